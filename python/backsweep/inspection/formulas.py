"""Derivatives as the op table has them, with the program's names put in.

>>> [str(each) for each in local_derivatives("g * b; g * a", {"a": Symbol("x"), "b": Symbol("w")})]
['w', 'x']
"""

from __future__ import annotations

import re
from functools import cache

from .. import _C
from .expressions import (
    Call,
    Expression,
    Helper,
    Infix,
    Number,
    Product,
    Sum,
    Symbol,
    Unreadable,
    add,
    contains,
    multiply,
    number,
    parse,
    power,
    read,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

__all__ = ["Symbol", "local_derivatives", "parameters_of", "takes_parameter"]

GRADIENT = "g"


def local_derivatives(formula: str, names: Mapping[str, Expression]) -> list[Expression]:
    """The local derivatives by the inputs, one for each part of a row's formula.

    Args:
        formula: ``node.formula``, "g * b; g * a".
        names: what stands in the place of a, b, x, y and so on.

    Returns:
        For each part the formula without the incoming gradient g. Where g is not just a factor
        ("g @ b.T") it stays. What is no formula but a sentence is a Symbol with that text.

    >>> [str(each) for each in local_derivatives("tanh_backward(g, y)", {"y": Symbol("h")})]
    ['1 - h ** 2']
    """
    return [local_derivative(part, names) for part in split(formula)]


def local_derivative(part: str, names: Mapping[str, Expression]) -> Expression:
    if part.startswith(("not_implemented(", "without_derivative(")):
        return Symbol("not implemented")
    try:
        whole = read(part, names, helpers())
    except Unreadable:
        return Symbol(part)
    try:
        return without_gradient(whole)
    except Unreadable:
        return whole


def split(formula: str) -> list[str]:
    """The parts between semicolons; a sentence with a semicolon stays one.

    >>> split("g * b; g * a")
    ['g * b', 'g * a']
    """
    parts = [part.strip() for part in formula.split(";")]
    for part in parts:
        try:
            parse(part)
        except Unreadable:
            return parts if is_sentence(part) and len(parts) > 1 else [formula]
    return parts


def is_sentence(part: str) -> bool:
    return re.match(r"[a-z].* .*", part) is not None


def without_gradient(expression: Expression) -> Expression:
    """The expression for g = 1, where g is a factor of it; Unreadable where it is not."""
    if not contains(expression, GRADIENT):
        return expression
    if isinstance(expression, Symbol):
        return number(1)
    if isinstance(expression, Product):
        parts: list[Expression] = [Number(expression.coefficient)]
        for base, exponent in expression.factors:
            if contains(base, GRADIENT) and exponent != number(1):
                raise Unreadable(str(expression))
            parts.append(power(without_gradient(base), exponent))
        return multiply(parts)
    if isinstance(expression, Sum):
        return add(
            multiply([Number(size), without_gradient(term)]) for size, term in expression.terms
        )
    if isinstance(expression, Call) and expression.function == "where":
        condition, *choices = expression.arguments
        if not contains(condition, GRADIENT):
            return Call("where", (condition, *(without_gradient(each) for each in choices)))
    if isinstance(expression, Call) and expression.function == "expand":
        # A sum over elements hands the same gradient to each of them.
        return without_gradient(expression.arguments[0])
    if isinstance(expression, Infix):
        raise Unreadable(str(expression))
    raise Unreadable(str(expression))


@cache
def helpers() -> dict[str, Helper]:
    """What the helper functions and constants of the rows stand for, as the op table says it."""
    found: dict[str, Helper] = {}
    for call, meaning in _C.formula_helpers():
        name, _, rest = call.partition("(")
        parameters = tuple(each.strip() for each in rest.rstrip(")").split(",") if each.strip())
        found[name] = Helper(parameters, parse(meaning))
    return found


@cache
def rows() -> dict[tuple[str, str], dict[str, Any]]:
    """The rows of the op table by operation and formula."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in _C.op_table:
        found.setdefault((row["name"], row["formula"]), row)
        found.setdefault((row["name"], ""), row)
    return found


def takes_parameter(operation: str, formula: str, name: str) -> bool:
    """Whether an operation has a parameter of that name."""
    row = rows().get((operation, formula)) or rows().get((operation, ""))
    return row is not None and re.search(rf"\b{name}\b", row["signature"]) is not None


def parameters_of(operation: str, formula: str, inputs: int) -> list[tuple[str, ...]]:
    """For each input of a node the names that its formula may have for it.

    >>> parameters_of("mul", "g * b; g * a", 2)
    [('a', 'input'), ('b', 'other')]
    """
    row = rows().get((operation, formula)) or rows().get((operation, ""))
    names: list[tuple[str, ...]] = []
    if row is not None:
        for kind, name in re.findall(r"([\w\[\]|?.]+) (\w+)", row["signature"].partition(" ->")[0]):
            if kind.startswith("Tensor"):
                names.append((name,))
        if row["kind"] == "binary":
            names = [(letter, *name) for letter, name in zip("ab", names)]
        elif row["kind"] == "unary":
            names = [("x", *name) for name in names]
        elif names:
            names[0] = (*names[0], "x", "input") if names[0] != ("input",) else ("input", "x")
    while len(names) < inputs:
        names.append(())
    return names[:inputs]
