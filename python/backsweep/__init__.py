"""Reverse-mode automatic differentiation on the CPU, with PyTorch's names and semantics.

>>> import backsweep as torch
>>> w = torch.tensor([1.0], requires_grad=True)
>>> loss = (3.0 * w - 6.0) ** 2
>>> loss.backward()
>>> w.grad
tensor([-18.])

Every operation on a tensor with ``requires_grad`` is recorded; ``backward()`` sweeps the record and adds
the derivatives to ``.grad``. The engine is C++ (``backsweep._C``); ``backsweep.pure`` is the same in two
hundred lines of Python, to be read.
"""

from __future__ import annotations

from . import _C, _tensor, random
from ._C import (
    Generator,
    Size,
    Tensor,
    bool,
    default_generator,
    dtype,
    empty_cache,
    float32,
    float64,
    get_num_threads,
    int32,
    int64,
    is_grad_enabled,
    is_inference_mode_enabled,
    result_type,
    set_num_threads,
    uint8,
)
from ._creation import as_tensor, asarray, from_numpy, is_tensor, numel, tensor
from ._device import device
from ._grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from ._missing import module_getattr
from ._printing import set_printoptions
from .random import get_rng_state, initial_seed, manual_seed, seed, set_rng_state

__version__ = _C.build_info["version"]
__build_info__ = _C.build_info

float = float32
double = float64
int = int32
long = int64

_tensor.complete_tensor_type()

# The functions of the op table; names with a dot are in the submodules.
globals().update(_C.functions)

__getattr__ = module_getattr(
    __name__,
    ("autograd", "func", "linalg", "nn", "pure", "return_types", "special", "testing", "utils"),
    {
        "draw": "inspection.drawing",
        "explain": "inspection.explanation",
        "graph_memory": "inspection.memory",
        "record_graph": "inspection.recording",
        "sweep": "inspection.stepping",
        "vmap": "func",
    },
)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


__all__ = [
    "Generator",
    "Size",
    "Tensor",
    "as_tensor",
    "asarray",
    "bool",
    "default_generator",
    "device",
    "double",
    "draw",
    "dtype",
    "empty_cache",
    "enable_grad",
    "explain",
    "float",
    "float32",
    "float64",
    "from_numpy",
    "get_num_threads",
    "get_rng_state",
    "graph_memory",
    "inference_mode",
    "initial_seed",
    "int",
    "int32",
    "int64",
    "is_grad_enabled",
    "is_inference_mode_enabled",
    "is_tensor",
    "long",
    "manual_seed",
    "no_grad",
    "numel",
    "random",
    "record_graph",
    "result_type",
    "seed",
    "set_grad_enabled",
    "set_num_threads",
    "set_printoptions",
    "set_rng_state",
    "sweep",
    "tensor",
    "uint8",
    "vmap",
    *sorted(_C.functions),
]
