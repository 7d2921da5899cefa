"""The methods of Tensor that are easier to say in Python."""

from __future__ import annotations

from . import _device, _printing
from ._C import Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from . import _C


def _repr(self: Tensor) -> str:
    return _printing.tensor_repr(self)


def _format(self: Tensor, format_spec: str) -> str:
    return _printing.tensor_format(self, format_spec)


def _reversed(self: Tensor) -> Any:
    return iter([self[i] for i in range(len(self) - 1, -1, -1)])


def _rebuild(
    cls: type[Tensor], data: Any, dtype: _C.dtype, requires_grad: bool, attributes: dict[str, Any]
) -> Tensor:
    """Make a tensor again from what ``__reduce_ex__`` gave."""
    import numpy

    array = numpy.frombuffer(data[0], dtype=data[1]).reshape(data[2]).copy()
    from ._C import from_numpy

    tensor = from_numpy(array)
    if cls is not Tensor or requires_grad:
        tensor = Tensor._make_subclass(cls, tensor, requires_grad)
    if attributes:
        tensor.__dict__.update(attributes)
    return tensor


def _reduce_ex(self: Tensor, protocol: int) -> tuple[Any, ...]:
    """Pickle a leaf: its values, dtype, requires_grad and attributes; not its gradient."""
    if not self.is_leaf:
        raise RuntimeError(
            f"pickle: a tensor computed by {self.grad_fn.name()} was given; only leaf tensors can be "
            "serialized; use detach() first"
        )
    array = self.detach().numpy()
    data = (array.tobytes(), array.dtype.str, tuple(self.shape))
    return _rebuild, (type(self), data, self.dtype, self.requires_grad, dict(self.__dict__))


def _copy(self: Tensor) -> Tensor:
    copied = self.detach()
    if type(self) is not Tensor or self.requires_grad:
        copied = Tensor._make_subclass(type(self), copied, self.is_leaf and self.requires_grad)
    copied.__dict__.update(self.__dict__)
    return copied


def _deepcopy(self: Tensor, memo: dict[int, Any]) -> Tensor:
    """Copy a leaf with its gradient; PyTorch refuses other tensors, and so does this."""
    from copy import deepcopy

    if id(self) in memo:
        return memo[id(self)]  # type: ignore[no-any-return]
    if not self.is_leaf:
        raise RuntimeError(
            f"deepcopy: a tensor computed by {self.grad_fn.name()} was given; Only Tensors created "
            "explicitly by the user (graph leaves) support the deepcopy protocol at the moment; use "
            "detach().clone()"
        )
    values = self.detach().clone()
    copied = Tensor._make_subclass(type(self), values, self.requires_grad)
    memo[id(self)] = copied
    if self.grad is not None:
        copied.grad = deepcopy(self.grad, memo)
    copied.__dict__.update(deepcopy(self.__dict__, memo))
    return copied


def _type(self: Tensor, dtype: Any = None) -> Any:
    """Return PyTorch's name of the type, or the tensor in another dtype."""
    from . import _C

    names = {
        "torch.FloatTensor": _C.float32,
        "torch.DoubleTensor": _C.float64,
        "torch.LongTensor": _C.int64,
        "torch.IntTensor": _C.int32,
        "torch.ByteTensor": _C.uint8,
        "torch.BoolTensor": _C.bool,
    }
    if dtype is None:
        return next(name for name, value in names.items() if value is self.dtype)
    return self.to(names.get(dtype, dtype) if isinstance(dtype, str) else dtype)


def complete_tensor_type() -> None:
    """Give the native type its Python methods."""
    members: dict[str, Any] = {
        "__repr__": _repr,
        "__str__": _repr,
        "__format__": _format,
        "__reversed__": _reversed,
        "__reduce_ex__": _reduce_ex,
        "__copy__": _copy,
        "__deepcopy__": _deepcopy,
        # NumPy leaves `array * tensor` to us.
        "__array_priority__": 1000,
        "type": _type,
        "device": property(lambda self: _device.cpu, doc="The device: the CPU."),
    }
    for name, member in members.items():
        setattr(Tensor, name, member)
