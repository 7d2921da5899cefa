"""Exchange of memory with other libraries by DLPack.

See https://docs.pytorch.org/docs/stable/dlpack.html
"""

from __future__ import annotations

from enum import IntEnum

from .._exchange import from_dlpack, to_dlpack

__all__ = ["from_dlpack", "to_dlpack"]


class DLDeviceType(IntEnum):
    """The kinds of devices that DLPack knows, as far as tensors can be there."""

    kDLCPU = 1
