"""The types of results that have names, such as those of ``max(input, dim)``.

>>> import backsweep
>>> result = backsweep.max(backsweep.tensor([[1.0, 5.0], [7.0, 2.0]]), 1)
>>> isinstance(result, backsweep.return_types.max)
True
>>> result
torch.return_types.max(
values=tensor([5., 7.]),
indices=tensor([1, 0]))
"""

from __future__ import annotations

from ._C import return_types as _types
from ._missing import module_getattr

__all__ = sorted(name for name in vars(_types) if not name.startswith("_"))
globals().update({name: getattr(_types, name) for name in __all__})
__getattr__ = module_getattr(__name__)
