"""Dates that are written out in words: "the twelfth day of March, two thousand and nine"."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.patterns.months import MONTH
from kg.claims.values.numerals import ORDINALS, WORDS

_SMALL = WORDS | {
    f"{ten}-{one}": tens + n
    for ten, tens in WORDS.items()
    for one, n in WORDS.items()
    if tens >= 20 and n < 10
}
_DAYS = ORDINALS | {f"twenty-{word}": 20 + n for word, n in ORDINALS.items() if n < 10}
_DAYS |= {"twentieth": 20, "thirtieth": 30, "thirty-first": 31}
_CENTURIES = {
    "two thousand": 2000,
    "nineteen hundred": 1900,
    "one thousand nine hundred": 1900,
    "twenty": 2000,
}


def _any(found: dict[str, int]) -> str:
    longest = sorted(found, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\-", r"[-\s]+").replace(r"\ ", r"\s+") for w in longest)


_CUE = cued(
    r"\b(?:thousand|hundred|twentieth|thirtieth|twenty)\b|\bday\s+of\b|(?:th|first|second|third)\s+of\b", re.I
)
_WORDS = rf"(?P<hundreds>{_any(_CENTURIES)})(?:,?\s+(?:and\s+)?(?P<small>{_any(_SMALL)}))?"
_SPELT = re.compile(
    rf"\b(?:(?P<word>{_any(_DAYS)})|(?P<figure>[0-3]?\d)\s?(?:st|nd|rd|th)?)(?:\s+day)?\s+(?:of\s+)?(?P<month>{MONTH}),?\s+(?P<told>(?:in\s+)?the\s+year\s+(?:of\s+our\s+Lord,?\s+)?)?(?:{_WORDS}|(?P<year>(?:19|20)\d\d))(?![\w-])",
    re.I,
)


def find_spelt(text: str) -> Iterator[tuple[int, int, int, str, int]]:
    """Yield start, end, year, month and day of dates of which the day or the year is written in words.

    >>> list(find_spelt("Done this twelfth day of March, two thousand and nine, and on the twenty-first of May 1990."))
    [(10, 53, 2009, 'March', 12), (66, 90, 1990, 'May', 21)]
    >>> list(find_spelt("On the second of May two thousand ships came; on 3 May 2020 none.")), list(find_spelt("twelfth man"))
    ([], [])
    """
    if not _CUE.search(text):
        return
    for match in _SPELT.finditer(text):
        if match["figure"] and match["year"] and not match["told"]:
            continue
        year = int(match["year"]) if match["year"] else _year(match)
        if year and not (match["hundreds"] and not match["small"] and _COUNTS.match(text, match.end())):
            day = int(match["figure"] or _DAYS[_plain(match["word"])])
            yield match.start(), match.end(), year, match["month"], day


# "two thousand ships"
_COUNTS = re.compile(r"\s+[a-z]")


def _plain(words: str) -> str:
    return re.sub(r"[-\s]+", "-", words.lower())


def _year(match: re.Match[str]) -> int:
    hundreds = " ".join(match["hundreds"].lower().split())
    small = _SMALL[_plain(match["small"])] if match["small"] else 0
    if hundreds == "twenty" and small < 10:
        return 0
    return _CENTURIES[hundreds] + small
