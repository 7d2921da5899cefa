"""The page to step through a graph: one file with everything in it, for any browser, without a network."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files

from .colors import style_sheet
from .story import tell
from .svg import describe, escaped, svg_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model import ComputationalGraph
    from .figure import Figure
    from .layout import Layout

__all__ = ["page_text"]


def script_data(data: object) -> str:
    """JSON that can stand in a script element: nothing in it ends the element or begins a comment.

    >>> script_data("</script><!--")
    '"\\\\u003c/script\\\\u003e\\\\u003c!--"'
    """
    text = json.dumps(data, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def page_text(graph: ComputationalGraph, figure: Figure, layout: Layout, theme: str) -> str:
    """The page as HTML text."""
    folder = files(__package__)
    template, style, script = (
        (folder / name).read_text(encoding="utf-8") for name in ("page.html", "page.css", "page.js")
    )
    sheets = "\n".join(style_sheet(each) for each in ("auto", "light", "dark"))
    parts = {
        "THEME": theme,
        "DESCRIPTION": escaped(describe(figure)),
        "STYLE": f"{style}\n{sheets}",
        "PICTURE": svg_text(figure, layout, theme),
        "STEPS": script_data([asdict(step) for step in tell(graph, figure)]),
        "SCRIPT": script,
    }
    pieces = template.split("@@")  # every second piece is the name of a part
    return "".join(parts[piece] if at % 2 else piece for at, piece in enumerate(pieces))
