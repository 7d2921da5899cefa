"""Computing again in the sweep instead of keeping: checkpoint.

See https://docs.pytorch.org/docs/stable/checkpoint.html
"""

from __future__ import annotations

from .. import _C
from .._C import Tensor
from .._grad_mode import enable_grad
from ..autograd.function import Function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

__all__ = ["checkpoint", "checkpoint_sequential", "noop_context_fn"]


class _RandomState:
    """The state of the random generator, where there is one, to be the same when a part is run again."""

    def __init__(self, wanted: bool) -> None:
        import backsweep

        self.library = backsweep if wanted and hasattr(backsweep, "get_rng_state") else None
        self.state = self.library.get_rng_state() if self.library else None

    def __enter__(self) -> None:
        if self.library:
            self.present = self.library.get_rng_state()
            self.library.set_rng_state(self.state)

    def __exit__(self, *error: object) -> None:
        if self.library:
            self.library.set_rng_state(self.present)


def _detached(values: Sequence[Any]) -> tuple[Any, ...]:
    copies = []
    for value in values:
        if isinstance(value, Tensor):
            copy = value.detach()
            copy.requires_grad = value.requires_grad
            value = copy
        copies.append(value)
    return tuple(copies)


class CheckpointFunction(Function):
    """The reentrant form: forward runs without recording, backward runs it again and sweeps that."""

    @staticmethod
    def forward(ctx: Any, run_function: Callable[..., Any], preserve: bool, *args: Any) -> Any:
        ctx.run_function = run_function
        ctx.random_state = _RandomState(preserve)
        ctx.places = [i for i, value in enumerate(args) if isinstance(value, Tensor)]
        ctx.others = [None if isinstance(value, Tensor) else value for value in args]
        ctx.save_for_backward(*[args[i] for i in ctx.places])
        return run_function(*args)

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        from .. import autograd

        if _C.is_grad_enabled():
            raise RuntimeError(
                "checkpoint: When use_reentrant=True, torch.utils.checkpoint is incompatible with "
                ".grad() or passing an `inputs` parameter to .backward() or create_graph. To resolve "
                "this error, you can either set use_reentrant=False, or call .backward() without "
                "passing the `inputs` argument."
            )
        inputs = list(ctx.others)
        for place, value in zip(ctx.places, ctx.saved_tensors, strict=True):
            inputs[place] = value
        again = _detached(inputs)
        with ctx.random_state, enable_grad():
            outputs = ctx.run_function(*again)
        if isinstance(outputs, Tensor):
            outputs = (outputs,)
        pairs = [
            (output, gradient)
            for output, gradient in zip(outputs, gradients, strict=True)
            if isinstance(output, Tensor) and output.requires_grad
        ]
        if not pairs:
            raise RuntimeError(
                "checkpoint: none of output has requires_grad=True, this checkpoint() is not necessary"
            )
        autograd.backward([output for output, _ in pairs], [gradient for _, gradient in pairs])
        return (None, None, *(v.grad if isinstance(v, Tensor) else None for v in again))


class _Recomputation:
    """What one call of the other form has saved: nothing, until the sweep asks for the first value."""

    def __init__(self, run: Callable[[], Any], check: bool) -> None:
        self.run = run
        self.check = check
        self.count = 0
        self.shapes: list[Any] = []
        self.sweep = 0  # for which the values were computed
        self.values: list[Tensor] = []

    def pack(self, value: Tensor) -> int:
        self.count += 1
        self.shapes.append((tuple(value.shape), value.dtype))
        return self.count - 1

    def unpack(self, number: int) -> Tensor:
        sweep = _C.current_sweep()
        if not self.values or sweep != self.sweep:
            self.values = self.compute_again()
            self.sweep = sweep
        return self.values[number]

    def compute_again(self) -> list[Tensor]:
        from ..autograd.graph import saved_tensors_hooks

        found: list[Tensor] = []

        def keep(value: Tensor) -> Tensor:
            found.append(value)
            return value

        with enable_grad(), saved_tensors_hooks(keep, lambda value: value):
            self.run()
        if self.check:
            shapes = [(tuple(value.shape), value.dtype) for value in found]
            if len(found) != self.count:
                raise CheckpointError(
                    "checkpoint: A different number of tensors was saved during the original forward "
                    f"and recomputation. Number of tensors saved during forward: {self.count}, number "
                    f"of tensors saved during recomputation: {len(found)}; the function must do the "
                    "same when it is called again"
                )
            for position, (then, now) in enumerate(zip(self.shapes, shapes, strict=True)):
                if then != now:
                    raise CheckpointError(
                        "checkpoint: Recomputed values for the following tensors have different "
                        f"metadata than during the forward pass: tensor {position} was {then} and is "
                        f"now {now}; the function must do the same when it is called again"
                    )
        return found


class CheckpointError(RuntimeError):
    """The function of a checkpoint did something else when it was run again."""


def noop_context_fn() -> tuple[Any, Any]:
    """Return two contexts that do nothing: for the run in forward and the one in the sweep.

    >>> before, again = noop_context_fn()
    >>> with before, again:
    ...     pass
    """
    from contextlib import nullcontext

    return nullcontext(), nullcontext()


def checkpoint(
    function: Callable[..., Any],
    *args: Any,
    use_reentrant: bool | None = None,
    context_fn: Callable[[], tuple[Any, Any]] = noop_context_fn,
    determinism_check: str = "default",
    debug: bool = False,
    early_stop: bool = True,
    **kwargs: Any,
) -> Any:
    """Call a function without keeping what its operations save; the sweep calls it again for that.

    It trades time for memory: the results are the same.

    Args:
        function: called with ``args`` and ``kwargs``; must do the same when it is called again.
        use_reentrant: True runs the function again as a sweep of its own and supports neither
            ``autograd.grad`` with ``create_graph`` nor keywords; False, recommended, fills in saved values.
            Left out, it is True as in PyTorch.
        context_fn: gives two context managers, for the first and for the second run; not with
            ``use_reentrant=True``.
        determinism_check: "default" compares number, shapes and dtypes of what is saved; "none" does not.
        debug: accepted and ignored.
        early_stop: accepted and ignored.
        preserve_rng_state: restore the random generator for the second run; True unless given.

    Raises:
        RuntimeError: in the sweep, when the second run saves something else.
        ValueError: unknown keywords with ``use_reentrant=True``.

    >>> import backsweep
    >>> x = backsweep.tensor(2.0, requires_grad=True)
    >>> y = checkpoint(lambda x: (x * x).exp(), x, use_reentrant=False)
    >>> y.backward()
    >>> x.grad
    tensor(218.3926)

    See https://docs.pytorch.org/docs/stable/checkpoint.html#torch.utils.checkpoint.checkpoint
    """
    preserve = kwargs.pop("preserve_rng_state", True)
    if use_reentrant is None:
        import warnings

        warnings.warn(
            "checkpoint: the use_reentrant parameter should be passed explicitly. use_reentrant=False is "
            "recommended.",
            stacklevel=2,
        )
        use_reentrant = True
    if use_reentrant:
        if kwargs:
            raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
        if context_fn is not noop_context_fn or debug:
            raise ValueError(
                "Passing `context_fn` or `debug` is only supported when use_reentrant=False."
            )
        return CheckpointFunction.apply(function, preserve, *args)
    from ..autograd.graph import saved_tensors_hooks

    if not _C.is_grad_enabled():
        return function(*args, **kwargs)
    first, second = context_fn()
    random_state = _RandomState(preserve)

    def run_again() -> None:
        with random_state, second:
            function(*args, **kwargs)

    recomputation = _Recomputation(run_again, determinism_check != "none")
    with saved_tensors_hooks(recomputation.pack, recomputation.unpack), first:
        return function(*args, **kwargs)


def checkpoint_sequential(
    functions: Any, segments: int, input: Any, use_reentrant: bool | None = None, **kwargs: Any
) -> Any:
    """Run functions one after the other, in segments of which all but the last are checkpointed.

    Args:
        functions: a sequence of functions of one argument, or a ``Sequential``.
        segments: how many.
        input: the first one's argument.
        use_reentrant: as for ``checkpoint``.
        preserve_rng_state: as for ``checkpoint``.

    >>> import backsweep
    >>> x = backsweep.tensor(2.0, requires_grad=True)
    >>> steps = [backsweep.exp, backsweep.sin, backsweep.cos, backsweep.tanh]
    >>> checkpoint_sequential(steps, 2, x, use_reentrant=False).backward()

    See https://docs.pytorch.org/docs/stable/checkpoint.html#torch.utils.checkpoint.checkpoint_sequential
    """
    preserve = kwargs.pop("preserve_rng_state", True)
    if kwargs:
        raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
    steps = list(functions.children()) if hasattr(functions, "children") else list(functions)

    def runner(part: list[Any]) -> Callable[[Any], Any]:
        def run(value: Any) -> Any:
            for step in part:
                value = step(value)
            return value

        return run

    size = len(steps) // segments
    start = 0
    for _ in range(segments - 1):
        part = steps[start : start + size]
        start += size
        input = checkpoint(
            runner(part), input, use_reentrant=use_reentrant, preserve_rng_state=preserve
        )
    return runner(steps[start:])(input)
