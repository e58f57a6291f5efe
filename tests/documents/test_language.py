"""Tests of what is guessed from the words of a text: its genre, with the words that speak for it."""

from typing import NamedTuple

import pytest

from kg.documents.language import guess_genre


class Case(NamedTuple):
    text: str
    genre: str
    reasons: tuple[str, ...]


CASES = (
    # A decree by its articles; two mentions of articles inside sentences are none.
    Case(
        "Article 1\nAims\nArticle 2\nFees\nArticle 3\nStart",
        "decree",
        ("Article 1", "Article 2", "Article 3"),
    ),
    Case("The bill has two parts. Article 1 is short. Article 2 is not.", "unknown", ()),
    # Articles in Chinese, as headings of Markdown too.
    Case("## 第一条 目的\n第二条 范围\n第三条 期限", "decree", ("第一条", "第二条", "第三条")),
    # A decree by its preamble; the same words about a talk are none.
    Case("Pursuant to the Law on Ports, the board\n", "decree", ("Pursuant to the Law",)),
    Case("Pursuant to a talk in the lift, the board met again.\n", "unknown", ()),
    # A plan by its numbering, by its title, and by what its authors say they will do.
    Case("一、目标\n（一）港口\n（二）航线\n", "plan", ("一、", "（一）", "（二）")),
    Case(
        "Westport Harbour Strategy 2031-2040\nThe basin is deep.",
        "plan",
        ("Westport Harbour Strategy 2031-2040",),
    ),
    Case(
        "We will dredge. We will build. We will pay. I have decided so.",
        "plan",
        ("We will", "I have decided"),
    ),
    # A title that ends in the word of a plan but tells of it is none.
    Case("Council votes down the Harbour Strategy\nThe basin is deep.", "unknown", ()),
    Case("Council Adopts New Harbour Strategy\nThe basin is deep.", "unknown", ()),
    # News by the place that it was sent from, and by who said what.
    Case("WESTPORT – The basin is deep.", "news", ("WESTPORT – T",)),
    Case(
        "“It is deep,” she said. “Deeper,” he added. “Deep,” Mr Holm told us.",
        "news",
        ("” she said", "” he added", "” Mr Holm told"),
    ),
    # A name in capitals without a place before a dash.
    Case("WESTPORT is a town - it has a basin.", "unknown", ()),
    # An analysis by what its writers do; the same word twice is not enough.
    Case("In this note we argue that ports matter.", "analysis", ("In this note", "we argue")),
    Case("We argue, and again we argue.", "unknown", ()),
    # A page by its questions, its notes, its headings and its trail of links.
    Case(
        "What is it?\nA port.\nWho pays for it?\nAll.\nWhen does it open?\nSoon.",
        "page",
        ("What is it?", "Who pays for it?", "When does it open?"),
    ),
    Case("A port[1] on the coast.[2] It is old[3] and deep.[4]", "page", ("[1]", "[2]", "[3]")),
    Case("Overview\nA port.\nHistory\nIt is old.", "page", ("Overview", "History")),
    Case("Home > Ports > Westport\nA port.", "page", ("Home > Ports > Westport",)),
    # One note, one such heading, are not enough.
    Case("Overview\nA port[1] on the coast.", "unknown", ()),
)


def test_all_cases_are_collected() -> None:
    """No case gets lost."""
    assert len(CASES) == 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:24])
def test_genre(case: Case) -> None:
    """The genre follows from cues that a person can check in the text."""
    assert guess_genre(case.text) == (case.genre, case.reasons)
