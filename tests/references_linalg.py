"""What the rows of linear algebra compute, in NumPy's words."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from collections.abc import Callable


def _added_product(input: Any, a: Any, b: Any, beta: float = 1, alpha: float = 1) -> Any:
    return beta * input + alpha * (a @ b)


def _einsum(equation: str, *operands: Any) -> Any:
    inputs, arrow, output = equation.partition("->")
    if arrow and "..." in inputs and "..." not in output:  # which NumPy refuses
        whole = numpy.einsum(f"{inputs}->{output}...", *operands)
        return whole.sum(tuple(range(len(output), whole.ndim)))
    return numpy.einsum(equation, *operands)


def _tensordot(a: Any, b: Any, dims: Any = 2) -> Any:
    if isinstance(dims, tuple):
        for first, second in zip(*dims, strict=True):
            if a.shape[first] == 1:
                a = numpy.repeat(a, b.shape[second], first)
    return numpy.tensordot(a, b, dims)


# ---- Factorisations ------------------------------------------------------------------------------


def _over_batch(function: Callable[..., Any], *arrays: Any) -> Any:
    """Apply a function of matrices to each of a batch, and stack its results."""
    batch = numpy.broadcast_shapes(*(array.shape[:-2] for array in arrays))
    wide = [numpy.broadcast_to(array, batch + array.shape[-2:]) for array in arrays]
    results = [function(*(array[place] for array in wide)) for place in numpy.ndindex(*batch)]
    if not isinstance(results[0], tuple):
        return numpy.stack(results).reshape(batch + results[0].shape)
    return [
        numpy.stack(parts).reshape(batch + parts[0].shape) for parts in zip(*results, strict=True)
    ]


def _lu_of_one(a: Any) -> Any:
    """Textbook elimination: L and U in one, the pivots from 1, the first that was zero."""
    a, info = a.copy(), 0
    pivots = numpy.zeros(min(a.shape), "int32")
    for j in range(min(a.shape)):
        best = j + numpy.abs(a[j:, j]).argmax()
        pivots[j] = best + 1
        a[[j, best]] = a[[best, j]]
        if a[j, j] == 0:
            info = info or j + 1
            continue
        a[j + 1 :, j] /= a[j, j]
        a[j + 1 :, j + 1 :] -= numpy.outer(a[j + 1 :, j], a[j, j + 1 :])
    return a, pivots, numpy.asarray(info, "int32")


def _lu(a: Any) -> Any:
    return _over_batch(_lu_of_one, a)


def _unpacked(lu: Any, pivots: Any) -> Any:
    def one(lu: Any, pivots: Any) -> Any:
        rows, columns = lu.shape
        least = min(rows, columns)
        order = numpy.arange(rows)
        for i, pivot in enumerate(pivots[0]):
            order[[i, pivot - 1]] = order[[pivot - 1, i]]
        permutation = numpy.eye(rows)[:, order]
        return (
            permutation,
            numpy.tril(lu[:, :least], -1) + numpy.eye(rows, least),
            numpy.triu(lu[:least]),
        )

    return _over_batch(one, lu, pivots[..., None, :])


def _lu_unpack(lu: Any, pivots: Any, data: bool = True, permute: bool = True) -> Any:
    parts = _unpacked(lu, pivots)
    nothing = numpy.zeros(0)
    return [parts[0] if permute else nothing, *(parts[1:] if data else [nothing, nothing])]


def _solve(a: Any, b: Any, left: bool = True, check_errors: bool = False) -> Any:
    if not left:
        return _solve(a.swapaxes(-1, -2), b.swapaxes(-1, -2)).swapaxes(-1, -2)
    if b.ndim == 1 or b.shape == a.shape[:-1]:
        return (numpy.linalg.inv(a) @ b[..., None])[..., 0]
    return numpy.linalg.inv(a) @ b


def _lu_solve(lu: Any, pivots: Any, b: Any, left: bool = True, adjoint: bool = False) -> Any:
    p, lower, upper = _unpacked(lu, pivots)
    a = p @ lower @ upper
    return _solve(a.swapaxes(-1, -2) if adjoint else a, b, left)


def _ldl_of_one(a: Any) -> Any:
    """Bunch and Kaufman's factorisation, on the whole matrix."""
    a = numpy.tril(a) + numpy.tril(a, -1).T
    n, k, info, alpha = len(a), 0, 0, (1 + 17**0.5) / 8
    factors, pivots = numpy.zeros_like(a), numpy.zeros(n, "int32")
    while k < n:
        below = abs(a[k + 1 :, k])
        other = last = k
        if len(below) and abs(a[k, k]) < alpha * below.max():
            best = k + 1 + int(below.argmax())
            in_row = numpy.delete(abs(a[best]), best)[k:].max()
            if abs(a[k, k]) * in_row < alpha * below.max() ** 2:
                other = best
                last = k if abs(a[best, best]) >= alpha * in_row else k + 1
        a[[last, other]] = a[[other, last]]
        a[:, [last, other]] = a[:, [other, last]]
        block, rest = slice(k, last + 1), slice(last + 1, n)
        pivots[block] = other + 1 if last == k else -other - 1
        factors[block, block] = numpy.tril(a[block, block])
        if a[block, block].any():
            factors[rest, block] = a[rest, block] @ numpy.linalg.inv(a[block, block])
            a[rest, rest] -= factors[rest, block] @ a[block, rest]
        else:
            info = info or k + 1
        k = last + 1
    return factors, pivots, numpy.asarray(info, "int32")


def _ldl(a: Any, hermitian: bool = False) -> Any:
    return _over_batch(_ldl_of_one, a)


def _ldl_solve(factors: Any, pivots: Any, b: Any) -> Any:
    """Of the matrix that the factors make."""

    def one(factors: Any, pivots: Any) -> Any:
        n = len(factors)
        left, middle, k = numpy.eye(n), numpy.zeros((n, n)), 0
        while k < n:
            last = k + int(pivots[0, k] < 0)
            block, rest, other = slice(k, last + 1), slice(last + 1, n), abs(pivots[0, k]) - 1
            middle[block, block] = factors[block, block]
            middle[k, last] = middle[last, k]
            left[:, [last, other]] = left[:, [other, last]]
            left[:, block] += left[:, rest] @ factors[rest, block]
            k = last + 1
        return (left @ middle @ left.T,)

    (a,) = _over_batch(one, factors, pivots[..., None, :])
    return numpy.linalg.inv(a) @ b


def _triangle(a: Any, upper: bool, unit: bool) -> Any:
    triangle = numpy.triu(a) if upper else numpy.tril(a)
    return numpy.where(numpy.eye(a.shape[-1]) == 1, 1, triangle) if unit else triangle


def _solve_triangular(
    a: Any, b: Any, upper: bool, left: bool = True, unitriangular: bool = False
) -> Any:
    return _solve(_triangle(a, upper, unitriangular), b, left)


def _triangular_solve(
    b: Any, a: Any, upper: bool = True, transpose: bool = False, unitriangular: bool = False
) -> Any:
    triangle = _triangle(a, upper, unitriangular)
    x = _solve(triangle.swapaxes(-1, -2) if transpose else triangle, b)
    return [x, numpy.broadcast_to(a, x.shape[:-2] + a.shape[-2:])]


def _cholesky(a: Any, upper: bool = False) -> Any:
    factor = numpy.linalg.cholesky(a)
    return factor.swapaxes(-1, -2) if upper else factor


def _info_of(a: Any) -> Any:
    return numpy.zeros(a.shape[:-2], "int32")


def _gram(factor: Any, upper: bool) -> Any:
    triangle = numpy.triu(factor).swapaxes(-1, -2) if upper else numpy.tril(factor)
    return triangle @ triangle.swapaxes(-1, -2)


def _geqrf(a: Any) -> Any:
    h, tau = numpy.linalg.qr(a, mode="raw")
    return [h.swapaxes(-1, -2), tau]


def _qr(a: Any, mode: str = "reduced") -> Any:
    return list(numpy.linalg.qr(a, mode=mode))


def _reflectors(a: Any, tau: Any) -> Any:
    """The product of the reflectors, written out."""

    def one(a: Any, tau: Any) -> Any:
        q = numpy.eye(len(a))
        for j, factor in enumerate(tau[0]):
            v = numpy.concatenate([numpy.zeros(j), [1.0], a[j + 1 :, j]])
            q = q @ (numpy.eye(len(a)) - factor * numpy.outer(v, v))
        return q

    return _over_batch(one, a, tau[..., None, :])


def _ormqr(a: Any, tau: Any, c: Any, left: bool = True, transpose: bool = False) -> Any:
    q = _reflectors(a, tau)
    q = q.swapaxes(-1, -2) if transpose else q
    return q @ c if left else c @ q


def _svd_old(a: Any, some: bool = True, compute_uv: bool = True) -> Any:
    u, s, vh = numpy.linalg.svd(a, full_matrices=not some)
    if compute_uv:
        return [u, s, vh.swapaxes(-1, -2)]
    return [numpy.zeros((a.shape[-2],) * 2), s, numpy.zeros((a.shape[-1],) * 2)]


def _pinv(
    a: Any, rcond: Any = None, hermitian: bool = False, atol: float = 0, rtol: Any = None
) -> Any:
    if a.size == 0:
        return numpy.zeros((*a.shape[:-2], a.shape[-1], a.shape[-2]))
    return numpy.linalg.pinv(a, rcond or 1e-14, hermitian)


def _matrix_rank(
    a: Any, tol: Any = None, hermitian: bool = False, atol: float = 0, rtol: float = 0
) -> Any:
    if a.size == 0:
        return numpy.zeros(a.shape[:-2], "int64")
    s = numpy.linalg.svd(a, compute_uv=False)
    limit = numpy.maximum(max(tol or 0, atol), max(rtol, 1e-14) * s[..., :1])
    return (s > limit).sum(-1)


def _lstsq(a: Any, b: Any, rcond: Any = None, driver: str = "gelsy") -> Any:
    vectors = b.ndim == 1 or b.shape == a.shape[:-1]
    right = b[..., None] if vectors else b
    x = numpy.linalg.pinv(a) @ right
    nothing = numpy.zeros(0)
    residuals = ((a @ x - right) ** 2).sum(-2)
    tall = a.shape[-2] > a.shape[-1]
    rank = numpy.full(a.shape[:-2], min(a.shape[-2:]), "int64")
    return [
        x[..., 0] if vectors else x,
        residuals if tall and driver != "gelsy" else nothing,
        rank if driver != "gels" else nothing.astype("int64"),
        numpy.linalg.svd(a, compute_uv=False) if driver in ("gelsd", "gelss") else nothing,
    ]


def _matrix_exp(a: Any) -> Any:
    """Taylor's series of a part, squared, in the longest numbers that there are."""
    part = a.astype(numpy.longdouble) / 4
    result = term = numpy.broadcast_to(numpy.eye(a.shape[-1], dtype=part.dtype), a.shape)
    for i in range(1, 50):
        term = term @ part / i
        result = result + term
    result = result @ result
    return (result @ result).astype(a.dtype)


def _matrix_norm(a: Any, order: Any = "fro", dim: Any = (-2, -1), keepdim: bool = False) -> Any:
    a, kept = numpy.moveaxis(a, dim, (-2, -1)), sorted(d % a.ndim for d in dim)
    if a.shape[-1] * a.shape[-2] == 0:
        return numpy.zeros(a.shape[:-2])
    norms = numpy.linalg.norm(a, order, (-2, -1))
    return numpy.expand_dims(norms, tuple(kept)) if keepdim else norms


def _norm(a: Any, order: Any = None, dim: Any = None, keepdim: bool = False) -> Any:
    if dim is None and (order is None or a.ndim == 1):
        return numpy.linalg.norm(a.ravel(), order)
    if isinstance(dim, int):
        return numpy.linalg.norm(a, order, dim, keepdim)
    return _matrix_norm(a, order, (0, 1) if dim is None else dim, keepdim)


def _cond(a: Any, p: Any = None) -> Any:
    return numpy.linalg.cond(a, p) if a.size else numpy.zeros(a.shape[:-2])


def _nuclear(a: Any, dim: Any = (-2, -1), keepdim: bool = False) -> Any:
    if isinstance(dim, bool):
        dim, keepdim = (-2, -1), dim
    return _matrix_norm(a, "nuc", dim, keepdim)


FACTORISATIONS: dict[str, Callable[..., Any]] = {
    "linalg.inv_ex": lambda a, check_errors=False: [numpy.linalg.inv(a), _info_of(a)],
    "linalg.solve": _solve,
    "linalg.solve_ex": lambda a, b, **more: [_solve(a, b, **more), _info_of(a)],
    "linalg.solve_triangular": _solve_triangular,
    "triangular_solve": _triangular_solve,
    "linalg.tensorinv": lambda a, ind=2: numpy.linalg.tensorinv(a, ind),
    "linalg.tensorsolve": lambda a, b, dims=None: numpy.linalg.tensorsolve(a, b, dims),
    "linalg.lu_factor": lambda a: _lu(a)[:2],
    "linalg.lu_factor_ex": _lu,
    "lu": lambda a, pivot=True, infos=False: _lu(a)[: 2 + infos],
    "linalg.lu": lambda a: _unpacked(*_lu(a)[:2]),
    "lu_unpack": _lu_unpack,
    "linalg.lu_solve": _lu_solve,
    "lu_solve": lambda b, lu, pivots: _lu_solve(lu, pivots, b),
    "linalg.ldl_factor": lambda a, hermitian=False: _ldl(a)[:2],
    "linalg.ldl_factor_ex": _ldl,
    "linalg.ldl_solve": _ldl_solve,
    "linalg.slogdet": lambda a: list(numpy.linalg.slogdet(a)),
    "slogdet": lambda a: list(numpy.linalg.slogdet(a)),
    "logdet": lambda a: numpy.linalg.slogdet(a)[1],
    "linalg.cholesky": _cholesky,
    "cholesky": _cholesky,
    "linalg.cholesky_ex": lambda a, upper=False: [_cholesky(a, upper), _info_of(a)],
    "cholesky_solve": lambda b, factor, upper=False: _solve(_gram(factor, upper), b),
    "cholesky_inverse": lambda factor, upper=False: numpy.linalg.inv(_gram(factor, upper)),
    "linalg.qr": _qr,
    "qr": lambda a, some=True: _qr(a, "reduced" if some else "complete"),
    "geqrf": _geqrf,
    "linalg.householder_product": lambda a, tau: _reflectors(a, tau)[..., : a.shape[-1]],
    "orgqr": lambda a, tau: _reflectors(a, tau)[..., : a.shape[-1]],
    "ormqr": _ormqr,
    "linalg.svd": lambda a, full=True: list(numpy.linalg.svd(a, full)),
    "linalg.svdvals": lambda a: numpy.linalg.svd(a, compute_uv=False),
    "svd": _svd_old,
    "linalg.eigh": lambda a, triangle="L": list(numpy.linalg.eigh(a, triangle)),
    "linalg.eigvalsh": lambda a, triangle="L": numpy.linalg.eigvalsh(a, triangle),
    "linalg.pinv": _pinv,
    "pinverse": _pinv,
    "linalg.matrix_rank": _matrix_rank,
    "linalg.lstsq": _lstsq,
    "linalg.matrix_power": numpy.linalg.matrix_power,
    "matrix_power": numpy.linalg.matrix_power,
    "linalg.matrix_exp": _matrix_exp,
    "matrix_exp": _matrix_exp,
    "linalg.vander": lambda x, N=None: x[..., None] ** numpy.arange(N or x.shape[-1]),
    "linalg.diagonal": lambda a, offset=0, dim1=-2, dim2=-1: numpy.diagonal(a, offset, dim1, dim2),
    "linalg.matrix_norm": _matrix_norm,
    "linalg.norm": _norm,
    "nuclear_norm": _nuclear,
    "frobenius_norm": lambda a, dim, keepdim=False: numpy.sqrt((a * a).sum(dim, keepdims=keepdim)),
    "linalg.cond": _cond,
}


LINEAR_ALGEBRA: dict[str, Callable[..., Any]] = {
    **FACTORISATIONS,
    "addmm": _added_product,
    "addmv": _added_product,
    "addbmm": lambda input, a, b, beta=1, alpha=1: beta * input + alpha * (a @ b).sum(0),
    "baddbmm": _added_product,
    "addr": lambda input, a, b, beta=1, alpha=1: beta * input + alpha * numpy.outer(a, b),
    "inner": lambda a, b: a * b if a.ndim * b.ndim == 0 else numpy.inner(a, b),
    "tensordot": _tensordot,
    "einsum": _einsum,
    "chain_matmul": lambda *matrices: functools.reduce(numpy.matmul, matrices),
    "linalg.multi_dot": lambda matrices: functools.reduce(numpy.matmul, matrices),
    "linalg.vecdot": lambda x, y, dim=-1: (x * y).sum(dim),
    "linalg.cross": lambda a, b, dim=-1: numpy.cross(a, b, axis=dim),
    "cross": lambda a, b, dim=-1: numpy.cross(a, b, axis=dim),
}
