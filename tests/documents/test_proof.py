"""Tests of proof: a document holds against the bytes it was read from, and against no others."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.load import read_bytes
from kg.documents.proof import byte_ranges, prove
from kg.exceptions import UnreadableError
from kg.model import Span

TEXT = (
    "The Harbour Plan\r\n\r\nThe council “adopted” the plan in ２０２２. It covers two is\u00adlands.\r\n"
    "海港规划自2022年起施行，由市政府负责解释，有效期为五年，各区按照规划组织实施。\r\n"
)
# An encoding of each family, with a byte order mark where it needs one.
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"]


def test_all_cases_are_collected() -> None:
    """No case gets lost."""
    assert len(ENCODINGS) == 5


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_words_lead_to_their_bytes(encoding: str) -> None:
    """Whatever the encoding, the bytes behind a span decode to its words."""
    data = TEXT.encode(encoding)
    document = read_bytes(data, "plan.txt")
    assert list(prove(document, data)) == []
    for words, found in (("2022", "２０２２"), ("“adopted”", "“adopted”"), ("islands", "is\u00adlands")):
        start = document.text.index(words)
        ranges = byte_ranges(document, Span(start, start + len(words)))
        assert b"".join(data[a:b] for a, b in ranges).decode(document.encoding).replace("\u00ad", "") == (
            found.replace("\u00ad", "")
        )


def test_other_bytes_are_told() -> None:
    """Bytes of which one was changed are not those that were read."""
    data = TEXT.encode()
    document = read_bytes(data, "plan.txt")
    other = data.replace(b"two", b"six")
    assert list(prove(document, other)) == [
        "the bytes of the file are not those that were read",
        "the source text, encoded as utf-8, does not give the bytes of the file",
    ]


def test_a_shifted_map_is_told() -> None:
    """A map of offsets that leads elsewhere is found, and so is one that leads out of the source."""
    data = TEXT.encode()
    document = read_bytes(data, "plan.txt")
    moved = replace(document.offsets, source=tuple(s + 3 for s in document.offsets.source))
    problems = list(prove(replace(document, offsets=moved), data))
    assert len(problems) == 1
    assert problems[0].endswith("runs of the offset map do not stand for the same words in the source")


@given(st.text(min_size=1, max_size=200))
def test_any_text_holds(text: str) -> None:
    """Any text that is read at all holds against its bytes."""
    try:
        data = text.encode()
        document = read_bytes(data, "any.txt")
    except (UnicodeEncodeError, UnreadableError):
        return
    assert list(prove(document, data)) == []
