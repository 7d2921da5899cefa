"""The steps of a sweep as data."""

from __future__ import annotations

from dataclasses import dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .._C import Tensor
    from .model import ComputationalGraph, Operand, Vertex

__all__ = ["Step", "steps_of"]


@dataclass(frozen=True, slots=True)
class Step:
    """One node of a sweep, after it has run.

    Attributes:
        number: 1 for the first step.
        index: of the vertex in the graph.
        vertex: the operation, or the leaf.
        incoming: the gradient that had arrived for each output.
        inputs: the operands that a gradient was sent to, with it and the local derivative.
        pending: the vertices that gradients wait for, the next one first.
        accumulated: a leaf's ``.grad`` afterwards; None for operations, and when nothing was accumulated.
    """

    number: int
    index: int
    vertex: Vertex
    incoming: tuple[Tensor | None, ...]
    inputs: tuple[Operand, ...] = ()
    pending: tuple[int, ...] = ()
    accumulated: Tensor | None = None

    @property
    def gradient(self) -> Tensor | None:
        """The gradient that had arrived, of a node with one output."""
        return self.incoming[0] if self.incoming else None

    def __str__(self) -> str:
        from .figures import short

        name = self.vertex.symbol or self.vertex.title
        arrived = ", ".join(short(each) for each in self.incoming)
        if self.vertex.kind == "leaf":
            text = f"{self.number}. {name}: {arrived} arrived"
            if self.accumulated is not None:
                text += f", {name}.grad = {short(self.accumulated)}"
            return text
        sent = ", ".join(f"{each.name} += {short(each.gradient)}" for each in self.inputs)
        return f"{self.number}. {name} = {self.vertex.expression}: {arrived} arrived; {sent}"


def steps_of(graph: ComputationalGraph) -> list[Step]:
    """The sweep that a graph's gradients tell of, without what is pending."""
    steps = []
    for number, index in enumerate(graph.sweep_order, 1):
        vertex = graph.vertices[index]
        inputs = tuple(each for each in vertex.operands if each.derivative)
        steps.append(Step(number, index, vertex, vertex.gradients, inputs))
    return steps


def updated(
    vertex: Vertex,
    incoming: tuple[Tensor | None, ...],
    sent: tuple[Tensor | None, ...],
    local: tuple[Tensor | None, ...],
    positions: tuple[int, ...],
) -> Vertex:
    """A vertex with the gradients of one step; ``positions`` are the edges of its operands."""
    operands = []
    for position, operand in zip(positions, vertex.operands):
        flows = bool(operand.derivative)
        operands.append(
            replace(
                operand,
                gradient=sent[position] if flows and position < len(sent) else None,
                derivative_value=local[position] if flows and position < len(local) else None,
            )
        )
    return replace(vertex, gradients=incoming, operands=tuple(operands))
