"""Saving pictures, and what is said when that is not possible."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from drawing_samples import lecture_loss

from backsweep.inspection.drawing import Drawing, png


def test_svg(tmp_path: Path) -> None:
    drawing = Drawing(lecture_loss(True))
    drawing.save(tmp_path / "graph.svg")
    text = (tmp_path / "graph.svg").read_text(encoding="utf-8")
    assert text == drawing.svg()
    ElementTree.fromstring(text)
    drawing.save(str(tmp_path / "again.SVG"))
    assert (tmp_path / "again.SVG").read_text(encoding="utf-8") == text


def test_dot(tmp_path: Path) -> None:
    Drawing(lecture_loss(True), direction="down").save(tmp_path / "graph.dot")
    text = (tmp_path / "graph.dot").read_text(encoding="utf-8")
    assert text.startswith("digraph backsweep {\n  rankdir=TB;\n")
    assert text.endswith("}\n")
    assert text.count(" -> ") == 6
    assert 'label="2\\n← -4"' in text
    assert 'label="mul\\ny_pred = x * w\\n∂/∂w = x = 2\\nsaved: x = 2"' in text


def test_html(tmp_path: Path) -> None:
    Drawing(lecture_loss(True)).save(tmp_path / "graph.html")
    assert (tmp_path / "graph.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_png(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="the extra `draw` is not installed")
    light = Drawing(lecture_loss(True), theme="light")
    light.save(tmp_path / "graph.png")
    data = (tmp_path / "graph.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == tuple(
        pytest.approx(2 * float(ElementTree.fromstring(light.svg()).get(side, "")), abs=2)
        for side in ("width", "height")
    )
    assert len(data) > 20_000  # the text is there
    assert light.png() == data
    assert len(light.png(scale=1)) < len(data)
    assert Drawing(lecture_loss(True), theme="auto").png() == data
    assert Drawing(lecture_loss(True), theme="dark").png() != data


def test_png_without_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(
        ImportError, match=r"draw: a \.png file needs the package resvg-py.*"
    ) as found:
        Drawing(lecture_loss(True)).save(tmp_path / "graph.png")
    assert "pip install 'backsweep[draw]'" in str(found.value)
    assert not (tmp_path / "graph.png").exists()


class Renderer:
    """Draws text only with fonts from files, or never."""

    def __init__(self, with_files: bool) -> None:
        self.with_files = with_files
        self.files: list[str] = []

    def svg_to_bytes(self, svg_string: str, font_files: Any = (), **others: Any) -> bytes:
        self.files = list(font_files)
        letters = "<text" in svg_string and self.with_files and font_files
        return b"letters" if letters else b"nothing"


@pytest.mark.parametrize("fonts", [[], ["DejaVuSans.ttf"]])
def test_png_on_a_machine_without_fonts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fonts: list[str]
) -> None:
    renderer = Renderer(with_files=True)
    monkeypatch.setitem(sys.modules, "resvg_py", renderer)
    monkeypatch.setattr(png, "bundled_fonts", lambda: fonts)
    png.usable_fonts.cache_clear()
    try:
        if fonts:
            Drawing(lecture_loss(True)).save(tmp_path / "graph.png")
            assert (tmp_path / "graph.png").read_bytes() == b"letters"
            assert renderer.files == fonts
        else:
            with pytest.raises(RuntimeError, match=r"needs a font .* and this machine has none"):
                Drawing(lecture_loss(True)).save(tmp_path / "graph.png")
            assert not (tmp_path / "graph.png").exists()
    finally:
        png.usable_fonts.cache_clear()


@pytest.mark.parametrize("name", ["graph.pdf", "graph", "graph.svg.gz", ".svg"])
def test_other_endings(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError) as found:
        Drawing(lecture_loss(True)).save(tmp_path / name)
    assert str(found.value) == (
        f"draw: cannot save '{name}': the name must end in one of .svg, .png, .dot, .html"
    )


@pytest.mark.parametrize(
    ("given", "error", "text"),
    [
        (
            {"theme": "blue"},
            ValueError,
            "draw: theme is 'blue'; it must be one of 'auto', 'light', 'dark'",
        ),
        (
            {"direction": "up"},
            ValueError,
            "draw: direction is 'up'; it must be one of 'auto', 'right', 'down'",
        ),
        ({"depth": 0}, ValueError, "draw: depth is 0; it must be at least 1, or None for no limit"),
        (
            {"depth": 1.5},
            TypeError,
            "draw: depth is 1.5; it must be an int, or None for no limit",
        ),
        (
            {"depth": True},
            TypeError,
            "draw: depth is True; it must be an int, or None for no limit",
        ),
    ],
)
def test_arguments_are_checked(given: dict[str, Any], error: type[Exception], text: str) -> None:
    with pytest.raises(error) as found:
        Drawing(lecture_loss(True), **given)
    assert str(found.value) == text
