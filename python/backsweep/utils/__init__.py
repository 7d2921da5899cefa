"""Odds and ends: hooks, checkpointing, DLPack.

See https://docs.pytorch.org/docs/stable/utils.html
"""

from __future__ import annotations

from .._missing import module_getattr

__all__: list[str] = []

__getattr__ = module_getattr(__name__, ("checkpoint", "dlpack", "hooks"))
