"""Paragraphs that an empty line has cut within a sentence are read as one; lists and headings stay apart."""

import pytest

from kg.documents.load import read_bytes
from kg.documents.proof import prove

_BODY = "The miller of Oxwick pays a third of the cost of the weir from the toll of the whole year."
# what it shows, the text, and its blocks
CASES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "a small letter goes on with an open line",
        "The keeper of the weir at Oxwick tells at length how the toll\n\nwas shared among the mills.",
        ("The keeper of the weir at Oxwick tells at length how the toll was shared among the mills.",),
    ),
    (
        "a stop ends a paragraph, whatever follows",
        "The keeper of the weir at Oxwick tells of the toll.\n\nshared among the mills.",
        ("The keeper of the weir at Oxwick tells of the toll.", "shared among the mills."),
    ),
    (
        "items without stops under each other are a list",
        "Millers at the weir of Oxwick enjoy the rights below\n\n"
        "free carting of flour from the mill to the market"
        "\n\nfree mooring of boats at the lower weir\n\nfree reeds",
        (
            "Millers at the weir of Oxwick enjoy the rights below",
            "free carting of flour from the mill to the market",
            "free mooring of boats at the lower weir",
            "free reeds",
        ),
    ),
    (
        "a capital does not go on where that is no habit of the text",
        f"The keeper of the weir at Oxwick tells of the Lower\n\n{_BODY}",
        ("The keeper of the weir at Oxwick tells of the Lower", _BODY),
    ),
    (
        "where it is the habit, a full line and a small word go on before a capital",
        "(a) to clear the reeds of the upper river at the weir and the\n\nlower river at the mill;\n\n"
        "(b) to mend the locks of the upper river at the weir and in the\n\nlower river at the mill;\n\n"
        "(c) to light the quays of the upper river at the weir of the\n\nlower river at the mill;\n\n"
        "(d) to paint the boats of the lower river at the mill of\n\nOxwick; and\n\n"
        "(e) to feed the swans of the lower river at the mill of Penmar\n\nWeir and of every other weir.",
        (
            "(a) to clear the reeds of the upper river at the weir and the lower river at the mill;",
            "(b) to mend the locks of the upper river at the weir and in the lower river at the mill;",
            "(c) to light the quays of the upper river at the weir of the lower river at the mill;",
            "(d) to paint the boats of the lower river at the mill of Oxwick; and",
            "(e) to feed the swans of the lower river at the mill of Penmar Weir and of every other weir.",
        ),
    ),
    (
        "a word broken before the empty line",
        "The keeper of the weir at Oxwick tells of the expendi-\n\nture of the year.",
        ("The keeper of the weir at Oxwick tells of the expenditure of the year.",),
    ),
    (
        "a number in bold before a clause is its number",
        f"**4.** {_BODY}\n\n**5.** {_BODY}",
        (f"4. {_BODY}", f"5. {_BODY}"),
    ),
)


def test_every_case_is_collected() -> None:
    """No case is lost."""
    assert len(CASES) == 7


@pytest.mark.parametrize(("text", "blocks"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_an_empty_line_has_cut(text: str, blocks: tuple[str, ...]) -> None:
    """The blocks are those that a person reads, and lead back to the bytes."""
    document = read_bytes(text.encode(), "a.txt")
    read = tuple(" ".join(document.text[b.start : b.end].split()) for b in document.blocks)
    assert read == blocks
    assert list(prove(document, text.encode())) == []


@pytest.mark.parametrize("words", ["Sana Bill", "Pillar"])
def test_heads_of_pages_between_five_dashes(words: str) -> None:
    """What stands at the edges of three pages that five dashes part is no part of the text."""
    text = "".join(f"{_BODY}\n\n-----\n\n{n} {words}\n\n" for n in range(2, 9, 2)) + _BODY
    document = read_bytes(text.encode(), "a.txt")
    assert not any(words in document.text[s.start : s.end] for s in document.sentences)
