"""Entities as RDF: types, names and other names of everything that the tables do not describe."""

from collections.abc import Container, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kg.graph.reference import CONCEPTS, script_language
from kg.graph.statements import Judged
from kg.graph.terms import ALT_LABEL, FACTS, LABEL, PREF_LABEL, TYPE, Term, claims_graph, node, ours, text
from kg.model import Entity, Resolution, Status
from kg.namespaces import expand

SCHEMES: Mapping[str, str] = {
    "Industry": "kgt:industries",
    "Theme": "kgt:themes",
    "Indicator": "kgt:indicators",
}


def entity_quads(
    resolution: Resolution,
    claims: Iterable[Judged],
    described: Container[str],
    languages: Mapping[str, str],
) -> Iterator[Quad]:
    """Yield type, label and unscoped aliases of the entities that claims are about.

    An entity with an accepted claim is described in the graph of facts; one that is only named in
    other claims is described beside them, so that it has a name but is no part of the facts.
    ``described`` are the IRIs that the reference tables or the vocabularies describe already;
    ``languages`` are those of the documents.
    """
    graphs = _graphs(claims)
    for entity in resolution.entities:
        iri = expand(entity.id)
        if iri in described:
            continue
        if places := graphs.get(iri):
            for subject, predicate, value in _describe(entity, languages):
                yield from (Quad(subject, predicate, value, graph) for graph in places)


def _graphs(claims: Iterable[Judged]) -> dict[str, tuple[NamedNode, ...]]:
    claims = tuple(claims)
    facts = {one for claim in claims if claim.status is Status.ACCEPTED for one in _nodes(claim)}
    beside: dict[str, set[str]] = {}
    for claim in claims:
        for one in _nodes(claim):
            if one not in facts:
                beside.setdefault(one, set()).add(claim.document)
    found: dict[str, tuple[NamedNode, ...]] = dict.fromkeys(facts, (FACTS,))
    found.update((one, tuple(map(claims_graph, sorted(names)))) for one, names in beside.items())
    return found


def _nodes(claim: Judged) -> tuple[str, ...]:
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
