"""What backsweep says when a program asks for something that it does not have."""

from __future__ import annotations

import sys
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any


def served_name(module: str) -> str:
    """The name under which the program knows a module of backsweep.

    That is ``torch...`` when ``python -m backsweep`` serves backsweep under the name of PyTorch.

    >>> served_name("backsweep.nn")
    'backsweep.nn'
    """
    top, _, rest = module.partition(".")
    if "torch" in sys.modules and sys.modules["torch"] is sys.modules.get(top):
        return f"torch.{rest}" if rest else "torch"
    return module


_OTHER_DTYPES = (
    " half float16 bfloat16 short int16 char int8 uint16 uint32 uint64 chalf complex32 cfloat complex64 "
    "cdouble complex128 float8_e4m3fn float8_e5m2 qint8 quint8 qint32 "
)


def module_getattr(
    module: str, submodules: Iterable[str] = (), members: Mapping[str, str] | None = None
) -> Callable[[str], Any]:
    """Make the ``__getattr__`` of a module: it imports submodules when used, and refuses the rest.

    ``members`` are names of the module that lie in another module, by the path of that below this one.

    In a module: ``__getattr__ = module_getattr(__name__, ("nn", "optim"))``. The error is an
    ordinary AttributeError, so ``hasattr`` and ``getattr`` with a default work as usual.

    >>> module_getattr("backsweep")("fft")
    Traceback (most recent call last):
    AttributeError: module 'backsweep' has no attribute 'fft': backsweep does not have 'torch.fft'
    """
    lazy = frozenset(submodules)
    elsewhere = dict(members or {})

    def __getattr__(name: str) -> Any:
        if name in lazy:
            return import_module(f"{module}.{name}")
        if name in elsewhere:
            value = getattr(import_module(f"{module}.{elsewhere[name]}"), name)
            setattr(sys.modules[module], name, value)
            return value
        message = f"module {served_name(module)!r} has no attribute {name!r}"
        if not (name.startswith("__") and name.endswith("__")):  # Python itself asks for those
            full = ".".join(["torch", *module.split(".")[1:], name])
            message += f": backsweep does not have {full!r}"
            if f" {full.removeprefix('torch.')} " in _OTHER_DTYPES:
                message += "; its dtypes are float32, float64, int64, int32, uint8 and bool"
        raise AttributeError(message, name=name, obj=sys.modules.get(module))

    return __getattr__
