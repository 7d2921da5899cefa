"""Arguments for the generated tests: what the rows of the op table say about sampling, made concrete.

A row of kind unary, binary or comparison gives the domain of each operand ("P R"); the shapes come
from here. Any other row gives whole argument lists, written as Python with tensors as R[2,3], or as
A([0, 2]) with given elements:

>>> row = next(row for row in TABLE if row["name"] == "transpose")
>>> [case.title for case in cases_of(row)][0]
'transpose(R[2,3], 0, 1)'

The data is float64 NumPy arrays, the same in every run. The arrays become tensors of backsweep or of
PyTorch (``case.tensors(library)``), in any dtype and memory layout.
"""

from __future__ import annotations

import functools
import operator
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy

from backsweep import _C

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TABLE: list[dict[str, Any]] = list(_C.op_table)

UNARY_SHAPES = [(), (1,), (3,), (2, 3), (0,), (2, 0), (37,), (2, 3, 4)]
BINARY_SHAPES = [
    ((), ()),
    ((3,), (3,)),
    ((2, 3), (2, 3)),
    ((2, 3), (3,)),
    ((2, 1), (3,)),
    ((), (2, 3)),
    ((3,), (1,)),
    ((4, 1, 3), (2, 1)),
    ((0,), (1,)),
    ((2, 0), (0,)),
    ((37,), (37,)),
]
ELEMENTWISE = ("unary", "binary", "comparison")

# The same values in other places: how a tensor can lie in memory.
LAYOUTS = ("contiguous", "transposed", "strided", "offset", "expanded")

INTEGERS = ("int64", "int32", "uint8")
# A singular vector or eigenvector may as well be turned around.
FREE_SIGNS = ("linalg.svd", "svd", "linalg.eigh")

DTYPES = ("float32", "float64", *INTEGERS, "bool")


def row_title(row: dict[str, Any]) -> str:
    """A name for a row that is unique though names may have several rows."""
    return row["name"] + row["signature"].split("->")[0].strip()


def excuse(row: dict[str, Any], test: str) -> str:
    """Why the row opts out of a kind of test ("gradient", "numpy", "samples"); empty if it does not."""
    kind, _, reason = row["skip"].partition(":")
    return reason.strip() if kind.strip() == test else ""


def takes_numbers(row: dict[str, Any]) -> list[bool]:
    """Whether each parameter of an elementwise row may be a number instead of a tensor."""
    return ["Number" in part for part in row["signature"].partition("->")[0].split(",")[:2]]


def of_integers(row: dict[str, Any]) -> bool:
    """Whether an elementwise row takes integers only."""
    return row["kind"] in ELEMENTWISE and row["samples"].startswith("I")


class Domain:
    """``R[2,3]`` in a sample: draws an array of that shape."""

    def __init__(self, letter: str, generator: numpy.random.Generator) -> None:
        self.letter = letter
        self.generator = generator

    def __getitem__(self, shape: int | tuple[int, ...]) -> numpy.ndarray:
        return draw(self.letter, shape if isinstance(shape, tuple) else (shape,), self.generator)


def draw(letter: str, shape: tuple[int, ...], generator: numpy.random.Generator) -> numpy.ndarray:
    """An array with elements from a domain; at least 0.1 away from the domain's kinks and poles."""
    if letter == "D":  # distinct, by at least 0.2
        count = int(numpy.prod(shape))
        return (generator.permutation(count).reshape(shape) - count / 2) * 0.3 + generator.uniform(
            0, 0.1, shape
        )
    if letter == "W":  # the whole parts are distinct too
        count = int(numpy.prod(shape))
        return generator.permutation(count).reshape(shape) * 2 + generator.uniform(0.2, 0.8, shape)
    if letter == "I":
        return generator.integers(0, 5, shape)
    if letter == "B":
        return generator.integers(0, 2, shape) == 1
    if letter == "R":
        return generator.uniform(-3, 3, shape)
    if letter == "P":
        return generator.uniform(0.2, 3, shape)
    if letter == "Z":  # every third element is zero
        numbers = generator.uniform(-3, 3, shape)
        numbers.reshape(-1)[::3] = 0
        return numbers
    if letter == "U":
        return generator.uniform(-0.9, 0.9, shape)
    if letter == "N":
        return generator.uniform(0.2, 3, shape) * generator.choice([-1, 1], shape)
    if letter == "G":  # greater than 1
        return generator.uniform(1.2, 4, shape)
    if letter == "F":  # away from integers and halves
        return generator.integers(-6, 6, shape) / 2 + generator.uniform(0.1, 0.4, shape)
    if letter == "Q":  # probabilities
        return generator.uniform(0.05, 0.95, shape)
    if letter in "MS":
        return draw_matrices(letter, shape, generator)
    raise ValueError(f"unknown domain {letter!r}")


def draw_matrices(
    letter: str, shape: tuple[int, ...], generator: numpy.random.Generator
) -> numpy.ndarray:
    """Matrices far from singular: M any, S symmetric with distinct positive eigenvalues.

    M of a shape as [6,2,3] is a 6 by 6 matrix.
    """
    rows, columns = shape[-2:]
    if len(shape) == 3 and shape[0] == rows * columns:
        rows = columns = shape[0]
    batch = int(numpy.prod(shape)) // max(rows * columns, 1)
    noise = generator.uniform(-1, 1, (batch, rows, columns))
    if letter == "M":
        return (noise + 4 * numpy.eye(rows, columns)).reshape(shape)
    axes = numpy.linalg.qr(noise)[0]
    matrices = axes * numpy.arange(1.0, rows + 1) @ axes.swapaxes(1, 2)
    return ((matrices + matrices.swapaxes(1, 2)) / 2).reshape(shape)


def map_arrays(function: Callable[[numpy.ndarray], Any], tree: Any) -> Any:
    """Replace the arrays in nested lists, tuples and keywords."""
    if isinstance(tree, (numpy.ndarray, numpy.generic)):
        return function(numpy.asarray(tree))
    if isinstance(tree, (list, tuple)):
        return type(tree)(map_arrays(function, item) for item in tree)
    if isinstance(tree, dict):
        return type(tree)({key: map_arrays(function, item) for key, item in tree.items()})
    return tree


def arrays_in(tree: Any) -> list[numpy.ndarray]:
    """The arrays in nested lists, tuples and keywords, in order."""
    found: list[numpy.ndarray] = []
    map_arrays(found.append, tree)
    return found


def lay_out(library: Any, array: numpy.ndarray, layout: str, dtype: str | None = None) -> Any:
    """A tensor of ``library`` with the array's values, lying in memory as ``layout`` says."""
    if dtype is not None:
        array = array.astype(dtype)

    def tensor(values: numpy.ndarray) -> Any:
        return library.tensor(numpy.ascontiguousarray(values).reshape(values.shape))

    if array.ndim == 0 or layout == "contiguous":
        return tensor(array)
    if layout == "transposed":
        order = tuple(reversed(range(array.ndim)))
        return tensor(array.transpose(order)).permute(order)
    if layout == "strided":
        wide = numpy.ones((*array.shape[:-1], 2 * array.shape[-1] + 1), array.dtype)
        wide[..., 1::2] = array
        return tensor(wide)[..., 1::2]
    if layout == "offset":
        long = numpy.concatenate([numpy.ones_like(array[:1]), array, numpy.ones_like(array[:1])])
        return tensor(long)[1 : 1 + array.shape[0]]
    if layout == "expanded":  # the caller made all parts along dimension 0 equal
        return tensor(array[:1]).expand(array.shape)
    raise ValueError(f"unknown layout {layout!r}")


def repeat_first(array: numpy.ndarray) -> numpy.ndarray:
    """Make all parts along dimension 0 equal, as an expanded tensor has them."""
    if array.ndim == 0 or array.shape[0] == 0:
        return array
    return numpy.broadcast_to(array[:1], array.shape).copy()


@dataclass(frozen=True)
class Case:
    """A row with arguments for one call."""

    row: dict[str, Any]
    arguments: tuple[Any, ...]
    title: str

    def with_layout(self, layout: str) -> tuple[Any, ...]:
        """The arguments, changed where the layout needs equal parts."""
        return map_arrays(repeat_first, self.arguments) if layout == "expanded" else self.arguments

    def tensors(
        self,
        library: Any,
        dtype: str | None = None,
        layout: str = "contiguous",
        requires_grad: bool = False,
    ) -> tuple[Any, ...]:
        """The arguments with tensors; float64 ones become ``dtype``, require a gradient if asked."""

        def convert(array: numpy.ndarray) -> Any:
            real = array.dtype == numpy.float64
            usable = layout != "expanded" or (array.ndim > 0 and array.shape[0] > 0)
            tensor = lay_out(
                library, array, layout if usable else "contiguous", dtype if real else None
            )
            # The tensor itself is a leaf, whatever it is a view of.
            return tensor.detach().requires_grad_() if real and requires_grad else tensor

        return map_arrays(convert, self.with_layout(layout))


def of_matrices(case: Case) -> bool:
    """Whether the case needs matrices that are not singular, as equal rows make them."""
    return bool(re.search(r"\b[MS]\[|linalg|\blu", case.title))


def symmetric_only(case: Case) -> bool:
    """Whether the operation is one on symmetric matrices: it reads one triangle only."""
    return "(S[" in case.title


def _generator(seed: str) -> numpy.random.Generator:
    return numpy.random.default_rng(zlib.crc32(seed.encode()))


def argument_lists(samples: str) -> Iterator[str]:
    depth = start = 0
    for place, character in enumerate(samples):
        if character in "([":
            if depth == 0:
                start = place
            depth += 1
        elif character in ")]":
            depth -= 1
            if depth == 0:
                yield samples[start : place + 1]


class Keywords(dict[str, Any]):
    """Keyword arguments of a case, after its positional ones."""


def _arguments(*arguments: Any, **keywords: Any) -> tuple[Any, ...]:
    return (*arguments, Keywords(keywords)) if keywords else arguments


def taking_keywords(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, with Keywords as the last argument taken for what they are."""

    @functools.wraps(function)
    def call(*arguments: Any, **more: Any) -> Any:
        if arguments and isinstance(arguments[-1], Keywords):
            return function(*arguments[:-1], **arguments[-1], **more)
        return function(*arguments, **more)

    return call


def cases_of(row: dict[str, Any]) -> list[Case]:
    """The cases of a row, from its samples."""
    name, samples = row["name"], row["samples"]
    if row["kind"] in ELEMENTWISE:
        letters = samples.split()
        shapes = [(s,) for s in UNARY_SHAPES] if len(letters) == 1 else BINARY_SHAPES
        cases = []
        for group in shapes:
            generator = _generator(f"{name} {group}")
            arrays = tuple(
                numpy.asarray(draw(letter, shape, generator))
                for letter, shape in zip(letters, group, strict=True)
            )
            text = ", ".join(
                letter + str(list(shape)).replace(" ", "")
                for letter, shape in zip(letters, group, strict=True)
            )
            cases.append(Case(row, arrays, f"{name}({text})"))
        return cases
    cases = []
    numbers = {"inf": numpy.inf, "nan": numpy.nan}
    for text in argument_lists(samples):
        generator = _generator(f"{name} {text}")
        domains: dict[str, Any] = {letter: Domain(letter, generator) for letter in "RPUNGFQDIBZWMS"}
        domains["A"] = lambda values, dtype=None: numpy.array(
            values, dtype or (None if values else "int64")
        )
        source = re.sub(r"\b([RPUNGFQDIBZWMS])\[\]", r"\1[()]", text)
        arguments = eval("_arguments" + source, {"_arguments": _arguments, **numbers, **domains})
        arguments = tuple(
            numpy.asarray(item) if isinstance(item, numpy.generic) else item for item in arguments
        )
        cases.append(Case(row, arguments, name + text))
    return cases


def all_cases(wanted: Callable[[dict[str, Any]], Any] = bool) -> list[Case]:
    """The cases of all rows for which ``wanted`` holds."""
    return [case for row in TABLE if wanted(row) for case in cases_of(row)]


def named(library: Any, name: str) -> Any:
    """A member of the library or of one of its submodules: ``linalg.inv``."""
    return operator.attrgetter(name)(library)


def function_of(library: Any, row: dict[str, Any]) -> Callable[..., Any]:
    """The row's function in backsweep, or the same in PyTorch."""
    function = _plain_function_of(library, row)
    keywords = row["kind"] not in ELEMENTWISE and "=" in row["samples"]
    return taking_keywords(function) if keywords else function


def _plain_function_of(library: Any, row: dict[str, Any]) -> Callable[..., Any]:
    name = row["name"]
    if row["forms"] == "method":
        return getattr(library.Tensor, name)
    if row["forms"] != "internal":
        return named(library, name)
    if library.__name__ == "backsweep":
        return getattr(_C.ops, name)
    function = getattr(library.ops.aten, name)
    if name == "threshold_backward":  # PyTorch's takes the threshold too
        return lambda gradient, result: function(gradient, result, 0)
    if name.endswith("softmax_backward_data"):  # and these the dtype of the input
        return lambda gradient, result, dim: function(gradient, result, dim, result.dtype)
    return function


def in_place_function_of(library: Any, row: dict[str, Any]) -> Callable[..., Any]:
    """The method that writes the row's result into its first argument."""
    return taking_keywords(getattr(library.Tensor, row["name"] + "_"))


def results_of(value: Any) -> list[Any]:
    """One result or several, as a list."""
    return list(value) if isinstance(value, (list, tuple)) else [value]
