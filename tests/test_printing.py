"""The printing of tensors: what needs neither records nor PyTorch."""

from __future__ import annotations

import math
from typing import Any

import pytest
from printing_sessions import print_options

import backsweep
from backsweep import _printing


class FloatType:
    """A stand-in for a dtype."""

    is_floating_point = True

    def __str__(self) -> str:
        return "torch.float32"


class Ones:
    """A tensor of ones that has no memory, counts what is read, and may have a history."""

    dtype = FloatType()
    requires_grad = False

    def __init__(self, *shape: int, origin: Any = None) -> None:
        self.shape = shape
        self.origin = origin
        self.read = 0

    @property
    def grad_fn(self) -> Any:
        if isinstance(self.origin, Exception):
            raise self.origin
        return self.origin

    def dim(self) -> int:
        return len(self.shape)

    def numel(self) -> int:
        return math.prod(self.shape)

    def detach(self) -> Ones:
        return self

    def tolist(self) -> Any:
        return self[tuple(slice(None) for _ in self.shape)].tolist()

    def __getitem__(self, index: tuple[slice, ...]) -> Any:
        sizes = [
            len(range(*chosen.indices(size)))
            for chosen, size in zip(index, self.shape, strict=True)
        ]
        self.read += math.prod(sizes)

        class Values:
            def tolist(self) -> Any:
                nested: Any = 1.0
                for size in reversed(sizes):
                    nested = [nested] * size
                return nested

        return Values()


class Node:
    """A stand-in for a backward node."""

    def __init__(self, name: str) -> None:
        self.full_name = name

    def name(self) -> str:
        return self.full_name


def test_only_shown_elements_are_read() -> None:
    tensor = Ones(10**6, 10**6, 10**6)
    with print_options(edgeitems=2):
        printed = _printing.tensor_repr(tensor)
    assert tensor.read == 4**3
    assert printed.count("1.") == 4**3

    vector = Ones(10**12)
    assert _printing.tensor_repr(vector) == "tensor([1., 1., 1.,  ..., 1., 1., 1.])"
    assert vector.read == 6


def test_origin_is_named_without_namespaces() -> None:
    tensor = Ones(1, origin=Node("engine::graph::CopySlices"))
    assert _printing.tensor_repr(tensor) == "tensor([1.], grad_fn=<CopySlices>)"


def test_undefined_history_is_printed_as_invalid() -> None:
    tensor = Ones(1, origin=RuntimeError("the view has lost its history"))
    assert _printing.tensor_repr(tensor) == "tensor([1.], grad_fn=<Invalid>)"


def test_full_profile_shows_everything() -> None:
    with print_options(profile="full", linewidth=10_000):
        printed = repr(backsweep.tensor([0] * 2000))
    assert printed == "tensor([" + ", ".join(["0"] * 2000) + "])"


def test_options_are_kept_and_scientific_mode_is_not() -> None:
    with print_options(precision=2, sci_mode=True):
        backsweep.set_printoptions(linewidth=100)
        assert _printing.get_printoptions() == {
            "precision": 2,
            "threshold": 1000,
            "edgeitems": 3,
            "linewidth": 100,
            "sci_mode": None,
        }


def test_number_formats() -> None:
    number = backsweep.tensor(3.14159, requires_grad=True)
    assert f"{number:.3f}" == "3.142"
    assert f"{number:>8.2f}" == "    3.14"
    assert f"{backsweep.tensor(7):04d}" == "0007"
    assert f"{backsweep.tensor([1.0, 2.0])}" == "tensor([1., 2.])"
    with pytest.raises(TypeError, match=r"^unsupported format string passed to Tensor\.__format__"):
        format(backsweep.tensor([1.0]), ".3f")


def test_sizes() -> None:
    assert repr(backsweep.tensor([[1, 2, 3], [4, 5, 6]]).shape) == "torch.Size([2, 3])"
    assert repr(backsweep.tensor(1.0).shape) == "torch.Size([])"
    assert _printing.size_repr((2, 3)) == "torch.Size([2, 3])"
    assert _printing.size_repr(()) == "torch.Size([])"
