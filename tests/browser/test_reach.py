"""What a reader reaches without a mouse: rings, disputes, every sentence, and all that opens, by axe too."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import address, rest, visit

OPENED = {
    "panel": "location.hash = 's=r:place-chongqing'",
    "ring": "location.hash = 's=r:place-chongqing&hops=2&ring=1'",
    "table": "document.getElementById('astable').click()",
    "help": "document.getElementById('keysbutton').click()",
    "folds": "location.hash = 's=r:place-chongqing'; setTimeout(() => "
    "document.querySelectorAll('details').forEach((one) => { one.open = true; }), 150)",
    "candidates": "location.hash = 'candidates=1&s=r:zone-chengdu-chongqing-economic-circle'",
}

FOCUSED = """(() => {
  const one = document.activeElement;
  if (!one.closest('#panel')) return 'out';
  if (one.matches('.more')) return 'more';
  return one.matches('summary') && !one.parentElement.open ? 'fold' : '';
})()"""


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("what", sorted(OPENED))
def test_axe_finds_nothing_in_what_opens(what: str, dark: bool, browser: Any, files: dict[str, Path]) -> None:
    """axe-core finds no violation in either theme, whatever is open."""
    page = visit(browser, files["graph"], dark=dark).page
    page.evaluate(OPENED[what])
    rest(page, 400)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found] == []


def test_sources_that_disagree_stand_side_by_side(browser: Any, files: dict[str, Path]) -> None:
    """The panel of a thing in dispute has both sides, each with its own sentence."""
    page = visit(browser, files["graph"]).page
    page.evaluate("location.hash = 's=r:zone-chengdu-chongqing-economic-circle'")
    rest(page, 300)
    sides = page.locator("#panel .disputed").first.locator(".side")
    assert sides.count() >= 2
    words = [sides.nth(n).locator("blockquote").first.inner_text() for n in range(2)]
    assert len(set(words)) == 2
    boxes = [sides.nth(n).bounding_box() for n in range(2)]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 2


def test_the_ring_is_a_part_of_the_page(browser: Any, files: dict[str, Path]) -> None:
    """R draws the picked thing as a ring, the address keeps it, undo and R lead back."""
    seen = visit(browser, files["graph"])
    page = seen.page
    page.keyboard.press("/")
    page.keyboard.type("chongqing")
    page.keyboard.press("Enter")
    page.locator("#net").focus()
    page.keyboard.press("r")
    assert "ring=1" in address(page)
    page.keyboard.press("2")
    assert "hops=2" in address(page)
    assert "ring=1" in address(page)
    page.keyboard.press("r")
    assert "ring=1" not in address(page)
    assert seen.complaints == []


def test_every_sentence_of_a_thing_is_reached_by_keyboard(browser: Any, files: dict[str, Path]) -> None:
    """With Tab, Enter and Space alone, every passage of a well linked thing comes into view."""
    page = visit(browser, files["graph"]).page
    page.evaluate("location.hash = 's=r:place-chongqing'")
    rest(page, 300)
    page.locator("#here").focus()
    for _ in range(400):
        page.keyboard.press("Tab")
        kind = page.evaluate(FOCUSED)
        if kind == "out":
            break
        if kind:
            page.keyboard.press("Enter")
        if kind == "more":
            page.locator("#here").focus()
    shown = " ".join(page.locator("#panel blockquote:visible").all_inner_texts())
    html = files["graph"].read_text(encoding="utf-8")
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert block is not None
    data = json.loads(block[1])
    (number,) = [n for n, node in enumerate(data["nodes"]) if node["id"] == "r:place-chongqing"]
    sure = ("accepted", "reference")
    own = [e for e in data["edges"] if number in (e["from"], e["to"]) and e["st"] in sure]
    own += [d for d in data["nodes"][number]["details"] if d["st"] in sure]
    said = {data["passages"][n]["s"] for one in own for n in one["e"]} - {""}
    assert len(said) >= 5
    flat = " ".join(shown.split())
    assert [sentence for sentence in said if " ".join(sentence.split()) not in flat] == []
