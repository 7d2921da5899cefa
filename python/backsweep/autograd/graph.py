"""The recorded graph: its nodes and edges, hooks on them, and hooks on what they save.

See https://docs.pytorch.org/docs/stable/autograd.html#module-torch.autograd.graph
"""

from __future__ import annotations

from typing import NamedTuple

from .. import _C
from .._C import Node, Tensor
from .._missing import module_getattr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from ..utils.hooks import RemovableHandle
    from ._saved import (
        allow_mutation_on_saved_tensors,
        disable_saved_tensors_hooks,
        save_on_cpu,
        saved_tensors_hooks,
    )

__all__ = [
    "GradientEdge",
    "Node",
    "allow_mutation_on_saved_tensors",
    "disable_saved_tensors_hooks",
    "get_gradient_edge",
    "increment_version",
    "register_multi_grad_hook",
    "save_on_cpu",
    "saved_tensors_hooks",
]


class GradientEdge(NamedTuple):
    """A place in the graph, output ``output_nr`` of ``node``; ``grad`` and ``backward`` take it for a tensor.

    It keeps the node alive and not the tensor's values.

    >>> import backsweep
    >>> x = backsweep.tensor(2.0, requires_grad=True)
    >>> y = x * 3
    >>> edge = get_gradient_edge(y)
    >>> edge.node.name(), edge.output_nr
    ('MulBackward0', 0)
    >>> backsweep.autograd.grad(edge, x)
    (tensor(3.),)

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.graph.GradientEdge.html
    """

    node: Node
    output_nr: int
    ownership_token: Any = None


def get_gradient_edge(tensor: Tensor) -> GradientEdge:
    """Return where the gradient of a tensor goes.

    Args:
        tensor: a leaf or a computed tensor that requires a gradient.

    Raises:
        RuntimeError: it does not require a gradient.

    >>> import backsweep
    >>> w = backsweep.tensor(2.0, requires_grad=True)
    >>> get_gradient_edge(w).node.name()
    'torch::autograd::AccumulateGrad'

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.graph.get_gradient_edge.html
    """
    return GradientEdge(*_C.gradient_edge(tensor))


def increment_version(tensor: Tensor | Iterable[Tensor]) -> None:
    """Count a write to the tensor's memory that the engine did not see, such as one by NumPy.

    Args:
        tensor: a tensor or several.

    Raises:
        RuntimeError: something else was given.

    >>> import backsweep
    >>> x = backsweep.tensor([1.0])
    >>> increment_version(x)
    >>> x._version
    1

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.graph.increment_version.html
    """
    if isinstance(tensor, Tensor):
        _C.increment_version(tensor)
        return
    if not hasattr(tensor, "__iter__"):
        raise RuntimeError(
            "increment_version expect a Iterable[Tensor] as input; got " + type(tensor).__name__
        )
    for item in tensor:
        _C.increment_version(item)


class _MultiHandle:
    """Removes several hooks."""

    def __init__(self, handles: Sequence[RemovableHandle]) -> None:
        self.handles = tuple(handles)

    def remove(self) -> None:
        for handle in self.handles:
            handle.remove()

    def __enter__(self) -> _MultiHandle:
        return self

    def __exit__(self, *error: object) -> None:
        self.remove()


def register_multi_grad_hook(
    tensors: Sequence[Tensor],
    fn: Callable[[Sequence[Tensor | None]], None] | Callable[[Tensor], None],
    *,
    mode: str = "all",
) -> _MultiHandle:
    """Call ``fn`` when the gradients of several tensors have been computed.

    Args:
        tensors: tensors that require a gradient.
        fn: with mode "all", called with a list of all gradients, None for tensors that the sweep does not
            reach, once for each sweep; with mode "any", called with the first gradient that is computed.
        mode: "all" or "any".

    Raises:
        ValueError: another mode.
        RuntimeError: a tensor does not require a gradient.

    >>> import backsweep
    >>> x = backsweep.tensor(2.0, requires_grad=True)
    >>> a, b = x * 3, x * 5
    >>> handle = register_multi_grad_hook([a, b], print)
    >>> (a * 2 + b).backward()
    [tensor(2.), tensor(1.)]

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.graph.register_multi_grad_hook.html
    """
    if mode not in ("all", "any"):
        raise ValueError(
            f"register_multi_grad_hook: Expects mode to be one of ('all', 'any') but got {mode}"
        )
    # By number: holding the nodes would hide cycles through the hook from Python's collector.
    nodes = [_C.gradient_edge(tensor)[0]._sequence_nr() for tensor in tensors]
    gradients: dict[int, list[Tensor | None]] = {}  # for each sweep that is on its way
    remaining: dict[int, int] = {}

    def hook_for(position: int) -> Callable[[Tensor], None]:
        def collect(gradient: Tensor) -> None:
            sweep = _C.current_sweep()
            if sweep not in gradients:
                gradients[sweep] = [None] * len(tensors)
                pending = _C.pending_nodes(nodes)
                remaining[sweep] = sum(node in pending for node in nodes)
            found = gradients[sweep]
            found[position] = gradient
            remaining[sweep] -= 1
            if remaining[sweep] == 0:
                del gradients[sweep], remaining[sweep]
                fn(found)  # type: ignore[arg-type]

        return collect

    def first_hook(_: int) -> Callable[[Tensor], None]:
        def call(gradient: Tensor) -> None:
            sweep = _C.current_sweep()
            if sweep != seen[0]:
                seen[0] = sweep
                fn(gradient)  # type: ignore[arg-type]

        return call

    seen = [0]
    make = hook_for if mode == "all" else first_hook
    return _MultiHandle([tensor.register_hook(make(i)) for i, tensor in enumerate(tensors)])


_LAZY = (
    "allow_mutation_on_saved_tensors",
    "disable_saved_tensors_hooks",
    "save_on_cpu",
    "saved_tensors_hooks",
)
_refuse = module_getattr(__name__)


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        from . import _saved

        return getattr(_saved, name)
    return _refuse(name)
