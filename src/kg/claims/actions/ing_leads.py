"""What stands before a form in -ing and says how sure it states a step: "by building A", "is committed to building A"."""

from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.words import alternation, words

GERUNDS = "gerunds"
"""The form of several forms in -ing in a row behind one lead."""
BY, MEANT = "by-doing", "meant"
"""The forms of one alone behind "by", and behind a verb that states what somebody is about."""
CALLED = "called"
"""The form of a noun of action right behind such a verb: "calls for the opening of A"."""
OF_ING = frozenset({"ing", GERUNDS, BY, MEANT})
"""All forms of an action that opens with a form in -ing."""


@cache
def _leads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    by, about = (alternation(words().list("leads", key)) for key in ("by", "about"))
    return re.compile(rf"(?:.*\s)?{by}\s+", re.I | re.S), re.compile(rf"(?:.*\s)?{about}\s+", re.I | re.S)


def led_by(lead: str) -> str:
    """Return the form of an action in -ing behind some words.

    >>> led_by("through "), led_by("is committed to "), led_by("involves ")
    ('by-doing', 'meant', 'ing')
    """
    by, about = _leads()
    return BY if by.fullmatch(lead) else MEANT if about.fullmatch(lead) else "ing"
