"""Entities as RDF: types, names and other names of everything that the tables do not describe."""

from collections.abc import Container, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kg.graph.reference import CONCEPTS, script_language
from kg.graph.statements import Judged
from kg.graph.terms import ALT_LABEL, FACTS, LABEL, PREF_LABEL, TYPE, claims_graph, node, ours, text
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
        for graph in graphs.get(iri, ()):
            yield from _describe(entity, graph, languages)


def _graphs(claims: Iterable[Judged]) -> dict[str, tuple[NamedNode, ...]]:
    facts: set[str] = set()
    beside: dict[str, set[str]] = {}
    for claim in claims:
        nodes = {claim.subject} | ({claim.object.value} if isinstance(claim.object, NamedNode) else set())
        if claim.status is Status.ACCEPTED:
            facts |= nodes
        for one in nodes:
            beside.setdefault(one, set()).add(claim.document)
    return {
        one: (FACTS,) if one in facts else tuple(claims_graph(name) for name in sorted(documents))
        for one, documents in beside.items()
    }


def _describe(entity: Entity, graph: NamedNode, languages: Mapping[str, str]) -> Iterator[Quad]:
    subject = node(entity.id)
    label = text(entity.label, _language(entity.label, entity, languages))
    yield Quad(subject, TYPE, ours(entity.kind), graph)
    yield Quad(subject, LABEL, label, graph)
    if entity.kind in CONCEPTS:
        yield Quad(subject, TYPE, node("skos:Concept"), graph)
        yield Quad(subject, PREF_LABEL, label, graph)
        yield Quad(subject, node("skos:inScheme"), node(SCHEMES[entity.kind]), graph)
    for alias in entity.aliases:
        if not alias.documents and alias.name != entity.label:
            yield Quad(subject, ALT_LABEL, text(alias.name, _language(alias.name, entity, languages)), graph)


def _language(name: str, entity: Entity, languages: Mapping[str, str]) -> str:
    if script_language(name) == "zh":
        return "zh"
    spoken = {languages.get(document, "") for document, _ in entity.members} - {"", "und", "zh"}
    return min(spoken) if spoken else "en"
