"""Facilities and industries, case by case: what a text plans or addresses, and what it only speaks of."""

from pathlib import Path
from typing import Any

import pytest

from kg.claims.extract import Extractor
from kg.claims.facilities.building import find_built
from kg.claims.facilities.building_words import is_denied
from kg.claims.facilities.phrases import find_facilities
from kg.claims.patterns.words import sector_words
from kg.claims.sectors.named import plans, stem
from kg.claims.sentences.listing import members
from kg.documents.load import read_bytes
from kg.evaluation.cases import read_cases, tally
from kg.model import Concept, Tier

CASES = read_cases(Path(__file__).with_name("cases") / "sectors.toml")
PHRASES = [
    # an owner is no part of the name
    ("the state's deep-water port", ["deep-water port"]),
    # words of praise and counts are left out
    ("a brand-new, state-of-the-art 500-bed cancer hospital", ["cancer hospital"]),
    # a verb is no part of the name
    ("the city hosts research institutes", ["research institutes"]),
    # a participle is
    ("the upgraded river port", ["upgraded river port"]),
    # a head before another head only describes it
    ("a port arbitration service centre", ["port arbitration service centre"]),
    # two lists
    ("schools and bus lanes", ["schools", "bus lanes"]),
    # the verb "building"
    ("building roads", ["roads"]),
    # what follows makes it another thing
    ("the airport authority and the port industry", []),
    ("free primary school education", []),
    # numbers behind a line belong to its name, a size does not
    ("metro lines K4 and 17 and a tram line 12 km long", ["metro lines K4 and 17", "tram line"]),
    # what was done is no part of the name, what describes it is
    (
        "the town has also extended tram depots and the extended tram depots",
        ["tram depots", "extended tram depots"],
    ),
    # "building" is a deed behind "such as"
    ("works such as building water towers", ["water towers"]),
]


def test_all_cases_were_collected() -> None:
    """There are 117 cases and twelve phrases."""
    assert (len(CASES), len(PHRASES)) == (125, 12)


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_a_text_gives_what_it_plans_and_no_more(extractor: Extractor, case: dict[str, Any]) -> None:
    """Every expected fact is found and no forbidden one."""
    assert tally(extractor, [case])["sectors"].wrong == []


@pytest.mark.parametrize(("text", "expected"), PHRASES, ids=[p[0] for p in PHRASES])
def test_a_phrase_ends_where_its_name_ends(text: str, expected: list[str]) -> None:
    """The noun phrase around a head holds what it is called and nothing else."""
    assert [text[p.start : p.end] for p in find_facilities(text)] == expected


def test_building_is_told_from_care() -> None:
    """What is built is sure; what is only improved or had is not, and each bears the rule of its wording."""
    text = "The city will build a tram depot, improve a bus station and have a river port."
    assert [(text[b.start : b.end], b.sure, b.rule) for b in find_built(text)] == [
        ("tram depot", True, "facility-built"),
        ("bus station", False, "facility-cared"),
        ("river port", False, "facility-had"),
    ]


def test_a_denial_reaches_a_few_words() -> None:
    """A negation right before a verb denies it; one in another clause does not."""
    assert is_denied("it will not build", 12)
    assert not is_denied("not yet ready, it will build", 23)


def test_the_last_and_parts_the_last_member() -> None:
    """In "A, B and C and D" the last "and" parts; a clause ends the list."""
    text = "mines, salt and soap and cloth which sell well"
    assert [text[a:b] for a, b in members(text, 0, len(text))] == ["mines", "salt and soap", "cloth"]


def test_a_text_that_plans_nothing_is_told_by_its_words() -> None:
    """Zones and governments that will do something speak of plans; others do not."""
    assert plans("The ministry will open offices.")
    assert plans("They work in free trade zones.")
    assert not plans("The shop will open on Monday.")


def test_wordings_of_one_industry_share_a_stem() -> None:
    """Number and the words "industry" and "sector" do not tell industries apart."""
    assert stem("Toy industry") == stem("toys") == stem("toy sector")
    assert stem("toys") != stem("games")


def test_two_names_of_one_entry_are_one_industry(extractor: Extractor) -> None:
    """Names of one entry of the tables are one industry, those of two are two."""
    text = "The Lake Plan was approved in 2020. It promotes artificial intelligence, AI technology, biotech."
    found = extractor.extract(read_bytes(text.encode(), "a.txt"))
    labels = {r.label for r in found.referents if r.key.startswith("industry-")}
    assert labels == {"artificial intelligence", "biotech"}


def test_a_facility_lies_where_the_sentence_says(extractor: Extractor) -> None:
    """ "In" right behind a named facility tells where it is to stand, as a candidate."""
    text = (
        "The Lake Plan was approved in 2020. The government will build the Old Bay Power Station in Norway."
    )
    found = extractor.extract(read_bytes(text.encode(), "a.txt")).claims
    assert [c.tier.value for c in found if c.rule == "facility-in"] == ["candidate"]


def test_the_words_for_sectors_stand_once(extractor: Extractor) -> None:
    """No name is listed twice, nor one that the reference table holds."""
    names = (*sector_words("names"), *sector_words("weak"))
    assert len(names) == len(set(names))
    tabled = {n.casefold() for n, ids in extractor.lexicon.names.items() if ids[0].startswith("kgt:indu")}
    assert [n for n in names if n.casefold() in tabled] == []


def test_a_facility_is_one_whether_or_not_a_measure_is(extractor: Extractor) -> None:
    """What a likely measure builds is a sure facility; that it builds it is as likely as the measure."""
    text = "The Lake Plan was approved in 2020. Kisumu offers land for building grain terminals, say traders."
    found = extractor.extract(read_bytes(text.encode(), "a.txt")).claims
    measures = {c.subject for c in found if c.object == Concept("kg:Measure") and c.tier is Tier.CANDIDATE}
    built = [c for c in found if c.predicate == "kg:establishes" and c.subject in measures]
    things = [c for c in found if c.object == Concept("kg:Facility") and c.rule == "facility-built"]
    assert {c.tier for c in built} == {Tier.CANDIDATE}
    assert {"doubtful" in c.features for c in things} == {False}
