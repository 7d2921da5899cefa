# Written by tools/generate_stubs.py; do not edit.
# mypy: disable-error-code="overload-overlap"

import builtins
from collections.abc import Sequence

from ._C import DTypeLike, Number, Tensor

def airy_ai(x: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Airy's function Ai.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def bessel_j0(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Bessel function of the first kind, order 0.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def bessel_j1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Bessel function of the first kind, order 1.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def bessel_y0(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Bessel function of the second kind, order 0; NaN below 0.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def bessel_y1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Bessel function of the second kind, order 1; NaN below 0.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def chebyshev_polynomial_t(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Chebyshev's polynomial of the first kind, `cos(n * acos(x))`."""
def chebyshev_polynomial_u(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Chebyshev's polynomial of the second kind."""
def chebyshev_polynomial_v(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Chebyshev's polynomial of the third kind."""
def chebyshev_polynomial_w(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Chebyshev's polynomial of the fourth kind."""
def digamma(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `digamma`.

    Derivative of `lgamma`.

    Derivative: g * polygamma(1, x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def entr(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Entropy, `-x * log(x)`; 0 at 0, minus infinity below.

    Derivative: g * -(1 + log(x))

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def erf(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `erf`.

    Error function.

    Derivative: g * (kTwoOverSqrtPi * exp(-(x * x)))

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def erfc(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `erfc`.

    Complementary error function, `1 - erf(x)`.

    Derivative: g * (-kTwoOverSqrtPi * exp(-(x * x)))

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def erfcx(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Scaled complementary error function, `exp(x * x) * erfc(x)`.

    Derivative: g * (2 * x * y - kTwoOverSqrtPi)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def erfinv(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `erfinv`.

    Inverse of the error function `erf`.

    Derivative: g * (1 / kTwoOverSqrtPi * exp(y * y))

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def exp2(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `exp2`.

    2 to the power x.

    Derivative: g * y * kLn2

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def expit(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `sigmoid`.

    Logistic function, `1 / (1 + exp(-x))`.

    Derivative: sigmoid_backward(g, y)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def expm1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `expm1`.

    Exponential minus 1, exact near 0.

    Derivative: g * (y + 1)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def gammainc(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `igamma`.

    Regularised lower incomplete gamma function P(a, b); only b has a gradient.

    Derivative: without_derivative("igamma: input"); g * exp((a - Number(1)) * log(b) - b - lgamma(a))

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def gammaincc(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `igammac`.

    Regularised upper incomplete gamma function Q(a, b); only b has a gradient.

    Derivative: without_derivative("igammac: input"); -g * exp((a - Number(1)) * log(b) - b - lgamma(a))

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def gammaln(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `lgamma`.

    Logarithm of the absolute value of the gamma function.

    Derivative: g * digamma(x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def hermite_polynomial_h(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """The physicists' Hermite polynomial; NaN for n > 512."""
def hermite_polynomial_he(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """The probabilists' Hermite polynomial; NaN for n > 512."""
def i0(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `i0`.

    Modified Bessel function of the first kind, order 0.

    Derivative: g * i1(x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def i0e(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """`i0(x) * exp(-abs(x))`.

    Derivative: g * (i1e(x) - sign(x) * y)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def i1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Modified Bessel function of the first kind, order 1.

    Derivative: i1_derivative(g, x, y)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def i1e(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """`i1(x) * exp(-abs(x))`.

    Derivative: i1e_derivative(g, x, y)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def laguerre_polynomial_l(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Laguerre's polynomial; NaN for n > 10,000,000."""
def legendre_polynomial_p(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Legendre's polynomial; NaN for n > 10,000,000."""
def log1p(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `log1p`.

    Natural logarithm of 1 + x, exact near 0.

    Derivative: g / (x + 1)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def log_ndtr(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Logarithm of the normal distribution function `ndtr`, exact far below 0 too.

    Derivative: g / erfcx(x * -kSqrtHalf) * kSqrtTwoOverPi

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def log_softmax(input: Tensor, dim: builtins.int, dtype: DTypeLike | None = None, *, out: Tensor | None = None) -> Tensor:
    """Alias of `log_softmax`.

    Logarithm of softmax along `dim`, exact where softmax itself would be rounded to 0.

    Derivative: g - exp(y) * g.sum(dim)
    """
def logit(input: Tensor, eps: builtins.float | None = None, *, out: Tensor | None = None) -> Tensor:
    """Alias of `logit`.

    Inverse of `sigmoid`, `log(x / (1 - x))`; with eps, x is clamped to [eps, 1 - eps].

    Derivative: g / (x * (1 - x)), 0 where eps cut x off, NaN outside [0, 1]
    """
def logsumexp(input: Tensor, dim: builtins.int | Sequence[builtins.int], keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """Alias of `logsumexp`.

    Logarithm of the sum of exponentials along `dim`, without overflow.

    Derivative: g * exp(x - y)
    """
def modified_bessel_i0(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Modified Bessel function of the first kind, order 0; `i0` has a derivative.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def modified_bessel_i1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Modified Bessel function of the first kind, order 1; `i1` has a derivative.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def modified_bessel_k0(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Modified Bessel function of the second kind, order 0; NaN below 0.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def modified_bessel_k1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Modified Bessel function of the second kind, order 1; NaN below 0.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def multigammaln(input: Tensor, p: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """Alias of `mvlgamma`.

    Logarithm of the multivariate gamma function of dimension p.

    Derivative: g * sum(digamma(x - j / 2) for j in range(p))
    """
def ndtr(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Distribution function of the normal distribution, `(1 + erf(x / sqrt(2))) / 2`.

    Derivative: g * exp(-x * x / 2) / sqrt(2 * pi)
    """
def ndtri(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Quantile of the normal distribution: the inverse of `ndtr`.

    Derivative: g * (kSqrtTwoPi * exp(y * y / 2))

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def polygamma(n: builtins.int, input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `polygamma`.

    The n-th derivative of `digamma`, so the derivative of order n + 1 of `lgamma`.

    Derivative: g * polygamma(n + 1, x)
    """
def psi(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `digamma`.

    Derivative of `lgamma`.

    Derivative: g * polygamma(1, x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def round(input: Tensor, *, decimals: builtins.int = 0, out: Tensor | None = None) -> Tensor:
    """Rounds to a number of decimals, halves to even.

    Derivative: zeros_like(g)
    """
def scaled_modified_bessel_k0(x: Tensor, *, out: Tensor | None = None) -> Tensor:
    """`modified_bessel_k0(x) * exp(x)`.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def scaled_modified_bessel_k1(x: Tensor, *, out: Tensor | None = None) -> Tensor:
    """`modified_bessel_k1(x) * exp(x)`.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def shifted_chebyshev_polynomial_t(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Chebyshev's polynomial of the first kind at `2 * x - 1`."""
def shifted_chebyshev_polynomial_u(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Chebyshev's polynomial of the second kind at `2 * x - 1`."""
def shifted_chebyshev_polynomial_v(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Chebyshev's polynomial of the third kind at `2 * x - 1`."""
def shifted_chebyshev_polynomial_w(x: Tensor | Number, n: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Chebyshev's polynomial of the fourth kind at `2 * x - 1`."""
def sinc(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `sinc`.

    `sin(pi * x) / (pi * x)`; 1 at 0.

    Derivative: sinc_derivative(g, x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def softmax(input: Tensor, dim: builtins.int, dtype: DTypeLike | None = None, *, out: Tensor | None = None) -> Tensor:
    """Alias of `softmax`.

    exp(x) over its sum along `dim`: positive weights that sum to one, without overflow.

    Derivative: y * (g - (g * y).sum(dim))
    """
def spherical_bessel_j0(x: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Spherical Bessel function of the first kind, order 0: `sin(x) / x`.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def xlog1py(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """`a * log(1 + b)`, and 0 where a is 0 and b is not NaN.

    Derivative: unless_outside(special_xlog1py(g, b), a, b, -1.0); g * a / (b + Number(1))

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def xlogy(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Alias of `xlogy`.

    `a * log(b)`, and 0 where a is 0 and b is not NaN.

    Derivative: unless_outside(xlogy(g, b), a, b, 0.0); g * a / b

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def zeta(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Hurwitz's zeta function, the sum of `(b + k)**-a`; only b has a gradient.

    Derivative: without_derivative("zeta"); g * -a * special_zeta(a - Number(-1), b)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """

__all__: list[str]
