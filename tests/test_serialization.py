"""save and load: files that PyTorch reads, files of PyTorch, what may be in them, errors."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import zipfile
from collections import Counter, OrderedDict
from pathlib import Path
from typing import Any

import numpy
import pytest
from libraries import needs_torch, torch, with_both

import backsweep

DTYPES = ("float32", "float64", "int64", "int32", "uint8", "bool")


def saved(library: Any, obj: Any, **options: Any) -> io.BytesIO:
    file = io.BytesIO()
    assert library.save(obj, file, **options) is None
    file.seek(0)
    return file


def things(library: Any) -> dict[str, Any]:
    """One of everything that a file may have."""
    base = library.arange(6.0).reshape(2, 3)
    attributed = library.ones(2)
    attributed.note = "kept"
    state = OrderedDict(weight=base, bias=base[1])
    state._metadata = {"version": 1}
    return {
        **{name: library.ones(3, dtype=getattr(library, name)) for name in DTYPES},
        "base": base,
        "row": base[1:],
        "turned": base.t(),
        "number": library.tensor(2.5),
        "empty": library.empty(0, 3),
        "leaf": library.ones(2, requires_grad=True),
        "attributed": attributed,
        "state": state,
        "size": library.Size([1, 2]),
        "dtype": library.float64,
        "device": library.device("cpu"),
        "storage": library.zeros(2, dtype=library.uint8).untyped_storage(),
        "plain": [1, -(2**40), 2.5, "text", None, True, b"bytes", (1, (2,)), {3, 4}, 1 + 2j],
        "counter": Counter("abba"),
        "array of bytes": bytearray(b"xyz"),
    }


def check_things(found: dict[str, Any], library: Any) -> None:
    expected = things(library)
    assert list(found) == list(expected)
    for name, value in expected.items():
        if isinstance(value, library.Tensor):
            assert type(found[name]) is library.Tensor
            assert found[name].dtype is value.dtype
            assert found[name].tolist() == value.tolist()
            assert found[name].stride() == value.stride()
            assert found[name].requires_grad == value.requires_grad
            assert found[name].is_leaf
        elif name == "storage":
            assert found[name].tolist() == value.tolist()
        elif name != "state":
            assert found[name] == value
            assert type(found[name]) is type(value)
    assert found["attributed"].note == "kept"
    assert found["state"]._metadata == {"version": 1}
    found["base"][1, 0] = 7.0
    assert found["row"][0, 0] == found["turned"][0, 1] == found["state"]["bias"][0] == 7.0
    assert found["state"]["weight"] is found["base"]


@with_both
@pytest.mark.parametrize("weights_only", [True, False, None])
def test_everything_comes_back(library: Any, weights_only: bool | None) -> None:
    check_things(library.load(saved(library, things(library)), weights_only=weights_only), library)


@needs_torch
@pytest.mark.parametrize("weights_only", [True, False])
def test_pytorch_reads_ours(weights_only: bool) -> None:
    file = saved(backsweep, things(backsweep))
    check_things(torch.load(file, weights_only=weights_only), torch)


@needs_torch
@pytest.mark.parametrize("weights_only", [True, False])
def test_ours_reads_pytorchs(weights_only: bool) -> None:
    check_things(backsweep.load(saved(torch, things(torch)), weights_only=weights_only), backsweep)


@needs_torch
def test_a_model_of_pytorch() -> None:
    model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4))
    optimizer = torch.optim.Adam(model.parameters())
    model(torch.ones(2, 3)).sum().backward()
    optimizer.step()
    file = saved(torch, {"model": model.state_dict(), "optimizer": optimizer.state_dict()})
    found = backsweep.load(file)
    assert list(found["model"]) == list(model.state_dict())
    for name, value in model.state_dict().items():
        assert found["model"][name].tolist() == value.tolist()
    again = torch.load(saved(backsweep, found))
    model.load_state_dict(again["model"])
    optimizer.load_state_dict(again["optimizer"])
    parameter = backsweep.load(saved(torch, torch.nn.Parameter(torch.ones(2))))
    assert parameter.requires_grad
    assert parameter.is_leaf


@needs_torch
def test_pytorch_maps_our_files_into_memory(tmp_path: Path) -> None:
    values = {"odd": backsweep.tensor([True]), "big": backsweep.arange(1000.0)}
    backsweep.save(values, tmp_path / "values.pt")
    mapped = torch.load(tmp_path / "values.pt", mmap=True)
    assert mapped["big"].data_ptr() % 64 == 0
    assert mapped["big"].tolist() == values["big"].tolist()
    assert mapped["odd"].tolist() == [True]


@with_both
def test_paths(library: Any, tmp_path: Path) -> None:
    path = tmp_path / "weights.new.pt"
    library.save(library.ones(2), path)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.read("weights.new/version" if library is torch else archive.namelist()[-1])
        assert all(info.compress_type == zipfile.ZIP_STORED for info in archive.infolist())
    assert library.load(str(path)).tolist() == [1.0, 1.0]
    with path.open("rb") as file:
        assert library.load(file, map_location="cpu").tolist() == [1.0, 1.0]
    with pytest.raises(RuntimeError, match=r"Parent directory .* does not exist"):
        library.save(1, tmp_path / "none" / "file.pt")
    with pytest.raises(FileNotFoundError):
        library.load(tmp_path / "none.pt")
    with pytest.raises(AttributeError, match="expected 'f' to be string, path, or a file-like"):
        library.save(1, 5)
    with pytest.raises(
        AttributeError, match=r"You can only torch.load from a file that is seekable"
    ):
        library.load(5)


def test_a_file_is_not_touched_by_what_cannot_be_pickled(tmp_path: Path) -> None:
    path = tmp_path / "file.pt"
    backsweep.save([1], path)
    with pytest.raises((AttributeError, pickle.PicklingError)):
        backsweep.save(lambda: 1, path)
    assert backsweep.load(path) == [1]


class Range:
    """A class of the program."""

    def __init__(self, end: Any) -> None:
        self.end = end


@with_both
def test_classes_of_the_program(library: Any) -> None:
    file = saved(library, Range(library.ones(1)))
    text = "Unsupported global: GLOBAL .*Range was not an allowed global by default"
    with pytest.raises(pickle.UnpicklingError, match=text):
        library.load(file)
    file.seek(0)
    assert library.load(file, weights_only=False).end.tolist() == [1.0]
    with library.serialization.safe_globals([Range]):
        file.seek(0)
        assert library.load(file).end.tolist() == [1.0]
    assert Range not in library.serialization.get_safe_globals()
    library.serialization.add_safe_globals([(Range, f"{__name__}.Range")])
    file.seek(0)
    assert library.load(file).end.tolist() == [1.0]
    library.serialization.clear_safe_globals()
    file.seek(0)
    with pytest.raises(pickle.UnpicklingError, match="Weights only load failed"):
        library.load(file)


class Named(backsweep.Tensor):
    """A tensor of a kind of its own."""


def test_subclasses() -> None:
    file = saved(backsweep, backsweep.ones(2).as_subclass(Named))
    with pytest.raises(pickle.UnpicklingError, match="Named was not an allowed global"):
        backsweep.load(file)
    with backsweep.serialization.safe_globals([Named]):
        assert type(backsweep.load(file)) is Named


class Runs:
    """What a file of an enemy has: a call of something, with arguments."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self.call = function, arguments

    def __reduce__(self) -> Any:
        return self.call


def test_a_file_cannot_run_anything(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    for evil in (Runs(exec, f"open({str(victim)!r}, 'w')"), Runs(getattr, [], "append")):
        for protocol in (2, 4, 5):
            file = saved(backsweep, [evil], pickle_protocol=protocol)
            with pytest.raises(pickle.UnpicklingError, match=r"GLOBAL builtins\.\w+ was not"):
                backsweep.load(file)
    assert not victim.exists()
    # Nor does it change what it may refer to.
    changed = b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\nN}X\x0c\x00\x00\x00__defaults__Ns\x86b."
    text = "Can only build Tensor, Parameter, OrderedDict or types allowlisted"
    for body in (
        changed,
        changed.replace(b"_utils\n_rebuild_tensor_v2", b"_utils\n_rebuild_parameter"),
    ):
        with pytest.raises(pickle.UnpicklingError, match=text):
            backsweep.load(archive_of(body))
    assert backsweep.load(saved(backsweep, backsweep.ones(1))).tolist() == [1.0]


def archive_of(body: bytes, **records: bytes) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("archive/data.pkl", body)
        for name, content in records.items():
            archive.writestr(f"archive/{name}", content)
    file.seek(0)
    return file


def tensor_at(place: str = "cpu", kind: str = "FloatStorage", size: str = "K\x02") -> bytes:
    """The pickle of a tensor of two elements, written by hand."""
    text = (
        f"\x80\x02ctorch._utils\n_rebuild_tensor_v2\n((X\x07\0\0\0storagectorch\n{kind}\n"
        f"X\x01\0\0\x000X{chr(len(place))}\0\0\0{place}K\x02tQK\0{size}\x85K\x01\x85\x89NtR."
    )
    return text.encode("latin1")


def test_files_from_elsewhere() -> None:
    content = numpy.array([1.5, -2.0], ">f4").tobytes()
    file = archive_of(tensor_at(), **{"data/0": content, "byteorder": b"big"})
    assert backsweep.load(file).tolist() == [1.5, -2.0]
    with pytest.raises(RuntimeError, match="Attempting to deserialize object on a cuda:0 device"):
        backsweep.load(archive_of(tensor_at("cuda:0"), **{"data/0": content}))
    there = backsweep.load(archive_of(tensor_at("cuda:0"), **{"data/0": content}), "cpu")
    assert there.shape == (2,)
    with pytest.raises(pickle.UnpicklingError, match=r"GLOBAL torch\.HalfStorage was not"):
        backsweep.load(archive_of(tensor_at(kind="HalfStorage"), **{"data/0": content}))


def test_damaged_files() -> None:
    for content in (b"no archive", b"\x80\x02K\x01."):
        with pytest.raises(pickle.UnpicklingError, match="no zip archive of PyTorch"):
            backsweep.load(io.BytesIO(content))
    with pytest.raises(KeyError, match="archive/data/0"):
        backsweep.load(archive_of(tensor_at()))
    with pytest.raises(RuntimeError, match="as_strided"):  # three elements of two
        backsweep.load(archive_of(tensor_at(size="K\x03"), **{"data/0": b"\0" * 8}))
    for body in (b"\x80\x02X\x01\0\0\0aQ.", b"\x80\x02)Q."):
        with pytest.raises(pickle.UnpicklingError, match="a storage is required"):
            backsweep.load(archive_of(body))
    file = saved(backsweep, backsweep.arange(100.0)).getvalue()
    place = file.index(backsweep.arange(100.0).numpy().tobytes())
    broken = file[: place + 9] + b"\xff" + file[place + 10 :]
    with pytest.raises(zipfile.BadZipFile, match="CRC"):
        backsweep.load(io.BytesIO(broken))
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    with pytest.raises(pickle.UnpicklingError, match=r"the archive has no data\.pkl"):
        backsweep.load(empty)


@with_both
def test_options(library: Any) -> None:
    x = library.ones(4)
    with pytest.raises(RuntimeError, match="Cannot save multiple tensors or storages that view"):
        library.save([x, x.view(library.int32)], io.BytesIO())
    with pytest.raises(
        RuntimeError, match="Can not safely load weights when explicit pickle_module"
    ):
        library.load(saved(library, x), pickle_module=pickle, weights_only=True)
    assert library.load(saved(library, x), pickle_module=pickle, weights_only=False).sum() == 4
    assert library.load(saved(library, [x]), lambda storage, location: storage)[0].sum() == 4
    x.requires_grad_().register_hook(lambda gradient: gradient)
    with pytest.warns(UserWarning, match="will not be serialized"):
        library.save(x, io.BytesIO())


def test_large_values_are_not_copied_twice() -> None:
    x = backsweep.zeros(2**20)
    assert backsweep.load(saved(backsweep, x[:1])).untyped_storage().nbytes() == x.nbytes


def test_scripts_of_pytorch(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import torch\n"
        "class Point:\n    pass\n"
        "torch.save({'w': torch.ones(2), 'p': Point()}, 'file.pt')\n"
        "torch.serialization.add_safe_globals([Point])\n"
        "print(torch.load('file.pt')['w'], torch.serialization.load is torch.load)\n"
    )
    command = [sys.executable, "-m", "backsweep", "script.py"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert result.stdout == "tensor([1., 1.]) True\n"
