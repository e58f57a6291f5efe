"""What the graph of all documents takes of one: kept until one of its claims is judged otherwise."""

from binascii import a2b_base64, b2a_base64
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any, Final

import numpy as np

from kg.graph.cases import packed, unpacked
from kg.graph.claim_quads import fact_line
from kg.graph.door import Door
from kg.graph.entity_quads import things_of
from kg.graph.families import Numbers, number
from kg.graph.report import Told
from kg.graph.sheaves import Sheaf
from kg.graph.statements import Judged
from kg.model import Status
from kg.namespaces import compact

_ID: Final = len("claim-")
ID_BYTES: Final = 10
"""How many bytes the digits of the id of a claim are."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What of a summary is looked at for all documents together (see :class:`Summary`)."""

    accepted: Numbers
    beside: Numbers
    statements: Numbers
    ids: bytes
    entries: tuple[str, ...]
    against: tuple[tuple[str, str], ...]


_ARRAYS: Final = ("things", "said", "accepted", "beside", "statements", "facts")


@dataclass(frozen=True, slots=True)
class Summary:
    """What the graph takes of one document; things and statements are numbers.

    Attributes:
        things, said: the things that need something, and what is said of each, at the door of the facts.
        accepted: the things of which something is accepted.
        beside: the other things that are named.
        statements, ids: what the accepted claims say, and the bytes of their ids.
        facts: the lines of the facts, as numbers.
        entries: the reference entries that are named.
        against: claims that a claim contradicts, each with the id of that.
        counted: how many claims have which status.
        lines: the lines of the facts.
        told: what the report tells.
    """

    things: Numbers
    said: Numbers
    accepted: Numbers
    beside: Numbers
    statements: Numbers
    facts: Numbers
    ids: bytes
    entries: tuple[str, ...]
    against: tuple[tuple[str, str], ...]
    counted: Mapping[str, int]
    lines: tuple[str, ...]
    told: Told

    @property
    def glimpse(self) -> Glimpse:
        """Return what is looked at for all documents together."""
        return Glimpse(
            self.accepted.copy(),
            self.beside.copy(),
            self.statements.copy(),
            self.ids,
            tuple(map(intern, self.entries)),
            self.against,
        )

    def to_row(self) -> list[object]:
        """Return the summary as JSON."""
        arrays = [packed(getattr(self, name)) for name in _ARRAYS]
        ids = b2a_base64(self.ids, newline=False).decode("ascii")
        pairs = [list(pair) for pair in self.against]
        told = [getattr(self.told, name) for name in Told.__slots__]
        return [*arrays, ids, list(self.entries), pairs, dict(self.counted), list(self.lines), told]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Summary":
        """Return the summary that was written as JSON."""
        things, said, accepted, beside, statements, facts = (
            unpacked(one, "<u8") for one in row[: len(_ARRAYS)]
        )
        ids, entries, pairs, counted, lines, told = row[len(_ARRAYS) :]
        against = tuple([(one, other) for one, other in pairs])
        return cls(
            things,
            said,
            accepted,
            beside,
            statements,
            facts,
            a2b_base64(ids),
            tuple(entries),
            against,
            counted,
            tuple(lines),
            Told(*told),
        )


def summarised(sheaf: Sheaf, claims: Sequence[Judged], door: Door, entries: Container[str]) -> Summary:
    """Return the summary of a document whose claims were judged; ``entries`` are ids of the tables."""
    marks = door.marks(claims)
    nodes: dict[str, bool] = {}
    for claim in claims:
        for one in things_of(claim):
            nodes[one] = nodes.get(one, False) or claim.status is Status.ACCEPTED
    bearing = [c for c in claims if c.status is Status.ACCEPTED and not c.corrected]
    lines = sorted({fact_line(claim) for claim in claims if claim.status is Status.ACCEPTED})
    told = Told()
    told.add(sheaf, claims)
    return Summary(
        things=_numbers(map(number, marks)),
        said=_numbers(marks.values()),
        accepted=_numbers(number(iri) for iri, accepted in nodes.items() if accepted),
        beside=_numbers(number(iri) for iri, accepted in nodes.items() if not accepted),
        statements=_numbers(number(c.subject, c.predicate, str(c.object)) for c in bearing),
        facts=_numbers(map(number, lines)),
        ids=b"".join(bytes.fromhex(claim.id[_ID:]) for claim in bearing),
        entries=tuple(sorted(short for iri in nodes if (short := compact(iri)) in entries)),
        against=tuple((other, claim.id) for claim in claims for other in claim.conflicts),
        counted=dict(sorted(Counter(str(claim.status) for claim in claims).items())),
        lines=tuple(lines),
        told=told,
    )


def _numbers(found: Any) -> Numbers:
    return np.fromiter(found, dtype=np.uint64)
