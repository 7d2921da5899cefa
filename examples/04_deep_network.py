"""The complicated network: many layers, thousands of gradients, the same loop.

Writing the gradient of one multiplication by hand is easy. Here is a network of five layers with
737 numbers to learn, where nobody would want to. Yet the loop stays the same: compute the loss,
call backward(), move every number a little against its gradient, set the gradients to zero.

The task: points on two spirals that wind around each other. No straight line, and no single
curve of low degree, separates them. The data is generated below, by arithmetic.

Before training, the gradients are checked: each is compared with what the loss really does when
its number is moved by a tiny step ("finite differences"), in 64-bit precision.

    python -m backsweep examples/04_deep_network.py
"""

import math
import random

import torch
from torch.autograd import Variable

random.seed(4)
WIDTHS = [2, 16, 16, 16, 8, 1]  # two coordinates go in, one probability comes out
DTYPE = torch.float64


def two_spirals(points, noise):
    """Points of two interleaved spirals, and for each point which spiral it is on: 0 or 1."""
    inputs, labels = [], []
    for i in range(points):
        distance = 0.15 + 0.85 * i / points
        for label in (0, 1):
            angle = 7.0 * distance + math.pi * label
            inputs.append(
                [
                    2 * distance * math.cos(angle) + random.gauss(0, noise),
                    2 * distance * math.sin(angle) + random.gauss(0, noise),
                ]
            )
            labels.append([float(label)])
    return inputs, labels


def make_network():
    """A list of (weights, bias), one pair for each layer; the weights are random."""
    layers = []
    for fan_in, fan_out in zip(WIDTHS, WIDTHS[1:]):
        size = math.sqrt(6 / (fan_in + fan_out))
        rows = [[random.uniform(-size, size) for _ in range(fan_out)] for _ in range(fan_in)]
        weights = Variable(torch.tensor(rows, dtype=DTYPE), requires_grad=True)
        bias = Variable(torch.zeros(fan_out, dtype=DTYPE), requires_grad=True)
        layers.append((weights, bias))
    return layers


def forward(layers, x):
    """The probability, for each point, that it is on spiral 1."""
    for weights, bias in layers[:-1]:
        x = torch.tanh(x @ weights + bias)
    weights, bias = layers[-1]
    return torch.sigmoid(x @ weights + bias)


def loss(layers, x, y):
    """Cross entropy: how surprised the network is by the right answers."""
    y_pred = forward(layers, x)
    return -(y * torch.log(y_pred) + (1 - y) * torch.log(1 - y_pred)).mean()


def accuracy(layers, x, labels):
    with torch.no_grad():
        guesses = forward(layers, x).tolist()
    right = sum((guess[0] > 0.5) == (label[0] > 0.5) for guess, label in zip(guesses, labels))
    return right / len(labels)


def check_gradients():
    """Compare backward() with finite differences, for every number of a network."""
    inputs, labels = two_spirals(8, 0.02)
    x = torch.tensor(inputs, dtype=DTYPE)
    y = torch.tensor(labels, dtype=DTYPE)
    layers = make_network()
    loss(layers, x, y).backward()
    step, checked, worst = 1e-6, 0, 0.0
    with torch.no_grad():
        for pair in layers:
            for parameter in pair:
                values = parameter.data.reshape(-1)  # the same numbers, in a row
                gradients = parameter.grad.reshape(-1).tolist()
                for i, gradient in enumerate(gradients):
                    values[i] += step
                    above = loss(layers, x, y).item()
                    values[i] -= 2 * step
                    below = loss(layers, x, y).item()
                    values[i] += step
                    worst = max(worst, abs((above - below) / (2 * step) - gradient))
                    checked += 1
    print("checked", checked, "gradients against finite differences: all agree")
    assert worst < 1e-8, worst


check_gradients()

inputs, labels = two_spirals(60, 0.02)
x = torch.tensor(inputs, dtype=DTYPE)
y = torch.tensor(labels, dtype=DTYPE)
layers = make_network()

before = accuracy(layers, x, labels)
print(f"before training: {before:.0%} of {len(labels)} points are right")

RATE, MOMENTUM = 0.02, 0.9
velocities = [[torch.zeros(parameter.shape, dtype=DTYPE) for parameter in pair] for pair in layers]
for epoch in range(301):
    l = loss(layers, x, y)
    l.backward()
    for pair, speeds in zip(layers, velocities):
        for parameter, velocity in zip(pair, speeds):
            # Plain steps downhill would do, slowly; keeping some of the last step goes faster.
            velocity *= MOMENTUM
            velocity -= RATE * parameter.grad.data
            parameter.data = parameter.data + velocity
            parameter.grad.data.zero_()
    if epoch % 50 == 0:
        print(f"progress: {epoch:4d} loss {l.item():.2f}")

after = accuracy(layers, x, labels)
print(f"after training: {after:.0%} of {len(labels)} points are right")
assert after > before and after > 0.95
