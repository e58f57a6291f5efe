"""Small networks for tests: links from rows, and more statements for the small graph."""

from collections.abc import Iterable

import networkx as nx
from pyoxigraph import RdfFormat, Store

from kg.namespaces import PREFIXES, expand
from kg.network.links import Links, make_links

Row = tuple[str, str, str]


def make(rows: Iterable[Row], classes: dict[str, str] | None = None, standing: str = "accepted") -> Links:
    """Return links of rows of compact IRIs; things without a class are zones."""
    full = [(expand(s), expand(p), expand(o), standing) for s, p, o in rows]
    named = {iri: "Zone" for s, _, o, _ in full for iri in (s, o)}
    return make_links(named | {expand(k): v for k, v in (classes or {}).items()}, full)


def simple(links: Links) -> "nx.Graph[int]":
    """Return the links as a networkx graph with the cheapest cost of each pair."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(links.things)))
    for one in range(len(links.things)):
        for arc in range(int(links.starts[one]), int(links.starts[one + 1])):
            other, cost = int(links.ends[arc]), int(links.costs[arc])
            if not graph.has_edge(one, other) or graph[one][other]["cost"] > cost:
                graph.add_edge(one, other, cost=cost)
    return graph


def add(store: Store, trig: str) -> None:
    """Add statements in TriG to a store, with the prefixes of the project."""
    prefixes = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())
    store.load((prefixes + trig).encode(), format=RdfFormat.TRIG)
