"""Tests of canonical: the text is changed only in its line breaks, and offsets lead back."""

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from kg.documents.canonical import canonicalise
from kg.documents.load import read_bytes
from kg.exceptions import UnreadableError

TEXTS = st.lists(st.sampled_from(["\r\n", "\r", "\n", "a", "\f", "城", "😀", " ", "\t"]), max_size=40).map(
    "".join
)


def test_what_is_changed() -> None:
    """The mark goes, every line break is one line feed without blanks before it, the rest stays."""
    assert canonicalise("\ufeffa\r\nb \rc \t\nd\f\te \ufeff").text == "a\nb\nc\nd\f\te \ufeff"


@given(TEXTS, st.booleans())
def test_offsets_lead_back(source: str, marked: bool) -> None:
    """Every character of the canonical text is found in the source at its mapped offset."""
    source = "\ufeff" + source if marked else source
    canonical = canonicalise(source)
    assert "\r" not in canonical.text
    assert " \n" not in canonical.text
    for offset, character in enumerate(canonical.text):
        found = source[canonical.offsets.to_source(offset)]
        assert found == character or (character == "\n" and found == "\r")
    assert canonical.offsets.to_source(len(canonical.text)) == len(source)


def test_a_line_of_blanks() -> None:
    """A line of a million blanks is read at once, and its offsets lead back."""
    source = "a" + " " * 10**6 + "b \n" + " " * 10**6 + "\nc"
    canonical = canonicalise(source)
    assert canonical.text.endswith("b\n\nc")
    assert canonical.offsets.to_source(len(canonical.text) - 1) == len(source) - 1


@given(TEXTS)
def test_once_is_enough(source: str) -> None:
    """The canonical text of a canonical text is the text itself."""
    text = canonicalise(source).text
    assert canonicalise(text).text == text


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Any bytes are read as a document or refused as unreadable; nothing else happens."""
    with contextlib.suppress(UnreadableError):
        assert read_bytes(data, "any.txt").text.strip()
