"""Every row of the op table computes what NumPy computes: over dtypes, layouts, shapes."""

from __future__ import annotations

import math
import warnings
from typing import TYPE_CHECKING, Any

import numpy
import pytest
import reference_elementwise
import reference_reductions
import references_functional
from references_indexing import INDEXING
from references_linalg import LINEAR_ALGEBRA
from sampling import (
    DTYPES,
    ELEMENTWISE,
    FREE_SIGNS,
    LAYOUTS,
    TABLE,
    Case,
    all_cases,
    arrays_in,
    excuse,
    function_of,
    map_arrays,
    of_integers,
    of_matrices,
    results_of,
    row_title,
    takes_numbers,
    taking_keywords,
)

import backsweep

if TYPE_CHECKING:
    from collections.abc import Callable

# Relative to the result; a few units in the last place, more where many terms are added.
TOLERANCES = {"float32": 2e-6, "float64": 1e-14}


def _extreme(name: str) -> Callable[..., Any]:
    """NumPy's max and argmax, for max's three signatures."""
    value = getattr(numpy, name)
    place = getattr(numpy, "arg" + name)
    pairwise = getattr(numpy, name + "imum")

    def reference(input: Any, dim: Any = None, keepdim: bool = False) -> Any:
        if dim is None:
            return value(input)
        if isinstance(dim, numpy.ndarray):
            return pairwise(input, dim)
        if input.ndim == 0:
            return [input, numpy.asarray(0)]
        return [value(input, dim, keepdims=keepdim), place(input, dim, keepdims=keepdim)]

    return reference


def _place(name: str) -> Callable[..., Any]:
    function = getattr(numpy, name)
    return lambda input, dim=None, keepdim=False: (
        function(input, dim, keepdims=keepdim) if input.ndim else 0
    )


def _reduction(name: str) -> Callable[..., Any]:
    function = getattr(numpy, name)

    def reference(input: Any, dim: Any = None, keepdim: bool = False) -> Any:
        axis = tuple(dim) if isinstance(dim, list) else dim
        return function(input, axis=axis if input.ndim else None, keepdims=keepdim)

    return reference


def _expand(input: Any, size: Any) -> Any:
    extra = len(size) - input.ndim
    sizes = [input.shape[i - extra] if wanted == -1 else wanted for i, wanted in enumerate(size)]
    return numpy.broadcast_to(input, sizes)


def _parts(input: Any, size: int, dim: int = 0) -> Any:
    return numpy.split(input, range(size, input.shape[dim], size), dim)


def _split(input: Any, sizes: Any, dim: int = 0) -> Any:
    if isinstance(sizes, int):
        return _parts(input, sizes, dim)
    return numpy.split(input, numpy.cumsum(sizes)[:-1], dim)


def _placed(gradient: Any, sizes: Any, place: Callable[[Any], Any]) -> Any:
    result = numpy.zeros(sizes, gradient.dtype)
    place(result)[...] = gradient
    return result


def _slice(input: Any, dim: int, start: int, end: int, step: int = 1) -> Any:
    return numpy.moveaxis(numpy.moveaxis(input, dim, 0)[start:end:step], 0, dim)


def _select(input: Any, dim: int, index: int) -> Any:
    return numpy.moveaxis(input, dim, 0)[index]


def _narrow(input: Any, dim: int, start: int, length: int) -> Any:
    start += input.shape[dim] if start < 0 else 0
    return _slice(input, dim, start, start + length)


def _flatten(input: Any, start: int = 0, end: int = -1) -> Any:
    if input.ndim == 0:
        return input.reshape(1)
    end %= input.ndim
    return input.reshape(*input.shape[:start], -1, *input.shape[end + 1 :])


def _unflatten(input: Any, dim: int, sizes: Any) -> Any:
    dim %= input.ndim
    return input.reshape(*input.shape[:dim], *sizes, *input.shape[dim + 1 :])


def _squeeze(input: Any, dim: Any = None) -> Any:
    dims = range(input.ndim) if dim is None else (dim,) if isinstance(dim, int) else dim
    unit = {d % input.ndim for d in dims if input.shape[d] == 1}
    return numpy.squeeze(input, tuple(unit))


def _as_strided(input: Any, size: Any, stride: Any, offset: int = 0) -> Any:
    flat = numpy.ascontiguousarray(input).reshape(-1)
    places = offset + sum(
        numpy.arange(n).reshape([-1 if i == d else 1 for i in range(len(size))]) * stride[d]
        for d, n in enumerate(size)
    )
    return flat[places]


def _as_strided_scatter(input: Any, src: Any, size: Any, stride: Any, offset: int = 0) -> Any:
    result = numpy.array(input)
    places = _as_strided(numpy.arange(input.size), size, stride, offset)
    result.reshape(-1)[places] = src
    return result


def _several(function: Callable[..., Any]) -> Callable[..., Any]:
    """Arrays given one by one or as a list."""

    def reference(*arrays: Any) -> Any:
        return function(*arrays[0]) if isinstance(arrays[0], list) else function(*arrays)

    return reference


def _indices(name: str) -> Callable[..., Any]:
    function = getattr(numpy, name)
    return lambda row, col, offset=0: numpy.stack(function(row, offset, col))


def _unfold(input: Any, dim: int, size: int, step: int) -> Any:
    if input.ndim == 0:
        return input.reshape(1)
    windows = numpy.lib.stride_tricks.sliding_window_view
    if size == 0:
        count = input.shape[dim] // step + 1
        return numpy.empty((*input.shape[:dim], count, *input.shape[dim:][1:], 0))
    return _slice(windows(input, size, dim), dim % input.ndim, 0, input.shape[dim], step)


def _block_diag(*arrays: Any) -> Any:
    blocks = [numpy.atleast_2d(array) for array in arrays]
    shapes = numpy.array([block.shape for block in blocks])
    result = numpy.zeros(shapes.sum(0), blocks[0].dtype)
    for block, (row, column) in zip(blocks, shapes.cumsum(0) - shapes, strict=True):
        result[row : row + block.shape[0], column : column + block.shape[1]] = block
    return result


def _logit(p: Any) -> Any:
    return numpy.log(p / (1 - p))


# For the rows whose function NumPy has under another name, with other arguments or not at all.
# Any other row is compared with the NumPy function of its name, or the one that it names.
REFERENCES: dict[str, Callable[..., Any]] = {
    **LINEAR_ALGEBRA,
    **reference_reductions.REFERENCES,
    **reference_elementwise.REFERENCES,
    **references_functional.REFERENCES,
    "sub": numpy.subtract,
    "rsub": lambda a, b: b - a,
    "mul": numpy.multiply,
    "div": numpy.divide,
    "pow": numpy.power,
    "neg": numpy.negative,
    "eq": numpy.equal,
    "ne": numpy.not_equal,
    "lt": numpy.less,
    "le": numpy.less_equal,
    "gt": numpy.greater,
    "ge": numpy.greater_equal,
    "relu": lambda x: numpy.where(x > 0, x, 0 * x),
    "rsqrt": lambda x: 1 / numpy.sqrt(x),
    "sigmoid": lambda x: 1 / (1 + numpy.exp(-x)),
    "erf": numpy.vectorize(math.erf, otypes=["float64"]),
    "erfc": numpy.vectorize(math.erfc, otypes=["float64"]),
    "lgamma": numpy.vectorize(lambda x: math.lgamma(x) if x else math.inf, otypes=["float64"]),
    "frac": lambda x: x - numpy.trunc(x),
    "sgn": numpy.sign,
    "positive": lambda x: x,
    "logit": lambda x, eps=None: _logit(x if eps is None else numpy.clip(x, eps, 1 - eps)),
    "clamp": lambda x, low=None, high=None: numpy.clip(x, low, high),
    "round": lambda x, decimals=0: numpy.round(x, decimals),
    "special.round": lambda x, decimals=0: numpy.round(x, decimals),
    "i0": numpy.i0,
    "tanh_backward": lambda g, y: g * (1 - y * y),
    "sigmoid_backward": lambda g, y: g * (y * (1 - y)),
    "threshold_backward": lambda g, y: numpy.where(y > 0, g, 0 * g),
    "max": _extreme("max"),
    "min": _extreme("min"),
    "amax": _reduction("amax"),
    "amin": _reduction("amin"),
    "argmax": _place("argmax"),
    "argmin": _place("argmin"),
    "sum": _reduction("sum"),
    "mean": _reduction("mean"),
    "view_as": lambda input, other: input.reshape(other.shape),
    "reshape_as": lambda input, other: input.reshape(other.shape),
    "view": numpy.reshape,
    "expand": _expand,
    "expand_as": lambda input, other: numpy.broadcast_to(input, other.shape),
    "flatten": _flatten,
    "unflatten": _unflatten,
    "squeeze": _squeeze,
    "transpose": lambda input, a, b: numpy.swapaxes(input, a, b) if input.ndim else input,
    "select": _select,
    "slice": _slice,
    "narrow": _narrow,
    "select_backward": lambda g, sizes, dim, index: _placed(
        g, sizes, lambda r: numpy.moveaxis(r, dim, 0)[index, ...]
    ),
    "slice_backward": lambda g, sizes, dim, start, end, step: _placed(
        g, sizes, lambda r: numpy.moveaxis(r, dim, 0)[start:end:step]
    ),
    "unbind": lambda input, dim=0: list(numpy.moveaxis(input, dim, 0)),
    "split": _split,
    "chunk": lambda input, chunks, dim=0: _parts(input, -(-input.shape[dim] // chunks), dim),
    "zeros": lambda *sizes: numpy.zeros(sizes),
    "ones": lambda *sizes: numpy.ones(sizes),
    "as_strided": _as_strided,
    "as_strided_scatter": _as_strided_scatter,
    "alias": lambda input: input,
    "cpu": lambda input: input,
    "clone": lambda input: input,
    "contiguous": lambda input: input,
    "movedim": lambda input, *dims: numpy.moveaxis(input, *dims) if input.ndim else input,
    "broadcast_tensors": _several(numpy.broadcast_arrays),
    "meshgrid": _several(lambda *arrays: numpy.meshgrid(*arrays, indexing="ij")),
    "atleast_1d": _several(numpy.atleast_1d),
    "atleast_2d": _several(numpy.atleast_2d),
    "atleast_3d": _several(numpy.atleast_3d),
    "block_diag": _block_diag,
    "tril_indices": _indices("tril_indices"),
    "triu_indices": _indices("triu_indices"),
    "unfold": _unfold,
    "adjoint": lambda input: numpy.swapaxes(input, -2, -1),
    "tensor_split": lambda input, where, dim=0: numpy.array_split(input, where, dim),
    "to": lambda input: input,
    "type_as": lambda input, other: input.astype(other.dtype),
    "float": lambda input: input.astype("float32"),
    "double": lambda input: input.astype("float64"),
    "long": lambda input: input.astype("int64"),
    "int": lambda input: input.astype("int32"),
    "byte": lambda input: input.astype("int64").astype("uint8"),
    "bool": lambda input: input.astype("bool"),
    **INDEXING,
}

CASES = all_cases(lambda row: row["samples"])
ELEMENTWISE_CASES = [case for case in CASES if case.row["kind"] in ELEMENTWISE]
CASES_WITH_TENSORS = [case for case in CASES if arrays_in(case.arguments)]


def title(case: Case) -> str:
    return case.title


def reference_of(row: dict[str, Any]) -> Callable[..., Any] | None:
    view = row["name"].removesuffix("_copy")
    name = row["reference"] or view
    return (
        REFERENCES.get(row["name"])
        or REFERENCES.get(view)
        or attribute(numpy, name.removeprefix("special."))
    )


def attribute(module: Any, path: str) -> Any:
    """A member, also one of a submodule (``linalg.inv``), or None."""
    for name in path.split("."):
        module = getattr(module, name, None)
    return module


def assert_same(actual: Any, expected: Any) -> None:
    """The value and shape of a tensor against an array, as exactly as the tensor's dtype allows."""
    array = actual.detach().numpy()
    expected = numpy.asarray(expected)
    assert array.shape == expected.shape
    tolerance = TOLERANCES.get(array.dtype.name, 0)
    if array.size:
        finite = numpy.abs(expected[numpy.isfinite(expected)].astype("float64"))
        scale = numpy.max(finite) if tolerance and finite.size else 0
        numpy.testing.assert_allclose(
            array.astype("float64"), expected.astype("float64"), tolerance, tolerance * scale
        )


def check(case: Case, dtype: str, layout: str) -> None:
    reference = reference_of(case.row)
    assert reference is not None
    tensors = case.tensors(backsweep, dtype, layout)
    before = [array.copy() for array in arrays_in(_as_arrays(tensors))]
    results = results_of(function_of(backsweep, case.row)(*tensors))
    for array, old in zip(arrays_in(_as_arrays(tensors)), before, strict=True):
        numpy.testing.assert_array_equal(array, old)  # the arguments are as they were
    # The reference computes in double precision, with the values that the tensors really have.
    wide = {"float32": "float64"}
    arrays = map_arrays(lambda a: a.astype(wide.get(a.dtype.name, a.dtype)), _as_arrays(tensors))
    with warnings.catch_warnings(), numpy.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        expected = taking_keywords(reference)(*arrays)
    if not isinstance(expected, (list, tuple)):
        expected = [expected]
    assert len(results) == len(expected)
    free = case.row["name"] in FREE_SIGNS
    for result, value in zip(results, expected, strict=True):
        assert_same(abs(result) if free else result, abs(value) if free else value)


def _as_arrays(tree: Any) -> Any:
    if isinstance(tree, backsweep.Tensor):
        return tree.detach().numpy()
    if isinstance(tree, (list, tuple)):
        return type(tree)(map(_as_arrays, tree))
    return tree


@pytest.mark.parametrize("row", TABLE, ids=row_title)
def test_there_is_something_to_compare_with(row: dict[str, Any]) -> None:
    if not row["samples"]:
        pytest.skip("the row has no samples")
    if reference_of(row) is None and not excuse(row, "numpy"):
        pytest.fail(f"{row['name']}: NumPy has no function of this name; give the row a reference")


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("case", CASES, ids=title)
def test_value(case: Case, dtype: str) -> None:
    if reference_of(case.row) is None:
        pytest.skip(excuse(case.row, "numpy") or "reported by another test")
    check(case, dtype, "contiguous")


@pytest.mark.parametrize("layout", LAYOUTS[1:])
@pytest.mark.parametrize("case", CASES_WITH_TENSORS, ids=title)
def test_value_in_other_layouts(case: Case, layout: str) -> None:
    if reference_of(case.row) is None:
        pytest.skip(excuse(case.row, "numpy") or "reported by another test")
    if case.row["name"].startswith("as_strided"):
        pytest.skip("as_strided sees the memory, not the values")
    if case.row["name"] in ("view", "view_as"):
        pytest.skip("a view is possible in some layouts only; the parity tests say which")
    if of_matrices(case) and layout == "expanded":
        pytest.skip("a matrix of equal rows is singular")
    check(case, "float64", layout)


# Values that every dtype has, and at which no operation leaves its range: (a, b) pairs.
SMALL = numpy.array([1, 2, 3, 1, 0, 5, 2, 1, 4])
SMALL_OTHERS = numpy.array([1, 1, 2, 3, 2, 1, 2, 1, 1])


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "row",
    [row for row in TABLE if row["kind"] in ELEMENTWISE and row["forms"] != "internal"],
    ids=row_title,
)
def test_small_numbers_in_every_dtype(row: dict[str, Any], dtype: str) -> None:
    operands = [SMALL, SMALL_OTHERS][: len(row["samples"].split())]
    tensors = [backsweep.tensor(operand.astype(dtype)) for operand in operands]
    function = function_of(backsweep, row)
    # What PyTorch says about these is in the parity tests; here, that nothing wrong comes out.
    refused = dtype == "bool" or (row["name"] == "frac" and "int" in dtype)
    refusals = (RuntimeError, TypeError) if refused else (NotImplementedError,)
    try:
        result = function(*tensors)
    except refusals:
        return
    reference = reference_of(row)
    if reference is None:
        pytest.skip(excuse(row, "numpy") or "reported by another test")
    arrays = [operand.astype(dtype) for operand in operands]
    if result.dtype.is_floating_point:
        arrays = [array.astype("float64") for array in arrays]
    with numpy.errstate(all="ignore"):
        try:
            expected = reference(*arrays)
        except TypeError:  # NumPy refuses bool
            expected = reference(*(array.astype("uint8") for array in arrays)).astype(dtype)
        assert_same(result, expected)


@pytest.mark.parametrize("case", ELEMENTWISE_CASES, ids=title)
def test_numbers_as_operands(case: Case) -> None:
    if case.row["kind"] == "unary" or case.row["forms"] == "internal":
        pytest.skip("takes tensors only")
    reference = reference_of(case.row)
    assert reference is not None
    function = function_of(backsweep, case.row)
    first, second = case.arguments
    tensor = backsweep.tensor(first)
    number_first, number_second = takes_numbers(case.row)
    if number_second:
        assert_same(function(tensor, 2), reference(first, 2))
    if number_second and not of_integers(case.row):
        assert_same(function(tensor, 0.75), reference(first, 0.75))
    if number_first:
        number = 5 if of_integers(case.row) else 1.25
        assert_same(function(number, backsweep.tensor(second)), reference(number, second))


@pytest.mark.parametrize("length", [1, 7, 8, 15, 16, 17, 31, 63, 100, 1000, 40_000])
@pytest.mark.parametrize("row", [row for row in TABLE if row["kind"] in ELEMENTWISE], ids=row_title)
def test_lengths_around_the_vector_width(row: dict[str, Any], length: int) -> None:
    """The tails of vector loops and the borders between threads."""
    generator = numpy.random.default_rng(length)
    letters = row["samples"].split()
    arrays = [generator.uniform(0.2, 0.9, length).astype("float32") for _ in letters]
    if of_integers(row):
        arrays = [(array * 10).astype("int32") for array in arrays]
    result = function_of(backsweep, row)(*(backsweep.tensor(array) for array in arrays))
    reference = reference_of(row)
    if reference is None:
        pytest.skip(excuse(row, "numpy") or "reported by another test")
    wide = "int64" if of_integers(row) else "float64"
    with numpy.errstate(all="ignore"):
        assert_same(result, reference(*(array.astype(wide) for array in arrays)))


@pytest.mark.parametrize("dtype", ["int64", "int32", "uint8"])
def test_integers_wrap(dtype: str) -> None:
    limits = numpy.iinfo(dtype)
    array = numpy.array([limits.min, limits.max, 1, 2], dtype)
    one = numpy.array([1], dtype)
    tensor, unit = backsweep.tensor(array), backsweep.tensor(one)
    with numpy.errstate(all="ignore"):
        numpy.testing.assert_array_equal((tensor + unit).numpy(), array + one)
        numpy.testing.assert_array_equal((tensor - unit).numpy(), array - one)
        numpy.testing.assert_array_equal((tensor * tensor).numpy(), array * array)
        numpy.testing.assert_array_equal((-tensor).numpy(), -array)
        numpy.testing.assert_array_equal(abs(tensor).numpy(), abs(array))
        numpy.testing.assert_array_equal((tensor**2).numpy(), array**2)


@pytest.mark.parametrize("source", DTYPES)
@pytest.mark.parametrize("target", DTYPES)
def test_conversion_between_dtypes(source: str, target: str) -> None:
    array = numpy.array([0, 1, 2, 100, 200]).astype(source)
    converted = backsweep.tensor(array).to(getattr(backsweep, target))
    assert converted.dtype is getattr(backsweep, target)
    numpy.testing.assert_array_equal(converted.numpy(), array.astype(target))


def test_a_fraction_is_cut_off_towards_zero() -> None:
    numbers = backsweep.tensor([-1.9, -0.5, 0.5, 1.9])
    assert numbers.long().tolist() == [-1, 0, 0, 1]
    assert numbers.int().tolist() == [-1, 0, 0, 1]
    assert numbers.bool().tolist() == [True, True, True, True]
