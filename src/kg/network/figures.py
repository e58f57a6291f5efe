"""Statistics told in words."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Final

from kg.namespaces import compact
from kg.network.names import Names
from kg.network.wording import local_name

UNITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unit:HA": "ha",
        "unit:KiloM": "km",
        "unit:KiloM2": "km²",
        "unit:M2": "m²",
        "unit:MI2": "sq mi",
        "unit:NUM": "",
        "unit:PERCENT": "%",
        "unit:YR": "years",
    }
)
_SCALES: Final = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)


def number(value: str) -> str:
    """Return a decimal as people write it; large round ones in words, others with all their digits.

    >>> number("96000000.0"), number("185000"), number("6.50"), number("1234567")
    ('96 million', '185,000', '6.5', '1,234,567')
    """
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return value
    for scale, word in _SCALES:
        part = amount / scale
        if abs(part) >= 1 and part == round(part, 2):
            return f"{_plain(part)} {word}"
    return _plain(amount)


def _plain(amount: Decimal) -> str:
    digits = f"{amount:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def figure(parts: Mapping[str, str], names: Names) -> str:
    """Return a statistic as one readable line.

    ``parts`` maps compact predicates to full IRIs or lexical values, such as
    ``{"kg:indicator": "https://…/ind-gdp", "kg:value": "7000000000000"}``.
    """
    year = parts.get("kg:referenceYear", "")
    return f"{indicator(parts, names)}: {amount(parts, names)}" + (f" ({year})" if year else "")


def indicator(parts: Mapping[str, str], names: Names) -> str:
    """Return what a statistic counts, in words; ``parts`` as for :func:`figure`."""
    return names.label(parts["kg:indicator"]) if "kg:indicator" in parts else "figure"


def amount(parts: Mapping[str, str], names: Names) -> str:
    """Return the value of a statistic with unit and qualifier, in words; ``parts`` as for :func:`figure`."""
    told = number(parts.get("kg:value", "?"))
    qualifier = names.label(parts["kg:qualifier"]) if "kg:qualifier" in parts else ""
    unit = compact(parts.get("kg:unit", ""))
    if unit.startswith("currency:"):
        told = f"{local_name(unit)} {told}"
    elif unit:
        mark = UNITS.get(unit, names.label(parts["kg:unit"]))
        told = f"{told}{mark}" if mark == "%" else f"{told} {mark}".rstrip()
    if qualifier and qualifier not in ("exactly", "exact"):
        told = f"{qualifier} {told}"
    return told
