"""Pictures as SVG: well-formed, with everything that belongs in them, readable in both themes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from drawing_samples import SAMPLES, Sketch, chain, lecture_loss

from backsweep.inspection.drawing import Drawing
from backsweep.inspection.drawing.colors import DARK, FILLS, LIGHT, TEXTS, contrast, style_sheet
from backsweep.inspection.drawing.figure import FONT_SIZE, LABEL_SIZE
from backsweep.inspection.drawing.measure import text_width
from backsweep.inspection.drawing.svg import LEGEND_SIZE

SVG = "{http://www.w3.org/2000/svg}"


def parse(drawing: Drawing) -> ElementTree.Element:
    return ElementTree.fromstring(drawing.svg())


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("direction", ["right", "down"])
@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
@pytest.mark.parametrize("name", SAMPLES)
def test_it_is_one_element_without_anything_from_outside(
    name: str, theme: str, direction: str
) -> None:
    text = Drawing(SAMPLES[name](), theme=theme, direction=direction).svg()
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "desc", "style", "g", "rect", "path", "polygon", "text", "tspan")
    }
    assert "href" not in text and "url(" not in text and "@import" not in text
    assert "NaN" not in text and "inf" not in re.sub(r"<title>.*?</title>", "", text, flags=re.S)


def test_values_gradients_and_formulas() -> None:
    found = texts(parse(Drawing(lecture_loss(True))))
    for text in (
        *("x", "w", "y", "loss", "mul", "sub", "pow"),
        *("y_pred = x * w", "error = y_pred - y", "loss = error**2"),
        *("∂/∂w = x = 2", "∂/∂y_pred = 1", "∂/∂error = 2 * error = -4"),
        *("saved: x = 2", "saved: error = -2", "grad = -8"),
    ):
        assert found.count(text) == 1, text
    labels = [text for text in found if re.fullmatch(r"(← )?-?\d+", text)]
    assert sorted(labels) == sorted(["2", "1", "2", "4", "-2", "4", "← -8", "← -4", "← -4", "← 1"])


def test_before_backward_there_are_no_gradients() -> None:
    drawing = Drawing(lecture_loss(False))
    found = texts(parse(drawing))
    assert not any("←" in text or "grad" in text for text in found)
    assert "∂/∂error = 2 * error" in found
    assert "gradient, flows back" not in found


def test_tooltips_tell_everything() -> None:
    root = parse(Drawing(lecture_loss(True)))
    titles = [element.text or "" for element in root.iter(f"{SVG}title")]
    (power,) = (title for title in titles if title.startswith("loss = error**2"))
    assert power.splitlines() == [
        "loss = error**2",
        "PowBackward0",
        "result: float64 (): tensor(4., dtype=torch.float64)",
        "gradient: tensor(1., dtype=torch.float64)",
        "∂/∂error = 2 * error = -4",
        "saved error: float64 (): tensor(-2., dtype=torch.float64)",
        "lecture.py, line 6, in loss: loss = error**2",
    ]
    assert any(title.startswith("w: float64 ()") and "gradient: " in title for title in titles)


def test_shapes_of_large_tensors() -> None:
    found = texts(parse(Drawing(SAMPLES["network"]())))
    assert found.count("(16, 16)") == 1
    assert "saved: h1 (100, 16), W2 (16, 16)" in found
    assert "0.25" in found


def test_names_are_escaped() -> None:
    sketch = Sketch()
    x = sketch.leaf('a<b & "c"', 1.0)
    y = sketch.operation("exp", [x], "f('</svg>\x00')", "<y>", 2.0)
    drawing = Drawing(sketch.graph(y, notes=("5 < 6 & 7",)))
    found = texts(parse(drawing))
    assert 'a<b & "c"' in found
    assert "<y> = f('</svg>\ufffd')" in found
    assert "5 < 6 & 7" in found
    assert (
        '"' not in drawing.dot().split("label=")[2].split(", tooltip")[0].replace('\\"', "")[1:-1]
    )


def test_it_describes_itself() -> None:
    root = parse(Drawing(lecture_loss(True)))
    assert root.get("role") == "img"
    assert root[0].tag == f"{SVG}title"
    assert root[1].text == "A graph of 3 operations, from w, to loss, with gradients."
    assert repr(Drawing(chain(50))) == ("<Drawing: A graph of 100 operations, from x, a, b, to x.>")


def test_boxes_are_as_wide_as_their_text() -> None:
    sizes = {**FONT_SIZE, "legend": LEGEND_SIZE, "label": LABEL_SIZE}
    for make in SAMPLES.values():
        root = parse(Drawing(make()))
        for group in root.iter(f"{SVG}g"):
            if "box" not in (group.get("class") or ""):
                continue
            rect = group.find(f"{SVG}rect")
            assert rect is not None
            for text in group.iter(f"{SVG}text"):
                style = text.get("class") or ""
                width = text_width(text.text or "", sizes[style], style == "title")
                assert width + 8 <= float(rect.get("width", "0"))


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(colors: dict[str, str]) -> None:
    for fill in FILLS:
        for text in TEXTS:
            assert contrast(colors[text], colors[fill]) >= 4.5, (text, fill)
        assert contrast(colors[f"{fill}-line"], colors["background"]) >= 3, fill
    for text in (*TEXTS, "value"):
        assert contrast(colors[text], colors["background"]) >= 4.5, text
    assert contrast(colors["wire"], colors["background"]) >= 3


def test_styles_are_kept_to_the_picture() -> None:
    for theme in ("auto", "light", "dark"):
        sheet = re.sub(r"@media[^{]*\{", "", style_sheet(theme))
        for rule in re.findall(r"([^{}]+)\{", sheet):
            for selector in rule.strip().split(","):
                assert selector.startswith(f".backsweep-{theme} "), selector
    assert "prefers-color-scheme:dark" in style_sheet("auto")
    assert DARK["background"] in style_sheet("dark")
    assert LIGHT["background"] not in style_sheet("dark")


def test_a_notebook_shows_it() -> None:
    drawing = Drawing(lecture_loss(True), theme="light")
    assert drawing._repr_svg_() == drawing.svg() == drawing.svg("light")
    assert drawing.svg("dark") != drawing.svg()


def test_pictures_are_small() -> None:
    for name, make in SAMPLES.items():
        assert len(Drawing(make()).svg().encode()) < 60_000, name
    assert len(Drawing(chain(10_000)).svg().encode()) < 8_000
