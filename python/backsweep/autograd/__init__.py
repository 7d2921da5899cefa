"""Differentiation: Variable, backward, grad, Function and the grad modes.

See https://docs.pytorch.org/docs/stable/autograd.html
"""

from __future__ import annotations

from .. import _C
from .._C import Tensor
from .._grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from .variable import Variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, TypeAlias

    from .anomaly_mode import detect_anomaly, set_detect_anomaly
    from .function import Function
    from .grad_mode import set_multithreading_enabled
    from .gradcheck import gradcheck, gradgradcheck
    from .graph import GradientEdge

    Place: TypeAlias = Tensor | GradientEdge

__all__ = [
    "Function",
    "Variable",
    "backward",
    "detect_anomaly",
    "enable_grad",
    "grad",
    "gradcheck",
    "gradgradcheck",
    "inference_mode",
    "no_grad",
    "set_detect_anomaly",
    "set_grad_enabled",
    "set_multithreading_enabled",
]


def _as_list(places: Any) -> list[Any]:
    """One tensor or gradient edge, or several, as a list."""
    return [places] if isinstance(places, Tensor) or hasattr(places, "output_nr") else list(places)


def _shape_of(place: Place) -> tuple[int, ...]:
    if isinstance(place, Tensor):
        return place.shape
    return tuple(place.node._input_shapes[place.output_nr])


def _seeds(given: Any, outputs: list[Any], what: str) -> list[Tensor | None]:
    if given is None:
        return [None] * len(outputs)
    seeds: list[Tensor | None] = [given] if isinstance(given, Tensor) else list(given)
    if len(seeds) != len(outputs):
        raise RuntimeError(
            f"{what}: got {len(outputs)} tensors and {len(seeds)} gradients; one gradient for each "
            "tensor is required; use None for outputs with one element"
        )
    return seeds


def backward(
    tensors: Place | Sequence[Place],
    grad_tensors: Tensor | Sequence[Tensor | None] | None = None,
    retain_graph: bool | None = None,
    create_graph: bool = False,
    grad_variables: Tensor | Sequence[Tensor | None] | None = None,
    inputs: Place | Sequence[Place] | None = None,
) -> None:
    """Sweep the graph from several tensors at once and accumulate into the leaves' ``.grad``.

    Args:
        tensors: the outputs; tensors or gradient edges.
        grad_tensors: a seed for each output, of its shape; None stands for one.
        retain_graph: keep saved values for another sweep; as ``create_graph`` when None.
        create_graph: record the sweep itself.
        grad_variables: PyTorch's old name of ``grad_tensors``.
        inputs: accumulate into these only. Of those that are no leaves the gradient is retained.

    Raises:
        RuntimeError: as ``Tensor.backward``; ``inputs`` is empty or has one that requires no gradient.

    >>> import backsweep
    >>> w = backsweep.tensor(2.0, requires_grad=True)
    >>> backward([w * w, 3 * w])
    >>> w.grad
    tensor(7.)

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.backward.html
    """
    if grad_variables is not None:
        if grad_tensors is not None:
            raise RuntimeError(
                "`grad_tensors` and `grad_variables` (deprecated) arguments both passed to "
                "`backward()`. Please only use `grad_tensors`."
            )
        grad_tensors = grad_variables
    targets = [] if inputs is None else _as_list(inputs)
    if inputs is not None and not targets:
        raise RuntimeError("backward: `inputs` argument to `backward()` cannot be empty.")
    outputs = _as_list(tensors)
    keep = create_graph if retain_graph is None else retain_graph
    seeds = _seeds(grad_tensors, outputs, "backward")
    _C.backward(outputs, targets, seeds, keep, create_graph)


def grad(
    outputs: Place | Sequence[Place],
    inputs: Place | Sequence[Place],
    grad_outputs: Tensor | Sequence[Tensor | None] | None = None,
    retain_graph: bool | None = None,
    create_graph: bool = False,
    allow_unused: bool | None = None,
    is_grads_batched: bool = False,
    materialize_grads: bool = False,
) -> tuple[Tensor | None, ...]:
    """Return the gradients of the sum of ``outputs`` by ``inputs``, without touching any leaf's ``.grad``.

    Args:
        outputs: the differentiated tensors, or gradient edges.
        inputs: the tensors or gradient edges to differentiate by, leaves or not.
        grad_outputs: a seed for each output, of its shape; None stands for one.
        retain_graph: keep saved values for another sweep; as ``create_graph`` when None.
        create_graph: record the sweep, so that the result can be differentiated again.
        allow_unused: give None for inputs that the outputs do not depend on, instead of an error.
        is_grads_batched: every seed has one dimension more in front, and so has every result. The
            graph is swept once for each index of it.
        materialize_grads: give zeros instead of None for unused inputs.

    Raises:
        RuntimeError: an input does not require a gradient, or was not used and ``allow_unused`` is off.
        ValueError: ``materialize_grads`` with ``allow_unused=False``.

    >>> import backsweep
    >>> x = backsweep.tensor(3.0, requires_grad=True)
    >>> (slope,) = grad(x**3, x, create_graph=True)
    >>> grad(slope, x)
    (tensor(18.),)

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.grad.html
    """
    if materialize_grads:
        if allow_unused is False:
            raise ValueError(
                "grad: Expected allow_unused to be True or not passed when materialize_grads=True, "
                "but got: allow_unused=False."
            )
        allow_unused = True
    roots = _as_list(outputs)
    targets = _as_list(inputs)
    if not targets:
        raise RuntimeError("grad: `inputs` argument to `grad()` cannot be empty.")
    keep = create_graph if retain_graph is None else retain_graph
    seeds = _seeds(grad_outputs, roots, "grad")
    if is_grads_batched:
        from ._batched import batched_sweeps

        results = batched_sweeps(roots, targets, seeds, keep, create_graph)
    else:
        results = _C.grad(roots, targets, seeds, keep, create_graph)
    for position, result in enumerate(results):
        if result is not None:
            continue
        if not allow_unused:
            raise RuntimeError(
                f"grad: The differentiated Tensor at index {position} appears to not have been used in "
                "the graph. Set allow_unused=True if this is the desired behavior."
            )
        if materialize_grads:
            batch = seeds[0].shape[:1] if is_grads_batched and seeds[0] is not None else ()
            target = targets[position]
            results[position] = _C.zeros(
                (*batch, *_shape_of(target)),
                dtype=target.dtype if isinstance(target, Tensor) else None,
            )
    return tuple(results)


# What is imported when it is used, and from where.
_LAZY = {
    "Function": "function",
    "detect_anomaly": "anomaly_mode",
    "set_detect_anomaly": "anomaly_mode",
    "gradcheck": "gradcheck",
    "gradgradcheck": "gradcheck",
    "set_multithreading_enabled": "grad_mode",
}
_MODULES = ("anomaly_mode", "forward_ad", "function", "functional", "grad_mode", "graph")


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _LAZY:
        value = getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
        globals()[name] = value
        return value
    from .._missing import module_getattr

    return module_getattr(__name__, _MODULES)(name)
