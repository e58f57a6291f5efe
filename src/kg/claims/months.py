"""The names of months and of the days of the week, as parts of regular expressions."""

from typing import Final

MONTH: Final = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
MONTH_BEGINS: Final = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
"""The first letters of a month, by which also a short form is known."""
WEEKDAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
