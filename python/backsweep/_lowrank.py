"""Singular values of matrices of low rank, from products with random vectors."""

from __future__ import annotations

from . import _C
from ._C import Tensor, linalg


def svd_lowrank(
    A: Tensor, q: int | None = 6, niter: int | None = 2, M: Tensor | None = None
) -> tuple[Tensor, Tensor, Tensor]:
    """U, S and V of ``A - M = U @ diag(S) @ V.mT``, where its rank is about ``q`` or less.

    A randomized method: Halko, Martinsson and Tropp, Finding structure with randomness (2009),
    algorithms 4.4 and 5.1. For a matrix that is not very large `linalg.svd` is faster.

    Args:
        A: (..., m, n), floating point numbers.
        q: how many singular values; a few more than the rank.
        niter: how often the subspace is improved.
        M: what is subtracted from A, broadcast to its shape.

    Returns:
        U (..., m, q), S (..., q) in descending order and V (..., n, q).

    Raises:
        RuntimeError: integers, or an M whose shape does not fit.
        ValueError: A has fewer than two dimensions.

    >>> A = backsweep.ones(5, 4)
    >>> U, S, V = svd_lowrank(A, q=2)
    >>> backsweep.dist(U @ S.diag() @ V.mT, A) < 1e-5
    tensor(True)

    See https://docs.pytorch.org/docs/stable/generated/torch.svd_lowrank.html
    """
    if A.dim() < 2:
        raise ValueError(
            f"svd_lowrank: a tensor of shape {list(A.shape)} was given; not enough values to unpack "
            "(expected 2); use unsqueeze"
        )
    if M is not None:
        A = A - M.broadcast_to(A.shape)
    tall = A.shape[-2] >= A.shape[-1]
    if not tall:
        A = A.mT
    dtype = A.dtype if A.is_floating_point() else _C.get_default_dtype()
    basis = A @ _C.randn(A.shape[-1], 6 if q is None else q, dtype=dtype)
    for _ in range(2 if niter is None else niter):
        basis = A @ linalg.qr(A.mT @ linalg.qr(basis).Q).Q
    basis = linalg.qr(basis).Q
    U, S, Vh = linalg.svd(basis.mT @ A, full_matrices=False)
    U, V = basis @ U, Vh.mT
    return (U, S, V) if tall else (V, S, U)


def pca_lowrank(
    A: Tensor, q: int | None = None, center: bool = True, niter: int = 2
) -> tuple[Tensor, Tensor, Tensor]:
    """Principal components: the `svd_lowrank` of rows from which their mean is subtracted.

    Args:
        A: (..., m, n), a row for each sample.
        q: how many components; min(6, m, n) when it is None.
        center: False when the mean is zero already.
        niter: how often the subspace is improved.

    Returns:
        U (..., m, q), S (..., q) and V (..., n, q); the columns of V are the principal directions.

    Raises:
        ValueError: niter is negative, or q is, or is more than m or n.

    >>> U, S, V = pca_lowrank(backsweep.tensor([[1.0, 0.0], [3.0, 0.0]]), q=1)
    >>> S
    tensor([1.4142])

    See https://docs.pytorch.org/docs/stable/generated/torch.pca_lowrank.html
    """
    least = min(A.shape[-2:])
    if q is None:
        q = min(6, least)
    elif not 0 <= q <= least:
        raise ValueError(
            f"pca_lowrank: q(={q}) must be non-negative integer and not greater than min(m, n)={least}"
        )
    if niter < 0:
        raise ValueError(f"pca_lowrank: niter(={niter}) must be non-negative integer")
    return svd_lowrank(A - A.mean(-2, keepdim=True) if center else A, q, niter)
