"""All quads of a graph in dictionaries: what the integrity checks look things up in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.graph.stores import Store
from kg.graph.terms import CLAIMS, FACTS, LABEL, PREF_LABEL, REFERENCE, TYPE, VOCABULARY, Term, ours
from kg.namespaces import compact

Statement: TypeAlias = tuple[NamedNode, NamedNode, Term]

CLAIM, EVIDENCE = ours("Claim"), ours("Evidence")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A graph at a glance.

    Attributes:
        facts, reference, claims, vocabulary: the statements of these graphs; ``claims`` are of all documents.
        values: objects by subject (full IRI) and predicate, over all graphs.
        kinds: classes by subject.
        labels: one name for each thing, English if there is one.
    """

    facts: tuple[Statement, ...]
    reference: tuple[Statement, ...]
    claims: tuple[Statement, ...]
    vocabulary: tuple[Statement, ...]
    values: Mapping[str, Mapping[NamedNode, frozenset[Term]]]
    kinds: Mapping[str, frozenset[str]]
    labels: Mapping[str, str]

    def of(self, subject: str, predicate: NamedNode) -> frozenset[Term]:
        """Return the objects of a subject and a predicate."""
        return self.values.get(subject, {}).get(predicate, frozenset())

    def all_of(self, kind: NamedNode) -> tuple[str, ...]:
        """Return the IRIs of all things of exactly this class, sorted."""
        return tuple(sorted(iri for iri, kinds in self.kinds.items() if kind.value in kinds))

    def name(self, iri: str) -> str:
        """Return the name of a thing, or its compact IRI."""
        return self.labels.get(iri) or compact(iri)


def take_snapshot(store: Store) -> Snapshot:
    """Return all quads of a store, sorted and indexed."""
    parts: dict[str, list[Statement]] = {"facts": [], "reference": [], "claims": [], "vocabulary": []}
    values: dict[str, dict[NamedNode, set[Term]]] = {}
    for quad in sorted(store, key=str):
        part = _part(quad.graph_name)
        subject, value = quad.subject, quad.object
        if part and isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            parts[part].append((subject, quad.predicate, value))
            values.setdefault(subject.value, {}).setdefault(quad.predicate, set()).add(value)
    frozen = {iri: {p: frozenset(found) for p, found in known.items()} for iri, known in values.items()}
    return Snapshot(
        **{name: tuple(statements) for name, statements in parts.items()},
        values=frozen,
        kinds={iri: frozenset(o.value for o in known.get(TYPE, ())) for iri, known in frozen.items()},
        labels={
            iri: _label((*known.get(LABEL, ()), *known.get(PREF_LABEL, ()))) for iri, known in frozen.items()
        },
    )


def _part(name: object) -> str:
    if not isinstance(name, NamedNode):
        return ""
    if name.value.startswith(CLAIMS):
        return "claims"
    return {FACTS: "facts", REFERENCE: "reference", VOCABULARY: "vocabulary"}.get(name, "")


def _label(found: Iterable[Term]) -> str:
    names = [
        (term.language not in (None, "", "en"), term.value) for term in found if isinstance(term, Literal)
    ]
    return min(names)[1] if names else ""
