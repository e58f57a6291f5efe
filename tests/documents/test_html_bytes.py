"""Tests of pages as bytes: encodings, broken and hostile pages, and the promises of every reading."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents.html.read import read_html, read_page
from kg.documents.html.tree import MOST_NODES
from kg.documents.reading import Reading
from kg.exceptions import UnreadableError

ZH = "青禾市人民政府发布竹器产业发展方案，请各区县认真组织实施，并报告进展情况。"
WEST = "Die Mühle am Bach mahlt für alle Dörfer — auch für das „Obere“ Tal."

# name, head of the page, words, how they are encoded, the encoding told, whether a note tells of a guess
ENCODINGS = (
    ("stated utf-8", "<meta charset=utf-8>", ZH, "utf-8", "utf-8", False),
    ("nothing stated, utf-8", "", ZH, "utf-8", "utf-8", False),
    ("byte order mark", "", ZH, "utf-8-sig", "utf-8", False),
    ("utf-16 with a mark", "<meta charset=utf-16>", ZH, "utf-16", "utf-16-le", False),
    ("utf-16 without a mark", "", WEST, "utf-16-le", "utf-16-le", True),
    ("gb2312", "<meta charset=gb2312>", ZH, "gb2312", "gb18030", False),
    ("gb2312 stated, beyond it", "<meta charset=GB2312>", ZH + "喆镕", "gb18030", "gb18030", False),
    ("gb2312 stated, but utf-8", "<meta charset='gb2312'>", ZH, "utf-8", "utf-8", True),
    ("nothing stated, gb18030", "", ZH * 4, "gb18030", "gb18030", True),
    ("big5", "<meta http-equiv=a content='b; charset=big5'>", "政府發布計畫", "big5", "big5hkscs", False),
    ("latin-1 stated, but windows", "<meta charset=iso-8859-1>", WEST, "cp1252", "cp1252", False),
    ("utf-8 stated, but windows", "<meta charset=utf-8>", WEST * 3, "cp1252", "cp1252", True),
    ("windows stated, but chinese", "<meta charset=windows-1252>", ZH * 4, "gb18030", "gb18030", True),
    ("unknown stated", "<meta charset=x-mill>", WEST * 3, "cp1252", "cp1252", True),
    ("xml declaration", "", "Młyn nad rzeką", "iso-8859-2", "iso8859-2", False),
)  # fmt: skip


def words(reading: Reading) -> str:
    pieces = (piece for part in reading.parts for piece in part.pieces)
    return "".join(reading.source[p.start : p.end] if p.text is None else p.text for p in pieces)


def page(head: str, text: str, encoding: str) -> bytes:
    first = "<?xml version='1.0' encoding='iso-8859-2'?>" if encoding == "iso-8859-2" else ""
    return f"{first}<html><head>{head}</head><body><p>{text}</p></body></html>".encode(encoding)


def test_all_cases_are_collected() -> None:
    """No case gets lost."""
    assert (len(ENCODINGS), len(HOSTILE)) == (15, 20)


@pytest.mark.parametrize("case", ENCODINGS, ids=[case[0] for case in ENCODINGS])
def test_encodings(case: tuple[str, str, str, str, str, bool]) -> None:
    """The characters of a page are read whatever it states, and a guess is told."""
    name, head, text, encoding, told, guessed = case
    reading = read_html(page(head, text, encoding), name)
    assert (words(reading), reading.encoding, bool(reading.notes)) == (text, told, guessed)


def test_bytes_that_are_no_text_are_refused() -> None:
    """Bytes with zeros in them are no page."""
    with pytest.raises(UnreadableError, match="not a text file"):
        read_html(b"\x89PNG\x00\x00\x00\x01", "picture.html")


# Pages made to hang or crash a reader, cut down; each would take minutes if the time grew with its square.
HOSTILE = {
    "open tags": "<a " * 300_000,
    "open values": '<a "' * 300_000,
    "open attributes": "<a a=" * 300_000,
    "open comments": "<!--" * 300_000,
    "open end tags": "</a " * 300_000,
    "open declarations": "<![if" * 300_000,
    "lone signs": "<" * 500_000,
    "deep": "<div>x" * 10_000,
    "deep in line": "<b><i>x" * 10_000,
    "deep lists": "<ul><li>x" * 10_000,
    "deep tables": "<table><tr><td>x" * 5_000,
    "end tags without an element": "<p>x" + "</b></td></table>" * 20_000,
    "blocked end tags": "<b>" + "<div>" * 150 + "</b><i>x</i>" * 20_000,
    "scripts": "<script>" * 100_000 + "</script>x",
    "json": '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>x",
    "data address": "<p>x<img src='data:image/png;base64," + "A" * 2_000_000 + "'>",
    "attributes": "<p " + "a=1 " * 200_000 + ">x",
    "blanks": "<p>" + " \n" * 500_000 + "x",
    "line breaks": "<p>" + "x<br>" * 20_000,
    "encoded twice": "<p>" + "â€™ " * 60_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages(name: str) -> None:
    """A page made to hang a reader is read or refused like any other."""
    reading = reading_of(HOSTILE[name].encode())
    if reading is not None:
        assert reading.parts
        check_places(reading)


def test_too_many_elements_are_cut_with_a_note() -> None:
    """A page with too many elements is read up to there, and a note says so."""
    reading = read_page("<p>x</p><b></b>" + "<br>" * (MOST_NODES + 10) + "<p>y</p>", "long")
    assert words(reading) == "x"
    assert any("elements" in note for note in reading.notes)
    assert reading.removed[-1].end == len(reading.source)


def reading_of(data: bytes) -> Reading | None:
    """Return the reading, or None where the page is refused in words."""
    try:
        return read_html(data, "any")
    except UnreadableError:
        return None


def check_places(reading: Reading) -> None:
    """Pieces and what was removed lie inside the source and never on each other."""
    spans = [(p.start, p.end) for part in reading.parts for p in part.pieces]
    spans += [(r.start, r.end) for r in reading.removed]
    assert all(0 <= start <= end <= len(reading.source) for start, end in spans)
    solid = sorted(span for span in spans if span[1] > span[0])
    assert all(a[1] <= b[0] for a, b in pairwise(solid))


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Any bytes give a reading or are refused in words, and nothing else happens."""
    reading = reading_of(data)
    if reading is not None:
        check_places(reading)


TAGS = (
    "p", "div", "span", "b", "a", "ul", "ol", "li", "table", "tr", "td", "th", "h1", "h2", "h3", "section",
    "nav", "aside", "footer", "header", "form", "button", "blockquote", "dl", "dt", "dd", "sup", "figure",
    "figcaption", "caption", "details", "summary", "pre", "main", "article", "i", "center", "label",
)  # fmt: skip
MARKS = (
    "", ' class="share-bar"', ' class="menu"', " hidden", ' style="display:none"', ' href="#fn1"',
    ' class="title"', ' style="font-size:30px"', ' role="navigation"', ' id="footer"', ' class="footnotes"',
)  # fmt: skip
SIGNS = (" ", "\n", "<br>", "<br><br>", "&nbsp;", "&amp;", "• ", "1. ", "(a) ", "一、", "<hr>", "<!-- c -->")


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Return a page of random markup in which every word is another one."""
    out = []
    for number in range(draw(st.integers(1, 40))):
        kind = draw(st.integers(0, 3))
        if kind == 0:
            out.append(f"<{draw(st.sampled_from(TAGS))}{draw(st.sampled_from(MARKS))}>")
        elif kind == 1:
            out.append(f"</{draw(st.sampled_from(TAGS))}>")
        elif kind == 2:
            out.append(draw(st.sampled_from(SIGNS)))
        else:
            out.append(
                f"word{number}x" + " and more words stand here, as on any page" * draw(st.integers(0, 4))
            )
    return "".join(out)


@settings(max_examples=300, deadline=None)
@given(pages(), st.booleans())
def test_nothing_is_lost(source: str, whole: bool) -> None:
    """Every visible word stands in a part or among what was removed, once."""
    try:
        reading = read_page(source, "random", whole=whole)
    except UnreadableError:
        assert not re.search(r"word\d", source) or not whole or "hidden" in source or "none" in source
        return
    check_places(reading)
    covered = bytearray(len(source))
    spans = [(p.start, p.end) for part in reading.parts for p in part.pieces]
    for start, end in [*spans, *((r.start, r.end) for r in reading.removed)]:
        covered[start:end] = b"\x01" * (end - start)
    lost = [w.group() for w in re.finditer(r"word\d+x", source) if not all(covered[w.start() : w.end()])]
    assert lost == []


@settings(max_examples=50, deadline=None)
@given(pages())
def test_readings_are_the_same_every_time(source: str) -> None:
    """The same page gives the same reading."""
    try:
        assert read_page(source, "a") == read_page(source, "a")
    except UnreadableError:
        return
