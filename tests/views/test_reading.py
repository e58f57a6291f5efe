"""Tests of the page that shows how a document was read."""

from dataclasses import replace
from html.parser import HTMLParser

from kg.documents.load import read_bytes
from kg.model import Claim, Coverage, Document, Extraction, Literal, Span, Unread
from kg.places import Removed
from kg.views.reading import GONE, facts_of, reading_page, reading_rows

TEXT = """Harbour Plan

Aims
The council aims at 210 hectares4 of quays. It will: build.
Cold stores: They shall be built by 2030.
"""


def document() -> Document:
    """Return a document of which a number inside a line and a header between lines were removed."""
    read = read_bytes(TEXT.encode(), "<b>plan.txt")
    number = TEXT.index("4 of")
    gone = (Removed(number, number + 1, "footnote number"),)
    return replace(read, removed=gone, notes=("pages 3 and 4 are pictures",))


def test_rows() -> None:
    """Each block is a row; its sentences and what was removed inside it are told apart."""
    rows = reading_rows(document())
    assert [(row.kind, row.level) for row in rows] == [
        ("title", 1), ("heading", 2), ("paragraph", 1), ("paragraph", 1),
    ]  # fmt: skip
    assert [run.words for row in rows for run in row.runs if run.manner == GONE] == ["4"]
    assert [run.words for run in rows[2].runs if run.opens] == ["It will: build."]
    assert [run.words for run in rows[3].runs if run.manner == "label"] == ["Cold stores"]


def test_nothing_is_lost() -> None:
    """All words of the text stand in the rows, in their order."""
    read = document()
    told = "".join(run.words for row in reading_rows(read) for run in row.runs if run.manner != GONE)
    assert "".join(told.split()) == "".join(read.text.split())


def test_removed_between_blocks() -> None:
    """What was removed between two blocks is a row of its own, with its reason, where it stood."""
    read = read_bytes(b"Harbour Plan\n\nOne line of words.\n\nA last line of words.\n", "a.txt")
    at = read.source.index("A last")
    removed = Removed(at, len(read.source), "page footer")
    rows = reading_rows(replace(read, removed=(removed,)))
    assert [row.kind for row in rows] == ["title", "paragraph", GONE, "paragraph"]
    assert rows[2].runs[0].reason == "page footer"


def test_what_was_understood() -> None:
    """Words of sentences tell whether a claim rests on them; what is left over has its reason."""
    read = read_bytes(b"The Blue Zone covers 40 km2. Nobody counts 450 swans. Swans swim.\n", "a.txt")
    spans = [Span(s.start, s.end) for s in read.sentences]
    claim = Claim(read.id, "zone", "kg:value", Literal("40"), (spans[0],), "figure", 0.9)
    unread = Unread(spans[1], (), ("450",))
    extraction = Extraction(read.id, (), (claim,), (unread,), Coverage(3, 2, 1, 2, 1))
    (row,) = reading_rows(read, extraction)
    assert [run.state for run in row.runs if run.words.strip()] == ["read", "unread", ""]
    page = reading_page(read, extraction)
    assert 'title="numbers left over: 450"' in page
    assert "1 of 2 sentences" in page
    assert 'class="coverage"' not in reading_page(read)


def test_page() -> None:
    """The page loads nothing, runs no script, shows notes and counts, and escapes what is hostile."""
    page = reading_page(document())
    assert page == reading_page(document())
    assert "&lt;b&gt;plan.txt" in page
    assert "<script" not in page
    assert "http" not in page.replace('http-equiv="Content-Security-Policy"', "")
    assert '<del title="footnote number">4</del>' in page
    assert "pages 3 and 4 are pictures" in page
    parser = HTMLParser()
    parser.feed(page)
    parser.close()


def test_facts() -> None:
    """Language, genre and type are told, empty fields are not."""
    facts = dict(facts_of(document()))
    assert facts["Language"] == "English"
    assert facts["Type"] == "text/plain, utf-8"
    assert "Publisher" not in facts
