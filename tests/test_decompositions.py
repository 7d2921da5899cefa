"""Singular values and eigenvalues: matrices that are done here, and those that NumPy does."""

from __future__ import annotations

import itertools

import numpy
import pytest

import backsweep

GENERATOR = numpy.random.default_rng(12)


@pytest.mark.parametrize("kind", ["normal", "rank", "graded", "repeated", "whole", "tiny"])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_decompositions_of_all_small_sizes(kind: str, dtype: str) -> None:
    """Those done here and those that NumPy does: orthonormal vectors, order, and the product."""
    epsilon = 40 * float(numpy.finfo(dtype).eps)
    for m, n in itertools.product(range(1, 11), repeat=2):
        for _ in range(3):
            a = GENERATOR.standard_normal((m, n))
            if kind == "rank":
                a = GENERATOR.standard_normal((m, 2)) @ GENERATOR.standard_normal((2, n))
            elif kind == "graded":
                a = a * 10.0 ** -GENERATOR.integers(0, 20, size=n)
            elif kind == "repeated":
                u, _, vh = numpy.linalg.svd(a, full_matrices=False)
                a = u * GENERATOR.choice([0.0, 1.0, 2.0], size=min(m, n)) @ vh
            elif kind == "whole":
                a = GENERATOR.integers(-1, 2, size=(m, n)).astype("float64")
            elif kind == "tiny":
                a = a * (1e-300 if dtype == "float64" else 1e-30)
            x = a.astype(dtype)
            exact = x.astype("float64")
            scale = float(abs(exact).max()) or 1.0
            full = bool(GENERATOR.integers(2))
            u, s, vh = (
                part.numpy().astype("float64")
                for part in backsweep.linalg.svd(backsweep.tensor(x), full_matrices=full)
            )
            k = min(m, n)
            assert u.shape == (m, m if full else k) and vh.shape == (n if full else k, n)
            assert abs(u.T @ u - numpy.eye(u.shape[1])).max() < epsilon
            assert abs(vh @ vh.T - numpy.eye(vh.shape[0])).max() < epsilon
            product = u[:, :k] * (s / scale) @ vh[:k]
            assert abs(product - exact / scale).max() < epsilon * m * n
            assert (numpy.diff(s) <= 0).all() and (s >= 0).all()
            expected = numpy.linalg.svd(exact / scale, compute_uv=False)
            assert abs(s / scale - expected).max() < epsilon * m * n
            if m != n:
                continue
            for triangle, other in (("L", numpy.triu), ("U", numpy.tril)):
                noise = other(numpy.full((n, n), scale), 1 if triangle == "L" else -1)
                kept = numpy.tril(exact) if triangle == "L" else numpy.triu(exact)
                symmetric = kept + kept.T - numpy.diag(numpy.diag(kept))
                given = backsweep.tensor((kept + noise).astype(dtype))
                parts = backsweep.linalg.eigh(given, triangle)
                values, vectors = (part.numpy().astype("float64") for part in parts)
                assert abs(vectors.T @ vectors - numpy.eye(n)).max() < epsilon
                product = vectors * (values / scale) @ vectors.T
                assert abs(product - symmetric / scale).max() < epsilon * n * n
                assert (numpy.diff(values) >= 0).all()
                expected = numpy.linalg.eigvalsh(symmetric / scale)
                assert abs(values / scale - expected).max() < epsilon * n * n


def test_small_singular_values_are_precise_beside_large_ones() -> None:
    a = numpy.array([[1.0, 1e-30], [2.0, 3e-30]])
    values = backsweep.linalg.svdvals(backsweep.tensor(a)).numpy()
    assert values[0] * values[1] / 1e-30 == pytest.approx(1.0, rel=1e-14)
    a = numpy.array([[1.0, 1e-30], [1e-30, 3e-60]])
    values = backsweep.linalg.eigvalsh(backsweep.tensor(a)).numpy()
    assert values[0] / 2e-60 == pytest.approx(1.0, rel=1e-14)


@pytest.mark.parametrize("size", [3, 6, 7, 9])
def test_large_batches_of_decompositions(size: int) -> None:
    """Python's lock is free meanwhile, and taken where NumPy computes."""
    a = backsweep.tensor(GENERATOR.standard_normal((3000, size, size)))
    a = a + a.mT
    values, vectors = backsweep.linalg.eigh(a)
    assert backsweep.allclose(vectors * values.unsqueeze(-2) @ vectors.mT, a)
    assert backsweep.allclose(backsweep.linalg.eigvalsh(a), values)
    u, s, vh = backsweep.linalg.svd(a)
    assert backsweep.allclose(u * s.unsqueeze(-2) @ vh, a)
    assert backsweep.allclose(backsweep.linalg.svdvals(a), s)
