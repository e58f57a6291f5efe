"""The day on which a text was put out, as its first lines tell it, and days without a year that it settles."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kg.claims.patterns.cued import cued
from kg.claims.values.dates import MONTHS, Date, find_dates
from kg.model import Document

# A line that tells the day of a text is short and stands near its beginning.
_LINES, _LONGEST, _WORDS = 14, 90, 12
# A day named without a year lies not further back than this.
_BACK = timedelta(days=150)
_DAY = (
    r"(?P<{m}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|"
    r"Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEARLESS = cued(
    rf"\b[Oo]n\s+(?:[A-Z][a-z]{{2,5}}day,?\s+)?(?:{_DAY.format(m='m1')}\s+(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?|(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\s+{_DAY.format(m='m2')})(?![\w])(?!,?\s*(?:19|20)\d\d)"
)


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = cued(
    r"\b[Oo]n\s+(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?![\w’'-])(?!,?\s+(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))"
)
# What is yet to come, or comes again, is not told of the last such day.
_TO_COME = re.compile(
    r"\b(?:will|shall|would|may|to|next|every|each|due|scheduled|planned|set|expected)\b", re.I
)


def dateline(document: Document) -> str:
    """Return the day of a text as ``YYYY-MM-DD`` from its metadata or a short line at its beginning, or ""."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", document.metadata.date):
        return document.metadata.date
    for line in document.text[:2000].splitlines()[:_LINES]:
        if len(line) <= _LONGEST and len(line.split()) <= _WORDS:
            full = [d.value for d in find_dates(line) if len(d.value) == len("2024-05-03")]
            if full:
                return full[0]
    return ""


def days_told(text: str, day: str) -> Iterator[Date]:
    """Yield the days of a sentence that only the day of its text makes full: "on 3 May", "on Tuesday", "today"."""
    yield from find_yearless(text, day)
    yield from find_weekdays(text, day)
    yield from find_today(text, day)


def find_yearless(text: str, day: str) -> Iterator[Date]:
    """Yield the days without a year that lie shortly before the day of the text, with the year that this gives them.

    >>> [d.value for d in find_yearless("issued on June 14 and on Dec 27", "2017-01-03")]
    ['2016-12-27']
    """
    if not day or "n " not in text:
        return
    told = date.fromisoformat(day)
    for match in _YEARLESS.finditer(text):
        month = match["m1"] or match["m2"]
        number = next(n for n, m in enumerate(MONTHS, 1) if m.startswith(month[:3].lower()))
        start = match.start("m1") if match["m1"] else match.start("d2")
        for year in (told.year, told.year - 1):
            found = _day(year, number, int(match["d1"] or match["d2"]))
            if found and timedelta(0) <= told - found <= _BACK:
                yield Date(start, match.end(), found.isoformat())
                break


def find_weekdays(text: str, day: str) -> Iterator[Date]:
    """Yield the days of the week on which something was done, as the last such day not after the day of the text.

    >>> [d.value for d in find_weekdays("The council issued the plan on Wednesday.", "2021-10-21")]
    ['2021-10-20']
    >>> list(find_weekdays("The council will meet on Wednesday.", "2021-10-21"))
    []
    """
    if not day or "day" not in text:
        return
    told = date.fromisoformat(day)
    for match in _WEEKDAY.finditer(text):
        if not _TO_COME.search(text, 0, match.start()):
            back = (told.weekday() - _WEEKDAYS.index(match["day"].lower())) % 7
            yield Date(match.start("day"), match.end(), (told - timedelta(days=back)).isoformat())


_PUT_OUT = r"(?:signed|adopted|approved|issued|announced|unveiled|launched|published|released|passed|enacted|promulgated|gazetted|endorsed|introduced)"
_TODAY = cued(
    rf"\b(?P<day>today|yesterday),?\s+(?=(?:[a-z]+ly\s+)?{_PUT_OUT}\b)|\b{_PUT_OUT}\b(?:(?!\b(?:that|which|who|is|are|was|were|has|have|had|will|shall|ago|before|in\s+(?:19|20)\d\d)\b)[^.;:,]){{0,160}}?\s(?P<last>today|yesterday)(?=\s*(?:[.;)]|$))"
    rf"|^\W*(?P<opens>Today|Yesterday),\s+(?=[^.;:,]{{3,90}}?\s(?:[a-z]+ly\s+)?{_PUT_OUT}\b)"
)


def find_today(text: str, day: str) -> Iterator[Date]:
    """Yield "today" and "yesterday" beside what was put out then, as the day of the text and the one before.

    >>> [d.value for d in find_today("The council today adopted the plan.", "2021-10-21")]
    ['2021-10-21']
    >>> [d.value for d in find_today("The plan was adopted yesterday.", "2021-10-21")]
    ['2021-10-20']
    >>> list(find_today("Few know the plan today. One adopted in 2010, is well known today.", "2021-10-21"))
    []
    """
    if not day or "day" not in text:
        return
    told = date.fromisoformat(day)
    for match in _TODAY.finditer(text):
        group = match.lastgroup or "day"
        back = timedelta(days=int(match[group].casefold() == "yesterday"))
        yield Date(*match.span(group), (told - back).isoformat())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
