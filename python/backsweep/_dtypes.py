"""What is known about the dtypes: limits, and the types that PyTorch had before it had dtypes."""

from __future__ import annotations

from . import _C
from ._C import Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, NoReturn

    from ._C import dtype as DType


class _Limits:
    """What finfo and iinfo share."""

    __slots__ = ("_given",)
    _given: DType

    @property
    def dtype(self) -> str:
        """The name of the dtype."""
        return str(self._given).removeprefix("torch.")

    @property
    def bits(self) -> int:
        """Bits of one element."""
        return 8 * self._given.itemsize

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._given is self._given

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"cannot pickle 'torch.{type(self).__name__}' object")


def _dtype_from(name: str, given: Any) -> DType:
    """A dtype, or Python's bool, int or float as one."""
    known: dict[Any, DType] = {bool: _C.bool, int: _C.int64, float: _C.float64}
    found = known.get(given, given) if isinstance(given, type) else given
    if not isinstance(found, _C.dtype):
        raise TypeError(
            f"{name}(): argument 'type' (position 1) must be torch.dtype, not {type(given).__name__}"
        )
    return found


class finfo(_Limits):
    """The limits of a floating dtype: ``eps``, ``max``, ``min``, ``tiny``, ``resolution``, ``bits``.

    Args:
        type: float32 or float64; the default dtype when it is None.

    Raises:
        TypeError: any other dtype.

    >>> finfo(backsweep.float32).eps
    1.1920928955078125e-07

    See https://docs.pytorch.org/docs/stable/type_info.html
    """

    __slots__ = ()
    # Digits, the exponent of the largest power of two, that of the smallest normal number.
    _KNOWN: ClassVar = {_C.float32: (23, 127, -126, 1e-6), _C.float64: (52, 1023, -1022, 1e-15)}

    def __init__(self, type: Any = None) -> None:
        self._given = _dtype_from("finfo", _C.get_default_dtype() if type is None else type)
        if self._given not in self._KNOWN:
            raise TypeError(
                f"finfo: {self._given} was given; torch.finfo() requires a floating point input type. "
                "Use torch.iinfo to handle 'torch.finfo'"
            )

    @property
    def eps(self) -> float:
        """The distance from 1 to the next number."""
        return 2.0 ** -self._KNOWN[self._given][0]

    @property
    def max(self) -> float:
        """The largest finite number."""
        return (2.0 - self.eps) * 2.0 ** self._KNOWN[self._given][1]

    @property
    def min(self) -> float:
        """The smallest finite number, -max."""
        return -self.max

    @property
    def smallest_normal(self) -> float:
        """The smallest positive number of full precision."""
        return 2.0 ** self._KNOWN[self._given][2]

    tiny = smallest_normal

    @property
    def resolution(self) -> float:
        """The decimal digits that a number keeps, as 10 to the power of minus their count."""
        return self._KNOWN[self._given][3]

    def __repr__(self) -> str:
        return (
            f"finfo(resolution={self.resolution:g}, min={self.min:g}, max={self.max:g}, eps={self.eps:g}, "
            f"smallest_normal={self.tiny:g}, tiny={self.tiny:g}, dtype={self.dtype})"
        )


class iinfo(_Limits):
    """The limits of an integer dtype: ``min``, ``max``, ``bits``.

    Args:
        type: int64, int32 or uint8.

    Raises:
        TypeError: any other dtype.

    >>> iinfo(backsweep.int32).max
    2147483647

    See https://docs.pytorch.org/docs/stable/type_info.html
    """

    __slots__ = ()

    def __init__(self, type: Any) -> None:
        self._given = _dtype_from("iinfo", type)
        if self._given.is_floating_point:
            raise TypeError(
                f"iinfo: {self._given} was given; torch.iinfo() requires an integer input type. Use "
                "torch.finfo to handle 'torch.iinfo'"
            )
        if self._given is _C.bool:
            raise TypeError("iinfo: torch.bool is not supported by torch.iinfo")

    @property
    def max(self) -> int:
        """The largest number."""
        return int(2 ** (self.bits - self._given.is_signed)) - 1

    @property
    def min(self) -> int:
        """The smallest number."""
        return -self.max - 1 if self._given.is_signed else 0

    def __repr__(self) -> str:
        return f"iinfo(min={float(self.min):g}, max={float(self.max):g}, dtype={self.dtype})"


class tensortype(type):
    """The class of FloatTensor and the other types that stand for tensors of one dtype."""

    dtype: DType
    is_cuda = False
    is_sparse = False

    @property
    def layout(cls) -> Any:
        """The layout of such tensors."""
        from ._formats import strided

        return strided

    def __call__(cls, *data: Any, **options: Any) -> Tensor:
        return _C._legacy_tensor(cls.dtype, data, options)

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, Tensor) and instance.dtype is cls.dtype

    def __repr__(cls) -> str:
        return f"<class 'torch.{cls.__name__}'>"


def _tensor_type(name: str, dtype: DType) -> Any:
    documentation = (
        f"Makes a tensor of {dtype}: ``{name}(2, 3)`` of a size, ``{name}([1, 2])`` of numbers.\n\n"
        "``backsweep.tensor`` with a dtype does the latter. ``isinstance`` and ``Tensor.type`` take it as "
        "well.\n\n"
        f">>> {name}([1, 0]).dtype\n{dtype}\n\n"
        "See https://docs.pytorch.org/docs/stable/tensors.html"
    )
    return tensortype(name, (), {"dtype": dtype, "__doc__": documentation, "__module__": __name__})


FloatTensor = _tensor_type("FloatTensor", _C.float32)
DoubleTensor = _tensor_type("DoubleTensor", _C.float64)
LongTensor = _tensor_type("LongTensor", _C.int64)
IntTensor = _tensor_type("IntTensor", _C.int32)
ByteTensor = _tensor_type("ByteTensor", _C.uint8)
BoolTensor = _tensor_type("BoolTensor", _C.bool)

TYPES = {
    f"torch.{kind.__name__}": kind
    for kind in (FloatTensor, DoubleTensor, LongTensor, IntTensor, ByteTensor, BoolTensor)
}


def tensor_type(tensor: Tensor, dtype: Any = None, non_blocking: bool = False) -> Any:
    """Return PyTorch's name of a tensor's type, or the tensor in another dtype.

    >>> tensor_type(backsweep.tensor(1.0))
    'torch.FloatTensor'
    """
    if dtype is None:
        return next(name for name, kind in TYPES.items() if kind.dtype is tensor.dtype)
    if isinstance(dtype, _C.dtype):
        return tensor.to(dtype)
    if isinstance(dtype, tensortype):
        return tensor.to(dtype.dtype)
    if not isinstance(dtype, (str, type)):
        raise TypeError(
            f"type: a {type(dtype).__name__} was given; dtype must be a type, str, or dtype object"
        )
    name = dtype if isinstance(dtype, str) else dtype.__name__
    if name not in TYPES:
        raise ValueError(f"type: invalid type: {name!r}; one of {', '.join(TYPES)} is required")
    return tensor.to(TYPES[name].dtype)


def set_default_tensor_type(t: Any) -> None:
    """Make the dtype of ``t``, FloatTensor or DoubleTensor, the default dtype; deprecated.

    Raises:
        TypeError: another type.

    >>> import warnings
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     set_default_tensor_type(FloatTensor)

    See https://docs.pytorch.org/docs/stable/generated/torch.set_default_tensor_type.html
    """
    import warnings

    if isinstance(t, str):
        if t not in TYPES:
            raise ModuleNotFoundError(f"No module named {t.rpartition('.')[0] or t!r}")
        t = TYPES[t]
    if not isinstance(t, tensortype):
        raise TypeError(
            f"set_default_tensor_type: a {type(t).__name__} was given; invalid type object: FloatTensor "
            "or DoubleTensor is required"
        )
    _C.set_default_dtype(t.dtype)
    warnings.warn(
        "torch.set_default_tensor_type() is deprecated as of PyTorch 2.1, please use "
        "torch.set_default_dtype() and torch.set_default_device() as alternatives.",
        stacklevel=2,
    )
