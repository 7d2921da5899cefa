"""Functions of shapes and indices, which compute no elements; and names of types."""

from __future__ import annotations

from ._C import Size, Tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


def broadcast_shapes(*shapes: int | Sequence[int]) -> Size:
    """The shape that tensors of these shapes broadcast to.

    Raises:
        RuntimeError: the shapes do not fit.
        ValueError: a size is negative.

    >>> broadcast_shapes((2, 1), (3,))
    torch.Size([2, 3])

    See https://docs.pytorch.org/docs/stable/generated/torch.broadcast_shapes.html
    """
    result: list[int] = []
    for number, given in enumerate(shapes):
        sizes = [given] if isinstance(given, int) else list(given)
        result[:0] = [1] * (len(sizes) - len(result))
        for i in range(-1, -1 - len(sizes), -1):
            if sizes[i] < 0:
                raise ValueError(
                    f"broadcast_shapes: the shape {tuple(sizes)} was given; Attempting to broadcast a "
                    "dimension with negative length!"
                )
            if sizes[i] == 1 or sizes[i] == result[i]:
                continue
            if result[i] != 1:
                raise RuntimeError(
                    f"broadcast_shapes: Attempting to broadcast a dimension of length {sizes[i]} at {i}! "
                    f"Mismatching argument at index {number} had {tuple(sizes)}; but expected shape "
                    f"should be broadcastable to {result}"
                )
            result[i] = sizes[i]
    return Size(result)


def unravel_index(indices: Tensor, shape: int | Sequence[int]) -> tuple[Tensor, ...]:
    """The coordinates, in a tensor of a shape, of elements that are counted in row-major order.

    Args:
        indices: integers, of any shape.
        shape: the sizes of the tensor that they count in.

    Raises:
        TypeError: ``indices`` is not a tensor of integers, or the shape has other things than them.
        ValueError: a size is negative.

    >>> unravel_index(backsweep.tensor([5, 1]), (2, 3))
    (tensor([1, 0]), tensor([2, 1]))

    See https://docs.pytorch.org/docs/stable/generated/torch.unravel_index.html
    """
    if not isinstance(indices, Tensor):
        raise TypeError(
            f"unravel_index: indices is a {type(indices).__name__}; a tensor of integers is required"
        )
    if indices.dtype.is_floating_point or str(indices.dtype) == "torch.bool":
        raise TypeError(
            f"unravel_index: expected 'indices' to be integer dtype, but got {indices.dtype}; use "
            ".long()"
        )
    sizes = [shape] if isinstance(shape, int) else list(shape)
    if not all(isinstance(size, int) for size in sizes):
        raise TypeError(
            f"unravel_index: the shape {shape!r} was given; expected 'shape' to be int or sequence of "
            "ints"
        )
    if any(size < 0 for size in sizes):
        raise ValueError(
            f"unravel_index: 'shape' cannot have negative values, but got {tuple(sizes)}"
        )
    step = 1
    steps = []
    for size in reversed(sizes):
        steps.append(step)
        step *= size
    coordinates = zip(sizes, reversed(steps), strict=True)
    return tuple(
        indices.div(step, rounding_mode="floor").remainder(size) for size, step in coordinates
    )


def with_equation(*args: Any) -> tuple[Any, ...]:
    """einsum's arguments with an equation, of operands that have numbers for subscripts after them."""
    if len(args) < 2:
        raise ValueError(
            f"einsum: {len(args)} arguments were given; einsum(): must specify the equation string and at "
            "least one operand, or at least one operand and its subscripts list"
        )

    def letters(subscripts: Sequence[Any]) -> str:
        text = ""
        for number in subscripts:
            if number is not Ellipsis and not 0 <= number < 52:
                raise ValueError(
                    f"einsum: the subscript {number} was given; einsum(): subscript in subscript list is "
                    "not within the valid range [0, 52)"
                )
            text += "..." if number is Ellipsis else chr(number + (65 if number < 26 else 71))
        return text

    equation = ",".join(letters(subscripts) for subscripts in args[1::2])
    if len(args) % 2:
        equation += "->" + letters(args[-1])
    return (equation, *args[: len(args) // 2 * 2 : 2])


def typename(obj: Any, /) -> str:
    """The name of an object's type, with its module; of a tensor, as `Tensor.type` has it.

    >>> typename(backsweep.tensor(1.0))
    'torch.FloatTensor'

    See https://docs.pytorch.org/docs/stable/generated/torch.typename.html
    """
    if isinstance(obj, Tensor):
        return str(obj.type())
    named = obj if hasattr(obj, "__qualname__") else type(obj)
    module = getattr(named, "__module__", None) or ""
    if module in ("", "builtins", "__builtin__"):
        return str(named.__qualname__)
    return f"{module}.{named.__qualname__}"
