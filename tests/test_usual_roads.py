"""Functions with a quicker formula for blocks of usual numbers: block sizes, odd numbers, layouts."""

from __future__ import annotations

from typing import Any

import numpy
import pytest

import backsweep

SIZES = [1, 2, 7, 15, 16, 17, 31, 63, 64, 65, 255, 256, 257, 511, 513, 600]
ODD = [0.0, -0.0, numpy.inf, -numpy.inf, numpy.nan, -1.5, 1e-42, -1e-42, 3e38, 1e-38]
UNARY = {
    "log": numpy.log,
    "log2": numpy.log2,
    "log10": numpy.log10,
    "log1p": numpy.log1p,
    "atanh": numpy.arctanh,
    "asinh": numpy.arcsinh,
    "acosh": numpy.arccosh,
    "atan": numpy.arctan,
    "tan": numpy.tan,
    "sinh": numpy.sinh,
}
BINARY = {
    "pow": numpy.power,
    "atan2": numpy.arctan2,
    "hypot": numpy.hypot,
    "logaddexp": numpy.logaddexp,
    "logaddexp2": numpy.logaddexp2,
}
DTYPES = ["float32", "float64"]


def check(got: Any, expected: numpy.ndarray, dtype: str) -> None:
    """Within four units in the last place, NaN and signs of zeros and infinities where they should be."""
    with numpy.errstate(all="ignore"):
        expected = expected.astype(dtype)
    assert got.numpy().dtype == expected.dtype
    numpy.testing.assert_allclose(
        got.numpy(), expected, rtol=4 * numpy.finfo(dtype).eps, atol=1e-44, equal_nan=True
    )
    known = ~numpy.isnan(expected)
    assert (numpy.signbit(got.numpy()) == numpy.signbit(expected))[known].all()


def wide(array: numpy.ndarray) -> numpy.ndarray:
    """In more digits than the array has."""
    return array.astype("float64" if array.dtype == "float32" else "longdouble")


def numbers(size: int, dtype: str, seed: int = 0) -> numpy.ndarray:
    """Inside every domain but that of acosh."""
    return numpy.random.default_rng(seed + size).uniform(0.05, 0.95, size).astype(dtype)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", UNARY)
def test_unary_at_every_size(name: str, dtype: str) -> None:
    for size in SIZES:
        x = numbers(size, dtype) + (1 if name == "acosh" else 0)
        with numpy.errstate(all="ignore"):
            check(getattr(backsweep, name)(backsweep.from_numpy(x)), UNARY[name](wide(x)), dtype)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", UNARY)
def test_unary_with_one_odd_number(name: str, dtype: str) -> None:
    for size in (1, 16, 40, 300, 600):
        for place in {0, size // 2, size - 1}:
            for odd in ODD:
                x = numbers(size, dtype) + (1 if name == "acosh" else 0)
                x[place] = odd
                if name == "tan" and abs(odd) > 1e20:
                    continue  # the reference is not as exact
                with numpy.errstate(all="ignore"):
                    expected = UNARY[name](wide(x))
                    check(getattr(backsweep, name)(backsweep.from_numpy(x)), expected, dtype)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", BINARY)
def test_binary_at_every_size_and_layout(name: str, dtype: str) -> None:
    function = getattr(backsweep, name)
    for size in SIZES:
        x, y = numbers(size, dtype), numbers(size, dtype, 7) * 3 - 1
        if name.startswith("logaddexp"):
            y = abs(y)  # no cancellation
        a, b = backsweep.from_numpy(x), backsweep.from_numpy(y)
        expected = BINARY[name](wide(x), wide(y))
        check(function(a, b), expected, dtype)
        check(function(a, b[:1]), BINARY[name](wide(x), wide(y[:1])), dtype)
        check(function(a[:1], b), BINARY[name](wide(x[:1]), wide(y)), dtype)
        check(function(a.flip(0), b), BINARY[name](wide(x[::-1]), wide(y)), dtype)
        pairs = backsweep.stack([a, b], 1)  # every second element
        check(function(pairs[:, 0], pairs[:, 1]), expected, dtype)
        table = function(a.reshape(-1, 1), b.reshape(1, -1))
        check(table, BINARY[name](wide(x)[:, None], wide(y)[None]), dtype)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ["pow", "atan2", "hypot"])
def test_binary_with_odd_pairs(name: str, dtype: str) -> None:
    for size in (1, 20, 300):
        for place in {0, size - 1}:
            for first in ODD:
                for second in ODD:
                    x, y = numbers(size, dtype), numbers(size, dtype, 7) * 3 - 1
                    x[place], y[place] = first, second
                    with numpy.errstate(all="ignore"):
                        expected = BINARY[name](wide(x), wide(y))
                        got = getattr(backsweep, name)(
                            backsweep.from_numpy(x), backsweep.from_numpy(y)
                        )
                        check(got, expected, dtype)


@pytest.mark.parametrize("dtype", DTYPES)
def test_powers_across_the_range(dtype: str) -> None:
    """Results from zero to infinity, mixed, so that blocks take both roads."""
    generator = numpy.random.default_rng(3)
    limits = {"float32": (-110, 95), "float64": (-760, 720)}[dtype]
    logarithm = generator.uniform(-60, 60, 4096).astype(dtype)
    base = numpy.exp(logarithm)
    exponent = (generator.uniform(*limits, 4096) / logarithm).astype(dtype)
    tame = abs(exponent) < 3
    for chosen in (slice(None), tame):
        x, y = base[chosen], exponent[chosen]
        with numpy.errstate(all="ignore"):
            expected = numpy.power(wide(x), wide(y)).astype(dtype)
        got = backsweep.pow(backsweep.from_numpy(x), backsweep.from_numpy(y)).numpy()
        finite = numpy.isfinite(expected)
        error = abs(got[finite] - expected[finite])
        room = numpy.finfo(dtype).smallest_subnormal
        assert (error <= 2 * numpy.finfo(dtype).eps * expected[finite] + room).all()
        assert (got[numpy.isinf(expected)] == numpy.inf).all()


@pytest.mark.parametrize("dtype", DTYPES)
def test_in_place(dtype: str) -> None:
    x, y = numbers(300, dtype), numbers(300, dtype, 7)
    got = backsweep.from_numpy(x.copy())
    got.pow_(backsweep.from_numpy(y))
    check(got, numpy.power(wide(x), wide(y)), dtype)
    got.log_()
    with numpy.errstate(all="ignore"):
        expected = numpy.log(wide(numpy.power(wide(x), wide(y)).astype(dtype)))
    numpy.testing.assert_allclose(got.numpy(), expected, rtol=1e-5)
    both = backsweep.from_numpy(x.copy())
    both.atan2_(both)
    check(both, numpy.full(300, numpy.pi / 4), dtype)


def test_histogram_with_edges() -> None:
    """Few edges and many, values on them, outside and NaN."""
    for edge_count in (2, 3, 5, 24, 25, 26, 100):
        edges = numpy.sort(numbers(edge_count, "float64")).astype("float32")
        for size in (0, 1, 255, 256, 257, 5000):
            values = numpy.random.default_rng(size).uniform(-0.2, 1.2, size).astype("float32")
            values[::3] = numpy.resize(edges, size)[::3]
            got, _ = backsweep.histogram(backsweep.from_numpy(values), backsweep.from_numpy(edges))
            assert (got.numpy() == numpy.histogram(values, edges)[0]).all()
            weights = numpy.arange(size, dtype="float32")
            got, _ = backsweep.histogram(
                backsweep.from_numpy(values),
                backsweep.from_numpy(edges),
                weight=backsweep.from_numpy(weights),
            )
            expected = numpy.histogram(values, edges, weights=weights)[0]
            numpy.testing.assert_allclose(got.numpy(), expected, rtol=1e-5)
            if size:
                values[size // 2] = numpy.nan
                got, _ = backsweep.histogram(
                    backsweep.from_numpy(values), backsweep.from_numpy(edges)
                )
                seen = values[~numpy.isnan(values)]
                assert (got.numpy() == numpy.histogram(seen, edges)[0]).all()


@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "int32", "uint8"])
def test_modes_of_long_lines(dtype: str) -> None:
    for size in (1, 31, 32, 33, 1000, 4095, 4097, 20000):
        values = numpy.random.default_rng(size).integers(0, max(size // 4, 2), size) % 200
        values = (values - (0 if dtype == "uint8" else 90)).astype(dtype)
        found, counts = numpy.unique(values, return_counts=True)
        mode = found[counts.argmax()]
        value, place = backsweep.mode(backsweep.from_numpy(values))
        assert value.item() == mode
        assert place.item() == numpy.flatnonzero(values == mode)[-1]


def test_sequences_at_every_size() -> None:
    for size in [*SIZES, (1 << 20) - 1, (1 << 20) + 3]:
        got = backsweep.arange(0.5, 0.5 + size * 0.25, 0.25).numpy()
        assert (got == (0.5 + 0.25 * numpy.arange(size)).astype("float32")).all()
        assert (backsweep.arange(3, 3 + 2 * size, 2).numpy() == 3 + 2 * numpy.arange(size)).all()
        line = backsweep.linspace(-1, 3, size).numpy()
        assert line.shape == (size,)
        numpy.testing.assert_allclose(line, numpy.linspace(-1, 3, size), atol=3e-7)
        assert line[0] == -1 and (size == 1 or line[-1] == 3)
        assert (backsweep.full((size,), 2.5).numpy() == 2.5).all()


def test_bounds_as_tensors() -> None:
    """One bound takes the road of maximum and minimum."""
    x = backsweep.tensor([[-1.0, float("nan"), 2.0], [0.5, 3.0, -2.0]])
    low = backsweep.tensor([0.0, 1.0, float("nan")])
    assert str(x.clamp(low).tolist()) == "[[0.0, nan, nan], [0.5, 3.0, nan]]"
    assert str(x.clamp_max(low).tolist()) == "[[-1.0, nan, nan], [0.0, 1.0, nan]]"
    whole = backsweep.tensor([1, 5, -3])
    assert whole.clamp_min(backsweep.tensor([2, 2, 2])).tolist() == [2, 5, 2]
    target = whole.clone()
    target.clamp_max_(target.flip(0))
    assert target.tolist() == [-3, 5, -3]
