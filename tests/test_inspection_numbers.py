"""Python numbers in a graph: those that the program names keep their names, figures stay figures."""

from __future__ import annotations

import linecache
from typing import Any

import pytest
from libraries import needs_columns

import backsweep
from backsweep import draw, explain
from backsweep.inspection.explanation import Explanation
from backsweep.inspection.graph import build_graph

LINE = "2 * (p - y) * x = 2 * (2 - 4) * 2 = -8"


def run(text: str, name: str, **variables: Any) -> dict[str, Any]:
    """Run a program whose source the engine finds."""
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    names: dict[str, Any] = {"__name__": name, "explain": explain, **variables}
    exec(compile(text, name, "exec"), names)
    return names


def board(explanation: Explanation) -> str:
    (line,) = explanation.blackboard()
    return line


@needs_columns
@pytest.mark.parametrize("recorded", [True, False])
def test_the_blackboard_of_the_lecture(recorded: bool) -> None:
    x, y = 2.0, 4.0
    w = backsweep.tensor(1.0, requires_grad=True)
    with backsweep.record_graph(recorded):
        p = x * w
        s = p - y
        loss = s * s
    found = explain(loss)
    assert board(found) == f"d loss/d w = d loss/d s * d s/d p * d p/d w = {LINE}"
    rows = {row[1]: row for row in found.rows() if row[1]}
    assert rows["p = x * w"][2:5] == ["x = 2, w = 1 -> 2", "-4", "x = 2"]
    assert rows["s = p - y"][2] == "p = 2, y = 4 -> -2"
    picture = draw(loss, gradients=True)
    assert ">x = 2<" in picture.svg() and ">y = 4<" in picture.svg()
    assert "└─ y = 4" in str(picture) and "∂/∂w = x = 2" in str(picture)


@needs_columns
@pytest.mark.parametrize("recorded", [True, False])
def test_the_functions_of_the_lecture(recorded: bool) -> None:
    w = backsweep.tensor(1.0, requires_grad=True)

    def forward(x: float) -> Any:
        return x * w

    def loss(x: float, y: float) -> Any:
        """The squared error."""
        y_pred = forward(x)
        return (y_pred - y) * (y_pred - y)

    with backsweep.record_graph(recorded):
        value = loss(2.0, y=4.0)
    found = explain(value)
    assert board(found).endswith("= 2 * (y_pred - y) * x = 2 * (2 - 4) * 2 = -8")
    operations = [row[1] for row in found.rows()]
    assert "y_pred = x * w" in operations
    # Nothing is known of a function that does more than assign and return.
    assert [row[4] for row in found.rows() if row[1] == "y_pred = x * w"] == ["x = 2"]


def test_functions_are_read_only_where_they_fit() -> None:
    w = backsweep.tensor(1.0, requires_grad=True)
    factor = 2.0

    def scaled(x: Any) -> Any:
        x = x * factor
        return x * w

    def changing(x: Any) -> Any:
        return x * w * factor

    twice = scaled(3.0)
    assert "?" not in str(explain(twice)) and "factor" not in str(explain(twice))
    product = changing(3.0)
    factor = 5.0
    text = str(explain(product))
    assert "factor" not in text and "2" in text, "a variable that has another value now is no name"


def test_a_function_that_calls_itself_is_not_followed_for_ever() -> None:
    w = backsweep.tensor(2.0, requires_grad=True)
    text = "def f(x):\n    return f(x)\n\nif False:\n    y = f(w)\nfound = explain(y)\n"
    found = run(text, "endless.py", w=w, y=w * 2.0)["found"]
    assert "w * 2.0" in str(found)


@needs_columns
@pytest.mark.parametrize("recorded", [True, False])
@pytest.mark.parametrize("tensors", [True, False])
def test_one_expression(recorded: bool, tensors: bool) -> None:
    x: Any = backsweep.tensor(2.0) if tensors else 2.0
    y: Any = backsweep.tensor(4.0) if tensors else 4.0
    w = backsweep.tensor(1.0, requires_grad=True)
    with backsweep.record_graph(recorded):
        loss = (x * w - y) ** 2
    assert board(explain(loss)).endswith("= 2 * (x * w - y) * x = 2 * (2 * 1 - 4) * 2 = -8")


@needs_columns
@pytest.mark.parametrize("recorded", [True, False])
def test_figures_stay_figures(recorded: bool) -> None:
    x = 2.0
    w = backsweep.tensor(1.0, requires_grad=True)
    with backsweep.record_graph(recorded):
        loss = 2.0 * w * x
    graph = build_graph(loss)
    numbers = [
        (vertex.title, vertex.name) for vertex in graph.vertices if vertex.kind == "constant"
    ]
    assert numbers == [("2.0", ""), ("x", "x")]
    assert board(explain(loss)) == "d loss/d w = d loss/d v1 * d v1/d w = 2 * x = 2 * 2 = 4"


@needs_columns
def test_a_name_with_several_values() -> None:
    w = backsweep.tensor(1.0, requires_grad=True)
    total: Any = 0
    with backsweep.record_graph():
        for x in (2.0, 3.0, 2.0):
            total = total + x * w
    found = explain(total)
    constants = [vertex.title for vertex in found.graph.vertices if vertex.kind == "constant"]
    assert sorted(constants) == ["total_0", "x", "x_2"]
    assert board(found).endswith("= 2 * x + x_2 = 2 * 2 + 3 = 7")
    assert draw(total).svg().count(">x = 2<") == 1


@needs_columns
def test_tensors_of_one_name_are_told_apart() -> None:
    w = backsweep.tensor(1.0, requires_grad=True)
    total: Any = 0
    with backsweep.record_graph():
        for number in (2.0, 3.0):
            x = backsweep.tensor(number)
            total = total + x * w
        del x
    assert board(explain(total)).endswith("= x + x_2 = 2 + 3 = 5")


@needs_columns
@pytest.mark.parametrize("recorded", [True, False])
def test_numbers_on_either_side_of_every_operator(recorded: bool) -> None:
    n = 3.0
    w = backsweep.tensor(2.0, requires_grad=True)
    with backsweep.record_graph(recorded):
        results = [w + n, n + w, w - n, n - w, w * n, n * w, w / n, n / w, w**n, n**w]
    a, b, c, d, e, f, g, h, i, j = results
    known = {
        "a": (a, "w + n", "1"), "b": (b, "n + w", "1"), "c": (c, "w - n", "1"),
        "d": (d, "n - w", "-1"), "e": (e, "w * n", "n = 3"), "f": (f, "n * w", "n = 3"),
        "g": (g, "w / n", "1 / n = 0.333333"), "h": (h, "n / w", "n = 3"),
        "i": (i, "w**n", "n * w ** (n - 1) = 12"), "j": (j, "n**w", "j * log(n) = 9.88751"),
    }  # fmt: skip
    for name, (result, expression, derivative) in known.items():
        text = str(explain(result))
        if recorded:
            assert expression in text, name
            assert f"  {derivative}  " in text, text


@needs_columns
def test_an_attribute_an_item_and_a_module_are_names() -> None:
    import math

    w = backsweep.tensor(2.0, requires_grad=True)
    sizes = [4.0]
    with backsweep.record_graph():
        loss = w * math.pi * sizes[0]
    text = str(explain(loss))
    assert "math.pi = 3.14159" in text and "sizes[0] = 4" in text
    assert "sizes[0] * math.pi = 4 * 3.14159 = 12.5664" in text


@needs_columns
def test_a_number_before_a_tensor() -> None:
    n = 3.0
    w = backsweep.tensor(2.0, requires_grad=True)
    with backsweep.record_graph():
        a = 1 - w
        b = n - w
        c = n / (w * 2)
    for result, expected in ((a, [("1", "")]), (b, [("n", "n")]), (c, [("n", "n"), ("2", "")])):
        vertices = build_graph(result).vertices
        found = [(each.title, each.name) for each in vertices if each.kind == "constant"]
        assert sorted(found) == sorted(expected)
        assert [each.title for each in vertices if each.kind == "leaf"] == ["w"]


def test_constants_without_a_name_are_numbered_once() -> None:
    w = backsweep.tensor([1.0, 2.0], requires_grad=True)
    mask = backsweep.tensor([0.0, 1.0])
    with backsweep.record_graph():
        loss = (w * (1 - mask)).sum() + (w * (2 - mask)).sum()
    vertices = build_graph(loss).vertices
    assert [each.title for each in vertices if each.kind == "constant"] == ["c1", "c2"]


@needs_columns
def test_what_a_loop_begins_with() -> None:
    w = backsweep.tensor([1.0], requires_grad=True)
    h = backsweep.tensor([2.0])
    with backsweep.record_graph():
        for _ in range(3):
            h = h * w
    vertices = build_graph(h).vertices
    assert [each.title for each in vertices if each.kind == "constant"] == ["h_0"]


@needs_columns
def test_augmented_assignments() -> None:
    n = 2.0
    w = backsweep.tensor(3.0, requires_grad=True)
    with backsweep.record_graph():
        y = w * n
        y += n
        y -= n * w
        y *= n
    rows = [row[1] for row in explain(y).rows() if row[1]]
    assert rows[0] == "y = y * n"
    assert [row.partition(" = ")[2] for row in rows[1:4]] == ["y - n * w", "n * w", "y + n"]
    assert [vertex.title for vertex in build_graph(y).vertices if vertex.kind == "constant"] == [
        "n"
    ]


@needs_columns
def test_an_expression_on_several_lines() -> None:
    w = backsweep.tensor(1.0, requires_grad=True)
    text = (
        "a, b = 3.0, 4.0\nwith record():\n    y = (\n        w\n        * a  # a comment: x - z\n"
        "        - b\n    )\nfound = explain(y)\n"
    )
    found = run(text, "lines.py", w=w, record=backsweep.record_graph)["found"]
    rows = [row[1] for row in found.rows()]
    assert rows[:2] == ["y = w * a - b", "v1 = w * a"]
    assert board(found) == "d y/d w = d y/d v1 * d v1/d w = a = 3"


def test_a_source_that_has_changed_is_read_again() -> None:
    w = backsweep.tensor(1.0, requires_grad=True)
    for name in ("first", "second"):
        text = f"{name} = 3.0\ny = w * {name}\nfound = explain(y)\n"
        assert f"{name} = 3" in str(run(text, "same.py", w=w)["found"])


def test_long_functions_are_read_without_hanging() -> None:
    w = backsweep.tensor(1.0, requires_grad=True)
    for line in ("y{} = y{} * w", "y{} = y{} + y{}"):
        lines = [line.format(count + 1, count, count) for count in range(400)]
        text = "def f(y0):\n" + "".join(f"    {each}\n" for each in lines) + "    return y400\n"
        text += "y = f(w)\nfound = explain(y)\n"
        assert len(run(text, f"{line}.py", w=w)["found"].steps) == 401


def test_a_variable_of_an_earlier_cell_of_a_notebook() -> None:
    w = backsweep.tensor(1.0, requires_grad=True)
    cells = [
        "",
        "x = 2.0\n%time\n",
        "x = 2.0",
        "l = 3 * w",
        "l = (w * x) * x",
        "found = explain(l)",
    ]
    names: dict[str, Any] = {"explain": explain, "w": w, "In": cells, "__name__": "__main__"}
    for count, text in enumerate(cells[2:]):
        name = f"<cell {count}>"
        linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
        exec(compile(text, name, "exec"), names)
    assert board(names["found"]) == "d l/d w = d l/d v1 * d v1/d w = x ** 2 = 2 ** 2 = 4"
    names["In"] = [3, None, "l = w"]
    exec(compile("found = explain(l)", "<cell 9>", "exec"), names)
    assert board(names["found"]).endswith("= 4")


def test_parameters_with_defaults() -> None:
    w = backsweep.tensor(1.0, requires_grad=True)

    def scaled(x: float, k: float = 2.0, *, shift: float = 1.0) -> Any:
        return x * w * k + shift

    first, second, third = scaled(3.0), scaled(3.0, 4.0, shift=5.0), scaled(k=3.0, x=2.0)
    assert board(explain(first)).endswith(" = k * x = 2 * 3 = 6")
    assert board(explain(second)).endswith(" = k * x = 4 * 3 = 12")
    assert board(explain(third)).endswith(" = k * x = 3 * 2 = 6")
    assert "shift = 5" in str(explain(second))


def test_several_variables_in_one_statement() -> None:
    n = 3.0
    w = backsweep.tensor(1.0, requires_grad=True)
    a, b = w * n * n, w * n * 2
    c = d = w * n * 5
    assert board(explain(a)).endswith(" = n ** 2 = 3 ** 2 = 9")
    assert board(explain(b)).endswith(" = 2 * n = 2 * 3 = 6")
    assert board(explain(c)).endswith(" = 5 * n = 5 * 3 = 15") and c is d
