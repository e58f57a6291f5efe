"""The letters with which a match can begin are never too few: a search that leaps to them finds the same."""

import re
from re import _parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.first_letters import first_letters
from kg.pattern_codes import Codes

# Patterns with the letters of which a match begins; "" where they are not told.
CASES: tuple[tuple[str, int, str], ...] = (
    (r"\bpier", 0, "p"),  # what takes no room is passed over
    (r"(?<![\w-])(?:quay|pier)", 0, "pq"),  # what may not stand before, too
    (r"(?=.)(?!x)quay", 0, "q"),  # and what must or may not follow
    (r"\b(?:p|q?)s", 0, "pqs"),  # a way that may be empty
    (r"\b(?:pier)?(?:quay)*s+", 0, "pqs"),  # pieces that may be left out
    (r"\b(?>p|q)", 0, "pq"),  # a group that gives nothing back
    (r"\b[a-c]", 0, "a-c"),  # a range
    (r"\bport", re.I, "Pp"),  # either case
    (r"\b(?:(?i:p)ier|quay)", 0, "Ppq"),  # for one group only
    (r"\b(?:(?-i:p)ier|quay)", re.I, "Qpq"),  # or for all but one
    (r"\bkis", re.I, "Kk\u212a"),  # letters that are one letter to Latin ones
    (r"\b[i-k]", re.I, "I-IJ-JK-Ki-ij-jk-k\u0130-\u0130\u0131-\u0131\u212a-\u212a"),  # also in ranges
    (r"\b(?=[ab])[^x]", 0, "ab"),  # what must follow counts where the letters themselves are not told
    (r"\b[^x]", 0, ""),  # letters that are told by what they are not
    (r"\b.a", 0, ""),  # any letter
    (r"\b(?:p|.)", 0, ""),  # any letter in one way
    (r"\bé", re.I, ""),  # the other case of which is not looked up
    (r"(p)?\1q", 0, ""),  # what stood before
    (r"\b(?a:\w)", 0, ""),  # letters that depend on a flag of the group
    (r"\b", 0, ""),  # no letter at all
    (r"\b(?:p?|q*)", 0, ""),  # what may be empty
)


@pytest.mark.parametrize(("pattern", "flags", "letters"), CASES, ids=[case[0] for case in CASES])
def test_first_letters(pattern: str, flags: int, letters: str) -> None:
    """The letters of what can stand first are told, or nothing."""
    found = first_letters(_parser.parse(pattern, flags), flags)
    told = ["-".join(map(chr, one)) if isinstance(one, tuple) else chr(one) for _, one in found]
    assert "".join(sorted(told)) == letters


def test_first_letters_cases() -> None:
    """Twenty-one patterns are looked at."""
    assert len(CASES) == 21


PIECES = st.sampled_from(
    (
        *("a", "b", "k", "s", "i", "1", " ", "é", "ſ", "İ", ".", r"\n"),
        *(r"\w", r"\W", r"\s", r"\S", r"\d", "[ab]", "[^a]", "[a-k]", "[A-K1]", r"[\s-]", "[é-ü]"),
        *(r"\b", r"\B", "^", "$", r"\A", r"\Z"),
    )
)


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    rows = st.lists(inner, min_size=1, max_size=3).map("".join)
    around = st.sampled_from(
        (
            "(?:{})",
            "({})",
            "(?i:{})",
            "(?-i:{})",
            "(?>{})",
            "(?={})",
            "(?!{})",
            "(?:{})?",
            "(?:{})*?",
            "(?:{})+",
        )
    )
    return (
        rows
        | st.builds(str.format, around, rows)
        | st.builds("(?:{}|{})".format, rows, rows)
        | st.sampled_from(("(?<=a)", "(?<!b)", r"(?<![\w-])", r"(?<=\s)"))
    )


PATTERNS = st.recursive(PIECES, _grown, max_leaves=12)
TEXTS = st.text("abkKsSiI1 -éÉſİıK\n", max_size=12)


@given(PATTERNS, TEXTS, st.sampled_from((0, re.I, re.M, re.I | re.M, re.A, re.I | re.A, re.S)), st.data())
def test_a_search_finds_the_same(pattern: str, text: str, flags: int, data: st.DataObject) -> None:
    """Whatever the pattern and the text, the matches are those of ``re``, from any place to any other."""
    plain = re.compile(pattern, flags)
    ours = Codes().compiled(pattern, flags)
    start, end = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    for one in (ours.search, ours.match, ours.fullmatch):
        other = getattr(plain, one.__name__)
        assert repr(one(text, start, end)) == repr(other(text, start, end))
    for place in ((), (start,), (start, end)):
        found, wanted = ([(m.span(), m.groups()) for m in p.finditer(text, *place)] for p in (ours, plain))
        assert found == wanted
    assert (ours.sub("-", text), ours.split(text)) == (plain.sub("-", text), plain.split(text))


def test_most_patterns_are_told_letters() -> None:
    """The code of a pattern with letters at its front is another one than that of ``re``, which has none."""
    told, plain = Codes().compiled(r"\bpier", 0), re.compile(r"\bpier")
    assert told != plain
    assert (told.pattern, told.flags, told.groups) == (plain.pattern, plain.flags, plain.groups)
