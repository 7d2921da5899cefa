# Written by tools/generate_stubs.py; do not edit.
# mypy: disable-error-code="overload-overlap"

import builtins
from collections.abc import Sequence
from typing import NamedTuple, overload

from ._C import DTypeLike, Number, Tensor
from ._C import _LinAlgError as LinAlgError

class return_type_linalg_cholesky_ex(NamedTuple):
    L: Tensor
    info: Tensor

class return_type_linalg_eigh(NamedTuple):
    eigenvalues: Tensor
    eigenvectors: Tensor

class return_type_linalg_inv_ex(NamedTuple):
    inverse: Tensor
    info: Tensor

class return_type_linalg_lstsq(NamedTuple):
    solution: Tensor
    residuals: Tensor
    rank: Tensor
    singular_values: Tensor

class return_type_linalg_lu(NamedTuple):
    P: Tensor
    L: Tensor
    U: Tensor

class return_type_linalg_lu_factor(NamedTuple):
    LU: Tensor
    pivots: Tensor

class return_type_linalg_lu_factor_ex(NamedTuple):
    LU: Tensor
    pivots: Tensor
    info: Tensor

class return_type_linalg_qr(NamedTuple):
    Q: Tensor
    R: Tensor

class return_type_linalg_slogdet(NamedTuple):
    sign: Tensor
    logabsdet: Tensor

class return_type_linalg_solve_ex(NamedTuple):
    result: Tensor
    info: Tensor

class return_type_linalg_svd(NamedTuple):
    U: Tensor
    S: Tensor
    Vh: Tensor

def cholesky(input: Tensor, *, upper: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """linalg.cholesky(input, *, upper=False, out=None)

    The lower triangle L of input = L @ L.mT; LinAlgError unless positive definite.

    Derivative: inv(L).mT @ symmetric(tril(L.mT @ g)) @ inv(L)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.cholesky(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    tensor([[1.4142, 0.0000, 0.0000],
            [0.7071, 1.5811, 0.0000],
            [0.7071, 0.3162, 1.8439]])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.cholesky.html
    """
def cholesky_ex(input: Tensor, *, upper: builtins.bool = False, check_errors: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_linalg_cholesky_ex:
    """linalg.cholesky_ex(input, *, upper=False, check_errors=False, out=None)

    The factor, and the order of a minor that is not positive definite; 0 if there is none.

    Derivative: inv(L).mT @ symmetric(tril(L.mT @ g)) @ inv(L)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.linalg.cholesky_ex(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    torch.return_types.linalg_cholesky_ex(
    L=tensor([[1.4142, 0.0000, 0.0000],
            [0.7071, 1.5811, 0.0000],
            [0.7071, 0.3162, 1.8439]]),
    info=tensor(0, dtype=torch.int32))

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.cholesky_ex.html
    """
@overload
def cond(input: Tensor, p: Number | None = None, *, out: Tensor | None = None) -> Tensor:
    """linalg.cond(input, p=None, *, out=None)
    linalg.cond(input, p, *, out=None)

    Condition numbers: norm(input, p) * norm(inv(input), p); infinite when singular.
    Condition numbers in the Frobenius or the nuclear norm.

    Derivative: as of norm and inv
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.cond(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    tensor(3.9357)

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.cond.html
    """
@overload
def cond(input: Tensor, p: str, *, out: Tensor | None = None) -> Tensor: ...
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
def det(A: Tensor, *, out: Tensor | None = None) -> Tensor:
    """linalg.det(A, *, out=None)

    Determinants of matrices; singular ones have a gradient too.

    Derivative: g * y * inv(A).mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.det(backsweep.tensor([[2.0, 1.0], [1.0, 3.0]]))
    tensor(5.)

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.det.html
    """
def diagonal(A: Tensor, *, offset: builtins.int = 0, dim1: builtins.int = -2, dim2: builtins.int = -1) -> Tensor:
    """linalg.diagonal(A, *, offset= 0, dim1= -2, dim2= -1)

    The diagonals of matrices, as the last dimension.

    Derivative: diagonal_backward(g, input.shape, offset, dim1, dim2)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.linalg.diagonal(backsweep.arange(9.0).reshape(3, 3))
    tensor([0., 4., 8.])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.diagonal.html
    """
def eigh(input: Tensor, UPLO: str = 'L', *, out: Sequence[Tensor] | None = None) -> return_type_linalg_eigh:
    """linalg.eigh(input, UPLO='L', *, out=None)

    Eigenvalues of symmetric matrices, the smallest first, and orthonormal eigenvectors.

    Derivative: V @ (diag(gL) + skew(V.mT @ gV) / 2 / E) @ V.mT, E = L[j] - L[i]
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.linalg.eigh(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    torch.return_types.linalg_eigh(
    eigenvalues=tensor([1.3249, 2.4608, 5.2143]),
    eigenvectors=tensor([[ 0.8877,  0.2332,  0.3971],
            [-0.4271,  0.7392,  0.5207],
            [-0.1721, -0.6318,  0.7558]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.eigh.html
    """
def eigvalsh(input: Tensor, UPLO: str = 'L', *, out: Tensor | None = None) -> Tensor:
    """linalg.eigvalsh(input, UPLO='L', *, out=None)

    Eigenvalues of symmetric matrices, the smallest first.

    Derivative: V @ (diag(gL) + skew(V.mT @ gV) / 2 / E) @ V.mT, E = L[j] - L[i]
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.eigvalsh(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    tensor([1.3249, 2.4608, 5.2143])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.eigvalsh.html
    """
def householder_product(input: Tensor, tau: Tensor, *, out: Tensor | None = None) -> Tensor:
    """linalg.householder_product(input, tau, *, out=None)

    The first columns of the product of reflectors as geqrf returns them.

    Derivative: step by step through the reflectors I - tau v v.mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.householder_product(backsweep.tensor([[2.0, 1.0], [1.0, 3.0], [1.0, 1.0]]), backsweep.tensor([0.5, 2.0]))
    tensor([[ 0.5000,  1.5000],
            [-0.5000,  0.5000],
            [-0.5000, -0.5000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.householder_product.html
    """
def inv(A: Tensor, *, out: Tensor | None = None) -> Tensor:
    """linalg.inv(A, *, out=None)

    Inverses of matrices; LinAlgError when one is singular.

    Derivative: -y.mT @ g @ y.mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.inv(backsweep.tensor([[2.0, 1.0], [1.0, 3.0]]))
    tensor([[ 0.6000, -0.2000],
            [-0.2000,  0.4000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.inv.html
    """
def inv_ex(A: Tensor, *, check_errors: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_linalg_inv_ex:
    """linalg.inv_ex(A, *, check_errors=False, out=None)

    Inverses, and which of their pivots was zero, counted from 1; 0 when none was.

    Derivative: -y.mT @ g @ y.mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.linalg.inv_ex(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    torch.return_types.linalg_inv_ex(
    inverse=tensor([[ 0.6471, -0.1765, -0.1176],
            [-0.1765,  0.4118, -0.0588],
            [-0.1176, -0.0588,  0.2941]]),
    info=tensor(0, dtype=torch.int32))

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.inv_ex.html
    """
def lstsq(input: Tensor, b: Tensor, rcond: builtins.float | None = None, *, driver: str | None = None, out: Sequence[Tensor] | None = None) -> return_type_linalg_lstsq:
    """linalg.lstsq(input, b, rcond=None, *, driver=None, out=None)

    The x with the smallest norm of input @ x - b, and what is known about it.

    Derivative: that of pinv(A) from g @ B.mT; pinv(A).mT @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 4 tensors to write into, for the function only; not differentiable.

    >>> backsweep.linalg.lstsq(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]), backsweep.tensor([0.5, 2.0, -1.0]))
    torch.return_types.linalg_lstsq(
    solution=tensor([ 0.0882,  0.7941, -0.4706]),
    residuals=tensor([]),
    rank=tensor(3),
    singular_values=tensor([]))

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.lstsq.html
    """
def lu(A: Tensor, *, pivot: builtins.bool = True, out: Sequence[Tensor] | None = None) -> return_type_linalg_lu:
    """linalg.lu(A, *, pivot=True, out=None)

    A = P @ L @ U: a permutation, a unit lower and an upper triangle.

    Derivative: P @ inv(L).mT @ (tril(L.mT @ gL, -1) + triu(gU @ U.mT)) @ inv(U).mT where A is square
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 3 tensors to write into, for the function only; not differentiable.

    >>> backsweep.linalg.lu(backsweep.tensor([[2.0, 1.0], [1.0, 3.0]]))
    torch.return_types.linalg_lu(
    P=tensor([[1., 0.],
            [0., 1.]]),
    L=tensor([[1.0000, 0.0000],
            [0.5000, 1.0000]]),
    U=tensor([[2.0000, 1.0000],
            [0.0000, 2.5000]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.lu.html
    """
def lu_factor(A: Tensor, *, pivot: builtins.bool = True, out: Sequence[Tensor] | None = None) -> return_type_linalg_lu_factor:
    """linalg.lu_factor(A, *, pivot=True, out=None)

    L and U of A with rows exchanged, in one matrix, and the exchanges, from 1.

    Derivative: P @ inv(L).mT @ (tril(L.mT @ gL, -1) + triu(gU @ U.mT)) @ inv(U).mT where A is square
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.linalg.lu_factor(backsweep.tensor([[2.0, 1.0], [1.0, 3.0]]))
    torch.return_types.linalg_lu_factor(
    LU=tensor([[2.0000, 1.0000],
            [0.5000, 2.5000]]),
    pivots=tensor([1, 2], dtype=torch.int32))

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.lu_factor.html
    """
def lu_factor_ex(A: Tensor, *, pivot: builtins.bool = True, check_errors: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_linalg_lu_factor_ex:
    """linalg.lu_factor_ex(A, *, pivot=True, check_errors=False, out=None)

    As linalg.lu_factor, and which pivot was zero, counted from 1; 0 when none was.

    Derivative: P @ inv(L).mT @ (tril(L.mT @ gL, -1) + triu(gU @ U.mT)) @ inv(U).mT where A is square
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 3 tensors to write into, for the function only; not differentiable.

    >>> backsweep.linalg.lu_factor_ex(backsweep.tensor([[2.0, 1.0], [1.0, 3.0]]))
    torch.return_types.linalg_lu_factor_ex(
    LU=tensor([[2.0000, 1.0000],
            [0.5000, 2.5000]]),
    pivots=tensor([1, 2], dtype=torch.int32),
    info=tensor(0, dtype=torch.int32))

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.lu_factor_ex.html
    """
def lu_solve(LU: Tensor, pivots: Tensor, B: Tensor, *, left: builtins.bool = True, adjoint: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """linalg.lu_solve(LU, pivots, B, *, left=True, adjoint=False, out=None)

    The x of A @ x = B, or of x @ A = B, from the factors of A.

    Derivative: None for pivots; gB = lu_solve(LU, pivots, g, adjoint)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.lu_solve(backsweep.tensor([[2.0, 1.0], [1.0, 3.0]]), backsweep.tensor([2, 2], dtype=backsweep.int32), backsweep.arange(2.0).reshape(2, 1))
    tensor([[ 0.6667],
            [-0.3333]])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.lu_solve.html
    """
def matmul(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """linalg.matmul(input, other, *, out=None)

    Alias of `matmul`.

    Matrix product, `a @ b`: of vectors, matrices and broadcast batches of matrices.

    Derivative: g @ mat2.T; input.T @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.matmul(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(12.0).reshape(3, 4))
    tensor([[20., 23., 26., 29.],
            [56., 68., 80., 92.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.matmul.html
    """
def matrix_exp(input: Tensor) -> Tensor:
    """linalg.matrix_exp(input)

    The exponential of matrices: I + A + A @ A / 2 + ...

    Derivative: the upper right block of matrix_exp([[A.mT, g], [0, A.mT]])
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.linalg.matrix_exp(backsweep.tensor([[2.0, 1.0], [1.0, 3.0]]))
    tensor([[13.1815, 14.8839],
            [14.8839, 28.0654]])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.matrix_exp.html
    """
@overload
def matrix_norm(input: Tensor, ord: Number, dim: builtins.int | Sequence[builtins.int] = (-2, -1), keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """linalg.matrix_norm(input, ord, dim=(-2, -1), keepdim=False, *, dtype=None, out=None)
    linalg.matrix_norm(input, ord='fro', dim=(-2, -1), keepdim=False, *, dtype=None, out=None)

    Norms of matrices: sums of sizes for ord 1 and inf, the largest singular value for 2.
    The square root of the sum of squares ('fro') or the sum of singular values ('nuc').

    Derivative: as of vector_norm or svd
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.matrix_norm(backsweep.tensor([[2.0, 1.0, 1.0, 1.0], [1.0, 3.0, 1.0, 1.0], [1.0, 1.0, 4.0, 1.0]]), 1)
    tensor(6.)

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.matrix_norm.html
    """
@overload
def matrix_norm(input: Tensor, ord: str = 'fro', dim: builtins.int | Sequence[builtins.int] = (-2, -1), keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor: ...
def matrix_power(input: Tensor, n: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """linalg.matrix_power(input, n, *, out=None)

    Products of a matrix with itself, or of its inverse.

    Derivative: as of the matrix products
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.matrix_power(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]), 2)
    tensor([[ 6.,  6.,  7.],
            [ 6., 11.,  8.],
            [ 7.,  8., 18.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.matrix_power.html
    """
@overload
def matrix_rank(input: Tensor, *, atol: Tensor | Number | None = None, rtol: Tensor | Number | None = None, hermitian: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """linalg.matrix_rank(input, *, atol=None, rtol=None, hermitian=False, out=None)
    linalg.matrix_rank(input, tol, hermitian=False, *, out=None)

    How many singular values exceed the tolerances.
    How many singular values exceed `tol`.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.matrix_rank(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    tensor(3)

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.matrix_rank.html
    """
@overload
def matrix_rank(input: Tensor, tol: Tensor | Number, hermitian: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
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
@overload
def norm(input: Tensor, ord: Number | None = None, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """linalg.norm(input, ord=None, dim=None, keepdim=False, *, dtype=None, out=None)
    linalg.norm(input, ord, dim=None, keepdim=False, *, dtype=None, out=None)

    Norms of vectors or, with `ord` and two dimensions, of matrices.
    Norms of matrices by name.

    Derivative: as of vector_norm or svd
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.norm(backsweep.tensor([1.0, 2.0, 3.0]))
    tensor(3.7417)

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.norm.html
    """
@overload
def norm(input: Tensor, ord: str, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor: ...
@overload
def pinv(input: Tensor, *, atol: Tensor | Number | None = None, rtol: Tensor | Number | None = None, hermitian: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """linalg.pinv(input, *, atol=None, rtol=None, hermitian=False, out=None)
    linalg.pinv(input, rcond, hermitian=False, *, out=None)

    Moore and Penrose's pseudoinverses; singular values up to the tolerances count as 0.
    The same with NumPy's name of the relative tolerance.

    Derivative: -y.mT @ g @ y.mT + (I - A @ y) @ g.mT @ y @ y.mT + y.mT @ y @ g.mT @ (I - y @ A)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.pinv(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    tensor([[ 0.6471, -0.1765, -0.1176],
            [-0.1765,  0.4118, -0.0588],
            [-0.1176, -0.0588,  0.2941]])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.pinv.html
    """
@overload
def pinv(input: Tensor, rcond: Tensor | Number, hermitian: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
def qr(A: Tensor, mode: str = 'reduced', *, out: Sequence[Tensor] | None = None) -> return_type_linalg_qr:
    """linalg.qr(A, mode='reduced', *, out=None)

    A = Q @ R: orthonormal columns and an upper triangle.

    Derivative: (gQ + Q @ symmetric(tril(R @ gR.mT - gQ.mT @ Q))) @ inv(R).mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.linalg.qr(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    torch.return_types.linalg_qr(
    Q=tensor([[-8.1650e-01,  4.4721e-01, -3.6515e-01],
            [-4.0825e-01, -8.9443e-01, -1.8257e-01],
            [-4.0825e-01, -1.0307e-09,  9.1287e-01]]),
    R=tensor([[-2.4495, -2.4495, -2.8577],
            [ 0.0000, -2.2361, -0.4472],
            [ 0.0000,  0.0000,  3.1038]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.qr.html
    """
def slogdet(A: Tensor, *, out: Sequence[Tensor] | None = None) -> return_type_linalg_slogdet:
    """linalg.slogdet(A, *, out=None)

    Signs of determinants, and logarithms of their sizes.

    Derivative: g * inv(A).mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.linalg.slogdet(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    torch.return_types.linalg_slogdet(
    sign=tensor(1.),
    logabsdet=tensor(2.8332))

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.slogdet.html
    """
def solve(A: Tensor, B: Tensor, *, left: builtins.bool = True, out: Tensor | None = None) -> Tensor:
    """linalg.solve(A, B, *, left=True, out=None)

    The x of A @ x = B, or of x @ A = B; LinAlgError when A is singular.

    Derivative: -solve(A.mT, g) @ y.mT; solve(A.mT, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.solve(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([ 0.0882,  0.7941, -0.4706])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.solve.html
    """
def solve_ex(A: Tensor, B: Tensor, *, left: builtins.bool = True, check_errors: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_linalg_solve_ex:
    """linalg.solve_ex(A, B, *, left=True, check_errors=False, out=None)

    The solution, and which pivot of A was zero, counted from 1; 0 when none was.

    Derivative: -solve(A.mT, g) @ y.mT; solve(A.mT, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.linalg.solve_ex(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]), backsweep.tensor([0.5, 2.0, -1.0]))
    torch.return_types.linalg_solve_ex(
    result=tensor([ 0.0882,  0.7941, -0.4706]),
    info=tensor(0, dtype=torch.int32))

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.solve_ex.html
    """
def solve_triangular(input: Tensor, B: Tensor, *, upper: builtins.bool, left: builtins.bool = True, unitriangular: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """linalg.solve_triangular(input, B, *, upper, left=True, unitriangular=False, out=None)

    The x of A @ x = B, or of x @ A = B, for the upper or lower triangle of A.

    Derivative: the triangle of -gB @ y.mT; gB = solve_triangular(A.mT, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.solve_triangular(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]), backsweep.arange(6.0).reshape(3, 2), upper=True)
    tensor([[-0.6667, -0.4167],
            [ 0.3333,  0.5833],
            [ 1.0000,  1.2500]])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.solve_triangular.html
    """
def svd(A: Tensor, full_matrices: builtins.bool = True, *, driver: str | None = None, out: Sequence[Tensor] | None = None) -> return_type_linalg_svd:
    """linalg.svd(A, full_matrices=True, *, driver=None, out=None)

    A = U @ diag(S) @ Vh with orthonormal U and V, the largest singular value first.

    Derivative: U @ (skew(U.mT @ gU) / E * S + S * skew(V.mT @ gV) / E + diag(gS)) @ Vh and what leaves their span, E = S[j]^2 - S[i]^2
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 3 tensors to write into, for the function only; not differentiable.

    >>> backsweep.linalg.svd(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    torch.return_types.linalg_svd(
    U=tensor([[-0.3971,  0.2332,  0.8877],
            [-0.5207,  0.7392, -0.4271],
            [-0.7558, -0.6318, -0.1721]]),
    S=tensor([5.2143, 2.4608, 1.3249]),
    Vh=tensor([[-0.3971, -0.5207, -0.7558],
            [ 0.2332,  0.7392, -0.6318],
            [ 0.8877, -0.4271, -0.1721]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.svd.html
    """
def svdvals(A: Tensor, *, driver: str | None = None, out: Tensor | None = None) -> Tensor:
    """linalg.svdvals(A, *, driver=None, out=None)

    Singular values, the largest first.

    Derivative: U @ (skew(U.mT @ gU) / E * S + S * skew(V.mT @ gV) / E + diag(gS)) @ Vh and what leaves their span, E = S[j]^2 - S[i]^2
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.svdvals(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    tensor([5.2143, 2.4608, 1.3249])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.svdvals.html
    """
def tensorinv(input: Tensor, ind: builtins.int = 2, *, out: Tensor | None = None) -> Tensor:
    """linalg.tensorinv(input, ind=2, *, out=None)

    The inverse of the map from the last dimensions to the first `ind`.

    Derivative: as of inv after reshaping
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.tensorinv(backsweep.tensor([[2.0, 1.0], [1.0, 3.0]]), 1)
    tensor([[ 0.6000, -0.2000],
            [-0.2000,  0.4000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.tensorinv.html
    """
def tensorsolve(input: Tensor, other: Tensor, dims: builtins.int | Sequence[builtins.int] | None = None, *, out: Tensor | None = None) -> Tensor:
    """linalg.tensorsolve(input, other, dims=None, *, out=None)

    The x of tensordot(input, x, x.ndim) = other.

    Derivative: as of solve after reshaping
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linalg.tensorsolve(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([ 0.0882,  0.7941, -0.4706])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.tensorsolve.html
    """
def vander(x: Tensor, *, N: builtins.int | None = None) -> Tensor:
    """linalg.vander(x, *, N=None)

    The powers of each element, from 0, as the last dimension.

    Derivative: as of cumprod
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.linalg.vander(backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([[ 1.0000,  0.5000,  0.2500],
            [ 1.0000,  2.0000,  4.0000],
            [ 1.0000, -1.0000,  1.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.linalg.vander.html
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
