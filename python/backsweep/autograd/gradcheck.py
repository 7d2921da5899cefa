"""Comparing derivatives with finite differences.

See https://docs.pytorch.org/docs/stable/generated/torch.autograd.gradcheck.gradcheck.html
"""

from __future__ import annotations

import sys
from types import ModuleType

from .. import _C
from .._C import Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

__all__ = ["GradcheckError", "gradcheck", "gradgradcheck"]


class GradcheckError(RuntimeError):
    """The derivatives are not those of the function."""


def _tuple(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def _outputs(func: Callable[..., Any], inputs: Sequence[Any]) -> tuple[Tensor, ...]:
    """The results that have derivatives."""
    results = _tuple(func(*inputs))
    for value in results:
        if not isinstance(value, Tensor):
            raise AttributeError(
                f"gradcheck: the function returned {value!r}: '{type(value).__name__}' object has no "
                "attribute 'requires_grad'; a tensor is required"
            )
    return tuple(value for value in results if value.dtype.is_floating_point)


def _places(shape: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    from itertools import product

    return product(*map(range, shape))


class _Case:
    """A function at a point, with its derivatives both ways."""

    def __init__(self, func: Callable[..., Any], inputs: tuple[Any, ...], eps: float) -> None:
        self.func = func
        self.inputs = inputs
        self.eps = eps
        self.checked = [
            i for i, v in enumerate(inputs) if isinstance(v, Tensor) and v.requires_grad
        ]

    def values(self) -> list[Any]:
        """Copies of the results, as float64 arrays."""
        return [
            output.detach().numpy().astype("float64") for output in _outputs(self.func, self.inputs)
        ]

    def along(self, moves: dict[int, Any]) -> list[Any]:
        """How fast the results change when inputs move, by central differences.

        The inputs' own memory is changed, as in PyTorch: functions may hold them in other ways too.
        """
        arrays = {i: self.inputs[i].detach().numpy() for i in moves}
        kept = {i: array.copy() for i, array in arrays.items()}
        ends = []
        try:
            for sign in (1, -1):
                for i, move in moves.items():
                    arrays[i][...] = kept[i] + sign * self.eps * move
                ends.append(self.values())
        finally:
            for i, array in arrays.items():
                array[...] = kept[i]
        return [(high - low) / (2 * self.eps) for high, low in zip(*ends, strict=True)]

    def numerical(self, i: int) -> list[Any]:
        """For each result a matrix: a row for each element of input i, a column for each of the result."""
        import numpy

        shape = tuple(self.inputs[i].shape)
        rows: list[list[Any]] = []
        for place in _places(shape):
            move = numpy.zeros(shape)
            move[place] = 1
            rows.append([slope.reshape(-1) for slope in self.along({i: move})])
        count = len(_outputs(self.func, self.inputs))
        return [numpy.array([row[k] for row in rows]) for k in range(count)]

    def pulled(self, output: Tensor, seed: Any, create_graph: bool = False) -> list[Tensor | None]:
        from . import grad

        if not output.requires_grad:
            return [None] * len(self.checked)
        targets = [self.inputs[i] for i in self.checked]
        return list(grad(output, targets, seed, True, create_graph=create_graph, allow_unused=True))

    def analytical(self, output: Tensor, check_dtypes: bool) -> list[Any]:
        """For each checked input a matrix as ``numerical`` has it; one sweep for each element."""
        import numpy

        columns: list[list[Any]] = [[] for _ in self.checked]
        for place in _places(tuple(output.shape)):
            seed = numpy.zeros(tuple(output.shape))
            seed[place] = 1
            pulled = self.pulled(output, _C.from_numpy(seed).to(output.dtype))
            for column, gradient, i in zip(columns, pulled, self.checked, strict=True):
                value = self.inputs[i]
                if gradient is None:
                    column.append(numpy.zeros(value.numel()))
                    continue
                if check_dtypes and gradient.dtype is not value.dtype:
                    raise GradcheckError(
                        f"the gradient of input {i} has dtype {gradient.dtype}, the input {value.dtype}"
                    )
                column.append(gradient.detach().numpy().reshape(-1))
        return [
            numpy.array(column).T if column else numpy.zeros((self.inputs[i].numel(), 0))
            for column, i in zip(columns, self.checked, strict=True)
        ]


def _compare_all(case: _Case, settings: dict[str, Any]) -> None:
    """Every element of every Jacobian."""
    import numpy

    numerical = {i: case.numerical(i) for i in case.checked}
    outputs = _outputs(case.func, case.inputs)
    for k, output in enumerate(outputs):
        if not output.requires_grad:
            if any(abs(numerical[i][k]).max(initial=0) > settings["atol"] for i in case.checked):
                raise GradcheckError("Numerical gradient for function expected to be zero")
            continue
        analytical = case.analytical(output, settings["check_grad_dtypes"])
        again = case.analytical(output, False)
        for i, matrix, other in zip(case.checked, analytical, again, strict=True):
            if matrix.size and numpy.abs(matrix - other).max() > settings["nondet_tol"]:
                raise GradcheckError(
                    "Backward is not reentrant, i.e., running backward with same input and grad_output "
                    f"multiple times gives different values (output {k}, input {i}), although analytical "
                    "gradient matches numerical gradient. The tolerance for nondeterminism was "
                    f"{settings['nondet_tol']}."
                )
            expected = numerical[i][k].reshape(matrix.shape)
            if not numpy.allclose(
                matrix, expected, settings["rtol"], settings["atol"], equal_nan=True
            ):
                raise GradcheckError(
                    f"Jacobian mismatch for output {k} with respect to input {i},\n"
                    f"numerical:{_C.from_numpy(expected.copy())}\n"
                    f"analytical:{_C.from_numpy(numpy.array(matrix, dtype='float64'))}\n"
                )


def _compare_directions(case: _Case, settings: dict[str, Any]) -> None:
    """One number for each result and direction: a wrong element anywhere changes it."""
    import numpy

    generator = numpy.random.default_rng(7)
    for _ in range(2):
        moves = {
            i: numpy.asarray(generator.standard_normal(tuple(case.inputs[i].shape)))
            for i in case.checked
        }
        slopes = case.along(moves)
        for k, (output, slope) in enumerate(
            zip(_outputs(case.func, case.inputs), slopes, strict=True)
        ):
            weight = numpy.asarray(generator.standard_normal(slope.shape))
            expected = float((weight * slope).sum())
            actual = 0.0
            for i, gradient in zip(
                case.checked,
                case.pulled(output, _C.from_numpy(weight).to(output.dtype)),
                strict=True,
            ):
                if gradient is None:
                    continue
                value = case.inputs[i]
                if settings["check_grad_dtypes"] and gradient.dtype is not value.dtype:
                    raise GradcheckError(
                        f"the gradient of input {i} has dtype {gradient.dtype}, the input {value.dtype}"
                    )
                actual += float((moves[i] * gradient.detach().numpy()).sum())
            scale = max(1.0, abs(expected))
            if not abs(actual - expected) <= settings["atol"] * scale + settings["rtol"] * abs(
                expected
            ):
                raise GradcheckError(
                    f"Jacobian mismatch for output {k} along a random direction (fast mode),\n"
                    f"numerical:{expected}\nanalytical:{actual}\n"
                    "call with fast_mode=False to see the Jacobians"
                )


def gradcheck(
    func: Callable[..., Any],
    inputs: Tensor | Sequence[Any],
    *,
    eps: float = 1e-6,
    atol: float = 1e-5,
    rtol: float = 1e-3,
    raise_exception: bool = True,
    nondet_tol: float = 0.0,
    check_undefined_grad: bool = True,
    check_grad_dtypes: bool = False,
    check_batched_grad: bool = False,
    check_batched_forward_grad: bool = False,
    check_forward_ad: bool = False,
    check_backward_ad: bool = True,
    fast_mode: bool = False,
    masked: bool | None = None,
) -> bool:
    """Compare the derivatives of a function with central differences.

    Args:
        func: takes ``inputs`` and returns a tensor or several.
        inputs: a tensor or several arguments; those that require a gradient are checked. float64, or the
            differences are too coarse.
        eps: how far the inputs are moved.
        atol, rtol: ``|analytical - numerical| <= atol + rtol * |numerical|`` is required.
        raise_exception: raise when it does not hold; otherwise return False.
        nondet_tol: how much two equal sweeps may differ.
        check_undefined_grad, check_batched_grad, check_batched_forward_grad, masked: accepted; there is
            nothing more to check in this engine.
        check_grad_dtypes: gradients must have the inputs' dtypes.
        check_forward_ad: not supported.
        check_backward_ad: check at all.
        fast_mode: along two random directions instead of every element.

    Raises:
        GradcheckError: a derivative is wrong.
        ValueError: no input requires a gradient.
        RuntimeError: an input that requires a gradient was expanded, so that elements share memory.
        AttributeError: ``func`` returns something that is no tensor.
        NotImplementedError: ``check_forward_ad``.

    >>> import backsweep
    >>> x = backsweep.tensor([1.0, 2.0], dtype=backsweep.float64, requires_grad=True)
    >>> gradcheck(backsweep.sin, x)
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.gradcheck.gradcheck.html
    """
    if check_forward_ad or check_batched_forward_grad:
        raise NotImplementedError(
            "gradcheck: check_forward_ad=True was given; backsweep has no forward mode; leave it out"
        )
    case = _Case(func, _tuple(inputs), eps)
    if not case.checked:
        raise ValueError(
            "gradcheck expects at least one input tensor to require gradient, but none of them have "
            "requires_grad=True."
        )
    for i in case.checked:
        if case.inputs[i].dtype is not _C.float64:
            import warnings

            warnings.warn(
                f"Input #{i} requires gradient and is not a double precision floating point or complex. "
                "This check will likely fail if all the inputs are not of double precision floating point "
                "or complex.",
                stacklevel=2,
            )
        if case.inputs[i].numel() and any(
            stride == 0 and size > 1
            for stride, size in zip(case.inputs[i].stride(), case.inputs[i].shape, strict=True)
        ):
            raise RuntimeError(
                f"The {i}th input has a dimension with stride 0. gradcheck only supports inputs that are "
                "non-overlapping; call .contiguous() on it"
            )
    settings = {
        "atol": atol,
        "rtol": rtol,
        "nondet_tol": nondet_tol,
        "check_grad_dtypes": check_grad_dtypes,
    }
    try:
        if check_backward_ad:
            (_compare_directions if fast_mode else _compare_all)(case, settings)
    except GradcheckError:
        if raise_exception:
            raise
        return False
    return True


def gradgradcheck(
    func: Callable[..., Any],
    inputs: Tensor | Sequence[Any],
    grad_outputs: Tensor | Sequence[Tensor | None] | None = None,
    *,
    eps: float = 1e-6,
    atol: float = 1e-5,
    rtol: float = 1e-3,
    gen_non_contig_grad_outputs: bool = False,
    raise_exception: bool = True,
    nondet_tol: float = 0.0,
    check_undefined_grad: bool = True,
    check_grad_dtypes: bool = False,
    check_batched_grad: bool = False,
    check_fwd_over_rev: bool = False,
    check_rev_over_rev: bool = True,
    fast_mode: bool = False,
    masked: bool = False,
) -> bool:
    """Compare second derivatives with central differences of the first.

    Args:
        func: takes ``inputs`` and returns a tensor or several.
        inputs: as for ``gradcheck``.
        grad_outputs: the seeds of the first derivative; random ones when left out.
        gen_non_contig_grad_outputs: make the random seeds non-contiguous.
        check_fwd_over_rev: not supported.
        check_rev_over_rev: check at all.
        eps, atol, rtol, raise_exception, nondet_tol, check_grad_dtypes, fast_mode: as for ``gradcheck``.
        check_undefined_grad, check_batched_grad, masked: accepted.

    Raises:
        GradcheckError: a derivative is wrong.
        NotImplementedError: ``check_fwd_over_rev``.

    >>> import backsweep
    >>> x = backsweep.tensor([1.0, 2.0], dtype=backsweep.float64, requires_grad=True)
    >>> gradgradcheck(backsweep.sin, x)
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.gradcheck.gradgradcheck.html
    """
    import numpy

    from . import grad

    if check_fwd_over_rev:
        raise NotImplementedError(
            "gradgradcheck: check_fwd_over_rev=True was given; backsweep has no forward mode"
        )
    arguments = _tuple(inputs)
    outputs = _outputs(func, arguments)
    if grad_outputs is None:
        generator = numpy.random.default_rng(11)
        seeds = []
        for output in outputs:
            shape = tuple(output.shape)
            if gen_non_contig_grad_outputs:
                seed = _C.from_numpy(generator.standard_normal((*shape, 2)))[..., 0]
            else:
                seed = _C.from_numpy(numpy.asarray(generator.standard_normal(shape)))
            seeds.append(seed.to(output.dtype).requires_grad_())
    else:
        seeds = list(_tuple(grad_outputs))
    count = len(arguments)

    def first_derivative(*given: Any) -> tuple[Any, ...]:
        values, weights = given[:count], given[count:]
        results = _outputs(func, values)
        targets = [v for v in values if isinstance(v, Tensor) and v.requires_grad]
        pairs = [
            (result, weight)
            for result, weight in zip(results, weights, strict=True)
            if result.requires_grad
        ]
        if not pairs:
            return tuple(_C.zeros_like(target) for target in targets)
        return grad(
            [result for result, _ in pairs],
            targets,
            [weight for _, weight in pairs],
            create_graph=True,
            materialize_grads=True,
        )

    if not check_rev_over_rev:
        return True
    return gradcheck(
        first_derivative,
        (*arguments, *seeds),
        eps=eps,
        atol=atol,
        rtol=rtol,
        raise_exception=raise_exception,
        nondet_tol=nondet_tol,
        check_grad_dtypes=check_grad_dtypes,
        fast_mode=fast_mode,
    )


class _CallableModule(ModuleType):
    """``autograd.gradcheck`` is a function and a module, as in PyTorch: so the module can be called."""

    __call__ = staticmethod(gradcheck)


sys.modules[__name__].__class__ = _CallableModule
