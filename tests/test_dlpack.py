"""DLPack in both directions, with NumPy, with PyTorch and with itself."""

from __future__ import annotations

import gc
from typing import Any

import numpy
import pytest
from libraries import needs_torch, torch, with_both

import backsweep

DTYPES = ("bool", "uint8", "int32", "int64", "float32", "float64")


def utilities(library: Any) -> Any:
    return library.utils.dlpack


class Old:
    """An exporter from before DLPack had versions."""

    def __init__(self, array: Any) -> None:
        self.array = array

    def __dlpack__(self, stream: Any = None) -> Any:
        return self.array.__dlpack__()

    def __dlpack_device__(self) -> tuple[int, int]:
        return (1, 0)


@pytest.mark.parametrize("dtype", DTYPES)
def test_from_numpy_and_back(dtype: str) -> None:
    source = numpy.array([[0, 1, 1], [1, 0, 1]]).astype(dtype)
    for view in (source, source.T, source[:, ::2], source[1], source[0, 1], source[:0]):
        array = numpy.asarray(view)
        tensor = backsweep.from_dlpack(array)
        assert tensor.tolist() == array.tolist()
        assert tensor.shape == array.shape
        if array.size:
            assert tensor.data_ptr() == array.ctypes.data
        back = numpy.from_dlpack(tensor)
        assert back.dtype == array.dtype
        assert back.tolist() == array.tolist()
        if array.size > 1:
            assert back.strides == array.strides
            assert back.ctypes.data == array.ctypes.data


@needs_torch
@pytest.mark.parametrize("dtype", DTYPES)
def test_with_pytorch(dtype: str) -> None:
    for first, second in ((backsweep, torch), (torch, backsweep)):
        x = first.arange(6).view(2, 3).to(getattr(first, dtype)).t()[1:]
        y = second.from_dlpack(x)
        assert y.data_ptr() == x.data_ptr()
        assert y.stride() == x.stride()
        assert y.dtype is getattr(second, dtype)
        y.zero_()
        assert not x.any()
        for capsule in (x.__dlpack__(), x.__dlpack__(max_version=(1, 0)), first.to_dlpack(x)):
            assert utilities(second).from_dlpack(capsule).data_ptr() == x.data_ptr()


@with_both
def test_with_itself(library: Any) -> None:
    x = library.arange(4.0)[1:]
    y = library.from_dlpack(x)
    assert y is not x
    assert y.data_ptr() == x.data_ptr()
    assert library.from_dlpack(x, copy=True).data_ptr() != x.data_ptr()
    assert library.from_dlpack(x, copy=False, device="cpu").data_ptr() == x.data_ptr()
    assert library.from_dlpack(Old(numpy.ones(2))).tolist() == [1.0, 1.0]
    assert library.asarray(x.__dlpack__()).data_ptr() == x.data_ptr()


@with_both
def test_capsules(library: Any) -> None:
    x = library.ones(2)
    for options, name in (
        ({}, '"dltensor"'),
        ({"max_version": None}, '"dltensor"'),
        ({"max_version": (0, 8)}, '"dltensor"'),
        ({"max_version": (1, 0)}, '"dltensor_versioned"'),
        ({"max_version": (1, 0), "dl_device": (1, 0), "copy": True}, '"dltensor_versioned"'),
        ({"stream": -1}, '"dltensor"'),
    ):
        capsule = x.__dlpack__(**options)
        assert name in repr(capsule)
        library.from_dlpack(capsule)
        assert "used" in repr(capsule)
        with pytest.raises(RuntimeError, match="DLTensor capsules can be consumed only once"):
            library.from_dlpack(capsule)
    assert x.__dlpack_device__() == (1, 0)
    with pytest.raises(RuntimeError, match="from_dlpack received an invalid capsule"):
        library.from_dlpack(3)
    with pytest.raises(TypeError, match=r"argument 'data' \(position 1\) must be Tensor, not int"):
        utilities(library).to_dlpack(3)
    with pytest.raises(AssertionError, match=r"stream should be None on cpu."):
        x.__dlpack__(stream=1)


@with_both
def test_what_requires_grad(library: Any) -> None:
    w = library.ones(2, requires_grad=True)
    for export in (
        lambda: w.__dlpack__(),
        lambda: numpy.from_dlpack(w),
        lambda: library.from_dlpack(w),
    ):
        with pytest.raises(
            BufferError, match="Can't export tensors that require gradient, use tensor"
        ):
            export()
    assert not library.from_dlpack(w.detach()).requires_grad


def test_what_cannot_be_shared() -> None:
    for dtype in ("uint16", "complex64", "float16"):
        with pytest.raises(BufferError, match=r"from_dlpack: an array of .* Unsupported dtype"):
            backsweep.from_dlpack(numpy.zeros(2, dtype))
    with pytest.raises(ValueError, match="from_dlpack: an array with a negative stride was given"):
        backsweep.from_dlpack(numpy.arange(3.0)[::-1])
    with pytest.raises(
        BufferError, match=r"dl_device \(2, 0\) was given; the tensor is on the CPU"
    ):
        backsweep.ones(2).__dlpack__(dl_device=(2, 0))
    # A capsule that was refused is still good.
    capsule = numpy.zeros(2, "uint16").__dlpack__()
    with pytest.raises(BufferError):
        backsweep.from_dlpack(capsule)
    assert 'object "dltensor"' in repr(capsule)


def test_the_exporter_stays_until_the_consumer_goes() -> None:
    before = backsweep._C._allocated_bytes()
    x = backsweep.zeros(1_000_000)
    seen = numpy.from_dlpack(x)
    capsule = x.__dlpack__()
    unused = x.__dlpack__(max_version=(1, 0))
    taken = backsweep.from_dlpack(capsule)
    del x, unused, capsule
    gc.collect()
    assert backsweep._C._allocated_bytes() >= before + 4_000_000
    seen[0] = 1
    assert taken[0].item() == 1.0
    del seen
    assert backsweep._C._allocated_bytes() >= before + 4_000_000
    del taken
    gc.collect()
    assert backsweep._C._allocated_bytes() == before


def test_an_unused_capsule_frees_the_memory() -> None:
    before = backsweep._C._allocated_bytes()
    for version in (None, (1, 0)):
        capsule = backsweep.zeros(1_000_000).__dlpack__(max_version=version)
        assert backsweep._C._allocated_bytes() == before + 4_000_000
        del capsule
        assert backsweep._C._allocated_bytes() == before


def test_an_array_of_numpy_stays() -> None:
    source = numpy.arange(100_000.0)
    tensor = backsweep.from_dlpack(source)
    del source
    gc.collect()
    assert tensor.sum().item() == 4999950000.0
    x = backsweep.arange(3.0)
    x.__dlpack__()
    with pytest.raises(RuntimeError, match="Trying to resize storage that is not resizable"):
        x.resize_(100)
