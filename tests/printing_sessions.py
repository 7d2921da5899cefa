"""Sessions recorded with PyTorch 2.13, and what the tests of printing share."""

from __future__ import annotations

import contextlib
import math
import textwrap
from typing import TYPE_CHECKING, Any

import pytest
from libraries import torch

from backsweep import _printing

if TYPE_CHECKING:
    from collections.abc import Iterator

# Recorded with PyTorch 2.13 on the CPU: a title, the print options, and a session under them.
SESSIONS: dict[str, tuple[dict[str, Any], str]] = {
    "whole numbers": (
        {},
        """
        >>> torch.tensor(4.0)
        tensor(4.)
        >>> torch.tensor(-0.0)
        tensor(-0.)
        >>> torch.tensor([1.0])
        tensor([1.])
        >>> torch.tensor([1.0, 2.0, 3.0])
        tensor([1., 2., 3.])
        >>> torch.tensor([-0.0, 0.0, 1.0])
        tensor([-0., 0., 1.])
        >>> torch.tensor([-0.0, 0.0])
        tensor([-0., 0.])
        >>> torch.tensor([-10.0, 5.0, 100.0])
        tensor([-10.,   5., 100.])
        >>> torch.tensor([[1.0, -2.0], [300.0, 4.0]])
        tensor([[  1.,  -2.],
                [300.,   4.]])
        >>> torch.tensor([1000.0, 1.0])
        tensor([1000.,    1.])
        >>> torch.tensor([1001.0, 1.0])
        tensor([1.0010e+03, 1.0000e+00])
        >>> torch.tensor([100000000.0])
        tensor([100000000.])
        >>> torch.tensor([100000008.0])
        tensor([1.0000e+08])
        >>> torch.tensor([123456789.0], dtype=torch.float64)
        tensor([1.2346e+08], dtype=torch.float64)
        """,
    ),
    "fractions": (
        {},
        """
        >>> torch.tensor(0.1)
        tensor(0.1000)
        >>> torch.tensor([0.1, 0.2])
        tensor([0.1000, 0.2000])
        >>> torch.tensor([1.5, 2.0])
        tensor([1.5000, 2.0000])
        >>> torch.tensor([-1.23456, 12.3456, 123.456])
        tensor([ -1.2346,  12.3456, 123.4560])
        >>> torch.tensor([0.0, 0.5])
        tensor([0.0000, 0.5000])
        >>> torch.tensor([0.12345, 0.00015])
        tensor([0.1235, 0.0002])
        >>> torch.tensor([0.99995, 9.99995, 0.00005], dtype=torch.float64)
        tensor([9.9995e-01, 1.0000e+01, 5.0000e-05], dtype=torch.float64)
        >>> torch.tensor([[0.001, -0.5], [0.25, 0.0625]])
        tensor([[ 0.0010, -0.5000],
                [ 0.2500,  0.0625]])
        >>> torch.tensor(3.14159265358979, dtype=torch.float64)
        tensor(3.1416, dtype=torch.float64)
        """,
    ),
    "scientific notation": (
        {},
        """
        >>> torch.tensor(0.00001)
        tensor(1.0000e-05)
        >>> torch.tensor(0.0001)
        tensor(1.0000e-04)
        >>> torch.tensor(0.0001, dtype=torch.float64)
        tensor(0.0001, dtype=torch.float64)
        >>> torch.tensor(0.00009999, dtype=torch.float64)
        tensor(9.9990e-05, dtype=torch.float64)
        >>> torch.tensor(1e10)
        tensor(1.0000e+10)
        >>> torch.tensor([0.5, 1000.0])
        tensor([5.0000e-01, 1.0000e+03])
        >>> torch.tensor([1.5, 1500.0])
        tensor([   1.5000, 1500.0000])
        >>> torch.tensor([1.5, 1500.5], dtype=torch.float64)
        tensor([1.5000e+00, 1.5005e+03], dtype=torch.float64)
        >>> torch.tensor([1e-30, 1e30])
        tensor([1.0000e-30, 1.0000e+30])
        >>> torch.tensor([-1e-5, 0.0, nan, inf, -inf])
        tensor([-1.0000e-05,  0.0000e+00,         nan,         inf,        -inf])
        >>> torch.tensor([5e-324, 1.7e308], dtype=torch.float64)
        tensor([4.9407e-324, 1.7000e+308], dtype=torch.float64)
        >>> torch.tensor([1e-45])
        tensor([1.4013e-45])
        >>> torch.tensor([3.4028234e38])
        tensor([3.4028e+38])
        >>> torch.tensor([1e100, 1e-100, 1e10], dtype=torch.float64)
        tensor([1.0000e+100, 1.0000e-100,  1.0000e+10], dtype=torch.float64)
        """,
    ),
    "infinities and NaN": (
        {},
        """
        >>> torch.tensor(nan)
        tensor(nan)
        >>> torch.tensor(-inf)
        tensor(-inf)
        >>> torch.tensor([nan, inf, -inf])
        tensor([nan, inf, -inf])
        >>> torch.tensor([nan, 1.0])
        tensor([nan, 1.])
        >>> torch.tensor([inf, 1.0, -inf])
        tensor([inf, 1., -inf])
        >>> torch.tensor([-inf, 0.5])
        tensor([  -inf, 0.5000])
        >>> torch.tensor([0.0, nan])
        tensor([0., nan])
        >>> torch.tensor([nan, 123.25, -inf])
        tensor([     nan, 123.2500,     -inf])
        >>> torch.tensor([nan] * 15)
        tensor([nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan])
        """,
    ),
    "integers and bools": (
        {},
        """
        >>> torch.tensor(7)
        tensor(7)
        >>> torch.tensor(True)
        tensor(True)
        >>> torch.tensor([1, -20, 300])
        tensor([  1, -20, 300])
        >>> torch.tensor([True, False])
        tensor([ True, False])
        >>> torch.tensor([[True, True], [True, True]])
        tensor([[True, True],
                [True, True]])
        >>> torch.tensor([0, 255], dtype=torch.uint8)
        tensor([  0, 255], dtype=torch.uint8)
        >>> torch.tensor(5, dtype=torch.int32)
        tensor(5, dtype=torch.int32)
        >>> torch.tensor([[1, 2], [-3, 4]], dtype=torch.int32)
        tensor([[ 1,  2],
                [-3,  4]], dtype=torch.int32)
        >>> torch.tensor([-9223372036854775808, 9223372036854775807])
        tensor([-9223372036854775808,  9223372036854775807])
        """,
    ),
    "empty": (
        {},
        """
        >>> torch.tensor([])
        tensor([])
        >>> torch.tensor([], dtype=torch.int64)
        tensor([], dtype=torch.int64)
        >>> torch.tensor([], dtype=torch.bool)
        tensor([], dtype=torch.bool)
        >>> torch.tensor([], dtype=torch.float64)
        tensor([], dtype=torch.float64)
        >>> torch.tensor([]).reshape(0, 3)
        tensor([], size=(0, 3))
        >>> torch.tensor([]).reshape(2, 0, 3)
        tensor([], size=(2, 0, 3))
        >>> torch.tensor([], dtype=torch.int32).reshape(3, 0)
        tensor([], size=(3, 0), dtype=torch.int32)
        >>> torch.tensor([], requires_grad=True)
        tensor([], requires_grad=True)
        >>> torch.tensor([]).reshape(0, 1).requires_grad_()
        tensor([], size=(0, 1), requires_grad=True)
        """,
    ),
    "nesting": (
        {},
        """
        >>> torch.tensor([[1, 2, 3], [4, 5, 6]])
        tensor([[1, 2, 3],
                [4, 5, 6]])
        >>> torch.tensor([[[1.0, 2.0], [3.0, 4.5]], [[5.0, 6.0], [7.0, 8.0]]])
        tensor([[[1.0000, 2.0000],
                 [3.0000, 4.5000]],

                [[5.0000, 6.0000],
                 [7.0000, 8.0000]]])
        >>> torch.tensor([[[[1], [2]], [[3], [4]]], [[[5], [6]], [[7], [8]]]])
        tensor([[[[1],
                  [2]],

                 [[3],
                  [4]]],


                [[[5],
                  [6]],

                 [[7],
                  [8]]]])
        >>> torch.tensor([[[[[1.0]]]]])
        tensor([[[[[1.]]]]])
        >>> torch.tensor([[1, 2, 3], [4, 5, 6]]).transpose(0, 1)
        tensor([[1, 4],
                [2, 5],
                [3, 6]])
        """,
    ),
    "lines": (
        {},
        """
        >>> torch.tensor([float(n) for n in range(18)])
        tensor([ 0.,  1.,  2.,  3.,  4.,  5.,  6.,  7.,  8.,  9., 10., 11., 12., 13.,
                14., 15., 16., 17.])
        >>> torch.tensor([float(n) for n in range(19)])
        tensor([ 0.,  1.,  2.,  3.,  4.,  5.,  6.,  7.,  8.,  9., 10., 11., 12., 13.,
                14., 15., 16., 17., 18.])
        >>> torch.tensor([n / 4 for n in range(9)])
        tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000, 1.2500, 1.5000, 1.7500, 2.0000])
        >>> torch.tensor([n / 4 for n in range(10)])
        tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000, 1.2500, 1.5000, 1.7500, 2.0000,
                2.2500])
        >>> torch.tensor([n / 8 for n in range(30)], dtype=torch.float64)
        tensor([0.0000, 0.1250, 0.2500, 0.3750, 0.5000, 0.6250, 0.7500, 0.8750, 1.0000,
                1.1250, 1.2500, 1.3750, 1.5000, 1.6250, 1.7500, 1.8750, 2.0000, 2.1250,
                2.2500, 2.3750, 2.5000, 2.6250, 2.7500, 2.8750, 3.0000, 3.1250, 3.2500,
                3.3750, 3.5000, 3.6250], dtype=torch.float64)
        >>> torch.tensor(list(range(40)))
        tensor([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16, 17,
                18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,
                36, 37, 38, 39])
        >>> torch.tensor([[n * 1.5 for n in range(12)], [n - 0.5 for n in range(12)]])
        tensor([[ 0.0000,  1.5000,  3.0000,  4.5000,  6.0000,  7.5000,  9.0000, 10.5000,
                 12.0000, 13.5000, 15.0000, 16.5000],
                [-0.5000,  0.5000,  1.5000,  2.5000,  3.5000,  4.5000,  5.5000,  6.5000,
                  7.5000,  8.5000,  9.5000, 10.5000]])
        >>> torch.tensor([[[n * 10**m for n in range(9)] for m in range(2)] for _ in range(2)])
        tensor([[[ 0,  1,  2,  3,  4,  5,  6,  7,  8],
                 [ 0, 10, 20, 30, 40, 50, 60, 70, 80]],

                [[ 0,  1,  2,  3,  4,  5,  6,  7,  8],
                 [ 0, 10, 20, 30, 40, 50, 60, 70, 80]]])
        """,
    ),
    "suffixes": (
        {},
        """
        >>> torch.tensor(2.0, requires_grad=True)
        tensor(2., requires_grad=True)
        >>> torch.tensor([1.0, 2.0], requires_grad=True)
        tensor([1., 2.], requires_grad=True)
        >>> torch.tensor([1.0, 2.0], requires_grad=True) * 2
        tensor([2., 4.], grad_fn=<MulBackward0>)
        >>> -torch.tensor([1.5], dtype=torch.float64, requires_grad=True)
        tensor([-1.5000], dtype=torch.float64, grad_fn=<NegBackward0>)
        >>> torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True) * 1
        tensor([[1., 2.],
                [3., 4.]], grad_fn=<MulBackward0>)
        >>> torch.tensor([1.5, 2.5], dtype=torch.float64)
        tensor([1.5000, 2.5000], dtype=torch.float64)
        >>> torch.tensor([1.5], dtype=torch.float64, requires_grad=True)
        tensor([1.5000], dtype=torch.float64, requires_grad=True)
        >>> torch.tensor([n / 4 for n in range(6)], dtype=torch.float64)
        tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000, 1.2500], dtype=torch.float64)
        >>> torch.tensor([n / 4 for n in range(7)], dtype=torch.float64)
        tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000, 1.2500, 1.5000],
               dtype=torch.float64)
        >>> torch.tensor([n / 4 for n in range(8)], dtype=torch.float64)
        tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000, 1.2500, 1.5000, 1.7500],
               dtype=torch.float64)
        >>> torch.tensor([n / 4 for n in range(7)], requires_grad=True)
        tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000, 1.2500, 1.5000],
               requires_grad=True)
        >>> torch.tensor([n / 4 for n in range(6)], requires_grad=True)
        tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000, 1.2500], requires_grad=True)
        >>> torch.tensor([n / 4 for n in range(5)], dtype=torch.float64, requires_grad=True)
        tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000], dtype=torch.float64,
               requires_grad=True)
        >>> torch.tensor([n / 4 for n in range(5)], dtype=torch.float64, requires_grad=True) * 3
        tensor([0.0000, 0.7500, 1.5000, 2.2500, 3.0000], dtype=torch.float64,
               grad_fn=<MulBackward0>)
        >>> torch.tensor([n / 4 for n in range(12)], requires_grad=True) * 3
        tensor([0.0000, 0.7500, 1.5000, 2.2500, 3.0000, 3.7500, 4.5000, 5.2500, 6.0000,
                6.7500, 7.5000, 8.2500], grad_fn=<MulBackward0>)
        >>> torch.tensor([[0.25] * 8, [1.5] * 8], dtype=torch.float64, requires_grad=True) * 3
        tensor([[0.7500, 0.7500, 0.7500, 0.7500, 0.7500, 0.7500, 0.7500, 0.7500],
                [4.5000, 4.5000, 4.5000, 4.5000, 4.5000, 4.5000, 4.5000, 4.5000]],
               dtype=torch.float64, grad_fn=<MulBackward0>)
        """,
    ),
    "summaries": (
        {},
        """
        >>> torch.tensor([float(n) for n in range(1001)])
        tensor([   0.,    1.,    2.,  ...,  998.,  999., 1000.])
        >>> torch.tensor([n / 4 for n in range(2000)], dtype=torch.float64, requires_grad=True)
        tensor([0.0000e+00, 2.5000e-01, 5.0000e-01,  ..., 4.9925e+02, 4.9950e+02,
                4.9975e+02], dtype=torch.float64, requires_grad=True)
        >>> torch.tensor([[n] * 501 for n in range(2)])
        tensor([[0, 0, 0,  ..., 0, 0, 0],
                [1, 1, 1,  ..., 1, 1, 1]])
        >>> torch.tensor([[n, n + 1] for n in range(501)])
        tensor([[  0,   1],
                [  1,   2],
                [  2,   3],
                ...,
                [498, 499],
                [499, 500],
                [500, 501]])
        >>> torch.tensor([float(n) for n in range(10000)]).reshape(100, 100)
        tensor([[0.0000e+00, 1.0000e+00, 2.0000e+00,  ..., 9.7000e+01, 9.8000e+01,
                 9.9000e+01],
                [1.0000e+02, 1.0100e+02, 1.0200e+02,  ..., 1.9700e+02, 1.9800e+02,
                 1.9900e+02],
                [2.0000e+02, 2.0100e+02, 2.0200e+02,  ..., 2.9700e+02, 2.9800e+02,
                 2.9900e+02],
                ...,
                [9.7000e+03, 9.7010e+03, 9.7020e+03,  ..., 9.7970e+03, 9.7980e+03,
                 9.7990e+03],
                [9.8000e+03, 9.8010e+03, 9.8020e+03,  ..., 9.8970e+03, 9.8980e+03,
                 9.8990e+03],
                [9.9000e+03, 9.9010e+03, 9.9020e+03,  ..., 9.9970e+03, 9.9980e+03,
                 9.9990e+03]])
        >>> torch.tensor([n / 8 for n in range(1024)]).reshape(2, 2, 256)
        tensor([[[0.0000e+00, 1.2500e-01, 2.5000e-01,  ..., 3.1625e+01,
                  3.1750e+01, 3.1875e+01],
                 [3.2000e+01, 3.2125e+01, 3.2250e+01,  ..., 6.3625e+01,
                  6.3750e+01, 6.3875e+01]],

                [[6.4000e+01, 6.4125e+01, 6.4250e+01,  ..., 9.5625e+01,
                  9.5750e+01, 9.5875e+01],
                 [9.6000e+01, 9.6125e+01, 9.6250e+01,  ..., 1.2762e+02,
                  1.2775e+02, 1.2788e+02]]])
        >>> torch.tensor([n % 2 == 0 for n in range(1200)]).reshape(2, 600)
        tensor([[ True, False,  True,  ..., False,  True, False],
                [ True, False,  True,  ..., False,  True, False]])
        >>> torch.tensor([1.0] * 600 + [0.125] * 600)
        tensor([1.0000, 1.0000, 1.0000,  ..., 0.1250, 0.1250, 0.1250])
        >>> torch.tensor([0.125] * 3 + [nan] * 1000)
        tensor([0.1250, 0.1250, 0.1250,  ...,    nan,    nan,    nan])
        >>> torch.tensor([1.0] * 3 + [1e-20] * 1000 + [2.0] * 3)
        tensor([1., 1., 1.,  ..., 2., 2., 2.])
        """,
    ),
    "precision": (
        {"precision": 2},
        """
        >>> torch.tensor([1.23456, 2.0])
        tensor([1.23, 2.00])
        >>> torch.tensor([1e-7, 1.0])
        tensor([1.00e-07, 1.00e+00])
        >>> torch.tensor([1.0, 2.0])
        tensor([1., 2.])
        """,
    ),
    "no precision": (
        {"precision": 0},
        """
        >>> torch.tensor([1.5, 2.5, 0.75])
        tensor([2, 2, 1])
        >>> torch.tensor([1e-7, 1.0])
        tensor([1e-07, 1e+00])
        """,
    ),
    "ten digits": (
        {"precision": 10},
        """
        >>> torch.tensor([0.1, 0.2])
        tensor([0.1000000015, 0.2000000030])
        >>> torch.tensor([0.1, 0.2], dtype=torch.float64)
        tensor([0.1000000000, 0.2000000000], dtype=torch.float64)
        """,
    ),
    "threshold": (
        {"threshold": 5},
        """
        >>> torch.tensor([0, 1, 2, 3, 4])
        tensor([0, 1, 2, 3, 4])
        >>> torch.tensor([0, 1, 2, 3, 4, 5])
        tensor([0, 1, 2, 3, 4, 5])
        >>> torch.tensor([0, 1, 2, 3, 4, 5, 6])
        tensor([0, 1, 2,  ..., 4, 5, 6])
        >>> torch.tensor([[1.5] * 3] * 8)
        tensor([[1.5000, 1.5000, 1.5000],
                [1.5000, 1.5000, 1.5000],
                [1.5000, 1.5000, 1.5000],
                ...,
                [1.5000, 1.5000, 1.5000],
                [1.5000, 1.5000, 1.5000],
                [1.5000, 1.5000, 1.5000]])
        >>> torch.tensor(1.5)
        tensor(1.5000)
        """,
    ),
    "edge items": (
        {"threshold": 5, "edgeitems": 1},
        """
        >>> torch.tensor([0, 1, 2, 3, 4, 5])
        tensor([0,  ..., 5])
        >>> torch.tensor([float(n) for n in range(64)]).reshape(4, 4, 4)
        tensor([[[ 0.,  ...,  3.],
                 ...,
                 [12.,  ..., 15.]],

                ...,

                [[48.,  ..., 51.],
                 ...,
                 [60.,  ..., 63.]]])
        >>> torch.tensor([float(n) for n in range(64)]).reshape(2, 2, 4, 4)
        tensor([[[[ 0.,  ...,  3.],
                  ...,
                  [12.,  ..., 15.]],

                 [[16.,  ..., 19.],
                  ...,
                  [28.,  ..., 31.]]],


                [[[32.,  ..., 35.],
                  ...,
                  [44.,  ..., 47.]],

                 [[48.,  ..., 51.],
                  ...,
                  [60.,  ..., 63.]]]])
        """,
    ),
    "no edge items": (
        {"threshold": 5, "edgeitems": 0},
        """
        >>> torch.tensor([0, 1, 2, 3, 4, 5])
        tensor([...], size=(6,))
        >>> torch.tensor([0.5, 1.5])
        tensor([0.5000, 1.5000], size=(2,))
        >>> torch.tensor([[1.5] * 3] * 8, dtype=torch.float64)
        tensor([...], size=(8, 3), dtype=torch.float64)
        >>> torch.tensor(1.5)
        tensor(1.5000, size=())
        >>> torch.tensor([])
        tensor([])
        """,
    ),
    "narrow lines": (
        {"linewidth": 30},
        """
        >>> torch.tensor([n / 4 for n in range(5)])
        tensor([0.0000, 0.2500,
                0.5000, 0.7500,
                1.0000])
        >>> torch.tensor([[n / 4 for n in range(5)]] * 2, requires_grad=True)
        tensor([[0.0000, 0.2500,
                 0.5000, 0.7500,
                 1.0000],
                [0.0000, 0.2500,
                 0.5000, 0.7500,
                 1.0000]],
               requires_grad=True)
        >>> torch.tensor([0.5], dtype=torch.float64, requires_grad=True)
        tensor([0.5000],
               dtype=torch.float64,
               requires_grad=True)
        """,
    ),
    "one cell a line": (
        {"linewidth": 1},
        """
        >>> torch.tensor([1, 2, 3])
        tensor([1,
                2,
                3])
        >>> torch.tensor([1.5], requires_grad=True)
        tensor([1.5000],
               requires_grad=True)
        """,
    ),
    "short profile": (
        {"profile": "short"},
        """
        >>> torch.tensor([1.23456, 2.0])
        tensor([1.23, 2.00])
        >>> torch.tensor([n / 4 for n in range(1001)])
        tensor([  0.00,   0.25,  ..., 249.75, 250.00])
        """,
    ),
    "always scientific": (
        {"sci_mode": True},
        """
        >>> torch.tensor([1.0, 20.0])
        tensor([1.0000e+00, 2.0000e+01])
        >>> torch.tensor([0.0, nan])
        tensor([0., nan])
        >>> torch.tensor([1, 2])
        tensor([1, 2])
        >>> torch.tensor(0.5)
        tensor(5.0000e-01)
        """,
    ),
    "never scientific": (
        {"sci_mode": False},
        """
        >>> torch.tensor([1e-6, 1e6])
        tensor([      0.0000, 1000000.0000])
        >>> torch.tensor([1.0, 1e9])
        tensor([         1., 1000000000.])
        """,
    ),
}


def recorded_cases() -> Iterator[Any]:
    """One test parameter for each line typed in the sessions."""
    for title, (options, session) in SESSIONS.items():
        for entry in textwrap.dedent(session).strip().split(">>> ")[1:]:
            source, _, printed = entry.partition("\n")
            name = f"{title}: {source.replace('torch.', '')}"
            yield pytest.param(options, source, printed.rstrip("\n"), id=name)


def evaluate(source: str, module: Any) -> Any:
    """Evaluate what was typed with `module` in the place of torch."""
    return eval(source, {"torch": module, "nan": math.nan, "inf": math.inf})


@contextlib.contextmanager
def print_options(**options: Any) -> Iterator[None]:
    """Set print options here and in PyTorch, from the defaults, for the time of a `with` block."""
    setters = [_printing.set_printoptions]
    if torch is not None:
        setters.append(torch.set_printoptions)
    try:
        for set_printoptions in setters:
            set_printoptions(profile="default")
            set_printoptions(**options)
        yield
    finally:
        for set_printoptions in setters:
            set_printoptions(profile="default")
