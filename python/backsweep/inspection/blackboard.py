"""The chain rule written out in symbols, as on a blackboard."""

from __future__ import annotations

import re
from itertools import pairwise

from .expressions import Expression, Symbol, Unreadable, add, multiply, number, read
from .figures import number_text, short_value
from .paths import Path, paths_between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .model import ComputationalGraph, Operand, Value, Vertex

__all__ = ["blackboard_line", "name_of"]

MOST_PATHS = 4  # more do not fit on a line
MOST_STEPS = 12
LONGEST = 400
MOST_WRITTEN_OUT = 60
ARITHMETIC = {
    "add": "_0 + _1", "sub": "_0 - _1", "mul": "_0 * _1", "div": "_0 / _1", "pow": "_0 ** _1",
    "neg": "-_0", "rsub": "_1 - _0",
}  # fmt: skip
SUMS = frozenset({"add", "sub"})
HOLE = "\x00"


def blackboard_line(graph: ComputationalGraph, start: int, end: int) -> str:
    """The derivative of one vertex by another: as a product, in symbols and in numbers.

    Empty when there are too many paths, or values with several elements, or values that are not known.

    >>> import backsweep
    >>> from backsweep.inspection.graph import build_graph
    >>> x, y = backsweep.tensor(3.0), backsweep.tensor(1.0)
    >>> w = backsweep.tensor(2.0, requires_grad=True)
    >>> with backsweep.record_graph():
    ...     p = x * w
    ...     s = p - y
    ...     loss = s**2
    >>> graph = build_graph(loss, sweep=True)
    >>> blackboard_line(graph, graph.roots[0], graph.sweep_order[-1])
    'd loss/d w = d loss/d s * d s/d p * d p/d w = 2 * (p - y) * x = 2 * (6 - 1) * 3 = 30'
    """
    paths = paths_between(graph, start, end, 2 * MOST_PATHS)
    if not 0 < paths.count <= 2 * MOST_PATHS or paths.total is None or start == end:
        return ""
    chains: dict[tuple[int, ...], list[Path]] = {}  # edges between the same vertices are one step
    for path in paths.listed:
        chains.setdefault(path.vertices, []).append(path)
    if len(chains) > MOST_PATHS or any(len(vertices) > MOST_STEPS for vertices in chains):
        return ""
    head = f"d {name_of(graph, start)}/d {name_of(graph, end)}"
    steps = " + ".join(chain_text(graph, vertices) for vertices in chains)
    texts = [head] if steps == head else [head, steps]
    writer = Writer(graph)
    try:
        whole = str(add(writer.product(path) for path in paths.listed))
    except Unreadable:
        return ""
    result = number_text(paths.total)
    if paths.total == paths.total:  # else a formula that was simplified would not say why
        texts += [writer.with_names(whole), writer.with_numbers(whole)]
        if texts[-1] == texts[-2]:
            texts.pop()
    if texts[-1] != result:
        texts.append(result)
    line = " = ".join(texts)
    return line if len(line) <= LONGEST and "?" not in line else ""


def chain_text(graph: ComputationalGraph, vertices: tuple[int, ...]) -> str:
    names = [name_of(graph, index) for index in vertices]
    return " * ".join(f"d {above}/d {below}" for above, below in pairwise(names))


def name_of(graph: ComputationalGraph, index: int) -> str:
    """What the graph's formulas call the first result of a vertex."""
    vertex = graph.vertices[index]
    return vertex.symbol or vertex.title


class Writer:
    """Writes products of local derivatives with the names of operands in them.

    Results without a name are written out in terms of their operands, and so is a sum that a derivative
    reads: 2 * (p - y) rather than 2 * s.
    """

    def __init__(self, graph: ComputationalGraph) -> None:
        self.graph = graph
        self.holes: list[tuple[str, str]] = []  # (name, number)
        self.hole_of: dict[tuple[str, str], Expression] = {}
        self.room = MOST_WRITTEN_OUT

    def product(self, path: Path) -> Expression:
        return multiply(
            self.read(operand.derivative, index)
            for index, operand in zip(path.vertices, path.operands)
        )

    def read(self, text: str, index: int) -> Expression:
        """A derivative of a vertex."""
        vertex = self.graph.vertices[index]
        names: dict[str, Expression] = {}
        for position, operand in enumerate(vertex.operands):
            if not operand.literal:
                text = replaced(text, operand.name, f"_operand{position}")
                names[f"_operand{position}"] = self.symbol(operand, SUMS)
        text = replaced(text, vertex.symbol, "_result")
        names["_result"] = self.hole(vertex.symbol, vertex.outputs[0])
        return read(text, names)

    def symbol(self, operand: Operand, written_out: frozenset[str]) -> Expression:
        if operand.literal:
            known = operand.value
            return number(known.tensor.item() if known.tensor is not None else known.number or 0)
        if operand.source is not None:
            vertex = self.graph.vertices[operand.source]
            kinds = written_out if vertex.name else frozenset(ARITHMETIC)
            if vertex.kind == "operation" and vertex.title in kinds:
                return self.written_out(vertex)
        return self.hole(operand.name, operand.value)

    def written_out(self, vertex: Vertex) -> Expression:
        """A result in terms of its operands."""
        self.room -= 1
        if self.room < 0:
            raise Unreadable(vertex.expression)
        names = {
            f"_{position}": self.symbol(each, frozenset())
            for position, each in enumerate(vertex.operands)
        }
        return read(ARITHMETIC[vertex.title], names)

    def hole(self, name: str, value: Value) -> Expression:
        shown = short_value(value)
        if (name, shown) not in self.hole_of:
            self.hole_of[name, shown] = Symbol(f"{HOLE}{len(self.holes)}{HOLE}")
            self.holes.append((name, f"({shown})" if shown.startswith("-") else shown))
        return self.hole_of[name, shown]

    def with_names(self, text: str) -> str:
        return re.sub(f"{HOLE}(\\d+){HOLE}", lambda found: self.holes[int(found[1])][0], text)

    def with_numbers(self, text: str) -> str:
        return re.sub(f"{HOLE}(\\d+){HOLE}", lambda found: self.holes[int(found[1])][1], text)


def replaced(text: str, name: str, by: str) -> str:
    return re.sub(rf"(?<![\w.]){re.escape(name)}(?![\w\[(])", by, text)
