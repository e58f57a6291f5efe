"""Plans in small letters that are told by the area that they are for: "the master plan on quays of Ayala province"."""

import re
from collections.abc import Iterator

from kg.claims.area_kinds import ANY_MANY, ANY_ONE
from kg.claims.cued import cued
from kg.claims.name_patterns import CAP

_KIND = (
    r"(?:(?:master|general|development|action|strategic|spatial|structure|land[- ]use|construction|implementation|investment|regional|five-year|ten-year|planning)\s+plan(?:ning)?|masterplan|"
    r"(?:development|industrial|investment|growth|tourism)\s+(?:strategy|programme|program|policy)|blueprint|roadmap)"
)
# "adjusted", "national socio-economic": words before the kind.
_BEFORE = r"(?:(?!(?:the|an?|of|in|on|to|for|and|its|their|this|that|with|by|from|under|new)\s)[a-z][a-z-]{2,24}\s+){0,4}"
_MATTER = r"(?:(?!(?:the|which|that|was|were|is|are|has|have|will|by|to)\s)[a-z][a-z-]{1,24},?\s+){0,8}"
_AREA = rf"{CAP}(?:(?:,\s+|\s+|,?\s+and\s+(?:the\s+)?){CAP}){{0,6}}\s+(?:{ANY_ONE}|{ANY_MANY}|zone|delta|coast|basin|corridor|peninsula)"
_PLACED = cued(
    rf"\b(?:[Tt]he|[Ii]ts|[Aa]n?)\s+(?P<name>{_BEFORE}{_KIND}\s+(?:on|for|of|to\s+develop)\s+(?:the\s+)?(?P<matter>{_MATTER})(?:the\s+)?(?P<area>{_AREA}))(?![\w-])(?!\s+[A-Z])"
)


def find_placed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a plan that is told by the area that it is for begins and ends.

    >>> t = "They read the adjusted master plan on quay development of Ayala province and a plan of Ayala."
    >>> [t[a:b] for a, b in find_placed(t)]
    ['adjusted master plan on quay development of Ayala province']
    """
    for match in _PLACED.finditer(text):
        # "the action plan for Ayala": only with an area or with what it is about.
        if not match["matter"] or re.search(r"\b(?:of|in|for|across)\s+$", match["matter"]):
            yield match.span("name")
