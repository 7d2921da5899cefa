"""Finding the operation that made a NaN, or the line that wrote over a value.

See https://docs.pytorch.org/docs/stable/autograd.html#anomaly-detection
"""

from __future__ import annotations

import warnings

from .. import _C

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType

__all__ = ["detect_anomaly", "set_detect_anomaly"]


class set_detect_anomaly:
    """Turn anomaly detection on or off, at once; as a context manager, until the block ends.

    While it is on,

    - a recorded operation whose result has a NaN is an error, and so is a derivative with one. The error
      names the operation, the line of the program that called it, the first bad index, and there the
      operands that the operation has saved;
    - the error for a saved value that was written over names the line of the operation and the line of the
      write.

    It costs time; when it is off it costs nothing.

    Args:
        mode: True or False.
        check_nan: look for NaN; without it only the lines are remembered.

    >>> import backsweep
    >>> x = backsweep.tensor([4.0, -1.0], requires_grad=True)
    >>> with detect_anomaly():
    ...     y = x.log()
    Traceback (most recent call last):
    RuntimeError: detect_anomaly: log (LogBackward0) returned nan values in its result, first at index [1]...

    See https://docs.pytorch.org/docs/stable/autograd.html#torch.autograd.set_detect_anomaly
    """

    def __init__(self, mode: bool, check_nan: bool = True) -> None:
        self._previous = _C.anomaly_mode()
        self._wanted = bool(mode), bool(check_nan)
        _C.set_anomaly_mode(*self._wanted)

    def __enter__(self) -> None:
        _C.set_anomaly_mode(*self._wanted)

    def __exit__(self, *error: object) -> None:
        _C.set_anomaly_mode(*self._previous)


class detect_anomaly(set_detect_anomaly):
    """Detect anomalies within a ``with`` block; see ``set_detect_anomaly``.

    Args:
        check_nan: look for NaN.

    >>> import backsweep
    >>> x = backsweep.tensor(0.0, requires_grad=True)
    >>> with detect_anomaly():
    ...     (x.sqrt() * 0).backward()
    Traceback (most recent call last):
    RuntimeError: detect_anomaly: Function 'SqrtBackward0' returned nan values in its 0th output...

    See https://docs.pytorch.org/docs/stable/autograd.html#torch.autograd.detect_anomaly
    """

    def __init__(self, check_nan: bool = True) -> None:
        warnings.warn(
            "Anomaly Detection has been enabled. This mode will increase the runtime and should only be "
            "enabled for debugging.",
            stacklevel=2,
        )
        self._previous = _C.anomaly_mode()
        self._wanted = True, bool(check_nan)


def is_anomaly_enabled() -> bool:
    """Return whether anomalies are being detected in this thread.

    >>> is_anomaly_enabled()
    False
    """
    return _C.anomaly_mode()[0]


def is_anomaly_check_nan_enabled() -> bool:
    """Return whether NaN is being looked for in this thread.

    >>> with detect_anomaly(check_nan=False):
    ...     is_anomaly_check_nan_enabled()
    False
    """
    enabled, check_nan = _C.anomaly_mode()
    return enabled and check_nan


def _describe(frames: list[tuple[CodeType, int, int]]) -> str:
    """The innermost line that is not the library's own."""
    import linecache
    from pathlib import Path

    here = str(Path(__file__).parent.parent)
    for code, line, _ in frames:
        if code.co_filename.startswith(here):
            continue
        text = linecache.getline(code.co_filename, line).strip()
        place = f"{code.co_filename}:{line} in {code.co_name}"
        return f"{place}: `{text}`" if text else place
    return "in the library"
