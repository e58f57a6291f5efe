"""Tests of evidence packs as pages and as Markdown: complete, closed, deaf to hostile words."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from kg.graph.support import Support
from kg.questions.pack import Excerpt, Pack, Piece, Proof, Provenance, Review, Witness
from kg.views.evidence import evidence_page
from kg.views.evidence_markdown import evidence_markdown, plain

HOSTILE = "<script>alert(1)</script> [x](http://evil.example) `*_\x1b[31m\u202e & \"'"
TITLE = "Land area of the Blue Zone is 40 km²"
DIGEST = "sha256:" + "ab" * 32


def witness(
    number: int, status: str = "accepted", words: str = "covers 40 km²", title: str = "News"
) -> Witness:
    """Return a claim of a document."""
    excerpt = Excerpt(((Piece("Before. "), Piece(words, True), Piece(" After.")),), ((8, 21),), page=3)
    source = Provenance(number, title, "news.txt", "The Press", "2021-11-02", "", DIGEST, DIGEST)
    reviews = (Review("accept", "Ada Example", "2026-03-31", "so says the map"),) if number == 1 else ()
    rules = (("figure", "A figure is about the subject of its clause."),)
    reason = "" if status == "accepted" else "another figure says otherwise"
    told = (status, reason, "planned", "96 %", "86 %")
    return Witness(f"r:claim-{number}", source, *told, rules, excerpt, reviews, "Cited so.")


def pack(title: str = TITLE, *, is_fact: bool = True, words: str = "40 km²") -> Pack:
    """Return a pack of one proof with one statement against it."""
    first, second = witness(1, words=words, title=title), witness(2, "disputed", "spans 50 km²")
    against = Proof("Land area of the Blue Zone is 50 km²", "disputed", (second,), (), Support(1, 0.9))
    proof = Proof(title, "accepted", (first,), (against,), Support(1, 0.96))
    sources = (first.source, second.source)
    return Pack(
        title,
        "zone",
        ("Blue",),
        (("has the figure", (proof,)),),
        sources,
        (),
        "p 1",
        is_fact,
        {"accepted": 1},
    )


@pytest.mark.parametrize("is_fact", [True, False])
def test_nothing_is_missing(is_fact: bool) -> None:
    """Both forms hold passage, context, document, page, digests, rule, confidence, judgement and conflict."""
    made = pack(is_fact=is_fact)
    page, text = evidence_page(made), evidence_markdown(made)
    wanted = ["Before.", "After.", "News", "The Press", "2021-11-02", "page 3", DIGEST[7:], "96 %", "86 %"]
    wanted += ["A figure is about the subject of its clause.", "Ada Example", "2026-03-31", "so says the map"]
    wanted += [
        "Land area of the Blue Zone is 50 km²",
        "kg verify",
        "planned",
        "another figure says otherwise",
    ]
    wanted += ["Cited so."] if is_fact else ["r:claim-1"]
    bare = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert [one for one in wanted if one not in bare] == []
    assert [one for one in wanted if one not in text.replace("**", "").replace("\\", "")] == []


def test_page_is_closed() -> None:
    """The page runs and loads nothing, is the same each time, and can be parsed."""
    page = evidence_page(pack())
    assert page == evidence_page(pack())
    assert "<script" not in page
    assert "default-src 'none'; style-src 'sha256-" in unescape(page)
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "url(" not in page
    assert "<mark>40 km²</mark>" in page
    parser = HTMLParser()
    parser.feed(page)
    parser.close()


def test_hostile_words() -> None:
    """Words of documents neither leave their place in the page nor become markup in Markdown."""
    made = pack(HOSTILE, words=HOSTILE)
    page, text = evidence_page(made), evidence_markdown(made)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<script" not in text
    assert "](http" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text


# words of a document, and how Markdown must write them
PLAIN = {
    "# head": "\\# head",  # no heading
    "- item": "\\- item",  # no item of a list
    "1. item": "1\\. item",  # no numbered one
    "a_b_c *d*": "a\\_b\\_c \\*d\\*",  # nothing emphasised
    "<b>": "&lt;b&gt;",  # no HTML
    "two\nlines": "two lines",  # nothing leaves its line
    "a\x00b\u202ec": "abc",  # nothing that a terminal obeys or that turns the line round
    "in 3.5 years (2020)": "in 3.5 years (2020)",  # what is harmless stays readable
    "a | b": "a \\| b",  # no cell of a table
}


@pytest.mark.parametrize("words", PLAIN)
def test_plain(words: str) -> None:
    """Text is escaped as far as Markdown would obey it, and no further."""
    assert plain(words) == PLAIN[words]


def test_cases_collected() -> None:
    """No case of the table above got lost."""
    assert len(PLAIN) == 9
