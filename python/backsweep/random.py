"""Random numbers: the default generator's seed and state.

>>> import backsweep as torch
>>> generator = torch.manual_seed(0)
>>> torch.rand(2)
tensor([0.4963, 0.7682])

The same seed gives the same numbers as PyTorch's CPU generator.
See https://docs.pytorch.org/docs/stable/random.html
"""

from __future__ import annotations

from ._C import Generator, default_generator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType
    from typing import Any

    from ._C import Tensor

__all__ = [
    "default_generator",
    "fork_rng",
    "get_rng_state",
    "initial_seed",
    "manual_seed",
    "seed",
    "set_rng_state",
    "thread_safe_generator",
]


def manual_seed(seed: int) -> Generator:
    """Start the default generator's numbers anew.

    Args:
        seed: 64 bits; a negative one stands for ``2**64 + seed``.

    Returns:
        The default generator.

    Raises:
        ValueError: a seed beyond 64 bits.

    >>> import backsweep
    >>> backsweep.manual_seed(3).initial_seed()
    3

    See https://docs.pytorch.org/docs/stable/generated/torch.manual_seed.html
    """
    return default_generator.manual_seed(int(seed))


def seed() -> int:
    """Seed the default generator with a number from the system, and return that number.

    >>> import backsweep
    >>> backsweep.seed() == backsweep.initial_seed()
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.seed.html
    """
    return default_generator.seed()


def initial_seed() -> int:
    """The seed that the default generator's numbers started from.

    >>> import backsweep
    >>> generator = backsweep.manual_seed(7)
    >>> backsweep.initial_seed()
    7

    See https://docs.pytorch.org/docs/stable/generated/torch.initial_seed.html
    """
    return default_generator.initial_seed()


def get_rng_state() -> Tensor:
    """The state of the default generator: a uint8 tensor, in PyTorch's format.

    >>> import backsweep
    >>> backsweep.get_rng_state().shape
    torch.Size([5056])

    See https://docs.pytorch.org/docs/stable/generated/torch.get_rng_state.html
    """
    return default_generator.get_state()


def set_rng_state(new_state: Tensor) -> None:
    """Continue from a state that `get_rng_state` returned.

    Args:
        new_state: a uint8 tensor, shape ``(5056,)``.

    Raises:
        TypeError: no tensor, or one of another dtype.
        RuntimeError: another size, or bytes that are no state.

    >>> import backsweep
    >>> state = backsweep.get_rng_state()
    >>> first = backsweep.rand(3)
    >>> backsweep.set_rng_state(state)
    >>> backsweep.rand(3).tolist() == first.tolist()
    True

    See https://docs.pytorch.org/docs/stable/generated/torch.set_rng_state.html
    """
    default_generator.set_state(new_state)


def thread_safe_generator() -> Generator | None:
    """The generator of a worker thread that loads data: None, as backsweep has no such threads.

    Returns:
        None, which every `generator=` takes for the default generator.

    >>> import backsweep
    >>> generator = backsweep.random.thread_safe_generator()
    >>> backsweep.randperm(3, generator=generator).shape
    torch.Size([3])

    See https://docs.pytorch.org/docs/stable/random.html
    """
    return None


class fork_rng:
    """A block whose random numbers leave the default generator as it was.

    Args:
        devices: must be empty; there is only the CPU.
        enabled: False makes the block an ordinary one.
        device_type: of the devices, of which there are none.

    Raises:
        RuntimeError: devices are given.

    >>> import backsweep
    >>> generator = backsweep.manual_seed(0)
    >>> with backsweep.random.fork_rng():
    ...     inside = backsweep.rand(1)
    >>> backsweep.rand(1).item() == inside.item()
    True

    See https://docs.pytorch.org/docs/stable/random.html#torch.random.fork_rng
    """

    def __init__(
        self,
        devices: Iterable[Any] | None = None,
        enabled: bool = True,
        device_type: str | None = None,
    ) -> None:
        if devices is not None and list(devices):
            raise RuntimeError(
                "fork_rng: devices were given; backsweep computes on the CPU; leave them away"
            )
        self._enabled = enabled

    def __enter__(self) -> None:
        self._state = get_rng_state() if self._enabled else None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._state is not None:
            set_rng_state(self._state)
