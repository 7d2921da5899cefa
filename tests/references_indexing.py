"""What NumPy computes for the operations on indices, masks, orders and counts."""

from __future__ import annotations

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


INDEXING: dict[str, Callable[..., Any]] = {
    "index": lambda input, indices: input[tuple(indices)],
    "index_put": _index_put,
    "masked_fill": lambda input, mask, value: numpy.where(mask, value, input),
    "masked_select": _masked_select,
    "masked_scatter": _masked_scatter,
    "nonzero": numpy.argwhere,
}
