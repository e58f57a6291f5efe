"""The date that a file gives of itself, in whatever form, as an ISO date."""

from datetime import date
from typing import Final

from kg import lazy_re as re

_DATE: Final = re.compile(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
_PACKED: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED: Final = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Z][a-z]{2})[a-z]*\.?,?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)"
)
_PARTIAL: Final = re.compile(r"((?:19|20)\d\d)(?:[-/.年](\d{1,2})月?|年)?$")
_LONGEST: Final = 100


def iso_date(words: str) -> str:
    """Return the day in words such as ``2024-05-03T10:00``, ``2024年5月3日`` or ``3 May 2024``, or "".

    >>> iso_date("2024/3/5"), iso_date("May 3, 2024"), iso_date("2024-02-31"), iso_date("in spring")
    ('2024-03-05', '2024-05-03', '', '')
    """
    words = words[:_LONGEST]
    found = _DATE.search(words) or _PACKED.match(words.strip())
    if found:
        return _day(int(found.group(1)), int(found.group(2)), int(found.group(3)))
    named = _NAMED.search(words)
    if named and named.group(2).lower() in _MONTHS and (named.group(1) or named.group(3)):
        day = int(named.group(1) or named.group(3))
        return _day(int(named.group(4)), _MONTHS.index(named.group(2).lower()) + 1, day)
    return ""


def partial_date(words: str) -> str:
    """Return the day as :func:`iso_date` does, else the month or the year that the words are, or "".

    >>> partial_date("2024年3月"), partial_date("2024"), partial_date("room 2024b")
    ('2024-03', '2024', '')
    """
    day = iso_date(words)
    found = None if day else _PARTIAL.match(words.strip()[:_LONGEST])
    if found is None:
        return day
    year, month = found.groups()
    return f"{year}-{int(month):02d}" if month and 1 <= int(month) <= 12 else "" if month else year


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
