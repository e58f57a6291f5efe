"""What of one document is needed to find the things in others that its own are compared with.

Two units are compared only where they share a key: the block of their names, words that their titles have in
common, an acronym. A unit that shares no key with any other is a thing of its own, whatever else there is;
what it becomes stands in the outline already, so that its page need not be read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.entities.across import letters_of, parts_of, topics
from kg.entities.atlas import Atlas
from kg.entities.blocks import block_of
from kg.entities.company import company_of
from kg.entities.deciding import Group
from kg.entities.making import made_of
from kg.entities.names import initials
from kg.entities.pages import COMPARED, Page
from kg.entities.units import Unit
from kg.identifiers import number
from kg.numbers import packed, unpacked

Numbers = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Tied:
    """Keys as numbers, each with the unit that has it, by its place among the units."""

    numbers: Numbers
    owners: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Outline:
    """What resolution looks at of one document.

    Attributes:
        document: its id.
        members: the keys of the referents of each unit.
        rows: the reference entry of each unit, or empty.
        alone: what each unit without an entry becomes if nothing is compared with it; as JSON.
        ties: keys that tie units to all others that have them.
        offers: keys that tie units to those that want them.
        wants: such keys.
        company: names that speak for one thing where they stand together.
        marks: of each unit a number for what it is told by, and one for its names.
        open: units that may be one of several reference entries, each with these and why that is open.
        numbers: the figures of the document; as JSON, since they are looked at once only.
    """

    document: str
    members: tuple[tuple[str, ...], ...]
    rows: tuple[str, ...]
    alone: Sequence[list[Any] | None]
    ties: Tied
    offers: Tied
    wants: Tied
    company: Tied
    marks: Numbers
    open: tuple[tuple[int, tuple[str, ...], str], ...]
    numbers: Sequence[list[Any]]

    def to_row(self) -> list[object]:
        """Return the outline as JSON."""
        tied = [[packed(one.numbers), packed(one.owners)] for one in self._tied]
        told = (packed(self.marks), self.open, self.numbers)
        return [self.document, self.members, self.rows, self.alone, tied, *told]

    @property
    def _tied(self) -> tuple[Tied, Tied, Tied, Tied]:
        return self.ties, self.offers, self.wants, self.company

    @classmethod
    def from_row(cls, row: list[Any]) -> "Outline":
        """Return the outline that was written as JSON."""
        document, members, rows, alone, tied, marks, unsettled, figures = row
        ties, offers, wants, company = (
            Tied(unpacked(numbers, "<u8"), unpacked(owners, "<i4")) for numbers, owners in tied
        )
        return cls(
            intern(document),
            tuple(map(tuple, members)),
            tuple(map(intern, rows)),
            alone,
            ties,
            offers,
            wants,
            company,
            unpacked(marks, "<u8"),
            tuple([(n, tuple(candidates), doubt) for n, candidates, doubt in unsettled]),
            figures,
        )


def outline_of(page: Page, atlas: Atlas) -> Outline:
    """Return the outline of a document of which the page is given."""
    units = page.units
    return Outline(
        page.document,
        tuple(unit.keys for unit in units),
        tuple(unit.row for unit in units),
        [None if unit.row else made_of(alone(unit), atlas).to_row() for unit in units],
        _tied(units, lambda unit: _ties(unit, atlas)),
        _tied(units, _offers),
        _tied(units, lambda unit: (*_wants(unit), *_longer(page, unit))),
        _tied(units, company_of),
        np.array([n for unit in units for n in _marks(unit)], dtype=np.uint64),
        tuple((n, u.candidates, u.doubt) for n, u in enumerate(units) if u.candidates and not u.row),
        [[f.key, f.label, f.planned, f.parts, f.keyed] for f in page.figures],
    )


def alone(unit: Unit) -> Group:
    """Return what a unit becomes if it is compared with no other."""
    own = bool(unit.candidates) or unit.scoped or (unit.prefix in COMPARED and unit.form.vague)
    return Group((unit,), own=own)


def _tied(units: Iterable[Unit], keys: Any) -> Tied:
    found = sorted({(number(*key), n) for n, unit in enumerate(units) for key in keys(unit)})
    numbers = np.array([one for one, _ in found], dtype=np.uint64)
    return Tied(numbers, np.array([n for _, n in found], dtype=np.int32))


def _ties(unit: Unit, atlas: Atlas) -> Iterator[tuple[str, ...]]:
    if not (unit.row or unit.candidates or unit.scoped):
        yield _block(unit, atlas)
    if unit.prefix == "policy" and not unit.scoped:
        yield from (("topic", *one) for one in topics(unit))
    if unit.prefix in ("zone", "facility", "place") and not unit.scoped and not unit.form.vague:
        yield ("class", unit.form.exact, *sorted(unit.form.places))


def _block(unit: Unit, atlas: Atlas) -> tuple[str, ...]:
    block = block_of(unit, {}, atlas)
    return ("vague" if unit.prefix in COMPARED and unit.form.vague else "block", *block)


def _offers(unit: Unit) -> Iterator[tuple[str, ...]]:
    if unit.prefix in COMPARED and not (unit.row or unit.candidates or unit.scoped):
        yield "name", unit.prefix, unit.form.key
    for name in unit.names if not unit.scoped else ():
        yield from (("letters", unit.prefix, one) for one in initials(name))
    for name in unit.aliases:
        if " " not in name:
            yield "letters", unit.prefix, letters_of(name)
    if unit.prefix == "body":
        yield "body", unit.form.exact


def _wants(unit: Unit) -> Iterator[tuple[str, ...]]:
    if unit.form.acronym and not unit.scoped and not unit.row:
        yield "letters", unit.prefix, letters_of(unit.label)
    if unit.prefix == "body":
        yield from (("body", one) for one in parts_of(unit.label))


def _longer(page: Page, unit: Unit) -> Iterator[tuple[str, ...]]:
    """Yield the names by which a unit is known, too; they tie it to things that have them as their own."""
    if unit.prefix in COMPARED and not unit.scoped and not unit.row:
        for one in page.longer:
            if (one.prefix, one.full) == (unit.prefix, unit.form.key):
                yield "name", one.prefix, one.name
                yield "name", one.prefix, one.full


def _marks(unit: Unit) -> tuple[int, int]:
    """Return numbers for what a unit is told by (as in :mod:`kg.entities.across`), and for its names."""
    told = [sorted(one) for one in (unit.said, unit.around, unit.dates, unit.issuers, unit.codes)]
    # All documents count where titles are compared.
    document = unit.document if unit.prefix == "policy" else ""
    return number(repr(told), document), number(repr((unit.names, unit.aliases)))
