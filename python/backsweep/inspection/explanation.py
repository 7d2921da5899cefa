"""``backsweep.explain``: the sweep as a table of chain-rule steps."""

from __future__ import annotations

from html import escape
from math import nan

from .. import _C
from .._C import Tensor
from .blackboard import blackboard_line
from .figures import number_text, short, short_value, statistics
from .graph import build_graph
from .names import calling_frame
from .paths import Paths, paths_between
from .stepping import Step, steps_of
from .tables import STYLE, html_table, text_table, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .._C import Node
    from .model import ComputationalGraph, Operand

    Place = Tensor | tuple[Node, int]

__all__ = ["Explanation", "explain"]

HEADS = ("", "operation", "values", "gradient", "local derivative", "product")
RIGHT = (0, 3)
MOST_ROWS = 200  # of the table, when it is printed
MOST_LISTED = 10  # paths
MOST_VERTICES = 1000  # beyond which no chain is short enough to be written out
MOST_LINES = 4  # leaves that a blackboard line is written for
CLOSE = 1e-4


def explain(
    y: Place | Sequence[Place],
    wrt: Tensor | Sequence[Tensor] | None = None,
    names: Mapping[str, Tensor] | None = None,
    *,
    gradient: Tensor | Sequence[Tensor | None] | None = None,
) -> Explanation:
    """Explain how the gradients of ``y`` are found: one row for each step of the sweep.

    It may be called before ``backward()``: it sweeps by itself, by the engine's rules, runs no hooks, changes
    no ``.grad`` and keeps the graph. After ``backward()`` the graph must have been retained, or recorded by
    ``record_graph()``, which also keeps the values that no derivative needs and the program's lines.

    Tensors and Python numbers are called what the program's lines call them; figures stay figures. Without a
    record that is known of the caller's own lines, and of functions in them that only assign and return.

    Args:
        y: the tensor that is differentiated, or several.
        wrt: tensors to differentiate by; for these the paths from ``y`` are shown, and the sum over them.
        names: what to call tensors, ``{"loss": loss}``; otherwise the names of the caller's variables.
        gradient: the seed, as for ``backward()``; needed when ``y`` has more than one element.

    Returns:
        An `Explanation`: ``print`` it, let a notebook show it, or read ``.steps`` and ``.graph``.

    Raises:
        TypeError: ``y`` or ``wrt`` is no tensor.
        RuntimeError: ``y`` has no graph, the graph was freed or written over, or ``wrt`` is not part of it.

    >>> import backsweep
    >>> x, y = backsweep.tensor(3.0), backsweep.tensor(1.0)
    >>> w = backsweep.tensor(2.0, requires_grad=True)
    >>> with backsweep.record_graph():
    ...     p = x * w
    ...     s = p - y
    ...     loss = s ** 2
    >>> print(explain(loss))
       operation      values             gradient  local derivative  product
    1  loss = s ** 2  s = 5 -> 25               1  2 * s = 10        s: 10
    2  s = p - y      p = 6, y = 1 -> 5        10  1                 p: 10
    3  p = x * w      x = 3, w = 2 -> 6        10  x = 3             w: 30
    4  w (leaf)       2                        30                    w.grad += 30
    <BLANKLINE>
    d loss/d w = d loss/d s * d s/d p * d p/d w = 2 * (p - y) * x = 2 * (6 - 1) * 3 = 30
    """
    frame = calling_frame()
    graph = build_graph(y, names, frame, gradient=gradient, sweep=True, what="explain")
    targets: list[tuple[int, int]] = []
    if wrt is not None:
        given = list(wrt) if isinstance(wrt, (list, tuple)) else [wrt]
        targets = [place_of(graph, each) for each in given]
    return Explanation(graph, tuple(targets))


def place_of(graph: ComputationalGraph, tensor: object) -> tuple[int, int]:
    """The vertex, and its output, that a tensor is."""
    if not isinstance(tensor, Tensor):
        raise TypeError(f"explain: wrt is a {type(tensor).__name__}; a tensor is required")
    if not tensor.requires_grad:
        raise RuntimeError(
            f"explain: wrt is a tensor of shape {list(tensor.shape)} that does not require grad; a tensor "
            "that y was computed from is required; call requires_grad_() on it before computing y"
        )
    node, output = _C.gradient_edge(tensor)
    for index, vertex in enumerate(graph.vertices):
        if vertex.kind != "constant" and vertex.sequence == node._sequence_nr():
            return index, output
    raise RuntimeError(
        f"explain: wrt is a tensor of shape {list(tensor.shape)} that is not in the graph of y; "
        "there is no path to it; a tensor that y was computed from is required"
    )


class Explanation:
    """What `explain` returns.

    Attributes:
        graph: the graph with all values and gradients.
        steps: one `Step` for each node, in the order of the sweep.
        paths: for each tensor of ``wrt`` the paths from the result to it.
    """

    def __init__(
        self, graph: ComputationalGraph, targets: tuple[tuple[int, int], ...] = ()
    ) -> None:
        self.graph = graph
        self.steps: list[Step] = steps_of(graph)
        self.targets = targets
        self.paths: list[Paths] = [
            paths_between(graph, graph.roots[0], index, MOST_LISTED) for index, _ in targets
        ]

    def rows(self, most: int | None = None) -> Iterator[list[str]]:
        """The table's rows: one for each gradient that is sent, and one for each leaf."""
        count = 0
        for step in self.steps:
            for row in step_rows(step):
                if most is not None and count == most:
                    return
                count += 1
                yield row

    def blackboard(self) -> list[str]:
        """The chain rule in symbols, for each of ``wrt`` or else for the first leaves."""
        if self.targets:
            ends = [index for index, _ in self.targets]
        else:
            ends = [step.index for step in self.steps if step.vertex.kind == "leaf"]
        if len(self.graph.roots) != 1 or len(self.graph.vertices) > MOST_VERTICES:
            return []
        lines = (blackboard_line(self.graph, self.graph.roots[0], end) for end in ends[:MOST_LINES])
        return [line for line in lines if line]

    def tensor_lines(self) -> list[str]:
        """Statistics of gradients with several elements."""
        lines = []
        for step in self.steps[:MOST_ROWS]:
            name = step.vertex.symbol or step.vertex.title
            for count, gradient in enumerate(step.incoming):
                if gradient is not None and gradient.numel() > 1:
                    label = f"{name}[{count}]" if count else name
                    shape = list(gradient.shape)
                    lines.append(f"gradient of {label} {shape}: {statistics(gradient)}")
        return lines

    def path_lines(self) -> list[str]:
        lines = []
        for paths, (index, _) in zip(self.paths, self.targets):
            lines += describe_paths(self.graph, paths, index)
        return lines

    def hook_notes(self) -> list[str]:
        """Where not what was sent has arrived, since a hook of the program has put something else."""
        sent: dict[tuple[int, int], float] = {}
        for step in self.steps:
            for each in step.inputs:
                if each.source is not None and each.gradient is not None:
                    place = each.source, each.output
                    one = each.gradient.numel() == 1
                    sent[place] = sent.get(place, 0.0) + (each.gradient.item() if one else nan)
        notes = []
        for step in self.steps:
            for output, arrived in enumerate(step.incoming):
                total = sent.get((step.index, output))
                if total is None or arrived is None or arrived.numel() != 1:
                    continue
                if step.index in self.graph.roots or total != total:
                    continue
                if not close(total, arrived.item()):
                    name = step.vertex.symbol or step.vertex.title
                    notes.append(
                        f"a hook of the program has changed the gradient of {name} from "
                        f"{number_text(total)} to {number_text(arrived.item())}."
                    )
        return notes

    def tail(self) -> list[list[str]]:
        """What comes below the table, in paragraphs."""
        parts = [
            self.tensor_lines(),
            self.path_lines(),
            self.blackboard(),
            [f"Note: {note}" for note in (*self.graph.notes, *self.hook_notes())],
        ]
        return [part for part in parts if part]

    def __str__(self) -> str:
        rows = list(self.rows(MOST_ROWS + 1))
        lines = text_table(HEADS, rows[:MOST_ROWS], RIGHT)
        if len(rows) > MOST_ROWS:
            left = len(self.steps) - int(next(row[0] for row in reversed(rows) if row[0]))
            lines.append(f"... and about {left} more steps")
        for part in self.tail():
            lines.append("")
            for line in part:
                lines += wrapped(line)
        return "\n".join(lines)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        table = html_table(HEADS, list(self.rows(MOST_ROWS)), RIGHT)
        tail = "".join(f"<p>{escape(chr(10).join(part))}</p>" for part in self.tail())
        return f'<div class="backsweep-sweep">{STYLE}{table}{tail}</div>'


def step_rows(step: Step) -> list[list[str]]:
    vertex = step.vertex
    name = vertex.symbol or vertex.title
    arrived = ", ".join(short(each) for each in step.incoming) or "-"
    number = str(step.number)
    result = ", ".join(short_value(each) for each in vertex.outputs)
    if vertex.kind == "leaf":
        gradient = step.gradient
        gets = f"{name}.grad += {short(gradient)}" if gradient is not None else "nothing arrived"
        return [[number, f"{name} (leaf)", result, arrived, "", gets]]
    shown: dict[str, str] = {}
    for each in vertex.operands:
        if not each.literal:
            shown[each.name] = short_value(each.value)
    inputs = ", ".join(f"{key} = {value}" for key, value in shown.items())
    values = f"{inputs} -> {result}" if inputs else result
    rows = []
    for position, operand in enumerate(step.inputs):
        first = position == 0
        rows.append(
            [
                number if first else "",
                f"{name} = {vertex.expression}" if first else "",
                values if first else "",
                arrived if first else "",
                local_text(operand),
                f"{operand.name}: {short(operand.gradient)}",
            ]
        )
    return rows or [[number, f"{name} = {vertex.expression}", values, arrived, "", ""]]


def local_text(operand: Operand) -> str:
    if operand.derivative_value is None:
        return operand.derivative
    value = number_text(operand.derivative_value.item())
    return value if value == operand.derivative else f"{operand.derivative} = {value}"


def describe_paths(graph: ComputationalGraph, paths: Paths, index: int) -> list[str]:
    """The paths to one tensor, and their sum beside the engine's gradient."""
    start = graph.vertices[paths.start]
    end = graph.vertices[index]
    above, below = start.symbol or start.title, end.symbol or end.title
    if not paths.count:
        return [f"There is no path from {above} to {below}."]
    if paths.count == 1:
        lines = [f"There is 1 path from {above} to {below}:"]
    else:
        lines = [f"There are {paths.count:,} paths from {above} to {below}:"]
    for path in paths.listed:
        names = [
            graph.vertices[each].symbol or graph.vertices[each].title for each in path.vertices
        ]
        text = "  " + " <- ".join(names)
        factors = " * ".join(bracketed(local_text(each)) for each in path.operands)
        if path.operands:
            text += f": {factors}"
        if path.product is not None and len(path.operands) > 1:
            text += f" = {number_text(path.product)}"
        lines.append(text)
    left = paths.count - len(paths.listed)
    if left:
        lines.append(f"  ... and {left:,} more")
    gradient = end.gradients[0] if end.gradients else None
    if gradient is None:
        return lines
    if paths.total is None or gradient.numel() != 1:
        lines.append(
            f"Sum over the paths, by the engine: {short(gradient)}; {statistics(gradient)}"
        )
        return lines
    seed = start.gradients[0] if start.gradients else None
    total = paths.total * (seed.item() if seed is not None else 1.0)
    engine = gradient.item()
    verdict = "equal to" if close(total, engine) else "NOT equal to"
    lines.append(
        f"Sum over the paths: {number_text(total)}, {verdict} the engine's {number_text(engine)}"
    )
    return lines


def close(a: float, b: float) -> bool:
    return a == b or abs(a - b) <= CLOSE * max(abs(a), abs(b)) or (a != a and b != b)


def bracketed(text: str) -> str:
    return f"({text})" if " " in text else text
