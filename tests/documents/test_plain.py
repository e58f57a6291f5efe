"""Tests of the reader of plain text: broken words, pages, heads of files, woven columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.compose import compose
from kg.documents.load import read_bytes
from kg.documents.plain import read_plain
from kg.documents.proof import prove

# (what it is about, the text, the words as read; line breaks are blanks)
BROKEN = [
    ("a broken word", "The develop-\nment of ports.", "The development of ports."),
    ("a compound", "A high-\nspeed line.", "A high-speed line."),
    ("a compound that the text knows", "The re-use of rain. They re-\nuse it.", "They re-use it."),
    ("a word that the text knows", "The market. A super-\nmarket and supermarket.", "A supermarket and"),
    ("a hyphen that stands for more", "The short-\nand long-term plans.", "The short-\nand long-term plans."),
    ("a name before the break", "A Sino-\nforeign fund.", "A Sino-foreign fund."),
    ("a capital after the break", "The Baden-\nWestland plan.", "The Baden-\nWestland plan."),
    ("a figure before the break", "The years 2024-\nto come.", "The years 2024-\nto come."),
    ("Windows line breaks", "The develop-\r\nment of ports.", "The development of ports."),
    ("blanks around the break", "The develop- \n  ment of ports.", "The development of ports."),
    ("tags of a web page", "The <b>plan</b> of <span\nclass='x'>ports</span>.", "The plan of ports."),
    ("a remark of a web page", "The plan <!-- draft - 2 -->of ports.", "The plan of ports."),
    (
        "entities of a web page",
        "Ports &amp; ships pay&nbsp;&#8364;5, R&D; too.",
        "Ports & ships pay €5, R&D; too.",
    ),
    ("characters encoded twice", "The townâ€™s quay costs â‚¬5.", "The town’s quay costs €5."),
    ("accents that are right", "Le pôle « Âge d’or » à Nîmes", "Le pôle « Âge d’or » à Nîmes"),
    (
        "the last bar of a row",
        "| Zone | Area |\n| Blue Bay | 12 |\nA | b |",
        "| Zone | Area\n| Blue Bay | 12\nA | b |",
    ),
    (
        "a heading as wikis write it",
        "Ports.\n\n== The quay ==\n\nIt is wide.",
        "Ports. ## The quay It is wide.",
    ),
    ("equals signs in a line", "Ports.\n\na == b, and 1 = 2 =\n", "a == b, and 1 = 2 ="),
    (
        "signs that are no tags",
        "Ports <unnamed> with 3 < 4 > 2 quays.",
        "Ports <unnamed> with 3 < 4 > 2 quays.",
    ),
]


def test_all_cases_are_collected() -> None:
    """No case gets lost."""
    assert len(BROKEN) == 19


@pytest.mark.parametrize(("text", "read"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_broken_words(text: str, read: str) -> None:
    """A word that was broken at the end of a line is put together, and leads back to both its parts."""
    document = read_bytes(text.encode(), "a.txt")
    assert " ".join(read.split()) in " ".join(document.text.split())
    assert list(prove(document, text.encode())) == []


def test_lines_keep_their_lengths() -> None:
    """A line that lends a word to the one above ends where it did, and the text stays one paragraph."""
    lines = [
        "The board of the harbour adopted the plan after nine months of hearings, and it de-",
        "scribes a quay for ferries, a yard for boats and a road that leads to the old market,",
        "which the town will pay for with a loan of the regional bank that runs for ten years,",
        "while the province takes over the cost of the bridge and of the dredging of the bay,",
        "so that the first ships can moor there in the spring of the third year of the works.",
    ]
    document = read_bytes("\n".join(lines).encode(), "a.txt")
    assert [block.kind.value for block in document.blocks] == ["paragraph"]
    assert "it describes\na quay for ferries" in document.text


@given(st.lists(st.sampled_from(["a", "B", "-", "-\n", "\n", " ", "high", "speed", "and", "é"]), max_size=30))
def test_only_hyphens_and_breaks_go(words: list[str]) -> None:
    """Whatever is broken, no letter is lost or moved."""
    text = "x" + "".join(words)
    composed = compose(read_plain(text.encode(), "a.txt"))
    kept = "".join(c for c in composed.text if c.isalpha())
    assert kept == "".join(c for c in text if c.isalpha())


def test_wiki_headings() -> None:
    """Headings as wikis write them are sections, one below the other."""
    document = read_bytes(b"= Port =\n\nIt is old.\n\n== The quay ==\n\nIt is wide.\n", "a.txt")
    assert [(s.title, s.level) for s in document.sections] == [("Port", 1), ("The quay", 2)]


def test_pages() -> None:
    """Form feeds stand between pages; one at the end opens none."""
    document = read_bytes(b"One page.\fAnother page of words.\f\n", "a.txt")
    assert len(document.pages) == 2
    assert document.page(document.text.index("Another")) == 2


def test_head() -> None:
    """A head of fields is taken out, and what it says is kept."""
    document = read_bytes(
        b"---\ntitle: Harbour Plan\ndate: 2022-05-03\n---\nThe plan covers the port.\n", "a.txt"
    )
    assert document.text.startswith("The plan covers")
    assert (document.metadata.title, document.metadata.date) == ("Harbour Plan", "2022-05-03")
    assert [gone.reason for gone in document.removed] == ["head of the file"]


def test_long_lines() -> None:
    """A line of millions of letters without a blank takes no longer than any other text."""
    assert read_bytes(b"x" * 3_000_000 + b"-\nz", "a.txt").text.endswith("xz")
