"""Where words stand in a source: the map of offsets, boxes on a page, and what was taken out."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """Where a stretch of the source text stands on a page.

    ``start`` and ``end`` are offsets of the source text (half-open), ``page`` counts from 1; the sides are
    in PDF points from the lower left corner of the page as it is shown.
    """

    start: int
    end: int
    page: int
    left: float
    bottom: float
    right: float
    top: float


class Removed(NamedTuple):
    """A stretch of the source text that is not part of the document, and why, in words for people."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps offsets of the canonical text to those of the source text, both in code points.

    The canonical text is a row of runs. ``canonical`` and ``source`` tell where each begins in the two
    texts, and ``extent`` how many characters of the source it stands for. A run that is as long as its
    extent stands for it character by character; any other stands for it as a whole: an entity for its
    character, a ligature for two, a line break put in by the reader for none. Runs follow the canonical
    text; where columns were put in order, they jump in the source.
    """

    canonical: tuple[int, ...] = (0,)
    source: tuple[int, ...] = (0,)
    extent: tuple[int, ...] = (0,)
    length: int = 0

    def to_source(self, offset: int) -> int:
        """Return the source offset of a canonical one; within a run taken as a whole, where that begins."""
        i = max(0, bisect_right(self.canonical, offset) - 1)
        into = offset - self.canonical[i]
        if self._size(i) == self.extent[i]:
            return self.source[i] + into
        return self.source[i] + (self.extent[i] if into and offset >= self._end(i) else 0)

    def to_canonical(self, offset: int) -> int | None:
        """Return the canonical offset of a source one, or None where nothing of the text stands for it."""
        for i, start in enumerate(self.source):
            if start <= offset < start + self.extent[i]:
                return self.canonical[i] + (offset - start if self._size(i) == self.extent[i] else 0)
        return None

    def ranges(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the ranges of the source that a span stands for, in its order, joined where they touch."""
        joined: list[tuple[int, int]] = []
        for low, high in self._ranges(start, end):
            if joined and joined[-1][1] == low:
                joined[-1] = (joined[-1][0], high)
            else:
                joined.append((low, high))
        return tuple(joined)

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield the parts of a span that each stand for one stretch of the source, with where that stands."""
        i = max(0, bisect_right(self.canonical, start) - 1)
        while start < end:
            stop, low = min(end, self._end(i)), self.source[i]
            high = low + self.extent[i]
            if self._size(i) == self.extent[i]:
                low, high = low + start - self.canonical[i], low + stop - self.canonical[i]
            if start < stop:
                yield start, stop, low, high
            start, i = max(start, stop), i + 1

    def _ranges(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        i = max(0, bisect_right(self.canonical, start) - 1)
        while i < len(self.canonical) and self.canonical[i] < end:
            size, low = self._size(i), self.source[i]
            if self.extent[i] and size == self.extent[i]:
                first = max(start - self.canonical[i], 0)
                yield low + first, low + min(end - self.canonical[i], size)
            elif self.extent[i]:
                yield low, low + self.extent[i]
            i += 1

    def _size(self, i: int) -> int:
        return self._end(i) - self.canonical[i]

    def _end(self, i: int) -> int:
        return self.canonical[i + 1] if i + 1 < len(self.canonical) else self.length
