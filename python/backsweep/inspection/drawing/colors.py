"""The colours of a picture, for light and dark backgrounds.

Every text has a contrast of at least 4.5 to 1 on what is behind it (WCAG 2.2, criterion 1.4.3).

>>> contrast("#000000", "#ffffff")
21.0
"""

from __future__ import annotations

__all__ = ["DARK", "FILLS", "LIGHT", "TEXTS", "contrast", "style_sheet"]

LIGHT = {
    "background": "#ffffff",
    "ink": "#1f2328",
    "muted": "#59636e",
    "wire": "#6b7580",
    "value": "#0a5c36",
    "gradient": "#b42318",
    "derivative": "#8f3410",
    "operation": "#f6f8fa",
    "operation-line": "#818b98",
    "leaf": "#e0f2ff",
    "leaf-line": "#0969da",
    "constant": "#ffffff",
    "constant-line": "#818b98",
    "group": "#fff8dc",
    "group-line": "#9a6700",
    "result": "#f6ecff",
    "result-line": "#8250df",
}
DARK = {
    "background": "#0d1117",
    "ink": "#e6edf3",
    "muted": "#a3acb6",
    "wire": "#848d97",
    "value": "#5fd88a",
    "gradient": "#ff9b8e",
    "derivative": "#f0a66e",
    "operation": "#171d26",
    "operation-line": "#6e7681",
    "leaf": "#0c2848",
    "leaf-line": "#4f9cf5",
    "constant": "#0d1117",
    "constant-line": "#6e7681",
    "group": "#2b230b",
    "group-line": "#c6901f",
    "result": "#251a3a",
    "result-line": "#a371f7",
}
FILLS = ("operation", "leaf", "constant", "group", "result")
TEXTS = ("ink", "muted", "gradient", "derivative")  # what stands in boxes


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""

    def luminance(color: str) -> float:
        channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return round((high + 0.05) / (low + 0.05), 2)


def rules(prefix: str, colors: dict[str, str]) -> list[str]:
    """The style rules for one set of colours; every selector begins with ``prefix``."""
    found = [
        f"{prefix} .paper{{fill:{colors['background']}}}",
        f"{prefix} text{{fill:{colors['ink']}}}",
        f"{prefix} .wire path{{stroke:{colors['wire']}}}",
        f"{prefix} .wire polygon{{fill:{colors['wire']}}}",
        f"{prefix} .saved,{prefix} .shape{{fill:{colors['muted']}}}",
    ]
    found += [
        f"{prefix} .{name}{{fill:{colors[name]}}}" for name in ("value", "gradient", "derivative")
    ]
    for name in FILLS:
        fill, line = colors[name], colors[f"{name}-line"]
        found.append(f"{prefix} .{name}>rect{{fill:{fill};stroke:{line}}}")
    return found


def style_sheet(theme: str) -> str:
    """The style of a picture with the class ``backsweep-THEME``: "light", "dark", or "auto" for both."""
    prefix = f".backsweep-{theme}"
    shared = [
        f"{prefix} text{{font-family:'Segoe UI','Helvetica Neue',Helvetica,Arial,'DejaVu Sans',"
        "sans-serif;text-anchor:middle}",
        f"{prefix} .wire path{{fill:none;stroke-width:1.5}}",
        f"{prefix} rect{{stroke-width:1.5}}",
        f"{prefix} .dashed>rect,{prefix} .constant>rect{{stroke-dasharray:5 3}}",
        f"{prefix} .idle path{{stroke-dasharray:5 3}}",
        f"{prefix} .title{{font-weight:bold}}",
    ]
    first = rules(prefix, DARK if theme == "dark" else LIGHT)
    text = "\n".join(shared + first)
    if theme == "auto":
        dark = "\n".join(rules(prefix, DARK))
        text += f"\n@media (prefers-color-scheme:dark){{\n{dark}\n}}"
    return text
