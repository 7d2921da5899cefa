"""How wide a text is, without a font at hand.

The widths are those of DejaVu Sans, the widest of the usual sans-serif fonts: a text that fits with them fits
with Helvetica, Arial, Segoe, or Roboto too.

>>> round(text_width("loss", 10), 1)
19.3
>>> shortened("a rather long expression", 12)
'a rather lo…'
"""

from __future__ import annotations

__all__ = ["shortened", "text_width"]

# Thousandths of the font size; the characters from " " to "~".
ASCII = (
    (318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337)
    + (636,) * 10
    + (337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656)
    + (557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390)
    + (838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612)
    + (635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838)
)
OTHERS = {"∂": 517, "×": 838, "…": 1000, "·": 318, "←": 838, "→": 838, "↑": 838}
LATIN, WIDE = 800, 1000  # upper bounds for what is not listed; ideographs begin at U+2E80
BOLD = 1.12


def text_width(text: str, size: float, bold: bool = False) -> float:
    """An upper bound of the width of a line of text, in the unit of ``size``."""
    total = 0
    for character in text:
        code = ord(character) - 32
        if 0 <= code < len(ASCII):
            total += ASCII[code]
        else:
            total += OTHERS.get(character, LATIN if ord(character) < 0x2E80 else WIDE)
    return total * size / 1000 * (BOLD if bold else 1.0)


def shortened(text: str, length: int) -> str:
    """At most ``length`` characters on one line; what is left out is marked."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
