"""The reference pages: the list of PyTorch's names, and why some will not be there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from libraries import needs_torch, torch

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

import generate_reference
import torch_names


@needs_torch
@pytest.mark.parametrize("owner", torch_names.OWNERS)
def test_the_names_are_those_of_pytorch(owner: str) -> None:
    assert torch_names.read()[owner] == torch_names.names_in(torch, owner)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("torch.view_as_complex", "no: complex numbers"),
        ("torch.Tensor.to_sparse", "no: sparse tensors"),
        ("torch.quantize_per_tensor", "no: quantised numbers"),
        ("torch.Tensor.cuda", "no: other devices"),
        ("torch.cond", "no: compilation and export"),
        ("torch.stft", "no: complex numbers"),
        ("torch.Tensor.to_padded_tensor", "no: nested tensors"),
        ("torch.conv2d", "not yet (layers of networks)"),
        ("torch.bilinear", "not yet (layers of networks)"),
        ("torch.linalg.cond", "not yet"),
        ("torch.nanquantile", "not yet"),
        ("torch.linalg.pinv", "not yet"),
    ],
)
def test_reasons(name: str, why: str) -> None:
    assert generate_reference.reason(name) == why


def test_names_that_are_there_are_not_ruled_out() -> None:
    page = generate_reference.names_page()
    for name in ("abs", "backward", "grad"):
        assert f"| `{name}` | yes |" in page


def test_an_entry() -> None:
    rows = [row for row in generate_reference.TABLE if row["name"] == "exp"]
    text = "\n".join(generate_reference.entry("exp", rows))
    assert "exp(input, *, out=None)" in text
    assert "| derivative | `g * y` |" in text
    assert "| saves | the result |" in text
    assert "float64, int64 (gives float32)" in text
    assert "tensor([1.6487, 7.3891])" in text
