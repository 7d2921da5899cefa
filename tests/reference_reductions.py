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
    if p == "nuc":
        values = numpy.linalg.svd(numpy.moveaxis(input, dim or (0, 1), (-2, -1)), compute_uv=False)
        total = values.sum(-1)
        return numpy.expand_dims(total, tuple(dim)) if keepdim else total
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


def _selected(rank: Callable[[int], int]) -> Callable[..., Any]:
    """The element of a rank, and where it is."""

    def reference(input: Any, dim: int = -1, keepdim: bool = False) -> Any:
        if not input.ndim:
            return [input, numpy.asarray(0)]
        order = numpy.argsort(input, axis=dim, kind="stable")
        place = numpy.take(order, [rank(input.shape[dim])], axis=dim)
        value = numpy.take_along_axis(input, place, axis=dim)
        return [value, place] if keepdim else [value.squeeze(dim), place.squeeze(dim)]

    return reference


_median_along = _selected(lambda size: (size - 1) // 2)


def _median(input: Any, dim: Any = None, keepdim: bool = False) -> Any:
    if dim is None:
        return _median_along(input.reshape(-1))[0]
    return _median_along(input, dim, keepdim)


def _kthvalue(input: Any, k: int, dim: int = -1, keepdim: bool = False) -> Any:
    return _selected(lambda _: k - 1)(input, dim, keepdim)


def _mode(input: Any, dim: int = -1, keepdim: bool = False) -> Any:
    if not input.ndim:
        return [input, numpy.asarray(0)]

    def place(line: Any) -> Any:
        values, counts = numpy.unique(line, return_counts=True)
        return numpy.flatnonzero(line == values[numpy.argmax(counts)])[-1]

    index = numpy.expand_dims(numpy.apply_along_axis(place, dim, input), dim)
    value = numpy.take_along_axis(input, index, dim)
    return [value, index] if keepdim else [value.squeeze(dim), index.squeeze(dim)]


def _quantile(
    input: Any, q: float, dim: Any = None, keepdim: bool = False, interpolation: str = "linear"
) -> Any:
    axis = dim if input.ndim else None
    return numpy.quantile(input, q, axis=axis, keepdims=keepdim, method=interpolation)


def _aminmax(input: Any, dim: Any = None, keepdim: bool = False) -> Any:
    return [f(input, axis=_axis(input, dim), keepdims=keepdim) for f in (numpy.min, numpy.max)]


def _plain(name: str) -> Callable[..., Any]:
    function = getattr(numpy, name)
    return lambda input, dim=None, keepdim=False: function(
        input, axis=_axis(input, dim), keepdims=keepdim
    )


def _diff(input: Any, n: int = 1, dim: int = -1, *edges: Any) -> Any:
    return numpy.diff(input, n, dim, *edges)


def _trapezoid(y: Any, x: Any = None, dx: float = 1.0, dim: int = -1) -> Any:
    return numpy.trapezoid(y, x, dx, dim)


def _cumulative_trapezoid(y: Any, x: Any = None, dx: float = 1.0, dim: int = -1) -> Any:
    y = numpy.moveaxis(y, dim, -1)
    if x is not None:
        dx = numpy.diff(x if x.ndim == 1 else numpy.moveaxis(x, dim, -1))
    return numpy.moveaxis(numpy.cumsum((y[..., 1:] + y[..., :-1]) / 2 * dx, -1), -1, dim)


def _renorm(input: Any, p: float, dim: int, maxnorm: float) -> Any:
    others = tuple(i for i in range(input.ndim) if i != dim % input.ndim)
    norm = numpy.sum(numpy.abs(input) ** p, axis=others, keepdims=True) ** (1 / p)
    return input * numpy.where(norm > maxnorm, maxnorm / (norm + 1e-7), 1)


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
    "median": _median,
    "nanmedian": _median,
    "kthvalue": _kthvalue,
    "mode": _mode,
    "quantile": _quantile,
    "nanquantile": _quantile,
    "aminmax": _aminmax,
    "nansum": _plain("nansum"),
    "nanmean": _plain("nanmean"),
    "diff": _diff,
    "trapezoid": _trapezoid,
    "cumulative_trapezoid": _cumulative_trapezoid,
    "renorm": _renorm,
    "cov": lambda input, correction=1: numpy.cov(input, ddof=correction),
    "corrcoef": numpy.corrcoef,
    "cumsum": _scan(numpy.add),
    "cumprod": _scan(numpy.multiply),
    "cummax": _scan_with_places(numpy.maximum),
    "cummin": _scan_with_places(numpy.minimum),
    "logcumsumexp": _scan(numpy.logaddexp),
}
