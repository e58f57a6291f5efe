"""Tests of the reader of web pages: a page is read as a person reads it, and nothing is lost silently."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.documents.html.read import read_html, read_page
from kg.documents.reading import Part, Reading
from kg.exceptions import UnreadableError

CASES = Path(__file__).parent / "cases"


def read_cases(name: str) -> list[dict[str, Any]]:
    with (CASES / name).open("rb") as file:
        cases: list[dict[str, Any]] = tomllib.load(file)["case"]
    return cases


PAGES = read_cases("html.toml")
MARKUP = read_cases("html_markup.toml")


def words(reading: Reading, part: Part) -> str:
    pieces = (reading.source[p.start : p.end] if p.text is None else p.text for p in part.pieces)
    return " ".join("".join(pieces).split())


def shown(reading: Reading) -> list[str]:
    return [f"{part.kind} {part.level} {words(reading, part)}" for part in reading.parts]


def left_out(reading: Reading) -> list[str]:
    found = []
    for part in reading.removed:
        text = read_text(reading.source[part.start : part.end])
        found.append(f"{part.reason}: {text}")
    return found


def read_text(markup: str) -> str:
    """Return the words of a stretch of source, tags left out, in the plainest way."""
    kept, inside = [], False
    for char in markup:
        inside = char == "<" or (inside and char != ">")
        kept.append("" if inside or char == ">" else char)
    return " ".join("".join(kept).split())


def begins(found: list[str], expected: list[str]) -> list[str]:
    """Return what was found, cut to the length of what is expected."""
    return [line[: len(expected[i])] if i < len(expected) else line for i, line in enumerate(found)]


def test_all_cases_are_collected() -> None:
    """No case gets lost."""
    assert (len(PAGES), len(MARKUP), len(NAMES)) == (14, 42, 35)


@pytest.mark.parametrize("case", PAGES, ids=lambda c: c["name"])
def test_pages(case: dict[str, Any]) -> None:
    """A page of each template is read in order, without what stands around its text."""
    reading = read_html(case["page"].encode(case.get("encoding", "utf-8")), case["name"])
    assert begins(shown(reading), case["parts"]) == case["parts"]


@pytest.mark.parametrize("case", [c for c in PAGES if "removed" in c], ids=lambda c: c["name"])
def test_what_is_left_out_is_told(case: dict[str, Any]) -> None:
    """What was left out of a page stands in the reading with its reason."""
    found = left_out(read_html(case["page"].encode(case.get("encoding", "utf-8")), case["name"]))
    assert [e for e in case["removed"] if not any(line.startswith(e) for line in found)] == []


@pytest.mark.parametrize("case", [c for c in PAGES if "facts" in c], ids=lambda c: c["name"])
def test_facts_of_pages(case: dict[str, Any]) -> None:
    """Title, publisher, date, language and address are those that the page states."""
    found = read_html(case["page"].encode(case.get("encoding", "utf-8")), case["name"]).metadata
    facts = {name: getattr(found, name) for name in ("title", "publisher", "date", "language", "address")}
    assert {name: value for name, value in facts.items() if value} == case["facts"]


@pytest.mark.parametrize("case", MARKUP, ids=lambda c: c["name"])
def test_markup(case: dict[str, Any]) -> None:
    """A piece of markup has the blocks that a browser would show."""
    assert shown(read_page(case["page"], case["name"])) == case["parts"]


def test_whole_page_is_kept_on_demand() -> None:
    """With ``whole`` all that is visible is kept, and hidden elements still are not."""
    page = "<nav>Menu of the inn</nav><p>Soup is served at noon.</p><p hidden>No.</p><footer>The inn</footer>"
    reading = read_page(page, "inn", whole=True)
    assert [words(reading, part) for part in reading.parts] == [
        "Menu of the inn",
        "Soup is served at noon.",
        "The inn",
    ]
    assert left_out(reading) == ["hidden on the page: No."]


# names given to an element, why it is left out; "" where it may be part of the text
NAMES = (
    ("cookie-banner", "cookie notice"),
    ("site-cookies", "cookie notice"),
    ("share-buttons", "share bar"),
    ("postShareBar", "share bar"),
    ("social", "share bar"),
    ("market-share", ""),
    ("social-policy", ""),
    ("relatedPosts", "related articles"),
    ("more-news", "related articles"),
    ("related-laws", ""),
    ("comments-area", "comments"),
    ("newsletter-signup", "newsletter"),
    ("author-bio", "about the author"),
    ("bio-economy", ""),
    ("ad-slot", "advertisement"),
    ("ads", "advertisement"),
    ("ad-hoc-committee", ""),
    ("breadcrumb", "navigation"),
    ("post_nav", "navigation"),
    ("main-menu", "navigation"),
    ("navy", ""),
    ("language-switcher", "language switcher"),
    ("language-policy", ""),
    ("print-button", "page tools"),
    ("fingerprint", ""),
    ("reading-time", "reading time"),
    ("searchform", "search"),
    ("search-and-rescue", ""),
    ("sidebar", "sidebar"),
    ("has-sidebar", ""),
    ("site-footer", "footer"),
    ("copyright-law", ""),
    ("copyright", "footer"),
    ("modal", "popup"),
    ("field field--body", ""),
)


@pytest.mark.parametrize(("names", "reason"), NAMES)
def test_names_of_boxes(names: str, reason: str) -> None:
    """The class or the id of a small box tells whether it is part of the text."""
    text = "<p>The county keeps three locks on the river and pays for two of them.</p>" * 8
    for name in ("class", "id"):
        reading = read_page(
            f"<main>{text}<div {name}='{names}'>Nine words stand here.</div>{text}</main>", "box"
        )
        assert [part.reason for part in reading.removed] == ([reason] if reason else [])


NOTHING = ("", "<html></html>", "<script>x</script>", "<!-- only a comment -->", "<p>&nbsp;</p>", "<a ")


@pytest.mark.parametrize("page", NOTHING)
def test_pages_without_words_are_refused(page: str) -> None:
    """A page on which nothing can be read is refused in one clear line."""
    with pytest.raises(UnreadableError, match="no words can be seen on it"):
        read_page(page, "empty.html")
