"""Small symbolic expressions: read from text, simplified when they are made, printed with few brackets.

>>> text = "2 * y * y / (4 * x) - 0 * z"
>>> str(read(text))
'y ** 2 / (2 * x)'
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from fractions import Fraction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "ONE",
    "Call",
    "Expression",
    "Helper",
    "Infix",
    "Number",
    "Product",
    "Sum",
    "Symbol",
    "Unreadable",
    "add",
    "contains",
    "multiply",
    "number",
    "power",
    "read",
]

# How tightly the parts of a printed expression hold together.
COMPARISON, EITHER, SUM, PRODUCT, POWER, ATOM = range(6)


class Unreadable(ValueError):
    """The text is no expression: a sentence, for example."""


@dataclass(frozen=True)
class Expression:
    """The base of all; ``str`` prints it."""

    @property
    def strength(self) -> int:
        """How tightly it holds together when it is printed."""
        return ATOM

    def within(self, strength: int) -> str:
        """The text, in brackets where its surroundings hold more tightly."""
        return str(self) if self.strength >= strength else f"({self})"


@dataclass(frozen=True)
class Number(Expression):
    """An exact fraction, or a floating number that is none."""

    value: Fraction | float

    @property
    def strength(self) -> int:
        negative = self.value < 0
        fraction = isinstance(self.value, Fraction) and self.value.denominator != 1
        return PRODUCT if negative or fraction else ATOM

    def __str__(self) -> str:
        if isinstance(self.value, float):
            return f"{self.value:.6g}"
        top, bottom = self.value.numerator, self.value.denominator
        return str(top) if bottom == 1 else f"{top} / {bottom}"


@dataclass(frozen=True)
class Symbol(Expression):
    """A name, or any text that stands for itself."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Call(Expression):
    """A function of expressions, a member of one, or one of its elements."""

    function: str
    arguments: tuple[Expression, ...]

    def __str__(self) -> str:
        return f"{self.function}({', '.join(str(each) for each in self.arguments)})"


@dataclass(frozen=True)
class Member(Expression):
    """``x.T``, ``x[0]``: something behind an expression."""

    owner: Expression
    text: str

    def __str__(self) -> str:
        return self.owner.within(ATOM) + self.text


@dataclass(frozen=True)
class Infix(Expression):
    """An operator without rules of its own here: comparisons, ``@``, ``//``."""

    operator: str
    left: Expression
    right: Expression

    @property
    def strength(self) -> int:
        if self.operator in ("@", "//", "%"):
            return PRODUCT
        return EITHER if self.operator in ("&", "|") else COMPARISON

    def __str__(self) -> str:
        # A product does not mix with these without brackets, and neither do two comparisons.
        around = ATOM if self.strength == PRODUCT else SUM
        return f"{self.left.within(around)} {self.operator} {self.right.within(around)}"


@dataclass(frozen=True)
class Product(Expression):
    """A number times powers."""

    coefficient: Fraction | float
    factors: tuple[tuple[Expression, Expression], ...]

    @property
    def strength(self) -> int:
        ((_, exponent), *rest) = self.factors
        alone = not rest and self.coefficient == 1
        return POWER if alone and not is_negative(exponent) else PRODUCT

    def __str__(self) -> str:
        size = self.coefficient if self.coefficient > 0 else -self.coefficient
        above: list[str] = []
        below: list[str] = []
        if isinstance(size, float):
            above.append(str(Number(size)))
        else:
            above += [str(size.numerator)] if size.numerator != 1 else []
            below += [str(size.denominator)] if size.denominator != 1 else []
        top = [each for each in self.factors if not is_negative(each[1])]
        bottom = [each for each in self.factors if is_negative(each[1])]
        alone_above = not above and len(top) == 1 and self.coefficient > 0 and not (below or bottom)
        above += [power_text(base, exponent, not alone_above) for base, exponent in top]
        below += [power_text(base, negated(exponent), True) for base, exponent in bottom]
        text = " * ".join(above) if above else "1"
        if below:
            text += f" / {below[0]}" if len(below) == 1 else f" / ({' * '.join(below)})"
        return f"-{text}" if self.coefficient < 0 else text


@dataclass(frozen=True)
class Sum(Expression):
    """Expressions times numbers, added; the expression of a bare number is ONE."""

    terms: tuple[tuple[Fraction | float, Expression], ...]

    @property
    def strength(self) -> int:
        return SUM

    def __str__(self) -> str:
        parts: list[str] = []
        for coefficient, term in self.terms:
            text = multiply([Number(coefficient), term]).within(PRODUCT)
            if not parts:
                parts.append(text)
            elif text.startswith("-"):
                parts += ["-", text[1:]]
            else:
                parts += ["+", text]
        return " ".join(parts)


ONE = Number(Fraction(1))
ZERO = Number(Fraction(0))


def number(value: float) -> Number:
    """A Python number; floats that are whole become exact."""
    if isinstance(value, float) and not value.is_integer():
        return Number(value)
    return Number(Fraction(int(value)))


def is_negative(exponent: Expression) -> bool:
    return (isinstance(exponent, Number) and exponent.value < 0) or (
        isinstance(exponent, Product) and exponent.coefficient < 0
    )


def negated(expression: Expression) -> Expression:
    return multiply([Number(Fraction(-1)), expression])


def power_text(base: Expression, exponent: Expression, in_product: bool) -> str:
    if exponent == ONE:
        # A sum is bracketed in a product; a product never is one of its factors.
        return base.within(POWER if in_product else COMPARISON)
    return f"{base.within(ATOM)} ** {exponent.within(ATOM)}"


def multiply(factors: Iterable[Expression]) -> Expression:
    """The product, with numbers and equal factors taken together."""
    coefficient: Fraction | float = Fraction(1)
    powers: list[tuple[Expression, Expression]] = []
    for factor in factors:
        if isinstance(factor, Number):
            coefficient = coefficient * factor.value
        elif isinstance(factor, Product):
            coefficient = coefficient * factor.coefficient
            powers += factor.factors
        else:
            powers.append((factor, ONE))
    if coefficient == 0:
        return ZERO
    together: dict[Expression, Expression] = {}
    for base, exponent in powers:
        together[base] = add([together[base], exponent]) if base in together else exponent
    kept = tuple((base, exponent) for base, exponent in together.items() if exponent != ZERO)
    if not kept:
        return Number(coefficient)
    if coefficient == 1 and len(kept) == 1 and kept[0][1] == ONE:
        return kept[0][0]
    return Product(coefficient, kept)


def add(terms: Iterable[Expression]) -> Expression:
    """The sum, with numbers and equal terms taken together."""
    together: dict[Expression, Fraction | float] = {}
    for term in terms:
        for coefficient, kind in parts_of_sum(term):
            together[kind] = together.get(kind, Fraction(0)) + coefficient
    kept = tuple((coefficient, kind) for kind, coefficient in together.items() if coefficient != 0)
    if not kept:
        return ZERO
    if len(kept) == 1:
        return multiply([Number(kept[0][0]), kept[0][1]])
    return Sum(kept)


def parts_of_sum(term: Expression) -> tuple[tuple[Fraction | float, Expression], ...]:
    if isinstance(term, Sum):
        return term.terms
    if isinstance(term, Number):
        return ((term.value, ONE),)
    if isinstance(term, Product):
        ((base, exponent), *rest) = term.factors
        if term.coefficient == -1 and isinstance(base, Sum) and exponent == ONE and not rest:
            return tuple((-coefficient, kind) for coefficient, kind in base.terms)
        return ((term.coefficient, multiply([Product(Fraction(1), term.factors)])),)
    return ((Fraction(1), term),)


def power(base: Expression, exponent: Expression) -> Expression:
    """``base ** exponent``."""
    if exponent == ZERO:
        return ONE
    if exponent == ONE:
        return base
    whole = isinstance(exponent, Number) and Fraction(exponent.value).denominator == 1
    if isinstance(base, Number) and isinstance(exponent, Number) and whole:
        steps = int(exponent.value)
        if base.value != 0 and abs(steps) <= 8:
            return Number(base.value**steps)
    if isinstance(base, Product) and whole:
        raised = [(each, multiply([inner, exponent])) for each, inner in base.factors]
        scale = power(Number(base.coefficient), exponent)
        return multiply([scale, *(power(each, inner) for each, inner in raised)])
    return Product(Fraction(1), ((base, exponent),))


def contains(expression: Expression, name: str) -> bool:
    """Whether a symbol occurs in it."""
    waiting = [expression]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Symbol) and each.name == name:
            return True
        waiting += children(each)
    return False


def children(expression: Expression) -> list[Expression]:
    if isinstance(expression, Call):
        return list(expression.arguments)
    if isinstance(expression, Member):
        return [expression.owner]
    if isinstance(expression, Infix):
        return [expression.left, expression.right]
    if isinstance(expression, Product):
        return [part for factor in expression.factors for part in factor]
    if isinstance(expression, Sum):
        return [term for _, term in expression.terms]
    return []


# ---- Reading -------------------------------------------------------------------------------------

OPERATORS = {
    ast.MatMult: "@", ast.FloorDiv: "//", ast.Mod: "%", ast.BitAnd: "&", ast.BitOr: "|",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
FUNCTIONS = {
    "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=",
    "logical_and": "&", "logical_or": "|", "floor_divide": "//", "matmul": "@",
}  # fmt: skip


@dataclass(frozen=True)
class Helper:
    """A name in formulas that stands for another expression in terms of its parameters."""

    parameters: tuple[str, ...]
    meaning: ast.expr


def parse(text: str) -> ast.expr:
    """Python's tree of a formula in the notation of the rows, which is that of C++."""
    # The derivative of the one and that of the other: the conditional operator of C++.
    choice = re.fullmatch(r"([^?]+)\?([^?:]+):([^?:]+)", text)
    if choice:
        text = "where({}, {}, {})".format(*(part.strip() for part in choice.groups()))
    text = text.replace("::", ".").replace("&&", "&").replace("||", "|").strip()
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise Unreadable(text) from None


def read(
    text: str,
    names: Mapping[str, Expression] | None = None,
    helpers: Mapping[str, Helper] | None = None,
) -> Expression:
    """The expression that a text says; ``names`` and ``helpers`` are put in.

    >>> str(read("a * (b + b)", {"a": Symbol("w"), "b": number(2)}))
    '4 * w'

    Raises:
        Unreadable: it is no expression.
    """
    try:
        return Reader(helpers or {}).convert(parse(text), names or {})
    except RecursionError:
        raise Unreadable(text) from None


class Reader:
    def __init__(self, helpers: Mapping[str, Helper]) -> None:
        self.helpers = helpers

    def convert(self, tree: ast.expr, names: Mapping[str, Expression]) -> Expression:
        if isinstance(tree, ast.Constant):
            if isinstance(tree.value, (int, float)) and tree.value == tree.value:
                return number(tree.value)
            return Symbol(repr(tree.value))
        if isinstance(tree, ast.Name):
            if tree.id in names:
                return names[tree.id]
            helper = self.helpers.get(tree.id)
            if helper is not None and not helper.parameters:
                return self.convert(helper.meaning, {})
            return Symbol(tree.id)
        if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
            return negated(self.convert(tree.operand, names))
        if isinstance(tree, ast.BinOp):
            return self.binary(tree, names)
        if isinstance(tree, ast.Compare) and len(tree.ops) == 1:
            left = self.convert(tree.left, names)
            right = self.convert(tree.comparators[0], names)
            if type(tree.ops[0]) in OPERATORS:
                return Infix(OPERATORS[type(tree.ops[0])], left, right)
        if isinstance(tree, ast.Call):
            return self.call(tree, names)
        if isinstance(tree, ast.Attribute):
            return Member(self.convert(tree.value, names), f".{tree.attr}")
        if isinstance(tree, ast.Subscript):
            return Member(self.convert(tree.value, names), f"[{ast.unparse(tree.slice)}]")
        raise Unreadable(ast.unparse(tree))

    def binary(self, tree: ast.BinOp, names: Mapping[str, Expression]) -> Expression:
        left, right = self.convert(tree.left, names), self.convert(tree.right, names)
        if isinstance(tree.op, ast.Add):
            return add([left, right])
        if isinstance(tree.op, ast.Sub):
            return add([left, negated(right)])
        if isinstance(tree.op, ast.Mult):
            return multiply([left, right])
        if isinstance(tree.op, ast.Div):
            return multiply([left, power(right, number(-1))])
        if isinstance(tree.op, ast.Pow):
            return power(left, right)
        if type(tree.op) in OPERATORS:
            return Infix(OPERATORS[type(tree.op)], left, right)
        raise Unreadable(ast.unparse(tree))

    def call(self, tree: ast.Call, names: Mapping[str, Expression]) -> Expression:
        if not isinstance(tree.func, ast.Name):
            if isinstance(tree.func, ast.Attribute):
                owner = self.convert(tree.func.value, names)
                arguments = [str(self.convert(each, names)) for each in tree.args]
                arguments += [ast.unparse(each) for each in tree.keywords]
                return Member(owner, f".{tree.func.attr}({', '.join(arguments)})")
            raise Unreadable(ast.unparse(tree))
        # A helper may have been given the name of a function.
        given = names.get(tree.func.id)
        name = given.name if isinstance(given, Symbol) else tree.func.id
        arguments_read = tuple(self.convert(each, names) for each in tree.args)
        keywords = tuple(Symbol(ast.unparse(each)) for each in tree.keywords)
        helper = self.helpers.get(name)
        if helper is not None and len(helper.parameters) == len(arguments_read) and not keywords:
            return self.convert(helper.meaning, dict(zip(helper.parameters, arguments_read)))
        return call(name, (*arguments_read, *keywords))


def call(name: str, arguments: tuple[Expression, ...]) -> Expression:
    """A function of expressions, as the operator that it is."""
    if name in ("Number", "T", "float", "double") and len(arguments) == 1:
        return arguments[0]
    if name in FUNCTIONS and len(arguments) == 2:
        return Infix(FUNCTIONS[name], *arguments)
    if name == "pow" and len(arguments) == 2:
        return power(*arguments)
    if name == "mul" and len(arguments) == 2:
        return multiply(arguments)
    if name == "reciprocal" and len(arguments) == 1:
        return power(arguments[0], number(-1))
    if name == "rsqrt" and len(arguments) == 1:
        return power(Call("sqrt", arguments), number(-1))
    if name == "where" and len(arguments) == 3 and arguments[1] == arguments[2]:
        return arguments[1]
    return Call(name.replace("special_", "special.", 1), arguments)
