"""Names mean that entry of the reference tables that fits what is said around them, or none."""

import pytest

from kg.entities.resolve import resolve_entities
from kg.lexicon import reference
from kg.model import Extraction

from .builders import AREA, EDUCATION, JIANGBEI, LEXICON, extraction, place, thing

JIANGBEI_THING = thing(AREA, "Jiangbei", rows=JIANGBEI, at=((100, 108),), key="place-jiangbei")
MINISTRY = thing("PublicBody", "Ministry of Education", rows=EDUCATION, at=((10, 31),), key="body-moe")


def row(found: Extraction, key: str, *, date: str = "", text: str = "") -> str:
    """Return the entry that a referent of a document was linked to, or an empty text."""
    resolution = resolve_entities(
        [found], LEXICON, dates={found.document: date}, texts={found.document: text}
    )
    entity = resolution.links[found.document, key]
    return entity if entity in LEXICON.entries else ""


NAMESAKES = (
    (("ningbo",), (), "r:place-jiangbei-ningbo"),  # the city is named
    (("zhejiang", "haishu"), (), "r:place-jiangbei-ningbo"),  # its province and its neighbour
    (("chongqing", "beibei"), (), "r:place-jiangbei-chongqing"),
    (("ningbo", "chongqing"), (), ""),  # as much speaks for both
    (("china",), (), ""),  # both lie there
    ((), (), ""),
    (("ningbo", "chongqing"), (("place-jiangbei", "kg:within", "place-ningbo"),), "r:place-jiangbei-ningbo"),
)


def test_of_two_districts_of_one_name_the_places_around_tell_which() -> None:
    """City, province, neighbours or a statement settle it; what speaks for both settles nothing."""
    found = [
        row(extraction("d", JIANGBEI_THING, *map(place, names), said=said), "place-jiangbei")
        for names, said, _ in NAMESAKES
    ]
    assert (found, len(NAMESAKES)) == ([wanted for _, _, wanted in NAMESAKES], 7)


def test_the_majority_of_places_settles_a_name() -> None:
    """Three mentions of Ningbo against one of Chongqing mean the district of Ningbo."""
    document = extraction("d", JIANGBEI_THING, place("ningbo", times=3), place("chongqing"))
    assert row(document, "place-jiangbei") == "r:place-jiangbei-ningbo"


DATES = (
    ("2024-05-01", "r:place-jiangbei-chongqing"),  # before it was abolished
    ("2025-11", "r:place-jiangbei-chongqing"),  # in the month of its end
    ("2026-01-02", ""),  # after it only that of Ningbo is left, and nobody speaks of Ningbo
)


@pytest.mark.parametrize(("date", "wanted"), DATES)
def test_the_date_of_the_document_tells_the_row(date: str, wanted: str) -> None:
    """A name means the area that bore it on the date of the document."""
    assert row(extraction("d", JIANGBEI_THING, place("chongqing")), "place-jiangbei", date=date) == wanted


def test_after_the_end_of_one_namesake_the_other_is_meant() -> None:
    """Where nothing speaks for the abolished one, the one that is left is meant."""
    document = extraction("d", JIANGBEI_THING, place("china"))
    assert row(document, "place-jiangbei", date="2026-01-02") == "r:place-jiangbei-ningbo"
    assert row(document, "place-jiangbei", date="2024-01-02") == ""


def test_an_abolished_area_is_still_meant_by_its_name() -> None:
    """A later text that names only the old area means it; an earlier one cannot mean an area to come."""
    old = thing(AREA, "Jiangbei District", rows=JIANGBEI[:1], key="place-old")
    new = thing(AREA, "Liangjiang", rows=("r:place-liangjiang",), key="place-new")
    assert row(extraction("d", old), "place-old", date="2027") == "r:place-jiangbei-chongqing"
    assert row(extraction("d", new), "place-new", date="2027") == "r:place-liangjiang"
    assert row(extraction("d", new), "place-new", date="2020-01-01") == ""


def test_a_negative_wording_is_never_the_entry() -> None:
    """ "State Council Office" is not the State Council, though a rule proposed it."""
    wrong = thing("PublicBody", "State Council Office", rows=("r:body-state-council",), key="body-wrong")
    right = thing("PublicBody", "State Council", rows=("r:body-state-council",), key="body-right")
    document = extraction("d", wrong, right)
    assert row(document, "body-wrong") == ""
    assert row(document, "body-right") == "r:body-state-council"


MINISTRIES = (
    (("chengdu", "sichuan"), "", "r:body-education-china"),  # the document is about one country
    (("india",), "", "r:body-education-india"),
    (("norway",), "", ""),  # a country whose ministry no table knows
    (("norway", "india"), "", ""),
    ((), "It is the Ministry of Education of India that wrote it.", "r:body-education-india"),
    ((), "No, India's Ministry of Education wrote.", "r:body-education-india"),
    ((), "Of old, a Ministry of Education would write.", ""),
)


def test_a_ministry_is_that_of_the_country_around_it() -> None:
    """Countries beside the name or around it tell whose ministry it is."""
    found = []
    for names, text, _ in MINISTRIES:
        at = text.find("Ministry") if text else 10
        moe = thing(
            "PublicBody", "Ministry of Education", rows=EDUCATION, at=((at, at + 21),), key="body-moe"
        )
        found.append(row(extraction("d", moe, *map(place, names)), "body-moe", text=text))
    assert (found, len(MINISTRIES)) == ([wanted for _, _, wanted in MINISTRIES], 7)


def test_the_only_entry_of_a_common_name_is_not_that_of_another_country() -> None:
    """A Ministry of Commerce and Industry in a text about Norway, a city or nowhere is not the Indian."""
    ministry = thing(
        "PublicBody", "Ministry of Commerce and Industry", rows=("r:body-commerce-india",), key="body-m"
    )
    for names in (("norway",), ("chongqing",), ("norway", "china"), ()):
        assert row(extraction("d", ministry, *map(place, names)), "body-m") == "", names
    assert (
        row(extraction("d", ministry, place("norway"), place("india")), "body-m") == "r:body-commerce-india"
    )
    assert row(extraction("d", ministry, place("india")), "body-m") == "r:body-commerce-india"


def test_few_letters_mean_the_ministry_of_a_country_that_is_spoken_of() -> None:
    """The letters MoE in a text about Kenya are not the ministry of India; IMF is the same everywhere."""
    found = []
    for letters, country in (("MoE", "kenya"), ("MoE", "india"), ("IMF", "kenya")):
        entries = reference().entries
        rows = tuple(e.id for e in entries.values() if letters in e.aliases)
        body = thing("PublicBody", letters, rows=rows, key="body-x")
        around = thing(AREA, country, rows=(f"r:place-{country}",), key="place-x")
        resolution = resolve_entities([extraction("d", body, around)], reference())
        entity = resolution.links["d", "body-x"]
        found.append(entity if entity in entries else "")
    assert found == ["", "r:body-india-education", "r:body-imf"]


KNOWN_WITH_COUNTRY = (
    ("Council of Ministers", "saudi-arabia", "r:body-saudi-council-of-ministers"),
    ("Council of Ministers", "kenya", ""),  # a country whose council the tables do not know
    ("Council of Ministers", "", ""),
    ("Central Bank", "kenya", ""),
    ("State Council", "", "r:body-state-council"),  # a name that the tables know without its country
)


def test_what_the_tables_know_with_its_country_only_needs_the_country() -> None:
    """A name that the tables know with its country only is theirs where the document speaks of it."""
    found = []
    for name, country, _ in KNOWN_WITH_COUNTRY:
        body = thing("PublicBody", name, key="body-x")
        places = [thing(AREA, country, rows=(f"r:place-{country}",), key="place-x")] if country else []
        resolution = resolve_entities([extraction("d", body, *places)], reference())
        entity = resolution.links["d", "body-x"]
        found.append(entity if entity in reference().entries else "")
    assert (found, len(KNOWN_WITH_COUNTRY)) == ([wanted for _, _, wanted in KNOWN_WITH_COUNTRY], 5)


# "Agency for Cybersecurity", the words around it, the place that the document names
OF_A_UNION = (
    ("The Cyber Security Agency (CSA) of Singapore spoke.", ("singapore",), ""),  # another agency
    (
        "The Cyber Security Agency of Singapore spoke.",
        ("singapore", "european-union"),
        "",
    ),  # beside the union, too
    ("The Cyber Security Agency spoke.", (), ""),  # nobody says whose
    ("The Cyber Security Agency spoke.", ("european-union",), "r:body-enisa"),
)


@pytest.mark.parametrize(("text", "places", "wanted"), OF_A_UNION)
def test_a_body_of_a_union_is_that_of_no_country(text: str, places: tuple[str, ...], wanted: str) -> None:
    """A name that the tables know with a union of countries only is its body where it alone is spoken of."""
    body = thing("PublicBody", "Cyber Security Agency", at=((4, 25),), key="body-x")
    named = [thing(AREA, p, rows=(f"r:place-{p}",), key=f"place-{p}") for p in places]
    found = extraction("d", body, *named)
    resolution = resolve_entities([found], reference(), texts={"d": text})
    entity = resolution.links["d", "body-x"]
    assert (entity if entity in reference().entries else "") == wanted


def test_a_name_inside_a_longer_one_is_the_longer_one() -> None:
    """ "Ministry of Education" cut out of "Ministry of Education of Norway" is that of Norway."""
    short = thing(
        "PublicBody", "Ministry of Education", rows=EDUCATION, at=((4, 25), (80, 101)), key="body-s"
    )
    full = thing("PublicBody", "Ministry of Education of Norway", at=((4, 35),), key="body-f")
    resolution = resolve_entities([extraction("d", short, full)], LEXICON)
    assert resolution.links["d", "body-s"] == resolution.links["d", "body-f"]
    assert resolution.links["d", "body-s"] not in LEXICON.entries


def test_an_area_in_another_spelling_is_its_entry() -> None:
    """A city is known without its apostrophe; a district only where the document names what it lies in."""
    city = thing("Place", "Xian", key="place-city")
    district = thing("Place", "Hai-shu", key="place-district")
    assert row(extraction("d", city), "place-city") == "r:place-xian"
    assert row(extraction("d", district), "place-district") == ""
    assert row(extraction("d", district, place("ningbo")), "place-district") == "r:place-haishu"


def test_an_open_name_is_listed_with_its_candidates() -> None:
    """What stays open is a question with all that it may be."""
    resolution = resolve_entities([extraction("d", MINISTRY)], LEXICON)
    assert [(u.key, u.candidates) for u in resolution.unsure] == [("body-moe", EDUCATION)]
