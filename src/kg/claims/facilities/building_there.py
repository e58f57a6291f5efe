"""What is there already: old things, the ends of a line, what a place has got."""

from kg import lazy_re as re
from kg.claims.patterns.cued import cued

# "a line between the port and the airport": what a line joins is there already.
_ENDS_OF_LINE = re.compile(
    r"\b(?:lines?|links?|roads?|railways?|rail|highways?|bridges?|tunnels?|routes?|services?|pipelines?|corridors?|shuttles?|ferr(?:y|ies)|connections?|tram|metro|expressways?)\s+(?:[a-z]+\s+)?"
    r"(?:between|connecting|linking|joining|from)\s+(?:the\s+)?(?:[\w’-]+\s+){1,4}?(?:and|to|with)\s+(?:the\s+|its\s+)?(?:[\w’-]+\s+)?$"
)
# What is there already and is replaced or kept: "replace the 90-year-old bridge".
_OLD = re.compile(
    r"(?:\d+-year-old|century-old|derelict|disused|abandoned|ageing|aging|historic|outdated|obsolete|old|dilapidated|former)\s"
    # "send money back home"
    r"|back\s+home\b"
)


# "add the following piers to the list of piers": what the list below names.
_LISTED = re.compile(r"\b(?:the\s+following|lists?\s+of(?:\s+the)?)\s+\Z")


# "the construction of every pier": whichever it is.
_EVERY = re.compile(r"\b(?:every|each|any|no)\s+(?:single\s+|new\s+)?\Z", re.I)
# "Alvor, the country's largest fishing port", "Alvor, the nation's centre"
_APPOSED = re.compile(r"[A-Z][\w’'-]*,\s+(?:the|its|our)\s+[a-z]+['’]s\s+(?:[\w-]+\s+(?:and\s+)?){0,3}\Z")


# "centres in all district hospitals", "south of Alvor Island and Benta International Airport": where something is
_WHERE = re.compile(
    r"\b(?:in|at)\s+(?:all|every|each|existing)\s+(?:of\s+)?(?:the\s+)?\Z"
    r"|\b(?:north|south|east|west)(?:-?(?:north|south|east|west))?(?:ern)?\s+of\s+(?:the\s+)?(?:(?:[A-Z][\w’'-]*\s+){1,6}and\s+(?:the\s+)?)?\Z"
)


def is_there(text: str, at: int) -> bool:
    """Return whether a thing that begins at ``at`` is old, or one that a line joins: "a road from the mine to the quay"."""
    return bool(
        _OLD.match(text, at)
        or _LISTED.search(text, max(0, at - 24), at)
        or _EVERY.search(text, max(0, at - 16), at)
        or _WHERE.search(text, max(0, at - 90), at)
        or _APPOSED.search(text, max(0, at - 90), at)
        or _ENDS_OF_LINE.search(text, max(0, at - 70), at)
    )


# "Having seen Decree No. 4 on the Establishment of the Free Zone": a name in the title of an act.
_CITES = re.compile(
    r"\W*(?:[Hh]aving\s+)?(?:[Ss]een|[Rr]egard\s+to|[Pp]ursuant\s+to|[Cc]onsidering|[Ii]n\s+accordance\s+with|[Rr]ecalling|[Aa]fter\s+(?:perusal|examination)\s+of|[Bb]ased\s+on|[Ii]n\s+view\s+of)\s"
    r"[^.;]{0,60}?\b(?:Decree|Law|Act|Order|Resolution|Regulations?|Decision|Proclamation|Constitution|Ordinance|Code)\b"
)


def cites(text: str) -> bool:
    """Return whether a sentence names the acts on which another act rests.

    >>> cites("Having seen the Decree No. 4 on the Opening of the Free Zone"), cites("The Decree opens the Free Zone.")
    (True, False)
    """
    return _CITES.match(text) is not None


# "The coast has ports and airports" tells of no facility, "The zone will have ports" does.
COMING = cued(
    r"\b(?:will|shall|to\s+(?:be|have)|plans?|planned|build\w*|built|construct\w*|develop\w*|establish\w*|creat\w+|new|design\w*|feature[sd]?)\b"
)
# "The coast has good infrastructure, including ports and road networks"
_HAS_GOT = re.compile(
    r"\b(?:has|have|had|boasts?|enjoys?|offers?)\s+(?:(?!to\b|been\b)[\w-]+\s+){0,3}(?:infrastructures?|facilities|utilities|amenities|connectivity|connections?|links)\b"
    r"(?:(?:\s+[a-z]+){0,2},?\s+(?:including|such\s+as|like)|,?\s+(?:that|which)\s+(?:also\s+)?includes?)\s[^.;]*$"
)
# "Equipped with roads and lamps", "has five ferry lines today"
_EQUIPPED = re.compile(r"\W*(?:(?:Fully|Well)[\s-]+)?[Ee]quipped\s+with\s")
_NOW = re.compile(r"\b(?:has|have)\s(?:[^.;,]{0,60}\s)?\Z")
_TODAY = re.compile(r"[^.;,]{0,60}?\b(?:today|at\s+present)\b(?!\s+to\b)")
# "Norvia has a rail network", "the town is home to three docks": what stands, if nothing before it speaks of a change
_STANDS = re.compile(
    r"(?:\b[A-Z][\w’'-]+|\bit)\s+(?:already\s+|now\s+)?(?:has|have|boasts?|enjoys?|offers?|(?:is|are)\s+(?:already\s+)?home\s+to)\s+"
    r"(?:(?!\w+ed\b|been\b|begun\b|built\b|set\b|won\b|made\b|become\b|to\b)[\w,.-]+\s+){0,5}\Z"
)
_GOING_UP = re.compile(
    r"[^.;]{0,60}?\b(?:under\s+(?:construction|way)|planned|being\s+\w+|in\s+planning|to\s+be)\b"
)
_HAS = cued(r"\b(?:has|have|had|boasts?|enjoys?|offers?)\s")


def has_got(text: str, at: int) -> bool:
    """Return whether what begins at ``at`` stands in a row of what a place has got, and nothing is to come.

    >>> t = "The coast has good infrastructure, including ports and road networks."
    >>> has_got(t, t.index("road")), has_got(t.replace("has", "will have"), t.index("road") + 6)
    (True, False)
    >>> t = "The bay has five ferry lines today."
    >>> has_got(t, t.index("ferry")), has_got("Equipped with ferry lines", 14)
    (True, True)
    >>> has_got("Norvia has a rail network.", 13), has_got("The town has a rail network.", 15)
    (True, False)
    """
    now = _NOW.search(text, max(0, at - 80), at) and _TODAY.match(text, at)
    if (_EQUIPPED.match(text) or now) and not COMING.search(text):
        return True
    if _STANDS.search(text, max(0, at - 80), at) and not (
        COMING.search(text, 0, at) or _GOING_UP.match(text, at)
    ):
        return True
    return (
        _HAS.search(text) is not None and _HAS_GOT.search(text, 0, at) is not None and not COMING.search(text)
    )
