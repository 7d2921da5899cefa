"""What must hold: the limits that ``--check`` reads the results against."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.case import CaseResult

# The limit in nanoseconds was set where PyTorch's recorded a * b took 1.6 to 2.1 us; a time
# measured elsewhere is scaled by what PyTorch takes there.
PYTORCH_NANOSECONDS = 1850.0


@dataclass(frozen=True)
class Outcome:
    """One target and what was found. ``passed`` is None when it could not be measured."""

    text: str
    found: str
    passed: bool | None

    @property
    def word(self) -> str:
        """``pass``, ``FAIL`` or ``not measured``."""
        return "not measured" if self.passed is None else "pass" if self.passed else "FAIL"


@dataclass(frozen=True)
class Target:
    """A limit on one case; ``check`` gives its outcome."""

    case: str
    check: Callable[[CaseResult], Outcome]


def why_missing(result: CaseResult, side: str) -> str:
    """The reason that a number is not there."""
    if result.failure:
        return result.failure
    if result.subject.summary is None:
        return f"{result.subject.side}: {result.subject.reason}"
    record = result.side(side)
    return f"{side}: {record.reason}" if record else f"{side} did not take part"


def unmeasured(text: str, result: CaseResult, side: str) -> Outcome:
    """Differing results are a miss; a side that is not there is not."""
    return Outcome(text, why_missing(result, side), False if result.failure else None)


def faster(side: str, minimum: float) -> Callable[[CaseResult], Outcome]:
    """The subject must be at least ``minimum`` times faster than the side."""

    def check(result: CaseResult) -> Outcome:
        text = f"{result.title}: at least {minimum:g}x faster than {side}"
        ratio = result.ratio(side)
        if ratio is None:
            return unmeasured(text, result, side)
        return Outcome(text, f"{ratio:.1f}x", ratio >= minimum)

    return check


def scaled_to_pytorch(maximum: float) -> Callable[[CaseResult], Outcome]:
    """At most ``maximum`` ns where PyTorch takes what it took when the limit was set."""

    def check(result: CaseResult) -> Outcome:
        text = (
            f"{result.title}: at most {maximum:g} ns where torch takes "
            f"{PYTORCH_NANOSECONDS / 1000:g} us"
        )
        ratio = result.ratio("torch")
        if ratio is None:
            return unmeasured(text, result, "torch")
        scaled = PYTORCH_NANOSECONDS / ratio
        return Outcome(text, f"{scaled:.1f} ns", scaled <= maximum)

    return check


def at_most(maximum: float) -> Callable[[CaseResult], Outcome]:
    """The subject's median must not exceed ``maximum`` in the unit of the case."""

    def check(result: CaseResult) -> Outcome:
        text = f"{result.title}: at most {maximum:g} {result.unit}"
        summary = result.subject.summary
        if summary is None:
            return unmeasured(text, result, result.subject.side)
        return Outcome(text, f"{summary.median:.2f} {result.unit}", summary.median <= maximum)

    return check


def flag(name: str, wanted: bool, text: str) -> Callable[[CaseResult], Outcome]:
    """A yes-or-no finding of the case, or of the subject's record, must be ``wanted``."""

    def check(result: CaseResult) -> Outcome:
        found = result.detail.get(name, result.subject.detail.get(name))
        if found is None:
            return unmeasured(text, result, result.subject.side)
        return Outcome(text, "yes" if found is wanted else "no", found is wanted)

    return check


TARGETS = (
    Target("element_recorded", faster("torch", 30)),
    Target("element_recorded", scaled_to_pytorch(60)),
    Target("lecture", faster("torch", 80)),
    Target("lecture", faster("pure", 12)),
    Target("rosenbrock", faster("torch", 50)),
    Target("chain", faster("torch", 80)),
    Target("chain_memory", at_most(200)),
    Target("import", at_most(15)),
    Target("import", flag("subject_imports_numpy", False, "import leaves NumPy alone")),
    Target("wheel", at_most(2)),
    Target("wheel", flag("stripped", True, "the wheel is stripped")),
)


def check_all(results: Mapping[str, CaseResult]) -> list[Outcome]:
    """The outcome of every target whose case was run."""
    return [t.check(results[t.case]) for t in TARGETS if t.case in results]


def exit_code(outcomes: list[Outcome]) -> int:
    """0 when all measured targets hold, 1 when one is missed, 2 when none could be measured."""
    if any(outcome.passed is False for outcome in outcomes):
        return 1
    return 0 if any(outcome.passed for outcome in outcomes) else 2
