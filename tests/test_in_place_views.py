"""transpose_, squeeze_ and the others: a tensor that comes to show its elements otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from libraries import with_both

# name, arguments, the node of the in-place form
VIEWS: dict[str, tuple[tuple[Any, ...], str]] = {
    "t_": ((), "TBackward1"),
    "transpose_": ((0, 1), "TransposeBackward1"),
    "swapaxes_": ((0, -1), "TransposeBackward1"),
    "swapdims_": ((0, 1), "TransposeBackward1"),
    "squeeze_": ((), "SqueezeBackward3"),
    "unsqueeze_": ((1,), "UnsqueezeBackward1"),
    "as_strided_": (((2, 2), (1, 2)), "AsStridedBackward1"),
}
each_view = pytest.mark.parametrize("name", VIEWS)


def matrix(library: Any, **options: Any) -> Any:
    return library.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], **options)


@with_both
@each_view
def test_shape_and_version(library: Any, name: str) -> None:
    x = matrix(library)
    expected = getattr(x, name[:-1])(*VIEWS[name][0])
    assert getattr(x, name)(*VIEWS[name][0]) is x
    assert x.shape == expected.shape
    assert x.stride() == expected.stride()
    assert x.tolist() == expected.tolist()
    assert x._version == 1
    assert x._base is None
    x.mul_(2)
    assert expected.tolist() == x.tolist()


@with_both
@each_view
def test_gradient(library: Any, name: str) -> None:
    arguments, node = VIEWS[name]
    gradients = []
    for in_place in (True, False):
        w = matrix(library, dtype=library.float64, requires_grad=True)
        y = w * 3
        y = getattr(y, name if in_place else name[:-1])(*arguments)
        if in_place:
            assert y.grad_fn.name() == node
        y = (y * library.arange(y.numel()).view(y.shape) * y).sum()
        (first,) = library.autograd.grad(y, w, create_graph=True)
        (second,) = library.autograd.grad((first * first).sum(), w)
        gradients.append((first.tolist(), second.tolist()))
    assert gradients[0] == gradients[1]


@with_both
@each_view
def test_a_view_that_changes(library: Any, name: str) -> None:
    """A view of a computed tensor: the base keeps its values, shape and history."""
    arguments, node = VIEWS[name]
    w = library.arange(12.0, requires_grad=True)
    base = (w * 2).view(2, 2, 3)
    view = base[1]
    assert getattr(view, name)(*arguments) is view
    assert view._base is not None
    assert view.grad_fn.name() == node
    assert base.shape == (2, 2, 3)
    (gradient,) = library.autograd.grad((base * base).sum() + view.sum(), w)
    seen = library.zeros(12)
    shown = seen[6:].view(2, 3)
    getattr(shown, name[:-1])(*arguments).add_(2)
    assert gradient.tolist() == (8 * library.arange(12.0) + seen).tolist()


@with_both
@each_view
def test_writes_through_a_changed_view(library: Any, name: str) -> None:
    w = library.arange(12.0, requires_grad=True)
    base = (w * 2).view(2, 2, 3)
    view = base[1]
    getattr(view, name)(*VIEWS[name][0])
    view.zero_()
    (gradient,) = library.autograd.grad(base.sum(), w)
    assert gradient[:6].tolist() == [2.0] * 6
    assert gradient.sum().item() == 2.0 * (12 - view.numel())


@with_both
@pytest.mark.parametrize("name", [name for name in VIEWS if name != "as_strided_"])
def test_other_views_of_a_changed_tensor(library: Any, name: str) -> None:
    w = matrix(library, requires_grad=True)
    x = w * 2
    row = x[1]
    getattr(x, name)(*VIEWS[name][0])
    assert row.grad_fn.name() == "AsStridedBackward0"
    (gradient,) = library.autograd.grad(row.sum(), w)
    assert gradient.tolist() == [[0.0] * 3, [2.0] * 3]


@with_both
@each_view
def test_what_is_refused(library: Any, name: str) -> None:
    arguments = VIEWS[name][0]
    w = matrix(library, requires_grad=True)
    with pytest.raises(
        RuntimeError, match="a leaf Variable that requires grad is being used in an in"
    ):
        getattr(w, name)(*arguments)
    with pytest.raises(RuntimeError, match="a view of a leaf Variable that requires grad is being"):
        getattr(w[:], name)(*arguments)
    assert w.shape == (2, 3)
    assert w._version == 0
    with library.no_grad():
        getattr(w, name)(*arguments)
    assert w._version == 1
    (w * w).sum().backward()
    assert w.grad.shape == w.shape
    saved = matrix(library, requires_grad=True)
    y = saved.exp()
    getattr(y, name)(*arguments)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        y.sum().backward()


@with_both
def test_wrong_arguments_change_nothing(library: Any) -> None:
    x = library.ones(2, 3, 4)
    for call, error in (
        (lambda: x.t_(), RuntimeError),
        (lambda: x.transpose_(0, 3), IndexError),
        (lambda: x.unsqueeze_(5), IndexError),
        (lambda: x.squeeze_(3), IndexError),
        (lambda: x.as_strided_((5, 5), (5, 1)), RuntimeError),
    ):
        with pytest.raises(error):
            call()
    assert x.shape == (2, 3, 4)
    assert x._version == 0


@with_both
def test_forms(library: Any) -> None:
    assert library.ones(1, 2, 1).squeeze_(0).shape == (2, 1)
    assert library.ones(1, 2, 1).squeeze_(dim=(0, 2)).shape == (2,)
    assert library.ones(2, 3).transpose_(dim0=0, dim1=1).shape == (3, 2)
    assert library.ones(2, 3).swapaxes_(axis0=0, axis1=1).shape == (3, 2)
    assert library.as_strided_(library.arange(4.0), (2,), (2,), 1).tolist() == [1.0, 3.0]
    assert library.ones(3).t_().shape == (3,)


# ---- fill_diagonal_


@with_both
@pytest.mark.parametrize("wrap", [False, True])
@pytest.mark.parametrize("shape", [(3, 3), (2, 4), (7, 3), (4, 3), (5, 2), (2, 2, 2)], ids=str)
def test_fill_diagonal(library: Any, shape: tuple[int, ...], wrap: bool) -> None:
    import numpy

    for x in (library.zeros(shape), library.zeros(shape[::-1]).permute(*range(len(shape))[::-1])):
        expected = numpy.zeros(shape)
        numpy.fill_diagonal(expected, 5, wrap)
        assert x.fill_diagonal_(5, wrap) is x
        assert x.tolist() == expected.tolist()


@with_both
def test_fill_diagonal_is_recorded(library: Any) -> None:
    w = library.ones(3, 3, requires_grad=True)
    x = w * 2
    x.fill_diagonal_(7.0)
    assert x.grad_fn.name() == "torch::autograd::CopySlices"
    (gradient,) = library.autograd.grad((x * x).sum(), w)
    assert gradient.tolist() == [[0.0, 8.0, 8.0], [8.0, 0.0, 8.0], [8.0, 8.0, 0.0]]
    with pytest.raises(
        RuntimeError, match="a leaf Variable that requires grad is being used in an in"
    ):
        w.fill_diagonal_(1)
    for wrong, text in (
        (library.ones(3), "dimensions must larger than 1"),
        (library.ones(2, 2, 3), "all dimensions of input must be of equal length"),
    ):
        with pytest.raises(RuntimeError, match=text):
            wrong.fill_diagonal_(1)
    assert library.ones(2, 2, dtype=library.int32).fill_diagonal_(5.5).tolist() == [[5, 1], [1, 5]]


# ---- Copies of views


COPIES: dict[str, tuple[Any, ...]] = {
    "alias": (),
    "as_strided": ((2,), (1,), 1),
    "diagonal": (1, 0, 1),
    "expand": ((4, 2, 3),),
    "permute": ((1, 0),),
    "select": (0, 1),
    "slice": (1, 0, 3, 2),
    "split": (2, 1),
    "split_with_sizes": ((1, 2), 1),
    "squeeze": (),
    "t": (),
    "transpose": (0, 1),
    "unbind": (1,),
    "unfold": (1, 2, 1),
    "unsqueeze": (0,),
    "view": ((3, 2),),
}


@with_both
@pytest.mark.parametrize("name", COPIES)
def test_copies(library: Any, name: str) -> None:
    w = matrix(library, requires_grad=True)
    result = getattr(library, name + "_copy")(w, *COPIES[name])
    for copied in result if isinstance(result, (tuple, list)) else [result]:
        assert copied.is_contiguous()
        assert copied._base is None
        assert copied.grad_fn.name().endswith("_copy")
        assert copied.untyped_storage().nbytes() == copied.nbytes
        copied.add_(1)
    assert w.tolist() == matrix(library).tolist()
    assert not hasattr(library.Tensor, name + "_copy")


@with_both
def test_forms_of_copies(library: Any) -> None:
    x = matrix(library)
    assert library.slice_copy(x).tolist() == x.tolist()
    assert library.slice_copy(x, 1, start=1).tolist() == [[2.0, 3.0], [5.0, 6.0]]
    assert library.view_copy(x.t(), (6,)).tolist() == [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]
    assert library.view_copy(x, library.int32).dtype is library.int32
    assert library.expand_copy(x, (2, 2, 3), implicit=True).shape == (2, 2, 3)
    out = library.empty(3, 2)
    assert library.t_copy(x, out=out) is out
    assert out.tolist() == x.t().tolist()
    w = matrix(library, requires_grad=True)
    detached = library.detach_copy(w)
    assert detached.grad_fn.name() == "torch::autograd::NotImplemented"
    with pytest.raises((RuntimeError, NotImplementedError), match="is not implemented"):
        detached.sum().backward()
    with pytest.raises(TypeError):
        library.permute_copy(x, 1, 0)
