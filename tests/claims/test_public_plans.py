"""Measures in texts that name no policy, and wordings that are none."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.evaluation.facts import facts_of

# A text, and words of the measure that it states, or nothing.
CASES: tuple[tuple[str, str], ...] = (
    # who governs plans, though no body bears a name
    ("Madam Speaker, government will buy 40 boats for the fishers of the lake.", "buy 40 boats"),
    # the coach governs nothing
    ("The coach will buy 40 boots for the players of the club.", ""),
    # a verb in the subjunctive behind "recommend that"
    ("The Ministry of Fish recommends that Delm widen its quay and close a mine.", "widen its quay"),
    # things done, with "will be" said once
    (
        "The ministry will help. Officers will be recruited, boats supplied and two piers repaired.",
        "boats supplied",
    ),
    # a sentence without a verb
    (
        "Programme 6: Ponds\n\nThe ministry will pay.\n\nIntroduction of a quality seal for pond fish.",
        "Introduction of a quality seal",
    ),
    # a duty on a class of things
    (
        "The ministry will help. By 2032 every second bus in Alvor must run on gas.",
        "bus in Alvor must run on gas",
    ),
    # what a text itself sets up
    (
        "The Council shall meet. There is hereby established the Old Quay Park.",
        "established the Old Quay Park",
    ),
    # what a rule lets people have
    (
        "The government will help. Mills that repair their looms can borrow at 5 percent.",
        "can borrow at 5 percent",
    ),
    # advice of a reader is no plan
    ("Sir, the government should build a tram to the quay of our town.", ""),
    # a plan that is denied
    ("The Ministry of Fish denied having any plan to close the old quay.", ""),
    # nobody does what none does
    ("The Ministry of Fish has no decree, and none is being written by its staff.", ""),
)


def test_all_cases_are_collected() -> None:
    """There are eleven cases."""
    assert len(CASES) == 11


@pytest.mark.parametrize(("text", "words"), CASES, ids=[t[:30] for t, _ in CASES])
def test_a_measure_is_read_where_public_hands_plan(extractor: Extractor, text: str, words: str) -> None:
    """The measure is drawn where there is one, and none where there is none."""
    document = read_bytes(text.encode(), "a.txt")
    found = [n for m in facts_of(extractor.extract(document), {}).measures for n in m.names]
    assert any(words in n for n in found) if words else not found
