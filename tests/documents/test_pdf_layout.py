"""The PDF reader on what browsers and office programs print, each case beside one that looks like it."""

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from kg.documents.compose import compose
from kg.documents.pdf.read import read_pdf

from .pdfs import Put, column, justified, make_pdf

_BOLD = "Helvetica-Bold"
_NARROW = [
    "The ferryboat association",
    "considers reconstructing",
    "every landing stage",
    "between Oxwick and",
    "Lower Penmarrow,",
    "notwithstanding protests",
    "by neighbouring",
    "shipyards.",
]
_BESIDE = [
    "Subscriptions are collected",
    "by schoolmasters and",
    "apothecaries,",
    "who acknowledge receipt",
    "before Michaelmas",
    "and distribute",
    "certificates.",
]
_BODY = [
    "The weir at Oxwick is mended before the frost, and the",
    "miller pays a third of the cost from the toll of the year.",
]
_EVEN = [("Oxwick", "Marlow", "Fennel"), ("Hollin", "Bexley", "Tarrow"), ("Dunsop", "Garnet", "Wilmot")]
_FARES = (("Oxwick", "31", "47", "52"), ("Marl", "28", "90", "11"), ("Hythe", "64", "70", "83"))


class Case(NamedTuple):
    """A PDF file and the text that a person reads in it."""

    shows: str
    data: bytes
    text: str


def _pdf(
    *puts: Put, dots: Sequence[tuple[float, float]] = (), lines: Sequence[tuple[float, ...]] = ()
) -> bytes:
    return make_pdf([puts], dots=dots, lines=lines)


def _printed(head: str, foot: str, *puts: Put) -> bytes:
    """Return one page with small words at its outermost edges."""
    edge = [Put(24, 820, head, 8), Put(24, 17, foot, 8)]
    return _pdf(*edge, *puts, *column(60, 700, _BODY))


def _grid(rows: Sequence[Sequence[str]], xs: Sequence[float], top: float = 700) -> list[Put]:
    return [Put(x, top - 14 * i, cell) for i, row in enumerate(rows) for x, cell in zip(xs, row, strict=True)]


_TOLD = " ".join(_BODY)
_STRETCHED = (
    Case(  # blanks of the same width as the gutter are no columns of a table
        "stretched blanks in two narrow columns",
        _pdf(*justified(60, 700, _NARROW, 140), *justified(225, 700, _BESIDE, 140)),
        f"{' '.join(_NARROW)}\n\n{' '.join(_BESIDE)}",
    ),
    Case(  # one column only, as narrow
        "stretched blanks in one narrow column",
        _pdf(*justified(60, 700, _NARROW, 140)),
        " ".join(_NARROW),
    ),
    Case(  # words that stand under each other are cells, though the gaps between them are alike
        "cells at even distances",
        _pdf(*_grid(_EVEN, (60, 120, 180))),
        "\n".join(" | ".join(row) for row in _EVEN),
    ),
)
_EDGES = (
    Case(  # what a browser prints: moment, address and count
        "moment, address and count on one page",
        _printed("3/14/31, 9:26 AM", "https://weirs.oxwick.example/plan", Put(560, 17, "1/1", 8)),
        _TOLD,
    ),
    Case(  # the title of the page stands beside the moment
        "title beside the moment",
        _printed("14.03.2031, 09:26", "file:///home/clerk/weirs.html", Put(250, 820, "Weirs of Oxwick", 8)),
        _TOLD,
    ),
    Case(  # the date of a letter is its own
        "date of a letter at the top",
        _pdf(Put(400, 770, "14 March 2031"), *column(60, 700, _BODY)),
        f"14 March 2031\n\n{_TOLD}",
    ),
    Case(  # words far below the text that end with the number of the page
        "a foot with the number of the page",
        _pdf(*column(60, 700, _BODY), Put(60, 60, "Printed by the quay office, page 1", 9)),
        _TOLD,
    ),
    Case(  # a last line that ends with a year
        "a last line with a year",
        _pdf(*column(60, 700, _BODY), Put(60, 60, "Signed at Oxwick on 14 May 2031")),
        f"{_TOLD}\n\nSigned at Oxwick on 14 May 2031",
    ),
    Case(  # an address within the text is its own
        "address within the text",
        _pdf(*column(60, 700, _BODY), Put(60, 640, "https://weirs.oxwick.example/plan")),
        f"{_TOLD}\n\nhttps://weirs.oxwick.example/plan",
    ),
)
_SIGNS = (
    Case(  # a browser draws the signs of a list as shapes
        "drawn dots before items",
        _pdf(
            *column(80, 700, ["Lamps on the weir", "A rail on the steps"], 10, 14),
            dots=[(71, 703), (71, 689)],
        ),
        "- Lamps on the weir\n- A rail on the steps",
    ),
    Case(  # a dot in a line of words, and one far from any
        "drawn dots elsewhere",
        _pdf(Put(80, 700, "Lamps"), Put(120, 700, "and rails"), dots=[(111, 703), (300, 500)]),
        "Lamps and rails",
    ),
    Case(  # a dash between words that happens to begin a line
        "a dash that begins a line",
        _pdf(
            *column(
                60,
                700,
                [
                    "The miller of Oxwick pays a third of the costs of it all",
                    "\u2013 so he says \u2013 from the toll.",
                ],
            )
        ),
        "The miller of Oxwick pays a third of the costs of it all \u2013 so he says \u2013 from the toll.",
    ),
    Case(  # dashes that begin items
        "items that begin with dashes",
        _pdf(*column(60, 700, ["We ask for:", "\u2013 lamps on the weir", "\u2013 a rail on the steps"])),
        "We ask for:\n\n- lamps on the weir\n- a rail on the steps",
    ),
)
_FLOWS = (
    Case(  # the text begins again at the top of the page, beside a heading set lower
        "a column that begins higher than a heading",
        _pdf(
            Put(60, 690, "Why the weir leaks", 14, _BOLD),
            *justified(60, 660, _NARROW, 140),
            *justified(225, 706, _BESIDE, 140),
        ),
        f"Why the weir leaks\n\n{' '.join(_NARROW)}\n\n{' '.join(_BESIDE)}",
    ),
    Case(  # a heading of two lines stands beside the end of what the last column holds
        "a heading beside the end of a list",
        _pdf(
            *column(60, 712, ["Why the weir of", "Oxwick leaks"], 14, 17),
            *column(225, 710, ["- a lamp for the", "- a rail for the"], 10, 13),
            *justified(60, 668, _NARROW, 140),
            *justified(225, 670, _BESIDE, 140),
        ),
        f"Why the weir of Oxwick leaks\n\n{' '.join(_NARROW)}\n\n"
        f"- a lamp for the\n- a rail for the\n\n{' '.join(_BESIDE)}",
    ),
    Case(  # a stretched line is not the last of its paragraph
        "a sentence that ends with a column",
        _pdf(
            *justified(60, 700, [*_NARROW[:7], "shipyards and the bank.", "x"], 140)[:-1],
            *justified(225, 700, _BESIDE, 140),
        ),
        f"{' '.join(_NARROW[:7])} shipyards and the bank. {' '.join(_BESIDE)}",
    ),
    Case(  # the first line of an article is indented
        "an article with an indented first line",
        _pdf(
            Put(80, 700, "Article 4. The miller of Oxwick pays a third of the cost of the weir"),
            *column(
                60, 688, ["from the toll of the year, and the parish pays the rest of it from", "the rates."]
            ),
        ),
        "Article 4. The miller of Oxwick pays a third of the cost of the weir from the toll of the year, "
        "and the parish pays the rest of it from the rates.",
    ),
    Case(  # two articles that begin at one margin stay apart
        "two articles",
        _pdf(*column(60, 700, ["Article 4. The miller pays.", "Article 5. The parish pays."])),
        "Article 4. The miller pays.\nArticle 5. The parish pays.",
    ),
)
_TABLES = (
    Case(  # the widest name touches the figures, and the head fills the gaps
        "figures set tightly under a head that leaves no gutter",
        _pdf(*_grid([("Quay", "Berths", "Boats", "Fees"), *_FARES], (60, 97, 129, 158))),
        "\n".join(" | ".join(row) for row in (("Quay", "Berths", "Boats", "Fees"), *_FARES)),
    ),
    Case(  # the number of the heading below stands under the first column
        "a heading with a number under a table",
        _pdf(
            *_grid(
                [("1", "Oxwick weir", "40"), ("2", "Marl weir", "52"), ("3", "Hythe weir", "71")],
                (60, 90, 200),
            ),
            Put(60, 650, "4", 15, _BOLD),
            Put(90, 650, "What it costs", 15, _BOLD),
            *column(60, 620, _BODY),
        ),
        f"1 | Oxwick weir | 40\n2 | Marl weir | 52\n3 | Hythe weir | 71\n\n4 What it costs\n\n{_TOLD}",
    ),
    Case(  # a caption no wider than the table
        "a narrow caption over a table",
        _pdf(Put(60, 714, "Table 2: Fares"), *_grid(_FARES, (60, 150, 200, 250))),
        "Table 2: Fares\n\n" + "\n".join(" | ".join(row) for row in _FARES),
    ),
)
_INITIALS = (
    Case(  # a large first letter, drawn before the lines beside it
        "a drop capital",
        _pdf(
            Put(60, 676, "T", 34),
            *column(
                84,
                700,
                ["he weir at Oxwick is mended before the", "frost, and the miller pays a third"],
                10,
                12,
            ),
            *column(
                60,
                676,
                ["of the cost from the toll of the year and of", "the years that follow."],
                10,
                12,
            ),
        ),
        "The weir at Oxwick is mended before the frost, and the miller pays a third of the cost from the "
        "toll of the year and of the years that follow.",
    ),
    Case(  # a large letter that is a word
        "a drop capital that is a word",
        _pdf(
            Put(60, 676, "A", 34),
            *column(
                88,
                700,
                ["weir at Oxwick is mended before the", "frost, and the weir gets a new lamp"],
                10,
                12,
            ),
            *column(60, 676, ["from the toll of the year and of"], 10, 12),
        ),
        "A weir at Oxwick is mended before the frost, and the weir gets a new lamp from the toll of the year "
        "and of",
    ),
)
_LISTS = (
    Case(  # entries that lead to page numbers are no part of the text
        "a list of contents",
        _pdf(
            Put(60, 740, "Contents", 14, _BOLD),
            *column(60, 710, [f"{i}. Weir {i} {'.' * 60} {i + 3}" for i in (1, 2, 3, 4)], 10, 14),
            *column(60, 600, _BODY),
        ),
        _TOLD,
    ),
    Case(  # dots that stand for words left out
        "dots in the text",
        _pdf(*column(60, 700, ["The toll was once 4 ......... and is now no less than 12", *_BODY])),
        f"The toll was once 4 ......... and is now no less than 12 {_TOLD}",
    ),
    Case(  # items with small letters within a numbered list
        "items a. and b.",
        _pdf(
            *column(60, 700, ["1. Lamps", "2. Rails"], 10, 40),
            *column(80, 686, ["a. on the weir", "b. on the steps"]),
        ),
        "1. Lamps\n\na. on the weir\nb. on the steps\n2. Rails",
    ),
    Case(  # the end of a line is no item
        "a letter that begins a line",
        _pdf(
            *column(
                60,
                700,
                ["This is told at length in the first book of the clerk, on", "p. 12 of the copy at Oxwick."],
            )
        ),
        "This is told at length in the first book of the clerk, on p. 12 of the copy at Oxwick.",
    ),
)
_SHORT = [f"to weir {i} goes the keeper" for i in range(1, 29)]
_PAGES = (
    Case(  # a last page with two rows stands in the columns of the pages before
        "columns that only the page before shows",
        make_pdf(
            [
                [*column(60, 700, _SHORT[:14]), *column(225, 700, _SHORT[14:28])],
                [*column(60, 700, ["nine and", "ten."]), *column(225, 700, ["Eleven is", "told here."])],
            ]
        ),
        "nine and ten.\n\nEleven is told here.",
    ),
    Case(  # a last page with rows across is read across
        "rows across under pages with columns",
        make_pdf(
            [
                [*column(60, 700, _SHORT[:14]), *column(225, 700, _SHORT[14:28])],
                column(
                    60,
                    700,
                    ["This page tells at full length what both columns told in their way", "before it."],
                ),
            ]
        ),
        "This page tells at full length what both columns told in their way before it.",
    ),
)


def test_short_pages_are_read_in_the_columns_of_the_others() -> None:
    """Two rows alone show no columns; those of the page before do, unless words run across them."""
    assert len(_PAGES) == 2
    for case in _PAGES:
        text = compose(read_pdf(case.data, "x.pdf")).text
        assert text.replace("\n\n", " ").endswith(case.text.replace("\n\n", " ")), case.shows


_OPEN = [
    "The keeper of the weir at Oxwick tells at length how the toll was",
    "shared among the mills of the lower river in report number 33505",
]


@pytest.mark.parametrize(
    ("head", "joined"),
    [
        ("Marlow pays a grant of 10.00 each year.", False),  # may begin a sentence
        ("and in that of the year before.", True),  # cannot begin one
    ],
)
def test_over_a_whole_page_only_what_cannot_begin_a_sentence_goes_on(head: str, joined: bool) -> None:
    """A line without a stop goes on behind a page of tables only in small letters."""
    fares = _grid([*_FARES, *_FARES, *_FARES], (60, 160, 260, 360))
    pages = [column(60, 700, [*_BODY, *_OPEN]), fares, column(60, 700, [head])]
    text = compose(read_pdf(make_pdf(pages), "x.pdf")).text
    assert (f"33505 {head}" in text) is joined
    assert head in text


_CASES = (*_STRETCHED, *_EDGES, *_SIGNS, *_FLOWS, *_TABLES, *_INITIALS, *_LISTS)


def test_every_case_is_collected() -> None:
    """No case is lost."""
    assert len(_CASES) == 27


@pytest.mark.parametrize("case", _CASES, ids=[case.shows for case in _CASES])
def test_pages_of_other_programs_are_read_as_a_person_reads_them(case: Case) -> None:
    """The canonical text is what a person reads."""
    assert compose(read_pdf(case.data, "x.pdf")).text == case.text


def test_words_of_one_reason_are_told_as_one() -> None:
    """A line that is left out is told once, in whole."""
    data = _printed("3/14/31, 9:26 AM", "https://weirs.oxwick.example/plan")
    reading = read_pdf(data, "x.pdf")
    left_out = [reading.source[one.start : one.end] for one in reading.removed]
    assert left_out == ["3/14/31, 9:26 AM", "https://weirs.oxwick.example/plan"]


def test_a_note_as_large_as_the_text_is_told_by_its_rule() -> None:
    """Under a short rule a number that the text refers to begins a note, over all its lines."""
    page = [
        *column(60, 700, _BODY), Put(314, 692, "2", 6),
        *column(60, 90, ["2 Counted by the clerk of Oxwick at the spring", "tide of the year."]),
    ]  # fmt: skip
    ruled = compose(read_pdf(_pdf(*page, lines=[(60, 104, 130, 104)]), "x.pdf")).text
    assert ruled.endswith("2 Counted by the clerk of Oxwick at the spring tide of the year.")
    assert "2 miller" not in ruled


@pytest.mark.parametrize(("often", "word"), [(False, "copper-roofed"), (True, "copperroofed")])
def test_a_hyphen_is_kept_where_a_document_breaks_no_words(often: bool, word: str) -> None:
    """A lone hyphen at the end of a line belongs to a compound; among many it may show a broken word."""
    lines = [f"Line number {i} of the long report on the weir and its toll." for i in range(70)]
    lines[10] = "The town of Oxwick orders six new lamps and oars for the copper-"
    lines[11] = "roofed hall that stands beside the weir at the lower mill."
    if often:
        for i in range(20, 60, 4):
            lines[i] = f"This is line {i} of it and it speaks of the mending of the rail-"
            lines[i + 1] = "ings of the bridge at the weir and of little more than that."
    text = compose(read_pdf(make_pdf([column(60, 780, lines, 8, 10)]), "x.pdf")).text
    assert word in text
