"""Computing again in the sweep instead of keeping: checkpoint.

See https://docs.pytorch.org/docs/stable/checkpoint.html
"""

from __future__ import annotations

from contextlib import contextmanager
from weakref import ref

from .. import _C
from .._C import Tensor
from .._grad_mode import enable_grad
from ..autograd.function import Function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

__all__ = [
    "CheckpointError",
    "CheckpointFunction",
    "checkpoint",
    "checkpoint_sequential",
    "noop_context_fn",
    "set_checkpoint_early_stop",
]

_early_stop: bool | None = None  # what set_checkpoint_early_stop says


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


def _detached(inputs: Sequence[Any]) -> tuple[Any, ...]:
    copies = []
    for value in inputs:
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
        if not any(value.requires_grad for value in args if isinstance(value, Tensor)):
            import warnings

            warnings.warn(
                "None of the inputs have requires_grad=True. Gradients will be None", stacklevel=2
            )
        ctx.run_function = run_function
        ctx.random_state = _RandomState(preserve)
        ctx.places = [i for i, value in enumerate(args) if isinstance(value, Tensor)]
        ctx.others = [None if isinstance(value, Tensor) else value for value in args]
        ctx.save_for_backward(*[args[i] for i in ctx.places])
        return run_function(*args)

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        from .. import autograd

        if _C.current_sweep_is_restricted() or _C.is_grad_enabled():
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


class _Arguments(Function):
    """Keeps the tensors of a call as an operation keeps its operands: a later write to one is noticed."""

    @staticmethod
    def forward(root: Tensor, *tensors: Tensor) -> Tensor:
        return root.clone()

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Any, ...], output: Any) -> None:
        ctx.save_for_backward(*inputs[1:])


class _Holder:
    """What a node keeps in the place of a saved value: nothing, until a sweep asks for it."""

    __slots__ = ("__weakref__", "sweep", "value")
    value: Tensor

    def __init__(self) -> None:
        self.sweep = 0  # for which the value was computed


class _StopRecomputation(Exception):
    """All values that the sweep needs are there."""


class _Recomputation:
    """What one call of the other form has saved."""

    def __init__(
        self,
        run: Callable[..., Any],
        args: Sequence[Any],
        early_stop: bool,
        check: bool,
    ) -> None:
        self.run = run
        self.places = [i for i, value in enumerate(args) if isinstance(value, Tensor)]
        self.others = [None if isinstance(value, Tensor) else value for value in args]
        root = _C.zeros((), requires_grad=True)
        self.kept = _Arguments.apply(root, *[args[i] for i in self.places])
        self.early_stop = early_stop
        self.check = check
        # Not the values' owners: those of a part of the graph that is gone are not computed again.
        self.holders: list[Any] = []
        self.shapes: list[Any] = []
        self.complete = False  # forward has returned
        self.differs = False  # forward has swept, so running it again saves more

    def pack(self, value: Tensor) -> _Holder:
        holder = _Holder()
        self.holders.append(ref(holder))
        self.shapes.append((tuple(value.shape), value.dtype))
        return holder

    def unpack(self, holder: _Holder) -> Tensor:
        sweep = _C.current_sweep()
        if holder.sweep != sweep or not sweep:
            self.compute_again(sweep)
        return holder.value

    def compute_again(self, sweep: int) -> None:
        from ..autograd.graph import saved_tensors_hooks

        count = 0
        different: list[str] = []

        def keep(value: Tensor) -> Tensor:
            nonlocal count
            if count < len(self.holders):
                holder = self.holders[count]()
                if holder is not None:
                    holder.value, holder.sweep = value, sweep
                    now = (tuple(value.shape), value.dtype)
                    if self.check and now != self.shapes[count]:
                        different.append(
                            f"tensor {count} was {self.shapes[count]} and is now {now}"
                        )
            elif not self.early_stop:
                if self.complete:
                    raise CheckpointError(
                        "trying to save more tensors during recomputation than during the original "
                        "forward pass"
                    )
                self.differs = True
            count += 1
            if self.early_stop and count >= len(self.holders):
                raise _StopRecomputation
            return value

        args = list(self.others)
        for place, tensor in zip(self.places, self.kept.grad_fn.saved_tensors, strict=True):
            args[place] = tensor
        try:
            with enable_grad(), saved_tensors_hooks(keep, lambda value: value):
                self.run(*args)
        except _StopRecomputation:
            pass
        if self.differs:
            return
        if count != len(self.holders):
            raise CheckpointError(
                "A different number of tensors was saved during the original forward and recomputation. "
                f"Number of tensors saved during forward: {len(self.holders)}, number of tensors saved "
                f"during recomputation: {count}"
            )
        if different:
            raise CheckpointError(
                "Recomputed values for the following tensors have different metadata than during the "
                "forward pass: " + ", ".join(different)
            )


class CheckpointError(RuntimeError):
    """The function of a checkpoint did something else when it was run again."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"checkpoint: {text}; the function must do the same when it is called again"
        )


def noop_context_fn() -> tuple[Any, Any]:
    """Return two contexts that do nothing: for the run in forward and the one in the sweep.

    >>> before, again = noop_context_fn()
    >>> with before, again:
    ...     pass
    """
    from contextlib import nullcontext

    return nullcontext(), nullcontext()


@contextmanager
def set_checkpoint_early_stop(enable: bool) -> Iterator[None]:
    """Within the block, decide about ``early_stop`` for all calls of ``checkpoint``.

    >>> import backsweep
    >>> x = backsweep.tensor(2.0, requires_grad=True)
    >>> with set_checkpoint_early_stop(False):
    ...     y = checkpoint(backsweep.exp, x, use_reentrant=False)

    See https://docs.pytorch.org/docs/stable/checkpoint.html#torch.utils.checkpoint.set_checkpoint_early_stop
    """
    global _early_stop
    before, _early_stop = _early_stop, enable
    try:
        yield
    finally:
        _early_stop = before


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
        args: tensors among them must not be written to before the sweep.
        use_reentrant: True runs the function again as a sweep of its own and supports neither
            ``autograd.grad``, ``inputs`` and ``create_graph`` nor keywords; False, recommended, fills in
            saved values. Left out, it is True as in PyTorch.
        context_fn: gives two context managers, for the first and for the second run; not with
            ``use_reentrant=True``.
        determinism_check: "default" compares number, shapes and dtypes of what is saved; "none" does not.
        debug: accepted and ignored.
        early_stop: end the second run when it has saved what the first did.
        preserve_rng_state: restore the random generator for the second run; True unless given.

    Raises:
        RuntimeError: in the sweep, when the second run saves something else, or an argument was written to;
            with ``use_reentrant=True``, in a sweep for ``autograd.grad`` or some ``inputs``.
        ValueError: unknown keywords or ``context_fn`` with ``use_reentrant=True``; an unknown
            ``determinism_check``.

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

    if determinism_check not in ("default", "none"):
        raise ValueError(
            "determinism_check should be one of ['default', 'none'], but got " + determinism_check
        )
    first, second = context_fn()
    if not _C.is_grad_enabled():
        return function(*args, **kwargs)
    random_state = _RandomState(preserve)

    def run_again(*args: Any) -> None:
        with random_state, second:
            function(*args, **kwargs)

    if _early_stop is not None:
        early_stop = _early_stop
    recomputation = _Recomputation(run_again, args, early_stop, determinism_check != "none")
    with saved_tensors_hooks(recomputation.pack, recomputation.unpack), first:
        result = function(*args, **kwargs)
        recomputation.complete = True
    if not recomputation.complete:
        raise RuntimeError(
            "checkpoint: the forward context provided by context_fn suppressed an exception raised during "
            "the checkpointed forward; it must let it through"
        )
    return result


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
