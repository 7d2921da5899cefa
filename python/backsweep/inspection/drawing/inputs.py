"""Which leaves and constants a picture shows, and which of them share a box."""

from __future__ import annotations

from dataclasses import dataclass

from .wording import is_number, is_written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import ComputationalGraph
    from .folding import Group

__all__ = ["InputGroup", "gather_inputs"]

SHOWN_AT_FOLDED = 4  # inputs of one folded box that have boxes of their own
SHOWN_AT_SINGLE = 8  # the same for a single operation
MOST_SHOWN = 60  # boxes of inputs in a folded picture


@dataclass(frozen=True)
class InputGroup:
    """Leaves, or constants, that share a box; mostly a single one."""

    members: tuple[int, ...]


def gather_inputs(
    graph: ComputationalGraph, groups: Sequence[Group], fold: bool
) -> list[InputGroup]:
    """The inputs of the visible boxes; those that only one box uses share a box if there are many.

    Numbers that stand in the expression of their operation have no box, nor those of folded operations.
    """
    users: dict[int, list[int]] = {}
    for at, group in enumerate(groups):
        for index in group.members:
            user = graph.vertices[index]
            for operand in user.operands:
                source = operand.source
                if source is None:
                    continue
                vertex = graph.vertices[source]
                if vertex.kind == "operation":
                    continue
                if is_number(vertex) and (group.kind != "single" or is_written(vertex, user)):
                    continue
                found = users.setdefault(source, [])
                if not found or found[-1] != at:
                    found.append(at)
    for root in graph.roots:
        if graph.vertices[root].kind != "operation":
            users.setdefault(root, [])
    # What only hidden operations use is hidden with them.
    shown = [
        index
        for index in sorted(users)
        if not users[index] or any(groups[at].kind != "hidden" for at in users[index])
    ]
    if not fold:
        return [InputGroup((index,)) for index in shown]
    together: dict[tuple[str, tuple[int, ...]], list[int]] = {}
    for index in shown:
        together.setdefault((graph.vertices[index].kind, tuple(users[index])), []).append(index)
    found_groups = shared(together, groups)
    if len(found_groups) > MOST_SHOWN:
        first: dict[tuple[str, tuple[int, ...]], list[int]] = {}
        for (kind, where), members in together.items():
            first.setdefault((kind, where[:1]), []).extend(members)
        found_groups = shared(first, groups)
    return found_groups


def shared(
    together: dict[tuple[str, tuple[int, ...]], list[int]], groups: Sequence[Group]
) -> list[InputGroup]:
    """One box for many inputs that the same boxes use, a box each for few."""
    found = []
    for (_, where), members in together.items():
        folded = any(groups[at].kind != "single" for at in where)
        if where and len(members) > (SHOWN_AT_FOLDED if folded else SHOWN_AT_SINGLE):
            found.append(InputGroup(tuple(members)))
        else:
            found += [InputGroup((index,)) for index in members]
    return sorted(found, key=lambda group: group.members[0])
