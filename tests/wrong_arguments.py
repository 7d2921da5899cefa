"""Wrong data, sizes, conversions and arguments, with the full texts of their errors."""

from __future__ import annotations

import math

import numpy
from wrong_calls import (
    Wrong,
    leaf,
)

CASES: dict[str, Wrong] = {
    # Data from Python
    "ragged": Wrong(
        lambda t: t.tensor([[1.0, 2.0], [3.0]]),
        ValueError,
        "tensor: a ragged sequence was given; expected sequence of length 2 at dim 1 "
        "(got 1); pad the rows to one length",
    ),
    "ragged depth": Wrong(
        lambda t: t.tensor([[1.0], 2.0]),
        TypeError,
        "tensor: a ragged sequence was given: a number at dim 1 where others have a "
        "sequence; not a sequence; every level must have one length",
    ),
    "ragged deeper": Wrong(
        lambda t: t.tensor([1.0, [2.0]]),
        TypeError,
        "tensor: a ragged sequence was given: a sequence at dim 1 where others have a "
        "number; every level must have one length; pad the rows",
    ),
    "a string": Wrong(
        lambda t: t.tensor("abc"),
        TypeError,
        "tensor: a str was given at dim 0; too many dimensions 'str': numbers or "
        "sequences of numbers are required",
    ),
    "a string in a list": Wrong(
        lambda t: t.tensor(["a"]),
        ValueError,
        "tensor: a str was given at dim 1; too many dimensions 'str': numbers or "
        "sequences of numbers are required",
    ),
    "None in a list": Wrong(
        lambda t: t.tensor([None]),
        RuntimeError,
        "tensor: an element of type NoneType was given at dim 1; numbers or sequences "
        "of numbers are required (Could not infer dtype of NoneType)",
    ),
    "None in a list of floats": Wrong(
        lambda t: t.tensor([None], dtype=t.float32),
        TypeError,
        "tensor: an element of type NoneType was given at dim 1; numbers or sequences "
        "of numbers are required (Could not infer dtype of NoneType)",
    ),
    "a large integer": Wrong(
        lambda t: t.tensor(2**64),
        ValueError,
        "an integer beyond 64 bits was given; Overflow when unpacking long long; use a float",
    ),
    "a large integer operand": Wrong(
        lambda t: t.tensor([1]) + 2**64,
        OverflowError,
        "an integer beyond 64 bits was given; int too big to convert; use a float",
    ),
    "Tensor of a number": Wrong(
        lambda t: t.Tensor(1.5),
        TypeError,
        "Tensor: a float was given; new(): data must be a sequence (got float); use tensor(data)",
    ),
    "from_numpy of a list": Wrong(
        lambda t: t.from_numpy([1.0]),
        TypeError,
        "from_numpy: expected np.ndarray (got list); use tensor(data)",
    ),
    "from_numpy of strings": Wrong(
        lambda t: t.from_numpy(numpy.array(["a"])),
        TypeError,
        "from_numpy: an array of dtype <U1 was given; can't convert np.ndarray: the "
        "supported types are: float64, float32, int64, int32, uint8, and bool; convert "
        "with array.astype(...)",
    ),
    "from_numpy backwards": Wrong(
        lambda t: t.from_numpy(numpy.arange(3.0)[::-1]),
        ValueError,
        "from_numpy: an array with a negative stride was given; At least one stride in "
        "the given numpy array is negative, and tensors with negative strides are not "
        "currently supported; use array.copy()",
    ),
    "device": Wrong(
        lambda t: t.zeros(2, device="gpu"),
        RuntimeError,
        "device: 'gpu' was given; backsweep computes on the CPU; use device='cpu' or leave it out",
    ),
    "cuda": Wrong(
        lambda t: t.zeros(2, device="cuda"),
        AssertionError,
        "device: 'cuda' was given; Torch not compiled with CUDA enabled: backsweep "
        "computes on the CPU; use device='cpu' or leave it out",
    ),
    # Sizes
    "huge": Wrong(
        lambda t: t.zeros(2**62),
        RuntimeError,
        "tensor: sizes [4611686018427387904] were given; Storage size calculation "
        "overflowed: the number of bytes must fit into 63 bits; try smaller sizes",
    ),
    "overflowing size": Wrong(
        lambda t: t.zeros(2**40, 2**40),
        RuntimeError,
        "tensor: sizes [1099511627776, 1099511627776] were given; Storage size "
        "calculation overflowed: the number of bytes must fit into 63 bits; try "
        "smaller sizes",
    ),
    "arange step": Wrong(
        lambda t: t.arange(0, 5, 0),
        RuntimeError,
        "arange: a step of 0 was given; step must be nonzero",
    ),
    "arange sign": Wrong(
        lambda t: t.arange(0, 5, -1),
        RuntimeError,
        "arange: start 0.000000, end 5.000000 and step -1.000000 were given; upper "
        "bound and lower bound inconsistent with step sign",
    ),
    "arange of infinity": Wrong(
        lambda t: t.arange(0, math.inf),
        RuntimeError,
        "arange: start 0.000000 and end inf were given; unsupported range: both must be finite",
    ),
    "linspace steps": Wrong(
        lambda t: t.linspace(0, 1, -1),
        RuntimeError,
        "linspace: -1 steps were given; number of steps must be non-negative",
    ),
    # Conversions
    "bool of many": Wrong(
        lambda t: bool(t.ones(2)),
        RuntimeError,
        "bool: a tensor of shape [2] was given; Boolean value of Tensor with more than "
        "one value is ambiguous; use .any() or .all(), or compare a reduced value",
    ),
    "bool of none": Wrong(
        lambda t: bool(t.ones(0)),
        RuntimeError,
        "bool: a tensor of shape [0] was given; Boolean value of Tensor with no values "
        "is ambiguous; use .any() or .all(), or compare a reduced value",
    ),
    "float of many": Wrong(
        lambda t: float(t.ones(2)),
        ValueError,
        "a tensor of shape [2] was given; only one element tensors can be converted to "
        "Python scalars; use .tolist(), or reduce it with .sum() or .mean()",
    ),
    "int of nan": Wrong(
        lambda t: int(t.tensor(math.nan)),
        ValueError,
        "cannot convert float NaN to integer",
    ),
    "int of infinity": Wrong(
        lambda t: int(t.tensor(math.inf)),
        OverflowError,
        "cannot convert float infinity to integer",
    ),
    "index of a float": Wrong(
        lambda t: range(t.tensor(1.5)),
        TypeError,
        "a float32 tensor of shape [] was given; only integer tensors of a single "
        "element can be converted to an index",
    ),
    "len of a scalar": Wrong(
        lambda t: len(t.tensor(1.0)),
        TypeError,
        "len() of a 0-d tensor; use .item() for its number",
    ),
    "iteration of a scalar": Wrong(
        lambda t: iter(t.tensor(1.0)),
        TypeError,
        "iteration over a 0-d tensor; use .item() for its number",
    ),
    "contains": Wrong(
        lambda t: "a" in t.ones(2),
        RuntimeError,
        "Tensor.__contains__: an element of type str was given; Tensor.__contains__ "
        "only supports Tensor or scalar",
    ),
    "numpy with history": Wrong(
        lambda t: leaf(t).numpy(),
        RuntimeError,
        "numpy: Can't call numpy() on Tensor that requires grad. Use "
        "tensor.detach().numpy() instead.",
    ),
    "format of many": Wrong(
        lambda t: format(t.ones(2), ".2f"),
        TypeError,
        "unsupported format string passed to Tensor.__format__",
    ),
    # Arguments
    "no argument": Wrong(
        lambda t: t.exp(),
        TypeError,
        'exp() missing 1 required positional arguments: "input"; the signature is '
        "exp(Tensor input)",
    ),
    "too many arguments": Wrong(
        lambda t: t.exp(t.ones(2), 1, 2),
        TypeError,
        "exp() takes 1 positional arguments but 3 were given; the signature is exp(Tensor input)",
    ),
    "a list as tensor": Wrong(
        lambda t: t.exp([1.0]),
        TypeError,
        "exp(): argument 'input' (position 1) must be Tensor, not list; the signature "
        "is exp(Tensor input)",
    ),
    "an unknown keyword": Wrong(
        lambda t: t.nansum(t.ones(2), dims=0),
        TypeError,
        "nansum() got an unexpected keyword argument 'dims'; the signature is nansum(Tensor "
        "input, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)",
    ),
    "a keyword twice": Wrong(
        lambda t: t.nansum(t.ones(2), 0, dim=0),
        TypeError,
        "nansum() got multiple values for argument 'dim'; the signature is nansum(Tensor "
        "input, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)",
    ),
    "a string as dim": Wrong(
        lambda t: t.nansum(t.ones(2), "a"),
        TypeError,
        "nansum(): argument 'dim' (position 2) must be int or tuple of ints, not str; the "
        "signature is nansum(Tensor input, int[]? dim=None, bool keepdim=False, *, dtype? "
        "dtype=None)",
    ),
    "a float as dim": Wrong(
        lambda t: t.unsqueeze(t.ones(2), 1.0),
        TypeError,
        "unsqueeze(): argument 'dim' (position 2) must be int, not float; the "
        "signature is unsqueeze(Tensor input, int dim)",
    ),
    "no such overload": Wrong(
        lambda t: t.max(t.ones(2), "a"),
        TypeError,
        "max() received an invalid combination of arguments - got (Tensor, str), but "
        "expected one of:\n"
        " * (Tensor input)\n"
        " * (Tensor input, int dim, bool keepdim=False)\n"
        " * (Tensor input, Tensor other)",
    ),
    "an operand": Wrong(
        lambda t: t.ones(2) + "a",
        TypeError,
        "unsupported operand type(s) for +: 'backsweep.Tensor' and 'str'",
    ),
    "an operand of matmul": Wrong(
        lambda t: t.ones(2) @ 2.0,
        TypeError,
        "unsupported operand type(s) for @: 'backsweep.Tensor' and 'float'",
    ),
    "no such attribute": Wrong(
        lambda t: t.ones(2).frobnicate,
        AttributeError,
        "'backsweep.Tensor' object has no attribute 'frobnicate'",
    ),
    "a grad mode": Wrong(
        lambda t: t.set_grad_enabled(1),
        TypeError,
        "set_grad_enabled: mode is a int; enabled must be a bool",
    ),
    "Variable of a list": Wrong(
        lambda t: t.autograd.Variable([1.0]),
        TypeError,
        "Variable: list was given; Variable data has to be a tensor, but got list; use "
        "tensor(data)",
    ),
}
