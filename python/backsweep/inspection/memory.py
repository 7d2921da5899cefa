"""``backsweep.graph_memory``: what a graph keeps alive, and what keeps the graph alive."""

from __future__ import annotations

from .._C import Tensor
from .figures import bytes_text, nodes_text
from .names import calling_frame
from .roots import checked_roots
from .snapshot import Snapshot
from .source import written_at
from .tables import text_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .._C import Node

    Place = Tensor | tuple[Node, int]

__all__ = ["GraphMemory", "graph_memory"]

MOST_ROWS = 20


def graph_memory(y: Place | Sequence[Place]) -> GraphMemory:
    """Find how much memory the graph of a tensor keeps alive.

    Counted are the nodes, the values that they save for the sweep (memory that several share is counted
    once, for the operation that saved it first), and what ``record_graph()`` keeps. Leaves are not: the
    program's variables keep them alive anyway.

    Args:
        y: the tensor, or several.

    Returns:
        A `GraphMemory`, with ``total``, ``by_operation``, ``by_line`` in bytes; ``print`` it for a table.
        ``why()`` tells which variables of the program keep the graph alive.

    Raises:
        TypeError: ``y`` is no tensor.
        RuntimeError: ``y`` has no graph.

    >>> import backsweep
    >>> w = backsweep.ones(1000, requires_grad=True)
    >>> y = (w.exp() * 2.0).sum()
    >>> memory = graph_memory(y)
    >>> memory.by_operation["exp"] >= 4000, memory.nodes
    (True, 3)
    >>> print(memory.why(seconds=60))  # doctest: +ELLIPSIS
    The graph of 3 nodes (...) is kept alive by
      y: keeps 3 nodes; y.item() or y.detach() keeps the value without the graph
    """
    frame = calling_frame()
    roots = checked_roots("graph_memory", y, frame)
    return GraphMemory(Snapshot(roots, values=False))


class GraphMemory:
    """What `graph_memory` returns.

    Attributes:
        nodes: the number of operations.
        total: bytes.
        by_operation: bytes by the name of the operation, the largest first.
        by_line: bytes by "file:line: text"; empty unless the graph was recorded.
        saved: bytes of saved values.
        recorded: bytes of what ``record_graph()`` keeps.
        leaves: bytes of the leaves, which are not part of the total.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.nodes = 0
        self.total = self.saved = self.recorded = self.leaves = 0
        operations: dict[str, int] = {}
        lines: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        seen: set[int] = set()
        for node in snapshot.nodes:
            if node.leaf is not None:
                seen.add(node.leaf.data_ptr())
                self.leaves += size_of(node.leaf)
        kept: set[int] = set()
        for node in snapshot.nodes:
            if node.leaf is not None:
                continue
            self.nodes += 1
            count = node.bytes
            for *_, storage, size in node.saved:
                if storage and storage not in seen:
                    seen.add(storage)
                    self.saved += size
                    count += size
            for tensor in recorded_tensors(node.recorded):
                if id(tensor) not in kept:
                    kept.add(id(tensor))
                    self.recorded += size_of(tensor)
                    count += size_of(tensor)
            self.total += count
            operations[node.operation] = operations.get(node.operation, 0) + count
            self._counts[node.operation] = self._counts.get(node.operation, 0) + 1
            written = written_at(node.call) if node.call else None
            if written is not None:
                place = f"{written.line.file}:{written.line.line}: {written.line.text}"
                lines[place] = lines.get(place, 0) + count
        self.by_operation = dict(sorted(operations.items(), key=lambda each: -each[1]))
        self.by_line = dict(sorted(lines.items(), key=lambda each: -each[1]))
        self._edges = {
            node.sequence: tuple(
                snapshot.nodes[place].sequence
                for place, _ in node.edges
                if place is not None and snapshot.nodes[place].kind != "leaf"
            )
            for node in snapshot.nodes
            if node.kind != "leaf"
        }

    def why(self, seconds: float = 2.0) -> str:
        """Say which variables of the program keep the graph alive.

        Looked at are the variables of all running functions and of the program's modules, and what lies
        in lists, dicts and attributes below them.

        Args:
            seconds: stop looking after this time.
        """
        from .holders import describe_holders

        head = f"The graph of {nodes_text(self.nodes)} ({bytes_text(self.total)})"
        return describe_holders(head, self._edges, seconds)

    def __str__(self) -> str:
        rows = [
            [name, str(self._counts[name]), bytes_text(size)]
            for name, size in list(self.by_operation.items())[:MOST_ROWS]
        ]
        left = len(self.by_operation) - len(rows)
        if left:
            rows.append([f"{left} more", "", ""])
        rows.append(["total", str(self.nodes), bytes_text(self.total)])
        lines = text_table(["operation", "nodes", "memory"], rows, [1, 2])
        if self.by_line:
            lines.append("")
            shown = [
                [bytes_text(size), short_place(place)]
                for place, size in list(self.by_line.items())[:MOST_ROWS]
            ]
            lines += text_table(["memory", "line"], shown, [0])
        lines.append("")
        lines.append(
            f"saved values {bytes_text(self.saved)}, recorded {bytes_text(self.recorded)}; "
            f"not counted: leaves {bytes_text(self.leaves)}"
        )
        return "\n".join(lines)

    def __repr__(self) -> str:
        return str(self)


def size_of(tensor: Tensor) -> int:
    return int(tensor.numel() * tensor.element_size())


def recorded_tensors(recorded: tuple[tuple[object, ...], ...] | None) -> Iterable[Tensor]:
    if recorded is None:
        return
    for group in recorded:
        for each in group:
            tensor = each[0] if isinstance(each, tuple) else each
            if isinstance(tensor, Tensor):
                yield tensor


def short_place(place: str) -> str:
    """A place with the file's name alone."""
    file, _, rest = place.partition(":")
    return f"{file.replace(chr(92), '/').rpartition('/')[2]}:{rest}"
