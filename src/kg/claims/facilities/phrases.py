"""Facilities that a text names in lower case, by their head nouns."""

from dataclasses import dataclass
from functools import lru_cache

from kg import lazy_re as re
from kg.claims.actions.phrases import front, patterns, walk_back
from kg.claims.actions.verbs import forms
from kg.claims.facilities.offices import is_of_office
from kg.claims.patterns.adverbs import opening_adverb
from kg.claims.patterns.words import lowered, words


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: offsets in the text that was searched, its head noun, and whether words stand before it."""

    start: int
    end: int
    head: str
    described: bool = True
    # Where it begins with the words of praise and the counts that its name leaves out.
    full: int = -1


@lru_cache(maxsize=1024)
def find_facilities(text: str) -> tuple[Phrase, ...]:
    """Return the facilities, zones and other infrastructure that a text names by a head noun.

    >>> t = "Build two marine laboratories and a food and drink testing centre near the port."
    >>> [t[p.start:p.end] for p in find_facilities(t) if p.described]
    ['marine laboratories', 'food and drink testing centre']
    """
    table = patterns()
    if not table.asked.may_match(text):
        return ()
    found: list[Phrase] = []
    floor = 0
    matches = list(table.head.finditer(lowered(text)))
    for n, match in enumerate(matches):
        if n + 1 < len(matches) and _leads_on(text, match.end(), matches[n + 1].start()):
            continue
        head = " ".join(match[0].lower().split())
        if _is_other(text, match.start(), match.end(), head):
            continue
        full, start = _front_of(text, match.start(), head, floor)
        start, modifiers = _telling(text, full, start, match.start(), head)
        if start < 0 or (head in _CLUSTERS and modifiers and modifiers[-1] in _OF_TOWNS):
            continue
        described = any(w not in table.empty and w not in ("and", "or") for w in modifiers)
        if head == "building" and (
            not described or modifiers[-1] in _BUILT_UP or _OBJECT.match(text, match.end())
        ):
            continue  # the verb, and "ship building", "capacity building"
        described = described or bool(re.search(r"[\s-]", head)) or _is_sized(text, full, start)
        if not described and (other := _with_others(text, match.start(), head, floor)) >= 0:
            full = start = other
            described = True
        of = None if described else _OF_NAME.match(text, match.end())
        floor = of.end() if of else _coded(text, match.end(), head)
        found.append(Phrase(start, floor, head, described or of is not None, _counted(text, full)))
    return tuple(found)


# "the Belt and Road", "a new Silk Road": ways of trade
_SILK = re.compile(r"\b(?:[Bb]elt\s+and|[Ss]ilk)\s+$")


# "micro-credit facilities" are money.
_OF_MONEY = frozenset({"facility", "facilities"})
_MONEY = re.compile(
    r"\b(?:(?:micro-?)?credit|loan|lending|financing|finance|overdraft|swap|refinancing|guarantee|insurance|liquidity|borrowing)\s+$"
)
# "a level playing field", "a pipeline" of projects: images.
_IMAGES = frozenset({"playing field", "pipeline", "pipelines"})
_OF_PROJECTS = re.compile(
    r"\s+of\s+(?:[a-z-]+\s+){0,2}(?:projects|investments?|deals|talent|proposals|ideas|start-?ups|graduates|opportunities|companies)\b"
)
_IMAGE = re.compile(
    r"\b(?:level|even|uneven|tilted|fair(?:er)?|projects?|investments?|deals?|talent|drugs?|product|policy|research|innovation|leaky|sales|skills)\s+$",
    re.I,
)


def _is_other(text: str, start: int, end: int, head: str) -> bool:
    """Return whether what stands around a head shows that it is an image or a part of another name."""
    table, following = patterns(), _FOLLOWING.match(text, end)
    return bool(
        _QUOTE_ENDS.match(text, end)
        or (head in _SITES and _NO_SITE.search(text, max(0, start - 24), start))
        or (head in _OF_MONEY and _MONEY.search(text, max(0, start - 24), start))
        or (head == "bridge" and _IMAGE_OF.match(text, end))
        or (
            head in _IMAGES
            and (_IMAGE.search(text, max(0, start - 24), start) or _OF_PROJECTS.match(text, end))
        )
        or (text[start].isupper() and is_of_office(text, start))
        or (head == "road" and _SILK.search(text, max(0, start - 10), start))
        or (following and (following[1] in table.heads or following[1] in table.followed))
        or (text[start].isupper() and _NAME_GOES_ON.match(text, end))
    )


def _telling(text: str, full: int, start: int, at: int, head: str) -> tuple[int, list[str]]:
    """Return where a phrase begins, and the words before its head; -1 if none is one of those that its head needs."""
    needed = patterns().qualified.get(head)
    modifiers = [w.strip("“”‘’\"'(),").lower() for w in text[start:at].split()]
    if not needed or needed & set(modifiers):
        return start, modifiers
    # "a new town": the word that its name would leave out is the one that tells
    led = None if modifiers else _LED.match(text, full, at)
    return (full, [led["first"]]) if led and led["first"] in needed else (-1, modifiers)


_LED = re.compile(r"(?P<first>[a-z]+)\s+")
# "a city cluster": places that lie near one another.
_CLUSTERS = frozenset({"cluster", "clusters"})
_OF_TOWNS = frozenset({"city", "cities", "urban", "town", "metropolitan"})
_DEED = re.compile(r"[a-z]+ed\s+(?=\d|(?:an?|the|its|their|two|three|four|five|six|seven|eight|nine|ten)\s)")


# A verb that goes on with the subject of its clause: "mends roofs, removes lead pipes".
_DOES = re.compile(r"([a-z]+s)\s+(?=\S)")


@lru_cache(maxsize=1)
def _serving() -> frozenset[str]:
    return frozenset(words().list("facility", "serving"))


@lru_cache(maxsize=1)
def _when() -> re.Pattern[str]:
    """Return the pattern of an adverb that opens a sentence: it is no part of a name in small letters."""
    return re.compile(rf"{opening_adverb()},?\s+")


_NEAR = 200
_LISTS = re.compile(r"\b[a-z]+s\s[^.;:]*(?:,|,?\sand)\s+$")


def _front_of(text: str, at: int, head: str, floor: int) -> tuple[int, int]:
    """Return where a phrase begins whose head stands at an offset: with its words of praise, and without."""
    full = walk_back(text, at, floor)
    start = _between(text, front(text, full, at), head)
    if (sized := _SIZE.match(text, start, at)) and _NUMBER.search(text, max(0, start - 12), start):
        start = sized.end()  # "a six storey hospital"
    if deed := _DEED.match(text, start, at):
        start = full = front(text, deed.end(), at)  # "opened a quay and revived 60 old mills"
    if (
        (does := _DOES.match(text, start, at))
        and does[1] in forms().third
        and _LISTS.search(text, max(0, start - _NEAR), start)
    ):
        start = full = front(text, does.end(), at)  # "…, removes lead pipes"
    first, _, rest = text[start:at].partition(" ")
    if rest == "" and first in _serving() and text.startswith(") ", max(0, start - 2)):
        start = full = at  # "The Plan (2031) covers ports"
    if (when := _when().match(text, start, at)) and text[when.end()].islower():
        start = full = front(text, when.end(), at)  # "Gradually bridges will be built"
    if text.startswith("stop", start) and text[:start].endswith(("one ", "One ")):
        start -= len("one ")  # "a one stop service centre"
    if (
        head.endswith("s")
        and head not in _SITES
        and (row := _ROW.search(text, max(floor, start - _NEAR), start))
        and text[start].isupper()
    ):
        start = row.start("row")
    return min(full, start), start


# "Vuci, Naduru and Alvor roads": names that share a head
_ROW = re.compile(
    r"(?<![\w’'-])(?P<row>(?:(?!(?:The|In|And|At|On)\b)[A-Z][\w’'-]+,\s+){0,5}(?!(?:The|In|And|At|On)\b)[A-Z][\w’'-]+,?\s+and\s+)$"
)
# "power, water and other infrastructure"
_AND_OTHER = re.compile(r"(?<![\w,-])(?P<row>(?:[a-z]+,\s+){1,5}[a-z]+\s+and\s+(?:other|related)\s+)$")


def _with_others(text: str, at: int, head: str, floor: int) -> int:
    """Return where a row begins whose members say of which kinds infrastructure is, or -1."""
    if head not in ("infrastructure", "facilities"):
        return -1
    row = _AND_OTHER.search(text, max(floor, at - 100), at)
    table = patterns()
    kinds = row["row"].replace(",", "").split()[:-2] if row else [""]
    plain = kinds[0] not in forms().bases and all(
        w not in table.stop and w not in table.heads and (not w.endswith("ing") or w in table.noun_ing)
        for w in kinds
    )
    return row.start("row") if row and plain else -1


def _coded(text: str, end: int, head: str) -> int:
    """Return where the numbers behind a line, road or terminal end: "metro lines M7 and 12"."""
    coded = (
        _CODES.match(text, end)
        if head.rstrip("s").endswith((*_LINES, "terminal", "runway", "route"))
        else None
    )
    return coded.end() if coded else end


_CODE = r"(?!(?:19|20)\d\d\b)(?:[A-Z]{1,2}-?)?\d{1,4}[A-Z]?(?![\w%])(?![.,]\d)"
_CODES = re.compile(
    rf"\s+(?:No\.?\s+)?{_CODE}(?:(?:,\s+|\s+and\s+){_CODE}(?!\s+[a-z]+s\b))*"
    r"(?=\s*(?:[,.;:)]|$)|\s+(?:and|or|in|at|to|from|of|for|on|by|between|near|with|via|through|is|are|was|were|will|shall|has|have|which|that)\b)"
)


def _between(text: str, start: int, head: str) -> int:
    """Return where "Old Harbour to Bay City railway" begins when its last words were found."""
    if not text[start].isupper() or not head.rstrip("s").endswith(_LINES):
        return start
    dashed = _DASHED.search(text, max(0, start - 90), start)
    first = dashed or _FIRST_END.search(text, max(0, start - 50), start)
    return first.start("first") if first else start


_LINES = (
    "railway",
    "railroad",
    "road",
    "highway",
    "motorway",
    "expressway",
    "freeway",
    "line",
    "link",
    "pipeline",
    "corridor",
    "canal",
    "tunnel",
    "bridge",
    "cable",
    "interconnector",
    "bypass",
    "metro",
    "tramway",
    "ferry",
    "causeway",
    "greenway",
    "cycleway",
    "aqueduct",
)
# "Old Harbour – Canal City – Bay railway"
_DASHED = re.compile(r"\b(?P<first>(?:[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?\s+[–—-]\s+){1,4})$")
_SIZE = re.compile(r"(?:storey|story|bed|seat|berth|lane|hectare|acre|megawatt|kilomet(?:re|er)|mile)\s+")
_NUMBER = re.compile(r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty))[\s-]$", re.I)
_FIRST_END = re.compile(
    r"\b(?:[Tt]he|[Aa]|[Nn]ew|[Aa]n)\s+(?P<first>[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+){0,2}\s+to\s+)$"
)
_OBJECT = re.compile(r"\s+(?:an?|the|new|more|up|on|its|their|two|three|four|five|six|\d[\d,.]*)\s")
_BUILT_UP = frozenset(
    {
        "ship",
        "boat",
        "vessel",
        "yacht",
        "trust",
        "consensus",
        "brand",
        "image",
        "relationship",
        "capacity",
        "nation",
        "peace",
        "team",
        "confidence",
        "institution",
        "community",
        "house",
        "home",
        "road",
        "alliance",
        "state",
        "skill",
        "skills",
        "wealth",
        "coalition",
        "character",
        "partnership",
        "resilience",
        "knowledge",
        "career",
        "model",
    }
)


def _leads_on(text: str, end: int, start: int) -> bool:
    """Return whether a head is itself a word before the next one: "port arbitration service centre"."""
    between = text[end:start]
    if len(between) > 48 or not _PLAIN.fullmatch(between):
        return False
    table, bases = patterns(), forms().bases
    return all(
        w not in table.stop and w not in table.finite and w not in bases and w not in ("and", "or")
        for w in between.lower().split()
    )


_PLAIN = re.compile(r"(?:\s+[a-z-]+){0,3}\s+|(?:\s+[A-Z][a-z-]+){0,3}\s+")


_COUNTED = re.compile(
    r"\b(?:(?:other|first|next|last|second|third|further|another)\s+)?(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+)?"
    r"(?:\d[\d.,]*[\s-]?(?:megawatt|gigawatt|kilowatt|[MGk]W|kilovolt|kV|kilomet(?:re|er)|km|mile|hectare|acre|met(?:re|er)|storey|story|bed|seat|berth|lane|ton|tonne)\s+(?:peak\s+)?)?$"
)


def _counted(text: str, start: int) -> int:
    """Return where a phrase begins with the count before it: "three new quays", "other five buildings"."""
    counted = _COUNTED.search(text, max(0, start - 24), start)
    return counted.start() if counted else start


def _is_sized(text: str, full: int, start: int) -> bool:
    """Return whether its size says which thing is meant: "a 200-bed hospital"."""
    return _SIZED.search(text, full, start) is not None


_SIZED = re.compile(
    r"\d-(?:bed|seat|storey|story|berth|lane|place|pupil|megawatt|MW|km|kilomet(?:re|er)|hectare|acre)\s+$"
)
# "the port of Old Harbour"
_OF_NAME = re.compile(r"\s+of\s+(?:the\s+)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+){0,3}")


# "Home Ownership Scheme", "Port Authority": the name is that of something else.
_NAME_GOES_ON = re.compile(
    r"\s+(?!(?:In|At|On|By|To|The|And|Of|For|With|Upgrades?|Extension|Expansion|Project|Improvements?|Phase|Stage|Construction|Development|Works)\b)[A-Z][a-z]+"
)
# "the “Silk Road” museum" holds no road.
_QUOTE_ENDS = re.compile(r"[”\"'’]\s+[a-z]")
# "the exclusive economic zone", "a nuclear free zone": waters and vows, nothing that is built.
_SITES = frozenset(
    f"{kind}{head}"
    for kind in ("", "free ", "economic ", "trade ", "free trade ")
    for head in ("zone", "zones", "area", "areas")
)
_NO_SITE = re.compile(r"\b(?:exclusive|nuclear(?:[\s-]+weapons?)?)[\s-]+$", re.I)
# "a bridge to reaching the goals", "a bridge to the future": an image.
_IMAGE_OF = re.compile(
    r"\s+(?:(?:to|towards?)\s+(?:[a-z]+ing\b|(?:an?|the|its|their)\s+(?:[a-z-]+\s+){0,3}(?:future|economy|society|goals?|targets?|objectives?|markets?|world|era|age|growth|transition)\b)"
    r"|between\s+(?:the\s+)?(?:[a-z]+\s+){0,3}(?:and)\s+(?:the\s+)?(?:cultures|markets|economies|nations|generations|peoples|continents)\b)"
)
# What follows a head makes it a word of description only: "port industry", "school leavers", "market access".
_FOLLOWING = re.compile(r"\s+([a-z]+)")
