"""The training loop of the lecture: one weight, three samples, gradient descent."""

from __future__ import annotations

from collections.abc import Callable
from itertools import repeat
from typing import Any

from benchmarks.case import Case, Program
from benchmarks.compare import Results, numbers

x_data = [1.0, 2.0, 3.0]
y_data = [2.0, 4.0, 6.0]


def word_for_word(w: Any) -> Callable[[float, float], Any]:
    """The lecture's own forward and loss."""

    def forward(x: float) -> Any:
        return x * w

    def loss(x: float, y: float) -> Any:
        y_pred = forward(x)
        return (y_pred - y) * (y_pred - y)

    return loss


def shared_difference(w: Any) -> Callable[[float, float], Any]:
    """The same loss with the difference computed once: a diamond in the graph."""

    def loss(x: float, y: float) -> Any:
        d = x * w - y
        return d * d

    return loss


def by_data(make_loss: Callable[[Any], Callable[[float, float], Any]]) -> Callable[[Any], Program]:
    """The loop for libraries with PyTorch's ``.data`` and ``.grad``."""

    def prepare(torch: Any) -> Program:
        w = torch.autograd.Variable(torch.Tensor([1.0]), requires_grad=True)
        loss = make_loss(w)

        def run(count: int) -> None:
            for _ in repeat(None, count):
                for x_val, y_val in zip(x_data, y_data):
                    step_loss = loss(x_val, y_val)
                    step_loss.backward()
                    w.data = w.data - 0.01 * w.grad.data
                    w.grad.data.zero_()

        def results() -> Results:
            w = torch.autograd.Variable(torch.Tensor([1.0]), requires_grad=True)
            loss = make_loss(w)
            found: Results = {"loss": [], "gradient": [], "weight": []}
            for x_val, y_val in zip(x_data * 3, y_data * 3):
                step_loss = loss(x_val, y_val)
                step_loss.backward()
                found["loss"] += numbers(step_loss.data)
                found["gradient"] += numbers(w.grad.data)
                w.data = w.data - 0.01 * w.grad.data
                w.grad.data.zero_()
                found["weight"] += numbers(w.data)
            return found

        return Program(run, results)

    return prepare


def by_number(
    make_loss: Callable[[Any], Callable[[float, float], Any]],
) -> Callable[[Any], Program]:
    """The loop for micrograd, whose ``data`` and ``grad`` are Python numbers."""

    def prepare(torch: Any) -> Program:
        w = torch.tensor(1.0)
        loss = make_loss(w)

        def run(count: int) -> None:
            for _ in repeat(None, count):
                for x_val, y_val in zip(x_data, y_data):
                    step_loss = loss(x_val, y_val)
                    step_loss.backward()
                    w.data = w.data - 0.01 * w.grad
                    w.grad = 0

        def results() -> Results:
            w = torch.tensor(1.0)
            loss = make_loss(w)
            found: Results = {"loss": [], "gradient": [], "weight": []}
            for x_val, y_val in zip(x_data * 3, y_data * 3):
                step_loss = loss(x_val, y_val)
                step_loss.backward()
                found["loss"] += numbers(step_loss.data)
                found["gradient"] += numbers(w.grad)
                w.data = w.data - 0.01 * w.grad
                w.grad = 0
                found["weight"] += numbers(w.data)
            return found

        return Program(run, results)

    return prepare


def cases() -> list[Case]:
    """The loop word for word, and with ``d = x * w - y; l = d * d``; both per step."""
    return [
        Case(
            "lecture",
            "lecture loop, one step",
            "ns",
            by_data(word_for_word),
            operations=len(x_data),
            variants={"micrograd": by_number(word_for_word)},
        ),
        Case(
            "lecture_shared",
            "lecture loop with d * d, one step",
            "ns",
            by_data(shared_difference),
            operations=len(x_data),
            variants={"micrograd": by_number(shared_difference)},
        ),
    ]
