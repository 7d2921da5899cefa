"""linalg.ldl_factor, ldl_factor_ex, ldl_solve: pivots as LAPACK's, solutions, errors."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from libraries import needs_torch, torch, with_both

import backsweep


def symmetric(n: int, seed: int, zeros: bool = False) -> Any:
    """A symmetric matrix that is not definite; with zeros in half of the diagonal."""
    a = numpy.random.default_rng(seed).normal(size=(n, n))
    a = a + a.T
    if zeros:
        a[range(0, n, 2), range(0, n, 2)] = 0
    return a


@needs_torch
@pytest.mark.parametrize("n", [1, 2, 3, 7, 30, 100])
def test_factors_as_pytorch_has_them(n: int) -> None:
    for seed in range(4):
        a = symmetric(n, seed, zeros=seed % 2 == 1)
        before = a.copy()
        ours = backsweep.linalg.ldl_factor_ex(backsweep.from_numpy(a))
        theirs = torch.linalg.ldl_factor_ex(torch.from_numpy(a))
        assert (a == before).all()
        assert ours.pivots.tolist() == theirs.pivots.tolist()
        assert ours.info.item() == theirs.info.item()
        numpy.testing.assert_allclose(ours.LD.numpy(), theirs.LD.numpy(), rtol=1e-7, atol=1e-9)
        b = numpy.random.default_rng(seed).normal(size=(n, 3))
        x = backsweep.linalg.ldl_solve(ours.LD, ours.pivots, backsweep.from_numpy(b))
        expected = torch.linalg.ldl_solve(theirs.LD, theirs.pivots, torch.from_numpy(b))
        numpy.testing.assert_allclose(x.numpy(), expected.numpy(), rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_solves(dtype: str) -> None:
    wanted = getattr(backsweep, dtype)
    a = backsweep.tensor(numpy.stack([symmetric(9, 1), symmetric(9, 2, zeros=True)]), dtype=wanted)
    b = backsweep.tensor(numpy.random.default_rng(0).normal(size=(9, 4)), dtype=wanted)
    ld, pivots = backsweep.linalg.ldl_factor(a)
    x = backsweep.linalg.ldl_solve(ld, pivots, b)
    assert x.dtype is wanted
    assert x.shape == (2, 9, 4)
    numpy.testing.assert_allclose(
        (a @ x).numpy(), b.expand(2, 9, 4).numpy(), atol=1e-4 if dtype == "float32" else 1e-10
    )
    # The upper triangle is not read, and pivots may be int64.
    lower = backsweep.linalg.ldl_factor(a.tril()).LD
    assert backsweep.equal(lower, ld)
    assert backsweep.equal(backsweep.linalg.ldl_solve(ld, pivots.long(), b), x)
    assert backsweep.equal(backsweep.linalg.ldl_solve(ld, pivots, b, hermitian=True), x)
    assert backsweep.equal(backsweep.linalg.ldl_solve(ld, pivots, b.mT.contiguous().mT), x)


@with_both
def test_singular_matrices(library: Any) -> None:
    result = library.linalg.ldl_factor_ex(library.zeros(3, 3))
    assert result.info.item() == 1
    assert result.pivots.tolist() == [1, 2, 3]
    with pytest.raises(RuntimeError, match="ldl_factor"):
        library.linalg.ldl_factor(library.zeros(3, 3))
    with pytest.raises(RuntimeError, match="ldl_factor"):
        library.linalg.ldl_factor_ex(library.zeros(2, 3, 3), check_errors=True)
    swapped = library.linalg.ldl_factor_ex(library.tensor([[0.0, 1.0], [1.0, 0.0]]))
    assert swapped.pivots.tolist() == [-2, -2]
    assert swapped.LD.tolist() == [[0.0, 0.0], [1.0, 0.0]]
    assert library.linalg.ldl_factor_ex(library.zeros(0, 2, 2)).info.shape == (0,)
    for n in (1, 2, 3):
        missing = library.linalg.ldl_factor_ex(library.full((n, n), float("nan")))
        assert missing.LD.tril().isnan().any()
        assert missing.pivots.tolist() == [[1], [-2, -2], [-2, -2, 3]][n - 1]


@with_both
@pytest.mark.parametrize(
    ("call", "error", "text"),
    [
        (lambda t: t.linalg.ldl_factor(t.zeros(2, 3)), RuntimeError, "batches of square matrices"),
        (lambda t: t.linalg.ldl_factor(t.zeros(2)), RuntimeError, "must have at least 2 dimen"),
        (lambda t: t.linalg.ldl_factor(t.eye(2).int()), RuntimeError, "Expected a floating point"),
        (lambda t: solve(t, b=t.zeros(3, 2)), RuntimeError, "each A matrix is 2 by 2 but each b"),
        (lambda t: solve(t, b=t.zeros(2)), IndexError, "Dimension out of range"),
        (
            lambda t: solve(t, b=t.zeros(2, 1).double()),
            RuntimeError,
            "Expected b and A to have the",
        ),
        (lambda t: solve(t, pivots=t.ones(2)), RuntimeError, "Expected pivots to be integers"),
        (lambda t: solve(t, pivots=t.tensor([1])), RuntimeError, "LD.shape.:-1. and pivots.shape"),
        (lambda t: solve(t, pivots=t.tensor([1, 3])), RuntimeError, "must all satisfy .pivot. <="),
        (lambda t: solve(t, pivots=t.tensor([0, 1])), RuntimeError, "must all satisfy .pivot. >="),
    ],
)
def test_errors(library: Any, call: Any, error: Any, text: str) -> None:
    with pytest.raises(error, match=text):
        call(library)


def solve(library: Any, **changed: Any) -> Any:
    ld, pivots = library.linalg.ldl_factor(library.eye(2))
    b = changed.get("b", library.zeros(2, 1))
    return library.linalg.ldl_solve(ld, changed.get("pivots", pivots), b)


@pytest.mark.parametrize("pivots", [[1, -2], [-2, -1], [-2, 2], [-3, -3], [1, -(2**31)]])
def test_pivots_of_no_factorisation(pivots: list[int]) -> None:
    with pytest.raises(RuntimeError, match="Did you properly pass the result of ldl_factor"):
        solve(backsweep, pivots=backsweep.tensor(pivots))


@with_both
def test_no_gradient(library: Any) -> None:
    a = library.eye(2, requires_grad=True)
    ld, pivots = library.linalg.ldl_factor(a)
    with pytest.raises(RuntimeError, match="is not implemented"):
        ld.sum().backward()
    with pytest.raises(RuntimeError, match="is not implemented"):
        library.linalg.ldl_solve(ld.detach(), pivots, a).sum().backward()
