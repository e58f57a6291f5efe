"""Many alike in one sign, on a page in the browser."""

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.views.files import write_page
from kg.views.pages import graph_page

from .conftest import address, visit

LEAVES, KEPT = 38, 12


@pytest.fixture(scope="module")
def star(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page: a plan with 38 measures of its own, 12 aims of its own and a measure that it shares."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()

    def thing(node: str, label: str, kind: str, words: str) -> None:
        more: dict[str, Any] = {"aliases": (), "figures": (), "details": ()}
        network.add_node(node, label=label, type=kind, kind=words, **more)

    def link(one: str, words: str, other: str) -> None:
        network.add_edge(
            one,
            other,
            key=words,
            label=words,
            inverse=f"is in {words}",
            status="accepted",
            passages=(),
            predicate=f"kg:{words.replace(' ', '')}",
        )

    thing("r:plan", "Plan for the Lume Coast", "PolicyDocument", "policy document")
    thing("r:next", "Plan for the Upper River", "PolicyDocument", "policy document")
    for n in range(LEAVES):
        thing(f"r:m{n}", f"Build harbour number {n}", "Measure", "measure")
        link("r:plan", "has measure", f"r:m{n}")
    for n in range(KEPT):
        thing(f"r:a{n}", f"A cleaner bay, part {n}", "Objective", "objective")
        link("r:plan", "has objective", f"r:a{n}")
    thing("r:shared", "Dredge the estuary", "Measure", "measure")
    link("r:plan", "has measure", "r:shared")
    link("r:next", "has measure", "r:shared")
    file = tmp_path_factory.mktemp("folds") / "star.html"
    write_page(graph_page(network, "Coast"), file)
    return file


def test_many_alike_are_one_sign(browser: Any, star: Path) -> None:
    """38 measures of a plan are folded and counted, 12 aims and a shared one are not; F and U undo it."""
    seen = visit(browser, star)
    page = seen.page
    counts = page.locator("#counts")
    assert (
        counts.inner_text()
        == f"{LEAVES + KEPT + 3} things · {LEAVES + KEPT + 2} relations · 0 sources · 38 folded"
    )
    page.keyboard.press("f")
    assert "folded" not in counts.inner_text()
    assert "open=" in address(page)
    page.keyboard.press("u")
    assert counts.inner_text().endswith("38 folded")
    assert seen.complaints == []


def test_a_sign_is_opened_by_the_panel_and_by_a_click(browser: Any, star: Path) -> None:
    """The panel lists what is folded and opens it; a click on the sign does so too, and undo closes it."""
    page = visit(browser, star).page
    page.keyboard.press("/")
    page.keyboard.type("lume coast")
    page.keyboard.press("Enter")
    assert page.locator("#panel .acts button", has_text="Unfold 38 measures").count() == 1
    page.locator("#panel .acts button", has_text="Unfold 38 measures").click()
    assert "folded" not in page.locator("#counts").inner_text()
    page.locator("#panel .acts button", has_text="Fold 38 measures").click()
    page.keyboard.press("Escape")
    box = page.locator("#net").bounding_box()
    spots = [
        (x, y) for y in range(40, int(box["height"]) - 40, 14) for x in range(40, int(box["width"]) - 40, 14)
    ]
    for x, y in spots:
        page.mouse.move(box["x"] + x, box["y"] + y)
        if page.locator("#net").evaluate("one => one.title").startswith("+ 38"):
            page.mouse.click(box["x"] + x, box["y"] + y)
            break
    assert "folded" not in page.locator("#counts").inner_text()
    page.locator("#undo").click()
    assert page.locator("#counts").inner_text().endswith("38 folded")


def test_what_is_looked_for_is_never_folded(browser: Any, star: Path) -> None:
    """A measure behind a sign is found by name, and its sign opens."""
    page = visit(browser, star).page
    page.keyboard.press("/")
    page.keyboard.type("harbour number 31")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Build harbour number 31"
    assert "folded" not in page.locator("#counts").inner_text()


def test_the_table_and_the_facts_hold_what_is_folded(browser: Any, star: Path) -> None:
    """Folding changes the drawing alone: the table of the facts has every relation."""
    page = visit(browser, star).page
    page.locator("#astable").click()
    assert page.locator("#tabled caption").inner_text() == f"{LEAVES + KEPT + 2} relations"
