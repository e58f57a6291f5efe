"""What is said of every figure, whatever rule read it: what it measures, how much, in which unit, how exactly."""

from decimal import Decimal

from kg.claims.values.numbers import Figure
from kg.model import Concept, Literal


def parts_of(figure: Figure, indicator: str) -> tuple[tuple[str, Concept | Literal], ...]:
    """Return the properties and values of the statistic that a figure is."""
    return (
        ("kg:indicator", Concept(f"kgt:{indicator}")),
        ("kg:value", Literal(decimal(figure.value), "xsd:decimal")),
        ("kg:unit", Concept(figure.unit)),
        ("kg:qualifier", Concept(f"kgt:{figure.qualifier}")),
    )


def is_bare_count(figure: Figure) -> bool:
    """Return whether a figure counts something that it does not name itself."""
    return figure.unit == "unit:NUM" and not (figure.noun or figure.money or figure.dimension)


def decimal(value: Decimal) -> str:
    """Return a value as the text of an xsd:decimal."""
    plain = format(value.normalize(), "f")
    return plain if "." in plain else f"{plain}.0"
