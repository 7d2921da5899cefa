"""The installed package: one version, typed, small, quick to import, with nothing that is not its own."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import backsweep

ROOT = Path(__file__).parent.parent
PACKAGE = Path(backsweep.__file__).parent


def python(program: str, **environment: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=True,
    )
    return done.stdout.strip()


def test_one_version() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (version,) = re.findall(r'^version = "(.*)"$', project, re.MULTILINE)
    assert backsweep.__version__ == version
    assert backsweep.__build_info__["version"] == version
    try:
        installed = importlib.metadata.version("backsweep")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("backsweep is imported from a folder, not installed")
    assert installed == version


def test_the_package_is_typed() -> None:
    source = ROOT / "python" / "backsweep"
    for name in ("py.typed", "_C.pyi", "__init__.pyi"):
        assert (source / name).exists()
    if source != PACKAGE:
        for name in ("py.typed", "_C.pyi", "__init__.pyi"):
            # In an editable install they stay where they are.
            shipped = PACKAGE / name
            assert not shipped.exists() or shipped.read_bytes() == (source / name).read_bytes()


def test_files_of_the_distribution() -> None:
    try:
        files = importlib.metadata.files("backsweep") or []
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("backsweep is imported from a folder, not installed")
    for file in files:
        if file.parts[0] == "__pycache__":  # of the loader of an editable install
            continue
        top = file.parts[0]
        assert top in ("backsweep", "..") or top.endswith(".dist-info") or "editable" in top, file
        assert file.suffix not in (".cpp", ".hpp", ".inc")


def test_requirements() -> None:
    try:
        wanted = importlib.metadata.requires("backsweep") or []
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("backsweep is imported from a folder, not installed")
    assert [r for r in wanted if "extra ==" not in r] == ["numpy>=1.24"]


def test_import_is_light() -> None:
    modules = python("import sys; before = set(sys.modules); import backsweep; "
                     "print(*sorted(set(sys.modules) - before))").split()  # fmt: skip
    assert "numpy" not in modules
    for heavy in ("inspect", "typing", "dataclasses", "asyncio", "logging", "re"):
        assert heavy not in modules, f"import backsweep imports {heavy}"


def test_no_thread_is_started_at_import() -> None:
    if not Path("/proc/self/task").exists():
        pytest.skip("needs /proc")
    program = "import os, backsweep; print(len(os.listdir('/proc/self/task')))"
    assert python(program) == "1"


def test_numpy_comes_when_it_is_needed() -> None:
    program = """
import sys, backsweep
t = backsweep.ones(2, requires_grad=True)
(t * 2).sum().backward()
print(t.grad, 'numpy' in sys.modules, end=' ')
t.detach().numpy()
print('numpy' in sys.modules)
"""
    assert python(program) == "tensor([2., 2.]) False True"


def test_public_names_do_not_depend_on_the_install() -> None:
    """The package in the source tree and the installed one have the same public names."""
    if PACKAGE == ROOT / "python" / "backsweep":
        pytest.skip("this is the source tree")
    listed = (ROOT / "python" / "backsweep" / "__init__.pyi").read_text(encoding="utf-8")
    names = re.findall(r'^    "(\w+)",$', listed, re.MULTILINE)
    assert names == backsweep.__all__
