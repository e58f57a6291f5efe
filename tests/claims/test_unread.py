"""What was not understood is listed: sentences without a claim, and every number that stands in none."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims.extract import Extractor, make_extractor
from kg.documents.load import read_bytes
from kg.exceptions import UnreadableError
from kg.lexicon import reference
from kg.model import Extraction, Literal

# (text, policy words of the last sentence, its numbers that are left over)
CASES = [
    # a policy word and no claim
    ("The ministry will.", ("will",), ()),
    # a number that nothing accounts for
    ("Nobody knows why 450 swans left the pond.", (), ("450",)),
    # numbers that only name parts of a text
    ("See Article 5, Section 12 and page 7.", (), ()),
    # numbers of parts of a plan and of addresses say nothing of the world
    ("Objective 2: see https://ports.example/2031/quay-7 or write to desk4@ports.example.", (), ()),
    # a footnote mark
    ("The swans left the pond.[3]", (), ()),
    # a number word is a number, but "one" mostly is none
    ("Twelve swans and one goose left the pond.", (), ("Twelve",)),
    # a grouped number is one number
    ("They flew 12,500 and 3.75 leagues.", (), ("12,500", "3.75")),
    # a year alone
    ("The swans came back in 1998.", (), ("1998",)),
    # numbers in Chinese signs are numbers, but not of parts and of plans
    ("港口很好，分三十六排。", (), ("三十六",)),
    ("第三十条说“十五五”很好。", (), ()),
    # what is written in powers of ten is not understood in part
    ("They flew 3.5 x 10^9 leagues.", (), ("3.5", "10", "9")),
    # nothing to be read
    ("The swans came back.", (), ()),
    # a question asserts nothing
    ("Will the plan work?", (), ()),
]
READ = [
    # an area that becomes a figure
    "The Harbour Bay Free Trade Zone covers 1,200 square kilometres.",
    # the date of issue
    "The Harbour Renewal Plan was issued by the State Council on 3 May 2020.",
]


def read(extractor: Extractor, text: str) -> Extraction:
    """Return what is drawn from a text."""
    return extractor.extract(read_bytes(text.encode(), "a.txt"))


def test_all_cases_are_collected() -> None:
    """There are thirteen texts that are not understood and two that are."""
    assert (len(CASES), len(READ)) == (13, 2)


@pytest.mark.parametrize(("text", "cues", "numbers"), CASES, ids=range(len(CASES)))
def test_what_is_left_over(
    extractor: Extractor, text: str, cues: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    """Policy words without a claim and numbers in no claim are told; other sentences are not listed."""
    unread = read(extractor, f"Ponds are calm places. {text}").unread
    assert [(u.cues, u.numbers) for u in unread] == ([(cues, numbers)] if cues or numbers else [])


@pytest.mark.parametrize("text", READ)
def test_what_is_understood(extractor: Extractor, text: str) -> None:
    """A sentence whose numbers all stand in claims is not listed, and counts as read."""
    extraction = read(extractor, text)
    assert extraction.unread == ()
    assert extraction.coverage.telling == extraction.coverage.read == 1
    assert extraction.coverage.numbers == extraction.coverage.claimed > 0


def test_a_read_sentence_may_leave_a_number_over(extractor: Extractor) -> None:
    """A claim for one number of a sentence does not hide the others."""
    text = "The Harbour Renewal Plan was issued by the State Council on 3 May 2020 to 61 cheers, and 17 more."
    (unread,) = read(extractor, text).unread
    assert unread.cues == ()
    assert "17" in unread.numbers


EXTRACTOR = make_extractor(reference())
PIECES = st.sampled_from(
    [
        "The plan",
        "will",
        "build",
        "450",
        "swans",
        "by 2030",
        "in",
        "Norway",
        "12.5 percent",
        "of",
        "Harbour Bay Zone",
        *(".", ",", "three", "covers", "the zone", "1,000 km2", "Article 5", "(3)", "\n\n", "- "),
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_every_number_stands_in_a_claim_or_on_the_list(text: str) -> None:
    """Whatever the words: numbers claimed and numbers listed are all numbers there are."""
    try:
        document = read_bytes(f"Ponds are calm places, all of them. {text}".encode(), "any.txt")
    except UnreadableError:
        return  # nothing but white space
    extraction = EXTRACTOR.extract(document)
    left = sum(len(set(u.numbers)) for u in extraction.unread)
    cover = extraction.coverage
    assert cover.claimed + left <= cover.numbers
    assert (cover.claimed == cover.numbers) == (left == 0)
    values = {c.object.value for c in extraction.claims if isinstance(c.object, Literal)}
    if "450" in re.findall(r"\d+", document.text) and not any("450" in v for v in values):
        told = {n for u in extraction.unread for n in u.numbers} | {r.label for r in extraction.referents}
        assert any("450" in t for t in told)
