"""Sentences and words around an action that make it no step: definitions, the writers' own text, what went on for long."""

from kg import lazy_re as re
from kg.claims import acting
from kg.claims.cutting import Action

PURPOSED = "purposed"
"""The form of an action that a noun of intent governs: "measures to …"."""
# "“open water” means …", "A free zone is a type of area that …"
_DEFINES = re.compile(
    r"\W{0,6}[“\"‘'][^”\"’]{2,80}[”\"’'],?\s+(?:(?:shall|has|have|in\s+relation\s+to\s[^,]{2,60},)\s+)?(?:means?|includes?|the\s+meanings?|the\s+same\s+meaning|refers?\s+to|is\s+defined)\b"
    r"|\W{0,6}An?\s[^.,;]{2,80}?\sis\s+an?\s+(?:type|kind|form|sort|class)\s+of\s"
)
# "We shall revisit this note": what writers do with their own text.
_OWN_TEXT = re.compile(
    r"\b(?:this|the\s+(?:next|following|present))\s+(?:note|paper|report|article|section|chapter|essay|brief|post|review|study|book)\b"
)
# "Over the past decades, it has been on a mission to build A"
_LONG_PAST = re.compile(
    r"\b(?:over|during|in|for|throughout)\s+(?:the\s+)?(?:past|last|previous)\s+(?:\w+\s+){0,2}(?:decades?|years?|century)\b",
    re.I,
)


def defines(text: str) -> bool:
    """Return whether a sentence says what a word means.

    >>> defines("“Open water” means water without reeds."), defines("The council means to build a quay.")
    (True, False)
    """
    return _DEFINES.match(text) is not None


# "The hubs that it plans to build in the coming years": what is built stands before.
_NO_OBJECT = re.compile(
    r"(?:build|construct|establish|create|set\s+up|launch|introduce|produce)\s+(?:in|by|over|within|during|across)\s"
)


# "The council shall be composed of the mayor and four pilots": who sits in it.
_MADE_OF = re.compile(r"\s(?:shall|will|must)\s+be\s+(?:composed|comprised|made\s+up|constituted)\s+of\s")


# "To qualify, the pier must be in use by 2031": a condition. "The talks must continue": nothing is done.
_TO_QUALIFY = re.compile(r"\W*To\s+(?:qualify|be\s+eligible|benefit|claim|apply)\b[^,.;]{0,60},")
_GOES_ON = re.compile(
    r"\s(?:must|shall|should|has\s+to|have\s+to|needs?\s+to)\s+(?:continue|go\s+on|succeed|happen|wait|come\s+first|remain)\W*\Z"
)


def is_no_step(text: str, action: Action) -> bool:
    """Return whether an action is what writers do with their own text, what went on for long, or lacks its object.

    >>> t = "We shall revisit this note."
    >>> is_no_step(t, Action(9, 26, "modal", "revisit", acting.WE))
    True
    """
    if action.form in ("modal", "aim", PURPOSED) and _NO_OBJECT.match(text, action.start):
        return True
    if action.form in ("passive", "duty") and (
        _TO_QUALIFY.match(text) or _GOES_ON.search(text[action.start : action.end])
    ):
        return True
    if action.form == "passive" and _MADE_OF.search(text, action.start, action.end):
        return True
    own = action.subject.rstrip("?") == acting.WE and _OWN_TEXT.search(text, action.start)
    return bool(own or (action.form == PURPOSED and _LONG_PAST.search(text, 0, action.start)))
