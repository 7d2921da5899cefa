"""``python -m backsweep --draw FILE --explain SCRIPT``."""

from __future__ import annotations

from pathlib import Path

import pytest
from libraries import needs_columns
from test_run import run, write

PROGRAM = """\
import sys
import torch
x, y = torch.tensor(3.0), torch.tensor(1.0)
w = torch.tensor(2.0, requires_grad=True)
def predict(v):
    return x * v
for step in range(3):
    p = predict(w)
    loss = (p - y) ** 2
    loss.backward()
    w.data -= 0.01 * w.grad
    w.grad.zero_()
print("done", sys.argv[1:])
if "fail" in sys.argv:
    sys.exit(7)
"""


def test_the_first_backward_is_explained(tmp_path: Path) -> None:
    script = write(tmp_path, PROGRAM)
    out, err, code = run("-m", "backsweep", "--explain", script, "a", "--b", folder=tmp_path)
    assert (err, code) == ("", 0)
    lines = out.split("\n")
    assert lines[0].split() == ["operation", "values", "gradient", "local", "derivative", "product"]
    assert "d loss/d w = " in out
    assert "2 * (p - y) * x = 2 * (6 - 1) * 3 = 30" in out
    assert lines[-2] == "done ['a', '--b']"


def test_another_backward(tmp_path: Path) -> None:
    script = write(tmp_path, PROGRAM)
    out, err, code = run(
        "-m", "backsweep", "--backward=3", "--explain=t.txt", script, folder=tmp_path
    )
    assert (out, err, code) == ("done []\n", "", 0)
    table = (tmp_path / "t.txt").read_text(encoding="utf-8")
    assert "2 * (4.362 - 1) * 3 = 20.172" in table
    out, err, code = run("-m", "backsweep", "--explain", "t.html", script, folder=tmp_path)
    assert (out, err, code) == ("done []\n", "", 0)
    assert (tmp_path / "t.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_picture(tmp_path: Path) -> None:
    script = write(tmp_path, PROGRAM)
    for name, begin in (("graph.svg", "<svg"), ("graph.html", "<!doctype html")):
        out, err, code = run("-m", "backsweep", "--draw", name, script, folder=tmp_path)
        assert (out, err, code) == ("done []\n", "", 0)
        text = (tmp_path / name).read_text(encoding="utf-8").lower()
        assert begin in text
        assert "loss" in text


def test_the_exit_code_is_the_programs(tmp_path: Path) -> None:
    script = write(tmp_path, PROGRAM)
    out, err, code = run("-m", "backsweep", "--explain", script, "fail", folder=tmp_path)
    assert (err, code) == ("", 7)
    assert "d loss/d w" in out


def test_a_program_without_a_sweep(tmp_path: Path) -> None:
    script = write(tmp_path, "import torch; print(torch.ones(1)); raise SystemExit(3)")
    out, err, code = run("-m", "backsweep", "--explain", script, folder=tmp_path)
    assert (out, code) == ("tensor([1.])\n", 3)
    assert err == (
        "backsweep: the program ran no backward(), so there is nothing to draw or explain\n"
    )
    script = write(tmp_path, PROGRAM)
    out, err, code = run("-m", "backsweep", "--explain", "--backward", "9", script, folder=tmp_path)
    assert (out, code) == ("done []\n", 0)
    assert "ran only 3 backward() calls of 9 that were asked for" in err


def test_a_failing_program_fails_as_before(tmp_path: Path) -> None:
    script = write(tmp_path, PROGRAM + "\nraise ValueError('mine')\n")
    plain = run("-m", "backsweep", script, folder=tmp_path)
    watched = run("-m", "backsweep", "--explain=t.txt", script, folder=tmp_path)
    assert watched == plain
    assert (tmp_path / "t.txt").exists()


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    script = write(tmp_path, PROGRAM)
    out, err, code = run("-m", "backsweep", "--explain=none/t.txt", script, folder=tmp_path)
    assert (out, code) == ("", 2)
    assert err.startswith("backsweep: cannot write none/t.txt: there is no folder ")
    (tmp_path / "folder.txt").mkdir()
    out, err, code = run("-m", "backsweep", "--explain=folder.txt", script, folder=tmp_path)
    assert (out, code) == ("done []\n", 1)
    assert err == "backsweep: cannot write folder.txt: Is a directory\n"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--backward", "2", "s.py"], "--backward goes with --draw or --explain"),
        (["--explain", "--backward", "0", "s.py"], "--backward: '0' was given; a number from 1 on"),
        (["--draw"], "argument expected for the --draw option"),
        (["--draw="], "argument expected for the --draw option"),
        (["--explain"], "a program is required after the options"),
    ],
)
def test_wrong_options(tmp_path: Path, arguments: list[str], reason: str) -> None:
    out, err, code = run("-m", "backsweep", *arguments, folder=tmp_path)
    assert (out, code) == ("", 2)
    assert err.startswith(reason)
    assert "usage: python -m backsweep" in err


def test_a_command_and_a_module(tmp_path: Path) -> None:
    write(tmp_path, PROGRAM, "program.py")
    out, _, code = run("-m", "backsweep", "--explain", "-m", "program", folder=tmp_path)
    assert code == 0
    assert "d loss/d w" in out
    line = "import torch; w = torch.tensor(2.0, requires_grad=True); (w * w).backward()"
    out, err, code = run("-m", "backsweep", "--explain", "-c", line, folder=tmp_path)
    assert (err, code) == ("", 0)
    assert "w.grad += 4" in out


def test_a_picture_that_cannot_be_is_refused_at_once(tmp_path: Path) -> None:
    script = write(tmp_path, PROGRAM)
    out, err, code = run("-m", "backsweep", "--draw", "graph.pdf", script, folder=tmp_path)
    assert (out, code) == ("", 2)
    assert err == (
        "backsweep: cannot draw graph.pdf: the name must end in one of .svg, .png, .dot, .html\n"
    )


@needs_columns
def test_a_program_on_the_command_line_has_its_names(tmp_path: Path) -> None:
    program = (
        "import torch; w = torch.tensor(1.0, requires_grad=True); x = 3.0; y = w * x; y.backward()"
    )
    out, err, code = run("-m", "backsweep", "--explain", "-c", program, folder=tmp_path)
    assert (err, code) == ("", 0)
    assert "y = w * x" in out and "d y/d w = x = 3" in out
