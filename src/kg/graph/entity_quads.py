"""Entities as RDF: types, names and other names of everything that the tables do not describe."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from pyoxigraph import NamedNode

from kg.graph.reference import CONCEPTS, script_language
from kg.graph.statements import Judged
from kg.graph.terms import ALT_LABEL, FACTS, LABEL, PREF_LABEL, TYPE, node, text
from kg.model import Entity
from kg.namespaces import KG, expand

SCHEMES: Mapping[str, str] = {
    "Industry": "kgt:industries",
    "Theme": "kgt:themes",
    "Indicator": "kgt:indicators",
}


_PLAIN: Final = re.compile(r"[ !#-\[\]-~]*")
"""Names that stand in a line as they are: ASCII without quotation marks, back strokes and control signs."""
# Written once: there are tens of thousands of such lines.
_IS, _CALLED, _END = f" {TYPE} <{KG}", f" {LABEL} ", f" {FACTS} .\n"
_UNTOLD: Final = frozenset({"", "und", "zh"})
Graphs = Callable[[Sequence[str]], Iterable[Sequence[NamedNode]]]
"""Returns for things (full IRIs) the graphs in which each is described."""


def entity_lines(
    entities: Iterable[Entity], graphs: Graphs, described: Container[str], languages: Mapping[str, str]
) -> Iterator[tuple[NamedNode, list[str]]]:
    """Yield the lines with type, label and unscoped aliases of those of some entities that claims are about.

    An entity with an accepted claim is described in the graph of facts; one that is only named in
    other claims is described beside them, so that it has a name but is no part of the facts. The lines of
    a thing come with their graph. ``described`` are the IRIs that the reference tables or the vocabularies
    describe already; ``languages`` are those of the documents.
    """
    wanted = [(iri, one) for one in entities if (iri := expand(one.id)) not in described]
    places = graphs([iri for iri, _ in wanted])
    for (iri, entity), found in zip(wanted, places, strict=True):
        if not found:
            continue
        lines = _describe(iri, entity, languages)
        for graph in found:
            end = _END if graph is FACTS else f" {graph} .\n"
            yield graph, [one + end for one in lines]


def things_of(claim: Judged) -> tuple[str, ...]:
    """Return the things that a claim is about."""
    if isinstance(claim.object, NamedNode):
        return claim.subject, claim.object.value
    return (claim.subject,)


def _describe(iri: str, entity: Entity, languages: Mapping[str, str]) -> list[str]:
    spoken = _spoken(entity, languages)
    label = _text(entity.label, spoken)
    lines = [f"<{iri}>{_IS}{entity.kind}>", f"<{iri}>{_CALLED}{label}"]
    if entity.kind in CONCEPTS:
        lines.append(f"<{iri}> {TYPE} {node('skos:Concept')}")
        lines.append(f"<{iri}> {PREF_LABEL} {label}")
        lines.append(f"<{iri}> {node('skos:inScheme')} {node(SCHEMES[entity.kind])}")
    for alias in entity.aliases:
        if not alias.documents and alias.name != entity.label:
            lines.append(f"<{iri}> {ALT_LABEL} {_text(alias.name, spoken)}")
    return lines


def _text(name: str, spoken: str) -> str:
    """Return a name as it stands in a line; one of plain letters needs no look at each of them."""
    if _PLAIN.fullmatch(name):
        return f'"{name}"{_tag(spoken)}'
    return str(text(name, _language(name, spoken)))


@lru_cache(maxsize=256)
def _tag(language: str) -> str:
    """Return how a language stands behind a name in a line."""
    return str(text("", language)).removeprefix('""')


def _spoken(entity: Entity, languages: Mapping[str, str]) -> str:
    """Return the language of the documents that name an entity."""
    if len(entity.members) == 1:
        only = languages.get(entity.members[0][0], "")
        return only if only not in _UNTOLD else "en"
    spoken = {languages.get(document, "") for document, _ in entity.members} - _UNTOLD
    return min(spoken) if spoken else "en"


def _language(name: str, spoken: str) -> str:
    return "zh" if script_language(name) == "zh" else spoken
