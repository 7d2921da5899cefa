"""What the rows of linear algebra compute, in NumPy's words."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from collections.abc import Callable


def _added_product(input: Any, a: Any, b: Any, beta: float = 1, alpha: float = 1) -> Any:
    return beta * input + alpha * (a @ b)


def _einsum(equation: str, *operands: Any) -> Any:
    inputs, arrow, output = equation.partition("->")
    if arrow and "..." in inputs and "..." not in output:  # which NumPy refuses
        whole = numpy.einsum(f"{inputs}->{output}...", *operands)
        return whole.sum(tuple(range(len(output), whole.ndim)))
    return numpy.einsum(equation, *operands)


def _tensordot(a: Any, b: Any, dims: Any = 2) -> Any:
    if isinstance(dims, tuple):
        for first, second in zip(*dims, strict=True):
            if a.shape[first] == 1:
                a = numpy.repeat(a, b.shape[second], first)
    return numpy.tensordot(a, b, dims)


LINEAR_ALGEBRA: dict[str, Callable[..., Any]] = {
    "addmm": _added_product,
    "addmv": _added_product,
    "addbmm": lambda input, a, b, beta=1, alpha=1: beta * input + alpha * (a @ b).sum(0),
    "baddbmm": _added_product,
    "addr": lambda input, a, b, beta=1, alpha=1: beta * input + alpha * numpy.outer(a, b),
    "inner": lambda a, b: a * b if a.ndim * b.ndim == 0 else numpy.inner(a, b),
    "tensordot": _tensordot,
    "einsum": _einsum,
    "chain_matmul": lambda *matrices: functools.reduce(numpy.matmul, matrices),
    "linalg.multi_dot": lambda matrices: functools.reduce(numpy.matmul, matrices),
    "linalg.vecdot": lambda x, y, dim=-1: (x * y).sum(dim),
    "linalg.cross": lambda a, b, dim=-1: numpy.cross(a, b, axis=dim),
    "cross": lambda a, b, dim=-1: numpy.cross(a, b, axis=dim),
}
