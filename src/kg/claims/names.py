"""Find names that no table knows: titles of policies, zones and public bodies, by their head nouns.

Capitals alone never make a name: a known head noun must stand in it (``data/words.toml``).
"""

import re
from collections.abc import Iterator

from kg.claims.name_patterns import CAP, SMALL, patterns
from kg.claims.words import plural
from kg.model import Mention

_QUOTED = re.compile(r"[“‘\"']([A-Z][^“”\"‘\n]{5,220}?)[,.]?[”’\"'](?!\w)")
_NUMBERED = re.compile(
    r"\b(?:Regulation|Directive|Decision|Decree|Law|Resolution|Circular|Order|Notice)\s+"
    r"(?:\((?:EU|EC|EEC|EU,\s*Euratom)\)\s*)?(?:No\.?\s*)?\d+(?:/[\w-]+)+"
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


_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut a leading "China's ", and a tail that begins a new title or ends in a small word."""
    owner = re.match(
        r"(?:[\w.-]+\s+){0,3}?(?!People|Women|Children)[\w.-]+(?:['’]s|s['’])\s+", text[start:end]
    )
    if owner:
        start += owner.end()
    second = re.search(
        rf",?\s+and\s+(?:the\s+(?=(?:{CAP}\s+){{0,4}}{patterns().heads.pattern})|(?=(?:{CAP}\s+){{1,4}}{patterns().heads.pattern}))",
        text[start:end],
    )
    if second and patterns().heads.search(text, start, start + second.start()):
        end = start + second.start()
    tail = re.search(
        rf"(?:\s+(?:{SMALL}|(?:in|on|of|from|dated)\s+(?:\d{{1,2}}\s+)?(?:{_MONTH}(?:\s+\d{{1,2}})?)?,?(?:\s*(?:19|20)\d\d)?))+$",
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


def is_policy_name(name: str) -> bool:
    """Return whether the last word of a name is a kind of policy: "Master Plan"."""
    return any(match.end() == len(name) for match in patterns().heads.finditer(name))


def find_zones(text: str) -> Iterator[Mention]:
    """Yield capitalised names of zones: "Harbour Bay Free Trade Zone"."""
    table = patterns()
    if not table.cues["zone"].search(text):
        return
    for match in table.zone.finditer(text):
        start, end = match.start(), match.end()
        owner = re.match(r"(?:[\w.-]+\s+){0,3}?[\w.-]+(?:['’]s|s['’])\s+", match[0])
        start += owner.end() if owner else 0
        start += _deed(text[start:end])
        name = text[start:end]
        if not (table.plain_zone.fullmatch(name) or table.never_zone.search(name) or name[0].isdigit()):
            yield Mention(start, end, "Zone", name, "head noun")


_DEED = re.compile(
    r"(?:(?:Construction|Establishment|Development|Reform|Promotion|Planning|Management|Expansion|Creation|Opening(?:-up)?|[A-Z][a-z]+ing)"
    r"\s+(?:(?:and|of|&)\s+)*)+(?=[A-Z])"
)


def _deed(name: str) -> int:
    """Return the length of what is done to a zone at the front of its name: "Construction of Pilot Zones"."""
    match = _DEED.match(name)
    return match.end() if match and " of " in match[0] else 0


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
        for a, b in _coordinated(text, start, end):
            if " " in text[a:b]:
                yield Mention(a, b, "PublicBody", text[a:b], "head noun")


def _coordinated(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bodies of "Harbour Commission and the Ports Bureau" one by one."""
    at = start
    for match in patterns().two_bodies.finditer(text, start, end):
        yield at, match.start("join")
        at = match.end()
    yield at, end


def find_events(text: str) -> Iterator[Mention]:
    """Yield capitalised names of events: "Harbour Trade Conference"."""
    if not patterns().cues["event"].search(text):
        return
    for match in patterns().event.finditer(text):
        yield Mention(match.start(), match.end(), "Event", match[0], "head noun")
