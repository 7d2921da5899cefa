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

class return_type_linalg_ldl_factor(NamedTuple):
    LD: Tensor
    pivots: Tensor

class return_type_linalg_ldl_factor_ex(NamedTuple):
    LD: Tensor
    pivots: Tensor
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
    """The lower triangle L of input = L @ L.mT; LinAlgError unless positive definite.

    Derivative: inv(L).mT @ symmetric(tril(L.mT @ g)) @ inv(L)
    """
def cholesky_ex(input: Tensor, *, upper: builtins.bool = False, check_errors: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_linalg_cholesky_ex:
    """The factor, and the order of a minor that is not positive definite; 0 if there is none.

    Derivative: inv(L).mT @ symmetric(tril(L.mT @ g)) @ inv(L)
    """
@overload
def cond(input: Tensor, p: Number | None = None, *, out: Tensor | None = None) -> Tensor:
    """Condition numbers: norm(input, p) * norm(inv(input), p); infinite when singular.
    Condition numbers in the Frobenius or the nuclear norm.

    Derivative: as of norm and inv
    """
@overload
def cond(input: Tensor, p: str, *, out: Tensor | None = None) -> Tensor: ...
def cross(input: Tensor, other: Tensor, *, dim: builtins.int = -1, out: Tensor | None = None) -> Tensor:
    """Vector product of vectors with three elements along `dim`.

    Derivative: cross(other, g); cross(g, input)
    """
def det(A: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Determinants of matrices; singular ones have a gradient too.

    Derivative: g * y * inv(A).mT
    """
def diagonal(A: Tensor, *, offset: builtins.int = 0, dim1: builtins.int = -2, dim2: builtins.int = -1) -> Tensor:
    """The diagonals of matrices, as the last dimension.

    Derivative: diagonal_backward(g, input.shape, offset, dim1, dim2)

    The result is a view: it shares memory with the input.
    """
def eigh(input: Tensor, UPLO: str = 'L', *, out: Sequence[Tensor] | None = None) -> return_type_linalg_eigh:
    """Eigenvalues of symmetric matrices, the smallest first, and orthonormal eigenvectors.

    Derivative: V @ (diag(gL) + skew(V.mT @ gV) / 2 / E) @ V.mT, E = L[j] - L[i]
    """
def eigvalsh(input: Tensor, UPLO: str = 'L', *, out: Tensor | None = None) -> Tensor:
    """Eigenvalues of symmetric matrices, the smallest first.

    Derivative: V @ (diag(gL) + skew(V.mT @ gV) / 2 / E) @ V.mT, E = L[j] - L[i]
    """
def householder_product(input: Tensor, tau: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The first columns of the product of reflectors as geqrf returns them.

    Derivative: step by step through the reflectors I - tau v v.mT
    """
def inv(A: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Inverses of matrices; LinAlgError when one is singular.

    Derivative: -y.mT @ g @ y.mT
    """
def inv_ex(A: Tensor, *, check_errors: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_linalg_inv_ex:
    """Inverses, and which of their pivots was zero, counted from 1; 0 when none was.

    Derivative: -y.mT @ g @ y.mT
    """
def ldl_factor(input: Tensor, *, hermitian: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_linalg_ldl_factor:
    """Symmetric input = L @ D @ L.mT in one matrix; D has blocks of one or two rows.

    Derivative: not differentiable
    """
def ldl_factor_ex(input: Tensor, *, hermitian: builtins.bool = False, check_errors: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_linalg_ldl_factor_ex:
    """The factors, and the first block of D that is zero, counted from 1; 0 if there is none.

    Derivative: not differentiable
    """
def ldl_solve(LD: Tensor, pivots: Tensor, B: Tensor, *, hermitian: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """The x of A @ x = B from what linalg.ldl_factor returned of A.

    Derivative: not differentiable
    """
def lstsq(input: Tensor, b: Tensor, rcond: builtins.float | None = None, *, driver: str | None = None, out: Sequence[Tensor] | None = None) -> return_type_linalg_lstsq:
    """The x with the smallest norm of input @ x - b, and what is known about it.

    Derivative: that of pinv(A) from g @ B.mT; pinv(A).mT @ g
    """
def lu(A: Tensor, *, pivot: builtins.bool = True, out: Sequence[Tensor] | None = None) -> return_type_linalg_lu:
    """A = P @ L @ U: a permutation, a unit lower and an upper triangle.

    Derivative: P @ inv(L).mT @ (tril(L.mT @ gL, -1) + triu(gU @ U.mT)) @ inv(U).mT where A is square
    """
def lu_factor(A: Tensor, *, pivot: builtins.bool = True, out: Sequence[Tensor] | None = None) -> return_type_linalg_lu_factor:
    """L and U of A with rows exchanged, in one matrix, and the exchanges, from 1.

    Derivative: P @ inv(L).mT @ (tril(L.mT @ gL, -1) + triu(gU @ U.mT)) @ inv(U).mT where A is square
    """
def lu_factor_ex(A: Tensor, *, pivot: builtins.bool = True, check_errors: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_linalg_lu_factor_ex:
    """As linalg.lu_factor, and which pivot was zero, counted from 1; 0 when none was.

    Derivative: P @ inv(L).mT @ (tril(L.mT @ gL, -1) + triu(gU @ U.mT)) @ inv(U).mT where A is square
    """
def lu_solve(LU: Tensor, pivots: Tensor, B: Tensor, *, left: builtins.bool = True, adjoint: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """The x of A @ x = B, or of x @ A = B, from the factors of A.

    Derivative: None for pivots; gB = lu_solve(LU, pivots, g, adjoint)
    """
def matmul(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `matmul`.

    Matrix product, `a @ b`: of vectors, matrices and broadcast batches of matrices.

    Derivative: g @ mat2.T; input.T @ g
    """
def matrix_exp(input: Tensor) -> Tensor:
    """The exponential of matrices: I + A + A @ A / 2 + ...

    Derivative: the upper right block of matrix_exp([[A.mT, g], [0, A.mT]])
    """
@overload
def matrix_norm(input: Tensor, ord: Number, dim: Sequence[builtins.int] = (-2, -1), keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """Norms of matrices: sums of sizes for ord 1 and inf, the largest singular value for 2.
    The square root of the sum of squares ('fro') or the sum of singular values ('nuc').

    Derivative: as of vector_norm or svd
    """
@overload
def matrix_norm(input: Tensor, ord: str = 'fro', dim: Sequence[builtins.int] = (-2, -1), keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor: ...
def matrix_power(input: Tensor, n: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """Products of a matrix with itself, or of its inverse.

    Derivative: as of the matrix products
    """
@overload
def matrix_rank(input: Tensor, *, atol: Tensor | Number | None = None, rtol: Tensor | Number | None = None, hermitian: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """How many singular values exceed the tolerances.
    How many singular values exceed `tol`.
    """
@overload
def matrix_rank(input: Tensor, tol: Tensor | Number, hermitian: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
def multi_dot(tensors: Sequence[Tensor], *, out: Tensor | None = None) -> Tensor:
    """Product of matrices in the order that takes the fewest multiplications.

    Derivative: as of the matrix products
    """
@overload
def norm(input: Tensor, ord: Number | None = None, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """Norms of vectors or, with `ord` and two dimensions, of matrices.
    Norms of matrices by name.

    Derivative: as of vector_norm or svd
    """
@overload
def norm(input: Tensor, ord: str, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor: ...
@overload
def pinv(input: Tensor, *, atol: Tensor | Number | None = None, rtol: Tensor | Number | None = None, hermitian: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """Moore and Penrose's pseudoinverses; singular values up to the tolerances count as 0.
    The same with NumPy's name of the relative tolerance.

    Derivative: -y.mT @ g @ y.mT + (I - A @ y) @ g.mT @ y @ y.mT + y.mT @ y @ g.mT @ (I - y @ A)
    """
@overload
def pinv(input: Tensor, rcond: Tensor | Number, hermitian: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
def qr(A: Tensor, mode: str = 'reduced', *, out: Sequence[Tensor] | None = None) -> return_type_linalg_qr:
    """A = Q @ R: orthonormal columns and an upper triangle.

    Derivative: (gQ + Q @ symmetric(tril(R @ gR.mT - gQ.mT @ Q))) @ inv(R).mT
    """
def slogdet(A: Tensor, *, out: Sequence[Tensor] | None = None) -> return_type_linalg_slogdet:
    """Signs of determinants, and logarithms of their sizes.

    Derivative: g * inv(A).mT
    """
def solve(A: Tensor, B: Tensor, *, left: builtins.bool = True, out: Tensor | None = None) -> Tensor:
    """The x of A @ x = B, or of x @ A = B; LinAlgError when A is singular.

    Derivative: -solve(A.mT, g) @ y.mT; solve(A.mT, g)
    """
def solve_ex(A: Tensor, B: Tensor, *, left: builtins.bool = True, check_errors: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_linalg_solve_ex:
    """The solution, and which pivot of A was zero, counted from 1; 0 when none was.

    Derivative: -solve(A.mT, g) @ y.mT; solve(A.mT, g)
    """
def solve_triangular(input: Tensor, B: Tensor, *, upper: builtins.bool, left: builtins.bool = True, unitriangular: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """The x of A @ x = B, or of x @ A = B, for the upper or lower triangle of A.

    Derivative: the triangle of -gB @ y.mT; gB = solve_triangular(A.mT, g)
    """
def svd(A: Tensor, full_matrices: builtins.bool = True, *, driver: str | None = None, out: Sequence[Tensor] | None = None) -> return_type_linalg_svd:
    """A = U @ diag(S) @ Vh with orthonormal U and V, the largest singular value first.

    Derivative: U @ (skew(U.mT @ gU) / E * S + S * skew(V.mT @ gV) / E + diag(gS)) @ Vh and what leaves their span, E = S[j]^2 - S[i]^2
    """
def svdvals(A: Tensor, *, driver: str | None = None, out: Tensor | None = None) -> Tensor:
    """Singular values, the largest first.

    Derivative: U @ (skew(U.mT @ gU) / E * S + S * skew(V.mT @ gV) / E + diag(gS)) @ Vh and what leaves their span, E = S[j]^2 - S[i]^2
    """
def tensorinv(input: Tensor, ind: builtins.int = 2, *, out: Tensor | None = None) -> Tensor:
    """The inverse of the map from the last dimensions to the first `ind`.

    Derivative: as of inv after reshaping
    """
def tensorsolve(input: Tensor, other: Tensor, dims: Sequence[builtins.int] | None = None, *, out: Tensor | None = None) -> Tensor:
    """The x of tensordot(input, x, x.ndim) = other.

    Derivative: as of solve after reshaping
    """
def vander(x: Tensor, *, N: builtins.int | None = None) -> Tensor:
    """The powers of each element, from 0, as the last dimension.

    Derivative: as of cumprod
    """
def vecdot(x: Tensor, y: Tensor, *, dim: builtins.int = -1, out: Tensor | None = None) -> Tensor:
    """Sums of products along one dimension of two tensors.

    Derivative: g * y; g * x
    """
def vector_norm(x: Tensor, ord: Number = 2, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """Norm of all elements as one vector, or along `dim`; ord may be any number or infinity.

    Derivative: g * x / y for ord 2, 0 at 0; else g * sign(x) * (|x| / y)^(ord - 1)
    """

__all__: list[str]
