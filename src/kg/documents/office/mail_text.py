"""The words of a letter in plain text: paragraphs, quoted replies, and the signature at its end."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.reading import Part, Piece
from kg.model import BlockKind
from kg.places import Removed

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_QUOTE: Final = re.compile(r"(?:>[ \t]?)+")


class TextBody(NamedTuple):
    """The words of a letter and its blocks."""

    source: str
    parts: tuple[Part, ...]
    removed: tuple[Removed, ...]
    notes: tuple[str, ...] = ()


class _Line(NamedTuple):
    """A line: where its words stand, whether they are quoted, and whether they flow on into the next one."""

    start: int
    end: int
    quoted: bool
    flows: bool

    @property
    def empty(self) -> bool:
        """Whether it holds no word."""
        return self.start >= self.end


def read_plain(source: str, offset: int = 0, flowed: bool = False) -> TextBody:
    """Return the words of a letter, with ``offset`` added to their places.

    Quoted lines become quotations without their marks; what stands below a line of two dashes is the
    signature and is set aside. With ``flowed`` a line that ends with a blank goes on in the next one.
    """
    lines, signature = _lines(source, flowed)
    parts: list[Part] = []
    for quoted, group in groupby(lines, key=lambda line: line.quoted):
        if quoted:
            parts.extend(_quotations(list(group), offset))
        elif pieces := _pieces(source, list(group), offset):
            parts.append(Part(pieces))
    removed = (Removed(signature + offset, len(source) + offset, "signature"),) if signature >= 0 else ()
    return TextBody(source, tuple(parts), removed)


def _lines(source: str, flowed: bool) -> tuple[list[_Line], int]:
    """Return the lines above the signature, and where that begins (-1 without one)."""
    lines: list[_Line] = []
    for found in _LINE.finditer(source):
        words = found.group().rstrip("\r\n")
        if words in {"-- ", "--"} and any(not line.empty for line in lines):
            return lines, found.start()
        quote = _QUOTE.match(words)
        start = found.start() + (quote.end() if quote else 0)
        end = found.start() + len(words.rstrip())
        lines.append(_Line(start, max(start, end), quote is not None, flowed and words.endswith(" ")))
    return lines, -1


def _quotations(lines: list[_Line], offset: int) -> Iterator[Part]:
    """Yield a quotation for every paragraph of the lines."""
    for empty, group in groupby(lines, key=lambda line: line.empty):
        if empty:
            continue
        pieces: list[Piece] = []
        for line in group:
            if pieces:
                pieces.append(Piece(line.start + offset, line.start + offset, " "))
            pieces.append(Piece(line.start + offset, line.end + offset))
        yield Part(tuple(pieces), BlockKind.QUOTATION)


def _pieces(source: str, lines: list[_Line], offset: int) -> tuple[Piece, ...]:
    """Return the lines with their breaks; empty ones between two paragraphs are kept as one."""
    pieces: list[Piece] = []
    for i, line in enumerate(lines):
        if line.empty:
            if len(pieces) > 1 and pieces[-2].text is None:
                pieces.append(Piece(line.start + offset, line.start + offset, "\n"))
            continue
        pieces.append(Piece(line.start + offset, line.end + offset))
        if i + 1 < len(lines):
            pieces.append(Piece(line.end + offset, line.end + offset, " " if line.flows else "\n"))
    while pieces and pieces[-1].text is not None:
        pieces.pop()
    return tuple(pieces)
