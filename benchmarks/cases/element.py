"""One-element ``a * b``: what the machinery around one multiplication costs."""

from __future__ import annotations

from itertools import repeat
from typing import Any

from benchmarks.case import Case, Program
from benchmarks.compare import Results, numbers
from benchmarks.measure import empty_loop


def recorded(torch: Any) -> Program:
    """Both factors require a gradient, so a node is built (and freed) each time."""
    a = torch.tensor([1.5], requires_grad=True)
    b = torch.tensor([-2.25], requires_grad=True)

    def run(count: int) -> None:
        for _ in repeat(None, count):
            a * b

    def results() -> Results:
        x = torch.tensor([1.5], requires_grad=True)
        y = torch.tensor([-2.25], requires_grad=True)
        product = x * y
        product.backward()
        return {
            "a * b": numbers(product.data),
            "gradient of a": numbers(x.grad),
            "gradient of b": numbers(y.grad),
        }

    return Program(run, results)


def unrecorded(torch: Any) -> Program:
    """Neither factor requires a gradient: only the value is computed."""
    a = torch.tensor([1.5])
    b = torch.tensor([-2.25])

    def run(count: int) -> None:
        for _ in repeat(None, count):
            a * b

    def results() -> Results:
        return {"a * b": numbers((a * b).data)}

    return Program(run, results)


def cases() -> list[Case]:
    """With and without recording; the empty loop is measured beside them and subtracted."""
    return [
        Case("element_recorded", "a * b, one element, recorded", "ns", recorded, loop=empty_loop),
        Case(
            "element_unrecorded",
            "a * b, one element, not recorded",
            "ns",
            unrecorded,
            loop=empty_loop,
            cannot={"micrograd": "it always records"},
        ),
    ]
