"""The engine's record at one moment, and the gradients that belong to it."""

from __future__ import annotations

from .. import _C
from .._C import Tensor
from .roots import FREED, checked_seeds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

__all__ = ["Snapshot", "SnapshotNode"]

MOST_COPIED = 200_000  # nodes, beyond which values are not copied


class SnapshotNode:
    """One node, as ``_C.graph_snapshot`` describes it.

    Attributes:
        sequence: its number in the engine.
        operation, node, formula: of its row in the op table.
        kind: "leaf", "operation", "function" (of the program) or "freed".
        outputs: (shape, dtype) of each; None for one that nothing used.
        edges: for each input (place in the snapshot, output), or (None, 0).
        saved: (source, state, value, address, shape, dtype, storage, bytes of the storage) of each.
        number: the number that the rule holds.
        recorded: (operands, results, ...) while graphs were recorded, else None.
        call: frames, innermost first.
        leaf: the leaf's tensor.
        bytes: of the node itself.
        arrived, sent, local: gradients of outputs, of inputs, and local derivatives; empty when not known.
    """

    __slots__ = (
        "arrived", "bytes", "call", "edges", "formula", "kind", "leaf", "local", "node", "number",
        "operation", "outputs", "recorded", "saved", "sent", "sequence",
    )  # fmt: skip

    def __init__(self, described: tuple[Any, ...]) -> None:
        self.sequence: int
        self.operation: str
        self.node: str
        self.formula: str
        self.kind: str
        self.outputs: tuple[tuple[tuple[int, ...], str] | None, ...]
        self.edges: tuple[tuple[int | None, int], ...]
        self.saved: tuple[tuple[Any, ...], ...]
        self.number: float | None
        self.recorded: tuple[tuple[Any, ...], ...] | None
        self.call: list[Any] | None
        self.leaf: Tensor | None
        self.bytes: int
        (
            self.sequence, self.operation, self.node, self.formula, self.kind, self.outputs, self.edges,
            self.saved, self.number, self.recorded, self.call, self.leaf, self.bytes,
        ) = described  # fmt: skip
        self.arrived: tuple[Tensor | None, ...] = ()
        self.sent: tuple[Tensor | None, ...] = ()
        self.local: tuple[Tensor | None, ...] = ()
        if self.recorded is not None:
            _, _, self.arrived, self.sent, self.local = self.recorded


class Snapshot:
    """All nodes below some roots, inputs before outputs except for leaves.

    Attributes:
        nodes: inputs before outputs, mostly by age.
        starts: the roots as (place in nodes, output).
        copies_values: whether saved values were copied.
    """

    def __init__(self, roots: Sequence[Any], *, values: bool = True) -> None:
        most = MOST_COPIED if values else 0
        described, self.starts = _C.graph_snapshot(list(roots), most)
        self.copies_values = len(described) <= most
        self.notes: list[str] = []
        if values and not self.copies_values:
            self.notes.append(f"The graph has {len(described)} nodes; its values are not shown.")
        self.nodes = [SnapshotNode(each) for each in described]

    def sweep(
        self, roots: Sequence[Any], gradient: Tensor | Sequence[Tensor | None] | None, what: str
    ) -> None:
        """Find the gradients: those of a recorded sweep, else by a sweep that changes nothing."""
        seeds = checked_seeds(what, gradient, roots)
        freed = any(node.kind == "freed" for node in self.nodes)
        if freed:
            if any(
                node.recorded is None or not node.arrived
                for node in self.nodes
                if node.kind == "freed"
            ):
                raise RuntimeError(
                    f"{what}: the graph was freed: Trying to backward through the graph a second time; "
                    f"{FREED}"
                )
            return
        by_number = {node.sequence: node for node in self.nodes}
        steps = _C.begin_sweep(list(roots), seeds, True, False, True)
        for node in self.nodes:
            node.arrived = node.sent = node.local = ()
        while (step := _C.next_step(steps)) is not None:
            number, arrived, sent, local = step
            node = by_number[number]
            node.arrived, node.sent, node.local = arrived, sent, local

    def sweep_order(self) -> list[int]:
        """The places in the order of a sweep: operations from young to old, then leaves as they are done."""
        operations = [
            place
            for place in range(len(self.nodes) - 1, -1, -1)
            if self.nodes[place].kind != "leaf"
        ]
        last: dict[int, int] = {}
        arrivals = 0
        for place in operations:
            for source, _ in self.nodes[place].edges:
                if source is not None and self.nodes[source].kind == "leaf":
                    arrivals += 1
                    last[source] = arrivals
        return operations + sorted(last, key=last.__getitem__)
