"""Of which thing a figure tells, and whether that is asserted."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Concept, Key, Tier

# text, what its figures are about, and whether the grammar says so plainly
CASES = [
    # the subject of the clause
    ("The Lagos Free Zone has 300 firms.", "Lagos Free Zone", True),
    # the owner of the quantity
    ("Kenya's exports reached 3 billion euros.", "Kenya", True),
    # what is put into a thing is told of it; what a thing puts into others is not told of them
    ("In 2020, investment in the Lagos Free Zone amounted to 3 billion euros.", "Lagos Free Zone", True),
    ("In 2020, Kenya drew 3 billion euros for spending on the Lagos Free Zone.", "Kenya", True),
    ("Firms invested 3 billion euros in the Lagos Free Zone.", "Lagos Free Zone", True),
    ("Exports from the Lagos Free Zone reached 3 billion euros.", "Lagos Free Zone", True),
    # what lives, works or flows somewhere; a place inside a longer name is not meant
    ("In 2020, some 3,000 nurses lived in Ghana.", "Ghana", True),
    ("Investment of 3 billion euros flowed into the Lagos Free Zone.", "Lagos Free Zone", True),
    ("Some 3,000 nurses work in Ghana's north.", "Ghana", False),
    # an adjunct before the main clause tells of its subject; one with a thing of its own does not
    ("With an area of 300 hectares, the Lagos Free Zone is small.", "Lagos Free Zone", True),
    ("Covering 300 hectares in all, the Lagos Free Zone is small.", "Lagos Free Zone", True),
    ("With 300 firms from Ghana, the Lagos Free Zone is small.", "Ghana", False),
    # a relative clause right after its subject
    ("The Lagos Free Zone, which has 300 firms, is new.", "Lagos Free Zone", True),
    # the zone of an owner
    ("Ghana's Lagos Free Zone has 300 firms.", "Lagos Free Zone", True),
    # said of itself
    ("Kenya said that it will spend 3 billion euros on ports.", "Kenya", True),
    # where the news was written is not what it is about
    ("Nairobi, 3 May - The council approved 12 bridges in Ghana.", "Ghana", False),
    # a relative clause of another thing
    ("Kenya joined a union that counts 30 members.", "Kenya", False),
    # a size before the thing that has it
    ("In the Lagos Free Zone, a 250-hectare warehouse shall be set up.", "Lagos Free Zone", False),
    # a size before a word for land
    ("The Lagos Free Zone is a 250-hectare site.", "Lagos Free Zone", True),
    # a name that goes on
    ("Ghana's Ministry of Health employs 3,000 nurses.", "Ghana", False),
    # what is included is no subject
    ("The plan includes Kenya, nine towns with 300 firms and a port.", "Kenya", False),
    # a clause before the main one
    ("Founded in the dry hills of Kenya, the Lagos Free Zone has 300 firms.", "Lagos Free Zone", True),
    ("Opening the meeting on Kenya, the minister spoke of 300 firms.", "Kenya", False),
    # the place that names a project
    ("The Kenya project drew 300 firms.", "Kenya", False),
    # people and output are of a place, money and jobs may be of the plan
    (
        "Kenya has a Lake Basin Plan. Kenya is dry.\n\nLake Basin Plan\n\nThe population is 557,426.",
        "Kenya",
        False,
    ),
    ("The Lake Basin Plan was drawn up in Kenya. It reached 557,426 people.", "Lake Basin Plan", True),
    ("The Lake Basin Plan in Kenya is new. It has a budget of 30 million euros.", "Lake Basin Plan", True),
    # an area that is described and not named is the one last told of, not what the text names most
    (
        "Kenya has a Lake Basin Plan. Kenya is dry.\n\n"
        "Mombasa would focus on cloth.\n\nThe 73-hectare zone will be new.",
        "Mombasa",
        False,
    ),
    (
        "Kenya has a Lake Basin Plan. Kenya is dry.\n\n"
        "Mombasa would focus on cloth.\n\nZones of 73 hectares will be new.",
        "Kenya",
        False,
    ),
]


def test_all_cases_were_collected() -> None:
    """There are twenty-nine sentences."""
    assert len(CASES) == 29


@pytest.mark.parametrize(("text", "subject", "plain"), CASES)
def test_a_figure_is_about_its_subject(extractor: Extractor, text: str, subject: str, plain: bool) -> None:
    """Every figure is about the thing expected, and that is asserted only where the grammar is plain."""
    result = extractor.extract(read_bytes(text.encode(), "a.txt"))
    labels = {r.key: r.label for r in result.referents}
    said = [c for c in result.claims if c.predicate == "kg:observedEntity" and isinstance(c.object, Key)]
    assert said
    assert {labels[c.object.key] for c in said if isinstance(c.object, Key)} == {subject}
    assert {c.tier is Tier.ASSERTED for c in said} == {plain}


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        # goods that cross a border have a worth, which is no cost
        ("Ghana exported goods worth 40 million dollars.", "kgt:ind-exports"),
        ("Ghana imported farm products valued at 60 million dollars.", "kgt:ind-imports"),
        # the nearest word tells
        ("Ghana wants exports and raised 40 million dollars.", "kgt:ind-investment"),
    ],
)
def test_goods_are_exported_or_imported(extractor: Extractor, text: str, indicator: str) -> None:
    """What goods are worth that a country sells or buys abroad are its exports or imports."""
    found = extractor.extract(read_bytes(text.encode(), "a.txt"))
    assert {c.object for c in found.claims if c.predicate == "kg:indicator"} == {Concept(indicator)}
