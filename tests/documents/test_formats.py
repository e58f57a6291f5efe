"""Tests of formats: what the bytes say outweighs the ending of the name."""

import io
import zipfile

import pytest

from kg.documents.formats import FORMATS, ending, format_of, limit_of, refusal, supported
from kg.exceptions import UnreadableError


def packed(*names: str, first: bytes = b"") -> bytes:
    """Return a ZIP file with some members, the first of them ``mimetype`` if it is given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "x" * 5_000)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 5_000
DOCX = packed("[Content_Types].xml", "_rels/.rels", "word/document.xml")
ODT = packed("content.xml", first=b"application/vnd.oasis.opendocument.text")

# (name, bytes, what it is read as)
TOLD = [
    ("a.txt", b"A plan.", "plain text"),
    ("a", b"A plan.", "plain text"),
    ("a.txt", b"<!DOCTYPE html><p>A plan.</p>", "HTML"),
    ("a.md", b"<html> stands in this text", "Markdown"),
    ("a.html", b"%PDF-1.7 ...", "PDF"),
    ("a.pdf", b"{\\rtf1 A plan.}", "RTF"),
    ("a.zip", DOCX, "Word"),
    ("a.odt", DOCX, "Word"),
    ("a.docx", ODT, "OpenDocument text"),
    ("a.docx", packed("[Content_Types].xml", "xl/workbook.xml"), "a spreadsheet"),
    ("a.zip", packed("plan.txt", "word/notes.txt"), "a ZIP archive"),
    ("a.txt", packed("plan.txt"), "a ZIP archive"),
    ("a.epub", packed("x.html", first=b"application/epub+zip"), "EPUB"),
    ("a.xls", OLE, "a spreadsheet"),
    ("a.xlsx", OLE + "Workbook".encode("utf-16-le"), "a spreadsheet"),
    ("a.eml", b"From: a@example.org\n\nA plan.", "a letter"),
]

# (name, bytes, what is wrong)
REFUSED = [
    ("a.doc", OLE, "old Office file"),
    ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    ("a.pdf", b"\x89PNG\r\n\x1a\n", "it is a picture"),
    ("a.txt", b"\x1f\x8b\x08", "an archive of a type"),
    ("a.html", b"From: <Saved by a browser>", "web archive"),
    ("a.pptx", b"x", "slides are not read"),
    ("a.mp4", b"x", "files of type .mp4"),
]


def test_all_cases_are_collected() -> None:
    """No case gets lost."""
    assert (len(TOLD), len(REFUSED)) == (16, 7)


@pytest.mark.parametrize(("name", "data", "told"), TOLD)
def test_told(name: str, data: bytes, told: str) -> None:
    """A file is read as what it is."""
    assert format_of(data, name).name == told


@pytest.mark.parametrize(("name", "data", "told"), REFUSED)
def test_refused(name: str, data: bytes, told: str) -> None:
    """A file that is not read is told as what it is, with what to do."""
    with pytest.raises(UnreadableError, match=told) as caught:
        format_of(data, name)
    assert caught.value.hint


def test_names() -> None:
    """Names alone tell what is not read; each format has its ending in the list, its readers and a limit."""
    assert ending("A Plan.PDF") == ".pdf"
    assert refusal("plan.pdf") is None
    assert "OCR" in str(refusal("map.jpg"))
    assert supported().split(", ")[:3] == [".txt", ".md", ".html"]
    assert limit_of("plan.pdf") > limit_of("plan.txt") > 0
    for kind in FORMATS.values():
        assert all(callable(kind.load(told)) for told in (kind.reader, kind.unpacker) if told)
