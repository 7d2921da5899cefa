"""The kernels that are raced: one row each, with its bytes or operations and its NumPy form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

SIZES = (64, 1_024, 16_384, 262_144, 4_194_304)
QUICK_SIZES = (64, 4_096)
SQUARES = (64, 128, 256, 512, 1_024)
# (rows, inner, columns): the layers of a 2-16-16-1 network at batch 100, and of a network for
# 28 x 28 pictures at batch 64.
LAYERS = ((100, 2, 16), (100, 16, 16), (100, 16, 1), (64, 784, 256), (64, 256, 10))
FLOAT32_BYTES = 4


@dataclass(frozen=True)
class Kernel:
    """One kernel at one size.

    ``call`` takes the library and the operands (float32). ``work`` is the bytes read and written,
    or the floating point operations, of one call; ``rate`` is what the work is counted in.
    """

    name: str
    size: str
    elements: int
    shapes: tuple[tuple[int, ...], ...]
    call: Callable[..., Any]
    work: int
    rate: str
    tolerance: float = 1e-5
    positive: bool = False


Call = Callable[..., Any]


def numpy_sigmoid(np: Any, x: Any) -> Any:
    """NumPy has no sigmoid; this is how it is written there."""
    one = np.float32(1)
    return one / (one + np.exp(-x))


def of(torch_form: Call, numpy_form: Call | None = None) -> Call:
    """The form for the library at hand: NumPy's own spelling where it differs."""

    def choose(library: Any, *operands: Any) -> Any:
        if numpy_form is not None and library.__name__ == "numpy":
            return numpy_form(library, *operands)
        return torch_form(library, *operands)

    return choose


BINARY: dict[str, Call] = {
    "add": lambda t, x, y: x + y,
    "sub": lambda t, x, y: x - y,
    "mul": lambda t, x, y: x * y,
    "div": lambda t, x, y: x / y,
    "maximum": lambda t, x, y: t.maximum(x, y),
}
UNARY: dict[str, Call] = {
    "neg": lambda t, x: -x,
    "abs": lambda t, x: t.abs(x),
    "sqrt": lambda t, x: t.sqrt(x),
    "exp": lambda t, x: t.exp(x),
    "log": lambda t, x: t.log(x),
    "sin": lambda t, x: t.sin(x),
    "cos": lambda t, x: t.cos(x),
    "tanh": lambda t, x: t.tanh(x),
    "sigmoid": of(lambda t, x: t.sigmoid(x), numpy_sigmoid),
    "relu": of(lambda t, x: t.relu(x), lambda np, x: np.maximum(x, np.float32(0))),
}
REDUCTIONS: dict[str, Call] = {
    "sum": lambda t, x: x.sum(),
    "mean": lambda t, x: x.mean(),
    "max": lambda t, x: x.max(),
}
POSITIVE = {"sqrt", "log", "div"}


def elementwise(size: int) -> Iterable[Kernel]:
    """Contiguous elementwise kernels and full reductions over ``size`` elements."""
    text, shape = f"{size:,}", (size,)
    for name, call in BINARY.items():
        moved = 3 * size * FLOAT32_BYTES
        yield Kernel(
            name, text, size, (shape, shape), call, moved, "GB/s", positive=name in POSITIVE
        )
    for name, call in UNARY.items():
        moved = 2 * size * FLOAT32_BYTES
        yield Kernel(name, text, size, (shape,), call, moved, "GB/s", positive=name in POSITIVE)
    for name, call in REDUCTIONS.items():
        moved = size * FLOAT32_BYTES
        yield Kernel(name, text, size, (shape,), call, moved, "GB/s", 1e-4, positive=True)


def layouts(side: int) -> Iterable[Kernel]:
    """Operands that are not contiguous or not of one shape, on a square of ``side``."""
    size = side * side
    text, square = f"{side:,} x {side:,}", (side, side)
    moved = 3 * size * FLOAT32_BYTES
    yield Kernel("add transposed", text, size, (square, square), add_transposed, moved, "GB/s")
    row = (1, side)
    moved = (2 * size + side) * FLOAT32_BYTES
    yield Kernel("add a row", text, size, (square, row), BINARY["add"], moved, "GB/s")
    moved = size * FLOAT32_BYTES
    for dim, name in enumerate(("sum of columns", "sum of rows")):
        call = sum_over(dim)
        yield Kernel(name, text, size, (square,), call, moved, "GB/s", 1e-4, positive=True)


def add_transposed(library: Any, x: Any, y: Any) -> Any:
    """A matrix plus the transpose of another."""
    return x + y.T


def sum_over(dim: int) -> Call:
    """The sum along one dimension, which NumPy calls an axis."""
    return lambda library, x: x.sum(dim)


def products(quick: bool) -> Iterable[Kernel]:
    """Square matrices and the layers of two networks."""
    squares = [(n, n, n) for n in ((64,) if quick else SQUARES)]
    for rows, inner, columns in [*squares, *(LAYERS[:2] if quick else LAYERS)]:
        yield Kernel(
            "matmul",
            f"{rows} x {inner} x {columns}",
            rows * inner * columns,
            ((rows, inner), (inner, columns)),
            lambda library, x, y: library.matmul(x, y),
            2 * rows * inner * columns,
            "GFLOP/s",
            1e-5,
        )


def all_kernels(quick: bool = False) -> list[Kernel]:
    """Every kernel at every size."""
    found: list[Kernel] = []
    for size in QUICK_SIZES if quick else SIZES:
        found += elementwise(size)
    for side in (64,) if quick else (256, 2_048):
        found += layouts(side)
    return sorted([*found, *products(quick)], key=order)


def order(kernel: Kernel) -> tuple[int, int]:
    """By kernel in the order of the tables, then by size (products as they are listed)."""
    names = [*BINARY, *UNARY, *REDUCTIONS, "add transposed", "add a row"]
    names += ["sum of columns", "sum of rows", "matmul"]
    return names.index(kernel.name), 0 if kernel.name == "matmul" else kernel.elements
