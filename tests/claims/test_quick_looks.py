"""A cheap look before a search, a list or a name never changes what is found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.actions import trimming
from kg.claims.figures import unnamed
from kg.claims.names.gazetteer import build_index, find_indexed
from kg.claims.patterns.cued import Cued
from kg.claims.places import sited_places
from kg.claims.sentences import public_matters
from kg.claims.targets import denied_aims

# The look, the pattern behind it, a text that both find, and one that the look spares the search of.
LOOKS: list[tuple[re.Pattern[str] | Cued, re.Pattern[str] | Cued, str, str]] = [
    (denied_aims._NEGATED, denied_aims._DENIED, "The plan doesn’t set any goal.", "The plan sets one goal."),
    (
        denied_aims._NEGATED,
        denied_aims._DENIED,
        "The quay cannot be completed.",
        "The quay can be completed.",
    ),
    (
        denied_aims._NEGATED,
        denied_aims._DENIED,
        "The goal was quietly dropped.",
        "The goal was quietly raised.",
    ),
    (sited_places._SITED_CUE, sited_places._SITED, "A kiln near the Velda hills", "A kiln near the hills"),
    (sited_places._SITED_CUE, sited_places._SITED, "Kilns (two) in the city of Odra", "Kilns of Odra"),
]
DENYING = [
    *(
        "The plan ",
        "it ",
        "has ",
        "was ",
        "will ",
        "can",
        "did",
        " not ",
        "n’t ",
        "n't ",
        "no ",
        "set ",
        "be ",
    ),
    *("targets ", "for ", "but ", "dropped ", "called off ", "met ", "abandoned ", "the ", "quietly "),
]
SITING = ["A kiln ", "kilns, ", "(two) ", "in ", "near ", "the ", "city of ", "Odra ", "Velda, ", "and ", "x"]
ENDING = [
    "open sheds",
    " and",
    " and finally",
    " for —",
    ", ensure",
    " or",
    " also",
    " as well as",
    " (for nets and old ropes)",
    " (a)",
    " [12]",
]
CLOSING = ["^(^(7)", ".", ",\n", " ", ";"]
NAMES = ("Odra", "Odra Quay", "quay-side", "Old_Odra", "2031 Plan")


@pytest.mark.parametrize(("look", "pattern", "found", "spared"), LOOKS)
def test_a_look_spares_what_holds_nothing(
    look: re.Pattern[str] | Cued, pattern: re.Pattern[str] | Cued, found: str, spared: str
) -> None:
    """What the pattern finds the look lets through; without its words there is no search."""
    assert look.search(found)
    assert pattern.search(found)
    assert not look.search(spared)
    assert not pattern.search(spared)


@given(st.lists(st.sampled_from(DENYING), max_size=9).map("".join))
def test_no_denial_is_lost(text: str) -> None:
    """Whatever is denied or given up holds one of the words that are looked for first."""
    assert denied_aims._NEGATED.search(text) or not denied_aims._DENIED.search(text)


@given(st.lists(st.sampled_from(SITING), max_size=9).map("".join))
def test_no_site_is_lost(text: str) -> None:
    """Whatever stands in a place is led by what is looked for first."""
    assert sited_places._SITED_CUE.search(text) or not sited_places._SITED.search(text)


@given(st.lists(st.sampled_from([*ENDING, *CLOSING]), max_size=6).map("".join))
def test_an_action_is_closed_as_by_all_patterns(text: str) -> None:
    """An action loses at its end what it would lose if every pattern were tried."""
    body = text.rstrip(trimming._CLOSING)
    plain = trimming._MARKS.sub("", trimming._REMARK.sub("", trimming._LAST_WORDS.sub("", body)))
    assert trimming._closed(body) == plain.rstrip(trimming._CLOSING)


@given(
    st.lists(
        st.sampled_from(["Odra", "odra’s ", " of the Odra", "exports ", "in 2031 ", "K ", "\u212a "])
    ).map("".join),
    st.sampled_from(["Odra", "the Odra", "k", "Velda"]),
)
def test_a_name_is_left_out_as_by_its_pattern(what: str, thing: str) -> None:
    """Words lose the name that they begin or end with, as its pattern would find it."""
    pattern = rf"^{thing}(?:['’]s?)?\s+|\s+(?:of|in|from|at|for)\s+(?:the\s+)?{thing}$"
    assert unnamed._unnamed(what, thing) == re.sub(pattern, "", what, flags=re.I)


@given(
    st.lists(st.sampled_from([*NAMES, "quay", "-", "_", " ", "x", "Od", "ß", "İ", "’"]), max_size=9).map(
        "".join
    )
)
def test_names_are_found_word_by_word(text: str) -> None:
    """The names that an index finds are the longest ones at the words of a text, from left to right."""
    known = [(name, (name,)) for name in NAMES]
    end, expected = 0, []
    for word in re.finditer(r"(?<![^\W_])[^\W_]+", text.replace("’", "'")):
        fitting = [
            n for n in NAMES if text.startswith(n, word.start()) and _whole(text, word.start() + len(n))
        ]
        if word.start() >= end and fitting and not word[0][0].islower():
            end = word.start() + len(max(fitting, key=len))
            expected.append(text[word.start() : end])
    assert [text[a:b] for a, b, _ in find_indexed(build_index(known), text)] == expected


def _whole(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # four different words of public matters
        ("Grants for ports, roads and housing will support regional growth.", True),
        # one of them again and again
        ("Housing, housing, housing and more housing.", False),
        # words of other matters
        ("The coach will rest two players.", False),
    ],
)
def test_words_of_public_matters_are_counted_once_each(text: str, expected: bool) -> None:
    """A text is full of words of public matters where several different ones stand in it."""
    assert public_matters.is_of_public_words(text) is expected
