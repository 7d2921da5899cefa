"""The program's own text for an operation: its line, the exact expression, the names in it."""

from __future__ import annotations

import ast
import linecache
from dataclasses import dataclass
from functools import lru_cache

from .model import SourceLine
from .names import is_own_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType

__all__ = ["Written", "written_at"]

Span = tuple[int, int, int, int]  # line, end line, column, end column, as Python counts them


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
    expression, target, receiver, operands = parts(code.co_filename, span)
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


@lru_cache(maxsize=16384)
def parts(file: str, span: Span) -> tuple[str, str, str, tuple[str, ...]]:
    """Expression, target, receiver and operands at a place of a file."""
    line, end_line, start, end = span
    lines = linecache.getlines(file)[line - 1 : end_line]
    if not lines:
        return "", "", "", ()
    encoded = [each.encode() for each in lines]
    encoded[-1] = encoded[-1][:end]
    encoded[0] = encoded[0][start:]
    text = " ".join(each.decode(errors="replace").strip() for each in encoded)
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return "", assignments(file).get(span, ""), "", ()
    receiver, operands = operands_of(tree)
    return text, assignments(file).get(span, ""), receiver, operands


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


@lru_cache(maxsize=256)
def assignments(file: str) -> dict[Span, str]:
    """The variables of a file by the places of the expressions that are assigned to them."""
    try:
        tree = ast.parse("".join(linecache.getlines(file)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    found: dict[Span, str] = {}
    for each in ast.walk(tree):
        if isinstance(each, ast.Assign) and len(each.targets) == 1:
            target: ast.expr = each.targets[0]
        elif isinstance(each, (ast.AnnAssign, ast.NamedExpr)) and each.value is not None:
            target = each.target
        elif isinstance(each, ast.AugAssign):
            found[span_in(each)] = name_text(each.target)
            continue
        else:
            continue
        value = each.value
        if value is not None and name_text(target):
            found[span_in(value)] = name_text(target)
    return found


def span_in(tree: ast.expr | ast.stmt) -> Span:
    return (
        tree.lineno,
        tree.end_lineno or tree.lineno,
        tree.col_offset,
        tree.end_col_offset or tree.col_offset,
    )
