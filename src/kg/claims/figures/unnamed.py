"""The words for what a figure is of, without the name of the thing that it is about."""

from kg import lazy_re as re
from kg.claims.figures.measured import is_vague, past_lead


def without(what: str, thing: str) -> str:
    """Return the words of what a figure is of without the thing that it is about.

    >>> without("exports of the Old Quay", "Old Quay"), without("Kenya's exports", "Kenya"), without("It", "Kenya")
    ('exports', 'exports', '')
    >>> without("Kenya saw the smallest", "Kenya")
    ''
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
    return re.sub(named, "", what, flags=re.I)


_WHEN = re.compile(r"^(?:in|during|by|since|as\s+of)\s+(?:\w+\s+)?(?:19|20)\d\d\s*")
_PRONOUNS = frozenset(
    {"it", "they", "this", "that", "these", "those", "he", "she", "we", "which", "there", "both"}
)
