"""Words of a label index that a misspelled word may stand for, by the fewest letters changed."""

import sqlite3
from typing import Final

from kg.graph.labels_making import SPELLED, signature, spellable

TWICE: Final = 8
"""From so many letters on two slips are forgiven in a word, one below."""
_MOST: Final = 8
_LAST: Final = "\U0010ffff"
_STARTING: Final = "SELECT word, uses, letters FROM vocabulary WHERE length = ? AND word >= ? AND word < ?"
_ENDING: Final = (
    "SELECT word, uses, letters FROM vocabulary WHERE length = ? AND backwards >= ? AND backwards < ?"
)
_SAME: Final = "SELECT word, uses, letters FROM vocabulary WHERE word = ? AND length > 0"


def forgiven(word: str) -> int:
    """Return how many slips are forgiven in a word: none in short ones and in numbers, else one or two.

    >>> forgiven("bay"), forgiven("2035"), forgiven("beijing"), forgiven("shapingba")
    (0, 0, 1, 2)
    """
    if not spellable(word):
        return 0
    return 2 if len(word) >= TWICE else 1


def edits(one: str, other: str) -> int:
    """Return by how many letters two texts differ, two swapped neighbours counted as one.

    This is the distance of optimal string alignment, all letters of a column at once in the bits of a number
    (H. Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit distances, 2003).

    >>> edits("shapinba", "shapingba"), edits("chegndu", "chengdu"), edits("", "bay")
    (1, 1, 3)
    """
    one, other = _differing(one, other)
    if not one or not other:
        return len(one) + len(other)
    places: dict[str, int] = {}
    for at, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << at
    full, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    up, down, diagonal, before, distance = full, 0, 0, 0, len(one)
    for letter in other:
        here = places.get(letter, 0)
        swapped = ((~diagonal & here) << 1) & before
        diagonal = ((((here & up) + up) ^ up) | here | down | swapped) & full
        right = down | (full & ~(diagonal | up))
        left = diagonal & up
        distance += bool(right & last) - bool(left & last)
        right = (right << 1 | 1) & full
        up = (left << 1 | ~(diagonal | right)) & full
        down = right & diagonal
        before = here
    return distance


def _differing(one: str, other: str) -> tuple[str, str]:
    """Return two texts without what both begin and end with: that costs no edits, and takes time."""
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def near_words(database: sqlite3.Connection, word: str) -> tuple[tuple[int, int, str], ...]:
    """Return the words of an index that differ from a word by what is forgiven, nearest first.

    With each: by how many letters it differs, and in how many names it stands.

    If a word differs by at most n slips, one of n + 1 parts of it is left as it was: those that begin or end
    like it, and for two slips those that have its middle, are looked at.
    """
    most = forgiven(word)
    if not most:
        return ()
    has = signature(word)
    found = [
        (edits(word, known), -uses, known)
        for known, uses, letters in _candidates(database, word, most)
        if (has & ~letters).bit_count() <= most and (letters & ~has).bit_count() <= most
    ]
    return tuple((far, -less, known) for far, less, known in sorted(found) if far <= most)[:_MOST]


def _candidates(database: sqlite3.Connection, word: str, most: int) -> set[tuple[str, int, int]]:
    third = len(word) // (most + 1)
    start, end = word[:third], word[-third:][::-1]
    found: set[tuple[str, int, int]] = set()
    for length in range(max(len(word) - most, SPELLED), len(word) + most + 1):
        found.update(database.execute(_STARTING, (length, start, start + _LAST)))
        found.update(database.execute(_ENDING, (length, end, end + _LAST)))
    swapped = [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)]
    found.update(row for one in swapped for row in database.execute(_SAME, (one,)))
    if most > 1:
        found.update(_with_middle(database, word, most))
    return found


def _with_middle(database: sqlite3.Connection, word: str, most: int) -> list[tuple[str, int, int]]:
    at = (len(word) - 3) // 2
    quoted = word[at : at + 3].replace('"', '""')
    return database.execute(
        "SELECT v.word, v.uses, v.letters FROM parts CROSS JOIN vocabulary v ON v.id = parts.rowid "
        "WHERE parts MATCH ? AND v.length BETWEEN ? AND ?",
        (f'"{quoted}"', len(word) - most, len(word) + most),
    ).fetchall()
