"""Tests of books, sheets, archives and boxes of letters: what is read, and what is refused."""

# ruff: noqa: E501 - markup is read more easily in whole lines

import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import asdict

import pytest

from kg.documents.office.epub import read_epub
from kg.documents.office.mail import unpack_mail, unpack_mbox
from kg.documents.office.sheet_values import shown
from kg.documents.office.sheets import read_sheet
from kg.documents.office.unpack import unpack_zip
from kg.exceptions import UnreadableError

from .office_files import check_places, epub, gone, lines, ods, pack, xlsx

H = "<h1>{}</h1><p>{}</p>"
# (why, pages, what the book states, spine, blocks, removed)
BOOKS: list[tuple[str, dict[str, str], str, str, list[str], list[str]]] = [
    (
        "chapters in the order of the spine, not of the list",
        {"a.xhtml": H.format("Means", "Nine crowns."), "b.xhtml": H.format("Aims", "Two quays.")},
        "",
        '<itemref idref="i1"/><itemref idref="i0"/>',
        ["heading 2: Aims", "paragraph: Two quays.", "heading 2: Means", "paragraph: Nine crowns."],
        [],
    ),
    (
        "the heading that says the title of the book is its title",
        {"a.xhtml": "<h1>Quay Plan</h1>", "b.xhtml": H.format("Aims", "Two quays.")},
        "<dc:title>Quay Plan</dc:title>",
        "",
        ["title: Quay Plan", "heading 2: Aims", "paragraph: Two quays."],
        [],
    ),
    (
        "levels hold over pages",
        {"a.xhtml": "<h1>Aims</h1>", "b.xhtml": "<h2>Ships</h2><p>Tugs.</p>", "c.xhtml": "<h1>Means</h1><p>Few.</p>"},
        "",
        "",
        ["heading 2: Aims", "heading 3: Ships", "paragraph: Tugs.", "heading 2: Means", "paragraph: Few."],
        [],
    ),
    (
        "the page of contents is set aside",
        {"nav.xhtml": "<nav><ol><li>Aims</li></ol></nav>", "a.xhtml": H.format("Aims", "Two quays.")},
        "",
        "",
        ["title: Aims", "paragraph: Two quays."],
        ["table of contents: 1. Aims"],
    ),
    (
        "so is the cover by its name",
        {"cover.xhtml": "<p>A book</p>", "a.xhtml": "<p>Two quays.</p>"},
        "",
        "",
        ["paragraph: Two quays."],
        ["cover page: A book"],
    ),
    (
        "and a page beside the text",
        {"x.xhtml": "<p>Advert</p>", "a.xhtml": "<p>Two quays.</p>"},
        "",
        '<itemref idref="i0" linear="no"/><itemref idref="i1"/>',
        ["paragraph: Two quays."],
        ["page beside the text: Advert"],
    ),
    (
        "what a page is by its own words for it",
        {"x.xhtml": '<section epub:type="copyright-page"><p>Printed in Brack</p></section>', "a.xhtml": "<p>Two.</p>"},
        "",
        "",
        ["paragraph: Two."],
        ["imprint: Printed in Brack"],
    ),
    (
        "lists, tables and quotations",
        {"a.xhtml": "<ul><li>Oaks</li></ul><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table><blockquote>So.</blockquote>"},
        "",
        "",
        ["bullet 1: Oaks", "table-row: a | b", "table-row: c | d", "quotation: So."],
        [],
    ),
    ("entities of pages", {"a.xhtml": "<p>R&amp;D &#8212; caf&eacute;</p>"}, "", "", ["paragraph: R&D — café"], []),
    ("a page named twice is read once", {"a.xhtml": "<p>Two.</p>"}, "", '<itemref idref="i0"/><itemref idref="i0"/>',
     ["paragraph: Two."], []),
]  # fmt: skip


@pytest.mark.parametrize("book", BOOKS, ids=[book[0] for book in BOOKS])
def test_books_are_read_by_their_spine(
    book: tuple[str, dict[str, str], str, str, list[str], list[str]],
) -> None:
    """Chapters follow each other, and pages around the text are told."""
    _, pages, metadata, spine, expected, removed = book
    reading = read_epub(epub(pages, metadata, spine), "a.epub")
    check_places(reading)
    assert lines(reading) == expected
    assert gone(reading) == removed


def test_a_book_states_its_metadata() -> None:
    """Title, publisher, date, language and an address among the identifiers are taken."""
    stated = (
        "<dc:title>Quay Plan</dc:title><dc:publisher>Port Office</dc:publisher><dc:date>2031-05-06T01:02:03Z</dc:date>"
        "<dc:language>en-GB</dc:language><dc:identifier>urn:x</dc:identifier>"
        "<dc:identifier>https://example.org/b</dc:identifier><dc:creator>Ann</dc:creator>"
    )
    reading = read_epub(epub({"a.xhtml": "<p>Two.</p>"}, stated), "a.epub")
    assert {key: value for key, value in asdict(reading.metadata).items() if value} == {
        "title": "Quay Plan",
        "publisher": "Port Office",
        "date": "2031-05-06",
        "language": "en",
        "address": "https://example.org/b",
    }


STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="&quot;CNY &quot;#,##0.00"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>'
)


def row(*cells: str, more: str = "") -> str:
    """Return the XML of a row of words."""
    return f"<row{more}>" + "".join(f'<c t="inlineStr"><is><t>{c}</t></is></c>' for c in cells) + "</row>"


def data(*rows: str) -> str:
    """Return the XML of the data of a sheet."""
    return f"<sheetData>{''.join(rows)}</sheetData>"


CELL = '<c s="{}"><v>{}</v></c>'
# (why, the file, blocks, removed)
SHEETS: list[tuple[str, bytes, list[str], list[str]]] = [
    ("one sheet needs no name", xlsx({"A": data(row("Town", "Year"), row("Brack", "2031"))}),
     ["table-row: Town | Year", "table-row: Brack | 2031"], []),
    ("several sheets have headings", xlsx({"A": data(row("a", "b")), "B": data(row("c", "d"))}),
     ["heading 2: A", "table-row: a | b", "heading 2: B", "table-row: c | d"], []),
    ("a hidden sheet is set aside", xlsx({"A": data(row("a", "b")), "!B": data(row("c", "d"))}),
     ["table-row: a | b"], ["hidden sheet: c | d"]),
    ("shares, days and money as they are shown",
     xlsx({"A": data("<row>" + CELL.format(1, "0.125") + CELL.format(2, "48000") + CELL.format(3, "1200")
                     + CELL.format(0, "3.0") + "</row>")}, styles=STYLES),
     ["table-row: 12.50% | 2031-06-01 | CNY 1,200.00 | 3"], []),
    ("shared words, without how to pronounce them",
     xlsx({"A": data('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c></row>')},
          sharedStrings="<sst><si><r><t>Oa</t></r><r><t>ks</t></r><rPh><t>x</t></rPh></si><si><t>码头</t></si></sst>"),
     ["table-row: Oaks | 码头"], []),
    ("a line above the table, an empty row, a note below",
     xlsx({"A": data(row("Fees of the quay"), "<row/>", row("Town", "Fee"), row("Brack", "5"), row("Made up."))}),
     ["title: Fees of the quay", "table-row: Town | Fee", "table-row: Brack | 5", "paragraph: Made up."], []),
    ("hidden rows and columns are set aside",
     xlsx({"A": '<cols><col min="2" max="2" hidden="1"/></cols>' + data(row("a", "b", "c"), row("d", more=' hidden="1"'))}),
     ["table-row: a | c"], ["hidden column: b", "hidden row: d"]),
    ("a cell at the far corner takes no room",
     xlsx({"A": data('<row><c r="A1"><v>1</v></c></row>', '<row><c r="XFD9"><v>2</v></c></row>', row("x", "y"))}),
     ["paragraph: 1", "paragraph: 2", "table-row: x | y"], []),
    ("truth, faults and formulas",
     xlsx({"A": data('<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><f>A1</f></c><c t="str"><f>x</f><v>so</v></c></row>')}),
     ["table-row: TRUE | so"], []),
    ("signs that XML does not allow",
     xlsx({"A": data(row("a_x000D_b", "c_x0041_"))}), ["table-row: a b | c_x0041_"], []),
    ("ODS shows its own words, days in ISO form",
     ods('<table:table table:name="A"><table:table-row><table:table-cell office:value-type="percentage" office:value="0.5">'
         '<text:p>50 %</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2031-05-06">'
         "<text:p>6.5.31</text:p></table:table-cell></table:table-row></table:table>"),
     ["table-row: 50 % | 2031-05-06"], []),
    ("repeated cells of ODS, hidden tables",
     ods('<table:table table:name="A"><table:table-row table:number-rows-repeated="2"><table:table-cell '
         'table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell><table:table-cell '
         'table:number-columns-repeated="16000"/></table:table-row></table:table>'
         '<table:table table:name="B" table:style-name="h"><table:table-row><table:table-cell><text:p>hush</text:p>'
         "</table:table-cell></table:table-row></table:table>",
         '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'),
     ["table-row: x | x", "table-row: x | x"], ["hidden sheet: hush"]),
]  # fmt: skip


@pytest.mark.parametrize("sheet", SHEETS, ids=[sheet[0] for sheet in SHEETS])
def test_sheets_are_read_as_they_are_shown(sheet: tuple[str, bytes, list[str], list[str]]) -> None:
    """Rows follow each other with the values that a person sees; hidden ones are told."""
    _, held, expected, removed = sheet
    reading = read_sheet(held, "a.xlsx")
    check_places(reading)
    assert lines(reading) == expected
    assert gone(reading) == removed


# (stored, format, shown)
VALUES = [
    ("0.1", "0%", "10%"), ("1234567.891", "#,##0.0", "1,234,567.9"), ("-5", "0.00", "-5.00"),
    ("-5", "0.00;(0.00)", "(5.00)"), ("45000", "d mmm yyyy", "2023-03-15"), ("45000.5", "yyyy-mm-dd hh:mm", "2023-03-15 12:00"),
    ("0.5", "h:mm", "12:00"), ("45000", "mmm yyyy", "2023-03"), ("45000", "yyyy", "2023"), ("60", "General", "60"),
    ("0.30000000000000004", "General", "0.3"), ("1E+20", "General", "100000000000000000000"), ("x", "0", "x"),
    ("1500000", '0.0,,"m"', "1.5m"), ("7", '[$€-407] 0.00', "€ 7.00"), ("1e999999", "0", "1e999999"), ("007", "General", "7"),
    ("10.5", "[h]:mm:ss", "252:00:00"),
]  # fmt: skip


@pytest.mark.parametrize(("stored", "code", "expected"), VALUES)
def test_numbers_are_shown_by_their_format(stored: str, code: str, expected: str) -> None:
    """A number is shown as a person sees it; what is no number stays as it is."""
    assert shown(stored, code) == expected


def test_all_packed_cases_are_collected() -> None:
    """There are ten books, twelve sheets and eighteen values."""
    assert (len(BOOKS), len(SHEETS), len(VALUES)) == (10, 12, 18)


def zip_with(name: str, words: bytes = b"x", mode: int = 0, flag: int = 0) -> bytes:
    """Return an archive with a good file and one that may be bad."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        # The library warns of two files of one name, which is what one case is about.
        warnings.simplefilter("ignore")
        archive.writestr("good.txt", b"good")
        info = zipfile.ZipInfo("placeholder")
        info.filename, info.external_attr = name, mode << 16
        archive.writestr(info, words)
    made = held.getvalue()
    if flag:
        at = made.rfind(b"PK\x01\x02")
        made = made[: at + 8] + struct.pack("<H", flag) + made[at + 10 :]
    return made


# (why, the archive, the line of the file that is refused)
BAD_MEMBERS = [
    ("a folder above", zip_with("../up.txt"), "its name points outside its folder"),
    ("from the root", zip_with("/etc/x.txt"), "its name points outside its folder"),
    ("on a drive", zip_with("C:/x.txt"), "its name points outside its folder"),
    ("backslashes", zip_with("a\\..\\x.txt"), "its name points outside its folder"),
    ("a link", zip_with("link", mode=0o120777), "it is a link or a device, not a file"),
    ("a password", zip_with("locked.txt", flag=1), "it is protected by a password"),
    ("the same name", zip_with("good.txt"), "another file in it has the same name"),
    ("too deep", zip_with("a.zip", pack({"b.zip": pack({"c.zip": pack({"d.txt": "x"})})})),
     "more than 2 packed folders stand in each other"),
    ("no archive", zip_with("a.zip", b"no"), "it is not what its name says"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "made", "reason"), BAD_MEMBERS, ids=[bad[0] for bad in BAD_MEMBERS])
def test_a_bad_member_is_refused_and_the_others_go_on(why: str, made: bytes, reason: str) -> None:
    """A file that cannot be unpacked is told in one line, and the good one is there."""
    found = unpack_zip(made, "a.zip")
    assert ("good.txt", b"good") in found.members
    assert reason in [item.reason for item in found.refused], why


def test_folders_are_unpacked_by_name_and_what_systems_add_is_passed_over() -> None:
    """Members come in the order of their names, folders apart by a stroke, archives in archives unpacked."""
    held = pack(
        {"b/x.txt": "2", "a.txt": "1", "__MACOSX/._a.txt": "m", "c.zip": pack({"d.txt": "3"}), "é.txt": "4"}
    )
    found = unpack_zip(held, "a.zip")
    assert found.members == (("a.txt", b"1"), ("b/x.txt", b"2"), ("c.zip/d.txt", b"3"), ("é.txt", b"4"))
    assert found.refused == ()


def test_a_damaged_member_is_refused_alone() -> None:
    """Where the bytes of one file are not those that were packed, the others are still given."""
    made = bytearray(pack({"a.txt": "first words", "b.txt": "other words"}))
    made[made.index(b"a.txt") + 8] ^= 0xFF
    found = unpack_zip(bytes(made), "a.zip")
    assert [name for name, _ in found.members] == ["b.txt"]
    assert [item.name for item in found.refused] == ["a.txt"]


BOMB = b"\0" * 20_000_000
# (why, the archive, words of the refusal)
BAD_ARCHIVES: list[tuple[str, Callable[[], bytes], str]] = [
    ("a bomb", lambda: pack({"a.txt": BOMB}), "more than 100 times"),
    ("a bomb in an archive alone", lambda: pack({"a.zip": pack({"a.txt": BOMB})}), "nothing in it"),
    ("too many files", lambda: pack({f"{i}": "" for i in range(10_001)}), "more than 10,000 files"),
    ("no archive", lambda: b"words", "not what its name says"),
    ("cut off", lambda: pack({"a.txt": "words"})[:-30], "damaged or cut off"),
    ("empty", lambda: pack({}), "it is empty"),
]


@pytest.mark.parametrize(("why", "made", "reason"), BAD_ARCHIVES, ids=[bad[0] for bad in BAD_ARCHIVES])
def test_hostile_archives_are_refused(why: str, made: Callable[[], bytes], reason: str) -> None:
    """An archive that is a bomb, damaged or none is refused in one clear line."""
    with pytest.raises(UnreadableError, match=reason):
        unpack_zip(made(), "a.zip")


LETTER = (
    b"Subject: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nSee.\n--x\nContent-Type: application/pdf\n"
    b"Content-Disposition: attachment; filename=\"../b/pl=?.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERg==\n"
    b"--x\nContent-Type: text/csv\nContent-Disposition: attachment\n\na,b\n--x\nContent-Type: message/rfc822\n\n"
    b"Subject: in\n\nInner.\n--x--\n"
)  # fmt: skip


def test_attached_files_have_safe_names() -> None:
    """Files are given under their own names without folders; those without one are numbered."""
    found = unpack_mail(LETTER, "a.eml")
    assert [name for name, _ in found.members] == ["pl=_.pdf", "attachment-2.csv", "attachment-3.eml"]
    assert found.members[0][1] == b"%PDF"
    assert b"Inner." in found.members[2][1]


def test_a_box_gives_its_letters_in_order() -> None:
    """Letters begin at a line with From after an empty one; one that was quoted is opened again."""
    box = b"From a Mon\nSubject: one\n\nWords\nFrom here on.\n\nFrom b Tue\nSubject: two\n\n>From me\n"
    found = unpack_mbox(box, "a.mbox")
    assert [name for name, _ in found.members] == ["0001.eml", "0002.eml"]
    assert found.members[0][1].endswith(b"From here on.\n\n")
    assert found.members[1][1] == b"Subject: two\n\nFrom me\n"
    with pytest.raises(UnreadableError, match="no box"):
        unpack_mbox(b"words", "a.mbox")
