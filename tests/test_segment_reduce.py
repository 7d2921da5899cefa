"""segment_reduce: empty segments, initial values, gradients as PyTorch has them, errors."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from libraries import needs_torch, torch, with_both

import backsweep

LENGTHS = [2, 0, 4]
DATA = [2.0, 2.0, 1.0, 5.0, 0.0, 5.0]


@with_both
@pytest.mark.parametrize(
    ("reduce", "initial", "expected", "gradient"),
    [
        ("sum", None, [4, 0, 11], [1, 1, 1, 1, 1, 1]),
        ("sum", 5, [9, 5, 16], [1, 1, 1, 1, 1, 1]),
        ("mean", 5.0, [4.5, 5, 4], [0.5, 0.5, 0.25, 0.25, 0.25, 0.25]),
        ("max", None, [2, -float("inf"), 5], [0.5, 0.5, 0, 0.5, 0, 0.5]),
        ("max", 5.0, [5, 5, 5], [0, 0, 0, 0.5, 0, 0.5]),
        ("amin", None, [2, float("inf"), 0], [0.5, 0.5, 0, 0, 1, 0]),
        ("min", 0.0, [0, 0, 0], [0, 0, 0, 0, 1, 0]),
        ("prod", None, [4, 1, 0], [2, 2, 0, 0, 25, 0]),
        ("prod", 5.0, [20, 5, 0], [10, 10, 0, 0, 125, 0]),
        ("prod", 0.0, [0, 0, 0], [0, 0, 0, 0, 0, 0]),
    ],
)
def test_values_and_gradients(
    library: Any, reduce: str, initial: Any, expected: Any, gradient: Any
) -> None:
    data = library.tensor(DATA, requires_grad=True)
    for where in (
        {"lengths": library.tensor(LENGTHS)},
        {"lengths": library.tensor(LENGTHS, dtype=library.int32)},
        {"offsets": library.tensor([0, 2, 2, 6])},
    ):
        result = library.segment_reduce(data, reduce, initial=initial, **where)
        assert result.tolist() == expected
        (found,) = library.autograd.grad(result.sum(), data)
        assert found.tolist() == gradient


@with_both
def test_the_mean_of_nothing(library: Any) -> None:
    lengths = library.tensor(LENGTHS)
    result = library.segment_reduce(library.tensor(DATA), "mean", lengths=lengths)
    assert result[1].isnan()
    assert result[[0, 2]].tolist() == [2.0, 2.75]
    assert library.segment_reduce(library.tensor([]), "sum", lengths=lengths[1:2]).tolist() == [0.0]


@with_both
def test_lines_of_their_own_and_parts(library: Any) -> None:
    data = library.arange(12.0).reshape(2, 3, 2)
    lengths = library.tensor([[1, 2], [0, 3]])
    result = library.segment_reduce(data, "sum", lengths=lengths, axis=1)
    assert result.tolist() == [[[0.0, 1.0], [6.0, 8.0]], [[0.0, 0.0], [24.0, 27.0]]]
    turned = library.segment_reduce(data[0].t(), "sum", lengths=library.tensor([1, 1]))
    assert turned.tolist() == data[0].t().tolist()
    row = library.arange(6.0)
    part = library.segment_reduce(row, "sum", lengths=library.tensor([2, 2]), unsafe=True)
    assert part.tolist() == [1.0, 5.0]
    assert library.segment_reduce(row, "max", offsets=library.tensor([1, 3])).tolist() == [2.0]
    assert library.segment_reduce(row, "max", offsets=library.tensor([6])).shape == (0,)


@with_both
@pytest.mark.parametrize(
    ("reduce", "change", "error", "text"),
    [
        ("foo", {}, RuntimeError, "reduce argument must be either sum, prod, mean, amax or amin"),
        ("sum", {"lengths": None}, RuntimeError, "Either lengths or offsets must be defined"),
        (
            "sum",
            {"lengths": [2, 2]},
            RuntimeError,
            "Expected all rows of lengths along axis to sum",
        ),
        ("sum", {"lengths": [2, -1, 5]}, RuntimeError, "lengths contains negative value"),
        (
            "sum",
            {"lengths": [1.5, 4.5]},
            NotImplementedError,
            "_segment_reduce_lengths_cpu_kernel1",
        ),
        ("sum", {"lengths": [[2, 4]]}, RuntimeError, "Expected (axis to be|data.dim)"),
        ("sum", {"axis": 1}, IndexError, "Dimension out of range"),
        ("sum", {"indices": [2, 4]}, RuntimeError, "indices based reduction is not supported yet"),
    ],
)
def test_errors(library: Any, reduce: str, change: Any, error: Any, text: str) -> None:
    keywords = {"lengths": LENGTHS, **change}
    for name in ("lengths", "indices"):
        if keywords.get(name) is not None:
            keywords[name] = library.tensor(keywords[name])
    with pytest.raises(error, match=text):
        library.segment_reduce(library.tensor(DATA), reduce, **keywords)
    with pytest.raises(NotImplementedError, match='"_segment_reduce_cpu" not implemented for'):
        library.segment_reduce(
            library.tensor([1, 2]), "sum", lengths=library.tensor([2]), unsafe=True
        )


def test_memory_beyond_the_data_is_not_read() -> None:
    data = backsweep.tensor(DATA)
    for keywords in (
        {"offsets": backsweep.tensor([0, 2, 9])},
        {"offsets": backsweep.tensor([-1, 2])},
        {"offsets": backsweep.tensor([7])},
        {"lengths": backsweep.tensor([0, 7])},
        {"lengths": backsweep.tensor([2, 9])},
        {"lengths": backsweep.tensor([2, 2**63 - 1])},
    ):
        with pytest.raises(RuntimeError, match="which has 6 elements along axis"):
            backsweep.segment_reduce(data, "sum", unsafe=True, **keywords)
    for offsets in ([3, 2, 6], [0, -(2**63)]):
        with pytest.raises(RuntimeError, match="lengths contains negative value"):
            backsweep.segment_reduce(data, "sum", offsets=backsweep.tensor(offsets))
    with pytest.raises(RuntimeError, match="offsets are empty"):
        backsweep.segment_reduce(data, "sum", offsets=backsweep.tensor([], dtype=backsweep.int64))


@needs_torch
@pytest.mark.parametrize("reduce", ["sum", "mean", "max", "min", "prod"])
def test_as_pytorch(reduce: str) -> None:
    """Many segments of one to thousands of elements, with NaN, zeros and infinities."""
    generator = numpy.random.default_rng(2)
    lengths = generator.integers(0, 30, 400)
    lengths[[7, 70]] = 9000, 1
    for inner in ((), (1,), (3,), (300,)):
        size = int(lengths[: 400 if inner != (300,) else 6].sum())
        data = numpy.round(generator.normal(size=(size, *inner)) * 4) / 4
        for value, rate in ((float("nan"), 0.01), (float("inf"), 0.01)):
            data[generator.uniform(size=data.shape) < rate] = value
        found = []
        for library in (backsweep, torch):
            given = library.from_numpy(lengths[: 400 if inner != (300,) else 6])
            tensor = library.from_numpy(data).requires_grad_()
            result = library.segment_reduce(tensor, reduce, lengths=given)
            result.sum().backward()
            found.append([result.detach().numpy(), tensor.grad.numpy()])
        # Of a segment with zeros and NaN, or infinite results, products are left to themselves.
        plain = numpy.isfinite(found[1][0]).all() or reduce != "prod"
        for ours, theirs in zip(*found, strict=True):
            numpy.testing.assert_allclose(ours, theirs, 1e-9, 1e-9)
            if not plain:
                break


def test_segments_in_parallel_are_the_same() -> None:
    data = backsweep.rand(300_000)
    lengths = backsweep.tensor([100_000, 1, 0, 99_999, 100_000])
    results = []
    before = backsweep.get_num_threads()
    for threads in (1, 2):
        backsweep.set_num_threads(threads)
        results.append(backsweep.segment_reduce(data, "sum", lengths=lengths).tolist())
    backsweep.set_num_threads(before)
    assert results[0] == results[1]
