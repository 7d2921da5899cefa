"""The in-place forms of the op table: the same values, a new version, refused where they must be."""

from __future__ import annotations

import pickle
from typing import Any

import numpy
import pytest
from libraries import needs_torch, torch
from sampling import (
    ELEMENTWISE,
    LAYOUTS,
    TABLE,
    Case,
    all_cases,
    cases_of,
    excuse,
    function_of,
    in_place_function_of,
    lay_out,
    of_integers,
    repeat_first,
    row_title,
)

import backsweep
from backsweep import _C

# Views write nothing; see test_in_place_views.py.
ROWS = [row for row in TABLE if row["in_place"] and not row["view"]]
CASES = all_cases(lambda row: row in ROWS)


def title(case: Case) -> str:
    return case.title


def broadcasts_to_first(case: Case) -> bool:
    if case.row["kind"] in ELEMENTWISE:
        shapes = [array.shape for array in case.arguments]
        return numpy.broadcast_shapes(*shapes) == shapes[0]
    arguments = case.tensors(backsweep, "float64")
    result = function_of(backsweep, case.row)(*arguments)
    return bool(result.shape == arguments[0].shape)


def tensors_in(tree: Any) -> list[Any]:
    if isinstance(tree, backsweep.Tensor):
        return [tree]
    if isinstance(tree, (list, tuple)):
        return [tensor for item in tree for tensor in tensors_in(item)]
    return []


def arguments_for(row: dict[str, Any], length: int) -> tuple[Any, ...]:
    """Arguments for a call: vectors of a length for the elementwise rows, else from the samples."""
    if of_integers(row):
        return tuple(backsweep.tensor([1, 2, 3][:length]) for _ in row["samples"].split())
    if row["kind"] in ELEMENTWISE:
        operands = len(row["samples"].split())
        return tuple(backsweep.tensor([1.0, 2.0, 3.0][:length]) for _ in range(operands))
    fitting = [case for case in cases_of(row) if numpy.shape(case.arguments[0])[:1] > (1,)]
    if not fitting:
        pytest.skip("no sample with more than one row")
    dtype = "float64" if row["name"] == "float_power" else "float32"
    arguments = fitting[0].tensors(backsweep, dtype)
    if not broadcasts_to_first(fitting[0]):
        pytest.skip("the result has another shape")
    return arguments


def test_there_are_rows() -> None:
    assert {"add", "mul", "exp", "tanh"} <= {row["name"] for row in ROWS}


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "expanded"])
@pytest.mark.parametrize("case", CASES, ids=title)
def test_equals_the_form_that_makes_a_new_tensor(case: Case, layout: str) -> None:
    tensors = case.tensors(backsweep, "float64", layout)
    if not broadcasts_to_first(case):
        with pytest.raises(RuntimeError, match=r"match the broadcast shape|Bad in-place call"):
            in_place_function_of(backsweep, case.row)(*tensors)
        return
    expected = function_of(backsweep, case.row)(*tensors)
    target, version = tensors[0], tensors[0]._version
    strides, dtype = target.stride(), target.dtype
    written = in_place_function_of(backsweep, case.row)(*tensors)
    assert written is target
    assert target._version == version + 1
    assert target.stride() == strides
    assert target.dtype is dtype
    numpy.testing.assert_array_equal(target.numpy(), expected.numpy().astype("float64"))


@pytest.mark.parametrize("row", ROWS, ids=row_title)
def test_refuses_a_leaf_that_requires_grad(row: dict[str, Any]) -> None:
    first, *others = arguments_for(row, 2)
    if not first.dtype.is_floating_point:
        pytest.skip("integers have no gradient")
    leaf = first.detach().clone().requires_grad_()
    before = leaf.tolist()
    with pytest.raises(
        RuntimeError, match="a leaf Variable that requires grad is being used in an"
    ):
        in_place_function_of(backsweep, row)(leaf, *others)
    assert leaf.tolist() == before
    assert leaf._version == 0
    view = leaf[:]
    with pytest.raises(RuntimeError, match="a view of a leaf Variable that requires grad is being"):
        in_place_function_of(backsweep, row)(view, *others)
    assert leaf.tolist() == before
    with backsweep.no_grad():
        in_place_function_of(backsweep, row)(leaf, *others)
    assert leaf._version == 1


# PyTorch writes to these, and warns of some: test_edges.py.
WRITES_TO_SHARED = ("index_fill", "index_put", "masked_fill", "tril", "triu")


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["name"] not in WRITES_TO_SHARED], ids=row_title
)
def test_refuses_memory_that_elements_share(row: dict[str, Any]) -> None:
    first, *others = arguments_for(row, 3)
    expanded = lay_out(backsweep, repeat_first(first.numpy()), "expanded")
    before = expanded.tolist()
    with pytest.raises(RuntimeError, match="more than one element of the written-to tensor refers"):
        in_place_function_of(backsweep, row)(expanded, *others)
    assert expanded.tolist() == before


@pytest.mark.parametrize(
    "case",
    [
        case
        for case in CASES
        if case.row["node"] and not excuse(case.row, "gradient") and broadcasts_to_first(case)
    ],
    ids=title,
)
def test_gradients_equal_those_of_the_other_form(case: Case) -> None:
    gradients = []
    for in_place in (False, True):
        arguments = case.tensors(backsweep, "float64", requires_grad=True)
        leaves = [tensor for tensor in tensors_in(arguments) if tensor.requires_grad]
        first = arguments[0] * 1.0
        if in_place:
            result = in_place_function_of(backsweep, case.row)(first, *arguments[1:])
            assert result is first
        else:
            result = function_of(backsweep, case.row)(first, *arguments[1:])
        (result * result).sum().backward()
        gradients.append([leaf.grad.numpy() for leaf in leaves])
    for other, written in zip(*gradients, strict=True):
        numpy.testing.assert_allclose(written, other, 1e-14, 1e-14)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["kind"] == "binary"], ids=lambda row: row["name"]
)
@pytest.mark.parametrize("layout", ["contiguous", "transposed", "strided"])
def test_overlapping_operand(row: dict[str, Any], layout: str) -> None:
    """The operand shares the target's memory in another order."""
    array = numpy.arange(1.0, 10.0).reshape(3, 3)
    target = lay_out(backsweep, array, layout)
    expected = function_of(backsweep, row)(target.clone(), target.clone().t())
    in_place_function_of(backsweep, row)(target, target.t())
    numpy.testing.assert_array_equal(target.numpy(), expected.numpy())


def test_in_place_forms_that_are_functions_too() -> None:
    assert {"exp_", "neg_", "zero_", "fill_"} <= set(_C.in_place_functions)
    for name in _C.in_place_functions:
        assert name in backsweep.__all__
        function = getattr(backsweep, name)
        assert function.__name__ == name
        assert pickle.loads(pickle.dumps(function)) is function
    x = backsweep.tensor([1.0, 4.0])
    assert backsweep.sqrt_(x) is x
    assert x.tolist() == [1.0, 2.0]


@needs_torch
def test_they_are_those_of_pytorch() -> None:
    methods = {name for name in dir(backsweep.Tensor) if name.endswith("_") and name[0] != "_"}
    assert set(_C.in_place_functions) | {"detach_"} == {
        name for name in methods if hasattr(torch, name)
    }


def test_a_number_as_operand() -> None:
    tensor = backsweep.tensor([1.0, 2.0])
    tensor += 1
    tensor *= 2.0
    tensor -= 0.5
    tensor /= 2
    tensor **= 2
    assert tensor.tolist() == [3.0625, 7.5625]
    assert tensor._version == 5


def test_operators_write_to_the_same_object() -> None:
    tensor = same = backsweep.tensor([1.0, 2.0])
    tensor += backsweep.tensor([1.0, 1.0])
    assert tensor is same
    assert same.tolist() == [2.0, 3.0]


@pytest.mark.parametrize("write", ["zero_", "fill_", "copy_"])
def test_rows_that_only_exist_in_place(write: str) -> None:
    arguments = {"zero_": (), "fill_": (3.0,), "copy_": (backsweep.tensor([3.0, 3.0]),)}[write]
    expected = 0.0 if write == "zero_" else 3.0
    leaf = backsweep.tensor([1.0, 2.0], requires_grad=True)
    with pytest.raises(RuntimeError, match="a leaf Variable that requires grad"):
        getattr(leaf, write)(*arguments)
    result = leaf * 2
    assert getattr(result, write)(*arguments) is result
    assert result.tolist() == [expected, expected]
    assert result._version == 1
    result.sum().backward()
    assert leaf.grad.tolist() == [0.0, 0.0]
