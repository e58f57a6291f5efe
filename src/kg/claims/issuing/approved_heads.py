"""Titles with a line that says who approved the text: "Founding of the High Quay Council / Approved by the Cabinet on 3 May 2014"."""

from collections.abc import Sequence

from kg import lazy_re as re
from kg.claims.acts.dated_numbers import CODE, DAY

# How many lines may tell the act of approval, and how many a title of capitals may take.
_LINES, _TITLE_LINES, _FEW, _MANY = 5, 3, 3, 40
_BY = r"\W*(?i:approved|adopted|endorsed|confirmed|ratified|passed|enacted|decreed)\s+(?i:by|under|in)\s+"
# "Approved by the Council of Ministers, dated August 24, 2013"
_MAKER = re.compile(
    rf"{_BY}[^.;:]{{3,90}}?,?\s+(?i:on|of|dated|at\s+its\s+meeting\s+(?:of|on))\s+(?:the\s+)?{DAY}\W*(?:(?<=\n)\W*(?i:approved|amended|adopted|ratified|revised)\b[\s\S]{{0,300}})?"
)
# "Approved by the Decree of the Government of Norvia of 20 January 2010 No. 45"
_ACT = re.compile(
    rf"{_BY}(?i:the\s+)?(?:[A-Za-z]+\s+){{0,2}}?(?i:decree|resolution|order|decision|edict|act|law|ordinance|enactment)\b[^;:]{{0,200}}?(?i:of|dated|from|on|as\s+of)?\s+{DAY},?(?:\s+(?:under\s+)?{CODE})?\W*"
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "on",
        "in",
        "and",
        "to",
        "with",
        "by",
        "at",
        "from",
        "or",
        "its",
        "between",
        "under",
    ]
)
# What is no title: a numbered clause, a sentence, a line of an address.
_NO_TITLE = re.compile(
    r"\W*\d|.*[.;:?!]\s*$|\W*(?:Article|Section|Chapter|Annex|Page|Source|Date|By|Photo|Published|Updated)\b",
    re.S,
)


def above_approval(texts: Sequence[str], n: int) -> tuple[int, int] | None:
    """Return the lines of a title and of the approval right below it, if line ``n`` is such a title.

    >>> above_approval(("Founding of the High Quay Council", "Approved by the Cabinet on 3 May 2014"), 0)
    (0, 1)
    >>> above_approval(("The quay is old.", "Approved by the Cabinet on 3 May 2014"), 0)
    """
    if (
        n + 1 < len(texts)
        and _is_title(texts[n])
        and (_MAKER.fullmatch(texts[n + 1]) or _ACT.fullmatch(texts[n + 1]))
    ):
        return n, n + 1
    return None


def below_approval(texts: Sequence[str], n: int) -> tuple[int, int, int] | None:
    """Return the last line of an approval that begins at line ``n``, and the first and last line of the title below.

    >>> lines = ("Approved by the Decree", "of the Cabinet", "of 3 May 2014 No. 45", "CHARTER OF THE QUAY", "1. Boats lie there.")
    >>> below_approval(lines, 0)
    (2, 3, 3)
    """
    for last in range(n, min(n + _LINES, len(texts) - 1)):
        if not _ACT.fullmatch(" ".join(texts[n : last + 1])):
            continue
        first = last + 1
        if not _is_title(texts[first]) and not (texts[first].isupper() and not _NO_TITLE.match(texts[first])):
            return None
        return last, first, _title_end(texts, first)
    return None


def _title_end(texts: Sequence[str], first: int) -> int:
    """Return the last line of a title that may go on in capitals."""
    end = first
    for n in range(first + 1, min(len(texts), first + _TITLE_LINES)):
        if not (texts[first].isupper() and texts[n].isupper()) or _NO_TITLE.match(texts[n]):
            break
        end = n
    return end


def _is_title(line: str) -> bool:
    """Return whether the words of a line are those of a title: most begin with a capital."""
    parts = line.strip(" \t\n#*_").split()
    if not _FEW <= len(parts) <= _MANY or _NO_TITLE.match(line):
        return False
    long = [w.strip("“”\"'’(),") for w in parts if w.lower() not in _SMALL]
    return bool(long) and sum(w[:1].isupper() or w[:1].isdigit() for w in long) >= len(long) * 0.8
