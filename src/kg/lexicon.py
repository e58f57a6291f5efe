"""The reference tables: known bodies, places and industries with their names.

The tables are CSV files in ``graph/reference/``; lists inside a cell are separated by ``|``.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg import resources
from kg.exceptions import DataError

TABLES: Mapping[str, str] = MappingProxyType(
    {"bodies.csv": "PublicBody", "places.csv": "AdministrativeArea", "industries.csv": "Industry"}
)
CODES: Mapping[str, str] = MappingProxyType(
    {"iso3166": "kg:ISO3166", "gbt2260": "kg:GBT2260", "isic4": "kg:ISIC4", "gbt4754": "kg:GBT4754"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the reference tables.

    Attributes:
        id: compact IRI (``r:place-chongqing``, ``r:body-state-council``, ``kgt:indu-…``).
        kind: ``PublicBody``, ``Institution``, ``AdministrativeArea``, ``Place`` or ``Industry``.
        label: English name.
        label_zh: Chinese name, or empty.
        aliases: other names in any language.
        negative: wordings that must not be read as this entry.
        parent: id of the area or body above it, or empty.
        level: local name of its administrative level (``level-county``), or empty.
        type: local name of its place type (``area-district``), or empty.
        codes: pairs of (datatype as compact IRI, code).
        latitude, longitude: centre point in degrees, or None.
        valid_from, valid_to: ISO dates between which the entry holds, or empty.
        replaced_by: id of the entry that took its place, or empty.
        origin: key of its dataset in ``graph/reference/datasets.csv``.
    """

    id: str
    kind: str
    label: str
    label_zh: str = ""
    aliases: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    parent: str = ""
    level: str = ""
    type: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    valid_from: str = ""
    valid_to: str = ""
    replaced_by: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All reference entries, by id and by name.

    ``names`` maps a name as written to the ids of all entries that bear it, in order of their ids.
    """

    entries: Mapping[str, Entry]
    names: Mapping[str, tuple[str, ...]]

    def ancestors(self, entry: str) -> tuple[str, ...]:
        """Return the ids of the areas or bodies above an entry, nearest first."""
        above: list[str] = []
        at = self.entries[entry].parent if entry in self.entries else ""
        while at and at not in above and at in self.entries:
            above.append(at)
            at = self.entries[at].parent
        return tuple(above)


def build_lexicon(entries: Iterable[Entry]) -> Lexicon:
    """Return a lexicon of the entries.

    Raises:
        DataError: if two entries share an id, or a parent is not an entry.
    """
    by_id: dict[str, Entry] = {}
    for entry in entries:
        if entry.id in by_id:
            raise DataError("two rows share an id", entry.id, "Give each row its own")
        by_id[entry.id] = entry
    names: dict[str, set[str]] = {}
    for entry in by_id.values():
        if entry.parent and entry.parent not in by_id:
            raise DataError(f"its parent {entry.parent} is not a row", entry.id, "Add the parent first")
        for name in (entry.label, entry.label_zh, *entry.aliases):
            if name:
                names.setdefault(name, set()).add(entry.id)
    ordered = {name: tuple(sorted(ids)) for name, ids in sorted(names.items())}
    return Lexicon(MappingProxyType(dict(sorted(by_id.items()))), MappingProxyType(ordered))


def read_table(path: Path, kind: str) -> tuple[Entry, ...]:
    """Return the entries of one reference table.

    Raises:
        DataError: if a column is missing or a cell cannot be read.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        rows = enumerate(csv.DictReader(lines), 2)
        return tuple(_entry(row, kind, f"{path.name}, line {n}") for n, row in rows)


def _entry(row: Mapping[str, str], kind: str, where: str) -> Entry:
    try:
        return Entry(
            id=row["id"],
            kind=row.get("kind") or kind,
            label=row["label"],
            label_zh=row.get("label_zh", ""),
            aliases=_list(row.get("aliases", "")),
            negative=_list(row.get("negative", "")),
            parent=row.get("parent", ""),
            level=row.get("level", ""),
            type=row.get("type", ""),
            codes=tuple((CODES[c], code) for c in CODES for code in _list(row.get(c, ""))),
            latitude=_degrees(row.get("latitude", "")),
            longitude=_degrees(row.get("longitude", "")),
            valid_from=row.get("valid_from", ""),
            valid_to=row.get("valid_to", ""),
            replaced_by=row.get("replaced_by", ""),
            origin=row["origin"],
        )
    except (KeyError, ValueError) as error:
        raise DataError(f"cannot read the row ({error})", where, "See graph/reference/README.md") from error


def _list(cell: str) -> tuple[str, ...]:
    if "|" not in cell:
        return (cell,) if cell else ()  # most cells hold nothing or one name
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None


@cache
def reference() -> Lexicon:
    """Return the lexicon of the tables that come with this package."""
    place = resources.example_graph() / "reference"
    rows = (read_table(place / name, kind) for name, kind in TABLES.items() if (place / name).exists())
    return build_lexicon(entry for table in rows for entry in table)
