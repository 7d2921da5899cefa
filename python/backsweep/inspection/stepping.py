"""``backsweep.sweep``: a backward sweep that stops after each node, and its steps as data."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .. import _C
from .._C import Tensor
from .figures import short
from .graph import build
from .names import calling_frame
from .roots import FREED, checked_seeds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from .._C import Node
    from .model import ComputationalGraph, Operand, Vertex

    Place = Tensor | tuple[Node, int]

__all__ = ["Step", "SteppingSweep", "steps_of", "sweep"]


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


def sweep(
    y: Place | Sequence[Place],
    gradient: Tensor | Sequence[Tensor | None] | None = None,
    retain_graph: bool | None = None,
    create_graph: bool = False,
    *,
    names: Mapping[str, Tensor] | None = None,
) -> SteppingSweep:
    """Sweep backward from ``y`` node by node: ``for step in sweep(y): ...``.

    It is ``y.backward()``, by the same code: hooks run, gradients meet in the same order, and when the last
    operation has run all leaves are added to at once. Then the leaves are steps too. A sweep that is given up
    half-way has accumulated nothing, but operations that it has passed are freed unless ``retain_graph``.

    Args:
        y: the tensor to start from, or several.
        gradient: the seed, or one for each; None stands for one.
        retain_graph: keep saved values for another sweep; as ``create_graph`` when None.
        create_graph: record the sweep itself.
        names: what to call tensors; otherwise the names of the caller's variables.

    Returns:
        An iterator over `Step`; its attribute ``graph`` has the graph.

    Raises:
        TypeError: ``y`` is no tensor.
        RuntimeError: ``y`` has no graph, the graph was freed, or is written over when its turn comes.

    >>> import backsweep
    >>> w = backsweep.tensor(2.0, requires_grad=True)
    >>> d = w * 3.0
    >>> loss = d * d
    >>> for step in sweep(loss):
    ...     print(step)
    1. loss = d * d: 1 arrived; d += 6, d += 6
    2. d = w * 3.0: 12 arrived; w += 36
    3. w: 36 arrived, w.grad = 36
    """
    frame = calling_frame()
    builder = build(y, names, frame, what="sweep")
    if any(node.kind == "freed" for node in builder.snapshot.nodes):
        raise RuntimeError(
            f"sweep: the graph was freed: Trying to backward through the graph a second time; {FREED}"
        )
    roots = builder.roots
    seeds = checked_seeds("sweep", gradient, roots)
    keep = bool(create_graph if retain_graph is None else retain_graph)
    state = _C.begin_sweep(list(roots), seeds, keep, bool(create_graph), False)
    return SteppingSweep(builder, state)


class SteppingSweep:
    """The iterator that `sweep` returns.

    Attributes:
        graph: the graph, as it was before the sweep.
    """

    def __init__(self, builder: Any, state: Any) -> None:
        self.graph = builder.graph
        self._state = state
        self._count = 0
        self._positions: dict[int, tuple[int, ...]] = builder.positions
        self._places: dict[int, int] = {}
        self._leaves: dict[int, Tensor] = {}
        for place, node in enumerate(builder.snapshot.nodes):
            index = builder.vertex_of.get(place)
            if index is not None:
                self._places[node.sequence] = index
                if node.leaf is not None:
                    self._leaves[index] = node.leaf

    def __iter__(self) -> SteppingSweep:
        return self

    def __next__(self) -> Step:
        if self._state is None:
            raise StopIteration
        found = _C.next_step(self._state)
        if found is None:
            self._state = None  # the engine's graph may go
            self._leaves.clear()
            raise StopIteration
        number, arrived, sent, local = found
        self._count += 1
        index = self._places[number]
        vertex = self.graph.vertices[index]
        positions = self._positions.get(index) or tuple(range(len(vertex.operands)))
        vertex = updated(vertex, arrived or (None,) * len(vertex.outputs), sent, local, positions)
        waiting = sorted(_C.waiting_nodes(self._state), reverse=True)
        pending = [self._places[each] for each in waiting]
        # Leaves come last, in the order in which they were completed.
        pending.sort(key=lambda each: self.graph.vertices[each].kind == "leaf")
        leaf = self._leaves.get(index)
        return Step(
            self._count,
            index,
            vertex,
            vertex.gradients,
            tuple(each for each in vertex.operands if each.derivative),
            tuple(pending),
            leaf.grad if leaf is not None else None,
        )

    def close(self) -> None:
        """Give the sweep up: nothing more runs, and no leaf that was not added to is."""
        self._state = None
        self._leaves.clear()
