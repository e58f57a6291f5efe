"""Names by head noun: policies, bodies, facilities."""

import pytest

from kg.claims.facilities.names import facility_type, find_facilities
from kg.claims.names.bodies import (
    find_bodies,
)
from kg.claims.titles.capitalised import document_type, find_titles

TITLES = [
    # capitalised, with a continuation across small words
    ("the Plan for the Renewal of the Old Harbour says", ["Plan for the Renewal of the Old Harbour"]),
    # quoted
    ("a notice entitled “Opinions on Cleaner Ports”.", ["Opinions on Cleaner Ports"]),
    # numbered
    ("under Regulation (EU) 2023/1781 firms", ["Regulation (EU) 2023/1781"]),
    # a year belongs to an act
    ("the Clean Harbour Act 2019 requires", ["Clean Harbour Act 2019"]),
    # a programme with a lower-case head
    ("the Twin Bay initiative began", ["Twin Bay initiative"]),
    # two titles joined by "and" are two
    ("the Harbour Plan and the Ports Act", ["Harbour Plan", "Ports Act"]),
    # a possessor is not part of the title
    ("Norway's Harbour Renewal Plan", ["Harbour Renewal Plan"]),
    # a date after the title is not part of it
    ("the Harbour Renewal Plan of March 2023", ["Harbour Renewal Plan"]),
    # a bare head names nothing
    ("the new Plan is bold", []),
    # a year and a bare head are a short form
    ("the 2023 Opinions say", []),
    # capitals alone make no policy
    ("the Harbour Renewal Team met", []),
    # a head followed by an organ is no title
    ("the Harbour Plan Committee met", []),
]
BODIES = [
    ("the Ministry of Canals and Ports said", ["Ministry of Canals and Ports"]),  # head first
    ("the Harbour Bay Port Authority", ["Harbour Bay Port Authority"]),  # head last
    (
        "the HBA and the National Harbour Commission",
        ["HBA", "National Harbour Commission"],
    ),  # an acronym joined to a body
    ("the Council of 26 February", []),  # a day is no field
    ("a commission of experts", []),  # lower case
]


def test_cases_were_collected() -> None:
    """There are twelve titles and five bodies."""
    assert (len(TITLES), len(BODIES)) == (12, 5)


@pytest.mark.parametrize(("text", "expected"), TITLES, ids=[c[0] for c in TITLES])
def test_a_title_needs_a_head_and_more(text: str, expected: list[str]) -> None:
    """A title is a head noun with capitalised words around it, or stands in quotation marks."""
    assert sorted({m.name for m in find_titles(text)}) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), BODIES, ids=[c[0] for c in BODIES])
def test_a_body_needs_a_head_and_a_name(text: str, expected: list[str]) -> None:
    """A body is named by its head noun and what it is for."""
    assert [m.name for m in find_bodies(text)] == expected


def test_a_facility_has_a_capitalised_head() -> None:
    """A named facility ends in a head noun with a capital."""
    assert [m.name for m in find_facilities("the Harbour Marine Laboratory and a laboratory")] == [
        "Harbour Marine Laboratory"
    ]


def test_types_come_from_the_last_head() -> None:
    """The type of a thing is that of the head noun its name ends in."""
    assert document_type("Plan for the Harbour Law") == "doc-plan"
    assert facility_type("new data centres") == "fac-data-centre"
