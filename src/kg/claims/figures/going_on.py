"""Figures that go on about what the one before them was of: 'from 41 km to 63 km', 'that of farm owners'."""

from kg import lazy_re as re

# "from 41 km in 1990 to 63 km"
TO_NOW = re.compile(r"(?:\s+(?:in|at|during)\s+[\w\s-]{3,24}?)?\s+(?:up\s+)?to\s+(?:[a-z]+\s+){0,2}")
# "177 km, of which only 63 km"
OF_WHICH = re.compile(r",?\s+(?:out\s+)?of\s+which\s+(?:[a-z]+\s+){0,2}")

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
