"""The keyword ``out`` of functions: the result goes into a tensor that is there already."""

from __future__ import annotations

import warnings
from typing import Any

import numpy
import pytest
from libraries import needs_torch, torch, with_both
from sampling import TABLE, Case, all_cases, named, results_of, row_title, taking_keywords

import backsweep

ROWS = [row for row in TABLE if "function" in row["forms"]]
CASES = all_cases(lambda row: row["out"] and row["samples"])
LIST = -1  # the count of outs of a function that writes to a list of them


def call(library: Any, case: Case, outs: list[Any] | None) -> Any:
    """The case's function, writing into one tensor or into several."""
    function = taking_keywords(named(library, case.row["name"]))
    arguments = case.tensors(library)
    if outs is None:
        return function(*arguments)
    result = function(*arguments, out=outs[0] if case.row["out"] == 1 else tuple(outs))
    if case.row["out"] == LIST:
        assert result is None
        return outs
    return result


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_equals_the_form_that_makes_a_new_tensor(case: Case) -> None:
    expected = results_of(call(backsweep, case, None))
    # Places between others, so that a result that is written as a block shows.
    wide = [backsweep.stack([e, e], -1) if e.ndim else e.clone() for e in expected]
    outs = [w[..., 1] if w.ndim else w for w in wide]
    for out in outs:
        out.zero_()
    versions = [out._version for out in outs]
    results = results_of(call(backsweep, case, outs))
    for result, out, new, version in zip(results, outs, expected, versions, strict=True):
        assert result is out
        assert out._version == version + 1
        numpy.testing.assert_array_equal(out.numpy(), new.numpy())
    for w, new in zip(wide, expected, strict=True):
        if w.ndim:
            numpy.testing.assert_array_equal(w[..., 0].numpy(), new.numpy())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_an_empty_tensor_takes_the_shape(case: Case) -> None:
    expected = results_of(call(backsweep, case, None))
    outs = [backsweep.empty(0, dtype=e.dtype) for e in expected]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        call(backsweep, case, outs)
    for out, new in zip(outs, expected, strict=True):
        assert out.shape == new.shape
        assert out.is_contiguous()
        numpy.testing.assert_array_equal(out.numpy(), new.numpy())


@needs_torch
@pytest.mark.parametrize("row", ROWS, ids=row_title)
def test_pytorch_has_it_for_the_same_functions(row: dict[str, Any]) -> None:
    result = row["signature"].partition("->")[2]
    if "Tensor" not in result:
        pytest.skip("no tensor to write to")
    cases = all_cases(lambda other: other is row and row["samples"])
    # PyTorch's sum of everything takes no out, ours does; how many tensors lu gives depends on an
    # argument, so ours takes none.
    if not cases or row["name"] in ("sum", "lu"):
        pytest.skip("no case to ask PyTorch about")
    function = taking_keywords(named(torch, row["name"]))
    arguments = cases[0].tensors(torch)
    outs = [result.clone() for result in results_of(function(*arguments))]
    several = isinstance(function(*arguments), (tuple, list))
    try:
        function(*arguments, out=tuple(outs) if several else outs[0])
        has_it = True
    except TypeError:
        has_it = False
    hint = "take .no_out from" if has_it else "give .no_out = true (in a table: kNoOut) to"
    assert bool(row["out"]) == has_it, f"{hint} the row of {row['name']}"


@with_both
def test_dtypes(library: Any) -> None:
    integers, reals = library.tensor([1, 2]), library.tensor([1.5, 2.5])
    out = library.empty(2, dtype=library.float64)
    assert library.add(integers, integers, out=out) is out
    assert out.tolist() == [2.0, 4.0]
    with pytest.raises(
        RuntimeError, match="result type Float can't be cast to the desired output type Long"
    ):
        library.add(reals, reals, out=integers)
    with pytest.raises(
        RuntimeError, match="result type Long can't be cast to the desired output type Bool"
    ):
        library.add(integers, integers, out=library.empty(2, dtype=library.bool))
    assert integers.tolist() == [1, 2]
    small = library.empty(2, dtype=library.uint8)
    assert library.mul(integers, 3, out=small).tolist() == [3, 6]
    total = library.empty((), dtype=library.int64)
    assert library.sum(reals, 0, out=total).item() == 3
    with pytest.raises(RuntimeError):
        library.sum(reals, 0, dtype=library.float32, out=total)


@with_both
def test_factories(library: Any) -> None:
    out = library.full((2,), 7)
    assert library.zeros(2, out=out) is out
    assert out.tolist() == [0, 0]
    assert library.full((2,), 3.0, out=out).tolist() == [3, 3]
    with pytest.raises(RuntimeError, match="dtype Float does not match dtype of out parameter"):
        library.zeros(2, dtype=library.float32, out=out)
    assert library.ones(2, out=library.empty(2), requires_grad=True).requires_grad


@with_both
def test_differentiation(library: Any) -> None:
    leaf = library.tensor([1.0, 2.0], requires_grad=True)
    plain = library.tensor([3.0, 4.0])
    message = "functions with out=... arguments don't support automatic differentiation, but one of"
    for arguments, out in (((leaf, plain), library.empty(2)), ((plain, plain), leaf)):
        with pytest.raises(RuntimeError, match=message):
            library.add(*arguments, out=out)
    assert leaf.tolist() == [1.0, 2.0]
    mask = library.empty(2, dtype=library.bool)
    assert library.gt(leaf, 1.5, out=mask).tolist() == [False, True]
    with library.no_grad():
        assert library.add(leaf, plain, out=leaf) is leaf
    assert leaf.tolist() == [4.0, 6.0]
    assert leaf.requires_grad
    assert leaf.is_leaf


@with_both
def test_a_saved_value_notices(library: Any) -> None:
    leaf = library.tensor([1.0, 2.0], requires_grad=True)
    factor = library.tensor([3.0, 4.0])
    product = leaf * factor
    library.add(factor, 1.0, out=factor)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        product.sum().backward()


@with_both
def test_shapes(library: Any) -> None:
    x = library.tensor([1.0, 2.0])
    out = library.zeros(3)
    view = out.view(3)
    with pytest.warns(UserWarning, match=r"resized since it had shape \[3\], which does not match"):
        library.add(x, x, out=out)
    assert out.tolist() == [2.0, 4.0]
    assert view.tolist() == [2.0, 4.0, 0.0]
    with pytest.warns(UserWarning, match="was resized"):
        library.add(x, library.zeros(2, 1), out=out)
    assert out.shape == (2, 2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(UserWarning):
            library.add(x, x, out=out)
    if library is backsweep:  # PyTorch has written by then
        assert out.tolist() == [[1.0, 2.0], [1.0, 2.0]]
    over_array = library.from_numpy(numpy.zeros(1, "float32"))
    with (
        pytest.warns(UserWarning) if library is torch else warnings.catch_warnings(),
        pytest.raises(RuntimeError, match="Trying to resize storage that is not resizable"),
    ):
        library.add(x, x, out=over_array)
    with pytest.raises(RuntimeError, match="more than one element of the written-to tensor"):
        library.add(x, x, out=library.zeros(1).expand(2))


def test_an_operand_as_out() -> None:
    x = backsweep.arange(9.0).reshape(3, 3)
    expected = (x @ x.t()).tolist()
    assert backsweep.mm(x, x.t(), out=x) is x  # PyTorch computes zeros here
    assert x.tolist() == expected


@with_both
def test_several_results(library: Any) -> None:
    x = library.tensor([[1.0, 5.0], [7.0, 2.0]])
    values, indices = library.empty(0), library.empty(0, dtype=library.int64)
    result = library.max(x, 1, out=(values, indices))
    assert result[0] is values
    assert result.indices is indices
    assert values.tolist() == [5.0, 7.0]
    assert indices.tolist() == [1, 0]
    with pytest.raises(TypeError):
        library.max(x, 1, out=values)
    with pytest.raises(TypeError, match="expected tuple of 2 elements but got 1"):
        library.max(x, 1, out=(values,))


@with_both
def test_what_takes_no_out(library: Any) -> None:
    x = library.tensor([1.0, 2.0])
    with pytest.raises(TypeError, match="got an unexpected keyword argument 'out'"):
        x.add(x, out=x)
    with pytest.raises(TypeError, match="got an unexpected keyword argument 'out'"):
        library.zeros_like(x, out=x)
    assert library.add(x, x, out=None).tolist() == [2.0, 4.0]


def test_out_must_be_a_tensor() -> None:
    x = backsweep.tensor([1.0])
    with pytest.raises(TypeError, match=r"add\(\): argument 'out' must be Tensor, not int"):
        backsweep.add(x, x, out=5)


@with_both
def test_lists(library: Any) -> None:
    x = library.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    outs = [library.empty(3), library.empty(3)]
    assert library.unbind_copy(x, out=outs) is None
    assert [out.tolist() for out in outs] == x.tolist()
    outs = [library.empty(0), library.empty(0)]
    library.split_with_sizes_copy(x, (1, 2), 1, out=outs)
    assert [out.tolist() for out in outs] == [[[1.0], [4.0]], [[2.0, 3.0], [5.0, 6.0]]]
    outs = [library.empty(1, 3), library.empty(1, 3)]
    library.split_copy(x, 1, out=tuple(outs))
    assert library.cat(outs).tolist() == x.tolist()
    for name, arguments in (("unbind", ()), ("split", (1,)), ("split_with_sizes", ((1, 1),))):
        with pytest.raises(RuntimeError, match="expected an out= argument of size 2, got size 1"):
            getattr(library, name + "_copy")(x, *arguments, out=outs[:1])
        with pytest.raises(TypeError, match="argument 'out' must be tuple of Tensors, not Tensor"):
            getattr(library, name + "_copy")(x, *arguments, out=outs[0])
    library.unbind_copy(library.empty(0, 2), out=[])
