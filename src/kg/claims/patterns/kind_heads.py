"""Titles over several lines: "DECREE" alone, then "ON" or "APPROVING", then what it is about, "OF FREE QUAYS" below."""

from collections.abc import Sequence

from kg import lazy_re as re

# How many lines a title may take, and how many words.
_LINES, _WORDS = 5, 60
_KIND = re.compile(
    r"\W*(?:(?:[A-Z][\w-]+)\s+){0,2}?\(?(?i:law|decree|sub-?\s?decree|edict|resolution|ordinance|circular|decree-law|order|decision|regulations?|prakas|kram|anukret|directive|proclamation)\)?(?:\s+\((?i:sub-?\s?decree|law|decree|royal\s+kram)\))?\W*"
)
_ON = re.compile(r"\W*(?i:on|about|concerning|regarding)\W*")
_ABOUT = re.compile(
    r"\W*(?:On|ON|About|ABOUT|Concerning|CONCERNING|Regarding|REGARDING|FOR\s+(?:THE\s+)?[A-Z]+(?:ION|MENT)|"
    r"(?:APPROV|PROMULGAT|AMEND|ESTABLISH|ISSU|ANNOUNC|DECLAR|REPEAL|CREAT|REGULAT|DESIGNAT|ADOPT|DETERMIN|RATIFY)ING|"
    r"(?:Approv|Promulgat|Amend|Establish|Issu|Announc|Declar|Repeal|Creat|Regulat|Designat|Adopt|Determin|Ratify)ing)\s+\w"
)
# A line that a title goes on from ends so; one that goes on begins so.
_OPEN = re.compile(
    r"\b(?:of|for|and|the|on|in|to|with|by|OF|FOR|AND|THE|ON|IN|TO|WITH|BY|MANAGEMENT|ESTABLISHMENT)$|,$"
)
_GOES_ON = re.compile(r"\W*(?:of|for|and|in|to|with|by|OF|FOR|AND|IN|TO|WITH|BY)\s")
_STOPS = re.compile(
    r"\W*(?:\d|Seen|SEEN|Based|BASED|Pursuant|PURSUANT|Having|HAVING|Article|ARTICLE|Whereas|WHEREAS|The\s|Chapter|CHAPTER)|[−–•-]\s"
)


def below_kind(texts: Sequence[str], n: int) -> tuple[int, int] | None:
    """Return the first and the last line of a title that begins with the kind of an act alone on line ``n``.

    >>> below_kind(("DECREE", "ON", "THE FOUNDING OF QUAYS", "OF NORVIA", "- Seen the law"), 0)
    (0, 3)
    >>> below_kind(("Decree", "On Approval of the Plan for", "Quays in Norvia", "The Cabinet decides:"), 0)
    (0, 2)
    >>> below_kind(("Order", "The boats lie at the quay."), 0)
    """
    if not _KIND.fullmatch(texts[n]) or n + 1 >= len(texts):
        return None
    lone = _ON.fullmatch(texts[n + 1]) is not None
    last = n + 2 if lone else n + 1
    if last >= len(texts) or _STOPS.match(texts[last]) or not (lone or _ABOUT.match(texts[last])):
        return None
    while last + 1 < min(len(texts), n + _LINES) and _joined(texts[last], texts[last + 1]):
        last += 1
    whole = " ".join(texts[n : last + 1])
    return (n, last) if len(whole.split()) <= _WORDS and not whole.rstrip().endswith((":", ";")) else None


def _joined(line: str, below: str) -> bool:
    """Return whether a title goes on from one line to the next."""
    if _STOPS.match(below) or (line.isupper() and not below.isupper()):
        return False
    return _OPEN.search(line.rstrip()) is not None or _GOES_ON.match(below) is not None
