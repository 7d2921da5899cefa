"""backsweep.explain: the sweep as a table, the chain rule written out, the paths."""

from __future__ import annotations

import random
import re
import sys
import time
from html.parser import HTMLParser
from typing import Any

import pytest
from libraries import needs_columns

import backsweep
import backsweep as torch
from backsweep.inspection.stepping import Step

LECTURE = """
   operation    values             gradient  local derivative  product
1  loss = s^2   s = 5 -> 25               1  2 * s = 10        s: 10
2  s = p - y    p = 6, y = 1 -> 5        10  1                 p: 10
3  p = x * w    x = 3, w = 2 -> 6        10  x = 3             w: 30
4  w (leaf)     2                        30                    w.grad += 30

d loss/d w = d loss/d s * d s/d p * d p/d w = 2 * (p - y) * x = 2 * (6 - 1) * 3 = 30
"""


def lecture() -> tuple[Any, Any, Any]:
    return torch.tensor(3.0), torch.tensor(2.0, requires_grad=True), torch.tensor(1.0)


def blackboard(explanation: Any) -> str:
    (line,) = explanation.blackboard()
    return line


def test_the_table_of_the_lecture() -> None:
    x, w, y = lecture()
    with backsweep.record_graph():
        p = x * w
        s = p - y
        loss = s**2
    text = str(backsweep.explain(loss))
    first = "s**2" if sys.version_info >= (3, 11) else "s ** 2"  # as written, or made from names
    assert text.replace(f"loss = {first}", "loss = s^2").split() == LECTURE.split()
    heads, *rows = text.split("\n")[:5]
    for title in ("operation", "values", "local derivative", "product"):  # aligned
        assert all(row[heads.index(title) - 1] == " " for row in rows)
    assert w.grad is None


@pytest.mark.parametrize("recorded", [True, False])
def test_the_blackboard_whatever_has_a_name(recorded: bool) -> None:
    x, w, y = lecture()
    with backsweep.record_graph(recorded):
        loss = (x * w - y) ** 2
        assert blackboard(backsweep.explain(loss)).endswith(
            "= 2 * (x * w - y) * x = 2 * (3 * 2 - 1) * 3 = 30"
        )
        p = x * w
        loss = (p - y) ** 2
        assert blackboard(backsweep.explain(loss)).endswith(
            "* d p/d w = 2 * (p - y) * x = 2 * (6 - 1) * 3 = 30"
        )
        d = x * w - y
        loss = d * d
        line = blackboard(backsweep.explain(loss))
        assert line.startswith("d loss/d w = d loss/d d * d d/d ")
        assert line.endswith("= 2 * (x * w - y) * x = 2 * (3 * 2 - 1) * 3 = 30")
        loss = (x * w - y) * (x * w - y)
        line = blackboard(backsweep.explain(loss))
        assert " + d loss/d " in line
        assert line.endswith("= 2 * (x * w - y) * x = 2 * (3 * 2 - 1) * 3 = 30")


def test_names_that_are_given() -> None:
    x, w, y = lecture()
    loss = ((x * w) - y) ** 2
    explanation = backsweep.explain(loss, names={"E": loss, "weight": w})
    assert blackboard(explanation).startswith("d E/d weight = ")


def test_steps_are_data() -> None:
    x, w, y = lecture()
    loss = (x * w - y) ** 2
    steps = backsweep.explain(loss).steps
    assert all(isinstance(step, Step) for step in steps)
    assert [step.vertex.title for step in steps] == ["pow", "sub", "mul", "w"]
    assert [step.gradient.item() for step in steps] == [1.0, 10.0, 10.0, 30.0]
    assert [operand.derivative for step in steps for operand in step.inputs][-1] == "x"
    assert str(steps[-1]) == "4. w: 30 arrived"


def test_it_changes_nothing() -> None:
    x, w, y = lecture()
    called: list[Any] = []
    w.register_hook(called.append)
    d = x * w - y
    d.register_hook(called.append)
    d.retain_grad()
    loss = d * d
    backsweep.explain(loss)
    assert (w.grad, d.grad, called) == (None, None, [])
    loss.backward()
    assert w.grad.item() == 30.0
    assert len(called) == 2


def test_after_backward_it_needs_the_record() -> None:
    x, w, y = lecture()
    loss = (x * w - y) ** 2
    loss.backward()
    with pytest.raises(
        RuntimeError, match="explain: the graph was freed: Trying to backward"
    ) as caught:
        backsweep.explain(loss)
    assert "retain_graph=True" in str(caught.value)
    assert "record_graph()" in str(caught.value)
    loss = (x * w - y) ** 2
    loss.backward(retain_graph=True)
    assert backsweep.explain(loss).steps[-1].gradient.item() == 30.0
    with backsweep.record_graph():
        loss = (x * w - y) ** 2
    loss.backward()
    assert backsweep.explain(loss).steps[-1].gradient.item() == 30.0


def test_tensors_have_shapes_and_statistics() -> None:
    x = torch.ones(4, 3)
    w = torch.full((3, 2), 0.5, requires_grad=True)
    with backsweep.record_graph():
        loss = ((x @ w) ** 2).mean()
    explanation = backsweep.explain(loss)
    text = str(explanation)
    values = [row[2] for row in explanation.rows()]
    assert "x = [4, 3], w = [3, 2] -> [4, 2]" in values
    assert "x.T @ g" in text
    assert "1 / 8" in text
    assert "gradient of w [3, 2]: mean 1.5, std 0, min 1.5, max 1.5, norm 3.67423" in text
    assert explanation.blackboard() == []
    assert max(map(len, text.split("\n"))) <= 100


def test_lines_fit_a_terminal() -> None:
    a_very_long_name_for_a_weight = torch.tensor(2.0, requires_grad=True)
    another_very_long_name_of_a_thing = torch.tensor(0.123456789)
    with backsweep.record_graph():
        result_with_a_name = (
            torch.tanh(a_very_long_name_for_a_weight * another_very_long_name_of_a_thing)
            * a_very_long_name_for_a_weight
            + another_very_long_name_of_a_thing
        )
    text = str(backsweep.explain(result_with_a_name))
    assert max(map(len, text.split("\n"))) <= 100
    assert "…" in text


class Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.cells = 0

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        self.open.append(tag)
        self.cells += tag == "td"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@needs_columns
def test_the_notebook_shows_a_table() -> None:
    w = torch.tensor(2.0, requires_grad=True)
    with backsweep.record_graph():
        loss = torch.where(w < 3.0, w * w, w)
    page = backsweep.explain(loss)._repr_html_()
    parser = Balance()
    parser.feed(page)
    assert parser.open == []
    assert parser.cells % 6 == 0 and parser.cells
    assert "prefers-color-scheme: dark" in page
    assert "w &lt; 3" in page
    assert not re.search(r"https?:|<script|<link|@import", page)


# ---- Paths


def test_paths_to_an_input() -> None:
    x = torch.tensor(2.0, requires_grad=True)
    a = x * 3
    b = x * x
    y = a * b
    explanation = backsweep.explain(y, wrt=x)
    (paths,) = explanation.paths
    assert paths.count == 3
    assert sorted(path.product for path in paths.listed) == [12.0, 12.0, 12.0]
    text = str(explanation)
    assert "There are 3 paths from y to x:" in text
    assert "  y <- a <- x: (b = 4) * 3 = 12" in text
    assert "Sum over the paths: 36, equal to the engine's 36" in text


def test_paths_to_something_in_between() -> None:
    x = torch.tensor(2.0, requires_grad=True)
    a = x * 3
    y = a.exp() + a
    text = str(backsweep.explain(y, wrt=[a, x]))
    assert "There are 2 paths from y to a:" in text
    assert "There are 2 paths from y to x:" in text


def test_exponentially_many_paths_are_counted_not_walked() -> None:
    w = torch.tensor(1.0, requires_grad=True, dtype=torch.float64)
    y = w
    for _ in range(200):
        y = y * 0.5 + y * 0.5
    start = time.process_time()
    explanation = backsweep.explain(y, wrt=w)
    text = str(explanation)
    assert time.process_time() - start < 5
    assert explanation.paths[0].count == 2**200
    assert len(explanation.paths[0].listed) == 10
    assert f"... and {2**200 - 10:,} more" in re.sub(r"\n +", "", text)
    assert "equal to the engine's 1" in text


def test_the_sum_over_paths_is_the_gradient_of_random_programs() -> None:
    generator = random.Random(3)
    for _ in range(30):
        leaves = [
            torch.tensor(generator.uniform(0.5, 1.5), requires_grad=True, dtype=torch.float64)
            for _ in range(3)
        ]
        values = list(leaves)
        for _ in range(12):
            a, b = generator.choice(values), generator.choice(values)
            kind = generator.choice(["a * b", "a + b", "a - b", "a.tanh()", "(a * a + 1).log()"])
            values.append(eval(kind, {"a": a, "b": b}))
        y = values[-1] + values[-2] * values[-3]
        found = torch.autograd.grad(y, leaves, retain_graph=True, allow_unused=True)
        used = [leaf for leaf, gradient in zip(leaves, found) if gradient is not None]
        explanation = backsweep.explain(y, wrt=used)
        assert "NOT equal" not in str(explanation)
        y.backward()
        for leaf, paths in zip(used, explanation.paths):
            assert paths.total == pytest.approx(leaf.grad.item(), rel=1e-9, abs=1e-12)


def test_wrt_must_be_in_the_graph() -> None:
    x, w, y = lecture()
    loss = (x * w - y) ** 2
    other = torch.tensor(1.0, requires_grad=True)
    with pytest.raises(
        RuntimeError, match=r"explain: wrt is .* not in the graph of y; there is no"
    ):
        backsweep.explain(loss, wrt=other)
    with pytest.raises(RuntimeError, match=r"explain: wrt is .* does not require grad"):
        backsweep.explain(loss, wrt=x)
    with pytest.raises(TypeError, match="explain: wrt is a str; a tensor is required"):
        backsweep.explain(loss, wrt="w")  # type: ignore[arg-type]


def test_a_seed_is_needed_for_several_elements() -> None:
    w = torch.ones(3, requires_grad=True)
    y = w * 2
    with pytest.raises(
        RuntimeError, match="grad can be implicitly created only for scalar outputs"
    ):
        backsweep.explain(y)
    explanation = backsweep.explain(y, gradient=torch.tensor([1.0, 2.0, 3.0]))
    assert explanation.steps[-1].gradient.tolist() == [2.0, 4.0, 6.0]


def test_messages_begin_with_the_function() -> None:
    with pytest.raises(TypeError, match="explain: a float was given"):
        backsweep.explain(3.0)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="explain: a float32 tensor"):
        backsweep.explain(torch.ones(1))


def test_the_seed_must_be_a_tensor() -> None:
    y = backsweep.tensor(1.0, requires_grad=True) * 2
    with pytest.raises(
        TypeError, match="explain: gradient is a float; a tensor or None is required"
    ):
        torch.explain(y, gradient=3.0)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="explain: got 1 tensors and 2 gradients"):
        torch.explain(y, gradient=[None, None])


def test_a_hook_that_changes_a_gradient_is_noted() -> None:
    w = backsweep.tensor(2.0, requires_grad=True)
    with backsweep.record_graph():
        a = w * 3.0
        y = a**2
        plain = torch.explain(y)
        a.register_hook(lambda gradient: gradient * 100)
        y.backward()
    assert "hook" not in str(plain)
    assert "a hook of the program has changed the gradient of a from 12 to 1200." in str(
        torch.explain(y)
    ).replace("\n    ", " ")


def test_a_constant_without_a_name_is_a_number() -> None:
    w = backsweep.tensor(3.0, requires_grad=True)
    (gradient,) = backsweep.autograd.grad(w**3, w, create_graph=True)
    text = str(torch.explain(gradient))
    assert "1 = 1" not in text and "= 6 * w = 6 * 3 = 18" in text


def test_lines_are_not_broken_within_a_derivative() -> None:
    y = w = backsweep.tensor(1.0, requires_grad=True)
    with backsweep.record_graph():
        for _ in range(9):
            y = y * w
    lines = str(torch.explain(y)).splitlines()
    assert not any(line.endswith(" d") for line in lines)


def test_not_a_number_is_not_explained_by_a_simplified_formula() -> None:
    w = backsweep.tensor(1.0, requires_grad=True)
    zero = w - w
    y = 2.0 / zero * zero
    assert backsweep.explain(y).blackboard()[0].endswith(" = nan")
    assert " = 0 = nan" not in str(backsweep.explain(y))
