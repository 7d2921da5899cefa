"""Layouts and memory formats: names that PyTorch's programs pass; tensors are strided."""

from __future__ import annotations


class layout:
    """How a tensor lies in memory; `strided` is the only one.

    >>> strided
    torch.strided

    See https://docs.pytorch.org/docs/stable/tensor_attributes.html#torch.layout
    """

    __slots__ = ("_name",)
    _name: str

    def __init__(self) -> None:
        raise TypeError("layout: cannot create 'torch.layout' instances; use torch.strided")

    def __repr__(self) -> str:
        return f"torch.{self._name}"

    def __reduce__(self) -> str:
        return self._name


class memory_format:
    """The order of a tensor's dimensions in memory: `contiguous_format` or `preserve_format`.

    >>> contiguous_format
    torch.contiguous_format

    See https://docs.pytorch.org/docs/stable/tensor_attributes.html#torch.memory_format
    """

    __slots__ = ("_name",)
    _name: str

    def __init__(self) -> None:
        raise TypeError(
            "memory_format: cannot create 'torch.memory_format' instances; use "
            "torch.contiguous_format"
        )

    def __repr__(self) -> str:
        return f"torch.{self._name}"

    def __reduce__(self) -> str:
        return self._name


def _named_layout(name: str) -> layout:
    made = object.__new__(layout)
    made._name = name
    return made


def _named_format(name: str) -> memory_format:
    made = object.__new__(memory_format)
    made._name = name
    return made


strided = _named_layout("strided")
contiguous_format = _named_format("contiguous_format")
preserve_format = _named_format("preserve_format")
# Refused where they are used.
channels_last = _named_format("channels_last")
channels_last_3d = _named_format("channels_last_3d")
