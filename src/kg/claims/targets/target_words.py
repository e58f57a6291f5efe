"""The words that state a target: the shortest clause around a year to come, from its aim on."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.acting import IT, NONE, PLANNERS, clause_before, subject_kind
from kg.claims.actions.no_steps import BY_ITSELF
from kg.claims.patterns.words import alternation, words
from kg.model import Mention

# "The 2031-2035 plan" alone says nothing.
_SHORT = 4
_LEAD = re.compile(
    r"^(?:(?:reiterating|stressing|adding|noting|saying|insisting) that|It is hoped that|It is expected that|The (?:aim|goal|objective) is (?:to|that)|To achieve [^,]+,|As [^,]+,|In [^,]+,|Under [^,]+,(?: which [^,]+,)?|According to [^,]+,)\s+",
    re.I,
)
# What announces: it states an aim after a subject that plans; after any other the subject belongs to the aim.
_WILL = re.compile(
    r"\b(?:will|shall|would|should|must|(?:is|are|was|were)\s+(?:(?:also|now)\s+)?(?:(?:set|expected|scheduled|due|slated|planned|projected|forecast)\s+)?to)\s+(?:also\s+|then\s+|further\s+)?"
)
_STATE = re.compile(r"(?:be|become|have|see|reach|exceed|stand|rise|fall|grow|total|account|make\s+up)\b")
_BREAK = re.compile(
    r";\s+|(?<!\bRs)(?<!\bNo)\.\s+|,[”\"’]?\s+(?:while|whereas|but)\s+|,?\s+and\s+(?=(?:by|in|before|until)\s+(?:the\s+end\s+of\s+)?20)"
)
# What joins a further year to the aim before it: "to 30 % by 2030 and [to] 50 % by 2040".
_JOINS = re.compile(
    r"(?:\s+(?:period|phase)\b)?(?:\s*\([^()]{0,60}\))?[\s,;]*(?:(?:and|then|before|as\s+well\s+as|followed\s+by|rising\s+to|up\s+to)\b[\s,]*)*(?:to\s+)?"
)
_BEFORE_YEAR = re.compile(
    r"[\s,(]*(?:(?:by|before|in|no\s+later\s+than|until|from|for|during|over|between|within|the|end|of|year|around|about|period|mid-?|early|late|fiscal|FY)\s*)*",
    re.I,
)
# "… by 2030 compared with 2010 levels", "… in 2028 (Old Quay)"
_BASE = re.compile(
    r"\s+(?:period|phase|time\s?frame|horizon)\b|\s*,?\s+(?:compared\s+(?:with|to)|relative\s+to|from|below|above|on)\s+(?:a\s+|the\s+)?(?:19|20)\d\d(?:\s+(?:levels?|baseline|values?))?"
    r"|\s*,?\s+(?:compared\s+(?:with|to)|relative\s+to|from|below|against)\s+(?:a\s+|the\s+)?(?:business[- ]as[- ]usual|baseline|BAU|reference|current)(?:\s+(?:scenario|levels?|case|values?|year|trend))?\b"
    r"|\s*\((?!\s*(?:see|page|pp?\.|fig|table|section|chapter|source)\b)[^()]{1,40}\)",
    re.I,
)
_ENDS = re.compile(
    r"(?:;|(?<!\bRs)(?<!\bNo)\.)(?:\s|$)|,[”\"]\s|,\s+(?:while|whereas|but|which|who|according\s+to|compared|thanks\s+to)\b|,\s+(?:[\w’'.-]+\s+){1,6}?(?:said|says|added|told)\b"
)
# "…, and its output will exceed": a further aim with a subject of its own.
_AGAIN = re.compile(
    r"(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?:(?!(?:and|which|that|who|to)\b)[\w’'%-]+\s+){1,8}?(?:will|shall|(?:is|are)\s+(?:set\s+|expected\s+)?to)\s)"
)
_GOAL = re.compile(r"\s*(?:[\w-]+\s+){0,3}(?:targets?|goals?|objectives?|ambitions?|commitments?|pledges?)\b")
# "the target for 2031 is 40 ships"
_GOAL_FIRST = re.compile(r"(?:targets?|goals?|objectives?)\s+(?:[\w-]+\s+){0,3}(?:for|of)\b", re.I)
# "Over the plan period (2031-2035), 40 quays are to be built"
_OPENING = re.compile(r"\s*(?i:over|during|in|for|within|throughout)\s+(?:the|this|its)\s+(?:[\w-]+\s+){0,2}")
# "it foresees that by 2031 the quay will be ready"
_SAID_THAT = re.compile(
    r"\b(?:that|so)\s*,?\s*(?:by|in|before|until|from)?\s*(?:the\s+(?:year|end\s+of)\s+)?\Z"
)
_GOAL_YEAR = re.compile(rf"(?:19|20)\d\d{_GOAL.pattern}")
_OF = re.compile(r"\s+(?:of|for|to)\s")
# "NSW's 2031 target of 40 ships"
_YEAR = re.compile(r"(?:the\s+)?(?:19|20)\d\d\b")
_BARE_DEED = re.compile(
    rf"[a-z]+(?:\s+(?:up|out))?,?{_BEFORE_YEAR.pattern}(?:(?:first|second|third|fourth|last)\s+(?:quarter|half)\s+of\s+)?",
    re.I,
)
_WHAT = re.compile(r",?\s+(?:an?|the|its|some|new|more\s+than)\s")
_HAS_WORD = re.compile(r"[A-Za-z]{3}|\d")


@cache
def _aims() -> re.Pattern[str]:
    """Return what governs an aim wherever it stands: "aims to", "a target of", "commitment to"."""
    table = words()
    verbs, nouns = (alternation(table.list("aimed", key)) for key in ("verbs", "nouns"))
    # "It targets 40 ships", but not "the targets set by it".
    targets = r"(?<!\bthe )(?<!\bof )(?<!ed )(?<!er )targets(?!\s+(?:for|set|of|in|by|and|or|to|under|that|which|were|are|is|will|on)\b|[,.])"
    return re.compile(
        rf"\b(?:{verbs}|(?:joined\s+(?:forces|hands)|teamed\s+up)\b[^,;]{{0,60}}?\sto|{targets}|{nouns}\s+(?:of|for|is|are|to|was|were)(?:\s+(?:to|that))?|:)\s+(?:also\s+)?"
    )


def bounds(
    text: str, mentions: Sequence[Mention], start: int, end: int, since: int = 0
) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a sentence that state what is to be reached by the year at ``start`` to ``end``.

    ``since`` is where the year before it ends, from which its own words begin. A clause behind its year may state
    several aims: "By 2031 the quay will be ready, and its output will exceed 40 tonnes".

    >>> t = "The plan will raise the share of ferries to 30 percent by 2031 and 50 percent by 2041."
    >>> [t[a:b] for a, b in bounds(t, (), 55, 62)], [t[a:b] for a, b in bounds(t, (), 78, 85, 62)]
    (['raise the share of ferries to 30 percent by 2031'], ['50 percent by 2041'])
    """
    if _GOAL_FIRST.match(text, start, end):
        yield start, _stop(text, end)
        return
    left = _left(text, start, since)
    if not _HAS_WORD.search(_BEFORE_YEAR.sub("", text[left:start], count=1)):
        if since and left >= since:
            yield _own(text, mentions, start, end, since)
            return
        yield from _after(text, mentions, end)
        return
    if _opens(text, left, start) or _and_plans(text, start, end):
        yield from _after(text, mentions, end)
        return
    of = _OF.match(text, end)
    # "the 2030 target of … and its 2050 climate target"
    if (since or of) and _GOAL_YEAR.fullmatch(text, start, end):
        yield start, _stop(text, of.end()) if of else end
        return
    begin = _begin(text, mentions, left, start)
    # "will open in the first half of 2031 a quay for ferries": what is done stands behind its year.
    if _BARE_DEED.fullmatch(text, begin, start) and (what := _WHAT.match(text, end)):
        yield begin, _stop(text, what.end())
        return
    yield begin, _with_base(text, end)


def _and_plans(text: str, start: int, end: int) -> bool:
    """Return whether a year opens what a subject plans besides what it has: "has 40 quays and by 2031 plans to mend 5"."""
    return _AND.search(text, max(0, start - _NEAR), start) is not None and _PLANS.match(text, end) is not None


_NEAR = 8
_AND = re.compile(r"\sand\s+$")
_PLANS = re.compile(
    r",?\s+(?:(?:it|they)\s+)?(?:plans?|aims?|intends?|wants?|hopes?|seeks?|will|shall|is\s+to|are\s+to)\s"
)


def _opens(text: str, left: int, start: int) -> bool:
    """Return whether a year opens its clause though words stand before it."""
    period = text.startswith("period", start) and _OPENING.fullmatch(text, left, start)
    return bool(period or _SAID_THAT.search(text, left, start))


def _own(text: str, mentions: Sequence[Mention], start: int, end: int, since: int) -> tuple[int, int]:
    """Return the words of a year that has none before it: its bracket, or all that the first year has."""
    closed = _with_base(text, end)
    if closed > end:
        return start, closed
    return _begin(text, mentions, _left(text, since, 0), since), end


def _left(text: str, start: int, since: int) -> int:
    """Return where the words begin that may belong to a year."""
    left = since
    if since and (joined := _JOINS.match(text, since, start)):
        left = joined.end()
    for match in _BREAK.finditer(text, left, start):
        left = match.end()
    lead = _LEAD.match(text[left:start])
    return left + lead.end() if lead else left


def _begin(text: str, mentions: Sequence[Mention], left: int, stop: int) -> int:
    """Return where an aim begins: behind what governs it, or at the subject of its clause."""
    aims = [m.end() for m in _aims().finditer(text, left, stop)]
    wills = [m for m in _WILL.finditer(text, left, stop) if m.end() < stop]
    aims = [a for a in aims if len(text[a:stop].split()) > 1 and not _YEAR.match(text, a)]
    # "will have its own plan for nets": the plan is what is to be had.
    aims = [a for a in aims if not any(_HAD.fullmatch(text, w.end(), a) for w in wills)]
    last = aims[-1] if aims else left
    if wills and wills[-1].end() > last:
        own = _of_will(text, mentions, wills[-1], left)
        return own if len(text[own:stop].split()) > 1 else left
    return last


# What opens a sentence before its subject, the subject behind it, and what is to be had: "its own plan for".
_FRONTED = re.compile(
    r"(?:^\W*|\bthat\s+)(?:[Ww]ith|[Uu]nder|[Tt]hrough|[Bb]y|[Ff]or|[Aa]s|[Ff]ollowing|[Aa]fter|[Ss]ince|[Dd]espite)\s"
)
_SUBJECT = re.compile(r",\s+(?P<subject>(?:[Tt]he\s+)?[A-Z][\w’'-]*(?:\s+[\w’'-]+){0,4}\s+)$")
_HAD = re.compile(
    r"(?:have|adopt|approve|prepare|draft|draw\s+up|develop|publish|complete|finali[sz]e|set\s+up|put\s+in\s+place|launch)\s+(?:an?|its|their|the|all|such|\d+)\s+(?:[\w-]+\s+){0,5}?"
    r"(?:plans?|roadmaps?|strateg(?:y|ies)|programmes?|programs?|proposals?|initiatives?)\s+(?:of|for|on)\s+"
)


def _of_will(text: str, mentions: Sequence[Mention], will: re.Match[str], left: int) -> int:
    kind = subject_kind(text, will.start(), mentions)
    acts = kind in PLANNERS or kind in (IT, NONE)
    if acts and not (_STATE.match(text, will.end()) or BY_ITSELF.match(text, will.end())):
        return will.end()
    begin = max(left, _skip(text, clause_before(text, will.start())))
    # "With the help of the towns and the | League, Norvia will grow": the subject stands behind the comma.
    fronted = _FRONTED.search(text, left, will.start()) and _SUBJECT.search(text, begin, will.start())
    return fronted.start("subject") if fronted else begin


def _skip(text: str, at: int) -> int:
    """Return where the subject of a clause begins."""
    joined = re.compile(r"\s*(?:(?:and|but|so|that|also|then)\s+)*").match(text, at)
    return joined.end() if joined else at


def _after(text: str, mentions: Sequence[Mention], end: int) -> Iterator[tuple[int, int]]:
    """Yield the aims of a clause that stands behind its year."""
    begin = end + len(text[end:]) - len(text[end:].lstrip(" ,)–:-\n"))
    stop = _stop(text, begin)
    at = begin
    for again in _AGAIN.finditer(text, begin, stop):
        if _WILL.search(text, at, again.start()):
            yield _begin(text, mentions, at, again.start()), again.start()
            at = again.end()
    yield (_begin(text, mentions, at, stop), stop) if stop > at else (begin, len(text))


def _stop(text: str, at: int) -> int:
    found = _ENDS.search(text, at)
    return found.start() if found else len(text.rstrip(" .;:"))


def _with_base(text: str, end: int) -> int:
    base = _BASE.match(text, end)
    return base.end() if base else end


def is_short(words_of: str) -> bool:
    """Return whether words are too few to state an aim.

    >>> is_short("The 2031-2035 plan"), is_short("5 GW by 2031 or so")
    (True, False)
    """
    return len(words_of.split()) < _SHORT
