"""Results as a terminal table, a markdown table and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.case import CaseResult, SideResult
from benchmarks.measure import Summary
from benchmarks.sides import Side
from benchmarks.targets import Outcome

LARGER_UNIT = {"ns": ("us", 1e3), "us": ("ms", 1e3), "ms": ("s", 1e3)}
SCHEMA = 1


def amount(value: float, unit: str) -> str:
    """A number with three significant digits, in the unit that suits it.

    >>> amount(47420.0, "ns")
    '47.4 us'
    """
    while unit in LARGER_UNIT and abs(value) >= 1000:
        unit, factor = LARGER_UNIT[unit]
        value /= factor
    magnitude = abs(value)
    digits = 0 if magnitude >= 100 else 1 if magnitude >= 10 else 2
    return f"{value:,.{digits}f} {unit}"


def times(ratio: float) -> str:
    """A ratio with three significant digits.

    >>> times(81.234), times(1234.5), times(0.4567)
    ('81.2x', '1,234x', '0.457x')
    """
    if ratio < 0.01:
        return f"{ratio:.1e}x"
    digits = 0 if ratio >= 100 else 1 if ratio >= 10 else 2 if ratio >= 1 else 3
    return f"{ratio:,.{digits}f}x"


def spread(summary: Summary) -> str:
    """The interquartile range in percent of the median."""
    return f"{100 * summary.relative_spread:.1f}%" if summary.count > 1 else "-"


def terminal_table(results: Sequence[CaseResult], sides: Sequence[Side]) -> str:
    """A row a case and side; the last column is the side's median over the subject's."""
    labels = {side.name: side.label for side in sides}
    lines = [f"{'':<4}{'side':<20}{'median':>12}{'IQR':>9}{'over ' + sides[0].label:>20}"]
    lines.append("-" * len(lines[0]))
    for result in results:
        lines.append(f"{result.title} [{result.name}]")
        if result.failure:
            lines.append(f"    {result.failure}")
            continue
        lines += [side_line(result, record, labels[record.side]) for record in result.sides]
    return "\n".join(lines)


def side_line(result: CaseResult, record: SideResult, label: str) -> str:
    """One row of the terminal table."""
    if record.summary is None:
        return f"    {label:<20}  not run: {record.reason}"
    median = amount(record.summary.median, result.unit)
    ratio = result.ratio(record.side)
    last = times(ratio) if ratio is not None and record is not result.subject else ""
    return f"    {label:<20}{median:>12}{spread(record.summary):>9}{last:>20}"


def outcome_lines(outcomes: Sequence[Outcome]) -> str:
    """A line a target."""
    return "\n".join(f"  {o.word:<12}  {o.text}: {o.found}" for o in outcomes)


def markdown_table(results: Sequence[CaseResult], sides: Sequence[Side]) -> str:
    """A row a case, a column a side; ratios to the subject in brackets."""
    header = "| | " + " | ".join(side.label for side in sides) + " |"
    lines = [header, "|---|" + "---:|" * len(sides)]
    for result in results:
        if result.failure:
            lines.append(f"| {result.title} | {result.failure} |" + " |" * (len(sides) - 1))
            continue
        cells = [markdown_cell(result, side) for side in sides]
        lines.append(f"| {result.title} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def markdown_cell(result: CaseResult, side: Side) -> str:
    """Median of one side and how many times the subject's it is."""
    record = result.side(side.name)
    if record is None or record.summary is None:
        return "-"
    text = amount(record.summary.median, result.unit)
    ratio = result.ratio(side.name)
    if record is result.subject or ratio is None:
        return f"**{text}**"
    return f"{text} ({times(ratio)})"


def footnotes(results: Sequence[CaseResult], origin: dict[str, Any]) -> str:
    """Where the numbers come from, and why some are missing."""
    machine, compiler = origin["machine"], origin["compiler"]
    versions = ", ".join(f"{name} {value}" for name, value in origin["versions"].items())
    place = f"{machine['processor']}, {machine['cores']} cores, one thread; {machine['system']}"
    meaning = "Medians; in brackets the multiple of the first column."
    lines = ["", f"{meaning} {place}; {versions}; commit {origin['commit']}; {origin['date']}."]
    if compiler:
        built = "; ".join(f"{name}: {value}" for name, value in compiler.items())
        lines.append(f"backsweep was built with {built}.")
    missing: dict[str, list[str]] = {}
    for result in results:
        for record in result.sides:
            if record.reason:
                missing.setdefault(f"{record.side}: {record.reason}", []).append(result.name)
    if missing:
        lines += ["", "Not run:", ""]
        lines += [f"- {reason} ({', '.join(names)})" for reason, names in missing.items()]
    return "\n".join(lines) + "\n"


def as_data(
    results: Sequence[CaseResult],
    outcomes: Sequence[Outcome],
    origin: dict[str, Any],
    settings: dict[str, Any],
) -> dict[str, Any]:
    """Everything that was found, for JSON."""
    return {
        "schema": SCHEMA,
        **origin,
        "settings": settings,
        "cases": [case_data(result) for result in results],
        "targets": [{"target": o.text, "found": o.found, "outcome": o.word} for o in outcomes],
    }


def case_data(result: CaseResult) -> dict[str, Any]:
    """One case for JSON."""
    return {
        "name": result.name,
        "title": result.title,
        "unit": result.unit,
        "subject": result.subject.side,
        "agreed": result.agreed,
        "failure": result.failure,
        "detail": result.detail,
        "sides": {record.side: side_data(result, record) for record in result.sides},
    }


def side_data(result: CaseResult, record: SideResult) -> dict[str, Any]:
    """One side of a case for JSON: median, quartiles, ratio with its quartiles, samples."""
    summary = record.summary
    if summary is None:
        return {"reason": record.reason}
    found: dict[str, Any] = {
        "median": summary.median,
        "first_quartile": summary.first_quartile,
        "third_quartile": summary.third_quartile,
        "interquartile_range": summary.spread,
        "rounds": summary.count,
        "repetitions": record.repetitions,
        "ratio": result.ratio(record.side),
        "samples": record.samples,
    }
    paired = result.ratio_summary(record.side)
    if paired is not None:
        found["ratio_quartiles"] = [paired.first_quartile, paired.third_quartile]
    if record.detail:
        found["detail"] = record.detail
    return found


def rounded(value: Any) -> Any:
    """The same data with six significant digits, so that committed files stay small."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(item) for item in value]
    return value


def write_json(path: Path, data: dict[str, Any]) -> None:
    """Write results with six significant digits."""
    path.write_text(json.dumps(rounded(data), indent=1) + "\n")
