"""Factorisations and solvers: sizes, what is not finite, threads, and the library they ask."""

from __future__ import annotations

import itertools
import math
import subprocess
import sys
import threading
from typing import Any

import numpy
import pytest
from linalg_inputs import GENERATOR, eye, positive, well_conditioned

import backsweep


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


def test_numpy_is_imported_for_singular_values_of_large_matrices() -> None:
    program = """
import sys
import backsweep
a = backsweep.ones(3).diag() * 2
backsweep.linalg.inv(a), backsweep.linalg.det(a), backsweep.linalg.qr(a)
backsweep.linalg.cholesky(a), backsweep.linalg.solve(a, a), backsweep.linalg.lu(a)
assert backsweep.linalg.svdvals(a).tolist() == [2.0, 2.0, 2.0]
assert "numpy" not in sys.modules
assert backsweep.linalg.svdvals(backsweep.ones(20).diag() * 2).tolist() == [2.0] * 20
assert "numpy" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_without_numpy_the_error_says_so() -> None:
    program = """
import sys
sys.modules["numpy"] = None
import backsweep
try:
    backsweep.linalg.svd(backsweep.ones(20).diag())
except ImportError as error:
    assert "numpy" in str(error)
else:
    raise AssertionError
assert backsweep.linalg.inv(backsweep.ones(2).diag()).tolist() == [[1.0, 0.0], [0.0, 1.0]]
"""
    subprocess.run([sys.executable, "-c", program], check=True)
