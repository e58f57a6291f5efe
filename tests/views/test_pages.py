"""The graph page as a file: complete, safe, the same on every run."""

import json
import os
import pickle
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.exceptions import InputError
from kg.network.evidence import Passage
from kg.views.files import TEMPLATES, source_hash, write_page
from kg.views.pages import SCRIPTS, graph_page
from kg.views.placing import pins_text, place, read_pins
from kg.views.slimming import fitted

HOSTILE = [
    "</script><script>alert(1)</script>",  # ends the data block, if it could
    "<img src=x onerror=alert(1)>",  # runs as soon as it is parsed
    "\"'><svg/onload=alert(1)>",  # ends an attribute
    "<!--<script>",  # puts an HTML parser into its double-escaped state
    "\u202egnol si siht\u202c",  # right-to-left override
    "مخطط 🚢 \u2028 港口",  # other scripts, an emoji, a line separator
    "{{ 7 * 7 }}{% raw %}",  # template code
    "\ud800 lone half",  # half of a surrogate pair
]


class Reader(HTMLParser):
    """Collects the elements of a page and the text of its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.code: list[tuple[str, dict[str, str | None], str]] = []
        self.words: dict[str, str] = {}
        self.open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open = tag
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.code.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.open = ""

    def handle_data(self, data: str) -> None:
        tag = self.open
        if tag in ("script", "style"):
            *_, (name, given, text) = self.code
            self.code[-1] = (name, given, text + data)
        else:
            self.words[tag] = self.words.get(tag, "") + data

    def data(self) -> dict[str, Any]:
        """Return the data block."""
        (text,) = [text for _, given, text in self.code if given.get("type") == "application/json"]
        found: dict[str, Any] = json.loads(text)
        return found

    def policy(self) -> str:
        """Return the Content-Security-Policy."""
        (found,) = [
            a["content"] for t, a in self.elements if a.get("http-equiv") == "Content-Security-Policy"
        ]
        return found or ""


def small(label: str = "Blue Coast Plan", sentence: str = "") -> Any:
    """Return two things with one relation, all called alike."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    common = {"aliases": (label,), "figures": (), "details": ()}
    network.add_node("r:a", label=label, kind=label, type="Zone", **common)
    network.add_node("r:b", label="b", kind=label, type="Zone", **common)
    found = Passage(label, sentence or label, ((0, 3),), 2, label, "r:claim-x", 0.5, "accepted", "r:source")
    network.add_edge(
        "r:a", "r:b", key="k", label=label, inverse=label, status="accepted", passages=(found,), predicate="k"
    )
    return network


def test_the_page_holds_what_the_network_holds(network: Any) -> None:
    """Nodes, edges and legend counts of the page are those of the network."""
    page = Reader(graph_page(network, "Coast"))
    data = page.data()
    assert (len(data["nodes"]), len(data["edges"])) == (len(network), network.number_of_edges()) == (4, 5)
    assert {e["type"]: e["count"] for e in data["legend"]} == {
        "PolicyDocument": 1,
        "PublicBody": 1,
        "Zone": 2,
    }
    assert "4 things · 5 relations · 2 sources" in page.words["p"]


def test_parallel_relations_are_both_on_the_page(network: Any) -> None:
    """Two relations between the same things are two edges, in their direction."""
    data = Reader(graph_page(network, "Coast")).data()
    ids = [node["id"] for node in data["nodes"]]
    found = [(ids[e["from"]], e["label"], ids[e["to"]]) for e in data["edges"]]
    assert found[:2] == [("r:plan", "issued by", "r:body"), ("r:plan", "prepared by", "r:body")]


def test_every_relation_leads_to_its_sentences(network: Any) -> None:
    """A relation names its passages; a sentence that bears out several is kept once."""
    data = Reader(graph_page(network, "Coast")).data()
    sentences = [[data["passages"][n]["s"] for n in edge["e"]] for edge in data["edges"]]
    assert sentences[0] == ["The ministry issued the plan.", "Again."]
    assert sentences[1] == ["The ministry issued the plan."]
    assert data["edges"][0]["e"][0] == data["edges"][1]["e"][0]
    assert data["edges"][3]["st"] == "disputed"
    assert data["edges"][3]["dashes"] is True


def test_there_are_eight_hostile_names() -> None:
    """All cases are collected."""
    assert len(HOSTILE) == 8


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str, tmp_path: Path) -> None:
    """Hostile titles, names and sentences add no element, and come back as they were."""
    harmless, hostile = graph_page(small(), "Coast"), graph_page(small(words), words)
    write_page(hostile, tmp_path / "page.html")
    read = Reader((tmp_path / "page.html").read_text(encoding="utf-8"))
    kept = words.encode("utf-8", "replace").decode("utf-8")
    assert [tag for tag, _ in read.elements] == [tag for tag, _ in Reader(harmless).elements]
    assert not any(name.startswith("on") for _, attributes in read.elements for name in attributes)
    assert read.words["title"] == kept
    assert read.data()["nodes"][0]["label"] == kept
    if "<" in words:
        assert words not in hostile


def test_nothing_is_loaded_from_anywhere(network: Any) -> None:
    """No element refers to another file, and our script and style ask for none."""
    page = Reader(graph_page(network, "Coast"))
    references = [
        (t, a) for t, a in page.elements for name in a if name in ("src", "href", "srcset", "action")
    ]
    assert references == []
    for name in (*SCRIPTS, "style.css"):
        own = (TEMPLATES / name).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        asked = re.findall(
            r"https?:|//\w|fetch\(|XMLHttpRequest|WebSocket|@import|url\(|import\(|sendBeacon", own
        )
        assert asked == [], name
    assert "sourceMappingURL" not in "".join(text for _, _, text in page.code)


def test_our_script_writes_text_only() -> None:
    """The script uses no way of turning text into elements or code."""
    for name in SCRIPTS:
        own = (TEMPLATES / name).read_text(encoding="utf-8")
        used = re.findall(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|DOMParser", own
        )
        assert used == [], name


def test_only_the_scripts_of_the_page_may_run(network: Any) -> None:
    """The policy of the page admits exactly its own scripts and style, by their hashes."""
    html = graph_page(network, "Coast")
    page = Reader(html)
    scripts = [
        source_hash(text)
        for tag, given, text in page.code
        if tag == "script" and given.get("type") != "application/json"
    ]
    (style,) = [source_hash(text) for tag, _, text in page.code if tag == "style"]
    assert len(scripts) == 2
    assert f"script-src {' '.join(scripts)}; style-src {style};" in page.policy()
    assert page.policy().startswith("default-src 'none';")
    assert "unsafe" not in page.policy()
    assert "\r" not in html  # a parser would change it, and the hashes would no longer match


def test_the_page_says_what_it_is(network: Any) -> None:
    """The page has a doctype, a language, an encoding, a title and labels for its controls."""
    html = graph_page(network, "Coast & sea")
    page = Reader(html)
    assert html.startswith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">')
    assert (page.words["title"], page.words["bdi"]) == ("Coast & sea", "Coast & sea")
    named = {a.get("aria-label") for _, a in page.elements} - {None}
    assert len(named) == 7
    assert any(t == "label" and a.get("for") == "find" for t, a in page.elements)


def test_an_empty_network_is_told_in_words() -> None:
    """A page without anything to draw says so, and what to do, without any script."""
    page = Reader(graph_page(nx.MultiDiGraph(), "Coast"))
    assert "Nothing to draw" in page.words["h2"]
    assert not [tag for tag, _ in page.elements if tag == "script"]


def test_the_hash_seed_does_not_matter(network: Any) -> None:
    """Three hash seeds give the same page, byte for byte."""
    program = (
        "import hashlib, pickle, sys\nfrom kg.views.pages import graph_page\n"
        "network = pickle.load(sys.stdin.buffer)\n"
        "print(hashlib.sha256(graph_page(network, 'Coast').encode()).hexdigest())"
    )
    found = set()
    for seed in ("0", "1", "42"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        run = subprocess.run(
            [sys.executable, "-c", program],
            input=pickle.dumps(network),
            env=environment,
            capture_output=True,
            check=True,
        )
        found.add(run.stdout)
    assert len(found) == 1


def test_a_page_is_written_as_a_whole(tmp_path: Path) -> None:
    """Writing replaces an old page and leaves nothing else behind."""
    target = tmp_path / "计划 page.html"
    target.write_text("old")
    write_page("<p>新</p>\n", target)
    assert target.read_bytes() == "<p>新</p>\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize(
    "place",
    [
        "missing/page.html",  # a folder that does not exist
        ".",  # a folder, not a file
    ],
)
def test_a_page_that_cannot_be_written_is_told(tmp_path: Path, place: str) -> None:
    """A place that cannot be written is an error with a hint, and leaves no half page."""
    with pytest.raises(InputError, match="Choose a file"):
        write_page("<p></p>", tmp_path / place)
    assert list(tmp_path.iterdir()) == []


def chain(count: int) -> Any:
    """Return things in a row, each related to the next."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    common = {"aliases": (), "figures": (), "details": (), "kind": "zone", "type": "Zone"}
    for n in range(count):
        network.add_node(f"r:{n:04d}", label=f"Zone {n}", **common)
    for n in range(count - 1):
        network.add_edge(
            f"r:{n:04d}",
            f"r:{n + 1:04d}",
            key="k",
            label="in",
            inverse="has",
            status="accepted",
            passages=(),
            predicate="kg:within",
        )
    return network


def test_a_page_of_very_many_things_opens_in_groups() -> None:
    """Of more things than are drawn at once every one is in the page, in exactly one group; none is cut."""
    network = chain(30)
    network.add_node("r:alone", label="Alone", aliases=(), figures=(), details=(), kind="zone", type="Zone")
    data = Reader(graph_page(network, "Chain", most=20)).data()
    assert len(data["nodes"]) == 31
    assert sorted(n for group in data["groups"] for n in group["m"]) == list(range(31))
    assert len(data["groups"]) > 2
    assert data["groups"][-1]["label"] == "Things without a relation"
    assert Reader(graph_page(network, "Chain")).data()["groups"] == []


def test_a_file_that_would_be_too_large_says_what_it_lacks() -> None:
    """Sentences go first, then relations of the least linked things; every thing stays, and it is told."""
    network = small("Plan", "A sentence.")
    edge = network.edges["r:a", "r:b", "k"]
    edge["passages"] += (replace(edge["passages"][0], sentence="Another sentence, somewhat longer. " * 9),)
    data = Reader(graph_page(network, "Plan")).data()
    whole = len(fitted(data))
    assert json.loads(fitted(data))["cut"] == ""
    less = json.loads(fitted(data, whole - 1))
    assert "one sentence a relation" in less["cut"]
    least = json.loads(fitted(data, 10))
    assert "0 of 1 relations in this file" in least["cut"]
    assert (least["edges"], least["passages"], len(least["nodes"])) == ([], [], 2)


def test_what_is_pinned_stays(tmp_path: Path) -> None:
    """Positions that were kept are kept, and a new thing is put beside its neighbour, on nobody."""
    network = chain(6)
    before = place(network, network, {})
    file = tmp_path / "pins.json"
    file.write_text(pins_text(before), encoding="utf-8")
    assert read_pins(file) == before
    after = place(chain(8), chain(8), read_pins(file))
    assert {node: after[node] for node in before} == before
    assert len(set(after.values())) == 8
    assert read_pins(tmp_path / "none.json") == {}


def clusters(count: int) -> Any:
    """Return things in clusters of twenty, each linked inside its own and sometimes to the next."""
    network = chain(0)
    for n in range(count):
        common = {"aliases": (), "figures": (), "details": (), "kind": "zone", "type": "Zone"}
        network.add_node(f"r:{n:04d}", label=f"Zone {n}", **common)
    for n in range(count):
        for other in {n - n % 20, (n * 7) % count if n % 9 == 0 else n} - {n}:
            words = {"label": "in", "inverse": "has", "status": "accepted", "passages": (), "predicate": "k"}
            network.add_edge(f"r:{n:04d}", f"r:{other:04d}", key="k", **words)
    return network


@pytest.mark.parametrize("count", [100, 500])
def test_a_graph_that_grows_moves_nothing_that_was_pinned(count: int) -> None:
    """With twenty things more, all the old ones lie where they lay, and the new ones on nobody."""
    before = place(clusters(count), clusters(count), {})
    grown = clusters(count + 20)
    after = place(grown, grown, before)
    moved = [((after[n][0] - x) ** 2 + (after[n][1] - y) ** 2) ** 0.5 for n, (x, y) in before.items()]
    assert sum(moved) / len(moved) == 0
    assert len(set(after.values())) == count + 20


def test_a_graph_that_shrinks_moves_nothing_that_stays() -> None:
    """With twenty things fewer, those that stay lie where they lay."""
    before = place(clusters(200), clusters(200), {})
    fewer = clusters(180)
    after = place(fewer, fewer, before)
    assert after == {node: spot for node, spot in before.items() if node in fewer}


@pytest.mark.parametrize("content", ["", "[]", '{"positions": 4}', '{"positions": {"r:a": ["x", 1]}}'])
def test_pins_that_are_none(content: str, tmp_path: Path) -> None:
    """A file that holds no positions is told with its name."""
    file = tmp_path / "pins.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="holds no positions"):
        read_pins(file)
