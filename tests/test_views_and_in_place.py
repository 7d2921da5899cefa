"""Views and writes: shared memory, versions, and what a write to a view does to the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import needs_torch, torch, with_both

import backsweep

if TYPE_CHECKING:
    from collections.abc import Callable


def leaf(library: Any, value: Any) -> Any:
    return library.tensor(value, dtype=library.float64, requires_grad=True)


VIEWS: dict[str, Callable[[Any], Any]] = {
    "index": lambda x: x[1],
    "slice": lambda x: x[:, 1:],
    "step": lambda x: x[:, ::2],
    "new axis": lambda x: x[None, ..., 0],
    "ellipsis": lambda x: x[..., 1],
    "view": lambda x: x.view(-1),
    "reshape": lambda x: x.reshape(3, 2),
    "transpose": lambda x: x.t(),
    "T": lambda x: x.T,
    "permute": lambda x: x.permute(1, 0),
    "expand": lambda x: x.expand(4, 2, 3),
    "squeeze": lambda x: x[:1].squeeze(0),
    "unsqueeze": lambda x: x.unsqueeze(-1),
    "narrow": lambda x: x.narrow(1, 1, 2),
    "select": lambda x: x.select(0, 1),
    "flatten": lambda x: x.flatten(),
    "as_strided": lambda x: x.as_strided((2, 2), (3, 1), 1),
    "unbind": lambda x: x.unbind()[1],
    "split": lambda x: x.split(2, 1)[0],
    "chunk": lambda x: x.chunk(2)[1],
    "detach": lambda x: x.detach(),
    "view of a view": lambda x: x.t()[1:].unsqueeze(0),
}
# Several views of one node: PyTorch forbids to write to them.
ONE_OF_MANY = ("unbind", "split", "chunk")
WRITABLE = [name for name in VIEWS if name not in (*ONE_OF_MANY, "detach", "expand")]


@with_both
@pytest.mark.parametrize("name", VIEWS)
def test_a_view_shares_memory_and_version(library: Any, name: str) -> None:
    base = library.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    view = VIEWS[name](base)
    if name != "detach":
        assert view._base is base
    assert view._version == base._version == 0
    base.mul_(10)
    assert view._version == base._version == 1
    assert set(view.reshape(-1).tolist()) <= set(base.reshape(-1).tolist())
    if name != "expand":
        view.zero_()
        assert view._version == base._version == 2
        assert base.reshape(-1).tolist().count(0.0) == view.numel()


@with_both
def test_data_shares_memory_but_not_the_version(library: Any) -> None:
    x = leaf(library, [1.0, 2.0])
    y = x * x
    x.data.mul_(10)
    assert x.tolist() == [10.0, 20.0]
    assert x._version == 0
    y.sum().backward()  # nobody noticed: that is what .data is for
    assert x.grad.tolist() == [20.0, 40.0]


@with_both
def test_clone_and_contiguous(library: Any) -> None:
    x = library.tensor([[1.0, 2.0], [3.0, 4.0]])
    copy = x.clone()
    copy[0, 0] = 7.0
    assert x[0, 0].item() == 1.0
    assert x.contiguous() is x or x.contiguous().data_ptr() == x.data_ptr()
    moved = x.t().contiguous()
    assert moved.is_contiguous()
    assert moved.tolist() == [[1.0, 3.0], [2.0, 4.0]]
    assert moved.data_ptr() != x.data_ptr()


@with_both
@pytest.mark.parametrize("name", WRITABLE)
def test_a_write_to_a_view_changes_the_history_of_the_base(library: Any, name: str) -> None:
    x = leaf(library, [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    scale = leaf(library, 10.0)
    base = x * 1
    view = VIEWS[name](base)
    view.mul_(scale)
    assert type(base.grad_fn).__name__ == "CopySlices"
    (base * base).sum().backward()
    inside = base.detach() != x.detach()
    expected = library.where(inside, 200 * x.detach(), 2 * x.detach())
    assert x.grad.tolist() == expected.tolist()
    of_scale = library.where(inside, 20 * x.detach() * x.detach(), 0 * x.detach()).sum()
    assert scale.grad.item() == of_scale.item()


@with_both
def test_a_view_follows_a_write_to_its_base(library: Any) -> None:
    x = leaf(library, [1.0, 2.0, 3.0])
    base = x * 1
    view = base[1:]
    assert type(view.grad_fn).__name__ == "SliceBackward0"
    base.mul_(10)
    assert type(view.grad_fn).__name__ == "AsStridedBackward0"
    assert view.tolist() == [20.0, 30.0]
    view.sum().backward()
    assert x.grad.tolist() == [0.0, 10.0, 10.0]


@with_both
def test_a_view_follows_a_write_to_another_view(library: Any) -> None:
    x = leaf(library, [1.0, 2.0, 3.0])
    base = x * 1
    first, second = base[:2], base[1:]
    first.mul_(10)
    assert second.tolist() == [20.0, 3.0]
    second.sum().backward()
    assert x.grad.tolist() == [0.0, 10.0, 1.0]


@with_both
def test_assignment_by_index(library: Any) -> None:
    x, value = leaf(library, [1.0, 2.0, 3.0]), leaf(library, 5.0)
    y = x * 2
    y[1] = value * 3
    y[2] = 0
    assert y.tolist() == [2.0, 15.0, 0.0]
    (y * y).sum().backward()
    assert x.grad.tolist() == [8.0, 0.0, 0.0]
    assert value.grad.item() == 90.0


@with_both
def test_a_constant_becomes_part_of_the_graph_by_a_write(library: Any) -> None:
    value = leaf(library, 5.0)
    buffer = library.zeros(3, dtype=library.float64)
    for i in range(3):
        buffer[i] = value * float(i)
    assert buffer.requires_grad
    assert not buffer.is_leaf
    buffer.sum().backward()
    assert value.grad.item() == 3.0


@with_both
def test_copy_and_fill(library: Any) -> None:
    x, value = leaf(library, [1.0, 2.0]), leaf(library, 3.0)
    y = x * 2
    y.copy_(value.expand(2))
    assert type(y.grad_fn).__name__ == "CopyBackwards"
    y.sum().backward()
    assert x.grad.tolist() == [0.0, 0.0]
    assert value.grad.item() == 2.0
    y = x * 2
    y[:1].fill_(value)
    (y * y).sum().backward()
    assert x.grad.tolist() == [0.0, 16.0]
    assert value.grad.item() == 8.0


@with_both
@pytest.mark.parametrize("save", ["mul", "exp", "pow", "matmul", "where"])
def test_a_saved_value_must_not_change(library: Any, save: str) -> None:
    x, other = leaf(library, [1.0, 2.0]), leaf(library, [3.0, 4.0])
    saved = other * 1
    y = x * 1
    if save == "mul":
        result = (y * saved).sum()
    elif save == "exp":
        saved = (x * 1).exp()
        result = saved.sum()
    elif save == "pow":
        result = (saved**3).sum()
    elif save == "matmul":
        result = y @ saved
    else:
        condition = library.tensor([True, False])
        saved = condition
        result = library.where(condition, y, saved.to(library.float64)).sum()
    with library.no_grad():
        saved.zero_()
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        result.backward()


@with_both
def test_a_write_after_the_sweep_is_allowed(library: Any) -> None:
    x = leaf(library, [1.0, 2.0])
    y = x.exp()
    y.sum().backward()
    y.zero_()
    assert y.tolist() == [0.0, 0.0]


@with_both
def test_a_write_that_does_not_matter_is_allowed(library: Any) -> None:
    """Addition saves nothing; a product saves only what somebody needs."""
    x = leaf(library, [1.0, 2.0])
    constant = library.tensor([3.0, 4.0], dtype=library.float64)
    y = x * constant  # saves the constant, and x only if the constant required a gradient
    z = y + y
    y.zero_()
    z.sum().backward()
    assert x.grad.tolist() == [6.0, 8.0]


@with_both
def test_the_written_value_is_the_saved_one(library: Any) -> None:
    x = leaf(library, [1.0, 2.0])
    y = (x * 1).exp_()
    y.sum().backward()
    assert x.grad.tolist() == y.tolist()


def test_a_value_times_itself_in_place() -> None:
    """PyTorch refuses to sweep this; here the old value is kept where the rule needs it."""
    x = leaf(backsweep, [1.0, 2.0])
    y = x * 1
    y.mul_(y)
    assert y.tolist() == [1.0, 4.0]
    y.sum().backward()
    assert x.grad.tolist() == [2.0, 4.0]


@with_both
def test_a_version_is_shared_by_detach(library: Any) -> None:
    x = leaf(library, [1.0, 2.0])
    y = x.exp()
    y.detach().zero_()
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        y.sum().backward()


@with_both
def test_a_leaf_may_be_written_under_no_grad(library: Any) -> None:
    w = leaf(library, [1.0, 2.0])
    (w * 2).sum().backward()
    with library.no_grad():
        w -= 0.5 * w.grad
        w[0] += 1
    assert w.tolist() == [1.0, 1.0]
    assert w.is_leaf
    assert w.requires_grad


@with_both
def test_views_of_a_leaf_under_no_grad(library: Any) -> None:
    w = leaf(library, [1.0, 2.0])
    with library.no_grad():
        view = w[:1]
    assert view._base is w
    with library.no_grad():
        view.zero_()
    assert w.tolist() == [0.0, 2.0]


@with_both
@pytest.mark.parametrize("name", ONE_OF_MANY)
def test_one_of_many_views_is_read_only(library: Any, name: str) -> None:
    x = leaf(library, [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    part = VIEWS[name](x * 1)
    with pytest.raises(RuntimeError, match="returns multiple views"):
        part.mul_(2)
    assert part._version == 0


@with_both
def test_a_view_made_without_recording_is_read_only(library: Any) -> None:
    x = leaf(library, [1.0, 2.0])
    base = x * 1
    with library.no_grad():
        view = base[:1]
    with pytest.raises(RuntimeError, match="created in no_grad mode"):
        view.mul_(base[1:])


@with_both
def test_retain_grad_moves_to_the_newest_value(library: Any) -> None:
    x = leaf(library, [1.0, 2.0])
    y = x * 2
    y.retain_grad()
    y.mul_(3)
    (y * 5).sum().backward()
    assert y.grad.tolist() == [5.0, 5.0]
    assert x.grad.tolist() == [30.0, 30.0]


@with_both
def test_second_derivatives_through_a_write(library: Any) -> None:
    x = leaf(library, [1.0, 2.0, 3.0])
    y = x * x
    y[1:].mul_(x[:2])
    (slope,) = library.autograd.grad(y.sum(), x, create_graph=True)
    # y = x0^2 + x1^2 x0 + x2^2 x1
    assert slope.tolist() == [2 + 4, 2 * 2 * 1 + 9, 2 * 3 * 2]
    (curvature,) = library.autograd.grad(slope.sum(), x)
    assert curvature.tolist() == [2 + 4, 4 + 2 + 6, 6 + 4]


@with_both
def test_writing_a_view_to_its_own_base(library: Any) -> None:
    x = library.tensor([1.0, 2.0, 3.0, 4.0])
    x[1:].copy_(x[:-1].clone())
    assert x.tolist() == [1.0, 1.0, 2.0, 3.0]
    x.copy_(x)
    assert x.tolist() == [1.0, 1.0, 2.0, 3.0]


def test_overlapping_copies_read_before_they_write() -> None:
    x = backsweep.tensor([1.0, 2.0, 3.0, 4.0])
    x[1:] = x[:-1]
    assert x.tolist() == [1.0, 1.0, 2.0, 3.0]
    y = backsweep.tensor([[1.0, 2.0], [3.0, 4.0]])
    y.copy_(y.t())
    assert y.tolist() == [[1.0, 3.0], [2.0, 4.0]]


@with_both
def test_resulting_strides(library: Any) -> None:
    x = library.zeros(2, 3, 4)
    assert x.stride() == (12, 4, 1)
    assert x.permute(2, 0, 1).stride() == (1, 12, 4)
    assert x[:, ::2].stride() == (12, 8, 1)
    assert x[:, 1:].storage_offset() == 4
    assert x.expand(5, 2, 3, 4).stride() == (0, 12, 4, 1)
    assert (x.permute(2, 0, 1) + 1).stride() == (1, 12, 4)  # results keep the order
    assert x.permute(2, 0, 1).clone().stride() == (1, 12, 4)
    assert x.permute(2, 0, 1).contiguous().stride() == (6, 3, 1)
    assert x.permute(2, 0, 1).reshape(8, 3).is_contiguous()


# ---- Random programs of views and writes, beside PyTorch ------------------------------------------

STEPS: list[tuple[str, Callable[[Any], Any]]] = [
    ("transpose", lambda x: x.t() if x.ndim == 2 else x.view(-1, 1)),
    ("rows", lambda x: x[1:] if x.shape[0] > 1 else x),
    ("every other", lambda x: x[::2]),
    ("last", lambda x: x[..., -1:]),
    ("unsqueeze", lambda x: x.unsqueeze(0)[0]),
    ("flat", lambda x: x.reshape(-1)[1:] if x.numel() > 1 else x),
    ("narrow", lambda x: x.narrow(0, 0, 1)),
]
WRITES: list[tuple[str, Callable[[Any, Any, Any], Any]]] = [
    ("mul_", lambda v, w, b: v.mul_(w)),
    ("add_", lambda v, w, b: v.add_(w * 2)),
    ("zero_", lambda v, w, b: v.zero_()),
    ("fill", lambda v, w, b: v.__setitem__(0, w)),
    ("tanh_", lambda v, w, b: v.tanh_()),
    ("base", lambda v, w, b: b.mul_(w)),
    ("copy", lambda v, w, b: v.copy_(w.expand(v.shape) * v.detach().clone())),
]


def run_program(library: Any, program: list[tuple[list[int], int]]) -> tuple[Any, ...]:
    x = leaf(library, [[0.5, -0.25, 1.5], [2.0, 0.75, -1.0], [1.25, 0.1, 0.9]])
    w = leaf(library, 0.7)
    base = x * 1
    kept = []
    for steps, write in program:
        view = base
        for step in steps:
            view = STEPS[step][1](view)
        kept.append(view)
        WRITES[write][1](view, w, base)
    total = (base * base).sum()
    for view in kept:
        total = total + (view * view * view).sum()
    total.backward()
    return base.tolist(), total.item(), x.grad.tolist(), w.grad


@needs_torch
@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(range(len(STEPS))), max_size=3),
            st.sampled_from(range(len(WRITES))),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_random_writes_to_views(program: list[tuple[list[int], int]]) -> None:
    outcomes: list[Any] = []
    for library in (backsweep, torch):
        try:
            outcomes.append(run_program(library, program))
        except RuntimeError as error:
            assert "modified by an inplace operation" in str(error)
            outcomes.append(None)
    if outcomes[1] is None:  # then what PyTorch refuses may be right here, but never wrong
        return
    assert outcomes[0] is not None
    (values, total, by_x, by_w), (torch_values, torch_total, torch_by_x, torch_by_w) = outcomes
    flat = [number for row in values for number in row]
    assert flat == pytest.approx([number for row in torch_values for number in row])
    assert total == pytest.approx(torch_total)
    assert [n for row in by_x for n in row] == pytest.approx([n for r in torch_by_x for n in r])
    assert (by_w is None) == (torch_by_w is None)
    if by_w is not None:
        assert by_w.item() == pytest.approx(torch_by_w.item())


COMPARISONS = ["eq_", "ne_", "lt_", "le_", "gt_", "ge_", "greater_", "not_equal_"]


@with_both
@pytest.mark.parametrize("name", COMPARISONS)
def test_a_comparison_in_place_leaves_nothing_of_the_history(library: Any, name: str) -> None:
    x = library.tensor([3.0, 5.0], requires_grad=True)
    for other, digit in ((4, "0"), (library.full((2,), 4.0), "1"), (x * 2, "1")):
        x.grad = None
        y = x * 2
        getattr(y, name)(other)
        assert y.grad_fn.name().endswith(f"Backward{digit}")
        y.sum().backward()
        assert x.grad.tolist() == [0, 0]
    plain = library.ones(2)
    getattr(plain, name)(x)
    assert plain.requires_grad
    base = x * 1
    getattr(base[:1], name)(4)
    (gradient,) = library.autograd.grad((base * base).sum(), x)
    assert gradient.tolist() == [0, 10]
    with pytest.raises(RuntimeError, match="a leaf Variable that requires grad"):
        getattr(x, name)(4)


IN_PLACE = [
    "add_",
    "sub_",
    "mul_",
    "div_",
    "pow_",
    "atan2_",
    "fmod_",
    "hypot_",
    "xlogy_",
    "copysign_",
]


@pytest.mark.parametrize("name", IN_PLACE)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_operands_that_overlap(name: str, dtype: str) -> None:
    """PyTorch refuses; here the second operand is copied first."""
    x = backsweep.arange(1.0, 7.0, dtype=getattr(backsweep, dtype))
    expected = getattr(x[1:].clone(), name)(x[:-1].clone())
    getattr(x[1:], name)(x[:-1])
    assert x[1:].tolist() == expected.tolist()


def test_a_gradient_that_overlaps_its_seed() -> None:
    seed = backsweep.arange(4.0)
    x = backsweep.ones(3, requires_grad=True)
    x.grad = seed[1:]
    x.backward(seed[:3])
    assert x.grad.tolist() == [1, 3, 5]
