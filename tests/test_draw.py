"""backsweep.draw on recorded programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from sampling import TABLE, cases_of, function_of, results_of, row_title
from test_drawing_layout import check

import backsweep
import backsweep as torch
from backsweep.inspection.drawing import Drawing

# As written, or made from names.
SQUARE = "error**2" if sys.version_info >= (3, 11) else "error ** 2"


def lecture() -> tuple[Any, Any]:
    x, y = torch.tensor(2.0), torch.tensor(4.0)
    w = torch.tensor(1.0, requires_grad=True)
    with torch.record_graph():
        y_pred = x * w
        error = y_pred - y
        loss = error**2
    # The names are those of this function; they are given for the caller's sake.
    return torch.draw(loss, names={"x": x, "y": y, "w": w}), (w, y_pred, error, loss)


def test_before_backward() -> None:
    drawing, _ = lecture()
    assert isinstance(drawing, Drawing)
    assert str(drawing) == (
        f"loss = {SQUARE}: 4, saved: error = -2\n"
        "└─ error = y_pred - y: -2, ∂/∂error = 2 * error\n"
        "   ├─ y_pred = x * w: 2, ∂/∂y_pred = 1, saved: x = 2\n"
        "   │  ├─ x: 2\n"
        "   │  └─ w: 1, ∂/∂w = x\n"
        "   └─ y: 4"
    )


def test_after_backward_that_was_recorded() -> None:
    x, y = torch.tensor(2.0), torch.tensor(4.0)
    w = torch.tensor(1.0, requires_grad=True)
    with torch.record_graph():
        y_pred = x * w
        error = y_pred - y
        loss = error**2
        loss.backward()
    assert str(torch.draw(loss)) == (
        f"loss = {SQUARE}: 4, gradient 1, saved: error\n"
        "└─ error = y_pred - y: -2, gradient -4, ∂/∂error = 2 * error = -4\n"
        "   ├─ y_pred = x * w: 2, gradient -4, ∂/∂y_pred = 1, saved: x\n"
        "   │  ├─ x: 2\n"
        "   │  └─ w: 1, gradient -8, ∂/∂w = x = 2, grad = -8\n"
        "   └─ y: 4"
    )
    assert "gradient" not in str(torch.draw(loss, gradients=False))
    assert "grad =" not in str(torch.draw(loss, gradients=False))


def test_after_backward_that_retained_the_graph() -> None:
    w = torch.tensor(3.0, requires_grad=True)
    loss = w * w
    assert "gradient" not in str(torch.draw(loss))
    loss.backward(retain_graph=True)
    text = str(torch.draw(loss))
    assert "loss = w * w: 9, gradient 1" in text
    assert text.count("w: 3, gradient 3, ∂/∂w = w = 3, grad = 6") == 2
    loss.backward(retain_graph=True)
    assert "grad = 12" in str(torch.draw(loss))  # what is stored, of two sweeps
    assert w.grad is not None and w.grad.item() == 12


def test_after_backward_that_freed_the_graph() -> None:
    w = torch.tensor(3.0, requires_grad=True)
    loss = w.exp()
    loss.backward()
    drawing = torch.draw(loss)
    assert "freed by backward()" in str(drawing)
    assert "grad = 20.09" in str(drawing)
    with pytest.raises(RuntimeError, match="freed"):
        torch.draw(loss, gradients=True)


def test_gradients_before_backward_change_nothing() -> None:
    w = torch.tensor(3.0, requires_grad=True)
    loss = w * w
    assert "gradient 1" in str(torch.draw(loss, gradients=True))
    assert w.grad is None
    loss.backward()
    assert w.grad is not None and w.grad.item() == 6


def test_a_zeroed_gradient_is_not_a_sweep() -> None:
    w = torch.tensor(3.0, requires_grad=True)
    (w * w).backward()
    assert w.grad is not None
    w.grad.zero_()
    assert "gradient" not in str(torch.draw(w * w))


def test_no_sweep_from_several_elements() -> None:
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    y = w * 2
    assert "gradient" not in str(torch.draw(y))
    with pytest.raises(RuntimeError, match="scalar outputs"):
        torch.draw(y, gradients=True)


def test_names_of_the_caller() -> None:
    weight = torch.tensor([1.0, 2.0], requires_grad=True)
    total = (weight * 3).sum()
    assert "weight: [1, 2] (2,), ∂/∂weight = 3" in str(torch.draw(total))
    assert "w: [1, 2] (2,), ∂/∂w = 3" in str(torch.draw(total, names={"w": weight}))


def test_several_results() -> None:
    w = torch.tensor(2.0, requires_grad=True)
    first, second = w * 2, w * 3
    text = str(torch.draw([first, second]))
    assert "first = w * 2: 4" in text and "second = w * 3: 6" in text


@pytest.mark.parametrize(
    ("y", "error", "text"),
    [
        (1.0, TypeError, "draw: a float was given; a tensor"),
        (torch.tensor(1.0), RuntimeError, "draw: a float32 tensor of shape [] without a graph"),
        (torch.ones(2, requires_grad=True), RuntimeError, "draw: a leaf, a float32 tensor"),
    ],
)
def test_errors(y: Any, error: type[Exception], text: str) -> None:
    with pytest.raises(error) as found:
        torch.draw(y)
    assert text in str(found.value)


def test_arguments_are_checked() -> None:
    y = torch.ones(1, requires_grad=True) * 2
    with pytest.raises(ValueError, match="draw: theme is 'sepia'"):
        torch.draw(y, theme="sepia")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="draw: depth is 'two'"):
        torch.draw(y, depth="two")  # type: ignore[arg-type]


def test_a_large_chain() -> None:
    a, x = torch.tensor(0.5, requires_grad=True), torch.tensor(1.0, requires_grad=True)
    y = x
    for _ in range(5000):
        y = y * a + 1
    drawing = torch.draw(y)
    assert "(mul, add) × 5,000" in drawing.svg()
    assert len(drawing.svg()) < 8000


def test_a_scalar_network_is_folded() -> None:
    weights = [[torch.tensor(0.1, requires_grad=True) for _ in range(16)] for _ in range(33)]
    x = [torch.tensor(1.0), torch.tensor(2.0)]
    for layer, rows in ((0, weights[:16]), (1, weights[16:32]), (2, weights[32:])):
        outputs = []
        for row in rows:
            total = row[0] * x[0]
            for weight, value in zip(row[1:], x[1:]):
                total = total + weight * value
            outputs.append(total.tanh() if layer < 2 else total)
        x = outputs
    drawing = torch.draw(x[0])
    text = str(drawing)
    assert "× 16" in text
    assert len(text.splitlines()) < 30
    ElementTree.fromstring(drawing.svg())


@pytest.mark.parametrize("ending", ["svg", "dot", "html"])
def test_saved(tmp_path: Path, ending: str) -> None:
    drawing, _ = lecture()
    drawing.save(tmp_path / f"graph.{ending}")
    text = (tmp_path / f"graph.{ending}").read_text(encoding="utf-8")
    assert "y_pred = x * w" in text
    if ending == "html":  # gradients flow on the page, before backward() too
        assert (
            "\\u2202loss/\\u2202w = \\u2202loss/\\u2202y_pred \\u00b7 x = -4 \\u00b7 2 = -8" in text
        )


def test_a_drawing_keeps_nothing_of_the_engine_alive() -> None:
    import gc
    import weakref

    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = (x * 2).exp()
    node = weakref.ref(y.grad_fn)
    drawing = torch.draw(y)
    del y
    gc.collect()
    assert node() is None
    assert drawing.svg()


def test_nothing_is_imported_before_it_is_used() -> None:
    import subprocess

    program = (
        "import sys, backsweep; assert not any('inspection' in name for name in sys.modules);"
        "backsweep.draw; assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


ROWS = [row for row in TABLE if row["formula"] and row["forms"] != "internal" and cases_of(row)]


@pytest.mark.parametrize("row", ROWS, ids=row_title)
def test_every_operation_can_be_drawn(row: dict[str, Any]) -> None:
    arguments = cases_of(row)[0].tensors(torch, requires_grad=True)
    with torch.record_graph():
        results = results_of(function_of(torch, row)(*arguments))
    results = [each for each in results if isinstance(each, torch.Tensor) and each.grad_fn]
    if not results:
        pytest.skip("no result of the first sample has a gradient")
    drawing = torch.draw(results)
    check(drawing._figure, False)
    root = ElementTree.fromstring(drawing.svg())
    assert len(list(root.iter("{http://www.w3.org/2000/svg}text"))) >= 4
    assert str(drawing) and drawing.dot() and drawing.html()


def test_one_of_several_results_of_an_operation() -> None:
    x = torch.arange(4.0).requires_grad_()
    _, second = x.split(2)
    assert str(torch.draw(second, names={"x": x, "second": second})).splitlines()[:2] == [
        "_, second = split(x): [2, 3] (2,)",
        "└─ x: (4,), ∂/∂x = cat(all g, dim)",
    ]
    u, v = torch.ones(2, requires_grad=True).unbind()
    text = str(torch.draw(u * v, names={"u": u, "v": v}))
    assert text.count("u, v = unbind(") == 2
    assert "∂/∂u = v" in text and "∂/∂v = u" in text


def test_a_backward_that_raises_does_not_keep_a_graph_from_being_drawn() -> None:
    class Refusing(backsweep.autograd.Function):
        @staticmethod
        def forward(ctx, x):  # type: ignore[no-untyped-def]
            return x * 2

        @staticmethod
        def backward(ctx, gradient):  # type: ignore[no-untyped-def]
            raise ValueError("refused")

    y = Refusing.apply(backsweep.tensor(1.0, requires_grad=True)) * 2
    assert "Refusing" in backsweep.draw(y).svg()
    with pytest.raises(ValueError, match="refused"):
        backsweep.draw(y, gradients=True)
