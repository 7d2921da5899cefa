"""Handles by which hooks are removed."""

from __future__ import annotations

import weakref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections import OrderedDict
    from typing import Any

__all__ = ["RemovableHandle"]


class RemovableHandle:
    """What registering a hook returns: ``remove()`` removes the hook, and so does leaving a ``with`` block.

    Args:
        hooks_dict: the collection that the hook is in, by number.
        extra_dict: further collections, from which the same number is removed.

    >>> import backsweep
    >>> w = backsweep.tensor(1.0, requires_grad=True)
    >>> handle = w.register_hook(print)
    >>> handle.remove()
    >>> (w * 2).backward()

    See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.register_hook.html
    """

    next_id = 0

    def __init__(self, hooks_dict: OrderedDict[int, Any], *, extra_dict: Any = None) -> None:
        self.hooks_dict_ref = weakref.ref(hooks_dict)
        self.id = RemovableHandle.next_id
        RemovableHandle.next_id += 1
        extras = extra_dict if isinstance(extra_dict, list) else [extra_dict]
        self.extra_dict_ref = tuple(weakref.ref(extra) for extra in extras if extra is not None)

    def remove(self) -> None:
        """Remove the hook. Doing it twice, or after the tensor has gone, does nothing."""
        for reference in (self.hooks_dict_ref, *self.extra_dict_ref):
            hooks = reference()
            if hooks is not None:
                hooks.pop(self.id, None)

    def __enter__(self) -> RemovableHandle:
        return self

    def __exit__(self, *error: object) -> None:
        self.remove()
