"""Who manages a zone or a facility: a body that is named after it, or an institution that leads it."""

from collections.abc import Iterable, Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.gathering.where_named import first_sentence_of
from kg.claims.patterns.words import alternation, words
from kg.claims.sentences.masks import LETTERS
from kg.claims.sentences.reading import Reading
from kg.model import Document, Key, Span

NAMED, LED, RUN = "managed-by-named", "managed-by-institution", "managed-by-committee"
_JOIN = r"(?:(?:of|for|and|the|&)\s+)*"
_WORD = r"[A-Z][\w’'&.-]*"
_NAME = rf"{_WORD}(?:\s+{_JOIN}{_WORD}|,\s+{_WORD}(?=\s+and\s+[A-Z])|,\s+and\s+{_WORD})*"
# "Alvor Tech Hub (AV), led by the Alvor Research Institute"
_LED_BY = re.compile(
    rf"[”’\"]?(?:\s+\([^()]{{1,60}}\))?,?\s+(?:(?:is|are|was|has\s+been|will\s+be|which\s+is)\s+)?(?:jointly\s+)?"
    rf"(?:led|managed|run|operated|administered|overseen|headed)\s+by\s+(?:the\s+)?(?P<name>{_NAME})"
)
# "A joint management committee with two directors, one from each side, runs | the zone"
_COMMITTEE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he)\s+(?P<name>(?:(?:joint|special|single|new|common|local)\s+)?(?:administrative|administration|management|managing|executive|governing|steering)"
    r"\s+(?:committee|commission|authority|board|bureau|office|council|agency))(?:\s[^.;:]{3,80},)?"
    r"\s+(?:jointly\s+|now\s+|also\s+|will\s+|shall\s+)?(?:runs?|manages?|administers?|operates?|oversees?|governs?)\s+(?:the\s+|this\s+)?$"
)
_NEAR = 160
# "procedures in the Dhobi Free Zone are run by": what is run stands before the zone
_INSIDE = re.compile(
    r"\b(?:in|into|to|of|at|for|with|from|on|by|near|around|within|inside|across|through|between|and|or)\s+(?:the\s+)?$"
)
_ONCE = re.compile(r"[^.;]{0,40}\s(?:until|till|before)\b")


def name_managers(document: Document, registry: Registry, collector: Collector) -> None:
    """Draw that a body whose name is that of a zone of the text and a word for managing manages that zone."""
    zones = {name: zone for zone in registry.of("zone") for name in (zone.label, *zone.aliases)}
    bodies = registry.of("body") if zones else ()
    sentences = [(s.start, s.end) for s in document.sentences]
    for body in bodies:
        zone = _zone_of(body, zones)
        at = first_sentence_of(sentences, body.mentions) if zone else None
        if zone and at:
            collector.say(zone.key, "kg:managedBy", Key(body.key), (at,), NAMED)


def _zone_of(body: Thing, zones: dict[str, Thing]) -> Thing | None:
    """Return the zone after which a body that manages it is named, or nothing."""
    heads = alternation(words().list("zone", "managers"))
    for name in (body.label, *body.aliases):
        found = re.fullmatch(rf"(?P<zone>.+?)(?:['’]s)?\s*{heads}", name)
        if found and found["zone"] in zones:
            return zones[found["zone"]]
    return None


def draw_managers(readings: Iterable[Reading], registry: Registry, collector: Collector) -> None:
    """Draw which institutions lead or run a zone or facility, though they are no public bodies."""
    for reading in readings if registry.of("zone") or registry.of("facility") else ():
        for place, at in _run(reading):
            span = Span(reading.span.start + at.start, reading.span.start + at.end)
            key = registry.add("PublicBody", reading.text[at.start : at.end], span, scoped=True)
            collector.say(place, "kg:managedBy", Key(key), (reading.span,), RUN)
        for place, at in _led(reading):
            span = Span(reading.span.start + at.start, reading.span.start + at.end)
            key = registry.add("Institution", reading.text[at.start : at.end], span)
            collector.say(place, "kg:managedBy", Key(key), (reading.span,), LED)


def _run(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield the zones that a committee runs which has no name but what it does, and where that stands."""
    for m in reading.of("Z"):
        found = _COMMITTEE.search(reading.text, max(0, m.start - _NEAR), m.start)
        if found:
            yield m.name, Span(*found.span("name"))


@cache
def _institution() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(words().list('zone', 'institutions'))}\b")


def _led(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield the zones and facilities that an institution leads which is neither a public body nor an area."""
    text = reading.text
    for m in reading.of("ZF") if " by " in text else ():
        found = _LED_BY.match(text, m.end)
        if (
            found is None
            or _INSIDE.search(text, max(0, m.start - 14), m.start)
            or _ONCE.match(text, found.end())
        ):
            continue
        start, end = found.start("name"), found.start("name") + len(found["name"].rstrip("."))
        over = [o for o in reading.mentions if o.start < end and start < o.end and LETTERS[o.kind] != "N"]
        taken = any(LETTERS[o.kind] in "BUPZ" or (LETTERS[o.kind] == "A" and end <= o.end) for o in over)
        if _institution().search(text, start, end) and not taken:
            yield m.name, Span(start, end)
