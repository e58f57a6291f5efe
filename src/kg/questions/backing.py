"""Which claims bear out a row of an answer, and hence which sentences stand behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.namespaces import KG, KGT, expand
from kg.questions.because import borne_out
from kg.questions.cells import Plain, Row, plain
from kg.questions.records import Quote, Record, Records, in_order

_NAMING = frozenset(
    expand(c) for c in ("rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "dcterms:title")
)
_DISCUSSES = expand("kg:discusses")
_HUB = 1000  # a thing with more claims than this ties too much together to explain one row


@dataclass(frozen=True, slots=True)
class Members:
    """What a row speaks of: things, words and values, those of the parameters among them."""

    things: frozenset[str]
    words: frozenset[str]
    values: frozenset[Plain]

    def key(self, record: Record, records: Records) -> str | None:
        """Return which member the object of a claim is, or None.

        A term of a vocabulary is a member if its label stands in the row.
        """
        term = record.object
        if isinstance(term, NamedNode):
            if term.value in self.things:
                return term.value
            return term.value if records.labels(term.value) in self.words else None
        if isinstance(term, Literal):
            value = plain(term)
            known = self.words if isinstance(value, str) else self.values
            return f'"{value}"' if value in known else None
        return None


def members(row: Row, parameters: Iterable[str]) -> Members:
    """Return what a row speaks of, together with the things given as parameters."""
    things = frozenset(row.iris) | frozenset(parameters)
    told = [cell.value for cell in row.cells if not cell.iri]
    words = frozenset(value for value in told if isinstance(value, str))
    numbers = (value for value in told if isinstance(value, int | float | Decimal | date | datetime))
    return Members(things, words, frozenset(value for value in numbers if not isinstance(value, bool)))


def bearing(row: Row, parameters: Sequence[str], records: Records) -> tuple[Record, ...]:
    """Return the claims that bear out a row, in order of their ids.

    These are the accepted claims between two things of the row, or between a thing and a value of
    it; a claim that is not accepted counts only where its relation is itself in the row. A thing
    that these leave alone is joined to the others through a third thing. Failing all that, the
    claims that name the things, or those of documents that discuss them.
    """
    of = members(row, parameters)
    direct = [r for thing in sorted(of.things) for r in records.with_subject(thing) if _joins(r, of, records)]
    found = [record for record in direct if record.predicate not in _NAMING]
    found += _bridges(of, records, _lonely(of, found, records))
    kept = {record.iri: record for record in found or direct or _mentions(of, records)}
    return tuple(kept[iri] for iri in sorted(kept))


def evidence(
    row: Row, parameters: Mapping[str, NamedNode | Plain], records: Records, because: Sequence[str] = ()
) -> tuple[Quote, ...]:
    """Return the passages that bear out a row, each once, in order of document and place.

    If the row itself names documents or places in them, only those are quoted.

    Args:
        row: the row.
        parameters: things and plain values that the question was asked with, by name.
        records: the claims of the graph.
        because: patterns by which the question itself tells what bears out a row; where there is
            none, or nothing fits, the claims are found by what the row speaks of.
    """
    given = [term.value for term in parameters.values() if isinstance(term, NamedNode)]
    cells = {c: NamedNode(row.cell(c).iri) if row.cell(c).iri else row[c] for c in row.columns}
    claims = borne_out(because, {**parameters, **cells}, records) or bearing(row, given, records)
    found = {quote for record in claims for quote in records.quotes(record)}
    named = {quote for quote in found if quote.document_iri in row.iris}
    values = {cell.value for cell in row.cells if isinstance(cell.value, int)}
    exact = {quote for quote in named if quote.start in values and quote.end in values}
    return tuple(sorted(exact or named or found, key=in_order))


def _counts(record: Record, of: Members) -> bool:
    return record.status == "accepted" or (record.status != "rejected" and record.predicate in of.things)


def _joins(record: Record, of: Members, records: Records) -> bool:
    if not _counts(record, of):
        return False
    key = of.key(record, records)
    return key is not None and key != record.subject


def _lonely(of: Members, found: Iterable[Record], records: Records) -> frozenset[str]:
    """Return the things of the row that no claim found so far speaks of.

    Classes, properties, terms and documents are no such things: they only tell what the others are.
    """
    touched = {record.subject for record in found}
    touched |= {record.object.value for record in found if isinstance(record.object, NamedNode)}
    left = (thing for thing in of.things - touched if not thing.startswith((KG, KGT)))
    return frozenset(thing for thing in left if not records.is_source(thing))


def _mentions(of: Members, records: Records) -> list[Record]:
    return [r for thing in sorted(of.things) for r in records.with_object(thing) if r.predicate == _DISCUSSES]


def _bridges(of: Members, records: Records, lonely: frozenset[str]) -> list[Record]:
    """Return the claims that tie a lonely thing and another member to one thing outside the row.

    Of several such things outside, those are taken that are tied to the most members.
    """
    if not lonely:
        return []
    ties: dict[str, dict[str, list[Record]]] = {}
    for thing in sorted(of.things):
        for record, other in _around(thing, of, records):
            ties.setdefault(other, {}).setdefault(thing, []).append(record)
    for other, tied in ties.items():
        for record in records.with_subject(other):
            key = of.key(record, records)
            if _is_tie(record, of) and key is not None and key not in tied:
                tied[key] = [record]
    joining = [tied for tied in ties.values() if len(tied) > 1 and not lonely.isdisjoint(tied)]
    most = max(map(len, joining), default=0)
    return [r for tied in joining if len(tied) == most for group in tied.values() for r in group]


def _around(thing: str, of: Members, records: Records) -> list[tuple[Record, str]]:
    """Return the claims that tie a thing to one outside the row, each with that other thing."""
    own, others = records.with_subject(thing), records.with_object(thing)
    if len(own) + len(others) > _HUB:
        return []
    away = [(r, r.object.value) for r in own if isinstance(r.object, NamedNode)]
    back = [(r, r.subject) for r in others]
    return [
        (record, other)
        for record, other in away + back
        if other not in of.things and not other.startswith(KGT) and _is_tie(record, of)
    ]


def _is_tie(record: Record, of: Members) -> bool:
    return _counts(record, of) and record.predicate not in _NAMING
