"""Units in blocks by the words of their names: inside a block they are compared, and become groups."""

from collections.abc import Iterable, Mapping, Sequence

from kg.entities.atlas import Atlas
from kg.entities.comparison import fold, fold_industry
from kg.entities.deciding import Decision, Group, Question, decide
from kg.entities.pages import COMPARED, Longer
from kg.entities.reasons import Comparer
from kg.entities.units import Unit


def by_block(units: Sequence[Unit], longer: Iterable[Longer], comparer: Comparer) -> Decision:
    """Return the groups of some units and what is open; ``longer`` are other names of full names."""
    fuller = _fuller(longer)
    rows: dict[str, list[Unit]] = {}
    named: dict[tuple[str, ...], list[Unit]] = {}
    groups: list[Group] = []
    questions: list[Question] = []
    for unit in sorted(units, key=lambda u: u.place):
        if unit.row:
            rows.setdefault(unit.row, []).append(unit)
        elif unit.candidates:
            groups.append(Group((unit,), own=True))
            questions.append(Question(unit, unit.candidates, unit.doubt))
        elif unit.scoped:
            groups.append(Group((unit,), own=True))
        else:
            named.setdefault(block_of(unit, fuller, comparer.atlas), []).append(unit)
    groups += [Group(tuple(members), row) for row, members in sorted(rows.items())]
    for key, members in sorted(named.items()):
        found = decide(members, comparer) if key[0] in COMPARED else Decision((Group(tuple(members)),))
        groups += found.groups
        questions += found.questions
    return Decision(tuple(groups), tuple(questions))


def block_of(unit: Unit, fuller: Mapping[tuple[str, str], str], atlas: Atlas) -> tuple[str, ...]:
    """Return the key of the block in which a unit is compared."""
    if unit.prefix not in COMPARED:
        return unit.prefix, fold_industry(unit.label) if unit.prefix == "industry" else fold(unit.label)
    key = fuller.get((unit.prefix, unit.form.key), unit.form.key)
    if not unit.form.vague:
        return unit.prefix, key
    # Names that fit many things are compared within a province only.
    areas = sorted(unit.said or unit.around)
    return unit.prefix, key, (atlas.at_level(areas[0], "level-province") or areas[0]) if areas else ""


def _fuller(longer: Iterable[Longer]) -> Mapping[tuple[str, str], str]:
    """Return the only full name of which a name of three words or more is another one, by their words."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in longer:
        found.setdefault((one.prefix, one.name), set()).add(one.full)
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}
