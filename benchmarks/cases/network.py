"""A fully connected network, 2-16-16-1: neuron by neuron with scalars, and with tensors."""

from __future__ import annotations

import random
from itertools import pairwise, repeat
from typing import Any

from benchmarks.case import Case, Program
from benchmarks.compare import Results, numbers

WIDTHS = (2, 16, 16, 1)
RATE = 0.01


def initial_layers() -> list[tuple[list[list[float]], list[float]]]:
    """The same weights (a row an input) and biases for every side."""
    source = random.Random(20)
    layers = []
    for inputs, outputs in pairwise(WIDTHS):
        bound = inputs**-0.5
        weights = [[source.uniform(-bound, bound) for _ in range(outputs)] for _ in range(inputs)]
        layers.append((weights, [source.uniform(-bound, bound) for _ in range(outputs)]))
    return layers


def samples(count: int) -> tuple[list[list[float]], list[list[float]]]:
    """Points of a square, labelled by the product of their coordinates (not linear)."""
    source = random.Random(21)
    points = [[source.uniform(-1, 1), source.uniform(-1, 1)] for _ in range(count)]
    return points, [[2.0 * first * second] for first, second in points]


def descend(parameters: list[Any], rate: float) -> None:
    """The lecture's update, for every parameter."""
    for parameter in parameters:
        parameter.data = parameter.data - rate * parameter.grad.data
        parameter.grad.data.zero_()


def by_scalars(torch: Any) -> Program:
    """One sample through the network, every weight a scalar of its own; ReLU."""
    update = getattr(torch, "descend", descend)
    ((first, second),), ((target,),) = samples(1)
    inputs = [first, second]

    def scalar(value: float) -> Any:
        return torch.tensor(value, requires_grad=True)

    def network() -> list[list[tuple[list[Any], Any]]]:
        layers = []
        for weights, biases in initial_layers():
            columns = [list(column) for column in zip(*weights)]
            layers.append(
                [
                    ([scalar(weight) for weight in column], scalar(bias))
                    for column, bias in zip(columns, biases)
                ]
            )
        return layers

    def forward(layers: list[list[tuple[list[Any], Any]]]) -> Any:
        values: list[Any] = inputs
        for layer in layers:
            outputs = []
            for weights, bias in layer:
                total = bias
                for weight, value in zip(weights, values):
                    total = total + weight * value
                outputs.append(total if layer is layers[-1] else torch.relu(total))
            values = outputs
        difference = values[0] - target
        return difference * difference

    def flat(layers: list[list[tuple[list[Any], Any]]]) -> list[Any]:
        return [p for layer in layers for weights, bias in layer for p in (*weights, bias)]

    layers = network()
    parameters = flat(layers)

    def run(count: int) -> None:
        for _ in repeat(None, count):
            forward(layers).backward()
            update(parameters, RATE)

    def results() -> Results:
        fresh = network()
        owned = flat(fresh)
        loss = forward(fresh)
        loss.backward()
        gradients = numbers([numbers(parameter.grad) for parameter in owned])
        update(owned, RATE)
        return {
            "loss": numbers(loss.data),
            "gradient": gradients,
            "updated": numbers([numbers(parameter.data) for parameter in owned]),
        }

    return Program(run, results)


def by_tensors(torch: Any) -> Program:
    """A batch of 100 through the network; tanh, mean squared error."""
    points, labels = samples(100)
    x = torch.tensor(points)
    y = torch.tensor(labels)

    def network() -> list[Any]:
        return [
            torch.tensor(values, requires_grad=True)
            for weights, biases in initial_layers()
            for values in (weights, biases)
        ]

    def forward(parameters: list[Any]) -> Any:
        w1, b1, w2, b2, w3, b3 = parameters
        hidden = torch.tanh(torch.matmul(x, w1) + b1)
        hidden = torch.tanh(torch.matmul(hidden, w2) + b2)
        difference = torch.matmul(hidden, w3) + b3 - y
        return (difference * difference).mean()

    parameters = network()

    def run(count: int) -> None:
        for _ in repeat(None, count):
            forward(parameters).backward()
            descend(parameters, RATE)

    def results() -> Results:
        fresh = network()
        loss = forward(fresh)
        loss.backward()
        found = {"loss": numbers(loss.data)}
        for position, parameter in enumerate(fresh):
            found[f"gradient {position}"] = numbers(parameter.grad)
        descend(fresh, RATE)
        for position, parameter in enumerate(fresh):
            found[f"updated {position}"] = numbers(parameter.data)
        return found

    return Program(run, results)


def cases() -> list[Case]:
    """Forward, backward and update, by scalars and by tensors."""
    no_matrices = "it has no matrices"
    return [
        Case(
            "network_scalars",
            "2-16-16-1 network by scalars, one sample",
            "us",
            by_scalars,
        ),
        Case(
            "network_tensors",
            "2-16-16-1 tanh network by tensors, batch 100",
            "us",
            by_tensors,
            cannot={"pure": no_matrices, "micrograd": no_matrices},
        ),
    ]
