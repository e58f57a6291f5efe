"""The graph page is drawn before its library of gestures is called in, and the first gesture counts."""

from pathlib import Path
from typing import Any

import pytest

from kg.notebook.pieces import element, framed

from .conftest import Seen, rest, visit

ASLEEP = "typeof window.vis === 'undefined'"
# How often a page is asked whether it is ready, and the milliseconds between.
MOST_ASKED, PAUSE = 200, 50
# The sum of the ink in the drawing, by which two pictures are told apart.
INK = """(() => {
  const one = document.querySelector('#net canvas');
  const pixels = one.getContext('2d').getImageData(0, 0, one.width, one.height).data;
  let sum = 0;
  for (let k = 3; k < pixels.length; k += 4) if (pixels[k]) sum += k % 9973;
  return sum;
})()"""


def middle(seen: Seen) -> tuple[float, float]:
    """Return an empty point of the drawing, near its corner."""
    box = seen.page.locator("#net").bounding_box()
    assert box is not None
    return box["x"] + 12, box["y"] + 12


def test_the_picture_is_there_before_the_library(browser: Any, files: dict[str, Path]) -> None:
    """A page that nobody touches is drawn whole, and its library has not run."""
    seen = visit(browser, files["graph"])
    assert seen.page.evaluate(ASLEEP)
    assert seen.page.evaluate(INK) > 0
    assert seen.complaints == []


def test_the_library_draws_the_same(browser: Any, files: dict[str, Path]) -> None:
    """When the mouse comes onto the drawing the library takes over, and not a pixel changes."""
    seen = visit(browser, files["graph"])
    before = seen.page.evaluate(INK)
    seen.page.mouse.move(*middle(seen))
    rest(seen.page, 200)
    assert not seen.page.evaluate(ASLEEP)
    assert seen.page.locator("#net canvas").count() == 1
    assert seen.page.evaluate(INK) == before


@pytest.mark.parametrize("gesture", ["drag", "wheel", "key", "search"])
def test_the_first_gesture_moves_the_view(gesture: str, browser: Any, files: dict[str, Path]) -> None:
    """Dragging, the wheel, a key and a search do what they say on a page that nobody touched before."""
    seen = visit(browser, files["graph"])
    page, (x, y) = seen.page, middle(seen)
    before = page.evaluate(INK)
    if gesture == "drag":
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 90, y + 60, steps=4)
        page.mouse.up()
    elif gesture == "wheel":
        page.mouse.move(x, y)
        page.mouse.wheel(0, -400)
    elif gesture == "key":
        page.locator("#net").focus()
        page.keyboard.press("ArrowLeft")
    else:
        page.locator("#find").fill("chongqing")
        page.keyboard.press("Enter")
    rest(page, 400)
    assert page.evaluate(INK) != before
    assert seen.complaints == []


@pytest.mark.parametrize(
    "event",
    ["new PointerEvent('pointerdown', AT)", "new WheelEvent('wheel', { ...AT, deltaY: -200 })"],
)
def test_a_gesture_without_a_move_wakes_it(event: str, browser: Any, files: dict[str, Path]) -> None:
    """A pen or a finger that comes down unannounced is heard by the library too."""
    page = visit(browser, files["graph"]).page
    at = "{ bubbles: true, clientX: 60, clientY: 400, pointerId: 1, button: 0, buttons: 1 }"
    page.evaluate(f"document.querySelector('#net canvas').dispatchEvent({event.replace('AT', at)})")
    assert not page.evaluate(ASLEEP)


def test_a_screen_that_is_touched_is_ready(browser: Any, files: dict[str, Path]) -> None:
    """On a phone the library is there as soon as the page is at rest; a tap picks."""
    context = browser.new_context(viewport={"width": 800, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(files["graph"].as_uri())
    # The page forbids what waits inside it for a condition in words, so it is asked again from outside.
    asked = 0
    while page.evaluate(ASLEEP) and asked < MOST_ASKED:
        page.wait_for_timeout(PAUSE)
        asked += 1
    assert not page.evaluate(ASLEEP)
    context.close()


def test_a_frame_that_gets_its_width_late_is_drawn(
    browser: Any, files: dict[str, Path], tmp_path: Path
) -> None:
    """In a notebook the page opens on the drawing when there is room for it, and on the table when not."""
    shown = framed(files["graph"].read_text(encoding="utf-8"), "Example", element("p", "beneath"))
    file = tmp_path / "notebook.html"
    file.write_text(f'<!doctype html><meta charset="utf-8">{shown}', encoding="utf-8")
    for width, drawn in ((1000, True), (420, False)):
        inside = visit(browser, file, width=width).page.frames[1]
        assert inside.locator("#tabled").is_hidden() is drawn
        if drawn:
            assert inside.evaluate(INK) > 0
