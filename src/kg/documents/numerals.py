"""Numbers as the items of a list show them: 3, c, III, 三, ③."""

from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_DIGITS: Final = "〇一二三四五六七八九"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_MOST: Final = 9_999

# Names of the ways of counting in the two families of formats, and what each stands for here.
_WAYS: Final = {
    "decimal": "1", "arabic": "1", "decimalHalfWidth": "1", "1": "1", "ordinal": "1",
    "cardinalText": "1", "decimalZero": "01", "decimalFullWidth": "1", "decimalFullWidth2": "1",
    "decimalEnclosedCircle": "①", "decimalEnclosedCircleChinese": "①", "①, ②, ③, ...": "①",
    "lowerLetter": "a", "a": "a", "upperLetter": "A", "A": "A", "lowerRoman": "i", "i": "i",
    "upperRoman": "I", "I": "I", "chineseCounting": "一", "chineseCountingThousand": "一",
    "japaneseCounting": "一", "taiwaneseCounting": "一", "taiwaneseCountingThousand": "一",
    "ideographDigital": "一", "koreanDigital2": "一", "一, 二, 三, ...": "一", "chineseLegalSimplified": "壹",
    "ideographLegalTraditional": "壹", "壹, 贰, 叁, ...": "壹", "ideographTraditional": "甲",
    "甲, 乙, 丙, ...": "甲", "ideographZodiac": "子", "子, 丑, 寅, ...": "子",
}  # fmt: skip


def numeral(number: int, way: str) -> str:
    """Return a number as a way of counting writes it, named as in DOCX or ODF; other ways count 1, 2, 3.

    >>> [numeral(14, way) for way in ("decimal", "lowerLetter", "I", "chineseCounting", "①")]
    ['14', 'n', 'XIV', '十四', '14']
    """
    sort = _WAYS.get(way, "1")
    number = max(0, min(number, _MOST))
    if sort == "01":
        return f"{number:02d}"
    if number == 0:
        return "0"
    return _written(number, sort)


def _written(number: int, sort: str) -> str:
    if sort in {"a", "A"}:
        # After z the letters are doubled: aa, bb, cc.
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if sort == "a" else letters.upper()
    if sort in {"i", "I"}:
        written = roman(number)
        return written if sort == "i" else written.upper()
    if sort == "一":
        return chinese(number)
    if sort == "壹":
        return "".join(_LEGAL[int(digit)] for digit in str(number))
    if sort == "①" and number <= 20:
        return chr(ord("①") + number - 1)
    row = {"甲": _STEMS, "子": _BRANCHES}.get(sort, "")
    return row[number - 1] if number <= len(row) else str(number)


def roman(number: int) -> str:
    """Return a number in small Roman figures.

    >>> roman(14), roman(1990)
    ('xiv', 'mcmxc')
    """
    words = ""
    for value, letters in _ROMAN:
        words += letters * (number // value)
        number %= value
    return words


def chinese(number: int) -> str:
    """Return a number below 10,000 in Chinese.

    >>> [chinese(n) for n in (3, 10, 12, 20, 105, 110, 2024)]
    ['三', '十', '十二', '二十', '一百零五', '一百一十', '二千零二十四']
    """
    words, gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + unit
        gap = digit == 0
    return words[1:] if words.startswith("一十") else words
