"""Puts the table of races into the README: ``python -m benchmarks.readme``."""

from __future__ import annotations

import sys

from benchmarks.child import ROOT

BEGIN, END = "<!-- races:begin -->", "<!-- races:end -->"


def with_table(readme: str, races: str) -> str:
    """The README with the text between its two marks replaced.

    >>> with_table("a <!-- races:begin --> b <!-- races:end --> c", "| t |")
    'a <!-- races:begin -->\\n| t |\\n<!-- races:end --> c'
    """
    head, _, rest = readme.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not end:
        raise ValueError(f"the README needs a line {BEGIN} and a line {END}")
    return f"{head}{BEGIN}\n{races.strip()}\n{END}{tail}"


def main() -> int:
    """Rewrite the README from benchmarks/results/races.md."""
    readme = ROOT / "README.md"
    races = (ROOT / "benchmarks" / "results" / "races.md").read_text(encoding="utf-8")
    # The reasons why something was not run stay in the results.
    table = races.partition("\nNot run:")[0]
    readme.write_text(with_table(readme.read_text(encoding="utf-8"), table), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
