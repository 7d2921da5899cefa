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
    get_default_dtype,
    get_num_threads,
    int32,
    int64,
    is_grad_enabled,
    is_inference_mode_enabled,
    is_warn_always_enabled,
    set_default_dtype,
    set_num_threads,
    uint8,
)
from ._creation import detach_, from_numpy, is_tensor, numel, tensor
from ._device import device, get_default_device, set_default_device
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

# What few programs use is imported when it is used.
_MEMBERS = {
    name: module
    for module, names in {
        "_dtypes": "finfo iinfo set_default_tensor_type BoolTensor ByteTensor DoubleTensor FloatTensor "
        "IntTensor LongTensor",
        "_exchange": "as_tensor asarray from_dlpack from_file frombuffer to_dlpack",
        "_flags": "are_deterministic_algorithms_enabled get_deterministic_debug_mode "
        "get_float32_matmul_precision get_num_interop_threads is_anomaly_check_nan_enabled "
        "is_anomaly_enabled set_anomaly_enabled "
        "is_deterministic_algorithms_warn_only_enabled set_deterministic_debug_mode "
        "set_float32_matmul_precision set_flush_denormal set_num_interop_threads set_warn_always "
        "use_deterministic_algorithms",
        "_formats": "channels_last channels_last_3d contiguous_format layout memory_format "
        "preserve_format strided",
        "_histogram": "histogramdd",
        "_lobpcg": "lobpcg",
        "_lowrank": "pca_lowrank svd_lowrank",
        "serialization": "load save",
        "_shapes": "broadcast_shapes typename unravel_index",
        "_storage": "TypedStorage UntypedStorage is_storage",
        "inspection.drawing": "draw",
        "inspection.explanation": "explain",
        "inspection.memory": "graph_memory",
        "inspection.recording": "record_graph",
        "inspection.stepping": "sweep",
        "func": "vmap",
    }.items()
    for name in names.split()
}

__getattr__ = module_getattr(
    __name__,
    (
        "autograd",
        "func",
        "linalg",
        "nn",
        "pure",
        "return_types",
        "serialization",
        "special",
        "testing",
        "utils",
    ),
    _MEMBERS,
)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


__all__ = [
    "Generator",
    "Size",
    "Tensor",
    "bool",
    "default_generator",
    "detach_",
    "device",
    "double",
    "dtype",
    "empty_cache",
    "enable_grad",
    "float",
    "float32",
    "float64",
    "from_numpy",
    "get_default_device",
    "get_default_dtype",
    "get_num_threads",
    "get_rng_state",
    "inference_mode",
    "initial_seed",
    "int",
    "int32",
    "int64",
    "is_grad_enabled",
    "is_inference_mode_enabled",
    "is_tensor",
    "is_warn_always_enabled",
    "long",
    "manual_seed",
    "no_grad",
    "numel",
    "random",
    "seed",
    "set_default_device",
    "set_default_dtype",
    "set_grad_enabled",
    "set_num_threads",
    "set_printoptions",
    "set_rng_state",
    "tensor",
    "uint8",
    *_MEMBERS,
    *sorted(_C.functions),
]
