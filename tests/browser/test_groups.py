"""A page of more things than can be drawn: groups that open, and every thing found."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from kg.views.files import write_page
from kg.views.pages import graph_page

from .conftest import address, rest, visit
from .networks import towns

COUNT = 400


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that opens in groups."""
    file = tmp_path_factory.mktemp("groups") / "large.html"
    write_page(graph_page(towns(COUNT), "Towns", most=100), file)
    return file


def test_it_says_that_groups_stand_for_the_things(browser: Any, large: Path) -> None:
    """The head counts all things and says how many are in closed groups; the panel lists the groups."""
    seen = visit(browser, large)
    assert "400 things" in seen.page.locator("#counts").inner_text()
    assert "400 of them in" in seen.page.locator("#counts").inner_text()
    assert "stand for them" in seen.page.locator("#panel").inner_text()
    assert seen.complaints == []


def test_a_group_opens_by_keyboard_and_closes_again(browser: Any, large: Path) -> None:
    """Enter picks the largest group, Enter opens it, its things are listed and tabled, undo closes it."""
    page = visit(browser, large).page
    page.locator("#net").focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel .kind").inner_text().startswith("group of ")
    page.locator("#net").focus()
    page.keyboard.press("Enter")
    assert "open=%40" in address(page)
    assert "400 of them" not in page.locator("#counts").inner_text()
    page.locator("#panel .acts button", has_text="As a table").click()
    rows = page.locator("#tabled caption").inner_text()
    assert 10 < int(rows.split()[0]) < 400
    assert page.locator("#panel .most .link").count() > 20
    page.locator("#undo").click()
    assert "400 of them" in page.locator("#counts").inner_text()


def test_a_click_opens_a_group(browser: Any, large: Path) -> None:
    """A click on the mark of a group opens it."""
    page = visit(browser, large).page
    box = page.locator("#net").bounding_box()
    for x in range(60, int(box["width"]) - 60, 25):
        for y in range(60, int(box["height"]) - 60, 25):
            page.mouse.move(box["x"] + x, box["y"] + y)
            if page.locator("#net").evaluate("one => one.title").endswith("click to open"):
                page.mouse.click(box["x"] + x, box["y"] + y)
                rest(page, 100)
                assert "open=%40" in address(page)
                return
    pytest.fail("no group was found under the pointer")


def test_every_thing_is_found_though_its_group_is_closed(browser: Any, large: Path) -> None:
    """A thing in a closed group is found by its other name, and shown with its neighbours and sentences."""
    page = visit(browser, large).page
    page.keyboard.press("/")
    page.keyboard.type("镇 333")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text().endswith("Lower Reed 333")
    assert "is near" in page.locator("#panel blockquote").first.inner_text()
    assert "open=" not in address(page)


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(dark: bool, browser: Any, large: Path) -> None:
    """axe-core finds no violation with groups closed, and with one open."""
    page = visit(browser, large, dark=dark).page
    found = Axe().run(page).response["violations"]
    page.locator("#panel .most .link").first.click()
    found += Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found] == []
