"""utils.checkpoint beside PyTorch's: when it runs again, how far, and what it refuses."""

from __future__ import annotations

import contextlib
import importlib
import warnings
import weakref
from typing import Any

import numpy
import pytest
from libraries import with_both

import backsweep


def part_of(library: Any) -> Any:
    return importlib.import_module(f"{library.__name__}.utils.checkpoint")


def ones(library: Any) -> Any:
    return library.ones(3, requires_grad=True)


@pytest.mark.parametrize("case", ["by others", "by the function"])
@with_both
def test_an_argument_that_was_written_to(library: Any, case: str) -> None:
    checkpoint = part_of(library).checkpoint
    x = ones(library)
    z = x * 1
    if case == "by others":
        y = checkpoint(lambda a: a.exp().sin(), z, use_reentrant=False)
        z.add_(1)
    else:
        y = checkpoint(lambda a: a.exp_().sin(), z, use_reentrant=False)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        y.sum().backward()
    assert x.grad is None


@with_both
def test_keywords_are_taken_as_they_are(library: Any) -> None:
    x = ones(library)
    z = x * 1
    y = part_of(library).checkpoint(lambda a, b: a * b.exp(), x, b=z.detach(), use_reentrant=False)
    z.add_(1)
    y.sum().backward()
    assert x.grad.tolist() == pytest.approx([2.718281828**2] * 3)


@with_both
def test_early_stop(library: Any) -> None:
    utils = part_of(library)

    def count(**settings: Any) -> int:
        steps = 0

        def part(a: Any) -> Any:
            nonlocal steps
            b = a.exp()
            steps += 1
            c = b.sin()
            steps += 10
            return c + 1

        x = ones(library)
        y = utils.checkpoint(part, x, use_reentrant=False, **settings)
        y.sum().backward()
        b = x.detach().exp()
        assert x.grad.tolist() == pytest.approx((b * b.cos()).tolist())
        return steps

    assert count() == 12
    assert count(early_stop=False) == 22
    with utils.set_checkpoint_early_stop(False):
        assert count() == 22
        with utils.set_checkpoint_early_stop(True):
            assert count(early_stop=False) == 12
    assert count() == 12


@with_both
def test_a_second_run_that_does_something_else(library: Any) -> None:
    utils = part_of(library)

    def run(*lengths: int, **settings: Any) -> Any:
        x = ones(library)
        steps = iter(lengths)

        def part(a: Any) -> Any:
            for _ in range(next(steps)):
                a = a.exp()
            return a

        utils.checkpoint(part, x, use_reentrant=False, **settings).sum().backward()
        return x.grad.tolist()

    # What it does beyond the first run is not reached.
    assert run(1, 2) == pytest.approx([2.718281828] * 3)
    with pytest.raises(utils.CheckpointError, match="trying to save more tensors"):
        run(1, 2, early_stop=False)
    with pytest.raises(utils.CheckpointError, match=r"A different number[^T]*") as caught:
        run(2, 1)
    assert "saved during forward: 2" in str(caught.value)
    sizes = iter([3, 2])
    y = utils.checkpoint(lambda a: a[: next(sizes)].exp().sum(), ones(library), use_reentrant=False)
    with pytest.raises(utils.CheckpointError, match="have different metadata"):
        y.backward()
    sizes = iter([3, 2])
    y = utils.checkpoint(
        lambda a: a[: next(sizes)].exp().sum(),
        ones(library),
        use_reentrant=False,
        determinism_check="none",
    )
    with pytest.raises(RuntimeError) as shapes:
        y.backward()
    assert not isinstance(shapes.value, utils.CheckpointError)


@with_both
def test_arguments_of_checkpoint(library: Any) -> None:
    utils = part_of(library)

    class Suppressing(contextlib.AbstractContextManager[None]):
        def __exit__(self, *error: object) -> bool:
            return True

    for settings, error, text in [
        ({"determinism_check": "some"}, ValueError, "determinism_check should be one of"),
        (
            {"context_fn": lambda: (Suppressing(), Suppressing())},
            RuntimeError,
            "suppressed an exception raised during",
        ),
    ]:
        with pytest.raises(error, match=text):
            utils.checkpoint(lambda a: 1 / 0, ones(library), use_reentrant=False, **settings)


@with_both
def test_reentrant_refuses_part_of_a_sweep(library: Any) -> None:
    utils = part_of(library)
    with pytest.warns(UserWarning, match="None of the inputs have requires_grad=True"):
        utils.checkpoint(lambda a: a * 2, library.ones(3), use_reentrant=True)
    x = ones(library)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        y = utils.checkpoint(lambda a: a * 2, x, use_reentrant=True)
    for sweep in (
        lambda: library.autograd.grad(y.sum(), x),
        lambda: y.sum().backward(inputs=[x]),
    ):
        with pytest.raises(RuntimeError, match="incompatible with"):
            sweep()
    assert x.grad is None
    y = utils.checkpoint(lambda a: a * 2, x, use_reentrant=True)
    y.sum().backward()
    assert x.grad.tolist() == [2.0] * 3

    class Within(library.autograd.Function):  # type: ignore[misc]
        @staticmethod
        def forward(ctx: Any, a: Any) -> Any:
            return a * 1

        @staticmethod
        def backward(ctx: Any, g: Any) -> Any:
            leaf = ones(library)
            with library.enable_grad():
                utils.checkpoint(lambda a: a * 2, leaf, use_reentrant=True).sum().backward()
            return g * leaf.grad

    # In a sweep within such a sweep, too.
    Within.apply(x).sum().backward()
    with pytest.raises(RuntimeError, match="incompatible with"):
        library.autograd.grad(Within.apply(x).sum(), x)


@pytest.mark.parametrize("early_stop", [True, False])
@with_both
def test_a_sweep_within(library: Any, early_stop: bool) -> None:
    x = ones(library)
    calls: list[int] = []

    def part(a: Any) -> Any:
        calls.append(1)
        b = a.exp()
        (g,) = library.autograd.grad(b.sum(), a, create_graph=True)
        return g.sin() * b

    y = part_of(library).checkpoint(part, x, use_reentrant=False, early_stop=early_stop)
    y.sum().backward()
    assert x.grad.tolist() == pytest.approx([-5.6202] * 3, rel=1e-4)


@with_both
def test_checkpoints_within_checkpoints(library: Any) -> None:
    checkpoint = part_of(library).checkpoint
    x = ones(library)
    calls: list[str] = []

    def inner(a: Any) -> Any:
        calls.append("inner")
        return a.exp().sin()

    def outer(a: Any) -> Any:
        calls.append("outer")
        return checkpoint(inner, a.cos(), use_reentrant=False).tan()

    expected = x.cos().exp().sin().tan()
    (first,) = library.autograd.grad(expected.sum(), x, create_graph=True)
    (second,) = library.autograd.grad(first.sum(), x)
    y = checkpoint(outer, x, use_reentrant=False)
    (slope,) = library.autograd.grad(y.sum(), x, create_graph=True)
    assert (calls.count("outer"), calls.count("inner")) == (2, 3)
    assert slope.tolist() == pytest.approx(first.tolist())
    (curvature,) = library.autograd.grad(slope.sum(), x)
    assert curvature.tolist() == pytest.approx(second.tolist())
    assert (calls.count("outer"), calls.count("inner")) == (3, 5)


@with_both
def test_each_sweep_runs_it_again(library: Any) -> None:
    x = ones(library)
    calls: list[int] = []

    def part(a: Any) -> Any:
        calls.append(1)
        return a.exp().sin()

    y = part_of(library).checkpoint(part, x, use_reentrant=False)
    y.sum().backward(retain_graph=True)
    y.sum().backward()
    assert len(calls) == 3
    with pytest.raises(RuntimeError, match="a second time"):
        y.sum().backward()
    assert len(calls) == 3


def test_values_go_as_the_sweep_uses_them() -> None:
    """A long checkpoint does not hold all that was computed again until its end."""
    arrays: list[Any] = []
    alive: list[int] = []

    class Scaled(backsweep.autograd.Function):
        @staticmethod
        def forward(ctx: Any, a: Any) -> Any:
            array = numpy.full(3, 2.0, "float32")
            arrays.append(weakref.ref(array))
            ctx.save_for_backward(backsweep.from_numpy(array))
            return a * 2

        @staticmethod
        def backward(ctx: Any, g: Any) -> Any:
            alive.append(sum(array() is not None for array in arrays))
            return g * ctx.saved_tensors[0]

    def part(a: Any) -> Any:
        for _ in range(10):
            a = Scaled.apply(a)
        return a

    x = backsweep.ones(3, requires_grad=True)
    y = part_of(backsweep).checkpoint(part, x, use_reentrant=False)
    assert [array() for array in arrays] == [None] * 10
    y.sum().backward()
    assert x.grad.tolist() == [1024.0] * 3
    assert alive == [0, *range(9, 0, -1)]
