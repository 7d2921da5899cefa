"""Indexing reads and writes what NumPy's does, and passes the gradient to the place it came from."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import torch

import backsweep

SHAPES = st.lists(st.integers(0, 4), min_size=0, max_size=4).map(tuple)
BOUNDS = st.none() | st.integers(-6, 6)
STEPS = st.none() | st.integers(1, 4)


@st.composite
def shape_and_key(draw: Any) -> tuple[tuple[int, ...], Any]:
    """A shape and a key for it: integers within the bounds, slices, None and one ellipsis."""
    shape = draw(SHAPES)
    used = draw(st.integers(0, len(shape)))
    with_ellipsis = draw(st.booleans())
    after = draw(st.integers(0, used)) if with_ellipsis else 0
    dims = [*range(used - after), *range(len(shape) - after, len(shape))]
    items: list[Any] = []
    for place, dim in enumerate(dims):
        if with_ellipsis and place == used - after:
            items.append(Ellipsis)
        while draw(st.integers(0, 5)) == 0:
            items.append(None)
        size = shape[dim]
        if size > 0 and draw(st.booleans()):
            items.append(draw(st.integers(-size, size - 1)))
        else:
            items.append(slice(draw(BOUNDS), draw(BOUNDS), draw(STEPS)))
    if with_ellipsis and Ellipsis not in items:
        items.append(Ellipsis)
    return shape, tuple(items)


def numbers(shape: tuple[int, ...]) -> numpy.ndarray:
    return numpy.arange(float(numpy.prod(shape))).reshape(shape)


@settings(max_examples=300, deadline=None)
@given(shape_and_key())
def test_reading(case: tuple[tuple[int, ...], Any]) -> None:
    shape, key = case
    array = numbers(shape)
    tensor = backsweep.tensor(array)
    part, expected = tensor[key], array[key]
    assert tuple(part.shape) == expected.shape
    assert part.numpy().tolist() == expected.tolist()
    if expected.size:
        assert part.storage_offset() * 8 == (
            part.data_ptr() - tensor.data_ptr()
        )  # a view, not a copy


@settings(max_examples=300, deadline=None)
@given(shape_and_key(), st.booleans())
def test_writing_a_number(case: tuple[tuple[int, ...], Any], as_tensor: bool) -> None:
    shape, key = case
    array = numbers(shape)
    tensor = backsweep.tensor(array)
    array[key] = -1.0
    tensor[key] = backsweep.tensor(-1.0) if as_tensor else -1
    assert tensor.numpy().tolist() == array.tolist()
    assert tensor._version == 1


@settings(max_examples=200, deadline=None)
@given(shape_and_key(), st.integers(0, 3))
def test_writing_a_tensor_that_broadcasts(case: tuple[tuple[int, ...], Any], drop: int) -> None:
    shape, key = case
    array = numbers(shape)
    tensor = backsweep.tensor(array)
    target = array[key]
    value = numpy.asarray(-1.0 - numbers(target.shape[min(drop, target.ndim) :]))
    array[key] = value
    tensor[key] = backsweep.tensor(value)
    assert tensor.numpy().tolist() == array.tolist()


@settings(max_examples=100, deadline=None)
@given(shape_and_key())
def test_the_gradient_goes_where_the_value_came_from(case: tuple[tuple[int, ...], Any]) -> None:
    shape, key = case
    tensor = backsweep.tensor(numbers(shape), requires_grad=True)
    part = tensor[key]
    seed = numpy.asarray(1.0 + numbers(tuple(part.shape)))
    part.backward(backsweep.tensor(seed))
    expected = numpy.zeros(shape)
    expected[key] = seed
    assert tensor.grad.numpy().tolist() == expected.tolist()


@settings(max_examples=100, deadline=None)
@given(shape_and_key())
def test_the_gradient_of_a_written_value(case: tuple[tuple[int, ...], Any]) -> None:
    shape, key = case
    leaf = backsweep.tensor(numbers(shape), requires_grad=True)
    value = backsweep.tensor(2.0, dtype=backsweep.float64, requires_grad=True)
    tensor = leaf * 1
    tensor[key] = value
    (tensor * 3).sum().backward()
    expected = numpy.full(shape, 3.0)
    expected[key] = 0.0
    assert leaf.grad.numpy().tolist() == expected.tolist()
    assert value.grad.item() == 3.0 * numpy.zeros(shape)[key].size


@settings(max_examples=200, deadline=None)
@given(SHAPES, st.lists(st.integers(-6, 6) | st.none(), max_size=5))
def test_wrong_keys_are_refused_as_pytorch_does(shape: Any, key: list[Any]) -> None:
    array = numbers(shape)
    tensor = backsweep.tensor(array)
    try:
        expected = array[tuple(key)]
    except IndexError:
        with pytest.raises(IndexError):
            tensor[tuple(key)]
        with pytest.raises(IndexError):
            tensor[tuple(key)] = 0.0
        assert tensor._version == 0
    else:
        assert tensor[tuple(key)].tolist() == expected.tolist()


@pytest.mark.parametrize(
    "key",
    [
        numpy.int64(1),
        numpy.int32(-1),
        backsweep.tensor(1),
        (backsweep.tensor(1), slice(None)),
        (slice(None), numpy.int64(2)),
        slice(numpy.int64(1), None),
        slice(None, backsweep.tensor(1)),
    ],
)
def test_whatever_has_an_index(key: Any) -> None:
    array = numpy.arange(6.0).reshape(2, 3)

    def plain(item: Any) -> Any:
        if isinstance(item, tuple):
            return tuple(map(plain, item))
        if isinstance(item, slice):
            return slice(plain(item.start), plain(item.stop))
        return item if item is None or isinstance(item, slice) else int(item)

    expected = array[plain(key)]
    assert backsweep.tensor(array)[key].tolist() == expected.tolist()


def test_iteration_gives_views() -> None:
    tensor = backsweep.tensor([[1.0, 2.0], [3.0, 4.0]])
    for row in tensor:
        assert row._base is tensor
    first, second = tensor
    assert second.tolist() == [3.0, 4.0]
    assert [row.tolist() for row in reversed(tensor)] == [[3.0, 4.0], [1.0, 2.0]]
    assert first.shape == (2,)


@pytest.mark.parametrize("library", [backsweep, pytest.param(torch, id="torch")])
def test_lists_of_values(library: Any) -> None:
    if library is None:
        pytest.skip("comparing with PyTorch needs PyTorch")
    tensor = library.zeros(2, 3)
    tensor[0] = library.tensor([1.0, 2.0, 3.0])
    tensor[1, :2] = library.tensor([4, 5])  # converted to the dtype
    tensor[:, 2:] = library.tensor([[7.0], [8.0]])
    assert tensor.tolist() == [[1.0, 2.0, 7.0], [4.0, 5.0, 8.0]]
    tensor[...] = 1
    assert tensor.tolist() == [[1.0] * 3] * 2
    tensor[0][1] = 5.0
    assert tensor[0, 1].item() == 5.0


def test_augmented_assignment() -> None:
    tensor = backsweep.tensor([1.0, 2.0, 3.0])
    tensor[1] += 10
    tensor[:2] *= 2
    assert tensor.tolist() == [2.0, 24.0, 3.0]


@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "int32", "uint8", "bool"])
def test_every_dtype(dtype: str) -> None:
    array = numpy.array([[0, 1, 2], [3, 4, 5]]).astype(dtype)
    tensor = backsweep.tensor(array)
    assert tensor[1, ::2].numpy().tolist() == array[1, ::2].tolist()
    tensor[:, 1] = 1
    array[:, 1] = 1
    assert tensor.numpy().tolist() == array.tolist()
    assert tensor.dtype is getattr(backsweep, dtype)


def test_boundaries_of_integers() -> None:
    tensor = backsweep.tensor([1.0, 2.0, 3.0])
    huge = 2**62
    assert tensor[-huge:huge].tolist() == [1.0, 2.0, 3.0]
    assert tensor[::huge].tolist() == [1.0]
    assert tensor[1 :: 2**63 - 1].tolist() == [2.0]
    assert tensor[huge:].tolist() == []
