"""Find names that no table knows: titles of policies, zones and public bodies, by their head nouns.

Capitals alone never make a name: a known head noun must stand in it (``data/words.toml``).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.claims.words import Words, alternation, plural, words
from kg.model import Mention

_STOP = [
    "The",
    "In",
    "A",
    "An",
    "This",
    "These",
    "That",
    "Those",
    "As",
    "For",
    "With",
    "By",
    "Of",
    "At",
    "On",
    "And",
    "But",
    "It",
    "Its",
    "From",
    "To",
    "Under",
    "Over",
    "After",
    "Before",
    "Since",
    "While",
    "When",
    "Our",
    "Their",
    "Each",
    "Both",
    "All",
    "Other",
    "Such",
    "Some",
    "Any",
    "If",
    "He",
    "She",
    "They",
    "We",
    "You",
    "I",
    "Here",
    "There",
    "What",
    "Which",
    "Who",
    "Why",
    "How",
    "Where",
    "Also",
    "However",
    "Meanwhile",
    "Moreover",
    "Having",
    "According",
    "Following",
    "Through",
    "During",
    "Among",
    "Between",
    "Within",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Without",
    "Against",
    "Like",
    "Unlike",
    "Its",
    "Yet",
    "So",
    "Not",
    "No",
    "Or",
    "Nor",
    "Only",
    "Even",
    "Every",
    "Issued",
    "Adopted",
    "Released",
    "Published",
]
_NOT = r"(?!(?:" + "|".join(_STOP) + r"|[A-Z][a-z]+ly)\b)"
_CAP = _NOT + r"(?:(?:[A-Z]\.)+[A-Z]?|[A-Z][\w&]*(?:[-–'’/][\w&]+)*|\d{1,4}(?:st|nd|rd|th)?(?=[ -][A-Z]))"
_CAP_TAIL = r"(?:[A-Z][\w&]*(?:[-–'’/.][\w&]+)*|“[^”]{1,40}”|\d{4}|\d{1,2}(?:st|nd|rd|th))"
_SMALL = r"(?:of|for|on|the|and|in|to|a|an|with|under|between|at|from|towards|through|as|&)"
# A run of capitalised words, small words only between two of them.
_RUN = rf"(?:{_CAP}(?:\s+\([A-Z][^()]{{1,40}}\))?(?:\s+(?:and|of|&|for)\s+(?=[A-Z])|\s+|,\s+(?=[A-Z][\w-]*(?:,| and)\s))){{0,7}}"
_TAIL = rf"\s+GO(?:\s+{_SMALL})*(?:\s+{_CAP_TAIL}(?:,(?=\s+[A-Z][\w-]*,?\s+and\s))?(?:\s+{_SMALL}){{0,3}}(?=\s))*\s+{_CAP_TAIL}"
_QUOTED = re.compile(r"[“‘\"']([A-Z][^“”\"‘\n]{5,220}?)[,.]?[”’\"'](?!\w)")
_NUMBERED = re.compile(
    r"\b(?:Regulation|Directive|Decision|Decree|Law|Resolution|Circular|Order|Notice)\s+"
    r"(?:\((?:EU|EC|EEC|EU,\s*Euratom)\)\s*)?(?:No\.?\s*)?\d+(?:/[\w-]+)+"
)


@dataclass(frozen=True, slots=True)
class NamePatterns:
    """The compiled patterns and tables behind the finders."""

    title: re.Pattern[str]
    programme: re.Pattern[str]
    zone: re.Pattern[str]
    body: re.Pattern[str]
    document_types: dict[str, str]
    zone_types: dict[str, str]
    bare: frozenset[str]
    lower: re.Pattern[str]
    heads: re.Pattern[str]
    never_zone: re.Pattern[str]
    plain_zone: re.Pattern[str]
    facility: re.Pattern[str]
    event: re.Pattern[str]
    # Cheap tests: without one of these words a sentence holds no such name.
    cues: dict[str, re.Pattern[str]]


@cache
def patterns() -> NamePatterns:
    """Return the patterns made from the word lists."""
    table = words()
    documents = dict(table.map("policy", "document"))
    strategies = table.list("policy", "strategies")
    heads = alternation([*documents, *strategies])
    go = alternation(
        w for w in table.list("policy", "continued") if w not in ("to", "in", "about", "against")
    )
    tail = _TAIL.replace("GO", go)
    not_before = alternation(table.list("policy", "not_before"))
    lower = alternation(h.lower() for h in strategies)
    zones = dict(table.map("zone", "heads"))
    zone_heads = alternation([*zones, *(plural(z) for z in zones)])
    return NamePatterns(
        title=re.compile(
            rf"(?<![\w'’-]){_RUN}{heads}(?![\w-])(?!\s+{not_before})"
            rf"(?:,?\s+(?:of\s+)?(?:19|20)\d\d(?![\d-])|\s*\((?:19|20)\d\d(?:\s*[-–]\s*\d{{2,4}})?\))?"
            rf"(?:{tail})?(?:\s*\((?:19|20)\d\d\s*[-–]\s*\d{{2,4}}\))?"
        ),
        programme=re.compile(
            rf"(?<![\w'’-])(?:{_CAP}\s+(?:(?:and|of|&)\s+(?=[A-Z]))?){{1,7}}{lower}(?![\w-])"
        ),
        # "the country's dual circulation strategy": a possessor and two modifiers make it definite.
        lower=re.compile(
            r"(?:['’]s|\b(?:its|their|our|the\s+national))\s+((?:[a-z][\w-]+\s+){2,4}(?:strategy|initiative))(?![\w-])"
        ),
        zone=re.compile(
            rf"(?<![\w'’-])(?:{_CAP}(?:\s+\([A-Z][^()]{{1,40}}\))?(?:\s+(?:and|of|&)\s+(?=[A-Z])|\s+)){{1,7}}"
            rf"{zone_heads}(?:-\d+)?(?![\w-])"
        ),
        body=_body_pattern(table),
        document_types=documents,
        zone_types=zones,
        bare=frozenset(table.list("policy", "bare")),
        heads=re.compile(rf"\b{heads}(?!\w)"),
        never_zone=re.compile(alternation(table.list("zone", "never")) + r"s?$"),
        facility=re.compile(
            rf"(?<![\w'’-])(?:{_CAP}(?:\s+(?:and|&)\s+(?=[A-Z])|\s+)){{1,8}}{_facility_heads(table)}(?![\w-])"
        ),
        cues={
            "zone": _cue([*zones, *(plural(z) for z in zones)]),
            "body": _cue(table.list("body", "heads")),
            "facility": _cue(
                h.title() for head in table.map("facility", "heads") for h in (head, plural(head))
            ),
            "event": _cue(table.list("event", "heads")),
            "programme": _cue(h.lower() for h in strategies),
        },
        event=re.compile(
            rf"(?<![\w'’-])(?:{_CAP}(?:\s+(?:and|of|on|for|&)\s+(?=[A-Z])|\s+)){{1,8}}{alternation(table.list('event', 'heads'))}(?![\w-])"
        ),
        plain_zone=re.compile(rf"(?:(?:{'|'.join(table.list('policy', 'bare'))})\s+)*{zone_heads}|\S+", re.I),
    )


# Heads that are too common, or name other kinds of thing, when capitalised.
_COMMON_HEADS = frozenset(
    [
        "grid",
        "base",
        "facility",
        "facilities",
        "zone",
        "infrastructure",
        "university",
        "universities",
        "campus",
        "hub",
        "cluster",
        "plant",
        "network",
    ]
)


def _cue(heads: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted({re.escape(h.split()[-1]) for h in heads})))


def _facility_heads(table: Words) -> str:
    heads = [h for h in table.map("facility", "heads") if h not in _COMMON_HEADS]
    return alternation(form.title() for h in heads for form in (h, plural(h)))


def _body_pattern(table: Words) -> re.Pattern[str]:
    heads = table.list("body", "heads")
    after = alternation(h for h in heads if h not in table.list("body", "only_with_of"))
    run = rf"{_CAP}(?:(?:,\s+|\s+|\s+(?:and|&)\s+(?:the\s+)?){_CAP})*?"
    return re.compile(
        rf"(?<![\w'’-])(?:(?:{_CAP}\s+){{0,2}}{alternation(heads)}\s+(?:of|for)\s+(?:the\s+)?"
        rf"{_CAP}(?:(?:\s+|,\s+(?=[A-Z][\w-]*(?:,\s[A-Z][\w-]*)*,?\s+and\s)|,?\s+(?:and|&)\s+(?!the\s)|\s+of\s+(?:the\s+)?){_CAP}){{0,6}}"
        rf"|(?:{run}\s+)?{_CAP}\s+{after}(?![\w-]))"
    )


def find_titles(text: str) -> Iterator[Mention]:
    """Yield the titles of policies in a text: quoted, numbered, or capitalised around a head noun.

    The kind is ``PolicyDocument`` or ``Strategy``.
    """
    table = patterns()
    if not table.heads.search(text) and not table.cues["programme"].search(text):
        return
    for match in _QUOTED.finditer(text):
        inner = match[1]
        head = table.heads.search(inner)
        if head and _worthy(inner, head) and (head.start() == 0 or head.end() == len(inner) or " " in inner):
            yield _title(match.start(1), match.end(1), inner, "quoted")
    for match in _NUMBERED.finditer(text):
        yield Mention(match.start(), match.end(), "PolicyDocument", match[0], "numbered")
    for match in table.title.finditer(text):
        start, end = _trim(text, match.start(), match.end())
        head = table.heads.search(text, start, end)
        worthy = head and _worthy(text[start:end], table.heads.search(text[start:end]))
        if worthy and not _OFFICE.match(text, start, end):
            yield _title(start, end, text[start:end], "capitalised")
    for match in table.programme.finditer(text):
        start, end = _trim(text, match.start(), match.end())
        if " " in text[start:end]:
            yield Mention(start, end, "Strategy", text[start:end], "programme")
    for match in table.lower.finditer(text):
        yield Mention(match.start(1), match.end(1), "Strategy", match[1], "programme")


# "Office of Science Policy", "Assistant to the President for Trade Policy" are offices.
_OFFICE = re.compile(
    r"(?:Office|Department|Ministry|Bureau|Council|Committee|Commission|Board|Assistant|Adviser|Advisor|President|Vice|Director|"
    r"Secretary|Minister|General Provisions$)\b"
)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut a leading "China's ", and a tail that begins a new title or ends in a small word."""
    owner = re.match(
        r"(?:[\w.-]+\s+){0,3}?(?!People|Women|Children)[\w.-]+(?:['’]s|s['’])\s+", text[start:end]
    )
    if owner:
        start += owner.end()
    second = re.search(
        rf",?\s+and\s+(?:the\s+)?(?=(?:{_CAP}\s+){{0,4}}{patterns().heads.pattern})", text[start:end]
    )
    if second and patterns().heads.search(text, start, start + second.start()):
        end = start + second.start()
    tail = re.search(
        rf"(?:\s+(?:{_SMALL}|(?:in|of|from|dated)\s+(?:\d{{1,2}}\s+)?(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d))+$",
        text[start:end],
    )
    return start, end - len(tail[0]) if tail else end


def _worthy(title: str, head: re.Match[str] | None) -> bool:
    """Return whether a capitalised sequence says more than its head noun and empty words."""
    if head is None:
        return False
    # "the 2023 Opinions" is a short form, not a title.
    before = [
        w
        for w in re.findall(r"[\w'’-]+", title[: head.start()])
        if w not in patterns().bare and not re.fullmatch(r"(?:19|20)\d\d", w)
    ]
    after = re.findall(r"\b(?:[A-Z][\w-]+|\d{4})", title[head.end() :])
    return any(w[0].isupper() or w[0].isdigit() for w in before) or bool(after)


def _title(start: int, end: int, name: str, method: str) -> Mention:
    return Mention(start, end, "PolicyDocument" if document_type(name) else "Strategy", name, method)


def document_type(name: str) -> str:
    """Return the document-type concept that the head noun of a title stands for, or "".

    >>> document_type("Action Plan for Clean Air"), document_type("Belt and Road Initiative")
    ('doc-action-plan', '')
    """
    table = patterns()
    head = table.heads.search(name)
    last = head
    # "Air Quality Plan Regulations": before "of/for/on", the last head is the one that counts.
    stop = re.search(r"\s(?:of|for|on|to)\s", name)
    while head and (stop is None or head.start() < stop.start()):
        last = head
        head = table.heads.search(name, head.end())
    return table.document_types.get(last[0], "") if last else ""


def find_zones(text: str) -> Iterator[Mention]:
    """Yield capitalised names of zones: "Harbour Bay Free Trade Zone"."""
    table = patterns()
    if not table.cues["zone"].search(text):
        return
    for match in table.zone.finditer(text):
        start, end = match.start(), match.end()
        owner = re.match(r"(?:[\w.-]+\s+){0,3}?[\w.-]+(?:['’]s|s['’])\s+", match[0])
        start += owner.end() if owner else 0
        name = text[start:end]
        if not (table.plain_zone.fullmatch(name) or table.never_zone.search(name) or name[0].isdigit()):
            yield Mention(start, end, "Zone", name, "head noun")


def zone_type(name: str) -> str:
    """Return the place-type concept that the head of a zone's name stands for.

    >>> zone_type("Harbour Bay Free Trade Zone"), zone_type("Red River Triangle")
    ('zone-free-trade-zone', 'zone-other')
    """
    table = patterns().zone_types
    folded = re.sub(r"-\d+$", "", name).casefold()
    for head in sorted(table, key=lambda h: (-len(h), h)):
        if folded.endswith((head.casefold(), plural(head).casefold())):
            return table[head]
    return "zone-other"


def find_bodies(text: str) -> Iterator[Mention]:
    """Yield names of public bodies by head noun: "Ministry of Canals", "Harbour Commission"."""
    if not patterns().cues["body"].search(text):
        return
    for match in patterns().body.finditer(text):
        start, end = match.start(), match.end()
        owner = re.match(
            r"(?:[\w.-]+\s+){0,3}?(?!People|Minister|President|Governor)[\w.-]+(?:['’]s|s['’])\s+", match[0]
        )
        start += owner.end() if owner else 0
        if " " in text[start:end]:
            yield Mention(start, end, "PublicBody", text[start:end], "head noun")


def find_facilities(text: str) -> Iterator[Mention]:
    """Yield capitalised names of facilities: "Harbour National Technology Centre"."""
    if not patterns().cues["facility"].search(text):
        return
    for match in patterns().facility.finditer(text):
        start = match.start()
        owner = re.match(r"(?:[\w.-]+\s+){0,3}?[\w.-]+(?:['’]s|s['’])\s+", match[0])
        start += owner.end() if owner else 0
        if " " in text[start : match.end()]:
            yield Mention(start, match.end(), "Facility", text[start : match.end()], "head noun")


def facility_type(name: str) -> str:
    """Return the place-type concept that the head of a facility's name stands for.

    >>> facility_type("two marine laboratories"), facility_type("Harbour Data Centre")
    ('fac-laboratory', 'fac-data-centre')
    """
    heads = words().map("facility", "heads")
    folded = name.casefold()
    for head in sorted(heads, key=lambda h: (-len(h), h)):
        if folded.endswith((head, plural(head))):
            return heads[head]
    return "zone-other" if folded.endswith(("area", "areas")) else "fac-other"


def find_events(text: str) -> Iterator[Mention]:
    """Yield capitalised names of events: "Harbour Trade Conference"."""
    if not patterns().cues["event"].search(text):
        return
    for match in patterns().event.finditer(text):
        yield Mention(match.start(), match.end(), "Event", match[0], "head noun")
