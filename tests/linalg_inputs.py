"""What the tests of linear algebra share: matrices, and comparison with PyTorch."""

from __future__ import annotations

import math
from typing import Any

import numpy
import pytest

import backsweep

GENERATOR = numpy.random.default_rng(11)


def eye(library: Any, n: int) -> Any:
    return library.ones(n).diag()


def both(function: Any, *arrays: Any) -> list[list[numpy.ndarray]]:
    """Results and gradients in backsweep and in PyTorch, for float64 arrays."""
    torch = pytest.importorskip("torch", reason="comparing with PyTorch needs PyTorch")
    outcomes = []
    for library in (backsweep, torch):
        tensors = [library.tensor(array, requires_grad=True) for array in arrays]
        results = function(library, *tensors)
        results = list(results) if isinstance(results, (tuple, list)) else [results]
        total = sum(
            (result * library.arange(1.0, result.numel() + 1).reshape(result.shape)).sum()
            for result in results
        )
        total.backward()
        found = [result.detach().numpy() for result in results]
        outcomes.append(found + [tensor.grad.numpy() for tensor in tensors])
    return outcomes


def same(function: Any, *arrays: Any, tolerance: float = 1e-9) -> None:
    ours, theirs = both(function, *arrays)
    for our, their in zip(ours, theirs, strict=True):
        numpy.testing.assert_allclose(our, their, tolerance, tolerance)


def well_conditioned(*shape: int) -> numpy.ndarray:
    return GENERATOR.uniform(-1, 1, shape) + 4 * numpy.eye(*shape[-2:])


def positive(n: int, *batch: int) -> numpy.ndarray:
    a = GENERATOR.standard_normal((*batch, n, n))
    return a @ a.swapaxes(-1, -2) / n + numpy.diag(numpy.arange(1.0, n + 1))


def evaluate(library: Any, text: str) -> Any:
    scope = {name: getattr(library, name) for name in dir(library) if not name.startswith("_")}
    scope["e"] = eye(library, 2)
    scope["o"] = library.ones(2, 2)
    scope["i"] = library.ones(2, 2, dtype=library.int64)
    scope["p"] = library.tensor([1, 2], dtype=library.int32)
    scope["linalg"] = library.linalg
    return eval(text, scope | {"math": math})
