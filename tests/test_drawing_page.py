"""The story that the page tells, and the page as text; the page in a browser: test_page_in_browser.py."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

from drawing_samples import Sketch, chain, diamond, lecture_loss, network, square

from backsweep.inspection.drawing import Drawing
from backsweep.inspection.drawing.figure import make_figure
from backsweep.inspection.drawing.story import Step, tell
from backsweep.inspection.model import ComputationalGraph


def story(graph: ComputationalGraph) -> list[Step]:
    return tell(graph, make_figure(graph))


def test_the_lecture_step_by_step() -> None:
    steps = story(lecture_loss(True))
    assert [(step.phase, step.heading, step.board) for step in steps] == [
        ("start", "the inputs", ("x = 2, w = 1, y = 4",)),
        ("forward", "y_pred = x * w", ("y_pred = x * w = 2",)),
        ("forward", "error = y_pred - y", ("error = y_pred - y = -2",)),
        ("forward", "loss = error**2", ("loss = error**2 = 4",)),
        ("seed", "backward begins at the result", ("∂loss/∂loss = 1",)),
        (
            "backward",
            "loss = error**2",
            ("∂loss/∂error = ∂loss/∂loss · (2 * error) = 1 · (-4) = -4",),
        ),
        ("backward", "error = y_pred - y", ("∂loss/∂y_pred = ∂loss/∂error · 1 = -4 · 1 = -4",)),
        ("backward", "y_pred = x * w", ("∂loss/∂w = ∂loss/∂y_pred · x = -4 · 2 = -8",)),
        ("leaf", "the gradient of w", ("w.grad = -8",)),
    ]
    assert steps[1].source == "lecture.py, line 3, in loss: y_pred = x * w"


def test_everything_appears_once() -> None:
    graph = lecture_loss(True)
    figure = make_figure(graph)
    steps = tell(graph, figure)
    values = [wire for step in steps for wire in step.values]
    assert sorted(values) == list(range(len(figure.wires)))
    gradients = [wire for step in steps for wire in step.gradients]
    assert sorted(gradients) == [at for at, wire in enumerate(figure.wires) if wire.flows]


def test_paths_are_added() -> None:
    boards = [line for step in story(square(True)) for line in step.board]
    assert "∂loss/∂error = ∂loss/∂loss · error = 1 · (-3) = -3" in boards
    assert "paths are added: ∂loss/∂error = -3 + (-3) = -6" in boards
    boards = [line for step in story(diamond(True)) for line in step.board]
    assert any(line.startswith("paths are added: ∂y/∂y_pred = ") for line in boards)


def test_tensors() -> None:
    boards = [line for step in story(network()) for line in step.board]
    assert "∂loss/∂W2 = x.T @ g, where g = ∂loss/∂" in " ".join(boards)
    assert any("∂loss/∂error = " in line for line in boards)


def test_folded_boxes_are_steps_too() -> None:
    steps = story(chain(50))
    assert [step.phase for step in steps] == ["start", "forward", "seed", "backward"]
    assert steps[1].heading == "(mul, add) × 50"


class Page(HTMLParser):
    """The elements of a page, and the text of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attributes if name in ("src", "href")]
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "script":
            self.scripts[-1] += data


def test_the_page_is_one_file() -> None:
    page = Page(Drawing(lecture_loss(True)).html())
    assert page.links == ["data:,"]
    assert page.tags.count("svg") == 5  # the picture and the buttons
    assert len(page.scripts) == 2
    assert len(json.loads(page.scripts[0])) == 9
    text = Drawing(lecture_loss(True)).html()
    addresses = set(re.findall(r"https?://[\w./]+", text))
    assert addresses == {"http://www.w3.org/2000/svg"}


def test_the_page_is_safe_from_names() -> None:
    sketch = Sketch()
    bad = '</script><img src=x onerror="alert(1)">@@STEPS@@\u2028'
    y = sketch.operation("exp", [sketch.leaf(bad, 1.0)], f"exp('{bad}')", bad, 2.0)
    page = Page(Drawing(sketch.graph(y, gradients=True)).html())
    assert "img" not in page.tags
    assert len(page.scripts) == 2
    headings = [step["heading"] for step in json.loads(page.scripts[0])]
    assert any(bad.rstrip("\u2028") in heading for heading in headings)
