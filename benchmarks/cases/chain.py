"""A long chain of ``x * a + b``: what a deep graph costs to build, sweep and free."""

from __future__ import annotations

from itertools import repeat
from typing import Any

from benchmarks.case import Case, Program
from benchmarks.compare import Results, numbers

# Exact in float32 and float64, so that every side multiplies by the same number.
A = 1.0 - 2.0**-13
B = 2.0**-13
NODES_PER_STEP = 2


def build(x: Any, steps: int) -> Any:
    """Multiply and add ``steps`` times; every operation records a node."""
    for _ in repeat(None, steps):
        x = x * A + B
    return x


def case(steps: int) -> Case:
    """Build, sweep and free a chain of ``steps`` multiplications and additions."""

    def prepare(torch: Any) -> Program:
        cleared = getattr(torch, "cleared_grad", None)
        x = torch.tensor([2.0], requires_grad=True)

        def run(count: int) -> None:
            for _ in repeat(None, count):
                x.grad = cleared
                build(x, steps).backward()

        def results() -> Results:
            start = torch.tensor([2.0], requires_grad=True)
            end = build(start, steps)
            end.backward()
            return {"value": numbers(end.data), "gradient": numbers(start.grad)}

        return Program(run, results)

    return Case(
        "chain",
        f"chain of {steps:,} x * a + b, forward + backward",
        "ms",
        prepare,
        tolerance=2e-3,
        maximum_rounds=9,
    )
