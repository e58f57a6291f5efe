"""The reader of plain text: its characters, its pages, and its columns where they were woven together."""

import re
from collections.abc import Iterator

from kg.documents.encodings import decode
from kg.documents.office.front import read_front, to_metadata
from kg.documents.reading import Part, Piece, Reading
from kg.documents.weave import Stretch, unweave
from kg.places import Removed


def read_plain(data: bytes, name: str) -> Reading:
    """Return the reading of a plain text file; form feeds stand between its pages.

    A head of ``key: value`` lines between dashes is taken out, and what it says becomes metadata.

    Raises:
        UnreadableError: if the bytes are not text, or in no encoding known here.
    """
    text, encoding = decode(data, name)
    front = read_front(text)
    begin = max(front.end, 1 if text.startswith("\ufeff") else 0)
    woven = unweave(text)
    parts = (Part((Piece(begin, len(text)),)),) if woven is None else tuple(_in_order(woven, begin))
    return Reading(
        source=text,
        parts=parts,
        encoding=encoding,
        reconstructed=woven is not None,
        pages=_pages(text),
        removed=(Removed(0, front.end, "head of the file"),) if front.end else (),
        metadata=to_metadata(front.fields),
    )


def _in_order(stretches: tuple[Stretch, ...], begin: int) -> Iterator[Part]:
    """Yield the stretches of a woven text, each column by itself, from an offset on."""
    for stretch in stretches:
        if not stretch.columns:
            yield Part((Piece(max(begin, stretch.start), max(begin, stretch.end)),))
        for number, lines in enumerate(stretch.columns, 1):
            pieces: list[Piece] = []
            for start, end in lines:
                pieces += [Piece(start, end), Piece(end, end, "\n")]
            yield Part(tuple(pieces), column=number)


def _pages(text: str) -> tuple[int, ...]:
    """Return where the pages begin; nothing for a text without form feeds between words."""
    if "\f" not in text.strip():
        return ()
    last = len(text.rstrip())
    return (0, *(found.end() for found in re.finditer("\f", text) if found.end() < last))
