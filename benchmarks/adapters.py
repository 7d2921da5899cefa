"""The part of PyTorch's interface that the cases use, for libraries that have another one."""

from __future__ import annotations

from types import ModuleType, SimpleNamespace
from typing import Any


def adapt(library: str, module: ModuleType) -> Any:
    """A ``torch``-like namespace over the library; PyTorch's own interface passes as it is."""
    if library == "micrograd":
        return micrograd(module)
    if library == "pure":
        return pure(module)
    return module


def micrograd(module: ModuleType) -> SimpleNamespace:
    """Scalars only; every node records; gradients are Python numbers that start at zero."""

    def tensor(value: Any, requires_grad: bool = False) -> Any:
        return module.Value(value[0] if isinstance(value, list) else value)

    def descend(parameters: list[Any], rate: float) -> None:
        for parameter in parameters:
            parameter.data = parameter.data - rate * parameter.grad
            parameter.grad = 0

    return SimpleNamespace(
        tensor=tensor,
        relu=module.Value.relu,
        descend=descend,
        cleared_grad=0,
    )


def pure(module: ModuleType) -> SimpleNamespace:
    """The plain-Python engine, which is one module: PyTorch's names, and ``autograd``."""
    return SimpleNamespace(
        tensor=module.tensor,
        Tensor=module.Tensor,
        autograd=SimpleNamespace(Variable=module.Variable),
        relu=module.relu,
    )
