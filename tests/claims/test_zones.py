"""Names of zones by head noun."""

import pytest

from kg.claims.zones import find_zones, zone_type

ZONES = [
    ("in the Harbour Bay Free Trade Zone today", ["Harbour Bay Free Trade Zone"]),  # plain
    ("the China (Harbour) Pilot Free Trade Zone", ["China (Harbour) Pilot Free Trade Zone"]),  # brackets
    ("the Red River-Blue River Economic Belt", ["Red River-Blue River Economic Belt"]),  # hyphens
    ("the Economic Circle", []),  # a head alone
    ("the Euro Zone", []),  # on the list of what is none
    ("a free trade zone", []),  # lower case
]


def test_cases_were_collected() -> None:
    """There are six names."""
    assert len(ZONES) == 6


@pytest.mark.parametrize(("text", "expected"), ZONES, ids=[c[0] for c in ZONES])
def test_a_zone_needs_a_head_and_a_name(text: str, expected: list[str]) -> None:
    """A zone is a capitalised name that ends in a head noun."""
    assert [m.name for m in find_zones(text)] == expected


def test_the_type_comes_from_the_last_head() -> None:
    """The type of a zone is that of the head noun its name ends in."""
    assert zone_type("Harbour Science Park") == "zone-science-park"
