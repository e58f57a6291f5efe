"""Entities as RDF: types, names and other names of everything that the tables do not describe."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode, Quad

from kg.graph.reference import CONCEPTS, script_language
from kg.graph.statements import Judged
from kg.graph.terms import ALT_LABEL, LABEL, PREF_LABEL, TYPE, Term, node, ours, text
from kg.model import Entity, Resolution
from kg.namespaces import expand

SCHEMES: Mapping[str, str] = {
    "Industry": "kgt:industries",
    "Theme": "kgt:themes",
    "Indicator": "kgt:indicators",
}


def entity_quads(
    resolution: Resolution,
    graphs: Callable[[str], Sequence[NamedNode]],
    described: Container[str],
    languages: Mapping[str, str],
) -> Iterator[Quad]:
    """Yield type, label and unscoped aliases of the entities that claims are about.

    An entity with an accepted claim is described in the graph of facts; one that is only named in
    other claims is described beside them, so that it has a name but is no part of the facts.
    ``graphs`` returns the graphs in which a thing (full IRI) is described;
    ``described`` are the IRIs that the reference tables or the vocabularies describe already;
    ``languages`` are those of the documents.
    """
    for entity in resolution.entities:
        iri = expand(entity.id)
        if iri in described:
            continue
        if places := graphs(iri):
            for subject, predicate, value in _describe(entity, languages):
                yield from (Quad(subject, predicate, value, graph) for graph in places)


def things_of(claim: Judged) -> tuple[str, ...]:
    """Return the things that a claim is about."""
    if isinstance(claim.object, NamedNode):
        return claim.subject, claim.object.value
    return (claim.subject,)


def _describe(entity: Entity, languages: Mapping[str, str]) -> list[tuple[NamedNode, NamedNode, Term]]:
    subject = node(entity.id)
    label = text(entity.label, _language(entity.label, entity, languages))
    found: list[tuple[NamedNode, NamedNode, Term]] = [
        (subject, TYPE, ours(entity.kind)),
        (subject, LABEL, label),
    ]
    if entity.kind in CONCEPTS:
        found.append((subject, TYPE, node("skos:Concept")))
        found.append((subject, PREF_LABEL, label))
        found.append((subject, node("skos:inScheme"), node(SCHEMES[entity.kind])))
    for alias in entity.aliases:
        if not alias.documents and alias.name != entity.label:
            name = text(alias.name, _language(alias.name, entity, languages))
            found.append((subject, ALT_LABEL, name))
    return found


def _language(name: str, entity: Entity, languages: Mapping[str, str]) -> str:
    if script_language(name) == "zh":
        return "zh"
    spoken = {languages.get(document, "") for document, _ in entity.members} - {"", "und", "zh"}
    return min(spoken) if spoken else "en"
