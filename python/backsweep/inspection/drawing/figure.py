"""What is in a picture: boxes and wires with their texts, before anything has a position."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from .folding import PARTS_ABOVE, Group, fold_operations
from .inputs import InputGroup, gather_inputs
from .layers import assign_layers
from .measure import shortened, text_width
from .wording import (
    LARGEST_SHOWN,
    called,
    derivative_lines,
    gradient_text,
    input_title,
    operation_tooltip,
    saved_line,
    statement,
    tensor_tooltip,
    value_text,
    value_tooltip,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import ComputationalGraph, Operand, Vertex

    Style = Literal["title", "text", "derivative", "saved", "gradient"]
    Use = tuple[int, int]  # an edge of the graph: a vertex, and which of its operands
    Kind = Literal["leaf", "constant", "operation", "group", "result"]

__all__ = ["FONT_SIZE", "LINE_HEIGHT", "Box", "Figure", "Wire", "make_figure"]

FONT_SIZE: dict[Style, float] = {
    "title": 14,
    "text": 12.5,
    "derivative": 12,
    "saved": 11.5,
    "gradient": 12.5,
}
LINE_HEIGHT = 17.0
LABEL_SIZE = 12.5
PADDING = 11.0
LONGEST_LEAF_WIRE = 6  # layers; beyond it the leaf is drawn once more
LONGEST_WIRE = 30  # layers; beyond it the wire is cut and its source named
LARGEST_UNFOLDED = 1000  # operations
MOST_WIRES = 250  # of a folded picture; if there are more, it is folded more


@dataclass
class Box:
    """A box: its lines of text with their styles, a tooltip, and the vertices that it stands for."""

    kind: Kind
    lines: list[tuple[Style, str]]
    tooltip: str
    members: tuple[int, ...]
    again: bool = False
    width: float = 0.0
    height: float = 0.0

    @property
    def title(self) -> str:
        return self.lines[0][1]

    def measure(self) -> None:
        """Set the size that the text needs."""
        widths = [
            text_width(text, FONT_SIZE[style], style == "title") for style, text in self.lines
        ]
        self.width = max(38.0, max(widths) + 2 * PADDING)
        self.height = LINE_HEIGHT * len(self.lines) + PADDING


@dataclass
class Wire:
    """A wire: what flows forward (value, shape) and back (gradient); ``count`` values if it stands for many.

    ``operand`` tells where the value goes: the vertex and which of its operands; None for a result.
    """

    source: int
    target: int
    value: str = ""
    shape: str = ""
    gradient: str = ""
    tooltip: str = ""
    flows: bool = False
    operand: tuple[int, int] | None = None

    def label_size(self) -> tuple[float, float, float]:
        """Width of the widest line of the label, and heights over and under the wire."""
        over = text_width(f"{self.value} {self.shape}".strip(), LABEL_SIZE)
        under = text_width(f"← {self.gradient}", LABEL_SIZE) if self.gradient else 0.0
        width = max(over, under)
        return (width + 8 if width else 0.0), (18.0 if over else 4.0), (18.0 if under else 4.0)


@dataclass
class Figure:
    """Boxes, inputs before outputs; wires between them; sentences for the reader."""

    boxes: list[Box]
    wires: list[Wire]
    notes: tuple[str, ...] = ()
    operations: int = 0
    has_gradients: bool = False
    box_of: dict[int, int] = field(default_factory=dict)


def operation_box(vertex: Vertex, index: int, name: str) -> Box:
    """The box of a single operation."""
    lines: list[tuple[Style, str]] = [("title", shortened(vertex.title, 30))]
    written = statement(vertex, name)
    if written != vertex.title:
        lines.append(("text", shortened(written, 36)))
    lines += [("derivative", text) for text in derivative_lines(vertex)[:4]]
    saved = saved_line(vertex)
    if saved:
        lines.append(("saved", saved))
    return Box("operation", lines, operation_tooltip(vertex, name), (index,))


def group_box(graph: ComputationalGraph, group: Group, names: dict[int, str]) -> Box:
    """The box of operations that are folded: what they are, and the first and the last of them."""
    ends = group.members[0], group.members[-1]
    first, last = (graph.vertices[index] for index in ends)
    first_name, last_name = (names.get(index, "") for index in ends)
    count = f"{len(group.members):,} operation" + ("s" if len(group.members) > 1 else "")
    if group.kind == "repetition":
        pattern = shortened(group.pattern, 40)
        inner = f"({pattern})" if ", " in pattern else pattern
        lines: list[tuple[Style, str]] = [("title", f"{inner} × {group.times:,}")]
    elif group.kind == "call":
        lines = [("title", shortened(group.pattern, 36)), ("text", count)]
    elif group.kind == "hidden":
        lines = [("title", "…"), ("text", count)]
    else:
        lines = [("title", f"… {count}"), ("text", shortened(group.pattern, 36))]
    if group.kind != "hidden":
        for word, vertex, name in (("first", first, first_name), ("last", last, last_name)):
            text = f"{word}: {shortened(statement(vertex, name), 26)}"
            shown, _ = value_text(vertex.outputs[0]) if vertex.outputs else ("", "")
            lines.append(("saved", f"{text} → {shown}" if shown else text))
    scope = f"\nin {' / '.join(group.scope)}" if group.scope else ""
    tooltip = (
        f"{count}{scope}\nfirst: {operation_tooltip(first, first_name)}\n"
        f"last: {operation_tooltip(last, last_name)}"
    )
    return Box("group", lines, tooltip, group.members)


def input_box(graph: ComputationalGraph, inputs: InputGroup) -> Box:
    """The box of a leaf or a constant, or of many."""
    vertex = graph.vertices[inputs.members[0]]
    kind: Kind = "leaf" if vertex.kind == "leaf" else "constant"
    if len(inputs.members) > 1:
        last = graph.vertices[inputs.members[-1]]
        plural = "leaves" if kind == "leaf" else "constants"
        names = f"{shortened(vertex.title, 14)} … {shortened(last.title, 14)}"
        tooltip = f"{len(inputs.members):,} {plural}: {names}"
        lines: list[tuple[Style, str]] = [
            ("title", f"{len(inputs.members):,} {plural}"),
            ("saved", names if vertex.title != last.title else shortened(vertex.title, 30)),
        ]
        return Box(kind, lines, tooltip, inputs.members)
    tooltip = f"{vertex.title}, a {vertex.kind}"
    tooltip += "".join(f"\n{value_tooltip(value)}" for value in vertex.outputs)
    lines = [("title", shortened(input_title(vertex), 24))]
    gradient = vertex.gradients[0] if vertex.gradients else None
    if gradient is not None:
        equals = "= " if gradient.numel() <= LARGEST_SHOWN else ""
        lines.append(("gradient", f"grad {equals}{gradient_text(gradient)}"))
        tooltip += f"\ngrad: {tensor_tooltip(gradient)}"
    return Box(kind, lines, tooltip, inputs.members)


def wire_of_operand(operand: Operand) -> Wire:
    """The texts of one edge of the graph."""
    value, shape = value_text(operand.value)
    gradient = gradient_text(operand.gradient)
    tooltip = f"{operand.name or 'value'}: {value_tooltip(operand.value)}"
    if operand.derivative:
        tooltip += f"\nlocal derivative: {operand.derivative}"
    if operand.gradient is not None:
        tooltip += f"\ngradient: {tensor_tooltip(operand.gradient)}"
    flows = bool(operand.derivative) or operand.gradient is not None
    return Wire(0, 0, value, shape, gradient, tooltip, flows)


def check_size(what: str, count: int, most: int) -> None:
    """Refuse a picture that nobody could read, and whose layout would take long."""
    if count > most:
        raise ValueError(
            f"draw: the graph has {count:,} {what}; without folding at most {most:,} are drawn; "
            "try fold=True, or limit the picture with depth="
        )


class FigureMaker:
    """Turns a graph into boxes and wires."""

    def __init__(
        self, graph: ComputationalGraph, depth: int | None, fold: bool, limit: int
    ) -> None:
        self.graph = graph
        self.groups = fold_operations(graph, depth, fold, limit)
        check_size("operations", len(self.groups), LARGEST_UNFOLDED)
        self.names = called(graph)
        self.boxes: list[Box] = []
        self.box_of: dict[int, int] = {}
        self.unknown: dict[tuple[int, int], int] = {}  # boxes of operands that are not in the graph
        self.add_inputs(fold)
        for group in self.groups:
            if group.kind == "single":
                index = group.members[0]
                box = operation_box(graph.vertices[index], index, self.names.get(index, ""))
            else:
                box = group_box(graph, group, self.names)
            self.add(box)
        self.wires = self.wires_between() + self.results()
        check_size("edges", len(self.wires), 3 * LARGEST_UNFOLDED)

    def add(self, box: Box) -> None:
        for member in box.members:
            self.box_of[member] = len(self.boxes)
        self.boxes.append(box)

    def add_inputs(self, fold: bool) -> None:
        """Add the leaves and constants that something visible uses, those of folded boxes together."""
        for inputs in gather_inputs(self.graph, self.groups, fold):
            self.add(input_box(self.graph, inputs))
        for group in self.groups:
            if group.kind != "single":
                continue
            index = group.members[0]
            for slot, operand in enumerate(self.graph.vertices[index].operands):
                if operand.source is None and operand.name:
                    self.unknown[index, slot] = len(self.boxes)
                    title = shortened(operand.name, 24)
                    tooltip = f"{operand.name}, a constant\n{value_tooltip(operand.value)}"
                    self.boxes.append(Box("constant", [("title", title)], tooltip, ()))

    def source_box(self, index: int, slot: int) -> int | None:
        """The box that an operand comes from, if it has one."""
        source = self.graph.vertices[index].operands[slot].source
        if source is None:
            return self.unknown.get((index, slot))
        return self.box_of.get(source)

    def wires_between(self) -> list[Wire]:
        """The wires; a value that a folded box uses often has one, and many values between boxes have one."""
        uses: dict[tuple[int, int], dict[tuple[int, int, int], list[Use]]] = {}
        for group in self.groups:
            for index in group.members:
                target = self.box_of[index]
                for slot, operand in enumerate(self.graph.vertices[index].operands):
                    source = self.source_box(index, slot)
                    if source is None or source == target:
                        continue
                    single = group.kind == "single" and len(self.boxes[source].members) <= 1
                    value = (
                        slot if single else -1,
                        -1 - slot if operand.source is None else operand.source,
                        operand.output,
                    )
                    bundle = uses.setdefault((source, target), {})
                    bundle.setdefault(value, []).append((index, slot))
        found = []
        for (source, target), bundle in uses.items():
            folded = any(len(self.boxes[box].members) > 1 for box in (source, target))
            if folded and len(bundle) > 2:
                found.append(self.wire_of_many(source, target, list(bundle.values())))
            else:
                found += [self.wire_of_one(source, target, each) for each in bundle.values()]
        return found

    def flows(self, uses: Sequence[Use]) -> bool:
        """Whether a gradient flows along any of these edges."""
        operands = (self.graph.vertices[index].operands[slot] for index, slot in uses)
        return any(each.derivative or each.gradient is not None for each in operands)

    def wire_of_one(self, source: int, target: int, uses: Sequence[Use]) -> Wire:
        """The wire of one value; says how often it is used if that is not once."""
        index, slot = uses[0]
        operand = self.graph.vertices[index].operands[slot]
        wire = wire_of_operand(operand)
        if operand.source is not None and operand.value.number is not None:
            wire.value = ""  # the box says it already
        wire.source, wire.target, wire.operand = source, target, uses[0]
        wire.flows = self.flows(uses)
        if len(uses) > 1:
            wire.shape = f"{wire.shape} × {len(uses):,}".strip()
            wire.gradient = ""
        return wire

    def wire_of_many(self, source: int, target: int, bundle: Sequence[Sequence[Use]]) -> Wire:
        """One wire in place of many between the same boxes."""
        wire = self.wire_of_one(source, target, bundle[0])
        wire.value, wire.shape, wire.gradient = f"{len(bundle):,} values", "", ""
        wire.tooltip = f"{wire.value}, the first of them:\n{wire.tooltip}"
        wire.flows = any(self.flows(uses) for uses in bundle)
        return wire

    def results(self) -> list[Wire]:
        """A box for each result that is an operation's, and the wire to it."""
        found = []
        results = self.graph.results or tuple(
            (root, 0, self.names.get(root, "result")) for root in self.graph.roots
        )
        for root, output, name in results:
            vertex = self.graph.vertices[root]
            if vertex.kind != "operation" or output >= len(vertex.outputs):
                continue
            gradient = vertex.gradients[output] if output < len(vertex.gradients) else None
            value, shape = value_text(vertex.outputs[output])
            tooltip = value_tooltip(vertex.outputs[output])
            if gradient is not None:
                tooltip += f"\ngradient: {tensor_tooltip(gradient)}"
            shown = gradient_text(gradient)
            found.append(
                Wire(self.box_of[root], len(self.boxes), value, shape, shown, tooltip, True)
            )
            self.boxes.append(Box("result", [("title", shortened(name, 24))], tooltip, ()))
        return found

    def cut_long_wires(self) -> None:
        """Draw a source once more near to where it is used, if that is far away."""
        layers = assign_layers(len(self.boxes), [(wire.source, wire.target) for wire in self.wires])
        has_inputs = {wire.target for wire in self.wires}
        leaving: dict[int, list[Wire]] = {}
        for wire in self.wires:
            leaving.setdefault(wire.source, []).append(wire)
        copies: list[Box] = []
        for source, wires in leaving.items():
            limit = LONGEST_WIRE if source in has_inputs else LONGEST_LEAF_WIRE
            wires.sort(key=lambda wire: layers[wire.target])
            begin, current = layers[wires[0].target] - 1, source
            if source in has_inputs:
                begin = layers[source]
            for wire in wires:
                if layers[wire.target] - begin > limit:
                    box = self.boxes[source]
                    name = box.title
                    if source in has_inputs and len(box.members) == 1:
                        name = self.names.get(box.members[0], name)
                    copies.append(replace(box, lines=[("title", name)], again=True))
                    begin, current = layers[wire.target] - 1, -len(copies)
                wire.source = current
        shift = len(copies)
        self.boxes = copies + self.boxes
        for wire in self.wires:
            wire.source = -wire.source - 1 if wire.source < 0 else wire.source + shift
            wire.target += shift
        self.box_of = {member: box + shift for member, box in self.box_of.items()}


def make_figure(graph: ComputationalGraph, depth: int | None = None, fold: bool = True) -> Figure:
    """Boxes and wires for a graph; see `backsweep.draw` for the arguments."""
    limit = PARTS_ABOVE
    maker = FigureMaker(graph, depth, fold, limit)
    while fold and len(maker.wires) > MOST_WIRES and limit > 10:
        limit //= 2
        maker = FigureMaker(graph, depth, fold, limit)
    maker.cut_long_wires()
    operations = sum(vertex.kind == "operation" for vertex in graph.vertices)
    gradients = any(
        gradient is not None for vertex in graph.vertices for gradient in vertex.gradients
    )
    return Figure(maker.boxes, maker.wires, graph.notes, operations, gradients, maker.box_of)
