"""Dates, years and periods."""

import pytest

from kg.claims.values.dates import find_dates, find_periods

CASES = [
    ("on March 31, 2023", ["2023-03-31"]),  # American order
    ("on 31 March 2023", ["2023-03-31"]),  # day first
    ("on Aug. 26, 2019", ["2019-08-26"]),  # abbreviated month
    ("on 2021-06-10", ["2021-06-10"]),  # ISO
    ("in August 2022", ["2022-08"]),  # month only
    ("by 2035", ["2035"]),  # year only
    ("In 2022, output grew", ["2022"]),  # a comma after a year
    ("31 June 2020", ["2020-06"]),  # no such day: the month stays
    ("No. 2030/45", []),  # a number of a law
    ("2,035 people", []),  # a grouped number
    ("2020 hectares", []),  # an area
    ("phone 555-2030", []),  # a telephone number
]


def test_cases_were_collected() -> None:
    """There are twelve cases of dates."""
    assert len(CASES) == 12


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_date_is_read_as_an_iso_value(text: str, expected: list[str]) -> None:
    """A date is read to the precision that the text gives."""
    assert [d.value for d in find_dates(text)] == expected


def test_a_period_needs_a_later_end() -> None:
    """A period runs from an earlier to a later year."""
    assert [(p.first, p.last) for p in find_periods("2021-25, 2021–2025, 2025-2021")] == [
        (2021, 2025),
        (2021, 2025),
    ]
