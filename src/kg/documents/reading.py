"""What a reader of one format gives: the words of the file, and its blocks in the order of reading.

Every format has one reader, a function from bytes and a name to a :class:`Reading`. It says *what* stands
in the file and *where*; :mod:`kg.documents.compose` makes the canonical text of it.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import BlockKind, Metadata
from kg.places import Box, Removed


class Piece(NamedTuple):
    """Words of a block: a stretch of the source text, or other words in its place.

    ``text`` is None where the source is taken as it is. A piece without extent (``start == end``) is put
    in by the reader: a blank between joined lines, the number of a list item.
    """

    start: int
    end: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One block in the order of reading.

    Attributes:
        pieces: its words.
        kind: what it is, or None where that is still to be found out from its lines.
        level: depth of a heading (1 is the title's) or of a bullet (1 is the outermost).
        column: which column of its page it stands in, counted from 1; 0 where there is one only.
        lead: where in the source its first words in bold end, before others; 0 where there are none.
    """

    pieces: tuple[Piece, ...]
    kind: BlockKind | None = None
    level: int = 1
    column: int = 0
    lead: int = 0


@dataclass(slots=True)
class Lead:
    """Finds where the first words of a block end that stand in bold, if others follow them."""

    _end: int = 0
    _parted: bool = False

    def add(self, words: str, end: int, bold: bool) -> None:
        """Take the next words of the block, and where they end in the source."""
        if not words.strip() or self._parted:
            return
        if bold:
            self._end = end
        else:
            self._parted = True

    @property
    def end(self) -> int:
        """Where they end; 0 where there are none, or nothing follows."""
        return self._end if self._parted else 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read.

    Attributes:
        source: all words of the file in the order in which the file holds them. For text and HTML, the
            decoded characters of the file; for PDF, the characters of the pages one after another; for
            formats that are packed or marked up in binary, their text.
        parts: the blocks, in the order of reading. A part without a kind may hold several lines.
        media_type: IANA name of the format.
        encoding: how the characters of ``source`` were decoded from the bytes, where they were.
        pages: where each page begins in ``source``; empty for formats without pages.
        boxes: where lines stand on the pages, by ``start``.
        removed: what is not part of the document, by ``start``.
        metadata: what the file says about itself.
        reconstructed: whether the order of its lines had to be worked out from the words alone.
        notes: what a person should know about the reading, in words.
    """

    source: str
    parts: tuple[Part, ...]
    media_type: str = "text/plain"
    encoding: str = ""
    pages: tuple[int, ...] = ()
    boxes: tuple[Box, ...] = ()
    removed: tuple[Removed, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    reconstructed: bool = False
    notes: tuple[str, ...] = ()
