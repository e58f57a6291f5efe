"""What is said of one thing: its relations read from where it stands, its values and its figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.graph.terms import FACTS, REFERENCE
from kg.namespaces import compact, expand
from kg.network.evidence import Passage, Term, read_claims_of, statement_key
from kg.network.figures import amount, indicator
from kg.network.projection import NAMING, PARTICULARS
from kg.network.web import Stop, Web

_OBSERVED: Final = expand("kg:observedEntity")
_QUANTIFIED: Final = expand("kg:quantifiedBy")
_VALUE: Final = expand("kg:value")
_NOTATION: Final = expand("skos:notation")
_Statement: TypeAlias = tuple[str, str, Term]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement about a thing.

    Attributes:
        words: the relation read from the thing ("issued", "was issued by").
        other: the thing or value at the other end; a value has an empty id and kind.
        standing: accepted or reference.
        passages: the sentences that bear it out.
    """

    words: str
    other: Stop
    standing: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a thing: what is counted, for which year (empty if none is given), how many."""

    indicator: str
    year: str
    value: str
    passages: tuple[Passage, ...]


def said_of(web: Web, iri: str) -> tuple[Said, ...]:
    """Return what facts and reference tables say of a thing (by its full IRI), without names and figures.

    Sorted by relation and label; a statement that both make is told once, as a fact.
    """
    found: dict[_Statement, str] = {}
    for triple, standing in _statements(web, iri):
        found.setdefault(triple, standing)
    claims = read_claims_of(web.graph, web.names, found)
    told = []
    for (subject, predicate, obj), standing in found.items():
        forward = subject == iri
        other = _other(web, obj) if forward else web.stop(web.links.position[subject])
        claimed = claims.get(statement_key(subject, predicate, obj))
        passages = tuple(p for p in claimed.passages if p.status == "accepted") if claimed else ()
        told.append(Said(_words(web, predicate, obj, forward=forward), other, standing, passages))
    return tuple(sorted(told, key=lambda s: (s.words, s.other.label, s.other.id)))


def _statements(web: Web, iri: str) -> Iterator[tuple[_Statement, str]]:
    thing, classes, store = NamedNode(iri), web.names.classes, web.graph.store
    for place, standing in ((FACTS, "accepted"), (REFERENCE, "reference")):
        for quad in store.quads_for_pattern(thing, None, None, place):
            predicate, obj = quad.predicate.value, quad.object
            is_link = isinstance(obj, NamedNode) and obj.value in classes
            wanted = place == FACTS or is_link or predicate in PARTICULARS
            if wanted and predicate not in NAMING | {_QUANTIFIED} and isinstance(obj, NamedNode | Literal):
                yield (iri, predicate, obj), standing
        for quad in store.quads_for_pattern(None, None, thing, place):
            subject = quad.subject
            if isinstance(subject, NamedNode) and subject.value in classes and subject != thing:
                yield (subject.value, quad.predicate.value, thing), standing


def _other(web: Web, obj: Term) -> Stop:
    if isinstance(obj, NamedNode) and obj.value in web.links.position:
        return web.stop(web.links.position[obj.value])
    return Stop("", web.names.label(obj.value) if isinstance(obj, NamedNode) else obj.value, "")  # type: ignore[union-attr]  # a literal


def _words(web: Web, predicate: str, obj: Term, *, forward: bool) -> str:
    """Return the relation in words; for a code, the name of its code list."""
    if predicate == _NOTATION and isinstance(obj, Literal):
        return web.names.labels.get(obj.datatype.value, "code")
    return web.words(predicate, forward=forward)


def figures_of(web: Web, iri: str) -> tuple[Figure, ...]:
    """Return the figures that facts give of a thing, by indicator, year and value."""
    thing, store = NamedNode(iri), web.graph.store
    counted: list[Term] = [
        q.subject for q in store.quads_for_pattern(None, NamedNode(_OBSERVED), thing, FACTS)
    ]
    counted += [q.object for q in store.quads_for_pattern(thing, NamedNode(_QUANTIFIED), None, FACTS)]
    found = {term.value: _figure(web, term) for term in counted if isinstance(term, NamedNode)}
    told = [figure for figure in found.values() if figure is not None]
    return tuple(sorted(told, key=lambda f: (f.indicator, f.year, f.value)))


def _figure(web: Web, statistic: NamedNode) -> Figure | None:
    parts: dict[str, str] = {}
    value: Term | None = None
    for quad in web.graph.store.quads_for_pattern(statistic, None, None, FACTS):
        if isinstance(quad.object, NamedNode | Literal):
            parts[compact(quad.predicate.value)] = quad.object.value
            value = quad.object if quad.predicate.value == _VALUE else value
    if value is None:
        return None
    claims = read_claims_of(web.graph, web.names, [(statistic.value, _VALUE, value)])
    passages = tuple(p for claimed in claims.values() for p in claimed.passages if p.status == "accepted")
    year = parts.get("kg:referenceYear", "")
    return Figure(indicator(parts, web.names), year, amount(parts, web.names), passages)
