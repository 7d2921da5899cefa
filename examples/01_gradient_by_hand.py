"""The gradient by hand, and by the engine.

The model multiplies: y_pred = x * w. The loss is the squared error, (x * w - y)**2. One line of
calculus says how the loss changes with w:

    d loss / d w = 2 * x * (x * w - y)

An engine that differentiates programs must find the same number, without being told the formula.
Here both are computed for many x, y and w, and they have to be equal.

    python -m backsweep examples/01_gradient_by_hand.py
"""

import torch


def gradient_by_hand(x, y, w):
    return 2 * x * (x * w - y)


def gradient_by_engine(x, y, w):
    w = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    error = x * w - y
    loss = error * error
    loss.backward()
    return w.grad.item()


print("    x     y     w    by hand   by engine")
for x, y, w in [
    (1.0, 2.0, 1.0),
    (2.0, 4.0, 1.0),
    (3.0, 6.0, 1.0),
    (3.0, 6.0, 2.0),
    (-1.5, 0.5, 4.0),
]:
    by_hand, by_engine = gradient_by_hand(x, y, w), gradient_by_engine(x, y, w)
    print(f"{x:5.1f} {y:5.1f} {w:5.1f} {by_hand:10.4f} {by_engine:11.4f}")

# Now a grid of every combination. The steps of a quarter are exact in binary, so the two numbers
# are not just close: they are equal.
steps = [quarter / 4 for quarter in range(-12, 13)]
count = 0
for x in steps:
    for y in steps:
        for w in steps:
            assert gradient_by_engine(x, y, w) == gradient_by_hand(x, y, w), (x, y, w)
            count += 1
print("equal for all", count, "combinations of x, y and w")

# The engine does not care how many numbers there are: all the examples of a data set at once, and
# the gradient of the mean loss is the mean of the gradients by hand.
x = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([2.0, 4.0, 6.0])
w = torch.tensor([1.0], requires_grad=True)
loss = ((x * w - y) ** 2).mean()
loss.backward()
by_hand = sum(gradient_by_hand(a, b, 1.0) for a, b in [(1.0, 2.0), (2.0, 4.0), (3.0, 6.0)]) / 3
print(f"mean over the data set: by hand {by_hand:.4f}, by engine {w.grad.item():.4f}")
assert abs(w.grad.item() - by_hand) < 1e-5
