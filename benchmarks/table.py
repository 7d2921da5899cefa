"""The rows of the op table as benchmarks: arguments from the samples that the tests use."""

from __future__ import annotations

import re
import sys
from typing import Any

from benchmarks.child import ROOT
from benchmarks.sides import one_thread

sys.path.insert(0, str(ROOT / "tests"))
one_thread()  # a library reads its settings when it is imported

import numpy  # noqa: E402
import sampling  # noqa: E402
from sampling import (  # noqa: E402
    TABLE,
    argument_lists,
    cases_of,
    function_of,
    map_arrays,
    results_of,
    taking_keywords,
)

__all__ = [
    "argument_lists",
    "attribute",
    "cases_of",
    "count",
    "draw",
    "first_arguments",
    "function_of",
    "map_arrays",
    "numpy",
    "origin",
    "reference_of",
    "results_of",
    "rows",
    "taking_keywords",
    "title",
]

ONE_ELEMENT = re.compile(r"\b([A-Z])\[[0-9,]*\]")


def title(row: dict[str, Any]) -> str:
    """The row's name and arguments."""
    return str(row["name"] + row["signature"].partition(" ->")[0])


def reference_of(row: dict[str, Any]) -> Any:
    """What the tests compare the row with, in NumPy; None when there is nothing."""
    from test_ops_forward import reference_of

    return reference_of(row)


def attribute(module: Any, path: str) -> Any:
    """A member, also one of a submodule (``linalg.inv``), or None."""
    for name in path.split("."):
        module = getattr(module, name, None)
    return module


def count(shape: list[int]) -> int:
    """The number of elements."""
    return int(numpy.prod(shape))


def draw(letter: str, elements: int) -> Any:
    """An array with elements from a domain of the samples."""
    return sampling.draw(letter, (elements,), numpy.random.default_rng(elements))


def rows() -> list[dict[str, Any]]:
    """The public rows that have samples."""
    return [row for row in TABLE if row["samples"] and row["forms"] != "internal"]


def first_arguments(row: dict[str, Any], library: Any, small: bool) -> tuple[Any, ...]:
    """Float32 tensors for the row's first sample; with ``small``, all sizes are 1.

    >>> import backsweep
    >>> row = next(row for row in rows() if row["name"] == "transpose")
    >>> [getattr(item, "shape", item) for item in first_arguments(row, backsweep, True)]
    [torch.Size([1, 1]), 0, 1]
    """
    if row["kind"] != "general":  # the samples are letters, the second case has one element
        return cases_of(row)[1 if len(row["samples"].split()) == 1 else 0].tensors(
            library, "float32"
        )
    samples = row["samples"]
    if small:
        samples = ONE_ELEMENT.sub(
            lambda found: re.sub(r"\d+", "1", found[0]),
            samples,
        )
    return cases_of({**row, "samples": samples})[0].tensors(library, "float32")


def origin(described: dict[str, Any]) -> str:
    """One line about where numbers come from."""
    processor = described["machine"]["processor"]
    versions = ", ".join(f"{name} {version}" for name, version in described["versions"].items())
    return f"{processor}; {versions}; commit {described['commit']}; {described['date']}.\n"
