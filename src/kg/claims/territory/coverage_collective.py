"""What zones that are named together take in: "Freeports in A and B", "it works in three states: A, B and C"."""

from collections.abc import Mapping, Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.patterns.cued import cued
from kg.claims.sentences.reading import Reading
from kg.claims.territory.coverage import members_after
from kg.model import BlockKind, Key, Mention, Tier

IN_PLACES, COUNTED, SITED = "collective-in", "counted-places", "zone-sited-in-several"
_UNITS = (
    r"(?:states|provinces|districts|counties|cities|towns|regions|countries|municipalities|governorates|areas|sites|locations|places|islands|"
    r"prefectures|communes|villages|townships|departments|cantons|boroughs|economies|nations)"
)
# "in ‹N› states: A, B and C"
_COUNTED = cued(
    rf"\b(?:in|across|over|covers?|covering|to) (?:the )?‹N\d+› (?:[a-z-]+ ){{0,3}}{_UNITS}(?:,? namely|,? including|,? i\.e\.,?|\s?[:(–—])"
)
# What is done to a plan in three cities, but does not say where it holds.
_TALK = re.compile(
    r"\b(?:discuss\w*|present\w*|debat\w*|shown|sign\w*|held|protest\w*|critici[sz]\w*|visit\w*|survey\w*|meet\w*|met|launched|court\w*|imported|exports?|exported|exporting|sells?|sold|ships?|shipped|suppl\w+|deliver\w*|flights?|flies|trains?|buses|linked|connected|close|next|compared|similar|invest\w*|sends?|sent|goes|went|mov\w+)\b"
)
_IN = re.compile(r" (?:in|across|at) (?:the )?(?=‹A)")
_PLACED = re.compile(
    r"(?:is|are|was|were|will be|to be|being)? ?(?:likely to be |expected to be |also |now |being |mainly ){0,2}"
    r"(?:located|situated|developed|set up|established|built|based|planned|sited|spread|created)(?: up)? (?:in|across|at) (?:the )?(?=‹A)"
)
_PRONOUN = re.compile(
    r"(?:This|These|It|They|The (?:zones|sites|parks|hubs|projects|programme|program|scheme))\b"
)
_AND = re.compile(
    r"‹A\d+›(?:, (?:the )?‹A\d+›){0,8}(?: and|(?<=›), and(?= [^›]{1,12}›(?:[.;,]|$))) (?:the |in )?‹A"
)
_FEW = ("two", "three", "four", "five")
_SEVERAL = re.compile(rf"\b({'|'.join(_FEW)})\s+(?:\w+\s+)?$", re.I)


def cover_collectively(
    readings: Sequence[Reading], registry: Registry, collector: Collector, zone_of: Mapping[str, str]
) -> None:
    """Draw the areas of zones that are named together, of programmes of zones, and of zones with several sites."""
    topic = ""
    for reading in readings:
        if reading.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            topic = ""
        text = reading.masked.text
        if "‹A" in text and not text.rstrip().endswith("?"):
            _plural(reading, registry, collector)
            _counted(reading, collector, zone_of, topic)
            _several_sites(reading, collector)
        about = [m.name for m in reading.of("ZP")]
        topic = about[0] if about else topic


def _plural(reading: Reading, registry: Registry, collector: Collector) -> None:
    """Draw "Harbour Freeports in A and B"."""
    text = reading.masked.text
    for mark in re.finditer(r"‹Z(\d+)›", text):
        zone = reading.mentions[int(mark[1])]
        inside = _IN.match(text, mark.end())
        if inside and registry.things[zone.name].label.endswith("s"):
            items = members_after(reading, inside.end())
            # "Two freeports in Norvia, Alvor and Benta": where more places follow, the first is what holds all.
            counted = _SEVERAL.search(reading.text[: zone.start])
            if len(items) > 1 and not (counted and len(items) > _FEW.index(counted[1].lower()) + 2):
                _say_all(reading, collector, zone.name, items, IN_PLACES, Tier.ASSERTED)


def _counted(reading: Reading, collector: Collector, zone_of: Mapping[str, str], topic: str) -> None:
    """Draw "the programme works in ‹N› states: A, B and C"."""
    text = reading.masked.text
    match = _COUNTED.search(text) if "‹N" in text else None
    if match is None or _TALK.search(text[: match.start()]):
        return
    before = [
        m for m in reading.of("ZP") if m.start < len(reading.text) and _stands_before(reading, m, match)
    ]
    subject = before[0].name if before else topic if _PRONOUN.match(text) else ""
    items = members_after(reading, match.end())
    zone = zone_of.get(subject, subject if subject.startswith("zone") else "")
    if len(items) > 1 and subject:
        tier = Tier.ASSERTED if before else Tier.CANDIDATE
        if zone:
            _say_all(reading, collector, zone, items, COUNTED, tier)
            return
        for item in items:
            collector.say(subject, "kg:appliesTo", Key(item.name), (reading.span,), COUNTED, tier=tier)


def _stands_before(reading: Reading, mention: Mention, match: re.Match[str]) -> bool:
    n = reading.mentions.index(mention)
    at = re.search(rf"‹[ZP]{n}›", reading.masked.text)
    return at is not None and at.start() < match.start()


def _several_sites(reading: Reading, collector: Collector) -> None:
    """Draw "the zone will be built in A and B": it takes in parts of both."""
    text = reading.masked.text
    for mark in re.finditer(r"‹Z(\d+)›,? (?:which )?", text):
        placed = _PLACED.match(text, mark.end())
        if placed and _AND.match(text, placed.end()):
            items = members_after(reading, placed.end())
            zone = reading.mentions[int(mark[1])].name
            _say_all(reading, collector, zone, items, SITED, Tier.CANDIDATE)


def _say_all(
    reading: Reading, collector: Collector, zone: str, items: Sequence[Mention], rule: str, tier: Tier
) -> None:
    for item in items:
        if item.name != zone:
            collector.say(zone, "kg:spans", Key(item.name), (reading.span,), rule, tier=tier)
