"""Which tensors have a graph to be looked at, and why others have none."""

from __future__ import annotations

import inspect
import re

from .. import _C
from .._C import Node, Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType
    from typing import Any

__all__ = ["FREED", "checked_roots", "checked_seeds"]

FREED = (
    "the saved values were freed by backward(); call it with retain_graph=True, or compute the graph "
    "within backsweep.record_graph()"
)
# What ends a chain of recorded operations.
CUTS = re.compile(
    r"\.detach\(|\.detach_\(|\.item\(|\.tolist\(|\.numpy\(|\.data\b|no_grad|inference_mode"
    r"|\.(int|long|bool|byte)\(|\.to\([^)]*int|(argmax|argmin|argsort|sign|round|floor|ceil)\("
)


def checked_roots(what: str, y: Any, frame: FrameType | None) -> list[Any]:
    """The tensors (or gradient edges) of an argument, each with a graph.

    Raises:
        TypeError: something else was given.
        RuntimeError: a tensor that no recorded operation made.
    """
    given = list(y) if isinstance(y, (list, tuple)) and not is_edge(y) else [y]
    if not given:
        raise TypeError(f"{what}: an empty {type(y).__name__} was given; a tensor is required")
    for each in given:
        if is_edge(each):
            continue
        if not isinstance(each, Tensor):
            raise TypeError(
                f"{what}: a {type(each).__name__} was given; a tensor, or a list of tensors, that was "
                f"computed from one with requires_grad=True is required{hint_for(each)}"
            )
        if _C.history_of(each) is None:
            raise RuntimeError(no_graph(what, each, frame))
    return given


def checked_seeds(what: str, gradient: Any, roots: Sequence[Any]) -> list[Tensor | None]:
    """The gradients to begin with, one for each root; None stands for one.

    Raises:
        TypeError: something else than a tensor was given.
        RuntimeError: there are more than tensors to start from.
    """
    seeds = list(gradient) if isinstance(gradient, (list, tuple)) else [gradient]
    if len(seeds) > len(roots):
        raise RuntimeError(
            f"{what}: got {len(roots)} tensors and {len(seeds)} gradients; one for each is required"
        )
    for seed in seeds:
        if seed is not None and not isinstance(seed, Tensor):
            raise TypeError(
                f"{what}: gradient is a {type(seed).__name__}; a tensor or None is required"
            )
    return seeds + [None] * (len(roots) - len(seeds))


def is_edge(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) >= 2 and isinstance(value[0], Node)


def hint_for(value: Any) -> str:
    if isinstance(value, (int, float)):
        return "; item() gives a number without a graph: take the tensor before it"
    if type(value).__module__.partition(".")[0] == "numpy":
        return "; numpy() gives an array without a graph: take the tensor before it"
    return ""


def no_graph(what: str, tensor: Tensor, frame: FrameType | None) -> str:
    kind = f"a {str(tensor.dtype).rpartition('.')[2]} tensor of shape {list(tensor.shape)}"
    if tensor.requires_grad:
        return (
            f"{what}: a leaf, {kind} with requires_grad=True, was given; it has no graph, as no "
            "operation made it; compute something from it and give the result"
        )
    text = (
        f"{what}: {kind} without a graph was given; it does not require grad and does not have a "
        "grad_fn; a tensor computed from one with requires_grad=True is required; "
    )
    if not tensor.dtype.is_floating_point:
        return text + "integers and bools have no gradient: keep the dtype floating"
    places = cuts_in(frame)
    if places:
        return text + "the chain may have been cut at " + " or at ".join(places)
    return text + (
        "look for detach(), item(), no_grad() or an integer dtype on the way from the parameters"
    )


def cuts_in(frame: FrameType | None) -> list[str]:
    """Lines of the program that end a chain of recorded operations, up to where it is now."""
    if frame is None:
        return []
    try:
        lines, first = inspect.getsourcelines(frame.f_code)
    except (OSError, TypeError):
        return []
    found = []
    for number, line in enumerate(lines, max(first, 1)):
        if number <= frame.f_lineno and CUTS.search(line.partition("#")[0]):
            found.append(f"line {number}: `{line.strip()}`")
    return found[-3:]
