"""Tests of the exports and of the readable serialisations."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib import Dataset, Graph

from kg.exceptions import InputError
from kg.graph.build import GraphBuild
from kg.graph.exports import FORMATS, cell, export, tables
from kg.graph.manifest import Manifest
from kg.graph.serialisation import trig, turtle
from kg.graph.snapshot import take_snapshot
from kg.graph.store import GraphFolder, open_graph
from kg.graph.terms import FACTS, LABEL, TYPE, node, ours

HOSTILE = '=HYPERLINK("http://x.org") <b>&\u0001 "\\\n\u202e😀 kg:x'


@pytest.fixture
def graph(built: GraphBuild) -> GraphFolder:
    """Return the built graph in memory."""
    store = Store()
    store.extend(built.quads)
    return GraphFolder(Path(), Manifest("", (), {}, {}), store)


@pytest.fixture
def hostile() -> GraphFolder:
    """Return a graph of two things with hostile names and two parallel edges."""
    store = Store()
    one, two = node("r:zone-one"), node("r:zone-two")
    store.extend(Quad(n, TYPE, ours("Zone"), FACTS) for n in (one, two))
    store.extend(Quad(n, LABEL, Literal(HOSTILE), FACTS) for n in (one, two))
    store.extend(Quad(one, ours(p), two, FACTS) for p in ("spans", "contains"))
    return GraphFolder(Path(), Manifest("", (), {}, {}), store)


def written(graph: GraphFolder, syntax: str) -> bytes:
    """Return an export as bytes."""
    target = io.BytesIO()
    export(graph, syntax, target)
    return target.getvalue()


@pytest.mark.parametrize("syntax", ["trig", "nq", "jsonld"])
def test_quads_come_back(syntax: str, graph: GraphFolder, built: GraphBuild) -> None:
    """TriG, N-Quads and JSON-LD hold all quads."""
    kinds = {"trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}
    assert set(parse(written(graph, syntax), format=kinds[syntax])) == set(built.quads)


def test_triples_come_back(graph: GraphFolder, built: GraphBuild) -> None:
    """Turtle holds all triples of all graphs."""
    found = {quad.triple for quad in parse(written(graph, "ttl"), format=RdfFormat.TURTLE)}
    assert found == {quad.triple for quad in built.quads}


def test_rdflib_reads_the_same(graph: GraphFolder) -> None:
    """A second parser reads Turtle and TriG alike."""
    slim = [q for q in graph.store if q.graph_name == FACTS]
    assert len(Dataset().parse(data=trig(slim), format="trig")) == len(slim)
    assert len(Graph().parse(data=turtle(q.triple for q in slim), format="turtle")) == len(slim)


TERMS: dict[str, Literal | NamedNode] = {
    '"a\\"b\\\\c\\nd\\te\\u0001"': Literal('a"b\\c\nd\te\u0001'),  # every escape
    '"x"@zh-hans': Literal("x", language="zh-hans"),  # a language
    "5": Literal(5),  # an integer
    "0.5": Literal("0.5", datatype=node("xsd:decimal")),  # a decimal
    '"1"^^xsd:decimal': Literal("1", datatype=node("xsd:decimal")),  # a decimal that reads like an integer
    '"29"^^kg:ISIC4': Literal("29", datatype=node("kg:ISIC4")),  # a code
    "r:place-城市-1.a": node("r:place-城市-1.a"),  # other letters, and a dot inside
    "<https://w3id.org/policykg/id/a.>": node("r:a."),  # a dot at the end has no short form
    "<https://w3id.org/policykg/id/a/b>": node("r:a/b"),  # a slash neither
    "<https://example.org/x>": NamedNode("https://example.org/x"),  # no prefix
}


@pytest.mark.parametrize("text", TERMS)
def test_terms_as_written(text: str) -> None:
    """Each term is written in its shortest safe form, and reads as itself."""
    quad = Quad(node("r:s"), LABEL, TERMS[text], FACTS)
    content = trig([quad])
    assert f"r:s rdfs:label {text} .\n" in content
    assert list(parse(content, format=RdfFormat.TRIG)) == [quad]


def test_cases_collected() -> None:
    """No term of the table above got lost, and no format is untested."""
    assert len(TERMS) == 10
    assert sorted(FORMATS) == ["csv", "gexf", "graphml", "jsonld", "nq", "trig", "ttl"]


def test_trig_is_readable(built: GraphBuild) -> None:
    """TriG begins with the prefixes in use and gives each subject one block, its class first."""
    content = trig(q for q in built.quads if q.graph_name == FACTS)
    assert content.startswith("@prefix kg:")
    assert "@prefix schema:" not in content
    assert '\nr:zone-blue-coast a kg:Zone ;\n    rdfs:label "Blue Coast Zone"@en ;\n' in content
    assert trig([]) == ""


@pytest.mark.parametrize("syntax", ["graphml", "gexf"])
def test_parallel_edges_and_hostile_names(syntax: str, hostile: GraphFolder) -> None:
    """GraphML and GEXF keep parallel edges and hold any name as data."""
    content = written(hostile, syntax)
    root = ElementTree.fromstring(content)  # noqa: S314 - our own output
    assert sum(element.tag.endswith("}edge") for element in root.iter()) == 2
    assert sum(element.tag.endswith("}node") for element in root.iter()) == 2
    assert b"<b>" not in content
    assert b"\x01" not in content


def test_networkx_reads_graphml(graph: GraphFolder) -> None:
    """networkx reads the GraphML as a directed graph with names and classes."""
    network = networkx.read_graphml(io.BytesIO(written(graph, "graphml")), force_multigraph=True)
    assert network.nodes["r:zone-blue-coast"]["label"] == "Blue Coast Zone"
    assert network.nodes["r:zone-blue-coast"]["kind"] == "kg:Zone"
    assert network.has_edge("r:zone-blue-coast", "r:place-southport")
    assert not any(name.startswith("r:claim-") for name in network)


def test_networkx_reads_gexf(graph: GraphFolder) -> None:
    """networkx reads the GEXF too."""
    network = networkx.read_gexf(io.BytesIO(written(graph, "gexf")), version="1.3")
    assert network.nodes["r:zone-blue-coast"]["label"] == "Blue Coast Zone"


def test_tables(graph: GraphFolder) -> None:
    """The tables hold nodes, edges with the number of their claims, and claims with their passages."""
    found = tables(take_snapshot(graph.store))
    edges = list(csv.DictReader(io.StringIO(found["edges.csv"])))
    (spans,) = [e for e in edges if e["predicate"] == "kg:spans" and e["target"] == "r:place-northport"]
    assert spans["claims"] == "2"
    claims = list(csv.DictReader(io.StringIO(found["claims.csv"])))
    assert len(claims) == 30
    (guess,) = [c for c in claims if c["status"] == "proposed"]
    assert guess["passages"] == "51-71"


def test_zip_and_folder(graph: GraphFolder, tmp_path: Path) -> None:
    """The tables come as a zip archive or as a folder, with the same content."""
    export(graph, "csv", tmp_path / "tables")
    export(graph, "csv", tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / "tables" / name).read_bytes()
        assert sorted(archive.namelist()) == ["claims.csv", "edges.csv", "nodes.csv"]


CELLS = {
    "=1+1": "'=1+1",  # a formula
    "+cmd": "'+cmd",  # a formula that begins with a sign
    "@SUM(A1)": "'@SUM(A1)",  # an old kind of formula
    "-x": "'-x",  # a minus before a word
    " =1": "' =1",  # blanks before it
    "\t=1": "'\t=1",  # a tab before it
    "-5.25": "-5.25",  # a number
    "Zone - A": "Zone - A",  # a sign inside
    "": "",  # nothing
}


@pytest.mark.parametrize("value", CELLS)
def test_cells(value: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe; numbers and words are kept."""
    assert cell(value) == CELLS[value]


def test_cells_collected() -> None:
    """No cell of the table above got lost."""
    assert len(CELLS) == 9


def test_hostile_names_in_tables(hostile: GraphFolder) -> None:
    """A name that is a formula is escaped in the tables."""
    rows = csv.DictReader(io.StringIO(tables(take_snapshot(hostile.store))["nodes.csv"]))
    assert all(row["label"].startswith("'=") for row in rows)


def test_unknown_format(graph: GraphFolder) -> None:
    """An unknown format is refused, with the known ones."""
    with pytest.raises(InputError, match="graphml"):
        export(graph, "docx", io.BytesIO())


def test_target_that_cannot_be_written(graph: GraphFolder, tmp_path: Path) -> None:
    """A target that cannot be written gives one clear error."""
    for syntax in ("nq", "csv"):
        (tmp_path / "file").write_text("x")
        with pytest.raises(InputError, match="cannot be written"):
            export(graph, syntax, tmp_path / "file" / "x")


def test_export_of_an_opened_folder(write: Callable[[str], Path], graph: GraphFolder) -> None:
    """A graph on disk gives the same bytes as the same graph in memory."""
    with open_graph(write("g")) as opened:
        for syntax in FORMATS:
            assert written(opened, syntax) == written(graph, syntax)
