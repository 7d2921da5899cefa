"""Random tensors print as in PyTorch, and so do PyTorch's own tensors by the printing code alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import needs_torch, torch
from printing_sessions import print_options

import backsweep
from backsweep import _printing

if TYPE_CHECKING:
    from collections.abc import Callable

DTYPES = ("float32", "float64", "int64", "int32", "uint8", "bool")

# Values at which the notation changes, or which a formatter may trip over.
NOTABLE = (
    *(0.0, -0.0, 1.0, -1.0, 0.5, math.nan, math.inf, -math.inf),
    *(1e-4, 9.9999e-5, 1000.0, 1001.0, 1e8, 100000008.0, 1e9, 123456789.0),
    *(0.99995, 9.99995, 999.99995, 0.00005, 0.12345, 1e16, 1e-45, 3e38, 5e-324, 1.7e308),
)

# What is done to a tensor before it is printed; the second group is for floating point only.
STEPS: dict[str, Callable[[Any], Any]] = {
    "nothing": lambda tensor: tensor,
    "transpose": lambda tensor: tensor.transpose(0, tensor.dim() - 1) if tensor.dim() else tensor,
    "last rows": lambda tensor: tensor[1:] if tensor.dim() else tensor,
    "new dimension": lambda tensor: tensor[None],
}
RECORDED_STEPS: dict[str, Callable[[Any], Any]] = {
    "leaf": lambda tensor: tensor.requires_grad_(),
    "mul": lambda tensor: tensor.requires_grad_() * 1,
    "neg": lambda tensor: -tensor.requires_grad_(),
    "clone": lambda tensor: tensor.requires_grad_().clone(),
    "unsqueeze": lambda tensor: tensor.requires_grad_().unsqueeze(0),
    "detach": lambda tensor: (tensor.requires_grad_() * 1).detach(),
}


@st.composite
def descriptions(draw: st.DrawFn) -> tuple[str, list[int], list[Any], str]:
    """Draw a dtype, a shape, the values, and a step, from which any engine builds its tensor."""
    dtype = draw(st.sampled_from(DTYPES))
    shape = draw(st.lists(st.integers(0, 5), max_size=4) | st.lists(st.integers(0, 50), max_size=1))
    size = math.prod(shape)
    if dtype.startswith("float"):
        width: Any = int(dtype[5:])
        notable = [value for value in NOTABLE if width == 64 or representable(value)]
        values = draw(
            st.sampled_from(
                [
                    st.floats(width=width),
                    st.floats(-1000, 1000, width=width),
                    st.integers(-10, 10).map(float),
                    st.integers(-(2**24), 2**24).map(float),
                    st.sampled_from(notable),
                    st.sampled_from(notable) | st.floats(-2, 2, width=width),
                ]
            )
        )
        steps = [*STEPS, *RECORDED_STEPS]
    else:
        values = {
            "int64": st.integers(-(2**63), 2**63 - 1) | st.integers(-9, 99),
            "int32": st.integers(-(2**31), 2**31 - 1) | st.integers(-9, 99),
            "uint8": st.integers(0, 255),
            "bool": st.booleans(),
        }[dtype]
        steps = [*STEPS]
    # A short pattern, repeated, fills a tensor of any size cheaply.
    pattern = draw(st.lists(values, min_size=1, max_size=max(1, min(size, 24))))
    data = [pattern[position % len(pattern)] for position in range(size)]
    return dtype, shape, data, draw(st.sampled_from(steps))


def representable(value: float) -> bool:
    """Tell whether `value` stays finite and nonzero as float32, if it was."""
    return value == 0.0 or not math.isfinite(value) or 1e-45 <= abs(value) <= 3.4e38


def build(module: Any, description: tuple[str, list[int], list[Any], str]) -> Any:
    """Build the described tensor with `module`, torch or backsweep."""
    dtype, shape, data, step = description
    tensor = module.tensor(data, dtype=getattr(module, dtype)).reshape(tuple(shape))
    return {**STEPS, **RECORDED_STEPS}[step](tensor)


OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "precision": st.sampled_from([0, 1, 2, 3, 6, 12]),
        "threshold": st.sampled_from([0, 1, 5, 20, 100, math.inf]),
        "edgeitems": st.sampled_from([0, 1, 2, 3, 5]),
        "linewidth": st.sampled_from([0, 1, 20, 40, 79, 80, 81, 120, 1000]),
        "profile": st.sampled_from(["default", "short", "full", "unknown"]),
        "sci_mode": st.sampled_from([True, False, None]),
    },
)


@needs_torch
@settings(max_examples=300, deadline=None)
@given(description=descriptions(), options=st.just({}) | OPTIONS)
def test_prints_as_pytorch(
    description: tuple[str, list[int], list[Any], str], options: dict[str, Any]
) -> None:
    ours = build(backsweep, description)
    theirs = build(torch, description)
    with print_options(**options):
        assert repr(ours) == repr(theirs)


@needs_torch
@settings(max_examples=300, deadline=None)
@given(description=descriptions(), options=st.just({}) | OPTIONS)
def test_pytorchs_tensors_print_as_pytorch_prints_them(
    description: tuple[str, list[int], list[Any], str], options: dict[str, Any]
) -> None:
    tensor = build(torch, description)
    with print_options(**options):
        assert _printing.tensor_repr(tensor) == repr(tensor)


@needs_torch
def test_large_tensors_print_as_pytorch_prints_them() -> None:
    for shape in ((1001,), (2, 501), (501, 2), (7, 7, 21), (6, 6, 28), (6, 200), (3, 4, 5, 17)):
        for values in (torch.arange(math.prod(shape)), torch.linspace(-3, 3, math.prod(shape))):
            tensor = values.reshape(shape)
            assert _printing.tensor_repr(tensor) == repr(tensor)


@needs_torch
def test_default_dtype_needs_no_suffix() -> None:
    tensors = [torch.tensor([0.5], dtype=dtype) for dtype in (torch.float32, torch.float64)]
    tensors += [tensor[:0] for tensor in tensors]
    torch.set_default_dtype(torch.float64)
    try:
        expected = [repr(tensor) for tensor in tensors]
    finally:
        torch.set_default_dtype(torch.float32)
    printed = [_printing.tensor_repr(tensor, default_dtype="torch.float64") for tensor in tensors]
    assert printed == expected


@needs_torch
def test_subclass_prefix_indents() -> None:
    subclass = type("Weight", (torch.Tensor,), {})
    plain = torch.arange(60, dtype=torch.float64).reshape(2, 30)
    assert _printing.tensor_repr(plain, prefix="Weight(") == repr(plain.as_subclass(subclass))


@needs_torch
def test_origins_print_as_pytorch_prints_them() -> None:
    double = staticmethod(lambda _ctx, tensor: tensor * 2)
    function: Any = type(
        "Double", (torch.autograd.Function,), {"forward": double, "backward": double}
    )
    leaf = torch.ones(3, requires_grad=True)
    written = leaf.clone()
    written[0] = 5.0
    with torch.no_grad():
        view = (base := leaf.clone())[:2]
        view.mul_(2)
    base.mul_(2)
    for tensor in (function.apply(leaf), written, view):
        assert _printing.tensor_repr(tensor) == repr(tensor)
