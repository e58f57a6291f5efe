"""Heads of facilities inside the titles of offices: "the Minister for Quays and Roads"."""

from kg import lazy_re as re

_OF_OFFICE = re.compile(
    r"\b(?:Ministers?|Ministry|Department|Secretary|Bureau|Board|Directorate|Commissioner|Director|Committee)\s+(?:of|for)\s+(?:the\s+)?"
    r"(?:[A-Z][\w-]*,?\s+(?:(?:and|&)\s+)?){0,4}$"
)
_NEAR = 60  # letters


def is_of_office(text: str, start: int) -> bool:
    """Return whether the capitalised words from an offset on belong to the title of an office or of a body.

    >>> t = "The Minister for Quays and Roads opened the Alvor Road."
    >>> is_of_office(t, t.index("Roads")), is_of_office(t, t.index("Alvor"))
    (True, False)
    """
    return _OF_OFFICE.search(text, max(0, start - _NEAR), start) is not None
