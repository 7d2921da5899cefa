"""What NumPy computes for the operations on indices, masks, orders and counts."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from collections.abc import Callable


def _index_put(input: Any, indices: Any, values: Any, accumulate: bool = False) -> Any:
    result = numpy.array(input)
    if accumulate:
        numpy.add.at(result, tuple(indices), values)
    else:
        result[tuple(indices)] = values
    return result


def _masked_select(input: Any, mask: Any) -> Any:
    input, mask = numpy.broadcast_arrays(input, mask)
    return input[mask]


def _masked_scatter(input: Any, mask: Any, source: Any) -> Any:
    input, mask = numpy.broadcast_arrays(input, mask)
    result = numpy.array(input)
    result[mask] = source.reshape(-1)[: mask.sum()]
    return result


def _places(input: Any, dim: int, index: Any) -> tuple[Any, ...]:
    """The index with the coordinates of the other dimensions beside it."""
    grid = list(numpy.indices(index.shape, sparse=True))
    grid[dim] = index
    return tuple(grid)


def _gather(input: Any, dim: int, index: Any) -> Any:
    input = numpy.atleast_1d(input)
    return input[_places(input, dim, numpy.atleast_1d(index))].reshape(index.shape)


def _scattered(combine: Any) -> Callable[..., Any]:
    def reference(input: Any, dim: int, index: Any, src: Any, *rest: Any) -> Any:
        result = numpy.array(numpy.atleast_1d(input))
        index, src = numpy.atleast_1d(index), numpy.asarray(src)
        places = _places(result, dim, index)
        part = src[tuple(slice(size) for size in index.shape)] if src.ndim else src
        if combine is None:
            result[places] = part
        else:
            combine.at(result, places, part)
        return result.reshape(input.shape)

    return reference


def _scatter_reduce(input: Any, dim: int, index: Any, src: Any, reduce: str) -> Any:
    combine = {"sum": numpy.add, "mean": numpy.add, "prod": numpy.multiply}
    combine |= {"amax": numpy.maximum, "amin": numpy.minimum}
    result = _scattered(combine[reduce])(input, dim, index, src)
    if reduce == "mean":
        ones = numpy.ones_like(input)
        result = result / _scattered(numpy.add)(ones, dim, index, numpy.ones_like(src))
    return result


def _index_reduce(input: Any, dim: int, index: Any, source: Any, reduce: str) -> Any:
    shape = [-1 if i == dim % source.ndim else 1 for i in range(source.ndim)]
    wide = numpy.broadcast_to(index.reshape(shape), source.shape)
    return _scatter_reduce(input, dim, wide, source, reduce)


def _parts(combine: Any) -> Callable[..., Any]:
    def reference(input: Any, dim: int, index: Any, source: Any) -> Any:
        result = numpy.array(numpy.atleast_1d(input))
        parts = numpy.moveaxis(result, dim, 0)
        source = numpy.asarray(source)
        moved = numpy.moveaxis(numpy.atleast_1d(source), dim, 0) if source.ndim else source
        if combine is None:
            parts[numpy.atleast_1d(index)] = moved
        else:
            combine.at(parts, numpy.atleast_1d(index), moved)
        return result.reshape(input.shape)

    return reference


def _put(input: Any, index: Any, source: Any, accumulate: bool = False) -> Any:
    result = numpy.array(input).reshape(-1)
    if accumulate:
        numpy.add.at(result, index, source)
    else:
        result[index] = source
    return result.reshape(input.shape)


def _sort(input: Any, dim: int = -1, descending: bool = False) -> Any:
    if input.ndim == 0:
        return [input, numpy.asarray(0)]
    order = numpy.argsort(-input if descending else input, axis=dim, kind="stable")
    return [numpy.take_along_axis(input, order, dim), order]


def _topk(input: Any, k: int, dim: int = -1, largest: bool = True) -> Any:
    if input.ndim == 0:
        return [input, numpy.asarray(0)]
    return [numpy.take(part, range(k), dim) for part in _sort(input, dim, largest)]


def _searchsorted(sorted_sequence: Any, input: Any) -> Any:
    if sorted_sequence.ndim == 1:
        return numpy.searchsorted(sorted_sequence, input)
    return numpy.stack([numpy.searchsorted(row, v) for row, v in zip(sorted_sequence, input)])


def _unique(
    input: Any, _: bool = True, inverse: bool = False, counts: bool = False, dim: Any = None
) -> Any:
    result = numpy.unique(input, return_inverse=inverse, return_counts=counts, axis=dim)
    return list(result) if isinstance(result, tuple) else result


def _unique_consecutive(
    input: Any, inverse: bool = False, counts: bool = False, dim: Any = None
) -> Any:
    flat = input.reshape(-1)
    first = numpy.concatenate([[True], flat[1:] != flat[:-1]])
    starts = numpy.flatnonzero(first)
    values = flat[first] if dim is None else input[first]
    results = [values]
    if inverse:
        results.append(numpy.cumsum(first) - 1)
    if counts:
        results.append(numpy.diff([*starts, flat.size]))
    return results


def _histc(input: Any, bins: int = 100, min: float = 0, max: float = 0) -> Any:
    low, high = (min, max) if min != max else (input.min(), input.max())
    if low == high:
        low, high = low - 1, high + 1
    return numpy.histogram(input, bins, (low, high))[0]


def _segment_reduce(
    data: Any,
    reduce: str,
    lengths: Any = None,
    offsets: Any = None,
    axis: int = 0,
    unsafe: bool = False,
    initial: Any = None,
) -> Any:
    function = getattr(numpy, {"max": "amax", "min": "amin"}.get(reduce, reduce))
    first = [] if initial is None else [initial]
    rows = []
    for place in numpy.ndindex(data.shape[: axis % data.ndim]):
        row = data[place]
        starts = numpy.cumsum([0, *lengths[place]]) if offsets is None else offsets[place]
        parts = [row[start:end] for start, end in itertools.pairwise(starts)]
        if reduce == "mean":
            totals = [part.sum(0) + sum(first) for part in parts]
            rows.append([a / len(part) for a, part in zip(totals, parts, strict=True)])
        else:
            fill = numpy.broadcast_to(first, (*row.shape[1:], len(first)))
            whole = [numpy.concatenate([part, numpy.moveaxis(fill, -1, 0)]) for part in parts]
            rows.append([function(part, 0) for part in whole])
    return numpy.reshape(rows, (*data.shape[: axis % data.ndim], -1, *numpy.shape(rows)[2:]))


INDEXING: dict[str, Callable[..., Any]] = {
    "index": lambda input, indices: input[tuple(indices)],
    "index_put": _index_put,
    "masked_fill": lambda input, mask, value: numpy.where(mask, value, input),
    "masked_select": _masked_select,
    "masked_scatter": _masked_scatter,
    "nonzero": numpy.argwhere,
    "sort": _sort,
    "msort": lambda input: _sort(input, 0)[0],
    "argsort": lambda *arguments: _sort(*arguments)[1],
    "topk": _topk,
    "searchsorted": _searchsorted,
    "bucketize": lambda input, boundaries: numpy.searchsorted(boundaries, input),
    "isin": numpy.isin,
    "unique": _unique,
    "unique_consecutive": _unique_consecutive,
    "bincount": lambda input, weights=None, minlength=0: numpy.bincount(input, weights, minlength),
    "histc": _histc,
    "histogram": lambda input, bins: list(numpy.histogram(input, bins)),
    "gather": _gather,
    "scatter": _scattered(None),
    "scatter_add": _scattered(numpy.add),
    "scatter_reduce": _scatter_reduce,
    "index_reduce": _index_reduce,
    "index_select": lambda input, dim, index: (
        numpy.take(input, numpy.atleast_1d(index), dim) if input.ndim else input
    ),
    "index_add": _parts(numpy.add),
    "index_copy": _parts(None),
    "index_fill": _parts(None),
    "segment_reduce": _segment_reduce,
    "take": lambda input, index: numpy.take(input, index),
    "put": _put,
    "take_along_dim": lambda input, indices, dim=None: numpy.take_along_axis(input, indices, dim),
}
