"""Draw the pictures of the documentation.

On a page, the code above a picture ends in an expression that is a drawing, as in a cell of a notebook. The
code of a page is run from top to bottom.

python tools/draw_pictures.py           writes docs/pictures
python tools/draw_pictures.py --check   only compares
"""

from __future__ import annotations

import argparse
import ast
import linecache
import re
import sys
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent.parent / "docs"
PAGES = ("seeing-the-graph.md", "gallery.md")
BLOCK = re.compile(
    r"^```python\n(?!>>>)(.*?)^```\n(?:\s*!\[[^\]]+\]\((pictures/[\w-]+\.svg)\))?", re.M | re.S
)


def drawings(page: Path) -> dict[str, str]:
    """The pictures of a page, by name."""
    text = page.read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": page.stem}
    found = {}
    for count, block in enumerate(BLOCK.finditer(text)):
        # The engine finds the program's lines by the name of the file. It is the picture's, not the page's,
        # and lines are counted from where the block begins: so other text on a page changes no picture.
        name = Path(block[2]).stem if block[2] else f"{page.stem} {count}"
        file = f"{name}.py"
        linecache.cache[file] = (len(block[1]), None, block[1].splitlines(keepends=True), file)
        tree = ast.parse(block[1], file)
        if not block[2]:
            exec(compile(tree, file, "exec"), names)
            continue
        last = tree.body.pop()
        if not isinstance(last, ast.Expr):
            raise SystemExit(f"{page.name}: the code above {block[2]} does not end in a drawing")
        exec(compile(tree, file, "exec"), names)
        drawing = eval(compile(ast.Expression(last.value), file, "eval"), names)
        found[block[2]] = drawing.svg()
    return found


def main() -> int:
    """Write the pictures, or compare them."""
    parser = argparse.ArgumentParser(description="Draw the pictures of the documentation.")
    parser.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args()
    if sys.version_info < (3, 11):
        print("not checked: before Python 3.11 the text of an expression is not known")
        return 0 if options.check else 1
    pictures: dict[str, str] = {}
    for name in PAGES:
        pictures |= drawings(DOCS / name)
    stale = []
    for name, text in pictures.items():
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not options.check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
    unused = sorted(
        {f"pictures/{path.name}" for path in (DOCS / "pictures").iterdir()} - set(pictures)
    )
    if unused:
        print("on no page:", ", ".join(unused))
    if not stale:
        print("the pictures are up to date")
    else:
        print("out of date:" if options.check else "written:", ", ".join(stale))
    return 1 if (stale and options.check) or unused else 0


if __name__ == "__main__":
    sys.exit(main())
