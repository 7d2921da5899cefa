"""Tensors over the memory of others: NumPy's arrays, buffers, DLPack."""

from __future__ import annotations

import os
import sys

from . import _C
from ._C import Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._device import device as Device

_NOT_GIVEN: Any = object()


def is_array(obj: Any) -> bool:
    """Whether ``obj`` is a NumPy array; NumPy is not imported for this.

    >>> is_array([1.0])
    False
    """
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(obj, numpy.ndarray)


def as_tensor(
    data: Any, dtype: _C.dtype | None = None, device: str | Device | None = None
) -> Tensor:
    """Make a tensor from ``data``, sharing its memory where that is possible.

    A tensor of the wanted dtype is returned as it is, with its history; a NumPy array, or an object
    with ``__dlpack__``, is shared; everything else is copied.

    Args:
        data: a number, nested sequences of numbers, an array or a tensor.
        dtype: the element type; the data's own, or inferred, when it is None.
        device: "cpu" or None.

    Raises:
        TypeError: an element is not a number, or an array has a dtype that tensors do not have.
        ValueError: an array has negative strides.

    >>> t = backsweep.tensor([1.0])
    >>> as_tensor(t) is t
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.as_tensor.html
    """
    _C._check_device(device)
    if isinstance(data, Tensor):
        return data.to(dtype)
    if is_array(data):
        return _C.from_numpy(data).to(dtype)
    if hasattr(data, "__dlpack__") and not _is_scalar(data):
        return from_dlpack(data).to(dtype)
    return _C.tensor(data, dtype=dtype)


def asarray(
    obj: Any,
    *,
    dtype: _C.dtype | None = None,
    device: str | Device | None = None,
    copy: bool | None = None,
    requires_grad: bool = _NOT_GIVEN,
) -> Tensor:
    """Make a tensor from ``obj``, sharing its memory unless a copy is asked for or needed.

    Args:
        obj: a tensor, a NumPy array or scalar, a DLPack capsule, an object with ``__dlpack__``, an
            object with Python's buffer protocol (its bytes are read as ``dtype``), a number or
            sequences of numbers.
        dtype: the element type; the object's own, or inferred, when it is None.
        device: "cpu" or None.
        copy: True makes a copy in any case, False refuses to make one.
        requires_grad: record operations on the result; a tensor's own when it is not given.

    Raises:
        ValueError: ``copy=False`` where a copy is needed; negative strides.
        TypeError: no numbers.
        RuntimeError: ``requires_grad`` with an integer or bool dtype.

    >>> shared = bytearray(8)
    >>> t = asarray(shared, dtype=backsweep.float32)
    >>> t[0] = 1
    >>> shared
    bytearray(b'\\x00\\x00\\x80?\\x00\\x00\\x00\\x00')

    See https://docs.pytorch.org/docs/stable/generated/torch.asarray.html
    """
    _C._check_device(device)
    tensor = _shared(obj, dtype)
    if tensor is None:
        if copy is False:
            raise ValueError(
                f"asarray: a {type(obj).__name__} and copy=False were given; can't alias arbitrary "
                "sequence into a tensor.; leave copy out"
            )
        tensor = _C.tensor(obj, dtype=dtype)
    elif copy or (dtype is not None and tensor.to(dtype) is not tensor):
        if copy is False:
            raise ValueError(
                "asarray: copy=False was given; can't alias tensor with dtype "
                f"'{_type_name(tensor.dtype)}' into dtype '{_type_name(dtype)}'.; leave copy out"
            )
        tensor = tensor.to(dtype, copy=True)
    if requires_grad is _NOT_GIVEN:
        return tensor
    if not tensor.is_leaf and not requires_grad:
        return tensor.detach()
    return tensor.requires_grad_(requires_grad)


def _shared(obj: Any, dtype: _C.dtype | None) -> Tensor | None:
    """A tensor over the memory of ``obj``; None when it has none to share."""
    if isinstance(obj, Tensor):
        return obj
    if is_array(obj):
        return _C.from_numpy(obj)
    if _is_scalar(obj):
        return _C.tensor(obj)
    if type(obj).__name__ == "PyCapsule":
        return _C._from_dlpack(obj)
    if hasattr(obj, "__dlpack__"):
        return from_dlpack(obj)
    try:
        memoryview(obj).release()
    except TypeError:
        return None
    return frombuffer(obj, dtype=dtype or _C.get_default_dtype())


def _is_scalar(obj: Any) -> bool:
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(obj, numpy.generic)


def _type_name(dtype: Any) -> str:
    """What PyTorch's messages call a dtype: Float, Int.

    >>> _type_name(backsweep.float32)
    'Float'
    """
    name: str = _C.tensor(0, dtype=dtype).type()
    return name.removeprefix("torch.").removesuffix("Tensor")


def frombuffer(
    buffer: Any,
    *,
    dtype: _C.dtype,
    count: int = -1,
    offset: int = 0,
    requires_grad: bool = False,
) -> Tensor:
    """Make a tensor of one dimension over the memory of an object with Python's buffer protocol.

    The object may not change its size as long as the tensor is there.

    Args:
        buffer: the object; a read-only one gives a warning.
        dtype: how its bytes are to be read.
        count: how many elements; all of them when it is negative.
        offset: how many bytes to skip.
        requires_grad: record operations on the result.

    Raises:
        ValueError: no buffer, an empty one, one that is too short, or elements that are not aligned.

    >>> frombuffer(bytearray(b"\\x01\\x00\\x00\\x00\\x02\\x00\\x00\\x00"), dtype=backsweep.int32)
    tensor([1, 2], dtype=torch.int32)

    See https://docs.pytorch.org/docs/stable/generated/torch.frombuffer.html
    """
    return _C.frombuffer(
        buffer, dtype=dtype, count=count, offset=offset, requires_grad=requires_grad
    )


def from_file(
    filename: str,
    shared: bool | None = None,
    size: int = 0,
    *,
    dtype: _C.dtype | None = None,
    layout: Any = None,
    device: str | Device | None = None,
    pin_memory: bool | None = False,
    requires_grad: bool = False,
) -> Tensor:
    """Make a tensor of one dimension over a file that is mapped into memory.

    Args:
        filename: the file.
        shared: whether what is written to the tensor is written to the file, which is created or
            made longer if need be; otherwise it is seen by this tensor alone.
        size: how many elements.
        dtype: how the bytes are to be read; the default dtype when it is None.
        layout, device, pin_memory: as everywhere.
        requires_grad: record operations on the result.

    Raises:
        RuntimeError: no such file, or one that is too short; a negative size.
        TypeError: arguments of other types.

    >>> import os, tempfile
    >>> path = os.path.join(tempfile.mkdtemp(), "numbers")
    >>> t = from_file(path, shared=True, size=2, dtype=backsweep.int32).fill_(7)
    >>> from_file(path, size=2, dtype=backsweep.int32)
    tensor([7, 7], dtype=torch.int32)

    See https://docs.pytorch.org/docs/stable/generated/torch.from_file.html
    """
    options: Any = {"dtype": dtype, "layout": layout, "device": device, "pin_memory": pin_memory}
    result = _C.empty(0, requires_grad=requires_grad, **options)
    for name, value, kinds in (
        ("filename", filename, (str, bytes)),
        ("shared", shared, (bool, type(None))),
        ("size", size, int),
    ):
        if not isinstance(value, kinds):
            raise TypeError(
                f"from_file(): argument '{name}' must be "
                f"{kinds[0].__name__ if isinstance(kinds, tuple) else 'int'}, not {type(value).__name__}"
            )
    length = size * result.element_size()
    if length < 0:
        raise RuntimeError(
            f"from_file: size={size} was given; unable to mmap {length} bytes from file <{filename!s}>"
        )
    if length == 0:
        return result
    from mmap import ACCESS_COPY, ACCESS_WRITE, mmap

    mode = "read-write" if shared else "read-only"
    try:
        file = os.open(filename, os.O_RDWR | os.O_CREAT if shared else os.O_RDONLY, 0o666)
    except OSError as error:
        raise RuntimeError(
            f"from_file: unable to open file <{filename!s}> in {mode} mode: {error.strerror} "
            f"({error.errno})"
        ) from None
    try:
        present = os.fstat(file).st_size
        if present < length and not shared:
            raise RuntimeError(
                f"from_file: file <{filename!s}> size <{present}> is smaller than the required mapping "
                f"size <{length}>"
            )
        if present < length:
            os.ftruncate(file, length)
        memory = mmap(file, length, access=ACCESS_WRITE if shared else ACCESS_COPY)
    except OSError as error:
        raise RuntimeError(
            f"from_file: unable to mmap {length} bytes from file <{filename!s}>: {error.strerror} "
            f"({error.errno})"
        ) from None
    finally:
        os.close(file)
    return frombuffer(memory, dtype=result.dtype, requires_grad=requires_grad)


def from_dlpack(
    ext_tensor: Any, *, device: str | Device | None = None, copy: bool | None = None
) -> Tensor:
    """Make a tensor over the memory of another library's array.

    Args:
        ext_tensor: an object with ``__dlpack__``, or a DLPack capsule, which is used up.
        device: "cpu" or None.
        copy: passed on to the object's ``__dlpack__``: True asks for a copy, False refuses one.

    Raises:
        RuntimeError: not such an object, a capsule that was used before, or another device.
        BufferError: a dtype that tensors do not have.
        ValueError: negative strides.

    >>> t = backsweep.tensor([1.0, 2.0])
    >>> from_dlpack(t).data_ptr() == t.data_ptr()
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.from_dlpack.html
    """
    _C._check_device(device)
    if not hasattr(ext_tensor, "__dlpack__"):
        if copy is not None or device is not None:
            raise RuntimeError(
                f"from_dlpack: a {type(ext_tensor).__name__} with device or copy was given; device/copy "
                "kwargs not supported when ext_tensor is already a DLPack capsule."
            )
        return _C._from_dlpack(ext_tensor)
    options: dict[str, Any] = {"max_version": (1, 0)}
    if copy is not None:
        options["copy"] = copy
    if device is not None:
        options["dl_device"] = (1, 0)
    try:
        capsule = ext_tensor.__dlpack__(**options)
    except TypeError:  # from before DLPack had versions
        options.pop("max_version")
        capsule = ext_tensor.__dlpack__(**options)
    return _C._from_dlpack(capsule)


def to_dlpack(tensor: Tensor) -> Any:
    """Make a DLPack capsule over a tensor's memory; it can be used once.

    Raises:
        TypeError: not a tensor.

    >>> from_dlpack(to_dlpack(backsweep.tensor([1.0])))
    tensor([1.])

    See https://docs.pytorch.org/docs/stable/dlpack.html
    """
    if not isinstance(tensor, Tensor):
        raise TypeError(
            f"to_dlpack: _to_dlpack(): argument 'data' (position 1) must be Tensor, not "
            f"{type(tensor).__name__}"
        )
    return tensor._to_dlpack(False, False)
