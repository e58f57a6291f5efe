"""Dates, years and periods in English text, as ISO values."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.values.spelt_dates import find_spelt
from kg.model import Literal

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
# Also in capitals, as headings of decrees have them.
_MONTH = (
    r"(?P<{m}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_YEAR = r"(?P<{y}>(?:19|20)\d\d)"
_DAY = r"(?P<{d}>[0-3]?\d)(?:\s?(?:st|nd|rd|th))?"
_SHAPES = (
    _MONTH.format(m="m1")
    + r"\s+(?:the\s+)?"
    + _DAY.format(d="d1")
    + r"(?:\s*,\s*|\s+)"
    + _YEAR.format(y="y1"),
    _DAY.format(d="d2")
    + r"(?:\s+(?:day\s+)?(?:of\s+)?|-)"
    + _MONTH.format(m="m2")
    + r"(?:\s*,?\s+|-)"
    + _YEAR.format(y="y2"),
    _YEAR.format(y="y3") + r"-(?P<n3>[01]\d)-(?P<d3>[0-3]\d)",
    # "21.12.2010"; with strokes or dashes only where the first number can be no month.
    r"(?P<d6>[0-3]?\d)\.(?P<n6>[01]?\d)\." + _YEAR.format(y="y6") + r"(?![\d.]\d)",
    _YEAR.format(y="y8") + r"/(?P<n8>0?[1-9]|1[0-2])/(?P<d8>[0-3]?\d)(?![\d/])",
    r"(?<![\d/])(?P<d7>1[3-9]|2\d|3[01])/(?P<n7>0?[1-9]|1[0-2])/" + _YEAR.format(y="y7") + r"(?![\d/])",
    r"(?<![\d-])(?P<d9>1[3-9]|2\d|3[01])-(?P<n9>0[1-9]|1[0-2])-" + _YEAR.format(y="y9") + r"(?![\d-])",
    # as official journals of Vietnam write it
    r"day\s+(?P<d0>[0-3]?\d)\s+month\s+(?P<n0>[01]?\d)\s+year\s+" + _YEAR.format(y="y0"),
    _MONTH.format(m="m4") + r"\s*,?\s+(?:of\s+)?" + _YEAR.format(y="y4"),
    r"(?:(?<=[Mm]id-)|(?<=ate-)|(?<=arly-)|(?<![\d.,/$€£-]))"
    + _YEAR.format(y="y5")
    + r"(?!\d|[.,/]\d|[-–]\d|\s*(?:km|sq|hectare|people|jobs))",
)
# "February 10, 20231": the sign of a note is glued to the year.
_WITH_NOTE = (
    _MONTH.format(m="mx")
    + r"\s+"
    + _DAY.format(d="dx")
    + r"\s*,\s*"
    + _YEAR.format(y="yx")
    + r"(?=[1-9](?!\d))"
)
_DATE = cued(r"\b(?:(?:" + "|".join(_SHAPES) + rf")\b|{_WITH_NOTE})")
_ANY_YEAR = cued(r"(?:19|20)\d\d")
# From one financial year to another, else years with a dash, or in full with "to": "2020 to 57.2" is no period.
_PERIOD = re.compile(
    r"(?<![\d-])(?:(?P<f>(?:19|20)\d\d)[-–/]\d\d\s*(?:[-–—]|to|until|through)\s*(?:FY\s?)?(?P<g>(?:19|20)\d\d)[-–/](?P<h>\d\d)"
    r"|(?P<a>(?:19|20)\d\d)\s*(?:[-–—/]\s*(?P<b>(?:19|20)?\d\d)|to\s*(?P<c>(?:19|20)\d\d)))\b(?![-\d]|[.,]\d|\s?(?:%|per\s?cent))"
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date as found: ``value`` is ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``."""

    start: int
    end: int
    value: str

    @property
    def year(self) -> int:
        """The calendar year."""
        return int(self.value[:4])


@dataclass(frozen=True, slots=True)
class Period:
    """A run of years, both included."""

    start: int
    end: int
    first: int
    last: int


def find_dates(text: str) -> Iterator[Date]:
    """Yield the dates and single years of a text in order; impossible days are left out.

    >>> [d.value for d in find_dates("on 3 May 2021, in June 2022 and by 2030; 31 June 2020")]
    ['2021-05-03', '2022-06', '2030', '2020-06']
    >>> [d.value for d in find_dates("21.12.2010, 29.11.2011. and 21/12/2010, not 03/12/2010")]
    ['2010-12-21', '2011-11-29', '2010-12-21']
    >>> [d.value for d in find_dates("in 2008; on the ninth day of March, two thousand and nine; in May 2010")]
    ['2008', '2009-03-09', '2010-05']
    """
    spelt = deque(_spelt(text))
    at = 0 if _ANY_YEAR.search(text) else len(text)
    while match := _DATE.search(text, at):
        date = _read(match)
        at = match.end() if date else match.start() + 1
        while spelt and spelt[0].start < match.end():
            yield (word := spelt.popleft())
            if word.end > match.start():
                at, date = word.end, None
        if date:
            yield date
    yield from spelt


def _spelt(text: str) -> Iterator[Date]:
    for start, end, year, month, day in find_spelt(text):
        number = MONTHS.index(_full(month)) + 1
        if date := iso_date(year, number, day):
            yield Date(start, end, date)


def _read(match: re.Match[str]) -> Date | None:
    found = {key[0]: value for key, value in match.groupdict().items() if value}
    month = MONTHS.index(_full(found["m"])) + 1 if "m" in found else int(found.get("n", 0))
    value = found["y"]
    if month > len(MONTHS):
        return None
    if month:
        value += f"-{month:02d}"
    if "d" in found:
        if not 1 <= int(found["d"]) <= _days(int(found["y"]), month):
            return None
        value += f"-{int(found['d']):02d}"
    return Date(match.start(), match.end(), value)


def iso_date(year: int, month: int, day: int | None = None) -> str:
    """Return a day, or a month if no day is told, in ISO 8601; empty if there is no such day.

    >>> iso_date(2031, 2, 28), iso_date(2031, 2), iso_date(2031, 2, 30)
    ('2031-02-28', '2031-02', '')
    """
    if not 1 <= (1 if day is None else day) <= _days(year, month):
        return ""
    return f"{year:04d}-{month:02d}" + ("" if day is None else f"-{day:02d}")


def _full(month: str) -> str:
    return next(m for m in MONTHS if m.startswith(month.rstrip(".").lower()[:3]))


def _days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31 if 1 <= month <= 12 else 0


def find_periods(text: str) -> Iterator[Period]:
    """Yield the periods such as ``2021-2025`` or ``2021–25`` of a text in order.

    >>> [(p.first, p.last) for p in find_periods("the plan (2021–25), pages 2021-1999")]
    [(2021, 2025)]
    >>> [(p.first, p.last) for p in find_periods("from 2015-16 to 2019-20, and from 41 in 2020 to 57.2")]
    [(2015, 2020)]
    """
    for match in _PERIOD.finditer(text) if _ANY_YEAR.search(text) else ():
        first = match["a"] or match["f"]
        end = match["b"] or match["c"] or match["g"][:2] + match["h"]
        last = end if len(end) == len("2025") else first[:2] + end
        if int(first) < int(last):
            yield Period(match.start(), match.end(), int(first), int(last))


_AS_TOLD = {10: ("kg:issuedOn", "xsd:date"), 7: ("kg:issuedInMonth", "xsd:gYearMonth")}


def dates_of_issue(date: str) -> tuple[tuple[str, Literal], ...]:
    """Return what a date of issue says of a policy, as precisely as it is told: properties and values, the year last.

    >>> [predicate for predicate, _ in dates_of_issue("2015-06")]
    ['kg:issuedInMonth', 'kg:year']
    >>> [predicate for predicate, _ in dates_of_issue("2015-06-03")], len(dates_of_issue("2015"))
    (['kg:issuedOn', 'kg:year'], 1)
    """
    year = ("kg:year", Literal(date[:4], "xsd:integer"))
    if len(date) not in _AS_TOLD:
        return (year,)
    predicate, datatype = _AS_TOLD[len(date)]
    return (predicate, Literal(date, datatype)), year
