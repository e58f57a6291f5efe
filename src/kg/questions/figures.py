"""Statistics in words: "over 96,000,000 (2020)"."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.terms import TYPE, ours
from kg.namespaces import compact
from kg.questions.cells import Cell, Plain, at_length, plain, shown
from kg.questions.source import Labels, Source, values
from kg.questions.units import UNITS as WORDS

UNITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unit:HA": "ha",
        "unit:KiloM": "km",
        "unit:KiloM2": "km²",
        "unit:M2": "m²",
        "unit:NUM": "",
        "unit:PERCENT": "%",
        "unit:YR": "years",
    }
)


def is_figure(graph: Source, iri: str) -> bool:
    """Return whether a thing is a statistic."""
    return ours("Statistic") in values(graph, NamedNode(iri), TYPE)


def figure(graph: Source, iri: str, labels: Labels) -> str:
    """Return the value of a statistic with its unit, year and qualifier; empty if it has no value.

    The label of the statistic tells what was measured and of what.
    """
    value = _one(graph, iri, "value", labels)
    if not value:
        return ""
    unit, year = _unit(graph, iri, labels), _one(graph, iri, "referenceYear", labels)
    qualifier = _one(graph, iri, "qualifier", labels)
    words = [
        qualifier if qualifier not in ("exactly", "exact") else "",
        value,
        unit,
        f"({year})" if year else "",
    ]
    return " ".join(word for word in words if word)


def _one(graph: Source, iri: str, name: str, labels: Labels) -> str:
    for value in values(graph, NamedNode(iri), ours(name)):
        if isinstance(value, Literal):
            return in_words(plain(value), Cell()) if name == "value" else shown(plain(value))
        return labels(value.value)
    return ""


def amount(value: Plain) -> str:
    """Return a number with its thousands set apart; anything else as it is shown elsewhere.

    >>> amount(Decimal("185000.0")), amount(7)
    ('185,000', '7')
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return shown(value)
    digits = f"{at_length(value):,f}" if isinstance(value, Decimal) else f"{value:,}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _unit(graph: Source, iri: str, labels: Labels) -> str:
    for value in values(graph, NamedNode(iri), ours("unit")):
        curie = compact(value.value)
        told = labels.read(value.value) if isinstance(value, NamedNode) else ""
        return UNITS.get(curie, told or WORDS.get(curie, curie.rpartition(":")[2]))
    return ""


_LARGE: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def in_words(value: Plain, unit: Cell) -> str:
    """Return an amount as a person writes it: large round numbers in words, with the unit behind.

    Nothing is rounded: what would need more than two decimals stays in digits.

    >>> in_words(Decimal("2900000000000"), Cell("", "yuan")), in_words(1198, Cell())
    ('2.9 trillion yuan', '1,198')
    """
    told = amount(value)
    large = Decimal(value) if isinstance(value, int | Decimal) else Decimal(0)
    for size, word in _LARGE:
        if abs(large) >= size:
            short = large / size
            told = f"{amount(short)} {word}" if short == round(short, 2) else told
            break
    is_named = not unit.iri or unit.label != compact(unit.iri)
    return f"{told} {unit.label}".strip() if is_named else told
