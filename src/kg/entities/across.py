"""Links between names that share no words or not all: acronyms, other titles of one text, other classes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.entities.deciding import Decision, Group, Question
from kg.entities.names import initials
from kg.entities.reasons import Comparer, Comparison
from kg.entities.spelling import table, words_of
from kg.entities.units import Unit

_SHOWN = 5
_SURE_LENGTH = 4
Link = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class _Found:
    """Links (index, index, reason) and questions of one kind of comparison."""

    links: list[Link]
    questions: list[Question]


def link_across(decision: Decision, comparer: Comparer) -> Decision:
    """Return the groups with acronyms and other titles joined to what they stand for."""
    groups = list(decision.groups)
    found = [_acronyms(groups, comparer), _titles(groups, comparer)]
    questions = [*decision.questions, *(q for one in found for q in one.questions)]
    questions += [*_other_classes(groups), *_coordinated(groups)]
    return Decision(_united(groups, [link for one in found for link in one.links]), tuple(questions))


def _united(groups: Sequence[Group], links: Sequence[Link]) -> tuple[Group, ...]:
    parent = list(range(len(groups)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    reasons: dict[int, list[str]] = {}
    rows = [group.row for group in groups]
    for i, j, reason in sorted(links):
        one, other = sorted((root(i), root(j)))
        if one == other or (rows[one] and rows[other]):
            continue
        parent[other] = one
        rows[one] = rows[one] or rows[other]
        reasons[one] = [*reasons.get(one, []), *reasons.pop(other, []), reason]
    members: dict[int, list[int]] = {}
    for n in range(len(groups)):
        members.setdefault(root(n), []).append(n)
    return tuple(
        sorted((_merged(groups, ns, reasons.get(n, [])) for n, ns in members.items()), key=lambda g: g.place)
    )


def _merged(groups: Sequence[Group], members: Sequence[int], reasons: Sequence[str]) -> Group:
    if len(members) == 1:
        return groups[members[0]]
    units = sorted((u for n in members for u in groups[n].units), key=lambda u: u.place)
    row = next((groups[n].row for n in members if groups[n].row), "")
    told = tuple(dict.fromkeys([r for n in members for r in groups[n].reasons] + list(reasons)))
    return Group(tuple(units), row, told, all(groups[n].own for n in members))


def _acronyms(groups: Sequence[Group], comparer: Comparer) -> _Found:
    """Link names that are acronyms to the only group that bears this acronym, or whose initials it may be."""
    defined: dict[tuple[str, str], set[int]] = {}
    possible: dict[tuple[str, str], set[int]] = {}
    short = [
        n for n, g in enumerate(groups) if not g.row and all(u.form.acronym and not u.scoped for u in g.units)
    ]
    if not short:
        return _Found([], [])
    wanted = {(groups[n].units[0].prefix, letters_of(groups[n].units[0].label)) for n in short}
    prefixes = {prefix for prefix, _ in wanted}
    left = set(short)
    for n, group in enumerate(groups):
        for unit in group.units if n not in left and group.units[0].prefix in prefixes else ():
            for name in unit.names if not unit.scoped else ():
                for letters in initials(name):
                    if (unit.prefix, letters) in wanted:
                        possible.setdefault((unit.prefix, letters), set()).add(n)
            for alias in unit.aliases:
                if (unit.prefix, letters_of(alias)) in wanted and " " not in alias:
                    defined.setdefault((unit.prefix, letters_of(alias)), set()).add(n)
    found = _Found([], [])
    for n in short:
        _acronym(n, groups, defined, possible, comparer, found)
    return found


def letters_of(name: str) -> str:
    """Return the letters of a short name, by which acronyms are looked up; empty for a long one."""
    return "".join(words_of(name)) if len(name) <= 12 else ""


def _acronym(
    n: int,
    groups: Sequence[Group],
    defined: Mapping[tuple[str, str], set[int]],
    possible: Mapping[tuple[str, str], set[int]],
    comparer: Comparer,
    found: _Found,
) -> None:
    unit = groups[n].units[0]
    key = unit.prefix, letters_of(unit.label)
    said = sorted(defined.get(key, ()))
    compared = {m: _compare(groups[n], groups[m], comparer) for m in said or sorted(possible.get(key, ()))}
    fit = [m for m, one in compared.items() if not one.against]
    if len(fit) == 1 and _sure(unit, compared[fit[0]], bool(said)):
        full = groups[fit[0]].units[0].label
        found.links.append((n, fit[0], f"“{unit.label}” is the acronym of “{full}”"))
    elif fit:
        reason = (
            f"{unit.label} may stand for it"
            if len(fit) == 1
            else f"{unit.label} may stand for {len(fit)} things"
        )
        others = tuple(groups[m].row or groups[m].place for m in fit[:_SHOWN])
        found.questions.extend(Question(u, others, reason) for u in groups[n].units)


def _sure(unit: Unit, comparison: Comparison, defined: bool) -> bool:
    if comparison.support and not comparison.doubt:
        return defined or len(unit.form.exact) > 2
    return defined and not comparison.doubt and len(unit.form.exact) >= _SURE_LENGTH


def _compare(one: Group, other: Group, comparer: Comparer) -> Comparison:
    """Compare two groups by their first units of each document area, all reasons taken together."""
    pairs = [comparer.compare(a, b) for a in _heads(one) for b in _heads(other)]
    return Comparison(
        any(p.named for p in pairs),
        tuple(dict.fromkeys(r for p in pairs for r in p.support)),
        tuple(dict.fromkeys(r for p in pairs for r in p.against)),
        () if any(not p.doubt for p in pairs) else pairs[0].doubt,
    )


def _heads(group: Group) -> list[Unit]:
    """Return one unit of each different signature, at most a handful."""
    found: dict[tuple[object, ...], Unit] = {}
    for unit in group.units:
        found.setdefault((unit.said, unit.around, unit.dates, unit.issuers, unit.codes), unit)
        if len(found) >= 2 * _SHOWN:
            break
    return list(found.values())


def _titles(groups: Sequence[Group], comparer: Comparer) -> _Found:
    """Link titles of one text that share all telling words, if issuer and date or a number prove it."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for n, group in enumerate(groups):
        if group.units[0].prefix == "policy":
            for key in {k for u in group.units if not u.scoped for k in topics(u)}:
                blocks.setdefault(key, []).append(n)
    found = _Found([], [])
    partners: dict[int, dict[int, str]] = {}
    for _, block in sorted(blocks.items()):
        if 1 < len(block) <= 40:
            for at, i in enumerate(block):
                for j in block[at + 1 :]:
                    _title_pair(i, j, groups, comparer, partners, found)
    for i, others in partners.items():
        for j, reason in others.items():
            if i < j and len(others) == 1 and len(partners[j]) == 1:
                found.links.append((i, j, reason))
    return found


def topics(unit: Unit) -> Iterator[tuple[str, ...]]:
    """Yield what titles of one text share: all their telling words and places, or a number."""
    words = sorted(unit.form.telling) + sorted(unit.form.places | unit.about)
    if (len(words) >= 2 and unit.form.telling) or unit.form.places:
        yield ("words", *words, *sorted(unit.form.numbers))
    for code in sorted(unit.codes):
        yield ("number", code)


def _title_pair(
    i: int,
    j: int,
    groups: Sequence[Group],
    comparer: Comparer,
    partners: dict[int, dict[int, str]],
    found: _Found,
) -> None:
    one, other = groups[i], groups[j]
    a, b = one.units[0], other.units[0]
    if a.form.key == b.form.key or {u.document for u in one.units} & {u.document for u in other.units}:
        return
    compared = _compare(one, other, comparer)
    number = any(r.startswith("both bear") for r in compared.support)
    family = not a.form.family or not b.form.family or a.form.family == b.form.family
    if compared.against or not (family or number):
        return
    certain = number or {"the same issuer", "the same date of issue"} <= set(compared.support)
    if certain:
        reason = "; ".join((f"“{a.label}” and “{b.label}” are titles of one text", *compared.support))
        partners.setdefault(i, {})[j] = reason
        partners.setdefault(j, {})[i] = reason
    elif family and compared.support:
        found.questions.append(Question(a, (other.place,), f"“{b.label}” has the same telling words"))


def _other_classes(groups: Sequence[Group]) -> Iterator[Question]:
    """Yield the zones, facilities and places that have one name: classes are never mixed without a person."""
    named: dict[str, list[int]] = {}
    for n, group in enumerate(groups):
        unit = group.units[0]
        if unit.prefix in ("zone", "facility", "place") and not unit.scoped and not unit.form.vague:
            named.setdefault(f"{unit.form.exact} {' '.join(sorted(unit.form.places))}", []).append(n)
    for _, block in sorted(named.items()):
        for n in block:
            others = [groups[m] for m in block if groups[m].units[0].prefix != groups[n].units[0].prefix]
            if others and not groups[n].row:
                kinds = ", ".join(sorted({o.units[0].prefix for o in others}))
                places = tuple(o.row or o.place for o in others[:_SHOWN])
                yield Question(
                    groups[n].units[0], places, f"a thing of another class ({kinds}) bears the name"
                )


def _coordinated(groups: Sequence[Group]) -> Iterator[Question]:
    """Yield "Ministries of Ports and Fisheries": two bodies under one name, which are never one."""
    by_name: dict[str, list[Group]] = {}
    several = []
    for group in groups:
        unit = group.units[0]
        if unit.prefix == "body":
            if parts_of(unit.label):
                several.append(group)
            else:
                by_name.setdefault(unit.form.exact, []).append(group)
    for group in several:
        fit = [g for part in parts_of(group.units[0].label) for g in by_name.get(part, ())]
        if fit:
            places = tuple(g.row or g.place for g in fit[:_SHOWN])
            yield Question(group.units[0], places, "it names several bodies at once")


def parts_of(label: str) -> list[str]:
    """Return the plain names of the bodies that are named at once; none if the name is that of one body."""
    words = label.split()
    if not words or words[0].casefold() not in table().several or " and " not in label:
        return []
    one, rest = _one_of(words[0]), " ".join(words[2:])
    parts = [part.strip() for part in rest.replace(" and ", ",").split(",")]
    return [_plain(f"{one} of {part}") for part in parts if part]


def _one_of(head: str) -> str:
    return f"{head[:-3]}y" if head.endswith("ies") else head.rstrip("sx")


def _plain(name: str) -> str:
    words = [w for w in words_of(name) if w not in table().small]
    at = next((n for n, w in enumerate(words) if w in table().join), len(words))
    return "".join([*words[at + 1 :], *words[:at]])
