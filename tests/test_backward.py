"""The sweep: what backward() and autograd.grad do with graphs of every form."""

from __future__ import annotations

import math
from typing import Any

import pytest
from libraries import torch, with_both

import backsweep
from backsweep import autograd


def leaf(library: Any, value: Any = 2.0) -> Any:
    return library.tensor(value, dtype=library.float64, requires_grad=True)


# ---- Graphs --------------------------------------------------------------------------------------


@with_both
def test_a_leaf_is_its_own_derivative(library: Any) -> None:
    x = leaf(library)
    x.backward()
    assert x.grad.item() == 1.0
    assert x.grad_fn is None


@with_both
def test_diamond(library: Any) -> None:
    x = leaf(library, 0.5)
    a = x.exp()
    (a.sin() * a.cos() + a).backward()
    e = math.exp(0.5)
    assert math.isclose(x.grad.item(), e * (math.cos(2 * e) + 1), rel_tol=1e-14)


@with_both
def test_a_ladder_of_diamonds(library: Any) -> None:
    """2 to the power 60 paths, 120 nodes."""
    x = leaf(library, 1.0)
    y = x
    for _ in range(60):
        y = y + y
    y.backward()
    assert x.grad.item() == 2.0**60


@with_both
def test_one_node_used_a_thousand_times(library: Any) -> None:
    x = leaf(library, 3.0)
    square = x * x
    total = square
    for _ in range(999):
        total = total + square
    total.backward()
    assert x.grad.item() == 6000.0


@with_both
def test_one_tensor_on_both_sides(library: Any) -> None:
    x = leaf(library, 3.0)
    (x * x).backward()
    assert x.grad.item() == 6.0
    x.grad = None
    (x - x).backward()
    assert x.grad.item() == 0.0


@with_both
def test_shared_leaves_of_two_losses(library: Any) -> None:
    w = leaf(library, 3.0)
    first, second = w * 2, w * w
    first.backward()
    assert w.grad.item() == 2.0
    second.backward()
    assert w.grad.item() == 8.0  # gradients add up


@with_both
def test_dead_branches_are_left_alone(library: Any) -> None:
    x, unused = leaf(library), leaf(library, 5.0)
    branch = x.exp() * unused  # never reaches the loss
    (x * 3).backward()
    assert x.grad.item() == 3.0
    assert unused.grad is None
    branch.backward()  # and still can be swept itself
    assert unused.grad.item() == math.exp(2.0)


@with_both
def test_constants_get_no_gradient(library: Any) -> None:
    x, constant = leaf(library), library.tensor(4.0, dtype=library.float64)
    result = x * constant
    result.backward()
    assert constant.grad is None
    assert not constant.requires_grad
    assert result.grad_fn.next_functions[1] == (None, 0)


@with_both
def test_detach_cuts_the_graph(library: Any) -> None:
    x = leaf(library, 3.0)
    (x * x.detach()).backward()
    assert x.grad.item() == 3.0


@with_both
def test_the_gradient_of_a_broadcast_input_is_summed(library: Any) -> None:
    row, column = leaf(library, [[1.0, 2.0, 3.0]]), leaf(library, [[1.0], [2.0]])
    scalar = leaf(library, 2.0)
    (row * column * scalar).sum().backward()
    assert row.grad.tolist() == [[6.0, 6.0, 6.0]]
    assert column.grad.tolist() == [[12.0], [12.0]]
    assert scalar.grad.item() == 18.0


@with_both
def test_several_outputs_of_one_node(library: Any) -> None:
    x = leaf(library, [[1.0, 5.0], [4.0, 2.0]])
    top, bottom = x.unbind()
    (top * 2).sum().backward()
    assert x.grad.tolist() == [[2.0, 2.0], [0.0, 0.0]]
    x.grad = None
    top, bottom = x.unbind()
    ((top * 2).sum() + (bottom * 3).sum()).backward()
    assert x.grad.tolist() == [[2.0, 2.0], [3.0, 3.0]]
    x.grad = None
    values, indices = x.max(1)
    assert not indices.requires_grad
    values.sum().backward()
    assert x.grad.tolist() == [[0.0, 1.0], [1.0, 0.0]]


@with_both
def test_the_nodes_can_be_walked(library: Any) -> None:
    x, y = leaf(library), leaf(library)
    loss = (x * y + x).exp()
    assert loss.grad_fn.name() == "ExpBackward0"
    ((add, index),) = loss.grad_fn.next_functions
    assert (add.name(), index) == ("AddBackward0", 0)
    (product, _), (accumulate, _) = add.next_functions
    assert product.name() == "MulBackward0"
    assert accumulate.name() == "torch::autograd::AccumulateGrad"
    assert accumulate.variable is x
    assert product.next_functions[0][0] is accumulate
    assert product.next_functions[1][0].variable is y
    assert loss.grad_fn is loss.grad_fn


# ---- retain_graph, create_graph ------------------------------------------------------------------


@with_both
def test_retain_graph(library: Any) -> None:
    x = leaf(library, 3.0)
    y = x * x
    y.backward(retain_graph=True)
    y.backward(retain_graph=True)
    assert x.grad.item() == 12.0
    y.backward()
    assert x.grad.item() == 18.0
    with pytest.raises(RuntimeError, match="Trying to backward through the graph a second time"):
        y.backward()
    assert x.grad.item() == 18.0


@with_both
def test_a_part_of_the_graph_that_was_freed(library: Any) -> None:
    x = leaf(library, 3.0)
    shared = x * x
    (shared * 2).backward()
    with pytest.raises(RuntimeError, match="Trying to backward through the graph a second time"):
        (shared * 3).backward()
    assert x.grad.item() == 12.0


@with_both
def test_a_graph_that_saved_nothing_can_be_swept_again(library: Any) -> None:
    x = leaf(library, 3.0)
    y = x + 1
    y.backward()
    y.backward()
    assert x.grad.item() == 2.0


@with_both
def test_derivatives_of_third_order(library: Any) -> None:
    x = leaf(library, 0.7)
    expected = [math.cos(0.7), -math.sin(0.7), -math.cos(0.7), math.sin(0.7)]
    value = x.sin()
    for derivative in expected:
        (value,) = library.autograd.grad(value, x, create_graph=True)
        assert math.isclose(value.item(), derivative, rel_tol=1e-14)


@with_both
@pytest.mark.parametrize(
    ("name", "derivatives"),
    [
        ("exp", [math.exp(0.3)] * 3),
        ("log", [1 / 0.3, -1 / 0.09, 2 / 0.027]),
        ("tanh", [0.9151369618266292, -0.5331818782014544, -1.3643061061011235]),
        ("sqrt", [0.5 * 0.3**-0.5, -0.25 * 0.3**-1.5, 0.375 * 0.3**-2.5]),
        ("reciprocal", [-(0.3**-2), 2 * 0.3**-3, -6 * 0.3**-4]),
    ],
)
def test_third_derivatives(library: Any, name: str, derivatives: list[float]) -> None:
    x = leaf(library, 0.3)
    value = getattr(x, name)()
    for derivative in derivatives:
        (value,) = library.autograd.grad(value, x, create_graph=True)
        assert math.isclose(value.item(), derivative, rel_tol=1e-8)


@with_both
def test_create_graph_makes_a_gradient_with_history(library: Any) -> None:
    x = leaf(library, 2.0)
    (x**3).backward(create_graph=True)
    assert x.grad.requires_grad
    slope = x.grad
    x.grad = None
    slope.backward()
    assert x.grad.item() == 12.0
    x.grad = None  # breaks the circle of x, its gradient and the graph


@with_both
def test_create_graph_keeps_the_graph(library: Any) -> None:
    x = leaf(library, 2.0)
    y = x**3
    library.autograd.grad(y, x, create_graph=True)
    library.autograd.grad(y, x)
    with pytest.raises(RuntimeError, match="second time"):
        library.autograd.grad(y, x)


@with_both
def test_no_history_without_create_graph(library: Any) -> None:
    x = leaf(library, 2.0)
    (x**3).backward()
    assert not x.grad.requires_grad
    (slope,) = library.autograd.grad(x**3, x)
    assert not slope.requires_grad


@with_both
def test_mixed_second_derivatives(library: Any) -> None:
    x, y = leaf(library, 2.0), leaf(library, 3.0)
    (by_x,) = library.autograd.grad(x * x * y, x, create_graph=True)
    by_x_x, by_x_y = library.autograd.grad(by_x, (x, y))
    assert (by_x_x.item(), by_x_y.item()) == (6.0, 4.0)


@with_both
def test_grad_mode_does_not_matter_to_the_sweep(library: Any) -> None:
    x = leaf(library, 3.0)
    y = x * x
    with library.no_grad():
        y.backward()
    assert x.grad.item() == 6.0
    assert not x.grad.requires_grad
    assert library.is_grad_enabled()


# ---- Seeds ---------------------------------------------------------------------------------------


@with_both
def test_seeds(library: Any) -> None:
    x = leaf(library, [1.0, 2.0])
    (x * x).backward(library.tensor([1.0, 10.0], dtype=library.float64))
    assert x.grad.tolist() == [2.0, 40.0]
    one = leaf(library, [3.0])
    (one * 2).backward()  # one element needs none
    assert one.grad.tolist() == [2.0]
    (one * 2).backward(None)
    assert one.grad.tolist() == [4.0]


@with_both
def test_a_seed_of_another_dtype_is_converted(library: Any) -> None:
    x = leaf(library, [1.0, 2.0])
    (x * x).backward(library.tensor([1.0, 10.0], dtype=library.float32))
    assert x.grad.tolist() == [2.0, 40.0]
    assert x.grad.dtype == library.float64


@with_both
def test_a_seed_with_history(library: Any) -> None:
    x, seed = leaf(library, 3.0), leaf(library, 5.0)
    (slope,) = library.autograd.grad(x * x, x, seed, create_graph=True)
    assert slope.item() == 30.0
    (by_seed,) = library.autograd.grad(slope, seed)
    assert by_seed.item() == 6.0


@with_both
def test_the_seed_is_not_changed_or_shared(library: Any) -> None:
    x = leaf(library, [1.0, 2.0])
    seed = library.tensor([1.0, 1.0], dtype=library.float64)
    x.backward(seed)
    x.backward(seed)
    assert seed.tolist() == [1.0, 1.0]
    assert x.grad.tolist() == [2.0, 2.0]
    y = x + 0
    y.backward(seed)
    x.grad.zero_()
    assert seed.tolist() == [1.0, 1.0]


# ---- Functions -----------------------------------------------------------------------------------


@with_both
def test_backward_of_several_roots(library: Any) -> None:
    x = leaf(library, 3.0)
    library.autograd.backward([x * x, x * 2])
    assert x.grad.item() == 8.0
    vector = leaf(library, [1.0, 2.0])
    seed = library.tensor([1.0, 2.0], dtype=library.float64)
    library.autograd.backward([vector * 2, vector.sum()], [seed, None])
    assert vector.grad.tolist() == [3.0, 5.0]


@with_both
def test_the_same_root_twice(library: Any) -> None:
    x = leaf(library, 3.0)
    y = x * x
    library.autograd.backward([y, y])
    assert x.grad.item() == 12.0


@with_both
def test_a_root_inside_the_graph_of_another(library: Any) -> None:
    x = leaf(library, 3.0)
    inner = x * x
    outer = inner * 2
    library.autograd.backward([outer, inner])
    assert x.grad.item() == 18.0


@with_both
def test_grad_touches_no_grad(library: Any) -> None:
    x, y = leaf(library, 2.0), leaf(library, 3.0)
    by_x, by_y = library.autograd.grad(x * y, [x, y])
    assert (by_x.item(), by_y.item()) == (3.0, 2.0)
    assert x.grad is None
    assert y.grad is None


@with_both
def test_grad_by_a_tensor_inside_the_graph(library: Any) -> None:
    x = leaf(library, 3.0)
    inner = x * x
    outer = inner.exp()
    by_inner, by_x = library.autograd.grad(outer, [inner, x])
    assert by_inner.item() == pytest.approx(math.exp(9.0))
    assert by_x.item() == pytest.approx(6 * math.exp(9.0))


@with_both
def test_grad_by_the_output_itself(library: Any) -> None:
    x = leaf(library, 3.0)
    y = x * x
    (by_y,) = library.autograd.grad(y, y)
    assert by_y.item() == 1.0
    (by_leaf,) = library.autograd.grad(x, x)
    assert by_leaf.item() == 1.0


@with_both
def test_grad_of_the_same_input_twice(library: Any) -> None:
    x = leaf(library, 3.0)
    first, second = library.autograd.grad(x * x, [x, x])
    assert first.item() == second.item() == 6.0


@with_both
def test_unused_inputs(library: Any) -> None:
    x, unused = leaf(library), leaf(library, [1.0, 2.0])
    with pytest.raises(RuntimeError, match="appears to not have been used in the graph"):
        library.autograd.grad(x * 2, [x, unused])
    by_x, nothing = library.autograd.grad(x * 2, [x, unused], allow_unused=True)
    assert by_x.item() == 2.0
    assert nothing is None
    _, zeros = library.autograd.grad(x * 2, [x, unused], materialize_grads=True)
    assert zeros.tolist() == [0.0, 0.0]


@with_both
def test_inputs_restricts_the_sweep(library: Any) -> None:
    x, y = leaf(library, 2.0), leaf(library, 3.0)
    (x * y).backward(inputs=[x])
    assert x.grad.item() == 3.0
    assert y.grad is None
    inner = x * y
    (inner * inner).backward(inputs=inner)
    assert inner.grad.item() == 12.0
    assert x.grad.item() == 3.0


@with_both
def test_retain_grad(library: Any) -> None:
    x = leaf(library, 3.0)
    inner = x * x
    assert not inner.retains_grad
    inner.retain_grad()
    inner.retain_grad()
    assert inner.retains_grad
    (inner * 2 + inner).backward()
    assert inner.grad.item() == 3.0
    assert x.grad.item() == 18.0
    x.retain_grad()  # nothing happens to a leaf
    assert not x.retains_grad


@with_both
def test_retained_gradients_add_up(library: Any) -> None:
    x = leaf(library, 3.0)
    inner = x + 0
    inner.retain_grad()
    for expected in (2.0, 4.0):
        (inner * 2).backward()
        assert inner.grad.item() == expected


@with_both
def test_the_root_retains_its_own(library: Any) -> None:
    x = leaf(library, 3.0)
    y = x * x
    y.retain_grad()
    y.backward()
    assert y.grad.item() == 1.0


# ---- Accumulation --------------------------------------------------------------------------------


@with_both
def test_accumulation_is_in_place(library: Any) -> None:
    x = leaf(library, [1.0, 2.0])
    (x * 2).sum().backward()
    first = x.grad
    (x * 2).sum().backward()
    assert x.grad is first
    assert first.tolist() == [4.0, 4.0]
    x.grad = None
    (x * 2).sum().backward()
    assert x.grad is not first
    assert first.tolist() == [4.0, 4.0]


@with_both
def test_two_leaves_never_share_a_gradient(library: Any) -> None:
    x, y = leaf(library, [1.0]), leaf(library, [2.0])
    (x + y).backward()  # the rule hands the same tensor to both
    x.grad.zero_()
    assert y.grad.tolist() == [1.0]
    assert x.grad.data_ptr() != y.grad.data_ptr()


@with_both
def test_an_expanded_gradient_becomes_memory_of_its_own(library: Any) -> None:
    x = leaf(library, [1.0, 2.0, 3.0])
    x.sum().backward()
    assert x.grad.stride() == (1,)
    x.grad[0] = 7.0
    assert x.grad.tolist() == [7.0, 1.0, 1.0]


@with_both
def test_a_gradient_set_by_hand_is_added_to(library: Any) -> None:
    x = leaf(library, [1.0, 2.0])
    x.grad = library.tensor([10.0, 20.0], dtype=library.float64)
    (x * 2).sum().backward()
    assert x.grad.tolist() == [12.0, 22.0]


@with_both
def test_requires_grad_after_the_fact(library: Any) -> None:
    x = library.tensor(2.0)
    before = x * 3
    x.requires_grad_()
    assert not before.requires_grad
    (x * 3).backward()
    assert x.grad.item() == 3.0
    x.requires_grad_(False)
    assert not (x * 3).requires_grad


# ---- Exceptions half-way -------------------------------------------------------------------------


def broken_graph(library: Any) -> tuple[list[Any], Any, Any]:
    """A graph of several leaves with a node in its middle that cannot run."""
    leaves = [leaf(library, value) for value in (1.0, 2.0, 3.0, 4.0)]
    a, b, c, d = leaves
    spoiled = (c * 1).exp()
    loss = a * 2 + (b * spoiled.sin()) + (d * d)
    return leaves, loss, spoiled


@pytest.mark.parametrize("had_gradients", [False, True])
def test_an_error_leaves_every_gradient_unchanged(had_gradients: bool) -> None:
    leaves, loss, spoiled = broken_graph(backsweep)
    if had_gradients:
        for tensor in leaves:
            tensor.grad = backsweep.tensor(100.0, dtype=backsweep.float64)
    with backsweep.no_grad():
        spoiled += 1  # sin has saved it
    for _ in range(2):
        with pytest.raises(RuntimeError, match="modified by an inplace operation"):
            loss.backward(retain_graph=True)
        for tensor in leaves:
            if had_gradients:
                assert tensor.grad.item() == 100.0
            else:
                assert tensor.grad is None


def test_a_second_try_works() -> None:
    """With the same leaves in a new graph, and with the rest of the old graph."""
    leaves, loss, spoiled = broken_graph(backsweep)
    with backsweep.no_grad():
        spoiled += 1
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        loss.backward(retain_graph=True)
    a, b, c, d = leaves
    again = a * 2 + (b * (c * 1).exp().sin()) + (d * d)
    again.backward()
    assert a.grad.item() == 2.0
    assert b.grad.item() == math.sin(math.exp(3.0))
    assert d.grad.item() == 8.0
    a.grad = None
    loss.backward(retain_graph=True, inputs=[a])  # the broken part is not on the way to a
    assert a.grad.item() == 2.0


def test_a_failed_sweep_reports_what_failed() -> None:
    leaves, loss, spoiled = broken_graph(backsweep)
    with backsweep.no_grad():
        spoiled += 1
    with pytest.raises(RuntimeError, match=r"^sin: one of the variables") as caught:
        loss.backward()
    assert "expected version 0" in str(caught.value)
    assert "is at version 1" in str(caught.value)
    assert leaves[0].grad is None


def test_an_error_after_a_freed_part() -> None:
    x, y = leaf(backsweep, 1.0), leaf(backsweep, 2.0)
    shared = x.exp()
    shared.backward()
    x.grad = None
    with pytest.raises(RuntimeError, match="second time"):
        (shared * y + y * y).backward()
    assert x.grad is None
    assert y.grad is None


def test_a_wrong_seed_leaves_the_graph_intact() -> None:
    x = leaf(backsweep, [1.0, 2.0])
    y = x * x
    with pytest.raises(RuntimeError, match="Mismatch in shape"):
        y.backward(backsweep.ones(3))
    with pytest.raises(RuntimeError, match="implicitly created only for scalar"):
        y.backward()
    y.backward(backsweep.ones(2))
    assert x.grad.tolist() == [2.0, 4.0]


def test_the_functions_are_where_pytorch_has_them() -> None:
    assert backsweep.autograd is autograd
    names = {"Variable", "backward", "enable_grad", "grad", "no_grad", "set_grad_enabled"}
    assert names <= set(autograd.__all__)
    if torch is not None:
        assert all(hasattr(torch.autograd, name) for name in autograd.__all__)
