"""A rate, a share or a sum of money names what it is of, in words of its sentence."""

import tomllib
from pathlib import Path

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes

HEAD = "The Lagos Free Zone was set up in 2015 by the Ministry of Trade of Nigeria.\n\n"

CASES: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (case["text"], tuple(case["labels"]))
    for case in tomllib.loads((Path(__file__).parent / "cases" / "measured.toml").read_text("utf-8"))["case"]
)


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_figure_names_what_it_is_of(extractor: Extractor, sentence: str, expected: tuple[str, ...]) -> None:
    """The label of a figure tells its thing, what of that is measured and how much; it asks if it guesses."""
    found = extractor.extract(read_bytes((HEAD + sentence).encode(), "zone.txt"))
    labels = sorted(r.label.partition(": ")[2] or r.label for r in found.referents if r.kind == "Statistic")
    assert labels == sorted(expected)


def test_figures_of_different_things_stay_apart(extractor: Extractor) -> None:
    """Two growths by the same rate are two figures, and an unsaid one is only likely."""
    text = "Landings in the Lagos Free Zone rose 12 percent. Dues in the Lagos Free Zone rose 12 percent."
    found = extractor.extract(read_bytes((HEAD + text).encode(), "zone.txt"))
    assert len({c.subject for c in found.claims if c.predicate == "kg:value"}) == 2


def test_units() -> None:
    """Every sentence is tried."""
    assert len(CASES) == 181


def test_a_dollar_is_that_of_the_country(extractor: Extractor) -> None:
    """A dollar sign alone is of the country that a text speaks of; letters before it name their own."""
    text = "Australia will spend $3 million. Australian ports gain. Queensland pays US$2 million."
    found = extractor.extract(read_bytes(text.encode(), "quays.txt"))
    assert {str(c.object) for c in found.claims if c.predicate == "kg:unit"} == {
        "Concept(curie='currency:AUD')",
        "Concept(curie='currency:USD')",
    }
