"""The texts of a picture: numbers, tensors, local derivatives, tooltips.

>>> number_text(-18.0), number_text(1 / 3), number_text(12345678.0)
('-18', '0.3333', '1.235e+07')
>>> shape_text((100, 16)), shape_text(())
('(100, 16)', '()')
"""

from __future__ import annotations

import math
import re

from .. import figures
from .measure import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ... import Tensor
    from ..model import ComputationalGraph, Operand, SourceLine, Value, Vertex

__all__ = [
    "called",
    "derivative_lines",
    "derivative_text",
    "gradient_text",
    "input_title",
    "is_number",
    "is_written",
    "number_text",
    "operation_tooltip",
    "saved_line",
    "shape_text",
    "source_text",
    "statement",
    "tensor_tooltip",
    "value_text",
    "value_tooltip",
]

LARGEST_SHOWN = 3  # elements of a tensor that is shown on a wire
LONGEST = 46  # characters of a formula in a box
LONGEST_STATEMENT = 120
MOST_OUTPUTS = 6  # of one operation, whose names are listed
LONGEST_TOOLTIP = 500


def number_text(number: Any) -> str:
    """A number with four digits."""
    return figures.number_text(number, 4)


def shape_text(shape: tuple[int, ...]) -> str:
    """The shape as Python writes a tuple."""
    return str(tuple(shape))


def nested_text(numbers: Any) -> str:
    """Numbers in the brackets of their tensor."""
    if isinstance(numbers, list):
        return "[" + ", ".join(nested_text(each) for each in numbers) + "]"
    return number_text(numbers)


def tensor_text(tensor: Tensor) -> str:
    """The numbers of a small tensor; empty for a large one."""
    if tensor.numel() == 0 or tensor.numel() > LARGEST_SHOWN:
        return ""
    text = nested_text(tensor.tolist())
    return text if len(text) <= 30 else ""


def value_text(value: Value) -> tuple[str, str]:
    """What a wire says: the value where it is known and small, and the shape unless it is a number's."""
    text = ""
    if value.number is not None:
        text = number_text(value.number)
    elif value.tensor is not None:
        text = tensor_text(value.tensor)
    if value.dtype == "unknown":
        return text, ""
    scalar = not value.shape
    return text, "" if scalar and text else shape_text(value.shape)


def gradient_text(gradient: Tensor | None) -> str:
    """A small gradient's numbers, a large one's shape; empty where there is none."""
    if gradient is None:
        return ""
    return tensor_text(gradient) or shape_text(tuple(gradient.shape))


def tensor_tooltip(tensor: Tensor) -> str:
    """The numbers in full, as far as printing shows them."""
    text = str(tensor.detach())
    return text if len(text) <= LONGEST_TOOLTIP else text[:LONGEST_TOOLTIP] + " …"


def value_tooltip(value: Value) -> str:
    """Everything that is known of a value."""
    if value.number is not None:
        return number_text(value.number)
    kind = f"{value.dtype} {shape_text(value.shape)}"
    if value.tensor is not None:
        return f"{kind}: {tensor_tooltip(value.tensor)}"
    return f"{kind}: {value.missing}" if value.missing else kind


def is_number(vertex: Vertex) -> bool:
    """Whether a vertex is a Python number without a name."""
    known = vertex.kind == "constant" and bool(vertex.outputs) and not vertex.name
    return known and vertex.outputs[0].number is not None


def input_title(vertex: Vertex) -> str:
    """The title of a leaf or constant; of a Python number "x = 2"."""
    number = vertex.outputs[0].number if vertex.outputs else None
    if number is None or not vertex.name:
        return vertex.title
    return f"{shortened(vertex.title, 16)} = {number_text(number)}"


def is_written(number: Vertex, user: Vertex) -> bool:
    """Whether a number stands in the expression that uses it, so that it needs no box of its own."""
    value = abs(number.outputs[0].number or 0.0)
    written = re.findall(r"(?<![\w.])(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", user.expression)
    return any(math.isclose(float(each), value, rel_tol=1e-4) for each in written)


def called(graph: ComputationalGraph) -> dict[int, str]:
    """What operations are called: by the program, or else in the expressions of those that use them.

    Of an operation with several results the names of all, as on the left side of an assignment.
    """
    found: dict[int, str] = {}
    others: dict[int, dict[int, str]] = {}  # by vertex and output
    several = {
        index
        for index, vertex in enumerate(graph.vertices)
        if 1 < len(vertex.outputs) <= MOST_OUTPUTS
    }
    for index, vertex in enumerate(graph.vertices):
        if vertex.name or vertex.symbol:
            found[index] = vertex.name or vertex.symbol
        for operand in vertex.operands:
            if operand.source is None or not operand.name:
                continue
            if operand.output == 0:
                found.setdefault(operand.source, operand.name)
            if operand.source in several:
                others.setdefault(operand.source, {})[operand.output] = operand.name
    for index, output, name in graph.results:
        if output == 0:
            found.setdefault(index, name)
        if index in several:
            others.setdefault(index, {})[output] = name
    for index, known in others.items():
        count = len(graph.vertices[index].outputs)
        found[index] = ", ".join(known.get(output, "_") for output in range(count))
    return found


def statement(vertex: Vertex, name: str = "") -> str:
    """The operation as a line of a program: "error = y_pred - y"; not all of it if it is very long."""
    expression = shortened(vertex.expression or vertex.title, LONGEST_STATEMENT)
    return f"{name} = {expression}" if name and name != expression else expression


def derivative_text(operand: Operand, longest: int) -> str:
    """The local derivative for one operand, with its value where that is a number."""
    text = f"∂/∂{operand.name or 'input'} = {operand.derivative}"
    if operand.derivative_value is not None and operand.derivative_value.numel() == 1:
        number = number_text(operand.derivative_value.reshape(-1).tolist()[0])
        if number != operand.derivative and len(text) + len(number) + 3 <= longest:
            text += f" = {number}"
    return shortened(text, longest)


def derivative_lines(vertex: Vertex, longest: int = LONGEST) -> list[str]:
    """The local derivatives of an operation, one for each different operand that has one."""
    lines = [derivative_text(operand, longest) for operand in vertex.operands if operand.derivative]
    return list(dict.fromkeys(lines))


def saved_line(vertex: Vertex) -> str:
    """What the node keeps for its derivative."""
    parts = []
    for name, value in vertex.saved:
        text, shape = value_text(value)
        if value.missing and not value.shape:
            shape = ""
        parts.append(f"{name} = {text}" if text else f"{name} {shape}".strip())
    return shortened("saved: " + ", ".join(dict.fromkeys(parts)), LONGEST - 8) if parts else ""


def source_text(line: SourceLine | None) -> str:
    """Where the program called the operation."""
    if line is None:
        return ""
    file = line.file.replace("\\", "/").rsplit("/", 1)[-1]
    where = f"{file}, line {line.line}" + (f", in {line.function}" if line.function else "")
    return f"{where}: {line.text.strip()}" if line.text.strip() else where


def operation_tooltip(vertex: Vertex, name: str) -> str:
    """Everything that is known of an operation, in lines."""
    lines = [statement(vertex, name)]
    if vertex.node:
        lines.append(vertex.node)
    lines += [f"result: {value_tooltip(value)}" for value in vertex.outputs]
    lines += [f"gradient: {tensor_tooltip(each)}" for each in vertex.gradients if each is not None]
    lines += derivative_lines(vertex, 200)
    lines += [f"saved {name}: {value_tooltip(value)}" for name, value in vertex.saved]
    if vertex.source_line is not None:
        lines.append(source_text(vertex.source_line))
    return "\n".join(lines)
