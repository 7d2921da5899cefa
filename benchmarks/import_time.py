"""Import time over bare Python: fresh processes, in turns with one that imports nothing."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks import child
from benchmarks.case import CaseResult, SideResult
from benchmarks.measure import interleave
from benchmarks.runner import Settings
from benchmarks.sides import MODULES, Side

BARE = "(bare Python)"


def probe(sides: Sequence[Side], settings: Settings) -> CaseResult:
    """Milliseconds that importing each side adds, and whether the subject imports NumPy."""
    result = CaseResult(
        "import",
        "import, over bare Python",
        "ms",
        [SideResult(side.name, reason=side.missing) for side in sides],
    )
    modules = {}
    for side, record in zip(sides, result.sides, strict=True):
        if side.library == "pure":
            record.reason = "a module of backsweep"
        if not record.reason:
            modules[side.name] = MODULES[side.library]
    commands = {BARE: "pass"} | {name: f"import {module}" for name, module in modules.items()}

    def sampler(command: str) -> float:
        return child.run(["-c", command])[0] * 1e3

    for name, command in list(commands.items()):
        try:
            sampler(command)  # compiles bytecode and fills the file cache
        except child.ChildFailed as error:
            del commands[name]
            record_of(result, name).reason = str(error)
    samplers = {
        name: lambda command=command: sampler(command) for name, command in commands.items()
    }
    samples = interleave(samplers, 3 if settings.quick else max(21, settings.rounds))
    bare = samples[BARE]
    for name in modules:
        pairs = zip(samples.get(name, []), bare, strict=False)
        record_of(result, name).samples = [sample - start for sample, start in pairs]
    result.detail["bare_python"] = sorted(bare)[len(bare) // 2]
    subject = sides[0].name
    if subject in modules and subject in commands:
        command = f"import sys, {modules[subject]}; print('numpy' in sys.modules)"
        imported = child.run(["-c", command])[1].strip() == "True"
        result.detail["subject_imports_numpy"] = imported
    result.agreed = "each process ended without an error"
    return result


def record_of(result: CaseResult, name: str) -> SideResult:
    """The record of the side of that name."""
    record = result.side(name)
    if record is None:
        raise child.ChildFailed(f"Python itself does not start ({name})")
    return record
