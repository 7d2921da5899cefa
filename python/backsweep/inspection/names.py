"""What the program calls its tensors."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType

from .. import _C
from .._C import Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType
    from typing import Any

__all__ = ["Names", "attributes_of", "calling_frame", "is_a", "is_own_file", "local_variables"]

PACKAGE = str(Path(__file__).parent.parent)
CO_OPTIMIZED = 1  # inspect.CO_OPTIMIZED: a function's code
MOST_ITEMS = 10_000  # of one container, beyond which its items are not looked at


def is_own_file(file: str) -> bool:
    """Whether a file is one of the library's."""
    return file.startswith(PACKAGE + os.sep)


def calling_frame() -> FrameType | None:
    """The innermost frame that is not the library's own.

    >>> calling_frame().f_code.co_filename.startswith(PACKAGE)
    False
    """
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and is_own_file(frame.f_code.co_filename):
        frame = frame.f_back
    return frame


def local_variables(frame: FrameType) -> dict[str, Any]:
    """A frame's local variables, by a look that leaves no reference to them behind.

    >>> local_variables(sys._getframe())["__name__"] == __name__
    True
    """
    found = frame.f_locals
    if not frame.f_code.co_flags & CO_OPTIMIZED:
        return found  # the namespace of a module or class
    variables = dict(found)
    if sys.version_info < (3, 13):
        # The frame keeps the dict that it has filled, and so what was deleted since.
        found.clear()
    return variables


def is_a(value: Any, kinds: type | tuple[type, ...]) -> bool:
    """``isinstance``, but running none of the program: a proxy may raise when it is asked."""
    return issubclass(type(value), kinds)


def attributes_of(value: Any) -> dict[str, Any]:
    """An object's attributes; none of one that does not give them away."""
    try:
        found = value.__dict__
    except Exception:  # a program's own
        return {}
    return found if type(found) is dict else {}


class Names:
    """Names for places in the graph, leaves and constants, from variables and from the caller's own list.

    Attributes:
        of_output: the name by (number of the node, output).
        tensor_of_output: the tensor that has that name.
        of_leaf: the name by ``id`` of the leaf.
        of_memory: name and tensor by (address of the elements, shape), for tensors without a gradient.
        variables: the variable by (number of the node, output), whatever the given name.
        modules: the names of imported modules.
        given: whether the caller gave names of its own, which the program's text does not have.
    """

    def __init__(self, frame: FrameType | None, given: Mapping[str, Tensor] | None = None) -> None:
        self.of_output: dict[tuple[int, int], str] = {}
        self.tensor_of_output: dict[tuple[int, int], Tensor] = {}
        self.of_leaf: dict[int, str] = {}
        self.of_memory: dict[tuple[int, tuple[int, ...]], tuple[str, Tensor]] = {}
        self.variables: dict[tuple[int, int], str] = {}
        self.modules: set[str] = set()
        self.given = bool(given)
        for name, tensor in (given or {}).items():
            if not isinstance(name, str):
                raise TypeError(
                    f"names: a {type(name).__name__} was given as a name; a str is required; "
                    "write names={'loss': loss}"
                )
            if not isinstance(tensor, Tensor):
                raise TypeError(
                    f"names: a {type(tensor).__name__} was given for {name!r}; a tensor is required; "
                    "write names={'loss': loss}"
                )
            self.add(name, tensor)
        if frame is None:
            return
        scopes = [local_variables(frame)]
        if frame.f_globals is not scopes[0]:
            scopes.append(frame.f_globals)
        for scope in scopes:
            variables = list(scope.items())
            for name, value in variables:
                if is_a(value, Tensor) and not name.startswith("_"):
                    self.add(name, value)
                    history = _C.history_of(value)
                    if history is not None:
                        self.variables.setdefault(history, name)
                elif is_a(value, ModuleType):
                    self.modules.add(name)
        for scope in scopes:
            for name, value in list(scope.items()):
                if name.startswith("_"):
                    continue
                try:
                    within = list(tensors_within(name, value))
                except Exception:  # a container of the program's own
                    continue
                for inner, tensor in within:
                    self.add(inner, tensor)

    def add(self, name: str, tensor: Tensor) -> None:
        """Give a name, unless there is one."""
        history = _C.history_of(tensor)
        if history is not None:
            if history not in self.of_output:
                self.of_output[history] = name
                self.tensor_of_output[history] = tensor
        elif tensor.requires_grad:
            self.of_leaf.setdefault(id(tensor), name)
        elif tensor.numel():
            self.of_memory.setdefault((tensor.data_ptr(), tuple(tensor.shape)), (name, tensor))


def tensors_within(name: str, value: Any) -> Iterator[tuple[str, Tensor]]:
    """Tensors one step below a variable: items, attributes, and the parameters of a module."""
    if is_a(value, (Tensor, ModuleType, type, str, bytes, int, float)) or value is None:
        return
    if is_a(value, (list, tuple)):
        if len(value) <= MOST_ITEMS:
            for index, item in enumerate(value):
                if is_a(item, Tensor):
                    yield f"{name}[{index}]", item
        return
    if is_a(value, dict):
        if len(value) <= MOST_ITEMS:
            for key, item in list(value.items()):
                if is_a(item, Tensor) and isinstance(key, (str, int)):
                    yield f"{name}[{key!r}]", item
        return
    for key, item in list(attributes_of(value).items()):
        if is_a(item, Tensor):
            yield f"{name}.{key}", item
    parameters = getattr(type(value), "named_parameters", None)
    if callable(parameters):
        for pair in list(parameters(value)):
            if isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[1], Tensor):
                yield f"{name}.{pair[0]}", pair[1]
