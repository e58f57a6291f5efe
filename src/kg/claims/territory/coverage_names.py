"""Lists of what a zone takes in whose members no table knows: "covers Chao, Nang and Juta Districts, and parts of Yush City"."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.patterns.area_kinds import ANY_MANY, LEVEL, ONE
from kg.claims.patterns.cued import cued
from kg.claims.sentences.reading import Reading
from kg.claims.territory.coverage import subject_of, verb_in
from kg.model import BlockKind, Key, Mention, Span, Tier

RULE = "coverage-names"
_FEWEST = 3
# "The area covers", "It spans": what the sentences before are about.
_REFERS = re.compile(
    r"(?:^|[.;:]\s)(?:(?:[Tt]he|[Tt]his|[Ii]ts)\s+(?:[a-z]+\s+){0,2}(?:area|zone|region|scope|belt|corridor|circle|cluster|park|city)|It)\s+(?:[a-z]+\s+)?$"
)
# "were identified within the zone, namely:"
_NAMELY = cued(r"\bnamely\b:?\s+|\bas\s+follows:\s+")
# "Three provinces have been chosen to pilot the zone: A, B and C"
_CHOSEN = cued(
    r"\b(?:chosen|selected|designated|picked|identified|named|earmarked|set\s+aside)\s+(?:to\s+(?:pilot|form|host|join|make\s+up|take\s+part\s+in|be\s+part\s+of|belong\s+to)|as\s+(?:parts?|members?|nodes?|sites?)\s+of|for|in|within)"
    r"\s+(?:the\s+)?‹Z\d+›[^:;.‹]{0,30}:\s+"
)
# "Among them, the Sana area is 12 sq km and the Boru area is 9 sq km": of the zone before
_AMONG_THEM = re.compile(r"(?:Among\s+(?:them|these|which)|Of\s+(?:them|these|which|this))\b,?\s")
_SIZED = re.compile(
    r"(?:,\s|\band\s)(?:the\s+)?‹Z(?P<n>\d+)›\s+(?:is|covers|spans|has|measures|occupies)\s+(?:an\s+area\s+of\s+)?(?:about\s+)?‹N"
)
_NAME = r"[A-Z][\w'’-]*(?:\s+(?:of\s+|de\s+|al\s+)?(?:\([A-Z]\w*\)|[A-Z][\w'’-]*)){0,5}"
_LEAD = rf"(?:(?:{ONE}\s+of(?=\s+‹A)|and|the|entire|whole|all\s+of|most\s+of|(?:[a-z]+ern\s+|central\s+|core\s+)?(?:parts?|sections?|areas?)\s+of|as\s+well\s+as)\s+)*"
_MEMBER = re.compile(
    rf"{_LEAD}(?:(?:‹A\d+›|[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?)['’]s\s+)?(?:‹(?P<kind>[AZF])(?P<n>\d+)›(?P<tail>(?:\s+[A-Z][\w’'-]*){{1,4}}|\s+[a-z]{{4,14}}(?=[;,]))?|(?P<name>{_NAME})(?:\s+(?:{ONE}|region))?)(?:\s+(?:[a-z]+\s+)?(?:of|in|under)\s+‹A\d+›(?:\s+(?:{ONE}))?)?"
)
# "covers four counties: A, B", "includes three parts – A and B"
_COUNTED = re.compile(
    rf"\s*(?:the\s+)?{LEVEL}\s+of\s+(?=[A-Z‹])|\s*(?:‹N\d+›|several|the\s+following)\s+(?:[a-z-]+\s+){{0,3}}(?:{ANY_MANY}|parts|areas|sections|zones|sites)(?:\s*[-–—:(]\s*|,?\s+(?:namely|including|such\s+as):?\s+)"
)
# "The belt is made up of 59 counties. They are A, B and C."
_THEY_ARE = re.compile(r"(?:They|These)\s+(?:are|include)\s+(?=[A-Z‹])")
# "The regions involved are A, B and C": of the zone before
_INVOLVED = re.compile(
    r"(?:The|Its)\s+(?:regions|provinces|cities|districts|counties|areas|states|municipalities|towns|islands|countries|departments|prefectures)\s+(?:involved|covered|concerned|included|taking\s+part)\s+(?:are|include)[:,]?\s+(?:the\s+)?(?=[A-Z‹])"
)
_NEXT = re.compile(r"\s*(?:[,;]\s*(?:and\s+)?|\s+and\s+|,?\s+as\s+well\s+as\s+)(?=\S)")
# The kind behind the last of a row belongs to all: "Chao, Nang, and Juta Districts".
_KIND = re.compile(r"\s+(?:Districts|Counties|Cities|Provinces|Towns|Villages|Communes|Regions)$")


def cover_names(readings: Sequence[Reading], registry: Registry, collector: Collector) -> None:
    """Draw, as candidates, the members of lists of which some are names that nothing else knows."""
    topic: Mention | None = None
    counting: Mention | None = None
    for reading in readings:
        if reading.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            topic = None
        zones = tuple(reading.of("Z"))
        at = _list_at(reading)
        if counting is not None and (they := _THEY_ARE.match(reading.masked.text)):
            _draw(reading, they.end(), counting, registry, collector, referred=True)
        counted = subject_of(reading, at[0]) if at and any(reading.of("N")) else None
        counting = counted if counted is not None and counted.kind == "Zone" else None
        if topic is not None and topic.kind == "Zone" and (all_in := _INVOLVED.match(reading.masked.text)):
            _draw(reading, all_in.end(), topic, registry, collector, referred=True)
        if topic is not None and topic.kind == "Zone" and _AMONG_THEM.match(reading.masked.text):
            for match in _SIZED.finditer(reading.masked.text):
                area = Key(reading.mentions[int(match["n"])].name)
                collector.say(topic.name, "kg:contains", area, (reading.span,), RULE, tier=Tier.CANDIDATE)
        if at is not None and (zone := _zone(reading, at, zones, topic)) is not None:
            told = zone not in zones or _CHOSEN.search(reading.masked.text) is not None
            _draw(reading, at[1], zone, registry, collector, referred=told)
        topic = zones[-1] if zones else topic


def _list_at(reading: Reading) -> tuple[int, int] | None:
    """Return where the words that open a list begin and end: a verb of coverage, or "namely"."""
    text = reading.masked.text
    if (namely := _NAMELY.search(text) or _CHOSEN.search(text)) is not None:
        return namely.span()
    verb = verb_in(reading)
    return (verb.start(), verb.end()) if verb and not _OF_FIRMS.search(text, 0, verb.end()) else None


# "parts for industrial giants including Harland": what follows are no places.
_OF_FIRMS = re.compile(
    r"\b(?:giants|firms|companies|[a-z]*makers|manufacturers|brands|customers|clients|suppliers|investors|names|players|tenants|groups|multinationals|banks|airlines|operators|partners|enterprises|businesses|developers|exporters|retailers)"
    r"(?:\s+(?:such\s+as|including|like)|,\s+including|\s+that\s+include)\s*$"
)


def _zone(
    reading: Reading, at: tuple[int, int], zones: Sequence[Mention], topic: Mention | None
) -> Mention | None:
    """Return the zone that a list is of: the subject, or what the sentences before are about."""
    if len(zones) == 1 and _CHOSEN.search(reading.masked.text):
        return zones[0]
    subject = subject_of(reading, at[0])
    if subject is not None:
        return subject if subject.kind == "Zone" else None
    if len(zones) == 1 and _NAMELY.search(reading.masked.text):
        return zones[0]
    return topic if _REFERS.search(reading.masked.text[: at[0]]) and not zones else None


def _draw(
    reading: Reading, at: int, zone: Mention, registry: Registry, collector: Collector, *, referred: bool
) -> None:
    members = list(_members(reading.masked.text, at))
    unknown = any(m["name"] or m["tail"] for m in members)
    if len(members) < _FEWEST or not (unknown or referred):
        return
    begin = 0
    for member in members:
        if member["name"] is None:
            other = reading.mentions[int(member["n"])]
            begin = max(begin, other.end)
            key = other.name
            if member["tail"]:
                span = Span(
                    reading.span.start + other.start, reading.span.start + other.end + len(member["tail"])
                )
                key = registry.add("Place", reading.text[other.start :][: span.end - span.start], span)
        else:
            name = _KIND.sub("", member["name"])
            start = reading.text.find(name, begin)
            if start < 0:
                continue
            begin = start + len(name)
            span = Span(reading.span.start + start, reading.span.start + begin)
            key = registry.add("Place", name, span)
        if key != zone.name:
            collector.say(zone.name, "kg:spans", Key(key), (reading.span,), RULE, tier=Tier.CANDIDATE)


def _members(text: str, at: int) -> Iterator[re.Match[str]]:
    """Yield the members of the list that begins at an offset of a masked sentence."""
    counted = _COUNTED.match(text, at)
    begin: int | None = counted.end() if counted else len(text) - len(text[at:].lstrip())
    while begin is not None and (member := _MEMBER.match(text, begin)):
        yield member
        more = _NEXT.match(text, member.end())
        begin = more.end() if more else None


__all__ = ["cover_names"]
