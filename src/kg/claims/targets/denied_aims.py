"""Aims that are none: denied, given up, missed, or what onlookers say of them."""

from kg import lazy_re as re
from kg.claims.patterns.cued import cued

# What onlookers say of a deadline is no aim: readers, critics, doubts, and whoever wants to know.
_COMMENT = cued(
    r"\b(?:anyone|anybody|whoever|those)\s+(?:who\s+)?(?:wants?|wishes|wish|asks?|hopes?|expects?|doubts?)\b"
    r"|\b(?:critics?|scepti\w+|skepti\w+|observers?|analysts?|economists?|opponents?|commentators?|campaigners?|rivals?)\s+(?:\w+\s+){0,2}?"
    r"(?:repl(?:y|ies|ied)|says?|said|argu(?:e|es|ed)|doubt(?:s|ed)?|warn(?:s|ed)?|fear(?:s|ed)?|object(?:s|ed)?|believes?|thinks?|complain(?:s|ed)?|question(?:s|ed)?|point(?:s|ed)?\s+out|expect(?:s|ed)?)\b"
    r"|\bwe\s+(?:doubt|wonder|fear|think|suspect|reckon)\b"
    r"|\b(?:danger|risk)\s+of\s+(?:failing|missing|falling\s+short)\b"
    r"|\b(?:(?:fail(?:s|ed|ing)?|struggl(?:es?|ed|ing))\s+to\s+(?:reach|meet|achieve|hit)|miss(?:es|ed|ing)?|falls?\s+short\s+of|fell\s+short\s+of|overshoots?|exceed(?:s|ed|ing)?)\s+(?:the|its|their|his|her|our)\s+(?:[\w-]+\s+){0,3}(?:targets?|goals?|limits?|ceilings?|deadlines?)\b"
    r"|\bden(?:y|ies|ied)\s+(?:that|any|having)\b|\bout\s+of\s+reach\b|\b(?:is|are|seems?|looks?)\s+(?:highly\s+|very\s+)?(?:unlikely|doubtful)\b",
    re.I,
)
# "those who planned it in 2004": when something was planned, not when it is due
_PLANNED = cued(r"\bplanned\s+(?:it|them|this)\s+(?:back\s+)?in\s+(?:19|20)\d\d\b")
_GIVEN_UP = r"(?:rejected|abandoned|scrapped|shelved|cancell?ed|dropped|withdr(?:ew|awn)|ruled\s+out|called\s+off|given\s+up|gave\s+up)"
# Without one of these words nothing is denied or given up.
_NEGATED = cued(rf"\b(?:no|not|can(?:not|[’']t)|{_GIVEN_UP})\b|n[’']t\b", re.I)
# What is denied or was given up is no aim; "shall not exceed 40 by 2030" is one.
_DENIED = cued(
    r"\b(?:do|does|did)(?:\s+not|n[’']t)\s+(?:yet\s+)?(?:set|have|give|name|include|contain|specify|mention|state|commit|plan|intend|aim|expect|propose|seek|foresee|reach|meet|achieve|attain|hit)\b"
    r"|\b(?:has|have|had|with|sets?|gives?|names?|there\s+(?:is|are|was|were))\s+no\s+(?:\w+\s+){0,2}?(?:targets?|goals?|deadlines?|timetables?|dates?|commitments?|plans?|aims?|objectives?)\b"
    r"|\bno\s+(?:\w+\s+)?(?:targets?|goals?|deadlines?|timetables?|commitments?)\s+(?:(?:is|are|was|were|has|have)\b|for\b|to\b)"
    r"|\b(?:has|have|had|is|are|was|were)(?:\s+not|n[’']t)\s+(?:yet\s+)?(?:been\s+)?(?:set|committed|planned|planning|expected|intended|aiming|proposed)\b"
    r"|\b(?:will|would|shall|can|could)(?:\s+not|n[’']t)\s+(?:create|reach|meet|achieve|attain|happen|come|open|start|deliver|bring|become|build|be\s+(?:able|ready|met|reached|achieved|finished|completed|built|opened|delivered))\b"
    r"|\bcan(?:not|[’']t)\s+(?:be\s+)?(?:reach|meet|met|achieve|attain|deliver|complete)\w*\b"
    rf"|\b(?:but|and)\s+(?:has\s+|have\s+|was\s+|were\s+|it\s+was\s+|later\s+|then\s+|since\s+)*{_GIVEN_UP}\b"
    rf"|\b(?:was|were|been|being)\s+(?:\w+ly\s+)?{_GIVEN_UP}\b"
    rf"|\b{_GIVEN_UP}\s+(?:the|a|an|its|their|this|that|all|any|plans?|proposals?|targets?|goals?|calls?)\b",
    re.I,
)


def is_no_aim(text: str) -> bool:
    """Return whether a sentence denies an aim, tells that it was given up, or what onlookers say of it.

    >>> is_no_aim("It does not set any target for 2040."), is_no_aim("Use shall not exceed 40 by 2030.")
    (True, False)
    """
    return bool(
        _COMMENT.search(text) or _PLANNED.search(text) or (_NEGATED.search(text) and _DENIED.search(text))
    )
