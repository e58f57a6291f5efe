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
from kg.model import BlockKind, Key, Mention, Tier

RULE, OF_ZONE = "area-headed-row", "zone-headed-row"
# "Norland province", "Norland (13 cities):"
_HEAD = re.compile(rf"\W*(?:[Tt]he\s+)?‹A(?P<n>\d+)›(?:\s+(?:{ONE}))?(?:\s*\([^()]{{1,40}}\))?\s*:?\s*")
_ITEM = rf"(?:‹A\d+›(?:\s+(?:{ONE}))?|{NAME})(?:\s*\([^()]{{1,40}}\))?"
_ROW = re.compile(rf"\s*{_ITEM}(?:(?:[,;、]\s*(?:and\s+)?|\s+and\s+){_ITEM}){{2,60}}\s*\.?\s*")
_AREA = re.compile(r"‹A(\d+)›")
# So many of a row the tables must know.
_KNOWN = 0.5


def draw_headed_rows(readings: Sequence[Reading], lexicon: Lexicon, collector: Collector) -> None:
    """Draw that the areas of a row lie in the area that is all of the line above it, unless the tables know better.

    Rows right below a title that is but the name of a zone tell what the zone takes in.
    """
    zone, below_title = _zone_of_title(readings), 1
    for n, holder, row in _headed_rows(readings):
        evidence = readings[n].span, readings[n + 1].span
        of_title = bool(zone) and n == below_title
        below_title += 2 if of_title else 0
        for low in row:
            if low.name != holder.name and is_below(lexicon, low.candidates, holder.candidates) is not False:
                collector.say(low.name, "kg:within", Key(holder.name), evidence, RULE, tier=Tier.CANDIDATE)
            if of_title and low.name != holder.name:
                collector.say(zone, "kg:contains", Key(low.name), evidence, OF_ZONE, tier=Tier.CANDIDATE)


def _headed_rows(readings: Sequence[Reading]) -> Iterator[tuple[int, Mention, list[Mention]]]:
    """Yield the place of a line that is an area, the area, and the areas of the row below it."""
    for n, (above, below) in enumerate(pairwise(readings)):
        head = _HEAD.fullmatch(above.masked.text)
        if head is None or above.block is below.block or not _ROW.fullmatch(below.masked.text):
            continue
        row = list(_areas(below))
        if len(row) >= _KNOWN * (below.masked.text.count(",") + 1):
            yield n, above.mentions[int(head["n"])], row


# "Ayala City Cluster: Overview"
_TITLE = re.compile(
    r"\W*(?:[Tt]he\s+)?‹Z(?P<n>\d+)›(?:\s+\([^()]{1,20}\))?(?:\s*[:–—-]\s*(?:Overview|Profile|Introduction|Members?|Cities|Facts|Fact [Ss]heet|At a [Gg]lance|In [Bb]rief))?\W*"
)


def _zone_of_title(readings: Sequence[Reading]) -> str:
    """Return the key of the zone whose name is the title of a text, or nothing."""
    if not readings or readings[0].block.kind is not BlockKind.TITLE:
        return ""
    title = _TITLE.fullmatch(readings[0].masked.text)
    return readings[0].mentions[int(title["n"])].name if title else ""


def _areas(reading: Reading) -> Iterator[Mention]:
    return (reading.mentions[int(m[1])] for m in _AREA.finditer(reading.masked.text))


__all__ = ["draw_headed_rows"]
