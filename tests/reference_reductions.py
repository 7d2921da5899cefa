"""Reductions and scans in NumPy, with PyTorch's arguments: what the generated tests compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from collections.abc import Callable


def _axis(input: Any, dim: Any) -> Any:
    """PyTorch's dim as NumPy's axis; a 0-d array has none."""
    if not input.ndim:
        return None
    return tuple(dim) if isinstance(dim, list) else dim


def _prod(input: Any, dim: Any = None, keepdim: bool = False) -> Any:
    return numpy.prod(input, axis=_axis(input, dim), keepdims=keepdim)


def _truth(name: str) -> Callable[..., Any]:
    function = getattr(numpy, name)
    return lambda input, dim=None, keepdim=False: function(
        input, axis=_axis(input, dim), keepdims=keepdim
    )


def _count_nonzero(input: Any, dim: Any = None) -> Any:
    return numpy.count_nonzero(input, axis=_axis(input, dim) if dim != [] else None)


def _scan(function: Any) -> Callable[..., Any]:
    """A ufunc's accumulate, which knows only dimensions that are there."""
    return lambda input, dim: function.accumulate(input, dim) if input.ndim else input


def _scan_with_places(function: Any) -> Callable[..., Any]:
    def reference(input: Any, dim: int) -> Any:
        if not input.ndim:
            return [input, numpy.asarray(0)]
        values = function.accumulate(input, dim)
        shape = [-1 if axis == dim % input.ndim else 1 for axis in range(input.ndim)]
        places = numpy.arange(input.shape[dim]).reshape(shape)
        indices = numpy.maximum.accumulate(numpy.where(values == input, places, 0), dim)
        return [values, indices]

    return reference


def _spread(name: str, with_mean: bool = False) -> Callable[..., Any]:
    """var and std with PyTorch's order of arguments: (input, unbiased) or (input, dim, ...)."""
    function = getattr(numpy, name)

    def reference(
        input: Any,
        dim: Any = None,
        unbiased: bool = True,
        keepdim: bool = False,
        correction: float | None = None,
    ) -> Any:
        if isinstance(dim, bool):
            dim, unbiased = None, dim
        ddof = int(unbiased) if correction is None else correction
        axis = _axis(input, dim)
        value = function(input, axis=axis, ddof=ddof, keepdims=keepdim)
        return [value, numpy.mean(input, axis=axis, keepdims=keepdim)] if with_mean else value

    return reference


def _norm(input: Any, p: Any = 2, dim: Any = None, keepdim: bool = False) -> Any:
    order = 2 if p in (None, "fro") else p
    size, axis = numpy.abs(input), _axis(input, dim)
    if numpy.isinf(order):
        function = numpy.max if order > 0 else numpy.min
        return function(size, axis=axis, keepdims=keepdim)
    return numpy.sum(size**order, axis=axis, keepdims=keepdim) ** (1 / order)


def _logsumexp(input: Any, dim: Any, keepdim: bool = False) -> Any:
    if not input.ndim:
        return input
    axis = tuple(dim) if isinstance(dim, list) else dim
    return numpy.log(numpy.sum(numpy.exp(input), axis=axis, keepdims=keepdim))


def _log_softmax(input: Any, dim: int) -> Any:
    return input - _logsumexp(input, dim, keepdim=True)


def _softmax_backward(g: Any, y: Any, dim: int) -> Any:
    return y * (g - numpy.sum(g * y, axis=_axis(g, dim), keepdims=True))


def _log_softmax_backward(g: Any, y: Any, dim: int) -> Any:
    return g - numpy.exp(y) * numpy.sum(g, axis=_axis(g, dim), keepdims=True)


REFERENCES: dict[str, Callable[..., Any]] = {
    "prod": _prod,
    "all": _truth("all"),
    "any": _truth("any"),
    "count_nonzero": _count_nonzero,
    "var": _spread("var"),
    "std": _spread("std"),
    "var_mean": _spread("var", with_mean=True),
    "std_mean": _spread("std", with_mean=True),
    "norm": _norm,
    "linalg.vector_norm": _norm,
    "softmax": lambda input, dim: numpy.exp(_log_softmax(input, dim)),
    "log_softmax": _log_softmax,
    "logsumexp": _logsumexp,
    "_softmax_backward_data": _softmax_backward,
    "_log_softmax_backward_data": _log_softmax_backward,
    "cumsum": _scan(numpy.add),
    "cumprod": _scan(numpy.multiply),
    "cummax": _scan_with_places(numpy.maximum),
    "cummin": _scan_with_places(numpy.minimum),
    "logcumsumexp": _scan(numpy.logaddexp),
}
