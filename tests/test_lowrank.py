"""svd_lowrank, pca_lowrank: the same draws and results as PyTorch, gradients, errors."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from libraries import needs_torch, torch, with_both

import backsweep


def low_rank(*shape: int, rank: int = 3) -> Any:
    generator = numpy.random.default_rng(5)
    batch, (m, n) = shape[:-2], shape[-2:]
    left = generator.normal(size=(*batch, m, rank)) * [4.0, 2.0, 1.0]
    noise = 0.01 * generator.normal(size=shape)
    return left @ generator.normal(size=(*batch, rank, n)) + noise


@needs_torch
@pytest.mark.parametrize("shape", [(20, 9), (9, 20), (2, 8, 8), (4, 3)])
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("svd_lowrank", {"q": 3}),
        ("svd_lowrank", {"q": 3, "niter": 0}),
        ("svd_lowrank", {"q": None, "niter": None}),
        ("svd_lowrank", {"q": 2, "M": True}),
        ("pca_lowrank", {}),
        ("pca_lowrank", {"q": 2, "center": False}),
        ("pca_lowrank", {"q": 3, "niter": 1}),
    ],
)
def test_as_pytorch(shape: Any, name: str, arguments: Any) -> None:
    a, found = low_rank(*shape), []
    for library in (backsweep, torch):
        tensor = library.from_numpy(a).requires_grad_()
        keywords = dict(arguments)
        if "M" in keywords:
            keywords["M"] = library.from_numpy(a).mean(-2, keepdim=True)
        library.manual_seed(3)
        u, s, v = getattr(library, name)(tensor, **keywords)
        product = (u * s.unsqueeze(-2)) @ v.mT
        weights = library.arange(1.0, product.numel() + 1).reshape(product.shape)
        (product * weights.to(tensor.dtype) / product.numel()).sum().backward()
        found.append([u.abs(), s, v.abs(), product, tensor.grad, library.rand(2)])
    for ours, theirs in zip(*found, strict=True):
        assert tuple(ours.shape) == tuple(theirs.shape)
        numpy.testing.assert_allclose(ours.detach().numpy(), theirs.detach().numpy(), 1e-5, 1e-8)


def test_dtype_and_orthogonality() -> None:
    a = backsweep.tensor(low_rank(30, 7), dtype=backsweep.float32)
    u, s, v = backsweep.svd_lowrank(a, 3)
    assert {u.dtype, s.dtype, v.dtype} == {backsweep.float32}
    assert backsweep.allclose(u.mT @ u, backsweep.eye(3), atol=1e-5)
    assert backsweep.allclose(v.mT @ v, backsweep.eye(3), atol=1e-5)
    assert backsweep.allclose(s, backsweep.linalg.svdvals(a)[:3], rtol=1e-4)


@with_both
@pytest.mark.parametrize(
    ("call", "error", "text"),
    [
        (lambda t: t.pca_lowrank(t.ones(4, 3), 4), ValueError, r"q\(=4\) must be non-negative int"),
        (lambda t: t.pca_lowrank(t.ones(4, 3), -1), ValueError, r"q\(=-1\) must be non-negative"),
        (lambda t: t.pca_lowrank(t.ones(4, 3), niter=-1), ValueError, r"niter\(=-1\) must be non"),
        (lambda t: t.svd_lowrank(t.ones(4, 3).int()), RuntimeError, "same dtype"),
        (lambda t: t.svd_lowrank(t.ones(4, 3), M=t.ones(2, 4, 3)), RuntimeError, "number of dim"),
        (lambda t: t.svd_lowrank(t.ones(4)), ValueError, "unpack"),
    ],
)
def test_errors(library: Any, call: Any, error: Any, text: str) -> None:
    with pytest.raises(error, match=text):
        call(library)
