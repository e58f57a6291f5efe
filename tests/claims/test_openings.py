"""The words with which a match begins are told rightly: trying a pattern only there never loses a match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims.cued import cued
from kg.claims.openings import openings

WORDING: list[tuple[str, set[str], set[str]]] = [
    # whole words, in the singular or the plural
    (r"\b(?:harbours?|ports)\b", {"harbour", "harbours", "ports"}, set()),
    # the first word of several; either case of a first letter
    (r"\b[Tt]he\s+Zone\w*", {"The", "the"}, set()),
    # what may be missing is read past
    (r"\b(?:new\s+)?port-", {"new", "port"}, set()),
    # a word that may go on; what may stand again is not followed further
    (r"\bport|\b(?:ab)+\b", set(), {"port", "ab"}),
    # digits belong to a word
    (r"\bA\d+\b", set(), {"A"}),
    # a sign that is no letter stands before: a word begins there, too
    (r"(?<![\w-])(?=[ab])(?:a(?:b)?|b)(?![\w-])", set(), {"a", "ab", "b"}),
    # names of groups and forbidden words do not matter
    (r"\b(?P<how>will)\s+(?!not)", {"will"}, set()),
]
SILENT = [
    # it may begin anywhere in a word
    r"port\b",
    # one branch does
    r"\bport\b|bay",
    # any word
    r"\b\w+\s+port",
    # a word or a sign
    r"\b(?:port)?\s",
    # a digit
    r"\b\d+ ports",
    # a letter must stand before
    r"(?<![^\w])port",
    # a form that is not read
    r"\b(?P<a>x)(?P=a)",
]
STARTS = (r"\b", r"(?<![\w-])", r"(?<!\w)", r"\b(?:Zone )?", r"\b(?!ab)", r"(?:\b|(?<!\w))", "")
PIECES = [
    *("a", "ab", "port", "Zone", "s?", "(?:ab|b)", "[Aa]b", r"\s+", r"\b", r"\w", " ", r"\s*", "-", r"\("),
    *(
        r"\d",
        r"\d+",
        r"\d?",
        r"\B",
        "(?:a b|Zone port)",
        "(?<=b)",
        "(?<!a)",
        "[-(]",
        "a-b",
        "_",
        "(?:ab|b )?",
    ),
    *("(?=b)", "(?:a|ba)+", "b{2}", "(?:ab){0,2}", "(?i:AB)", "(?:b(?:a|s)?)*", "[^a]", "ı"),
]
branch = st.tuples(
    st.sampled_from(STARTS), st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
).map("".join)
patterns = st.lists(branch, min_size=1, max_size=3).map("|".join)
texts = st.text(alphabet="abABport Zones\u017f\u212aİı1٣-(_\n", max_size=30)


@pytest.mark.parametrize(("pattern", "whole", "begun"), WORDING)
def test_openings_are_read_off_the_wording(pattern: str, whole: set[str], begun: set[str]) -> None:
    """Every match begins with a word of one set, or with a word that begins as the other says."""
    found = openings(pattern)
    assert found is not None
    assert (found.whole, set(found.begun)) == (whole, begun)


@pytest.mark.parametrize("pattern", SILENT)
def test_nothing_is_told_where_nothing_is_certain(pattern: str) -> None:
    """A pattern that may begin elsewhere, or of unknown form, has no openings."""
    assert openings(pattern) is None


def test_all_cases_were_collected() -> None:
    """There are seven wordings that tell their first words and seven that do not."""
    assert (len(WORDING), len(SILENT)) == (7, 7)


@settings(max_examples=400)
@given(patterns, texts)
def test_no_match_is_lost(pattern: str, text: str) -> None:
    """Tried at its openings only, and in either case, a pattern finds the same from any place on."""
    for flags in (re.NOFLAG, re.IGNORECASE):
        plain, quick = re.compile(pattern, flags), cued(pattern, flags)
        for start in (0, len(text) // 3, len(text) // 2):
            spans = [m.span() for m in plain.finditer(text, start)]
            assert [m.span() for m in quick.finditer(text, start)] == spans
            first = quick.search(text, start)
            assert ([first.span()] if first else []) == spans[:1]


def test_any_spelling_fits_where_case_does_not_matter() -> None:
    """With any case, the words are in folded letters, so that all spellings fit."""
    found = openings(r"\bkey\s+port", any_case=True)
    assert found is not None
    assert all(map(found.fit, ("KEY", "Key", "\u212aey")))
    assert not found.fit("keys")
