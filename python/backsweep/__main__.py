"""The entry of ``python -m backsweep``; see ``_run.py``."""

from ._run import main

if __name__ == "__main__":
    main()
