"""vmap: a function of one example, called for every example of a batch."""

from __future__ import annotations

from .. import _C
from .._C import Tensor
from ._tree import flatten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def _spread(dims: Any, tree: Any, name: str) -> list[Any]:
    """One dim for each leaf of the tree: ``dims`` may stop at any depth."""
    if isinstance(dims, int) or dims is None:
        return [dims] * len(flatten(tree)[0])
    if isinstance(dims, dict) and isinstance(tree, dict) and dims.keys() == tree.keys():
        return [dim for key in tree for dim in _spread(dims[key], tree[key], name)]
    if (
        isinstance(dims, (tuple, list))
        and isinstance(tree, (tuple, list))
        and len(dims) == len(tree)
    ):
        return [
            dim for part, item in zip(dims, tree, strict=True) for dim in _spread(part, item, name)
        ]
    raise ValueError(
        f"vmap({name}): {dims} is not compatible with the structure of what it belongs to; use one dim, or "
        "the same structure"
    )


def vmap(
    func: Callable[..., Any],
    in_dims: Any = 0,
    out_dims: Any = 0,
    randomness: str = "error",
    *,
    chunk_size: int | None = None,
) -> Callable[..., Any]:
    """Make the function that calls ``func`` for every index of a dimension, and joins the results.

    The calls are made one after the other: the results are PyTorch's, the speed is that of a loop.

    Args:
        func: takes and returns tensors, or tuples, lists, dicts of them.
        in_dims: over which dimension of each argument; None passes the whole argument to every call.
        out_dims: where the dimension is in the results.
        randomness: accepted: every call draws its own random numbers.
        chunk_size: accepted.

    Raises:
        ValueError: the sizes differ, an argument with a dim is no tensor, or ``func`` returns none.

    >>> import backsweep
    >>> dot = lambda a, b: (a * b).sum()
    >>> vmap(dot)(backsweep.ones(3, 2), backsweep.ones(3, 2))
    tensor([2., 2., 2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.func.vmap.html
    """
    name = getattr(func, "__name__", repr(func))

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        leaves, rebuild = flatten(args)
        dims = _spread(in_dims, args, f"{name}, in_dims={in_dims}, ...")
        keywords, rebuild_keywords = flatten(kwargs)
        leaves += keywords
        dims += [0 if isinstance(value, Tensor) else None for value in keywords]
        sizes = []
        for leaf, dim in zip(leaves, dims, strict=True):
            if dim is None:
                continue
            if not isinstance(leaf, Tensor):
                raise ValueError(
                    f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): Got in_dim={dim} for an input but the "
                    f"input is of type {type(leaf)}. We cannot vmap over non-Tensor arguments, please use "
                    "None as the respective in_dim"
                )
            if not -leaf.ndim <= dim < leaf.ndim:
                raise ValueError(
                    f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): Got in_dim={dim} for some input, but "
                    f"that input is a Tensor of dimensionality {leaf.ndim} so expected in_dim to satisfy "
                    f"-{leaf.ndim} <= in_dim < {leaf.ndim}."
                )
            sizes.append(leaf.shape[dim])
        if not sizes:
            raise ValueError(
                f"vmap({name}): no argument has a dim to map over; at least one is required"
            )
        if len(set(sizes)) != 1:
            raise ValueError(
                "vmap: Expected all tensors to have the same size in the mapped dimension, got sizes "
                f"{sizes} for the mapped dimension"
            )
        columns: list[list[Any]] = []
        places: list[Any] = []
        rebuild_output: Any = None
        for i in range(sizes[0]):
            row = [
                leaf if dim is None else leaf.select(dim, i)
                for leaf, dim in zip(leaves, dims, strict=True)
            ]
            remaining = iter(row)
            positional = rebuild(remaining)
            _C.count_transforms(1)
            try:
                output = func(*positional, **rebuild_keywords(remaining))
            finally:
                _C.count_transforms(-1)
            values, rebuild_output = flatten(output)
            if not columns:
                columns = [[] for _ in values]
                places = _spread(out_dims, output, f"{name}, out_dims={out_dims}")
            for column, value, place in zip(columns, values, places, strict=True):
                if not isinstance(value, Tensor) and place is not None:
                    raise ValueError(
                        f"vmap({name}, ...): `{name}` must only return Tensors, got type {type(value)}. Did "
                        "you mean to set out_dims= to None for output?"
                    )
                column.append(value)
        if not columns:
            raise ValueError(
                f"vmap({name}): the mapped dimension has size 0; at least one example is required"
            )
        return rebuild_output(
            iter(
                [
                    column[0] if place is None else _C.stack(column, place)
                    for column, place in zip(columns, places, strict=True)
                ]
            )
        )

    return wrapper
