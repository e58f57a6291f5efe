"""An open graph made ready for paths and figures: its names, its links, and the evidence on demand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.namespaces import KG, compact
from kg.network.evidence import Claimed, GraphSource, Passage, read_claims_of, statement_key
from kg.network.links import Links, read_links
from kg.network.names import Names, read_names
from kg.network.relations import relations
from kg.network.wording import local_name, spaced


@dataclass(frozen=True, slots=True, order=True)
class Stop:
    """A thing on a path or in a list: its compact IRI, label and kind in words."""

    id: str
    label: str
    kind: str

    def __str__(self) -> str:
        return f"{self.label} ({self.kind})"


@dataclass(frozen=True, slots=True, eq=False)
class Web:
    """What is computed on: the graph (for the sentences), its names and its links."""

    graph: GraphSource
    names: Names
    links: Links

    def stop(self, thing: int) -> Stop:
        """Return a thing by its number among the links."""
        iri, kind = self.links.things[thing], self.links.kind(thing)
        told = self.names.labels.get(KG + kind) or spaced(kind)
        return Stop(compact(iri), self.names.label(iri), told)

    def label(self, predicate: str) -> str:
        """Return a relation in words, by its full IRI."""
        return self.names.labels.get(predicate) or spaced(local_name(predicate))

    def words(self, predicate: str, *, forward: bool) -> str:
        """Return a relation in the words of the direction walked, by its full IRI."""
        curie = compact(predicate)
        return relations()[curie].words(curie, self.label(predicate), forward=forward)

    def claims(self, rows: Iterable[int]) -> Mapping[str, Claimed]:
        """Return what is claimed of some links, by :func:`kg.network.evidence.statement_key`."""
        return read_claims_of(self.graph, self.names, (self.links.triple(row) for row in rows))


def read_web(graph: GraphSource, *, doubtful: bool = False) -> Web:
    """Return a graph made ready; with ``doubtful`` what is only proposed or disputed is taken too."""
    names = read_names(graph.store)
    return Web(graph, names, read_links(graph.store, names, doubtful=doubtful))


def passages_of(web: Web, claims: Mapping[str, Claimed], row: int) -> tuple[Passage, ...]:
    """Return the passages that bear a link out, best first: the accepted ones where it is believed."""
    subject, predicate, obj = web.links.triple(row)
    claimed = claims.get(statement_key(subject, predicate, f"<{obj}>"))  # as pyoxigraph writes a node
    found = claimed.passages if claimed else ()
    standing = web.links.standing(row)
    wanted = "accepted" if standing in ("reference", "vocabulary") else standing
    return tuple(p for p in found if p.status == wanted) or found
