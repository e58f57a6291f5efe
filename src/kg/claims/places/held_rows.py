"""Places that no table knows, in a row that a sentence puts into a known area: "at Ayala, Boru and Cana in Norland"."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.patterns.area_kinds import ANY_MANY, ANY_ONE, LEVEL, MANY, SITED
from kg.claims.patterns.cued import cued
from kg.claims.places.nested_places import fits_place, row_members
from kg.claims.places.unknown_places import NAME
from kg.model import Mention

_DIRECTION = (
    r"(?:(?:far\s+)?(?:[a-z-]+ern|central|coastal|(?:north|south)-?(?:east|west)|north|south|east|west)\s+)?"
)
_HEART = r"(?:(?:north|south|east|west|centre|center|heart|interior|(?:north|south)-?(?:east|west))\s+of\s+(?:the\s+)?)?"
_NEXT = r"(?:,\s+(?:the\s+)?|,?\s+and\s+(?:the\s+)?)"
_ROW = rf"(?P<row>{NAME}(?:,\s+(?:the\s+)?{NAME}){{0,12}},?\s+and\s+(?:the\s+)?{NAME})"
# What leads a row that can only be one of places.
_LED = (
    r"\b(?:in|near|across|around|between|through|via|throughout|connect(?:s|ing)?|link(?:s|ing)?)\s+(?:the\s+)?"
    rf"(?:(?:[a-z-]+\s+){{0,2}}(?:{ANY_MANY})\s+of\s+(?:the\s+)?)?"
)
# "across Ayala, Boru and Cana in the north of Norland"; "in the Western Region of Norland"
_BEFORE = re.compile(
    rf"{_LED}{_ROW}(?:\s+(?:{MANY}))?,?\s+(?:(?:located|situated)\s+)?(?:in|within)\s+(?:the\s+)?{_HEART}{_DIRECTION}(?:{LEVEL}\s+of\s+(?:the\s+)?)?"
    rf"(?:(?P<part>{NAME})\s+(?:of|in)\s+(?:the\s+)?)?$"
)
# "Ayala, Boru and Cana, all in Norland"
_ALL = re.compile(
    rf"(?P<row>{NAME}{_NEXT}(?:{NAME}{_NEXT}){{0,12}}{NAME}),\s+(?:all|both|each)\s+(?:of\s+(?:them|which)\s+)?(?:are\s+)?(?:located\s+|situated\s+)?(?:in|within)\s+(?:the\s+)?{_DIRECTION}(?:{LEVEL}\s+of\s+(?:the\s+)?)?$"
)
# "three towns in" before, ", namely Ayala, Boru and Cana" behind an area
_KIND_IN = re.compile(
    rf"\b(?:{ANY_MANY}|{SITED})\s+(?:in|of|across|within)\s+(?:the\s+)?{_DIRECTION}(?:{LEVEL}\s+of\s+(?:the\s+)?)?$"
)
_NAMELY = re.compile(
    rf"(?:\s+(?:{ANY_ONE}))?(?:,?\s+(?:namely|that\s+is),?\s+|:\s+)in\s+(?:the\s+)?{_ROW}(?=[.;)]|\s*$|,?\s+[a-z])"
    rf"|(?:\s+(?:{ANY_ONE}))?,\s+(?:namely|that\s+is),?\s+(?:the\s+)?(?P<named>{NAME}(?:,\s+(?:the\s+)?{NAME}){{0,12}},?\s+and\s+(?:the\s+)?{NAME})(?=[.;)]|\s*$|,?\s+[a-z])"
)
_CUE = cued(r"(?:\s(?:in|within)\s|:\s|namely)")
# "In the Ayala region, …", "in Norland's Ayala region"
_REGION = cued(
    rf"(?:^\W*In\s+the\s+|\b(?:in|of|across)\s+(?:[A-Z][\w-]+\s+)?[A-Z][\w-]+['’]s?\s+)(?P<name>{NAME})\s+(?:region|province|state|district|county|governorate)(?=[,.;)]|\s+(?:is|was|will|has)\b|\s*$)"
)
_EACH = re.compile(rf"(?:^|(?<=,\s)|(?<=\sand\s)|(?<=\sthe\s)){NAME}")
_WINDOW = 260


def places_held(text: str, areas: list[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the places of rows that lie in a known area; ``areas`` are the (start, end) of those of the text.

    >>> t = "Roads link Ayala, Boru and Cana in northern Norland."
    >>> [m.name for m in places_held(t, [(44, 51)])]
    ['Ayala', 'Boru', 'Cana']
    >>> t = "There are two free zones in Norland: in Ayala and Boru."
    >>> [m.name for m in places_held(t, [(28, 35)])]
    ['Ayala', 'Boru']
    >>> t = "They spoke with Ayala, Boru and Cana in Norland."
    >>> [m.name for m in places_held(t, [(40, 47)])]
    []
    """
    if not _CUE.search(text):
        return
    for start, end in areas:
        for pattern in (_BEFORE, _ALL):
            if match := pattern.search(text, max(0, start - _WINDOW), start):
                yield from row_members(text, *match.span("row"), _EACH)
                if pattern is _BEFORE and match["part"] and fits_place(match["part"]):
                    yield Mention(*match.span("part"), "Place", match["part"], "pattern")
        if _KIND_IN.search(text, max(0, start - _WINDOW), start) and (match := _NAMELY.match(text, end)):
            yield from row_members(text, *match.span("row" if match["row"] else "named"), _EACH)
    for match in _REGION.finditer(text):
        if fits_place(match["name"]):
            yield Mention(*match.span("name"), "Place", match["name"], "pattern")


__all__ = ["places_held"]
