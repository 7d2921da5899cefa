# Written by tools/generate_stubs.py; do not edit.
# mypy: disable-error-code="overload-overlap"

import builtins
from collections.abc import Sequence

from .._C import DTypeLike, Generator, Number, Tensor

def celu(input: Tensor, alpha: Number = 1.0, inplace: builtins.bool = False) -> Tensor:
    """max(0, x) + min(0, alpha * (exp(x / alpha) - 1)).

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    """
def celu_(input: Tensor, alpha: Number = 1.0) -> Tensor:
    """Alias of `celu_`.

    Writes the result of `celu` into the input.

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    """
def channel_shuffle(input: Tensor, groups: builtins.int) -> Tensor:
    """Alias of `channel_shuffle`.

    The channels (dimension 1) as a matrix of `groups` rows, transposed.

    Derivative: channel_shuffle(g, channels / groups)
    """
def cosine_similarity(x1: Tensor, x2: Tensor, dim: builtins.int = 1, eps: builtins.float = 1e-08) -> Tensor:
    """Alias of `cosine_similarity`.

    Cosine of the angle between vectors along `dim`; norms below eps count as eps.

    Derivative: that of the product of x1 / norm(x1) and x2 / norm(x2)
    """
def elu(input: Tensor, alpha: Number = 1.0, inplace: builtins.bool = False) -> Tensor:
    """x above 0, else alpha * (exp(x) - 1).

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    """
def group_norm(input: Tensor, num_groups: builtins.int, weight: Tensor | None = None, bias: Tensor | None = None, eps: builtins.float = 1e-05, cudnn_enabled: builtins.bool = True) -> Tensor:
    """Alias of `group_norm`.

    Mean 0 and variance 1 over each group of channels, then times weight plus bias.

    Derivative: rstd * (g * weight - mean(g * weight) - normalised * mean(g * weight * normalised))
    """
def hardshrink(input: Tensor, lambd: Number = 0.5, *, out: Tensor | None = None) -> Tensor:
    """Alias of `hardshrink`.

    x where abs(x) > lambd, else 0.

    Derivative: where(abs(x) <= lambd, 0, g)
    """
def layer_norm(input: Tensor, normalized_shape: Sequence[builtins.int], weight: Tensor | None = None, bias: Tensor | None = None, eps: builtins.float = 1e-05, cudnn_enable: builtins.bool = True) -> Tensor:
    """Alias of `layer_norm`.

    Mean 0 and variance 1 over the last dimensions, then times weight plus bias.

    Derivative: rstd * (g * weight - mean(g * weight) - normalised * mean(g * weight * normalised))
    """
def log_softmax(input: Tensor, dim: builtins.int | None = None, _stacklevel: builtins.int = 3, dtype: DTypeLike | None = None) -> Tensor:
    """Logarithm of softmax along `dim`.

    Derivative: g - exp(y) * g.sum(dim)
    """
def logsigmoid(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Logarithm of sigmoid, without overflow.

    Derivative: g * sigmoid(-x)
    """
def pad(input: Tensor, pad: Sequence[builtins.int], mode: str = 'constant', value: builtins.float | None = None) -> Tensor:
    """Margins around the last dimensions: a constant, or reflected, replicated or circular elements.

    Derivative: pad(g, -pad)
    """
def pairwise_distance(x1: Tensor, x2: Tensor, p: builtins.float = 2, eps: builtins.float = 1e-06, keepdim: builtins.bool = False) -> Tensor:
    """Alias of `pairwise_distance`.

    The p-norm of `x1 - x2 + eps` along the last dimension.

    Derivative: d norm(x1 - x2 + eps, p); its negative
    """
def pdist(input: Tensor, p: builtins.float = 2) -> Tensor:
    """Alias of `pdist`.

    Distances in the p-norm between each row and those after it.

    Derivative: d norm(x[i] - x[j], p) added at i, taken away at j
    """
def pixel_shuffle(input: Tensor, upscale_factor: builtins.int) -> Tensor:
    """Alias of `pixel_shuffle`.

    Images (.., C * r * r, H, W) as larger ones, (.., C, H * r, W * r).

    Derivative: pixel_unshuffle(g, upscale_factor)
    """
def pixel_unshuffle(input: Tensor, downscale_factor: builtins.int) -> Tensor:
    """Alias of `pixel_unshuffle`.

    Images (.., C, H * r, W * r) as smaller ones, (.., C * r * r, H, W).

    Derivative: pixel_shuffle(g, downscale_factor)
    """
def prelu(input: Tensor, weight: Tensor) -> Tensor:
    """Alias of `prelu`.

    x above 0, else weight * x; one weight, or one for each element of dimension 1.

    Derivative: where(x > 0, g, g * weight); where(x > 0, 0, g * x)
    """
def relu(input: Tensor, inplace: builtins.bool = False) -> Tensor:
    """x where x > 0, else 0.

    Derivative: where(y > 0, g, 0)
    """
def rms_norm(input: Tensor, normalized_shape: Sequence[builtins.int], weight: Tensor | None = None, eps: builtins.float | None = None) -> Tensor:
    """Alias of `rms_norm`.

    Mean square 1 over the last dimensions, then times weight.

    Derivative: (g * weight - normalised * mean(g * weight * normalised)) * rrms
    """
def rrelu_(input: Tensor, lower: Number = 0.125, upper: Number = 0.3333333333333333, training: builtins.bool = False, generator: Generator | None = None) -> Tensor:
    """Alias of `rrelu_`.

    Writes the result of `rrelu` into the input.

    Derivative: g * slope
    """
def selu(input: Tensor, inplace: builtins.bool = False) -> Tensor:
    """scale * (max(0, x) + min(0, alpha * (exp(x) - 1))) with the constants of self-normalising networks.

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    """
def selu_(input: Tensor) -> Tensor:
    """Alias of `selu_`.

    Writes the result of `selu` into the input.

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    """
def sigmoid(input: Tensor) -> Tensor:
    """`1 / (1 + exp(-x))`.

    Derivative: g * y * (1 - y)
    """
def softmax(input: Tensor, dim: builtins.int | None = None, _stacklevel: builtins.int = 3, dtype: DTypeLike | None = None) -> Tensor:
    """Exponentials along `dim`, divided by their sum.

    Derivative: y * (g - (g * y).sum(dim))
    """
def softplus(input: Tensor, beta: Number = 1, threshold: Number = 20, *, out: Tensor | None = None) -> Tensor:
    """log(1 + exp(beta * x)) / beta; x itself where beta * x > threshold.

    Derivative: g * where(beta * x > threshold, 1, sigmoid(beta * x))
    """
def tanh(input: Tensor) -> Tensor:
    """Hyperbolic tangent.

    Derivative: g * (1 - y * y)
    """
def threshold(input: Tensor, threshold: Number, value: Number, inplace: builtins.bool = False) -> Tensor:
    """input where it is greater than the threshold, else value.

    Derivative: where(x <= threshold, 0, g)
    """
def threshold_(input: Tensor, threshold: Number, value: Number) -> Tensor:
    """Alias of `threshold_`.

    Writes the result of `threshold` into the input.

    Derivative: where(x <= threshold, 0, g)
    """

__all__: list[str]
