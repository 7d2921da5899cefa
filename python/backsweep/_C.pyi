# Written by tools/generate_stubs.py; do not edit.

import builtins
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias, TypeVar, final, overload

from typing_extensions import Self

from ._device import device as _device

Number: TypeAlias = builtins.int | builtins.float
_AnyTensor = TypeVar("_AnyTensor", bound="Tensor")

@final
class dtype:
    """An element type, such as `backsweep.float32`."""

    @property
    def is_floating_point(self) -> builtins.bool:
        """True for float32 and float64."""
    @property
    def is_complex(self) -> builtins.bool:
        """False: there are no complex dtypes."""
    @property
    def is_signed(self) -> builtins.bool:
        """True when values may be negative."""
    @property
    def itemsize(self) -> builtins.int:
        """Bytes of one element."""

DTypeLike: TypeAlias = dtype | type[builtins.int] | type[builtins.float]
DeviceLike: TypeAlias = str | _device
_dtype: TypeAlias = dtype
_Index: TypeAlias = Any  # int, slice, None, Ellipsis, or a tuple of them

float32: dtype
float64: dtype
int32: dtype
int64: dtype
uint8: dtype
bool: dtype

class Size(tuple[builtins.int, ...]):
    """The sizes of a tensor: a tuple of int."""

    def numel(self) -> builtins.int:
        """The number of elements of a tensor of this size."""

class Node:
    """A recorded operation, as seen from `tensor.grad_fn`."""

    def name(self) -> str:
        """PyTorch's name of the node, such as 'MulBackward0'."""
    @property
    def next_functions(self) -> tuple[tuple[Node | None, builtins.int], ...]:
        """For each input, the node that receives its gradient and which of its outputs the input was;
        (None, 0) where no gradient is needed.
        """
    @property
    def variable(self) -> Tensor:
        """The leaf that an AccumulateGrad node adds to."""
    @property
    def saved_tensors(self) -> tuple[Tensor | None, ...]:
        """The values kept for the derivative. RuntimeError once they were freed or changed."""
    @property
    def formula(self) -> str:
        """The derivatives by the inputs in terms of g (the incoming gradient), inputs and result."""
    @property
    def operation(self) -> str:
        """The operation that was recorded, such as 'mul'."""
    @property
    def _sequence_nr(self) -> builtins.int:
        """The node's age: later nodes have larger numbers."""

class Tensor:
    """An n-dimensional array that remembers how it was computed.

    `Tensor(data)` copies numbers as float32; `Tensor(2, 3)` has that shape and any values. Prefer
    `backsweep.tensor(data)`, which takes a dtype and requires_grad.
    """

    __array_priority__: builtins.int
    def __new__(cls, *data: Any, device: DeviceLike | None = None) -> Self: ...

    # The graph.
    @property
    def data(self) -> Self:
        """The values without history: a tensor that shares memory but is outside the graph. Writing to
        it is not tracked. Assigning a tensor replaces the values, shape and dtype.
        """
    @data.setter
    def data(self, value: Tensor) -> None: ...
    # Any: it is None before the first backward(), and programs use it without asking.
    @property
    def grad(self) -> Any:
        """The gradient that backward() has accumulated here: a tensor of the same shape, or None."""
    @grad.setter
    def grad(self, value: Tensor | None) -> None: ...
    @property
    def requires_grad(self) -> builtins.bool:
        """Whether operations on this tensor are recorded. May be set on leaves of floating dtype."""
    @requires_grad.setter
    def requires_grad(self, value: builtins.bool) -> None: ...
    @property
    def grad_fn(self) -> Any:
        """The node that made this tensor; None for a leaf."""
    @property
    def is_leaf(self) -> builtins.bool:
        """True when no recorded operation made this tensor."""
    @property
    def retains_grad(self) -> builtins.bool:
        """True for a non-leaf tensor after retain_grad()."""
    @property
    def output_nr(self) -> builtins.int:
        """Which output of grad_fn this is."""
    @property
    def _version(self) -> builtins.int:
        """How often the memory was written to in place."""
    @property
    def _base(self) -> Tensor | None:
        """The tensor this one is a view of, or None."""
    def backward(
        self,
        gradient: Tensor | None = None,
        retain_graph: builtins.bool | None = None,
        create_graph: builtins.bool = False,
        inputs: Tensor | Sequence[Tensor] | None = None,
    ) -> None: ...
    def requires_grad_(self, requires_grad: builtins.bool = True) -> Self:
        """Sets requires_grad and returns the tensor."""
    def retain_grad(self) -> None:
        """Makes a non-leaf tensor keep its gradient in `.grad`."""
    @staticmethod
    def _make_subclass(
        cls: type[_AnyTensor], data: Tensor, requires_grad: builtins.bool = False
    ) -> _AnyTensor: ...
    def as_subclass(self, cls: type[_AnyTensor]) -> _AnyTensor:
        """The same tensor as an object of a subclass."""

    # Geometry.
    @property
    def shape(self) -> Size:
        """The sizes of the dimensions, a Size."""
    @property
    def dtype(self) -> _dtype:
        """The element type."""
    @property
    def device(self) -> _device:
        """The device: the CPU."""
    @property
    def ndim(self) -> builtins.int:
        """The number of dimensions."""
    @property
    def itemsize(self) -> builtins.int:
        """Bytes of one element."""
    @property
    def nbytes(self) -> builtins.int:
        """Bytes of all elements."""
    @property
    def T(self) -> Tensor:
        """A view with the dimensions reversed."""
    @property
    def mT(self) -> Tensor:
        """A view with the last two dimensions swapped."""
    @property
    def is_cuda(self) -> builtins.bool:
        """False: tensors are on the CPU."""
    @property
    def is_sparse(self) -> builtins.bool:
        """False: tensors are dense."""
    @property
    def is_quantized(self) -> builtins.bool:
        """False."""
    @overload
    def size(self, dim: None = None) -> Size: ...
    @overload
    def size(self, dim: builtins.int) -> builtins.int: ...
    @overload
    def stride(self, dim: None = None) -> tuple[builtins.int, ...]: ...
    @overload
    def stride(self, dim: builtins.int) -> builtins.int: ...
    def dim(self) -> builtins.int:
        """The number of dimensions."""
    def ndimension(self) -> builtins.int:
        """The number of dimensions."""
    def numel(self) -> builtins.int:
        """The number of elements."""
    def nelement(self) -> builtins.int:
        """The number of elements."""
    def element_size(self) -> builtins.int:
        """Bytes of one element."""
    def is_contiguous(self) -> builtins.bool:
        """True when the elements lie in row-major order without gaps."""
    def is_floating_point(self) -> builtins.bool:
        """True for float32 and float64."""
    def storage_offset(self) -> builtins.int:
        """The first element's place in the storage, in elements."""
    def data_ptr(self) -> builtins.int:
        """The address of the first element."""

    # Conversion.
    # Any: a number whose type depends on the dtype.
    def item(self) -> Any:
        """The only element as a Python number. RuntimeError for any other size."""
    def tolist(self) -> Any:
        """The elements as nested lists; a number for a 0-d tensor."""
    def numpy(self) -> Any:
        """An array that shares the memory. RuntimeError when the tensor requires a gradient: detach() first."""
    def type(self, dtype: _dtype | str | None = None) -> Any:
        """Return PyTorch's name of the type, or the tensor in another dtype."""
    def __array__(self, dtype: Any = None, copy: builtins.bool | None = None) -> Any: ...
    def __bool__(self) -> builtins.bool: ...
    def __int__(self) -> builtins.int: ...
    def __float__(self) -> builtins.float: ...
    def __index__(self) -> builtins.int: ...
    def __len__(self) -> builtins.int: ...
    def __iter__(self) -> Iterator[Tensor]: ...
    def __reversed__(self) -> Iterator[Tensor]: ...
    def __contains__(self, element: Tensor | Number) -> builtins.bool: ...
    def __format__(self, format_spec: str) -> str: ...
    def __getitem__(self, index: _Index) -> Tensor: ...
    def __setitem__(self, index: _Index, value: Tensor | Number) -> None: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[builtins.int, Any]) -> Self: ...

    # Operators.
    def __add__(self, other: Tensor | Number) -> Tensor: ...
    def __radd__(self, other: Tensor | Number) -> Tensor: ...
    def __iadd__(self, other: Tensor | Number) -> Self: ...
    def __sub__(self, other: Tensor | Number) -> Tensor: ...
    def __rsub__(self, other: Tensor | Number) -> Tensor: ...
    def __isub__(self, other: Tensor | Number) -> Self: ...
    def __mul__(self, other: Tensor | Number) -> Tensor: ...
    def __rmul__(self, other: Tensor | Number) -> Tensor: ...
    def __imul__(self, other: Tensor | Number) -> Self: ...
    def __truediv__(self, other: Tensor | Number) -> Tensor: ...
    def __rtruediv__(self, other: Tensor | Number) -> Tensor: ...
    def __itruediv__(self, other: Tensor | Number) -> Self: ...
    def __pow__(self, other: Tensor | Number) -> Tensor: ...
    def __rpow__(self, other: Tensor | Number) -> Tensor: ...
    def __ipow__(self, other: Tensor | Number) -> Self: ...
    def __matmul__(self, other: Tensor) -> Tensor: ...
    def __rmatmul__(self, other: Tensor) -> Tensor: ...
    def __neg__(self) -> Tensor: ...
    def __pos__(self) -> Tensor: ...
    def __abs__(self) -> Tensor: ...
    def __eq__(self, other: Tensor | Number) -> Tensor: ...  # type: ignore[override]
    def __ne__(self, other: Tensor | Number) -> Tensor: ...  # type: ignore[override]
    def __lt__(self, other: Tensor | Number) -> Tensor: ...
    def __le__(self, other: Tensor | Number) -> Tensor: ...
    def __gt__(self, other: Tensor | Number) -> Tensor: ...
    def __ge__(self, other: Tensor | Number) -> Tensor: ...
    def __hash__(self) -> builtins.int: ...

    def abs(self) -> Tensor:
        """Absolute value.

        See `backsweep.abs`.
        """
    def abs_(self) -> Self:
        """Writes the result of `abs` into this tensor and returns it."""
    def add(self, other: Tensor | Number) -> Tensor:
        """Sum, `a + b`.

        See `backsweep.add`.
        """
    def add_(self, other: Tensor | Number) -> Self:
        """Writes the result of `add` into this tensor and returns it."""
    def amax(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False) -> Tensor:
        """The largest elements along `dim`; equal elements share the gradient equally.

        See `backsweep.amax`.
        """
    def amin(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False) -> Tensor:
        """The smallest elements along `dim`; equal elements share the gradient equally.

        See `backsweep.amin`.
        """
    def argmax(self, dim: builtins.int | None = None, keepdim: builtins.bool = False) -> Tensor:
        """Where the largest element is, the first of equal ones; in the flattened tensor without `dim`.

        See `backsweep.argmax`.
        """
    def argmin(self, dim: builtins.int | None = None, keepdim: builtins.bool = False) -> Tensor:
        """Where the smallest element is, the first of equal ones; in the flattened tensor without `dim`.

        See `backsweep.argmin`.
        """
    def as_strided(self, size: builtins.int | Sequence[builtins.int], stride: builtins.int | Sequence[builtins.int], storage_offset: builtins.int | None = None) -> Tensor:
        """A view of given sizes and strides over the storage; elements may share places.

        See `backsweep.as_strided`.
        """
    def as_strided_scatter(self, src: Tensor, size: builtins.int | Sequence[builtins.int], stride: builtins.int | Sequence[builtins.int], storage_offset: builtins.int | None = None) -> Tensor:
        """A copy of the input in which the strided view is replaced by src.

        See `backsweep.as_strided_scatter`.
        """
    def bmm(self, mat2: Tensor) -> Tensor:
        """Products of two batches of matrices, pair by pair.

        See `backsweep.bmm`.
        """
    def bool(self) -> Tensor:
        """bool(input)

        True where the element is not zero.

        >>> backsweep.arange(6.0).reshape(2, 3).bool()
        tensor([[False,  True,  True],
                [ True,  True,  True]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bool.html
        """
    def byte(self) -> Tensor:
        """byte(input)

        The tensor in uint8; fractions are cut off.

        >>> backsweep.arange(6.0).reshape(2, 3).byte()
        tensor([[0, 1, 2],
                [3, 4, 5]], dtype=torch.uint8)

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.byte.html
        """
    def chunk(self, chunks: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """At most `chunks` views of equal size along a dimension; the last may be smaller.

        See `backsweep.chunk`.
        """
    def clone(self) -> Tensor:
        """A copy with memory of its own; gradients flow through to the input.

        See `backsweep.clone`.
        """
    def contiguous(self) -> Tensor:
        """contiguous(input)

        The tensor itself when its memory is in row-major order, else a copy that is.

        Derivative: g
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> backsweep.arange(6.0).reshape(2, 3).contiguous()
        tensor([[0., 1., 2.],
                [3., 4., 5.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.contiguous.html
        """
    def copy_(self, src: Tensor | Number, non_blocking: builtins.bool = False) -> Tensor:
        """copy_(input, src, non_blocking= False)

        Copies the elements of another tensor, broadcast and cast.

        Derivative: zeros; g
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> backsweep.tensor([0.5, 2.0]).copy_(backsweep.tensor([1.0, 2.0]))
        tensor([1., 2.])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.copy_.html
        """
    def cos(self) -> Tensor:
        """Cosine of an angle in radians.

        See `backsweep.cos`.
        """
    def cos_(self) -> Self:
        """Writes the result of `cos` into this tensor and returns it."""
    def cpu(self) -> Tensor:
        """cpu(input)

        The tensor itself: it is on the CPU.

        >>> backsweep.arange(6.0).reshape(2, 3).cpu()
        tensor([[0., 1., 2.],
                [3., 4., 5.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cpu.html
        """
    def detach(self) -> Tensor:
        """The same memory outside the graph: no gradient flows through it.

        See `backsweep.detach`.
        """
    def div(self, other: Tensor | Number) -> Tensor:
        """Quotient, `a / b`; always true division.

        See `backsweep.div`.
        """
    def div_(self, other: Tensor | Number) -> Self:
        """Writes the result of `div` into this tensor and returns it."""
    def dot(self, other: Tensor) -> Tensor:
        """Sum of the products of two vectors' elements.

        See `backsweep.dot`.
        """
    def double(self) -> Tensor:
        """double(input)

        The tensor in float64.

        >>> backsweep.arange(6.0).reshape(2, 3).double()
        tensor([[0., 1., 2.],
                [3., 4., 5.]], dtype=torch.float64)

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.double.html
        """
    def eq(self, other: Tensor | Number) -> Tensor:
        """True where `a == b`.

        See `backsweep.eq`.
        """
    def eq_(self, other: Tensor | Number) -> Self:
        """Writes the result of `eq` into this tensor and returns it."""
    def exp(self) -> Tensor:
        """Exponential, e to the power x.

        See `backsweep.exp`.
        """
    def exp_(self) -> Self:
        """Writes the result of `exp` into this tensor and returns it."""
    def expand(self, *size: builtins.int | Sequence[builtins.int]) -> Tensor:
        """expand(input, *size)

        Repeats dimensions of size 1 without copying; -1 keeps a size.

        Derivative: sum_to(g, input.shape)
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        The result is a view: it shares memory with the input.

        >>> backsweep.arange(3.0).reshape(1, 3).expand((2, 3))
        tensor([[0., 1., 2.],
                [0., 1., 2.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expand.html
        """
    def expand_as(self, other: Tensor) -> Tensor:
        """expand_as(input, other)

        Repeats dimensions of size 1 up to the sizes of another tensor.

        Derivative: sum_to(g, input.shape)
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        The result is a view: it shares memory with the input.

        >>> backsweep.arange(3.0).reshape(1, 3).expand_as(backsweep.arange(6.0).reshape(2, 3))
        tensor([[0., 1., 2.],
                [0., 1., 2.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expand_as.html
        """
    def fill_(self, value: Tensor | Number) -> Tensor:
        """fill_(input, value)

        Sets every element to a number or a 0-d tensor.

        Derivative: zeros; sum(g)
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> backsweep.tensor([0.5, 2.0]).fill_(7)
        tensor([7., 7.])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fill_.html
        """
    def flatten(self, start_dim: builtins.int = 0, end_dim: builtins.int = -1) -> Tensor:
        """Joins the dimensions from start_dim to end_dim into one.

        See `backsweep.flatten`.
        """
    def float(self) -> Tensor:
        """float(input)

        The tensor in float32.

        >>> backsweep.arange(6.0).reshape(2, 3).float()
        tensor([[0., 1., 2.],
                [3., 4., 5.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.float.html
        """
    def ge(self, other: Tensor | Number) -> Tensor:
        """True where `a >= b`.

        See `backsweep.ge`.
        """
    def ge_(self, other: Tensor | Number) -> Self:
        """Writes the result of `ge` into this tensor and returns it."""
    def gt(self, other: Tensor | Number) -> Tensor:
        """True where `a > b`.

        See `backsweep.gt`.
        """
    def gt_(self, other: Tensor | Number) -> Self:
        """Writes the result of `gt` into this tensor and returns it."""
    def int(self) -> Tensor:
        """int(input)

        The tensor in int32; fractions are cut off.

        >>> backsweep.arange(6.0).reshape(2, 3).int()
        tensor([[0, 1, 2],
                [3, 4, 5]], dtype=torch.int32)

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.int.html
        """
    def le(self, other: Tensor | Number) -> Tensor:
        """True where `a <= b`.

        See `backsweep.le`.
        """
    def le_(self, other: Tensor | Number) -> Self:
        """Writes the result of `le` into this tensor and returns it."""
    def log(self) -> Tensor:
        """Natural logarithm.

        See `backsweep.log`.
        """
    def log_(self) -> Self:
        """Writes the result of `log` into this tensor and returns it."""
    def long(self) -> Tensor:
        """long(input)

        The tensor in int64; fractions are cut off.

        >>> backsweep.arange(6.0).reshape(2, 3).long()
        tensor([[0, 1, 2],
                [3, 4, 5]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.long.html
        """
    def lt(self, other: Tensor | Number) -> Tensor:
        """True where `a < b`.

        See `backsweep.lt`.
        """
    def lt_(self, other: Tensor | Number) -> Self:
        """Writes the result of `lt` into this tensor and returns it."""
    def matmul(self, other: Tensor) -> Tensor:
        """Matrix product, `a @ b`: of vectors, matrices and broadcast batches of matrices.

        See `backsweep.matmul`.
        """
    @overload
    def max(self) -> Tensor:
        """The largest element; NaN wins. Equal elements share the gradient equally.

        See `backsweep.max`.
        """
    @overload
    def max(self, dim: builtins.int, keepdim: builtins.bool = False) -> return_type_max: ...
    @overload
    def max(self, other: Tensor) -> Tensor: ...
    def maximum(self, other: Tensor | Number) -> Tensor:
        """The larger of two elements; NaN wins. Equal elements share the gradient equally.

        See `backsweep.maximum`.
        """
    def mean(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor:
        """Mean of all elements, or along the dimensions `dim`; floating dtypes only.

        See `backsweep.mean`.
        """
    @overload
    def min(self) -> Tensor:
        """The smallest element; NaN wins. Equal elements share the gradient equally.

        See `backsweep.min`.
        """
    @overload
    def min(self, dim: builtins.int, keepdim: builtins.bool = False) -> return_type_min: ...
    @overload
    def min(self, other: Tensor) -> Tensor: ...
    def minimum(self, other: Tensor | Number) -> Tensor:
        """The smaller of two elements; NaN wins. Equal elements share the gradient equally.

        See `backsweep.minimum`.
        """
    def mm(self, mat2: Tensor) -> Tensor:
        """Product of two matrices.

        See `backsweep.mm`.
        """
    def mul(self, other: Tensor | Number) -> Tensor:
        """Product, `a * b`.

        See `backsweep.mul`.
        """
    def mul_(self, other: Tensor | Number) -> Self:
        """Writes the result of `mul` into this tensor and returns it."""
    def mv(self, vec: Tensor) -> Tensor:
        """Product of a matrix and a vector.

        See `backsweep.mv`.
        """
    def narrow(self, dim: builtins.int, start: builtins.int, length: builtins.int) -> Tensor:
        """`length` positions of a dimension from `start` on.

        See `backsweep.narrow`.
        """
    def ne(self, other: Tensor | Number) -> Tensor:
        """True where `a != b`.

        See `backsweep.ne`.
        """
    def ne_(self, other: Tensor | Number) -> Self:
        """Writes the result of `ne` into this tensor and returns it."""
    def neg(self) -> Tensor:
        """Negative, `-x`.

        See `backsweep.neg`.
        """
    def neg_(self) -> Self:
        """Writes the result of `neg` into this tensor and returns it."""
    def permute(self, *dims: builtins.int | Sequence[builtins.int]) -> Tensor:
        """Puts the dimensions into another order.

        See `backsweep.permute`.
        """
    def pow(self, other: Tensor | Number) -> Tensor:
        """Power, `a ** b`.

        See `backsweep.pow`.
        """
    def pow_(self, other: Tensor | Number) -> Self:
        """Writes the result of `pow` into this tensor and returns it."""
    def reciprocal(self) -> Tensor:
        """Reciprocal, `1 / x`.

        See `backsweep.reciprocal`.
        """
    def reciprocal_(self) -> Self:
        """Writes the result of `reciprocal` into this tensor and returns it."""
    def relu(self) -> Tensor:
        """Rectified linear unit: x where x > 0, else 0. The derivative at 0 is 0.

        See `backsweep.relu`.
        """
    def relu_(self) -> Self:
        """Writes the result of `relu` into this tensor and returns it."""
    def reshape(self, *shape: builtins.int | Sequence[builtins.int]) -> Tensor:
        """The same elements in another shape: a view where the memory allows it, else a copy.

        See `backsweep.reshape`.
        """
    def reshape_as(self, other: Tensor) -> Tensor:
        """reshape_as(input, other)

        The same elements in the shape of another tensor.

        Derivative: reshape(g, input.shape)
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        The result is a view: it shares memory with the input.

        >>> backsweep.arange(6.0).reshape(2, 3).reshape_as(backsweep.arange(6.0).reshape(3, 2))
        tensor([[0., 1.],
                [2., 3.],
                [4., 5.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.reshape_as.html
        """
    def rsqrt(self) -> Tensor:
        """Reciprocal of the square root.

        See `backsweep.rsqrt`.
        """
    def rsqrt_(self) -> Self:
        """Writes the result of `rsqrt` into this tensor and returns it."""
    def select(self, dim: builtins.int, index: builtins.int) -> Tensor:
        """One position of a dimension, which disappears.

        See `backsweep.select`.
        """
    def sigmoid(self) -> Tensor:
        """Logistic function, `1 / (1 + exp(-x))`.

        See `backsweep.sigmoid`.
        """
    def sigmoid_(self) -> Self:
        """Writes the result of `sigmoid` into this tensor and returns it."""
    def sign(self) -> Tensor:
        """Sign: -1, 0 or 1; 0 for NaN.

        See `backsweep.sign`.
        """
    def sign_(self) -> Self:
        """Writes the result of `sign` into this tensor and returns it."""
    def sin(self) -> Tensor:
        """Sine of an angle in radians.

        See `backsweep.sin`.
        """
    def sin_(self) -> Self:
        """Writes the result of `sin` into this tensor and returns it."""
    @overload
    def split(self, split_size_or_sections: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """Views of a given size along a dimension; the last may be smaller.

        See `backsweep.split`.
        """
    @overload
    def split(self, split_size_or_sections: builtins.int | Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]: ...
    def sqrt(self) -> Tensor:
        """Square root.

        See `backsweep.sqrt`.
        """
    def sqrt_(self) -> Self:
        """Writes the result of `sqrt` into this tensor and returns it."""
    def squeeze(self, dim: builtins.int | Sequence[builtins.int] | None = None) -> Tensor:
        """Removes dimensions of size 1: all of them, or those given.

        See `backsweep.squeeze`.
        """
    def sub(self, other: Tensor | Number) -> Tensor:
        """Difference, `a - b`.

        See `backsweep.sub`.
        """
    def sub_(self, other: Tensor | Number) -> Self:
        """Writes the result of `sub` into this tensor and returns it."""
    def sum(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor:
        """Sum of all elements, or along the dimensions `dim`; integers and bool sum into int64.

        See `backsweep.sum`.
        """
    def swapaxes(self, axis0: builtins.int, axis1: builtins.int) -> Tensor:
        """Swaps two dimensions; another name of transpose.

        See `backsweep.swapaxes`.
        """
    def swapdims(self, dim0: builtins.int, dim1: builtins.int) -> Tensor:
        """Swaps two dimensions; another name of transpose.

        See `backsweep.swapdims`.
        """
    def t(self) -> Tensor:
        """Transposes a matrix; a tensor of fewer dimensions stays as it is.

        See `backsweep.t`.
        """
    def tanh(self) -> Tensor:
        """Hyperbolic tangent.

        See `backsweep.tanh`.
        """
    def tanh_(self) -> Self:
        """Writes the result of `tanh` into this tensor and returns it."""
    @overload
    def to(self, dtype: DTypeLike | None = None, *, copy: builtins.bool = False) -> Tensor:
        """to(input, dtype=None, *, copy=False)
        to(input, device, dtype=None, *, copy=False)

        The tensor in another dtype; itself when it has that dtype, unless copy is True.
        The tensor on a device; there is one, the CPU.

        >>> backsweep.tensor([0.5, 2.0]).to(backsweep.float64)
        tensor([0.5000, 2.0000], dtype=torch.float64)

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to.html
        """
    @overload
    def to(self, device: DeviceLike | None, dtype: DTypeLike | None = None, *, copy: builtins.bool = False) -> Tensor: ...
    def transpose(self, dim0: builtins.int, dim1: builtins.int) -> Tensor:
        """Swaps two dimensions.

        See `backsweep.transpose`.
        """
    def type_as(self, other: Tensor) -> Tensor:
        """type_as(input, other)

        The tensor in another tensor's dtype.

        >>> backsweep.arange(6.0).reshape(2, 3).type_as(backsweep.tensor([0.5]))
        tensor([[0., 1., 2.],
                [3., 4., 5.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.type_as.html
        """
    def unbind(self, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """The views at every position of a dimension.

        See `backsweep.unbind`.
        """
    def unflatten(self, dim: builtins.int, sizes: builtins.int | Sequence[builtins.int]) -> Tensor:
        """Splits one dimension into several.

        See `backsweep.unflatten`.
        """
    def unsqueeze(self, dim: builtins.int) -> Tensor:
        """Inserts a dimension of size 1.

        See `backsweep.unsqueeze`.
        """
    def view(self, *size: builtins.int | Sequence[builtins.int]) -> Tensor:
        """view(input, *size)

        The same elements in another shape, sharing memory; one size may be -1.

        Derivative: reshape(g, input.shape)
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        The result is a view: it shares memory with the input.

        >>> backsweep.arange(6.0).reshape(2, 3).view((3, 2))
        tensor([[0., 1.],
                [2., 3.],
                [4., 5.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view.html
        """
    def view_as(self, other: Tensor) -> Tensor:
        """view_as(input, other)

        The same elements in the shape of another tensor, sharing memory.

        Derivative: reshape(g, input.shape)
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        The result is a view: it shares memory with the input.

        >>> backsweep.arange(6.0).reshape(2, 3).view_as(backsweep.arange(6.0).reshape(3, 2))
        tensor([[0., 1.],
                [2., 3.],
                [4., 5.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view_as.html
        """
    def zero_(self) -> Tensor:
        """zero_(input)

        Sets every element to 0.

        Derivative: zeros
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> backsweep.tensor([0.5, 2.0]).zero_()
        tensor([0., 0.])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.zero_.html
        """

def tensor(
    data: Any,
    *,
    dtype: DTypeLike | None = None,
    device: DeviceLike | None = None,
    requires_grad: builtins.bool = False,
) -> Tensor: ...
def from_numpy(array: Any) -> Tensor: ...
def grad(
    outputs: Sequence[Tensor],
    inputs: Sequence[Tensor],
    seeds: Sequence[Tensor | None],
    retain_graph: builtins.bool,
    create_graph: builtins.bool,
    /,
) -> list[Tensor | None]: ...
def backward(
    outputs: Sequence[Tensor],
    seeds: Sequence[Tensor | None],
    retain_graph: builtins.bool,
    create_graph: builtins.bool,
    inputs: Sequence[Tensor],
    /,
) -> None: ...
def is_grad_enabled() -> builtins.bool:
    """is_grad_enabled() -> bool

    Whether operations are being recorded in this thread.
    """
def _set_grad_enabled(enabled: builtins.bool, /) -> None: ...
def get_num_threads() -> builtins.int:
    """get_num_threads() -> int

    How many threads a large kernel may use.
    """
def set_num_threads(count: builtins.int) -> None:
    """set_num_threads(count)

    Limits the threads that a large kernel may use.
    """
def empty_cache() -> None:
    """empty_cache()

    Gives memory kept for reuse back to the system.
    """
def result_type(tensor1: Tensor | Number, tensor2: Tensor | Number) -> _dtype:
    """result_type(tensor1, tensor2) -> dtype

    The dtype of an operation on both.
    """

build_info: dict[str, str]
op_table: list[dict[str, Any]]
ops: Any  # the fused derivatives, for tests

class return_type_max(NamedTuple):
    values: Tensor
    indices: Tensor

class return_type_min(NamedTuple):
    values: Tensor
    indices: Tensor

def abs(input: Tensor) -> Tensor:
    """abs(input)

    Absolute value.

    Derivative: g * sign(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.abs(backsweep.tensor([0.5, 2.0]))
    tensor([0.5000, 2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.abs.html
    """
def add(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """add(input, other)

    Sum, `a + b`.

    Derivative: g; g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.add(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([1.5000, 4.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.add.html
    """
def amax(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False) -> Tensor:
    """amax(input, dim=None, keepdim=False)

    The largest elements along `dim`; equal elements share the gradient equally.

    Derivative: (input == y) * g / (input == y).sum(dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.amax(backsweep.arange(6.0).reshape(2, 3))
    tensor(5.)

    See https://docs.pytorch.org/docs/stable/generated/torch.amax.html
    """
def amin(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False) -> Tensor:
    """amin(input, dim=None, keepdim=False)

    The smallest elements along `dim`; equal elements share the gradient equally.

    Derivative: (input == y) * g / (input == y).sum(dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.amin(backsweep.arange(6.0).reshape(2, 3))
    tensor(0.)

    See https://docs.pytorch.org/docs/stable/generated/torch.amin.html
    """
@overload
def arange(end: Number, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, requires_grad: builtins.bool = False) -> Tensor:
    """arange(end, *, dtype=None, device=None, requires_grad=False)
    arange(start, end, step=1, *, dtype=None, device=None, requires_grad=False)

    0, 1, 2, ... below end; int64 for integers, float32 otherwise.
    start, start + step, ... below end; int64 for integers, float32 otherwise.

    >>> backsweep.arange(5)
    tensor([0, 1, 2, 3, 4])

    See https://docs.pytorch.org/docs/stable/generated/torch.arange.html
    """
@overload
def arange(start: Number, end: Number, step: Number = 1, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, requires_grad: builtins.bool = False) -> Tensor: ...
def argmax(input: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False) -> Tensor:
    """argmax(input, dim=None, keepdim=False)

    Where the largest element is, the first of equal ones; in the flattened tensor without `dim`.

    >>> backsweep.argmax(backsweep.arange(6.0).reshape(2, 3), 0)
    tensor([1, 1, 1])

    See https://docs.pytorch.org/docs/stable/generated/torch.argmax.html
    """
def argmin(input: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False) -> Tensor:
    """argmin(input, dim=None, keepdim=False)

    Where the smallest element is, the first of equal ones; in the flattened tensor without `dim`.

    >>> backsweep.argmin(backsweep.arange(6.0).reshape(2, 3), 0)
    tensor([0, 0, 0])

    See https://docs.pytorch.org/docs/stable/generated/torch.argmin.html
    """
def as_strided(input: Tensor, size: builtins.int | Sequence[builtins.int], stride: builtins.int | Sequence[builtins.int], storage_offset: builtins.int | None = None) -> Tensor:
    """as_strided(input, size, stride, storage_offset= None)

    A view of given sizes and strides over the storage; elements may share places.

    Derivative: elements of g added up where they lie in the input's storage
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.as_strided(backsweep.arange(6.0).reshape(2, 3), (3, 2), (1, 3))
    tensor([[0., 3.],
            [1., 4.],
            [2., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.as_strided.html
    """
def as_strided_scatter(input: Tensor, src: Tensor, size: builtins.int | Sequence[builtins.int], stride: builtins.int | Sequence[builtins.int], storage_offset: builtins.int | None = None) -> Tensor:
    """as_strided_scatter(input, src, size, stride, storage_offset= None)

    A copy of the input in which the strided view is replaced by src.

    Derivative: g with zeros at the place; g at the place
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.as_strided_scatter(backsweep.arange(6.0).reshape(2, 3), backsweep.tensor([0.5, 2.0]), (2,), (2,), 1)
    tensor([[0.0000, 0.5000, 2.0000],
            [2.0000, 4.0000, 5.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.as_strided_scatter.html
    """
def bmm(input: Tensor, mat2: Tensor) -> Tensor:
    """bmm(input, mat2)

    Products of two batches of matrices, pair by pair.

    Derivative: g @ mat2.mT; input.mT @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.bmm(backsweep.arange(6.0).reshape(1, 2, 3), backsweep.arange(6.0).reshape(1, 3, 2))
    tensor([[[10., 13.],
             [28., 40.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.bmm.html
    """
def cat(tensors: Sequence[Tensor], dim: builtins.int = 0) -> Tensor:
    """cat(tensors, dim= 0)

    Joins tensors along an existing dimension.

    Derivative: for each input its part of g along dim
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.cat([backsweep.arange(6.0).reshape(2, 3), backsweep.arange(3.0).reshape(1, 3)], 0)
    tensor([[0., 1., 2.],
            [3., 4., 5.],
            [0., 1., 2.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.cat.html
    """
def chunk(input: Tensor, chunks: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """chunk(input, chunks, dim= 0)

    At most `chunks` views of equal size along a dimension; the last may be smaller.

    Derivative: cat(all g, dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.chunk(backsweep.arange(10.0).reshape(5, 2), 2)
    (tensor([[0., 1.],
            [2., 3.],
            [4., 5.]]), tensor([[6., 7.],
            [8., 9.]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.chunk.html
    """
def clone(input: Tensor) -> Tensor:
    """clone(input)

    A copy with memory of its own; gradients flow through to the input.

    Derivative: g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.clone(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.clone.html
    """
def concat(tensors: Sequence[Tensor], dim: builtins.int = 0) -> Tensor:
    """concat(tensors, dim= 0)

    Joins tensors along an existing dimension.

    Derivative: for each input its part of g along dim
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.concat([backsweep.arange(6.0).reshape(2, 3), backsweep.arange(3.0).reshape(1, 3)], 0)
    tensor([[0., 1., 2.],
            [3., 4., 5.],
            [0., 1., 2.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.concat.html
    """
def concatenate(tensors: Sequence[Tensor], dim: builtins.int = 0) -> Tensor:
    """concatenate(tensors, dim= 0)

    Joins tensors along an existing dimension.

    Derivative: for each input its part of g along dim
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.concatenate([backsweep.arange(6.0).reshape(2, 3), backsweep.arange(3.0).reshape(1, 3)], 0)
    tensor([[0., 1., 2.],
            [3., 4., 5.],
            [0., 1., 2.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.concatenate.html
    """
def cos(input: Tensor) -> Tensor:
    """cos(input)

    Cosine of an angle in radians.

    Derivative: g * -sin(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.cos(backsweep.tensor([0.5, 2.0]))
    tensor([ 0.8776, -0.4161])

    See https://docs.pytorch.org/docs/stable/generated/torch.cos.html
    """
def detach(input: Tensor) -> Tensor:
    """detach(input)

    The same memory outside the graph: no gradient flows through it.

    The result is a view: it shares memory with the input.

    >>> backsweep.detach(backsweep.tensor([0.5, 2.0]))
    tensor([0.5000, 2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.detach.html
    """
def div(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """div(input, other)

    Quotient, `a / b`; always true division.

    Derivative: g / b; -g * y / b
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.div(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 1.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.div.html
    """
def dot(input: Tensor, other: Tensor) -> Tensor:
    """dot(input, other)

    Sum of the products of two vectors' elements.

    Derivative: g * other; g * input
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.dot(backsweep.tensor([0.5, 2.0, -1.0]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor(5.2500)

    See https://docs.pytorch.org/docs/stable/generated/torch.dot.html
    """
def empty(*size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, requires_grad: builtins.bool = False) -> Tensor:
    """empty(*size, dtype=None, device=None, requires_grad=False)

    Elements of no particular value; float32 unless a dtype is given.

    See https://docs.pytorch.org/docs/stable/generated/torch.empty.html
    """
def empty_like(input: Tensor, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, requires_grad: builtins.bool = False) -> Tensor:
    """empty_like(input, *, dtype=None, device=None, requires_grad=False)

    Elements of no particular value, of another tensor's shape and dtype.

    See https://docs.pytorch.org/docs/stable/generated/torch.empty_like.html
    """
def eq(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """eq(input, other)

    True where `a == b`.

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.eq(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([False,  True])

    See https://docs.pytorch.org/docs/stable/generated/torch.eq.html
    """
def exp(input: Tensor) -> Tensor:
    """exp(input)

    Exponential, e to the power x.

    Derivative: g * y
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.exp(backsweep.tensor([0.5, 2.0]))
    tensor([1.6487, 7.3891])

    See https://docs.pytorch.org/docs/stable/generated/torch.exp.html
    """
def flatten(input: Tensor, start_dim: builtins.int = 0, end_dim: builtins.int = -1) -> Tensor:
    """flatten(input, start_dim= 0, end_dim= -1)

    Joins the dimensions from start_dim to end_dim into one.

    Derivative: reshape(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.flatten(backsweep.arange(12.0).reshape(2, 3, 2))
    tensor([ 0.,  1.,  2.,  3.,  4.,  5.,  6.,  7.,  8.,  9., 10., 11.])

    See https://docs.pytorch.org/docs/stable/generated/torch.flatten.html
    """
def full(size: builtins.int | Sequence[builtins.int], fill_value: Number, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, requires_grad: builtins.bool = False) -> Tensor:
    """full(size, fill_value, *, dtype=None, device=None, requires_grad=False)

    One value everywhere; the dtype follows the value unless it is given.

    >>> backsweep.full([2, 3], 1.5)
    tensor([[1.5000, 1.5000, 1.5000],
            [1.5000, 1.5000, 1.5000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.full.html
    """
def full_like(input: Tensor, fill_value: Number, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, requires_grad: builtins.bool = False) -> Tensor:
    """full_like(input, fill_value, *, dtype=None, device=None, requires_grad=False)

    One value in another tensor's shape and dtype.

    >>> backsweep.full_like(backsweep.arange(6.0).reshape(2, 3), 2.5)
    tensor([[2.5000, 2.5000, 2.5000],
            [2.5000, 2.5000, 2.5000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.full_like.html
    """
def ge(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """ge(input, other)

    True where `a >= b`.

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.ge(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([False,  True])

    See https://docs.pytorch.org/docs/stable/generated/torch.ge.html
    """
def gt(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """gt(input, other)

    True where `a > b`.

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.gt(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([False, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.gt.html
    """
def le(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """le(input, other)

    True where `a <= b`.

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.le(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([True, True])

    See https://docs.pytorch.org/docs/stable/generated/torch.le.html
    """
def linspace(start: Number, end: Number, steps: builtins.int, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, requires_grad: builtins.bool = False) -> Tensor:
    """linspace(start, end, steps, *, dtype=None, device=None, requires_grad=False)

    `steps` evenly spaced points from start to end, both included.

    >>> backsweep.linspace(0.0, 1.0, 5)
    tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.linspace.html
    """
def log(input: Tensor) -> Tensor:
    """log(input)

    Natural logarithm.

    Derivative: g / x
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.log(backsweep.tensor([0.5, 2.0]))
    tensor([-0.6931,  0.6931])

    See https://docs.pytorch.org/docs/stable/generated/torch.log.html
    """
def lt(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """lt(input, other)

    True where `a < b`.

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.lt(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([ True, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.lt.html
    """
def matmul(input: Tensor, other: Tensor) -> Tensor:
    """matmul(input, other)

    Matrix product, `a @ b`: of vectors, matrices and broadcast batches of matrices.

    Derivative: g @ mat2.T; input.T @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.matmul(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(12.0).reshape(3, 4))
    tensor([[20., 23., 26., 29.],
            [56., 68., 80., 92.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.matmul.html
    """
@overload
def max(input: Tensor) -> Tensor:
    """max(input)
    max(input, dim, keepdim=False)
    max(input, other)

    The largest element; NaN wins. Equal elements share the gradient equally.
    The largest elements along `dim` and where they are; the gradient flows to those places.
    The larger of two elements, as `maximum`.

    Derivative: where(input == y, g / (input == y).sum(), 0)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.max(backsweep.arange(6.0).reshape(2, 3))
    tensor(5.)

    See https://docs.pytorch.org/docs/stable/generated/torch.max.html
    """
@overload
def max(input: Tensor, dim: builtins.int, keepdim: builtins.bool = False) -> return_type_max: ...
@overload
def max(input: Tensor, other: Tensor) -> Tensor: ...
def maximum(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """maximum(input, other)

    The larger of two elements; NaN wins. Equal elements share the gradient equally.

    Derivative: share_of_larger(g, a, b); share_of_larger(g, b, a)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.maximum(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([1., 2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.maximum.html
    """
def mean(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor:
    """mean(input, dim=None, keepdim=False, *, dtype=None)

    Mean of all elements, or along the dimensions `dim`; floating dtypes only.

    Derivative: expand(g / n, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.mean(backsweep.arange(6.0).reshape(2, 3))
    tensor(2.5000)

    See https://docs.pytorch.org/docs/stable/generated/torch.mean.html
    """
@overload
def min(input: Tensor) -> Tensor:
    """min(input)
    min(input, dim, keepdim=False)
    min(input, other)

    The smallest element; NaN wins. Equal elements share the gradient equally.
    The smallest elements along `dim` and where they are; the gradient flows to those places.
    The smaller of two elements, as `minimum`.

    Derivative: where(input == y, g / (input == y).sum(), 0)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.min(backsweep.arange(6.0).reshape(2, 3))
    tensor(0.)

    See https://docs.pytorch.org/docs/stable/generated/torch.min.html
    """
@overload
def min(input: Tensor, dim: builtins.int, keepdim: builtins.bool = False) -> return_type_min: ...
@overload
def min(input: Tensor, other: Tensor) -> Tensor: ...
def minimum(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """minimum(input, other)

    The smaller of two elements; NaN wins. Equal elements share the gradient equally.

    Derivative: share_of_larger(g, b, a); share_of_larger(g, a, b)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.minimum(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.minimum.html
    """
def mm(input: Tensor, mat2: Tensor) -> Tensor:
    """mm(input, mat2)

    Product of two matrices.

    Derivative: g @ mat2.T; input.T @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.mm(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(12.0).reshape(3, 4))
    tensor([[20., 23., 26., 29.],
            [56., 68., 80., 92.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.mm.html
    """
def mul(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """mul(input, other)

    Product, `a * b`.

    Derivative: g * b; g * a
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.mul(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 4.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.mul.html
    """
def mv(input: Tensor, vec: Tensor) -> Tensor:
    """mv(input, vec)

    Product of a matrix and a vector.

    Derivative: outer(g, vec); input.T @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.mv(backsweep.arange(6.0).reshape(2, 3), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([0.0000, 4.5000])

    See https://docs.pytorch.org/docs/stable/generated/torch.mv.html
    """
def narrow(input: Tensor, dim: builtins.int, start: builtins.int, length: builtins.int) -> Tensor:
    """narrow(input, dim, start, length)

    `length` positions of a dimension from `start` on.

    Derivative: slice_backward(g, input.shape, dim, start, end, step)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.narrow(backsweep.arange(10.0).reshape(5, 2), 0, 1, 3)
    tensor([[2., 3.],
            [4., 5.],
            [6., 7.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.narrow.html
    """
def ne(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """ne(input, other)

    True where `a != b`.

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.ne(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([ True, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.ne.html
    """
def neg(input: Tensor) -> Tensor:
    """neg(input)

    Negative, `-x`.

    Derivative: -g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.neg(backsweep.tensor([0.5, 2.0]))
    tensor([-0.5000, -2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.neg.html
    """
def ones(*size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, requires_grad: builtins.bool = False) -> Tensor:
    """ones(*size, dtype=None, device=None, requires_grad=False)

    Ones; float32 unless a dtype is given.

    >>> backsweep.ones(2, 3)
    tensor([[1., 1., 1.],
            [1., 1., 1.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.ones.html
    """
def ones_like(input: Tensor, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, requires_grad: builtins.bool = False) -> Tensor:
    """ones_like(input, *, dtype=None, device=None, requires_grad=False)

    Ones of another tensor's shape and dtype.

    >>> backsweep.ones_like(backsweep.arange(6.0).reshape(2, 3))
    tensor([[1., 1., 1.],
            [1., 1., 1.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.ones_like.html
    """
def permute(input: Tensor, *dims: builtins.int | Sequence[builtins.int]) -> Tensor:
    """permute(input, *dims)

    Puts the dimensions into another order.

    Derivative: permute(g, inverse of dims)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.permute(backsweep.arange(6.0).reshape(2, 3), (1, 0))
    tensor([[0., 3.],
            [1., 4.],
            [2., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.permute.html
    """
def pow(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """pow(input, other)

    Power, `a ** b`.

    Derivative: pow_derivative_base(g, a, b); pow_derivative_exponent(g, a, b, y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.pow(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 4.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.pow.html
    """
def reciprocal(input: Tensor) -> Tensor:
    """reciprocal(input)

    Reciprocal, `1 / x`.

    Derivative: -g * y * y
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.reciprocal(backsweep.tensor([0.5, 2.0]))
    tensor([2.0000, 0.5000])

    See https://docs.pytorch.org/docs/stable/generated/torch.reciprocal.html
    """
def relu(input: Tensor) -> Tensor:
    """relu(input)

    Rectified linear unit: x where x > 0, else 0. The derivative at 0 is 0.

    Derivative: threshold_backward(g, y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.relu(backsweep.tensor([0.5, 2.0]))
    tensor([0.5000, 2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.relu.html
    """
def reshape(input: Tensor, *shape: builtins.int | Sequence[builtins.int]) -> Tensor:
    """reshape(input, *shape)

    The same elements in another shape: a view where the memory allows it, else a copy.

    Derivative: reshape(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.reshape(backsweep.arange(6.0).reshape(2, 3), (3, 2))
    tensor([[0., 1.],
            [2., 3.],
            [4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.reshape.html
    """
def rsqrt(input: Tensor) -> Tensor:
    """rsqrt(input)

    Reciprocal of the square root.

    Derivative: g * -0.5 * pow(y, 3)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.rsqrt(backsweep.tensor([0.5, 2.0]))
    tensor([1.4142, 0.7071])

    See https://docs.pytorch.org/docs/stable/generated/torch.rsqrt.html
    """
def rsub(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """rsub(input, other)

    Reversed difference, `b - a`.

    Derivative: -g; g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.rsub(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 0.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.rsub.html
    """
def select(input: Tensor, dim: builtins.int, index: builtins.int) -> Tensor:
    """select(input, dim, index)

    One position of a dimension, which disappears.

    Derivative: select_backward(g, input.shape, dim, index)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.select(backsweep.arange(6.0).reshape(2, 3), 0, 1)
    tensor([3., 4., 5.])

    See https://docs.pytorch.org/docs/stable/generated/torch.select.html
    """
def sigmoid(input: Tensor) -> Tensor:
    """sigmoid(input)

    Logistic function, `1 / (1 + exp(-x))`.

    Derivative: sigmoid_backward(g, y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.sigmoid(backsweep.tensor([0.5, 2.0]))
    tensor([0.6225, 0.8808])

    See https://docs.pytorch.org/docs/stable/generated/torch.sigmoid.html
    """
def sign(input: Tensor) -> Tensor:
    """sign(input)

    Sign: -1, 0 or 1; 0 for NaN.

    Derivative: zeros_like(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.sign(backsweep.tensor([0.5, 2.0]))
    tensor([1., 1.])

    See https://docs.pytorch.org/docs/stable/generated/torch.sign.html
    """
def sin(input: Tensor) -> Tensor:
    """sin(input)

    Sine of an angle in radians.

    Derivative: g * cos(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.sin(backsweep.tensor([0.5, 2.0]))
    tensor([0.4794, 0.9093])

    See https://docs.pytorch.org/docs/stable/generated/torch.sin.html
    """
@overload
def split(input: Tensor, split_size_or_sections: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """split(input, split_size_or_sections, dim= 0)
    split(input, split_size_or_sections, dim= 0)

    Views of a given size along a dimension; the last may be smaller.
    Views of given sizes along a dimension.

    Derivative: cat(all g, dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.split(backsweep.arange(10.0).reshape(5, 2), 2)
    (tensor([[0., 1.],
            [2., 3.]]), tensor([[4., 5.],
            [6., 7.]]), tensor([[8., 9.]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.split.html
    """
@overload
def split(input: Tensor, split_size_or_sections: builtins.int | Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]: ...
def sqrt(input: Tensor) -> Tensor:
    """sqrt(input)

    Square root.

    Derivative: g / (2 * y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.sqrt(backsweep.tensor([0.5, 2.0]))
    tensor([0.7071, 1.4142])

    See https://docs.pytorch.org/docs/stable/generated/torch.sqrt.html
    """
def squeeze(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None) -> Tensor:
    """squeeze(input, dim= None)

    Removes dimensions of size 1: all of them, or those given.

    Derivative: reshape(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.squeeze(backsweep.arange(2.0).reshape(1, 2, 1))
    tensor([0., 1.])

    See https://docs.pytorch.org/docs/stable/generated/torch.squeeze.html
    """
def stack(tensors: Sequence[Tensor], dim: builtins.int = 0) -> Tensor:
    """stack(tensors, dim= 0)

    Joins tensors of one shape along a new dimension.

    Derivative: select(g, dim, i) for input i
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.stack([backsweep.tensor([0.5, 2.0]), backsweep.tensor([0.5, 2.0])], 0)
    tensor([[0.5000, 2.0000],
            [0.5000, 2.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.stack.html
    """
def sub(input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """sub(input, other)

    Difference, `a - b`.

    Derivative: g; -g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other; either may be a number.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.sub(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([-0.5000,  0.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.sub.html
    """
def sum(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor:
    """sum(input, dim=None, keepdim=False, *, dtype=None)

    Sum of all elements, or along the dimensions `dim`; integers and bool sum into int64.

    Derivative: expand(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.sum(backsweep.arange(6.0).reshape(2, 3))
    tensor(15.)

    See https://docs.pytorch.org/docs/stable/generated/torch.sum.html
    """
def swapaxes(input: Tensor, axis0: builtins.int, axis1: builtins.int) -> Tensor:
    """swapaxes(input, axis0, axis1)

    Swaps two dimensions; another name of transpose.

    Derivative: transpose(g, dim0, dim1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.swapaxes(backsweep.arange(6.0).reshape(2, 3), 0, 1)
    tensor([[0., 3.],
            [1., 4.],
            [2., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.swapaxes.html
    """
def swapdims(input: Tensor, dim0: builtins.int, dim1: builtins.int) -> Tensor:
    """swapdims(input, dim0, dim1)

    Swaps two dimensions; another name of transpose.

    Derivative: transpose(g, dim0, dim1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.swapdims(backsweep.arange(6.0).reshape(2, 3), 0, 1)
    tensor([[0., 3.],
            [1., 4.],
            [2., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.swapdims.html
    """
def t(input: Tensor) -> Tensor:
    """t(input)

    Transposes a matrix; a tensor of fewer dimensions stays as it is.

    Derivative: t(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.t(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 3.],
            [1., 4.],
            [2., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.t.html
    """
def tanh(input: Tensor) -> Tensor:
    """tanh(input)

    Hyperbolic tangent.

    Derivative: tanh_backward(g, y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.tanh(backsweep.tensor([0.5, 2.0]))
    tensor([0.4621, 0.9640])

    See https://docs.pytorch.org/docs/stable/generated/torch.tanh.html
    """
def transpose(input: Tensor, dim0: builtins.int, dim1: builtins.int) -> Tensor:
    """transpose(input, dim0, dim1)

    Swaps two dimensions.

    Derivative: transpose(g, dim0, dim1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.transpose(backsweep.arange(6.0).reshape(2, 3), 0, 1)
    tensor([[0., 3.],
            [1., 4.],
            [2., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.transpose.html
    """
def unbind(input: Tensor, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """unbind(input, dim= 0)

    The views at every position of a dimension.

    Derivative: stack(all g, dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.unbind(backsweep.arange(6.0).reshape(2, 3))
    (tensor([0., 1., 2.]), tensor([3., 4., 5.]))

    See https://docs.pytorch.org/docs/stable/generated/torch.unbind.html
    """
def unflatten(input: Tensor, dim: builtins.int, sizes: builtins.int | Sequence[builtins.int]) -> Tensor:
    """unflatten(input, dim, sizes)

    Splits one dimension into several.

    Derivative: reshape(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.unflatten(backsweep.arange(6.0), 0, (2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.unflatten.html
    """
def unsqueeze(input: Tensor, dim: builtins.int) -> Tensor:
    """unsqueeze(input, dim)

    Inserts a dimension of size 1.

    Derivative: squeeze(g, dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.unsqueeze(backsweep.arange(6.0).reshape(2, 3), 0)
    tensor([[[0., 1., 2.],
             [3., 4., 5.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.unsqueeze.html
    """
def where(condition: Tensor, input: Tensor | Number, other: Tensor | Number) -> Tensor:
    """where(condition, input, other)

    input where condition holds, else other; no gradient flows into the branch not taken.

    Derivative: None; where(condition, g, 0); where(condition, 0, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.where(backsweep.arange(4.0).reshape(2, 2) > 2, backsweep.arange(4.0).reshape(2, 2), 0)
    tensor([[0., 0.],
            [0., 3.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.where.html
    """
def zeros(*size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, requires_grad: builtins.bool = False) -> Tensor:
    """zeros(*size, dtype=None, device=None, requires_grad=False)

    Zeros; float32 unless a dtype is given.

    >>> backsweep.zeros(2, 3)
    tensor([[0., 0., 0.],
            [0., 0., 0.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.zeros.html
    """
def zeros_like(input: Tensor, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, requires_grad: builtins.bool = False) -> Tensor:
    """zeros_like(input, *, dtype=None, device=None, requires_grad=False)

    Zeros of another tensor's shape and dtype.

    >>> backsweep.zeros_like(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 0., 0.],
            [0., 0., 0.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.zeros_like.html
    """
