"""Reductions and scans beside PyTorch where it is delicate: kinks, NaN, infinities, nothing at all."""

from __future__ import annotations

import math
from typing import Any

import numpy
import pytest
from gradient_check import check_gradients

import backsweep

torch = pytest.importorskip("torch", reason="comparing with PyTorch needs PyTorch")

inf, nan = math.inf, math.nan

# What is called, on which elements.
CASES: list[tuple[str, list[Any]]] = [
    *[(f"x.norm({p})", [0.0, 0.0]) for p in (1, 2, 3, 1.5, "float('inf')")],
    *[(f"x.norm({p})", [0.0, 2.0, -2.0]) for p in (1, 2, 3, 1.5, "float('inf')")],
    *[(f"x.norm({p})", [1.0, nan, 3.0]) for p in (1, 2, 3, "float('inf')", "-float('inf')")],
    *[(f"x.{name}", [2.0, 2.0, 2.0]) for name in ("std()", "var()", "std(0)", "var(0, False)")],
    *[(f"x.{name}", [2.0]) for name in ("std()", "var()", "var(unbiased=False)")],
    *[(f"x.var(correction={n})", [1.0, 2.0, 4.0]) for n in (3, 5)],
    *[(f"x.{name}(0)", [-inf, 1.0]) for name in ("logsumexp", "softmax")],
    *[(f"x.{name}(0)", [1.0, inf]) for name in ("softmax", "log_softmax")],
    *[(f"x.{name}(0)", [1.0, nan]) for name in ("softmax", "log_softmax", "logsumexp", "cumsum")],
    *[(f"x.{name}", [3.0, 0.0, 2.0]) for name in ("prod()", "prod(0)", "cumprod(0)")],
    *[(f"x.{name}", [0.0, 4.0, 0.0]) for name in ("prod()", "prod(0)", "cumprod(0)")],
    *[(f"x.{name}(0)", [1.0, nan, 3.0, 2.0]) for name in ("nansum", "nanmean", "amax")],
    *[(f"x.{name}", [1.0, nan, 3.0, 2.0]) for name in ("median()", "nanmedian()", "nansum()")],
    *[(f"x.{name}(0).values", [1.0, nan, 3.0, 2.0]) for name in ("median", "nanmedian", "cummin")],
    *[(f"x.{name}(0).values", [1.0, 3.0, 3.0, 1.0]) for name in ("cummax", "cummin")],
    *[(f"x.{name}(0)", [1.0, 3.0, 3.0, 1.0]) for name in ("amax", "amin")],
    *[(f"x.{name}()", [1.0, 3.0, 3.0, 3.0, 1.0]) for name in ("median", "max", "min")],
    *[(f"x.{name}(0.5)", [1.0, nan, 3.0]) for name in ("quantile", "nanquantile")],
    *[(f"x.{name}", []) for name in ("sum()", "prod()", "var()", "nansum()", "norm()")],
]


@pytest.mark.parametrize(("call", "elements"), CASES, ids=str)
def test_value_and_gradient_where_it_is_delicate(call: str, elements: list[Any]) -> None:
    found = []
    for library in (backsweep, torch):
        x = library.tensor(elements, dtype=library.float64, requires_grad=True)
        y = eval(call, {"x": x, "float": float})
        y.sum().backward()
        found.append((y.detach().numpy(), x.grad.numpy()))
    for ours, theirs in zip(*found, strict=True):
        numpy.testing.assert_allclose(ours, theirs, 1e-12, 1e-12)


@pytest.mark.parametrize(
    "call",
    [
        "x.prod(7)",
        "x.var([0, 0])",
        "x.long().var()",
        "x[:, :0].amax(1)",
        "lib.aminmax(x[:0])",
        "x.long().norm()",
        "x.norm('bad')",
        "lib.linalg.vector_norm(x[:0], float('inf'))",
        "x.kthvalue(4)",
        "x.kthvalue(0)",
        "x[:, :0].median(1)",
        "x[:, :0].mode(1)",
        "x.bool().median()",
        "x.quantile(1.5)",
        "x.quantile(float('nan'))",
        "x.quantile(0.5, interpolation='cubic')",
        "x.long().quantile(0.5)",
        "x.quantile(lib.tensor([[0.5]]))",
        "x.diff(-1)",
        "lib.tensor(1.0).diff()",
        "x.diff(prepend=lib.ones(1))",
        "x.diff(prepend=lib.ones(3, 1))",
        "lib.trapezoid(x, lib.ones(2))",
        "lib.trapezoid(x.bool())",
        "lib.trapezoid(lib.tensor(1.0))",
        "lib.cumulative_trapezoid(lib.tensor(1.0))",
        "x.cumsum(5)",
        "x.long().logcumsumexp(0)",
        "x.bool().cumsum_(0)",
        "x.cumsum_(0, dtype=lib.float64)",
        "x.long().softmax(0)",
        "x.softmax(3)",
        "x.long().nanmean()",
        "lib.ones(2, 2, 2).cov()",
        "x.bool().cov()",
        "x.cov(fweights=lib.ones(3))",
        "x.cov(aweights=lib.tensor([1.0, -1.0, 1.0]))",
        "x.renorm(0, 0, 1)",
        "x.renorm(2, 0, -1)",
        "lib.ones(2).renorm(2, 0, 1)",
    ],
)
def test_refused_with_pytorchs_exception(call: str) -> None:
    errors = []
    for library in (backsweep, torch):
        x = library.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
        with pytest.raises(Exception) as caught:
            eval(call, {"x": x, "lib": library, "float": float})
        errors.append(caught.type)
    assert errors[0] is errors[1]


@pytest.mark.parametrize("zeros", [[], [1], [0, 2], [0, 1, 3]])
def test_derivatives_of_products_with_zeros(zeros: list[int]) -> None:
    numbers = numpy.array([1.5, -0.7, 2.0, 0.6])
    numbers[zeros] = 0
    check_gradients(lambda x: [x.prod()], [numbers], order=3)
    check_gradients(lambda x: [x.cumprod(0)], [numbers], order=3)
    check_gradients(lambda x: [x.reshape(2, 2).prod(1)], [numbers])


def test_sums_of_float32_are_as_exact_as_numpys() -> None:
    numbers = numpy.random.default_rng(5).uniform(0, 1, 1_000_003).astype("float32")
    exact = math.fsum(numbers.tolist())
    ours = backsweep.tensor(numbers).sum().item()
    assert abs(ours - exact) <= abs(float(numbers.sum()) - exact)


@pytest.mark.parametrize("shape", [(100_000,), (1000, 100)])
def test_variance_far_from_zero(shape: tuple[int, ...]) -> None:
    numbers = numpy.random.default_rng(6).normal(10_000, 1, shape).astype("float32")
    found = backsweep.tensor(numbers).var(0).numpy()
    expected = numbers.astype("float64").var(0, ddof=1)
    numpy.testing.assert_allclose(found, expected, 1e-6)


@pytest.mark.parametrize("shape", [(70_000,), (300, 700), (700, 300)])
@pytest.mark.parametrize("dim", [0, -1])
def test_large_selections(shape: tuple[int, ...], dim: int) -> None:
    numbers = numpy.random.default_rng(8).standard_normal(shape).astype("float32")
    x = backsweep.tensor(numbers)
    k = shape[dim] // 3
    expected = numpy.take(numpy.sort(numbers, dim), k - 1, dim)
    numpy.testing.assert_array_equal(x.kthvalue(k, dim).values.numpy(), expected)
    numpy.testing.assert_allclose(
        x.quantile(0.3, dim).numpy(), numpy.quantile(numbers, 0.3, dim), 1e-5, 1e-6
    )


@pytest.mark.parametrize("size", [5, 8, 9, 100, 512, 513, 5000, 70_000])
@pytest.mark.parametrize("different", [3, 100, 100_000])
def test_neighbouring_quantiles(size: int, different: int) -> None:
    """The rank above a rank is found in what the first selection left."""
    numbers = numpy.random.default_rng(size).integers(-different, different, size) / 8 + 0.0
    x = backsweep.from_numpy(numbers)
    places = numpy.array([0.0, 0.1, 0.5, 0.77, 1.0])
    for q in (places, numpy.linspace(0, 1, 12)):  # selected, and sorted
        found = x.quantile(backsweep.from_numpy(q)).numpy()
        numpy.testing.assert_allclose(found, numpy.quantile(numbers, q), 1e-12)
    gaps = x.clone()
    gaps[::3] = math.nan
    assert gaps.quantile(0.5).isnan()
    expected = numpy.nanquantile(gaps.numpy(), places)
    found = gaps.nanquantile(backsweep.from_numpy(places)).numpy()
    numpy.testing.assert_allclose(found, expected, 1e-12)


@pytest.mark.parametrize("shape", [(5000,), (3, 5000), (1000, 7), (7, 1000), (3, 50, 40)])
def test_softmax_of_many_shapes(shape: tuple[int, ...]) -> None:
    numbers = numpy.random.default_rng(9).uniform(-20, 20, shape).astype("float32")
    for dim in range(len(shape)):
        for name in ("softmax", "log_softmax", "logsumexp"):
            mine = backsweep.tensor(numbers, requires_grad=True)
            yours = torch.tensor(numbers.astype("float64"), requires_grad=True)
            ours, theirs = getattr(mine, name)(dim), getattr(yours, name)(dim)
            numpy.testing.assert_allclose(
                ours.detach().numpy(), theirs.detach().numpy(), 2e-6, 2e-6
            )
            (ours * ours).sum().backward()
            (theirs * theirs).sum().backward()
            numpy.testing.assert_allclose(mine.grad.numpy(), yours.grad.numpy(), 1e-4, 1e-4)


@pytest.mark.parametrize("name", ["logsumexp", "logcumsumexp"])
def test_nothing_but_minus_infinity_has_no_slope(name: str) -> None:
    """PyTorch's gradient is NaN here, the difference of two infinities."""
    x = backsweep.tensor([-inf, -inf], requires_grad=True)
    y = getattr(x, name)(0)
    assert y.reshape(-1).tolist() == [-inf] * y.numel()
    y.sum().backward()
    assert x.grad.tolist() == [0.0, 0.0]
