"""Industries that say what an area is for: "a footwear park", "a cashew and tourism hub", "green hydrogen areas"."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import words
from kg.claims.sectors.context import is_no_sector
from kg.claims.sectors.lists import Sector
from kg.claims.sectors.names import is_known
from kg.claims.sectors.promotion import sector_patterns
from kg.claims.sentences.listing import adjoining
from kg.model import Mention

# What is laid out for an industry. Written small: what is part of a name is the name's.
_AREA = (
    r"(?:parks?|estates?|zones?|hubs?|clusters?|belts?|corridors?|bases?|villages?|valleys?|towns?|townships?|cent(?:re|er)s?|areas?|districts?|complex(?:es)?|city|cities"
    r"|campus(?:es)?|quarters?|destinations?|poles?|heartlands?|powerhouses?|gateways?)"
)
# What may stand between: "textile industrial parks", "a battery super-park".
_KIND = (
    r"(?:(?:industrial|processing|production|manufacturing|export|business|innovation|development|growth|technology|science|super|mega|focused|specific|special|economic|free|model|pilot|demonstration|priority)"
    r"[\s-]+){0,2}(?:super-|mega-|mini-)?"
)
_HEAD = cued(rf"[\s”’\"]+{_KIND}{_AREA}\b(?![-’'])")


def themed(text: str, gazetteer: Gazetteer, names: tuple[Mention, ...]) -> Iterator[Sector]:
    """Yield the known industries that an area is for, with those that stand in one list with the last of them.

    >>> from kg.claims.names.gazetteer import build_gazetteer
    >>> from kg.claims.sectors.names import sector_names
    >>> from kg.lexicon import reference
    >>> known, t = build_gazetteer(reference()), "A footwear and furniture park; a trade zone; the tourism fair."
    >>> [s.name for s in themed(t, known, sector_names(t, known))]
    ['footwear', 'furniture']
    """
    if not names or not _HEAD.may_match(text):
        return
    table, never = sector_patterns(), frozenset(words().list("industry", "theme_never"))
    size = adjoining(text, names)
    for n, m in enumerate(names):
        if not _HEAD.match(text, m.end) or m.name.lower() in never:
            continue
        lone = size[m] == 1
        if (lone and m.name.lower() in table.weak) or _TRADE.search(m.name) or _OLD.search(text, 0, m.start):
            continue
        for one in _row(text, names[: n + 1]):
            if not is_no_sector(text, one.start, one.end) and is_known(one.name, gazetteer):
                yield Sector(
                    one.start, one.end, one.name, one.candidates, False, one.name, rule="industry-themed"
                )


def _row(text: str, names: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the last of some names with those that stand in one list right before it."""
    first = len(names) - 1
    while first > 0 and _BETWEEN.fullmatch(text, names[first - 1].end, names[first].start):
        first -= 1
    return names[first:]


_BETWEEN = re.compile(r"\s*(?:,|,?\s+(?:and|or|&))\s+")
# Free trade, border trade: rules for goods of all kinds.
_TRADE = re.compile(r"\btrade$", re.I)
# "an old mining town", "the oil city of Baku": what a place lived on.
_OLD = re.compile(
    r"\b(?:old|former|historic|traditional|existing|nearby|neighbouring|neighboring|declining)\s+$"
)
