"""Names of persons that look like names of areas."""

import re

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
