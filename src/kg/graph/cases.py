"""What became of the claims of one document when they were weighed: kept until something of it changes.

A claim that was weighed differs from the one that was drawn in its status, the reason, what it conflicts with
and its confidence only, so that no more than these are kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from numpy.typing import NDArray

from kg.graph.contradictions import INSIDE, Pair, pair_of
from kg.graph.families import Brief, Briefs, joined
from kg.graph.statements import Judged
from kg.model import Status
from kg.numbers import packed, unpacked

_WIDE: Final = "<u8"
_NARROW: Final = "<i4"


class Change(NamedTuple):
    """What a claim is after it was weighed."""

    status: str
    note: str
    conflicts: tuple[str, ...]
    confidence: float


Changes = Mapping[int, Change]
"""Changed claims of one document by their numbers."""


@dataclass(frozen=True, slots=True)
class Case:
    """The claims of a document weighed among themselves, but for what lies inside what.

    Attributes:
        brief: which of them are weighed together, and by what others may touch them.
        changes: the claims that are not as they were drawn.
        inside: the accepted claims on what lies inside what.
    """

    brief: Brief
    changes: Changes
    inside: tuple[Pair, ...]

    def to_row(self) -> list[object]:
        """Return the case as JSON."""
        one = self.brief
        arrays: list[NDArray[Any]] = [one.statements, one.families, one.keys, one.owners, one.woven]
        pairs = [[p.id, p.predicate, p.confidence, p.inner, p.outer] for p in self.inside]
        return [*map(packed, arrays), one.odd, changes_row(self.changes), pairs]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Case":
        """Return the case that was written as JSON."""
        statements, families, keys, owners, woven, odd, changes, pairs = row
        brief = Brief(
            unpacked(statements, _WIDE),
            unpacked(families, _NARROW),
            unpacked(keys, _WIDE),
            unpacked(owners, _NARROW),
            unpacked(woven, _NARROW),
            bool(odd),
        )
        return cls(brief, changes_of(changes), tuple([Pair(*one) for one in pairs]))


@dataclass(frozen=True, slots=True)
class Cases:
    """What is looked at of the cases of several documents together with all others.

    Attributes:
        briefs: their briefs.
        inside: the accepted claims on what lies inside what, each with the place of its document among these.
    """

    briefs: Briefs
    inside: tuple[tuple[int, Pair], ...]

    def to_row(self) -> list[object]:
        """Return the cases as JSON."""
        one = self.briefs
        arrays: list[NDArray[Any]] = [
            one.sizes,
            one.statements,
            one.families,
            one.keys,
            one.owners,
            one.woven,
        ]
        pairs = [[n, p.id, p.predicate, p.confidence, p.inner, p.outer] for n, p in self.inside]
        return [*map(packed, arrays), one.odd, pairs]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Cases":
        """Return the cases that were written as JSON."""
        sizes, statements, families, keys, owners, woven, odd, pairs = row
        briefs = Briefs(
            unpacked(sizes, _NARROW),
            unpacked(statements, _WIDE),
            unpacked(families, _NARROW),
            unpacked(keys, _WIDE),
            unpacked(owners, _NARROW),
            unpacked(woven, _NARROW),
            bool(odd),
        )
        return cls(briefs, tuple([(n, Pair(*one)) for n, *one in pairs]))


def cases(found: Iterable[Case]) -> Cases:
    """Return what is looked at of several cases."""
    each = list(found)
    pairs = tuple((n, pair) for n, one in enumerate(each) for pair in one.inside)
    return Cases(joined([one.brief for one in each]), pairs)


@dataclass(frozen=True, slots=True)
class Inside:
    """What lies inside what by the accepted claims of a document that were weighed with those of others."""

    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """Claims of several documents that were weighed together, where that gave something else than apart.

    Attributes:
        changes: the changed claims of each document, in the order in which the documents were given.
        touched: the things that claims were held back from, as numbers; sorted.
    """

    changes: tuple[Changes, ...]
    touched: tuple[int, ...] = ()

    def to_row(self) -> list[object]:
        """Return the ruling as JSON."""
        return [list(map(changes_row, self.changes)), list(self.touched)]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Ruling":
        """Return the ruling that was written as JSON."""
        return cls(tuple(map(changes_of, row[0])), tuple(row[1]))


def changes_row(changes: Changes) -> list[object]:
    """Return changed claims as JSON."""
    return [[n, *one] for n, one in sorted(changes.items())]


def changes_of(rows: Iterable[Any]) -> dict[int, Change]:
    """Return the changed claims that were written as JSON."""
    return {n: Change(status, note, tuple(against), sure) for n, status, note, against, sure in rows}


def change_of(claim: Judged) -> Change:
    """Return what a claim is after it was weighed."""
    return Change(str(claim.status), claim.note, claim.conflicts, claim.confidence)


def changes_between(before: Iterable[Judged], after: Iterable[Judged]) -> dict[int, Change]:
    """Return the changed ones of some claims, which come in the same order."""
    pairs = enumerate(zip(before, after, strict=True))
    return {n: change_of(now) for n, (then, now) in pairs if now is not then and now != then}


def applied(claims: Sequence[Judged], *changes: Changes) -> list[Judged]:
    """Return claims as they were changed; of several changes of one the last counts."""
    found = list(claims)
    for some in changes:
        for n, (status, note, conflicts, confidence) in some.items():
            told = {"status": Status(status), "note": note, "conflicts": conflicts, "confidence": confidence}
            found[n] = replace(claims[n], **told)  # type: ignore[arg-type]  # each of its type
    return found


def inside(claims: Iterable[Judged]) -> Iterator[Pair]:
    """Yield the accepted claims on what lies inside what."""
    for claim in claims:
        if claim.predicate in INSIDE and claim.status is Status.ACCEPTED:
            yield pair_of(claim)
