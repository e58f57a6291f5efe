"""Values of a sheet as a person sees them: shares in per cent, days as ISO dates, 3.0 as 3."""

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, NamedTuple

from kg import lazy_re as re

# Formats that files name by number only.
BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "General", 14: "yyyy-mm-dd",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm", 27: "yyyy-mm-dd", 28: "m-d", 29: "m-d", 30: "yyyy-mm-dd", 31: "yyyy-mm-dd",
    32: "h:mm", 33: "h:mm:ss", 36: "yyyy-mm-dd", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss", 50: "yyyy-mm-dd", 57: "yyyy-mm", 58: "m-d",
}  # fmt: skip

_SECTION: Final = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*)(?:;|$)')
_PART: Final = re.compile(
    r'"(?P<text>[^"]*)"|\\(?P<sign>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[(?P<note>[^\]]*)\]'
    r"|_(?P<gap>.)|\*(?P<fill>.)|(?P<digits>[#0?][#0?,.]*|\.0+)|(?P<percent>%)"
    r"|(?P<clock>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|AM/PM|[gGeE]+)|(?P<other>.)"
)
# Parts of a format in brackets: how much time has passed, not what time it is.
_PASSED: Final = frozenset({"h", "hh", "m", "mm", "s", "ss"})
_DAYS: Final = 2_958_466
_LONGEST: Final = 300


class Format(NamedTuple):
    """How a number is shown; ``decimals`` is -1 for as many as needed, ``scale`` counts thousands."""

    before: str = ""
    after: str = ""
    decimals: int = -1
    thousands: bool = False
    percent: bool = False
    scale: int = 0
    clock: str = ""
    unsigned: bool = False


def shown(value: str, code: str = "General", from_1904: bool = False) -> str:
    """Return a stored number as its format shows it; a value that is no number is returned as it is.

    >>> shown("0.125", "0.0%"), shown("3.0"), shown("45000", "d.m.yyyy"), shown("1200", "#,##0")
    ('12.5%', '3', '2023-03-15', '1,200')
    """
    if code == "General" and value.isdecimal() and len(value) < 12:
        return value.lstrip("0") or "0"
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return value
    layout = read_format(code, bool(number < 0))
    if layout.clock and 0 <= number < _DAYS:
        return _moment(number, layout.clock, from_1904)
    return _number(number, layout)


@lru_cache(maxsize=512)
def read_format(code: str, negative: bool = False) -> Format:
    """Return what the code of a format says about positive or negative numbers."""
    sections = _SECTION.findall(code[:_LONGEST])
    # The second section is for negative numbers, and shows them without their sign.
    second = negative and len(sections) > 1 and bool(sections[1].strip())
    section = sections[1] if second else (sections[0] if sections else "")
    if section.strip().lower() in {"", "general", "standard", "@"}:
        return Format()
    words, digits, clock, percent = ["", ""], "", "", False
    for found in _PART.finditer(section):
        sort, part = found.lastgroup, found.group(found.lastgroup or 0)
        if sort == "digits":
            digits += part
        elif sort == "percent":
            percent = True
        elif sort == "clock":
            clock += part.lower()
        elif sort == "note" and part.lower() in _PASSED:
            clock += f"[{part.lower()}]"
        elif sort in {"text", "sign", "money", "other"}:
            words[bool(digits)] += part
    if clock and not digits.strip(".0,"):
        return Format(clock=clock)
    if not digits:
        return Format(words[0], "", percent=percent)
    tail = len(digits) - len(digits.rstrip(","))
    decimals = len(digits.partition(".")[2].rstrip(",").replace("#", ""))
    inner = "," in digits.rstrip(",").partition(".")[0]
    return Format(words[0], words[1], decimals, inner, percent, tail, "", second)


def _number(number: Decimal, layout: Format) -> str:
    number = number * 100 if layout.percent else number
    number = abs(number) if layout.unsigned else number
    number = number / (1000**layout.scale)
    if layout.decimals < 0:
        words = plain_number(number)
    else:
        rounded = number.quantize(Decimal(1).scaleb(-min(layout.decimals, 15)), ROUND_HALF_UP)
        words = f"{rounded:,f}" if layout.thousands else f"{rounded:f}"
    return f"{layout.before}{words}{layout.after}{'%' if layout.percent else ''}".strip()


def plain_number(number: Decimal) -> str:
    """Return a number with no more digits than a sheet shows by itself.

    >>> plain_number(Decimal("0.30000000000000004")), plain_number(Decimal("1E+3"))
    ('0.3', '1000')
    """
    if number == 0:
        return "0"
    digits = max(0, 14 - number.adjusted())
    with_all = number.quantize(Decimal(1).scaleb(-digits)) if digits < 20 else number
    words = f"{with_all:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def _moment(number: Decimal, clock: str, from_1904: bool) -> str:
    """Return the day or time that a number of days stands for, as far as the format shows it."""
    days = int(number) + (1462 if from_1904 else 0)
    # The count holds a 29 February 1900 that never was.
    day = date(1899, 12, 30) + timedelta(days=days if days >= 60 else days + 1)
    seconds = int((number % 1 * 86_400).to_integral_value(ROUND_HALF_UP))
    if "[" in clock:
        return _passed(int(number) * 86_400 + seconds)
    hours = f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}"
    timed = "h" in clock or "s" in clock
    if not ("y" in clock or "d" in clock or "e" in clock) and timed:
        return hours
    if "d" not in clock and "y" in clock:
        return f"{day:%Y-%m}" if "m" in clock else f"{day.year}"
    return f"{day.isoformat()} {hours}" if timed and seconds else day.isoformat()


def _passed(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def plain(value: object) -> str:
    """Return a value of a library as words: dates in ISO form, whole numbers without a fraction."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return shown(repr(value))
    if isinstance(value, timedelta):
        return _passed(max(0, int(value.total_seconds())))
    if isinstance(value, datetime):
        day = value.date().isoformat()
        return day if value.time() == time(0) else f"{day} {value:%H:%M}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value).replace("\0", "")
