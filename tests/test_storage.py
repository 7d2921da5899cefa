"""The memory behind tensors: resize_, set_, storages."""

from __future__ import annotations

import gc
from typing import Any

import numpy
import pytest
from libraries import with_both

import backsweep


@with_both
def test_resize(library: Any) -> None:
    x = library.arange(6.0)
    assert x.resize_(2, 2) is x
    assert x.tolist() == [[0.0, 1.0], [2.0, 3.0]]
    assert x._version == 1
    x.resize_(6)
    assert x.tolist() == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    turned = library.arange(6.0).view(2, 3).t()
    assert turned.resize_(3, 2).stride() == (1, 3)
    assert turned.resize_(2, 3).stride() == (3, 1)
    assert library.arange(6.0)[2:].resize_(3).tolist() == [2.0, 3.0, 4.0]
    assert library.arange(6.0).resize_as_(library.zeros(2, 2)).tolist() == [[0.0, 1.0], [2.0, 3.0]]
    assert library.resize_as_(x, library.zeros(2)) is x
    over = library.from_numpy(numpy.zeros(2))
    assert over.resize_(1).tolist() == [0.0]
    with pytest.raises(RuntimeError, match="Trying to resize storage that is not resizable"):
        over.resize_(3)
    w = library.ones(2, requires_grad=True)
    with pytest.raises(RuntimeError, match="cannot resize variables that require grad"):
        w.resize_(3)
    with pytest.raises(RuntimeError, match="cannot resize variables that require grad"):
        (w * 2).resize_(3)


@with_both
@pytest.mark.parametrize("count", [1, 20, 1000, 100_000])
def test_growing(library: Any, count: int) -> None:
    for _ in range(3):
        x = library.arange(float(count))
        view = x.view(-1)[:1]
        x.resize_(3 * count + 7)
        assert x.numel() == 3 * count + 7
        assert x[:count].tolist() == list(map(float, range(count)))
        assert x.untyped_storage().nbytes() == 4 * (3 * count + 7)
        x.fill_(2.0)
        assert view.tolist() == [2.0]  # the view sees the memory where it is now
        del x
        assert view.tolist() == [2.0]
        gc.collect()


def test_growing_gives_the_memory_back() -> None:
    before = backsweep._C._allocated_bytes()
    for start in (3, 10_000):
        x = backsweep.zeros(start)
        for size in (20, 20_000, 300_000):
            x.resize_(max(size, start))
        del x
    assert backsweep._C._allocated_bytes() == before


def test_a_grown_tensor_is_not_reused_small() -> None:
    for _ in range(200):
        x = backsweep.ones(4)
        x.resize_(100).zero_()
        x.resize_(4)
        del x
        assert backsweep.ones(4).tolist() == [1.0] * 4


@with_both
def test_a_saved_value_notices_that_it_was_resized(library: Any) -> None:
    w = library.ones(2, requires_grad=True)
    factor = library.ones(2)
    y = w * factor
    factor.resize_(50)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        y.sum().backward()


def test_data_holds_the_memory_where_it_is() -> None:
    x = backsweep.arange(3.0)
    data = x.data
    data.add_(1)
    assert x.tolist() == [1.0, 2.0, 3.0]
    with pytest.raises(
        RuntimeError, match="resize_: 40 bytes are needed and the storage has 12; Try"
    ):
        data.resize_(10)


@with_both
def test_set(library: Any) -> None:
    y = library.arange(6.0)
    x = library.ones(2)
    assert x.set_(y) is x
    assert x.is_set_to(y)
    assert x._version == 1
    assert x.set_(y, 1, (2,), (2,)).tolist() == [1.0, 3.0]
    assert not x.is_set_to(y)
    assert library.ones(3).set_(source=y, storage_offset=1, size=(2,)).tolist() == [1.0, 2.0]
    assert x.set_(y.untyped_storage()).tolist() == y.tolist()
    assert x.set_(y.untyped_storage(), 1, (2,), (2,)).tolist() == [1.0, 3.0]
    assert x.set_().shape == (0,)
    with pytest.raises(RuntimeError, match="Could not set tensor of type"):
        x.set_(library.arange(3))
    with pytest.raises(TypeError):
        x.set_(y, 1)


@with_both
def test_set_and_the_graph(library: Any) -> None:
    w = library.ones(2, requires_grad=True)
    with pytest.raises(
        RuntimeError, match="a leaf Variable that requires grad is being used in an in"
    ):
        w.set_(library.zeros(3))
    y = w * 2
    y.set_(library.zeros(3))
    with pytest.raises((RuntimeError, NotImplementedError), match="is not implemented"):
        y.sum().backward()
    with library.no_grad():
        w.set_(library.full((3,), 2.0))
    (w * w).sum().backward()
    assert w.grad.tolist() == [4.0, 4.0, 4.0]
    base = library.ones(2)
    view = base.view(2)
    view.set_(library.zeros(3))
    view.add_(1)
    assert base.tolist() == [1.0, 1.0]


def test_places_that_do_not_exist() -> None:
    x = backsweep.ones(2)
    for arguments, text in (
        ((-1, (2,), (1,)), "invalid storage offset -1"),
        ((0, (2,), (-1,)), "Negative strides are not supported at the moment"),
        ((0, (2,), (1, 1)), "mismatch in length of strides and shape"),
        ((0, (2**40, 2**40), (2**40, 1)), "overflow"),
    ):
        with pytest.raises(RuntimeError, match=text):
            x.set_(backsweep.ones(2), *arguments)
    assert x.tolist() == [1.0, 1.0]


@with_both
def test_untyped_storage(library: Any) -> None:
    x = library.ones(2)
    storage = x.untyped_storage()
    assert storage.nbytes() == storage.size() == len(storage) == 8
    assert storage.data_ptr() == x.data_ptr()
    assert storage.tolist() == [0, 0, 128, 63] * 2
    assert storage[3] == 63
    assert storage.element_size() == 1
    assert storage._cdata == x[1:].untyped_storage()._cdata
    assert storage.resizable()
    assert not storage.is_shared()
    assert library.is_storage(storage)
    assert not library.is_storage(x)
    assert str(storage.device) == "cpu"
    assert "[torch.storage.UntypedStorage(device=cpu) of size 8]" in repr(storage)
    storage.resize_(16)
    assert x.untyped_storage().nbytes() == 16
    copied = storage.clone()
    storage.fill_(0)
    assert x.tolist() == [0.0, 0.0]
    storage.copy_(copied)
    assert x.tolist() == [1.0, 1.0]
    storage[3] = 64
    assert x[0].item() == 4.0


@with_both
@pytest.mark.filterwarnings("ignore:TypedStorage is deprecated")
def test_typed_storage(library: Any) -> None:
    x = library.ones(4)[1:]
    storage = x.storage()
    assert storage.dtype is library.float32
    assert storage.size() == len(storage) == 4
    assert storage.nbytes() == 16
    assert storage.type() == "torch.FloatStorage"
    storage[1] = 7.0
    assert x.tolist() == [7.0, 1.0, 1.0]
    assert list(storage) == storage.tolist() == [1.0, 7.0, 1.0, 1.0]
    storage.fill_(2)
    assert x.tolist() == [2.0, 2.0, 2.0]


@with_both
def test_typed_storage_is_deprecated(library: Any) -> None:
    x = library.ones(2)
    if library is backsweep:  # PyTorch warns once in a process
        with pytest.warns(UserWarning, match="TypedStorage is deprecated"):
            x.storage()


def test_a_storage_only_grows() -> None:
    x = backsweep.ones(2)
    with pytest.raises(
        RuntimeError, match="a storage can only grow: its tensors would reach beyond"
    ):
        x.untyped_storage().resize_(4)
    x.numpy()
    with pytest.raises(RuntimeError, match="Trying to resize storage that is not resizable"):
        x.untyped_storage().resize_(100)
    assert not x.untyped_storage().resizable()


@with_both
def test_deprecated_resize(library: Any) -> None:
    w = library.arange(6.0, requires_grad=True)
    with pytest.warns(UserWarning, match="non-inplace resize is deprecated"):
        assert w.resize(2, 3).requires_grad
    with pytest.warns(UserWarning, match="non-inplace resize_as is deprecated"):
        assert w.resize_as(library.zeros(3, 2)).shape == (3, 2)
