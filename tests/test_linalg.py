"""Factorisations and solvers: what the generated tests do not ask."""

from __future__ import annotations

import itertools
import math
import re
import subprocess
import sys
import threading
from typing import Any

import numpy
import pytest
from gradient_check import check_gradients
from libraries import with_both

import backsweep

GENERATOR = numpy.random.default_rng(11)


def eye(library: Any, n: int) -> Any:
    return library.ones(n).diag()


def both(function: Any, *arrays: Any) -> list[list[numpy.ndarray]]:
    """Results and gradients in backsweep and in PyTorch, for float64 arrays."""
    torch = pytest.importorskip("torch", reason="comparing with PyTorch needs PyTorch")
    outcomes = []
    for library in (backsweep, torch):
        tensors = [library.tensor(array, requires_grad=True) for array in arrays]
        results = function(library, *tensors)
        results = list(results) if isinstance(results, (tuple, list)) else [results]
        total = sum(
            (result * library.arange(1.0, result.numel() + 1).reshape(result.shape)).sum()
            for result in results
        )
        total.backward()
        found = [result.detach().numpy() for result in results]
        outcomes.append(found + [tensor.grad.numpy() for tensor in tensors])
    return outcomes


def same(function: Any, *arrays: Any, tolerance: float = 1e-9) -> None:
    ours, theirs = both(function, *arrays)
    for our, their in zip(ours, theirs, strict=True):
        numpy.testing.assert_allclose(our, their, tolerance, tolerance)


def well_conditioned(*shape: int) -> numpy.ndarray:
    return GENERATOR.uniform(-1, 1, shape) + 4 * numpy.eye(*shape[-2:])


def positive(n: int, *batch: int) -> numpy.ndarray:
    a = GENERATOR.standard_normal((*batch, n, n))
    return a @ a.swapaxes(-1, -2) / n + numpy.diag(numpy.arange(1.0, n + 1))


# ---- Errors --------------------------------------------------------------------------------------

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


def evaluate(library: Any, text: str) -> Any:
    scope = {name: getattr(library, name) for name in dir(library) if not name.startswith("_")}
    scope["e"] = eye(library, 2)
    scope["o"] = library.ones(2, 2)
    scope["i"] = library.ones(2, 2, dtype=library.int64)
    scope["p"] = library.tensor([1, 2], dtype=library.int32)
    scope["linalg"] = library.linalg
    return eval(text, scope | {"math": math})


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


# ---- Values --------------------------------------------------------------------------------------

VALUES = [
    "linalg.inv_ex(o)",
    "linalg.inv_ex(stack([e, o]))[1]",
    "linalg.inv(e * math.nan)",
    "linalg.det(o)",
    "linalg.det(e * math.nan)",
    "linalg.slogdet(o)",
    "linalg.slogdet(e * math.nan)",
    "logdet(-tensor([[1.0, 2.0], [2.0, 1.0]]))",
    "logdet(stack([e, o, tensor([[0.0, 1.0], [1.0, 0.0]])]))",
    "linalg.cholesky_ex(tensor([[1.0, 2.0], [2.0, 1.0]]))",
    "linalg.cholesky_ex(stack([e, o]))[1]",
    "linalg.lu_factor_ex(o)",
    "linalg.lu_factor_ex(e * math.nan)",
    "lu(o, get_infos=True)[2]",
    "linalg.solve_triangular(zeros(2, 2), ones(2, 2), upper=True)",
    "linalg.qr(ones(2, 3))[1]",
    "linalg.qr(e, mode='r')",
    "linalg.qr(zeros(2, 3))",
    "linalg.matrix_exp(e * math.nan)",
    "linalg.matrix_exp(stack([e, e * 40, e * 1e-3]))",
    "linalg.eigvalsh(e * math.nan)",
    "linalg.eigh(e * math.nan)",
    "linalg.eigvalsh(tensor([[1.0, 100.0], [2.0, 3.0]]))",
    "linalg.eigvalsh(tensor([[1.0, 100.0], [2.0, 3.0]]), UPLO='U')",
    "linalg.eigvalsh(e, UPLO='u')",
    "linalg.cond(stack([e, o]), 1)",
    "linalg.cond(o, -2)",
    "linalg.cond(ones(0, 3))",
    "linalg.matrix_rank(stack([e, o]))",
    "linalg.matrix_rank(o, 0.5)",
    "linalg.matrix_rank(o.expand(3, 2, 2), atol=tensor([0.5, 3.0, 3.0]))",
    "linalg.matrix_rank(o, hermitian=True)",
    "linalg.pinv(stack([e, o]))",
    "linalg.pinv(o, tensor(0.001))",
    "linalg.pinv(o, rcond=0.001, hermitian=True)",
    "linalg.pinv(o, atol=3.0)",
    "linalg.pinv(zeros(3, 0)).shape",
    "linalg.lstsq(ones(3, 2), ones(3, 1))[:3]",
    "linalg.lstsq(ones(3, 2), ones(3, 1), driver='gelsd')[:3]",
    "linalg.lstsq(ones(2, 3, 2), ones(2, 3, 1), driver='gelss')[1:3]",
    "linalg.lstsq(diag(tensor([1.0, 0.1])), ones(2, 1), rcond=0.5)",
    "linalg.lstsq(diag(tensor([1.0, 0.1])), ones(2), rcond=0.5, driver='gelsd')",
    "linalg.lstsq(zeros(0, 2), zeros(0, 1))",
    "linalg.lstsq(zeros(2, 0), ones(2, 1), driver='gelsd')",
    "linalg.lstsq(tensor([[1.0, 2], [3, 4], [5, 7]]), ones(3), driver='gelsd')",
    "linalg.lstsq(tensor([[1.0, 2], [3, 4], [5, 7]]), ones(3), driver='gels')",
    "linalg.matrix_power(i, 3)",
    "linalg.vander(i[0] * 3, N=4)",
    "vander(i[0] * 3, 4)",
    "linalg.matrix_norm(zeros(0, 2), 1)",
    "linalg.matrix_norm(zeros(2, 0), 1)",
    "linalg.matrix_norm(zeros(3, 0), 2)",
    "linalg.cond(zeros(0, 0), 1)",
    "vander(ones(3), 0)",
    "vander(ones(3), 1)",
    "linalg.householder_product(zeros(3, 0), zeros(0))",
    "linalg.matrix_norm(zeros(3, 0, 2), 2)",
    "linalg.matrix_norm(e, 2, dtype=float64)",
    "linalg.norm(e, dim=1)",
    "frobenius_norm(e, (), True)",
    "svd(ones(3, 2), compute_uv=False)",
    "lu_unpack(e, p, False, True)",
    "lu_unpack(ones(2, 3), p, True, False)",
    "linalg.inv(zeros(0, 3, 3))",
    "linalg.svd(zeros(0, 3))",
    "linalg.svd(zeros(2, 3, 0), full_matrices=False)",
    "linalg.qr(zeros(3, 0), mode='complete')",
    "linalg.det(zeros(2, 0, 0))",
    "linalg.slogdet(zeros(0, 2, 2))",
    "linalg.solve(zeros(0, 0), zeros(0, 3))",
    "linalg.solve(e, zeros(2, 0))",
    "linalg.lu(zeros(2, 0, 3))",
    "linalg.eigh(zeros(0, 2, 2))",
    "linalg.lu_factor_ex(zeros(3, 0))",
]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("text", VALUES)
def test_special_cases_are_as_in_pytorch(text: str) -> None:
    torch = pytest.importorskip("torch", reason="comparing with PyTorch needs PyTorch")
    ours, theirs = evaluate(backsweep, text), evaluate(torch, text)
    if text.endswith(".shape"):
        assert tuple(ours) == tuple(theirs)
        return
    if not isinstance(ours, tuple):
        ours, theirs = (ours,), (theirs,)
    for our, their in zip(ours, theirs, strict=True):
        assert str(our.dtype) == str(their.dtype)
        assert tuple(our.shape) == tuple(their.shape)
        numpy.testing.assert_allclose(our.numpy(), their.numpy(), 1e-5, 1e-6)


@with_both
def test_results_have_names(library: Any) -> None:
    a = eye(library, 2)
    assert library.linalg.svd(a).Vh.shape == (2, 2)
    assert library.linalg.slogdet(a).logabsdet.item() == 0
    assert library.linalg.lu_factor(a).pivots.tolist() == [1, 2]
    assert library.linalg.eigh(a).eigenvalues.tolist() == [1, 1]
    assert library.linalg.lstsq(a, a).rank.item() == 2
    assert repr(library.linalg.inv_ex(a)).startswith("torch.return_types.linalg_inv_ex(\ninverse=")
    assert repr(library.slogdet(a)).startswith("torch.return_types.slogdet(\nsign=")
    assert type(library.lu(a)) is tuple


@with_both
def test_out(library: Any) -> None:
    a, x = eye(library, 2) * 2, library.zeros(2, 2)
    assert library.linalg.inv(a, out=x) is x
    assert x.tolist() == [[0.5, 0], [0, 0.5]]
    values, vectors = library.empty(0), library.empty(0)
    library.linalg.eigh(a, out=(values, vectors))
    assert values.tolist() == [2, 2]
    info = library.empty(0, dtype=library.int32)
    library.linalg.solve_ex(a, a, out=(x, info))
    assert x.tolist() == [[1, 0], [0, 1]]


def test_broadcasting_of_systems() -> None:
    a, b = well_conditioned(3, 1, 2, 2), GENERATOR.standard_normal((4, 2, 5))
    same(lambda lib, a, b: lib.linalg.solve(a, b), a, b)
    same(lambda lib, a, b: lib.linalg.solve(a, b.mT, left=False), a, b)
    same(lambda lib, a, b: lib.linalg.solve_triangular(a, b, upper=False), a, b)
    same(lambda lib, a, b: lib.linalg.solve_triangular(a, b.mT, upper=True, left=False), a, b)
    same(lambda lib, a, b: lib.linalg.solve(a[:, 0], b[:3, :, 0]), a, b)
    same(lambda lib, a, b: lib.linalg.solve(a[:, 0], b[0, :, 0]), a, b)


def test_inputs_lie_anywhere() -> None:
    a = well_conditioned(4, 4)
    for function in ("inv", "det", "qr", "lu", "svdvals", "matrix_exp"):
        expected = getattr(backsweep.linalg, function)(backsweep.tensor(a.T.copy()))
        actual = getattr(backsweep.linalg, function)(backsweep.tensor(a).T)
        for one, other in zip(
            *(r if isinstance(r, tuple) else (r,) for r in (expected, actual)), strict=True
        ):
            numpy.testing.assert_array_equal(one.numpy(), other.numpy())


# ---- Gradients -----------------------------------------------------------------------------------

# Functions that do not change when a vector is turned around.
FREE_OF_SIGNS = [
    lambda lib, a: (lambda s: [s.U**2, s.S, s.Vh**2])(lib.linalg.svd(a, full_matrices=False)),
    lambda lib, a: (lambda s: s.U @ lib.diag_embed(s.S.sin()) @ s.Vh)(
        lib.linalg.svd(a, full_matrices=False)
    ),
    lambda lib, a: (lambda s: [s.S, s.U[..., :2] ** 2])(lib.linalg.svd(a)),
    lambda lib, a: lib.linalg.svd(a, full_matrices=False).Vh ** 2,
    lambda lib, a: (lambda s: [s.U**2, s.V**2])(lib.svd(a)),
]


@pytest.mark.parametrize("shape", [(3, 3), (4, 2), (2, 4), (2, 3, 2)])
@pytest.mark.parametrize("function", FREE_OF_SIGNS)
def test_gradients_of_singular_vectors(function: Any, shape: tuple[int, ...]) -> None:
    a = well_conditioned(*shape)
    same(function, a)

    def of(tensor: Any) -> list[Any]:
        results = function(backsweep, tensor)
        return list(results) if isinstance(results, list) else [results]

    check_gradients(of, [a])


@pytest.mark.parametrize("shape", [(), (2,)])
def test_gradients_of_eigenvectors(shape: tuple[int, ...]) -> None:
    a = positive(3, *shape)

    def function(lib: Any, a: Any) -> Any:
        values, vectors = lib.linalg.eigh((a + a.mT) / 2)
        return [values, vectors**2, vectors @ lib.diag_embed(values.log()) @ vectors.mT]

    same(function, a)
    same(lambda lib, a: lib.linalg.eigh(a, UPLO="U").eigenvectors ** 2, a)
    check_gradients(lambda a: function(backsweep, a), [a])


@pytest.mark.parametrize(
    "a",
    [
        numpy.array([[1.0, 2.0], [2.0, 4.0]]),
        numpy.array([[1.0, 2.0, 3.0], [2.0, 4.0, 6.0], [0.0, 1.0, 5.0]]),
        numpy.stack([numpy.eye(2), numpy.array([[1.0, 2.0], [2.0, 4.0]])]),
        numpy.diag([0.0, 2.0, 3.0]),
    ],
)
def test_the_determinant_of_a_singular_matrix_has_a_gradient(a: numpy.ndarray) -> None:
    check_gradients(lambda a: [backsweep.linalg.det(a)], [a], order=1)


def test_the_determinant_of_a_singular_matrix_has_second_derivatives() -> None:
    # Near a singular matrix finite differences of the gradient have few digits, so by hand: the
    # gradient of det is linear in the elements of a 2 by 2 matrix.
    singular = [[1.0, 2.0], [2.0, 4.0]]
    a = backsweep.tensor([[[3.0, 0.0], [0.0, 3.0]], singular], requires_grad=True)
    (gradient,) = backsweep.autograd.grad(backsweep.linalg.det(a).sum(), a, create_graph=True)
    weights = backsweep.tensor([[1.0, 10.0], [100.0, 1000.0]])
    (gradient * weights).sum().backward()
    expected = [[1000.0, -100.0], [-10.0, 1.0]]
    numpy.testing.assert_allclose(gradient.detach()[1].numpy(), [[4, -2], [-2, 1]], 1e-5)
    numpy.testing.assert_allclose(a.grad.numpy(), [expected, expected], 1e-4, 1e-3)


@pytest.mark.parametrize("p", ["fro", "nuc", 1, 2, -2, math.inf])
def test_gradients_of_condition_numbers(p: Any) -> None:
    # PyTorch's are an error for those that take the inverse: it writes to what it saved.
    check_gradients(lambda a: [backsweep.linalg.cond(a, p)], [well_conditioned(2, 3, 3)])


@pytest.mark.parametrize("n", [3, 17, 40])
@pytest.mark.parametrize(
    "function",
    [
        lambda lib, a: lib.linalg.inv(a),
        lambda lib, a: lib.linalg.solve(a, a.mT),
        lambda lib, a: lib.linalg.slogdet(a)[1],
        lambda lib, a: lib.linalg.lu(a)[1:],
        lambda lib, a: lib.linalg.lu_factor(a)[0],
        lambda lib, a: lib.linalg.cholesky(a @ a.mT),
        lambda lib, a: lib.linalg.cholesky(a @ a.mT, upper=True),
        lambda lib, a: lib.linalg.qr(a),
        lambda lib, a: lib.linalg.qr(a[: len(a) // 2]),
        lambda lib, a: lib.linalg.pinv(a[: len(a) // 2]),
        lambda lib, a: lib.linalg.matrix_exp(a / 8),
        lambda lib, a: lib.linalg.lstsq(a[:, :2], a[:, 2:], driver="gelsd")[:2],
        lambda lib, a: lib.linalg.householder_product(a, a[0] / 9),
        lambda lib, a: lib.ormqr(a, a[0] / 9, a, transpose=True),
        lambda lib, a: lib.cholesky_solve(a, lib.linalg.cholesky(a @ a.mT)),
        lambda lib, a: lib.cholesky_inverse(lib.linalg.cholesky(a @ a.mT)),
        lambda lib, a: lib.linalg.lu_solve(*lib.linalg.lu_factor(a), a),
        lambda lib, a: lib.linalg.matrix_norm(a, "nuc"),
    ],
)
def test_results_and_gradients_at_several_sizes(function: Any, n: int) -> None:
    generator = numpy.random.default_rng(n)
    a = generator.standard_normal((n, n)) / math.sqrt(n) + 3 * numpy.eye(n)
    same(function, generator.permutation(a) if n > 3 else a, tolerance=1e-7)


# ---- Sizes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    "shape",
    [*itertools.product([1, 2, 5, 15, 16, 17, 31, 33, 64], [1, 4, 16, 17, 32, 50]), (300, 200)],
)
def test_factors_multiply_to_the_matrix(shape: tuple[int, int], dtype: str) -> None:
    a = numpy.random.default_rng(shape[0] * 100 + shape[1]).standard_normal((2, *shape))
    tensor = backsweep.tensor(a.astype(dtype))
    tolerance = (2e-6 if dtype == "float32" else 4e-15) * max(shape)
    p, lower, upper = backsweep.linalg.lu(tensor)
    numpy.testing.assert_allclose((p @ lower @ upper).numpy(), a, 0, tolerance, False)
    assert abs(lower).max() <= 1
    q, r = backsweep.linalg.qr(tensor)
    numpy.testing.assert_allclose((q @ r).numpy(), a, 0, tolerance, False)
    identity = numpy.broadcast_to(numpy.eye(q.shape[-1]), (2, q.shape[-1], q.shape[-1]))
    numpy.testing.assert_allclose((q.mT @ q).numpy(), identity, 0, tolerance, False)
    u, s, vh = backsweep.linalg.svd(tensor, full_matrices=False)
    numpy.testing.assert_allclose((u @ s.diag_embed() @ vh).numpy(), a, 0, tolerance, False)
    complete = backsweep.linalg.qr(tensor, mode="complete").Q
    numpy.testing.assert_allclose(
        (complete @ complete.mT).numpy(),
        numpy.broadcast_to(numpy.eye(shape[0]), (2, shape[0], shape[0])),
        0,
        tolerance,
    )


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("n", [1, 2, 8, 15, 16, 17, 33, 100, 257])
def test_systems_are_solved(n: int, dtype: str) -> None:
    generator = numpy.random.default_rng(n)
    a = generator.standard_normal((n, n)) + math.sqrt(n) * numpy.diag(numpy.sign(range(n)) + 0.5)
    b = generator.standard_normal((n, 3))
    tensor, right = backsweep.tensor(a.astype(dtype)), backsweep.tensor(b.astype(dtype))
    tolerance = 5e-4 if dtype == "float32" else 1e-10
    for x in (
        backsweep.linalg.solve(tensor, right),
        backsweep.linalg.inv(tensor) @ right,
        backsweep.linalg.solve(tensor, right[:, 0])[:, None].expand(n, 3),
        backsweep.linalg.solve(tensor.mT, right.mT, left=False).mT,
    ):
        expected = b if x.stride(1) else b[:, :1].repeat(3, 1)
        numpy.testing.assert_allclose((tensor @ x).numpy(), expected, 0, tolerance)
    whole = tensor @ tensor.mT + eye(backsweep, n).to(getattr(backsweep, dtype))
    factor = backsweep.linalg.cholesky(whole)
    assert (factor.triu(1) == 0).all()
    scale = float(abs(whole).max())
    numpy.testing.assert_allclose(
        (factor @ factor.mT / scale).numpy(), (whole / scale).numpy(), 0, tolerance
    )
    x = backsweep.cholesky_solve(right, factor)
    numpy.testing.assert_allclose((whole @ x).numpy(), b, 0, tolerance * 10)
    for upper in (True, False):
        triangle = backsweep.linalg.lu(tensor)[2 if upper else 1]
        x = backsweep.linalg.solve_triangular(triangle, right, upper=upper)
        numpy.testing.assert_allclose((triangle @ x).numpy(), b, 0, tolerance * 10)


def test_ill_conditioned_systems_are_solved_as_well_as_by_lapack() -> None:
    n = 12
    hilbert = 1.0 / (numpy.arange(n)[:, None] + numpy.arange(n) + 1)
    b = hilbert.sum(1)
    x = backsweep.linalg.solve(backsweep.tensor(hilbert), backsweep.tensor(b)).numpy()
    assert abs(hilbert @ x - b).max() < 1e-14
    assert backsweep.linalg.cond(backsweep.tensor(hilbert)).item() > 1e15
    rows = numpy.array([[1e-20, 1.0], [1.0, 1.0]])  # without pivoting the answer is 0
    x = backsweep.linalg.solve(backsweep.tensor(rows), backsweep.tensor([1.0, 2.0]).double())
    assert x.tolist() == [1.0, 1.0]
    huge = backsweep.tensor([[3e200], [4e200]], dtype=backsweep.float64)
    assert abs(backsweep.linalg.qr(huge).R).item() == pytest.approx(5e200)
    tiny = backsweep.tensor([[3e-200], [4e-200]], dtype=backsweep.float64)
    assert abs(backsweep.linalg.qr(tiny).R).item() == pytest.approx(5e-200)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("n", [1, 2, 5, 40])
def test_nothing_hangs_on_what_is_not_finite(value: float, n: int) -> None:
    a = well_conditioned(n, n)
    a[-1, 0] = value
    tensor = backsweep.tensor(a, requires_grad=True)
    linalg = backsweep.linalg
    for function in (
        linalg.inv_ex, linalg.lu_factor_ex, linalg.qr, linalg.det, linalg.slogdet, linalg.eigh,
        linalg.cholesky_ex, linalg.matrix_exp, backsweep.geqrf, linalg.norm,
        lambda a: linalg.solve_ex(a, a),
    ):  # fmt: skip
        results = function(tensor)
        for result in results if isinstance(results, tuple) else [results]:
            assert result.shape is not None
    assert linalg.eigvalsh(tensor.detach()).isnan().all()
    for function in (linalg.svd, linalg.pinv, linalg.matrix_rank, linalg.cond):
        with pytest.raises(linalg.LinAlgError, match="contained non-finite values"):
            function(tensor)
    stacked = backsweep.stack([tensor.detach(), eye(backsweep, n).double()])
    assert linalg.eigvalsh(stacked)[1].tolist() == [1.0] * n


def test_results_do_not_depend_on_threads() -> None:
    a = GENERATOR.standard_normal((20, 60, 60))
    tensor = backsweep.tensor(a + 8 * numpy.eye(60))
    before = backsweep.get_num_threads()
    results = []
    try:
        for count in (1, 3):
            backsweep.set_num_threads(count)
            results.append(
                [
                    backsweep.linalg.inv(tensor).numpy(),
                    backsweep.linalg.qr(tensor).R.numpy(),
                    backsweep.linalg.cholesky(tensor @ tensor.mT).numpy(),
                ]
            )
    finally:
        backsweep.set_num_threads(before)
    for one, other in zip(*results, strict=True):
        numpy.testing.assert_array_equal(one, other)


def test_many_python_threads_at_once() -> None:
    a = backsweep.tensor(positive(30, 4))
    expected = [f(a) for f in (backsweep.linalg.eigvalsh, backsweep.linalg.inv)]
    failures: list[Any] = []

    def work() -> None:
        for _ in range(10):
            for function, value in zip(
                (backsweep.linalg.eigvalsh, backsweep.linalg.inv), expected, strict=True
            ):
                if not backsweep.allclose(function(a), value):
                    failures.append(function)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_numpy_is_imported_when_singular_values_are_wanted() -> None:
    program = """
import sys
import backsweep
a = backsweep.ones(3).diag() * 2
backsweep.linalg.inv(a), backsweep.linalg.det(a), backsweep.linalg.qr(a)
backsweep.linalg.cholesky(a), backsweep.linalg.solve(a, a), backsweep.linalg.lu(a)
assert "numpy" not in sys.modules
assert backsweep.linalg.svdvals(a).tolist() == [2.0, 2.0, 2.0]
assert "numpy" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_without_numpy_the_error_says_so() -> None:
    program = """
import sys
sys.modules["numpy"] = None
import backsweep
try:
    backsweep.linalg.svd(backsweep.ones(2).diag())
except ImportError as error:
    assert "numpy" in str(error)
else:
    raise AssertionError
assert backsweep.linalg.inv(backsweep.ones(2).diag()).tolist() == [[1.0, 0.0], [0.0, 1.0]]
"""
    subprocess.run([sys.executable, "-c", program], check=True)
