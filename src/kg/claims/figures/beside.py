"""The thing that a figure stands right beside: "the Sana Area (12 sq km)", "Boru is 9 sq km", "the 2-sq-km Quay Zone"."""

from kg import lazy_re as re

# What a thing has by itself; a share or a rate in brackets may be one of anything.
_OWN = frozenset(
    {
        "ind-land-area",
        "ind-floor-area",
        "ind-length",
        "ind-capacity",
        "ind-population",
        "ind-gdp",
    }
)
_THING = r"(?P<who>‹[ZAF]\d+›)"
_ABOUT = r"(?:(?:with|an?|area|size|of|about|some|around|over|approximately|nearly|almost|roughly|ca\.|total|covering|spanning|population)[:,]?\s+){0,5}"
_BEFORE = re.compile(
    # "Sana (12 sq km", "Sana (Boru) (12 sq km"
    rf"{_THING}\s?(?:\([A-Z][^()]{{1,30}}\)\s)?\({_ABOUT}$"
    # "Sana is 12 sq km": right before the figure, and not what a preposition leads in
    rf"|(?:^|[,;(:]\s|\band\s)(?:the\s+)?{_THING.replace('who', 'is')}\s+(?:is|covers|spans|measures|occupies)\s+{_ABOUT}$"
    # "(including Sana 12 sq km"
    rf"|\bincluding\s+(?:the\s+)?{_THING.replace('who', 'part')}\s+$"
)
# "work grew in Sana (3 percent) and Boru (2 percent)"
_GROWN_IN = re.compile(rf"(?:\bin|\band)\s+(?:the\s+)?{_THING}\s?\((?:only\s+|just\s+|by\s+|up\s+)?$")
# "the 12-sq-km Sana"
_BEHIND = re.compile(rf"\s+{_THING}")
_REACH = 90
# "Nala in Dodoma (607 hectares)": where the thing lies that the size is of.
_SITE = re.compile(r"(?:\b[A-Z][\w’'-]*|›)\s(?:in|at|near)\s(?:the\s)?$")


def beside(text: str, mark: tuple[int, int], figure: str, indicator: str) -> str:
    """Return the mark of the thing beside which a figure stands, or nothing.

    Args:
        text: a sentence in which things and figures are marks.
        mark: where the mark of the figure begins and ends.
        figure: the figure as written.
        indicator: what it tells; only what a thing has by itself is told so.

    >>> t = "the ‹Z0› (‹N1›) and the ‹Z2›"
    >>> beside(t, (10, 14), "12 sq km", "ind-land-area"), beside(t, (10, 14), "12 %", "ind-share")
    ('‹Z0›', '')
    >>> beside("slowed in ‹A0› (‹N1›)", (16, 20), "3%", "ind-growth-rate")
    '‹A0›'
    >>> beside("in the ‹N0› ‹Z1›", (7, 11), "2-sq-km", "ind-land-area"), beside("in ‹N0› ‹Z1›", (3, 7), "2", "ind-land-area")
    ('‹Z1›', '')
    """
    if indicator == "ind-growth-rate" and (place := _GROWN_IN.search(text, 0, mark[0])):
        return place["who"]
    if indicator not in _OWN:
        return ""
    if "-" in figure and (behind := _BEHIND.match(text, mark[1])):
        return behind["who"]
    found = _BEFORE.search(text, max(0, mark[0] - _REACH), mark[0])
    if not found or (found["who"] and _SITE.search(text, 0, found.start("who"))):
        return ""
    return found[found.lastgroup or 0]


# "the Alvor Park, a 35-hectare site": the size of what it stands behind
_APPOSED = re.compile(r"(?P<who>‹[ZF]\d+›)(?:\s\([^()]{1,20}\))?,\s+an?\s+(?:[a-z]+\s+){0,2}$")
_NEAR = 60


def apposed(text: str, start: int) -> re.Match[str] | None:
    """Return the thing, as the group ``who`` of a match, behind which the figure of an apposition begins.

    >>> apposed("the ‹Z0›, a ‹N1›-hectare site", 12)["who"]
    '‹Z0›'
    """
    return _APPOSED.search(text, max(0, start - _NEAR), start)


# "Norvia built the Alvor complex, an array of mirrors spread over 3,000 hectares": the size is that of the complex.
_SIZES = frozenset({"ind-land-area", "ind-floor-area", "ind-length", "ind-capacity"})
_BUILT = re.compile(
    r"\b(?:built|builds|opened|launched|created|completed|inaugurated|established|set\s+up)\s+(?:the|an?|its)\s[^.;]*,\s(?:an?|the|which)\s[^.;]*$"
)


def is_of_what_was_built(text: str, start: int, indicator: str) -> bool:
    """Return whether a size is told of a thing that the subject of its clause built, not of the subject."""
    return indicator in _SIZES and _BUILT.search(text, 0, start) is not None


__all__ = ["apposed", "beside", "is_of_what_was_built"]
