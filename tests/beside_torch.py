"""Expressions evaluated by backsweep and by PyTorch: the same results, gradients and errors.

An expression names the library ``lib`` and tensors ``x``, ``y``, ``z``:

    same("lib.nn.functional.pad(x, (1, 2))", x=[1.0, 2.0])
"""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from libraries import torch

import backsweep

inf, nan = float("inf"), float("nan")


def evaluate(library: Any, expression: str, tensors: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """The results of an expression, and the gradients of the tensors that have one."""
    scope = {
        name: library.tensor(
            numpy.asarray(value), requires_grad=numpy.asarray(value).dtype.kind == "f"
        )
        for name, value in tensors.items()
    }
    value = eval(expression, {"lib": library, "inf": inf, "nan": nan, **scope})
    results = list(value) if isinstance(value, (list, tuple)) else [value]
    for place, result in enumerate(results):
        if result.requires_grad:
            weights = numpy.random.default_rng(place).uniform(0.5, 2, tuple(result.shape))
            result.backward(library.tensor(weights).to(result.dtype), retain_graph=True)
    return results, [tensor.grad for tensor in scope.values()]


def same(expression: str, tolerance: float = 1e-13, **tensors: Any) -> None:
    """Assert that both libraries give the same values, dtypes, shapes and gradients."""
    ours, our_gradients = evaluate(backsweep, expression, tensors)
    theirs, their_gradients = evaluate(torch, expression, tensors)
    assert len(ours) == len(theirs)
    for our, their in zip(ours + our_gradients, theirs + their_gradients, strict=True):
        assert (our is None) == (their is None)
        if our is None:
            continue
        assert str(our.dtype) == str(their.dtype)
        assert tuple(our.shape) == tuple(their.shape)
        expected = their.detach().numpy()
        limit = tolerance if expected.dtype == "float64" else max(tolerance, 2e-6)
        numpy.testing.assert_allclose(our.detach().numpy(), expected, limit, limit)


def refused(expression: str, kind: type[Exception], phrase: str, **tensors: Any) -> None:
    """Assert that both libraries raise an error of one kind that contains PyTorch's phrase."""
    with pytest.raises(kind) as ours:
        evaluate(backsweep, expression, tensors)
    assert phrase in str(ours.value)
    assert type(ours.value) is kind
    if torch is not None:
        with pytest.raises(kind) as theirs:
            evaluate(torch, expression, tensors)
        assert phrase in str(theirs.value)
