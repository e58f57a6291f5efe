"""Challenges that a source reports for places: "problems facing X, including A and B"."""

from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import alternation, words
from kg.claims.sentences.reading import Reading
from kg.model import Concept, Key, Span

RULE = "challenge-list"
_LIST = cued(
    r"\b(?:[Cc]hallenges?|[Pp]roblems?|[Bb]ottlenecks?|[Dd]ifficulties|[Oo]bstacles|[Cc]onstraints|[Bb]arriers|[Ww]eaknesses|[Ss]hortcomings)\b(?P<who>[^.;:]{0,80}?)"
    r"(?:,\s+including|\s+including|,?\s+such\s+as|:|\s+(?:are|include|remain)(?!\s+(?:being|expected|now|not|still|also|likely|to|in|on|of|more|less|many|few|[a-z]+(?:ed|ing|ly))\b))\s+(?P<list>[^.;]+)"
)
_TOGETHER = re.compile(
    r"\bthe\s+(?P<n>two|twin|three|four|five)\s+(?:cities|provinces|districts|counties|regions|areas|countries|states)\b",
    re.I,
)
_COUNT = {"two": 2, "twin": 2, "three": 3, "four": 4, "five": 5}


@cache
def _teller() -> re.Pattern[str]:
    """Return the pattern of who tells of a challenge, which is no part of it: ", said the ministry" at the end."""
    tells = alternation(words().list("reported", "tells"))
    return re.compile(
        rf",\s+(?:{tells}\s[^,]{{1,60}}|[^,]{{1,60}}?\s{tells}|according\s+to\s[^,]{{1,60}})\s*$"
    )


def find_challenges(
    reading: Reading, recent_places: tuple[str, ...], registry: Registry, collector: Collector
) -> None:
    """Draw the challenges of a sentence; ``recent_places`` are the areas spoken of before, the latest last."""
    match = _LIST.search(reading.text)
    if not match:
        return
    places = _places(reading, match, recent_places)
    if not places:
        return
    start = match.start("list")
    pieces = re.split(
        r"\s+and\s+(?:the\s+)?(?=(?:an?\s+)?(?:need|lack|shortage|absence|rising|growing|weak|high|low|poor|limited|too)\b)|;\s+|,\s+(?:and\s+)?(?=(?:a\s+)?(?:lack|shortage|weak|poor|high|rising|limited)\b)",
        _teller().sub("", match["list"]),
    )
    at = start
    for piece in pieces:
        begin = reading.text.index(piece, at)
        at = begin + len(piece)
        span = Span(reading.span.start + begin, reading.span.start + at)
        key = registry.add("Challenge", piece, span, scoped=True)
        collector.say(key, "rdf:type", Concept("kg:Challenge"), (reading.span,), RULE)
        for place in places:
            collector.say(place, "kg:faces", Key(key), (reading.span,), RULE)


def _places(reading: Reading, match: re.Match[str], recent: tuple[str, ...]) -> tuple[str, ...]:
    own = [
        m.name
        for m in reading.mentions
        if m.kind in ("AdministrativeArea", "Zone", "Place") and m.end <= match.start("list")
    ]
    if own:
        return tuple(dict.fromkeys(own))
    together = _TOGETHER.search(reading.text)
    distinct = list(dict.fromkeys(reversed(recent)))
    wanted = _COUNT[together["n"].lower()] if together else 0
    return tuple(sorted(distinct[:wanted])) if wanted and len(distinct) >= wanted else ()
