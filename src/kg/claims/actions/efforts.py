"""What reads as an announcement and is none by itself: efforts to do something, plans that are things, what to become."""

from typing import Final

from kg import lazy_re as re

EFFORTS: Final = re.compile(
    r"\b(?:[Ee]fforts?|[Ss]teps|[Mm]easures|[Aa]ctions?|[Ww]ork|[Ii]nitiatives|[Ii]nvestments?)\s+(?:will|shall|should|must|is\s+to|are\s+to)\s+(?:also\s+)?be\s+"
    r"(?:made|taken|adopted|stepped\s+up|intensified|undertaken|carried\s+out|redoubled)\s+to\s+(?=[a-z])"
)
"""What stands before the step in "Efforts will be made to mend the locks"."""
# "its emergency plan to deal with floods": a plan of somebody, no verb.
_OF_SOMEBODY = re.compile(
    r"\b(?:(?:the|an?|this|that)\s+(?:[a-z-]*[a-rt-z]\s+){0,2}|(?:its|our|their|his|her|[A-Z]\w+['’]s)\s+(?:[a-z-]*[a-rt-z]\s+){0,2})(?<!\band\s)$"
)
# "build on work to mend the locks": the noun
_NOUN_WORK = re.compile(r"\b(?:on|of|for|in|the|this|our|their|its|existing|further|more|ongoing|much)\s+$")
_NEED = re.compile(r"\b(?:the|an?|no|any|urgent|growing)\s+$")
# "the centre's plans to mend the locks"
_POSSESSIVE = re.compile(r"(?:['’]s?|\b(?:its|our|their|his|her))\s+(?:[a-z-]+\s+)?$")
# "aims to establish the port as a centre of trade" says what it is to become.
_AS = re.compile(
    r"(?:establish|position|make|turn|transform|develop|build|promote|shape)\s+[^,;.]{2,80}?\s(?:as|into)\s+(?:an?|the)\s"
)


def is_plan(text: str, verb: str, at: int) -> bool:
    """Return whether what reads as the verb of an announcement at ``at`` is the noun: "the plan to", "our aim to"."""
    if _NEED.search(text, max(0, at - 20), at) and text.startswith("need", at):
        return True
    first, before = verb.split()[:1], text[max(0, at - 60) : at]
    if first in (["work"], ["works"]):
        return _NOUN_WORK.search(before) is not None
    if first in (["plans"], ["aims"]):
        return _POSSESSIVE.search(before) is not None
    return first in (["plan"], ["aim"]) and _OF_SOMEBODY.search(before) is not None


def is_to_become(text: str, how: str, at: int) -> bool:
    """Return whether something is only aimed at as what a thing is to become; its verb stands at ``at``.

    >>> t = "It aims to establish the port as a centre of trade."
    >>> is_to_become(t, "aims to", 11), is_to_become("It aims to establish a port.", "aims to", 11)
    (True, False)
    """
    return how.startswith(("aim", "seek")) and _AS.match(text, at) is not None
