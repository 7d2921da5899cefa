"""lobpcg: eigenvalues beside those of eigh and of PyTorch, gradients, errors."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from libraries import needs_torch, torch, with_both

import backsweep


def symmetric(*shape: int, seed: int = 0, positive: bool = False) -> Any:
    """Symmetric matrices with eigenvalues that are well apart."""
    generator = numpy.random.default_rng(seed)
    m = shape[-1]
    axes = numpy.linalg.qr(generator.normal(size=(*shape, m)))[0]
    values = numpy.arange(1.0, m + 1) * (1 if positive else (-1.0) ** numpy.arange(m))
    return (axes * values) @ axes.swapaxes(-1, -2)


@pytest.mark.parametrize("largest", [True, False, None])
@pytest.mark.parametrize("with_mass", [False, True])
@pytest.mark.parametrize("shape", [(9,), (40,), (2, 12), (2, 2, 9)])
def test_eigenvalues(shape: Any, with_mass: bool, largest: Any) -> None:
    a = symmetric(*shape)
    b = symmetric(*shape, seed=1, positive=True) if with_mass else numpy.eye(shape[-1])
    mass = backsweep.from_numpy(b) if with_mass else None
    backsweep.manual_seed(2)
    e, x = backsweep.lobpcg(backsweep.from_numpy(a), 3, mass, largest=largest)
    assert e.shape == (*shape[:-1], 3)
    assert x.shape == (*shape, 3)
    expected = numpy.linalg.eigvals(numpy.linalg.inv(b) @ a).real
    expected = numpy.sort(expected * (1 if largest is False else -1))[..., :3]
    numpy.testing.assert_allclose(e.numpy() * (1 if largest is False else -1), expected, 1e-6, 1e-6)
    found = x.numpy()
    numpy.testing.assert_allclose(a @ found, b @ found * e.numpy()[..., None, :], atol=1e-4)
    gram = found.swapaxes(-1, -2) @ b @ found
    numpy.testing.assert_allclose(gram, numpy.broadcast_to(numpy.eye(3), gram.shape), atol=1e-6)


@needs_torch
@pytest.mark.parametrize(
    "keywords",
    [
        {"k": 2},
        {"k": 1, "n": 3},
        {"k": 2, "largest": False, "method": "basic"},
        {"X": True},
        {"k": 1, "X": True, "iK": True},
        {"k": 2, "B": True, "tol": 1e-10},
    ],
)
def test_as_pytorch(keywords: Any) -> None:
    found = []
    for library in (backsweep, torch):
        given = dict(keywords)
        arrays = {
            "X": numpy.random.default_rng(3).normal(size=(12, 2)),
            "iK": numpy.linalg.inv(symmetric(12, positive=True)),
            "B": symmetric(12, seed=1, positive=True),
        }
        given.update({name: library.from_numpy(arrays[name]) for name in arrays if name in given})
        library.manual_seed(5)
        e, x = library.lobpcg(library.from_numpy(symmetric(12)), **given)
        found.append([e.numpy(), x.abs().numpy(), library.rand(2).numpy()])
    for ours, theirs in zip(*found, strict=True):
        numpy.testing.assert_allclose(ours, theirs, 1e-5, 1e-5)


@needs_torch
@pytest.mark.parametrize("largest", [True, False])
def test_gradient_as_pytorch(largest: bool) -> None:
    found = []
    for library in (backsweep, torch):
        a = library.from_numpy(symmetric(2, 9)).requires_grad_()
        library.manual_seed(5)
        e, x = library.lobpcg(a, 2, largest=largest, tol=1e-12, niter=50)
        weights = library.arange(1.0, 37.0, dtype=a.dtype).reshape(2, 9, 2)
        ((x * x * weights).sum() + (e * e).sum()).backward()
        found.append([e.detach().numpy(), a.grad.numpy(), library.rand(2).numpy()])
    for ours, theirs in zip(*found, strict=True):
        numpy.testing.assert_allclose(ours, theirs, 1e-6, 1e-6)


def test_gradients_of_higher_order_and_of_both() -> None:
    a = backsweep.from_numpy(symmetric(6)).requires_grad_()
    b = backsweep.from_numpy(symmetric(6, seed=1, positive=True)).requires_grad_()

    def function(a: Any, b: Any) -> Any:
        e, x = backsweep.lobpcg(a, 2, b)
        return e, x * x

    assert backsweep.autograd.gradcheck(function, (a, b))
    assert backsweep.autograd.gradgradcheck(function, (a, b))


def test_few_steps_and_float32() -> None:
    a = backsweep.tensor(symmetric(30), dtype=backsweep.float32)
    rough, _ = backsweep.lobpcg(a, 2, niter=0)
    e, x = backsweep.lobpcg(a, 2)
    assert {e.dtype, x.dtype} == {backsweep.float32}
    assert backsweep.allclose(e, backsweep.tensor([29.0, 27.0]), atol=1e-2)
    assert bool((rough < e).all())


@with_both
@pytest.mark.parametrize(
    ("call", "error", "text"),
    [
        (lambda t: t.lobpcg(t.ones(9, 8)), AssertionError, "A must be square, got shape"),
        (
            lambda t: t.lobpcg(t.eye(9), B=t.eye(8)),
            AssertionError,
            "A and B must have same shape, got",
        ),
        (lambda t: t.lobpcg(t.eye(9), 4), ValueError, "3 x the number of requested eigenpairs"),
        (lambda t: t.lobpcg(t.eye(9), X=t.ones(8, 2)), AssertionError, "X shape mismatch: got"),
    ],
)
def test_errors(library: Any, call: Any, error: Any, text: str) -> None:
    with pytest.raises(error, match=text):
        call(library)


def test_no_tracker() -> None:
    with pytest.raises(NotImplementedError, match="a tracker was given"):
        backsweep.lobpcg(backsweep.eye(9), tracker=print)  # type: ignore[arg-type]
