"""Variable, PyTorch's old name for a tensor that records."""

from __future__ import annotations

from .._C import Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _VariableType(type):
    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, Tensor)


class Variable(metaclass=_VariableType):
    """``Variable(data, requires_grad=False)``: the tensor ``data`` as a leaf.

    Since PyTorch 0.4 tensors record by themselves and a Variable is a Tensor; the name remains for the
    programs that use it.

    Args:
        data: a tensor; the result shares its memory.
        requires_grad: record operations on the result.

    Raises:
        TypeError: ``data`` is not a tensor.
        RuntimeError: ``requires_grad`` with an integer or bool dtype.

    >>> import backsweep
    >>> w = Variable(backsweep.Tensor([1.0]), requires_grad=True)
    >>> isinstance(w, Variable), type(w).__name__
    (True, 'Tensor')

    See https://docs.pytorch.org/docs/stable/autograd.html#variable-deprecated
    """

    def __new__(  # type: ignore[misc]
        cls, data: Tensor | None = None, requires_grad: bool = False, volatile: bool = False
    ) -> Tensor:
        if data is None:
            data = Tensor()
        if not isinstance(data, Tensor):
            raise TypeError(
                f"Variable: {type(data).__name__} was given; Variable data has to be a tensor, but "
                f"got {type(data).__name__}; use tensor(data)"
            )
        variable = data.data
        if requires_grad:
            variable.requires_grad_()
        return variable
