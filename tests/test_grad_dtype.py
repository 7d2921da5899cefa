"""Tensor.grad_dtype: the dtype in which gradients arrive at a leaf."""

from __future__ import annotations

from typing import Any

import pytest
from libraries import with_both


@with_both
def test_gradients_arrive_in_it(library: Any) -> None:
    x = library.ones(2, requires_grad=True)
    assert x.grad_dtype is library.float32
    assert library.ones(2).int().grad_dtype is library.int32
    x.grad_dtype = library.float64
    seen = []
    x.register_hook(lambda gradient: seen.append(gradient.dtype))
    x.register_post_accumulate_grad_hook(lambda leaf: seen.append(leaf.grad.dtype))
    for i in range(1, 3):
        (x * 2).sum().backward()
        assert x.grad.dtype is library.float64
        assert x.grad.tolist() == [2.0 * i, 2.0 * i]
    assert seen == [library.float64] * 4
    (gradient,) = library.autograd.grad((x * x).sum(), x, create_graph=True)
    assert gradient.dtype is library.float64
    (second,) = library.autograd.grad(gradient.sum(), x)
    assert (second.dtype, second.tolist()) == (library.float64, [2.0, 2.0])
    assert x.detach().grad_dtype is library.float32
    assert x.dtype is library.float32


@with_both
def test_single_numbers(library: Any) -> None:
    """They are swept in another way."""
    a = library.tensor(2.0, requires_grad=True)
    b = library.tensor(3.0, requires_grad=True)
    c = library.tensor(5.0, requires_grad=True, dtype=library.float64)
    product = a * b
    a.grad_dtype = library.float64  # between forward and backward
    c.grad_dtype = library.float32
    for i in range(1, 4):
        (a * a * b + a).backward()
        assert (a.grad.dtype, a.grad.item()) == (library.float64, 13.0 * i)
        assert (b.grad.dtype, b.grad.item()) == (library.float32, 4.0 * i)
        (c * c).backward()
        assert (c.grad.dtype, c.grad.item()) == (library.float32, 10.0 * i)
    a.grad = b.grad = None
    product.backward()
    assert (a.grad.dtype, a.grad.item(), b.grad.item()) == (library.float64, 3.0, 2.0)
    a.grad = None
    a.backward()
    assert (a.grad.dtype, a.grad.item()) == (library.float64, 1.0)
    (gradient,) = library.autograd.grad(a * b, a)
    assert (gradient.dtype, gradient.item()) == (library.float64, 3.0)
    (gradient,) = library.autograd.grad(a * b * a, a, create_graph=True)
    assert (gradient.dtype, gradient.item()) == (library.float64, 12.0)


@with_both
def test_none_allows_any(library: Any) -> None:
    x = library.ones(2, requires_grad=True)
    x.grad_dtype = None
    assert x.grad_dtype is None
    (x.double() * 2).sum().backward()
    assert x.grad.dtype is library.float32
    x.grad = library.ones(2, dtype=library.float64)
    (x * 2).sum().backward()
    assert (x.grad.dtype, x.grad.tolist()) == (library.float64, [3.0, 3.0])
    x.grad_dtype = library.float64
    (x * 2).sum().backward()
    assert x.grad.tolist() == [5.0, 5.0]
    x.grad = None
    x.grad_dtype = library.float32
    (x * 2).sum().backward()
    assert x.grad.dtype is library.float32


@with_both
def test_new_data(library: Any) -> None:
    x = library.ones(3, requires_grad=True)
    x.grad_dtype = library.float64
    x.data = library.ones(2)
    (x * 2).sum().backward()
    assert (x.grad.dtype, x.grad.tolist()) == (library.float64, [2.0, 2.0])
    y = library.ones(3, requires_grad=True)
    y.data = library.ones(2, dtype=library.float64)
    assert y.grad_dtype is library.float64


def assign(name: str, tensor: Any, value: Any) -> None:
    setattr(tensor, name, value)


@with_both
def test_errors(library: Any) -> None:
    x = library.ones(2, requires_grad=True)
    for computed in (x * 2, x[:1]):
        with pytest.raises(RuntimeError, match="grad_dtype can only be accessed on leaf tensors"):
            _ = computed.grad_dtype
        with pytest.raises(RuntimeError, match="grad_dtype can only be set on leaf tensors"):
            assign("grad_dtype", computed, None)
    with pytest.raises(RuntimeError, match=r"must be a torch.dtype or None, but got str"):
        assign("grad_dtype", x, "float32")
    (x * 2).sum().backward()
    with pytest.raises(RuntimeError, match="there is already a gradient with dtype"):
        x.grad_dtype = library.float64
    x.grad = None
    x.grad_dtype = library.float64
    with pytest.raises(RuntimeError, match=r"to a tensor with grad_dtype '.*The gradient must"):
        x.grad = library.ones(2)


def test_what_pytorch_does_not_refuse() -> None:
    import backsweep

    x = backsweep.ones(2, requires_grad=True)
    with pytest.raises(RuntimeError, match="gradients are floating point numbers"):
        x.grad_dtype = backsweep.int32
    with pytest.raises(RuntimeError, match="grad_dtype: cannot be deleted"):
        del x.grad_dtype
