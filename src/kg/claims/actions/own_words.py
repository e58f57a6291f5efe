"""What writers and speakers do with their own words, which is no step: "this essay aims to …", "I shall now turn to …"."""

from functools import cache

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.actions.cutting import Action
from kg.claims.patterns.words import alternation, words

_NEAR = 60  # letters in which "I shall now" has to stand
_ALWAYS = re.compile(r"\b(?:I|we|We)\s+(?:shall|will|must|would\s+like\s+to|want\s+to|wish\s+to)\b[^,.;]*$")


_SELF = re.compile(r"his |present |(?:next|following|previous|last) [a-z]+ [a-z]+s ")


@cache
def _papers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of "The purpose of this statement is", "this essay aims to", before "set out the steps"."""
    papers = alternation(words().list("intent", "papers"))
    essays = alternation(words().list("intent", "essays"))
    aims = r"(?:purpose|aim|goal|objective|intention)s?"
    means = r"(?:will|would|aims?|seeks?|tries|attempts?|hopes?|intends?|is\s+(?:to|intended|meant|designed))"
    return (
        re.compile(rf"\b{aims}\s+of\s+(?:this|the\s+present)\s+(?:[a-z]+\s+)?{papers}\s[^.;]*$"),
        re.compile(
            rf"\b[Tt]his\s+(?:[a-z]+\s+)?(?i:{essays})\s+(?:also\s+|then\s+|thus\s+)?{means}\s[^.;]*$"
            # "The next section explains how the road will"
            rf"|\b[Tt]he\s+(?:next|following|previous|last)\s+(?i:{papers})\s+(?:[a-z]+ly\s+)?(?:elaborates|explains|describes|outlines|discusses|presents|shows|looks|deals|turns|examines|explores|sets\s+out)\s[^.;]*$"
        ),
    )


@cache
def _tells() -> re.Pattern[str]:
    """Return the pattern of "turn to the budget", "make it clear that nets are dear"."""
    return re.compile(rf"(?:now\s+)?{alternation(words().list('intent', 'tells'))}\b")


def is_own_words(text: str, action: Action) -> bool:
    """Return whether an action is what a paper is written for, or what somebody who speaks says next.

    >>> t = "This essay aims to compare two piers."
    >>> is_own_words(t, Action(19, 36, "modal", "compare", acting.POLICY))
    True
    >>> t = "I shall now turn to the fleet."
    >>> is_own_words(t, Action(12, 29, "modal", "turn", acting.WE))
    True
    """
    start = action.start
    if _SELF.search(text):
        purpose, essay = _papers()
        if purpose.search(text, 0, start) or essay.search(text, 0, start):
            return True
    if action.subject.rstrip("?") != acting.WE or not _tells().match(text, start):
        return False
    return _ALWAYS.search(text, max(0, start - _NEAR), start) is not None
