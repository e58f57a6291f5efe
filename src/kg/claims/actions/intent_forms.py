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


@cache
def _outcomes() -> frozenset[str]:
    return frozenset(words().list("intent", "outcomes"))


def is_outcome(text: str, start: int, end: int) -> bool:
    """Return whether an action tells what something is to bring about, without a figure, rather than a step.

    >>> t = "improve trade, cut dues by 5 percent"
    >>> is_outcome(t, 0, 13), is_outcome(t, 15, len(t)), is_outcome("open a port", 0, 11)
    (True, False, False)
    """
    opens = text[start:end].split(maxsplit=1)
    return bool(opens) and opens[0].lower() in _outcomes() and not any(c.isdigit() for c in text[start:end])


def aim_form(governor: str) -> str:
    """Return the form of an action behind what governs its "to".

    >>> aim_form("initiative to "), aim_form("in an effort to ")
    ('aim', 'faint')
    """
    return FAINT if _faint().fullmatch(governor) else AIM
