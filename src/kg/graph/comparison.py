"""When two figures can contradict each other: units of one dimension, indicators of one value, slack."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from kg.namespaces import expand

DATA = Path(__file__).with_name("data") / "comparison.toml"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What ``data/comparison.toml`` says, by full IRI.

    Attributes:
        units: the dimension of a unit and its size in the first unit of that dimension.
        steady: indicators that hardly change, so that figures without a year can contradict each other.
        yearly: indicators of which a thing has one value a year.
        totals: the same, but one text may give parts beside the total.
        slack: what share of its number a hedged figure may be off.
        rounding: the largest share that rounding may take away.
        digits: the most that a hedged figure may be off, in units of its last digit that is not zero.
        opens: qualifiers that open a figure to larger ("up") or smaller numbers ("down").
    """

    units: Mapping[str, tuple[str, Decimal]]
    steady: frozenset[str]
    yearly: frozenset[str]
    totals: frozenset[str]
    slack: Mapping[str, Decimal]
    rounding: Decimal
    digits: Decimal
    opens: Mapping[str, str]

    def size(self, unit: str) -> tuple[str, Decimal]:
        """Return the dimension of a unit and its size; an unknown unit is a dimension of its own."""
        return self.units.get(unit, (unit, Decimal(1)))


@cache
def packaged_comparison() -> Comparison:
    """Return the comparison that comes with this package."""
    known = tomllib.loads(DATA.read_text(encoding="utf-8"))
    units = {
        expand(unit): (dimension, Decimal(size))
        for dimension, sizes in known["units"].items()
        for unit, size in sizes.items()
    }
    slack = dict(known["slack"])
    rounding, digits = Decimal(slack.pop("rounding")), Decimal(slack.pop("units"))
    return Comparison(
        units=units,
        steady=frozenset(map(expand, known["indicators"]["steady"])),
        yearly=frozenset(map(expand, known["indicators"]["yearly"])),
        totals=frozenset(map(expand, known["indicators"]["totals"])),
        slack={expand(name): Decimal(share) for name, share in slack.items()},
        rounding=rounding,
        digits=digits,
        opens={expand(name): way for name, way in known["open"].items()},
    )
