"""Periods that end the title of a plan, however they are put: "for the period 2021-2030, with a vision to 2050"."""

import re

from kg.claims.cued import cued
from kg.model import Mention

_YEAR = r"(?:the\s+year\s+)?20\d\d(?!\d|\s*[-–]\s*\d)"
_SPAN = r"20\d\d\s*(?:[-–]|to)\s*20\d\d"
_VISION = rf",?\s+(?:and\s+)?(?:with\s+)?(?:an?\s+|the\s+)?(?:vision|orientations?|outlook|prospects?|view)\s+(?:to|toward|towards|until|till|for|up\s+to)\s+{_YEAR}"
_PERIOD = (
    rf",?\s+(?:for|in|over|during)\s+(?:the\s+)?(?:period\s+(?:of\s+|from\s+)?)?{_SPAN}(?:\s+period)?"
    rf"|,?\s+(?:for|in|over)\s+(?:the\s+)?period\s+(?:to|until|up\s+to|through)\s+{_YEAR}"
    rf"|,?\s+(?:through|until|till|up\s+to|to|toward|towards)\s+{_YEAR}(?={_VISION})"
)
_TAIL = re.compile(rf"(?:{_PERIOD})(?:{_VISION})?|{_VISION}")
_MAY = cued(r"\b(?:period|vision|orientations?|outlook|prospects?)\b")


def with_period(text: str, mention: Mention) -> Mention:
    """Return a mention of a plan together with the period that ends its title.

    >>> t = "the Quay Plan for the period 2021-2030, with a vision to 2050, was"
    >>> with_period(t, Mention(4, 13, "PolicyDocument", "Quay Plan", "capitalised")).name
    'Quay Plan for the period 2021-2030, with a vision to 2050'
    """
    if mention.kind not in ("PolicyDocument", "Strategy") or mention.method in ("quoted", "numbered"):
        return mention
    tail = _TAIL.match(text, mention.end) if _MAY.search(text) else None
    if tail is None:
        return mention
    return mention._replace(end=tail.end(), name=text[mention.start : tail.end()])
