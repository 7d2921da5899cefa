"""Functions of functions: grad, vjp, jvp, jacobians, vmap.

See https://docs.pytorch.org/docs/stable/func.html
"""

from __future__ import annotations

from .._missing import module_getattr
from ._transforms import grad, grad_and_value, hessian, jacfwd, jacrev, jvp, value_and_grad, vjp
from ._vmap import vmap

__all__ = [
    "grad",
    "grad_and_value",
    "hessian",
    "jacfwd",
    "jacrev",
    "jvp",
    "value_and_grad",
    "vjp",
    "vmap",
]

__getattr__ = module_getattr(__name__)
