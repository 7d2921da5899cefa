"""The second step of a layered layout: the order within each layer, so that few wires cross.

Sweeps forward and backward order each layer by the barycentres of its neighbours (Sugiyama, Tagawa and Toda,
1981); swaps of neighbours remove what the averages have missed (Gansner et al., 1993). Crossings are counted
with a tree of sums (Barth, Mutzel and Jünger, "Simple and efficient bilayer cross counting", 2002).
"""

from __future__ import annotations

from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .layers import LayeredGraph

__all__ = ["count_crossings", "order_layers"]

ROUNDS = 16  # sweeps there and back
PATIENCE = 4  # sweeps without progress after which it is given up
STARTS = 6  # orders to begin with
PASSES = 8  # of swaps in each sweep
MOST_WORK = 1_500_000  # comparisons of positions in all sweeps together; two sweeps are done anyway


def count_crossings(pairs: Sequence[tuple[int, int]]) -> int:
    """How many pairs of steps cross, each given by its positions in two neighbouring layers.

    >>> count_crossings([(0, 1), (1, 0)]), count_crossings([(0, 0), (0, 1), (1, 1)])
    (1, 0)
    """
    if len(pairs) < 2:
        return 0
    size = 1 + max(end for _, end in pairs)
    tree = [0] * (size + 1)
    crossings = 0
    for seen, (_, end) in enumerate(sorted(pairs)):
        before = 0  # how many of those seen end at or before this end
        at = end + 1
        while at > 0:
            before += tree[at]
            at -= at & -at
        crossings += seen - before
        at = end + 1
        while at <= size:
            tree[at] += 1
            at += at & -at
    return crossings


class Order:
    """The positions of all places, and the neighbours of each."""

    def __init__(self, graph: LayeredGraph) -> None:
        self.layers = graph.layers
        self.first = [list(layer) for layer in graph.layers]
        self.layer_of = [place.layer for place in graph.places]
        self.inputs: list[list[int]] = [[] for _ in graph.places]
        self.outputs: list[list[int]] = [[] for _ in graph.places]
        for step in graph.steps:
            self.inputs[step.target].append(step.source)
            self.outputs[step.source].append(step.target)
        self.position = [0] * len(graph.places)
        self.number()

    def number(self) -> None:
        for layer in self.layers:
            for position, place in enumerate(layer):
                self.position[place] = position

    def crossings_after(self, layer: int) -> int:
        return count_crossings(
            [
                (self.position[source], self.position[target])
                for source in self.layers[layer]
                for target in self.outputs[source]
            ]
        )

    def crossings(self) -> int:
        return sum(self.crossings_after(layer) for layer in range(len(self.layers) - 1))

    def walk_from_the_end(self, swap: int) -> None:
        """Number the places in the order of a walk along the operands; a tree is then free of crossings.

        Operands are taken in their order if ``swap`` is 0, in the opposite order if it is 1, and in an
        order that differs from place to place if it is larger.
        """
        seen = [False] * len(self.position)
        found: list[list[int]] = [[] for _ in self.layers]
        for start in [place for layer in reversed(self.first) for place in layer]:
            todo = [start]
            while todo:
                place = todo.pop()
                if seen[place]:
                    continue
                seen[place] = True
                found[self.layer_of[place]].append(place)
                turned = swap == 1 or (swap > 1 and (place * 2654435761 * swap >> 7) % 2)
                inputs = self.inputs[place]
                todo += inputs if turned else reversed(inputs)
        for layer, places in enumerate(found):
            self.layers[layer][:] = places
        self.number()

    def sort_layer(self, layer: int, neighbours: list[list[int]]) -> None:
        """Order a layer by barycentres; a place without neighbours stays where it is."""
        places = self.layers[layer]
        keys = {}
        for place in places:
            near = [self.position[other] for other in neighbours[place]]
            if near:
                keys[place] = sum(near) / len(near)
        movable = sorted((place for place in places if place in keys), key=keys.__getitem__)
        following = iter(movable)
        places[:] = [next(following) if place in keys else place for place in places]
        for position, place in enumerate(places):
            self.position[place] = position

    def sweep(self) -> None:
        """Order all layers by their neighbours, first forward and then backward."""
        for layer in range(1, len(self.layers)):
            self.sort_layer(layer, self.inputs)
        for layer in reversed(range(len(self.layers) - 1)):
            self.sort_layer(layer, self.outputs)

    def crossings_of_two(self, left: int, right: int) -> tuple[int, int]:
        """Crossings between the steps of two neighbours, as they are and when swapped."""
        here = swapped = 0
        for neighbours in (self.inputs, self.outputs):
            for a in neighbours[left]:
                for b in neighbours[right]:
                    here += self.position[a] > self.position[b]
                    swapped += self.position[a] < self.position[b]
        return here, swapped

    def work_of_swaps(self) -> int:
        """How many positions are compared when all neighbours are tried once."""
        return sum(
            len(steps[left]) * len(steps[right])
            for steps in (self.inputs, self.outputs)
            for places in self.layers
            for left, right in pairwise(places)
        )

    def swap_neighbours(self) -> None:
        for _ in range(PASSES):
            improved = False
            for places in self.layers:
                for at in range(len(places) - 1):
                    left, right = places[at], places[at + 1]
                    here, swapped = self.crossings_of_two(left, right)
                    if swapped < here:
                        places[at], places[at + 1] = right, left
                        self.position[left], self.position[right] = at + 1, at
                        improved = True
            if not improved:
                return


def order_layers(graph: LayeredGraph) -> int:
    """Order ``graph.layers`` in place; return how many crossings are left."""
    order = Order(graph)
    work = 10 * len(graph.steps)
    swaps = PASSES * order.work_of_swaps()
    swapping = 2 * (work + swaps) <= MOST_WORK
    work += swaps if swapping else 0
    left = max(2, MOST_WORK // max(1, work))  # sweeps
    best: int | None = None
    kept = order.first
    for start in range(STARTS):
        order.walk_from_the_end(start)
        idle = 0
        for _ in range(ROUNDS):
            now = order.crossings()
            if best is None or now < best:
                best, idle = now, 0
                kept = [list(layer) for layer in order.layers]
            if best == 0 or idle == PATIENCE or left == 0:
                break
            order.sweep()
            if swapping:
                order.swap_neighbours()
            idle += 1
            left -= 1
        if best == 0 or left == 0:
            break
    for layer, places in enumerate(kept):
        graph.layers[layer][:] = places
    if in_operand_order(graph) < 0:
        for places in graph.layers:
            places.reverse()  # the mirror image has as many crossings
    return best or 0


def in_operand_order(graph: LayeredGraph) -> int:
    """How many pairs of wires arrive at a box in the order of its operands, less those that do not."""
    position = {place: at for layer in graph.layers for at, place in enumerate(layer)}
    arrived: dict[int, list[int]] = {}
    score = 0
    for step in graph.steps:
        here = position[step.source]
        before = arrived.setdefault(step.target, [])
        score += sum((here > each) - (here < each) for each in before[-8:])
        before.append(here)
    return score
