"""Passages in their context: the paragraph, and two sentences before and after."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kg.questions.pack import Excerpt, Piece

AROUND: Final = 2
"""How many sentences are shown before and after a passage."""
LONGEST: Final = 1200
"""A paragraph of more characters is shown in part."""
_MARGIN: Final = 300


@dataclass(frozen=True, slots=True)
class Layout:
    """The sentences of a text, as start and end, and the paragraph that each stands in, all in order."""

    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]


LayoutOf = Callable[[str], Layout]
"""Gives the layout of a canonical text."""


def excerpt(
    text: str,
    places: Iterable[tuple[int, int]],
    layout: Layout,
    names: Sequence[str] = (),
    around: int | None = AROUND,
    page: int | None = None,
) -> Excerpt:
    """Return the passages of a claim in their context.

    Args:
        text: the canonical text.
        places: where the passages stand.
        layout: the sentences of the text.
        names: what is set off inside the passages: the names of both ends of the claim.
        around: how many sentences before and after are shown; None for the passages alone.
        page: the page of the first passage.
    """
    spots = tuple(sorted(place for place in places if 0 <= place[0] < place[1] <= len(text)))
    windows: list[tuple[int, int]] = []
    for start, end in sorted(_window(text, place, layout, around) for place in spots):
        if windows and start <= windows[-1][1] + 1:
            windows[-1] = windows[-1][0], max(end, windows[-1][1])
        else:
            windows.append((start, end))
    pattern = _pattern(names)
    paragraphs = []
    for window in windows:
        for start, end in _paragraphs(text, window, layout, spots):
            inner = text[start:end]
            first = start + len(inner) - len(inner.lstrip())
            last = first + len(inner.strip())
            if first < last:
                paragraphs.append(tuple(_pieces(text, first, last, spots, pattern)))
    return Excerpt(tuple(paragraphs), spots, page)


def _window(text: str, place: tuple[int, int], layout: Layout, around: int | None) -> tuple[int, int]:
    start, end = place
    if around is None:
        return place
    starts = [one for one, _ in layout.sentences]
    first = bisect_right(starts, start) - 1
    last = bisect_right(starts, end - 1) - 1
    if first < 0 or layout.sentences[first][1] <= start:
        return _margin(text, start, end)
    low, high = max(0, first - around), min(len(starts) - 1, last + around)
    own = [i for i, one in enumerate(layout.paragraphs) if one in layout.paragraphs[first : last + 1]]
    if own and layout.sentences[own[-1]][1] - layout.sentences[own[0]][0] <= LONGEST:
        low, high = min(low, own[0]), max(high, own[-1])
    return min(start, layout.sentences[low][0]), max(end, layout.sentences[high][1])


def _margin(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = max(0, start - _MARGIN), min(len(text), end + _MARGIN)
    cut = re.search(r"\s", text[low:start]) if low else None
    return low + (cut.end() if cut else 0), high


def _paragraphs(
    text: str, window: tuple[int, int], layout: Layout, spots: Sequence[tuple[int, int]]
) -> Iterable[tuple[int, int]]:
    """Yield the stretches of a window, cut where a paragraph begins, but never inside a passage."""
    start, end = window
    at = start
    for (begin, _), one, before in zip(
        layout.sentences[1:], layout.paragraphs[1:], layout.paragraphs[:-1], strict=True
    ):
        inside = any(low < begin < high for low, high in spots)
        if at < begin < end and one != before and not inside:
            yield at, begin
            at = begin
    yield at, end


def _pattern(names: Sequence[str]) -> re.Pattern[str] | None:
    known = sorted({name for name in names if len(name) > 1}, key=lambda name: (-len(name), name))
    if not known:
        return None
    gap = r"\s+"
    parts = (gap.join(map(re.escape, name.split())) for name in known)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _pieces(
    text: str, start: int, end: int, spots: Sequence[tuple[int, int]], pattern: re.Pattern[str] | None
) -> Iterable[Piece]:
    at = start
    for spot in spots:
        low, high = max(spot[0], at), min(spot[1], end)
        if low >= high:
            continue
        if at < low:
            yield Piece(text[at:low])
        yield from _named(text[low:high], pattern)
        at = high
    if at < end:
        yield Piece(text[at:end])


def _named(words: str, pattern: re.Pattern[str] | None) -> Iterable[Piece]:
    at = 0
    for match in pattern.finditer(words) if pattern else ():
        if at < match.start():
            yield Piece(words[at : match.start()], marked=True)
        yield Piece(match[0], marked=True, named=True)
        at = match.end()
    if at < len(words):
        yield Piece(words[at:], marked=True)
