"""Nested tuples, lists and dicts of tensors."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any


def flatten(tree: Any) -> tuple[list[Any], Callable[[Iterator[Any]], Any]]:
    """Return the leaves of a tree in order, and a function that puts others in their place."""
    leaves: list[Any] = []

    def walk(node: Any) -> Callable[[Iterator[Any]], Any]:
        if isinstance(node, dict):
            keys = list(node)
            parts = [walk(node[key]) for key in keys]
            kind = type(node)
            return lambda new: kind((key, part(new)) for key, part in zip(keys, parts, strict=True))
        if isinstance(node, (tuple, list)):
            parts = [walk(item) for item in node]
            if hasattr(node, "_fields"):
                named = type(node)
                return lambda new: named(*[part(new) for part in parts])
            sequence = tuple if isinstance(node, tuple) else list
            return lambda new: sequence([part(new) for part in parts])
        leaves.append(node)
        return next

    rebuild = walk(tree)
    return leaves, rebuild


def like(tree: Any, leaves: list[Any]) -> Any:
    """The tree with other leaves."""
    return flatten(tree)[1](iter(leaves))


def transform(function: Callable[[Any], Any], tree: Any) -> Any:
    """The tree with the function applied to every leaf."""
    leaves, rebuild = flatten(tree)
    return rebuild(iter([function(leaf) for leaf in leaves]))
