"""Bytes a graph node takes: a chain built in a fresh process, before against after.

``python -m benchmarks.memory torch 100000`` is the child; ``probe`` runs one per sample.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import child
from benchmarks.case import CaseResult, SideResult
from benchmarks.cases.chain import NODES_PER_STEP, build
from benchmarks.compare import ResultsDiffer, check_equal, numbers
from benchmarks.measure import interleave
from benchmarks.runner import Settings
from benchmarks.sides import Side, load, one_thread


class HeapInformation(ctypes.Structure):
    """The C library's ``struct mallinfo2``."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "hblkhd",
            "usmblks",
            "fsmblks",
            "uordblks",
            "fordblks",
            "keepcost",
        )
    ]


def resident_bytes() -> int:
    """Resident memory of this process now."""
    status = Path("/proc/self/statm")
    if not status.exists():
        raise OSError("resident memory is read from /proc, which this system does not have")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def heap_bytes() -> int | None:
    """Bytes handed out by the C library's malloc, where it can tell."""
    try:
        function = ctypes.CDLL(None).mallinfo2
    except (AttributeError, OSError, TypeError):
        return None
    function.restype = HeapInformation
    found = function()
    return int(found.uordblks) + int(found.hblkhd)


def measure(library: str, steps: int) -> dict[str, object]:
    """Build a chain that stays alive, and see what the process grew by."""
    torch = load([library])[0]
    if torch.missing:
        raise ImportError(torch.missing)
    start = torch.namespace.tensor([2.0], requires_grad=True)
    build(start, 100)  # everything that is set up on first use
    gc.collect()
    resident, heap = resident_bytes(), heap_bytes()
    end = build(start, steps)
    grown = resident_bytes() - resident
    heap_after = heap_bytes()
    nodes = steps * NODES_PER_STEP
    return {
        "bytes": grown / nodes,
        "heap_bytes": None if heap is None or heap_after is None else (heap_after - heap) / nodes,
        "value": numbers(end.data),
    }


def probe(sides: Sequence[Side], settings: Settings) -> CaseResult:
    """Bytes a node for every side, each sample from a process of its own."""
    steps = 5_000 if settings.quick else 100_000
    result = CaseResult(
        "chain_memory",
        f"chain of {steps:,} x * a + b, memory per node",
        "bytes",
        [SideResult(side.name, reason=side.missing) for side in sides],
    )
    libraries = {side.name: side.library for side in sides if not side.missing}
    values = {}
    for record in result.sides:
        if record.side not in libraries:
            continue
        try:
            first = child.answer(arguments(libraries[record.side], steps))
        except child.ChildFailed as error:
            record.reason = str(error)
            continue
        values[record.side] = {"value": first["value"]}
        record.detail["malloc_bytes"] = first["heap_bytes"]
    try:
        check_equal(values, 2e-3)
    except ResultsDiffer as error:
        result.failure = f"results differ, so nothing was measured: {error}"
        return result
    result.agreed = f"{len(values)} sides, the last value, tolerance 0.002"

    def sampler(library: str) -> float:
        return float(child.answer(arguments(library, steps))["bytes"])

    samplers = {name: lambda name=name: sampler(libraries[name]) for name in values}
    samples = interleave(samplers, 1 if settings.quick else 3) if samplers else {}
    for record in result.sides:
        record.samples = samples.get(record.side, [])
    return result


def arguments(library: str, steps: int) -> list[str]:
    """What to give Python to measure one library."""
    return ["-m", "benchmarks.memory", library, str(steps)]


if __name__ == "__main__":
    one_thread()
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
