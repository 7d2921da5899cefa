"""A layered layout of boxes and wires with labels: where everything is, and how the wires run.

Everything is computed along and across the flow; only the last step knows whether the flow goes to the
right or down. Within a layer wires are straight, between layers they bend: so they cannot touch a box or a
label.
"""

from __future__ import annotations

from dataclasses import dataclass

from .alignment import assign_coordinates
from .crossings import order_layers
from .layers import LayeredGraph, Link, Place, assign_layers, build_layers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Point = tuple[float, float]

__all__ = ["Layout", "Route", "Size", "lay_out"]

ACROSS_GAP = 16.0  # between neighbours in a layer
ALONG_GAP = 22.0  # between layers, and more where wires have far to go
LARGEST_GAP = 90.0
PORT_GAP = 20.0  # between the wires into one box
MARGIN = 18.0


@dataclass
class Size:
    """The extents of a box: width and height."""

    width: float
    height: float


@dataclass
class Route:
    """A wire: a start, then curves (two control points and an end) and lines (an end), to the tip of the
    arrow.

    ``label`` is the point on the wire where its label is, in the middle of it.
    """

    start: Point
    steps: list[tuple[Point, ...]]
    label: Point


@dataclass
class Layout:
    """Top left corners of boxes, routes of wires, the size of it all, how many wires cross, the direction."""

    boxes: list[Point]
    routes: list[Route]
    width: float
    height: float
    crossings: int
    down: bool


def port_distances(count: int, main: int | None) -> list[float]:
    """Where wires enter a box, as distances from its middle.

    >>> port_distances(2, None), port_distances(2, 0)
    ([-10.0, 10.0], [0.0, 20.0])
    """
    gap = PORT_GAP if count <= 8 else 160.0 / count
    middle = (count - 1) / 2 if main is None or count > 3 else main
    return [(index - middle) * gap for index in range(count)]


def main_wires(links: Sequence[Link], inner: Sequence[bool]) -> list[bool]:
    """For each wire whether it is the only one of its target that comes from an operation."""
    counts: dict[int, int] = {}
    for link in links:
        if inner[link.source]:
            counts[link.target] = counts.get(link.target, 0) + 1
    return [inner[link.source] and counts[link.target] == 1 for link in links]


def place_ports(graph: LayeredGraph, main: Sequence[bool]) -> None:
    """Decide where each wire enters its box, in the order in which the wires arrive; make boxes fit."""
    position = {place: at for layer in graph.layers for at, place in enumerate(layer)}
    first_steps, at = [], 0
    for route in graph.routes:
        first_steps.append(at)
        at += len(route) - 1
    arriving: dict[int, list[int]] = {}
    for wire, route in enumerate(graph.routes):
        arriving.setdefault(route[-1], []).append(wire)
    for box, wires in arriving.items():
        wires.sort(key=lambda wire: position[graph.routes[wire][-2]])
        mains = [order for order, wire in enumerate(wires) if main[wire]]
        distances = port_distances(len(wires), mains[0] if mains else None)
        room = max(abs(distance) for distance in distances) + 12
        place = graph.places[box]
        place.before, place.after = max(place.before, room), max(place.after, room)
        for wire, distance in zip(wires, distances):
            last = first_steps[wire] + len(graph.routes[wire]) - 2
            graph.steps[last].enters = distance
            graph.steps[last].main = graph.steps[first_steps[wire]].main = main[wire]


def layer_bounds(graph: LayeredGraph) -> list[tuple[float, float]]:
    """Where each layer begins and ends along the flow."""
    reach = [0.0] * len(graph.layers)
    for step in graph.steps:
        source, target = graph.places[step.source], graph.places[step.target]
        distance = abs(target.across + step.enters - source.across - step.leaves)
        reach[source.layer] = max(reach[source.layer], distance)
    bounds, at = [], 0.0
    for index, layer in enumerate(graph.layers):
        length = max((graph.places[place].length for place in layer), default=0.0)
        bounds.append((at, at + length))
        at += length + min(LARGEST_GAP, ALONG_GAP + max(0.0, reach[index] - 20.0) * 0.25)
    return bounds


def route_wire(
    graph: LayeredGraph, route: Sequence[int], bounds: Sequence[tuple[float, float]], enters: float
) -> Route:
    """The way of one wire: straight through layers, bent between them."""
    source, target = graph.places[route[0]], graph.places[route[-1]]
    begin, end = bounds[source.layer]
    start = ((begin + end + source.length) / 2, source.across)
    steps: list[tuple[Point, ...]] = []
    here, across = end, source.across
    if end > start[0] + 0.01:
        steps.append(((end, across),))
    for index in route[1:]:
        place = graph.places[index]
        begin, end = bounds[place.layer]
        arrive = place.across + (enters if place is target else 0.0)
        if abs(arrive - across) < 0.01:
            steps.append(((begin, arrive),))
        else:
            half = (here + begin) / 2
            steps.append(((half, across), (half, arrive), (begin, arrive)))
        if place is target:
            end = (begin + end - place.length) / 2
        if end > begin + 0.01:
            steps.append(((end, arrive),))
        here, across = end, arrive
    label = graph.places[route[-2]]
    middle = sum(bounds[label.layer]) / 2
    return Route(start, joined(steps), (middle, label.across))


def joined(steps: list[tuple[Point, ...]]) -> list[tuple[Point, ...]]:
    """The same steps with straight lines that follow each other made one."""
    found: list[tuple[Point, ...]] = []
    for step in steps:
        if found and len(step) == len(found[-1]) == 1 and abs(step[0][1] - found[-1][0][1]) < 0.01:
            found[-1] = step
        else:
            found.append(step)
    return found


def lay_out(
    sizes: Sequence[Size], links: Sequence[Link], inner: Sequence[bool], down: bool = False
) -> Layout:
    """Find a place for everything.

    Args:
        sizes: the boxes; a box needs more height if many wires enter it, which is set here.
        links: the wires, each to a box with a larger number.
        inner: for each box whether it has inputs itself: the wire from such a box is drawn straight before
            those from others.
        down: whether the flow goes down and not to the right.
    """
    boxes = [
        Place("box", size.height, size.width / 2, size.width / 2)
        if down
        else Place("box", size.width, size.height / 2, size.height / 2)
        for size in sizes
    ]
    layer_of = assign_layers(len(boxes), [(link.source, link.target) for link in links])
    graph = build_layers(boxes, links, layer_of)
    crossings = order_layers(graph)
    place_ports(graph, main_wires(links, inner))
    assign_coordinates(graph, ACROSS_GAP)
    first = min((place.across - place.before for place in graph.places), default=0.0)
    for place in graph.places:
        place.across += MARGIN - first
    bounds = [(begin + MARGIN, end + MARGIN) for begin, end in layer_bounds(graph)]
    entering = {}
    for step in graph.steps:
        entering[step.source, step.target] = step.enters
    routes = [
        route_wire(graph, route, bounds, entering[route[-2], route[-1]]) for route in graph.routes
    ]
    corners = []
    for size, place in zip(sizes, boxes):
        begin, end = bounds[place.layer]
        corners.append(((begin + end - place.length) / 2, place.across - place.before))
        if down:
            size.width = place.before + place.after
        else:
            size.height = place.before + place.after
    length = (bounds[-1][1] if bounds else 0.0) + MARGIN
    width = max((place.across + place.after for place in graph.places), default=0.0) + MARGIN
    if down:
        return Layout(
            [turned(corner) for corner in corners],
            [
                Route(
                    turned(route.start),
                    [tuple(turned(point) for point in step) for step in route.steps],
                    turned(route.label),
                )
                for route in routes
            ],
            width,
            length,
            crossings,
            down,
        )
    return Layout(corners, routes, length, width, crossings, down)


def turned(point: Point) -> Point:
    """The point with its coordinates exchanged."""
    return point[1], point[0]
