"""The program's own text for an operation: its line, the exact expression, the names in it."""

from __future__ import annotations

import ast
import linecache
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .model import SourceLine
from .names import is_own_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import CodeType

__all__ = [
    "Source",
    "Written",
    "name_text",
    "parsed",
    "source_of",
    "source_of_text",
    "span_of",
    "written_at",
]

Span = tuple[int, int, int, int]  # line, end line, column, end column, as Python counts them

MOST_SOURCES = 256
SOURCES: dict[str, Source] = {}


@dataclass(frozen=True)
class Written:
    """How the program wrote an operation.

    Attributes:
        line: where.
        scope: the functions that led there, outermost first.
        expression: the exact text, "x * w"; empty before Python 3.11 and without a source.
        target: the variable that the result is assigned to, if it is; else empty.
        receiver: for a call of a method or of a module's function the text before the dot.
        operands: the texts of the operands; empty texts for those that are more than a name.
    """

    line: SourceLine
    scope: tuple[str, ...]
    expression: str = ""
    target: str = ""
    receiver: str = ""
    operands: tuple[str, ...] = ()


def written_at(call: Sequence[tuple[CodeType, int, int]]) -> Written | None:
    """What the program wrote where the frames of a call, innermost first, were."""
    frames = [frame for frame in call if not is_own_file(frame[0].co_filename)]
    if not frames:
        return None
    code, line, instruction = frames[0]
    place = where(code, line)
    scope = tuple(
        frame[0].co_name for frame in reversed(frames) if not frame[0].co_name.startswith("<")
    )
    span = span_of(code, instruction)
    if span is None:
        return Written(place, scope)
    expression, target, receiver, operands = source_of(code.co_filename).parts(span)
    return Written(place, scope, expression, target, receiver, operands)


@lru_cache(maxsize=4096)
def where(code: CodeType, line: int) -> SourceLine:
    text = linecache.getline(code.co_filename, line).strip()
    return SourceLine(code.co_filename, line, code.co_name, text)


@lru_cache(maxsize=1024)
def spans(code: CodeType) -> list[Span | None]:
    positions = getattr(code, "co_positions", None)  # from Python 3.11
    if positions is None:
        return []
    return [None if None in span else span for span in positions()]


def span_of(code: CodeType, instruction: int) -> Span | None:
    found = spans(code)
    place = instruction // 2
    return found[place] if 0 <= place < len(found) else None


class Source:
    """The text of one file, and what there is in it.

    Attributes:
        lines: as ``linecache`` has them.
        tree: parsed; None when it is no Python.
    """

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.known: dict[Span, tuple[str, str, str, tuple[str, ...]]] = {}

    @cached_property
    def tree(self) -> ast.Module | None:
        return parsed("".join(self.lines))

    @cached_property
    def targets(self) -> dict[Span, str]:
        """The variables by the places of the expressions that are assigned to them."""
        found: dict[Span, str] = {}
        for each in ast.walk(self.tree) if self.tree else ():
            if isinstance(each, ast.AugAssign):
                found[span_in(each)] = name_text(each.target)
            for target, value in assigned_by(each):
                if name_text(target):
                    found.setdefault(span_in(value), name_text(target))
        return found

    @cached_property
    def assignments(self) -> list[tuple[int, int, str, ast.expr]]:
        """(first line of the function or 0, line, variable, expression), in order."""
        found: list[tuple[int, int, str, ast.expr]] = []
        waiting: list[tuple[ast.AST, int]] = [(self.tree, 0)] if self.tree else []
        while waiting:
            each, scope = waiting.pop()
            for target, value in assigned_by(each):
                if name_text(target):
                    found.append((scope, value.lineno, name_text(target), value))
            if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)):
                scope = first_line(each)
            waiting += [(child, scope) for child in ast.iter_child_nodes(each)]
        return sorted(found, key=lambda entry: entry[1])

    @cached_property
    def functions(self) -> dict[tuple[int, str], ast.FunctionDef]:
        """The functions by first line and name."""
        return {
            (first_line(each), each.name): each
            for each in (ast.walk(self.tree) if self.tree else ())
            if isinstance(each, ast.FunctionDef)
        }

    def parts(self, span: Span) -> tuple[str, str, str, tuple[str, ...]]:
        """Expression, target, receiver and operands at a place."""
        found = self.known.get(span)
        if found is None:
            found = self.known[span] = self.parts_of(span)
        return found

    def parts_of(self, span: Span) -> tuple[str, str, str, tuple[str, ...]]:
        line, end_line, start, end = span
        encoded = [each.encode() for each in self.lines[line - 1 : end_line]]
        if not encoded:
            return "", "", "", ()
        encoded[-1] = encoded[-1][:end]
        encoded[0] = encoded[0][start:]
        text = b"".join(encoded).decode(errors="replace")
        target = self.targets.get(span, "")
        expression = parsed(f"({text}\n)")
        if expression is not None and isinstance(expression.body[0], ast.Expr):
            tree = expression.body[0].value
            if len(encoded) > 1:
                text = ast.unparse(tree)
        else:
            statement = parsed(text)
            if statement is None or not isinstance(statement.body[0], ast.AugAssign):
                return "", target, "", ()
            change = statement.body[0]
            before = ast.parse(ast.unparse(change.target), mode="eval").body
            tree = ast.BinOp(before, change.op, change.value)
            text = ast.unparse(tree)
        receiver, operands = operands_of(tree)
        return text, target, receiver, operands


def source_of(file: str) -> Source:
    """The source of a file, anew when it has changed, as the cells of some notebooks do."""
    lines = linecache.getlines(file)
    found = SOURCES.get(file)
    if found is None or (found.lines is not lines and found.lines != lines):
        if len(SOURCES) > MOST_SOURCES:
            SOURCES.clear()
        found = SOURCES[file] = Source(lines)
    return found


@lru_cache(maxsize=256)
def source_of_text(text: str) -> Source:
    """The source that a text is."""
    return Source(text.splitlines(keepends=True))


def parsed(text: str) -> ast.Module | None:
    """Python's tree of a text with something in it; None when it has none."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return tree if tree.body else None


def operands_of(tree: ast.expr) -> tuple[str, tuple[str, ...]]:
    if isinstance(tree, ast.BinOp):
        return "", (name_text(tree.left), name_text(tree.right))
    if isinstance(tree, ast.UnaryOp):
        return "", (name_text(tree.operand),)
    if isinstance(tree, ast.Compare) and len(tree.comparators) == 1:
        return "", (name_text(tree.left), name_text(tree.comparators[0]))
    if isinstance(tree, ast.Subscript):
        return "", (name_text(tree.value),)
    if isinstance(tree, ast.Attribute):
        return name_text(tree.value), ()
    if isinstance(tree, ast.Call):
        receiver = name_text(tree.func.value) if isinstance(tree.func, ast.Attribute) else ""
        arguments = tree.args
        if arguments and isinstance(arguments[0], (ast.List, ast.Tuple)):
            arguments = arguments[0].elts
        return receiver, tuple(name_text(each) for each in arguments)
    return "", ()


def name_text(tree: ast.expr) -> str:
    """The text of a name, an attribute or an item; empty for anything else."""
    inner = tree
    while isinstance(inner, (ast.Attribute, ast.Subscript)):
        inner = inner.value
    if not isinstance(inner, ast.Name) or (isinstance(tree, ast.Attribute) and tree.attr == "T"):
        return ""
    return ast.unparse(tree)


def assigned_by(statement: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """(target, expression) of everything that a statement assigns, as far as they go in pairs."""
    if isinstance(statement, ast.Assign):
        for target in statement.targets:
            pair = target, statement.value
            if all(isinstance(each, ast.Tuple) for each in pair):
                left, right = (each.elts for each in pair if isinstance(each, ast.Tuple))
                yield from zip(left, right) if len(left) == len(right) else ()
            else:
                yield pair
    elif isinstance(statement, (ast.AnnAssign, ast.NamedExpr)) and statement.value is not None:
        yield statement.target, statement.value


def first_line(definition: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Of a function, as its code has it: decorators belong to it."""
    return min([definition.lineno, *(mark.lineno for mark in definition.decorator_list)])


def span_in(tree: ast.expr | ast.stmt) -> Span:
    return (
        tree.lineno,
        tree.end_lineno or tree.lineno,
        tree.col_offset,
        tree.end_col_offset or tree.col_offset,
    )
