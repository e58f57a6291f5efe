"""The PDF reader: order, kinds, what is left out, and what is refused."""

import io
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from kg.documents.compose import compose
from kg.documents.pdf.read import read_pdf
from kg.documents.reading import Reading
from kg.exceptions import UnreadableError
from kg.model import BlockKind

from .pdfs import Put, column, make_pdf

_BOLD = "Helvetica-Bold"
_LEFT = [
    "The harbour board of Quillby will open its",
    "books to every resident before the winter",
    "and will answer letters within ten days, so",
    "that nobody has to wait for the spring fair.",
]
_RIGHT = [
    "Each mooring fee is printed on a board at",
    "the pier, and the wardens carry a copy of",
    "it on their rounds of the inner and outer",
    "basin, in summer as well as in winter time.",
]
_TABLE = [
    ("Town", "Boats", "Fee"),
    ("Quillby", "12", "4.5"),
    ("Osterhaven", "31", "6.0"),
    ("Marl", "7", "2.5"),
]


class Case(NamedTuple):
    """A PDF file and the text that a person reads in it."""

    shows: str
    data: bytes
    text: str


def _woven(top: float = 700) -> list[Put]:
    left, right = column(50, top, _LEFT), column(310, top, _RIGHT)
    return [put for pair in zip(left, right, strict=True) for put in pair]


def _table() -> list[Put]:
    return [
        Put(x, 700 - 16 * i, cell)
        for i, row in enumerate(_TABLE)
        for x, cell in zip((60, 200, 300), row, strict=True)
    ]


_GRID = [(55, y, 350, y) for y in (712, 696, 680, 664, 648)] + [(x, 648, x, 712) for x in (55, 190, 290, 350)]
_ROWS = "\n".join(" | ".join(row) for row in _TABLE)
_CASES = (
    Case("one column", make_pdf([column(50, 700, _LEFT)]), " ".join(_LEFT)),
    Case("two columns, drawn row by row", make_pdf([_woven()]), f"{' '.join(_LEFT)}\n\n{' '.join(_RIGHT)}"),
    Case(
        "a title over two columns",
        make_pdf([[Put(50, 760, "A Plan for the Piers of Quillby and Marl", 18, _BOLD), *_woven()]]),
        f"A Plan for the Piers of Quillby and Marl\n\n{' '.join(_LEFT)}\n\n{' '.join(_RIGHT)}",
    ),
    Case(
        "a word broken at the end of a line",
        make_pdf([column(50, 700, ["The valley needs more develop-", "ment and a high-", "tech workshop."])]),
        "The valley needs more development and a high-tech workshop.",
    ),
    Case("a table by alignment only", make_pdf([_table()]), _ROWS),
    Case("a table with drawn lines", make_pdf([_table()], lines=_GRID), _ROWS),
    Case(
        "bullets without their sign in the words",
        make_pdf([[Put(50, 700, "• New lamps on the quay"), Put(50, 684, "• A second ferry")]]),
        "- New lamps on the quay\n- A second ferry",
    ),
    Case(
        "a page shown on its side",
        make_pdf([_woven(500)], rotate=90),
        f"{' '.join(_LEFT)}\n\n{' '.join(_RIGHT)}",
    ),
    Case(
        "a stamp that stands sideways in the margin",
        make_pdf([[*column(50, 700, _LEFT), Put(580, 300, "Draft of the clerk", 8, angle=90)]]),
        " ".join(_LEFT),
    ),
    Case(
        "words outside the page",
        make_pdf([[*column(50, 700, _LEFT), Put(50, 900, "cut off")]]),
        " ".join(_LEFT),
    ),
)


def _text(reading: Reading) -> str:
    return compose(reading).text


def test_every_case_is_collected() -> None:
    """No case is lost."""
    assert len(_CASES) == 10


@pytest.mark.parametrize("case", _CASES, ids=[case.shows for case in _CASES])
def test_the_words_are_read_in_the_order_of_a_person(case: Case) -> None:
    """The canonical text is what a person reads, and every sign of the source is accounted for."""
    reading = read_pdf(case.data, "x.pdf")
    assert _text(reading) == case.text
    _check_places(reading)


def test_headers_and_page_numbers_are_set_aside() -> None:
    """Lines that come back at the head and foot of pages are no part of the text, and are told."""
    pages = [
        [Put(50, 810, "Piers of Quillby", 8), *column(50, 700, [f"Section text number {n}.", *_LEFT]),
         Put(290, 30, f"Page {n} of 3", 8)]
        for n in (1, 2, 3)
    ]  # fmt: skip
    reading = read_pdf(make_pdf(pages), "x.pdf")
    assert "Piers of" not in _text(reading)
    assert "Page" not in _text(reading)
    assert len({one.reason for one in reading.removed}) == 2
    assert len(reading.pages) == 3


def test_footnotes_leave_the_text_and_follow_their_paragraph() -> None:
    """A small raised number is taken out of the words; its note becomes a block of its own."""
    page = [
        Put(50, 700, "The fleet of Marl has 210 hectares"),
        Put(204.5, 704, "4", 6),
        Put(208, 700, "of berths."),
        Put(50, 660, "A second paragraph of ordinary words stands here."),
        Put(50, 60, "4 Counted at low water.", 7),
    ]  # fmt: skip
    reading = read_pdf(make_pdf([page]), "x.pdf")
    assert [part.kind for part in reading.parts] == [
        BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.PARAGRAPH
    ]  # fmt: skip
    assert _text(reading).startswith("The fleet of Marl has 210 hectares of berths.")


def _locked() -> bytes:
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, encrypt=StandardEncryption("open", ownerPassword="own"))
    sheet.drawString(50, 700, "Hidden words.")
    sheet.save()
    return buffer.getvalue()


_REFUSED = (
    ("locked", _locked(), "password"),
    ("damaged", b"%PDF-1.4\nnothing of use", "damaged"),
    ("empty", b"", "empty"),
    ("without words", make_pdf([[]]), "no words"),
)


@pytest.mark.parametrize(("shows", "data", "says"), _REFUSED, ids=[case[0] for case in _REFUSED])
def test_what_cannot_be_read_is_refused_in_a_clear_line(shows: str, data: bytes, says: str) -> None:
    """Each kind of unreadable file is told by its own words."""
    with pytest.raises(UnreadableError, match=says):
        read_pdf(data, f"{shows}.pdf")


def _check_places(reading: Reading) -> None:
    """Pieces lie inside the source, none overlap, and nothing of the source is lost."""
    taken = [(p.start, p.end) for part in reading.parts for p in part.pieces if p.end > p.start]
    taken.sort()
    assert all(0 <= low < high <= len(reading.source) for low, high in taken)
    assert all(one[1] <= other[0] for one, other in pairwise(taken))
    held: set[int] = set()
    for low, high in [*taken, *((r.start, r.end) for r in reading.removed)]:
        held.update(range(low, high))
    assert all(i in held or c.isspace() for i, c in enumerate(reading.source))


_WHOLE = make_pdf([_woven(), _table()])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, len(_WHOLE) - 1), st.integers(0, 255)), max_size=30), st.booleans())
def test_spoilt_files_are_read_or_refused(changes: list[tuple[int, int]], cut: bool) -> None:
    """A file with changed bytes, or cut off, gives a sound reading or the one error."""
    data = bytearray(_WHOLE)
    for at, value in changes:
        data[at] = value
    if cut and changes:
        del data[changes[0][0] :]
    try:
        _check_places(read_pdf(bytes(data), "x.pdf"))
    except UnreadableError as error:
        assert str(error)  # noqa: PT017 - either outcome is right


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Bytes that are no PDF file are refused, with or without its first letters."""
    for content in (data, b"%PDF-1.7\n" + data):
        with pytest.raises(UnreadableError):
            read_pdf(content, "x.pdf")
