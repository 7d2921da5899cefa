"""Both sides of a race against NumPy: the call of a row and NumPy's, on the same enlarged arguments.

The arguments are those of a sample of the row, its tensors enlarged to the number of elements. NumPy's
side is its function of that name where it computes the same, otherwise what the tests compare with:
the operation as one writes it in NumPy.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from benchmarks import table

TOLERANCE = 2e-5  # of the largest number, for float32


def _uniform(*shape: int) -> Any:
    return table.numpy.random.default_rng(0).uniform(-3, 3, shape)


def _square(elements: int) -> Any:
    """A matrix close to the identity: no rounding is enlarged."""
    size = math.isqrt(elements)
    return table.numpy.eye(size) + _uniform(size, size) / size


def _column(elements: int) -> Any:
    return _uniform(math.isqrt(elements))


def _order(size: int) -> Any:
    return table.numpy.random.default_rng(1).permutation(size)


def _factors(elements: int) -> tuple[Any, Any]:
    """What lu_factor returns: factors and pivots."""
    return _square(elements), table.numpy.arange(1, math.isqrt(elements) + 1, dtype="int32")


# Arguments where a sample cannot be enlarged: a function of the number of elements.
ARGUMENTS: dict[str, Callable[[int], tuple[Any, ...]]] = {
    # The result has the number of elements.
    "kron": lambda n: (_uniform(math.isqrt(n) // 5, math.isqrt(n) // 5), _uniform(5, 5)),
    "outer": lambda n: (_column(n), _column(n)),
    "diagflat": lambda n: (_column(n),),
    "linalg.vander": lambda n: (_column(n) / 3,),
    "eye": lambda n: (math.isqrt(n),),
    "tril_indices": lambda n: (math.isqrt(n), math.isqrt(n)),
    "triu_indices": lambda n: (math.isqrt(n), math.isqrt(n)),
    "zeros": lambda n: (n,),
    "ones": lambda n: (n,),
    "full": lambda n: ([n], 1.5),
    "arange": lambda n: (float(n),),
    "linspace": lambda n: (0.0, 1.0, n),
    "logspace": lambda n: (0.0, 1.0, n),
    # So has the input.
    **dict.fromkeys(("dot", "vdot"), lambda n: (abs(_uniform(n)), abs(_uniform(n)))),
    **dict.fromkeys(
        ("cross", "linalg.cross"), lambda n: (_uniform(n // 3, 3), _uniform(n // 3, 3))
    ),
    "index_put": lambda n: (_uniform(n), [_order(n)], _uniform(n)),
    "index_reduce": lambda n: (_square(n), 0, _order(math.isqrt(n)), _square(n), "prod"),
    "as_strided_scatter": lambda n: (_uniform(n), _uniform(n // 2), (n // 2,), (2,), 0),
    **dict.fromkeys(
        ("inverse", "linalg.inv", "linalg.inv_ex", "linalg.lu"), lambda n: (_square(n),)
    ),
    **dict.fromkeys(
        ("linalg.solve", "linalg.solve_ex", "linalg.tensorsolve"),
        lambda n: (_square(n), _column(n)),
    ),
    "linalg.tensorinv": lambda n: (_square(n), 1),
    "linalg.lu_solve": lambda n: (*_factors(n), _square(n)),
    "lu_solve": lambda n: (_square(n), *_factors(n)),
    "orgqr": lambda n: (_square(n), abs(_column(n)) / 3),
    "ormqr": lambda n: (_square(n), abs(_column(n)) / 3, _square(n)),
}
# NumPy's form where its own function makes another dtype by itself, or a view, or takes its
# arguments in another order; and its solver in place of the tests' product with an inverse.
NUMPY: dict[str, Callable[..., Any]] = {
    "where(Tensor input, Tensor condition, Tensor|Number other)": lambda a, condition, b: (
        table.numpy.where(condition, a, b)
    ),
    "zeros": lambda n: table.numpy.zeros(n, "float32"),
    "ones": lambda n: table.numpy.ones(n, "float32"),
    "full": lambda n, value: table.numpy.full(n, value, "float32"),
    "arange": lambda n: table.numpy.arange(n, dtype="float32"),
    "linspace": lambda a, b, n: table.numpy.linspace(a, b, n, dtype="float32"),
    "logspace": lambda a, b, n: table.numpy.logspace(a, b, n, dtype="float32"),
    "eye": lambda n: table.numpy.eye(n, dtype="float32"),
    "flip": lambda a, *dims: table.numpy.flip(a, dims[0] if len(dims) == 1 else dims).copy(),
    "fliplr": lambda a: table.numpy.fliplr(a).copy(),
    "flipud": lambda a: table.numpy.flipud(a).copy(),
    "rot90": lambda a, *turn: table.numpy.rot90(a, *turn).copy(),
    "cholesky_solve": lambda b, factor: table.numpy.linalg.solve(
        table.numpy.tril(factor) @ table.numpy.tril(factor).swapaxes(-1, -2), b
    ),
}


def enlarged(samples: str, elements: int) -> Iterator[str]:
    """The argument lists of a row with their tensors enlarged; those without tensors are left out.

    >>> list(enlarged("(R[2,3], R[3]) (R[],)", 600))
    ['(R[20,30], R[30])']
    """
    for text in table.argument_lists(samples):
        shapes = [
            [int(size) for size in shape.split(",") if size]
            for shape in re.findall(r"\b[A-Z]\[([0-9,]*)\]", text)
        ]
        largest = max(shapes, key=table.count, default=[])
        if table.count(largest) < 2:
            continue
        wide = sum(size > 1 for size in largest)
        factor = (elements / table.count(largest)) ** (1 / wide)
        yield _enlarge(text, factor)


def _enlarge(text: str, factor: float) -> str:
    def shape(found: re.Match[str]) -> str:
        sizes = (_larger(size, factor) for size in found[2].split(","))
        return f"{found[1]}[{','.join(sizes)}]"

    return re.sub(r"\b([A-Z])\[([0-9,]+)\]", shape, text)


def _larger(size: str, factor: float) -> str:
    return size if not size or int(size) < 2 else str(round(int(size) * factor))


def argument_lists(row: dict[str, Any], elements: int) -> Iterator[tuple[Any, ...]]:
    """Arguments with NumPy arrays for one call, the first that work are used."""
    if row["name"] in ARGUMENTS:
        yield ARGUMENTS[row["name"]](elements)
    elif row["kind"] != "general":
        yield tuple(table.draw(letter, elements) for letter in row["samples"].split())
    else:
        for text in enlarged(row["samples"], elements):
            for case in table.cases_of({**row, "samples": text}):
                yield case.arguments


def as_float32(tree: Any) -> Any:
    """The arrays of reals in single precision."""
    return table.map_arrays(
        lambda array: array.astype("float32") if array.dtype == "float64" else array, tree
    )


def same(ours: Any, theirs: Any) -> bool:
    """Whether the results are equal, up to rounding."""
    numpy = table.numpy
    mine, yours = table.results_of(ours), table.results_of(theirs)
    if len(mine) != len(yours):
        return False
    for tensor, value in zip(mine, yours, strict=True):
        if not hasattr(tensor, "numpy"):
            return bool(tensor == value)
        array, expected = tensor.numpy(), numpy.asarray(value)
        if array.shape != expected.shape:
            return False
        finite = expected[numpy.isfinite(expected)] if expected.dtype.kind == "f" else expected
        scale = float(numpy.abs(finite.astype("float64")).max()) if finite.size else 0.0
        if not numpy.allclose(array, expected, TOLERANCE, TOLERANCE * scale, equal_nan=True):
            return False
    return True


def numpy_forms(row: dict[str, Any]) -> Iterator[Callable[..., Any]]:
    """NumPy's own function, then what the tests compare with."""
    for title in (table.title(row), row["name"]):
        if title in NUMPY:
            yield NUMPY[title]
            return
    name = (row["reference"] or row["name"]).removeprefix("special.")
    forms = (table.attribute(table.numpy, name), table.reference_of(row))
    yield from (table.taking_keywords(form) for form in forms if form is not None)


def shares(results: Any, arrays: Sequence[Any]) -> bool:
    """Whether a result is a view of an argument."""
    results = results if isinstance(results, (list, tuple)) else [results]
    results = [r.numpy(force=True) if hasattr(r, "data_ptr") else r for r in results]
    arrays = [array for array in arrays if isinstance(array, table.numpy.ndarray)]
    return any(table.numpy.may_share_memory(r, array) for r in results for array in arrays)


def copied(form: Callable[..., Any], *arguments: Any) -> Any:
    """What a form returns where that is a view and PyTorch's is none."""
    result = form(*arguments)
    if isinstance(result, (list, tuple)):
        return [part.copy() for part in result]
    return result.copy()


def calls_of(
    row: dict[str, Any], library: Any, elements: int
) -> tuple[Callable[[], Any], Callable[[], Any]] | str:
    """backsweep's call and NumPy's, which compute the same; or why there are none."""
    forms = list(numpy_forms(row))
    if not forms:
        return "NumPy has no such function"
    function = table.function_of(library, row)
    reason = "no sample can be enlarged"
    for arguments in argument_lists(row, elements):
        arrays = as_float32(arguments)
        tensors = table.map_arrays(library.from_numpy, arrays)
        try:
            ours = function(*tensors)
        except Exception as error:
            reason = f"backsweep: {type(error).__name__}"
            continue
        for form in forms:
            try:
                theirs = form(*arrays)
                equal = same(ours, theirs)
            except Exception as error:
                reason = f"NumPy: {type(error).__name__}"
                continue
            if equal:
                if shares(theirs, arrays) and not shares(ours, arrays):
                    form = partial(copied, form)
                return partial(function, *tensors), partial(form, *arrays)
            reason = "the results differ"
    return reason
