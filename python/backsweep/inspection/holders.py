"""Which variables of the program keep a graph alive."""

from __future__ import annotations

import os
import sys
import sysconfig
import time
from collections import deque
from types import ModuleType

from .. import _C
from .._C import Tensor
from .figures import nodes_text
from .names import attributes_of, is_a, is_own_file, local_variables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

__all__ = ["describe_holders"]

DEEPEST = 4  # steps below a variable
MOST_SHOWN = 10
MOST_ITEMS = 100_000


class Holder:
    """Tensors with a part of the graph in one variable or container."""

    def __init__(self, path: str, tensor: Tensor) -> None:
        self.path = path
        self.tensor = tensor
        self.count = 1


def describe_holders(head: str, edges: Mapping[int, tuple[int, ...]], seconds: float) -> str:
    """The answer to "why does this not free?"."""
    deadline = time.monotonic() + seconds
    found, complete = find_holders(edges, deadline)
    shown: list[tuple[int, str]] = []
    for holder, kept in found:
        name = holder.path
        advice = f"{name}.item() or {name}.detach()"
        if holder.tensor.numel() != 1:
            advice = f"{name}.detach()"
        if holder.count > 1:
            container = name.rpartition("[")[0]
            advice = "loss.item()" if holder.tensor.numel() == 1 else "x.detach()"
            text = (
                f"  {container}: {holder.count} tensors, such as {name}, keep {nodes_text(kept)}; "
                f"append {advice} instead"
            )
        else:
            verb = "keeps the value" if holder.tensor.numel() == 1 else "keeps the values"
            text = f"  {name}: keeps {nodes_text(kept)}; {advice} {verb} without the graph"
        shown.append((kept, text))
    shown.sort(key=lambda each: -each[0])
    lines = [text for _, text in shown[:MOST_SHOWN]]
    if len(shown) > MOST_SHOWN:
        lines.append(f"  and {len(shown) - MOST_SHOWN} more")
    if not complete:
        lines.append(f"  (the search ended after {seconds:g} seconds)")
    if not shown:
        return (
            f"{head}: no variable was found that keeps it alive; a closure, a hook or an object of "
            "another library may hold it" + ("" if complete else "; the search ran out of time")
        )
    return "\n".join([f"{head} is kept alive by", *lines])


def find_holders(
    edges: Mapping[int, tuple[int, ...]], deadline: float
) -> tuple[list[tuple[Holder, int]], bool]:
    """Holders with the number of nodes of the graph that each keeps, and whether all were looked at."""
    holders: dict[Any, Holder] = {}
    starts: dict[Any, set[int]] = {}
    complete = True
    known: dict[int, set[int]] = {}
    for container, path, tensor in held_tensors(deadline):
        history = _C.history_of(tensor)
        if history is None:
            continue
        number = history[0]
        if number in edges:
            kept = {number}
        elif number in known:
            kept = known[number]
        else:
            kept = known[number] = nodes_of_graph_below(tensor, edges)
        if not kept:
            continue
        key = (container, path if container is None else None)
        if key in holders:
            holders[key].count += 1
            starts[key] |= kept
        else:
            holders[key] = Holder(path, tensor)
            starts[key] = set(kept)
        if time.monotonic() > deadline:
            complete = False
            break
    if time.monotonic() > deadline:
        complete = False
    return [(holder, count_below(starts[key], edges)) for key, holder in holders.items()], complete


def nodes_of_graph_below(tensor: Tensor, edges: Mapping[int, tuple[int, ...]]) -> set[int]:
    """Those nodes of the graph that the history of another tensor reaches."""
    nodes, _ = _C.graph_snapshot([tensor], 0)
    return {node[0] for node in nodes if node[0] in edges}


def count_below(starts: set[int], edges: Mapping[int, tuple[int, ...]]) -> int:
    seen = set(starts)
    waiting = list(starts)
    while waiting:
        for below in edges.get(waiting.pop(), ()):
            if below not in seen:
                seen.add(below)
                waiting.append(below)
    return len(seen)


def held_tensors(deadline: float) -> Iterator[tuple[int | None, str, Tensor]]:
    """(container, path, tensor) of every tensor that a variable leads to, nearest first."""
    seen: set[int] = set()
    found = list(scopes())
    for scope in found:
        seen.add(id(scope))
        for name, value in list(scope.items()):
            if is_a(value, Tensor) and not name.startswith("__"):
                yield None, name, value
    for scope in found:  # the innermost function first, and all that it leads to
        inside = [(name, value) for name, value in list(scope.items()) if worth_entering(value)]
        yield from held_below(inside, seen, deadline)


def held_below(
    variables: list[tuple[str, Any]], seen: set[int], deadline: float
) -> Iterator[tuple[int | None, str, Tensor]]:
    """The same below some variables."""
    waiting = deque((name, value, 1) for name, value in variables)
    while waiting:
        if time.monotonic() > deadline:
            return
        path, holder, depth = waiting.popleft()
        if id(holder) in seen:
            continue
        seen.add(id(holder))
        try:
            inside = list(contents(holder))
        except Exception:  # a container of the program's own
            continue
        for step, value in inside:
            if is_a(value, Tensor):
                yield (id(holder) if step.startswith("[") else None), path + step, value
            elif depth < DEEPEST and worth_entering(value):
                waiting.append((path + step, value, depth + 1))


def scopes() -> Iterator[dict[str, Any]]:
    """The variables of the running functions, of this thread first, and of modules."""
    seen: set[int] = set()
    this = sys._getframe()
    others = [frame for frame in sys._current_frames().values() if frame is not this]
    for start in [this, *others]:
        frame = start
        while frame is not None:
            if not is_own_file(frame.f_code.co_filename):
                for scope in (local_variables(frame), frame.f_globals):
                    if id(scope) not in seen:
                        seen.add(id(scope))
                        yield scope
            frame = frame.f_back  # type: ignore[assignment]
    library = sysconfig.get_path("stdlib")
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None) or ""
        if "site-packages" in file or file.startswith(library + os.sep) or is_own_file(file):
            continue
        variables = getattr(module, "__dict__", None)
        if type(variables) is dict and id(variables) not in seen:
            seen.add(id(variables))
            yield variables


def worth_entering(value: Any) -> bool:
    """Whether tensors may be in it."""
    if is_a(value, (str, bytes, int, float, complex, type, ModuleType, Tensor)) or value is None:
        return False
    return is_a(value, (list, tuple, dict, set, frozenset, deque)) or bool(attributes_of(value))


def contents(holder: Any) -> Iterator[tuple[str, Any]]:
    """(step, value) of everything directly in a container or an object."""
    if is_a(holder, dict):
        for key, value in list(holder.items())[:MOST_ITEMS]:
            yield f"[{key!r}]" if isinstance(key, (str, int)) else "[...]", value
    elif is_a(holder, (list, tuple, set, frozenset, deque)):
        for count, value in enumerate(list(holder)[:MOST_ITEMS]):
            yield f"[{count}]", value
    else:
        for name, value in list(attributes_of(holder).items()):
            yield f".{name}", value
