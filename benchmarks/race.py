"""``python benchmarks/race.py``: the same command as ``python -m benchmarks``."""

import sys
from pathlib import Path


def start() -> int:
    """Make the package importable from any working directory, then run the command."""
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    from benchmarks.command import main

    return main()


if __name__ == "__main__":
    sys.exit(start())
