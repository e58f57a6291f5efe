"""Millions that newspapers write with one letter where people are counted: "a city of 6m"."""

from kg import lazy_re as re

_OF_PEOPLE = re.compile(
    r"(?:\b(?:city|town|country|nation|region|state|province|metropolis|island)\s+of"
    r"|\b(?:population|inhabitants|residents)\b[^.;:]{0,90}\b(?:of|is|was|reach(?:es|ed|ing)?|to|at|hit|totall?ed|exceed(?:s|ed)?|by|than|or))"
    r"\s+(?:(?:about|around|some|over|nearly|almost|roughly|just|under|more\s+than|fewer\s+than)\s+)*$",
    re.I,
)
_GLUED = re.compile(r"\d$")
_OF_LENGTH = re.compile(r"\s+(?:wide|long|tall|high|deep|thick|above|below|from|away|walk|underground|of\s)")
_NEAR = 130  # letters


def counts_people(text: str, start: int, end: int) -> bool:
    """Return whether the "m" that ends a figure is short for a million, as people are counted.

    >>> t = "Vale, a city of 6m, has a wall of 3m, and its population reached 110m."
    >>> [counts_people(t, t.index(n), t.index(n) + len(n)) for n in ("6m", "3m", "110m")]
    [True, False, True]
    """
    if not _GLUED.search(text, start, end - 1) or _OF_LENGTH.match(text, end):
        return False
    return _OF_PEOPLE.search(text, max(0, start - _NEAR), start) is not None
