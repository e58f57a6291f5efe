"""Characters that a program spoiled on the way: encoded twice, or left as entities of HTML."""

from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import Final, NamedTuple

from kg import lazy_re as re

_ODD: Final = re.compile("[^\x00-\x7f]+")
# The first byte of a UTF-8 character read as a western letter, then one of its other bytes.
_DOUBLE: Final = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
)
# In running text only what ends with its semicolon: "R&D" and "P&L" are none.
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
MOST_DOUBLED: Final = 50_000
"""A text with more characters that were encoded twice is left as it is."""


class Mended(NamedTuple):
    """A stretch of a text, and what was meant."""

    start: int
    end: int
    words: str


def open_entities(text: str) -> Iterator[Mended]:
    """Yield the entities of a text that is no HTML, in order.

    >>> list(open_entities("R&D; ports &amp; ships"))
    [Mended(start=11, end=16, words='&')]
    """
    for found in _ENTITY.finditer(text):
        meant = unescape(found[0])
        if (meant != found[0] and meant.isprintable()) or meant == "\xa0":
            yield Mended(*found.span(), meant)


def mend_doubled(text: str, low: int, high: int) -> Iterator[Mended]:
    """Yield the runs of characters between two offsets that were encoded twice."""
    if _DOUBLE.search(text, low, high) is None:
        return
    for found in _ODD.finditer(text, low, high):
        if _DOUBLE.search(found.group()) is not None and len(found.group()) < 10_000:
            mended = _meant(found.group())
            # A run of the same length would be taken for one that stands as it is in the source.
            if len(mended) < len(found.group()):
                yield Mended(found.start(), found.end(), mended)


def count_doubled(source: str, most: int = MOST_DOUBLED) -> int:
    """Return how many characters seem to be encoded twice; the count ends at ``most``."""
    if source.isascii():
        return 0
    return sum(1 for _ in islice(_DOUBLE.finditer(source), most))


@lru_cache(maxsize=2_000)
def _meant(words: str) -> str:
    """Return what was meant by characters that were encoded twice; the same few come again and again."""
    from ftfy import fix_encoding  # noqa: PLC0415 - seldom needed

    return fix_encoding(words)
