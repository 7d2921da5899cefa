"""The cases that run in one process, in the order of the table."""

from __future__ import annotations

from benchmarks.case import Case
from benchmarks.cases import chain, element, lecture, network, rosenbrock


def all_cases(quick: bool = False) -> list[Case]:
    """Every in-process case; ``quick`` shrinks the large ones for a smoke run."""
    return [
        *element.cases(),
        *lecture.cases(),
        rosenbrock.case(20 if quick else 200),
        *network.cases(),
        chain.case(1_000 if quick else 100_000),
    ]
