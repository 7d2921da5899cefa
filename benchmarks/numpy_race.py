"""Every row of the op table against NumPy: 1,000, 100,000 and 1,000,000 float32 elements, one thread.

    python -m benchmarks.numpy_race                 # all rows
    python -m benchmarks.numpy_race --only exp      # one operation
    python -m benchmarks.numpy_race --output benchmarks/results

`numpy_side.py` says what races. Results are compared before anything is timed. Needs pytest, as the
comparisons stand in the tests.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import Any

from benchmarks import machine, table
from benchmarks.measure import Run, Summary, calibrate, interleave, summarise
from benchmarks.numpy_side import calls_of
from benchmarks.report import write_json
from benchmarks.sides import load

SIZES = (1_000, 100_000, 1_000_000)
SAMPLE_SECONDS = 0.003
BEST_SAMPLE_SECONDS = 0.0004  # with --best: so short that some are not interrupted,
BEST_ROUNDS = 41  # and many
SLOW_CALL = 0.05  # seconds, from where a few samples are enough
SLOW_ROUNDS = 3
LONGEST_CALL = 0.5  # seconds that NumPy's side may take when it is far behind: a loop in Python
FAR_BEHIND = 20
TIE = 0.95  # a library that races itself is off by as much; both may do nothing but wait for memory

# Rows that cannot be raced, or need not win, and why.
NOT_RACED = {
    "cpu": "computes nothing",
    "contiguous": "computes nothing",
    "to": "computes nothing",
}
MAY_LOSE = {
    "zeros": "NumPy leaves the zeroing to the system, which does it when the memory is first used",
    "zeros_like": "as zeros",
    "diag": "as zeros: nearly all of the matrix",
    "diagflat": "as zeros: nearly all of the matrix",
    "block_diag": "as zeros: half of the matrix",
    "eye": "as zeros: nearly all of the matrix",
    "pow": "computed in double, within 0.51 units in the last place (NumPy: 1.03); NumPy's tables of "
    "logarithms in AVX-512 registers are beyond loops that are to run everywhere",
    **dict.fromkeys(
        ("svd", "linalg.svd", "linalg.svdvals", "linalg.eigh", "linalg.eigvalsh"),
        "NumPy's LAPACK is what computes it, but for the smallest matrices",
    ),
    **dict.fromkeys(
        ("searchsorted", "bucketize"),
        "without branches: NumPy's search has them, and 1,000 values that are looked up again and "
        "again teach the processor where they go; with new values NumPy takes several times as long",
    ),
    "tan": "a few percent at some sizes: every element is divided, that in odd quadrants may be",
    "linalg.norm": "the squares are added in double, where those of large numbers do not overflow",
}


@dataclass
class Outcome:
    """Times and ratios of one row, by number of elements; or why there are none."""

    title: str
    name: str
    nanoseconds: dict[int, tuple[float, float]] = field(default_factory=dict)
    summaries: dict[int, tuple[Summary, Summary]] = field(default_factory=dict)
    reason: str = ""

    def ratio(self, size: int) -> float | None:
        """How many times NumPy takes longer."""
        ours, theirs = self.nanoseconds.get(size, (0.0, 0.0))
        return theirs / ours if ours else None

    def hopeless(self, size: int) -> bool:
        """Whether NumPy's side was far behind, and would take long for `size` elements."""
        if not self.nanoseconds:
            return False
        last = max(self.nanoseconds)
        expected = self.nanoseconds[last][1] * 1e-9 * size / last
        return (self.ratio(last) or 0.0) > FAR_BEHIND and expected > LONGEST_CALL

    @property
    def lost(self) -> bool:
        """Whether NumPy was faster somewhere, and that is not allowed."""
        known = self.name in MAY_LOSE
        return not known and any((self.ratio(size) or 1.0) < TIE for size in self.nanoseconds)

    def data(self) -> dict[str, Any]:
        """The row for the JSON file."""
        sizes = {}
        for size, sides in self.summaries.items():
            sizes[str(size)] = {"ratio": self.ratio(size)}
            for name, found in zip(("backsweep", "numpy"), sides, strict=True):
                sizes[str(size)][name] = {"median": found.median, "spread": found.spread}
        return {"operation": self.title, "sizes": sizes, "lost": self.lost, "note": note_of(self)}


def note_of(outcome: Outcome) -> str:
    """What is to say of a row beside its numbers."""
    return outcome.reason or MAY_LOSE.get(outcome.name, "")


def thread_seconds(run: Run, count: int) -> float:
    """What `run(count)` takes of the processor; what else the machine does is not counted."""
    start = time.thread_time()
    run(count)
    return time.thread_time() - start


def timed(call: Callable[[], Any]) -> Callable[[int], None]:
    """The call in a loop."""

    def run(count: int) -> None:
        for _ in repeat(None, count):
            call()

    return run


def race(
    row: dict[str, Any],
    library: Any,
    sizes: Sequence[int],
    rounds: int,
    best: bool,
) -> Outcome:
    """Compare and time one row."""
    outcome = Outcome(table.title(row), row["name"])
    if row["view"]:
        outcome.reason = "a view, computes nothing"
    elif row["name"] in NOT_RACED:
        outcome.reason = NOT_RACED[row["name"]]
    else:
        for size in sizes:
            if outcome.hopeless(size):
                outcome.reason = "NumPy's side is a loop in Python; not raced where it takes long"
                break
            calls = calls_of(row, library, size)
            if isinstance(calls, str):
                outcome.reason = calls
                break
            runs = [timed(call) for call in calls]
            least = BEST_SAMPLE_SECONDS if best else SAMPLE_SECONDS
            counts, times = zip(*(calibrate(run, least) for run in runs), strict=True)
            samplers = {
                str(i): lambda run=run, n=n: thread_seconds(run, n) / n * 1e9  # type: ignore[misc]
                for i, (run, n) in enumerate(zip(runs, counts, strict=True))
            }
            slow = max(times) > SLOW_CALL  # which one call takes, samples being shorter
            found = interleave(samplers, min(rounds, SLOW_ROUNDS) if slow else rounds)
            ours, theirs = (summarise(found[str(i)]) for i in range(2))
            outcome.summaries[size] = (ours, theirs)
            outcome.nanoseconds[size] = (
                (min(found["0"]), min(found["1"])) if best else (ours.median, theirs.median)
            )
    return outcome


def line(outcome: Outcome, sizes: Sequence[int]) -> str:
    """A row of the table: how many times NumPy takes longer."""
    ratios = (outcome.ratio(size) for size in sizes)
    cells = " | ".join("-" if ratio is None else f"{ratio:.2f}" for ratio in ratios)
    title = outcome.title.replace("|", "\\|")
    return f"| `{title}` | {cells} | {'**slower**' if outcome.lost else note_of(outcome)} |"


def header(sizes: Sequence[int]) -> str:
    """The head of the table."""
    names = " | ".join(f"{size:,}" for size in sizes)
    return f"| operation | {names} | |\n|---|{'---:|' * len(sizes)}---|"


def main(arguments: Sequence[str] | None = None) -> int:
    """Race and print; exit code 1 with ``--check`` when NumPy was faster."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.numpy_race", description=__doc__)
    options.add_argument("--only", action="append", metavar="NAME", help="this operation")
    options.add_argument("--rounds", type=int, help=f"samples a side (9; {BEST_ROUNDS} for --best)")
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of elements")
    options.add_argument(
        "--best", action="store_true", help="compare the smallest samples, on a busy machine"
    )
    options.add_argument("--check", action="store_true", help="fail when NumPy is faster")
    options.add_argument("--output", type=Path, metavar="DIR", help="write numpy_race.json and .md")
    chosen = options.parse_args(arguments)
    (side,) = load(["backsweep"])
    rows = [row for row in table.rows() if not chosen.only or row["name"] in chosen.only]
    rounds = chosen.rounds or (BEST_ROUNDS if chosen.best else 9)
    print(header(chosen.sizes))
    found = []
    with warnings.catch_warnings(), table.numpy.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        for row in rows:
            found.append(race(row, side.namespace, chosen.sizes, rounds, chosen.best))
            print(line(found[-1], chosen.sizes), flush=True)
    lost = [outcome for outcome in found if outcome.lost]
    raced = sum(bool(outcome.nanoseconds) for outcome in found)
    total = f"{raced} raced, NumPy was faster in {len(lost)}."
    print(total)
    if chosen.output:
        chosen.output.mkdir(parents=True, exist_ok=True)
        text = "\n".join([header(chosen.sizes), *(line(o, chosen.sizes) for o in found)])
        about = "How many times NumPy takes longer, by number of float32 elements; one thread."
        about += f" From {TIE} on it is a tie: libraries that race themselves are off by as much."
        origin = machine.describe([side])
        (chosen.output / "numpy_race.md").write_text(
            f"{about} {total}\n\n{text}\n\n{table.origin(origin)}"
        )
        rows = {"schema": 1, **origin, "unit": "ns", "rows": [outcome.data() for outcome in found]}
        write_json(chosen.output / "numpy_race.json", rows)
    return 1 if chosen.check and lost else 0


if __name__ == "__main__":
    sys.exit(main())
