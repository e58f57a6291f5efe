"""What is said of a thing, in outline: every relation with what is at its other end, read in a few queries.

:mod:`kg.questions.show` reads every claim of a thing with its passages. Of a hub with ten thousand claims a
page shows a hundred, so that here the claims are only listed; those that are shown are read afterwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.sparql import Rows, run
from kg.graph.terms import FACTS, REFERENCE, VOCABULARY
from kg.identifiers import slug
from kg.namespaces import KGT, compact
from kg.questions import words
from kg.questions.records import Record, Records
from kg.questions.show import MACHINERY, TOLD_ELSEWHERE, Statement, make_statement
from kg.questions.source import Labels, Source, Value, quads

_QUERIES: Final = (
    (False, "SELECT ?p ?e ?c ?s { ?c rdf:subject ?x ; rdf:predicate ?p ; rdf:object ?e . %s }"),
    (True, "SELECT ?p ?e ?c ?s { ?c rdf:object ?x ; rdf:predicate ?p ; rdf:subject ?e . %s }"),
)
_STATUS: Final = "OPTIONAL { ?c kg:reviewStatus ?s }"
_REJECTED: Final = f"{KGT}status-rejected"
_ACCEPTED: Final = f"{KGT}status-accepted"
_BELIEVED: Final = frozenset({FACTS.value, REFERENCE.value, VOCABULARY.value})
_BY_LABEL: Final = 500
"""Of more things than these the order is that of their ids, so that not every one has to be read."""


@dataclass(slots=True)
class Heard:
    """One statement in outline.

    Attributes:
        predicate: full IRI of the relation.
        other: what stands at its other end.
        incoming: whether the thing is its object.
        claims: IRIs of the claims that make it, rejected ones left out.
        graphs: names of the graphs that hold it outright.
        accepted: IRIs of those of the claims that are accepted.
    """

    predicate: str
    other: Value
    incoming: bool
    claims: list[str] = field(default_factory=list)
    graphs: set[str] = field(default_factory=set)
    accepted: set[str] = field(default_factory=set)

    @property
    def is_believed(self) -> bool:
        """Whether it is a fact, or stands in the reference tables or the vocabulary."""
        return bool(self.accepted) or not _BELIEVED.isdisjoint(self.graphs)


@dataclass(frozen=True, slots=True)
class Strand:
    """All that is said of a thing in the same words, believed statements first.

    What a thing lies within is told by one relation of its own and by another one of what contains it.

    Attributes:
        id: the words of the relation as they may stand in an address.
        words: the relation in words, as read from the thing.
        said: the statements in outline.
    """

    id: str
    words: str
    said: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """What is said of a thing: its relations, its own first."""

    iri: str
    strands: tuple[Strand, ...]

    def __len__(self) -> int:
        return sum(len(strand.said) for strand in self.strands)


_Key = tuple[bool, str, Value]


def outline(graph: Source, iri: str, labels: Labels) -> Outline:
    """Return what is said of a thing, given by its full IRI, in outline.

    What only its names and its classes say is left out, and what was rejected. The same graph gives the same
    outline: statements stand in order of the label at their other end, in long lists in order of its id.

    Raises:
        QueryError: if the store cannot be asked.
    """
    heard = _claimed(graph, NamedNode(iri))
    for key, name in _stated(graph, NamedNode(iri)):
        heard.setdefault(key, Heard(key[1], key[2], key[0])).graphs.add(name)
    grouped: dict[str, list[Heard]] = {}
    for (incoming, predicate, _), one in heard.items():
        bare = predicate in TOLD_ELSEWHERE and not one.claims
        if predicate not in MACHINERY and not bare and (one.claims or one.graphs):
            told = (words.incoming if incoming else words.outgoing)(predicate, labels)
            grouped.setdefault(told, []).append(one)
    return Outline(iri, _strands(grouped, labels))


def statements(
    said: Sequence[Heard], records: Records, most: int | None = None
) -> tuple[tuple[Heard, Statement], ...]:
    """Return statements of an outline with their documents and sentences; each claim is read now.

    With ``most`` no more claims of a statement are read than so many (see :func:`claims_of`).
    """
    found = []
    for one in said:
        statement = make_statement(one.other, claims_of(one, records, most), one.graphs, records)
        names_only = one.predicate in TOLD_ELSEWHERE and statement is not None and not statement.quotes
        if statement is not None and not names_only:
            found.append((one, statement))
    return tuple(found)


def claims_of(one: Heard, records: Records, most: int | None = None) -> list[Record]:
    """Return the claims of a statement in outline, in order of their ids.

    Of more than ``most`` those that are accepted are taken first.
    """
    first = sorted(one.claims, key=lambda claim: (claim not in one.accepted, claim))[:most]
    read = (records.read(NamedNode(claim)) for claim in sorted(first))
    return [record for record in read if record is not None]


def _claimed(graph: Source, thing: NamedNode) -> dict[_Key, Heard]:
    heard: dict[_Key, Heard] = {}
    for incoming, query in _QUERIES:
        found = run(graph.store, query % _STATUS, {"x": thing})
        for predicate, other, claim, status in found if isinstance(found, Rows) else ():
            if not (isinstance(predicate, NamedNode) and isinstance(claim, NamedNode)):
                continue
            name = status.value if isinstance(status, NamedNode) else ""
            if name == _REJECTED or not isinstance(other, NamedNode | Literal):
                continue
            one = heard.setdefault(
                (incoming, predicate.value, other), Heard(predicate.value, other, incoming)
            )
            one.claims.append(claim.value)
            if name == _ACCEPTED:
                one.accepted.add(claim.value)
    return heard


def _stated(graph: Source, thing: NamedNode) -> list[tuple[_Key, str]]:
    """Return what the graphs say of a thing outright, each with the name of the graph."""
    found: list[tuple[_Key, str]] = []
    for quad in quads(graph, thing):
        if isinstance(quad.object, NamedNode | Literal):
            name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
            found.append(((False, quad.predicate.value, quad.object), name))
    for place in (FACTS, REFERENCE, VOCABULARY):
        for quad in quads(graph, None, None, thing, place):
            if isinstance(quad.subject, NamedNode) and quad.predicate.value not in MACHINERY:
                found.append(((True, quad.predicate.value, quad.subject), place.value))
    return found


def _strands(grouped: Mapping[str, list[Heard]], labels: Labels) -> tuple[Strand, ...]:
    used: set[str] = set()
    found = []
    for told, said in sorted(grouped.items(), key=lambda pair: (pair[1][0].incoming, pair[0])):
        name = slug(told)
        while name in used:
            name = f"{name}-2"
        used.add(name)
        found.append(Strand(name, told, tuple(_ordered(said, labels))))
    return tuple(found)


def _ordered(said: list[Heard], labels: Labels) -> list[Heard]:
    few = len(said) <= _BY_LABEL

    def order(one: Heard) -> tuple[bool, str, str]:
        iri = one.other.value
        named = few and isinstance(one.other, NamedNode)
        return not one.is_believed, labels(iri).casefold() if named else "", compact(iri)

    return sorted(said, key=order)


def conflicting(graph: Source, iri: str) -> int:
    """Return how many claims with this subject or object contradict others.

    Raises:
        QueryError: if the store cannot be asked.
    """
    query = (
        "SELECT (COUNT(DISTINCT ?c) AS ?n) { "
        "{ ?c rdf:subject ?x ; kg:conflictsWith ?d } UNION { ?c rdf:object ?x ; kg:conflictsWith ?d } }"
    )
    found = run(graph.store, query, {"x": NamedNode(iri)})
    rows = found.rows if isinstance(found, Rows) else ()
    count = rows[0][0] if rows else None
    return int(count.value) if isinstance(count, Literal) else 0
