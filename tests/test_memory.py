"""What a sweep keeps: a node's saved values go as soon as its rule has run."""

from __future__ import annotations

import gc
from typing import Any

import backsweep
from backsweep import _C

DEPTH = 40
WIDTH = 20_000  # elements of an activation
ACTIVATION = WIDTH * 4  # bytes, float32


def deep_net(x: Any) -> tuple[Any, list[int]]:
    """A chain that saves one value a layer, and what is allocated when the sweep reaches each."""
    seen: list[int] = []

    def watch(gradient: Any) -> None:
        seen.append(_C._allocated_bytes())

    y = x
    for _ in range(DEPTH):
        y = backsweep.tanh(y)
        y.register_hook(watch)
    return y.sum(), seen


def test_saved_values_are_freed_as_the_sweep_goes() -> None:
    gc.collect()
    x = backsweep.ones(WIDTH, requires_grad=True)
    before = _C._allocated_bytes()
    loss, seen = deep_net(x)
    assert _C._allocated_bytes() - before >= DEPTH * ACTIVATION
    loss.backward()
    assert len(seen) == DEPTH
    # Each layer that was passed gave its value back; a few gradients are alive at a time.
    for passed, allocated in enumerate(seen):
        assert allocated - before <= (DEPTH - passed + 4) * ACTIVATION
    assert _C._allocated_bytes() - before <= 2 * ACTIVATION  # the gradient of x
    assert x.grad is not None


def test_a_kept_graph_keeps_its_values() -> None:
    gc.collect()
    x = backsweep.ones(WIDTH, requires_grad=True)
    before = _C._allocated_bytes()
    loss, _ = deep_net(x)
    loss.backward(retain_graph=True)
    assert _C._allocated_bytes() - before >= DEPTH * ACTIVATION
    loss.backward()
    assert _C._allocated_bytes() - before <= 2 * ACTIVATION


def test_nothing_is_kept_without_recording() -> None:
    gc.collect()
    x = backsweep.ones(WIDTH, requires_grad=True)
    before = _C._allocated_bytes()
    with backsweep.no_grad():
        y = x
        for _ in range(DEPTH):
            y = backsweep.tanh(y)
        assert _C._allocated_bytes() - before <= 2 * ACTIVATION


def test_a_freed_graph_gives_everything_back() -> None:
    gc.collect()
    x = backsweep.ones(WIDTH, requires_grad=True)
    before = _C._allocated_bytes()
    loss, _ = deep_net(x)
    del loss, _
    gc.collect()
    assert _C._allocated_bytes() == before
