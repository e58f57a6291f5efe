"""Of which thing a figure is, where several are near."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Literal, Tier


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a plan that is named once, and only later
        (
            "A quay is in Kenya. Some 3,000 jobs come. Kenya adds tugs. The Reef Plan pays.",
            "3,000 jobs (Kenya?)",
        ),
        # one that the text is about
        ("The Reef Plan is new. Some 3,000 jobs come. The Reef Plan pays Kenya.", "3,000 jobs (Reef Plan?)"),
    ],
)
def test_a_figure_is_about_what_its_text_is_about(extractor: Extractor, text: str, told: str) -> None:
    """A sentence that names nothing tells of a plan only if that is named again or was named before."""
    found = extractor.extract(read_bytes(text.encode(), "a.txt"))
    assert told in [r.label for r in found.referents if r.kind == "Statistic"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # names that no table knows, and sizes written in two ways
        (
            "The state has set aside land for parks, namely Alvor 440 hectares, Brena Field 50 hectares, "
            "Cala Bay 1,100 hectares and Esk 17 000 hectares.",
            {
                "Alvor: 440 hectares",
                "Brena Field: 50 hectares",
                "Cala Bay: 1,100 hectares",
                "Esk: 17 000 hectares",
            },
        ),
        # two do not make a row, and whoever the second is, its figure is not that of the first
        ("In 2020 Kenya had 40 schools, and Brena 50 schools.", {"Kenya: 40 schools (2020)"}),
    ],
)
def test_each_figure_of_a_row_is_of_the_name_before_it(
    extractor: Extractor, text: str, told: set[str]
) -> None:
    """In a row of names with a figure each, no figure is that of another name."""
    found = extractor.extract(read_bytes(text.encode(), "a.txt"))
    assert {r.label for r in found.referents if r.kind == "Statistic"} == told


@pytest.mark.parametrize(
    ("text", "asserted"),
    [
        # sizes in brackets behind the items of a list are those of the items
        (
            "Osterby Park has 800 hectares: shops and mills (200 ha), offices (90 ha) and housing (30 ha).",
            {"800.0"},
        ),
        # one bracket behind the name itself
        ("The plan takes in two places: Osterby Park (800 ha) and Molle Park (300 ha).", {"800.0", "300.0"}),
        # no list
        ("Osterby Park (800 ha) is new.", {"800.0"}),
    ],
)
def test_the_size_of_an_item_is_not_settled_for_the_whole(
    extractor: Extractor, text: str, asserted: set[str]
) -> None:
    """A size in the bracket of an item is given to the thing of the sentence as a candidate only."""
    found = extractor.extract(read_bytes(text.encode(), "a.txt"))
    tied = {c.subject for c in found.claims if c.predicate == "kg:observedEntity" and c.tier is Tier.ASSERTED}
    values = {
        c.object.value
        for c in found.claims
        if c.predicate == "kg:value" and c.subject in tied and isinstance(c.object, Literal)
    }
    assert values == asserted
