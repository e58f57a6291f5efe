"""Capitalised words that stand before the name of a zone and are no part of it."""

from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.words import alternation, words


@cache
def taken_before() -> re.Pattern[str]:
    """Return what finds a verb or an office that is no part of the name behind it.

    >>> taken_before().match("Covering Harbour Bay Zone").end()
    9
    >>> taken_before().match("Harbour Bay Zone")
    """
    verbs, offices = (alternation(words().list("zone", key)) for key in ("verbs_before", "offices_before"))
    return re.compile(
        rf"(?:{verbs}\s+(?:[Tt]he\s+)?"
        rf"|(?:[A-Z][a-z]+\s+){{0,2}}{offices}(?:-General|\s+General)?\s+of\s+(?:the\s+)?)(?=[A-Z])"
    )
