"""Binary and ternary operations beyond what the table generates: keywords, operators, errors."""

from __future__ import annotations

import math
import operator
from typing import TYPE_CHECKING, Any

import numpy
import pytest

import backsweep
from backsweep import tensor

if TYPE_CHECKING:
    from collections.abc import Callable

INTEGERS = ["uint8", "int32", "int64"]
DIVISIONS = ["floor_divide", "remainder", "fmod"]


def of(dtype: str) -> Any:
    return getattr(backsweep, dtype)


# ---- Division of integers ------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", INTEGERS)
@pytest.mark.parametrize("name", DIVISIONS)
def test_an_integer_zero_is_refused_as_divisor(name: str, dtype: str) -> None:
    function = getattr(backsweep, name)
    a, b = tensor([5, 6, 7], dtype=of(dtype)), tensor([1, 0, 2], dtype=of(dtype))
    for divisor in (b, 0, b[1], False):
        with pytest.raises(RuntimeError, match="with a zero were given; ZeroDivisionError"):
            function(a, divisor)
        before = a.clone()
        with pytest.raises(RuntimeError, match="ZeroDivisionError"):
            getattr(before, name + "_")(divisor)
        assert before.tolist() == [5, 6, 7]
        assert before._version == 0
    if name != "fmod":
        with pytest.raises(RuntimeError, match="ZeroDivisionError"):
            function(5, b)
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        backsweep.div(a, b, rounding_mode="trunc")
    assert function(a[:0], 0).shape == (0,)
    assert function(a.double(), b).shape == (3,)


@pytest.mark.parametrize("dtype", ["int32", "int64"])
def test_the_least_integer_by_minus_one_wraps(dtype: str) -> None:
    least = int(numpy.iinfo(dtype).min)
    a = tensor([least], dtype=of(dtype))
    assert (a // -1).tolist() == [least]
    assert (a % -1).tolist() == [0]
    assert backsweep.fmod(a, tensor([-1], dtype=of(dtype))).tolist() == [0]
    assert backsweep.div(a, -1, rounding_mode="trunc").tolist() == [least]


def test_signs_of_quotients_and_remainders() -> None:
    for a in (-7, -6, 0, 6, 7):
        for b in (-3, -2, 2, 3):
            x = tensor([a])
            assert (x // b).item() == a // b
            assert (x % b).item() == a % b
            assert divmod(x, b)[0].item() == a // b
            assert divmod(a, tensor([b]))[1].item() == a % b
            assert backsweep.fmod(x, b).item() == int(math.fmod(a, b))
            assert backsweep.div(x, b, rounding_mode="trunc").item() == int(a / b)
            assert (x.double() // b).item() == a // b
            assert (x.float() % b).item() == a % b


def test_remainders_of_far_quotients() -> None:
    """Past 2**27 the quick loop leaves the elements to the exact one."""
    generator = numpy.random.default_rng(5)
    a = (generator.standard_normal(4000) * 10.0 ** generator.integers(-30, 30, 4000)).astype("f4")
    b = (generator.standard_normal(4000) * 10.0 ** generator.integers(-30, 30, 4000)).astype("f4")
    x, y = tensor(a), tensor(b)
    numpy.testing.assert_array_equal(backsweep.fmod(x, y).numpy(), numpy.fmod(a, b))
    numpy.testing.assert_array_equal((x % y).numpy(), numpy.remainder(a, b))
    numpy.testing.assert_array_equal(
        backsweep.fmod(x, 0.1).numpy(), numpy.fmod(a, numpy.float32(0.1))
    )
    numpy.testing.assert_array_equal(
        backsweep.fmod(x[::2], y[1::2]).numpy(), numpy.fmod(a[::2], b[1::2])
    )
    expected = backsweep.fmod(x, y)
    x.fmod_(y)
    numpy.testing.assert_array_equal(x.numpy(), expected.numpy())


# ---- Keywords ------------------------------------------------------------------------------------


def test_alpha_multiplies_the_second_operand() -> None:
    a, b = tensor([1.0, 2.0], requires_grad=True), tensor([3.0, 5.0], requires_grad=True)
    for function, result, gradients in (
        (backsweep.add, [7.0, 12.0], (1.0, 2.0)),
        (backsweep.sub, [-5.0, -8.0], (1.0, -2.0)),
        (backsweep.rsub, [1.0, 1.0], (-2.0, 1.0)),
    ):
        a.grad = b.grad = None
        y = function(a, b, alpha=2)
        assert y.tolist() == result
        assert y.grad_fn.name() == f"{function.__name__.title()}Backward0"
        y.sum().backward()
        assert a.grad.tolist() == [gradients[0]] * 2
        assert b.grad.tolist() == [gradients[1]] * 2
    assert backsweep.add(a, 2.0, alpha=3).tolist() == [7.0, 8.0]
    assert backsweep.add(2, a, alpha=3).tolist() == [5.0, 8.0]
    assert backsweep.rsub(a, 2, alpha=3).tolist() == [-1.0, -4.0]
    assert backsweep.rsub(a, 2, alpha=3).grad_fn.name() == "RsubBackward1"
    assert backsweep.subtract(tensor([5, 6]), tensor([1, 2]), alpha=2).tolist() == [3, 2]
    assert backsweep.add(tensor([True, False]), tensor([False, False]), alpha=True).dtype is (
        backsweep.bool
    )


def test_alpha_in_place() -> None:
    parameter, step = tensor([1.0, 2.0]), tensor([2.0, 4.0])
    assert parameter.add_(step, alpha=-0.5) is parameter
    assert parameter.tolist() == [0.0, 0.0]
    assert parameter._version == 1
    square = tensor([[1.0, 2.0], [3.0, 4.0]])
    square.sub_(square.t(), alpha=2)
    assert square.tolist() == [[-1.0, -4.0], [-1.0, -4.0]]
    leaf = tensor([1.0, 2.0], requires_grad=True)
    y = leaf * 1.0
    y.add_(leaf, alpha=3)
    y.sum().backward()
    assert leaf.grad.tolist() == [4.0, 4.0]


def test_wrong_alpha() -> None:
    integers, reals = tensor([1, 2]), tensor([1.0, 2.0])
    with pytest.raises(RuntimeError, match="argument alpha must not be a floating point number"):
        backsweep.add(integers, integers, alpha=1.5)
    with pytest.raises(RuntimeError, match="Boolean alpha only supported for Boolean results"):
        backsweep.sub(reals, reals, alpha=True)
    with pytest.raises(RuntimeError, match="the `-` operator, with"):
        backsweep.sub(reals > 1, reals > 1, alpha=2)
    with pytest.raises(RuntimeError, match="result type Float can't be cast to the desired output"):
        integers.add_(reals, alpha=2)
    with pytest.raises(RuntimeError, match="doesn't match the broadcast shape"):
        tensor([1.0]).add_(reals, alpha=2)
    assert integers.tolist() == [1, 2]


def test_rounding_modes() -> None:
    a = tensor([7.0, -7.0], requires_grad=True)
    for mode, expected in (("floor", [3.0, -4.0]), ("trunc", [3.0, -3.0])):
        y = backsweep.div(a, 2, rounding_mode=mode)
        assert y.tolist() == expected
        assert y.grad_fn.name() == "DivBackward2"
        y.sum().backward()
        assert a.grad.tolist() == [0.0, 0.0]
        z = a * 1.0
        z.div_(tensor([2.0, 2.0]), rounding_mode=mode)
        assert z.tolist() == expected
        z.sum().backward()
        assert a.grad.tolist() == [0.0, 0.0]
    assert backsweep.div(tensor([7]), 2, rounding_mode="floor").dtype is backsweep.int64
    assert backsweep.divide(a, 2, rounding_mode=None).tolist() == [3.5, -3.5]
    with pytest.raises(RuntimeError, match="expected rounding_mode to be one of None, 'trunc', or"):
        backsweep.div(a, 2, rounding_mode="up")


def test_what_has_no_derivative_says_so() -> None:
    x = tensor([1.0, 2.0], requires_grad=True)
    for y in (x // 2, backsweep.heaviside(x, tensor(1.0)), 5 % x):
        assert y.requires_grad
        assert y.grad_fn.name() == "torch::autograd::NotImplemented"
        with pytest.raises(RuntimeError, match=r"derivative for aten::.* is not implemented"):
            y.sum().backward()
    assert x.grad is None


# ---- Operators -----------------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", ["int64", "bool"])
@pytest.mark.parametrize("name", ["and_", "or_", "xor"])
def test_bitwise_operators(name: str, dtype: str) -> None:
    function = getattr(operator, name)
    a, b = numpy.array([5, 0, 7, 1]).astype(dtype), numpy.array([3, 1, 0, 1]).astype(dtype)
    x, y = tensor(a), tensor(b)
    assert function(x, y).tolist() == function(a, b).tolist()
    assert function(x, True).tolist() == function(a, True).tolist()
    assert function(True, y).tolist() == function(True, b).tolist()
    in_place = getattr(operator, "i" + name.rstrip("_"))
    same = x
    x = in_place(x, y)
    assert x is same
    assert x.tolist() == function(a, b).tolist()
    assert (~y).tolist() == (~b).tolist()
    dunder = "__" + name.rstrip("_") + "__"
    assert getattr(y, dunder)(y).tolist() == function(b, b).tolist()


def test_shifts() -> None:
    x = tensor([1, -5], dtype=backsweep.int32)
    assert (x << 3).tolist() == [8, -40]
    assert (x >> 1).tolist() == [0, -3]
    assert (2 << tensor([1, 2])).tolist() == [4, 8]
    for out_of_range in (-1, 32, 1000):
        assert (x << out_of_range).tolist() == [0, 0]
        assert (x >> out_of_range).tolist() == [0, -1]
    x <<= 1
    x >>= 2
    assert x.tolist() == [0, -3]


def test_operators_refuse_what_they_cannot_do() -> None:
    reals = tensor([1.0])
    for call, kind, message in (
        (lambda: reals & reals, NotImplementedError, "not implemented for 'Float'"),
        (lambda: tensor([1]) & 1.5, NotImplementedError, "not implemented for 'Float'"),
        (lambda: 1.0 << tensor([1]), NotImplementedError, "not implemented for 'Float'"),
        (lambda: tensor([True]) << tensor([True]), NotImplementedError, "for 'Bool'"),
        (lambda: ~reals, TypeError, "only implemented on integer and Boolean-type tensors"),
        (lambda: backsweep.bitwise_not(reals), NotImplementedError, "not implemented for 'Float'"),
        (lambda: reals // "x", TypeError, "unsupported operand"),
        (lambda: backsweep.hypot(tensor([1]), tensor([2])), NotImplementedError, "for 'Long'"),
        (lambda: backsweep.gcd(reals, reals), NotImplementedError, "not implemented for 'Float'"),
        (
            lambda: backsweep.heaviside(reals, tensor([1])),
            RuntimeError,
            "not yet implemented for tensors with different dtypes",
        ),
        (
            lambda: reals.float_power_(2),
            RuntimeError,
            "the base given to float_power_ has dtype Float but the operation's result requires",
        ),
        (lambda: backsweep.hypot(reals, 2.0), TypeError, "argument 'other' .* must be Tensor"),
        (lambda: backsweep.lerp(reals, reals.double(), 0.5), RuntimeError, "expected dtype float"),
        (lambda: backsweep.lerp(tensor([1]), tensor([1]), 1), NotImplementedError, "for 'Long'"),
        (
            lambda: backsweep.addcdiv(reals, tensor([1]), tensor([2])),
            RuntimeError,
            "Integer division with addcdiv is no longer supported",
        ),
        (
            lambda: backsweep.addcmul(*[tensor([True])] * 3),
            NotImplementedError,
            '"addcmul_cpu_out" not implemented for',
        ),
        (lambda: backsweep.threshold(reals > 1, 0, 1), NotImplementedError, "for 'Bool'"),
        (lambda: backsweep.dist(tensor([1]), tensor([2])), RuntimeError, "Got Long instead"),
    ):
        with pytest.raises(kind, match=message):
            call()


# ---- where ---------------------------------------------------------------------------------------


def test_forms_of_where() -> None:
    condition, x = tensor([True, False]), tensor([1.0, 2.0])
    assert backsweep.where(condition, x, 0).tolist() == [1.0, 0.0]
    assert x.where(condition, 5).tolist() == [1.0, 5.0]
    assert x.where(condition, tensor([7, 8])).tolist() == [1.0, 8.0]
    assert backsweep.where(condition, 1, 2.5).dtype is backsweep.float32
    assert backsweep.where(condition, 1, 2).dtype is backsweep.int64
    assert backsweep.where(condition, True, False).dtype is backsweep.bool
    assert backsweep.where(condition.byte(), x, 0).tolist() == [1.0, 0.0]
    (places,) = backsweep.where(tensor([0.0, 3.0, 4.0]))
    assert places.tolist() == [1, 2]
    rows, columns = backsweep.where(tensor([[True, False], [True, True]]))
    assert rows.tolist() == [0, 1, 1]
    assert columns.tolist() == [0, 0, 1]
    assert [p.tolist() for p in backsweep.where(tensor(True))] == [[0]]


# ---- Closeness -----------------------------------------------------------------------------------


def test_closeness() -> None:
    x = tensor([1.0, math.nan, math.inf, -math.inf, 0.0])
    y = tensor([1.000001, math.nan, math.inf, math.inf, 1e-9])
    assert backsweep.isclose(x, y).tolist() == [True, False, True, False, True]
    assert backsweep.isclose(x, y, equal_nan=True).tolist() == [True, True, True, False, True]
    assert backsweep.isclose(x, y, rtol=0, atol=0).tolist() == [False, False, True, False, False]
    assert backsweep.isclose(tensor([10]), tensor([11]), rtol=0.2).tolist() == [True]
    assert backsweep.isclose(tensor([True]), tensor([True])).tolist() == [True]
    assert backsweep.allclose(x[:1], y[:1]) is True
    assert x.allclose(y) is False
    assert backsweep.allclose(tensor([]), tensor([]))
    assert backsweep.equal(x, x) is False  # NaN equals nothing
    assert x[:1].equal(tensor([1.0])) is True
    assert backsweep.equal(tensor([1, 2]), tensor([1.0, 2.0]))
    assert not backsweep.equal(tensor([1.0]), tensor([1.0, 1.0]))
    assert not backsweep.isclose(x.requires_grad_(), y).requires_grad
    with pytest.raises(RuntimeError, match="Float did not match Double"):
        backsweep.allclose(y, y.double())
    with pytest.raises(RuntimeError, match="rtol must be greater than or equal to zero"):
        backsweep.isclose(y, y, rtol=-1)
    with pytest.raises(RuntimeError, match="atol must be greater than or equal to zero"):
        backsweep.isclose(y, y, atol=-1)


def test_threshold_in_place() -> None:
    x = tensor([1.0, 2.0, 3.0])
    assert backsweep.threshold_(x, 1.5, 20).tolist() == [20.0, 2.0, 3.0]
    assert x.tolist() == [20.0, 2.0, 3.0]
    assert x._version == 1


# ---- Ternary -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["addcmul_", "addcdiv_"])
def test_ternary_operands_that_share_memory(name: str) -> None:
    x = tensor([[1.0, 2.0], [4.0, 8.0]])
    expected = getattr(backsweep, name[:-1])(x.clone(), x.t().clone(), x.clone(), value=2)
    getattr(x, name)(x.t(), x, value=2)
    assert x.tolist() == expected.tolist()


def test_ternary_in_place_keeps_what_the_derivative_reads() -> None:
    gradients = []
    for in_place in (False, True):
        leaf = tensor([2.0, 3.0], requires_grad=True)
        y = leaf * 1.0
        y = y.addcmul_(y, y, value=0.5) if in_place else backsweep.addcmul(y, y, y, value=0.5)
        y.sum().backward()
        gradients.append(leaf.grad.tolist())
    assert gradients[0] == gradients[1] == [3.0, 4.0]


def test_ternary_dtypes() -> None:
    integers = tensor([1, 2])
    assert backsweep.addcmul(integers, integers, integers, value=2.5).tolist() == [3, 10]
    assert backsweep.addcmul(integers, tensor(2.0), integers).dtype is backsweep.float32
    assert backsweep.lerp(tensor([1.0]), tensor([3.0]), tensor(0.5).double()).dtype is (
        backsweep.float32
    )
    with pytest.raises(RuntimeError, match="result type Float can't be cast"):
        integers.addcmul_(tensor([1.0, 2.0]), integers)
    assert integers.tolist() == [1, 2]


UNSIGNED: list[tuple[Callable[..., Any], int, int, int]] = [
    (operator.floordiv, 200, 7, 28),
    (operator.mod, 200, 7, 4),
    (operator.lshift, 3, 7, 128),
    (operator.rshift, 200, 3, 25),
]


@pytest.mark.parametrize(("function", "a", "b", "expected"), UNSIGNED)
def test_unsigned_bytes(function: Callable[..., Any], a: int, b: int, expected: int) -> None:
    x, y = (tensor([value], dtype=backsweep.uint8) for value in (a, b))
    assert function(x, y).tolist() == [expected]
    assert function(x, y).dtype is backsweep.uint8
