"""from_file: tensors over files that are mapped into memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy
import pytest
from libraries import with_both

import backsweep


@pytest.fixture
def path(tmp_path: Path) -> str:
    numpy.arange(10, dtype="float32").tofile(tmp_path / "numbers")
    return str(tmp_path / "numbers")


@with_both
def test_what_is_written(library: Any, path: str) -> None:
    private = library.from_file(path, size=10)
    assert private.tolist() == [float(i) for i in range(10)]
    private[1] = 50
    assert library.from_file(path, False, 2).tolist() == [0.0, 1.0]
    shared = library.from_file(path, shared=True, size=4)
    shared.mul_(2)
    assert library.from_file(path, None, 5).tolist() == [0.0, 2.0, 4.0, 6.0, 4.0]
    assert numpy.fromfile(path, "float32")[3] == 6
    assert private[0] == 0
    assert library.from_file(path, size=1, dtype=library.float64).item() == 2.0
    assert library.from_file(path.encode(), size=2, dtype=library.uint8).tolist() == [0, 0]
    with pytest.raises(RuntimeError, match="not resizable"):
        private.resize_(100)


@with_both
def test_files_that_grow(library: Any, path: str) -> None:
    longer = library.from_file(path, shared=True, size=12)
    assert longer[9:].tolist() == [9.0, 0.0, 0.0]
    new = library.from_file(path + ".new", shared=True, size=3, dtype=library.int64)
    new += 2
    assert numpy.fromfile(path + ".new", "int64").tolist() == [2, 2, 2]
    assert library.from_file(path).shape == (0,)
    assert library.from_file(path + ".none", shared=True).shape == (0,)
    assert not Path(path + ".none").exists()


@with_both
def test_gradient(library: Any, path: str) -> None:
    x = library.from_file(path, size=3, requires_grad=True)
    (x * x).sum().backward()
    assert x.grad.tolist() == [0.0, 2.0, 4.0]


@with_both
@pytest.mark.parametrize(
    ("arguments", "error", "text"),
    [
        ({"size": 11}, RuntimeError, "size <40> is smaller than the required mapping size <44>"),
        ({"size": -1}, RuntimeError, "unable to mmap -4 bytes from file"),
        ({"filename": "/nowhere/file", "size": 1}, RuntimeError, "in read-only mode: No such file"),
        (
            {"filename": "/nowhere/file", "size": 1, "shared": True},
            RuntimeError,
            "unable to open file </nowhere/file> in read-write mode: No such file",
        ),
        ({"filename": "/", "size": 1, "shared": True}, RuntimeError, "unable to open file </> in"),
        ({"filename": 3}, TypeError, r"argument 'filename'.* must be str, not int"),
        ({"size": (2,)}, TypeError, "argument 'size' must be int, not tuple"),
        ({"size": 2.0}, TypeError, "argument 'size' must be int, not float"),
        ({"shared": 1}, TypeError, r"argument 'shared'.* must be bool, not int"),
        ({"dtype": "float32"}, TypeError, "argument 'dtype' must be torch.dtype, not str"),
    ],
)
def test_errors(library: Any, path: str, arguments: Any, error: Any, text: str) -> None:
    with pytest.raises(error, match=text):
        library.from_file(**{"filename": path, **arguments})


def test_the_memory_outlives_the_call(path: str) -> None:
    views = [backsweep.from_file(path, size=10)[3:5] for _ in range(50)]
    assert all(view.tolist() == [3.0, 4.0] for view in views)
