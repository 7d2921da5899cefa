"""histogramdd, made of other operations."""

from __future__ import annotations

from . import _C
from ._C import Tensor
from ._grad_mode import no_grad
from .autograd.function import Function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class _Refused(Function):
    """A result that refuses to be differentiated, as in PyTorch."""

    @staticmethod
    def forward(result: Tensor, *inputs: Tensor | None) -> Tensor:
        return result

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Any, ...], output: Any) -> None:
        pass

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        raise NotImplementedError(
            "histogramdd: a gradient was asked for; the derivative for 'histogramdd' is not "
            "implemented; use detach() or no_grad()"
        )


def _check(met: bool, text: str) -> None:
    if not met:
        raise RuntimeError(text)


def _check_floating(op: str, input: Any, kernel: str) -> None:
    if not isinstance(input, Tensor):
        raise TypeError(f"{op}: a {type(input).__name__} was given; the argument must be Tensor")
    if not input.is_floating_point():
        raise NotImplementedError(
            f'{op}: a tensor of {input.dtype} was given; "{kernel}" not implemented for '
            f"'{input.type()[6:-6]}'; convert it with .float()"
        )


def histogramdd(
    input: Tensor,
    bins: int | Sequence[int] | Sequence[Tensor],
    range: Sequence[float] | None = None,
    weight: Tensor | None = None,
    density: bool = False,
) -> Any:
    """Count points in boxes between edges along each dimension; not differentiable.

    Args:
        input: floating point numbers, in the last dimension the coordinates of a point.
        bins: how many bins, everywhere or along each coordinate; or tensors of edges.
        range: the lowest and the highest edge along each coordinate; those of the points when None.
        weight: how much each point counts.
        density: divide by the sum and by the sizes of the boxes.

    Returns:
        ``hist``, a dimension for each coordinate, and ``bin_edges``, a tuple of tensors.

    Raises:
        RuntimeError: shapes, dtypes, numbers of bins or ranges that do not fit.
        NotImplementedError: no floating point numbers.

    >>> histogramdd(backsweep.tensor([[0.0, 1.0], [2.0, 2.0]]), [2, 1]).hist
    tensor([[1.],
            [1.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.histogramdd.html
    """
    _check_floating("histogramdd", input, "histogramdd")
    op = "histogramdd: torch.histogramdd: "
    if input.dim() == 0:
        raise IndexError(f"{op}Dimension specified as -1 but tensor has no dimensions")
    leading, size = _C.Size(input.shape[:-1]), input.shape[-1]
    _check(len(leading) > 0, f"{op}input tensor should have at least 2 dimensions")
    if weight is not None:
        _check(
            weight.shape == leading,
            f"{op}if weight tensor is provided it should have the same shape as the input tensor "
            f"excluding its innermost dimension, but got input with shape {list(input.shape)} and "
            f"weight with shape {list(weight.shape)}",
        )
        _check(
            weight.dtype == input.dtype,
            f"{op}if weight tensor is provided, input tensor and weight tensor should have the same "
            f"dtype, but got input({input.dtype}), and weight({weight.dtype})",
        )
        weight = weight.reshape(-1)
    with no_grad():
        points = input.reshape(leading.numel(), size)
        edges = _edges(op, points, [bins] * size if isinstance(bins, int) else bins, range)
        counts = [each.numel() - 1 for each in edges]
        total = 1
        place = _C.zeros(len(points), dtype=_C.int64)
        inside: Any = place == 0
        for dim, (count, each, column) in enumerate(zip(counts, edges, points.T, strict=True)):
            _check(
                count > 0,
                f"histogramdd: torch.histogram(): bins must be > 0, but got {count} for dimension {dim}",
            )
            inside = inside & (column >= each[0]) & (column <= each[-1])
            slot = _C.searchsorted(each, column.contiguous(), right=True).clamp_(1, count)
            place = place * count + (slot - 1)
            total *= count
        place.masked_fill_(~inside, total)
        hist = _C.bincount(place, weight, total + 1)[:total].to(input.dtype).reshape(counts)
        if density:
            hist = hist / hist.sum()
            for dim, each in enumerate(edges):
                hist = hist / each.diff().reshape([-1] + [1] * (size - 1 - dim))
    hist = _Refused.apply(hist, input, weight)
    return _C.return_types.histogramdd((hist, edges))


def _edges(op: str, points: Tensor, bins: Any, range: Any) -> tuple[Tensor, ...]:
    """The edges along each coordinate, given or evenly spaced."""
    size = points.shape[1]
    kinds = {type(each) for each in bins} if isinstance(bins, (list, tuple)) else {type(bins)}
    if kinds <= {int}:
        _check(
            len(bins) == size,
            f"histogramdd: {len(bins)} numbers of bins were given for {size} coordinates; histogramdd: "
            "The size of bins must be equal to the innermost dimension of the input.",
        )
        _check(
            range is None or len(range) == 2 * size,
            f"{op}for a {size}-dimensional histogram range should have {2 * size} elements, but got "
            f"{len(range or ())}",
        )
        edges = []
        for dim, (count, column) in enumerate(zip(bins, points.T, strict=True)):
            low, high = 0.0, 1.0
            if range is not None:
                low, high = range[2 * dim : 2 * dim + 2]
            elif len(points):
                low, high = column.min().item(), column.max().item()
            _check(
                abs(low) < _INFINITY and abs(high) < _INFINITY,
                f"{op}dimension {dim}'s range [{low:g}, {high:g}] is not finite",
            )
            _check(
                low <= high,
                f"{op}min should not exceed max, but got min {low:g} max {high:g} for dimension {dim}",
            )
            if low == high:
                low, high = low - 0.5, high + 0.5
            edges.append(_C.linspace(low, high, max(count, 0) + 1, dtype=points.dtype))
        return tuple(edges)
    if not all(issubclass(kind, Tensor) for kind in kinds):
        raise TypeError(
            "histogramdd() received an invalid combination of arguments; bins must be an int or a list "
            "of int or of tensors"
        )
    _check(
        len(bins) == size,
        f"{op}expected {size} sequences of bin edges for a {size}-dimensional histogram but got "
        f"{len(bins)}",
    )
    for dim, each in enumerate(bins):
        given = f"but got shape {list(each.shape)} and {each.dtype} for dimension {dim}"
        same = each.dtype == points.dtype
        _check(same, f"{op}input tensor and bins tensors should have the same dtype, {given}")
        _check(each.dim() == 1, f"{op}bins tensor should have one dimension, {given}")
        _check(each.numel() > 0, f"{op}bins tensor should have at least 1 element, {given}")
    return tuple(each.detach() for each in bins)


_INFINITY = float("inf")
