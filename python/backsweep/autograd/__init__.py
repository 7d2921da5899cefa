"""Differentiation: Variable, backward, grad and the grad modes.

See https://docs.pytorch.org/docs/stable/autograd.html
"""

from __future__ import annotations

from .. import _C
from .._C import Tensor
from .._grad_mode import enable_grad, no_grad, set_grad_enabled
from .._missing import module_getattr
from .variable import Variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Variable",
    "backward",
    "enable_grad",
    "grad",
    "no_grad",
    "set_grad_enabled",
]


def _as_list(tensors: Tensor | Sequence[Tensor], what: str) -> list[Tensor]:
    items = [tensors] if isinstance(tensors, Tensor) else list(tensors)
    for item in items:
        if not isinstance(item, Tensor):
            raise TypeError(
                f"{what}: an item of type {type(item).__name__} was given; tensors are required"
            )
    return items


def _seeds(
    given: Tensor | Sequence[Tensor | None] | None, count: int, what: str
) -> list[Tensor | None]:
    if given is None:
        return [None] * count
    seeds: list[Tensor | None] = [given] if isinstance(given, Tensor) else list(given)
    if len(seeds) != count:
        raise RuntimeError(
            f"{what}: got {count} tensors and {len(seeds)} gradients; one gradient for each tensor "
            "is required; use None for outputs with one element"
        )
    return seeds


def backward(
    tensors: Tensor | Sequence[Tensor],
    grad_tensors: Tensor | Sequence[Tensor | None] | None = None,
    retain_graph: bool | None = None,
    create_graph: bool = False,
    inputs: Tensor | Sequence[Tensor] | None = None,
) -> None:
    """Sweep the graph from several tensors at once and accumulate into the leaves' ``.grad``.

    Args:
        tensors: the outputs.
        grad_tensors: a seed for each output, of its shape; None stands for one.
        retain_graph: keep saved values for another sweep; as ``create_graph`` when None.
        create_graph: record the sweep itself.
        inputs: accumulate into these only.

    Raises:
        RuntimeError: as ``Tensor.backward``.

    >>> import backsweep
    >>> w = backsweep.tensor(2.0, requires_grad=True)
    >>> backward([w * w, 3 * w])
    >>> w.grad
    tensor(7.)

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.backward.html
    """
    outputs = _as_list(tensors, "backward")
    targets = [] if inputs is None else _as_list(inputs, "backward")
    if inputs is not None and not targets:
        raise RuntimeError("backward: 'inputs' argument to backward cannot be empty.")
    keep = create_graph if retain_graph is None else retain_graph
    _C.backward(
        outputs, _seeds(grad_tensors, len(outputs), "backward"), keep, create_graph, targets
    )


def grad(
    outputs: Tensor | Sequence[Tensor],
    inputs: Tensor | Sequence[Tensor],
    grad_outputs: Tensor | Sequence[Tensor | None] | None = None,
    retain_graph: bool | None = None,
    create_graph: bool = False,
    allow_unused: bool | None = None,
    is_grads_batched: bool = False,
    materialize_grads: bool = False,
) -> tuple[Tensor | None, ...]:
    """Return the gradients of the sum of ``outputs`` by ``inputs``, without touching any ``.grad``.

    Args:
        outputs: the differentiated tensors.
        inputs: the tensors to differentiate by, leaves or not.
        grad_outputs: a seed for each output, of its shape; None stands for one.
        retain_graph: keep saved values for another sweep; as ``create_graph`` when None.
        create_graph: record the sweep, so that the result can be differentiated again.
        allow_unused: give None for inputs that the outputs do not depend on, instead of an error.
        is_grads_batched: not supported.
        materialize_grads: give zeros instead of None for unused inputs.

    Raises:
        RuntimeError: an input does not require a gradient, or was not used and ``allow_unused`` is off.
        NotImplementedError: ``is_grads_batched``.

    >>> import backsweep
    >>> x = backsweep.tensor(3.0, requires_grad=True)
    >>> (slope,) = grad(x**3, x, create_graph=True)
    >>> grad(slope, x)
    (tensor(18.),)

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.grad.html
    """
    if is_grads_batched:
        raise NotImplementedError(
            "grad: is_grads_batched=True was given; backsweep has no batched sweep; call grad once for "
            "each row of grad_outputs"
        )
    if materialize_grads:
        if allow_unused is False:
            raise ValueError(
                "grad: expected allow_unused to be True or not passed when materialize_grads=True, "
                "but got: allow_unused=False"
            )
        allow_unused = True
    roots = _as_list(outputs, "grad")
    targets = _as_list(inputs, "grad")
    keep = create_graph if retain_graph is None else retain_graph
    results = _C.grad(roots, targets, _seeds(grad_outputs, len(roots), "grad"), keep, create_graph)
    if not allow_unused and any(result is None for result in results):
        position = next(i for i, result in enumerate(results) if result is None)
        raise RuntimeError(
            f"grad: input {position} has no path to the outputs: One of the differentiated Tensors "
            "appears to not have been used in the graph. Set allow_unused=True if this is the desired "
            "behavior."
        )
    if materialize_grads:
        return tuple(
            _C.zeros_like(target) if result is None else result
            for result, target in zip(results, targets, strict=True)
        )
    return tuple(results)


__getattr__ = module_getattr(__name__, ("graph",))
