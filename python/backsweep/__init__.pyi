# Written by tools/generate_stubs.py; do not edit.
# mypy: disable-error-code="overload-overlap"

from collections.abc import Callable
from typing import Any, TypeVar, overload

from . import autograd as autograd
from . import linalg as linalg
from . import nn as nn
from . import pure as pure
from . import return_types as return_types
from . import special as special
from . import random as random
from ._C import Generator as Generator
from ._C import Size as Size
from ._C import Tensor as Tensor
from ._C import abs as abs
from ._C import abs_ as abs_
from ._C import absolute as absolute
from ._C import acos as acos
from ._C import acos_ as acos_
from ._C import acosh as acosh
from ._C import acosh_ as acosh_
from ._C import add as add
from ._C import addbmm as addbmm
from ._C import addcdiv as addcdiv
from ._C import addcmul as addcmul
from ._C import addmm as addmm
from ._C import addmv as addmv
from ._C import addmv_ as addmv_
from ._C import addr as addr
from ._C import adjoint as adjoint
from ._C import alias_copy as alias_copy
from ._C import all as all
from ._C import allclose as allclose
from ._C import alpha_dropout as alpha_dropout
from ._C import alpha_dropout_ as alpha_dropout_
from ._C import amax as amax
from ._C import amin as amin
from ._C import aminmax as aminmax
from ._C import angle as angle
from ._C import any as any
from ._C import arange as arange
from ._C import arccos as arccos
from ._C import arccos_ as arccos_
from ._C import arccosh as arccosh
from ._C import arccosh_ as arccosh_
from ._C import arcsin as arcsin
from ._C import arcsin_ as arcsin_
from ._C import arcsinh as arcsinh
from ._C import arcsinh_ as arcsinh_
from ._C import arctan as arctan
from ._C import arctan2 as arctan2
from ._C import arctan_ as arctan_
from ._C import arctanh as arctanh
from ._C import arctanh_ as arctanh_
from ._C import argmax as argmax
from ._C import argmin as argmin
from ._C import argsort as argsort
from ._C import argwhere as argwhere
from ._C import as_strided as as_strided
from ._C import as_strided_ as as_strided_
from ._C import as_strided_copy as as_strided_copy
from ._C import as_strided_scatter as as_strided_scatter
from ._C import asin as asin
from ._C import asin_ as asin_
from ._C import asinh as asinh
from ._C import asinh_ as asinh_
from ._C import atan as atan
from ._C import atan2 as atan2
from ._C import atan_ as atan_
from ._C import atanh as atanh
from ._C import atanh_ as atanh_
from ._C import atleast_1d as atleast_1d
from ._C import atleast_2d as atleast_2d
from ._C import atleast_3d as atleast_3d
from ._C import baddbmm as baddbmm
from ._C import bartlett_window as bartlett_window
from ._C import batch_norm as batch_norm
from ._C import bernoulli as bernoulli
from ._C import binary_cross_entropy_with_logits as binary_cross_entropy_with_logits
from ._C import bincount as bincount
from ._C import binomial as binomial
from ._C import bitwise_and as bitwise_and
from ._C import bitwise_left_shift as bitwise_left_shift
from ._C import bitwise_not as bitwise_not
from ._C import bitwise_or as bitwise_or
from ._C import bitwise_right_shift as bitwise_right_shift
from ._C import bitwise_xor as bitwise_xor
from ._C import blackman_window as blackman_window
from ._C import block_diag as block_diag
from ._C import bmm as bmm
from ._C import bool as bool
from ._C import broadcast_tensors as broadcast_tensors
from ._C import broadcast_to as broadcast_to
from ._C import bucketize as bucketize
from ._C import can_cast as can_cast
from ._C import cartesian_prod as cartesian_prod
from ._C import cat as cat
from ._C import cdist as cdist
from ._C import ceil as ceil
from ._C import ceil_ as ceil_
from ._C import celu as celu
from ._C import celu_ as celu_
from ._C import chain_matmul as chain_matmul
from ._C import channel_shuffle as channel_shuffle
from ._C import cholesky as cholesky
from ._C import cholesky_inverse as cholesky_inverse
from ._C import cholesky_solve as cholesky_solve
from ._C import chunk as chunk
from ._C import clamp as clamp
from ._C import clamp_ as clamp_
from ._C import clamp_max as clamp_max
from ._C import clamp_max_ as clamp_max_
from ._C import clamp_min as clamp_min
from ._C import clamp_min_ as clamp_min_
from ._C import clip as clip
from ._C import clip_ as clip_
from ._C import clone as clone
from ._C import column_stack as column_stack
from ._C import combinations as combinations
from ._C import concat as concat
from ._C import concatenate as concatenate
from ._C import conj as conj
from ._C import conj_physical as conj_physical
from ._C import conj_physical_ as conj_physical_
from ._C import constant_pad_nd as constant_pad_nd
from ._C import copysign as copysign
from ._C import corrcoef as corrcoef
from ._C import cos as cos
from ._C import cos_ as cos_
from ._C import cosh as cosh
from ._C import cosh_ as cosh_
from ._C import cosine_embedding_loss as cosine_embedding_loss
from ._C import cosine_similarity as cosine_similarity
from ._C import count_nonzero as count_nonzero
from ._C import cov as cov
from ._C import cross as cross
from ._C import cummax as cummax
from ._C import cummin as cummin
from ._C import cumprod as cumprod
from ._C import cumsum as cumsum
from ._C import cumulative_trapezoid as cumulative_trapezoid
from ._C import default_generator as default_generator
from ._C import deg2rad as deg2rad
from ._C import deg2rad_ as deg2rad_
from ._C import det as det
from ._C import detach as detach
from ._C import detach_copy as detach_copy
from ._C import diag as diag
from ._C import diag_embed as diag_embed
from ._C import diagflat as diagflat
from ._C import diagonal as diagonal
from ._C import diagonal_copy as diagonal_copy
from ._C import diagonal_scatter as diagonal_scatter
from ._C import diff as diff
from ._C import digamma as digamma
from ._C import dist as dist
from ._C import div as div
from ._C import divide as divide
from ._C import dot as dot
from ._C import dropout as dropout
from ._C import dropout_ as dropout_
from ._C import dsplit as dsplit
from ._C import dstack as dstack
from ._C import dtype as dtype
from ._C import einsum as einsum
from ._C import embedding as embedding
from ._C import empty as empty
from ._C import empty_cache as empty_cache
from ._C import empty_like as empty_like
from ._C import empty_permuted as empty_permuted
from ._C import empty_strided as empty_strided
from ._C import eq as eq
from ._C import equal as equal
from ._C import erf as erf
from ._C import erf_ as erf_
from ._C import erfc as erfc
from ._C import erfc_ as erfc_
from ._C import erfinv as erfinv
from ._C import exp as exp
from ._C import exp2 as exp2
from ._C import exp2_ as exp2_
from ._C import exp_ as exp_
from ._C import expand_copy as expand_copy
from ._C import expm1 as expm1
from ._C import expm1_ as expm1_
from ._C import eye as eye
from ._C import feature_alpha_dropout as feature_alpha_dropout
from ._C import feature_alpha_dropout_ as feature_alpha_dropout_
from ._C import feature_dropout as feature_dropout
from ._C import feature_dropout_ as feature_dropout_
from ._C import fill as fill
from ._C import fill_ as fill_
from ._C import fix as fix
from ._C import fix_ as fix_
from ._C import flatten as flatten
from ._C import flip as flip
from ._C import fliplr as fliplr
from ._C import flipud as flipud
from ._C import float32 as float
from ._C import float32 as float32
from ._C import float64 as double
from ._C import float64 as float64
from ._C import float_power as float_power
from ._C import floor as floor
from ._C import floor_ as floor_
from ._C import floor_divide as floor_divide
from ._C import fmax as fmax
from ._C import fmin as fmin
from ._C import fmod as fmod
from ._C import frac as frac
from ._C import frac_ as frac_
from ._C import frexp as frexp
from ._C import frobenius_norm as frobenius_norm
from ._C import full as full
from ._C import full_like as full_like
from ._C import gather as gather
from ._C import gcd as gcd
from ._C import gcd_ as gcd_
from ._C import ge as ge
from ._C import geqrf as geqrf
from ._C import ger as ger
from ._C import get_default_dtype as get_default_dtype
from ._C import get_device as get_device
from ._C import get_num_threads as get_num_threads
from ._C import gradient as gradient
from ._C import greater as greater
from ._C import greater_equal as greater_equal
from ._C import group_norm as group_norm
from ._C import gt as gt
from ._C import hamming_window as hamming_window
from ._C import hann_window as hann_window
from ._C import hardshrink as hardshrink
from ._C import heaviside as heaviside
from ._C import hinge_embedding_loss as hinge_embedding_loss
from ._C import histc as histc
from ._C import histogram as histogram
from ._C import hsplit as hsplit
from ._C import hstack as hstack
from ._C import hypot as hypot
from ._C import i0 as i0
from ._C import i0_ as i0_
from ._C import igamma as igamma
from ._C import igammac as igammac
from ._C import index_add as index_add
from ._C import index_copy as index_copy
from ._C import index_fill as index_fill
from ._C import index_put as index_put
from ._C import index_put_ as index_put_
from ._C import index_reduce as index_reduce
from ._C import index_select as index_select
from ._C import inner as inner
from ._C import instance_norm as instance_norm
from ._C import int32 as int
from ._C import int32 as int32
from ._C import int64 as int64
from ._C import int64 as long
from ._C import inverse as inverse
from ._C import is_complex as is_complex
from ._C import is_conj as is_conj
from ._C import is_floating_point as is_floating_point
from ._C import is_grad_enabled as is_grad_enabled
from ._C import is_inference as is_inference
from ._C import is_inference_mode_enabled as is_inference_mode_enabled
from ._C import is_neg as is_neg
from ._C import is_nonzero as is_nonzero
from ._C import is_same_size as is_same_size
from ._C import is_signed as is_signed
from ._C import is_warn_always_enabled as is_warn_always_enabled
from ._C import isclose as isclose
from ._C import isfinite as isfinite
from ._C import isin as isin
from ._C import isinf as isinf
from ._C import isnan as isnan
from ._C import isneginf as isneginf
from ._C import isposinf as isposinf
from ._C import isreal as isreal
from ._C import kaiser_window as kaiser_window
from ._C import kl_div as kl_div
from ._C import kron as kron
from ._C import kthvalue as kthvalue
from ._C import layer_norm as layer_norm
from ._C import lcm as lcm
from ._C import lcm_ as lcm_
from ._C import ldexp as ldexp
from ._C import ldexp_ as ldexp_
from ._C import le as le
from ._C import lerp as lerp
from ._C import less as less
from ._C import less_equal as less_equal
from ._C import lgamma as lgamma
from ._C import linspace as linspace
from ._C import log as log
from ._C import log10 as log10
from ._C import log10_ as log10_
from ._C import log1p as log1p
from ._C import log1p_ as log1p_
from ._C import log2 as log2
from ._C import log2_ as log2_
from ._C import log_ as log_
from ._C import log_softmax as log_softmax
from ._C import logaddexp as logaddexp
from ._C import logaddexp2 as logaddexp2
from ._C import logcumsumexp as logcumsumexp
from ._C import logdet as logdet
from ._C import logical_and as logical_and
from ._C import logical_not as logical_not
from ._C import logical_or as logical_or
from ._C import logical_xor as logical_xor
from ._C import logit as logit
from ._C import logit_ as logit_
from ._C import logspace as logspace
from ._C import logsumexp as logsumexp
from ._C import lt as lt
from ._C import lu as lu
from ._C import lu_solve as lu_solve
from ._C import lu_unpack as lu_unpack
from ._C import margin_ranking_loss as margin_ranking_loss
from ._C import masked_fill as masked_fill
from ._C import masked_scatter as masked_scatter
from ._C import masked_select as masked_select
from ._C import matmul as matmul
from ._C import matrix_exp as matrix_exp
from ._C import matrix_power as matrix_power
from ._C import max as max
from ._C import maximum as maximum
from ._C import mean as mean
from ._C import median as median
from ._C import meshgrid as meshgrid
from ._C import min as min
from ._C import minimum as minimum
from ._C import mm as mm
from ._C import mode as mode
from ._C import moveaxis as moveaxis
from ._C import movedim as movedim
from ._C import msort as msort
from ._C import mul as mul
from ._C import multinomial as multinomial
from ._C import multiply as multiply
from ._C import mv as mv
from ._C import mvlgamma as mvlgamma
from ._C import nan_to_num as nan_to_num
from ._C import nan_to_num_ as nan_to_num_
from ._C import nanmean as nanmean
from ._C import nanmedian as nanmedian
from ._C import nanquantile as nanquantile
from ._C import nansum as nansum
from ._C import narrow as narrow
from ._C import narrow_copy as narrow_copy
from ._C import native_dropout as native_dropout
from ._C import ne as ne
from ._C import neg as neg
from ._C import neg_ as neg_
from ._C import negative as negative
from ._C import negative_ as negative_
from ._C import nextafter as nextafter
from ._C import nonzero as nonzero
from ._C import nonzero_static as nonzero_static
from ._C import norm as norm
from ._C import norm_except_dim as norm_except_dim
from ._C import normal as normal
from ._C import not_equal as not_equal
from ._C import nuclear_norm as nuclear_norm
from ._C import ones as ones
from ._C import ones_like as ones_like
from ._C import orgqr as orgqr
from ._C import ormqr as ormqr
from ._C import outer as outer
from ._C import pairwise_distance as pairwise_distance
from ._C import pdist as pdist
from ._C import permute as permute
from ._C import permute_copy as permute_copy
from ._C import pinverse as pinverse
from ._C import pixel_shuffle as pixel_shuffle
from ._C import pixel_unshuffle as pixel_unshuffle
from ._C import poisson as poisson
from ._C import poisson_nll_loss as poisson_nll_loss
from ._C import polygamma as polygamma
from ._C import positive as positive
from ._C import pow as pow
from ._C import prelu as prelu
from ._C import prod as prod
from ._C import promote_types as promote_types
from ._C import put as put
from ._C import qr as qr
from ._C import quantile as quantile
from ._C import rad2deg as rad2deg
from ._C import rad2deg_ as rad2deg_
from ._C import rand as rand
from ._C import rand_like as rand_like
from ._C import randint as randint
from ._C import randint_like as randint_like
from ._C import randn as randn
from ._C import randn_like as randn_like
from ._C import randperm as randperm
from ._C import range as range
from ._C import ravel as ravel
from ._C import real as real
from ._C import reciprocal as reciprocal
from ._C import reciprocal_ as reciprocal_
from ._C import relu as relu
from ._C import relu_ as relu_
from ._C import remainder as remainder
from ._C import renorm as renorm
from ._C import repeat_interleave as repeat_interleave
from ._C import reshape as reshape
from ._C import resize_as_ as resize_as_
from ._C import resolve_conj as resolve_conj
from ._C import resolve_neg as resolve_neg
from ._C import result_type as result_type
from ._C import rms_norm as rms_norm
from ._C import roll as roll
from ._C import rot90 as rot90
from ._C import round as round
from ._C import round_ as round_
from ._C import row_stack as row_stack
from ._C import rrelu as rrelu
from ._C import rrelu_ as rrelu_
from ._C import rsqrt as rsqrt
from ._C import rsqrt_ as rsqrt_
from ._C import rsub as rsub
from ._C import scalar_tensor as scalar_tensor
from ._C import scatter as scatter
from ._C import scatter_add as scatter_add
from ._C import scatter_reduce as scatter_reduce
from ._C import searchsorted as searchsorted
from ._C import segment_reduce as segment_reduce
from ._C import select as select
from ._C import select_copy as select_copy
from ._C import select_scatter as select_scatter
from ._C import selu as selu
from ._C import selu_ as selu_
from ._C import set_default_dtype as set_default_dtype
from ._C import set_num_threads as set_num_threads
from ._C import sgn as sgn
from ._C import sigmoid as sigmoid
from ._C import sigmoid_ as sigmoid_
from ._C import sign as sign
from ._C import signbit as signbit
from ._C import sin as sin
from ._C import sin_ as sin_
from ._C import sinc as sinc
from ._C import sinc_ as sinc_
from ._C import sinh as sinh
from ._C import sinh_ as sinh_
from ._C import slice_copy as slice_copy
from ._C import slice_scatter as slice_scatter
from ._C import slogdet as slogdet
from ._C import softmax as softmax
from ._C import sort as sort
from ._C import split as split
from ._C import split_copy as split_copy
from ._C import split_with_sizes as split_with_sizes
from ._C import split_with_sizes_copy as split_with_sizes_copy
from ._C import sqrt as sqrt
from ._C import sqrt_ as sqrt_
from ._C import square as square
from ._C import square_ as square_
from ._C import squeeze as squeeze
from ._C import squeeze_copy as squeeze_copy
from ._C import stack as stack
from ._C import std as std
from ._C import std_mean as std_mean
from ._C import sub as sub
from ._C import subtract as subtract
from ._C import sum as sum
from ._C import svd as svd
from ._C import swapaxes as swapaxes
from ._C import swapdims as swapdims
from ._C import t as t
from ._C import t_copy as t_copy
from ._C import take as take
from ._C import take_along_dim as take_along_dim
from ._C import tan as tan
from ._C import tan_ as tan_
from ._C import tanh as tanh
from ._C import tanh_ as tanh_
from ._C import tensor_split as tensor_split
from ._C import tensordot as tensordot
from ._C import threshold as threshold
from ._C import threshold_ as threshold_
from ._C import tile as tile
from ._C import topk as topk
from ._C import trace as trace
from ._C import transpose as transpose
from ._C import transpose_copy as transpose_copy
from ._C import trapezoid as trapezoid
from ._C import trapz as trapz
from ._C import triangular_solve as triangular_solve
from ._C import tril as tril
from ._C import tril_indices as tril_indices
from ._C import triplet_margin_loss as triplet_margin_loss
from ._C import triu as triu
from ._C import triu_indices as triu_indices
from ._C import true_divide as true_divide
from ._C import trunc as trunc
from ._C import trunc_ as trunc_
from ._C import uint8 as uint8
from ._C import unbind as unbind
from ._C import unbind_copy as unbind_copy
from ._C import unflatten as unflatten
from ._C import unfold_copy as unfold_copy
from ._C import unique as unique
from ._C import unique_consecutive as unique_consecutive
from ._C import unsafe_chunk as unsafe_chunk
from ._C import unsafe_split as unsafe_split
from ._C import unsafe_split_with_sizes as unsafe_split_with_sizes
from ._C import unsqueeze as unsqueeze
from ._C import unsqueeze_copy as unsqueeze_copy
from ._C import vander as vander
from ._C import var as var
from ._C import var_mean as var_mean
from ._C import vdot as vdot
from ._C import view_copy as view_copy
from ._C import vsplit as vsplit
from ._C import vstack as vstack
from ._C import where as where
from ._C import xlogy as xlogy
from ._C import xlogy_ as xlogy_
from ._C import zero_ as zero_
from ._C import zeros as zeros
from ._C import zeros_like as zeros_like
from ._creation import detach_ as detach_
from ._creation import from_numpy as from_numpy
from ._creation import is_tensor as is_tensor
from ._creation import numel as numel
from ._creation import tensor as tensor
from ._device import device as device
from ._device import get_default_device as get_default_device
from ._device import set_default_device as set_default_device
from ._dtypes import BoolTensor as BoolTensor
from ._dtypes import ByteTensor as ByteTensor
from ._dtypes import DoubleTensor as DoubleTensor
from ._dtypes import FloatTensor as FloatTensor
from ._dtypes import IntTensor as IntTensor
from ._dtypes import LongTensor as LongTensor
from ._dtypes import finfo as finfo
from ._dtypes import iinfo as iinfo
from ._dtypes import set_default_tensor_type as set_default_tensor_type
from ._exchange import as_tensor as as_tensor
from ._exchange import asarray as asarray
from ._exchange import from_dlpack as from_dlpack
from ._exchange import from_file as from_file
from ._exchange import frombuffer as frombuffer
from ._exchange import to_dlpack as to_dlpack
from ._flags import are_deterministic_algorithms_enabled as are_deterministic_algorithms_enabled
from ._flags import get_deterministic_debug_mode as get_deterministic_debug_mode
from ._flags import get_float32_matmul_precision as get_float32_matmul_precision
from ._flags import get_num_interop_threads as get_num_interop_threads
from ._flags import is_anomaly_check_nan_enabled as is_anomaly_check_nan_enabled
from ._flags import is_anomaly_enabled as is_anomaly_enabled
from ._flags import is_deterministic_algorithms_warn_only_enabled as is_deterministic_algorithms_warn_only_enabled
from ._flags import set_anomaly_enabled as set_anomaly_enabled
from ._flags import set_deterministic_debug_mode as set_deterministic_debug_mode
from ._flags import set_float32_matmul_precision as set_float32_matmul_precision
from ._flags import set_flush_denormal as set_flush_denormal
from ._flags import set_num_interop_threads as set_num_interop_threads
from ._flags import set_warn_always as set_warn_always
from ._flags import use_deterministic_algorithms as use_deterministic_algorithms
from ._formats import channels_last as channels_last
from ._formats import channels_last_3d as channels_last_3d
from ._formats import contiguous_format as contiguous_format
from ._formats import layout as layout
from ._formats import memory_format as memory_format
from ._formats import preserve_format as preserve_format
from ._formats import strided as strided
from ._grad_mode import inference_mode as inference_mode
from ._grad_mode import set_grad_enabled as set_grad_enabled
from ._histogram import histogramdd as histogramdd
from ._lobpcg import lobpcg as lobpcg
from ._lowrank import pca_lowrank as pca_lowrank
from ._lowrank import svd_lowrank as svd_lowrank
from ._printing import set_printoptions as set_printoptions
from ._shapes import broadcast_shapes as broadcast_shapes
from ._shapes import typename as typename
from ._shapes import unravel_index as unravel_index
from ._storage import TypedStorage as TypedStorage
from ._storage import UntypedStorage as UntypedStorage
from ._storage import is_storage as is_storage
from .func._vmap import vmap as vmap
from .inspection.drawing.draw import draw as draw
from .inspection.explanation import explain as explain
from .inspection.memory import graph_memory as graph_memory
from .inspection.recording import record_graph as record_graph
from .inspection.stepping import sweep as sweep
from .random import get_rng_state as get_rng_state
from .random import initial_seed as initial_seed
from .random import manual_seed as manual_seed
from .random import seed as seed
from .random import set_rng_state as set_rng_state
from .serialization import load as load
from .serialization import save as save
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
    "finfo",
    "iinfo",
    "set_default_tensor_type",
    "BoolTensor",
    "ByteTensor",
    "DoubleTensor",
    "FloatTensor",
    "IntTensor",
    "LongTensor",
    "as_tensor",
    "asarray",
    "from_dlpack",
    "from_file",
    "frombuffer",
    "to_dlpack",
    "are_deterministic_algorithms_enabled",
    "get_deterministic_debug_mode",
    "get_float32_matmul_precision",
    "get_num_interop_threads",
    "is_anomaly_check_nan_enabled",
    "is_anomaly_enabled",
    "set_anomaly_enabled",
    "is_deterministic_algorithms_warn_only_enabled",
    "set_deterministic_debug_mode",
    "set_float32_matmul_precision",
    "set_flush_denormal",
    "set_num_interop_threads",
    "set_warn_always",
    "use_deterministic_algorithms",
    "channels_last",
    "channels_last_3d",
    "contiguous_format",
    "layout",
    "memory_format",
    "preserve_format",
    "strided",
    "histogramdd",
    "lobpcg",
    "pca_lowrank",
    "svd_lowrank",
    "load",
    "save",
    "broadcast_shapes",
    "typename",
    "unravel_index",
    "TypedStorage",
    "UntypedStorage",
    "is_storage",
    "draw",
    "explain",
    "graph_memory",
    "record_graph",
    "sweep",
    "vmap",
    "abs",
    "abs_",
    "absolute",
    "acos",
    "acos_",
    "acosh",
    "acosh_",
    "add",
    "addbmm",
    "addcdiv",
    "addcmul",
    "addmm",
    "addmv",
    "addmv_",
    "addr",
    "adjoint",
    "alias_copy",
    "all",
    "allclose",
    "alpha_dropout",
    "alpha_dropout_",
    "amax",
    "amin",
    "aminmax",
    "angle",
    "any",
    "arange",
    "arccos",
    "arccos_",
    "arccosh",
    "arccosh_",
    "arcsin",
    "arcsin_",
    "arcsinh",
    "arcsinh_",
    "arctan",
    "arctan2",
    "arctan_",
    "arctanh",
    "arctanh_",
    "argmax",
    "argmin",
    "argsort",
    "argwhere",
    "as_strided",
    "as_strided_",
    "as_strided_copy",
    "as_strided_scatter",
    "asin",
    "asin_",
    "asinh",
    "asinh_",
    "atan",
    "atan2",
    "atan_",
    "atanh",
    "atanh_",
    "atleast_1d",
    "atleast_2d",
    "atleast_3d",
    "baddbmm",
    "bartlett_window",
    "batch_norm",
    "bernoulli",
    "binary_cross_entropy_with_logits",
    "bincount",
    "binomial",
    "bitwise_and",
    "bitwise_left_shift",
    "bitwise_not",
    "bitwise_or",
    "bitwise_right_shift",
    "bitwise_xor",
    "blackman_window",
    "block_diag",
    "bmm",
    "broadcast_tensors",
    "broadcast_to",
    "bucketize",
    "can_cast",
    "cartesian_prod",
    "cat",
    "cdist",
    "ceil",
    "ceil_",
    "celu",
    "celu_",
    "chain_matmul",
    "channel_shuffle",
    "cholesky",
    "cholesky_inverse",
    "cholesky_solve",
    "chunk",
    "clamp",
    "clamp_",
    "clamp_max",
    "clamp_max_",
    "clamp_min",
    "clamp_min_",
    "clip",
    "clip_",
    "clone",
    "column_stack",
    "combinations",
    "concat",
    "concatenate",
    "conj",
    "conj_physical",
    "conj_physical_",
    "constant_pad_nd",
    "copysign",
    "corrcoef",
    "cos",
    "cos_",
    "cosh",
    "cosh_",
    "cosine_embedding_loss",
    "cosine_similarity",
    "count_nonzero",
    "cov",
    "cross",
    "cummax",
    "cummin",
    "cumprod",
    "cumsum",
    "cumulative_trapezoid",
    "deg2rad",
    "deg2rad_",
    "det",
    "detach",
    "detach_copy",
    "diag",
    "diag_embed",
    "diagflat",
    "diagonal",
    "diagonal_copy",
    "diagonal_scatter",
    "diff",
    "digamma",
    "dist",
    "div",
    "divide",
    "dot",
    "dropout",
    "dropout_",
    "dsplit",
    "dstack",
    "einsum",
    "embedding",
    "empty",
    "empty_like",
    "empty_permuted",
    "empty_strided",
    "eq",
    "equal",
    "erf",
    "erf_",
    "erfc",
    "erfc_",
    "erfinv",
    "exp",
    "exp2",
    "exp2_",
    "exp_",
    "expand_copy",
    "expm1",
    "expm1_",
    "eye",
    "feature_alpha_dropout",
    "feature_alpha_dropout_",
    "feature_dropout",
    "feature_dropout_",
    "fill",
    "fill_",
    "fix",
    "fix_",
    "flatten",
    "flip",
    "fliplr",
    "flipud",
    "float_power",
    "floor",
    "floor_",
    "floor_divide",
    "fmax",
    "fmin",
    "fmod",
    "frac",
    "frac_",
    "frexp",
    "frobenius_norm",
    "full",
    "full_like",
    "gather",
    "gcd",
    "gcd_",
    "ge",
    "geqrf",
    "ger",
    "get_device",
    "gradient",
    "greater",
    "greater_equal",
    "group_norm",
    "gt",
    "hamming_window",
    "hann_window",
    "hardshrink",
    "heaviside",
    "hinge_embedding_loss",
    "histc",
    "histogram",
    "hsplit",
    "hstack",
    "hypot",
    "i0",
    "i0_",
    "igamma",
    "igammac",
    "index_add",
    "index_copy",
    "index_fill",
    "index_put",
    "index_put_",
    "index_reduce",
    "index_select",
    "inner",
    "instance_norm",
    "inverse",
    "is_complex",
    "is_conj",
    "is_floating_point",
    "is_inference",
    "is_neg",
    "is_nonzero",
    "is_same_size",
    "is_signed",
    "isclose",
    "isfinite",
    "isin",
    "isinf",
    "isnan",
    "isneginf",
    "isposinf",
    "isreal",
    "kaiser_window",
    "kl_div",
    "kron",
    "kthvalue",
    "layer_norm",
    "lcm",
    "lcm_",
    "ldexp",
    "ldexp_",
    "le",
    "lerp",
    "less",
    "less_equal",
    "lgamma",
    "linspace",
    "log",
    "log10",
    "log10_",
    "log1p",
    "log1p_",
    "log2",
    "log2_",
    "log_",
    "log_softmax",
    "logaddexp",
    "logaddexp2",
    "logcumsumexp",
    "logdet",
    "logical_and",
    "logical_not",
    "logical_or",
    "logical_xor",
    "logit",
    "logit_",
    "logspace",
    "logsumexp",
    "lt",
    "lu",
    "lu_solve",
    "lu_unpack",
    "margin_ranking_loss",
    "masked_fill",
    "masked_scatter",
    "masked_select",
    "matmul",
    "matrix_exp",
    "matrix_power",
    "max",
    "maximum",
    "mean",
    "median",
    "meshgrid",
    "min",
    "minimum",
    "mm",
    "mode",
    "moveaxis",
    "movedim",
    "msort",
    "mul",
    "multinomial",
    "multiply",
    "mv",
    "mvlgamma",
    "nan_to_num",
    "nan_to_num_",
    "nanmean",
    "nanmedian",
    "nanquantile",
    "nansum",
    "narrow",
    "narrow_copy",
    "native_dropout",
    "ne",
    "neg",
    "neg_",
    "negative",
    "negative_",
    "nextafter",
    "nonzero",
    "nonzero_static",
    "norm",
    "norm_except_dim",
    "normal",
    "not_equal",
    "nuclear_norm",
    "ones",
    "ones_like",
    "orgqr",
    "ormqr",
    "outer",
    "pairwise_distance",
    "pdist",
    "permute",
    "permute_copy",
    "pinverse",
    "pixel_shuffle",
    "pixel_unshuffle",
    "poisson",
    "poisson_nll_loss",
    "polygamma",
    "positive",
    "pow",
    "prelu",
    "prod",
    "promote_types",
    "put",
    "qr",
    "quantile",
    "rad2deg",
    "rad2deg_",
    "rand",
    "rand_like",
    "randint",
    "randint_like",
    "randn",
    "randn_like",
    "randperm",
    "range",
    "ravel",
    "real",
    "reciprocal",
    "reciprocal_",
    "relu",
    "relu_",
    "remainder",
    "renorm",
    "repeat_interleave",
    "reshape",
    "resize_as_",
    "resolve_conj",
    "resolve_neg",
    "result_type",
    "rms_norm",
    "roll",
    "rot90",
    "round",
    "round_",
    "row_stack",
    "rrelu",
    "rrelu_",
    "rsqrt",
    "rsqrt_",
    "rsub",
    "scalar_tensor",
    "scatter",
    "scatter_add",
    "scatter_reduce",
    "searchsorted",
    "segment_reduce",
    "select",
    "select_copy",
    "select_scatter",
    "selu",
    "selu_",
    "sgn",
    "sigmoid",
    "sigmoid_",
    "sign",
    "signbit",
    "sin",
    "sin_",
    "sinc",
    "sinc_",
    "sinh",
    "sinh_",
    "slice_copy",
    "slice_scatter",
    "slogdet",
    "softmax",
    "sort",
    "split",
    "split_copy",
    "split_with_sizes",
    "split_with_sizes_copy",
    "sqrt",
    "sqrt_",
    "square",
    "square_",
    "squeeze",
    "squeeze_copy",
    "stack",
    "std",
    "std_mean",
    "sub",
    "subtract",
    "sum",
    "svd",
    "swapaxes",
    "swapdims",
    "t",
    "t_copy",
    "take",
    "take_along_dim",
    "tan",
    "tan_",
    "tanh",
    "tanh_",
    "tensor_split",
    "tensordot",
    "threshold",
    "threshold_",
    "tile",
    "topk",
    "trace",
    "transpose",
    "transpose_copy",
    "trapezoid",
    "trapz",
    "triangular_solve",
    "tril",
    "tril_indices",
    "triplet_margin_loss",
    "triu",
    "triu_indices",
    "true_divide",
    "trunc",
    "trunc_",
    "unbind",
    "unbind_copy",
    "unflatten",
    "unfold_copy",
    "unique",
    "unique_consecutive",
    "unsafe_chunk",
    "unsafe_split",
    "unsafe_split_with_sizes",
    "unsqueeze",
    "unsqueeze_copy",
    "vander",
    "var",
    "var_mean",
    "vdot",
    "view_copy",
    "vsplit",
    "vstack",
    "where",
    "xlogy",
    "xlogy_",
    "zero_",
    "zeros",
    "zeros_like",
]
