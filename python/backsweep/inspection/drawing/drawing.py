"""A drawing of a graph: what `backsweep.draw` returns."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from ..model import ComputationalGraph, Value
from .dot import dot_text
from .figure import Figure, make_figure
from .png import png_bytes
from .svg import arrange, describe, svg_text
from .tree import tree_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .layout import Layout

__all__ = ["Drawing", "without_gradients"]

THEMES = ("auto", "light", "dark")
DIRECTIONS = ("auto", "right", "down")
ENDINGS = (".svg", ".png", ".dot", ".html")


def one_of(what: str, given: object, known: tuple[str, ...]) -> None:
    """Refuse what is not known, with a list of what is."""
    if given not in known:
        choices = ", ".join(repr(each) for each in known)
        raise ValueError(f"draw: {what} is {given!r}; it must be one of {choices}")


def without_gradients(graph: ComputationalGraph) -> ComputationalGraph:
    """The same graph as before ``backward()``."""
    vertices = [
        replace(
            vertex,
            operands=tuple(
                replace(each, derivative_value=None, gradient=None) for each in vertex.operands
            ),
            gradients=(None,) * len(vertex.gradients),
        )
        for vertex in graph.vertices
    ]
    return replace(graph, vertices=vertices)


def without_values(graph: ComputationalGraph) -> ComputationalGraph:
    """The same graph with shapes only."""

    def bare(value: Value) -> Value:
        return Value(value.shape, value.dtype, number=value.number)

    graph = without_gradients(graph)
    vertices = [
        replace(
            vertex,
            outputs=tuple(bare(value) for value in vertex.outputs),
            operands=tuple(replace(each, value=bare(each.value)) for each in vertex.operands),
            saved=tuple((name, bare(value)) for name, value in vertex.saved),
        )
        for vertex in graph.vertices
    ]
    return replace(graph, vertices=vertices)


class Drawing:
    """A picture of a computational graph, made by `backsweep.draw`.

    In a notebook it shows itself. ``print(drawing)`` writes the graph as a tree;
    ``drawing.save("graph.svg")`` writes a file. It can also be made of a graph that is there as data.

    >>> from backsweep.inspection.model import ComputationalGraph, Operand, Value, Vertex
    >>> w = Vertex("leaf", "w", outputs=(Value((), "float32"),))
    >>> y = Vertex("operation", "exp", "exp(w)", "y", outputs=w.outputs,
    ...            operands=(Operand(w.outputs[0], 0, name="w", derivative="y"),))
    >>> print(Drawing(ComputationalGraph([w, y], roots=(1,))))
    y = exp(w): ()
    └─ w: (), ∂/∂w = y
    """

    def __init__(
        self,
        graph: ComputationalGraph,
        depth: int | None = None,
        fold: bool = True,
        values: bool = True,
        theme: str = "auto",
        direction: str = "auto",
        swept: ComputationalGraph | None = None,
    ) -> None:
        one_of("theme", theme, THEMES)
        one_of("direction", direction, DIRECTIONS)
        if depth is not None and (isinstance(depth, bool) or not isinstance(depth, int)):
            raise TypeError(f"draw: depth is {depth!r}; it must be an int, or None for no limit")
        if depth is not None and depth < 1:
            raise ValueError(f"draw: depth is {depth}; it must be at least 1, or None for no limit")
        self.graph = graph if values else without_values(graph)
        self.theme = theme
        self._swept = swept if values else None
        self._direction = direction
        self._depth, self._fold = depth, fold
        self._figure: Figure = make_figure(self.graph, depth, fold)

    @cached_property
    def _layout(self) -> Layout:
        return arrange(self._figure, self._direction)

    def svg(self, theme: str | None = None) -> str:
        """The picture as SVG text, in the drawing's theme or another one."""
        theme = self.theme if theme is None else theme
        one_of("theme", theme, THEMES)
        return svg_text(self._figure, self._layout, theme)

    def png(self, scale: int = 2) -> bytes:
        """The picture as PNG; of the theme "auto" the light one.

        Raises:
            ImportError: if the extra ``backsweep[draw]`` is not installed.
        """
        return png_bytes(self.svg("dark" if self.theme == "dark" else "light"), scale)

    def dot(self) -> str:
        """The graph in the language of Graphviz."""
        return dot_text(self._figure, self._layout.down)

    def html(self) -> str:
        """A page to step through the graph, forward and backward, in one file."""
        from .page import page_text

        if self._swept is None:
            return page_text(self.graph, self._figure, self._layout, self.theme)
        figure = make_figure(self._swept, self._depth, self._fold)
        return page_text(self._swept, figure, arrange(figure, self._direction), self.theme)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the picture to a file; its ending says in which format.

        Args:
            path: a name that ends in .svg, .png (needs ``backsweep[draw]``), .dot (for Graphviz), or .html (a
                page to step through the graph; one file, needs no network).

        Raises:
            ValueError: if the ending is another one.
            ImportError: if a .png file is asked for and the extra ``draw`` is not installed.
        """
        path = Path(path)
        ending = path.suffix.lower()
        if ending not in ENDINGS:
            raise ValueError(
                f"draw: cannot save {path.name!r}: the name must end in one of {', '.join(ENDINGS)}"
            )
        if ending == ".png":
            path.write_bytes(self.png())
            return
        text = {".svg": self.svg, ".dot": self.dot, ".html": self.html}[ending]()
        path.write_text(text, encoding="utf-8")

    def _repr_svg_(self) -> str:
        return self.svg()

    def __str__(self) -> str:
        return tree_text(self.graph, self._figure)

    def __repr__(self) -> str:
        return f"<Drawing: {describe(self._figure)}>"
