"""backsweep and PyTorch side by side: a test that takes ``library`` says what both do."""

from __future__ import annotations

import contextlib
import importlib
import sys
from typing import Any

import pytest

import backsweep

torch: Any = None
with contextlib.suppress(ImportError):
    torch = importlib.import_module("torch")

needs_torch = pytest.mark.skipif(torch is None, reason="comparing with PyTorch needs PyTorch")

# Before, the engine knows the line of an operation, and makes its text from names.
needs_columns = pytest.mark.skipif(
    sys.version_info < (3, 11), reason="code knows its columns from Python 3.11 on"
)

# Runs a test twice: on backsweep, and on PyTorch to prove that the test asks for PyTorch's behaviour.
with_both = pytest.mark.parametrize(
    "library",
    [
        pytest.param(backsweep, id="backsweep"),
        pytest.param(torch, id="torch", marks=needs_torch),
    ],
)
