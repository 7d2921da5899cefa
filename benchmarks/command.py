"""The command line of ``python -m benchmarks``."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from benchmarks import import_time, machine, memory, plot, report, targets, wheel_size
from benchmarks.case import CaseResult
from benchmarks.cases import all_cases
from benchmarks.runner import Settings, announce, run_case
from benchmarks.sides import DEFAULT, Side, load, one_thread

Job = tuple[str, str, Callable[[], list[CaseResult]]]


def parser() -> argparse.ArgumentParser:
    """The options."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Race backsweep against its plain-Python version, PyTorch and micrograd.",
    )
    add = options.add_argument
    add("--list", action="store_true", help="list the cases and stop")
    add("--only", action="append", metavar="NAME", help="run this case (may be repeated)")
    add(
        "--sides",
        default=",".join(DEFAULT),
        help="libraries, the subject first; the same one twice races itself (default %(default)s)",
    )
    add("--quick", action="store_true", help="a smoke run: small cases, few rounds")
    add("--rounds", type=int, help="samples a side (default 15)")
    add("--output", type=Path, metavar="DIR", help="write races.json, races.md and races.png")
    add("--check", action="store_true", help="compare with what must hold; exit 1 on a miss")
    add("--wheel", type=Path, metavar="FILE", help="the wheel to weigh")
    add("--build-wheel", action="store_true", help="build the wheel to weigh (takes minutes)")
    return options


def jobs(sides: Sequence[Side], settings: Settings, options: argparse.Namespace) -> list[Job]:
    """Name, title and work of everything that can be run."""

    def race(case: object) -> Callable[[], list[CaseResult]]:
        return lambda: [run_case(case, sides, settings)]  # type: ignore[arg-type]

    listed: list[Job] = [(c.name, c.title, race(c)) for c in all_cases(settings.quick)]
    listed.append(
        ("chain_memory", "chain, memory per node", lambda: [memory.probe(sides, settings)])
    )
    listed.append(("import", "import time", lambda: [import_time.probe(sides, settings)]))
    listed.append(
        (
            "wheel",
            "wheel size and size on disk",
            lambda: wheel_size.probe(sides, options.wheel, options.build_wheel),
        )
    )
    return listed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the races. Exit codes: 0 done, 1 a target was missed, 2 nothing measured, 3 differ."""
    options = parser().parse_args(arguments)
    settings = Settings.smoke() if options.quick else Settings()
    if options.rounds:
        settings = replace(settings, rounds=options.rounds)
    if options.list:
        for name, title, _ in jobs([], settings, options):
            print(f"{name:<20}{title}")
        return 0
    one_thread()
    try:
        sides = load([name.strip() for name in options.sides.split(",")])
        chosen = choose(jobs(sides, settings, options), options.only)
    except ValueError as error:
        parser().error(str(error))
    results = run_all(chosen)
    return finish(results, sides, settings, options)


def choose(listed: list[Job], names: Sequence[str] | None) -> list[Job]:
    """The jobs named, in the order of the list."""
    unknown = set(names or ()) - {name for name, _, _ in listed}
    if unknown:
        raise ValueError(f"there is no case {', '.join(sorted(unknown))}; see --list")
    return [job for job in listed if not names or job[0] in names]


def run_all(chosen: Sequence[Job]) -> list[CaseResult]:
    """Run the jobs one after the other, with a line of progress each."""
    results: list[CaseResult] = []
    for _, _, work in chosen:
        started = time.perf_counter()
        for result in work():
            results.append(result)
            print(announce(result, started), file=sys.stderr, flush=True)
    return results


def finish(
    results: list[CaseResult],
    sides: Sequence[Side],
    settings: Settings,
    options: argparse.Namespace,
) -> int:
    """Print the table, write the files, check the targets."""
    print(report.terminal_table(results, sides))
    outcomes = targets.check_all({result.name: result for result in results})
    if options.output:
        origin = machine.describe(sides)
        options.output.mkdir(parents=True, exist_ok=True)
        data = report.as_data(results, outcomes, origin, asdict(settings))
        report.write_json(options.output / "races.json", data)
        table = report.markdown_table(results, sides) + report.footnotes(results, origin)
        (options.output / "races.md").write_text(table)
        missing = plot.available()
        if missing:
            print(missing)
        else:
            plot.write(options.output / "races.png", results, sides, origin)
    if options.check:
        print("\nWhat must hold:")
        print(report.outcome_lines(outcomes))
    if any(result.failure for result in results):
        return 3
    return targets.exit_code(outcomes) if options.check else 0
