"""Blanks stretched to fill a line: they are as wide as a gutter, and yet no gap between columns or cells."""

from bisect import bisect_left
from itertools import pairwise
from typing import Final

from kg.documents.pdf.words import CJK, Page, Word, rows_of

_WIDE: Final = 0.6  # from here on a blank might be taken for a gutter, in parts of the letter size
_WIDEST: Final = 9.0
_LONGEST: Final = 300  # words of a row; no page of text holds more
_USUAL: Final = 0.3
_LIKE: Final = 0.06
_NEAR: Final = 0.7  # points between places that count as the same
_AROUND: Final = 2

_Place = tuple[float, float]


def close_blanks(page: Page) -> None:
    """Let words of justified lines reach to the next one, so that their blanks are as wide as usual.

    Blanks of a justified line are all alike, and the words after them stand under each other by chance
    only; those of table rows differ, or their words line up.
    """
    rows = rows_of(page.words)
    runs = [_runs(row) if len(row) <= _LONGEST else [] for row in rows]
    if not any(runs):
        return
    places = [_places(row) for row in rows]
    closed: dict[int, float] = {}
    for i, row in enumerate(rows):
        if not runs[i]:
            continue
        near = [j for j in range(i - _AROUND, i + _AROUND + 1) if j != i and 0 <= j < len(rows)]
        around = _Around([place for j in near for place in places[j]])
        sides = [(sorted(w.left for w in rows[j]), sorted(w.right for w in rows[j])) for j in near]
        for low, high in runs[i]:
            if high - low == 1 and not _fills(row[low], row[high], sides):
                continue
            if not _lined_up(row[low + 1 : high + 1], around, lone=high - low == 1):
                closed.update(
                    (row[k].start, row[k + 1].left - _USUAL * row[k].size) for k in range(low, high)
                )
    if closed:
        page.words = [w._replace(right=closed[w.start]) if w.start in closed else w for w in page.words]


def _runs(row: list[Word]) -> list[tuple[int, int]]:
    """Return the first and last word of each stretch of a row whose blanks are wide, and all alike.

    A lone blank counts where the gaps before and after are wide too, or the row ends.
    """
    runs: list[tuple[int, int]] = []
    i = 0
    while i + 1 < len(row):
        gap = row[i + 1].left - row[i].right
        j = i + 1
        if _WIDE * row[i].size < gap < _WIDEST * row[i].size:
            while j + 1 < len(row) and _alike(gap, row[j], row[j + 1]):
                j += 1
            alone = _ends(row, i - 1) and _ends(row, j)
            if (j - i >= 2 or alone) and _is_prose(row[i : j + 1]):
                runs.append((i, j))
        i = j
    return runs


def _ends(row: list[Word], i: int) -> bool:
    """Return whether a stretch of words may end after a word: nothing comes, or only beyond a wide gap."""
    return i < 0 or i + 1 == len(row) or row[i + 1].left - row[i].right > _WIDE * row[i].size


def _fills(first: Word, last: Word, sides: list[tuple[list[float], list[float]]]) -> bool:
    """Return whether two words begin and end where lines of near rows do, as in a justified column."""
    return sum(_near(lefts, first.left) and _near(rights, last.right) for lefts, rights in sides) >= 2


def _alike(gap: float, word: Word, following: Word) -> bool:
    return abs(following.left - word.right - gap) <= _LIKE * word.size


def _is_prose(words: list[Word]) -> bool:
    """Return whether words are of letters, none Chinese, and not the single letters of a spaced out word."""
    if any(CJK.search(word.text) for word in words):
        return False
    worded = sum(1 for word in words if sum(1 for c in word.text if c.isalpha()) > 1)
    return worded >= 0.5 * len(words)


def _places(row: list[Word]) -> list[_Place]:
    """Return the sides of the words of a row that stand after a wide blank."""
    return [
        (word.left, word.right)
        for before, word in pairwise(row)
        if word.left - before.right > _WIDE * word.size
    ]


class _Around:
    """The places of words in the rows around one, in order, so that each is found without a long search."""

    def __init__(self, places: list[_Place]) -> None:
        self._lefts = sorted(left for left, _ in places)
        self._rights = sorted(right for _, right in places)
        self._middles = sorted(left + right for left, right in places)

    def meets(self, word: Word, lone: bool) -> bool:
        """Return whether a word begins, ends or has its middle where one of them does.

        That a lone word ends where others do says nothing: so do all lines of a justified column.
        """
        return (
            _near(self._lefts, word.left)
            or (not lone and _near(self._rights, word.right))
            or _near(self._middles, word.left + word.right)
        )


def _near(values: list[float], value: float) -> bool:
    i = bisect_left(values, value - _NEAR)
    return i < len(values) and values[i] < value + _NEAR


def _lined_up(words: list[Word], around: _Around, lone: bool) -> bool:
    """Return whether most words stand under or over words of near rows that stand apart as well."""
    met = sum(1 for word in words if around.meets(word, lone))
    return met > 0.5 * len(words)
