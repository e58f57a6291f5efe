"""Text is hostile: any of it is read to the end, and what is drawn lies inside it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims.extract import Extractor, make_extractor
from kg.documents.load import read_bytes
from kg.exceptions import UnreadableError
from kg.lexicon import reference

# Repeats that make careless patterns run for ever: see test_growth.py.
REPEATS = [
    "A ",
    "A-",
    "and ",
    "the Plan of the ",
    "Ministry of ",
    "Act of ",
    "1,000 ",
    "RMB 7 ",
    "China, ",
    "Harbour Plan, ",
    "issued by the State Council ",
    "in Pune, Maharashtra, ",
    "districts in China: A, ",
    "Harbour Bay Free Trade Zone and ",
    "“Plan ",
    "’s ",
    "shall be made, ",
    "measures to build ",
    "hereinafter (the “Plan”) ",
    "( ",
]
WORDS = st.sampled_from(
    [
        "the",
        "Plan",
        "for",
        "of",
        "Zone",
        "Harbour",
        "State",
        "Council",
        "issued",
        "by",
        "on",
        "3",
        "May",
        "2020",
        "will",
        "build",
        "and",
        ",",
        ".",
        ":",
        "“",
        "”",
        "(",
        ")",
        "‹N9›",
        "İ",
        "RMB",
        "7",
        "million",
        "China",
        "covers",
        "districts",
        "Mumbai",
        "Pune",
        "-",
        "\n",
        "Article",
        "5",
        "by",
        "2035",
        "is",
        "to",
        "be",
        "built",
        "hereinafter",
        "not",
        "?",
        "三",
    ]
)
EXTRACTOR: list[Extractor] = []


def extractor_once() -> Extractor:
    """Return one extractor for all examples of a property."""
    if not EXTRACTOR:
        EXTRACTOR.append(make_extractor(reference()))
    return EXTRACTOR[0]


def test_all_repeats_were_collected() -> None:
    """There are twenty kinds of repeats."""
    assert len(REPEATS) == 20


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=60))
def test_any_words_in_any_order_are_read(words: list[str]) -> None:
    """Whatever the words, nothing fails and every span lies in the text."""
    try:
        document = read_bytes(" ".join(words).encode(), "any.txt")
    except UnreadableError:
        return  # nothing but white space
    extraction = extractor_once().extract(document)
    spans = [s for c in extraction.claims for s in c.evidence] + [u.span for u in extraction.unread]
    assert all(0 <= s.start < s.end <= len(document.text) for s in spans)
    keys = {r.key for r in extraction.referents}
    assert all(c.subject in keys or c.subject == document.id for c in extraction.claims)
