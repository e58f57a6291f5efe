"""A graph as nodes, edges and columns of plain values, for formats that know nothing else."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

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
from kg.namespaces import KG, R, compact

Cell: TypeAlias = str | tuple[str, ...]
"""A value as it is written; a tuple in a column of many. A value that is empty is not there at all."""

_NAMES: Final = (LABEL, PREF_LABEL, ALT_LABEL)
_STATUS, _ACCEPTED = ours("reviewStatus"), node("kgt:status-accepted")
_EVIDENCE_OF, _SOURCE = node("kg:hasEvidence"), node("oa:hasSource")
_NOTATION: Final = node("skos:notation")
_SKIPPED: Final = frozenset({CLAIM.value, EVIDENCE.value, KG + "Extractor", KG + "ReferenceDataset"})
_KINDS: Final[Mapping[str, str]] = {"integer": "integer", "decimal": "decimal", "date": "date"}
DAY: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
"""A date as ISO 8601 writes it."""
_PATTERNS: Final[Mapping[str, re.Pattern[str]]] = {
    "integer": re.compile(r"-?\d{1,18}"),
    "decimal": re.compile(r"-?\d{1,15}(\.\d{1,15})?"),
    "date": DAY,
}
# What readers of the formats take for something of their own.
_RESERVED: Final = frozenset(
    {
        "aliases",
        "class",
        "end",
        "id",
        "key",
        "kind",
        "label",
        "name",
        "parents",
        "pid",
        "source",
        "spells",
        "start",
    }
    | {"target", "type", "viz", "weight"}
)


@dataclass(frozen=True, slots=True)
class Column:
    """What the values of one name are.

    Attributes:
        name: what the column is called.
        kind: ``text``, ``integer`` (fits 64 bits), ``decimal`` or ``date``.
        many: whether a node or edge may have several values, as a tuple.
    """

    name: str
    kind: str = "text"
    many: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: its compact IRI, its best name, and its values by column."""

    id: str
    label: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation: two compact IRIs, the words for it, its values by column, and its weight if it has one."""

    source: str
    target: str
    label: str
    cells: Mapping[str, Cell]
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Plain:
    """Nodes and edges, sorted, with the columns that their cells stand in."""

    node_columns: tuple[Column, ...]
    nodes: tuple[Node, ...]
    edge_columns: tuple[Column, ...]
    edges: tuple[Edge, ...]
    directed: bool = True


def plain(snapshot: Snapshot) -> Plain:
    """Return what facts and reference data say, as nodes and edges.

    A node has its ``kind`` in words, its ``class``, its other names as ``aliases``, and one column for each
    property with a plain value; a code is named by its code list. An edge has its ``predicate``, its
    ``origin`` (``facts`` or ``reference``), the number of accepted ``claims`` for it, and the titles of their
    ``documents``.
    """
    values = _values(snapshot)
    columns = _columns(values)
    by_key = dict(columns)
    found = tuple(
        Node(compact(iri), snapshot.name(iri), _cells(snapshot, iri, values[iri], by_key))
        for iri in sorted(values, key=compact)
    )
    fixed = (Column("kind"), Column("class"), Column("aliases", many=True))
    further = tuple(sorted((column for _, column in columns), key=lambda c: c.name))
    edge_columns = (
        Column("predicate"),
        Column("origin"),
        Column("claims", "integer"),
        Column("documents", many=True),
    )
    return Plain((*fixed, *further), found, edge_columns, _edges(snapshot))


def kind_of(snapshot: Snapshot, iri: str) -> str:
    """Return the class of a thing as a full IRI, or an empty text; the first by name if it has several."""
    return min((kind for kind in snapshot.kinds.get(iri, ()) if kind.startswith(KG)), default="")


def best_name(snapshot: Snapshot, iri: str) -> tuple[str, tuple[str, ...]]:
    """Return the name of a thing and all its other names, sorted."""
    name = snapshot.name(iri)
    every = {t.value for p in _NAMES for t in snapshot.of(iri, p) if isinstance(t, Literal)}
    return name, tuple(sorted(every - {name, ""}))


def support(snapshot: Snapshot) -> Mapping[Statement, tuple[str, ...]]:
    """Return the accepted claims (full IRIs, sorted) behind each statement."""
    found: dict[Statement, list[str]] = {}
    for claim in snapshot.all_of(CLAIM):
        if _ACCEPTED in snapshot.of(claim, _STATUS):
            for statement in _said(snapshot, claim):
                found.setdefault(statement, []).append(claim)
    return {statement: tuple(claims) for statement, claims in found.items()}


def sources(snapshot: Snapshot, claims: Iterable[str]) -> tuple[str, ...]:
    """Return the source documents and datasets of claims as full IRIs, sorted."""
    evidence = (e.value for claim in claims for e in snapshot.of(claim, _EVIDENCE_OF))
    return tuple(sorted({s.value for e in evidence for s in snapshot.of(e, _SOURCE)}))


def relations(snapshot: Snapshot) -> Iterator[tuple[NamedNode, Statement]]:
    """Yield every statement between two things with the graph that it stands in."""
    for origin, statements in ((FACTS, snapshot.facts), (REFERENCE, snapshot.reference)):
        for statement in statements:
            subject, predicate, value = statement
            kinds = snapshot.kinds.get(subject.value, frozenset())
            if predicate != TYPE and isinstance(value, NamedNode) and _SKIPPED.isdisjoint(kinds):
                yield origin, statement


def _values(snapshot: Snapshot) -> dict[str, dict[str, set[Literal]]]:
    """Return the plain values of every thing by the full IRI of property or code list."""
    found: dict[str, dict[str, set[Literal]]] = {}
    for subject, predicate, value in (*snapshot.facts, *snapshot.reference):
        if not _SKIPPED.isdisjoint(snapshot.kinds.get(subject.value, ())):
            continue
        known = found.setdefault(subject.value, {})
        if isinstance(value, Literal):
            if predicate not in _NAMES and value.value:
                is_code = predicate == _NOTATION and value.datatype.value.startswith(KG)
                known.setdefault((value.datatype if is_code else predicate).value, set()).add(value)
        elif predicate != TYPE:
            found.setdefault(value.value, {})
    return found


def _columns(values: Mapping[str, Mapping[str, set[Literal]]]) -> tuple[tuple[str, Column], ...]:
    groups: dict[str, list[set[Literal]]] = {}
    for known in values.values():
        for key, literals in known.items():
            groups.setdefault(key, []).append(literals)
    names = _short_names(sorted(groups))
    return tuple(
        (key, Column(names[key], _kind(groups[key]), any(len(_texts(g)) > 1 for g in groups[key])))
        for key in sorted(groups)
    )


def _short_names(keys: Iterable[str]) -> dict[str, str]:
    """Return a name for each property: its last part, with what comes before where that is not enough."""
    keys = tuple(keys)
    last = {key: re.split(r"[#/:]", key)[-1] for key in keys}
    often = [*last.values()]
    full = {key: re.sub(r"\W+", "_", compact(key)) for key in keys}
    return {
        key: last[key] if often.count(last[key]) == 1 and last[key] not in (*_RESERVED, "") else full[key]
        for key in keys
    }


def _kind(groups: Iterable[set[Literal]]) -> str:
    kinds = set()
    for literal in (one for group in groups for one in group):
        kind = _KINDS.get(compact(literal.datatype.value).removeprefix("xsd:"), "text")
        fits = kind != "text" and _PATTERNS[kind].fullmatch(literal.value)
        kinds.add(kind if fits else "text")
    if kinds == {"integer", "decimal"}:
        return "decimal"
    return kinds.pop() if len(kinds) == 1 else "text"


def _texts(literals: Iterable[Literal]) -> tuple[str, ...]:
    return tuple(sorted({literal.value for literal in literals}))


def _cells(
    snapshot: Snapshot, iri: str, known: Mapping[str, set[Literal]], columns: Mapping[str, Column]
) -> dict[str, Cell]:
    kind = kind_of(snapshot, iri)
    cells: dict[str, Cell] = {}
    if kind:
        cells = {"kind": snapshot.name(kind), "class": compact(kind)}
    if aliases := best_name(snapshot, iri)[1]:
        cells["aliases"] = aliases
    for key, literals in known.items():
        texts = _texts(literals)
        cells[columns[key].name] = texts if columns[key].many else texts[0]
    return cells


def _edges(snapshot: Snapshot) -> tuple[Edge, ...]:
    behind = support(snapshot)
    found = {}
    for origin, (subject, predicate, value) in relations(snapshot):
        claims = behind.get((subject, predicate, value), ())
        cells: dict[str, Cell] = {
            "predicate": compact(predicate.value),
            "origin": origin.value.removeprefix(R + "graph-"),
            "claims": str(len(claims)),
        }
        if titles := tuple(sorted({snapshot.name(iri) for iri in sources(snapshot, claims)})):
            cells["documents"] = titles
        ends = compact(subject.value), compact(value.value)
        found[ends[0], cells["predicate"], ends[1], cells["origin"]] = Edge(
            *ends, snapshot.name(predicate.value), cells
        )
    return tuple(found[key] for key in sorted(found, key=str))


def _said(snapshot: Snapshot, claim: str) -> Iterator[Statement]:
    for subject in snapshot.of(claim, SUBJECT):
        for predicate in snapshot.of(claim, PREDICATE):
            for value in snapshot.of(claim, OBJECT):
                if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
                    yield subject, predicate, value


TextOf: TypeAlias = Callable[[str], str]
"""Gives the text of a digest."""
