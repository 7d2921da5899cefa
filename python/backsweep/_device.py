"""The device object: there is one device, the CPU."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class device:
    """A device, as PyTorch's programs name it; only "cpu" exists.

    It may stand in a `with`, and changes nothing there: all tensors are on the CPU.

    Raises:
        RuntimeError: for any device but the CPU, and for an index that is no number.

    >>> device("cpu")
    device(type='cpu')

    See https://docs.pytorch.org/docs/stable/tensor_attributes.html#torch.device
    """

    __slots__ = ("index", "type")

    type: str
    index: int | None

    def __init__(self, type: str | int | device, index: int | None = None) -> None:
        if isinstance(type, int):
            raise RuntimeError(
                f"device: {type} was given; Cannot access accelerator device when none is available.; "
                "use 'cpu'"
            )
        if not isinstance(type, (str, device)):
            raise TypeError(
                "device: device() received an invalid combination of arguments - got "
                f"({type.__class__.__name__}); a name is required; use 'cpu'"
            )
        name, colon, number = str(type).partition(":")
        if name != "cpu":
            raise RuntimeError(
                f"device: {str(type)!r} was given; backsweep computes on the CPU; use 'cpu'"
            )
        if colon and index is not None:
            raise RuntimeError(
                f"device: {str(type)!r} and the index {index} were given; type (string) must not include "
                f"an index because index was passed explicitly: {type}"
            )
        if colon and not (number.isascii() and number.isdigit()):
            raise RuntimeError(f"device: Invalid device string: {str(type)!r}; use 'cpu'")
        self.type = name
        self.index = int(number) if number else index

    def __repr__(self) -> str:
        if self.index is None:
            return f"device(type={self.type!r})"
        return f"device(type={self.type!r}, index={self.index})"

    def __str__(self) -> str:
        return self.type if self.index is None else f"{self.type}:{self.index}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, device) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __reduce__(self) -> tuple[Callable[[str], device], tuple[str]]:
        return device, (str(self),)

    def __enter__(self) -> device:
        return self

    def __exit__(self, *exception: object) -> None:
        pass


cpu = device("cpu")


def set_default_device(device: str | device | None) -> None:
    """Choose where new tensors are made; there is one device, the CPU.

    Raises:
        RuntimeError: for any device but the CPU.

    >>> set_default_device("cpu")

    See https://docs.pytorch.org/docs/stable/generated/torch.set_default_device.html
    """
    if device is not None:
        type(cpu)(device)


def get_default_device() -> device:
    """Where new tensors are made: the CPU.

    >>> get_default_device()
    device(type='cpu')

    See https://docs.pytorch.org/docs/stable/generated/torch.get_default_device.html
    """
    return cpu
