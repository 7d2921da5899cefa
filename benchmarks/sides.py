"""The libraries that race, each as a ``torch``-like namespace, on one thread."""

from __future__ import annotations

import importlib
import importlib.metadata
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks import adapters

LABELS = {
    "backsweep": "backsweep",
    "pure": "backsweep.pure",
    "torch": "PyTorch",
    "micrograd": "micrograd",
    "numpy": "NumPy",
}
MODULES = {
    "backsweep": "backsweep",
    "pure": "backsweep.pure",
    "torch": "torch",
    "micrograd": "micrograd.engine",
    "numpy": "numpy",
}
DEFAULT = ("backsweep", "pure", "torch", "micrograd")
THREAD_VARIABLES = (
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "BACKSWEEP_NUM_THREADS",
)
# Settings that make a library compute with less than the processor has, or for another one.
RESTRAINING_VARIABLES = (
    "OPENBLAS_CORETYPE",
    "OPENBLAS_L2_SIZE",
    "NPY_DISABLE_CPU_FEATURES",
    "NPY_ENABLE_CPU_FEATURES",
    "MKL_ENABLE_INSTRUCTIONS",
    "ATEN_CPU_CAPABILITY",
    "BACKSWEEP_ISA",
)


@dataclass(frozen=True)
class Side:
    """One participant. ``namespace`` is None when it is missing, and ``missing`` says why."""

    name: str
    library: str
    namespace: Any
    version: str
    missing: str = ""

    @property
    def label(self) -> str:
        """The name as people write it, with its number when a library races itself."""
        return LABELS[self.library] + self.name[len(self.library) :]


def one_thread() -> None:
    """Ask every library for one thread, at its best; call before any of them is imported."""
    for variable in THREAD_VARIABLES:
        os.environ[variable] = "1"
    for variable in RESTRAINING_VARIABLES:
        os.environ.pop(variable, None)


def version_of(library: str) -> str:
    """The installed version, or an empty string."""
    try:
        return importlib.metadata.version("backsweep" if library == "pure" else library)
    except importlib.metadata.PackageNotFoundError:
        return ""


def load(names: Sequence[str]) -> list[Side]:
    """Import the libraries named; one named twice races itself, which should give a ratio of 1."""
    sides: list[Side] = []
    for library in names:
        if library not in LABELS:
            known = ", ".join(LABELS)
            raise ValueError(f"sides: got {library!r}; one of {known} is required")
        earlier = sum(side.library == library for side in sides)
        name = f"{library} ({earlier + 1})" if earlier else library
        sides.append(load_one(name, library))
    return sides


def load_one(name: str, library: str) -> Side:
    """Import one library and wrap it where its interface is not PyTorch's."""
    try:
        module = importlib.import_module(MODULES[library])
    except ImportError as error:
        return Side(name, library, None, "", f"not installed ({error})")
    set_threads = getattr(module, "set_num_threads", None)
    if set_threads is not None:
        set_threads(1)
    version = version_of(library) or str(getattr(module, "__version__", ""))
    return Side(name, library, adapters.adapt(library, module), version)
