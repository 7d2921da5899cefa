"""Loops over operands that lie in any way: permuted, with steps, broadcast, in short and long runs."""

from __future__ import annotations

import math
from typing import Any

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import backsweep

DTYPES = ["bool", "uint8", "int32", "int64", "float32", "float64"]
# Around the lengths at which a loop is another one: vectors, blocks, runs that are walked across.
LENGTHS = st.sampled_from([1, 2, 3, 5, 8, 9, 16, 17, 33, 100, 515])
STEPS = st.sampled_from([1, 1, 1, 2, 3, 4, 5])


@st.composite
def arrays(draw: Any, shape: tuple[int, ...], dtype: str) -> Any:
    """An array of a shape that is a view of another: dimensions swapped, steps, sizes of 1."""
    repeats = draw(st.lists(st.sampled_from([False] * 4 + [True]), min_size=len(shape)))
    sizes = [1 if repeat else size for size, repeat in zip(shape, repeats, strict=False)]
    steps = [draw(STEPS) for _ in sizes]
    order = draw(st.permutations(range(len(sizes))))
    base = [sizes[dim] * steps[dim] for dim in order]
    count = math.prod(base)
    values = numpy.arange(count) * 7919 % 1009 % (2 if dtype == "bool" else 100)
    array = values.astype(dtype).reshape(base)
    array = array[tuple(slice(None, None, steps[dim]) for dim in order)]
    return array.transpose(numpy.argsort(order))


SHAPES = st.lists(LENGTHS, min_size=1, max_size=4).filter(lambda sizes: math.prod(sizes) <= 60_000)


def viewed(array: Any) -> Any:
    """A tensor that lies as the array does."""
    return backsweep.from_numpy(array)


@settings(max_examples=150, deadline=None)
@given(data=st.data(), shape=SHAPES, dtype=st.sampled_from(DTYPES))
def test_copies(data: Any, shape: list[int], dtype: str) -> None:
    array = data.draw(arrays(tuple(shape), dtype))
    tensor = viewed(array)
    assert numpy.array_equal(tensor.contiguous().numpy(), array)
    target = backsweep.zeros(shape, dtype=getattr(backsweep, dtype))
    target.copy_(tensor)
    assert numpy.array_equal(target.numpy(), numpy.broadcast_to(array, shape))
    dims = tuple(data.draw(st.sets(st.integers(0, len(shape) - 1))))
    assert numpy.array_equal(tensor.flip(dims).numpy(), numpy.flip(array, dims))


@settings(max_examples=150, deadline=None)
@given(data=st.data(), shape=SHAPES, dtype=st.sampled_from(["int64", "float32", "float64"]))
def test_two_operands(data: Any, shape: list[int], dtype: str) -> None:
    a, b = (data.draw(arrays(tuple(shape), dtype)) for _ in range(2))
    assert numpy.array_equal(backsweep.sub(viewed(a), viewed(b)).numpy(), a - b)
    # Beside each other in memory, so that a wrong place shows.
    target = numpy.zeros((*numpy.broadcast_shapes(a.shape, b.shape), 3), dtype)
    backsweep.sub(viewed(a), viewed(b), out=viewed(target[..., 1]))
    assert numpy.array_equal(target[..., 1], a - b)
    assert not target[..., ::2].any()


@settings(max_examples=60, deadline=None)
@given(data=st.data(), shape=SHAPES)
def test_functions_of_blocks(data: Any, shape: list[int]) -> None:
    array = data.draw(arrays(tuple(shape), "float64")) / 50
    exact = numpy.exp(array)
    assert numpy.allclose(backsweep.exp(viewed(array)).numpy(), exact, rtol=1e-14, atol=0)
    steps = viewed(numpy.stack([array, array], -1))[..., 0]
    assert numpy.allclose(backsweep.exp(steps).numpy(), exact, rtol=1e-14, atol=0)


@settings(max_examples=100, deadline=None)
@given(data=st.data(), shape=SHAPES, dtype=st.sampled_from(DTYPES))
@pytest.mark.parametrize("name", ["logical_and", "logical_or", "logical_xor"])
def test_logic(name: str, data: Any, shape: list[int], dtype: str) -> None:
    a, b = (data.draw(arrays(tuple(shape), dtype)) for _ in range(2))
    expected = getattr(numpy, name)(a, b)
    assert numpy.array_equal(getattr(backsweep, name)(viewed(a), viewed(b)).numpy(), expected)


def test_logic_of_long_runs() -> None:
    """Numbers are true unless they are 0, NaN too; longer than what is converted at a time."""
    a = numpy.arange(5000.0) % 3
    a[::7] = numpy.nan
    b = -(numpy.arange(5000.0) % 2)
    for name in ("logical_and", "logical_or", "logical_xor"):
        of_numpy, ours = getattr(numpy, name), getattr(backsweep, name)
        assert numpy.array_equal(ours(viewed(a), viewed(b)).numpy(), of_numpy(a, b))
        assert numpy.array_equal(ours(viewed(a), viewed(b[:1])).numpy(), of_numpy(a, b[:1]))


@settings(max_examples=80, deadline=None)
@given(data=st.data(), shape=SHAPES, upper=st.booleans(), diagonal=st.integers(-20, 20))
def test_triangles(data: Any, shape: list[int], upper: bool, diagonal: int) -> None:
    array = data.draw(arrays((*shape, 3), "float32"))
    name = "triu" if upper else "tril"
    expected = getattr(numpy, name)(array, diagonal)
    assert numpy.array_equal(getattr(backsweep, name)(viewed(array), diagonal).numpy(), expected)
    copy = viewed(array.copy().transpose())
    getattr(copy, name + "_")(diagonal)
    assert numpy.array_equal(copy.numpy(), getattr(numpy, name)(array.transpose(), diagonal))


@settings(max_examples=80, deadline=None)
@given(data=st.data(), shape=SHAPES)
def test_repetitions(data: Any, shape: list[int]) -> None:
    array = data.draw(arrays(tuple(shape), "float32"))
    repeats = tuple(data.draw(st.integers(0, 3)) for _ in range(len(shape) + 1))
    for lies in (array, array.copy()):
        assert numpy.array_equal(viewed(lies).repeat(repeats).numpy(), numpy.tile(array, repeats))
