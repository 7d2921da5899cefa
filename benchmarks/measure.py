"""Timing: summaries of samples, calibration, and rounds that interleave the sides."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

Run = Callable[[int], object]
Sampler = Callable[[], float]


@dataclass(frozen=True)
class Summary:
    """Median and quartiles of the samples of one side."""

    median: float
    first_quartile: float
    third_quartile: float
    count: int

    @property
    def spread(self) -> float:
        """The interquartile range."""
        return self.third_quartile - self.first_quartile

    @property
    def relative_spread(self) -> float:
        """The interquartile range as a fraction of the median."""
        return self.spread / abs(self.median) if self.median else 0.0


def summarise(samples: Sequence[float]) -> Summary:
    """Median and quartiles (linear interpolation, both ends included).

    >>> summarise([3.0, 1.0, 2.0, 5.0, 4.0])
    Summary(median=3.0, first_quartile=2.0, third_quartile=4.0, count=5)
    """
    if not samples:
        raise ValueError("summarise: no samples were given; at least one is required")
    if len(samples) == 1:
        return Summary(samples[0], samples[0], samples[0], 1)
    first, median, third = statistics.quantiles(samples, n=4, method="inclusive")
    return Summary(median, first, third, len(samples))


def ratios(others: Sequence[float], subjects: Sequence[float]) -> list[float]:
    """How many times the subject beat another side, round by round (paired samples)."""
    pairs = zip(others, subjects, strict=True)
    return [other / subject for other, subject in pairs if subject > 0]


def seconds(run: Run, count: int) -> float:
    """Wall time of ``run(count)``."""
    start = time.perf_counter()
    run(count)
    return time.perf_counter() - start


def empty_loop(count: int) -> None:
    """The loop that every one-element case runs, without its body."""
    for _ in repeat(None, count):
        pass


def calibrate(run: Run, minimum_seconds: float) -> tuple[int, float]:
    """Repetitions that take at least ``minimum_seconds``, and the time that they took.

    Finding them warms the side up.
    """
    count = 1
    while True:
        elapsed = seconds(run, count)
        if elapsed >= minimum_seconds:
            return count, elapsed
        wanted = int(count * 1.2 * minimum_seconds / elapsed) + 1 if elapsed > 0 else count * 10
        count = max(count + 1, min(wanted, count * 10))


def interleave(samplers: Mapping[str, Sampler], rounds: int) -> dict[str, list[float]]:
    """Take one sample of every side per round: A B C, B C A, C A B, ...

    What the sides hold when the rounds begin is set apart from the collector, so that no side
    pays for walking the objects of another; the collector itself stays as the user has it.
    """
    names = list(samplers)
    samples: dict[str, list[float]] = {name: [] for name in names}
    gc.collect()
    gc.freeze()
    try:
        for number in range(rounds):
            shift = number % len(names)
            for name in names[shift:] + names[:shift]:
                gc.collect()
                samples[name].append(samplers[name]())
    finally:
        gc.unfreeze()
    return samples
