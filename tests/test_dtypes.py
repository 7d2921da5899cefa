"""Limits and promotion of dtypes, the default dtype, conversions, and the types from before dtypes."""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from libraries import needs_torch, torch, with_both

import backsweep

NAMES = ("bool", "uint8", "int32", "int64", "float32", "float64")
TYPES = ("BoolTensor", "ByteTensor", "IntTensor", "LongTensor", "FloatTensor", "DoubleTensor")


@pytest.fixture(autouse=True)
def _default_dtype() -> Iterator[None]:
    yield
    for library in (backsweep, torch):
        if library is not None:
            library.set_default_dtype(library.float32)


# ---- Limits


@needs_torch
@pytest.mark.parametrize("name", ["float32", "float64"])
def test_finfo(name: str) -> None:
    ours, theirs = backsweep.finfo(getattr(backsweep, name)), torch.finfo(getattr(torch, name))
    for member in ("bits", "eps", "max", "min", "tiny", "smallest_normal", "resolution", "dtype"):
        assert getattr(ours, member) == getattr(theirs, member)
        assert type(getattr(ours, member)) is type(getattr(theirs, member))
    assert repr(ours) == repr(theirs)


@needs_torch
@pytest.mark.parametrize("name", ["uint8", "int32", "int64"])
def test_iinfo(name: str) -> None:
    ours, theirs = backsweep.iinfo(getattr(backsweep, name)), torch.iinfo(getattr(torch, name))
    for member in ("bits", "max", "min", "dtype"):
        assert getattr(ours, member) == getattr(theirs, member)
    assert repr(ours) == repr(theirs)


@with_both
def test_limits_of_what_has_none(library: Any) -> None:
    assert library.finfo() == library.finfo(library.float32)
    assert library.finfo(float) == library.finfo(library.float64)
    assert library.finfo(library.float32) != library.iinfo(library.int32)
    with pytest.raises(TypeError, match=r"torch.finfo\(\) requires a floating point input type"):
        library.finfo(library.int32)
    with pytest.raises(TypeError, match=r"torch.iinfo\(\) requires an integer input type"):
        library.iinfo(library.float32)
    with pytest.raises(TypeError, match=r"torch.bool is not supported by torch.iinfo"):
        library.iinfo(library.bool)
    with pytest.raises(TypeError, match=r"argument 'type' \(position 1\) must be torch.dtype, not"):
        library.finfo(3)
    with pytest.raises(TypeError, match="unhashable"):
        hash(library.finfo())
    with pytest.raises(TypeError, match=r"cannot pickle 'torch.finfo' object"):
        pickle.dumps(library.finfo())


# ---- Promotion


@needs_torch
@pytest.mark.parametrize("pair", itertools.product(NAMES, repeat=2), ids=str)
def test_pairs(pair: tuple[str, str]) -> None:
    ours, theirs = ([getattr(library, name) for name in pair] for library in (backsweep, torch))
    assert str(backsweep.promote_types(*ours)) == str(torch.promote_types(*theirs))
    assert backsweep.can_cast(*ours) == torch.can_cast(*theirs)
    for shapes in itertools.product([(), (2,)], repeat=2):
        a, b = (
            [library.ones(shape, dtype=dtype) for shape, dtype in zip(shapes, dtypes, strict=True)]
            for library, dtypes in ((backsweep, ours), (torch, theirs))
        )
        assert str(backsweep.result_type(*a)) == str(torch.result_type(*b))
    for number in (True, 2, 2.5):
        x, y = (
            library.ones(2, dtype=dtypes[0])
            for library, dtypes in ((backsweep, ours), (torch, theirs))
        )
        assert str(backsweep.result_type(x, number)) == str(torch.result_type(y, number))
        assert str(backsweep.result_type(number, x)) == str(torch.result_type(number, y))


@with_both
def test_forms_of_promotion(library: Any) -> None:
    x = library.ones(2, dtype=library.int32)
    assert library.result_type(tensor=x, other=1.5) is library.float32
    assert library.result_type(scalar=1.5, tensor=x) is library.float32
    assert library.result_type(scalar1=True, scalar2=2) is library.int64
    assert library.result_type(1, 2.5) is library.float32
    assert library.promote_types(type1=library.uint8, type2=library.int32) is library.int32
    assert library.can_cast(from_=library.float64, to=library.float32)
    with pytest.raises(
        TypeError, match=r"argument 'type1' \(position 1\) must be torch.dtype, not int"
    ):
        library.promote_types(1, library.int32)
    with pytest.raises(TypeError, match="invalid combination of arguments"):
        library.result_type("a", 2)


# ---- The default dtype


@with_both
def test_the_default_dtype(library: Any) -> None:
    library.set_default_dtype(library.float64)
    assert library.get_default_dtype() is library.float64
    one = library.tensor(1)
    results = {
        "tensor": library.tensor([1.5]),
        "ones": library.ones(2),
        "empty": library.empty(2),
        "full": library.full((2,), 1.5),
        "arange": library.arange(2.5),
        "linspace": library.linspace(0, 1, 3),
        "Tensor": library.Tensor([1]),
        "new size": library.Tensor(2),
        "quotient": one / 2,
        "product": one * 1.5,
        "sin": one.sin(),
        "where": library.where(one > 0, 1.0, 2.0),
        "logsumexp": library.tensor([1, 2]).logsumexp(0),
        "scalar_tensor": library.scalar_tensor(1),
        "empty_strided": library.empty_strided((2,), (1,)),
        "nothing": library.tensor([]),
        "randn": library.randn(2),
        "angle": library.angle(one),
    }
    assert {str(result.dtype) for result in results.values()} == {"torch.float64"}
    assert library.result_type(1, 2.5) is library.float64
    assert repr(library.tensor([0.5])) == "tensor([0.5000])"
    assert (
        repr(library.tensor([0.5], dtype=library.float32))
        == "tensor([0.5000], dtype=torch.float32)"
    )
    assert library.tensor([1]).dtype is library.int64
    library.set_default_dtype(library.float32)
    assert library.tensor(0.5).dtype is library.float32


@with_both
def test_what_cannot_be_the_default(library: Any) -> None:
    for wrong in (library.int32, float, 3, None):
        with pytest.raises(
            TypeError, match="only floating-point types are supported as the default"
        ):
            library.set_default_dtype(wrong)
    with pytest.raises(
        TypeError, match="only floating-point types are supported as the default type"
    ):
        library.set_default_tensor_type(library.LongTensor)
    with pytest.raises(ModuleNotFoundError, match="No module named 'foo'"):
        library.set_default_tensor_type("foo")
    assert library.get_default_dtype() is library.float32


@pytest.mark.filterwarnings("ignore:torch.set_default_tensor_type")
@with_both
def test_the_default_by_a_type(library: Any) -> None:
    library.set_default_tensor_type(library.DoubleTensor)
    assert library.get_default_dtype() is library.float64
    library.set_default_tensor_type("torch.FloatTensor")
    assert library.get_default_dtype() is library.float32


# ---- Conversions


@with_both
def test_forms_of_to(library: Any) -> None:
    x = library.tensor([1.5, 2.0])
    contiguous, preserve = library.contiguous_format, library.preserve_format
    assert x.to() is x
    assert x.to(None) is x
    assert x.to(library.float32) is x
    assert x.to("cpu") is x
    assert x.to(library.device("cpu")) is x
    assert x.to(library.tensor(1.0)) is x
    assert x.to(library.float32, copy=True) is not x
    assert x.to(library.float32, False, True) is not x
    assert x.to("cpu", library.float32, True, True) is not x
    assert x.to(library.tensor(1)).dtype is library.int64
    assert x.to(float).dtype is library.float64
    assert x.to(device="cpu", dtype=library.int32, non_blocking=True).tolist() == [1, 2]
    turned = library.zeros(2, 3).t()
    assert turned.to(library.float64).stride() == (1, 3) == turned.double().stride()
    assert turned.to(library.float64, memory_format=contiguous).stride() == (2, 1)
    assert turned.to(memory_format=contiguous) is turned
    assert turned.double(memory_format=contiguous).stride() == (2, 1)
    assert turned.clone(memory_format=contiguous).stride() == (2, 1)
    assert turned.clone(memory_format=preserve).stride() == (1, 3)
    assert library.zeros_like(turned, memory_format=contiguous).stride() == (2, 1)
    assert library.empty(2, memory_format=contiguous).shape == (2,)
    assert turned.is_contiguous(memory_format=contiguous) is False
    with pytest.raises(
        RuntimeError, match="preserve memory format is unsupported by the contiguous"
    ):
        turned.contiguous(memory_format=preserve)
    with pytest.raises(RuntimeError, match="unsupported memory format Preserve"):
        library.empty(2, memory_format=preserve)
    with pytest.raises(TypeError, match=r"must be torch.memory_format, not int"):
        library.empty(2, memory_format=3)
    with pytest.raises(AssertionError, match="Torch not compiled with CUDA enabled"):
        x.to("cuda")


def test_formats_of_images_are_refused() -> None:
    with pytest.raises(RuntimeError, match=r"memory_format: torch.channels_last was given; contig"):
        backsweep.zeros(1, 2, 3, 4).contiguous(memory_format=backsweep.channels_last)


@with_both
def test_options_of_factories(library: Any) -> None:
    x = library.zeros(2, layout=library.strided, pin_memory=False, device="cpu")
    assert x.layout is library.strided
    assert library.ones_like(x, layout=None).tolist() == [1.0, 1.0]
    with pytest.raises(TypeError, match=r"argument 'layout' must be torch.layout, not int"):
        library.zeros(2, layout=3)
    with pytest.raises(TypeError, match="unexpected keyword argument 'layout'"):
        x.add(1, layout=library.strided)
    assert (
        repr([library.strided, library.preserve_format]) == "[torch.strided, torch.preserve_format]"
    )
    for named in (library.strided, library.contiguous_format):
        assert pickle.loads(pickle.dumps(named)) is named


@pytest.mark.parametrize("name", ["float16", "half", "bfloat16", "short", "char", "complex64"])
def test_other_dtypes_say_so(name: str) -> None:
    with pytest.raises(
        AttributeError, match="its dtypes are float32, float64, int64, int32, uint8"
    ):
        getattr(backsweep, name)


@with_both
def test_attributes(library: Any) -> None:
    assert [getattr(library, name).is_signed for name in NAMES] == [False] * 2 + [True] * 4
    assert [getattr(library, name).itemsize for name in NAMES] == [1, 1, 4, 8, 4, 8]
    assert not any(getattr(library, name).is_complex for name in NAMES)
    assert library.int32.to_real() is library.int32


def test_there_is_no_complex_dtype() -> None:
    with pytest.raises(
        RuntimeError, match=r"to_complex: torch.float32 was given; backsweep has no"
    ):
        backsweep.float32.to_complex()


@with_both
def test_questions(library: Any) -> None:
    real, whole = library.tensor([1.5]), library.tensor([1], dtype=library.uint8)
    assert library.is_floating_point(real)
    assert not whole.is_floating_point()
    assert library.is_signed(real)
    assert not whole.is_signed()
    for name in ("is_complex", "is_conj", "is_neg", "is_inference"):
        assert getattr(library, name)(real) is False
        assert getattr(real, name)() is False
    with library.inference_mode():
        assert library.is_inference(real + 1)
    assert library.is_nonzero(real)
    assert not library.tensor(0).is_nonzero()
    assert not library.is_nonzero(library.tensor([False]))
    with pytest.raises(
        RuntimeError, match="Boolean value of Tensor with more than one value is amb"
    ):
        library.is_nonzero(library.ones(2))
    with pytest.raises(RuntimeError, match="Boolean value of Tensor with no values is ambiguous"):
        library.is_nonzero(library.ones(0))
    assert library.is_same_size(library.ones(2, 3), library.ones(2, 3))
    assert not library.ones(2).is_same_size(library.ones(3))
    assert library.get_device(real) == real.get_device() == -1
    assert (real.is_cpu, real.is_meta, real.is_nested, real.name) == (True, False, False, None)
    with pytest.raises(
        TypeError, match=r"argument 'input' \(position 1\) must be Tensor, not float"
    ):
        library.is_floating_point(1.5)


# ---- The types from before dtypes


@with_both
@pytest.mark.parametrize(("name", "dtype"), zip(TYPES, NAMES, strict=True))
def test_tensor_types(library: Any, name: str, dtype: str) -> None:
    kind = getattr(library, name)
    assert kind.dtype is getattr(library, dtype)
    assert kind.__name__ == name
    assert repr(kind) == f"<class 'torch.{name}'>"
    assert kind(2, 3).shape == (2, 3)
    assert kind().tolist() == []
    made = kind([1, 0])
    assert made.dtype is kind.dtype
    assert type(made) is library.Tensor
    assert made.type() == f"torch.{name}"
    assert isinstance(made, kind)
    assert not isinstance(1, kind)
    assert not isinstance(made, library.FloatTensor if name != "FloatTensor" else library.IntTensor)
    assert kind(library.Size([2, 0])).shape == (2, 0)
    assert library.tensor([1]).type(kind).dtype is kind.dtype
    assert library.tensor([1]).type(f"torch.{name}").dtype is kind.dtype
    assert pickle.loads(pickle.dumps(kind)) is kind


@with_both
def test_new(library: Any) -> None:
    whole = library.tensor(1)
    assert whole.new([1.5, 2]).tolist() == [1, 2]
    assert whole.new(2, 3).dtype is library.int64
    assert whole.new(library.Size([2])).shape == (2,)
    shared = library.tensor([1.0])
    assert shared.new(shared).data_ptr() == shared.data_ptr()
    assert library.Tensor(whole).dtype is library.int64
    assert library.Tensor(data=[1.0]).tolist() == [1.0]
    with pytest.raises(TypeError, match=r"new\(\): data must be a sequence \(got float\)"):
        shared.new(3.5)
    with pytest.raises(TypeError, match=r"expected .*(got|given)"):
        shared.new(whole)
    with pytest.raises(TypeError, match=r"new\(\): invalid data type 'str'"):
        library.FloatTensor("abc")
    with pytest.raises(TypeError, match=r"new\(\) received an invalid combination of arguments"):
        library.FloatTensor(2, dtype=library.float32)
    with pytest.raises(
        RuntimeError, match="value cannot be converted to type uint8 without overflow"
    ):
        library.ByteTensor([300])


@with_both
def test_type(library: Any) -> None:
    x = library.tensor(1.5)
    assert x.type(library.int32).dtype is library.int32
    assert x.type(dtype=library.int64, non_blocking=True).item() == 1
    with pytest.raises(ValueError, match=r"invalid type: 'torch.FooTensor'"):
        x.type("torch.FooTensor")
    with pytest.raises(ValueError, match="invalid type: 'int'"):
        x.type(int)
    with pytest.raises(TypeError, match="dtype must be a type, str, or dtype object"):
        x.type(3)


@with_both
def test_new_tensors(library: Any) -> None:
    x = library.tensor([1], dtype=library.int32)
    assert x.new_zeros(2, 3).dtype is library.int32
    assert x.new_ones((2,), dtype=library.float64).tolist() == [1.0, 1.0]
    assert x.new_full((2,), 3.7).tolist() == [3, 3]
    assert x.new_empty(2, 3, device="cpu").shape == (2, 3)
    assert x.new_empty_strided((2, 3), (1, 2)).stride() == (1, 2)
    assert x.new_tensor([1.5]).tolist() == [1]
    w = x.new_zeros((2,), dtype=library.float32, requires_grad=True)
    assert w.requires_grad
    assert w.is_leaf
    with pytest.warns(UserWarning, match="To copy construct from a tensor, it is recommended"):
        assert x.new_tensor(w, dtype=library.float32).tolist() == [0.0, 0.0]
    assert library.scalar_tensor(3).dtype is library.float32
    assert library.scalar_tensor(3, dtype=library.int32).item() == 3


@with_both
def test_strides_of_new_tensors(library: Any) -> None:
    assert library.empty_strided((2, 3), (1, 2)).stride() == (1, 2)
    assert library.empty_strided((2, 3), (0, 1)).untyped_storage().nbytes() == 12
    assert library.empty_permuted((2, 3, 4), (0, 2, 1)).stride() == (12, 1, 3)
    for size, stride, text in (
        ((2, 3), (1,), "dimensionality of sizes .2. must match dimensionality of strides .1."),
        ((2, 3), (-1, 1), "Storage size calculation overflowed"),
        ((-2, 3), (1, 1), "Trying to create tensor with negative dimension -2"),
    ):
        with pytest.raises(RuntimeError, match=text):
            library.empty_strided(size, stride)
    for layout, text in (
        ((0, 2), r"len\(size\) = 3 is not equal to len\(physical_layout\) = 2"),
        ((0, 2, 2), "Duplicate dim not allowed"),
        ((0, 2, 5), "Dimension out of range .expected to be between 0 and 2, but got 5 at index 2"),
    ):
        with pytest.raises(RuntimeError, match=text):
            library.empty_permuted((2, 3, 4), layout)


# ---- Devices


@with_both
def test_devices(library: Any) -> None:
    cpu = library.device("cpu")
    assert cpu == library.device(cpu) != library.device("cpu:0")
    assert (
        library.device("cpu", 0) == library.device(type="cpu", index=0) == library.device("cpu:0")
    )
    assert str(library.device("cpu:1")) == "cpu:1"
    assert pickle.loads(pickle.dumps(library.device("cpu:0"))) == library.device("cpu:0")
    with library.device("cpu"):
        assert library.zeros(1).device == cpu
    library.set_default_device("cpu")
    assert library.get_default_device() == cpu
    library.set_default_device(None)
    assert library.get_default_device() == cpu
    for wrong, text in (
        ("cpu:a", "Invalid device string: 'cpu:a'"),
        (0, "Cannot access accelerator"),
    ):
        with pytest.raises(RuntimeError, match=text):
            library.device(wrong)
    with pytest.raises(RuntimeError, match="must not include an index because index was passed"):
        library.device("cpu:0", 1)
    with pytest.raises(TypeError):
        library.device()


def test_other_devices() -> None:
    for make in (backsweep.device, backsweep.set_default_device):
        with pytest.raises(RuntimeError, match="device: 'cuda' was given; backsweep computes on"):
            make("cuda")
