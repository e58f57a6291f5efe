"""Figures: value, unit, hedge and what is counted."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.numbers import find_figures, number, units

# text, then (value, unit, qualifier, noun) of every figure in it
CASES = [
    # a plain area with grouping
    ("covers 1,250 square kilometres", [("1250", "unit:KiloM2", "q-exact", "")]),
    # thin and no-break spaces group digits too
    ("covers 56 000 km2", [("56000", "unit:KiloM2", "q-exact", "")]),
    # money before the number, scale after it
    ("a GDP of over RMB7.5 trillion", [("7500000000000", "currency:CNY", "q-over", "")]),
    # money after the number
    ("about 3 billion euros", [("3000000000", "currency:EUR", "q-about", "")]),
    # Indian scales
    ("an outlay of Rs 1,500 crore", [("15000000000", "currency:INR", "q-exact", "")]),
    # a scale glued to a currency
    ("worth $1.5bn", [("1500000000", "currency:USD", "q-exact", "")]),
    # "m" without a currency is a metre, not a million
    ("within 500 m of the quay", [("0.500", "unit:KiloM", "q-exact", "")]),
    # per cent in words
    ("at least 20 per cent", [("20", "unit:PERCENT", "q-at-least", "")]),
    # number words count
    ("across five districts", [("5", "unit:NUM", "q-exact", "districts")]),
    # a conversion in brackets is a figure of its own
    (
        "RMB 2 trillion (US$280 billion)",
        [("2000000000000", "currency:CNY", "q-exact", ""), ("280000000000", "currency:USD", "q-exact", "")],
    ),
    # people are a unit
    ("nearly 9 million people", [("9000000", "unit:NUM", "q-under", "")]),
    # miles are turned into kilometres
    ("a 10-mile corridor", [("16.09344", "unit:KiloM", "q-exact", "")]),
    # a law number is no figure
    ("Decision 35/2022", []),
    # a version is no figure
    ("release 3.1.4", []),
]


def test_cases_were_collected() -> None:
    """There are fourteen cases of figures."""
    assert len(CASES) == 14


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_figure_is_read_with_unit_and_hedge(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    """A figure is read in full, in its unit, with its hedge and what it counts."""
    found = [(f.value, f.unit, f.qualifier, f.noun) for f in find_figures(text)]
    assert found == [(Decimal(v), u, q, n) for v, u, q, n in expected]


@given(st.integers(min_value=1, max_value=10**12))
def test_grouping_does_not_change_a_number(n: int) -> None:
    """A number with commas is the same number."""
    assert number(f"{n:,}") == n


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """Whatever the text, figures lie inside it and in order."""
    found = list(find_figures(text))
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert found == sorted(found, key=lambda f: f.start)


def test_every_unit_names_a_known_factor() -> None:
    """Each written form has a unit and a positive factor."""
    assert len(units().units) > 40
    assert all(factor > 0 for _, _, factor in units().units.values())
