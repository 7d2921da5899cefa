"""Pictures of the recorded graph: as SVG, as text, as a page to step through.

From the graph to the picture: `folding` decides which operations share a box, `figure` makes boxes and wires
with their texts, `layers`, `crossings` and `alignment` are the three steps of `layout`, and `svg`, `tree`,
`dot`, `png` and `page` write it down. Nothing but NumPy is needed, except for PNG.
"""

from __future__ import annotations

from .draw import draw
from .drawing import Drawing

__all__ = ["Drawing", "draw"]
