"""Derivatives against finite differences, in random directions, to any order.

The derivative of a function along a direction is what central differences give without knowing any
rule. One direction for all arguments at once, and one random weight for every element of the result,
make one number of each derivative, whatever the shapes; a wrong element anywhere changes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy

import backsweep
from backsweep import autograd

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Arrays = Sequence[numpy.ndarray]
    # From tensors to tensors.
    Function = Callable[..., Sequence[Any]]

STEP = 1e-6
TOLERANCE = 1e-6
DIRECTIONS = 2


def _values(function: Function, arrays: Arrays) -> list[numpy.ndarray]:
    tensors = [backsweep.tensor(array, requires_grad=True) for array in arrays]
    return [result.detach().numpy().copy() for result in function(*tensors)]


def _normal(generator: numpy.random.Generator, shape: tuple[int, ...]) -> numpy.ndarray:
    return numpy.asarray(generator.standard_normal(shape))


def _slope_by_differences(
    function: Function, arrays: Arrays, directions: Arrays, weights: Arrays
) -> float:
    """How fast the weighted sum of the results grows along the directions."""

    def at(distance: float) -> float:
        moved = [numpy.asarray(a + distance * d) for a, d in zip(arrays, directions, strict=True)]
        values = _values(function, moved)
        return sum(float(numpy.sum(w * v)) for w, v in zip(weights, values, strict=True))

    return (at(STEP) - at(-STEP)) / (2 * STEP)


def _gradients(
    function: Function, tensors: Sequence[Any], weights: Sequence[Any], create_graph: bool
) -> list[Any]:
    results = [
        (result, weight)
        for result, weight in zip(function(*tensors), weights, strict=True)
        if result.requires_grad
    ]
    if not results:
        return [backsweep.zeros_like(tensor) for tensor in tensors]
    return list(
        autograd.grad(
            [result for result, _ in results],
            tensors,
            [weight for _, weight in results],
            create_graph=create_graph,
            materialize_grads=True,
        )
    )


def check_gradients(function: Function, arrays: Arrays, order: int = 2) -> None:
    """Assert that the derivatives up to ``order`` are those of the function.

    Args:
        function: takes float64 tensors, one for each array, and gives a list of float64 tensors.
        arrays: where to differentiate; not at a kink.
        order: 1 for gradients, 2 for gradients of gradients through create_graph, and so on.
    """
    generator = numpy.random.default_rng(7)
    shapes = [value.shape for value in _values(function, arrays)]
    for _ in range(DIRECTIONS):
        directions = [_normal(generator, array.shape) for array in arrays]
        weights = [_normal(generator, shape) for shape in shapes]
        expected = _slope_by_differences(function, arrays, directions, weights)
        tensors = [backsweep.tensor(array, requires_grad=True) for array in arrays]
        gradients = _gradients(function, tensors, [backsweep.tensor(w) for w in weights], False)
        for gradient, array in zip(gradients, arrays, strict=True):
            assert tuple(gradient.shape) == array.shape
            assert gradient.dtype is backsweep.float64
        actual = sum(
            float(numpy.sum(direction * gradient.numpy()))
            for direction, gradient in zip(directions, gradients, strict=True)
        )
        scale = max(1.0, abs(expected))
        assert abs(actual - expected) <= TOLERANCE * scale, (
            f"the gradient gives a slope of {actual}, finite differences {expected}"
        )
    if order == 1:
        return
    fixed = [backsweep.tensor(_normal(generator, shape)) for shape in shapes]

    def gradient_function(*tensors: Any) -> list[Any]:
        return _gradients(function, tensors, fixed, create_graph=True)

    check_gradients(gradient_function, arrays, order - 1)
