"""Names are taken apart and compared by their words."""

import pytest

from kg.entities.names import initials, name_reader
from kg.entities.spelling import words_of

from .builders import LEXICON

READER = name_reader(LEXICON)

SPELLINGS = (
    ("zone", "Xi'an Silk Port", "Xian Silk Port"),  # apostrophe of Pinyin
    ("zone", "Chang'an Pier Park", "Chang-an Pier Park"),  # a hyphen in its place
    ("zone", "Nüwan Harbour Zone", "Nvwan Harbor Zone"),  # ü as v; British and American
    ("zone", "Low-Tide Pier Zone", "Low Tide Pier Zone"),  # hyphen or blank
    ("zone", "Tide–Reef Zone", "Tide-Reef Zone"),  # two dashes
    ("facility", "Tide Data Centre", "Tide Data Center"),
    ("policy", "Ports & Reefs Programme", "Ports and Reefs Program"),
    ("zone", "Green Tide New Area", "New Area of Green Tide"),  # order around "of"
    ("zone", "Ningbo Green Tide Zone", "Green Tide Zone of Ningbo"),  # the place before or behind
    ("policy", "Plan for the Construction of the Tide Zone", "Tide Zone Construction Plan"),
    ("policy", "Fourteenth Five-Year Plan for Reefs", "14th Five-Year Plan for Reefs"),
    ("policy", "Reef Plan Phase II", "Reef Plan Phase 2"),
    ("zone", "Đảo Sen Tide Zone", "Dao Sen Tide Zone"),  # letters with marks
    ("zone", "Tide FTZ", "Tide Free Trade Zone"),
)
OTHERS = (
    ("zone", "Green Tide Zone", "Green Tides Zone"),  # a plural is another name
    ("zone", "Green Tide Zone", "Green Tide Park"),
    ("zone", "Tide Zone-1", "Tide Zone-2"),
    ("policy", "Reef Plan (2016-2020)", "Reef Plan (2021-2025)"),
    ("zone", "Ningbo Tide Zone", "Mianyang Tide Zone"),
    ("place", "Sana District", "Sana County"),
    ("zone", "Shaanxi Reef Zone", "Shanxi Reef Zone"),  # one letter is another province
)


def test_spellings_of_one_name_are_one_name() -> None:
    """Marks, dashes, British spelling, numerals and the order around "of" make no other name."""
    missed = [(a, b) for kind, a, b in SPELLINGS if not READER.read(a, kind).same_name(READER.read(b, kind))]
    assert (missed, len(SPELLINGS)) == ([], 14)


def test_other_words_are_another_name() -> None:
    """Plurals, class words, numbers, years and places tell names apart."""
    wrong = [(a, b) for kind, a, b in OTHERS if READER.read(a, kind).same_name(READER.read(b, kind))]
    assert (wrong, len(OTHERS)) == ([], 7)


@pytest.mark.parametrize("name", ["Development Plan", "Steering Committee", "Smart City Plan", "TDZ"])
def test_names_that_fit_anything_are_vague(name: str) -> None:
    """A name of common words only, or of three letters, tells nothing outside its document."""
    assert READER.read(name, "policy").vague


@pytest.mark.parametrize("name", ["Reef Plan", "Ningbo Development Plan", "TIDEZ", "Decree No. 12/2021"])
def test_names_with_a_word_place_or_number_of_their_own_are_not_vague(name: str) -> None:
    """One telling word, a place or an official number is enough."""
    assert not READER.read(name, "policy").vague


def test_official_numbers_are_read_in_any_order() -> None:
    """The year may stand before or behind the number."""
    names = ("Decree No. 12/2021", "Notice [2021] No. 12", "Order No. 12 of 2021", "Notice No. 12 [2021]")
    assert [READER.read(n, "policy").codes for n in names] == [frozenset({"2021-12"})] * 4


def test_a_country_is_no_part_of_a_name_that_tells_a_nearer_place() -> None:
    """ "China (Ningbo) Pilot Free Trade Zone" is the one of Ningbo."""
    one, other = (
        READER.read(n, "zone") for n in ("China (Ningbo) Pilot FTZ", "Ningbo Pilot Free Trade Zone")
    )
    assert one.same_name(other)


def test_initials_come_with_and_without_small_words() -> None:
    """ "BHZ" and "BOHZ" may both be the Bay of Herring Zone."""
    assert initials("Bay of Herring Zone") == {"bhz", "bohz"}


def test_letters_of_no_alphabet_do_no_harm() -> None:
    """Signs, Chinese characters and emptiness have words or none, and never fail."""
    assert [words_of(n) for n in ("", "—", "高新区", "☃ Zone")] == [(), (), ("高新区",), ("zone",)]
