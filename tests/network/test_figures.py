"""Statistics in words."""

import pytest

from kg.namespaces import expand
from kg.network.figures import figure, number
from kg.network.names import Names

NAMES = Names({expand("kgt:ind-gdp"): "gross domestic product", expand("kgt:q-exact"): "exactly"}, {}, {})
NUMBERS = [
    ("7000000000000.0", "7 trillion"),  # a round large number
    ("1250000", "1.25 million"),  # two decimals are still round
    ("1234567", "1,234,567"),  # not round: every digit
    ("-0.50", "-0.5"),  # below zero
    ("1198", "1,198"),  # under a million
    ("many", "many"),  # not a number: as it stands
]


def test_there_are_six_numbers() -> None:
    """All cases are collected."""
    assert len(NUMBERS) == 6


@pytest.mark.parametrize(("value", "words"), NUMBERS)
def test_numbers_are_written_as_people_write_them(value: str, words: str) -> None:
    """Large round numbers are in words, others keep their digits."""
    assert number(value) == words


def test_a_figure_names_indicator_currency_and_year() -> None:
    """A figure in a currency has the currency before it and the year behind it."""
    parts = {
        "kg:indicator": expand("kgt:ind-gdp"),
        "kg:value": "7000000000000",
        "kg:unit": expand("currency:CNY"),
        "kg:qualifier": expand("kgt:q-exact"),
        "kg:referenceYear": "2022",
    }
    assert figure(parts, NAMES) == "gross domestic product: CNY 7 trillion (2022)"


def test_a_share_is_written_with_a_percent_sign() -> None:
    """A percentage has its sign right behind the number."""
    assert figure({"kg:value": "12.5", "kg:unit": expand("unit:PERCENT")}, NAMES) == "figure: 12.5%"
