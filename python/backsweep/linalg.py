"""Linear algebra on matrices and batches of them.

See https://docs.pytorch.org/docs/stable/linalg.html
"""

from __future__ import annotations

from ._C import linalg as _functions
from ._missing import module_getattr

__all__ = sorted(name for name in vars(_functions) if not name.startswith("_"))
globals().update({name: getattr(_functions, name) for name in __all__})
__getattr__ = module_getattr(__name__)
