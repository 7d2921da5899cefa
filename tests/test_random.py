"""Random numbers: the same seed gives the same numbers as PyTorch's CPU generator."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import numpy
import pytest
from libraries import needs_torch, torch, with_both

import backsweep

# What PyTorch 2.13 gives, one after the other: rand(3), randn(3), elements 0, 8 and 17 of randn(18),
# and uniform_(-2.5, 3.7) of two.
KNOWN = {
    (0, "float32"): (
        [0.49625658988952637, 0.7682217955589294, 0.08847743272781372],
        [0.3643381893634796, 0.13439632952213287, 0.16421625018119812],
        [-0.20410172641277313, 0.2484147548675537, 0.5228604674339294],
        [-0.9981430172920227, 2.5559074878692627],
    ),
    (0, "float64"): (
        [0.9700530018065531, 0.707819864399788, 0.45938294312745087],
        [1.2644587093281903, -0.6874263917320185, 0.1603812602788958],
        [-0.8664416019125772, -0.9528856397032842, 0.6539244967350809],
        [-2.2430751826471402, 2.141867263573732],
    ),
    (42, "float32"): (
        [0.8822692632675171, 0.9150039553642273, 0.38286375999450684],
        [-0.829319179058075, -1.6137069463729858, -0.21470452845096588],
        [-0.9341631531715393, 1.7173614501953125, -1.2741512060165405],
        [-0.7552348971366882, 2.3895204067230225],
    ),
    (42, "float64"): (
        [0.05815448596142969, 0.06291016742457756, 0.12358607277440903],
        [1.156124744834232, 0.39648067252860486, -2.466057051430532],
        [-1.748402801489203, -0.664142915806146, -0.28692658848988356],
        [-1.741659752937097, 0.15171121352234496],
    ),
    (-7, "float32"): (
        [0.2533376216888428, 0.6773603558540344, 0.2534458637237549],
        [0.8830257058143616, -1.1940608024597168, 0.6102166175842285],
        [-0.8996631503105164, -0.30017510056495667, -0.7731449007987976],
        [1.9471818208694458, 3.2345449924468994],
    ),
    (-7, "float64"): (
        [0.02670128397151894, 0.027567330014738878, 0.2526364251198353],
        [-0.824691435018795, 0.19287632395671606, 0.8841260394367128],
        [-0.5705577191866468, 0.6773716312290979, 1.7780913092781163],
        [-1.239727939419711, 0.10021311945091972],
    ),
}
SIZES = (0, 1, 2, 15, 16, 17, 31, 33, 1000, 10007)
SEEDS = (0, 5, -1, 2**40 + 3)
FLOATS = ("float32", "float64")


def assert_near(ours: Any, theirs: Any, ulps: int = 8) -> None:
    ours, theirs = numpy.asarray(ours), numpy.asarray(theirs)
    assert ours.dtype == theirs.dtype
    assert ours.shape == theirs.shape
    if ulps == 0 or not numpy.issubdtype(ours.dtype, numpy.floating):
        assert numpy.array_equal(ours, theirs)
    else:
        unit = ulps * numpy.finfo(ours.dtype).eps
        numpy.testing.assert_allclose(ours, theirs, rtol=unit, atol=unit)


@pytest.mark.parametrize(("seed", "dtype"), KNOWN)
def test_the_numbers_are_known(seed: int, dtype: str) -> None:
    uniform, few, many, bounded = KNOWN[seed, dtype]
    backsweep.manual_seed(seed)
    kind = getattr(backsweep, dtype)
    assert backsweep.rand(3, dtype=kind).tolist() == uniform
    unit = 8 * float(numpy.finfo(dtype).eps)
    assert backsweep.randn(3, dtype=kind).tolist() == pytest.approx(few, rel=unit, abs=unit)
    block = backsweep.randn(18, dtype=kind).tolist()
    assert [block[i] for i in (0, 8, 17)] == pytest.approx(many, rel=unit, abs=unit)
    assert backsweep.empty(2, dtype=kind).uniform_(-2.5, 3.7).tolist() == bounded


# Each draws from `library`'s generator `g`.
DRAWS: dict[str, tuple[Any, int]] = {
    "rand": (lambda t, n, d, g: t.rand(n, dtype=d, generator=g), 0),
    "randn": (lambda t, n, d, g: t.randn(n, dtype=d, generator=g), 8),
    "uniform_": (lambda t, n, d, g: t.empty(n, dtype=d).uniform_(-2.5, 3.7, generator=g), 0),
    "normal_": (lambda t, n, d, g: t.empty(n, dtype=d).normal_(1.5, 0.3, generator=g), 8),
    "transposed uniform_": (
        lambda t, n, d, g: t.empty(n, 3, dtype=d).t().uniform_(generator=g),
        0,
    ),
    "permuted normal_": (
        lambda t, n, d, g: t.empty(2, n, 3, dtype=d).permute(2, 0, 1).normal_(generator=g),
        8,
    ),
    "strided normal_": (
        lambda t, n, d, g: t.zeros(4, 2 * n, dtype=d)[:, ::2].normal_(generator=g),
        8,
    ),
}


@needs_torch
@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", DRAWS)
def test_parity(name: str, dtype: str) -> None:
    draw, ulps = DRAWS[name]
    for seed in SEEDS:
        ours = backsweep.Generator().manual_seed(seed)
        theirs = torch.Generator().manual_seed(seed)
        for size in SIZES:
            for _ in range(2):  # the second call begins where the first ended
                assert_near(
                    draw(backsweep, size, getattr(backsweep, dtype), ours),
                    draw(torch, size, getattr(torch, dtype), theirs),
                    ulps,
                )


@needs_torch
def test_a_state_goes_from_one_library_to_the_other() -> None:
    ours = backsweep.Generator().manual_seed(3)
    theirs = torch.Generator().manual_seed(3)
    for library, generator in ((backsweep, ours), (torch, theirs)):
        library.randn(3, generator=generator)  # leaves one normal number for the next call
    state = ours.get_state()
    assert state.tolist()[:5016] == theirs.get_state().tolist()[:5016]
    theirs.manual_seed(0)
    theirs.set_state(torch.tensor(state.tolist(), dtype=torch.uint8))
    assert_near(backsweep.randn(5, generator=ours), torch.randn(5, generator=theirs))
    ours.set_state(backsweep.tensor(theirs.get_state().tolist(), dtype=backsweep.uint8))
    assert_near(backsweep.randn(5, generator=ours), torch.randn(5, generator=theirs))


@with_both
def test_the_default_generator(library: Any) -> None:
    generator = library.manual_seed(17)
    assert generator is library.default_generator
    assert library.initial_seed() == generator.initial_seed() == 17
    first = library.rand(5).tolist()
    library.manual_seed(17)
    assert library.rand(5).tolist() == first
    state = library.get_rng_state()
    second = library.randn(5).tolist()
    library.set_rng_state(state)
    assert library.randn(5).tolist() == second
    assert library.seed() == library.initial_seed()
    with library.random.fork_rng(devices=[]):
        inside = library.rand(3).tolist()
    assert library.rand(3).tolist() == inside


@with_both
def test_a_generator_of_its_own(library: Any) -> None:
    generator = library.Generator()
    assert generator.initial_seed() == 67280421310721
    assert str(generator.device) == "cpu"
    assert generator.manual_seed(-1) is generator
    assert generator.initial_seed() == 2**64 - 1
    library.manual_seed(1)
    expected = library.rand(2).tolist()
    library.manual_seed(1)
    library.rand(2, generator=generator)
    assert library.rand(2).tolist() == expected
    other = generator.clone_state()
    assert (
        library.rand(2, generator=other).tolist() == library.rand(2, generator=generator).tolist()
    )


@with_both
def test_a_generator_is_copied_with_its_state(library: Any) -> None:
    generator = library.Generator(device="cpu").manual_seed(5)
    library.randn(3, generator=generator)  # leaves one normal number
    copies = [
        copy.copy(generator),
        copy.deepcopy(generator),
        pickle.loads(pickle.dumps(generator)),
        generator.clone_state(),
    ]
    expected = library.randn(5, generator=generator).tolist()
    for twin in copies:
        assert type(twin) is library.Generator
        assert twin is not generator
        assert twin.initial_seed() == 5
        assert library.randn(5, generator=twin).tolist() == expected
    assert generator.set_state(copies[0].get_state()) is generator
    assert library.random.thread_safe_generator() is None


@with_both
def test_what_a_generator_of_the_cpu_has_not(library: Any) -> None:
    generator = library.Generator()
    with pytest.raises(NotImplementedError, match="graphsafe_get_state is not supported in this"):
        generator.graphsafe_get_state()
    with pytest.raises(NotImplementedError, match="graphsafe_set_state is not supported in this"):
        generator.graphsafe_set_state(generator)
    for call in (generator.get_offset, lambda: generator.set_offset(4)):
        with pytest.raises(RuntimeError, match="CPU Generator does not use offset"):
            call()
    with pytest.raises(RuntimeError, match="manual_seed expected a long, but got float"):
        generator.manual_seed(3.5)
    with pytest.raises(RuntimeError, match="manual_seed expected a long, but got bool"):
        generator.manual_seed(True)
    with pytest.raises(RuntimeError, match="Cannot get CUDA generator without ATen_cuda library"):
        library.Generator("cuda")
    with pytest.raises(RuntimeError):
        library.Generator("mps")
    assert library.manual_seed(3.5).initial_seed() == 3


@with_both
def test_factories_take_options(library: Any) -> None:
    x = library.rand(2, 3, dtype=library.float64, device="cpu", requires_grad=True)
    assert x.requires_grad
    assert x.dtype == library.float64
    out = library.empty(4)
    library.manual_seed(2)
    assert library.randn(4, out=out) is out
    library.manual_seed(2)
    assert out.tolist() == library.randn((4,)).tolist()
    like = library.randn_like(x, dtype=library.float32)
    assert like.shape == (2, 3)
    assert not like.requires_grad
    assert library.rand(()).shape == ()


@with_both
def test_writes_are_recorded_with_zero_gradients(library: Any) -> None:
    x = library.ones(3, requires_grad=True)
    for name in ("uniform_", "normal_"):
        with pytest.raises(RuntimeError, match="a leaf Variable that requires grad"):
            getattr(x, name)()
        y = getattr(x * 2, name)()
        assert y.grad_fn.name() == name[:-1].capitalize() + "Backward0"
        (gradient,) = library.autograd.grad(y.sum(), x)
        assert gradient.tolist() == [0, 0, 0]


@with_both
def test_what_is_refused(library: Any) -> None:
    x = library.zeros(3)
    with pytest.raises(NotImplementedError, match="not implemented for 'Long'"):
        library.rand(3, dtype=library.int64)
    with pytest.raises(
        NotImplementedError, match=r'"normal_kernel_cpu" not implemented for \'Int\''
    ):
        library.zeros(3, dtype=library.int32).normal_()
    with pytest.raises(
        RuntimeError, match=r"to return a \[from, to\) range, but found from=2 > to=1"
    ):
        x.uniform_(2, 1)
    with pytest.raises(RuntimeError, match="to is out of bounds for float"):
        x.uniform_(0, float("inf"))
    with pytest.raises(RuntimeError, match=r"normal expects std >= 0.0, but found std -1"):
        x.normal_(0, -1)
    with pytest.raises(RuntimeError, match="more than one element of the written-to tensor"):
        library.zeros(1).expand(3).normal_()
    with pytest.raises(TypeError):
        library.rand(3, generator=3)
    with pytest.raises(ValueError, match="Overflow when unpacking long"):
        library.manual_seed(2**64)
    generator = library.Generator()
    with pytest.raises(TypeError, match=r"expected a torch.ByteTensor"):
        generator.set_state(3)
    with pytest.raises(TypeError, match=r"RNG state must be a torch.ByteTensor"):
        generator.set_state(x)
    with pytest.raises(
        RuntimeError, match="of size 5056 but found the input RNG state size to be 3"
    ):
        generator.set_state(library.zeros(3, dtype=library.uint8))
    assert x.tolist() == [0, 0, 0]


def test_bytes_that_are_no_state_change_nothing() -> None:
    generator = backsweep.Generator().manual_seed(4)
    twin = generator.clone_state()
    with pytest.raises(RuntimeError, match="mt19937 state is not valid"):
        generator.set_state(backsweep.full((5056,), 255, dtype=backsweep.uint8))
    assert (
        backsweep.rand(3, generator=generator).tolist()
        == backsweep.rand(3, generator=twin).tolist()
    )


def test_reading_documentation_leaves_the_generator_as_it_was() -> None:
    backsweep.manual_seed(9)
    expected = backsweep.rand(3).tolist()
    backsweep.manual_seed(9)
    assert ">>> generator = backsweep.manual_seed(0)\n>>> backsweep.rand(2, 3)\ntensor([[" in (
        backsweep.rand.__doc__
    )
    assert backsweep.rand(3).tolist() == expected


def test_what_is_no_pickled_generator() -> None:
    with pytest.raises(TypeError, match="a tuple of seed, offset and state is required"):
        backsweep.Generator().__setstate__((1, 2))
