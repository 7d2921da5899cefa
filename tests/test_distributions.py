"""Integers, permutations and distributions: PyTorch's numbers for the same seed."""

from __future__ import annotations

import random
from typing import Any

import numpy
import pytest
from libraries import needs_torch, torch
from test_random import assert_near

import backsweep

FLOATS = ("float32", "float64")
NUMBERS = ("uint8", "int32", "int64", *FLOATS)
SIGNED = NUMBERS[1:]
ALL = ("bool", *NUMBERS)
WIDE = ("int64", *FLOATS)
SIZES = (0, 1, 2, 15, 16, 17, 31, 100, 1000, 70000)
SEEDS = (0, 2**40 + 3)


def line(library: Any, low: float, high: float, sizes: tuple[int, ...], dtype: Any) -> Any:
    """Evenly spaced numbers, the same bits in both libraries."""
    values = numpy.linspace(low, high, int(numpy.prod(sizes))).reshape(sizes)
    return library.from_numpy(values.astype(str(dtype).removeprefix("torch.")))


# Each draws about n numbers of the dtype d from the generator g of the library t: dtypes, units in
# the last place, function.
DRAWS: dict[str, tuple[tuple[str, ...], int, Any]] = {
    "rand": (FLOATS, 0, lambda t, n, d, g: t.rand(n, dtype=d, generator=g)),
    "randn": (FLOATS, 8, lambda t, n, d, g: t.randn(n, dtype=d, generator=g)),
    "randint": (NUMBERS, 0, lambda t, n, d, g: t.randint(7, (n,), dtype=d, generator=g)),
    "randint low": (NUMBERS, 0, lambda t, n, d, g: t.randint(3, 200, (n,), dtype=d, generator=g)),
    "randint negative": (
        SIGNED,
        0,
        lambda t, n, d, g: t.randint(-1000, 7000003, (n,), dtype=d, generator=g),
    ),
    "randint bool": (("bool",), 0, lambda t, n, d, g: t.randint(0, 2, (n,), dtype=d, generator=g)),
    "randint one": (ALL, 0, lambda t, n, d, g: t.randint(0, 1, (n,), dtype=d, generator=g)),
    # The last range that takes 32 bits, and the first that takes 64.
    "randint 2**28-1": (
        SIGNED,
        0,
        lambda t, n, d, g: t.randint(0, 2**28 - 1, (n,), dtype=d, generator=g),
    ),
    "randint 2**28": (SIGNED, 0, lambda t, n, d, g: t.randint(2**28, (n,), dtype=d, generator=g)),
    "randint wide": (
        WIDE,
        0,
        lambda t, n, d, g: t.randint(-(2**40), 2**40 + 7, (n,), dtype=d, generator=g),
    ),
    "randint all": (
        WIDE,
        0,
        lambda t, n, d, g: t.randint(-(2**63), 2**63 - 1, (n,), dtype=d, generator=g),
    ),
    "randint_like": (
        NUMBERS,
        0,
        lambda t, n, d, g: t.randint_like(t.zeros(3, n, dtype=d).t(), 5, 9, generator=g),
    ),
    "randperm": (SIGNED, 0, lambda t, n, d, g: t.randperm(n, dtype=d, generator=g)),
    "randperm uint8": (
        ("uint8",),
        0,
        lambda t, n, d, g: t.randperm(min(n, 256), dtype=d, generator=g),
    ),
    "random_": (ALL, 0, lambda t, n, d, g: t.zeros(n, dtype=d).random_(generator=g)),
    "random_ to": (NUMBERS, 0, lambda t, n, d, g: t.zeros(n, dtype=d).random_(9, generator=g)),
    "random_ from, to, transposed": (
        SIGNED,
        0,
        lambda t, n, d, g: t.zeros(3, n, dtype=d).t().random_(-7, 9, generator=g),
    ),
    "random_ from": (
        ALL,
        0,
        lambda t, n, d, g: t.zeros(n, dtype=d).random_(1, None, generator=g),
    ),
    "random_ from below": (
        SIGNED,
        0,
        lambda t, n, d, g: t.zeros(n, dtype=d).random_(-5, None, generator=g),
    ),
    "random_ all": (
        WIDE,
        0,
        lambda t, n, d, g: t.zeros(n, dtype=d).random_(-(2**63), None, generator=g),
    ),
    "random_ nearly all": (
        WIDE,
        0,
        lambda t, n, d, g: t.zeros(n, dtype=d).random_(-(2**63) + 1, None, generator=g),
    ),
    "bernoulli": (
        FLOATS,
        0,
        lambda t, n, d, g: t.bernoulli(line(t, 0, 1, (n,), d), generator=g),
    ),
    "bernoulli transposed": (
        FLOATS,
        0,
        lambda t, n, d, g: t.bernoulli(line(t, 0, 1, (3, n), d).t(), generator=g),
    ),
    "bernoulli_ tensor": (
        ALL,
        0,
        lambda t, n, d, g: (
            t.zeros(3, n, dtype=d).t().bernoulli_(line(t, 0, 1, (n, 1), t.float32), generator=g)
        ),
    ),
    "bernoulli_ strided": (
        ALL,
        0,
        lambda t, n, d, g: (
            t.zeros(4, n, 3, dtype=d)[:, :, ::2]
            .transpose(0, 1)
            .bernoulli_(line(t, 0, 1, (4, 1), t.float64), generator=g)
        ),
    ),
    "multinomial with replacement": (
        FLOATS,
        0,
        lambda t, n, d, g: t.multinomial(line(t, 0, 1, (max(n, 2),), d), 17, True, generator=g),
    ),
    "multinomial with replacement, rows": (
        FLOATS,
        0,
        lambda t, n, d, g: t.multinomial(
            line(t, 0.01, 1, (max(n, 2), 3), d).t(), min(n + 1, 2000), True, generator=g
        ),
    ),
    "poisson": (FLOATS, 0, lambda t, n, d, g: t.poisson(line(t, 0, 60, (n,), d), g)),
    "poisson transposed": (
        FLOATS,
        0,
        lambda t, n, d, g: t.poisson(line(t, 0, 1e6, (n, 3), d).t(), generator=g),
    ),
    "binomial": (
        FLOATS,
        0,
        lambda t, n, d, g: t.binomial((t.arange(n) % 91).to(d), line(t, -0.1, 1.1, (n,), d), g),
    ),
    "binomial large": (
        FLOATS,
        0,
        lambda t, n, d, g: t.binomial((t.arange(n) * n).to(d), line(t, 0, 1, (n,), d), generator=g),
    ),
    "binomial broadcast": (
        FLOATS,
        0,
        lambda t, n, d, g: t.binomial(
            t.arange(n).to(d).reshape(n, 1), line(t, 0.1, 0.9, (3,), d), generator=g
        ),
    ),
    "geometric_": (
        NUMBERS,
        0,
        lambda t, n, d, g: t.zeros(n, dtype=d).geometric_(0.02, generator=g),
    ),
    "geometric_ beyond": (
        NUMBERS,
        0,
        lambda t, n, d, g: t.zeros(n, dtype=d).geometric_(1e-12, generator=g),
    ),
    "log_normal_": (
        FLOATS,
        8,
        lambda t, n, d, g: t.zeros(n, 3, dtype=d).t().log_normal_(0.5, 0.1, generator=g),
    ),
    "cauchy_": (FLOATS, 8, lambda t, n, d, g: t.zeros(n, dtype=d).cauchy_(1, 3, generator=g)),
    "normal": (
        FLOATS,
        16,
        lambda t, n, d, g: t.normal(line(t, -1, 1, (n,), d), line(t, 0, 1, (n,), d), generator=g),
    ),
    "normal broadcast": (
        FLOATS,
        16,
        lambda t, n, d, g: t.normal(
            line(t, -1, 1, (n,), d), line(t, 0, 1, (3, 1), t.float64), generator=g
        ),
    ),
    "normal of mean": (
        FLOATS,
        16,
        lambda t, n, d, g: t.normal(line(t, -1, 1, (n, 2), d).t(), 0.5, generator=g),
    ),
    "normal of std": (
        FLOATS,
        16,
        lambda t, n, d, g: t.normal(0.5, line(t, 0, 1, (n, 2), d).t(), generator=g),
    ),
    "normal of size": (
        FLOATS,
        16,
        lambda t, n, d, g: t.normal(0.5, 0.25, (n, 2), dtype=d, generator=g),
    ),
}
# On processors of Intel, PyTorch draws these from another generator, which it seeds from this one.
DRAWS_OF_MKL: dict[str, tuple[tuple[str, ...], int, Any]] = {
    "bernoulli_": (ALL, 0, lambda t, n, d, g: t.zeros(n, dtype=d).bernoulli_(0.3, generator=g)),
    "bernoulli_ transposed": (
        ALL,
        0,
        lambda t, n, d, g: t.zeros(3, n, dtype=d).t().bernoulli_(0.7, generator=g),
    ),
    "bernoulli_ never": (ALL, 0, lambda t, n, d, g: t.ones(n, dtype=d).bernoulli_(0, generator=g)),
    "bernoulli_ always": (
        ALL,
        0,
        lambda t, n, d, g: t.zeros(n, dtype=d).bernoulli_(1, generator=g),
    ),
    "bernoulli number": (
        ALL,
        0,
        lambda t, n, d, g: t.bernoulli(t.zeros(3, n, dtype=d).t(), 0.7, generator=g),
    ),
    "exponential_": (
        FLOATS,
        8,
        lambda t, n, d, g: t.zeros(2, n, dtype=d).t().exponential_(1.7, generator=g),
    ),
    "multinomial": (
        FLOATS,
        0,
        lambda t, n, d, g: t.multinomial(
            line(t, 0, 1, (max(n, 2),), d), max(n // 2, 1), generator=g
        ),
    ),
    "multinomial few": (
        FLOATS,
        0,
        lambda t, n, d, g: t.multinomial(line(t, 0, 1, (max(n, 2),), d), 1 + n // 100, generator=g),
    ),
    "multinomial rows": (
        FLOATS,
        0,
        lambda t, n, d, g: t.multinomial(
            line(t, 0.01, 1, (max(n, 2), 3), d).t(), 1 + n // 2, generator=g
        ),
    ),
    "multinomial one": (
        FLOATS,
        0,
        lambda t, n, d, g: t.multinomial(line(t, 0.01, 1, (n + 1, 3), d), 1, True, generator=g),
    ),
    "multinomial of zeros": (
        FLOATS,
        0,
        lambda t, n, d, g: t.multinomial(
            (t.arange(n + 2) % 300 == 1).to(d), 1 + n // 3, generator=g
        ),
    ),
}


# ---- Parity ------------------------------------------------------------------------------------------


def default_draws(names: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], int, Any]]:
    """Functions that take no generator, of a transposed input and of features."""

    def draw(name: str) -> Any:
        def function(t: Any, n: int, d: Any, g: Any) -> Any:
            t.set_rng_state(g.get_state())
            first = getattr(t, name)(line(t, -3, 4, (n, 2), d).t(), 0.3, True)
            second = getattr(t, name)(line(t, -3, 4, (n, 3, 2), d), 0.6, True)
            g.set_state(t.get_rng_state())
            return t.cat([first.flatten(), second.flatten()])

        return function

    return {name: (FLOATS, 1, draw(name)) for name in names}


DROPOUTS = ("dropout", "alpha_dropout", "feature_dropout", "feature_alpha_dropout")
DRAWS_OF_MKL |= default_draws((*DROPOUTS, *(name + "_" for name in DROPOUTS)))
EVERY_DRAW = DRAWS | DRAWS_OF_MKL


def skip_where_mkl_draws(name: str) -> None:
    if name not in DRAWS_OF_MKL:
        return
    torch.manual_seed(0)
    usual = torch.rand(64, dtype=torch.float64) < 0.5
    torch.manual_seed(0)
    if not torch.equal(torch.zeros(64, dtype=torch.bool).bernoulli_(0.5), usual):
        pytest.skip("PyTorch draws from MKL's generator on this processor")


OF_PYTORCH = pytest.mark.filterwarnings("ignore::UserWarning")  # of bounds and of an out of its own


@needs_torch
@OF_PYTORCH
@pytest.mark.parametrize("name", EVERY_DRAW)
def test_parity(name: str) -> None:
    skip_where_mkl_draws(name)
    dtypes, ulps, draw = EVERY_DRAW[name]
    for dtype in dtypes:
        for seed in SEEDS:
            ours = backsweep.Generator().manual_seed(seed)
            theirs = torch.Generator().manual_seed(seed)
            for size in SIZES:
                assert_near(
                    draw(backsweep, size, getattr(backsweep, dtype), ours),
                    draw(torch, size, getattr(torch, dtype), theirs),
                    ulps,
                )
            assert ours.get_state().tolist() == theirs.get_state().tolist()


@needs_torch
@OF_PYTORCH
@pytest.mark.parametrize("seed", range(4))
def test_the_streams_stay_in_step(seed: int) -> None:
    """Different calls, one after the other, from one generator; a kept normal number among them."""
    choose = random.Random(seed)
    names = [name for name in EVERY_DRAW if name in DRAWS or seed % 2]
    if seed % 2:
        skip_where_mkl_draws("bernoulli_")
    ours = backsweep.Generator().manual_seed(seed)
    theirs = torch.Generator().manual_seed(seed)
    for _ in range(150):
        dtypes, ulps, draw = EVERY_DRAW[choose.choice(names)]
        dtype, size = choose.choice(dtypes), choose.choice(SIZES[:-1])
        assert_near(
            draw(backsweep, size, getattr(backsweep, dtype), ours),
            draw(torch, size, getattr(torch, dtype), theirs),
            ulps,
        )
        if choose.random() < 0.3:
            assert_near(backsweep.randn(3, generator=ours), torch.randn(3, generator=theirs))


# ---- Without PyTorch -----------------------------------------------------------------------------------

# What PyTorch 2.13 gives after manual_seed(0).
KNOWN: dict[str, tuple[Any, list[Any]]] = {
    "randint": (lambda t: t.randint(10, (6,)), [4, 9, 3, 0, 3, 9]),
    "randint wide": (
        lambda t: t.randint(-(2**40), 2**40, (3,)),
        [-358231004625, -593374360384, 291447657211],
    ),
    "randperm": (lambda t: t.randperm(8), [4, 0, 7, 3, 2, 5, 1, 6]),
    "random_": (lambda t: t.zeros(3, dtype=t.int32).random_(), [209652396, 398764591, 924231285]),
    "bernoulli_": (
        lambda t: t.zeros(12, dtype=t.int64).bernoulli_(0.4),
        [0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 1],
    ),
    "bernoulli": (
        lambda t: t.bernoulli(t.tensor([0.1, 0.9, 0.5, 0.5, 0.5])),
        [0.0, 1.0, 1.0, 1.0, 1.0],
    ),
    "multinomial": (lambda t: t.multinomial(t.tensor([0.0, 1.0, 2.0, 3.0]), 3), [2, 3, 1]),
    "multinomial r": (
        lambda t: t.multinomial(t.tensor([1.0, 0.0, 2.0]), 8, True),
        [2, 2, 2, 2, 2, 2, 0, 2],
    ),
    "poisson": (
        lambda t: t.poisson(t.tensor([0.0, 1.5, 9.5, 10.0, 300.0])),
        [0.0, 4.0, 9.0, 9.0, 284.0],
    ),
    "binomial": (
        lambda t: t.binomial(t.tensor([5.0, 60.0, 60.0, 1e6]), t.tensor([0.3, 0.4, 0.9, 0.2])),
        [3.0, 26.0, 55.0, 199833.0],
    ),
    "exponential_": (
        lambda t: t.zeros(3).exponential_(2),
        [1.754163146018982, 0.6151923537254333, 0.3075220584869385],
    ),
    "geometric_": (lambda t: t.zeros(5, dtype=t.int64).geometric_(0.2), [1, 2, 4, 1, 2]),
    "log_normal_": (
        lambda t: t.zeros(3).log_normal_(),
        [59.2634162902832, 1.5115599632263184, 0.03481946140527725],
    ),
    "cauchy_": (
        lambda t: t.zeros(3).cauchy_(),
        [10.597729682922363, 0.7647672891616821, -0.12829934060573578],
    ),
    "normal": (
        lambda t: t.normal(t.tensor([0.0, 100.0]), t.tensor([1.0, 0.5])),
        [1.5409960746765137, 99.85328674316406],
    ),
    "dropout": (
        lambda t: t.dropout(t.ones(8), 0.5, True),
        [0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 2.0, 2.0],
    ),
    "alpha_dropout": (
        lambda t: t.alpha_dropout(t.ones(4), 0.5, True),
        [-0.7791939377784729, -0.7791939377784729, 1.6655988693237305, -0.7791939377784729],
    ),
    "feature_dropout": (
        lambda t: t.feature_dropout(t.ones(2, 2, 2), 0.5, True),
        [0.0, 0.0, 0.0, 0.0, 2.0, 2.0, 0.0, 0.0],
    ),
}


@pytest.mark.parametrize("name", KNOWN)
def test_the_numbers_are_known(name: str) -> None:
    draw, expected = KNOWN[name]
    backsweep.manual_seed(0)
    drawn = draw(backsweep).flatten()
    if drawn.is_floating_point():
        assert drawn.tolist() == pytest.approx(expected, rel=1e-6)
    else:
        assert drawn.tolist() == expected


def test_a_permutation_has_every_number_once() -> None:
    for size in (0, 1, 2, 5, 1000, 3000):
        assert sorted(backsweep.randperm(size).tolist()) == list(range(size))
    counts = [0] * 6
    orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    generator = backsweep.Generator().manual_seed(1)
    for _ in range(600):
        counts[orders.index(backsweep.randperm(3, generator=generator).tolist())] += 1
    assert min(counts) > 60


def test_samples_without_replacement_differ() -> None:
    weights = backsweep.rand(5, 40, generator=backsweep.Generator())
    for row in backsweep.multinomial(weights, 40).tolist():
        assert sorted(row) == list(range(40))
