"""Bad input: PyTorch's exception types, and the full text of every message."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy
import pytest
from libraries import needs_torch, torch

import backsweep

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Wrong:
    """A wrong call, given the library to make it with."""

    call: Callable[[Any], Any]
    kind: type[Exception]
    text: str
    # Why PyTorch does otherwise, where it does.
    otherwise: str = ""


def leaf(library: Any, value: Any = (1.0, 2.0)) -> Any:
    return library.tensor(value, requires_grad=True)


def swept_twice(t: Any) -> None:
    y = leaf(t, 2.0).exp()
    y.backward()
    y.backward()


def changed_after_saving(t: Any) -> None:
    x = leaf(t)
    y = x.exp()
    total = y.sum()
    y.detach().zero_()
    total.backward()


def unused_input(t: Any) -> None:
    t.autograd.grad(leaf(t).sum(), [leaf(t)])


def no_history(t: Any) -> None:
    t.autograd.grad(leaf(t).sum(), [t.ones(2)])


def written_under_view(t: Any) -> None:
    leaf(t)[:1].mul_(2)


def set_data(t: Any, value: Any) -> None:
    leaf(t).data = value


def set_grad(t: Any, value: Any) -> None:
    leaf(t).grad = value


def set_item(tensor: Any, key: Any, value: Any) -> None:
    tensor[key] = value


CASES: dict[str, Wrong] = {
    # Shapes
    "broadcast": Wrong(
        lambda t: t.ones(2, 3) + t.ones(4),
        RuntimeError,
        "add: shapes [2, 3] and [4] were given; The size of tensor a (3) must match "
        "the size of tensor b (4) at non-singleton dimension 1; use reshape or "
        "unsqueeze to line the dimensions up",
    ),
    "broadcast in place": Wrong(
        lambda t: t.ones(3).add_(t.ones(2, 3)),
        RuntimeError,
        "add_: output with shape [3] doesn't match the broadcast shape [2, 3]; use the "
        "operation without the underscore",
    ),
    "broadcast of where": Wrong(
        lambda t: t.where(t.ones(2).bool(), t.ones(3), 1.0),
        RuntimeError,
        "where: shapes [2] and [3] were given; The size of tensor a (2) must match the "
        "size of tensor b (3) at non-singleton dimension 0; use reshape or unsqueeze "
        "to line the dimensions up",
    ),
    "matmul of shapes": Wrong(
        lambda t: t.ones(2, 3) @ t.ones(4, 5),
        RuntimeError,
        "mm: tensors of shape [2, 3] and [4, 5] were given; mat1 and mat2 shapes "
        "cannot be multiplied (2x3 and 4x5); the last size of the first must be the "
        "last but one (of a vector, the only one) of the second; look for a missing "
        "transpose",
    ),
    "matmul of vectors": Wrong(
        lambda t: t.ones(2) @ t.ones(3),
        RuntimeError,
        "dot: tensors of shape [2] and [3] were given; inconsistent tensor size, "
        "expected tensor [2] and src [3] to have the same number of elements, but got "
        "2 and 3 elements respectively; the last size of the first must be the last "
        "but one (of a vector, the only one) of the second; look for a missing "
        "transpose",
    ),
    "matmul of a scalar": Wrong(
        lambda t: t.matmul(t.tensor(1.0), t.ones(2)),
        RuntimeError,
        "matmul: tensors of shape [] and [2] were given; both arguments to matmul need "
        "to be at least 1D, but they are 0D and 1D; use * for a product with a scalar",
    ),
    "bmm of batches": Wrong(
        lambda t: t.bmm(t.ones(2, 2, 3), t.ones(3, 3, 2)),
        RuntimeError,
        "bmm: tensors of shape [2, 2, 3] and [3, 3, 2] were given; Expected size for "
        "first two dimensions of batch2 tensor to be: [2, 3] but got: [3, 3].; use "
        "matmul to broadcast",
    ),
    "mm of a vector": Wrong(
        lambda t: t.mm(t.ones(2), t.ones(2, 2)),
        RuntimeError,
        "mm: tensors of shape [2] and [2, 2] were given; self must be a matrix; give "
        "two matrices, or use matmul",
    ),
    "reshape": Wrong(
        lambda t: t.ones(2, 3).reshape(4, 2),
        RuntimeError,
        "reshape: the sizes [4, 2] were given for a tensor of shape [2, 3]; shape '[4, "
        "2]' is invalid for input of size 6; the product of the sizes must be the "
        "number of elements; use -1 for one of them",
    ),
    "reshape of two unknowns": Wrong(
        lambda t: t.ones(6).reshape(-1, -1),
        RuntimeError,
        "reshape: the sizes [-1, -1] were given for a tensor of shape [6]; only one "
        "dimension can be inferred; give the others",
    ),
    "reshape of nothing": Wrong(
        lambda t: t.ones(0).reshape(-1, 0),
        RuntimeError,
        "reshape: the sizes [-1, 0] were given for a tensor of shape [0]; cannot "
        "reshape tensor of 0 elements into shape [-1, 0] because the unspecified "
        "dimension size -1 can be any value and is ambiguous; give it",
    ),
    "view across strides": Wrong(
        lambda t: t.ones(2, 3).t().view(6),
        RuntimeError,
        "view: the sizes [6] were given for a tensor of shape [3, 2] and strides [1, "
        "3]; view size is not compatible with input tensor's size and stride (at least "
        "one dimension spans across two contiguous subspaces). Use .reshape(...) "
        "instead.",
    ),
    "expand": Wrong(
        lambda t: t.ones(2, 3).expand(4, 3),
        RuntimeError,
        "expand: The expanded size of the tensor (4) must match the existing size (2) "
        "at non-singleton dimension 0.  Target sizes: [4, 3].  Tensor sizes: [2, 3]; "
        "only dimensions of size 1 can be repeated",
    ),
    "expand to fewer": Wrong(
        lambda t: t.ones(2, 3).expand(3),
        RuntimeError,
        "expand: sizes [3] were given for a tensor of shape [2, 3]; the number of "
        "sizes provided (1) must be greater or equal to the number of dimensions in "
        "the tensor (2); squeeze or reshape the tensor first",
    ),
    "permute twice": Wrong(
        lambda t: t.ones(2, 3).permute(0, 0),
        RuntimeError,
        "permute: dims [0, 0] were given; permute(): duplicate dims are not allowed.; "
        "name every dimension once",
    ),
    "permute some": Wrong(
        lambda t: t.ones(2, 3).permute(0),
        RuntimeError,
        "permute: dims [0] were given for a tensor of shape [2, 3]; number of "
        "dimensions in the tensor input does not match the length of the desired "
        "ordering of dimensions i.e. input.dim() = 2 is not equal to len(dims) = 1; "
        "name every dimension once",
    ),
    "t of three": Wrong(
        lambda t: t.ones(2, 3, 4).t(),
        RuntimeError,
        "t: a tensor of shape [2, 3, 4] was given; t() expects a tensor with <= 2 "
        "dimensions, but self is 3D; use transpose(dim0, dim1) or permute",
    ),
    "cat of shapes": Wrong(
        lambda t: t.cat([t.ones(2, 3), t.ones(2, 2)]),
        RuntimeError,
        "cat: Sizes of tensors must match except in dimension 0. Expected size 3 but "
        "got size 2 for tensor number 1 in the list.; shapes [2, 3] and [2, 2] were "
        "given",
    ),
    "cat of nothing": Wrong(
        lambda t: t.cat([]),
        ValueError,
        "cat: an empty list was given; torch.cat(): expected a non-empty list of "
        "Tensors; give at least one",
    ),
    "cat of scalars": Wrong(
        lambda t: t.cat([t.tensor(1.0)]),
        RuntimeError,
        "cat: zero-dimensional tensor (at position 0) cannot be concatenated; at least "
        "one dimension is required; use stack",
    ),
    "stack of shapes": Wrong(
        lambda t: t.stack([t.ones(2), t.ones(3)]),
        RuntimeError,
        "stack: stack expects each tensor to be equal size, but got [2] at entry 0 and "
        "[3] at entry 1; use cat for different sizes along one dimension",
    ),
    "stack of nothing": Wrong(
        lambda t: t.stack([]),
        RuntimeError,
        "stack: an empty list was given; stack expects a non-empty TensorList; give at least one",
    ),
    "split sizes": Wrong(
        lambda t: t.ones(5).split([2, 2]),
        RuntimeError,
        "split: split_with_sizes expects split_sizes to sum exactly to 5 (input "
        "tensor's size at dimension 0), but got split_sizes=[2, 2]; the sizes must add "
        "up",
    ),
    "copy": Wrong(
        lambda t: t.ones(2).copy_(t.ones(3)),
        RuntimeError,
        "copy_: shapes [2] and [3] were given; The size of tensor a (2) must match the "
        "size of tensor b (3) at non-singleton dimension 0; use reshape or unsqueeze "
        "to line the dimensions up",
    ),
    "fill by a vector": Wrong(
        lambda t: t.ones(2).fill_(t.ones(2)),
        RuntimeError,
        "fill_: a tensor of shape [2] was given; fill_ only supports 0-dimension value "
        "tensor but got tensor with 1 dimensions.; use copy_",
    ),
    "item of many": Wrong(
        lambda t: t.ones(2).item(),
        RuntimeError,
        "item: a tensor of shape [2] was given; a Tensor with 2 elements cannot be "
        "converted to Scalar; use .tolist()",
    ),
    "negative size": Wrong(
        lambda t: t.zeros(-1),
        RuntimeError,
        "tensor: sizes [-1] were given; Trying to create tensor with negative "
        "dimension -1; every size must be 0 or more",
    ),
    # Dimensions
    "dimension": Wrong(
        lambda t: t.ones(2, 3).sum(2),
        IndexError,
        "sum: dimension 2 was given for a tensor of 2 dimensions; Dimension out of "
        "range (expected to be in range of [-2, 1], but got 2)",
    ),
    "dimension twice": Wrong(
        lambda t: t.ones(2, 3).sum((0, 0)),
        RuntimeError,
        "sum: the dimensions [0, 0] were given; dim 0 appears multiple times in the "
        "list of dims; give each dimension once",
    ),
    "transpose": Wrong(
        lambda t: t.ones(2, 3).transpose(0, 5),
        IndexError,
        "transpose: dimension 5 was given for a tensor of 2 dimensions; Dimension out "
        "of range (expected to be in range of [-2, 1], but got 5)",
    ),
    "unsqueeze": Wrong(
        lambda t: t.ones(2).unsqueeze(3),
        IndexError,
        "unsqueeze: dimension 3 was given for a tensor of 2 dimensions; Dimension out "
        "of range (expected to be in range of [-2, 1], but got 3)",
    ),
    "size of a dimension": Wrong(
        lambda t: t.ones(2).size(1),
        IndexError,
        "size: dimension 1 was given for a tensor of 1 dimensions; Dimension out of "
        "range (expected to be in range of [-1, 0], but got 1)",
    ),
    "max of nothing": Wrong(
        lambda t: t.ones(0).max(),
        RuntimeError,
        "max: an empty tensor of shape [0] was given; max(): Expected reduction dim to "
        "be specified for input.numel() == 0. Specify the reduction dim with the 'dim' "
        "argument.",
    ),
    "max of an empty dimension": Wrong(
        lambda t: t.ones(2, 0).max(1),
        IndexError,
        "max: a tensor of shape [2, 0] was given; max(): Expected reduction dim 1 to "
        "have non-zero size.; reduce another dimension",
    ),
    "select": Wrong(
        lambda t: t.ones(2).select(0, 2),
        IndexError,
        "select: select(): index 2 out of range for tensor of size [2] at dimension 0; "
        "an index from -2 to 1 is required",
    ),
    "narrow": Wrong(
        lambda t: t.ones(3).narrow(0, 2, 2),
        RuntimeError,
        "narrow: start (2) + length (2) exceeds dimension size (3).; the part must lie "
        "inside the dimension",
    ),
    # Indices
    "index": Wrong(
        lambda t: t.ones(2, 3)[2],
        IndexError,
        "index: index 2 is out of bounds for dimension 0 with size 2 (a tensor of "
        "shape [2, 3]); indices from -size to size - 1 are required",
    ),
    "negative index": Wrong(
        lambda t: t.ones(2, 3)[0, -4],
        IndexError,
        "index: index -4 is out of bounds for dimension 1 with size 3 (a tensor of "
        "shape [2, 3]); indices from -size to size - 1 are required",
    ),
    "too many indices": Wrong(
        lambda t: t.ones(2)[0, 0],
        IndexError,
        "index: 2 indices were given for a tensor of shape [2]; too many indices for "
        "tensor of dimension 1; at most one index for each dimension is required",
    ),
    "index of a scalar": Wrong(
        lambda t: t.tensor(1.0)[0],
        IndexError,
        "index: a 0-dim tensor was given; invalid index of a 0-dim tensor. Use "
        "`tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim "
        "tensor to a number",
    ),
    "negative step": Wrong(
        lambda t: t.ones(3)[::-1],
        ValueError,
        "slice: a step of -1 was given; step must be greater than zero; use flip() to "
        "reverse a dimension",
    ),
    "step of zero": Wrong(
        lambda t: t.ones(3)[::0],
        ValueError,
        "slice: a step of 0 was given; slice step cannot be zero; use flip() to "
        "reverse a dimension",
    ),
    "index by a string": Wrong(
        lambda t: t.ones(3)["a"],
        TypeError,
        "index: a key of type str was given; only integers, slices (`:`), ellipsis "
        "(`...`), None and long or byte Variables are valid indices",
    ),
    "index by a float": Wrong(
        lambda t: t.ones(3)[1.0],
        IndexError,
        "index: a key of type float was given; only integers, slices (`:`), ellipsis "
        "(`...`), None and long or byte Variables are valid indices",
    ),
    "slice by a float": Wrong(
        lambda t: t.ones(3)[1.0:],
        TypeError,
        "index: a slice with a bound of type float was given; slice indices must be "
        "integers or None or have an __index__ method",
    ),
    "assignment of a shape": Wrong(
        lambda t: set_item(t.ones(3), slice(0, 2), t.ones(3)),
        RuntimeError,
        "expand: The expanded size of the tensor (2) must match the existing size (3) "
        "at non-singleton dimension 0.  Target sizes: [2].  Tensor sizes: [3]; only "
        "dimensions of size 1 can be repeated",
    ),
    "assignment outside": Wrong(
        lambda t: set_item(t.ones(3), 3, 1.0),
        IndexError,
        "index: index 3 is out of bounds for dimension 0 with size 3 (a tensor of "
        "shape [3]); indices from -size to size - 1 are required",
    ),
    "deleting an item": Wrong(
        lambda t: t.ones(2).__delitem__(0),
        TypeError,
        "Tensor does not support deleting items",
    ),
    # Dtypes
    "requires_grad of integers": Wrong(
        lambda t: t.tensor([1, 2], requires_grad=True),
        RuntimeError,
        "requires_grad: a tensor of dtype int64 was given; only Tensors of floating "
        "point and complex dtype can require gradients; convert it with .float()",
    ),
    "requires_grad_ of integers": Wrong(
        lambda t: t.tensor([1, 2]).requires_grad_(),
        RuntimeError,
        "requires_grad: a tensor of dtype int64 was given; only Tensors of floating "
        "point and complex dtype can require gradients; convert it with .float()",
    ),
    "mean of integers": Wrong(
        lambda t: t.tensor([1, 2]).mean(),
        RuntimeError,
        "mean: a tensor of dtype int64 was given; mean(): could not infer output "
        "dtype. Input dtype must be either a floating point or complex dtype. Got: "
        "Long; pass dtype=float32 or convert the tensor first",
    ),
    "division in place of integers": Wrong(
        lambda t: t.tensor([1, 2]).div_(2),
        RuntimeError,
        "div_: a int64 tensor was given for a result of type float32; result type "
        "Float can't be cast to the desired output type Long; use the operation "
        "without the underscore",
    ),
    "exponential in place of integers": Wrong(
        lambda t: t.tensor([1, 2]).exp_(),
        RuntimeError,
        "exp_: a int64 tensor was given; result type Float can't be cast to the "
        "desired output type Long; use the operation without the underscore",
    ),
    "a float into integers": Wrong(
        lambda t: t.tensor([1, 2]).add_(t.tensor([0.5, 0.5])),
        RuntimeError,
        "add_: a int64 tensor was given for a result of type float32; result type "
        "Float can't be cast to the desired output type Long; use the operation "
        "without the underscore",
    ),
    "subtraction of bool": Wrong(
        lambda t: t.tensor([True]) - t.tensor([True]),
        RuntimeError,
        "sub: a bool tensor was given; sub is not defined for bool (Negation and "
        "subtraction with a bool tensor are not supported); use ~ or logical_xor, or "
        "convert with .to(int64)",
    ),
    "negation of bool": Wrong(
        lambda t: -t.tensor([True]),
        RuntimeError,
        "neg: a bool tensor was given; neg is not defined for bool (Negation and "
        "subtraction with a bool tensor are not supported); use ~ or logical_xor, or "
        "convert with .to(int64)",
    ),
    "relu of bool": Wrong(
        lambda t: t.tensor([True]).relu(),
        RuntimeError,
        "relu: a bool tensor was given; relu is not defined for bool (Negation and "
        "subtraction with a bool tensor are not supported); use ~ or logical_xor, or "
        "convert with .to(int64)",
    ),
    "negative power of integers": Wrong(
        lambda t: t.tensor([2]) ** -1,
        RuntimeError,
        "pow: an integer tensor and a negative exponent were given; Integers to "
        "negative integer powers are not allowed.; convert with .float() first",
    ),
    "product of dtypes": Wrong(
        lambda t: t.ones(2, 2) @ t.ones(2, 2).double(),
        RuntimeError,
        "mm: tensors of dtype float32 and float64 were given; expected m1 and m2 to "
        "have the same dtype, but got: float != double; convert one of them with "
        ".to(dtype)",
    ),
    "where of a number": Wrong(
        lambda t: t.where(t.ones(2), t.ones(2), t.ones(2)),
        RuntimeError,
        "where: a condition of dtype float32 was given; where expected condition to be "
        "a boolean tensor, but got a tensor with dtype float32; compare first, as in "
        "where(x > 0, a, b)",
    ),
    "overflow of uint8": Wrong(
        lambda t: t.tensor([300], dtype=t.uint8),
        RuntimeError,
        "tensor: the number 300 was given; value cannot be converted to type uint8 "
        "without overflow; use a wider dtype",
    ),
    "overflow of fill": Wrong(
        lambda t: t.zeros(2, dtype=t.uint8).fill_(300),
        RuntimeError,
        "fill_: a number outside the range of uint8 was given; value cannot be "
        "converted to type uint8_t without overflow; convert the tensor to a wider "
        "dtype first",
    ),
    "argmax of bool": Wrong(
        lambda t: t.tensor([True]).argmax(),
        RuntimeError,
        "argmax: a bool tensor was given; argmax(): does not support bool input; "
        "convert it with .to(uint8)",
    ),
    "dtype by a string": Wrong(
        lambda t: t.zeros(2, dtype="float32"),
        TypeError,
        "zeros(): argument 'dtype' must be torch.dtype, not str; the signature is "
        "zeros(int... size, *, dtype? dtype=None, device? device=None, bool "
        "requires_grad=False)",
    ),
    # Seeds and sweeps
    "second backward": Wrong(
        lambda t: swept_twice(t),
        RuntimeError,
        "backward: the graph through exp (ExpBackward0) was freed by an earlier "
        "backward(): Trying to backward through the graph a second time; a graph is "
        "swept once unless it is kept; if this is the same loss again, call the first "
        "backward with retain_graph=True; if a part of the graph was built outside the "
        "loop, compute it inside or detach() it",
    ),
    "value changed": Wrong(
        lambda t: changed_after_saving(t),
        RuntimeError,
        "exp: one of the variables needed for gradient computation has been modified "
        "by an inplace operation: a float32 tensor of shape [2], output 0 of "
        "ExpBackward0, is at version 1; expected version 0 instead; clone() the tensor "
        "before writing to it, or write after backward()",
    ),
    "no seed": Wrong(
        lambda t: leaf(t).exp().backward(),
        RuntimeError,
        "backward: an output of shape [2] was given without a gradient; grad can be "
        "implicitly created only for scalar outputs; reduce it first (.sum() or "
        ".mean()) or pass gradient= with the output's shape",
    ),
    "wrong seed": Wrong(
        lambda t: leaf(t).exp().backward(t.ones(3)),
        RuntimeError,
        "backward: Mismatch in shape: grad_output[0] has a shape of [3] and output[0] "
        "has a shape of [2]; both must be the same; expand or reduce the gradient",
    ),
    "seed of a number": Wrong(
        lambda t: leaf(t).exp().backward(1.0),
        TypeError,
        "backward: gradient is a float; gradients can be either Tensors or None, but got float",
    ),
    "backward without history": Wrong(
        lambda t: t.ones(2).sum().backward(),
        RuntimeError,
        "backward: element 0 of tensors does not require grad and does not have a "
        "grad_fn (a float32 tensor of shape []); an output computed from a tensor with "
        "requires_grad=True is required; look for detach(), item(), no_grad() or an "
        "integer dtype on the way from the parameters",
    ),
    "backward of integers": Wrong(
        lambda t: t.tensor(1).backward(),
        RuntimeError,
        "backward: element 0 of tensors does not require grad and does not have a "
        "grad_fn (a int64 tensor of shape []); an output computed from a tensor with "
        "requires_grad=True is required; look for detach(), item(), no_grad() or an "
        "integer dtype on the way from the parameters",
    ),
    "detached": Wrong(
        lambda t: leaf(t).detach().sum().backward(),
        RuntimeError,
        "backward: element 0 of tensors does not require grad and does not have a "
        "grad_fn (a float32 tensor of shape []); an output computed from a tensor with "
        "requires_grad=True is required; look for detach(), item(), no_grad() or an "
        "integer dtype on the way from the parameters",
    ),
    "no inputs": Wrong(
        lambda t: leaf(t).sum().backward(inputs=[]),
        RuntimeError,
        "backward: 'inputs' argument to backward cannot be empty.",
    ),
    "unused input": Wrong(
        lambda t: unused_input(t),
        RuntimeError,
        "grad: The differentiated Tensor at index 0 appears to not have been used in the graph. "
        "Set allow_unused=True if this is the desired behavior.",
    ),
    "input without history": Wrong(
        lambda t: no_history(t),
        RuntimeError,
        "grad: One of the differentiated Tensors does not require grad (shape [2]); "
        "call requires_grad_() on it before computing the output",
    ),
    "too many seeds": Wrong(
        lambda t: t.autograd.backward([leaf(t).sum()], [None, None]),
        RuntimeError,
        "backward: got 1 tensors and 2 gradients; one gradient for each tensor is "
        "required; use None for outputs with one element",
        "PyTorch ignores the seeds that are too many",
    ),
    "retain_grad without history": Wrong(
        lambda t: t.ones(2).retain_grad(),
        RuntimeError,
        "retain_grad: can't retain_grad on Tensor that has requires_grad=False",
    ),
    "requires_grad of a result": Wrong(
        lambda t: setattr(leaf(t).exp(), "requires_grad", False),
        RuntimeError,
        "requires_grad: a tensor computed by exp was given; you can only change "
        "requires_grad flags of leaf variables. If you want to use a computed variable "
        "in a subgraph that doesn't require differentiation use var_no_grad = "
        "var.detach().",
    ),
    "unknown argument of backward": Wrong(
        lambda t: leaf(t).sum().backward(seed=1),
        TypeError,
        "backward() got an unexpected keyword argument 'seed'",
    ),
    # Writes
    "leaf": Wrong(
        lambda t: leaf(t).zero_(),
        RuntimeError,
        "zero_: a leaf of shape [2] was given; a leaf Variable that requires grad is "
        "being used in an in-place operation.; leaves may be written to under "
        "no_grad() only; use the operation without the underscore, or write inside "
        "`with no_grad():`",
    ),
    "leaf by operator": Wrong(
        lambda t: leaf(t).__iadd__(1.0),
        RuntimeError,
        "add_: a leaf of shape [2] was given; a leaf Variable that requires grad is "
        "being used in an in-place operation.; leaves may be written to under "
        "no_grad() only; use the operation without the underscore, or write inside "
        "`with no_grad():`",
    ),
    "leaf by index": Wrong(
        lambda t: set_item(leaf(t), 0, 1.0),
        RuntimeError,
        "fill_: a view of a leaf of shape [2] was given; a view of a leaf Variable "
        "that requires grad is being used in an in-place operation.; leaves may be "
        "written to under no_grad() only; use the operation without the underscore, or "
        "write inside `with no_grad():`",
    ),
    "view of a leaf": Wrong(
        lambda t: written_under_view(t),
        RuntimeError,
        "mul_: a view of a leaf of shape [2] was given; a view of a leaf Variable that "
        "requires grad is being used in an in-place operation.; leaves may be written "
        "to under no_grad() only; use the operation without the underscore, or write "
        "inside `with no_grad():`",
    ),
    "expanded": Wrong(
        lambda t: t.ones(1).expand(3).add_(1),
        RuntimeError,
        "add_: a tensor of shape [3] and strides [0] was given; unsupported operation: "
        "more than one element of the written-to tensor refers to a single memory "
        "location. Please clone() the tensor before performing the operation.",
    ),
    "data of a list": Wrong(
        lambda t: setattr(leaf(t), "data", [1.0]),
        TypeError,
        "data: list was given; Variable data has to be a tensor, but got list",
    ),
    "data of integers": Wrong(
        lambda t: setattr(leaf(t), "data", t.tensor([1, 2])),
        RuntimeError,
        "data: a int64 tensor was given for a tensor that requires a gradient; data "
        "set to a tensor that requires gradients must be floating point or complex "
        "dtype; convert it with .float()",
    ),
    "grad of a number": Wrong(
        lambda t: setattr(leaf(t), "grad", 1.0),
        TypeError,
        "grad: float was given; assigned grad expected to be a Tensor or None but got "
        "grad of type float",
    ),
    "grad of another shape": Wrong(
        lambda t: setattr(leaf(t), "grad", t.ones(3)),
        RuntimeError,
        "grad: attempting to assign a gradient of size '[3]' to a tensor of size "
        "'[2]'. Please ensure that the gradient and the tensor are the same size",
    ),
    "grad of another dtype": Wrong(
        lambda t: setattr(leaf(t), "grad", t.ones(2).double()),
        RuntimeError,
        "grad: a float64 tensor was given for a float32 tensor; attempting to assign a "
        "gradient with dtype 'float64' to a tensor with dtype 'float32'; convert the "
        "gradient with .to()",
    ),
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
        TypeError,
        "tensor: an element of type NoneType was given at dim 1; numbers or sequences "
        "of numbers are required (Could not infer dtype of NoneType)",
        "PyTorch raises RuntimeError unless the dtype is given",
    ),
    "a large integer": Wrong(
        lambda t: t.tensor(2**64),
        ValueError,
        "an integer beyond 64 bits was given; Overflow when unpacking long long; use a float",
    ),
    "a large integer operand": Wrong(
        lambda t: t.tensor([1]) + 2**64,
        ValueError,
        "an integer beyond 64 bits was given; Overflow when unpacking long long; use a float",
        "PyTorch raises OverflowError here and ValueError in tensor(2**64)",
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
        lambda t: t.sum(t.ones(2), dims=0),
        TypeError,
        "sum() got an unexpected keyword argument 'dims'; the signature is sum(Tensor "
        "input, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)",
    ),
    "a keyword twice": Wrong(
        lambda t: t.sum(t.ones(2), 0, dim=0),
        TypeError,
        "sum() got multiple values for argument 'dim'; the signature is sum(Tensor "
        "input, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)",
    ),
    "a string as dim": Wrong(
        lambda t: t.sum(t.ones(2), "a"),
        TypeError,
        "sum(): argument 'dim' (position 2) must be int or tuple of ints, not str; the "
        "signature is sum(Tensor input, int[]? dim=None, bool keepdim=False, *, dtype? "
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


@pytest.mark.parametrize("name", CASES)
def test_the_message(name: str) -> None:
    wrong = CASES[name]
    with pytest.raises(wrong.kind) as caught:
        wrong.call(backsweep)
    assert type(caught.value) is wrong.kind
    assert str(caught.value) == wrong.text


@needs_torch
@pytest.mark.filterwarnings("ignore:Using a non-tuple sequence:UserWarning")
@pytest.mark.parametrize("name", CASES)
def test_the_type_is_pytorchs(name: str) -> None:
    wrong = CASES[name]
    if wrong.otherwise:
        pytest.skip(wrong.otherwise)
    with pytest.raises(wrong.kind) as caught:
        wrong.call(torch)
    assert type(caught.value) is wrong.kind


@pytest.mark.parametrize("name", CASES)
def test_the_engine_goes_on(name: str) -> None:
    """An error leaves neither the grad mode nor the next computation in disorder."""
    wrong = CASES[name]
    for _ in range(3):
        with pytest.raises(wrong.kind):
            wrong.call(backsweep)
    assert backsweep.is_grad_enabled()
    x = leaf(backsweep)
    (x * x).sum().backward()
    assert x.grad.tolist() == [2.0, 4.0]


@pytest.mark.parametrize("operation", ["__add__", "__mul__", "__truediv__", "__pow__"])
def test_division_of_integers_and_by_zero_is_no_error(operation: str) -> None:
    zeros, numbers = backsweep.tensor([0.0, 0.0]), backsweep.tensor([1.0, -1.0])
    assert getattr(numbers, operation)(zeros).shape == (2,)
    assert (backsweep.tensor([7]) / backsweep.tensor([2])).tolist() == [3.5]
    assert (backsweep.tensor([1, -1, 0]) / 0).tolist()[:2] == [math.inf, -math.inf]
    assert math.isnan((backsweep.tensor([0]) / 0).item())


def test_nan_goes_through() -> None:
    x = backsweep.tensor([math.nan, 1.0], requires_grad=True)
    y = (x * 2).sum()
    assert math.isnan(y.item())
    y.backward()
    assert x.grad.tolist() == [2.0, 2.0]
    assert (backsweep.tensor(math.nan) == math.nan).item() is False
    assert bool(backsweep.tensor(math.nan)) is True
    assert math.isnan(float(backsweep.tensor(math.nan)))


def test_numbers_of_numpy_are_taken() -> None:
    for number in (numpy.float64(2), numpy.float32(2), numpy.int64(2), numpy.uint8(2)):
        assert (backsweep.ones(2) * number).tolist() == [2.0, 2.0]
        assert (number * backsweep.ones(2)).tolist() == [2.0, 2.0]
