"""Factorisations and solvers: values and gradients that the generated tests do not ask for."""

from __future__ import annotations

import math
from typing import Any

import numpy
import pytest
from gradient_check import check_gradients
from libraries import with_both
from linalg_inputs import GENERATOR, evaluate, eye, positive, same, well_conditioned

import backsweep

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


@pytest.mark.parametrize("shape", [(6, 4), (4, 6), (5, 5), (2, 6, 4), (300, 200)])
@pytest.mark.parametrize("smallest", [1.0, 1e-3, 1e-11, 1e-14, 1e-17, 0.0])
def test_least_squares_by_qr_or_by_values(shape: tuple[int, ...], smallest: float) -> None:
    """The default driver and singular values agree on the rank, and on the solution."""
    random = numpy.random.default_rng(5)
    a = random.normal(size=shape)
    u, s, vh = numpy.linalg.svd(a, full_matrices=False)
    s[..., -1] = smallest * s[..., 0]
    a = (u * s[..., None, :]) @ vh
    matrix, right = (
        backsweep.from_numpy(a),
        backsweep.from_numpy(random.normal(size=(*shape[:-1], 2))),
    )
    usual = backsweep.linalg.lstsq(matrix, right)
    values = backsweep.linalg.lstsq(matrix, right, driver="gelsd")
    assert usual.rank.tolist() == values.rank.tolist()
    scale = float(values.solution.abs().max())
    full = bool((usual.rank == min(shape[-2:])).all())
    tolerance = 1e-14 / smallest if full else 1e-10
    assert float((usual.solution - values.solution).abs().max()) <= tolerance * scale
