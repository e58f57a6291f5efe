"""Which telling names stand together in documents: the same rare company speaks for one thing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from kg.entities.units import Unit

_RARE = 10
_KINDS = frozenset({"zone", "policy", "facility", "event"})
Name = tuple[str, str]


def with_company(units: Sequence[Unit]) -> list[Unit]:
    """Return the units, each with the telling names of its document that few other documents hold.

    A name that shares a word with that of a unit is no company: the plan for a zone stands beside it anyway.
    """
    ordered = sorted(units, key=lambda u: u.place)
    known: dict[Name, set[str]] = {}
    for unit in ordered:
        if _tells(unit):
            known.setdefault(_name(unit), set()).add(unit.document)
    rare = {name for name, documents in known.items() if 1 < len(documents) <= _RARE}
    found: list[Unit] = []
    for _, members in groupby(ordered, key=lambda u: u.document):
        own = list(members)
        company = [u for u in own if _tells(u) and _name(u) in rare]
        found.extend(_accompanied(unit, company) for unit in own)
    return found


def _accompanied(unit: Unit, company: Iterable[Unit]) -> Unit:
    if unit.row or unit.scoped or unit.prefix not in _KINDS | {"body"}:
        return unit
    names = frozenset(
        " ".join(_name(u)) for u in company if u.keys != unit.keys and not u.form.telling & unit.form.telling
    )
    return replace(unit, beside=names) if names else unit


def _tells(unit: Unit) -> bool:
    return unit.prefix in _KINDS and not unit.scoped and not unit.row and not unit.form.vague


def _name(unit: Unit) -> Name:
    return unit.prefix, unit.form.key
