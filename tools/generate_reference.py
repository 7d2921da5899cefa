"""Write the reference pages from the op table.

    python tools/generate_reference.py            # writes docs/reference/*.md
    python tools/generate_reference.py --check    # says whether they are up to date

A page for each family of operations, which is a source file in cpp/ops, and a page that says of every
public name of PyTorch whether backsweep has it. What the pages say about saved values and dtypes is
found by calling the operation with the first sample of its row. The installed backsweep is read.
"""

from __future__ import annotations

import argparse
import re
import sys
import warnings
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).parent))

import torch_names
from sampling import DTYPES, TABLE, Case, cases_of, function_of, results_of

import backsweep
from backsweep._documentation import _example, operation_documentation, page_of

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "reference"

# Pages of several source files; any other file has a page of its own.
FAMILIES = {
    "conversion": ("cast", "convert"),
    "factorisations": ("lu", "ldl", "cholesky", "qr", "spectral"),
    "filling": ("fill", "fill_diagonal"),
    "factory": ("factory", "new_tensors"),
    "linear_systems": ("solve", "least_squares"),
    "matrix_products": ("matmul", "products", "added_product", "einsum"),
    "norm": ("norm", "matrix_norm"),
    "shapes": (
        "view",
        "squeeze",
        "select",
        "as_strided",
        "flip_roll",
        "repeat",
        "repeat_interleave",
        "derived_views",
        "resize",
    ),
}

# Why a name of PyTorch will not be here; the first pattern that fits, of names like "torch.cond".
NEVER = {
    "complex numbers": r"complex|view_as_real|\.(polar|imag|cfloat|cdouble|chalf|eig|eigvals|stft|istft)$",
    "sparse tensors": r"sparse|coalesce|(crow|ccol|col|row)_indices|\.(indices|values)(_copy)?$|smm$|spmm$"
    r"|\.(saddmm|sspaddmm|to_dense|dense_dim)$",
    "quantised numbers": r"quantize|quantized|_quant$|\.q_|qscheme|qparams|\.int_repr$|fbgemm|\.QU?Int",
    "other devices": r"cuda|cudnn|miopen|mkldnn|vulkan|xla|xpu|ipu|mtia|maia|mps|pin_memory|is_pinned|gpu"
    r"|device_module|(get|set_default|get_default)_device$|Device|Stream|\.Event$|OutOfMemory|Accelerator"
    r"|record_stream|autocast|GradScaler|batch_norm_(backward_|elemt|gather_stats|stats|update_stats)",
    "nested tensors": r"to_padded_tensor$",
    "compilation and export": r"\.sym_|\.Sym|Script|JIT|IODesc|Graph|import_ir|parse_|ompil|Type$|Tag$|Schema"
    r"|torch\.(cond|fork|wait|while_loop|Use|Value|Node|Block|Code|Gradient)$|Future|Module|Argument"
    r"|Dispatch|Execut|unify_type|merge_type|FileCheck|AliasDb|Capsule|CallStack|classproperty"
    r"|OperatorInfo|ErrorReport|FatalError|Logger|Benchmark|BufferDict|ParameterDict|Tracing",
    "distributed computing": r"distributed|share_memory|is_shared|multiprocessing",
    "other dtypes": r"half$|Half|bfloat16|BFloat16|\.(short|char)$|Short|Char|hash_tensor$",
    "storage objects of one dtype": r"Storage|storage_type",
    "first-class dimensions": r"Tensor\.index$",
    "named dimensions": r"align_|refine_names|rename|\.names$|has_names",
    "removed from PyTorch": r"^torch\.(Tensor\.)?(solve|lstsq|symeig|matrix_rank)$|reinforce$",
    "the inside of PyTorch": r"Profiler|profiler|kineto|torch_function|TorchFunction|Memo|Context$"
    r"|PyTorchFile|thread_safe_generator|get_file_path|cxx11|volatile|enforce_grad_layout|view_replay|multithreading"
    r"|NestedIO|overload|slice_inverse$|init_num_threads$|native_norm$|SavedTensor$|is_tensor_like$",
}
# What is meant by other names that are not there.
LATER = {
    "layers of networks": r"conv|pool|rnn|lstm|gru|norm|ctc_loss|embedding|bilinear|grid|channel_shuffle",
}


def sources() -> dict[str, str]:
    """The text of the files that may have rows, by the name of their page."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "cpp" / "ops").rglob("*")):
        if path.suffix in (".cpp", ".inc"):
            stem = path.stem.removesuffix("_rows")
            page = next((page for page, stems in FAMILIES.items() if stem in stems), stem)
            found[page] = found.get(page, "") + path.read_text(encoding="utf-8")
    return found


def family_of(row: dict[str, Any], texts: dict[str, str]) -> str:
    """The page that a row is on: that of the file with `.name = "add"`, `ROW(add,` or `ROW("add",`."""
    name = re.escape(row["name"])
    pattern = re.compile(rf'\.name = "{name}"|^ *[A-Z_]+\(\s*"?{name}"?,', re.MULTILINE)
    pages = [page for page, text in texts.items() if pattern.search(text)]
    pages += [page for page, text in texts.items() if f'"{row["name"]}"' in text]
    if not pages and row["name"].endswith("_copy"):  # made from the view's row
        return "view_copies"
    return pages[0] if pages else "others"


def call(case: Case, dtype: str, requires_grad: bool = False) -> tuple[tuple[Any, ...], list[Any]]:
    """The arguments and results of a call."""
    arguments = case.tensors(backsweep, dtype, requires_grad=requires_grad)
    return arguments, results_of(function_of(backsweep, case.row)(*arguments))


def saved_values(row: dict[str, Any], case: Case) -> str:
    """What the node of a call keeps, in words."""
    arguments, results = call(case, "float32", requires_grad=True)
    node = getattr(results[0], "grad_fn", None)
    if node is None:
        return ""
    kept = []
    for value in getattr(node, "saved_tensors", ()):
        if value is None:
            continue
        place = value.data_ptr()
        named = [
            name
            for name, argument in zip(parameters(row), arguments, strict=False)
            if isinstance(argument, backsweep.Tensor) and argument.data_ptr() == place
        ]
        if any(result.data_ptr() == place for result in results):
            named.append("the result")
        kept.append(named[0] if named else f"a tensor of shape {tuple(value.shape)}")
    return ", ".join(dict.fromkeys(kept)) or "nothing"


def parameters(row: dict[str, Any]) -> list[str]:
    """The names of a row's parameters, in order."""
    return re.findall(r"(\w+)\s*(?:=[^,)]*)?[,)]", row["python_signature"])


def dtypes(case: Case) -> str:
    """The dtypes that the operation takes, with the result's where it is another."""
    taken = []
    for dtype in DTYPES:
        try:
            results = call(case, dtype)[1]
        except (RuntimeError, TypeError, NotImplementedError, ValueError):
            continue
        result = str(getattr(results[0], "dtype", dtype)).removeprefix("torch.")
        taken.append(dtype if result == dtype else f"{dtype} (gives {result})")
    return ", ".join(taken)


def entry(name: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    """What the page says about one operation."""
    row = rows[0]
    signatures = operation_documentation(name).split("\n\n")[0]
    yield f"## {name}\n\n```\n{signatures}\n```\n"
    yield "\n".join(dict.fromkeys(each["doc"] for each in rows if each["doc"])) + "\n"
    facts = {
        "forms": row["forms"] + (f", in place (`{name}_`)" if row["in_place"] else ""),
        "aliases": ", ".join(f"`{alias}`" for each in rows for alias in each["aliases"]),
        "derivative": "; ".join(dict.fromkeys(f"`{r['formula']}`" for r in rows if r["formula"])),
        "node": ", ".join(dict.fromkeys(each["node"] for each in rows if each["node"])),
    }
    if cases := [case for each in rows if each["samples"] for case in cases_of(each)]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            facts["saves"] = saved_values(row, cases[0]) if row["node"] else ""
            facts["dtypes"] = dtypes(cases[0])
    yield "| | |\n|---|---|"
    for title, text in facts.items():
        if text:
            yield f"| {title} | {text.replace('|', chr(92) + '|')} |"
    if example := _example(name, row):
        yield f"\n```python\n{example}\n```"
    yield f"\n[PyTorch's page]({page_of(name, row['forms'] == 'method')})\n"


def family_pages() -> dict[str, str]:
    """The text of the page of every family, and of the index."""
    texts = sources()
    families: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for row in TABLE:
        if row["forms"] != "internal":
            names = families.setdefault(family_of(row, texts), {})
            names.setdefault(row["name"], []).append(row)
    pages = {}
    index = ["# Reference\n", "Written by tools/generate_reference.py; do not edit.\n"]
    index.append("What backsweep has of PyTorch: [torch_names.md](torch_names.md).\n")
    for family, names in sorted(families.items()):
        title = family.replace("_", " ").capitalize()
        index.append(
            f"- [{title}]({family}.md): {', '.join(f'`{name}`' for name in sorted(names))}"
        )
        lines = [f"# {title}\n", "Written by tools/generate_reference.py; do not edit.\n"]
        lines.append(
            "In derivatives g is the incoming gradient, x the input, a and b the operands, "
        )
        lines[-1] += "y the result.\n"
        for name in sorted(names):
            lines += entry(name, names[name])
        pages[f"{family}.md"] = "\n".join(lines)
    pages["README.md"] = "\n".join(index) + "\n"
    return pages


def has(owner: Any, name: str) -> bool:
    """Whether it is there, also where a submodule is imported to find out."""
    try:
        return hasattr(owner, name)
    except ImportError:
        return False


def reason(name: str) -> str:
    """Why backsweep does not have a name, such as "torch.cond"."""
    for why, pattern in NEVER.items():
        if re.search(pattern, name):
            return f"no: {why}"
    for what, pattern in LATER.items():
        if re.search(pattern, name):
            return f"not yet ({what})"
    return "not yet"


def names_page() -> str:
    """What backsweep has of PyTorch's names."""
    lines = [
        "# The names of PyTorch 2.13\n",
        "Written by tools/generate_reference.py; do not edit. Of the modules, what can be called; of "
        "Tensor, all public members.\n",
    ]
    for owner, names in torch_names.read().items():
        module = "backsweep" + owner.removeprefix("torch")
        path = owner.partition(".")[2]
        there = attrgetter(path)(backsweep) if path else backsweep
        states = {name: "yes" if has(there, name) else reason(f"{owner}.{name}") for name in names}
        lines += [f"## {owner}\n"]
        have = sum(state == "yes" for state in states.values())
        never = sum(state.startswith("no:") for state in states.values())
        lines += [
            f"{have} of {len(names)}; {never} will not come, {len(names) - have - never} not yet.\n",
            f"| {owner} | in {module} |\n|---|---|",
            *(f"| `{name}` | {state} |" for name, state in states.items()),
            "",
        ]
    return "\n".join(lines)


def main() -> int:
    """Write the pages, or compare them."""
    parser = argparse.ArgumentParser(description="Write the reference pages from the op table.")
    parser.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args()
    pages = {**family_pages(), "torch_names.md": names_page()}
    there = {path.name for path in PAGES.glob("*.md")}
    stale = sorted(there - pages.keys())
    for name in stale if not options.check else ():
        (PAGES / name).unlink()
    PAGES.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        path = PAGES / name
        if name in there and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not options.check:
            path.write_text(text, encoding="utf-8")
    if not stale:
        print("the reference pages are up to date")
        return 0
    print("out of date:" if options.check else "written:", ", ".join(stale))
    return 1 if options.check else 0


if __name__ == "__main__":
    sys.exit(main())
