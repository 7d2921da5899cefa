"""Switches of PyTorch that hold here by themselves: they are kept, and have nothing to change."""

from __future__ import annotations

from . import _C

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MODES = ("default", "warn", "error")
_PRECISIONS = ("highest", "high", "medium")

_deterministic = 0  # of _MODES
_interop_threads = 1
_precision = "highest"


def use_deterministic_algorithms(mode: bool, *, warn_only: bool = False) -> None:
    """Ask for results that do not depend on chance or threads; backsweep's never do.

    Raises:
        TypeError: the mode is not a bool.

    >>> use_deterministic_algorithms(True)
    >>> are_deterministic_algorithms_enabled()
    True
    >>> use_deterministic_algorithms(False)

    See https://docs.pytorch.org/docs/stable/generated/torch.use_deterministic_algorithms.html
    """
    global _deterministic
    if not isinstance(mode, bool):
        raise TypeError(
            "use_deterministic_algorithms: _set_deterministic_algorithms(): argument 'mode' (position "
            f"1) must be bool, not {type(mode).__name__}"
        )
    _deterministic = (1 if warn_only else 2) if mode else 0


def are_deterministic_algorithms_enabled() -> bool:
    """Whether the program has asked for deterministic algorithms.

    >>> are_deterministic_algorithms_enabled()
    False
    """
    return _deterministic > 0


def is_deterministic_algorithms_warn_only_enabled() -> bool:
    """Whether the program has asked for warnings instead of errors.

    >>> is_deterministic_algorithms_warn_only_enabled()
    False
    """
    return _deterministic == 1


def set_deterministic_debug_mode(debug_mode: int | str) -> None:
    """The same as `use_deterministic_algorithms`, by "default", "warn", "error", or 0, 1, 2.

    Raises:
        TypeError: neither str nor int.
        RuntimeError: none of these.

    >>> set_deterministic_debug_mode("error")
    >>> get_deterministic_debug_mode()
    2
    >>> set_deterministic_debug_mode(0)

    See https://docs.pytorch.org/docs/stable/generated/torch.set_deterministic_debug_mode.html
    """
    global _deterministic
    if isinstance(debug_mode, str):
        if debug_mode not in _MODES:
            raise RuntimeError(
                "set_deterministic_debug_mode: invalid value of debug_mode, expected one of `default`, "
                f"`warn`, `error`, but got {debug_mode}"
            )
        _deterministic = _MODES.index(debug_mode)
    elif isinstance(debug_mode, int):
        if debug_mode not in (0, 1, 2):
            raise RuntimeError(
                "set_deterministic_debug_mode: invalid value of debug_mode, expected 0, 1, or 2, but "
                f"got {debug_mode}"
            )
        _deterministic = debug_mode
    else:
        raise TypeError(
            "set_deterministic_debug_mode: debug_mode must be str or int, but got "
            f"{type(debug_mode)}"
        )


def get_deterministic_debug_mode() -> int:
    """What `set_deterministic_debug_mode` has set: 0, 1 or 2.

    >>> get_deterministic_debug_mode()
    0
    """
    return _deterministic


def set_num_interop_threads(count: int) -> None:
    """Limit the threads between operations; backsweep runs them one after the other.

    Raises:
        RuntimeError: not a positive integer.

    >>> set_num_interop_threads(1)

    See https://docs.pytorch.org/docs/stable/generated/torch.set_num_interop_threads.html
    """
    global _interop_threads
    if not isinstance(count, int) or isinstance(count, bool):
        raise RuntimeError(
            f"set_num_interop_threads: set_num_interop_threads expects an int, but got "
            f"{type(count).__name__}"
        )
    if count < 1:
        raise RuntimeError(
            f"set_num_interop_threads: {count} was given; set_num_interop_threads expects a positive "
            "integer"
        )
    _interop_threads = count


def get_num_interop_threads() -> int:
    """The limit that `set_num_interop_threads` has set; 1 at first.

    >>> get_num_interop_threads()
    1
    """
    return _interop_threads


def set_flush_denormal(mode: bool) -> bool:
    """Ask for denormal numbers to be taken for 0: not supported, so the result is False.

    Raises:
        RuntimeError: the mode is not a bool.

    >>> set_flush_denormal(True)
    False

    See https://docs.pytorch.org/docs/stable/generated/torch.set_flush_denormal.html
    """
    _require_bool("set_flush_denormal", "flush_denormal", mode)
    return False


def set_warn_always(b: bool, /) -> None:
    """Whether warnings that come once in a program come each time.

    Raises:
        RuntimeError: not a bool.

    >>> set_warn_always(False)

    See https://docs.pytorch.org/docs/stable/generated/torch.set_warn_always.html
    """
    _require_bool("set_warn_always", "setWarnOnlyOnce", b)
    _C._set_warn_always(b)


def set_float32_matmul_precision(precision: str) -> None:
    """Allow products of float32 to be less exact; backsweep's are always exact ("highest").

    Raises:
        RuntimeError: not a str.

    >>> set_float32_matmul_precision("high")
    >>> get_float32_matmul_precision()
    'high'
    >>> set_float32_matmul_precision("highest")

    See https://docs.pytorch.org/docs/stable/generated/torch.set_float32_matmul_precision.html
    """
    global _precision
    if not isinstance(precision, str):
        raise RuntimeError(
            "set_float32_matmul_precision: set_float32_matmul_precision expects a str, but got "
            f"{type(precision).__name__}"
        )
    if precision in _PRECISIONS:
        _precision = precision
        return
    import warnings

    warnings.warn(
        f"{precision} is not one of 'highest', 'high', or 'medium'; the current "
        "setFloat32MatmulPrecision call has no effect.",
        stacklevel=2,
    )


def get_float32_matmul_precision() -> str:
    """What `set_float32_matmul_precision` has set; "highest" at first.

    >>> get_float32_matmul_precision()
    'highest'
    """
    return _precision


def set_anomaly_enabled(mode: bool, check_nan: bool = True) -> None:
    """Turn anomaly mode on or off; see `autograd.detect_anomaly`.

    >>> set_anomaly_enabled(False)
    """
    _C.set_anomaly_mode(bool(mode), bool(check_nan))


def is_anomaly_enabled() -> bool:
    """Whether anomaly mode is on.

    >>> is_anomaly_enabled()
    False
    """
    return _C.anomaly_mode()[0]


def is_anomaly_check_nan_enabled() -> bool:
    """Whether anomaly mode, when it is on, looks for NaN.

    >>> is_anomaly_check_nan_enabled()
    True
    """
    return _C.anomaly_mode()[1]


def _require_bool(name: str, subject: str, value: Any) -> None:
    if not isinstance(value, bool):
        raise RuntimeError(f"{name}: {subject} expects a bool, but got {type(value).__name__}")
