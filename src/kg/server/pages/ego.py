"""The ring of one thing, made of what is said of it, so that a hub of a large graph is drawn at once."""

from typing import Any, Final

import networkx as nx
from pyoxigraph import NamedNode

from kg.namespaces import compact
from kg.network.names import NODE_CLASSES
from kg.questions.headings import clean
from kg.questions.outline import Outline
from kg.questions.records import Records
from kg.questions.source import Source
from kg.server.pages.items import item
from kg.views.picture import Picture
from kg.views.ring import ring

_READ: Final = 13
"""So many things of a relation are drawn by name at most; the others are counted, and not read."""
_UNREAD: Final = "\U0010ffff"
"""A label that stands last in every order."""


def ego_ring(graph: Source, found: Outline, records: Records) -> Picture | None:
    """Return the picture of a thing with all that facts link it to; None if they link it to nothing."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    about = compact(found.iri)
    _add(network, about, graph, found.iri, records)
    for strand in found.strands:
        seen = 0
        for one in strand.said:
            if not isinstance(one.other, NamedNode) or not one.is_believed or one.other.value == found.iri:
                continue
            other = f"{strand.id} {compact(one.other.value)}"
            if seen < _READ:
                _add(network, other, graph, one.other.value, records)
                if network.nodes[other]["type"] not in NODE_CLASSES:
                    network.remove_node(other)
                    break
            else:
                network.add_node(other, label=_UNREAD, kind="", type="")
            seen += 1
            _link(network, about, other, strand.words)
    return ring(network, about) if network.number_of_edges() else None


def _add(network: Any, node: str, graph: Source, iri: str, records: Records) -> None:
    one = item(graph, iri, records.labels)
    network.add_node(node, label=clean(one.label), kind=one.kind, type=one.type)


def _link(network: Any, about: str, other: str, words: str) -> None:
    network.add_edge(
        about,
        other,
        key=words,
        label=words,
        inverse=words,
        predicate=words,
        status="accepted",
        passages=(),
    )
