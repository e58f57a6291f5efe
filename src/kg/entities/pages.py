"""What resolution takes of one document: its things, as their document alone tells them, and its figures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.entities.atlas import Atlas
from kg.entities.gathering import gather
from kg.entities.rows import Choice, Index, index_bodies, settle_bodies, settle_places
from kg.entities.units import PREFIX, Sheet, Unit
from kg.model import Concept, Extraction, Key, Literal, Modality

PARTS = ("kg:observedEntity", "kg:indicator", "kg:value", "kg:unit", "kg:referenceYear", "kg:qualifier")
"""What tells one figure from another."""
COMPARED = ("policy", "zone", "facility", "event", "body", "place")
"""The kinds of things whose names are compared; others are one if they bear one name."""
_OTHERS = tuple(sorted(set(PREFIX.values()) - {"body", "statistic"}))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of one document.

    Attributes:
        key, label: its referent.
        planned: whether it is a plan.
        parts: what is said of it, in the order of :data:`PARTS`: values and terms, or keys of referents.
        keyed: which of the parts are keys.
    """

    key: str
    label: str
    planned: bool
    parts: tuple[str, ...]
    keyed: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Longer:
    """A name of three words or more that a document gives to a thing with another full name (by words)."""

    prefix: str
    name: str
    full: str


@dataclass(frozen=True, slots=True)
class Page:
    """What resolution takes of one document."""

    document: str
    units: tuple[Unit, ...]
    longer: tuple[Longer, ...]
    figures: tuple[Figure, ...]


class PageMaker:
    """Makes pages; what it needs of the reference tables is worked out once, when the first page is made."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._bodies: Index | None = None

    def make(self, extraction: Extraction, date: str, text: str) -> Page:
        """Return the page of a document, of which the date and the text are given with what was drawn."""
        if self._bodies is None:
            self._bodies = index_bodies(self._atlas)
        sheet = Sheet(extraction, date, text)
        units = tuple(_units(sheet, self._atlas, self._bodies))
        longer = tuple(dict.fromkeys(_longer(units, self._atlas)))
        return Page(extraction.document, units, longer, tuple(_figures(extraction)))


def _units(sheet: Sheet, atlas: Atlas, bodies_known: Index) -> list[Unit]:
    choices = settle_places(sheet, atlas)
    choices.update(settle_bodies(sheet, atlas, bodies_known))
    choices.update(_others(sheet, atlas))
    bodies = gather(sheet, atlas, choices, {}, "body")
    issuers = {member: unit for unit in bodies for member in unit.members}
    return bodies + gather(sheet, atlas, choices, issuers, *_OTHERS)


def _others(sheet: Sheet, atlas: Atlas) -> dict[str, Choice]:
    """Return the entries of what is neither a place nor a body, which have one or none."""
    found = {}
    for referent in sheet.referents.values():
        known = tuple(c for c in referent.candidates if c in atlas.lexicon.entries)
        if known and PREFIX[referent.kind] not in ("place", "body"):
            several = f"{len(known)} entries bear the name {referent.label}"
            found[referent.key] = Choice(known[0]) if len(known) == 1 else Choice("", known, several)
    return found


def _longer(units: Iterable[Unit], atlas: Atlas) -> Iterator[Longer]:
    for unit in units:
        if unit.prefix in COMPARED and not unit.scoped and not unit.row:
            for name in (*unit.names, *unit.aliases):
                if len(name.split()) >= 3:
                    key = atlas.reader.read(name, unit.prefix).key
                    if key != unit.form.key:
                        yield Longer(unit.prefix, key, unit.form.key)


def _figures(extraction: Extraction) -> Iterator[Figure]:
    wanted = {r.key: r.label for r in extraction.referents if r.kind == "Statistic"}
    said: dict[str, dict[str, Key | Concept | Literal]] = {key: {} for key in wanted}
    planned: set[str] = set()
    for claim in extraction.claims:
        if claim.subject in wanted:
            said[claim.subject][claim.predicate] = claim.object
            if claim.modality is Modality.PLANNED:
                planned.add(claim.subject)
    for key, label in wanted.items():
        parts = [said[key].get(name, Literal("")) for name in PARTS]
        keyed = tuple(isinstance(part, Key) for part in parts)
        yield Figure(key, label, key in planned, tuple(map(_words, parts)), keyed)


def _words(part: Key | Concept | Literal) -> str:
    return part.key if isinstance(part, Key) else part.curie if isinstance(part, Concept) else part.value
