"""A graph as plain nodes and edges, for formats that know nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.graph.snapshot import CLAIM, EVIDENCE, Snapshot, Statement
from kg.graph.terms import (
    ALT_LABEL,
    FACTS,
    LABEL,
    OBJECT,
    PREDICATE,
    PREF_LABEL,
    REFERENCE,
    SUBJECT,
    TYPE,
    node,
    ours,
)
from kg.namespaces import KG, compact

STATUS, CONFIDENCE, RULE = ours("reviewStatus"), ours("confidence"), ours("rule")
HAS_EVIDENCE, SOURCE, START, END = (node(n) for n in ("kg:hasEvidence", "oa:hasSource", "oa:start", "oa:end"))
SKIPPED = frozenset({CLAIM.value, EVIDENCE.value, KG + "Extractor", KG + "ReferenceDataset"})


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """A thing: its compact IRI, one name, its class, and its values as ``property: value``, sorted."""

    id: str
    label: str
    kind: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A fact between two things: compact IRIs, the graph it stands in, and how many claims bear it out."""

    source: str
    predicate: str
    target: str
    origin: str
    claims: int


@dataclass(frozen=True, slots=True, order=True)
class ClaimRow:
    """A claim in one row; ``passages`` are ``start-end`` in the text of the document, by blanks."""

    id: str
    document: str
    subject: str
    predicate: str
    object: str
    status: str
    confidence: str
    rule: str
    passages: str


def nodes(snapshot: Snapshot) -> tuple[Node, ...]:
    """Return everything that facts and reference data are about, sorted by id."""
    found: dict[str, list[str]] = {}
    for subject, predicate, value in (*snapshot.facts, *snapshot.reference):
        if SKIPPED.isdisjoint(snapshot.kinds.get(subject.value, ())):
            values = found.setdefault(subject.value, [])
            if isinstance(value, Literal) and predicate not in (LABEL, PREF_LABEL, ALT_LABEL):
                values.append(f"{compact(predicate.value)}: {value.value}")
            elif isinstance(value, NamedNode) and predicate != TYPE:
                found.setdefault(value.value, [])
    return tuple(
        Node(compact(iri), snapshot.name(iri), _kind(snapshot, iri), tuple(sorted(set(values))))
        for iri, values in sorted(found.items(), key=lambda item: compact(item[0]))
    )


def _kind(snapshot: Snapshot, iri: str) -> str:
    return min((compact(kind) for kind in snapshot.kinds.get(iri, ()) if kind.startswith(KG)), default="")


def edges(snapshot: Snapshot) -> tuple[Edge, ...]:
    """Return every fact and reference statement between two things, sorted."""
    support: dict[Statement, int] = {}
    for claim in snapshot.all_of(CLAIM):
        if node("kgt:status-accepted") in snapshot.of(claim, STATUS):
            for statement in _said(snapshot, claim):
                support[statement] = support.get(statement, 0) + 1
    found = []
    for origin, statements in ((FACTS, snapshot.facts), (REFERENCE, snapshot.reference)):
        for subject, predicate, value in statements:
            kinds = snapshot.kinds.get(subject.value, frozenset())
            if predicate != TYPE and isinstance(value, NamedNode) and SKIPPED.isdisjoint(kinds):
                one, link, other, graph = (compact(t.value) for t in (subject, predicate, value, origin))
                found.append(Edge(one, link, other, graph, support.get((subject, predicate, value), 0)))
    return tuple(sorted(set(found)))


def _said(snapshot: Snapshot, claim: str) -> Iterator[Statement]:
    for subject in snapshot.of(claim, SUBJECT):
        for predicate in snapshot.of(claim, PREDICATE):
            for value in snapshot.of(claim, OBJECT):
                if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
                    yield subject, predicate, value


def claim_rows(snapshot: Snapshot) -> tuple[ClaimRow, ...]:
    """Return every claim as a row, sorted by id."""
    return tuple(_claim_row(snapshot, claim) for claim in snapshot.all_of(CLAIM))


def _claim_row(snapshot: Snapshot, claim: str) -> ClaimRow:
    def joined(subject: str, predicate: NamedNode) -> str:
        terms = snapshot.of(subject, predicate)
        return " ".join(sorted(compact(t.value) if isinstance(t, NamedNode) else t.value for t in terms))

    evidence = sorted(e.value for e in snapshot.of(claim, HAS_EVIDENCE))
    passages = sorted({(int(s), joined(e, END)) for e in evidence if (s := joined(e, START)).isdecimal()})
    return ClaimRow(
        id=compact(claim),
        document=" ".join(sorted({joined(e, SOURCE) for e in evidence})),
        subject=joined(claim, SUBJECT),
        predicate=joined(claim, PREDICATE),
        object=joined(claim, OBJECT),
        status=joined(claim, STATUS).removeprefix("kgt:status-"),
        confidence=joined(claim, CONFIDENCE),
        rule=joined(claim, RULE),
        passages=" ".join(f"{start}-{end}" for start, end in passages),
    )
