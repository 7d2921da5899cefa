"""Products of matrices and tensors: what the generated tests do not ask."""

from __future__ import annotations

import re
from typing import Any

import numpy
import pytest
from libraries import with_both

import backsweep


def of_shape(library: Any, *shape: int, dtype: str = "float32") -> Any:
    return library.ones(shape, dtype=getattr(library, dtype))


EQUATIONS = [
    ("ij,jk", ((2, 3), (2, 4)), "subscript j has size 2 for operand 1 which does not broadcast"),
    ("ij,jk->il", ((2, 3), (3, 4)), "output subscript l does not appear in the equation for any"),
    ("ij", ((2, 3, 2),), "the number of subscripts in the equation (2) does not match the number"),
    ("ij,jk->ii", ((2, 3), (3, 4)), "output subscript i appears more than once in the output"),
    ("i.j", ((2, 3),), "found '.' for operand 0 that is not part of any ellipsis"),
    ("...i...", ((2, 3),), "found '.' for operand 0 for which an ellipsis was already found"),
    ("ij->.", ((2, 3),), "found '.' for output that is not part of any ellipsis (...)"),
    ("ij,jk", ((2, 3),), "fewer operands were provided than specified in the equation"),
    ("ij", ((2, 3), (2, 3)), "more operands were provided than specified in the equation"),
    ("i$", ((2, 3),), "invalid subscript given at index 1 in the equation string, subscripts must"),
    ("ij->i->j", ((2, 3),), "invalid subscript given at index 5 in the equation string"),
    ("i-j", ((2, 3),), "invalid subscript given at index 1 in the equation string"),
    ("ii", ((3, 2),), "subscript i is repeated for operand 0 but the sizes don't match, 2 != 3"),
]


@with_both
@pytest.mark.parametrize(("equation", "shapes", "message"), EQUATIONS)
def test_equations_that_do_not_fit(
    library: Any, equation: str, shapes: tuple[tuple[int, ...], ...], message: str
) -> None:
    operands = [of_shape(library, *shape) for shape in shapes]
    with pytest.raises(RuntimeError, match=re.escape("einsum(): " + message)):
        library.einsum(equation, *operands)


@with_both
def test_einsum_of_a_list_and_of_nothing(library: Any) -> None:
    a, b = of_shape(library, 2, 3), of_shape(library, 3, 4)
    assert library.einsum("ij , jk -> ik", [a, b]).tolist() == [[3.0] * 4] * 2
    assert library.einsum("ij->ji", a).stride() == (1, 3)  # a view
    assert library.einsum("", library.tensor(2.0)).item() == 2
    with pytest.raises(ValueError, match="must specify the equation string and at least one"):
        library.einsum("")


def test_einsum_against_numpy_on_random_equations() -> None:
    generator = numpy.random.default_rng(5)
    sizes = dict(zip("abcde", (2, 3, 1, 4, 2), strict=True))
    for _ in range(150):
        terms = ["".join(generator.choice(list(sizes), 3)) for _ in range(generator.integers(1, 4))]
        letters = sorted(set("".join(terms)))
        output = "".join(generator.permutation([c for c in letters if generator.random() < 0.5]))
        arrays = [generator.standard_normal([sizes[c] for c in term]) for term in terms]
        equation = ",".join(terms) + "->" + output
        result = backsweep.einsum(equation, *(backsweep.tensor(array) for array in arrays))
        numpy.testing.assert_allclose(
            result.numpy(), numpy.einsum(equation, *arrays), 1e-12, 1e-12, err_msg=equation
        )


FAILURES = [
    (
        "addmm",
        ((3,), (2, 3), (3, 4)),
        "The expanded size of the tensor (4) must match the existing",
    ),
    ("addmm", ((4,), (2, 3), (2, 4)), "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x4)"),
    ("addmm", ((4,), (3,), (2, 4)), "mat1 must be a matrix, got 1-D tensor"),
    ("addmv", ((2, 2), (2, 3), (3,)), "vector + matrix @ vector expected, got 2, 2, 1"),
    ("addr", ((2, 3), (2, 1), (3,)), "addr: Expected 1-D argument vec1, but got 2-D"),
    ("addbmm", ((4,), (5, 2, 3), (4, 3, 4)), "batch1 and batch2 must have same number of batches"),
    ("addbmm", ((4,), (5, 2, 3), (5, 2, 4)), "Incompatible matrix sizes for bmm (2x3 and 2x4)"),
    ("baddbmm", ((4,), (5, 2, 3), (4, 3, 4)), "Expected size for first two dimensions of batch2"),
    ("baddbmm", ((4,), (2, 3), (5, 2, 4)), "batch1 must be a 3D tensor"),
    ("inner", ((2, 3), (2,)), "inner() the last dimension must match on both input tensors"),
    ("outer", ((2, 2), (3,)), "outer: Expected 1-D argument self, but got 2-D"),
    ("trace", ((3,),), "trace: expected a matrix, but got tensor with dim 1"),
    ("chain_matmul", (), "chain_matmul(): Expected one or more matrices"),
    ("cross", ((2, 2), (2, 2)), "no dimension of size 3 in input"),
    ("linalg.cross", ((2, 2), (2, 2)), "linalg.cross: inputs dimension -1 must have length 3."),
    (
        "linalg.cross",
        ((3,), (2, 3)),
        "linalg.cross: inputs must have the same number of dimensions",
    ),
]


@with_both
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("name", "shapes", "message"), FAILURES)
def test_operands_that_do_not_fit(
    library: Any, name: str, shapes: tuple[tuple[int, ...], ...], message: str
) -> None:
    function = library
    for part in name.split("."):
        function = getattr(function, part)
    with pytest.raises(RuntimeError, match=re.escape(message)):
        function(*(of_shape(library, *shape) for shape in shapes))


@with_both
def test_dtypes_that_do_not_fit(library: Any) -> None:
    a, wide = of_shape(library, 2, 2), of_shape(library, 2, 2, dtype="float64")
    with pytest.raises(
        RuntimeError, match="self and mat2 must have the same dtype, but got Double"
    ):
        library.addmm(wide, a, a)
    with pytest.raises(RuntimeError, match="both inputs should have same dtype"):
        library.tensordot(a, wide, 1)
    with pytest.raises(RuntimeError, match="all tensors must have be the same dtype but tensor 0"):
        library.linalg.multi_dot([a, wide])
    with pytest.raises(RuntimeError, match="argument alpha must not be a floating point number"):
        library.addr(a.long(), a[0].long(), a[0].long(), alpha=0.5)
    with pytest.raises(NotImplementedError, match="not implemented for 'Bool'"):
        library.addmm(a.bool(), a.bool(), a.bool())


@with_both
def test_dimensions_of_tensordot(library: Any) -> None:
    a, b = of_shape(library, 2, 3), of_shape(library, 3, 4)
    assert library.tensordot(a, b, library.tensor([[1], [0]])).shape == (2, 4)
    assert library.tensordot(a, b, dims=([-1], [0])).shape == (2, 4)
    with pytest.raises(RuntimeError, match="both dimension lists should have same length"):
        library.tensordot(a, b, ([0], [0, 1]))
    with pytest.raises(
        RuntimeError, match="contracted dimensions need to match, but first has size"
    ):
        library.tensordot(a, b, ([0], [0]))
    with pytest.raises(RuntimeError, match="tensordot expects dims >= 0, but got dims=-1"):
        library.tensordot(a, b, -1)


@with_both
def test_a_sum_of_products_in_place(library: Any) -> None:
    leaf = library.ones(2, 2, requires_grad=True)
    a = library.tensor([[1.0, 2.0], [3.0, 4.0]])
    total = leaf * 1.0
    assert total.addmm_(a, a, beta=2, alpha=3) is total
    assert total.tolist() == [[23.0, 32.0], [47.0, 68.0]]
    assert total._version == 1
    total.sum().backward()
    assert leaf.grad.tolist() == [[2.0, 2.0], [2.0, 2.0]]
    with pytest.raises(RuntimeError, match="Bad in-place call: input tensor size"):
        library.ones(2).addmm_(a, a)
    nothing = library.full((2, 2), float("nan"))
    assert library.addmm(nothing, a, a, beta=0).tolist() == (a @ a).tolist()


def test_a_sum_of_products_with_itself_in_place() -> None:
    a = backsweep.tensor([[1.0, 2.0], [3.0, 4.0]])
    square = a.clone()
    square.addmm_(square, square)  # PyTorch reads what it has written
    assert square.tolist() == (a + a @ a).tolist()
