"""Tables for a terminal and for a notebook."""

from __future__ import annotations

from html import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["STYLE", "html_table", "text_table", "wrapped"]

WIDTH = 100
LEAST = 6  # a column is not made narrower

STYLE = """<style>
.backsweep-sweep { font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; color: #1f2328;
  background: #ffffff; padding: 8px; overflow-x: auto; }
.backsweep-sweep table { border-collapse: collapse; color: inherit; background: inherit; font: inherit; }
.backsweep-sweep th, .backsweep-sweep td { padding: 2px 12px 2px 0; text-align: left;
  border-bottom: 1px solid #d0d7de; color: inherit; background: inherit; white-space: pre; }
.backsweep-sweep td.number { text-align: right; }
.backsweep-sweep p { margin: 6px 0; white-space: pre-wrap; }
@media (prefers-color-scheme: dark) {
  .backsweep-sweep { color: #e6edf3; background: #0d1117; }
  .backsweep-sweep th, .backsweep-sweep td { border-bottom-color: #30363d; }
}
</style>"""


def text_table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()
) -> list[str]:
    """Aligned lines, at most WIDTH characters wide; too long a text is cut with an ellipsis.

    Args:
        heads: the columns' titles.
        rows: the texts of each row.
        numbers: the columns that are aligned to the right.

    >>> for line in text_table(["name", "n"], [["a", "10"], ["bc", "5"]], numbers=[1]):
    ...     print(line)
    name   n
    a     10
    bc     5
    """
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    room = WIDTH - 2 * (len(heads) - 1)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= LEAST:
            break
        widths[widest] -= 1
    lines = []
    for row in [heads, *rows]:
        cells = []
        for column, (text, width) in enumerate(zip(row, widths)):
            if len(text) > width:
                text = text[: width - 1] + "…"
            cells.append(text.rjust(width) if column in numbers else text.ljust(width))
        lines.append("  ".join(cells).rstrip())
    return lines


def html_table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()
) -> str:
    """The same as an HTML table, nothing cut."""
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = []
    for row in rows:
        cells = "".join(
            f"<td{' class=number' if column in numbers else ''}>{escape(text)}</td>"
            for column, text in enumerate(row)
        )
        body.append(f"<tr>{cells}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"


def wrapped(text: str, indent: str = "    ") -> list[str]:
    """Lines of at most WIDTH characters, broken before an operator or a word."""
    lines: list[str] = []
    rest = text
    while len(rest) > WIDTH:
        cut = 0
        for sign in (" = ", " + ", " * "):
            if cut <= len(indent):
                cut = rest.rfind(sign, 0, WIDTH)
        if cut <= len(indent):
            cut = rest.rfind(" ", len(indent) + 1, WIDTH)
        if cut <= len(indent):
            break
        lines.append(rest[:cut].rstrip())
        rest = indent + rest[cut:].lstrip()
    return [*lines, rest]
