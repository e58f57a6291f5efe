"""Figures that go on about what the one before them was of: 'from 41 km to 63 km', 'that of farm owners'."""

from kg import lazy_re as re

# "from 41 km in 1990 to 63 km"
TO_NOW = re.compile(r"(?:\s+(?:in|at|during)\s+[\w\s-]{3,24}?)?\s+(?:up\s+)?to\s+(?:[a-z]+\s+){0,2}")
# "177 km, of which only 63 km"
_OF_WHICH = re.compile(r",?\s+(?:out\s+)?of\s+which\s+(?:[a-z]+\s+){0,2}")
# "160 m wide, 14 m deep"
_ACROSS = re.compile(r"\s(?:wide|deep|high|tall|thick|long)(?:,|,?\sand)\s")


def goes_on_with(between: str) -> bool:
    """Return whether words between two sizes show that both are of the same thing.

    >>> goes_on_with(" wide, "), goes_on_with(", of which only "), goes_on_with(" of rails and ")
    (True, True, False)
    """
    return any(p.fullmatch(between) for p in (TO_NOW, _OF_WHICH, _ACROSS))


# "reached 15% in 2030, an increase from 14%"
_CAME_FROM = re.compile(
    r"(?:\s+(?:in|by|at)\s+[\w/ -]{2,16})?,?\s+(?:(?:exhibiting|showing|marking|recording|representing|registering|which\s+is|or)\s+)?(?:an?\s+)?(?:(?:sharp|slight|steep|clear|marked|significant|big)\s+)?"
    r"(?:up|down|increase|rise|growth|decrease|decline|drop|fall|jump|improvement)\s+from\s+(?:(?:an?|the|just|only|about|around|some|nearly|almost|roughly|approximately|estimated|previous|record)\s+){0,3}$"
)


def is_of_the_same(between: str) -> bool:
    """Return whether words between two figures show that the second is what the first was before, or is to be.

    >>> is_of_the_same(" in 2030, an increase from about "), is_of_the_same(" to "), is_of_the_same(" of rails, up by ")
    (True, True, False)
    """
    return bool(TO_NOW.fullmatch(between) or _CAME_FROM.fullmatch(between))


# "that of farm owners", as far as the verb or the figure
THAT_OF = re.compile(
    r"\b(?:that|those)\s+(?P<of>of\s+(?:the\s+)?[\w-]+(?:\s+(?!(?:was|were|is|are|had|has|reached|stood|rose|fell|grew|came|totall?ed|at|to|by|from)\b)[\w-]+){0,3})(?=\s)"
)


def that_of(between: str, before: str) -> str:
    """Return what "that of the second" is, by what the figure before is of, or nothing.

    >>> that_of("; and that of farm owners was ", "income of mill owners")
    'income of farm owners'
    """
    head, of, _ = before.partition(" of ")
    other = THAT_OF.search(between) if of else None
    return f"{head} {other['of']}" if other else ""


_ANOTHER = re.compile(r".*\band\s+(?:the\s+|another\s+|a\s+further\s+)?", re.S)
_ITS_OWN = re.compile(r"\s+(?:under|for|to|towards?|from)\s")


def is_another(between: str, what: str, after: str) -> bool:
    """Return whether a figure has something else than ``what`` the figure before it is of, which stands between them.

    >>> is_another(" payment and ", "payment", " under the"), is_another(" payment and ", "payment", " in 2030")
    (True, False)
    """
    return what in between and bool(_ANOTHER.fullmatch(between) and _ITS_OWN.match(after))
