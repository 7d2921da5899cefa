"""Write the type stubs of backsweep from its op table.

    python tools/generate_stubs.py            # writes python/backsweep/*.pyi
    python tools/generate_stubs.py --check    # says whether they are up to date

What is not an operation (the type Tensor's other members, the dtypes, the switches) stands in
``tools/stub_template.pyi``; a line ``# operations`` there is replaced by what the rows say, and a
body ``...`` under a member that has a docstring at run time gets that docstring. The installed
backsweep is read, so build first.
"""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import backsweep
from backsweep import _C
from backsweep._documentation import operation_documentation

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "python" / "backsweep"
TEMPLATE = ROOT / "tools" / "stub_template.pyi"

HEADER = (
    "# Written by tools/generate_stubs.py; do not edit.\n"
    # One tensor or several: the first overload that fits is meant, as at run time.
    '# mypy: disable-error-code="overload-overlap"\n'
)
# Inside the class and the module, `int`, `float` and `bool` are methods and dtypes.
TYPES = {
    "Tensor": "Tensor",
    "Number": "Number",
    "Tensor|Number": "Tensor | Number",
    "Tensor[]": "Sequence[Tensor]",
    "Tensor...": "Tensor | Sequence[Tensor]",
    "int": "builtins.int",
    "int[][]": "Sequence[builtins.int | Sequence[builtins.int]] | Tensor",
    "int()": "Sequence[builtins.int]",
    "int[]": "builtins.int | Sequence[builtins.int]",
    "int...": "builtins.int | Sequence[builtins.int]",
    "float": "builtins.float",
    "float[]": "Sequence[builtins.float]",
    "bool": "builtins.bool",
    "dtype": "DTypeLike",
    "device": "DeviceLike",
    "Generator": "Generator",
    "memory_format": "_memory_format",
    "str": "str",
}
RESULTS = {"Tensor[]": "tuple[Tensor, ...]", "bool": "builtins.bool", "()": "None", "": "None"}


def split(text: str) -> list[str]:
    """Split at the commas outside brackets."""
    parts, depth, start = [], 0, 0
    for i, character in enumerate(text + ","):
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
    return [part for part in parts if part]


def parameter(text: str) -> str:
    """A parameter of a row's signature, in Python's words."""
    if text == "*":
        return text
    declared, _, default = (part.strip() for part in text.partition("="))
    kind, _, name = declared.rpartition(" ")
    optional = kind.endswith("?")
    python_type = TYPES[kind.removesuffix("?")]
    if kind.endswith("..."):
        return f"*{name}: {python_type}"
    if optional:
        python_type += " | None"
    return f"{name}: {python_type}" + (f" = {default}" if default else "")


def signature(row: dict[str, Any], method: bool, returns: str = "") -> str:
    """``(input: Tensor, dim: int) -> Tensor`` of a row; the first one is ``self`` in a method."""
    text, _, result = (part.strip() for part in row["signature"].partition("->"))
    parameters = []
    for part in split(text[1:-1]):
        if parameters and not method:  # integers one by one are for methods
            part = part.replace("int... ", "int() ")
        parameters.append(parameter(part))
        # What makes new tensors takes these, too (see Signature::is_factory_option).
        keyword_only = any(each.startswith("*") for each in parameters)
        if part.startswith("device?") and keyword_only:
            parameters.append("layout: _layout | None = None")
            parameters.append("pin_memory: builtins.bool | None = False")
    if any(part.startswith("*") and part != "*" for part in parameters):
        parameters = [part for part in parameters if part != "*"]
    if method:
        parameters[0] = "self"
    elif row["out"] and not returns:
        if not any(part.startswith("*") for part in parameters):
            parameters.append("*")
        kind = "Tensor" if row["out"] == 1 else "Sequence[Tensor]"
        parameters.append(f"out: {kind} | None = None")
    if result.startswith("("):
        result = result_class(row)
    return f"({', '.join(parameters)}) -> {returns or RESULTS.get(result, result)}"


def result_class(row: dict[str, Any]) -> str:
    """The name of the type of a result that has names."""
    return f"return_type_{row['name'].replace('.', '_')}"


def named_results(rows: list[dict[str, Any]]) -> Iterator[str]:
    """The types of results like ``(Tensor values, Tensor indices)``."""
    for row in rows:
        result = row["signature"].partition("->")[2].strip()
        if result.startswith("("):
            yield f"class {result_class(row)}(NamedTuple):"
            for field in split(result[1:-1]):
                kind, _, name = field.rpartition(" ")
                yield f"    {name}: {TYPES[kind]}"
            yield ""


def quoted(text: str, indent: str) -> str:
    """A docstring."""
    lines = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"').strip().splitlines()
    body = "\n".join(f"{indent}{line}".rstrip() for line in lines).strip()
    return f'{indent}"""{body}\n{indent}"""' if len(lines) > 1 else f'{indent}"""{body}"""'


def definition(name: str, signatures: list[str], documentation: str, indent: str) -> Iterator[str]:
    """The lines that define a function, overloaded when it has several signatures."""
    # Two rows may look the same to a type checker.
    distinct = list(dict.fromkeys(signatures))
    for i, text in enumerate(distinct):
        if len(distinct) > 1:
            yield f"{indent}@overload"
        if i == 0:
            yield f"{indent}def {name}{text}:"
            yield quoted(documentation, indent + "    ")
        else:
            yield f"{indent}def {name}{text}: ..."


def without_example(documentation: str) -> str:
    """The documentation for a stub: `help` and the reference pages show the rest, the wheel is small."""
    paragraphs = documentation.split("\n\n")[1:]  # without the signature
    shown = (text for text in paragraphs if not text.startswith((">>> ", "See http", "out: ")))
    return "\n\n".join(text.partition("\n(g is the incoming")[0] for text in shown)


def rows_by_name(module: str = "") -> dict[str, list[dict[str, Any]]]:
    """The public rows (overloads) of every name and alias in a module, sorted by name."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in _C.op_table:
        for path in (row["name"], *row["aliases"]):
            owner, _, name = path.rpartition(".")
            if row["forms"] != "internal" and owner == module:
                rows.setdefault(name, []).append(row)
    return dict(sorted(rows.items()))


def functions(module: str = "") -> Iterator[str]:
    """The functions of the op table that are in a module."""
    prefix = f"{module}." if module else ""
    named = {}
    for rows in rows_by_name(module).values():
        for row in rows:
            if lines := list(named_results([row])):
                named[result_class(row)] = lines
    for lines in named.values():
        yield from lines
    for name, rows_of_name in rows_by_name(module).items():
        if rows := [row for row in rows_of_name if module or "function" in row["forms"]]:
            signatures = [signature(row, method=False) for row in rows]
            text = without_example(operation_documentation(prefix + name))
            yield from definition(name, signatures, text, "")
    for name in _C.in_place_functions if not module else ():
        rows = rows_by_name().get(name) or rows_by_name()[name[:-1]]
        signatures = [signature(row, method=False, returns="_AnyTensor") for row in rows]
        signatures = [text.replace(": Tensor", ": _AnyTensor", 1) for text in signatures]
        text = f"`Tensor.{name}`."
        yield from definition(name, signatures, text, "")


def methods() -> Iterator[str]:
    """The methods of the op table, with their in-place forms."""
    for name, rows in rows_by_name().items():
        is_function = "function" in rows[0]["forms"]
        if own := [row for row in rows if "method" in row["forms"]]:
            signatures = [signature(row, method=True) for row in own]
            text = without_example(operation_documentation(name))
            if is_function:
                text = rows[0]["doc"]
                if name != rows[0]["name"]:
                    text += f"\n\nSee `backsweep.{rows[0]['name']}`."
            yield from definition(name, signatures, text, "    ")
        writing = [row for row in rows if row["in_place"]]
        if writing:
            signatures = [signature(row, method=True, returns="Self") for row in writing]
            text = f"`{name}` in place."
            yield from definition(f"{name}_", signatures, text, "    ")


def runtime_documentation(scope: str, name: str) -> str:
    """The docstring that a member of the module, or of a class in it, has at run time."""
    owner = getattr(_C, scope) if scope else _C
    text = getattr(inspect.getattr_static(owner, name, None), "__doc__", None) or ""
    if text.startswith(f"{name}("):  # the first line is the signature
        text = text.partition("\n\n")[2]
    return inspect.cleandoc(text)  # which Python does from 3.13 on


def native_stub() -> str:
    """The text of ``_C.pyi``."""
    lines: list[str] = [HEADER]
    scope = ""
    for line in TEMPLATE.read_text(encoding="utf-8").splitlines():
        stripped = line.strip()
        if line.startswith("class "):
            scope = line.removeprefix("class ").partition("(")[0].rstrip(":")
        elif line and not line.startswith((" ", "#", ")", "@")):
            scope = ""
        if stripped == "# operations":
            lines += methods() if line.startswith(" ") else functions()
            continue
        lines.append(line)
        if stripped.startswith("def ") and stripped.endswith(": ..."):
            name = stripped.removeprefix("def ").partition("(")[0]
            overload_before = len(lines) > 1 and lines[-2].strip() == "@overload"
            setter = len(lines) > 1 and lines[-2].strip().endswith(".setter")
            text = "" if setter or overload_before else runtime_documentation(scope, name)
            if text and not name.startswith("__"):
                indent = line[: len(line) - len(line.lstrip())] + "    "
                lines[-1] = line.removesuffix(" ...")
                lines.append(quoted(text, indent))
    return "\n".join(lines) + "\n"


def submodule_stub(name: str) -> str:
    """The text of the stub of a module of operations and types of errors."""
    operations = "\n".join(functions(name))
    lines = [HEADER, "import builtins"]
    if "Sequence[" in operations:
        lines.append("from collections.abc import Sequence")
    typing = [word for word in ("NamedTuple", "overload") if word in operations]
    if typing:
        lines.append(f"from typing import {', '.join(typing)}")
    lines.append("")
    native = [
        word
        for word in ("DTypeLike", "DeviceLike", "Generator", "Number", "Tensor")
        if word in operations
    ]
    if native:
        lines.append(f"from {'.' * name.count('.')}._C import {', '.join(native)}")
    # What is no function: the types of errors.
    module = import_module(f"backsweep.{name}")
    for other in sorted(module.__all__):
        if isinstance(member := getattr(module, other), type):
            lines.append(f"from ._C import {member.__name__} as {other}")
    lines.append("")
    lines += [operations, "", "__all__: list[str]"]
    return "\n".join(lines) + "\n"


# As classes their results would be instances, also where they decorate a function without brackets.
DECORATORS = """\
@overload
def {name}() -> _GradMode: ...
@overload
def {name}(function: _Function) -> _Function: ..."""


def package_stub() -> str:
    """The text of ``__init__.pyi``: every public name, and where it is defined."""
    lines = [
        HEADER,
        "from collections.abc import Callable",
        "from typing import Any, TypeVar, overload",
    ]
    lines.append("")
    source: dict[str, str] = {}
    for name in sorted(backsweep.__all__):
        member = getattr(backsweep, name)
        module = getattr(member, "__module__", None)
        if inspect.ismodule(member):
            source[name] = f"from . import {name} as {name}"
            continue
        if name in ("no_grad", "enable_grad"):
            continue
        if getattr(_C, name, None) is member:
            source[name] = f"from ._C import {name} as {name}"
        elif isinstance(member, _C.dtype):
            real = repr(member).removeprefix("torch.")
            source[name] = f"from ._C import {real} as {name}"
        else:
            relative = str(module).removeprefix("backsweep")
            real = getattr(member, "__name__", name)
            source[name] = f"from {relative} import {real} as {name}"
    lines += [
        f"from . import {name} as {name}"
        for name in ("autograd", "linalg", "nn", "pure", "return_types", "special")
    ]
    lines += [*sorted(source.values()), "from ._grad_mode import _GradMode", ""]
    lines += ['_Function = TypeVar("_Function", bound=Callable[..., Any])', ""]
    lines += [DECORATORS.format(name="no_grad"), DECORATORS.format(name="enable_grad"), ""]
    lines += ["__version__: str", "__build_info__: dict[str, str]", ""]
    lines += ["__all__ = ["]
    lines += [f'    "{name}",' for name in backsweep.__all__]
    lines += ["]"]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the stubs, or compare them."""
    parser = argparse.ArgumentParser(description="Write the type stubs from the op table.")
    parser.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args()
    stale = []
    stubs = {"_C.pyi": native_stub(), "__init__.pyi": package_stub()}
    stubs |= {
        f"{name.replace('.', '/')}.pyi": submodule_stub(name)
        for name in ("linalg", "nn.functional", "special")
    }
    for name, text in stubs.items():
        path = PACKAGE / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not options.check:
                path.write_text(text, encoding="utf-8")
    if not stale:
        print("the stubs are up to date")
        return 0
    print("out of date:" if options.check else "written:", ", ".join(stale))
    return 1 if options.check else 0


if __name__ == "__main__":
    sys.exit(main())
