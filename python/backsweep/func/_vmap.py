"""vmap: a function of one example, called for every example of a batch."""

from __future__ import annotations

from contextlib import contextmanager

from .. import _C
from .._C import Tensor, default_generator
from ._tree import flatten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any


def check_randomness(randomness: str) -> None:
    if randomness not in ("error", "different", "same"):
        raise RuntimeError(
            f"Only allowed values for randomness are 'error', 'different', or 'same'. Got {randomness}"
        )


@contextmanager
def random_mode(randomness: str) -> Iterator[None]:
    """Refuse random numbers in this thread with "error", as an enclosing mode may do already."""
    refused = _C.refuse_random(False)
    _C.refuse_random(refused or randomness == "error")
    try:
        yield
    finally:
        _C.refuse_random(refused)


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
        randomness: "error": ``func`` may not draw random numbers; "same": every call draws the same ones
            of the default generator; "different": every call draws its own.
        chunk_size: accepted, if it is positive.

    Raises:
        ValueError: the sizes differ, an argument with a dim is no tensor, ``func`` returns none, or
            ``chunk_size`` is not positive.
        RuntimeError: ``func`` draws random numbers, or ``randomness`` is none of the three.

    >>> import backsweep
    >>> dot = lambda a, b: (a * b).sum()
    >>> vmap(dot)(backsweep.ones(3, 2), backsweep.ones(3, 2))
    tensor([2., 2., 2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.func.vmap.html
    """
    name = getattr(func, "__name__", repr(func))
    check_randomness(randomness)
    if chunk_size is not None and chunk_size <= 0:
        raise ValueError(f"vmap: chunk_size should be None or greater than 0. (got {chunk_size})")

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        if not args and not kwargs:
            raise ValueError(
                f"vmap({name})(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are trying "
                "to vmap over a function with no inputs. The latter is unsupported."
            )
        if not isinstance(in_dims, (int, tuple, list)):
            raise ValueError(
                f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): expected `in_dims` to be int or a "
                f"(potentially nested) tuple matching the structure of inputs, got: {type(in_dims)}."
            )
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
        state = default_generator.get_state() if randomness == "same" else None
        # Of no examples, one of zeros shows what the results are like.
        for i in range(max(sizes[0], 1)):
            row = [
                leaf
                if dim is None
                else leaf.select(dim, i)
                if sizes[0]
                else leaf.sum(dim, dtype=leaf.dtype)
                for leaf, dim in zip(leaves, dims, strict=True)
            ]
            remaining = iter(row)
            positional = rebuild(remaining)
            if state is not None:
                default_generator.set_state(state)
            _C.count_transforms(1)
            try:
                with random_mode(randomness):
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
        joined = [
            column[0] if place is None else _C.stack(column, place)
            for column, place in zip(columns, places, strict=True)
        ]
        if not sizes[0]:
            joined = [
                value if place is None else value.narrow(place, 0, 0)
                for value, place in zip(joined, places, strict=True)
            ]
        return rebuild_output(iter(joined))

    return wrapper
