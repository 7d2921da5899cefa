"""Every row of the op table against NumPy: 1,000, 100,000 and 1,000,000 float32 elements, one thread.

    python -m benchmarks.numpy_race                 # all rows
    python -m benchmarks.numpy_race --only exp      # one operation
    python -m benchmarks.numpy_race --output benchmarks/results

The arguments are those of a sample of the row, its tensors enlarged to the number of elements. NumPy's
side is its function of that name where it computes the same, otherwise what the tests compare with:
the operation as one writes it in NumPy. Results are compared before anything is timed. Needs pytest,
as the comparisons stand in the tests.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any

from benchmarks import machine, table
from benchmarks.measure import Run, Summary, calibrate, interleave, summarise
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
TOLERANCE = 2e-5  # of the largest number, for float32
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
    "linalg.norm": "the squares are added in double",
}


# Arguments where a sample cannot be enlarged: a function of the number of elements.
def _uniform(*shape: int) -> Any:
    return table.numpy.random.default_rng(0).uniform(-3, 3, shape)


def _square(elements: int) -> Any:
    """A matrix close to the identity: no rounding is enlarged."""
    size = math.isqrt(elements)
    return table.numpy.eye(size) + _uniform(size, size) / size


def _column(elements: int) -> Any:
    return _uniform(math.isqrt(elements))


def _order(size: int) -> Any:
    return table.numpy.random.default_rng(1).permutation(size)


def _factors(elements: int) -> tuple[Any, Any]:
    """What lu_factor returns: factors and pivots."""
    return _square(elements), table.numpy.arange(1, math.isqrt(elements) + 1, dtype="int32")


ARGUMENTS: dict[str, Callable[[int], tuple[Any, ...]]] = {
    # The result has the number of elements.
    "kron": lambda n: (_uniform(math.isqrt(n) // 5, math.isqrt(n) // 5), _uniform(5, 5)),
    "outer": lambda n: (_column(n), _column(n)),
    "diagflat": lambda n: (_column(n),),
    "linalg.vander": lambda n: (_column(n) / 3,),
    "eye": lambda n: (math.isqrt(n),),
    "tril_indices": lambda n: (math.isqrt(n), math.isqrt(n)),
    "triu_indices": lambda n: (math.isqrt(n), math.isqrt(n)),
    "zeros": lambda n: (n,),
    "ones": lambda n: (n,),
    "full": lambda n: ([n], 1.5),
    "arange": lambda n: (float(n),),
    "linspace": lambda n: (0.0, 1.0, n),
    "logspace": lambda n: (0.0, 1.0, n),
    # So has the input.
    **dict.fromkeys(("dot", "vdot"), lambda n: (abs(_uniform(n)), abs(_uniform(n)))),
    **dict.fromkeys(
        ("cross", "linalg.cross"), lambda n: (_uniform(n // 3, 3), _uniform(n // 3, 3))
    ),
    "index_put": lambda n: (_uniform(n), [_order(n)], _uniform(n)),
    "index_reduce": lambda n: (_square(n), 0, _order(math.isqrt(n)), _square(n), "prod"),
    "as_strided_scatter": lambda n: (_uniform(n), _uniform(n // 2), (n // 2,), (2,), 0),
    **dict.fromkeys(
        ("inverse", "linalg.inv", "linalg.inv_ex", "linalg.lu"), lambda n: (_square(n),)
    ),
    **dict.fromkeys(
        ("linalg.solve", "linalg.solve_ex", "linalg.tensorsolve"),
        lambda n: (_square(n), _column(n)),
    ),
    "linalg.tensorinv": lambda n: (_square(n), 1),
    "linalg.lu_solve": lambda n: (*_factors(n), _square(n)),
    "lu_solve": lambda n: (_square(n), *_factors(n)),
    "orgqr": lambda n: (_square(n), abs(_column(n)) / 3),
    "ormqr": lambda n: (_square(n), abs(_column(n)) / 3, _square(n)),
}
# NumPy's form where its own function makes another dtype by itself, or a view; and its solver in
# place of the tests' product with an inverse.
NUMPY: dict[str, Callable[..., Any]] = {
    "zeros": lambda n: table.numpy.zeros(n, "float32"),
    "ones": lambda n: table.numpy.ones(n, "float32"),
    "full": lambda n, value: table.numpy.full(n, value, "float32"),
    "arange": lambda n: table.numpy.arange(n, dtype="float32"),
    "linspace": lambda a, b, n: table.numpy.linspace(a, b, n, dtype="float32"),
    "logspace": lambda a, b, n: table.numpy.logspace(a, b, n, dtype="float32"),
    "eye": lambda n: table.numpy.eye(n, dtype="float32"),
    "flip": lambda a, *dims: table.numpy.flip(a, dims[0] if len(dims) == 1 else dims).copy(),
    "fliplr": lambda a: table.numpy.fliplr(a).copy(),
    "flipud": lambda a: table.numpy.flipud(a).copy(),
    "rot90": lambda a, *turn: table.numpy.rot90(a, *turn).copy(),
    "cholesky_solve": lambda b, factor: table.numpy.linalg.solve(
        table.numpy.tril(factor) @ table.numpy.tril(factor).swapaxes(-1, -2), b
    ),
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


def enlarged(samples: str, elements: int) -> Iterator[str]:
    """The argument lists of a row with their tensors enlarged; those without tensors are left out.

    >>> list(enlarged("(R[2,3], R[3]) (R[],)", 600))
    ['(R[20,30], R[30])']
    """
    for text in table.argument_lists(samples):
        shapes = [
            [int(size) for size in shape.split(",") if size]
            for shape in re.findall(r"\b[A-Z]\[([0-9,]*)\]", text)
        ]
        largest = max(shapes, key=table.count, default=[])
        if table.count(largest) < 2:
            continue
        wide = sum(size > 1 for size in largest)
        factor = (elements / table.count(largest)) ** (1 / wide)
        yield _enlarge(text, factor)


def _enlarge(text: str, factor: float) -> str:
    def shape(found: re.Match[str]) -> str:
        sizes = (_larger(size, factor) for size in found[2].split(","))
        return f"{found[1]}[{','.join(sizes)}]"

    return re.sub(r"\b([A-Z])\[([0-9,]+)\]", shape, text)


def _larger(size: str, factor: float) -> str:
    return size if not size or int(size) < 2 else str(round(int(size) * factor))


def argument_lists(row: dict[str, Any], elements: int) -> Iterator[tuple[Any, ...]]:
    """Arguments with NumPy arrays for one call, the first that work are used."""
    if row["name"] in ARGUMENTS:
        yield ARGUMENTS[row["name"]](elements)
    elif row["kind"] != "general":
        yield tuple(table.draw(letter, elements) for letter in row["samples"].split())
    else:
        for text in enlarged(row["samples"], elements):
            for case in table.cases_of({**row, "samples": text}):
                yield case.arguments


def as_float32(tree: Any) -> Any:
    """The arrays of reals in single precision."""
    return table.map_arrays(
        lambda array: array.astype("float32") if array.dtype == "float64" else array, tree
    )


def same(ours: Any, theirs: Any) -> bool:
    """Whether the results are equal, up to rounding."""
    numpy = table.numpy
    mine, yours = table.results_of(ours), table.results_of(theirs)
    if len(mine) != len(yours):
        return False
    for tensor, value in zip(mine, yours, strict=True):
        if not hasattr(tensor, "numpy"):
            return bool(tensor == value)
        array, expected = tensor.numpy(), numpy.asarray(value)
        if array.shape != expected.shape:
            return False
        finite = expected[numpy.isfinite(expected)] if expected.dtype.kind == "f" else expected
        scale = float(numpy.abs(finite.astype("float64")).max()) if finite.size else 0.0
        if not numpy.allclose(array, expected, TOLERANCE, TOLERANCE * scale, equal_nan=True):
            return False
    return True


def numpy_forms(row: dict[str, Any]) -> Iterator[Callable[..., Any]]:
    """NumPy's own function, then what the tests compare with."""
    if row["name"] in NUMPY:
        yield NUMPY[row["name"]]
        return
    name = (row["reference"] or row["name"]).removeprefix("special.")
    forms = (table.attribute(table.numpy, name), table.reference_of(row))
    yield from (table.taking_keywords(form) for form in forms if form is not None)


def shares(results: Any, arrays: Sequence[Any]) -> bool:
    """Whether a result is a view of an argument."""
    results = results if isinstance(results, (list, tuple)) else [results]
    results = [r.numpy(force=True) if hasattr(r, "data_ptr") else r for r in results]
    arrays = [array for array in arrays if isinstance(array, table.numpy.ndarray)]
    return any(table.numpy.may_share_memory(r, array) for r in results for array in arrays)


def copied(form: Callable[..., Any], *arguments: Any) -> Any:
    """What a form returns where that is a view and PyTorch's is none."""
    result = form(*arguments)
    if isinstance(result, (list, tuple)):
        return [part.copy() for part in result]
    return result.copy()


def calls_of(
    row: dict[str, Any], library: Any, elements: int
) -> tuple[Callable[[], Any], Callable[[], Any]] | str:
    """backsweep's call and NumPy's, which compute the same; or why there are none."""
    forms = list(numpy_forms(row))
    if not forms:
        return "NumPy has no such function"
    function = table.function_of(library, row)
    reason = "no sample can be enlarged"
    for arguments in argument_lists(row, elements):
        arrays = as_float32(arguments)
        tensors = table.map_arrays(library.from_numpy, arrays)
        try:
            ours = function(*tensors)
        except Exception as error:
            reason = f"backsweep: {type(error).__name__}"
            continue
        for form in forms:
            try:
                theirs = form(*arrays)
                equal = same(ours, theirs)
            except Exception as error:
                reason = f"NumPy: {type(error).__name__}"
                continue
            if equal:
                if shares(theirs, arrays) and not shares(ours, arrays):
                    form = partial(copied, form)
                return partial(function, *tensors), partial(form, *arrays)
            reason = "the results differ"
    return reason


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
    outcome = Outcome(row["name"] + row["signature"].partition(" ->")[0], row["name"])
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
