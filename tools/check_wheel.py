"""What must hold for a wheel: its size, what is in it, and that importing it is quick.

python tools/check_wheel.py dist/backsweep-*.whl
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
MEGABYTE = 1e6
LARGEST_WHEEL = 2.0  # megabytes
SLOWEST_IMPORT = 0.015  # seconds over bare Python
WANTED = (
    *("py.typed", "_C.pyi", "__init__.pyi", "pure.py", "autograd/__init__.py"),
    *(f"inspection/drawing/page.{ending}" for ending in ("html", "css", "js")),
)
ROUNDS = 15


def content_problems(wheel: Path) -> list[str]:
    """What is missing from the wheel, or should not be there."""
    sys.path.insert(0, str(ROOT))
    from benchmarks.wheel_size import is_stripped

    found = []
    size = wheel.stat().st_size / MEGABYTE
    print(f"{wheel.name}: {size:.2f} MB of at most {LARGEST_WHEEL} MB")
    if size > LARGEST_WHEEL:
        found.append(f"the wheel has {size:.2f} MB; at most {LARGEST_WHEEL} MB are allowed")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        found += [
            f"backsweep/{name} is missing" for name in WANTED if f"backsweep/{name}" not in names
        ]
        for name in names:
            top = name.split("/")[0]
            if top != "backsweep" and not top.endswith(".dist-info"):
                found.append(f"{name} should not be in the wheel")
            if name.endswith((".cpp", ".hpp", ".inc")):
                found.append(f"{name} should not be in the wheel")
            if ".so" in Path(name).name and not is_stripped(archive.read(name)):
                found.append(f"{name} is not stripped")
    return found


def seconds(program: str, environment: dict[str, str]) -> float:
    """How long a fresh interpreter takes for a program."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    return time.perf_counter() - started


def import_problems(wheel: Path) -> list[str]:
    """What is wrong with importing the wheel's package."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
        compileall.compile_dir(folder, quiet=2)  # as pip does
        environment = {**os.environ, "PYTHONPATH": folder}
        program = "import sys, backsweep; print(backsweep.__file__); print('numpy' in sys.modules)"
        done = subprocess.run(
            [sys.executable, "-c", program],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        place, numpy_imported = done.stdout.split()
        if not place.startswith(folder):
            found.append(f"backsweep was imported from {place}")
        if numpy_imported == "True":
            found.append("`import backsweep` imports NumPy")
        # In turns, and the best of each, so that a busy machine does not matter.
        times = [
            (seconds("import backsweep", environment), seconds("pass", environment))
            for _ in range(ROUNDS)
        ]
        cost = min(t[0] for t in times) - min(t[1] for t in times)
        print(f"import backsweep: {1e3 * cost:.1f} ms over bare Python")
        if cost > SLOWEST_IMPORT:
            found.append(f"`import backsweep` takes {1e3 * cost:.1f} ms over bare Python")
    return found


def main() -> int:
    """Print the problems."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    wheel = Path(sys.argv[1])
    found = content_problems(wheel) + import_problems(wheel)
    print("\n".join(found) or "the wheel is as it should be")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
