"""The members of a zone that stand as items below "covers the following:"."""

from collections.abc import Sequence
from itertools import zip_longest

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.patterns.area_kinds import ANY_MANY, LEVEL
from kg.claims.sentences.reading import Reading
from kg.claims.territory.coverage import subject_of, verb_in
from kg.model import BlockKind, Key, Mention, Span, Tier

RULE = "coverage-items"
_ITEMS = (BlockKind.BULLET, BlockKind.CLAUSE)
# "West Quay" alone, or before a bracket or comma: a name and nothing else.
_NAME = re.compile(
    r"(?:the\s+)?((?:[A-Z][\w'’-]{1,30})(?:\s+(?:[A-Z][\w'’-]{1,30}|of|and|de|al)){0,4})\s*(?=[(,;.]|$)"
)
# "- Harbour Freeport:"
_ALONE = re.compile(r"\W{0,4}(?:[Tt]he )?‹Z(\d+)› ?:\s*")
_OPENS = 6
# "(a) In Norland, the counties of A, B and C;", "The counties of A and B in the State of Norland."
_AREAS = r"‹A\d+›(?:(?:,\s+|,?\s+and\s+)(?:the\s+)?‹A\d+›)*"
_HOLDER = rf"[Ii]n\s+(?:the\s+)?(?:{LEVEL}\s+of\s+(?:the\s+)?)?‹A\d+›"
_ROW = re.compile(
    rf"\W*(?:\w{{1,4}}[).]\s+)?(?:{_HOLDER},?\s+)?(?:[Tt]he\s+)?(?:{ANY_MANY})\s+of\s+(?:the\s+)?(?P<row>{_AREAS})(?:,?\s+{_HOLDER})?\s*[.;,]?(?:\s+and)?\s*"
)
_MEMBER = re.compile(r"‹A(\d+)›")


def cover_lists(readings: Sequence[Reading], registry: Registry, collector: Collector) -> None:
    """Draw that a zone takes in what is listed below a sentence with a verb of coverage and a colon."""
    zone: Mention | None = None
    intro, depth = Span(0, 0), 0
    for reading, below in zip_longest(readings, readings[1:]):
        row = _ROW.fullmatch(reading.masked.text) if zone is not None else None
        if zone is not None and row is not None:
            for member in (reading.mentions[int(n)].name for n in _MEMBER.findall(row["row"])):
                if member != zone.name:
                    collector.say(zone.name, "kg:contains", Key(member), (intro, reading.span), RULE)
        elif reading.block.kind in _ITEMS:
            if (head := _heads_items(reading)) is not None:
                zone, intro, depth = head, reading.span, reading.block.level
            elif zone is not None and reading.block.level > depth and not _is_label(reading, below):
                _member(reading, zone, intro, registry, collector)
        else:
            zone, intro, depth = _introduced(reading), reading.span, 0


def _is_label(reading: Reading, below: Reading | None) -> bool:
    """Return whether an item only says where the areas of the row below it lie: "(a) Norland."."""
    return (
        below is not None
        and below.block.kind not in _ITEMS
        and _ROW.fullmatch(below.masked.text) is not None
        and reading.block is not below.block
    )


def _heads_items(reading: Reading) -> Mention | None:
    """Return the zone that is all that an item says before its colon, so that the items below it are its parts."""
    alone = _ALONE.fullmatch(reading.masked.text)
    return reading.mentions[int(alone[1])] if alone else None


def _introduced(reading: Reading) -> Mention | None:
    """Return the zone whose members a sentence announces, or None."""
    text = reading.masked.text.rstrip()
    verb = verb_in(reading) if text.endswith(":") else None
    if verb is None and (around := _AROUND.search(text)):
        return reading.mentions[int(around[1])]
    if verb is None or any(m[1] in "AZF" for m in re.finditer(r"‹([A-Z])\d+›", text[verb.end() :])):
        return None
    subject = subject_of(reading, verb.start())
    return subject if subject is not None and subject.kind == "Zone" else None


# "The zone will be centred around the following three parks:"
_AROUND = re.compile(
    r"‹Z(\d+)›[^‹›;.:]{0,40}\b(?:cent(?:re[sd]?|er(?:s|ed)?)|focus(?:es|ed)?|concentrat(?:es|ed)|spread|organi[sz]ed|built|developed)\s+(?:around|on|in|across|over|into)\s+"
    r"(?:(?:the|these)\s+)?(?:following\s+)?(?:\w+\s+|‹N\d+›\s+){0,2}(?:zones|sub-?zones|areas|parks|districts|clusters|sites|hubs|towns|cities|bases)\s*:$"
)


def _member(reading: Reading, zone: Mention, intro: Span, registry: Registry, collector: Collector) -> None:
    first = reading.mentions[0] if reading.mentions else None
    match = _NAME.match(reading.text)
    # "London Gateway" is not London.
    longer = match and first and first.kind != "Zone" and first.end < match.end(1)
    if (
        first
        and not longer
        and first.start <= _OPENS
        and first.kind in ("AdministrativeArea", "Place", "Zone", "Facility")
    ):
        if first.name != zone.name:
            collector.say(zone.name, "kg:contains", Key(first.name), (intro, reading.span), RULE)
        return
    if match and (longer or not reading.mentions):
        start = reading.span.start + match.start(1)
        key = registry.add("Place", match[1], Span(start, start + len(match[1])))
        collector.say(zone.name, "kg:contains", Key(key), (intro, reading.span), RULE, tier=Tier.CANDIDATE)
