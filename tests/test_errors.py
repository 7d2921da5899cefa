"""Bad input: PyTorch's exception types, and the full text of every message."""

from __future__ import annotations

import math

import numpy
import pytest
import wrong_arguments
import wrong_operands
import wrong_sweeps
from libraries import needs_torch, torch
from wrong_calls import leaf

import backsweep

CASES = wrong_operands.CASES | wrong_sweeps.CASES | wrong_arguments.CASES


@pytest.mark.parametrize("name", CASES)
def test_the_message(name: str) -> None:
    wrong = CASES[name]
    with pytest.raises(wrong.kind) as caught:
        wrong.call(backsweep)
    assert type(caught.value) is wrong.kind
    assert str(caught.value) == wrong.text


@needs_torch
@pytest.mark.filterwarnings("ignore:Using a non-tuple sequence:UserWarning")
@pytest.mark.parametrize("name", CASES)
def test_the_type_is_pytorchs(name: str) -> None:
    wrong = CASES[name]
    if wrong.otherwise:
        pytest.skip(wrong.otherwise)
    with pytest.raises(wrong.kind) as caught:
        wrong.call(torch)
    assert type(caught.value) is wrong.kind


@pytest.mark.parametrize("name", CASES)
def test_the_engine_goes_on(name: str) -> None:
    """An error leaves neither the grad mode nor the next computation in disorder."""
    wrong = CASES[name]
    for _ in range(3):
        with pytest.raises(wrong.kind):
            wrong.call(backsweep)
    assert backsweep.is_grad_enabled()
    x = leaf(backsweep)
    (x * x).sum().backward()
    assert x.grad.tolist() == [2.0, 4.0]


@pytest.mark.parametrize("operation", ["__add__", "__mul__", "__truediv__", "__pow__"])
def test_division_of_integers_and_by_zero_is_no_error(operation: str) -> None:
    zeros, numbers = backsweep.tensor([0.0, 0.0]), backsweep.tensor([1.0, -1.0])
    assert getattr(numbers, operation)(zeros).shape == (2,)
    assert (backsweep.tensor([7]) / backsweep.tensor([2])).tolist() == [3.5]
    assert (backsweep.tensor([1, -1, 0]) / 0).tolist()[:2] == [math.inf, -math.inf]
    assert math.isnan((backsweep.tensor([0]) / 0).item())


def test_nan_goes_through() -> None:
    x = backsweep.tensor([math.nan, 1.0], requires_grad=True)
    y = (x * 2).sum()
    assert math.isnan(y.item())
    y.backward()
    assert x.grad.tolist() == [2.0, 2.0]
    assert (backsweep.tensor(math.nan) == math.nan).item() is False
    assert bool(backsweep.tensor(math.nan)) is True
    assert math.isnan(float(backsweep.tensor(math.nan)))


def test_numbers_of_numpy_are_taken() -> None:
    for number in (numpy.float64(2), numpy.float32(2), numpy.int64(2), numpy.uint8(2)):
        assert (backsweep.ones(2) * number).tolist() == [2.0, 2.0]
        assert (number * backsweep.ones(2)).tolist() == [2.0, 2.0]
