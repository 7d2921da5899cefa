"""The face of the engine: Variable, data, grad, grad modes, conversions, copies, NumPy."""

from __future__ import annotations

import copy
import math
import pickle
import weakref
from typing import TYPE_CHECKING, Any

import numpy
import pytest
from libraries import with_both

import backsweep
from backsweep import Tensor

if TYPE_CHECKING:
    from collections.abc import Iterator


class Parameter(Tensor):
    """A subclass at module level, so that it can be pickled."""


def leaf(library: Any, value: Any = (1.0, 2.0)) -> Any:
    return library.tensor(value, requires_grad=True)


# ---- Variable, data, grad ------------------------------------------------------------------------


@with_both
def test_variable(library: Any) -> None:
    data = library.Tensor([1.0])
    w = library.autograd.Variable(data, requires_grad=True)
    assert isinstance(w, library.autograd.Variable)
    assert type(w) is library.Tensor
    assert w.requires_grad
    assert not data.requires_grad
    assert w.is_leaf
    w.data[0] = 7.0
    assert data.tolist() == [7.0]  # the same memory
    assert not library.autograd.Variable(data).requires_grad


@with_both
def test_data_get(library: Any) -> None:
    w = leaf(library)
    y = w * 2
    for tensor in (w, y):
        data = tensor.data
        assert not data.requires_grad
        assert data.grad_fn is None
        assert data.data_ptr() == tensor.data_ptr()
        assert data is not tensor.data


@with_both
def test_data_set(library: Any) -> None:
    w = leaf(library)
    (w * w).sum().backward()
    grad = w.grad
    new = library.tensor([5.0, 6.0])
    w.data = new
    assert w.tolist() == [5.0, 6.0]
    assert w.data_ptr() == new.data_ptr()
    assert w.requires_grad
    assert w.grad is grad
    (w * w).sum().backward()
    assert w.grad.tolist() == [12.0, 16.0]


@with_both
def test_data_set_to_another_shape(library: Any) -> None:
    w = leaf(library)
    before = (w * 2).sum()
    w.data = library.ones(3, dtype=library.float64)
    assert w.shape == (3,)
    assert w.dtype == library.float64
    (w * 2).sum().backward()
    assert w.grad.tolist() == [2.0, 2.0, 2.0]
    assert before.item() == 6.0


@with_both
def test_grad_identity(library: Any) -> None:
    w = leaf(library)
    assert w.grad is None
    (w * 3).sum().backward()
    assert w.grad is w.grad
    assert w.grad.data is not w.grad
    w.grad.data.zero_()
    assert w.grad.tolist() == [0.0, 0.0]
    w.grad.note = "kept"
    (w * 3).sum().backward()
    assert w.grad.note == "kept"
    mine = library.tensor([1.0, 2.0])
    w.grad = mine
    assert w.grad is mine
    w.grad = None
    assert w.grad is None


@with_both
def test_the_lectures_step(library: Any) -> None:
    w = library.autograd.Variable(library.Tensor([1.0]), requires_grad=True)
    for _ in range(10):
        loss = (2.0 * w - 4.0) * (2.0 * w - 4.0)
        loss.backward()
        w.data = w.data - 0.01 * w.grad.data
        w.grad.data.zero_()
    assert w.data[0].item() == pytest.approx(2 - 0.92**10, rel=1e-6)


@with_both
def test_attributes(library: Any) -> None:
    x = library.zeros(2, 3, 4)
    assert (x.ndim, x.dim(), x.numel(), x.element_size(), x.nbytes) == (3, 3, 24, 4, 96)
    assert x.size() == x.shape == (2, 3, 4)
    assert (x.size(1), x.size(-1), x.size(dim=0)) == (3, 4, 2)
    assert x.stride() == (12, 4, 1)
    assert x.stride(0) == 12
    assert x.is_contiguous()
    assert x.is_leaf
    assert str(x.device) == "cpu"
    assert x.type() == "torch.FloatTensor"
    assert x.T.shape == (4, 3, 2)
    assert x.mT.shape == (2, 4, 3)
    assert not x.is_cuda
    assert (x * leaf(library, 1.0)).grad_fn is not None


@with_both
def test_size(library: Any) -> None:
    size = library.zeros(2, 3).shape
    assert isinstance(size, tuple)
    assert isinstance(size, library.Size)
    assert repr(size) == "torch.Size([2, 3])"
    assert size.numel() == 6
    assert isinstance(size[:1], library.Size)
    assert isinstance(size + size, library.Size)
    assert size[0] == 2
    assert hash(size) == hash((2, 3))
    assert pickle.loads(pickle.dumps(size)) == size
    assert library.Size([1, 2]) == (1, 2)


@with_both
def test_dtypes(library: Any) -> None:
    assert repr(library.float32) == "torch.float32"
    assert library.float is library.float32
    assert library.long is library.int64
    assert library.double.is_floating_point
    assert not library.int32.is_floating_point
    assert library.int32.itemsize == 4
    assert pickle.loads(pickle.dumps(library.float64)) is library.float64
    assert copy.deepcopy(library.uint8) is library.uint8
    for value, name in ((1.5, "float32"), (1, "int64"), (True, "bool")):
        assert library.tensor([value]).dtype is getattr(library, name)
    assert library.tensor([1, 2.5]).dtype is library.float32
    assert library.tensor([True, 2]).dtype is library.int64
    assert library.tensor([]).dtype is library.float32
    assert library.result_type(library.ones(1), 2) is library.float32
    assert library.result_type(library.tensor([1]), 2.0) is library.float32


# ---- Grad modes ----------------------------------------------------------------------------------


@with_both
def test_grad_modes_as_blocks(library: Any) -> None:
    w = leaf(library)
    with library.no_grad():
        assert not (w * 2).requires_grad
        with library.enable_grad():
            assert (w * 2).requires_grad
        assert not library.is_grad_enabled()
        with library.set_grad_enabled(True):
            assert (w * 2).requires_grad
        assert not library.is_grad_enabled()
    assert library.is_grad_enabled()


@with_both
def test_grad_modes_end_with_an_exception(library: Any) -> None:
    with pytest.raises(ZeroDivisionError), library.no_grad():
        1 / 0
    assert library.is_grad_enabled()


@with_both
def test_set_grad_enabled_as_a_function(library: Any) -> None:
    library.set_grad_enabled(False)
    try:
        assert not library.is_grad_enabled()
    finally:
        library.set_grad_enabled(True)
    assert library.is_grad_enabled()


@with_both
def test_grad_modes_as_decorators(library: Any) -> None:
    w = leaf(library)

    @library.no_grad()
    def quiet(factor: float) -> Any:
        """Doubles."""
        return w * factor

    @library.set_grad_enabled(False)
    def also_quiet() -> Any:
        return w * 2

    @library.enable_grad()
    def loud() -> Any:
        return w * 2

    assert library.is_grad_enabled()
    assert quiet.__name__ == "quiet"
    assert quiet.__doc__ == "Doubles."
    assert not quiet(2.0).requires_grad
    assert not also_quiet().requires_grad
    with library.no_grad():
        assert loud().requires_grad
    assert (w * 2).requires_grad


@with_both
def test_a_decorated_generator(library: Any) -> None:
    seen: list[Any] = []

    @library.no_grad()
    def generate() -> Iterator[Any]:
        try:
            while True:
                seen.append(library.is_grad_enabled())
                received = yield library.is_grad_enabled()
                seen.append(received)
        except ValueError:
            yield library.is_grad_enabled()
        finally:
            seen.append(library.is_grad_enabled())

    generator = generate()
    assert next(generator) is False
    assert library.is_grad_enabled()
    assert generator.send("hello") is False
    assert library.is_grad_enabled()
    assert generator.throw(ValueError()) is False
    generator.close()
    assert library.is_grad_enabled()
    assert seen == [False, "hello", False, False]


# ---- Conversions ---------------------------------------------------------------------------------


@with_both
def test_numbers(library: Any) -> None:
    x = library.tensor([[2.75]], requires_grad=True)
    assert float(x) == 2.75
    assert int(x) == 2
    assert int(library.tensor(-2.75)) == -2
    assert bool(x) is True
    assert bool(library.tensor(0)) is False
    assert [10, 20, 30][library.tensor(1)] == 20
    assert list(range(library.tensor([2]))) == [0, 1]
    assert math.sqrt(library.tensor(4.0)) == 2.0
    assert f"{library.tensor(1.23456):.2f}" == "1.23"
    assert f"{library.tensor(7):03d}" == "007"
    assert f"{library.tensor([1.0])}" == "tensor([1.])"


@with_both
def test_containers(library: Any) -> None:
    x = library.tensor([[1.0, 2.0], [3.0, 4.0]])
    assert len(x) == 2
    assert 3.0 in x
    assert 5.0 not in x
    assert library.tensor(4.0) in x
    assert [row.tolist() for row in x] == [[1.0, 2.0], [3.0, 4.0]]
    assert x in [x]
    assert x.tolist() == [[1.0, 2.0], [3.0, 4.0]]
    assert library.tensor(3).tolist() == 3
    assert library.zeros(0, 2).tolist() == []
    assert library.zeros(2, 0).tolist() == [[], []]


@with_both
def test_item(library: Any) -> None:
    for value, kind in ((1.5, float), (2, int), (True, bool)):
        item = library.tensor([[value]]).item()
        assert item == value
        assert type(item) is kind


@with_both
def test_comparison_and_hash(library: Any) -> None:
    x, y = library.tensor([1.0, 2.0]), library.tensor([1.0, 3.0])
    assert (x == y).tolist() == [True, False]
    assert (x < y).tolist() == [False, True]
    assert (x == 1).dtype is library.bool
    assert hash(x) == hash(x)
    assert {x: "x", y: "y"}[x] == "x"
    assert len({x, y, x}) == 2


# ---- Copies --------------------------------------------------------------------------------------


@with_both
def test_copy(library: Any) -> None:
    w = leaf(library)
    w.note = [1]
    same = copy.copy(w)
    assert same.requires_grad
    assert same.data_ptr() == w.data_ptr()
    deep = copy.deepcopy(w)
    assert deep.data_ptr() != w.data_ptr()
    assert deep.requires_grad
    assert deep.tolist() == w.tolist()
    (w * 2).sum().backward()
    assert copy.deepcopy(w).grad.tolist() == [2.0, 2.0]
    with pytest.raises(RuntimeError, match="Only Tensors created explicitly by the user"):
        copy.deepcopy(w * 2)


@with_both
def test_deepcopy_keeps_what_is_shared(library: Any) -> None:
    w = leaf(library)
    first, second = copy.deepcopy([w, w])
    assert first is second


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "int32", "uint8", "bool"])
def test_pickle(protocol: int, dtype: str) -> None:
    array = numpy.array([[0, 1, 2], [3, 4, 5]]).astype(dtype)
    for tensor in (backsweep.tensor(array), backsweep.tensor(array).t()[1:]):
        again = pickle.loads(pickle.dumps(tensor, protocol))
        assert again.dtype is tensor.dtype
        assert again.tolist() == tensor.tolist()
        assert not again.requires_grad


def test_pickle_of_a_leaf() -> None:
    w = leaf(backsweep)
    w.note = "kept"
    again = pickle.loads(pickle.dumps(w))
    assert again.requires_grad
    assert again.is_leaf
    assert again.note == "kept"
    again.data.zero_()
    assert w.tolist() == [1.0, 2.0]
    assert pickle.loads(pickle.dumps(w * 2)).is_leaf
    empty = pickle.loads(pickle.dumps(backsweep.zeros(2, 0)))
    assert empty.shape == (2, 0)


def test_subclasses() -> None:
    p = Parameter([1.0, 2.0])
    assert type(p) is Parameter
    p.requires_grad_()
    assert type(p * 2) is Parameter
    assert type(2 * p) is Parameter
    assert type(p.exp()) is Parameter
    assert type(p[0]) is Parameter
    assert type(backsweep.ones(2) + p) is Parameter
    assert type(pickle.loads(pickle.dumps(p))) is Parameter
    assert type(copy.deepcopy(p)) is Parameter
    assert type(backsweep.ones(2).as_subclass(Parameter)) is Parameter
    (p * p).sum().backward()
    assert p.grad.tolist() == [2.0, 4.0]
    assert weakref.ref(p)() is p


# ---- NumPy ---------------------------------------------------------------------------------------


@with_both
def test_numpy_shares_memory(library: Any) -> None:
    x = library.tensor([[1.0, 2.0], [3.0, 4.0]])
    array = x.numpy()
    array[0, 0] = 7.0
    assert x[0, 0].item() == 7.0
    assert array.dtype == numpy.float32
    assert x.t().numpy().strides == (4, 8)
    source = numpy.arange(6.0).reshape(2, 3)
    shared = library.from_numpy(source)
    shared[0, 0] = 9.0
    assert source[0, 0] == 9.0
    assert library.from_numpy(source.T).stride() == (1, 3)
    copied = library.tensor(source)
    copied[0, 0] = 1.0
    assert source[0, 0] == 9.0
    assert library.as_tensor(source).data_ptr() == source.ctypes.data
    assert library.as_tensor(x) is x


@with_both
def test_numpy_takes_tensors(library: Any) -> None:
    x = library.tensor([1.0, 4.0])
    assert numpy.asarray(x).tolist() == [1.0, 4.0]
    assert numpy.asarray(x, dtype=numpy.int64).dtype == numpy.int64
    assert numpy.sqrt(x.numpy()).tolist() == [1.0, 2.0]
    assert numpy.array([x.numpy(), x.numpy()]).shape == (2, 2)
    assert isinstance(x * numpy.float32(2), library.Tensor)


@with_both
@pytest.mark.parametrize("dtype", ["float64", "float32", "int64", "int32", "uint8", "bool"])
def test_arrays_keep_their_dtype(library: Any, dtype: str) -> None:
    array = numpy.zeros((2, 0, 3), dtype)
    tensor = library.from_numpy(array)
    assert tensor.dtype is getattr(library, dtype)
    assert tensor.shape == (2, 0, 3)
    assert tensor.numpy().dtype == array.dtype
    assert library.tensor(numpy.zeros(3, dtype)).dtype is getattr(library, dtype)


@with_both
def test_scalars_of_numpy_keep_their_dtype(library: Any) -> None:
    assert library.tensor(numpy.float64(1.5)).dtype is library.float64
    assert library.tensor([numpy.float64(1.5)]).dtype is library.float64
    assert library.tensor(numpy.int32(1)).dtype is library.int32
