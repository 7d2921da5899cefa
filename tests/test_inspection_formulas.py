"""Derivatives as formulas: every row of the op table, and the expressions that they are read into."""

from __future__ import annotations

import math
import re
from itertools import cycle
from types import SimpleNamespace
from typing import Any

import pytest
from sampling import TABLE, row_title

import backsweep
from backsweep import _C
from backsweep.inspection.expressions import Symbol, Unreadable, number, read
from backsweep.inspection.formulas import local_derivatives, parameters_of
from backsweep.inspection.graph import build_graph

WITH_FORMULA = [row for row in TABLE if row["formula"]]
ELEMENTWISE = [row for row in TABLE if row["kind"] in ("unary", "binary") and row["formula"]]


def derivatives(row: dict[str, Any], names: dict[str, Any]) -> list[str]:
    return [str(each) for each in local_derivatives(row["formula"], names)]


def names_for(row: dict[str, Any]) -> dict[str, Symbol]:
    names = {"y": Symbol("result")}
    for letter, known in zip("uvwz", parameters_of(row["name"], row["formula"], 4)):
        names.update(dict.fromkeys(known, Symbol(letter)))
    return names


@pytest.mark.parametrize("row", WITH_FORMULA, ids=row_title)
def test_every_row_has_a_derivative_that_prints(row: dict[str, Any]) -> None:
    texts = derivatives(row, names_for(row))
    assert texts
    for text in texts:
        assert text.strip()
        # No C++ and none of the table's helpers are left.
        assert not re.search(r"\bk[A-Z]|Number\(|\bT\(|::|\?|_backward\(g, (y|b|result)", text), (
            text
        )
        assert not re.search(r"_derivative|share_of|zeros_like|unless_outside|first_taken", text)


@pytest.mark.parametrize("row", ELEMENTWISE, ids=row_title)
def test_derivatives_of_elementwise_rows_have_no_gradient_in_them(row: dict[str, Any]) -> None:
    for text in derivatives(row, names_for(row)):
        assert not re.search(r"\bg\b", text), text


def evaluate(text: str, **values: Any) -> float:
    """What a printed formula says, by the library's functions on float64."""

    def lifted(function: Any) -> Any:
        def call(*arguments: Any) -> Any:
            return function(
                *(
                    backsweep.tensor(float(each), dtype=backsweep.float64)
                    if isinstance(each, (int, float)) and not isinstance(each, bool)
                    else each
                    for each in arguments
                )
            )

        return call

    scope: dict[str, Any] = {name: lifted(function) for name, function in _C.functions.items()}
    special = {name: lifted(getattr(backsweep.special, name)) for name in dir(backsweep.special)}
    scope = {**special, **scope, "special": SimpleNamespace(**special)}
    scope |= {"pi": math.pi, "polygamma": backsweep.polygamma, "where": where, **values}
    return float(eval(text, scope))


def where(condition: Any, a: Any, b: Any) -> Any:
    return a if bool(condition) else b


PLACES = {"R": 0.7, "P": 0.7, "N": 0.7, "U": 0.3, "G": 1.7, "F": 0.3, "D": 0.7, "Z": 0.7, "Q": 0.4}


@pytest.mark.parametrize("row", ELEMENTWISE, ids=row_title)
def test_printed_derivatives_are_the_engines(row: dict[str, Any]) -> None:
    """The formula in the picture, computed as it stands, is what the engine computes."""
    if row["formula"].count("not_implemented") == 2:
        pytest.skip("the row says that PyTorch has no derivative")
    samples = row["samples"].split()[: 2 if row["kind"] == "binary" else 1]
    inputs = [
        backsweep.tensor(
            PLACES[kind] + 0.5 * i,
            dtype=backsweep.float64,
            requires_grad=not part.startswith("without_derivative"),  # PyTorch has none either
        )
        for i, (kind, part) in enumerate(zip(samples, cycle(row["formula"].split("; "))))
    ]
    function = _C.functions.get(row["name"]) or getattr(
        _C.ops if row["forms"] == "internal" else backsweep.special, row["name"].rpartition(".")[2]
    )
    y = function(*inputs)
    if y.grad_fn is None:
        pytest.skip("the row's result has no history")
    names = dict(zip(["u", "v"], inputs))
    graph = build_graph(y, names={**names, "result": y}, sweep=True)
    (vertex,) = [each for each in graph.vertices if each.kind == "operation"]
    for operand in vertex.operands:
        if not operand.derivative or operand.derivative_value is None:
            continue
        value = evaluate(
            operand.derivative,
            result=y.detach(),
            **{name: each.detach() for name, each in names.items()},
        )
        assert value == pytest.approx(operand.derivative_value.item(), rel=1e-9, abs=1e-12), operand


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x * x", "x ** 2"),
        ("2 * y * y / (4 * x)", "y ** 2 / (2 * x)"),
        ("a - (b - c)", "a - b + c"),
        ("-(a + b) * c", "-(a + b) * c"),
        ("a / b / c", "a / (b * c)"),
        ("a ** (b - 1) * a", "a ** b"),
        ("d + d", "2 * d"),
        ("x - x", "0"),
        ("(a + b) ** 2", "(a + b) ** 2"),
        ("(-x) ** 2", "x ** 2"),
        ("-0.5 * pow(y, 3)", "-0.5 * y ** 3"),
        ("1 / x", "1 / x"),
        ("b <= 0 ? T(0) : a", "where(b <= 0, 0, a)"),
        ("(a == b) * c", "(a == b) * c"),
        ("a.T @ b", "a.T @ b"),
        ("a @ (b + c)", "a @ (b + c)"),
        ("w[0] * 3", "3 * w[0]"),
        ("where(a, 1, 1)", "1"),
        ("2 ** -1 * x", "x / 2"),
        ("0 * x + 3", "3"),
        ("x / 0.5", "2 * x"),
    ],
)
def test_expressions_print_with_few_brackets(text: str, shown: str) -> None:
    assert str(read(text)) == shown


@pytest.mark.parametrize(
    "text", ["a b", "lambda: 0", "g at indices", "[a for a in b]", "x if y else z"]
)
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text)


def test_printed_expressions_mean_what_was_read() -> None:
    """Random expressions, printed (numbers with six digits) and computed, against what was read."""
    import random

    generator = random.Random(7)
    values = {"a": 1.5, "b": -0.75, "c": 2.25}

    def expression(depth: int) -> str:
        if depth == 0 or generator.random() < 0.2:
            return generator.choice(["a", "b", "c", "2", "3", "0.5"])
        kind = generator.choice("+-*/n^")
        left = expression(depth - 1)
        if kind == "n":
            return f"(-{left})"
        if kind == "^":
            return f"({left}) ** {generator.choice([2, 3])}"
        return f"({left} {kind} {expression(depth - 1)})"

    compared = 0
    for _ in range(400):
        text = expression(4)
        try:
            wanted = eval(text, dict(values))
        except ZeroDivisionError:
            continue
        shown = str(read(text))
        try:
            found = eval(shown, dict(values))
        except ZeroDivisionError:
            continue  # 0 / (a - a), say
        assert found == pytest.approx(wanted, rel=1e-4, abs=1e-9), (text, shown)
        compared += 1
    assert compared > 300


def test_sentences_stay_as_they_are() -> None:
    (only,) = local_derivatives("g at indices, else 0", {})
    assert str(only) == "g at indices, else 0"


def test_a_gradient_that_is_no_factor_stays() -> None:
    names = {"mat2": Symbol("w"), "input": Symbol("x")}
    left, right = local_derivatives("g @ mat2.T; input.T @ g", names)
    assert (str(left), str(right)) == ("g @ w.T", "x.T @ g")


def test_a_new_number_is_put_in() -> None:
    names = {"a": Symbol("x"), "b": number(3)}
    first, _ = local_derivatives(
        "pow_derivative_base(g, a, b); pow_derivative_exponent(g, a, b, y)", names
    )
    assert str(first) == "3 * x ** 2"
