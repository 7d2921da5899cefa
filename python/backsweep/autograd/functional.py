"""Derivatives of functions: vjp, jvp, jacobian, hessian, hvp, vhp.

See https://docs.pytorch.org/docs/stable/autograd.html#functional-higher-level-api
"""

from __future__ import annotations

from .. import _C
from .._C import Tensor
from .._grad_mode import enable_grad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    Tensors = Tensor | tuple[Tensor, ...]

__all__ = ["hessian", "hvp", "jacobian", "jvp", "vhp", "vjp"]


def _as_tuple(value: Any, what: str, function: str) -> tuple[bool, tuple[Tensor, ...]]:
    several = isinstance(value, tuple)
    items = value if several else (value,)
    for i, item in enumerate(items):
        if not isinstance(item, Tensor):
            if several:
                raise TypeError(
                    f"The {what} given to {function} must be either a Tensor or a tuple of Tensors but "
                    f"the value at index {i} has type {type(item)}."
                )
            raise TypeError(
                f"The {what} given to {function} must be either a Tensor or a tuple of Tensors but the "
                f"given {what} has type {type(item)}."
            )
    return several, items


def _prepared(inputs: Sequence[Tensor], connected: bool) -> tuple[Tensor, ...]:
    """The inputs to differentiate by: connected with the caller's graph, or leaves of a new one."""
    if connected:
        return tuple(
            value.view_as(value) if value.requires_grad else value.detach().requires_grad_()
            for value in inputs
        )
    return tuple(value.detach().requires_grad_() for value in inputs)


def _checked_v(
    v: Any, like: tuple[Tensor, ...], several: bool, function: str
) -> tuple[Tensor, ...]:
    _, vectors = _as_tuple(v, "v", function)
    if len(vectors) != len(like):
        if several:
            raise RuntimeError(
                f"v is a tuple of invalid length: should be {len(like)} but got {len(vectors)}."
            )
        raise RuntimeError("The given v should contain a single Tensor.")
    for i, (vector, value) in enumerate(zip(vectors, like, strict=True)):
        if vector.shape != value.shape:
            entry = f"Entry {i} in " if several else ""
            raise RuntimeError(
                f"{entry}v has invalid size: should be {value.shape} but got {vector.shape}."
            )
    return vectors


def _check_outputs(outputs: Sequence[Tensor], strict: bool) -> None:
    for i, output in enumerate(outputs):
        if strict and not output.requires_grad:
            raise RuntimeError(
                f"Output {i} of the user-provided function does not require gradients. The outputs must be "
                "computed in a differentiable manner from the input when running in strict mode."
            )


def _independent(i: int, what: str) -> RuntimeError:
    texts = {
        "back": f"The output of the user-provided function is independent of input {i}. This is not allowed "
        "in strict mode.",
        "jacobian": f"The jacobian of the user-provided function is independent of input {i}. This is not "
        "allowed in strict mode when create_graph=True.",
        "twice": "While computing the hessian, found that the jacobian of the user-provided function with "
        f"respect to input {i} is independent of the input. This is not allowed in strict mode. You should "
        "ensure that your function is twice differentiable and that the jacobian depends on the inputs "
        "(this would be violated by a linear function for example).",
    }
    return RuntimeError(texts[what])


def _pull(
    outputs: Sequence[Tensor],
    inputs: Sequence[Tensor],
    seeds: Sequence[Tensor],
    create_graph: bool,
    strict: str | None = None,
    keep: bool = True,
) -> tuple[Tensor, ...]:
    """Gradients by the inputs, zeros where there is no path; with ``strict`` that is an error."""
    from . import grad

    pairs = [(o, s) for o, s in zip(outputs, seeds, strict=True) if o.requires_grad]
    found: Sequence[Tensor | None] = [None] * len(inputs)
    if pairs:
        found = grad(
            [output for output, _ in pairs],
            inputs,
            [seed for _, seed in pairs],
            retain_graph=keep or create_graph,
            create_graph=create_graph,
            allow_unused=True,
        )
    if strict:
        for i, gradient in enumerate(found):
            if gradient is None:
                raise _independent(i, "back" if strict == "jacobian" else strict)
            if strict == "jacobian" and create_graph and not gradient.requires_grad:
                raise _independent(i, strict)
    return tuple(
        _C.zeros_like(value) if gradient is None else gradient
        for gradient, value in zip(found, inputs, strict=True)
    )


def _finish(values: Sequence[Tensor], several: bool, create_graph: bool) -> Any:
    results = tuple(values) if create_graph else tuple(value.detach() for value in values)
    return results if several else results[0]


def vjp(
    func: Callable[..., Any],
    inputs: Tensors,
    v: Tensors | None = None,
    create_graph: bool = False,
    strict: bool = False,
) -> tuple[Any, Any]:
    """Compute ``func(*inputs)`` and the product of a vector with its Jacobian.

    Args:
        func: takes and returns tensors.
        inputs: a tensor or a tuple of tensors.
        v: the vector, shaped as the output; may be left out for one element.
        create_graph: record, so that the results can be differentiated.
        strict: an output that does not depend on an input is an error instead of zeros.

    Returns:
        the outputs, and the product, shaped as the inputs.

    >>> import backsweep
    >>> vjp(lambda x: x**2, backsweep.tensor([1.0, 2.0]), backsweep.tensor([1.0, 1.0]))
    (tensor([1., 4.]), tensor([2., 4.]))

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.functional.vjp.html
    """
    with enable_grad():
        several, values = _as_tuple(inputs, "inputs", "vjp")
        values = _prepared(values, create_graph)
        several_out, outputs = _as_tuple(
            func(*values), "outputs of the user-provided function", "vjp"
        )
        _check_outputs(outputs, strict)
        if v is None:
            if len(outputs) != 1 or outputs[0].numel() != 1:
                raise RuntimeError(
                    "The vector v can only be None if the user-provided function returns a single Tensor "
                    "with a single element."
                )
            seeds: tuple[Tensor, ...] = (_C.ones_like(outputs[0]),)
        else:
            seeds = _checked_v(v, outputs, several_out, "vjp")
        products = _pull(
            outputs, values, seeds, create_graph, "back" if strict else None, keep=False
        )
    return _finish(outputs, several_out, create_graph), _finish(products, several, create_graph)


def jvp(
    func: Callable[..., Any],
    inputs: Tensors,
    v: Tensors | None = None,
    create_graph: bool = False,
    strict: bool = False,
) -> tuple[Any, Any]:
    """Compute ``func(*inputs)`` and the product of its Jacobian with a vector, by two sweeps.

    Args:
        func, create_graph, strict: as for ``vjp``.
        inputs: a tensor or a tuple of tensors.
        v: the direction, shaped as the inputs; may be left out for one element.

    Returns:
        the outputs, and the product, shaped as the outputs.

    >>> import backsweep
    >>> jvp(lambda x: x**2, backsweep.tensor([1.0, 2.0]), backsweep.tensor([1.0, 0.0]))
    (tensor([1., 4.]), tensor([2., 0.]))

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.functional.jvp.html
    """
    with enable_grad():
        several, values = _as_tuple(inputs, "inputs", "jvp")
        values = _prepared(values, create_graph)
        if v is None:
            if len(values) != 1 or values[0].numel() != 1:
                raise RuntimeError(
                    "The vector v can only be None if the input to the user-provided function is a single "
                    "Tensor with a single element."
                )
            moves: tuple[Tensor, ...] = (_C.ones_like(values[0]),)
        else:
            moves = _checked_v(v, values, several, "jvp")
        several_out, outputs = _as_tuple(
            func(*values), "outputs of the user-provided function", "jvp"
        )
        _check_outputs(outputs, strict)
        products = _push(outputs, values, moves, create_graph, "back" if strict else None)
    return _finish(outputs, several_out, create_graph), _finish(products, several_out, create_graph)


def _push(
    outputs: Sequence[Tensor],
    inputs: Sequence[Tensor],
    moves: Sequence[Tensor],
    create_graph: bool,
    strict: str | None = None,
) -> tuple[Tensor, ...]:
    """How the outputs change along a direction: the derivative of the pulled gradient by its seed."""
    seeds = [_C.zeros_like(output).requires_grad_() for output in outputs]
    pulled = _pull(outputs, inputs, seeds, True, strict and "back")
    return _pull(pulled, seeds, list(moves), create_graph)


def jacobian(
    func: Callable[..., Any],
    inputs: Tensors,
    create_graph: bool = False,
    strict: bool = False,
    vectorize: bool = False,
    strategy: str = "reverse-mode",
) -> Any:
    """Compute the derivatives of all outputs by all inputs, one sweep for each element of the outputs.

    Args:
        func, inputs, create_graph, strict: as for ``vjp``.
        vectorize: the sweeps are made one after the other all the same.
        strategy: "reverse-mode", or "forward-mode", which gives the same and needs ``vectorize``.

    Returns:
        a tensor of shape ``output.shape + input.shape``; a tuple of them for several inputs, and a tuple of
        those for several outputs.

    >>> import backsweep
    >>> jacobian(lambda x: x**2, backsweep.tensor([1.0, 2.0]))
    tensor([[2., 0.],
            [0., 4.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.functional.jacobian.html
    """
    if strategy not in ("forward-mode", "reverse-mode"):
        raise AssertionError(
            'Expected strategy to be either "forward-mode" or "reverse-mode". Hint: If your function has '
            f'more outputs than inputs, "forward-mode" tends to be more performant. Got {strategy!r}.'
        )
    if strategy == "forward-mode":
        # PyTorch's limits, so that what runs here runs there.
        for given, name, error in (
            (create_graph, "create_graph", NotImplementedError),
            (strict, "strict", RuntimeError),
        ):
            if given:
                raise error(
                    f'torch.autograd.functional.jacobian: `{name}=True` and `strategy="forward-mode"` are '
                    f"not supported together (yet). Please either set `{name}=False` or "
                    '`strategy="reverse-mode"`.'
                )
        if not vectorize:
            raise NotImplementedError(
                "jacobian: Computing Jacobian using forward-AD or forward-over-reverse Hessian is only "
                "implemented for `vectorize=True`."
            )
    if strict and vectorize:
        raise RuntimeError(
            "torch.autograd.functional.jacobian: `strict=True` and `vectorize=True` are not supported "
            "together. Please either set `strict=False` or `vectorize=False`."
        )
    with enable_grad():
        several, values = _as_tuple(inputs, "inputs", "jacobian")
        values = _prepared(values, create_graph)
        several_out, outputs = _as_tuple(
            func(*values), "outputs of the user-provided function", "jacobian"
        )
        _check_outputs(outputs, strict)
        rows = tuple(
            jacobian_of(output, values, create_graph, "jacobian" if strict else None)
            for output in outputs
        )
    results = tuple(_finish(row, several, create_graph) for row in rows)
    return results if several_out else results[0]


def jacobian_of(
    output: Tensor, inputs: Sequence[Tensor], create_graph: bool, strict: str | None = None
) -> tuple[Tensor, ...]:
    """The derivatives of one tensor by several, each of shape ``output.shape + input.shape``."""
    flat = output.reshape(-1)
    rows = []
    for i in range(flat.numel()):
        seed = _C.zeros_like(flat)
        seed[i] = 1
        rows.append(_pull([flat], inputs, [seed], create_graph, strict))
    if not rows:
        return tuple(_C.zeros((*output.shape, *value.shape), dtype=value.dtype) for value in inputs)
    return tuple(
        _C.stack(list(column), 0).reshape((*output.shape, *value.shape))
        for column, value in zip(zip(*rows, strict=True), inputs, strict=True)
    )


def _single(output: Any, function: str) -> Tensor:
    several, outputs = _as_tuple(output, "outputs of the user-provided function", function)
    if several:
        raise RuntimeError(f"The function given to {function} should return a single Tensor")
    if outputs[0].numel() != 1:
        raise RuntimeError(
            f"The Tensor returned by the function given to {function} should contain a single element"
        )
    return outputs[0].squeeze()


def hessian(
    func: Callable[..., Any],
    inputs: Tensors,
    create_graph: bool = False,
    strict: bool = False,
    vectorize: bool = False,
    outer_jacobian_strategy: str = "reverse-mode",
) -> Any:
    """Compute the second derivatives of a function with one result.

    Args:
        func: returns one tensor of one element.
        inputs, create_graph, strict, vectorize: as for ``jacobian``.
        outer_jacobian_strategy: "reverse-mode", or "forward-mode", which gives the same and needs
            ``vectorize``.

    Returns:
        a tensor of shape ``input.shape + input.shape``; a tuple of tuples for several inputs.

    >>> import backsweep
    >>> hessian(lambda x: (x**3).sum(), backsweep.tensor([1.0, 2.0]))
    tensor([[ 6.,  0.],
            [ 0., 12.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.functional.hessian.html
    """
    several, _ = _as_tuple(inputs, "inputs", "hessian")

    def gradient(*values: Tensor) -> Tensors:
        output = _single(func(*values), "hessian")
        _check_outputs([output], strict)
        found = _pull([output], values, [_C.ones_like(output)], True, "back" if strict else None)
        return found if several else found[0]

    return jacobian(gradient, inputs, create_graph, strict, vectorize, outer_jacobian_strategy)


def vhp(
    func: Callable[..., Any],
    inputs: Tensors,
    v: Tensors | None = None,
    create_graph: bool = False,
    strict: bool = False,
) -> tuple[Any, Any]:
    """Compute a function with one result and the product of a vector with its second derivatives.

    Args:
        func: returns one tensor of one element.
        inputs, create_graph, strict: as for ``vjp``.
        v: the vector, shaped as the inputs; may be left out for one element.

    Returns:
        the output, and the product, shaped as the inputs.

    >>> import backsweep
    >>> vhp(lambda x: (x**3).sum(), backsweep.tensor([1.0, 2.0]), backsweep.tensor([1.0, 1.0]))
    (tensor(9.), tensor([ 6., 12.]))

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.functional.vhp.html
    """
    return _hessian_product(func, inputs, v, create_graph, strict, "vhp")


def hvp(
    func: Callable[..., Any],
    inputs: Tensors,
    v: Tensors | None = None,
    create_graph: bool = False,
    strict: bool = False,
) -> tuple[Any, Any]:
    """Compute a function with one result and the product of its second derivatives with a vector.

    Args:
        func, inputs, v, create_graph, strict: as for ``vhp``, which computes the same: second derivatives
            are symmetric.

    Returns:
        the output, and the product, shaped as the inputs.

    >>> import backsweep
    >>> hvp(lambda x: (x**3).sum(), backsweep.tensor([1.0, 2.0]), backsweep.tensor([1.0, 1.0]))
    (tensor(9.), tensor([ 6., 12.]))

    See https://docs.pytorch.org/docs/stable/generated/torch.autograd.functional.hvp.html
    """
    return _hessian_product(func, inputs, v, create_graph, strict, "hvp")


def _hessian_product(
    func: Callable[..., Any],
    inputs: Tensors,
    v: Tensors | None,
    create_graph: bool,
    strict: bool,
    name: str,
) -> tuple[Any, Any]:
    with enable_grad():
        several, values = _as_tuple(inputs, "inputs", name)
        values = _prepared(values, create_graph)
        if v is None:
            if len(values) != 1 or values[0].numel() != 1:
                raise RuntimeError(
                    "The vector v can only be None if the input to the user-provided function is a single "
                    "Tensor with a single element."
                )
            vectors: tuple[Tensor, ...] = (_C.ones_like(values[0]),)
        else:
            vectors = _checked_v(v, values, several, name)
        output = _single(func(*values), name)
        _check_outputs([output], strict)
        slopes = _pull([output], values, [_C.ones_like(output)], True, "back" if strict else None)
        for i, slope in enumerate(slopes):
            if strict and not slope.requires_grad:
                raise _independent(i, "twice")
        products = _pull(slopes, values, vectors, create_graph, "twice" if strict else None)
    return _finish([output], False, create_graph), _finish(products, several, create_graph)
