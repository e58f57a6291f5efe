"""Small hand-made networks for pages."""

from typing import Any

import networkx as nx
import pytest

from kg.network.evidence import Passage
from kg.network.projection import Detail


def passage(sentence: str, marks: tuple[tuple[int, int], ...] = (), document: str = "Coast news") -> Passage:
    """Return a passage of a document."""
    return Passage(document, sentence, marks, None, "", "r:claim-x", 0.9, "accepted", f"r:{document}")


def add_node(network: Any, node: str, kind: str, label: str, **more: Any) -> None:
    """Add a node as the projection makes it."""
    data = {"label": label, "kind": kind.lower(), "type": kind, "aliases": (), "figures": (), "details": ()}
    network.add_node(node, **(data | more))


def add_edge(
    network: Any, one: str, key: str, other: str, *passages: Passage, status: str = "accepted"
) -> None:
    """Add an edge as the projection makes it."""
    network.add_edge(
        one, other, key=key, label=key, inverse=f"← {key}", status=status, passages=passages, predicate=key
    )


def small(label: str = "Blue Coast Plan", sentence: str = "The ministry issued the plan.") -> Any:
    """Return four things and five relations: two of them parallel, one disputed, one to itself."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    detail = Detail("kg:issuedOn", "issued on", label, "accepted", (passage(sentence),))
    add_node(network, "r:body", "PublicBody", "Harbour Ministry", aliases=(label,))
    add_node(network, "r:plan", "PolicyDocument", label, details=(detail,))
    add_node(network, "r:port", "Zone", "Port Lume")
    add_node(network, "r:town", "Zone", "Lume Town")
    add_edge(
        network, "r:plan", "issued by", "r:body", passage(sentence, ((4, 12),)), passage("Again.", (), label)
    )
    add_edge(network, "r:plan", "prepared by", "r:body", passage(sentence, ((4, 12),)))
    add_edge(network, "r:plan", "applies to", "r:port", passage(sentence))
    add_edge(network, "r:port", "within", "r:town", passage(sentence), status="disputed")
    add_edge(network, "r:town", "within", "r:town")
    return network


@pytest.fixture
def network() -> Any:
    """The small network."""
    return small()
