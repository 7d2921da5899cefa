# Written by tools/generate_stubs.py; do not edit.
# mypy: disable-error-code="overload-overlap"

import builtins
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any, NamedTuple, NoReturn, TypeAlias, TypeVar, final, overload

from typing_extensions import Self

from ._device import device as _device
from ._formats import layout as _layout
from ._formats import memory_format as _memory_format
from ._storage import TypedStorage, UntypedStorage
from .utils.hooks import RemovableHandle

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
    def to_real(self) -> dtype:
        """The dtype itself: its numbers are real."""
    def to_complex(self) -> NoReturn:
        """RuntimeError: there are no complex dtypes."""

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
    def register_hook(self, hook: Any, /) -> RemovableHandle:
        """Calls `hook(grad_inputs, grad_outputs)` after the rule has run; a tuple that it
        returns takes the place of grad_inputs.
        """
    def register_prehook(self, hook: Any, /) -> RemovableHandle:
        """Calls `hook(grad_outputs)` before the rule runs; a tuple that it returns takes
        the place of grad_outputs.
        """
    def __call__(self, *gradients: Tensor | None) -> Any: ...
    def __getattr__(self, name: str) -> Any: ...
    @property
    def metadata(self) -> dict[Any, Any]:
        """A dict for whatever a program wants to note here."""
    @property
    def requires_grad(self) -> builtins.bool:
        """True."""
    @property
    def _input_shapes(self) -> tuple[Any, ...]:
        """The shapes of the gradients it receives."""
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

        >>> w = tensor([1.0], requires_grad=True)
        >>> w.data = w.data - 0.5
        >>> w
        tensor([0.5000], requires_grad=True)
        """
    @data.setter
    def data(self, value: Tensor) -> None: ...
    # Any: it is None before the first backward(), and programs use it without asking.
    @property
    def grad(self) -> Any:
        """The gradient that backward() has accumulated here: a tensor of the same shape, or None.

        >>> w = tensor(3.0, requires_grad=True)
        >>> (w * w).backward()
        >>> w.grad
        tensor(6.)
        """
    @grad.setter
    def grad(self, value: Tensor | None) -> None: ...
    @property
    def requires_grad(self) -> builtins.bool:
        """Whether operations on this tensor are recorded. May be set on leaves of floating dtype.

        >>> (tensor(1.0, requires_grad=True) * 2).requires_grad
        True
        """
    @requires_grad.setter
    def requires_grad(self, value: builtins.bool) -> None: ...
    @property
    def grad_dtype(self) -> _dtype | None:
        """The dtype in which gradients arrive at a leaf; its own unless another one is assigned. None
        allows `.grad` to be of any.

        >>> w = tensor([1.0], requires_grad=True)
        >>> w.grad_dtype = float64
        >>> (w * 3.0).sum().backward()
        >>> w.grad
        tensor([3.], dtype=torch.float64)
        """
    @grad_dtype.setter
    def grad_dtype(self, value: _dtype | None) -> None: ...
    @property
    def grad_fn(self) -> Any:
        """The node that made this tensor; None for a leaf.

        >>> (tensor(1.0, requires_grad=True) * 2).grad_fn.name()
        'MulBackward0'
        """
    @property
    def is_leaf(self) -> builtins.bool:
        """True when no recorded operation made this tensor.

        >>> w = tensor(1.0, requires_grad=True)
        >>> w.is_leaf, (w * 2).is_leaf
        (True, False)
        """
    @property
    def retains_grad(self) -> builtins.bool:
        """True for a non-leaf tensor after retain_grad().

        >>> y = tensor(1.0, requires_grad=True) * 2
        >>> y.retain_grad()
        >>> y.retains_grad
        True
        """
    @property
    def output_nr(self) -> builtins.int:
        """Which output of grad_fn this is.

        >>> tensor([1.0, 2.0], requires_grad=True).unbind()[1].output_nr
        1
        """
    @property
    def _version(self) -> builtins.int:
        """How often the memory was written to in place."""
    @property
    def _backward_hooks(self) -> dict[builtins.int, Any] | None:
        """The hooks on the gradient, or None."""
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
        """Sets requires_grad and returns the tensor.

        >>> tensor([2.0]).requires_grad_()
        tensor([2.], requires_grad=True)
        """
    def retain_grad(self) -> None:
        """Makes a non-leaf tensor keep its gradient in `.grad`.

        >>> w = tensor(3.0, requires_grad=True)
        >>> y = w * 2
        >>> y.retain_grad()
        >>> (y * y).backward()
        >>> y.grad
        tensor(12.)
        """
    def register_hook(self, hook: Any, /) -> RemovableHandle:
        """Calls `hook(gradient)` whenever the gradient by this tensor is computed. What the hook returns,
        unless it is None, takes the place of the gradient. The handle's `remove()` removes the hook.

        RuntimeError when the tensor does not require a gradient. The hooks of leaves run when all rules
        have run and before any leaf is added to.

        >>> w = tensor(3.0, requires_grad=True)
        >>> handle = w.register_hook(lambda gradient: gradient * 2)
        >>> (w * w).backward()
        >>> w.grad
        tensor(12.)

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.register_hook.html
        """
    def register_post_accumulate_grad_hook(self, hook: Any, /) -> RemovableHandle:
        """Calls `hook(tensor)` after a sweep has added to this leaf's `.grad`.

        RuntimeError for a tensor that is not a leaf or does not require a gradient.

        >>> w = tensor(3.0, requires_grad=True)
        >>> handle = w.register_post_accumulate_grad_hook(lambda leaf: print(leaf.grad))
        >>> (w * w).backward()
        tensor(6.)

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.register_post_accumulate_grad_hook.html
        """
    def detach_(self) -> Self:
        """Takes the tensor out of the graph that made it, so that it is a leaf. RuntimeError for
        views.

        >>> (tensor([2.0], requires_grad=True) * 3).detach_()
        tensor([6.])
        """
    @staticmethod
    def _make_subclass(
        cls: type[_AnyTensor], data: Tensor, requires_grad: builtins.bool = False
    ) -> _AnyTensor: ...
    def as_subclass(self, cls: type[_AnyTensor]) -> _AnyTensor:
        """The same tensor as an object of a subclass.

        >>> class Named(Tensor):
        ...     pass
        >>> type(zeros(1).as_subclass(Named)).__name__
        'Named'
        """

    # Geometry.
    @property
    def shape(self) -> Size:
        """The sizes of the dimensions, a Size.

        >>> zeros(2, 3).shape
        torch.Size([2, 3])
        """
    @property
    def dtype(self) -> _dtype:
        """The element type.

        >>> zeros(2).dtype
        torch.float32
        """
    @property
    def device(self) -> _device:
        """The device: the CPU."""
    @property
    def ndim(self) -> builtins.int:
        """The number of dimensions.

        >>> zeros(2, 3).ndim
        2
        """
    @property
    def itemsize(self) -> builtins.int:
        """Bytes of one element.

        >>> zeros(2).itemsize
        4
        """
    @property
    def nbytes(self) -> builtins.int:
        """Bytes of all elements.

        >>> zeros(2, 3).nbytes
        24
        """
    @property
    def T(self) -> Tensor:
        """A view with the dimensions reversed.

        >>> zeros(2, 3).T.shape
        torch.Size([3, 2])
        """
    @property
    def mT(self) -> Tensor:
        """A view with the last two dimensions swapped.

        >>> zeros(5, 2, 3).mT.shape
        torch.Size([5, 3, 2])
        """
    @property
    def H(self) -> Tensor:
        """A matrix transposed; its numbers are real.

        >>> zeros(2, 3).H.shape
        torch.Size([3, 2])
        """
    @property
    def mH(self) -> Tensor:
        """A view with the last two dimensions swapped.

        >>> zeros(5, 2, 3).mH.shape
        torch.Size([5, 3, 2])
        """
    @property
    def real(self) -> Self:
        """The tensor itself: its numbers are real.

        >>> tensor([1.0]).real
        tensor([1.])
        """
    @property
    def name(self) -> None:
        """None: tensors have no names."""
    @property
    def layout(self) -> _layout:
        """The layout: torch.strided."""
    @property
    def is_cpu(self) -> builtins.bool:
        """True: tensors are on the CPU.

        >>> zeros(1).is_cpu
        True
        """
    @property
    def is_meta(self) -> builtins.bool:
        """False: every tensor has memory."""
    @property
    def is_nested(self) -> builtins.bool:
        """False: tensors are not nested."""
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
        """The number of dimensions.

        >>> zeros(2, 3).dim()
        2
        """
    def ndimension(self) -> builtins.int:
        """The number of dimensions.

        >>> zeros(2, 3).ndimension()
        2
        """
    def numel(self) -> builtins.int:
        """The number of elements.

        >>> zeros(2, 3).numel()
        6
        """
    def nelement(self) -> builtins.int:
        """The number of elements.

        >>> zeros(2, 3).nelement()
        6
        """
    def element_size(self) -> builtins.int:
        """Bytes of one element.

        >>> zeros(2, 3).element_size()
        4
        """
    def is_contiguous(self, memory_format: _memory_format = ...) -> builtins.bool:
        """True when the elements lie in row-major order without gaps.

        >>> zeros(2, 3).is_contiguous(), zeros(2, 3).T.is_contiguous()
        (True, False)
        """
    def dim_order(self, *, ambiguity_check: builtins.bool = False) -> tuple[builtins.int, ...]:
        """The dimensions in the order in which they lie in memory, the outermost first.

        Args:
            ambiguity_check: refuse a tensor for which there is more than one order.

        Raises:
            RuntimeError: there is more than one order.

        >>> backsweep.tensor([[1, 2], [3, 4]]).t().dim_order()
        (1, 0)

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.dim_order.html
        """
    def storage_offset(self) -> builtins.int:
        """The first element's place in the storage, in elements.

        >>> arange(6)[2:].storage_offset()
        2
        """
    def data_ptr(self) -> builtins.int:
        """The address of the first element.

        >>> x = arange(6)
        >>> x[2:].data_ptr() - x.data_ptr()
        16
        """
    def const_data_ptr(self) -> builtins.int:
        """The address of the first element, for reading only.

        >>> x = arange(6)
        >>> x.const_data_ptr() == x.data_ptr()
        True
        """
    def untyped_storage(self) -> UntypedStorage:
        """The bytes that the tensor and its views share."""
    def storage(self) -> TypedStorage:
        """The elements that the tensor and its views share; deprecated."""
    def set_(
        self,
        source: Tensor | UntypedStorage | TypedStorage | None = None,
        storage_offset: builtins.int | None = None,
        size: Sequence[builtins.int] | None = None,
        stride: Sequence[builtins.int] | None = None,
    ) -> Self: ...
    def resize(self, *sizes: builtins.int) -> Tensor:
        """The elements in another shape; deprecated, use `reshape`."""
    def resize_as(self, tensor: Tensor) -> Tensor:
        """The elements in the shape of another tensor; deprecated, use `reshape_as`."""
    def _storage(self) -> Tensor:
        """The bytes of the whole storage, as a tensor of uint8 over it."""
    def _storage_id(self) -> builtins.int:
        """Which storage it is."""

    # Conversion.
    # Any: a number whose type depends on the dtype.
    def item(self) -> Any:
        """The only element as a Python number. RuntimeError for any other size.

        >>> tensor([2.5]).item()
        2.5
        """
    def tolist(self) -> Any:
        """The elements as nested lists; a number for a 0-d tensor.

        >>> tensor([[1, 2], [3, 4]]).tolist()
        [[1, 2], [3, 4]]
        """
    def numpy(self, *, force: builtins.bool = False) -> Any:
        """An array that shares the memory: a write to one is seen in both.

        RuntimeError when the tensor requires a gradient, unless `force` is given, which detaches it.

        >>> tensor([1.0, 2.0]).numpy()
        array([1., 2.], dtype=float32)

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.numpy.html
        """
    def type(self, dtype: Any = None, non_blocking: builtins.bool = False) -> Any:
        """Return PyTorch's name of the type, or the tensor in another dtype."""
    def new(self, *data: Any, **options: Any) -> Tensor:
        """Make a tensor of this dtype, as `FloatTensor` does: of a size, or of numbers.

        >>> backsweep.tensor(1).new([1, 2])
        tensor([1, 2])
        """
    def new_tensor(
        self,
        data: Any,
        *,
        dtype: _dtype | None = None,
        device: DeviceLike | None = None,
        requires_grad: builtins.bool = False,
        layout: _layout | None = None,
        pin_memory: builtins.bool = False,
    ) -> Tensor: ...
    def apply_(self, callable: Callable[[Any], Any]) -> Self:
        """Set every element to what a Python function makes of it; slow, and not recorded.

        >>> backsweep.tensor([1.0, 2.0]).apply_(lambda x: x + 1)
        tensor([2., 3.])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.apply_.html
        """
    def map_(self, tensor: Tensor, callable: Callable[[Any, Any], Any]) -> Self:
        """Set every element to what a Python function makes of it and another tensor's; not recorded.

        >>> backsweep.tensor([1.0, 2.0]).map_(backsweep.tensor([3.0, 4.0]), lambda a, b: a * b)
        tensor([3., 8.])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.map_.html
        """
    def map2_(self, x: Tensor, y: Tensor, callable: Callable[[Any, Any, Any], Any]) -> Self:
        """Set every element to what a Python function makes of it and two other tensors'; not recorded.

        >>> one, two = backsweep.tensor([1.0]), backsweep.tensor([2.0])
        >>> one.map2_(two, two, lambda a, b, c: a + b * c)
        tensor([5.])
        """
    def module_load(self, other: Tensor, assign: builtins.bool = False) -> Tensor:
        """What ``Module.load_state_dict`` puts in the place of this tensor when it loads another.

        >>> backsweep.tensor([1.0]).module_load(backsweep.tensor([2.0]))
        tensor([2.])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.module_load.html
        """
    def __dlpack__(
        self,
        *,
        stream: Any = None,
        max_version: tuple[builtins.int, builtins.int] | None = None,
        dl_device: tuple[builtins.int, builtins.int] | None = None,
        copy: builtins.bool | None = None,
    ) -> Any: ...
    def __dlpack_device__(self) -> tuple[builtins.int, builtins.int]: ...
    def _to_dlpack(self, versioned: builtins.bool, copy: builtins.bool, /) -> Any:
        """The memory for another library; see __dlpack__."""
    def __array_wrap__(
        self, array: Any, context: Any = None, return_scalar: builtins.bool = False
    ) -> Tensor: ...
    def __buffer__(self, flags: builtins.int, /) -> memoryview: ...
    def __array__(self, dtype: Any = None, copy: builtins.bool | None = None) -> Any: ...
    def __bool__(self) -> builtins.bool: ...
    def __int__(self) -> builtins.int: ...
    def __float__(self) -> builtins.float: ...
    def __index__(self) -> builtins.int: ...
    def __len__(self) -> builtins.int: ...
    def __iter__(self) -> Iterator[Tensor]: ...
    def __reversed__(self) -> Tensor: ...
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
    def __matmul__(self, other: Any) -> Tensor: ...
    def __rmatmul__(self, other: Any) -> Tensor: ...
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
        """Absolute value."""
    def abs_(self) -> Self:
        """`abs` in place."""
    def absolute(self) -> Tensor:
        """Absolute value.

        See `backsweep.abs`.
        """
    def absolute_(self) -> Self:
        """`absolute` in place."""
    def acos(self) -> Tensor:
        """Angle in [0, pi] whose cosine is x."""
    def acos_(self) -> Self:
        """`acos` in place."""
    def acosh(self) -> Tensor:
        """Inverse of the hyperbolic cosine."""
    def acosh_(self) -> Self:
        """`acosh` in place."""
    def add(self, other: Tensor | Number, *, alpha: Number = 1) -> Tensor:
        """Sum, `a + b`; `b` is multiplied by `alpha`."""
    def add_(self, other: Tensor | Number, *, alpha: Number = 1) -> Self:
        """`add` in place."""
    def addbmm(self, batch1: Tensor, batch2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Tensor:
        """A matrix plus the sum of products of a batch, `input + sum(batch1 @ batch2, 0)`."""
    def addbmm_(self, batch1: Tensor, batch2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Self:
        """`addbmm` in place."""
    def addcdiv(self, tensor1: Tensor, tensor2: Tensor, *, value: Number = 1) -> Tensor:
        """`input + value * tensor1 / tensor2`."""
    def addcdiv_(self, tensor1: Tensor, tensor2: Tensor, *, value: Number = 1) -> Self:
        """`addcdiv` in place."""
    def addcmul(self, tensor1: Tensor, tensor2: Tensor, *, value: Number = 1) -> Tensor:
        """`input + value * tensor1 * tensor2`."""
    def addcmul_(self, tensor1: Tensor, tensor2: Tensor, *, value: Number = 1) -> Self:
        """`addcmul` in place."""
    def addmm(self, mat1: Tensor, mat2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Tensor:
        """A matrix plus a product of matrices, `beta * input + alpha * (mat1 @ mat2)`."""
    def addmm_(self, mat1: Tensor, mat2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Self:
        """`addmm` in place."""
    def addmv(self, mat: Tensor, vec: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Tensor:
        """A vector plus a matrix by a vector, `beta * input + alpha * (mat @ vec)`."""
    def addmv_(self, mat: Tensor, vec: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Self:
        """`addmv` in place."""
    def addr(self, vec1: Tensor, vec2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Tensor:
        """A matrix plus an outer product, `beta * input + alpha * outer(vec1, vec2)`."""
    def addr_(self, vec1: Tensor, vec2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Self:
        """`addr` in place."""
    def adjoint(self) -> Tensor:
        """The matrices in the last two dimensions, transposed."""
    @overload
    def all(self) -> Tensor:
        """Whether all elements are true (not zero)."""
    @overload
    def all(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False) -> Tensor: ...
    def allclose(self, other: Tensor, rtol: builtins.float = 1e-05, atol: builtins.float = 1e-08, equal_nan: builtins.bool = False) -> builtins.bool:
        """Whether all elements are close, see `isclose`."""
    def amax(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False) -> Tensor:
        """The largest elements along `dim`; equal elements share the gradient equally."""
    def amin(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False) -> Tensor:
        """The smallest elements along `dim`; equal elements share the gradient equally."""
    def aminmax(self, *, dim: builtins.int | None = None, keepdim: builtins.bool = False) -> return_type_aminmax:
        """The smallest and the largest element, or those along `dim`."""
    def angle(self) -> Tensor:
        """0 for numbers that are not negative, pi for negative ones; NaN stays."""
    @overload
    def any(self) -> Tensor:
        """Whether any element is true (not zero)."""
    @overload
    def any(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False) -> Tensor: ...
    def arccos(self) -> Tensor:
        """Angle in [0, pi] whose cosine is x.

        See `backsweep.acos`.
        """
    def arccos_(self) -> Self:
        """`arccos` in place."""
    def arccosh(self) -> Tensor:
        """Inverse of the hyperbolic cosine.

        See `backsweep.acosh`.
        """
    def arccosh_(self) -> Self:
        """`arccosh` in place."""
    def arcsin(self) -> Tensor:
        """Angle in [-pi/2, pi/2] whose sine is x.

        See `backsweep.asin`.
        """
    def arcsin_(self) -> Self:
        """`arcsin` in place."""
    def arcsinh(self) -> Tensor:
        """Inverse of the hyperbolic sine.

        See `backsweep.asinh`.
        """
    def arcsinh_(self) -> Self:
        """`arcsinh` in place."""
    def arctan(self) -> Tensor:
        """Angle in (-pi/2, pi/2) whose tangent is x.

        See `backsweep.atan`.
        """
    def arctan_(self) -> Self:
        """`arctan` in place."""
    def arctan2(self, other: Tensor) -> Tensor:
        """Angle of the point (b, a), from -pi to pi.

        See `backsweep.atan2`.
        """
    def arctan2_(self, other: Tensor) -> Self:
        """`arctan2` in place."""
    def arctanh(self) -> Tensor:
        """Inverse of the hyperbolic tangent.

        See `backsweep.atanh`.
        """
    def arctanh_(self) -> Self:
        """`arctanh` in place."""
    def argmax(self, dim: builtins.int | None = None, keepdim: builtins.bool = False) -> Tensor:
        """Where the largest element is, the first of equal ones; in the flattened tensor without `dim`."""
    def argmin(self, dim: builtins.int | None = None, keepdim: builtins.bool = False) -> Tensor:
        """Where the smallest element is, the first of equal ones; in the flattened tensor without `dim`."""
    def argsort(self, dim: builtins.int = -1, descending: builtins.bool = False, stable: builtins.bool = False) -> Tensor:
        """Where the elements along a dimension are, in their order."""
    def argwhere(self) -> Tensor:
        """The coordinates of the elements that are not zero, a row for each."""
    def as_strided(self, size: Sequence[builtins.int], stride: Sequence[builtins.int], storage_offset: builtins.int | None = None) -> Tensor:
        """A view of given sizes and strides over the storage; elements may share places."""
    def as_strided_(self, size: Sequence[builtins.int], stride: Sequence[builtins.int], storage_offset: builtins.int | None = None) -> Self:
        """`as_strided` in place."""
    def as_strided_scatter(self, src: Tensor, size: Sequence[builtins.int], stride: Sequence[builtins.int], storage_offset: builtins.int | None = None) -> Tensor:
        """A copy of the input in which the strided view is replaced by src."""
    def asin(self) -> Tensor:
        """Angle in [-pi/2, pi/2] whose sine is x."""
    def asin_(self) -> Self:
        """`asin` in place."""
    def asinh(self) -> Tensor:
        """Inverse of the hyperbolic sine."""
    def asinh_(self) -> Self:
        """`asinh` in place."""
    def atan(self) -> Tensor:
        """Angle in (-pi/2, pi/2) whose tangent is x."""
    def atan_(self) -> Self:
        """`atan` in place."""
    def atan2(self, other: Tensor) -> Tensor:
        """Angle of the point (b, a), from -pi to pi."""
    def atan2_(self, other: Tensor) -> Self:
        """`atan2` in place."""
    def atanh(self) -> Tensor:
        """Inverse of the hyperbolic tangent."""
    def atanh_(self) -> Self:
        """`atanh` in place."""
    def baddbmm(self, batch1: Tensor, batch2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Tensor:
        """A batch of matrices plus products, `beta * input + alpha * (batch1 @ batch2)`."""
    def baddbmm_(self, batch1: Tensor, batch2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Self:
        """`baddbmm` in place."""
    @overload
    def bernoulli(self, *, generator: Generator | None = None) -> Tensor:
        """Ones with the probabilities that the input's elements say, else zeros."""
    @overload
    def bernoulli(self, p: builtins.float, *, generator: Generator | None = None) -> Tensor: ...
    @overload
    def bernoulli_(self, p: Tensor, *, generator: Generator | None = None) -> Tensor:
        """Fills the tensor with ones, with one probability or one for each element, else zeros.

        Derivative: zeros; zeros
        """
    @overload
    def bernoulli_(self, p: builtins.float = 0.5, *, generator: Generator | None = None) -> Tensor: ...
    def bincount(self, weights: Tensor | None = None, minlength: builtins.int = 0) -> Tensor:
        """How often each number from 0 to the largest occurs, or the sum of its weights."""
    def bitwise_and(self, other: Tensor | Number) -> Tensor:
        """Bitwise and, `a & b`; of bool, logical."""
    def bitwise_and_(self, other: Tensor | Number) -> Self:
        """`bitwise_and` in place."""
    def bitwise_left_shift(self, other: Tensor | Number) -> Tensor:
        """`a << b`; 0 for a shift by a negative number or by all bits."""
    def bitwise_left_shift_(self, other: Tensor | Number) -> Self:
        """`bitwise_left_shift` in place."""
    def bitwise_not(self) -> Tensor:
        """All bits flipped, `~input`; of bool, logical not."""
    def bitwise_not_(self) -> Self:
        """`bitwise_not` in place."""
    def bitwise_or(self, other: Tensor | Number) -> Tensor:
        """Bitwise or, `a | b`; of bool, logical."""
    def bitwise_or_(self, other: Tensor | Number) -> Self:
        """`bitwise_or` in place."""
    def bitwise_right_shift(self, other: Tensor | Number) -> Tensor:
        """`a >> b`, rounded down; a shift by a negative number is one by all bits."""
    def bitwise_right_shift_(self, other: Tensor | Number) -> Self:
        """`bitwise_right_shift` in place."""
    def bitwise_xor(self, other: Tensor | Number) -> Tensor:
        """Bitwise exclusive or, `a ^ b`; of bool, logical."""
    def bitwise_xor_(self, other: Tensor | Number) -> Self:
        """`bitwise_xor` in place."""
    def bmm(self, mat2: Tensor) -> Tensor:
        """Products of two batches of matrices, pair by pair."""
    def bool(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """True where the element is not zero."""
    def broadcast_to(self, *size: builtins.int | Sequence[builtins.int]) -> Tensor:
        """Repeats dimensions of size 1 without copying, up to the given sizes."""
    def byte(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """The tensor in uint8; fractions are cut off."""
    def cauchy_(self, median: builtins.float = 0.0, sigma: builtins.float = 1.0, *, generator: Generator | None = None) -> Tensor:
        """Fills the tensor from the Cauchy distribution.

        Derivative: zeros
        """
    def ceil(self) -> Tensor:
        """The nearest integer above or at x."""
    def ceil_(self) -> Self:
        """`ceil` in place."""
    def cholesky(self, upper: builtins.bool = False) -> Tensor:
        """The lower triangle L of input = L @ L.mT; see linalg.cholesky."""
    def cholesky_inverse(self, upper: builtins.bool = False) -> Tensor:
        """The inverse of L @ L.mT for the lower triangle L."""
    def cholesky_solve(self, L: Tensor, upper: builtins.bool = False) -> Tensor:
        """The x of L @ L.mT @ x = input for the lower triangle L."""
    def chunk(self, chunks: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """At most `chunks` views of equal size along a dimension; the last may be smaller."""
    @overload
    def clamp(self, min: Tensor | None = None, max: Tensor | None = None) -> Tensor:
        """Limits elements to [min, max]; either may be None. The gradient at a bound is 1."""
    @overload
    def clamp(self, min: Number | None = None, max: Number | None = None) -> Tensor: ...
    @overload
    def clamp_(self, min: Tensor | None = None, max: Tensor | None = None) -> Self:
        """`clamp` in place."""
    @overload
    def clamp_(self, min: Number | None = None, max: Number | None = None) -> Self: ...
    @overload
    def clamp_max(self, max: Tensor) -> Tensor:
        """The smaller of the element and max."""
    @overload
    def clamp_max(self, max: Number) -> Tensor: ...
    @overload
    def clamp_max_(self, max: Tensor) -> Self:
        """`clamp_max` in place."""
    @overload
    def clamp_max_(self, max: Number) -> Self: ...
    @overload
    def clamp_min(self, min: Tensor) -> Tensor:
        """The larger of the element and min."""
    @overload
    def clamp_min(self, min: Number) -> Tensor: ...
    @overload
    def clamp_min_(self, min: Tensor) -> Self:
        """`clamp_min` in place."""
    @overload
    def clamp_min_(self, min: Number) -> Self: ...
    @overload
    def clip(self, min: Tensor | None = None, max: Tensor | None = None) -> Tensor:
        """Limits elements to [min, max]; either may be None. The gradient at a bound is 1.

        See `backsweep.clamp`.
        """
    @overload
    def clip(self, min: Number | None = None, max: Number | None = None) -> Tensor: ...
    @overload
    def clip_(self, min: Tensor | None = None, max: Tensor | None = None) -> Self:
        """`clip` in place."""
    @overload
    def clip_(self, min: Number | None = None, max: Number | None = None) -> Self: ...
    def clone(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """A copy with memory of its own; gradients flow through to the input."""
    def conj(self) -> Tensor:
        """The tensor itself: real numbers are their conjugates."""
    def conj_physical(self) -> Tensor:
        """The tensor itself: real numbers are their conjugates."""
    def conj_physical_(self) -> Self:
        """`conj_physical` in place."""
    def contiguous(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """The tensor itself when its memory is in row-major order, else a copy that is.

        Derivative: g
        """
    def copy_(self, src: Tensor | Number, non_blocking: builtins.bool = False) -> Tensor:
        """Copies the elements of another tensor, broadcast and cast.

        Derivative: zeros; g
        """
    def copysign(self, other: Tensor | Number) -> Tensor:
        """The magnitude of a with the sign of b; the derivative at a = 0 is 0."""
    def copysign_(self, other: Tensor | Number) -> Self:
        """`copysign` in place."""
    def corrcoef(self) -> Tensor:
        """Correlation matrix of variables (rows) over observations (columns)."""
    def cos(self) -> Tensor:
        """Cosine of an angle in radians."""
    def cos_(self) -> Self:
        """`cos` in place."""
    def cosh(self) -> Tensor:
        """Hyperbolic cosine."""
    def cosh_(self) -> Self:
        """`cosh` in place."""
    def count_nonzero(self, dim: builtins.int | Sequence[builtins.int] | None = None) -> Tensor:
        """How many elements are not zero, as int64."""
    def cov(self, *, correction: builtins.int = 1, fweights: Tensor | None = None, aweights: Tensor | None = None) -> Tensor:
        """Covariance matrix of variables (rows) over observations (columns)."""
    def cpu(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """The tensor itself: it is on the CPU."""
    def cross(self, other: Tensor, dim: builtins.int | None = None) -> Tensor:
        """Vector product along `dim`, or along the first dimension of size 3."""
    def cummax(self, dim: builtins.int) -> return_type_cummax:
        """The largest of the elements up to each along `dim`, and where it is: the last of equal ones."""
    def cummin(self, dim: builtins.int) -> return_type_cummin:
        """The smallest of the elements up to each along `dim`, and where it is: the last of equal ones."""
    def cumprod(self, dim: builtins.int, *, dtype: DTypeLike | None = None) -> Tensor:
        """Products of all elements up to each along `dim`; derivatives are exact at zeros too."""
    def cumprod_(self, dim: builtins.int, *, dtype: DTypeLike | None = None) -> Self:
        """`cumprod` in place."""
    def cumsum(self, dim: builtins.int, *, dtype: DTypeLike | None = None) -> Tensor:
        """Sums of all elements up to each along `dim`; integers and bool sum into int64."""
    def cumsum_(self, dim: builtins.int, *, dtype: DTypeLike | None = None) -> Self:
        """`cumsum` in place."""
    def deg2rad(self) -> Tensor:
        """Degrees to radians."""
    def deg2rad_(self) -> Self:
        """`deg2rad` in place."""
    def det(self) -> Tensor:
        """Determinants of matrices; singular ones have a gradient too."""
    def detach(self) -> Tensor:
        """The same memory outside the graph: no gradient flows through it."""
    def diag(self, diagonal: builtins.int = 0) -> Tensor:
        """A matrix with the given diagonal; of a matrix, a copy of its diagonal."""
    def diag_embed(self, offset: builtins.int = 0, dim1: builtins.int = -2, dim2: builtins.int = -1) -> Tensor:
        """Matrices in two dimensions, with the last dimension of the input as diagonals."""
    def diagflat(self, offset: builtins.int = 0) -> Tensor:
        """A matrix with the elements of the input on a diagonal."""
    def diagonal(self, offset: builtins.int = 0, dim1: builtins.int = 0, dim2: builtins.int = 1) -> Tensor:
        """The diagonals of the matrices in two dimensions, as the last dimension."""
    def diagonal_scatter(self, src: Tensor, offset: builtins.int = 0, dim1: builtins.int = 0, dim2: builtins.int = 1) -> Tensor:
        """A copy of the input in which the diagonals of two dimensions are replaced by src."""
    def diff(self, n: builtins.int = 1, dim: builtins.int = -1, prepend: Tensor | None = None, append: Tensor | None = None) -> Tensor:
        """Differences of neighbours along `dim`, taken n times, of the input between prepend and append."""
    def digamma(self) -> Tensor:
        """Derivative of `lgamma`."""
    def digamma_(self) -> Self:
        """`digamma` in place."""
    def dist(self, other: Tensor, p: Number = 2) -> Tensor:
        """The p-norm of `input - other`, as one vector."""
    def div(self, other: Tensor | Number, *, rounding_mode: str | None = None) -> Tensor:
        """Quotient, `a / b`; true division unless rounding_mode is 'floor' or 'trunc'."""
    def div_(self, other: Tensor | Number, *, rounding_mode: str | None = None) -> Self:
        """`div` in place."""
    def divide(self, other: Tensor | Number, *, rounding_mode: str | None = None) -> Tensor:
        """Quotient, `a / b`; true division unless rounding_mode is 'floor' or 'trunc'.

        See `backsweep.div`.
        """
    def divide_(self, other: Tensor | Number, *, rounding_mode: str | None = None) -> Self:
        """`divide` in place."""
    def dot(self, other: Tensor) -> Tensor:
        """Sum of the products of two vectors' elements."""
    def double(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """The tensor in float64."""
    @overload
    def dsplit(self, sections: builtins.int) -> tuple[Tensor, ...]:
        """Views along dimension 2."""
    @overload
    def dsplit(self, indices: Sequence[builtins.int]) -> tuple[Tensor, ...]: ...
    def eq(self, other: Tensor | Number) -> Tensor:
        """True where `a == b`."""
    def eq_(self, other: Tensor | Number) -> Self:
        """`eq` in place."""
    def equal(self, other: Tensor) -> builtins.bool:
        """Whether both have the same shape and the same elements; NaN equals nothing."""
    def erf(self) -> Tensor:
        """Error function."""
    def erf_(self) -> Self:
        """`erf` in place."""
    def erfc(self) -> Tensor:
        """Complementary error function, `1 - erf(x)`."""
    def erfc_(self) -> Self:
        """`erfc` in place."""
    def erfinv(self) -> Tensor:
        """Inverse of the error function `erf`."""
    def erfinv_(self) -> Self:
        """`erfinv` in place."""
    def exp(self) -> Tensor:
        """Exponential, e to the power x."""
    def exp_(self) -> Self:
        """`exp` in place."""
    def exp2(self) -> Tensor:
        """2 to the power x."""
    def exp2_(self) -> Self:
        """`exp2` in place."""
    def expand(self, *size: builtins.int | Sequence[builtins.int]) -> Tensor:
        """Repeats dimensions of size 1 without copying; -1 keeps a size.

        Derivative: sum_to(g, input.shape)

        The result is a view: it shares memory with the input.
        """
    def expand_as(self, other: Tensor) -> Tensor:
        """Repeats dimensions of size 1 up to the sizes of another tensor.

        Derivative: sum_to(g, input.shape)

        The result is a view: it shares memory with the input.
        """
    def expm1(self) -> Tensor:
        """Exponential minus 1, exact near 0."""
    def expm1_(self) -> Self:
        """`expm1` in place."""
    def exponential_(self, lambd: builtins.float = 1.0, *, generator: Generator | None = None) -> Tensor:
        """Fills the tensor from the exponential distribution with a rate, of mean 1 / lambd.

        Derivative: zeros
        """
    def fill_(self, value: Tensor | Number) -> Tensor:
        """Sets every element to a number or a 0-d tensor.

        Derivative: zeros; sum(g)
        """
    def fill_diagonal_(self, fill_value: Number, wrap: builtins.bool = False) -> Tensor:
        """Sets the elements with equal indices to a number; wrap goes on below a tall matrix."""
    def fix(self) -> Tensor:
        """The integer part of x.

        See `backsweep.trunc`.
        """
    def fix_(self) -> Self:
        """`fix` in place."""
    def flatten(self, start_dim: builtins.int = 0, end_dim: builtins.int = -1) -> Tensor:
        """Joins the dimensions from start_dim to end_dim into one."""
    def flip(self, *dims: builtins.int | Sequence[builtins.int]) -> Tensor:
        """The elements in reverse order along the dimensions; always a copy."""
    def fliplr(self) -> Tensor:
        """The elements in reverse order along dimension 1."""
    def flipud(self) -> Tensor:
        """The elements in reverse order along dimension 0."""
    def float(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """The tensor in float32."""
    def float_power(self, exponent: Tensor | Number) -> Tensor:
        """Power in double precision, `input.double() ** exponent.double()`."""
    def float_power_(self, exponent: Tensor | Number) -> Self:
        """`float_power` in place."""
    def floor(self) -> Tensor:
        """The nearest integer below or at x."""
    def floor_(self) -> Self:
        """`floor` in place."""
    def floor_divide(self, other: Tensor | Number) -> Tensor:
        """Quotient rounded down, `a // b`; an integer divisor of 0 is an error."""
    def floor_divide_(self, other: Tensor | Number) -> Self:
        """`floor_divide` in place."""
    def fmax(self, other: Tensor) -> Tensor:
        """The larger of two elements; a number wins over NaN. Of equal elements the first has the gradient."""
    def fmin(self, other: Tensor) -> Tensor:
        """The smaller of two elements; a number wins over NaN. Of equal elements the first has the gradient."""
    def fmod(self, other: Tensor | Number) -> Tensor:
        """Remainder of the division rounded towards zero; it has the sign of a."""
    def fmod_(self, other: Tensor | Number) -> Self:
        """`fmod` in place."""
    def frac(self) -> Tensor:
        """The fraction `x - trunc(x)`, with the sign of x."""
    def frac_(self) -> Self:
        """`frac` in place."""
    def frexp(self) -> return_type_frexp:
        """Mantissa in [0.5, 1) and exponent: x is `mantissa * 2**exponent`."""
    def gather(self, dim: builtins.int, index: Tensor, *, sparse_grad: builtins.bool = False) -> Tensor:
        """The elements at given places of a dimension: result[i][j] = input[index[i][j]][j]."""
    def gcd(self, other: Tensor) -> Tensor:
        """Greatest common divisor, not negative; gcd(0, 0) is 0."""
    def gcd_(self, other: Tensor) -> Self:
        """`gcd` in place."""
    def ge(self, other: Tensor | Number) -> Tensor:
        """True where `a >= b`."""
    def ge_(self, other: Tensor | Number) -> Self:
        """`ge` in place."""
    def geometric_(self, p: builtins.float, *, generator: Generator | None = None) -> Tensor:
        """Fills the tensor with counts of trials up to the first success, of probability p.

        Derivative: zeros
        """
    def geqrf(self) -> return_type_geqrf:
        """R on and above the diagonal, below it and in tau the reflectors that Q is made of."""
    def ger(self, vec2: Tensor) -> Tensor:
        """Every element of one vector times every element of another.

        See `backsweep.outer`.
        """
    def get_device(self) -> int:
        """The number of the device: -1, that of the CPU."""
    def greater(self, other: Tensor | Number) -> Tensor:
        """True where `a > b`.

        See `backsweep.gt`.
        """
    def greater_(self, other: Tensor | Number) -> Self:
        """`greater` in place."""
    def greater_equal(self, other: Tensor | Number) -> Tensor:
        """True where `a >= b`.

        See `backsweep.ge`.
        """
    def greater_equal_(self, other: Tensor | Number) -> Self:
        """`greater_equal` in place."""
    def gt(self, other: Tensor | Number) -> Tensor:
        """True where `a > b`."""
    def gt_(self, other: Tensor | Number) -> Self:
        """`gt` in place."""
    def hardshrink(self, lambd: Number = 0.5) -> Tensor:
        """x where abs(x) > lambd, else 0."""
    def heaviside(self, values: Tensor) -> Tensor:
        """Step function: 0 where a < 0, b where a is 0, 1 where a > 0."""
    def heaviside_(self, values: Tensor) -> Self:
        """`heaviside` in place."""
    def histc(self, bins: builtins.int = 100, min: Number = 0, max: Number = 0) -> Tensor:
        """How many elements lie in each of equal bins between min and max."""
    @overload
    def histogram(self, bins: Tensor, *, weight: Tensor | None = None, density: builtins.bool = False) -> return_type_histogram:
        """How many elements, or the sum of their weights, lie between edges; and the edges."""
    @overload
    def histogram(self, bins: builtins.int = 100, *, range: Sequence[builtins.float] | None = None, weight: Tensor | None = None, density: builtins.bool = False) -> return_type_histogram: ...
    @overload
    def hsplit(self, sections: builtins.int) -> tuple[Tensor, ...]:
        """Views along dimension 1, or 0 when there is only one."""
    @overload
    def hsplit(self, indices: Sequence[builtins.int]) -> tuple[Tensor, ...]: ...
    def hypot(self, other: Tensor) -> Tensor:
        """Length of the hypotenuse, `sqrt(a**2 + b**2)`, without overflow on the way."""
    def hypot_(self, other: Tensor) -> Self:
        """`hypot` in place."""
    def i0(self) -> Tensor:
        """Modified Bessel function of the first kind, order 0."""
    def i0_(self) -> Self:
        """`i0` in place."""
    def igamma(self, other: Tensor) -> Tensor:
        """Regularised lower incomplete gamma function P(a, b); only b has a gradient."""
    def igamma_(self, other: Tensor) -> Self:
        """`igamma` in place."""
    def igammac(self, other: Tensor) -> Tensor:
        """Regularised upper incomplete gamma function Q(a, b); only b has a gradient."""
    def igammac_(self, other: Tensor) -> Self:
        """`igammac` in place."""
    def index_add(self, dim: builtins.int, index: Tensor, source: Tensor, *, alpha: Number = 1) -> Tensor:
        """Parts of a source added to the parts of a dimension that an index names."""
    def index_add_(self, dim: builtins.int, index: Tensor, source: Tensor, *, alpha: Number = 1) -> Self:
        """`index_add` in place."""
    def index_copy(self, dim: builtins.int, index: Tensor, source: Tensor) -> Tensor:
        """Parts of a source in place of the parts of a dimension that an index names."""
    def index_copy_(self, dim: builtins.int, index: Tensor, source: Tensor) -> Self:
        """`index_copy` in place."""
    @overload
    def index_fill(self, dim: builtins.int, index: Tensor, value: Tensor) -> Tensor:
        """One value in the parts of a dimension that an index names."""
    @overload
    def index_fill(self, dim: builtins.int, index: Tensor, value: Number) -> Tensor: ...
    @overload
    def index_fill_(self, dim: builtins.int, index: Tensor, value: Tensor) -> Self:
        """`index_fill` in place."""
    @overload
    def index_fill_(self, dim: builtins.int, index: Tensor, value: Number) -> Self: ...
    def index_put(self, indices: Sequence[Tensor], values: Tensor, accumulate: builtins.bool = False) -> Tensor:
        """The elements at given places replaced by values, or added to."""
    def index_put_(self, indices: Sequence[Tensor], values: Tensor, accumulate: builtins.bool = False) -> Self:
        """`index_put` in place."""
    def index_reduce(self, dim: builtins.int, index: Tensor, source: Tensor, reduce: str, *, include_self: builtins.bool = True) -> Tensor:
        """Parts of a dimension reduced into those that an index names, by prod, mean, amax or amin."""
    def index_reduce_(self, dim: builtins.int, index: Tensor, source: Tensor, reduce: str, *, include_self: builtins.bool = True) -> Self:
        """`index_reduce` in place."""
    def index_select(self, dim: builtins.int, index: Tensor) -> Tensor:
        """Parts of a dimension, in the order that an index names them."""
    def inner(self, other: Tensor) -> Tensor:
        """Sums of products along the last dimensions of two tensors."""
    def int(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """The tensor in int32; fractions are cut off."""
    def inverse(self) -> Tensor:
        """Inverses of matrices, as linalg.inv."""
    def is_complex(self) -> builtins.bool:
        """False: there are no complex dtypes."""
    def is_conj(self) -> builtins.bool:
        """False: only complex tensors are conjugated lazily."""
    def is_floating_point(self) -> builtins.bool:
        """True for float32 and float64."""
    def is_inference(self) -> builtins.bool:
        """Whether the tensor was made in inference_mode."""
    def is_neg(self) -> builtins.bool:
        """False: only parts of complex tensors are negated lazily."""
    def is_nonzero(self) -> builtins.bool:
        """Whether the only element is not zero; RuntimeError for any other size."""
    def is_same_size(self, other: Tensor) -> builtins.bool:
        """Whether two tensors have the same shape."""
    def is_set_to(self, tensor: Tensor) -> builtins.bool:
        """Whether two tensors are the same elements of the same memory."""
    def is_signed(self) -> builtins.bool:
        """True when the dtype has negative numbers."""
    def isclose(self, other: Tensor, rtol: builtins.float = 1e-05, atol: builtins.float = 1e-08, equal_nan: builtins.bool = False) -> Tensor:
        """True where |input - other| <= atol + rtol * |other|; NaN are close if equal_nan."""
    def isfinite(self) -> Tensor:
        """True where x is neither infinite nor NaN."""
    def isinf(self) -> Tensor:
        """True where x is infinite."""
    def isnan(self) -> Tensor:
        """True where x is NaN."""
    def isneginf(self) -> Tensor:
        """True where x is negative infinity."""
    def isposinf(self) -> Tensor:
        """True where x is positive infinity."""
    def isreal(self) -> Tensor:
        """True where the imaginary part is 0: everywhere."""
    def kron(self, other: Tensor) -> Tensor:
        """Kronecker product: every element of `input` times all of `other`, as blocks."""
    def kthvalue(self, k: builtins.int, dim: builtins.int = -1, keepdim: builtins.bool = False) -> return_type_kthvalue:
        """The k-th smallest elements along `dim`, counted from 1, and where they are."""
    def lcm(self, other: Tensor) -> Tensor:
        """Least common multiple, not negative; 0 beside 0."""
    def lcm_(self, other: Tensor) -> Self:
        """`lcm` in place."""
    def ldexp(self, other: Tensor) -> Tensor:
        """`a * 2**b`."""
    def ldexp_(self, other: Tensor) -> Self:
        """`ldexp` in place."""
    def le(self, other: Tensor | Number) -> Tensor:
        """True where `a <= b`."""
    def le_(self, other: Tensor | Number) -> Self:
        """`le` in place."""
    @overload
    def lerp(self, end: Tensor, weight: Tensor) -> Tensor:
        """Linear interpolation, `input + weight * (end - input)`."""
    @overload
    def lerp(self, end: Tensor, weight: Number) -> Tensor: ...
    @overload
    def lerp_(self, end: Tensor, weight: Tensor) -> Self:
        """`lerp` in place."""
    @overload
    def lerp_(self, end: Tensor, weight: Number) -> Self: ...
    def less(self, other: Tensor | Number) -> Tensor:
        """True where `a < b`.

        See `backsweep.lt`.
        """
    def less_(self, other: Tensor | Number) -> Self:
        """`less` in place."""
    def less_equal(self, other: Tensor | Number) -> Tensor:
        """True where `a <= b`.

        See `backsweep.le`.
        """
    def less_equal_(self, other: Tensor | Number) -> Self:
        """`less_equal` in place."""
    def lgamma(self) -> Tensor:
        """Logarithm of the absolute value of the gamma function."""
    def lgamma_(self) -> Self:
        """`lgamma` in place."""
    def log(self) -> Tensor:
        """Natural logarithm."""
    def log_(self) -> Self:
        """`log` in place."""
    def log10(self) -> Tensor:
        """Logarithm to base 10."""
    def log10_(self) -> Self:
        """`log10` in place."""
    def log1p(self) -> Tensor:
        """Natural logarithm of 1 + x, exact near 0."""
    def log1p_(self) -> Self:
        """`log1p` in place."""
    def log2(self) -> Tensor:
        """Logarithm to base 2."""
    def log2_(self) -> Self:
        """`log2` in place."""
    def log_normal_(self, mean: builtins.float = 1.0, std: builtins.float = 2.0, *, generator: Generator | None = None) -> Tensor:
        """Fills the tensor with exponentials of normal numbers, which have that mean and std.

        Derivative: zeros
        """
    def log_softmax(self, dim: builtins.int, dtype: DTypeLike | None = None) -> Tensor:
        """Logarithm of softmax along `dim`, exact where softmax itself would be rounded to 0."""
    def logaddexp(self, other: Tensor) -> Tensor:
        """`log(exp(a) + exp(b))`, without overflow on the way."""
    def logaddexp2(self, other: Tensor) -> Tensor:
        """`log2(2**a + 2**b)`, without overflow on the way."""
    def logcumsumexp(self, dim: builtins.int) -> Tensor:
        """Logarithm of the cumulative sum of exponentials along `dim`, without overflow."""
    def logdet(self) -> Tensor:
        """Logarithms of determinants; NaN where one is negative."""
    def logical_and(self, other: Tensor) -> Tensor:
        """True where both are true; numbers are true unless they are 0."""
    def logical_and_(self, other: Tensor) -> Self:
        """`logical_and` in place."""
    def logical_not(self) -> Tensor:
        """True where the element is 0 or false."""
    def logical_not_(self) -> Self:
        """`logical_not` in place."""
    def logical_or(self, other: Tensor) -> Tensor:
        """True where one is true; numbers are true unless they are 0."""
    def logical_or_(self, other: Tensor) -> Self:
        """`logical_or` in place."""
    def logical_xor(self, other: Tensor) -> Tensor:
        """True where one is true and the other is not; only 0 is not true."""
    def logical_xor_(self, other: Tensor) -> Self:
        """`logical_xor` in place."""
    def logit(self, eps: builtins.float | None = None) -> Tensor:
        """Inverse of `sigmoid`, `log(x / (1 - x))`; with eps, x is clamped to [eps, 1 - eps]."""
    def logit_(self, eps: builtins.float | None = None) -> Self:
        """`logit` in place."""
    def logsumexp(self, dim: builtins.int | Sequence[builtins.int], keepdim: builtins.bool = False) -> Tensor:
        """Logarithm of the sum of exponentials along `dim`, without overflow."""
    def long(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """The tensor in int64; fractions are cut off."""
    def lt(self, other: Tensor | Number) -> Tensor:
        """True where `a < b`."""
    def lt_(self, other: Tensor | Number) -> Self:
        """`lt` in place."""
    def lu(self, pivot: builtins.bool = True, get_infos: builtins.bool = False) -> tuple[Tensor, ...]:
        """As linalg.lu_factor_ex; a tuple, with the infos if asked for."""
    def lu_solve(self, LU_data: Tensor, LU_pivots: Tensor) -> Tensor:
        """The x of A @ x = input from the factors of A; see linalg.lu_solve."""
    @overload
    def masked_fill(self, mask: Tensor, value: Tensor) -> Tensor:
        """The value where the mask holds, else the input."""
    @overload
    def masked_fill(self, mask: Tensor, value: Number) -> Tensor: ...
    @overload
    def masked_fill_(self, mask: Tensor, value: Tensor) -> Self:
        """`masked_fill` in place."""
    @overload
    def masked_fill_(self, mask: Tensor, value: Number) -> Self: ...
    def masked_scatter(self, mask: Tensor, source: Tensor) -> Tensor:
        """The elements of `source`, in order, where the mask holds, else the input."""
    def masked_scatter_(self, mask: Tensor, source: Tensor) -> Self:
        """`masked_scatter` in place."""
    def masked_select(self, mask: Tensor) -> Tensor:
        """The elements where the mask holds, in row-major order, as one vector."""
    def matmul(self, other: Tensor) -> Tensor:
        """Matrix product, `a @ b`: of vectors, matrices and broadcast batches of matrices."""
    def matrix_exp(self) -> Tensor:
        """The exponential of matrices: I + A + A @ A / 2 + ..."""
    def matrix_power(self, n: builtins.int) -> Tensor:
        """Products of a matrix with itself, or of its inverse.

        See `backsweep.linalg.matrix_power`.
        """
    @overload
    def max(self) -> Tensor:
        """The largest element; NaN wins. Equal elements share the gradient equally."""
    @overload
    def max(self, dim: builtins.int, keepdim: builtins.bool = False) -> return_type_max: ...
    @overload
    def max(self, other: Tensor) -> Tensor: ...
    def maximum(self, other: Tensor | Number) -> Tensor:
        """The larger of two elements; NaN wins. Equal elements share the gradient equally."""
    @overload
    def mean(self, *, dtype: DTypeLike | None = None) -> Tensor:
        """Mean of all elements; floating dtypes only."""
    @overload
    def mean(self, dim: builtins.int | Sequence[builtins.int] | None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor: ...
    @overload
    def median(self) -> Tensor:
        """The element in the middle, the lower one of two; NaN where there is one."""
    @overload
    def median(self, dim: builtins.int, keepdim: builtins.bool = False) -> return_type_median: ...
    @overload
    def min(self) -> Tensor:
        """The smallest element; NaN wins. Equal elements share the gradient equally."""
    @overload
    def min(self, dim: builtins.int, keepdim: builtins.bool = False) -> return_type_min: ...
    @overload
    def min(self, other: Tensor) -> Tensor: ...
    def minimum(self, other: Tensor | Number) -> Tensor:
        """The smaller of two elements; NaN wins. Equal elements share the gradient equally."""
    def mm(self, mat2: Tensor) -> Tensor:
        """Product of two matrices."""
    def mode(self, dim: builtins.int = -1, keepdim: builtins.bool = False) -> return_type_mode:
        """The most frequent elements along `dim`, the smallest of equally frequent ones, and where they are."""
    @overload
    def moveaxis(self, source: builtins.int, destination: builtins.int) -> Tensor:
        """Moves a dimension to another place; the others keep their order.

        See `backsweep.movedim`.
        """
    @overload
    def moveaxis(self, source: Sequence[builtins.int], destination: Sequence[builtins.int]) -> Tensor: ...
    @overload
    def movedim(self, source: builtins.int, destination: builtins.int) -> Tensor:
        """Moves a dimension to another place; the others keep their order."""
    @overload
    def movedim(self, source: Sequence[builtins.int], destination: Sequence[builtins.int]) -> Tensor: ...
    def msort(self) -> Tensor:
        """The elements along the first dimension in order."""
    def mul(self, other: Tensor | Number) -> Tensor:
        """Product, `a * b`."""
    def mul_(self, other: Tensor | Number) -> Self:
        """`mul` in place."""
    def multinomial(self, num_samples: builtins.int, replacement: builtins.bool = False, *, generator: Generator | None = None) -> Tensor:
        """Random indices of the last dimension, which holds their weights; int64."""
    def multiply(self, other: Tensor | Number) -> Tensor:
        """Product, `a * b`.

        See `backsweep.mul`.
        """
    def multiply_(self, other: Tensor | Number) -> Self:
        """`multiply` in place."""
    def mv(self, vec: Tensor) -> Tensor:
        """Product of a matrix and a vector."""
    def mvlgamma(self, p: builtins.int) -> Tensor:
        """Logarithm of the multivariate gamma function of dimension p."""
    def mvlgamma_(self, p: builtins.int) -> Self:
        """`mvlgamma` in place."""
    def nan_to_num(self, nan: builtins.float | None = None, posinf: builtins.float | None = None, neginf: builtins.float | None = None) -> Tensor:
        """Replaces NaN by nan (0), infinities by posinf and neginf (the dtype's extremes)."""
    def nan_to_num_(self, nan: builtins.float | None = None, posinf: builtins.float | None = None, neginf: builtins.float | None = None) -> Self:
        """`nan_to_num` in place."""
    def nanmean(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor:
        """Mean of what is not NaN, of all elements or along `dim`; NaN where there is nothing."""
    @overload
    def nanmedian(self) -> Tensor:
        """The median of what is not NaN."""
    @overload
    def nanmedian(self, dim: builtins.int, keepdim: builtins.bool = False) -> return_type_nanmedian: ...
    @overload
    def nanquantile(self, q: builtins.float, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear') -> Tensor:
        """The quantiles of what is not NaN."""
    @overload
    def nanquantile(self, q: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear') -> Tensor: ...
    def nansum(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor:
        """Sum with NaN taken for 0, of all elements or along `dim`."""
    def narrow(self, dim: builtins.int, start: builtins.int, length: builtins.int) -> Tensor:
        """`length` positions of a dimension from `start` on."""
    def narrow_copy(self, dim: builtins.int, start: builtins.int, length: builtins.int) -> Tensor:
        """A copy of `length` positions of a dimension from `start` on."""
    def ne(self, other: Tensor | Number) -> Tensor:
        """True where `a != b`."""
    def ne_(self, other: Tensor | Number) -> Self:
        """`ne` in place."""
    def neg(self) -> Tensor:
        """Negative, `-x`."""
    def neg_(self) -> Self:
        """`neg` in place."""
    def negative(self) -> Tensor:
        """Negative, `-x`.

        See `backsweep.neg`.
        """
    def negative_(self) -> Self:
        """`negative` in place."""
    def new_empty(self, *size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
        """Elements of no particular value, of this tensor's dtype."""
    def new_empty_strided(self, size: Sequence[builtins.int], stride: Sequence[builtins.int], *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
        """Elements of no particular value, of given strides and this tensor's dtype."""
    def new_full(self, size: Sequence[builtins.int], fill_value: Number, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
        """One value everywhere, of this tensor's dtype."""
    def new_ones(self, *size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
        """Ones of this tensor's dtype."""
    def new_zeros(self, *size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
        """Zeros of this tensor's dtype."""
    def nextafter(self, other: Tensor) -> Tensor:
        """The next number of the dtype after a, in the direction of b."""
    def nextafter_(self, other: Tensor) -> Self:
        """`nextafter` in place."""
    def nonzero(self, *, as_tuple: builtins.bool = False) -> Tensor:
        """The coordinates of the elements that are not zero, a row for each; or a tuple of columns."""
    def nonzero_static(self, *, size: builtins.int, fill_value: builtins.int = -1) -> Tensor:
        """The first coordinates of elements that are not zero: `size` rows, with fill_value where there are fewer."""
    @overload
    def norm(self, p: str = 'fro', dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor:
        """The 2-norm of all elements, or along `dim`; 'nuc' adds the singular values."""
    @overload
    def norm(self, p: Number | None, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor: ...
    def normal_(self, mean: builtins.float = 0.0, std: builtins.float = 1.0, *, generator: Generator | None = None) -> Tensor:
        """Fills the tensor with random numbers from a normal distribution.

        Derivative: zeros
        """
    def not_equal(self, other: Tensor | Number) -> Tensor:
        """True where `a != b`.

        See `backsweep.ne`.
        """
    def not_equal_(self, other: Tensor | Number) -> Self:
        """`not_equal` in place."""
    def orgqr(self, tau: Tensor) -> Tensor:
        """The first columns of the product of reflectors; as linalg.householder_product."""
    def ormqr(self, tau: Tensor, other: Tensor, left: builtins.bool = True, transpose: builtins.bool = False) -> Tensor:
        """The product of reflectors, or its transpose, times `other`, or from the right."""
    def outer(self, vec2: Tensor) -> Tensor:
        """Every element of one vector times every element of another."""
    def permute(self, *dims: builtins.int | Sequence[builtins.int]) -> Tensor:
        """Puts the dimensions into another order."""
    def pinverse(self, rcond: builtins.float = 1e-15) -> Tensor:
        """Moore and Penrose's pseudoinverses; see linalg.pinv."""
    def polygamma(self, n: builtins.int) -> Tensor:
        """The n-th derivative of `digamma`, so the derivative of order n + 1 of `lgamma`."""
    def polygamma_(self, n: builtins.int) -> Self:
        """`polygamma` in place."""
    def positive(self) -> Tensor:
        """The tensor itself, `+x`."""
    def pow(self, exponent: Tensor | Number) -> Tensor:
        """Power, `a ** b`."""
    def pow_(self, exponent: Tensor | Number) -> Self:
        """`pow` in place."""
    def prelu(self, weight: Tensor) -> Tensor:
        """x above 0, else weight * x; one weight, or one for each element of dimension 1."""
    @overload
    def prod(self, *, dtype: DTypeLike | None = None) -> Tensor:
        """Product of all elements; integers and bool multiply into int64. Derivatives are exact at zeros too."""
    @overload
    def prod(self, dim: builtins.int, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor: ...
    def put(self, index: Tensor, source: Tensor, accumulate: builtins.bool = False) -> Tensor:
        """Elements put at given places of the flattened tensor, or added there."""
    def put_(self, index: Tensor, source: Tensor, accumulate: builtins.bool = False) -> Self:
        """`put` in place."""
    def qr(self, some: builtins.bool = True) -> return_type_qr:
        """Orthonormal columns and an upper triangle; see linalg.qr."""
    @overload
    def quantile(self, q: builtins.float, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear') -> Tensor:
        """What a share q of the elements is at most, all together or along `dim`; between two, as told."""
    @overload
    def quantile(self, q: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear') -> Tensor: ...
    def rad2deg(self) -> Tensor:
        """Radians to degrees."""
    def rad2deg_(self) -> Self:
        """`rad2deg` in place."""
    @overload
    def random_(self, *, generator: Generator | None = None) -> Tensor:
        """Fills the tensor with random integers: all that its dtype holds from 0 on.
        With bounds: from `from`, or 0, up to and not including `to`, where it is given.

        Derivative: zeros
        """
    @overload
    def random_(self, from_: builtins.int, to: builtins.int | None, *, generator: Generator | None = None) -> Tensor: ...
    @overload
    def random_(self, to: builtins.int, *, generator: Generator | None = None) -> Tensor: ...
    def ravel(self) -> Tensor:
        """The elements in one dimension: a view where the memory allows it, else a copy."""
    def reciprocal(self) -> Tensor:
        """Reciprocal, `1 / x`."""
    def reciprocal_(self) -> Self:
        """`reciprocal` in place."""
    def relu(self) -> Tensor:
        """Rectified linear unit: x where x > 0, else 0. The derivative at 0 is 0."""
    def relu_(self) -> Self:
        """`relu` in place."""
    def remainder(self, other: Tensor | Number) -> Tensor:
        """Remainder of the division rounded down, `a % b`; it has the sign of b."""
    def remainder_(self, other: Tensor | Number) -> Self:
        """`remainder` in place."""
    def renorm(self, p: Number, dim: builtins.int, maxnorm: Number) -> Tensor:
        """Shrinks each part along `dim` whose p-norm is larger to the p-norm `maxnorm`."""
    def renorm_(self, p: Number, dim: builtins.int, maxnorm: Number) -> Self:
        """`renorm` in place."""
    def repeat(self, *repeats: builtins.int | Sequence[builtins.int]) -> Tensor:
        """The tensor several times along each dimension; a copy, unlike expand.

        Derivative: g summed over the repetitions
        """
    @overload
    def repeat_interleave(self, repeats: Tensor, dim: builtins.int | None = None, *, output_size: builtins.int | None = None) -> Tensor:
        """Every element, or every part along a dimension, as often as `repeats` says for it."""
    @overload
    def repeat_interleave(self, repeats: builtins.int, dim: builtins.int | None = None, *, output_size: builtins.int | None = None) -> Tensor: ...
    def reshape(self, *shape: builtins.int | Sequence[builtins.int]) -> Tensor:
        """The same elements in another shape: a view where the memory allows it, else a copy."""
    def reshape_as(self, other: Tensor) -> Tensor:
        """The same elements in the shape of another tensor.

        Derivative: reshape(g, input.shape)

        The result is a view: it shares memory with the input.
        """
    def resize_(self, *size: builtins.int | Sequence[builtins.int], memory_format: _memory_format | None = None) -> Tensor:
        """Gives the tensor another shape over its memory, which grows where that is needed."""
    def resize_as_(self, the_template: Tensor, *, memory_format: _memory_format | None = None) -> Tensor:
        """Gives the tensor the shape of another, over its own memory."""
    def resolve_conj(self) -> Tensor:
        """The tensor itself: nothing is conjugated lazily."""
    def resolve_neg(self) -> Tensor:
        """The tensor itself: nothing is negated lazily."""
    def roll(self, shifts: builtins.int | Sequence[builtins.int], dims: builtins.int | Sequence[builtins.int] = ()) -> Tensor:
        """The elements moved along dimensions; those that leave at the end come in at the start."""
    def rot90(self, k: builtins.int = 1, dims: Sequence[builtins.int] = (0, 1)) -> Tensor:
        """The plane of two dimensions turned by k times 90 degrees, from the first to the second."""
    @overload
    def round(self, *, decimals: builtins.int) -> Tensor:
        """Rounds to a number of decimals, halves to even."""
    @overload
    def round(self) -> Tensor: ...
    @overload
    def round_(self, *, decimals: builtins.int) -> Self:
        """`round` in place."""
    @overload
    def round_(self) -> Self: ...
    def rsqrt(self) -> Tensor:
        """Reciprocal of the square root."""
    def rsqrt_(self) -> Self:
        """`rsqrt` in place."""
    @overload
    def scatter(self, dim: builtins.int, index: Tensor, src: Tensor, *, reduce: str | None = None) -> Tensor:
        """Elements put at given places of a dimension: result[index[i][j]][j] = src[i][j]."""
    @overload
    def scatter(self, dim: builtins.int, index: Tensor, value: Number, *, reduce: str | None = None) -> Tensor: ...
    @overload
    def scatter_(self, dim: builtins.int, index: Tensor, src: Tensor, *, reduce: str | None = None) -> Self:
        """`scatter` in place."""
    @overload
    def scatter_(self, dim: builtins.int, index: Tensor, value: Number, *, reduce: str | None = None) -> Self: ...
    def scatter_add(self, dim: builtins.int, index: Tensor, src: Tensor) -> Tensor:
        """Elements added at given places of a dimension: result[index[i][j]][j] += src[i][j]."""
    def scatter_add_(self, dim: builtins.int, index: Tensor, src: Tensor) -> Self:
        """`scatter_add` in place."""
    def scatter_reduce(self, dim: builtins.int, index: Tensor, src: Tensor, reduce: str, *, include_self: builtins.bool = True) -> Tensor:
        """Elements reduced into given places of a dimension by sum, prod, mean, amax or amin."""
    def scatter_reduce_(self, dim: builtins.int, index: Tensor, src: Tensor, reduce: str, *, include_self: builtins.bool = True) -> Self:
        """`scatter_reduce` in place."""
    def select(self, dim: builtins.int, index: builtins.int) -> Tensor:
        """One position of a dimension, which disappears."""
    def select_scatter(self, src: Tensor, dim: builtins.int, index: builtins.int) -> Tensor:
        """A copy of the input in which one position of a dimension is replaced by src."""
    def sgn(self) -> Tensor:
        """The same as `sign`: -1, 0 or 1; 0 for NaN."""
    def sgn_(self) -> Self:
        """`sgn` in place."""
    def sigmoid(self) -> Tensor:
        """Logistic function, `1 / (1 + exp(-x))`."""
    def sigmoid_(self) -> Self:
        """`sigmoid` in place."""
    def sign(self) -> Tensor:
        """Sign: -1, 0 or 1; 0 for NaN."""
    def sign_(self) -> Self:
        """`sign` in place."""
    def signbit(self) -> Tensor:
        """True where the sign is minus, also for -0 and NaN with a sign."""
    def sin(self) -> Tensor:
        """Sine of an angle in radians."""
    def sin_(self) -> Self:
        """`sin` in place."""
    def sinc(self) -> Tensor:
        """`sin(pi * x) / (pi * x)`; 1 at 0."""
    def sinc_(self) -> Self:
        """`sinc` in place."""
    def sinh(self) -> Tensor:
        """Hyperbolic sine."""
    def sinh_(self) -> Self:
        """`sinh` in place."""
    def slice_scatter(self, src: Tensor, dim: builtins.int = 0, start: builtins.int | None = None, end: builtins.int | None = None, step: builtins.int = 1) -> Tensor:
        """A copy of the input in which a slice of a dimension is replaced by src."""
    def slogdet(self) -> return_type_slogdet:
        """Signs of determinants, and logarithms of their sizes."""
    def softmax(self, dim: builtins.int, dtype: DTypeLike | None = None) -> Tensor:
        """exp(x) over its sum along `dim`: positive weights that sum to one, without overflow."""
    @overload
    def sort(self, dim: builtins.int = -1, descending: builtins.bool = False) -> return_type_sort:
        """The elements along a dimension in order, and where they were; NaN is last."""
    @overload
    def sort(self, *, stable: builtins.bool | None, dim: builtins.int = -1, descending: builtins.bool = False) -> return_type_sort: ...
    @overload
    def split(self, split_size_or_sections: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """Views of a given size along a dimension; the last may be smaller."""
    @overload
    def split(self, split_size_or_sections: Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]: ...
    def split_with_sizes(self, split_sizes: Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """Views of given sizes along a dimension."""
    def sqrt(self) -> Tensor:
        """Square root."""
    def sqrt_(self) -> Self:
        """`sqrt` in place."""
    def square(self) -> Tensor:
        """Square, `x * x`."""
    def square_(self) -> Self:
        """`square` in place."""
    def squeeze(self, dim: builtins.int | Sequence[builtins.int] | None = None) -> Tensor:
        """Removes dimensions of size 1: all of them, or those given."""
    def squeeze_(self, dim: builtins.int | Sequence[builtins.int] | None = None) -> Self:
        """`squeeze` in place."""
    @overload
    def std(self, unbiased: builtins.bool = True) -> Tensor:
        """Standard deviation, the root of the variance; its derivative is 0 where it is 0."""
    @overload
    def std(self, dim: builtins.int | Sequence[builtins.int] | None, unbiased: builtins.bool = True, keepdim: builtins.bool = False) -> Tensor: ...
    @overload
    def std(self, dim: builtins.int | Sequence[builtins.int] | None = None, *, correction: Number | None = None, keepdim: builtins.bool = False) -> Tensor: ...
    def sub(self, other: Tensor | Number, *, alpha: Number = 1) -> Tensor:
        """Difference, `a - b`; `b` is multiplied by `alpha`."""
    def sub_(self, other: Tensor | Number, *, alpha: Number = 1) -> Self:
        """`sub` in place."""
    def subtract(self, other: Tensor | Number, *, alpha: Number = 1) -> Tensor:
        """Difference, `a - b`; `b` is multiplied by `alpha`.

        See `backsweep.sub`.
        """
    def subtract_(self, other: Tensor | Number, *, alpha: Number = 1) -> Self:
        """`subtract` in place."""
    @overload
    def sum(self, *, dtype: DTypeLike | None = None) -> Tensor:
        """Sum of all elements; integers and bool sum into int64."""
    @overload
    def sum(self, dim: builtins.int | Sequence[builtins.int] | None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor: ...
    def sum_to_size(self, *size: builtins.int | Sequence[builtins.int]) -> Tensor:
        """Sums to a size that broadcasts to the tensor's: the derivative of expand.

        Derivative: expand(g, input.shape)
        """
    def svd(self, some: builtins.bool = True, compute_uv: builtins.bool = True) -> return_type_svd:
        """input = U @ diag(S) @ V.mT; see linalg.svd."""
    def swapaxes(self, axis0: builtins.int, axis1: builtins.int) -> Tensor:
        """Swaps two dimensions; another name of transpose."""
    def swapaxes_(self, axis0: builtins.int, axis1: builtins.int) -> Self:
        """`swapaxes` in place."""
    def swapdims(self, dim0: builtins.int, dim1: builtins.int) -> Tensor:
        """Swaps two dimensions.

        See `backsweep.transpose`.
        """
    def swapdims_(self, dim0: builtins.int, dim1: builtins.int) -> Self:
        """`swapdims` in place."""
    def t(self) -> Tensor:
        """Transposes a matrix; a tensor of fewer dimensions stays as it is."""
    def t_(self) -> Self:
        """`t` in place."""
    def take(self, index: Tensor) -> Tensor:
        """The elements at given places of the flattened tensor."""
    def take_along_dim(self, indices: Tensor, dim: builtins.int | None = None) -> Tensor:
        """The elements at given places of a dimension; the other dimensions are broadcast."""
    def tan(self) -> Tensor:
        """Tangent of an angle in radians."""
    def tan_(self) -> Self:
        """`tan` in place."""
    def tanh(self) -> Tensor:
        """Hyperbolic tangent."""
    def tanh_(self) -> Self:
        """`tanh` in place."""
    @overload
    def tensor_split(self, sections: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """Views along a dimension, in a number of parts whose sizes differ by at most one."""
    @overload
    def tensor_split(self, indices: Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]: ...
    @overload
    def tensor_split(self, tensor_indices_or_sections: Tensor, dim: builtins.int = 0) -> tuple[Tensor, ...]: ...
    def tile(self, *dims: builtins.int | Sequence[builtins.int]) -> Tensor:
        """The tensor several times along its last dimensions."""
    @overload
    def to(self, dtype: DTypeLike | None = None, non_blocking: builtins.bool = False, copy: builtins.bool = False, *, memory_format: _memory_format | None = None) -> Tensor:
        """The tensor in another dtype; itself when it has that dtype, unless copy is True.
        The tensor in another tensor's dtype.
        The tensor on a device; there is one, the CPU.
        """
    @overload
    def to(self, other: Tensor, non_blocking: builtins.bool = False, copy: builtins.bool = False, *, memory_format: _memory_format | None = None) -> Tensor: ...
    @overload
    def to(self, device: DeviceLike | None = None, dtype: DTypeLike | None = None, non_blocking: builtins.bool = False, copy: builtins.bool = False, *, memory_format: _memory_format | None = None) -> Tensor: ...
    def topk(self, k: builtins.int, dim: builtins.int = -1, largest: builtins.bool = True, sorted: builtins.bool = True) -> return_type_topk:
        """The k largest (or smallest) elements along a dimension, and where they were."""
    def trace(self) -> Tensor:
        """Sum of the elements on the diagonal of a matrix."""
    def transpose(self, dim0: builtins.int, dim1: builtins.int) -> Tensor:
        """Swaps two dimensions."""
    def transpose_(self, dim0: builtins.int, dim1: builtins.int) -> Self:
        """`transpose` in place."""
    def triangular_solve(self, A: Tensor, upper: builtins.bool = True, transpose: builtins.bool = False, unitriangular: builtins.bool = False) -> return_type_triangular_solve:
        """The x of A @ x = input for a triangle of A, and a copy of A; see linalg.solve_triangular."""
    def tril(self, diagonal: builtins.int = 0) -> Tensor:
        """The lower triangle of the matrices, up to a diagonal; zeros above."""
    def tril_(self, diagonal: builtins.int = 0) -> Self:
        """`tril` in place."""
    def triu(self, diagonal: builtins.int = 0) -> Tensor:
        """The upper triangle of the matrices, from a diagonal on; zeros below."""
    def triu_(self, diagonal: builtins.int = 0) -> Self:
        """`triu` in place."""
    def true_divide(self, other: Tensor | Number, *, rounding_mode: str | None = None) -> Tensor:
        """Quotient, `a / b`; true division unless rounding_mode is 'floor' or 'trunc'.

        See `backsweep.div`.
        """
    def true_divide_(self, other: Tensor | Number, *, rounding_mode: str | None = None) -> Self:
        """`true_divide` in place."""
    def trunc(self) -> Tensor:
        """The integer part of x."""
    def trunc_(self) -> Self:
        """`trunc` in place."""
    def type_as(self, other: Tensor) -> Tensor:
        """The tensor in another tensor's dtype."""
    def unbind(self, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """The views at every position of a dimension."""
    def unflatten(self, dim: builtins.int, sizes: Sequence[builtins.int]) -> Tensor:
        """Splits one dimension into several."""
    def unfold(self, dimension: builtins.int, size: builtins.int, step: builtins.int) -> Tensor:
        """Windows of `size` elements, one every `step`, as a new last dimension.

        Derivative: unfold_backward(g, input.shape, dimension, size, step)

        The result is a view: it shares memory with the input.
        """
    def uniform_(self, from_: builtins.float = 0.0, to: builtins.float = 1.0, *, generator: Generator | None = None) -> Tensor:
        """Fills the tensor with random numbers from the uniform distribution over [from, to).

        Derivative: zeros
        """
    def unique(self, sorted: builtins.bool = True, return_inverse: builtins.bool = False, return_counts: builtins.bool = False, dim: builtins.int | None = None) -> Tensor:
        """The different elements in order, with their places and counts if wanted."""
    def unique_consecutive(self, return_inverse: builtins.bool = False, return_counts: builtins.bool = False, dim: builtins.int | None = None) -> Tensor:
        """The first element of each run of equal ones, with places and counts if wanted."""
    def unsafe_chunk(self, chunks: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """Like chunk, but the parts may be written to; the input must not be used afterwards."""
    def unsafe_split(self, split_size: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """Like split, but the parts may be written to; the input must not be used afterwards."""
    def unsafe_split_with_sizes(self, split_sizes: Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """Like split_with_sizes, but the parts may be written to instead of the input."""
    def unsqueeze(self, dim: builtins.int) -> Tensor:
        """Inserts a dimension of size 1."""
    def unsqueeze_(self, dim: builtins.int) -> Self:
        """`unsqueeze` in place."""
    @overload
    def var(self, unbiased: builtins.bool = True) -> Tensor:
        """Variance: squared distances from the mean over n - 1, n when not unbiased."""
    @overload
    def var(self, dim: builtins.int | Sequence[builtins.int] | None, unbiased: builtins.bool = True, keepdim: builtins.bool = False) -> Tensor: ...
    @overload
    def var(self, dim: builtins.int | Sequence[builtins.int] | None = None, *, correction: Number | None = None, keepdim: builtins.bool = False) -> Tensor: ...
    def vdot(self, other: Tensor) -> Tensor:
        """Sum of the products of two vectors' elements; dot without the conjugate."""
    @overload
    def view(self, *size: builtins.int | Sequence[builtins.int]) -> Tensor:
        """The same elements in another shape, sharing memory; one size may be -1.
        The same memory as another dtype, without conversion; not differentiable.

        Derivative: reshape(g, input.shape)

        The result is a view: it shares memory with the input.
        """
    @overload
    def view(self, dtype: DTypeLike) -> Tensor: ...
    def view_as(self, other: Tensor) -> Tensor:
        """The same elements in the shape of another tensor, sharing memory.

        Derivative: reshape(g, input.shape)

        The result is a view: it shares memory with the input.
        """
    @overload
    def vsplit(self, sections: builtins.int) -> tuple[Tensor, ...]:
        """Views along dimension 0."""
    @overload
    def vsplit(self, indices: Sequence[builtins.int]) -> tuple[Tensor, ...]: ...
    def where(self, condition: Tensor, other: Tensor | Number) -> Tensor:
        """input where condition holds, else other; no gradient flows into the branch not taken."""
    def xlogy(self, other: Tensor | Number) -> Tensor:
        """`a * log(b)`, and 0 where a is 0 and b is not NaN."""
    def xlogy_(self, other: Tensor | Number) -> Self:
        """`xlogy` in place."""
    def zero_(self) -> Tensor:
        """Sets every element to 0.

        Derivative: zeros
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
    outputs: list[Any],
    inputs: list[Any],
    seeds: list[Tensor | None],
    keep_graph: builtins.bool,
    create_graph: builtins.bool,
    /,
) -> list[Any]: ...
def backward(
    outputs: list[Any],
    inputs: list[Any],
    seeds: list[Tensor | None],
    keep_graph: builtins.bool,
    create_graph: builtins.bool,
    /,
) -> None: ...
def gradient_edge(tensor: Tensor, /) -> tuple[Node, builtins.int]: ...
def increment_version(tensor: Tensor, /) -> None: ...
def current_sweep() -> builtins.int: ...
def current_sweep_is_restricted() -> builtins.bool: ...
def pack_saved_value(node: Node, position: builtins.int, /) -> None: ...
def pending_nodes(numbers: list[builtins.int], /) -> set[builtins.int]: ...
def push_saved_tensors_hooks(pack: Any, unpack: Any, /) -> None: ...
def pop_saved_tensors_hooks() -> None: ...
def refuse_random(refused: builtins.bool, /) -> builtins.bool: ...
def set_anomaly_mode(enabled: builtins.bool, check_nan: builtins.bool, /) -> None: ...
def anomaly_mode() -> tuple[builtins.bool, builtins.bool]: ...
def set_inference_mode(enabled: builtins.bool, /) -> None: ...
def is_inference_mode_enabled() -> builtins.bool:
    """Whether inference_mode is on in this thread."""
def is_grad_enabled() -> builtins.bool:
    """is_grad_enabled() -> bool

    Whether operations are being recorded in this thread.
    """
def function_node_type(name: str, /) -> Any: ...
def set_no_setup_context(function: Any, /) -> None: ...
def count_transforms(change: builtins.int, /) -> None: ...

class FunctionBase:
    @classmethod
    def apply(cls, *args: Any, **kwargs: Any) -> Any:
        """Calls forward and records it; backward is its rule."""

class FunctionContext:
    needs_input_grad: tuple[builtins.bool, ...]
    materialize_grads: builtins.bool
    @property
    def saved_tensors(self) -> tuple[Any, ...]:
        """What save_for_backward was given."""
    @property
    def saved_variables(self) -> tuple[Any, ...]:
        """An old name of saved_tensors."""
    def save_for_backward(self, *tensors: Tensor | None) -> None:
        """Keeps tensors (or None) for backward, as `saved_tensors`."""
    def save_for_forward(self, *tensors: Tensor | None) -> None:
        """Accepted and ignored: there is no forward mode."""
    def mark_dirty(self, *tensors: Tensor) -> None:
        """Says which inputs forward has written to; it must return them."""
    def mark_non_differentiable(self, *tensors: Tensor) -> None:
        """Says which results have no derivative."""
    def set_materialize_grads(self, value: builtins.bool, /) -> None:
        """Whether backward gets zeros (the default) or None for results
        that no gradient arrived for.
        """
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...

class Generator:
    def __new__(cls, device: DeviceLike = ...) -> Self: ...
    @property
    def device(self) -> Any:
        """The CPU."""
    def manual_seed(self, seed: builtins.int) -> Self:
        """Starts the numbers anew, as the seed says; returns the generator."""
    def seed(self) -> builtins.int:
        """Takes a seed from the system and returns it."""
    def initial_seed(self) -> builtins.int:
        """The seed that the numbers started from."""
    def get_state(self) -> Tensor:
        """Everything the next numbers depend on, as a uint8 tensor; PyTorch can read it."""
    def set_state(self, state: Tensor) -> Self:
        """Continues where get_state() was called, here or in PyTorch."""
    def clone_state(self) -> Generator:
        """A generator that will give the same numbers."""
    def graphsafe_get_state(self) -> Generator:
        """NotImplementedError: it is for other devices."""
    def graphsafe_set_state(self, state: Generator) -> Self:
        """NotImplementedError: it is for other devices."""
    def get_offset(self) -> builtins.int:
        """RuntimeError: it is for other devices."""
    def set_offset(self, offset: builtins.int) -> Self:
        """RuntimeError: it is for other devices."""
    def __reduce__(self) -> tuple[Any, ...]: ...
    def __setstate__(self, pickled: tuple[Any, ...]) -> None: ...

default_generator: Generator

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
def _allocated_bytes() -> builtins.int: ...
def _live_tensor_objects() -> builtins.int: ...
def frombuffer(
    buffer: Any,
    *,
    dtype: _dtype,
    count: builtins.int,
    offset: builtins.int,
    requires_grad: builtins.bool,
) -> Tensor: ...
def set_default_dtype(d: _dtype) -> None:
    """set_default_dtype(d)

    Makes float32 or float64 the dtype of floating results where nothing says otherwise.

    TypeError for any other dtype.

    See https://docs.pytorch.org/docs/stable/generated/torch.set_default_dtype.html
    """
def get_default_dtype() -> _dtype:
    """get_default_dtype() -> dtype

    The dtype of floating results where nothing says otherwise: float32 at first.
    """
def is_warn_always_enabled() -> builtins.bool:
    """is_warn_always_enabled() -> bool

    Whether warnings that come once are repeated.
    """
def _set_warn_always(always: builtins.bool, /) -> None: ...
def _from_dlpack(capsule: Any, /) -> Tensor: ...
def _legacy_tensor(
    dtype: _dtype, arguments: tuple[Any, ...], keywords: dict[str, Any], /
) -> Tensor: ...
def _check_device(device: Any, /) -> None: ...
def _is_resizable(tensor: Tensor, /) -> builtins.bool: ...
def _resize_storage(bytes: Tensor, count: builtins.int, /) -> Tensor: ...

# for backsweep.inspection
def graph_snapshot(
    roots: list[Any], most_copied: builtins.int, /
) -> tuple[list[tuple[Any, ...]], list[tuple[builtins.int, builtins.int]]]: ...
def history_of(tensor: Any, /) -> tuple[builtins.int, builtins.int] | None: ...
def begin_sweep(
    roots: list[Any],
    seeds: list[Any],
    keep_graph: builtins.bool,
    create_graph: builtins.bool,
    quiet: builtins.bool,
    /,
) -> Any: ...
def next_step(
    sweep: Any, /
) -> (
    tuple[
        builtins.int,
        tuple[Tensor | None, ...],
        tuple[Tensor | None, ...],
        tuple[Tensor | None, ...],
    ]
    | None
): ...
def waiting_nodes(sweep: Any, /) -> list[builtins.int]: ...
def formula_helpers() -> list[tuple[str, str]]: ...
def set_recording(enabled: builtins.bool, after_sweep: Any, /) -> None: ...
def recording() -> tuple[builtins.bool, Any]: ...

class _LinAlgError(RuntimeError): ...

build_info: dict[str, str]
op_table: list[dict[str, Any]]
functions: dict[str, Any]
in_place_functions: list[str]
ops: Any  # the module of the fused derivatives, for tests
linalg: ModuleType
nn: ModuleType
special: ModuleType
return_types: ModuleType

class return_type_aminmax(NamedTuple):
    min: Tensor
    max: Tensor

class return_type_cummax(NamedTuple):
    values: Tensor
    indices: Tensor

class return_type_cummin(NamedTuple):
    values: Tensor
    indices: Tensor

class return_type_frexp(NamedTuple):
    mantissa: Tensor
    exponent: Tensor

class return_type_geqrf(NamedTuple):
    a: Tensor
    tau: Tensor

class return_type_histogram(NamedTuple):
    hist: Tensor
    bin_edges: Tensor

class return_type_kthvalue(NamedTuple):
    values: Tensor
    indices: Tensor

class return_type_lu_unpack(NamedTuple):
    P: Tensor
    L: Tensor
    U: Tensor

class return_type_max(NamedTuple):
    values: Tensor
    indices: Tensor

class return_type_median(NamedTuple):
    values: Tensor
    indices: Tensor

class return_type_min(NamedTuple):
    values: Tensor
    indices: Tensor

class return_type_mode(NamedTuple):
    values: Tensor
    indices: Tensor

class return_type_nanmedian(NamedTuple):
    values: Tensor
    indices: Tensor

class return_type_qr(NamedTuple):
    Q: Tensor
    R: Tensor

class return_type_slogdet(NamedTuple):
    sign: Tensor
    logabsdet: Tensor

class return_type_sort(NamedTuple):
    values: Tensor
    indices: Tensor

class return_type_svd(NamedTuple):
    U: Tensor
    S: Tensor
    V: Tensor

class return_type_topk(NamedTuple):
    values: Tensor
    indices: Tensor

class return_type_triangular_solve(NamedTuple):
    solution: Tensor
    cloned_coefficient: Tensor

def abs(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Absolute value.

    Derivative: g * sign(x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def absolute(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `abs`.

    Absolute value.

    Derivative: g * sign(x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def acos(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Angle in [0, pi] whose cosine is x.

    Derivative: g * -rsqrt(1 - x * x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def acosh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Inverse of the hyperbolic cosine.

    Derivative: g * rsqrt(x * x - 1)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def add(input: Tensor | Number, other: Tensor | Number, *, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """Sum, `a + b`; `b` is multiplied by `alpha`.

    Derivative: g; g

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def addbmm(input: Tensor, batch1: Tensor, batch2: Tensor, *, beta: Number = 1, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """A matrix plus the sum of products of a batch, `input + sum(batch1 @ batch2, 0)`.

    Derivative: beta * g; alpha * g @ batch2.mT; alpha * batch1.mT @ g
    """
def addcdiv(input: Tensor, tensor1: Tensor, tensor2: Tensor, *, value: Number = 1, out: Tensor | None = None) -> Tensor:
    """`input + value * tensor1 / tensor2`.

    Derivative: g; g * (value / tensor2); -g * (value * tensor1 / tensor2**2)
    """
def addcmul(input: Tensor, tensor1: Tensor, tensor2: Tensor, *, value: Number = 1, out: Tensor | None = None) -> Tensor:
    """`input + value * tensor1 * tensor2`.

    Derivative: g; g * (tensor2 * value); g * (tensor1 * value)
    """
def addmm(input: Tensor, mat1: Tensor, mat2: Tensor, *, beta: Number = 1, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """A matrix plus a product of matrices, `beta * input + alpha * (mat1 @ mat2)`.

    Derivative: beta * g; alpha * g @ mat2.T; alpha * mat1.T @ g
    """
def addmv(input: Tensor, mat: Tensor, vec: Tensor, *, beta: Number = 1, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """A vector plus a matrix by a vector, `beta * input + alpha * (mat @ vec)`.

    Derivative: beta * g; alpha * outer(g, vec); alpha * mat.T @ g
    """
def addr(input: Tensor, vec1: Tensor, vec2: Tensor, *, beta: Number = 1, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """A matrix plus an outer product, `beta * input + alpha * outer(vec1, vec2)`.

    Derivative: beta * g; alpha * g @ vec2; alpha * g.T @ vec1
    """
def adjoint(input: Tensor) -> Tensor:
    """The matrices in the last two dimensions, transposed.

    Derivative: transpose(g, dim0, dim1)

    The result is a view: it shares memory with the input.
    """
def alias_copy(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The same as alias, as a copy that shares no memory.

    Derivative: g
    """
@overload
def all(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Whether all elements are true (not zero).
    Whether all elements along `dim` are true (not zero).
    """
@overload
def all(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
def allclose(input: Tensor, other: Tensor, rtol: builtins.float = 1e-05, atol: builtins.float = 1e-08, equal_nan: builtins.bool = False) -> builtins.bool:
    """Whether all elements are close, see `isclose`."""
def alpha_dropout(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """As `dropout`, for networks with SELU: keeps mean 0 and variance 1.

    Derivative: g * mask * a
    """
def alpha_dropout_(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """Writes the result of `alpha_dropout` into the input.

    Derivative: g * mask * a
    """
def amax(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """The largest elements along `dim`; equal elements share the gradient equally.

    Derivative: (input == y) * g / (input == y).sum(dim)
    """
def amin(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """The smallest elements along `dim`; equal elements share the gradient equally.

    Derivative: (input == y) * g / (input == y).sum(dim)
    """
def aminmax(input: Tensor, *, dim: builtins.int | None = None, keepdim: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_aminmax:
    """The smallest and the largest element, or those along `dim`.

    Derivative: the sum of amin's and amax's
    """
def angle(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """0 for numbers that are not negative, pi for negative ones; NaN stays.

    Derivative: zeros_like(g)
    """
@overload
def any(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Whether any element is true (not zero).
    Whether any element along `dim` is true (not zero).
    """
@overload
def any(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
@overload
def arange(end: Number, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """0, 1, 2, ... below end; int64 for integers, float32 otherwise.
    start, start + step, ... below end; int64 for integers, float32 otherwise.
    """
@overload
def arange(start: Number, end: Number, step: Number = 1, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor: ...
def arccos(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `acos`.

    Angle in [0, pi] whose cosine is x.

    Derivative: g * -rsqrt(1 - x * x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def arccosh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `acosh`.

    Inverse of the hyperbolic cosine.

    Derivative: g * rsqrt(x * x - 1)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def arcsin(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `asin`.

    Angle in [-pi/2, pi/2] whose sine is x.

    Derivative: g * rsqrt(1 - x * x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def arcsinh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `asinh`.

    Inverse of the hyperbolic sine.

    Derivative: g * rsqrt(x * x + 1)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def arctan(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `atan`.

    Angle in (-pi/2, pi/2) whose tangent is x.

    Derivative: g / (x * x + 1)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def arctan2(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `atan2`.

    Angle of the point (b, a), from -pi to pi.

    Derivative: atan2_derivative(g * b, a, b); atan2_derivative(-g * a, a, b)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def arctanh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `atanh`.

    Inverse of the hyperbolic tangent.

    Derivative: g / (1 - x * x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def argmax(input: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """Where the largest element is, the first of equal ones; in the flattened tensor without `dim`."""
def argmin(input: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """Where the smallest element is, the first of equal ones; in the flattened tensor without `dim`."""
def argsort(input: Tensor, dim: builtins.int = -1, descending: builtins.bool = False, stable: builtins.bool = False) -> Tensor:
    """Where the elements along a dimension are, in their order."""
def argwhere(input: Tensor) -> Tensor:
    """The coordinates of the elements that are not zero, a row for each."""
def as_strided(input: Tensor, size: Sequence[builtins.int], stride: Sequence[builtins.int], storage_offset: builtins.int | None = None) -> Tensor:
    """A view of given sizes and strides over the storage; elements may share places.

    Derivative: elements of g added up where they lie in the input's storage

    The result is a view: it shares memory with the input.
    """
def as_strided_copy(input: Tensor, size: Sequence[builtins.int], stride: Sequence[builtins.int], storage_offset: builtins.int | None = None, *, out: Tensor | None = None) -> Tensor:
    """The same as as_strided, as a copy that shares no memory.

    Derivative: elements of g added up where they lie in the input's storage
    """
def as_strided_scatter(input: Tensor, src: Tensor, size: Sequence[builtins.int], stride: Sequence[builtins.int], storage_offset: builtins.int | None = None) -> Tensor:
    """A copy of the input in which the strided view is replaced by src.

    Derivative: g with zeros at the place; g at the place
    """
def asin(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Angle in [-pi/2, pi/2] whose sine is x.

    Derivative: g * rsqrt(1 - x * x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def asinh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Inverse of the hyperbolic sine.

    Derivative: g * rsqrt(x * x + 1)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def atan(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Angle in (-pi/2, pi/2) whose tangent is x.

    Derivative: g / (x * x + 1)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def atan2(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Angle of the point (b, a), from -pi to pi.

    Derivative: atan2_derivative(g * b, a, b); atan2_derivative(-g * a, a, b)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def atanh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Inverse of the hyperbolic tangent.

    Derivative: g / (1 - x * x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
@overload
def atleast_1d(input: Tensor) -> Tensor:
    """The tensor with a dimension when it has none.

    Derivative: reshape(g, input.shape)

    The result is a view: it shares memory with the input.
    """
@overload
def atleast_1d(*tensors: Tensor | Sequence[Tensor]) -> tuple[Tensor, ...]: ...
@overload
def atleast_2d(input: Tensor) -> Tensor:
    """The tensor with at least two dimensions; one dimension becomes a row.

    Derivative: reshape(g, input.shape)

    The result is a view: it shares memory with the input.
    """
@overload
def atleast_2d(*tensors: Tensor | Sequence[Tensor]) -> tuple[Tensor, ...]: ...
@overload
def atleast_3d(input: Tensor) -> Tensor:
    """The tensor with at least three dimensions; the new last one has size 1.

    Derivative: reshape(g, input.shape)

    The result is a view: it shares memory with the input.
    """
@overload
def atleast_3d(*tensors: Tensor | Sequence[Tensor]) -> tuple[Tensor, ...]: ...
def baddbmm(input: Tensor, batch1: Tensor, batch2: Tensor, *, beta: Number = 1, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """A batch of matrices plus products, `beta * input + alpha * (batch1 @ batch2)`.

    Derivative: beta * g; alpha * g @ batch2.mT; alpha * batch1.mT @ g
    """
def bartlett_window(window_length: builtins.int, periodic: builtins.bool = True, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """Triangle from 0 up to 1 and back."""
def batch_norm(input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor | None, running_var: Tensor | None, training: builtins.bool, momentum: builtins.float, eps: builtins.float, cudnn_enabled: builtins.bool) -> Tensor:
    """Mean 0 and variance 1 over all but the channels, then times weight plus bias.

    Derivative: rstd * (g * weight - mean(g * weight) - normalised * mean(g * weight * normalised))
    """
@overload
def bernoulli(input: Tensor, *, generator: Generator | None = None, out: Tensor | None = None) -> Tensor:
    """Ones with the probabilities that the input's elements say, else zeros.
    With p: ones with that probability, of the input's shape and dtype.

    Derivative: zeros
    """
@overload
def bernoulli(input: Tensor, p: builtins.float, *, generator: Generator | None = None) -> Tensor: ...
def binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor | None = None, pos_weight: Tensor | None = None, reduction: builtins.int = 0) -> Tensor:
    """Cross entropy of sigmoid(input) and target; reduction 1 is the mean, 2 the sum.

    Derivative: g * weight * (sigmoid(x) - target), without pos_weight
    """
def bincount(input: Tensor, weights: Tensor | None = None, minlength: builtins.int = 0) -> Tensor:
    """How often each number from 0 to the largest occurs, or the sum of its weights.

    Derivative: not differentiable
    """
def binomial(count: Tensor, prob: Tensor, generator: Generator | None = None) -> Tensor:
    """Random counts of successes: of `count` trials, each with the probability `prob`.

    Derivative: not implemented, as in PyTorch
    """
def bitwise_and(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Bitwise and, `a & b`; of bool, logical.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def bitwise_left_shift(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """`a << b`; 0 for a shift by a negative number or by all bits.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def bitwise_not(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """All bits flipped, `~input`; of bool, logical not."""
def bitwise_or(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Bitwise or, `a | b`; of bool, logical.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def bitwise_right_shift(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """`a >> b`, rounded down; a shift by a negative number is one by all bits.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def bitwise_xor(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Bitwise exclusive or, `a ^ b`; of bool, logical.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def blackman_window(window_length: builtins.int, periodic: builtins.bool = True, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """0.42 - 0.5 * cos(2 * pi * n / N) + 0.08 * cos(4 * pi * n / N)."""
def block_diag(*tensors: Tensor | Sequence[Tensor]) -> Tensor:
    """A matrix with the given matrices along its diagonal; rows and numbers are matrices.

    Derivative: for each input its block of g
    """
def bmm(input: Tensor, mat2: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Products of two batches of matrices, pair by pair.

    Derivative: g @ mat2.mT; input.mT @ g
    """
def broadcast_tensors(*tensors: Tensor | Sequence[Tensor]) -> tuple[Tensor, ...]:
    """Views of all tensors with the sizes that they broadcast to.

    Derivative: sum_to(g, input.shape)

    The result is a view: it shares memory with the input.
    """
def broadcast_to(input: Tensor, size: Sequence[builtins.int]) -> Tensor:
    """Repeats dimensions of size 1 without copying, up to the given sizes.

    Derivative: sum_to(g, input.shape)

    The result is a view: it shares memory with the input.
    """
def bucketize(input: Tensor | Number, boundaries: Tensor, *, out_int32: builtins.bool = False, right: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """Between which boundaries each element lies."""
def can_cast(from_: DTypeLike, to: DTypeLike) -> builtins.bool:
    """Whether a result of one dtype may be written to a tensor of another."""
def cartesian_prod(*tensors: Tensor | Sequence[Tensor]) -> Tensor:
    """Every choice of one element of each tensor, as rows.

    Derivative: for each tensor its column of g, summed over the others
    """
def cat(tensors: Sequence[Tensor], dim: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """Joins tensors along an existing dimension.

    Derivative: for each input its part of g along dim
    """
def cdist(x1: Tensor, x2: Tensor, p: builtins.float = 2.0, compute_mode: str = 'use_mm_for_euclid_dist_if_necessary') -> Tensor:
    """Distances in the p-norm between all rows of x1 and all rows of x2.

    Derivative: d norm(x1 - x2, p), summed over the rows of x2; its negative, of x1
    """
def ceil(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The nearest integer above or at x.

    Derivative: zeros_like(g)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def celu(input: Tensor, alpha: Number = 1.0) -> Tensor:
    """max(0, x) + min(0, alpha * (exp(x / alpha) - 1)).

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    """
def celu_(input: Tensor, alpha: Number = 1.0) -> Tensor:
    """Writes the result of `celu` into the input.

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    """
def chain_matmul(*matrices: Tensor | Sequence[Tensor], out: Tensor | None = None) -> Tensor:
    """Product of matrices in the order that takes the fewest multiplications.

    Derivative: as of the matrix products
    """
def channel_shuffle(input: Tensor, groups: builtins.int) -> Tensor:
    """The channels (dimension 1) as a matrix of `groups` rows, transposed.

    Derivative: channel_shuffle(g, channels / groups)
    """
def cholesky(input: Tensor, upper: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """The lower triangle L of input = L @ L.mT; see linalg.cholesky.

    Derivative: inv(L).mT @ symmetric(tril(L.mT @ g)) @ inv(L)
    """
def cholesky_inverse(L: Tensor, upper: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """The inverse of L @ L.mT for the lower triangle L.

    Derivative: tril(-y @ (g + g.mT) @ y @ L)
    """
def cholesky_solve(input: Tensor, L: Tensor, upper: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """The x of L @ L.mT @ x = input for the lower triangle L.

    Derivative: gB = cholesky_solve(g, L); tril(-(gB @ y.mT + y @ gB.mT) @ L)
    """
def chunk(input: Tensor, chunks: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """At most `chunks` views of equal size along a dimension; the last may be smaller.

    Derivative: cat(all g, dim)

    The result is a view: it shares memory with the input.
    """
@overload
def clamp(input: Tensor, min: Tensor | None = None, max: Tensor | None = None, *, out: Tensor | None = None) -> Tensor:
    """Limits elements to [min, max]; either may be None. The gradient at a bound is 1.

    Derivative: where((x >= min) & (x <= max), g, 0); where((x < min) & (min < max), g, 0); where((x > max) | (max < min), g, 0)
    """
@overload
def clamp(input: Tensor, min: Number | None = None, max: Number | None = None, *, out: Tensor | None = None) -> Tensor: ...
@overload
def clamp_max(input: Tensor, max: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The smaller of the element and max.

    Derivative: where(x <= max, g, 0); where(x > max, g, 0)
    """
@overload
def clamp_max(input: Tensor, max: Number, *, out: Tensor | None = None) -> Tensor: ...
@overload
def clamp_min(input: Tensor, min: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The larger of the element and min.

    Derivative: where(x >= min, g, 0); where(x < min, g, 0)
    """
@overload
def clamp_min(input: Tensor, min: Number, *, out: Tensor | None = None) -> Tensor: ...
@overload
def clip(input: Tensor, min: Tensor | None = None, max: Tensor | None = None, *, out: Tensor | None = None) -> Tensor:
    """Alias of `clamp`.

    Limits elements to [min, max]; either may be None. The gradient at a bound is 1.

    Derivative: where((x >= min) & (x <= max), g, 0); where((x < min) & (min < max), g, 0); where((x > max) | (max < min), g, 0)
    """
@overload
def clip(input: Tensor, min: Number | None = None, max: Number | None = None, *, out: Tensor | None = None) -> Tensor: ...
def clone(input: Tensor, *, memory_format: _memory_format | None = None) -> Tensor:
    """A copy with memory of its own; gradients flow through to the input.

    Derivative: g
    """
def column_stack(tensors: Sequence[Tensor], *, out: Tensor | None = None) -> Tensor:
    """Joins tensors along dimension 1; those of one dimension are columns.

    Derivative: for each input its part of g along dim
    """
def combinations(input: Tensor, r: builtins.int = 2, with_replacement: builtins.bool = False) -> Tensor:
    """Every choice of r elements of a vector, a row for each, as itertools.combinations.

    Derivative: g added at what was chosen
    """
def concat(tensors: Sequence[Tensor], dim: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """Alias of `cat`.

    Joins tensors along an existing dimension.

    Derivative: for each input its part of g along dim
    """
def concatenate(tensors: Sequence[Tensor], dim: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """Alias of `cat`.

    Joins tensors along an existing dimension.

    Derivative: for each input its part of g along dim
    """
def conj(input: Tensor) -> Tensor:
    """The tensor itself: real numbers are their conjugates."""
def conj_physical(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The tensor itself: real numbers are their conjugates."""
def constant_pad_nd(input: Tensor, pad: Sequence[builtins.int], value: Number = 0) -> Tensor:
    """Margins of one value around the last dimensions; negative ones cut.

    Derivative: pad(g, -pad)
    """
def copysign(input: Tensor, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """The magnitude of a with the sign of b; the derivative at a = 0 is 0.

    Derivative: g * where(eq(a, Number(0)), Number(0.0), y / a); zeros_like(g)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def corrcoef(input: Tensor) -> Tensor:
    """Correlation matrix of variables (rows) over observations (columns).

    Derivative: that of cov(x) / sqrt(outer(diagonal))
    """
def cos(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Cosine of an angle in radians.

    Derivative: g * -sin(x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def cosh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Hyperbolic cosine.

    Derivative: g * sinh(x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: builtins.float = 0.0, reduction: builtins.int = 0) -> Tensor:
    """1 - cosine for target 1, max(0, cosine - margin) for target -1.

    Derivative: that of 1 - cos for target 1, of max(0, cos - margin) for -1
    """
def cosine_similarity(x1: Tensor, x2: Tensor, dim: builtins.int = 1, eps: builtins.float = 1e-08) -> Tensor:
    """Cosine of the angle between vectors along `dim`; norms below eps count as eps.

    Derivative: that of the product of x1 / norm(x1) and x2 / norm(x2)
    """
def count_nonzero(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None) -> Tensor:
    """How many elements are not zero, as int64."""
def cov(input: Tensor, *, correction: builtins.int = 1, fweights: Tensor | None = None, aweights: Tensor | None = None) -> Tensor:
    """Covariance matrix of variables (rows) over observations (columns).

    Derivative: (g + g.T) @ (x - mean) / (n - correction)
    """
def cross(input: Tensor, other: Tensor, dim: builtins.int | None = None, *, out: Tensor | None = None) -> Tensor:
    """Vector product along `dim`, or along the first dimension of size 3.

    Derivative: cross(other, g); cross(g, input)
    """
def cummax(input: Tensor, dim: builtins.int, *, out: Sequence[Tensor] | None = None) -> return_type_cummax:
    """The largest of the elements up to each along `dim`, and where it is: the last of equal ones.

    Derivative: g added at indices
    """
def cummin(input: Tensor, dim: builtins.int, *, out: Sequence[Tensor] | None = None) -> return_type_cummin:
    """The smallest of the elements up to each along `dim`, and where it is: the last of equal ones.

    Derivative: g added at indices
    """
def cumprod(input: Tensor, dim: builtins.int, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """Products of all elements up to each along `dim`; derivatives are exact at zeros too.

    Derivative: y[i-1] * r, r[i] = g[i] + x[i+1] * r[i+1]
    """
def cumsum(input: Tensor, dim: builtins.int, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """Sums of all elements up to each along `dim`; integers and bool sum into int64.

    Derivative: reversed cumsum of g
    """
@overload
def cumulative_trapezoid(y: Tensor, *, dx: Number = 1, dim: builtins.int = -1) -> Tensor:
    """The integrals up to each sample but the first, points dx apart.
    The integrals up to each sample but the first, at the points x.

    Derivative: reversed cumsum of g, averaged with its neighbour, * dx
    """
@overload
def cumulative_trapezoid(y: Tensor, x: Tensor, *, dim: builtins.int = -1) -> Tensor: ...
def deg2rad(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Degrees to radians.

    Derivative: g * (kPi / 180)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def det(input: Tensor) -> Tensor:
    """Determinants of matrices; singular ones have a gradient too.

    Derivative: g * y * inv(A).mT
    """
def detach(input: Tensor) -> Tensor:
    """The same memory outside the graph: no gradient flows through it.

    The result is a view: it shares memory with the input.
    """
def detach_copy(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The same as detach, as a copy that shares no memory."""
def diag(input: Tensor, diagonal: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """A matrix with the given diagonal; of a matrix, a copy of its diagonal.

    Derivative: diagonal_backward(g, input.shape, diagonal, 0, 1)
    """
def diag_embed(input: Tensor, offset: builtins.int = 0, dim1: builtins.int = -2, dim2: builtins.int = -1) -> Tensor:
    """Matrices in two dimensions, with the last dimension of the input as diagonals.

    Derivative: diagonal(g, offset, dim1, dim2)
    """
def diagflat(input: Tensor, offset: builtins.int = 0) -> Tensor:
    """A matrix with the elements of the input on a diagonal.

    Derivative: diagonal(g, offset, dim1, dim2)
    """
def diagonal(input: Tensor, offset: builtins.int = 0, dim1: builtins.int = 0, dim2: builtins.int = 1) -> Tensor:
    """The diagonals of the matrices in two dimensions, as the last dimension.

    Derivative: diagonal_backward(g, input.shape, offset, dim1, dim2)

    The result is a view: it shares memory with the input.
    """
def diagonal_copy(input: Tensor, offset: builtins.int = 0, dim1: builtins.int = 0, dim2: builtins.int = 1, *, out: Tensor | None = None) -> Tensor:
    """The same as diagonal, as a copy that shares no memory.

    Derivative: diagonal_backward(g, input.shape, offset, dim1, dim2)
    """
def diagonal_scatter(input: Tensor, src: Tensor, offset: builtins.int = 0, dim1: builtins.int = 0, dim2: builtins.int = 1) -> Tensor:
    """A copy of the input in which the diagonals of two dimensions are replaced by src.

    Derivative: g with zeros where it was replaced; g where it was replaced
    """
def diff(input: Tensor, n: builtins.int = 1, dim: builtins.int = -1, prepend: Tensor | None = None, append: Tensor | None = None, *, out: Tensor | None = None) -> Tensor:
    """Differences of neighbours along `dim`, taken n times, of the input between prepend and append.

    Derivative: -diff(g), with zeros around g
    """
def digamma(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Derivative of `lgamma`.

    Derivative: g * polygamma(1, x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def dist(input: Tensor, other: Tensor, p: Number = 2) -> Tensor:
    """The p-norm of `input - other`, as one vector.

    Derivative: d norm(input - other, p); -d norm(input - other, p)
    """
def div(input: Tensor | Number, other: Tensor | Number, *, rounding_mode: str | None = None, out: Tensor | None = None) -> Tensor:
    """Quotient, `a / b`; true division unless rounding_mode is 'floor' or 'trunc'.

    Derivative: g / b; -g * y / b

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def divide(input: Tensor | Number, other: Tensor | Number, *, rounding_mode: str | None = None, out: Tensor | None = None) -> Tensor:
    """Alias of `div`.

    Quotient, `a / b`; true division unless rounding_mode is 'floor' or 'trunc'.

    Derivative: g / b; -g * y / b

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def dot(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Sum of the products of two vectors' elements.

    Derivative: g * other; g * input
    """
def dropout(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """Zeros instead of elements, with probability p; the others grow to keep the mean.

    Derivative: g * mask / (1 - p)
    """
def dropout_(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """Writes the result of `dropout` into the input.

    Derivative: g * mask / (1 - p)
    """
@overload
def dsplit(input: Tensor, sections: builtins.int) -> tuple[Tensor, ...]:
    """Views along dimension 2.

    Derivative: g where the part was

    The result is a view: it shares memory with the input.
    """
@overload
def dsplit(input: Tensor, indices: Sequence[builtins.int]) -> tuple[Tensor, ...]: ...
def dstack(tensors: Sequence[Tensor], *, out: Tensor | None = None) -> Tensor:
    """Joins tensors along dimension 2, which is added where it is missing.

    Derivative: for each input its part of g along dim
    """
def einsum(equation: str, *operands: Tensor | Sequence[Tensor]) -> Tensor:
    """Sums of products: `einsum('ij,jk->ik', a, b)`, or `einsum(a, [0, 1], b, [1, 2], [0, 2])`.

    Derivative: as of the matrix products
    """
def embedding(weight: Tensor, indices: Tensor, padding_idx: builtins.int = -1, scale_grad_by_freq: builtins.bool = False, sparse: builtins.bool = False) -> Tensor:
    """The rows of weight with the numbers in indices; the row padding_idx gets no gradient.

    Derivative: g added to the rows of the table, but for padding_idx
    """
def empty(*size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, memory_format: _memory_format | None = None, out: Tensor | None = None) -> Tensor:
    """Elements of no particular value; float32 unless a dtype is given."""
def empty_like(input: Tensor, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, memory_format: _memory_format | None = None) -> Tensor:
    """Elements of no particular value, of another tensor's shape and dtype."""
def empty_permuted(size: Sequence[builtins.int], physical_layout: Sequence[builtins.int], *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """Elements of no particular value; the dimensions lie in memory in the given order."""
def empty_strided(size: Sequence[builtins.int], stride: Sequence[builtins.int], *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """Elements of no particular value, with given sizes and strides."""
def eq(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """True where `a == b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def equal(input: Tensor, other: Tensor) -> builtins.bool:
    """Whether both have the same shape and the same elements; NaN equals nothing."""
def erf(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Error function.

    Derivative: g * (kTwoOverSqrtPi * exp(-(x * x)))

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def erfc(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Complementary error function, `1 - erf(x)`.

    Derivative: g * (-kTwoOverSqrtPi * exp(-(x * x)))

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def erfinv(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Inverse of the error function `erf`.

    Derivative: g * (1 / kTwoOverSqrtPi * exp(y * y))

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def exp(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Exponential, e to the power x.

    Derivative: g * y

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def exp2(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """2 to the power x.

    Derivative: g * y * kLn2

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def expand_copy(input: Tensor, size: Sequence[builtins.int], *, implicit: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """The same as expand, as a copy that shares no memory.

    Derivative: sum_to(g, input.shape)
    """
def expm1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Exponential minus 1, exact near 0.

    Derivative: g * (y + 1)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
@overload
def eye(n: builtins.int, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """Ones on the diagonal of n by n zeros.
    Ones on the diagonal of n by m zeros.
    """
@overload
def eye(n: builtins.int, m: builtins.int, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor: ...
def feature_alpha_dropout(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """As `alpha_dropout`, for whole channels.

    Derivative: g * mask * a
    """
def feature_alpha_dropout_(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """Writes the result of `feature_alpha_dropout` into the input.

    Derivative: g * mask * a
    """
def feature_dropout(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """As `dropout`, for whole channels: for what lies behind the first two indices.

    Derivative: g * mask / (1 - p)
    """
def feature_dropout_(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """Writes the result of `feature_dropout` into the input.

    Derivative: g * mask / (1 - p)
    """
@overload
def fill(input: Tensor, value: Tensor) -> Tensor:
    """A tensor like the input, with the value everywhere.

    Derivative: zeros; sum(g)
    """
@overload
def fill(input: Tensor, value: Number) -> Tensor: ...
def fix(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `trunc`.

    The integer part of x.

    Derivative: zeros_like(g)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def flatten(input: Tensor, start_dim: builtins.int = 0, end_dim: builtins.int = -1) -> Tensor:
    """Joins the dimensions from start_dim to end_dim into one.

    Derivative: reshape(g, input.shape)

    The result is a view: it shares memory with the input.
    """
def flip(input: Tensor, dims: Sequence[builtins.int]) -> Tensor:
    """The elements in reverse order along the dimensions; always a copy.

    Derivative: flip(g, dims)
    """
def fliplr(input: Tensor) -> Tensor:
    """The elements in reverse order along dimension 1.

    Derivative: flip(g, dims)
    """
def flipud(input: Tensor) -> Tensor:
    """The elements in reverse order along dimension 0.

    Derivative: flip(g, dims)
    """
def float_power(input: Tensor | Number, exponent: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Power in double precision, `input.double() ** exponent.double()`.

    Derivative: that of pow, in double precision
    """
def floor(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The nearest integer below or at x.

    Derivative: zeros_like(g)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def floor_divide(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Quotient rounded down, `a // b`; an integer divisor of 0 is an error.

    Derivative: not_implemented("floor_divide"); not_implemented("floor_divide")

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def fmax(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The larger of two elements; a number wins over NaN. Of equal elements the first has the gradient.

    Derivative: where(first_taken(a, b, ge), g, Number(0.0)); where(first_taken(a, b, ge), Number(0.0), g)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def fmin(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The smaller of two elements; a number wins over NaN. Of equal elements the first has the gradient.

    Derivative: where(first_taken(a, b, le), g, Number(0.0)); where(first_taken(a, b, le), Number(0.0), g)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def fmod(input: Tensor, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Remainder of the division rounded towards zero; it has the sign of a.

    Derivative: g; -g * quotient(a, b, div_trunc)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def frac(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The fraction `x - trunc(x)`, with the sign of x.

    Derivative: g

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def frexp(input: Tensor, *, out: Sequence[Tensor] | None = None) -> return_type_frexp:
    """Mantissa in [0.5, 1) and exponent: x is `mantissa * 2**exponent`.

    Derivative: g / 2**exponent, for the mantissa
    """
def frobenius_norm(input: Tensor, dim: builtins.int | Sequence[builtins.int], keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """Square roots of the sums of squares in up to two dimensions.

    Derivative: g * x / y
    """
def full(size: Sequence[builtins.int], fill_value: Number, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """One value everywhere; the dtype follows the value unless it is given."""
def full_like(input: Tensor, fill_value: Number, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, memory_format: _memory_format | None = None) -> Tensor:
    """One value in another tensor's shape and dtype."""
def gather(input: Tensor, dim: builtins.int, index: Tensor, *, sparse_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """The elements at given places of a dimension: result[i][j] = input[index[i][j]][j].

    Derivative: scatter_add(zeros, dim, index, g)
    """
def gcd(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Greatest common divisor, not negative; gcd(0, 0) is 0.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def ge(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """True where `a >= b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def geqrf(input: Tensor, *, out: Sequence[Tensor] | None = None) -> return_type_geqrf:
    """R on and above the diagonal, below it and in tau the reflectors that Q is made of.

    Derivative: not implemented
    """
def ger(input: Tensor, vec2: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `outer`.

    Every element of one vector times every element of another.

    Derivative: g @ vec2; g.T @ input
    """
def get_device(input: Tensor) -> int:
    """The number of the device: -1, that of the CPU."""
@overload
def gradient(input: Tensor, *, spacing: Number | None = None, dim: builtins.int | Sequence[builtins.int] | None = None, edge_order: builtins.int = 1) -> tuple[Tensor, ...]:
    """Derivatives of samples along each dimension, by second-order differences.
    With the place of each sample along each dimension.
    With the distance of samples for each dimension.

    Derivative: the differences of g, divided by the spaces
    """
@overload
def gradient(input: Tensor, *, spacing: Sequence[Tensor], dim: builtins.int | Sequence[builtins.int] | None = None, edge_order: builtins.int = 1) -> tuple[Tensor, ...]: ...
@overload
def gradient(input: Tensor, *, spacing: Sequence[builtins.float], dim: builtins.int | Sequence[builtins.int] | None = None, edge_order: builtins.int = 1) -> tuple[Tensor, ...]: ...
def greater(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Alias of `gt`.

    True where `a > b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def greater_equal(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Alias of `ge`.

    True where `a >= b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def group_norm(input: Tensor, num_groups: builtins.int, weight: Tensor | None = None, bias: Tensor | None = None, eps: builtins.float = 1e-05, cudnn_enabled: builtins.bool = True) -> Tensor:
    """Mean 0 and variance 1 over each group of channels, then times weight plus bias.

    Derivative: rstd * (g * weight - mean(g * weight) - normalised * mean(g * weight * normalised))
    """
def gt(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """True where `a > b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def hamming_window(window_length: builtins.int, periodic: builtins.bool = True, alpha: builtins.float = 0.54, beta: builtins.float = 0.46, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """alpha - beta * cos(2 * pi * n / N)."""
def hann_window(window_length: builtins.int, periodic: builtins.bool = True, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """0.5 - 0.5 * cos(2 * pi * n / N)."""
def hardshrink(input: Tensor, lambd: Number = 0.5, *, out: Tensor | None = None) -> Tensor:
    """x where abs(x) > lambd, else 0.

    Derivative: where(abs(x) <= lambd, 0, g)
    """
def heaviside(input: Tensor, values: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Step function: 0 where a < 0, b where a is 0, 1 where a > 0.

    Derivative: not_implemented("heaviside"); not_implemented("heaviside")

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def hinge_embedding_loss(input: Tensor, target: Tensor, margin: builtins.float = 1.0, reduction: builtins.int = 0) -> Tensor:
    """input for target 1, max(0, margin - input) for target -1.

    Derivative: g for target 1; where(x < margin, -g, 0) for target -1
    """
def histc(input: Tensor, bins: builtins.int = 100, min: Number = 0, max: Number = 0, *, out: Tensor | None = None) -> Tensor:
    """How many elements lie in each of equal bins between min and max."""
@overload
def histogram(input: Tensor, bins: Tensor, *, weight: Tensor | None = None, density: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_histogram:
    """How many elements, or the sum of their weights, lie between edges; and the edges.

    Derivative: not differentiable
    """
@overload
def histogram(input: Tensor, bins: builtins.int = 100, *, range: Sequence[builtins.float] | None = None, weight: Tensor | None = None, density: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_histogram: ...
@overload
def hsplit(input: Tensor, sections: builtins.int) -> tuple[Tensor, ...]:
    """Views along dimension 1, or 0 when there is only one.

    Derivative: g where the part was

    The result is a view: it shares memory with the input.
    """
@overload
def hsplit(input: Tensor, indices: Sequence[builtins.int]) -> tuple[Tensor, ...]: ...
def hstack(tensors: Sequence[Tensor], *, out: Tensor | None = None) -> Tensor:
    """Joins tensors along dimension 1, or 0 when they have only one.

    Derivative: for each input its part of g along dim
    """
def hypot(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Length of the hypotenuse, `sqrt(a**2 + b**2)`, without overflow on the way.

    Derivative: g * a / y; g * b / y

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def i0(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Modified Bessel function of the first kind, order 0.

    Derivative: g * i1(x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def igamma(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Regularised lower incomplete gamma function P(a, b); only b has a gradient.

    Derivative: without_derivative("igamma: input"); g * exp((a - Number(1)) * log(b) - b - lgamma(a))

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def igammac(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Regularised upper incomplete gamma function Q(a, b); only b has a gradient.

    Derivative: without_derivative("igammac: input"); -g * exp((a - Number(1)) * log(b) - b - lgamma(a))

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def index_add(input: Tensor, dim: builtins.int, index: Tensor, source: Tensor, *, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """Parts of a source added to the parts of a dimension that an index names.

    Derivative: g; index_select(g, dim, index) * alpha
    """
def index_copy(input: Tensor, dim: builtins.int, index: Tensor, source: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Parts of a source in place of the parts of a dimension that an index names.

    Derivative: index_fill(g, dim, index, 0); index_select(g, dim, index)
    """
@overload
def index_fill(input: Tensor, dim: builtins.int, index: Tensor, value: Tensor) -> Tensor:
    """One value in the parts of a dimension that an index names.

    Derivative: index_fill(g, dim, index, 0); index_select(g, dim, index).sum()
    """
@overload
def index_fill(input: Tensor, dim: builtins.int, index: Tensor, value: Number) -> Tensor: ...
def index_put(input: Tensor, indices: Sequence[Tensor], values: Tensor, accumulate: builtins.bool = False) -> Tensor:
    """The elements at given places replaced by values, or added to.

    Derivative: g with zeros at the indices; g[indices]
    """
def index_reduce(input: Tensor, dim: builtins.int, index: Tensor, source: Tensor, reduce: str, *, include_self: builtins.bool = True, out: Tensor | None = None) -> Tensor:
    """Parts of a dimension reduced into those that an index names, by prod, mean, amax or amin.

    Derivative: g where the input counts; index_select(g, dim, index) where source counts
    """
def index_select(input: Tensor, dim: builtins.int, index: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Parts of a dimension, in the order that an index names them.

    Derivative: index_add(zeros, dim, index, g)
    """
def inner(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Sums of products along the last dimensions of two tensors.

    Derivative: g @ other; g.T @ input
    """
def instance_norm(input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor | None, running_var: Tensor | None, use_input_stats: builtins.bool, momentum: builtins.float, eps: builtins.float, cudnn_enabled: builtins.bool) -> Tensor:
    """Mean 0 and variance 1 over each channel of each element of the batch.

    Derivative: rstd * (g * weight - mean(g * weight) - normalised * mean(g * weight * normalised))
    """
def inverse(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Inverses of matrices, as linalg.inv.

    Derivative: -y.mT @ g @ y.mT
    """
def is_complex(input: Tensor) -> builtins.bool:
    """False: there are no complex dtypes."""
def is_conj(input: Tensor) -> builtins.bool:
    """False: only complex tensors are conjugated lazily."""
def is_floating_point(input: Tensor) -> builtins.bool:
    """True for float32 and float64."""
def is_inference(input: Tensor) -> builtins.bool:
    """Whether the tensor was made in inference_mode."""
def is_neg(input: Tensor) -> builtins.bool:
    """False: only parts of complex tensors are negated lazily."""
def is_nonzero(input: Tensor) -> builtins.bool:
    """Whether the only element is not zero; RuntimeError for any other size."""
def is_same_size(input: Tensor, other: Tensor) -> builtins.bool:
    """Whether two tensors have the same shape."""
def is_signed(input: Tensor) -> builtins.bool:
    """True when the dtype has negative numbers."""
def isclose(input: Tensor, other: Tensor, rtol: builtins.float = 1e-05, atol: builtins.float = 1e-08, equal_nan: builtins.bool = False) -> Tensor:
    """True where |input - other| <= atol + rtol * |other|; NaN are close if equal_nan."""
def isfinite(input: Tensor) -> Tensor:
    """True where x is neither infinite nor NaN.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def isin(elements: Tensor | Number, test_elements: Tensor | Number, *, assume_unique: builtins.bool = False, invert: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """Whether each element is among the others."""
def isinf(input: Tensor) -> Tensor:
    """True where x is infinite.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def isnan(input: Tensor) -> Tensor:
    """True where x is NaN.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def isneginf(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """True where x is negative infinity.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def isposinf(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """True where x is positive infinity.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def isreal(input: Tensor) -> Tensor:
    """True where the imaginary part is 0: everywhere."""
def kaiser_window(window_length: builtins.int, periodic: builtins.bool = True, beta: builtins.float = 12.0, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """i0(beta * sqrt(1 - (2 * n / N - 1)**2)) / i0(beta)."""
def kl_div(input: Tensor, target: Tensor, reduction: builtins.int = 0, *, log_target: builtins.bool = False) -> Tensor:
    """Divergence of Kullback and Leibler, pointwise, of a logarithm from the target.

    Derivative: -g * target; g * (log(target) + 1 - input)
    """
def kron(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Kronecker product: every element of `input` times all of `other`, as blocks.

    Derivative: as of a product after reshaping
    """
def kthvalue(input: Tensor, k: builtins.int, dim: builtins.int = -1, keepdim: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_kthvalue:
    """The k-th smallest elements along `dim`, counted from 1, and where they are.

    Derivative: g at indices, else 0
    """
def layer_norm(input: Tensor, normalized_shape: Sequence[builtins.int], weight: Tensor | None = None, bias: Tensor | None = None, eps: builtins.float = 1e-05, cudnn_enable: builtins.bool = True) -> Tensor:
    """Mean 0 and variance 1 over the last dimensions, then times weight plus bias.

    Derivative: rstd * (g * weight - mean(g * weight) - normalised * mean(g * weight * normalised))
    """
def lcm(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Least common multiple, not negative; 0 beside 0.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def ldexp(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """`a * 2**b`.

    Derivative: g * pow(Number(2.0), to(b, g.dtype())); g * y * Number(kLn2)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def le(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """True where `a <= b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
@overload
def lerp(input: Tensor, end: Tensor, weight: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Linear interpolation, `input + weight * (end - input)`.

    Derivative: g * (1 - weight); g * weight; g * (end - input)
    """
@overload
def lerp(input: Tensor, end: Tensor, weight: Number, *, out: Tensor | None = None) -> Tensor: ...
def less(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Alias of `lt`.

    True where `a < b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def less_equal(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Alias of `le`.

    True where `a <= b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def lgamma(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Logarithm of the absolute value of the gamma function.

    Derivative: g * digamma(x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def linspace(start: Number, end: Number, steps: builtins.int, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """`steps` evenly spaced points from start to end, both included."""
def log(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Natural logarithm.

    Derivative: g / x

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def log10(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Logarithm to base 10.

    Derivative: g / (x * kLn10)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def log1p(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Natural logarithm of 1 + x, exact near 0.

    Derivative: g / (x + 1)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def log2(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Logarithm to base 2.

    Derivative: g / (x * kLn2)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def log_softmax(input: Tensor, dim: builtins.int, dtype: DTypeLike | None = None, *, out: Tensor | None = None) -> Tensor:
    """Logarithm of softmax along `dim`, exact where softmax itself would be rounded to 0.

    Derivative: g - exp(y) * g.sum(dim)
    """
def logaddexp(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """`log(exp(a) + exp(b))`, without overflow on the way.

    Derivative: g / (exp(b - a) + Number(1)); g / (exp(a - b) + Number(1))

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def logaddexp2(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """`log2(2**a + 2**b)`, without overflow on the way.

    Derivative: g / (pow(Number(2.0), b - a) + Number(1)); g / (pow(Number(2.0), a - b) + Number(1))

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def logcumsumexp(input: Tensor, dim: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """Logarithm of the cumulative sum of exponentials along `dim`, without overflow.

    Derivative: exp(x) * reversed cumsum of g * exp(-y)
    """
def logdet(input: Tensor) -> Tensor:
    """Logarithms of determinants; NaN where one is negative.

    Derivative: g * inv(A).mT
    """
def logical_and(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """True where both are true; numbers are true unless they are 0.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def logical_not(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """True where the element is 0 or false."""
def logical_or(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """True where one is true; numbers are true unless they are 0.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def logical_xor(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """True where one is true and the other is not; only 0 is not true.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def logit(input: Tensor, eps: builtins.float | None = None, *, out: Tensor | None = None) -> Tensor:
    """Inverse of `sigmoid`, `log(x / (1 - x))`; with eps, x is clamped to [eps, 1 - eps].

    Derivative: g / (x * (1 - x)), 0 where eps cut x off, NaN outside [0, 1]
    """
def logspace(start: Number, end: Number, steps: builtins.int, base: builtins.float = 10.0, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """`steps` powers of the base, with evenly spaced exponents from start to end."""
def logsumexp(input: Tensor, dim: builtins.int | Sequence[builtins.int], keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """Logarithm of the sum of exponentials along `dim`, without overflow.

    Derivative: g * exp(x - y)
    """
def lt(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """True where `a < b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def lu(A: Tensor, pivot: builtins.bool = True, get_infos: builtins.bool = False) -> tuple[Tensor, ...]:
    """As linalg.lu_factor_ex; a tuple, with the infos if asked for.

    Derivative: P @ inv(L).mT @ (tril(L.mT @ gL, -1) + triu(gU @ U.mT)) @ inv(U).mT where A is square
    """
def lu_solve(input: Tensor, LU_data: Tensor, LU_pivots: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The x of A @ x = input from the factors of A; see linalg.lu_solve.

    Derivative: None for pivots; gB = lu_solve(LU, pivots, g, adjoint)
    """
def lu_unpack(LU_data: Tensor, LU_pivots: Tensor, unpack_data: builtins.bool = True, unpack_pivots: builtins.bool = True, *, out: Sequence[Tensor] | None = None) -> return_type_lu_unpack:
    """P, L and U from what linalg.lu_factor returned.

    Derivative: tril(gL, -1) + triu(gU)
    """
def margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: builtins.float = 0.0, reduction: builtins.int = 0) -> Tensor:
    """max(0, -target * (input1 - input2) + margin).

    Derivative: -target * g where the loss is not 0; its negative
    """
@overload
def masked_fill(input: Tensor, mask: Tensor, value: Tensor) -> Tensor:
    """The value where the mask holds, else the input.

    Derivative: where(mask, 0, g); where(mask, g, 0).sum()
    """
@overload
def masked_fill(input: Tensor, mask: Tensor, value: Number) -> Tensor: ...
def masked_scatter(input: Tensor, mask: Tensor, source: Tensor) -> Tensor:
    """The elements of `source`, in order, where the mask holds, else the input.

    Derivative: where(mask, 0, g); g.masked_select(mask)
    """
def masked_select(input: Tensor, mask: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The elements where the mask holds, in row-major order, as one vector.

    Derivative: zeros.masked_scatter(mask, g)
    """
def matmul(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Matrix product, `a @ b`: of vectors, matrices and broadcast batches of matrices.

    Derivative: g @ mat2.T; input.T @ g
    """
def matrix_exp(input: Tensor) -> Tensor:
    """The exponential of matrices: I + A + A @ A / 2 + ...

    Derivative: the upper right block of matrix_exp([[A.mT, g], [0, A.mT]])
    """
def matrix_power(input: Tensor, n: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """Alias of `linalg.matrix_power`.

    Products of a matrix with itself, or of its inverse.

    Derivative: as of the matrix products
    """
@overload
def max(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The largest element; NaN wins. Equal elements share the gradient equally.
    The largest elements along `dim` and where they are; the gradient flows to those places.
    The larger of two elements, as `maximum`.

    Derivative: where(input == y, g / (input == y).sum(), 0)
    """
@overload
def max(input: Tensor, dim: builtins.int, keepdim: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_max: ...
@overload
def max(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor: ...
def maximum(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """The larger of two elements; NaN wins. Equal elements share the gradient equally.

    Derivative: share_of_larger(g, a, b); share_of_larger(g, b, a)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
@overload
def mean(input: Tensor, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """Mean of all elements; floating dtypes only.
    Means along the dimensions `dim`, all where it is None or ().

    Derivative: expand(g / n, input.shape)
    """
@overload
def mean(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor: ...
@overload
def median(input: Tensor) -> Tensor:
    """The element in the middle, the lower one of two; NaN where there is one.
    The elements in the middle along `dim`, the lower of two, and where they are.

    Derivative: where(input == y, g / (input == y).sum(), 0)
    """
@overload
def median(input: Tensor, dim: builtins.int, keepdim: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_median: ...
def meshgrid(*tensors: Tensor | Sequence[Tensor], indexing: str | None = None) -> tuple[Tensor, ...]:
    """The coordinates of a grid: tensor i runs along dimension i; indexing='xy' swaps two.

    Derivative: sum_to(g, input.shape)

    The result is a view: it shares memory with the input.
    """
@overload
def min(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The smallest element; NaN wins. Equal elements share the gradient equally.
    The smallest elements along `dim` and where they are; the gradient flows to those places.
    The smaller of two elements, as `minimum`.

    Derivative: where(input == y, g / (input == y).sum(), 0)
    """
@overload
def min(input: Tensor, dim: builtins.int, keepdim: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_min: ...
@overload
def min(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor: ...
def minimum(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """The smaller of two elements; NaN wins. Equal elements share the gradient equally.

    Derivative: share_of_larger(g, b, a); share_of_larger(g, a, b)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def mm(input: Tensor, mat2: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Product of two matrices.

    Derivative: g @ mat2.T; input.T @ g
    """
def mode(input: Tensor, dim: builtins.int = -1, keepdim: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_mode:
    """The most frequent elements along `dim`, the smallest of equally frequent ones, and where they are.

    Derivative: g at indices, else 0
    """
@overload
def moveaxis(input: Tensor, source: builtins.int, destination: builtins.int) -> Tensor:
    """Alias of `movedim`.

    Moves a dimension to another place; the others keep their order.
    Moves dimensions to other places; the others keep their order.

    Derivative: permute(g, inverse of dims)

    The result is a view: it shares memory with the input.
    """
@overload
def moveaxis(input: Tensor, source: Sequence[builtins.int], destination: Sequence[builtins.int]) -> Tensor: ...
@overload
def movedim(input: Tensor, source: builtins.int, destination: builtins.int) -> Tensor:
    """Moves a dimension to another place; the others keep their order.
    Moves dimensions to other places; the others keep their order.

    Derivative: permute(g, inverse of dims)

    The result is a view: it shares memory with the input.
    """
@overload
def movedim(input: Tensor, source: Sequence[builtins.int], destination: Sequence[builtins.int]) -> Tensor: ...
def msort(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The elements along the first dimension in order.

    Derivative: scatter(zeros, dim, indices, g)
    """
def mul(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Product, `a * b`.

    Derivative: g * b; g * a

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def multinomial(input: Tensor, num_samples: builtins.int, replacement: builtins.bool = False, *, generator: Generator | None = None, out: Tensor | None = None) -> Tensor:
    """Random indices of the last dimension, which holds their weights; int64."""
def multiply(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Alias of `mul`.

    Product, `a * b`.

    Derivative: g * b; g * a

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def mv(input: Tensor, vec: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Product of a matrix and a vector.

    Derivative: outer(g, vec); input.T @ g
    """
def mvlgamma(input: Tensor, p: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """Logarithm of the multivariate gamma function of dimension p.

    Derivative: g * sum(digamma(x - j / 2) for j in range(p))
    """
def nan_to_num(input: Tensor, nan: builtins.float | None = None, posinf: builtins.float | None = None, neginf: builtins.float | None = None, *, out: Tensor | None = None) -> Tensor:
    """Replaces NaN by nan (0), infinities by posinf and neginf (the dtype's extremes).

    Derivative: g * isfinite(x)
    """
def nanmean(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """Mean of what is not NaN, of all elements or along `dim`; NaN where there is nothing.

    Derivative: where(isnan(x), 0, g / n)
    """
@overload
def nanmedian(input: Tensor) -> Tensor:
    """The median of what is not NaN.
    The medians along `dim` of what is not NaN, and where they are.

    Derivative: where(input == y, g / (input == y).sum(), 0)
    """
@overload
def nanmedian(input: Tensor, dim: builtins.int, keepdim: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_nanmedian: ...
@overload
def nanquantile(input: Tensor, q: builtins.float, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear', out: Tensor | None = None) -> Tensor:
    """The quantiles of what is not NaN.
    The same for several q, the first dimension of the result.

    Derivative: g * (1 - w) at the element below, g * w at the one above
    """
@overload
def nanquantile(input: Tensor, q: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear', out: Tensor | None = None) -> Tensor: ...
def nansum(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """Sum with NaN taken for 0, of all elements or along `dim`.

    Derivative: where(isnan(x), 0, g)
    """
def narrow(input: Tensor, dim: builtins.int, start: builtins.int, length: builtins.int) -> Tensor:
    """`length` positions of a dimension from `start` on.

    Derivative: slice_backward(g, input.shape, dim, start, end, step)

    The result is a view: it shares memory with the input.
    """
def narrow_copy(input: Tensor, dim: builtins.int, start: builtins.int, length: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """A copy of `length` positions of a dimension from `start` on.

    Derivative: slice_backward(g, input.shape, dim, start, start + length, 1)
    """
def native_dropout(input: Tensor, p: builtins.float, train: builtins.bool | None) -> tuple[Tensor, ...]:
    """The result of `dropout`, and a bool tensor that says what was kept.

    Derivative: g * mask * scale
    """
def ne(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """True where `a != b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def neg(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Negative, `-x`.

    Derivative: -g

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def negative(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Alias of `neg`.

    Negative, `-x`.

    Derivative: -g

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def nextafter(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The next number of the dtype after a, in the direction of b.

    Derivative: where(ne(a, b), g, Number(0.0)); zeros_like(g)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def nonzero(input: Tensor, *, as_tuple: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """The coordinates of the elements that are not zero, a row for each; or a tuple of columns."""
def nonzero_static(input: Tensor, *, size: builtins.int, fill_value: builtins.int = -1, out: Tensor | None = None) -> Tensor:
    """The first coordinates of elements that are not zero: `size` rows, with fill_value where there are fewer."""
@overload
def norm(input: Tensor, p: str = 'fro', dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """The 2-norm of all elements, or along `dim`; 'nuc' adds the singular values.
    The p-norm of all elements as one vector, or along `dim`; 2 when p is None.

    Derivative: g * x / y for ord 2, 0 at 0; else g * sign(x) * (|x| / y)^(ord - 1)
    """
@overload
def norm(input: Tensor, p: Number | None, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor: ...
def norm_except_dim(v: Tensor, pow: builtins.int = 2, dim: builtins.int = 0) -> Tensor:
    """The norm over all dimensions but one, or over all with dim=-1.

    Derivative: d norm(v, pow)
    """
@overload
def normal(mean: Tensor, std: Tensor, *, generator: Generator | None = None, out: Tensor | None = None) -> Tensor:
    """Normal random numbers, each with a mean and a standard deviation of its own.
    With two numbers and a size: numbers from one normal distribution.

    Derivative: zeros; zeros
    """
@overload
def normal(mean: Tensor, std: builtins.float = 1.0, *, generator: Generator | None = None, out: Tensor | None = None) -> Tensor: ...
@overload
def normal(mean: builtins.float, std: Tensor, *, generator: Generator | None = None, out: Tensor | None = None) -> Tensor: ...
@overload
def normal(mean: builtins.float, std: builtins.float, size: Sequence[builtins.int], *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor: ...
def not_equal(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Alias of `ne`.

    True where `a != b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
@overload
def nuclear_norm(input: Tensor, dim: builtins.int | Sequence[builtins.int], keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """Sums of the singular values of the matrices in two dimensions.
    Sums of the singular values of matrices.

    Derivative: as of svd
    """
@overload
def nuclear_norm(input: Tensor, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
def ones(*size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """Ones; float32 unless a dtype is given."""
def ones_like(input: Tensor, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, memory_format: _memory_format | None = None) -> Tensor:
    """Ones of another tensor's shape and dtype."""
def orgqr(input: Tensor, tau: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The first columns of the product of reflectors; as linalg.householder_product.

    Derivative: step by step through the reflectors I - tau v v.mT
    """
def ormqr(input: Tensor, tau: Tensor, other: Tensor, left: builtins.bool = True, transpose: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """The product of reflectors, or its transpose, times `other`, or from the right.

    Derivative: step by step through the reflectors I - tau v v.mT
    """
def outer(input: Tensor, vec2: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Every element of one vector times every element of another.

    Derivative: g @ vec2; g.T @ input
    """
def pairwise_distance(x1: Tensor, x2: Tensor, p: builtins.float = 2, eps: builtins.float = 1e-06, keepdim: builtins.bool = False) -> Tensor:
    """The p-norm of `x1 - x2 + eps` along the last dimension.

    Derivative: d norm(x1 - x2 + eps, p); its negative
    """
def pdist(input: Tensor, p: builtins.float = 2) -> Tensor:
    """Distances in the p-norm between each row and those after it.

    Derivative: d norm(x[i] - x[j], p) added at i, taken away at j
    """
def permute(input: Tensor, dims: Sequence[builtins.int]) -> Tensor:
    """Puts the dimensions into another order.

    Derivative: permute(g, inverse of dims)

    The result is a view: it shares memory with the input.
    """
def permute_copy(input: Tensor, dims: Sequence[builtins.int], *, out: Tensor | None = None) -> Tensor:
    """The same as permute, as a copy that shares no memory.

    Derivative: permute(g, inverse of dims)
    """
def pinverse(input: Tensor, rcond: builtins.float = 1e-15) -> Tensor:
    """Moore and Penrose's pseudoinverses; see linalg.pinv.

    Derivative: -y.mT @ g @ y.mT + (I - A @ y) @ g.mT @ y @ y.mT + y.mT @ y @ g.mT @ (I - y @ A)
    """
def pixel_shuffle(input: Tensor, upscale_factor: builtins.int) -> Tensor:
    """Images (.., C * r * r, H, W) as larger ones, (.., C, H * r, W * r).

    Derivative: pixel_unshuffle(g, upscale_factor)
    """
def pixel_unshuffle(input: Tensor, downscale_factor: builtins.int) -> Tensor:
    """Images (.., C, H * r, W * r) as smaller ones, (.., C * r * r, H, W).

    Derivative: pixel_shuffle(g, downscale_factor)
    """
def poisson(input: Tensor, generator: Generator | None = None) -> Tensor:
    """Random counts from Poisson distributions, whose rates are the input's elements.

    Derivative: zeros
    """
def poisson_nll_loss(input: Tensor, target: Tensor, log_input: builtins.bool, full: builtins.bool, eps: builtins.float, reduction: builtins.int) -> Tensor:
    """Negative log likelihood of a Poisson distribution.

    Derivative: g * (exp(x) - target)
    """
def polygamma(n: builtins.int, input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The n-th derivative of `digamma`, so the derivative of order n + 1 of `lgamma`.

    Derivative: g * polygamma(n + 1, x)
    """
def positive(input: Tensor) -> Tensor:
    """The tensor itself, `+x`."""
def pow(input: Tensor | Number, exponent: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Power, `a ** b`.

    Derivative: pow_derivative_base(g, a, b); pow_derivative_exponent(g, a, b, y)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def prelu(input: Tensor, weight: Tensor) -> Tensor:
    """x above 0, else weight * x; one weight, or one for each element of dimension 1.

    Derivative: where(x > 0, g, g * weight); where(x > 0, 0, g * x)
    """
@overload
def prod(input: Tensor, *, dtype: DTypeLike | None = None) -> Tensor:
    """Product of all elements; integers and bool multiply into int64. Derivatives are exact at zeros too.
    Products along `dim`.

    Derivative: g * y / x; where x has zeros, g * product of the others
    """
@overload
def prod(input: Tensor, dim: builtins.int, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor: ...
def promote_types(type1: DTypeLike, type2: DTypeLike) -> dtype:
    """The smallest dtype that holds the values of both."""
def put(input: Tensor, index: Tensor, source: Tensor, accumulate: builtins.bool = False) -> Tensor:
    """Elements put at given places of the flattened tensor, or added there.

    Derivative: g, or put(g, index, 0) without accumulate; take(g, index)
    """
def qr(input: Tensor, some: builtins.bool = True, *, out: Sequence[Tensor] | None = None) -> return_type_qr:
    """Orthonormal columns and an upper triangle; see linalg.qr.

    Derivative: (gQ + Q @ symmetric(tril(R @ gR.mT - gQ.mT @ Q))) @ inv(R).mT
    """
@overload
def quantile(input: Tensor, q: builtins.float, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear', out: Tensor | None = None) -> Tensor:
    """What a share q of the elements is at most, all together or along `dim`; between two, as told.
    The same for several q, the first dimension of the result.

    Derivative: g * (1 - w) at the element below, g * w at the one above
    """
@overload
def quantile(input: Tensor, q: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear', out: Tensor | None = None) -> Tensor: ...
def rad2deg(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Radians to degrees.

    Derivative: g * (180 / kPi)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def rand(*size: builtins.int | Sequence[builtins.int], generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """Random numbers from the uniform distribution over [0, 1)."""
def rand_like(input: Tensor, *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """Uniform random numbers in [0, 1), of another tensor's shape and dtype."""
@overload
def randint(high: builtins.int, size: Sequence[builtins.int], *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """Random integers from low, or 0, up to and not including high; int64 unless told."""
@overload
def randint(low: builtins.int, high: builtins.int, size: Sequence[builtins.int], *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor: ...
@overload
def randint_like(input: Tensor, high: builtins.int, *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """Random integers as from `randint`, of another tensor's shape and dtype."""
@overload
def randint_like(input: Tensor, low: builtins.int, high: builtins.int, *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor: ...
def randn(*size: builtins.int | Sequence[builtins.int], generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """Random numbers from the normal distribution of mean 0 and variance 1."""
def randn_like(input: Tensor, *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """Normal random numbers of another tensor's shape and dtype."""
def randperm(n: builtins.int, *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """A random order of the integers from 0 to n - 1; int64 unless a dtype is given."""
def range(start: Number, end: Number, step: Number = 1, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """start, start + step, ... up to end, which is included; deprecated, use `arange`."""
def ravel(input: Tensor) -> Tensor:
    """The elements in one dimension: a view where the memory allows it, else a copy.

    Derivative: reshape(g, input.shape)

    The result is a view: it shares memory with the input.
    """
def real(input: Tensor) -> Tensor:
    """The tensor itself: its numbers are real."""
def reciprocal(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Reciprocal, `1 / x`.

    Derivative: -g * y * y

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def relu(input: Tensor) -> Tensor:
    """Rectified linear unit: x where x > 0, else 0. The derivative at 0 is 0.

    Derivative: threshold_backward(g, y)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def remainder(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """Remainder of the division rounded down, `a % b`; it has the sign of b.

    Derivative: g; -g * quotient(a, b, floor_divide)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def renorm(input: Tensor, p: Number, dim: builtins.int, maxnorm: Number, *, out: Tensor | None = None) -> Tensor:
    """Shrinks each part along `dim` whose p-norm is larger to the p-norm `maxnorm`.

    Derivative: g * c + (g * x).sum() * dc, c = maxnorm / norm where that is larger
    """
@overload
def repeat_interleave(input: Tensor, repeats: Tensor, dim: builtins.int | None = None, *, output_size: builtins.int | None = None) -> Tensor:
    """Every element, or every part along a dimension, as often as `repeats` says for it.
    Each place of a vector as often as the vector says: 0, 1, 1 of 1 and 2.
    Every element, or every part along a dimension, several times after each other.

    Derivative: g summed over the repetitions
    """
@overload
def repeat_interleave(repeats: Tensor, *, output_size: builtins.int | None = None) -> Tensor: ...
@overload
def repeat_interleave(input: Tensor, repeats: builtins.int, dim: builtins.int | None = None, *, output_size: builtins.int | None = None) -> Tensor: ...
def reshape(input: Tensor, shape: Sequence[builtins.int]) -> Tensor:
    """The same elements in another shape: a view where the memory allows it, else a copy.

    Derivative: reshape(g, input.shape)

    The result is a view: it shares memory with the input.
    """
def resolve_conj(input: Tensor) -> Tensor:
    """The tensor itself: nothing is conjugated lazily."""
def resolve_neg(input: Tensor) -> Tensor:
    """The tensor itself: nothing is negated lazily."""
@overload
def result_type(tensor: Tensor, other: Tensor | Number) -> dtype:
    """The dtype of an operation on both."""
@overload
def result_type(scalar: Number, tensor: Tensor) -> dtype: ...
@overload
def result_type(scalar1: Number, scalar2: Number) -> dtype: ...
def rms_norm(input: Tensor, normalized_shape: Sequence[builtins.int], weight: Tensor | None = None, eps: builtins.float | None = None) -> Tensor:
    """Mean square 1 over the last dimensions, then times weight.

    Derivative: (g * weight - normalised * mean(g * weight * normalised)) * rrms
    """
def roll(input: Tensor, shifts: builtins.int | Sequence[builtins.int], dims: builtins.int | Sequence[builtins.int] = ()) -> Tensor:
    """The elements moved along dimensions; those that leave at the end come in at the start.

    Derivative: roll(g, -shifts, dims)
    """
def rot90(input: Tensor, k: builtins.int = 1, dims: Sequence[builtins.int] = (0, 1)) -> Tensor:
    """The plane of two dimensions turned by k times 90 degrees, from the first to the second.

    Derivative: rot90(g, -k, dims)
    """
@overload
def round(input: Tensor, *, decimals: builtins.int, out: Tensor | None = None) -> Tensor:
    """Rounds to a number of decimals, halves to even.
    The nearest integer, halves to even.

    Derivative: zeros_like(g)
    """
@overload
def round(input: Tensor, *, out: Tensor | None = None) -> Tensor: ...
def row_stack(tensors: Sequence[Tensor], *, out: Tensor | None = None) -> Tensor:
    """Alias of `vstack`.

    Joins tensors along dimension 0; those of one dimension are rows.

    Derivative: for each input its part of g along dim
    """
def rrelu(input: Tensor, lower: Number = 0.125, upper: Number = 0.3333333333333333, training: builtins.bool = False, generator: Generator | None = None) -> Tensor:
    """x above 0, else slope * x: a random slope for each element when training, else the middle one.

    Derivative: g * slope
    """
def rrelu_(input: Tensor, lower: Number = 0.125, upper: Number = 0.3333333333333333, training: builtins.bool = False, generator: Generator | None = None) -> Tensor:
    """Writes the result of `rrelu` into the input.

    Derivative: g * slope
    """
def rsqrt(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Reciprocal of the square root.

    Derivative: g * -0.5 * pow(y, 3)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def rsub(input: Tensor | Number, other: Tensor | Number, *, alpha: Number = 1) -> Tensor:
    """Reversed difference, `b - a`; `a` is multiplied by `alpha`.

    Derivative: -g; g

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def scalar_tensor(s: Number, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """A 0-d tensor of the default dtype."""
@overload
def scatter(input: Tensor, dim: builtins.int, index: Tensor, src: Tensor, *, reduce: str | None = None, out: Tensor | None = None) -> Tensor:
    """Elements put at given places of a dimension: result[index[i][j]][j] = src[i][j].

    Derivative: scatter(g, dim, index, 0); gather(g, dim, index)
    """
@overload
def scatter(input: Tensor, dim: builtins.int, index: Tensor, value: Number, *, reduce: str | None = None, out: Tensor | None = None) -> Tensor: ...
def scatter_add(input: Tensor, dim: builtins.int, index: Tensor, src: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Elements added at given places of a dimension: result[index[i][j]][j] += src[i][j].

    Derivative: g; gather(g, dim, index)
    """
def scatter_reduce(input: Tensor, dim: builtins.int, index: Tensor, src: Tensor, reduce: str, *, include_self: builtins.bool = True, out: Tensor | None = None) -> Tensor:
    """Elements reduced into given places of a dimension by sum, prod, mean, amax or amin.

    Derivative: g where the input counts; gather(g, dim, index) where src counts
    """
def searchsorted(sorted_sequence: Tensor, input: Tensor | Number, *, out_int32: builtins.bool = False, right: builtins.bool = False, side: str | None = None, sorter: Tensor | None = None, out: Tensor | None = None) -> Tensor:
    """Where values would be inserted into sorted rows to keep them sorted."""
def segment_reduce(data: Tensor, reduce: str, *, lengths: Tensor | None = None, indices: Tensor | None = None, offsets: Tensor | None = None, axis: builtins.int = 0, unsafe: builtins.bool = False, initial: Number | None = None) -> Tensor:
    """Consecutive segments of a dimension, of given lengths or offsets, each reduced to one.

    Derivative: g repeated along each segment: sum; divided by its length: mean; times the product of the others: prod; shared by the largest or smallest
    """
def select(input: Tensor, dim: builtins.int, index: builtins.int) -> Tensor:
    """One position of a dimension, which disappears.

    Derivative: select_backward(g, input.shape, dim, index)

    The result is a view: it shares memory with the input.
    """
def select_copy(input: Tensor, dim: builtins.int, index: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """The same as select, as a copy that shares no memory.

    Derivative: select_backward(g, input.shape, dim, index)
    """
def select_scatter(input: Tensor, src: Tensor, dim: builtins.int, index: builtins.int) -> Tensor:
    """A copy of the input in which one position of a dimension is replaced by src.

    Derivative: g with zeros where it was replaced; g where it was replaced
    """
def selu(input: Tensor) -> Tensor:
    """scale * (max(0, x) + min(0, alpha * (exp(x) - 1))) with the constants of self-normalising networks.

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    """
def selu_(input: Tensor) -> Tensor:
    """Writes the result of `selu` into the input.

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    """
def sgn(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The same as `sign`: -1, 0 or 1; 0 for NaN.

    Derivative: zeros_like(g)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def sigmoid(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Logistic function, `1 / (1 + exp(-x))`.

    Derivative: sigmoid_backward(g, y)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def sign(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Sign: -1, 0 or 1; 0 for NaN.

    Derivative: zeros_like(g)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def signbit(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """True where the sign is minus, also for -0 and NaN with a sign."""
def sin(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Sine of an angle in radians.

    Derivative: g * cos(x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def sinc(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """`sin(pi * x) / (pi * x)`; 1 at 0.

    Derivative: sinc_derivative(g, x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def sinh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Hyperbolic sine.

    Derivative: g * cosh(x)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def slice_copy(input: Tensor, dim: builtins.int = 0, start: builtins.int | None = None, end: builtins.int | None = None, step: builtins.int = 1, *, out: Tensor | None = None) -> Tensor:
    """The same as slice, as a copy that shares no memory.

    Derivative: slice_backward(g, input.shape, dim, start, end, step)
    """
def slice_scatter(input: Tensor, src: Tensor, dim: builtins.int = 0, start: builtins.int | None = None, end: builtins.int | None = None, step: builtins.int = 1, *, out: Tensor | None = None) -> Tensor:
    """A copy of the input in which a slice of a dimension is replaced by src.

    Derivative: g with zeros where it was replaced; g where it was replaced
    """
def slogdet(input: Tensor, *, out: Sequence[Tensor] | None = None) -> return_type_slogdet:
    """Signs of determinants, and logarithms of their sizes.

    Derivative: g * inv(A).mT
    """
def softmax(input: Tensor, dim: builtins.int, dtype: DTypeLike | None = None, *, out: Tensor | None = None) -> Tensor:
    """exp(x) over its sum along `dim`: positive weights that sum to one, without overflow.

    Derivative: y * (g - (g * y).sum(dim))
    """
@overload
def sort(input: Tensor, dim: builtins.int = -1, descending: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_sort:
    """The elements along a dimension in order, and where they were; NaN is last.

    Derivative: scatter(zeros, dim, indices, g)
    """
@overload
def sort(input: Tensor, *, stable: builtins.bool | None, dim: builtins.int = -1, descending: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_sort: ...
@overload
def split(input: Tensor, split_size_or_sections: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """Views of a given size along a dimension; the last may be smaller.
    Views of given sizes along a dimension.

    Derivative: cat(all g, dim)

    The result is a view: it shares memory with the input.
    """
@overload
def split(input: Tensor, split_size_or_sections: Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]: ...
def split_copy(input: Tensor, split_size: builtins.int, dim: builtins.int = 0, *, out: Sequence[Tensor] | None = None) -> tuple[Tensor, ...]:
    """The same as split, as a copy that shares no memory.

    Derivative: cat(all g, dim)
    """
def split_with_sizes(input: Tensor, split_sizes: Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """Views of given sizes along a dimension.

    Derivative: cat(all g, dim)

    The result is a view: it shares memory with the input.
    """
def split_with_sizes_copy(input: Tensor, split_sizes: Sequence[builtins.int], dim: builtins.int = 0, *, out: Sequence[Tensor] | None = None) -> tuple[Tensor, ...]:
    """The same as split_with_sizes, as a copy that shares no memory.

    Derivative: cat(all g, dim)
    """
def sqrt(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Square root.

    Derivative: g / (2 * y)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def square(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Square, `x * x`.

    Derivative: g * 2 * x
    """
def squeeze(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None) -> Tensor:
    """Removes dimensions of size 1: all of them, or those given.

    Derivative: reshape(g, input.shape)

    The result is a view: it shares memory with the input.
    """
def squeeze_copy(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, *, out: Tensor | None = None) -> Tensor:
    """The same as squeeze, as a copy that shares no memory.

    Derivative: reshape(g, input.shape)
    """
def stack(tensors: Sequence[Tensor], dim: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """Joins tensors of one shape along a new dimension.

    Derivative: select(g, dim, i) for input i
    """
@overload
def std(input: Tensor, unbiased: builtins.bool = True, *, out: Tensor | None = None) -> Tensor:
    """Standard deviation, the root of the variance; its derivative is 0 where it is 0.
    The same over n - correction; 1 when None.

    Derivative: g / (2 * y) * 2 / (n - correction) * (x - mean)
    """
@overload
def std(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None, unbiased: builtins.bool = True, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
@overload
def std(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, *, correction: Number | None = None, keepdim: builtins.bool = False, out: Tensor | None = None) -> Tensor: ...
@overload
def std_mean(input: Tensor, unbiased: builtins.bool = True) -> tuple[Tensor, ...]:
    """Standard deviation and mean.
    The same over n - correction; 1 when None.

    Derivative: g / (2 * y) * 2 / (n - correction) * (x - mean)
    """
@overload
def std_mean(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None, unbiased: builtins.bool = True, keepdim: builtins.bool = False) -> tuple[Tensor, ...]: ...
@overload
def std_mean(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, *, correction: Number | None = None, keepdim: builtins.bool = False) -> tuple[Tensor, ...]: ...
def sub(input: Tensor | Number, other: Tensor | Number, *, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """Difference, `a - b`; `b` is multiplied by `alpha`.

    Derivative: g; -g

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def subtract(input: Tensor | Number, other: Tensor | Number, *, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """Alias of `sub`.

    Difference, `a - b`; `b` is multiplied by `alpha`.

    Derivative: g; -g

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
@overload
def sum(input: Tensor, *, dtype: DTypeLike | None = None) -> Tensor:
    """Sum of all elements; integers and bool sum into int64.
    Sums along the dimensions `dim`, all where it is None or ().

    Derivative: expand(g, input.shape)
    """
@overload
def sum(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor: ...
def svd(input: Tensor, some: builtins.bool = True, compute_uv: builtins.bool = True, *, out: Sequence[Tensor] | None = None) -> return_type_svd:
    """input = U @ diag(S) @ V.mT; see linalg.svd.

    Derivative: U @ (skew(U.mT @ gU) / E * S + S * skew(V.mT @ gV) / E + diag(gS)) @ Vh and what leaves their span, E = S[j]^2 - S[i]^2
    """
def swapaxes(input: Tensor, axis0: builtins.int, axis1: builtins.int) -> Tensor:
    """Swaps two dimensions; another name of transpose.

    Derivative: transpose(g, dim0, dim1)

    The result is a view: it shares memory with the input.
    """
def swapdims(input: Tensor, dim0: builtins.int, dim1: builtins.int) -> Tensor:
    """Alias of `transpose`.

    Swaps two dimensions.

    Derivative: transpose(g, dim0, dim1)

    The result is a view: it shares memory with the input.
    """
def t(input: Tensor) -> Tensor:
    """Transposes a matrix; a tensor of fewer dimensions stays as it is.

    Derivative: t(g)

    The result is a view: it shares memory with the input.
    """
def t_copy(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The same as t, as a copy that shares no memory.

    Derivative: t(g)
    """
def take(input: Tensor, index: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The elements at given places of the flattened tensor.

    Derivative: put(zeros, index, g, accumulate=True)
    """
def take_along_dim(input: Tensor, indices: Tensor, dim: builtins.int | None = None, *, out: Tensor | None = None) -> Tensor:
    """The elements at given places of a dimension; the other dimensions are broadcast.

    Derivative: scatter_add(zeros, dim, indices, g)
    """
def tan(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Tangent of an angle in radians.

    Derivative: g * (1 + y * y)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def tanh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Hyperbolic tangent.

    Derivative: tanh_backward(g, y)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
@overload
def tensor_split(input: Tensor, sections: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """Views along a dimension, in a number of parts whose sizes differ by at most one.
    Views along a dimension that is cut at given positions.
    Views along a dimension that is cut at the positions in an int64 tensor.

    Derivative: g where the part was

    The result is a view: it shares memory with the input.
    """
@overload
def tensor_split(input: Tensor, indices: Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]: ...
@overload
def tensor_split(input: Tensor, tensor_indices_or_sections: Tensor, dim: builtins.int = 0) -> tuple[Tensor, ...]: ...
@overload
def tensordot(a: Tensor, b: Tensor, dims: builtins.int = 2, *, out: Tensor | None = None) -> Tensor:
    """Sums of products over the last dimensions of `a` and the first of `b`.
    Sums of products over pairs of dimensions, one list for each tensor.

    Derivative: as of a matrix product after reshaping
    """
@overload
def tensordot(a: Tensor, b: Tensor, dims: Sequence[builtins.int | Sequence[builtins.int]] | Tensor, *, out: Tensor | None = None) -> Tensor: ...
def threshold(input: Tensor, threshold: Number, value: Number, *, out: Tensor | None = None) -> Tensor:
    """input where it is greater than the threshold, else value.

    Derivative: where(x <= threshold, 0, g)
    """
def threshold_(input: Tensor, threshold: Number, value: Number) -> Tensor:
    """Writes the result of `threshold` into the input.

    Derivative: where(x <= threshold, 0, g)
    """
def tile(input: Tensor, dims: Sequence[builtins.int]) -> Tensor:
    """The tensor several times along its last dimensions.

    Derivative: g summed over the repetitions
    """
def topk(input: Tensor, k: builtins.int, dim: builtins.int = -1, largest: builtins.bool = True, sorted: builtins.bool = True, *, out: Sequence[Tensor] | None = None) -> return_type_topk:
    """The k largest (or smallest) elements along a dimension, and where they were.

    Derivative: scatter(zeros, dim, indices, g)
    """
def trace(input: Tensor) -> Tensor:
    """Sum of the elements on the diagonal of a matrix.

    Derivative: g * eye(n, m)
    """
def transpose(input: Tensor, dim0: builtins.int, dim1: builtins.int) -> Tensor:
    """Swaps two dimensions.

    Derivative: transpose(g, dim0, dim1)

    The result is a view: it shares memory with the input.
    """
def transpose_copy(input: Tensor, dim0: builtins.int, dim1: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """The same as transpose, as a copy that shares no memory.

    Derivative: transpose(g, dim0, dim1)
    """
@overload
def trapezoid(y: Tensor, *, dx: Number = 1, dim: builtins.int = -1) -> Tensor:
    """Integral of samples y at points dx apart, by the trapezoidal rule.
    Integral of samples y at the points x, by the trapezoidal rule.

    Derivative: g * dx, half of it at the ends
    """
@overload
def trapezoid(y: Tensor, x: Tensor, *, dim: builtins.int = -1) -> Tensor: ...
@overload
def trapz(y: Tensor, *, dx: Number = 1, dim: builtins.int = -1) -> Tensor:
    """Alias of `trapezoid`.

    Integral of samples y at points dx apart, by the trapezoidal rule.
    Integral of samples y at the points x, by the trapezoidal rule.

    Derivative: g * dx, half of it at the ends
    """
@overload
def trapz(y: Tensor, x: Tensor, *, dim: builtins.int = -1) -> Tensor: ...
def triangular_solve(input: Tensor, A: Tensor, upper: builtins.bool = True, transpose: builtins.bool = False, unitriangular: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_triangular_solve:
    """The x of A @ x = input for a triangle of A, and a copy of A; see linalg.solve_triangular.

    Derivative: gb = solve(A.mT, g); the triangle of -gb @ y.mT
    """
def tril(input: Tensor, diagonal: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """The lower triangle of the matrices, up to a diagonal; zeros above.

    Derivative: tril(g, diagonal)
    """
def tril_indices(row: builtins.int, col: builtins.int, offset: builtins.int = 0, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False) -> Tensor:
    """Rows and columns of the elements of a lower triangle, as a tensor of shape [2, n]."""
def triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: builtins.float = 1.0, p: builtins.float = 2.0, eps: builtins.float = 1e-06, swap: builtins.bool = False, reduction: builtins.int = 0) -> Tensor:
    """max(0, margin + distance to positive - distance to negative).

    Derivative: that of the two distances, where the loss is not 0
    """
def triu(input: Tensor, diagonal: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """The upper triangle of the matrices, from a diagonal on; zeros below.

    Derivative: triu(g, diagonal)
    """
def triu_indices(row: builtins.int, col: builtins.int, offset: builtins.int = 0, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False) -> Tensor:
    """Rows and columns of the elements of an upper triangle, as a tensor of shape [2, n]."""
def true_divide(input: Tensor | Number, other: Tensor | Number, *, rounding_mode: str | None = None, out: Tensor | None = None) -> Tensor:
    """Alias of `div`.

    Quotient, `a / b`; true division unless rounding_mode is 'floor' or 'trunc'.

    Derivative: g / b; -g * y / b

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def trunc(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """The integer part of x.

    Derivative: zeros_like(g)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.
    """
def unbind(input: Tensor, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """The views at every position of a dimension.

    Derivative: stack(all g, dim)

    The result is a view: it shares memory with the input.
    """
def unbind_copy(input: Tensor, dim: builtins.int = 0, *, out: Sequence[Tensor] | None = None) -> tuple[Tensor, ...]:
    """The same as unbind, as a copy that shares no memory.

    Derivative: stack(all g, dim)
    """
def unflatten(input: Tensor, dim: builtins.int, sizes: Sequence[builtins.int]) -> Tensor:
    """Splits one dimension into several.

    Derivative: reshape(g, input.shape)

    The result is a view: it shares memory with the input.
    """
def unfold_copy(input: Tensor, dimension: builtins.int, size: builtins.int, step: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """The same as unfold, as a copy that shares no memory.

    Derivative: unfold_backward(g, input.shape, dimension, size, step)
    """
def unique(input: Tensor, sorted: builtins.bool = True, return_inverse: builtins.bool = False, return_counts: builtins.bool = False, dim: builtins.int | None = None) -> Tensor:
    """The different elements in order, with their places and counts if wanted.

    Derivative: not differentiable
    """
def unique_consecutive(input: Tensor, return_inverse: builtins.bool = False, return_counts: builtins.bool = False, dim: builtins.int | None = None) -> Tensor:
    """The first element of each run of equal ones, with places and counts if wanted.

    Derivative: not differentiable
    """
def unsafe_chunk(input: Tensor, chunks: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """Like chunk, but the parts may be written to; the input must not be used afterwards.

    Derivative: cat(all g, dim)
    """
def unsafe_split(input: Tensor, split_size: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """Like split, but the parts may be written to; the input must not be used afterwards.

    Derivative: cat(all g, dim)
    """
def unsafe_split_with_sizes(input: Tensor, split_sizes: Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """Like split_with_sizes, but the parts may be written to instead of the input.

    Derivative: cat(all g, dim)
    """
def unsqueeze(input: Tensor, dim: builtins.int) -> Tensor:
    """Inserts a dimension of size 1.

    Derivative: squeeze(g, dim)

    The result is a view: it shares memory with the input.
    """
def unsqueeze_copy(input: Tensor, dim: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """The same as unsqueeze, as a copy that shares no memory.

    Derivative: squeeze(g, dim)
    """
def vander(x: Tensor, N: builtins.int | None = None, increasing: builtins.bool = False) -> Tensor:
    """The powers of each element of a vector, the highest first unless `increasing`.

    Derivative: as of cumprod
    """
@overload
def var(input: Tensor, unbiased: builtins.bool = True, *, out: Tensor | None = None) -> Tensor:
    """Variance: squared distances from the mean over n - 1, n when not unbiased.
    The same over n - correction; 1 when None.

    Derivative: g * 2 / (n - correction) * (x - mean)
    """
@overload
def var(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None, unbiased: builtins.bool = True, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
@overload
def var(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, *, correction: Number | None = None, keepdim: builtins.bool = False, out: Tensor | None = None) -> Tensor: ...
@overload
def var_mean(input: Tensor, unbiased: builtins.bool = True) -> tuple[Tensor, ...]:
    """Variance and mean.
    The same over n - correction; 1 when None.

    Derivative: g * 2 / (n - correction) * (x - mean)
    """
@overload
def var_mean(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None, unbiased: builtins.bool = True, keepdim: builtins.bool = False) -> tuple[Tensor, ...]: ...
@overload
def var_mean(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, *, correction: Number | None = None, keepdim: builtins.bool = False) -> tuple[Tensor, ...]: ...
def vdot(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """Sum of the products of two vectors' elements; dot without the conjugate.

    Derivative: g * other; g * input
    """
@overload
def view_copy(input: Tensor, size: Sequence[builtins.int], *, out: Tensor | None = None) -> Tensor:
    """The same as view, as a copy that shares no memory.

    Derivative: reshape(g, input.shape)
    """
@overload
def view_copy(input: Tensor, dtype: DTypeLike, *, out: Tensor | None = None) -> Tensor: ...
@overload
def vsplit(input: Tensor, sections: builtins.int) -> tuple[Tensor, ...]:
    """Views along dimension 0.

    Derivative: g where the part was

    The result is a view: it shares memory with the input.
    """
@overload
def vsplit(input: Tensor, indices: Sequence[builtins.int]) -> tuple[Tensor, ...]: ...
def vstack(tensors: Sequence[Tensor], *, out: Tensor | None = None) -> Tensor:
    """Joins tensors along dimension 0; those of one dimension are rows.

    Derivative: for each input its part of g along dim
    """
@overload
def where(condition: Tensor, input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """input where condition holds, else other; no gradient flows into the branch not taken.
    With a condition alone: the places where it holds, a tensor of indices per dimension.

    Derivative: None; where(condition, g, 0); where(condition, 0, g)
    """
@overload
def where(condition: Tensor) -> tuple[Tensor, ...]: ...
def xlogy(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """`a * log(b)`, and 0 where a is 0 and b is not NaN.

    Derivative: unless_outside(xlogy(g, b), a, b, 0.0); g * a / b

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.
    """
def zeros(*size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """Zeros; float32 unless a dtype is given."""
def zeros_like(input: Tensor, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, memory_format: _memory_format | None = None) -> Tensor:
    """Zeros of another tensor's shape and dtype."""
def abs_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.abs_`."""
def acos_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.acos_`."""
def acosh_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.acosh_`."""
def addmv_(input: _AnyTensor, mat: Tensor, vec: Tensor, *, beta: Number = 1, alpha: Number = 1) -> _AnyTensor:
    """`Tensor.addmv_`."""
def arccos_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.arccos_`."""
def arccosh_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.arccosh_`."""
def arcsin_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.arcsin_`."""
def arcsinh_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.arcsinh_`."""
def arctan_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.arctan_`."""
def arctanh_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.arctanh_`."""
def as_strided_(input: _AnyTensor, size: Sequence[builtins.int], stride: Sequence[builtins.int], storage_offset: builtins.int | None = None) -> _AnyTensor:
    """`Tensor.as_strided_`."""
def asin_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.asin_`."""
def asinh_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.asinh_`."""
def atan_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.atan_`."""
def atanh_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.atanh_`."""
def ceil_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.ceil_`."""
@overload
def clamp_(input: _AnyTensor, min: Tensor | None = None, max: Tensor | None = None) -> _AnyTensor:
    """`Tensor.clamp_`."""
@overload
def clamp_(input: _AnyTensor, min: Number | None = None, max: Number | None = None) -> _AnyTensor: ...
@overload
def clamp_max_(input: _AnyTensor, max: Tensor) -> _AnyTensor:
    """`Tensor.clamp_max_`."""
@overload
def clamp_max_(input: _AnyTensor, max: Number) -> _AnyTensor: ...
@overload
def clamp_min_(input: _AnyTensor, min: Tensor) -> _AnyTensor:
    """`Tensor.clamp_min_`."""
@overload
def clamp_min_(input: _AnyTensor, min: Number) -> _AnyTensor: ...
@overload
def clip_(input: _AnyTensor, min: Tensor | None = None, max: Tensor | None = None) -> _AnyTensor:
    """`Tensor.clip_`."""
@overload
def clip_(input: _AnyTensor, min: Number | None = None, max: Number | None = None) -> _AnyTensor: ...
def conj_physical_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.conj_physical_`."""
def cos_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.cos_`."""
def cosh_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.cosh_`."""
def deg2rad_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.deg2rad_`."""
def erf_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.erf_`."""
def erfc_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.erfc_`."""
def exp_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.exp_`."""
def exp2_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.exp2_`."""
def expm1_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.expm1_`."""
def fill_(input: _AnyTensor, value: Tensor | Number) -> _AnyTensor:
    """`Tensor.fill_`."""
def fix_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.fix_`."""
def floor_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.floor_`."""
def frac_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.frac_`."""
def gcd_(input: _AnyTensor, other: Tensor) -> _AnyTensor:
    """`Tensor.gcd_`."""
def i0_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.i0_`."""
def index_put_(input: _AnyTensor, indices: Sequence[Tensor], values: Tensor, accumulate: builtins.bool = False) -> _AnyTensor:
    """`Tensor.index_put_`."""
def lcm_(input: _AnyTensor, other: Tensor) -> _AnyTensor:
    """`Tensor.lcm_`."""
def ldexp_(input: _AnyTensor, other: Tensor) -> _AnyTensor:
    """`Tensor.ldexp_`."""
def log_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.log_`."""
def log10_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.log10_`."""
def log1p_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.log1p_`."""
def log2_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.log2_`."""
def logit_(input: _AnyTensor, eps: builtins.float | None = None) -> _AnyTensor:
    """`Tensor.logit_`."""
def nan_to_num_(input: _AnyTensor, nan: builtins.float | None = None, posinf: builtins.float | None = None, neginf: builtins.float | None = None) -> _AnyTensor:
    """`Tensor.nan_to_num_`."""
def neg_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.neg_`."""
def negative_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.negative_`."""
def rad2deg_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.rad2deg_`."""
def reciprocal_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.reciprocal_`."""
def relu_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.relu_`."""
def resize_as_(input: _AnyTensor, the_template: Tensor, *, memory_format: _memory_format | None = None) -> _AnyTensor:
    """`Tensor.resize_as_`."""
@overload
def round_(input: _AnyTensor, *, decimals: builtins.int) -> _AnyTensor:
    """`Tensor.round_`."""
@overload
def round_(input: _AnyTensor) -> _AnyTensor: ...
def rsqrt_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.rsqrt_`."""
def sigmoid_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.sigmoid_`."""
def sin_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.sin_`."""
def sinc_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.sinc_`."""
def sinh_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.sinh_`."""
def sqrt_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.sqrt_`."""
def square_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.square_`."""
def tan_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.tan_`."""
def tanh_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.tanh_`."""
def trunc_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.trunc_`."""
def xlogy_(input: _AnyTensor | Number, other: Tensor | Number) -> _AnyTensor:
    """`Tensor.xlogy_`."""
def zero_(input: _AnyTensor) -> _AnyTensor:
    """`Tensor.zero_`."""
