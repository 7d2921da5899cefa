"""Derivatives against finite differences, in random directions, to any order.

The derivative of a function along a direction is what central differences give without knowing any
rule. One direction for all arguments at once, and random weights for the elements of each result, make
one number of each derivative, whatever the shapes; a wrong element anywhere changes it. This is
``autograd.gradcheck`` in its fast mode.
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

TOLERANCE = 1e-6


def _gradient_of(function: Function, seeds: Sequence[Any]) -> Function:
    """The function that computes the gradients of a function, with everything recorded."""

    def gradients(*tensors: Any) -> list[Any]:
        pairs = [
            (result, seed)
            for result, seed in zip(function(*tensors), seeds, strict=True)
            if result.requires_grad
        ]
        if not pairs:
            return [backsweep.zeros_like(tensor) for tensor in tensors]
        return list(
            autograd.grad(
                [result for result, _ in pairs],
                tensors,
                [seed for _, seed in pairs],
                create_graph=True,
                materialize_grads=True,
            )
        )

    return gradients


def check_gradients(function: Function, arrays: Arrays, order: int = 2) -> None:
    """Assert that the derivatives up to ``order`` are those of the function.

    Args:
        function: takes float64 tensors, one for each array, and gives a list of float64 tensors.
        arrays: where to differentiate; not at a kink.
        order: 1 for gradients, 2 for gradients of gradients through create_graph, and so on.
    """
    generator = numpy.random.default_rng(7)
    for _ in range(order):
        tensors = [backsweep.tensor(array, requires_grad=True) for array in arrays]
        autograd.gradcheck(
            function,
            tensors,
            atol=TOLERANCE,
            rtol=0,
            fast_mode=True,
            check_grad_dtypes=True,
        )
        seeds = [
            backsweep.tensor(numpy.asarray(generator.standard_normal(tuple(result.shape))))
            for result in function(*tensors)
        ]
        function = _gradient_of(function, seeds)
