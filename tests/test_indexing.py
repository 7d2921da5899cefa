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


# ---- Indices, masks, lists -----------------------------------------------------------------------

POSITIONS = st.integers(-4, 3)


@st.composite
def advanced_key(draw: Any) -> tuple[numpy.ndarray, tuple[Any, ...]]:
    """An array of shape (4, 4, 4) and a key with arrays of positions or masks among its items.

    No integers: NumPy takes them for positions there, PyTorch selects first.
    """
    items: list[Any] = []
    dims = 0
    common = draw(st.sampled_from([(3,), (2, 3), (1,)]))
    while dims < 3 and draw(st.integers(0, 4)):
        kind = draw(st.integers(0, 5))
        if kind == 0:
            items.append(slice(draw(BOUNDS), draw(BOUNDS), draw(STEPS)))
        elif kind < 3:
            items.append(None)
            continue
        elif kind == 3 and dims < 2:
            mask = numpy.zeros((4, 4), bool)
            mask.reshape(-1)[
                draw(st.lists(st.integers(0, 15), min_size=3, max_size=3, unique=True))
            ] = 1
            items.append(mask)
            dims += 1
        else:
            count = int(numpy.prod(common))
            values = draw(st.lists(POSITIONS, min_size=count, max_size=count))
            items.append(numpy.array(values).reshape(common))
        dims += 1
    return numbers((4, 4, 4)), tuple(items)


def as_tensors(key: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        backsweep.tensor(item) if isinstance(item, numpy.ndarray) else item for item in key
    )


@settings(max_examples=300, deadline=None)
@given(advanced_key())
def test_positions_and_masks(case: tuple[numpy.ndarray, tuple[Any, ...]]) -> None:
    array, key = case
    try:
        expected = array[key]
    except IndexError:
        with pytest.raises(IndexError):
            backsweep.tensor(array)[as_tensors(key)]
        return
    tensor = backsweep.tensor(array, requires_grad=True)
    for given_key in (key, as_tensors(key)):
        part = tensor[given_key]
        assert part.shape == expected.shape
        assert part.tolist() == expected.tolist()
    seed = 1.0 + numbers(expected.shape)
    part.backward(backsweep.tensor(seed))
    gradient = numpy.zeros_like(array)
    numpy.add.at(gradient, key, seed)
    assert tensor.grad.tolist() == gradient.tolist()
    written = tensor.detach().clone()
    array[key] = -1.0
    written[as_tensors(key)] = -1.0
    assert written.tolist() == array.tolist()


def test_lists_stand_for_positions() -> None:
    tensor = backsweep.arange(12.0).reshape(3, 4)
    assert tensor[[0, 2]].tolist() == [[0.0, 1.0, 2.0, 3.0], [8.0, 9.0, 10.0, 11.0]]
    assert tensor[[True, False, False]].tolist() == [[0.0, 1.0, 2.0, 3.0]]
    assert tensor[[0, 1], [1, 2]].tolist() == [1.0, 6.0]
    assert tensor[[[0, 1], [1, 2]],].shape == (2, 2, 4)
    assert tensor[range(2)].shape == (2, 4)
    assert tensor[[]].shape == (0, 4)
    assert tensor[True].shape == (1, 3, 4)
    assert tensor[numpy.bool_(False)].shape == (0, 3, 4)
    with pytest.warns(UserWarning, match="non-tuple sequence"):
        assert tensor[[[0, 2], [1, 1]]].tolist() == [1.0, 9.0]
    with pytest.warns(UserWarning, match=r"torch.uint8 is now deprecated"):
        assert tensor[backsweep.tensor([1, 0, 0], dtype=backsweep.uint8)].shape == (1, 4)


def test_in_place_operators_on_positions() -> None:
    tensor = backsweep.zeros(4, requires_grad=True) * 1
    tensor[[0, 0, 2]] += 1
    assert tensor.tolist() == [1.0, 0.0, 1.0, 0.0]
    tensor[tensor > 0] *= 3
    assert tensor.tolist() == [3.0, 0.0, 3.0, 0.0]
    assert tensor.grad_fn.name() == "IndexPutBackward0"


def test_the_last_of_several_values_stays() -> None:
    tensor = backsweep.zeros(3)
    tensor[backsweep.tensor([1, 1, 1])] = backsweep.tensor([1.0, 2.0, 3.0])
    assert tensor.tolist() == [0.0, 3.0, 0.0]
    index = backsweep.zeros(100_000, dtype=backsweep.int64)
    total = backsweep.zeros(2).scatter_add(0, index, backsweep.ones(100_000))
    assert total.tolist() == [100_000.0, 0.0]


@pytest.mark.parametrize("bad", [3, -4])
@pytest.mark.parametrize("place", [0, 2047, 2048, 5000])
def test_one_of_many_indices_is_outside(place: int, bad: int) -> None:
    index = numpy.arange(-3, 5998) % 6 - 3
    index[place] = bad
    tensor = backsweep.zeros(3)
    with pytest.raises(IndexError, match=f"index {bad} is out of bounds"):
        tensor[backsweep.from_numpy(index)] = 1.0
    with pytest.raises(IndexError, match=f"index {bad} is out of bounds"):
        tensor[backsweep.from_numpy(index)]
    assert tensor.tolist() == [0.0] * 3
    index[place] = -3
    tensor[backsweep.from_numpy(index)] = 1.0
    assert tensor.tolist() == [1.0] * 3


@pytest.mark.parametrize(
    ("write", "error"),
    [
        (lambda x: x.__setitem__(backsweep.tensor([0, 5]), 1.0), IndexError),
        (lambda x: x.__setitem__(([0, 0], [0, 9]), 1.0), IndexError),
        (lambda x: x.index_put_([backsweep.tensor([0, -4])], backsweep.tensor(1.0)), IndexError),
        (lambda x: x.index_add_(0, backsweep.tensor([0, 3]), backsweep.ones(2, 2)), RuntimeError),
        (lambda x: x.index_copy_(0, backsweep.tensor([0, 3]), backsweep.ones(2, 2)), IndexError),
        (lambda x: x.index_fill_(0, backsweep.tensor([0, 3]), 1.0), IndexError),
        (lambda x: x.scatter_(0, backsweep.tensor([[0, 3]]), 1.0), RuntimeError),
        (
            lambda x: x.scatter_add_(0, backsweep.tensor([[0, -1]]), backsweep.ones(1, 2)),
            RuntimeError,
        ),
        (
            lambda x: x.scatter_reduce_(
                0, backsweep.tensor([[3, 0]]), backsweep.ones(1, 2), "amax"
            ),
            RuntimeError,
        ),
        (lambda x: x.put_(backsweep.tensor([0, 6]), backsweep.ones(2)), IndexError),
        (
            lambda x: x.masked_scatter_(backsweep.ones(3, 2).bool(), backsweep.ones(5)),
            RuntimeError,
        ),
    ],
)
def test_a_refused_write_changes_nothing(write: Any, error: type[Exception]) -> None:
    tensor = backsweep.zeros(3, 2)
    with pytest.raises(error):
        write(tensor)
    assert tensor.tolist() == [[0.0] * 2] * 3
    assert tensor._version == 0


def test_reading_beyond_the_end_is_refused() -> None:
    tensor = backsweep.zeros(3, 2)
    for index in (3, -4, 2**62, -(2**63)):
        place = backsweep.tensor([0, index])
        with pytest.raises(IndexError, match=f"index {index} is out of bounds for dimension 0"):
            tensor[place]
        with pytest.raises(IndexError):
            tensor.take(backsweep.tensor([index * 2 if abs(index) < 9 else index]))
        with pytest.raises(IndexError):
            tensor.index_select(0, place)
        with pytest.raises(RuntimeError):
            tensor.gather(0, place.reshape(1, 2))
    with pytest.raises(IndexError, match="with size 0"):
        backsweep.zeros(0)[[0]]
    with pytest.raises(RuntimeError):
        backsweep.zeros(0, 2).gather(0, backsweep.zeros(1, 2).long())


def test_an_index_or_value_in_the_memory_of_the_target() -> None:
    tensor = backsweep.arange(4)
    tensor[tensor.flip(0)] = tensor
    assert tensor.tolist() == [3, 2, 1, 0]
    tensor.index_copy_(0, tensor, tensor[[0, 1, 2, 3]])
    assert tensor.tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("size", [5, 100, 5000, 100_000])
@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "int32", "uint8"])
def test_sort_is_stable_in_both_orders(dtype: str, size: int) -> None:
    generator = numpy.random.default_rng(size)
    array = generator.integers(0, max(2, size // 3) % 250 + 2, size).astype(dtype)
    if dtype.startswith("float"):
        array[::7] = numpy.nan
        array[1::7] *= -1
    for descending in (False, True):
        values, places = backsweep.tensor(array).sort(descending=descending)
        # Reversing twice keeps equal elements in their order.
        order = (
            size - 1 - numpy.argsort(array[::-1], kind="stable")[::-1]
            if descending
            else numpy.argsort(array, kind="stable")
        )
        assert places.tolist() == order.tolist()
        numpy.testing.assert_array_equal(values.numpy(), array[order])
        largest = backsweep.tensor(array).topk(3, largest=descending)
        assert largest.indices.tolist() == order[:3].tolist()


def test_nan_is_different_from_every_nan() -> None:
    values, inverse = backsweep.tensor([1.0, float("nan"), 1.0, float("nan")]).unique(
        return_inverse=True
    )
    numpy.testing.assert_array_equal(values.numpy(), [1.0, numpy.nan, numpy.nan])
    assert inverse.tolist() == [0, 1, 0, 2]
    assert not backsweep.isin(values, values)[1]


def test_what_refuses_to_be_differentiated() -> None:
    leaf = backsweep.tensor([2.0, 1.0], requires_grad=True)
    for result in (leaf.unique(), leaf.histogram(2)[0], backsweep.tensor([1, 0]).bincount(leaf)):
        with pytest.raises(NotImplementedError, match="is not implemented"):
            result.sum().backward()


def test_take_along_dim_of_everything() -> None:
    tensor = backsweep.tensor([[3.0, 1.0], [2.0, 4.0]])
    assert tensor.take_along_dim(backsweep.tensor([3, -1, 0])).tolist() == [4.0, 4.0, 3.0]
    assert tensor.take_along_dim(tensor.argsort(0), 0).tolist() == [[2.0, 1.0], [3.0, 4.0]]
