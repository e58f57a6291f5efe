"""The canonical text of a reading: its parts one after another, tidied, with the map of offsets."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kg.documents.canonical import Edit, edits, edits_to_line
from kg.documents.reading import Part, Piece, Reading
from kg.model import BlockKind
from kg.places import OffsetMap

_TIGHT: Final = frozenset({BlockKind.BULLET, BlockKind.CLAUSE, BlockKind.TABLE_ROW})


class Hint(NamedTuple):
    """What the reader of the format knows of a stretch of the canonical text; ``lead`` as in a part."""

    start: int
    end: int
    kind: BlockKind | None
    level: int
    column: int
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Composed:
    """A canonical text, the map of its offsets, and what is known of its parts, by ``start``."""

    text: str
    offsets: OffsetMap
    hints: tuple[Hint, ...]


@dataclass(slots=True)
class Writer:
    """Gathers the canonical text and the runs of its offset map."""

    words: list[str] = field(default_factory=list)
    length: int = 0
    canonical: list[int] = field(default_factory=list)
    source: list[int] = field(default_factory=list)
    extent: list[int] = field(default_factory=list)

    def add(self, words: str, start: int, end: int) -> None:
        """Add words that stand for a stretch of the source; without extent they were put in."""
        if not words:
            return
        size = end - start
        if len(words) == size and self._goes_on(start):
            self.extent[-1] += size
        else:
            self.canonical.append(self.length)
            self.source.append(start)
            self.extent.append(size)
        self.words.append(words)
        self.length += len(words)

    def _goes_on(self, start: int) -> bool:
        """Return whether the last run stands for its source sign by sign and ends at ``start``."""
        if not self.canonical or self.length - self.canonical[-1] != self.extent[-1]:
            return False
        return self.source[-1] + self.extent[-1] == start

    def put_in(self, words: str) -> None:
        """Add words that are not in the source, at the place where the last ones stood."""
        at = self.source[-1] + self.extent[-1] if self.source else 0
        self.add(words, at, at)

    def end_of(self, source: int, first: int) -> int:
        """Return where the words end that stand for the source up to an offset; 0 where none do.

        Runs are looked at from the one of the number ``first`` on.
        """
        for i in range(first, len(self.source)):
            into = source - self.source[i]
            if 0 < into <= self.extent[i]:
                end = self.canonical[i + 1] if i + 1 < len(self.canonical) else self.length
                return self.canonical[i] + into if end - self.canonical[i] == self.extent[i] else end
        return 0

    def offsets(self) -> OffsetMap:
        """Return the map; a text without words has one empty run."""
        runs = (tuple(self.canonical), tuple(self.source), tuple(self.extent))
        return OffsetMap(*runs, length=self.length) if self.canonical else OffsetMap()


def compose(reading: Reading) -> Composed:
    """Return the canonical text of a reading.

    A part with a kind becomes one line, bullets begin with ``- ``; parts stand apart by an empty line,
    items and rows of a table by a line break. A part without a kind keeps its lines.
    """
    writer, hints = Writer(), []
    above: Part | None = None
    for part in reading.parts:
        raw, tied = _raw(reading.source, part)
        changes = edits(raw) if part.kind is None else edits_to_line(raw)
        if not raw.strip():
            continue
        if above is not None:
            together = above.kind is part.kind and part.kind in _TIGHT
            writer.put_in("\n" if together else "\n\n")
        start, run = writer.length, max(0, len(writer.source) - 1)
        if part.kind is BlockKind.BULLET:
            writer.put_in("  " * (part.level - 1) + "- ")
        _write(writer, raw, tied, changes)
        lead = writer.end_of(part.lead, run) if part.lead else 0
        hints.append(Hint(start, writer.length, part.kind, part.level, part.column, lead))
        above = part
    return Composed("".join(writer.words), writer.offsets(), tuple(hints))


class _Tied(NamedTuple):
    """A stretch of the raw words of a part, by where it begins, and the source that it stands for."""

    raw: int
    size: int
    start: int
    end: int


def _raw(source: str, part: Part) -> tuple[str, list[_Tied]]:
    words, tied, at = [], [], 0
    for piece in part.pieces:
        text = _words(source, piece)
        if text:
            words.append(text)
            tied.append(_Tied(at, len(text), piece.start, piece.end))
            at += len(text)
    return "".join(words), tied


def _words(source: str, piece: Piece) -> str:
    return source[piece.start : piece.end] if piece.text is None else piece.text


def _write(writer: Writer, raw: str, tied: list[_Tied], changes: tuple[Edit, ...]) -> None:
    at, i = 0, 0
    for edit in (*changes, Edit(len(raw), len(raw), "")):
        i = _verbatim(writer, raw, tied, i, at, edit.start)
        if edit.words:
            start, end = _source(tied, i, edit.start, edit.end)
            writer.add(edit.words, start, end)
        at = edit.end


def _verbatim(writer: Writer, raw: str, tied: list[_Tied], i: int, start: int, end: int) -> int:
    """Write a stretch that is not changed and return the index of the piece that it ends in."""
    while start < end:
        while tied[i].raw + tied[i].size <= start:
            i += 1
        piece = tied[i]
        stop = min(end, piece.raw + piece.size)
        low, high = piece.start, piece.end
        if high - low == piece.size:
            low, high = low + start - piece.raw, low + stop - piece.raw
        writer.add(raw[start:stop], low, high)
        start = stop
    return i


def _source(tied: list[_Tied], i: int, start: int, end: int) -> tuple[int, int]:
    """Return the source that a changed stretch stands for: that of its first piece with any extent."""
    best = (0, 0)
    while i < len(tied) and tied[i].raw < end:
        piece = tied[i]
        low, high = piece.start, piece.end
        if high - low == piece.size:
            low, high = (
                low + max(0, start - piece.raw),
                low + min(piece.size, max(0, end - piece.raw)),
            )
        if piece.raw + piece.size > start:
            if high > low:
                return low, high
            best = (low, high)
        i += 1
    return best
