"""The op table is complete: every row can be parsed, documented, sampled and called."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pickle
import re
from typing import Any

import pytest
from sampling import DTYPES, ELEMENTWISE, TABLE, cases_of, excuse, function_of, row_title

import backsweep
from backsweep import _C
from backsweep._documentation import operation_documentation

KEYS = {
    "name", "signature", "python_signature", "forms", "samples", "example", "reference", "skip", "doc",
    "node", "in_place", "view", "formula", "kind", "aliases", "out",
}  # fmt: skip
FORMS = {"function", "method", "function and method", "internal"}
TYPES = {
    "Tensor|Number", "Tensor[]", "Tensor...", "Tensor", "Number", "int[][]", "int[]", "int()", "int...",
    "int", "float", "float[]", "bool", "dtype", "str", "device", "Generator", "memory_format",
}  # fmt: skip
EXCUSES = {"gradient", "numpy", "samples"}

PUBLIC = [row for row in TABLE if row["forms"] != "internal"]


@pytest.fixture(params=TABLE, ids=row_title)
def row(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param


def test_a_row_says_everything(row: dict[str, Any]) -> None:
    assert set(row) >= KEYS
    assert row["forms"] in FORMS
    assert row["kind"] in (*ELEMENTWISE, "general")
    assert row["doc"].endswith(".")
    assert not row["doc"].startswith(" ")
    assert len(row["doc"]) < 120


def test_samples_or_a_reason(row: dict[str, Any]) -> None:
    if row["skip"]:
        kind, _, reason = row["skip"].partition(": ")
        assert kind in EXCUSES
        assert len(reason) > 10
    if row["samples"]:
        assert cases_of(row)
    else:
        # A second overload may leave the sampling to the first.
        overloads = [other for other in TABLE if other["name"] == row["name"]]
        filled_with_nothing = row["name"] in ("empty", "empty_like")
        assert row["skip"] or filled_with_nothing or any(o["samples"] for o in overloads)


def test_the_signature_is_of_known_types(row: dict[str, Any]) -> None:
    inside, _, result = row["signature"].partition(" -> ")
    assert inside.startswith("(")
    assert inside.endswith(")")
    assert result
    parts = [part.strip() for part in re.split(r",(?![^\[(]*[\])])", inside[1:-1])]
    for part in parts:
        if part == "*":
            continue
        declaration = part.partition("=")[0].strip()
        kind, _, name = declaration.rpartition(" ")
        assert kind.removesuffix("?") in TYPES, part
        assert name.isidentifier()


def test_python_can_read_the_signature(row: dict[str, Any]) -> None:
    source = f"def function{row['python_signature']}: ..."
    scope: dict[str, Any] = {}
    exec(source, scope)
    names = list(inspect.signature(scope["function"]).parameters)
    for name in names:
        assert re.search(rf"\b{name}\b", row["signature"])
    if row["forms"] != "function" and row["forms"] != "internal":
        assert row["signature"].startswith("(Tensor")


def test_the_forms_exist(row: dict[str, Any]) -> None:
    assert callable(function_of(backsweep, row))
    if row["forms"] == "internal":
        assert row["name"] not in backsweep.__all__
    for path in (row["name"], *row["aliases"]):
        owner, _, name = path.rpartition(".")
        module = importlib.import_module("backsweep" + (f".{owner}" if owner else ""))
        if "function" in row["forms"]:
            assert name in module.__all__
            function = getattr(module, name)
            assert function.__name__ == path.replace(".", "_")
            assert function.__module__ == module.__name__
            assert pickle.loads(pickle.dumps(function)) is function
        if "method" in row["forms"] and not owner:
            assert getattr(backsweep.Tensor, name).__name__ == name
        if row["in_place"] and not owner:
            assert getattr(backsweep.Tensor, name + "_").__name__ == name + "_"


def test_aliases_do_the_same() -> None:
    x = backsweep.tensor([-1.5, 2.0], requires_grad=True)
    y = backsweep.absolute(x)
    assert y.tolist() == [1.5, 2.0]
    assert y.grad_fn.name() == "AbsBackward0"
    assert backsweep.concat([x, x], dim=0).shape == (4,)
    assert x.detach().clone().negative_().tolist() == [1.5, -2.0]
    assert backsweep.special.expit(x).tolist() == backsweep.sigmoid(x).tolist()
    assert not hasattr(backsweep.Tensor, "special.expit")
    with pytest.raises(TypeError, match=r"multiply\(\)"):
        backsweep.multiply(x, "two")
    with pytest.raises(TypeError, match=r"special_expit\(\): argument 'input' \(position 1\)"):
        backsweep.special.expit("two")
    assert "Alias of `abs`." in backsweep.absolute.__doc__
    assert "Alias of `abs_`." in backsweep.Tensor.absolute_.__doc__


def test_a_submodule_refuses_what_it_does_not_have() -> None:
    for module in (backsweep.linalg, backsweep.special):
        name = module.__name__.partition(".")[2]
        message = (
            f"module '{module.__name__}' has no attribute 'nonsense': backsweep does not have "
        )
        with pytest.raises(AttributeError, match=f"{message}'torch.{name}.nonsense'"):
            _ = module.nonsense


def test_nodes_have_formulas(row: dict[str, Any]) -> None:
    assert bool(row["node"]) == bool(row["formula"])
    if row["node"]:
        pattern = r"[A-Z]\w*Backward\d(_copy)?|CopyBackwards|torch::autograd::NotImplemented"
        assert re.fullmatch(pattern, row["node"])


def test_documentation(row: dict[str, Any]) -> None:
    text = operation_documentation(row["name"])
    assert text.startswith(row["name"] + "(")
    assert row["doc"] in text
    if row["formula"] and row is next(r for r in TABLE if r["name"] == row["name"]):
        assert row["formula"] in text
    if row["forms"] != "internal":
        assert row["name"] in text.splitlines()[-1]


@pytest.mark.parametrize("name", sorted({row["name"] for row in PUBLIC}))
def test_the_example_in_the_documentation_runs(name: str) -> None:
    text = operation_documentation(name)
    test = doctest.DocTestParser().get_doctest(
        text, {"backsweep": backsweep, "_C": _C}, name, None, 0
    )
    row = next(row for row in TABLE if row["name"] == name)
    if row["kind"] in ELEMENTWISE:
        assert test.examples
    result = doctest.DocTestRunner(verbose=False).run(test)
    assert result.failed == 0


@pytest.mark.parametrize("name", sorted({row["name"] for row in PUBLIC if row["in_place"]}))
def test_the_in_place_form_is_documented(name: str) -> None:
    text = getattr(backsweep.Tensor, name + "_").__doc__
    assert text.startswith(name + "_(")
    assert f"Writes the result of `{name}`" in text


def test_the_methods_outside_the_table_are_documented() -> None:
    members = {name: member for name, member in vars(backsweep.Tensor).items() if name[0] != "_"}
    assert members
    missing = [name for name, member in members.items() if not getattr(member, "__doc__", "")]
    assert missing == []


def test_names_and_forms_are_listed_once() -> None:
    signatures = [row_title(row) for row in TABLE]
    assert len(signatures) == len(set(signatures))
    assert len(backsweep.__all__) == len(set(backsweep.__all__))


def test_the_cases_are_the_same_in_every_run() -> None:
    for row in TABLE[:20]:
        for first, second in zip(cases_of(row), cases_of(row), strict=True):
            assert repr(first) == repr(second)


def test_the_dtypes_of_the_tests_are_those_of_the_engine() -> None:
    names = {str(value) for value in vars(backsweep).values() if isinstance(value, backsweep.dtype)}
    assert names == {f"torch.{name}" for name in DTYPES}


def test_excuses_are_read() -> None:
    assert excuse({"skip": "gradient: too coarse"}, "gradient") == "too coarse"
    assert excuse({"skip": "gradient: too coarse"}, "numpy") == ""
    assert excuse({"skip": ""}, "numpy") == ""
