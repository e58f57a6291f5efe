"""The pages in a browser: journeys, outside requests, hostile words, labels over one another, axe."""

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib
from axe_playwright_python.sync_playwright import Axe

from kg.network.evidence import Passage
from kg.views.files import write_page
from kg.views.pages import graph_page

from .conftest import address, rest, visit

WATCH = """
window.drawnWords = [];
const write = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
  const size = parseFloat(this.font.match(/([\\d.]+)px/)[1]);
  const wide = this.measureText(text).width;
  window.drawnWords.push([text, x - wide / 2, y - size * 0.45, x + wide / 2, y + size * 0.45]);
  return write.call(this, text, x, y, ...rest);
};
const clear = CanvasRenderingContext2D.prototype.clearRect;
CanvasRenderingContext2D.prototype.clearRect = function (...given) {
  window.drawnWords = [];
  return clear.call(this, ...given);
};
"""
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    '=HYPERLINK("http://a.invalid","x")',
)


def test_a_journey_from_a_district_to_a_ministry(
    browser: Any, files: dict[str, Path], tmp_path: Path
) -> None:
    """Find a district, go to its zone, read the sentence, find the path to a ministry, save, undo."""
    seen = visit(browser, files["graph"])
    page = seen.page
    page.keyboard.press("/")
    page.keyboard.type("shaping")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Shapingba"
    page.locator("#panel .link", has_text="Western (Chongqing) Science City").first.click()
    assert "Shapingba" in page.locator("#panel blockquote:visible").first.inner_text()
    page.locator("#panel .acts button", has_text="Path to").click()
    page.keyboard.type("state council")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text().startswith("From Western (Chongqing) Science City to ")
    assert page.locator("#panel .steps li").count() >= 2
    assert page.locator("#panel .steps blockquote").count() >= 1
    assert "to=r%3A" in address(page)
    with page.expect_download() as waiting:
        page.select_option("#save", "csv")
    saved = tmp_path / "path.csv"
    waiting.value.save_as(saved)
    assert len(saved.read_text(encoding="utf-8").splitlines()) == 1 + page.locator("#panel .steps li").count()
    page.locator("#undo").click()
    assert page.locator("#panel h2").inner_text() == "Western (Chongqing) Science City"
    assert seen.complaints == []


@pytest.mark.parametrize("name", ["graph", "report"])
def test_nothing_is_asked_of_the_network(name: str, browser: Any, files: dict[str, Path]) -> None:
    """A page asks for itself and for nothing else, and complains of nothing."""
    seen = visit(browser, files[name])
    assert seen.asked == [files[name].as_uri()]
    assert seen.complaints == []


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["graph", "report"])
def test_axe_finds_nothing(name: str, dark: bool, width: int, browser: Any, files: dict[str, Path]) -> None:
    """axe-core finds no violation, in either theme, wide or on a phone, nor in a table or panel."""
    page = visit(browser, files[name], dark=dark, width=width).page
    found = Axe().run(page).response["violations"]
    if name == "graph":
        page.evaluate("location.hash = 's=r:place-chongqing'")
        rest(page, 200)
        if width > 600:
            page.locator("#astable").click()
        found += Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found] == []


def hostile_network(words: str) -> Any:
    """Return two things with one relation, all called by hostile words."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    common = {"aliases": (words,), "figures": (), "details": ()}
    network.add_node("r:a", label=words, kind=words, type="Zone", **common)
    network.add_node("r:b", label="b", kind=words, type="Zone", **common)
    said = Passage(words, words, ((0, 3),), 2, words, "r:claim-x", 0.5, "accepted", "r:source")
    network.add_edge(
        "r:a",
        "r:b",
        key="k",
        label=words,
        inverse=words,
        status="accepted",
        passages=(said,),
        predicate="kg:within",
    )
    return network


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_run_nothing(words: str, browser: Any, tmp_path: Path) -> None:
    """Names that are script, handlers, addresses or formulas are shown as words everywhere."""
    file = tmp_path / "page.html"
    write_page(graph_page(hostile_network(words), words), file)
    seen = visit(browser, file)
    page = seen.page
    page.evaluate("location.hash = 's=r:a'")
    rest(page, 200)
    page.locator("#astable").click()
    assert words in page.locator("#panel h2").inner_text()
    with page.expect_download() as waiting:
        page.select_option("#save", "csv")
    text = waiting.value.path().read_text(encoding="utf-8")
    assert not [
        cell for row in text.splitlines() for cell in row.split('","') if cell.lstrip('"')[:1] in "=+@"
    ]
    framed = tmp_path / "framed.html"
    inner = json.dumps(file.read_text(encoding="utf-8")).replace("<", "\\u003c")
    framed.write_text(
        '<!doctype html><iframe sandbox="allow-scripts" width="900" height="600"></iframe>'
        f"<script>document.querySelector('iframe').srcdoc = {inner}</script>",
        encoding="utf-8",
    )
    inside = visit(browser, framed)
    assert inside.page.frames[1].locator("h1").inner_text() == page.locator("h1").inner_text()
    assert [c for c in seen.complaints + inside.complaints if "dialog" in c] == []


@pytest.mark.parametrize("address", ["", "#s=r:place-chongqing", "#candidates=1"])
def test_no_words_lie_over_one_another(address: str, browser: Any, files: dict[str, Path]) -> None:
    """No two labels of the drawing overlap: of all of it, of one thing, with the candidates too."""
    page = visit(browser, files["graph"], touch=WATCH).page
    page.evaluate(f"location.hash = '{address}'")
    rest(page, 700)
    words = page.evaluate("window.drawnWords")
    assert len(words) >= 8
    over = [
        (a[0], b[0])
        for n, a in enumerate(words)
        for b in words[n + 1 :]
        if a[1] < b[3] and b[1] < a[3] and a[2] < b[4] and b[2] < a[4]
    ]
    assert over == []


def test_every_sentence_is_reached_by_keyboard(browser: Any, files: dict[str, Path]) -> None:
    """From the drawing, Enter picks a thing and Tab goes to its relations; Enter there follows one."""
    page = visit(browser, files["graph"]).page
    page.locator("#net").focus()
    page.keyboard.press("Enter")
    first = page.locator("#panel h2").inner_text()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#panel .head .link')"):
            break
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() != first
    assert page.evaluate("document.activeElement.id") == "here"


def test_the_slider_the_candidates_and_hiding(browser: Any, files: dict[str, Path]) -> None:
    """Each filter changes the counts, the address keeps it, and undo takes it back."""
    page = visit(browser, files["graph"]).page
    whole = page.locator("#counts").inner_text()
    page.locator("#doubtful").click()
    more = page.locator("#counts").inner_text()
    page.locator("#until").fill("2019")
    fewer = page.locator("#counts").inner_text()
    assert len({whole, more, fewer}) == 3
    assert "candidates=1" in address(page)
    assert "until=2019" in address(page)
    copied = address(page)
    page.keyboard.press("u")
    page.keyboard.press("u")
    assert page.locator("#counts").inner_text() == whole
    page.goto("about:blank")
    page.goto(copied)
    rest(page, 300)
    assert page.locator("#counts").inner_text() == fewer


@pytest.mark.parametrize(
    ("kind", "start"), [("svg", "<svg"), ("ttl", "<http"), ("csv", '"Thing"'), ("png", "")]
)
def test_what_is_shown_can_be_saved(kind: str, start: str, browser: Any, files: dict[str, Path]) -> None:
    """Picture, drawing, table and facts are saved as files that begin as they should."""
    page = visit(browser, files["graph"]).page
    with page.expect_download() as waiting:
        page.select_option("#save", kind)
    raw = waiting.value.path().read_bytes()
    assert raw.startswith(b"\x89PNG") if kind == "png" else raw.decode("utf-8").startswith(start)
    if kind == "ttl":
        assert len(rdflib.Graph().parse(data=raw, format="turtle")) > 200
    assert waiting.value.suggested_filename == f"example.{kind}"
