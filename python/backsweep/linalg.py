"""Linear algebra on matrices and batches of them.

See https://docs.pytorch.org/docs/stable/linalg.html
"""

from __future__ import annotations

from ._C import _LinAlgError as LinAlgError
from ._C import linalg as _functions
from ._missing import module_getattr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = sorted(name for name in vars(_functions) if not name.startswith("_"))
globals().update({name: getattr(_functions, name) for name in __all__})
__all__ += ["LinAlgError"]
_missing = module_getattr(__name__)


def __getattr__(name: str) -> Any:
    try:
        return _missing(name)
    except AttributeError as error:
        if name not in ("eig", "eigvals"):
            raise
        message = f"{error}: its results are complex, and there are no complex numbers here"
        message += "; for symmetric matrices see linalg.eigh"
        raise AttributeError(message, name=name, obj=error.obj) from None
