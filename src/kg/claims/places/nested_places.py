"""Places that no table knows, told with the kind of the area that holds them: "Ayala and Boru in Cana province"."""

from collections.abc import Iterator
from functools import lru_cache

from kg import lazy_re as re
from kg.claims.patterns.area_kinds import BORROWED
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.places.place_rows import is_place
from kg.claims.places.unknown_places import NAME, NAME_OPEN
from kg.model import Mention

# Kinds that hold other places; "region" and "state" tell of a place only in such a pair.
_HOLDS = rf"(?:[Pp]rovince|[Dd]istrict|[Cc]ounty|[Pp]refecture|[Gg]overnorate|[Mm]unicipality|[Rr]egency|[Ee]mirate|[Rr]egion|[Ss]tate|[Ii]sland|[Cc]anton|{BORROWED})"
_HELD = rf"(?:[Cc]ity|[Tt]own|[Vv]illage|[Dd]istrict|[Cc]ounty|[Mm]unicipality|[Tt]ownship|[Cc]ommune|[Ww]ard|[Pp]ort|{BORROWED})"
# "the Norvian province of Ayala": before "of" stands no name but that of a nation.
_INNER = rf"(?P<two>{NAME})\s+{_HOLDS}(?![\w-])(?!\s+of\s+[A-Z])"
# "linking Ayala and Boru in Cana province", "at Ayala in the Cana region", "ports of Ayala in Boru state"
_LED = (
    r"(?:\b(?:in|at|near|from|to|of|around|between|outside|across|for|through|via|towards|and|connect(?:s|ing)?|link(?:s|ing)?|join(?:s|ing)?|reach(?:es|ing)?|serv(?:es|ing|e)|cover(?:s|ing)?|"
    r"visit(?:s|ed|ing)?)|[,:;(])\s+"
)
_ROW = rf"(?P<row>{NAME}(?:,\s+{NAME}){{0,8}}(?:,?\s+and\s+{NAME})?)"
_IN = cued(
    rf"{_LED}{_ROW}(?:\s+{_HELD})?,?\s+(?:(?:which\s+(?:is|lies)\s+|located\s+|situated\s+)?(?:in|within)\s+(?:the\s+)?|of\s+(?=[A-Z][\w’'-]+\s+[a-z]+)){_INNER}"
)
# "Ayala (Cana region)"
_BRACKETED = cued(rf"(?P<row>{NAME})(?:\s+{_HELD})?\s+\((?:in\s+)?(?:the\s+)?{_INNER}\)")
# "the ports of Ayala in Boru, and Cana in Dhol"
_OF_IN = cued(
    rf"\b(?:ports?|cities|city|towns?|villages?|municipalit(?:y|ies)|communes?|islands?)\s+of\s+{_ROW}\s+in\s+(?:the\s+)?(?P<two>{NAME})(?=[.,;)]|\s+[a-z])"
    rf"(?:,?\s+and\s+(?:of\s+)?(?P<three>{NAME})\s+in\s+(?:the\s+)?(?P<four>{NAME})(?=[.,;)]|\s+[a-z]))?"
)
# "the Boru Park (Ayala region)": a name with its kind alone in brackets
_ALONE = cued(rf"\((?:in\s+)?(?:the\s+)?(?P<row>{NAME})\s+{_HOLDS}\)")
# "Ayala (Provincia de Boru)", "Cana (State of Dhol)"
_KIND_FIRST = cued(
    rf"(?P<row>{NAME}(?:,\s+{NAME}){{0,8}}(?:,?\s+(?:and|y)\s+{NAME})?)\s+\((?P<two>(?:Provincia|Departamento|Estado|Región|Region|Département|Région|Province|State|County|District|Governorate)\s+(?:de|del|du|of)\s+(?:the\s+)?{NAME})\)"
)
# "in Ayala city", "of Ayala city in the north"
_CITY = cued(
    rf"(?:\b(?:in|at|near|from|to|of|and|around)|,)\s+(?P<row>{NAME})\s+city(?![\w-])(?!\s+(?:of|[a-z]+(?:ment|tion|ing))\b)"
)
# "Boru County under Ayala City": offices of the one answer to the other
_ABOVE = cued(
    rf"(?P<row>{NAME_OPEN})\s+(?:{_HELD}|{_HOLDS})\s+under\s+(?:the\s+(?:direct\s+)?(?:jurisdiction|administration)\s+of\s+)?(?:the\s+)?(?P<two>{NAME_OPEN})\s+(?:City|{_HOLDS})(?![\w-])"
)
# "the Ayala local government area", "Boru Metropolitan Municipality"
_UNIT = cued(
    rf"\b(?:in|at|near|of|from|the|and|across)\s+(?:the\s+)?(?P<row>{NAME_OPEN})\s+(?:local\s+government\s+area|Local\s+Government\s+Area|LGA|[Mm]etropolitan\s+[Mm]unicipality|[Dd]istrict\s+[Mm]unicipality|[Ll]ocal\s+[Mm]unicipality|sub-?county|Sub-?[Cc]ounty)(?![\w-])"
)
# "the Ayala, Boru and Cana regions": three or more
_REGIONS = cued(
    rf"\b(?:[Tt]he|[Ii]n|[Oo]f|[Aa]cross)\s+(?P<row>{NAME}(?:,\s+{NAME}){{1,12}},?\s+and\s+{NAME})\s+regions\b"
)
_EACH = re.compile(rf"(?:^|(?<=,\s)|(?<=\sand\s)){NAME}")
# Parts of the world, things that are no places, and words that say which region is meant.
_NO_REGION = re.compile(
    r"^(?:Asia|Asian|Pacific|Gulf|Arctic|Baltic|Balkan|Mediterranean|Caribbean|Sahel|Maghreb|Levant|Mekong|Indo|Europe|African?|America|Amazon|Alpine|Nordic|Free|Sub|Middle|Latin|"
    r"Great|Horn|Visegrad|Member|Nation|Solid|Steady|Federal|Welfare|Each|One|Third|Any|Every|Another|Other|Same|Host|Home|Capital|Metro|Inner|Outer|Smart|Sponge|Eco|Green|Garden|Port|"
    r"Phase|Mr|Mrs|Ms|Dr|Prof|President|Minister|Governor|Mayor|Chairman|Director|Chief|Senator|Deputy|Secretary|King|Prince|Sheikh|Hon|Women|Men|Youth|Girls|Boys|"
    r"Farmers|Children|People|Communities|Students|Investors|Residents|Workers|Schools|Households|Families|Companies|Firms|Officials|Authorities|Voters|Police|Christians|Muslims)\b"
)


@lru_cache(maxsize=4096)
def nested_places(text: str) -> tuple[Mention, ...]:
    """Return the places of which each stands beside the larger area that it lies in, or before "city".

    >>> [m.name for m in nested_places("The road connects Ayala and Boru in Cana province.")]
    ['Ayala', 'Boru', 'Cana']
    >>> sorted({m.name for m in nested_places("Plants run in Ayala (Cana region) and at Boru city.")})
    ['Ayala', 'Boru', 'Cana']
    >>> nested_places("Women in Science worked for Smart City in the Pacific region.")
    ()
    """
    return tuple(_nested(text))


@only_where(_IN, _BRACKETED, _ABOVE, _KIND_FIRST, _OF_IN, _CITY, _UNIT, _REGIONS, _ALONE)
def _nested(text: str) -> Iterator[Mention]:
    for pattern in (_IN, _BRACKETED, *((_ABOVE,) if " under " in text else ())):
        for match in pattern.finditer(text):
            if fits_place(match["two"]):
                found = list(row_members(text, match.start("row"), match.end("row")))
                yield from found
                if found:
                    yield Mention(match.start("two"), match.end("two"), "Place", match["two"], "pattern")
    for match in _KIND_FIRST.finditer(text):
        yield from row_members(text, match.start("row"), match.end("row"))
        yield Mention(match.start("two"), match.end("two"), "Place", match["two"], "pattern")
    for match in _OF_IN.finditer(text):
        yield from row_members(text, match.start("row"), match.end("row"))
        for part in ("two", "three", "four"):
            if match[part] and fits_place(match[part]):
                yield Mention(match.start(part), match.end(part), "Place", match[part], "pattern")
    for pattern in (_CITY, _UNIT, _REGIONS, _ALONE):
        for match in pattern.finditer(text):
            yield from row_members(text, match.start("row"), match.end("row"))


def row_members(text: str, start: int, end: int, each: re.Pattern[str] | None = None) -> Iterator[Mention]:
    """Yield the names of a row, found by a pattern, if each of them may be that of a place.

    >>> [m.name for m in row_members("Ayala, Boru and Cana", 0, 20)], list(row_members("Ayala and Gulf", 0, 14))
    (['Ayala', 'Boru', 'Cana'], [])
    """
    found = [(start + m.start(), start + m.end()) for m in (each or _EACH).finditer(text[start:end])]
    if all(fits_place(text[a:b]) for a, b in found):
        for a, b in found:
            yield Mention(a, b, "Place", text[a:b], "pattern")


def fits_place(name: str) -> bool:
    """Return whether a capitalised name may be that of a place beside others.

    >>> fits_place("Ayala"), fits_place("Gulf"), fits_place("Minister Ola")
    (True, False, False)
    """
    return is_place(name) and not _NO_REGION.match(name)
