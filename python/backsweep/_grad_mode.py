"""Switching the recording of operations off and on, as context managers and decorators."""

from __future__ import annotations

from ._C import (
    _set_grad_enabled,
    is_grad_enabled,
    is_inference_mode_enabled,
    set_inference_mode,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    Function = TypeVar("Function", bound=Callable[..., Any])


class _GradMode:
    """A grad mode for a ``with`` block or for the calls of a decorated function."""

    _enabled = True

    def __enter__(self) -> None:
        self._previous = is_grad_enabled()
        _set_grad_enabled(self._enabled)

    def __exit__(self, *error: object) -> None:
        _set_grad_enabled(self._previous)

    def _copy(self) -> _GradMode:
        return type(self)()

    def __call__(self, function: Function) -> Function:
        # Imported when used: they cost as much as the rest of `import backsweep`.
        from functools import wraps
        from inspect import isclass, isgeneratorfunction

        if isclass(function):
            import warnings

            warnings.warn(
                "Decorating classes is deprecated and will be disabled in future versions. You should only "
                "decorate functions or methods. To preserve the current behavior of class decoration, you "
                "can directly decorate the `__init__` method and nothing else.",
                FutureWarning,
                stacklevel=2,
            )

        if isgeneratorfunction(function):

            @wraps(function)
            def generate(*args: Any, **kwargs: Any) -> Any:
                # The mode holds while the generator's own code runs, not between its values.
                generator = function(*args, **kwargs)
                try:
                    with self._copy():
                        value = next(generator)
                    while True:
                        try:
                            sent = yield value
                        except GeneratorExit:
                            with self._copy():
                                generator.close()
                            raise
                        except BaseException as error:
                            with self._copy():
                                value = generator.throw(error)
                        else:
                            with self._copy():
                                value = generator.send(sent)
                except StopIteration as stop:
                    return stop.value

            return generate  # type: ignore[return-value]

        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            with self._copy():
                return function(*args, **kwargs)

        return call  # type: ignore[return-value]


class no_grad(_GradMode):
    """Do not record operations: results do not require a gradient.

    Works as a context manager and as a decorator, with or without parentheses.

    >>> import backsweep
    >>> w = backsweep.tensor(1.0, requires_grad=True)
    >>> with backsweep.no_grad():
    ...     (w * 2).requires_grad
    False

    See https://docs.pytorch.org/docs/stable/generated/torch.no_grad.html
    """

    _enabled = False

    def __new__(cls, function: Callable[..., Any] | None = None) -> Any:
        mode = super().__new__(cls)
        return mode if function is None else mode(function)


class enable_grad(_GradMode):
    """Record operations, also inside a ``no_grad`` block.

    >>> import backsweep
    >>> w = backsweep.tensor(1.0, requires_grad=True)
    >>> with backsweep.no_grad(), backsweep.enable_grad():
    ...     (w * 2).requires_grad
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.enable_grad.html
    """

    _enabled = True

    def __new__(cls, function: Callable[..., Any] | None = None) -> Any:
        mode = super().__new__(cls)
        return mode if function is None else mode(function)


class set_grad_enabled(_GradMode):
    """Set the grad mode at once; as a context manager, until the block ends.

    Args:
        mode: True to record operations.

    Raises:
        TypeError: ``mode`` is not a bool.

    >>> import backsweep
    >>> with backsweep.set_grad_enabled(False):
    ...     backsweep.is_grad_enabled()
    False

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.grad_mode.set_grad_enabled.html
    """

    def __init__(self, mode: bool) -> None:
        if not isinstance(mode, bool):
            raise TypeError(
                f"set_grad_enabled: mode is a {type(mode).__name__}; enabled must be a bool"
            )
        self._previous = is_grad_enabled()
        self._enabled = mode
        _set_grad_enabled(mode)

    def __enter__(self) -> None:
        _set_grad_enabled(self._enabled)

    def _copy(self) -> set_grad_enabled:
        return set_grad_enabled(self._enabled)

    def __call__(self, function: Function) -> Function:
        _set_grad_enabled(self._previous)  # a decorator acts on the calls only
        return super().__call__(function)


class inference_mode(_GradMode):
    """Do not record operations, and mark what is computed: it can never take part in a recorded computation.

    A tensor made in this mode is not to be written to, to require a gradient or to be saved outside of it;
    ``clone()`` makes an ordinary one. ``Tensor.is_inference()`` tells. Views of ordinary tensors stay
    ordinary.

    Args:
        mode: False records as usual.

    >>> import backsweep
    >>> w = backsweep.tensor(1.0, requires_grad=True)
    >>> with backsweep.inference_mode():
    ...     y = w * 2
    >>> y.requires_grad, y.is_inference()
    (False, True)

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.grad_mode.inference_mode.html
    """

    def __new__(cls, mode: bool | Callable[..., Any] = True) -> Any:
        self = super().__new__(cls)
        if isinstance(mode, bool):
            return self
        self.mode = True
        return self(mode)

    def __init__(self, mode: bool = True) -> None:
        self.mode = mode

    def __enter__(self) -> None:
        self._modes = is_grad_enabled(), is_inference_mode_enabled()
        set_inference_mode(self.mode)
        # Leaving inference inside of inference records again.
        _set_grad_enabled(not self.mode)

    def __exit__(self, *error: object) -> None:
        recording, inference = self._modes
        set_inference_mode(inference)
        _set_grad_enabled(recording)

    def _copy(self) -> inference_mode:
        return type(self)(self.mode)
