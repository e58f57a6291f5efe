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
    """The mark goes, every line break becomes one line feed, and nothing else changes."""
    assert canonicalise("\ufeffa\r\nb\rc\nd\f\te \ufeff").text == "a\nb\nc\nd\f\te \ufeff"


@given(TEXTS, st.booleans())
def test_offsets_lead_back(source: str, marked: bool) -> None:
    """Every character of the canonical text is found in the source at its mapped offset."""
    source = "\ufeff" + source if marked else source
    canonical = canonicalise(source)
    assert "\r" not in canonical.text
    for offset, character in enumerate(canonical.text):
        found = source[canonical.offsets.to_source(offset)]
        assert found == character or (character == "\n" and found == "\r")
    assert canonical.offsets.to_source(len(canonical.text)) == len(source)


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
