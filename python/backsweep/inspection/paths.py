"""The paths from a result back to an input, and the sum over them that the chain rule says."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import ComputationalGraph, Operand

__all__ = ["Path", "Paths", "paths_between"]


@dataclass(frozen=True)
class Path:
    """One way from a result back to an input.

    Attributes:
        vertices: indices, the result's first.
        operands: the edges between them, which belong to the vertex before.
        product: of the local derivatives; None when they are not single numbers.
    """

    vertices: tuple[int, ...]
    operands: tuple[Operand, ...]
    product: float | None


@dataclass(frozen=True)
class Paths:
    """All paths between two vertices.

    Attributes:
        start: the index of the result.
        end: the index of the input.
        count: how many there are.
        listed: the first of them.
        total: the sum of the products over all paths; None when derivatives are not single numbers.
    """

    start: int
    end: int
    count: int
    listed: tuple[Path, ...]
    total: float | None


def paths_between(graph: ComputationalGraph, start: int, end: int, most: int) -> Paths:
    """Count the paths, list at most ``most`` of them, and add up all without listing them.

    The number of paths may be exponential in the size of the graph: they are counted, and their products
    added, vertex by vertex.

    >>> from backsweep.inspection.graph import build_graph
    >>> import backsweep
    >>> w = backsweep.tensor(3.0, requires_grad=True)
    >>> y = w
    >>> for _ in range(100):
    ...     y = y + y
    >>> graph = build_graph(y, sweep=True)
    >>> paths = paths_between(graph, graph.roots[0], 0, most=2)
    >>> paths.count == 2**100, paths.total == 2.0**100, len(paths.listed)
    (True, True, 2)
    """
    count = [0] * len(graph.vertices)
    total: list[float | None] = [0.0] * len(graph.vertices)
    count[end], total[end] = 1, 1.0
    for index in range(len(graph.vertices)):
        if index == end:
            continue
        for operand in flowing(graph, index):
            source = operand.source
            if source is None or not count[source]:
                continue
            count[index] += count[source]
            total[index] = plus_product(total[index], derivative_number(operand), total[source])
    return Paths(
        start,
        end,
        count[start],
        tuple(take(walk(graph, start, end, count), most)),
        total[start] if count[start] else 0.0,
    )


def plus_product(sum_: float | None, a: float | None, b: float | None) -> float | None:
    return None if sum_ is None or a is None or b is None else sum_ + a * b


def flowing(graph: ComputationalGraph, index: int) -> list[Operand]:
    """The edges along which a gradient flows."""
    return [each for each in graph.vertices[index].operands if each.derivative]


def derivative_number(operand: Operand) -> float | None:
    return float(operand.derivative_value.item()) if operand.derivative_value is not None else None


def take(paths: Iterator[Path], most: int) -> Iterator[Path]:
    for _, path in zip(range(most), paths):
        yield path


def walk(graph: ComputationalGraph, start: int, end: int, count: list[int]) -> Iterator[Path]:
    """Every path, depth first; only vertices from which ``end`` is reached are entered."""
    if not count[start]:
        return
    if start == end:
        yield Path((start,), (), 1.0)
        return
    vertices = [start]
    taken: list[Operand] = []
    waiting = [iter(flowing(graph, start))]
    while waiting:
        operand = next(waiting[-1], None)
        if operand is None:
            waiting.pop()
            vertices.pop()
            if taken:
                taken.pop()
            continue
        source = operand.source
        if source is None or not count[source]:
            continue
        if source == end:
            product: float | None = 1.0
            for each in (*taken, operand):
                number = derivative_number(each)
                product = None if product is None or number is None else product * number
            yield Path((*vertices, end), (*taken, operand), product)
            continue
        vertices.append(source)
        taken.append(operand)
        waiting.append(iter(flowing(graph, source)))
