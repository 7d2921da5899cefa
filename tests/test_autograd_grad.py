"""autograd.grad and autograd.backward: all their arguments and refusals."""

from __future__ import annotations

from typing import Any

import pytest
from libraries import with_both


@with_both
def test_refusals_of_grad(library: Any) -> None:
    x = library.ones(3, requires_grad=True)
    grad = library.autograd.grad
    refused: list[tuple[type[BaseException], str, Any]] = [
        (RuntimeError, "does not require grad and does not have", lambda: grad(library.ones(1), x)),
        (
            RuntimeError,
            "differentiated Tensors does not require",
            lambda: grad(x.sum(), library.ones(3)),
        ),
        (
            RuntimeError,
            "The differentiated Tensor at index 1 appears to not",
            lambda: grad(x.sum(), [x, library.ones(2, requires_grad=True)]),
        ),
        (
            ValueError,
            "Expected allow_unused to be True or not passed",
            lambda: grad(x.sum(), x, allow_unused=False, materialize_grads=True),
        ),
        (RuntimeError, "grad can be implicitly created only for scalar", lambda: grad(x * 2, x)),
        (
            RuntimeError,
            r"Mismatch in shape: grad_output\[0\]",
            lambda: grad(x * 2, x, library.ones(2)),
        ),
        (RuntimeError, "got 2 tensors and 1 gradients", lambda: grad([x, x], x, [library.ones(3)])),
        (RuntimeError, "cannot be empty", lambda: grad(x.sum(), [])),
        (
            RuntimeError,
            "have to be Tensors or GradientEdges, but got str",
            lambda: grad(x.sum(), "a"),
        ),
        (
            RuntimeError,
            "we interpret the first dimension of each grad_output as the batch",
            lambda: grad(x * x, x, library.ones(2, 2), is_grads_batched=True),
        ),
    ]
    for kind, phrase, call in refused:
        with pytest.raises(kind, match=phrase):
            call()


@with_both
def test_batched_seeds(library: Any) -> None:
    x = library.tensor([1.0, 2.0], requires_grad=True)
    seeds = library.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    unused = library.ones(2, requires_grad=True)
    first, second = library.autograd.grad(
        x * x, [x, unused], seeds, is_grads_batched=True, allow_unused=True
    )
    assert first.tolist() == [[2.0, 0.0], [0.0, 4.0], [2.0, 4.0]]
    assert second is None


@with_both
def test_inputs_of_backward(library: Any) -> None:
    x = library.ones(3, requires_grad=True)
    w = library.ones(3, requires_grad=True)
    y = x * 2
    (y * w).sum().backward(inputs=[x, x, y])
    assert x.grad.tolist() == [2.0] * 3
    assert y.grad.tolist() == [1.0] * 3
    assert w.grad is None
    with pytest.raises(RuntimeError, match="cannot be empty"):
        library.autograd.backward(x.sum(), inputs=[])
    with pytest.raises(RuntimeError, match=r"does not require grad|requires_grad=False"):
        x.sum().backward(inputs=[library.ones(3)])


@with_both
def test_gradient_edges_stand_for_tensors(library: Any) -> None:
    edge = library.autograd.graph.get_gradient_edge
    x = library.ones(3, requires_grad=True)
    y = x * 2
    total = y.sum()
    found = library.autograd.grad(edge(total), [edge(y), edge(x), x], retain_graph=True)
    assert [g.tolist() for g in found] == [[1.0] * 3, [2.0] * 3, [2.0] * 3]
    with pytest.raises(RuntimeError, match="Mismatch in shape"):
        library.autograd.grad(edge(y), edge(x), library.ones(2))
    with pytest.raises(RuntimeError, match="only for scalar outputs"):
        library.autograd.backward(edge(y))
    library.autograd.backward(edge(total), inputs=[edge(x)])
    assert x.grad.tolist() == [2.0] * 3


@with_both
def test_materialized_gradients(library: Any) -> None:
    x = library.ones(3, requires_grad=True)
    unused = library.ones(2, dtype=library.float64, requires_grad=True)
    _, zeros = library.autograd.grad(x.sum(), [x, unused], materialize_grads=True)
    assert zeros.tolist() == [0.0, 0.0]
    assert zeros.dtype == library.float64
