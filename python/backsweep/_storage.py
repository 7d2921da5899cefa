"""The memory behind tensors, as far as programs look at it."""

from __future__ import annotations

from . import _C, _device
from ._C import Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class UntypedStorage:
    """The bytes that a tensor and its views share; from ``tensor.untyped_storage()``.

    >>> backsweep.tensor([1.0, 2.0]).untyped_storage().nbytes()
    8

    See https://docs.pytorch.org/docs/stable/storage.html
    """

    __slots__ = ("_tensor",)
    device = _device.cpu
    is_cuda = False

    def __init__(self, tensor: Tensor | int = 0) -> None:
        if not isinstance(tensor, Tensor):
            tensor = _C.empty(tensor, dtype=_C.uint8)
        self._tensor = tensor.detach()

    @property
    def _bytes(self) -> Tensor:
        return self._tensor._storage()

    @property
    def _cdata(self) -> int:
        return self._tensor._storage_id()

    def nbytes(self) -> int:
        """How many bytes there are."""
        return self._bytes.numel()

    size = nbytes
    __len__ = nbytes

    def element_size(self) -> int:
        """1: the elements are bytes."""
        return 1

    def data_ptr(self) -> int:
        """The address of the first byte."""
        return self._bytes.data_ptr()

    def is_shared(self) -> bool:
        """False: no other process sees the memory."""
        return False

    def resizable(self) -> bool:
        """Whether `resize_` may move the memory."""
        return _C._is_resizable(self._bytes)

    def tolist(self) -> list[int]:
        """The bytes as a list."""
        return list(self._bytes.tolist())

    def __iter__(self) -> Iterator[int]:
        return iter(self.tolist())

    def __getitem__(self, index: Any) -> Any:
        found = self._bytes[index]
        return found.tolist() if found.dim() == 0 else UntypedStorage(found.clone())

    def __setitem__(self, index: Any, value: int) -> None:
        self._bytes[index] = value

    def fill_(self, value: int) -> UntypedStorage:
        """Set every byte."""
        self._bytes.fill_(value)
        return self

    def copy_(self, source: UntypedStorage, non_blocking: bool = False) -> UntypedStorage:
        """Copy the bytes of another storage of the same size."""
        self._bytes.copy_(source._bytes)
        return self

    def clone(self) -> UntypedStorage:
        """A copy with memory of its own."""
        return UntypedStorage(self._bytes.clone())

    def cpu(self) -> UntypedStorage:
        """The storage itself: it is on the CPU."""
        return self

    def resize_(self, size: int) -> UntypedStorage:
        """Make room for more bytes, for all tensors that share them.

        RuntimeError for fewer bytes, and when the memory must stay where it is.
        """
        _C._resize_storage(self._bytes, size)
        return self

    def elements(self, dtype: _C.dtype) -> Tensor:
        """The whole memory as a tensor of one dimension."""
        size = dtype.itemsize
        return self._bytes[: self.nbytes() // size * size].view(dtype).detach()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UntypedStorage) and self._cdata == other._cdata

    def __hash__(self) -> int:
        return self._cdata

    def __repr__(self) -> str:
        lines = "".join(f" {byte}\n" for byte in self.tolist())
        return f"{lines}[torch.storage.UntypedStorage(device=cpu) of size {self.nbytes()}]"


class TypedStorage:
    """The elements that a tensor and its views share; from ``tensor.storage()``, deprecated.

    >>> import warnings
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     backsweep.tensor([1.0, 2.0]).storage().tolist()
    [1.0, 2.0]
    """

    __slots__ = ("_untyped", "dtype")
    device = _device.cpu
    is_cuda = False

    def __init__(self, tensor: Tensor) -> None:
        self._untyped = UntypedStorage(tensor)
        self.dtype = tensor.dtype

    def untyped(self) -> UntypedStorage:
        """The same memory as bytes."""
        return self._untyped

    def _elements(self) -> Tensor:
        return self._untyped.elements(self.dtype)

    def size(self) -> int:
        """How many elements there are."""
        return self._elements().numel()

    __len__ = size

    def nbytes(self) -> int:
        """How many bytes there are."""
        return self._untyped.nbytes()

    def element_size(self) -> int:
        """Bytes of one element."""
        return self.dtype.itemsize

    def data_ptr(self) -> int:
        """The address of the first element."""
        return self._untyped.data_ptr()

    def is_shared(self) -> bool:
        """False: no other process sees the memory."""
        return False

    def type(self) -> str:
        """PyTorch's name of the type."""
        return str(self._elements().type()).replace("Tensor", "Storage")

    def tolist(self) -> list[Any]:
        """The elements as a list."""
        return list(self._elements().tolist())

    def __iter__(self) -> Iterator[Any]:
        return iter(self.tolist())

    def __getitem__(self, index: int) -> Any:
        return self._elements()[index].item()

    def __setitem__(self, index: Any, value: Any) -> None:
        self._elements()[index] = value

    def fill_(self, value: Any) -> TypedStorage:
        """Set every element."""
        self._elements().fill_(value)
        return self

    def resize_(self, size: int) -> TypedStorage:
        """Make room for more elements; see `UntypedStorage.resize_`."""
        self._untyped.resize_(size * self.dtype.itemsize)
        return self

    def __repr__(self) -> str:
        lines = "".join(f" {value}\n" for value in self.tolist())
        return f"{lines}[torch.storage.TypedStorage(dtype={self.dtype}, device=cpu) of size {len(self)}]"


def is_storage(obj: Any, /) -> bool:
    """Whether ``obj`` is a storage.

    >>> is_storage(backsweep.tensor([1.0]).untyped_storage())
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.is_storage.html
    """
    return isinstance(obj, (UntypedStorage, TypedStorage))
