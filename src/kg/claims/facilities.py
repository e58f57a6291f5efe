"""Capitalised names of facilities, and the kind of place that a facility's name stands for."""

import re
from collections.abc import Iterator

from kg.claims.name_patterns import patterns
from kg.claims.words import plural, words
from kg.model import Mention


def find_facilities(text: str) -> Iterator[Mention]:
    """Yield capitalised names of facilities: "Harbour National Technology Centre"."""
    if not patterns().cues["facility"].search(text):
        return
    for match in patterns().facility.finditer(text):
        start = match.start()
        owner = re.match(r"(?:[\w.-]+\s+){0,3}?[\w.-]+(?:['’]s|s['’])\s+", match[0])
        start += owner.end() if owner else 0
        if " " in text[start : match.end()] and not _GOES_ON.match(text, match.end()):
            yield Mention(start, match.end(), "Facility", text[start : match.end()], "head noun")


# "Harbour Bridge Engineering" is no bridge.
_GOES_ON = re.compile(r"\s+(?!In\b|At\b|On\b|By\b|To\b|The\b|And\b)[A-Z][a-z]+")


def facility_type(name: str) -> str:
    """Return the place-type concept that the head of a facility's name stands for.

    >>> facility_type("two marine laboratories"), facility_type("Harbour Data Centre")
    ('fac-laboratory', 'fac-data-centre')
    """
    heads = {**words().map("facility", "heads"), **words().map("facility", "types")}
    folded = name.casefold()
    for head in sorted(heads, key=lambda h: (-len(h), h)):
        if folded.endswith((head, plural(head))):
            return heads[head]
    return "zone-other" if folded.endswith(("area", "areas")) else "fac-other"
