"""Depth and size: long chains need no stack, and the cost grows with the graph that is reached."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from typing import Any

import pytest

import backsweep

DEEP = 5_000_000


def run(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), *arguments],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"exit code {done.returncode}: {done.stderr}"
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="the limits of a process are a POSIX matter")
def test_five_million_nodes_are_built_swept_and_freed() -> None:
    printed = run(
        """
        import resource, sys
        import backsweep

        count = int(sys.argv[1])
        # A small stack for whoever recurses, and a bound on memory: 300 bytes a node.
        _, highest = resource.getrlimit(resource.RLIMIT_STACK)
        resource.setrlimit(resource.RLIMIT_STACK, (2**20, highest))
        def peak():
            unit = 1 if sys.platform == "darwin" else 1024
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
        before = peak()
        x = backsweep.tensor(1.0, dtype=backsweep.float64, requires_grad=True)
        y = x
        for _ in range(count):
            y = y * 1.0
        y.backward()
        print(x.grad.item())
        y = x
        for _ in range(count // 10):
            y = -y
        del y  # freed without having been swept
        print((peak() - before) // count)
        """,
        str(DEEP),
    )
    gradient, bytes_per_node = printed.split()
    assert gradient == "1.0"
    assert int(bytes_per_node) <= 300


@pytest.mark.parametrize("kept", [False, True])
def test_a_deep_graph_can_be_kept_and_swept_again(kept: bool) -> None:
    x = backsweep.tensor(1.0, requires_grad=True)
    y = x
    for _ in range(100_000):
        y = y * 1.0
    y.backward(retain_graph=kept)
    if kept:
        y.backward()
    assert x.grad.item() == 2.0 if kept else 1.0


def test_a_deep_graph_of_the_sweep_itself() -> None:
    x = backsweep.tensor(1.0, dtype=backsweep.float64, requires_grad=True)
    y = x
    for _ in range(20_000):
        y = y * x
    (slope,) = backsweep.autograd.grad(y, x, create_graph=True)
    assert slope.item() == 20_001.0
    (curvature,) = backsweep.autograd.grad(slope, x)
    assert curvature.item() == 20_001.0 * 20_000.0


def test_a_wide_graph() -> None:
    x = backsweep.tensor(2.0, dtype=backsweep.float64, requires_grad=True)
    parts = [x * float(i) for i in range(50_000)]
    backsweep.stack(parts).sum().backward()
    assert x.grad.item() == sum(range(50_000))


def test_views_of_views() -> None:
    x = backsweep.tensor([1.0, 2.0], requires_grad=True)
    y = x
    for _ in range(50_000):
        y = y.view(2)
    y.sum().backward()
    assert x.grad.tolist() == [1.0, 1.0]


def test_writes_one_after_another() -> None:
    x = backsweep.tensor([1.0, 2.0], dtype=backsweep.float64, requires_grad=True)
    y = x * 1
    for _ in range(20_000):
        y[0] = y[1] * 1.0
    y.sum().backward()
    assert x.grad.tolist() == [0.0, 2.0]


def reached_nodes(root: Any) -> int:
    """How many nodes a sweep from here has to visit."""
    seen = {root.grad_fn}
    waiting = [root.grad_fn]
    while waiting:
        for node, _ in waiting.pop().next_functions:
            if node is not None and node not in seen:
                seen.add(node)
                waiting.append(node)
    return len(seen)


@pytest.mark.parametrize("length", [10, 100, 1000])
def test_the_graph_grows_by_one_node_for_each_operation(length: int) -> None:
    x = backsweep.tensor(1.0, requires_grad=True)
    y = x
    for _ in range(length):
        y = y * 1.5 + 1.0
    assert reached_nodes(y) == 2 * length + 1


@pytest.mark.parametrize("order", [1, 2])
def test_the_graph_of_the_sweep_grows_linearly(order: int) -> None:
    """Twice the chain, twice the recorded sweep: nothing is visited more than once."""

    def nodes(length: int) -> int:
        x = backsweep.tensor(0.5, requires_grad=True)
        y = x
        for _ in range(length):
            y = y.tanh() + x
        for _ in range(order):
            (y,) = backsweep.autograd.grad(y, x, create_graph=True)
        return reached_nodes(y)

    small, medium, large = nodes(10), nodes(20), nodes(40)
    assert large - medium == 2 * (medium - small)


def test_the_ages_of_nodes_count_operations() -> None:
    """One operation makes one node, whatever else is alive."""
    x = backsweep.tensor(1.0, requires_grad=True)
    alive = [x * 2 for _ in range(1000)]
    first = x * 2
    second = first * 2
    assert second.grad_fn._sequence_nr() == first.grad_fn._sequence_nr() + 1
    assert len(alive) == 1000


def test_a_reused_part_is_visited_once() -> None:
    """2 to the power 200 paths: a sweep that walked paths would never end."""
    x = backsweep.tensor(1.0, dtype=backsweep.float64, requires_grad=True)
    y = x
    for _ in range(200):
        y = (y + y) * 0.5
    assert reached_nodes(y) == 401
    y.backward()
    assert x.grad.item() == 1.0
