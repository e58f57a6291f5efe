"""Which reader reads a file: by the ending of its name, checked against its first bytes."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kg.documents.names import display_name
from kg.documents.reading import Reading
from kg.exceptions import UnreadableError

_MB: Final = 1_000_000
Reader = Callable[[bytes, str], Reading]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read.

    Attributes:
        name: what people call it.
        reader: the function that reads it as a document, as ``module:function``; the module is loaded at
            the first use. Empty for files that only hold others.
        limit: the largest file that is read, in bytes.
        unpacker: the function that gives the files in it, likewise; empty for files that hold none.
    """

    name: str
    reader: str
    limit: int = 16 * _MB
    unpacker: str = ""

    def load(self, function: str) -> Callable[..., object]:
        """Return the function of this name, ``reader`` or ``unpacker``."""
        module, function = function.split(":")
        found = getattr(importlib.import_module(f"kg.documents.{module}"), function)
        if not callable(found):
            raise TypeError(function)
        return found  # type: ignore[no-any-return]  # callable() was asked


_TEXT: Final = Format("plain text", "plain:read_plain")
_MARKDOWN: Final = Format("Markdown", "office.markdown:read_markdown")
_HTML: Final = Format("HTML", "html.read:read_html")
_PDF: Final = Format("PDF", "pdf.read:read_pdf", 256 * _MB)
_DOCX: Final = Format("Word", "office.docx:read_docx", 128 * _MB)
_ODT: Final = Format("OpenDocument text", "office.odt:read_odt", 128 * _MB)
_EPUB: Final = Format("EPUB", "office.epub:read_epub", 128 * _MB)
_RTF: Final = Format("RTF", "office.rtf:read_rtf", 32 * _MB)
_CSV: Final = Format("a table in text form", "office.csv_files:read_csv")
_SHEET: Final = Format("a spreadsheet", "office.sheets:read_sheet", 64 * _MB)
_ZIP: Final = Format("a ZIP archive", "", 256 * _MB, "office.unpack:unpack_zip")
_MAIL: Final = Format("a letter", "office.mail:read_mail", 64 * _MB, "office.mail:unpack_mail")
_MBOX: Final = Format("a box of letters", "", 256 * _MB, "office.mail:unpack_mbox")

FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        ".txt": _TEXT, ".text": _TEXT, ".md": _MARKDOWN, ".markdown": _MARKDOWN,
        ".html": _HTML, ".htm": _HTML, ".xhtml": _HTML, ".shtml": _HTML,
        ".pdf": _PDF, ".docx": _DOCX, ".docm": _DOCX, ".odt": _ODT, ".epub": _EPUB, ".rtf": _RTF,
        ".csv": _CSV, ".tsv": _CSV, ".xlsx": _SHEET, ".xlsm": _SHEET, ".xls": _SHEET, ".ods": _SHEET,
        ".zip": _ZIP, ".eml": _MAIL, ".mbox": _MBOX,
    }
)  # fmt: skip
"""The formats that are read, by the ending of the file name."""

# What people have and we do not read, and what to do about it.
_REFUSED: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".doc": "old Word files are not read. Save it as .docx",
        ".ppt": "slides are not read. Save them as PDF",
        ".pptx": "slides are not read. Save them as PDF",
        ".odp": "slides are not read. Save them as PDF",
        ".msg": "Outlook messages are not read. Save it as .eml",
        ".mht": "web archives are not read. Save the page as HTML",
        ".mhtml": "web archives are not read. Save the page as HTML",
        ".pages": "Pages files are not read. Export it as .docx or PDF",
        ".wps": "old Works or WPS files are not read. Save it as .docx",
        ".djvu": "DjVu files are not read. Convert it to PDF with a text layer",
        ".rar": "archives of this type are not read. Unpack it first",
        ".7z": "archives of this type are not read. Unpack it first",
        ".gz": "archives of this type are not read. Unpack it first",
        ".tar": "archives of this type are not read. Unpack it first",
        **dict.fromkeys(
            (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp", ".bmp"),
            "pictures are not read. OCR can make a PDF with text of it (e.g. ocrmypdf)",
        ),
    }
)
# One ending for each format, the first.
_SUPPORTED: Final = ", ".join(
    suffix for n, (suffix, kind) in enumerate(FORMATS.items()) if kind not in tuple(FORMATS.values())[:n]
)
_PACKED: Final = b"PK\x03\x04"
_PICTURE: Final = "OCR can make a PDF with text of it (e.g. ocrmypdf)"
# First bytes of what is not read, whatever the name says: what it is, and what to do.
_MARKS: Final = (
    (b"\x89PNG\r\n\x1a\n", "it is a picture, which is not read", _PICTURE),
    (b"\xff\xd8\xff", "it is a picture, which is not read", _PICTURE),
    (b"GIF8", "it is a picture, which is not read", _PICTURE),
    (b"II*\x00", "it is a picture, which is not read", _PICTURE),
    (b"MM\x00*", "it is a picture, which is not read", _PICTURE),
    (b"\x1f\x8b", "it is an archive of a type that is not read", "Unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "it is an archive of a type that is not read", "Unpack it first"),
    (b"Rar!\x1a\x07", "it is an archive of a type that is not read", "Unpack it first"),
    (b"From: <Saved by", "it is a web archive, which is not read", "Save the page as HTML"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def supported() -> str:
    """Return an ending of each format that is read, for people."""
    return _SUPPORTED


def ending(name: str) -> str:
    """Return the ending of a file name in lower case, with its dot."""
    # As pathlib has it, which takes much longer where a build asks for ten thousand names.
    last = name.rstrip("/").rpartition("/")[2]
    at = last.rfind(".")
    return last[at:].lower() if 0 < at < len(last) - 1 else ""


def limit_of(name: str) -> int:
    """Return the largest size, in bytes, at which a file of this name is read at all."""
    known = FORMATS.get(ending(name))
    return known.limit if known else _PDF.limit


def refusal(name: str) -> str | None:
    """Return why a file of this name is not read and what to do, or None if its type is read."""
    suffix = ending(name)
    if suffix in FORMATS:
        return None
    if suffix in _REFUSED:
        return _REFUSED[suffix]
    kind = f"files of type {display_name(suffix)}" if suffix else "files without an ending"
    return f"{kind} are not read (read are {_SUPPORTED})"


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file; what its bytes say outweighs the ending of its name.

    Raises:
        UnreadableError: if files of this type are not read.
    """
    suffix = ending(name)
    known = FORMATS.get(suffix)
    seen = _seen(data, known)
    if seen is not None:
        return seen
    if data.startswith(_OLE):
        return _old_office(data, name)
    for mark, what, hint in _MARKS:
        if data.startswith(mark):
            raise UnreadableError(what, name, hint)
    if known is None and suffix:
        what, _, hint = (refusal(name) or "").partition(". ")
        raise UnreadableError(what, name, hint or "Convert it to one of these and try again")
    return known or _TEXT


def _seen(data: bytes, known: Format | None) -> Format | None:
    """Return the format that the first bytes give away, if it is another than that of the name."""
    head = data[:1_024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in head[:1_024] and (known is _PDF or head.startswith(b"%PDF-")):
        return _PDF
    if head.startswith(b"{\\rtf"):
        return _RTF
    if data.startswith(_PACKED):
        found = _inside(data)
        return known if found is _ZIP and known in _IN_ZIP else found
    low = head[:200].lower()
    if low.startswith((b"<!doctype html", b"<html")) and known is not _MARKDOWN:
        return _HTML
    return None


_IN_ZIP: Final = (_DOCX, _ODT, _EPUB, _SHEET, _ZIP)


def _inside(data: bytes) -> Format:
    """Return what a packed file of another ending is, by the first names in it."""
    head = data[:200]
    for mark, found in (
        (b"mimetypeapplication/epub+zip", _EPUB),
        (b"mimetypeapplication/vnd.oasis.opendocument.text", _ODT),
        (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", _SHEET),
    ):
        if mark in head:
            return found
    if b"[Content_Types].xml" in data:
        return _DOCX if b"word/document" in data else _SHEET if b"xl/workbook" in data else _ZIP
    return _ZIP


def _old_office(data: bytes, name: str) -> Format:
    """Return the format of a file in the old container of Office, if it is read."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError("it is protected by a password", name, "Save it without the password")
    if "Workbook".encode("utf-16-le") in data or ending(name) == ".xls":
        return _SHEET
    raise UnreadableError("this is an old Office file", name, "Save it in the newer format (.docx, .xlsx)")
