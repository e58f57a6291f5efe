"""What a zone takes in, where it is the only zone of a sentence and a row of areas stands behind words for its parts."""

from collections.abc import Sequence
from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words
from kg.claims.sentences.clauses import is_untrue
from kg.claims.sentences.masks import LETTERS
from kg.claims.sentences.reading import Reading
from kg.model import Key, Modality, Tier

RULE = "covers-sole"
_ROW = cued(r"‹A\d+›(?:, (?:the )?‹A\d+›)+,? and (?:the )?‹A\d+›")
_ZONE = re.compile(r"‹Z\d+›")
_AREA = re.compile(r"‹A(\d+)›")
_LIES = ("kg:within", "kg:spans", "kg:contains")


@cache
def _parts() -> Cued:
    """Return the pattern of words for the parts of a zone right before a row."""
    table = words()
    verbs, parts = (alternation(table.list("sole_cover", kind)) for kind in ("verbs", "parts"))
    some = r"(?:[^.;:‹›]|‹N\d+›)"
    return cued(
        rf"\b(?:{verbs}|(?:has|have|had|into)\b{some}{{0,30}}?\b{parts})\b{some}{{0,40}}[:—–-]?{some}{{0,20}}$"
    )


@cache
def _elsewhere() -> Cued:
    """Return the pattern of words by which what follows lies outside of a zone."""
    return cued(rf"\b{alternation(words().list('sole_cover', 'elsewhere'))}\b")


def cover_sole(readings: Sequence[Reading], collector: Collector) -> None:
    """Draw that a zone takes in three areas or more of one row, where no other rule relates them."""
    said = {(s, getattr(o, "key", "")) for s, p, o, _ in collector.claims if p in _LIES}
    for reading in readings:
        text = reading.masked.text
        zones = {m.name for m in reading.mentions if LETTERS[m.kind] == "Z"}
        first = _ZONE.search(text)
        if len(zones) != 1 or first is None or reading.is_row() or reading.modality() is Modality.HOPED:
            continue
        zone = zones.pop()
        for row in _ROW.finditer(text, first.end()):
            between = text[first.end() : row.start()]
            if not _parts().search(between) or _elsewhere().search(between) or is_untrue(text[: row.start()]):
                continue
            for number in _AREA.findall(row[0]):
                area = reading.mentions[int(number)].name
                if not {(zone, area), (area, zone)} & said:
                    collector.say(zone, "kg:spans", Key(area), (reading.span,), RULE, tier=Tier.CANDIDATE)
