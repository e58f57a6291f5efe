"""Industries that an area or its firms are for: "the park specialises in A and B", "home to firms involved in A and B"."""

from collections.abc import Iterator
from dataclasses import replace

from kg import lazy_re as re
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.patterns.cued import cued
from kg.claims.sectors.lists import Sector, member
from kg.claims.sentences.listing import members


def stated_focus(text: str, gazetteer: Gazetteer) -> Iterator[Sector]:
    """Yield the industries that are said to be the focus or the business of something."""
    if said := _STATED.search(text):
        opens = text.rfind(". ", 0, said.start()) + 1
        for start, end in members(text, opens, said.start()) if said.start() - opens < _NEAR else ():
            for sector in member(text, start, end, gazetteer, False):
                yield replace(sector, rule="industry-stated")


_NEAR = 120  # so long may be what is said to be the focus
# "Offshore wind and hydrogen are its focus."
_STATED = cued(
    r"\s(?:are|is|form|(?:will|would|shall|to)\s+(?:be|become|form)|remain|become)\s+(?:to\s+be\s+)?(?:among\s+)?"
    r"(?:(?:its|the|their|our|\w+['’]s)\s+(?:[\w-]+\s+){0,3}(?:focus|pillars?|business|priorit(?:y|ies)|mainstays?|industries|sectors|strengths)"
    r"|(?:key|pillar|priority|leading|main|core|strategic|dominant|focus|target)\s+(?:industries|sectors))\b"
)


def of_zones(text: str, gazetteer: Gazetteer) -> Iterator[Sector]:
    """Yield the known industries to which a zone or park is said to be given: "the park specialises in A and B"."""
    for match in _OF_ZONE.finditer(text):
        for start, end in members(text, match.start("list"), match.end("list")):
            for sector in member(text, start, end, gazetteer, False):
                yield replace(sector, sure=True, rule="industry-of-zone")
    for match in _HOUSES.finditer(text):
        whole = [
            (a, _without_units(text, a, b)) for a, b in members(text, match.start("list"), match.end("list"))
        ]
        found = [s for a, b in whole for s in member(text, a, b, gazetteer, False)]
        # "The zone will have roads, schools and shops": of trades at least two are named.
        for sector in found if len(found) >= _TRADES else ():
            yield replace(sector, sure=False, rule="industry-of-zone")


def _without_units(text: str, start: int, end: int) -> int:
    units = _UNITS.search(text, start, end)
    return units.start() if units else end


_TRADES = 2
_UNITS = re.compile(
    r"\s+(?:units?|plants|activities|operations|firms|companies|businesses|facilities)[.\s]*$"
)
# "The park will house net mending, canning and rope making units."
_HOUSES = cued(
    r"\b(?:[Zz]ones?|[Pp]arks?|[Cc]orridor|[Hh]ub|[Cc]luster|[Ee]states?|[Ff]reeports?|[Cc]ampus|[Vv]alley|SEZs?|EPZs?|FTZs?)\b(?:\s+\([^()]{1,40}\))?"
    r"(?:\s+(?:in|at|of|near)\s[^.;:,]{2,40}?|,[^.;:]{2,60}?,)?\s+(?:(?:will|shall|also|mainly|primarily|which|that|would|can|to)\s+){0,3}"
    r"(?:hous(?:es?|ing)|hosts?|serv(?:es?|ing)|accommodat(?:es?|ing)|have|contains?|(?:(?:is|are|be|was|were|has\s+been|have\s+been)\s+)?(?:used|set\s+aside|notified|set\s+up|meant|intended|designed|suitable|suited|open)\s+(?:for|to)"
    r"|offers?\s+(?:space|plots|land)\s+(?:for|to))\s+(?:the\s+)?(?P<list>(?:[^.;:()]|\([A-Z][\w&/]{1,9}\)){3,240})"
)
_OF_ZONE = cued(
    r"\b(?:[Zz]ones?|[Pp]arks?|[Cc]orridor|[Aa]rea|[Hh]ub|[Cc]luster|[Dd]istrict|[Ee]states?|[Rr]egion|[Ff]reeports?|[Cc]ity|[Cc]ampus|[Vv]alley|SEZ|EPZ|FTZ)\b(?:\s+\([^()]{1,40}\))?"
    r"(?:\s+(?:in|at|of|near)\s[^.;:,]{2,40}?|,[^.;:]{2,60}?,)?\s+(?:(?:will|shall|also|mainly|primarily|which|that)\s+){0,3}"
    r"(?:focus(?:es|ed|ing)?\s+(?:(?:mainly|primarily|chiefly|solely)\s+)?on|speciali[sz](?:es?|ing|ed)\s+in|concentrat(?:es?|ing)\s+on|"
    r"(?:is|are|be)\s+(?:dedicated|devoted|geared|earmarked|reserved|designated)\s+(?:to|for|towards)|caters?\s+(?:to|for))\s+(?:the\s+)?(?P<list>(?:[^.;:()]|\([A-Z][\w&/]{1,9}\)){3,240})"
)
# Whom a zone or a plan is to draw: "home to firms involved in netting and canning".
_OF_FIRMS = cued(
    r"\b(?:firms|companies|enterprises|businesses|investors|start-?ups|manufacturers|tenants|undertakings|entities)\s+(?:(?:which|that)\s+(?:are\s+)?|mainly\s+|primarily\s+|actively\s+){0,2}"
    r"(?:involved|engaged|engaging|active|operating|working|specialised|specialized|specialising|specializing|focused|focusing|dealing)\s+(?:in|on|with)\s+"
    r"(?:the\s+)?(?:(?:fields?|areas?|production|manufacture|provision|business)\s+of\s+)?(?P<list>(?:[^.;:()]|\([A-Z][\w&/]{1,9}\)){3,240})"
)
# What shows that such firms are sought, and not only told of.
_SOUGHT = cued(
    r"\b(?:home\s+to|host(?:s|ing)?|attract(?:s|ing|ed)?|draw(?:s|ing)?|intended|meant|designed|aim(?:s|ed)?|reserved|set\s+aside|dedicated|devoted|open\s+to|eligible|entitled"
    r"|incentives?|exempt(?:ed|ions?)?|concessions?|reliefs?|grants?|loans?|support(?:s|ed)?|licen[cs]e[sd]?|tax|caters?|will|shall|may)\b"
)


def of_firms(text: str, gazetteer: Gazetteer) -> Iterator[Sector]:
    """Yield the known industries of the firms that a zone or a plan is to draw or to favour."""
    for match in _OF_FIRMS.finditer(text):
        if _SOUGHT.search(text, 0, match.end()):
            for start, end in members(text, match.start("list"), match.end("list")):
                for sector in member(text, start, end, gazetteer, False):
                    yield replace(sector, sure=False, rule="industry-of-zone")
