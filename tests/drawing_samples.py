"""Graphs for the tests of pictures, built as data: no engine, no recording."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import backsweep
from backsweep.inspection.model import (
    ComputationalGraph,
    Operand,
    SourceLine,
    Value,
    Vertex,
)


class Sketch:
    """Builds a graph vertex by vertex; numbers that are given become values, gradients, derivatives.

    Local derivatives are given as (operand, formula, number); gradients follow from them by the chain rule.
    """

    def __init__(self) -> None:
        self.vertices: list[Vertex] = []
        self.locals: list[list[tuple[str, float | None]]] = []

    def value(self, number: float | None, shape: tuple[int, ...] = ()) -> Value:
        tensor = None if number is None else backsweep.tensor(number, dtype=backsweep.float64)
        return Value(shape, "float64", tensor, missing="" if tensor is not None else "not kept")

    def leaf(
        self,
        name: str,
        number: float | None = None,
        shape: tuple[int, ...] = (),
        constant: bool = False,
    ) -> int:
        kind = "constant" if constant else "leaf"
        self.vertices.append(Vertex(kind, name, outputs=(self.value(number, shape),)))
        self.locals.append([])
        return len(self.vertices) - 1

    def name_of(self, index: int) -> str:
        vertex = self.vertices[index]
        return vertex.name if vertex.kind == "operation" else vertex.title

    def operation(
        self,
        title: str,
        inputs: Sequence[int],
        expression: str = "",
        name: str = "",
        number: float | None = None,
        derivatives: Sequence[tuple[str, float | None]] = (),
        shape: tuple[int, ...] = (),
        saved: Sequence[int] = (),
        scope: tuple[str, ...] = (),
    ) -> int:
        derivatives = list(derivatives) or [("1", 1.0)] * len(inputs)
        operands = []
        for source, (formula, _) in zip(inputs, derivatives):
            origin = self.vertices[source]
            flows = origin.kind != "constant"
            operands.append(
                Operand(
                    origin.outputs[0],
                    source,
                    name=self.name_of(source) or f"a{source}",
                    derivative=formula if flows else "",
                )
            )
        line = len(self.vertices) + 1
        self.vertices.append(
            Vertex(
                "operation",
                title,
                expression,
                name,
                node=f"{title.title()}Backward0",
                outputs=(self.value(number, shape),),
                operands=tuple(operands),
                saved=tuple((self.name_of(each), self.vertices[each].outputs[0]) for each in saved),
                source_line=SourceLine(
                    "/home/me/lecture.py", line, "loss", f"{name} = {expression}"
                ),
                scope=scope,
                sequence=line,
            )
        )
        self.locals.append(list(derivatives))
        return len(self.vertices) - 1

    def graph(
        self, root: int, gradients: bool = False, notes: tuple[str, ...] = ()
    ) -> ComputationalGraph:
        vertices = list(self.vertices)
        order = tuple(reversed([i for i, v in enumerate(vertices) if v.kind == "operation"]))
        leaves = tuple(i for i, v in enumerate(vertices) if v.kind == "leaf")
        if gradients:
            self.sweep(vertices, root)
        return ComputationalGraph(vertices, (root,), order + leaves, notes)

    def sweep(self, vertices: list[Vertex], root: int) -> None:
        """Fill in the gradients."""
        from dataclasses import replace

        arrived = {root: 1.0}
        for index in reversed(range(len(vertices))):
            vertex = vertices[index]
            if index not in arrived or vertex.kind == "constant":
                continue
            gradient = arrived[index]
            operands = []
            for operand, (_, local) in zip(vertex.operands, self.locals[index]):
                if operand.derivative and local is not None and operand.source is not None:
                    sent = gradient * local
                    arrived[operand.source] = arrived.get(operand.source, 0.0) + sent
                    operand = replace(
                        operand,
                        gradient=backsweep.tensor(sent, dtype=backsweep.float64),
                        derivative_value=backsweep.tensor(local, dtype=backsweep.float64),
                    )
                operands.append(operand)
            vertices[index] = replace(
                vertex,
                operands=tuple(operands),
                gradients=(backsweep.tensor(gradient, dtype=backsweep.float64),),
            )


def lecture_loss(gradients: bool) -> ComputationalGraph:
    """(x * w - y)**2 with x = 2, w = 1, y = 4."""
    sketch = Sketch()
    x, w = sketch.leaf("x", 2.0, constant=True), sketch.leaf("w", 1.0)
    y_pred = sketch.operation(
        "mul", [x, w], "x * w", "y_pred", 2.0, [("w", 1.0), ("x", 2.0)], saved=[x]
    )
    y = sketch.leaf("y", 4.0, constant=True)
    error = sketch.operation(
        "sub", [y_pred, y], "y_pred - y", "error", -2.0, [("1", 1.0), ("-1", -1.0)]
    )
    loss = sketch.operation(
        "pow", [error], "error**2", "loss", 4.0, [("2 * error", -4.0)], saved=[error]
    )
    return sketch.graph(loss, gradients)


def square(gradients: bool) -> ComputationalGraph:
    """error * error: one value twice in one operation."""
    sketch = Sketch()
    error = sketch.operation("neg", [sketch.leaf("w", 3.0)], "-w", "error", -3.0, [("-1", -1.0)])
    loss = sketch.operation(
        "mul", [error, error], "error * error", "loss", 9.0, [("error", -3.0), ("error", -3.0)]
    )
    return sketch.graph(loss, gradients)


def diamond(gradients: bool) -> ComputationalGraph:
    """sin(y_pred) * exp(y_pred): two paths to the same value."""
    sketch = Sketch()
    x, w = sketch.leaf("x", 2.0, constant=True), sketch.leaf("w", 1.0)
    y_pred = sketch.operation(
        "mul", [x, w], "x * w", "y_pred", 2.0, [("w", 1.0), ("x", 2.0)], saved=[x]
    )
    low = sketch.operation("sin", [y_pred], "sin(y_pred)", "s", 0.909297, [("cos(y_pred)", -0.416)])
    high = sketch.operation("exp", [y_pred], "exp(y_pred)", "e", 7.389056, [("e", 7.389056)])
    out = sketch.operation("mul", [low, high], "s * e", "y", 6.71885, [("e", 7.389), ("s", 0.909)])
    return sketch.graph(out, gradients)


def shared_weight(gradients: bool) -> ComputationalGraph:
    """One weight, three uses."""
    sketch = Sketch()
    w = sketch.leaf("w", 0.5)
    h = sketch.leaf("x", 2.0, constant=True)
    number = 2.0
    for step in range(1, 4):
        h = sketch.operation(
            "mul",
            [h, w],
            f"h{step - 1} * w",
            f"h{step}",
            number * 0.5,
            [("w", 0.5), (f"h{step - 1}", number)],
            saved=[h, w],
        )
        number *= 0.5
    return sketch.graph(h, gradients)


def network(gradients: bool = False) -> ComputationalGraph:
    """The 2-16-16-1 network with tanh, by tensors."""
    sketch = Sketch()
    x = sketch.leaf("x", shape=(100, 2), constant=True)
    widths = [2, 16, 16, 1]
    for layer, (before, after) in enumerate(pairwise(widths), 1):
        weight, bias = (
            sketch.leaf(f"W{layer}", shape=(before, after)),
            sketch.leaf(f"b{layer}", shape=(after,)),
        )
        x = sketch.operation(
            "mm",
            [x, weight],
            f"x @ W{layer}",
            "",
            shape=(100, after),
            derivatives=[(f"g @ W{layer}.T", None), ("x.T @ g", None)],
            saved=[x, weight],
        )
        x = sketch.operation(
            "add",
            [x, bias],
            f"x @ W{layer} + b{layer}",
            "",
            shape=(100, after),
            derivatives=[("g", None), ("g", None)],
        )
        if layer < 3:
            x = sketch.operation(
                "tanh",
                [x],
                "tanh(...)",
                f"h{layer}",
                shape=(100, after),
                derivatives=[("1 - h**2", None)],
                saved=[x],
            )
    y = sketch.leaf("y", shape=(100, 1), constant=True)
    x = sketch.operation("sub", [x, y], "output - y", "error", shape=(100, 1))
    x = sketch.operation(
        "pow", [x], "error**2", "", shape=(100, 1), derivatives=[("2 * error", None)], saved=[x]
    )
    x = sketch.operation(
        "mean", [x], "(error**2).mean()", "loss", 0.25, derivatives=[("1 / 100", None)]
    )
    return sketch.graph(x, gradients)


def attention() -> ComputationalGraph:
    sketch = Sketch()
    x = sketch.leaf("x", shape=(8, 32), constant=True)
    q, k, v = (
        sketch.operation(
            "mm",
            [x, sketch.leaf(f"W{n}", shape=(32, 16))],
            f"x @ W{n}",
            n,
            shape=(8, 16),
            derivatives=[(f"g @ W{n}.T", None), ("x.T @ g", None)],
        )
        for n in "qkv"
    )
    t = sketch.operation("permute", [k], "k.T", "", shape=(16, 8), derivatives=[("g.T", None)])
    s = sketch.operation(
        "mm",
        [q, t],
        "q @ k.T",
        "scores",
        shape=(8, 8),
        derivatives=[("g @ k", None), ("q.T @ g", None)],
    )
    d = sketch.operation("div", [s], "scores / 4", "", shape=(8, 8), derivatives=[("1 / 4", None)])
    a = sketch.operation(
        "softmax",
        [d],
        "softmax(scores / 4, -1)",
        "weights",
        shape=(8, 8),
        derivatives=[("y * (g - (g * y).sum(dim))", None)],
    )
    out = sketch.operation(
        "mm",
        [a, v],
        "weights @ v",
        "out",
        shape=(8, 16),
        derivatives=[("g @ v.T", None), ("weights.T @ g", None)],
    )
    return sketch.graph(out)


def cell() -> ComputationalGraph:
    """One step of an LSTM."""
    sketch = Sketch()
    x, h, c = (
        sketch.leaf("x", shape=(1, 8), constant=True),
        sketch.leaf("h", shape=(1, 4)),
        sketch.leaf("c", shape=(1, 4)),
    )
    wx, wh, b = (
        sketch.leaf("Wx", shape=(8, 16)),
        sketch.leaf("Wh", shape=(4, 16)),
        sketch.leaf("b", shape=(16,)),
    )
    a = sketch.operation("mm", [x, wx], "x @ Wx", "", shape=(1, 16))
    r = sketch.operation("mm", [h, wh], "h @ Wh", "", shape=(1, 16))
    s = sketch.operation("add", [a, r], "x @ Wx + h @ Wh", "", shape=(1, 16))
    gates = sketch.operation("add", [s, b], "… + b", "gates", shape=(1, 16))
    parts = [
        sketch.operation("slice", [gates], f"gates[:, {4 * i}:{4 * i + 4}]", "", shape=(1, 4))
        for i in range(4)
    ]
    i, f, g, o = (
        sketch.operation("sigmoid" if n != "g" else "tanh", [p], "", n, shape=(1, 4))
        for n, p in zip("ifgo", parts)
    )
    keep = sketch.operation("mul", [f, c], "f * c", "", shape=(1, 4))
    new = sketch.operation("mul", [i, g], "i * g", "", shape=(1, 4))
    c2 = sketch.operation("add", [keep, new], "f * c + i * g", "c_next", shape=(1, 4))
    t = sketch.operation("tanh", [c2], "tanh(c_next)", "", shape=(1, 4))
    h2 = sketch.operation("mul", [o, t], "o * tanh(c_next)", "h_next", shape=(1, 4))
    total = sketch.operation("sum", [h2], "h_next.sum()", "y", shape=())
    return sketch.graph(total)


def chain(length: int) -> ComputationalGraph:
    """x = x * a + b, over and over."""
    sketch = Sketch()
    x, a, b = sketch.leaf("x", 1.0), sketch.leaf("a", 0.5), sketch.leaf("b", 0.25)
    for _ in range(length):
        x = sketch.operation("mul", [x, a], "x * a", "", 0.5, [("a", 0.5), ("x", 1.0)])
        x = sketch.operation("add", [x, b], "x * a + b", "x", 0.75)
    return sketch.graph(x)


def rosenbrock(count: int) -> ComputationalGraph:
    sketch = Sketch()
    x = [sketch.leaf(f"x{i}", 0.5 * i) for i in range(count)]
    total = None
    for i in range(count - 1):
        s = sketch.operation("pow", [x[i]], f"x{i}**2", "", 0.25, [(f"2 * x{i}", 1.0)])
        d = sketch.operation("sub", [x[i + 1], s], f"x{i + 1} - x{i}**2", "", 0.25)
        p = sketch.operation("pow", [d], "(…)**2", "", 0.0625, [("2 * d", 0.5)])
        m = sketch.operation("mul", [p], "100 * (…)**2", "", 6.25, [("100", 100.0)])
        r = sketch.operation("rsub", [x[i]], f"1 - x{i}", "", 0.5, [("-1", -1.0)])
        q = sketch.operation("pow", [r], f"(1 - x{i})**2", "", 0.25, [("2 * d", 1.0)])
        t = sketch.operation("add", [m, q], "… + …", "", 6.5)
        total = (
            t if total is None else sketch.operation("add", [total, t], "total + …", "total", 13.0)
        )
    return sketch.graph(total, True)


SAMPLES = {
    "lecture": lambda: lecture_loss(False),
    "lecture with gradients": lambda: lecture_loss(True),
    "diamond": lambda: diamond(True),
    "square": lambda: square(True),
    "shared weight": lambda: shared_weight(True),
    "network": network,
    "attention": attention,
    "cell": cell,
    "chain of five": lambda: chain(5),
    "rosenbrock": lambda: rosenbrock(5),
}
