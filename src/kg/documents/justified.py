"""Lines that were made equally long by blanks between their words, which are no rows of a table."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from kg import lazy_re as re

_GLUE_WORDS: Final = """a an and are as at be by for from in into is its of on or than that the their to was
    were which will with"""
GLUE: Final = frozenset(_GLUE_WORDS.split())
"""A line that ends with one of these goes on below, however short it is."""
SENTENCE: Final = 60
"""Letters of a line in which two blanks may stand for one."""
INSIDE: Final = re.compile(
    rf"(?<=[a-z,;’)])[ \t\u00a0]{{2}}(?=[a-z(])|\b(?:{'|'.join(sorted(GLUE))})[ \t\u00a0]{{2}}(?=\S)"
)
"""Two blanks within a sentence."""
_WIDE_GAP: Final = re.compile(r"[ \u3000]{4}")
_GAP: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
_FEWEST: Final = 6  # lines
_COLUMNS: Final = 2  # gaps that stand below each other


@lru_cache(maxsize=8)
def justified_lines(text: str) -> frozenset[int]:
    r"""Return where the long lines begin that were made equally long, if most long lines of a text were.

    Lines of which two gaps stand right below two of a neighbour are rows of a table.

    >>> line = "The  council will build a library in the  old town and open  two schools"
    >>> len(justified_lines("\n".join(line[n:] + line[:n] for n in (0, 5, 9, 13, 17, 22))))
    6
    """
    if text.count("  ") < _FEWEST:
        return frozenset()
    lines = [m.span() for m in re.finditer(r"[^\n]+", text)]
    long = [(a, b) for a, b in lines if b - a >= SENTENCE]
    widened = [(a, b) for a, b in long if "  " in text[a:b] and INSIDE.search(text, a, b)]
    if len(widened) < _FEWEST or 2 * len(widened) <= len(long):
        return frozenset()
    rows = frozenset(_rows(text, lines))
    return frozenset(a for a, b in long if a not in rows and not _WIDE_GAP.search(text[a:b].lstrip()))


def _rows(text: str, lines: list[tuple[int, int]]) -> Iterator[int]:
    """Yield where the lines begin whose gaps stand right below those of a neighbour."""
    for (a, b), (c, d) in pairwise(lines):
        above = {m.end() - a for m in _GAP.finditer(text, a, b)}
        below = {m.end() - c for m in _GAP.finditer(text, c, d)}
        shared = above & below
        if len(shared) >= _COLUMNS and 2 * len(shared) > max(len(above), len(below)):
            yield from (a, c)
