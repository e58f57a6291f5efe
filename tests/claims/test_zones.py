"""Names of zones by head noun."""

import pytest

from kg.claims.zones.names import find_zones, zone_type

ZONES = [
    ("in the Harbour Bay Free Trade Zone today", ["Harbour Bay Free Trade Zone"]),  # plain
    ("the China (Harbour) Pilot Free Trade Zone", ["China (Harbour) Pilot Free Trade Zone"]),  # brackets
    ("the Red River-Blue River Economic Belt", ["Red River-Blue River Economic Belt"]),  # hyphens
    ("the Economic Circle", []),  # a head alone
    ("the Euro Zone", []),  # on the list of what is none
    ("a free trade zone", []),  # lower case
    ("It is mostly a Mining Zone today", []),  # a kind and no name
    ("known as Multi-Facility Economic Zone (MFEZ)", []),  # another kind
    ("land declared to be Export Processing Zone", []),  # a kind, the head of which may be small
    (
        "the Lutu South Multi-Facility Economic Zone",
        ["Lutu South Multi-Facility Economic Zone"],
    ),  # with a name
    ("deals for the Alvor City Region", []),  # a region round a city is told by nature, not made
    ("growth deals City Region and others", []),  # and the words alone are no name
    (
        "eight zones: Sana, Alvor City Region, Boru",
        ["Alvor City Region"],
    ),  # in a row it names one of the zones
    ("the Quay Bay Area National Sugar Technology Center", []),  # a centre named by its area
    ("the Quay Bay Area is the national centre", ["Quay Bay Area"]),  # an area that is called a centre
    ("the Alvor Gateway and Sugar Cluster Tax Site", ["Alvor Gateway and Sugar Cluster Tax Site"]),  # reliefs
    ("all Freeport Tax Sites", []),  # many of a kind
    ("creates the Information Technology Park in May", []),  # one of a kind
    ("tenants are Alvor Industry Holding SEZ and others", []),  # a firm
    ("tenants of the Alvor Industry SEZ", ["Alvor Industry SEZ"]),  # a zone
    # a number and a place in brackets end the first of two names
    (
        "Alvor Economic Zone2 (Dhol) and Quay Special Economic Zone",
        ["Alvor Economic Zone2 (Dhol)", "Quay Special Economic Zone"],
    ),
    ('the "Sana Valley economic zone" industrial park', ["Sana Valley economic zone"]),  # named by itself
    (
        'the "Sana - a new city" economic zone',
        ['"Sana - a new city" economic zone'],
    ),  # a name that is none of a zone
]


def test_cases_were_collected() -> None:
    """There are twenty-three names."""
    assert len(ZONES) == 23


@pytest.mark.parametrize(("text", "expected"), ZONES, ids=[c[0] for c in ZONES])
def test_a_zone_needs_a_head_and_a_name(text: str, expected: list[str]) -> None:
    """A zone is a capitalised name that ends in a head noun."""
    assert [m.name for m in find_zones(text)] == expected


def test_the_type_comes_from_the_last_head() -> None:
    """The type of a zone is that of the head noun its name ends in."""
    assert zone_type("Harbour Science Park") == "zone-science-park"
