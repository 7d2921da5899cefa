"""Serving backsweep under the name of PyTorch: ``import torch`` gives the module ``backsweep``.

``install()`` puts a finder in front of ``sys.meta_path``. It answers for ``torch`` and everything
below it with the *same* module objects as ``backsweep``..., so there is one ``Tensor`` class,
``isinstance`` and pickling work, and nothing is loaded twice. A module that backsweep does not
have is an error at the import that asks for it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.abc import Loader
    from types import ModuleType
    from typing import Any
else:
    Loader = object


def _own_name(name: str) -> str:
    """The name in backsweep of a module of torch."""
    return "backsweep" + name[len("torch") :]


class _SameModule(Loader):
    """Loads ``torch.x`` by handing out ``backsweep.x``."""

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = import_module(_own_name(spec.name))
        self.spec = module.__spec__
        return module

    def exec_module(self, module: ModuleType) -> None:
        module.__spec__ = self.spec  # the import system has just replaced it


class _Finder:
    """Answers for ``torch``, ``torch.x``, ``torch.x.y``."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name == "multiprocessing.spawn":
            return _spawn_spec(name, path)
        if name != "torch" and not name.startswith("torch."):
            return None
        if not _exists(_own_name(name)):
            if sys._getframe(2).f_code.co_name == "find_spec":
                return None  # a program that asks importlib whether the module exists: it does not
            raise ModuleNotFoundError(
                f"backsweep has no module {name!r}. "
                "This program runs on backsweep, which serves only a part of PyTorch.",
                name=name,
            )
        return ModuleSpec(name, _SameModule(), is_package=True)


# Python cuts the frames of its own import system from the traceback of an ImportError, so that the
# last line shown is the import statement. This frame stands among them and should go with them.
_Finder.find_spec.__code__ = _Finder.find_spec.__code__.replace(
    co_filename="<frozen importlib._bootstrap>"
)


def _exists(own: str) -> bool:
    if own in sys.modules:
        return True
    try:
        return find_spec(own) is not None
    except ModuleNotFoundError:  # the module above is not a package
        return False


def install() -> None:
    """Serve ``torch`` by backsweep from now on, in this process and in its children.

    A child made by ``fork`` inherits everything. One made by ``multiprocessing`` with ``spawn`` or
    ``forkserver`` starts afresh, and calls this when it unpickles what its parent sends it first.
    """
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
    if "multiprocessing.spawn" in sys.modules:
        _teach_spawn(sys.modules["multiprocessing.spawn"])


class _InstallWhenUnpickled:
    def __reduce__(self) -> tuple[Any, ...]:
        return install, ()


def _teach_spawn(module: Any) -> None:
    """Let the data that prepares a child process carry the call to ``install()``."""
    original = module.get_preparation_data
    if getattr(original, "from_backsweep", False):
        return

    def get_preparation_data(name: str) -> dict[str, Any]:
        return {"backsweep": _InstallWhenUnpickled(), **original(name)}

    get_preparation_data.from_backsweep = True  # type: ignore[attr-defined]
    module.get_preparation_data = get_preparation_data


class _SpawnLoader(Loader):
    """Loads ``multiprocessing.spawn`` as usual, then teaches it."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        created: ModuleType | None = self.loader.create_module(spec)
        return created

    def exec_module(self, module: ModuleType) -> None:
        self.loader.exec_module(module)
        _teach_spawn(module)

    def __getattr__(self, name: str) -> Any:  # get_source and its kind
        return getattr(self.loader, name)


def _spawn_spec(name: str, path: Sequence[str] | None) -> ModuleSpec | None:
    spec = PathFinder.find_spec(name, path)
    if spec is not None and spec.loader is not None:
        spec.loader = _SpawnLoader(spec.loader)
    return spec
