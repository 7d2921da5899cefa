"""The derivatives of every row of the op table, of first and second order, by finite differences."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from gradient_check import check_gradients
from sampling import (
    LAYOUTS,
    TABLE,
    Case,
    all_cases,
    arrays_in,
    excuse,
    function_of,
    lay_out,
    map_arrays,
    results_of,
    row_title,
    symmetric_only,
    takes_numbers,
)

import backsweep
from backsweep.autograd.gradcheck import GradcheckError

CASES = all_cases(
    lambda row: row["node"] and not excuse(row, "gradient") and not excuse(row, "samples")
)


# PyTorch has the derivative of number % tensor not.
NO_GRADIENT_BESIDE_A_NUMBER = ("remainder",)


def real(array: numpy.ndarray) -> bool:
    return array.dtype == numpy.float64


def check(case: Case, layout: str = "contiguous") -> None:
    tree = case.with_layout(layout)
    function = function_of(backsweep, case.row)

    def of_reals(*tensors: Any) -> list[Any]:
        remaining = iter(tensors)

        def place(array: numpy.ndarray) -> Any:
            if not real(array):
                return backsweep.tensor(array)
            tensor = next(remaining)
            if symmetric_only(case):  # in every direction that is tried
                tensor = (tensor + tensor.mT) / 2
            if layout == "transposed" and array.ndim:
                order = tuple(reversed(range(array.ndim)))
                return tensor.permute(order).clone().permute(order)
            if layout == "strided" and array.ndim:
                return backsweep.stack([tensor, tensor], -1)[..., 0]
            return tensor

        results = results_of(function(*map_arrays(place, tree)))
        return [result for result in results if result.dtype is backsweep.float64]

    check_gradients(of_reals, [array for array in arrays_in(tree) if real(array)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_gradient(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("layout", ["transposed", "strided"])
@pytest.mark.parametrize(
    "case",
    [
        case
        for case in CASES
        if any(array.ndim > 1 and array.size for array in arrays_in(case.arguments))
        and not case.row["name"].startswith("as_strided")
        and case.row["name"] != "view"
    ],
    ids=lambda case: case.title,
)
def test_gradient_of_an_input_in_another_layout(case: Case, layout: str) -> None:
    assert layout in LAYOUTS
    check(case, layout)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.row["kind"] == "binary" and case.row["forms"] != "internal"],
    ids=lambda case: case.title,
)
def test_gradient_beside_a_number(case: Case) -> None:
    function = function_of(backsweep, case.row)
    first, second = case.arguments
    number_first, number_second = takes_numbers(case.row)
    if number_second:
        check_gradients(lambda a: [function(a, 1.75)], [first])
    if number_first and case.row["name"] not in NO_GRADIENT_BESIDE_A_NUMBER:
        check_gradients(lambda b: [function(1.75, b)], [second])


@pytest.mark.parametrize("row", TABLE, ids=row_title)
def test_a_row_is_checked_or_says_why_not(row: dict[str, Any]) -> None:
    if row["node"] and not row["samples"]:
        assert excuse(row, "gradient") or excuse(row, "samples")
    if excuse(row, "gradient"):
        return
    if not row["node"]:
        # Without a derivative the result must not pretend to have one.
        for case in all_cases(lambda other: other is row and row["samples"]):
            tensors = case.tensors(backsweep, requires_grad=True)
            for result in results_of(function_of(backsweep, row)(*tensors)):
                same = any(result is tensor for tensor in tensors)
                assert same or not result.requires_grad


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_only_the_wanted_gradients_are_computed(case: Case) -> None:
    """With one input that requires a gradient, the others stay without, and its own is the same."""
    function = function_of(backsweep, case.row)
    tree = case.tensors(backsweep, requires_grad=True)
    everything = [t for t in _tensors_in(tree) if t.requires_grad]
    if len(everything) < 2:
        pytest.skip("one input only")

    def sweep() -> None:
        results = results_of(function(*tree))
        total = sum((r * r).sum() for r in results if r.dtype is backsweep.float64)
        total.backward()

    sweep()
    gradients = [tensor.grad for tensor in everything]
    if any(gradient is None for gradient in gradients):
        pytest.skip("an argument that gives its shape only")
    for place, chosen in enumerate(everything):
        for tensor in everything:
            tensor.grad = None
            tensor.requires_grad_(tensor is chosen)
        sweep()
        for tensor in everything:
            assert (tensor.grad is not None) == (tensor is chosen)
        numpy.testing.assert_allclose(chosen.grad.numpy(), gradients[place].numpy(), 1e-13, 1e-13)


def _tensors_in(tree: Any) -> list[Any]:
    if isinstance(tree, backsweep.Tensor):
        return [tree]
    if isinstance(tree, (list, tuple)):
        return [tensor for item in tree for tensor in _tensors_in(item)]
    return []


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_gradient_has_the_shape_and_dtype_of_the_input(case: Case, dtype: str) -> None:
    tensors = case.tensors(backsweep, dtype, requires_grad=True)
    results = results_of(function_of(backsweep, case.row)(*tensors))
    for result in results:
        if result.requires_grad:
            result.backward(backsweep.ones_like(result), retain_graph=True)
    leaves = [tensor for tensor in _tensors_in(tensors) if tensor.requires_grad]
    if case.row["name"].endswith("_as"):
        leaves = leaves[:1]  # the other argument gives its shape only
    for tensor in leaves:
        assert tensor.grad is not None
        assert tensor.grad.shape == tensor.shape
        assert tensor.grad.dtype is tensor.dtype
        assert not tensor.grad.requires_grad


def test_mixed_precision_gives_each_input_its_own() -> None:
    single = backsweep.tensor([1.5, 2.5], requires_grad=True)
    double = backsweep.tensor([0.5, 4.0], dtype=backsweep.float64, requires_grad=True)
    product = single * double
    assert product.dtype is backsweep.float64
    product.sum().backward()
    assert single.grad.dtype is backsweep.float32
    assert double.grad.dtype is backsweep.float64
    assert single.grad.tolist() == [0.5, 4.0]
    assert double.grad.tolist() == [1.5, 2.5]


def test_the_checker_notices_a_wrong_derivative() -> None:
    def lies(x: Any) -> list[Any]:
        return [x * x.detach()]  # the value of x * x with half its derivative

    with pytest.raises(GradcheckError, match="Jacobian mismatch"):
        check_gradients(lies, [numpy.array([1.0, 2.0])])


def test_the_checker_notices_a_wrong_second_derivative() -> None:
    def lies(x: Any) -> list[Any]:
        # First derivative 2x as it should be, but x in it is taken for a constant.
        return [x * x.detach() * 2 - (x * x).detach()]

    check_gradients(lambda x: [x * x], [numpy.array([1.0])])
    with pytest.raises(GradcheckError):
        check_gradients(lies, [numpy.array([1.0])])


def test_the_layouts_are_what_they_say() -> None:
    array = numpy.arange(12.0).reshape(3, 4)
    for layout in LAYOUTS:
        values = numpy.broadcast_to(array[:1], array.shape) if layout == "expanded" else array
        tensor = lay_out(backsweep, values, layout)
        assert tensor.numpy().tolist() == values.tolist()
        assert tensor.is_contiguous() == (layout in ("contiguous", "offset"))
    assert lay_out(backsweep, array, "offset").storage_offset() == 4
