"""The names of months and of the days of the week, as parts of regular expressions."""

from typing import Final

from kg import lazy_re as re

MONTH: Final = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
MONTH_BEGINS: Final = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
"""The first letters of a month, by which also a short form is known."""
WEEKDAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY: Final = re.compile(
    rf"\s+(?:in|on|by|since|from)\s+(?:early\s+|late\s+|mid-)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}\b"
)


def before_day(text: str, start: int, end: int) -> int:
    """Return where a name ends that goes on with a day or a month: "Quay Plan in May 2021".

    >>> t = "Quay Plan in May 2021"
    >>> t[: before_day(t, 0, len(t))]
    'Quay Plan'
    """
    day = _DAY.search(text, start, end)
    return day.start() if day else end
