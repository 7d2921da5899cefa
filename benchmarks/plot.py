"""The picture: how many times faster the subject is, a bar a case and side, log axis."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.case import CaseResult
from benchmarks.report import times
from benchmarks.sides import Side

# Okabe and Ito's colours, which stay apart for all common kinds of colour blindness.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
INK = "#222222"
Row = tuple[CaseResult, dict[str, float]]
PALE = "#dddddd"
THICKNESS, GAP = 0.23, 0.2  # inches of a bar and between cases
ARROW = "\N{BLACK LEFT-POINTING TRIANGLE}"
LEFT_END = 0.1  # shorter bars end here, with an arrow beside their number


def available() -> str:
    """An empty string when matplotlib is installed, otherwise the reason it is not used."""
    try:
        import matplotlib  # noqa: F401
    except ImportError as error:
        return f"no plot: matplotlib is not installed ({error})"
    return ""


def rows_of(results: Sequence[CaseResult], others: Sequence[Side]) -> list[Row]:
    """The cases that have a ratio to show, with the ratio of each side."""
    rows = []
    for result in results:
        found = {s.name: r for s in others if (r := result.ratio(s.name)) is not None and r > 0}
        if found:
            rows.append((result, found))
    return rows


def write(
    path: Path, results: Sequence[CaseResult], sides: Sequence[Side], origin: dict[str, Any]
) -> bool:
    """Draw the bars and save them; False when there is nothing to draw."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    others = sides[1:]
    rows = rows_of(results, others)
    if not rows:
        return False
    bars = sum(len(found) for _, found in rows)
    height = bars * THICKNESS + len(rows) * GAP + 1.2
    figure, axes = pyplot.subplots(figsize=(9.0, height))
    draw_bars(axes, rows, others)
    values = [ratio for _, found in rows for ratio in found.values()]
    dress(axes, min(values), max(values))
    shown = [side for side in others if any(side.name in found for _, found in rows)]
    add_legend(axes, others, shown)
    subject = sides[0].label
    title = f"Time, memory or size over {subject} (bars to the right: {subject} is better)"
    figure.suptitle(title, x=0.02, ha="left", fontsize=11, color=INK)
    place = f"{origin['machine']['processor']}, one thread"
    versions = f"Python {origin['versions']['python']}; commit {origin['commit']}"
    axes.set_xlabel(f"{place}; {versions}", fontsize=8, color=INK, loc="left")
    figure.tight_layout()
    figure.savefig(path, dpi=150)
    pyplot.close(figure)
    return True


def draw_bars(axes: Any, rows: Sequence[Row], others: Sequence[Side]) -> None:
    """A group of bars for each case, with the ratio written at the end of each bar."""
    top, ticks = 0.0, []
    for result, found in rows:
        first = top
        for position, side in enumerate(others):
            if side.name not in found:
                continue
            ratio = found[side.name]
            end = max(ratio, LEFT_END)
            colour = COLOURS[position % len(COLOURS)]
            axes.barh(top, end - 1, left=1, height=THICKNESS * 0.9, color=colour)
            axes.annotate(
                times(ratio) if end == ratio else f"{ARROW} {times(ratio)}",
                (end, top),
                xytext=(4 if ratio >= 1 else -4, 0),
                textcoords="offset points",
                va="center",
                ha="left" if ratio >= 1 else "right",
                fontsize=8,
                color=INK,
            )
            top += THICKNESS
        ticks.append(((first + top - THICKNESS) / 2, result.title))
        top += GAP
    axes.set_ylim(top - GAP + THICKNESS * 0.4, -THICKNESS * 1.4)
    axes.set_yticks([y for y, _ in ticks], [text for _, text in ticks], fontsize=9, color=INK)


def dress(axes: Any, smallest: float, largest: float) -> None:
    """Log axis, a line at 1, a pale grid, nothing else."""
    from matplotlib.ticker import FuncFormatter, NullFormatter

    axes.set_xscale("log")
    axes.set_xlim(min(0.8, max(smallest, LEFT_END) / 2.5), max(largest, 1) * 2.5)
    axes.axvline(1, color=INK, linewidth=1)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}x"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.grid(axis="x", color=PALE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", labelsize=9, colors=INK)
    for edge in ("top", "right", "left"):
        axes.spines[edge].set_visible(False)


def add_legend(axes: Any, others: Sequence[Side], shown: Sequence[Side]) -> None:
    """The colours of the sides that have a bar, above the bars."""
    from matplotlib.patches import Rectangle

    handles, labels = [], []
    for position, side in enumerate(others):
        if side in shown:
            handles.append(Rectangle((0, 0), 1, 1, color=COLOURS[position % len(COLOURS)]))
            version = "" if side.library == "pure" else f" {side.version}"
            labels.append(f"{side.label}{version}")
    axes.legend(
        handles,
        labels,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=len(handles),
        frameon=False,
        fontsize=9,
        borderaxespad=0,
    )
