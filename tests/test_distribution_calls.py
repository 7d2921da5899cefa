"""Integers, permutations and distributions: arguments, dtypes, gradients and errors."""

from __future__ import annotations

from typing import Any

import pytest
from libraries import with_both

import backsweep

# ---- Gradients -----------------------------------------------------------------------------------------

WRITES: dict[str, Any] = {
    "RandomBackward0": lambda x: x.random_(2, 5),
    "RandomBackward1": lambda x: x.random_(5),
    "RandomBackward2": lambda x: x.random_(),
    "BernoulliBackward1": lambda x: x.bernoulli_(x.detach() * 0),
    "BernoulliBackward2": lambda x: x.bernoulli_(0.5),
    "ExponentialBackward0": lambda x: x.exponential_(),
    "LogNormalBackward0": lambda x: x.log_normal_(),
    "CauchyBackward0": lambda x: x.cauchy_(),
    "GeometricBackward0": lambda x: x.geometric_(0.5),
}


@with_both
@pytest.mark.parametrize("node", WRITES)
def test_writes_forget_the_gradient(library: Any, node: str) -> None:
    x = library.ones(3, requires_grad=True)
    with pytest.raises(RuntimeError, match="a leaf Variable that requires grad"):
        WRITES[node](x)
    y = WRITES[node](x * 2)
    assert y.grad_fn.name() == node
    (gradient,) = library.autograd.grad(y.sum(), x)
    assert gradient.tolist() == [0, 0, 0]


@with_both
def test_parameters_get_zeros(library: Any) -> None:
    mean = library.zeros(3, requires_grad=True)
    std = library.ones(2, 1, requires_grad=True)
    p = library.full((3,), 0.5, requires_grad=True)
    target = library.zeros(2, 3)
    for result, node, inputs in (
        (library.normal(mean, 2.0), "NormalBackward1", [mean]),
        (library.normal(1.0, std), "NormalBackward2", [std]),
        (library.normal(mean, std), "NormalBackward3", [mean, std]),
        (library.bernoulli(p), "BernoulliBackward0", [p]),
        (library.poisson(std), "PoissonBackward0", [std]),
        (target.bernoulli_(p), "BernoulliBackward1", [p]),
    ):
        assert result.requires_grad
        assert result.grad_fn.name() == node
        for given, gradient in zip(
            inputs, library.autograd.grad(result.sum(), inputs), strict=True
        ):
            assert gradient.shape == given.shape
            assert gradient.abs().sum().item() == 0
    weights = library.rand(3, requires_grad=True)
    assert not library.multinomial(weights, 2).requires_grad


@with_both
def test_what_has_no_derivative(library: Any) -> None:
    p = library.full((3,), 0.5, requires_grad=True)
    for result in (library.bernoulli(p, 0.3), library.binomial(library.full((3,), 4.0), p)):
        with pytest.raises((RuntimeError, NotImplementedError), match="is not implemented"):
            result.sum().backward()


@with_both
@pytest.mark.parametrize(
    "name", ["dropout", "alpha_dropout", "feature_dropout", "feature_alpha_dropout"]
)
def test_dropout(library: Any, name: str) -> None:
    function = getattr(library, name)
    x = (library.arange(24.0, dtype=library.float64).reshape(2, 3, 4) + 1).requires_grad_()
    assert function(x, 0.4, False) is x
    assert function(x, 0.0, True) is x
    library.manual_seed(4)
    y = function(x, 0.4, True)
    assert y.grad_fn.name() == ("AddBackward0" if "alpha" in name else "MulBackward0")
    (gradient,) = library.autograd.grad(y.sum(), x, create_graph=True)
    assert len(set(gradient.flatten().tolist())) == 2  # kept or not
    if "feature" in name:
        assert (gradient == gradient[:, :, :1]).all().item()
    if "alpha" not in name:
        assert y.tolist() == (x * gradient).tolist()
        assert gradient.max().item() == pytest.approx(1 / 0.6)
    assert function(x, 1.0, True).abs().sum().item() == 0
    library.manual_seed(4)
    z = x.detach().clone()
    assert getattr(library, name + "_")(z, 0.4, True) is z
    assert z.tolist() == y.tolist()
    integers = library.ones(2, 2, dtype=library.int64)
    with pytest.raises(RuntimeError, match="can't be cast to the desired output type Long"):
        function(integers, 0.5, True)
    with pytest.raises(RuntimeError, match=r"between 0 and 1, but got 1\.5"):
        function(x, 1.5, True)
    with pytest.raises(RuntimeError, match="between 0 and 1, but got nan"):
        function(x, float("nan"), True)
    if "feature" in name:
        with pytest.raises(RuntimeError, match="requires at least 2 dimensions in the input"):
            function(library.ones(3), 0.5, True)


@with_both
def test_dropout_with_its_mask(library: Any) -> None:
    x = library.arange(1.0, 7.0, dtype=library.float64).reshape(2, 3).t().requires_grad_()
    library.manual_seed(1)
    y, mask = library.native_dropout(x, 0.25, True)
    assert y.grad_fn.name() == "NativeDropoutBackward0"
    assert mask.dtype == library.bool
    assert not mask.requires_grad
    assert y.stride() == mask.stride() == (1, 3)
    assert y.tolist() == (x * mask * (1 / 0.75)).tolist()
    library.manual_seed(1)
    assert mask.tolist() == library.empty(2, 3).t().bernoulli_(0.75).bool().tolist()
    (gradient,) = library.autograd.grad((y**2).sum(), x, create_graph=True)
    assert gradient.flatten().tolist() == pytest.approx((2 * y * mask / 0.75).flatten().tolist())
    (second,) = library.autograd.grad(gradient.sum(), x)
    assert second.flatten().tolist() == pytest.approx((2 * mask / 0.75**2).flatten().tolist())
    kept, all_of_them = library.native_dropout(x, 0.25, False)
    assert kept.tolist() == x.tolist()
    assert all_of_them.all().item()
    none, nothing = library.native_dropout(x, 1.0, None)
    assert none.abs().sum().item() == 0
    assert not nothing.any().item()
    assert [part.shape for part in library.native_dropout(library.zeros(0), 0.5, True)] == [
        (0,)
    ] * 2
    with pytest.raises(RuntimeError, match=r"expects p to be in \[0, 1\], but got p=-0.5"):
        library.native_dropout(x, 1.5, True)
    with pytest.raises(RuntimeError, match="can't be cast to the desired output type Long"):
        library.native_dropout(library.ones(2, dtype=library.int64), 0.5, True)


def test_dropout_with_its_mask_trains_unless_told() -> None:
    x = backsweep.ones(8, requires_grad=True)
    y, _ = backsweep.native_dropout(x, 0.5, None)
    (gradient,) = backsweep.autograd.grad(y.sum(), x)
    assert gradient.tolist() == y.tolist()


# ---- Arguments -----------------------------------------------------------------------------------------


@with_both
@pytest.mark.filterwarnings("ignore:An output with one or more elements was resized")
def test_dtypes_and_shapes(library: Any) -> None:
    t = library
    assert t.randint(5, (2, 3)).dtype == t.int64
    assert t.randint(low=1, high=5, size=(2,), dtype=t.float32, requires_grad=True).requires_grad
    assert t.randint_like(t.zeros(2, dtype=t.int32), 4).dtype == t.int32
    assert t.randint_like(t.zeros(2), t.tensor(4)).dtype == t.float32
    assert t.randperm(3).dtype == t.int64
    assert t.zeros(3, 5).t().bernoulli().stride() == (3, 1)
    assert t.zeros(3, 5).t().bernoulli(0.5).stride() == (3, 1)
    assert t.dropout(t.zeros(3, 5).t(), 0.5, True).stride() == (1, 5)
    assert t.randint_like(t.zeros(3, 5).t(), 5).stride() == (1, 5)
    assert t.normal(t.zeros(3), t.ones(3, dtype=t.float64)).dtype == t.float32
    assert t.normal(t.zeros(3, dtype=t.float64), t.ones(2, 1)).shape == (2, 3)
    assert t.normal(mean=1, std=2, size=(3,), dtype=t.float64).dtype == t.float64
    assert t.multinomial(t.ones(4, 3), 2).shape == (4, 2)
    assert t.multinomial(t.ones(0, 3), 2).shape == (0, 2)
    assert t.multinomial(t.ones(3), num_samples=5, replacement=True).dtype == t.int64
    assert t.binomial(t.ones(3), t.ones(2, 1)).shape == (2, 3)
    assert t.poisson(t.tensor([float("inf")])).item() == -(2.0**63)
    assert t.binomial(t.tensor([4.0]), t.tensor([float("nan")])).isnan().all().item()
    assert t.zeros(2).exponential_(lambd=float("inf")).tolist() == [0, 0]
    x = t.zeros(4)
    assert x.random_(**{"from": 3, "to": 4}) is x
    assert x.tolist() == [3, 3, 3, 3]
    assert t.bernoulli(x, p=1.0).tolist() == [1, 1, 1, 1]


@with_both
def test_out(library: Any) -> None:
    t = library
    out = t.empty(5, dtype=t.int32)
    t.manual_seed(1)
    assert t.randperm(5, out=out) is out
    t.manual_seed(1)
    assert out.tolist() == t.randperm(5).tolist()
    for draw in (
        lambda **out: t.randint(100, (5,), **out),
        lambda **out: t.randint(3, 100, (5,), **out),
        lambda **out: t.normal(0.0, 1.0, (5,), **out),
        lambda **out: t.normal(t.zeros(5), 2.0, **out),
        lambda **out: t.normal(1.0, t.ones(5), **out),
        lambda **out: t.normal(t.zeros(5), t.ones(5), **out),
        lambda **out: t.bernoulli(t.full((5,), 0.5), **out),
        lambda **out: t.multinomial(t.ones(5), 5, **out),
    ):
        t.manual_seed(2)
        expected = draw()
        out = t.empty(5, dtype=expected.dtype)
        t.manual_seed(2)
        assert draw(out=out) is out
        assert out.tolist() == expected.tolist()
    for name in ("randint_like", "poisson", "binomial", "dropout"):
        with pytest.raises(TypeError):
            getattr(t, name)(t.ones(2), t.ones(2), out=t.ones(2))
    with pytest.raises(TypeError):
        t.bernoulli(t.ones(2), 0.5, out=t.ones(2))


# The exception, what the message says, the call.
REFUSED: dict[str, tuple[type[Exception], str, Any]] = {
    "empty range": (
        RuntimeError,
        "random_ expects 'from' to be less than 'to', but got from=3 >= to=3",
        lambda t: t.randint(3, 3, (2,)),
    ),
    "high 0": (RuntimeError, "but got from=0 >= to=0", lambda t: t.randint(0, (2,))),
    "size": (TypeError, "", lambda t: t.randint(3, 5)),
    "float bound": (TypeError, "", lambda t: t.randint(3.5, (2,))),
    "uint8": (
        RuntimeError,
        "to - 1 is out of bounds for unsigned char",
        lambda t: t.randint(0, 300, (0,), dtype=t.uint8),
    ),
    "bool": (
        RuntimeError,
        "to - 1 is out of bounds for bool",
        lambda t: t.randint(0, 3, (2,), dtype=t.bool),
    ),
    "from int32": (
        RuntimeError,
        "from is out of bounds for int",
        lambda t: t.zeros(2, dtype=t.int32).random_(-(2**40), 5),
    ),
    "all of int32": (
        RuntimeError,
        "handles only int64, double, float and bfloat16",
        lambda t: t.zeros(2, dtype=t.int32).random_(-(2**63), None),
    ),
    "all of bool": (
        NotImplementedError,
        "not implemented for 'Bool'",
        lambda t: t.zeros(2, dtype=t.bool).random_(-(2**63), None),
    ),
    "bounds cast": (
        RuntimeError,
        "random_ expects 'from' casted to dtype to be less than",
        lambda t: t.zeros(2).random_(2**24 + 1, None),
    ),
    "gradient of integers": (
        RuntimeError,
        "can require gradients",
        lambda t: t.randint(3, (2,), requires_grad=True),
    ),
    "randperm bool": (
        NotImplementedError,
        "\"randperm\" not implemented for 'Bool'",
        lambda t: t.randperm(3, dtype=t.bool),
    ),
    "randperm uint8": (
        RuntimeError,
        "value cannot be converted to type uint8_t without overflow",
        lambda t: t.randperm(257, dtype=t.uint8),
    ),
    "randperm int32": (
        RuntimeError,
        "value cannot be converted to type int without overflow",
        lambda t: t.randperm(2**31 + 9, dtype=t.int32),
    ),
    "randperm float32": (
        RuntimeError,
        r"n cannot be greater than 2^24+1 for Float type.",
        lambda t: t.randperm(2**24 + 2, dtype=t.float32),
    ),
    "randperm negative": (
        RuntimeError,
        "Trying to create tensor with negative dimension -1: [-1]",
        lambda t: t.randperm(-1),
    ),
    "expanded": (
        RuntimeError,
        "more than one element of the written-to tensor",
        lambda t: t.zeros(1).expand(3).bernoulli_(0.5),
    ),
    "bernoulli p": (
        RuntimeError,
        "bernoulli_ expects p to be in [0, 1], but got p=1.5",
        lambda t: t.bernoulli(t.zeros(2), 1.5),
    ),
    "bernoulli_ p": (
        RuntimeError,
        "bernoulli_ expects p to be in [0, 1], but got p=nan",
        lambda t: t.zeros(0).bernoulli_(float("nan")),
    ),
    "bernoulli of integers": (
        NotImplementedError,
        "\"bernoulli_tensor_cpu_p_\" not implemented for 'Long'",
        lambda t: t.bernoulli(t.zeros(2, dtype=t.int64)),
    ),
    "bernoulli beyond": (
        RuntimeError,
        "Expected p_in >= 0 && p_in <= 1 to be true, but got false.",
        lambda t: t.bernoulli(t.tensor([0.5, 2.0])),
    ),
    "bernoulli_ shape": (
        RuntimeError,
        "must be greater or equal to the number of dimensions in the tensor",
        lambda t: t.zeros(3).bernoulli_(t.zeros(2, 3)),
    ),
    "bernoulli_ size": (
        RuntimeError,
        "must match the existing size",
        lambda t: t.zeros(3).bernoulli_(t.zeros(2)),
    ),
    "multinomial shape": (
        RuntimeError,
        "prob_dist must be 1 or 2 dim",
        lambda t: t.multinomial(t.ones(2, 2, 2), 1),
    ),
    "multinomial dtype": (
        RuntimeError,
        "multinomial only supports floating-point dtypes for input, got: Long",
        lambda t: t.multinomial(t.ones(2, dtype=t.int64), 1),
    ),
    "multinomial none": (
        RuntimeError,
        "cannot sample n_sample <= 0 samples",
        lambda t: t.multinomial(t.ones(2), 0),
    ),
    "multinomial many": (
        RuntimeError,
        "cannot sample n_sample > prob_dist.size(-1) samples without replacement",
        lambda t: t.multinomial(t.ones(3), 4),
    ),
    "multinomial categories": (
        RuntimeError,
        "number of categories cannot exceed 2^24",
        lambda t: t.multinomial(t.ones(1).expand(2**24 + 1), 1),
    ),
    "multinomial negative": (
        RuntimeError,
        "probability tensor contains either `inf`, `nan` or element < 0",
        lambda t: t.multinomial(t.tensor([1.0, -1.0]), 1, True),
    ),
    "multinomial infinite": (
        RuntimeError,
        "probability tensor contains either `inf`, `nan` or element < 0",
        lambda t: t.multinomial(t.tensor([1.0, float("inf")]), 1),
    ),
    "multinomial zero": (
        RuntimeError,
        "invalid multinomial distribution (sum of probabilities <= 0)",
        lambda t: t.multinomial(t.tensor([[1.0, 1.0], [0.0, 0.0]]), 1),
    ),
    "multinomial empty": (
        RuntimeError,
        "cannot compute aminmax over an empty dimension as the operation has no identity.",
        lambda t: t.multinomial(t.zeros(0), 1, True),
    ),
    "poisson negative": (
        RuntimeError,
        "invalid Poisson rate, expected rate to be non-negative",
        lambda t: t.poisson(t.tensor([1.0, -1.0])),
    ),
    "poisson of integers": (
        NotImplementedError,
        "\"poisson_cpu\" not implemented for 'Long'",
        lambda t: t.poisson(t.ones(2, dtype=t.int64)),
    ),
    "binomial dtypes": (
        RuntimeError,
        "Found dtype Double but expected Float",
        lambda t: t.binomial(t.ones(2), t.ones(2, dtype=t.float64)),
    ),
    "binomial of integers": (
        ValueError,
        "binomial only supports floating-point dtypes for count, got: Long",
        lambda t: t.binomial(t.ones(2, dtype=t.int64), t.ones(2)),
    ),
    "binomial integer prob": (
        ValueError,
        "binomial only supports floating-point dtypes for prob, got: Long",
        lambda t: t.binomial(t.ones(2), t.ones(2, dtype=t.int64)),
    ),
    "binomial shapes": (
        RuntimeError,
        "must match the size of tensor b (2) at non-singleton dimension 0",
        lambda t: t.binomial(t.ones(3), t.ones(2)),
    ),
    "exponential_ rate": (
        RuntimeError,
        "exponential_ expects lambda > 0.0, but found lambda=0",
        lambda t: t.zeros(2).exponential_(0),
    ),
    "exponential_ of integers": (
        RuntimeError,
        "dtype must be a floating point but you specified Long",
        lambda t: t.zeros(2, dtype=t.int64).exponential_(),
    ),
    "cauchy_ sigma": (
        RuntimeError,
        "cauchy_ expects sigma > 0.0, but found sigma=-1",
        lambda t: t.zeros(2).cauchy_(0, -1),
    ),
    "cauchy_ of integers": (
        RuntimeError,
        "dtype must be a floating point but you specified long int",
        lambda t: t.zeros(2, dtype=t.int64).cauchy_(),
    ),
    "log_normal_ std": (
        RuntimeError,
        "log_normal_ expects std > 0.0, but found std=0",
        lambda t: t.zeros(2).log_normal_(0, 0),
    ),
    "log_normal_ of integers": (
        NotImplementedError,
        "\"log_normal_cpu\" not implemented for 'Int'",
        lambda t: t.zeros(2, dtype=t.int32).log_normal_(),
    ),
    "geometric_ p": (
        RuntimeError,
        "geometric_ expects p to be in (0, 1), but got p=1",
        lambda t: t.zeros(2).geometric_(1),
    ),
    "geometric_ without p": (TypeError, "", lambda t: t.zeros(2).geometric_()),
    "geometric_ of bool": (
        NotImplementedError,
        "\"geometric_cpu\" not implemented for 'Bool'",
        lambda t: t.zeros(2, dtype=t.bool).geometric_(0.5),
    ),
    "normal of integers": (
        NotImplementedError,
        "\"normal_kernel_cpu\" not implemented for 'Long'",
        lambda t: t.normal(t.zeros(2, dtype=t.int64), 1.0),
    ),
    "normal std": (
        RuntimeError,
        "normal expects std >= 0.0, but found std -1",
        lambda t: t.normal(t.zeros(2), -1.0),
    ),
    "normal stds": (
        RuntimeError,
        "normal expects all elements of std >= 0.0",
        lambda t: t.normal(0.0, t.tensor([1.0, float("nan")])),
    ),
    "normal shapes": (
        RuntimeError,
        "The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 0",
        lambda t: t.normal(t.zeros(3), t.ones(2)),
    ),
    "normal size": (TypeError, "", lambda t: t.normal(0.0, 1.0, 3)),
    "normal without size": (TypeError, "", lambda t: t.normal(0.0, 1.0)),
}


@with_both
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(library: Any, name: str) -> None:
    kind, text, call = REFUSED[name]
    with pytest.raises(kind) as error:
        call(library)
    assert text in str(error.value)


def test_the_highest_integer_is_no_lower_bound_of_float32() -> None:
    # PyTorch never returns from this call.
    with pytest.raises(RuntimeError, match="'from' casted to dtype to be less than or equal to"):
        backsweep.zeros(2).random_(2**63 - 1, None)
    assert backsweep.zeros(2, dtype=backsweep.int64).random_(2**63 - 1, None).min() == 2**63 - 1


def test_what_is_refused_changes_nothing() -> None:
    x = backsweep.full((3,), 7.0)
    state = backsweep.get_rng_state().tolist()
    for call in (
        lambda: x.bernoulli_(backsweep.tensor([0.5, 0.5, 2.0])),
        lambda: x.random_(5, 2),
        lambda: x.exponential_(-1),
        lambda: backsweep.multinomial(-x, 2),
        lambda: backsweep.poisson(-x),
    ):
        with pytest.raises(RuntimeError):
            call()
    assert x.tolist() == [7, 7, 7]
    assert backsweep.get_rng_state().tolist() == state


def test_probabilities_may_share_memory_with_the_target() -> None:
    x = backsweep.full((4,), 1.0)
    x[0] = 0
    assert x[1:].bernoulli_(x[:3]).tolist() == [0, 1, 1]
    assert x.tolist() == [0, 0, 1, 1]
    assert x.bernoulli_(x).tolist() == [0, 0, 1, 1]
