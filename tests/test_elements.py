"""Sweeps over single numbers, which hand bare elements from node to node: the same as with tensors.

`autograd.grad` always hands over tensors, and so does a node with a hook, so the two ways are compared.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
import pytest
from libraries import with_both
from sampling import Case, all_cases, arrays_in, excuse, function_of, map_arrays, row_title

import backsweep
from backsweep import autograd

# One case for each elementwise row.
CASES = list(
    {
        row_title(case.row): case
        for case in all_cases(
            lambda row: (
                row["kind"] in ("unary", "binary") and row["node"] and not excuse(row, "gradient")
            )
        )
        if all(array.size for array in arrays_in(case.arguments))
    }.values()
)


def leaf(value: Any, dtype: Any = backsweep.float64) -> Any:
    return backsweep.tensor(value, dtype=dtype, requires_grad=True)


def both_ways(function: Callable[..., Any], *leaves: Any) -> None:
    by_tensors = autograd.grad(function(*leaves), leaves)
    for x in leaves:
        x.grad = None
    function(*leaves).backward()
    for x, expected in zip(leaves, by_tensors):
        assert x.grad.dtype == expected.dtype and x.grad.shape == expected.shape
        assert x.grad.tolist() == expected.tolist()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("shape", [(), (1,), (1, 1)], ids=str)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_every_elementwise_row(case: Case, shape: tuple[int, ...], dtype: str) -> None:
    function = function_of(backsweep, case.row)
    leaves = [
        leaf(numpy.full(shape, array.reshape(-1)[0]).tolist(), getattr(backsweep, dtype))
        for array in arrays_in(case.arguments)
    ]

    def result(*tensors: Any) -> Any:
        remaining = iter(tensors)
        return function(*map_arrays(lambda _: next(remaining), case.arguments)) * 1.5

    both_ways(result, *leaves)


@pytest.mark.parametrize("dtype", [backsweep.float32, backsweep.float64])
@pytest.mark.parametrize(
    "function",
    [
        lambda a, b: (a * b + a) / (b - 3.0) - 2 * a,
        lambda a, b: (1.0 - a) * (1.0 / b) + a**2 - b**3.5 + 2.0**a + a**0,
        lambda a, b: (a * b).sum() + a.tanh() * b.sigmoid() - (a - b).relu() + b.exp().log(),
        lambda a, b: sum([a * b] * 10),
        lambda a, b: backsweep.stack([a * b, a + b]).prod() * b,
        lambda a, b: (a * backsweep.ones(3)).sum() * b + a,
        lambda a, b: a.to(backsweep.float32) * b.to(backsweep.float64) * a,
    ],
)
def test_expressions(function: Callable[..., Any], dtype: Any) -> None:
    both_ways(function, leaf(1.25, dtype), leaf(0.7, dtype))


def test_different_shapes_of_one_element() -> None:
    both_ways(lambda a, b: (a * b + b).sum(), leaf([1.25]), leaf(0.7))
    both_ways(lambda a, b: (a - b * a).sum(), leaf([[1.25]]), leaf([0.7]))


def test_different_dtypes() -> None:
    both_ways(lambda a, b: a * b, leaf(1.25, backsweep.float32), leaf(0.7))
    both_ways(lambda a, b: (a * b).sum(), leaf([1.25], backsweep.float32), leaf(0.7))
    both_ways(lambda a: a * backsweep.tensor(3), leaf(1.25))


@with_both
def test_gradients_add_up(library: Any) -> None:
    x = library.tensor([2.0], requires_grad=True)
    (x * x).backward()
    first = x.grad
    version = first._version
    (x * 3).backward()
    assert x.grad is first
    assert x.grad.tolist() == [7.0]
    assert first._version == version + 1


@with_both
def test_a_gradient_of_another_dtype_or_form(library: Any) -> None:
    x = library.tensor([2.0], requires_grad=True)
    memory = library.tensor([1.0, 5.0, 1.0])
    x.grad = memory[1:2]
    (x * x).backward()
    assert memory.tolist() == [1.0, 9.0, 1.0]


@with_both
def test_kept_and_freed_graphs(library: Any) -> None:
    x = library.tensor([2.0], requires_grad=True)
    y = x * x
    z = y * y
    z.backward(retain_graph=True)
    z.backward()
    assert x.grad.tolist() == [64.0]
    with pytest.raises(RuntimeError, match="backward through the graph a second time"):
        z.backward()
    assert x.grad.tolist() == [64.0]


@with_both
def test_a_saved_value_that_was_changed(library: Any) -> None:
    """The sweep fails half-way, and no leaf has changed."""
    x = library.tensor([2.0], requires_grad=True)
    w = library.tensor([3.0], requires_grad=True)
    y = x * 1.0
    z = y * w
    y.add_(1.0)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        (z + x).backward()
    assert x.grad is None and w.grad is None


@with_both
def test_writes_in_place(library: Any) -> None:
    x = library.tensor([2.0], requires_grad=True)
    y = x * 3.0
    y.mul_(x)
    y *= 2.0
    y -= x
    (y * y).backward()
    assert x.grad.tolist() == [2 * 22.0 * 23.0]


@with_both
def test_a_write_to_one_element_of_many(library: Any) -> None:
    x = library.tensor([2.0, 3.0], requires_grad=True)
    y = x * 1.0
    y[0] *= x[1]
    (y[0] * y[1]).backward()
    assert x.grad.tolist() == [9.0, 12.0]


@with_both
def test_hooks_and_kept_gradients_on_the_way(library: Any) -> None:
    x = library.tensor([2.0], requires_grad=True)
    y = x * 3.0
    y.retain_grad()
    z = y * y
    seen = []
    z.register_hook(lambda gradient: seen.append(gradient.tolist()))
    x.register_hook(lambda gradient: gradient * 10)
    (z * 2.0 + x).backward()
    assert seen == [[2.0]]
    assert y.grad.tolist() == [24.0]
    assert x.grad.tolist() == [730.0]


@with_both
def test_a_hook_that_sweeps_the_same_graph(library: Any) -> None:
    x = library.tensor([2.0], requires_grad=True)
    y = x * x
    z = y * y
    inner = []

    def hook(gradient: Any) -> None:
        if not inner:
            inner.append(None)
            inner.append(library.autograd.grad(y, x, retain_graph=True)[0].tolist())
            y.backward(retain_graph=True)

    z.register_hook(hook)
    (z * 1.0).backward()
    assert inner[1] == [4.0]
    assert x.grad.tolist() == [36.0]


@with_both
def test_recorded_sweeps(library: Any) -> None:
    x = library.tensor([2.0], requires_grad=True)
    (x * x * x).backward(create_graph=True)
    slope = x.grad
    assert slope.requires_grad
    x.grad = None
    slope.backward()
    assert x.grad.tolist() == [12.0]


@with_both
def test_anomalies(library: Any) -> None:
    x = library.tensor([0.0], requires_grad=True)
    with library.autograd.detect_anomaly(), pytest.raises(RuntimeError, match="nan values"):
        (x / x * 0.0).backward()


@with_both
def test_inputs(library: Any) -> None:
    x = library.tensor([2.0], requires_grad=True)
    w = library.tensor([3.0], requires_grad=True)
    (x * w).backward(inputs=[w])
    assert x.grad is None
    assert w.grad.tolist() == [2.0]


@with_both
def test_a_function_in_between(library: Any) -> None:
    class Double(library.autograd.Function):  # type: ignore[misc,name-defined]
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            return x * 2

        @staticmethod
        def backward(ctx: Any, gradient: Any) -> Any:
            assert gradient.shape == (1,)
            return gradient * 2

    x = library.tensor([2.0], requires_grad=True)
    (Double.apply(x * x) * x).backward()
    assert x.grad.tolist() == [24.0]


@with_both
def test_the_sum_of_gradients_of_a_view_and_its_base(library: Any) -> None:
    x = library.tensor([2.0], requires_grad=True)
    y = x * 1.0
    (y[0] * y.view(1, 1) * y).sum().backward()
    assert x.grad.tolist() == [12.0]


def test_more_leaves_than_lie_at_hand() -> None:
    leaves = [leaf(float(i)) for i in range(1, 8)]
    both_ways(lambda *xs: (xs[0] * xs[1] + xs[2] * xs[3]) * xs[4] - xs[5] / xs[6], *leaves)


def test_many_numbers_wait_at_once() -> None:
    """Squares first, then their sum: all of them wait together, oldest last."""
    leaves = [leaf(float(i)) for i in range(1, 60)]

    def squares_then_sum(*xs: Any) -> Any:
        squares = [x * x for x in xs]
        total = squares[0]
        for square in squares[1:]:
            total = total + square
        return total

    both_ways(squares_then_sum, *leaves)


def test_where_the_elements_end() -> None:
    """Operations on several elements, and with several results, between numbers."""
    x, y = leaf(2.0), leaf(3.0)
    both_ways(lambda a, b: (backsweep.stack([a * b, a + b]) * 2).sum() * a - b, x, y)
    both_ways(lambda a, b: backsweep.stack([a * b, a - b]).unbind()[1] * a + b * 2, x, y)
    both_ways(lambda a, b: (backsweep.stack([a, b]).unbind()[0] * b) * (a * a), x, y)


@with_both
def test_hooks_on_some_leaves(library: Any) -> None:
    """Every leaf is complete before a hook that waits for it runs, and none is lost."""
    seen = []
    x, y, z = (library.tensor(float(v), requires_grad=True) for v in (2, 3, 4))
    y.register_hook(lambda gradient: gradient * 10)
    y.register_post_accumulate_grad_hook(lambda t: seen.append((t.grad.item(), x.grad.item())))
    (x * y * z + x * x).backward()
    assert [t.grad.item() for t in (x, y, z)] == [16.0, 80.0, 6.0]
    assert seen == [(80.0, 16.0)]


def test_a_sweep_that_fails_leaves_nothing_behind() -> None:
    x, y = leaf(2.0), leaf(3.0)
    inner = x * y
    changed = inner * inner
    result = changed * x + y * y
    with backsweep.no_grad():
        inner.add_(1)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="modified by an inplace operation"):
            result.backward(retain_graph=True)
        assert x.grad is None and y.grad is None
    again = x * y + y
    again.backward()
    assert (x.grad.item(), y.grad.item()) == (3.0, 3.0)


def test_code_that_a_new_gradient_runs_may_sweep() -> None:
    """An old gradient's end runs the program's code in the middle of adding to the leaves."""
    x, y = leaf(2.0), leaf(3.0)
    shared = x * y
    inner = []

    class Watch:
        def __del__(self) -> None:
            (x * y).backward()
            inner.append(y.grad is not None)

    (x * 2).backward(create_graph=True)
    x.grad.watch = Watch()
    (shared * x).backward(create_graph=True)  # replaces the gradient that the watch is on
    assert inner
    assert x.grad.item() == 2 + 12 + 3
    assert y.grad.item() == 4 + 2
