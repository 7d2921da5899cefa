"""Random expression graphs: the same value and gradients as PyTorch, and as the plain Python engine."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy
import pytest
from gradient_check import check_gradients
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from libraries import needs_torch, torch

import backsweep
from backsweep import pure

if TYPE_CHECKING:
    from collections.abc import Callable

# Each step takes one or two earlier values and makes another; the graph is a list of steps.
UNARY: dict[str, Callable[[Any], Any]] = {
    "neg": lambda x: -x,
    "sin": lambda x: x.sin(),
    "cos": lambda x: x.cos(),
    "tanh": lambda x: x.tanh(),
    "sigmoid": lambda x: x.sigmoid(),
    "relu": lambda x: x.relu(),
    "exp": lambda x: (x.tanh()).exp(),
    "log": lambda x: (x * x + 1.0).log(),
    "square": lambda x: x**2,
    "reciprocal": lambda x: 1.0 / (x * x + 1.0),
    "reversed": lambda x: 3.0 - x,
}
BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / (b * b + 1.0),
}
TENSOR_ONLY: dict[str, Callable[[Any, Any], Any]] = {
    "transposed": lambda a, b: a.t() * b,
    "matmul": lambda a, b: a @ b.tanh(),
    "row sums": lambda a, b: a.sum(1, keepdim=True) - b,
    "column means": lambda a, b: a.mean(0) * b,
    "largest": lambda a, b: a + b.tanh().amax(1, keepdim=True),
    "slices": lambda a, b: a[:, :1] * b[1:2],
    "halves": lambda a, b: a.reshape(-1)[:3] + b,
    "expand": lambda a, b: a[0].expand(3, 3) - b,
    "write": lambda a, b: written(a, b),
}


def written(a: Any, b: Any) -> Any:
    result = a * 1.0
    result[1] = b[0]
    result[:, 2] *= 0.5
    return result


def steps(names: list[str]) -> Any:
    place = st.integers(0, 30)
    return st.lists(st.tuples(st.sampled_from(names), place, place), min_size=1, max_size=12)


def build(program: list[tuple[str, int, int]], leaves: list[Any]) -> Any:
    """Run the steps; what each makes, and the leaves, may be used by all that follow."""
    values = list(leaves)
    for name, i, j in program:
        a, b = values[-1 - i % len(values)], values[j % len(values)]
        if name in UNARY:
            values.append(UNARY[name](a))
        else:
            values.append({**BINARY, **TENSOR_ONLY}[name](a, b))
    return values[-1]


MATRICES = [
    [[0.5, -1.25, 2.0], [0.75, 0.1, -0.6], [1.5, -0.3, 0.9]],
    [[-0.4, 0.8, 1.1], [0.2, -1.7, 0.35], [0.65, 1.3, -0.95]],
]
NUMBERS = [0.7, -1.3, 2.1]


def close(a: Any, b: Any, tolerance: float = 1e-9) -> bool:
    return bool(numpy.allclose(a, b, tolerance, tolerance, equal_nan=True))


def too_large(value: Any) -> bool:
    return not math.isfinite(value) or abs(value) > 1e6


@needs_torch
@settings(max_examples=150, deadline=None)
@given(steps([*UNARY, *BINARY, *TENSOR_ONLY]))
def test_like_pytorch(program: list[tuple[str, int, int]]) -> None:
    outcomes = []
    for library in (backsweep, torch):
        leaves = [library.tensor(m, dtype=library.float64, requires_grad=True) for m in MATRICES]
        result = build(program, leaves)
        total = result.sum()
        if total.requires_grad:
            total.backward()
        outcomes.append((result, [leaf.grad for leaf in leaves]))
    (ours, our_gradients), (theirs, their_gradients) = outcomes
    assume(not too_large(theirs.detach().abs().max().item()))
    assert tuple(ours.shape) == tuple(theirs.shape)
    assert close(ours.detach().numpy(), theirs.detach().numpy())
    assert type(ours.grad_fn).__name__ == type(theirs.grad_fn).__name__
    for our, their in zip(our_gradients, their_gradients, strict=True):
        assert (our is None) == (their is None)
        if their is not None and not too_large(their.abs().max().item()):
            assert close(our.numpy(), their.numpy(), 1e-7)


@needs_torch
@settings(max_examples=75, deadline=None)
@given(steps([*UNARY, *BINARY]))
def test_like_pytorch_in_second_order(program: list[tuple[str, int, int]]) -> None:
    outcomes = []
    for library in (backsweep, torch):
        leaves = [library.tensor(n, dtype=library.float64, requires_grad=True) for n in NUMBERS]
        result = build(program, leaves)
        gradients = library.autograd.grad(
            result, leaves, create_graph=True, materialize_grads=True, allow_unused=True
        )
        total = sum(g * (i + 1.0) for i, g in enumerate(gradients))
        second: list[Any] = [None] * len(leaves)
        if total.requires_grad:
            second = library.autograd.grad(total, leaves, allow_unused=True)
        outcomes.append(
            ([g.item() for g in gradients], [0.0 if g is None else g.item() for g in second])
        )
    (ours, our_second), (theirs, their_second) = outcomes
    assume(not any(map(too_large, theirs + their_second)))
    assert close(ours, theirs, 1e-8)
    assert close(our_second, their_second, 1e-7)


@settings(max_examples=150, deadline=None)
@given(steps([*UNARY, *BINARY]))
def test_like_the_plain_python_engine(program: list[tuple[str, int, int]]) -> None:
    plain_leaves = [pure.Variable(number, requires_grad=True) for number in NUMBERS]
    plain = build(program, plain_leaves)
    assume(not too_large(plain.item()))
    leaves = [backsweep.tensor(n, dtype=backsweep.float64, requires_grad=True) for n in NUMBERS]
    result = build(program, leaves)
    assert close(result.item(), plain.item())
    plain.backward()
    result.backward()
    for leaf, plain_leaf in zip(leaves, plain_leaves, strict=True):
        assert (leaf.grad is None) == (plain_leaf.grad is None)
        if plain_leaf.grad is not None and not too_large(plain_leaf.grad.item()):
            assert close(leaf.grad.item(), plain_leaf.grad.item(), 1e-8)


@settings(max_examples=40, deadline=None)
@given(steps([name for name in (*UNARY, *BINARY) if name != "relu"]))
def test_like_finite_differences(program: list[tuple[str, int, int]]) -> None:
    with backsweep.no_grad():
        value = build(program, [backsweep.tensor(n, dtype=backsweep.float64) for n in NUMBERS])
    assume(abs(value.item()) < 50)
    leaves = [backsweep.tensor(n, dtype=backsweep.float64, requires_grad=True) for n in NUMBERS]
    result = build(program, leaves)
    gradients = backsweep.autograd.grad(result, leaves, materialize_grads=True)
    assume(all(abs(gradient.item()) < 50 for gradient in gradients))
    check_gradients(
        lambda *tensors: [build(program, list(tensors))],
        [numpy.array(number) for number in NUMBERS],
        order=1,
    )


def test_the_programs_can_be_long() -> None:
    program = [("mul", 0, 1), ("sin", 0, 0), ("add", 0, 2)] * 200
    leaves = [backsweep.tensor(n, dtype=backsweep.float64, requires_grad=True) for n in NUMBERS]
    plain_leaves = [pure.Variable(number, requires_grad=True) for number in NUMBERS]
    result, plain = build(program, leaves), build(program, plain_leaves)
    assert result.item() == pytest.approx(plain.item(), rel=1e-9)
    result.backward()
    plain.backward()
    for leaf, plain_leaf in zip(leaves, plain_leaves, strict=True):
        if plain_leaf.grad is None:
            assert leaf.grad is None
        else:
            assert leaf.grad.item() == pytest.approx(plain_leaf.grad.item(), rel=1e-9)
