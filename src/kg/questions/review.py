"""What a person should look at in a graph, most valuable first: conflicts, unsure things, candidates."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log2
from typing import Final

from pyoxigraph import NamedNode

from kg.graph.terms import FACTS, TYPE, node, ours
from kg.judgements import Judgement
from kg.namespaces import R, expand
from kg.questions.keys import Keys
from kg.questions.records import REVIEW_STATUS, Record
from kg.questions.source import Node, quads, values

_CONFLICT: Final = ours("conflictsWith")
# What is said of one figure, or of what a thing is, is one question and not five.
_TOGETHER: Final = frozenset(
    {
        TYPE.value,
        *(expand(f"kg:{name}") for name in ("placeType", "documentType", "instrumentType")),
        *(
            expand(f"kg:{n}")
            for n in ("value", "unit", "indicator", "qualifier", "observedEntity", "referenceYear")
        ),
    }
)
_SECTIONS: Final = ("subject", "predicate", "object", "document")


class Kind(StrEnum):
    """What is asked of a person."""

    CONFLICT = "conflict"
    MERGE = "merge"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a thing may be: its key in a judgement, its label, and a claim that names it, if there is one."""

    key: str
    label: str
    claims: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One question for a person.

    Attributes:
        kind: what is asked.
        claims: the claims in question; of a conflict, all sides, those that are believed first.
        thing: the thing that may be one of the candidates, as a judgement names it.
        candidates: what it may be.
        reason: why it is asked, in words.
        weight: how much hangs on it.
    """

    kind: Kind
    claims: tuple[Record, ...] = ()
    thing: str = ""
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    weight: float = 0.0


def review_items(
    keys: Keys, report: Mapping[str, object], judged: Iterable[Judgement], about: str = ""
) -> tuple[Item, ...]:
    """Return what there is to look at and was not judged yet.

    Conflicts come first, then unsure things, then candidates; inside each those on which most facts hang, and
    of candidates those whose confidence is nearest to being believed.

    Args:
        keys: names things and claims of the graph.
        report: the report of its build.
        judged: the ledger.
        about: the IRI of a thing; only what concerns it is returned.
    """
    judged = tuple(judged)
    done = frozenset(tuple(getattr(one, name) for name in _SECTIONS) for one in judged if one.predicate)
    pairs = frozenset(frozenset((one.subject, one.object)) for one in judged if not one.predicate)
    degree = _degrees(keys)
    records = [r for r in _records(keys) if not about or about in _ends(r)]
    found = [
        *_conflicts(keys, records, done, degree),
        *_merges(keys, report, pairs, degree, about),
        *_candidates(keys, records, done, degree),
    ]
    order = list(Kind)
    return tuple(sorted(found, key=lambda item: (order.index(item.kind), -item.weight, _name(item))))


def _name(item: Item) -> tuple[str, str]:
    return item.thing, item.claims[0].iri if item.claims else ""


def _degrees(keys: Keys) -> Counter[str]:
    """Return how many facts each thing takes part in."""
    degrees: Counter[str] = Counter()
    for quad in quads(keys.records.graph, within=FACTS):
        for end in (quad.subject, quad.object):
            if isinstance(end, NamedNode) and end.value.startswith(R):
                degrees[end.value] += 1
    return degrees


def _records(keys: Keys) -> list[Record]:
    """Return the claims that are proposed or conflict with others, in order of their ids."""
    graph = keys.records.graph
    nodes = {quad.subject for quad in quads(graph, None, REVIEW_STATUS, node("kgt:status-proposed"))}
    nodes |= {quad.subject for quad in quads(graph, None, _CONFLICT)}
    read = (keys.records.read(one) for one in sorted(nodes, key=str) if isinstance(one, NamedNode))
    return [record for record in read if record]


def _ends(record: Record) -> tuple[str, str]:
    return record.subject, record.object.value


def _weight(degree: Counter[str], records: Iterable[Record]) -> float:
    return log2(2 + max((degree[end] for record in records for end in _ends(record)), default=0))


def is_judged(keys: Keys, record: Record, done: frozenset[tuple[str, ...]]) -> bool:
    """Return whether a claim is in the ledger already, or is none that can be judged."""
    if keys.records.document_of(record) not in keys.files:
        return True
    if not done:
        return False
    cells = keys.cells(record)
    return (
        tuple(cells[name] for name in _SECTIONS) in done or (*(cells[n] for n in _SECTIONS[:3]), "") in done
    )


def _conflicts(
    keys: Keys, records: Sequence[Record], done: frozenset[tuple[str, ...]], degree: Counter[str]
) -> Iterator[Item]:
    seen: set[str] = set()
    for record in records:
        if record.iri in seen or not values(keys.records.graph, NamedNode(record.iri), _CONFLICT):
            continue
        sides = _sides(keys, record)
        seen |= {one.iri for one in sides}
        if all(one.status in ("rejected", "superseded") or is_judged(keys, one, done) for one in sides):
            continue
        ordered = sorted(sides, key=lambda one: (one.status != "accepted", -(one.confidence or 0), one.iri))
        yield Item(Kind.CONFLICT, tuple(ordered), weight=_weight(degree, sides))


def _sides(keys: Keys, start: Record) -> list[Record]:
    """Return all claims that conflict with one another, beginning from one of them."""
    found: dict[str, Record] = {}
    todo: list[Node] = [NamedNode(start.iri)]
    while todo:
        at = todo.pop()
        record = keys.records.read(at)
        if record is None or at.value in found:
            continue
        found[at.value] = record
        todo += [v for v in values(keys.records.graph, at, _CONFLICT) if isinstance(v, NamedNode)]
    return [found[iri] for iri in sorted(found)]


def _merges(
    keys: Keys,
    report: Mapping[str, object],
    pairs: Container[frozenset[str]],
    degree: Counter[str],
    about: str,
) -> Iterator[Item]:
    rows = report.get("unsure")
    for row in rows if isinstance(rows, list) else ():
        thing = str(row.get("thing", ""))
        iri = expand(thing) if thing else ""
        candidates = [expand(str(one)) for one in row.get("candidates", ()) if ":" in str(one)]
        if not iri or not candidates or (about and about not in (iri, *candidates)):
            continue
        name = keys.thing(iri, keys.files.get(R + str(row.get("document", "")), ""))
        named = (Candidate(keys.apart(o), keys.records.labels(o), _naming(keys, o)) for o in candidates)
        left = tuple(one for one in named if frozenset((name, one.key)) not in pairs)
        if not left:
            continue
        weight = log2(2 + max(degree[one] for one in (iri, *candidates)))
        yield Item(Kind.MERGE, _naming(keys, iri), name, left, str(row.get("reason", "")), weight)


def _naming(keys: Keys, iri: str) -> tuple[Record, ...]:
    """Return a claim of a document whose passage names a thing, if there is one, else any claim about it."""
    label = keys.records.labels(iri).casefold()
    found = [*keys.records.with_subject(iri), *keys.records.with_object(iri)]
    found = [record for record in found if keys.records.document_of(record) in keys.files]
    naming = (r for r in found if any(label in q.text.casefold() for q in keys.records.quotes(r)))
    best = next(naming, found[0] if found else None)
    return (best,) if best else ()


def _candidates(
    keys: Keys, records: Sequence[Record], done: frozenset[tuple[str, ...]], degree: Counter[str]
) -> Iterator[Item]:
    groups: dict[tuple[str, ...], list[Record]] = {}
    for record in records:
        if record.status == "proposed" and not is_judged(keys, record, done):
            own = "" if record.predicate in _TOGETHER else record.iri
            groups.setdefault((record.subject, keys.records.document_of(record), own), []).append(record)
    for group in groups.values():
        confidence = min(float(record.confidence or 0) for record in group)
        yield Item(Kind.CLAIM, tuple(group), weight=confidence**2 * _weight(degree, group))
