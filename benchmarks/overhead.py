"""What a call costs before it computes: every row of the op table on tensors of one element.

    python -m benchmarks.overhead                 # the slowest first
    python -m benchmarks.overhead --only clamp    # one operation

Each row is called with the arguments of its first sample, float32, every size 1 where the operation
allows it, all arguments by position. backsweep and PyTorch take turns. Methods have a limit; functions
that are no methods (losses, norms, windows, ``linalg``) compute more and are listed after them.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import machine, table
from benchmarks.measure import Summary, calibrate, empty_loop, interleave, seconds, summarise
from benchmarks.report import write_json
from benchmarks.sides import Side, load

LIMIT = 200.0  # nanoseconds that a method may take
SAMPLE_SECONDS = 0.002


@dataclass(frozen=True)
class Cost:
    """Nanoseconds a call, by side; a side that cannot make the call is not there."""

    title: str
    is_method: bool
    on_one_element: bool  # a few samples cannot be made smaller
    nanoseconds: dict[str, float]
    summaries: dict[str, Summary]  # of the samples, the loop's own time included

    @property
    def slow(self) -> bool:
        """Whether a method takes more than the limit."""
        return self.is_method and self.on_one_element and self.nanoseconds["backsweep"] > LIMIT

    @property
    def ratio(self) -> float | None:
        """How many times PyTorch takes longer."""
        ours, theirs = (self.nanoseconds.get(side) for side in ("backsweep", "torch"))
        return theirs / ours if ours and theirs else None

    def data(self) -> dict[str, Any]:
        """The row for the JSON file."""
        sides = {
            name: {"smallest": value, "median": found.median, "spread": found.spread}
            for name, value in self.nanoseconds.items()
            for found in [self.summaries[name]]
        }
        return {
            "operation": self.title,
            "method": self.is_method,
            "one_element": self.on_one_element,
            "sides": sides,
            "ratio": self.ratio,
        }


def loop(row: dict[str, Any], library: Any, arguments: Sequence[Any]) -> Callable[[int], object]:
    """A loop that makes the call, written out so that it costs what a program's call costs."""
    names = [f"a{i}" for i in range(len(arguments))]
    call = f"function({', '.join(names)})"
    if "method" in row["forms"]:
        call = f"a0.{row['name']}({', '.join(names[1:])})"
    source = f"def run(count):\n    for _ in repeat(None, count):\n        {call}\n"
    source = f"def make(function, repeat, {', '.join(names)}):\n" + "".join(
        f"    {line}\n" for line in source.splitlines()
    )
    scope: dict[str, Any] = {}
    exec(source + "    return run\n", scope)
    from itertools import repeat

    made: Callable[[int], object] = scope["make"](
        table.function_of(library, row), repeat, *arguments
    )
    return made


def runs_of(
    row: dict[str, Any], sides: Sequence[Side]
) -> tuple[dict[str, Callable[[int], object]], bool]:
    """The loops of all sides that can make the call, and whether it is on one element."""
    for small in (True, False):
        runs = {}
        for side in sides:
            try:
                arguments = table.first_arguments(row, side.namespace, small)
                run = loop(row, side.namespace, arguments)
                run(3)
            except Exception:
                continue
            runs[side.name] = run
        if sides[0].name in runs:
            return runs, small
    return {}, False


def costs(rows: Sequence[dict[str, Any]], sides: Sequence[Side], rounds: int) -> Iterator[Cost]:
    """Measure the rows one after the other."""
    for row in rows:
        runs, small = runs_of(row, sides)
        if not runs:
            continue
        runs["loop"] = empty_loop
        counts = {name: calibrate(run, SAMPLE_SECONDS)[0] for name, run in runs.items()}
        samplers: dict[str, Callable[[], float]] = {
            name: lambda run=run, count=counts[name]: (  # type: ignore[misc]
                seconds(run, count) / count * 1e9
            )
            for name, run in runs.items()
        }
        # The smallest sample: what a call costs when nothing interferes.
        samples = interleave(samplers, rounds)
        best = {name: min(values) for name, values in samples.items()}
        loop_alone = best.pop("loop")
        yield Cost(
            table.title(row),
            "method" in row["forms"],
            small,
            {name: value - loop_alone for name, value in best.items()},
            {name: summarise(values) for name, values in samples.items()},
        )


def markdown(found: Sequence[Cost]) -> str:
    """The tables of methods and of other functions, slowest first."""
    parts = []
    for title, is_method in (("Methods", True), ("Functions that are no methods", False)):
        costs = [cost for cost in found if cost.is_method == is_method]
        if costs:
            parts += [f"## {title}\n", _table(costs)]
    return "\n".join(parts)


def _table(costs: Sequence[Cost]) -> str:
    lines = ["| operation | backsweep, ns | PyTorch, ns | ratio |", "|---|---:|---:|---:|"]
    for cost in sorted(costs, key=lambda cost: -cost.nanoseconds["backsweep"]):
        theirs, ratio = cost.nanoseconds.get("torch"), cost.ratio
        lines.append(
            f"| `{cost.title}`{'' if cost.on_one_element else ' (some elements)'} | "
            f"{cost.nanoseconds['backsweep']:.0f} | "
            f"{'-' if theirs is None else format(theirs, '.0f')} | "
            f"{'-' if ratio is None else format(ratio, '.1f')} |"
        )
    return "\n".join(lines).replace("Tensor|Number", "Tensor\\|Number") + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit code 1 with ``--check`` when a call costs more than the limit."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.overhead", description=__doc__)
    options.add_argument("--only", action="append", metavar="NAME", help="this operation")
    options.add_argument("--rounds", type=int, default=7, help="samples a side (default 7)")
    options.add_argument(
        "--check", action="store_true", help=f"fail when a method takes more than {LIMIT:.0f} ns"
    )
    options.add_argument("--output", type=Path, metavar="DIR", help="write overhead.json and .md")
    chosen = options.parse_args(arguments)
    sides = [side for side in load(["backsweep", "torch"]) if side.namespace is not None]
    rows = [row for row in table.rows() if not chosen.only or row["name"] in chosen.only]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = list(costs(rows, sides, chosen.rounds))
    text = markdown(found)
    print(text)
    slow = [cost for cost in found if cost.slow]
    methods = sum(cost.is_method for cost in found)
    verdict = f"{len(slow)} of {methods} methods above {LIMIT:.0f} ns"
    print(verdict)
    if chosen.output:
        chosen.output.mkdir(parents=True, exist_ok=True)
        origin = machine.describe(sides)
        (chosen.output / "overhead.md").write_text(f"{text}\n{verdict}.\n\n{table.origin(origin)}")
        rows = {"schema": 1, **origin, "unit": "ns", "limit": LIMIT}
        rows["rows"] = [cost.data() for cost in found]
        write_json(chosen.output / "overhead.json", rows)
    return 1 if chosen.check and slow else 0


if __name__ == "__main__":
    sys.exit(main())
