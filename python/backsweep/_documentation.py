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
    "binary": "Shape: the operands are broadcast against each other.\n"
    "Dtypes: the operands are promoted to one dtype.",
    "comparison": "Shape: the operands are broadcast against each other.\n"
    "Dtypes: any; the result is bool.",
    "of integers": "Shape: the operands are broadcast against each other.\n"
    "Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.",
}
_ERRORS = {
    "unary": "TypeError: the argument is not a tensor.",
    "binary": "RuntimeError: the shapes cannot be broadcast.\n    TypeError: an operand is neither "
    "tensor nor number.",
}
_ERRORS["comparison"] = _ERRORS["of integers"] = _ERRORS["binary"]


def rows_named(name: str) -> list[dict[str, Any]]:
    """The rows (overloads) of an operation, also by an alias."""
    return [row for row in _C.op_table if row["name"] == name or name in row["aliases"]]


def page_of(name: str, method: bool = False) -> str:
    """The address of PyTorch's page about an operation."""
    if name.startswith("special."):
        return f"https://docs.pytorch.org/docs/stable/special.html#torch.{name}"
    return f"{_PYTORCH}{'Tensor.' if method else ''}{name}.html"


_OPERANDS = {
    "unary": "(R[2],)",
    "binary": "(R[2], P[2])",
    "comparison": "(R[2], P[2])",
    "of integers": "(I[2], I[2])",
}


def _operand(kind: str, sizes: list[int]) -> str:
    """A tensor of a kind and shape of the samples (see cpp/ops/op.hpp), as a program writes it."""
    count = 1
    for size in sizes:
        count *= size
    if kind == "B":
        return _operand("R", sizes) + " > 2"
    if not sizes:
        return "backsweep.tensor(0.5)"
    if kind in "MS" and len(sizes) == 2:  # a matrix that is not singular
        elements = [
            [2.0 + row if row == column else 1.0 for column in range(sizes[1])]
            for row in range(sizes[0])
        ]
        return f"backsweep.tensor({elements})"
    if len(sizes) == 1 and count <= 4:
        values: dict[str, list[Any]] = {"R": [0.5, 2.0, -1.0, 3.0], "I": [1, 0, 2, 3]}
        values["P"] = [1.0, 2.0, 3.0, 4.0]
        return f"backsweep.tensor({values.get(kind, values['P'])[:count]})"
    numbers = f"backsweep.arange({count})" if kind == "I" else f"backsweep.arange({count}.0)"
    return numbers if len(sizes) == 1 else f"{numbers}.reshape({str(sizes)[1:-1]})"


def _kind(row: dict[str, Any]) -> str:
    """The row's kind; the comparisons that are for integers only are of their own."""
    integers = row["kind"] == "comparison" and row["samples"].startswith("I")
    return "of integers" if integers else str(row["kind"])


def _first_sample(samples: str) -> str:
    """The first argument list of a row's samples, without the outer brackets."""
    depth = 0
    for i, character in enumerate(samples):
        depth += (character in "([") - (character in ")]")
        if depth == 0 and i:
            return samples[1:i].rstrip(",")
    return ""


def _split(arguments: str) -> list[str]:
    """The arguments of an argument list."""
    given: list[str] = []
    for part in arguments.split(", "):
        if given and any(given[-1].count(a) != given[-1].count(b) for a, b in ("()", "[]")):
            given[-1] += f", {part}"
        else:
            given.append(part)
    return given


def _example(name: str, row: dict[str, Any], in_place: bool = False) -> str:
    """A call with its result, computed now."""
    import re
    import warnings

    import backsweep

    samples = row["example"]
    if samples is None:
        samples = _OPERANDS.get(_kind(row), row["samples"])
    arguments = re.sub(
        r"\b([A-Z])\[([0-9,]*)\]",
        lambda found: _operand(found[1], [int(size) for size in found[2].split(",") if size]),
        re.sub(r"\bA\(", "backsweep.tensor(", _first_sample(samples)),
    )
    if row["forms"] == "internal" or not arguments:
        return ""
    if row["forms"] == "method" or in_place:
        given = _split(arguments)
        owner = given.pop(next(i for i, text in enumerate(given) if "backsweep." in text))
        call = f"{owner}.{name}({', '.join(given)})"
    else:
        call = f"backsweep.{name}({arguments})"
    seeding = "generator = backsweep.manual_seed(0)"
    random = "Generator?" in row["signature"] or "result is random" in row["skip"]
    # Reading documentation must not change a program's random numbers.
    with backsweep.random.fork_rng(enabled=random):
        if random:
            exec(seeding, {"backsweep": backsweep})
        with warnings.catch_warnings():  # of what is deprecated
            warnings.simplefilter("ignore")
            result = repr(eval(call, {"backsweep": backsweep}))
    text = f">>> {call}\n{result}".replace("\n\n", "\n<BLANKLINE>\n")
    return f">>> {seeding}\n{text}" if random else text


def _with_out(row: dict[str, Any], in_place: bool) -> str:
    """The signature of the function, with the keyword that takes the result."""
    text: str = row["python_signature"]
    if in_place or not row["out"]:
        return text
    return f"{text[:-1]}{', ' if '*' in text else ', *, '}out=None)"


def operation_documentation(name: str, in_place: bool = False) -> str:
    """The docstring of an operation: signature, meaning, derivative, shapes, errors, example.

    >>> print(operation_documentation("neg").splitlines()[0])
    neg(input, *, out=None)
    """
    row_name = name[:-1] if in_place else name
    rows = rows_named(row_name)
    row = rows[0]
    parts = ["\n".join(name + _with_out(each, in_place) for each in rows)]
    if row_name != row["name"]:
        parts.append(f"Alias of `{row['name']}{'_' if in_place else ''}`.")
    parts.append("\n".join(dict.fromkeys(each["doc"] for each in rows if each["doc"])))
    if in_place:
        parts.append(f"Writes the result of `{row_name}` into the first argument and returns it.")
    if row["formula"]:
        parts.append(
            f"Derivative: {row['formula']}\n"
            "(g is the incoming gradient, x the input, a and b the operands, y the result)"
        )
    if _kind(row) in _KINDS:
        parts.append(_KINDS[_kind(row)])
        parts.append("Raises:\n    " + _ERRORS[_kind(row)])
    if row["out"] and not in_place:
        target = {1: "a tensor", -1: "a list of tensors"}.get(
            row["out"], f"a tuple of {row['out']} tensors"
        )
        parts.append(f"out: {target} to write into, for the function only; not differentiable.")
    if row["view"]:
        parts.append("The result is a view: it shares memory with the input.")
    if example := _example(name, row, in_place):
        parts.append(example)
    if row["forms"] != "internal":
        parts.append(f"See {page_of(name, row['forms'] == 'method' or in_place)}")
    return "\n\n".join(part for part in parts if part)
