"""Places told in a row with the land of each: "land was set aside for parks: Ayala 440 hectares, Boru 50 hectares"."""

from collections.abc import Iterator
from functools import lru_cache

from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.places.unknown_places import CAPITALS, opens_no_place
from kg.model import Mention

_LAND = r"(?:hectares?|ha|acres?|sq(?:uare|\.)?\s?(?:km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|m)|km²|m²)(?![\w-])"
_SIZE = rf"\d[\d.,]*(?:\s\d{{3}})*\s?{_LAND}"
# "Ayala 440 hectares", "Boru (50 hectares)", "Cana: 20 acres"
_MEMBER = cued(
    rf"(?:^|[;:,.]\s+|\b(?:namely|and|in|at|are|is)\s+)(?P<name>{CAPITALS})(?:,\s+|:\s+|\s+[–—-]\s+|\s+\(?){_SIZE}\)?"
)
_FEWEST = 3


@lru_cache(maxsize=4096)
def places_measured(text: str) -> tuple[Mention, ...]:
    """Return the places of a row in which each is told with its area; kept, for each sentence is read twice.

    >>> t = "Land was set aside for parks: Ayala 440 hectares, Boru Bay 1,050 hectares and Cana 17 000 hectares."
    >>> [m.name for m in places_measured(t)]
    ['Ayala', 'Boru Bay', 'Cana']
    >>> places_measured("The Ministry has 40 hectares, and Ayala 20 hectares.")
    ()
    """
    found = tuple(_members(text))
    return found if len(found) >= _FEWEST else ()


@only_where(_MEMBER)
def _members(text: str) -> Iterator[Mention]:
    for match in _MEMBER.finditer(text):
        if not opens_no_place(match["name"]):
            yield Mention(match.start("name"), match.end("name"), "Place", match["name"], "pattern")
