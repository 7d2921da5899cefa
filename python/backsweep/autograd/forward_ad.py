"""Forward mode: not there.

See https://docs.pytorch.org/docs/stable/autograd.html#forward-mode-automatic-differentiation
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__: list[str] = []


def __getattr__(name: str) -> Any:
    if name in ("dual_level", "make_dual", "unpack_dual", "enter_dual_level", "exit_dual_level"):
        raise NotImplementedError(
            f"autograd.forward_ad.{name}: backsweep has no forward mode; use autograd.functional.jvp or "
            "func.jvp, which compute the same by two sweeps"
        )
    from .._missing import module_getattr

    return module_getattr(__name__)(name)
