"""Building blocks of networks. Only ``nn.functional`` is here.

See https://docs.pytorch.org/docs/stable/nn.html
"""

from __future__ import annotations

from .._missing import module_getattr

__all__: list[str] = []
__getattr__ = module_getattr(__name__, ("functional",))
