"""What a case is, and what running it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.compare import Results
from benchmarks.measure import Run, Summary, ratios, summarise


@dataclass(frozen=True)
class Program:
    """A case prepared for one side.

    ``run(count)`` does the timed work ``count`` times; ``results()`` does it from a fresh start
    and returns its values and gradients as plain numbers.
    """

    run: Run
    results: Callable[[], Results]


@dataclass(frozen=True)
class Case:
    """A race: one definition over a ``torch``-like namespace, timed for each side.

    ``prepare`` serves every library; ``variants`` holds the definition for a library whose
    interface cannot express it, and ``cannot`` says why a library is left out. ``loop`` is
    what surrounds the work, without it: it is measured beside the sides and subtracted.
    """

    name: str
    title: str
    unit: str
    prepare: Callable[[Any], Program]
    operations: int = 1
    tolerance: float = 1e-5
    loop: Run | None = None
    maximum_rounds: int = 1000
    variants: Mapping[str, Callable[[Any], Program]] = field(default_factory=dict)
    cannot: Mapping[str, str] = field(default_factory=dict)


@dataclass
class SideResult:
    """The samples of one side, in the unit of the case, or the reason there are none."""

    side: str
    samples: list[float] = field(default_factory=list)
    reason: str = ""
    repetitions: int = 1
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def summary(self) -> Summary | None:
        """Median and quartiles, or None when the side did not run."""
        return summarise(self.samples) if self.samples else None


@dataclass
class CaseResult:
    """What one case gave: a result a side, the subject first."""

    name: str
    title: str
    unit: str
    sides: list[SideResult]
    agreed: str = ""
    failure: str = ""
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def subject(self) -> SideResult:
        """The side that the others are compared with."""
        return self.sides[0]

    def side(self, name: str) -> SideResult | None:
        """The result of the side of that name, if it took part."""
        return next((side for side in self.sides if side.side == name), None)

    def ratio(self, name: str) -> float | None:
        """Median of the named side over the median of the subject."""
        other = self.side(name)
        if other is None or other.summary is None or self.subject.summary is None:
            return None
        subject = self.subject.summary.median
        return other.summary.median / subject if subject > 0 else None

    def ratio_summary(self, name: str) -> Summary | None:
        """Median and quartiles of the ratio taken round by round."""
        other = self.side(name)
        if other is None or len(other.samples) != len(self.subject.samples):
            return None
        paired = ratios(other.samples, self.subject.samples)
        return summarise(paired) if paired else None
