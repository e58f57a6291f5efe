"""Areas listed below a line that is an area: "Norland Province" above "Ayala, Boru, Cana."."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.patterns.area_kinds import ONE
from kg.claims.places.unknown_places import NAME
from kg.claims.sentences.reading import Reading
from kg.claims.territory.containment import is_below
from kg.lexicon import Lexicon
from kg.model import Key, Mention, Tier

RULE = "area-headed-row"
# "Norland province", "Norland (13 cities):"
_HEAD = re.compile(rf"\W*(?:[Tt]he\s+)?‹A(?P<n>\d+)›(?:\s+(?:{ONE}))?(?:\s*\([^()]{{1,40}}\))?\s*:?\s*")
_ITEM = rf"(?:‹A\d+›(?:\s+(?:{ONE}))?|{NAME})(?:\s*\([^()]{{1,40}}\))?"
_ROW = re.compile(rf"\s*{_ITEM}(?:(?:[,;、]\s*(?:and\s+)?|\s+and\s+){_ITEM}){{2,60}}\s*\.?\s*")
_AREA = re.compile(r"‹A(\d+)›")
# So many of a row the tables must know.
_KNOWN = 0.5


def draw_headed_rows(readings: Sequence[Reading], lexicon: Lexicon, collector: Collector) -> None:
    """Draw that the areas of a row lie in the area that is all of the line above it, unless the tables know better."""
    for above, below in pairwise(readings):
        head = _HEAD.fullmatch(above.masked.text)
        if head is None or above.block is below.block or not _ROW.fullmatch(below.masked.text):
            continue
        holder, row = above.mentions[int(head["n"])], list(_areas(below))
        if len(row) < _KNOWN * (below.masked.text.count(",") + 1):
            continue
        for low in row:
            if low.name != holder.name and is_below(lexicon, low.candidates, holder.candidates) is not False:
                evidence = (above.span, below.span)
                collector.say(low.name, "kg:within", Key(holder.name), evidence, RULE, tier=Tier.CANDIDATE)


def _areas(reading: Reading) -> Iterator[Mention]:
    return (reading.mentions[int(m[1])] for m in _AREA.finditer(reading.masked.text))


__all__ = ["draw_headed_rows"]
