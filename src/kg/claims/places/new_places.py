"""Places of one sentence that no table knows: once told to be one, a name is a place in the whole document."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.names.gazetteer import Gazetteer, find_names
from kg.claims.patterns.area_kinds import MANY
from kg.claims.patterns.letters import unstopped
from kg.claims.patterns.words import words
from kg.claims.places.covered_places import places_between, places_in_brackets
from kg.claims.places.held_rows import places_held
from kg.claims.places.listed_places import listed_places
from kg.claims.places.measured_places import places_measured
from kg.claims.places.nested_places import nested_places
from kg.claims.places.place_rows import places_in_rows
from kg.claims.places.sited_places import places_sited
from kg.claims.places.unknown_places import (
    FIRM_END,
    find_unknown_places,
    is_matter,
    places_after_zones,
    places_in_areas,
)
from kg.claims.sentences.compared import in_row_of_firms
from kg.model import Mention


def new_places(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the places that the words around them tell, but for other forms of the names of known areas."""
    areas = [
        (m.start, m.end) for m in find_names(gazetteer, text) if m.kind in ("AdministrativeArea", "Place")
    ]
    plain = unstopped(text)
    found = (
        *find_unknown_places(plain),
        *listed_places(plain, areas),
        *places_in_rows(plain),
        *places_sited(plain),
        *places_measured(plain),
        *nested_places(plain),
        *places_held(plain, areas),
    )
    for place in _with_kinds(found, plain):
        own = _without_owner(_one_of_many(place._replace(name=text[place.start : place.end])))
        known = any(a <= own.start and own.end <= b for a, b in areas)
        apart = not known and _PART_OF_ONE.match(own.name) and _PART_LEVEL.match(text, own.end)
        if (apart or _is_new(own, areas)) and not is_matter(text, own.start):
            yield own


# "the Greater Oslo Region", "West Java Province": a direction and a kind make another area of it.
_PART_OF_ONE = re.compile(
    r"(?:Greater|Upper|Lower|Central|Southern|Northern|Eastern|Western|South|North|East|West)\s+[A-Z]"
)
_PART_LEVEL = re.compile(r"\s+(?:Province|Region|District|County|Governorate|State)(?![\w’'-])")


def places_beside(
    text: str, areas: list[tuple[int, int]], zones: list[tuple[int, int]], known: list[tuple[int, int]]
) -> Iterator[Mention]:
    """Yield the places that the words around them, or the areas and zones beside them, tell; names as they stand.

    ``areas`` and ``zones`` are those met in the sentence, ``known`` are areas with their kind.
    """
    plain = unstopped(text)
    found = (
        *find_unknown_places(plain),
        *places_in_areas(plain, known),
        *listed_places(plain, areas),
        *places_in_rows(plain),
        *places_sited(plain),
        *places_measured(plain),
        *places_after_zones(plain, zones),
        *places_between(plain, zones, known),
        *places_in_brackets(plain, areas),
        *places_held(plain, [*areas, *known]),
    )
    for place in _with_kinds(found, plain):
        yield _one_of_many(place._replace(name=text[place.start : place.end]))


def _with_kinds(found: tuple[Mention, ...], text: str) -> Iterator[Mention]:
    """Yield the places but firms, zones ("QB-SEZ") and those that are also found with their kind: "Ayala" of "Ayala District"."""
    short = words().map("zone", "acronyms")
    for place in (
        p for p in found if not FIRM_END.search(p.name) and re.split(r"[\s-]", p.name)[-1] not in short
    ):
        if in_row_of_firms(text, place.start):
            continue
        longer = (o.end for o in found if o.start == place.start and o.end > place.end)
        if not any(KIND_BEHIND.fullmatch(text, place.end, end) for end in longer):
            yield place


KIND_BEHIND = re.compile(
    r"\s+(?:District|County|Province|City|Municipality|Region|State|Governorate|Prefecture|Township|Village|Town|Island|Regency|Emirate|(?:[a-z]+\s+)?region)\Z"
)


def _without_owner(place: Mention) -> Mention:
    """Return a place without its owner: of "Norvia’s Sana" only "Sana" is the name."""
    owner = _OWNER.match(place.name)
    return place._replace(start=place.start + owner.end(), name=place.name[owner.end() :]) if owner else place


def _one_of_many(place: Mention) -> Mention:
    """Return the last of a row without the kind of all: of "Dhobi and Ayala Districts" the name is "Ayala"."""
    kind = _KINDS.search(place.name)
    return place._replace(end=place.end - len(kind[0]), name=place.name[: kind.start()]) if kind else place


_KINDS = re.compile(rf"\s+(?:{MANY})\Z")
_OWNER = re.compile(r"[^,]{1,40}?(?:['’]s|s['’])\s+(?=[A-Z])")


# "Guangdong Province", "Greater Oslo": more words, the same area.
_SAME_AREA = re.compile(
    r"\W*(?:(?:Greater|Upper|Lower|Old|Central|Southern|Northern|Eastern|Western|South|North|East|West|Metropolitan|Province|City|District|County|State|"
    r"Municipality|Prefecture|Region|Island|Republic|Kingdom|Emirate|Territory|of|and|the|SAR|\W+)\b\W*)*"
)


def _is_new(place: Mention, areas: list[tuple[int, int]]) -> bool:
    """Return whether a name is not one of the known areas in it but longer: "Oslo Fjordby" beside "Oslo"."""
    known = [(s, e) for s, e in areas if s < place.end and place.start < e]
    if not known:
        return True
    (start, end), *more = known
    rest = place.name[: max(0, start - place.start)] + place.name[max(0, end - place.start) :]
    return not more and " " in place.name and not _SAME_AREA.fullmatch(rest)


_BRACKET = re.compile(r"\s\([^()]{1,60}\)(?=,)")


def past_bracket(text: str, end: int) -> int:
    """Return where a name and a bracket after it end."""
    bracket = _BRACKET.match(text, end)
    return bracket.end() if bracket else end
