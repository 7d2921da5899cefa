"""A sweep told step by step, for the page: forward operation by operation, then the chain rule backward.

Each step names the box that it is about, and the wires whose values or gradients become known by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .wording import called, gradient_text, number_text, source_text, statement, value_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ... import Tensor
    from ..model import ComputationalGraph, Operand, Vertex
    from .figure import Figure

__all__ = ["Step", "tell"]

MOST_LINES = 6  # on the blackboard at a time


@dataclass
class Step:
    """One position of the slider."""

    phase: str  # "start", "forward", "seed", "backward", "leaf"
    heading: str
    box: int = -1
    values: tuple[int, ...] = ()  # wires whose value becomes known
    gradients: tuple[int, ...] = ()  # wires whose gradient becomes known
    source: str = ""
    board: tuple[str, ...] = ()


def single(tensor: Tensor | None) -> float | None:
    """The number in a tensor of one element."""
    if tensor is None or tensor.numel() != 1:
        return None
    found: float = tensor.reshape(-1).tolist()[0]
    return found


class Teller:
    """Knows how the parts of a graph are called."""

    def __init__(self, graph: ComputationalGraph, figure: Figure) -> None:
        self.graph, self.figure = graph, figure
        self.names = called(graph)
        self.received: dict[int, list[float]] = {}
        self.leaving: list[list[int]] = [[] for _ in figure.boxes]
        self.entering: list[list[int]] = [[] for _ in figure.boxes]
        for index, wire in enumerate(figure.wires):
            self.leaving[wire.source].append(index)
            self.entering[wire.target].append(index)

    def name(self, index: int) -> str:
        vertex = self.graph.vertices[index]
        if vertex.kind != "operation":
            return vertex.title
        name = self.names.get(index, "result")
        return f"({name})" if ", " in name else name

    @property
    def result(self) -> str:
        if self.graph.results:
            return self.graph.results[0][2]
        return self.name(self.graph.roots[0]) if self.graph.roots else "result"

    def vertex_of(self, box: int) -> tuple[int, Vertex] | None:
        """The vertex of a box that stands for a single operation."""
        shown = self.figure.boxes[box]
        if shown.kind != "operation" or shown.again:
            return None
        return shown.members[0], self.graph.vertices[shown.members[0]]

    def inputs_line(self, wires: Sequence[int]) -> tuple[str, ...]:
        """What the inputs are, if they are few and small."""
        texts = []
        for wire in (self.figure.wires[index] for index in wires):
            title = self.figure.boxes[wire.source].title
            if wire.value and " × " not in wire.shape:
                texts.append(f"{title} = {wire.value}")
            elif " = " in title:
                texts.append(title)
        texts = list(dict.fromkeys(texts))
        return (", ".join(texts),) if 0 < len(texts) <= MOST_LINES else ()

    def forward_step(self, box: int) -> Step:
        found = self.vertex_of(box)
        if found is None:
            lines = tuple(text for _, text in self.figure.boxes[box].lines)
            return Step("forward", lines[0], box, tuple(self.leaving[box]), (), "", lines[1:])
        index, vertex = found
        line = statement(vertex, self.names.get(index, ""))
        texts = [" ".join(filter(None, value_text(value))) for value in vertex.outputs[:4]]
        board = f"{line} = {', '.join(texts)}" if any(texts) else line
        source = source_text(vertex.source_line)
        return Step("forward", line, box, tuple(self.leaving[box]), (), source, (board,))

    def chain_rule(self, index: int, vertex: Vertex, operand: Operand) -> str:
        """The chain rule for one operand of an operation, with numbers where there are any."""
        name = operand.name or "input"
        whole, over = f"∂{self.result}/∂{name}", f"∂{self.result}/∂{self.name(index)}"
        arrived = single(vertex.gradients[0]) if len(vertex.gradients) == 1 else None
        local, sent = single(operand.derivative_value), single(operand.gradient)
        if re.search(r"\bg\b", operand.derivative):
            line = f"{whole} = {operand.derivative}, where g = {over}"
            known = gradient_text(operand.gradient)
            return f"{line}: {known}" if known else line
        line = f"{whole} = {over} · ({operand.derivative})"
        if re.fullmatch(r"[\w.]+", operand.derivative):
            line = f"{whole} = {over} · {operand.derivative}"
        if arrived is not None and local is not None and sent is not None:
            factors = [number_text(each) for each in (arrived, local)]
            factors[1] = f"({factors[1]})" if factors[1].startswith("-") else factors[1]
            return f"{line} = {factors[0]} · {factors[1]} = {number_text(sent)}"
        known = gradient_text(operand.gradient)
        return f"{line}: {known}" if known else line

    def sum_line(self, operand: Operand) -> str:
        """What has arrived at a value so far, when it is used more than once."""
        sent = single(operand.gradient)
        if sent is None or operand.source is None:
            return ""
        before = self.received.setdefault(operand.source, [])
        before.append(sent)
        if len(before) == 1:
            return ""
        terms = " + ".join(
            f"({number_text(each)})" if each < 0 and at else number_text(each)
            for at, each in enumerate(before)
        )
        return f"paths are added: ∂{self.result}/∂{operand.name or 'input'} = {terms} = " + (
            number_text(sum(before))
        )

    def backward_step(self, box: int) -> Step:
        found = self.vertex_of(box)
        entering = tuple(wire for wire in self.entering[box] if self.figure.wires[wire].flows)
        if found is None:
            text = self.figure.boxes[box].title
            return Step("backward", text, box, (), entering, "", ("the chain rule, step by step",))
        index, vertex = found
        board = []
        for operand in vertex.operands:
            if operand.derivative:
                board += [self.chain_rule(index, vertex, operand), self.sum_line(operand)]
        lines = tuple(line for line in dict.fromkeys(board) if line)[:MOST_LINES]
        source = source_text(vertex.source_line)
        line = statement(vertex, self.names.get(index, ""))
        return Step("backward", line, box, (), entering, source, lines)

    def sweep(self) -> list[int]:
        """The boxes of operations in the order of the sweep."""
        boxes = []
        for index in self.graph.sweep_order:
            box = self.figure.box_of.get(index)
            if box is not None and self.is_operation(box):
                boxes.append(box)
        return list(dict.fromkeys(boxes))

    def is_operation(self, box: int) -> bool:
        shown = self.figure.boxes[box]
        return shown.kind in ("operation", "group") and not shown.again


def tell(graph: ComputationalGraph, figure: Figure) -> list[Step]:
    """The steps, from the leaves to the result and back."""
    teller = Teller(graph, figure)
    operations = [box for box in range(len(figure.boxes)) if teller.is_operation(box)]
    inputs = [
        wire
        for wire in range(len(figure.wires))
        if figure.boxes[figure.wires[wire].source].kind in ("leaf", "constant")
    ]
    steps = [Step("start", "the inputs", values=tuple(inputs), board=teller.inputs_line(inputs))]
    steps += [teller.forward_step(box) for box in operations]
    sweep = teller.sweep()
    if not sweep:
        return steps
    seeds = [
        wire
        for wire in range(len(figure.wires))
        if figure.boxes[figure.wires[wire].target].kind == "result"
    ]
    result = teller.result
    steps.append(
        Step(
            "seed",
            "backward begins at the result",
            figure.wires[seeds[0]].target if seeds else -1,
            gradients=tuple(seeds),
            board=(f"∂{result}/∂{result} = 1",),
        )
    )
    steps += [teller.backward_step(box) for box in sweep]
    for at, box in enumerate(figure.boxes):
        gradient = [text for style, text in box.lines if style == "gradient"]
        if box.kind == "leaf" and gradient and not box.again:
            line = f"{box.title}.{gradient[0]}"
            steps.append(Step("leaf", f"the gradient of {box.title}", at, board=(line,)))
    return steps
