"""nn.functional.pad: margins of every kind, cut ones too, and what is refused."""

from __future__ import annotations

import itertools

import numpy
import pytest
from beside_torch import refused, same
from gradient_check import check_gradients
from libraries import needs_torch

import backsweep
from backsweep.nn import functional as F

MODES = ("constant", "reflect", "replicate", "circular")


@needs_torch
@pytest.mark.parametrize("mode", MODES)
def test_every_width_of_one_dimension(mode: str) -> None:
    x = numpy.arange(1.0, 9.0).reshape(2, 4)
    for before, after in itertools.product(range(-3, 5), repeat=2):
        if before + after <= -4:
            continue
        if mode == "reflect" and max(before, after) > 3:
            continue
        kept = 4 + min(before, 0) + min(after, 0)
        if mode == "circular" and (kept < 0 or max(before, after) > kept):
            continue  # PyTorch reads what it has not written yet
        if mode == "constant" and kept < 0:
            continue
        same(f"lib.nn.functional.pad(x, ({before}, {after}), {mode!r})", x=x)


@needs_torch
@pytest.mark.parametrize("mode", MODES)
def test_layouts_and_dimensions(mode: str) -> None:
    x = numpy.random.default_rng(1).uniform(-1, 1, (2, 4, 3, 5))
    for source in ("x", "x.transpose(1, 3)", "x[:, ::2]", "x.expand(2, 4, 3, 5)[:, :, :, 1:]"):
        same(f"lib.nn.functional.pad({source}, (1, 1, -1, 1), {mode!r})", x=x)
        same(f"lib.nn.functional.pad({source}, (1, 0, 1, 1, 0, 1), {mode!r})", x=x)
    same(f"lib.nn.functional.pad(x, (1, 1), {mode!r})", x=x[0].astype("float32"))


@needs_torch
@pytest.mark.parametrize("dtype", ["int64", "int32", "uint8", "float32"])
@pytest.mark.parametrize("mode", MODES)
def test_dtypes(mode: str, dtype: str) -> None:
    same(
        f"lib.nn.functional.pad(x, (2, 1), {mode!r})", x=numpy.arange(4).reshape(1, 4).astype(dtype)
    )


@needs_torch
@pytest.mark.parametrize("value", [0, 1.5, -2, True, "inf"])
def test_values(value: object) -> None:
    same(f"lib.nn.functional.pad(x, (1, -1, 0, 2), value={value})", x=numpy.ones((2, 3)))
    same(f"lib.constant_pad_nd(x, (1, -1, 0, 2), {value})", x=numpy.ones((2, 3)))
    if value != "inf":
        same(f"lib.nn.functional.pad(x, (1, 2), value={value})", x=numpy.arange(3))


@pytest.mark.parametrize("mode", MODES)
def test_third_derivative(mode: str) -> None:
    def cube(x: backsweep.Tensor) -> list[backsweep.Tensor]:
        return [F.pad(x * x * x, (2, 1, 1, -1), mode) ** 2]

    check_gradients(cube, [numpy.random.default_rng(2).uniform(0.5, 1, (1, 3, 3))], order=3)


def test_the_margins_are_new_memory() -> None:
    x = backsweep.ones(2, 3)
    padded = F.pad(x, (0, 0))
    padded.zero_()
    assert x.sum().item() == 6


PLAIN = numpy.zeros((2, 3, 4))


@pytest.mark.parametrize(
    ("call", "kind", "phrase"),
    [
        ("x, (1,)", RuntimeError, "Padding length must be divisible by 2"),
        ("x, (1,) * 8", RuntimeError, "Padding length should be less than or equal to two times"),
        ("x, (-3, -2)", RuntimeError, "narrow(): length must be non-negative."),
        ("x, (1, 1), 'foo'", NotImplementedError, "Unrecognised padding mode foo"),
        ("x, (1, 1), 'reflect', 1.0", RuntimeError, "doesn't take in value argument"),
        ("x, (1,) * 6, 'reflect'", NotImplementedError, "Padding size 6 is not supported for 3D"),
        ("x[0, 0], (1, 1), 'circular'", NotImplementedError, "is not supported for 1D input"),
        ("x, (4, 1), 'reflect'", RuntimeError, "but got: padding (4, 1) at dimension 2 of input"),
        ("x, (1, 1, 3, 0), 'reflect'", RuntimeError, "Argument #6: Padding size should be less"),
        ("x, (-2, -2), 'reflect'", RuntimeError, "(W: 4) is too small. Calculated output W: 0"),
        ("x, (5, 1), 'circular'", RuntimeError, "Padding value causes wrapping around more than"),
        (
            "x, (-2, -3), 'circular'",
            RuntimeError,
            "Negative padding value is resulting in an empty",
        ),
        (
            "x[:, :, :0], (1, 1), 'reflect'",
            RuntimeError,
            "(batch mode) tensor with possibly 0 batch",
        ),
        ("x > 0, (1, 1), 'replicate'", NotImplementedError, "not implemented for 'Bool'"),
    ],
)
def test_what_is_refused(call: str, kind: type[Exception], phrase: str) -> None:
    refused(f"lib.nn.functional.pad({call})", kind, phrase, x=PLAIN)


@pytest.mark.parametrize(
    ("pad", "phrase"),
    [
        ("(1, 1, 1)", "Length of pad must be even but instead it equals 3"),
        ("(1,) * 8", "Length of pad should be no more than twice the number of dimensions"),
    ],
)
def test_what_constant_pad_nd_refuses(pad: str, phrase: str) -> None:
    refused(f"lib.constant_pad_nd(x, {pad})", RuntimeError, phrase, x=PLAIN)


def test_cutting_everything_away_along_a_second_dimension_is_refused() -> None:
    with pytest.raises(RuntimeError, match=r"input \(H: 3\) is too small. Calculated output H: -1"):
        F.pad(backsweep.ones(2, 3, 4), (0, 0, -2, -2), "replicate")


def test_a_circle_wider_than_what_was_kept_is_refused() -> None:
    with pytest.raises(RuntimeError, match="wrapping around more than once"):
        F.pad(backsweep.ones(1, 4), (-3, 2), "circular")
