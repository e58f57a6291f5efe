"""The outlines of several documents in one piece, so that finding what shares a key reads few pieces.

A sheet holds what is looked at first, of all documents together: keys and marks as rows of numbers. The
leaves of the same documents hold what is taken of each when it is known which of its units are compared with
others.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.entities.making import Made, numbers_of
from kg.entities.outlines import Numbers, Outline, Tied
from kg.entities.pages import Figure
from kg.numbers import packed, unpacked

Indices = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What of several documents is needed to find units that share keys; units are numbered over all of them.

    Attributes:
        sizes: how many units each document has.
        ties, offers, wants: as in :class:`kg.entities.outlines.Outline`.
        company, spoken: names that speak for one thing, each once a document, and how many each document has.
        entries: the reference entries that are named, in the order in which they are met.
        bearers, rows: the units with an entry, and which of the entries each has.
        marks: of each such unit a number for what it is told by, and one for its names.
        lonely: the units without an entry, which are things of their own if they are compared with no other.
        names: what tells such a thing from others by its id (see :func:`kg.entities.making.numbers_of`).
    """

    sizes: Indices
    ties: Tied
    offers: Tied
    wants: Tied
    company: Numbers
    spoken: Indices
    entries: tuple[str, ...]
    bearers: Indices
    rows: Indices
    marks: Numbers
    lonely: Indices
    names: Numbers

    def to_row(self) -> list[object]:
        """Return the sheet as JSON."""
        tied = [[packed(one.numbers), packed(one.owners)] for one in (self.ties, self.offers, self.wants)]
        arrays: list[NDArray[Any]] = [self.sizes, self.company, self.spoken]
        arrays += [self.bearers, self.rows, self.marks, self.lonely, self.names]
        return [tied, list(self.entries), *map(packed, arrays)]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Sheet":
        """Return the sheet that was written as JSON."""
        tied, entries, sizes, company, spoken, bearers, rows, marks, lonely, names = row
        ties, offers, wants = (Tied(_wide(numbers), _narrow(owners)) for numbers, owners in tied)
        return cls(
            _narrow(sizes),
            ties,
            offers,
            wants,
            _wide(company),
            _narrow(spoken),
            tuple(map(intern, entries)),
            _narrow(bearers),
            _narrow(rows),
            _wide(marks),
            _narrow(lonely),
            _wide(names),
        )


def sheet(outlines: Iterable[Outline]) -> Sheet:
    """Return the sheet of some documents."""
    each = list(outlines)
    sizes = [len(one.rows) for one in each]
    starts = np.cumsum([0, *sizes]).tolist()
    known: dict[str, int] = {}
    bearing = [
        (at + n, row) for one, at in zip(each, starts, strict=False) for n, row in enumerate(one.rows) if row
    ]
    rows = [known.setdefault(row, len(known)) for _, row in bearing]
    bearers = np.array([unit for unit, _ in bearing], dtype=np.int32)
    marks = _together([one.marks for one in each], np.uint64).reshape(-1, 2)[bearers].reshape(-1)
    lonely = [
        (at + n, row) for one, at in zip(each, starts, strict=False) for n, row in enumerate(one.alone) if row
    ]
    company = [np.unique(one.company.numbers) for one in each]
    ties, offers, wants = (
        Tied(
            _together([getattr(one, name).numbers for one in each], np.uint64),
            _together(
                [getattr(one, name).owners + at for one, at in zip(each, starts, strict=False)], np.int32
            ),
        )
        for name in ("ties", "offers", "wants")
    )
    return Sheet(
        np.array(sizes, dtype=np.int32),
        ties,
        offers,
        wants,
        _together(company, np.uint64),
        np.array(list(map(len, company)), dtype=np.int32),
        tuple(known),
        bearers,
        np.array(rows, dtype=np.int32),
        marks,
        np.array([unit for unit, _ in lonely], dtype=np.int32),
        np.array([n for _, row in lonely for n in numbers_of(Made.from_row(row))], dtype=np.uint64),
    )


@dataclass(frozen=True, slots=True)
class Leaf:
    """What resolution takes of one document (see :class:`kg.entities.outlines.Outline`)."""

    document: str
    members: Sequence[Sequence[str]]
    rows: Sequence[str]
    alone: Sequence[list[Any] | None]
    open: Sequence[tuple[int, Sequence[str], str]]
    numbers: Sequence[list[Any]]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the figures of the document."""
        return tuple(
            [Figure(k, label, p, tuple(parts), tuple(keyed)) for k, label, p, parts, keyed in self.numbers]
        )

    def made(self, unit: int) -> Made | None:
        """Return what a unit becomes alone; None if it has a reference entry."""
        row = self.alone[unit]
        return Made.from_row(row) if row else None


@dataclass(frozen=True, slots=True)
class Leaves:
    """The leaves of several documents."""

    leaves: tuple[Leaf, ...]

    def to_row(self) -> list[object]:
        """Return the leaves as JSON."""
        return [[getattr(one, name) for name in Leaf.__slots__] for one in self.leaves]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Leaves":
        """Return the leaves that were written as JSON."""
        return cls(tuple([Leaf(intern(document), *told) for document, *told in row]))

    def __iter__(self) -> Iterator[Leaf]:
        """Yield the leaf of each document."""
        return iter(self.leaves)


def leaves(outlines: Iterable[Outline]) -> Leaves:
    """Return the leaves of some documents."""
    return Leaves(tuple(Leaf(o.document, o.members, o.rows, o.alone, o.open, o.numbers) for o in outlines))


def _together(parts: Sequence[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    return np.concatenate(parts).astype(kind) if parts else np.zeros(0, dtype=kind)


def _wide(text: str) -> Numbers:
    return unpacked(text, "<u8")


def _narrow(text: str) -> Indices:
    return unpacked(text, "<i4")
