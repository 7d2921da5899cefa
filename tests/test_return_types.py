"""Results that have names: they are tuples, print as PyTorch's, and their types can be found."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from libraries import with_both

import backsweep


@with_both
def test_prints_as_pytorch(library: Any) -> None:
    x = library.tensor([[1.0, 5.0], [7.0, 2.0]])
    text = "torch.return_types.max(\nvalues=tensor([5., 7.]),\nindices=tensor([1, 0]))"
    result = library.max(x, 1)
    assert repr(result) == str(result) == text
    assert repr([x.min(0)]) == (
        "[torch.return_types.min(\nvalues=tensor([1., 2.]),\nindices=tensor([0, 1]))]"
    )
    outs = (library.empty(0), library.empty(0, dtype=library.int64))
    assert repr(library.max(x, 1, out=outs)) == text.replace("max", "max_out")


@with_both
def test_is_a_tuple_with_names(library: Any) -> None:
    result = library.tensor([[1.0, 5.0], [7.0, 2.0]]).max(1)
    values, indices = result
    assert result.values is values is result[0]
    assert result.indices is indices
    assert isinstance(result, tuple)
    assert isinstance(result, library.return_types.max)
    assert type(result).__name__ == "max"
    again = pickle.loads(pickle.dumps(result))
    assert type(again) is type(result)
    assert again.values.tolist() == [5.0, 7.0]


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match=r"does not have 'torch.return_types.nonsense'"):
        _ = backsweep.return_types.nonsense
