"""The zone that a heading names, where the text below it is the profile of that zone."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.capitals import cased
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words
from kg.claims.zones.names import find_zones, zone_patterns
from kg.model import Document, Mention, Sentence

_BEGINS = re.compile(
    r"\W*(?:(?:\d{1,2}|[A-Za-z]|[IVX]{1,4})[.)]\s+)?(?:(?:Where|What)\s+(?:is|are)\s+|About\s+|[A-Z][\w-]+['’]s?\s+)?(?:[Tt]he\s+)?"
)
_ENDS = re.compile(r"\s*(?:\([^()]{1,30}\))?\s*(?:[:?,–—|-].*|)$", re.S)
_BELOW = 500
_FEWEST = 3


def zones_of_heading(document: Document, sentence: Sentence) -> Iterator[Mention]:
    """Yield the zone that a heading begins with, if the text below it goes on about "the zone" or tells where it lies.

    And those that the small words of a heading bound on both sides: "Policies for the Quay Cluster of the Harbour Zone".
    """
    name = document.text[sentence.start : sentence.end]
    text = cased(name)
    begin = _BEGINS.match(text)
    for zone in find_zones(text):
        if zone.method == "head noun" and _is_bounded(text, zone):
            yield zone._replace(name=name[zone.start : zone.end])
            continue
        if (
            begin is not None
            and zone.start == begin.end()
            and (last := _last_name().fullmatch(text, zone.end))
        ):
            whole = name[zone.start : last.end("name")]
            if whole in document.text[sentence.end :]:
                yield zone._replace(end=last.end("name"), name=whole)
                continue
        modifiers = zone.name.rsplit(" ", 1)[0] + " "
        if (
            zone.method == "head noun"
            and begin is not None
            and zone.start == begin.end()
            and _ENDS.match(text, zone.end)
            and zone.name.count(" ") + 1 >= _FEWEST
            and not zone_patterns().no_name.fullmatch(modifiers)
            and _speaks().search(document.text[sentence.end : sentence.end + _BELOW])
        ):
            yield zone._replace(name=name[zone.start : zone.end])


# "Industrial Park Alvor", told once more below: the kind of zone stands before its name.
@cache
def _last_name() -> re.Pattern[str]:
    never = "|".join(words().list("zone", "no_last_name"))
    return re.compile(rf"\s+(?P<name>(?!(?:{never})\w*\b)(?!\w{{3,}}(?<![aeiou])s\b)[A-Z][\w’'-]+)\W*")


_LED = re.compile(r"\b(?:for|of|in|on|to|at|from|about)\s+the\s+\Z")
_CLOSED = re.compile(
    r"\s+(?:of|in|at)\s+the\s+[A-Z]|\s+(?:and|with|through|under)\s+[a-z]|\s+(?:until|up\s+to|by|for)\s+(?:the\s+year\s+)?20\d\d|\W*\Z|\s*\([^()]{1,30}\)\W*\Z"
)


def _is_bounded(text: str, zone: Mention) -> bool:
    """Return whether "for the" or the like leads a name in a heading, and the heading or "of the" ends it."""
    led = _LED.search(text, max(0, zone.start - 16), zone.start)
    return led is not None and _CLOSED.match(text, zone.end) is not None


@cache
def _speaks() -> Cued:
    """Return the pattern of words that go on about one zone: "the park", "Location:", "Situated in"."""
    heads = alternation(
        [*words().list("zone", "generic"), "campus", "quarter", "valley", "reserve", "SEZ", "project"]
    )
    return cued(
        rf"\b(?:[Tt]he|[Tt]his)\s+{heads}\b(?!\s+[A-Z])|\b(?:Located|Situated|Location|Total\s+area|Land\s+area|Size|Area)\b(?:\s*:|\s+(?:in|at|on)\s)|\bIt\s+(?:is|covers|lies|has)\b|\blocated\s+(?:in|at|on)\b"
    )
