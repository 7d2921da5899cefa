"""A tensor prints as PyTorch prints it: sessions recorded with PyTorch 2.13 are replayed.

Where PyTorch is installed, it says that the records are right.
"""

from __future__ import annotations

from typing import Any

import pytest
from libraries import needs_torch, torch
from printing_sessions import evaluate, print_options, recorded_cases

import backsweep
from backsweep import _printing


@pytest.mark.parametrize(("options", "source", "printed"), list(recorded_cases()))
def test_prints_what_pytorch_printed(options: dict[str, Any], source: str, printed: str) -> None:
    tensor = evaluate(source, backsweep)
    with print_options(**options):
        assert repr(tensor) == printed
        assert str(tensor) == printed


@needs_torch
@pytest.mark.parametrize(("options", "source", "printed"), list(recorded_cases()))
def test_recorded_sessions_are_pytorchs(options: dict[str, Any], source: str, printed: str) -> None:
    tensor = evaluate(source, torch)
    with print_options(**options):
        assert repr(tensor) == printed
        assert _printing.tensor_repr(tensor) == printed
