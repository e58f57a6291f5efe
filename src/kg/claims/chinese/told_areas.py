"""Areas of a Chinese text that the reference table puts in a larger one that the text names, too."""

from collections import Counter
from collections.abc import Iterator, Mapping

from kg.claims.chinese.known import WHOLE_COUNTRY
from kg.claims.chinese.page import Page, span
from kg.lexicon import Lexicon
from kg.model import Key, Span, Tier

_HIGHEST = 3  # steps up the table
_OFTEN = 3  # times that a text names what it is about


def draw_told_areas(page: Page, lexicon: Lexicon) -> None:
    """Propose that an area lies in the nearest larger one that the text names often or first."""
    first: dict[str, tuple[str, Span]] = {}
    often: Counter[str] = Counter()
    for sentence in page.said:
        for area in page.areas(sentence):
            if len(area.ids) == 1 and page.text(sentence)[area.start : area.end] not in WHOLE_COUNTRY:
                key = page.known_key(area.ids)
                often[area.ids[0]] += _OFTEN if sentence is page.said[0] else 1
                if key:
                    first.setdefault(area.ids[0], (key, span(sentence)))
    for inner, outer in _pairs(first, lexicon):
        if often[outer] < _OFTEN or _has_sister(outer, first, lexicon):
            continue
        (key, at), (holder, there) = first[inner], first[outer]
        page.collector.say(
            key, "kg:within", Key(holder), (at, there), "zh-area-told-too", tier=Tier.CANDIDATE
        )


def _has_sister(area: str, named: Mapping[str, object], lexicon: Lexicon) -> bool:
    """Return whether the text names another area of the same rank: it is then about neither alone."""
    parent = lexicon.entries[area].parent
    return any(other != area and lexicon.entries[other].parent == parent for other in named)


def _pairs(named: Mapping[str, object], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield each named area with the nearest of those above it in the table that is named, too."""
    for area in named:
        above = area
        for _ in range(_HIGHEST):
            entry = lexicon.entries.get(above)
            above = entry.parent if entry else ""
            if above in named:
                yield area, above
                break


__all__ = ["draw_told_areas"]
