"""What others are let do, and what a zone will have: actions that are told of those who do not plan them."""

from kg import lazy_re as re
from kg.claims.actions.verbs import forms, word_set
from kg.claims.facilities.phrases import find_facilities

# What is allowed or asked of others is told with them: "foreign banks are allowed to open branches".
_LET = re.compile(
    r"(?:will\s+be|would\s+be|shall\s+be|is|are|must\s+be|(?:has|have)\s+been)\s+(?:also\s+|now\s+)?(?:allowed|permitted|encouraged|required|obliged|invited|authori[sz]ed|entitled|eligible|free)\s+to\s"
)
_NEAR = 80  # letters behind "will have" within which a facility must stand


def lets(how: str) -> bool:
    """Return whether an announcing verb lets others do something, or asks it of them.

    >>> lets("will be allowed to "), lets("are eligible to "), lets("will ")
    (True, True, False)
    """
    return _LET.match(how) is not None


def may_be_let(verb: str) -> bool:
    """Return whether a verb states what one may be let do: "own", which no plan does by itself, too.

    >>> may_be_let("own"), may_be_let("build"), may_be_let("rain")
    (True, True, False)
    """
    return verb in forms().after or verb in word_set("let_too")


def houses(text: str, start: int, limit: int) -> bool:
    """Return whether what a zone will have are things that are built.

    >>> t = "The zone will have a fire station."
    >>> houses(t, 19, len(t)), houses("The zone will have a busy year.", 19, 31)
    (True, False)
    """
    end = min(limit, start + _NEAR)
    return any(p.described and start <= p.start < end for p in find_facilities(text))
