"""`backsweep.draw`: from a tensor to its picture."""

from __future__ import annotations

from dataclasses import replace

from ..graph import build_graph
from ..model import ComputationalGraph
from ..names import calling_frame
from .drawing import Drawing, without_gradients

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from ... import Tensor

__all__ = ["draw"]

SWEPT_UP_TO = 5000  # vertices; larger graphs are swept only when the picture shows gradients


def draw(
    y: Tensor | Sequence[Tensor],
    *,
    names: Mapping[str, Tensor] | None = None,
    depth: int | None = None,
    fold: bool = True,
    values: bool = True,
    gradients: bool | None = None,
    theme: Literal["auto", "light", "dark"] = "auto",
    direction: Literal["auto", "right", "down"] = "auto",
) -> Drawing:
    """Draw the recorded graph behind a tensor, before or after ``backward()``.

    Leaves, operations and results are boxes. An operation's box has its local derivatives as formulas and
    what it has saved for them; a wire has the value (if it is small) and the shape, and below it the
    gradient that flows back. Repetitions in a large graph are folded. In a notebook the picture shows
    itself; ``print(picture)`` writes it as a tree; ``picture.save("graph.svg")`` writes a file, also .png
    (with ``pip install 'backsweep[draw]'``), .dot for Graphviz, and .html: a page to step through the
    graph, forward and back.

    Args:
        y: a tensor of any shape and dtype that was computed from one with ``requires_grad``; or several.
        names: what to call tensors, ``{"w": w}``; without it the names of the caller's variables.
        depth: how many operations to go back from the result at most; the others share a box "…".
        fold: fold repetitions and other parts of a graph with many operations.
        values: show values and gradients; without them shapes only.
        gradients: show gradients: always (True; found by a sweep that changes nothing in the program), never
            (False), or once ``backward()`` has been called (None), that is, when every leaf behind y has a
            ``.grad`` and not all are zero. After ``backward()`` without ``retain_graph=True`` only the
            gradients of leaves are left, unless it was called within ``record_graph()``.
        theme: colours for a light or a dark background; "auto" follows the reader's setting.
        direction: where the result is, "right" or "down"; "auto" is "down" for what would be too wide for a
            page.

    Returns:
        A `Drawing`.

    Raises:
        TypeError: if y is not a tensor, or ``depth`` not an int.
        RuntimeError: if y has no graph; with ``gradients=True``, if no sweep is possible: the graph has been
            freed, or y has more than one element.
        ValueError: if an argument is not one of those listed; or if the graph is too large without folding.

    >>> import backsweep as torch
    >>> x, w = torch.tensor(2.0), torch.tensor(1.0, requires_grad=True)
    >>> y_pred = x * w
    >>> loss = y_pred**2
    >>> print(torch.draw(loss, gradients=True))
    loss = y_pred ** 2: 4, gradient 1, saved: y_pred = 2
    └─ y_pred = x * w: 2, gradient 4, ∂/∂y_pred = 2 * y_pred = 4, saved: x = 2
       ├─ x: 2
       └─ w: 1, gradient 8, ∂/∂w = x = 2, grad = 8
    """
    frame = calling_frame()
    found = build_graph(y, names, frame, what="draw")
    if gradients is False:
        return Drawing(without_gradients(found), depth, fold, values, theme, direction)
    shows = gradients or was_swept(found)
    swept = None
    if shows or len(found.vertices) <= SWEPT_UP_TO:
        try:
            swept = build_graph(y, names, frame, sweep=True, what="draw")
        except Exception:  # also of a backward() that the program wrote
            if gradients:
                raise
    shown = with_stored(swept, found) if shows and swept is not None else found
    return Drawing(shown, depth, fold, values, theme, direction, swept)


def was_swept(graph: ComputationalGraph) -> bool:
    """Whether ``backward()`` seems to have been called: every leaf has a ``.grad``, and not all are zero."""
    leaves = [vertex.gradients for vertex in graph.vertices if vertex.kind == "leaf"]
    return all(known(each) for each in leaves) and any(
        bool((gradient != 0).any()) for each in leaves for gradient in each if gradient is not None
    )


def known(gradients: Sequence[Tensor | None]) -> bool:
    """Whether there is any."""
    return any(gradient is not None for gradient in gradients)


def with_stored(swept: ComputationalGraph, found: ComputationalGraph) -> ComputationalGraph:
    """The swept graph, where leaves have what is stored in their ``.grad``."""
    if len(swept.vertices) != len(found.vertices):
        return swept
    vertices = [
        replace(after, gradients=before.gradients)
        if before.kind == "leaf" and known(before.gradients)
        else after
        for after, before in zip(swept.vertices, found.vertices)
    ]
    return replace(swept, vertices=vertices)
