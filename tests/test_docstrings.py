"""Every public function and class has a docstring with an example, and the examples are right."""

from __future__ import annotations

import doctest
import importlib
import inspect
import operator
import pkgutil
from pathlib import Path
from typing import Any

import pytest

import backsweep
from backsweep import _C
from backsweep._documentation import operation_documentation

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    ["backsweep"]
    + [
        module.name
        for module in pkgutil.walk_packages(backsweep.__path__, "backsweep.")
        if module.name not in ("backsweep._C", "backsweep.__main__")
    ]
)
# Names without which an operation cannot have an example: their values are undefined.
UNDEFINED = {
    "empty",
    "empty_like",
    "new_empty",
    "new_empty_strided",
    "empty_strided",
    "empty_permuted",
}
NAMES = list(
    dict.fromkeys(
        name
        for row in _C.op_table
        if row["forms"] != "internal"
        for name in (row["name"], *row["aliases"])
    )
)
IN_PLACE_FUNCTIONS = set(_C.in_place_functions)
IN_PLACE = [
    name + "_"
    for row in _C.op_table
    if row["in_place"]
    for name in (row["name"], *row["aliases"])
    if "." not in name
]


def run_examples(text: str, name: str, names: dict[str, Any]) -> int:
    """Run the examples in a docstring; return how many there are."""
    test = doctest.DocTestParser().get_doctest(text, dict(names), name, name, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL)
    report: list[str] = []
    failed = runner.run(test, out=report.append).failed
    assert not failed, "".join(report)
    return len(test.examples)


@pytest.mark.parametrize("name", MODULES)
def test_module_examples(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__, f"{name} has no docstring"
    names = {"backsweep": backsweep}
    result = doctest.testmod(module, extraglobs=names, optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


@pytest.mark.parametrize("name", NAMES)
def test_operation_examples(name: str) -> None:
    text = operation_documentation(name)
    count = run_examples(text, name, {"backsweep": backsweep})
    assert count or name in UNDEFINED, f"{name} has no example"
    owner = backsweep if "." in name or hasattr(backsweep, name) else backsweep.Tensor
    public = operator.attrgetter(name)(owner)
    if not isinstance(public, _C.dtype):  # `backsweep.float` is a dtype, `Tensor.float` a method
        assert public.__doc__ == text


@pytest.mark.parametrize("name", IN_PLACE)
def test_in_place_documentation(name: str) -> None:
    text = getattr(backsweep.Tensor, name).__doc__
    assert text == operation_documentation(name, in_place=True)
    assert name[:-1] in text
    assert run_examples(text, name, {"backsweep": backsweep})


PUBLIC = sorted(
    f"{module}.{name}"
    for module in ("backsweep", "backsweep.autograd")
    for name in importlib.import_module(module).__all__
    if name not in NAMES and name not in IN_PLACE_FUNCTIONS
)


@pytest.mark.parametrize("full_name", PUBLIC)
def test_public_documentation(full_name: str) -> None:
    module, _, name = full_name.rpartition(".")
    member = getattr(importlib.import_module(module), name)
    if isinstance(member, _C.dtype):
        return
    assert member.__doc__, f"{full_name} has no docstring"
    if inspect.isfunction(member):  # one that is written in Python
        assert ">>>" in member.__doc__, f"{full_name} has no example"


def test_members_of_tensor_are_documented() -> None:
    without = [
        name
        for name in dir(backsweep.Tensor)
        if not name.startswith("_") and not getattr(backsweep.Tensor, name).__doc__
    ]
    assert not without


# Members that say the same of every tensor, that are deprecated, or whose values are undefined.
WITHOUT_EXAMPLE = {
    *("device", "is_cuda", "is_meta", "is_nested", "is_quantized", "is_sparse", "layout", "name"),
    *(
        "new_empty",
        "new_empty_strided",
        "resize",
        "resize_as",
        "storage",
        "type",
        "untyped_storage",
    ),
}


@pytest.mark.parametrize(
    "name",
    sorted(
        name
        for name in dir(backsweep.Tensor)
        if not name.startswith("_") and name not in {*NAMES, *IN_PLACE, *WITHOUT_EXAMPLE}
    ),
)
def test_examples_of_tensor_members(name: str) -> None:
    text = getattr(backsweep.Tensor, name).__doc__
    assert run_examples(text, name, {**vars(backsweep), "backsweep": backsweep})


@pytest.mark.parametrize("path", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_pages(path: Path) -> None:
    result = doctest.testfile(str(path), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


def test_readme_program(capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    program = text.split("```python\n")[1].split("```")[0]
    assert len(program.splitlines()) <= 15
    exec(compile(program, "README.md", "exec"), {})
    losses = [float(line.split()[1]) for line in capsys.readouterr().out.splitlines()]
    assert losses[-1] < losses[0] / 10
