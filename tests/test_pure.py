"""The pure-Python engine: gradients against finite differences and PyTorch, the lecture, errors."""

import contextlib
import doctest
import gc
import io
import math
import random
import subprocess
import sys
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backsweep import pure
from backsweep.pure import Tensor, Variable, tensor

DATA = Path(__file__).parent / "data"
EXAMPLES = Path(__file__).parent.parent / "examples"

# Each case: a function of one Variable, and the values at which its gradient is checked.
ONE_INPUT: dict[str, tuple[Callable[[Any], Any], list[float]]] = {
    "add_number": (lambda x: x + 2, [-1.5, 0.0, 2.0]),
    "radd_number": (lambda x: 2 + x, [-1.5, 0.0, 2.0]),
    "sub_number": (lambda x: x - 2, [-1.5, 0.0, 2.0]),
    "rsub_number": (lambda x: 2 - x, [-1.5, 0.0, 2.0]),
    "mul_number": (lambda x: x * 3, [-1.5, 0.0, 2.0]),
    "rmul_number": (lambda x: 3 * x, [-1.5, 0.0, 2.0]),
    "div_number": (lambda x: x / 4, [-1.5, 0.0, 2.0]),
    "rdiv_number": (lambda x: 1 / x, [-1.5, 0.5, 2.0]),
    "neg": (lambda x: -x, [-1.5, 0.0, 2.0]),
    "square": (lambda x: x**2, [-1.5, 0.0, 2.0]),
    "power": (lambda x: x**2.5, [0.25, 1.0, 2.0]),
    "negative_power": (lambda x: x**-3, [-1.5, 0.5, 2.0]),
    "power_zero": (lambda x: x**0, [-1.5, 0.0, 2.0]),
    "power_one": (lambda x: x**1, [-1.5, 0.0, 2.0]),
    "exp": (lambda x: x.exp(), [-1.5, 0.0, 2.0]),
    "log": (lambda x: x.log(), [0.1, 1.0, 2.0]),
    "sin": (lambda x: x.sin(), [-1.5, 0.0, 2.0]),
    "cos": (lambda x: x.cos(), [-1.5, 0.0, 2.0]),
    "tanh": (lambda x: x.tanh(), [-1.5, 0.0, 2.0]),
    "sigmoid": (lambda x: x.sigmoid(), [-1.5, 0.0, 2.0]),
    "relu": (lambda x: x.relu(), [-1.5, 0.25, 2.0]),
    "sum": (lambda x: x.sum(), [-1.5, 0.0, 2.0]),
    "mean": (lambda x: x.mean(), [-1.5, 0.0, 2.0]),
    "index": (lambda x: x[1] * x[-1], [-1.5, 0.5, 2.0]),
    "reused": (lambda x: x * x * x + x / (1 + x * x), [-1.5, 0.0, 2.0]),
    "diamond": (lambda x: (x.tanh() + x.sin()) * (x.tanh() - x.sin()), [-1.5, 0.5, 2.0]),
}
SHAPES = [((), ()), ((1,), ()), ((3,), ()), ((), (3,)), ((3,), (1,)), ((1,), (3,)), ((3,), (3,))]
TWO_INPUTS: dict[str, Callable[[Any, Any], Any]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
}


def central_difference(
    function: Callable[[list[float]], float], values: list[float]
) -> list[float]:
    step = 1e-5
    slopes = []
    for i in range(len(values)):
        above, below = list(values), list(values)
        above[i] += step
        below[i] -= step
        slopes.append((function(above) - function(below)) / (2 * step))
    return slopes


def weighted_sum(result: Variable) -> Variable:
    """Reduce to one value in a way that treats no two values alike."""
    size = result.shape[0] if result.shape else 1
    return (result * Variable([0.5 + i for i in range(size)])).sum()


@pytest.mark.parametrize("case", ONE_INPUT)
def test_gradient_of_one_input(case: str) -> None:
    function, values = ONE_INPUT[case]
    leaf = tensor(values, requires_grad=True)
    weighted_sum(function(leaf)).backward()
    assert leaf.grad is not None
    expected = central_difference(lambda v: weighted_sum(function(Variable(v))).item(), values)
    assert leaf.grad.shape == leaf.shape
    assert leaf.grad.tolist() == pytest.approx(expected, rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("shapes", SHAPES, ids=str)
@pytest.mark.parametrize("case", TWO_INPUTS)
def test_gradient_of_two_inputs(case: str, shapes: tuple[tuple[int, ...], ...]) -> None:
    function = TWO_INPUTS[case]
    generator = random.Random(1)

    def draw(shape: tuple[int, ...]) -> Any:
        values = [generator.uniform(0.5, 2.0) for _ in range(shape[0] if shape else 1)]
        return values if shape else values[0]

    data = [draw(shape) for shape in shapes]
    leaves = [tensor(values, requires_grad=True) for values in data]
    weighted_sum(function(*leaves)).backward()
    for i in (0, 1):

        def value_at(values: list[float], i: int = i) -> float:
            inputs = [Variable(d) for d in data]
            inputs[i] = Variable(values if shapes[i] else values[0])
            return weighted_sum(function(*inputs)).item()

        flat = data[i] if shapes[i] else [data[i]]
        gradient = leaves[i].grad
        assert gradient is not None and gradient.shape == shapes[i]
        got = gradient.tolist()
        assert (got if isinstance(got, list) else [got]) == pytest.approx(
            central_difference(value_at, flat), rel=1e-6
        )


def random_expression(generator: random.Random, leaves: list[Any], steps: int) -> Any:
    """Combine leaves, and what was made of them, at random; all values stay moderate."""
    values = list(leaves)
    for _ in range(steps):
        a, b = generator.choice(values), generator.choice(values)
        operation = generator.randrange(9)
        values.append(
            [
                lambda a, b: a + b,
                lambda a, b: a - b,
                lambda a, b: (a * b).tanh(),
                lambda a, b: a / (1 + b * b),
                lambda a, b: a.sin() - b.cos(),
                lambda a, b: (a.sigmoid() * 2) ** 3,
                lambda a, b: a.relu() + 0.5 * b,
                lambda a, b: (1 - a * a / 4).exp().log() * b.tanh(),
                lambda a, b: a.mean() * b,
            ][operation](a, b)
        )
    return sum(values[1:], values[0]).sum()


@pytest.mark.parametrize("seed", range(30))
def test_random_expressions_agree_with_pytorch(seed: int) -> None:
    torch = pytest.importorskip("torch", reason="comparing with PyTorch needs PyTorch")
    results = []
    for make in (
        tensor,
        lambda v, requires_grad: torch.tensor(v, dtype=torch.float64, requires_grad=requires_grad),
    ):
        generator = random.Random(seed)
        sizes = [generator.choice([1, 3]) for _ in range(4)]
        leaves: list[Any] = [
            make([generator.uniform(-1, 1) for _ in range(size)], requires_grad=index != 3)
            for index, size in enumerate(sizes)
        ]
        output = random_expression(generator, leaves, 20)
        output.backward()
        gradients = [leaf.grad.tolist() if leaf.grad is not None else None for leaf in leaves]
        results.append((output.item(), gradients))
    (value, gradients), (expected_value, expected) = results
    assert value == pytest.approx(expected_value, rel=1e-12)
    assert gradients[3] is None and expected[3] is None
    for got, want in zip(gradients[:3], expected[:3]):
        assert (got is None) == (want is None)
        assert got is None or got == pytest.approx(want, rel=1e-9, abs=1e-12)


PRINTED = [
    4.0, -0.0, 0.5, 1e-5, 123456789.5, 1e8, math.inf, -math.inf, math.nan,
    [], [0.0, 0.0], [1.0, 2.5, 1e-5], [1e10, 1.0], [math.inf, 1.5, -3.0], [1.0, math.nan],
    [1e6, 1.0], [2e8], [1e-5, 0.0], [0.0, -math.inf], [-1.0, 0.0, 200.0], [1.5, -22.25, 0.0],
    [1000.0, 1.0], [1001.0, 1.0], [2e-4, 0.05], [-3.0, 2.5],
]  # fmt: skip


@pytest.mark.parametrize("values", PRINTED, ids=str)
def test_printed_form_is_that_of_pytorch(values: Any) -> None:
    torch = pytest.importorskip("torch", reason="comparing with PyTorch needs PyTorch")
    assert repr(tensor(values)) == repr(torch.tensor(values))
    assert repr(tensor(values, requires_grad=True)) == repr(
        torch.tensor(values, requires_grad=True)
    )


RECORDED: dict[str, Callable[[Any], Any]] = {
    "+": lambda x: x + 1, "r+": lambda x: 1 + x, "-": lambda x: x - 1, "r-": lambda x: 1 - x,
    "*": lambda x: x * 2, "/": lambda x: x / 2, "neg": lambda x: -x, "**": lambda x: x**2,
    "exp": lambda x: x.exp(), "log": lambda x: x.log(), "sin": lambda x: x.sin(),
    "cos": lambda x: x.cos(), "tanh": lambda x: x.tanh(), "sigmoid": lambda x: x.sigmoid(),
    "relu": lambda x: x.relu(), "sum": lambda x: x.sum(), "mean": lambda x: x.mean(),
    "index": lambda x: x[0],
}  # fmt: skip


@pytest.mark.parametrize("case", RECORDED)
def test_node_names_and_what_they_save_are_those_of_pytorch(case: str) -> None:
    torch = pytest.importorskip("torch", reason="comparing with PyTorch needs PyTorch")
    outcomes = []
    for module in (pure, torch):
        leaf = module.tensor([2.0], requires_grad=True)
        result = RECORDED[case](leaf)
        outcome = [repr(result)]
        result.backward()
        try:  # a Node that saved nothing can be swept again
            result.backward()
        except RuntimeError:
            outcome.append("freed")
        outcomes.append([*outcome, repr(leaf.grad)])
    assert outcomes[0] == outcomes[1]


SPECIAL: dict[str, Callable[[Any], Any]] = {
    "relu at 0": lambda x: (x * 0).relu(),
    "power 0": lambda x: (x * 0) ** 0,
    "root of 0": lambda x: (x * 0) ** 0.5,
    "root of negative": lambda x: (-x) ** 0.5,
    "1 / 0": lambda x: 1 / (x * 0),
    "-1 / 0": lambda x: -1 / (x * 0),
    "0 / 0": lambda x: (x * 0) / (x * 0),
    "0 ** -2": lambda x: (x * 0) ** -2,
    "log 0": lambda x: (x * 0).log(),
    "log negative": lambda x: (-x).log(),
    "exp large": lambda x: (x * 1000).exp(),
    "power large": lambda x: (x * -1e200) ** 3,
    "sin inf": lambda x: (x * math.inf).sin(),
    "relu nan": lambda x: (x * math.nan).relu(),
    "sigmoid large": lambda x: (x * 1000).sigmoid(),
    "sigmoid small": lambda x: (x * -1000).sigmoid(),
    "tanh inf": lambda x: (x * math.inf).tanh(),
}


@pytest.mark.parametrize("case", SPECIAL)
def test_special_values_are_those_of_pytorch(case: str) -> None:
    torch = pytest.importorskip("torch", reason="comparing with PyTorch needs PyTorch")
    ours = tensor(2.0, requires_grad=True)
    theirs = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
    result, expected = SPECIAL[case](ours), SPECIAL[case](theirs)
    assert result.item() == pytest.approx(expected.item(), nan_ok=True)
    result.backward()
    expected.backward()
    assert ours.grad is not None
    assert ours.grad.item() == pytest.approx(theirs.grad.item(), nan_ok=True)


def test_the_lecture_prints_what_pytorch_prints() -> None:
    source = (EXAMPLES / "03_training_loop.py").read_text(encoding="utf-8")
    source = source.replace("import torch\n", "import backsweep.pure as torch\n", 1)
    source = source.replace("from torch.autograd import", "from backsweep.pure import", 1)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(source, "lecture", "exec"), {"__name__": "lecture"})
    assert printed.getvalue() == (DATA / "lecture_output.txt").read_text(encoding="utf-8")


def test_a_long_chain_is_built_swept_and_freed() -> None:
    x = tensor(1.0, requires_grad=True)
    y: Variable = x
    for _ in range(100_000):
        y = y * 1.0 + 0.0
    y.backward()
    assert x.grad is not None and x.grad.item() == 1.0
    del y
    # The same without a sweep, which would have freed what was saved.
    y = x
    for _ in range(100_000):
        y = y.sin()
    del y


def test_a_value_used_often_is_visited_once() -> None:
    # Without shared visits this graph has 2**200 paths.
    x = tensor(1.0, requires_grad=True)
    y = x
    for _ in range(200):
        y = y * 0.5 + y * 0.5
    began = time.perf_counter()
    y.backward()
    assert time.perf_counter() - began < 5
    assert x.grad is not None and x.grad.item() == 1.0


def test_graphs_make_no_cycles() -> None:
    class Watched(Variable):
        """A Variable, with room for a weak reference."""

    gc.collect()
    gc.disable()
    try:
        leaf = Watched([1.0], requires_grad=True)
        gone = weakref.ref(leaf)
        loss = (leaf.exp() * leaf).tanh().sum()
        loss.backward()
        del leaf, loss
        assert gone() is None
    finally:
        gc.enable()


def test_gradients_add_up_until_they_are_zeroed() -> None:
    w = tensor([3.0], requires_grad=True)
    (w * 2).backward()
    first = w.grad
    (w * 2).backward()
    assert first is not None and w.grad is first and first.tolist() == [4.0]
    first.data.zero_()
    assert first.tolist() == [0.0]
    w.grad = None
    (w * 2).backward()
    assert w.grad is not None and w.grad is not first and w.grad.tolist() == [2.0]


def test_data_shares_the_numbers_and_has_no_history() -> None:
    w = Variable(Tensor([1.0, 2.0]), requires_grad=True)
    assert not w.data.requires_grad and (w.data * 2).grad_fn is None
    w.data.zero_()
    assert w.tolist() == [0.0, 0.0]
    w.data = w.data + 1
    assert w.tolist() == [1.0, 1.0] and w.requires_grad and w.grad_fn is None


def test_only_what_needs_a_gradient_is_recorded() -> None:
    a, b = tensor([1.0]), tensor([2.0], requires_grad=True)
    assert (a * a).grad_fn is None and not (a * a).requires_grad
    product = a * b
    assert product.requires_grad
    product.backward()
    assert a.grad is None and b.grad is not None and product.grad is None


def test_seed() -> None:
    w = tensor([1.0, 2.0], requires_grad=True)
    (w * w).backward(tensor([1.0, 10.0]))
    assert w.grad is not None and w.grad.tolist() == [2.0, 40.0]
    leaf = tensor(1.0, requires_grad=True)
    leaf.backward()
    assert leaf.grad is not None and leaf.grad.item() == 1.0


def test_retain_graph() -> None:
    w = tensor(3.0, requires_grad=True)
    loss = w * w
    loss.backward(retain_graph=True)
    loss.backward()
    assert w.grad is not None and w.grad.item() == 12.0
    with pytest.raises(RuntimeError, match="retain_graph=True"):
        loss.backward()
    assert w.grad.item() == 12.0


def test_a_refused_sweep_changes_nothing() -> None:
    w, v = tensor(3.0, requires_grad=True), tensor(5.0, requires_grad=True)
    shared = w * w
    shared.backward()
    with pytest.raises(RuntimeError, match="MulBackward0 saved was freed by an earlier sweep"):
        (v * 2 + shared).backward()
    assert v.grad is None and w.grad is not None and w.grad.item() == 6.0


def test_errors() -> None:
    plain, leaf = tensor([1.0, 2.0]), tensor([1.0, 2.0], requires_grad=True)
    with pytest.raises(RuntimeError, match="does not require grad and does not have a grad_fn"):
        plain.backward()
    with pytest.raises(RuntimeError, match="got 2 values and no gradient"):
        (leaf * 2).backward()
    with pytest.raises(RuntimeError, match=r"got shapes \(1,\), \(2,\)"):
        (leaf * 2).backward(tensor([1.0]))
    with pytest.raises(RuntimeError, match="MulBackward0: got 2 and 3 values"):
        leaf * tensor([1.0, 2.0, 3.0])
    with pytest.raises(RuntimeError, match=r"Use its .data.zero_\(\)"):
        leaf.zero_()
    with pytest.raises(RuntimeError, match="item: got 2 values"):
        leaf.item()
    with pytest.raises(TypeError, match="data: got list"):
        leaf.data = [1.0]  # type: ignore[assignment]
    with pytest.raises(TypeError, match=r"w\.data = w\.data - step"):
        leaf -= 1.0
    with pytest.raises(TypeError, match="Compare numbers"):
        _ = plain == plain
    with pytest.raises(IndexError, match="index 2 is out of bounds"):
        plain[2]
    with pytest.raises(IndexError, match="index 0 is out of bounds"):
        tensor(1.0)[0]
    with pytest.raises(TypeError):
        leaf**leaf  # type: ignore[operator]
    assert [value.item() for value in plain] == [1.0, 2.0]
    assert tensor(1.0) and not tensor(0.0)


def test_it_imports_nothing_but_math() -> None:
    program = (
        "import math, __future__, sys; before = set(sys.modules)\n"
        f"exec(compile(open({pure.__file__!r}).read(), 'pure', 'exec'))\n"
        "print(sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr


def test_docstrings() -> None:
    result = doctest.testmod(pure)
    assert result.attempted > 0 and result.failed == 0
