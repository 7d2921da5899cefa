"""Where gradients lie: in the order of their leaves, and in memory of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from libraries import with_both

if TYPE_CHECKING:
    from collections.abc import Callable

USES: dict[str, Callable[[Any, Any, Any], Any]] = {
    "linear": lambda library, x, w: x @ w.t(),
    "linear, by columns": lambda library, x, w: (w @ x.t()).t(),
    "batch": lambda library, x, w: x.expand(5, 2, 3) @ w.t(),
    "einsum": lambda library, x, w: library.einsum("ik,jk->ij", x, w),
    "permuted": lambda library, x, w: w.t().exp(),
    "elementwise": lambda library, x, w: w * 2,
}


def weights(library: Any, lies: str) -> Any:
    if lies == "contiguous":
        return library.ones(4, 3)
    if lies == "transposed":
        return library.ones(3, 4).t()
    return library.ones(4, 6)[:, ::2]  # with gaps


@with_both
@pytest.mark.parametrize("create_graph", [False, True])
@pytest.mark.parametrize("lies", ["contiguous", "transposed", "with gaps"])
@pytest.mark.parametrize("use", USES)
def test_a_gradient_lies_as_its_leaf(library: Any, use: str, lies: str, create_graph: bool) -> None:
    x = library.arange(6.0).view(2, 3)
    w = weights(library, lies).requires_grad_()
    # Not linear: there is something to record; and a gradient of 1s would be an expanded one.
    (USES[use](library, x, w) ** 2).sum().backward(create_graph=create_graph)
    assert (w.grad.grad_fn is not None) == create_graph
    if create_graph:
        copy = "CloneBackward0" if lies == "with gaps" else "torch::autograd::CopyBackwards"
        assert w.grad.grad_fn.name() == copy
    assert w.grad.stride() == ((1, 4) if lies == "transposed" else (3, 1))
    if lies == "contiguous":
        assert w.grad.view(-1).shape == (12,)


@with_both
def test_a_retained_gradient_has_memory_of_its_own(library: Any) -> None:
    x = library.ones(3, requires_grad=True)
    y = x * 1
    y.retain_grad()
    y.sum().backward()
    y.grad[0] = 4
    assert y.grad.add_(1).tolist() == [5, 2, 2]
    assert x.grad.tolist() == [1, 1, 1]
    seed = library.ones(3)
    y = x * 1
    y.retain_grad()
    y.backward(seed)
    y.grad.zero_()
    assert seed.tolist() == [1, 1, 1]


@with_both
def test_a_hook_that_writes_to_its_gradient(library: Any) -> None:
    x = library.ones(3, requires_grad=True)
    y = library.ones(3, requires_grad=True)
    a = x * 1
    a.register_hook(lambda gradient: gradient.mul_(2))
    (a + y).backward(library.ones(3))
    assert x.grad.tolist() == [2, 2, 2]
    assert y.grad.tolist() == [1, 1, 1]


@with_both
def test_other_data_is_counted_apart(library: Any) -> None:
    x = library.ones(2)
    other = library.zeros(2)
    x.data = other
    x.add_(1)
    assert other.tolist() == [1, 1]
    assert other._version == 0
    w = library.ones(2, requires_grad=True)
    y = (w * x).sum()
    x.add_(1)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        y.backward()


@with_both
def test_versions(library: Any) -> None:
    x = library.ones(2)
    x.copy_(x)
    assert x._version == 1
    x.resize_(2)
    assert x._version == 1
