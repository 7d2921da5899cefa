"""Who may include whom in cpp/: no Python outside the bindings, and every folder only those below it.

python tools/check_layers.py
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

CPP = Path(__file__).parent.parent / "cpp"
# What a folder may include besides its own files and the standard library.
MAY_INCLUDE = {
    "tensor": (),
    "kernels": ("tensor/dtype.hpp",),
    "graph": ("tensor/", "kernels/"),
    "ops": ("tensor/", "kernels/", "graph/"),
    "bindings": ("tensor/", "kernels/", "graph/", "ops/"),
}
PYTHON = re.compile(r"<(pybind11/.*|Python\.h|structmember\.h|frameobject\.h|numpy/.*)>")
INCLUDE = re.compile(r'^\s*#\s*include\s*(<[^>]+>|"[^"]+")')
# Names that Python's headers define; mentioning them means that Python is wanted.
FOREIGN = re.compile(r"\b(PyObject|py::|pybind11::)")


def problems_of(file: Path) -> list[str]:
    """What a source file includes that it must not."""
    folder = file.relative_to(CPP).parts[0]
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{file.relative_to(CPP.parent)}:{number}"
        if folder != "bindings" and FOREIGN.search(line.partition("//")[0]):
            found.append(f"{place}: the core knows nothing of Python")
        include = INCLUDE.match(line)
        if not include:
            continue
        target = include[1]
        if PYTHON.fullmatch(target) and folder != "bindings":
            found.append(f"{place}: {target} outside cpp/bindings")
        path = target[1:-1]
        if target[0] == "<" or path.startswith(f"{folder}/") or (file.parent / path).exists():
            continue
        if not any(path.startswith(allowed) for allowed in MAY_INCLUDE[folder]):
            found.append(f"{place}: cpp/{folder} may not include {path}")
    return found


def problems() -> list[str]:
    """What is wrong in all of cpp/."""
    files = sorted(f for f in CPP.rglob("*") if f.suffix in (".hpp", ".cpp", ".inc", ".h", ".cc"))
    return [problem for file in files for problem in problems_of(file)]


def main() -> int:
    """Print the problems."""
    found = problems()
    print("\n".join(found) or "the layers of cpp/ are as they should be")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
