"""A picture as a graph for Graphviz, which has its own layout: ``dot -Tpdf graph.dot``."""

from __future__ import annotations

from .svg import describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .figure import Figure

__all__ = ["dot_text"]

SHAPES = {
    "operation": "box",
    "group": "box3d",
    "leaf": "ellipse",
    "constant": "ellipse",
    "result": "ellipse",
}


def quoted(text: str) -> str:
    r"""The text as a string of the language.

    >>> print(quoted('a "name" \\ x'))
    "a \"name\" \\ x"
    """
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\0", "")
    return '"' + text.replace("\n", "\\n") + '"'


def dot_text(figure: Figure, down: bool) -> str:
    """The whole graph in the DOT language."""
    lines = [
        "digraph backsweep {",
        f"  rankdir={'TB' if down else 'LR'};",
        f"  label={quoted(' '.join([describe(figure), *figure.notes]))};",
        '  node [fontname="Helvetica", fontsize=12];',
        '  edge [fontname="Helvetica", fontsize=10];',
    ]
    for index, box in enumerate(figure.boxes):
        text = "\n".join(text for _, text in box.lines)
        style = "dashed" if box.kind == "constant" or box.again else "solid"
        lines.append(
            f"  box{index} [shape={SHAPES[box.kind]}, style={style}, label={quoted(text)}, "
            f"tooltip={quoted(box.tooltip)}];"
        )
    for wire in figure.wires:
        label = f"{wire.value} {wire.shape}".strip()
        if wire.gradient:
            label += f"\n← {wire.gradient}"
        style = "solid" if wire.flows else "dashed"
        lines.append(
            f"  box{wire.source} -> box{wire.target} [style={style}, label={quoted(label)}, "
            f"tooltip={quoted(wire.tooltip)}];"
        )
    return "\n".join([*lines, "}"]) + "\n"
