"""The computational graph, and the chain rule along it.

A program that computes (x * w - y)**2 goes through three steps:

    w ---> [ * x ] --- y_pred ---> [ - y ] --- error ---> [ **2 ] --- loss

While it runs, the engine records each step as a node that knows its inputs. Every step is simple
enough that its local derivative is known. The chain rule then says: the derivative of the loss
with respect to w is the product of the local derivatives on the way from the loss back to w.

    python -m backsweep examples/02_chain_rule.py
"""

import torch

x = torch.tensor(2.0)
y = torch.tensor(4.0)
w = torch.tensor(1.0, requires_grad=True)

y_pred = x * w
error = y_pred - y
loss = error**2

print("Forward, step by step")
print("  w      =", w.item())
print("  y_pred = x * w   =", y_pred.item())
print("  error  = y_pred - y =", error.item())
print("  loss   = error**2   =", loss.item())

# Each result remembers the node that made it, in grad_fn. A node knows the nodes before it, in
# next_functions. An input that needs no gradient, like x or y, has None there.
print("\nThe graph, from the loss back to the leaf")


def show(node, depth):
    print("  " + "   " * depth + node.name().split("::")[-1])
    for before, _ in node.next_functions:
        if before is not None:
            show(before, depth + 1)


show(loss.grad_fn, 0)
print("  (AccumulateGrad stands for the leaf w: its gradient is stored there.)")

# Walk back along that chain and keep the product so far. The local derivatives are written by
# hand, from the formula of each step.
local_derivatives = {
    "PowBackward0": ("d loss / d error   = 2 * error", 2 * error.item()),
    "SubBackward0": ("d error / d y_pred = 1        ", 1.0),
    "MulBackward0": ("d y_pred / d w     = x        ", x.item()),
}
print("\nThe chain rule, step by step")
product = 1.0
print("  d loss / d loss                      1.0   product so far", product)
node = loss.grad_fn
while node.name() in local_derivatives:
    formula, local = local_derivatives[node.name()]
    product = product * local
    print(f"  {formula}  {local:8.1f}   product so far {product:.1f}")
    node = [before for before, _ in node.next_functions if before is not None][0]
assert node.name() == "torch::autograd::AccumulateGrad"

# This is what backward() does, for us and for every leaf at once. It also meets the results in
# between; retain_grad() asks it to keep their gradients, which are the products so far.
y_pred.retain_grad()
error.retain_grad()
loss.backward()
print("\nBy backward()")
print("  error.grad  =", error.grad.item())
print("  y_pred.grad =", y_pred.grad.item())
print("  w.grad      =", w.grad.item())
assert w.grad.item() == product

# If a value is used twice, there are two paths back to it. Along each one the local derivatives
# multiply; the two products are added. Writing the square as error * error gives such a graph.
w.grad = None
error = x * w - y
loss = error * error
print("\nTwo paths: error * error")
show(loss.grad_fn, 0)
loss.backward()
one_path = error.item() * 1.0 * x.item()
print(
    f"  one path {one_path:.1f}, both paths {one_path + one_path:.1f}, w.grad {w.grad.item():.1f}"
)
assert w.grad.item() == one_path + one_path == product
