"""Kernel throughput: backsweep against NumPy and PyTorch, from 64 to 4M elements, one thread.

Run ``python -m benchmarks.kernels`` or ``python benchmarks/kernels.py``; the cases are in
``kernel_cases.py`` and the command in ``kernel_command.py``.
"""

import sys
from pathlib import Path


def start() -> int:
    """Make the package importable from any working directory, then run the command."""
    root = str(Path(__file__).resolve().parent.parent)
    if root not in sys.path:
        sys.path[0] = root
    from benchmarks.kernel_command import main

    return main()


if __name__ == "__main__":
    sys.exit(start())
