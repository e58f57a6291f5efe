"""The public surface: ten names at the root, each documented, and what they return."""

import inspect
import os
from pathlib import Path

import networkx as nx
import pytest
import rdflib

import kg

PUBLIC = (
    "EXAMPLE",
    "Document",
    "Extraction",
    "Graph",
    "KgError",
    "__version__",
    "build",
    "extract",
    "load_ipython_extension",
    "open",
    "read",
)
METHODS = (
    "ask",
    "ask_both",
    "bundle",
    "central",
    "check",
    "claims",
    "close",
    "communities",
    "compare",
    "conflicts",
    "diff",
    "evidence",
    "export",
    "names",
    "network",
    "overview",
    "path",
    "path_picture",
    "picture",
    "projection",
    "push",
    "query",
    "questions",
    "rates",
    "search",
    "show",
    "unread",
    "verify",
    "view",
)
PROPERTIES = ("counts", "folder", "place", "rdflib", "report", "source")
NOTICE = (
    "The Harbour Ministry issued the Blue Coast Plan on 3 May 2021. The plan covers 40 square kilometres.\n"
)


def test_the_names_at_the_root() -> None:
    """``kg`` offers these names and no others; a change here is a change for every user."""
    assert tuple(kg.__all__) == PUBLIC
    assert all(hasattr(kg, name) for name in PUBLIC)
    modules = {name for name, value in vars(kg).items() if inspect.ismodule(value)}
    assert {name for name in vars(kg) if not name.startswith("_")} - modules == set(PUBLIC) - {"__version__"}


def test_the_members_of_a_graph() -> None:
    """A graph has these methods and properties and no others."""
    members = {name: value for name, value in inspect.getmembers(kg.Graph) if not name.startswith("_")}
    assert tuple(sorted(n for n, v in members.items() if inspect.isfunction(v))) == METHODS
    assert tuple(sorted(n for n, v in members.items() if isinstance(v, property))) == PROPERTIES


@pytest.mark.parametrize(
    "name", [*(n for n in PUBLIC if n[0].islower()), "Graph", *(f"Graph.{n}" for n in METHODS)]
)
def test_public_functions_are_documented_and_typed(name: str) -> None:
    """Every function of the public surface says what it returns, in words and as a type."""
    thing: object = kg
    for part in name.split("."):
        thing = getattr(thing, part)
    assert inspect.getdoc(thing)
    if inspect.isfunction(thing):
        signature = inspect.signature(thing)
        assert signature.return_annotation is not inspect.Signature.empty
        untyped = [
            p.name for p in signature.parameters.values() if p.annotation is p.empty and p.name != "self"
        ]
        assert untyped == []


def test_a_graph_is_built_opened_and_asked(tmp_path: Path) -> None:
    """From a text file to facts, rows and sentences in a few lines of Python."""
    source = tmp_path / "notice.txt"
    source.write_text(NOTICE, encoding="utf-8")
    document = kg.read(source)
    assert isinstance(document, kg.Document)
    assert isinstance(kg.extract(document), kg.Extraction)
    with kg.build(source, output=tmp_path / "graph") as built:
        assert built.left_out == ()
        assert built.counts["documents"] == 1
    with kg.open(tmp_path / "graph") as graph:
        assert graph.folder == tmp_path / "graph"
        assert graph.verify().ok
        rows = graph.query("SELECT ?label WHERE { ?policy a kg:PolicyDocument ; rdfs:label ?label }")
        assert [row["label"] for row in rows] == ["Blue Coast Plan"]


def test_the_same_store_is_seen_as_rdflib_and_networkx(example_folder: Path) -> None:
    """``rdflib`` is a Dataset and ``network()`` a MultiDiGraph whose edges know their sentences."""
    with kg.open(example_folder) as graph:
        assert isinstance(graph.rdflib, rdflib.Dataset)
        network = graph.network()
        assert isinstance(network, nx.MultiDiGraph)
        assert network.number_of_edges() > 100
        assert graph.query("SELECT ?s WHERE { ?s a kg:Zone }").df.shape[0] > 5
        zones = graph.network(kinds=["Zone"])
        assert 0 < zones.number_of_nodes() < network.number_of_nodes()


def test_open_takes_the_graph_at_hand_else_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``kg.open()`` opens ``kg-graph`` in the working folder, or else the packaged example."""
    monkeypatch.chdir(tmp_path)
    with kg.open() as graph:
        assert len(graph.ask("cq06", place="Shapingba")) > 0
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    kg.build("notice.txt").close()
    with kg.open() as graph:
        assert graph.counts["documents"] == 1


def test_the_page_is_written(example_folder: Path, tmp_path: Path) -> None:
    """``view`` returns the path of one HTML file that loads nothing from outside."""
    with kg.open(example_folder) as graph:
        page = graph.view(tmp_path / "page.html", title="Zones & plans")
    text = page.read_text(encoding="utf-8")
    assert "<title>Zones &amp; plans</title>" in text
    assert "<script src" not in text


def test_errors_have_one_root_and_say_what_where_and_what_to_do(tmp_path: Path) -> None:
    """A missing graph is a KgError of one line."""
    with pytest.raises(kg.KgError) as caught:
        kg.open(tmp_path / "nothing")
    assert caught.value.where == os.fspath(tmp_path / "nothing")
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_what_a_body_issued_and_what_a_zone_takes_in(tmp_path: Path) -> None:
    """A strategy counts among what a body issued, and a zone is asked for its parts in plain words."""
    source = tmp_path / "a.txt"
    source.write_text(
        "The Clean Harbour Strategy was issued by the Ministry of Finance of India in 2020.\n\n"
        "The Bay Industrial Corridor spans the States of Punjab, Haryana, Rajasthan and Gujarat.\n"
    )
    with kg.build(source, output=tmp_path / "graph") as graph:
        issued = graph.ask("cq01", body="Ministry of Finance")
        assert "issued Clean Harbour Strategy" in issued.told
        parts = graph.ask("Which states does the Bay Industrial Corridor cover?")
        assert parts.question.id == "cq42"
        assert len(parts) == 4
