"""Memory shared with NumPy and with buffers; arrays as operands; pickle and copy."""

from __future__ import annotations

import array
import copy
import gc
import pickle
import subprocess
import sys
import weakref
import zlib
from typing import Any

import numpy
import pytest
from libraries import needs_torch, torch, with_both

import backsweep

DTYPES = ("bool", "uint8", "int32", "int64", "float32", "float64")


# ---- Arrays


@with_both
@pytest.mark.parametrize("dtype", DTYPES)
def test_both_see_each_other(library: Any, dtype: str) -> None:
    source = numpy.array([[0, 1, 1], [1, 0, 1]]).astype(dtype)
    for view in (source, source.T, source[:, ::2], source[1:], source[0, 0:1].reshape(())):
        tensor = library.from_numpy(view)
        assert tensor.data_ptr() == view.ctypes.data
        assert tensor.tolist() == view.tolist()
        back = tensor.numpy()
        assert back.dtype == view.dtype
        assert back.strides == view.strides
        back[...] = 1 - view.astype("uint8") % 2
        assert tensor.tolist() == view.tolist()


@with_both
def test_arrays_that_cannot_be_shared(library: Any) -> None:
    for wrong, error, text in (
        (
            numpy.arange(3.0)[::-1],
            ValueError,
            "At least one stride in the given numpy array is neg",
        ),
        (numpy.zeros(3, ">f4"), ValueError, "byte order different from the native byte order"),
        (numpy.zeros(3, "U2"), TypeError, "can't convert np.ndarray"),
        (numpy.zeros(3, object), TypeError, "can't convert np.ndarray"),
        ([1.0], TypeError, r"expected np.ndarray \(got list\)"),
        (numpy.float32(1), TypeError, r"expected np.ndarray \(got (numpy.)?float32\)"),
    ):
        with pytest.raises(error, match=text):
            library.from_numpy(wrong)


def test_dtypes_that_tensors_do_not_have() -> None:
    for dtype in ("float16", "uint16", "complex64"):
        with pytest.raises(TypeError, match=f"from_numpy: an array of dtype {dtype} was given"):
            backsweep.from_numpy(numpy.zeros(2, dtype))
    unaligned = numpy.frombuffer(bytearray(9), "uint8")[1:].view("float32")
    with pytest.raises(ValueError, match="from_numpy: an array that is not aligned was given"):
        backsweep.from_numpy(unaligned)


def test_a_read_only_array_gives_one_warning() -> None:
    program = (
        "import warnings, numpy, backsweep\n"
        "warnings.simplefilter('always')\n"
        "a = numpy.zeros(2); a.flags.writeable = False\n"
        "with warnings.catch_warnings(record=True) as seen:\n"
        "    warnings.simplefilter('always')\n"
        "    backsweep.tensor(a); backsweep.ones(2) * a\n"
        "    print(len(seen))\n"
        "    backsweep.from_numpy(a); backsweep.as_tensor(a)\n"
        "    print(len(seen), 'NumPy array is not writable' in str(seen[0].message))\n"
        "    backsweep.set_warn_always(True); backsweep.from_numpy(a)\n"
        "    print(len(seen), backsweep.is_warn_always_enabled())\n"
    )
    out = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert out.stdout.split() == ["0", "1", "True", "2", "True"]


@with_both
def test_numpy_of_what_requires_grad(library: Any) -> None:
    w = library.tensor([1.0, 2.0], requires_grad=True)
    with pytest.raises(RuntimeError, match=r"Can't call numpy\(\) on Tensor that requires grad"):
        w.numpy()
    with pytest.raises(RuntimeError, match=r"Can't call numpy\(\) on Tensor that requires grad"):
        numpy.array(w)
    assert w.numpy(force=True).tolist() == [1.0, 2.0]
    assert w.detach().numpy(force=False).ctypes.data == w.data_ptr()
    with pytest.raises(TypeError):
        w.numpy(True)


@with_both
def test_an_array_keeps_the_memory(library: Any) -> None:
    x = library.arange(1000.0)
    seen = x.numpy()
    x.set_(library.zeros(3))
    x.data = library.ones(2)
    del x
    gc.collect()
    assert seen[[0, 999]].tolist() == [0.0, 999.0]


def test_memory_that_is_looked_at_stays() -> None:
    x = backsweep.arange(3.0)
    seen = x.numpy()
    with pytest.raises(RuntimeError, match="Trying to resize storage that is not resizable"):
        x.resize_(1000)
    assert x.tolist() == seen.tolist()


# ---- Arrays beside tensors


OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "**": lambda a, b: a**b,
    "<": lambda a, b: a < b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("dtype", ["float64", "int64"])
def test_an_array_and_a_tensor_make_a_tensor(name: str, dtype: str) -> None:
    a = numpy.array([[1, 2], [3, 4]]).astype(dtype)
    for other in (a, a[::-1], a[:, 0], numpy.array(2, dtype)):
        for pair in ((other, backsweep.tensor(a)), (backsweep.tensor(a), other)):
            result = OPERATIONS[name](*pair)
            assert type(result) is backsweep.Tensor
            expected = OPERATIONS[name](*(numpy.asarray(each) for each in pair))
            numpy.testing.assert_allclose(result.numpy(), expected, 1e-7)


def test_products_with_arrays_are_recorded() -> None:
    w = backsweep.tensor([1.0, 2.0], dtype=backsweep.float64, requires_grad=True)
    a = numpy.array([[3.0, 4.0], [5.0, 6.0]])
    for result in (a @ w, backsweep.from_numpy(a) @ w):
        assert type(result) is backsweep.Tensor
        w.grad = None
        result.sum().backward()
        assert w.grad.tolist() == [8.0, 10.0]
    w.grad = None
    (a * w + w @ a - a / 2).sum().backward()
    assert w.grad.tolist() == [22.0, 32.0]
    with pytest.raises(RuntimeError, match="must have the same dtype"):
        a.astype("float32") @ w
    with pytest.raises(TypeError):
        w @ [1.0, 2.0]


@with_both
@pytest.mark.filterwarnings("ignore:__array_wrap__")
def test_functions_of_numpy(library: Any) -> None:
    x = library.tensor([0.0, 1.0])
    for result in (numpy.sin(x), numpy.add(x, numpy.ones(2, "float32")), numpy.maximum(x, 3)):
        assert type(result) is library.Tensor
        assert result.shape == (2,)
    assert numpy.isnan(x).dtype is library.uint8
    assert numpy.add.reduce(x).item() == 1.0
    assert numpy.concatenate([x, x]).tolist() == [0.0, 1.0, 0.0, 1.0]
    with pytest.raises(RuntimeError, match=r"Can't call numpy\(\) on Tensor that requires grad"):
        numpy.sin(library.ones(2, requires_grad=True))
    assert not hasattr(x, "__array_ufunc__")
    assert not hasattr(x, "__cuda_array_interface__")
    assert library.Tensor.__array_priority__ == 1000


@with_both
def test_scalars_of_numpy_are_numbers(library: Any) -> None:
    x = library.ones(2)
    for number in (numpy.float64(3), numpy.float32(3), numpy.int64(3), numpy.int32(3)):
        for result in (x * number, number * x, number - x, x / number, number / x):
            assert type(result) is library.Tensor
            assert result.dtype is library.float32
    assert (library.tensor([1], dtype=library.int32) + numpy.int64(2)).dtype is library.int32
    assert (numpy.int64(3) < x).tolist() == [False, False]
    assert library.tensor([numpy.float64(1), numpy.float64(2)]).dtype is library.float64


def test_the_array_protocol() -> None:
    x = backsweep.tensor([1.0, 2.0])
    assert x.__array__().ctypes.data == x.data_ptr()
    assert x.__array__(copy=False).ctypes.data == x.data_ptr()
    assert x.__array__(copy=True).ctypes.data != x.data_ptr()
    assert x.__array__("float64").dtype == "float64"
    assert numpy.asarray(x, dtype="int32").tolist() == [1, 2]
    assert numpy.array(x, copy=False).ctypes.data == x.data_ptr()
    assert numpy.array(x).ctypes.data != x.data_ptr()
    with pytest.raises(
        ValueError, match="Unable to avoid copy while creating an array as requested"
    ):
        x.__array__(dtype="float64", copy=False)


# ---- asarray, as_tensor


@with_both
def test_asarray(library: Any) -> None:
    x = library.zeros(2)
    a = numpy.zeros(2)
    assert library.asarray(x) is x
    assert library.asarray(x, copy=True).data_ptr() != x.data_ptr()
    assert library.asarray(a).data_ptr() == a.ctypes.data
    assert library.asarray(a, copy=False).data_ptr() == a.ctypes.data
    assert library.asarray(a, copy=True).data_ptr() != a.ctypes.data
    assert library.asarray(a, dtype=library.float32).dtype is library.float32
    assert library.asarray(a, requires_grad=True).requires_grad
    assert library.asarray(numpy.float32(3)).dtype is library.float32
    assert library.asarray([1, 2.0]).dtype is library.float32
    assert library.asarray(range(3), dtype=library.int32, device="cpu").tolist() == [0, 1, 2]
    assert library.asarray(numpy.zeros((2, 3)).T).stride() == (1, 3)
    w = library.ones(2, requires_grad=True)
    assert not library.asarray(w * 2, requires_grad=False).requires_grad
    assert (y := w * 2) is library.asarray(y, requires_grad=True)
    with pytest.raises(
        ValueError, match=r"can't alias tensor with dtype 'Float' into dtype 'Int'."
    ):
        library.asarray(x, dtype=library.int32, copy=False)
    with pytest.raises(ValueError, match=r"can't alias arbitrary sequence into a tensor."):
        library.asarray([1], copy=False)
    with pytest.raises(
        RuntimeError, match=r"Only Tensors of floating point|only Tensors of floating"
    ):
        library.asarray(numpy.zeros(2, int), requires_grad=True)
    with pytest.raises(AssertionError, match="Torch not compiled with CUDA enabled"):
        library.asarray([1], device="cuda")


@with_both
def test_asarray_of_buffers(library: Any) -> None:
    shared = array.array("d", [1.0, 2.0])
    t = library.asarray(shared, dtype=library.float64)
    shared[0] = 5.0
    assert t.tolist() == [5.0, 2.0]
    assert library.asarray(bytearray(8)).dtype is library.float32
    assert library.asarray(memoryview(shared), dtype=library.int32).numel() == 4
    copied = library.asarray(shared, dtype=library.float64, copy=True)
    shared[0] = 7.0
    assert copied.tolist() == [5.0, 2.0]


@with_both
def test_as_tensor(library: Any) -> None:
    a = numpy.zeros((2, 2))
    assert library.as_tensor(a).data_ptr() == a.ctypes.data
    assert library.as_tensor(numpy.array(5.0)).dtype is library.float64
    assert library.as_tensor(a, dtype=library.float32).dtype is library.float32
    w = library.ones(2, requires_grad=True)
    assert library.as_tensor(w) is w
    assert library.as_tensor(w, dtype=library.float64).requires_grad
    assert library.as_tensor(bytearray(b"\x01\x02")).tolist() == [1, 2]
    assert library.as_tensor([numpy.zeros(2), numpy.ones(2)]).dtype is library.float64


# ---- Buffers


@with_both
def test_frombuffer(library: Any) -> None:
    shared = bytearray(16)
    t = library.frombuffer(shared, dtype=library.float32)
    t[1] = 1.0
    assert shared[4:8] == b"\x00\x00\x80?"
    assert library.frombuffer(shared, dtype=library.float32, offset=4).tolist() == [1.0, 0.0, 0.0]
    assert library.frombuffer(shared, dtype=library.float32, count=2).numel() == 2
    assert library.frombuffer(shared, dtype=library.float32, count=-3).numel() == 4
    assert library.frombuffer(shared, dtype=library.float32, requires_grad=True).requires_grad
    assert library.frombuffer(numpy.zeros((2, 3)), dtype=library.float64).shape == (6,)
    options: dict[str, Any] = {"dtype": library.float32}
    for buffer, more, text in (
        (
            bytearray(7),
            {},
            r"buffer length \(7 bytes\) after offset \(0 bytes\) must be a multiple",
        ),
        (bytearray(0), {}, r"both buffer length \(0\) and count \(-1\) must not be 0"),
        (shared, {"count": 0}, r"both buffer length \(16\) and count \(0\) must not be 0"),
        (
            shared,
            {"count": 5},
            r"requested buffer length \(5 \* 4 bytes\) after offset \(0 bytes\)",
        ),
        (shared, {"offset": 16}, r"offset \(16 bytes\) must be non-negative and no greater than"),
        (shared, {"offset": -1}, r"offset \(-1 bytes\) must be non-negative and no greater than"),
        (3, {}, "object does not implement Python buffer protocol."),
    ):
        with pytest.raises(ValueError, match=text):
            library.frombuffer(buffer, **options, **more)


def test_a_buffer_stays_as_long_as_its_tensor() -> None:
    shared = bytearray(8)
    t = backsweep.frombuffer(shared, dtype=backsweep.float64)
    with pytest.raises(BufferError):
        shared.extend(b"more")
    del t
    shared.extend(b"more")
    with pytest.raises(ValueError, match="frombuffer: an offset of 3 bytes was given; aligned"):
        backsweep.frombuffer(shared, dtype=backsweep.float32, offset=3, count=1)


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_tensor_is_a_buffer(dtype: str) -> None:
    source = numpy.array([[0, 1, 1], [1, 0, 1]]).astype(dtype)
    x = backsweep.tensor(source)
    view = memoryview(x)
    assert view.shape == (2, 3)
    assert view.strides == source.strides
    assert view.tolist() == source.tolist()
    assert bytes(view) == source.tobytes()
    assert not view.readonly
    assert numpy.frombuffer(x, dtype).tolist() == source.reshape(-1).tolist()
    assert memoryview(x.t()).tolist() == source.T.tolist()
    assert memoryview(x[0, 0]).shape == ()
    assert numpy.asarray(x).dtype == source.dtype
    assert bytes(backsweep.tensor([1.0])) == b"\x00\x00\x80?"


def test_buffers_that_are_refused() -> None:
    with pytest.raises(BufferError, match="Can't export tensors that require gradient, use tensor"):
        memoryview(backsweep.ones(2, requires_grad=True))
    with pytest.raises(BufferError, match="a tensor that is not contiguous was given"):
        zlib.crc32(backsweep.ones(2, 3).t())  # type: ignore[arg-type]


def test_a_view_keeps_the_memory() -> None:
    x = backsweep.arange(1000.0)
    view = memoryview(x)
    x.set_(backsweep.zeros(1))
    del x
    gc.collect()
    assert view[999] == 999.0


# ---- pickle and copy


@with_both
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(library: Any, protocol: int) -> None:
    base = library.arange(6.0).view(2, 3)
    for tensor in (base, base.t(), base[1], library.tensor(1).expand(3), library.zeros(0, 2)):
        again = pickle.loads(pickle.dumps(tensor, protocol))
        assert again.dtype is tensor.dtype
        assert again.tolist() == tensor.tolist()
        assert again.stride() == tensor.stride()
        assert again.storage_offset() == tensor.storage_offset()
        assert again._base is None
    a, b = pickle.loads(pickle.dumps((base, base[0]), protocol))
    a.zero_()
    assert b.tolist() == [0.0, 1.0, 2.0]


@with_both
def test_pickle_of_what_requires_grad(library: Any) -> None:
    w = library.tensor([1.0, 2.0], requires_grad=True)
    w.note = ["kept"]
    (w * 2).sum().backward()
    again = pickle.loads(pickle.dumps(w))
    assert again.requires_grad
    assert again.is_leaf
    assert again.note == ["kept"]
    assert again.grad is None
    computed = pickle.loads(pickle.dumps(w * 2))
    assert computed.is_leaf
    assert computed.requires_grad
    w.register_hook(lambda gradient: gradient)
    with pytest.warns(
        UserWarning, match="on tensor will not be serialized|on a tensor will not be"
    ):
        pickle.dumps(w)


@with_both
def test_copy(library: Any) -> None:
    w = library.tensor([1.0, 2.0], requires_grad=True)
    w.note = ["shared"]
    (w * 2).sum().backward()
    same = copy.copy(w)
    assert same is not w
    assert same.data_ptr() == w.data_ptr()
    assert same.note is w.note
    assert same.requires_grad
    assert same.grad is None
    assert copy.copy(w * 2).is_leaf
    assert copy.copy(w[:])._base is None


@with_both
def test_deepcopy(library: Any) -> None:
    w = library.tensor([1.0, 2.0], requires_grad=True)
    (w * w).sum().backward()
    again = copy.deepcopy(w)
    assert again.data_ptr() != w.data_ptr()
    assert again.grad.tolist() == [2.0, 4.0]
    assert again.grad is not w.grad
    base = library.arange(6.0).view(2, 3)
    a, b, c = copy.deepcopy((base, base[1], base.t()))
    a.zero_()
    assert b.tolist() == [0.0, 0.0, 0.0]
    assert c.stride() == (1, 3)
    assert b.storage_offset() == 3
    x, y = copy.deepcopy([w, w])
    assert x is y
    with pytest.raises(RuntimeError, match="Only Tensors created explicitly by the user"):
        copy.deepcopy(w * 2)


class Marked(backsweep.Tensor):
    """A subclass at module level, so that it can be pickled."""


def test_subclasses() -> None:
    x = backsweep.ones(2).as_subclass(Marked)
    x.note = 3
    for again in (copy.copy(x), copy.deepcopy(x), pickle.loads(pickle.dumps(x))):
        assert type(again) is Marked
        assert again.note == 3
        assert again.tolist() == [1.0, 1.0]


# ---- Lifetimes


def test_a_tensor_keeps_the_array() -> None:
    class Owner(numpy.ndarray):
        pass

    source = numpy.ones(1000).view(Owner)
    gone = weakref.ref(source)
    tensor = backsweep.from_numpy(source)
    part = tensor[5:]
    del source, tensor
    gc.collect()
    assert gone() is not None
    assert part.sum().item() == 995.0
    del part
    assert gone() is None


@needs_torch
def test_as_tensor_of_another_library() -> None:
    theirs = torch.arange(3.0)
    ours = backsweep.as_tensor(theirs)
    assert ours.data_ptr() == theirs.data_ptr()
    assert backsweep.asarray(theirs).data_ptr() == theirs.data_ptr()
