"""Nouns of action: "Construction of a quay", "tax relief for growers"."""

import re
from collections.abc import Iterator
from functools import cache

from kg.claims.words import alternation, words

_LEAD = r"(?:(?:[Tt]he|[Aa]n?|[Oo]fficial|[Nn]ationwide|[Nn]ational|[Ff]urther|[Gg]radual|[Jj]oint|[Nn]ew|[Cc]ontinued|[Rr]apid|[Aa]ctive|[Ii]ncreased|[Ff]ull|[Ff]inancial|[Pp]ublic|[Tt]echnical|[Mm]andatory|[A-Za-z]+(?:al|ive|ic|ed|wide))\s+){0,3}"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = alternation(words().list("verbs", "nominal"))
    given = alternation(words().list("verbs", "nominal_given"))
    strict = re.compile(
        rf"{_LEAD}(?:{nouns}(?:(?:\s+and\s+|\s*/\s*|,\s+)(?:[a-z]+\s+)?{nouns}){{0,2}}\s+(?:of|and\s+[a-z]+\s+of)\b|{given}\s+(?:for|to|on|towards|in)\b)",
        re.I,
    )
    return strict, re.compile(rf"\b{nouns}\b|\b{given}\b", re.I)


def opens_nominal(text: str, at: int) -> bool:
    """Return whether a noun of action opens a text at an offset.

    >>> opens_nominal("Construction of a quay", 0), opens_nominal("A quay of stone", 0)
    (True, False)
    """
    return _patterns()[0].match(text, at) is not None


def holds_nominal(text: str) -> bool:
    """Return whether a noun of action stands anywhere in a text."""
    return _patterns()[1].search(text) is not None


_NEXT = re.compile(r"\s*[,;]\s+(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+|\s+as\s+well\s+as\s+")


def nominal_list(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of nouns of action that follow one another in a list: "the opening of A and the closure of B"."""
    if not opens_nominal(text, at):
        return
    start = at
    for match in _NEXT.finditer(text, at, end):
        if opens_nominal(text, match.end()):
            yield start, match.start()
            start = match.end()
    yield start, end
