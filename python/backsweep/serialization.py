"""Tensors, and what contains them, in files: `save` and `load`.

The files are PyTorch's, since its version 1.6, and both read those of the other: a zip archive of
``data.pkl``, a pickle in which storages are named by keys, and ``data/<key>``, their bytes.

See https://docs.pytorch.org/docs/stable/notes/serialization.html
"""

from __future__ import annotations

import io
import os
import pickle
import struct
import sys
import zipfile
from collections import Counter, OrderedDict
from types import FunctionType

from . import _C
from ._C import Size, Tensor
from ._copying import _finished
from ._device import device
from ._missing import module_getattr
from ._storage import TypedStorage, UntypedStorage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import IO, Any, ClassVar

    File = str | os.PathLike[str] | IO[bytes]

__all__ = [
    "add_safe_globals",
    "clear_safe_globals",
    "get_safe_globals",
    "load",
    "safe_globals",
    "save",
]
__getattr__ = module_getattr(__name__)


class _Global(str):
    """The name of something that a file refers to."""


def _rebuild_tensor(
    storage: TypedStorage,
    offset: int,
    size: tuple[int, ...],
    stride: tuple[int, ...],
    requires_grad: bool = False,
    hooks: Any = None,
    metadata: Any = None,
) -> Tensor:
    values = storage._elements().as_strided(size, stride, offset)
    return _finished(Tensor, values, requires_grad, {})


def _rebuild_parameter(
    data: Tensor, requires_grad: bool, hooks: Any = None, state: dict[str, Any] | None = None
) -> Tensor:
    return _finished(type(data), data, requires_grad, state or {})


def _rebuild_subclass(
    function: Callable[..., Tensor], cls: type[Tensor], arguments: Any, state: dict[str, Any]
) -> Tensor:
    tensor = function(*arguments)
    return _finished(cls, tensor, tensor.requires_grad, state)


# What files may refer to without danger, by PyTorch's names.
_STORAGES = {
    getattr(_C, dtype): _Global(f"torch.{name}Storage")
    for dtype, name in zip(
        ("float32", "float64", "int32", "int64", "uint8", "bool"),
        ("Float", "Double", "Int", "Long", "Byte", "Bool"),
        strict=True,
    )
}
_DTYPES = {name: dtype for dtype, name in _STORAGES.items()}
_NAMES: dict[Any, str] = {
    Tensor: "torch.Tensor",
    Size: "torch.Size",
    device: "torch.device",
    _rebuild_tensor: "torch._utils._rebuild_tensor_v2",
    _rebuild_parameter: "torch._utils._rebuild_parameter",
    _rebuild_subclass: "torch._tensor._rebuild_from_type_v2",
}
_ALLOWED: dict[str, Any] = {
    **{name: value for value, name in _NAMES.items()},
    **{str(dtype): dtype for dtype in _STORAGES},
    **{name: name for name in _DTYPES},
    "torch.storage.UntypedStorage": "",
    "torch.nn.parameter.Parameter": Tensor,
    "torch._utils._rebuild_parameter_with_state": _rebuild_parameter,
    "collections.OrderedDict": OrderedDict,
    "collections.Counter": Counter,
    "_codecs.encode": str.encode,
    "builtins.bytearray": bytearray,
    "builtins.set": set,
    "builtins.complex": complex,
}
_safe: list[Any] = []


def add_safe_globals(safe_globals: Sequence[Any]) -> None:
    """Let `load` make objects of these classes, and call these functions, with ``weights_only``.

    >>> add_safe_globals([range])
    >>> get_safe_globals()
    [<class 'range'>]
    >>> clear_safe_globals()

    See https://docs.pytorch.org/docs/stable/notes/serialization.html
    """
    _safe.extend(each for each in safe_globals if each not in _safe)


def get_safe_globals() -> list[Any]:
    """What `add_safe_globals` was given."""
    return list(_safe)


def clear_safe_globals() -> None:
    """Forget what `add_safe_globals` was given."""
    _safe.clear()


class safe_globals:
    """``with safe_globals([...])``: `add_safe_globals` for a block."""

    def __init__(self, safe_globals: Sequence[Any]) -> None:
        self.added = safe_globals

    def __enter__(self) -> None:
        self.before = get_safe_globals()
        add_safe_globals(self.added)

    def __exit__(self, *error: object) -> None:
        _safe[:] = self.before


class _Pickler(pickle._Pickler):
    def __init__(self, file: IO[bytes], protocol: int) -> None:
        super().__init__(file, protocol)
        self.storages: dict[int, tuple[UntypedStorage, _Global, str]] = {}

    def persistent_id(self, obj: Any) -> Any:
        if isinstance(obj, TypedStorage):
            storage, name, count = obj.untyped(), _STORAGES[obj.dtype], obj.size()
        elif isinstance(obj, UntypedStorage):
            storage, name, count = obj, _UNTYPED, obj.nbytes()
        else:
            return None
        new = storage, name, str(len(self.storages))
        _, known, key = self.storages.setdefault(storage._cdata, new)
        if known != name:
            raise RuntimeError(
                f"save: {known} and {name} with the same memory were given; Cannot save multiple tensors "
                "or storages that view the same data as different types; clone one of them"
            )
        return "storage", name, key, "cpu", count

    def reducer_override(self, obj: Any) -> Any:
        if isinstance(obj, (_Global, _C.dtype)):
            return str(obj)
        if isinstance(obj, Size):
            return Size, (tuple(obj),)
        if isinstance(obj, device):
            return device, ("cpu",)
        if not isinstance(obj, Tensor):
            return NotImplemented
        if obj._backward_hooks:
            import warnings

            warnings.warn(
                "save: the tensor has backward hooks; a backward hook on a tensor will not be serialized",
                stacklevel=2,
            )
        place = (obj.storage_offset(), tuple(obj.shape), obj.stride())
        arguments: Any = (TypedStorage(obj), *place, obj.requires_grad, OrderedDict())
        if type(obj) is Tensor and not obj.__dict__:
            return _rebuild_tensor, arguments
        return _rebuild_subclass, (_rebuild_tensor, type(obj), arguments, dict(obj.__dict__))

    def save_global(self, obj: Any, name: str | None = None) -> None:
        path = name if name and name.startswith("torch.") else _NAMES.get(obj)
        if path is None:
            super().save_global(obj, name)  # type: ignore[misc]
            return
        module, _, member = path.rpartition(".")
        self.write(pickle.GLOBAL + f"{module}\n{member}\n".encode())  # type: ignore[attr-defined]
        self.memoize(obj)  # type: ignore[attr-defined]

    dispatch: ClassVar[Any] = {**pickle._Pickler.dispatch, FunctionType: save_global}


_UNTYPED = _Global("torch.storage.UntypedStorage")


def save(
    obj: object,
    f: File,
    pickle_module: Any = pickle,
    pickle_protocol: int = 2,
    _use_new_zipfile_serialization: bool = True,
) -> None:
    """Write an object to a file, which PyTorch can load, too.

    Views that share memory share it when they are loaded; gradients and histories are not saved.

    Args:
        obj: tensors of any shape and dtype, and containers of them; whatever can be pickled.
        f: a path, or a file that is open for writing.
        pickle_module: only ``pickle``.
        pickle_protocol: PyTorch reads 2 without ``weights_only=False``.

    Raises:
        RuntimeError: the directory does not exist; tensors of two dtypes share memory.
        AttributeError: ``f`` is no file.

    >>> file = io.BytesIO()
    >>> save({"weight": backsweep.ones(2)}, file)
    >>> load(file)
    {'weight': tensor([1., 1.])}

    See https://docs.pytorch.org/docs/stable/generated/torch.save.html
    """
    if pickle_module is not pickle or not _use_new_zipfile_serialization:
        raise NotImplementedError("save: only the zip format is written, and only with pickle")
    name = "archive"
    if isinstance(f, (str, os.PathLike)):
        f = os.fspath(f)
        folder, name = os.path.split(f)
        name = name.partition(".")[0] or "archive"
        if folder and not os.path.isdir(folder):
            raise RuntimeError(f"save: Parent directory {folder} does not exist.")
    elif not hasattr(f, "write"):
        raise AttributeError(
            f"save: a {type(f).__name__} was given; expected 'f' to be string, path, or a file-like "
            "object with a 'write' attribute"
        )
    pickled = io.BytesIO()
    pickler = _Pickler(pickled, pickle_protocol)
    pickler.dump(obj)
    records: dict[str, Any] = {
        "data.pkl": pickled.getvalue(),
        ".format_version": b"1",
        ".storage_alignment": b"64",
        "byteorder": sys.byteorder.encode(),
    }
    for storage, _, key in pickler.storages.values():
        records[f"data/{key}"] = memoryview(storage._bytes)
    records["version"] = b"3\n"
    with zipfile.ZipFile(f, "w") as archive:
        for record, content in records.items():
            info = zipfile.ZipInfo(f"{name}/{record}")
            info.file_size = len(content)
            # The bytes begin at multiples of 64, for those that map the file into memory.
            header = archive.start_dir + 34 + len(info.filename.encode())
            padding = -header % 64
            info.extra = b"FB" + struct.pack("<H", padding) + b"Z" * padding
            with archive.open(info, "w") as target:
                target.write(content)


class _Unpickler(pickle._Unpickler):
    def __init__(
        self, archive: zipfile.ZipFile, root: str, weights_only: bool, options: Any
    ) -> None:
        super().__init__(io.BytesIO(archive.read(f"{root}/data.pkl")), **options)
        self.archive, self.root, self.weights_only = archive, root, weights_only
        self.storages: dict[str, UntypedStorage] = {}
        order = f"{root}/byteorder"
        written = archive.read(order) if order in archive.namelist() else b"little"
        self.swapped = written.decode() != sys.byteorder
        self.location: Any = None

    def find_class(self, module: str, name: str) -> Any:
        module = {"__builtin__": "builtins", "copy_reg": "copyreg"}.get(module, module)
        path = f"{module}.{name}"
        if path in _ALLOWED:
            return _ALLOWED[path]
        if self.weights_only:
            for each in _safe:
                value, known = each if isinstance(each, tuple) else (each, None)
                if path == (known or f"{value.__module__}.{value.__qualname__}"):
                    return value
            raise _refused(
                f"Unsupported global: GLOBAL {path} was not an allowed global by default. Please use "
                f"`torch.serialization.add_safe_globals([{name}])` or the `torch.serialization."
                f"safe_globals([{name}])` context manager to allowlist this global if you trust this "
                "class/function."
            )
        if module.partition(".")[0] == "torch":
            module = "backsweep" + module[5:]
        return super().find_class(module, name)

    def load_build(self) -> None:
        made = self.stack[-2]  # type: ignore[attr-defined]
        trusted = [each[0] if isinstance(each, tuple) else each for each in _safe]
        if self.weights_only and type(made) not in (OrderedDict, *trusted):
            raise _refused(
                "Can only build Tensor, Parameter, OrderedDict or types allowlisted via "
                f"`add_safe_globals`, but got {type(made)}"
            )
        super().load_build()  # type: ignore[misc]

    dispatch: ClassVar[Any] = {**pickle._Unpickler.dispatch, pickle.BUILD[0]: load_build}

    def persistent_load(self, pid: Any) -> TypedStorage | UntypedStorage:
        if not isinstance(pid, tuple) or len(pid) != 5 or pid[0] != "storage":
            raise pickle.UnpicklingError(f"load: the file refers to {pid!r}; a storage is required")
        _, kind, key, location, _ = pid
        dtype = _DTYPES.get(kind)
        if location != "cpu" and self.location is None:
            raise RuntimeError(
                f"load: Attempting to deserialize object on a {location} device but there is only the "
                "CPU; please use torch.load with map_location=torch.device('cpu') to map your storages "
                "to the CPU."
            )
        if key not in self.storages:
            self.storages[key] = self._read(str(key), dtype.itemsize if dtype else 1)
        storage = self.storages[key]
        return TypedStorage(storage.elements(dtype)) if dtype else storage

    def _read(self, key: str, size: int) -> UntypedStorage:
        info = self.archive.getinfo(f"{self.root}/data/{key}")
        memory = _C.empty(info.file_size, dtype=_C.uint8)
        with self.archive.open(info) as source, memoryview(memory) as room:
            start = 0
            while read := source.readinto(room[start:]):  # type: ignore[attr-defined]
                start += read
        if self.swapped and size > 1:
            memory = memory.reshape(-1, size).flip(1).reshape(-1)
        return UntypedStorage(memory)


def _refused(text: str) -> pickle.UnpicklingError:
    return pickle.UnpicklingError(
        "load: Weights only load failed. Re-running `torch.load` with `weights_only` set to `False` will "
        "likely succeed, but it can result in arbitrary code execution. Do it only if you got the file "
        f"from a trusted source.\n\tWeightsUnpickler error: {text}"
    )


def load(
    f: File,
    map_location: Any = None,
    pickle_module: Any = None,
    *,
    weights_only: bool | None = None,
    mmap: bool | None = None,
    **pickle_load_args: Any,
) -> Any:
    """Read an object from a file that `save` or PyTorch wrote.

    Args:
        f: a path, or a file that is open for reading and can seek.
        map_location: "cpu", or a function or dict, where the file has tensors of other devices.
        pickle_module: only ``pickle``, and only with ``weights_only=False``.
        weights_only: False lets the file call whatever it names, so that it can do anything; otherwise
            it may have tensors, numbers, texts, containers, and what `add_safe_globals` was given.
        mmap: the file is read in any case.
        **pickle_load_args: for the unpickler, such as ``encoding``.

    Raises:
        pickle.UnpicklingError: no such file, or one that names what is not allowed.
        RuntimeError: a file of other devices without ``map_location``.
        AttributeError: ``f`` is no file.

    >>> file = io.BytesIO()
    >>> save([backsweep.tensor(1.0), "text"], file)
    >>> load(file)
    [tensor(1.), 'text']

    See https://docs.pytorch.org/docs/stable/generated/torch.load.html
    """
    weights_only = weights_only is not False
    if pickle_module is not None and (weights_only or pickle_module is not pickle):
        raise RuntimeError(
            "load: Can not safely load weights when explicit pickle_module is specified; leave it out"
        )
    if isinstance(map_location, (str, device)):
        _C._check_device(map_location)
    if not isinstance(f, (str, os.PathLike)) and not (hasattr(f, "read") and hasattr(f, "seek")):
        raise AttributeError(
            f"load: a {type(f).__name__} was given. You can only torch.load from a file that is seekable. "
            "Please pre-load the data into a buffer like io.BytesIO and try to load from it instead."
        )
    try:
        archive = zipfile.ZipFile(f)
    except zipfile.BadZipFile:
        if not isinstance(f, (str, os.PathLike)) and not f.seek(0, os.SEEK_END):
            raise EOFError("load: the file is empty; Ran out of input") from None
        raise pickle.UnpicklingError(
            "load: the file is no zip archive of PyTorch; what was saved before version 1.6, or with "
            "another library, has to be saved again"
        ) from None
    with archive:
        roots = [
            name[: -len("/data.pkl")] for name in archive.namelist() if name.endswith("/data.pkl")
        ]
        if not roots:
            raise pickle.UnpicklingError("load: the archive has no data.pkl; torch.save writes one")
        unpickler = _Unpickler(archive, roots[0], weights_only, pickle_load_args)
        unpickler.location = map_location
        return unpickler.load()
