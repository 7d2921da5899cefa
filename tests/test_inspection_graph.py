"""The recorded graph as data: with and without record_graph, before and after backward()."""

from __future__ import annotations

import gc
import sys
import time
import weakref
from collections.abc import Iterator
from typing import Any

import pytest

import backsweep
import backsweep as torch
from backsweep import _C
from backsweep.inspection.graph import build_graph
from backsweep.inspection.model import ComputationalGraph, Vertex


@pytest.fixture(autouse=True)
def recording_is_off_afterwards() -> Iterator[None]:
    yield
    assert _C.recording() == (False, None)


def scalar(value: float, **keywords: Any) -> backsweep.Tensor:
    return torch.tensor(value, **keywords)


def named(graph: ComputationalGraph, name: str) -> Vertex:
    (found,) = [vertex for vertex in graph.vertices if vertex.name == name]
    return found


def lines(graph: ComputationalGraph) -> list[str]:
    return [f"{each.kind} {each.symbol}: {each.expression}" for each in graph.vertices]


# ---- Without recording


def test_the_lecture_before_backward() -> None:
    x, y = scalar(3.0), scalar(1.0)
    w = scalar(2.0, requires_grad=True)
    p = x * w
    s = p - y
    loss = s**2
    graph = build_graph(loss)
    assert lines(graph) == [
        "constant x: ", "leaf w: ", "operation p: x * w", "constant y: ", "operation s: p - y",
        "constant 2: ", "operation loss: s ** 2",
    ]  # fmt: skip
    assert [v.outputs[0].tensor.item() for v in graph.vertices if v.outputs[0].tensor is not None] == [
        3.0, 2.0, 6.0, 1.0, 5.0, 25.0
    ]  # fmt: skip
    assert graph.roots == (6,)
    assert graph.sweep_order == (6, 4, 2, 1)
    assert [operand.derivative for operand in graph.vertices[2].operands] == ["", "x"]
    assert [operand.derivative for operand in graph.vertices[6].operands] == ["2 * s", ""]
    assert graph.vertices[6].operands[1].value.number == 2
    assert named(graph, "w").node == "AccumulateGrad"
    assert named(graph, "loss").node == "PowBackward0"
    assert named(graph, "loss").saved[0][0] == "s"


def test_inputs_come_before_outputs() -> None:
    w = torch.ones(3, requires_grad=True)
    hidden = (w * 2 + w.exp()).tanh()
    graph = build_graph((hidden.sum() + (w * hidden).prod()) / 3)
    for index, vertex in enumerate(graph.vertices):
        for operand in vertex.operands:
            assert operand.source is None or operand.source < index


def test_values_that_no_derivative_needs_are_found_in_the_source_or_said_to_be_missing() -> None:
    x, w, y = scalar(3.0), scalar(2.0, requires_grad=True), scalar(1.0)
    loss = (x * w - y) ** 2
    graph = build_graph(loss)
    assert "computed again" in graph.notes[0]
    assert [v.outputs[0].tensor.item() for v in graph.vertices if v.title == "mul"] == [6.0]
    y = scalar(9.0)  # what the text says now is not what was computed
    graph = build_graph(loss)
    assert "record_graph()" in graph.notes[0]
    (product,) = [vertex for vertex in graph.vertices if vertex.title == "mul"]
    assert product.outputs[0].tensor is None
    assert "record_graph()" in product.outputs[0].missing
    (difference,) = [vertex for vertex in graph.vertices if vertex.title == "sub"]
    assert difference.operands[1].source is None
    assert difference.operands[1].value.missing
    assert y.item() == 9.0


def test_after_backward_structure_and_leaf_gradients_are_left() -> None:
    x, w = scalar(3.0), scalar(2.0, requires_grad=True)
    d = x * w
    loss = d.exp() * d
    loss.backward()
    graph = build_graph(loss)
    assert named(graph, "w").gradients[0].item() == w.grad.item()
    (exponential,) = [vertex for vertex in graph.vertices if vertex.title == "exp"]
    assert exponential.outputs[0].missing == "freed by backward()"
    assert exponential.saved[0][1].missing == "freed by backward()"
    assert "retain_graph=True" in graph.notes[0]
    assert "record_graph()" in graph.notes[0]
    kept = (w * 2).exp()
    kept.backward(retain_graph=True)
    assert "freed" not in "".join(build_graph(kept).notes)


def test_a_value_that_was_written_over_says_so() -> None:
    w = torch.ones(2, requires_grad=True)
    a = w * 2
    y = a.exp()
    y.add_(1.0)
    z = y.sum()
    graph = build_graph(z)
    (exponential,) = [vertex for vertex in graph.vertices if vertex.title == "exp"]
    assert exponential.saved[0][1].missing == "changed in place since"
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        build_graph(z, sweep=True)


def test_the_snapshot_does_not_follow_later_writes() -> None:
    x = torch.tensor([1.0, 2.0])
    w = torch.tensor([3.0, 4.0], requires_grad=True)
    y = (x * w).sum()
    graph = build_graph(y)
    x.fill_(0.0)
    w.data.fill_(0.0)
    assert named(graph, "x").outputs[0].tensor.tolist() == [1.0, 2.0]
    assert named(graph, "w").outputs[0].tensor.tolist() == [3.0, 4.0]


class Model:
    def __init__(self) -> None:
        self.weight = torch.ones(2, 2, requires_grad=True)
        self.layers = [torch.ones(2, requires_grad=True)]

    def named_parameters(self) -> Iterator[tuple[str, backsweep.Tensor]]:
        yield "layers.0.bias", self.layers[0]


def test_names_of_attributes_items_and_parameters() -> None:
    model = Model()
    state = {"scale": torch.tensor(3.0, requires_grad=True)}
    steps = [torch.ones(2)]
    y = (steps[0] * model.weight + model.layers[0]) * state["scale"]
    graph = build_graph(y.sum())
    leaves = {vertex.name for vertex in graph.vertices if vertex.kind == "leaf"}
    assert leaves == {"model.weight", "model.layers.0.bias", "state['scale']"}
    assert named(graph, "y").title == "mul"
    assert named(graph, "steps[0]").kind == "constant"


def test_given_names_win() -> None:
    w = scalar(2.0, requires_grad=True)
    y = w * w
    graph = build_graph(y, names={"output": y, "weight": w})
    assert named(graph, "output").expression == "weight * weight"
    with pytest.raises(TypeError, match=r"names: a float was given for 'a'; a tensor is required"):
        build_graph(y, names={"a": 1.0})  # type: ignore[dict-item]


def test_several_roots_and_outputs() -> None:
    x = torch.tensor([3.0, 1.0, 2.0], requires_grad=True)
    values, indices = x.sort()
    low, high = values.split([1, 2])
    graph = build_graph([low.sum(), high.sum()])
    assert len(graph.roots) == 2
    assert indices.tolist() == [1, 2, 0]
    (split,) = [vertex for vertex in graph.vertices if "plit" in vertex.node]
    assert [output.shape for output in split.outputs] == [(1,), (2,)]
    assert {operand.output for v in graph.vertices for operand in v.operands} == {0, 1}


def test_a_function_of_the_program() -> None:
    class Double(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            ctx.save_for_backward(x)
            return x * 2

        @staticmethod
        def backward(ctx: Any, g: Any) -> Any:
            return g * 2

    x = torch.tensor(3.0, requires_grad=True)
    with backsweep.record_graph():
        y = Double.apply(x) + 1
    graph = build_graph(y, sweep=True)
    (double,) = [vertex for vertex in graph.vertices if vertex.title == "DoubleBackward"]
    name = "Double.apply" if sys.version_info >= (3, 11) else "DoubleBackward"
    assert double.expression == f"{name}(x)" or not double.source_line
    assert double.operands[0].gradient.item() == 2.0
    assert double.operands[0].derivative_value is None  # only the program knows its rule


# ---- With recording


def test_recording_keeps_everything_after_backward() -> None:
    x, w, y = scalar(3.0), scalar(2.0, requires_grad=True), scalar(1.0)
    with backsweep.record_graph():
        loss = (x * w - y) ** 2
    loss.backward()
    graph = build_graph(loss)
    assert graph.notes == ()
    operations = [graph.vertices[index] for index in graph.sweep_order]
    assert [each.outputs[0].tensor.item() for each in operations] == [25.0, 5.0, 6.0, 2.0]
    assert [each.gradients[0].item() for each in operations] == [1.0, 10.0, 10.0, 30.0]
    flows = [
        (operand.derivative, operand.derivative_value.item(), operand.gradient.item())
        for each in operations
        for operand in each.operands
        if operand.derivative
    ]
    assert flows == [
        (f"2 * {operations[1].symbol}", 10.0, 10.0),
        ("1", 1.0, 10.0),
        ("x", 3.0, 30.0),
    ]


def in_a_function(w: backsweep.Tensor) -> backsweep.Tensor:
    hidden = torch.tanh(w * 2)
    return hidden + 1


def test_recording_keeps_lines_scopes_and_names_of_locals() -> None:
    w = scalar(0.5, requires_grad=True)
    with backsweep.record_graph():
        y = in_a_function(w) * 3
    graph = build_graph(y)
    (hyperbolic,) = [vertex for vertex in graph.vertices if vertex.title == "tanh"]
    assert hyperbolic.source_line is not None
    assert hyperbolic.source_line.text == "hidden = torch.tanh(w * 2)"
    assert hyperbolic.source_line.function == "in_a_function"
    assert hyperbolic.scope == ("in_a_function",)
    (last,) = [graph.vertices[root] for root in graph.roots]
    assert last.scope == ()
    if hasattr((lambda: 0).__code__, "co_positions"):
        assert hyperbolic.expression == "torch.tanh(w * 2)"
        assert hyperbolic.name == "hidden"
        assert last.expression == "in_a_function(w) * 3"


def test_recorded_values_are_copies() -> None:
    x = torch.tensor([1.0, 2.0])
    w = torch.tensor([3.0, 4.0], requires_grad=True)
    with backsweep.record_graph():
        y = x + w
        z = y * 2
        y.add_(10.0)
        total = z.sum()
    x.fill_(0.0)
    w.data.fill_(0.0)
    total.backward()
    w.grad.fill_(7.0)
    graph = build_graph(total)
    first = next(vertex for vertex in graph.vertices if vertex.title == "add")
    assert first.outputs[0].tensor.tolist() == [4.0, 6.0]
    assert [operand.value.tensor.tolist() for operand in first.operands] == [[1.0, 2.0], [3.0, 4.0]]
    assert first.operands[1].gradient.tolist() == [2.0, 2.0]


def test_operands_of_writes_in_place_are_those_from_before() -> None:
    w = torch.tensor([1.0], requires_grad=True)
    with backsweep.record_graph():
        y = w * 1
        y.mul_(3.0)
        y.sub_(torch.tensor([5.0]))
        y.exp_()
        y.clamp_(max=0.25)
    graph = build_graph(y)
    values = [
        (each.title, each.operands[0].value.tensor.item(), each.outputs[0].tensor.item())
        for each in graph.vertices
        if each.kind == "operation"
    ]
    assert values[:3] == [("mul", 1.0, 1.0), ("mul", 1.0, 3.0), ("sub", 3.0, -2.0)]
    assert values[3][1] == -2.0
    assert values[4] == (
        "clamp",
        pytest.approx(0.135335, rel=1e-5),
        pytest.approx(0.135335, rel=1e-5),
    )


def test_constants_are_one_vertex_while_their_values_are_the_same() -> None:
    x = torch.tensor([1.0, 2.0])
    w = torch.ones(2, requires_grad=True)
    with backsweep.record_graph():
        a = x * w
        b = x + a
        x.fill_(5.0)
        c = x * b
    graph = build_graph(c)
    constants = [v.outputs[0].tensor.tolist() for v in graph.vertices if v.kind == "constant"]
    assert constants == [[1.0, 2.0], [5.0, 5.0]]


def test_the_mode_as_switch_block_and_decorator() -> None:
    w = scalar(2.0, requires_grad=True)

    def is_recorded(y: backsweep.Tensor) -> bool:
        return _C.graph_snapshot([y], 0)[0][-1][9] is not None

    @backsweep.record_graph()
    def step() -> backsweep.Tensor:
        """What it does."""
        return w * 2

    assert step.__doc__ == "What it does."
    assert not is_recorded(w * 2)
    assert is_recorded(step())
    assert not is_recorded(w * 2)
    backsweep.record_graph(True)
    try:
        assert is_recorded(w * 2)
        with backsweep.record_graph(False):
            assert not is_recorded(w * 2)
        assert is_recorded(w * 2)
    finally:
        backsweep.record_graph(False)
    assert not is_recorded(w * 2)
    with pytest.raises(ZeroDivisionError), backsweep.record_graph():
        raise ZeroDivisionError
    with pytest.raises(TypeError, match="record_graph: a function was given; True or False"):
        backsweep.record_graph(step)  # type: ignore[arg-type]


def test_the_mode_goes_with_anomaly_detection_and_hooks_on_saved_values() -> None:
    w = scalar(2.0, requires_grad=True)
    packed: list[Any] = []

    def pack(value: Any) -> Any:
        packed.append(value.item())
        return value

    with torch.autograd.detect_anomaly(), backsweep.record_graph():
        with torch.autograd.graph.saved_tensors_hooks(pack, lambda value: value):
            y = w * w
        graph = build_graph(y)
        y.backward()
    assert packed
    assert graph.vertices[-1].saved[0][1].missing == "packed by a hook of saved_tensors_hooks"
    assert graph.vertices[-1].outputs[0].tensor.item() == 4.0


def test_gradients_are_those_of_torch() -> None:
    reference = pytest.importorskip("torch", reason="comparing with PyTorch needs PyTorch")

    def program(library: Any, w: Any, v: Any) -> list[Any]:
        a = library.tanh(w * v)
        b = a / (v + 2)
        c = b.exp() * a
        return [a, b, c, c * c]

    with backsweep.record_graph():
        w, v = scalar(0.3, requires_grad=True), scalar(1.2, requires_grad=True)
        results = program(torch, w, v)
    results[-1].backward()
    rw, rv = (reference.tensor(value, requires_grad=True) for value in (0.3, 1.2))
    references = program(reference, rw, rv)
    for each in references:
        each.retain_grad()
    references[-1].backward()
    names = dict(zip("abcd", results))
    graph = build_graph(results[-1], names=names)
    for name, theirs in zip("abcd", references):
        assert named(graph, name).gradients[0].item() == pytest.approx(theirs.grad.item(), rel=1e-5)
    assert named(graph, "w").gradients[0].item() == pytest.approx(rw.grad.item(), rel=1e-5)


# ---- Messages


def test_a_plain_tensor_has_no_graph() -> None:
    with pytest.raises(
        RuntimeError, match=r"build_graph: a float32 tensor of shape .2. without a graph"
    ) as caught:
        build_graph(torch.ones(2))
    assert "does not require grad and does not have a grad_fn" in str(caught.value)


def test_the_cut_is_named() -> None:
    w = scalar(2.0, requires_grad=True)
    y = (w * w).detach()
    with pytest.raises(
        RuntimeError, match=r"the chain may have been cut at line \d+: `y = \(w \* w\)\.detach\(\)`"
    ):
        build_graph(y)


def test_integers_have_no_graph() -> None:
    with pytest.raises(
        RuntimeError, match="integers and bools have no gradient: keep the dtype floating"
    ):
        build_graph(torch.tensor([1, 2]))


def test_a_leaf_has_no_graph() -> None:
    with pytest.raises(
        RuntimeError, match=r"a leaf, a float32 tensor .* was given; it has no graph"
    ):
        build_graph(scalar(1.0, requires_grad=True))


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (3.0, r"a float was given; a tensor.*item\(\) gives a number without a graph"),
        ("x", "a str was given"),
        ([], "an empty list was given"),
        ([None], "a NoneType was given"),
    ],
)
def test_what_is_no_tensor(given: Any, text: str) -> None:
    with pytest.raises(TypeError, match=f"build_graph: {text}"):
        build_graph(given)


# ---- Costs and lifetime


def chain(length: int) -> backsweep.Tensor:
    y = scalar(1.0, requires_grad=True)
    for _ in range(length):
        y = y * 1.0001
    return y


def test_ten_thousand_nodes_in_well_under_a_second() -> None:
    y = chain(10_000)
    best = 10.0
    for _ in range(3):
        start = time.process_time()
        graph = build_graph(y)
        best = min(best, time.process_time() - start)
    assert len(graph.vertices) == 20_001
    assert best < 0.8


def test_a_long_chain_needs_no_stack() -> None:
    y = chain(250_000)
    graph = build_graph(y)
    assert sum(vertex.kind == "operation" for vertex in graph.vertices) == 250_000
    assert "values are not shown" in graph.notes[0]


def test_the_data_keeps_no_node_and_no_tensor_of_the_program_alive() -> None:
    import weakref

    w = scalar(2.0, requires_grad=True)
    with backsweep.record_graph():
        y = (w * 3).exp()
    node = y.grad_fn
    alive = weakref.ref(node)
    tensor = weakref.ref(y)
    graph = build_graph(y, sweep=True)
    explanation = backsweep.explain(y)
    del y, node
    gc.collect()
    assert alive() is None
    assert tensor() is None
    assert graph.vertices and explanation.steps


def test_recorded_graphs_are_freed_without_the_collector() -> None:
    w = scalar(2.0, requires_grad=True)
    gc.collect()
    before = _C._live_tensor_objects()
    gc.disable()
    try:
        for _ in range(10):
            with backsweep.record_graph():
                y = (w * 3).exp()
            y.backward()
            del y
        w.grad = None
        after = _C._live_tensor_objects()
    finally:
        gc.enable()
    assert after <= before + 1


def test_nothing_is_imported_before_it_is_used() -> None:
    import subprocess
    import sys

    program = (
        "import sys, backsweep; print([m for m in sys.modules if 'inspection' in m]); "
        "print({'explain', 'sweep', 'record_graph', 'graph_memory'} <= set(dir(backsweep)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.split("\n")[:2] == ["[]", "True"], done.stderr


def test_a_view_whose_history_is_younger_than_what_uses_it() -> None:
    w = backsweep.ones(2, 2, requires_grad=True)
    base = w * 1
    view = base.view(4)
    view[2] *= 3
    y = view.reshape(2, 2).t().sum()
    for recorded in (True, False):
        with backsweep.record_graph(recorded):
            graph = build_graph(y, sweep=True)
        places = [
            (index, each.source)
            for index, vertex in enumerate(graph.vertices)
            for each in vertex.operands
        ]
        assert all(source is not None and source < index for index, source in places if source)
        (gradient,) = graph.vertices[graph.sweep_order[-1]].gradients
        assert gradient is not None and gradient.tolist() == [[1.0, 1.0], [3.0, 1.0]]
    assert "Ellipsis" not in str(backsweep.explain(y))
    assert [step.index for step in backsweep.sweep(y)] == list(graph.sweep_order)
    assert w.grad is not None and w.grad.tolist() == [[1.0, 1.0], [3.0, 1.0]]


def test_what_is_written_to_is_not_what_was_computed() -> None:
    w = backsweep.ones(3, requires_grad=True)
    with backsweep.record_graph():
        y = w * 1
        y[2] *= 3
    texts = [vertex.expression for vertex in build_graph(y).vertices if vertex.node == "CopySlices"]
    assert texts and all(text.startswith("in-place write to a view(") for text in texts)


def test_names_must_be_texts() -> None:
    y = backsweep.ones(3, requires_grad=True) * 2
    with pytest.raises(TypeError, match="names: a int was given as a name; a str is required"):
        build_graph(y, names={3: y})  # type: ignore[dict-item]


def test_a_file_beside_the_package_is_the_programs() -> None:
    from backsweep.inspection.names import PACKAGE, is_own_file

    assert is_own_file(f"{PACKAGE}/pure.py") and not is_own_file(f"{PACKAGE}-lecture/train.py")


class Forgotten:
    """What a program may have in its variables: objects that raise whatever they are asked."""


class RaisingClass:
    @property  # type: ignore[misc]
    def __class__(self) -> type:
        raise RuntimeError("asked for the class")


class RaisingDict:
    @property
    def __dict__(self) -> dict[str, Any]:  # type: ignore[override]
        raise RuntimeError("asked for the attributes")


class RaisingItems(dict[str, Any]):
    def items(self) -> Any:
        raise RuntimeError("asked for the items")


class RaisingLength(list[Any]):
    def __len__(self) -> int:
        raise RuntimeError("asked for the length")


class RaisingParameters:
    def named_parameters(self) -> Any:
        raise ValueError("asked for the parameters")


def test_variables_that_raise_when_they_are_looked_at() -> None:
    forgotten = Forgotten()
    gone = weakref.proxy(forgotten)
    del forgotten
    odd = [
        gone,
        RaisingClass(),
        RaisingDict(),
        RaisingItems(),
        RaisingLength(),
        RaisingParameters(),
    ]
    a, b, c, d, e, f = odd
    w = backsweep.tensor(2.0, requires_grad=True)
    y = w * 3.0
    assert "y = w * 3.0" in str(backsweep.explain(y))
    assert "y = w * 3.0" in backsweep.draw(y).svg()
    assert "y: keeps 1 node;" in backsweep.graph_memory(y).why()
    assert len((a, b, c, d, e, f)) == 6
