"""Every row of the op table beside PyTorch: value, dtype, shape, layout, graph node, gradients."""

from __future__ import annotations

import functools
import itertools
import math
from typing import Any

import numpy
import pytest
from sampling import (
    DTYPES,
    ELEMENTWISE,
    FREE_SIGNS,
    LAYOUTS,
    TABLE,
    Case,
    all_cases,
    arrays_in,
    function_of,
    named,
    of_integers,
    of_matrices,
    results_of,
    row_title,
)

import backsweep

torch = pytest.importorskip("torch", reason="comparing with PyTorch needs PyTorch")

# Relative to the largest value; the two libraries add and round in other orders.
TOLERANCES = {"torch.float32": 5e-6, "torch.float64": 5e-14}

CASES = all_cases(lambda row: row["samples"])
PUBLIC = [row for row in TABLE if row["forms"] != "internal"]
ELEMENTWISE_ROWS = [row for row in PUBLIC if row["kind"] in ELEMENTWISE]

INTERNAL = {row["name"] for row in TABLE if row["forms"] == "internal"}

# Where finite differences say that backsweep's gradient is right and PyTorch's is not.
DIFFERENT_GRADIENTS = {
    "as_strided_scatter": "PyTorch passes the gradient on where the input was replaced",
    "linalg.cond": "PyTorch's is an error where it takes the inverse, which it writes to",
    "vander": "PyTorch's is an error: it writes to what it saved",
    "cholesky_solve": "PyTorch passes a gradient on to the triangle that is not read",
    "cholesky_inverse": "PyTorch passes a gradient on to the triangle that is not read",
}

# Which of equal elements comes first is not said.
ANY_OF_EQUAL = ("sort", "argsort", "topk")
# These are computed and refuse to be differentiated, in PyTorch by a node without a name.
REFUSED = ("bincount", "histogram", "unique", "unique_consecutive", "geqrf")
REFUSED += ("linalg.ldl_factor", "linalg.ldl_factor_ex", "linalg.ldl_solve")
# These have a derivative for the second operand only; see test_special.py.
REFUSED += ("igamma", "igammac", "special.zeta")


# PyTorch computes these as another product and copies the result back; here it is one product.
# Normalisation and cross entropy are one node in PyTorch, and composed here.
# Its einsum ends in a view or a permutation even where there is nothing to change.
# PyTorch sorts and gathers where here two elements are selected, and its scalars make other nodes.
DIFFERENT_NODES = (
    "matmul(R[2,3], R[2,3,4])",
    "einsum(",
    "quantile(",
    "nanquantile(",
    "trapezoid(",
    "special.ndtr(",
    "cumulative_trapezoid(",
    "diff(R[3], 0)",
    "corrcoef(",
    "layer_norm(",
    "group_norm(",
    "batch_norm(",
    "instance_norm(",
    "pairwise_distance(",
    "norm_except_dim(",
    "binary_cross_entropy_with_logits(",
    "rms_norm(",
    "vander(",
    "linalg.tensorinv(",
    "linalg.matrix_power(M[3,3], 0)",
    "frobenius_norm(",
)

# What cannot be compared in a memory layout, and why.
OTHER_LAYOUTS = {
    ("kron", "transposed"): "PyTorch fails: its product has no view of the shape",
    ("cosine_similarity", "expanded"): "equal vectors: gradients are rounding errors",
    ("cosine_embedding_loss", "expanded"): "equal vectors: 1 - cosine is a rounding error",
    ("cross", "expanded"): "vectors of equal elements: PyTorch's result is not quite zero",
    ("segment_reduce", "expanded"): "PyTorch does not divide negative gradients among equals",
    ("linalg.cross", "expanded"): "vectors of equal elements: PyTorch's result is not quite zero",
}


# PyTorch's trigamma has no more digits; the derivative of i1e is a difference.
TOLERANCES_OF = {"digamma": 1e-9, "polygamma": 1e-9, "special.i1e": 2e-5}
# PyTorch's Bessel functions have 7 to 12 digits, its Ai near 2 has 4; see test_special.py.
TOLERANCES_OF |= {f"special.bessel_{name}": 5e-6 for name in ("j0", "j1", "y0", "y1")}
TOLERANCES_OF["special.airy_ai"] = 5e-4


# Where errors add up, and the two libraries take other ways.
LOOSER = {"linalg.lstsq": 10}


def title(case: Case) -> str:
    return case.title


def outcome(function: Any, arguments: Any) -> tuple[list[Any] | None, str]:
    """The results, or the type of the exception."""
    try:
        return results_of(function(*arguments)), ""
    except Exception as error:
        return None, type(error).__name__


def assert_close(ours: Any, theirs: Any, name: str = "") -> None:
    """Equal dtypes, shapes and values; NaN equals NaN, and zeros have signs."""
    assert str(ours.dtype) == str(theirs.dtype)
    assert tuple(ours.shape) == tuple(theirs.shape)
    actual, expected = ours.detach().numpy(), theirs.detach().numpy(force=True)
    usual = TOLERANCES.get(str(ours.dtype), 0) * LOOSER.get(name, 1)
    tolerance = max(usual, TOLERANCES_OF.get(name, 0))
    finite = numpy.abs(expected[numpy.isfinite(expected)]).astype("float64")
    scale = float(finite.max()) if tolerance and finite.size else 0.0
    numpy.testing.assert_allclose(actual, expected, tolerance, tolerance * min(scale, 10.0))


def node_name(tensor: Any) -> str:
    return tensor.grad_fn.name() if tensor.grad_fn is not None else "none"


def compare(case: Case, dtype: str, layout: str = "contiguous") -> None:
    """One call in both, with gradients where the dtype has them."""
    differentiable = dtype in ("float32", "float64")
    mine = case.tensors(backsweep, dtype, layout, requires_grad=differentiable)
    yours = case.tensors(torch, dtype, layout, requires_grad=differentiable)
    ours, our_error = outcome(function_of(backsweep, case.row), mine)
    theirs, their_error = outcome(function_of(torch, case.row), yours)
    assert our_error == their_error
    if ours is None or theirs is None:
        return
    assert len(ours) == len(theirs)
    if case.row["name"] in ANY_OF_EQUAL and (not differentiable or layout == "expanded"):
        if len(ours) == 2:
            assert_close(ours[0], theirs[0])
        return
    free = case.row["name"] in FREE_SIGNS
    for our, their in zip(ours, theirs, strict=True):
        if free:
            assert_close(abs(our.detach()), abs(their.detach()), case.row["name"])
        else:
            assert_close(our, their, case.row["name"])
        if case.row["name"] in REFUSED:
            continue
        assert our.requires_grad == their.requires_grad
        circular = "'circular'" in case.title  # a node of writes to views in PyTorch
        different = circular or case.title.startswith(DIFFERENT_NODES)
        if case.row["name"] not in INTERNAL and not different:
            assert node_name(our) == node_name(their)
        if case.row["view"]:
            assert our.stride() == their.stride()
            assert our.storage_offset() == their.storage_offset()
    if case.row["name"] in (*DIFFERENT_GRADIENTS, *REFUSED) or free:
        return
    seeds = numpy.random.default_rng(3)
    swept = False
    for our, their in zip(ours, theirs, strict=True):
        if their.grad_fn is None or node_name(their) == "torch::autograd::NotImplemented":
            continue
        seed = numpy.asarray(seeds.standard_normal(tuple(our.shape))).astype(dtype)
        if str(our.dtype) != f"torch.{dtype}":
            seed = seed.astype(str(our.dtype).removeprefix("torch."))
        our.backward(backsweep.tensor(seed), retain_graph=True)
        their.backward(torch.tensor(seed), retain_graph=True)
        swept = True
    if swept:
        for our, their in zip(tensors_in(mine), tensors_in(yours), strict=True):
            assert (our.grad is None) == (their.grad is None)
            if their.grad is not None:
                assert_close(our.grad, their.grad, case.row["name"])


def tensors_in(tree: Any) -> list[Any]:
    if isinstance(tree, (list, tuple)):
        return [tensor for item in tree for tensor in tensors_in(item)]
    return [tree] if hasattr(tree, "grad_fn") else []


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("case", CASES, ids=title)
def test_row(case: Case, dtype: str) -> None:
    if dtype not in ("float32", "float64") and not arrays_in(case.arguments):
        pytest.skip("no tensor among the arguments")
    if dtype not in ("float32", "float64") and case.row["name"] in INTERNAL:
        pytest.skip("a derivative, so for floating dtypes only")
    empty = any(array.size == 0 for array in arrays_in(case.arguments))
    if dtype not in ("float32", "float64") and empty and of_matrices(case):
        pytest.skip("PyTorch refuses other dtypes only where there is something to compute")
    if dtype == "bool" and empty and case.row["name"] in ("mm", "inner", "addmm", "addbmm"):
        pytest.skip("PyTorch refuses products of bool only where there is something to add")
    if dtype in ("float32", "float64", "bool") or case.row["kind"] not in ELEMENTWISE:
        compare(case, dtype)
    elif case.row["name"] == "pow":
        pytest.skip("negative powers of integers are errors, see below")
    elif dtype == "uint8":
        # What happens to a negative number that becomes unsigned is undefined in C.
        positive = Case(case.row, tuple(numpy.abs(a) for a in case.arguments), case.title)
        compare(positive, dtype)
    else:
        compare(case, dtype)


@pytest.mark.parametrize("layout", LAYOUTS[1:])
@pytest.mark.parametrize(
    "case",
    [case for case in CASES if any(array.ndim for array in arrays_in(case.arguments))],
    ids=title,
)
def test_row_in_other_layouts(case: Case, layout: str) -> None:
    if case.row["name"] == "as_strided_scatter":
        pytest.skip("PyTorch needs the input that its memory layout shows; backsweep takes any")
    if case.row["name"] == "corrcoef" and layout == "expanded":
        pytest.skip("equal rows are perfectly correlated, and gradients are rounding errors")
    if of_matrices(case) and layout == "expanded":
        pytest.skip("a matrix of equal rows is singular")
    if reason := OTHER_LAYOUTS.get((case.row["name"], layout)):
        pytest.skip(reason)
    compare(case, "float32", layout)


@pytest.mark.parametrize("row", PUBLIC, ids=row_title)
def test_pytorch_has_it_under_the_same_name(row: dict[str, Any]) -> None:
    for name in (row["name"], *row["aliases"]):
        if row["forms"] != "method":
            assert callable(named(torch, name))
        if row["forms"] != "function" and "." not in name:
            assert hasattr(torch.Tensor, name)
        in_place = name + "_"
        assert hasattr(torch.Tensor, in_place) or not hasattr(backsweep.Tensor, in_place)


# ---- Special values ------------------------------------------------------------------------------

SPECIAL = [0.0, -0.0, 1.0, -1.0, 2.0, 0.5, -2.5, math.inf, -math.inf, math.nan, 1e-40, 3e38, -3e38]
SPECIAL += [89.0, -89.0, 104.0, -104.0, 1e-7, 20.0, -20.0]


def within(limit: float) -> Any:
    return lambda x: ~((numpy.abs(x) > limit) & numpy.isfinite(x))


# Where PyTorch's own result can be compared with: elsewhere its float32 overflows too early, its
# argument is not reduced exactly, its derivative cancels or is not NaN at NaN (i1) or not infinite
# at a pole (digamma).
COMPARABLE = {
    "sin": within(1e6),
    "cos": within(1e6),
    "tan": within(1e6),
    "sinc": within(1e6),
    "i0": within(80),
    "digamma": lambda x: ~((x < 0) & (x == numpy.floor(x))),
    "special.i0e": lambda x: numpy.abs(x) < 100,
    "special.i1": lambda x: numpy.abs(x) < 80,
    "special.i1e": lambda x: numpy.abs(x) < 100,
    "special.erfcx": lambda x: numpy.abs(x) < 20,
    "special.log_ndtr": lambda x: x > -50,
    # At infinity PyTorch's Bessel functions are NaN, here their limits.
    **{
        f"special.bessel_{name}": lambda x: ~(numpy.abs(x) > 50)
        for name in ("j0", "j1", "y0", "y1")
    },
    **{f"special.modified_bessel_i{n}": lambda x: ~(numpy.abs(x) > 80) for n in (0, 1)},
    "special.airy_ai": lambda x: ~(numpy.abs(x) > 50),
}


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    "row", [row for row in TABLE if row["kind"] == "unary"], ids=lambda row: row["name"]
)
def test_special_values_of_one(row: dict[str, Any], dtype: str) -> None:
    numbers = numpy.array(SPECIAL, dtype)
    if row["name"] in COMPARABLE:
        numbers = numbers[COMPARABLE[row["name"]](numbers)]
    compare_specials(row, (numbers,))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    "row",
    [row for row in TABLE if row["kind"] in ("binary", "comparison") and not of_integers(row)],
    ids=lambda row: row["name"],
)
def test_special_values_of_two(row: dict[str, Any], dtype: str) -> None:
    pairs = numpy.array(list(itertools.product(SPECIAL[:13], repeat=2)), dtype)
    if row["name"] in ("tanh_backward", "sigmoid_backward"):
        # Results of tanh and sigmoid, and gradients that do not overflow.
        pairs = pairs[(numpy.abs(pairs[:, 1]) <= 1) & ~(numpy.abs(pairs[:, 0]) > 1e38)]
    if row["name"] in ("remainder", "fmod"):
        # PyTorch's vector loop takes a denormal divisor for 0, and the quotient must not overflow.
        pairs = pairs[(pairs[:, 1] == 0) | ~(numpy.abs(pairs[:, 1]) < 1e-38)]
        pairs = pairs[~((numpy.abs(pairs[:, 0]) > 1e38) & (numpy.abs(pairs[:, 1]) < 1))]
    if row["name"] in ("igamma", "igammac"):  # PyTorch's float32 is not exact at denormals
        pairs = pairs[(pairs == 0).any(1) | ~(numpy.abs(pairs) < 1e-38).any(1)]
    if row["name"] == "special.zeta":  # PyTorch's is NaN at infinity, and infinite for s = NaN
        pairs = pairs[(numpy.abs(pairs) < 1e30).all(1)]
    compare_specials(row, (pairs[:, 0].copy(), pairs[:, 1].copy()))


@pytest.mark.parametrize("number", [0.0, 0.5, 1.0, 2.0, 3.0, -0.5, -1.0, -2.0, math.inf, math.nan])
def test_powers_with_a_number(number: float) -> None:
    row = next(row for row in TABLE if row["name"] == "pow")
    numbers = numpy.array(SPECIAL, "float64")
    compare_specials(row, (numbers, number))
    compare_specials(row, (number, numbers))


@pytest.mark.parametrize("name", ["max", "min", "amax", "amin", "maximum", "minimum"])
def test_ties_and_nan_of_extremes(name: str) -> None:
    for values in ([1.0, 3.0, 3.0, 2.0], [1.0, math.nan, 3.0, math.nan], [0.0, -0.0, 0.0]):
        array = numpy.array(values)
        for arguments in ((), (0,)):
            if name.endswith("imum"):
                arguments = (array[::-1].copy(),)
            row = next(row for row in TABLE if row["name"] == name)
            compare_specials(row, (array, *arguments))


def compare_specials(row: dict[str, Any], arguments: tuple[Any, ...]) -> None:
    def convert(library: Any) -> list[Any]:
        return [
            library.tensor(a, requires_grad=True) if isinstance(a, numpy.ndarray) else a
            for a in arguments
        ]

    mine, yours = convert(backsweep), convert(torch)
    ours = results_of(function_of(backsweep, row)(*mine))
    theirs = results_of(function_of(torch, row)(*yours))
    for our, their in zip(ours, theirs, strict=True):
        same_specials(row["name"], our, their, arguments)
    differentiable = theirs[0].requires_grad and row["name"] not in REFUSED
    if differentiable and node_name(theirs[0]) != "torch::autograd::NotImplemented":
        ours[0].sum().backward()
        theirs[0].sum().backward()
        for our, their in zip(tensors_in(mine), tensors_in(yours), strict=True):
            same_specials(row["name"] + "'s gradient", our.grad, their.grad, arguments)


def same_specials(what: str, ours: Any, theirs: Any, arguments: Any) -> None:
    actual = ours.detach().numpy().reshape(-1)
    expected = theirs.detach().numpy(force=True).reshape(-1)
    assert actual.dtype == expected.dtype
    limit = 2e-6 if expected.dtype == numpy.float32 else 1e-13
    limit = max(limit, TOLERANCES_OF.get(what.partition("'")[0], 0))
    if what.startswith("special.") and "gradient" in what:  # differences of similar numbers
        limit *= 100
    tiny = numpy.finfo("float32").tiny
    for place, (a, b) in enumerate(zip(actual, expected, strict=True)):
        where = [
            argument[place] if getattr(argument, "shape", ()) == actual.shape else argument
            for argument in arguments
        ]
        message = f"{what} at {where}: {a} where PyTorch has {b}"
        if expected.dtype == numpy.bool_:
            assert a == b, message
        elif numpy.isnan(b) or numpy.isinf(b):
            assert numpy.array_equal(a, b, equal_nan=True), message
        elif b == 0:
            assert a == 0 or abs(a) < tiny, message
            if a == 0:
                assert numpy.signbit(a) == numpy.signbit(b), message
        else:
            # A sum that cancels is compared with its terms.
            size = 1 if what == "logaddexp2" and abs(b) < limit else abs(b)
            assert abs(a - b) <= max(limit * size, tiny), message


# ---- Dtypes --------------------------------------------------------------------------------------

VALUES = numpy.array([3, 1, 2, 1])


@pytest.mark.parametrize("second", DTYPES)
@pytest.mark.parametrize("first", DTYPES)
@pytest.mark.parametrize(
    "row", [row for row in ELEMENTWISE_ROWS if row["kind"] != "unary"], ids=lambda row: row["name"]
)
def test_promotion(row: dict[str, Any], first: str, second: str) -> None:
    """Tensors, 0-d tensors and numbers of every pair of dtypes."""
    a, b = VALUES.astype(first), VALUES[::-1].astype(second)
    numbers = {"bool": True, "float32": 2.0, "float64": 2.0}
    for x, y in (
        (a, b),
        (a, numpy.asarray(b[0])),
        (numpy.asarray(a[0]), b),
        (numpy.asarray(a[0]), numpy.asarray(b[0])),
        (a, numbers.get(second, 2)),
        (numbers.get(first, 2), b),
    ):
        results = []
        for library in (backsweep, torch):
            operands = [
                library.tensor(v.copy()) if isinstance(v, numpy.ndarray) else v for v in (x, y)
            ]
            results.append(outcome(function_of(library, row), operands))
        (ours, our_error), (theirs, their_error) = results
        numbers_given = not all(isinstance(v, numpy.ndarray) for v in (x, y))
        if numbers_given and their_error == "TypeError":
            continue  # maximum(tensor, 2) and mul(2, tensor) are possible here
        if row["name"] == "pow" and our_error == "NotImplementedError" and y is True:
            continue  # PyTorch takes True for the exponent 1 and copies; powers of bool are refused
        if row["name"] == "ldexp" and second == "bool" and their_error == "NotImplementedError":
            continue  # refused for real numbers only, by the power of 2 that PyTorch computes
        assert our_error == their_error, (x, y)
        if ours is not None and theirs is not None:
            assert_close(ours[0], theirs[0])


@pytest.mark.parametrize("second", DTYPES)
@pytest.mark.parametrize("first", DTYPES)
@pytest.mark.parametrize(
    "row",
    [row for row in ELEMENTWISE_ROWS if row["kind"] != "unary" and row["in_place"]],
    ids=lambda row: row["name"],
)
def test_promotion_in_place(row: dict[str, Any], first: str, second: str) -> None:
    name = row["name"] + "_"
    if not hasattr(torch.Tensor, name):
        pytest.skip("PyTorch has no such method")
    a, b = VALUES.astype(first), VALUES[::-1].astype(second)
    results = []
    for library in (backsweep, torch):
        operands = [library.tensor(a.copy()), library.tensor(b.copy())]
        results.append(outcome(getattr(library.Tensor, name), operands))
    (ours, our_error), (theirs, their_error) = results
    if row["name"] == "ldexp" and second == "bool" and their_error == "NotImplementedError":
        return  # see above
    assert our_error == their_error
    if ours is not None and theirs is not None:
        assert_close(ours[0], theirs[0])


@pytest.mark.parametrize("second", DTYPES)
@pytest.mark.parametrize("first", DTYPES)
@pytest.mark.parametrize("name", ["cat", "stack", "where", "matmul", "copy_", "fill_"])
def test_dtypes_of_joins(name: str, first: str, second: str) -> None:
    a, b = VALUES.astype(first), VALUES[::-1].astype(second)
    results = []
    for library in (backsweep, torch):
        x, y = library.tensor(a.copy()), library.tensor(b.copy())
        if name in ("cat", "stack"):
            results.append(outcome(getattr(library, name), [[x, y]]))
        elif name == "where":
            results.append(outcome(library.where, [library.tensor([True, False] * 2), x, y]))
        elif name == "fill_":
            results.append(outcome(library.Tensor.fill_, [x, y[0]]))
        else:
            function = getattr(library.Tensor, name)
            results.append(outcome(function, [x, y]))
    (ours, our_error), (theirs, their_error) = results
    assert our_error == their_error
    if ours is not None and theirs is not None:
        assert_close(ours[0], theirs[0])


@pytest.mark.parametrize("result", [None, *DTYPES])
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ["sum", "mean"])
def test_dtypes_of_reductions(name: str, dtype: str, result: str | None) -> None:
    results = []
    for library in (backsweep, torch):
        tensor = library.tensor(VALUES.astype(dtype))
        named = {} if result is None else {"dtype": getattr(library, result)}
        function = functools.partial(getattr(library, name), **named)
        results.append(outcome(function, [tensor]))
    (ours, our_error), (theirs, their_error) = results
    assert our_error == their_error
    if ours is not None and theirs is not None:
        assert_close(ours[0], theirs[0])


@pytest.mark.parametrize("base", [-3, -1, 0, 1, 2])
@pytest.mark.parametrize("exponent", [-2, -1, 0, 1, 3])
def test_powers_of_integers(base: int, exponent: int) -> None:
    for dtype in ("int64", "int32"):
        for forms in ("tensor tensor", "tensor number", "number tensor"):
            results = []
            for library in (backsweep, torch):
                x, y = (
                    library.tensor(v, dtype=getattr(library, dtype)) if form == "tensor" else v
                    for v, form in zip((base, exponent), forms.split(), strict=True)
                )
                results.append(outcome(lambda a, b: a**b, (x, y)))
            (ours, our_error), (theirs, their_error) = results
            assert our_error == their_error, forms
            if ours is not None and theirs is not None:
                assert_close(ours[0], theirs[0])
