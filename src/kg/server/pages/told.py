"""Statements as a thing page tells them: the other end, how it stands, in which sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal

from kg.network.wording import local_name, spaced
from kg.questions.headings import clean
from kg.questions.outline import Heard, claims_of, statements
from kg.questions.records import Records
from kg.questions.show import Statement
from kg.server.pages.items import Item, Said, item, passages

STANDINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "accepted": "",
        "reference": "from the reference tables",
        "vocabulary": "from the vocabulary",
        "metadata": "",
        "proposed": "only proposed",
        "disputed": "disputed",
        "rejected": "rejected",
    }
)
"""How a statement stands, in words; a fact needs none."""
_SURE: Final = ((0.95, "surely read"), (0.8, "most likely read rightly"), (0.6, "probably read rightly"))
_MOST: Final = 12
"""So many passages of one statement are shown at most."""
_FEW: Final = 6
"""So many claims of one statement are read where there are many."""
_MANY: Final = 300
"""If more claims make the statements of a page, not all of them are read."""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement.

    Attributes:
        other: what stands at its other end.
        status: accepted, disputed, proposed …, for the look.
        standing: the same in words; empty for a fact.
        remark: by how many works it is borne out and how surely it was read.
        reason: why it is no fact, if it is none.
        said: its passages; ``more`` is how many further ones there are.
        sources: the reference tables among its sources.
    """

    other: Item
    status: str
    standing: str
    remark: str
    reason: str
    said: tuple[Said, ...]
    more: int
    sources: tuple[str, ...]


def most_read(said: Iterable[Heard]) -> int | None:
    """Return how many claims of each statement a page reads; None stands for all.

    Where many claims make its statements, it reads only some of each, and counts the others.
    """
    return _FEW if sum(len(one.claims) for one in said) > _MANY else None


def lines(said: Sequence[Heard], records: Records, most: int | None = None) -> tuple[Line, ...]:
    """Return statements of an outline as they are told; of each at most so many claims are read."""
    return tuple(_line(one, statement, records, most) for one, statement in statements(said, records, most))


def _line(one: Heard, statement: Statement, records: Records, most: int | None) -> Line:
    read = claims_of(one, records, most)
    unread = max(0, len(one.claims) - most) if most else 0
    found = [record for record in read if record.reason]
    reason = found[0].reason if found and statement.status in ("disputed", "proposed") else ""
    quotes = passages(statement.quotes)
    spoken = {passage.document for passage in quotes}
    return Line(
        other=_other(one, statement, records),
        status=statement.status,
        standing=STANDINGS.get(statement.status, statement.status),
        remark=_remark(statement, unread),
        reason=clean(reason),
        said=quotes[:_MOST],
        more=max(0, len(quotes) - _MOST) + unread,
        sources=tuple(clean(name) for name in statement.documents if clean(name) not in spoken),
    )


def _other(one: Heard, statement: Statement, records: Records) -> Item:
    cell = statement.other
    if isinstance(one.other, Literal):
        return Item(clean(cell.label))
    found = item(records.graph, cell.iri, records.labels)
    if not found.address:
        return Item(_value(cell.label, cell.iri))
    figure = clean(cell.label.removeprefix(records.labels(cell.iri)).removeprefix(": "))
    if figure and figure != found.label and figure not in found.label:
        return replace(found, kind=f"{found.kind}: {figure}")
    return found


def _value(label: str, iri: str) -> str:
    return spaced(local_name(iri)) if ":" in label and label.partition(":")[2] in iri else clean(label)


def _remark(statement: Statement, unread: int) -> str:
    """Return by how much a statement is borne out, in words."""
    if statement.corrected:
        return "as a person corrected it"
    borne = statement.support
    if not borne.works:
        return ""
    sure = next((told for least, told in _SURE if borne.confidence >= least), "perhaps misread")
    works = "one source" if borne.works == 1 else f"{borne.works:,} independent sources"
    works += " or more" if unread else ""
    return f"{works}, {sure} ({borne.confidence:.2f})"
