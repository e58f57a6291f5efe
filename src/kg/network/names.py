"""The names, aliases and classes of everything in a graph."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.stores import Store
from kg.namespaces import KG, PREFIXES, expand
from kg.network.wording import local_name, spaced

# The classes whose members are nodes; where a thing has several, the one named first counts.
NODE_CLASSES: Final = (
    "PolicyDocument",
    "Strategy",
    "Policy",
    "Measure",
    "Target",
    "Objective",
    "PublicBody",
    "UnnamedGroup",
    "Institution",
    "Zone",
    "Facility",
    "AdministrativeArea",
    "Place",
    "Industry",
    "Theme",
    "Event",
    "Challenge",
)
# A member of the class on the left is also one of the classes on the right.
BROADER: Final[Mapping[str, tuple[str, ...]]] = {
    "PolicyDocument": ("Policy",),
    "Strategy": ("Policy",),
    "Target": ("Objective",),
    "PublicBody": ("Institution",),
    "UnnamedGroup": ("Institution",),
    "Zone": ("Place",),
    "Facility": ("Place",),
    "AdministrativeArea": ("Place",),
}
_LABELS: Final = ("rdfs:label", "skos:prefLabel", "dcterms:title")


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called and what they are, by full IRI.

    Attributes:
        labels: the one label that is shown (English first, then without language, then any).
        aliases: other labels and alternative labels, sorted.
        classes: local name of the class, for members of :data:`NODE_CLASSES` only.
    """

    labels: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    classes: Mapping[str, str]

    def label(self, iri: str) -> str:
        """Return the label of a thing, or the last part of its IRI in words."""
        return self.labels.get(iri) or spaced(local_name(iri))


def read_names(store: Store) -> Names:
    """Return the names of all things in all named graphs of a store."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for rank, curie in enumerate(_LABELS):
        for iri, literal in _literals(store, curie):
            language = literal.language or ""
            order = 0 if language.startswith("en") else 1 if not language else 2
            found.setdefault(iri, []).append((order, rank, literal.value))
    labels = {iri: min(choices)[2] for iri, choices in found.items()}
    others: dict[str, set[str]] = {iri: {text for _, _, text in texts} for iri, texts in found.items()}
    for iri, literal in _literals(store, "skos:altLabel"):
        others.setdefault(iri, set()).add(literal.value)
    aliases = {iri: tuple(sorted(texts - {labels.get(iri)})) for iri, texts in others.items()}
    return Names(labels, aliases, _classes(store))


def _literals(store: Store, curie: str) -> list[tuple[str, Literal]]:
    quads = store.quads_for_pattern(None, NamedNode(expand(curie)), None, None)
    return [
        (q.subject.value, q.object)
        for q in quads
        if isinstance(q.subject, NamedNode) and isinstance(q.object, Literal)
    ]


def _classes(store: Store) -> dict[str, str]:
    classes: dict[str, str] = {}
    for name in reversed(NODE_CLASSES):  # the first of the list is written last and stays
        members = store.quads_for_pattern(
            None, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(KG + name), None
        )
        classes.update({q.subject.value: name for q in members if isinstance(q.subject, NamedNode)})
    return classes
