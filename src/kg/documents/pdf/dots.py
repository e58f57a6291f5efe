"""Bullets that are drawn as small shapes: they become signs in front of their words."""

from typing import Final

from kg.documents.pdf.words import Dot, Page, Word, rows_of

_CENTRE: Final = (-0.05, 0.75)  # where its middle stands over the base line, in parts of the letter size
_NEAR: Final = (0.05, 3.0)  # how far off the first word stands
_LARGEST: Final = 0.62
_MOST: Final = 400


def add_dots(page: Page) -> None:
    """Put a sign without extent before each word that a drawn bullet stands in front of."""
    if not page.dots or len(page.dots) > _MOST:
        return
    rows = rows_of(page.words)
    signs = [sign for dot in page.dots for sign in _sign(dot, rows)]
    page.words = sorted([*page.words, *signs], key=_in_file)


def _in_file(word: Word) -> tuple[int, int]:
    return word.start, word.end


def _sign(dot: Dot, rows: list[list[Word]]) -> list[Word]:
    """Return the sign of a drawn bullet, or nothing where no words go on from it."""
    middle, height = (dot.bottom + dot.top) / 2, dot.top - dot.bottom
    for row in rows:
        first = row[0]
        if not row[-1].base + _CENTRE[0] * first.size <= middle <= first.base + _CENTRE[1] * first.size:
            continue
        word = next((w for w in row if w.left > dot.left), None)
        if word is None or any(w.left <= dot.left < w.right or _touches(w, dot) for w in row):
            continue
        gap = (word.left - dot.right) / word.size
        if height <= _LARGEST * word.size and _NEAR[0] <= gap <= _NEAR[1]:
            return [Word(word.start, word.start, dot.left, dot.right, word.base, word.size, False, dot.sign)]
    return []


def _touches(word: Word, dot: Dot) -> bool:
    """Return whether a word ends close before a shape, as before a dot within a line."""
    return word.left < dot.left and dot.left - word.right < 0.7 * word.size
