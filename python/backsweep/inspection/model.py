"""The recorded graph as plain data: what pictures and explanations are made from.

A `ComputationalGraph` is a list of vertices, inputs before outputs: leaves, constants, and operations. It is
a snapshot; it keeps no node of the engine alive and does not change when the program goes on.

>>> w = Vertex(kind="leaf", title="w", outputs=(Value((1,), "float32"),))
>>> y = Vertex(kind="operation", title="mul", operands=(Operand(w.outputs[0], source=0),))
>>> graph = ComputationalGraph([w, y], roots=(1,))
>>> graph.vertices[graph.vertices[1].operands[0].source].title
'w'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .. import Tensor

__all__ = ["ComputationalGraph", "Operand", "SourceLine", "Value", "Vertex"]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where the program called an operation."""

    file: str
    line: int
    function: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """What is known of a tensor, or of a Python number, at one place of the graph.

    Attributes:
        shape: the tensor's sizes; empty for a number.
        dtype: "float32" and so on; "number" for a Python number.
        tensor: the values, detached from every graph and never changed; None when they are not known.
        number: the Python number, when it is one.
        missing: why the values are not known, as a clause ("freed by backward()"); empty when they are.
    """

    shape: tuple[int, ...]
    dtype: str
    tensor: Tensor | None = None
    number: float | None = None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Operand:
    """One input of an operation: an edge of the graph.

    Attributes:
        value: what flowed in.
        source: the index of the vertex that it comes from; None when the engine does not know it.
        output: which output of that vertex.
        name: what formulas call it: the program's name for it, or a made-up one.
        literal: whether it is a number without a name, which formulas are simplified with.
        derivative: the local derivative, a formula in terms of names ("2 * d"); empty when no gradient flows.
        derivative_value: the same as numbers, where the operation has only single elements.
        gradient: what the sweep sends along the edge; None when it is not known or nothing flows.
    """

    value: Value
    source: int | None = None
    output: int = 0
    name: str = ""
    literal: bool = False
    derivative: str = ""
    derivative_value: Tensor | None = None
    gradient: Tensor | None = None


@dataclass(frozen=True, slots=True)
class Vertex:
    """A leaf, a constant, or an operation.

    Attributes:
        kind: "leaf" (requires a gradient), "constant" (does not), or "operation".
        title: a leaf's or constant's name or number; an operation's name, such as "mul".
        expression: an operation as the program wrote it, such as "x * w"; made from its operands' names when
            the source is not there.
        name: what the program calls the (first) result; empty when it has no name.
        node: PyTorch's name of the node, "MulBackward0"; empty for constants.
        outputs: the results; one for a leaf or constant.
        operands: the inputs, in the order of the node's edges.
        saved: what the node keeps for its derivative, with the name that formulas use.
        gradients: for each output the gradient that has arrived there; None where it is not known.
        source_line: where the program called it, when that was recorded.
        scope: the calls that led to it, outermost first, such as ("forward", "attention"); what is folded.
        sequence: the engine's number of the node; a sweep goes from large numbers to small ones.
        symbol: what formulas call the (first) result: its name, or a made-up one such as "v1".
    """

    kind: Literal["leaf", "constant", "operation"]
    title: str
    expression: str = ""
    name: str = ""
    node: str = ""
    outputs: tuple[Value, ...] = ()
    operands: tuple[Operand, ...] = ()
    saved: tuple[tuple[str, Value], ...] = ()
    gradients: tuple[Tensor | None, ...] = ()
    source_line: SourceLine | None = None
    scope: tuple[str, ...] = ()
    sequence: int = 0
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class ComputationalGraph:
    """Vertices, inputs before outputs.

    Attributes:
        vertices: all of them; indices into this list name them elsewhere.
        roots: the vertices that the picture was asked for.
        results: for each tensor that was asked for its vertex, which of its outputs it is, and its name;
            empty when only the roots are known.
        sweep_order: the vertices that a sweep from the roots visits, in its order; leaves last.
        notes: sentences that a reader should see: "The values were freed by backward()."
    """

    vertices: Sequence[Vertex]
    roots: tuple[int, ...] = ()
    sweep_order: tuple[int, ...] = ()
    notes: tuple[str, ...] = field(default=())
    results: tuple[tuple[int, int, str], ...] = ()
