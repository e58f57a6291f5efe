"""Tests of the office readers on damaged, disguised and hostile files, and on bytes drawn at will."""

# ruff: noqa: E501 - markup is read more easily in whole lines

import io
import struct
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents.compose import compose
from kg.documents.office.csv_files import MOST_COLUMNS, read_csv
from kg.documents.office.docx import read_docx
from kg.documents.office.epub import read_epub
from kg.documents.office.mail import read_mail, unpack_mail, unpack_mbox
from kg.documents.office.markdown import read_markdown
from kg.documents.office.odt import read_odt
from kg.documents.office.rtf import read_rtf
from kg.documents.office.sheets import read_sheet
from kg.documents.office.unpack import unpack_zip
from kg.documents.reading import Reading
from kg.exceptions import UnreadableError

from .office_files import check_places, docx, epub, lines, ods, odt, pack, xlsx

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
WORDS = P.format("The quay is long.")
CONTENT = '<o xmlns:office="o" xmlns:text="t"><office:body><office:text>{}</office:text></office:body></o>'
BOMB = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
DEEP_ROW = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>"


def deep(depth: int) -> str:
    """Return tables in one another."""
    return DEEP_ROW * depth + WORDS + "</w:tc></w:tr></w:tbl>" * depth


# (why, reader, the file, words of the refusal)
REFUSED: list[tuple[str, Callable[[bytes, str], Reading], Callable[[], bytes], str]] = [
    ("entities in DOCX", read_docx, lambda: pack({"word/document.xml": BOMB + "<d/>"}), "entities are refused"),
    ("a file named in ODT", read_odt, lambda: pack({"content.xml": OUTSIDE + "<d>&a;</d>"}), "entities are refused"),
    (
        "entities in two bytes a sign",
        read_odt,
        lambda: pack({"content.xml": ('<?xml version="1.0"?>' + BOMB + "<d/>").encode("utf-16")}),
        "entities are refused",
    ),
    ("entities in a book", read_epub, lambda: pack(
        {"book.opf": OUTSIDE + "<package/>"}), "entities are refused"),
    (
        "entities on a page of a book",
        read_epub,
        lambda: pack(
            {
                "b.opf": '<p><manifest><item id="a" href="a.xhtml" media-type="text/html"/></manifest><spine><itemref idref="a"/></spine></p>',
                "a.xhtml": BOMB + "<p>x</p>",
            }
        ),
        "entities are refused",
    ),
    ("entities in XLSX", read_sheet, lambda: pack({"xl/workbook.xml": BOMB + "<d/>"}), "entities are refused"),
    ("a bomb", read_docx, lambda: pack({"word/document.xml": b" " * 20_000_000}), "as a bomb does"),
    ("tables in tables without end", read_docx, lambda: docx(deep(60)), "damaged|nested too deep"),
    ("XML deeper than any", read_docx, lambda: docx("<w:p>" * 3_000 + "</w:p>" * 3_000), "not well-formed"),
    ("lists in lists without end", read_odt, lambda: odt(
        "<text:list><text:list-item>" * 90 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 90), "too deep"),
    ("cut off", read_docx, lambda: docx(WORDS)[:-200], "damaged or cut off"),
    ("no package", read_docx, lambda: b"just words", "not what its name says"),
    ("another package", read_docx, lambda: odt("<text:p>x</text:p>"), "no text document"),
    ("another package too", read_odt, lambda: docx(WORDS), "no text document"),
    ("a sheet for a text", read_odt, lambda: ods(""), "no text document"),
    ("no book", read_epub, lambda: docx(WORDS), "no book"),
    ("no sheets", read_sheet, lambda: docx(WORDS), "no sheets"),
    ("a part that is not well-formed", read_docx, lambda: pack({"word/document.xml": "<d><p></d>"}), "not well-formed"),
    ("an old or locked file", read_docx, lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    ("an old sheet that is none", read_sheet, lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
    ("no words in DOCX", read_docx, lambda: docx(P.format(" ")), "no words"),
    ("no words in Markdown", read_markdown, lambda: b"---\ntitle: a\n---\n", "no words"),
    ("no words in a table", read_csv, lambda: b",,\n,,\n", "no words"),
    ("no words in a sheet", read_sheet, lambda: xlsx({"A": "<sheetData/>"}), "no words"),
    ("no RTF", read_rtf, lambda: b"words", "no RTF"),
    ("groups in groups without end", read_rtf, lambda: b"{\\rtf1" + b"{" * 5_000 + b"x", "too deep"),
    ("no letter", read_mail, lambda: b"just words\n\nand more", "no letter"),
    ("no words in a letter", read_mail, lambda: b"From: a\n\n \n", "no words"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "read", "made", "reason"), REFUSED, ids=[bad[0] for bad in REFUSED])
def test_hostile_files_are_refused(
    why: str, read: Callable[[bytes, str], Reading], made: Callable[[], bytes], reason: str
) -> None:
    """A file that is damaged, disguised or hostile is refused in one clear line with its name."""
    with pytest.raises(UnreadableError, match=reason) as caught:
        read(made(), "a.file")
    assert caught.value.where == "a.file", why
    assert "\n" not in str(caught.value)


def test_what_is_cut_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file is too long for its reader, the rest is told in a note or kept as plain lines."""
    for module in ("sheet_rows", "sheets"):
        monkeypatch.setattr(f"kg.documents.office.{module}.MOST_CELLS", 20)
    long = xlsx({"A": "<sheetData>" + ("<row>" + "<c><v>1</v></c>" * 5 + "</row>") * 9 + "</sheetData>"})
    reading = read_sheet(long, "a.xlsx")
    assert len(reading.parts) == 4
    assert any("left out" in note for note in reading.notes)
    monkeypatch.setattr("kg.documents.office.gather.MOST_BLOCKS", 3)
    for reading in (
        read_docx(docx(WORDS * 9), "a.docx"),
        read_odt(odt("<text:p>x</text:p>" * 9), "a.odt"),
        read_rtf(b"{\\rtf1 " + b"x\\par " * 9 + b"}", "a.rtf"),
        read_epub(epub({f"{n}.xhtml": "<p>Two.</p>" for n in range(9)}), "a.epub"),
    ):
        assert len(reading.parts) == 3
        assert any("left out" in note for note in reading.notes)
    monkeypatch.setattr("kg.documents.office.gather.MOST_BLOCKS", 60)
    monkeypatch.setattr("kg.documents.office.epub.MOST_LETTERS", 10)
    book = read_epub(epub({f"{n}.xhtml": "<p>Two.</p>" for n in range(9)}), "a.epub")
    assert len(book.parts) == 1
    assert book.notes == ("it holds more than 10 characters; the rest was left out",)
    monkeypatch.setattr("kg.documents.office.sheets.MOST_PLACES", 4)
    old = read_sheet(
        old_sheet([number(0, 0, 3.0), number(0, 1, 0.5), number(1, 0, 7.0), number(9, 1, 8.0)]), "a.xls"
    )
    assert lines(old) == ["table-row: 3 | 0.5", "table-row: 7"]
    assert len(old.notes) == 1
    wide = read_csv(b"a," * (MOST_COLUMNS + 50) + b"b\n", "a.csv")
    assert wide.notes
    assert wide.parts[0].pieces[-1].end == len(wide.source) - 1
    monkeypatch.setattr("kg.documents.office.csv_files.MOST_ROWS", 3)
    rows = read_csv(b"a,b\n" * 9, "a.csv")
    assert (len(rows.parts), rows.removed[0].end) == (3, len(rows.source))
    monkeypatch.setattr("kg.documents.office.markdown.MOST_MARKED", 40)
    many = read_markdown(b"# One\n\n" + b"Words *of* it.\n\n" * 9, "a.md")
    assert many.parts[-1].kind is None
    assert many.parts[-1].pieces[-1].end == len(many.source)


def test_a_repeated_cell_takes_no_room() -> None:
    """A cell of ODS that says it stands sixteen thousand times in a million rows is cut with a note."""
    body = (
        '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
    )
    reading = read_sheet(ods(body), "a.ods")
    assert any("repeats" in note for note in reading.notes)


VALID: dict[str, tuple[Callable[[bytes, str], Reading], bytes]] = {
    "docx": (read_docx, docx(WORDS + deep(2), footnotes='<w:footnote w:id="1"><w:p/></w:footnote>')),
    "odt": (read_odt, odt("<text:h>Aims</text:h><text:list><text:list-item><text:p>x</text:p></text:list-item></text:list>")),
    "epub": (read_epub, epub({"a.xhtml": "<h1>Aims</h1><p>Two &amp; three.</p>"})),
    "xlsx": (read_sheet, xlsx({"A": '<sheetData><row><c r="A1"><v>1</v></c></row></sheetData>'})),
    "ods": (read_sheet, ods("<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>")),
    "rtf": (read_rtf, b"{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}\\b Aims\\b0\\par x \\'e9\\u8212? {\\footnote y}\\trowd a\\cell b\\cell\\row}"),
    "markdown": (read_markdown, b"---\ntitle: x\n---\n# A *b*\n\n- c `d`\n  e\n\n> f [g](h)\n\n| a | b |\n|---|---|\n| 1 | \\| |\n\n[^1]: n <b>x</b>\n"),
    "csv": (read_csv, b'a;"b\n""c";d\n1;2;3\n'),
    "mail": (read_mail, b"Subject: =?utf-8?q?a?=\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n> a\nb\n-- \nc\n--x\nContent-Type: text/html\n\n<p>d\n--x--\n"),
}  # fmt: skip


def read_safely(read: Callable[[bytes, str], Reading], data: bytes) -> None:
    """Read bytes that may be anything, and look at the places if they could be read."""
    try:
        reading = read(data, "a")
    except UnreadableError:
        return
    check_places(reading)
    compose(reading)


@pytest.mark.parametrize("form", VALID)
@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 4_000), size=st.integers(0, 40), words=st.binary(max_size=30))
def test_mutated_files_are_read_or_refused(form: str, cut: int, size: int, words: bytes) -> None:
    """A file of which some bytes were lost or changed is read or refused, and nothing else happens."""
    read, data = VALID[form]
    at = cut % len(data)
    read_safely(read, data[:at] + words + data[at + size :])


INNER: dict[str, tuple[Callable[[bytes, str], Reading], Callable[[str], bytes]]] = {
    "docx": (read_docx, lambda words: pack({"word/document.xml": words})),
    "odt": (read_odt, lambda words: pack({"content.xml": words})),
}
MADE_UP = st.recursive(
    st.text("ab \n1", max_size=5),
    lambda inner: st.builds(
        lambda tag, at, parts: f"<{tag}{at}>{''.join(parts)}</{tag}>",
        st.sampled_from(["p", "h", "r", "t", "list", "list-item", "tbl", "tr", "tc", "table", "table-row", "table-cell", "note", "note-body", "s", "frame", "ins", "del", "pPr"]),
        st.sampled_from(["", ' val="1"', ' c="9"', ' outline-level="x"', ' number-columns-repeated="-1"', ' id="1"']),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)  # fmt: skip


@pytest.mark.parametrize("form", INNER)
@settings(max_examples=80, deadline=None)
@given(body=MADE_UP)
def test_elements_in_any_order_are_read_or_refused(form: str, body: str) -> None:
    """Elements that stand where no program puts them are read or refused, and nothing else happens."""
    read, wrap = INNER[form]
    outer = ("<document><body>{}</body></document>", "<d><body><text>{}</text></body></d>")[form == "odt"]
    read_safely(read, wrap(outer.format(body)))


UNPACKERS = (unpack_zip, unpack_mail, unpack_mbox)


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever the bytes, every reader gives a reading or refuses them."""
    for read, _ in VALID.values():
        read_safely(read, data)
    for unpack in UNPACKERS:
        for head in (b"", b"PK\x03\x04", b"From a\n", b"Subject: a\n"):
            try:
                unpack(head + data, "a")
            except UnreadableError:
                continue


@settings(max_examples=200, deadline=None)
@given(source=st.text("ab*_`[]()<>!&;|\\\n #->1.^:~ é码", max_size=80))
def test_marks_in_any_order_keep_the_words(source: str) -> None:
    """In Markdown every letter and digit is in the words or among what was removed, whatever the marks."""
    try:
        reading = read_markdown(source.encode(), "a.md")
    except UnreadableError:
        return
    check_places(reading)
    compose(reading)
    told = {at for part in reading.parts for piece in part.pieces for at in range(piece.start, piece.end)}
    told |= {at for item in reading.removed for at in range(item.start, item.end)}
    assert not [at for at, sign in enumerate(source) if sign in "é码" and at not in told] or "<" in source


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.lists(st.text('ab,;"\n é', max_size=6), min_size=2, max_size=4), min_size=1, max_size=6)
)
def test_tables_keep_every_letter(rows: list[list[str]]) -> None:
    """What the csv library writes is read with every letter in it."""
    import csv  # noqa: PLC0415 - used here only

    held = io.StringIO()
    csv.writer(held, lineterminator="\n").writerows(rows)
    try:
        reading = read_csv(held.getvalue().encode(), "a.csv")
    except UnreadableError:
        assert not "".join(map("".join, rows)).strip(' ,;"\n')
        return
    check_places(reading)
    said = "".join(lines(reading))
    assert all(said.count(sign) >= sum(cell.count(sign) for row in rows for cell in row) for sign in "é")


def old_sheet(records: list[bytes]) -> bytes:
    """Return an XLS file with one sheet of these records, in the smallest folder of an old office file."""
    globals_ = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    name = struct.pack("<BB", 1, 0) + b"A"
    size = len(globals_) + 4 + 6 + len(name) + 4
    globals_ += record(0x0085, struct.pack("<IBB", size, 0, 0) + name) + record(0x000A, b"")
    sheet = (
        record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))
        + b"".join(records)
        + record(0x000A, b"")
    )
    stream = (globals_ + sheet).ljust(4_608, b"\0")
    sectors = len(stream) // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    fat = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4_096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream))
    return head + fat + folder.ljust(512, b"\0") + stream


def record(kind: int, data: bytes) -> bytes:
    """Return a record of an old sheet."""
    return struct.pack("<HH", kind, len(data)) + data


def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    """Return an entry in the folder of an old office file."""
    held = (name + "\0").encode("utf-16-le")
    tree = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
    return (
        held.ljust(64, b"\0")
        + struct.pack("<HBB", len(held), kind, 1)
        + tree
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def number(row: int, column: int, value: float) -> bytes:
    """Return a cell of an old sheet."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def test_old_sheets_are_read() -> None:
    """An XLS file gives its rows; where a cell stands at the far corner, nothing breaks."""
    reading = read_sheet(old_sheet([number(0, 0, 3.0), number(0, 1, 0.5), number(1, 0, 7.0)]), "a.xls")
    assert lines(reading) == ["table-row: 3 | 0.5", "table-row: 7"]
    assert reading.media_type == "application/vnd.ms-excel"


@settings(max_examples=40, deadline=None)
@given(cut=st.integers(0, 5_000), words=st.binary(max_size=8))
def test_mutated_old_sheets_are_read_or_refused(cut: int, words: bytes) -> None:
    """An old sheet of which some bytes were changed is read or refused, and nothing else happens."""
    data = old_sheet([number(0, 0, 3.0), number(1, 1, 0.5)])
    at = cut % len(data)
    read_safely(read_sheet, data[:at] + words + data[at + len(words) :])


def test_all_hostile_cases_are_collected() -> None:
    """There are twenty-eight files to refuse and nine forms to mutate."""
    assert (len(REFUSED), len(VALID), len(UNPACKERS)) == (28, 9, 3)
