"""Counting elements and points into bins: where they fall, what the edges are, errors."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from libraries import with_both

import backsweep


@with_both
def test_elements_on_the_edges_of_even_bins(library: Any) -> None:
    for high, bins in ((1.0, 7), (3.0, 21), (0.7, 14)):
        elements = library.linspace(0, high, bins + 1, dtype=library.float64)
        counts, edges = library.histogram(elements, bins, range=(0.0, high))
        assert counts.tolist() == [1.0] * (bins - 1) + [2.0]
        assert edges.tolist() == elements.tolist()


def points(library: Any) -> Any:
    return library.tensor([[0.0, 1.0], [1.0, 0.0], [2.0, 0.0], [2.0, 2.0]])


@with_both
def test_points_in_boxes(library: Any) -> None:
    weight = library.tensor([1.0, 2.0, 4.0, 8.0])
    result = library.histogramdd(points(library), [3, 2], weight=weight)
    assert result.hist.tolist() == [[0.0, 1.0], [2.0, 0.0], [4.0, 8.0]]
    assert isinstance(result.bin_edges, tuple)
    assert result.bin_edges[1].tolist() == [0.0, 1.0, 2.0]
    edges = (library.tensor([0.0, 1.0, 2.0]), library.tensor([0.0, 2.0]))
    hist, same = library.histogramdd(points(library), edges, density=True)
    assert hist.tolist() == [[0.125], [0.375]]
    assert [each.tolist() for each in same] == [each.tolist() for each in edges]
    assert isinstance(result, library.return_types.histogramdd)


@with_both
def test_ranges_of_boxes(library: Any) -> None:
    hist, edges = library.histogramdd(points(library), 2, range=[0.0, 1.0, 0.0, 1.0])
    assert hist.tolist() == [[0.0, 1.0], [1.0, 0.0]]
    assert edges[0].tolist() == [0.0, 0.5, 1.0]
    hist, edges = library.histogramdd(library.ones(3, 1), 2)
    assert edges[0].tolist() == [0.5, 1.0, 1.5]
    assert hist.tolist() == [0.0, 3.0]
    hist, edges = library.histogramdd(library.zeros(0, 2), 2)
    assert hist.tolist() == [[0.0, 0.0], [0.0, 0.0]]
    assert edges[1].tolist() == [0.0, 0.5, 1.0]


def test_many_points() -> None:
    elements = numpy.random.default_rng(1).normal(size=(5000, 3))
    expected, edges = numpy.histogramdd(elements, (4, 5, 30), [(-1, 1), (-2, 1.5), (-3, 3)])
    hist, own = backsweep.histogramdd(
        backsweep.from_numpy(elements), (4, 5, 30), range=[-1.0, 1.0, -2.0, 1.5, -3.0, 3.0]
    )
    assert hist.dtype is backsweep.float64
    numpy.testing.assert_array_equal(hist.numpy(), expected)
    for ours, theirs in zip(own, edges, strict=True):
        numpy.testing.assert_allclose(ours.numpy(), theirs, atol=1e-12)


NAN = float("nan")


@with_both
@pytest.mark.parametrize(
    ("call", "error", "text"),
    [
        (lambda t, x: (x, [3, 3, 3]), RuntimeError, "size of bins must be equal to the innermost"),
        (lambda t, x: (x, [3, 0]), RuntimeError, "bins must be > 0, but got 0 for dimension 1"),
        (lambda t, x: (x[0], 3), RuntimeError, "input tensor should have at least 2 dimensions"),
        (lambda t, x: (x[0, 0], 3), IndexError, "tensor has no dimensions"),
        (lambda t, x: (x.int(), 3), NotImplementedError, "not implemented for"),
        (lambda t, x: (x, 3, [0.0, 1.0]), RuntimeError, "should have 4 elements, but got 2"),
        (lambda t, x: (x, 3, [1.0, 0.0, 0.0, 1.0]), RuntimeError, "min should not exceed max"),
        (lambda t, x: (x * NAN, 3), RuntimeError, "dimension 0's range .nan, nan. is not finite"),
        (lambda t, x: (x, 3, None, t.ones(3)), RuntimeError, "same shape as the input tensor excl"),
        (lambda t, x: (x, 3, None, t.ones(4).double()), RuntimeError, "should have the same dtype"),
        (lambda t, x: (x, [t.zeros(2)]), RuntimeError, "expected 2 sequences of bin edges"),
        (lambda t, x: (x, [t.zeros(2).double()] * 2), RuntimeError, "should have the same dtype"),
        (lambda t, x: (x, [t.zeros(1, 2)] * 2), RuntimeError, "should have one dimension"),
        (lambda t, x: (x, [t.zeros(0)] * 2), RuntimeError, "should have at least 1 element"),
        (lambda t, x: (x, [t.zeros(1)] * 2), RuntimeError, "bins must be > 0, but got 0"),
        (lambda t, x: (x, 2.5), TypeError, "invalid combination of arguments"),
    ],
)
def test_errors_of_histogramdd(library: Any, call: Any, error: Any, text: str) -> None:
    with pytest.raises(error, match=text):
        library.histogramdd(*call(library, points(library)))


@with_both
def test_no_gradient(library: Any) -> None:
    hist = library.histogramdd(points(library).requires_grad_(), 2).hist
    with pytest.raises(RuntimeError, match="is not implemented"):
        hist.sum().backward()
