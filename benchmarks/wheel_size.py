"""The size of the wheel, and of what each side puts on disk."""

from __future__ import annotations

import importlib.metadata
import struct
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import child
from benchmarks.case import CaseResult, SideResult
from benchmarks.sides import Side

MEGABYTE = 1e6
ELF_MAGIC = b"\x7fELF"
SYMBOL_TABLE = 2


def probe(sides: Sequence[Side], wheel: Path | None, build: bool) -> list[CaseResult]:
    """Size of the subject's wheel in megabytes, and the size of every side as installed."""
    subject = sides[0]
    record = SideResult(subject.name)
    packed = CaseResult("wheel", "wheel size", "MB", [record])
    if subject.library != "backsweep":
        record.reason = f"the wheel is backsweep's, and the subject is {subject.label}"
    else:
        with tempfile.TemporaryDirectory() as folder:
            try:
                measure_wheel(record, wheel or find_wheel(Path(folder), build))
            except (FileNotFoundError, child.ChildFailed) as error:
                record.reason = str(error)
    unpacked = CaseResult(
        "installed_size",
        "size on disk, without dependencies",
        "MB",
        [installed(side) for side in sides],
    )
    packed.agreed = unpacked.agreed = "nothing to compare"
    return [packed, unpacked]


def find_wheel(folder: Path, build: bool) -> Path:
    """Build a wheel into ``folder``, or say why there is none."""
    if not build:
        raise FileNotFoundError("no wheel was given; pass --wheel FILE, or --build-wheel")
    if not (child.ROOT / "pyproject.toml").exists():
        raise FileNotFoundError("there is no pyproject.toml to build a wheel from")
    command = ["-m", "pip", "wheel", ".", "--no-deps", "--quiet", "--wheel-dir", str(folder)]
    try:
        child.run([*command, "--no-build-isolation"])
    except child.ChildFailed:
        child.run(command)
    return next(folder.glob("*.whl"))


def measure_wheel(record: SideResult, wheel: Path) -> None:
    """Fill in the size, the unpacked size, and whether the extension modules are stripped."""
    if not wheel.is_file():
        raise FileNotFoundError(f"there is no wheel {wheel.name}")
    record.samples = [wheel.stat().st_size / MEGABYTE]
    with zipfile.ZipFile(wheel) as archive:
        entries = archive.infolist()
        record.detail["unpacked_megabytes"] = sum(e.file_size for e in entries) / MEGABYTE
        libraries = [archive.read(e) for e in entries if ".so" in Path(e.filename).name]
    record.detail["file"] = wheel.name
    record.detail["stripped"] = all(is_stripped(content) for content in libraries)


def is_stripped(content: bytes) -> bool:
    """Whether a 64-bit little-endian ELF file has no symbol table; other files count as so."""
    if content[:4] != ELF_MAGIC or content[4:6] != b"\x02\x01":
        return True
    (offset,) = struct.unpack_from("<Q", content, 0x28)
    size, count = struct.unpack_from("<HH", content, 0x3A)
    kinds = (struct.unpack_from("<I", content, offset + size * i + 4)[0] for i in range(count))
    return SYMBOL_TABLE not in kinds


def installed(side: Side) -> SideResult:
    """Megabytes on disk of the distribution or module of one side."""
    record = SideResult(side.name, reason=side.missing)
    if side.library == "pure" and not record.reason:
        record.reason = "a module of backsweep"
    if record.reason:
        return record
    files = distribution_files(side.library)
    if not files:
        record.reason = "not installed as a distribution"
    else:
        record.samples = [sum(file.stat().st_size for file in files) / MEGABYTE]
    return record


def distribution_files(library: str) -> list[Path]:
    """The files that installing the library put on disk, less compiled bytecode."""
    try:
        listed = importlib.metadata.files(library) or []
    except importlib.metadata.PackageNotFoundError:
        return []
    paths = (Path(str(entry.locate())) for entry in listed if entry.suffix != ".pyc")
    return [path for path in paths if path.is_file()]
