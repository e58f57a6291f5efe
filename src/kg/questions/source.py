"""What this stage needs of a graph: its store, its texts, and single readings from both."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from pyoxigraph import Store as Embedded

from kg.graph.labels import LabelIndex
from kg.graph.stores import Store
from kg.graph.terms import LABEL, PREF_LABEL, node
from kg.graph.walks import Walks
from kg.namespaces import compact
from kg.questions.units import unit_in_words

NAMING: Final = (LABEL, PREF_LABEL, node("dcterms:title"))

_MANY: Final = 16
"""The labels of fewer things are read one by one."""

Node = NamedNode | BlankNode
Value = NamedNode | BlankNode | Literal


class Source(Protocol):
    """A graph that can be questioned."""

    @property
    def store(self) -> Store:
        """The store that holds the facts, the reference data, the claims and the vocabulary."""
        ...

    def text(self, digest: str) -> str:
        """Return the canonical text whose digest (with its ``sha256:``) this is."""
        ...


def walks(graph: Source) -> Walks | None:
    """Return the steps that a graph keeps beside its store; only one in a folder does so."""
    found = getattr(graph, "walks", None)
    return found if isinstance(found, Walks) else None


def quads(
    graph: Source,
    subject: Node | None = None,
    predicate: NamedNode | None = None,
    obj: Value | None = None,
    within: NamedNode | None = None,
) -> Iterator[Quad]:
    """Return the quads that fit, from every named graph or from the one given."""
    return graph.store.quads_for_pattern(subject, predicate, obj, within)


def values(graph: Source, subject: Node, predicate: NamedNode) -> tuple[Value, ...]:
    """Return the values of a property of a thing, each once, in order of their spelling."""
    found = {
        quad.object
        for quad in quads(graph, subject, predicate)
        if isinstance(quad.object, NamedNode | BlankNode | Literal)
    }
    return tuple(sorted(found, key=str))


def text_of(graph: Source, subject: Node, predicate: NamedNode) -> str:
    """Return the first value of a property as text, or an empty text."""
    found = values(graph, subject, predicate)
    return found[0].value if found else ""


def subjects(graph: Source, predicate: NamedNode, obj: Value) -> tuple[Node, ...]:
    """Return the things that have this value of this property, in order of their IRIs."""
    found = {
        quad.subject
        for quad in quads(graph, None, predicate, obj)
        if isinstance(quad.subject, NamedNode | BlankNode)
    }
    return tuple(sorted(found, key=str))


def occurs(graph: Source, thing: NamedNode) -> bool:
    """Return whether a thing is the subject or the object of any statement."""
    return any(True for _ in quads(graph, thing)) or any(True for _ in quads(graph, None, None, thing))


class Labels:
    """The labels of things, each read once.

    A label in English or without a language is preferred; a thing without any is called by its
    compact IRI, a unit or currency by its name.
    """

    def __init__(self, graph: Source) -> None:
        self._graph = graph
        self._known: dict[str, str] = {}

    def __call__(self, iri: str) -> str:
        """Return the label of an IRI."""
        if iri not in self._known:
            curie = compact(iri)
            self._known[iri] = self.read(iri) or unit_in_words(curie) or curie
        return self._known[iri]

    def gather(self, iris: Sequence[str]) -> None:
        """Read the labels of many things together, which on disk takes a fraction of the time."""
        left = [iri for iri in iris if iri not in self._known]
        index = getattr(self._graph, "labels_at_hand", None) if len(left) >= _MANY else None
        if isinstance(index, LabelIndex):
            self._known.update(index.labels(left))
            left = [iri for iri in left if iri not in self._known]
        store: object = self._graph.store  # a server is asked for many things at once anyway
        for predicate in NAMING:
            if not isinstance(store, Embedded) or len(left) < _MANY:
                return
            found = _told(store, predicate, left)
            self._known.update({iri: min(labels, key=_preference).value for iri, labels in found.items()})
            left = [iri for iri in left if iri not in found]

    def read(self, iri: str) -> str:
        """Return the label that the graph holds for an IRI, or an empty text."""
        for predicate in NAMING:
            found = [v for v in values(self._graph, NamedNode(iri), predicate) if isinstance(v, Literal)]
            if found:
                return min(found, key=_preference).value
        return ""


def _told(store: Embedded, predicate: NamedNode, iris: Sequence[str]) -> dict[str, list[Literal]]:
    """Return the texts that a property gives to things, by thing."""
    things = " ".join(str(NamedNode(iri)) for iri in iris)
    query = f"SELECT ?thing ?label WHERE {{ VALUES ?thing {{ {things} }} ?thing {predicate} ?label }}"
    rows: Any = store.query(query, use_default_graph_as_union=True)
    found: dict[str, list[Literal]] = {}
    for thing, label in rows:
        if isinstance(label, Literal):
            found.setdefault(thing.value, []).append(label)
    return found


def _preference(label: Literal) -> tuple[int, str, str]:
    language = (label.language or "").lower()
    rank = 0 if language in {"", "en"} else 1 if language.startswith("en") else 2
    return rank, language, label.value
