"""Every row of the op table under record_graph: values, gradients, formulas and tables of its graph."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from sampling import (
    Case,
    all_cases,
    excuse,
    function_of,
    in_place_function_of,
    map_arrays,
    results_of,
)

import backsweep
from backsweep.inspection.graph import build_graph

CASES = all_cases(
    lambda row: row["node"] and not excuse(row, "gradient") and not excuse(row, "samples")
)


def record(case: Case) -> tuple[list[Any], Any]:
    """The leaves of a case, and one number that is computed from all results."""
    leaves: list[Any] = []

    def place(array: numpy.ndarray) -> Any:
        if array.dtype != numpy.float64:
            return backsweep.tensor(array)
        leaves.append(backsweep.tensor(array, requires_grad=True))
        return leaves[-1]

    arguments = map_arrays(place, case.arguments)
    total: Any = 0.0
    for result in results_of(function_of(backsweep, case.row)(*arguments)):
        if result.requires_grad:
            total = total + (result * result).sum()
    return leaves, total


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_recorded(case: Case) -> None:
    with backsweep.record_graph():
        leaves, total = record(case)
    if isinstance(total, float):
        pytest.skip("the result requires no gradient")
    before = build_graph(total, sweep=True)
    assert all(leaf.grad is None for leaf in leaves)
    total.backward()
    after = build_graph(total)
    others, plain = record(case)  # without recording
    plain.backward()
    for leaf, other in zip(leaves, others):
        assert (leaf.grad is None) == (other.grad is None)
        if leaf.grad is not None:
            assert backsweep.allclose(leaf.grad, other.grad, equal_nan=True)
    assert after.notes == ()
    for graph in (before, after):
        for vertex in graph.vertices:
            assert vertex.expression or vertex.kind != "operation"
            if vertex.kind == "leaf" and vertex.gradients[0] is not None:
                (leaf,) = [
                    each
                    for each in leaves
                    if each.grad is not None
                    and backsweep.equal(each.detach(), vertex.outputs[0].tensor)
                    and each.shape == vertex.outputs[0].shape
                    and backsweep.allclose(each.grad, vertex.gradients[0], equal_nan=True)
                ][:1]
                assert leaf.dtype is vertex.outputs[0].tensor.dtype
            for operand in vertex.operands:
                if operand.gradient is None:
                    continue
                assert operand.derivative, vertex
                assert tuple(operand.gradient.shape) == operand.value.shape
    # A value that no result of the program and no operand showed is the result of an inner node
    # that nothing read: there is none.
    for vertex in after.vertices:
        for operand in vertex.operands:
            assert operand.value.tensor is not None or operand.value.number is not None, vertex
    text = str(backsweep.explain(total))
    assert max(map(len, text.split("\n"))) <= 100
    assert "NOT" not in text


IN_PLACE = [case for case in CASES if case.row["in_place"]]


@pytest.mark.parametrize("case", IN_PLACE, ids=lambda case: case.title)
def test_the_operand_of_a_write_is_what_was_there_before(case: Case) -> None:
    first = case.arguments[0]
    if not isinstance(first, numpy.ndarray) or first.dtype != numpy.float64:
        pytest.skip("the first argument has no gradient")
    leaf = backsweep.tensor(first, requires_grad=True)
    others = map_arrays(backsweep.tensor, case.arguments[1:])
    with backsweep.record_graph():
        target = leaf.clone()
        try:
            in_place_function_of(backsweep, case.row)(target, *others)
        except RuntimeError:  # the result has another shape, as test_ops_in_place.py checks
            return
    graph = build_graph(target)
    (copied,) = [i for i, vertex in enumerate(graph.vertices) if vertex.title == "clone"]
    readers = [v for v in graph.vertices if any(each.source == copied for each in v.operands)]
    for reader in readers:
        for operand in reader.operands:
            if operand.source == copied and operand.value.tensor is not None:
                assert backsweep.equal(operand.value.tensor, leaf.detach()), reader.title
    # The result of the write is known too, from the tensor itself at least.
    (root,) = graph.roots
    assert backsweep.allclose(
        graph.vertices[root].outputs[0].tensor, target.detach(), equal_nan=True
    )
