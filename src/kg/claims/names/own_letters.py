"""Letters that a text explains itself: "a global capability centre (GCC)" is no Gulf Cooperation Council."""

from functools import lru_cache

from kg import lazy_re as re
from kg.claims.names.aliases import is_initials

# Words in small letters before letters in brackets; a name in capitals may be that of the body itself.
_EXPLAINED = re.compile(r"(?<![\w’'-])(?P<words>(?:[a-z][\w’'-]{0,30}\s+){2,6})\((?P<letters>[A-Z]{2,6})s?\)")
# Written small, these are bodies all the same: "the world trade organisation (WTO)".
_BODIES = frozenset(
    [
        "administration",
        "agency",
        "assembly",
        "association",
        "authority",
        "bank",
        "board",
        "bureau",
        "commission",
        "committee",
        "council",
        "court",
        "department",
        "fund",
        "institute",
        "league",
        "ministry",
        "nations",
        "office",
        "organisation",
        "organization",
        "parliament",
        "union",
    ]
)


@lru_cache(maxsize=8)
def letters_of_things(text: str) -> frozenset[str]:
    """Return the letters that stand for common words in a text.

    >>> letters_of_things("It is to open a global capability centre (GCC) and meet the Quay Board (QB).")
    frozenset({'GCC'})
    >>> letters_of_things("the members of the board (QB) met")
    frozenset()
    """
    found = set()
    for match in _EXPLAINED.finditer(text) if "(" in text else ():
        told = match["words"].split()
        if _BODIES.intersection(told):
            continue
        runs = (" ".join(told[-n:]) for n in range(2, len(told) + 1))
        if any(is_initials(match["letters"], run) for run in runs):
            found.add(match["letters"])
    return frozenset(found)


__all__ = ["letters_of_things"]
