"""Sorts the words of a page: those that run with it, turned ones, and those that nobody sees."""

from collections.abc import Sequence
from functools import partial
from itertools import compress, repeat
from typing import Final, NamedTuple

import numpy as np

from kg.documents.pdf.words import Page, Word
from kg.places import Removed

_OUTSIDE: Final = "it stands outside the page"
_TWICE: Final = "it is drawn a second time in the same place"
_NEAR: Final = 0.12  # how far apart letters drawn twice may stand, in parts of their size
_STEP: Final = 4.0
_WIDEST: Final = float(1 << 20)
_word: Final = partial(tuple.__new__, Word)


class Found(NamedTuple):
    """The words of a page, one list for each of their values; ``turn`` is their direction."""

    start: list[int]
    end: list[int]
    left: list[float]
    right: list[float]
    base: Sequence[float]
    size: Sequence[float]
    bold: Sequence[bool]
    text: list[str]
    turn: Sequence[int]


def joined(found: Found, goes_on: list[bool]) -> Found:
    """Return words with pieces joined to the word that they go on with, if they are alike and touch it."""
    kept = [True] * len(goes_on)
    old = 0
    for i, follows in enumerate(goes_on):
        if follows and _alike(found, old, i) and abs(found.left[i] - found.right[old]) < 0.3 * found.size[i]:
            found.end[old], found.right[old] = found.end[i], found.right[i]
            found.text[old] += found.text[i]
            kept[i] = False
        else:
            old = i
    return Found._make(list(compress(values, kept)) for values in found)


def _alike(found: Found, one: int, other: int) -> bool:
    """Return whether two words have the same direction, weight, size and base line."""
    same = found.turn[one] == found.turn[other] and found.bold[one] == found.bold[other]
    near = abs(found.size[one] - found.size[other]) < 0.1 and abs(found.base[one] - found.base[other]) < 0.1
    return same and near


def settle(page: Page, found: Found) -> None:
    """Give the page its direction and its words; set aside what is outside, drawn twice, or turned."""
    turns = set(found.turn)
    page.turn = _common_turn(found)
    page.sides = turned(page.frame, page.turn)
    words = list(map(_word, zip(*found[:8], repeat(False))))
    if turns == {page.turn} and not _any_odd(page.sides, found):
        page.words = words
        return
    drawn: dict[tuple[str, int], list[float]] = {}
    for turn, word in zip(found.turn, words, strict=True):
        left, bottom, right, top = turned(page.frame, turn % 4)
        x, y = (word.left + word.right) / 2, word.base
        if not (left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1):
            page.removed.append(Removed(word.start, word.end, _OUTSIDE))
        elif turn != page.turn:
            page.aside.append((turn, word))
        elif _again(drawn, word):
            page.removed.append(Removed(word.start, word.end, _TWICE))
        else:
            page.words.append(word)


def _common_turn(found: Found) -> int:
    """Return the direction in which most letters run, of the four that are no slant."""
    if len(set(found.turn)) == 1:
        return found.turn[0] % 4
    counts = [0, 0, 0, 0, 0]
    for turn, start, end in zip(found.turn, found.start, found.end, strict=True):
        counts[turn] += end - start
    return counts.index(max(counts[:4])) if max(counts[:4]) else 0


def _any_odd(sides: tuple[float, float, float, float], found: Found) -> bool:
    """Return whether any word that runs with the page stands outside it or may be drawn twice."""
    left, bottom, right, top = sides
    lefts, rights, bases = np.array(found.left), np.array(found.right), np.array(found.base)
    middles = (lefts + rights) / 2
    across = left - 1 <= middles.min() and middles.max() <= right + 1
    if not (across and bottom - 1 <= bases.min() and bases.max() <= top + 1) or right - left > _WIDEST / 4:
        return True
    # Words of one height stand together in each order; the nearest are then next to each other.
    near = _NEAR * max(found.size) + 0.001
    for shift in (0.0, 0.5):
        heights = (bases / _STEP + shift).astype(np.int64)
        places = np.sort(heights * _WIDEST + lefts)
        if (np.diff(places) < near).any():
            return True
    return False


def _again(drawn: dict[tuple[str, int], list[float]], word: Word) -> bool:
    """Return whether the same letters stand in the same place already; bold is made so at times."""
    height, left = word.base / _STEP, word.left
    near = False
    for key in ((word.text, int(height)), (word.text, int(height + 0.5) + 100_000)):
        known = drawn.get(key)
        if known is None:
            drawn[key] = [left]
            continue
        near = near or any(abs(x - left) < _NEAR * word.size for x in known[-20:])
        known.append(left)
    return near


def turned(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float]:
    """Return a box of the file in the coordinates of words that run in a direction."""
    if not turn:
        return box
    left, bottom, right, top = box
    boxes = (box, (bottom, -right, top, -left), (-right, -top, -left, -bottom), (-top, left, -bottom, right))
    return boxes[turn]


def shown(box: tuple[float, float, float, float], page: Page, turn: int) -> tuple[float, float, float, float]:
    """Return a box of words that run in a direction as it stands on the page that is shown."""
    left, bottom, right, top = turned(box, -turn % 4)
    x, y, far, high = page.frame
    left, bottom, right, top = left - x, bottom - y, right - x, top - y
    if not page.shown:
        return left, bottom, right, top
    width, height = far - x, high - y
    boxes = (
        (left, bottom, right, top),
        (bottom, width - right, top, width - left),
        (width - right, height - top, width - left, height - bottom),
        (height - top, left, height - bottom, right),
    )
    return boxes[page.shown]
