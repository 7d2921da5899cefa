"""The type stubs are those that the op table gives, and a type checker understands programs by them."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import backsweep
from backsweep import _C

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "python" / "backsweep"
needs_mypy = pytest.mark.skipif(find_spec("mypy") is None, reason="mypy is not installed")

GOOD = """\
import backsweep as torch
from backsweep import Tensor
from backsweep.autograd import Variable, grad


def loss(x: Tensor, w: Tensor) -> Tensor:
    return ((x @ w).tanh() ** 2 - 1.0).mean()


x = torch.tensor([[1.0, 2.0]], dtype=torch.float32)
w = torch.zeros(2, 1, requires_grad=True)
value: Tensor = loss(x, w)
value.backward()
w.data = w.data - 0.01 * w.grad.data
w.grad.data.zero_()
values, indices = torch.max(x, 1)
biggest: Tensor = torch.max(x)
first: Tensor = x.max(dim=0).values
columns: int = x.shape[1]
size: torch.Size = x.size()
rows: int = x.size(0)
parts: tuple[Tensor, ...] = torch.split(x, 1, dim=1)
joined: Tensor = torch.cat([x, x], dim=0).reshape(-1, 2).to(torch.float64).float()
slopes: tuple[Tensor | None, ...] = grad(value, [w], allow_unused=True)
number: float = value.item()
variable: Tensor = Variable(torch.Tensor([1.0]), requires_grad=True)
with torch.no_grad():
    x += 1
    x.add_(2).mul_(x)[0, ..., None] = 1.0


@torch.no_grad()
def evaluate(t: Tensor) -> float:
    return float(t.sum())


@torch.enable_grad
def again(t: Tensor) -> float:
    return evaluate(t) + 1


total: float = again(x)
"""

BAD = {
    "torch.tensr([1.0])": "attr-defined",
    'torch.add(x, "one")': "arg-type",
    'x.reshape("two")': "arg-type",
    "n: int = x.sum()": "assignment",
    'torch.zeros(2, dtype="float32")': "arg-type",
    "x.requires_grad = 1": "assignment",
    "x.shape = (1,)": "misc",
}


def check(program: str, folder: Path) -> str:
    """What mypy, in strict mode, says about a program."""
    file = folder / "program.py"
    file.write_text(program, encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--config-file=",
            "--no-error-summary",
            str(file),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(ROOT / "python")},
    )
    assert not done.stderr, done.stderr
    return done.stdout


def test_the_stubs_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "generate_stubs.py"), "--check"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def members(name: str) -> set[str]:
    """What the stub of the native module says that a class (or the module, "") has."""
    body: list[ast.stmt] = ast.parse((PACKAGE / "_C.pyi").read_text(encoding="utf-8")).body
    if name:
        body = next(s for s in body if isinstance(s, ast.ClassDef) and s.name == name).body
    found = set()
    for statement in body:
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            found.add(statement.name)
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            found.add(statement.target.id)
    return found


@pytest.mark.parametrize("name", ["", "Tensor", "Node", "Size", "dtype"])
def test_the_stub_names_what_is_there(name: str) -> None:
    assert _C.op_table  # made when it is first asked for, so not in dir() before
    assert _C.return_types
    owner = getattr(_C, name) if name else _C
    bases = set(dir(tuple)) if name == "Size" else set(dir(object))
    there = {n for n in dir(owner) if not n.startswith("__")} - bases
    typed = {n for n in members(name) if not n.startswith("__")}
    only_types = {"Number", "DTypeLike", "DeviceLike", "_dtype", "_Index", "_AnyTensor"}
    only_types |= {n for n in typed if n.startswith("return_type_")}
    assert there - typed == set()
    assert typed - there - only_types == set()


def test_the_package_names_what_is_public() -> None:
    module = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))
    named: set[str] = set()
    for statement in module.body:
        if isinstance(statement, ast.ImportFrom) and statement.level:
            named |= {alias.asname or alias.name for alias in statement.names}
        elif isinstance(statement, ast.FunctionDef):
            named.add(statement.name)
    assert set(backsweep.__all__) <= named
    assert all(hasattr(backsweep, name) for name in named - {"_GradMode"})


@needs_mypy
def test_a_program_passes(tmp_path: Path) -> None:
    assert check(GOOD, tmp_path) == ""


@needs_mypy
def test_mistakes_are_found(tmp_path: Path) -> None:
    head = "import backsweep as torch\nx = torch.zeros(2)\n"
    said = check(head + "\n".join(BAD) + "\n", tmp_path).splitlines()
    for number, (line, code) in enumerate(BAD.items(), head.count("\n") + 1):
        assert any(f":{number}: error:" in text and f"[{code}]" in text for text in said), line


@needs_mypy
def test_the_package_passes() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy"], capture_output=True, text=True, timeout=300, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr
