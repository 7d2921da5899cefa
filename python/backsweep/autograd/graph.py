"""The nodes of the recorded graph, as seen from ``tensor.grad_fn``.

See https://docs.pytorch.org/docs/stable/autograd.html#module-torch.autograd.graph
"""

from __future__ import annotations

from .._C import Node
from .._missing import module_getattr

__all__ = ["Node"]

__getattr__ = module_getattr(__name__)
