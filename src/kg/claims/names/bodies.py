"""Find names that no table knows: public bodies and events, by their head nouns.

Capitals alone never make a name: a known head noun must stand in it (``data/words.toml``).
"""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.names.foreign_names import foreign_names
from kg.claims.patterns.cued import cued
from kg.claims.patterns.months import MONTH, WEEKDAY
from kg.claims.patterns.name_patterns import patterns
from kg.claims.patterns.words import words
from kg.model import Mention


def find_bodies(text: str) -> Iterator[Mention]:
    """Yield names of public bodies by head noun: "Ministry of Canals", "Harbour Commission".

    >>> t = "The Canal Regulatory Office met the Chief Executive Officer of the Tourism Development Board."
    >>> [m.name for m in find_bodies(t)]
    ['Canal Regulatory Office', 'Tourism Development Board']
    >>> [m.name for m in find_bodies("The Ministry of Boats and Tides, and Ministry of Ports wrote of Norland.")]
    ['Ministry of Boats and Tides', 'Ministry of Ports']
    """
    for body in foreign_names(text, "body"):
        yield body._replace(method="head noun")
    for office in _OFFICE_OF_ACT.finditer(text):
        n = office.lastindex or 1
        yield Mention(office.start(n), office.end(n), "PublicBody", office[n], "head noun")
    if not patterns().cues["body"].search(text):
        return
    matters = [m.span() for m in _OF_MATTERS.finditer(text)]
    for start, end in matters:
        yield Mention(start, end, "PublicBody", text[start:end], "head noun")
    for match in patterns().body.finditer(text):
        start, end = match.start(), match.end()
        if any(a < end and start < b for a, b in matters):
            continue
        owner = re.match(
            r"(?:[\w.-]+\s+){0,3}?(?!People|Minister|President|Governor)[\w.-]+(?:['’]s|s['’])\s+", match[0]
        )
        if owner and patterns().body.fullmatch(text, start, start + len(_OWNS.sub("", owner[0]))):
            owner = None
        start += owner.end() if owner else 0
        # "Council of Ministers Resolution 118": the act is no part of the name.
        # "Administration for Market Regulation": what an office is for belongs to its name.
        act = None if _REGULATES.search(text, start, end) else _ACT_AT_END.search(text[start:end])
        end -= len(act[0]) if act else 0
        # "Establishing the Harbour Authority and Determining Its Powers"
        end -= (
            len(deed[0]) if (deed := _DEED_AT_END.search(text[start:end])) and _WHOSE.match(text, end) else 0
        )
        # "the Ministry of Canals' Harbour Commission Plan": what it owns is not its name.
        owns = _OWNS.search(text, start, end)
        end = owns.start() if owns and patterns().body.fullmatch(text, start, owns.start()) else end
        # "Organization of the Government of September 30, 1992", "the Quay Commission on Monday": the day is no part of it.
        end -= len(day[0]) if (day := _OF_A_MONTH.search(text[start:end])) else 0
        yield from _each(text, start, end)


def _each(text: str, start: int, end: int) -> Iterator[Mention]:
    """Yield the bodies of a run of words, one or more, each without what is no part of its name."""
    for a, bound in _coordinated(text, start, end):
        kind = _AREA_KIND.match(text, bound) if " of " in text[a:bound] else None
        b = kind.end() if kind else bound
        two = _UNHEADED.match(text, a, b) if a == start else None
        first = two.end() if two and patterns().body.fullmatch(text, two.end(), b) else a
        b = _past_small_words(text, first, b)
        # "Office of the Minister of State for Ports": what the minister is for belongs to the name.
        b = of_state.end() if (of_state := _OF_STATE.match(text, b - len("State"))) else b
        if _MODIFIES.match(text, b) and text.endswith("Government", first, b):
            continue
        if _OTHER_NAME.match(text, b) or _NTH_CONGRESS.match(text, first, b):
            continue
        if text[first:b].lower() in _labels():
            continue  # "Issuing Authority: …"
        if " " in text[first:b] or (a == start and b < end):
            yield Mention(first, b, "PublicBody", text[first:b], "head noun")


# "Department of Housing, Local Government and Heritage": what it is for holds the head of a body.
_OF_MATTERS = cued(
    r"\b(?:Ministry|Department|Minister|Secretary|Directorate|Bureau|Office)\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,2},\s+){0,4}(?:(?:Local|Regional|Provincial)\s+Government|Public\s+Administration)(?:,\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?){0,3},?\s+and\s+(?!(?:Ministry|Department|Bureau|Office)\b)[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?(?![\w-])"
)


_OF_STATE = re.compile(
    r"(?<=of )State\s+for\s+[A-Z][\w-]+(?:(?:\s+|,\s+)(?:and\s+)?(?!(?:The|In|He|She|It)\b)[A-Z][\w-]+){0,4}"
)
# "Digital Government Leadership Group": "Government" only qualifies what follows.
_MODIFIES = re.compile(
    r"(?:\s[A-Z][a-z]+){1,2}\s(?:Group|Office|Team|Board|Unit|Forum|Taskforce|Force|Summit)\b"
)


def _past_small_words(text: str, start: int, end: int) -> int:
    """Return where a name ends whose last matter is written small: "Ministry of Trade, Industry and regional affairs".

    >>> t = "The Ministry of Canals and finance said so."
    >>> t[4:_past_small_words(t, 4, 22)]
    'Ministry of Canals and finance'
    """
    small = _SMALL_END.match(text, end) if _COMMA_LIST.search(text, start, end) else None
    if small is None and _MINISTRY.fullmatch(text, start, end):
        small = _SMALL_SECOND.match(text, end)
    return small.end() if small else end


_MINISTRY = re.compile(r"(?:Ministry|Department|Minister)\s+(?:of|for)\s+[A-Z][a-z]+")
_SMALL_SECOND = re.compile(
    r"\s+and\s+(?:finance|trade|industry|commerce|energy|labou?r|transport|tourism|agriculture|forestry|fisheries|education|culture|sports?|health|economy|environment|development|planning|technology|innovation)"
    r"(?=\s*[,.;()]|\s+(?:will|shall|has|had|is|was|issued|announced|published|said|launched|adopted|approved)\b)"
)
# "the Prime Minister's Decision No. 17": an office that puts out acts is a body.
_OFFICE_OF_ACT = cued(
    r"\b((?:Deputy\s+|Vice\s+|Chief\s+)?(?:Prime\s+Minister|Minister|President|Governor|Premier|Chancellor))['’]s\s+(?=(?:Decision|Decree|Order|Directive|Circular|Resolution|Instruction|Proclamation|Ordinance|Notification|Executive\s+Order)\s+(?:No|Nr|#|\d))"
    # "see Commission Staff Working Document"
    r"|\b(Commission|Council)(?=\s+(?:Staff\s+)?Working\s+(?:Document|Paper)\b)"
)
# "Ministry of Trade, Industry and regional affairs": the last of a list is written small.
_SMALL_END = re.compile(
    r",?\s+and\s+(?:[a-z]+\s+)?(?:affairs|development|relations|cooperation|planning|protection|security|resources|services|innovation|growth|infrastructure|communications?)"
    r"(?=\s*[,.;()]|\s+(?:will|shall|has|had|is|was|are|issued|announced|published|said|launched|adopted|approved)\b)"
)
_COMMA_LIST = re.compile(r",\s+[A-Z][\w-]*$")
# "Vaccination Administration Management system", "Client-oriented Public Administration 2031": no bodies
_OTHER_NAME = re.compile(
    r"\s+(?:Management|Information)\s+[Ss]ystems?\b|(?<=Public Administration)\s20\d\d(?![\d/])(?=\s*[,.;:)”]|\s+(?:is|was|aims|sets|strategy|which|and)\b)"
)
# "the 18th National Congress": a meeting
_NTH_CONGRESS = re.compile(r"\d{1,2}(?:st|nd|rd|th)\s+National\s+(?:Party\s+)?Congress\b")
# "the People's Committee of Sana province": the kind of its area belongs to the name.
_AREA_KIND = re.compile(r"\s(?:province|prefecture|governorate|municipality|oblast)(?![\w-])")
_OWNS = re.compile(r"(?<!People)(?<!Women)(?<!Children)(?<!Workers)(?<!Men)['’]s?(?:\s(?=[A-Z]|$)|$)")
# But "National Council for Peace and Order".
_ACT_AT_END = re.compile(
    r"(?<!\sand)\s(?:Joint\s+|Framework\s+)?(?:Resolution|Decree|Decision|Order|Regulations?|Directive|Circular|Notice|Notification|Ordinance|Act|Law|Communication|Communiqu[eé]|Recommendation)s?(?:\s+(?:S\.\s?R?\.?\s?O|G\.S\.R|G\.?\s?O|S\.\s?I|[Nn]o)\.?)?$"
)
_REGULATES = re.compile(
    r"\b(?:Administration|Authority|Agency|Office|Bureau|Commission)\s+for\s+(?:[A-Z]\w*\s+){1,3}Regulation$"
)
_DEED_AT_END = re.compile(r"\s+and\s+[A-Z][a-z]+ing$")
_WHOSE = re.compile(r"\s+(?:[Ii]ts|[Tt]heir|[Tt]he|[Cc]ertain)\s")
_OF_A_MONTH = re.compile(rf"\s+(?:of|on|in)\s+(?:{MONTH}|{WEEKDAY})$")
# "Defence League and the Harbour Authority": of two only the second is a body by its head.
_UNHEADED = re.compile(r"(?:[A-Z][\w&.’-]*\s+){1,4}and\s+the\s+(?=[A-Z])")
_LED = re.compile(r"(?P<first>[A-Z]{3,8}),?\s+and\s+the\s+(?=[A-Z])")


def _coordinated(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bodies of "Harbour Commission and the Ports Bureau" one by one."""
    at = start
    if led := _LED.match(text, start, end):
        # "NDRC and the Harbour Administration": what is joined to a body is one, too.
        yield start, led.end("first")
        at = led.end()
    for match in patterns().two_bodies.finditer(text, at, end):
        yield at, match.start("join")
        at = match.end()
    yield at, end


@cache
def _labels() -> frozenset[str]:
    """Return the labels of fields that are written like names of bodies."""
    return frozenset(words().list("fields", "issuer"))


def find_events(text: str) -> Iterator[Mention]:
    """Yield capitalised names of events: "Harbour Trade Conference"."""
    if not patterns().cues["event"].search(text):
        return
    for match in patterns().event.finditer(text):
        if match[0].endswith(("People's Congress", "People’s Congress")) or (
            match[0].endswith(" Congress") and match[0][:-9] in words().map("nationalities")
        ):
            continue  # a parliament
        yield Mention(match.start(), match.end(), "Event", match[0], "head noun")
