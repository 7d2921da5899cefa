"""Run a case: prepare every side, check that they agree, then time them in turns."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.case import Case, CaseResult, Program, SideResult
from benchmarks.compare import Results, ResultsDiffer, check_equal
from benchmarks.measure import Sampler, calibrate, interleave, seconds
from benchmarks.sides import Side

UNIT_SECONDS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
LOOP = "(empty loop)"
# What a library raises for something that it does not have or cannot do.
CANNOT = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True)
class Settings:
    """How long and how often to measure."""

    rounds: int = 15
    sample_seconds: float = 0.02
    round_budget: float = 30.0
    quick: bool = False

    @staticmethod
    def smoke() -> Settings:
        """Enough to see that everything runs; the numbers mean little."""
        return Settings(rounds=3, sample_seconds=0.001, round_budget=5.0, quick=True)


def reason_of(error: BaseException) -> str:
    """One line that says why a side cannot run."""
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}: {text[0][:120]}" if text else type(error).__name__


def prepare(case: Case, side: Side) -> Program:
    """The program of the case for this side."""
    return case.variants.get(side.library, case.prepare)(side.namespace)


def run_case(case: Case, sides: Sequence[Side], settings: Settings) -> CaseResult:
    """Race the sides; a side that cannot run says why, and differing results stop the case."""
    result = CaseResult(case.name, case.title, case.unit, [SideResult(s.name) for s in sides])
    programs: dict[str, Program] = {}
    found: dict[str, Results] = {}
    for side, record in zip(sides, result.sides, strict=True):
        record.reason = side.missing or case.cannot.get(side.library, "")
        if record.reason:
            continue
        try:
            program = prepare(case, side)
            found[side.name] = program.results()
            programs[side.name] = program
        except CANNOT as error:
            record.reason = reason_of(error)
    try:
        check_equal(found, case.tolerance)
    except ResultsDiffer as error:
        result.failure = f"results differ, so nothing was timed: {error}"
        return result
    if programs:
        result.agreed = describe_agreement(found, case.tolerance)
        time_programs(case, programs, result, settings)
    return result


def describe_agreement(found: dict[str, Results], tolerance: float) -> str:
    """Say what was compared."""
    if len(found) < 2:
        return "one side only, nothing to compare with"
    names = next(iter(found.values()))
    total = sum(len(values) for values in names.values())
    return f"{len(found)} sides, {total} numbers ({', '.join(names)}), tolerance {tolerance:g}"


def time_programs(
    case: Case, programs: dict[str, Program], result: CaseResult, settings: Settings
) -> None:
    """Calibrate each program, then interleave the samples of all of them."""
    samplers: dict[str, Sampler] = {}
    repetitions: dict[str, int] = {}
    round_seconds = 0.0
    for name, program in programs.items():
        count, elapsed = calibrate(program.run, settings.sample_seconds)
        round_seconds += elapsed
        repetitions[name] = count
        samplers[name] = sampler(program.run, count, case.operations, case.unit)
    if case.loop is not None:
        count, _ = calibrate(case.loop, settings.sample_seconds)
        samplers[LOOP] = sampler(case.loop, count, case.operations, case.unit)
    affordable = max(3, int(settings.round_budget / max(round_seconds, 1e-9)))
    rounds = min(settings.rounds, case.maximum_rounds, affordable)
    samples = interleave(samplers, rounds)
    loop = samples.get(LOOP, [0.0] * rounds)
    for record in result.sides:
        if record.side in programs:
            measured = zip(samples[record.side], loop, strict=True)
            record.samples = [sample - overhead for sample, overhead in measured]
            record.repetitions = repetitions[record.side]
    if case.loop is not None:
        result.detail["empty_loop"] = sorted(loop)[len(loop) // 2]


def sampler(run: Callable[[int], object], count: int, operations: int, unit: str) -> Sampler:
    """A function that takes one sample: time per operation, in the unit of the case."""
    scale = 1.0 / (count * operations * UNIT_SECONDS[unit])
    return lambda: seconds(run, count) * scale


def announce(result: CaseResult, started: float) -> str:
    """One line of progress for the terminal."""
    if result.failure:
        return f"  {result.title}: {result.failure}"
    return f"  {result.title}: {time.perf_counter() - started:.1f} s; {result.agreed}"
