"""Binary and ternary operations in NumPy: what the generated tests compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from collections.abc import Callable


def _xlogy(x: Any, logarithm: Any) -> Any:
    zero = (numpy.asarray(x) == 0) & ~numpy.isnan(logarithm)
    return numpy.where(zero, 0.0, x * numpy.where(zero, 1.0, logarithm))


def _where(condition: Any, *branches: Any) -> Any:
    if branches:
        return numpy.where(condition, *branches)
    return list(numpy.nonzero(numpy.atleast_1d(condition)))


def _where_method(input: Any, condition: Any, other: Any) -> Any:
    return numpy.where(condition, input, other)


def _shift(name: str) -> Callable[..., Any]:
    return getattr(numpy, name + "_shift")


REFERENCES: dict[str, Callable[..., Any]] = {
    "floor_divide": numpy.floor_divide,
    "atan2": numpy.arctan2,
    "ldexp": lambda a, b: a * numpy.exp2(b),
    "xlogy": lambda a, b: _xlogy(a, numpy.log(b)),
    "special.xlog1py": lambda a, b: _xlogy(a, numpy.log1p(b)),
    "bitwise_left_shift": _shift("left"),
    "bitwise_right_shift": _shift("right"),
    "lerp": lambda input, end, weight: input + weight * (end - input),
    "addcmul": lambda input, a, b, value=1: input + value * a * b,
    "addcdiv": lambda input, a, b, value=1: input + value * a / b,
    "dist": lambda input, other, p=2: (
        numpy.linalg.norm((input - other).ravel(), p) if (input - other).size else 0.0
    ),
    "threshold": lambda input, limit, value: numpy.where(input > limit, input, value),
    "where": lambda *arguments: (
        _where_method(*arguments)
        if getattr(arguments[0], "dtype", None) == "float64" and len(arguments) == 3
        else _where(*arguments)
    ),
}
