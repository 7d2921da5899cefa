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
        """Sets requires_grad and returns the tensor."""
    def retain_grad(self) -> None:
        """Makes a non-leaf tensor keep its gradient in `.grad`."""
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
        """
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
    def H(self) -> Tensor:
        """A matrix transposed; its numbers are real."""
    @property
    def mH(self) -> Tensor:
        """A view with the last two dimensions swapped."""
    @property
    def real(self) -> Self:
        """The tensor itself: its numbers are real."""
    @property
    def name(self) -> None:
        """None: tensors have no names."""
    @property
    def layout(self) -> _layout:
        """The layout: torch.strided."""
    @property
    def is_cpu(self) -> builtins.bool:
        """True: tensors are on the CPU."""
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
        """The number of dimensions."""
    def ndimension(self) -> builtins.int:
        """The number of dimensions."""
    def numel(self) -> builtins.int:
        """The number of elements."""
    def nelement(self) -> builtins.int:
        """The number of elements."""
    def element_size(self) -> builtins.int:
        """Bytes of one element."""
    def is_contiguous(self, memory_format: _memory_format = ...) -> builtins.bool:
        """True when the elements lie in row-major order without gaps."""
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
        """The first element's place in the storage, in elements."""
    def data_ptr(self) -> builtins.int:
        """The address of the first element."""
    def const_data_ptr(self) -> builtins.int:
        """The address of the first element, for reading only."""
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
        """The only element as a Python number. RuntimeError for any other size."""
    def tolist(self) -> Any:
        """The elements as nested lists; a number for a 0-d tensor."""
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
        """Absolute value.

        See `backsweep.abs`.
        """
    def abs_(self) -> Self:
        """Writes the result of `abs` into this tensor and returns it."""
    def absolute(self) -> Tensor:
        """Absolute value.

        See `backsweep.abs`.
        """
    def absolute_(self) -> Self:
        """Writes the result of `absolute` into this tensor and returns it."""
    def acos(self) -> Tensor:
        """Angle in [0, pi] whose cosine is x.

        See `backsweep.acos`.
        """
    def acos_(self) -> Self:
        """Writes the result of `acos` into this tensor and returns it."""
    def acosh(self) -> Tensor:
        """Inverse of the hyperbolic cosine.

        See `backsweep.acosh`.
        """
    def acosh_(self) -> Self:
        """Writes the result of `acosh` into this tensor and returns it."""
    def add(self, other: Tensor | Number, *, alpha: Number = 1) -> Tensor:
        """Sum, `a + b`; `b` is multiplied by `alpha`.

        See `backsweep.add`.
        """
    def add_(self, other: Tensor | Number, *, alpha: Number = 1) -> Self:
        """Writes the result of `add` into this tensor and returns it."""
    def addbmm(self, batch1: Tensor, batch2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Tensor:
        """A matrix plus the sum of products of a batch, `input + sum(batch1 @ batch2, 0)`.

        See `backsweep.addbmm`.
        """
    def addbmm_(self, batch1: Tensor, batch2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Self:
        """Writes the result of `addbmm` into this tensor and returns it."""
    def addcdiv(self, tensor1: Tensor, tensor2: Tensor, *, value: Number = 1) -> Tensor:
        """`input + value * tensor1 / tensor2`.

        See `backsweep.addcdiv`.
        """
    def addcdiv_(self, tensor1: Tensor, tensor2: Tensor, *, value: Number = 1) -> Self:
        """Writes the result of `addcdiv` into this tensor and returns it."""
    def addcmul(self, tensor1: Tensor, tensor2: Tensor, *, value: Number = 1) -> Tensor:
        """`input + value * tensor1 * tensor2`.

        See `backsweep.addcmul`.
        """
    def addcmul_(self, tensor1: Tensor, tensor2: Tensor, *, value: Number = 1) -> Self:
        """Writes the result of `addcmul` into this tensor and returns it."""
    def addmm(self, mat1: Tensor, mat2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Tensor:
        """A matrix plus a product of matrices, `beta * input + alpha * (mat1 @ mat2)`.

        See `backsweep.addmm`.
        """
    def addmm_(self, mat1: Tensor, mat2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Self:
        """Writes the result of `addmm` into this tensor and returns it."""
    def addmv(self, mat: Tensor, vec: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Tensor:
        """A vector plus a matrix by a vector, `beta * input + alpha * (mat @ vec)`.

        See `backsweep.addmv`.
        """
    def addmv_(self, mat: Tensor, vec: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Self:
        """Writes the result of `addmv` into this tensor and returns it."""
    def addr(self, vec1: Tensor, vec2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Tensor:
        """A matrix plus an outer product, `beta * input + alpha * outer(vec1, vec2)`.

        See `backsweep.addr`.
        """
    def addr_(self, vec1: Tensor, vec2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Self:
        """Writes the result of `addr` into this tensor and returns it."""
    def adjoint(self) -> Tensor:
        """The matrices in the last two dimensions, transposed.

        See `backsweep.adjoint`.
        """
    @overload
    def all(self) -> Tensor:
        """Whether all elements are true (not zero).

        See `backsweep.all`.
        """
    @overload
    def all(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False) -> Tensor: ...
    def allclose(self, other: Tensor, rtol: builtins.float = 1e-05, atol: builtins.float = 1e-08, equal_nan: builtins.bool = False) -> builtins.bool:
        """Whether all elements are close, see `isclose`.

        See `backsweep.allclose`.
        """
    def amax(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False) -> Tensor:
        """The largest elements along `dim`; equal elements share the gradient equally.

        See `backsweep.amax`.
        """
    def amin(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False) -> Tensor:
        """The smallest elements along `dim`; equal elements share the gradient equally.

        See `backsweep.amin`.
        """
    def aminmax(self, *, dim: builtins.int | None = None, keepdim: builtins.bool = False) -> return_type_aminmax:
        """The smallest and the largest element, or those along `dim`.

        See `backsweep.aminmax`.
        """
    def angle(self) -> Tensor:
        """0 for numbers that are not negative, pi for negative ones; NaN stays.

        See `backsweep.angle`.
        """
    @overload
    def any(self) -> Tensor:
        """Whether any element is true (not zero).

        See `backsweep.any`.
        """
    @overload
    def any(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False) -> Tensor: ...
    def arccos(self) -> Tensor:
        """Angle in [0, pi] whose cosine is x.

        See `backsweep.acos`.
        """
    def arccos_(self) -> Self:
        """Writes the result of `arccos` into this tensor and returns it."""
    def arccosh(self) -> Tensor:
        """Inverse of the hyperbolic cosine.

        See `backsweep.acosh`.
        """
    def arccosh_(self) -> Self:
        """Writes the result of `arccosh` into this tensor and returns it."""
    def arcsin(self) -> Tensor:
        """Angle in [-pi/2, pi/2] whose sine is x.

        See `backsweep.asin`.
        """
    def arcsin_(self) -> Self:
        """Writes the result of `arcsin` into this tensor and returns it."""
    def arcsinh(self) -> Tensor:
        """Inverse of the hyperbolic sine.

        See `backsweep.asinh`.
        """
    def arcsinh_(self) -> Self:
        """Writes the result of `arcsinh` into this tensor and returns it."""
    def arctan(self) -> Tensor:
        """Angle in (-pi/2, pi/2) whose tangent is x.

        See `backsweep.atan`.
        """
    def arctan_(self) -> Self:
        """Writes the result of `arctan` into this tensor and returns it."""
    def arctan2(self, other: Tensor) -> Tensor:
        """Angle of the point (b, a), from -pi to pi.

        See `backsweep.atan2`.
        """
    def arctan2_(self, other: Tensor) -> Self:
        """Writes the result of `arctan2` into this tensor and returns it."""
    def arctanh(self) -> Tensor:
        """Inverse of the hyperbolic tangent.

        See `backsweep.atanh`.
        """
    def arctanh_(self) -> Self:
        """Writes the result of `arctanh` into this tensor and returns it."""
    def argmax(self, dim: builtins.int | None = None, keepdim: builtins.bool = False) -> Tensor:
        """Where the largest element is, the first of equal ones; in the flattened tensor without `dim`.

        See `backsweep.argmax`.
        """
    def argmin(self, dim: builtins.int | None = None, keepdim: builtins.bool = False) -> Tensor:
        """Where the smallest element is, the first of equal ones; in the flattened tensor without `dim`.

        See `backsweep.argmin`.
        """
    def argsort(self, dim: builtins.int = -1, descending: builtins.bool = False, stable: builtins.bool = False) -> Tensor:
        """Where the elements along a dimension are, in their order.

        See `backsweep.argsort`.
        """
    def argwhere(self) -> Tensor:
        """The coordinates of the elements that are not zero, a row for each.

        See `backsweep.argwhere`.
        """
    def as_strided(self, size: builtins.int | Sequence[builtins.int], stride: builtins.int | Sequence[builtins.int], storage_offset: builtins.int | None = None) -> Tensor:
        """A view of given sizes and strides over the storage; elements may share places.

        See `backsweep.as_strided`.
        """
    def as_strided_(self, size: builtins.int | Sequence[builtins.int], stride: builtins.int | Sequence[builtins.int], storage_offset: builtins.int | None = None) -> Self:
        """Writes the result of `as_strided` into this tensor and returns it."""
    def as_strided_scatter(self, src: Tensor, size: builtins.int | Sequence[builtins.int], stride: builtins.int | Sequence[builtins.int], storage_offset: builtins.int | None = None) -> Tensor:
        """A copy of the input in which the strided view is replaced by src.

        See `backsweep.as_strided_scatter`.
        """
    def asin(self) -> Tensor:
        """Angle in [-pi/2, pi/2] whose sine is x.

        See `backsweep.asin`.
        """
    def asin_(self) -> Self:
        """Writes the result of `asin` into this tensor and returns it."""
    def asinh(self) -> Tensor:
        """Inverse of the hyperbolic sine.

        See `backsweep.asinh`.
        """
    def asinh_(self) -> Self:
        """Writes the result of `asinh` into this tensor and returns it."""
    def atan(self) -> Tensor:
        """Angle in (-pi/2, pi/2) whose tangent is x.

        See `backsweep.atan`.
        """
    def atan_(self) -> Self:
        """Writes the result of `atan` into this tensor and returns it."""
    def atan2(self, other: Tensor) -> Tensor:
        """Angle of the point (b, a), from -pi to pi.

        See `backsweep.atan2`.
        """
    def atan2_(self, other: Tensor) -> Self:
        """Writes the result of `atan2` into this tensor and returns it."""
    def atanh(self) -> Tensor:
        """Inverse of the hyperbolic tangent.

        See `backsweep.atanh`.
        """
    def atanh_(self) -> Self:
        """Writes the result of `atanh` into this tensor and returns it."""
    def baddbmm(self, batch1: Tensor, batch2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Tensor:
        """A batch of matrices plus products, `beta * input + alpha * (batch1 @ batch2)`.

        See `backsweep.baddbmm`.
        """
    def baddbmm_(self, batch1: Tensor, batch2: Tensor, *, beta: Number = 1, alpha: Number = 1) -> Self:
        """Writes the result of `baddbmm` into this tensor and returns it."""
    @overload
    def bernoulli(self, *, generator: Generator | None = None) -> Tensor:
        """Ones with the probabilities that the input's elements say, else zeros.

        See `backsweep.bernoulli`.
        """
    @overload
    def bernoulli(self, p: builtins.float, *, generator: Generator | None = None) -> Tensor: ...
    @overload
    def bernoulli_(self, p: Tensor, *, generator: Generator | None = None) -> Tensor:
        """bernoulli_(input, p, *, generator=None)
        bernoulli_(input, p=0.5, *, generator=None)

        Fills the tensor with ones, with one probability or one for each element, else zeros.

        Derivative: zeros; zeros
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> generator = backsweep.manual_seed(0)
        >>> backsweep.empty(4).bernoulli_(0.5)
        tensor([0., 0., 1., 0.])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bernoulli_.html
        """
    @overload
    def bernoulli_(self, p: builtins.float = 0.5, *, generator: Generator | None = None) -> Tensor: ...
    def bincount(self, weights: Tensor | None = None, minlength: builtins.int = 0) -> Tensor:
        """How often each number from 0 to the largest occurs, or the sum of its weights.

        See `backsweep.bincount`.
        """
    def bitwise_and(self, other: Tensor | Number) -> Tensor:
        """Bitwise and, `a & b`; of bool, logical.

        See `backsweep.bitwise_and`.
        """
    def bitwise_and_(self, other: Tensor | Number) -> Self:
        """Writes the result of `bitwise_and` into this tensor and returns it."""
    def bitwise_left_shift(self, other: Tensor | Number) -> Tensor:
        """`a << b`; 0 for a shift by a negative number or by all bits.

        See `backsweep.bitwise_left_shift`.
        """
    def bitwise_left_shift_(self, other: Tensor | Number) -> Self:
        """Writes the result of `bitwise_left_shift` into this tensor and returns it."""
    def bitwise_not(self) -> Tensor:
        """All bits flipped, `~input`; of bool, logical not.

        See `backsweep.bitwise_not`.
        """
    def bitwise_not_(self) -> Self:
        """Writes the result of `bitwise_not` into this tensor and returns it."""
    def bitwise_or(self, other: Tensor | Number) -> Tensor:
        """Bitwise or, `a | b`; of bool, logical.

        See `backsweep.bitwise_or`.
        """
    def bitwise_or_(self, other: Tensor | Number) -> Self:
        """Writes the result of `bitwise_or` into this tensor and returns it."""
    def bitwise_right_shift(self, other: Tensor | Number) -> Tensor:
        """`a >> b`, rounded down; a shift by a negative number is one by all bits.

        See `backsweep.bitwise_right_shift`.
        """
    def bitwise_right_shift_(self, other: Tensor | Number) -> Self:
        """Writes the result of `bitwise_right_shift` into this tensor and returns it."""
    def bitwise_xor(self, other: Tensor | Number) -> Tensor:
        """Bitwise exclusive or, `a ^ b`; of bool, logical.

        See `backsweep.bitwise_xor`.
        """
    def bitwise_xor_(self, other: Tensor | Number) -> Self:
        """Writes the result of `bitwise_xor` into this tensor and returns it."""
    def bmm(self, mat2: Tensor) -> Tensor:
        """Products of two batches of matrices, pair by pair.

        See `backsweep.bmm`.
        """
    def bool(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """bool(input, *, memory_format=None)

        True where the element is not zero.

        >>> backsweep.arange(6.0).reshape(2, 3).bool()
        tensor([[False,  True,  True],
                [ True,  True,  True]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.bool.html
        """
    def broadcast_to(self, *size: builtins.int | Sequence[builtins.int]) -> Tensor:
        """Repeats dimensions of size 1 without copying, up to the given sizes.

        See `backsweep.broadcast_to`.
        """
    def byte(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """byte(input, *, memory_format=None)

        The tensor in uint8; fractions are cut off.

        >>> backsweep.arange(6.0).reshape(2, 3).byte()
        tensor([[0, 1, 2],
                [3, 4, 5]], dtype=torch.uint8)

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.byte.html
        """
    def cauchy_(self, median: builtins.float = 0.0, sigma: builtins.float = 1.0, *, generator: Generator | None = None) -> Tensor:
        """cauchy_(input, median=0.0, sigma=1.0, *, generator=None)

        Fills the tensor from the Cauchy distribution.

        Derivative: zeros
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> generator = backsweep.manual_seed(0)
        >>> backsweep.empty(3).cauchy_()
        tensor([10.5977,  0.7648, -0.1283])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cauchy_.html
        """
    def ceil(self) -> Tensor:
        """The nearest integer above or at x.

        See `backsweep.ceil`.
        """
    def ceil_(self) -> Self:
        """Writes the result of `ceil` into this tensor and returns it."""
    def cholesky(self, upper: builtins.bool = False) -> Tensor:
        """The lower triangle L of input = L @ L.mT; see linalg.cholesky.

        See `backsweep.cholesky`.
        """
    def cholesky_inverse(self, upper: builtins.bool = False) -> Tensor:
        """The inverse of L @ L.mT for the lower triangle L.

        See `backsweep.cholesky_inverse`.
        """
    def cholesky_solve(self, L: Tensor, upper: builtins.bool = False) -> Tensor:
        """The x of L @ L.mT @ x = input for the lower triangle L.

        See `backsweep.cholesky_solve`.
        """
    def chunk(self, chunks: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """At most `chunks` views of equal size along a dimension; the last may be smaller.

        See `backsweep.chunk`.
        """
    @overload
    def clamp(self, min: Tensor | None = None, max: Tensor | None = None) -> Tensor:
        """Limits elements to [min, max]; either may be None. The gradient at a bound is 1.

        See `backsweep.clamp`.
        """
    @overload
    def clamp(self, min: Number | None = None, max: Number | None = None) -> Tensor: ...
    @overload
    def clamp_(self, min: Tensor | None = None, max: Tensor | None = None) -> Self:
        """Writes the result of `clamp` into this tensor and returns it."""
    @overload
    def clamp_(self, min: Number | None = None, max: Number | None = None) -> Self: ...
    @overload
    def clamp_max(self, max: Tensor) -> Tensor:
        """The smaller of the element and max.

        See `backsweep.clamp_max`.
        """
    @overload
    def clamp_max(self, max: Number) -> Tensor: ...
    @overload
    def clamp_max_(self, max: Tensor) -> Self:
        """Writes the result of `clamp_max` into this tensor and returns it."""
    @overload
    def clamp_max_(self, max: Number) -> Self: ...
    @overload
    def clamp_min(self, min: Tensor) -> Tensor:
        """The larger of the element and min.

        See `backsweep.clamp_min`.
        """
    @overload
    def clamp_min(self, min: Number) -> Tensor: ...
    @overload
    def clamp_min_(self, min: Tensor) -> Self:
        """Writes the result of `clamp_min` into this tensor and returns it."""
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
        """Writes the result of `clip` into this tensor and returns it."""
    @overload
    def clip_(self, min: Number | None = None, max: Number | None = None) -> Self: ...
    def clone(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """A copy with memory of its own; gradients flow through to the input.

        See `backsweep.clone`.
        """
    def conj(self) -> Tensor:
        """The tensor itself: real numbers are their conjugates.

        See `backsweep.conj`.
        """
    def conj_physical(self) -> Tensor:
        """The tensor itself: real numbers are their conjugates.

        See `backsweep.conj_physical`.
        """
    def conj_physical_(self) -> Self:
        """Writes the result of `conj_physical` into this tensor and returns it."""
    def contiguous(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """contiguous(input, *, memory_format= None)

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
    def copysign(self, other: Tensor | Number) -> Tensor:
        """The magnitude of a with the sign of b; the derivative at a = 0 is 0.

        See `backsweep.copysign`.
        """
    def copysign_(self, other: Tensor | Number) -> Self:
        """Writes the result of `copysign` into this tensor and returns it."""
    def corrcoef(self) -> Tensor:
        """Correlation matrix of variables (rows) over observations (columns).

        See `backsweep.corrcoef`.
        """
    def cos(self) -> Tensor:
        """Cosine of an angle in radians.

        See `backsweep.cos`.
        """
    def cos_(self) -> Self:
        """Writes the result of `cos` into this tensor and returns it."""
    def cosh(self) -> Tensor:
        """Hyperbolic cosine.

        See `backsweep.cosh`.
        """
    def cosh_(self) -> Self:
        """Writes the result of `cosh` into this tensor and returns it."""
    def count_nonzero(self, dim: builtins.int | Sequence[builtins.int] | None = None) -> Tensor:
        """How many elements are not zero, as int64.

        See `backsweep.count_nonzero`.
        """
    def cov(self, *, correction: builtins.int = 1, fweights: Tensor | None = None, aweights: Tensor | None = None) -> Tensor:
        """Covariance matrix of variables (rows) over observations (columns).

        See `backsweep.cov`.
        """
    def cpu(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """cpu(input, *, memory_format=None)

        The tensor itself: it is on the CPU.

        >>> backsweep.arange(6.0).reshape(2, 3).cpu()
        tensor([[0., 1., 2.],
                [3., 4., 5.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.cpu.html
        """
    def cross(self, other: Tensor, dim: builtins.int | None = None) -> Tensor:
        """Vector product along `dim`, or along the first dimension of size 3.

        See `backsweep.cross`.
        """
    def cummax(self, dim: builtins.int) -> return_type_cummax:
        """The largest of the elements up to each along `dim`, and where it is: the last of equal ones.

        See `backsweep.cummax`.
        """
    def cummin(self, dim: builtins.int) -> return_type_cummin:
        """The smallest of the elements up to each along `dim`, and where it is: the last of equal ones.

        See `backsweep.cummin`.
        """
    def cumprod(self, dim: builtins.int, *, dtype: DTypeLike | None = None) -> Tensor:
        """Products of all elements up to each along `dim`; derivatives are exact at zeros too.

        See `backsweep.cumprod`.
        """
    def cumprod_(self, dim: builtins.int, *, dtype: DTypeLike | None = None) -> Self:
        """Writes the result of `cumprod` into this tensor and returns it."""
    def cumsum(self, dim: builtins.int, *, dtype: DTypeLike | None = None) -> Tensor:
        """Sums of all elements up to each along `dim`; integers and bool sum into int64.

        See `backsweep.cumsum`.
        """
    def cumsum_(self, dim: builtins.int, *, dtype: DTypeLike | None = None) -> Self:
        """Writes the result of `cumsum` into this tensor and returns it."""
    def deg2rad(self) -> Tensor:
        """Degrees to radians.

        See `backsweep.deg2rad`.
        """
    def deg2rad_(self) -> Self:
        """Writes the result of `deg2rad` into this tensor and returns it."""
    def det(self) -> Tensor:
        """Determinants of matrices; singular ones have a gradient too.

        See `backsweep.det`.
        """
    def detach(self) -> Tensor:
        """The same memory outside the graph: no gradient flows through it.

        See `backsweep.detach`.
        """
    def diag(self, diagonal: builtins.int = 0) -> Tensor:
        """A matrix with the given diagonal; of a matrix, a copy of its diagonal.

        See `backsweep.diag`.
        """
    def diag_embed(self, offset: builtins.int = 0, dim1: builtins.int = -2, dim2: builtins.int = -1) -> Tensor:
        """Matrices in two dimensions, with the last dimension of the input as diagonals.

        See `backsweep.diag_embed`.
        """
    def diagflat(self, offset: builtins.int = 0) -> Tensor:
        """A matrix with the elements of the input on a diagonal.

        See `backsweep.diagflat`.
        """
    def diagonal(self, offset: builtins.int = 0, dim1: builtins.int = 0, dim2: builtins.int = 1) -> Tensor:
        """The diagonals of the matrices in two dimensions, as the last dimension.

        See `backsweep.diagonal`.
        """
    def diagonal_scatter(self, src: Tensor, offset: builtins.int = 0, dim1: builtins.int = 0, dim2: builtins.int = 1) -> Tensor:
        """A copy of the input in which the diagonals of two dimensions are replaced by src.

        See `backsweep.diagonal_scatter`.
        """
    def diff(self, n: builtins.int = 1, dim: builtins.int = -1, prepend: Tensor | None = None, append: Tensor | None = None) -> Tensor:
        """Differences of neighbours along `dim`, taken n times, of the input between prepend and append.

        See `backsweep.diff`.
        """
    def digamma(self) -> Tensor:
        """Derivative of `lgamma`.

        See `backsweep.digamma`.
        """
    def digamma_(self) -> Self:
        """Writes the result of `digamma` into this tensor and returns it."""
    def dist(self, other: Tensor, p: Number = 2) -> Tensor:
        """The p-norm of `input - other`, as one vector.

        See `backsweep.dist`.
        """
    def div(self, other: Tensor | Number, *, rounding_mode: str | None = None) -> Tensor:
        """Quotient, `a / b`; true division unless rounding_mode is 'floor' or 'trunc'.

        See `backsweep.div`.
        """
    def div_(self, other: Tensor | Number, *, rounding_mode: str | None = None) -> Self:
        """Writes the result of `div` into this tensor and returns it."""
    def divide(self, other: Tensor | Number, *, rounding_mode: str | None = None) -> Tensor:
        """Quotient, `a / b`; true division unless rounding_mode is 'floor' or 'trunc'.

        See `backsweep.div`.
        """
    def divide_(self, other: Tensor | Number, *, rounding_mode: str | None = None) -> Self:
        """Writes the result of `divide` into this tensor and returns it."""
    def dot(self, other: Tensor) -> Tensor:
        """Sum of the products of two vectors' elements.

        See `backsweep.dot`.
        """
    def double(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """double(input, *, memory_format=None)

        The tensor in float64.

        >>> backsweep.arange(6.0).reshape(2, 3).double()
        tensor([[0., 1., 2.],
                [3., 4., 5.]], dtype=torch.float64)

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.double.html
        """
    @overload
    def dsplit(self, sections: builtins.int) -> tuple[Tensor, ...]:
        """Views along dimension 2.

        See `backsweep.dsplit`.
        """
    @overload
    def dsplit(self, indices: builtins.int | Sequence[builtins.int]) -> tuple[Tensor, ...]: ...
    def eq(self, other: Tensor | Number) -> Tensor:
        """True where `a == b`.

        See `backsweep.eq`.
        """
    def eq_(self, other: Tensor | Number) -> Self:
        """Writes the result of `eq` into this tensor and returns it."""
    def equal(self, other: Tensor) -> builtins.bool:
        """Whether both have the same shape and the same elements; NaN equals nothing.

        See `backsweep.equal`.
        """
    def erf(self) -> Tensor:
        """Error function.

        See `backsweep.erf`.
        """
    def erf_(self) -> Self:
        """Writes the result of `erf` into this tensor and returns it."""
    def erfc(self) -> Tensor:
        """Complementary error function, `1 - erf(x)`.

        See `backsweep.erfc`.
        """
    def erfc_(self) -> Self:
        """Writes the result of `erfc` into this tensor and returns it."""
    def erfinv(self) -> Tensor:
        """Inverse of the error function `erf`.

        See `backsweep.erfinv`.
        """
    def erfinv_(self) -> Self:
        """Writes the result of `erfinv` into this tensor and returns it."""
    def exp(self) -> Tensor:
        """Exponential, e to the power x.

        See `backsweep.exp`.
        """
    def exp_(self) -> Self:
        """Writes the result of `exp` into this tensor and returns it."""
    def exp2(self) -> Tensor:
        """2 to the power x.

        See `backsweep.exp2`.
        """
    def exp2_(self) -> Self:
        """Writes the result of `exp2` into this tensor and returns it."""
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
    def expm1(self) -> Tensor:
        """Exponential minus 1, exact near 0.

        See `backsweep.expm1`.
        """
    def expm1_(self) -> Self:
        """Writes the result of `expm1` into this tensor and returns it."""
    def exponential_(self, lambd: builtins.float = 1.0, *, generator: Generator | None = None) -> Tensor:
        """exponential_(input, lambd=1.0, *, generator=None)

        Fills the tensor from the exponential distribution with a rate, of mean 1 / lambd.

        Derivative: zeros
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> generator = backsweep.manual_seed(0)
        >>> backsweep.empty(3).exponential_()
        tensor([3.5083, 1.2304, 0.6150])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.exponential_.html
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
    def fill_diagonal_(self, fill_value: Number, wrap: builtins.bool = False) -> Tensor:
        """fill_diagonal_(input, fill_value, wrap= False)

        Sets the elements with equal indices to a number; wrap goes on below a tall matrix.

        >>> backsweep.arange(9.0).reshape(3, 3).fill_diagonal_(7)
        tensor([[7., 1., 2.],
                [3., 7., 5.],
                [6., 7., 7.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fill_diagonal_.html
        """
    def fix(self) -> Tensor:
        """The integer part of x.

        See `backsweep.trunc`.
        """
    def fix_(self) -> Self:
        """Writes the result of `fix` into this tensor and returns it."""
    def flatten(self, start_dim: builtins.int = 0, end_dim: builtins.int = -1) -> Tensor:
        """Joins the dimensions from start_dim to end_dim into one.

        See `backsweep.flatten`.
        """
    def flip(self, *dims: builtins.int | Sequence[builtins.int]) -> Tensor:
        """The elements in reverse order along the dimensions; always a copy.

        See `backsweep.flip`.
        """
    def fliplr(self) -> Tensor:
        """The elements in reverse order along dimension 1.

        See `backsweep.fliplr`.
        """
    def flipud(self) -> Tensor:
        """The elements in reverse order along dimension 0.

        See `backsweep.flipud`.
        """
    def float(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """float(input, *, memory_format=None)

        The tensor in float32.

        >>> backsweep.arange(6.0).reshape(2, 3).float()
        tensor([[0., 1., 2.],
                [3., 4., 5.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.float.html
        """
    def float_power(self, exponent: Tensor | Number) -> Tensor:
        """Power in double precision, `input.double() ** exponent.double()`.

        See `backsweep.float_power`.
        """
    def float_power_(self, exponent: Tensor | Number) -> Self:
        """Writes the result of `float_power` into this tensor and returns it."""
    def floor(self) -> Tensor:
        """The nearest integer below or at x.

        See `backsweep.floor`.
        """
    def floor_(self) -> Self:
        """Writes the result of `floor` into this tensor and returns it."""
    def floor_divide(self, other: Tensor | Number) -> Tensor:
        """Quotient rounded down, `a // b`; an integer divisor of 0 is an error.

        See `backsweep.floor_divide`.
        """
    def floor_divide_(self, other: Tensor | Number) -> Self:
        """Writes the result of `floor_divide` into this tensor and returns it."""
    def fmax(self, other: Tensor) -> Tensor:
        """The larger of two elements; a number wins over NaN. Of equal elements the first has the gradient.

        See `backsweep.fmax`.
        """
    def fmin(self, other: Tensor) -> Tensor:
        """The smaller of two elements; a number wins over NaN. Of equal elements the first has the gradient.

        See `backsweep.fmin`.
        """
    def fmod(self, other: Tensor | Number) -> Tensor:
        """Remainder of the division rounded towards zero; it has the sign of a.

        See `backsweep.fmod`.
        """
    def fmod_(self, other: Tensor | Number) -> Self:
        """Writes the result of `fmod` into this tensor and returns it."""
    def frac(self) -> Tensor:
        """The fraction `x - trunc(x)`, with the sign of x.

        See `backsweep.frac`.
        """
    def frac_(self) -> Self:
        """Writes the result of `frac` into this tensor and returns it."""
    def frexp(self) -> return_type_frexp:
        """Mantissa in [0.5, 1) and exponent: x is `mantissa * 2**exponent`.

        See `backsweep.frexp`.
        """
    def gather(self, dim: builtins.int, index: Tensor, *, sparse_grad: builtins.bool = False) -> Tensor:
        """The elements at given places of a dimension: result[i][j] = input[index[i][j]][j].

        See `backsweep.gather`.
        """
    def gcd(self, other: Tensor) -> Tensor:
        """Greatest common divisor, not negative; gcd(0, 0) is 0.

        See `backsweep.gcd`.
        """
    def gcd_(self, other: Tensor) -> Self:
        """Writes the result of `gcd` into this tensor and returns it."""
    def ge(self, other: Tensor | Number) -> Tensor:
        """True where `a >= b`.

        See `backsweep.ge`.
        """
    def ge_(self, other: Tensor | Number) -> Self:
        """Writes the result of `ge` into this tensor and returns it."""
    def geometric_(self, p: builtins.float, *, generator: Generator | None = None) -> Tensor:
        """geometric_(input, p, *, generator=None)

        Fills the tensor with counts of trials up to the first success, of probability p.

        Derivative: zeros
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> generator = backsweep.manual_seed(0)
        >>> backsweep.empty(4).geometric_(0.5)
        tensor([1., 1., 2., 1.])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.geometric_.html
        """
    def geqrf(self) -> return_type_geqrf:
        """R on and above the diagonal, below it and in tau the reflectors that Q is made of.

        See `backsweep.geqrf`.
        """
    def ger(self, vec2: Tensor) -> Tensor:
        """Every element of one vector times every element of another.

        See `backsweep.outer`.
        """
    def get_device(self) -> int:
        """The number of the device: -1, that of the CPU.

        See `backsweep.get_device`.
        """
    def greater(self, other: Tensor | Number) -> Tensor:
        """True where `a > b`.

        See `backsweep.gt`.
        """
    def greater_(self, other: Tensor | Number) -> Self:
        """Writes the result of `greater` into this tensor and returns it."""
    def greater_equal(self, other: Tensor | Number) -> Tensor:
        """True where `a >= b`.

        See `backsweep.ge`.
        """
    def greater_equal_(self, other: Tensor | Number) -> Self:
        """Writes the result of `greater_equal` into this tensor and returns it."""
    def gt(self, other: Tensor | Number) -> Tensor:
        """True where `a > b`.

        See `backsweep.gt`.
        """
    def gt_(self, other: Tensor | Number) -> Self:
        """Writes the result of `gt` into this tensor and returns it."""
    def hardshrink(self, lambd: Number = 0.5) -> Tensor:
        """x where abs(x) > lambd, else 0.

        See `backsweep.hardshrink`.
        """
    def heaviside(self, values: Tensor) -> Tensor:
        """Step function: 0 where a < 0, b where a is 0, 1 where a > 0.

        See `backsweep.heaviside`.
        """
    def heaviside_(self, values: Tensor) -> Self:
        """Writes the result of `heaviside` into this tensor and returns it."""
    def histc(self, bins: builtins.int = 100, min: Number = 0, max: Number = 0) -> Tensor:
        """How many elements lie in each of equal bins between min and max.

        See `backsweep.histc`.
        """
    @overload
    def histogram(self, bins: Tensor, *, weight: Tensor | None = None, density: builtins.bool = False) -> return_type_histogram:
        """How many elements, or the sum of their weights, lie between edges; and the edges.

        See `backsweep.histogram`.
        """
    @overload
    def histogram(self, bins: builtins.int = 100, *, range: Sequence[builtins.float] | None = None, weight: Tensor | None = None, density: builtins.bool = False) -> return_type_histogram: ...
    @overload
    def hsplit(self, sections: builtins.int) -> tuple[Tensor, ...]:
        """Views along dimension 1, or 0 when there is only one.

        See `backsweep.hsplit`.
        """
    @overload
    def hsplit(self, indices: builtins.int | Sequence[builtins.int]) -> tuple[Tensor, ...]: ...
    def hypot(self, other: Tensor) -> Tensor:
        """Length of the hypotenuse, `sqrt(a**2 + b**2)`, without overflow on the way.

        See `backsweep.hypot`.
        """
    def hypot_(self, other: Tensor) -> Self:
        """Writes the result of `hypot` into this tensor and returns it."""
    def i0(self) -> Tensor:
        """Modified Bessel function of the first kind, order 0.

        See `backsweep.i0`.
        """
    def i0_(self) -> Self:
        """Writes the result of `i0` into this tensor and returns it."""
    def igamma(self, other: Tensor) -> Tensor:
        """Regularised lower incomplete gamma function P(a, b); only b has a gradient.

        See `backsweep.igamma`.
        """
    def igamma_(self, other: Tensor) -> Self:
        """Writes the result of `igamma` into this tensor and returns it."""
    def igammac(self, other: Tensor) -> Tensor:
        """Regularised upper incomplete gamma function Q(a, b); only b has a gradient.

        See `backsweep.igammac`.
        """
    def igammac_(self, other: Tensor) -> Self:
        """Writes the result of `igammac` into this tensor and returns it."""
    def index_add(self, dim: builtins.int, index: Tensor, source: Tensor, *, alpha: Number = 1) -> Tensor:
        """Parts of a source added to the parts of a dimension that an index names.

        See `backsweep.index_add`.
        """
    def index_add_(self, dim: builtins.int, index: Tensor, source: Tensor, *, alpha: Number = 1) -> Self:
        """Writes the result of `index_add` into this tensor and returns it."""
    def index_copy(self, dim: builtins.int, index: Tensor, source: Tensor) -> Tensor:
        """Parts of a source in place of the parts of a dimension that an index names.

        See `backsweep.index_copy`.
        """
    def index_copy_(self, dim: builtins.int, index: Tensor, source: Tensor) -> Self:
        """Writes the result of `index_copy` into this tensor and returns it."""
    @overload
    def index_fill(self, dim: builtins.int, index: Tensor, value: Tensor) -> Tensor:
        """One value in the parts of a dimension that an index names.

        See `backsweep.index_fill`.
        """
    @overload
    def index_fill(self, dim: builtins.int, index: Tensor, value: Number) -> Tensor: ...
    @overload
    def index_fill_(self, dim: builtins.int, index: Tensor, value: Tensor) -> Self:
        """Writes the result of `index_fill` into this tensor and returns it."""
    @overload
    def index_fill_(self, dim: builtins.int, index: Tensor, value: Number) -> Self: ...
    def index_put(self, indices: Sequence[Tensor], values: Tensor, accumulate: builtins.bool = False) -> Tensor:
        """The elements at given places replaced by values, or added to.

        See `backsweep.index_put`.
        """
    def index_put_(self, indices: Sequence[Tensor], values: Tensor, accumulate: builtins.bool = False) -> Self:
        """Writes the result of `index_put` into this tensor and returns it."""
    def index_reduce(self, dim: builtins.int, index: Tensor, source: Tensor, reduce: str, *, include_self: builtins.bool = True) -> Tensor:
        """Parts of a dimension reduced into those that an index names, by prod, mean, amax or amin.

        See `backsweep.index_reduce`.
        """
    def index_reduce_(self, dim: builtins.int, index: Tensor, source: Tensor, reduce: str, *, include_self: builtins.bool = True) -> Self:
        """Writes the result of `index_reduce` into this tensor and returns it."""
    def index_select(self, dim: builtins.int, index: Tensor) -> Tensor:
        """Parts of a dimension, in the order that an index names them.

        See `backsweep.index_select`.
        """
    def inner(self, other: Tensor) -> Tensor:
        """Sums of products along the last dimensions of two tensors.

        See `backsweep.inner`.
        """
    def int(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """int(input, *, memory_format=None)

        The tensor in int32; fractions are cut off.

        >>> backsweep.arange(6.0).reshape(2, 3).int()
        tensor([[0, 1, 2],
                [3, 4, 5]], dtype=torch.int32)

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.int.html
        """
    def inverse(self) -> Tensor:
        """Inverses of matrices, as linalg.inv.

        See `backsweep.inverse`.
        """
    def is_complex(self) -> builtins.bool:
        """False: there are no complex dtypes.

        See `backsweep.is_complex`.
        """
    def is_conj(self) -> builtins.bool:
        """False: only complex tensors are conjugated lazily.

        See `backsweep.is_conj`.
        """
    def is_floating_point(self) -> builtins.bool:
        """True for float32 and float64.

        See `backsweep.is_floating_point`.
        """
    def is_inference(self) -> builtins.bool:
        """Whether the tensor was made in inference_mode.

        See `backsweep.is_inference`.
        """
    def is_neg(self) -> builtins.bool:
        """False: only parts of complex tensors are negated lazily.

        See `backsweep.is_neg`.
        """
    def is_nonzero(self) -> builtins.bool:
        """Whether the only element is not zero; RuntimeError for any other size.

        See `backsweep.is_nonzero`.
        """
    def is_same_size(self, other: Tensor) -> builtins.bool:
        """Whether two tensors have the same shape.

        See `backsweep.is_same_size`.
        """
    def is_set_to(self, tensor: Tensor) -> builtins.bool:
        """is_set_to(input, tensor)

        Whether two tensors are the same elements of the same memory.

        >>> backsweep.arange(6.0).reshape(2, 3).is_set_to(backsweep.arange(6.0).reshape(2, 3))
        False

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_set_to.html
        """
    def is_signed(self) -> builtins.bool:
        """True when the dtype has negative numbers.

        See `backsweep.is_signed`.
        """
    def isclose(self, other: Tensor, rtol: builtins.float = 1e-05, atol: builtins.float = 1e-08, equal_nan: builtins.bool = False) -> Tensor:
        """True where |input - other| <= atol + rtol * |other|; NaN are close if equal_nan.

        See `backsweep.isclose`.
        """
    def isfinite(self) -> Tensor:
        """True where x is neither infinite nor NaN.

        See `backsweep.isfinite`.
        """
    def isinf(self) -> Tensor:
        """True where x is infinite.

        See `backsweep.isinf`.
        """
    def isnan(self) -> Tensor:
        """True where x is NaN.

        See `backsweep.isnan`.
        """
    def isneginf(self) -> Tensor:
        """True where x is negative infinity.

        See `backsweep.isneginf`.
        """
    def isposinf(self) -> Tensor:
        """True where x is positive infinity.

        See `backsweep.isposinf`.
        """
    def isreal(self) -> Tensor:
        """True where the imaginary part is 0: everywhere.

        See `backsweep.isreal`.
        """
    def kron(self, other: Tensor) -> Tensor:
        """Kronecker product: every element of `input` times all of `other`, as blocks.

        See `backsweep.kron`.
        """
    def kthvalue(self, k: builtins.int, dim: builtins.int = -1, keepdim: builtins.bool = False) -> return_type_kthvalue:
        """The k-th smallest elements along `dim`, counted from 1, and where they are.

        See `backsweep.kthvalue`.
        """
    def lcm(self, other: Tensor) -> Tensor:
        """Least common multiple, not negative; 0 beside 0.

        See `backsweep.lcm`.
        """
    def lcm_(self, other: Tensor) -> Self:
        """Writes the result of `lcm` into this tensor and returns it."""
    def ldexp(self, other: Tensor) -> Tensor:
        """`a * 2**b`.

        See `backsweep.ldexp`.
        """
    def ldexp_(self, other: Tensor) -> Self:
        """Writes the result of `ldexp` into this tensor and returns it."""
    def le(self, other: Tensor | Number) -> Tensor:
        """True where `a <= b`.

        See `backsweep.le`.
        """
    def le_(self, other: Tensor | Number) -> Self:
        """Writes the result of `le` into this tensor and returns it."""
    @overload
    def lerp(self, end: Tensor, weight: Tensor) -> Tensor:
        """Linear interpolation, `input + weight * (end - input)`.

        See `backsweep.lerp`.
        """
    @overload
    def lerp(self, end: Tensor, weight: Number) -> Tensor: ...
    @overload
    def lerp_(self, end: Tensor, weight: Tensor) -> Self:
        """Writes the result of `lerp` into this tensor and returns it."""
    @overload
    def lerp_(self, end: Tensor, weight: Number) -> Self: ...
    def less(self, other: Tensor | Number) -> Tensor:
        """True where `a < b`.

        See `backsweep.lt`.
        """
    def less_(self, other: Tensor | Number) -> Self:
        """Writes the result of `less` into this tensor and returns it."""
    def less_equal(self, other: Tensor | Number) -> Tensor:
        """True where `a <= b`.

        See `backsweep.le`.
        """
    def less_equal_(self, other: Tensor | Number) -> Self:
        """Writes the result of `less_equal` into this tensor and returns it."""
    def lgamma(self) -> Tensor:
        """Logarithm of the absolute value of the gamma function.

        See `backsweep.lgamma`.
        """
    def lgamma_(self) -> Self:
        """Writes the result of `lgamma` into this tensor and returns it."""
    def log(self) -> Tensor:
        """Natural logarithm.

        See `backsweep.log`.
        """
    def log_(self) -> Self:
        """Writes the result of `log` into this tensor and returns it."""
    def log10(self) -> Tensor:
        """Logarithm to base 10.

        See `backsweep.log10`.
        """
    def log10_(self) -> Self:
        """Writes the result of `log10` into this tensor and returns it."""
    def log1p(self) -> Tensor:
        """Natural logarithm of 1 + x, exact near 0.

        See `backsweep.log1p`.
        """
    def log1p_(self) -> Self:
        """Writes the result of `log1p` into this tensor and returns it."""
    def log2(self) -> Tensor:
        """Logarithm to base 2.

        See `backsweep.log2`.
        """
    def log2_(self) -> Self:
        """Writes the result of `log2` into this tensor and returns it."""
    def log_normal_(self, mean: builtins.float = 1.0, std: builtins.float = 2.0, *, generator: Generator | None = None) -> Tensor:
        """log_normal_(input, mean=1.0, std=2.0, *, generator=None)

        Fills the tensor with exponentials of normal numbers, which have that mean and std.

        Derivative: zeros
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> generator = backsweep.manual_seed(0)
        >>> backsweep.empty(3).log_normal_(0, 1)
        tensor([4.6692, 0.7457, 0.1132])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.log_normal_.html
        """
    def log_softmax(self, dim: builtins.int, dtype: DTypeLike | None = None) -> Tensor:
        """Logarithm of softmax along `dim`, exact where softmax itself would be rounded to 0.

        See `backsweep.log_softmax`.
        """
    def logaddexp(self, other: Tensor) -> Tensor:
        """`log(exp(a) + exp(b))`, without overflow on the way.

        See `backsweep.logaddexp`.
        """
    def logaddexp2(self, other: Tensor) -> Tensor:
        """`log2(2**a + 2**b)`, without overflow on the way.

        See `backsweep.logaddexp2`.
        """
    def logcumsumexp(self, dim: builtins.int) -> Tensor:
        """Logarithm of the cumulative sum of exponentials along `dim`, without overflow.

        See `backsweep.logcumsumexp`.
        """
    def logdet(self) -> Tensor:
        """Logarithms of determinants; NaN where one is negative.

        See `backsweep.logdet`.
        """
    def logical_and(self, other: Tensor) -> Tensor:
        """True where both are true; numbers are true unless they are 0.

        See `backsweep.logical_and`.
        """
    def logical_and_(self, other: Tensor) -> Self:
        """Writes the result of `logical_and` into this tensor and returns it."""
    def logical_not(self) -> Tensor:
        """True where the element is 0 or false.

        See `backsweep.logical_not`.
        """
    def logical_not_(self) -> Self:
        """Writes the result of `logical_not` into this tensor and returns it."""
    def logical_or(self, other: Tensor) -> Tensor:
        """True where one is true; numbers are true unless they are 0.

        See `backsweep.logical_or`.
        """
    def logical_or_(self, other: Tensor) -> Self:
        """Writes the result of `logical_or` into this tensor and returns it."""
    def logical_xor(self, other: Tensor) -> Tensor:
        """True where one is true and the other is not; only 0 is not true.

        See `backsweep.logical_xor`.
        """
    def logical_xor_(self, other: Tensor) -> Self:
        """Writes the result of `logical_xor` into this tensor and returns it."""
    def logit(self, eps: builtins.float | None = None) -> Tensor:
        """Inverse of `sigmoid`, `log(x / (1 - x))`; with eps, x is clamped to [eps, 1 - eps].

        See `backsweep.logit`.
        """
    def logit_(self, eps: builtins.float | None = None) -> Self:
        """Writes the result of `logit` into this tensor and returns it."""
    def logsumexp(self, dim: builtins.int | Sequence[builtins.int], keepdim: builtins.bool = False) -> Tensor:
        """Logarithm of the sum of exponentials along `dim`, without overflow.

        See `backsweep.logsumexp`.
        """
    def long(self, *, memory_format: _memory_format | None = None) -> Tensor:
        """long(input, *, memory_format=None)

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
    def lu(self, pivot: builtins.bool = True, get_infos: builtins.bool = False) -> tuple[Tensor, ...]:
        """As linalg.lu_factor_ex; a tuple, with the infos if asked for.

        See `backsweep.lu`.
        """
    def lu_solve(self, LU_data: Tensor, LU_pivots: Tensor) -> Tensor:
        """The x of A @ x = input from the factors of A; see linalg.lu_solve.

        See `backsweep.lu_solve`.
        """
    @overload
    def masked_fill(self, mask: Tensor, value: Tensor) -> Tensor:
        """The value where the mask holds, else the input.

        See `backsweep.masked_fill`.
        """
    @overload
    def masked_fill(self, mask: Tensor, value: Number) -> Tensor: ...
    @overload
    def masked_fill_(self, mask: Tensor, value: Tensor) -> Self:
        """Writes the result of `masked_fill` into this tensor and returns it."""
    @overload
    def masked_fill_(self, mask: Tensor, value: Number) -> Self: ...
    def masked_scatter(self, mask: Tensor, source: Tensor) -> Tensor:
        """The elements of `source`, in order, where the mask holds, else the input.

        See `backsweep.masked_scatter`.
        """
    def masked_scatter_(self, mask: Tensor, source: Tensor) -> Self:
        """Writes the result of `masked_scatter` into this tensor and returns it."""
    def masked_select(self, mask: Tensor) -> Tensor:
        """The elements where the mask holds, in row-major order, as one vector.

        See `backsweep.masked_select`.
        """
    def matmul(self, other: Tensor) -> Tensor:
        """Matrix product, `a @ b`: of vectors, matrices and broadcast batches of matrices.

        See `backsweep.matmul`.
        """
    def matrix_exp(self) -> Tensor:
        """The exponential of matrices: I + A + A @ A / 2 + ...

        See `backsweep.matrix_exp`.
        """
    def matrix_power(self, n: builtins.int) -> Tensor:
        """Products of a matrix with itself, or of its inverse.

        See `backsweep.linalg.matrix_power`.
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
    def median(self) -> Tensor:
        """The element in the middle, the lower one of two; NaN where there is one.

        See `backsweep.median`.
        """
    @overload
    def median(self, dim: builtins.int, keepdim: builtins.bool = False) -> return_type_median: ...
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
    def mode(self, dim: builtins.int = -1, keepdim: builtins.bool = False) -> return_type_mode:
        """The most frequent elements along `dim`, the smallest of equally frequent ones, and where they are.

        See `backsweep.mode`.
        """
    def moveaxis(self, source: builtins.int | Sequence[builtins.int], destination: builtins.int | Sequence[builtins.int]) -> Tensor:
        """Moves dimensions to other places; the others keep their order.

        See `backsweep.movedim`.
        """
    def movedim(self, source: builtins.int | Sequence[builtins.int], destination: builtins.int | Sequence[builtins.int]) -> Tensor:
        """Moves dimensions to other places; the others keep their order.

        See `backsweep.movedim`.
        """
    def msort(self) -> Tensor:
        """The elements along the first dimension in order.

        See `backsweep.msort`.
        """
    def mul(self, other: Tensor | Number) -> Tensor:
        """Product, `a * b`.

        See `backsweep.mul`.
        """
    def mul_(self, other: Tensor | Number) -> Self:
        """Writes the result of `mul` into this tensor and returns it."""
    def multinomial(self, num_samples: builtins.int, replacement: builtins.bool = False, *, generator: Generator | None = None) -> Tensor:
        """Random indices of the last dimension, which holds their weights; int64.

        See `backsweep.multinomial`.
        """
    def multiply(self, other: Tensor | Number) -> Tensor:
        """Product, `a * b`.

        See `backsweep.mul`.
        """
    def multiply_(self, other: Tensor | Number) -> Self:
        """Writes the result of `multiply` into this tensor and returns it."""
    def mv(self, vec: Tensor) -> Tensor:
        """Product of a matrix and a vector.

        See `backsweep.mv`.
        """
    def mvlgamma(self, p: builtins.int) -> Tensor:
        """Logarithm of the multivariate gamma function of dimension p.

        See `backsweep.mvlgamma`.
        """
    def mvlgamma_(self, p: builtins.int) -> Self:
        """Writes the result of `mvlgamma` into this tensor and returns it."""
    def nan_to_num(self, nan: builtins.float | None = None, posinf: builtins.float | None = None, neginf: builtins.float | None = None) -> Tensor:
        """Replaces NaN by nan (0), infinities by posinf and neginf (the dtype's extremes).

        See `backsweep.nan_to_num`.
        """
    def nan_to_num_(self, nan: builtins.float | None = None, posinf: builtins.float | None = None, neginf: builtins.float | None = None) -> Self:
        """Writes the result of `nan_to_num` into this tensor and returns it."""
    def nanmean(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor:
        """Mean of what is not NaN, of all elements or along `dim`; NaN where there is nothing.

        See `backsweep.nanmean`.
        """
    @overload
    def nanmedian(self) -> Tensor:
        """The median of what is not NaN.

        See `backsweep.nanmedian`.
        """
    @overload
    def nanmedian(self, dim: builtins.int, keepdim: builtins.bool = False) -> return_type_nanmedian: ...
    @overload
    def nanquantile(self, q: builtins.float, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear') -> Tensor:
        """The quantiles of what is not NaN.

        See `backsweep.nanquantile`.
        """
    @overload
    def nanquantile(self, q: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear') -> Tensor: ...
    def nansum(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor:
        """Sum with NaN taken for 0, of all elements or along `dim`.

        See `backsweep.nansum`.
        """
    def narrow(self, dim: builtins.int, start: builtins.int, length: builtins.int) -> Tensor:
        """`length` positions of a dimension from `start` on.

        See `backsweep.narrow`.
        """
    def narrow_copy(self, dim: builtins.int, start: builtins.int, length: builtins.int) -> Tensor:
        """A copy of `length` positions of a dimension from `start` on.

        See `backsweep.narrow_copy`.
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
    def negative(self) -> Tensor:
        """Negative, `-x`.

        See `backsweep.neg`.
        """
    def negative_(self) -> Self:
        """Writes the result of `negative` into this tensor and returns it."""
    def new_empty(self, *size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
        """new_empty(input, *size, dtype=None, device=None, requires_grad=False)

        Elements of no particular value, of this tensor's dtype.

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_empty.html
        """
    def new_empty_strided(self, size: builtins.int | Sequence[builtins.int], stride: builtins.int | Sequence[builtins.int], *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
        """new_empty_strided(input, size, stride, *, dtype=None, device=None, requires_grad=False)

        Elements of no particular value, of given strides and this tensor's dtype.

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_empty_strided.html
        """
    def new_full(self, size: builtins.int | Sequence[builtins.int], fill_value: Number, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
        """new_full(input, size, fill_value, *, dtype=None, device=None, requires_grad=False)

        One value everywhere, of this tensor's dtype.

        >>> backsweep.tensor([0.5, 2.0]).new_full((2, 3), 7)
        tensor([[7., 7., 7.],
                [7., 7., 7.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_full.html
        """
    def new_ones(self, *size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
        """new_ones(input, *size, dtype=None, device=None, requires_grad=False)

        Ones of this tensor's dtype.

        >>> backsweep.tensor([0.5, 2.0]).new_ones((2, 3))
        tensor([[1., 1., 1.],
                [1., 1., 1.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_ones.html
        """
    def new_zeros(self, *size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
        """new_zeros(input, *size, dtype=None, device=None, requires_grad=False)

        Zeros of this tensor's dtype.

        >>> backsweep.tensor([0.5, 2.0]).new_zeros((2, 3))
        tensor([[0., 0., 0.],
                [0., 0., 0.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.new_zeros.html
        """
    def nextafter(self, other: Tensor) -> Tensor:
        """The next number of the dtype after a, in the direction of b.

        See `backsweep.nextafter`.
        """
    def nextafter_(self, other: Tensor) -> Self:
        """Writes the result of `nextafter` into this tensor and returns it."""
    def nonzero(self, *, as_tuple: builtins.bool = False) -> Tensor:
        """The coordinates of the elements that are not zero, a row for each; or a tuple of columns.

        See `backsweep.nonzero`.
        """
    def nonzero_static(self, *, size: builtins.int, fill_value: builtins.int = -1) -> Tensor:
        """The first coordinates of elements that are not zero: `size` rows, with fill_value where there are fewer.

        See `backsweep.nonzero_static`.
        """
    @overload
    def norm(self, p: str = 'fro', dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor:
        """The 2-norm of all elements, or along `dim`; 'nuc' adds the singular values.

        See `backsweep.norm`.
        """
    @overload
    def norm(self, p: Number | None, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor: ...
    def normal_(self, mean: builtins.float = 0.0, std: builtins.float = 1.0, *, generator: Generator | None = None) -> Tensor:
        """normal_(input, mean=0.0, std=1.0, *, generator=None)

        Fills the tensor with random numbers from a normal distribution.

        Derivative: zeros
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> generator = backsweep.manual_seed(0)
        >>> backsweep.empty(3).normal_(10, 2)
        tensor([13.0820,  9.4131,  5.6424])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.normal_.html
        """
    def not_equal(self, other: Tensor | Number) -> Tensor:
        """True where `a != b`.

        See `backsweep.ne`.
        """
    def not_equal_(self, other: Tensor | Number) -> Self:
        """Writes the result of `not_equal` into this tensor and returns it."""
    def orgqr(self, tau: Tensor) -> Tensor:
        """The first columns of the product of reflectors; as linalg.householder_product.

        See `backsweep.orgqr`.
        """
    def ormqr(self, tau: Tensor, other: Tensor, left: builtins.bool = True, transpose: builtins.bool = False) -> Tensor:
        """The product of reflectors, or its transpose, times `other`, or from the right.

        See `backsweep.ormqr`.
        """
    def outer(self, vec2: Tensor) -> Tensor:
        """Every element of one vector times every element of another.

        See `backsweep.outer`.
        """
    def permute(self, *dims: builtins.int | Sequence[builtins.int]) -> Tensor:
        """Puts the dimensions into another order.

        See `backsweep.permute`.
        """
    def pinverse(self, rcond: builtins.float = 1e-15) -> Tensor:
        """Moore and Penrose's pseudoinverses; see linalg.pinv.

        See `backsweep.pinverse`.
        """
    def polygamma(self, n: builtins.int) -> Tensor:
        """The n-th derivative of `digamma`, so the derivative of order n + 1 of `lgamma`.

        See `backsweep.polygamma`.
        """
    def polygamma_(self, n: builtins.int) -> Self:
        """Writes the result of `polygamma` into this tensor and returns it."""
    def positive(self) -> Tensor:
        """The tensor itself, `+x`.

        See `backsweep.positive`.
        """
    def pow(self, exponent: Tensor | Number) -> Tensor:
        """Power, `a ** b`.

        See `backsweep.pow`.
        """
    def pow_(self, exponent: Tensor | Number) -> Self:
        """Writes the result of `pow` into this tensor and returns it."""
    def prelu(self, weight: Tensor) -> Tensor:
        """x above 0, else weight * x; one weight, or one for each element of dimension 1.

        See `backsweep.prelu`.
        """
    @overload
    def prod(self, *, dtype: DTypeLike | None = None) -> Tensor:
        """Product of all elements; integers and bool multiply into int64. Derivatives are exact at zeros too.

        See `backsweep.prod`.
        """
    @overload
    def prod(self, dim: builtins.int, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor: ...
    def put(self, index: Tensor, source: Tensor, accumulate: builtins.bool = False) -> Tensor:
        """Elements put at given places of the flattened tensor, or added there.

        See `backsweep.put`.
        """
    def put_(self, index: Tensor, source: Tensor, accumulate: builtins.bool = False) -> Self:
        """Writes the result of `put` into this tensor and returns it."""
    def qr(self, some: builtins.bool = True) -> return_type_qr:
        """Orthonormal columns and an upper triangle; see linalg.qr.

        See `backsweep.qr`.
        """
    @overload
    def quantile(self, q: builtins.float, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear') -> Tensor:
        """What a share q of the elements is at most, all together or along `dim`; between two, as told.

        See `backsweep.quantile`.
        """
    @overload
    def quantile(self, q: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear') -> Tensor: ...
    def rad2deg(self) -> Tensor:
        """Radians to degrees.

        See `backsweep.rad2deg`.
        """
    def rad2deg_(self) -> Self:
        """Writes the result of `rad2deg` into this tensor and returns it."""
    @overload
    def random_(self, *, generator: Generator | None = None) -> Tensor:
        """random_(input, *, generator=None)
        random_(input, from_, to, *, generator=None)
        random_(input, to, *, generator=None)

        Fills the tensor with random integers: all that its dtype holds from 0 on.
        With bounds: from `from`, or 0, up to and not including `to`, where it is given.

        Derivative: zeros
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> generator = backsweep.manual_seed(0)
        >>> backsweep.empty(3).random_(10)
        tensor([4., 9., 3.])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.random_.html
        """
    @overload
    def random_(self, from_: builtins.int, to: builtins.int | None, *, generator: Generator | None = None) -> Tensor: ...
    @overload
    def random_(self, to: builtins.int, *, generator: Generator | None = None) -> Tensor: ...
    def ravel(self) -> Tensor:
        """The elements in one dimension: a view where the memory allows it, else a copy.

        See `backsweep.ravel`.
        """
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
    def remainder(self, other: Tensor | Number) -> Tensor:
        """Remainder of the division rounded down, `a % b`; it has the sign of b.

        See `backsweep.remainder`.
        """
    def remainder_(self, other: Tensor | Number) -> Self:
        """Writes the result of `remainder` into this tensor and returns it."""
    def renorm(self, p: Number, dim: builtins.int, maxnorm: Number) -> Tensor:
        """Shrinks each part along `dim` whose p-norm is larger to the p-norm `maxnorm`.

        See `backsweep.renorm`.
        """
    def renorm_(self, p: Number, dim: builtins.int, maxnorm: Number) -> Self:
        """Writes the result of `renorm` into this tensor and returns it."""
    def repeat(self, *repeats: builtins.int | Sequence[builtins.int]) -> Tensor:
        """repeat(input, *repeats)

        The tensor several times along each dimension; a copy, unlike expand.

        Derivative: g summed over the repetitions
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> backsweep.arange(6.0).reshape(2, 3).repeat((2, 1))
        tensor([[0., 1., 2.],
                [3., 4., 5.],
                [0., 1., 2.],
                [3., 4., 5.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.repeat.html
        """
    def repeat_interleave(self, repeats: builtins.int, dim: builtins.int | None = None, *, output_size: builtins.int | None = None) -> Tensor:
        """Every element, or every part along a dimension, several times after each other.

        See `backsweep.repeat_interleave`.
        """
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
    def resize_(self, *size: builtins.int | Sequence[builtins.int], memory_format: _memory_format | None = None) -> Tensor:
        """resize_(input, *size, memory_format= None)

        Gives the tensor another shape over its memory, which grows where that is needed.

        >>> backsweep.tensor([0.5, 2.0, -1.0, 3.0]).resize_(2, 2)
        tensor([[ 0.5000,  2.0000],
                [-1.0000,  3.0000]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.resize_.html
        """
    def resize_as_(self, the_template: Tensor, *, memory_format: _memory_format | None = None) -> Tensor:
        """resize_as_(input, the_template, *, memory_format= None)

        Gives the tensor the shape of another, over its own memory.

        >>> backsweep.tensor([0.5, 2.0, -1.0, 3.0]).resize_as_(backsweep.arange(4.0).reshape(2, 2))
        tensor([[ 0.5000,  2.0000],
                [-1.0000,  3.0000]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.resize_as_.html
        """
    def resolve_conj(self) -> Tensor:
        """The tensor itself: nothing is conjugated lazily.

        See `backsweep.resolve_conj`.
        """
    def resolve_neg(self) -> Tensor:
        """The tensor itself: nothing is negated lazily.

        See `backsweep.resolve_neg`.
        """
    def roll(self, shifts: builtins.int | Sequence[builtins.int], dims: builtins.int | Sequence[builtins.int] = ()) -> Tensor:
        """The elements moved along dimensions; those that leave at the end come in at the start.

        See `backsweep.roll`.
        """
    def rot90(self, k: builtins.int = 1, dims: builtins.int | Sequence[builtins.int] = (0, 1)) -> Tensor:
        """The plane of two dimensions turned by k times 90 degrees, from the first to the second.

        See `backsweep.rot90`.
        """
    @overload
    def round(self, *, decimals: builtins.int) -> Tensor:
        """Rounds to a number of decimals, halves to even.

        See `backsweep.round`.
        """
    @overload
    def round(self) -> Tensor: ...
    @overload
    def round_(self, *, decimals: builtins.int) -> Self:
        """Writes the result of `round` into this tensor and returns it."""
    @overload
    def round_(self) -> Self: ...
    def rsqrt(self) -> Tensor:
        """Reciprocal of the square root.

        See `backsweep.rsqrt`.
        """
    def rsqrt_(self) -> Self:
        """Writes the result of `rsqrt` into this tensor and returns it."""
    @overload
    def scatter(self, dim: builtins.int, index: Tensor, src: Tensor, *, reduce: str | None = None) -> Tensor:
        """Elements put at given places of a dimension: result[index[i][j]][j] = src[i][j].

        See `backsweep.scatter`.
        """
    @overload
    def scatter(self, dim: builtins.int, index: Tensor, value: Number, *, reduce: str | None = None) -> Tensor: ...
    @overload
    def scatter_(self, dim: builtins.int, index: Tensor, src: Tensor, *, reduce: str | None = None) -> Self:
        """Writes the result of `scatter` into this tensor and returns it."""
    @overload
    def scatter_(self, dim: builtins.int, index: Tensor, value: Number, *, reduce: str | None = None) -> Self: ...
    def scatter_add(self, dim: builtins.int, index: Tensor, src: Tensor) -> Tensor:
        """Elements added at given places of a dimension: result[index[i][j]][j] += src[i][j].

        See `backsweep.scatter_add`.
        """
    def scatter_add_(self, dim: builtins.int, index: Tensor, src: Tensor) -> Self:
        """Writes the result of `scatter_add` into this tensor and returns it."""
    def scatter_reduce(self, dim: builtins.int, index: Tensor, src: Tensor, reduce: str, *, include_self: builtins.bool = True) -> Tensor:
        """Elements reduced into given places of a dimension by sum, prod, mean, amax or amin.

        See `backsweep.scatter_reduce`.
        """
    def scatter_reduce_(self, dim: builtins.int, index: Tensor, src: Tensor, reduce: str, *, include_self: builtins.bool = True) -> Self:
        """Writes the result of `scatter_reduce` into this tensor and returns it."""
    def select(self, dim: builtins.int, index: builtins.int) -> Tensor:
        """One position of a dimension, which disappears.

        See `backsweep.select`.
        """
    def select_scatter(self, src: Tensor, dim: builtins.int, index: builtins.int) -> Tensor:
        """A copy of the input in which one position of a dimension is replaced by src.

        See `backsweep.select_scatter`.
        """
    def sgn(self) -> Tensor:
        """The same as `sign`: -1, 0 or 1; 0 for NaN.

        See `backsweep.sgn`.
        """
    def sgn_(self) -> Self:
        """Writes the result of `sgn` into this tensor and returns it."""
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
    def signbit(self) -> Tensor:
        """True where the sign is minus, also for -0 and NaN with a sign.

        See `backsweep.signbit`.
        """
    def sin(self) -> Tensor:
        """Sine of an angle in radians.

        See `backsweep.sin`.
        """
    def sin_(self) -> Self:
        """Writes the result of `sin` into this tensor and returns it."""
    def sinc(self) -> Tensor:
        """`sin(pi * x) / (pi * x)`; 1 at 0.

        See `backsweep.sinc`.
        """
    def sinc_(self) -> Self:
        """Writes the result of `sinc` into this tensor and returns it."""
    def sinh(self) -> Tensor:
        """Hyperbolic sine.

        See `backsweep.sinh`.
        """
    def sinh_(self) -> Self:
        """Writes the result of `sinh` into this tensor and returns it."""
    def slice_scatter(self, src: Tensor, dim: builtins.int = 0, start: builtins.int | None = None, end: builtins.int | None = None, step: builtins.int = 1) -> Tensor:
        """A copy of the input in which a slice of a dimension is replaced by src.

        See `backsweep.slice_scatter`.
        """
    def slogdet(self) -> return_type_slogdet:
        """Signs of determinants, and logarithms of their sizes.

        See `backsweep.slogdet`.
        """
    def softmax(self, dim: builtins.int, dtype: DTypeLike | None = None) -> Tensor:
        """exp(x) over its sum along `dim`: positive weights that sum to one, without overflow.

        See `backsweep.softmax`.
        """
    @overload
    def sort(self, dim: builtins.int = -1, descending: builtins.bool = False) -> return_type_sort:
        """The elements along a dimension in order, and where they were; NaN is last.

        See `backsweep.sort`.
        """
    @overload
    def sort(self, *, stable: builtins.bool | None, dim: builtins.int = -1, descending: builtins.bool = False) -> return_type_sort: ...
    @overload
    def split(self, split_size_or_sections: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """Views of a given size along a dimension; the last may be smaller.

        See `backsweep.split`.
        """
    @overload
    def split(self, split_size_or_sections: builtins.int | Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]: ...
    def split_with_sizes(self, split_sizes: builtins.int | Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """Views of given sizes along a dimension.

        See `backsweep.split_with_sizes`.
        """
    def sqrt(self) -> Tensor:
        """Square root.

        See `backsweep.sqrt`.
        """
    def sqrt_(self) -> Self:
        """Writes the result of `sqrt` into this tensor and returns it."""
    def square(self) -> Tensor:
        """Square, `x * x`.

        See `backsweep.square`.
        """
    def square_(self) -> Self:
        """Writes the result of `square` into this tensor and returns it."""
    def squeeze(self, dim: builtins.int | Sequence[builtins.int] | None = None) -> Tensor:
        """Removes dimensions of size 1: all of them, or those given.

        See `backsweep.squeeze`.
        """
    def squeeze_(self, dim: builtins.int | Sequence[builtins.int] | None = None) -> Self:
        """Writes the result of `squeeze` into this tensor and returns it."""
    @overload
    def std(self, unbiased: builtins.bool = True) -> Tensor:
        """Standard deviation, the root of the variance; its derivative is 0 where it is 0.

        See `backsweep.std`.
        """
    @overload
    def std(self, dim: builtins.int | Sequence[builtins.int] | None, unbiased: builtins.bool = True, keepdim: builtins.bool = False) -> Tensor: ...
    @overload
    def std(self, dim: builtins.int | Sequence[builtins.int] | None = None, *, correction: Number | None = None, keepdim: builtins.bool = False) -> Tensor: ...
    def sub(self, other: Tensor | Number, *, alpha: Number = 1) -> Tensor:
        """Difference, `a - b`; `b` is multiplied by `alpha`.

        See `backsweep.sub`.
        """
    def sub_(self, other: Tensor | Number, *, alpha: Number = 1) -> Self:
        """Writes the result of `sub` into this tensor and returns it."""
    def subtract(self, other: Tensor | Number, *, alpha: Number = 1) -> Tensor:
        """Difference, `a - b`; `b` is multiplied by `alpha`.

        See `backsweep.sub`.
        """
    def subtract_(self, other: Tensor | Number, *, alpha: Number = 1) -> Self:
        """Writes the result of `subtract` into this tensor and returns it."""
    def sum(self, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None) -> Tensor:
        """Sum of all elements, or along the dimensions `dim`; integers and bool sum into int64.

        See `backsweep.sum`.
        """
    def sum_to_size(self, *size: builtins.int | Sequence[builtins.int]) -> Tensor:
        """sum_to_size(input, *size)

        Sums to a size that broadcasts to the tensor's: the derivative of expand.

        Derivative: expand(g, input.shape)
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> backsweep.arange(6.0).reshape(2, 3).sum_to_size((1, 3))
        tensor([[3., 5., 7.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.sum_to_size.html
        """
    def svd(self, some: builtins.bool = True, compute_uv: builtins.bool = True) -> return_type_svd:
        """input = U @ diag(S) @ V.mT; see linalg.svd.

        See `backsweep.svd`.
        """
    def swapaxes(self, axis0: builtins.int, axis1: builtins.int) -> Tensor:
        """Swaps two dimensions; another name of transpose.

        See `backsweep.swapaxes`.
        """
    def swapaxes_(self, axis0: builtins.int, axis1: builtins.int) -> Self:
        """Writes the result of `swapaxes` into this tensor and returns it."""
    def swapdims(self, dim0: builtins.int, dim1: builtins.int) -> Tensor:
        """Swaps two dimensions.

        See `backsweep.transpose`.
        """
    def swapdims_(self, dim0: builtins.int, dim1: builtins.int) -> Self:
        """Writes the result of `swapdims` into this tensor and returns it."""
    def t(self) -> Tensor:
        """Transposes a matrix; a tensor of fewer dimensions stays as it is.

        See `backsweep.t`.
        """
    def t_(self) -> Self:
        """Writes the result of `t` into this tensor and returns it."""
    def take(self, index: Tensor) -> Tensor:
        """The elements at given places of the flattened tensor.

        See `backsweep.take`.
        """
    def take_along_dim(self, indices: Tensor, dim: builtins.int | None = None) -> Tensor:
        """The elements at given places of a dimension; the other dimensions are broadcast.

        See `backsweep.take_along_dim`.
        """
    def tan(self) -> Tensor:
        """Tangent of an angle in radians.

        See `backsweep.tan`.
        """
    def tan_(self) -> Self:
        """Writes the result of `tan` into this tensor and returns it."""
    def tanh(self) -> Tensor:
        """Hyperbolic tangent.

        See `backsweep.tanh`.
        """
    def tanh_(self) -> Self:
        """Writes the result of `tanh` into this tensor and returns it."""
    @overload
    def tensor_split(self, sections: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """Views along a dimension, in a number of parts whose sizes differ by at most one.

        See `backsweep.tensor_split`.
        """
    @overload
    def tensor_split(self, indices: builtins.int | Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]: ...
    @overload
    def tensor_split(self, tensor_indices_or_sections: Tensor, dim: builtins.int = 0) -> tuple[Tensor, ...]: ...
    def tile(self, *dims: builtins.int | Sequence[builtins.int]) -> Tensor:
        """The tensor several times along its last dimensions.

        See `backsweep.tile`.
        """
    @overload
    def to(self, dtype: DTypeLike | None = None, non_blocking: builtins.bool = False, copy: builtins.bool = False, *, memory_format: _memory_format | None = None) -> Tensor:
        """to(input, dtype=None, non_blocking=False, copy=False, *, memory_format=None)
        to(input, other, non_blocking=False, copy=False, *, memory_format=None)
        to(input, device=None, dtype=None, non_blocking=False, copy=False, *, memory_format=None)

        The tensor in another dtype; itself when it has that dtype, unless copy is True.
        The tensor in another tensor's dtype.
        The tensor on a device; there is one, the CPU.

        >>> backsweep.tensor([0.5, 2.0]).to(backsweep.float64)
        tensor([0.5000, 2.0000], dtype=torch.float64)

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to.html
        """
    @overload
    def to(self, other: Tensor, non_blocking: builtins.bool = False, copy: builtins.bool = False, *, memory_format: _memory_format | None = None) -> Tensor: ...
    @overload
    def to(self, device: DeviceLike | None = None, dtype: DTypeLike | None = None, non_blocking: builtins.bool = False, copy: builtins.bool = False, *, memory_format: _memory_format | None = None) -> Tensor: ...
    def topk(self, k: builtins.int, dim: builtins.int = -1, largest: builtins.bool = True, sorted: builtins.bool = True) -> return_type_topk:
        """The k largest (or smallest) elements along a dimension, and where they were.

        See `backsweep.topk`.
        """
    def trace(self) -> Tensor:
        """Sum of the elements on the diagonal of a matrix.

        See `backsweep.trace`.
        """
    def transpose(self, dim0: builtins.int, dim1: builtins.int) -> Tensor:
        """Swaps two dimensions.

        See `backsweep.transpose`.
        """
    def transpose_(self, dim0: builtins.int, dim1: builtins.int) -> Self:
        """Writes the result of `transpose` into this tensor and returns it."""
    def triangular_solve(self, A: Tensor, upper: builtins.bool = True, transpose: builtins.bool = False, unitriangular: builtins.bool = False) -> return_type_triangular_solve:
        """The x of A @ x = input for a triangle of A, and a copy of A; see linalg.solve_triangular.

        See `backsweep.triangular_solve`.
        """
    def tril(self, diagonal: builtins.int = 0) -> Tensor:
        """The lower triangle of the matrices, up to a diagonal; zeros above.

        See `backsweep.tril`.
        """
    def tril_(self, diagonal: builtins.int = 0) -> Self:
        """Writes the result of `tril` into this tensor and returns it."""
    def triu(self, diagonal: builtins.int = 0) -> Tensor:
        """The upper triangle of the matrices, from a diagonal on; zeros below.

        See `backsweep.triu`.
        """
    def triu_(self, diagonal: builtins.int = 0) -> Self:
        """Writes the result of `triu` into this tensor and returns it."""
    def true_divide(self, other: Tensor | Number, *, rounding_mode: str | None = None) -> Tensor:
        """Quotient, `a / b`; true division unless rounding_mode is 'floor' or 'trunc'.

        See `backsweep.div`.
        """
    def true_divide_(self, other: Tensor | Number, *, rounding_mode: str | None = None) -> Self:
        """Writes the result of `true_divide` into this tensor and returns it."""
    def trunc(self) -> Tensor:
        """The integer part of x.

        See `backsweep.trunc`.
        """
    def trunc_(self) -> Self:
        """Writes the result of `trunc` into this tensor and returns it."""
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
    def unfold(self, dimension: builtins.int, size: builtins.int, step: builtins.int) -> Tensor:
        """unfold(input, dimension, size, step)

        Windows of `size` elements, one every `step`, as a new last dimension.

        Derivative: unfold_backward(g, input.shape, dimension, size, step)
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        The result is a view: it shares memory with the input.

        >>> backsweep.arange(7.0).unfold(0, 3, 1)
        tensor([[0., 1., 2.],
                [1., 2., 3.],
                [2., 3., 4.],
                [3., 4., 5.],
                [4., 5., 6.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.unfold.html
        """
    def uniform_(self, from_: builtins.float = 0.0, to: builtins.float = 1.0, *, generator: Generator | None = None) -> Tensor:
        """uniform_(input, from_=0.0, to=1.0, *, generator=None)

        Fills the tensor with random numbers from the uniform distribution over [from, to).

        Derivative: zeros
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        >>> generator = backsweep.manual_seed(0)
        >>> backsweep.empty(3).uniform_(-1, 1)
        tensor([-0.0075,  0.5364, -0.8230])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.uniform_.html
        """
    def unique(self, sorted: builtins.bool = True, return_inverse: builtins.bool = False, return_counts: builtins.bool = False, dim: builtins.int | None = None) -> Tensor:
        """The different elements in order, with their places and counts if wanted.

        See `backsweep.unique`.
        """
    def unique_consecutive(self, return_inverse: builtins.bool = False, return_counts: builtins.bool = False, dim: builtins.int | None = None) -> Tensor:
        """The first element of each run of equal ones, with places and counts if wanted.

        See `backsweep.unique_consecutive`.
        """
    def unsafe_chunk(self, chunks: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """Like chunk, but the parts may be written to; the input must not be used afterwards.

        See `backsweep.unsafe_chunk`.
        """
    def unsafe_split(self, split_size: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """Like split, but the parts may be written to; the input must not be used afterwards.

        See `backsweep.unsafe_split`.
        """
    def unsafe_split_with_sizes(self, split_sizes: builtins.int | Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]:
        """Like split_with_sizes, but the parts may be written to instead of the input.

        See `backsweep.unsafe_split_with_sizes`.
        """
    def unsqueeze(self, dim: builtins.int) -> Tensor:
        """Inserts a dimension of size 1.

        See `backsweep.unsqueeze`.
        """
    def unsqueeze_(self, dim: builtins.int) -> Self:
        """Writes the result of `unsqueeze` into this tensor and returns it."""
    @overload
    def var(self, unbiased: builtins.bool = True) -> Tensor:
        """Variance: squared distances from the mean over n - 1, n when not unbiased.

        See `backsweep.var`.
        """
    @overload
    def var(self, dim: builtins.int | Sequence[builtins.int] | None, unbiased: builtins.bool = True, keepdim: builtins.bool = False) -> Tensor: ...
    @overload
    def var(self, dim: builtins.int | Sequence[builtins.int] | None = None, *, correction: Number | None = None, keepdim: builtins.bool = False) -> Tensor: ...
    def vdot(self, other: Tensor) -> Tensor:
        """Sum of the products of two vectors' elements; dot without the conjugate.

        See `backsweep.vdot`.
        """
    @overload
    def view(self, *size: builtins.int | Sequence[builtins.int]) -> Tensor:
        """view(input, *size)
        view(input, dtype)

        The same elements in another shape, sharing memory; one size may be -1.
        The same memory as another dtype, without conversion; not differentiable.

        Derivative: reshape(g, input.shape)
        (g is the incoming gradient, x the input, a and b the operands, y the result)

        The result is a view: it shares memory with the input.

        >>> backsweep.arange(6.0).reshape(2, 3).view((3, 2))
        tensor([[0., 1.],
                [2., 3.],
                [4., 5.]])

        See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view.html
        """
    @overload
    def view(self, dtype: DTypeLike) -> Tensor: ...
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
    @overload
    def vsplit(self, sections: builtins.int) -> tuple[Tensor, ...]:
        """Views along dimension 0.

        See `backsweep.vsplit`.
        """
    @overload
    def vsplit(self, indices: builtins.int | Sequence[builtins.int]) -> tuple[Tensor, ...]: ...
    def where(self, condition: Tensor, other: Tensor | Number) -> Tensor:
        """input where condition holds, else other; no gradient flows into the branch not taken.

        See `backsweep.where`.
        """
    def xlogy(self, other: Tensor | Number) -> Tensor:
        """`a * log(b)`, and 0 where a is 0 and b is not NaN.

        See `backsweep.xlogy`.
        """
    def xlogy_(self, other: Tensor | Number) -> Self:
        """Writes the result of `xlogy` into this tensor and returns it."""
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
def pending_nodes(numbers: list[builtins.int], /) -> set[builtins.int]: ...
def push_saved_tensors_hooks(pack: Any, unpack: Any, /) -> None: ...
def pop_saved_tensors_hooks() -> None: ...
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
    """abs(input, *, out=None)

    Absolute value.

    Derivative: g * sign(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.abs(backsweep.tensor([0.5, 2.0]))
    tensor([0.5000, 2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.abs.html
    """
def absolute(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """absolute(input, *, out=None)

    Alias of `abs`.

    Absolute value.

    Derivative: g * sign(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.absolute(backsweep.tensor([0.5, 2.0]))
    tensor([0.5000, 2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.absolute.html
    """
def acos(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """acos(input, *, out=None)

    Angle in [0, pi] whose cosine is x.

    Derivative: g * -rsqrt(1 - x * x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.acos(backsweep.tensor([0.5, 2.0]))
    tensor([1.0472,    nan])

    See https://docs.pytorch.org/docs/stable/generated/torch.acos.html
    """
def acosh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """acosh(input, *, out=None)

    Inverse of the hyperbolic cosine.

    Derivative: g * rsqrt(x * x - 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.acosh(backsweep.tensor([0.5, 2.0]))
    tensor([   nan, 1.3170])

    See https://docs.pytorch.org/docs/stable/generated/torch.acosh.html
    """
def add(input: Tensor | Number, other: Tensor | Number, *, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """add(input, other, *, alpha=1, out=None)

    Sum, `a + b`; `b` is multiplied by `alpha`.

    Derivative: g; g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.add(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([1.5000, 4.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.add.html
    """
def addbmm(input: Tensor, batch1: Tensor, batch2: Tensor, *, beta: Number = 1, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """addbmm(input, batch1, batch2, *, beta= 1, alpha= 1, out=None)

    A matrix plus the sum of products of a batch, `input + sum(batch1 @ batch2, 0)`.

    Derivative: beta * g; alpha * g @ batch2.mT; alpha * batch1.mT @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.addbmm(backsweep.arange(8.0).reshape(2, 4), backsweep.arange(30.0).reshape(5, 2, 3), backsweep.arange(60.0).reshape(5, 3, 4))
    tensor([[7660., 7856., 8052., 8248.],
            [8924., 9165., 9406., 9647.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.addbmm.html
    """
def addcdiv(input: Tensor, tensor1: Tensor, tensor2: Tensor, *, value: Number = 1, out: Tensor | None = None) -> Tensor:
    """addcdiv(input, tensor1, tensor2, *, value=1, out=None)

    `input + value * tensor1 / tensor2`.

    Derivative: g; g * (value / tensor2); -g * (value * tensor1 / tensor2**2)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.addcdiv(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([[nan, 2., 3.],
            [4., 5., 6.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.addcdiv.html
    """
def addcmul(input: Tensor, tensor1: Tensor, tensor2: Tensor, *, value: Number = 1, out: Tensor | None = None) -> Tensor:
    """addcmul(input, tensor1, tensor2, *, value=1, out=None)

    `input + value * tensor1 * tensor2`.

    Derivative: g; g * (tensor2 * value); g * (tensor1 * value)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.addcmul(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([[ 0.,  2.,  6.],
            [12., 20., 30.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.addcmul.html
    """
def addmm(input: Tensor, mat1: Tensor, mat2: Tensor, *, beta: Number = 1, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """addmm(input, mat1, mat2, *, beta= 1, alpha= 1, out=None)

    A matrix plus a product of matrices, `beta * input + alpha * (mat1 @ mat2)`.

    Derivative: beta * g; alpha * g @ mat2.T; alpha * mat1.T @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.addmm(backsweep.arange(8.0).reshape(2, 4), backsweep.arange(6.0).reshape(2, 3), backsweep.arange(12.0).reshape(3, 4))
    tensor([[20., 24., 28., 32.],
            [60., 73., 86., 99.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.addmm.html
    """
def addmv(input: Tensor, mat: Tensor, vec: Tensor, *, beta: Number = 1, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """addmv(input, mat, vec, *, beta= 1, alpha= 1, out=None)

    A vector plus a matrix by a vector, `beta * input + alpha * (mat @ vec)`.

    Derivative: beta * g; alpha * outer(g, vec); alpha * mat.T @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.addmv(backsweep.tensor([0.5, 2.0]), backsweep.arange(6.0).reshape(2, 3), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([0.5000, 6.5000])

    See https://docs.pytorch.org/docs/stable/generated/torch.addmv.html
    """
def addr(input: Tensor, vec1: Tensor, vec2: Tensor, *, beta: Number = 1, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """addr(input, vec1, vec2, *, beta= 1, alpha= 1, out=None)

    A matrix plus an outer product, `beta * input + alpha * outer(vec1, vec2)`.

    Derivative: beta * g; alpha * g @ vec2; alpha * g.T @ vec1
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.addr(backsweep.arange(6.0).reshape(2, 3), backsweep.tensor([0.5, 2.0]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([[0.2500, 2.0000, 1.5000],
            [4.0000, 8.0000, 3.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.addr.html
    """
def adjoint(input: Tensor) -> Tensor:
    """adjoint(input)

    The matrices in the last two dimensions, transposed.

    Derivative: transpose(g, dim0, dim1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.adjoint(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 3.],
            [1., 4.],
            [2., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.adjoint.html
    """
def alias_copy(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """alias_copy(input, *, out=None)

    The same as alias, as a copy that shares no memory.

    Derivative: g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.alias_copy(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.alias_copy.html
    """
@overload
def all(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """all(input, *, out=None)
    all(input, dim=None, keepdim=False, *, out=None)

    Whether all elements are true (not zero).
    Whether all elements along `dim` are true (not zero).

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.all(backsweep.arange(6.0).reshape(2, 3))
    tensor(False)

    See https://docs.pytorch.org/docs/stable/generated/torch.all.html
    """
@overload
def all(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
def allclose(input: Tensor, other: Tensor, rtol: builtins.float = 1e-05, atol: builtins.float = 1e-08, equal_nan: builtins.bool = False) -> builtins.bool:
    """allclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)

    Whether all elements are close, see `isclose`.

    >>> backsweep.allclose(backsweep.tensor([0.5, 2.0]), backsweep.tensor([0.5, 2.0]))
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.allclose.html
    """
def alpha_dropout(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """alpha_dropout(input, p, train)

    As `dropout`, for networks with SELU: keeps mean 0 and variance 1.

    Derivative: g * mask * a
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.alpha_dropout(backsweep.tensor([0.5, 2.0, -1.0, 3.0]), 0.5, True)
    tensor([-0.7792, -0.7792, -0.1072, -0.7792])

    See https://docs.pytorch.org/docs/stable/generated/torch.alpha_dropout.html
    """
def alpha_dropout_(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """alpha_dropout_(input, p, train)

    Writes the result of `alpha_dropout` into the input.

    Derivative: g * mask * a
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.alpha_dropout_(backsweep.tensor([0.5, 2.0, -1.0, 3.0]), 0.5, True)
    tensor([-0.7792, -0.7792, -0.1072, -0.7792])

    See https://docs.pytorch.org/docs/stable/generated/torch.alpha_dropout_.html
    """
def amax(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """amax(input, dim=None, keepdim=False, *, out=None)

    The largest elements along `dim`; equal elements share the gradient equally.

    Derivative: (input == y) * g / (input == y).sum(dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.amax(backsweep.arange(6.0).reshape(2, 3))
    tensor(5.)

    See https://docs.pytorch.org/docs/stable/generated/torch.amax.html
    """
def amin(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """amin(input, dim=None, keepdim=False, *, out=None)

    The smallest elements along `dim`; equal elements share the gradient equally.

    Derivative: (input == y) * g / (input == y).sum(dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.amin(backsweep.arange(6.0).reshape(2, 3))
    tensor(0.)

    See https://docs.pytorch.org/docs/stable/generated/torch.amin.html
    """
def aminmax(input: Tensor, *, dim: builtins.int | None = None, keepdim: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_aminmax:
    """aminmax(input, *, dim=None, keepdim=False, out=None)

    The smallest and the largest element, or those along `dim`.

    Derivative: the sum of amin's and amax's
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.aminmax(backsweep.arange(6.0).reshape(2, 3))
    torch.return_types.aminmax(
    min=tensor(0.),
    max=tensor(5.))

    See https://docs.pytorch.org/docs/stable/generated/torch.aminmax.html
    """
def angle(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """angle(input, *, out=None)

    0 for numbers that are not negative, pi for negative ones; NaN stays.

    Derivative: zeros_like(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.angle(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 0., 0.],
            [0., 0., 0.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.angle.html
    """
@overload
def any(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """any(input, *, out=None)
    any(input, dim=None, keepdim=False, *, out=None)

    Whether any element is true (not zero).
    Whether any element along `dim` is true (not zero).

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.any(backsweep.arange(6.0).reshape(2, 3))
    tensor(True)

    See https://docs.pytorch.org/docs/stable/generated/torch.any.html
    """
@overload
def any(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
@overload
def arange(end: Number, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """arange(end, *, dtype=None, device=None, requires_grad=False, out=None)
    arange(start, end, step=1, *, dtype=None, device=None, requires_grad=False, out=None)

    0, 1, 2, ... below end; int64 for integers, float32 otherwise.
    start, start + step, ... below end; int64 for integers, float32 otherwise.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.arange(5)
    tensor([0, 1, 2, 3, 4])

    See https://docs.pytorch.org/docs/stable/generated/torch.arange.html
    """
@overload
def arange(start: Number, end: Number, step: Number = 1, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor: ...
def arccos(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """arccos(input, *, out=None)

    Alias of `acos`.

    Angle in [0, pi] whose cosine is x.

    Derivative: g * -rsqrt(1 - x * x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.arccos(backsweep.tensor([0.5, 2.0]))
    tensor([1.0472,    nan])

    See https://docs.pytorch.org/docs/stable/generated/torch.arccos.html
    """
def arccosh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """arccosh(input, *, out=None)

    Alias of `acosh`.

    Inverse of the hyperbolic cosine.

    Derivative: g * rsqrt(x * x - 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.arccosh(backsweep.tensor([0.5, 2.0]))
    tensor([   nan, 1.3170])

    See https://docs.pytorch.org/docs/stable/generated/torch.arccosh.html
    """
def arcsin(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """arcsin(input, *, out=None)

    Alias of `asin`.

    Angle in [-pi/2, pi/2] whose sine is x.

    Derivative: g * rsqrt(1 - x * x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.arcsin(backsweep.tensor([0.5, 2.0]))
    tensor([0.5236,    nan])

    See https://docs.pytorch.org/docs/stable/generated/torch.arcsin.html
    """
def arcsinh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """arcsinh(input, *, out=None)

    Alias of `asinh`.

    Inverse of the hyperbolic sine.

    Derivative: g * rsqrt(x * x + 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.arcsinh(backsweep.tensor([0.5, 2.0]))
    tensor([0.4812, 1.4436])

    See https://docs.pytorch.org/docs/stable/generated/torch.arcsinh.html
    """
def arctan(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """arctan(input, *, out=None)

    Alias of `atan`.

    Angle in (-pi/2, pi/2) whose tangent is x.

    Derivative: g / (x * x + 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.arctan(backsweep.tensor([0.5, 2.0]))
    tensor([0.4636, 1.1071])

    See https://docs.pytorch.org/docs/stable/generated/torch.arctan.html
    """
def arctan2(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """arctan2(input, other, *, out=None)

    Alias of `atan2`.

    Angle of the point (b, a), from -pi to pi.

    Derivative: atan2_derivative(g * b, a, b); atan2_derivative(-g * a, a, b)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.arctan2(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.4636, 0.7854])

    See https://docs.pytorch.org/docs/stable/generated/torch.arctan2.html
    """
def arctanh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """arctanh(input, *, out=None)

    Alias of `atanh`.

    Inverse of the hyperbolic tangent.

    Derivative: g / (1 - x * x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.arctanh(backsweep.tensor([0.5, 2.0]))
    tensor([0.5493,    nan])

    See https://docs.pytorch.org/docs/stable/generated/torch.arctanh.html
    """
def argmax(input: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """argmax(input, dim=None, keepdim=False, *, out=None)

    Where the largest element is, the first of equal ones; in the flattened tensor without `dim`.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.argmax(backsweep.arange(6.0).reshape(2, 3), 0)
    tensor([1, 1, 1])

    See https://docs.pytorch.org/docs/stable/generated/torch.argmax.html
    """
def argmin(input: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """argmin(input, dim=None, keepdim=False, *, out=None)

    Where the smallest element is, the first of equal ones; in the flattened tensor without `dim`.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.argmin(backsweep.arange(6.0).reshape(2, 3), 0)
    tensor([0, 0, 0])

    See https://docs.pytorch.org/docs/stable/generated/torch.argmin.html
    """
def argsort(input: Tensor, dim: builtins.int = -1, descending: builtins.bool = False, stable: builtins.bool = False) -> Tensor:
    """argsort(input, dim=-1, descending=False, stable=False)

    Where the elements along a dimension are, in their order.

    >>> backsweep.argsort(backsweep.arange(5.0))
    tensor([0, 1, 2, 3, 4])

    See https://docs.pytorch.org/docs/stable/generated/torch.argsort.html
    """
def argwhere(input: Tensor) -> Tensor:
    """argwhere(input)

    The coordinates of the elements that are not zero, a row for each.

    >>> backsweep.argwhere(backsweep.arange(6).reshape(2, 3))
    tensor([[0, 1],
            [0, 2],
            [1, 0],
            [1, 1],
            [1, 2]])

    See https://docs.pytorch.org/docs/stable/generated/torch.argwhere.html
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
def as_strided_copy(input: Tensor, size: builtins.int | Sequence[builtins.int], stride: builtins.int | Sequence[builtins.int], storage_offset: builtins.int | None = None, *, out: Tensor | None = None) -> Tensor:
    """as_strided_copy(input, size, stride, storage_offset= None, *, out=None)

    The same as as_strided, as a copy that shares no memory.

    Derivative: elements of g added up where they lie in the input's storage
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.as_strided_copy(backsweep.arange(6.0).reshape(2, 3), (3, 2), (1, 3))
    tensor([[0., 3.],
            [1., 4.],
            [2., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.as_strided_copy.html
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
def asin(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """asin(input, *, out=None)

    Angle in [-pi/2, pi/2] whose sine is x.

    Derivative: g * rsqrt(1 - x * x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.asin(backsweep.tensor([0.5, 2.0]))
    tensor([0.5236,    nan])

    See https://docs.pytorch.org/docs/stable/generated/torch.asin.html
    """
def asinh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """asinh(input, *, out=None)

    Inverse of the hyperbolic sine.

    Derivative: g * rsqrt(x * x + 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.asinh(backsweep.tensor([0.5, 2.0]))
    tensor([0.4812, 1.4436])

    See https://docs.pytorch.org/docs/stable/generated/torch.asinh.html
    """
def atan(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """atan(input, *, out=None)

    Angle in (-pi/2, pi/2) whose tangent is x.

    Derivative: g / (x * x + 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.atan(backsweep.tensor([0.5, 2.0]))
    tensor([0.4636, 1.1071])

    See https://docs.pytorch.org/docs/stable/generated/torch.atan.html
    """
def atan2(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """atan2(input, other, *, out=None)

    Angle of the point (b, a), from -pi to pi.

    Derivative: atan2_derivative(g * b, a, b); atan2_derivative(-g * a, a, b)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.atan2(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.4636, 0.7854])

    See https://docs.pytorch.org/docs/stable/generated/torch.atan2.html
    """
def atanh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """atanh(input, *, out=None)

    Inverse of the hyperbolic tangent.

    Derivative: g / (1 - x * x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.atanh(backsweep.tensor([0.5, 2.0]))
    tensor([0.5493,    nan])

    See https://docs.pytorch.org/docs/stable/generated/torch.atanh.html
    """
@overload
def atleast_1d(input: Tensor) -> Tensor:
    """atleast_1d(input)
    atleast_1d(*tensors)

    The tensor with a dimension when it has none.

    Derivative: reshape(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.atleast_1d(backsweep.tensor(0.5))
    tensor([0.5000])

    See https://docs.pytorch.org/docs/stable/generated/torch.atleast_1d.html
    """
@overload
def atleast_1d(*tensors: Tensor | Sequence[Tensor]) -> tuple[Tensor, ...]: ...
@overload
def atleast_2d(input: Tensor) -> Tensor:
    """atleast_2d(input)
    atleast_2d(*tensors)

    The tensor with at least two dimensions; one dimension becomes a row.

    Derivative: reshape(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.atleast_2d(backsweep.tensor(0.5))
    tensor([[0.5000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.atleast_2d.html
    """
@overload
def atleast_2d(*tensors: Tensor | Sequence[Tensor]) -> tuple[Tensor, ...]: ...
@overload
def atleast_3d(input: Tensor) -> Tensor:
    """atleast_3d(input)
    atleast_3d(*tensors)

    The tensor with at least three dimensions; the new last one has size 1.

    Derivative: reshape(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.atleast_3d(backsweep.tensor(0.5))
    tensor([[[0.5000]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.atleast_3d.html
    """
@overload
def atleast_3d(*tensors: Tensor | Sequence[Tensor]) -> tuple[Tensor, ...]: ...
def baddbmm(input: Tensor, batch1: Tensor, batch2: Tensor, *, beta: Number = 1, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """baddbmm(input, batch1, batch2, *, beta= 1, alpha= 1, out=None)

    A batch of matrices plus products, `beta * input + alpha * (batch1 @ batch2)`.

    Derivative: beta * g; alpha * g @ batch2.mT; alpha * batch1.mT @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.baddbmm(backsweep.arange(40.0).reshape(5, 2, 4), backsweep.arange(30.0).reshape(5, 2, 3), backsweep.arange(60.0).reshape(5, 3, 4))
    tensor([[[  20.,   24.,   28.,   32.],
             [  60.,   73.,   86.,   99.]],
    <BLANKLINE>
            [[ 352.,  374.,  396.,  418.],
             [ 500.,  531.,  562.,  593.]],
    <BLANKLINE>
            [[1116., 1156., 1196., 1236.],
             [1372., 1421., 1470., 1519.]],
    <BLANKLINE>
            [[2312., 2370., 2428., 2486.],
             [2676., 2743., 2810., 2877.]],
    <BLANKLINE>
            [[3940., 4016., 4092., 4168.],
             [4412., 4497., 4582., 4667.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.baddbmm.html
    """
def bartlett_window(window_length: builtins.int, periodic: builtins.bool = True, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """bartlett_window(window_length, periodic=True, *, dtype=None, device=None, requires_grad=False)

    Triangle from 0 up to 1 and back.

    >>> backsweep.bartlett_window(5)
    tensor([0.0000, 0.4000, 0.8000, 0.8000, 0.4000])

    See https://docs.pytorch.org/docs/stable/generated/torch.bartlett_window.html
    """
def batch_norm(input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor | None, running_var: Tensor | None, training: builtins.bool, momentum: builtins.float, eps: builtins.float, cudnn_enabled: builtins.bool) -> Tensor:
    """batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn_enabled)

    Mean 0 and variance 1 over all but the channels, then times weight plus bias.

    Derivative: rstd * (g * weight - mean(g * weight) - normalised * mean(g * weight * normalised))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.batch_norm(backsweep.arange(12.0).reshape(4, 3), None, None, None, None, True, 0.1, 1e-05, False)
    tensor([[-1.3416, -1.3416, -1.3416],
            [-0.4472, -0.4472, -0.4472],
            [ 0.4472,  0.4472,  0.4472],
            [ 1.3416,  1.3416,  1.3416]])

    See https://docs.pytorch.org/docs/stable/generated/torch.batch_norm.html
    """
@overload
def bernoulli(input: Tensor, *, generator: Generator | None = None, out: Tensor | None = None) -> Tensor:
    """bernoulli(input, *, generator=None, out=None)
    bernoulli(input, p, *, generator=None)

    Ones with the probabilities that the input's elements say, else zeros.
    With p: ones with that probability, of the input's shape and dtype.

    Derivative: zeros
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.bernoulli(backsweep.tensor([0.0, 0.5, 0.5, 1.0]))
    tensor([0., 0., 1., 1.])

    See https://docs.pytorch.org/docs/stable/generated/torch.bernoulli.html
    """
@overload
def bernoulli(input: Tensor, p: builtins.float, *, generator: Generator | None = None) -> Tensor: ...
def binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor | None = None, pos_weight: Tensor | None = None, reduction: builtins.int = 0) -> Tensor:
    """binary_cross_entropy_with_logits(input, target, weight=None, pos_weight=None, reduction=0)

    Cross entropy of sigmoid(input) and target; reduction 1 is the mean, 2 the sum.

    Derivative: g * weight * (sigmoid(x) - target), without pos_weight
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.binary_cross_entropy_with_logits(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([[  0.6931,   0.3133,  -1.8731],
            [ -5.9514, -11.9818, -19.9933]])

    See https://docs.pytorch.org/docs/stable/generated/torch.binary_cross_entropy_with_logits.html
    """
def bincount(input: Tensor, weights: Tensor | None = None, minlength: builtins.int = 0) -> Tensor:
    """bincount(input, weights=None, minlength=0)

    How often each number from 0 to the largest occurs, or the sum of its weights.

    Derivative: not differentiable
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.bincount(backsweep.arange(7))
    tensor([1, 1, 1, 1, 1, 1, 1])

    See https://docs.pytorch.org/docs/stable/generated/torch.bincount.html
    """
def binomial(count: Tensor, prob: Tensor, generator: Generator | None = None) -> Tensor:
    """binomial(count, prob, generator=None)

    Random counts of successes: of `count` trials, each with the probability `prob`.

    Derivative: not implemented, as in PyTorch
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.binomial(backsweep.tensor([10.0, 100.0]), backsweep.tensor([0.5, 0.1]))
    tensor([ 7., 11.])

    See https://docs.pytorch.org/docs/stable/generated/torch.binomial.html
    """
def bitwise_and(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """bitwise_and(input, other, *, out=None)

    Bitwise and, `a & b`; of bool, logical.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.bitwise_and(backsweep.tensor([1, 0]), backsweep.tensor([1, 0]))
    tensor([1, 0])

    See https://docs.pytorch.org/docs/stable/generated/torch.bitwise_and.html
    """
def bitwise_left_shift(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """bitwise_left_shift(input, other, *, out=None)

    `a << b`; 0 for a shift by a negative number or by all bits.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.bitwise_left_shift(backsweep.tensor([1, 0]), backsweep.tensor([1, 0]))
    tensor([2, 0])

    See https://docs.pytorch.org/docs/stable/generated/torch.bitwise_left_shift.html
    """
def bitwise_not(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """bitwise_not(input, *, out=None)

    All bits flipped, `~input`; of bool, logical not.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.bitwise_not(backsweep.arange(6).reshape(2, 3))
    tensor([[-1, -2, -3],
            [-4, -5, -6]])

    See https://docs.pytorch.org/docs/stable/generated/torch.bitwise_not.html
    """
def bitwise_or(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """bitwise_or(input, other, *, out=None)

    Bitwise or, `a | b`; of bool, logical.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.bitwise_or(backsweep.tensor([1, 0]), backsweep.tensor([1, 0]))
    tensor([1, 0])

    See https://docs.pytorch.org/docs/stable/generated/torch.bitwise_or.html
    """
def bitwise_right_shift(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """bitwise_right_shift(input, other, *, out=None)

    `a >> b`, rounded down; a shift by a negative number is one by all bits.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.bitwise_right_shift(backsweep.tensor([1, 0]), backsweep.tensor([1, 0]))
    tensor([0, 0])

    See https://docs.pytorch.org/docs/stable/generated/torch.bitwise_right_shift.html
    """
def bitwise_xor(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """bitwise_xor(input, other, *, out=None)

    Bitwise exclusive or, `a ^ b`; of bool, logical.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.bitwise_xor(backsweep.tensor([1, 0]), backsweep.tensor([1, 0]))
    tensor([0, 0])

    See https://docs.pytorch.org/docs/stable/generated/torch.bitwise_xor.html
    """
def blackman_window(window_length: builtins.int, periodic: builtins.bool = True, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """blackman_window(window_length, periodic=True, *, dtype=None, device=None, requires_grad=False)

    0.42 - 0.5 * cos(2 * pi * n / N) + 0.08 * cos(4 * pi * n / N).

    >>> backsweep.blackman_window(5)
    tensor([-1.3878e-17,  2.0077e-01,  8.4923e-01,  8.4923e-01,  2.0077e-01])

    See https://docs.pytorch.org/docs/stable/generated/torch.blackman_window.html
    """
def block_diag(*tensors: Tensor | Sequence[Tensor]) -> Tensor:
    """block_diag(*tensors)

    A matrix with the given matrices along its diagonal; rows and numbers are matrices.

    Derivative: for each input its block of g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.block_diag(backsweep.arange(4.0).reshape(2, 2), backsweep.arange(3.0).reshape(1, 3))
    tensor([[0., 1., 0., 0., 0.],
            [2., 3., 0., 0., 0.],
            [0., 0., 0., 1., 2.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.block_diag.html
    """
def bmm(input: Tensor, mat2: Tensor, *, out: Tensor | None = None) -> Tensor:
    """bmm(input, mat2, *, out=None)

    Products of two batches of matrices, pair by pair.

    Derivative: g @ mat2.mT; input.mT @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.bmm(backsweep.arange(6.0).reshape(1, 2, 3), backsweep.arange(6.0).reshape(1, 3, 2))
    tensor([[[10., 13.],
             [28., 40.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.bmm.html
    """
def broadcast_tensors(*tensors: Tensor | Sequence[Tensor]) -> tuple[Tensor, ...]:
    """broadcast_tensors(*tensors)

    Views of all tensors with the sizes that they broadcast to.

    Derivative: sum_to(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.broadcast_tensors(backsweep.arange(2.0).reshape(2, 1), backsweep.tensor([0.5, 2.0, -1.0]))
    (tensor([[0., 0., 0.],
            [1., 1., 1.]]), tensor([[ 0.5000,  2.0000, -1.0000],
            [ 0.5000,  2.0000, -1.0000]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.broadcast_tensors.html
    """
def broadcast_to(input: Tensor, *size: builtins.int | Sequence[builtins.int]) -> Tensor:
    """broadcast_to(input, *size)

    Repeats dimensions of size 1 without copying, up to the given sizes.

    Derivative: sum_to(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.broadcast_to(backsweep.arange(3.0).reshape(1, 3), (2, 3))
    tensor([[0., 1., 2.],
            [0., 1., 2.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.broadcast_to.html
    """
def bucketize(input: Tensor | Number, boundaries: Tensor, *, out_int32: builtins.bool = False, right: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """bucketize(input, boundaries, *, out_int32=False, right=False, out=None)

    Between which boundaries each element lies.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.bucketize(backsweep.arange(6.0).reshape(2, 3), backsweep.tensor([-2.0, 0.0, 0.5, 0.5, 2.0]))
    tensor([[1, 4, 4],
            [5, 5, 5]])

    See https://docs.pytorch.org/docs/stable/generated/torch.bucketize.html
    """
def can_cast(from_: DTypeLike, to: DTypeLike) -> builtins.bool:
    """can_cast(from_, to)

    Whether a result of one dtype may be written to a tensor of another.

    >>> backsweep.can_cast(backsweep.float64, backsweep.int64)
    False

    See https://docs.pytorch.org/docs/stable/generated/torch.can_cast.html
    """
def cartesian_prod(*tensors: Tensor | Sequence[Tensor]) -> Tensor:
    """cartesian_prod(*tensors)

    Every choice of one element of each tensor, as rows.

    Derivative: for each tensor its column of g, summed over the others
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.cartesian_prod(backsweep.tensor([0.5, 2.0]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([[ 0.5000,  0.5000],
            [ 0.5000,  2.0000],
            [ 0.5000, -1.0000],
            [ 2.0000,  0.5000],
            [ 2.0000,  2.0000],
            [ 2.0000, -1.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.cartesian_prod.html
    """
def cat(tensors: Sequence[Tensor], dim: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """cat(tensors, dim= 0, *, out=None)

    Joins tensors along an existing dimension.

    Derivative: for each input its part of g along dim
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.cat([backsweep.arange(6.0).reshape(2, 3), backsweep.arange(3.0).reshape(1, 3)], 0)
    tensor([[0., 1., 2.],
            [3., 4., 5.],
            [0., 1., 2.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.cat.html
    """
def cdist(x1: Tensor, x2: Tensor, p: builtins.float = 2.0, compute_mode: str = 'use_mm_for_euclid_dist_if_necessary') -> Tensor:
    """cdist(x1, x2, p=2.0, compute_mode='use_mm_for_euclid_dist_if_necessary')

    Distances in the p-norm between all rows of x1 and all rows of x2.

    Derivative: d norm(x1 - x2, p), summed over the rows of x2; its negative, of x1
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.cdist(backsweep.arange(6.0).reshape(3, 2), backsweep.arange(8.0).reshape(4, 2))
    tensor([[0.0000, 2.8284, 5.6569, 8.4853],
            [2.8284, 0.0000, 2.8284, 5.6569],
            [5.6569, 2.8284, 0.0000, 2.8284]])

    See https://docs.pytorch.org/docs/stable/generated/torch.cdist.html
    """
def ceil(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """ceil(input, *, out=None)

    The nearest integer above or at x.

    Derivative: zeros_like(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.ceil(backsweep.tensor([0.5, 2.0]))
    tensor([1., 2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.ceil.html
    """
def celu(input: Tensor, alpha: Number = 1.0) -> Tensor:
    """celu(input, alpha=1.0)

    max(0, x) + min(0, alpha * (exp(x / alpha) - 1)).

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.celu(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.celu.html
    """
def celu_(input: Tensor, alpha: Number = 1.0) -> Tensor:
    """celu_(input, alpha=1.0)

    Writes the result of `celu` into the input.

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.celu_(backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([ 0.5000,  2.0000, -0.6321])

    See https://docs.pytorch.org/docs/stable/generated/torch.celu_.html
    """
def chain_matmul(*matrices: Tensor | Sequence[Tensor], out: Tensor | None = None) -> Tensor:
    """chain_matmul(*matrices, out=None)

    Product of matrices in the order that takes the fewest multiplications.

    Derivative: as of the matrix products
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.chain_matmul(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(12.0).reshape(3, 4), backsweep.arange(8.0).reshape(4, 2))
    tensor([[ 324.,  422.],
            [1008., 1304.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.chain_matmul.html
    """
def channel_shuffle(input: Tensor, groups: builtins.int) -> Tensor:
    """channel_shuffle(input, groups)

    The channels (dimension 1) as a matrix of `groups` rows, transposed.

    Derivative: channel_shuffle(g, channels / groups)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.channel_shuffle(backsweep.arange(12.0).reshape(1, 4, 3), 2)
    tensor([[[ 0.,  1.,  2.],
             [ 6.,  7.,  8.],
             [ 3.,  4.,  5.],
             [ 9., 10., 11.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.channel_shuffle.html
    """
def cholesky(input: Tensor, upper: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """cholesky(input, upper=False, *, out=None)

    The lower triangle L of input = L @ L.mT; see linalg.cholesky.

    Derivative: inv(L).mT @ symmetric(tril(L.mT @ g)) @ inv(L)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.cholesky(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    tensor([[1.4142, 0.0000, 0.0000],
            [0.7071, 1.5811, 0.0000],
            [0.7071, 0.3162, 1.8439]])

    See https://docs.pytorch.org/docs/stable/generated/torch.cholesky.html
    """
def cholesky_inverse(L: Tensor, upper: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """cholesky_inverse(L, upper=False, *, out=None)

    The inverse of L @ L.mT for the lower triangle L.

    Derivative: tril(-y @ (g + g.mT) @ y @ L)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.cholesky_inverse(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    tensor([[ 0.2847, -0.0486, -0.0208],
            [-0.0486,  0.1181, -0.0208],
            [-0.0208, -0.0208,  0.0625]])

    See https://docs.pytorch.org/docs/stable/generated/torch.cholesky_inverse.html
    """
def cholesky_solve(input: Tensor, L: Tensor, upper: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """cholesky_solve(input, L, upper=False, *, out=None)

    The x of L @ L.mT @ x = input for the lower triangle L.

    Derivative: gB = cholesky_solve(g, L); tril(-(gB @ y.mT + y @ gB.mT) @ L)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.cholesky_solve(backsweep.arange(6.0).reshape(3, 2), backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    tensor([[-0.1806,  0.0347],
            [ 0.1528,  0.2014],
            [ 0.2083,  0.2292]])

    See https://docs.pytorch.org/docs/stable/generated/torch.cholesky_solve.html
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
@overload
def clamp(input: Tensor, min: Tensor | None = None, max: Tensor | None = None, *, out: Tensor | None = None) -> Tensor:
    """clamp(input, min= None, max= None, *, out=None)
    clamp(input, min= None, max= None, *, out=None)

    Limits elements to [min, max]; either may be None. The gradient at a bound is 1.

    Derivative: where((x >= min) & (x <= max), g, 0); where((x < min) & (min < max), g, 0); where((x > max) | (max < min), g, 0)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.clamp(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.clamp.html
    """
@overload
def clamp(input: Tensor, min: Number | None = None, max: Number | None = None, *, out: Tensor | None = None) -> Tensor: ...
@overload
def clamp_max(input: Tensor, max: Tensor, *, out: Tensor | None = None) -> Tensor:
    """clamp_max(input, max, *, out=None)
    clamp_max(input, max, *, out=None)

    The smaller of the element and max.

    Derivative: where(x <= max, g, 0); where(x > max, g, 0)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.clamp_max(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.clamp_max.html
    """
@overload
def clamp_max(input: Tensor, max: Number, *, out: Tensor | None = None) -> Tensor: ...
@overload
def clamp_min(input: Tensor, min: Tensor, *, out: Tensor | None = None) -> Tensor:
    """clamp_min(input, min, *, out=None)
    clamp_min(input, min, *, out=None)

    The larger of the element and min.

    Derivative: where(x >= min, g, 0); where(x < min, g, 0)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.clamp_min(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.clamp_min.html
    """
@overload
def clamp_min(input: Tensor, min: Number, *, out: Tensor | None = None) -> Tensor: ...
@overload
def clip(input: Tensor, min: Tensor | None = None, max: Tensor | None = None, *, out: Tensor | None = None) -> Tensor:
    """clip(input, min= None, max= None, *, out=None)
    clip(input, min= None, max= None, *, out=None)

    Alias of `clamp`.

    Limits elements to [min, max]; either may be None. The gradient at a bound is 1.

    Derivative: where((x >= min) & (x <= max), g, 0); where((x < min) & (min < max), g, 0); where((x > max) | (max < min), g, 0)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.clip(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.clip.html
    """
@overload
def clip(input: Tensor, min: Number | None = None, max: Number | None = None, *, out: Tensor | None = None) -> Tensor: ...
def clone(input: Tensor, *, memory_format: _memory_format | None = None) -> Tensor:
    """clone(input, *, memory_format= None)

    A copy with memory of its own; gradients flow through to the input.

    Derivative: g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.clone(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.clone.html
    """
def column_stack(tensors: Sequence[Tensor], *, out: Tensor | None = None) -> Tensor:
    """column_stack(tensors, *, out=None)

    Joins tensors along dimension 1; those of one dimension are columns.

    Derivative: for each input its part of g along dim
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.column_stack([backsweep.tensor([0.5, 2.0, -1.0]), backsweep.tensor([0.5, 2.0, -1.0])])
    tensor([[ 0.5000,  0.5000],
            [ 2.0000,  2.0000],
            [-1.0000, -1.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.column_stack.html
    """
def combinations(input: Tensor, r: builtins.int = 2, with_replacement: builtins.bool = False) -> Tensor:
    """combinations(input, r=2, with_replacement=False)

    Every choice of r elements of a vector, a row for each, as itertools.combinations.

    Derivative: g added at what was chosen
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.combinations(backsweep.tensor([0.5, 2.0, -1.0, 3.0]))
    tensor([[ 0.5000,  2.0000],
            [ 0.5000, -1.0000],
            [ 0.5000,  3.0000],
            [ 2.0000, -1.0000],
            [ 2.0000,  3.0000],
            [-1.0000,  3.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.combinations.html
    """
def concat(tensors: Sequence[Tensor], dim: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """concat(tensors, dim= 0, *, out=None)

    Alias of `cat`.

    Joins tensors along an existing dimension.

    Derivative: for each input its part of g along dim
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.concat([backsweep.arange(6.0).reshape(2, 3), backsweep.arange(3.0).reshape(1, 3)], 0)
    tensor([[0., 1., 2.],
            [3., 4., 5.],
            [0., 1., 2.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.concat.html
    """
def concatenate(tensors: Sequence[Tensor], dim: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """concatenate(tensors, dim= 0, *, out=None)

    Alias of `cat`.

    Joins tensors along an existing dimension.

    Derivative: for each input its part of g along dim
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.concatenate([backsweep.arange(6.0).reshape(2, 3), backsweep.arange(3.0).reshape(1, 3)], 0)
    tensor([[0., 1., 2.],
            [3., 4., 5.],
            [0., 1., 2.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.concatenate.html
    """
def conj(input: Tensor) -> Tensor:
    """conj(input)

    The tensor itself: real numbers are their conjugates.

    >>> backsweep.conj(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.conj.html
    """
def conj_physical(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """conj_physical(input, *, out=None)

    The tensor itself: real numbers are their conjugates.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.conj_physical(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.conj_physical.html
    """
def constant_pad_nd(input: Tensor, pad: Sequence[builtins.int], value: Number = 0) -> Tensor:
    """constant_pad_nd(input, pad, value=0)

    Margins of one value around the last dimensions; negative ones cut.

    Derivative: pad(g, -pad)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.constant_pad_nd(backsweep.arange(6.0).reshape(2, 3), (1, 2))
    tensor([[0., 0., 1., 2., 0., 0.],
            [0., 3., 4., 5., 0., 0.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.constant_pad_nd.html
    """
def copysign(input: Tensor, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """copysign(input, other, *, out=None)

    The magnitude of a with the sign of b; the derivative at a = 0 is 0.

    Derivative: g * where(eq(a, Number(0)), Number(0.0), y / a); zeros_like(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.copysign(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.copysign.html
    """
def corrcoef(input: Tensor) -> Tensor:
    """corrcoef(input)

    Correlation matrix of variables (rows) over observations (columns).

    Derivative: that of cov(x) / sqrt(outer(diagonal))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.corrcoef(backsweep.arange(8.0).reshape(2, 4))
    tensor([[1., 1.],
            [1., 1.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.corrcoef.html
    """
def cos(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """cos(input, *, out=None)

    Cosine of an angle in radians.

    Derivative: g * -sin(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.cos(backsweep.tensor([0.5, 2.0]))
    tensor([ 0.8776, -0.4161])

    See https://docs.pytorch.org/docs/stable/generated/torch.cos.html
    """
def cosh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """cosh(input, *, out=None)

    Hyperbolic cosine.

    Derivative: g * sinh(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.cosh(backsweep.tensor([0.5, 2.0]))
    tensor([1.1276, 3.7622])

    See https://docs.pytorch.org/docs/stable/generated/torch.cosh.html
    """
def cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: builtins.float = 0.0, reduction: builtins.int = 0) -> Tensor:
    """cosine_embedding_loss(input1, input2, target, margin=0.0, reduction=0)

    1 - cosine for target 1, max(0, cosine - margin) for target -1.

    Derivative: that of 1 - cos for target 1, of max(0, cos - margin) for -1
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.cosine_embedding_loss(backsweep.arange(12.0).reshape(3, 4), backsweep.arange(12.0).reshape(3, 4), backsweep.tensor([1, -1, 1]))
    tensor([0., 1., 0.])

    See https://docs.pytorch.org/docs/stable/generated/torch.cosine_embedding_loss.html
    """
def cosine_similarity(x1: Tensor, x2: Tensor, dim: builtins.int = 1, eps: builtins.float = 1e-08) -> Tensor:
    """cosine_similarity(x1, x2, dim=1, eps=1e-08)

    Cosine of the angle between vectors along `dim`; norms below eps count as eps.

    Derivative: that of the product of x1 / norm(x1) and x2 / norm(x2)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.cosine_similarity(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([1.0000, 1.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.cosine_similarity.html
    """
def count_nonzero(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None) -> Tensor:
    """count_nonzero(input, dim=None)

    How many elements are not zero, as int64.

    >>> backsweep.count_nonzero(backsweep.arange(6).reshape(2, 3))
    tensor(5)

    See https://docs.pytorch.org/docs/stable/generated/torch.count_nonzero.html
    """
def cov(input: Tensor, *, correction: builtins.int = 1, fweights: Tensor | None = None, aweights: Tensor | None = None) -> Tensor:
    """cov(input, *, correction=1, fweights=None, aweights=None)

    Covariance matrix of variables (rows) over observations (columns).

    Derivative: (g + g.T) @ (x - mean) / (n - correction)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.cov(backsweep.arange(8.0).reshape(2, 4))
    tensor([[1.6667, 1.6667],
            [1.6667, 1.6667]])

    See https://docs.pytorch.org/docs/stable/generated/torch.cov.html
    """
def cross(input: Tensor, other: Tensor, dim: builtins.int | None = None, *, out: Tensor | None = None) -> Tensor:
    """cross(input, other, dim= None, *, out=None)

    Vector product along `dim`, or along the first dimension of size 3.

    Derivative: cross(other, g); cross(g, input)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.cross(backsweep.tensor([0.5, 2.0, -1.0]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([0., 0., 0.])

    See https://docs.pytorch.org/docs/stable/generated/torch.cross.html
    """
def cummax(input: Tensor, dim: builtins.int, *, out: Sequence[Tensor] | None = None) -> return_type_cummax:
    """cummax(input, dim, *, out=None)

    The largest of the elements up to each along `dim`, and where it is: the last of equal ones.

    Derivative: g added at indices
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.cummax(backsweep.arange(5.0), 0)
    torch.return_types.cummax(
    values=tensor([0., 1., 2., 3., 4.]),
    indices=tensor([0, 1, 2, 3, 4]))

    See https://docs.pytorch.org/docs/stable/generated/torch.cummax.html
    """
def cummin(input: Tensor, dim: builtins.int, *, out: Sequence[Tensor] | None = None) -> return_type_cummin:
    """cummin(input, dim, *, out=None)

    The smallest of the elements up to each along `dim`, and where it is: the last of equal ones.

    Derivative: g added at indices
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.cummin(backsweep.arange(5.0), 0)
    torch.return_types.cummin(
    values=tensor([0., 0., 0., 0., 0.]),
    indices=tensor([0, 0, 0, 0, 0]))

    See https://docs.pytorch.org/docs/stable/generated/torch.cummin.html
    """
def cumprod(input: Tensor, dim: builtins.int, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """cumprod(input, dim, *, dtype=None, out=None)

    Products of all elements up to each along `dim`; derivatives are exact at zeros too.

    Derivative: y[i-1] * r, r[i] = g[i] + x[i+1] * r[i+1]
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.cumprod(backsweep.tensor([0.5, 2.0, -1.0]), 0)
    tensor([ 0.5000,  1.0000, -1.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.cumprod.html
    """
def cumsum(input: Tensor, dim: builtins.int, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """cumsum(input, dim, *, dtype=None, out=None)

    Sums of all elements up to each along `dim`; integers and bool sum into int64.

    Derivative: reversed cumsum of g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.cumsum(backsweep.tensor([0.5, 2.0, -1.0]), 0)
    tensor([0.5000, 2.5000, 1.5000])

    See https://docs.pytorch.org/docs/stable/generated/torch.cumsum.html
    """
@overload
def cumulative_trapezoid(y: Tensor, *, dx: Number = 1, dim: builtins.int = -1) -> Tensor:
    """cumulative_trapezoid(y, *, dx=1, dim=-1)
    cumulative_trapezoid(y, x, *, dim=-1)

    The integrals up to each sample but the first, points dx apart.
    The integrals up to each sample but the first, at the points x.

    Derivative: reversed cumsum of g, averaged with its neighbour, * dx
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.cumulative_trapezoid(backsweep.arange(5.0))
    tensor([0.5000, 2.0000, 4.5000, 8.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.cumulative_trapezoid.html
    """
@overload
def cumulative_trapezoid(y: Tensor, x: Tensor, *, dim: builtins.int = -1) -> Tensor: ...
def deg2rad(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """deg2rad(input, *, out=None)

    Degrees to radians.

    Derivative: g * (kPi / 180)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.deg2rad(backsweep.tensor([0.5, 2.0]))
    tensor([0.0087, 0.0349])

    See https://docs.pytorch.org/docs/stable/generated/torch.deg2rad.html
    """
def det(input: Tensor) -> Tensor:
    """det(input)

    Determinants of matrices; singular ones have a gradient too.

    Derivative: g * y * inv(A).mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.det(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    tensor(17.)

    See https://docs.pytorch.org/docs/stable/generated/torch.det.html
    """
def detach(input: Tensor) -> Tensor:
    """detach(input)

    The same memory outside the graph: no gradient flows through it.

    The result is a view: it shares memory with the input.

    >>> backsweep.detach(backsweep.tensor([0.5, 2.0]))
    tensor([0.5000, 2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.detach.html
    """
def detach_copy(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """detach_copy(input, *, out=None)

    The same as detach, as a copy that shares no memory.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.detach_copy(backsweep.tensor([0.5, 2.0]))
    tensor([0.5000, 2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.detach_copy.html
    """
def diag(input: Tensor, diagonal: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """diag(input, diagonal= 0, *, out=None)

    A matrix with the given diagonal; of a matrix, a copy of its diagonal.

    Derivative: diagonal_backward(g, input.shape, diagonal, 0, 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.diag(backsweep.arange(9.0).reshape(3, 3))
    tensor([0., 4., 8.])

    See https://docs.pytorch.org/docs/stable/generated/torch.diag.html
    """
def diag_embed(input: Tensor, offset: builtins.int = 0, dim1: builtins.int = -2, dim2: builtins.int = -1) -> Tensor:
    """diag_embed(input, offset= 0, dim1= -2, dim2= -1)

    Matrices in two dimensions, with the last dimension of the input as diagonals.

    Derivative: diagonal(g, offset, dim1, dim2)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.diag_embed(backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([[ 0.5000,  0.0000,  0.0000],
            [ 0.0000,  2.0000,  0.0000],
            [ 0.0000,  0.0000, -1.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.diag_embed.html
    """
def diagflat(input: Tensor, offset: builtins.int = 0) -> Tensor:
    """diagflat(input, offset= 0)

    A matrix with the elements of the input on a diagonal.

    Derivative: diagonal(g, offset, dim1, dim2)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.diagflat(backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([[ 0.5000,  0.0000,  0.0000],
            [ 0.0000,  2.0000,  0.0000],
            [ 0.0000,  0.0000, -1.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.diagflat.html
    """
def diagonal(input: Tensor, offset: builtins.int = 0, dim1: builtins.int = 0, dim2: builtins.int = 1) -> Tensor:
    """diagonal(input, offset= 0, dim1= 0, dim2= 1)

    The diagonals of the matrices in two dimensions, as the last dimension.

    Derivative: diagonal_backward(g, input.shape, offset, dim1, dim2)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.diagonal(backsweep.arange(9.0).reshape(3, 3))
    tensor([0., 4., 8.])

    See https://docs.pytorch.org/docs/stable/generated/torch.diagonal.html
    """
def diagonal_copy(input: Tensor, offset: builtins.int = 0, dim1: builtins.int = 0, dim2: builtins.int = 1, *, out: Tensor | None = None) -> Tensor:
    """diagonal_copy(input, offset= 0, dim1= 0, dim2= 1, *, out=None)

    The same as diagonal, as a copy that shares no memory.

    Derivative: diagonal_backward(g, input.shape, offset, dim1, dim2)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.diagonal_copy(backsweep.arange(9.0).reshape(3, 3))
    tensor([0., 4., 8.])

    See https://docs.pytorch.org/docs/stable/generated/torch.diagonal_copy.html
    """
def diagonal_scatter(input: Tensor, src: Tensor, offset: builtins.int = 0, dim1: builtins.int = 0, dim2: builtins.int = 1) -> Tensor:
    """diagonal_scatter(input, src, offset= 0, dim1= 0, dim2= 1)

    A copy of the input in which the diagonals of two dimensions are replaced by src.

    Derivative: g with zeros where it was replaced; g where it was replaced
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.diagonal_scatter(backsweep.arange(9.0).reshape(3, 3), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([[ 0.5000,  1.0000,  2.0000],
            [ 3.0000,  2.0000,  5.0000],
            [ 6.0000,  7.0000, -1.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.diagonal_scatter.html
    """
def diff(input: Tensor, n: builtins.int = 1, dim: builtins.int = -1, prepend: Tensor | None = None, append: Tensor | None = None, *, out: Tensor | None = None) -> Tensor:
    """diff(input, n=1, dim=-1, prepend=None, append=None, *, out=None)

    Differences of neighbours along `dim`, taken n times, of the input between prepend and append.

    Derivative: -diff(g), with zeros around g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.diff(backsweep.arange(5.0))
    tensor([1., 1., 1., 1.])

    See https://docs.pytorch.org/docs/stable/generated/torch.diff.html
    """
def digamma(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """digamma(input, *, out=None)

    Derivative of `lgamma`.

    Derivative: g * polygamma(1, x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.digamma(backsweep.tensor([0.5, 2.0]))
    tensor([-1.9635,  0.4228])

    See https://docs.pytorch.org/docs/stable/generated/torch.digamma.html
    """
def dist(input: Tensor, other: Tensor, p: Number = 2) -> Tensor:
    """dist(input, other, p=2)

    The p-norm of `input - other`, as one vector.

    Derivative: d norm(input - other, p); -d norm(input - other, p)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.dist(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor(0.)

    See https://docs.pytorch.org/docs/stable/generated/torch.dist.html
    """
def div(input: Tensor | Number, other: Tensor | Number, *, rounding_mode: str | None = None, out: Tensor | None = None) -> Tensor:
    """div(input, other, *, rounding_mode=None, out=None)

    Quotient, `a / b`; true division unless rounding_mode is 'floor' or 'trunc'.

    Derivative: g / b; -g * y / b
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.div(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 1.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.div.html
    """
def divide(input: Tensor | Number, other: Tensor | Number, *, rounding_mode: str | None = None, out: Tensor | None = None) -> Tensor:
    """divide(input, other, *, rounding_mode=None, out=None)

    Alias of `div`.

    Quotient, `a / b`; true division unless rounding_mode is 'floor' or 'trunc'.

    Derivative: g / b; -g * y / b
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.divide(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 1.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.divide.html
    """
def dot(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """dot(input, other, *, out=None)

    Sum of the products of two vectors' elements.

    Derivative: g * other; g * input
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.dot(backsweep.tensor([0.5, 2.0, -1.0]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor(5.2500)

    See https://docs.pytorch.org/docs/stable/generated/torch.dot.html
    """
def dropout(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """dropout(input, p, train)

    Zeros instead of elements, with probability p; the others grow to keep the mean.

    Derivative: g * mask / (1 - p)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.dropout(backsweep.tensor([0.5, 2.0, -1.0, 3.0]), 0.5, True)
    tensor([ 0.,  0., -2.,  0.])

    See https://docs.pytorch.org/docs/stable/generated/torch.dropout.html
    """
def dropout_(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """dropout_(input, p, train)

    Writes the result of `dropout` into the input.

    Derivative: g * mask / (1 - p)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.dropout_(backsweep.tensor([0.5, 2.0, -1.0, 3.0]), 0.5, True)
    tensor([ 0.,  0., -2.,  0.])

    See https://docs.pytorch.org/docs/stable/generated/torch.dropout_.html
    """
@overload
def dsplit(input: Tensor, sections: builtins.int) -> tuple[Tensor, ...]:
    """dsplit(input, sections)
    dsplit(input, indices)

    Views along dimension 2.

    Derivative: g where the part was
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.dsplit(backsweep.arange(8.0).reshape(2, 1, 4), 2)
    (tensor([[[0., 1.]],
    <BLANKLINE>
            [[4., 5.]]]), tensor([[[2., 3.]],
    <BLANKLINE>
            [[6., 7.]]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.dsplit.html
    """
@overload
def dsplit(input: Tensor, indices: builtins.int | Sequence[builtins.int]) -> tuple[Tensor, ...]: ...
def dstack(tensors: Sequence[Tensor], *, out: Tensor | None = None) -> Tensor:
    """dstack(tensors, *, out=None)

    Joins tensors along dimension 2, which is added where it is missing.

    Derivative: for each input its part of g along dim
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.dstack([backsweep.tensor([0.5, 2.0, -1.0]), backsweep.tensor([0.5, 2.0, -1.0])])
    tensor([[[ 0.5000,  0.5000],
             [ 2.0000,  2.0000],
             [-1.0000, -1.0000]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.dstack.html
    """
def einsum(equation: str, *operands: Tensor | Sequence[Tensor]) -> Tensor:
    """einsum(equation, *operands)

    Sums of products of elements, named by subscripts: `einsum('ij,jk->ik', a, b)`.

    Derivative: as of the matrix products
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.einsum('ij,jk->ik', backsweep.arange(6.0).reshape(2, 3), backsweep.arange(12.0).reshape(3, 4))
    tensor([[20., 23., 26., 29.],
            [56., 68., 80., 92.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.einsum.html
    """
def embedding(weight: Tensor, indices: Tensor, padding_idx: builtins.int = -1, scale_grad_by_freq: builtins.bool = False, sparse: builtins.bool = False) -> Tensor:
    """embedding(weight, indices, padding_idx=-1, scale_grad_by_freq=False, sparse=False)

    The rows of weight with the numbers in indices; the row padding_idx gets no gradient.

    Derivative: g added to the rows of the table, but for padding_idx
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.embedding(backsweep.arange(10.0).reshape(5, 2), backsweep.tensor([1, 0, 2, 3]))
    tensor([[2., 3.],
            [0., 1.],
            [4., 5.],
            [6., 7.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.embedding.html
    """
def empty(*size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, memory_format: _memory_format | None = None, out: Tensor | None = None) -> Tensor:
    """empty(*size, dtype=None, device=None, requires_grad=False, memory_format=None, out=None)

    Elements of no particular value; float32 unless a dtype is given.

    out: a tensor to write into, for the function only; not differentiable.

    See https://docs.pytorch.org/docs/stable/generated/torch.empty.html
    """
def empty_like(input: Tensor, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, memory_format: _memory_format | None = None) -> Tensor:
    """empty_like(input, *, dtype=None, device=None, requires_grad=False, memory_format=None)

    Elements of no particular value, of another tensor's shape and dtype.

    See https://docs.pytorch.org/docs/stable/generated/torch.empty_like.html
    """
def empty_permuted(size: builtins.int | Sequence[builtins.int], physical_layout: builtins.int | Sequence[builtins.int], *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """empty_permuted(size, physical_layout, *, dtype=None, device=None, requires_grad=False)

    Elements of no particular value; the dimensions lie in memory in the given order.

    See https://docs.pytorch.org/docs/stable/generated/torch.empty_permuted.html
    """
def empty_strided(size: builtins.int | Sequence[builtins.int], stride: builtins.int | Sequence[builtins.int], *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """empty_strided(size, stride, *, dtype=None, device=None, requires_grad=False)

    Elements of no particular value, with given sizes and strides.

    See https://docs.pytorch.org/docs/stable/generated/torch.empty_strided.html
    """
def eq(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """eq(input, other, *, out=None)

    True where `a == b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.eq(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([False,  True])

    See https://docs.pytorch.org/docs/stable/generated/torch.eq.html
    """
def equal(input: Tensor, other: Tensor) -> builtins.bool:
    """equal(input, other)

    Whether both have the same shape and the same elements; NaN equals nothing.

    >>> backsweep.equal(backsweep.tensor([0.5, 2.0]), backsweep.tensor([0.5, 2.0]))
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.equal.html
    """
def erf(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """erf(input, *, out=None)

    Error function.

    Derivative: g * (kTwoOverSqrtPi * exp(-(x * x)))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.erf(backsweep.tensor([0.5, 2.0]))
    tensor([0.5205, 0.9953])

    See https://docs.pytorch.org/docs/stable/generated/torch.erf.html
    """
def erfc(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """erfc(input, *, out=None)

    Complementary error function, `1 - erf(x)`.

    Derivative: g * (-kTwoOverSqrtPi * exp(-(x * x)))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.erfc(backsweep.tensor([0.5, 2.0]))
    tensor([0.4795, 0.0047])

    See https://docs.pytorch.org/docs/stable/generated/torch.erfc.html
    """
def erfinv(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """erfinv(input, *, out=None)

    Inverse of the error function `erf`.

    Derivative: g * (1 / kTwoOverSqrtPi * exp(y * y))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.erfinv(backsweep.tensor([0.5, 2.0]))
    tensor([0.4769,    nan])

    See https://docs.pytorch.org/docs/stable/generated/torch.erfinv.html
    """
def exp(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """exp(input, *, out=None)

    Exponential, e to the power x.

    Derivative: g * y
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.exp(backsweep.tensor([0.5, 2.0]))
    tensor([1.6487, 7.3891])

    See https://docs.pytorch.org/docs/stable/generated/torch.exp.html
    """
def exp2(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """exp2(input, *, out=None)

    2 to the power x.

    Derivative: g * y * kLn2
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.exp2(backsweep.tensor([0.5, 2.0]))
    tensor([1.4142, 4.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.exp2.html
    """
def expand_copy(input: Tensor, size: builtins.int | Sequence[builtins.int], *, implicit: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """expand_copy(input, size, *, implicit= False, out=None)

    The same as expand, as a copy that shares no memory.

    Derivative: sum_to(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.expand_copy(backsweep.arange(3.0).reshape(1, 3), (2, 3))
    tensor([[0., 1., 2.],
            [0., 1., 2.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.expand_copy.html
    """
def expm1(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """expm1(input, *, out=None)

    Exponential minus 1, exact near 0.

    Derivative: g * (y + 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.expm1(backsweep.tensor([0.5, 2.0]))
    tensor([0.6487, 6.3891])

    See https://docs.pytorch.org/docs/stable/generated/torch.expm1.html
    """
@overload
def eye(n: builtins.int, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """eye(n, *, dtype=None, device=None, requires_grad=False, out=None)
    eye(n, m, *, dtype=None, device=None, requires_grad=False, out=None)

    Ones on the diagonal of n by n zeros.
    Ones on the diagonal of n by m zeros.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.eye(3)
    tensor([[1., 0., 0.],
            [0., 1., 0.],
            [0., 0., 1.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.eye.html
    """
@overload
def eye(n: builtins.int, m: builtins.int, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor: ...
def feature_alpha_dropout(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """feature_alpha_dropout(input, p, train)

    As `alpha_dropout`, for whole channels.

    Derivative: g * mask * a
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.feature_alpha_dropout(backsweep.arange(8.0).reshape(2, 2, 2), 0.5, True)
    tensor([[[-0.7792, -0.7792],
             [-0.7792, -0.7792]],
    <BLANKLINE>
            [[ 4.3248,  5.2112],
             [-0.7792, -0.7792]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.feature_alpha_dropout.html
    """
def feature_alpha_dropout_(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """feature_alpha_dropout_(input, p, train)

    Writes the result of `feature_alpha_dropout` into the input.

    Derivative: g * mask * a
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.feature_alpha_dropout_(backsweep.arange(8.0).reshape(2, 2, 2), 0.5, True)
    tensor([[[-0.7792, -0.7792],
             [-0.7792, -0.7792]],
    <BLANKLINE>
            [[ 4.3248,  5.2112],
             [-0.7792, -0.7792]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.feature_alpha_dropout_.html
    """
def feature_dropout(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """feature_dropout(input, p, train)

    As `dropout`, for whole channels: for what lies behind the first two indices.

    Derivative: g * mask / (1 - p)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.feature_dropout(backsweep.arange(8.0).reshape(2, 2, 2), 0.5, True)
    tensor([[[ 0.,  0.],
             [ 0.,  0.]],
    <BLANKLINE>
            [[ 8., 10.],
             [ 0.,  0.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.feature_dropout.html
    """
def feature_dropout_(input: Tensor, p: builtins.float, train: builtins.bool) -> Tensor:
    """feature_dropout_(input, p, train)

    Writes the result of `feature_dropout` into the input.

    Derivative: g * mask / (1 - p)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.feature_dropout_(backsweep.arange(8.0).reshape(2, 2, 2), 0.5, True)
    tensor([[[ 0.,  0.],
             [ 0.,  0.]],
    <BLANKLINE>
            [[ 8., 10.],
             [ 0.,  0.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.feature_dropout_.html
    """
@overload
def fill(input: Tensor, value: Tensor) -> Tensor:
    """fill(input, value)
    fill(input, value)

    A tensor like the input, with the value everywhere.

    Derivative: zeros; sum(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.fill(backsweep.arange(6.0).reshape(2, 3), backsweep.tensor(0.5))
    tensor([[0.5000, 0.5000, 0.5000],
            [0.5000, 0.5000, 0.5000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.fill.html
    """
@overload
def fill(input: Tensor, value: Number) -> Tensor: ...
def fix(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """fix(input, *, out=None)

    Alias of `trunc`.

    The integer part of x.

    Derivative: zeros_like(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.fix(backsweep.tensor([0.5, 2.0]))
    tensor([0., 2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.fix.html
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
def flip(input: Tensor, *dims: builtins.int | Sequence[builtins.int]) -> Tensor:
    """flip(input, *dims)

    The elements in reverse order along the dimensions; always a copy.

    Derivative: flip(g, dims)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.flip(backsweep.arange(5.0), (0,))
    tensor([4., 3., 2., 1., 0.])

    See https://docs.pytorch.org/docs/stable/generated/torch.flip.html
    """
def fliplr(input: Tensor) -> Tensor:
    """fliplr(input)

    The elements in reverse order along dimension 1.

    Derivative: flip(g, dims)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.fliplr(backsweep.arange(6.0).reshape(2, 3))
    tensor([[2., 1., 0.],
            [5., 4., 3.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.fliplr.html
    """
def flipud(input: Tensor) -> Tensor:
    """flipud(input)

    The elements in reverse order along dimension 0.

    Derivative: flip(g, dims)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.flipud(backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([-1.0000,  2.0000,  0.5000])

    See https://docs.pytorch.org/docs/stable/generated/torch.flipud.html
    """
def float_power(input: Tensor | Number, exponent: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """float_power(input, exponent, *, out=None)

    Power in double precision, `input.double() ** exponent.double()`.

    Derivative: that of pow, in double precision
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.float_power(backsweep.tensor([1.0, 3.0], dtype=backsweep.float64), 2)
    tensor([1., 9.], dtype=torch.float64)

    See https://docs.pytorch.org/docs/stable/generated/torch.float_power.html
    """
def floor(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """floor(input, *, out=None)

    The nearest integer below or at x.

    Derivative: zeros_like(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.floor(backsweep.tensor([0.5, 2.0]))
    tensor([0., 2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.floor.html
    """
def floor_divide(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """floor_divide(input, other, *, out=None)

    Quotient rounded down, `a // b`; an integer divisor of 0 is an error.

    Derivative: not_implemented("floor_divide"); not_implemented("floor_divide")
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.floor_divide(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0., 1.])

    See https://docs.pytorch.org/docs/stable/generated/torch.floor_divide.html
    """
def fmax(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """fmax(input, other, *, out=None)

    The larger of two elements; a number wins over NaN. Of equal elements the first has the gradient.

    Derivative: where(first_taken(a, b, ge), g, Number(0.0)); where(first_taken(a, b, ge), Number(0.0), g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.fmax(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([1., 2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.fmax.html
    """
def fmin(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """fmin(input, other, *, out=None)

    The smaller of two elements; a number wins over NaN. Of equal elements the first has the gradient.

    Derivative: where(first_taken(a, b, le), g, Number(0.0)); where(first_taken(a, b, le), Number(0.0), g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.fmin(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.fmin.html
    """
def fmod(input: Tensor, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """fmod(input, other, *, out=None)

    Remainder of the division rounded towards zero; it has the sign of a.

    Derivative: g; -g * quotient(a, b, div_trunc)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.fmod(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 0.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.fmod.html
    """
def frac(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """frac(input, *, out=None)

    The fraction `x - trunc(x)`, with the sign of x.

    Derivative: g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.frac(backsweep.tensor([0.5, 2.0]))
    tensor([0.5000, 0.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.frac.html
    """
def frexp(input: Tensor, *, out: Sequence[Tensor] | None = None) -> return_type_frexp:
    """frexp(input, *, out=None)

    Mantissa in [0.5, 1) and exponent: x is `mantissa * 2**exponent`.

    Derivative: g / 2**exponent, for the mantissa
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.frexp(backsweep.arange(6.0).reshape(2, 3))
    torch.return_types.frexp(
    mantissa=tensor([[0.0000, 0.5000, 0.5000],
            [0.7500, 0.5000, 0.6250]]),
    exponent=tensor([[0, 1, 2],
            [2, 3, 3]], dtype=torch.int32))

    See https://docs.pytorch.org/docs/stable/generated/torch.frexp.html
    """
def frobenius_norm(input: Tensor, dim: builtins.int | Sequence[builtins.int], keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """frobenius_norm(input, dim, keepdim=False, *, out=None)

    Square roots of the sums of squares in up to two dimensions.

    Derivative: g * x / y
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.frobenius_norm(backsweep.tensor([[2.0, 1.0, 1.0, 1.0], [1.0, 3.0, 1.0, 1.0], [1.0, 1.0, 4.0, 1.0]]), (0, 1))
    tensor(6.1644)

    See https://docs.pytorch.org/docs/stable/generated/torch.frobenius_norm.html
    """
def full(size: builtins.int | Sequence[builtins.int], fill_value: Number, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """full(size, fill_value, *, dtype=None, device=None, requires_grad=False, out=None)

    One value everywhere; the dtype follows the value unless it is given.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.full([2, 3], 1.5)
    tensor([[1.5000, 1.5000, 1.5000],
            [1.5000, 1.5000, 1.5000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.full.html
    """
def full_like(input: Tensor, fill_value: Number, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, memory_format: _memory_format | None = None) -> Tensor:
    """full_like(input, fill_value, *, dtype=None, device=None, requires_grad=False, memory_format=None)

    One value in another tensor's shape and dtype.

    >>> backsweep.full_like(backsweep.arange(6.0).reshape(2, 3), 2.5)
    tensor([[2.5000, 2.5000, 2.5000],
            [2.5000, 2.5000, 2.5000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.full_like.html
    """
def gather(input: Tensor, dim: builtins.int, index: Tensor, *, sparse_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """gather(input, dim, index, *, sparse_grad=False, out=None)

    The elements at given places of a dimension: result[i][j] = input[index[i][j]][j].

    Derivative: scatter_add(zeros, dim, index, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.gather(backsweep.arange(6.0).reshape(2, 3), 1, backsweep.tensor([[0, 2, 0, 1], [1, 1, 2, 0]]))
    tensor([[0., 2., 0., 1.],
            [4., 4., 5., 3.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.gather.html
    """
def gcd(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """gcd(input, other, *, out=None)

    Greatest common divisor, not negative; gcd(0, 0) is 0.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.gcd(backsweep.tensor([1, 0]), backsweep.tensor([1, 0]))
    tensor([1, 0])

    See https://docs.pytorch.org/docs/stable/generated/torch.gcd.html
    """
def ge(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """ge(input, other, *, out=None)

    True where `a >= b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.ge(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([False,  True])

    See https://docs.pytorch.org/docs/stable/generated/torch.ge.html
    """
def geqrf(input: Tensor, *, out: Sequence[Tensor] | None = None) -> return_type_geqrf:
    """geqrf(input, *, out=None)

    R on and above the diagonal, below it and in tau the reflectors that Q is made of.

    Derivative: not implemented
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.geqrf(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    torch.return_types.geqrf(
    a=tensor([[-2.4495, -2.4495, -2.8577],
            [ 0.2247, -2.2361, -0.4472],
            [ 0.2247,  0.0504,  3.1038]]),
    tau=tensor([1.8165, 1.9949, 0.0000]))

    See https://docs.pytorch.org/docs/stable/generated/torch.geqrf.html
    """
def ger(input: Tensor, vec2: Tensor, *, out: Tensor | None = None) -> Tensor:
    """ger(input, vec2, *, out=None)

    Alias of `outer`.

    Every element of one vector times every element of another.

    Derivative: g @ vec2; g.T @ input
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.ger(backsweep.tensor([0.5, 2.0]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([[ 0.2500,  1.0000, -0.5000],
            [ 1.0000,  4.0000, -2.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.ger.html
    """
def get_device(input: Tensor) -> int:
    """get_device(input)

    The number of the device: -1, that of the CPU.

    >>> backsweep.get_device(backsweep.tensor([0.5, 2.0]))
    -1

    See https://docs.pytorch.org/docs/stable/generated/torch.get_device.html
    """
@overload
def gradient(input: Tensor, *, spacing: Number | None = None, dim: builtins.int | Sequence[builtins.int] | None = None, edge_order: builtins.int = 1) -> tuple[Tensor, ...]:
    """gradient(input, *, spacing=None, dim=None, edge_order=1)
    gradient(input, *, spacing, dim=None, edge_order=1)
    gradient(input, *, spacing, dim=None, edge_order=1)

    Derivatives of samples along each dimension, by second-order differences.
    With the place of each sample along each dimension.
    With the distance of samples for each dimension.

    Derivative: the differences of g, divided by the spaces
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.gradient(backsweep.arange(5.0))
    (tensor([1., 1., 1., 1., 1.]),)

    See https://docs.pytorch.org/docs/stable/generated/torch.gradient.html
    """
@overload
def gradient(input: Tensor, *, spacing: Sequence[Tensor], dim: builtins.int | Sequence[builtins.int] | None = None, edge_order: builtins.int = 1) -> tuple[Tensor, ...]: ...
@overload
def gradient(input: Tensor, *, spacing: Sequence[builtins.float], dim: builtins.int | Sequence[builtins.int] | None = None, edge_order: builtins.int = 1) -> tuple[Tensor, ...]: ...
def greater(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """greater(input, other, *, out=None)

    Alias of `gt`.

    True where `a > b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.greater(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([False, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.greater.html
    """
def greater_equal(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """greater_equal(input, other, *, out=None)

    Alias of `ge`.

    True where `a >= b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.greater_equal(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([False,  True])

    See https://docs.pytorch.org/docs/stable/generated/torch.greater_equal.html
    """
def group_norm(input: Tensor, num_groups: builtins.int, weight: Tensor | None = None, bias: Tensor | None = None, eps: builtins.float = 1e-05, cudnn_enabled: builtins.bool = True) -> Tensor:
    """group_norm(input, num_groups, weight=None, bias=None, eps=1e-05, cudnn_enabled=True)

    Mean 0 and variance 1 over each group of channels, then times weight plus bias.

    Derivative: rstd * (g * weight - mean(g * weight) - normalised * mean(g * weight * normalised))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.group_norm(backsweep.arange(24.0).reshape(2, 4, 3), 2)
    tensor([[[-1.4638, -0.8783, -0.2928],
             [ 0.2928,  0.8783,  1.4638],
             [-1.4638, -0.8783, -0.2928],
             [ 0.2928,  0.8783,  1.4638]],
    <BLANKLINE>
            [[-1.4638, -0.8783, -0.2928],
             [ 0.2928,  0.8783,  1.4638],
             [-1.4638, -0.8783, -0.2928],
             [ 0.2928,  0.8783,  1.4638]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.group_norm.html
    """
def gt(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """gt(input, other, *, out=None)

    True where `a > b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.gt(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([False, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.gt.html
    """
def hamming_window(window_length: builtins.int, periodic: builtins.bool = True, alpha: builtins.float = 0.54, beta: builtins.float = 0.46, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """hamming_window(window_length, periodic=True, alpha=0.54, beta=0.46, *, dtype=None, device=None, requires_grad=False)

    alpha - beta * cos(2 * pi * n / N).

    >>> backsweep.hamming_window(5)
    tensor([0.0800, 0.3979, 0.9121, 0.9121, 0.3979])

    See https://docs.pytorch.org/docs/stable/generated/torch.hamming_window.html
    """
def hann_window(window_length: builtins.int, periodic: builtins.bool = True, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """hann_window(window_length, periodic=True, *, dtype=None, device=None, requires_grad=False)

    0.5 - 0.5 * cos(2 * pi * n / N).

    >>> backsweep.hann_window(5)
    tensor([0.0000, 0.3455, 0.9045, 0.9045, 0.3455])

    See https://docs.pytorch.org/docs/stable/generated/torch.hann_window.html
    """
def hardshrink(input: Tensor, lambd: Number = 0.5, *, out: Tensor | None = None) -> Tensor:
    """hardshrink(input, lambd=0.5, *, out=None)

    x where abs(x) > lambd, else 0.

    Derivative: where(abs(x) <= lambd, 0, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.hardshrink(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.hardshrink.html
    """
def heaviside(input: Tensor, values: Tensor, *, out: Tensor | None = None) -> Tensor:
    """heaviside(input, values, *, out=None)

    Step function: 0 where a < 0, b where a is 0, 1 where a > 0.

    Derivative: not_implemented("heaviside"); not_implemented("heaviside")
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.heaviside(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([1., 1.])

    See https://docs.pytorch.org/docs/stable/generated/torch.heaviside.html
    """
def hinge_embedding_loss(input: Tensor, target: Tensor, margin: builtins.float = 1.0, reduction: builtins.int = 0) -> Tensor:
    """hinge_embedding_loss(input, target, margin=1.0, reduction=0)

    input for target 1, max(0, margin - input) for target -1.

    Derivative: g for target 1; where(x < margin, -g, 0) for target -1
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.hinge_embedding_loss(backsweep.tensor([1.0, 2.0, 3.0]), backsweep.tensor([1, -1, 1]))
    tensor([1., 0., 3.])

    See https://docs.pytorch.org/docs/stable/generated/torch.hinge_embedding_loss.html
    """
def histc(input: Tensor, bins: builtins.int = 100, min: Number = 0, max: Number = 0, *, out: Tensor | None = None) -> Tensor:
    """histc(input, bins=100, min=0, max=0, *, out=None)

    How many elements lie in each of equal bins between min and max.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.histc(backsweep.arange(20.0), 4)
    tensor([5., 5., 5., 5.])

    See https://docs.pytorch.org/docs/stable/generated/torch.histc.html
    """
@overload
def histogram(input: Tensor, bins: Tensor, *, weight: Tensor | None = None, density: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_histogram:
    """histogram(input, bins, *, weight=None, density=False, out=None)
    histogram(input, bins=100, *, range=None, weight=None, density=False, out=None)

    How many elements, or the sum of their weights, lie between edges; and the edges.

    Derivative: not differentiable
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.histogram(backsweep.arange(9.0), backsweep.tensor([-2.0, 0.0, 1.5, 2.0]))
    torch.return_types.histogram(
    hist=tensor([0., 2., 1.]),
    bin_edges=tensor([-2.0000,  0.0000,  1.5000,  2.0000]))

    See https://docs.pytorch.org/docs/stable/generated/torch.histogram.html
    """
@overload
def histogram(input: Tensor, bins: builtins.int = 100, *, range: Sequence[builtins.float] | None = None, weight: Tensor | None = None, density: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_histogram: ...
@overload
def hsplit(input: Tensor, sections: builtins.int) -> tuple[Tensor, ...]:
    """hsplit(input, sections)
    hsplit(input, indices)

    Views along dimension 1, or 0 when there is only one.

    Derivative: g where the part was
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.hsplit(backsweep.tensor([0.5, 2.0, -1.0, 3.0]), 2)
    (tensor([0.5000, 2.0000]), tensor([-1.,  3.]))

    See https://docs.pytorch.org/docs/stable/generated/torch.hsplit.html
    """
@overload
def hsplit(input: Tensor, indices: builtins.int | Sequence[builtins.int]) -> tuple[Tensor, ...]: ...
def hstack(tensors: Sequence[Tensor], *, out: Tensor | None = None) -> Tensor:
    """hstack(tensors, *, out=None)

    Joins tensors along dimension 1, or 0 when they have only one.

    Derivative: for each input its part of g along dim
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.hstack([backsweep.tensor([0.5, 2.0]), backsweep.tensor([0.5, 2.0, -1.0])])
    tensor([ 0.5000,  2.0000,  0.5000,  2.0000, -1.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.hstack.html
    """
def hypot(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """hypot(input, other, *, out=None)

    Length of the hypotenuse, `sqrt(a**2 + b**2)`, without overflow on the way.

    Derivative: g * a / y; g * b / y
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.hypot(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([1.1180, 2.8284])

    See https://docs.pytorch.org/docs/stable/generated/torch.hypot.html
    """
def i0(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """i0(input, *, out=None)

    Modified Bessel function of the first kind, order 0.

    Derivative: g * i1(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.i0(backsweep.tensor([0.5, 2.0]))
    tensor([1.0635, 2.2796])

    See https://docs.pytorch.org/docs/stable/generated/torch.i0.html
    """
def igamma(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """igamma(input, other, *, out=None)

    Regularised lower incomplete gamma function P(a, b); only b has a gradient.

    Derivative: without_derivative("igamma: input"); g * exp((a - Number(1)) * log(b) - b - lgamma(a))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.igamma(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.8427, 0.5940])

    See https://docs.pytorch.org/docs/stable/generated/torch.igamma.html
    """
def igammac(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """igammac(input, other, *, out=None)

    Regularised upper incomplete gamma function Q(a, b); only b has a gradient.

    Derivative: without_derivative("igammac: input"); -g * exp((a - Number(1)) * log(b) - b - lgamma(a))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.igammac(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.1573, 0.4060])

    See https://docs.pytorch.org/docs/stable/generated/torch.igammac.html
    """
def index_add(input: Tensor, dim: builtins.int, index: Tensor, source: Tensor, *, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """index_add(input, dim, index, source, *, alpha=1, out=None)

    Parts of a source added to the parts of a dimension that an index names.

    Derivative: g; index_select(g, dim, index) * alpha
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.index_add(backsweep.arange(6.0).reshape(3, 2), 0, backsweep.tensor([2, 0, 0]), backsweep.arange(6.0).reshape(3, 2))
    tensor([[6., 9.],
            [2., 3.],
            [4., 6.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.index_add.html
    """
def index_copy(input: Tensor, dim: builtins.int, index: Tensor, source: Tensor, *, out: Tensor | None = None) -> Tensor:
    """index_copy(input, dim, index, source, *, out=None)

    Parts of a source in place of the parts of a dimension that an index names.

    Derivative: index_fill(g, dim, index, 0); index_select(g, dim, index)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.index_copy(backsweep.arange(6.0).reshape(3, 2), 0, backsweep.tensor([2, 0]), backsweep.arange(4.0).reshape(2, 2))
    tensor([[2., 3.],
            [2., 3.],
            [0., 1.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.index_copy.html
    """
@overload
def index_fill(input: Tensor, dim: builtins.int, index: Tensor, value: Tensor) -> Tensor:
    """index_fill(input, dim, index, value)
    index_fill(input, dim, index, value)

    One value in the parts of a dimension that an index names.

    Derivative: index_fill(g, dim, index, 0); index_select(g, dim, index).sum()
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.index_fill(backsweep.arange(6.0).reshape(3, 2), 0, backsweep.tensor([2, 0]), backsweep.tensor(0.5))
    tensor([[0.5000, 0.5000],
            [2.0000, 3.0000],
            [0.5000, 0.5000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.index_fill.html
    """
@overload
def index_fill(input: Tensor, dim: builtins.int, index: Tensor, value: Number) -> Tensor: ...
def index_put(input: Tensor, indices: Sequence[Tensor], values: Tensor, accumulate: builtins.bool = False) -> Tensor:
    """index_put(input, indices, values, accumulate=False)

    The elements at given places replaced by values, or added to.

    Derivative: g with zeros at the indices; g[indices]
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.index_put(backsweep.tensor([0.5, 2.0, -1.0, 3.0]), [backsweep.tensor([0, 3])], backsweep.tensor([0.5, 2.0]))
    tensor([ 0.5000,  2.0000, -1.0000,  2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.index_put.html
    """
def index_reduce(input: Tensor, dim: builtins.int, index: Tensor, source: Tensor, reduce: str, *, include_self: builtins.bool = True, out: Tensor | None = None) -> Tensor:
    """index_reduce(input, dim, index, source, reduce, *, include_self=True, out=None)

    Parts of a dimension reduced into those that an index names, by prod, mean, amax or amin.

    Derivative: g where the input counts; index_select(g, dim, index) where source counts
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.index_reduce(backsweep.arange(6.0).reshape(2, 3), 1, backsweep.tensor([0, 2, 0, 0]), backsweep.arange(8.0).reshape(2, 4), 'prod')
    tensor([[  0.,   1.,   2.],
            [504.,   4.,  25.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.index_reduce.html
    """
def index_select(input: Tensor, dim: builtins.int, index: Tensor, *, out: Tensor | None = None) -> Tensor:
    """index_select(input, dim, index, *, out=None)

    Parts of a dimension, in the order that an index names them.

    Derivative: index_add(zeros, dim, index, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.index_select(backsweep.arange(6.0).reshape(3, 2), 0, backsweep.tensor([2, 0, 0]))
    tensor([[4., 5.],
            [0., 1.],
            [0., 1.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.index_select.html
    """
def inner(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """inner(input, other, *, out=None)

    Sums of products along the last dimensions of two tensors.

    Derivative: g @ other; g.T @ input
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.inner(backsweep.tensor([0.5, 2.0, -1.0]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor(5.2500)

    See https://docs.pytorch.org/docs/stable/generated/torch.inner.html
    """
def instance_norm(input: Tensor, weight: Tensor | None, bias: Tensor | None, running_mean: Tensor | None, running_var: Tensor | None, use_input_stats: builtins.bool, momentum: builtins.float, eps: builtins.float, cudnn_enabled: builtins.bool) -> Tensor:
    """instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, cudnn_enabled)

    Mean 0 and variance 1 over each channel of each element of the batch.

    Derivative: rstd * (g * weight - mean(g * weight) - normalised * mean(g * weight * normalised))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.instance_norm(backsweep.arange(24.0).reshape(2, 3, 4), None, None, None, None, True, 0.1, 1e-05, False)
    tensor([[[-1.3416, -0.4472,  0.4472,  1.3416],
             [-1.3416, -0.4472,  0.4472,  1.3416],
             [-1.3416, -0.4472,  0.4472,  1.3416]],
    <BLANKLINE>
            [[-1.3416, -0.4472,  0.4472,  1.3416],
             [-1.3416, -0.4472,  0.4472,  1.3416],
             [-1.3416, -0.4472,  0.4472,  1.3416]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.instance_norm.html
    """
def inverse(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """inverse(input, *, out=None)

    Inverses of matrices, as linalg.inv.

    Derivative: -y.mT @ g @ y.mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.inverse(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    tensor([[ 0.6471, -0.1765, -0.1176],
            [-0.1765,  0.4118, -0.0588],
            [-0.1176, -0.0588,  0.2941]])

    See https://docs.pytorch.org/docs/stable/generated/torch.inverse.html
    """
def is_complex(input: Tensor) -> builtins.bool:
    """is_complex(input)

    False: there are no complex dtypes.

    >>> backsweep.is_complex(backsweep.tensor([0.5, 2.0]))
    False

    See https://docs.pytorch.org/docs/stable/generated/torch.is_complex.html
    """
def is_conj(input: Tensor) -> builtins.bool:
    """is_conj(input)

    False: only complex tensors are conjugated lazily.

    >>> backsweep.is_conj(backsweep.tensor([0.5, 2.0]))
    False

    See https://docs.pytorch.org/docs/stable/generated/torch.is_conj.html
    """
def is_floating_point(input: Tensor) -> builtins.bool:
    """is_floating_point(input)

    True for float32 and float64.

    >>> backsweep.is_floating_point(backsweep.tensor([0.5, 2.0]))
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.is_floating_point.html
    """
def is_inference(input: Tensor) -> builtins.bool:
    """is_inference(input)

    Whether the tensor was made in inference_mode.

    >>> backsweep.is_inference(backsweep.tensor([0.5, 2.0]))
    False

    See https://docs.pytorch.org/docs/stable/generated/torch.is_inference.html
    """
def is_neg(input: Tensor) -> builtins.bool:
    """is_neg(input)

    False: only parts of complex tensors are negated lazily.

    >>> backsweep.is_neg(backsweep.tensor([0.5, 2.0]))
    False

    See https://docs.pytorch.org/docs/stable/generated/torch.is_neg.html
    """
def is_nonzero(input: Tensor) -> builtins.bool:
    """is_nonzero(input)

    Whether the only element is not zero; RuntimeError for any other size.

    >>> backsweep.is_nonzero(backsweep.tensor([0.5]))
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.is_nonzero.html
    """
def is_same_size(input: Tensor, other: Tensor) -> builtins.bool:
    """is_same_size(input, other)

    Whether two tensors have the same shape.

    >>> backsweep.is_same_size(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.is_same_size.html
    """
def is_signed(input: Tensor) -> builtins.bool:
    """is_signed(input)

    True when the dtype has negative numbers.

    >>> backsweep.is_signed(backsweep.tensor([0.5, 2.0]))
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.is_signed.html
    """
def isclose(input: Tensor, other: Tensor, rtol: builtins.float = 1e-05, atol: builtins.float = 1e-08, equal_nan: builtins.bool = False) -> Tensor:
    """isclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)

    True where |input - other| <= atol + rtol * |other|; NaN are close if equal_nan.

    >>> backsweep.isclose(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([[True, True, True],
            [True, True, True]])

    See https://docs.pytorch.org/docs/stable/generated/torch.isclose.html
    """
def isfinite(input: Tensor) -> Tensor:
    """isfinite(input)

    True where x is neither infinite nor NaN.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.isfinite(backsweep.tensor([0.5, 2.0]))
    tensor([True, True])

    See https://docs.pytorch.org/docs/stable/generated/torch.isfinite.html
    """
def isin(elements: Tensor | Number, test_elements: Tensor | Number, *, assume_unique: builtins.bool = False, invert: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """isin(elements, test_elements, *, assume_unique=False, invert=False, out=None)

    Whether each element is among the others.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.isin(backsweep.arange(6).reshape(2, 3), backsweep.tensor([1, 3]))
    tensor([[False,  True, False],
            [ True, False, False]])

    See https://docs.pytorch.org/docs/stable/generated/torch.isin.html
    """
def isinf(input: Tensor) -> Tensor:
    """isinf(input)

    True where x is infinite.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.isinf(backsweep.tensor([0.5, 2.0]))
    tensor([False, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.isinf.html
    """
def isnan(input: Tensor) -> Tensor:
    """isnan(input)

    True where x is NaN.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    >>> backsweep.isnan(backsweep.tensor([0.5, 2.0]))
    tensor([False, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.isnan.html
    """
def isneginf(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """isneginf(input, *, out=None)

    True where x is negative infinity.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.isneginf(backsweep.tensor([0.5, 2.0]))
    tensor([False, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.isneginf.html
    """
def isposinf(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """isposinf(input, *, out=None)

    True where x is positive infinity.

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.isposinf(backsweep.tensor([0.5, 2.0]))
    tensor([False, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.isposinf.html
    """
def isreal(input: Tensor) -> Tensor:
    """isreal(input)

    True where the imaginary part is 0: everywhere.

    >>> backsweep.isreal(backsweep.arange(6.0).reshape(2, 3))
    tensor([[True, True, True],
            [True, True, True]])

    See https://docs.pytorch.org/docs/stable/generated/torch.isreal.html
    """
def kaiser_window(window_length: builtins.int, periodic: builtins.bool = True, beta: builtins.float = 12.0, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """kaiser_window(window_length, periodic=True, beta=12.0, *, dtype=None, device=None, requires_grad=False)

    i0(beta * sqrt(1 - (2 * n / N - 1)**2)) / i0(beta).

    >>> backsweep.kaiser_window(5)
    tensor([5.2773e-05, 1.0172e-01, 7.9294e-01, 7.9294e-01, 1.0172e-01])

    See https://docs.pytorch.org/docs/stable/generated/torch.kaiser_window.html
    """
def kl_div(input: Tensor, target: Tensor, reduction: builtins.int = 0, *, log_target: builtins.bool = False) -> Tensor:
    """kl_div(input, target, reduction=0, *, log_target=False)

    Divergence of Kullback and Leibler, pointwise, of a logarithm from the target.

    Derivative: -g * target; g * (log(target) + 1 - input)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.kl_div(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([[  0.0000,  -1.0000,  -2.6137],
            [ -5.7042, -10.4548, -16.9528]])

    See https://docs.pytorch.org/docs/stable/generated/torch.kl_div.html
    """
def kron(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """kron(input, other, *, out=None)

    Kronecker product: every element of `input` times all of `other`, as blocks.

    Derivative: as of a product after reshaping
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.kron(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(3, 2))
    tensor([[ 0.,  0.,  0.,  1.,  0.,  2.],
            [ 0.,  0.,  2.,  3.,  4.,  6.],
            [ 0.,  0.,  4.,  5.,  8., 10.],
            [ 0.,  3.,  0.,  4.,  0.,  5.],
            [ 6.,  9.,  8., 12., 10., 15.],
            [12., 15., 16., 20., 20., 25.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.kron.html
    """
def kthvalue(input: Tensor, k: builtins.int, dim: builtins.int = -1, keepdim: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_kthvalue:
    """kthvalue(input, k, dim=-1, keepdim=False, *, out=None)

    The k-th smallest elements along `dim`, counted from 1, and where they are.

    Derivative: g at indices, else 0
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.kthvalue(backsweep.arange(6.0).reshape(2, 3), 2)
    torch.return_types.kthvalue(
    values=tensor([1., 4.]),
    indices=tensor([1, 1]))

    See https://docs.pytorch.org/docs/stable/generated/torch.kthvalue.html
    """
def layer_norm(input: Tensor, normalized_shape: builtins.int | Sequence[builtins.int], weight: Tensor | None = None, bias: Tensor | None = None, eps: builtins.float = 1e-05, cudnn_enable: builtins.bool = True) -> Tensor:
    """layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05, cudnn_enable=True)

    Mean 0 and variance 1 over the last dimensions, then times weight plus bias.

    Derivative: rstd * (g * weight - mean(g * weight) - normalised * mean(g * weight * normalised))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.layer_norm(backsweep.arange(8.0).reshape(2, 4), (4,))
    tensor([[-1.3416, -0.4472,  0.4472,  1.3416],
            [-1.3416, -0.4472,  0.4472,  1.3416]])

    See https://docs.pytorch.org/docs/stable/generated/torch.layer_norm.html
    """
def lcm(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """lcm(input, other, *, out=None)

    Least common multiple, not negative; 0 beside 0.

    Shape: the operands are broadcast against each other.
    Dtypes: integers, and bool for the bitwise ones; the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.lcm(backsweep.tensor([1, 0]), backsweep.tensor([1, 0]))
    tensor([1, 0])

    See https://docs.pytorch.org/docs/stable/generated/torch.lcm.html
    """
def ldexp(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """ldexp(input, other, *, out=None)

    `a * 2**b`.

    Derivative: g * pow(Number(2.0), to(b, g.dtype())); g * y * Number(kLn2)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.ldexp(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([1., 8.])

    See https://docs.pytorch.org/docs/stable/generated/torch.ldexp.html
    """
def le(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """le(input, other, *, out=None)

    True where `a <= b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.le(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([True, True])

    See https://docs.pytorch.org/docs/stable/generated/torch.le.html
    """
@overload
def lerp(input: Tensor, end: Tensor, weight: Tensor, *, out: Tensor | None = None) -> Tensor:
    """lerp(input, end, weight, *, out=None)
    lerp(input, end, weight, *, out=None)

    Linear interpolation, `input + weight * (end - input)`.

    Derivative: g * (1 - weight); g * weight; g * (end - input)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.lerp(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.lerp.html
    """
@overload
def lerp(input: Tensor, end: Tensor, weight: Number, *, out: Tensor | None = None) -> Tensor: ...
def less(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """less(input, other, *, out=None)

    Alias of `lt`.

    True where `a < b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.less(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([ True, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.less.html
    """
def less_equal(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """less_equal(input, other, *, out=None)

    Alias of `le`.

    True where `a <= b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.less_equal(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([True, True])

    See https://docs.pytorch.org/docs/stable/generated/torch.less_equal.html
    """
def lgamma(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """lgamma(input, *, out=None)

    Logarithm of the absolute value of the gamma function.

    Derivative: g * digamma(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.lgamma(backsweep.tensor([0.5, 2.0]))
    tensor([0.5724, 0.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.lgamma.html
    """
def linspace(start: Number, end: Number, steps: builtins.int, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """linspace(start, end, steps, *, dtype=None, device=None, requires_grad=False, out=None)

    `steps` evenly spaced points from start to end, both included.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.linspace(0.0, 1.0, 5)
    tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.linspace.html
    """
def log(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """log(input, *, out=None)

    Natural logarithm.

    Derivative: g / x
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.log(backsweep.tensor([0.5, 2.0]))
    tensor([-0.6931,  0.6931])

    See https://docs.pytorch.org/docs/stable/generated/torch.log.html
    """
def log10(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """log10(input, *, out=None)

    Logarithm to base 10.

    Derivative: g / (x * kLn10)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.log10(backsweep.tensor([0.5, 2.0]))
    tensor([-0.3010,  0.3010])

    See https://docs.pytorch.org/docs/stable/generated/torch.log10.html
    """
def log1p(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """log1p(input, *, out=None)

    Natural logarithm of 1 + x, exact near 0.

    Derivative: g / (x + 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.log1p(backsweep.tensor([0.5, 2.0]))
    tensor([0.4055, 1.0986])

    See https://docs.pytorch.org/docs/stable/generated/torch.log1p.html
    """
def log2(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """log2(input, *, out=None)

    Logarithm to base 2.

    Derivative: g / (x * kLn2)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.log2(backsweep.tensor([0.5, 2.0]))
    tensor([-1.,  1.])

    See https://docs.pytorch.org/docs/stable/generated/torch.log2.html
    """
def log_softmax(input: Tensor, dim: builtins.int, dtype: DTypeLike | None = None, *, out: Tensor | None = None) -> Tensor:
    """log_softmax(input, dim, dtype=None, *, out=None)

    Logarithm of softmax along `dim`, exact where softmax itself would be rounded to 0.

    Derivative: g - exp(y) * g.sum(dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.log_softmax(backsweep.arange(5.0), 0)
    tensor([-4.4519, -3.4519, -2.4519, -1.4519, -0.4519])

    See https://docs.pytorch.org/docs/stable/generated/torch.log_softmax.html
    """
def logaddexp(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """logaddexp(input, other, *, out=None)

    `log(exp(a) + exp(b))`, without overflow on the way.

    Derivative: g / (exp(b - a) + Number(1)); g / (exp(a - b) + Number(1))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.logaddexp(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([1.4741, 2.6931])

    See https://docs.pytorch.org/docs/stable/generated/torch.logaddexp.html
    """
def logaddexp2(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """logaddexp2(input, other, *, out=None)

    `log2(2**a + 2**b)`, without overflow on the way.

    Derivative: g / (pow(Number(2.0), b - a) + Number(1)); g / (pow(Number(2.0), a - b) + Number(1))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.logaddexp2(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([1.7716, 3.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.logaddexp2.html
    """
def logcumsumexp(input: Tensor, dim: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """logcumsumexp(input, dim, *, out=None)

    Logarithm of the cumulative sum of exponentials along `dim`, without overflow.

    Derivative: exp(x) * reversed cumsum of g * exp(-y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.logcumsumexp(backsweep.tensor([0.5, 2.0, -1.0]), 0)
    tensor([0.5000, 2.2014, 2.2413])

    See https://docs.pytorch.org/docs/stable/generated/torch.logcumsumexp.html
    """
def logdet(input: Tensor) -> Tensor:
    """logdet(input)

    Logarithms of determinants; NaN where one is negative.

    Derivative: g * inv(A).mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.logdet(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    tensor(2.8332)

    See https://docs.pytorch.org/docs/stable/generated/torch.logdet.html
    """
def logical_and(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """logical_and(input, other, *, out=None)

    True where both are true; numbers are true unless they are 0.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.logical_and(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([True, True])

    See https://docs.pytorch.org/docs/stable/generated/torch.logical_and.html
    """
def logical_not(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """logical_not(input, *, out=None)

    True where the element is 0 or false.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.logical_not(backsweep.arange(6.0).reshape(2, 3))
    tensor([[ True, False, False],
            [False, False, False]])

    See https://docs.pytorch.org/docs/stable/generated/torch.logical_not.html
    """
def logical_or(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """logical_or(input, other, *, out=None)

    True where one is true; numbers are true unless they are 0.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.logical_or(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([True, True])

    See https://docs.pytorch.org/docs/stable/generated/torch.logical_or.html
    """
def logical_xor(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """logical_xor(input, other, *, out=None)

    True where one is true and the other is not; only 0 is not true.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.logical_xor(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([False, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.logical_xor.html
    """
def logit(input: Tensor, eps: builtins.float | None = None, *, out: Tensor | None = None) -> Tensor:
    """logit(input, eps= None, *, out=None)

    Inverse of `sigmoid`, `log(x / (1 - x))`; with eps, x is clamped to [eps, 1 - eps].

    Derivative: g / (x * (1 - x)), 0 where eps cut x off, NaN outside [0, 1]
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.logit(backsweep.arange(6.0).reshape(2, 3))
    tensor([[-inf, inf, nan],
            [nan, nan, nan]])

    See https://docs.pytorch.org/docs/stable/generated/torch.logit.html
    """
def logspace(start: Number, end: Number, steps: builtins.int, base: builtins.float = 10.0, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """logspace(start, end, steps, base=10.0, *, dtype=None, device=None, requires_grad=False, out=None)

    `steps` powers of the base, with evenly spaced exponents from start to end.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.logspace(0.0, 1.0, 5)
    tensor([ 1.0000,  1.7783,  3.1623,  5.6234, 10.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.logspace.html
    """
def logsumexp(input: Tensor, dim: builtins.int | Sequence[builtins.int], keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """logsumexp(input, dim, keepdim=False, *, out=None)

    Logarithm of the sum of exponentials along `dim`, without overflow.

    Derivative: g * exp(x - y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.logsumexp(backsweep.arange(5.0), 0)
    tensor(4.4519)

    See https://docs.pytorch.org/docs/stable/generated/torch.logsumexp.html
    """
def lt(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """lt(input, other, *, out=None)

    True where `a < b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.lt(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([ True, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.lt.html
    """
def lu(A: Tensor, pivot: builtins.bool = True, get_infos: builtins.bool = False) -> tuple[Tensor, ...]:
    """lu(A, pivot=True, get_infos=False)

    As linalg.lu_factor_ex; a tuple, with the infos if asked for.

    Derivative: P @ inv(L).mT @ (tril(L.mT @ gL, -1) + triu(gU @ U.mT)) @ inv(U).mT where A is square
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.lu(backsweep.tensor([[2.0, 1.0], [1.0, 3.0]]))
    (tensor([[2.0000, 1.0000],
            [0.5000, 2.5000]]), tensor([1, 2], dtype=torch.int32))

    See https://docs.pytorch.org/docs/stable/generated/torch.lu.html
    """
def lu_solve(input: Tensor, LU_data: Tensor, LU_pivots: Tensor, *, out: Tensor | None = None) -> Tensor:
    """lu_solve(input, LU_data, LU_pivots, *, out=None)

    The x of A @ x = input from the factors of A; see linalg.lu_solve.

    Derivative: None for pivots; gB = lu_solve(LU, pivots, g, adjoint)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.lu_solve(backsweep.arange(2.0).reshape(2, 1), backsweep.tensor([[2.0, 1.0], [1.0, 3.0]]), backsweep.tensor([2, 2], dtype=backsweep.int32))
    tensor([[ 0.6667],
            [-0.3333]])

    See https://docs.pytorch.org/docs/stable/generated/torch.lu_solve.html
    """
def lu_unpack(LU_data: Tensor, LU_pivots: Tensor, unpack_data: builtins.bool = True, unpack_pivots: builtins.bool = True, *, out: Sequence[Tensor] | None = None) -> return_type_lu_unpack:
    """lu_unpack(LU_data, LU_pivots, unpack_data=True, unpack_pivots=True, *, out=None)

    P, L and U from what linalg.lu_factor returned.

    Derivative: tril(gL, -1) + triu(gU)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 3 tensors to write into, for the function only; not differentiable.

    >>> backsweep.lu_unpack(backsweep.tensor([[2.0, 1.0], [1.0, 3.0]]), backsweep.tensor([2, 2], dtype=backsweep.int32))
    torch.return_types.lu_unpack(
    P=tensor([[0., 1.],
            [1., 0.]]),
    L=tensor([[1., 0.],
            [1., 1.]]),
    U=tensor([[2., 1.],
            [0., 3.]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.lu_unpack.html
    """
def margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: builtins.float = 0.0, reduction: builtins.int = 0) -> Tensor:
    """margin_ranking_loss(input1, input2, target, margin=0.0, reduction=0)

    max(0, -target * (input1 - input2) + margin).

    Derivative: -target * g where the loss is not 0; its negative
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.margin_ranking_loss(backsweep.tensor([1.0, 2.0, 3.0, 4.0]), backsweep.tensor([0.5, 2.0, -1.0, 3.0]), backsweep.tensor([1, -1, 1, 1]))
    tensor([0., 0., 0., 0.])

    See https://docs.pytorch.org/docs/stable/generated/torch.margin_ranking_loss.html
    """
@overload
def masked_fill(input: Tensor, mask: Tensor, value: Tensor) -> Tensor:
    """masked_fill(input, mask, value)
    masked_fill(input, mask, value)

    The value where the mask holds, else the input.

    Derivative: where(mask, 0, g); where(mask, g, 0).sum()
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.masked_fill(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3) > 2, backsweep.tensor(0.5))
    tensor([[0.0000, 1.0000, 2.0000],
            [0.5000, 0.5000, 0.5000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.masked_fill.html
    """
@overload
def masked_fill(input: Tensor, mask: Tensor, value: Number) -> Tensor: ...
def masked_scatter(input: Tensor, mask: Tensor, source: Tensor) -> Tensor:
    """masked_scatter(input, mask, source)

    The elements of `source`, in order, where the mask holds, else the input.

    Derivative: where(mask, 0, g); g.masked_select(mask)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.masked_scatter(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3) > 2, backsweep.arange(6.0))
    tensor([[0., 1., 2.],
            [0., 1., 2.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.masked_scatter.html
    """
def masked_select(input: Tensor, mask: Tensor, *, out: Tensor | None = None) -> Tensor:
    """masked_select(input, mask, *, out=None)

    The elements where the mask holds, in row-major order, as one vector.

    Derivative: zeros.masked_scatter(mask, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.masked_select(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3) > 2)
    tensor([3., 4., 5.])

    See https://docs.pytorch.org/docs/stable/generated/torch.masked_select.html
    """
def matmul(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """matmul(input, other, *, out=None)

    Matrix product, `a @ b`: of vectors, matrices and broadcast batches of matrices.

    Derivative: g @ mat2.T; input.T @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.matmul(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(12.0).reshape(3, 4))
    tensor([[20., 23., 26., 29.],
            [56., 68., 80., 92.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.matmul.html
    """
def matrix_exp(input: Tensor) -> Tensor:
    """matrix_exp(input)

    The exponential of matrices: I + A + A @ A / 2 + ...

    Derivative: the upper right block of matrix_exp([[A.mT, g], [0, A.mT]])
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.matrix_exp(backsweep.tensor([[2.0, 1.0], [1.0, 3.0]]))
    tensor([[13.1815, 14.8839],
            [14.8839, 28.0654]])

    See https://docs.pytorch.org/docs/stable/generated/torch.matrix_exp.html
    """
def matrix_power(input: Tensor, n: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """matrix_power(input, n, *, out=None)
    matrix_power(input, n)

    Alias of `linalg.matrix_power`.

    Products of a matrix with itself, or of its inverse.

    Derivative: as of the matrix products
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.matrix_power(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]), 2)
    tensor([[ 6.,  6.,  7.],
            [ 6., 11.,  8.],
            [ 7.,  8., 18.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.matrix_power.html
    """
@overload
def max(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """max(input, *, out=None)
    max(input, dim, keepdim=False, *, out=None)
    max(input, other, *, out=None)

    The largest element; NaN wins. Equal elements share the gradient equally.
    The largest elements along `dim` and where they are; the gradient flows to those places.
    The larger of two elements, as `maximum`.

    Derivative: where(input == y, g / (input == y).sum(), 0)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.max(backsweep.arange(6.0).reshape(2, 3))
    tensor(5.)

    See https://docs.pytorch.org/docs/stable/generated/torch.max.html
    """
@overload
def max(input: Tensor, dim: builtins.int, keepdim: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_max: ...
@overload
def max(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor: ...
def maximum(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """maximum(input, other, *, out=None)

    The larger of two elements; NaN wins. Equal elements share the gradient equally.

    Derivative: share_of_larger(g, a, b); share_of_larger(g, b, a)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.maximum(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([1., 2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.maximum.html
    """
def mean(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """mean(input, dim=None, keepdim=False, *, dtype=None, out=None)

    Mean of all elements, or along the dimensions `dim`; floating dtypes only.

    Derivative: expand(g / n, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.mean(backsweep.arange(6.0).reshape(2, 3))
    tensor(2.5000)

    See https://docs.pytorch.org/docs/stable/generated/torch.mean.html
    """
@overload
def median(input: Tensor) -> Tensor:
    """median(input)
    median(input, dim, keepdim=False, *, out=None)

    The element in the middle, the lower one of two; NaN where there is one.
    The elements in the middle along `dim`, the lower of two, and where they are.

    Derivative: where(input == y, g / (input == y).sum(), 0)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.median(backsweep.arange(6.0).reshape(2, 3))
    tensor(2.)

    See https://docs.pytorch.org/docs/stable/generated/torch.median.html
    """
@overload
def median(input: Tensor, dim: builtins.int, keepdim: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_median: ...
def meshgrid(*tensors: Tensor | Sequence[Tensor], indexing: str | None = None) -> tuple[Tensor, ...]:
    """meshgrid(*tensors, indexing= None)

    The coordinates of a grid: tensor i runs along dimension i; indexing='xy' swaps two.

    Derivative: sum_to(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.meshgrid(backsweep.tensor([0.5, 2.0]), backsweep.tensor([0.5, 2.0, -1.0]))
    (tensor([[0.5000, 0.5000, 0.5000],
            [2.0000, 2.0000, 2.0000]]), tensor([[ 0.5000,  2.0000, -1.0000],
            [ 0.5000,  2.0000, -1.0000]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.meshgrid.html
    """
@overload
def min(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """min(input, *, out=None)
    min(input, dim, keepdim=False, *, out=None)
    min(input, other, *, out=None)

    The smallest element; NaN wins. Equal elements share the gradient equally.
    The smallest elements along `dim` and where they are; the gradient flows to those places.
    The smaller of two elements, as `minimum`.

    Derivative: where(input == y, g / (input == y).sum(), 0)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.min(backsweep.arange(6.0).reshape(2, 3))
    tensor(0.)

    See https://docs.pytorch.org/docs/stable/generated/torch.min.html
    """
@overload
def min(input: Tensor, dim: builtins.int, keepdim: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_min: ...
@overload
def min(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor: ...
def minimum(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """minimum(input, other, *, out=None)

    The smaller of two elements; NaN wins. Equal elements share the gradient equally.

    Derivative: share_of_larger(g, b, a); share_of_larger(g, a, b)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.minimum(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.minimum.html
    """
def mm(input: Tensor, mat2: Tensor, *, out: Tensor | None = None) -> Tensor:
    """mm(input, mat2, *, out=None)

    Product of two matrices.

    Derivative: g @ mat2.T; input.T @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.mm(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(12.0).reshape(3, 4))
    tensor([[20., 23., 26., 29.],
            [56., 68., 80., 92.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.mm.html
    """
def mode(input: Tensor, dim: builtins.int = -1, keepdim: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_mode:
    """mode(input, dim=-1, keepdim=False, *, out=None)

    The most frequent elements along `dim`, the smallest of equally frequent ones, and where they are.

    Derivative: g at indices, else 0
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.mode(backsweep.arange(6.0).reshape(2, 3))
    torch.return_types.mode(
    values=tensor([0., 3.]),
    indices=tensor([0, 0]))

    See https://docs.pytorch.org/docs/stable/generated/torch.mode.html
    """
def moveaxis(input: Tensor, source: builtins.int | Sequence[builtins.int], destination: builtins.int | Sequence[builtins.int]) -> Tensor:
    """moveaxis(input, source, destination)

    Alias of `movedim`.

    Moves dimensions to other places; the others keep their order.

    Derivative: permute(g, inverse of dims)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.moveaxis(backsweep.arange(24.0).reshape(2, 3, 4), 0, 2)
    tensor([[[ 0., 12.],
             [ 1., 13.],
             [ 2., 14.],
             [ 3., 15.]],
    <BLANKLINE>
            [[ 4., 16.],
             [ 5., 17.],
             [ 6., 18.],
             [ 7., 19.]],
    <BLANKLINE>
            [[ 8., 20.],
             [ 9., 21.],
             [10., 22.],
             [11., 23.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.moveaxis.html
    """
def movedim(input: Tensor, source: builtins.int | Sequence[builtins.int], destination: builtins.int | Sequence[builtins.int]) -> Tensor:
    """movedim(input, source, destination)

    Moves dimensions to other places; the others keep their order.

    Derivative: permute(g, inverse of dims)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.movedim(backsweep.arange(24.0).reshape(2, 3, 4), 0, 2)
    tensor([[[ 0., 12.],
             [ 1., 13.],
             [ 2., 14.],
             [ 3., 15.]],
    <BLANKLINE>
            [[ 4., 16.],
             [ 5., 17.],
             [ 6., 18.],
             [ 7., 19.]],
    <BLANKLINE>
            [[ 8., 20.],
             [ 9., 21.],
             [10., 22.],
             [11., 23.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.movedim.html
    """
def msort(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """msort(input, *, out=None)

    The elements along the first dimension in order.

    Derivative: scatter(zeros, dim, indices, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.msort(backsweep.arange(5.0))
    tensor([0., 1., 2., 3., 4.])

    See https://docs.pytorch.org/docs/stable/generated/torch.msort.html
    """
def mul(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """mul(input, other, *, out=None)

    Product, `a * b`.

    Derivative: g * b; g * a
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.mul(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 4.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.mul.html
    """
def multinomial(input: Tensor, num_samples: builtins.int, replacement: builtins.bool = False, *, generator: Generator | None = None, out: Tensor | None = None) -> Tensor:
    """multinomial(input, num_samples, replacement=False, *, generator=None, out=None)

    Random indices of the last dimension, which holds their weights; int64.

    out: a tensor to write into, for the function only; not differentiable.

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.multinomial(backsweep.tensor([0.0, 1.0, 1.0, 8.0]), 3)
    tensor([3, 2, 1])

    See https://docs.pytorch.org/docs/stable/generated/torch.multinomial.html
    """
def multiply(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """multiply(input, other, *, out=None)

    Alias of `mul`.

    Product, `a * b`.

    Derivative: g * b; g * a
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.multiply(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 4.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.multiply.html
    """
def mv(input: Tensor, vec: Tensor, *, out: Tensor | None = None) -> Tensor:
    """mv(input, vec, *, out=None)

    Product of a matrix and a vector.

    Derivative: outer(g, vec); input.T @ g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.mv(backsweep.arange(6.0).reshape(2, 3), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([0.0000, 4.5000])

    See https://docs.pytorch.org/docs/stable/generated/torch.mv.html
    """
def mvlgamma(input: Tensor, p: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """mvlgamma(input, p, *, out=None)

    Logarithm of the multivariate gamma function of dimension p.

    Derivative: g * sum(digamma(x - j / 2) for j in range(p))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.mvlgamma(backsweep.tensor([1.0, 2.0, 3.0]), 1)
    tensor([0.0000, 0.0000, 0.6931])

    See https://docs.pytorch.org/docs/stable/generated/torch.mvlgamma.html
    """
def nan_to_num(input: Tensor, nan: builtins.float | None = None, posinf: builtins.float | None = None, neginf: builtins.float | None = None, *, out: Tensor | None = None) -> Tensor:
    """nan_to_num(input, nan= None, posinf= None, neginf= None, *, out=None)

    Replaces NaN by nan (0), infinities by posinf and neginf (the dtype's extremes).

    Derivative: g * isfinite(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.nan_to_num(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nan_to_num.html
    """
def nanmean(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """nanmean(input, dim=None, keepdim=False, *, dtype=None, out=None)

    Mean of what is not NaN, of all elements or along `dim`; NaN where there is nothing.

    Derivative: where(isnan(x), 0, g / n)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.nanmean(backsweep.arange(6.0).reshape(2, 3))
    tensor(2.5000)

    See https://docs.pytorch.org/docs/stable/generated/torch.nanmean.html
    """
@overload
def nanmedian(input: Tensor) -> Tensor:
    """nanmedian(input)
    nanmedian(input, dim, keepdim=False, *, out=None)

    The median of what is not NaN.
    The medians along `dim` of what is not NaN, and where they are.

    Derivative: where(input == y, g / (input == y).sum(), 0)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.nanmedian(backsweep.arange(6.0).reshape(2, 3))
    tensor(2.)

    See https://docs.pytorch.org/docs/stable/generated/torch.nanmedian.html
    """
@overload
def nanmedian(input: Tensor, dim: builtins.int, keepdim: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_nanmedian: ...
@overload
def nanquantile(input: Tensor, q: builtins.float, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear', out: Tensor | None = None) -> Tensor:
    """nanquantile(input, q, dim=None, keepdim=False, *, interpolation='linear', out=None)
    nanquantile(input, q, dim=None, keepdim=False, *, interpolation='linear', out=None)

    The quantiles of what is not NaN.
    The same for several q, the first dimension of the result.

    Derivative: g * (1 - w) at the element below, g * w at the one above
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.nanquantile(backsweep.arange(7.0).reshape(1, 7), 0.3)
    tensor(1.8000)

    See https://docs.pytorch.org/docs/stable/generated/torch.nanquantile.html
    """
@overload
def nanquantile(input: Tensor, q: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear', out: Tensor | None = None) -> Tensor: ...
def nansum(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """nansum(input, dim=None, keepdim=False, *, dtype=None, out=None)

    Sum with NaN taken for 0, of all elements or along `dim`.

    Derivative: where(isnan(x), 0, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.nansum(backsweep.arange(6.0).reshape(2, 3))
    tensor(15.)

    See https://docs.pytorch.org/docs/stable/generated/torch.nansum.html
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
def narrow_copy(input: Tensor, dim: builtins.int, start: builtins.int, length: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """narrow_copy(input, dim, start, length, *, out=None)

    A copy of `length` positions of a dimension from `start` on.

    Derivative: slice_backward(g, input.shape, dim, start, start + length, 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.narrow_copy(backsweep.arange(10.0).reshape(5, 2), 0, 1, 3)
    tensor([[2., 3.],
            [4., 5.],
            [6., 7.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.narrow_copy.html
    """
def native_dropout(input: Tensor, p: builtins.float, train: builtins.bool | None) -> tuple[Tensor, ...]:
    """native_dropout(input, p, train)

    The result of `dropout`, and a bool tensor that says what was kept.

    Derivative: g * mask * scale
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.native_dropout(backsweep.tensor([0.5, 2.0, -1.0, 3.0]), 0.5, True)
    (tensor([ 0.,  0., -2.,  0.]), tensor([False, False,  True, False]))

    See https://docs.pytorch.org/docs/stable/generated/torch.native_dropout.html
    """
def ne(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """ne(input, other, *, out=None)

    True where `a != b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.ne(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([ True, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.ne.html
    """
def neg(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """neg(input, *, out=None)

    Negative, `-x`.

    Derivative: -g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.neg(backsweep.tensor([0.5, 2.0]))
    tensor([-0.5000, -2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.neg.html
    """
def negative(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """negative(input, *, out=None)

    Alias of `neg`.

    Negative, `-x`.

    Derivative: -g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.negative(backsweep.tensor([0.5, 2.0]))
    tensor([-0.5000, -2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.negative.html
    """
def nextafter(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """nextafter(input, other, *, out=None)

    The next number of the dtype after a, in the direction of b.

    Derivative: where(ne(a, b), g, Number(0.0)); zeros_like(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.nextafter(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 2.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.nextafter.html
    """
def nonzero(input: Tensor, *, as_tuple: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """nonzero(input, *, as_tuple=False, out=None)

    The coordinates of the elements that are not zero, a row for each; or a tuple of columns.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.nonzero(backsweep.arange(6).reshape(2, 3))
    tensor([[0, 1],
            [0, 2],
            [1, 0],
            [1, 1],
            [1, 2]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nonzero.html
    """
def nonzero_static(input: Tensor, *, size: builtins.int, fill_value: builtins.int = -1, out: Tensor | None = None) -> Tensor:
    """nonzero_static(input, *, size, fill_value=-1, out=None)

    The first coordinates of elements that are not zero: `size` rows, with fill_value where there are fewer.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.nonzero_static(backsweep.arange(6).reshape(2, 3), size=2)
    tensor([[0, 1],
            [0, 2]])

    See https://docs.pytorch.org/docs/stable/generated/torch.nonzero_static.html
    """
@overload
def norm(input: Tensor, p: str = 'fro', dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """norm(input, p='fro', dim=None, keepdim=False, *, dtype=None, out=None)
    norm(input, p, dim=None, keepdim=False, *, dtype=None, out=None)

    The 2-norm of all elements, or along `dim`; 'nuc' adds the singular values.
    The p-norm of all elements as one vector, or along `dim`; 2 when p is None.

    Derivative: g * x / y for ord 2, 0 at 0; else g * sign(x) * (|x| / y)^(ord - 1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.norm(backsweep.arange(6.0).reshape(2, 3))
    tensor(7.4162)

    See https://docs.pytorch.org/docs/stable/generated/torch.norm.html
    """
@overload
def norm(input: Tensor, p: Number | None, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor: ...
def norm_except_dim(v: Tensor, pow: builtins.int = 2, dim: builtins.int = 0) -> Tensor:
    """norm_except_dim(v, pow=2, dim=0)

    The norm over all dimensions but one, or over all with dim=-1.

    Derivative: d norm(v, pow)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.norm_except_dim(backsweep.arange(6.0).reshape(2, 3))
    tensor([[2.2361],
            [7.0711]])

    See https://docs.pytorch.org/docs/stable/generated/torch.norm_except_dim.html
    """
@overload
def normal(mean: Tensor, std: Tensor, *, generator: Generator | None = None, out: Tensor | None = None) -> Tensor:
    """normal(mean, std, *, generator=None, out=None)
    normal(mean, std=1.0, *, generator=None, out=None)
    normal(mean, std, *, generator=None, out=None)
    normal(mean, std, size, *, generator=None, dtype=None, device=None, requires_grad=False, out=None)

    Normal random numbers, each with a mean and a standard deviation of its own.
    With two numbers and a size: numbers from one normal distribution.

    Derivative: zeros; zeros
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.normal(backsweep.tensor([0.0, 100.0]), backsweep.tensor([1.0, 0.1]))
    tensor([ 1.5410, 99.9707])

    See https://docs.pytorch.org/docs/stable/generated/torch.normal.html
    """
@overload
def normal(mean: Tensor, std: builtins.float = 1.0, *, generator: Generator | None = None, out: Tensor | None = None) -> Tensor: ...
@overload
def normal(mean: builtins.float, std: Tensor, *, generator: Generator | None = None, out: Tensor | None = None) -> Tensor: ...
@overload
def normal(mean: builtins.float, std: builtins.float, size: Sequence[builtins.int], *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor: ...
def not_equal(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """not_equal(input, other, *, out=None)

    Alias of `ne`.

    True where `a != b`.

    Shape: the operands are broadcast against each other.
    Dtypes: any; the result is bool.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.not_equal(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([ True, False])

    See https://docs.pytorch.org/docs/stable/generated/torch.not_equal.html
    """
@overload
def nuclear_norm(input: Tensor, dim: builtins.int | Sequence[builtins.int], keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """nuclear_norm(input, dim, keepdim=False, *, out=None)
    nuclear_norm(input, keepdim=False, *, out=None)

    Sums of the singular values of the matrices in two dimensions.
    Sums of the singular values of matrices.

    Derivative: as of svd
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.nuclear_norm(backsweep.tensor([[2.0, 1.0, 1.0, 1.0], [1.0, 3.0, 1.0, 1.0], [1.0, 1.0, 4.0, 1.0]]), (0, 1))
    tensor(9.3124)

    See https://docs.pytorch.org/docs/stable/generated/torch.nuclear_norm.html
    """
@overload
def nuclear_norm(input: Tensor, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
def ones(*size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """ones(*size, dtype=None, device=None, requires_grad=False, out=None)

    Ones; float32 unless a dtype is given.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.ones(2, 3)
    tensor([[1., 1., 1.],
            [1., 1., 1.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.ones.html
    """
def ones_like(input: Tensor, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, memory_format: _memory_format | None = None) -> Tensor:
    """ones_like(input, *, dtype=None, device=None, requires_grad=False, memory_format=None)

    Ones of another tensor's shape and dtype.

    >>> backsweep.ones_like(backsweep.arange(6.0).reshape(2, 3))
    tensor([[1., 1., 1.],
            [1., 1., 1.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.ones_like.html
    """
def orgqr(input: Tensor, tau: Tensor, *, out: Tensor | None = None) -> Tensor:
    """orgqr(input, tau, *, out=None)

    The first columns of the product of reflectors; as linalg.householder_product.

    Derivative: step by step through the reflectors I - tau v v.mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.orgqr(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0], [1.0, 1.0, 1.0]]), backsweep.tensor([1.0, 2.0, 3.0]))
    tensor([[  0.,   5., -25.],
            [ -1.,   4., -15.],
            [ -1.,   3., -17.],
            [ -1.,   3., -18.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.orgqr.html
    """
def ormqr(input: Tensor, tau: Tensor, other: Tensor, left: builtins.bool = True, transpose: builtins.bool = False, *, out: Tensor | None = None) -> Tensor:
    """ormqr(input, tau, other, left=True, transpose=False, *, out=None)

    The product of reflectors, or its transpose, times `other`, or from the right.

    Derivative: step by step through the reflectors I - tau v v.mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.ormqr(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0], [1.0, 1.0, 1.0]]), backsweep.tensor([1.0, 2.0, 3.0]), backsweep.arange(8.0).reshape(4, 2))
    tensor([[-240., -285.],
            [-142., -169.],
            [-170., -203.],
            [-168., -201.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.ormqr.html
    """
def outer(input: Tensor, vec2: Tensor, *, out: Tensor | None = None) -> Tensor:
    """outer(input, vec2, *, out=None)

    Every element of one vector times every element of another.

    Derivative: g @ vec2; g.T @ input
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.outer(backsweep.tensor([0.5, 2.0]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([[ 0.2500,  1.0000, -0.5000],
            [ 1.0000,  4.0000, -2.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.outer.html
    """
def pairwise_distance(x1: Tensor, x2: Tensor, p: builtins.float = 2, eps: builtins.float = 1e-06, keepdim: builtins.bool = False) -> Tensor:
    """pairwise_distance(x1, x2, p=2, eps=1e-06, keepdim=False)

    The p-norm of `x1 - x2 + eps` along the last dimension.

    Derivative: d norm(x1 - x2 + eps, p); its negative
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.pairwise_distance(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3))
    tensor([1.7321e-06, 1.7321e-06])

    See https://docs.pytorch.org/docs/stable/generated/torch.pairwise_distance.html
    """
def pdist(input: Tensor, p: builtins.float = 2) -> Tensor:
    """pdist(input, p=2)

    Distances in the p-norm between each row and those after it.

    Derivative: d norm(x[i] - x[j], p) added at i, taken away at j
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.pdist(backsweep.arange(8.0).reshape(4, 2))
    tensor([2.8284, 5.6569, 8.4853, 2.8284, 5.6569, 2.8284])

    See https://docs.pytorch.org/docs/stable/generated/torch.pdist.html
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
def permute_copy(input: Tensor, dims: builtins.int | Sequence[builtins.int], *, out: Tensor | None = None) -> Tensor:
    """permute_copy(input, dims, *, out=None)

    The same as permute, as a copy that shares no memory.

    Derivative: permute(g, inverse of dims)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.permute_copy(backsweep.arange(6.0).reshape(2, 3), (1, 0))
    tensor([[0., 3.],
            [1., 4.],
            [2., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.permute_copy.html
    """
def pinverse(input: Tensor, rcond: builtins.float = 1e-15) -> Tensor:
    """pinverse(input, rcond=1e-15)

    Moore and Penrose's pseudoinverses; see linalg.pinv.

    Derivative: -y.mT @ g @ y.mT + (I - A @ y) @ g.mT @ y @ y.mT + y.mT @ y @ g.mT @ (I - y @ A)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.pinverse(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    tensor([[ 0.6471, -0.1765, -0.1176],
            [-0.1765,  0.4118, -0.0588],
            [-0.1176, -0.0588,  0.2941]])

    See https://docs.pytorch.org/docs/stable/generated/torch.pinverse.html
    """
def pixel_shuffle(input: Tensor, upscale_factor: builtins.int) -> Tensor:
    """pixel_shuffle(input, upscale_factor)

    Images (.., C * r * r, H, W) as larger ones, (.., C, H * r, W * r).

    Derivative: pixel_unshuffle(g, upscale_factor)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.pixel_shuffle(backsweep.arange(8.0).reshape(4, 1, 2), 2)
    tensor([[[0., 2., 1., 3.],
             [4., 6., 5., 7.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.pixel_shuffle.html
    """
def pixel_unshuffle(input: Tensor, downscale_factor: builtins.int) -> Tensor:
    """pixel_unshuffle(input, downscale_factor)

    Images (.., C, H * r, W * r) as smaller ones, (.., C * r * r, H, W).

    Derivative: pixel_shuffle(g, downscale_factor)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.pixel_unshuffle(backsweep.arange(8.0).reshape(1, 2, 4), 2)
    tensor([[[0., 2.]],
    <BLANKLINE>
            [[1., 3.]],
    <BLANKLINE>
            [[4., 6.]],
    <BLANKLINE>
            [[5., 7.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.pixel_unshuffle.html
    """
def poisson(input: Tensor, generator: Generator | None = None) -> Tensor:
    """poisson(input, generator=None)

    Random counts from Poisson distributions, whose rates are the input's elements.

    Derivative: zeros
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.poisson(backsweep.tensor([0.5, 5.0, 50.0]))
    tensor([ 2.,  6., 49.])

    See https://docs.pytorch.org/docs/stable/generated/torch.poisson.html
    """
def poisson_nll_loss(input: Tensor, target: Tensor, log_input: builtins.bool, full: builtins.bool, eps: builtins.float, reduction: builtins.int) -> Tensor:
    """poisson_nll_loss(input, target, log_input, full, eps, reduction)

    Negative log likelihood of a Poisson distribution.

    Derivative: g * (exp(x) - target)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.poisson_nll_loss(backsweep.arange(6.0).reshape(2, 3), backsweep.arange(6.0).reshape(2, 3), True, False, 1e-08, 0)
    tensor([[  1.0000,   1.7183,   3.3891],
            [ 11.0855,  38.5982, 123.4132]])

    See https://docs.pytorch.org/docs/stable/generated/torch.poisson_nll_loss.html
    """
def polygamma(n: builtins.int, input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """polygamma(n, input, *, out=None)
    polygamma(input, n)

    The n-th derivative of `digamma`, so the derivative of order n + 1 of `lgamma`.

    Derivative: g * polygamma(n + 1, x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.polygamma(0, backsweep.tensor([1.0, 2.0, 3.0]))
    tensor([-0.5772,  0.4228,  0.9228])

    See https://docs.pytorch.org/docs/stable/generated/torch.polygamma.html
    """
def positive(input: Tensor) -> Tensor:
    """positive(input)

    The tensor itself, `+x`.

    >>> backsweep.positive(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.positive.html
    """
def pow(input: Tensor | Number, exponent: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """pow(input, exponent, *, out=None)

    Power, `a ** b`.

    Derivative: pow_derivative_base(g, a, b); pow_derivative_exponent(g, a, b, y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.pow(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 4.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.pow.html
    """
def prelu(input: Tensor, weight: Tensor) -> Tensor:
    """prelu(input, weight)

    x above 0, else weight * x; one weight, or one for each element of dimension 1.

    Derivative: where(x > 0, g, g * weight); where(x > 0, 0, g * x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.prelu(backsweep.arange(6.0).reshape(2, 3), backsweep.tensor([0.5]))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.prelu.html
    """
@overload
def prod(input: Tensor, *, dtype: DTypeLike | None = None) -> Tensor:
    """prod(input, *, dtype=None)
    prod(input, dim, keepdim=False, *, dtype=None, out=None)

    Product of all elements; integers and bool multiply into int64. Derivatives are exact at zeros too.
    Products along `dim`.

    Derivative: g * y / x; where x has zeros, g * product of the others
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.prod(backsweep.arange(6.0).reshape(2, 3))
    tensor(0.)

    See https://docs.pytorch.org/docs/stable/generated/torch.prod.html
    """
@overload
def prod(input: Tensor, dim: builtins.int, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor: ...
def promote_types(type1: DTypeLike, type2: DTypeLike) -> dtype:
    """promote_types(type1, type2)

    The smallest dtype that holds the values of both.

    >>> backsweep.promote_types(backsweep.int32, backsweep.float32)
    torch.float32

    See https://docs.pytorch.org/docs/stable/generated/torch.promote_types.html
    """
def put(input: Tensor, index: Tensor, source: Tensor, accumulate: builtins.bool = False) -> Tensor:
    """put(input, index, source, accumulate=False)

    Elements put at given places of the flattened tensor, or added there.

    Derivative: g, or put(g, index, 0) without accumulate; take(g, index)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.put(backsweep.arange(6.0).reshape(2, 3), backsweep.tensor([0, 5, -2]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([[ 0.5000,  1.0000,  2.0000],
            [ 3.0000, -1.0000,  2.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.put.html
    """
def qr(input: Tensor, some: builtins.bool = True, *, out: Sequence[Tensor] | None = None) -> return_type_qr:
    """qr(input, some=True, *, out=None)

    Orthonormal columns and an upper triangle; see linalg.qr.

    Derivative: (gQ + Q @ symmetric(tril(R @ gR.mT - gQ.mT @ Q))) @ inv(R).mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.qr(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    torch.return_types.qr(
    Q=tensor([[-8.1650e-01,  4.4721e-01, -3.6515e-01],
            [-4.0825e-01, -8.9443e-01, -1.8257e-01],
            [-4.0825e-01, -1.0307e-09,  9.1287e-01]]),
    R=tensor([[-2.4495, -2.4495, -2.8577],
            [ 0.0000, -2.2361, -0.4472],
            [ 0.0000,  0.0000,  3.1038]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.qr.html
    """
@overload
def quantile(input: Tensor, q: builtins.float, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear', out: Tensor | None = None) -> Tensor:
    """quantile(input, q, dim=None, keepdim=False, *, interpolation='linear', out=None)
    quantile(input, q, dim=None, keepdim=False, *, interpolation='linear', out=None)

    What a share q of the elements is at most, all together or along `dim`; between two, as told.
    The same for several q, the first dimension of the result.

    Derivative: g * (1 - w) at the element below, g * w at the one above
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.quantile(backsweep.arange(7.0).reshape(1, 7), 0.3)
    tensor(1.8000)

    See https://docs.pytorch.org/docs/stable/generated/torch.quantile.html
    """
@overload
def quantile(input: Tensor, q: Tensor, dim: builtins.int | None = None, keepdim: builtins.bool = False, *, interpolation: str = 'linear', out: Tensor | None = None) -> Tensor: ...
def rad2deg(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """rad2deg(input, *, out=None)

    Radians to degrees.

    Derivative: g * (180 / kPi)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.rad2deg(backsweep.tensor([0.5, 2.0]))
    tensor([ 28.6479, 114.5916])

    See https://docs.pytorch.org/docs/stable/generated/torch.rad2deg.html
    """
def rand(*size: builtins.int | Sequence[builtins.int], generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """rand(*size, generator=None, dtype=None, device=None, requires_grad=False, out=None)

    Random numbers from the uniform distribution over [0, 1).

    out: a tensor to write into, for the function only; not differentiable.

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.rand(2, 3)
    tensor([[0.4963, 0.7682, 0.0885],
            [0.1320, 0.3074, 0.6341]])

    See https://docs.pytorch.org/docs/stable/generated/torch.rand.html
    """
def rand_like(input: Tensor, *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """rand_like(input, *, generator=None, dtype=None, device=None, requires_grad=False)

    Uniform random numbers in [0, 1), of another tensor's shape and dtype.

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.rand_like(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0.4963, 0.7682, 0.0885],
            [0.1320, 0.3074, 0.6341]])

    See https://docs.pytorch.org/docs/stable/generated/torch.rand_like.html
    """
@overload
def randint(high: builtins.int, size: Sequence[builtins.int], *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """randint(high, size, *, generator=None, dtype=None, device=None, requires_grad=False, out=None)
    randint(low, high, size, *, generator=None, dtype=None, device=None, requires_grad=False, out=None)

    Random integers from low, or 0, up to and not including high; int64 unless told.

    out: a tensor to write into, for the function only; not differentiable.

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.randint(10, (2, 3))
    tensor([[4, 9, 3],
            [0, 3, 9]])

    See https://docs.pytorch.org/docs/stable/generated/torch.randint.html
    """
@overload
def randint(low: builtins.int, high: builtins.int, size: Sequence[builtins.int], *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor: ...
@overload
def randint_like(input: Tensor, high: builtins.int, *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """randint_like(input, high, *, generator=None, dtype=None, device=None, requires_grad=False)
    randint_like(input, low, high, *, generator=None, dtype=None, device=None, requires_grad=False)

    Random integers as from `randint`, of another tensor's shape and dtype.

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.randint_like(backsweep.arange(6).reshape(2, 3), 10)
    tensor([[4, 9, 3],
            [0, 3, 9]])

    See https://docs.pytorch.org/docs/stable/generated/torch.randint_like.html
    """
@overload
def randint_like(input: Tensor, low: builtins.int, high: builtins.int, *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor: ...
def randn(*size: builtins.int | Sequence[builtins.int], generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """randn(*size, generator=None, dtype=None, device=None, requires_grad=False, out=None)

    Random numbers from the normal distribution of mean 0 and variance 1.

    out: a tensor to write into, for the function only; not differentiable.

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.randn(2, 3)
    tensor([[ 1.5410, -0.2934, -2.1788],
            [ 0.5684, -1.0845, -1.3986]])

    See https://docs.pytorch.org/docs/stable/generated/torch.randn.html
    """
def randn_like(input: Tensor, *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """randn_like(input, *, generator=None, dtype=None, device=None, requires_grad=False)

    Normal random numbers of another tensor's shape and dtype.

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.randn_like(backsweep.arange(6.0).reshape(2, 3))
    tensor([[ 1.5410, -0.2934, -2.1788],
            [ 0.5684, -1.0845, -1.3986]])

    See https://docs.pytorch.org/docs/stable/generated/torch.randn_like.html
    """
def randperm(n: builtins.int, *, generator: Generator | None = None, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """randperm(n, *, generator=None, dtype=None, device=None, requires_grad=False, out=None)

    A random order of the integers from 0 to n - 1; int64 unless a dtype is given.

    out: a tensor to write into, for the function only; not differentiable.

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.randperm(5)
    tensor([4, 0, 1, 3, 2])

    See https://docs.pytorch.org/docs/stable/generated/torch.randperm.html
    """
def range(start: Number, end: Number, step: Number = 1, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """range(start, end, step=1, *, dtype=None, device=None, requires_grad=False, out=None)

    start, start + step, ... up to end, which is included; deprecated, use `arange`.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.range(0, 3)
    tensor([0., 1., 2., 3.])

    See https://docs.pytorch.org/docs/stable/generated/torch.range.html
    """
def ravel(input: Tensor) -> Tensor:
    """ravel(input)

    The elements in one dimension: a view where the memory allows it, else a copy.

    Derivative: reshape(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.ravel(backsweep.arange(6.0).reshape(2, 3))
    tensor([0., 1., 2., 3., 4., 5.])

    See https://docs.pytorch.org/docs/stable/generated/torch.ravel.html
    """
def real(input: Tensor) -> Tensor:
    """real(input)

    The tensor itself: its numbers are real.

    >>> backsweep.real(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.real.html
    """
def reciprocal(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """reciprocal(input, *, out=None)

    Reciprocal, `1 / x`.

    Derivative: -g * y * y
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

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
def remainder(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """remainder(input, other, *, out=None)

    Remainder of the division rounded down, `a % b`; it has the sign of b.

    Derivative: g; -g * quotient(a, b, floor_divide)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.remainder(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 0.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.remainder.html
    """
def renorm(input: Tensor, p: Number, dim: builtins.int, maxnorm: Number, *, out: Tensor | None = None) -> Tensor:
    """renorm(input, p, dim, maxnorm, *, out=None)

    Shrinks each part along `dim` whose p-norm is larger to the p-norm `maxnorm`.

    Derivative: g * c + (g * x).sum() * dc, c = maxnorm / norm where that is larger
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.renorm(backsweep.arange(6.0).reshape(2, 3), 2, 0, 1.5)
    tensor([[0.0000, 0.6708, 1.3416],
            [0.6364, 0.8485, 1.0607]])

    See https://docs.pytorch.org/docs/stable/generated/torch.renorm.html
    """
def repeat_interleave(input: Tensor, repeats: builtins.int, dim: builtins.int | None = None, *, output_size: builtins.int | None = None) -> Tensor:
    """repeat_interleave(input, repeats, dim= None, *, output_size= None)

    Every element, or every part along a dimension, several times after each other.

    Derivative: g summed over the repetitions
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.repeat_interleave(backsweep.tensor([0.5, 2.0, -1.0]), 2)
    tensor([ 0.5000,  0.5000,  2.0000,  2.0000, -1.0000, -1.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.repeat_interleave.html
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
def resolve_conj(input: Tensor) -> Tensor:
    """resolve_conj(input)

    The tensor itself: nothing is conjugated lazily.

    >>> backsweep.resolve_conj(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.resolve_conj.html
    """
def resolve_neg(input: Tensor) -> Tensor:
    """resolve_neg(input)

    The tensor itself: nothing is negated lazily.

    >>> backsweep.resolve_neg(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.resolve_neg.html
    """
@overload
def result_type(tensor: Tensor, other: Tensor | Number) -> dtype:
    """result_type(tensor, other)
    result_type(scalar, tensor)
    result_type(scalar1, scalar2)

    The dtype of an operation on both.

    >>> backsweep.result_type(backsweep.tensor([1, 0]), 1.5)
    torch.float32

    See https://docs.pytorch.org/docs/stable/generated/torch.result_type.html
    """
@overload
def result_type(scalar: Number, tensor: Tensor) -> dtype: ...
@overload
def result_type(scalar1: Number, scalar2: Number) -> dtype: ...
def rms_norm(input: Tensor, normalized_shape: builtins.int | Sequence[builtins.int], weight: Tensor | None = None, eps: builtins.float | None = None) -> Tensor:
    """rms_norm(input, normalized_shape, weight=None, eps=None)

    Mean square 1 over the last dimensions, then times weight.

    Derivative: (g * weight - normalised * mean(g * weight * normalised)) * rrms
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.rms_norm(backsweep.arange(8.0).reshape(2, 4), (4,))
    tensor([[0.0000, 0.5345, 1.0690, 1.6036],
            [0.7127, 0.8909, 1.0690, 1.2472]])

    See https://docs.pytorch.org/docs/stable/generated/torch.rms_norm.html
    """
def roll(input: Tensor, shifts: builtins.int | Sequence[builtins.int], dims: builtins.int | Sequence[builtins.int] = ()) -> Tensor:
    """roll(input, shifts, dims= ())

    The elements moved along dimensions; those that leave at the end come in at the start.

    Derivative: roll(g, -shifts, dims)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.roll(backsweep.arange(5.0), 2)
    tensor([3., 4., 0., 1., 2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.roll.html
    """
def rot90(input: Tensor, k: builtins.int = 1, dims: builtins.int | Sequence[builtins.int] = (0, 1)) -> Tensor:
    """rot90(input, k= 1, dims= (0, 1))

    The plane of two dimensions turned by k times 90 degrees, from the first to the second.

    Derivative: rot90(g, -k, dims)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.rot90(backsweep.arange(6.0).reshape(2, 3))
    tensor([[2., 5.],
            [1., 4.],
            [0., 3.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.rot90.html
    """
@overload
def round(input: Tensor, *, decimals: builtins.int, out: Tensor | None = None) -> Tensor:
    """round(input, *, decimals, out=None)
    round(input, *, out=None)

    Rounds to a number of decimals, halves to even.
    The nearest integer, halves to even.

    Derivative: zeros_like(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.round(backsweep.arange(6.0).reshape(2, 3), decimals=1)
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.round.html
    """
@overload
def round(input: Tensor, *, out: Tensor | None = None) -> Tensor: ...
def row_stack(tensors: Sequence[Tensor], *, out: Tensor | None = None) -> Tensor:
    """row_stack(tensors, *, out=None)

    Alias of `vstack`.

    Joins tensors along dimension 0; those of one dimension are rows.

    Derivative: for each input its part of g along dim
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.row_stack([backsweep.tensor([0.5, 2.0, -1.0]), backsweep.arange(6.0).reshape(2, 3)])
    tensor([[ 0.5000,  2.0000, -1.0000],
            [ 0.0000,  1.0000,  2.0000],
            [ 3.0000,  4.0000,  5.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.row_stack.html
    """
def rrelu(input: Tensor, lower: Number = 0.125, upper: Number = 0.3333333333333333, training: builtins.bool = False, generator: Generator | None = None) -> Tensor:
    """rrelu(input, lower=0.125, upper=0.3333333333333333, training=False, generator=None)

    x above 0, else slope * x: a random slope for each element when training, else the middle one.

    Derivative: g * slope
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.rrelu(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 1., 2.],
            [3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.rrelu.html
    """
def rrelu_(input: Tensor, lower: Number = 0.125, upper: Number = 0.3333333333333333, training: builtins.bool = False, generator: Generator | None = None) -> Tensor:
    """rrelu_(input, lower=0.125, upper=0.3333333333333333, training=False, generator=None)

    Writes the result of `rrelu` into the input.

    Derivative: g * slope
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> generator = backsweep.manual_seed(0)
    >>> backsweep.rrelu_(backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([ 0.5000,  2.0000, -0.2292])

    See https://docs.pytorch.org/docs/stable/generated/torch.rrelu_.html
    """
def rsqrt(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """rsqrt(input, *, out=None)

    Reciprocal of the square root.

    Derivative: g * -0.5 * pow(y, 3)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.rsqrt(backsweep.tensor([0.5, 2.0]))
    tensor([1.4142, 0.7071])

    See https://docs.pytorch.org/docs/stable/generated/torch.rsqrt.html
    """
def rsub(input: Tensor | Number, other: Tensor | Number, *, alpha: Number = 1) -> Tensor:
    """rsub(input, other, *, alpha=1)

    Reversed difference, `b - a`; `a` is multiplied by `alpha`.

    Derivative: -g; g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    >>> backsweep.rsub(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 0.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.rsub.html
    """
def scalar_tensor(s: Number, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False) -> Tensor:
    """scalar_tensor(s, *, dtype=None, device=None, requires_grad=False)

    A 0-d tensor of the default dtype.

    >>> backsweep.scalar_tensor(1.5)
    tensor(1.5000)

    See https://docs.pytorch.org/docs/stable/generated/torch.scalar_tensor.html
    """
@overload
def scatter(input: Tensor, dim: builtins.int, index: Tensor, src: Tensor, *, reduce: str | None = None, out: Tensor | None = None) -> Tensor:
    """scatter(input, dim, index, src, *, reduce=None, out=None)
    scatter(input, dim, index, value, *, reduce=None, out=None)

    Elements put at given places of a dimension: result[index[i][j]][j] = src[i][j].

    Derivative: scatter(g, dim, index, 0); gather(g, dim, index)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.scatter(backsweep.arange(6.0).reshape(2, 3), 1, backsweep.tensor([[0, 2], [1, 0]]), backsweep.arange(4.0).reshape(2, 2))
    tensor([[0., 1., 1.],
            [3., 2., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.scatter.html
    """
@overload
def scatter(input: Tensor, dim: builtins.int, index: Tensor, value: Number, *, reduce: str | None = None, out: Tensor | None = None) -> Tensor: ...
def scatter_add(input: Tensor, dim: builtins.int, index: Tensor, src: Tensor, *, out: Tensor | None = None) -> Tensor:
    """scatter_add(input, dim, index, src, *, out=None)

    Elements added at given places of a dimension: result[index[i][j]][j] += src[i][j].

    Derivative: g; gather(g, dim, index)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.scatter_add(backsweep.arange(6.0).reshape(2, 3), 1, backsweep.tensor([[0, 2, 0, 0], [1, 0, 1, 1]]), backsweep.arange(8.0).reshape(2, 4))
    tensor([[ 5.,  1.,  3.],
            [ 8., 21.,  5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.scatter_add.html
    """
def scatter_reduce(input: Tensor, dim: builtins.int, index: Tensor, src: Tensor, reduce: str, *, include_self: builtins.bool = True, out: Tensor | None = None) -> Tensor:
    """scatter_reduce(input, dim, index, src, reduce, *, include_self=True, out=None)

    Elements reduced into given places of a dimension by sum, prod, mean, amax or amin.

    Derivative: g where the input counts; gather(g, dim, index) where src counts
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.scatter_reduce(backsweep.arange(6.0).reshape(2, 3), 1, backsweep.tensor([[0, 2, 0], [1, 0, 1]]), backsweep.arange(6.0).reshape(2, 3), 'sum')
    tensor([[ 2.,  1.,  3.],
            [ 7., 12.,  5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.scatter_reduce.html
    """
def searchsorted(sorted_sequence: Tensor, input: Tensor | Number, *, out_int32: builtins.bool = False, right: builtins.bool = False, side: str | None = None, sorter: Tensor | None = None, out: Tensor | None = None) -> Tensor:
    """searchsorted(sorted_sequence, input, *, out_int32=False, right=False, side=None, sorter=None, out=None)

    Where values would be inserted into sorted rows to keep them sorted.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.searchsorted(backsweep.tensor([-2.0, 0.0, 0.5, 0.5, 2.0]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([2, 4, 1])

    See https://docs.pytorch.org/docs/stable/generated/torch.searchsorted.html
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
def select_copy(input: Tensor, dim: builtins.int, index: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """select_copy(input, dim, index, *, out=None)

    The same as select, as a copy that shares no memory.

    Derivative: select_backward(g, input.shape, dim, index)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.select_copy(backsweep.arange(6.0).reshape(2, 3), 0, 1)
    tensor([3., 4., 5.])

    See https://docs.pytorch.org/docs/stable/generated/torch.select_copy.html
    """
def select_scatter(input: Tensor, src: Tensor, dim: builtins.int, index: builtins.int) -> Tensor:
    """select_scatter(input, src, dim, index)

    A copy of the input in which one position of a dimension is replaced by src.

    Derivative: g with zeros where it was replaced; g where it was replaced
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.select_scatter(backsweep.arange(6.0).reshape(2, 3), backsweep.tensor([0.5, 2.0, -1.0]), 0, 1)
    tensor([[ 0.0000,  1.0000,  2.0000],
            [ 0.5000,  2.0000, -1.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.select_scatter.html
    """
def selu(input: Tensor) -> Tensor:
    """selu(input)

    scale * (max(0, x) + min(0, alpha * (exp(x) - 1))) with the constants of self-normalising networks.

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.selu(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0.0000, 1.0507, 2.1014],
            [3.1521, 4.2028, 5.2535]])

    See https://docs.pytorch.org/docs/stable/generated/torch.selu.html
    """
def selu_(input: Tensor) -> Tensor:
    """selu_(input)

    Writes the result of `selu` into the input.

    Derivative: g * where(x > 0, scale, scale * alpha * exp(x / alpha))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.selu_(backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([ 0.5254,  2.1014, -1.1113])

    See https://docs.pytorch.org/docs/stable/generated/torch.selu_.html
    """
def sgn(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """sgn(input, *, out=None)

    The same as `sign`: -1, 0 or 1; 0 for NaN.

    Derivative: zeros_like(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.sgn(backsweep.tensor([0.5, 2.0]))
    tensor([1., 1.])

    See https://docs.pytorch.org/docs/stable/generated/torch.sgn.html
    """
def sigmoid(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """sigmoid(input, *, out=None)

    Logistic function, `1 / (1 + exp(-x))`.

    Derivative: sigmoid_backward(g, y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.sigmoid(backsweep.tensor([0.5, 2.0]))
    tensor([0.6225, 0.8808])

    See https://docs.pytorch.org/docs/stable/generated/torch.sigmoid.html
    """
def sign(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """sign(input, *, out=None)

    Sign: -1, 0 or 1; 0 for NaN.

    Derivative: zeros_like(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.sign(backsweep.tensor([0.5, 2.0]))
    tensor([1., 1.])

    See https://docs.pytorch.org/docs/stable/generated/torch.sign.html
    """
def signbit(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """signbit(input, *, out=None)

    True where the sign is minus, also for -0 and NaN with a sign.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.signbit(backsweep.arange(6.0).reshape(2, 3))
    tensor([[False, False, False],
            [False, False, False]])

    See https://docs.pytorch.org/docs/stable/generated/torch.signbit.html
    """
def sin(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """sin(input, *, out=None)

    Sine of an angle in radians.

    Derivative: g * cos(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.sin(backsweep.tensor([0.5, 2.0]))
    tensor([0.4794, 0.9093])

    See https://docs.pytorch.org/docs/stable/generated/torch.sin.html
    """
def sinc(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """sinc(input, *, out=None)

    `sin(pi * x) / (pi * x)`; 1 at 0.

    Derivative: sinc_derivative(g, x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.sinc(backsweep.tensor([0.5, 2.0]))
    tensor([6.3662e-01, 2.7828e-08])

    See https://docs.pytorch.org/docs/stable/generated/torch.sinc.html
    """
def sinh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """sinh(input, *, out=None)

    Hyperbolic sine.

    Derivative: g * cosh(x)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.sinh(backsweep.tensor([0.5, 2.0]))
    tensor([0.5211, 3.6269])

    See https://docs.pytorch.org/docs/stable/generated/torch.sinh.html
    """
def slice_copy(input: Tensor, dim: builtins.int = 0, start: builtins.int | None = None, end: builtins.int | None = None, step: builtins.int = 1, *, out: Tensor | None = None) -> Tensor:
    """slice_copy(input, dim= 0, start= None, end= None, step= 1, *, out=None)

    The same as slice, as a copy that shares no memory.

    Derivative: slice_backward(g, input.shape, dim, start, end, step)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.slice_copy(backsweep.arange(10.0).reshape(5, 2), 0, 1, 4, 1)
    tensor([[2., 3.],
            [4., 5.],
            [6., 7.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.slice_copy.html
    """
def slice_scatter(input: Tensor, src: Tensor, dim: builtins.int = 0, start: builtins.int | None = None, end: builtins.int | None = None, step: builtins.int = 1, *, out: Tensor | None = None) -> Tensor:
    """slice_scatter(input, src, dim= 0, start= None, end= None, step= 1, *, out=None)

    A copy of the input in which a slice of a dimension is replaced by src.

    Derivative: g with zeros where it was replaced; g where it was replaced
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.slice_scatter(backsweep.arange(8.0).reshape(4, 2), backsweep.arange(4.0).reshape(2, 2), 0, 1, 3)
    tensor([[0., 1.],
            [0., 1.],
            [2., 3.],
            [6., 7.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.slice_scatter.html
    """
def slogdet(input: Tensor, *, out: Sequence[Tensor] | None = None) -> return_type_slogdet:
    """slogdet(input, *, out=None)

    Signs of determinants, and logarithms of their sizes.

    Derivative: g * inv(A).mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.slogdet(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    torch.return_types.slogdet(
    sign=tensor(1.),
    logabsdet=tensor(2.8332))

    See https://docs.pytorch.org/docs/stable/generated/torch.slogdet.html
    """
def softmax(input: Tensor, dim: builtins.int, dtype: DTypeLike | None = None, *, out: Tensor | None = None) -> Tensor:
    """softmax(input, dim, dtype=None, *, out=None)

    exp(x) over its sum along `dim`: positive weights that sum to one, without overflow.

    Derivative: y * (g - (g * y).sum(dim))
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.softmax(backsweep.arange(5.0), 0)
    tensor([0.0117, 0.0317, 0.0861, 0.2341, 0.6364])

    See https://docs.pytorch.org/docs/stable/generated/torch.softmax.html
    """
@overload
def sort(input: Tensor, dim: builtins.int = -1, descending: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_sort:
    """sort(input, dim=-1, descending=False, *, out=None)
    sort(input, *, stable, dim=-1, descending=False, out=None)

    The elements along a dimension in order, and where they were; NaN is last.

    Derivative: scatter(zeros, dim, indices, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.sort(backsweep.arange(5.0))
    torch.return_types.sort(
    values=tensor([0., 1., 2., 3., 4.]),
    indices=tensor([0, 1, 2, 3, 4]))

    See https://docs.pytorch.org/docs/stable/generated/torch.sort.html
    """
@overload
def sort(input: Tensor, *, stable: builtins.bool | None, dim: builtins.int = -1, descending: builtins.bool = False, out: Sequence[Tensor] | None = None) -> return_type_sort: ...
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
def split_copy(input: Tensor, split_size: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """split_copy(input, split_size, dim= 0)

    The same as split, as a copy that shares no memory.

    Derivative: cat(all g, dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.split_copy(backsweep.arange(10.0).reshape(5, 2), 2)
    (tensor([[0., 1.],
            [2., 3.]]), tensor([[4., 5.],
            [6., 7.]]), tensor([[8., 9.]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.split_copy.html
    """
def split_with_sizes(input: Tensor, split_sizes: builtins.int | Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """split_with_sizes(input, split_sizes, dim= 0)

    Views of given sizes along a dimension.

    Derivative: cat(all g, dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.split_with_sizes(backsweep.arange(10.0).reshape(5, 2), (2, 0, 3))
    (tensor([[0., 1.],
            [2., 3.]]), tensor([], size=(0, 2)), tensor([[4., 5.],
            [6., 7.],
            [8., 9.]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.split_with_sizes.html
    """
def split_with_sizes_copy(input: Tensor, split_sizes: builtins.int | Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """split_with_sizes_copy(input, split_sizes, dim= 0)

    The same as split_with_sizes, as a copy that shares no memory.

    Derivative: cat(all g, dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.split_with_sizes_copy(backsweep.arange(10.0).reshape(5, 2), (2, 0, 3))
    (tensor([[0., 1.],
            [2., 3.]]), tensor([], size=(0, 2)), tensor([[4., 5.],
            [6., 7.],
            [8., 9.]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.split_with_sizes_copy.html
    """
def sqrt(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """sqrt(input, *, out=None)

    Square root.

    Derivative: g / (2 * y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.sqrt(backsweep.tensor([0.5, 2.0]))
    tensor([0.7071, 1.4142])

    See https://docs.pytorch.org/docs/stable/generated/torch.sqrt.html
    """
def square(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """square(input, *, out=None)

    Square, `x * x`.

    Derivative: g * 2 * x
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.square(backsweep.arange(6.0).reshape(2, 3))
    tensor([[ 0.,  1.,  4.],
            [ 9., 16., 25.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.square.html
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
def squeeze_copy(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, *, out: Tensor | None = None) -> Tensor:
    """squeeze_copy(input, dim= None, *, out=None)

    The same as squeeze, as a copy that shares no memory.

    Derivative: reshape(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.squeeze_copy(backsweep.arange(2.0).reshape(1, 2, 1))
    tensor([0., 1.])

    See https://docs.pytorch.org/docs/stable/generated/torch.squeeze_copy.html
    """
def stack(tensors: Sequence[Tensor], dim: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """stack(tensors, dim= 0, *, out=None)

    Joins tensors of one shape along a new dimension.

    Derivative: select(g, dim, i) for input i
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.stack([backsweep.tensor([0.5, 2.0]), backsweep.tensor([0.5, 2.0])], 0)
    tensor([[0.5000, 2.0000],
            [0.5000, 2.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.stack.html
    """
@overload
def std(input: Tensor, unbiased: builtins.bool = True, *, out: Tensor | None = None) -> Tensor:
    """std(input, unbiased=True, *, out=None)
    std(input, dim, unbiased=True, keepdim=False, *, out=None)
    std(input, dim=None, *, correction=None, keepdim=False, out=None)

    Standard deviation, the root of the variance; its derivative is 0 where it is 0.
    The same over n - correction; 1 when None.

    Derivative: g / (2 * y) * 2 / (n - correction) * (x - mean)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.std(backsweep.arange(6.0).reshape(2, 3))
    tensor(1.8708)

    See https://docs.pytorch.org/docs/stable/generated/torch.std.html
    """
@overload
def std(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None, unbiased: builtins.bool = True, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
@overload
def std(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, *, correction: Number | None = None, keepdim: builtins.bool = False, out: Tensor | None = None) -> Tensor: ...
@overload
def std_mean(input: Tensor, unbiased: builtins.bool = True) -> tuple[Tensor, ...]:
    """std_mean(input, unbiased=True)
    std_mean(input, dim, unbiased=True, keepdim=False)
    std_mean(input, dim=None, *, correction=None, keepdim=False)

    Standard deviation and mean.
    The same over n - correction; 1 when None.

    Derivative: g / (2 * y) * 2 / (n - correction) * (x - mean)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.std_mean(backsweep.arange(6.0).reshape(2, 3))
    (tensor(1.8708), tensor(2.5000))

    See https://docs.pytorch.org/docs/stable/generated/torch.std_mean.html
    """
@overload
def std_mean(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None, unbiased: builtins.bool = True, keepdim: builtins.bool = False) -> tuple[Tensor, ...]: ...
@overload
def std_mean(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, *, correction: Number | None = None, keepdim: builtins.bool = False) -> tuple[Tensor, ...]: ...
def sub(input: Tensor | Number, other: Tensor | Number, *, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """sub(input, other, *, alpha=1, out=None)

    Difference, `a - b`; `b` is multiplied by `alpha`.

    Derivative: g; -g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.sub(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([-0.5000,  0.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.sub.html
    """
def subtract(input: Tensor | Number, other: Tensor | Number, *, alpha: Number = 1, out: Tensor | None = None) -> Tensor:
    """subtract(input, other, *, alpha=1, out=None)

    Alias of `sub`.

    Difference, `a - b`; `b` is multiplied by `alpha`.

    Derivative: g; -g
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.subtract(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([-0.5000,  0.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.subtract.html
    """
def sum(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, keepdim: builtins.bool = False, *, dtype: DTypeLike | None = None, out: Tensor | None = None) -> Tensor:
    """sum(input, dim=None, keepdim=False, *, dtype=None, out=None)

    Sum of all elements, or along the dimensions `dim`; integers and bool sum into int64.

    Derivative: expand(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.sum(backsweep.arange(6.0).reshape(2, 3))
    tensor(15.)

    See https://docs.pytorch.org/docs/stable/generated/torch.sum.html
    """
def svd(input: Tensor, some: builtins.bool = True, compute_uv: builtins.bool = True, *, out: Sequence[Tensor] | None = None) -> return_type_svd:
    """svd(input, some=True, compute_uv=True, *, out=None)

    input = U @ diag(S) @ V.mT; see linalg.svd.

    Derivative: U @ (skew(U.mT @ gU) / E * S + S * skew(V.mT @ gV) / E + diag(gS)) @ Vh and what leaves their span, E = S[j]^2 - S[i]^2
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 3 tensors to write into, for the function only; not differentiable.

    >>> backsweep.svd(backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    torch.return_types.svd(
    U=tensor([[-0.3971,  0.2332,  0.8877],
            [-0.5207,  0.7392, -0.4271],
            [-0.7558, -0.6318, -0.1721]]),
    S=tensor([5.2143, 2.4608, 1.3249]),
    V=tensor([[-0.3971,  0.2332,  0.8877],
            [-0.5207,  0.7392, -0.4271],
            [-0.7558, -0.6318, -0.1721]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.svd.html
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

    Alias of `transpose`.

    Swaps two dimensions.

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
def t_copy(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """t_copy(input, *, out=None)

    The same as t, as a copy that shares no memory.

    Derivative: t(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.t_copy(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 3.],
            [1., 4.],
            [2., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.t_copy.html
    """
def take(input: Tensor, index: Tensor, *, out: Tensor | None = None) -> Tensor:
    """take(input, index, *, out=None)

    The elements at given places of the flattened tensor.

    Derivative: put(zeros, index, g, accumulate=True)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.take(backsweep.arange(6.0).reshape(2, 3), backsweep.tensor([0, 5, 5, -2]))
    tensor([0., 5., 5., 4.])

    See https://docs.pytorch.org/docs/stable/generated/torch.take.html
    """
def take_along_dim(input: Tensor, indices: Tensor, dim: builtins.int | None = None, *, out: Tensor | None = None) -> Tensor:
    """take_along_dim(input, indices, dim=None, *, out=None)

    The elements at given places of a dimension; the other dimensions are broadcast.

    Derivative: scatter_add(zeros, dim, indices, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.take_along_dim(backsweep.arange(6.0).reshape(2, 3), backsweep.tensor([[0, 2, 0, -1]]), 1)
    tensor([[0., 2., 0., 2.],
            [3., 5., 3., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.take_along_dim.html
    """
def tan(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """tan(input, *, out=None)

    Tangent of an angle in radians.

    Derivative: g * (1 + y * y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.tan(backsweep.tensor([0.5, 2.0]))
    tensor([ 0.5463, -2.1850])

    See https://docs.pytorch.org/docs/stable/generated/torch.tan.html
    """
def tanh(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """tanh(input, *, out=None)

    Hyperbolic tangent.

    Derivative: tanh_backward(g, y)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.tanh(backsweep.tensor([0.5, 2.0]))
    tensor([0.4621, 0.9640])

    See https://docs.pytorch.org/docs/stable/generated/torch.tanh.html
    """
@overload
def tensor_split(input: Tensor, sections: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """tensor_split(input, sections, dim= 0)
    tensor_split(input, indices, dim= 0)
    tensor_split(input, tensor_indices_or_sections, dim= 0)

    Views along a dimension, in a number of parts whose sizes differ by at most one.
    Views along a dimension that is cut at given positions.
    Views along a dimension that is cut at the positions in an int64 tensor.

    Derivative: g where the part was
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.tensor_split(backsweep.arange(10.0).reshape(5, 2), 2)
    (tensor([[0., 1.],
            [2., 3.],
            [4., 5.]]), tensor([[6., 7.],
            [8., 9.]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.tensor_split.html
    """
@overload
def tensor_split(input: Tensor, indices: builtins.int | Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]: ...
@overload
def tensor_split(input: Tensor, tensor_indices_or_sections: Tensor, dim: builtins.int = 0) -> tuple[Tensor, ...]: ...
@overload
def tensordot(a: Tensor, b: Tensor, dims: builtins.int = 2, *, out: Tensor | None = None) -> Tensor:
    """tensordot(a, b, dims= 2, *, out=None)
    tensordot(a, b, dims, *, out=None)

    Sums of products over the last dimensions of `a` and the first of `b`.
    Sums of products over pairs of dimensions, one list for each tensor.

    Derivative: as of a matrix product after reshaping
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.tensordot(backsweep.arange(24.0).reshape(2, 3, 4), backsweep.arange(24.0).reshape(3, 4, 2))
    tensor([[1012., 1078.],
            [2596., 2806.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.tensordot.html
    """
@overload
def tensordot(a: Tensor, b: Tensor, dims: Sequence[builtins.int | Sequence[builtins.int]] | Tensor, *, out: Tensor | None = None) -> Tensor: ...
def threshold(input: Tensor, threshold: Number, value: Number, *, out: Tensor | None = None) -> Tensor:
    """threshold(input, threshold, value, *, out=None)

    input where it is greater than the threshold, else value.

    Derivative: where(x <= threshold, 0, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.threshold(backsweep.arange(6.0).reshape(2, 3), 0.1, 20)
    tensor([[20.,  1.,  2.],
            [ 3.,  4.,  5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.threshold.html
    """
def threshold_(input: Tensor, threshold: Number, value: Number) -> Tensor:
    """threshold_(input, threshold, value)

    Writes the result of `threshold` into the input.

    Derivative: where(x <= threshold, 0, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.threshold_(backsweep.tensor([0.5, 2.0]), 1, 0)
    tensor([0., 2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.threshold_.html
    """
def tile(input: Tensor, *dims: builtins.int | Sequence[builtins.int]) -> Tensor:
    """tile(input, *dims)

    The tensor several times along its last dimensions.

    Derivative: g summed over the repetitions
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.tile(backsweep.arange(6.0).reshape(2, 3), (2,))
    tensor([[0., 1., 2., 0., 1., 2.],
            [3., 4., 5., 3., 4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.tile.html
    """
def topk(input: Tensor, k: builtins.int, dim: builtins.int = -1, largest: builtins.bool = True, sorted: builtins.bool = True, *, out: Sequence[Tensor] | None = None) -> return_type_topk:
    """topk(input, k, dim=-1, largest=True, sorted=True, *, out=None)

    The k largest (or smallest) elements along a dimension, and where they were.

    Derivative: scatter(zeros, dim, indices, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.topk(backsweep.arange(5.0), 2)
    torch.return_types.topk(
    values=tensor([4., 3.]),
    indices=tensor([4, 3]))

    See https://docs.pytorch.org/docs/stable/generated/torch.topk.html
    """
def trace(input: Tensor) -> Tensor:
    """trace(input)

    Sum of the elements on the diagonal of a matrix.

    Derivative: g * eye(n, m)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.trace(backsweep.arange(9.0).reshape(3, 3))
    tensor(12.)

    See https://docs.pytorch.org/docs/stable/generated/torch.trace.html
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
def transpose_copy(input: Tensor, dim0: builtins.int, dim1: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """transpose_copy(input, dim0, dim1, *, out=None)

    The same as transpose, as a copy that shares no memory.

    Derivative: transpose(g, dim0, dim1)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.transpose_copy(backsweep.arange(6.0).reshape(2, 3), 0, 1)
    tensor([[0., 3.],
            [1., 4.],
            [2., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.transpose_copy.html
    """
@overload
def trapezoid(y: Tensor, *, dx: Number = 1, dim: builtins.int = -1) -> Tensor:
    """trapezoid(y, *, dx=1, dim=-1)
    trapezoid(y, x, *, dim=-1)

    Integral of samples y at points dx apart, by the trapezoidal rule.
    Integral of samples y at the points x, by the trapezoidal rule.

    Derivative: g * dx, half of it at the ends
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.trapezoid(backsweep.arange(5.0))
    tensor(8.)

    See https://docs.pytorch.org/docs/stable/generated/torch.trapezoid.html
    """
@overload
def trapezoid(y: Tensor, x: Tensor, *, dim: builtins.int = -1) -> Tensor: ...
@overload
def trapz(y: Tensor, *, dx: Number = 1, dim: builtins.int = -1) -> Tensor:
    """trapz(y, *, dx=1, dim=-1)
    trapz(y, x, *, dim=-1)

    Alias of `trapezoid`.

    Integral of samples y at points dx apart, by the trapezoidal rule.
    Integral of samples y at the points x, by the trapezoidal rule.

    Derivative: g * dx, half of it at the ends
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.trapz(backsweep.arange(5.0))
    tensor(8.)

    See https://docs.pytorch.org/docs/stable/generated/torch.trapz.html
    """
@overload
def trapz(y: Tensor, x: Tensor, *, dim: builtins.int = -1) -> Tensor: ...
def triangular_solve(input: Tensor, A: Tensor, upper: builtins.bool = True, transpose: builtins.bool = False, unitriangular: builtins.bool = False, *, out: Sequence[Tensor] | None = None) -> return_type_triangular_solve:
    """triangular_solve(input, A, upper=True, transpose=False, unitriangular=False, *, out=None)

    The x of A @ x = input for a triangle of A, and a copy of A; see linalg.solve_triangular.

    Derivative: gb = solve(A.mT, g); the triangle of -gb @ y.mT
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tuple of 2 tensors to write into, for the function only; not differentiable.

    >>> backsweep.triangular_solve(backsweep.arange(6.0).reshape(3, 2), backsweep.tensor([[2.0, 1.0, 1.0], [1.0, 3.0, 1.0], [1.0, 1.0, 4.0]]))
    torch.return_types.triangular_solve(
    solution=tensor([[-0.6667, -0.4167],
            [ 0.3333,  0.5833],
            [ 1.0000,  1.2500]]),
    cloned_coefficient=tensor([[2., 1., 1.],
            [1., 3., 1.],
            [1., 1., 4.]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.triangular_solve.html
    """
def tril(input: Tensor, diagonal: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """tril(input, diagonal= 0, *, out=None)

    The lower triangle of the matrices, up to a diagonal; zeros above.

    Derivative: tril(g, diagonal)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.tril(backsweep.arange(12.0).reshape(3, 4))
    tensor([[ 0.,  0.,  0.,  0.],
            [ 4.,  5.,  0.,  0.],
            [ 8.,  9., 10.,  0.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.tril.html
    """
def tril_indices(row: builtins.int, col: builtins.int, offset: builtins.int = 0, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False) -> Tensor:
    """tril_indices(row, col, offset= 0, *, dtype=None, device=None)

    Rows and columns of the elements of a lower triangle, as a tensor of shape [2, n].

    >>> backsweep.tril_indices(3, 3)
    tensor([[0, 1, 1, 2, 2, 2],
            [0, 0, 1, 0, 1, 2]])

    See https://docs.pytorch.org/docs/stable/generated/torch.tril_indices.html
    """
def triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: builtins.float = 1.0, p: builtins.float = 2.0, eps: builtins.float = 1e-06, swap: builtins.bool = False, reduction: builtins.int = 0) -> Tensor:
    """triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2.0, eps=1e-06, swap=False, reduction=0)

    max(0, margin + distance to positive - distance to negative).

    Derivative: that of the two distances, where the loss is not 0
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.triplet_margin_loss(backsweep.arange(12.0).reshape(3, 4), backsweep.arange(12.0).reshape(3, 4), backsweep.arange(12.0).reshape(3, 4))
    tensor([1., 1., 1.])

    See https://docs.pytorch.org/docs/stable/generated/torch.triplet_margin_loss.html
    """
def triu(input: Tensor, diagonal: builtins.int = 0, *, out: Tensor | None = None) -> Tensor:
    """triu(input, diagonal= 0, *, out=None)

    The upper triangle of the matrices, from a diagonal on; zeros below.

    Derivative: triu(g, diagonal)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.triu(backsweep.arange(12.0).reshape(3, 4))
    tensor([[ 0.,  1.,  2.,  3.],
            [ 0.,  5.,  6.,  7.],
            [ 0.,  0., 10., 11.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.triu.html
    """
def triu_indices(row: builtins.int, col: builtins.int, offset: builtins.int = 0, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False) -> Tensor:
    """triu_indices(row, col, offset= 0, *, dtype=None, device=None)

    Rows and columns of the elements of an upper triangle, as a tensor of shape [2, n].

    >>> backsweep.triu_indices(3, 3)
    tensor([[0, 0, 0, 1, 1, 2],
            [0, 1, 2, 1, 2, 2]])

    See https://docs.pytorch.org/docs/stable/generated/torch.triu_indices.html
    """
def true_divide(input: Tensor | Number, other: Tensor | Number, *, rounding_mode: str | None = None, out: Tensor | None = None) -> Tensor:
    """true_divide(input, other, *, rounding_mode=None, out=None)

    Alias of `div`.

    Quotient, `a / b`; true division unless rounding_mode is 'floor' or 'trunc'.

    Derivative: g / b; -g * y / b
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.true_divide(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.5000, 1.0000])

    See https://docs.pytorch.org/docs/stable/generated/torch.true_divide.html
    """
def trunc(input: Tensor, *, out: Tensor | None = None) -> Tensor:
    """trunc(input, *, out=None)

    The integer part of x.

    Derivative: zeros_like(g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: any; the result has the input's.
    Dtypes: all but bool; integers become float32 where the value is not an integer.

    Raises:
        TypeError: the argument is not a tensor.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.trunc(backsweep.tensor([0.5, 2.0]))
    tensor([0., 2.])

    See https://docs.pytorch.org/docs/stable/generated/torch.trunc.html
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
def unbind_copy(input: Tensor, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """unbind_copy(input, dim= 0)

    The same as unbind, as a copy that shares no memory.

    Derivative: stack(all g, dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.unbind_copy(backsweep.arange(6.0).reshape(2, 3))
    (tensor([0., 1., 2.]), tensor([3., 4., 5.]))

    See https://docs.pytorch.org/docs/stable/generated/torch.unbind_copy.html
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
def unfold_copy(input: Tensor, dimension: builtins.int, size: builtins.int, step: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """unfold_copy(input, dimension, size, step, *, out=None)

    The same as unfold, as a copy that shares no memory.

    Derivative: unfold_backward(g, input.shape, dimension, size, step)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.unfold_copy(backsweep.arange(7.0), 0, 3, 1)
    tensor([[0., 1., 2.],
            [1., 2., 3.],
            [2., 3., 4.],
            [3., 4., 5.],
            [4., 5., 6.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.unfold_copy.html
    """
def unique(input: Tensor, sorted: builtins.bool = True, return_inverse: builtins.bool = False, return_counts: builtins.bool = False, dim: builtins.int | None = None) -> Tensor:
    """unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None)

    The different elements in order, with their places and counts if wanted.

    Derivative: not differentiable
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.unique(backsweep.arange(6).reshape(2, 3))
    tensor([0, 1, 2, 3, 4, 5])

    See https://docs.pytorch.org/docs/stable/generated/torch.unique.html
    """
def unique_consecutive(input: Tensor, return_inverse: builtins.bool = False, return_counts: builtins.bool = False, dim: builtins.int | None = None) -> Tensor:
    """unique_consecutive(input, return_inverse=False, return_counts=False, dim=None)

    The first element of each run of equal ones, with places and counts if wanted.

    Derivative: not differentiable
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.unique_consecutive(backsweep.arange(6).reshape(2, 3))
    tensor([0, 1, 2, 3, 4, 5])

    See https://docs.pytorch.org/docs/stable/generated/torch.unique_consecutive.html
    """
def unsafe_chunk(input: Tensor, chunks: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """unsafe_chunk(input, chunks, dim= 0)

    Like chunk, but the parts may be written to; the input must not be used afterwards.

    Derivative: cat(all g, dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.unsafe_chunk(backsweep.arange(10.0).reshape(5, 2), 2)
    (tensor([[0., 1.],
            [2., 3.],
            [4., 5.]]), tensor([[6., 7.],
            [8., 9.]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.unsafe_chunk.html
    """
def unsafe_split(input: Tensor, split_size: builtins.int, dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """unsafe_split(input, split_size, dim= 0)

    Like split, but the parts may be written to; the input must not be used afterwards.

    Derivative: cat(all g, dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.unsafe_split(backsweep.arange(10.0).reshape(5, 2), 2)
    (tensor([[0., 1.],
            [2., 3.]]), tensor([[4., 5.],
            [6., 7.]]), tensor([[8., 9.]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.unsafe_split.html
    """
def unsafe_split_with_sizes(input: Tensor, split_sizes: builtins.int | Sequence[builtins.int], dim: builtins.int = 0) -> tuple[Tensor, ...]:
    """unsafe_split_with_sizes(input, split_sizes, dim= 0)

    Like split_with_sizes, but the parts may be written to instead of the input.

    Derivative: cat(all g, dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.unsafe_split_with_sizes(backsweep.arange(10.0).reshape(5, 2), (2, 0, 3))
    (tensor([[0., 1.],
            [2., 3.]]), tensor([], size=(0, 2)), tensor([[4., 5.],
            [6., 7.],
            [8., 9.]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.unsafe_split_with_sizes.html
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
def unsqueeze_copy(input: Tensor, dim: builtins.int, *, out: Tensor | None = None) -> Tensor:
    """unsqueeze_copy(input, dim, *, out=None)

    The same as unsqueeze, as a copy that shares no memory.

    Derivative: squeeze(g, dim)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.unsqueeze_copy(backsweep.arange(6.0).reshape(2, 3), 0)
    tensor([[[0., 1., 2.],
             [3., 4., 5.]]])

    See https://docs.pytorch.org/docs/stable/generated/torch.unsqueeze_copy.html
    """
def vander(x: Tensor, N: builtins.int | None = None, increasing: builtins.bool = False) -> Tensor:
    """vander(x, N=None, increasing=False)

    The powers of each element of a vector, the highest first unless `increasing`.

    Derivative: as of cumprod
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.vander(backsweep.tensor([0.5, 2.0, -1.0]))
    tensor([[ 0.2500,  0.5000,  1.0000],
            [ 4.0000,  2.0000,  1.0000],
            [ 1.0000, -1.0000,  1.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.vander.html
    """
@overload
def var(input: Tensor, unbiased: builtins.bool = True, *, out: Tensor | None = None) -> Tensor:
    """var(input, unbiased=True, *, out=None)
    var(input, dim, unbiased=True, keepdim=False, *, out=None)
    var(input, dim=None, *, correction=None, keepdim=False, out=None)

    Variance: squared distances from the mean over n - 1, n when not unbiased.
    The same over n - correction; 1 when None.

    Derivative: g * 2 / (n - correction) * (x - mean)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.var(backsweep.arange(6.0).reshape(2, 3))
    tensor(3.5000)

    See https://docs.pytorch.org/docs/stable/generated/torch.var.html
    """
@overload
def var(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None, unbiased: builtins.bool = True, keepdim: builtins.bool = False, *, out: Tensor | None = None) -> Tensor: ...
@overload
def var(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, *, correction: Number | None = None, keepdim: builtins.bool = False, out: Tensor | None = None) -> Tensor: ...
@overload
def var_mean(input: Tensor, unbiased: builtins.bool = True) -> tuple[Tensor, ...]:
    """var_mean(input, unbiased=True)
    var_mean(input, dim, unbiased=True, keepdim=False)
    var_mean(input, dim=None, *, correction=None, keepdim=False)

    Variance and mean.
    The same over n - correction; 1 when None.

    Derivative: g * 2 / (n - correction) * (x - mean)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    >>> backsweep.var_mean(backsweep.arange(6.0).reshape(2, 3))
    (tensor(3.5000), tensor(2.5000))

    See https://docs.pytorch.org/docs/stable/generated/torch.var_mean.html
    """
@overload
def var_mean(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None, unbiased: builtins.bool = True, keepdim: builtins.bool = False) -> tuple[Tensor, ...]: ...
@overload
def var_mean(input: Tensor, dim: builtins.int | Sequence[builtins.int] | None = None, *, correction: Number | None = None, keepdim: builtins.bool = False) -> tuple[Tensor, ...]: ...
def vdot(input: Tensor, other: Tensor, *, out: Tensor | None = None) -> Tensor:
    """vdot(input, other, *, out=None)

    Sum of the products of two vectors' elements; dot without the conjugate.

    Derivative: g * other; g * input
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.vdot(backsweep.tensor([0.5, 2.0, -1.0]), backsweep.tensor([0.5, 2.0, -1.0]))
    tensor(5.2500)

    See https://docs.pytorch.org/docs/stable/generated/torch.vdot.html
    """
@overload
def view_copy(input: Tensor, size: builtins.int | Sequence[builtins.int], *, out: Tensor | None = None) -> Tensor:
    """view_copy(input, size, *, out=None)
    view_copy(input, dtype, *, out=None)

    The same as view, as a copy that shares no memory.

    Derivative: reshape(g, input.shape)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.view_copy(backsweep.arange(6.0).reshape(2, 3), (3, 2))
    tensor([[0., 1.],
            [2., 3.],
            [4., 5.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.view_copy.html
    """
@overload
def view_copy(input: Tensor, dtype: DTypeLike, *, out: Tensor | None = None) -> Tensor: ...
@overload
def vsplit(input: Tensor, sections: builtins.int) -> tuple[Tensor, ...]:
    """vsplit(input, sections)
    vsplit(input, indices)

    Views along dimension 0.

    Derivative: g where the part was
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    The result is a view: it shares memory with the input.

    >>> backsweep.vsplit(backsweep.arange(8.0).reshape(4, 2), 2)
    (tensor([[0., 1.],
            [2., 3.]]), tensor([[4., 5.],
            [6., 7.]]))

    See https://docs.pytorch.org/docs/stable/generated/torch.vsplit.html
    """
@overload
def vsplit(input: Tensor, indices: builtins.int | Sequence[builtins.int]) -> tuple[Tensor, ...]: ...
def vstack(tensors: Sequence[Tensor], *, out: Tensor | None = None) -> Tensor:
    """vstack(tensors, *, out=None)

    Joins tensors along dimension 0; those of one dimension are rows.

    Derivative: for each input its part of g along dim
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.vstack([backsweep.tensor([0.5, 2.0, -1.0]), backsweep.arange(6.0).reshape(2, 3)])
    tensor([[ 0.5000,  2.0000, -1.0000],
            [ 0.0000,  1.0000,  2.0000],
            [ 3.0000,  4.0000,  5.0000]])

    See https://docs.pytorch.org/docs/stable/generated/torch.vstack.html
    """
@overload
def where(condition: Tensor, input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """where(condition, input, other, *, out=None)
    where(condition)
    where(input, condition, other)

    input where condition holds, else other; no gradient flows into the branch not taken.
    With a condition alone: the places where it holds, a tensor of indices per dimension.

    Derivative: None; where(condition, g, 0); where(condition, 0, g)
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.where(backsweep.arange(4.0).reshape(2, 2) > 2, backsweep.arange(4.0).reshape(2, 2), 0)
    tensor([[0., 0.],
            [0., 3.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.where.html
    """
@overload
def where(condition: Tensor) -> tuple[Tensor, ...]: ...
def xlogy(input: Tensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> Tensor:
    """xlogy(input, other, *, out=None)

    `a * log(b)`, and 0 where a is 0 and b is not NaN.

    Derivative: unless_outside(xlogy(g, b), a, b, 0.0); g * a / b
    (g is the incoming gradient, x the input, a and b the operands, y the result)

    Shape: the operands are broadcast against each other.
    Dtypes: the operands are promoted to one dtype.

    Raises:
        RuntimeError: the shapes cannot be broadcast.
        TypeError: an operand is neither tensor nor number.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.xlogy(backsweep.tensor([0.5, 2.0]), backsweep.tensor([1.0, 2.0]))
    tensor([0.0000, 1.3863])

    See https://docs.pytorch.org/docs/stable/generated/torch.xlogy.html
    """
def zeros(*size: builtins.int | Sequence[builtins.int], dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, out: Tensor | None = None) -> Tensor:
    """zeros(*size, dtype=None, device=None, requires_grad=False, out=None)

    Zeros; float32 unless a dtype is given.

    out: a tensor to write into, for the function only; not differentiable.

    >>> backsweep.zeros(2, 3)
    tensor([[0., 0., 0.],
            [0., 0., 0.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.zeros.html
    """
def zeros_like(input: Tensor, *, dtype: DTypeLike | None = None, device: DeviceLike | None = None, layout: _layout | None = None, pin_memory: builtins.bool | None = False, requires_grad: builtins.bool = False, memory_format: _memory_format | None = None) -> Tensor:
    """zeros_like(input, *, dtype=None, device=None, requires_grad=False, memory_format=None)

    Zeros of another tensor's shape and dtype.

    >>> backsweep.zeros_like(backsweep.arange(6.0).reshape(2, 3))
    tensor([[0., 0., 0.],
            [0., 0., 0.]])

    See https://docs.pytorch.org/docs/stable/generated/torch.zeros_like.html
    """
def abs_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.abs_`."""
def acos_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.acos_`."""
def acosh_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.acosh_`."""
def addmv_(input: _AnyTensor, mat: Tensor, vec: Tensor, *, beta: Number = 1, alpha: Number = 1, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.addmv_`."""
def arccos_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.arccos_`."""
def arccosh_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.arccosh_`."""
def arcsin_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.arcsin_`."""
def arcsinh_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.arcsinh_`."""
def arctan_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.arctan_`."""
def arctanh_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.arctanh_`."""
def as_strided_(input: _AnyTensor, size: builtins.int | Sequence[builtins.int], stride: builtins.int | Sequence[builtins.int], storage_offset: builtins.int | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.as_strided_`."""
def asin_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.asin_`."""
def asinh_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.asinh_`."""
def atan_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.atan_`."""
def atanh_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.atanh_`."""
def ceil_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.ceil_`."""
@overload
def clamp_(input: _AnyTensor, min: Tensor | None = None, max: Tensor | None = None, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.clamp_`."""
@overload
def clamp_(input: _AnyTensor, min: Number | None = None, max: Number | None = None, *, out: Tensor | None = None) -> _AnyTensor: ...
@overload
def clamp_max_(input: _AnyTensor, max: Tensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.clamp_max_`."""
@overload
def clamp_max_(input: _AnyTensor, max: Number, *, out: Tensor | None = None) -> _AnyTensor: ...
@overload
def clamp_min_(input: _AnyTensor, min: Tensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.clamp_min_`."""
@overload
def clamp_min_(input: _AnyTensor, min: Number, *, out: Tensor | None = None) -> _AnyTensor: ...
@overload
def clip_(input: _AnyTensor, min: Tensor | None = None, max: Tensor | None = None, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.clip_`."""
@overload
def clip_(input: _AnyTensor, min: Number | None = None, max: Number | None = None, *, out: Tensor | None = None) -> _AnyTensor: ...
def conj_physical_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.conj_physical_`."""
def cos_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.cos_`."""
def cosh_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.cosh_`."""
def deg2rad_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.deg2rad_`."""
def erf_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.erf_`."""
def erfc_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.erfc_`."""
def exp_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.exp_`."""
def exp2_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.exp2_`."""
def expm1_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.expm1_`."""
def fill_(input: _AnyTensor, value: Tensor | Number) -> _AnyTensor:
    """See `backsweep.Tensor.fill_`."""
def fix_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.fix_`."""
def floor_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.floor_`."""
def frac_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.frac_`."""
def gcd_(input: _AnyTensor, other: Tensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.gcd_`."""
def i0_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.i0_`."""
def index_put_(input: _AnyTensor, indices: Sequence[Tensor], values: Tensor, accumulate: builtins.bool = False) -> _AnyTensor:
    """See `backsweep.Tensor.index_put_`."""
def lcm_(input: _AnyTensor, other: Tensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.lcm_`."""
def ldexp_(input: _AnyTensor, other: Tensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.ldexp_`."""
def log_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.log_`."""
def log10_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.log10_`."""
def log1p_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.log1p_`."""
def log2_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.log2_`."""
def logit_(input: _AnyTensor, eps: builtins.float | None = None, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.logit_`."""
def nan_to_num_(input: _AnyTensor, nan: builtins.float | None = None, posinf: builtins.float | None = None, neginf: builtins.float | None = None, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.nan_to_num_`."""
def neg_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.neg_`."""
def negative_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.negative_`."""
def rad2deg_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.rad2deg_`."""
def reciprocal_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.reciprocal_`."""
def relu_(input: _AnyTensor) -> _AnyTensor:
    """See `backsweep.Tensor.relu_`."""
def resize_as_(input: _AnyTensor, the_template: Tensor, *, memory_format: _memory_format | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.resize_as_`."""
@overload
def round_(input: _AnyTensor, *, decimals: builtins.int, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.round_`."""
@overload
def round_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor: ...
def rsqrt_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.rsqrt_`."""
def sigmoid_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.sigmoid_`."""
def sin_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.sin_`."""
def sinc_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.sinc_`."""
def sinh_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.sinh_`."""
def sqrt_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.sqrt_`."""
def square_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.square_`."""
def tan_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.tan_`."""
def tanh_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.tanh_`."""
def trunc_(input: _AnyTensor, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.trunc_`."""
def xlogy_(input: _AnyTensor | Number, other: Tensor | Number, *, out: Tensor | None = None) -> _AnyTensor:
    """See `backsweep.Tensor.xlogy_`."""
def zero_(input: _AnyTensor) -> _AnyTensor:
    """See `backsweep.Tensor.zero_`."""
