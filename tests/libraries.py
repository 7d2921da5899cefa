"""backsweep and PyTorch side by side: a test that takes ``library`` says what both do."""

from __future__ import annotations

import contextlib
import importlib
from typing import Any

import pytest

import backsweep

torch: Any = None
with contextlib.suppress(ImportError):
    torch = importlib.import_module("torch")

needs_torch = pytest.mark.skipif(torch is None, reason="comparing with PyTorch needs PyTorch")

# Runs a test twice: on backsweep, and on PyTorch to prove that the test asks for PyTorch's behaviour.
with_both = pytest.mark.parametrize(
    "library",
    [
        pytest.param(backsweep, id="backsweep"),
        pytest.param(torch, id="torch", marks=needs_torch),
    ],
)
