"""Sweeps for many seeds at once, one after the other."""

from __future__ import annotations

from .. import _C
from .._C import Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def batched_sweeps(
    outputs: list[Any],
    inputs: list[Any],
    seeds: list[Tensor | None],
    keep_graph: bool,
    create_graph: bool,
) -> list[Tensor | None]:
    """Sweep once for each index of the seeds' first dimension; stack the gradients of each input."""
    from . import _shape_of

    counts = set()
    for position, (output, seed) in enumerate(zip(outputs, seeds, strict=True)):
        if seed is None:
            raise RuntimeError(
                "grad: is_grads_batched=True was given without a seed for every output; pass "
                "grad_outputs, each with the batch as its first dimension"
            )
        if seed.ndim == 0 or tuple(seed.shape[1:]) != tuple(_shape_of(output)):
            raise RuntimeError(
                "grad: If `is_grads_batched=True`, we interpret the first dimension of each grad_output "
                "as the batch dimension. The sizes of the remaining dimensions are expected to match "
                "the shape of corresponding output, but a mismatch was detected: "
                f"grad_output[{position}] has a shape of {seed.shape} and output[{position}] has a "
                f"shape of {tuple(_shape_of(output))}."
            )
        counts.add(seed.shape[0])
    if len(counts) != 1:
        raise ValueError(
            f"grad: the seeds have batches of {sorted(counts)}; all must have the same size"
        )
    (count,) = counts
    rows = []
    for i in range(count):
        row_seeds: list[Tensor | None] = [seed[i] for seed in seeds if seed is not None]
        keep = keep_graph or i + 1 < count
        rows.append(_C.grad(outputs, inputs, row_seeds, keep, create_graph))
    return [
        None if any(item is None for item in column) else _C.stack(list(column), 0)
        for column in zip(*rows, strict=True)
    ]
