"""A picture as SVG: one element without scripts, fonts, or anything else from outside."""

from __future__ import annotations

import re
from html import escape as escape_markup

from .colors import style_sheet
from .figure import FONT_SIZE, LABEL_SIZE, LINE_HEIGHT
from .layers import Link
from .layout import Size, lay_out
from .measure import text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .figure import Box, Figure, Wire
    from .layout import Layout, Point, Route

__all__ = ["arrange", "describe", "escaped", "svg_text"]

ARROW = 8.0  # length of an arrow's head
LEGEND_SIZE = 11.5
WIDEST = 1600.0  # of a picture that still can be read when it is fitted to a page
LEGEND_GAP = 16
RADIUS = {"operation": 6, "group": 6}
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LEGEND = (
    ("value", "value, computed forward"),
    ("gradient", "gradient, flows back"),
    ("derivative", "∂ local derivative"),
)


def escaped(text: str) -> str:
    """The text for the inside of an element or an attribute.

    >>> escaped('a < "b" & c')
    'a &lt; &quot;b&quot; &amp; c'
    """
    return escape_markup(NOT_IN_XML.sub("\ufffd", text), quote=True)


def number(coordinate: float) -> str:
    """A coordinate with one digit after the point, without needless zeros."""
    text = f"{coordinate:.1f}"
    return text[:-2] if text.endswith(".0") else text


def pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def describe(figure: Figure) -> str:
    """The picture in a sentence, for those who do not see it."""
    results = [box.title for box in figure.boxes if box.kind == "result"]
    leaves = [box.title for box in figure.boxes if box.kind == "leaf" and not box.again]
    sentence = f"A graph of {figure.operations:,} operation" + "s" * (figure.operations != 1)
    if leaves:
        sentence += ", from " + ", ".join(leaves[:6]) + (" and others" if len(leaves) > 6 else "")
    if results:
        sentence += ", to " + ", ".join(results[:6])
    return sentence + (", with gradients." if figure.has_gradients else ".")


def arrange(figure: Figure, direction: str) -> Layout:
    """Lay the picture out; the boxes of ``figure`` get their final sizes.

    The direction "auto" is to the right, unless the picture is too wide for a page and not if it goes down.
    """
    layout = arranged(figure, direction == "down")
    if direction == "auto" and layout.width > WIDEST:
        other = arranged(figure, True)
        if other.width <= WIDEST:
            return other
        return arranged(figure, False)
    return layout


def arranged(figure: Figure, down: bool) -> Layout:
    """Lay the picture out in one direction."""
    links = []
    for wire in figure.wires:
        width, over, under = wire.label_size()
        if down:
            before, after = side_widths(wire)
            links.append(Link(wire.source, wire.target, 16.0, before, after))
        else:
            links.append(Link(wire.source, wire.target, width, over, under))
    for box in figure.boxes:
        box.measure()
    sizes = [Size(box.width, box.height) for box in figure.boxes]
    inner = [box.kind in ("operation", "group") and not box.again for box in figure.boxes]
    layout = lay_out(sizes, links, inner, down)
    for box, size in zip(figure.boxes, sizes):
        box.width, box.height = size.width, size.height
    return layout


def side_widths(wire: Wire) -> tuple[float, float]:
    """The widths of the label's two halves to both sides of a wire that goes down."""
    over = text_width(f"{wire.value} {wire.shape}".strip(), LABEL_SIZE)
    under = text_width(f"↑ {wire.gradient}", LABEL_SIZE) if wire.gradient else 0.0
    return over + 10.0, under + 10.0


def box_markup(box: Box, corner: Point, index: int) -> str:
    """A box with its lines of text."""
    left, top = corner
    classes = f"box {box.kind}" + (" dashed" if box.again else "")
    radius = RADIUS.get(box.kind, 14)
    lines = [
        f'<g class="{classes}" data-box="{index}"><title>{escaped(box.tooltip)}</title>',
        f'<rect x="{number(left)}" y="{number(top)}" width="{number(box.width)}" '
        f'height="{number(box.height)}" rx="{radius}"/>',
    ]
    middle = left + box.width / 2
    baseline = top + (box.height - LINE_HEIGHT * len(box.lines)) / 2 + LINE_HEIGHT * 0.75
    for style, text in box.lines:
        lines.append(
            f'<text class="{style}" x="{number(middle)}" y="{number(baseline)}" '
            f'font-size="{FONT_SIZE[style]}">{escaped(text)}</text>'
        )
        baseline += LINE_HEIGHT
    return "".join(lines) + "</g>"


def path_data(route: Route, down: bool) -> str:
    """The path of a wire, a little shorter than the wire: the arrow's head covers the rest."""
    parts = [f"M{pair(route.start)}"]
    for at, step in enumerate(route.steps):
        points = list(step)
        if at == len(route.steps) - 1:
            x, y = points[-1]
            points[-1] = (x, y - ARROW / 2) if down else (x - ARROW / 2, y)
        parts.append(("L" if len(points) == 1 else "C") + ",".join(pair(p) for p in points))
    return "".join(parts)


def wire_markup(wire: Wire, route: Route, index: int, down: bool) -> str:
    """A wire with its arrow's head and its label."""
    x, y = route.steps[-1][-1]
    half = ARROW / 2
    if down:
        head = [(x, y), (x - half, y - ARROW), (x + half, y - ARROW)]
    else:
        head = [(x, y), (x - ARROW, y - half), (x - ARROW, y + half)]
    classes = "wire" if wire.flows else "wire idle"
    text = (
        f'<g class="{classes}" data-wire="{index}"><title>{escaped(wire.tooltip)}</title>'
        f'<path d="{path_data(route, down)}"/>'
        f'<polygon points="{" ".join(pair(point) for point in head)}"/>'
    )
    return text + label_markup(wire, route.label, down) + "</g>"


def label_markup(wire: Wire, point: Point, down: bool) -> str:
    """The label: the value over the wire, or left of it; the gradient under it, or right of it."""
    x, y = point
    spans = ""
    if wire.value:
        spans += f'<tspan class="value">{escaped(wire.value)}</tspan>'
    if wire.shape:
        space = " " if wire.value else ""
        spans += f'<tspan class="shape">{space}{escaped(wire.shape)}</tspan>'
    size = f'font-size="{LABEL_SIZE}"'
    text = ""
    if spans:
        at = (
            f'x="{number(x - 7)}" y="{number(y + 4.5)}" style="text-anchor:end"'
            if down
            else f'x="{number(x)}" y="{number(y - 5.5)}"'
        )
        text += f'<text class="label" {at} {size}>{spans}</text>'
    if wire.gradient:
        at = (
            f'x="{number(x + 7)}" y="{number(y + 4.5)}" style="text-anchor:start"'
            if down
            else f'x="{number(x)}" y="{number(y + 14.5)}"'
        )
        arrow = "↑" if down else "←"
        text += f'<text class="gradient" {at} {size}>{arrow} {escaped(wire.gradient)}</text>'
    return text


def legend_lines(figure: Figure, width: float) -> list[list[tuple[str, str]]]:
    """What the colours mean, then the notes; broken into lines that fit."""
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for style, text in LEGEND:
        shown = {
            "value": any(wire.value for wire in figure.wires),
            "gradient": figure.has_gradients,
            "derivative": any(
                line == "derivative" for box in figure.boxes for line, _ in box.lines
            ),
        }[style]
        if shown:
            length = text_width(text, LEGEND_SIZE) + LEGEND_GAP
            if lines[-1] and used + length > width:
                lines.append([])
                used = 0.0
            lines[-1].append((style, text))
            used += length
    for note in figure.notes:
        line, used = "", 0.0
        for word in note.split():
            length = text_width(f" {word}", LEGEND_SIZE)
            if line and used + length > width:
                lines.append([("saved", line)])
                line, used = "", 0.0
            line, used = f"{line} {word}".strip(), used + length
        lines.append([("saved", line)])
    return [line for line in lines if line]


def svg_text(figure: Figure, layout: Layout, theme: str) -> str:
    """The whole picture as an SVG element."""
    width = max(layout.width, 200.0)
    legend = legend_lines(figure, width - 36)
    height = layout.height + (len(legend) * 18 + 6 if legend else 0)
    size = f'width="{number(width)}" height="{number(height)}"'
    fit = ' style="max-width:100%;height:auto"' if width <= WIDEST else ""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="backsweep-{theme}" role="img" {size} '
        f'viewBox="0 0 {number(width)} {number(height)}"{fit}>',
        "<title>Computational graph</title>",
        f"<desc>{escaped(describe(figure))}</desc>",
        f"<style>\n{style_sheet(theme)}\n</style>",
        '<rect class="paper" width="100%" height="100%" rx="8" stroke="none"/>',
    ]
    shift = (width - layout.width) / 2
    lines.append(f'<g transform="translate({number(shift)} 0)">' if shift else "<g>")
    for index, (wire, route) in enumerate(zip(figure.wires, layout.routes)):
        lines.append(wire_markup(wire, route, index, layout.down))
    for index, (box, corner) in enumerate(zip(figure.boxes, layout.boxes)):
        lines.append(box_markup(box, corner, index))
    lines.append("</g>")
    for at, parts in enumerate(legend):
        spans = [f'<tspan class="{style}">{escaped(text)}</tspan>' for style, text in parts]
        between = f'<tspan dx="{LEGEND_GAP}"'
        spans[1:] = [span.replace("<tspan", between, 1) for span in spans[1:]]
        lines.append(
            f'<text class="legend" x="18" y="{number(layout.height + 10 + 18 * at)}" '
            f'font-size="{LEGEND_SIZE}" style="text-anchor:start">{"".join(spans)}</text>'
        )
    return "\n".join([*lines, "</svg>"]) + "\n"
