"""Reads a PDF file: its words in the order in which a person reads them, and what each block is."""

from typing import Any, Final

from kg.documents.pdf.assemble import assemble
from kg.documents.pdf.furniture import drop_furniture
from kg.documents.pdf.info import read_metadata
from kg.documents.pdf.pages import PageReader
from kg.documents.pdf.streams import check_streams
from kg.documents.pdf.words import Page
from kg.documents.reading import Reading
from kg.exceptions import UnreadableError
from kg.model import Metadata

MOST_PAGES: Final = 5_000
MOST_CHARACTERS: Final = 10_000_000
_OCR: Final = "Recognise their words first, for example with ocrmypdf, and try again"
_AGAIN: Final = "Open it in a PDF program, save it anew, and try again"
_LOCKED: Final = "Save it without a password and try again"


def read_pdf(data: bytes, name: str) -> Reading:
    """Return the words and blocks of a PDF file.

    Args:
        data: the bytes of the file.
        name: its name, for messages.

    Raises:
        UnreadableError: if it is empty, damaged or locked with a password, or if its pages are pictures.
    """
    from pypdfium2 import raw  # noqa: PLC0415 - a heavy import, needed for PDF files only

    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableError("it is empty", name, "Give a PDF file that holds pages")
    check_streams(data, name)
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _refused(raw, name)
    try:
        pages, source, notes = _read_pages(raw, document, name)
        metadata = read_metadata(raw, document)
    finally:
        raw.FPDF_CloseDocument(document)
    return _reading(pages, source, metadata, notes, name)


def _refused(raw: Any, name: str) -> UnreadableError:
    if raw.FPDF_GetLastError() in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
        return UnreadableError("it is locked with a password", name, _LOCKED)
    return UnreadableError("it is damaged or not a PDF file", name, _AGAIN)


def _read_pages(raw: Any, document: Any, name: str) -> tuple[list[Page], str, list[str]]:
    count = raw.FPDF_GetPageCount(document)
    if count <= 0:
        raise UnreadableError("it holds no pages", name, _AGAIN)
    reader = PageReader(document)
    pages: list[Page] = []
    texts: list[str] = []
    at = 0
    for number in range(1, min(count, MOST_PAGES) + 1):
        page, text = reader.read(number, at)
        pages.append(page)
        texts.append(text)
        at = page.end + 1
        if at > MOST_CHARACTERS:
            break
    notes = []
    if len(pages) < count:
        notes.append(f"only the first {len(pages):,} of {count:,} pages were read, because it is so long")
    return pages, "\f".join(texts), notes


def _reading(pages: list[Page], source: str, metadata: Metadata, notes: list[str], name: str) -> Reading:
    bare = [page for page in pages if not source[page.start : page.end].strip()]
    pictures = [page.number for page in bare if page.pictured]
    if len(bare) == len(pages):
        if pictures:
            what = "its pages are pictures without words; OCR is needed to read them"
            raise UnreadableError(what, name, _OCR)
        raise UnreadableError("its pages hold no words", name, "Check that the file is whole")
    if pictures:
        them = "it" if len(pictures) == 1 else "them"
        notes.append(f"{_told(pictures)} pictures; OCR is needed to read {them}")
    drop_furniture(pages)
    return assemble(pages, source, metadata, notes)


def _told(numbers: list[int]) -> str:
    """Return the numbers of pages in words, ending with a verb."""
    if len(numbers) == 1:
        return f"page {numbers[0]} is"
    shown = [str(n) for n in numbers[:20]]
    more = f" and {len(numbers) - 20} more" if len(numbers) > 20 else ""
    listed = ", ".join(shown) + more if more else ", ".join(shown[:-1]) + " and " + shown[-1]
    return f"pages {listed} are"
