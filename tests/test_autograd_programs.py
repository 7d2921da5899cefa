"""Random programs of views and in-place writes do the same on backsweep and on PyTorch.

Each step of a program is drawn by a seeded generator, and applied to both libraries. After each step the
tensors' values, versions, flags and node names are compared, or the kind of error; at the end, gradients.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from libraries import torch

import backsweep

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(torch is None, reason="comparing with PyTorch needs PyTorch")

PROGRAMS = 40  # for each seed
STEPS = 14

# name: (how many tensors it takes, what it does to (library, *tensors))
MADE: dict[str, tuple[int, Callable[..., Any]]] = {
    "exp": (1, lambda t, a: (a * 0.1).exp()),
    "sin": (1, lambda t, a: a.sin()),
    "mul": (2, lambda t, a, b: a * b.sum()),
    "add": (2, lambda t, a, b: a + b.mean()),
    "clone": (1, lambda t, a: a.clone()),
    "detach": (1, lambda t, a: a.detach()),
    "first": (1, lambda t, a: a[0]),
    "rest": (1, lambda t, a: a[1:]),
    "steps": (1, lambda t, a: a[::2]),
    "transposed": (1, lambda t, a: a.transpose(0, -1)),
    "flat": (1, lambda t, a: a.reshape(-1)),
    "viewed": (1, lambda t, a: a.view(-1)),
    "unsqueezed": (1, lambda t, a: a.unsqueeze(0)),
    "expanded": (1, lambda t, a: a.unsqueeze(0).expand(2, *a.shape)),
    "unbound": (1, lambda t, a: a.unbind(0)[-1]),
    "alias": (1, lambda t, a: a.view_as(a)),
    "data": (1, lambda t, a: a.data),
    "relabelled": (1, lambda t, a: a.detach().requires_grad_()),
}
WRITES: dict[str, tuple[int, Callable[..., Any]]] = {
    "mul_": (1, lambda t, a: a.mul_(1.5)),
    "add_": (2, lambda t, a, b: a.add_(b.sum())),
    "mul_ by tensor": (2, lambda t, a, b: a.mul_(b.mean())),
    "sin_": (1, lambda t, a: a.sin_()),
    "zero_": (1, lambda t, a: a.zero_()),
    "copy_": (2, lambda t, a, b: a.copy_(b.sum())),
    "item": (2, lambda t, a, b: a.__setitem__(0, b.sum())),
    "slice": (2, lambda t, a, b: a.__setitem__(slice(1, None), b.mean())),
    "number": (1, lambda t, a: a.__setitem__(0, 2.0)),
    "detach_": (1, lambda t, a: a.detach_()),
}


def same_name(node: Any) -> str | None:
    if node is None:
        return None
    name = type(node).__name__
    # PyTorch calls a reshape that is a view "view".
    return {"ReshapeAliasBackward0": "ViewBackward0", "UnsafeViewBackward0": "ViewBackward0"}.get(
        name, name
    )


def values(tensor: Any) -> list[float]:
    return [float(v) for v in tensor.detach().reshape(-1).tolist()]


def close(a: list[float], b: list[float]) -> bool:
    return a == pytest.approx(b, rel=1e-9, abs=1e-9, nan_ok=True)


def state(tensor: Any) -> tuple[Any, ...]:
    """What a program can see of a tensor."""
    try:
        history = (same_name(tensor.grad_fn), tensor.is_leaf)
    except RuntimeError as error:
        history = (type(error).__name__, None)
    return (
        tuple(tensor.shape),
        tensor.requires_grad,
        tensor._version,
        tensor._base is not None,
        *history,
    )


class Run:
    """One program on one library."""

    def __init__(self, library: Any) -> None:
        self.library = library
        self.leaves = [
            library.tensor(
                [[0.5, 1.0, 1.5], [2.0, 2.5, 3.0]], dtype=library.float64, requires_grad=True
            ),
            library.tensor([0.7, -0.3], dtype=library.float64, requires_grad=True),
        ]
        self.pool = [*self.leaves, library.ones(2, 3, dtype=library.float64)]

    def step(self, name: str, numbers: list[int], recorded: bool) -> str | None:
        count, action = {**MADE, **WRITES}[name]
        tensors = [self.pool[n % len(self.pool)] for n in numbers[:count]]
        try:
            with self.library.set_grad_enabled(recorded):
                result = action(self.library, *tensors)
        except (RuntimeError, IndexError, TypeError) as error:
            return type(error).__name__
        if name in MADE:
            self.pool.append(result)
        return None

    def gradients(self) -> Any:
        try:
            total = sum((t * t).sum() for t in self.pool if t.requires_grad)
            found = self.library.autograd.grad(total, self.leaves, allow_unused=True)
        except RuntimeError as error:
            return "error", type(error).__name__
        return [[] if g is None else values(g) for g in found]


@pytest.mark.parametrize("seed", range(10))
def test_random_programs(seed: int) -> None:
    draw = random.Random(seed)
    for number in range(PROGRAMS):
        ours, theirs = Run(backsweep), Run(torch)
        story: list[Any] = []
        for _ in range(STEPS):
            name = draw.choice(list(MADE) if draw.random() < 0.6 else list(WRITES))
            numbers = [draw.randrange(100) for _ in range(2)]
            recorded = draw.random() < 0.85
            story.append((name, [n % len(ours.pool) for n in numbers], recorded))
            where = f"program {number} of seed {seed}: {story}"
            assert ours.step(name, numbers, recorded) == theirs.step(name, numbers, recorded), where
            for i, (a, b) in enumerate(zip(ours.pool, theirs.pool, strict=True)):
                assert state(a) == state(b), f"tensor {i} in {where}"
                assert close(values(a), values(b)), f"tensor {i} in {where}"
        for a, b in zip(ours.gradients(), theirs.gradients(), strict=True):
            assert a == b if isinstance(a, str) else close(a, b), where
