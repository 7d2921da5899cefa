"""autograd.Function."""

from __future__ import annotations

import contextlib
import gc
import weakref
from typing import Any

import pytest
from libraries import with_both

import backsweep
from backsweep.autograd.function import Function, once_differentiable


def made(library: Any, forward: Any, backward: Any, setup: Any = None) -> Any:
    """A Function called Made."""
    members = {"forward": staticmethod(forward), "backward": staticmethod(backward)}
    if setup:
        members["setup_context"] = staticmethod(setup)
    return type("Made", (library.autograd.Function,), members)


@with_both
def test_a_function_with_everything(library: Any) -> None:
    seen: dict[str, Any] = {}

    def forward(ctx: Any, a: Any, power: int, b: Any, *, scale: float = 1.0) -> Any:
        seen["needs"] = ctx.needs_input_grad
        seen["recording"] = library.is_grad_enabled()
        ctx.power = power
        ctx.save_for_backward(a, None, b)
        return a**power * b, a + b, "text", None

    def backward(ctx: Any, first: Any, second: Any, *others: Any) -> Any:
        a, nothing, b = ctx.saved_tensors
        seen["others"] = (*others, nothing)
        return (
            first * ctx.power * a ** (ctx.power - 1) * b + second,
            None,
            first * a**ctx.power + second,
        )

    a = library.tensor([1.0, 2.0], requires_grad=True)
    b = library.tensor([3.0, 4.0], requires_grad=True)
    first, second, text, nothing = made(library, forward, backward).apply(a, 3, b)
    assert (text, nothing) == ("text", None)
    assert seen["needs"] == (True, False, True)
    assert seen["recording"] is False
    assert first.grad_fn is not None
    assert first.grad_fn.name() == "MadeBackward"
    assert type(first.grad_fn).__name__ == "MadeBackward"
    assert first.grad_fn.power == 3
    assert [t.tolist() for t in first.grad_fn.saved_tensors if t is not None] == [[1, 2], [3, 4]]
    assert len(first.grad_fn.next_functions) == 2
    assert (first.output_nr, second.output_nr) == (0, 1)
    (first.sum() + 2 * second.sum()).backward()
    assert a.grad.tolist() == [11.0, 50.0]
    assert b.grad.tolist() == [3.0, 10.0]
    assert seen["others"] == (None, None, None)


def raised(library: Any, backward: Any, *arguments: Any, forward: Any = None) -> str:
    x = library.ones(3, requires_grad=True)
    result = made(library, forward or (lambda ctx, a, *b: a * 2), backward).apply(x, *arguments)
    with pytest.raises((RuntimeError, TypeError)) as error:
        result.sum().backward()
    return str(error.value)


@with_both
def test_wrong_gradients(library: Any) -> None:
    text = raised(library, lambda ctx, g: g, 3)
    assert (
        "function MadeBackward returned an incorrect number of gradients (expected 2, got 1)"
        in text
    )
    text = raised(library, lambda ctx, g: (g, g))
    assert "incorrect number of gradients (expected 1, got 2)" in text
    text = raised(library, lambda ctx, g: (g, g), 3)
    assert "returned a gradient different than None at position 2, but the corresponding" in text
    text = raised(library, lambda ctx, g: g[:2])
    assert (
        "returned an invalid gradient at index 0 - got [2] but expected shape compatible with [3]"
        in text
    )
    assert "expected Variable or None (got float)" in raised(library, lambda ctx, g: 3.0)


@with_both
def test_gradients_are_fitted(library: Any) -> None:
    x = library.ones(3, requires_grad=True)
    for result, expected in [
        (lambda ctx, g: (g, None, None), [1.0] * 3),
        (lambda ctx, g: g.double(), [1.0] * 3),
        (lambda ctx, g: library.ones(5, 3), [5.0] * 3),
        (lambda ctx, g: None, None),
    ]:
        x.grad = None
        made(library, lambda ctx, a: a * 2, result).apply(x).sum().backward()
        assert (x.grad if x.grad is None else x.grad.tolist()) == expected


@with_both
def test_refusals(library: Any) -> None:
    x = library.ones(3, requires_grad=True)
    base = library.autograd.Function
    with pytest.raises(NotImplementedError, match="You must implement the forward"):
        type("Made", (base,), {}).apply(x)
    y = type("Made", (base,), {"forward": staticmethod(lambda ctx, a: a * 2)}).apply(x)
    with pytest.raises(NotImplementedError, match="must implement either the backward or vjp"):
        y.sum().backward()
    for body, kind, phrase in [
        (
            lambda ctx, a: ctx.save_for_backward(3),
            TypeError,
            "can only save variables, but argument 0",
        ),
        (lambda ctx, a: ctx.mark_dirty(3), RuntimeError, "mark_dirty can only accept variables"),
        (
            lambda ctx, a: ctx.mark_non_differentiable(3),
            RuntimeError,
            "only accepts variable arguments",
        ),
    ]:
        with pytest.raises(kind, match=phrase):
            made(library, body, None).apply(x)


@with_both
def test_double_backward(library: Any) -> None:
    def forward(ctx: Any, x: Any) -> Any:
        ctx.save_for_backward(x)
        return x.exp() * x

    def backward(ctx: Any, g: Any) -> Any:
        (x,) = ctx.saved_tensors
        return g * (x.exp() * x + x.exp())

    apply = made(library, forward, backward).apply
    x = library.tensor(0.5, dtype=library.float64, requires_grad=True)
    assert library.autograd.gradcheck(apply, x)
    assert library.autograd.gradgradcheck(apply, x)

    def save_result(ctx: Any, x: Any) -> Any:
        y = x.exp()
        ctx.save_for_backward(y)
        return y

    apply = made(library, save_result, lambda ctx, g: g * ctx.saved_tensors[0]).apply
    assert library.autograd.gradgradcheck(apply, x)
    assert apply(x).grad_fn.saved_tensors[0].grad_fn.name() == "MadeBackward"


@with_both
def test_once_differentiable(library: Any) -> None:
    once = library.autograd.function.once_differentiable
    apply = made(library, lambda ctx, a: a * 2, once(lambda ctx, g: g * 2)).apply
    x = library.ones(3, requires_grad=True)
    seed = library.ones(3, requires_grad=True)
    (slope,) = library.autograd.grad(apply(x), x, seed, create_graph=True)
    assert slope.tolist() == [2.0] * 3
    with pytest.raises(
        RuntimeError, match=r"marked with @once_differentiable|appears to not have been"
    ):
        library.autograd.grad(slope.sum(), seed)


@with_both
def test_writing_to_an_input(library: Any) -> None:
    def forward(ctx: Any, a: Any) -> Any:
        a.mul_(2)
        ctx.mark_dirty(a)
        return a

    apply = made(library, forward, lambda ctx, g: g * 10).apply
    x = library.ones(3, requires_grad=True)
    y = x * 1
    z = apply(y)
    assert z is y
    assert y.grad_fn.name() == "MadeBackward"
    (y * 1).sum().backward()
    assert x.grad.tolist() == [10.0] * 3
    base = x * 1
    apply(base[:2])
    x.grad = None
    base.sum().backward()
    assert x.grad.tolist() == [10.0, 10.0, 1.0]
    with pytest.raises(
        RuntimeError, match="a leaf Variable that requires grad has been used in an"
    ):
        apply(x)
    with pytest.raises(RuntimeError, match="were not returned as output"):
        made(library, lambda ctx, a: ctx.mark_dirty(a), None).apply(x * 1)


@with_both
def test_inputs_and_views_as_results(library: Any) -> None:
    x = library.ones(3, requires_grad=True)
    same = made(library, lambda ctx, a: a, lambda ctx, g: g * 3).apply(x)
    assert same is not x
    assert same._base is x
    same.sum().backward()
    assert x.grad.tolist() == [3.0] * 3
    part = made(library, lambda ctx, a: a[:2], lambda ctx, g: library.ones(3)).apply(x * 1)
    for view in (same, part):
        with pytest.raises(RuntimeError, match="This view was created inside a custom Function"):
            view.add_(1)


@with_both
def test_results_without_derivative(library: Any) -> None:
    seen: list[Any] = []

    def forward(ctx: Any, a: Any) -> Any:
        places = a > 0
        copy = a.clone()
        ctx.mark_non_differentiable(places, copy)
        return a * 2, places, copy

    def backward(ctx: Any, *gradients: Any) -> Any:
        seen.extend(g.tolist() for g in gradients)
        return gradients[0]

    first, places, copy = made(library, forward, backward).apply(
        library.ones(2, requires_grad=True)
    )
    assert first.requires_grad
    assert not places.requires_grad
    assert not copy.requires_grad
    first.sum().backward()
    assert seen == [[1.0, 1.0], [0, 0], [0.0, 0.0]]


@with_both
def test_gradients_that_are_not_materialized(library: Any) -> None:
    seen: list[Any] = []

    def forward(ctx: Any, a: Any) -> Any:
        ctx.set_materialize_grads(False)
        return a * 2, a * 3

    def backward(ctx: Any, first: Any, second: Any) -> Any:
        seen.append((first is None, second is None))
        return second

    _, second = made(library, forward, backward).apply(library.ones(2, requires_grad=True))
    second.sum().backward()
    assert seen == [(True, False)]


@with_both
def test_setup_context(library: Any) -> None:
    def setup(ctx: Any, inputs: Any, output: Any) -> None:
        a, factor, power = inputs
        ctx.save_for_backward(a)
        ctx.factor, ctx.power = factor, power

    def backward(ctx: Any, g: Any) -> Any:
        return g * ctx.factor * ctx.power * ctx.saved_tensors[0] ** (ctx.power - 1), None, None

    def forward(a: Any, factor: float, power: int = 2) -> Any:
        return factor * a**power

    apply = made(library, forward, backward, setup).apply
    x = library.tensor([3.0], requires_grad=True)
    apply(x, 2.0).backward()
    assert x.grad.tolist() == [12.0]
    x.grad = None
    apply(x, 2.0, 3).backward()
    assert x.grad.tolist() == [54.0]


@with_both
def test_saved_values_are_checked(library: Any) -> None:
    def forward(ctx: Any, a: Any) -> Any:
        ctx.save_for_backward(a)
        return a * 2

    apply = made(library, forward, lambda ctx, g: g * ctx.saved_tensors[0]).apply
    x = library.ones(3, requires_grad=True)
    y = x * 1
    z = apply(y)
    y.add_(1)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        z.sum().backward()
    z = apply(x)
    assert z.grad_fn.saved_tensors[0] is x
    z.sum().backward(retain_graph=True)
    z.sum().backward()
    with pytest.raises(RuntimeError, match="backward through the graph a second time"):
        z.sum().backward()
    with pytest.raises(RuntimeError, match="after they have already been freed"):
        _ = z.grad_fn.saved_tensors
    with library.no_grad():
        assert apply(x).grad_fn is None


@with_both
def test_an_error_in_forward_or_backward_is_the_programs(library: Any) -> None:
    def fail(*arguments: Any) -> Any:
        raise KeyError("mine")

    x = library.ones(3, requires_grad=True)
    with pytest.raises(KeyError, match="mine"):
        made(library, fail, fail).apply(x)
    y = made(library, lambda ctx, a: a * 2, fail).apply(x)
    with pytest.raises(KeyError, match="mine"):
        y.sum().backward()
    assert x.grad is None


def test_contexts_do_not_leak() -> None:
    class Kept:
        pass

    keep: list[Kept] = []

    class Cycle(Function):
        @staticmethod
        def forward(ctx: Any, a: Any) -> Any:
            ctx.kept = keep[0]
            ctx.save_for_backward(a, a)
            return a * 2

        @staticmethod
        @once_differentiable
        def backward(ctx: Any, g: Any) -> Any:
            return g

    for cycle in (False, True):
        keep.append(Kept())
        alive = weakref.ref(keep[0])
        x = backsweep.ones(2, requires_grad=True)
        y = Cycle.apply(x)
        if cycle:
            y.grad_fn.result = y  # a node's own attribute
            y.grad_fn.kept.y = y
        y.sum().backward()
        keep.clear()
        del x, y
        gc.collect()
        assert alive() is None, cycle


@pytest.mark.parametrize("swept", [False, True])
@pytest.mark.parametrize("case", ["alone", "list", "used", "view", "other", "written", "part"])
@with_both
def test_a_context_may_hold_results(library: Any, case: str, swept: bool) -> None:
    """The cycle y -> node -> ctx -> y is the garbage collector's business."""
    contexts: list[Any] = []

    def forward(ctx: Any, a: Any) -> Any:
        y = a[:2] if case == "view" else a * 2
        if case in ("written", "part"):
            y = a.mul_(2)
            ctx.mark_dirty(y)
            ctx.save_for_backward(y)
        ctx.y = [y] if case == "list" else y
        ctx.itself = ctx
        contexts.append(ctx)
        return (y, a * 3) if case == "other" else y

    x = library.ones(3, requires_grad=True)
    y = made(library, forward, lambda ctx, g, *_: g).apply((x * 1)[:2] if case == "part" else x * 1)
    if case == "other":
        y = y[0]
    if case == "used":
        (y * y).exp().sum().backward(retain_graph=True)
    if (swept and case != "view") or case == "part":
        y.sum().backward()
    alive = weakref.ref(y)
    context = weakref.ref(contexts[0])
    del y
    gc.collect()
    assert contexts[0] is context()
    contexts.clear()
    gc.collect()
    assert (alive(), context()) == (None, None)


@with_both
def test_a_node_or_a_context_that_is_kept_keeps_its_results(library: Any) -> None:
    def forward(ctx: Any, a: Any) -> Any:
        contexts.append(ctx)
        ctx.y = a * 2
        return ctx.y

    def call() -> Any:
        x = library.ones(3, requires_grad=True)
        y = made(library, forward, lambda ctx, g: g).apply(x)
        return y.grad_fn, weakref.ref(y)

    for kept in ("node", "context", "tensor"):
        contexts: list[Any] = []
        node, alive = call()
        owner = {"node": node, "context": contexts[0], "tensor": alive()}[kept]
        del node
        contexts.clear()
        gc.collect()
        y = owner if kept == "tensor" else owner.y
        assert y is alive()
        assert y.grad_fn.y is y
        y.sum().backward()
        del y, owner
        gc.collect()
        assert alive() is None, kept


@with_both
def test_saved_results_that_a_context_keeps(library: Any) -> None:
    def forward(ctx: Any, a: Any) -> Any:
        y = a.exp()
        ctx.save_for_backward(y)
        return y

    def backward(ctx: Any, g: Any) -> Any:
        (ctx.y,) = ctx.saved_tensors
        return g * ctx.y

    x = library.ones(3, requires_grad=True)
    y = made(library, forward, backward).apply(x)
    (slope,) = library.autograd.grad(y.sum(), x, create_graph=True)
    alive = weakref.ref(y.grad_fn.y)
    assert alive().grad_fn.name() == "MadeBackward"
    del y, slope
    gc.collect()
    assert alive() is None


@with_both
def test_marked_tensors_count_as_written_to(library: Any) -> None:
    def unseen(ctx: Any, a: Any) -> Any:
        a.data.mul_(9)
        ctx.mark_dirty(a)
        return a

    def by_numpy(ctx: Any, a: Any) -> Any:
        a.numpy(force=True)[...] = 9
        ctx.mark_dirty(a)
        return a

    def seen(ctx: Any, a: Any) -> Any:
        a.add_(1)
        ctx.mark_dirty(a)
        ctx.save_for_backward(a)
        return a

    for forward in (unseen, by_numpy):
        x = library.ones(3, requires_grad=True)
        y = x * 1
        z = y * y
        made(library, forward, lambda ctx, g: g).apply(y)
        assert y._version == 1
        with pytest.raises(RuntimeError, match="modified by an inplace operation"):
            z.sum().backward()
    plain = library.ones(3)
    for y in (x * 1, plain, (x * 1)[:2]):
        result = made(library, seen, lambda ctx, g: g * ctx.saved_tensors[0]).apply(y)
        assert result is y
        assert y._version == 2
    x = library.ones(3, requires_grad=True)
    base = x * 1
    part = base[1:]
    result = made(library, seen, lambda ctx, g: g * ctx.saved_tensors[0]).apply(base[:2])
    (part.sum() + result.sum()).backward()
    assert x.grad.tolist() == [2.0, 4.0, 1.0]


@pytest.mark.parametrize("hooks", [False, True])
@pytest.mark.parametrize("view", [False, True])
@with_both
def test_a_saved_tensor_that_was_written_to(library: Any, view: bool, hooks: bool) -> None:
    def forward(ctx: Any, a: Any) -> Any:
        a.exp_()
        ctx.mark_dirty(a)
        ctx.save_for_backward(a)
        return a

    def backward(ctx: Any, g: Any) -> Any:
        return g * ctx.saved_tensors[0]

    apply = made(library, forward, backward).apply
    mode = contextlib.nullcontext()
    if hooks:
        mode = library.autograd.graph.saved_tensors_hooks(lambda t: t.tolist(), library.tensor)

    def derivatives(function: Any) -> list[Any]:
        x = library.tensor([0.1, 0.2, 0.3], requires_grad=True)
        base = x * 2
        y = function(base[1:] if view else base)
        value = (y * y).sum() + base.sum()
        found = []
        for order in range(3):
            (slope,) = library.autograd.grad(value, x, create_graph=order < 2)
            found.append(slope.tolist())
            value = (slope * slope).sum()
        return found

    with mode:
        found = derivatives(apply)
    for values, expected in zip(found, derivatives(lambda t: t.exp_()), strict=True):
        assert values == pytest.approx(expected, rel=1e-4)


@with_both
def test_marking_what_is_no_input(library: Any) -> None:
    def forward(ctx: Any, a: Any) -> Any:
        y = a * 2
        ctx.mark_dirty(y)
        return y

    x = library.ones(3, requires_grad=True)
    if library is backsweep:  # PyTorch warns once in a process
        with pytest.warns(UserWarning, match="received a tensor that was not an input"):
            y = made(library, forward, lambda ctx, g: g).apply(x)
    else:
        y = made(library, forward, lambda ctx, g: g).apply(x)
    assert y._version == 1
    assert y.grad_fn.name() == "MadeBackward"


@with_both
def test_backward_and_vjp(library: Any) -> None:
    def forward(ctx: Any, a: Any) -> Any:
        return a * 2

    def backward(ctx: Any, g: Any) -> Any:
        return g * 2

    x = library.ones(3, requires_grad=True)
    members = {"forward": staticmethod(forward), "vjp": staticmethod(backward)}
    alone = type("Alone", (library.autograd.Function,), dict(members))
    inherited = type("Inherited", (made(library, forward, backward),), dict(members))
    declared = type(
        "Declared", (library.autograd.Function,), {**members, "backward": staticmethod(backward)}
    )
    alone.apply(x).sum().backward()
    assert x.grad.tolist() == [2.0] * 3
    for function in (declared, inherited):
        y = function.apply(x)
        with pytest.raises(RuntimeError, match="Implementing both 'backward' and 'vjp'"):
            y.sum().backward()


def test_many_arguments_and_deep_graphs() -> None:
    class Sum(Function):
        @staticmethod
        def forward(ctx: Any, *tensors: Any) -> Any:
            return sum(tensors)

        @staticmethod
        def backward(ctx: Any, g: Any) -> Any:
            return (g,) * len(ctx.needs_input_grad)

    tensors = [backsweep.ones(1, requires_grad=True) for _ in range(40)]
    Sum.apply(*tensors).backward()
    assert all(tensor.grad.tolist() == [1.0] for tensor in tensors)
    x = y = backsweep.ones(1, requires_grad=True)
    for _ in range(50_000):
        y = Sum.apply(y)
    y.backward()
    assert x.grad.tolist() == [1.0]
    del y
