"""The engine in plain Python: everything that ``backward()`` does, in one sitting.

A *Variable* is a list of numbers that remembers where it came from. Arithmetic with Variables
computes a result and, beside it, records a *Node*: which inputs went in, and how to carry a
gradient from the result back to each of them. The Nodes form the computational graph;
``backward()`` sweeps it from the result to the leaves, and on the way multiplies and adds as the
chain rule says:

>>> x, y = 2.0, 4.0                               # one example: for x the answer is y
>>> w = Variable([1.0], requires_grad=True)       # a leaf: made by you, and its gradient is wanted
>>> loss = (x * w - y) ** 2
>>> loss
tensor([4.], grad_fn=<PowBackward0>)
>>> loss.backward()
>>> w.grad                                        # by hand: 2 * x * (x * w - y) = -8
tensor([-8.])

The file is in the order to read it: the Node, the table of operations (one row each: what it
computes, and its derivatives), the Variable, the sweep. Names and rules are PyTorch's, so
``import backsweep.pure as torch`` runs the programs of a first lesson. To stay short: values are
0-d or 1-d, numbers are Python floats (64 bits), a gradient cannot be differentiated again, and
nobody notices when ``.data`` or ``zero_()`` changes a value that the graph has saved.
"""

from __future__ import annotations

import math

TYPE_CHECKING = False
if TYPE_CHECKING:  # read by the type checker only
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

Values = list[float]


class Node:
    """One recorded operation: where its inputs came from, and how to go back to them.

    ``edges`` has an entry for each input: the Node that made it, or the leaf Variable itself, or
    None if it needs no gradient; and how many values it had. ``rules`` has a function for each
    input: from the gradient of the result, and from what the forward step ``saved``, it computes
    the gradient of that input. A Node never holds its own result, so there are no cycles: a graph
    is freed as soon as nobody needs it.

    >>> (Variable([3.0], requires_grad=True) * 2).grad_fn
    <MulBackward0>
    """

    __slots__ = ("edges", "name", "rules", "saved")

    def __init__(self, name: str, inputs: Sequence[Variable], rules: Any, saved: Any) -> None:
        self.name = name
        self.edges = [(x.grad_fn or x if x.requires_grad else None, len(x._values)) for x in inputs]
        self.rules: Sequence[Callable[..., Values]] = rules
        self.saved = saved  # None when a sweep has used and freed it

    def __repr__(self) -> str:
        return f"<{self.name}>"


def _record(
    name: str, inputs: Sequence[Variable], values: Values, shape: Any, rules: Any, saved: Any = ()
) -> Variable:
    """Make the result of an operation, with a Node if any input needs a gradient."""
    result = Variable(0.0)
    result._values, result.shape = values, shape
    for x in inputs:
        if x.requires_grad:
            result.requires_grad = True
            result.grad_fn = Node(name, inputs, rules, saved)
            break
    return result


# --- The operations: one row each -----------------------------------------------------------------


def _elementwise(
    name: str, forward: Callable[..., float], *rules: Callable[..., float], saves: str = "inputs"
) -> Callable[..., Variable]:
    """Turn a row of the table into an operation on Variables.

    ``forward`` works on single numbers, one from each input. Each rule gets ``g``, the gradient of
    the result, then the numbers that were saved, and returns ``g`` times the local derivative.
    An input of one value is repeated to the length of the other ("broadcasting").
    """
    # From single numbers to lists of them.
    list_rules = [lambda g, *saved, rule=rule: list(map(rule, g, *saved)) for rule in rules]

    def operation(*inputs: Variable | float) -> Variable:
        variables = [x if isinstance(x, Variable) else Variable(x) for x in inputs]
        columns = [x._values for x in variables]
        first, last = columns[0], columns[-1]  # an operation has one input or two
        if len(first) != len(last):
            if 1 not in (len(first), len(last)):
                given = f"{len(first)} and {len(last)} values"
                raise RuntimeError(f"{name}: got {given}. Sizes must match, or one be 1.")
            columns = [first * len(last), last] if len(first) == 1 else [first, last * len(first)]
        values = list(map(forward, *columns))
        shape = (len(values),) if variables[0].shape or variables[-1].shape else ()
        saved: Any = columns if saves == "inputs" else [values] if saves == "output" else ()
        return _record(name, variables, values, shape, list_rules, saved)

    word = name.removesuffix("Backward0").lower()
    operation.__name__ = operation.__qualname__ = word
    operation.__doc__ = f"Apply {word} to each value, and record a {name} Node."
    return operation


def _ieee(function: Callable[..., float], *numbers: float) -> float:
    """Call a function of ``math``; where it raises, answer inf or nan as the hardware does."""
    try:
        return function(*numbers)
    except OverflowError:  # too large, and negative only for an odd power of a negative number
        return -math.inf if numbers[0] < 0 and math.fmod(numbers[-1], 2) else math.inf
    except ValueError:  # outside the domain
        return math.nan


def _divide(a: float, b: float) -> float:
    if b != 0:
        return a / b
    return math.nan if a == 0 or a != a else math.copysign(math.inf, a) * math.copysign(1, b)


def _power(a: float, n: float) -> float:
    return _divide(1, math.pow(a, -n)) if a == 0 and n < 0 else _ieee(math.pow, a, n)


def _sigmoid(a: float) -> float:
    e = math.exp(-abs(a))  # at most 1: cannot overflow
    return 1 / (1 + e) if a >= 0 else e / (1 + e)


# The name of the Node, the forward step, a rule for each input, and what the rules need saved.
_add = _elementwise("AddBackward0", lambda a, b: a + b, lambda g: g, lambda g: g, saves="nothing")
_sub = _elementwise("SubBackward0", lambda a, b: a - b, lambda g: g, lambda g: -g, saves="nothing")
_rsub = _elementwise("RsubBackward1", lambda b, a: a - b, lambda g: -g, saves="nothing")
_neg = _elementwise("NegBackward0", lambda a: -a, lambda g: -g, saves="nothing")
_mul = _elementwise(
    "MulBackward0", lambda a, b: a * b, lambda g, a, b: g * b, lambda g, a, b: g * a
)
_div = _elementwise(
    "DivBackward0",
    _divide,
    lambda g, a, b: _divide(g, b),
    lambda g, a, b: -g * _divide(_divide(a, b), b),
)
_pow = _elementwise(  # the exponent n is a plain number, so it has no rule
    "PowBackward0", _power, lambda g, a, n: g * (n * _power(a, n - 1)) if n else 0.0
)
exp = _elementwise("ExpBackward0", lambda a: _ieee(math.exp, a), lambda g, y: g * y, saves="output")
log = _elementwise(
    "LogBackward0", lambda a: _ieee(math.log, a) if a else -math.inf, lambda g, a: _divide(g, a)
)
sin = _elementwise(
    "SinBackward0", lambda a: _ieee(math.sin, a), lambda g, a: g * _ieee(math.cos, a)
)
cos = _elementwise(
    "CosBackward0", lambda a: _ieee(math.cos, a), lambda g, a: -g * _ieee(math.sin, a)
)
tanh = _elementwise("TanhBackward0", math.tanh, lambda g, y: g * (1 - y * y), saves="output")
sigmoid = _elementwise("SigmoidBackward0", _sigmoid, lambda g, y: g * y * (1 - y), saves="output")
relu = _elementwise(  # asking whether a <= 0, not a > 0, keeps a nan
    "ReluBackward0",
    lambda a: 0.0 if a <= 0 else a,
    lambda g, y: 0.0 if y <= 0 else g,
    saves="output",
)


# --- The Variable ---------------------------------------------------------------------------------


class Variable:
    """A list of numbers (1-d) or one number (0-d) that can be differentiated.

    >>> a = Variable([1.0, 2.0], requires_grad=True)
    >>> (a * a).sum().backward()
    >>> a.grad
    tensor([2., 4.])
    """

    __slots__ = ("_values", "grad", "grad_fn", "requires_grad", "shape")

    def __init__(
        self, data: Variable | float | Sequence[float], requires_grad: bool = False
    ) -> None:
        self._values: Values
        self.shape: tuple[int, ...] = ()
        if isinstance(data, (int, float)):
            self._values = [float(data)]
        elif isinstance(data, Variable):  # the same numbers, not a copy of them
            self._values, self.shape = data._values, data.shape
        else:
            self._values = [float(number) for number in data]
            self.shape = (len(self._values),)
        self.requires_grad = requires_grad
        self.grad: Variable | None = None
        self.grad_fn: Node | None = None  # None in a leaf

    @property
    def data(self) -> Variable:
        """The same numbers without history: change them here, and they change in both.

        >>> w = Variable([1.0], requires_grad=True)
        >>> w.data = w.data - 0.25                # a step of training must not be recorded
        >>> w
        tensor([0.7500], requires_grad=True)
        """
        return Variable(self)

    @data.setter
    def data(self, new: Variable) -> None:
        if not isinstance(new, Variable):
            raise TypeError(f"data: got {type(new).__name__}. It must be a Variable.")
        self._values, self.shape = new._values, new.shape

    def zero_(self) -> Variable:
        """Set every value to zero, in place: gradients add up until you do this.

        >>> Variable([3.0]).zero_()
        tensor([0.])
        """
        if self.requires_grad:
            raise RuntimeError("zero_: this Variable requires grad. Use its .data.zero_().")
        self._values[:] = [0.0] * len(self._values)
        return self

    def item(self) -> float:
        """The only value, as a Python number.

        >>> Variable([3.0]).item()
        3.0
        """
        if len(self._values) != 1:
            raise RuntimeError(f"item: got {len(self._values)} values. There must be one.")
        return self._values[0]

    def tolist(self) -> float | Values:
        """The values as a list; of a 0-d Variable, the number.

        >>> Variable([3.0, 4.0]).tolist()
        [3.0, 4.0]
        """
        return list(self._values) if self.shape else self._values[0]

    def sum(self) -> Variable:
        """All values added up. (The gradient of the sum is repeated for each, by the sweep.)

        >>> Variable([3.0, 4.0]).sum()
        tensor(7.)
        """
        return _record("SumBackward0", [self], [float(sum(self._values))], (), [lambda g: g])

    def mean(self) -> Variable:
        """The sum divided by how many values there are.

        >>> Variable([3.0, 4.0]).mean()
        tensor(3.5000)
        """
        n = len(self._values)
        value = _divide(sum(self._values), n)
        return _record("MeanBackward0", [self], [value], (), [lambda g: [_divide(g[0], n)]])

    def __iter__(self) -> Iterator[Variable]:
        return (self[i] for i in range(len(self._values)))

    def __getitem__(self, index: int) -> Variable:
        n = len(self._values)
        if not self.shape or not -n <= index < n:
            raise IndexError(f"index {index} is out of bounds for shape {self.shape}.")
        place = index % n
        rule = lambda g: [g[0] if i == place else 0.0 for i in range(n)]  # noqa: E731
        return _record("SelectBackward0", [self], [self._values[place]], (), [rule])

    # 2 * w arrives at w.__rmul__(2), because a number does not know how to multiply a Variable.
    __add__ = __radd__ = _add
    __sub__, __rsub__ = _sub, _rsub
    __mul__ = __rmul__ = _mul
    __truediv__ = _div
    __neg__ = _neg
    exp, log, sin, cos, tanh, sigmoid, relu = exp, log, sin, cos, tanh, sigmoid, relu

    def __rtruediv__(self, other: float) -> Variable:
        return _div(other, self)

    def __pow__(self, exponent: float) -> Variable:
        return _pow(self, exponent) if isinstance(exponent, (int, float)) else NotImplemented

    # What Python would otherwise do here is not what PyTorch does, so it is refused.

    def __isub__(self, other: Any) -> Any:  # type: ignore[misc]
        raise TypeError("In-place operators are not supported. Write w.data = w.data - step.")

    __iadd__ = __imul__ = __itruediv__ = __ipow__ = __isub__

    def __eq__(self, other: object) -> bool:
        raise TypeError("== is not supported. Compare numbers: a.item() == b.item().")

    __hash__ = object.__hash__

    def __bool__(self) -> bool:
        return self.item() != 0

    def __repr__(self) -> str:
        """As PyTorch prints its default dtype (but on one line, and without leaving any out)."""
        finite = [abs(a) for a in self._values if a and math.isfinite(a)]
        low, high = min(finite, default=1.0), max(finite, default=1.0)
        whole = all(a == int(a) for a in finite)
        style = ".4f" if not whole else ".0f"
        if high / low > 1000 or high > 1e8 or low < 1e-4:
            style = ".4e"
        dot = "." if style == ".0f" else ""
        words = [f"{a:{style}}" + dot * math.isfinite(a) for a in self._values]
        width = max((len(w) for a, w in zip(self._values, words) if abs(a) in finite), default=0)
        text = ", ".join(word.rjust(width) for word in words)
        text = f"[{text}]" if self.shape else text
        if self.requires_grad:
            text += f", grad_fn={self.grad_fn}" if self.grad_fn else ", requires_grad=True"
        return f"tensor({text})"

    # --- The sweep --------------------------------------------------------------------------------

    def backward(self, gradient: Variable | None = None, retain_graph: bool | None = False) -> None:
        """Add to the ``grad`` of every leaf the derivative of this Variable with respect to it.

        The sweep starts from ``gradient``, the seed; a Variable of one value needs none, since its
        derivative with respect to itself is 1. The sweep frees what the graph has saved, so if you
        want another one, say ``retain_graph=True`` in the first:

        >>> a = Variable(3.0, requires_grad=True)
        >>> b = a * a
        >>> b.backward(retain_graph=True)
        >>> b.backward()                          # gradients add up: 6 + 6
        >>> a.grad
        tensor(12.)
        """
        if not self.requires_grad:
            raise RuntimeError(
                "backward: this Variable does not require grad and does not have a grad_fn. "
                "It must be computed from a leaf that was made with requires_grad=True."
            )
        if gradient is None and len(self._values) != 1:
            raise RuntimeError(
                f"backward: got {len(self._values)} values and no gradient. A gradient can be "
                "implicitly created only for one value. Take sum() or mean() first."
            )
        if gradient is not None and gradient.shape != self.shape:
            raise RuntimeError(f"backward: got shapes {gradient.shape}, {self.shape}; not equal.")

        # Step 1: walk the graph. A Node may run only when its gradient is complete, so count how
        # many parts each one has to wait for. The walk keeps its own stack: a function that calls
        # itself would give up after a thousand steps.
        root: Node | Variable = self.grad_fn or self
        waiting: dict[Node | Variable, int] = {root: 0}
        stack = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, Variable):
                continue  # a leaf: the path ends here
            if node.saved is None:
                raise RuntimeError(
                    f"backward: what {node.name} saved was freed by an earlier sweep. To go "
                    "through the graph a second time, say retain_graph=True the first time."
                )
            for target, _ in node.edges:
                if target is not None:
                    if target not in waiting:
                        waiting[target] = 0
                        stack.append(target)
                    waiting[target] += 1

        # Step 2: sweep. Take a Node whose gradient is complete and hand each input its part; where
        # parts meet, add them. This is the chain rule.
        arrived = {root: [1.0] if gradient is None else list(gradient._values)}
        ready = [root]
        leaves: list[Variable] = []
        while ready:
            node = ready.pop()
            if isinstance(node, Variable):
                leaves.append(node)
                continue
            g = arrived.pop(node)
            for (target, length), rule in zip(node.edges, node.rules):
                if target is None:
                    continue
                part = rule(g, *node.saved)
                if len(part) != length:  # the input was repeated, so add up; or summed, so repeat
                    part = [sum(part)] if length == 1 else part * length
                before = arrived.get(target)
                arrived[target] = [a + b for a, b in zip(before, part)] if before else part
                waiting[target] -= 1
                if waiting[target] == 0:
                    ready.append(target)
            if node.saved and not retain_graph:
                node.saved = None

        # Step 3: add what arrived at the leaves to the gradients that they have.
        for leaf in leaves:
            values = arrived[leaf]
            if leaf.grad is None:
                leaf.grad = Variable(values)
                leaf.grad.shape = leaf.shape
            else:
                leaf.grad._values[:] = [a + b for a, b in zip(leaf.grad._values, values)]


def tensor(data: float | Sequence[float], requires_grad: bool = False) -> Variable:
    """Make a Variable, as ``torch.tensor`` does.

    >>> tensor([1.0, 2.5])
    tensor([1.0000, 2.5000])
    """
    return Variable(data, requires_grad)


Tensor = Variable
