"""Places that no table knows, where the words around a capitalised name leave no doubt that it is one."""

import re
from collections.abc import Iterator

from kg.model import Mention

_CAP = r"(?<![\w-])[A-Z][\w'’-]{1,40}(?:\s+(?:[A-Z][\w'’-]{1,40}|de|del|da|do|la|el|al|upon|of(?=\s[A-Z]))){0,4}?"
_KIND = r"(?:[Pp]rovinces?|[Dd]istricts?|[Cc]ount(?:y|ies)|[Cc]it(?:y|ies)|[Tt]owns?|[Mm]unicipalit(?:y|ies)|[Pp]refectures?|[Ss]tates?|[Gg]overnorates?|[Ii]slands?|[Vv]illages?|[Tt]ownships?|[Cc]ommunes?|[Rr]egions?|[Dd]epartments?|[Cc]antons?|[Bb]oroughs?)"
# "three provinces: A, B and C", "the districts of A and B", "cities such as A, B"
_LIST = re.compile(
    rf"\b{_KIND}(?:\s+\(and\s+\w+\))?(?:\s+(?:in|of)\s+(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)?"
    rf"(?:\s*[:(–—]\s*|\s+(?:namely|of|including|such\s+as|like)\s+|,\s+(?:namely|including|such\s+as)\s+)"
    rf"(?P<list>(?:the\s+)?{_CAP}(?:(?:,\s+(?:and\s+)?|\s+and\s+){_CAP})*)(?=[.,;:)\s]|$)"
)
# "Chonburi Province", "the Port of Hartlepool" is a facility, "the city of Sanand" is a place
_LEVEL = r"(?:Province|District|County|Prefecture|Governorate|Municipality|Township|Island|Oblast)\b"
_AFTER_NAME = re.compile(rf"\s{_LEVEL}")
_TAIL = re.compile(
    rf"(?<![\w-])(?P<name>{_CAP})\s+{_LEVEL}(?!\s+(?:Government|Council|Party|Court|Committee|of\b))"
)
_LEAD = re.compile(
    rf"\b(?:city|province|district|county|town|village|municipality|state|island|prefecture|governorate)\s+of\s+(?P<name>{_CAP})(?=[\s.,;:)’'])"
)
_NOT = frozenset(
    [
        "The",
        "This",
        "These",
        "A",
        "An",
        "In",
        "On",
        "And",
        "But",
        "China",
        "Chinese",
        "It",
        "Its",
        "New",
        "North",
        "South",
        "East",
        "West",
        "Central",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "I",
        "We",
    ]
)


def find_unknown_places(text: str) -> Iterator[Mention]:
    """Yield places by the words around them.

    >>> t = "It takes in three provinces: Chonu, Bara and Rayo."
    >>> [m.name for m in find_unknown_places(t)]
    ['Chonu', 'Bara', 'Rayo']
    >>> list(find_unknown_places("It takes in Mr Chonu and friends."))
    []
    """
    for match in _LIST.finditer(text):
        for name in re.finditer(r"[^,]+?(?=,|\s+and\s+|$)", match["list"]):
            words = re.sub(r"^\s*(?:and\s+|the\s+)*", "", name[0])
            start = match.start("list") + name.end() - len(words)
            if words and words[0].isupper() and words.split()[0] not in _NOT:
                yield Mention(start, start + len(words.rstrip()), "Place", words.rstrip(), "pattern")
    for pattern in (_TAIL, _LEAD) if _AFTER_NAME.search(text) else (_LEAD,):
        for match in pattern.finditer(text):
            if match["name"].split()[0] not in _NOT:
                yield Mention(match.start("name"), match.end("name"), "Place", match["name"], "pattern")


_BEFORE_BRACKET = re.compile(rf"(?<![\w-])(?P<name>{_CAP})\s+\($")
_BEFORE_COMMA = re.compile(rf"\b(?:in|at|near|from)\s+(?P<name>{_CAP}),\s+(?:in\s+)?$")


def places_in_areas(text: str, areas: list[tuple[int, int]]) -> Iterator[Mention]:
    """Yield unknown places that are tied to a known area: "Sana (Gujarat)", "in Sana, Gujarat".

    ``areas`` are the (start, end) of the known areas in the text.

    >>> t = "Parks rise in Sana (Gujarat) and in Dhol, Gujarat."
    >>> [m.name for m in places_in_areas(t, [(20, 27), (42, 49)])]
    ['Sana', 'Dhol']
    """
    for start, end in areas:
        closed = text[end : end + 1] == ")"
        for pattern in (_BEFORE_BRACKET,) if closed else (_BEFORE_COMMA,):
            match = pattern.search(text, max(0, start - 60), start)
            if match and match["name"].split()[0] not in _NOT:
                yield Mention(match.start("name"), match.end("name"), "Place", match["name"], "pattern")
