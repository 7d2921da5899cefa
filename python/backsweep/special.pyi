# Written by tools/generate_stubs.py; do not edit.
# mypy: disable-error-code="overload-overlap"

import builtins
from collections.abc import Sequence

from ._C import DTypeLike, Number, Tensor

def airy_ai(x: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.airy_ai(x, *, out=None)

    Airy's function Ai.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.airy_ai(backsweep.tensor([0.5, 2.0]))
    tensor([0.2317, 0.0349])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.airy_ai
    """
def bessel_j0(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.bessel_j0(input, *, out=None)

    Bessel function of the first kind, order 0.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.bessel_j0(backsweep.tensor([0.5, 2.0]))
    tensor([0.9385, 0.2239])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.bessel_j0
    """
def bessel_j1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.bessel_j1(input, *, out=None)

    Bessel function of the first kind, order 1.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.bessel_j1(backsweep.tensor([0.5, 2.0]))
    tensor([0.2423, 0.5767])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.bessel_j1
    """
def bessel_y0(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.bessel_y0(input, *, out=None)

    Bessel function of the second kind, order 0; NaN below 0.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.bessel_y0(backsweep.tensor([0.5, 2.0]))
    tensor([-0.4445,  0.5104])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.bessel_y0
    """
def bessel_y1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.bessel_y1(input, *, out=None)

    Bessel function of the second kind, order 1; NaN below 0.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.bessel_y1(backsweep.tensor([0.5, 2.0]))
    tensor([-1.4715, -0.1070])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.bessel_y1
    """
def chebyshev_polynomial_t(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.chebyshev_polynomial_t(x, n, *, out=None)

    Chebyshev's polynomial of the first kind, `cos(n * acos(x))`.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.chebyshev_polynomial_t(backsweep.arange(6.0).reshape(2, 3), 3)
    tensor([[ -0.,   1.,  26.],
            [ 99., 244., 485.]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.chebyshev_polynomial_t
    """
def chebyshev_polynomial_u(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.chebyshev_polynomial_u(x, n, *, out=None)

    Chebyshev's polynomial of the second kind.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.chebyshev_polynomial_u(backsweep.arange(6.0).reshape(2, 3), 3)
    tensor([[ -0.,   4.,  56.],
            [204., 496., 980.]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.chebyshev_polynomial_u
    """
def chebyshev_polynomial_v(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.chebyshev_polynomial_v(x, n, *, out=None)

    Chebyshev's polynomial of the third kind.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.chebyshev_polynomial_v(backsweep.arange(6.0).reshape(2, 3), 3)
    tensor([[  1.,   1.,  41.],
            [169., 433., 881.]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.chebyshev_polynomial_v
    """
def chebyshev_polynomial_w(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.chebyshev_polynomial_w(x, n, *, out=None)

    Chebyshev's polynomial of the fourth kind.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.chebyshev_polynomial_w(backsweep.arange(6.0).reshape(2, 3), 3)
    tensor([[-1.0000e+00,  7.0000e+00,  7.1000e+01],
            [ 2.3900e+02,  5.5900e+02,  1.0790e+03]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.chebyshev_polynomial_w
    """
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
def gammainc(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.gammainc(input, other, *, out=None)

    Alias of `igamma`.

    Regularised lower incomplete gamma function P(a, b); only b has a gradient.

    Derivative: without_derivative("igamma: input"); g * exp((a - Number(1)) * log(b) - b - lgamma(a))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.gammainc(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.8427, 0.5940])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.gammainc
    """
def gammaincc(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.gammaincc(input, other, *, out=None)

    Alias of `igammac`.

    Regularised upper incomplete gamma function Q(a, b); only b has a gradient.

    Derivative: without_derivative("igammac: input"); -g * exp((a - Number(1)) * log(b) - b - lgamma(a))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.gammaincc(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.1573, 0.4060])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.gammaincc
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
def hermite_polynomial_h(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.hermite_polynomial_h(x, n, *, out=None)

    The physicists' Hermite polynomial; NaN for n > 512.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.hermite_polynomial_h(backsweep.arange(6.0).reshape(2, 3), 3)
    tensor([[ -0.,  -4.,  40.],
            [180., 464., 940.]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.hermite_polynomial_h
    """
def hermite_polynomial_he(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.hermite_polynomial_he(x, n, *, out=None)

    The probabilists' Hermite polynomial; NaN for n > 512.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.hermite_polynomial_he(backsweep.arange(6.0).reshape(2, 3), 3)
    tensor([[ -0.,  -2.,   2.],
            [ 18.,  52., 110.]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.hermite_polynomial_he
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
def laguerre_polynomial_l(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.laguerre_polynomial_l(x, n, *, out=None)

    Laguerre's polynomial; NaN for n > 10,000,000.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.laguerre_polynomial_l(backsweep.arange(6.0).reshape(2, 3), 3)
    tensor([[ 1.0000, -0.6667, -0.3333],
            [ 1.0000,  2.3333,  2.6667]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.laguerre_polynomial_l
    """
def legendre_polynomial_p(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.legendre_polynomial_p(x, n, *, out=None)

    Legendre's polynomial; NaN for n > 10,000,000.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.legendre_polynomial_p(backsweep.arange(6.0).reshape(2, 3), 3)
    tensor([[ -0.,   1.,  17.],
            [ 63., 154., 305.]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.legendre_polynomial_p
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
def modified_bessel_i0(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.modified_bessel_i0(input, *, out=None)

    Modified Bessel function of the first kind, order 0; `i0` has a derivative.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.modified_bessel_i0(backsweep.tensor([0.5, 2.0]))
    tensor([1.0635, 2.2796])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.modified_bessel_i0
    """
def modified_bessel_i1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.modified_bessel_i1(input, *, out=None)

    Modified Bessel function of the first kind, order 1; `i1` has a derivative.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.modified_bessel_i1(backsweep.tensor([0.5, 2.0]))
    tensor([0.2579, 1.5906])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.modified_bessel_i1
    """
def modified_bessel_k0(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.modified_bessel_k0(input, *, out=None)

    Modified Bessel function of the second kind, order 0; NaN below 0.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.modified_bessel_k0(backsweep.tensor([0.5, 2.0]))
    tensor([0.9244, 0.1139])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.modified_bessel_k0
    """
def modified_bessel_k1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.modified_bessel_k1(input, *, out=None)

    Modified Bessel function of the second kind, order 1; NaN below 0.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.modified_bessel_k1(backsweep.tensor([0.5, 2.0]))
    tensor([1.6564, 0.1399])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.modified_bessel_k1
    """
def multigammaln(input: Tensor, p: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """special.multigammaln(input, p, *, out=None)

    Alias of `mvlgamma`.

    Logarithm of the multivariate gamma function of dimension p.

    Derivative: g * sum(digamma(x - j / 2) for j in range(p))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.multigammaln(backsweep.tensor([1.0, 2.0, 3.0]), 1)
    tensor([0.0000, 0.0000, 0.6931])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.multigammaln
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
def scaled_modified_bessel_k0(x: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.scaled_modified_bessel_k0(x, *, out=None)

    `modified_bessel_k0(x) * exp(x)`.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.scaled_modified_bessel_k0(backsweep.tensor([0.5, 2.0]))
    tensor([1.5241, 0.8416])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.scaled_modified_bessel_k0
    """
def scaled_modified_bessel_k1(x: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.scaled_modified_bessel_k1(x, *, out=None)

    `modified_bessel_k1(x) * exp(x)`.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.scaled_modified_bessel_k1(backsweep.tensor([0.5, 2.0]))
    tensor([2.7310, 1.0335])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.scaled_modified_bessel_k1
    """
def shifted_chebyshev_polynomial_t(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.shifted_chebyshev_polynomial_t(x, n, *, out=None)

    Chebyshev's polynomial of the first kind at `2 * x - 1`.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.shifted_chebyshev_polynomial_t(backsweep.arange(6.0).reshape(2, 3), 3)
    tensor([[-1.0000e+00,  1.0000e+00,  9.9000e+01],
            [ 4.8500e+02,  1.3510e+03,  2.8890e+03]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.shifted_chebyshev_polynomial_t
    """
def shifted_chebyshev_polynomial_u(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.shifted_chebyshev_polynomial_u(x, n, *, out=None)

    Chebyshev's polynomial of the second kind at `2 * x - 1`.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.shifted_chebyshev_polynomial_u(backsweep.arange(6.0).reshape(2, 3), 3)
    tensor([[-4.0000e+00,  4.0000e+00,  2.0400e+02],
            [ 9.8000e+02,  2.7160e+03,  5.7960e+03]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.shifted_chebyshev_polynomial_u
    """
def shifted_chebyshev_polynomial_v(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.shifted_chebyshev_polynomial_v(x, n, *, out=None)

    Chebyshev's polynomial of the third kind at `2 * x - 1`.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.shifted_chebyshev_polynomial_v(backsweep.arange(6.0).reshape(2, 3), 3)
    tensor([[-7.0000e+00,  1.0000e+00,  1.6900e+02],
            [ 8.8100e+02,  2.5210e+03,  5.4730e+03]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.shifted_chebyshev_polynomial_v
    """
def shifted_chebyshev_polynomial_w(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.shifted_chebyshev_polynomial_w(x, n, *, out=None)

    Chebyshev's polynomial of the fourth kind at `2 * x - 1`.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.shifted_chebyshev_polynomial_w(backsweep.arange(6.0).reshape(2, 3), 3)
    tensor([[-1.0000e+00,  7.0000e+00,  2.3900e+02],
            [ 1.0790e+03,  2.9110e+03,  6.1190e+03]])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.shifted_chebyshev_polynomial_w
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
def spherical_bessel_j0(x: Tensor, *, out: Tensor | None = None) -> Tensor:
    """special.spherical_bessel_j0(x, *, out=None)

    Spherical Bessel function of the first kind, order 0: `sin(x) / x`.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.spherical_bessel_j0(backsweep.tensor([0.5, 2.0]))
    tensor([0.9589, 0.4546])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.spherical_bessel_j0
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
def zeta(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """special.zeta(input, other, *, out=None)

    Hurwitz's zeta function, the sum of `(b + k)**-a`; only b has a gradient.

    Derivative: without_derivative("zeta"); g * -a * special_zeta(a - Number(-1), b)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.special.zeta(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([   nan, 0.6449])

    See https://docs.pytorch.org/docs/stable/special.html#torch.special.zeta
    """

__all__: list[str]
