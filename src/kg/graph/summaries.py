"""What the graph of all documents takes of one: kept until one of its claims is judged otherwise."""

from binascii import a2b_base64, b2a_base64
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.graph.claim_quads import fact_line
from kg.graph.door import Door
from kg.graph.entity_quads import things_of
from kg.graph.families import Indices, Numbers
from kg.graph.report import Told
from kg.graph.sheaves import Sheaf
from kg.graph.sources import SharedLines
from kg.graph.statements import Judged
from kg.identifiers import number
from kg.model import Status
from kg.namespaces import compact
from kg.numbers import distinct, packed, unpacked

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


_LOOKED_AT: Final = ("things", "said", "accepted", "beside", "statements")
_ARRAYS: Final = (*_LOOKED_AT, "facts")


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


@dataclass(frozen=True, slots=True)
class Glimpses:
    """What is looked at of the summaries of several documents, one document after another.

    Attributes:
        sizes: how many things, accepted things, other things and statements each has: four numbers each.
        things, said, accepted, beside, statements, ids: as in :class:`Summary`.
        entries: the reference entries that each names.
        against: as in :class:`Summary`, each with the place of its document among these.
    """

    sizes: Indices
    things: Numbers
    said: Numbers
    accepted: Numbers
    beside: Numbers
    statements: Numbers
    ids: bytes
    entries: tuple[tuple[str, ...], ...]
    against: tuple[tuple[int, str, str], ...]

    def each(self) -> Iterator[Glimpse]:
        """Yield what is looked at of each document."""
        of_each: dict[int, list[tuple[str, str]]] = {}
        for n, *pair in self.against:
            of_each.setdefault(n, []).append((pair[0], pair[1]))
        a = b = s = 0
        for n, (_, accepted, beside, said) in enumerate(self.sizes.reshape(-1, 4).tolist()):
            yield Glimpse(
                self.accepted[a : a + accepted],
                self.beside[b : b + beside],
                self.statements[s : s + said],
                self.ids[s * ID_BYTES : (s + said) * ID_BYTES],
                self.entries[n],
                tuple(of_each.get(n, ())),
            )
            a, b, s = a + accepted, b + beside, s + said

    def to_row(self) -> list[object]:
        """Return the glimpses as JSON."""
        arrays: list[NDArray[Any]] = [getattr(self, name) for name in _LOOKED_AT]
        table = sorted({one for some in self.entries for one in some})
        place = {one: n for n, one in enumerate(table)}
        named = [[place[one] for one in some] for some in self.entries]
        ids = b2a_base64(self.ids, newline=False).decode("ascii")
        return [packed(self.sizes), *map(packed, arrays), ids, table, named, self.against]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Glimpses":
        """Return the glimpses that were written as JSON."""
        things, said, accepted, beside, statements = (unpacked(one, "<u8") for one in row[1:6])
        ids, table, named, against = row[6:]
        table = list(map(intern, table))
        return cls(
            unpacked(row[0], "<i4"),
            things,
            said,
            accepted,
            beside,
            statements,
            a2b_base64(ids),
            tuple([tuple([table[n] for n in some]) for some in named]),
            tuple([(n, one, other) for n, one, other in against]),
        )


def glimpses(found: Iterable[Summary]) -> Glimpses:
    """Return what is looked at of several summaries."""
    each = list(found)
    sizes = [n for one in each for n in map(len, (one.things, one.accepted, one.beside, one.statements))]
    things, said, accepted, beside, statements = (
        _joined([getattr(one, name) for one in each]) for name in _LOOKED_AT
    )
    return Glimpses(
        np.array(sizes, dtype=np.int32),
        things,
        said,
        accepted,
        beside,
        statements,
        b"".join(one.ids for one in each),
        tuple(one.entries for one in each),
        tuple((n, *pair) for n, one in enumerate(each) for pair in one.against),
    )


@dataclass(frozen=True, slots=True)
class Shares:
    """What several documents give to the facts and to the report (see :class:`Summary`)."""

    facts: Numbers
    counted: Mapping[str, int]
    told: Told

    def to_row(self) -> list[object]:
        """Return the shares as JSON."""
        told = [getattr(self.told, name) for name in Told.__slots__]
        return [packed(self.facts), dict(self.counted), told]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Shares":
        """Return the shares that were written as JSON."""
        facts, counted, told = row
        return cls(unpacked(facts, "<u8"), counted, Told(*told))


def shares(found: Iterable[Summary]) -> Shares:
    """Return what several documents give."""
    told, counted = Told(), Counter[str]()
    facts: list[Numbers] = []
    for one in found:
        told.join(one.told)
        counted.update(one.counted)
        facts.append(one.facts)
    return Shares(distinct(_joined(facts)), dict(sorted(counted.items())), told)


def shared_lines(found: Iterable[Summary]) -> SharedLines:
    """Return the lines of facts that several documents give, in order."""
    return SharedLines(tuple(sorted({line for one in found for line in one.lines})))


def _joined(parts: Sequence[Numbers]) -> Numbers:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.uint64)
