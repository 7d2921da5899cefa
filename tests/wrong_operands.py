"""Wrong shapes, dimensions, indices and dtypes, with the full texts of their errors."""

from __future__ import annotations

from wrong_calls import (
    Wrong,
    set_item,
)

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
        "sub: bool tensors were given; Subtraction, the `-` operator, with two bool tensors is "
        "not supported. Use the `^` or `logical_xor()` operator instead.",
    ),
    "negation of bool": Wrong(
        lambda t: -t.tensor([True]),
        RuntimeError,
        "neg: a bool tensor was given; Negation, the `-` operator, on a bool tensor is not "
        "supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator "
        "instead.",
    ),
    "relu of bool": Wrong(
        lambda t: t.tensor([True]).relu(),
        RuntimeError,
        "relu: a bool tensor was given; Boolean inputs not supported for relu; convert with "
        ".to(int64)",
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
    "a negative float for uint8": Wrong(
        lambda t: t.full((2,), -1.5, dtype=t.uint8),
        RuntimeError,
        "full: a number outside the range of uint8 was given; value cannot be "
        "converted to type uint8_t without overflow; convert the tensor to a wider "
        "dtype first",
    ),
    "a fraction beyond uint8": Wrong(
        lambda t: t.zeros(2, dtype=t.uint8).fill_(255.5),
        RuntimeError,
        "fill_: a number outside the range of uint8 was given; value cannot be "
        "converted to type uint8_t without overflow; convert the tensor to a wider "
        "dtype first",
    ),
    "a large scalar_tensor": Wrong(
        lambda t: t.scalar_tensor(2.0**31, dtype=t.int32),
        RuntimeError,
        "scalar_tensor: a number outside the range of int32 was given; value cannot be "
        "converted to type int without overflow; convert the tensor to a wider "
        "dtype first",
    ),
    "2 ** 63 as int64": Wrong(
        lambda t: t.full((2,), 2.0**63, dtype=t.int64),
        RuntimeError,
        "full: a number outside the range of int64 was given; value cannot be "
        "converted to type int64_t without overflow; convert the tensor to a wider "
        "dtype first",
        otherwise="PyTorch lets it through to a conversion that C++ does not define",
    ),
    "NaN for integers": Wrong(
        lambda t: t.ones(2, dtype=t.int32).new_full((2,), float("nan")),
        RuntimeError,
        "new_full: a number outside the range of int32 was given; value cannot be "
        "converted to type int without overflow; convert the tensor to a wider "
        "dtype first",
    ),
    "NaN in a list of integers": Wrong(
        lambda t: t.tensor([1.0, float("nan")], dtype=t.int64),
        RuntimeError,
        "tensor: the number nan was given; value cannot be converted to type int64 "
        "without overflow; use a wider dtype",
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
}
