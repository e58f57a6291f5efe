"""Which entry of the reference tables a name means in its document; none if more than one is left."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.entities.atlas import Atlas
from kg.entities.spelling import table, words_of
from kg.entities.touching import touching
from kg.entities.units import PREFIX, Sheet
from kg.lexicon import Entry
from kg.model import Referent

_INSIDE = frozenset({"kg:within"})
_COUNTY = frozenset({"level-county", "level-township"})


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry that a name means (or none), those that are left over, and why."""

    row: str = ""
    left: tuple[str, ...] = ()
    reason: str = ""


NONE = Choice()
Index = Mapping[str, tuple[str, ...]]


def index_bodies(atlas: Atlas) -> Index:
    """Return the bodies of the tables by their names as they are compared."""
    found: dict[str, set[str]] = {}
    for entry in atlas.lexicon.entries.values():
        if PREFIX.get(entry.kind) == "body":
            for name in (entry.label, *entry.aliases):
                form = atlas.reader.read(name, "body")
                if not form.acronym:
                    found.setdefault(form.exact, set()).add(entry.id)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}


def settle_places(sheet: Sheet, atlas: Atlas) -> dict[str, Choice]:
    """Settle which areas the names of a document mean, the plain ones first."""
    choices: dict[str, Choice] = {}
    unclear: list[tuple[Referent, tuple[str, ...]]] = []
    late: list[tuple[Referent, str]] = []
    for referent in sheet.of("place"):
        left = _in_time(_allowed(referent, atlas), sheet.date, atlas)
        if len(left) == 1 and len(_allowed(referent, atlas)) > 1:
            late.append((referent, left[0]))
        elif len(left) == 1:
            _take(sheet, referent, left[0], choices)
        elif left:
            unclear.append((referent, left))
        elif referent.candidates:
            choices[referent.key] = Choice("", (), _too_early(referent, sheet.date))
        else:
            unclear.append((referent, ()))
    for referent, row in late:
        choice = _by_date(sheet, referent, row, atlas)
        choices[referent.key] = choice
        if choice.row:
            _take(sheet, referent, row, choices)
    for referent, left in unclear:
        choice = _place(sheet, referent, left, atlas)
        if choice.row:
            _take(sheet, referent, choice.row, choices)
        else:
            choices[referent.key] = choice
    return choices


def _take(sheet: Sheet, referent: Referent, row: str, choices: dict[str, Choice]) -> None:
    choices[referent.key] = Choice(row)
    sheet.settle(referent.key, row)
    if atlas_area(row):
        sheet.count(row, max(1, len(referent.mentions)))


def atlas_area(row: str) -> bool:
    """Return whether an id is one of a place."""
    return row.startswith("r:place-")


def _allowed(referent: Referent, atlas: Atlas) -> tuple[str, ...]:
    """Return the candidates that the tables know and whose negative wordings are not the name."""
    entries = atlas.lexicon.entries
    return tuple(
        c
        for c in sorted(set(referent.candidates))
        if c in entries and not _denied(entries[c], referent.label)
    )


def _denied(entry: Entry, label: str) -> bool:
    return any(words_of(label) == words_of(wrong) for wrong in entry.negative)


def _in_time(rows: Iterable[str], date: str, atlas: Atlas) -> tuple[str, ...]:
    """Return the rows that hold on a date; if none does, those that had ended: their names live on."""
    rows = tuple(rows)
    if not date:
        return rows
    entries = atlas.lexicon.entries
    begun = tuple(r for r in rows if not _later(entries[r].valid_from, date))
    holding = tuple(r for r in begun if not _over(entries[r].valid_to, date))
    return holding or begun


def _later(day: str, date: str) -> bool:
    """Return whether a day of the tables comes after a date, which may be a month or a year only."""
    return bool(day) and day[: len(date)] > date


def _over(day: str, date: str) -> bool:
    """Return whether what ended on a day had ended by a date; in the month or year of its end it had not."""
    return bool(day) and (day <= date if len(date) >= len(day) else day[: len(date)] < date)


def _too_early(referent: Referent, date: str) -> str:
    return f"no area was called {referent.label} in {date}" if date else ""


def _place(sheet: Sheet, referent: Referent, left: tuple[str, ...], atlas: Atlas) -> Choice:
    if not left:
        return _respelt(sheet, referent, atlas)
    said = frozenset(sheet.rows[k] for k in sheet.linked(referent.key, _INSIDE) if k in sheet.rows)
    for areas in (said, sheet.beside(referent.key) | touching(sheet, referent, atlas)):
        fit = tuple(r for r in left if set(atlas.chain(r)[1:]) & set(areas))
        left = fit or left
    if len(left) == 1:
        return Choice(left[0])
    best = _most_named(left, sheet.counts, atlas, {r: r for r in left})
    if best:
        return Choice(best)
    return Choice("", left, f"{len(left)} entries bear the name {referent.label}")


def _by_date(sheet: Sheet, referent: Referent, row: str, atlas: Atlas) -> Choice:
    """Return the only namesake of the time, unless the places around speak for one of another time."""
    known = _allowed(referent, atlas)
    best = _most_named(known, sheet.counts, atlas, {r: r for r in known})
    if best in ("", row):
        return Choice(row)
    return Choice(
        "", known, f"in {sheet.date} only one {referent.label} was left, and the places speak for another"
    )


def _respelt(sheet: Sheet, referent: Referent, atlas: Atlas) -> Choice:
    """Return the area whose name differs from a plain one in its spelling only.

    A county or district is believed only where the document names an area above it.
    """
    found = atlas.reader.areas.get("".join(words_of(referent.label)), ())
    known = [
        r for r in _in_time(found, sheet.date, atlas) if not _denied(atlas.lexicon.entries[r], referent.label)
    ]
    fit = [
        r
        for r in known
        if atlas.lexicon.entries[r].level not in _COUNTY or set(atlas.chain(r)[1:-1]) & sheet.counts.keys()
    ]
    return Choice(fit[0]) if len(fit) == 1 and not referent.scoped else NONE


def _most_named(
    rows: Iterable[str], counts: Mapping[str, int], atlas: Atlas, homes: Mapping[str, str]
) -> str:
    """Return the row in whose country, province or city more than half of the named areas lie, if it is one.

    The areas above all of the rows tell nothing and do not count.
    """
    above = {r: frozenset(atlas.chain(homes[r])) for r in rows if homes[r]}
    if not above:
        return ""
    shared = frozenset.intersection(*above.values()) if len(above) > 1 else frozenset()
    total = sum(times for area, times in counts.items() if area not in shared)
    shares = {
        r: sum(times for area, times in counts.items() if _supports(area, chain - shared, atlas))
        for r, chain in above.items()
    }
    best = max(shares.values())
    most = [r for r, share in shares.items() if share == best]
    return most[0] if len(most) == 1 and 2 * best > total else ""


def _supports(area: str, chain: frozenset[str], atlas: Atlas) -> bool:
    return bool(chain & frozenset(atlas.chain(area)))


def settle_bodies(sheet: Sheet, atlas: Atlas, index: Index) -> dict[str, Choice]:
    """Settle which bodies of the tables the names of a document mean, those with one entry first.

    The country of a body that is certain counts as named.
    """
    choices: dict[str, Choice] = {}
    named = [r for r in sheet.of("body") if r.kind != "UnnamedGroup" and not r.scoped]
    for referent in sorted(named, key=lambda r: (len(r.candidates) != 1, -len(r.label), r.key)):
        choice = choices[referent.key] = _body(sheet, referent, atlas, index)
        if choice.row:
            sheet.settle(referent.key, choice.row)
            if country := atlas.country(atlas.home(choice.row)):
                sheet.count(country, max(1, len(referent.mentions)))
    return choices


def _body(sheet: Sheet, referent: Referent, atlas: Atlas, index: Index) -> Choice:
    form = atlas.reader.read(referent.label, "body")
    named = index.get(form.exact, ())
    own = frozenset(p for p in form.places if atlas.is_area(p))
    candidates = replace(
        referent, candidates=referent.candidates or (named if own or len(named) == 1 else ())
    )
    left = _in_time(_allowed(candidates, atlas), sheet.date, atlas)
    if not left:
        return NONE
    homes = {r: atlas.home(r) for r in left}
    stated = own or _owner(sheet, referent, atlas)
    left = tuple(r for r in left if not _lacks_union(sheet, referent, r, stated, atlas))
    if stated:
        left = tuple(r for r in left if not homes[r] or rules(homes[r], stated, atlas))
    if not left:
        return NONE
    told = set(left) & set(sheet.rows.values())
    if len(told) == 1:
        return Choice(told.pop())  # the document named it in full before
    if len(left) > 1:
        best = _most_named(left, sheet.counts, atlas, homes)
        centre = atlas.centre(sheet.counts)
        if not best and centre and not any(atlas.near(homes[r], centre) for r in left if homes[r]):
            return NONE  # the document is about a country whose body the tables do not know
        return (
            Choice(best) if best else Choice("", left, f"{len(left)} entries bear the name {referent.label}")
        )
    return Choice(left[0]) if stated else _sole(sheet, referent, left[0], atlas)


def _lacks_union(sheet: Sheet, referent: Referent, row: str, stated: frozenset[str], atlas: Atlas) -> bool:
    """Return whether the tables know a name only with a union of countries, and the document means none.

    "Agency for Cybersecurity" is the European Union's where that is named, but never that "of Norway".
    """
    union = atlas.reader.read(atlas.lexicon.entries[row].label, "body").places
    if atlas.home(row) or not union or not _is_cut(words_of(referent.label), row, atlas):
        return False
    return bool(stated) or not union & set(sheet.rows.values())


def rules(home: str, stated: frozenset[str], atlas: Atlas) -> bool:
    """Return whether a body at home somewhere can be that of named areas: a state has no national one."""
    return any(area in atlas.chain(home) for area in stated)


def _owner(sheet: Sheet, referent: Referent, atlas: Atlas) -> frozenset[str]:
    """Return the countries beside a name or in a longer name around it: "Ministry of Ports of Norway"."""
    near = sheet.beside(referent.key) | touching(sheet, referent, atlas)
    for other in sheet.of("body"):
        if other.key != referent.key and referent.label in other.label and _around(other, referent):
            near |= atlas.reader.read(other.label, "body").places
    return frozenset(a for a in near if atlas.is_area(a) and atlas.is_country(a))


def _around(longer: Referent, referent: Referent) -> bool:
    return any(
        o.start <= m.start and m.end <= o.end and (o.start, o.end) != (m.start, m.end)
        for o in longer.mentions
        for m in referent.mentions
    )


def _sole(sheet: Sheet, referent: Referent, row: str, atlas: Atlas) -> Choice:
    """Return the only entry of a name, unless the name is common and nothing speaks of its country.

    Where no place is named at all, a common name must say enough to be borne once.
    """
    words, known = words_of(referent.label), table()
    country = atlas.country(atlas.home(row)) if atlas.home(row) else ""
    common = words and (
        words[0] in known.bodies or _is_cut(words, row, atlas) or _FEW.fullmatch(referent.label)
    )
    if not country or not common:
        return Choice(row)
    named = {row for key, row in sheet.rows.items() if PREFIX[sheet.referents[key].kind] == "place"}
    homes = {atlas.country(area) for area in named if atlas.is_area(area)}
    if country in homes or any(country in atlas.chain(area) for area in named):
        return Choice(row)
    if any(homes):
        reason = f"the document speaks of another country than that of {referent.label}"
        return Choice("", (row,), reason)
    if len([w for w in words[1:] if w not in known.small | known.join]) < _TELLING:
        reason = f"no place in the document tells of which country the {referent.label} is"
        return Choice("", (row,), reason)
    return Choice(row)


def _is_cut(words: tuple[str, ...], row: str, atlas: Atlas) -> bool:
    """Return whether the tables know a name only together with its area: "Council of Ministers of Norway"."""
    entry = atlas.lexicon.entries[row]
    return all(words_of(name) != words for name in (entry.label, *entry.aliases))


# "MoE", "MOF": letters that the ministries of many countries bear
_FEW = re.compile(r"[A-Z][A-Za-z]?[A-Z]")
# So many words behind "Ministry" make a name that one country has.
_TELLING = 3
