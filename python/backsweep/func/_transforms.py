"""Derivatives of functions, as functions.

Each call differentiates by new names for its arguments: views of arguments that are already part of a
computation, so that derivatives nest, and leaves of a computation of its own otherwise.
"""

from __future__ import annotations

from .. import _C
from .._C import Tensor
from .._grad_mode import enable_grad
from ..autograd.functional import _pull, _push, jacobian_of
from ._tree import flatten, like, transform
from ._vmap import check_randomness, random_mode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_levels = 0  # how many of these calls are on the way


class _Level:
    """One call: gives arguments their new names, and cuts the results from leaves that are nobody else's."""

    def __enter__(self) -> _Level:
        global _levels
        _levels += 1
        _C.count_transforms(1)
        self.outermost = _levels == 1
        self.own: list[Tensor] = []
        self.mode = enable_grad()
        self.records = _C.is_grad_enabled()
        self.mode.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        global _levels
        _levels -= 1
        _C.count_transforms(-1)
        self.mode.__exit__(*error)

    def renamed(self, value: Any) -> Tensor:
        if not isinstance(value, Tensor):
            raise ValueError(f"Thing passed to transform API must be Tensor, got {type(value)}")
        if value.requires_grad:
            return value.view_as(value)
        leaf = value.detach().requires_grad_()
        self.own.append(leaf)
        return leaf

    def result(self, value: Any) -> Any:
        """A result as the caller sees it: part of a computation only when others than its own take part."""
        if not isinstance(value, Tensor) or not value.requires_grad:
            return value
        if self.outermost and (not self.records or not self._reaches_others(value)):
            return value.detach()
        return value

    def _reaches_others(self, value: Tensor) -> bool:
        own = {id(_C.gradient_edge(leaf)[0]) for leaf in self.own}
        keep = [_C.gradient_edge(leaf)[0] for leaf in self.own]
        own |= {id(node) for node in keep}
        pending = [_C.gradient_edge(value)[0]]
        seen = {}
        while pending:
            node = pending.pop()
            if id(node) in seen:
                continue
            seen[id(node)] = node
            if id(node) in own:
                continue
            if node.name().endswith("AccumulateGrad"):
                return True
            pending.extend(following for following, _ in node.next_functions if following)
        return False


def _selected(argnums: int | tuple[int, ...], args: tuple[Any, ...]) -> tuple[int, ...]:
    if not isinstance(argnums, (int, tuple)):
        raise RuntimeError(f"argnums must be int or Tuple[int, ...], got: {type(argnums)}")
    numbers = (argnums,) if isinstance(argnums, int) else argnums
    if not numbers:
        raise RuntimeError("argnums must be non-empty")
    for number in numbers:
        if not isinstance(number, int):
            raise RuntimeError(f"argnum must be int, got: {type(number)}")
        if not -len(args) <= number < len(args):
            raise RuntimeError(f"Got argnum={number}, but only {len(args)} positional inputs")
    places = tuple(number % len(args) for number in numbers)
    if len(set(places)) != len(places):
        raise RuntimeError(f"argnums elements must be unique, got {places}")
    return places


def _split(output: Any, has_aux: bool, name: str) -> tuple[Any, Any]:
    """What a function returned, and the second of the pair that it returns with ``has_aux``."""
    if not has_aux:
        return output, None
    if not isinstance(output, tuple) or len(output) != 2:
        raise RuntimeError(
            f"{name}: output of function f should be a tuple: (output, aux) if has_aux is True"
        )
    return output


def _tensors(output: Any, name: str) -> list[Tensor]:
    leaves, _ = flatten(output)
    for leaf in leaves:
        if not isinstance(leaf, Tensor):
            raise RuntimeError(
                f"{name}: expected f(*primals) to return only tensors, got unsupported type {type(leaf)}"
            )
    return leaves


class _Call:
    """The arguments of a call with those to differentiate by under new names."""

    def __init__(
        self, level: _Level, args: tuple[Any, ...], argnums: int | tuple[int, ...]
    ) -> None:
        self.single = isinstance(argnums, int)
        self.numbers = _selected(argnums, args)
        self.args = list(args)
        for number in self.numbers:
            self.args[number] = transform(level.renamed, self.args[number])
        chosen = [self.args[number] for number in self.numbers]
        self.tree: Any = chosen[0] if self.single else tuple(chosen)
        self.leaves, _ = flatten(self.tree)


def grad_and_value(
    func: Callable[..., Any], argnums: int | tuple[int, ...] = 0, has_aux: bool = False
) -> Callable[..., Any]:
    """Make the function that computes the gradient of ``func``, and its value.

    Args:
        func: returns a tensor without dimensions.
        argnums: by which arguments to differentiate; they are tensors, or tuples, lists, dicts of them.
        has_aux: ``func`` returns a pair, of which the second is passed through.

    Returns:
        a function that returns ``(gradient, value)``, or ``(gradient, (value, aux))``.

    >>> import backsweep
    >>> grad_and_value(lambda x: (x**2).sum())(backsweep.tensor([1.0, 2.0]))
    (tensor([2., 4.]), tensor(5.))

    See https://docs.pytorch.org/docs/stable/generated/torch.func.grad_and_value.html
    """

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        with _Level() as level:
            call = _Call(level, args, argnums)
            output, aux = _split(func(*call.args, **kwargs), has_aux, "grad_and_value(f)(*args)")
            if not isinstance(output, Tensor):
                raise RuntimeError(
                    "grad_and_value(f)(*args): Expected f(*args) to return a Tensor, got "
                    f"{type(output).__name__}"
                )
            if output.ndim != 0:
                raise RuntimeError(
                    "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor "
                    f"with {output.ndim} dims. Maybe you wanted to use the vjp or jacrev APIs instead?"
                )
            found = _pull([output], call.leaves, [_C.ones_like(output)], True)
            gradient = like(call.tree, [level.result(value) for value in found])
            value = level.result(output)
            if has_aux:
                return gradient, (value, transform(level.result, aux))
            return gradient, value

    return wrapper


def value_and_grad(
    func: Callable[..., Any], argnums: int | tuple[int, ...] = 0, has_aux: bool = False
) -> Callable[..., Any]:
    """Make the function that computes the value of ``func``, and its gradient: JAX's order of the two.

    Args:
        func, argnums, has_aux: as for ``grad_and_value``.

    Returns:
        a function that returns ``(value, gradient)``, or ``((value, aux), gradient)``.

    >>> import backsweep
    >>> value_and_grad(lambda x: (x**2).sum())(backsweep.tensor([1.0, 2.0]))
    (tensor(5.), tensor([2., 4.]))

    See https://docs.jax.dev/en/latest/_autosummary/jax.value_and_grad.html
    """
    compute = grad_and_value(func, argnums, has_aux)

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        gradient, value = compute(*args, **kwargs)
        return value, gradient

    return wrapper


def grad(
    func: Callable[..., Any], argnums: int | tuple[int, ...] = 0, has_aux: bool = False
) -> Callable[..., Any]:
    """Make the function that computes the gradient of ``func``.

    Args:
        func, argnums, has_aux: as for ``grad_and_value``.

    Returns:
        a function that returns the gradient, or ``(gradient, aux)``.

    >>> import backsweep
    >>> grad(grad(backsweep.sin))(backsweep.tensor(1.0))
    tensor(-0.8415)

    See https://docs.pytorch.org/docs/stable/generated/torch.func.grad.html
    """
    both = grad_and_value(func, argnums, has_aux)

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        gradient, value = both(*args, **kwargs)
        return (gradient, value[1]) if has_aux else gradient

    return wrapper


def vjp(func: Callable[..., Any], *primals: Any, has_aux: bool = False) -> Any:
    """Compute ``func(*primals)``, and a function that multiplies vectors with its Jacobian.

    Args:
        func: takes and returns tensors, or tuples, lists, dicts of them.
        primals: where.
        has_aux: ``func`` returns a pair, of which the second is passed through.

    Returns:
        ``(output, vjp_fn)`` or ``(output, vjp_fn, aux)``. ``vjp_fn(cotangents)``, with cotangents like the
        output, returns a tuple like the primals.

    >>> import backsweep
    >>> output, pull = vjp(backsweep.sin, backsweep.tensor([0.0, 1.0]))
    >>> pull(backsweep.tensor([1.0, 1.0]))
    (tensor([1.0000, 0.5403]),)

    See https://docs.pytorch.org/docs/stable/generated/torch.func.vjp.html
    """
    with _Level() as level:
        call = _Call(level, primals, tuple(range(len(primals))))
        output, aux = _split(func(*call.args), has_aux, "vjp(f, *primals)")
        outputs = _tensors(output, "vjp(f, *primals)")

        def pull(*cotangents: Any) -> tuple[Any, ...]:
            given = cotangents[0] if len(cotangents) == 1 else cotangents
            seeds, _ = flatten(given)
            if len(seeds) != len(outputs):
                raise RuntimeError(
                    f"vjp_fn: Expected {len(outputs)} cotangents like the output, got {len(seeds)}"
                )
            with enable_grad():
                found = _pull(outputs, call.leaves, seeds, True)
                results: tuple[Any, ...] = like(call.tree, [level.result(value) for value in found])
            return results

        shown = transform(level.result, output)
        return (shown, pull, transform(level.result, aux)) if has_aux else (shown, pull)


def jvp(
    func: Callable[..., Any],
    primals: Any,
    tangents: Any,
    *,
    strict: bool = False,
    has_aux: bool = False,
) -> Any:
    """Compute ``func(*primals)`` and how it changes along a direction, by two sweeps.

    Args:
        func: takes and returns tensors, or tuples, lists, dicts of them.
        primals: a tuple, where.
        tangents: a tuple like the primals, the direction.
        strict: an output that does not depend on the primals is an error instead of zeros.
        has_aux: ``func`` returns a pair, of which the second is passed through.

    Returns:
        ``(output, change)`` or ``(output, change, aux)``.

    >>> import backsweep
    >>> jvp(backsweep.sin, (backsweep.tensor(0.0),), (backsweep.tensor(2.0),))
    (tensor(0.), tensor(2.))

    See https://docs.pytorch.org/docs/stable/generated/torch.func.jvp.html
    """
    name = "jvp(f, primals, tangents)"
    if not isinstance(primals, tuple):
        raise RuntimeError(
            f"{name}: Expected primals to be a tuple. E.g. it should be valid to call f(*primals)."
        )
    leaves, _ = flatten(primals)
    moves, _ = flatten(tangents)
    if not isinstance(tangents, tuple) or len(moves) != len(leaves):
        raise RuntimeError(
            f"{name}: Expected primals and tangents to have the same python structure. For example, if "
            f"primals is a tuple of {len(primals)} tensors, tangents also must be."
        )
    for what, given in (("primals", leaves), ("tangents", moves)):
        if not given:
            raise RuntimeError(f"{name}: Expected {what} to contain at least one Tensor.")
        for leaf in given:
            if not isinstance(leaf, Tensor):
                raise RuntimeError(
                    f"{name}: Expected {what} to only contain Tensors, got {type(leaf)}"
                )
    with _Level() as level:
        call = _Call(level, primals, tuple(range(len(primals))))
        output, aux = _split(func(*call.args), has_aux, name)
        outputs = _tensors(output, name)
        changes = _push(outputs, call.leaves, moves, True, "back" if strict else None)
        shown = transform(level.result, output)
        change = like(output, [level.result(value) for value in changes])
        return (shown, change, transform(level.result, aux)) if has_aux else (shown, change)


def jacrev(
    func: Callable[..., Any],
    argnums: int | tuple[int, ...] = 0,
    *,
    has_aux: bool = False,
    chunk_size: int | None = None,
) -> Callable[..., Any]:
    """Make the function that computes the derivatives of all outputs of ``func``, one sweep for each element.

    Args:
        func: takes and returns tensors, or tuples, lists, dicts of them.
        argnums: by which arguments to differentiate.
        has_aux: ``func`` returns a pair, of which the second is passed through.
        chunk_size: accepted, if it is positive; the sweeps are made one after the other.

    Returns:
        a function that returns, in the place of each output, what is in the place of each argument a tensor
        of shape ``output.shape + argument.shape``.

    >>> import backsweep
    >>> jacrev(backsweep.sin)(backsweep.tensor([0.0, 1.0]))
    tensor([[1.0000, 0.0000],
            [0.0000, 0.5403]])

    See https://docs.pytorch.org/docs/stable/generated/torch.func.jacrev.html
    """

    if chunk_size is not None and chunk_size <= 0:
        raise ValueError("jacrev: `chunk_size` should be greater than 0.")

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        with _Level() as level:
            call = _Call(level, args, argnums)
            output, aux = _split(func(*call.args, **kwargs), has_aux, "vjp(f, *primals)")
            _tensors(output, "vjp(f, *primals)")

            def row(part: Tensor) -> Any:
                found = jacobian_of(part, call.leaves, True)
                return like(call.tree, [level.result(value) for value in found])

            jacobian = transform(row, output)
            return (jacobian, transform(level.result, aux)) if has_aux else jacobian

    return wrapper


def jacfwd(
    func: Callable[..., Any],
    argnums: int | tuple[int, ...] = 0,
    has_aux: bool = False,
    *,
    randomness: str = "error",
) -> Callable[..., Any]:
    """Make the function that computes the derivatives of all outputs of ``func``: the same as ``jacrev``.

    There is no forward mode, so it costs a sweep for each element of the output.

    Args:
        func, argnums, has_aux: as for ``jacrev``.
        randomness: "error": ``func`` may not draw random numbers; "same" and "different": it draws once.

    >>> import backsweep
    >>> jacfwd(backsweep.sin)(backsweep.tensor(0.0))
    tensor(1.)

    See https://docs.pytorch.org/docs/stable/generated/torch.func.jacfwd.html
    """
    check_randomness(randomness)
    compute = jacrev(func, argnums, has_aux=has_aux)

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        with random_mode(randomness):
            return compute(*args, **kwargs)

    return wrapper


def hessian(func: Callable[..., Any], argnums: int | tuple[int, ...] = 0) -> Callable[..., Any]:
    """Make the function that computes the second derivatives of ``func``.

    Args:
        func, argnums: as for ``jacrev``.

    >>> import backsweep
    >>> hessian(lambda x: (x**3).sum())(backsweep.tensor([1.0, 2.0]))
    tensor([[ 6.,  0.],
            [ 0., 12.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.func.hessian.html
    """
    return jacfwd(jacrev(func, argnums), argnums)
