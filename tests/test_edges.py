"""Results, derivatives, layouts and warnings at the edges of what operations are defined for."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
from typing import Any

import numpy
import pytest
from beside_torch import refused, same
from libraries import needs_torch, torch

import backsweep

SAME: dict[str, tuple[str, dict[str, Any]]] = {
    # Norms of negative order where an element is 0
    **{
        f"norm of order {order} at {name}": (
            f"lib.linalg.vector_norm(x, {order})",
            {"x": values},
        )
        for order in (-1, -2, -0.5)
        for name, values in {"one 0": [0.0, 4.0, 8.0], "none": [1.0, -4.0, 8.0]}.items()
    },
    "Tensor.norm of order -1 at 0": ("x.norm(-1)", {"x": [0.0, 4.0, 0.0]}),
    "norm of order -1 by rows": (
        "lib.linalg.vector_norm(x, -1, 1)",
        {"x": [[0.0, 2.0], [1.0, -3.0]]},
    ),
    "norm of order 0.5 of zeros": ("x.norm(0.5)", {"x": [0.0, 0.0]}),
    # Variances whose correction is not below the count
    **{
        f"{function} of {dim}, correction {correction}": (
            f"lib.{function}(x, {dim}correction={correction})",
            {"x": [[0.0, 1.0, 2.0]]},
        )
        for function in ("var", "std", "var_mean", "std_mean")
        for dim in ("", "1, ", "(0, 1), ")
        for correction in (3, 4)
    },
    # repeat_interleave with several repeats
    "places": ("lib.repeat_interleave(lib.tensor([1, 0, 2]))", {}),
    "places of int32": (
        "lib.repeat_interleave(repeats=lib.tensor([2, 1]).int(), output_size=3)",
        {},
    ),
    "places of none": ("lib.repeat_interleave(lib.tensor([]).long())", {}),
    "repeats by keyword": (
        "lib.repeat_interleave(x, repeats=lib.tensor([1, 2]), dim=0, output_size=3)",
        {"x": [[1.0, 2.0], [3.0, 4.0]]},
    ),
    "repeats of a transposed tensor": (
        "x.t().repeat_interleave(lib.tensor([1, 0, 2, 3]))",
        {"x": [[1.0, 2.0], [3.0, 4.0]]},
    ),
    "one repeat of many": (
        "x.repeat_interleave(lib.tensor([2]), output_size=6)",
        {"x": [1.0, 2, 3]},
    ),
    "repeats of nothing": ("x.repeat_interleave(lib.tensor([2, 1]), 0)", {"x": [[], []]}),
    # einsum by numbers
    "einsum": (
        "lib.einsum(x, [0, 1], y, [1], [0])",
        {"x": [[1.0, 2.0], [3.0, 4.0]], "y": [1.0, 2.0]},
    ),
    "einsum without result": (
        "lib.einsum(x, (0, 51), y, (51,))",
        {"x": [[1.0, 2.0], [3.0, 4.0]], "y": [1.0, 2.0]},
    ),
    "einsum of order": ("lib.einsum(x, [30, 2])", {"x": [[1.0, 2.0, 3.0], [3.0, 4.0, 5.0]]}),
    "einsum with ellipsis": (
        "lib.einsum(x, [..., 1], y, [1], [...])",
        {"x": [[1.0, 2.0], [3.0, 4.0]], "y": [1.0, 2.0]},
    ),
    # One value through a mask
    **{
        f"{shape} of {dtype} through {key}": (
            f"(z := x * 1, z.__setitem__({key}, lib.full({shape}, 2.5, dtype=lib.{dtype})), z)[2]",
            {"x": [[0.0, 1.0], [0.0, 3.0]]},
        )
        for shape in ("()", "(1,)", "(1, 1)")
        for dtype in ("float32", "float64", "int64")
        for key in (
            "x == 0",
            "lib.tensor([True, False])",
            "(slice(None), lib.tensor([True, False]))",
            "(1, lib.tensor([True, False]))",
        )
    },
    "a value of another dtype, with its gradient": (
        "(z := lib.zeros(2, 2), z.__setitem__(z == 0, x), z)[2]",
        {"x": [[2.5]]},
    ),
    "index_put through a mask": (
        "lib.zeros(3).index_put((lib.tensor([True, False, True]),), x)",
        {"x": 2.5},
    ),
    **{
        f"integers at {key}": (
            f"(z := lib.zeros(2, 2, dtype=lib.int64), z.__setitem__({key}, {value}), z)[2]",
            {},
        )
        for key in ("True", "False")
        for value in ("lib.ones(2, 2) * 1.5", "lib.tensor(2.5)", "2", "lib.ones(1, 2, 2)")
    },
    "a shape that does not fit nowhere": (
        "(z := lib.zeros(2), z.__setitem__(False, lib.ones(5)), z)[2]",
        {},
    ),
    # Products with what has no dimensions
    "inner with a 0-d double": (
        "lib.inner(x.float(), lib.tensor(2.0, dtype=lib.float64))",
        {"x": [1.0, 2.0]},
    ),
    "inner of 0-d": ("lib.inner(lib.tensor(2.0, dtype=lib.float64), lib.tensor(3))", {}),
    # Elements that share memory
    **{
        f"{write} of expanded {shape}": (
            f"(z := lib.arange(1.0, 4.0).reshape{shape}.expand(3, 3), z.{write})[1]",
            {},
        )
        for shape in ("(1, 3)", "(3, 1)")
        for write in (
            "tril_()",
            "triu_(1)",
            "fill_diagonal_(9)",
            "masked_fill_(lib.eye(3).bool(), 9.0)",
            "masked_fill_(lib.tensor([[True], [False], [False]]), lib.tensor(9.0))",
            "index_fill_(0, lib.tensor([1]), 9.0)",
            "index_put_((lib.tensor([0]),), lib.tensor(9.0))",
        )
    },
    "a row of an expanded tensor": (
        "(z := lib.zeros(1, 3).expand(2, 3), z.__setitem__([0], 3), z)[2]",
        {},
    ),
}


@needs_torch
@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("name", SAME)
def test_as_pytorch(name: str) -> None:
    expression, tensors = SAME[name]
    same(expression, **tensors)


REFUSED: dict[str, tuple[str, type[Exception], str]] = {
    "too many terms": (
        "lib.special.multigammaln(lib.ones(1), 2**62)",
        RuntimeError,
        "Storage size calculation overflowed",
    ),
    "places of floats": (
        "lib.repeat_interleave(lib.ones(2))",
        NotImplementedError,
        "\"repeat_interleave_cpu\" not implemented for 'Float'",
    ),
    "places of a matrix": (
        "lib.repeat_interleave(lib.ones(2, 2).long())",
        RuntimeError,
        "repeat_interleave only accept 1D vector as repeat",
    ),
    "negative repeats": (
        "lib.ones(2).repeat_interleave(lib.tensor([1, -1]))",
        RuntimeError,
        "repeats can not be negative",
    ),
    "a wrong number of repeats": (
        "lib.ones(3).repeat_interleave(lib.tensor([1, 2]))",
        RuntimeError,
        "repeats must have the same size as input along dim, but got repeats.size(0) = 2 and "
        "input.size(0) = 3",
    ),
    "repeats with dimensions": (
        "lib.ones(3).repeat_interleave(lib.tensor([[1, 2, 3]]))",
        RuntimeError,
        "repeats must be 0-dim or 1-dim tensor",
    ),
    "a wrong output_size": (
        "lib.ones(2).repeat_interleave(lib.tensor([1, 2]), output_size=4)",
        RuntimeError,
        "allocated size does not match required size",
    ),
    "repeats along a dim of none": (
        "lib.tensor(1.0).repeat_interleave(lib.tensor([2, 1]), 0)",
        IndexError,
        "Dimension specified as 0 but tensor has no dimensions",
    ),
    "a subscript out of range": (
        "lib.einsum(lib.ones(2), [52])",
        ValueError,
        "einsum(): subscript in subscript list is not within the valid range [0, 52)",
    ),
    "einsum of nothing": ("lib.einsum()", ValueError, "must specify the equation string"),
    "einsum of a tensor": (
        "lib.einsum(lib.ones(2))",
        ValueError,
        "must specify the equation string",
    ),
    "values through an index": (
        "lib.ones(2).index_put((lib.tensor([0]),), lib.tensor(1.0, dtype=lib.float64))",
        RuntimeError,
        "Index put requires the source and destination dtypes match",
    ),
    "a number too large through a mask": (
        "lib.zeros(2).byte().index_put_((lib.tensor([True, False]),), lib.tensor(300))",
        RuntimeError,
        "value cannot be converted to type uint8_t without overflow",
    ),
    "nanmean into integers": (
        "lib.nanmean(lib.ones(2), dtype=lib.int64)",
        RuntimeError,
        "nanmean(): could not infer output dtype. Optional dtype must be either a floating point or "
        "complex dtype. Got: Long",
    ),
    **{
        f"{function} {keyword}": (
            f"lib.{function}(lib.ones(2, 2), {keyword})",
            TypeError,
            f"{function}() received an invalid combination of arguments - got (Tensor, ",
        )
        for function, keyword in (
            ("sum", "keepdim=True"),
            ("mean", "keepdim=True"),
            ("sum", "out=lib.empty(())"),
        )
    },
    "a size of floats": (
        "lib.Size([1.5])",
        TypeError,
        "torch.Size() takes an iterable of 'int' (item 0 is 'float')",
    ),
    "a size and a str": (
        "lib.Size([2]) + ('a',)",
        TypeError,
        "torch.Size() takes an iterable of 'int' (item 1 is 'str')",
    ),
    "recorded writes to shared elements": (
        "(x * 1).expand(2, 3).masked_fill_(lib.ones(2, 3).bool(), 1.0).sum().backward()",
        RuntimeError,
        "more than one element of the written-to tensor refers to a single memory location",
    ),
    "a slice of shared elements": (
        "lib.zeros(1, 3).expand(2, 3).__setitem__(slice(None), 3)",
        RuntimeError,
        "more than one element of the written-to tensor refers to a single memory location",
    ),
    "an integer operand too large": (
        "lib.ones(2) + 2**70",
        OverflowError,
        "int too big to convert",
    ),
    "an element too large": (
        "lib.tensor([2**70])",
        ValueError,
        "Overflow when unpacking long long",
    ),
    "no element": ("lib.tensor([1, None])", RuntimeError, "Could not infer dtype of NoneType"),
    "positive of bool": (
        "+lib.tensor([True])",
        RuntimeError,
        "The `+` operator, on a bool tensor is not supported.",
    ),
    "writes to one of many views": (
        "lib.ones(2).split(1)[0].add_(x.sum())",
        RuntimeError,
        "A view was created in no_grad mode and is being modified inplace with grad mode enabled. This "
        "view is the output of a function that returns multiple views.",
    ),
    "a strategy": (
        "lib.autograd.functional.jacobian(lambda x: x, lib.ones(2), strategy='foo')",
        AssertionError,
        'Expected strategy to be either "forward-mode" or "reverse-mode".',
    ),
    "forward mode recorded": (
        "lib.autograd.functional.jacobian(lambda x: x, lib.ones(2), strategy='forward-mode', "
        "create_graph=True)",
        NotImplementedError,
        '`create_graph=True` and `strategy="forward-mode"` are not supported together (yet).',
    ),
    "forward mode strict": (
        "lib.autograd.functional.jacobian(lambda x: x, lib.ones(2), strategy='forward-mode', "
        "strict=True, vectorize=True)",
        RuntimeError,
        '`strict=True` and `strategy="forward-mode"` are not supported together (yet).',
    ),
    "forward mode one by one": (
        "lib.autograd.functional.hessian(lambda x: x.sum(), lib.ones(2), "
        "outer_jacobian_strategy='forward-mode')",
        NotImplementedError,
        "Computing Jacobian using forward-AD or forward-over-reverse Hessian is",
    ),
}


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    expression, kind, phrase = REFUSED[name]
    refused(expression, kind, phrase, x=[1.0, 2.0, 3.0])


def test_an_empty_file() -> None:
    for library in (backsweep, torch) if torch else (backsweep,):
        with pytest.raises(EOFError):
            library.load(io.BytesIO())
    with pytest.raises(EOFError, match="the file is empty; Ran out of input"):
        backsweep.load(io.BytesIO())


def test_sums_of_sizes_are_sizes() -> None:
    size = backsweep.Size([2, True, numpy.int64(3), backsweep.tensor(4)])
    assert [type(item) for item in size] == [int] * 4
    one = (1,)
    for joined in (one + size, size + one, size + size, 2 * size):
        assert type(joined) is backsweep.Size
    assert one + backsweep.Size([2]) == (1, 2)
    with pytest.raises(TypeError, match="can only concatenate list"):
        _ = list(one) + size


LAYOUTS = ("sort(0)", "sort(-1)", "sort(0, True)", "argsort(0)", "msort()", "topk(2, 0)")


@needs_torch
@pytest.mark.parametrize("call", LAYOUTS)
@pytest.mark.parametrize("order", [(1, 0, 2), (2, 0, 1), (0, 2, 1), (0, 1, 2)])
def test_sorted_results_lie_as_their_input(call: str, order: tuple[int, ...]) -> None:
    numbers = numpy.random.default_rng(0).permutation(24).astype(float).reshape(2, 3, 4)
    results = []
    for library in (backsweep, torch):
        x = library.tensor(numbers).permute(order)
        found = eval(f"x.{call}", {"x": x})
        results.append(
            [
                (part.tolist(), part.stride())
                for part in (found if isinstance(found, tuple) else (found,))
            ]
        )
    assert results[0] == results[1]


def test_a_sorted_result_is_no_view() -> None:
    x = backsweep.ones(1, 3, requires_grad=True)
    y = x.sort(0).values
    y.add_(1)
    y.sum().backward()
    assert x.grad.tolist() == [[1.0, 1.0, 1.0]]


WARNED = {
    "create_graph": "x.sum().backward(create_graph=True)",
    "create_graph of many": "lib.autograd.backward([x.sum()], create_graph=True)",
    "T of three": "lib.ones(2, 2, 2).T",
    "T of none": "lib.ones(()).T",
    "float": "float(x.sum())",
    "anomaly mode": "lib.autograd.detect_anomaly()",
    "masked_fill_": "lib.zeros(1).expand(2).masked_fill_(lib.ones(2).bool(), 1.0)",
    "index_fill_": "lib.zeros(1).expand(2).index_fill_(0, lib.tensor([0]), 1.0)",
    "index_put_": "lib.zeros(1).expand(2).index_put_((lib.tensor([0]),), lib.tensor(1.0))",
}
SILENT = {
    "T": "lib.ones(2, 3).T",
    "int": "int(x.sum())",
    "item": "x.sum().item()",
    "grad": "lib.autograd.grad(x.sum(), x, create_graph=True)",
    "backward": "x.sum().backward()",
    "float of no leaf": "float(lib.ones(1))",
    "set_detect_anomaly": "lib.autograd.set_detect_anomaly(False)",
    "tril_": "lib.zeros(3).expand(3, 3).tril_()",
}


def warned(library: Any, expression: str) -> list[str]:
    """The first lines of the warnings, without the place in PyTorch's source."""
    always = library.is_warn_always_enabled()
    library.set_warn_always(True)
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            eval(expression, {"lib": library, "x": library.ones(2, requires_grad=True)})
    finally:
        library.set_warn_always(always)
    return [str(warning.message).split(" (Triggered")[0] for warning in caught]


@needs_torch
@pytest.mark.parametrize("name", {**WARNED, **SILENT})
def test_warnings(name: str) -> None:
    expression = {**WARNED, **SILENT}[name]
    ours = warned(backsweep, expression)
    assert len(ours) == (name in WARNED)
    assert ours == warned(torch, expression)


def test_warnings_come_once() -> None:
    program = (
        "import backsweep, warnings\n"
        "warnings.simplefilter('always')\n"
        "x = backsweep.ones(1, requires_grad=True)\n"
        "for _ in range(3): float(x); x.sum().backward(create_graph=True); backsweep.ones(1, 1, 1).T\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stderr.count("UserWarning") == 3
