"""Tensors in ``pickle`` and ``copy``."""

from __future__ import annotations

from . import _C
from ._C import Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def _elements(bytes_of_storage: Tensor, dtype: _C.dtype) -> Tensor:
    size = dtype.itemsize
    return bytes_of_storage[: bytes_of_storage.numel() // size * size].view(dtype)


def _finished(
    cls: type[Tensor], values: Tensor, requires_grad: bool, attributes: dict[str, Any]
) -> Tensor:
    tensor = values.detach()
    if cls is not Tensor or requires_grad:
        tensor = Tensor._make_subclass(cls, tensor, requires_grad)
    if attributes:
        tensor.__dict__.update(attributes)
    return tensor


def rebuild(
    cls: type[Tensor],
    storage: bytes,
    dtype: _C.dtype,
    place: tuple[int, tuple[int, ...], tuple[int, ...]],
    requires_grad: bool,
    attributes: dict[str, Any],
) -> Tensor:
    """Make a tensor again from what `reduce_tensor` gave."""
    offset, sizes, strides = place
    memory = _C.empty(len(storage), dtype=_C.uint8)
    if storage:
        memory.copy_(
            _C.frombuffer(
                bytearray(storage), dtype=_C.uint8, count=-1, offset=0, requires_grad=False
            )
        )
    values = _elements(memory, dtype).as_strided(sizes, strides, offset)
    return _finished(cls, values, requires_grad, attributes)


def reduce_tensor(tensor: Tensor) -> tuple[Callable[..., Tensor], tuple[Any, ...]]:
    """Pickle a tensor: its whole storage, its place there, requires_grad and attributes.

    As in PyTorch neither the gradient nor the history, so that the copy of a computed tensor is a
    leaf; two views of one storage become two tensors with memory of their own.
    """
    if tensor._backward_hooks:
        import warnings

        warnings.warn(
            "pickle: the tensor has backward hooks; a backward hook on a tensor will not be serialized",
            stacklevel=3,
        )
    place = (tensor.storage_offset(), tuple(tensor.shape), tensor.stride())
    storage = bytes(memoryview(tensor.detach()._storage()))
    attributes = dict(tensor.__dict__)
    arguments = (type(tensor), storage, tensor.dtype, place, tensor.requires_grad, attributes)
    return rebuild, arguments


def copy_tensor(tensor: Tensor) -> Tensor:
    """Make a leaf that shares the memory; what ``copy.copy`` does."""
    return _finished(type(tensor), tensor, tensor.requires_grad, tensor.__dict__)


def deepcopy_tensor(tensor: Tensor, memo: dict[int, Any]) -> Tensor:
    """Copy a leaf with its gradient; views that share memory share it in the copy, too."""
    from copy import deepcopy

    if id(tensor) in memo:
        return memo[id(tensor)]  # type: ignore[no-any-return]
    if not tensor.is_leaf:
        raise RuntimeError(
            f"deepcopy: a tensor computed by {tensor.grad_fn.name()} was given; Only Tensors created "
            "explicitly by the user (graph leaves) support the deepcopy protocol at the moment; use "
            "detach().clone()"
        )
    plain = tensor.detach()
    storage = plain._storage_id()
    if storage not in memo:
        memo[storage] = plain._storage().clone()
    values = _elements(memo[storage], tensor.dtype)
    place = (tuple(tensor.shape), tensor.stride(), tensor.storage_offset())
    values = values.as_strided(*place)
    copied = _finished(type(tensor), values, tensor.requires_grad, {})
    memo[id(tensor)] = copied
    if tensor.grad is not None:
        copied.grad = deepcopy(tensor.grad, memo)
    copied.__dict__.update(deepcopy(tensor.__dict__, memo))
    return copied
