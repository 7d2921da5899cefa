"""Local derivatives as pieces of text, made once for all nodes of a kind."""

from __future__ import annotations

import re

from .expressions import number
from .formulas import Symbol, local_derivatives, parameters_of, takes_parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .model import Operand

__all__ = ["derivative_templates"]

TEMPLATES: dict[Any, list[list[str | int]]] = {}
MOST_TEMPLATES = 4096
HOLE = "\x00"


def known_number(operation: str, operand: Operand) -> float | None:
    """A number that a formula is simplified with; others are put in as text, like names."""
    value = operand.value.number
    if not operand.literal:
        return None
    if value is None or operation == "pow" or (abs(value) <= 64 and value == int(value)):
        return value
    return None


def templates_for(
    operation: str, formula: str, numbers: tuple[float | None, ...], ratio: int | None
) -> list[list[str | int]]:
    inputs = len(numbers)
    names: dict[str, Any] = {"y": Symbol(f"{HOLE}{inputs}{HOLE}")}
    if ratio is not None and not takes_parameter(operation, formula, "n"):
        names["n"] = number(ratio)
    for position, (known, value) in enumerate(
        zip(parameters_of(operation, formula, inputs), numbers)
    ):
        here = Symbol(f"{HOLE}{position}{HOLE}") if value is None else number(value)
        names.update(dict.fromkeys(known, here))
    parts = [str(each) for each in local_derivatives(formula, names)]
    parts += parts[-1:] * (inputs - len(parts))  # one rule for all inputs
    return [
        [
            int(piece) if odd else piece
            for odd, piece in zip(cycle(), re.split(HOLE, part))
            if odd or piece
        ]
        for part in parts
    ]


def cycle() -> Any:
    while True:
        yield False
        yield True


def derivative_templates(
    operation: str, formula: str, operands: Sequence[Operand | None], ratio: int | None
) -> list[list[str | int]]:
    """The derivative by each input as pieces of text and, for names, positions of operands.

    The position after the last operand is the result's.

    Args:
        operation, formula: of the node.
        operands: its inputs, None where there is none.
        ratio: how many elements are taken together for one.
    """
    numbers = tuple(
        known_number(operation, operand) if operand is not None else None for operand in operands
    )
    key = (operation, formula, numbers, ratio)
    templates = TEMPLATES.get(key)
    if templates is None:
        if len(TEMPLATES) > MOST_TEMPLATES:
            TEMPLATES.clear()
        templates = TEMPLATES[key] = templates_for(*key)
    return templates
