"""The largest or smallest eigenvalues of symmetric matrices, by iteration."""

from __future__ import annotations

from . import _C
from ._C import Tensor, linalg
from ._grad_mode import no_grad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def lobpcg(
    A: Tensor,
    k: int | None = None,
    B: Tensor | None = None,
    X: Tensor | None = None,
    n: int | None = None,
    iK: Tensor | None = None,
    niter: int | None = None,
    tol: float | None = None,
    largest: bool | None = None,
    method: str | None = None,
    tracker: None = None,
    ortho_iparams: Any = None,
    ortho_fparams: Any = None,
    ortho_bparams: Any = None,
) -> tuple[Tensor, Tensor]:
    """The k largest or smallest eigenvalues E, and the vectors X, of ``A @ X = B @ X @ diag(E)``.

    Where A or B require a gradient these are found by `linalg.eigh`, whatever niter and tol, and can be
    differentiated; otherwise by A. Knyazev's iteration, Toward the Optimal Preconditioned
    Eigensolver (2001), with every basis made orthogonal by a QR factorisation.

    Args:
        A: (..., m, m), symmetric.
        k: how many eigenvalues; as many as X has columns, or 1.
        B: (..., m, m), symmetric and positive definite; the identity when it is None.
        X: (..., m, n), where to begin; random numbers when it is None.
        n: how many vectors are iterated when X is None; k when it is None.
        iK: (m, m), multiplies the residuals: about the inverse of A.
        niter: how many steps are made at most; 1000 when it is None.
        tol: how small the residuals have to be, relative to A and E; the root of the rounding error.
        largest: False for the smallest eigenvalues.
        method: "basic" or "ortho", which makes no difference here.
        tracker: is not there.
        ortho_iparams, ortho_fparams, ortho_bparams: make no difference.

    Returns:
        E (..., k), the most extreme first, and X (..., m, k).

    Raises:
        AssertionError: A is not square, or B or X have other shapes.
        ValueError: m is less than 3 n.
        NotImplementedError: a tracker.

    >>> A = backsweep.diag(backsweep.arange(1.0, 10.0))
    >>> E, X = lobpcg(A, 2)
    >>> E
    tensor([9.0000, 8.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.lobpcg.html
    """
    shape, m = A.shape, A.shape[-1]
    if tracker is not None:
        raise NotImplementedError("lobpcg: a tracker was given, which is not there; leave it out")
    if shape[-2] != m:
        raise AssertionError(f"lobpcg: A must be square, got shape {shape}")
    if B is not None and B.shape != shape:
        raise AssertionError(f"lobpcg: A and B must have same shape, got {shape} vs {B.shape}")
    if k is None:
        k = 1 if X is None else X.shape[-1]
    if X is not None:
        n = X.shape[-1]
    elif n is None:
        n = k
    if m < 3 * n:
        raise ValueError(
            "lobpcg: LOBPCG algorithm is not applicable when the number of A rows "
            f"(={m}) is smaller than 3 x the number of requested eigenpairs (={n}); use linalg.eigh"
        )
    dtype = A.dtype if A.is_floating_point() else _C.get_default_dtype()
    matrices = A.reshape(-1, m, m)
    count = len(matrices)
    if X is None:
        begin = [_C.randn(m, n, dtype=dtype) for _ in range(count)]
    elif X.shape == (*shape[:-2], m, n):
        begin = list(X.detach().reshape(-1, m, n))
    else:
        raise AssertionError(f"lobpcg: X shape mismatch: got {X.shape}, expected {(m, n)}")
    up = largest is None or largest
    if A.requires_grad or (B is not None and B.requires_grad):
        E, V = _ritz((A + A.mT) / 2, None if B is None else (B + B.mT) / 2, up)
        return E[..., :k], V[..., :k]
    masses = [None] * count if B is None else B.reshape(-1, m, m)
    steps = 1000 if niter is None else niter
    least = (1.2e-7 if dtype == _C.float32 else 2.23e-16) ** 0.5 if tol is None else tol
    with no_grad():
        pairs = [
            _iterate(a, b, x, iK, k, steps, least, up)
            for a, b, x in zip(matrices, masses, begin, strict=True)
        ]
        E, V = (_C.stack(parts) for parts in zip(*pairs, strict=True))
    return E.reshape(*shape[:-2], k), V.reshape(*shape[:-2], m, k)


def _ritz(A: Tensor, B: Tensor | None, largest: bool) -> tuple[Tensor, Tensor]:
    """All eigenvalues and vectors, with respect to B."""
    if B is None:
        E, V = linalg.eigh(A)
    else:
        L = linalg.cholesky(B)
        half = linalg.solve_triangular(L, A, upper=False)
        E, V = linalg.eigh(linalg.solve_triangular(L.mT, half, upper=True, left=False))
        V = linalg.solve_triangular(L.mT, V, upper=True)
    return (E.flip(-1), V.flip(-1)) if largest else (E, V)


def _iterate(
    A: Tensor,
    B: Tensor | None,
    X: Tensor,
    iK: Tensor | None,
    k: int,
    steps: int,
    tol: float,
    largest: bool,
) -> tuple[Tensor, Tensor]:
    def of_mass(x: Tensor) -> Tensor:
        return x if B is None else B @ x

    n, size = X.shape[-1], X.norm()
    norms = (A @ X).norm() / size, of_mass(X).norm() / size
    basis, P = X, None
    while True:
        basis = linalg.qr(basis).Q
        mass = None if B is None else basis.mT @ of_mass(basis)
        E, V = _ritz(basis.mT @ A @ basis, mass, largest)
        new = basis @ V[:, :n]
        if P is not None:
            P = new - X @ (X.mT @ of_mass(new))
        E, X = E[:n], new
        R = A @ X - of_mass(X) * E
        errors = R.norm(dim=0) / (X.norm(dim=0) * (norms[0] + E.abs() * norms[1]))
        if steps <= 0 or bool((errors[:k] < tol).all()):
            return E[:k], X[:, :k]
        steps -= 1
        W = R if iK is None else iK @ R
        basis = _C.cat([X, W] if P is None else [X, W, P], 1)
        P = X
