"""Tells how sure each cut is: by how much the reading would cost more if it stood a word further on."""

from math import exp
from typing import Final

from kg.documents.weave.search import FULL, Search

_STEPS: Final = (-2, -1, 1, 2)
_ALONE: Final = 0.95  # how often a row in one column only was found right on made pages
_BASE, _SCALE = (
    0.45,
    0.5,
)  # the share of wrong rows falls from the first with the margin, as fast as the second
_NEVER: Final = 1.0e9


def confidences(search: Search, cuts: tuple[int, ...]) -> list[float]:
    """Return for each row how likely its cut is right, from 0 to 1; 1 for rows without a cut."""
    found: list[float] = []
    for i, words in enumerate(search.text.words):
        if not words or cuts[i] == FULL:
            found.append(1.0)
        elif cuts[i] in (0, len(words)):
            found.append(_ALONE)
        else:
            found.append(1.0 - _BASE * exp(-_SCALE * max(0.0, margin(search, cuts, i))))
    return found


def margin(search: Search, cuts: tuple[int, ...], i: int) -> float:
    """Return how much more it would cost to cut a row one or two words off; below 0 where it costs less."""
    own = search.around(cuts, i, cuts[i])
    others = (cuts[i] + step for step in _STEPS)
    size = len(search.text.words[i])
    return min((search.around(cuts, i, k) for k in others if 0 < k < size), default=_NEVER) - own
