"""Factories and small functions beside PyTorch: windows, range, eye, gradient, frexp, combinations."""

from __future__ import annotations

import math

import numpy
import pytest
from beside_torch import refused, same
from gradient_check import check_gradients
from libraries import needs_torch

import backsweep

GRID = numpy.arange(12.0).reshape(3, 4) ** 2
WINDOWS = [f"{name}_window" for name in ("bartlett", "blackman", "hamming", "hann", "kaiser")]


@needs_torch
@pytest.mark.parametrize("name", WINDOWS)
def test_windows(name: str) -> None:
    for length in (0, 1, 2, 3, 16, 101):
        for periodic in (True, False):
            for dtype in ("float32", "float64"):
                same(f"lib.{name}({length}, {periodic}, dtype=lib.{dtype})", 1e-14)


@pytest.mark.parametrize("name", WINDOWS)
def test_what_windows_refuse(name: str) -> None:
    refused(
        f"lib.{name}(-1)",
        RuntimeError,
        f"{name} requires non-negative window_length, got window_length=-1",
    )
    refused(
        f"lib.{name}(3, dtype=lib.int64)",
        RuntimeError,
        f"{name} expects floating point dtypes, got: ",
    )


def test_a_window_may_require_a_gradient() -> None:
    assert backsweep.hann_window(4, requires_grad=True).is_leaf


@needs_torch
@pytest.mark.parametrize(
    "call",
    [
        "eye(3)", "eye(2, 4, dtype=lib.bool)", "eye(4, 2, dtype=lib.int64)", "eye(0, 3)",
        "eye(3, requires_grad=True)",
        "logspace(0, 3, 4)", "logspace(1, 8, 8, 2)", "logspace(0, 3, 4, dtype=lib.int64)",
        "logspace(2, 1, 1)",
        "logspace(-2, 2, 5, dtype=lib.float64)", "eye(3, out=lib.empty(3, 3))",
    ],
)  # fmt: skip
def test_factories(call: str) -> None:
    same(f"lib.{call}.detach()", 1e-15)


@needs_torch
@pytest.mark.parametrize(
    "call",
    ["0, 3", "0, 2.5", "1, 2.5, 0.3", "3, 0, -1", "1, 4, dtype=lib.int64", "1.9, 4, 1.2, dtype=lib.int64",
     "0, 3, 2, dtype=lib.uint8", "0.5, 0.5", "0, 1, 0.1, dtype=lib.float64"],
)  # fmt: skip
def test_range(call: str) -> None:
    with pytest.warns(
        UserWarning, match=r"torch\.range is deprecated and will be removed in a future"
    ):
        same(f"lib.range({call})")


@pytest.mark.filterwarnings("ignore:torch.range")
@pytest.mark.parametrize(
    ("call", "kind", "phrase"),
    [
        ("eye(-1)", RuntimeError, "n must be greater or equal to 0, got -1"),
        ("eye(2, -1)", RuntimeError, "m must be greater or equal to 0, got -1"),
        ("logspace(0, 1, -1)", RuntimeError, "number of steps must be non-negative"),
        ("range(0, 3, 0)", RuntimeError, "step must be nonzero"),
        ("range(3, 0)", RuntimeError, "upper bound and lower bound inconsistent with step sign"),
        ("range(0, inf)", RuntimeError, "unsupported range: 0"),
        ("range(0, 1, dtype=lib.bool)", NotImplementedError, "\"range_cpu\" not implemented for 'Bool'"),
        ("combinations(x)", RuntimeError, "Expect a 1D vector, but got shape [3, 4]"),
        ("combinations(x[0], -1)", RuntimeError, "Expect a non-negative number, but got -1"),
        ("frexp(x.long())", RuntimeError, "torch.frexp() only supports floating-point dtypes"),
        ("nonzero_static(x, size=-1)", RuntimeError,
         "nonzero_static: 'size' must be an non-negative integer"),
        ("gradient(x, edge_order=3)", RuntimeError,
         "torch.gradient only supports edge_order=1 and edge_order=2."),
        ("gradient(x[:1])", RuntimeError, "expected each dimension size to be at least edge_order+1"),
        ("gradient(x, dim=(0, 0))", RuntimeError, "dim 0 appears multiple times in the list of dims"),
        ("gradient(x, dim=2)", IndexError, "Dimension out of range"),
        ("gradient(x, spacing=(2.0,))", RuntimeError, "but got a list of length 1"),
        ("gradient(x, spacing=(2.0,), dim=(0, 1))", RuntimeError, "torch.gradient expected spacing to be"),
        ("gradient(x, spacing=(x, x))", RuntimeError, "but got an element with 2 dimensions!"),
        ("gradient(x.to(lib.uint8))", RuntimeError, "torch.gradient does not support uint8 input."),
    ],
)  # fmt: skip
def test_what_is_refused(call: str, kind: type[Exception], phrase: str) -> None:
    refused(f"lib.{call}", kind, phrase, x=GRID)


def test_a_warning_that_is_an_error_stops_the_call() -> None:
    with pytest.warns(UserWarning) as caught:
        backsweep.range(0, 3)
    assert caught[0].filename == __file__
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(UserWarning, match=r"torch\.range is deprecated"):
            backsweep.range(0, 3)


def test_range_of_a_step_that_becomes_zero_as_an_integer() -> None:
    """PyTorch divides by zero here and ends the process."""
    with pytest.warns(UserWarning), pytest.raises(RuntimeError, match="step must be nonzero"):
        backsweep.range(0, 3, 0.5, dtype=backsweep.int64)


# ---- gradient


@needs_torch
@pytest.mark.parametrize(
    "options",
    [
        "", ", dim=1", ", dim=(1, 0)", ", spacing=2.0", ", spacing=2.0, dim=(0,)", ", spacing=(2.0, 3.0)",
        ", spacing=(2, 3), edge_order=2", ", spacing=(0.5,), dim=1", ", spacing=(y, z)",
        ", spacing=(y, z), edge_order=2", ", spacing=[z], dim=1", ", spacing=0.0", ", dim=[]",
    ],
)  # fmt: skip
def test_gradient(options: str) -> None:
    arrays = {"y": [0.0, 0.5, 2.0], "z": [0.0, 1.0, 3.0, 4.5]}
    same(f"lib.gradient(x{options})", x=GRID, **arrays)
    same(f"lib.gradient(x{options})", x=GRID.astype("int64"), **arrays)


def test_gradient_is_differentiable_in_the_places_too() -> None:
    def function(x: backsweep.Tensor, places: backsweep.Tensor) -> list[backsweep.Tensor]:
        return list(backsweep.gradient(x, spacing=[places], dim=1, edge_order=2))

    check_gradients(function, [GRID, numpy.array([0.0, 1.0, 2.5, 3.0])])


def test_too_few_places_are_refused() -> None:
    with pytest.raises(RuntimeError, match="2 places were given for 3 samples; give one for each"):
        backsweep.gradient(backsweep.ones(3), spacing=[backsweep.ones(2)])


# ---- frexp, combinations, fill


@needs_torch
def test_frexp() -> None:
    values = [0.0, -0.0, 1.0, -3.0, 0.1, 1e-310, 1e308, math.inf, -math.inf, math.nan]
    same("[y for y in lib.frexp(x.detach())]", x=values)
    same("[y for y in lib.frexp(x)]", x=numpy.array([3.0, 0.0, -5.0, 0.3], "float32"))
    mantissa, exponent = backsweep.frexp(backsweep.tensor([6.0]))
    assert (mantissa.item(), exponent.item(), exponent.dtype) == (0.75, 3, backsweep.int32)


@needs_torch
def test_combinations() -> None:
    for r in (0, 1, 2, 3, 4):
        for replacement in (False, True):
            same(f"lib.combinations(x, {r}, {replacement})", x=[1.0, 2.0, 3.0])
    same("lib.combinations(x > 1)", x=[1.0, 2.0, 3.0])


def test_too_many_combinations_are_refused() -> None:
    with pytest.raises(RuntimeError, match="there are too many tuples to choose from"):
        backsweep.combinations(backsweep.ones(100), 60)


@needs_torch
def test_fill() -> None:
    same("lib.fill(x, y)", x=GRID, y=2.5)
    same("lib.fill(x.transpose(0, 1), 1.5)", x=GRID)
    same("lib.fill(x, 1.5)", x=numpy.arange(3))
    same("lib.fill(x, y.detach())", x=numpy.arange(3), y=1.75)
