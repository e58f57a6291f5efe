"""What all parts of the reconciliation service share: one reading of the graph, ids, kinds, properties."""

from collections.abc import Mapping
from typing import Final

from pyoxigraph import NamedNode

from kg.graph.labels import LabelIndex
from kg.graph.store import GraphFolder
from kg.namespaces import KG, compact, expand
from kg.questions import words
from kg.questions.kinds import MACHINERY, PROPERTIES
from kg.questions.names import spelled
from kg.questions.search import classes
from kg.questions.source import Labels
from kg.server.site import Site

INCOMING: Final = "^"
"""What stands before the id of a property that is read from its object: ``^kg:issuedBy`` is "issued"."""
_LONGEST: Final = 300
_HIDDEN: Final = frozenset(
    f"{KG}{name}"
    for name in (
        *("confidence", "conflictsWith", "end", "hasEvidence", "modality", "page", "reviewStatus", "rule"),
        *("ruleVersion", "sourceDigest", "start", "statusReason", "textDigest", "tier"),
    )
)
_OTHERS: Final = (
    *("dcterms:date", "dcterms:identifier", "dcterms:isPartOf", "dcterms:isReplacedBy", "dcterms:publisher"),
    *("rdf:type", "schema:latitude", "schema:longitude", "skos:altLabel", "skos:broader", "skos:notation"),
    *("org:subOrganizationOf", "skos:exactMatch", "skos:closeMatch"),
)


class RequestError(Exception):
    """A request that cannot be answered, in words, with the status that HTTP has for it."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


class Desk:
    """A graph as one request reads it; labels are read once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.graph: GraphFolder = site.graph._folder
        self.labels = Labels(self.graph)

    @property
    def index(self) -> LabelIndex:
        """The names of the graph."""
        return self.graph.labels

    def iri(self, identifier: object) -> str:
        """Return the IRI of a named thing by its id, or an empty text if there is none."""
        if not isinstance(identifier, str) or len(identifier) > _LONGEST:
            return ""
        return next((iri for iri in spelled(identifier) if self.index.thing(iri) is not None), "")

    def kinds(self) -> list[dict[str, str]]:
        """Return the classes of things as types, the most used first."""
        used = self.index.marks()
        found = sorted(classes(self.graph), key=lambda iri: (-used.get(iri, 0), iri))
        return [{"id": compact(iri), "name": words.kind(iri, self.labels)} for iri in found]

    def properties(self) -> Mapping[str, str]:
        """Return the properties that can be asked for: ids with their words, in both directions."""
        marked = (iri for iri in self._marked() if iri not in _HIDDEN)
        found: dict[str, str] = {}
        for iri in sorted({*marked, *map(expand, _OTHERS)}, key=compact):
            found[compact(iri)] = words.outgoing(iri, self.labels)
            if compact(iri) in words.INCOMING:
                found[INCOMING + compact(iri)] = words.incoming(iri, self.labels)
        return found

    def _marked(self) -> frozenset[str]:
        graph, kind = self.graph, "rdf:type"
        found = (
            quad.subject.value
            for one in sorted(PROPERTIES)
            for quad in graph.store.quads_for_pattern(None, NamedNode(expand(kind)), NamedNode(one), None)
            if isinstance(quad.subject, NamedNode)
        )
        return frozenset(iri for iri in found if iri.startswith(KG) and iri not in MACHINERY)

    def types(self, iris: tuple[str, ...]) -> list[dict[str, str]]:
        """Return classes as types with their names."""
        return [{"id": compact(iri), "name": words.kind(iri, self.labels)} for iri in iris]
