"""What the rows of linear algebra compute, in NumPy's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from collections.abc import Callable


def _added_product(input: Any, a: Any, b: Any, beta: float = 1, alpha: float = 1) -> Any:
    return beta * input + alpha * (a @ b)


LINEAR_ALGEBRA: dict[str, Callable[..., Any]] = {
    "addmm": _added_product,
    "addmv": _added_product,
    "addbmm": lambda input, a, b, beta=1, alpha=1: beta * input + alpha * (a @ b).sum(0),
    "baddbmm": _added_product,
    "addr": lambda input, a, b, beta=1, alpha=1: beta * input + alpha * numpy.outer(a, b),
}
