"""The words for what a figure is of, without the name of the thing that it is about."""

from kg import lazy_re as re
from kg.claims.figures.trims import is_vague, past_lead


def without(what: str, thing: str) -> str:
    """Return the words of what a figure is of without the thing that it is about.

    >>> without("exports of the Old Quay", "Old Quay"), without("Kenya's exports", "Kenya"), without("It", "Kenya")
    ('exports', 'exports', '')
    >>> without("Kenya saw the smallest", "Kenya")
    ''
    >>> without("GDP of both Kenya and Peru", "Peru")
    'GDP'
    >>> without("Kenya in 2022", "Kenya")
    ''
    """
    said = _WHEN.sub("", _unnamed(what, thing))
    said = said if said == what else past_lead(said)
    idle = said.casefold() in _PRONOUNS or (said != what and is_vague(said))
    return "" if idle or said.casefold() in thing.casefold() else said


def _unnamed(what: str, thing: str) -> str:
    """Return words without the name that they begin or end with; few do, so no pattern is made for the others."""
    if what.isascii() and thing.isascii() and thing.lower() not in what.lower():
        return what
    name = re.escape(thing)
    named = rf"^{name}(?:['’]s?)?\s+|\s+(?:of|in|from|at|for)\s+(?:the\s+)?{name}$"
    both = _BOTH.search(what)
    said = what[: both.start()] if both and thing.casefold() in both[0].casefold() else what
    said = re.sub(named, "", said, flags=re.I)
    return "" if said.startswith("and ") else said


# "GDP of both Ayala and Boru" is of each of them.
_BOTH = re.compile(r"\s+(?:of|in)\s+both\s.+$")


_WHEN = re.compile(r"^(?:in|during|by|since|as\s+of)\s+(?:\w+\s+)?(?:19|20)\d\d\s*")
_PRONOUNS = frozenset(
    {"it", "they", "this", "that", "these", "those", "he", "she", "we", "which", "there", "both"}
)


def is_given(text: str, start: int, end: int) -> bool:
    """Return whether a sum of money needs no further name: somebody gives it, or it is a part of what was told.

    >>> is_given("It offered each port $3 million", 21, 31), is_given("It received $3 million", 12, 22)
    (True, False)
    """
    return _GIVES.search(text, max(0, start - _REACH), start) is not None or bool(_OF_IT.match(text, end))


_OF_IT = re.compile(r"\s+of\s+(?:it|this|that|them|these|which)\b")


# "The act offers each zone $3 billion": whose money it is, is told.
_GIVES = re.compile(
    r"\b(?:offer|provid|grant|allocat|allot|earmark|commit|pledg|award|invest|spen[dt]|inject|lend|lent|g[ai]ve|set\s+aside|made\s+that|mak)\w*\s+(?:[\w’'-]+\s+){0,4}$"
)
_REACH = 160
