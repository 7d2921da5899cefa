"""A picture as PNG, drawn by resvg from the SVG; needs ``pip install 'backsweep[draw]'``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["png_bytes"]

SIZE = 'xmlns="http://www.w3.org/2000/svg" width="20" height="20"'
LETTER = f'<svg {SIZE}><text x="2" y="18" font-family="sans-serif" font-size="20">M</text></svg>'
NOTHING = f"<svg {SIZE}></svg>"


def renderer() -> Any:
    """The module that draws."""
    try:
        return import_module("resvg_py")
    except ImportError as error:
        raise ImportError(
            "draw: a .png file needs the package resvg-py, which is not installed; try "
            "pip install 'backsweep[draw]', or save the picture as .svg"
        ) from error


def bundled_fonts() -> list[str]:
    """Fonts that come with matplotlib, for a machine that has none itself."""
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        return []
    folder = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
    files = [folder / name for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")]
    return [str(file) for file in files if file.exists()]


@cache
def usable_fonts() -> tuple[str, ...] | None:
    """Font files that drawing needs besides those of the system; None where no letter can be drawn."""
    draw = renderer().svg_to_bytes
    empty = bytes(draw(svg_string=NOTHING))
    fonts = bundled_fonts()
    for files in ([], fonts):
        if bytes(draw(svg_string=LETTER, font_files=files)) != empty:
            return tuple(files)
    return None


def png_bytes(svg: str, scale: int = 2) -> bytes:
    """The picture as the content of a PNG file, ``scale`` pixels for each unit of the SVG.

    Raises:
        ImportError: if resvg-py is not installed.
        RuntimeError: if there is no font, neither in the system nor with matplotlib.
    """
    draw = renderer().svg_to_bytes
    fonts = usable_fonts()
    if fonts is None:
        raise RuntimeError(
            "draw: a .png file needs a font for its text, and this machine has none; try "
            "apt-get install fonts-dejavu-core or pip install matplotlib (its font is used), "
            "or save the picture as .svg"
        )
    return bytes(draw(svg_string=svg, zoom=scale, font_files=list(fonts)))
