"""The training loop: forward, backward, a small step downhill, over and over.

The model is a single number, ``w``; the right answer is 2, because y is always twice x. Each
step asks how the loss of one example changes with ``w`` (that is ``w.grad``, filled in by
``backward()``), moves ``w`` a little against it, and sets the gradient back to zero, since
gradients add up. Watch the loss shrink and the prediction for 4 approach 8.

    python -m backsweep examples/03_training_loop.py
"""

import torch
from torch.autograd import Variable

x_data = [1.0, 2.0, 3.0]
y_data = [2.0, 4.0, 6.0]
w = Variable(torch.Tensor([1.0]), requires_grad=True)

def forward(x):
    return x * w

def loss(x, y):
    y_pred = forward(x)
    return (y_pred - y) * (y_pred - y)

print("predict (before training)", 4, forward(4).data[0])
for epoch in range(10):
    for x_val, y_val in zip(x_data, y_data):
        l = loss(x_val, y_val)
        l.backward()
        print("\tgrad: ", x_val, y_val, w.grad.data[0])
        w.data = w.data - 0.01 * w.grad.data
        w.grad.data.zero_()
    print("progress:", epoch, l.data[0])
print("predict (after training)", 4, forward(4).data[0])
