"""What happens to the values that nodes save for their derivatives."""

from __future__ import annotations

from .. import _C
from .._C import Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_refusal: list[str] = []  # messages of the disable_saved_tensors_hooks that are in force


class saved_tensors_hooks:
    """Within the block, hand every value that an operation saves to ``pack_hook``.

    What it returns is kept instead of the value. When the derivative needs the value, ``unpack_hook`` gets
    that and has to return a tensor with the same contents. The innermost block counts.

    Args:
        pack_hook: takes a tensor, outside the graph, and returns anything.
        unpack_hook: takes what pack_hook returned, and returns a tensor.

    Raises:
        RuntimeError: ``disable_saved_tensors_hooks`` is in force.
        TypeError: in the sweep, when ``unpack_hook`` returns no tensor.

    >>> import backsweep
    >>> x = backsweep.tensor(3.0, requires_grad=True)
    >>> with saved_tensors_hooks(lambda value: value.item(), lambda number: backsweep.tensor(number)):
    ...     y = x * x
    >>> y.backward()
    >>> x.grad
    tensor(6.)

    See https://docs.pytorch.org/docs/stable/autograd.html#torch.autograd.graph.saved_tensors_hooks
    """

    def __init__(
        self, pack_hook: Callable[[Tensor], Any], unpack_hook: Callable[[Any], Tensor]
    ) -> None:
        self.pack_hook = pack_hook
        self.unpack_hook = unpack_hook

    def __enter__(self) -> None:
        if _refusal:
            raise RuntimeError(_refusal[-1])
        _C.push_saved_tensors_hooks(self.pack_hook, self.unpack_hook)

    def __exit__(self, *error: object) -> None:
        _C.pop_saved_tensors_hooks()


class save_on_cpu(saved_tensors_hooks):
    """Keep saved values on the CPU, where all values are: accepted, and changes nothing.

    Args:
        pin_memory: accepted and ignored.
        device_type: accepted and ignored.

    >>> import backsweep
    >>> x = backsweep.tensor(3.0, requires_grad=True)
    >>> with save_on_cpu():
    ...     (x * x).backward()

    See https://docs.pytorch.org/docs/stable/autograd.html#torch.autograd.graph.save_on_cpu
    """

    def __init__(self, pin_memory: bool = False, device_type: str = "cuda") -> None:
        super().__init__(lambda value: value, lambda value: value)

    def __enter__(self) -> None:
        if _refusal:
            raise RuntimeError(_refusal[-1])

    def __exit__(self, *error: object) -> None:
        pass


class SavedTensor:
    """A value that a node keeps for its derivative, as ``grad_fn._raw_saved_self`` shows it.

    >>> import backsweep
    >>> x = backsweep.tensor(3.0, requires_grad=True)
    >>> y = x * x
    >>> y.grad_fn._raw_saved_self.register_hooks(lambda value: value * 10, lambda value: value)
    >>> y.backward()
    >>> x.grad
    tensor(33.)

    See https://docs.pytorch.org/docs/stable/notes/autograd.html#registering-hooks-on-a-saved-tensor
    """

    def __init__(self, node: Any, name: str, position: int) -> None:
        self._node = node
        self._name = name
        self._position = position

    def register_hooks(
        self, pack_hook: Callable[[Tensor], Any], unpack_hook: Callable[[Any], Tensor]
    ) -> None:
        """Keep what ``pack_hook`` makes of the value instead; see ``saved_tensors_hooks``."""
        if not (callable(pack_hook) and callable(unpack_hook)):
            raise TypeError(
                "register_hooks(): incompatible function arguments: two functions are needed"
            )
        _C.push_saved_tensors_hooks(pack_hook, unpack_hook)
        try:
            _C.pack_saved_value(self._node, self._position)
        finally:
            _C.pop_saved_tensors_hooks()

    def unpack(self) -> Tensor:
        """Return the value as the derivative gets it."""
        value: Tensor = getattr(self._node, self._name)
        return value


class disable_saved_tensors_hooks:
    """Within the block, refuse ``saved_tensors_hooks``.

    Args:
        error_message: of the RuntimeError.

    >>> with disable_saved_tensors_hooks("not here"):
    ...     with saved_tensors_hooks(print, print):
    ...         pass
    Traceback (most recent call last):
    RuntimeError: not here

    See https://docs.pytorch.org/docs/stable/autograd.html#torch.autograd.graph.disable_saved_tensors_hooks
    """

    def __init__(self, error_message: str) -> None:
        self.error_message = error_message

    def __enter__(self) -> None:
        _refusal.append(self.error_message)

    def __exit__(self, *error: object) -> None:
        _refusal.pop()


class allow_mutation_on_saved_tensors(saved_tensors_hooks):
    """Within the block, tensors that operations have saved may be written to: each saved value is a copy.

    Derivatives then use the values of the forward call. PyTorch copies only what is written to, and this
    copies everything that is saved.

    >>> import backsweep
    >>> x = backsweep.tensor(3.0, requires_grad=True)
    >>> with allow_mutation_on_saved_tensors():
    ...     y = x.exp()
    ...     z = y * 1
    ...     _ = y.mul_(0)
    ...     z.backward()
    >>> x.grad
    tensor(20.0855)

    See https://docs.pytorch.org/docs/stable/autograd.html#torch.autograd.graph.allow_mutation_on_saved_tensors
    """

    def __init__(self) -> None:
        super().__init__(lambda value: value.clone(), lambda value: value)
