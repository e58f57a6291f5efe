"""GraphML and GEXF: networkx reads them back equal, and GEXF keeps to the rules of its schema."""

import io
import json
from collections.abc import Callable, Iterable, Mapping
from xml.etree.ElementTree import Element, fromstring

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.exports.markup import clean, gexf, graphml
from kg.exports.plain import Cell, Column, Edge, Node, Plain, plain
from kg.graph.snapshot import take_snapshot
from kg.graph.store import GraphFolder

from .conftest import NAMES, STRANGE, named, written

READERS: dict[str, Callable[[bytes], "nx.MultiDiGraph[str]"]] = {
    "graphml": lambda data: nx.MultiDiGraph(nx.read_graphml(io.BytesIO(data), force_multigraph=True)),
    "gexf": lambda data: nx.MultiDiGraph(nx.read_gexf(io.BytesIO(data), version="1.3")),
}
TYPES: Mapping[str, type] = {"integer": int, "decimal": float}
Attributes = dict[str, object]


def expected(cells: Mapping[str, Cell], columns: Iterable[Column]) -> Attributes:
    """Return the attributes that a reader must find: lists as JSON, what is empty left out."""
    found: Attributes = {}
    for column in columns:
        cell = cells.get(column.name)
        if isinstance(cell, tuple) and cell:
            found[column.name] = clean(json.dumps(cell, ensure_ascii=False))
        elif isinstance(cell, str) and cell:
            found[column.name] = TYPES.get(column.kind, str)(clean(cell))
    return found


def of_graph(graph: Plain) -> tuple[dict[str, Attributes], list[tuple[str, str, Attributes]]]:
    """Return the nodes by id and the edges, as a reader must find them."""
    label = Column("label")
    nodes = {n.id: expected({**n.cells, "label": n.label}, (*graph.node_columns, label)) for n in graph.nodes}
    edges = [
        (e.source, e.target, expected({**e.cells, "label": e.label}, (*graph.edge_columns, label)))
        for e in graph.edges
    ]
    return nodes, edges


def of_network(
    network: "nx.MultiDiGraph[str]",
) -> tuple[dict[str, Attributes], list[tuple[str, str, Attributes]]]:
    """Return the nodes by id and the edges, as the reader found them."""
    nodes = {str(name): {k: v for k, v in data.items() if v != ""} for name, data in network.nodes(data=True)}
    edges = [
        (str(s), str(t), {k: v for k, v in data.items() if k != "id" and v != ""})
        for s, t, data in network.edges(data=True)
    ]
    return nodes, edges


def by_text(edges: Iterable[tuple[str, str, Attributes]]) -> list[str]:
    """Return edges in an order that does not depend on the reader."""
    return sorted(repr((s, t, sorted(data.items()))) for s, t, data in edges)


def check(syntax: str, graph: Plain) -> None:
    """Compare what networkx reads with what was to be written."""
    text = {"graphml": graphml, "gexf": gexf}[syntax](graph)
    found, wanted = of_network(READERS[syntax](text.encode())), of_graph(graph)
    assert found[0] == wanted[0]
    assert by_text(found[1]) == by_text(wanted[1])


@pytest.mark.parametrize("syntax", READERS)
def test_networkx_reads_back_equal(syntax: str, graph: GraphFolder) -> None:
    """Nodes, edges and all their values come back with their types."""
    simple = plain(take_snapshot(graph.store))
    assert (len(simple.nodes), len(simple.edges)) == (8, 5)
    check(syntax, simple)


@pytest.mark.parametrize("syntax", READERS)
def test_values_that_can_be_used(syntax: str, graph: GraphFolder) -> None:
    """Years are numbers, kinds and relations are words, and lists are JSON."""
    network = READERS[syntax](written(graph, syntax))
    plan = network.nodes["r:policy-lume"]
    assert (plan["label"], plan["kind"], plan["class"]) == (
        "Lume Plan",
        "policy document",
        "kg:PolicyDocument",
    )
    assert (plan["year"], plan["issuedOn"]) == (2024, "2024-05-04")
    assert json.loads(plan["aliases"]) == ["the Plan", "卢梅规划"]
    assert network.nodes["r:place-lume"]["longitude"] == -0.25
    ((_, _, data),) = network.out_edges("r:body-harbour", data=True) or network.in_edges(
        "r:body-harbour", data=True
    )
    assert (data["label"], data["predicate"], data["claims"]) == ("issued by", "kg:issuedBy", 1)
    assert json.loads(data["documents"]) == ["News from Lume"]
    assert not any(name.startswith("r:claim-") for name in network)


@pytest.mark.parametrize("syntax", READERS)
def test_strange_names(syntax: str) -> None:
    """Markup, quotes, line breaks, characters beyond the first plane and forbidden ones do no harm."""
    check(syntax, plain(take_snapshot(named(STRANGE).store)))


CELL = st.one_of(NAMES, st.just(""))
ROW = st.fixed_dictionaries(
    {},
    optional={
        "text": CELL,
        "many": st.lists(CELL, max_size=3).map(tuple),
        "whole": st.integers(-(2**62), 2**62).map(str),
        "part": st.decimals(-1000, 1000, places=3).map(str),
    },
)
COLUMNS = (Column("text"), Column("many", many=True), Column("whole", "integer"), Column("part", "decimal"))


@pytest.mark.parametrize("syntax", READERS)
@settings(max_examples=60)
@given(st.lists(st.tuples(CELL, ROW), min_size=1, max_size=3), st.lists(st.tuples(CELL, ROW), max_size=3))
def test_any_values_come_back(
    syntax: str, nodes: list[tuple[str, dict[str, Cell]]], edges: list[tuple[str, dict[str, Cell]]]
) -> None:
    """Any texts, lists, numbers and missing values come back, on nodes and on parallel edges and loops."""
    made = tuple(Node(f"n{i}", label, row) for i, (label, row) in enumerate(nodes))
    links = tuple(Edge("n0", made[-1].id, label, row) for label, row in edges)
    check(syntax, Plain(COLUMNS, made, COLUMNS, links))


def test_forbidden_characters_are_told() -> None:
    """A control character becomes its picture; what is no character at all becomes the mark for that."""
    assert clean("\x00\x1f\x7f\t\n\r") == "␀␟\x7f\t\n\r"
    assert clean("\ufffe\uffff\U0001f600") == "\ufffd\ufffd\U0001f600"


# What the schema of GEXF 1.3 allows of what is written here: children, required and further attributes.
RULES: Mapping[str, tuple[set[str], set[str], set[str]]] = {
    "gexf": ({"meta", "graph"}, {"version"}, {"variant"}),
    "graph": ({"attributes", "nodes", "edges"}, set(), {"mode", "defaultedgetype", "idtype"}),
    "attributes": ({"attribute"}, {"class"}, {"mode"}),
    "attribute": ({"default", "options"}, {"id", "title", "type"}, set()),
    "nodes": ({"node"}, set(), {"count"}),
    "node": ({"attvalues", "spells"}, {"id"}, {"label", "pid"}),
    "edges": ({"edge"}, set(), {"count"}),
    "edge": ({"attvalues", "spells"}, {"source", "target"}, {"id", "type", "label", "weight", "kind"}),
    "attvalues": ({"attvalue"}, set(), set()),
    "attvalue": (set(), {"for", "value"}, set()),
}
ATTRIBUTE_TYPES = {"string", "integer", "long", "double", "float", "boolean", "liststring", "anyURI"}


def faults(element: Element) -> list[str]:
    """Return what breaks the rules in an element and below it."""
    name = element.tag.removeprefix("{http://gexf.net/1.3}")
    children, required, further = RULES[name]
    below = [child.tag.removeprefix("{http://gexf.net/1.3}") for child in element]
    found = [f"{name} has {child}" for child in below if child not in children]
    found += [f"{name} lacks {a}" for a in sorted(required - {*element.keys()})]
    found += [f"{name} has {a}" for a in sorted({*element.keys()} - required - further)]
    return found + [fault for child in element for fault in faults(child)]


def test_gexf_keeps_to_its_schema(graph: GraphFolder) -> None:
    """Elements, attributes, types and references are those of GEXF 1.3."""
    for one in (graph, named(STRANGE)):
        root = fromstring(written(one, "gexf"))  # noqa: S314 - our own output
        assert faults(root) == []
        assert root.get("version") == "1.3"
        types = {a.get("type") for a in root.iter("{http://gexf.net/1.3}attribute")}
        assert types <= ATTRIBUTE_TYPES
        ids = [n.get("id") for n in root.iter("{http://gexf.net/1.3}node")]
        assert len(ids) == len(set(ids)) > 7
        assert {
            e.get(end) for e in root.iter("{http://gexf.net/1.3}edge") for end in ("source", "target")
        } <= {*ids}
    assert faults(fromstring('<gexf xmlns="http://gexf.net/1.3"><graph x="1"/></gexf>')) == [  # noqa: S314 - ours
        "gexf lacks version",
        "graph has x",
    ]
