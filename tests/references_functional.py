"""Functions of networks and special functions in NumPy: what the generated tests compare with."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from collections.abc import Callable


def _pad(input: Any, pad: Any, mode: str = "constant", value: float | None = None) -> Any:
    if not pad:
        return input
    widths = [(0, 0)] * (input.ndim - len(pad) // 2)
    widths += [(pad[i], pad[i + 1]) for i in range(len(pad) - 2, -1, -2)]
    if mode == "constant":
        result = input[tuple(_cut(*width, size) for width, size in zip(widths, input.shape))]
        added = [(max(before, 0), max(after, 0)) for before, after in widths]
        return numpy.pad(result, added, constant_values=value or 0)
    for dim, (before, after) in enumerate(widths):
        size = input.shape[dim]
        if mode == "circular":
            input = numpy.moveaxis(numpy.moveaxis(input, dim, 0)[_cut(before, after, size)], 0, dim)
            before, after, size = max(before, 0), max(after, 0), input.shape[dim]
        places = numpy.arange(-before, size + after)
        if mode == "reflect":
            places = numpy.abs(places)
            places = numpy.where(places >= size, 2 * (size - 1) - places, places)
        elif mode == "replicate":
            places = numpy.clip(places, 0, size - 1)
        else:
            places = places % max(size, 1)
        input = numpy.take(input, places, dim)
    return input


def _cut(before: int, after: int, size: int) -> slice:
    return slice(max(-before, 0), size - max(-after, 0))


def _elu(x: Any, positive: float, alpha: float, inside: float) -> Any:
    return numpy.where(
        x > 0, positive * x, positive * alpha * numpy.expm1(numpy.minimum(x, 0) * inside)
    )


def _selu(x: Any) -> Any:
    return _elu(x, 1.0507009873554805, 1.6732632423543772, 1)


def _prelu(x: Any, weight: Any) -> Any:
    sizes = (1, -1, *([1] * (x.ndim - 2))) if weight.size > 1 else (1,) * x.ndim
    return numpy.where(x > 0, x, weight.reshape(sizes) * x)


def _softmax(x: Any, dim: int) -> Any:
    weights = numpy.exp(x - x.max(dim, keepdims=True))
    return weights / weights.sum(dim, keepdims=True)


def _channel_shuffle(x: Any, groups: int) -> Any:
    split = x.reshape(x.shape[0], groups, x.shape[1] // groups, *x.shape[2:])
    return split.swapaxes(1, 2).reshape(x.shape)


def _pixel_shuffle(x: Any, r: int) -> Any:
    *batch, channels, height, width = x.shape
    split = x.reshape(-1, channels // (r * r), r, r, height, width).transpose(0, 1, 4, 2, 5, 3)
    return split.reshape(*batch, channels // (r * r), height * r, width * r)


def _pixel_unshuffle(x: Any, r: int) -> Any:
    *batch, channels, height, width = x.shape
    split = x.reshape(-1, channels, height // r, r, width // r, r).transpose(0, 1, 3, 5, 2, 4)
    return split.reshape(*batch, channels * r * r, height // r, width // r)


def _gradient(input: Any, spacing: Any = None, dim: Any = None, edge_order: int = 1) -> Any:
    axes = range(input.ndim) if dim is None else numpy.atleast_1d(dim)
    spaces = numpy.broadcast_to(1.0 if spacing is None else spacing, len(axes))
    return [
        numpy.gradient(input, space, axis=axis, edge_order=edge_order)
        for space, axis in zip(spaces, axes, strict=True)
    ]


def _gamma_p(a: float, x: float) -> float:
    """DLMF 8.7.1."""
    return math.fsum(x ** (a + n) * math.exp(-x) / math.gamma(a + n + 1) for n in range(60))


def _zeta(s: float, q: float) -> float:
    """A sum of 1000 terms, and the rest by Euler and Maclaurin (DLMF 25.11.5)."""
    if s <= 1:
        return math.inf if s == 1 else math.nan
    head = math.fsum((q + k) ** -s for k in range(1000))
    a = q + 1000
    return head + a ** (1 - s) / (s - 1) + a**-s / 2 + s * a ** (-s - 1) / 12


def _each(function: Callable[..., float]) -> Callable[..., Any]:
    return numpy.vectorize(function, otypes=["float64"])


REFERENCES: dict[str, Callable[..., Any]] = {
    "nn.functional.pad": _pad,
    "constant_pad_nd": lambda input, pad, value=0: _pad(input, pad, "constant", value),
    "celu": lambda x, alpha=1.0: _elu(x, 1, alpha, 1 / alpha),
    "selu": _selu,
    "nn.functional.celu": lambda x, alpha=1.0: _elu(x, 1, alpha, 1 / alpha),
    "nn.functional.selu": _selu,
    "nn.functional.elu": lambda x, alpha=1.0: _elu(x, 1, alpha, 1),
    "hardshrink": lambda x, lambd=0.5: numpy.where(numpy.abs(x) <= lambd, 0, x),
    "prelu": _prelu,
    "rrelu": lambda x, lower=1 / 8, upper=1 / 3: numpy.where(x > 0, x, x * (lower + upper) / 2),
    "nn.functional.logsigmoid": lambda x: -numpy.logaddexp(0, -x),
    "nn.functional.softplus": lambda x, beta=1, threshold=20: numpy.where(
        beta * x > threshold, x, numpy.log1p(numpy.exp(numpy.minimum(beta * x, 50))) / beta
    ),
    "nn.functional.relu": lambda x: numpy.where(x > 0, x, 0 * x),
    "nn.functional.sigmoid": lambda x: 1 / (1 + numpy.exp(-x)),
    "nn.functional.tanh": numpy.tanh,
    "nn.functional.threshold": lambda x, limit, value: numpy.where(x > limit, x, value),
    "nn.functional.softmax": _softmax,
    "nn.functional.log_softmax": lambda x, dim: numpy.log(_softmax(x, dim)),
    "embedding": lambda weight, indices: weight[indices],
    "channel_shuffle": _channel_shuffle,
    "pixel_shuffle": _pixel_shuffle,
    "pixel_unshuffle": _pixel_unshuffle,
    "gradient": _gradient,
    "igamma": _each(_gamma_p),
    "igammac": _each(lambda a, x: 1 - _gamma_p(a, x)),
    "special.zeta": _each(_zeta),
    "logspace": lambda start, end, steps, base=10.0: numpy.logspace(start, end, steps, base=base),
}
