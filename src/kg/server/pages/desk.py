"""What all pages of one site share: the open graph, and what is read of it once and kept."""

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Final, TypeVar

import networkx as nx
from pyoxigraph import Literal, NamedNode

from kg.graph.manifest import GRAPH
from kg.graph.sparql import Rows, run
from kg.graph.store import GraphFolder
from kg.graph.terms import CLAIMS, LABEL, TYPE, node, ours
from kg.identifiers import sha256
from kg.namespaces import R
from kg.network.names import NODE_CLASSES
from kg.network.projection import to_networkx
from kg.opened import Graph
from kg.questions.conflicts import Conflict, conflicts
from kg.questions.names import Names, read_names
from kg.questions.source import Labels
from kg.questions.supposed import Supposed, suppose
from kg.server.site import Site

Kept = TypeVar("Kept")
COUNTED: Final = (*NODE_CLASSES, "Statistic")
DRAWN: Final = 50_000
"""Graphs of more claims are not drawn as a whole: a picture of them would show nothing."""


class Desk:
    """The graph of a site, and what its pages keep of it; safe to use from several threads.

    Attributes:
        site: the site.
        graph: its graph.
        source: the same as the stages take it: the store, the texts, the manifest.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.graph: Graph = site.graph
        self.source: GraphFolder = site.graph._folder  # the stages take the folder, not the open graph
        self._kept: dict[str, object] = {}
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()

    def keep(self, name: str, make: Callable[[], Kept]) -> Kept:
        """Return what was kept under a name, made when it is first asked for."""
        with self._lock:
            lock = self._locks.setdefault(name, Lock())
        with lock:
            if name not in self._kept:
                self._kept[name] = make()
            return self._kept[name]  # type: ignore[return-value]  # what this name was made of

    def labels(self) -> Labels:
        """Return a reader of labels for one request."""
        return Labels(self.source)

    @property
    def names(self) -> Names:
        """All names of the graph."""
        return self.keep("names", lambda: read_names(self.source))

    @property
    def digest(self) -> str:
        """The SHA-256 of the graph, or an empty text where none is known."""
        return self.keep("digest", self._digest)

    def _digest(self) -> str:
        found = self.source.manifest.files.get(GRAPH, "")
        example = self.source.folder / "policy.trig"
        return found or (sha256(example.read_bytes()) if example.is_file() else "")

    @property
    def is_small(self) -> bool:
        """Whether the graph can be drawn as a whole."""
        return self.graph.counts.get("claims", 0) <= DRAWN

    @property
    def supposed(self) -> Supposed | None:
        """The graph with likely claims believed, or None where a copy in memory would be large."""
        return self.keep("supposed", lambda: suppose(self.source)) if self.is_small else None

    @property
    def network(self) -> "nx.MultiDiGraph[str]":
        """The facts between things as a network."""
        return self.keep("network", lambda: to_networkx(self.source))

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where the sources disagree."""
        return self.keep("conflicts", lambda: conflicts(self.source))

    @property
    def classes(self) -> Mapping[str, int]:
        """How many things of each class there are, by local name; classes without any are left out."""
        return self.keep("classes", self._classes)

    def _classes(self) -> Mapping[str, int]:
        counts = {name: len(self._of_class(name)) for name in COUNTED}
        return {name: count for name, count in counts.items() if count}

    def members(self, name: str) -> tuple[str, ...]:
        """Return the IRIs of all things of a class (its local name), in order of their labels."""
        return self.keep(f"members {name}", lambda: self._members(name))

    def _members(self, name: str) -> tuple[str, ...]:
        labels = self.keep("all labels", self._labels)
        return tuple(sorted(self._of_class(name), key=lambda iri: (labels.get(iri, iri), iri)))

    def _of_class(self, name: str) -> set[str]:
        found = self.source.store.quads_for_pattern(None, TYPE, ours(name), None)
        return {quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}

    def _labels(self) -> Mapping[str, str]:
        """Return the English label of every thing, in lower case, to be sorted by."""
        return {
            quad.subject.value: quad.object.value.casefold()
            for quad in self.source.store.quads_for_pattern(None, LABEL, None, None)
            if isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, Literal)
            and (quad.object.language or "en") == "en"
        }

    @property
    def claims(self) -> Mapping[str, int]:
        """How many claims rest on each source document, by its local id."""
        return self.keep("claims", self._claims)

    def _claims(self) -> Mapping[str, int]:
        query = "SELECT ?g (COUNT(?c) AS ?n) { GRAPH ?g { ?c a kg:Claim } } GROUP BY ?g"
        found = run(self.source.store, query)
        return {
            graph.value.removeprefix(CLAIMS): int(count.value)
            for graph, count in (found if isinstance(found, Rows) else ())
            if isinstance(graph, NamedNode) and isinstance(count, Literal)
        }

    @property
    def facts(self) -> int:
        """How many statements the graph asserts."""
        known = self.graph.counts.get("facts")
        return known or self.keep("facts", self._facts)

    def _facts(self) -> int:
        found = run(self.source.store, "SELECT (COUNT(*) AS ?n) { GRAPH r:graph-facts { ?s ?p ?o } }")
        count = found.rows[0][0] if isinstance(found, Rows) else None
        return int(count.value) if isinstance(count, Literal) else 0

    @property
    def newest(self) -> str:
        """The date of the newest source document, or an empty text."""
        return self.keep("newest", lambda: max(self.dates.values(), default=""))

    @property
    def dates(self) -> Mapping[str, str]:
        """The date of each source document that has one, by its IRI."""
        return self.keep("dates", self._dates)

    def _dates(self) -> Mapping[str, str]:
        documents = {R + row.id for row in self.source.manifest.documents}
        found = self.source.store.quads_for_pattern(None, node("dcterms:date"), None, None)
        return {
            quad.subject.value: quad.object.value
            for quad in found
            if isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, Literal)
            and quad.subject.value in documents
        }
