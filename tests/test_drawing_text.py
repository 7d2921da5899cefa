"""Pictures as text: the exact trees."""

from __future__ import annotations

import pytest
from drawing_samples import Sketch, chain, diamond, lecture_loss, shared_weight, square

import backsweep
from backsweep.inspection.drawing import Drawing
from backsweep.inspection.drawing.measure import shortened, text_width
from backsweep.inspection.drawing.wording import gradient_text, number_text, value_text
from backsweep.inspection.model import ComputationalGraph, Operand, Value, Vertex


def test_before_backward() -> None:
    assert str(Drawing(lecture_loss(False))) == (
        "loss = error**2: 4, saved: error = -2\n"
        "└─ error = y_pred - y: -2, ∂/∂error = 2 * error\n"
        "   ├─ y_pred = x * w: 2, ∂/∂y_pred = 1, saved: x = 2\n"
        "   │  ├─ x: 2\n"
        "   │  └─ w: 1, ∂/∂w = x\n"
        "   └─ y: 4"
    )


def test_after_backward() -> None:
    assert str(Drawing(lecture_loss(True))) == (
        "loss = error**2: 4, gradient 1, saved: error = -2\n"
        "└─ error = y_pred - y: -2, gradient -4, ∂/∂error = 2 * error = -4\n"
        "   ├─ y_pred = x * w: 2, gradient -4, ∂/∂y_pred = 1, saved: x = 2\n"
        "   │  ├─ x: 2\n"
        "   │  └─ w: 1, gradient -8, ∂/∂w = x = 2, grad = -8\n"
        "   └─ y: 4"
    )


def test_without_values() -> None:
    assert str(Drawing(lecture_loss(True), values=False)) == (
        "loss = error**2: (), saved: error ()\n"
        "└─ error = y_pred - y: (), ∂/∂error = 2 * error\n"
        "   ├─ y_pred = x * w: (), ∂/∂y_pred = 1, saved: x ()\n"
        "   │  ├─ x: ()\n"
        "   │  └─ w: (), ∂/∂w = x\n"
        "   └─ y: ()"
    )


def test_a_value_used_twice_is_written_out_once() -> None:
    assert str(Drawing(diamond(False))) == (
        "y = s * e: 6.719\n"
        "├─ s = sin(y_pred): 0.9093, ∂/∂s = e\n"
        "│  └─ y_pred = x * w: 2, ∂/∂y_pred = cos(y_pred), saved: x = 2\n"
        "│     ├─ x: 2\n"
        "│     └─ w: 1, ∂/∂w = x\n"
        "└─ e = exp(y_pred): 7.389, ∂/∂e = s\n"
        "   └─ y_pred = x * w: 2, ∂/∂y_pred = e, see above"
    )
    assert str(Drawing(square(True))) == (
        "loss = error * error: 9, gradient 1\n"
        "├─ error = -w: -3, gradient -3, ∂/∂error = error = -3\n"
        "│  └─ w: 3, gradient 6, ∂/∂w = -1, grad = 6\n"
        "└─ error = -w: -3, gradient -3, ∂/∂error = error = -3, see above"
    )


def test_folded_and_limited() -> None:
    assert str(Drawing(chain(100))) == (
        "(mul, add) × 100 | first: a3 = x * a → 0.5 | last: x = x * a + b → 0.75: 0.75\n"
        "├─ x: 1, ∂/∂x = a\n"
        "├─ a: 0.5 × 100, ∂/∂a = x\n"
        "└─ b: 0.25 × 100, ∂/∂b = 1"
    )
    assert str(Drawing(shared_weight(False), depth=1)) == (
        "h3 = h2 * w: 0.25, saved: h2 = 0.5, w = 0.5\n"
        "├─ … | 2 operations: 0.5, ∂/∂h2 = w\n"
        "│  └─ w: 0.5 × 2, ∂/∂w = h0\n"
        "└─ w: 0.5, ∂/∂w = h2"
    )


def test_notes_come_last() -> None:
    sketch = Sketch()
    y = sketch.operation("exp", [sketch.leaf("x")], "exp(x)", "y")
    text = str(Drawing(sketch.graph(y, notes=("The values were freed by backward().",))))
    assert text.splitlines()[-1] == "The values were freed by backward()."


def test_a_deep_tree_is_not_wide() -> None:
    text = str(Drawing(chain(200), fold=False))
    assert max(map(len, text.splitlines())) < 200
    assert "(level 25) " in text


def test_a_leaf_alone() -> None:
    sketch = Sketch()
    w = sketch.leaf("w", 1.0)
    assert str(Drawing(sketch.graph(w))) == "w"


def test_several_results() -> None:
    sketch = Sketch()
    x = sketch.leaf("x", 1.0)
    first = sketch.operation("exp", [x], "exp(x)", "a", 2.718)
    sketch.operation("neg", [x], "-x", "b", -1.0)
    graph = ComputationalGraph(sketch.vertices, (first, first + 1))
    assert str(Drawing(graph)) == (
        "a = exp(x): 2.718\n└─ x: 1, ∂/∂x = 1\nb = -x: -1\n└─ x: 1, ∂/∂x = 1"
    )


def test_numbers_in_an_expression_have_no_box() -> None:
    number = Vertex("constant", "0.333333", outputs=(Value((), "number", number=1 / 3),))
    x = Vertex("leaf", "x", outputs=(Value((), "float32"),))
    operands = (
        Operand(x.outputs[0], 1, name="x", derivative="0.333333"),
        Operand(number.outputs[0], 0, name="0.333333"),
    )
    y = Vertex("operation", "mul", "x * 0.333333", "y", outputs=x.outputs, operands=operands)
    graph = ComputationalGraph([number, x, y], (2,))
    assert str(Drawing(graph)) == "y = x * 0.333333: ()\n└─ x: (), ∂/∂x = 0.333333"


def test_an_operand_that_the_engine_does_not_know() -> None:
    x = Vertex("leaf", "x", outputs=(Value((), "float32"),))
    unknown = Operand(Value((), "unknown", missing="not kept"), name="c1")
    operands = (Operand(x.outputs[0], 0, name="x", derivative="1"), unknown)
    y = Vertex("operation", "add", "x + c1", "y", outputs=x.outputs, operands=operands)
    drawing = Drawing(ComputationalGraph([x, y], (1,)))
    assert str(drawing) == "y = x + c1: ()\n├─ x: (), ∂/∂x = 1\n└─ c1"
    assert "not kept" in drawing.svg()


@pytest.mark.parametrize(
    ("tensor", "text"),
    [
        (backsweep.tensor(2.0), ("2", "")),
        (backsweep.tensor([2.0]), ("[2]", "(1,)")),
        (backsweep.tensor([1.0, -0.5, 1e-9]), ("[1, -0.5, 1e-09]", "(3,)")),
        (backsweep.tensor([[1.0, 2.0]]), ("[[1, 2]]", "(1, 2)")),
        (backsweep.tensor([1, 2]), ("[1, 2]", "(2,)")),
        (backsweep.tensor(True), ("True", "")),
        (backsweep.tensor(float("nan")), ("nan", "")),
        (backsweep.tensor([1.0, 2.0, 3.0, 4.0]), ("", "(4,)")),
        (backsweep.empty(0, 3), ("", "(0, 3)")),
    ],
)
def test_values(tensor: backsweep.Tensor, text: tuple[str, str]) -> None:
    value = Value(tuple(tensor.shape), "float32", tensor)
    assert value_text(value) == text
    assert gradient_text(tensor) == (text[0] or text[1])


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (16.0, "16"),
        (1e20, "1e+20"),
        (3, "3"),
        (10**9, "1e+09"),
        (float("-inf"), "-inf"),
    ],
)
def test_numbers(number: float, text: str) -> None:
    assert number_text(number) == text


def test_text_is_measured() -> None:
    assert text_width("", 12) == 0
    assert text_width("iiii", 12) < text_width("mmmm", 12)
    assert text_width("a", 12) < text_width("a", 12, bold=True)
    assert text_width("∂", 10) == pytest.approx(5.17)
    assert text_width("数", 10) == 10
    assert shortened("one\n two", 20) == "one two"
    assert shortened("abcdef", 6) == "abcdef"
