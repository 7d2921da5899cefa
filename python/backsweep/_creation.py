"""Tensors from Python data and NumPy arrays; see _exchange.py for what shares memory."""

from __future__ import annotations

from . import _C
from ._C import Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._device import device as Device


def tensor(
    data: Any,
    *,
    dtype: _C.dtype | None = None,
    device: str | Device | None = None,
    requires_grad: bool = False,
    pin_memory: bool = False,
) -> Tensor:
    """Make a leaf tensor from a copy of ``data``.

    Args:
        data: a number, nested sequences of numbers, a NumPy array or a tensor.
        dtype: the element type; inferred when it is None: float32 for floats, int64 for integers,
            bool for booleans, the data's own for arrays and tensors.
        device: "cpu" or None.
        requires_grad: record operations on the result.
        pin_memory: accepted for PyTorch's sake; there is no other memory.

    Raises:
        ValueError: the sequences are ragged, or an integer does not fit into 64 bits.
        TypeError: an element is not a number.
        RuntimeError: ``requires_grad`` with an integer or bool dtype.

    >>> tensor([[1, 2], [3, 4]])
    tensor([[1, 2],
            [3, 4]])
    >>> tensor(0.5, requires_grad=True)
    tensor(0.5000, requires_grad=True)

    See https://docs.pytorch.org/docs/stable/generated/torch.tensor.html
    """
    return _C.tensor(data, dtype=dtype, device=device, requires_grad=requires_grad)


def from_numpy(array: Any) -> Tensor:
    """Make a tensor that shares its memory with a NumPy array: a write to one is seen in both.

    Args:
        array: a ``numpy.ndarray`` of float64, float32, int64, int32, uint8 or bool, with strides that
            are not negative. A read-only one gives a warning.

    Raises:
        TypeError: not an array, or of another dtype.
        ValueError: negative or odd strides.

    >>> import numpy
    >>> shared = numpy.zeros(2)
    >>> t = from_numpy(shared)
    >>> shared[0] = 5
    >>> t
    tensor([5., 0.], dtype=torch.float64)

    See https://docs.pytorch.org/docs/stable/generated/torch.from_numpy.html
    """
    return _C.from_numpy(array)


def is_tensor(obj: object) -> bool:
    """Whether ``obj`` is a Tensor.

    >>> is_tensor(1.0)
    False
    """
    return isinstance(obj, Tensor)


def numel(input: Tensor) -> int:
    """Return the number of elements.

    >>> numel(tensor([[1, 2], [3, 4]]))
    4
    """
    return input.numel()


def detach_(input: Tensor) -> Tensor:
    """Take a tensor out of the record of operations; see `Tensor.detach_`.

    >>> x = backsweep.ones(1, requires_grad=True) * 2
    >>> detach_(x)
    tensor([2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.detach_.html
    """
    return input.detach_()
