"""The command line of ``python -m benchmarks.kernels``."""

from __future__ import annotations

import argparse
import random
import sys
from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from typing import Any

from benchmarks import machine, report
from benchmarks.case import Case, CaseResult, Program
from benchmarks.compare import Results, numbers
from benchmarks.kernel_cases import Kernel, all_kernels
from benchmarks.runner import Settings, run_case
from benchmarks.sides import Side, load, one_thread

COMPARED = 4_096  # results longer than this are compared at evenly spaced places


def parser() -> argparse.ArgumentParser:
    """The options."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.kernels",
        description="Throughput of kernels: backsweep, NumPy and PyTorch, float32, one thread.",
    )
    add = options.add_argument
    add("--list", action="store_true", help="list the kernels and stop")
    add("--only", action="append", metavar="NAME", help="run this kernel (may be repeated)")
    add(
        "--sides",
        default="backsweep,numpy,torch",
        help="libraries, the subject first (default %(default)s)",
    )
    add("--quick", action="store_true", help="a smoke run: small sizes, few rounds")
    add("--rounds", type=int, help="samples a side (default 11)")
    add("--output", type=Path, metavar="DIR", help="write kernels.json and kernels.md")
    return options


def operands(kernel: Kernel, library: Any) -> list[Any]:
    """The same random float32 operands for every library."""
    import numpy

    source = random.Random(kernel.elements)
    made = []
    for shape in kernel.shapes:
        count = 1
        for extent in shape:
            count *= extent
        # A short random block, repeated: filling millions of places one by one takes seconds.
        low = 0.1 if kernel.positive else -2.0
        block = array("f", (source.uniform(low, 2.0) for _ in range(min(count, 4_093))))
        values = numpy.resize(numpy.frombuffer(block, dtype=numpy.float32), shape)
        values = numpy.ascontiguousarray(values)
        made.append(values if library is numpy else library.from_numpy(values))
    return made


def as_case(kernel: Kernel) -> Case:
    """The kernel as a race: nanoseconds a call."""

    def prepare(library: Any) -> Program:
        given = operands(kernel, library)
        call = kernel.call

        def run(count: int) -> None:
            for _ in repeat(None, count):
                call(library, *given)

        def results() -> Results:
            flat = call(library, *given).reshape(-1)
            step = max(1, len(flat) // COMPARED)
            return {"values": numbers(flat[::step])}

        return Program(run, results)

    def loop(count: int) -> None:
        given = kernel.shapes
        call = return_first
        for _ in repeat(None, count):
            call(None, *given)

    title = f"{kernel.name}, {kernel.size}"
    return Case(kernel.name, title, "ns", prepare, tolerance=kernel.tolerance, loop=loop)


def return_first(library: Any, first: Any, second: Any = None) -> Any:
    """What calling a kernel costs without the kernel."""
    return first


def rate(kernel: Kernel, result: CaseResult, side: str) -> float | None:
    """GB/s or GFLOP/s: work a nanosecond."""
    record = result.side(side)
    if record is None or record.summary is None:
        return None
    return kernel.work / record.summary.median


def line(kernel: Kernel, result: CaseResult, sides: Sequence[Side]) -> list[str]:
    """The cells of one row: kernel, size, then the rate of each side, then the ratios."""
    if result.failure:
        return [kernel.name, kernel.size, result.failure]
    cells = [kernel.name, kernel.size]
    for side in sides:
        found = rate(kernel, result, side.name)
        cells.append("-" if found is None else f"{found:.3g} {kernel.rate}")
    for side in sides[1:]:
        ratio = result.ratio(side.name)
        cells.append("-" if ratio is None else report.times(ratio))
    return cells


def header(sides: Sequence[Side]) -> list[str]:
    """The names of the columns."""
    ratios = [f"over {side.label}" for side in sides[1:]]
    return ["kernel", "size", *(side.label for side in sides), *ratios]


def markdown(rows: Sequence[list[str]], columns: Sequence[str]) -> str:
    """The table in markdown."""
    lines = ["| " + " | ".join(columns) + " |", "|---|---|" + "---:|" * (len(columns) - 2)]
    lines += ["| " + " | ".join(row + [""] * (len(columns) - len(row))) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def terminal_line(cells: Sequence[str]) -> str:
    """One row for the terminal."""
    first = f"{cells[0]:<16}{cells[1]:<18}"
    return first + "".join(f"{cell:>17}" for cell in cells[2:])


def main(arguments: Sequence[str] | None = None) -> int:
    """Race the kernels; exit code 3 when results differ."""
    options = parser().parse_args(arguments)
    settings = Settings(rounds=11, sample_seconds=0.005)
    if options.quick:
        settings = Settings.smoke()
    if options.rounds:
        settings = replace(settings, rounds=options.rounds)
    kernels = all_kernels(options.quick)
    names = list(dict.fromkeys(kernel.name for kernel in kernels))
    if options.list:
        print("\n".join(names))
        return 0
    unknown = set(options.only or ()) - set(names)
    if unknown:
        parser().error(f"there is no kernel {', '.join(sorted(unknown))}; see --list")
    one_thread()
    sides = load([name.strip() for name in options.sides.split(",")])
    chosen = [kernel for kernel in kernels if not options.only or kernel.name in options.only]
    found = race(chosen, sides, settings, lambda text: print(text, flush=True))
    if options.output:
        write(options.output, found, sides)
    return 3 if any(result.failure for _, result in found) else 0


def race(
    kernels: Sequence[Kernel],
    sides: Sequence[Side],
    settings: Settings,
    show: Callable[[str], None],
) -> list[tuple[Kernel, CaseResult]]:
    """Run the kernels one after the other and show a row each."""
    show(terminal_line(header(sides)))
    found = []
    for kernel in kernels:
        result = run_case(as_case(kernel), sides, settings)
        found.append((kernel, result))
        show(terminal_line(line(kernel, result, sides)))
        for record in result.sides:
            if record.reason and kernel is kernels[0]:
                print(f"  {record.side}: not run: {record.reason}", file=sys.stderr)
    return found


def write(folder: Path, found: Sequence[tuple[Kernel, CaseResult]], sides: Sequence[Side]) -> None:
    """The JSON and the markdown table."""
    folder.mkdir(parents=True, exist_ok=True)
    origin = machine.describe(sides)
    cases = []
    for kernel, result in found:
        data = report.case_data(result)
        data |= {"size": kernel.size, "work": kernel.work, "rate_unit": kernel.rate}
        for name, side in data["sides"].items():
            side.pop("samples", None)
            side["rate"] = rate(kernel, result, name)
        cases.append(data)
    report.write_json(folder / "kernels.json", {"schema": 1, **origin, "cases": cases})
    table = markdown([line(k, r, sides) for k, r in found], header(sides))
    notes = report.footnotes([result for _, result in found], origin)
    meaning = "\nRates are higher is better; ratios are the time of the other over the first.\n"
    (folder / "kernels.md").write_text(table + meaning + notes)
