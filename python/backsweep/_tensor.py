"""The methods of Tensor that are easier to say in Python."""

from __future__ import annotations

from . import _C, _device, _printing
from ._C import Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from ._formats import layout as Layout
    from ._storage import TypedStorage, UntypedStorage


# ---- Printing and copying


def _repr(self: Tensor) -> str:
    return _printing.tensor_repr(self, default_dtype=str(_C.get_default_dtype()))


def _format(self: Tensor, format_spec: str) -> str:
    return _printing.tensor_format(self, format_spec)


def _reversed(self: Tensor) -> Tensor:
    return self.flip(0) if self.dim() else self


def _reduce_ex(self: Tensor, protocol: int) -> tuple[Any, ...]:
    from ._copying import reduce_tensor

    return reduce_tensor(self)


def _copy(self: Tensor) -> Tensor:
    from ._copying import copy_tensor

    return copy_tensor(self)


def _deepcopy(self: Tensor, memo: dict[int, Any]) -> Tensor:
    from ._copying import deepcopy_tensor

    return deepcopy_tensor(self, memo)


# ---- Exchange


def _array_wrap(
    self: Tensor, array: Any, context: Any = None, return_scalar: bool = False
) -> Tensor:
    """Make a tensor of what a function of NumPy has computed from tensors."""
    if array.dtype == "bool":
        array = array.astype("uint8")  # as PyTorch does
    return _C.from_numpy(array)


def _dlpack(
    self: Tensor,
    *,
    stream: Any = None,
    max_version: tuple[int, int] | None = None,
    dl_device: tuple[int, int] | None = None,
    copy: bool | None = None,
) -> Any:
    """Make a DLPack capsule over the memory, for another library.

    BufferError when the tensor requires a gradient, or for another device than the CPU.
    """
    if self.requires_grad:
        raise BufferError(
            "__dlpack__: a tensor that requires a gradient was given; Can't export tensors that require "
            "gradient, use tensor.detach()"
        )
    if stream not in (None, -1):
        raise AssertionError(
            f"__dlpack__: stream {stream} was given; stream should be None on cpu."
        )
    if dl_device is not None and tuple(dl_device) != (1, 0):
        raise BufferError(
            f"__dlpack__: dl_device {tuple(dl_device)} was given; the tensor is on the CPU, (1, 0)"
        )
    return self._to_dlpack(max_version is not None and max_version[0] >= 1, bool(copy))


def _dlpack_device(self: Tensor) -> tuple[int, int]:
    """The device in DLPack's words: the CPU."""
    from .utils.dlpack import DLDeviceType

    return DLDeviceType.kDLCPU, 0


# ---- Types and new tensors


def type_(self: Tensor, dtype: Any = None, non_blocking: bool = False) -> Any:
    """Return PyTorch's name of the type, or the tensor in another dtype."""
    from ._dtypes import tensor_type

    return tensor_type(self, dtype, non_blocking)


def new(self: Tensor, *data: Any, **options: Any) -> Tensor:
    """Make a tensor of this dtype, as `FloatTensor` does: of a size, or of numbers.

    >>> backsweep.tensor(1).new([1, 2])
    tensor([1, 2])
    """
    return _C._legacy_tensor(self.dtype, data, options)


def new_tensor(
    self: Tensor,
    data: Any,
    *,
    dtype: _C.dtype | None = None,
    device: Any = None,
    requires_grad: bool = False,
    layout: Layout | None = None,
    pin_memory: bool = False,
) -> Tensor:
    """Make a leaf tensor of this dtype from a copy of the data.

    >>> backsweep.tensor(1.0).new_tensor([1, 2])
    tensor([1., 2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_tensor.html
    """
    if isinstance(data, Tensor):
        import warnings

        warnings.warn(
            "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
            "sourceTensor.detach().clone().requires_grad_(True), rather than "
            "tensor.new_tensor(sourceTensor).",
            stacklevel=2,
        )
    return _C.tensor(data, dtype=dtype or self.dtype, device=device, requires_grad=requires_grad)


# ---- Memory


def untyped_storage(self: Tensor) -> UntypedStorage:
    """The bytes that the tensor and its views share."""
    from ._storage import UntypedStorage

    return UntypedStorage(self)


def storage(self: Tensor) -> TypedStorage:
    """The elements that the tensor and its views share; deprecated."""
    import warnings

    from ._storage import TypedStorage

    warnings.warn(
        "TypedStorage is deprecated. It will be removed in the future and UntypedStorage will be the "
        "only storage class. To access UntypedStorage directly, use tensor.untyped_storage() instead "
        "of tensor.storage()",
        stacklevel=2,
    )
    return TypedStorage(self)


def set_(
    self: Tensor,
    source: Tensor | UntypedStorage | TypedStorage | None = None,
    storage_offset: int | None = None,
    size: Sequence[int] | None = None,
    stride: Sequence[int] | None = None,
) -> Tensor:
    """Make the tensor show the memory of another tensor or of a storage.

    ``set_()`` makes it empty; ``set_(source)`` shows all of the source; ``set_(source, storage_offset,
    size, stride)`` places of its storage. RuntimeError when the dtypes differ, and for leaves that
    require a gradient.

    >>> t = backsweep.tensor([1.0])
    >>> t.set_(backsweep.tensor([1.0, 2.0, 3.0]), 1, (2,))
    tensor([2., 3.])

    See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.set_.html
    """
    if source is None:
        source = _C.empty(0, dtype=self.dtype)
    if not isinstance(source, Tensor):
        from ._storage import TypedStorage

        bytes_ = source.untyped() if isinstance(source, TypedStorage) else source
        source = bytes_.elements(self.dtype)
    if storage_offset is None:
        storage_offset, size, stride = source.storage_offset(), source.shape, source.stride()
    if size is None:
        raise TypeError(
            "set_(): storage_offset was given without size; set_() received an invalid combination of "
            "arguments; give storage_offset, size and stride"
        )
    if not stride:
        stride = _C.empty(size, dtype=_C.bool).stride()
    _C.ops.set_to(self, source, storage_offset, size, stride)
    return self


def resize(self: Tensor, *sizes: Any) -> Tensor:
    """The elements in another shape; deprecated, use `reshape`."""
    return _resized(self, "resize", sizes)


def resize_as(self: Tensor, tensor: Tensor) -> Tensor:
    """The elements in the shape of another tensor; deprecated, use `reshape_as`."""
    return _resized(self, "resize_as", tuple(tensor.shape))


def _resized(tensor: Tensor, name: str, sizes: Sequence[Any]) -> Tensor:
    import warnings

    warnings.warn(f"non-inplace {name} is deprecated", stacklevel=3)
    return tensor.reshape(*sizes)


def dim_order(self: Tensor, *, ambiguity_check: bool = False) -> tuple[int, ...]:
    """The dimensions in the order in which they lie in memory, the outermost first.

    Args:
        ambiguity_check: refuse a tensor for which there is more than one order.

    Raises:
        RuntimeError: there is more than one order.

    >>> backsweep.tensor([[1, 2], [3, 4]]).t().dim_order()
    (1, 0)

    See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.dim_order.html
    """
    sizes, strides = tuple(self.shape), self.stride()
    order = sorted(range(self.dim()), key=lambda dim: -strides[dim])
    if self.is_contiguous():
        order = list(range(self.dim()))
    crowded = any(sizes[dim] == 1 or strides[dim] == 0 for dim in order)
    if ambiguity_check and self.dim() > 1 and crowded:
        raise RuntimeError(
            f"dim_order: a tensor of shape {sizes} and strides {strides} was given; The tensor does not "
            "have unique dim order, or cannot map to exact one of the given memory formats."
        )
    return tuple(order)


def module_load(self: Tensor, other: Tensor, assign: bool = False) -> Tensor:
    """What ``Module.load_state_dict`` puts in the place of this tensor when it loads another.

    >>> backsweep.tensor([1.0]).module_load(backsweep.tensor([2.0]))
    tensor([2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.module_load.html
    """
    return other.detach() if assign else self.copy_(other).detach()


# ---- Python functions of elements


def _assign(
    name: str, tensor: Tensor, others: Sequence[Any], function: Callable[..., Any]
) -> Tensor:
    """Set every element to ``function(element, ...)``; nothing is written when one call fails."""
    for number, other in enumerate(others, 1):
        if not isinstance(other, Tensor):
            raise TypeError(
                f"{name}(): argument 'other' (position {number}) must be Tensor, not "
                f"{type(other).__name__}"
            )
        if other.dtype is not tensor.dtype:
            raise TypeError(
                f"{name}: expected {tensor.type()} for 'other' (got {other.type()}); convert it with .to()"
            )
    if any(each.requires_grad for each in (tensor, *others)):
        raise RuntimeError(
            f"{name}: a tensor that requires a gradient was given; Can't call {name}() on Variable that "
            f"requires grad. Use var.detach().{name}() instead."
        )
    operands = [tensor, *(other.expand(tensor.shape) for other in others)]
    elements = [operand.reshape(-1).tolist() for operand in operands]
    values = [function(*row) for row in zip(*elements, strict=True)]
    for value in values:
        if not isinstance(value, (int, float, Tensor)) and not hasattr(value, "__float__"):
            raise TypeError(
                f"{name}: the function gave a {type(value).__name__}; must be real number, not "
                f"{type(value).__name__}"
            )
    return tensor.copy_(_C.tensor(values, dtype=tensor.dtype).view(tensor.shape))


def apply_(self: Tensor, callable: Callable[[Any], Any]) -> Tensor:
    """Set every element to what a Python function makes of it; slow, and not recorded.

    >>> backsweep.tensor([1.0, 2.0]).apply_(lambda x: x + 1)
    tensor([2., 3.])

    See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.apply_.html
    """
    return _assign("apply_", self, (), callable)


def map_(self: Tensor, tensor: Tensor, callable: Callable[[Any, Any], Any]) -> Tensor:
    """Set every element to what a Python function makes of it and another tensor's; not recorded.

    >>> backsweep.tensor([1.0, 2.0]).map_(backsweep.tensor([3.0, 4.0]), lambda a, b: a * b)
    tensor([3., 8.])

    See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.map_.html
    """
    return _assign("map_", self, (tensor,), callable)


def map2_(self: Tensor, x: Tensor, y: Tensor, callable: Callable[[Any, Any, Any], Any]) -> Tensor:
    """Set every element to what a Python function makes of it and two other tensors'; not recorded.

    >>> one, two = backsweep.tensor([1.0]), backsweep.tensor([2.0])
    >>> one.map2_(two, two, lambda a, b, c: a + b * c)
    tensor([5.])
    """
    return _assign("map2_", self, (x, y), callable)


def _layout(self: Tensor) -> Layout:
    from ._formats import strided

    return strided


def complete_tensor_type() -> None:
    """Give the native type its Python methods."""
    type_.__name__ = "type"
    members: dict[str, Any] = {
        "__str__": _repr,
        "__repr__": _repr,
        "__format__": _format,
        "__reversed__": _reversed,
        "__reduce_ex__": _reduce_ex,
        "__copy__": _copy,
        "__deepcopy__": _deepcopy,
        # NumPy leaves `array * tensor` to us.
        "__array_priority__": 1000,
        "__array_wrap__": _array_wrap,
        "__dlpack__": _dlpack,
        "__dlpack_device__": _dlpack_device,
        "type": type_,
        "device": property(lambda self: _device.cpu, doc="The device: the CPU."),
        "layout": property(_layout, doc="The layout: torch.strided."),
    }
    for method in (
        *(new, new_tensor, untyped_storage, storage, set_, resize, resize_as, dim_order),
        *(module_load, apply_, map_, map2_),
    ):
        members[method.__name__] = method
    for name, member in members.items():
        if name.startswith("__") and callable(member):
            member.__name__ = member.__qualname__ = name
        setattr(Tensor, name, member)
