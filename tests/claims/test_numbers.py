"""Figures: value, unit, hedge and what is counted."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.values.numbers import find_figures
from kg.claims.values.numerals import number
from kg.claims.values.rates import rate_of
from kg.claims.values.units import units

# text, then (value, unit, qualifier, noun) of every figure in it
CASES = [
    # a plain area with grouping
    ("covers 1,250 square kilometres", [("1250", "unit:KiloM2", "q-exact", "")]),
    # thin and no-break spaces group digits too
    ("covers 56 000 km2", [("56000", "unit:KiloM2", "q-exact", "")]),
    # as Swiss and Colombian texts group figures
    ("covers 1'200'000 km2", [("1200000", "unit:KiloM2", "q-exact", "")]),
    ("covers 1’000,000 km2", [("1000000", "unit:KiloM2", "q-exact", "")]),
    # money before the number, scale after it
    ("a GDP of over RMB7.5 trillion", [("7500000000000", "currency:CNY", "q-over", "")]),
    # what extends over a surface has just that surface
    ("extends over 314 square kilometers", [("314", "unit:KiloM2", "q-exact", "")]),
    ("spread out over 40 hectares", [("40", "unit:HA", "q-exact", "")]),
    # letters that only look like those of a number word
    ("five bıllıon dollars", [("5000000000", "currency:USD", "q-exact", "")]),
    # what covers over a surface has more
    ("covers over 314 square kilometers", [("314", "unit:KiloM2", "q-over", "")]),
    # money after the number
    ("about 3 billion euros", [("3000000000", "currency:EUR", "q-about", "")]),
    # Indian scales
    ("an outlay of Rs 1,500 crore", [("15000000000", "currency:INR", "q-exact", "")]),
    # a scale glued to a currency
    ("worth $1.5bn", [("1500000000", "currency:USD", "q-exact", "")]),
    # clipped powers of ten, after a currency only, and a full stop before them
    (
        "sales of S$45 mil and $36. mil",
        [("45000000", "currency:SGD", "q-exact", ""), ("36000000", "currency:USD", "q-exact", "")],
    ),
    ("a 3 mil film", [("3", "unit:NUM", "q-exact", "")]),
    ("It cost $36. Mild weather followed", [("36", "currency:USD", "q-exact", "")]),
    # what falls begins with the larger end; pages do not
    (
        "cut from 34.5 to 33.1 GWh",
        [("34.5", "unit:GigaW-HR", "q-exact", ""), ("33.1", "unit:GigaW-HR", "q-exact", "")],
    ),
    ("see 12 to 9 percent", [("12", "unit:NUM", "q-exact", ""), ("9", "unit:PERCENT", "q-exact", "")]),
    # a wave between the ends of a range
    ("by 10∼30%", [("10", "unit:PERCENT", "q-at-least", ""), ("30", "unit:PERCENT", "q-at-most", "")]),
    (
        "5~10 million tonnes",
        [("5000000", "unit:TONNE", "q-at-least", ""), ("10000000", "unit:TONNE", "q-at-most", "")],
    ),
    # "m" without a currency is a metre, not a million
    ("within 500 m of the quay", [("500", "unit:M", "q-exact", "")]),
    # per cent in words
    ("at least 20 per cent", [("20", "unit:PERCENT", "q-at-least", "")]),
    # number words count
    ("across five districts", [("5", "unit:NUM", "q-exact", "districts")]),
    # a conversion in brackets is a figure of its own
    (
        "RMB 2 trillion (US$280 billion)",
        [("2000000000000", "currency:CNY", "q-exact", ""), ("280000000000", "currency:USD", "q-exact", "")],
    ),
    # a comma after a grouped number ends it
    ("reached 299,764, with", [("299764", "unit:NUM", "q-exact", "")]),
    # dots between thousands, where no thousandths can be meant
    ("about 15.000 MW", [("15000", "unit:MegaW", "q-about", "")]),
    ("some 9.900 km", [("9.900", "unit:KiloM", "q-about", "")]),
    # a letter is a currency before a power of ten only
    ("worth N3.5 trillion, not N95", [("3500000000000.0", "currency:NGN", "q-exact", "")]),
    # a number that is said twice
    ("fifty (50) percent", [("50", "unit:NUM", "q-exact", ""), ("50", "unit:PERCENT", "q-exact", "")]),
    # "m" right behind the number is a million where a unit or people follow
    (
        "12m tonnes and 3m new jobs",
        [("12000000", "unit:TONNE", "q-exact", ""), ("3000000", "unit:NUM", "q-exact", "new jobs")],
    ),
    ("a 3m wall", [("3", "unit:M", "q-exact", "")]),
    # speeds
    ("at 350 km/h", [("350", "unit:KiloM-PER-HR", "q-exact", "")]),
    # people are a unit
    ("nearly 9 million people", [("9000000", "unit:NUM", "q-about", "")]),
    # miles stay miles
    ("a 10-mile corridor", [("10", "unit:MI", "q-exact", "")]),
    # the first end of a range has the unit and the power of ten of the second
    (
        "$50 to $60 million",
        [("50000000", "currency:USD", "q-at-least", ""), ("60000000", "currency:USD", "q-at-most", "")],
    ),
    # a change from one to the other, and two guesses, are no range
    (
        "fell from 30 to 40 percent",
        [("30", "unit:PERCENT", "q-exact", ""), ("40", "unit:PERCENT", "q-exact", "")],
    ),
    (
        "ranges from 30 to 40%",
        [("30", "unit:PERCENT", "q-at-least", ""), ("40", "unit:PERCENT", "q-at-most", "")],
    ),
    (
        "recover 30-40% of it",
        [("30", "unit:PERCENT", "q-at-least", ""), ("40", "unit:PERCENT", "q-at-most", "")],
    ),
    (
        "between 2 and 3 billion euros",
        [("2000000000", "currency:EUR", "q-at-least", ""), ("3000000000", "currency:EUR", "q-at-most", "")],
    ),
    # without "between" two numbers are two
    ("pages 2 and 3 billion euros", [("3000000000", "currency:EUR", "q-exact", "")]),
    # numbers in words, round ones too
    (
        "twenty-one hubs and half a million people",
        [("21", "unit:NUM", "q-exact", "hubs"), ("500000", "unit:NUM", "q-exact", "")],
    ),
    (
        "a dozen ports, two-thirds of them",
        [("12", "unit:NUM", "q-exact", "ports"), ("0.6667", "unit:FRACTION", "q-exact", "")],
    ),
    # a code is not a currency in small letters
    ("they try 5 boats", [("5", "unit:NUM", "q-exact", "boats")]),
    # many currencies
    ("Rwf 5 billion", [("5000000000", "currency:RWF", "q-exact", "")]),
    ("8.3 billion U.S. dollars", [("8300000000", "currency:USD", "q-exact", "")]),
    ("20 million euro", [("20000000", "currency:EUR", "q-exact", "")]),
    ("S$20m", [("20000000", "currency:SGD", "q-exact", "")]),
    # energy and emissions
    (
        "40 MtCO2e and 3.5 GWh",
        [("40", "unit:MegaTONNE", "q-exact", ""), ("3.5", "unit:GigaW-HR", "q-exact", "")],
    ),
    # marks of notes and lists are no figures
    ("as said [3] and (4)", []),
    # nor are generations of networks
    ("5G masts", []),
    # times and fold, whatever they tell of
    ("a 3-fold rise, then twofold", [("3", "unit:NUM", "q-exact", ""), ("2", "unit:NUM", "q-exact", "")]),
    # a law number is no figure
    ("Decision 35/2022", []),
    # a version is no figure
    ("release 3.1.4", []),
]


def test_cases_were_collected() -> None:
    """There are fifty-two cases of figures."""
    assert len(CASES) == 52


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
    """Each written form has a unit of positive size."""
    assert len(units().units) > 40
    assert all(unit.iri.startswith("unit:") and unit.size > 0 for unit in units().units.values())


RATES = [
    # a verb before, with its direction
    ("exports fell by ", " in May", "ind-growth-rate", True),
    ("output grew at ", " a year", "ind-growth-rate", False),
    # a noun after
    ("came with a ", " increase", "ind-growth-rate", False),
    ("posted ", " negative growth", "ind-growth-rate", True),
    # what a policy is to bring down
    ("will reduce emissions by ", " by 2030", "ind-reduction-rate", False),
    # a level that is reached is a share
    ("the rate rose to ", "", "ind-share", False),
    # so is a part of a whole
    ("services make up ", " of exports", "ind-share", False),
    ("covers up to ", " of the costs", "ind-share", False),
    # what is raised from a level had that level; growth has levels of its own
    ("plans to increase the use of glass from ", " to", "ind-share", False),
    ("an increase from about ", " in 2031", "ind-share", False),
    ("aims to increase GDP growth from ", " to", "ind-growth-rate", False),
    ("exports swelled ", " in May", "ind-growth-rate", False),
    # a tax
    ("pay income tax at ", "", "ind-tax-rate", False),
    # a part of the economy, and what is only held against it
    ("lift the contribution of fishing to GDP to ", " by 2031", "ind-gdp-share", False),
    ("fishing accounts for ", " of GDP", "ind-gdp-share", False),
    ("public debt stands at ", " of GDP", "ind-share", False),
    # a part of a country's people or land, and of people with something in common
    ("the delta is home to ", " of its population", "ind-population-share", False),
    ("the delta covers ", " of the land", "ind-area-share", False),
    ("it was home to ", " of the population growth", "ind-share", False),
]


@pytest.mark.parametrize(
    ("before", "after", "indicator", "falls"), RATES, ids=[r[0] + "…" + r[1] for r in RATES]
)
def test_a_percentage_is_told_by_its_words(before: str, after: str, indicator: str, falls: bool) -> None:
    """A percentage is growth with its sign, a reduction, a tax rate or a share."""
    rate = rate_of(before, after)
    assert (rate.indicator, rate.falls) == (indicator, falls)


def test_a_stake_in_a_firm_is_told_less_surely_than_a_part_of_a_country() -> None:
    """Who owns how much of a firm is no plain figure of the place that is named beside it."""
    assert not rate_of("Alvor Steel owns ", " of Benta Mills").sure
    assert not rate_of("the state sold a ", " stake in it").sure
    assert rate_of("the delta holds ", " of the country's land").sure


def test_what_prices_rose_from_is_a_rate_too() -> None:
    """A rate goes on over the name of a month."""
    eased = rate_of("Inflation eased to ", " in May")
    assert (
        rate_of(" in May from ", " a year earlier", eased).indicator == eased.indicator == "ind-growth-rate"
    )


def test_rates_were_collected() -> None:
    """There are nineteen cases of percentages."""
    assert len(RATES) == 19
