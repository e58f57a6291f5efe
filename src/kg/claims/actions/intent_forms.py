"""The forms of an action that a word of intent governs: "an initiative to …", and, less sure, "an effort to …"."""

from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.words import alternation, words

AIM, PURPOSED, FAINT = "aim", "purposed", "faint"
"""What an aim governs; the same where the word is one for a plan ("measures to …"); and behind a faint word."""
INTENDED = frozenset({AIM, PURPOSED, FAINT})
"""All of these forms."""


@cache
def _faint() -> re.Pattern[str]:
    return re.compile(rf"(?:.*\W)?{alternation(words().list('intent', 'faint'))}\W.*", re.I | re.S)


def aim_form(governor: str) -> str:
    """Return the form of an action behind what governs its "to".

    >>> aim_form("initiative to "), aim_form("in an effort to ")
    ('aim', 'faint')
    """
    return FAINT if _faint().fullmatch(governor) else AIM
