"""A document cut into pages of a bearable length, each with its blocks, passages and claims."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.documents.segments import segment
from kg.exceptions import KgError
from kg.graph.store import GraphFolder

LENGTH: Final = 16_000
"""So many characters stand on a page at least, where a document has more."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the text: its kind, where it stands, how deep it lies."""

    kind: str
    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text, and where its pages begin (numbers of blocks)."""

    parts: tuple[Part, ...]
    pages: tuple[int, ...]

    def page_of(self, offset: int) -> int:
        """Return the page, from 1, on which a place of the text stands."""
        block = max(0, bisect_right([part.start for part in self.parts], offset) - 1)
        return max(1, bisect_right(self.pages, block))

    def on(self, page: int) -> tuple[Part, ...]:
        """Return the blocks of a page, from 1."""
        ends = (*self.pages[1:], len(self.parts))
        return self.parts[self.pages[page - 1] : ends[page - 1]] if self.pages else ()


def layout(graph: GraphFolder, digest: str, text: str) -> Layout:
    """Return how a document is laid out: as it was read when the graph was built, else as its text shows."""
    try:
        rows: Sequence[Sequence[object]] = graph.reading(digest).get("blocks", ())
        parts = tuple(Part(str(r[0]), int(str(r[1])), int(str(r[2])), int(str(r[3]))) for r in rows)
    except (KgError, ValueError, IndexError, TypeError):
        parts = ()
    if not parts:
        parts = tuple(Part(b.kind.value, b.start, b.end, b.level) for b in segment(text).blocks)
    whole = _whole(parts or (Part("paragraph", 0, len(text), 1),), len(text))
    return Layout(whole, _pages(whole))


def _whole(parts: Sequence[Part], length: int) -> tuple[Part, ...]:
    """Return the blocks in order; none overlaps another or reaches out of the text."""
    found: list[Part] = []
    at = 0
    for part in sorted(parts, key=lambda one: (one.start, one.end)):
        start, end = max(at, part.start), min(part.end, length)
        if start < end:
            found.append(Part(part.kind, start, end, part.level))
            at = end
    return tuple(found)


def _pages(parts: Sequence[Part]) -> tuple[int, ...]:
    begins = [0]
    for number, part in enumerate(parts):
        if part.start - parts[begins[-1]].start >= LENGTH:
            begins.append(number)
    return tuple(begins) if parts else ()


HEADS: Final[Mapping[str, int]] = {"title": 2, "heading": 3}
