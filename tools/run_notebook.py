"""Run the notebook of the examples and keep what its cells show in it.

The cells are run in order in one namespace, as Jupyter would, which is not needed for this.

python tools/run_notebook.py           writes examples/seeing_the_graph.ipynb
python tools/run_notebook.py --check   only compares
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import io
import json
import linecache
import sys
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parent.parent / "examples" / "seeing_the_graph.ipynb"


def shown(value: Any) -> dict[str, Any]:
    """What a notebook keeps of a value, by kind of text."""
    data = {"text/plain": repr(value)}
    if hasattr(value, "_repr_svg_"):
        data["image/svg+xml"] = value._repr_svg_()
    if hasattr(value, "_repr_html_"):
        data["text/html"] = value._repr_html_()
    return {name: text.splitlines(keepends=True) for name, text in data.items()}


def run_cell(source: str, name: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run one cell; return its outputs."""
    # The engine finds the program's lines by the name of the file.
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    tree = ast.parse(source, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, name, "exec"), names)
        value = None
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), name, "eval"), names)
    outputs: list[dict[str, Any]] = []
    if printed.getvalue():
        text = printed.getvalue().splitlines(keepends=True)
        outputs.append({"name": "stdout", "output_type": "stream", "text": text})
    if value is not None:
        result = {"data": shown(value), "metadata": {}, "output_type": "execute_result"}
        outputs.append(result)
    return outputs


def run(notebook: dict[str, Any]) -> None:
    """Run all cells; their outputs replace those that are there."""
    names: dict[str, Any] = {"__name__": "__main__"}
    count = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            count += 1
            cell["execution_count"] = count
            cell["outputs"] = run_cell("".join(cell["source"]), f"cell {count}", names)
            for output in cell["outputs"]:
                if output["output_type"] == "execute_result":
                    output["execution_count"] = count


def text_of(notebook: dict[str, Any]) -> str:
    """The notebook as it is stored."""
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def main() -> int:
    """Write the notebook, or compare it."""
    parser = argparse.ArgumentParser(description="Run the notebook of the examples.")
    parser.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args()
    before = NOTEBOOK.read_text(encoding="utf-8")
    notebook = json.loads(before)
    run(notebook)
    after = text_of(notebook)
    if sys.version_info < (3, 11):
        print("it runs; not compared: before Python 3.11 the text of an expression is not known")
        return 0
    if after == before:
        print("the notebook is up to date")
        return 0
    print("out of date:" if options.check else "written:", NOTEBOOK.name)
    if not options.check:
        NOTEBOOK.write_text(after, encoding="utf-8")
    return 1 if options.check else 0


if __name__ == "__main__":
    sys.exit(main())
