"""The rules of the house that a program can check."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FIRST_COMMAND = "pip install . && python -m backsweep examples/03_training_loop.py"
TEST_COMMAND = 'pip install ".[test]" && python -m pytest -n auto'
SOURCES = sorted((ROOT / "cpp").rglob("*.[chi]*"))


def read(path: str) -> str:
    """A file of the repository; skips the test where it is not there (an installed copy of the tests)."""
    file = ROOT / path
    if not file.exists():
        pytest.skip(f"{path} is not here")
    return file.read_text(encoding="utf-8")


def test_the_readme_commands_are_those_of_ci() -> None:
    readme, script = read("README.md"), read(".ci/run")
    commands = re.findall(r"^    (pip install .*)$", readme, re.MULTILINE)
    assert commands == [FIRST_COMMAND, TEST_COMMAND]
    for command in commands:
        assert command in script
    assert TEST_COMMAND.partition("&& ")[2] in read("CONTRIBUTING.md")


def test_versions_of_tools_have_one_value() -> None:
    project, script, guide = read("pyproject.toml"), read(".ci/run"), read("CONTRIBUTING.md")
    (lint,) = re.findall(r"^lint = \[(.*)\]$", project, re.MULTILINE)
    for requirement in re.findall(r'"([^"]+)"', lint):
        assert requirement in script
    (parity,) = re.findall(r'^parity = \["(.*)"\]$', project, re.MULTILINE)
    assert parity in script
    assert parity in guide
    assert parity in read("README.md")


def test_ci_is_executable_and_parses() -> None:
    read(".ci/run")
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=True)


def test_the_layers_of_the_engine() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "check_layers.py")], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_every_folder_of_the_engine_says_what_it_is() -> None:
    for folder in ("tensor", "kernels", "graph", "ops", "bindings"):
        lines = read(f"cpp/{folder}/README.md").splitlines()
        assert lines[0] == f"# {folder}"
        assert len(lines) <= 10
    words = re.findall(r"^\| \*(\w+)\* \|", read("cpp/README.md"), re.MULTILINE)
    assert words == ["node", "edge", "leaf", "sweep", "saved", "version", "seed"]


def test_named_notes_have_one_home() -> None:
    homes: dict[str, list[str]] = {}
    for file in SOURCES:
        text = file.read_text(encoding="utf-8")
        for name in re.findall(r"^// Note (\[[\w ]+\])$", text, re.MULTILINE):
            homes.setdefault(name, []).append(file.name)
        for name in re.findall(r"see Note (\[[\w ]+\])", text, re.IGNORECASE):
            homes.setdefault(name, [])
    assert {name: files for name, files in homes.items() if len(files) != 1} == {}
    wanted = {"[Ownership]", "[Versions]", "[Sweep order]", "[Destruction]", "[GIL]"}
    assert wanted <= set(homes)


def test_no_heap_closures_in_the_engine() -> None:
    # Allocates, and hides what an operation costs; see CONTRIBUTING.md.
    users = [
        str(file.relative_to(ROOT))
        for file in SOURCES
        if "std::function" in file.read_text(encoding="utf-8")
        and file.parent.name in ("tensor", "graph", "ops")
    ]
    assert users == []


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "docs", "cpp", "examples"])
def test_links_lead_somewhere(path: str) -> None:
    root = ROOT / path
    pages = [root] if root.is_file() else sorted(root.rglob("*.md"))
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if not target.startswith("https://"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"
