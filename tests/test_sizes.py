"""Where PyTorch wants a tuple of sizes, a plain integer is refused."""

from __future__ import annotations

from typing import Any

import pytest
from libraries import with_both

FOR_TUPLES = {
    "full": lambda t, x: t.full(3, 1.0),
    "full by keyword": lambda t, x: t.full(size=3, fill_value=1.0),
    "zeros by keyword": lambda t, x: t.zeros(size=3),
    "rand by keyword": lambda t, x: t.rand(size=3),
    "new_full": lambda t, x: x.new_full(3, 1.0),
    "new_zeros by keyword": lambda t, x: x.new_zeros(size=3),
    "empty_strided": lambda t, x: t.empty_strided(3, 1),
    "empty_permuted": lambda t, x: t.empty_permuted(3, 0),
    "as_strided": lambda t, x: x.as_strided(2, 1),
    "reshape": lambda t, x: t.reshape(x, 2),
    "reshape by keyword": lambda t, x: x.reshape(shape=2),
    "permute": lambda t, x: t.permute(x, 0),
    "flip": lambda t, x: t.flip(x, 0),
    "tile": lambda t, x: t.tile(x, 2),
    "broadcast_to": lambda t, x: t.broadcast_to(x, 2),
    "expand by keyword": lambda t, x: x.expand(size=2),
    "unflatten": lambda t, x: x.unflatten(0, 2),
    "rot90": lambda t, x: t.rot90(x[None], 1, 0),
    "split_with_sizes": lambda t, x: x.split_with_sizes(2),
    "layer_norm": lambda t, x: t.layer_norm(x, 2),
    "tensorsolve": lambda t, x: t.linalg.tensorsolve(t.eye(2), x, 0),
    "permute_copy": lambda t, x: t.permute_copy(x, 0),
}


@with_both
@pytest.mark.parametrize("name", FOR_TUPLES)
def test_an_integer_is_no_tuple(library: Any, name: str) -> None:
    with pytest.raises(TypeError, match=r"must be tuple of ints, not int"):
        FOR_TUPLES[name](library, library.zeros(2))


@with_both
def test_integers_one_by_one(library: Any) -> None:
    """Methods take them, functions do where there are no other arguments."""
    x = library.zeros(2, 3)
    assert x.permute(1, 0).shape == x.reshape(3, 2).shape == (3, 2)
    assert library.Tensor.flip(x, 0, 1).shape == x.expand(2, 3).shape == (2, 3)
    assert library.zeros(3).shape == library.rand(3).shape == x.new_ones(3).shape == (3,)
    for function in (library.permute, library.flip):
        with pytest.raises(TypeError):
            function(x, 0, 1)
    with pytest.raises(TypeError):
        library.linalg.matrix_norm(x, "fro", 0)
    for ends in ((0, (1,)), ((0,), 1), (0, [1])):
        for move in (library.movedim, library.moveaxis, library.Tensor.movedim):
            with pytest.raises(TypeError):
                move(x, *ends)
    assert library.movedim(x, [0], (1,)).shape == x.movedim(0, 1).shape == (3, 2)
    for sizes in ((2, 1), (2,), ((2,), 1)):
        with pytest.raises(TypeError):
            library.zeros(0).set_(x, 0, *sizes)
