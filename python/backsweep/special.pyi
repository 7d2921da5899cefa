# Written by tools/generate_stubs.py; do not edit.
# mypy: disable-error-code="overload-overlap"

import builtins
from collections.abc import Sequence

from ._C import DTypeLike, Number, Tensor

def digamma(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.digamma(input, *, out=None)

    Alias of `digamma`.

    Derivative of `lgamma`.

    Derivative: g * polygamma(1, x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.digamma(backsweep.tensor([0.5, 2.0]))
    tensor([-1.9635,  0.4228])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.digamma
    """
def entr(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.entr(input, *, out=None)

    Entropy, `-x * log(x)`; 0 at 0, minus infinity below.

    Derivative: g * -(1 + log(x))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.entr(backsweep.tensor([0.5, 2.0]))
    tensor([ 0.3466, -1.3863])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.entr
    """
def erf(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.erf(input, *, out=None)

    Alias of `erf`.

    Error function.

    Derivative: g * (kTwoOverSqrtPi * exp(-(x * x)))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.erf(backsweep.tensor([0.5, 2.0]))
    tensor([0.5205, 0.9953])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.erf
    """
def erfc(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.erfc(input, *, out=None)

    Alias of `erfc`.

    Complementary error function, `1 - erf(x)`.

    Derivative: g * (-kTwoOverSqrtPi * exp(-(x * x)))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.erfc(backsweep.tensor([0.5, 2.0]))
    tensor([0.4795, 0.0047])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.erfc
    """
def erfcx(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.erfcx(input, *, out=None)

    Scaled complementary error function, `exp(x * x) * erfc(x)`.

    Derivative: g * (2 * x * y - kTwoOverSqrtPi)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.erfcx(backsweep.tensor([0.5, 2.0]))
    tensor([0.6157, 0.2554])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.erfcx
    """
def erfinv(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.erfinv(input, *, out=None)

    Alias of `erfinv`.

    Inverse of the error function `erf`.

    Derivative: g * (1 / kTwoOverSqrtPi * exp(y * y))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.erfinv(backsweep.tensor([0.5, 2.0]))
    tensor([0.4769,    nan])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.erfinv
    """
def exp2(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.exp2(input, *, out=None)

    Alias of `exp2`.

    2 to the power x.

    Derivative: g * y * kLn2
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.exp2(backsweep.tensor([0.5, 2.0]))
    tensor([1.4142, 4.0000])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.exp2
    """
def expit(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.expit(input, *, out=None)

    Alias of `sigmoid`.

    Logistic function, `1 / (1 + exp(-x))`.

    Derivative: sigmoid_backward(g, y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.expit(backsweep.tensor([0.5, 2.0]))
    tensor([0.6225, 0.8808])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.expit
    """
def expm1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.expm1(input, *, out=None)

    Alias of `expm1`.

    Exponential minus 1, exact near 0.

    Derivative: g * (y + 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.expm1(backsweep.tensor([0.5, 2.0]))
    tensor([0.6487, 6.3891])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.expm1
    """
def gammaln(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.gammaln(input, *, out=None)

    Alias of `lgamma`.

    Logarithm of the absolute value of the gamma function.

    Derivative: g * digamma(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.gammaln(backsweep.tensor([0.5, 2.0]))
    tensor([0.5724, 0.0000])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.gammaln
    """
def i0(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.i0(input, *, out=None)

    Alias of `i0`.

    Modified Bessel function of the first kind, order 0.

    Derivative: g * i1(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.i0(backsweep.tensor([0.5, 2.0]))
    tensor([1.0635, 2.2796])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.i0
    """
def i0e(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.i0e(input, *, out=None)

    `i0(x) * exp(-abs(x))`.

    Derivative: g * (i1e(x) - sign(x) * y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.i0e(backsweep.tensor([0.5, 2.0]))
    tensor([0.6450, 0.3085])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.i0e
    """
def i1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.i1(input, *, out=None)

    Modified Bessel function of the first kind, order 1.

    Derivative: i1_derivative(g, x, y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.i1(backsweep.tensor([0.5, 2.0]))
    tensor([0.2579, 1.5906])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.i1
    """
def i1e(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.i1e(input, *, out=None)

    `i1(x) * exp(-abs(x))`.

    Derivative: i1e_derivative(g, x, y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.i1e(backsweep.tensor([0.5, 2.0]))
    tensor([0.1564, 0.2153])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.i1e
    """
def log1p(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.log1p(input, *, out=None)

    Alias of `log1p`.

    Natural logarithm of 1 + x, exact near 0.

    Derivative: g / (x + 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.log1p(backsweep.tensor([0.5, 2.0]))
    tensor([0.4055, 1.0986])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.log1p
    """
def log_ndtr(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.log_ndtr(input, *, out=None)

    Logarithm of the normal distribution function `ndtr`, exact far below 0 too.

    Derivative: g / erfcx(x * -kSqrtHalf) * kSqrtTwoOverPi
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.log_ndtr(backsweep.tensor([0.5, 2.0]))
    tensor([-0.3689, -0.0230])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.log_ndtr
    """
def log_softmax(input: Tensor, dim: builtins.int, dtype: DTypeLike | None = None, *, out: Tensor | None = None) -> Tensor:
    """special.log_softmax(input, dim, dtype=None, *, out=None)

    Alias of `log_softmax`.

    Logarithm of softmax along `dim`, exact where softmax itself would be rounded to 0.

    Derivative: g - exp(y) * g.sum(dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.log_softmax(backsweep.arange(5.0), 0)
    tensor([-4.4519, -3.4519, -2.4519, -1.4519, -0.4519])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.log_softmax
    """
def logit(input: Tensor, eps: builtins.float | None = None, *, out: Tensor | None = None) -> Tensor:
    """special.logit(input, eps= None, *, out=None)

    Alias of `logit`.

    Inverse of `sigmoid`, `log(x / (1 - x))`; with eps, x is clamped to [eps, 1 - eps].

    Derivative: g / (x * (1 - x)), 0 where eps cut x off, NaN outside [0, 1]
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.logit(backsweep.arange(6.0).reshape(2, 3))
    tensor([[-inf, inf, nan],
            [nan, nan, nan]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.logit
    """
def logsumexp(input: Tensor, dim: builtins.int | Sequence[builtins.int], keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """special.logsumexp(input, dim, keepdim=False, *, out=None)

    Alias of `logsumexp`.

    Logarithm of the sum of exponentials along `dim`, without overflow.

    Derivative: g * exp(x - y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.logsumexp(backsweep.arange(5.0), 0)
    tensor(4.4519)

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.logsumexp
    """
def ndtr(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.ndtr(input, *, out=None)

    Distribution function of the normal distribution, `(1 + erf(x / sqrt(2))) / 2`.

    Derivative: g * exp(-x * x / 2) / sqrt(2 * pi)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.ndtr(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0.5000, 0.8413, 0.9772],
            [0.9987, 1.0000, 1.0000]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.ndtr
    """
def ndtri(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.ndtri(input, *, out=None)

    Quantile of the normal distribution: the inverse of `ndtr`.

    Derivative: g * (kSqrtTwoPi * exp(y * y / 2))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.ndtri(backsweep.tensor([0.5, 2.0]))
    tensor([0., nan])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.ndtri
    """
def polygamma(n: builtins.int, input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.polygamma(n, input, *, out=None)

    Alias of `polygamma`.

    The n-th derivative of `digamma`, so the derivative of order n + 1 of `lgamma`.

    Derivative: g * polygamma(n + 1, x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.polygamma(0, backsweep.tensor([1.0, 2.0, 3.0]))
    tensor([-0.5772,  0.4228,  0.9228])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.polygamma
    """
def psi(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.psi(input, *, out=None)

    Alias of `digamma`.

    Derivative of `lgamma`.

    Derivative: g * polygamma(1, x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.psi(backsweep.tensor([0.5, 2.0]))
    tensor([-1.9635,  0.4228])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.psi
    """
def round(input: Tensor, *, decimals: builtins.int = 0, out: Tensor | None = None) -> Tensor:
    """special.round(input, *, decimals= 0, out=None)

    Rounds to a number of decimals, halves to even.

    Derivative: zeros_like(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.round(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.round
    """
def sinc(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.sinc(input, *, out=None)

    Alias of `sinc`.

    `sin(pi * x) / (pi * x)`; 1 at 0.

    Derivative: sinc_derivative(g, x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.sinc(backsweep.tensor([0.5, 2.0]))
    tensor([6.3662e-01, 2.7828e-08])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.sinc
    """
def softmax(input: Tensor, dim: builtins.int, dtype: DTypeLike | None = None, *, out: Tensor | None = None) -> Tensor:
    """special.softmax(input, dim, dtype=None, *, out=None)

    Alias of `softmax`.

    exp(x) over its sum along `dim`: positive weights that sum to one, without overflow.

    Derivative: y * (g - (g * y).sum(dim))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.softmax(backsweep.arange(5.0), 0)
    tensor([0.0117, 0.0317, 0.0861, 0.2341, 0.6364])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.softmax
    """
def xlog1py(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.xlog1py(input, other, *, out=None)

    `a * log(1 + b)`, and 0 where a is 0 and b is not NaN.

    Derivative: unless_outside(special_xlog1py(g, b), a, b, -1.0); g * a / (b + Number(1))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.xlog1py(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.3466, 2.1972])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.xlog1py
    """
def xlogy(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.xlogy(input, other, *, out=None)

    Alias of `xlogy`.

    `a * log(b)`, and 0 where a is 0 and b is not NaN.

    Derivative: unless_outside(xlogy(g, b), a, b, 0.0); g * a / b
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.xlogy(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.0000, 1.3863])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.xlogy
    """

__all__: list[str]
