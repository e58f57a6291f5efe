"""Names that stand in a sentence for the sake of something else: a measure of it, or a row of the firms in it."""

from kg import lazy_re as re

# "twice the size of the Old Bay Park", "22 km from the Ring Road", "patterned after the Sana Park"
_MEASURE = re.compile(
    r"(?:\b(?:twice|half|double|times)\s+(?:as\s+(?:large|big|long|high)\s+as|the\s+(?:size|area|length|height|capacity)\s+of)|\b(?:larger|bigger|longer|smaller|taller)\s+than|"
    r"\b(?:comparable\s+to|patterned\s+after|modell?ed\s+(?:on|after))|(?:\b(?:km|kilomet(?:er|re)s|miles)|‹N\d+›)\s+(?:(?:(?:(?:north|south|east|west)\w*|away)\s+)?from|(?:north|south|east|west)\w*\s+of))\s+(?:the\s+)?$"
    # "in line with other lands in Norvia"
    r"|\b(?:in\s+line\s+with|unlike|similar\s+to)\s+(?:[a-z-]+\s+){0,5}$"
)
# "below the Norvian average", "compared to the bay's average"
_AVERAGE = re.compile(
    r"\b(?:below|above|than|with|to|against|from|of|behind|outpac\w+|exceed\w+|surpass\w+|beat\w*|and|under|over)\s+(?:the\s+)?$"
)
_OF_ALL = re.compile(r"(?:‹[ZA]\d+›|[\w.]+(?:\s[A-Z]\w+)?)(?:['’]s?)?\s+(?:average|mean|median)\b")
_NEAR = 60
# "many companies have moved into the zone, including Norvia's Sana Glass"
_FIRMS = re.compile(
    r"\b(?:companies|firms|multinationals|enterprises|investors|corporations|manufacturers|brands|tenants|conglomerates|start-?ups)\b[^.;:]{0,90}?,?\s(?:including|such\s+as|like|namely)\s[^.;:]*$"
)
_FAR = 300


def only_measures(text: str, at: int) -> bool:
    """Return whether the name that begins at an offset only gives the measure of another thing.

    >>> t = "a bay twice the size of the Old Park"
    >>> only_measures(t, t.index("Old")), only_measures("in the Old Park", 7), only_measures("9 km of the Ring Road", 12)
    (True, False, False)
    """
    if _OF_ALL.match(text, at) and _AVERAGE.search(text, max(0, at - _NEAR), at):
        return True
    return _MEASURE.search(text, max(0, at - _NEAR), at) is not None


def in_row_of_firms(text: str, at: int) -> bool:
    """Return whether what stands at an offset belongs to a row of firms.

    >>> t = "Many companies work there, including Sana Glass."
    >>> in_row_of_firms(t, t.index("Sana")), in_row_of_firms("Towns, including Sana", 17)
    (True, False)
    """
    return _FIRMS.search(text, max(0, at - _FAR), at) is not None
