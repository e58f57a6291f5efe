"""Tests of compose: parts become lines of one text, and every offset leads back to the source."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.documents.canonical import tidy
from kg.documents.compose import Composed, compose
from kg.documents.reading import Part, Piece, Reading
from kg.model import BlockKind
from kg.places import OffsetMap

SIGNS = [
    "\r\n",
    "\n",
    "a",
    "Bc",
    "城",
    "😀",
    " ",
    "  ",
    "\t",
    "\u00ad",
    "\u00a0",
    "e\u0301",
    "５",
    "（",
    "ﬁ",
    "㎢",
    "&amp;",
]
SOURCES = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=40).map("".join)
KINDS = st.sampled_from([None, *BlockKind])


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Return a reading whose parts take stretches of a source in any order, some in other words."""
    source = draw(SOURCES)
    cuts = sorted({0, len(source), *draw(st.lists(st.integers(0, len(source)), max_size=6))})
    stretches = draw(st.permutations(list(pairwise(cuts))))
    pieces = [Piece(a, b, draw(st.sampled_from([None, None, "x", "and more"]))) for a, b in stretches]
    parts, at = [], 0
    while at < len(pieces):
        count = draw(st.integers(1, 3))
        parts.append(Part(tuple(pieces[at : at + count]), draw(KINDS), draw(st.integers(1, 3))))
        at += count
    return Reading(source, tuple(parts))


def words_of(composed: Composed, start: int, end: int) -> str:
    return composed.text[start:end]


@given(readings())
def test_offsets_lead_back(reading: Reading) -> None:
    """A run that is as long as its source is the tidied source; runs follow one another to the end."""
    composed = compose(reading)
    offsets = composed.offsets
    assert list(offsets.canonical) == sorted(set(offsets.canonical))
    assert offsets.length == len(composed.text)
    bounds = [*offsets.canonical, offsets.length]
    for i, (start, end) in enumerate(pairwise(bounds)):
        low, extent = offsets.source[i], offsets.extent[i]
        assert 0 <= low <= low + extent <= len(reading.source)
        assert offsets.ranges(start, end) == (((low, low + extent),) if extent else ())
        assert offsets.to_source(start) == low


@given(readings())
def test_hints_hold_their_parts(reading: Reading) -> None:
    """Each part with words has its stretch of the text; a part with a kind is one line."""
    composed = compose(reading)
    ends = [0, *(hint.end for hint in composed.hints)]
    for end, hint in zip(ends, composed.hints, strict=False):
        assert end <= hint.start < hint.end
        line = words_of(composed, hint.start, hint.end)
        if hint.kind is not None:
            assert "\n" not in line
            assert line == line.strip() or hint.level > 1
    assert not composed.hints or composed.hints[-1].end == len(composed.text)


@given(SOURCES)
def test_a_part_without_kind_is_the_tidied_text(source: str) -> None:
    """The text of a plain file is its source, tidied."""
    composed = compose(Reading(source, (Part((Piece(0, len(source)),)),)))
    assert composed.text == (tidy(source) if tidy(source).strip() else "")


def test_example() -> None:
    """Broken words are joined, entities opened, blanks put in, and each leads back to its place."""
    source = "Grain  plan\ndevelop-\nment &amp; trade"
    at = source.index("develop-")
    amp = source.index("&amp;")
    parts = (
        Part((Piece(0, at),), BlockKind.TITLE),
        Part(
            (
                Piece(at, at + 7),
                Piece(at + 9, amp),
                Piece(amp, amp + 5, "&"),
                Piece(amp + 5, len(source)),
                Piece(len(source), len(source), " only"),
            ),
            BlockKind.BULLET,
            2,
        ),
    )
    composed = compose(Reading(source, parts))
    assert composed.text == "Grain plan\n\n  - development & trade only"
    found = composed.text.index("development")
    assert [source[a:b] for a, b in composed.offsets.ranges(found, found + 13)] == ["develop", "ment &amp;"]
    assert composed.offsets.to_canonical(source.index("trade")) == composed.text.index("trade")
    assert composed.offsets.to_canonical(source.index("-")) is None
    only = composed.text.index("only")
    assert composed.offsets.ranges(only, only + 4) == ()


def test_empty_map() -> None:
    """A map without runs has nothing to tell but offset 0."""
    assert OffsetMap().to_source(0) == 0
    assert OffsetMap().ranges(0, 0) == ()


@given(readings(), st.data())
def test_runs_of_a_span_follow_one_another(reading: Reading, data: st.DataObject) -> None:
    """The parts of a span, each of one stretch of the source, make it up, in order and without a gap."""
    composed = compose(reading)
    offsets, size = composed.offsets, len(composed.text)
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    runs = list(offsets.runs(start, end))
    bounds = [start, *(stop for _, stop, _, _ in runs)]
    assert bounds[-1] == end or start == end
    for before, (first, stop, low, high) in zip(bounds, runs, strict=False):
        assert first == before < stop
        assert 0 <= low <= high <= len(reading.source)
