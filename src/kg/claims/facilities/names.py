"""Capitalised names of facilities, and the kind of place that a facility's name stands for."""

from collections.abc import Iterator
from functools import cache, lru_cache

from kg import lazy_re as re
from kg.claims.actions.verbs import forms, word_set
from kg.claims.facilities.building_tails import FIELD
from kg.claims.facilities.offices import is_of_office
from kg.claims.patterns.area_kinds import LEVEL
from kg.claims.patterns.cued import cued
from kg.claims.patterns.endings import Endings, endings_of
from kg.claims.patterns.name_patterns import OWNER, past_site, patterns
from kg.claims.patterns.words import alternation, words
from kg.claims.sentences.compared import only_measures
from kg.model import Mention


def find_facilities(text: str) -> Iterator[Mention]:
    """Yield capitalised names of facilities: "Harbour National Technology Centre"."""
    if not patterns().cues["facility"].search(text):
        return
    ends = []
    for match in _OF.finditer(text):
        ends.append(match.end())
        yield Mention(match.start(), match.end(), "Facility", match[0], "head noun")
    for match in patterns().facility.finditer(text):
        start = match.start()
        owner = OWNER.match(match[0])
        start += owner.end() if owner else 0
        start = past_site(text, start, match.end())
        start = next((at.end() for e in ends if start < e and (at := _AND.match(text, e))), start)
        if _GOES_ON.match(text, match.end()) or only_measures(text, start):
            continue
        if is_of_office(text, start):
            continue
        joined = text.rfind(" and ", start, match.end())
        front = max(0, start - 40)
        if joined > 0 and (
            _SIDE_OF.search(text, front, start)
            or _IN_A_LIST.search(text, front, start)
            or _OF_LEVEL.search(text, front, start)
        ):
            start = joined + len(" and ")  # "Sana, Bara and Rayo Port", "the Region of Sana and Rayo Port"
        if counted := _COUNT.match(text, start, match.end()):
            start = counted.end()  # "19 Rural Markets"
        start = _past_order(text, start)
        for a, named in _apart(text, start, match.end()):
            b = _whole(text, named)
            if text.endswith(" Metro", a, b) and _LIES_IN.search(text, max(0, a - 12), a):
                continue
            if " " in text[a:b] and not _is_source(text, a, b) and not _RAILWAYS.search(text, a, b):
                yield Mention(a, b, "Facility", text[a:b], "head noun")


def _past_order(text: str, start: int) -> int:
    """Return where a name begins behind an order that opens the text: "Mend Rural Roads"."""
    if text[:start].strip():
        return start
    first = text[start:].split(maxsplit=1)[0]
    orders = first.lower() in forms().base - word_set("base_or_noun")
    return text.index(first, start) + len(first) + 1 if orders else start


def _whole(text: str, end: int) -> int:
    """Return where the name of a centre ends with what it is for: "Regional Centre for Clean Air"."""
    purpose = _PURPOSE.match(text, end) if text[:end].endswith(_CENTRES) else None
    number = _NUMBER.match(text, end) if text[:end].endswith(_NUMBERED) else None
    if purpose and text.endswith("of Excellence", end, purpose.end()):
        field = FIELD.match(text, purpose.end())
        return field.end() if field else purpose.end()
    return purpose.end() if purpose else number.end() if number else end


# "National Highway 1A"
_NUMBERED = ("Highway", "Road", "Route", "Expressway", "Motorway")
_NUMBER = re.compile(r"\s(?:No\.\s?)?\d{1,4}[A-Z]?\b(?![.,]\d|\s?(?:km|kilomet|mile|years?|hectares|%))")
_CENTRES = ("Centre", "Center", "Centres", "Centers")
_PURPOSE = re.compile(
    r"\s+(?:of\s+Excellences?\b|(?:for|of|on)\s+(?:the\s+)?(?!Phase\b|Stage\b)[A-Z][\w’'‐-]*(?:,?\s+(?:and\s+|of\s+|&\s+)?[A-Z][\w’'‐-]*){0,5})"
)


def _is_source(text: str, start: int, end: int) -> bool:
    """Return whether a centre is quoted: it surveys, reports or speaks, and is no building that a text plans."""
    if not any(c in text[start:end] for c in _CENTRES):
        return False
    # "the Regional Centre for Clean Boats (RCCB)": letters of its own make it an institution.
    office = " for " in text[start:end] and _LETTERS.match(text, end) is not None
    return office or bool(_SAID_BY.search(text, max(0, start - 60), start) or _SAYS.match(text, end))


_COUNT = re.compile(r"\d+\s+")
# "The zone lies in the Nela Bay Metro": a municipality.
_LIES_IN = re.compile(r"\b(?:in|within|across)\s+the\s+$")
# "Norvian Railways": who runs trains.
_RAILWAYS = re.compile(r"\bRailways$")
_LETTERS = re.compile(r"\s+\([A-Z]{3,8}\)")
_SAID_BY = re.compile(
    r"(?:\b(?:surveys?|stud(?:y|ies)|reports?|research|data|polls?|figures|analys[ie]s|estimates?|paper|published)\s+(?:conducted\s+|published\s+|released\s+|prepared\s+)?(?:by|from|of)"
    r"|\b[Aa]ccording\s+to|\b(?:director|chief|head|fellow|researcher|analyst|economist|expert|professor|president|chair(?:man|woman)?|secretary)\s+(?:of|at|with|from)"
    r"|\b(?:says|said|told)\s+(?:[A-Z][\w’'-]+\s+){1,3}(?:of|at|from))\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+){0,2}$"
)
_SAYS = re.compile(
    r"(?:\s+\([A-Z]+\))?,?\s+(?:an?\s+(?:[\w-]+\s+){0,2}think[- ]tank\b|says\b|said\b|estimates\b|reports\b|reported\b|found\b|notes\b)"
)


_AND = re.compile(r"\s+(?:and|&)\s+(?:the\s+)?")
_SIDE_OF = re.compile(r"\b(?:north|south|east|west)\w*\s+of\s+$|\bbetween\s+$")
_OF_LEVEL = re.compile(rf"\b{LEVEL}\s+of\s+$")
_IN_A_LIST = re.compile(r"[A-Z][\w’'-]*,\s+$")
# "Port of Old Harbour"
_OF = cued(
    r"(?<![\w’'-])(?:(?!The\b)[A-Z][a-z]+\s+){0,2}(?:Port|Airport|University|Hospital|Bridge|Museum|Library|Canal|Dam|Tunnel|Institute|Academy)\s+of\s+(?:the\s+)?"
    r"[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+){0,3}"
)
# "Harbour Bridge Engineering" is no bridge.
_GOES_ON = re.compile(
    r"\s+(?!(?:In|At|On|By|To|The|And|Upgrades?|Extension|Expansion|Project|Improvements?|Phase|Stage)\b)[A-Z][a-z]+"
)


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the facilities of "Harbour Hospital and Bay Clinic" one by one."""
    at = start
    for match in _heads_joined().finditer(text, start, end):
        yield at, match.start("join")
        at = match.end()
    yield at, end


@cache
def _heads_joined() -> re.Pattern[str]:
    heads = alternation(h.title() for h in words().list("facility", "named"))
    return re.compile(rf"\b{heads}(?P<join>\s+(?:and|&)\s+)(?=[A-Z])")


@lru_cache(maxsize=4096)
def facility_type(name: str) -> str:
    """Return the place-type concept that the head of a facility's name stands for.

    >>> facility_type("two marine laboratories"), facility_type("Harbour Data Centre")
    ('fac-laboratory', 'fac-data-centre')
    """
    other = "zone-other" if name.casefold().endswith(("area", "areas")) else "fac-other"
    return _types().kind(name) or other


@cache
def _types() -> Endings:
    """Return the endings of names and what they stand for."""
    return endings_of({**words().map("facility", "heads"), **words().map("facility", "types")})
