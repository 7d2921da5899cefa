"""``python -m backsweep --draw FILE --explain[=FILE] --backward N SCRIPT``: look at one sweep."""

from __future__ import annotations

import linecache
import os
import sys
from importlib import import_module

from .. import _C
from .explanation import Explanation
from .graph import build_graph
from .names import calling_frame
from .tables import STYLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .model import ComputationalGraph

__all__ = ["Observer"]


class Observer:
    """Records a program until its sweep number ``number`` has ended, and writes what was asked for.

    Args:
        draw: where the picture goes, or None.
        explain: where the table goes, "-" for standard output, or None.
        number: 1 for the first ``backward()``.
    """

    def __init__(self, draw: str | None, explain: str | None, number: int) -> None:
        self.draw = draw
        self.explain = explain
        self.number = number
        self.count = 0
        self.failures: list[str] = []

    def start(self) -> None:
        """Record from now on. SystemExit when a file can not be written anyway."""
        endings = import_module(".drawing.drawing", __package__).ENDINGS
        if self.draw is not None and not self.draw.lower().endswith(endings):
            sys.stderr.write(
                f"backsweep: cannot draw {self.draw}: the name must end in one of {', '.join(endings)}\n"
            )
            sys.exit(2)
        for path in (self.draw, self.explain):
            if path and path != "-":
                folder = os.path.dirname(os.path.abspath(path))
                if not os.path.isdir(folder):
                    sys.stderr.write(
                        f"backsweep: cannot write {path}: there is no folder {folder}\n"
                    )
                    sys.exit(2)
        _C.set_recording(True, self.swept)

    def remember(self, source: str | bytes, path: str) -> None:
        """The text of a program that is in no file."""
        text = source.decode(errors="replace") if isinstance(source, bytes) else source
        linecache.cache[path] = (len(text), None, text.splitlines(keepends=True), path)

    def swept(self, roots: list[Any]) -> None:
        """What the engine calls after each ``backward()``."""
        self.count += 1
        if self.count != self.number:
            return
        _C.set_recording(False, None)
        frame = calling_frame()
        try:
            graph = build_graph(roots, frame=frame, what="python -m backsweep")
        except Exception as error:  # the program goes on, whatever happens to the picture of it
            self.failures.append(f"{type(error).__name__}: {error}")
            return
        for wanted, write in ((self.draw, self.write_picture), (self.explain, self.write_table)):
            if wanted is not None:
                try:
                    write(graph)
                except Exception as error:
                    self.failures.append(f"{type(error).__name__}: {error}")

    def write_table(self, graph: ComputationalGraph) -> None:
        explanation = Explanation(graph)
        if self.explain == "-":
            print(explanation)
            return
        path = str(self.explain)
        text = str(explanation) + "\n"
        if path.lower().endswith((".html", ".htm")):
            text = (
                '<!doctype html><html lang="en"><head><meta charset="utf-8">'
                f"<title>sweep {self.number}</title>{STYLE}</head>"
                f"<body>{explanation._repr_html_()}</body></html>\n"
            )
        try:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            self.failures.append(f"cannot write {path}: {error.strerror}")

    def write_picture(self, graph: ComputationalGraph) -> None:
        drawing = import_module(".drawing", __package__)
        try:
            drawing.Drawing(graph).save(self.draw)
        except OSError as error:
            self.failures.append(f"cannot write {self.draw}: {error.strerror or error}")

    def finish(self) -> int:
        """Say what went wrong; the exit code for a program that has ended well."""
        _C.set_recording(False, None)
        if self.count < self.number:
            found = "no backward()" if not self.count else f"only {self.count} backward() calls"
            wanted = f" of {self.number} that were asked for" if self.number > 1 else ""
            sys.stderr.write(
                f"backsweep: the program ran {found}{wanted}, so there is nothing to draw or explain\n"
            )
        for failure in self.failures:
            sys.stderr.write(f"backsweep: {failure}\n")
        return 1 if self.failures else 0
