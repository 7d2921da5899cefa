"""Each example runs on backsweep and prints, character for character, what it prints on PyTorch."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("[0-9]*.py"))


def run(*command: str) -> str:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_the_examples_are_there() -> None:
    assert [path.name[:2] for path in EXAMPLES] == ["01", "02", "03", "04"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example(path: Path) -> None:
    printed = run("-m", "backsweep", str(path))
    assert printed
    if path.stem == "03_training_loop":
        expected = ROOT / "tests" / "data" / "lecture_output.txt"
        assert printed == expected.read_text(encoding="utf-8")
    if find_spec("torch") is None:
        pytest.skip("it ran, but PyTorch is not installed to compare what it prints")
    assert printed == run(str(path))
