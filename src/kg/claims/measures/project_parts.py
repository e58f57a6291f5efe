"""What a project or programme is said to be made of: "The project comprises a port, two roads and a school"."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, clean_end
from kg.claims.actions.nominal import holds_nominal
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import alternation, words

_MADE_OF = cued(
    r"\b(?:[Pp]rojects?|[Pp]rogram(?:me)?s?|[Ss]chemes?|[Pp]lans?|[Pp]ackages?|[Ww]orks|[Pp]hases?|[Cc]omponents?|[Ii]nitiatives?|[Mm]asterplan)\b(?:\s+[\w’'-]+){0,4}?\s+"
    r"(?:also\s+)?(?:comprises?|consists?\s+of|includes?|involves?|entails?|(?:will|would|is\s+to)\s+(?:also\s+)?(?:comprise|consist\s+of|include|involve))\s+"
    r"(?P<rest>(?:an?|the|two|three|four|five|six|seven|eight|nine|ten|\d[\d,]*|new|more|several|some)\s)"
)
_SPLIT = re.compile(
    r"\s*,\s+(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+(?=(?:an?|the|two|three|four|five|six|ten|\d|new|more|several)\s)|\s+as\s+well\s+as\s+"
)
_PERSONS = re.compile(
    r"\b(?:members?|representatives|chapters?|sections?|pages|provinces|districts|countries|states|people|experts|goals|areas|topics)\b"
)


@cache
def _things() -> re.Pattern[str]:
    heads = words().map("facility", "heads")
    return re.compile(rf"\b{alternation(heads)}(?:s|es)?\b", re.I)


def contents(text: str) -> Iterator[Action]:
    """Yield the works that a project is made of, if all of a list are things to be built or done.

    >>> t = "The project comprises a port, two schools and the widening of a road."
    >>> [t[a.start:a.end] for a in contents(t)]
    ['a port', 'two schools', 'the widening of a road']
    >>> list(contents("The plan includes a map, two tables and a preface."))
    []
    """
    match = _MADE_OF.search(text)
    if match is None:
        return
    at = match.start("rest")
    end = clean_end(text, at, len(text))
    bounds, start = [], at
    for mark in _SPLIT.finditer(text, at, end):
        bounds.append((start, mark.start()))
        start = mark.end()
    bounds.append((start, end))
    parts = [text[a:b] for a, b in bounds]
    built = [(_things().search(p) or holds_nominal(p)) and not _PERSONS.search(p) for p in parts]
    if len(parts) > 1 and all(built):
        yield from (Action(a, b, "phrase", "") for a, b in bounds if b - a > 3)
