"""Hooks of tensors and nodes."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from libraries import with_both

import backsweep
from backsweep.autograd import graph


@with_both
def test_the_order_of_all_hooks(library: Any) -> None:
    x = library.ones(3, requires_grad=True)
    edge = library.autograd.graph.get_gradient_edge
    log: list[tuple[str, Any]] = []

    def note(name: str, *values: Any, result: Any = None) -> Any:
        log.append((name, [v.tolist() if v is not None else None for v in values]))
        return result

    x.register_hook(lambda g: note("leaf 1", g, result=g * 2))
    x.register_hook(lambda g: note("leaf 2", g))
    accumulator = edge(x).node
    accumulator.register_prehook(lambda outputs: note("before leaf", *outputs))
    accumulator.register_hook(lambda inputs, outputs: note("after leaf", *inputs, *outputs))
    x.register_post_accumulate_grad_hook(lambda leaf: note("added", leaf.grad))
    y = x * 2
    y.register_hook(lambda g: note("tensor", g, result=g * 10))
    y.grad_fn.register_prehook(lambda outputs: note("before", *outputs))
    y.grad_fn.register_hook(lambda inputs, outputs: note("after", *inputs, *outputs))
    y.retain_grad()
    y.sum().backward()
    assert log == [
        ("tensor", [[1.0] * 3]),
        ("before", [[10.0] * 3]),
        ("after", [[20.0] * 3, None, [10.0] * 3]),
        ("leaf 1", [[20.0] * 3]),
        ("leaf 2", [[40.0] * 3]),
        ("before leaf", [[40.0] * 3]),
        ("added", [[40.0] * 3]),
        ("after leaf", [[40.0] * 3]),
    ]
    assert y.grad.tolist() == [10.0] * 3
    log.clear()
    (gradient,) = library.autograd.grad((x * 2).sum(), x)
    assert gradient.tolist() == [4.0] * 3
    assert [name for name, _ in log] == ["leaf 1", "leaf 2"]


@with_both
def test_handles(library: Any) -> None:
    x = library.ones(2, requires_grad=True)
    calls = []
    first = x.register_hook(lambda g: calls.append(1))
    with x.register_hook(lambda g: calls.append(2)):
        (x * 1).sum().backward()
    first.remove()
    first.remove()
    (x * 1).sum().backward()
    assert calls == [1, 2]
    # Removing within a hook: the rest of this round still runs.
    handles: list[Any] = []
    handles.append(x.register_hook(lambda g: [handle.remove() for handle in handles] and None))
    handles.append(x.register_hook(lambda g: calls.append(3)))
    (x * 1).sum().backward()
    (x * 1).sum().backward()
    assert calls == [1, 2, 3]


@with_both
def test_hooks_of_a_tensor_that_is_captured(library: Any) -> None:
    x = library.ones(2, requires_grad=True)
    y = x * 3
    y.register_hook(lambda g: g * 5)
    assert library.autograd.grad(y.sum(), y)[0].tolist() == [5.0, 5.0]
    y = x * 3
    y.register_hook(lambda g: g * 5)
    assert library.autograd.grad(y.sum(), [x, y])[0].tolist() == [15.0, 15.0]


@with_both
def test_hooks_under_create_graph_are_recorded(library: Any) -> None:
    x = library.tensor(3.0, requires_grad=True)
    y = x * x
    y.register_hook(lambda g: g * x)
    (slope,) = library.autograd.grad(y, x, create_graph=True)
    assert slope.item() == 18.0
    assert library.autograd.grad(slope, x)[0].item() == 12.0


def raised(library: Any, hook: Any) -> BaseException:
    x = library.ones(3, requires_grad=True)
    y = x * 2
    y.register_hook(hook)
    with pytest.raises((RuntimeError, TypeError)) as error:
        y.sum().backward()
    return error.value


@with_both
def test_refusals(library: Any) -> None:
    with pytest.raises(
        RuntimeError, match="cannot register a hook on a tensor that doesn't require"
    ):
        library.ones(3).register_hook(print)
    x = library.ones(3, requires_grad=True)
    with pytest.raises(RuntimeError, match="cannot be registered on non-leaf tensors"):
        (x * 2).register_post_accumulate_grad_hook(print)
    error = raised(library, lambda g: 3)
    assert isinstance(error, TypeError)
    assert "expected Variable, but hook returned 'int'" in str(error)
    assert "'<lambda>' has changed the size of value" in str(raised(library, lambda g: g[:2]))
    error = raised(library, lambda g: g.double())
    assert "'<lambda>' has changed the type of value" in str(error)
    for hook, phrase in [
        (lambda i, o: 3, "expected tuple, but hook returned 'int'"),
        (lambda i, o: (i[0],), r"an incorrect number of values \(got 1, but expected 2\)"),
    ]:
        y = x * 2
        y.grad_fn.register_hook(hook)
        with pytest.raises((RuntimeError, TypeError), match=phrase):
            y.sum().backward()


def test_a_hook_that_raises_leaves_nothing_behind() -> None:
    x = backsweep.ones(2, requires_grad=True)
    w = backsweep.ones(2, requires_grad=True)

    def refuse(gradient: Any) -> None:
        raise KeyError("no")

    w.register_hook(refuse)
    with pytest.raises(KeyError):
        (x * w).sum().backward()
    assert x.grad is None
    assert w.grad is None


@with_both
def test_hooks_stay_when_the_data_changes(library: Any) -> None:
    w = library.ones(2, requires_grad=True)
    w.register_hook(lambda g: g * 2)
    (w * 1).sum().backward()
    w.grad = None
    w.data = library.ones(3)
    (w * 1).sum().backward()
    assert w.grad.tolist() == [2.0] * 3


@with_both
def test_multi_grad_hooks(library: Any) -> None:
    register = library.autograd.graph.register_multi_grad_hook
    x = library.ones(2, requires_grad=True)
    w = library.ones(2, requires_grad=True)
    seen: list[Any] = []
    a, b, c = x * 2, x * 3, w * 4
    register([a, b, c], lambda gs: seen.append([g if g is None else g.tolist() for g in gs]))
    (a + b).sum().backward(retain_graph=True)
    assert seen == [[[1.0, 1.0], [1.0, 1.0], None]]
    (a * b * c).sum().backward(retain_graph=True)
    assert len(seen) == 2
    assert seen[1][2] == [6.0, 6.0]
    first: list[Any] = []
    handle = register([a, b], lambda g: first.append(g.tolist()), mode="any")
    (a + b).sum().backward(retain_graph=True)
    assert first == [[1.0, 1.0]]
    handle.remove()
    (a + b).sum().backward()
    assert len(first) == 1
    leaves: list[Any] = []
    register([x, w], lambda gs: leaves.append(gs))
    (x * w).sum().backward()
    assert len(leaves) == 1
    with pytest.raises(ValueError, match="Expects mode to be one of"):
        register([a], print, mode="some")


@with_both
def test_hooks_may_sweep(library: Any) -> None:
    x = library.ones(2, requires_grad=True)
    w = library.ones(2, requires_grad=True)
    y = x * 2

    def sweep(gradient: Any) -> None:
        with library.enable_grad():
            (w * 3).sum().backward()

    y.register_hook(sweep)
    (y * w.detach()).sum().backward()
    assert w.grad.tolist() == [3.0, 3.0]
    assert x.grad.tolist() == [2.0, 2.0]


class Noticed:
    alive = 0

    def __init__(self) -> None:
        Noticed.alive += 1

    def __del__(self) -> None:
        Noticed.alive -= 1


@pytest.mark.parametrize("kind", ["leaf", "tensor", "node", "multi", "swept", "handle"])
def test_cycles_through_hooks_are_collected(kind: str) -> None:
    before = Noticed.alive

    def build() -> None:
        noticed = Noticed()
        x = backsweep.ones(2, requires_grad=True)
        y = x * 2
        target = x if kind == "leaf" else y

        held = (noticed, x, target)

        def hook(*given: Any) -> None:
            _ = held

        if kind == "node":
            y.grad_fn.register_hook(hook)
        elif kind == "multi":
            graph.register_multi_grad_hook([y, x * 3], hook)
        else:
            handle = target.register_hook(hook)
            if kind == "handle":
                y.keep = handle
        if kind == "swept":
            (y * y).sum().backward()

    build()
    gc.collect()
    gc.collect()
    assert Noticed.alive == before


def test_increment_version() -> None:
    x = backsweep.ones(2, requires_grad=True)
    y = x.exp()
    graph.increment_version([y, y])
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        y.sum().backward()
    with pytest.raises(RuntimeError, match=r"expect a Iterable\[Tensor\]"):
        graph.increment_version(3)  # type: ignore[arg-type]


@with_both
def test_what_nodes_show(library: Any) -> None:
    x = library.ones(2, requires_grad=True)
    y = x.exp()
    assert y.grad_fn._saved_result.tolist() == y.tolist()
    assert (x * y).grad_fn._saved_other.tolist() == y.tolist()
    assert not hasattr((x + y).grad_fn, "_saved_result")
    y.grad_fn.metadata["note"] = 1
    assert y.grad_fn.metadata == {"note": 1}
    assert y.grad_fn.requires_grad is True
    assert y.grad_fn(library.ones(2)).tolist() == y.tolist()
    edge = library.autograd.graph.get_gradient_edge(y)
    assert edge.output_nr == 0
    assert edge.node is y.grad_fn
    with pytest.raises(RuntimeError, match="does not require gradients"):
        library.autograd.graph.get_gradient_edge(library.ones(2))
