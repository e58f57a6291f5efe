"""The reader of plain text: its characters, its pages, and its columns where they were woven together."""

from kg.documents.encodings import decode
from kg.documents.reading import Part, Piece, Reading


def read_plain(data: bytes, name: str) -> Reading:
    """Return the reading of a plain text file.

    Raises:
        UnreadableError: if the bytes are not text, or in no encoding known here.
    """
    text, encoding = decode(data, name)
    begin = 1 if text.startswith("\ufeff") else 0
    return Reading(text, (Part((Piece(begin, len(text)),)),), "text/plain", encoding, pages=_pages(text))


def _pages(text: str) -> tuple[int, ...]:
    """Return where the pages begin: form feeds stand between them."""
    if "\f" not in text.strip():
        return ()
    return (0, *(at + 1 for at, char in enumerate(text) if char == "\f" and text[at + 1 :].strip()))
