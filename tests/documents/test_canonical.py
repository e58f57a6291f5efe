"""Tests of canonical: what a reader does not see is tidied, the words stay, and once is enough."""

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.canonical import edits, edits_to_line, tidy
from kg.documents.load import read_bytes
from kg.exceptions import UnreadableError

SIGNS = [
    "\r\n",
    "\r",
    "\n",
    "a",
    "\f",
    "城",
    "😀",
    " ",
    "\t",
    "\u00ad",
    "\u00a0",
    "e\u0301",
    "５",
    "（",
    "ﬁ",
    "㎢",
    "，",
]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)

# (what it is about, the text, what is read)
TIDIED = [
    ("byte order mark", "\ufeffPlan", "Plan"),
    ("three kinds of line breaks", "a\r\nb\rc\nd", "a\nb\nc\nd"),
    ("soft line break of a word processor", "a\x0bb", "a\nb"),
    ("blanks at the end of a line", "a \t\nb\u00a0\r\nc ", "a\nb\nc"),
    ("no-break space", "5\u00a0km", "5 km"),
    ("thin space between digits", "1\u2009200 ha", "1 200 ha"),
    ("zero-width space", "Har\u200bbour", "Harbour"),
    ("soft hyphen inside a word", "har\u00adbour", "harbour"),
    ("soft hyphen at the end of a line", "har\u00ad\nbour", "harbour"),
    ("marks of direction", "\u202aPlan\u202c", "Plan"),
    ("control characters", "Plan\x07 A", "Plan A"),
    ("accents written apart", "Re\u0301gion", "Région"),
    ("twin of a letter", "\u212bre", "Åre"),
    ("ligatures", "ﬁnal oﬃce", "final office"),
    ("figures and letters of full width", "２０３０年ＧＤＰ增长５％", "2030年GDP增长5%"),
    ("unit in one sign", "120㎢", "120km2"),
    ("radical in place of a character", "⼤⽔", "大水"),
    ("Roman number in one sign", "Phase Ⅱ", "Phase II"),
    ("thousands of full width", "１，２００公顷", "1,200公顷"),
    ("brackets of full width in English", "the plan（2024）covers", "the plan (2024) covers"),
    ("commas of full width in English", "roads，rails，ports", "roads, rails, ports"),
]
KEPT = [
    ("quotation marks", '“plan” and ‘zone’ and "park"'),
    ("dashes", "2024–30 — a span"),
    ("punctuation of Chinese", "方案（试行），自2025年起施行；附件：名单。"),
    ("superscript of a unit", "5 km² and ½"),
    ("form feed between pages", "one\ftwo"),
    ("columns of a table", "a   b\tc"),
    ("joiner of a script that needs it", "क्\u200dष"),
]


def test_all_cases_are_collected() -> None:
    """No case gets lost."""
    assert (len(TIDIED), len(KEPT)) == (21, 7)


@pytest.mark.parametrize(("text", "read"), [case[1:] for case in TIDIED], ids=[case[0] for case in TIDIED])
def test_tidied(text: str, read: str) -> None:
    """What a rule would stumble over is tidied."""
    assert tidy(text) == read


@pytest.mark.parametrize("text", [case[1] for case in KEPT], ids=[case[0] for case in KEPT])
def test_kept(text: str) -> None:
    """What a reader sees stays as it is."""
    assert tidy(text) == text
    assert edits(text) == ()


@given(TEXTS)
def test_once_is_enough(source: str) -> None:
    """A tidy text is left as it is."""
    assert tidy(tidy(source)) == tidy(source)


@given(st.text(max_size=60))
def test_edits_are_in_order(source: str) -> None:
    """Edits follow one another without overlap, and each changes something."""
    for changes in (edits(source), edits_to_line(source)):
        ends = [0, *(edit.end for edit in changes)]
        assert all(end <= edit.start < edit.end for end, edit in zip(ends, changes, strict=False))
        assert all(source[edit.start : edit.end] != edit.words for edit in changes)


@given(TEXTS)
def test_accents_are_joined(source: str) -> None:
    """No accent stands apart from its letter."""
    assert unicodedata.is_normalized("NFC", tidy(source))


def test_a_line_of_blanks() -> None:
    """A line of a million blanks is read at once."""
    assert tidy("a" + " " * 10**6 + "b \n" + " " * 10**6 + "\nc").endswith("b\n\nc")


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Any bytes are read as a document or refused as unreadable; nothing else happens."""
    with contextlib.suppress(UnreadableError):
        assert read_bytes(data, "any.txt").text.strip()
