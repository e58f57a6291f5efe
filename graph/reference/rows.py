"""The row type of the place table, its identifiers and its CSV form."""

import csv
import io
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
MANUAL = HERE / "manual"
RANKS = ("level-country", "level-province", "level-prefecture", "level-county", "level-township", "")
COLUMNS = tuple(
    re.findall(
        r"\w+",
        "id kind label label_zh aliases negative parent level type iso3166 gbt2260 latitude longitude "
        "valid_from valid_to replaced_by origin",
    )
)


@dataclass(frozen=True, slots=True)
class Place:
    """One row of ``places.csv``.

    ``id`` is any key while the table is made (a code, say); ``parent`` and ``replaced_by`` are such
    keys. ``stem`` is what the final id is made of, where that is not the label.
    """

    id: str
    label: str
    parent: str = ""
    kind: str = "AdministrativeArea"
    label_zh: str = ""
    aliases: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    level: str = ""
    type: str = ""
    iso3166: str = ""
    gbt2260: str = ""
    latitude: str = ""
    longitude: str = ""
    valid_from: str = ""
    valid_to: str = ""
    replaced_by: str = ""
    origin: str = ""
    stem: str = ""


def manual(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the folder ``manual/``."""
    with (MANUAL / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def package_file(package: str, name: str) -> Path:
    """Return the path of a data file of an installed package, without importing the package."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(package)
    return Path(found.origin).parent / name


def cell(text: str) -> tuple[str, ...]:
    """Return the parts of a list cell."""
    return tuple(part.strip() for part in text.split("|") if part.strip())


def plain(name: str) -> str:
    """Return a name in unaccented Latin letters without apostrophes.

    >>> plain("Ürümqi"), plain("Xi'an"), plain("Đà Nẵng")
    ('Urumqi', 'Xian', 'Da Nang')
    """
    bare = unicodedata.normalize("NFKD", name.replace("Đ", "D").replace("đ", "d"))
    return re.sub(r"['’‘ʻ]", "", "".join(c for c in bare if not unicodedata.combining(c)))


def slug(name: str) -> str:
    """Return a name as lower-case letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name).lower()).strip("-")


def unique(names: Iterable[str], *but: str) -> tuple[str, ...]:
    """Return the names once each, in order, without empty ones and those of ``but``."""
    return tuple(n for n in dict.fromkeys(names) if n and n not in but)


def with_ids(places: Sequence[Place]) -> list[Place]:
    """Return the places with final ids, parents and successors, sorted by id.

    A name borne once gives ``r:place-<name>``. Of namesakes, the only one on the highest level keeps
    the bare name; the others add the name of their parent, and, where that is not enough, their type.
    """
    by_key = {place.id: place for place in places}
    ids = _candidates(places, by_key)
    clashes = {one for one, n in Counter(ids.values()).items() if n > 1}
    for key, one in ids.items():
        if one in clashes and key != one:
            ids[key] = f"{one}-{by_key[key].type.removeprefix('area-')}"
    done = [
        replace(
            p,
            id=ids[p.id],
            parent=ids.get(p.parent, p.parent),
            replaced_by=ids.get(p.replaced_by, p.replaced_by),
        )
        for p in places
    ]
    return sorted(done, key=lambda p: p.id)


def _candidates(places: Sequence[Place], by_key: Mapping[str, Place]) -> dict[str, str]:
    groups: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        groups[slug(place.stem or place.label)].append(place)
    ids: dict[str, str] = {}
    for name, group in groups.items():
        top = min(RANKS.index(p.level) for p in group)
        alone = [p for p in group if RANKS.index(p.level) == top]
        for place in group:
            if place.id.startswith("r:"):
                ids[place.id] = place.id
            elif alone == [place]:
                ids[place.id] = f"r:place-{name}"
            else:
                above = by_key[place.parent]
                ids[place.id] = f"r:place-{name}-{slug(above.stem or above.label)}"
    return ids


def to_csv(places: Iterable[Place]) -> str:
    """Return the places as CSV text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for place in places:
        values = (getattr(place, column) for column in COLUMNS)
        writer.writerow("|".join(v) if isinstance(v, tuple) else v for v in values)
    return out.getvalue()
