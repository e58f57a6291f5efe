"""The relations of a network as the pictures need them: by thing, in words, with their sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx

# Too many sentences make a table that nobody reads.
_SENTENCES: Final = 2


@dataclass(frozen=True, slots=True)
class Link:
    """A relation as seen from one of its ends.

    Attributes:
        words: the relation in words, in the direction seen.
        other: id of the thing at the other end.
        predicate: compact IRI of the relation.
        outgoing: whether the thing seen from is its subject.
        status: accepted, disputed, proposed, rejected or reference.
        sentences: pairs of a sentence and the name of its document.
    """

    words: str
    other: str
    predicate: str
    outgoing: bool
    status: str
    sentences: tuple[tuple[str, str], ...]


def links(network: "nx.MultiDiGraph[str]", thing: str) -> tuple[Link, ...]:
    """Return the relations of a thing, both ways, in order of their words and of the other label."""
    found = [*_outgoing(network, thing), *_incoming(network, thing)]
    return tuple(sorted(found, key=lambda k: (k.words, label(network, k.other), k.other, k.predicate)))


def label(network: "nx.MultiDiGraph[str]", thing: str) -> str:
    """Return the label of a thing."""
    return str(network.nodes[thing]["label"])


def type_of(network: "nx.MultiDiGraph[str]", thing: str) -> str:
    """Return the local name of the class of a thing."""
    return str(network.nodes[thing]["type"])


def sentences(data: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the first sentences behind an edge or a detail, each with its document."""
    pairs = [(p.sentence, p.document) for p in data.get("passages", ()) if p.sentence]
    return tuple(dict.fromkeys(pairs))[:_SENTENCES]


def order(network: "nx.MultiDiGraph[str]", thing: str) -> tuple[int, str, str]:
    """Return a key that puts the best connected things first, then goes by label."""
    return -network.degree(thing), label(network, thing), thing


def _outgoing(network: "nx.MultiDiGraph[str]", thing: str) -> Iterator[Link]:
    for _, other, data in network.out_edges(thing, data=True):
        yield Link(data["label"], other, data["predicate"], True, data["status"], sentences(data))


def _incoming(network: "nx.MultiDiGraph[str]", thing: str) -> Iterator[Link]:
    for other, _, data in network.in_edges(thing, data=True):
        if other != thing:
            yield Link(data["inverse"], other, data["predicate"], False, data["status"], sentences(data))
