"""What is left of Tensor's members, functions of shapes, and PyTorch's switches."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from libraries import with_both

import backsweep

# ---- Real numbers as complex ones


@with_both
def test_real_numbers_are_their_conjugates(library: Any) -> None:
    w = library.tensor([1.0, -2.0], requires_grad=True)
    for same in (w.conj(), w.resolve_conj(), w.resolve_neg(), w.conj_physical(), w.real):
        assert same is w
    assert library.real(w) is library.conj(w) is library.conj_physical(w) is w
    x = w.detach()
    assert x.conj_physical_() is x
    assert x._version == 1
    with pytest.raises(
        RuntimeError, match="a leaf Variable that requires grad is being used in an in"
    ):
        w.conj_physical_()


@with_both
def test_angle(library: Any) -> None:
    x = library.tensor([1.0, -1.0, 0.0, -0.0, float("inf"), -float("inf")], requires_grad=True)
    angles = library.angle(x)
    assert angles.tolist() == pytest.approx([0, 3.1415927, 0, 0, 0, 3.1415927])
    assert library.angle(library.tensor([float("nan")])).isnan().item()
    assert library.angle(library.tensor([2, -3])).dtype is library.float32
    (gradient,) = library.autograd.grad(angles.sum(), x)
    assert gradient.tolist() == [0.0] * 6


@pytest.mark.filterwarnings("ignore:Tensor.H is deprecated", "ignore:Tensor.mT is deprecated")
@with_both
def test_adjoints(library: Any) -> None:
    assert library.ones(2, 3).H.shape == (3, 2)
    assert library.ones(2, 3, 4).mH.shape == (2, 4, 3)
    assert library.tensor(1.0).H.item() == library.tensor(1.0).mT.item() == 1.0
    with pytest.raises(
        RuntimeError, match=r"only supported on matrices \(2-D tensors\). Got 1-D ten"
    ):
        library.ones(3).H
    with pytest.raises(RuntimeError, match=r"Got 3-D tensor.* consider using tensor.mH"):
        library.ones(2, 3, 4).H
    for name in ("mH", "mT"):
        with pytest.raises(RuntimeError, match="only supported on matrices or batches of matrices"):
            getattr(library.ones(3), name)


# ---- Sums and orders


@with_both
def test_sum_to_size(library: Any) -> None:
    w = library.arange(6.0, requires_grad=True)
    x = w.view(2, 3)
    assert x.sum_to_size(2, 3).tolist() == x.tolist()
    assert x.sum_to_size(1, 3).tolist() == [[3.0, 5.0, 7.0]]
    assert x.sum_to_size((3,)).tolist() == [3.0, 5.0, 7.0]
    assert x.sum_to_size(()).item() == 15.0
    assert library.ones(2, 3, dtype=library.int32).sum_to_size(1).dtype is library.int64
    (gradient,) = library.autograd.grad((x.sum_to_size(2, 1) ** 2).sum(), w)
    assert gradient.tolist() == [6.0] * 3 + [24.0] * 3
    for size in ((2,), (4, 2, 3), (2, 2)):
        with pytest.raises(RuntimeError, match="is not expandable to size"):
            x.sum_to_size(size)


@with_both
def test_dim_order(library: Any) -> None:
    assert library.ones(2, 3).dim_order() == (0, 1)
    assert library.ones(2, 3).t().dim_order() == (1, 0)
    assert library.ones(2, 3, 4).permute(2, 0, 1).dim_order() == (1, 2, 0)
    assert library.ones(2, 3).dim_order(ambiguity_check=True) == (0, 1)
    assert library.tensor(1).dim_order() == ()


@with_both
def test_reversed(library: Any) -> None:
    w = library.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
    assert reversed(w).tolist() == [[3.0, 4.0], [1.0, 2.0]]
    assert reversed(w).requires_grad
    assert reversed(library.tensor(1)).item() == 1


@with_both
def test_module_load(library: Any) -> None:
    x, y = library.ones(2), library.zeros(2)
    assert x.module_load(y).data_ptr() == x.data_ptr()
    assert x.tolist() == [0.0, 0.0]
    assert x.module_load(y, assign=True).data_ptr() == y.data_ptr()
    assert x.const_data_ptr() == x.data_ptr()


# ---- Python functions of elements


@with_both
def test_functions_of_elements(library: Any) -> None:
    x = library.arange(6.0).view(2, 3).t()
    assert x.apply_(lambda v: v * 2) is x
    assert x.tolist() == [[0.0, 6.0], [2.0, 8.0], [4.0, 10.0]]
    x.map_(library.tensor([1.0, 2.0]), lambda a, b: a + b)
    assert x.tolist() == [[1.0, 8.0], [3.0, 10.0], [5.0, 12.0]]
    y = library.ones(2)
    assert y.map2_(y + 1, y + 2, lambda a, b, c: a * b * c).tolist() == [6.0, 6.0]
    whole = library.tensor([1, 2])
    assert whole.apply_(lambda v: 2.7).tolist() == [2, 2]
    w = library.ones(2, requires_grad=True)
    for name, arguments in (("apply_", (abs,)), ("map_", (y, max)), ("map2_", (y, y, max))):
        with pytest.raises(
            RuntimeError, match=f"Can't call {name}.* on Variable that requires grad"
        ):
            getattr(w, name)(*arguments)
    with pytest.raises(RuntimeError, match=r"Can't call map_.* on Variable that requires grad"):
        y.map_(w, max)
    with pytest.raises(
        TypeError, match=r"expected torch.FloatTensor for 'other' .got torch.LongTensor"
    ):
        y.map_(whole, max)
    with pytest.raises(TypeError, match=r"argument 'other' \(position 1\) must be Tensor, not int"):
        y.map_(3, max)
    with pytest.raises(TypeError, match="must be real number, not str"):
        y.apply_(lambda v: "a")
    with pytest.raises(ZeroDivisionError):
        y.apply_(lambda v: v / 0)
    assert y.tolist() == [6.0, 6.0]


# ---- Shapes and names


@with_both
def test_broadcast_shapes(library: Any) -> None:
    assert library.broadcast_shapes((2, 1), (3,)) == library.Size([2, 3])
    assert library.broadcast_shapes(2, (3, 1), ()) == (3, 2)
    assert library.broadcast_shapes() == ()
    assert library.broadcast_shapes((0,), (1,)) == (0,)
    assert isinstance(library.broadcast_shapes((1,)), library.Size)
    with pytest.raises(
        RuntimeError, match="Attempting to broadcast a dimension of length 3 at -1!"
    ):
        library.broadcast_shapes((2,), (3,))
    with pytest.raises(
        ValueError, match="Attempting to broadcast a dimension with negative length!"
    ):
        library.broadcast_shapes((-1,), (3,))


@with_both
def test_unravel_index(library: Any) -> None:
    indices = library.tensor([[5, 1], [0, 23]])
    found = library.unravel_index(indices, (2, 3, 4))
    assert [each.tolist() for each in found] == [
        [[0, 0], [0, 1]],
        [[1, 0], [0, 2]],
        [[1, 1], [0, 3]],
    ]
    assert library.unravel_index(library.tensor(5), 6)[0].item() == 5
    assert library.unravel_index(library.tensor(5), ()) == ()
    assert library.unravel_index(library.tensor(-1), (2, 3))[1].item() == 2
    with pytest.raises(
        TypeError, match=r"expected 'indices' to be integer dtype, but got torch.float32"
    ):
        library.unravel_index(library.tensor(5.0), (2, 3))
    with pytest.raises(ValueError, match="'shape' cannot have negative values, but got"):
        library.unravel_index(library.tensor(5), (-2, 3))


@with_both
def test_typename(library: Any) -> None:
    assert library.typename(library.tensor(1.0)) == "torch.FloatTensor"
    assert library.typename(3) == "int"
    assert library.typename(pytest.raises).endswith(".raises")


# ---- Switches


@with_both
def test_deterministic_algorithms(library: Any) -> None:
    state = (
        library.are_deterministic_algorithms_enabled,
        library.is_deterministic_algorithms_warn_only_enabled,
        library.get_deterministic_debug_mode,
    )
    try:
        library.use_deterministic_algorithms(True)
        assert [ask() for ask in state] == [True, False, 2]
        library.use_deterministic_algorithms(True, warn_only=True)
        assert [ask() for ask in state] == [True, True, 1]
        library.set_deterministic_debug_mode("error")
        assert [ask() for ask in state] == [True, False, 2]
        with pytest.raises(RuntimeError, match="expected 0, 1, or 2, but got 5"):
            library.set_deterministic_debug_mode(5)
        with pytest.raises(
            RuntimeError, match="expected one of `default`, `warn`, `error`, but got foo"
        ):
            library.set_deterministic_debug_mode("foo")
        with pytest.raises(
            TypeError, match="debug_mode must be str or int, but got <class 'float'>"
        ):
            library.set_deterministic_debug_mode(1.5)
        with pytest.raises(
            TypeError, match=r"argument 'mode' \(position 1\) must be bool, not int"
        ):
            library.use_deterministic_algorithms(1)
    finally:
        library.set_deterministic_debug_mode("default")
    assert [ask() for ask in state] == [False, False, 0]


@with_both
def test_other_switches(library: Any) -> None:
    try:
        library.set_float32_matmul_precision("medium")
        assert library.get_float32_matmul_precision() == "medium"
    finally:
        library.set_float32_matmul_precision("highest")
    with pytest.raises(
        RuntimeError, match="set_float32_matmul_precision expects a str, but got int"
    ):
        library.set_float32_matmul_precision(1)
    with pytest.raises(RuntimeError, match="expects a positive integer"):
        library.set_num_interop_threads(0)
    with pytest.raises(RuntimeError, match="flush_denormal expects a bool, but got int"):
        library.set_flush_denormal(1)
    with pytest.raises(RuntimeError, match="setWarnOnlyOnce expects a bool, but got int"):
        library.set_warn_always(1)
    assert not library.is_warn_always_enabled()
    library.set_anomaly_enabled(True, False)
    assert (library.is_anomaly_enabled(), library.is_anomaly_check_nan_enabled()) == (True, False)
    library.set_anomaly_enabled(False)
    assert (library.is_anomaly_enabled(), library.is_anomaly_check_nan_enabled()) == (False, True)


def test_what_is_not_supported_says_so() -> None:
    assert backsweep.set_flush_denormal(True) is False
    backsweep.set_num_interop_threads(2)
    assert backsweep.get_num_interop_threads() == 2
    backsweep.set_num_interop_threads(1)
    with pytest.warns(UserWarning, match="foo is not one of 'highest', 'high', or 'medium'"):
        backsweep.set_float32_matmul_precision("foo")
    assert backsweep.get_float32_matmul_precision() == "highest"


def test_what_few_programs_use_is_not_imported() -> None:
    program = (
        "import sys, backsweep\n"
        "lazy = ('_dtypes', '_exchange', '_flags', '_formats', '_shapes', '_storage', '_copying')\n"
        "print([name for name in lazy if 'backsweep.' + name in sys.modules], 'numpy' in sys.modules)\n"
        "print(all(getattr(backsweep, name) is not None for name in backsweep.__all__))\n"
    )
    out = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert out.stdout.splitlines() == ["[] False", "True"]
