"""Factorisations and solvers: matrices and arguments that are refused, with the texts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from libraries import with_both
from linalg_inputs import evaluate, well_conditioned

import backsweep

SINGULAR = [
    (
        "linalg.inv(o)",
        "linalg.inv: The diagonal element 2 is zero, the inversion could not be comp",
    ),
    ("linalg.inv(stack([e, o]))", "linalg.inv: (Batch element 1): The diagonal element 2 is zero"),
    ("o.inverse()", "linalg.inv: The diagonal element 2 is zero, the inversion could not be"),
    (
        "linalg.inv_ex(o, check_errors=True)",
        "linalg.inv_ex: The diagonal element 2 is zero, the in",
    ),
    ("linalg.matrix_power(o, -1)", "linalg.inv: The diagonal element 2 is zero"),
    ("linalg.tensorinv(o, 1)", "inv: The diagonal element 2 is zero"),
    (
        "linalg.solve(o, o)",
        "torch.linalg.solve: The solver failed because the input matrix is sing",
    ),
    ("linalg.solve(stack([e, o]), e)", "torch.linalg.solve: (Batch element 1): The solver failed"),
    (
        "linalg.solve_ex(o, o, check_errors=True)",
        "torch.linalg.solve_ex: The solver failed because",
    ),
    (
        "linalg.cholesky(-e)",
        "linalg.cholesky: The factorization could not be completed because the input is not "
        "positive-definite (the leading minor of order 1 is not positive-definite).",
    ),
    ("linalg.cholesky(stack([e, o]))", "linalg.cholesky: (Batch element 1): The factorization"),
    ("linalg.cholesky(e * math.nan)", "(the leading minor of order 1 is not positive-definite)."),
    ("linalg.cholesky_ex(o, check_errors=True)", "linalg.cholesky_ex: The factorization could not"),
    ("cholesky(-e)", "cholesky: The factorization could not be completed because the input is not"),
    ("linalg.svd(e * math.nan)", "linalg.svd: The algorithm failed to converge because the input"),
    ("linalg.svdvals(stack([e, e * math.nan]))", "linalg.svd: (Batch element 1): The algorithm"),
    ("linalg.pinv(e * math.nan)", "linalg.svd: The algorithm failed to converge because the input"),
    ("linalg.cond(e * math.nan)", "linalg.svd: The algorithm failed to converge because the input"),
    (
        "linalg.lstsq(ones(3, 2) * tensor([1.0, 0]), ones(3, 1), driver='gels')",
        "torch.linalg.lstsq: The least squares solution could not be computed because the input "
        "matrix does not have full rank (error code: 2).",
    ),
]

REFUSED = [
    ("linalg.inv(ones(3))", "linalg.inv: The input tensor A must have at least 2 dimensions."),
    (
        "linalg.inv(ones(2, 3))",
        "linalg.inv: A must be batches of square matrices, but they are 2 by",
    ),
    ("linalg.inv(i)", "linalg.inv: Expected a floating point or complex tensor as input. Got Long"),
    (
        "linalg.det(ones(2, 3))",
        "linalg.det: A must be batches of square matrices, but they are 2 b",
    ),
    ("logdet(ones(3))", "logdet: The input tensor A must have at least 2 dimensions."),
    ("linalg.slogdet(i)", "linalg.slogdet: Expected a floating point or complex tensor as input."),
    (
        "linalg.solve(e, ones(3, 2))",
        "Incompatible shapes of A and B for the equation AX = B (2x2 an",
    ),
    ("linalg.solve(e, ones(2, 3), left=False)", "for the equation XA = B (2x2 and 2x3)"),
    (
        "linalg.solve(e, tensor(1.0))",
        "linalg.solve: The input tensor B must have at least 2 dimens",
    ),
    (
        "linalg.solve(e, e.double())",
        "linalg.solve: Expected A and B to have the same dtype, but found A of type Float and B of",
    ),
    ("linalg.solve(e.expand(3, 2, 2), ones(4, 2, 1))", "must match the size of tensor"),
    (
        "linalg.solve_triangular(e, ones(2), upper=True)",
        "The input tensor B must have at least 2 di",
    ),
    ("linalg.solve_triangular(e, ones(3, 2), upper=True)", "for the equation AX = B (2x2 and 3x2)"),
    ("triangular_solve(ones(3, 2), e)", "Incompatible matrix sizes for triangular_solve: each A m"),
    (
        "triangular_solve(ones(2), e)",
        "Expected b to have at least 2 dimensions, but it has 1 dimen",
    ),
    ("triangular_solve(e.double(), e)", "Expected b and A to have the same dtype, but found b of"),
    (
        "cholesky_solve(ones(3, 2), e)",
        "Incompatible matrix sizes for cholesky_solve: each A matrix",
    ),
    (
        "cholesky_solve(ones(2), e)",
        "b should have at least 2 dimensions, but has 1 dimensions instead",
    ),
    (
        "linalg.qr(e, mode='raw')",
        "qr received unrecognized mode 'raw' but expected one of 'reduced'",
    ),
    (
        "linalg.svd(e, driver='gesvd')",
        "keyword argument `driver=` is only supported on CUDA inputs",
    ),
    ("linalg.eigh(e, UPLO='X')", "Expected UPLO argument to be 'L' or 'U', but got X"),
    ("svd(ones(3))", "linalg.svd: input should have at least 2 dimensions, but has 1 dimensions"),
    (
        "linalg.lu(e, pivot=False)",
        "linalg.lu_factor: LU without pivoting is not implemented on the",
    ),
    (
        "linalg.lu_factor(o)",
        "torch.linalg.lu_factor: U[2,2] is zero and using it on lu_solve would",
    ),
    (
        "linalg.lu_factor(stack([e, o]))",
        "torch.linalg.lu_factor: (Batch element 1): U[2,2] is zero",
    ),
    (
        "linalg.lu_factor(ones(2))",
        "Expected tensor with 2 or more dimensions. Got size: [2] instead",
    ),
    ("linalg.lu_solve(e, p, ones(3, 2))", "Incompatible shapes of A and B for the equation AX = B"),
    ("linalg.lu_solve(e, p.long(), e)", "pivots should be a Tensor of scalar type torch.int32"),
    ("linalg.lu_solve(e, p[:1], e)", "Number of pivots per batch should be same as the dimension"),
    ("linalg.lu_solve(e, p * 9, e)", "Pivots given to lu_solve must all be smaller or equal to LU"),
    (
        "linalg.lu_solve(e, p.expand(3, 2), e)",
        "Expected LU.shape[:-1] and pivots.shape to be the sa",
    ),
    (
        "lu_unpack(e, p.long())",
        "LU_pivots is expected to be a contiguous tensor of torch.int32 dtype",
    ),
    (
        "lu_unpack(e, p * 9)",
        "pivots passed to lu_unpack must be between 1 and LU.size(-2) inclusive",
    ),
    (
        "linalg.householder_product(ones(2, 3), ones(2))",
        "input.shape[-2] must be greater than or eq",
    ),
    (
        "linalg.householder_product(ones(3, 2), ones(3))",
        "input.shape[-1] must be greater than or eq",
    ),
    ("ormqr(ones(3, 2), ones(2), ones(4, 2))", "other.shape[-2] must be equal to input.shape[-2]"),
    (
        "ormqr(ones(3, 2), ones(1), ones(3, 2))",
        "tau.shape[-1] must be equal to min(other.shape[-2]",
    ),
    ("geqrf(ones(3))", "torch.geqrf: input must have at least 2 dimensions."),
    (
        "linalg.pinv(ones(3))",
        "expected a tensor with 2 or more dimensions of float, double, cfloat",
    ),
    ("linalg.matrix_rank(ones(3))", "The input tensor input must have at least 2 dimensions."),
    ("linalg.matrix_rank(i)", "This function doesn't handle types other than float and double"),
    (
        "linalg.lstsq(e, ones(3, 1))",
        "torch.linalg.lstsq: input.size(-2) should match other.size(-2)",
    ),
    (
        "linalg.lstsq(e, e, driver='x')",
        "parameter `driver` should be one of (gels, gelsy, gelsd, ge",
    ),
    ("linalg.lstsq(ones(2), e)", "torch.linalg.lstsq: input must have at least 2 dimensions."),
    ("linalg.tensorinv(e, 0)", "Expected a strictly positive integer for 'ind', but got 0"),
    ("linalg.tensorinv(ones(2, 3, 4), 1)", "== prod(self.shape[:ind]), but got 12 != 2"),
    ("linalg.tensorsolve(ones(2, 3, 4), e)", "shape '[4, 4]' is invalid for input of size 24"),
    (
        "linalg.matrix_power(ones(2, 3), 0)",
        "linalg.matrix_power: A must be batches of square matri",
    ),
    ("linalg.matrix_exp(ones(2, 3))", "linalg.matrix_exp: A must be batches of square matrices"),
    ("linalg.vander(ones(3), N=1)", "N must be greater than 1."),
    ("vander(e)", "x must be a one-dimensional tensor."),
    ("vander(ones(3), -1)", "N must be non-negative."),
    (
        "linalg.norm(ones(2, 2, 2), 2)",
        "If dim is not specified but ord is, the input must be 1D or",
    ),
    (
        "linalg.norm(ones(2, 2, 2), dim=(0, 1, 2))",
        "If dim is specified, it must be of length 1 or 2",
    ),
    ("linalg.norm(e, 'fro', dim=0)", "linalg.matrix_norm: dim must be a 2-tuple. Got 0"),
    ("linalg.norm(e, 3)", "linalg.matrix_norm: Order 3 not supported."),
    (
        "linalg.norm(i)",
        "linalg.vector_norm: Expected a floating point or complex tensor as input. Go",
    ),
    (
        "linalg.matrix_norm(ones(2))",
        "linalg.matrix_norm: The input tensor A must have at least 2 di",
    ),
    ("linalg.matrix_norm(e, 'x')", "linalg.matrix_norm: Order x not supported."),
    ("linalg.matrix_norm(e, dim=(0, 0))", "linalg.matrix_norm: dims must be different. Got (0, 0)"),
    (
        "linalg.matrix_norm(e, dtype=int64)",
        "dtype should be floating point or complex, but got Long",
    ),
    ("linalg.matrix_norm(e.double(), dtype=float32)", "should be convertible without narrowing to"),
    (
        "nuclear_norm(ones(2))",
        "linalg.matrix_norm: The input tensor A must have at least 2 dimensions",
    ),
    ("norm(ones(2, 2, 2), 'nuc')", "linalg.matrix_norm: dim must be a 2-tuple. Got 0 1 2"),
    ("norm(e, 'x')", "linalg.matrix_norm: Order x not supported."),
    (
        "frobenius_norm(ones(2, 2, 2), (0, 1, 2))",
        "Expected at most 2 dimensions, but got 3 dimensi",
    ),
    ("linalg.cond(e, 3)", "linalg.cond got an invalid norm type: 3"),
    ("linalg.cond(e, 'x')", "linalg.cond got an invalid norm type: x"),
    ("linalg.cond(ones(2, 3), 1)", "A must be batches of square matrices, but they are 2 by 3"),
    ("linalg.cond(ones(3))", "linalg.cond: The input tensor must have at least 2 dimensions."),
]

NOT_IMPLEMENTED = [
    ("linalg.eigh(i)", "\"linalg_eigh_cpu\" not implemented for 'Long'"),
    ("linalg.lu(i)", "\"lu_cpu\" not implemented for 'Long'"),
    ("cholesky(i)", "\"cholesky_cpu\" not implemented for 'Long'"),
    ("geqrf(i)", "\"geqrf_cpu\" not implemented for 'Long'"),
    (
        "linalg.solve_triangular(i, i, upper=True)",
        '"triangular_solve_cpu" not implemented for \'Lon',
    ),
]


@with_both
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("text", "message"), SINGULAR)
def test_matrices_that_have_no_such_thing(library: Any, text: str, message: str) -> None:
    with pytest.raises(library.linalg.LinAlgError, match=re.escape(message)):
        evaluate(library, text)


@with_both
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_arguments_that_do_not_fit(library: Any, text: str, message: str) -> None:
    with pytest.raises(RuntimeError, match=re.escape(message)) as caught:
        evaluate(library, text)
    assert type(caught.value) is RuntimeError


@with_both
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("text", "message"), NOT_IMPLEMENTED)
def test_dtypes_that_are_not_implemented(library: Any, text: str, message: str) -> None:
    with pytest.raises(NotImplementedError, match=re.escape(message)):
        evaluate(library, text)


@with_both
def test_the_error_is_a_runtime_error(library: Any) -> None:
    error = library.linalg.LinAlgError
    assert error.__name__ == "_LinAlgError"
    assert error.__mro__[1] is RuntimeError


def test_complex_eigenvalues_are_refused_by_name() -> None:
    for name in ("eig", "eigvals"):
        message = f"does not have 'torch.linalg.{name}': its results are complex"
        with pytest.raises(AttributeError, match=message):
            getattr(backsweep.linalg, name)


@with_both
def test_derivatives_that_do_not_exist(library: Any) -> None:
    a = library.tensor(well_conditioned(4, 3), requires_grad=True)
    with pytest.raises(
        RuntimeError, match="not differentiable when mode='complete' and nrows > nco"
    ):
        library.linalg.qr(a, mode="complete").R.sum().backward()
    with pytest.raises(
        RuntimeError, match=r"linalg\.qr depends on Q, which is not computed when mode"
    ):
        library.linalg.qr(a, mode="r").R.sum().backward()
    with pytest.raises(NotImplementedError, match="the derivative for 'geqrf' is not implemented"):
        library.geqrf(a)[0].sum().backward()
