"""The third step of a layered layout: coordinates across the flow.

Brandes and Köpf, "Fast and simple horizontal coordinate assignment" (2001): places are lined up in blocks
with the middle ones of their neighbours, the blocks are packed, and this is done from all four corners; the
average of the two middle coordinates is taken. Wires leave and enter at given points of a box, and boxes
have sizes, as in Rüegg, Schulze, Carstens and von Hanxleden, "Size- and port-aware horizontal node
coordinate assignment" (2015). Blocks are packed along the longest paths between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .layers import Bend, LayeredGraph

__all__ = ["assign_coordinates"]

SMALL_KINK = 6.0


@dataclass
class View:
    """The graph as seen from one of the four corners: layers, extents, and the steps into each place.

    A step is (source, index of the step, shift): the target's line minus the source's, if it is straight.
    """

    layers: list[list[int]]
    before: list[float]
    after: list[float]
    steps: list[list[tuple[int, int, float]]]
    main: list[bool]
    gap: float


def seen_from(graph: LayeredGraph, backward: bool, mirrored: bool, gap: float) -> View:
    """The graph from one corner; all four are then treated alike."""
    sign = -1.0 if mirrored else 1.0
    layers = [layer[::-1] if mirrored else list(layer) for layer in graph.layers]
    if backward:
        layers.reverse()
    before = [place.after if mirrored else place.before for place in graph.places]
    after = [place.before if mirrored else place.after for place in graph.places]
    position = [0] * len(graph.places)
    for layer in layers:
        for at, place in enumerate(layer):
            position[place] = at
    steps: list[list[tuple[int, int, float]]] = [[] for _ in graph.places]
    for index, step in enumerate(graph.steps):
        shift = sign * (step.leaves - step.enters)
        if backward:
            steps[step.source].append((step.target, index, -shift))
        else:
            steps[step.target].append((step.source, index, shift))
    for found in steps:
        found.sort(key=lambda step: position[step[0]])
    return View(layers, before, after, steps, [step.main for step in graph.steps], gap)


def conflicting_steps(graph: LayeredGraph) -> set[int]:
    """Steps that cross a step in the middle of a long wire: those stay straight, these do not."""
    position = [0] * len(graph.places)
    for layer in graph.layers:
        for at, place in enumerate(layer):
            position[place] = at
    into: list[list[int]] = [[] for _ in graph.places]
    for index, step in enumerate(graph.steps):
        into[step.target].append(index)
    places, found = graph.places, set()
    for above, below in pairwise(graph.layers):
        first, done = 0, 0
        for at, place in enumerate(below):
            inner = [
                graph.steps[index].source
                for index in into[place]
                if places[place].kind != "box" and places[graph.steps[index].source].kind != "box"
            ]
            if not inner and at < len(below) - 1:
                continue
            last = position[inner[0]] if inner else len(above) - 1
            while done <= at:
                for index in into[below[done]]:
                    source = graph.steps[index].source
                    straight = places[source].kind != "box" and places[below[done]].kind != "box"
                    if not first <= position[source] <= last and not straight:
                        found.add(index)
                done += 1
            first = last
    return found


def align(view: View, conflicts: set[int]) -> tuple[list[int], list[float]]:
    """For each place the first one of its block, and its shift within the block."""
    count = len(view.before)
    root, shift = list(range(count)), [0.0] * count
    position = [0] * count
    for layer in view.layers:
        for at, place in enumerate(layer):
            position[place] = at
    for layer in view.layers:
        last = -1
        for place in layer:
            steps = view.steps[place]
            middle = steps[(len(steps) - 1) // 2 : len(steps) // 2 + 1]
            main = [step for step in steps if view.main[step[1]]]
            for source, index, distance in main + middle:
                if index not in conflicts and position[source] > last:
                    root[place] = root[source]
                    shift[place] = shift[source] + distance
                    last = position[source]
                    break
    return root, shift


def pack(view: View, root: list[int], shift: list[float]) -> list[float]:
    """Coordinates that keep blocks straight and everything apart, as close together as possible."""
    apart: dict[tuple[int, int], float] = {}
    for layer in view.layers:
        for left, right in pairwise(layer):
            distance = shift[left] + view.after[left] + view.gap + view.before[right] - shift[right]
            pair = (root[left], root[right])
            apart[pair] = max(apart.get(pair, distance), distance)
    right_of: dict[int, list[tuple[int, float]]] = {block: [] for block in root}
    waiting = dict.fromkeys(right_of, 0)
    for (left, right), distance in apart.items():
        right_of[left].append((right, distance))
        waiting[right] += 1
    order = [block for block in right_of if not waiting[block]]
    at = dict.fromkeys(order, 0.0)
    for block in order:
        for right, distance in right_of[block]:
            at[right] = max(at.get(right, at[block] + distance), at[block] + distance)
            waiting[right] -= 1
            if not waiting[right]:
                order.append(right)
    for block in reversed(order):
        if right_of[block]:
            at[block] = max(at[block], min(at[right] - gap for right, gap in right_of[block]))
    return [at[root[place]] + shift[place] for place in range(len(root))]


def assign_coordinates(graph: LayeredGraph, gap: float) -> None:
    """Set ``place.across`` of every place; neighbours in a layer are at least ``gap`` apart."""
    if not graph.places:
        return
    conflicts = conflicting_steps(graph)
    candidates: list[list[float]] = []
    for backward in (False, True):
        for mirrored in (False, True):
            view = seen_from(graph, backward, mirrored, gap)
            found = pack(view, *align(view, conflicts))
            candidates.append([-x for x in found] if mirrored else found)
    bounds = []
    for found in candidates:
        low = min(x - place.before for x, place in zip(found, graph.places))
        high = max(x + place.after for x, place in zip(found, graph.places))
        bounds.append((low, high))
    narrow = min(range(4), key=lambda at: bounds[at][1] - bounds[at][0])
    for at, found in enumerate(candidates):
        side = at % 2  # mirrored views are flush with the far side
        move = bounds[narrow][side] - bounds[at][side]
        candidates[at] = [x + move for x in found]
    for place, *four in zip(graph.places, *candidates):
        four.sort()
        place.across = (four[1] + four[2]) / 2
    straighten(graph, gap)


def straighten(graph: LayeredGraph, gap: float) -> None:
    """Remove the small kinks that the average leaves, where there is room: forward, then backward."""
    places = graph.places
    entering: list[list[Bend]] = [[] for _ in places]
    leaving: list[list[Bend]] = [[] for _ in places]
    for step in graph.steps:
        entering[step.target].append(step)
        leaving[step.source].append(step)
    for backward in (False, True):
        for layer in reversed(graph.layers) if backward else graph.layers:
            for at, index in enumerate(layer):
                steps = leaving[index] if backward else entering[index]
                main = steps if len(steps) == 1 else [step for step in steps if step.main]
                if len(main) != 1 or (backward and entering[index]):
                    continue
                step = main[0]
                other = leaving[step.source] if not backward else entering[step.target]
                if len(other) > 1 and not step.main:
                    continue  # one of several branches: they stay symmetric
                if backward:
                    wanted = places[step.target].across + step.enters - step.leaves
                else:
                    wanted = places[step.source].across + step.leaves - step.enters
                low, high = room(graph, layer, at, at, gap)
                move = wanted - places[index].across
                if abs(move) <= SMALL_KINK and low <= move <= high:
                    places[index].across = wanted
    center_parallel(graph, entering, leaving, gap)


def room(
    graph: LayeredGraph, layer: list[int], first: int, last: int, gap: float
) -> tuple[float, float]:
    """How far some neighbours in a layer can be moved together, to both sides."""
    low, high = float("-inf"), float("inf")
    begin, end = graph.places[layer[first]], graph.places[layer[last]]
    if first > 0:
        left = graph.places[layer[first - 1]]
        low = left.across + left.after + gap + begin.before - begin.across
    if last < len(layer) - 1:
        right = graph.places[layer[last + 1]]
        high = right.across - right.before - gap - end.after - end.across
    return low, high


def center_parallel(
    graph: LayeredGraph, entering: list[list[Bend]], leaving: list[list[Bend]], gap: float
) -> None:
    """Put the labels of wires between the same two boxes to both sides of the line between these."""
    for layer in graph.layers:
        ends = [
            (entering[index][0].source, leaving[index][0].target)
            if graph.places[index].kind == "label"
            else None
            for index in layer
        ]
        at = 0
        while at < len(layer):
            last = at
            while last + 1 < len(layer) and ends[at] and ends[last + 1] == ends[at]:
                last += 1
            if last > at:
                group = [graph.places[index] for index in layer[at : last + 1]]
                middle = (
                    group[0].across - group[0].before + group[-1].across + group[-1].after
                ) / 2
                low, high = room(graph, layer, at, last, gap)
                wanted = graph.places[entering[layer[at]][0].source].across - middle
                move = min(max(wanted, low), high)
                for place in group:
                    place.across += move
            at = last + 1
