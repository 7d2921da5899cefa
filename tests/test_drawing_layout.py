"""The layout of pictures: nothing overlaps, everything goes forward, few wires cross, the same every time."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from drawing_samples import SAMPLES, Sketch
from hypothesis import given, settings
from hypothesis import strategies as st

from backsweep.inspection.drawing.crossings import count_crossings
from backsweep.inspection.drawing.figure import LABEL_SIZE, Figure, make_figure
from backsweep.inspection.drawing.layers import assign_layers
from backsweep.inspection.drawing.layout import Layout, Route
from backsweep.inspection.drawing.measure import text_width
from backsweep.inspection.drawing.svg import arrange, side_widths

Rectangle = tuple[float, float, float, float]  # left, top, right, bottom


def box_rectangles(figure: Figure, layout: Layout) -> list[Rectangle]:
    return [
        (x, y, x + box.width, y + box.height) for box, (x, y) in zip(figure.boxes, layout.boxes)
    ]


def label_rectangles(figure: Figure, layout: Layout, down: bool) -> list[Rectangle]:
    """Where the text of each wire's label is; an empty rectangle where it has none."""
    found = []
    for wire, route in zip(figure.wires, layout.routes):
        x, y = route.label
        over = text_width(f"{wire.value} {wire.shape}".strip(), LABEL_SIZE)
        under = text_width(f"← {wire.gradient}", LABEL_SIZE) if wire.gradient else 0.0
        if down:
            before, after = side_widths(wire)
            found.append((x - before, y - 7, x + after, y + 7))
        else:
            half = max(over, under) / 2
            found.append((x - half, y - 17 * (over > 0), x + half, y + 17 * (under > 0)))
    return found


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def points_of(route: Route) -> list[tuple[float, float]]:
    """Points along the wire, close to each other."""
    found, here = [route.start], route.start
    for step in route.steps:
        controls = [here, *step] if len(step) == 3 else [here, here, step[-1], step[-1]]
        for at in range(1, 25):
            t = at / 24
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            found.append(
                (
                    sum(w * p[0] for w, p in zip(weights, controls)),
                    sum(w * p[1] for w, p in zip(weights, controls)),
                )
            )
        here = step[-1]
    return found


def check(figure: Figure, down: bool) -> Layout:
    """Everything that must hold for a layout."""
    layout = arrange(figure, "down" if down else "right")
    boxes, labels = box_rectangles(figure, layout), label_rectangles(figure, layout, down)
    solid = boxes + [label for label in labels if label[2] > label[0]]
    for one, other in itertools.combinations(solid, 2):
        assert not overlap(one, other)
    for left, top, right, bottom in solid:
        assert left >= 0 and top >= 0 and right <= layout.width and bottom <= layout.height
    along = 1 if down else 0
    for at, (wire, route) in enumerate(zip(figure.wires, layout.routes)):
        points = points_of(route)
        for first, second in itertools.pairwise(points):
            assert second[along] >= first[along] - 1e-6  # forward, always
        source, target = boxes[wire.source], boxes[wire.target]
        assert points[0][along] == pytest.approx(source[along + 2])
        assert points[-1][along] == pytest.approx(target[along])
        across = 1 - along
        for end, box in ((points[0], source), (points[-1], target)):
            assert box[across] < end[across] < box[across + 2]
        for x, y in points[1:-1]:
            for box in boxes:
                assert not (box[0] + 0.1 < x < box[2] - 0.1 and box[1] + 0.1 < y < box[3] - 0.1)
            for index, label in enumerate(labels):
                inside = label[0] < x < label[2] and label[1] < y < label[3]
                assert not inside or index == at
    return layout


@pytest.mark.parametrize("down", [False, True], ids=["right", "down"])
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_overlaps(name: str, down: bool) -> None:
    check(make_figure(SAMPLES[name](), fold=False), down)


# Wires that have to cross, or that the search leaves crossing; all others have none.
CROSSING = {"attention": 1, "rosenbrock": 2}


@pytest.mark.parametrize("name", SAMPLES)
def test_wires_do_not_cross(name: str) -> None:
    layout = arrange(make_figure(SAMPLES[name](), fold=False), "right")
    assert layout.crossings <= CROSSING.get(name, 0)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_layout_is_the_same_every_time(name: str) -> None:
    one, other = (arrange(make_figure(SAMPLES[name]()), "right") for _ in range(2))
    assert one == other


def random_graph(operations: int, seed: int) -> Sketch:
    """Operations with one to three random operands each."""
    pick = random.Random(seed)
    sketch = Sketch()
    for index in range(1 + operations // 4):
        sketch.leaf(f"p{index}", float(index) if pick.random() < 0.5 else None, constant=index == 1)
    for index in range(operations):
        count = pick.choice((1, 2, 2, 3))
        near = range(max(0, len(sketch.vertices) - 8), len(sketch.vertices))
        far = range(len(sketch.vertices))
        inputs = [pick.choice(near if pick.random() < 0.7 else far) for _ in range(count)]
        sketch.operation(
            pick.choice(("mul", "add", "a longer name")),
            inputs,
            "an expression" * pick.randrange(3),
            f"v{index}" if pick.random() < 0.5 else "",
            pick.choice((None, 1.5, -123.456)),
            [("2 * d", 1.0)] * count,
        )
    return sketch


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 30), st.integers(0, 10**6), st.booleans(), st.booleans())
def test_nothing_overlaps_in_random_graphs(
    operations: int, seed: int, down: bool, gradients: bool
) -> None:
    sketch = random_graph(operations, seed)
    check(make_figure(sketch.graph(len(sketch.vertices) - 1, gradients), fold=False), down)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30))
def test_crossings_are_counted(pairs: list[tuple[int, int]]) -> None:
    by_hand = sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a, b in itertools.combinations(pairs, 2))
    assert count_crossings(pairs) == by_hand


@given(st.integers(2, 30), st.integers(0, 10**6))
def test_layers_go_forward(count: int, seed: int) -> None:
    pick = random.Random(seed)
    links = [(pick.randrange(target), target) for target in range(1, count) for _ in range(2)]
    layers = assign_layers(count, links)
    assert all(layers[source] < layers[target] for source, target in links)
    longest = [0] * count
    for source, target in sorted(links, key=lambda link: link[1]):
        longest[target] = max(longest[target], longest[source] + 1)
    assert max(layers) == max(longest)


def test_a_leaf_is_next_to_its_first_use() -> None:
    assert assign_layers(5, [(0, 2), (2, 3), (3, 4), (1, 4)]) == [0, 2, 1, 2, 3]


def test_the_main_line_of_a_chain_is_straight() -> None:
    figure = make_figure(SAMPLES["chain of five"](), fold=False)
    layout = arrange(figure, "right")
    kinds = [box.kind for box in figure.boxes]
    heights = {
        round(route.start[1], 3)
        for wire, route in zip(figure.wires, layout.routes)
        if kinds[wire.source] == "operation"
    }
    assert len(heights) == 1


def test_a_weight_that_is_used_far_away_is_drawn_again() -> None:
    sketch = Sketch()
    w, h = sketch.leaf("w"), sketch.leaf("h")
    for _ in range(20):
        h = sketch.operation("mul", [h, w], "", "h")
    figure = make_figure(sketch.graph(h), fold=False)
    copies = [box for box in figure.boxes if box.title == "w"]
    assert len(copies) == 4
    assert sum(box.again for box in copies) == 3
    check(figure, False)


def work(operations: int) -> int:
    """How many functions are called to draw a random graph without folding."""
    import sys

    sketch = random_graph(operations, 7)
    graph = sketch.graph(len(sketch.vertices) - 1)
    calls = 0

    def count(frame: Any, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        arrange(make_figure(graph, fold=False), "right")
    finally:
        sys.setprofile(None)
    return calls


def test_the_work_of_the_largest_picture_is_bounded() -> None:
    assert work(400) < 60e6


def test_the_direction_is_down_where_that_fits_better() -> None:
    short, long = make_figure(SAMPLES["lecture"]()), make_figure(SAMPLES["network"]())
    assert not arrange(short, "auto").down
    down = arrange(long, "auto")
    assert down.down
    assert down == arrange(make_figure(SAMPLES["network"]()), "down")
    right = arrange(long, "right")  # the boxes are measured again
    assert right == arrange(make_figure(SAMPLES["network"]()), "right")
