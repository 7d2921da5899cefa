"""Rosenbrock's function of many scalars, written as a Python loop: a scalar expression graph."""

from __future__ import annotations

import math
from itertools import repeat
from typing import Any

from benchmarks.case import Case, Program
from benchmarks.compare import Results, numbers


def rosenbrock(x: list[Any]) -> Any:
    """The sum of ``100 (x[i+1] - x[i]^2)^2 + (1 - x[i])^2``."""
    total = 0.0
    for i in range(len(x) - 1):
        total = total + 100.0 * (x[i + 1] - x[i] ** 2) ** 2 + (1.0 - x[i]) ** 2
    return total


def case(size: int) -> Case:
    """Forward and backward over ``size`` scalars."""

    def prepare(torch: Any) -> Program:
        cleared = getattr(torch, "cleared_grad", None)

        def scalars() -> list[Any]:
            return [torch.tensor(math.sin(i), requires_grad=True) for i in range(size)]

        x = scalars()

        def run(count: int) -> None:
            for _ in repeat(None, count):
                for scalar in x:
                    scalar.grad = cleared
                rosenbrock(x).backward()

        def results() -> Results:
            fresh = scalars()
            value = rosenbrock(fresh)
            value.backward()
            return {
                "value": numbers(value.data),
                "gradient": numbers([numbers(scalar.grad) for scalar in fresh]),
            }

        return Program(run, results)

    return Case(
        "rosenbrock",
        f"Rosenbrock of {size} scalars, forward + backward",
        "us",
        prepare,
    )
