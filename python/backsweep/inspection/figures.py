"""Numbers and tensors in few characters."""

from __future__ import annotations

from .. import _C

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .._C import Tensor
    from .model import Value

__all__ = ["bytes_text", "nodes_text", "number_text", "short", "short_value", "statistics"]


def number_text(value: float, digits: int = 6) -> str:
    """So many significant digits; whole numbers of Python as they are, unless they are long.

    >>> number_text(2.0), number_text(1 / 3), number_text(-0.0), number_text(1234567)
    ('2', '0.333333', '0', '1234567')
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, int) and abs(value) < 10**7:
        return str(value)
    text = f"{value:.{digits}g}"
    return "0" if text == "-0" else text


def short(tensor: Tensor | None) -> str:
    """A single element as a number, more as a shape; a dash for nothing.

    >>> import backsweep
    >>> short(backsweep.tensor([2.5])), short(backsweep.zeros(2, 3)), short(None)
    ('2.5', '[2, 3]', '-')
    """
    if tensor is None:
        return "-"
    if tensor.numel() == 1:
        return number_text(tensor.item())
    return str(list(tensor.shape))


def short_value(value: Value) -> str:
    """The same for a value of the graph; a question mark for one that is not known."""
    if value.number is not None:
        return number_text(value.number)
    if value.tensor is not None:
        return short(value.tensor)
    return str(list(value.shape)) if value.shape else "?"


def statistics(tensor: Tensor) -> str:
    """Mean, standard deviation, extremes and norm.

    >>> import backsweep
    >>> statistics(backsweep.tensor([1.0, 2.0, 3.0]))
    'mean 2, std 1, min 1, max 3, norm 3.74166'
    """
    if tensor.numel() == 0:
        return "no elements"
    functions = _C.functions
    whole = tensor.detach()
    whole = whole.to(_C.float64)
    figures = {"mean": functions["mean"](whole)}
    if whole.numel() > 1:
        figures["std"] = functions["std"](whole)
    figures["min"] = functions["min"](whole)
    figures["max"] = functions["max"](whole)
    figures["norm"] = functions["sqrt"](functions["sum"](whole * whole))
    return ", ".join(f"{name} {number_text(value.item())}" for name, value in figures.items())


def bytes_text(count: int) -> str:
    """A number of bytes with a unit.

    >>> bytes_text(512), bytes_text(3 * 2**20)
    ('512 B', '3.0 MB')
    """
    if count < 1024:
        return f"{count} B"
    size = count / 1024
    for unit in ("kB", "MB"):
        if size < 1024:
            return f"{size:.1f} {unit}"
        size /= 1024
    return f"{size:.1f} GB"


def nodes_text(count: int) -> str:
    """A number of nodes.

    >>> nodes_text(1), nodes_text(2000)
    ('1 node', '2000 nodes')
    """
    return "1 node" if count == 1 else f"{count} nodes"
