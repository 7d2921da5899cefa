"""backsweep.graph_memory: what a graph keeps alive, and what keeps it alive."""

from __future__ import annotations

from typing import Any

import pytest

import backsweep
import backsweep as torch


def test_saved_values_are_counted_once() -> None:
    w = torch.ones(1000, requires_grad=True)
    a = w.exp()  # saves its result, 4000 bytes
    b = a * a  # saves the same memory twice
    memory = backsweep.graph_memory(b)
    assert memory.nodes == 2
    assert memory.saved == 4000
    assert memory.total == sum(memory.by_operation.values())
    assert 4000 < memory.total < 4500
    assert memory.leaves == 4000
    assert list(memory.by_operation) == ["exp", "mul"]
    c = torch.rand(1000) * a
    assert backsweep.graph_memory([b, c]).saved == 8000


def test_views_share_their_memory() -> None:
    w = torch.ones(1000, requires_grad=True)
    a = w.exp()
    total = (a[:10] * a[10:20]).sum() + (a[500:] ** 3).sum()
    assert backsweep.graph_memory(total).saved <= 4000 + 64


def test_lines_are_known_when_recorded() -> None:
    w = torch.ones(1000, requires_grad=True)
    with backsweep.record_graph():
        a = w.exp()
        total = a.sum()
    memory = backsweep.graph_memory(total)
    (first, second) = memory.by_line
    assert first.endswith("a = w.exp()")
    assert second.endswith("total = a.sum()")
    assert sum(memory.by_line.values()) == memory.total
    assert memory.recorded >= 8000
    text = str(memory)
    assert "test_inspection_memory.py:" in text
    assert max(map(len, text.split("\n"))) <= 100


def test_the_table() -> None:
    w = torch.ones(1000, requires_grad=True)
    lines = str(backsweep.graph_memory(w.exp().exp())).split("\n")
    assert lines[0].split() == ["operation", "nodes", "memory"]
    assert lines[1].split() == ["exp", "2", "8.0", "kB"]
    assert lines[2].split()[:2] == ["total", "2"]
    assert lines[-1].startswith("saved values 7.8 kB, recorded 0 B; not counted: leaves 3.9 kB")


def test_after_backward_little_is_left() -> None:
    w = torch.ones(1000, requires_grad=True)
    y = w.exp().sum()
    y.backward()
    memory = backsweep.graph_memory(y)
    assert memory.saved == 0
    assert memory.total < 1000


def test_why_names_the_variables() -> None:
    w = torch.ones(10, requires_grad=True)
    losses: list[Any] = []
    total: Any = 0.0
    for _ in range(40):
        loss = (w * w).sum()
        losses.append(loss)
        total = total + loss
    answer = backsweep.graph_memory(total).why()
    assert answer.startswith("The graph of 120 nodes (")
    assert "  total: keeps 120 nodes; total.item() or total.detach() keeps the value" in answer
    assert (
        "  losses: 40 tensors, such as losses[0], keep 80 nodes; append loss.item() instead"
        in answer
    )
    # The one loss is a part of the total's graph too.
    answer = backsweep.graph_memory(losses[3]).why()
    assert "total: keeps 2 nodes" in answer
    assert "losses[3]: keeps 2 nodes" in answer
    assert "  loss:" not in answer


class Trainer:
    def __init__(self) -> None:
        self.history: dict[str, list[Any]] = {"loss": []}


def test_why_looks_into_objects() -> None:
    trainer = Trainer()
    w = torch.ones(10, requires_grad=True)

    def step() -> None:
        trainer.history["loss"].append((w * w).sum())

    step()
    answer = backsweep.graph_memory(trainer.history["loss"][0]).why()
    assert "trainer.history['loss'][0]: keeps 2 nodes" in answer


def test_why_is_bounded_in_time() -> None:
    import time

    w = torch.ones(1, requires_grad=True)
    heap = [[[number] for number in range(300)] for _ in range(300)]
    y = w * 2
    start = time.monotonic()
    answer = backsweep.graph_memory(y).why(seconds=0.0)
    assert time.monotonic() - start < 5
    assert "seconds)" in answer or "out of time" in answer
    assert len(heap) == 300


def test_nobody_holds_it() -> None:
    w = torch.ones(1, requires_grad=True)
    memory = backsweep.graph_memory(w * 2)
    assert "no variable was found that keeps it alive" in memory.why()


def test_messages() -> None:
    with pytest.raises(RuntimeError, match="graph_memory: a float32 tensor of shape"):
        backsweep.graph_memory(torch.ones(1))
    with pytest.raises(TypeError, match="graph_memory: a int was given"):
        backsweep.graph_memory(1)  # type: ignore[arg-type]
