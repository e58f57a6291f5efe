"""What a reader moves stays there: by mouse, by keys, in the address, until undo."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .conftest import address, rest, visit

START = "s=r:place-chongqing"


def test_a_picked_thing_is_moved_by_keys_and_stays(browser: Any, files: dict[str, Path]) -> None:
    """Shift with an arrow moves what is picked; the address keeps it, undo takes it back."""
    seen = visit(browser, files["graph"])
    page = seen.page
    page.evaluate(f"location.hash = '{START}'")
    rest(page, 300)
    page.locator("#net").focus()
    page.keyboard.press("ArrowRight")  # moves the view only
    assert "at=" not in address(page)
    page.keyboard.press("Shift+ArrowRight")
    first = address(page)
    assert "at=r%3Aplace-chongqing" in first
    page.keyboard.press("Shift+ArrowDown")
    assert address(page) != first
    page.keyboard.press("u")
    page.keyboard.press("u")
    assert "s=r%3Aplace-chongqing" in address(page)
    assert "at=" not in address(page)
    assert seen.complaints == []


def test_a_pinned_place_is_read_from_the_address(browser: Any, files: dict[str, Path]) -> None:
    """An address that was copied has the thing where it was put; one that says nonsense moves nothing."""
    made = []
    for pinned in ("", "&at=r:place-chongqing+9000+-700", "&at=r:place-none+x+r:place-chongqing"):
        page = visit(browser, files["graph"]).page
        page.evaluate(f"location.hash = '{START}{pinned}'")
        rest(page, 100)
        page.locator("#net").focus()
        page.keyboard.press("Shift+ArrowRight")
        (at,) = parse_qs(urlsplit(address(page)).fragment)["at"]
        made.append(at.split())
    laid, put, nonsense = made
    assert laid == nonsense
    assert (put[0], put[2]) == ("r:place-chongqing", "-700")
    assert 9000 < int(put[1]) < 9500


def test_a_dragged_thing_stays(browser: Any, files: dict[str, Path]) -> None:
    """A thing that is dragged with the mouse is in the address, and undo is there for it."""
    seen = visit(browser, files["graph"])
    page = seen.page
    page.evaluate(f"location.hash = '{START}'")
    rest(page, 300)
    box = page.locator("#net").bounding_box()
    assert box is not None
    spots = [(x, y) for y in range(30, int(box["height"]), 14) for x in range(30, int(box["width"]), 14)]
    for x, y in spots:  # look for a mark: the pointer tells
        page.mouse.move(box["x"] + x, box["y"] + y)
        if page.evaluate("document.getElementById('net').style.cursor") == "pointer":
            break
    page.mouse.down()
    page.mouse.move(box["x"] + x + 60, box["y"] + y + 30, steps=5)
    page.mouse.up()
    rest(page, 100)
    assert "at=" in address(page)
    assert page.locator("#undo").is_enabled()
    assert seen.complaints == []
