"""How near two spellings are: by letters added, dropped, changed or swapped."""

from typing import Final

_PER_ERROR: Final = 4
_MOST: Final = 3


def allowed(name: str) -> int:
    """Return how many slips are forgiven in a name: one for every four letters, three at most.

    >>> allowed("tor"), allowed("shapinba"), allowed("guangdong hong kong macao")
    (0, 2, 3)
    """
    return min(_MOST, len(name) // _PER_ERROR)


def slips(one: str, other: str, most: int = _MOST) -> int | None:
    """Return by how many letters two names differ, or None if by more than most.

    Two swapped neighbours count once.
    The distance is the one of Damerau and Levenshtein with adjacent transpositions, each letter edited once
    (optimal string alignment).

    >>> slips("shapinba", "shapingba"), slips("chegndu", "chengdu"), slips("lagoon", "quay")
    (1, 1, None)
    """
    if abs(len(one) - len(other)) > most:
        return None
    before, row = list[int](), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i, *([0] * len(other))]
        for j, against in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                row[j] = min(row[j], last[j - 2] + 1)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
