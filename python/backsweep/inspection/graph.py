"""From the engine's record to a ComputationalGraph."""

from __future__ import annotations

import gc
from dataclasses import replace

from .. import _C
from .._C import Tensor
from .derivatives import derivative_templates
from .labels import Labels, is_figure
from .model import ComputationalGraph, Operand, Value, Vertex
from .names import Names, calling_frame
from .rereading import Reread, reread
from .roots import FREED, checked_roots
from .snapshot import Snapshot, SnapshotNode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import FrameType
    from typing import Any

    from .._C import Node
    from .model import SourceLine

    Place = Tensor | tuple[Node, int]
    Key = tuple[int | None, int]  # a place in the snapshot and an output

__all__ = ["build_graph"]

CONSTANT = 32767  # the source of a saved value that is neither an input nor an output
NOT_KEPT = "not kept by the operation; backsweep.record_graph() keeps everything"
MISSING = {
    "freed": "freed by backward()",
    "changed in place": "changed in place since",
    "packed by a hook": "packed by a hook of saved_tensors_hooks",
}
INFIX = {
    "add": "+",
    "sub": "-",
    "mul": "*",
    "div": "/",
    "pow": "**",
    "matmul": "@",
    "mm": "@",
    "mv": "@",
}


def build_graph(
    y: Place | Sequence[Place],
    names: Mapping[str, Tensor] | None = None,
    frame: FrameType | None = None,
    *,
    gradient: Tensor | Sequence[Tensor | None] | None = None,
    sweep: bool = False,
    what: str = "build_graph",
) -> ComputationalGraph:
    """Return the graph that a tensor was computed by, as plain data.

    Before or after ``backward()``, recorded by ``record_graph()`` or not: what is not known says why. The
    result keeps nothing of the engine alive.

    Args:
        y: a tensor with a history, or several.
        names: what to call tensors, ``{"loss": loss}``; it wins over the names of variables.
        frame: the frame whose variables give names; the caller's when None.
        gradient: the seed for ``sweep``, as for ``backward()``.
        sweep: find the gradients by a sweep that runs no hooks and changes no ``.grad``, unless a
            recorded sweep has left them.
        what: the function that error messages name.

    Raises:
        TypeError: no tensor was given.
        RuntimeError: the tensor has no graph; with ``sweep``, the graph was freed or has been written over.

    >>> import backsweep
    >>> x = backsweep.tensor(3.0)
    >>> w = backsweep.tensor(2.0, requires_grad=True)
    >>> p = x * w
    >>> graph = build_graph(p)
    >>> [(vertex.kind, vertex.name, vertex.expression) for vertex in graph.vertices]
    [('constant', 'x', ''), ('leaf', 'w', ''), ('operation', 'p', 'x * w')]
    >>> [operand.derivative for operand in graph.vertices[2].operands]
    ['', 'x']
    """
    return build(y, names, frame or calling_frame(), gradient, sweep, what).graph


def build(
    y: Place | Sequence[Place],
    names: Mapping[str, Tensor] | None,
    frame: FrameType | None,
    gradient: Tensor | Sequence[Tensor | None] | None = None,
    sweep: bool = False,
    what: str = "build_graph",
) -> Builder:
    """The same, with what it was made from."""
    roots = checked_roots(what, y, frame)
    collects = gc.isenabled()
    gc.disable()  # many objects are made and none is garbage
    try:
        snapshot = Snapshot(roots)
        if sweep:
            snapshot.sweep(roots, gradient, what)
        return Builder(snapshot, Names(frame, names), roots, frame)
    finally:
        if collects:
            gc.enable()


class Builder:
    """Makes the vertices of one graph, inputs first.

    Attributes:
        graph: what was made.
        vertex_of: the vertices of places in the snapshot.
        positions: the edges that the operands of a vertex stand for, where some have no operand.
    """

    def __init__(
        self, snapshot: Snapshot, names: Names, roots: Sequence[Any], frame: FrameType | None
    ) -> None:
        self.snapshot = snapshot
        self.names = names
        self.roots = roots
        self.labels = Labels(snapshot, names)
        self.vertices: list[Vertex] = []
        self.vertex_of: dict[int, int] = {}  # of a place in the snapshot
        self.constants: dict[Any, list[int]] = {}
        self.numbers: dict[tuple[str, str], int] = {}  # by name and value
        self.values: dict[Key, Value] = {}
        self.lost = False
        self.frame = frame
        self.again = Reread()
        self.found_again = False
        self.known: dict[int, Tensor] = {}
        self.leaf_gradients: dict[int, list[Tensor]] = {}
        self.positions: dict[int, tuple[int, ...]] = {}
        self.graph = self.make()

    def make(self) -> ComputationalGraph:
        self.find_values()
        self.sum_leaf_gradients()
        for place, node in enumerate(self.snapshot.nodes):
            if node.kind != "leaf":
                self.add_operation(place, node)
        order = [self.vertex_of[place] for place in self.snapshot.sweep_order()]
        return ComputationalGraph(
            self.vertices,
            roots=tuple(dict.fromkeys(self.vertex_of[place] for place, _ in self.snapshot.starts)),
            results=tuple(
                (self.vertex_of[place], output, self.labels.result(place, output))
                for place, output in self.snapshot.starts
            ),
            sweep_order=tuple(order),
            notes=tuple(self.notes()),
        )

    def notes(self) -> list[str]:
        notes = list(self.snapshot.notes)
        if any(node.kind == "freed" for node in self.snapshot.nodes):
            recorded = all(
                node.recorded is not None for node in self.snapshot.nodes if node.kind == "freed"
            )
            if not recorded:
                notes.append(FREED[0].upper() + FREED[1:] + ".")
        if self.found_again:
            notes.append(
                "Values that no derivative needs were computed again from the program's lines; they "
                "give the same result."
            )
        elif self.lost:
            notes.append(
                "Some values are not known, as no derivative needs them; "
                "compute within backsweep.record_graph() to keep them."
            )
        return notes

    # ---- Values

    def copy(self, tensor: Tensor) -> Tensor:
        """A detached copy; one for each tensor."""
        found = self.known.get(id(tensor))
        if found is None:
            found = self.known[id(tensor)] = tensor.detach().clone()
        return found

    def find_values(self) -> None:
        """What the outputs of operations and the leaves were, from whatever knows it."""
        found: dict[Key, Tensor] = {}
        nodes = self.snapshot.nodes
        for place, node in enumerate(nodes):
            for source, state, tensor, *_ in node.saved:
                if state or tensor is None or source == CONSTANT:
                    continue
                if source < 0:
                    found.setdefault((place, -1 - source), tensor)
                elif source < len(node.edges) and node.edges[source][0] is not None:
                    found.setdefault(node.edges[source], tensor)
            if node.recorded is None:
                continue
            operands, results, *_ = node.recorded
            for output, tensor in enumerate(results):
                if tensor is not None:
                    found[place, output] = tensor
            for edge, operand in zip(node.edges, operands):
                if edge[0] is not None and isinstance(operand, tuple):
                    found.setdefault(edge, operand[0])
        if self.snapshot.copies_values:
            for place, node in enumerate(nodes):
                if node.leaf is not None:
                    if (place, 0) not in found:
                        found[place, 0] = self.copy(node.leaf)
                    continue
                for output in range(len(node.outputs)):
                    named = self.names.tensor_of_output.get((node.sequence, output))
                    if named is not None and (place, output) not in found:
                        found[place, output] = self.copy(named)
            for start, root in zip(self.snapshot.starts, self.roots):
                if isinstance(root, Tensor) and start not in found:
                    found[start] = self.copy(root)
            self.again = reread(self.snapshot, self.names, self.frame, found)
            if not self.names.given:
                for place, name in self.again.names.items():
                    self.labels.give((place, 0), name)
            for key, tensor in self.again.values.items():
                if found.setdefault(key, tensor) is tensor:
                    self.found_again = True
        for place, node in enumerate(nodes):
            for output, info in enumerate(node.outputs):
                if info is None:
                    self.values[place, output] = Value((), "unknown", missing="not used")
                    continue
                shape, dtype = info
                value = found.get((place, output))
                self.values[place, output] = Value(
                    shape, dtype, value, missing="" if value is not None else self.why(node)
                )

    def why(self, node: SnapshotNode) -> str:
        if not self.snapshot.copies_values:
            return "not copied: the graph is too large"
        self.lost = True
        states = {state for source, state, *_ in node.saved if source < 0 and source != CONSTANT}
        for state, reason in MISSING.items():
            if state in states:
                return reason
        return MISSING["freed"] if node.kind == "freed" else NOT_KEPT

    def sum_leaf_gradients(self) -> None:
        """What a sweep has sent to each leaf, from the consumers that ran first on."""
        for node in reversed(self.snapshot.nodes):
            sent = node.sent
            for (place, _), gradient in zip(node.edges, sent):
                if place is None or gradient is None:
                    continue
                if self.snapshot.nodes[place].kind == "leaf":
                    self.leaf_gradients.setdefault(place, []).append(gradient)

    # ---- Vertices

    def add(self, vertex: Vertex) -> int:
        self.vertices.append(vertex)
        return len(self.vertices) - 1

    def leaf(self, place: int) -> int:
        known = self.vertex_of.get(place)
        if known is not None:
            return known
        node = self.snapshot.nodes[place]
        gradient: Tensor | None = None
        sent = self.leaf_gradients.get(place)
        if sent:
            gradient = sent[0]
            for each in sent[1:]:
                gradient = gradient + each
        elif node.leaf is not None and node.leaf.grad is not None:
            gradient = self.copy(node.leaf.grad)
        name = self.labels.leaf(place, node)
        made = self.add(
            Vertex(
                "leaf",
                name,
                name=name,
                node=node.node,
                outputs=(self.values[place, 0],),
                gradients=(gradient,),
                sequence=node.sequence,
                symbol=name,
            )
        )
        self.vertex_of[place] = made
        return made

    def constant(self, value: Tensor, address: int, name: str) -> int:
        """The vertex of a tensor without a gradient; the same one while it has the same values."""
        shape = tuple(value.shape)
        same = self.constants.setdefault((address, shape), [])
        for index in same:
            known = self.vertices[index].outputs[0].tensor
            if known is value or (known is not None and bool(_C.functions["equal"](known, value))):
                return index
        dtype = str(value.dtype).rpartition(".")[2]
        outputs = (Value(shape, dtype, value),)
        name = self.labels.unused_constant(name) if name else self.labels.invented("c")
        made = self.add(Vertex("constant", name, name=name, outputs=outputs, symbol=name))
        same.append(made)
        return made

    def operand(self, node: SnapshotNode, position: int) -> Operand | None:
        """One input, without its derivative; None for an optional one that was not given."""
        place, output = node.edges[position]
        if place is not None:
            source = self.snapshot.nodes[place]
            index = self.leaf(place) if source.kind == "leaf" else self.vertex_of[place]
            name = (
                self.vertices[index].name
                if source.kind == "leaf"
                else self.labels.result(place, output)
            )
            return Operand(self.values[place, output], index, output, name)
        recorded = node.recorded[0][position] if node.recorded is not None else None
        if recorded is not None and not isinstance(recorded, tuple):
            return self.number(node, position, recorded)
        if recorded is not None:
            value, address = recorded
            return self.tensor_operand(node, position, value, address)
        if node.number is not None:
            return self.number(node, position, node.number)
        for source_number, state, value, address, *_ in node.saved:
            if source_number == position and not state and value is not None:
                return self.tensor_operand(node, position, value, address)
        if node.recorded is not None:
            return None
        place = self.labels.places[node.sequence]
        if (place, position) in self.again.constants:
            self.found_again = True
            text, value, address = self.again.constants[place, position]
            index = self.constant(value, address, text)
            return Operand(self.vertices[index].outputs[0], index, name=text)
        self.lost = True
        missing = MISSING["freed"] if node.kind == "freed" else NOT_KEPT
        return Operand(
            Value((), "unknown", missing=missing), name=self.labels.unknown(node, position)
        )

    def number(self, node: SnapshotNode, position: int, given: float) -> Operand:
        """A Python number: a constant like a tensor where the program has a name for it."""
        value = Value((), "number", number=given)
        place = self.labels.places[node.sequence]
        name = self.labels.named_number(node, position) or self.again.numbers.get(
            (place, position), ""
        )
        if not name:
            text = self.labels.number(given)
            index = self.add(Vertex("constant", text, outputs=(value,), symbol=text))
            return Operand(value, index, name=text, literal=True)
        key = name, repr(given)
        if key not in self.numbers:
            title = self.labels.unused_constant(name)
            self.numbers[key] = self.add(
                Vertex("constant", title, name=title, outputs=(value,), symbol=title)
            )
        index = self.numbers[key]
        return Operand(value, index, name=self.vertices[index].name)

    def tensor_operand(
        self, node: SnapshotNode, position: int, value: Tensor, address: int
    ) -> Operand:
        name = self.labels.constant(node, position, value, address)
        index = self.constant(value, address, name)
        vertex = self.vertices[index]
        return Operand(vertex.outputs[0], index, name=vertex.name, literal=is_figure(vertex.name))

    def add_operation(self, place: int, node: SnapshotNode) -> None:
        found = [self.operand(node, position) for position in range(len(node.edges))]
        name = self.labels.result(place, 0)
        derivatives = self.derivatives(place, node, found, name)
        operands = []
        for position, operand in enumerate(found):
            if operand is None:
                continue
            if node.edges[position][0] is not None:
                operand = replace(
                    operand,
                    derivative=derivatives[position],
                    derivative_value=node.local[position] if position < len(node.local) else None,
                    gradient=node.sent[position] if position < len(node.sent) else None,
                )
            operands.append(operand)
        written = self.labels.written.get(place)
        line: SourceLine | None = written.line if written else None
        if len(operands) < len(found):
            self.positions[len(self.vertices)] = tuple(
                position for position, operand in enumerate(found) if operand is not None
            )
        self.vertex_of[place] = self.add(
            Vertex(
                "operation",
                node.operation,
                self.expression(place, node, operands),
                name=self.labels.program_name(place, 0),
                node=node.node,
                outputs=tuple(self.values[place, output] for output in range(len(node.outputs))),
                operands=tuple(operands),
                saved=tuple(self.saved(node, found, name)),
                gradients=tuple(node.arrived) or (None,) * len(node.outputs),
                source_line=line,
                scope=self.labels.scope(place),
                sequence=node.sequence,
                symbol=name,
            )
        )

    def expression(self, place: int, node: SnapshotNode, operands: Sequence[Operand]) -> str:
        text = self.labels.expression(place)
        if node.node == "CopySlices" and text.endswith("]"):
            text = ""  # what is written to
        if not text and not self.names.given:
            text = self.again.texts.get(place, "")
        return text or built_expression(node, operands)

    def saved(
        self, node: SnapshotNode, operands: Sequence[Operand | None], name: str
    ) -> list[tuple[str, Value]]:
        shown = []
        for count, (source, state, tensor, _, shape, dtype, *_) in enumerate(node.saved):
            if state == "absent":
                continue
            if source == CONSTANT:
                label = f"saved {count}"
            elif source < 0:
                label = name
            else:
                operand = operands[source] if source < len(operands) else None
                label = operand.name if operand is not None else f"saved {count}"
            missing = MISSING.get(state, "")
            if tensor is None and not missing:
                missing = "not copied: the graph is too large"
            shown.append((label, Value(shape or (), dtype, tensor, missing=missing)))
        return shown

    def derivatives(
        self, place: int, node: SnapshotNode, operands: Sequence[Operand | None], name: str
    ) -> list[str]:
        templates = derivative_templates(
            node.operation, node.formula, operands, self.ratio(place, node)
        )
        texts = [operand.name if operand is not None else "None" for operand in operands]
        texts.append(name)
        return [
            "".join(texts[part] if isinstance(part, int) else part for part in template)
            for template in templates
        ]

    def ratio(self, place: int, node: SnapshotNode) -> int | None:
        """How many elements are taken together for one, what formulas call n."""
        if len(node.edges) != 1 or node.edges[0][0] is None or len(node.outputs) != 1:
            return None
        before = size(self.values[node.edges[0]].shape)
        after = size(self.values[place, 0].shape)
        return before // after if after and before % after == 0 else None


def size(shape: tuple[int, ...]) -> int:
    total = 1
    for each in shape:
        total *= each
    return total


def built_expression(node: SnapshotNode, operands: Sequence[Operand]) -> str:
    """An operation in terms of its operands' names, when its source is not there."""
    names = [each.name for each in operands]
    sign = INFIX.get(node.operation)
    if sign and len(names) == 2:
        left, right = (f"({name})" if name.startswith("-") else name for name in names)
        return f"{left if sign == '**' else names[0]} {sign} {right}"
    if node.operation == "neg" and len(names) == 1:
        return f"-{names[0]}"
    return f"{node.operation}({', '.join(names)})"
