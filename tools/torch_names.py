"""The public names of PyTorch, as a list that can be read without PyTorch.

    python tools/torch_names.py     # writes tools/torch_names.txt from the installed PyTorch

The list is for the page that says what backsweep has of them (see generate_reference.py). Of the
modules it has what can be called, of Tensor all members.
"""

from __future__ import annotations

import sys
from operator import attrgetter
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "torch_names.txt"
OWNERS = ("torch", "torch.linalg", "torch.special", "torch.autograd", "torch.Tensor")


def read() -> dict[str, list[str]]:
    """The names by owner, from the file."""
    names: dict[str, list[str]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            owner = line.strip("[]")
            names[owner] = []
        elif line and not line.startswith("#"):
            names[owner] += line.split()
    return names


def names_in(torch: Any, owner: str) -> list[str]:
    """The names by asking PyTorch."""
    where = attrgetter(owner.partition(".")[2])(torch) if "." in owner else torch
    public = [name for name in dir(where) if not name.startswith("_")]
    if owner == "torch.Tensor":
        return public
    return [name for name in public if callable(getattr(where, name)) and _is_own(where, name)]


def _is_own(where: Any, name: str) -> bool:
    """Whether it is PyTorch's, not something that PyTorch has imported from Python."""
    module = getattr(getattr(where, name), "__module__", None)
    return str(module).partition(".")[0] == "torch" and (
        name != "Tensor" or where.__name__ == "torch"
    )


def main() -> int:
    """Write the file."""
    import torch

    lines = [f"# PyTorch {torch.__version__.partition('+')[0]}; written by tools/torch_names.py"]
    for owner in OWNERS:
        lines += ["", f"[{owner}]"]
        line = ""
        for name in names_in(torch, owner):
            if len(line) + len(name) > 100:
                lines.append(line)
                line = ""
            line += (" " if line else "") + name
        lines.append(line)
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
