"""``python -m benchmarks``: race every side and print the table."""

import sys

from benchmarks.command import main

if __name__ == "__main__":
    sys.exit(main())
