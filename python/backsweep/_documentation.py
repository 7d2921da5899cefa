"""The documentation of the operations, written from the rows of the op table."""

from __future__ import annotations

from . import _C

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PYTORCH = "https://docs.pytorch.org/docs/stable/generated/torch."
_KINDS = {
    "unary": "Shape: any; the result has the input's.\n"
    "Dtypes: all but bool; integers become float32 where the value is not an integer.",
    "binary": "Shape: the operands are broadcast against each other; either may be a number.\n"
    "Dtypes: the operands are promoted to one dtype.",
    "comparison": "Shape: the operands are broadcast against each other; either may be a number.\n"
    "Dtypes: any; the result is bool.",
}
_ERRORS = {
    "unary": "TypeError: the argument is not a tensor.",
    "binary": "RuntimeError: the shapes cannot be broadcast.\n    TypeError: an operand is neither "
    "tensor nor number.",
}
_ERRORS["comparison"] = _ERRORS["binary"]


def rows_named(name: str) -> list[dict[str, Any]]:
    """The rows (overloads) of an operation."""
    return [row for row in _C.op_table if row["name"] == name]


def _example(row: dict[str, Any]) -> str:
    """A call with its result, computed now."""
    from . import tensor

    name = row["name"]
    call = "_C.ops." + name if row["forms"] == "internal" else name
    operands = {"unary": "tensor([0.5, 2.0])", "binary": "tensor([0.5, 2.0]), tensor([1.0, 3.0])"}
    operands["comparison"] = operands["binary"]
    if row["kind"] not in operands or row["forms"] == "internal":
        return ""
    function = getattr(_C, name, None) or getattr(_C.ops, name)
    arguments = eval(operands[row["kind"]], {"tensor": tensor})
    result = function(*arguments) if isinstance(arguments, tuple) else function(arguments)
    return f">>> backsweep.{call}({operands[row['kind']].replace('tensor', 'backsweep.tensor')})\n{result}"


def operation_documentation(name: str, in_place: bool = False) -> str:
    """The docstring of an operation: signature, meaning, derivative, shapes, errors, example.

    >>> print(operation_documentation("neg").splitlines()[0])
    neg(input)
    """
    row_name = name[:-1] if in_place else name
    rows = rows_named(row_name)
    row = rows[0]
    parts = ["\n".join(name + each["python_signature"] for each in rows)]
    parts.append("\n".join(dict.fromkeys(each["doc"] for each in rows if each["doc"])))
    if in_place:
        parts.append(f"Writes the result of `{row_name}` into the first argument and returns it.")
    if row["formula"]:
        parts.append(
            f"Derivative: {row['formula']}\n"
            "(g is the incoming gradient, x the input, a and b the operands, y the result)"
        )
    if row["kind"] in _KINDS:
        parts.append(_KINDS[row["kind"]])
        parts.append("Raises:\n    " + _ERRORS[row["kind"]])
    if row["view"]:
        parts.append("The result is a view: it shares memory with the input.")
    if not in_place and (example := _example(row)):
        parts.append(example)
    if row["forms"] != "internal":
        kind = "Tensor." if row["forms"] == "method" or in_place else ""
        parts.append(f"See {_PYTORCH}{kind}{name}.html")
    return "\n\n".join(part for part in parts if part)
