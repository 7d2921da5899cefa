"""What formulas and pictures call the results, leaves and constants of a graph."""

from __future__ import annotations

from .. import _C
from .source import Written, written_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .._C import Tensor
    from .names import Names
    from .snapshot import Snapshot, SnapshotNode

__all__ = ["Labels", "is_figure"]

MODULES = {"torch", "backsweep", "F", "np", "numpy", "math"}


class Labels:
    """Names, each given once.

    In this order: the name of a variable that still refers to the tensor; the variable that the recorded
    line assigned it to; the name that a recorded line that reads it has for it; v1, v2 and so on.
    """

    def __init__(self, snapshot: Snapshot, names: Names) -> None:
        self.snapshot = snapshot
        self.names = names
        self.places = {node.sequence: place for place, node in enumerate(snapshot.nodes)}
        self.taken: set[str] = set()
        self.made: dict[str, int] = {}
        self.constants: set[str] = set()  # the names of constants so far
        self.results: dict[tuple[int, int], str] = {}
        self.leaves: dict[int, str] = {}
        self.written: dict[int, Written] = {}
        self.operand_texts: dict[int, tuple[str, ...]] = {}
        self.programs: set[tuple[int, int]] = set()
        self.inner: set[int] = set()  # nodes within an operation that is made of several
        self.read_sources()
        self.find_names()
        self.common = self.common_scope()

    # ---- The recorded source

    def read_sources(self) -> None:
        operations: dict[tuple[object, ...], set[str]] = {}
        for place, node in enumerate(self.snapshot.nodes):
            if node.call and node.kind != "leaf":
                written = written_at(node.call)
                if written is not None:
                    self.written[place] = written
                    operations.setdefault(self.position(written), set()).add(node.operation)
        several = {position for position, found in operations.items() if len(found) > 1}
        for place, written in self.written.items():
            node = self.snapshot.nodes[place]
            if self.position(written) not in several:
                texts = written.operands
                root = written.receiver.partition(".")[0]
                if written.receiver and root not in self.names.modules and root not in MODULES:
                    texts = (written.receiver, *texts)
                if node.operation == "rsub" and "rsub" not in written.expression:
                    texts = texts[::-1]  # number - tensor
                self.operand_texts[place] = texts
                continue
            if operations[self.position(written)] == {"reciprocal", "mul"}:
                self.operand_texts[place] = ("", *written.operands[:1])  # number / tensor
            for source, _ in node.edges:
                above = self.written.get(source) if source is not None else None
                if above is not None and self.position(above) == self.position(written):
                    self.inner.add(source)  # type: ignore[arg-type]

    @staticmethod
    def position(written: Written) -> tuple[object, ...]:
        return written.line.file, written.line.line, written.expression

    # ---- Names

    def find_names(self) -> None:
        nodes = self.snapshot.nodes
        places = self.places
        for (sequence, output), name in self.names.of_output.items():
            if sequence in places:
                self.give((places[sequence], output), name)
        for place, node in enumerate(nodes):
            if node.leaf is not None and id(node.leaf) in self.names.of_leaf:
                self.leaves[place] = self.unused(self.names.of_leaf[id(node.leaf)])
        self.reserved = {name for name, _ in self.names.of_memory.values()} - self.taken
        self.taken |= self.reserved
        for place, written in self.written.items():
            if written.target and place not in self.inner and len(nodes[place].outputs) == 1:
                self.give((place, 0), written.target)
        for place, texts in self.operand_texts.items():
            for (source, output), text in zip(nodes[place].edges, texts):
                if source is None or not text:
                    continue
                if nodes[source].kind != "leaf":
                    self.give((source, output), text)
                elif source not in self.leaves:
                    self.leaves[source] = self.unused(text)

    def give(self, key: tuple[int, int], name: str) -> None:
        if key not in self.results:
            self.results[key] = self.unused(name)
            self.programs.add(key)

    def unused(self, name: str) -> str:
        found = name
        while found in self.taken:
            self.made[name] = self.made.get(name, 1) + 1
            found = f"{name}_{self.made[name]}"
        self.taken.add(found)
        return found

    def unused_constant(self, name: str) -> str:
        """The same for a constant; h_0 for an h that a result of the program came to be called."""
        if is_figure(name):
            return name
        if name in self.reserved:
            self.reserved.remove(name)  # it was kept free
            return name
        first = f"{name}_0"
        if name in self.taken and name not in self.constants and first not in self.taken:
            self.taken.add(first)
            return first
        self.constants.add(name)
        return self.unused(name)

    def invented(self, letter: str) -> str:
        while True:
            self.made[letter] = self.made.get(letter, 0) + 1
            name = f"{letter}{self.made[letter]}"
            if name not in self.taken:
                self.taken.add(name)
                return name

    def program_name(self, place: int, output: int) -> str:
        """The program's name for a result; empty when it has none."""
        return self.results.get((place, output), "") if (place, output) in self.programs else ""

    def result(self, place: int, output: int) -> str:
        """The name of a result, a made-up one when the program has none."""
        name = self.results.get((place, output))
        if name is None:
            one = output == 0
            name = self.invented("v") if one else self.unused(f"{self.result(place, 0)}[{output}]")
            self.results[place, output] = name
        return name

    def leaf(self, place: int, node: SnapshotNode) -> str:
        return self.leaves.get(place) or self.invented("leaf")

    def constant(self, node: SnapshotNode, position: int, value: Tensor, address: int) -> str:
        """What the program calls a tensor without a gradient, or its number; empty when it has none.

        The name is that of the variable that is it, or the recorded text.
        """
        known = self.names.of_memory.get((address, tuple(value.shape)))
        if known is not None and bool(_C.functions["equal"](known[1], value)):
            return known[0]
        texts = self.texts_of(node)
        if position < len(texts) and texts[position]:
            return texts[position]
        if value.numel() == 1 and not value.requires_grad and value.ndim == 0:
            return f"{value.item():.6g}"
        return ""

    def unknown(self, node: SnapshotNode, position: int) -> str:
        texts = self.texts_of(node)
        return texts[position] if position < len(texts) and texts[position] else self.invented("c")

    def texts_of(self, node: SnapshotNode) -> tuple[str, ...]:
        return self.operand_texts.get(self.places[node.sequence], ())

    def named_number(self, node: SnapshotNode, position: int) -> str:
        """What the recorded line calls a Python number; empty when it is written as a figure."""
        texts = self.texts_of(node)
        return texts[position] if position < len(texts) else ""

    def number(self, value: float) -> str:
        if isinstance(value, float) and not value.is_integer():
            return f"{value:.6g}"
        return repr(value)

    # ---- What is written

    def expression(self, place: int) -> str:
        """The program's text of an operation; empty when it is not there, or is that of a larger one."""
        written = self.written.get(place)
        return written.expression if written is not None and place not in self.inner else ""

    def common_scope(self) -> int:
        """How many outermost calls all operations share."""
        scopes = [written.scope for written in self.written.values()]
        if not scopes:
            return 0
        first, last = min(scopes), max(scopes)
        count = 0
        while count < min(len(first), len(last)) and first[count] == last[count]:
            count += 1
        return count

    def scope(self, place: int) -> tuple[str, ...]:
        written = self.written.get(place)
        return written.scope[self.common :] if written is not None else ()


def is_figure(text: str) -> bool:
    """Whether it is a number and no name."""
    try:
        float(text)
    except ValueError:
        return False
    return True
