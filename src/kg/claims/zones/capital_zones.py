"""Zones written in capitals inside a sentence: "the HARBOUR SCIENCE PARK (HSP) is the largest"."""

from collections.abc import Iterator
from functools import cache

from kg.claims.patterns.capitals import cased, in_capitals
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, plural, words
from kg.claims.zones.names import find_zones
from kg.model import Mention

# A line in capitals throughout is read as a line.
_LONGEST = 8


@cache
def _runs() -> Cued:
    """Return the pattern of words in capitals that end in the head of a zone."""
    heads = {h.upper() for head in words().map("zone", "heads") for h in (head, plural(head))}
    return cued(
        rf"(?<![\w'’-])(?:[A-Z][A-Z&’'-]+\s+(?:(?:OF|AND|&|DE|DEL)\s+)?){{2,{_LONGEST}}}{alternation(heads)}(?![\w-])(?!\s+[A-Z]{{3}})"
    )


def zones_in_capitals(text: str) -> Iterator[Mention]:
    """Yield the zones whose names are written in capitals in a sentence that is not.

    >>> [m.name for m in zones_in_capitals("The HARBOUR BAY SCIENCE PARK (HBSP) is the largest.")]
    ['HARBOUR BAY SCIENCE PARK']
    >>> list(zones_in_capitals("The SPECIAL ECONOMIC ZONE is new.")), list(zones_in_capitals("HARBOUR BAY SCIENCE PARK"))
    ([], [])
    """
    if in_capitals(text):
        return
    for run in _runs().finditer(text):
        for zone in find_zones(cased(run[0])):
            start, end = run.start() + zone.start, run.start() + zone.end
            if zone.method == "head noun" and end == run.end():
                yield Mention(start, end, "Zone", text[start:end], zone.method)
