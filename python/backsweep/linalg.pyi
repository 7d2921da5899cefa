# Written by tools/generate_stubs.py; do not edit.
# mypy: disable-error-code="overload-overlap"

import builtins
from collections.abc import Sequence

from ._C import DTypeLike, Number, Tensor

def cross(input: Tensor, other: Tensor, *, dim: builtins.int = -1, out: Tensor | None = None) -> Tensor:
    """linalg.cross(input, other, *, dim= -1, out=None)

    Vector product of vectors with three elements along `dim`.

    Derivative: cross(other, g); cross(g, input)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.cross(backsweep.tensor([0.5, 2.0, -1.0]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([0., 0., 0.])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.cross.html
    """
def multi_dot(tensors: Sequence[Tensor], *, out: Tensor | None = None) -> Tensor:
    """linalg.multi_dot(tensors, *, out=None)

    Product of matrices in the order that takes the fewest multiplications.

    Derivative: as of the matrix products
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.multi_dot([backsweep.arange(6.0).reshape(2, 3), backsweep.arange(12.0).reshape(3, 4), backsweep.arange(8.0).reshape(4, 2)])
    tensor([[ 324.,  422.],
            [1008., 1304.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.multi_dot.html
    """
def vecdot(x: Tensor, y: Tensor, *, dim: builtins.int = -1, out: Tensor | None = None) -> Tensor:
    """linalg.vecdot(x, y, *, dim= -1, out=None)

    Sums of products along one dimension of two tensors.

    Derivative: g * y; g * x
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.vecdot(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([ 5., 50.])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.vecdot.html
    """
def vector_norm(x: Tensor, ord: Number = 2, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """linalg.vector_norm(x, ord=2, dim=None, keepdim=False, *, dtype=None, out=None)

    Norm of all elements as one vector, or along `dim`; ord may be any number or infinity.

    Derivative: g * x / y for ord 2, 0 at 0; else g * sign(x) * (|x| / y)^(ord - 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.vector_norm(backsweep.arange(6.0).reshape(2, 3))
    tensor(7.4162)

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.vector_norm.html
    """

__all__: list[str]
