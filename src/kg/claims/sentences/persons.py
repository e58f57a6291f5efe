"""Names of persons that look like names of areas."""

from typing import Final

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.model import Mention

_SURNAME = re.compile(r"\b([A-Z][a-z]+)\s+$")
_SURNAMES = frozenset(
    [
        "Xi",
        "Li",
        "Wang",
        "Zhang",
        "Liu",
        "Chen",
        "Yang",
        "Huang",
        "Zhao",
        "Wu",
        "Zhou",
        "Xu",
        "Sun",
        "Ma",
        "Zhu",
        "Hu",
        "Guo",
        "He",
        "Lin",
        "Gao",
        "Luo",
    ]
)
_AREA_WORD = re.compile(
    r"\s+(?!City|Province|District|County|Municipality|Prefecture|State|Region|New|Free|Special)[A-Z][a-z]+"
)
_TITLED = re.compile(
    r"\b(?:Mr|Ms|Mrs|Dr|President|Premier|Minister|Secretary|Director|Governor|Mayor|Chairman)\.?\s+(?:[A-Z]\w+\s+)?$"
)
# How far one has to look back for a title or a surname.
_WINDOW = 48


def is_personal(text: str, mention: Mention) -> bool:
    """Return whether an area's name is rather part of a person's: "Governor Li Harbin"."""
    lead = text[max(0, mention.start - _WINDOW) : mention.start]
    if _TITLED.search(lead):
        return True
    before = _SURNAME.search(lead)
    single = " " not in mention.name and bool(mention.candidates)
    return bool(single and before and before[1] in _SURNAMES and not _AREA_WORD.match(text, mention.end))


_PART = r"[A-Z][\w’'-]{1,24}"
_IN_OFFICE = cued(
    r"\b(?:[Mm]inister|[Pp]resident|[Pp]remier|[Cc]hancellor|[Ss]ecretary(?:-General)?|[Gg]overnor|[Mm]ayor|[Cc]ommissioner|[Ss]enator|[Tt]reasurer|Taoiseach|Emir|Sultan|Crown\s+Prince)"
    rf"\s+(?:(?:Mr|Mrs|Ms|Dr|Sir|Datuk|Seri)\.?\s+)?(?:[A-Z][\w’'.-]{{0,24}}\s+){{0,3}}(?P<name>{_PART})"
    rf"|(?<![\w’'-]){_PART}\s+(?P<before>{_PART}),\s+(?:the\s+)?(?:[\w’']{{1,24}}\s+){{0,3}}(?:minister|president|premier|governor|mayor|secretary)\b"
)
TITLED: Final = cued(r"(?:Mr|Mrs|Ms|Mme|Dr|Sir|Dame)\.?\s+(?:[A-Z][\w’'.-]+\s+)?(?P<name>[A-Z][\w’'-]+)")
"""A person by title and name: "Mr Alvor"."""


def in_office(text: str) -> frozenset[str]:
    """Return the last names of the persons whom a text introduces with a public office.

    >>> sorted(in_office("Prime Minister Ana Bora met Jon Vale, the mayor of Alvor, and Mr Reed."))
    ['Bora', 'Vale']
    """
    found = (match["name"] or match["before"] for match in _IN_OFFICE.finditer(text))
    return frozenset(name for name in found if name)
