"""Results of the sides as plain numbers, and the check that they agree before timing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

Results = dict[str, list[float]]


class ResultsDiffer(Exception):
    """Two sides of a case computed different values or gradients; it must not be timed."""


def numbers(value: Any) -> list[float]:
    """Flatten a number, list, tensor, array or scalar node to a list of floats.

    >>> numbers([[1, 2.0], [3]])
    [1.0, 2.0, 3.0]
    """
    if isinstance(value, (int, float)):
        return [float(value)]
    if isinstance(value, (list, tuple)):
        return [number for item in value for number in numbers(item)]
    if hasattr(value, "tolist"):
        return numbers(value.tolist())
    if hasattr(value, "data"):
        return numbers(value.data)
    raise TypeError(f"numbers: got a {type(value).__name__}; a number, list or tensor is required")


def agree(name: str, left: Sequence[float], right: Sequence[float], tolerance: float) -> None:
    """Raise ``ResultsDiffer`` unless both lists are finite, equally long and equal.

    The tolerance is relative to the largest magnitude in either list, because the small
    entries of a float32 gradient carry the rounding of the large ones.
    """
    if len(left) != len(right):
        raise ResultsDiffer(f"{name}: {len(left)} numbers against {len(right)}")
    if not left:
        raise ResultsDiffer(f"{name}: nothing to compare")
    for number in (*left, *right):
        if not math.isfinite(number):
            raise ResultsDiffer(f"{name}: {number} is not finite")
    scale = max(abs(number) for number in (*left, *right))
    for position, (one, other) in enumerate(zip(left, right, strict=True)):
        if abs(one - other) > tolerance * scale:
            raise ResultsDiffer(
                f"{name}[{position}]: {one!r} against {other!r} "
                f"(allowed difference {tolerance * scale:.3g})"
            )


def check_equal(all_results: Mapping[str, Results], tolerance: float) -> None:
    """Raise ``ResultsDiffer`` unless every side has the results of the first one."""
    sides = list(all_results)
    for side in sides[1:]:
        first, second = all_results[sides[0]], all_results[side]
        if first.keys() != second.keys():
            raise ResultsDiffer(f"{sides[0]} gives {sorted(first)}, {side} gives {sorted(second)}")
        for name, values in first.items():
            agree(f"{name} of {sides[0]} and {side}", values, second[name], tolerance)
