"""Folding: what large graphs look like, and that drawing them is little work."""

from __future__ import annotations

import random
import sys
from typing import Any

import pytest
from drawing_samples import Sketch, chain
from hypothesis import given
from hypothesis import strategies as st

from backsweep.inspection.drawing import Drawing
from backsweep.inspection.drawing.figure import Figure, make_figure
from backsweep.inspection.drawing.folding import (
    FOLDED_ABOVE,
    PARTS_ABOVE,
    find_repetitions,
    fold_operations,
)
from backsweep.inspection.model import ComputationalGraph


def titles(figure: Figure, kind: str = "group") -> list[str]:
    return [box.title for box in figure.boxes if box.kind == kind]


def texts(figure: Figure, title: str) -> list[str]:
    (box,) = (box for box in figure.boxes if box.title == title)
    return [text for _, text in box.lines[1:]]


def check_complete(graph: ComputationalGraph, depth: int | None = None) -> None:
    """Every operation is in one group, and groups go forward."""
    groups = fold_operations(graph, depth, True)
    group_of = {}
    for at, group in enumerate(groups):
        for index in group.members:
            assert index not in group_of
            group_of[index] = at
    operations = {i for i, vertex in enumerate(graph.vertices) if vertex.kind == "operation"}
    assert set(group_of) == operations
    for index in operations:
        for operand in graph.vertices[index].operands:
            if operand.source in group_of:
                assert group_of[operand.source] <= group_of[index]


def test_a_small_graph_is_shown_as_it_is() -> None:
    assert titles(make_figure(chain(FOLDED_ABOVE // 2))) == []


def test_a_chain_is_one_box_with_its_first_and_last() -> None:
    figure = make_figure(chain(10_000))
    assert titles(figure) == ["(mul, add) × 10,000"]
    first, last = texts(figure, "(mul, add) × 10,000")
    assert first.startswith("first: ") and "x * a → 0.5" in first
    assert last == "last: x = x * a + b → 0.75"
    assert [(box.kind, box.title) for box in figure.boxes] == [
        ("leaf", "x"),
        ("leaf", "a"),
        ("leaf", "b"),
        ("group", "(mul, add) × 10,000"),
        ("result", "x"),
    ]
    assert [f"{wire.value} {wire.shape}" for wire in figure.wires] == [
        "1 ",
        "0.5 × 10,000",
        "0.25 × 10,000",
        "0.75 ",
    ]


def test_one_operation_over_and_over() -> None:
    sketch = Sketch()
    x = sketch.leaf("x")
    for _ in range(100):
        x = sketch.operation("sin", [x])
    assert titles(make_figure(sketch.graph(x))) == ["sin × 100"]


def layers(count: int, width: int, scope: tuple[str, ...] = ()) -> ComputationalGraph:
    """Layers of neurons, each a sum of products: repetitions in repetitions."""
    sketch = Sketch()
    x = sketch.leaf("x")
    for layer in range(count):
        for neuron in range(width):
            total = sketch.leaf(f"b{layer}.{neuron}")
            for each in range(5):
                p = sketch.operation("mul", [x, sketch.leaf(f"w{each}")], scope=scope)
                total = sketch.operation("add", [total, p], scope=scope)
            out = sketch.operation("tanh", [total], scope=scope)
        x = sketch.operation("exp", [out])
    return sketch.graph(x)


def test_repetitions_in_repetitions() -> None:
    figure = make_figure(layers(7, 4))
    assert titles(figure) == ["(((mul, add) × 5, tanh) × 4, exp) × 7"]
    check_complete(layers(7, 4))


def test_a_repeated_function_has_its_name() -> None:
    sketch = Sketch()
    x = sketch.leaf("x")
    for _ in range(12):
        for title in ("mm", "add", "tanh", "mul", "sum", "neg"):
            x = sketch.operation(title, [x], scope=("forward", "block"))
        x = sketch.operation("add", [x], scope=("forward",))
    figure = make_figure(sketch.graph(x))
    (title,) = titles(figure)
    assert title.endswith("× 12")
    assert title.startswith("(mm, add, tanh, mul, … 7 steps)")


def test_calls_of_functions_are_folded_when_nothing_repeats() -> None:
    sketch = Sketch()
    x = sketch.leaf("x")
    for call in range(10):
        for step in range(12):
            scope = ("main", f"part_{call}")
            x = sketch.operation(f"op{call * 31 % 7}_{step * step % 11}_{step}", [x], scope=scope)
    figure = make_figure(sketch.graph(x))
    assert titles(figure) == [f"part_{call}" for call in range(10)]
    assert texts(figure, "part_3")[0] == "12 operations"


def irregular(count: int) -> ComputationalGraph:
    """A long program in which nothing repeats."""
    sketch = Sketch()
    x = sketch.leaf("x")
    for step in range(count):
        x = sketch.operation(f"op{step}", [x])
    return sketch.graph(x)


def test_what_does_not_repeat_is_cut_into_parts() -> None:
    figure = make_figure(irregular(5000))
    shown = [box for box in figure.boxes if box.kind in ("operation", "group")]
    assert len(shown) <= PARTS_ABOVE
    assert titles(figure)[0] == "… 100 operations"
    check_complete(irregular(500))


def test_many_leaves_of_one_operation_share_a_box() -> None:
    sketch = Sketch()
    leaves = [sketch.leaf(f"x{index}") for index in range(1000)]
    figure = make_figure(sketch.graph(sketch.operation("stack", leaves)))
    assert titles(figure, "leaf") == ["1,000 leaves"]
    assert texts(figure, "1,000 leaves") == ["x0 … x999"]
    assert next(wire.value for wire in figure.wires) == "1,000 values"
    unfolded = make_figure(sketch.graph(1000), fold=False)
    assert len(titles(unfolded, "leaf")) == 1000


def test_a_long_sum_is_two_boxes() -> None:
    sketch = Sketch()
    total = sketch.leaf("x0", 0.0)
    for index in range(1, 1000):
        total = sketch.operation("add", [total, sketch.leaf(f"x{index}", float(index))], "", "s")
    figure = make_figure(sketch.graph(total))
    assert titles(figure) == ["add × 999"]
    assert titles(figure, "leaf") == ["1,000 leaves"]


def test_depth_says_how_much_is_hidden() -> None:
    graph = chain(5)
    figure = make_figure(graph, depth=3)
    assert titles(figure) == ["…"]
    assert texts(figure, "…") == ["7 operations"]
    assert len(titles(figure, "operation")) == 3
    assert len(titles(figure, "leaf")) == 2  # x is behind the dots
    assert titles(make_figure(graph, depth=10)) == []
    check_complete(graph, depth=3)


def test_depth_takes_the_longest_way() -> None:
    sketch = Sketch()
    a = sketch.operation("exp", [sketch.leaf("x")])
    b = sketch.operation("sin", [a])
    c = sketch.operation("mul", [a, b])
    figure = make_figure(sketch.graph(c), depth=2)
    assert titles(figure) == ["…"]
    assert titles(figure, "operation") == ["sin", "mul"]


def test_depth_has_a_box_for_each_hidden_part() -> None:
    sketch = Sketch()
    a, b = (sketch.operation("exp", [sketch.leaf(name)]) for name in "xy")
    figure = make_figure(sketch.graph(sketch.operation("mul", [a, b])), depth=1)
    assert titles(figure) == ["…", "…"]


@given(st.lists(st.integers(0, 2), max_size=60))
def test_repetitions_are_repetitions(codes: list[int]) -> None:
    end = 0
    for start, period, times in find_repetitions(codes, 8):
        assert start >= end
        once = codes[start : start + period]
        assert codes[start : start + period * times] == once * times
        assert times >= (4 if period == 1 else 3)
        end = start + period * times


@given(st.lists(st.sampled_from(["mul", "add", "sin"]), max_size=150), st.integers(0, 20))
def test_folding_loses_nothing(operations: list[str], depth: int) -> None:
    sketch = Sketch()
    x = y = sketch.leaf("x")
    for title in operations:
        x, y = sketch.operation(title, [x, y] if title != "sin" else [y]), x
    check_complete(sketch.graph(x), depth or None)


def calls(graph: ComputationalGraph) -> int:
    """How many functions are called for a picture of a graph."""
    counted = 0

    def count(frame: Any, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        Drawing(graph).svg()
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("make", [chain, irregular, lambda n: layers(n // 30, 4)])
def test_the_work_grows_with_the_graph_and_no_faster(make: Any) -> None:
    Drawing(chain(50)).svg()  # imports
    small, large = calls(make(2000)), calls(make(8000))
    assert large < 4.5 * small
    assert large < 200 * 8000


def test_too_much_without_folding_is_refused() -> None:
    with pytest.raises(ValueError, match=r"draw: the graph has 2,400 operations; without folding"):
        Drawing(chain(1200), fold=False)
    assert Drawing(chain(1200), fold=False, depth=20).svg()
    sketch = Sketch()
    for _ in range(400):
        sketch.operation("stack", range(max(0, len(sketch.vertices) - 10), len(sketch.vertices)))
    with pytest.raises(
        ValueError, match=r"draw: the graph has 3,9\d\d edges; without folding at most"
    ):
        Drawing(sketch.graph(399), fold=False)


def test_a_tangle_is_folded_until_it_can_be_read() -> None:
    pick = random.Random(1)
    sketch = Sketch()
    x = sketch.leaf("x")
    for _ in range(600):
        x = sketch.operation(f"o{pick.randrange(9)}", [pick.randrange(x + 1) for _ in range(3)])
    figure = make_figure(sketch.graph(x))
    assert len(figure.wires) <= 250
