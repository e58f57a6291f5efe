"""Industries that a text gives a part to play: "takes optics as its leading industry", "with optics and salt at the core"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg import lazy_re as re
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.words import alternation, words
from kg.claims.sectors.lists import Sector, member
from kg.claims.sentences.listing import members

RULE = "industry-role"


@cache
def _roles() -> Cued:
    """Return the pattern of a list between what gives its members a part and the part itself."""
    gives, parts = (alternation(words().list("sector_role", key)) for key in ("gives", "parts"))
    how = r"(?:(?:its|the|their|an?|our|two|three|four|five|six|one)\s+)?(?:of\s+(?:its|the|their)\s+)?(?:[a-z-]+\s+){0,3}?"
    return cued(
        rf"\b(?:{gives})\s+(?P<list>[^.;:()]{{3,200}}?),?\s+(?:(?:as|among|to\s+be|being|are|is)\s+{how}{parts}\b|at\s+(?:its|the|their)\s+(?:core|heart|centre|center)\b)"
    )


@cache
def _subjects() -> Cued:
    """Return the pattern of a list that is said to have a part: "optics and salt figure among the leading industries"."""
    ranks, parts = (alternation(words().list("sector_role", key)) for key in ("ranks", "branches"))
    return cued(
        rf"(?:\A\W*|[;:]\s+(?:and\s+|now\s+)?|,\s+(?:and|but|while)\s+|\bthat\s+|[,;]\s+)(?P<list>[A-Za-z][^.;:()]{{2,160}}?)\s+(?:(?:now|also|finally|has|have|been|was|were|is|are|to)\s+){{0,3}}{ranks}\s+(?:(?:the|its|their|our)\s+)?(?:lists?\s+of\s+)?(?:[\w’'-]+\s+){{0,4}}?{parts}\b"
    )


# "No major producers of …", "Few foreign makers of …": who is not there
_NONE = re.compile(
    r"\b(?:[Nn]o|[Ff]ew|[Hh]ardly\s+any|[Nn]either|[Ww]ithout|[Ff]ormer)\s+(?:[\w-]+\s+){0,2}$"
)
_NEAR = 40  # letters before the firms


@cache
def _at_home() -> Cued:
    """Return the pattern of a list whose firms are said to work in a place: "major producers in optics and salt operate here"."""
    firms, stay = (alternation(words().list("sector_role", key)) for key in ("firms", "stay"))
    return cued(
        rf"\b(?i:{firms})\s+(?:in|of)\s+(?:the\s+)?(?P<list>[^.;:()]{{3,200}}?)\s+(?:(?:now|also|already|have|has|sectors?|industries|fields)\s+){{0,3}}{stay}\b"
    )


@only_where(lambda: (_roles(), _subjects(), _at_home()))
def with_roles(text: str, gazetteer: Gazetteer) -> Iterator[Sector]:
    """Yield the industries to which a sentence gives the part of a leading industry.

    >>> from kg.claims.names.gazetteer import build_gazetteer
    >>> from kg.lexicon import reference
    >>> known = build_gazetteer(reference())
    >>> [s.name for s in with_roles("The zone takes reed optics and salt as its leading industries.", known)]
    ['reed optics', 'salt']
    >>> [s.name for s in with_roles("Major producers in reed optics and salt operate here.", known)]
    ['reed optics', 'salt']
    >>> list(with_roles("The zone takes Varo as its model.", known))
    []
    """
    for match in _roles().finditer(text):
        core = match[0].endswith(("core", "heart", "centre", "center"))
        for start, end in members(text, match.start("list"), match.end("list")):
            for sector in member(text, start, end, gazetteer, not core):
                yield replace(sector, rule=RULE, sure=bool(sector.ids) and not core)
    for match in _at_home().finditer(text):
        if _NONE.search(text, max(0, match.start() - _NEAR), match.start()) or " no longer " in match[0]:
            continue
        for start, end in members(text, match.start("list"), match.end("list")):
            for sector in member(text, start, end, gazetteer, True):
                yield replace(sector, rule=RULE, sure=bool(sector.ids))
    for match in _subjects().finditer(text):
        for start, end in members(text, match.start("list"), match.end("list")):
            for sector in member(text, start, end, gazetteer, False):
                yield replace(sector, rule=RULE, sure=False)
