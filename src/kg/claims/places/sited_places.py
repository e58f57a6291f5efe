"""Places that no table knows, named as the site of something that stands on the ground: "a prison in Ayala"."""

from collections.abc import Iterator
from functools import cache, lru_cache

from kg import lazy_re as re
from kg.claims.patterns.area_kinds import ANY_MANY, ANY_ONE
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.letters import CAPITAL
from kg.claims.patterns.words import plural, words
from kg.claims.places.place_rows import is_place
from kg.claims.places.unknown_places import NAME
from kg.model import Mention

_LEVEL = rf"(?:\s+(?:(?:regional|federal|metropolitan|autonomous)\s+)?(?:{ANY_ONE}|area|valley|peninsula)\b)?"
_LED = r"(?:(?:[Bb]arangays?|[Bb]rgy\.|[Ss]itio|[Kk]ampung|[Dd]esa|[Cc]ounties|[Cc]ounty|[Cc]ommunes?|[Ww]ards?|[Rr]ayon)\s+)?"
_KIND_OF = rf"(?:(?:[a-z-]+\s+){{0,2}}(?:{ANY_ONE}|{ANY_MANY}|port\s+city|area|outskirts|hills|heart|centre|center)\s+of\s+(?:the\s+)?)?"
_BRACKET = r"(?:\s+\([^()]{1,60}\))?"
_MEMBER = rf"{_LED}{NAME}{_LEVEL}{_BRACKET}"
_NEXT = rf"(?:,\s+(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+)(?:in\s+|at\s+)?(?:the\s+)?{_KIND_OF}"
_ROW = rf"(?P<row>{_MEMBER}(?:{_NEXT}{_MEMBER}){{0,14}})"
# "prison in Ayala", "EPZs (two) in Boru and Cana", "located mainly at Dhol, Esh"
_SITED = cued(
    rf"(?<![\w’'-])(?P<what>[\w’'-]+)[”\"]?{_BRACKET},?\s+(?:(?:[a-z]+ly|both|each)\s+)?(?P<prep>in|at|near|around|outside|within|on)\s+(?:the\s+)?{_KIND_OF}{_ROW}"
)
# Without this no such site is told.
_SITED_CUE = re.compile(
    rf"\s(?:in|at|near|around|outside|within|on)\s+(?:the\s+)?(?:(?=(?:\S+\s+){{1,8}}of\s){_KIND_OF})?{_LED}{NAME}"
)
# "at sites such as Ayala, Boru and Cana"
_SUCH = cued(
    rf"\b(?:in|at|across|to|of|potential|various|several|other|\d+)\s+(?:[a-z-]+\s+){{0,2}}(?:sites|locations|places|cities|towns|districts|provinces|regions|localities)\s+"
    rf"(?:like|such\s+as|including|in)\s+(?:the\s+)?(?P<row>{_MEMBER}(?:{_NEXT}{_MEMBER}){{1,14}})"
)
_ONE = re.compile(rf"(?:^|(?<=,\s)|(?<=\s)){_LED}(?P<name>{NAME})")
_ON_GROUND = ("in", "near", "around", "outside", "within")


@lru_cache(maxsize=4096)
def places_sited(text: str) -> tuple[Mention, ...]:
    """Return the places named as the site of a facility, a zone or a piece of land, or in a list of sites.

    >>> [m.name for m in places_sited("They will open a prison in Ayala and a clinic in Boru.")]
    ['Ayala', 'Boru']
    >>> [m.name for m in places_sited("The zones will be built at sites like Ayala, Boru and Cana.")]
    ['Ayala', 'Boru', 'Cana']
    >>> places_sited("She opened an institute in Marine Biology at Kestrel Motors in May.")
    ()
    """
    return tuple(_sited(text))


@only_where(_SITED, _SUCH)
def _sited(text: str) -> Iterator[Mention]:
    for match in _SITED.finditer(text) if _SITED_CUE.search(text) else ():
        if _holds(match["what"].lower().rstrip("’'"), match["prep"]):
            yield from _members(match)
    for match in _SUCH.finditer(text):
        yield from _members(match)


def _holds(what: str, prep: str) -> bool:
    """Return whether what stands before the preposition is on the ground, so that a place must follow."""
    if what in _words("put") or what in _words("ground"):
        return prep != "on" or what in _words("put")
    return prep in _ON_GROUND and what in _built() and what not in _words("about")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(words().list("site", key))


@cache
def _built() -> frozenset[str]:
    """Return the last words of all heads of facilities and zones, in the singular and the plural."""
    table = words()
    heads = {h.split()[-1].lower() for h in (*table.map("facility", "heads"), *table.map("zone", "heads"))}
    short = {a.lower() for a in table.map("zone", "acronyms")}
    return frozenset(f for h in heads | short for f in (h, plural(h)))


def _members(match: re.Match[str]) -> Iterator[Mention]:
    # What stands in brackets is no member.
    row, base = _IN_BRACKETS.sub(lambda m: "-" * len(m[0]), match["row"]), match.start("row")
    found = [(m.start("name"), m.end("name"), m["name"]) for m in _ONE.finditer(row)]
    for start, _, whole in found:
        name = _PLURAL.sub("", whole)
        end = start + len(name)
        if is_place(name) and not _NO_NAME.search(name):
            yield Mention(base + start, base + end, "Place", name, "pattern")


# "Ayala and Boru Provinces"
_PLURAL = re.compile(
    r"\s+(?:Provinces|Districts|Counties|States|Municipalities|Regions|Governorates|Prefectures|Communes|Townships)$"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
# "Q3", "Tata Steel", "Her Majesty": no places.
_NO_NAME = re.compile(
    rf"^[A-Z]?\d|^\w+\d$|['’]s?$|^(?:Their|Her|His|Your|Order|Accordance|Partnership|Cooperation|Collaboration|Addition|Particular|Total|Fact|Member|Christ|God|Americas|Europe|Asia|Africa)\b|"
    rf"\b(?:States|Bight|Sea|Lake|Gulf|Strait|Bank|Motors?|Foods?|Steel|Group|Holdings?|Airlines?|Industries|Electronics|Energy|Power|Logistics|Telecom|Insurance|Systems|Partners|"
    rf"Cement|Mining|Shipping|Agreement|Programme|Program|Project|Strategy|Policy|Initiative|Agency|Bureau|Office|Association|Union|Minister|President|"
    rf"River|Basin|Region|Regions|Sector|Law|Decree|Order|Bill|Convention|Intelligence|Learning|Engineering|Sciences?|Studies|Research|Services?|Management)\b|^[{CAPITAL}]{{2,}}$"
)
