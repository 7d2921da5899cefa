"""Operations with a derivative of their own: autograd.Function.

See https://docs.pytorch.org/docs/stable/notes/extending.html#extending-torch-autograd
"""

from __future__ import annotations

from .. import _C
from .._C import Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["Function", "FunctionCtx", "InplaceFunction", "once_differentiable"]

FunctionCtx = _C.FunctionContext


class BackwardCFunction(_C.FunctionContext):
    """What the contexts of all Functions derive from; ``MyFunction`` has its own, ``MyFunctionBackward``."""

    _forward_cls: type[Function]


class Function(_C.FunctionBase):
    """The base of operations whose derivative is written in Python.

    A subclass has two static methods. ``forward(ctx, *args)`` computes the result; ``ctx`` takes what
    backward will need. ``backward(ctx, *grad_outputs)`` gets one gradient for each result, and returns one
    for each argument of forward, None where there is none. The operation is called with ``apply``.
    With ``setup_context(ctx, inputs, output)``, forward is written without ``ctx``.

    Inside forward nothing is recorded. backward is made of ordinary operations, so it is recorded by a sweep
    with ``create_graph=True``, unless it is decorated with ``once_differentiable``.

    ``ctx.save_for_backward(*tensors)`` keeps tensors, ``ctx.saved_tensors`` gives them back and checks that
    they were not written to meanwhile. Anything else may be kept as an attribute of ``ctx``.
    ``ctx.needs_input_grad`` says which gradients are wanted; ``ctx.mark_dirty``,
    ``ctx.mark_non_differentiable`` and ``ctx.set_materialize_grads`` are as in PyTorch.

    Raises:
        RuntimeError: backward returns a wrong number of gradients, or one of a wrong shape.
        NotImplementedError: forward or backward is missing.

    >>> import backsweep
    >>> class Square(Function):
    ...     @staticmethod
    ...     def forward(ctx, x):
    ...         ctx.save_for_backward(x)
    ...         return x * x
    ...
    ...     @staticmethod
    ...     def backward(ctx, gradient):
    ...         (x,) = ctx.saved_tensors
    ...         return gradient * 2 * x
    >>> x = backsweep.tensor(3.0, requires_grad=True)
    >>> y = Square.apply(x)
    >>> y
    tensor(9., grad_fn=<SquareBackward>)
    >>> y.backward()
    >>> x.grad
    tensor(6.)

    See https://docs.pytorch.org/docs/stable/autograd.html#torch.autograd.Function
    """

    _backward_cls: type[BackwardCFunction]
    generate_vmap_rule = False

    def __init_subclass__(cls, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        if cls.backward is not Function.backward and cls.vjp is not Function.vjp:
            cls.backward = staticmethod(_ambiguous)  # type: ignore[method-assign]
        name = cls.__name__ + "Backward"
        members = {"_forward_cls": cls, "_node_type": _C.function_node_type(name)}
        cls._backward_cls = type(name, (BackwardCFunction,), members)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError(
            f"{type(self).__name__}: an object was called; Legacy autograd function with non-static "
            "forward method is deprecated. Please use new-style autograd function with static forward "
            f"method: {type(self).__name__}.apply(...)"
        )

    @staticmethod
    def forward(*args: Any, **kwargs: Any) -> Any:
        """Compute the result; to be written by the subclass."""
        raise NotImplementedError(
            "You must implement the forward function for custom autograd.Function."
        )

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Any, ...], output: Any) -> Any:
        """Keep what backward needs; may be written by the subclass, with a forward that has no ctx."""
        raise NotImplementedError("setup_context is not implemented.")

    @staticmethod
    def backward(ctx: Any, *grad_outputs: Any) -> Any:
        """Compute the gradients of forward's arguments; to be written by the subclass."""
        if ctx._forward_cls.vjp is not Function.vjp:
            return ctx._forward_cls.vjp(ctx, *grad_outputs)
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to "
            "use it with backward mode AD."
        )

    vjp = backward

    @staticmethod
    def jvp(ctx: Any, *grad_inputs: Any) -> Any:
        """Compute the derivative along a direction: accepted, and not used by this engine."""
        raise NotImplementedError(
            "You must implement the jvp function for custom autograd.Function to use it with forward "
            "mode AD."
        )

    @staticmethod
    def vmap(info: Any, in_dims: Any, *args: Any) -> Any:
        """Compute a batch: accepted, and not used by this engine."""
        raise NotImplementedError(
            "To use autograd.Function with vmap, you must either override the vmap staticmethod or set "
            "generate_vmap_rule=True."
        )


_C.set_no_setup_context(Function.setup_context)


def _ambiguous(ctx: Any, *grad_outputs: Any) -> Any:
    raise RuntimeError(
        f"{type(ctx).__name__}: Implementing both 'backward' and 'vjp' for a custom Function is not "
        "allowed. You should only implement one of them."
    )


class InplaceFunction(Function):
    """A Function with an ``inplace`` flag; PyTorch's old name for one that writes to its inputs."""

    def __init__(self, inplace: bool = False) -> None:
        super().__init__()
        self.inplace = inplace


def _bound_arguments(
    cls: type[Function], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[Any, ...]:
    """The arguments of a call in the order of forward's parameters, with its defaults."""
    from inspect import signature

    separate = cls.setup_context is not Function.setup_context
    given = args if separate else (None, *args)
    bound = signature(cls.forward).bind(*given, **kwargs)
    bound.apply_defaults()
    return bound.args if separate else bound.args[1:]


class _Twice(Function):
    """The identity, whose derivative is an error."""

    @staticmethod
    def forward(*tensors: Tensor) -> tuple[Tensor, ...]:
        return tensors

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Any, ...], output: Any) -> None:
        pass

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> Any:
        raise RuntimeError(
            "trying to differentiate twice a function that was marked with @once_differentiable"
        )


def once_differentiable(fn: Callable[..., Any]) -> Callable[..., Any]:
    """Decorate a ``backward`` that cannot be recorded: it runs without recording.

    Differentiating its result is an error instead of a wrong number.

    >>> import backsweep
    >>> class Double(Function):
    ...     @staticmethod
    ...     def forward(ctx, x):
    ...         return x * 2
    ...
    ...     @staticmethod
    ...     @once_differentiable
    ...     def backward(ctx, gradient):
    ...         return gradient * 2
    >>> x = backsweep.tensor(3.0, requires_grad=True)
    >>> Double.apply(x).backward()
    >>> x.grad
    tensor(2.)

    See https://docs.pytorch.org/docs/stable/notes/extending.html
    """
    from functools import wraps

    @wraps(fn)
    def once(ctx: Any, *gradients: Any) -> Any:
        recording = _C.is_grad_enabled()
        _C._set_grad_enabled(False)
        try:
            results = fn(ctx, *gradients)
        finally:
            _C._set_grad_enabled(recording)
        if not recording or not any(
            isinstance(gradient, Tensor) and gradient.requires_grad for gradient in gradients
        ):
            return results
        items = results if isinstance(results, tuple) else (results,)
        places = [i for i, item in enumerate(items) if item is not None]
        guarded = _Twice.apply(*[items[i].detach().requires_grad_() for i in places])
        replaced = list(items)
        for place, item in zip(places, guarded, strict=True):
            replaced[place] = item
        return tuple(replaced)

    return once
