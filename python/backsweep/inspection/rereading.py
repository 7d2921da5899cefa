"""What a graph that was not recorded forgot, found again in the program's text.

No derivative of ``p - y`` needs p or y, so the engine keeps neither. But the caller's source may say
``loss = (p - y) ** 2``. Where the text fits the graph, the variables in it have the values, and computing
the text again gives, to the last bit, a value that is known: then everything in between is known too.
A call of a function that only assigns and returns is read as if its text stood there.
"""

from __future__ import annotations

import ast
from types import FunctionType

from .. import _C
from .._C import Tensor
from .._grad_mode import no_grad
from .names import attributes_of, is_a, is_own_file, local_variables
from .source import name_text, parsed, source_of, source_of_text, span_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import FrameType
    from typing import Any

    from .names import Names
    from .snapshot import Snapshot, SnapshotNode

__all__ = ["Reread", "reread"]

MOST_NODES = 500
MOST_CALLS = 100
PLAIN = 0x0C | 0x2A0  # inspect: *args, **keywords; generators and coroutines
OPERATORS = {
    ast.Add: ("add",), ast.Sub: ("sub",), ast.Mult: ("mul",), ast.Div: ("div",), ast.Pow: ("pow",),
    ast.MatMult: ("matmul", "mm", "mv", "dot", "bmm"),
}  # fmt: skip


class Reread:
    """What was found.

    Attributes:
        values: results of operations, by (place, output).
        constants: operands without a gradient, by (place, position): (text, values, address).
        numbers: the names of Python numbers, by (place, position).
        texts: the text of operations, by place.
        names: what functions that have returned called results of operations, by place.
    """

    def __init__(self) -> None:
        self.values: dict[tuple[int, int], Tensor] = {}
        self.constants: dict[tuple[int, int], tuple[str, Tensor, int]] = {}
        self.numbers: dict[tuple[int, int], str] = {}
        self.texts: dict[int, str] = {}
        self.names: dict[int, str] = {}


class Scope:
    """Where names are looked up: in a running function, or in one whose text stands for a call of it.

    Attributes:
        variables: their values.
        definitions: expressions, with the scope that they are read in, in the place of variables.
        fitted: the places of the nodes that definitions have been found to be.
    """

    def __init__(self, *variables: Mapping[str, Any]) -> None:
        self.variables = variables
        self.definitions: dict[str, tuple[ast.expr, Scope]] = {}
        self.fitted: dict[str, tuple[int, int]] = {}

    def value(self, name: str) -> Any:
        return next((each[name] for each in self.variables if name in each), None)


def reread(
    snapshot: Snapshot, names: Names, frame: FrameType | None, known: dict[Any, Tensor]
) -> Reread:
    """Find again what can be found; ``known`` are the values that the engine has, by (place, output)."""
    found = Reread()
    nodes = snapshot.nodes
    if frame is None or is_own_file(frame.f_code.co_filename) or len(nodes) > MOST_NODES:
        return found
    if any(node.recorded is not None or node.kind == "freed" for node in nodes):
        return found
    places = {node.sequence: place for place, node in enumerate(nodes)}
    trees: dict[int, ast.expr] = {}
    for (sequence, output), name in names.variables.items():
        if sequence in places and output == 0:
            tree = assigned(frame, name)
            if tree is not None:
                trees[places[sequence]] = tree
    for place, output in snapshot.starts:
        if place not in trees and output == 0:
            tree = argument(frame)
            if tree is not None:
                trees[place] = tree
    for place in sorted(trees):
        reader = Reader(nodes, names, known, found)
        scope = Scope(local_variables(frame), frame.f_globals)
        try:
            fits = reader.fits(trees[place], scope, place, 0) and reader.agrees(place)
        except RecursionError:  # a function with hundreds of lines
            continue
        if fits:
            found.values.update(reader.values)
            found.constants.update(reader.constants)
            found.numbers.update(reader.numbers)
            found.texts.update(reader.texts)
            found.names.update(reader.names_found)
    return found


class Reader:
    """Compares one expression of the program with the graph below one node."""

    def __init__(
        self,
        nodes: list[SnapshotNode],
        names: Names,
        known: dict[Any, Tensor],
        before: Reread,
    ) -> None:
        self.nodes = nodes
        self.names = names
        self.known = {**before.values, **known}
        self.values: dict[tuple[int, int], Tensor] = {}
        self.constants: dict[tuple[int, int], tuple[str, Tensor, int]] = {}
        self.numbers: dict[tuple[int, int], str] = {}
        self.texts: dict[int, str] = {}
        self.names_found: dict[int, str] = {}
        self.calls = 0

    def fits(self, tree: ast.expr, scope: Scope, place: int, output: int) -> bool:
        """Whether the expression is what the node computed."""
        node = self.nodes[place]
        if isinstance(tree, ast.Name) and tree.id in scope.definitions:
            return self.definition_fits(tree.id, scope, place, output)
        if name_text(tree):
            value = self.resolve(tree, scope)
            if node.kind == "leaf":
                return value is node.leaf
            return is_a(value, Tensor) and _C.history_of(value) == (node.sequence, output)
        if isinstance(tree, ast.Call):
            inside = self.inside(tree, scope)
            if inside is not None:
                return self.fits(*inside, place, output)
        if node.kind == "leaf" or output:
            return False
        self.texts[place] = ast.unparse(tree)
        if isinstance(tree, ast.BinOp):
            operations = OPERATORS.get(type(tree.op), ())
            operands = [tree.left, tree.right]
        elif isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
            operations, operands = ("neg",), [tree.operand]
        elif isinstance(tree, ast.Call) and not tree.keywords:
            operations, operands = self.call(tree)
        else:
            return False
        return (
            node.operation in operations
            and len(operands) == len(node.edges)
            and all(self.operand_fits(each, scope, place, i) for i, each in enumerate(operands))
        )

    def definition_fits(self, name: str, scope: Scope, place: int, output: int) -> bool:
        if name in scope.fitted:
            return scope.fitted[name] == (place, output)
        if not self.fits(*scope.definitions[name], place, output):
            return False
        scope.fitted[name] = place, output
        if place in self.texts:
            self.names_found[place] = name
        return True

    def inside(self, tree: ast.Call, scope: Scope) -> tuple[ast.expr, Scope] | None:
        """What a call of one of the program's functions returns, as an expression in its own scope."""
        function = self.resolve(tree.func, scope)
        if type(function) is not FunctionType or is_own_file(function.__code__.co_filename):
            return None
        body = body_of(function)
        self.calls += 1
        if body is None or self.calls > MOST_CALLS:
            return None
        parameters, assigned, returned = body
        defaults = defaults_of(function)
        inner = Scope(defaults, closure_of(function), function.__globals__)
        given = dict(zip(parameters, tree.args))
        given.update((each.arg or "**", each.value) for each in tree.keywords)
        known = set(given) <= set(parameters) <= {*given, *defaults}
        if not known or len(tree.args) + len(tree.keywords) != len(given):
            return None
        inner.definitions = {name: (value, scope) for name, value in given.items()}
        for name, value in assigned:
            if name in inner.definitions or name in defaults:
                return None  # it means different things at different lines
            inner.definitions[name] = value, inner
        return returned, inner

    def call(self, tree: ast.Call) -> tuple[tuple[str, ...], list[ast.expr]]:
        if isinstance(tree.func, ast.Name):
            return (tree.func.id,), tree.args
        if isinstance(tree.func, ast.Attribute):
            owner = tree.func.value
            if isinstance(owner, ast.Name) and owner.id in self.names.modules:
                return (tree.func.attr,), tree.args
            return (tree.func.attr,), [owner, *tree.args]
        return (), []

    def operand_fits(self, tree: ast.expr, scope: Scope, place: int, position: int) -> bool:
        node = self.nodes[place]
        source, output = node.edges[position]
        if source is not None:
            return self.fits(tree, scope, source, output)
        value = self.resolve(tree, scope)
        if node.number is not None:
            self.numbers[place, position] = name_text(tree)
            return is_a(value, (int, float)) and bool(value == node.number)
        if is_a(value, Tensor) and not value.requires_grad:
            copy = value.detach().clone()
            self.constants[place, position] = name_text(tree), copy, value.data_ptr()
            return True
        return False

    def resolve(self, tree: ast.expr, scope: Scope) -> Any:
        """What a name, an attribute, an item or a number is now, without running any of the program."""
        if isinstance(tree, ast.Constant):
            return tree.value
        if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
            inner = self.resolve(tree.operand, scope)
            return -inner if is_a(inner, (int, float)) else None
        if isinstance(tree, ast.Name):
            if tree.id in scope.definitions:
                return self.resolve(*scope.definitions[tree.id])
            return scope.value(tree.id)
        if isinstance(tree, ast.Attribute):
            return attributes_of(self.resolve(tree.value, scope)).get(tree.attr)
        if isinstance(tree, ast.Subscript) and isinstance(tree.slice, ast.Constant):
            owner = self.resolve(tree.value, scope)
            if type(owner) in (list, tuple, dict):
                try:
                    return owner[tree.slice.value]
                except (LookupError, TypeError):
                    return None
        return None

    def agrees(self, place: int) -> bool:
        """Whether computing again gives what is known, everywhere and at least for the whole."""
        with no_grad():
            try:
                result = self.compute(place)
            except Exception:  # whatever a kernel says to operands that do not fit
                return False
        known = self.known.get((place, 0))
        return result is not None and known is not None and same(result, known)

    def compute(self, place: int) -> Tensor | None:
        node = self.nodes[place]
        if place not in self.texts:  # a name: a leaf, or the result of another statement
            return self.known.get((place, 0))
        if (place, 0) in self.values:
            return self.values[place, 0]
        operands: list[Any] = []
        for position, (source, _) in enumerate(node.edges):
            if source is not None:
                value: Any = self.compute(source)
            elif (place, position) in self.constants:
                value = self.constants[place, position][1]
            else:
                value = node.number
            if value is None:
                return None
            operands.append(value)
        function = _C.functions.get(node.operation)
        if function is None:
            return None
        result = function(*operands)
        known = self.known.get((place, 0))
        if known is not None and not same(result, known):
            raise ValueError(node.operation)
        if not isinstance(result, Tensor):
            return None
        self.values[place, 0] = result
        return result


def same(a: Any, b: Tensor) -> bool:
    return isinstance(a, Tensor) and a.dtype == b.dtype and bool(_C.functions["equal"](a, b))


def argument(frame: FrameType) -> ast.expr | None:
    """The first argument of the call that the frame is in."""
    span = span_of(frame.f_code, frame.f_lasti)
    if span is None:
        return None
    tree = parsed(source_of(frame.f_code.co_filename).parts(span)[0])
    call = tree.body[0].value if tree and isinstance(tree.body[0], ast.Expr) else None
    return call.args[0] if isinstance(call, ast.Call) and call.args else None


def assigned(frame: FrameType, name: str) -> ast.expr | None:
    """What a function, or a program, last assigned to a variable above the line where it is now."""
    code = frame.f_code
    outermost = frame.f_locals is frame.f_globals
    first = 0 if outermost else code.co_firstlineno
    found: ast.expr | None = None
    for scope, line, target, value in source_of(code.co_filename).assignments:
        if scope == first and target == name and line <= frame.f_lineno:
            found = value
    if found is not None or not outermost:
        return found
    cells = frame.f_globals.get("In")  # IPython and Jupyter keep the text of all cells there
    for text in reversed(cells) if type(cells) is list else ():
        if isinstance(text, str) and name in text:
            for scope, _, target, value in source_of_text(text).assignments:
                if scope == 0 and target == name:
                    found = value
            if found is not None:
                break
    return found


def defaults_of(function: FunctionType) -> dict[str, Any]:
    """The values of parameters that need not be given."""
    positional = function.__code__.co_varnames[: function.__code__.co_argcount]
    values = function.__defaults__ or ()
    found = dict(zip(positional[len(positional) - len(values) :], values))
    return {**found, **(function.__kwdefaults__ or {})}


def closure_of(function: FunctionType) -> dict[str, Any]:
    """The variables that a function has from those around it."""
    found = {}
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or ()):
        try:
            found[name] = cell.cell_contents
        except ValueError:  # not assigned yet
            continue
    return found


Body = tuple[tuple[str, ...], list[tuple[str, ast.expr]], ast.expr]


def body_of(function: FunctionType) -> Body | None:
    """Parameters, assignments and the returned expression of a function that does nothing else."""
    code = function.__code__
    parameters = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    definition = source_of(code.co_filename).functions.get((code.co_firstlineno, code.co_name))
    if definition is None or code.co_flags & PLAIN:
        return None
    *statements, last = definition.body
    if not isinstance(last, ast.Return) or last.value is None:
        return None
    assigned: list[tuple[str, ast.expr]] = []
    for each in statements:
        if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant):
            continue  # its documentation
        if not isinstance(each, ast.Assign) or len(each.targets) != 1:
            return None
        if not isinstance(each.targets[0], ast.Name):
            return None
        assigned.append((each.targets[0].id, each.value))
    return parameters, assigned, last.value
