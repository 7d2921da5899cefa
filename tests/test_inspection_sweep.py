"""backsweep.sweep: a live sweep, node by node, that is backward() when it has ended."""

from __future__ import annotations

import gc
import sys
import weakref
from typing import Any

import pytest

import backsweep
import backsweep as torch
from backsweep import _C


def network() -> tuple[list[Any], Any]:
    w = torch.tensor([[0.3, -0.2], [0.1, 0.4]], requires_grad=True)
    b = torch.tensor([0.1, -0.3], requires_grad=True)
    x = torch.tensor([[1.0, 2.0], [3.0, -1.0]])
    hidden = torch.tanh(x @ w + b)
    return [w, b], (hidden * hidden).sum() + b.sum()


def test_at_its_end_it_is_backward() -> None:
    parameters, loss = network()
    others, same_loss = network()
    same_loss.backward()
    for step in backsweep.sweep(loss):
        assert step.number >= 1
    for mine, theirs in zip(parameters, others):
        assert torch.equal(mine.grad, theirs.grad)
    with pytest.raises(RuntimeError, match="sweep: the graph was freed: Trying to backward"):
        backsweep.sweep(loss)
    with pytest.raises(RuntimeError, match="Trying to backward through the graph a second time"):
        loss.backward()


def test_the_order_is_that_of_backward() -> None:
    order: list[str] = []

    def run(sweeps: Any) -> list[str]:
        order.clear()
        _, loss = network()
        waiting, seen = [loss.grad_fn], set()
        while waiting:
            node = waiting.pop()
            if node is None or node in seen:
                continue
            seen.add(node)
            name = type(node).__name__
            node.register_hook(lambda *_, name=name: order.append(name))
            waiting += [each for each, _ in node.next_functions]
        sweeps(loss)
        return list(order)

    by_backward = run(lambda loss: loss.backward())
    steps: list[str] = []
    by_steps = run(lambda loss: steps.extend(each.vertex.node for each in backsweep.sweep(loss)))
    assert by_steps == by_backward
    assert [name for name in by_backward if name != "AccumulateGrad"] == [
        name for name in steps if name != "AccumulateGrad"
    ]


def test_steps_say_what_flows_and_what_waits() -> None:
    x = torch.tensor(2.0, requires_grad=True)
    a = x * 3
    b = x.exp()
    y = a * b
    found = backsweep.sweep(y)
    symbols = [vertex.symbol for vertex in found.graph.vertices]
    steps = list(found)
    assert [step.vertex.symbol for step in steps] == ["y", "b", "a", "x"]
    assert [[symbols[each] for each in step.pending] for step in steps] == [
        ["b", "a"],
        ["a", "x"],
        ["x"],
        [],
    ]
    first = steps[0]
    assert first.gradient.item() == 1.0
    assert [(each.name, each.gradient.item()) for each in first.inputs] == [
        ("a", b.item()), ("b", a.item()),
    ]  # fmt: skip
    assert steps[-1].accumulated is x.grad


def test_given_up_half_way_nothing_is_accumulated() -> None:
    parameters, loss = network()
    steps = backsweep.sweep(loss, retain_graph=True)
    for step in steps:
        if step.number == 3:
            break
    steps.close()
    assert [each.grad for each in parameters] == [None, None]
    assert list(steps) == []
    loss.backward()  # the graph was retained
    assert parameters[0].grad is not None
    parameters, loss = network()
    for step in backsweep.sweep(loss):
        if step.vertex.title == "tanh":
            break
    assert [each.grad for each in parameters] == [None, None]
    with pytest.raises(RuntimeError, match="Trying to backward through the graph a second time"):
        loss.backward()


def test_leaves_are_added_to_all_at_once() -> None:
    parameters, loss = network()
    for step in backsweep.sweep(loss):
        known = [each.grad is not None for each in parameters]
        assert known == [step.vertex.kind == "leaf"] * 2


def test_it_adds_to_gradients_that_are_there() -> None:
    x = torch.tensor(2.0, requires_grad=True)
    (x * 3).backward()
    *_, last = backsweep.sweep(x * 4)
    assert last.accumulated.item() == 7.0
    assert last.gradient.item() == 4.0


def test_hooks_run_as_in_backward() -> None:
    x = torch.tensor(2.0, requires_grad=True)
    y = x * 3
    seen: list[Any] = []
    y.register_hook(lambda g: g * 10)
    y.retain_grad()
    x.register_post_accumulate_grad_hook(lambda leaf: seen.append(leaf.grad.item()))
    for step in backsweep.sweep(y * 2):
        seen.append(step.vertex.title)
    assert y.grad.item() == 20.0
    assert x.grad.item() == 60.0
    assert seen == ["mul", "mul", 60.0, "x"]


def test_a_hook_that_raises_ends_it() -> None:
    x = torch.tensor(2.0, requires_grad=True)
    y = x * 3

    def refuse(gradient: Any) -> Any:
        raise ValueError("no")

    y.register_hook(refuse)
    steps = backsweep.sweep(y * 2)
    next(steps)
    with pytest.raises(ValueError, match="no"):
        next(steps)
    assert x.grad is None
    steps.close()
    assert _C.current_sweep() == 0


def test_seeds_and_keywords_are_those_of_backward() -> None:
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    with pytest.raises(
        RuntimeError, match="grad can be implicitly created only for scalar outputs"
    ):
        backsweep.sweep(x * x)
    with pytest.raises(RuntimeError, match="Mismatch in shape"):
        backsweep.sweep(x * x, torch.ones(3))
    with pytest.raises(TypeError, match="sweep: gradient is a float; a tensor or None is required"):
        backsweep.sweep(x * x, 1.0)  # type: ignore[arg-type]
    for _ in backsweep.sweep([(x * x).sum(), x.sum()], [torch.tensor(2.0), None]):
        pass
    assert x.grad.tolist() == [5.0, 9.0]
    x.grad = None
    for _ in backsweep.sweep((x**3).sum(), create_graph=True):
        pass
    assert x.grad.requires_grad
    (second,) = torch.autograd.grad(x.grad.sum(), x)
    assert second.tolist() == [6.0, 12.0]


def test_other_sweeps_between_the_steps() -> None:
    parameters, loss = network()
    for step in backsweep.sweep(loss, retain_graph=True):
        assert torch.is_grad_enabled()
        if step.number in (2, 4):
            gradients = torch.autograd.grad(loss, parameters, retain_graph=True)
        assert _C.current_sweep() == 0
    for each, gradient in zip(parameters, gradients):
        assert torch.equal(each.grad, gradient)
    first, second = (
        backsweep.sweep(loss, retain_graph=True),
        backsweep.sweep(loss, retain_graph=True),
    )
    for one, other in zip(first, second):
        assert one.vertex.symbol == other.vertex.symbol
    # zip takes one step more of the first
    for each, gradient in zip(parameters, gradients):
        assert torch.allclose(each.grad, gradient * 3)


def test_grad_mode_outside_is_left_alone() -> None:
    x = torch.tensor(2.0, requires_grad=True)
    y = x * x
    with torch.no_grad():
        steps = backsweep.sweep(y, create_graph=True)
        next(steps)
        assert not torch.is_grad_enabled()
        list(steps)
    assert x.grad.requires_grad


def test_it_is_freed_when_it_is_dropped() -> None:
    import weakref

    x = torch.tensor(2.0, requires_grad=True)
    y = (x * 3).exp()
    node = weakref.ref(y.grad_fn)
    steps = backsweep.sweep(y)
    next(steps)
    del y
    gc.collect()
    del steps
    gc.collect()
    assert node() is None


def test_saved_values_written_over_are_refused_when_their_turn_comes() -> None:
    x = torch.tensor(2.0, requires_grad=True)
    a = x.exp()
    y = a * 2
    with torch.no_grad():
        a.add_(1.0)
    steps = backsweep.sweep(y)
    next(steps)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        next(steps)
    assert x.grad is None


def test_record_graph_on_a_generator_holds_while_it_runs() -> None:
    w = backsweep.tensor(2.0, requires_grad=True)

    @backsweep.record_graph()
    def results():  # type: ignore[no-untyped-def]
        yield w * 2
        yield w * 3

    outside = []
    for each in results():
        assert backsweep.graph_memory(each).recorded > 0
        outside.append(backsweep.graph_memory(w * 4).recorded)
    assert outside == [0, 0]


def test_records_do_not_outlive_their_graphs() -> None:
    w = backsweep.tensor(2.0, requires_grad=True)

    def resident() -> int:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1])

    with backsweep.record_graph():
        for step in range(10_000):
            loss = (w * 3.0 - 1.0) ** 2
            loss.backward()
            w.grad = None
            if step == 1_000 and sys.platform == "linux":
                before = resident()
    if sys.platform == "linux":
        assert resident() - before < 1_000, "pages"


@pytest.mark.parametrize("look", [backsweep.explain, backsweep.draw, backsweep.graph_memory])
@pytest.mark.parametrize("recorded", [True, False])
def test_what_is_looked_at_is_not_kept_alive(look: Any, recorded: bool) -> None:
    class Kept:
        pass

    with backsweep.record_graph(recorded):
        w = backsweep.ones(10, requires_grad=True)
        y = (w * 2).sum()
    kept = Kept()
    alive = weakref.ref(kept)
    y.grad_fn.metadata["kept"] = kept  # type: ignore[union-attr]
    del kept
    found = look(y)
    next(backsweep.sweep(y, retain_graph=True))
    del y, w
    gc.collect()
    assert str(found) and alive() is None
