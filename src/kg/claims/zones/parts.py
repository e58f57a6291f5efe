"""Names of zones that do not end in their head noun, and the parts of a name that joins two zones."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.name_patterns import CAP, patterns
from kg.claims.patterns.words import alternation, words
from kg.model import Mention

_JOIN = re.compile(r",?\s+(?:and|&)\s+(?:the\s+)?(?=[A-Z])")
# "the Harbour area of the Northern Pilot Zone"
_PART = r"(?:[Aa]rea|[Ss]ection|[Pp]ark|[Bb]lock|[Ss]ub-?zone|[Pp]ilot\s+area|[Pp]ortion|[Ss]ector)"
_HAS_PARTS = re.compile(
    r"\b(?:compris(?:es?|ing|ed\s+of)|consist(?:s|ing)?\s+of|made\s+up\s+of|composed\s+of|divided\s+into|split\s+into|encompass(?:es|ing)?|"
    r"combin(?:es|ing)|includ(?:es|ing)|namely|parks?:|parts?:|zones?:)\s+(?:the\s+)?$"
)
_SHORT_END = re.compile(r"\s+\([A-Z]{2,8}\)$")


@dataclass(frozen=True, slots=True)
class PartPatterns:
    """Compiled patterns: names that begin with the head, parts of zones, and lists of parks that a zone has."""

    first: re.Pattern[str]
    part: Cued
    parks: Cued
    area_of: Cued
    head_last: re.Pattern[str]


@cache
def part_patterns() -> PartPatterns:
    """Return the patterns made from the word lists."""
    table = words()
    heads = [h for h in table.map("zone", "heads") if " " in h]
    name = rf"{CAP}(?:\s+{CAP}){{0,3}}"
    places = rf"(?:in|at|of)\s+(?:the\s+)?(?!(?:Influence|Interest|Excellence|Peace|Opportunity|Innovation|Growth|Origin|Operation|Conflict)\b){name}"
    topics = rf"for\s+{name}(?:(?:,\s+|\s+(?:and|&)\s+){CAP}(?:\s+{CAP}){{0,2}}){{0,3}}"
    before = rf"(?:{alternation(table.list('policy', 'bare'))}\s+|(?:Special|Free|Pilot|National|Integrated|Joint|International)\s+){{0,3}}"
    return PartPatterns(
        first=re.compile(
            rf"(?<![\w'’-])(?:(?<=[Tt]he\s)|(?<=:\s)|(?<=^))(?P<name>{before}{alternation(heads)}\s+(?:{places}|{topics}))(?![\w-])"
            rf"|(?<![\w'’-])(?<!PT\s)(?P<led>(?:Freeport|Freezone|Free\s+Port)\s+(?!Area|Polic|Plan|Act|Program|Zone|Site|Stat|Tax|Model|Compan|Corp|Ltd|Inc|Authorit|Board|Gover|Seed|Bid|Prospect|Custom|Deliver|Business|Bound|Scheme|Initiativ|Regime|Operat|Council|Fund|Offer|Project|Strateg|Committee)[A-Z][a-z]+)(?![\w-])(?!\s+[A-Z])"
        ),
        part=cued(
            rf"(?<![\w'’-])(?P<name>{CAP}(?:[-–]{CAP}|\s+{CAP}){{0,3}}\s+{_PART})\s+of\s+(?:the\s+)?(?P<zone>[A-Z])"
        ),
        parks=cued(
            rf"(?P<list>{name}\s+(?:Park|Area|Zone)(?:(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?{name}\s+(?:Park|Area|Zone)){{1,9}})(?![\w-])"
        ),
        # "the Quay Area of Dhobi", "Quay & Bay Area of Sana"; "the Bay Area of Sana" is none
        area_of=cued(
            rf"(?<![\w'’-])(?!(?:Metropolitan|Bay|Urban|Rural|Conservation|Protected|Capital|Economic|Special|Key|Core|Pilot|Focus|Focal|Priority|Study|Project|Total|Surface|Free|Trade|Local|Thematic|Subject|Service|Development|Coastal|Central|Natural)\s)(?P<name>{CAP}(?:\s+&\s+{CAP}|\s+{CAP})?\s+Area\s+of\s+(?!(?:Natural|Outstanding|Special|Influence|Operation|Responsibility|Excellence|Interest|Freedom)\b){CAP})(?![\w-])"
        ),
        head_last=re.compile(
            rf"\b(?:{alternation(table.map('zone', 'heads'))}|{alternation(table.map('zone', 'acronyms'))}|(?:Freeport|(?:Tech|Technology|Science|Software|IT|Innovation|Industrial)\s+Park)\s+[A-Z][a-z]+)(?:[ -]?\d{{1,2}})?(?:\s+\((?:[A-Z]{{2,8}}|[A-Z][a-z]+)\))?$"
        ),
    )


_BOTH = re.compile(r"\b(?:Freeport|Free\s+Port|Free\s+Zone)$")
_ECONOMIC = re.compile(r"(?:Special\s+|Free\s+)?(?:Economic|Industrial)\s+Zone")
# "Ayala City and Boru Economic Zones": where the second is several, the first is one of its kind.
_OF_MANY = re.compile(r"(?:Zones|Parks|Cities|Corridors|Freeports)$")


def split_joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the zones of "Harbour Free Zone and Canal Industrial Park" one by one.

    >>> t = "Harbour Free Zone and Canal Industrial Park"
    >>> [t[a:b] for a, b in split_joined(t, 0, len(t))]
    ['Harbour Free Zone', 'Canal Industrial Park']
    >>> t = "Harbour Free Trade and Harbour Industrial Park"
    >>> [t[a:b] for a, b in split_joined(t, 0, len(t))]
    ['Harbour Free Trade', 'Harbour Industrial Park']
    """
    at = start
    if place := _PLACE_AND.match(text, start, end) if _ZONE_IN.search(text, 0, start) else None:
        at = start = place.end()  # "Ayala Free Zone in Dhobi and Boru Free Zone in Sana"
    for match in _JOIN.finditer(text, start, end):
        if _BOTH.search(text, start, match.start()) and _ECONOMIC.fullmatch(text, match.end(), end):
            continue  # "Ayala Freeport and Economic Zone" is both
        left = text[at : match.start()]
        of_many = left.endswith(" City") and _OF_MANY.search(text, match.end(), end)
        again = _names_again(left, text[match.end() : end])
        apart = part_patterns().head_last.search(left) or _CENTRE.search(left)
        if " " in left and (apart or of_many or again):
            bracket = _SHORT_END.search(text, at, match.start())
            yield at, bracket.start() if bracket else match.start()
            at = match.end()
    purpose = _FOR_WHAT.match(text, end)
    yield at, purpose.end() if purpose else end


# "Ayala Open Pilot Zone for Reed and Salt Industry"
_FOR_WHAT = re.compile(
    r"\s+for\s+(?:[A-Z][\w-]*\s+(?:and\s+)?){1,5}(?:Industry|Industries|Trade|Commerce|Manufacturing|Technology|Tourism|Agriculture|Cooperation|Innovation|Development)\b(?!\s+[A-Z])"
)
_ZONE_IN = re.compile(r"(?:[Zz]one|[Pp]ark|[Ff]reeport|[Hh]ub|[Cc]luster)\s+in\s+\Z")
_PLACE_AND = re.compile(r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?\s+and\s+(?=(?:[A-Z][\w’'-]+\s+){2,})")
# "Harbour Administrative Centre and Canal New Area"
_CENTRE = re.compile(
    r"\s(?:Administrative|Civic|Business|Financial|Government)\s+(?:Cent(?:re|er)|District|Quarter)$"
)


def _names_again(left: str, right: str) -> bool:
    """Return whether two names joined by "and" begin with the same word: "Ayala Free Trade and Ayala Business Park"."""
    first, _, rest = left.partition(" ")
    return len(rest) > 0 and right.startswith(f"{first} ")


_WHOSE = re.compile(r"(?:[\w.-]+\s+){0,3}?[\w.-]+(?:['’]s|s['’])\s+(?=[A-Z][\w’'-]*\s+[A-Z])")
_OWNS = re.compile(r"['’]s?$")


def head_first(text: str) -> Iterator[Mention]:
    """Yield zones whose head stands first: "Special Economic Zone in Dhobi", "Freeport North"."""
    for match in part_patterns().first.finditer(text):
        group = "name" if match["name"] else "led"
        # "the Special Economic Zone at Boru's rules": what it owns is told by the mark, which is no part of it.
        named = _OWNS.sub("", match[group])
        yield Mention(match.start(group), match.start(group) + len(named), "Zone", named, "head first")


# "the Dhobi-Sana corridor", but not "the North-South corridor" or "a China-led corridor"
_ENDS = r"(?!(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|Cross|Inter|Trans|Multi|Pan|Sub|Non|Anti|Post|Pre|Mid|High|Low|Sino|Indo|Afro|Euro|Asia)[-–])[A-Z][a-zà-ÿ’]+"
_BETWEEN_ENDS = cued(
    rf"(?<![\w'’/–-])(?P<name>{_ENDS}(?:[-–]{_ENDS}){{1,3}}\s+(?:corridor|axis|belt))(?![\w-])(?!\s+(?:project|programme|program|road|highway|train|line)\b)"
)


def told_by_ends(text: str) -> Iterator[Mention]:
    """Yield corridors that are called by the places which they join.

    >>> [m.name for m in told_by_ends("The Dhobi-Sana corridor and the North-South corridor meet.")]
    ['Dhobi-Sana corridor']
    """
    for match in _BETWEEN_ENDS.finditer(text):
        yield Mention(match.start("name"), match.end("name"), "Zone", match["name"], "lower head")


# Where zones are spoken of, "the Quay Area of Dhobi" is one of them.
_TELLS_OF_ZONES = cued(
    r"\b(?:[Zz]ones?|ZONES?|FTZs?|SEZs?)\b.*\bArea\s+of\s|\bArea\s+of\s.*\b(?:[Zz]ones?|FTZs?|SEZs?)\b", re.S
)


def parts(text: str, zones: list[Mention]) -> Iterator[Mention]:
    """Yield the parts of zones: "the Harbour area of the Northern Pilot Zone", "comprising East Park and West Park"."""
    starts, ends = {m.start: m for m in zones}, {m.end for m in zones}
    if " of " in text:
        for match in part_patterns().part.finditer(text):
            # "the Quay Industrial Park of the Bay Zone" are two zones.
            whole = starts.get(match.start("zone")) if match.end("name") not in ends else None
            if whole:
                name = text[match.start() : whole.end]
                yield Mention(match.start(), whole.end, "Zone", name, "part")
    if _TELLS_OF_ZONES.search(text):
        for match in part_patterns().area_of.finditer(text):
            yield Mention(match.start("name"), match.end("name"), "Zone", match["name"], "part")
    if "Park" in text or "Area" in text or "Zone" in text:
        for match in part_patterns().parks.finditer(text):
            if _HAS_PARTS.search(text[max(0, match.start() - 40) : match.start()]):
                yield from _parks(match)


_AREA = rf"(?P<name>(?!Free\s|Trade\s|Pilot\s){CAP}(?:\s+{CAP}){{0,3}}\s+(?:[Aa]rea|[Ss]ection|[Bb]lock|[Ss]ubzone))"
_ASIDE = r"(?:\s+\([^()]{2,120}\))?(?:\s+(?:in|along|on|near|bordering|beside)\s[^,;.()‹]{3,50}?(?=[,;.]|\s+and\s|$))?"
_ONE_AREA = re.compile(_AREA)
# "consists of three areas: the Ayala Area (12 sq km), the Boru Area (9 sq km)", "covers the Sana area and the Boru area"
_OF_AREAS = cued(
    rf"\b(?:compris(?:es?|ing|ed\s+of)|consists?\s+of|consisting\s+of|made\s+up\s+of|composed\s+of|divided\s+into|covers?|covering|includ(?:es?|ing)|(?:areas|parts|sections|zones|blocks)\b(?:[^:.;]|\.\d){{0,60}}:|namely,?)\s+(?:the\s+)?"
    rf"(?P<row>{_AREA.replace('?P<name>', '?:')}{_ASIDE}(?:(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?{_AREA.replace('?P<name>', '?:')}{_ASIDE}){{1,9}})"
)
# "Ayala area is 12 square kilometres, Boru area is 9 square kilometres"
_SIZED = cued(
    rf"{_AREA}\s+(?:is|covers|spans|has|measures|occupies)\s+(?:an\s+area\s+of\s+)?(?:about\s+)?\d[\d.,]*\s+(?:square|sq|km|hectares)"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_IS_ZONE = cued(
    r"\b(?:[Zz]ones?|FTZs?|SEZs?|[A-Z]*FTZ)\b|\b(?:three|four|five|two)\s+(?:areas|sections|parts)\b|\bAmong\s+them\b"
)


def areas_in_rows(text: str) -> Iterator[Mention]:
    """Yield the areas that a zone is made of where two or more stand in a row: "comprises the Sana area and the Boru area"."""
    if not _IS_ZONE.search(text):
        return
    for row in _OF_AREAS.finditer(text):
        base = row.start("row")
        bare = _IN_BRACKETS.sub(lambda m: "-" * len(m[0]), row["row"])
        for match in _ONE_AREA.finditer(bare):
            start, end = match.span("name")
            yield Mention(base + start, base + end, "Zone", match["name"], "part")
    sized = list(_SIZED.finditer(text))
    for match in sized if len(sized) > 1 else ():
        yield Mention(*match.span("name"), "Zone", match["name"], "part")


def _parks(match: re.Match[str]) -> Iterator[Mention]:
    for part in re.finditer(r"[A-Z].*?\b(?:Park|Area|Zone)\b(?=,|\s+and\s|$)", match["list"]):
        name = part[0]
        # "comprising Norvia's Old Quay Park": whose it is, is told in passing.
        owner = _WHOSE.match(name)
        before, name = (owner.end(), name[owner.end() :]) if owner else (0, name)
        if not patterns().plain_zone.fullmatch(name):
            start = match.start("list") + part.start() + before
            yield Mention(start, start + len(name), "Zone", name, "head noun")
