"""Plans in small letters that are told by the area that they are for: "the master plan on quays of Ayala province"."""

import re
from collections.abc import Iterator

from kg.claims.gathering.registry import Registry
from kg.claims.patterns.area_kinds import ANY_MANY, ANY_ONE
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.name_patterns import CAP
from kg.model import Document, Span

_KIND = (
    r"(?:(?:master|general|development|action|strategic|spatial|structure|land[- ]use|construction|implementation|investment|regional|five-year|ten-year|planning)\s+plan|masterplan|"
    r"(?:development|industrial|investment|growth|tourism)\s+(?:strategy|programme|program|policy)|blueprint|roadmap)"
)
# "adjusted", "national socio-economic": words before the kind.
_BEFORE = r"(?:(?!(?:the|an?|of|in|on|to|for|and|its|their|this|that|with|by|from|under|new)\s)[a-z][a-z-]{2,24}\s+){0,4}"
_MATTER = r"(?:(?!(?:the|which|that|was|were|is|are|has|have|will|by|to)\s)[a-z][a-z-]{1,24},?\s+){0,8}"
_AREA = rf"{CAP}(?:(?:,\s+|\s+|,?\s+and\s+(?:the\s+)?){CAP}){{0,6}}(?:\s+(?:{ANY_ONE}|{ANY_MANY}|zone|delta|coast|basin|corridor|peninsula|area|belt)|(?<=\sDelta)|(?<=\sBasin)|(?<=\sCorridor)|(?<=\sRegion)|(?<=\sArea)|(?<=\sBelt)|(?<=\sBay)|(?<=\sPeninsula)|(?<=\sValley)|(?<=\sCoast)|(?<=\sProvince)|(?<=\sIsland)|(?<=\sIslands)|(?<=\sTriangle))"
_PLACED = cued(
    rf"\b(?:[Tt]he|[Ii]ts|[Aa]n?)\s+(?P<name>{_BEFORE}{_KIND}\s+(?:on|for|of|to\s+develop)\s+(?:the\s+)?(?P<matter>{_MATTER})(?:the\s+)?(?P<area>{_AREA}))(?![\w-])(?!\s+(?:[A-Z]|(?:economic|industrial|metropolitan|development|free|special|trade|pilot|cluster|agglomeration)\b))"
)


@only_where(_PLACED)
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


_FOR_ZONE = cued(
    r"\b((?:(?!the|a|an|its|this|of|for|and|to|in|under|new)[a-z-]+\s+){0,3}(?:plan|masterplan|blueprint|outline|strategy|programme|program|scheme|roadmap|framework|(?:construction|development|building)\s+policy)\s+"
    r"(?:for|of|on|to\s+(?:establish|build|develop|set\s+up|create))\s+(?:(?:the\s+)?(?:development|construction|establishment|building)\s+of\s+)?(?:the\s+)?(?=[A-Z]))"
)

# ", Ayala province, up to 2030", behind the zone
_WHERE_AND_WHEN = re.compile(
    rf"(?:,\s+(?:{CAP}\s+){{1,3}}(?:province|city|district|county|region))?,?\s+(?:up\s+)?(?:to|until|till)\s+(?:the\s+year\s+)?20\d\d(?!\d)"
)


def plans_for_zones(document: Document, registry: Registry) -> None:
    """Take in "a general plan for the Harbour Zone": a plan in lower case is named by the zone it is for."""
    names = {" ".join(n.split()): len(n) for z in registry.of("zone") for n in (z.label, *z.aliases)}
    longest = max(names.values(), default=0)
    named = {span.start: policy for policy in registry.of("policy") for span in policy.mentions}
    for match in _FOR_ZONE.finditer(document.text) if names else ():
        ahead = document.text[match.end() : match.end() + 2 * longest]
        plain = " ".join(ahead.split())
        fits = [n for n in names if plain.startswith(n) and not plain[len(n) : len(n) + 1].isalnum()]
        # "the plan to build the Harbour Zone in Norvia" was met already, by a longer name.
        short = named.get(match.start(1))
        part = short is not None and match[1].startswith(f"{short.label} ")
        if fits and (short is None or part):
            words = r"\s+".join(re.escape(w) for w in max(fits, key=len).split())
            zone = re.match(words, ahead)
            end = match.end() + (zone.end() if zone else 0)
            end = tail.end() if (tail := _WHERE_AND_WHEN.match(document.text, end)) else end
            name = document.text[match.start(1) : end]
            known = registry.find("Strategy", name)
            key = registry.add("Strategy", name, Span(match.start(1), end))
            # Met as more than that before, it stays so.
            registry.things[key].sure &= known is not None
            if short is not None and short.key in registry.things and short.key != key:
                registry.join(short.key, key)
