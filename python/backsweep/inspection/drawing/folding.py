"""Folding: which vertices of a large graph become one box.

Operations are taken in the order in which the program made them. Whatever lies next to each other in that
order can be one box without making a circle, since every path goes forward. So it is safe to fold any
stretch of it: repetitions (a loop, layers of a network, a long chain), calls of one function, or just a
part.

>>> find_repetitions([1, 7, 8, 7, 8, 7, 8, 2], largest=4)
[(1, 2, 3)]
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from ..model import ComputationalGraph, Vertex

__all__ = ["Group", "find_repetitions", "fold_operations"]

FOLDED_ABOVE = 40  # operations; a smaller graph is shown as it is
SCOPES_ABOVE = 60  # boxes; if more are left, calls of functions are folded
PARTS_ABOVE = 100  # boxes; if more are left, all but the first and last are cut into parts
LARGEST_PERIOD = 256  # operations in one repetition
NAMES_SHOWN = 4


@dataclass(frozen=True)
class Group:
    """Operations that are drawn as one box.

    Attributes:
        kind: "single"; "repetition"; "call" of a function; "part" of the program; "hidden" by the depth
            limit.
        members: indices of vertices, in the order of the program.
        pattern: what is repeated, such as "mul, add", or the function's name.
        times: how often.
        signature: equal for groups that do the same.
        scope: what the calls that led to the members have in common.
    """

    kind: str
    members: tuple[int, ...]
    pattern: str
    times: int
    signature: Hashable
    scope: tuple[str, ...] = ()


def common_scope(scopes: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The beginning that all have in common."""
    found: tuple[str, ...] | None = None
    for scope in scopes:
        if found is None:
            found = scope
        else:
            same = 0
            while same < min(len(found), len(scope)) and found[same] == scope[same]:
                same += 1
            found = found[:same]
        if not found:
            break
    return found or ()


def program_order(vertices: Sequence[Vertex]) -> list[int]:
    """The operations in the order in which they were made; in the graph's order where that is not known."""
    operations = [index for index, vertex in enumerate(vertices) if vertex.kind == "operation"]
    made = sorted(operations, key=lambda index: vertices[index].sequence)
    position = {index: at for at, index in enumerate(made)}
    for index in made:
        for operand in vertices[index].operands:
            if (
                position.get(-1 if operand.source is None else operand.source, -1)
                >= position[index]
            ):
                return operations
    return made


def find_repetitions(codes: Sequence[int], largest: int) -> list[tuple[int, int, int]]:
    """Repetitions with the smallest period that has any: (start, period, times), from left to right.

    A single operation counts as repeated from four times on, a longer pattern from three.
    """
    import numpy

    array = numpy.asarray(codes)
    for period in range(1, min(largest, len(array) // 3) + 1):
        least = 4 if period == 1 else 3
        same = numpy.concatenate(([False], array[period:] == array[:-period], [False]))
        changes = numpy.flatnonzero(same[1:] != same[:-1])
        found, free = [], 0
        for begin, end in zip(changes[::2].tolist(), changes[1::2].tolist()):
            start = max(begin, free)
            times = (end + period - start) // period
            if times >= least:
                found.append((start, period, times))
                free = start + period * times
        if found:
            return found
    return []


def listed(names: Sequence[str]) -> str:
    """Names for a title; only the first of many."""
    if len(names) <= NAMES_SHOWN + 1:
        return ", ".join(names)
    return ", ".join(names[:NAMES_SHOWN]) + f", … {len(names)} steps"


def name_of(group: Group) -> str:
    """How a group is called within another one."""
    if group.times == 1:
        return group.pattern
    inner = f"({group.pattern})" if ", " in group.pattern else group.pattern
    return f"{inner} × {group.times:,}"


def joined(groups: Sequence[Group], kind: str, pattern: str, times: int = 1) -> Group:
    """One group in place of several that follow each other."""
    members = tuple(index for group in groups for index in group.members)
    scope = common_scope(group.scope for group in groups)
    if kind == "repetition":
        once = tuple(group.signature for group in groups[: len(groups) // times])
        return Group(kind, members, pattern, times, (once, times), scope)
    return Group(kind, members, pattern, times, (kind, pattern, len(members)), scope)


def follows(vertices: Sequence[Vertex], before: Group, group: Group) -> bool:
    """Whether a group uses a result of the one before it."""
    made = set(before.members)
    return any(
        operand.source in made for index in group.members for operand in vertices[index].operands
    )


def begin_of(
    vertices: Sequence[Vertex], groups: Sequence[Group], start: int, period: int, times: int
) -> tuple[int, int]:
    """Where a repetition better begins, and how often it is then there.

    A repetition can be cut anywhere; the best place is where an operation does not go on with the result of
    the one before.
    """
    for begin in range(start, start + (period if times > 3 else 1)):
        if not follows(vertices, groups[begin + period - 1], groups[begin + period]):
            return begin, times - (begin > start)
    return start, times


def fold_repetitions(vertices: Sequence[Vertex], groups: list[Group]) -> list[Group]:
    """Fold repetitions, then repetitions of those, until there are no more."""
    codes: dict[Hashable, int] = {}
    while True:
        coded = [codes.setdefault(group.signature, len(codes)) for group in groups]
        repetitions = find_repetitions(coded, LARGEST_PERIOD)
        if not repetitions:
            return groups
        folded, at = [], 0
        for first, period, most in repetitions:
            start, times = begin_of(vertices, groups, first, period, most)
            folded += groups[at:start]
            at = start + period * times
            once = groups[start : start + period]
            pattern = listed([name_of(group) for group in once])
            scope = common_scope(group.scope for group in once)
            whole = common_scope(group.scope for group in groups[max(0, start - 1) : at + 1])
            if len(scope) > len(whole) and period > NAMES_SHOWN:
                pattern = scope[-1]
            folded.append(joined(groups[start:at], "repetition", pattern, times))
        groups = folded + groups[at:]


def fold_calls(vertices: Sequence[Vertex], groups: list[Group], limit: int) -> list[Group]:
    """Fold the calls of functions, innermost first, until there are at most ``limit`` boxes."""
    deepest = max((len(group.scope) for group in groups), default=0)
    for depth in range(deepest, 0, -1):
        if len(groups) <= limit:
            break
        folded: list[Group] = []
        run: list[Group] = []
        for group in [*groups, None]:
            if run and (group is None or group.scope[:depth] != run[0].scope[:depth]):
                deep = len(run) > 1 and len(run[0].scope) >= depth
                folded += [joined(run, "call", run[0].scope[depth - 1])] if deep else run
                run = []
            if group is not None:
                run.append(group)
        groups = fold_repetitions(vertices, folded)
    return groups


def fold_parts(groups: list[Group], limit: int) -> list[Group]:
    """Cut what is left into parts of equal size; the two ends of the program stay as they are."""
    if len(groups) <= limit:
        return groups
    kept = limit // 10
    middle = groups[kept:-kept]
    size = -(-len(middle) // (limit // 2))
    parts = []
    for at in range(0, len(middle), size):
        part = middle[at : at + size]
        names = Counter(group.pattern for group in part)
        parts.append(joined(part, "part", listed([name for name, _ in names.most_common(3)])))
    return groups[:kept] + parts + groups[-kept:]


def hidden_groups(
    graph: ComputationalGraph, order: Sequence[int], depth: int
) -> tuple[list[Group], list[int]]:
    """The operations beyond the depth limit, one group for each connected part; and those within it.

    The depth of an operation is the number of steps on the longest way to the result: so all inputs of a
    hidden operation are hidden.
    """
    steps = dict.fromkeys(order, 1)
    for index in reversed(order):
        for operand in graph.vertices[index].operands:
            if operand.source in steps:
                steps[operand.source] = max(steps[operand.source], steps[index] + 1)
    hidden = [index for index in order if steps[index] > depth]
    leader = {index: index for index in hidden}

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for index in hidden:
        for operand in graph.vertices[index].operands:
            if operand.source in leader:
                first, second = sorted((find(index), find(operand.source)))
                leader[second] = first
    parts: dict[int, list[int]] = {}
    for index in hidden:
        parts.setdefault(find(index), []).append(index)
    lists = list(parts.values())
    if len(lists) > PARTS_ABOVE // 4:
        lists = [hidden]
    groups = [Group("hidden", tuple(part), "…", 1, ("hidden", part[0])) for part in lists]
    return groups, [index for index in order if steps[index] <= depth]


def fold_operations(
    graph: ComputationalGraph, depth: int | None, fold: bool, limit: int = PARTS_ABOVE
) -> list[Group]:
    """The boxes of the operations, inputs before outputs; with ``fold`` at most about ``limit``."""
    order = program_order(graph.vertices)
    hidden: list[Group] = []
    if depth is not None:
        hidden, order = hidden_groups(graph, order, depth)
    groups = []
    for index in order:
        vertex = graph.vertices[index]
        shapes = tuple(value.shape for value in vertex.outputs)
        signature = (vertex.title, shapes, len(vertex.operands))
        groups.append(Group("single", (index,), vertex.title, 1, signature, vertex.scope))
    if fold and len(groups) > FOLDED_ABOVE:
        groups = fold_repetitions(graph.vertices, groups)
        if len(groups) > SCOPES_ABOVE:
            groups = fold_calls(graph.vertices, groups, SCOPES_ABOVE)
        groups = fold_parts(groups, limit)
    return hidden + groups
