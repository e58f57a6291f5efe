"""What is only told of: plans in "would", advice that somebody gives, and what somebody is confident of."""

from functools import cache

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import alternation, words

_SAID = re.compile(
    r"\b(?:said|announced|pledged|promised|declared|proposed|proposals?|stated|vowed|plans?|bill|recommended|decided|agreed|confirmed|added|ordered|told|suggested|under\s+which)\b"
)
# What "would" tells of under a condition, or in somebody's fears, is not planned.
_SUPPOSED = re.compile(
    r"\b(?:if|unless|without|otherwise|could|might|critics?|fear\w*|warn\w*|oppos\w+|argu\w+|ideally|like\s+to)\b|\bwould\s+(?:have|not|never|need)\b"
)


def is_said(text: str) -> bool:
    """Return whether a stretch of text says that somebody said or planned something."""
    return _SAID.search(text) is not None


def would_plan(text: str, at: int, kind: str, *, passive: bool, told: bool) -> bool:
    """Return whether the "would" at an offset tells of a plan: one that was announced, or, in the passage of one, its own.

    >>> t = "The town would widen its quay."
    >>> would_plan(t, 9, acting.PLACE, passive=False, told=True)
    True
    >>> would_plan(t, 9, acting.PLACE, passive=False, told=False)
    False
    >>> would_plan(t[:-1] + " if it could.", 9, acting.PLACE, passive=False, told=True)
    False
    """
    planner = kind in acting.PLANNERS
    if (passive or planner or kind == acting.IT) and is_said(text[:at]):
        return True
    return told and (planner or passive) and kind != acting.WE and _SUPPOSED.search(text) is None


_ADVICE = re.compile(r"\b(?:should|ought\s+to)\b(?![^.;]*\b(?:will|shall|must)\b)[^.;]*$")
_NEAR = 120


@cache
def _official() -> re.Pattern[str]:
    """Return the pattern of "according to the ministry", "the circular said"."""
    who = alternation(words().list("reported", "who"))
    said = alternation(words().list("reported", "said"))
    return re.compile(
        rf"\b(?i:according\s+to\s+(?:[\w’'-]+\s+){{0,5}}?{who})\b|\b(?i:{who})(?:\s+[A-Z][\w’'-]+){{0,3}}\s+(?:also\s+)?{said}\b|\b{said}\s+(?:the\s+)?(?i:{who})\b"
    )


# Where somebody gives an opinion: "should" without such words lays down what is to be done.
_OPINION = cued(
    r"[“”\"]|\b(?:I|experts?|analysts?|critics?|scholars?|observers?|economists?|researchers?|professors?|argu\w+|believ\w+|think\w*|thought|feel|felt|suggest\w*|"
    r"recommend\w*|urg\w+|advis\w+|sa(?:id|ys?)|told|add(?:ed|s)|opin\w+|ideally|perhaps|Sir|Madam|Dear|rather|instead)\b"
)

# "Firms should seriously consider the coast": what readers are told to mind.
_CAREFUL = re.compile(
    r"(?:[a-z]+ly\s+)?(?:consider|note|remember|expect|prepare|beware|watch|check|consult|seek\s+(?:legal|professional)|keep\s+in\s+mind|pay\s+attention|think|know|understand)\b"
)


def is_advice(text: str, at: int) -> bool:
    """Return whether what begins at an offset is what somebody thinks that others should do; who governs gives orders.

    >>> t = "The town should widen its quay"
    >>> is_advice(t + ", an expert said.", 16), is_advice(t + ", the ministry said.", 16), is_advice(t, 16)
    (True, False, False)
    """
    if _ADVICE.search(text, max(0, at - _NEAR), at) is None:
        return False
    if _CAREFUL.match(text, at):
        return True
    return _OPINION.search(text) is not None and _official().search(text) is None


_CONFIDENT = cued(
    r"\b(?:hope[sd]?(?=\s+that\b)|confiden(?:t|ce)|optimis(?:m|tic)|hopeful|no\s+doubt|(?:is|are|was|were)\s+(?:sure|certain)|expected\s+to\s+(?:show|prove))\s+(?:that\s+)?(?=\w)"
)


def is_wished(text: str, at: int) -> bool:
    """Return whether what begins at an offset is only what somebody is confident of.

    >>> t = "He is confident that the fund will help yards."
    >>> is_wished(t, t.index("help")), is_wished("The fund will help yards.", 14)
    (True, False)
    """
    found = _CONFIDENT.search(text)
    return found is not None and found.end() <= at and ";" not in text[found.end() : at]
