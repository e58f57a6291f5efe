"""What somebody does, or has in hand, before its purpose: "designated six towns to …", "is working with yards to …"."""

import re
from functools import cache

from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words

DONE_FOR = "done-for"
"""The form of a step for which an act was done."""
_FAR = 200  # letters in which the act has to stand before its purpose


@cache
def _acts() -> Cued:
    """Return the pattern of "imposed a ban on new docks", "is working with yards", before "to guard the bay"."""
    acts, works, going = (alternation(words().list("done_for", key)) for key in ("acts", "works", "going"))
    now = r"(?:(?:already|now|also|currently|still)\s+)?"
    return cued(
        rf"\b(?:{acts}\s(?:[^.;:,]|(?<=\d),(?=\d)){{2,140}}?"
        rf"|work(?:s|ing|ed)?\s+(?:closely\s+)?(?:with|alongside)\s[^.;:,]{{2,90}}?"
        rf"|(?i:{works})\s+(?:is|are)\s+{now}{going}(?:\s+with\s[^.;:]{{2,90}}?)?"
        rf"|(?i:{works})\s+(?:continues?|proceeds?)(?:\s+(?:with|at|in)\s[^.;:]{{2,120}}?)?)\s+$"
    )


def act_before(text: str, at: int) -> re.Match[str] | None:
    """Return the act before the purpose that begins at an offset, or None.

    >>> t = "The council imposed a ban on new docks to guard the bay."
    >>> act_before(t, t.index("to guard")) is None, act_before("The bay is a place to rest.", 18) is None
    (False, True)
    """
    return _acts().up_to(text, max(0, at - _FAR), at)
