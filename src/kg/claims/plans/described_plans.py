"""Plans in small letters that their period, number of points, letters or date tell apart: "the 10-point plan for quays"."""

from collections.abc import Iterator
from functools import cache

from kg.claims.names.aliases import is_acronym
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.name_patterns import CAP
from kg.claims.plans.programmes import COMPLEMENT, NO_DAY

_KIND = r"(?:plan|strategy|programme|program|policy|roadmap|blueprint|framework|agenda|initiative|masterplan|scheme)"
_NEW = r"(?:(?:new|proposed|draft|current|ongoing|next|revised|latest|updated|first|second|third|upcoming)\s+){0,2}"
_YEARS = r"(?:20\d\d\s?[-–/]\s?(?:20)?\d\d)"
_WORD = r"(?!(?:of|for|in|to|and|or|the|with|by|on|a|an|is|was|such|same|other)\b)[a-z][a-z-]{2,18}"
_FOR = rf"(?:\s+for\s+(?:the\s+)?(?:{CAP}(?:\s+(?:of|and)\s+(?:the\s+)?(?=[A-Z])|\s+|(?=[.,;:)]|$))){{1,5}})?"


# What a law in small letters is about; "international law", "martial law" are none of these.
_MATTER = rf"(?!(?:new\s+|federal\s+|state\s+)?(?:international|common|civil|criminal|case|martial|customary|federal|state|national|local|domestic|existing|current|european|islamic|sharia|private|public|natural|constitutional|basic|general|first|second|third|fourth|fifth|final|famous|infamous|so-called|long-awaited|controversial|landmark|historic|strict|tough|important|key|sweeping|draft|special|same|own|old)\s+law\b)(?:{_WORD}\s+){{1,4}}"


# Codes of law by what they are about: a "dress code" is none.
_CODE = (
    rf"(?:{_WORD}\s+){{0,3}}(?:labour|labor|land|mining|tax|customs|penal|forest|investment|building)\s+code"
)


@cache
def _patterns() -> tuple[Cued, ...]:
    """Return the patterns of such plans; the name is the group ``name``."""
    points = rf"(?:\d{{1,3}}|[a-z]{{3,9}})-(?:point|pillar)\s+(?:{_WORD}\s+){{0,2}}(?:plan|agenda|programme|program|strategy|package|proposal)(?![\w-])"
    return (
        # "its 2016-2020 country partnership strategy for Norvia"
        cued(
            rf"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Aa])|['’]s)\s+{_NEW}(?P<name>{_YEARS}\s+(?:(?:{_WORD}|[A-Z][\w-]+)\s+){{1,5}}{_KIND}(?![\w-]){_FOR})"
        ),
        # "its strategic blueprint for 2022-2026", "its quay business plan 2020-2022"
        cued(
            rf"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?)|['’]s)\s+{_NEW}(?P<name>(?:{_WORD}\s+){{1,4}}{_KIND}\s+(?:(?:for|covering)\s+(?:the\s+(?:period\s+|years\s+)?)?(?:from\s+)?)?{_YEARS})(?![\d-])"
        ),
        # "a 12-point plan for clean ports"
        cued(
            rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er|[Aa]n?)\s+(?:new\s+)?(?P<name>{points}(?:\s+(?:to|for|on)\s+{NO_DAY}{COMPLEMENT})?)"
        ),
        # "the law on administration of free quays, adopted in 2005"
        cued(
            r"\b(?:[Tt]he|[Aa])\s+(?P<name>(?:law|act|decree|regulation)\s+on\s+(?:the\s+)?[a-z][\w’' -]{8,90}?)(?:,?\s+|\s+[–-]\s+)\(?(?:which\s+was\s+)?(?:adopted|approved|enacted|passed|promulgated)\s+(?:in|on)\s+(?=\d|[A-Z][a-z]+\s+\d)"
        ),
        # "the Norvian regulation on salt was adopted"
        cued(
            r"\b(?:[Tt]he|[Aa])\s+(?P<name>(?:[A-Z][a-z]+(?:an|ish|ese|ch|i)|national|federal|EU|new\s+national)\s+(?:law|act|decree|regulation|directive|ordinance)\s+on\s+(?:the\s+)?[a-z][\w’'-]*(?:\s+(?:and\s+)?(?!(?:was|were|is|has|will|which|that|in|on)\b)[a-z][\w’'-]*){0,5})\s+(?:was|were|has\s+been|is)\s+(?:finally\s+|formally\s+)?(?:adopted|approved|enacted|passed|promulgated|signed|published|issued)\b"
        ),
        # "the Provision on Free Quays in Norvia", "pursuant to the Concept of Regional Growth of Norvia"
        cued(
            rf"\b(?:[Tt]he|[Bb]y|[Tt]his)\s+(?P<name>(?:Provision|Statute|Concept)\s+(?:on|of|for)\s+(?:the\s+)?(?:{CAP}(?:,?\s+and\s+(?=[A-Z])|\s+(?:of|in|for|on)\s+(?:the\s+)?(?=[A-Z])|\s+|(?=[.,;:)]|$))){{3,12}})"
        ),
        # "the national strategy of joint growth of the Twin Bays"
        cued(
            rf"\b[Tt]he\s+(?:major\s+|key\s+)?(?P<name>national\s+(?:development\s+)?strategy\s+of\s+(?!the\s+(?:country|nation|state|government|future)\b|its\b|their\b){NO_DAY}{COMPLEMENT})"
        ),
        # "approved the state’s new quay policy"
        cued(
            r"\b(?:approved?|adopt(?:ed|s)|unveil(?:ed|s)|launche[ds]|releases?d?|announce[ds]|cleare?[ds]|passe[ds]|introduce[ds]|notifie[ds])\s+the\s+(?:state|country|nation|government|province|region|kingdom|emirate|city|county)[’']s\s+"
            rf"{_NEW}(?P<name>(?:{_WORD}\s+){{1,3}}(?:policy|strategy|roadmap|masterplan))(?=\s*(?:[.,;)]|$)|\s+(?:that|which|to|for|on|under|at|aimed|with|last|this|and|today|yesterday|by|in|as|since)\b)"
        ),
        # "adopted a new quay law", "Norland’s clean air law was amended"
        cued(
            rf"\b(?:adopted|passed|enacted|promulgated|amended|approved|repealed|revised)\s+(?:the|an?|its|this|their)\s+{_NEW}(?P<name>{_MATTER}law|{_CODE})(?=\s*[.,;)]|\s+(?:that|which|to|on|in|for|last|this|of|aimed|under|and|was|is)\b|\s*$)"
        ),
        cued(
            rf"(?<![\w’'])[A-Z][\w-]+[’']s?\s+{_NEW}(?P<name>{_MATTER}law)\s+(?:was|is|has|will|would|entered|came|sets?|requires?|provides?|gives?|offers?|allows?|took|bans?|obliges?|foresees)\b"
        ),
        # "its “1+4” industrial development strategy"
        cued(
            rf"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa])|['’]s)\s+(?P<name>[“‘\"']?\d\+[\dN](?:\+[\dNX]){{0,3}}[”’\"']?\s+(?:{_WORD}\s+){{0,4}}{_KIND})(?![\w-])"
        ),
    )


@cache
def _lettered() -> Cued:
    """Return the pattern of "the alternative quay framework (AQF)"."""
    return cued(
        r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?)|['’]s)\s+(?P<name>(?:[a-z]+(?:-[a-z]+)?\s+){2,6}(?:strategy|framework|initiative|roadmap|policy|programme|agenda|scheme|mechanism))\s+\((?P<short>[A-Z]{3,8})\)"
    )


@only_where(_patterns, lambda: (_lettered(),))
def find_described(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of such plans begin and end.

    >>> t = "It is in line with the proposed 2031-2035 country quay strategy for Norvia, a 12-point plan for boats."
    >>> [t[a:b] for a, b in find_described(t)]
    ['2031-2035 country quay strategy for Norvia', '12-point plan for boats']
    >>> t = "The board adopted the alternative quay framework (AQF) and a quay plan for 2031."
    >>> [t[a:b] for a, b in find_described(t)]
    ['alternative quay framework']
    >>> t = "The cabinet approved the state’s new quay policy and praised the state’s old quay policy."
    >>> [t[a:b] for a, b in find_described(t)]
    ['quay policy']
    """
    for pattern in _patterns():
        for match in pattern.finditer(text):
            start = match.start("name")
            yield start, start + len(match["name"].rstrip(" ,"))
    for match in _lettered().finditer(text):
        words = match["name"].split()
        # What stands before the words of the letters is no part: "adopted the alternative quay framework (AQF)".
        for n in reversed(range(len(words) - 1)):
            name = " ".join(words[n:])
            if is_acronym(match["short"], name):
                yield match.end("name") - len(match["name"].split(maxsplit=n)[-1]), match.end("name")
                break
