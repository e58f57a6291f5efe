"""A projection of the network as plain nodes and edges, for the formats that hold networks."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

import networkx as nx

from kg.exceptions import InputError
from kg.exports.markup import gexf, graphml
from kg.exports.plain import Cell, Column, Edge, Node, Plain
from kg.exports.tables import edge_table, node_table
from kg.graph.store import GraphFolder
from kg.network.bipartite import projection

_NODES: Final = (Column("kind"), Column("class"), Column("side", "integer"))
_EDGES: Final = (
    Column("via", many=True),
    Column("claims", many=True),
    Column("documents", many=True),
    Column("sentences", many=True),
)


def plain_projection(network: "nx.Graph[str]") -> Plain:
    """Return a projection (:func:`kg.network.bipartite.projection`) as nodes and edges.

    Edges lead from the first kind of things to the second and have a weight, the names of what they go by
    (``via``), the ids of the claims behind them, and the titles and sentences of the documents.
    """
    nodes = tuple(_node(name, data) for name, data in network.nodes(data=True))
    edges = tuple(_edge(network, one, other, data) for one, other, data in network.edges(data=True))
    return Plain(_NODES, nodes, _EDGES, edges, directed=network.is_directed())


def _node(name: str, data: Mapping[str, Any]) -> Node:
    kind = f"kg:{data['type']}"
    return Node(
        name, str(data["label"]), {"kind": str(data["kind"]), "class": kind, "side": str(data["side"])}
    )


def _edge(network: "nx.Graph[str]", one: str, other: str, data: Mapping[str, Any]) -> Edge:
    one, other = sorted((one, other), key=lambda end: (network.nodes[end]["side"], end))
    sentences = tuple(dict.fromkeys(p.sentence for p in data["passages"] if p.sentence))
    cells: dict[str, Cell] = {
        "via": tuple(data["via_labels"]),
        "claims": tuple(data["claims"]),
        "documents": tuple(data["documents"]),
        "sentences": sentences,
    }
    return Edge(one, other, "", cells, weight=str(data["weight"]))


def _tables(graph: Plain) -> dict[str, bytes]:
    weighted = replace(
        graph,
        edge_columns=(Column("weight", "integer"), *graph.edge_columns),
        edges=tuple(replace(e, cells={"weight": e.weight, **e.cells}) for e in graph.edges),
    )
    return {"nodes.csv": node_table(weighted).encode(), "edges.csv": edge_table(weighted).encode()}


WRITERS: Final[Mapping[str, Callable[[Plain], bytes | dict[str, bytes]]]] = MappingProxyType(
    {
        "graphml": lambda graph: graphml(graph).encode(),
        "gexf": lambda graph: gexf(graph).encode(),
        "csv": _tables,
    }
)


def write_projection(graph: GraphFolder, name: str, syntax: str) -> bytes | dict[str, bytes]:
    """Return a projection in a format for networks: the bytes, or the files of a folder.

    Raises:
        InputError: if there is no such projection, or the format holds no networks.
    """
    if syntax not in WRITERS:
        hint = f"Use one of {', '.join(WRITERS)}, or leave the projection away"
        raise InputError("this format holds the whole graph only", syntax, hint)
    return WRITERS[syntax](plain_projection(projection(graph, name)))
