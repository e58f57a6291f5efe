"""Turns stretches of a page's source into pieces: entities opened, double-encoded characters mended."""

from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.mending import mend_doubled
from kg.documents.reading import Piece

_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_CJK: Final = "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_CJK_SPACE: Final = re.compile(rf"(?<={_CJK})[ \t]*[\r\n]\s*(?={_CJK})")


class Run(NamedTuple):
    """A stretch of visible source with how it is set; ``mark`` names what stands in it instead of words.

    ``mark`` is "" for words, "br" for a line break, "cell" for the border between two cells, "gap" for
    the border of a block within a cell, "item" for that between two items of a list in it.
    ``reason`` tells why it is not part of the text.
    """

    start: int
    end: int
    bold: bool = False
    link: bool = False
    size: float = 0.0
    reason: str = ""
    mark: str = ""


_MARKS: Final = {"br": " ", "gap": " ", "item": "; ", "cell": " | "}


def make_pieces(source: str, runs: list[Run], *, plain: bool = True, mend: bool = True) -> list[Piece]:
    """Return the pieces of a block, without blanks at its ends; runs with a reason are left out.

    ``plain`` is False for text whose lines are to be kept; ``mend`` tells whether characters that were
    encoded twice are mended.
    """
    pieces: list[Piece] = []
    for run in runs:
        if run.reason:
            continue
        if run.mark:
            mark = _MARKS[run.mark] if plain or run.mark == "cell" else "\n"
            pieces.append(Piece(run.start, run.start, mark))
            continue
        text = source[run.start : run.end]
        if "&" not in text and text.isascii():
            pieces.append(Piece(run.start, run.end))
        else:
            pieces.extend(_pieces(source, run.start, run.end, plain, mend))
    return _trimmed(source, pieces)


def _pieces(source: str, start: int, end: int, plain: bool, mend: bool) -> Iterator[Piece]:
    """Yield the pieces of one stretch."""
    text = source[start:end]
    if "&" in text:
        at = 0
        for found in _ENTITY.finditer(text):
            char = unescape(found.group())
            if char == found.group():
                continue
            yield from _plain(text, start, at, found.start(), plain, mend)
            yield Piece(start + found.start(), start + found.end(), char)
            at = found.end()
        yield from _plain(text, start, at, len(text), plain, mend)
    else:
        yield from _plain(text, start, 0, len(text), plain, mend)


def _plain(text: str, base: int, low: int, high: int, plain: bool, mend: bool) -> Iterator[Piece]:
    """Yield the pieces of a stretch without entities."""
    if low >= high:
        return
    if text.isascii():
        yield Piece(base + low, base + high)
        return
    at = low
    changes = [*(mend_doubled(text, low, high) if mend else ()), *(_broken(text, low, high) if plain else ())]
    for start, end, words in sorted(changes):
        if start < at:
            continue
        if start > at:
            yield Piece(base + at, base + start)
        if words:
            yield Piece(base + start, base + end, words)
        at = end
    if at < high:
        yield Piece(base + at, base + high)


def _broken(text: str, low: int, high: int) -> Iterator[tuple[int, int, str]]:
    """Yield the line breaks between two Chinese characters: no reader sees a blank there."""
    for found in islice(_CJK_SPACE.finditer(text, low, high), 20_000):
        yield found.start(), found.end(), ""


def _trimmed(source: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without blanks at either end."""
    low, high = 0, len(pieces)
    while low < high and not _shown(source, pieces[low]).strip():
        low += 1
    while high > low and not _shown(source, pieces[high - 1]).strip():
        high -= 1
    kept = pieces[low:high]
    if kept and kept[0].text is None:
        words = source[kept[0].start : kept[0].end]
        kept[0] = Piece(kept[0].start + len(words) - len(words.lstrip()), kept[0].end)
    if kept and kept[-1].text is None:
        words = source[kept[-1].start : kept[-1].end]
        kept[-1] = Piece(kept[-1].start, kept[-1].end - len(words) + len(words.rstrip()))
    return kept


def _shown(source: str, piece: Piece) -> str:
    return source[piece.start : piece.end] if piece.text is None else piece.text


def shown_text(source: str, pieces: list[Piece]) -> str:
    """Return the words of the pieces, with single blanks."""
    return " ".join("".join(_shown(source, piece) for piece in pieces).split())
