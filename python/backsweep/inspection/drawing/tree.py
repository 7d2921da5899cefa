"""A picture as text for a terminal: a tree, the result at its root.

A value that is used several times is written out once and referred to after that.
"""

from __future__ import annotations

from .wording import called, derivative_text, saved_line, statement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model import ComputationalGraph
    from .figure import Box, Figure, Wire

__all__ = ["tree_text"]

DEEPEST = 24  # levels that are indented; deeper ones stand below each other with their number


def headline(graph: ComputationalGraph, names: dict[int, str], box: Box) -> str:
    """What a box is, in a few words."""
    if box.kind == "operation":
        index = box.members[0]
        return statement(graph.vertices[index], names.get(index, ""))
    if box.kind == "group":
        return " | ".join(text for _, text in box.lines)
    return box.title


def details(graph: ComputationalGraph, wire: Wire, box: Box) -> list[str]:
    """What flows along the wire, and the local derivative where it goes."""
    found = [f"{wire.value} {wire.shape}".strip()]
    if wire.gradient:
        found.append(f"gradient {wire.gradient}")
    if wire.operand is not None:
        index, slot = wire.operand
        operand = graph.vertices[index].operands[slot]
        if operand.derivative:
            found.append(derivative_text(operand, 80))
    if box.kind == "operation" and not box.again:
        found.append(saved_line(graph.vertices[box.members[0]]))
    if box.kind in ("leaf", "constant") and not box.again:
        found += [text for style, text in box.lines if style == "gradient"]
    return [text for text in found if text]


def tree_text(graph: ComputationalGraph, figure: Figure) -> str:
    """The tree, without a line break at its end."""
    entering: list[list[Wire]] = [[] for _ in figure.boxes]
    for wire in figure.wires:
        entering[wire.target].append(wire)
    names = called(graph)
    lines: list[str] = []
    seen: set[int] = set()
    # (wire, prefix of its line, prefix of the lines below, level)
    todo: list[tuple[Wire, str, str, int]] = []
    for index, box in enumerate(figure.boxes):
        if box.kind == "result":
            todo += [(wire, "", "", 0) for wire in entering[index]]
        elif not any(wire.source == index for wire in figure.wires):
            lines.append(", ".join(text for _, text in box.lines))
    todo.reverse()
    while todo:
        wire, prefix, below, level = todo.pop()
        box = figure.boxes[wire.source]
        text = headline(graph, names, box)
        found = details(graph, wire, box)
        again = box.again or (wire.source in seen and bool(entering[wire.source]))
        if again:
            found = [part for part in found if not part.startswith("saved: ")]
            if box.kind in ("operation", "group"):
                found.append("see above")
        mark = f"(level {level}) " if level > DEEPEST else ""
        lines.append(f"{prefix}{mark}{text}" + (": " + ", ".join(found) if found else ""))
        if again:
            continue
        seen.add(wire.source)
        children = entering[wire.source]
        deep = level >= DEEPEST
        for at, child in reversed(list(enumerate(children))):
            last = at == len(children) - 1
            branch = below if deep else below + ("└─ " if last else "├─ ")
            further = below if deep else below + ("   " if last else "│  ")
            todo.append((child, branch, further, level + 1))
    return "\n".join([*lines, *graph.notes])
