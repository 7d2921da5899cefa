"""The page in a real browser, without a window: it loads, steps, and answers the mouse and the keyboard."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawing_samples import Sketch, lecture_loss
from headless_browser import Browser, find_browser

from backsweep.inspection.drawing import Drawing

pytestmark = pytest.mark.skipif(
    find_browser() is None, reason="Chromium is not installed (Debian: apt-get install chromium)"
)
SHOWN = """[...document.querySelectorAll('#picture .wire text')]
    .filter(each => getComputedStyle(each).visibility === 'visible').map(each => each.textContent)"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    found = Browser(tmp_path_factory.mktemp("profile"))
    yield found
    found.close()


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Browser:
    Drawing(lecture_loss(True)).save(tmp_path / "graph.html")
    browser.problems.clear()
    browser.requests.clear()
    browser.open((tmp_path / "graph.html").as_uri())
    return browser


def text(browser: Browser, name: str) -> str:
    return str(browser.evaluate(f"document.getElementById('{name}').innerText"))


def move_slider(browser: Browser, at: int) -> None:
    browser.evaluate(
        f"slider = document.getElementById('slider'); slider.value = {at};"
        "slider.dispatchEvent(new Event('input', {bubbles: true}))"
    )


def test_it_loads_without_errors_and_without_a_network(page: Browser) -> None:
    assert text(page, "heading") == "Start: the inputs"
    assert page.problems == []
    assert [address[:5] for address in page.requests if address != "data:,"] == ["file:"]


def test_the_slider_shows_values_and_then_gradients(page: Browser) -> None:
    assert sorted(page.evaluate(SHOWN)) == ["1", "2", "4"]
    move_slider(page, 2)
    assert sorted(page.evaluate(SHOWN)) == ["-2", "1", "2", "2", "4"]
    assert text(page, "heading") == "Forward: error = y_pred - y"
    assert text(page, "board") == "error = y_pred - y = -2"
    assert text(page, "source") == "lecture.py, line 5, in loss: error = y_pred - y"
    current = page.evaluate("document.querySelector('.box.current .title').textContent")
    assert current == "sub"
    move_slider(page, 5)
    assert sorted(each for each in page.evaluate(SHOWN) if "←" in each) == ["← -4", "← 1"]
    assert text(page, "board") == "∂loss/∂error = ∂loss/∂loss · (2 * error) = 1 · (-4) = -4"
    move_slider(page, 7)
    assert "← -8" in page.evaluate(SHOWN)
    move_slider(page, 0)
    assert sorted(page.evaluate(SHOWN)) == ["1", "2", "4"]
    assert page.problems == []


def test_the_keyboard(page: Browser) -> None:
    for key, position in (
        *(("ArrowRight", "1 of 8"), ("ArrowRight", "2 of 8"), ("ArrowLeft", "1 of 8")),
        *(("End", "8 of 8"), ("ArrowRight", "8 of 8"), ("Home", "0 of 8"), ("ArrowLeft", "0 of 8")),
    ):
        page.press(key)
        assert text(page, "count") == position
    assert text(page, "heading").startswith("Start")


def test_play_and_pause(page: Browser) -> None:
    assert text(page, "play") == "Play"
    page.press(" ")
    assert text(page, "play") == "Pause"
    deadline = time.monotonic() + 20
    while text(page, "count") == "0 of 8":
        assert time.monotonic() < deadline
        time.sleep(0.05)
    page.press(" ")
    assert text(page, "play") == "Play"


def test_the_mouse_shows_values_and_formulas(page: Browser) -> None:
    page.point_at("[data-box='5'] rect")
    details = text(page, "details")
    assert "loss = error**2" in details
    assert "∂/∂error = 2 * error = -4" in details
    assert "saved error: float64 (): tensor(-2., dtype=torch.float64)" in details
    page.point_at("[data-wire='1'] path")
    assert "local derivative: x" in text(page, "details")


def test_the_tab_key_shows_them_too(page: Browser) -> None:
    page.evaluate("document.querySelector('[data-box=\"3\"]').focus()")
    assert "∂/∂w = x = 2" in text(page, "details")
    label = page.evaluate("document.querySelector('[data-box=\"3\"]').getAttribute('aria-label')")
    assert "∂/∂w = x = 2" in label


def test_light_and_dark(page: Browser) -> None:
    color = "getComputedStyle(document.querySelector('#picture .paper')).fill"
    paper = "getComputedStyle(document.body).backgroundColor"
    page.prefer("dark")
    assert page.evaluate(color) == page.evaluate(paper) == "rgb(13, 17, 23)"
    page.prefer("light")
    assert page.evaluate(color) == page.evaluate(paper) == "rgb(255, 255, 255)"
    page.evaluate("document.getElementById('theme').click()")
    assert page.evaluate(color) == page.evaluate(paper) == "rgb(13, 17, 23)"


def test_text_is_text(browser: Browser, tmp_path: Path) -> None:
    sketch = Sketch()
    bad = "</script><script>document.title='bad'</script>&amp;<b>"
    y = sketch.operation("exp", [sketch.leaf(bad, 1.0)], f"exp('{bad}')", bad, 2.0)
    Drawing(sketch.graph(y, gradients=True)).save(tmp_path / "bad.html")
    browser.problems.clear()
    browser.open((tmp_path / "bad.html").as_uri())
    browser.press("ArrowRight")
    assert browser.evaluate("document.title") == "Computational graph, step by step"
    assert text(browser, "heading").startswith(f"Forward: {bad} = exp('{bad}')"[:60])
    assert browser.problems == []


def test_the_measured_widths_are_enough(page: Browser) -> None:
    wider = page.evaluate("""[...document.querySelectorAll('#picture .box')].filter(box => {
        const room = box.querySelector('rect').getBBox().width;
        return [...box.querySelectorAll('text')].some(each => each.getBBox().width > room);
    }).length""")
    assert wider == 0
