"""The printed form of a tensor, digit for digit that of PyTorch.

`tensor_repr` asks a tensor for its shape, its dtype, its history and the values it shows, and for
nothing else: a tensor of a billion elements is sliced to its edges before any value is read. The
work goes from the inside out: values become cells of one width, cells become rows, rows become
blocks, and the dtype and the gradient's origin follow as suffixes.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, Protocol

    class _Node(Protocol):
        """A backward node, as far as printing is concerned."""

        def name(self) -> str: ...

    class PrintableTensor(Protocol):
        """What a tensor must offer to be printed."""

        @property
        def shape(self) -> Sequence[int]: ...
        @property
        def dtype(self) -> Any: ...
        @property
        def requires_grad(self) -> bool: ...
        @property
        def grad_fn(self) -> _Node | None: ...
        def dim(self) -> int: ...
        def numel(self) -> int: ...
        def detach(self) -> PrintableTensor: ...
        def tolist(self) -> Any: ...
        def __getitem__(self, index: tuple[slice, ...], /) -> PrintableTensor: ...


__all__ = [
    "PrintOptions",
    "get_printoptions",
    "printoptions",
    "set_printoptions",
    "size_repr",
    "tensor_format",
    "tensor_repr",
]

_INFINITY = float("inf")

# Python literals are read back with these dtypes, so they need no `dtype=`.
_DTYPES_OF_LITERALS = ("torch.int64", "torch.bool")

_PROFILES: dict[str, tuple[int, float, int, int]] = {
    "default": (4, 1000, 3, 80),
    "short": (2, 1000, 2, 80),
    "full": (4, _INFINITY, 3, 80),
}


class PrintOptions:
    """How tensors are printed: one set of options for the whole process."""

    __slots__ = ("edgeitems", "linewidth", "precision", "sci_mode", "threshold")

    def __init__(self) -> None:
        self.precision: int
        self.threshold: float
        self.edgeitems: int
        self.linewidth: int
        self.sci_mode: bool | None = None
        self.use_profile("default")

    def use_profile(self, profile: str) -> None:
        """Set everything but `sci_mode` to a named profile; an unknown name changes nothing."""
        if profile in _PROFILES:
            self.precision, self.threshold, self.edgeitems, self.linewidth = _PROFILES[profile]


printoptions = PrintOptions()
"""The options in force; change them with `set_printoptions`."""


def set_printoptions(
    precision: int | None = None,
    threshold: float | None = None,
    edgeitems: int | None = None,
    linewidth: int | None = None,
    profile: str | None = None,
    sci_mode: bool | None = None,
) -> None:
    """Set how tensors are printed, as `torch.set_printoptions` does.

    An option that is left out keeps its value, except `sci_mode`, which every call sets.

    Args:
        precision: digits after the decimal point (4 at first).
        threshold: a tensor with more elements than this is summarised (1000 at first).
        edgeitems: elements shown at each end of a summarised dimension (3 at first).
        linewidth: characters in a line before it is broken (80 at first).
        profile: `"default"`, `"short"` or `"full"`, applied before the other options.
        sci_mode: whether floating point numbers are printed in scientific notation; None, the
            default, decides by the values of each tensor.

    Example:
        >>> import backsweep
        >>> backsweep.set_printoptions(precision=2)
        >>> backsweep.tensor([1.12345])
        tensor([1.12])
        >>> backsweep.set_printoptions(threshold=5)
        >>> backsweep.tensor([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
        tensor([0, 1, 2,  ..., 7, 8, 9])
        >>> backsweep.set_printoptions(profile="default")
        >>> backsweep.tensor([1.12345])
        tensor([1.1235])
    """
    if profile is not None:
        printoptions.use_profile(profile)
    if precision is not None:
        printoptions.precision = precision
    if threshold is not None:
        printoptions.threshold = threshold
    if edgeitems is not None:
        printoptions.edgeitems = edgeitems
    if linewidth is not None:
        printoptions.linewidth = linewidth
    printoptions.sci_mode = sci_mode


def get_printoptions() -> dict[str, Any]:
    """Return the options in force, as keyword arguments for `set_printoptions`.

    Example:
        >>> from backsweep import _printing
        >>> _printing.get_printoptions()["precision"]
        4
    """
    return {
        "precision": printoptions.precision,
        "threshold": printoptions.threshold,
        "edgeitems": printoptions.edgeitems,
        "linewidth": printoptions.linewidth,
        "sci_mode": printoptions.sci_mode,
    }


def tensor_repr(
    tensor: PrintableTensor,
    *,
    prefix: str = "tensor(",
    default_dtype: str = "torch.float32",
) -> str:
    """Return the printed form of `tensor`, which `str` and `repr` share.

    Args:
        tensor: the tensor; it is detached before it is sliced, so nothing is recorded.
        prefix: what stands before the values, with the opening parenthesis. A subclass passes its
            own name here.
        default_dtype: the floating point dtype that needs no `dtype=` suffix.

    Example:
        >>> import backsweep
        >>> print(tensor_repr(backsweep.tensor([1.5, 2.5])))
        tensor([1.5000, 2.5000])
        >>> print(tensor_repr(backsweep.tensor([1.5, 2.5]), prefix="Weight("))
        Weight([1.5000, 2.5000])
    """
    dtype = str(tensor.dtype)
    suffixes = []
    if tensor.numel() == 0:
        values = "[]"
        # No element is there to tell the shape and the dtype, so they are spelled out.
        if tensor.dim() != 1:
            suffixes.append(f"size={tuple(tensor.shape)}")
        if dtype != default_dtype:
            suffixes.append(f"dtype={dtype}")
    else:
        values = _values_text(tensor, len(prefix))
        if not printoptions.edgeitems:
            suffixes.append(f"size={tuple(tensor.shape)}")
        if dtype != default_dtype and dtype not in _DTYPES_OF_LITERALS:
            suffixes.append(f"dtype={dtype}")
    origin = _origin(tensor)
    if origin is not None:
        suffixes.append(origin)
    return _with_suffixes(prefix + values, suffixes, len(prefix))


def tensor_format(tensor: PrintableTensor, format_spec: str) -> str:
    """Format `tensor` for an f-string: a 0-d tensor as its number, any other as an object.

    Subclasses of the tensor type format as objects whatever their shape, so their `__format__`
    is not this function.

    Example:
        >>> import backsweep
        >>> tensor_format(backsweep.tensor(1.23456), ".3f")
        '1.235'
    """
    if tensor.dim() == 0:
        return format(tensor.detach().tolist(), format_spec)
    if format_spec:
        raise TypeError(f"unsupported format string passed to {type(tensor).__name__}.__format__")
    return str(tensor)


def size_repr(size: Iterable[int]) -> str:
    """Return the printed form of a shape.

    Example:
        >>> size_repr((2, 3))
        'torch.Size([2, 3])'
    """
    return f"torch.Size({list(size)})"


def _values_text(tensor: PrintableTensor, indent: int) -> str:
    """Return the bracketed values of a tensor that has some; its first line starts at `indent`."""
    edge = printoptions.edgeitems
    shape = tuple(tensor.shape)
    summarized = len(shape) > 0 and tensor.numel() > printoptions.threshold
    if summarized and not edge:
        return "[...]"

    elided = [summarized and size > 2 * edge for size in shape]
    plain = tensor.detach()
    values = _edge_values(plain, elided, edge) if summarized else plain.tolist()
    if not shape:
        values = [values]
    for _ in shape[1:]:
        values = [value for row in values for value in row]

    if tensor.dtype.is_floating_point:
        cells, width = _float_cells(values)
    else:
        cells = [str(value) for value in values]
        width = max(map(len, cells))
    if not shape:
        return cells[0]
    return _arranged(cells, width, shape, elided, indent)


def _arranged(
    cells: list[str], width: int, shape: tuple[int, ...], elided: list[bool], indent: int
) -> str:
    """Return cells, padded to `width`, in nested brackets: from the innermost dimension outwards.

    `shape` is that of the whole tensor, `elided` tells which of its dimensions show their edges.
    """
    edge = printoptions.edgeitems
    last = len(shape) - 1
    blocks = [cell.rjust(width) for cell in cells]
    for depth in range(last, -1, -1):
        count = 2 * edge if elided[depth] else shape[depth]
        margin = " " * (indent + depth + 1)
        groups = [blocks[start : start + count] for start in range(0, len(blocks), count)]
        if elided[depth]:
            for group in groups:
                group.insert(edge, " ..." if depth == last else "...")
        if depth == last:
            blocks = [_row(group, width, margin) for group in groups]
        else:
            separator = "," + "\n" * (last - depth) + margin
            blocks = ["[" + separator.join(group) + "]" for group in groups]
    return blocks[0]


def _row(cells: list[str], width: int, margin: str) -> str:
    """Return one bracketed row of cells, broken into lines that start at `margin`."""
    # The opening bracket is the last column of the margin; a cell brings a comma and a space.
    room = printoptions.linewidth - (len(margin) - 1)
    count = max(1, int(room / (width + 2)))
    if len(cells) <= count:
        return "[" + ", ".join(cells) + "]"
    lines = [", ".join(cells[start : start + count]) for start in range(0, len(cells), count)]
    return "[" + (",\n" + margin).join(lines) + "]"


def _edge_values(
    tensor: PrintableTensor, elided: list[bool], edge: int, index: tuple[slice, ...] = ()
) -> Any:
    """Return the shown values of a summarised tensor as nested lists.

    `index` has the choice made so far, one slice for each leading dimension; an elided dimension
    contributes its first and its last `edge` positions, any other all of them.
    """
    depth = len(index)
    if depth == len(elided):
        return tensor[index].tolist()
    if not elided[depth]:
        return _edge_values(tensor, elided, edge, (*index, slice(None)))
    head = _edge_values(tensor, elided, edge, (*index, slice(None, edge)))
    tail = _edge_values(tensor, elided, edge, (*index, slice(-edge, None)))
    return _concatenated(head, tail, depth)


def _concatenated(head: list[Any], tail: list[Any], depth: int) -> list[Any]:
    """Concatenate two nested lists along the dimension at `depth`."""
    if depth == 0:
        return head + tail
    return [_concatenated(*pair, depth - 1) for pair in zip(head, tail, strict=True)]


def _float_cells(values: list[float]) -> tuple[list[str], int]:
    """Return floating point numbers as texts, and the width they are padded to.

    All of them share one notation, chosen by the magnitudes that are neither zero nor infinite
    nor NaN. Only those count for the width, too: the others may be wider, and then stick out.
    """
    counted = [-_INFINITY < value < _INFINITY and value != 0.0 for value in values]
    magnitudes = [abs(value) for value, counts in zip(values, counted, strict=True) if counts]
    if not magnitudes:
        return [_whole_number_text(value) for value in values], 1

    scientific = printoptions.sci_mode
    if scientific is None:
        largest = max(magnitudes)
        smallest = min(magnitudes)
        scientific = largest / smallest > 1000.0 or largest > 1.0e8 or smallest < 1.0e-4

    if scientific:
        notation = f".{printoptions.precision}e"
        cells = [format(value, notation) for value in values]
    elif all(magnitude.is_integer() for magnitude in magnitudes):
        cells = [_whole_number_text(value) for value in values]
    else:
        notation = f".{printoptions.precision}f"
        cells = [format(value, notation) for value in values]
    return cells, max(len(cell) for cell, counts in zip(cells, counted, strict=True) if counts)


def _whole_number_text(value: float) -> str:
    """Return `value` without decimals, with the point that marks it as floating point."""
    text = format(value, ".0f")
    return text + "." if -_INFINITY < value < _INFINITY else text


def _origin(tensor: PrintableTensor) -> str | None:
    """Return the suffix that tells where the gradient of `tensor` goes, None without gradient."""
    try:
        node = tensor.grad_fn
    except RuntimeError:
        # A view whose history is no longer defined; printing it must not fail.
        return "grad_fn=<Invalid>"
    if node is not None:
        # The name alone, without C++ namespaces.
        return f"grad_fn=<{node.name().rpartition('::')[2]}>"
    return "requires_grad=True" if tensor.requires_grad else None


def _with_suffixes(text: str, suffixes: list[str], indent: int) -> str:
    """Append the suffixes and close the parenthesis.

    A suffix that would make the last line too long starts a line of its own at `indent`.
    """
    if not suffixes:
        return text + ")"
    parts = [text]
    length = len(text) - text.rfind("\n") + 1
    for suffix in suffixes:
        if length + len(suffix) + 2 > printoptions.linewidth:
            parts.append(",\n" + " " * indent + suffix)
            length = indent + len(suffix)
        else:
            parts.append(", " + suffix)
            length += len(suffix) + 2
    return "".join(parts) + ")"
