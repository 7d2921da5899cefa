"""Functions of networks: pad, activations, softmax, distances.

>>> import backsweep
>>> import backsweep.nn.functional as F
>>> F.pad(backsweep.tensor([[1.0, 2.0, 3.0]]), (2, 1), mode="reflect")
tensor([[3., 2., 1., 2., 3., 2.]])

See https://docs.pytorch.org/docs/stable/nn.functional.html
"""

from __future__ import annotations

from .. import _C
from .._missing import module_getattr

_functions = _C.nn.functional

__all__ = sorted(name for name in vars(_functions) if not name.startswith("_"))
globals().update({name: getattr(_functions, name) for name in __all__})
__getattr__ = module_getattr(__name__)
