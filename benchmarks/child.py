"""Fresh Python processes: one thread, the same interpreter, a JSON answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


class ChildFailed(Exception):
    """The process ended with an error; the text is the last line that it wrote."""


def run(arguments: list[str]) -> tuple[float, str]:
    """Run Python with these arguments; the wall time in seconds and what was printed."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=dict(os.environ),
        close_fds=False,
        check=False,
    )
    elapsed = time.perf_counter() - start
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        last = lines[-1] if lines else f"exit code {done.returncode}"
        raise ChildFailed(last[:160])
    return elapsed, done.stdout


def answer(arguments: list[str]) -> dict[str, Any]:
    """Run Python and read the JSON object on the last line that it printed."""
    _, text = run(arguments)
    found: dict[str, Any] = json.loads(text.strip().splitlines()[-1])
    return found
