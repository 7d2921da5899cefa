"""``backsweep.record_graph``: keep everything about the operations that follow."""

from __future__ import annotations

from .. import _C
from .._grad_mode import _GradMode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .._grad_mode import Function

__all__ = ["record_graph"]


class record_graph(_GradMode):
    """Record the whole graph: at once, for a ``with`` block, or for the calls of a function.

    While it is on, every recorded operation also keeps copies of its operands (tensors that need no gradient
    and Python numbers too) and of its results, and the program's line; every sweep over it keeps the
    gradients that flowed. So ``explain``, pictures and ``graph_memory`` know everything, after ``backward()``
    too. It costs time and memory while it is on, and nothing when it is off. It holds for this thread.

    Args:
        mode: True, or False to switch off.

    >>> import backsweep
    >>> x = backsweep.tensor(3.0)
    >>> w = backsweep.tensor(2.0, requires_grad=True)
    >>> with record_graph():
    ...     d = x * w
    ...     loss = d * d
    >>> loss.backward()
    >>> print(backsweep.explain(loss).steps[1])
    2. d = x * w: 12 arrived; w += 36

    As a decorator::

        @backsweep.record_graph()
        def step(): ...
    """

    def __init__(self, mode: bool = True) -> None:
        if not isinstance(mode, bool):
            raise TypeError(
                f"record_graph: a {type(mode).__name__} was given; True or False is required; "
                "as a decorator write @record_graph()"
            )
        self._wanted = mode
        self._before = [_C.recording()]
        _C.set_recording(mode, self._before[0][1])
        self._entered = False

    def __enter__(self) -> None:
        if self._entered:
            self._before.append(_C.recording())
        self._entered = True
        _C.set_recording(self._wanted, self._before[-1][1])

    def __exit__(self, *error: object) -> None:
        previous = self._before[-1]
        if len(self._before) > 1:
            self._before.pop()
        _C.set_recording(*previous)

    def _copy(self) -> record_graph:
        return record_graph(self._wanted)

    def __call__(self, function: Function) -> Function:
        _C.set_recording(*self._before[0])  # a decorator acts on the calls only
        return super().__call__(function)
