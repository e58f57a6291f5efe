"""When a figure holds: the year that it refers to, and whether it is only aimed at."""

from kg import lazy_re as re
from kg.claims.sentences.reading import Reading

FUTURE = re.compile(
    r"\b(?:will|shall|wants?\s+to|wanted\s+to|by\s+(?:the\s+end\s+of\s+)?‹D|aims?\s+to|target|goal|expected\s+to|(?:is|are|was|were)\s+to|targets|targeting|plan(?:s|ned)?\s+to|should|would|(?:pledg|commit|agree|vow|promis|hop|propos|intend|seek)\w*\s+to|set\s+to|due\s+to\s+be)\b|\bby ‹D"
)
_BY_THEN = re.compile(r"[^‹›,;.]{0,40}by (?:the end of )?‹D")
# "to 3 percent, from 2 percent in 2022": what it was is not to come.
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|some\s+|just\s+|only\s+|an?\s+\w+\s+)?$")
_SINCE = re.compile(r"\s*(?:\w+\s+){0,3}(?:in|of)\s+‹D")
_DONE = re.compile(
    r"\b(?:had|was|were|has|have|reached|achieved|attained|grew|rose|fell|became|made|built|stood)\b"
)


def is_to_come(text: str, mark: re.Match[str]) -> bool:
    """Return whether a figure is aimed at or expected, not reported."""
    before = text[: mark.start()]
    if _FROM.search(before) and _SINCE.match(text, mark.end()):
        return False
    if FUTURE.search(before):
        return True
    return _BY_THEN.match(text, mark.end()) is not None and not _DONE.search(before)


# "up 6 percent from the same month in 2031" dates what it is held against.
_HELD = r"(?!\b(?:from|than|over|against|compared|versus)\s+(?:with\s+|to\s+)?(?:the\s+)?(?:same|corresponding|year|previous|level)\b)"
_YEAR_AFTER = re.compile(
    rf"(?:\s*\([^()]{{0,40}}\))?(?:(?:{_HELD}[^‹›;.]){{0,40}}?|[^‹›;.,]{{0,40}}‹[ZAF]\d+›\s)\b(?:in|as of|at the end of|for)\s+‹D(\d+)›"
)
_BEFORE = re.compile(
    r"\b(?:In|in|At the end of|at the end of|as of|As of|by the end of|for|For|since|during|During)\s+(?:the\s+year\s+|mid-|early\s+|late\s+)?‹D(\d+)›"
)


# "from ‹N› in ‹D› to ‹N›": that year is when it began.
_OF_START = re.compile(r"(?:in|during|since)\s+‹D\d+›\s+to\s+(?:[a-z]+\s+){0,2}")
# "Founded in 2006, the zone covers 400 hectares" does not date its size.
_BEGAN = re.compile(
    r"\b(?:established|founded|set\s+up|created|opened|launched|formed|built|signed|born|designated|inaugurated|gazetted|declared|proclaimed|licensed|chartered|incorporated|completed"
    r"|(?:unveiled|announced|approved|published|adopted)(?:\s+(?:the|its|an?|their))?(?:\s+(?:plans?|proposals?|strateg(?:y|ies)|blueprints?|schemes?))?)\s+$",
    re.I,
)


# "by 2030", "before the end of 2030"
_DUE = re.compile(r"\b(?:[Bb]y|[Bb]efore|[Uu]ntil)\s+(?:the\s+)?(?:year\s+|end\s+of\s+)?‹D(\d+)›")
_NEAR_DUE = 60
_OTHER_END = re.compile(r"\s?(?:-|–|to)\s?‹N\d+›")


def due_of(reading: Reading, mark: re.Match[str]) -> str:
    """Return the year by which a figure is to be reached, or nothing: one just after it, else the last before it."""
    text = reading.masked.text
    end = range_.end() if (range_ := _OTHER_END.match(text, mark.end())) else mark.end()
    behind = _DUE.search(text, end, end + _NEAR_DUE)
    after = behind if behind and not re.search(r"‹N|[;.]", text[end : behind.start()]) else None
    before = list(_DUE.finditer(text, 0, mark.start()))
    found = after or (before[-1] if before else None)
    return reading.mentions[int(found[1])].name[:4] if found else ""


def year_of(reading: Reading, mark: re.Match[str]) -> str:
    """Return the year that a figure refers to: one named just after it, else one that opens the clause."""
    text = reading.masked.text
    after = _YEAR_AFTER.match(text, mark.end())
    earlier = [
        m
        for m in _BEFORE.finditer(text, 0, mark.start())
        if not _BEGAN.search(text, 0, m.start()) and not _OF_START.fullmatch(text, m.start(), mark.start())
    ]
    found = after or (earlier[-1] if earlier else None)
    if not found:
        return ""
    name = reading.mentions[int(found[1])].name
    # "In May 2020 the ministry said" dates what was said, not the figure.
    dated = len(name) == len("2020") or found[0].lower().startswith(("as of", "at the end", "by the end"))
    return name[:4] if dated or after else ""
