"""Where a result comes from: machine, compiler, commit and versions."""

from __future__ import annotations

import importlib
import os
import platform
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.child import ROOT
from benchmarks.sides import Side, version_of


def processor() -> str:
    """The model of the processor as the system names it."""
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def commit() -> str:
    """The short hash of the working tree, with ``-dirty`` when it has uncommitted changes.

    Changed results do not count: the second of two commands would find those of the first.
    """
    found = git("rev-parse", "--short=10", "HEAD")
    if not found:
        return "unknown"
    exclude = ":(exclude)benchmarks/results"
    changed = git("status", "--porcelain", "--untracked-files=no", "--", ".", exclude)
    return f"{found}-dirty" if changed else found


def git(*arguments: str) -> str:
    """What git says, or an empty string when it cannot."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def build_information() -> dict[str, Any]:
    """What backsweep says of its compiler, flags and instruction set."""
    try:
        module = importlib.import_module("backsweep")
    except ImportError:
        return {}
    found = getattr(module, "__build_info__", None)
    return {str(key): str(value) for key, value in found.items()} if found else {}


def describe(sides: Sequence[Side]) -> dict[str, Any]:
    """Everything that a result file says of its origin; no names of hosts, users or folders."""
    versions = {side.library: side.version for side in sides if not side.missing}
    versions.setdefault("numpy", version_of("numpy"))
    return {
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
        "commit": commit(),
        "machine": {
            "processor": processor(),
            "architecture": platform.machine(),
            "cores": os.cpu_count(),
            "system": platform.system(),
            "c_library": " ".join(platform.libc_ver()).strip(),
        },
        "compiler": build_information(),
        "versions": {
            "python": platform.python_version(),
            **{name: version for name, version in versions.items() if version},
        },
        "threads": 1,
    }
