"""Modes: recording, inference, anomaly detection, hooks on saved values, checkpoints."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import Any

import numpy
import pytest
from libraries import with_both

import backsweep


@with_both
def test_inference_mode(library: Any) -> None:
    x = library.ones(2, requires_grad=True)
    plain = library.ones(2)
    with library.inference_mode():
        assert library.is_inference_mode_enabled()
        assert not library.is_grad_enabled()
        y = x * 2
        part = y[0]
        view = plain[:1]
        plain.add_(1)
        y.add_(1)
        with library.enable_grad():
            assert not (x * 2).requires_grad
        with library.inference_mode(False):
            inner = x * 2
            assert inner.requires_grad
            assert not inner.is_inference()
    assert library.is_grad_enabled()
    assert not library.is_inference_mode_enabled()
    assert [t.is_inference() for t in (x, plain, view, y, part, y.view(2, 1), y.data)] == [
        False,
        False,
        False,
        True,
        True,
        True,
        True,
    ]
    assert not (y + 1).is_inference()
    assert not y.clone().is_inference()
    view.add_(1)
    for write in (
        lambda: y.add_(1),
        lambda: y.zero_(),
        lambda: y[:1].mul_(2),
        lambda: y.__setitem__(0, 1),
        lambda: y.exp_(),
        lambda: y.copy_(x),
    ):
        with pytest.raises(RuntimeError, match="Inplace update to inference tensor outside"):
            write()
    with pytest.raises(RuntimeError, match="Inference tensors cannot be saved for backward"):
        _ = x * y
    with pytest.raises(
        RuntimeError, match="Setting requires_grad=True on inference tensor outside"
    ):
        y.requires_grad_()
    with pytest.raises(RuntimeError, match="Inference tensors do not track version"):
        _ = y._version
    (x + y).sum().backward()
    assert x.grad.tolist() == [1.0, 1.0]


@with_both
def test_modes_as_decorators(library: Any) -> None:
    x = library.ones(2, requires_grad=True)

    @library.inference_mode()
    def first() -> Any:
        return x * 2

    @library.inference_mode
    def second() -> Any:
        return x * 2

    @library.no_grad()
    def values() -> Any:
        got = yield x * 2
        yield got, x * 2

    @library.set_grad_enabled(False)
    def third() -> Any:
        return x * 2

    assert first().is_inference()
    assert second().is_inference()
    assert not third().requires_grad
    assert library.is_grad_enabled()
    generator = values()
    assert not next(generator).requires_grad
    assert (x * 2).requires_grad
    sent, value = generator.send(5)
    assert sent == 5
    assert not value.requires_grad
    with pytest.warns(FutureWarning, match="Decorating classes is deprecated"):

        @library.no_grad()
        class Made:
            def __init__(self) -> None:
                self.y = x * 2

            def later(self) -> Any:
                return x * 2

    made = Made()
    assert not made.y.requires_grad
    assert made.later().requires_grad


@with_both
def test_detaching_in_place(library: Any) -> None:
    x = library.ones(2, requires_grad=True)
    y = x * 2
    assert y.detach_() is y
    assert y.is_leaf
    assert not y.requires_grad
    with pytest.raises(RuntimeError, match="Can't detach views in-place"):
        (x * 2)[:1].detach_()


@with_both
def test_anomalies_of_derivatives(library: Any) -> None:
    x = library.tensor([1.0, 0.0], requires_grad=True)
    with (
        pytest.raises(RuntimeError, match="'SqrtBackward0' returned nan values in its 0th output"),
        library.autograd.detect_anomaly(),
    ):
        (x.sqrt() * 0).sum().backward()
    assert x.grad is None
    with library.autograd.set_detect_anomaly(True, check_nan=False):
        (x.sqrt() * 0).sum().backward()
    library.autograd.set_detect_anomaly(False)


def message(body: Any) -> str:
    with pytest.raises(RuntimeError) as error, backsweep.autograd.detect_anomaly():
        body()
    return str(error.value)


def test_what_an_anomaly_says() -> None:
    x = backsweep.tensor([[4.0, -1.0]], requires_grad=True)
    text = message(lambda: x.log())
    assert text.startswith(
        "detect_anomaly: log (LogBackward0) returned nan values in its result, first "
    )
    assert "at index [0, 1]; there: operand 0 = -1; the forward call: " in text
    assert "test_autograd_modes.py:" in text
    assert "`text = message(lambda: x.log())`" in text

    def backward() -> None:
        y = backsweep.tensor([1.0, 0.0], requires_grad=True).sqrt()
        (y * 0).sum().backward()

    text = message(backward)
    assert "first at index [1]; there: result 0 = 0; incoming gradient = 0" in text
    assert "in backward: `y = backsweep.tensor([1.0, 0.0], requires_grad=True).sqrt()`" in text

    def overwritten() -> None:
        y = x.exp()
        y.add_(1)
        y.sum().backward()

    text = message(overwritten)
    assert "in overwritten: `y = x.exp()`; the write: " in text
    assert text.endswith("in overwritten: `y.add_(1)`")
    # Outside, nothing of it is left.
    assert str(x.log()[0, 1].item()) == "nan"
    (x * x).sum().backward()


@with_both
def test_saved_values_through_hooks(library: Any) -> None:
    hooks = library.autograd.graph.saved_tensors_hooks
    packed: list[Any] = []

    def pack(value: Any) -> Any:
        packed.append(value.detach())
        return len(packed) - 1

    x = library.tensor([1.0, 2.0], requires_grad=True)
    with hooks(pack, lambda number: packed[number] * 10):
        y = x * x
    assert [value.tolist() for value in packed] == [[1.0, 2.0]] * 2
    assert y.grad_fn._saved_self.tolist() == [10.0, 20.0]
    z = y * 3
    z.sum().backward()
    assert x.grad.tolist() == [60.0, 120.0]
    with pytest.raises(RuntimeError, match="a second time"):
        z.sum().backward()
    with pytest.raises(ZeroDivisionError), hooks(lambda value: 1 / 0, lambda value: value):
        _ = x * x
    with hooks(lambda value: value, lambda value: 3):
        y = x * x
    with pytest.raises(TypeError, match="expected to be a Tensor but got result of type"):
        y.sum().backward()
    with (
        library.autograd.graph.disable_saved_tensors_hooks("not here"),
        pytest.raises(RuntimeError, match="not here"),
        hooks(pack, pack),
    ):
        pass
    with library.autograd.graph.save_on_cpu():
        (slope,) = library.autograd.grad((x**3).sum(), x, create_graph=True)
    assert library.autograd.grad(slope.sum(), x)[0].tolist() == [6.0, 12.0]


@with_both
def test_saved_values_of_functions_pass_through_hooks(library: Any) -> None:
    class Square(library.autograd.Function):  # type: ignore[misc]
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            ctx.save_for_backward(x)
            return x * x

        @staticmethod
        def backward(ctx: Any, g: Any) -> Any:
            return g * 2 * ctx.saved_tensors[0]

    x = library.tensor([3.0], requires_grad=True)
    with library.autograd.graph.saved_tensors_hooks(
        lambda t: t.item(), lambda n: library.tensor([n + 1])
    ):
        y = Square.apply(x)
    y.backward()
    assert x.grad.tolist() == [8.0]


@pytest.mark.parametrize("how", ["hooks", "checkpoint"])
@with_both
def test_saved_values_of_functions_keep_their_history(library: Any, how: str) -> None:
    class Cube(library.autograd.Function):  # type: ignore[misc]
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            ctx.save_for_backward(x)
            return x**3

        @staticmethod
        def backward(ctx: Any, g: Any) -> Any:
            (x,) = ctx.saved_tensors
            return g * 3 * x * x

    class Exp(library.autograd.Function):  # type: ignore[misc]
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            y = x.exp()
            ctx.save_for_backward(y)
            return y

        @staticmethod
        def backward(ctx: Any, g: Any) -> Any:
            return g * ctx.saved_tensors[0]

    import importlib

    checkpoint = importlib.import_module(f"{library.__name__}.utils.checkpoint").checkpoint

    def call(function: Any, x: Any) -> Any:
        hooks = lambda t: t.numpy(force=True), library.from_numpy
        if how == "checkpoint":
            return checkpoint(function.apply, x, use_reentrant=False)
        with library.autograd.graph.saved_tensors_hooks(*hooks):
            return function.apply(x)

    for function, leaf, squared, expected in [
        (Cube, True, True, 30.0),
        (Cube, True, False, 6.0),
        (Cube, False, True, 30.0),
        (Exp, True, False, 2.718281828),
        (Exp, False, True, 4 * 7.389056099),
    ]:
        x = library.tensor([1.0], dtype=library.float64, requires_grad=True)
        y = call(function, x if leaf else x * 1)
        if squared:
            y = y * y
        (slope,) = library.autograd.grad(y.sum(), x, create_graph=True)
        (curvature,) = library.autograd.grad(slope.sum(), x)
        assert curvature.item() == pytest.approx(expected)


def test_a_pack_hook_takes_the_place_of_the_value() -> None:
    """The memory of a value that a Function saves goes as well."""

    class Scaled(backsweep.autograd.Function):
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            array = numpy.full(2, 2.0, "float32")
            seen.append(weakref.ref(array))
            ctx.save_for_backward(backsweep.from_numpy(array))
            return x * 1

        @staticmethod
        def backward(ctx: Any, g: Any) -> Any:
            return g * ctx.saved_tensors[0]

    x = backsweep.ones(2, requires_grad=True)
    seen: list[Any] = []
    with backsweep.autograd.graph.saved_tensors_hooks(lambda t: t.tolist(), backsweep.tensor):
        y = Scaled.apply(x)
    gc.collect()
    assert [array() for array in seen] == [None]
    y.sum().backward()
    assert x.grad.tolist() == [2.0, 2.0]


@with_both
def test_a_pack_hook_must_not_write(library: Any) -> None:
    class Same(library.autograd.Function):  # type: ignore[misc]
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            ctx.save_for_backward(x)
            return x * 1

    x = library.ones(2, requires_grad=True)
    message = "pack hook is modifying its input in place"
    for call in (library.exp, Same.apply):
        with (
            pytest.raises(RuntimeError, match=message),
            library.autograd.graph.saved_tensors_hooks(lambda value: value.mul_(2), lambda v: v),
        ):
            call(x)
    y = x.exp()
    with pytest.raises(RuntimeError, match=message):
        y.grad_fn._raw_saved_result.register_hooks(lambda value: value.mul_(2), lambda v: v)


@with_both
def test_hooks_on_one_saved_value(library: Any) -> None:
    x = library.tensor([1.0, 2.0], requires_grad=True)
    y = x * x
    saved = y.grad_fn._raw_saved_self
    assert type(saved).__name__ == "SavedTensor"
    assert saved.unpack().tolist() == [1.0, 2.0]
    saved.register_hooks(lambda value: value.tolist(), lambda kept: library.tensor(kept) * 10)
    assert saved.unpack().tolist() == [10.0, 20.0]
    assert y.grad_fn._saved_self.tolist() == [10.0, 20.0]
    assert y.grad_fn._saved_other.tolist() == [1.0, 2.0]
    same = lambda value: value  # noqa: E731
    with pytest.raises(RuntimeError, match="whose hooks have already been set"):
        saved.register_hooks(same, same)
    with pytest.raises(TypeError, match="incompatible function arguments"):
        y.grad_fn._raw_saved_other.register_hooks(3, same)
    (slope,) = library.autograd.grad(y.sum(), x, create_graph=True)
    assert slope.tolist() == [11.0, 22.0]
    assert library.autograd.grad(slope.sum(), x, retain_graph=True)[0].tolist() == [2.0, 2.0]
    y.sum().backward()
    assert x.grad.tolist() == [11.0, 22.0]
    with pytest.raises(RuntimeError, match=r"after (it|they) ha(s|ve) (already )?been freed"):
        y.grad_fn._raw_saved_other.register_hooks(same, same)
    with pytest.raises(AttributeError, match="_raw_saved_result"):
        _ = y.grad_fn._raw_saved_result
    z = x.exp()
    w = z * z
    z.add_(1)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        w.grad_fn._raw_saved_self.unpack()


@with_both
def test_writing_to_saved_values(library: Any) -> None:
    x = library.tensor([1.0, 2.0], requires_grad=True)
    with library.autograd.graph.allow_mutation_on_saved_tensors():
        y = x * 2
        z = y * y
        y.mul_(0)
        z.sum().backward()
    assert x.grad.tolist() == [8.0, 16.0]


def test_modes_belong_to_threads() -> None:
    seen: list[Any] = []
    with backsweep.inference_mode(), backsweep.autograd.detect_anomaly():
        thread = threading.Thread(
            target=lambda: seen.append(
                (backsweep.ones(2).is_inference(), backsweep.is_grad_enabled())
            )
        )
        thread.start()
        thread.join()
    assert seen == [(False, True)]


@pytest.mark.parametrize("reentrant", [True, False])
@with_both
def test_checkpoint(library: Any, reentrant: bool) -> None:
    import importlib

    utils = importlib.import_module(f"{library.__name__}.utils.checkpoint")
    calls: list[int] = []
    w = library.tensor([3.0, 4.0], dtype=library.float64, requires_grad=True)

    def part(a: Any, power: int) -> Any:
        calls.append(1)
        return ((a * w) ** power).sin()

    x = library.tensor([1.0, 2.0], dtype=library.float64, requires_grad=True)
    expected = library.autograd.grad(((x * w) ** 2).sin().sum(), [x, w])
    result = utils.checkpoint(part, x, 2, use_reentrant=reentrant)
    assert len(calls) == 1
    result.sum().backward()
    assert len(calls) == 2
    assert [x.grad.tolist(), w.grad.tolist()] == [g.tolist() for g in expected]
    x.grad = w.grad = None
    steps = [lambda a: a * w, library.sin, library.exp, library.tanh]
    utils.checkpoint_sequential(steps, 2, x, use_reentrant=reentrant).sum().backward()
    assert x.grad is not None
    if not reentrant:
        result = utils.checkpoint(part, x, 2, use_reentrant=False)
        (slope,) = library.autograd.grad(result.sum(), x, create_graph=True)
        assert library.autograd.grad(slope.sum(), x)[0].shape == x.shape
