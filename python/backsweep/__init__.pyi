# Written by tools/generate_stubs.py; do not edit.

from collections.abc import Callable
from typing import Any, TypeVar, overload

from . import autograd as autograd
from . import pure as pure
from ._C import Size as Size
from ._C import Tensor as Tensor
from ._C import abs as abs
from ._C import add as add
from ._C import amax as amax
from ._C import amin as amin
from ._C import arange as arange
from ._C import argmax as argmax
from ._C import argmin as argmin
from ._C import as_strided as as_strided
from ._C import as_strided_scatter as as_strided_scatter
from ._C import bmm as bmm
from ._C import bool as bool
from ._C import cat as cat
from ._C import chunk as chunk
from ._C import clone as clone
from ._C import concat as concat
from ._C import concatenate as concatenate
from ._C import cos as cos
from ._C import detach as detach
from ._C import div as div
from ._C import dot as dot
from ._C import dtype as dtype
from ._C import empty as empty
from ._C import empty_cache as empty_cache
from ._C import empty_like as empty_like
from ._C import eq as eq
from ._C import exp as exp
from ._C import flatten as flatten
from ._C import float32 as float
from ._C import float32 as float32
from ._C import float64 as double
from ._C import float64 as float64
from ._C import full as full
from ._C import full_like as full_like
from ._C import ge as ge
from ._C import get_num_threads as get_num_threads
from ._C import gt as gt
from ._C import int32 as int
from ._C import int32 as int32
from ._C import int64 as int64
from ._C import int64 as long
from ._C import is_grad_enabled as is_grad_enabled
from ._C import le as le
from ._C import linspace as linspace
from ._C import log as log
from ._C import lt as lt
from ._C import matmul as matmul
from ._C import max as max
from ._C import maximum as maximum
from ._C import mean as mean
from ._C import min as min
from ._C import minimum as minimum
from ._C import mm as mm
from ._C import mul as mul
from ._C import mv as mv
from ._C import narrow as narrow
from ._C import ne as ne
from ._C import neg as neg
from ._C import ones as ones
from ._C import ones_like as ones_like
from ._C import permute as permute
from ._C import pow as pow
from ._C import reciprocal as reciprocal
from ._C import relu as relu
from ._C import reshape as reshape
from ._C import result_type as result_type
from ._C import rsqrt as rsqrt
from ._C import rsub as rsub
from ._C import select as select
from ._C import set_num_threads as set_num_threads
from ._C import sigmoid as sigmoid
from ._C import sign as sign
from ._C import sin as sin
from ._C import split as split
from ._C import sqrt as sqrt
from ._C import squeeze as squeeze
from ._C import stack as stack
from ._C import sub as sub
from ._C import sum as sum
from ._C import swapaxes as swapaxes
from ._C import swapdims as swapdims
from ._C import t as t
from ._C import tanh as tanh
from ._C import transpose as transpose
from ._C import uint8 as uint8
from ._C import unbind as unbind
from ._C import unflatten as unflatten
from ._C import unsqueeze as unsqueeze
from ._C import where as where
from ._C import zeros as zeros
from ._C import zeros_like as zeros_like
from ._creation import as_tensor as as_tensor
from ._creation import as_tensor as asarray
from ._creation import from_numpy as from_numpy
from ._creation import is_tensor as is_tensor
from ._creation import numel as numel
from ._creation import tensor as tensor
from ._device import device as device
from ._grad_mode import set_grad_enabled as set_grad_enabled
from ._printing import set_printoptions as set_printoptions
from ._grad_mode import _GradMode

_Function = TypeVar("_Function", bound=Callable[..., Any])

@overload
def no_grad() -> _GradMode: ...
@overload
def no_grad(function: _Function) -> _Function: ...
@overload
def enable_grad() -> _GradMode: ...
@overload
def enable_grad(function: _Function) -> _Function: ...

__version__: str
__build_info__: dict[str, str]

__all__ = [
    "Size",
    "Tensor",
    "as_tensor",
    "asarray",
    "bool",
    "device",
    "double",
    "dtype",
    "empty_cache",
    "enable_grad",
    "float",
    "float32",
    "float64",
    "from_numpy",
    "get_num_threads",
    "int",
    "int32",
    "int64",
    "is_grad_enabled",
    "is_tensor",
    "long",
    "no_grad",
    "numel",
    "result_type",
    "set_grad_enabled",
    "set_num_threads",
    "set_printoptions",
    "tensor",
    "uint8",
    "abs",
    "add",
    "amax",
    "amin",
    "arange",
    "argmax",
    "argmin",
    "as_strided",
    "as_strided_scatter",
    "bmm",
    "cat",
    "chunk",
    "clone",
    "concat",
    "concatenate",
    "cos",
    "detach",
    "div",
    "dot",
    "empty",
    "empty_like",
    "eq",
    "exp",
    "flatten",
    "full",
    "full_like",
    "ge",
    "gt",
    "le",
    "linspace",
    "log",
    "lt",
    "matmul",
    "max",
    "maximum",
    "mean",
    "min",
    "minimum",
    "mm",
    "mul",
    "mv",
    "narrow",
    "ne",
    "neg",
    "ones",
    "ones_like",
    "permute",
    "pow",
    "reciprocal",
    "relu",
    "reshape",
    "rsqrt",
    "rsub",
    "select",
    "sigmoid",
    "sign",
    "sin",
    "split",
    "sqrt",
    "squeeze",
    "stack",
    "sub",
    "sum",
    "swapaxes",
    "swapdims",
    "t",
    "tanh",
    "transpose",
    "unbind",
    "unflatten",
    "unsqueeze",
    "where",
    "zeros",
    "zeros_like",
]
