"""`.grad` is a slot of the object and attributes are made when first set: what a program may notice of it."""

from __future__ import annotations

import gc
import weakref

import pytest

from backsweep import Tensor, tensor


def leaf(value: float = 2.0) -> Tensor:
    return tensor([value], requires_grad=True)


def test_grad_is_none_before_and_after() -> None:
    w = leaf()
    assert w.grad is None
    (w * w).backward()
    assert w.grad is not None
    w.grad = None
    assert w.grad is None
    (w * w).backward()
    del w.grad
    assert w.grad is None


def test_the_gradient_keeps_its_object_while_it_grows() -> None:
    w = leaf()
    (w * 3).backward()
    shown = w.grad
    shown.note = "mine"
    (w * 4).backward()
    assert w.grad is shown
    assert w.grad.note == "mine"
    assert shown.tolist() == [7.0]


def test_a_gradient_that_is_replaced_is_shown() -> None:
    w = leaf()
    (w * 3).backward(create_graph=True)
    first = w.grad
    (w * w).backward(create_graph=True)
    assert w.grad is not first
    assert first.tolist() == [3.0]
    assert w.grad.tolist() == [7.0]


def test_the_gradient_outlives_the_object_of_its_leaf() -> None:
    w = leaf()
    y = w * 3
    y.backward(retain_graph=True)
    accumulator = y.grad_fn.next_functions[0][0]
    gone = weakref.ref(w)
    del w
    gc.collect()
    assert gone() is None
    again = accumulator.variable
    assert again.grad.tolist() == [3.0]
    y.backward()
    assert again.grad.tolist() == [6.0]


def test_a_kept_gradient_of_a_result_is_shown() -> None:
    y = leaf() * 3
    y.retain_grad()
    assert y.grad is None
    (y * y).backward(retain_graph=True)
    assert y.grad.tolist() == [12.0]


def test_grad_is_checked_however_it_is_set() -> None:
    w = leaf()
    with pytest.raises(TypeError, match="assigned grad expected to be a Tensor or None"):
        w.grad = 3.0
    with pytest.raises(RuntimeError, match="assign a gradient of size"):
        setattr(w, "gr" + "ad", tensor([1.0, 2.0]))
    with pytest.raises(AttributeError):
        Tensor.grad.__set__(w, 3.0)
    with pytest.raises(TypeError):
        object.__setattr__(w, "grad", 3.0)
    assert w.grad is None


def test_a_subclass_may_have_a_grad_and_data_of_its_own() -> None:
    class Watched(Tensor):
        seen: list

        @property
        def grad(self):
            return "own"

        @grad.setter
        def grad(self, value):
            self.seen = [value]

        @property
        def data(self):
            return "own data"

        @data.setter
        def data(self, value):
            self.seen = [value, value]

    watched = tensor([1.0]).as_subclass(Watched)
    watched.grad = 5
    assert watched.seen == [5]
    assert watched.grad == "own"
    watched.data = 6
    assert watched.seen == [6, 6]
    assert watched.data == "own data"


def test_a_subclass_inherits_grad() -> None:
    class Plain(Tensor):
        pass

    w = tensor([2.0]).as_subclass(Plain).requires_grad_()
    (w * w).sum().backward()
    assert w.grad.tolist() == [4.0]
    w.grad = None
    assert w.grad is None


def test_attributes_belong_to_one_tensor() -> None:
    a, b = tensor(1.0), tensor(2.0)
    assert vars(a) == {}
    a.note = 1
    vars(a)["other"] = 2
    assert (a.note, a.other) == (1, 2)
    assert vars(b) == {}
    assert not hasattr(b, "note")
    b.__dict__ = {"note": 3}
    assert (a.note, b.note) == (1, 3)
    del a.note
    assert not hasattr(a, "note")
    assert not hasattr(tensor(3.0), "other")


def test_an_attribute_may_have_the_name_of_a_method() -> None:
    results = []
    for one in (tensor(1.0), tensor(1.0), tensor(1.0)):
        for _ in range(20):  # long enough for CPython to settle on a fast path
            results.append(one.exp().item() > 2)
        one.exp = lambda: tensor(0.0)
        results.append(one.exp().item() == 0)
    assert all(results)


def test_a_failed_attribute_leaves_none() -> None:
    a = tensor(1.0)
    with pytest.raises(AttributeError):
        del a.note
    with pytest.raises(AttributeError):
        a.shape = (1,)
    assert vars(a) == {}


def test_cycles_through_grad_and_attributes_are_freed() -> None:
    w = leaf()
    (w * 3).backward()
    w.grad.owner = w
    gone = weakref.ref(w)
    del w
    gc.collect()
    assert gone() is None
