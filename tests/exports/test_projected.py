"""Projections: the networks for analysts as GraphML, GEXF and tables, with weights and what they rest on."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from kg.exceptions import InputError
from kg.exports.formats import export
from kg.exports.projected import WRITERS, write_projection
from kg.graph.store import GraphFolder
from kg.network.bipartite import PROJECTIONS, projection

READERS: dict[str, Callable[[bytes], "nx.Graph[str]"]] = {
    "graphml": lambda data: nx.Graph(nx.read_graphml(io.BytesIO(data))),
    "gexf": lambda data: nx.Graph(nx.read_gexf(io.BytesIO(data), version="1.3")),
}


@pytest.mark.parametrize("syntax", READERS)
@pytest.mark.parametrize("name", PROJECTIONS)
def test_networkx_reads_back_equal(name: str, syntax: str, graph: GraphFolder) -> None:
    """Nodes, edges, weights and the claims behind them come back, without direction."""
    network = projection(graph, name)
    data = write_projection(graph, name, syntax)
    assert isinstance(data, bytes)
    assert b'="undirected"' in data
    found = READERS[syntax](data)
    assert {*found.nodes} == {*network.nodes}
    assert {frozenset(edge) for edge in found.edges} == {frozenset(edge) for edge in network.edges}
    for one, other, known in network.edges(data=True):
        read = found.edges[one, other]
        assert read["weight"] == known["weight"]
        assert tuple(json.loads(read.get("claims", "[]"))) == known["claims"]
        assert tuple(json.loads(read["via"])) == known["via_labels"]


def test_a_projection_with_its_sentence(graph: GraphFolder) -> None:
    """The edge between a body and an industry tells the plan and the sentences that link them."""
    found = READERS["gexf"](bytes(write_projection(graph, "body-industry", "gexf")))  # type: ignore[arg-type] # bytes
    read = found.edges["r:body-harbour", "kgt:indu-ships"]
    assert json.loads(read["via"]) == ["Lume Plan"]
    assert "The Harbour Ministry issued the Lume Plan on 4 May 2024." in json.loads(read["sentences"])
    assert found.nodes["r:body-harbour"]["kind"] == "public body"
    assert b'source="r:body-harbour" target="kgt:indu-ships" weight="1">' in bytes(
        write_projection(graph, "body-industry", "gexf")  # type: ignore[arg-type] # bytes
    )


def test_tables(graph: GraphFolder, tmp_path: Path) -> None:
    """As CSV it is two tables, with the weight in a column."""
    export(graph, "csv", tmp_path, "plan-place")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edges.csv", "nodes.csv"]
    (row,) = csv.DictReader(io.StringIO((tmp_path / "edges.csv").read_text(encoding="utf-8")))
    assert (row["source"], row["target"], row["weight"]) == ("r:policy-lume", "r:zone-lume", "1")


def test_what_holds_no_networks(graph: GraphFolder) -> None:
    """A format for whole graphs is refused, and so is a projection that there is not."""
    with pytest.raises(InputError, match="whole graph only"):
        write_projection(graph, "plan-place", "nq")
    with pytest.raises(InputError, match="no such projection"):
        write_projection(graph, "plans", "gexf")
    assert set(WRITERS) == {"graphml", "gexf", "csv"}
