"""Nothing lives longer than it is needed: graphs, gradients, and circles of all of them."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING, Any

import pytest

import backsweep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Witness:
    """Something whose death can be seen, to be hung on a tensor."""


@pytest.fixture(autouse=True)
def _without_automatic_collection() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def leaf() -> Any:
    return backsweep.tensor([1.0, 2.0], requires_grad=True)


def live_objects() -> int:
    """Tensors and nodes that Python knows of."""
    nodes = sum(isinstance(o, backsweep._C.Node) for o in gc.get_objects())
    return backsweep._C._live_tensor_objects() + nodes


# ---- Reference counts alone ----------------------------------------------------------------------


def test_a_graph_dies_with_its_result() -> None:
    x = leaf()
    y = x.exp()
    keeper = y.grad_fn
    node = weakref.ref(keeper)
    assert node() is keeper
    del keeper, y
    assert node() is None


def test_a_result_is_not_kept_by_its_graph() -> None:
    """exp saves its result, yet the tensor is not in a circle with its node."""
    x = leaf()
    y = x.exp()
    reference = weakref.ref(y)
    z = y * 2
    del y
    assert reference() is None
    z.sum().backward()
    assert x.grad is not None


def test_leaves_live_as_long_as_the_graph() -> None:
    x = leaf()
    y = x * 2
    accumulator = y.grad_fn.next_functions[0][0]
    del x
    again = accumulator.variable
    y.sum().backward()
    assert again.grad.tolist() == [2.0, 2.0]


def test_saved_values_are_freed_by_the_sweep() -> None:
    numpy = pytest.importorskip("numpy", reason="the test makes arrays")
    array = numpy.ones(3).view(type("Array", (numpy.ndarray,), {}))
    reference = weakref.ref(array)
    shared = backsweep.from_numpy(array)
    x = backsweep.ones(3, dtype=backsweep.float64, requires_grad=True)
    y = (x * shared).sum()
    del array, shared
    assert reference() is not None  # the product saved it
    y.backward()
    assert reference() is None


def test_retained_saved_values_are_freed_with_the_graph() -> None:
    numpy = pytest.importorskip("numpy", reason="the test makes arrays")
    array = numpy.ones(3).view(type("Array", (numpy.ndarray,), {}))
    reference = weakref.ref(array)
    x = backsweep.ones(3, dtype=backsweep.float64, requires_grad=True)
    y = (x * backsweep.from_numpy(array)).sum()
    del array
    y.backward(retain_graph=True)
    assert reference() is not None
    del y
    assert reference() is None


def test_a_view_keeps_its_base() -> None:
    base = backsweep.zeros(3)
    view = base[1:]
    del base
    view.fill_(2.0)
    assert view._base.tolist() == [0.0, 2.0, 2.0]


def test_an_array_keeps_the_tensor_and_the_other_way_round() -> None:
    numpy = pytest.importorskip("numpy", reason="the test makes arrays")
    array = backsweep.tensor([1.0, 2.0]).numpy()
    assert array.tolist() == [1.0, 2.0]
    tensor = backsweep.from_numpy(numpy.arange(3.0))
    assert tensor.tolist() == [0.0, 1.0, 2.0]


def test_weak_references() -> None:
    x = leaf()
    seen: list[int] = []
    reference = weakref.ref(x, lambda _: seen.append(1))
    table = weakref.WeakValueDictionary({"x": x})
    assert reference() is x
    assert table["x"] is x
    del x
    assert reference() is None
    assert seen == [1]
    assert len(table) == 0


def test_weak_references_to_recycled_objects() -> None:
    """The memory of a dead tensor is used again; old references must not see the new one."""
    references = []
    for i in range(1000):
        x = backsweep.tensor(float(i))
        references.append(weakref.ref(x))
        del x
    alive = [backsweep.tensor(float(i)) for i in range(1000)]
    assert all(reference() is None for reference in references)
    assert len(alive) == 1000


def test_attributes_of_recycled_objects_are_new() -> None:
    for _ in range(100):
        x = backsweep.tensor(1.0)
        assert not hasattr(x, "note")
        assert x.grad is None
        x.note = "mine"
        x.grad = backsweep.tensor(2.0)


# ---- Circles -------------------------------------------------------------------------------------


def circle_by_attribute() -> Any:
    x = leaf()
    x.me = x
    return x


def circle_by_list() -> Any:
    x = leaf()
    x.results = [x * 2, x.exp()]
    x.results[0].input = x
    x.results[1].results = x.results
    return x


def circle_by_closure() -> Any:
    x = leaf()
    y = x * 2

    def function() -> Any:
        return x, y

    y.function = function
    x.function = function
    return y


def circle_by_saved_output() -> Any:
    x = leaf()
    y = x.exp()
    y.input = x
    x.output = y
    return y


def circle_by_grad() -> Any:
    x = leaf()
    (x * 2).sum().backward()
    x.grad.owner = x
    return x


def circle_by_grad_of_another() -> Any:
    x, y = leaf(), leaf()
    x.grad = backsweep.zeros(2)
    x.grad.other = y
    y.grad = backsweep.zeros(2)
    y.grad.other = x
    return x


def circle_by_node() -> Any:
    x = leaf()
    y = x * 2
    node = y.grad_fn
    node.result = y
    y.node = node
    return y


def circle_by_subclass() -> Any:
    class Parameter(backsweep.Tensor):
        pass

    x = Parameter([1.0, 2.0])
    x.kind = Parameter
    x.me = [x]
    return x


def circle_by_view() -> Any:
    x = leaf() * 1
    view = x[1:]
    view.base = x
    x.view_of_me = view
    view.mul_(2)
    return x


def circle_by_retained_grad() -> Any:
    x = leaf()
    y = x * 2
    y.retain_grad()
    y.sum().backward()
    y.grad.owner = y
    return y


CIRCLES: list[Callable[[], Any]] = [
    circle_by_attribute,
    circle_by_list,
    circle_by_closure,
    circle_by_saved_output,
    circle_by_grad,
    circle_by_grad_of_another,
    circle_by_node,
    circle_by_subclass,
    circle_by_view,
    circle_by_retained_grad,
]


@pytest.mark.parametrize("make", CIRCLES)
def test_the_collector_frees_circles(make: Callable[[], Any]) -> None:
    before = live_objects()
    tensor = make()
    witness = Witness()
    tensor.witness = witness
    reference = weakref.ref(witness)
    del witness
    gc.collect()
    assert reference() is not None  # in use
    del tensor
    assert reference() is not None  # a circle: counting alone does not free it
    gc.collect()
    assert reference() is None
    assert live_objects() == before


def test_a_hundred_circles_of_each() -> None:
    before = live_objects()
    for _ in range(100):
        for make in CIRCLES:
            make()
    assert live_objects() > before
    gc.collect()
    assert live_objects() == before


def test_a_finished_circle_leaves_the_survivors_intact() -> None:
    x = leaf()
    y = x * 2
    y.me = y
    z = y.exp()
    del y
    gc.collect()
    z.sum().backward()
    assert x.grad is not None


def test_the_circle_of_a_gradient_with_history() -> None:
    """As in PyTorch it is broken by setting the gradient to None."""
    x = leaf()
    x.witness = Witness()
    reference = weakref.ref(x.witness)
    (x * x).sum().backward(create_graph=True)
    x.grad = None
    del x
    gc.collect()
    assert reference() is None


# ---- Loops ---------------------------------------------------------------------------------------


def train() -> None:
    w = backsweep.tensor([1.0], requires_grad=True)
    for _ in range(20):
        loss = ((w * 3.0 - 1.0) ** 2).sum()
        loss.backward()
        w.data = w.data - 0.01 * w.grad.data
        w.grad.data.zero_()


def fail_in_the_middle() -> None:
    x, y = leaf(), leaf()
    saved = (y * 1).exp()
    loss = (x * 2 + saved.sin()).sum()
    with backsweep.no_grad():
        saved.zero_()
    with pytest.raises(RuntimeError):
        loss.backward()


def differentiate_twice() -> None:
    x = leaf()
    (slope,) = backsweep.autograd.grad((x**3).sum(), x, create_graph=True)
    backsweep.autograd.grad(slope.sum(), x)


def write_to_views() -> None:
    x = leaf()
    y = x * 2
    y[0] = y[1] * 3
    y.sum().backward()


def refuse() -> None:
    for call in (
        lambda: backsweep.ones(2) + backsweep.ones(3),
        lambda: backsweep.tensor([[1.0], [1.0, 2.0]]),
        lambda: backsweep.ones(2) @ backsweep.ones(3),
        lambda: backsweep.ones(2)[5],
        lambda: leaf().backward(),
        lambda: leaf().zero_(),
        lambda: leaf().exp(1, 2, 3),
    ):
        with pytest.raises((RuntimeError, ValueError, IndexError, TypeError)):
            call()


def walk_the_graph() -> None:
    x = leaf()
    node = (x * x + x).exp().grad_fn
    while node is not None and node.next_functions:
        node = node.next_functions[0][0]
    node.variable.tolist()


def exchange_with_numpy() -> None:
    numpy = pytest.importorskip("numpy", reason="the test makes arrays")
    x = backsweep.from_numpy(numpy.arange(3.0))
    (x * 2).numpy().tolist()


@pytest.mark.parametrize(
    "body",
    [
        train,
        fail_in_the_middle,
        differentiate_twice,
        write_to_views,
        refuse,
        walk_the_graph,
        exchange_with_numpy,
    ],
)
def test_a_loop_leaves_nothing_behind(body: Callable[[], None]) -> None:
    body()  # what is made once stays: types of nodes, the pool's first blocks
    gc.collect()
    objects, everything = live_objects(), len(gc.get_objects())
    for _ in range(50):
        body()
    gc.collect()
    assert live_objects() == objects
    assert len(gc.get_objects()) <= everything + 5


def test_dead_subclasses_are_freed() -> None:
    def make() -> weakref.ref[type]:
        class Parameter(backsweep.Tensor):
            pass

        tensors = [Parameter([1.0]) for _ in range(10)]
        assert all(type(tensor * 1) is Parameter for tensor in tensors)
        return weakref.ref(Parameter)

    reference = make()
    gc.collect()
    assert reference() is None
