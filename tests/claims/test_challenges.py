"""Challenges: where one ends, and who tells of it."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # who tells of them stands behind
        (
            "Norway has problems such as high dues and a lack of pilots, reported the Fjord Daily.",
            "lack of pilots",
        ),
        ("Norway has problems such as high dues and a lack of pilots, a skipper said.", "lack of pilots"),
        (
            "Norway has problems such as high dues and a lack of pilots, according to skippers.",
            "lack of pilots",
        ),
        # nobody does
        (
            "Norway has problems such as high dues and a lack of pilots, tugs and cooks.",
            "lack of pilots, tugs and cooks",
        ),
    ],
)
def test_who_tells_of_a_challenge_is_no_part_of_it(extractor: Extractor, text: str, told: str) -> None:
    """The last challenge of a list ends before the words that name its teller."""
    found = extractor.extract(read_bytes(text.encode(), "a.txt"))
    assert [r.label for r in found.referents if r.kind == "Challenge"][-1] == told
