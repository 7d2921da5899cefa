"""The first step of a layered layout: which layer a box is in, and the places of a wire in between.

Layers are numbered along the flow. Boxes are in the even layers; the odd ones between them hold the labels of
the wires, so that a label has its place like a box and nothing can cover it (Gansner, Koutsofios, North and
Vo, "A technique for drawing directed graphs", 1993, section 5.3). A wire over several layers has an invisible
place in each (Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system
structures", 1981).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Bend", "LayeredGraph", "Link", "Place", "assign_layers", "build_layers"]


@dataclass
class Place:
    """What has a position: a box, a label on its wire, or a wire that passes through a layer.

    Attributes:
        kind: "box", or "label" and "bend" for the two kinds of places of a wire.
        length: the extent along the flow.
        before, after: the extents across the flow, to both sides of the line through the place.
        layer: the number of the layer.
        across: the coordinate of that line; what the layout computes.
    """

    kind: Literal["box", "label", "bend"]
    length: float
    before: float
    after: float
    layer: int = 0
    across: float = 0.0


@dataclass
class Bend:
    """One step of a wire, from a place to a place in the next layer.

    Attributes:
        leaves, enters: where it touches the two places, as distances from their lines.
        main: whether the two places should better be in line, before others.
    """

    source: int
    target: int
    leaves: float = 0.0
    enters: float = 0.0
    main: bool = False


@dataclass
class Link:
    """A wire to be laid out, between two boxes; the numbers are the extents of its label."""

    source: int
    target: int
    length: float = 0.0
    before: float = 0.0
    after: float = 0.0


@dataclass
class LayeredGraph:
    """Places in layers, the steps between them, and for each wire the places that it passes."""

    places: list[Place]
    layers: list[list[int]]
    steps: list[Bend] = field(default_factory=list)
    routes: list[list[int]] = field(default_factory=list)


def assign_layers(count: int, links: Sequence[tuple[int, int]]) -> list[int]:
    """The layers of boxes: as few as possible, and wires short.

    The longest way from an input gives the number; then a box moves later where that makes more wires shorter
    than longer. Boxes must be numbered so that every link leads to a larger number.

    >>> assign_layers(4, [(0, 1), (1, 3), (2, 3)])
    [0, 1, 1, 2]
    """
    inputs: list[list[int]] = [[] for _ in range(count)]
    outputs: list[list[int]] = [[] for _ in range(count)]
    for source, target in links:
        inputs[target].append(source)
        outputs[source].append(target)
    layer = [0] * count
    for box in range(count):
        layer[box] = max((layer[source] + 1 for source in inputs[box]), default=0)
    for _ in range(2):
        for box in reversed(range(count)):
            # A box that only this one uses comes along without cost.
            held = sum(1 for source in inputs[box] if inputs[source] or len(outputs[source]) > 1)
            if outputs[box] and len(outputs[box]) >= held:
                layer[box] = min(layer[target] for target in outputs[box]) - 1
    return layer


def build_layers(
    boxes: Sequence[Place], links: Sequence[Link], layer_of: Sequence[int]
) -> LayeredGraph:
    """Put boxes into the even layers and the places of wires between them; labels are next to targets."""
    places = list(boxes)
    layers: list[list[int]] = [[] for _ in range(2 * max(layer_of, default=0) + 1)]
    for index, place in enumerate(places):
        place.layer = 2 * layer_of[index]
        layers[place.layer].append(index)
    graph = LayeredGraph(places, layers)
    for link in links:
        route = [link.source]
        first, last = places[link.source].layer + 1, places[link.target].layer - 1
        for layer in range(first, last + 1):
            if layer == last:
                place = Place("label", link.length, link.before, link.after, layer)
            else:
                place = Place("bend", 0.0, 2.0, 2.0, layer)
            layers[layer].append(len(places))
            route.append(len(places))
            places.append(place)
        route.append(link.target)
        graph.routes.append(route)
        graph.steps += [Bend(a, b) for a, b in pairwise(route)]
    return graph
