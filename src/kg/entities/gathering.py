"""From referents to units: what is said around each, and which wordings of one document are one thing."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from kg.entities.atlas import Atlas
from kg.entities.comparison import fold
from kg.entities.names import Form, codes_in
from kg.entities.rows import NONE, Choice, rules
from kg.entities.touching import numbers_behind, touching
from kg.entities.units import PREFIX, Sheet, Unit
from kg.model import Referent

_LIES = frozenset({"kg:within", "kg:spans", "kg:contains"})
_LYING = frozenset({"zone", "facility", "event", "place", "body"})
_ISSUED = frozenset({"kg:issuedBy", "kg:preparedBy"})


def gather(
    sheet: Sheet,
    atlas: Atlas,
    choices: Mapping[str, Choice],
    issuers: Mapping[tuple[str, str], Unit],
    *prefixes: str,
) -> list[Unit]:
    """Return the units of some kinds of a document; ``issuers`` are the units of bodies by their members."""
    centre = atlas.centre({a: n for a, n in sheet.counts.items() if atlas.is_area(a)})
    around = frozenset({centre}) if centre else frozenset[str]()
    zones = {r.key: atlas.reader.read(r.label, "zone") for r in sheet.of("zone")}
    units = []
    for referent in sheet.of(*prefixes):
        unit = _unit(sheet, referent, atlas, choices.get(referent.key, NONE), around)
        if unit.prefix == "policy":
            unit = _policy(unit, sheet, atlas, issuers, zones)
        units.append(unit)
    return _joined(units, sheet, atlas)


def _unit(sheet: Sheet, referent: Referent, atlas: Atlas, choice: Choice, around: frozenset[str]) -> Unit:
    prefix = PREFIX[referent.kind]
    form = atlas.reader.read(referent.label, prefix)
    told: set[str] = set()
    if prefix in _LYING and not referent.scoped:
        near = {a for a in sheet.beside(referent.key) | touching(sheet, referent, atlas) if atlas.is_area(a)}
        lies = {sheet.rows[k] for k in sheet.linked(referent.key, _LIES) if k in sheet.rows}
        body = prefix == "body"
        told = {a for a in near if not body or atlas.is_country(a)} | {a for a in lies if atlas.is_area(a)}
    return Unit(
        document=sheet.extraction.document,
        keys=(referent.key,),
        kind=referent.kind,
        label=referent.label,
        names=(referent.label,),
        aliases=referent.aliases,
        form=form,
        row=choice.row,
        candidates=choice.left,
        doubt=choice.reason,
        scoped=referent.scoped or referent.kind == "UnnamedGroup",
        said=_named(form, told, sheet, atlas) | told,
        around=around,
    )


def _named(form: Form, told: Set[str], sheet: Sheet, atlas: Atlas) -> frozenset[str]:
    """Return the areas that stand in a name.

    Of several areas of one name those count that the document means: near those that it ties the thing to,
    else those that it speaks of. If it is silent, the name ties the thing to none of them.
    """
    namesakes: dict[str, set[str]] = {}
    for area in form.places:
        if atlas.is_area(area):
            namesakes.setdefault(fold(atlas.lexicon.entries[area].label), set()).add(area)
    found: set[str] = set()
    for areas in namesakes.values():
        near = {a for a in areas if atlas.meet((a,), told)}
        found |= areas if len(areas) == 1 else near or areas & sheet.counts.keys()
    return frozenset(found)


def _policy(
    unit: Unit, sheet: Sheet, atlas: Atlas, issuers: Mapping[tuple[str, str], Unit], zones: Mapping[str, Form]
) -> Unit:
    """Return the unit of a policy with its issuers, date, numbers, and the zones that its title names.

    A policy belongs to where its issuers are at home, but for one that is about a zone: sources may name
    another issuer, and the zone stays where it is.
    """
    key = unit.keys[0]
    bodies = [issuers[m] for k in sheet.linked(key, _ISSUED) if (m := (unit.document, k)) in issuers]
    titled = {k for k in zones if _names(unit.label, sheet.referents[k].label)}
    lies = {sheet.rows[o] for k in titled for o in sheet.linked(k, _LIES) if o in sheet.rows}
    seats = lies if titled else {area for body in bodies for area in _seat(body, atlas)}
    numbers = [code for name in (unit.label, *unit.aliases) for code in codes_in(name)]
    return replace(
        unit,
        said=unit.said | {a for a in seats if atlas.is_area(a)},
        dates=sheet.dates(key),
        issuers=frozenset(body.row or body.form.key for body in bodies),
        codes=frozenset(numbers) | numbers_behind(sheet, sheet.referents[key]),
        about=frozenset(zones[k].key for k in titled),
    )


def _names(title: str, zone: str) -> bool:
    return zone in title and bool(re.search(rf"(?<!\w){re.escape(zone)}(?!\w)", title))


def _seat(body: Unit, atlas: Atlas) -> frozenset[str]:
    home = atlas.home(body.row) if body.row else ""
    return frozenset({home}) if home else body.said


def _joined(units: Sequence[Unit], sheet: Sheet, atlas: Atlas) -> list[Unit]:
    """Return the units of a document, wordings of one thing joined."""
    blocks: dict[tuple[str, str], list[Unit]] = {}
    rest: list[Unit] = []
    for unit in units:
        if unit.scoped:
            rest.append(unit)
        else:
            blocks.setdefault((unit.prefix, unit.form.key), []).append(unit)
    found = [one for _, block in sorted(blocks.items()) for one in _join_block(block)]
    return sorted([*rest, *_join_nested(found, sheet, atlas)], key=lambda u: u.place)


def _join_block(block: list[Unit]) -> list[Unit]:
    found: list[Unit] = []
    for unit in sorted(block, key=lambda u: (-len(u.form.places), -len(u.form.years), u.place)):
        same = [n for n, other in enumerate(found) if _is_one(unit, other)]
        if len(same) == 1 and _rows_agree(unit, found[same[0]]):
            found[same[0]] = join(found[same[0]], unit)
        else:
            found.append(unit)
    return found


def _is_one(unit: Unit, fuller: Unit) -> bool:
    """Return whether a wording of a document is another one, spelt otherwise or with less said in it."""
    if unit.form.same_name(fuller.form):
        return True
    if unit.prefix in ("body", "place") or unit.form.vague:
        return False
    return less_said(unit.form, fuller.form)


def less_said(bare: Form, fuller: Form) -> bool:
    """Return whether one name is the other without an area or a year.

    The area must be left out as a whole: of two names with different areas neither is the shorter one.
    """
    return (
        bare.key == fuller.key
        and bare.exact == fuller.exact
        and (not bare.places or bare.places == fuller.places)
        and (not bare.years or bare.years == fuller.years)
        and (not bare.kind or bare.kind == fuller.kind)
    )


def _rows_agree(one: Unit, other: Unit) -> bool:
    return not one.row or not other.row or one.row == other.row


def _join_nested(units: list[Unit], sheet: Sheet, atlas: Atlas) -> list[Unit]:
    """Join "Ministry of Ports" to "Ministry of Ports of Norway" where the one is cut out of the other."""
    left = {u.place: u for u in units}
    bodies = sorted((u for u in units if u.prefix == "body"), key=lambda u: (len(u.label), u.place))
    for short in bodies:
        longer = [u for u in left.values() if u.prefix == "body" and _cut_out(short, u, sheet, atlas)]
        if len(longer) == 1 and _rows_agree(short, longer[0]):
            full = longer[0]
            home = atlas.home(short.row) if short.row else ""
            elsewhere = home and full.said and not rules(home, full.said, atlas)
            both = join(full, replace(short, row="") if elsewhere else short)
            del left[short.place], left[full.place]
            left[both.place] = both
    return list(left.values())


def _cut_out(short: Unit, longer: Unit, sheet: Sheet, atlas: Atlas) -> bool:
    """Return whether a name stands in a longer one that adds a place: a country, or wherever it stands."""
    if short.form.key != longer.form.key or short.form.places or not longer.form.places:
        return False
    around = [m for k in longer.keys for m in sheet.referents[k].mentions]
    inside = [
        any(o.start <= m.start and m.end <= o.end for o in around)
        for k in short.keys
        for m in sheet.referents[k].mentions
    ]
    nation = all(atlas.is_area(p) and atlas.is_country(p) for p in longer.form.places)
    return bool(inside) and (all(inside) or (nation and any(inside)))


def join(fuller: Unit, other: Unit) -> Unit:
    """Return two wordings of a document as one unit that bears the names of both."""
    row = fuller.row or other.row
    return replace(
        fuller,
        keys=tuple(sorted((*fuller.keys, *other.keys))),
        names=(*fuller.names, *other.names),
        aliases=tuple(sorted({*fuller.aliases, *other.aliases})),
        row=row,
        candidates=() if row or fuller.form.places else fuller.candidates or other.candidates,
        said=fuller.said | other.said,
        dates=fuller.dates | other.dates,
        issuers=fuller.issuers | other.issuers,
        codes=fuller.codes | other.codes,
        about=fuller.about | other.about,
        parts=(*(fuller.parts or (fuller,)), *(other.parts or (other,))),
    )
