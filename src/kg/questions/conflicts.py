"""Where sources disagree: claims that cannot be true together, side by side with their sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pyoxigraph import NamedNode

from kg.exceptions import QuestionError
from kg.graph.terms import ours
from kg.namespaces import compact
from kg.questions import words
from kg.questions.cells import Cell, Plain, make_cell
from kg.questions.names import read_names, resolve
from kg.questions.records import Quote, Record, Records, spoken
from kg.questions.source import Labels, Source, quads

COLUMNS: Final = (
    *("conflict", "kind", "about", "relation", "says", "status", "works"),
    *("document", "page", "sentence"),
)
"""The columns of :attr:`Conflict.lines`."""
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "kg:value": "figures",
        "kg:issuedOn": "dates",
        "kg:issuedInMonth": "dates",
        "kg:year": "dates",
        "kg:deadlineYear": "dates",
        "kg:issuedBy": "issuers",
        "kg:within": "places",
        "kg:contains": "places",
        "kg:spans": "places",
        "kg:adminParent": "places",
    }
)
"""The kind of a conflict by its property; every other one is about ``values``."""
ALL_KINDS: Final = (*dict.fromkeys(KINDS.values()), "values")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things said in a conflict, by one or more claims.

    Attributes:
        says: what is said (the figure, the date, the body …).
        relation: the relation in words.
        status: the best status of its claims.
        reason: why it is not accepted; empty if it is.
        claims: ids of the claims.
        quotes: the passages that bear it out.
        documents: labels of the documents or tables that say it, sorted.
        works: how many independent works say it; a copy of a text counts with it.
    """

    says: Cell
    relation: str
    status: str
    reason: str
    claims: tuple[str, ...]
    quotes: tuple[Quote, ...]
    documents: tuple[str, ...]
    works: int

    @property
    def line(self) -> tuple[Plain, ...]:
        """The side as plain values."""
        said = (self.relation, self.says.label, self.status, self.works)
        return (*said, "; ".join(self.documents), _page(self.quotes), spoken(self.quotes))


@dataclass(frozen=True, slots=True)
class Conflict:
    """A disagreement: what it is about, its kind, and its sides, best supported first."""

    about: Cell
    kind: str
    sides: tuple[Side, ...]

    def lines(self, number: int) -> tuple[tuple[Plain, ...], ...]:
        """Return one row of plain values for each side, in step with ``COLUMNS``."""
        head = (number, self.kind, self.about.label)
        return tuple((*head, *side.line) for side in self.sides)


def _page(quotes: Iterable[Quote]) -> int | None:
    return next((quote.page for quote in quotes if quote.page), None)


def conflicts(graph: Source, name: str | None = None, *, kind: str | None = None) -> tuple[Conflict, ...]:
    """Return where the sources disagree, best documented first.

    Args:
        graph: the graph.
        name: name or id of a thing; only conflicts about it or in which it is named.
        kind: figures, dates, issuers, places or values.

    Raises:
        QuestionError: if the name is unknown or ambiguous, or there is no such kind.
    """
    if kind is not None and kind not in ALL_KINDS:
        raise QuestionError("no such kind of conflict", kind[:40], f"There are: {', '.join(ALL_KINDS)}")
    labels = Labels(graph)
    records = Records(graph, labels)
    thing = None if name is None else resolve(read_names(graph, labels), name).iri
    found = [_conflict(group, records) for group in _groups(records)]
    kept = [c for c in found if kind in (None, c.kind) and (thing is None or _names(c, thing))]
    return tuple(sorted(kept, key=_order))


def _order(conflict: Conflict) -> tuple[int, str, str, str]:
    works = sum(side.works for side in conflict.sides)
    return -works, conflict.kind, conflict.about.label, conflict.sides[0].says.label


def _names(conflict: Conflict, iri: str) -> bool:
    return iri in {conflict.about.iri, *(side.says.iri for side in conflict.sides)}


def _groups(records: Records) -> list[list[Record]]:
    """Return the claims that conflict with each other, directly or through others, each group once."""
    links: dict[str, set[str]] = {}
    for quad in quads(records.graph, None, ours("conflictsWith")):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            links.setdefault(quad.subject.value, set()).add(quad.object.value)
            links.setdefault(quad.object.value, set()).add(quad.subject.value)
    groups = []
    seen: set[str] = set()
    for start in sorted(links):
        if start not in seen:
            group = _reach(start, links)
            seen |= group
            read = [records.read(NamedNode(iri)) for iri in sorted(group)]
            groups.append([record for record in read if record])
    return [group for group in groups if group]


def _reach(start: str, links: Mapping[str, set[str]]) -> set[str]:
    seen, todo = {start}, [start]
    while todo:
        new = links[todo.pop()] - seen
        seen |= new
        todo.extend(new)
    return seen


def _conflict(group: Sequence[Record], records: Records) -> Conflict:
    kind = KINDS.get(compact(group[0].predicate), "values")
    sides: dict[tuple[str, str, str], list[Record]] = {}
    for record in group:
        sides.setdefault((record.subject, record.predicate, str(record.object)), []).append(record)
    made = [_side(same, records, kind) for same in sides.values()]
    ordered = sorted(made, key=lambda side: (-side.works, side.status != "accepted", side.says.label))
    return Conflict(_about(group, records, kind), kind, tuple(ordered))


def _about(group: Sequence[Record], records: Records, kind: str) -> Cell:
    """Return what the claims are about: for figures the thing observed, else their common subject."""
    if kind == "figures":
        for record in group:
            for claim in records.with_subject(record.subject):
                if compact(claim.predicate) == "kg:observedEntity" and isinstance(claim.object, NamedNode):
                    return make_cell(claim.object, records.labels)
    least = min(group, key=lambda record: (records.is_dataset(records.document_of(record)), record.subject))
    return make_cell(NamedNode(least.subject), records.labels)


def _side(same: Sequence[Record], records: Records, kind: str) -> Side:
    first = same[0]
    sources = sorted({records.document_of(record) for record in same})
    read = sorted({records.document_of(record) for record in same if not record.corrected})
    says = NamedNode(first.subject) if kind == "figures" else first.object
    quotes = [quote for record in same for quote in records.quotes(record)]
    best = min(same, key=lambda record: (record.status != "accepted", record.status, record.iri))
    return Side(
        says=make_cell(says, records.labels),
        relation=words.outgoing(first.predicate, records.labels),
        status=best.status,
        reason="" if best.status == "accepted" else best.reason,
        claims=tuple(compact(record.iri) for record in same),
        quotes=tuple(dict.fromkeys(quotes)),
        documents=tuple(sorted(records.labels(source) for source in sources if source)),
        works=len({records.works.get(source, source) for source in read if source}),
    )
