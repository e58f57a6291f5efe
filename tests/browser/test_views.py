"""The still pictures in a browser: hostile words in a sandboxed frame, text alternatives, axe."""

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from axe_playwright_python.sync_playwright import Axe

from kg.network.evidence import Passage
from kg.network.projection import Detail
from kg.views.drawing import VIEWS, Subject, draw
from kg.views.files import write_page
from kg.views.picture_pages import picture_page

from .conftest import visit

HOSTILE = "</title></style></svg><script>alert(1)</script><img src=x onerror=alert(1)>"


def subject(words: str) -> Subject:
    """Return a body, a policy, a measure, an industry and two places, all called by the same words."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    said = Passage(words, words, ((0, 3),), 2, words, "r:claim-x", 0.5, "accepted", "r:source")
    kinds = ("PublicBody", "PolicyDocument", "Measure", "Industry", "AdministrativeArea", "Zone")
    for kind in kinds:
        dated = (Detail("kg:issuedOn", words, "2021-05-01", "accepted", (said,)),)
        details = dated if kind == "PolicyDocument" else ()
        more: dict[str, Any] = {"aliases": (words,), "figures": (), "details": details}
        network.add_node(f"r:{kind}", label=f"{kind[0]} {words}", kind=words, type=kind, **more)
    for one, predicate, other in (
        ("PolicyDocument", "kg:issuedBy", "PublicBody"),
        ("PolicyDocument", "kg:hasMeasure", "Measure"),
        ("Measure", "kg:addressesIndustry", "Industry"),
        ("PolicyDocument", "kg:appliesTo", "Zone"),
        ("Zone", "kg:contains", "AdministrativeArea"),
    ):
        more = {"inverse": words, "status": "accepted", "passages": (said,), "predicate": predicate}
        network.add_edge(f"r:{one}", f"r:{other}", key=predicate, label=words, **more)
    return Subject(network, {"r:AdministrativeArea": (29.5, 106.5)}, "r:PolicyDocument")


@pytest.fixture(scope="module")
def page_of(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A page of each view, with hostile words throughout."""
    folder = tmp_path_factory.mktemp("views")
    for view in VIEWS:
        write_page(picture_page([draw(view, subject(HOSTILE))], HOSTILE), folder / f"{view}.html")
    return {view: folder / f"{view}.html" for view in VIEWS}


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_words_run_nothing(view: str, browser: Any, page_of: dict[str, Path], tmp_path: Path) -> None:
    """As a file and in a sandboxed frame hostile words are shown as words, and nothing is asked for."""
    seen = visit(browser, page_of[view])
    framed = tmp_path / "framed.html"
    inner = json.dumps(page_of[view].read_text(encoding="utf-8")).replace("<", "\\u003c")
    framed.write_text(
        '<!doctype html><iframe sandbox="allow-scripts" width="900" height="600"></iframe>'
        f"<script>document.querySelector('iframe').srcdoc = {inner}</script>",
        encoding="utf-8",
    )
    inside = visit(browser, framed)
    assert "<script>" in inside.page.frames[1].locator("h1").inner_text()
    assert seen.asked == [page_of[view].as_uri()]
    assert [c for c in seen.complaints + inside.complaints if "dialog" in c] == []
    assert seen.page.locator("img, script").count() == 0


@pytest.mark.parametrize("view", VIEWS)
def test_every_picture_has_an_alternative_in_words(view: str, browser: Any, page_of: dict[str, Path]) -> None:
    """A picture is an image with a name for those who cannot see it; a table of the same facts follows."""
    page = visit(browser, page_of[view]).page
    drawing = page.locator("svg[role=img]")
    assert drawing.count() == 1
    assert len(drawing.get_attribute("aria-label")) > 20
    assert page.locator("table tbody tr").count() >= 1


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(dark: bool, browser: Any, tmp_path: Path) -> None:
    """axe-core finds no violation in a page of all views, in either theme."""
    file = tmp_path / "all.html"
    write_page(picture_page([draw(view, subject("Reed Bay")) for view in VIEWS], "All"), file)
    found = Axe().run(visit(browser, file, dark=dark).page).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found] == []
