"""The notebook of the examples and the pictures of the documentation are what their code makes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "examples" / "seeing_the_graph.ipynb"
TOOLS = ROOT / "tools"


@pytest.mark.skipif(not TOOLS.exists(), reason="the tools are not here")
def test_every_cell_runs_and_shows_something() -> None:
    sys.path.insert(0, str(TOOLS))
    try:
        from run_notebook import run
    finally:
        sys.path.remove(str(TOOLS))
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    run(notebook)
    outputs = [cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(outputs)
    kinds = [set(each["data"]) for cell in outputs for each in cell if "data" in each]
    assert all("image/svg+xml" in kind or "text/html" in kind for kind in kinds)
    assert any("text/html" in kind for kind in kinds)


@pytest.mark.skipif(not TOOLS.exists(), reason="the tools are not here")
@pytest.mark.parametrize("tool", ["draw_pictures.py", "run_notebook.py"])
def test_what_is_stored_is_up_to_date(tool: str) -> None:
    done = subprocess.run(
        [sys.executable, str(TOOLS / tool), "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_notebook_is_a_notebook() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    names = [cell["id"] for cell in notebook["cells"]]
    assert len(set(names)) == len(names)
    for cell in notebook["cells"]:
        wanted = {"cell_type", "id", "metadata", "source"}
        if cell["cell_type"] == "code":
            wanted |= {"execution_count", "outputs"}
        assert set(cell) == wanted


def test_pictures_are_small_and_each_is_on_a_page() -> None:
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")]
    pictures = list((ROOT / "docs" / "pictures").glob("*.svg"))
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size < 60_000, picture.name
        assert any(f"(pictures/{picture.name})" in page for page in pages), picture.name
