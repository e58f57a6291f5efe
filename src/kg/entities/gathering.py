"""From referents to units: what is said around each, and which wordings of one document are one thing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.entities.atlas import Atlas
from kg.entities.names import Form
from kg.entities.rows import NONE, Choice
from kg.entities.units import PREFIX, Sheet, Unit
from kg.model import Referent

_LIES = frozenset({"kg:within", "kg:spans", "kg:contains"})
_ISSUED = frozenset({"kg:issuedBy", "kg:preparedBy"})


def gather(
    sheet: Sheet, atlas: Atlas, choices: Mapping[str, Choice], issuers: Mapping[tuple[str, str], Unit], *prefixes: str
) -> list[Unit]:
    """Return the units of some kinds of a document; ``issuers`` are the units of bodies by their members."""
    centre = atlas.centre({a: n for a, n in sheet.counts.items() if atlas.is_area(a)})
    around = frozenset({centre}) if centre else frozenset[str]()
    units = [
        _unit(sheet, referent, atlas, choices.get(referent.key, NONE), issuers, around)
        for referent in sheet.of(*prefixes)
        if referent.kind != "Statistic"
    ]
    return _joined(units, sheet, atlas)


def _unit(
    sheet: Sheet,
    referent: Referent,
    atlas: Atlas,
    choice: Choice,
    issuers: Mapping[tuple[str, str], Unit],
    around: frozenset[str],
) -> Unit:
    prefix = PREFIX[referent.kind]
    form = atlas.reader.read(referent.label, prefix)
    bodies = [
        issuers[sheet.extraction.document, k]
        for k in sheet.linked(referent.key, _ISSUED)
        if (sheet.extraction.document, k) in issuers
    ]
    said = {p for p in form.places if atlas.is_area(p)}
    if prefix == "body":
        said |= {a for a in sheet.beside(referent.key) if atlas.is_area(a) and atlas.is_country(a)}
    elif prefix == "policy":
        said |= {area for body in bodies for area in _seat(body, atlas)}
    else:
        told = {sheet.rows[k] for k in sheet.linked(referent.key, _LIES) if k in sheet.rows}
        said |= {a for a in told | sheet.beside(referent.key) if atlas.is_area(a)}
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
        scoped=referent.scoped or _is_described(referent),
        said=frozenset(said),
        around=around,
        dates=sheet.dates(referent.key) if prefix == "policy" else frozenset(),
        issuers=frozenset(body.row or body.form.key for body in bodies),
        codes=_codes((referent.label, *referent.aliases), prefix, atlas) if prefix == "policy" else frozenset(),
    )


def _seat(body: Unit, atlas: Atlas) -> frozenset[str]:
    home = atlas.home(body.row) if body.row else ""
    return frozenset({home}) if home else body.said


def _is_described(referent: Referent) -> bool:
    return referent.kind == "UnnamedGroup"


def _codes(names: Iterable[str], prefix: str, atlas: Atlas) -> frozenset[str]:
    return frozenset(code for name in names for code in atlas.reader.read(name, prefix).codes)


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
    """Return whether a wording of a document is another one of it, spelt otherwise or with less said in it."""
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
    bodies = sorted((u for u in units if u.prefix == "body"), key=lambda u: (len(u.label), u.place))
    gone: dict[tuple[str, tuple[str, ...]], Unit] = {u.place: u for u in units}
    for short in bodies:
        longer = [u for u in bodies if _opens(short, u, sheet) and u.place in gone]
        if len(longer) == 1 and short.place in gone and _rows_agree(short, longer[0]):
            del gone[short.place], gone[longer[0].place]
            home = atlas.home(short.row) if short.row else ""
            elsewhere = home and longer[0].said and not any(home in atlas.chain(a) for a in longer[0].said)
            both = join(longer[0], replace(short, row="") if elsewhere else short)
            gone[both.place] = both
            bodies = [both if u is longer[0] else u for u in bodies]
    return list(gone.values())


def _opens(short: Unit, longer: Unit, sheet: Sheet) -> bool:
    if not longer.label.startswith(f"{short.label} ") or len(short.label) >= len(longer.label):
        return False
    spans = {(m.start, m.end) for k in short.keys for m in sheet.referents[k].mentions}
    starts = {m.start for k in longer.keys for m in sheet.referents[k].mentions}
    return any(start in starts for start, _ in spans)


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
        parts=(*(fuller.parts or (fuller,)), *(other.parts or (other,))),
    )
