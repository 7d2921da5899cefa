# Written by tools/generate_stubs.py; do not edit.
# mypy: disable-error-code="overload-overlap"

import builtins
from collections.abc import Sequence

from .._C import DTypeLike, Generator, Number, Tensor

def celu(input: Tensor, alpha: Number = 1.0, inplace: builtins.bool = False) -> Tensor:
    """nn.functional.celu(input, alpha=1.0, inplace=False)

    max(0, x) + min(0, alpha * (exp(x / alpha) - 1)).

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.celu(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.celu.html
    """
def celu_(input: Tensor, alpha: Number = 1.0) -> Tensor:
    """nn.functional.celu_(input, alpha=1.0)

    Alias of `celu_`.

    Writes the result of `celu` into the input.

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.celu_(backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([ 0.5000,  2.0000, -0.6321])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.celu_.html
    """
def channel_shuffle(input: Tensor, groups: builtins.int) -> Tensor:
    """nn.functional.channel_shuffle(input, groups)

    Alias of `channel_shuffle`.

    The channels (dimension 1) as a matrix of `groups` rows, transposed.

    Derivative: channel_shuffle(g, channels / groups)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.channel_shuffle(backsweep.arange(12.0).reshape(1, 4, 3), 2)
    tensor([[[ 0.,  1.,  2.],
             [ 6.,  7.,  8.],
             [ 3.,  4.,  5.],
             [ 9., 10., 11.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.channel_shuffle.html
    """
def cosine_similarity(x1: Tensor, x2: Tensor, dim: builtins.int = 1, eps: builtins.float = 1e-08) -> Tensor:
    """nn.functional.cosine_similarity(x1, x2, dim=1, eps=1e-08)

    Alias of `cosine_similarity`.

    Cosine of the angle between vectors along `dim`; norms below eps count as eps.

    Derivative: that of the product of x1 / norm(x1) and x2 / norm(x2)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.cosine_similarity(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([1.0000, 1.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.cosine_similarity.html
    """
def elu(input: Tensor, alpha: Number = 1.0, inplace: builtins.bool = False) -> Tensor:
    """nn.functional.elu(input, alpha=1.0, inplace=False)

    x above 0, else alpha * (exp(x) - 1).

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.elu(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.elu.html
    """
def hardshrink(input: Tensor, lambd: Number = 0.5, *, out: Tensor | None = None) -> Tensor:
    """nn.functional.hardshrink(input, lambd=0.5, *, out=None)

    Alias of `hardshrink`.

    x where abs(x) > lambd, else 0.

    Derivative: where(abs(x) <= lambd, 0, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.nn.functional.hardshrink(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.hardshrink.html
    """
def log_softmax(input: Tensor, dim: builtins.int | None = None, _stacklevel: builtins.int = 3, dtype: DTypeLike | None = None) -> Tensor:
    """nn.functional.log_softmax(input, dim=None, _stacklevel=3, dtype=None)

    Logarithm of softmax along `dim`.

    Derivative: g - exp(y) * g.sum(dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.log_softmax(backsweep.arange(6.0).reshape(2, 3), 1)
    tensor([[-2.4076, -1.4076, -0.4076],
            [-2.4076, -1.4076, -0.4076]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.log_softmax.html
    """
def logsigmoid(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """nn.functional.logsigmoid(input, *, out=None)

    Logarithm of sigmoid, without overflow.

    Derivative: g * sigmoid(-x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.nn.functional.logsigmoid(backsweep.arange(6.0).reshape(2, 3))
    tensor([[-0.6931, -0.3133, -0.1269],
            [-0.0486, -0.0181, -0.0067]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.logsigmoid.html
    """
def pad(input: Tensor, pad: Sequence[builtins.int], mode: str = 'constant', value: builtins.float | None = None) -> Tensor:
    """nn.functional.pad(input, pad, mode='constant', value=None)

    Margins around the last dimensions: a constant, or reflected, replicated or circular elements.

    Derivative: pad(g, -pad)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.pad(backsweep.arange(6.0).reshape(2, 3), (1, 2))
    tensor([[0., 0., 1., 2., 0., 0.],
            [0., 3., 4., 5., 0., 0.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pad.html
    """
def pairwise_distance(x1: Tensor, x2: Tensor, p: builtins.float = 2, eps: builtins.float = 1e-06, keepdim: builtins.bool = False) -> Tensor:
    """nn.functional.pairwise_distance(x1, x2, p=2, eps=1e-06, keepdim=False)

    Alias of `pairwise_distance`.

    The p-norm of `x1 - x2 + eps` along the last dimension.

    Derivative: d norm(x1 - x2 + eps, p); its negative
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.pairwise_distance(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([1.7321e-06, 1.7321e-06])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pairwise_distance.html
    """
def pdist(input: Tensor, p: builtins.float = 2) -> Tensor:
    """nn.functional.pdist(input, p=2)

    Alias of `pdist`.

    Distances in the p-norm between each row and those after it.

    Derivative: d norm(x[i] - x[j], p) added at i, taken away at j
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.pdist(backsweep.arange(8.0).reshape(4, 2))
    tensor([2.8284, 5.6569, 8.4853, 2.8284, 5.6569, 2.8284])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pdist.html
    """
def pixel_shuffle(input: Tensor, upscale_factor: builtins.int) -> Tensor:
    """nn.functional.pixel_shuffle(input, upscale_factor)

    Alias of `pixel_shuffle`.

    Images (.., C * r * r, H, W) as larger ones, (.., C, H * r, W * r).

    Derivative: pixel_unshuffle(g, upscale_factor)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.pixel_shuffle(backsweep.arange(8.0).reshape(4, 1, 2), 2)
    tensor([[[0., 2., 1., 3.],
             [4., 6., 5., 7.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pixel_shuffle.html
    """
def pixel_unshuffle(input: Tensor, downscale_factor: builtins.int) -> Tensor:
    """nn.functional.pixel_unshuffle(input, downscale_factor)

    Alias of `pixel_unshuffle`.

    Images (.., C, H * r, W * r) as smaller ones, (.., C * r * r, H, W).

    Derivative: pixel_shuffle(g, downscale_factor)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.pixel_unshuffle(backsweep.arange(8.0).reshape(1, 2, 4), 2)
    tensor([[[0., 2.]],
    <BLANKLINE>
            [[1., 3.]],
    <BLANKLINE>
            [[4., 6.]],
    <BLANKLINE>
            [[5., 7.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pixel_unshuffle.html
    """
def prelu(input: Tensor, weight: Tensor) -> Tensor:
    """nn.functional.prelu(input, weight)

    Alias of `prelu`.

    x above 0, else weight * x; one weight, or one for each element of dimension 1.

    Derivative: where(x > 0, g, g * weight); where(x > 0, 0, g * x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.prelu(backsweep.arange(6.0).reshape(2, 3), backsweep.tensor([0.5]))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.prelu.html
    """
def relu(input: Tensor, inplace: builtins.bool = False) -> Tensor:
    """nn.functional.relu(input, inplace=False)

    x where x > 0, else 0.

    Derivative: where(y > 0, g, 0)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.relu(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.relu.html
    """
def rrelu_(input: Tensor, lower: Number = 0.125, upper: Number = 0.3333333333333333, training: builtins.bool = False, generator: Generator | None = None) -> Tensor:
    """nn.functional.rrelu_(input, lower=0.125, upper=0.3333333333333333, training=False, generator=None)

    Alias of `rrelu_`.

    Writes the result of `rrelu` into the input.

    Derivative: g * slope
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.nn.functional.rrelu_(backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([ 0.5000,  2.0000, -0.2292])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.rrelu_.html
    """
def selu(input: Tensor, inplace: builtins.bool = False) -> Tensor:
    """nn.functional.selu(input, inplace=False)

    scale * (max(0, x) + min(0, alpha * (exp(x) - 1))) with the constants of self-normalising networks.

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.selu(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0.0000, 1.0507, 2.1014],
            [3.1521, 4.2028, 5.2535]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.selu.html
    """
def selu_(input: Tensor) -> Tensor:
    """nn.functional.selu_(input)

    Alias of `selu_`.

    Writes the result of `selu` into the input.

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.selu_(backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([ 0.5254,  2.1014, -1.1113])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.selu_.html
    """
def sigmoid(input: Tensor) -> Tensor:
    """nn.functional.sigmoid(input)

    `1 / (1 + exp(-x))`.

    Derivative: g * y * (1 - y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.sigmoid(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0.5000, 0.7311, 0.8808],
            [0.9526, 0.9820, 0.9933]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.sigmoid.html
    """
def softmax(input: Tensor, dim: builtins.int | None = None, _stacklevel: builtins.int = 3, dtype: DTypeLike | None = None) -> Tensor:
    """nn.functional.softmax(input, dim=None, _stacklevel=3, dtype=None)

    Exponentials along `dim`, divided by their sum.

    Derivative: y * (g - (g * y).sum(dim))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.softmax(backsweep.arange(6.0).reshape(2, 3), 1)
    tensor([[0.0900, 0.2447, 0.6652],
            [0.0900, 0.2447, 0.6652]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softmax.html
    """
def softplus(input: Tensor, beta: Number = 1, threshold: Number = 20, *, out: Tensor | None = None) -> Tensor:
    """nn.functional.softplus(input, beta=1, threshold=20, *, out=None)

    log(1 + exp(beta * x)) / beta; x itself where beta * x > threshold.

    Derivative: g * where(beta * x > threshold, 1, sigmoid(beta * x))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.nn.functional.softplus(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0.6931, 1.3133, 2.1269],
            [3.0486, 4.0181, 5.0067]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softplus.html
    """
def tanh(input: Tensor) -> Tensor:
    """nn.functional.tanh(input)

    Hyperbolic tangent.

    Derivative: g * (1 - y * y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.tanh(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0.0000, 0.7616, 0.9640],
            [0.9951, 0.9993, 0.9999]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.tanh.html
    """
def threshold(input: Tensor, threshold: Number, value: Number, inplace: builtins.bool = False) -> Tensor:
    """nn.functional.threshold(input, threshold, value, inplace=False)

    input where it is greater than the threshold, else value.

    Derivative: where(x <= threshold, 0, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.threshold(backsweep.arange(6.0).reshape(2, 3), 0.1, 20)
    tensor([[20.,  1.,  2.],
            [ 3.,  4.,  5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.threshold.html
    """
def threshold_(input: Tensor, threshold: Number, value: Number) -> Tensor:
    """nn.functional.threshold_(input, threshold, value)

    Alias of `threshold_`.

    Writes the result of `threshold` into the input.

    Derivative: where(x <= threshold, 0, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nn.functional.threshold_(backsweep.tensor([0.5, 2.0]), 1, 0)
    tensor([0., 2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.threshold_.html
    """

__all__: list[str]
