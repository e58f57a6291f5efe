"""Lines in capitals as they would be written in a sentence, letter for letter: "HARBOUR PLAN" is "Harbour Plan"."""

from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.words import alternation

_SMALL = ("of", "for", "on", "the", "and", "in", "to", "a", "an", "by", "with", "at", "from", "under")
# Shorter words in capitals are as often acronyms.
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
_FEWEST = 2


def in_capitals(text: str) -> bool:
    """Return whether a line is written in capitals and holds more than one word."""
    return text.isupper() and len(_WORD.findall(text)) >= _FEWEST


def cased(text: str) -> str:
    """Return a line in capitals with only its first letters kept, of the same length; any other line as it is.

    >>> cased("THE HARBOUR PLAN OF 2030"), cased("Harbour PLAN")
    ('The Harbour Plan of 2030', 'Harbour PLAN')
    """
    if not in_capitals(text):
        return text
    lower = _WORD.sub(lambda m: f"{m[0][0]}{m[0][1:].lower()}", text)
    if len(lower) != len(text):
        return text  # a letter whose small form is longer
    plain = _small().sub(lambda m: m[0].lower(), lower)
    return plain[:1].upper() + plain[1:]


@cache
def _small() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s){alternation(w.capitalize() for w in _SMALL)}(?=\s)")
