"""Special functions: known values, edges, beside PyTorch and beside other ways to compute them."""

from __future__ import annotations

import math

import numpy
import pytest
from beside_torch import refused, same
from libraries import needs_torch

import backsweep
from backsweep import special

inf, nan = math.inf, math.nan

# From the tables of Abramowitz and Stegun and the DLMF, and by 40-digit arithmetic.
VALUES = [
    ("bessel_j0", 1.0, 0.7651976865579666),
    ("bessel_j1", 1.0, 0.4400505857449335),
    ("bessel_y0", 1.0, 0.08825696421567697),
    ("bessel_y1", 1.0, -0.7812128213002887),
    ("modified_bessel_i0", 1.0, 1.2660658777520084),
    ("modified_bessel_i1", 1.0, 0.5651591039924851),
    ("modified_bessel_k0", 1.0, 0.42102443824070834),
    ("modified_bessel_k0", 2.0, 0.11389387274953344),
    ("modified_bessel_k0", 0.01, 4.721244730161095),
    ("modified_bessel_k1", 1.0, 0.6019072301972346),
    ("modified_bessel_k1", 2.0, 0.13986588181652243),
    ("modified_bessel_k1", 50.0, 3.444102226717555e-23),
    ("scaled_modified_bessel_k0", 1000.0, 0.03962832160075421),
    ("scaled_modified_bessel_k1", 1000.0, 0.0396481308129602),
    ("spherical_bessel_j0", 2.0, 0.45464871341284085),
    ("airy_ai", 0.0, 0.3550280538878172),
    ("airy_ai", 1.0, 0.13529241631288141),
    ("airy_ai", 5.0, 0.00010834442813607442),
    ("airy_ai", -2.0, 0.22740742820168557),
    ("airy_ai", -10.0, 0.04024123848644319),
]
EDGES = [
    *[(f"bessel_{name}", inf, 0.0) for name in ("j0", "j1", "y0", "y1")],
    *[(f"bessel_{name}", 0.0, -inf) for name in ("y0", "y1")],
    *[(f"bessel_{name}", -1.0, nan) for name in ("y0", "y1")],
    ("bessel_j1", -0.0, -0.0),
    *[(f"{name}_k{n}", 0.0, inf) for name in ("modified_bessel", "scaled_modified_bessel") for n in (0, 1)],
    *[(f"{name}_k{n}", -1.0, nan) for name in ("modified_bessel", "scaled_modified_bessel") for n in (0, 1)],
    *[(f"modified_bessel_k{n}", inf, 0.0) for n in (0, 1)],
    ("spherical_bessel_j0", -inf, 0.0),
    ("spherical_bessel_j0", -0.0, 1.0),
    ("airy_ai", inf, 0.0),
    ("airy_ai", -inf, 0.0),
    ("airy_ai", nan, nan),
]  # fmt: skip


@pytest.mark.parametrize(("name", "x", "expected"), VALUES + EDGES)
def test_values(name: str, x: float, expected: float) -> None:
    for dtype, tolerance in ((backsweep.float64, 2e-15), (backsweep.float32, 1e-6)):
        y = getattr(special, name)(backsweep.tensor([x], dtype=dtype)).item()
        numpy.testing.assert_allclose(y, expected, tolerance)
        assert math.copysign(1, y) == math.copysign(1, expected) or math.isnan(expected)


@needs_torch
@pytest.mark.parametrize("name", sorted({name for name, *_ in VALUES}))
def test_beside_pytorch(name: str) -> None:
    # PyTorch's Bessel functions have 6 to 12 digits, and its Ai near 2 has 4.
    limit = 1e-6 if name.startswith("bessel") else 5e-4 if name == "airy_ai" else 2e-14
    x = numpy.concatenate([numpy.linspace(0.05, 12, 200), numpy.geomspace(1e-8, 300, 50)])
    same(f"lib.special.{name}(x)", limit, x=x)
    if "y" not in name.partition("_")[2] and "k" not in name:
        same(f"lib.special.{name}(x)", limit, x=-numpy.linspace(0.05, 12, 200))


def test_wronskians() -> None:
    """Identities that tie the functions to each other (DLMF 10.5.2, 10.28.2)."""
    x = backsweep.linspace(0.1, 30, 500, dtype=backsweep.float64)
    j0, j1, y0, y1 = (getattr(special, f"bessel_{name}")(x) for name in ("j0", "j1", "y0", "y1"))
    numpy.testing.assert_allclose((j1 * y0 - j0 * y1).numpy(), 2 / (math.pi * x.numpy()), 1e-13)
    i0, i1 = special.modified_bessel_i0(x), special.modified_bessel_i1(x)
    k0, k1 = special.modified_bessel_k0(x), special.modified_bessel_k1(x)
    numpy.testing.assert_allclose((i0 * k1 + i1 * k0).numpy(), 1 / x.numpy(), 1e-14)


def test_modified_bessel_functions_are_their_integrals() -> None:
    """Of exp(x * (cos(t) - 1)) * cos(n * t) (DLMF 10.32.3), where the midpoint rule converges fast."""
    angles = (numpy.arange(2000) + 0.5) * math.pi / 2000
    x = numpy.concatenate([numpy.linspace(-12, 12, 121), [-8.0, 8.0, 60.0, -90.0, 600.0, 1e-9]])
    kernel = numpy.exp(numpy.abs(x[:, None]) * (numpy.cos(angles) - 1))
    for n, name in enumerate(("i0", "i1")):
        scaled = (kernel * numpy.cos(n * angles)).mean(1) * numpy.sign(x) ** n
        for function, expected in (
            (getattr(special, f"{name}e"), scaled),
            (getattr(special, name), scaled * numpy.exp(numpy.abs(x))),
        ):
            y = function(backsweep.tensor(x)).numpy()
            numpy.testing.assert_allclose(y[:-1], expected[:-1], 2e-14, 1e-15)
            assert abs(y[-1] - (x[-1] / 2) ** n) < 1e-8 * (x[-1] / 2) ** n


def test_airy_solves_its_equation() -> None:
    """y'' = x * y by eighth-order differences, across the borders between the expansions."""
    weights = numpy.array(
        [-1 / 560, 8 / 315, -1 / 5, 8 / 5, -205 / 72, 8 / 5, -1 / 5, 8 / 315, -1 / 560]
    )
    step = 0.02
    for x in (-20.0, -7.0, -6.0, -2.1, 0.0, 0.99, 1.0, 1.02, 3.0):
        places = x + step * numpy.arange(-4, 5)
        values = special.airy_ai(backsweep.tensor(places)).numpy()
        assert abs((weights * values).sum() / step**2 - x * values[4]) < 1e-10


# ---- Single precision has kernels of its own

SINGLE = ["lgamma", "digamma", "erfinv", "special.ndtri", "special.entr", "i0", "special.i0e", "special.i1",
          "special.i1e", *(f"special.bessel_{kind}" for kind in ("j0", "j1", "y0", "y1")),
          "special.spherical_bessel_j0", *(f"polygamma{n}" for n in (0, 1, 2, 3, 7, 8))]  # fmt: skip


def single_and_double(name: str, x: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    if name.startswith("polygamma"):
        order = int(name.removeprefix("polygamma"))
        results = [
            backsweep.polygamma(order, backsweep.tensor(v)) for v in (x, x.astype("float64"))
        ]
    else:
        function = getattr(special, name.removeprefix("special."), None) or getattr(backsweep, name)
        results = [function(backsweep.tensor(v)) for v in (x, x.astype("float64"))]
    assert results[0].dtype == backsweep.float32
    return results[0].numpy(), results[1].numpy()


@pytest.mark.parametrize("name", SINGLE)
def test_single_precision_is_double_precision_rounded(name: str) -> None:
    generator = numpy.random.default_rng(3)
    ends = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        2.0,
        3.0,
        -3.0,
        8.0,
        -8.0,
        0.5,
        1.5,
        inf,
        -inf,
        nan,
        1e-45,
        3e38,
        -3e38,
    ]
    roots = [1.4616321, -0.5040083, -2.4570247, -2.747683, 0.99999994, 1.0000001, 1.9999999, 2.0000002,
             2.4048255, 0.893577, 3.831706, 2.1971413, 5.520078, 8.653728, 10.173468, 8.5960059]  # fmt: skip
    for values in (
        generator.uniform(-1, 1, 500),
        generator.uniform(-30, 30, 500),
        10 ** generator.uniform(-40, 38, 500),
        1 - 10 ** generator.uniform(-7, 0, 300),
        generator.uniform(0, 5, 131),
        ends,
        roots,
    ):
        x = numpy.array(values, dtype="float32")
        y, wide = single_and_double(name, x)
        with numpy.errstate(over="ignore"):
            expected = wide.astype("float32")
        finite = numpy.isfinite(expected) & numpy.isfinite(y)
        numpy.testing.assert_array_equal(y[~finite], expected[~finite])
        numpy.testing.assert_array_equal(numpy.signbit(y[finite]), numpy.signbit(expected[finite]))
        error = numpy.abs(y[finite] - wide[finite]) / numpy.spacing(numpy.abs(expected[finite]))
        assert error.max(initial=0) < 0.6


@pytest.mark.parametrize("name", SINGLE)
def test_every_length_and_stride(name: str) -> None:
    base = numpy.linspace(0.05, 0.95, 300).astype("float32")
    whole, _ = single_and_double(name, base)
    for size in (0, 1, 31, 32, 33, 127, 128, 129, 257):
        y, _ = single_and_double(name, base[:size])
        numpy.testing.assert_array_equal(y, whole[:size])
    y, _ = single_and_double(name, base[::2])
    numpy.testing.assert_array_equal(y, whole[::2])


# ---- Incomplete gamma, zeta


def test_gammainc_is_the_sum_of_a_poisson_distribution() -> None:
    """Q(n, x) is the probability of fewer than n events."""
    for n in (1, 3, 10, 21, 50):
        for x in (0.05, 0.9, 1.2, 5.0, 19.0, 21.0, 25.0, 60.0, 120.0):
            exact = math.fsum(math.exp(k * math.log(x) - x - math.lgamma(k + 1)) for k in range(n))
            a, b = (backsweep.tensor(float(v), dtype=backsweep.float64) for v in (n, x))
            upper, lower = special.gammaincc(a, b).item(), special.gammainc(a, b).item()
            assert abs(upper - exact) < 4e-14 * exact
            assert abs(upper + lower - 1) < 4e-16


def test_gammainc_of_a_half_is_erf() -> None:
    x = backsweep.tensor(numpy.geomspace(1e-10, 26, 60))
    half = backsweep.tensor(0.5, dtype=backsweep.float64)
    numpy.testing.assert_allclose(special.gammainc(half, x * x).numpy(), x.erf().numpy(), 3e-15)
    numpy.testing.assert_allclose(special.gammaincc(half, x * x).numpy(), x.erfc().numpy(), 2e-13)


@needs_torch
def test_gammainc_beside_pytorch() -> None:
    generator = numpy.random.default_rng(5)
    a = 10 ** generator.uniform(-2, 3, 500)
    b = a * 10 ** generator.uniform(-1, 0.5, 500)
    for name in ("gammainc", "gammaincc"):
        same(f"lib.special.{name}(x.detach(), y)", 1e-8, x=a, y=b)  # PyTorch has not more


@needs_torch
@pytest.mark.parametrize("first", [0.0, 1.0, inf, nan, -1.0, 0.5])
def test_gammainc_at_the_edges(first: float) -> None:
    for second in (0.0, 1.0, inf, nan, -1.0):
        for name in ("igamma", "igammac"):
            same(f"lib.{name}(x.detach(), y.detach())", x=first, y=second)


@needs_torch
def test_methods_and_in_place() -> None:
    for call in (
        "igamma(y)",
        "igammac(y)",
        "igamma_(y)",
        "igammac_(y)",
        "mvlgamma(2)",
        "mvlgamma_(2)",
    ):
        same(f"(x.detach() + 1).{call}", x=[0.5, 2.0], y=[1.0, 3.0])


@needs_torch
def test_zeta_beside_pytorch() -> None:
    s = numpy.array([1.5, 2.0, 3.0, 10.0, 1.0, 0.5, 2.0, 2.0, 3.0, 2.5])
    q = numpy.array([1.0, 0.5, 2.5, 9.0, 1.0, 1.0, -1.0, -0.5, -2.5, -0.5])
    same("lib.special.zeta(x.detach(), y.detach())", x=s, y=q)
    same("lib.special.zeta(x.detach(), y)", x=s[:4], y=q[:4])
    same("lib.special.zeta(2.5, y)", x=s, y=q[:4])
    same("lib.special.zeta(x.detach(), 0.75)", x=s)


@pytest.mark.parametrize(
    ("call", "what"),
    [("igamma", "igamma: input"), ("igammac", "igammac: input"), ("special.zeta", "zeta")],
)
def test_the_first_operand_has_no_derivative(call: str, what: str) -> None:
    phrase = f"the derivative for '{what}' is not implemented."
    refused(f"lib.{call}(x, y)", NotImplementedError, phrase, x=[2.0], y=[1.0])


# ---- Multivariate gamma


@needs_torch
def test_mvlgamma_where_the_gamma_function_is_negative() -> None:
    same("lib.mvlgamma(x, 3)", x=[0.1, 2.0, -1.25, 7.0])
    same("lib.special.multigammaln(x, 1)", x=numpy.arange(1, 4))


@pytest.mark.parametrize(
    ("call", "phrase"),
    [
        ("lib.mvlgamma(x, 0)", "p has to be greater than or equal to 1"),
        ("lib.mvlgamma(x > 0, 1)", "The input tensor may not be a boolean tensor."),
    ],
)
def test_what_mvlgamma_refuses(call: str, phrase: str) -> None:
    refused(call, RuntimeError, phrase, x=[1.0])


# ---- Polynomials

POLYNOMIALS = [name for name in special.__all__ if "polynomial" in name]


@needs_torch
@pytest.mark.parametrize("name", POLYNOMIALS)
def test_polynomials_beside_pytorch(name: str) -> None:
    x = numpy.array([1.0, -1.0, 0.0, 0.5, -0.3, 2.0, -1.5, inf, -inf])
    for n in (-1, 0, 1, 2, 3, 5, 2.7):
        same(f"lib.special.{name}(x, {n})", 1e-14, x=x)
    same(f"lib.special.{name}(0.25, x)", x=numpy.arange(5))
    same(f"lib.special.{name}(x, y)", x=[[0.5], [0.25]], y=numpy.arange(5))


def test_high_degrees() -> None:
    angle = numpy.array([0.3, 1.2, 2.9])
    x = backsweep.tensor(numpy.cos(angle))
    n = 1000
    expected = {
        "t": numpy.cos(n * angle),
        "u": numpy.sin((n + 1) * angle) / numpy.sin(angle),
        "v": numpy.cos((n + 0.5) * angle) / numpy.cos(angle / 2),
        "w": numpy.sin((n + 0.5) * angle) / numpy.sin(angle / 2),
    }
    for kind, values in expected.items():
        y = getattr(special, f"chebyshev_polynomial_{kind}")(x, n).numpy()
        numpy.testing.assert_allclose(y, values, 1e-11)
        ends = getattr(special, f"chebyshev_polynomial_{kind}")(backsweep.tensor([1.0, -1.0]), n)
        assert ends.tolist() == {
            "t": [1, 1], "u": [n + 1, n + 1], "v": [1, 2 * n + 1], "w": [2 * n + 1, 1]
        }[kind]  # fmt: skip


def test_polynomials_beyond_any_loop() -> None:
    for name in POLYNOMIALS:
        function = getattr(special, name)
        result = function(backsweep.tensor([0.3, nan], dtype=backsweep.float64), 1e300)
        assert math.isnan(result[1].item())
        assert math.isnan(result[0].item()) or "chebyshev" in name
        assert math.isnan(function(backsweep.tensor(0.5), nan).item())


def test_a_polynomial_of_two_numbers_is_refused() -> None:
    with pytest.raises(TypeError, match="at least one argument must be a tensor"):
        special.legendre_polynomial_p(0.5, 2)


def test_there_is_no_derivative_where_pytorch_has_none() -> None:
    x = backsweep.tensor([0.5], requires_grad=True)
    for name in [*POLYNOMIALS, *sorted({name for name, *_ in VALUES})]:
        function = getattr(special, name)
        assert not (function(x, 2) if "polynomial" in name else function(x)).requires_grad
