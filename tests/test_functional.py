"""Functions of networks beside PyTorch: activations, embedding, shuffles, distances, losses, norms."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from beside_torch import refused, same
from libraries import needs_torch, torch, with_both

import backsweep

RANDOM = numpy.random.default_rng(3)
A = RANDOM.uniform(-2, 2, (3, 4))
B = RANDOM.uniform(-2, 2, (3, 4))
IMAGE = RANDOM.uniform(-1, 1, (2, 4, 4, 6))


# ---- Activations


@needs_torch
@pytest.mark.parametrize(
    "call",
    [
        "celu(x)", "celu(x, 0.5)", "celu(x, -1.5)", "selu(x)", "hardshrink(x)", "hardshrink(x, 1)",
        "nn.functional.elu(x, 2)", "nn.functional.softplus(x, 3, 0.5)", "nn.functional.logsigmoid(x)",
        "rrelu(x)", "rrelu(x, 0.5, 0.5, True)",
    ],
)  # fmt: skip
def test_special_values_of_activations(call: str) -> None:
    inf, nan = float("inf"), float("nan")
    values = [0.0, -0.0, 1.0, -1.0, 800.0, -800.0, inf, -inf, nan, 0.5, -0.5]
    same(f"lib.{call}", x=values)
    same(f"lib.{call}", x=numpy.array(values, "float32"))


def test_second_derivatives_do_not_overflow() -> None:
    for name in ("celu", "elu", "softplus", "logsigmoid"):
        x = backsweep.tensor([800.0, -800.0], dtype=backsweep.float64, requires_grad=True)
        (g,) = backsweep.autograd.grad(
            getattr(backsweep.nn.functional, name)(x).sum(), x, create_graph=True
        )
        (h,) = backsweep.autograd.grad(g.sum(), x)
        assert h.tolist() == [0.0, 0.0], name


IN_PLACE = [
    "celu_(y)", "celu_(y, 0.5)", "selu_(y)", "rrelu_(y)", "nn.functional.celu_(y)", "threshold_(y, 0.5, 2)",
    "nn.functional.relu(y, inplace=True)", "nn.functional.elu(y, inplace=True)",
    "nn.functional.selu(y, True)", "nn.functional.celu(y, 2.0, True)",
    "nn.functional.threshold(y, 0.5, 2, True)", "nn.functional.threshold_(y, 0.5, 2)",
]  # fmt: skip


@needs_torch
@pytest.mark.parametrize("call", IN_PLACE)
def test_in_place(call: str) -> None:
    same(f"(lambda y: (lib.{call}, y))(x * 1)", x=A)


@pytest.mark.parametrize("call", IN_PLACE)
def test_in_place_returns_its_argument_and_refuses_leaves(call: str) -> None:
    y = backsweep.tensor(A)
    assert eval(f"lib.{call}", {"lib": backsweep, "y": y}) is y
    phrase = "a leaf Variable that requires grad is being used in an in-place operation."
    refused(
        f"lib.{call.replace('y', 'x', 1) if call[-2] == 'y' else call}",
        RuntimeError,
        phrase,
        y=A,
        x=A,
    )


@needs_torch
def test_rrelu_draws_pytorch_s_slopes() -> None:
    for library in (backsweep, torch):
        library.manual_seed(12)
    for dtype in ("float64", "float32"):
        same("lib.rrelu(x, 0.1, 0.9, True)", x=A.astype(dtype))
    same("lib.rrelu(x, 0.1, 0.9, training=True).sum() + lib.rand(1)", x=A)


@needs_torch
def test_softmax_without_a_dimension() -> None:
    for array in (A, A[0], A[0, 0], IMAGE, IMAGE[0]):
        with pytest.warns(UserWarning, match="Implicit dimension choice for softmax"):
            same("lib.nn.functional.softmax(x)", x=array)
            same("lib.nn.functional.log_softmax(x)", x=array)


@pytest.mark.parametrize(
    ("call", "kind", "phrase"),
    [
        ("celu(x, 0)", RuntimeError, "ZeroDivisionError: alpha cannot be 0 for CELU"),
        ("celu(x.long())", NotImplementedError, "not implemented for 'Long'"),
        ("hardshrink(x > 0)", NotImplementedError, "not implemented for 'Bool'"),
        ("prelu(x, y[0].float())", RuntimeError, "prelu: Type promoting not supported. Got Double and Float"),
        ("prelu(x, y[0, :2])", RuntimeError, "Found parameter numbers = 2 and channel size = 4."),
        ("prelu(x[0, 0], y[0])", RuntimeError, "Not allow zero-dim input tensor."),
        ("prelu(x, y[:1])", RuntimeError,
         "prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = 2"),
        ("rrelu(x, 0.5, 0.1)", RuntimeError, "Lower bound should be less than or equal to the upper bound"),
        ("rrelu(x, inf)", RuntimeError, "rrelu: lower bound must be finite, got inf"),
        ("nn.functional.softplus(x.int())", NotImplementedError, "not implemented for 'Int'"),
        ("nn.functional.logsigmoid(x > 0)", NotImplementedError, "not implemented for 'Bool'"),
        ("channel_shuffle(z, 3)", RuntimeError, "must be divisible by groups. Got 4 channels and 3 groups."),
        ("channel_shuffle(z, 0)", RuntimeError, "must be positive. Value of groups:0"),
        ("channel_shuffle(x, 1)", RuntimeError, "channel_shuffle expects input with > 2 dims"),
        ("pixel_shuffle(x, 1)", RuntimeError,
         "expects input to have at least 3 dimensions, but got input with 2"),
        ("pixel_shuffle(z, 3)", RuntimeError, "but input.size(-3)=4 is not divisible by 9"),
        ("pixel_shuffle(z, 0)", RuntimeError, "pixel_shuffle expects a positive upscale_factor, but got 0"),
        ("pixel_unshuffle(z, 3)", RuntimeError, "expects height to be divisible by downscale_factor, but"),
        ("pixel_unshuffle(z, 4)", RuntimeError, "expects width to be divisible by downscale_factor, but"),
        ("pixel_unshuffle(z, -1)", RuntimeError, "expects a positive downscale_factor, but got -1"),
        ("cdist(x[0], y)", RuntimeError, "cdist only supports at least 2D tensors, X1 got: 1D"),
        ("cdist(x, y.long())", RuntimeError, "cdist only supports floating-point dtypes, X2 got: Long"),
        ("cdist(x, y[:, :2])", RuntimeError, "must have the same number of columns. X1: 4 X2: 2"),
        ("cdist(x, y, -1.0)", RuntimeError, "cdist only supports non-negative p values"),
        ("cdist(x, y.float())", RuntimeError, "expected scalar type Double but found Float"),
        ("cdist(x, y, compute_mode='x')", ValueError, "x is not a valid value for compute_mode"),
        ("pdist(x[0])", RuntimeError, "pdist only supports 2D tensors, got: 1D"),
        ("pdist(x.long())", RuntimeError, "pdist only supports floating-point dtypes"),
        ("pdist(x, -1.0)", RuntimeError, "pdist only supports non-negative p values"),
        ("cosine_similarity(x.long(), y.long())", RuntimeError, "yet common dtype is Long"),
        ("cosine_similarity(x, y, 2)", IndexError, "Dimension out of range"),
        ("embedding(x, lib.tensor([3]))", IndexError, "index out of range in self"),
        ("embedding(x, lib.tensor([-1]))", IndexError, "index out of range in self"),
        ("embedding(x, x)", RuntimeError, "to have one of the following scalar types: Long, Int; but got"),
        ("embedding(z, lib.tensor([0]))", RuntimeError, "'weight' must be 2-D"),
        ("fill(x, y)", RuntimeError, "fill_ only supports 0-dimension value tensor but got tensor with 2"),
        ("kl_div(x.long(), y.long())", RuntimeError, "kl_div: Integral inputs not supported."),
        ("cosine_embedding_loss(x, y, y)", RuntimeError, "0D or 1D target tensor expected, multi-target"),
        ("cosine_embedding_loss(x, y, y[0, 0])", RuntimeError, "0D target tensor expects 1D input tensors"),
        ("binary_cross_entropy_with_logits(x, y[0])", RuntimeError, "output with shape [4] doesn't match"),
        ("triplet_margin_loss(x, y, x[0])", RuntimeError, "but got: anchor 2D, positive 2D, and negative 1D"),
        ("layer_norm(x, [3])", RuntimeError, "expected input with shape [*, 3], but got input of size[3, 4]"),
        ("layer_norm(x, [])", RuntimeError, "Expected normalized_shape to be at least 1-dimensional"),
        ("layer_norm(x, [4], y[0, :3])", RuntimeError,
         "Expected weight to be of same shape as normalized_shape"),
        ("layer_norm(x, [4], None, y[0, :3])", RuntimeError, "Expected bias to be of same shape as"),
        ("layer_norm(x.long(), [4])", NotImplementedError, "not implemented for 'Long'"),
        ("rms_norm(x, [3])", RuntimeError, "expected input with shape [*3], but got input of size[3, 4]"),
        ("group_norm(z, 3)", RuntimeError,
         "to be divisible by num_groups, but got input of shape [2, 4, 4, 6]"),
        ("group_norm(z, 0)", RuntimeError, "Expected num groups to be greater than 0, got 0"),
        ("group_norm(z, 2, y[0, :3])", RuntimeError, "Expected weight to be a vector of size equal to"),
        ("batch_norm(z, None, None, None, None, False, 0.1, 1e-5, False)", RuntimeError,
         "running_mean must be defined in evaluation mode"),
        ("batch_norm(z, y[0, :3], None, None, None, True, 0.1, 1e-5, False)", RuntimeError,
         "weight should contain 4 elements not 3"),
        ("batch_norm(z[0, 0, 0], None, None, None, None, True, 0.1, 1e-5, False)", IndexError,
         "Dimension out of range"),
        ("instance_norm(z, None, None, None, None, False, 0.1, 1e-5, False)", RuntimeError,
         "Expected running_mean and running_var to be defined when use_input_stats is false"),
    ],
)  # fmt: skip
def test_what_is_refused(call: str, kind: type[Exception], phrase: str) -> None:
    refused(f"lib.{call}", kind, phrase, x=A, y=B, z=IMAGE)


# ---- Embedding


@needs_torch
@pytest.mark.parametrize("options", ["", ", 1", ", -1, True", ", 0, True"])
def test_embedding_gradients(options: str) -> None:
    indices = numpy.array([[0, 1, 1], [3, 0, 1]])
    same(f"lib.embedding(x, y{options})", x=RANDOM.uniform(-1, 1, (5, 2)), y=indices)
    same(
        f"lib.embedding(x, y{options})", x=RANDOM.uniform(-1, 1, (5, 2)), y=indices.astype("int32")
    )


def test_sparse_gradients_are_refused() -> None:
    with pytest.raises(NotImplementedError, match="there are no sparse tensors here"):
        backsweep.embedding(backsweep.ones(2, 2), backsweep.tensor([0]), sparse=True)


# ---- Distances


@needs_torch
@pytest.mark.parametrize("p", [0.0, 0.5, 1.0, 2.0, 3.0, "inf"])
def test_distances_of_equal_points(p: Any) -> None:
    points = numpy.array([[1.0, 2.0], [1.0, 2.0], [0.0, 5.0]])
    same(f"lib.cdist(x, y, {p})", x=points, y=points[:2])
    same(f"lib.pdist(x, {p})", x=points)
    same(f"lib.pairwise_distance(x, y, {p})", x=points, y=points + 1)


@needs_torch
@pytest.mark.parametrize("p", [1.0, 2.0, "inf"])
@pytest.mark.parametrize("depth", [0, 3, 70])
def test_distances_of_many_points(p: Any, depth: int) -> None:
    """Sizes that are no multiples of what the kernel takes at once, and batches."""
    plain = 'compute_mode="donot_use_mm_for_euclid_dist"'
    for rows, others in ((1, 1), (5, 33), (70, 131)):
        x = RANDOM.normal(size=(2, rows, depth)).astype("float32").astype("float64")
        y = RANDOM.normal(size=(2, others, depth)).astype("float32").astype("float64")
        a, b = backsweep.from_numpy(x), backsweep.from_numpy(y)
        exact = [backsweep.cdist(a, b, float(p)), backsweep.pdist(b[0], float(p))]
        a, b = a.float(), b.float()
        single = [backsweep.cdist(a, b, float(p)), backsweep.pdist(b[0], float(p))]
        for ours, expected in zip(single, exact, strict=True):
            numpy.testing.assert_allclose(ours.numpy(), expected.numpy(), 1e-6)
        same(f"lib.cdist(x, y, {p}, {plain})", x=x, y=y)
        same(f"lib.cdist(x, y[0], {p}, {plain})", x=x, y=y)
        same(f"lib.pdist(y[0], {p})", y=y)


@needs_torch
def test_gradients_of_distances_of_many_points() -> None:
    x, y = RANDOM.normal(size=(3, 21, 40)), RANDOM.normal(size=(3, 35, 40))
    y[0, 0] = x[0, 0]
    given = RANDOM.normal(size=(3, 21, 35))
    pairs = RANDOM.normal(size=35 * 34 // 2)
    results = []
    for lib in (backsweep, torch):
        a = lib.tensor(x, requires_grad=True)
        b = lib.tensor(y, requires_grad=True)
        lib.cdist(a, b, 2.0, "donot_use_mm_for_euclid_dist").backward(lib.tensor(given))
        c = lib.tensor(y[0], requires_grad=True)
        lib.nn.functional.pdist(c).backward(lib.tensor(pairs))
        results.append([t.grad.numpy() for t in (a, b, c)])
    for ours, theirs in zip(*results, strict=True):
        numpy.testing.assert_allclose(ours, theirs, 1e-10, 1e-10)


def test_distances_whose_squares_leave_the_range() -> None:
    x = backsweep.tensor([[1e30, 1.0], [1e-30, 1.0], [1e-30, 1.0]], requires_grad=True)
    expected = [[1e30, 1e30], [1e-30, 0.0], [1e-30, 0.0]]
    y = backsweep.tensor([[0.0, 1.0], [1e-30, 1.0]])
    distances = backsweep.cdist(x, y)
    numpy.testing.assert_allclose(
        distances.detach().numpy(), numpy.array(expected, "float32"), 1e-6
    )
    distances.sum().backward()
    numpy.testing.assert_allclose(x.grad.numpy(), [[2.0, 0.0], [1.0, 0.0], [1.0, 0.0]])


@needs_torch
def test_cosine_of_nothing() -> None:
    same("lib.cosine_similarity(x, y, 0)", x=[0.0, 0.0], y=[1.0, 2.0])
    same("lib.cosine_similarity(x, y, 0, 10.0)", x=[0.5, 1.0], y=[1.0, 2.0])
    same("lib.cosine_similarity(x, y)", x=A, y=B.astype("float32"))


# ---- Losses


@needs_torch
@pytest.mark.parametrize("reduction", [0, 1, 2])
def test_losses(reduction: int) -> None:
    target = numpy.array([1, -1, 1])
    probability = 1 / (1 + numpy.exp(-B))
    for call in (
        f"binary_cross_entropy_with_logits(x, z, reduction={reduction})",
        f"binary_cross_entropy_with_logits(x * 400, z, None, z[0].detach(), {reduction})",
        f"kl_div(x, z, {reduction})",
        f"kl_div(x, z, {reduction}, log_target=True)",
        f"margin_ranking_loss(x, z, y[:, None], 0.5, {reduction})",
        f"cosine_embedding_loss(x, z, y, 0.3, {reduction})",
        f"hinge_embedding_loss(x, y[:, None].expand(3, 4), 0.5, {reduction})",
        f"poisson_nll_loss(x, z * 4, True, True, 1e-8, {reduction})",
        f"poisson_nll_loss(x.exp(), z * 4, False, True, 1e-8, {reduction})",
        f"triplet_margin_loss(x, z, x.exp(), 2.0, 1.5, swap=True, reduction={reduction})",
    ):
        same(f"lib.{call}", 1e-12, x=A, y=target, z=probability)


# ---- Normalisation


@with_both
def test_running_statistics(library: Any) -> None:
    x = library.tensor(IMAGE)
    for norm, dims in ((library.batch_norm, (0, 2, 3)), (library.instance_norm, (2, 3))):
        mean = library.zeros(4, dtype=library.float64)
        variance = library.ones(4, dtype=library.float64)
        norm(x, None, None, mean, variance, True, 0.25, 1e-5, False)
        expected_mean = x.mean(dims).reshape(-1, 4).mean(0) * 0.25
        expected_variance = 0.75 + x.var(dims).reshape(-1, 4).mean(0) * 0.25
        numpy.testing.assert_allclose(mean.numpy(), expected_mean.numpy(), 1e-12)
        numpy.testing.assert_allclose(variance.numpy(), expected_variance.numpy(), 1e-12)


@needs_torch
def test_norms_with_running_statistics() -> None:
    arrays = {
        "x": IMAGE,
        "y": numpy.array([0.5, -1.0, 2.0, 0.0]),
        "z": numpy.array([1.0, 2.0, 0.5, 1.5]),
    }
    for name in ("batch_norm", "instance_norm"):
        same(
            f"lib.{name}(x, y, z, y.detach(), z.detach(), False, 0.1, 1e-5, False)", 1e-12, **arrays
        )
        same(f"lib.{name}(x, y, z, None, None, True, 0.1, 1e-5, False)", 1e-12, **arrays)
    same("lib.group_norm(x, 2, y, z)", 1e-12, **arrays)
    same(
        "lib.layer_norm(x.transpose(1, 3), (4, 4), y.expand(4, 4), z.expand(4, 4))", 1e-12, **arrays
    )
    same("lib.rms_norm(x.transpose(1, 3), (4,), y)", 1e-12, **arrays)


# ---- The package


def test_the_package_refuses_what_it_does_not_have() -> None:
    with pytest.raises(
        AttributeError, match=r"backsweep does not have 'torch\.nn\.functional\.conv2d'"
    ):
        backsweep.nn.functional.conv2d
    with pytest.raises(AttributeError, match=r"backsweep does not have 'torch\.nn\.Linear'"):
        backsweep.nn.Linear


def test_names_that_are_the_same_function_in_both() -> None:
    functional = backsweep.nn.functional
    for name in functional.__all__:
        assert getattr(functional, name).__module__ == "backsweep.nn.functional"
        if torch is not None:
            assert callable(getattr(torch.nn.functional, name))
