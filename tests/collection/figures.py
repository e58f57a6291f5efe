"""How the figures of the made documents are written: units, large numbers, hedges, years."""

from dataclasses import dataclass
from decimal import Decimal

from .lots import Lot

AREA_UNITS = {
    "km2": ("square kilometers", "square kilometres", "km²", "sq km"),
    "ha": ("hectares", "ha"),
    "mu": ("mu",),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a unit, and how it is to be written.

    Attributes:
        value: the number, written out in full.
        unit: km2, ha, mu, people, CNY or USD.
        scale: million, billion or trillion; empty or thousand: in digits.
        hedge: "about", "more than", "less than" or empty.
    """

    value: Decimal
    unit: str
    scale: str = ""
    hedge: str = ""


SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def write_amount(amount: Amount, lot: Lot) -> str:
    """Return an amount in words, without the thing that it measures."""
    number = amount.value / SCALES[amount.scale]
    digits = f"{number.normalize():,f}"
    scaled = f"{digits} {amount.scale}".rstrip()
    if amount.scale == "thousand":
        scaled = f"{amount.value.normalize():,f}"
    hedge = f"{amount.hedge} " if amount.hedge else ""
    if amount.unit in AREA_UNITS:
        return f"{hedge}{scaled} {lot.pick(AREA_UNITS[amount.unit])}"
    if amount.unit == "CNY":
        return hedge + lot.pick((f"{scaled} yuan", f"RMB {scaled}"))
    if amount.unit == "USD":
        return hedge + lot.pick((f"${scaled}", f"{scaled} US dollars", f"USD {scaled}"))
    return hedge + scaled


PEOPLE = frozenset(
    {
        "{In}, {value} lived in {thing}.",
        "{Thing} had {value} {in}.",
        "{Thing} counted {value} {in}.",
        "{Thing} was home to {value} {in}.",
        "{In}, {thing} was home to {value}.",
        "{Thing} aims to be home to {value} {by}.",
        "{By}, {thing} will be home to {value}.",
        "{By}, {thing} is to be home to {value}.",
    }
)
"""Wordings in which a number of people needs a word for them."""
RESIDENTS = ("people", "residents", "inhabitants")


def as_text(value: Decimal) -> str:
    """Return a number without exponent and needless zeros."""
    return f"{value.normalize():f}"
