"""Which telling names stand together in documents: the same rare company speaks for one thing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
    rare = {name for name, documents in known.items() if is_rare(len(documents))}
    found: list[Unit] = []
    for _, members in groupby(ordered, key=lambda u: u.document):
        found += accompanied(list(members), lambda name: name in rare)
    return found


def accompanied(own: Sequence[Unit], is_known: Callable[[Name], bool]) -> list[Unit]:
    """Return the units of one document, each with its company; ``is_known`` tells the rare names."""
    company = [u for u in own if _tells(u) and is_known(_name(u))]
    return [_accompanied(unit, company) for unit in own]


def company_of(unit: Unit) -> Iterator[Name]:
    """Yield the name by which a unit is company for others, if it is."""
    if _tells(unit):
        yield _name(unit)


def is_rare(documents: int) -> bool:
    """Return whether a name that stands in so many documents speaks for one thing."""
    return 1 < documents <= _RARE


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
