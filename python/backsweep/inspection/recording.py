"""``backsweep.record_graph``: keep everything about the operations that follow."""

from __future__ import annotations

from functools import wraps

from .. import _C

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    Parameters = ParamSpec("Parameters")
    Result = TypeVar("Result")

__all__ = ["record_graph"]


class record_graph:
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
        self._previous = [_C.recording()]
        _C.set_recording(mode, self._previous[0][1])
        self._entered = False

    def __enter__(self) -> None:
        if self._entered:
            self._previous.append(_C.recording())
        self._entered = True
        _C.set_recording(self._wanted, self._previous[-1][1])

    def __exit__(self, *error: object) -> None:
        previous = self._previous[-1]
        if len(self._previous) > 1:
            self._previous.pop()
        _C.set_recording(*previous)

    def __call__(self, function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
        # Decorating is not switching on.
        _C.set_recording(*self._previous[0])
        wanted = self._wanted

        @wraps(function)
        def recorded(*arguments: Parameters.args, **keywords: Parameters.kwargs) -> Result:
            previous = _C.recording()
            _C.set_recording(wanted, previous[1])
            try:
                return function(*arguments, **keywords)
            finally:
                _C.set_recording(*previous)

        return recorded
