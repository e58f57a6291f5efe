"""Numbers as they are written: digits with grouping, number words, fractions and round numbers."""

from decimal import Decimal

from kg import lazy_re as re
from kg.claims.patterns.cued import cued

_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_TENS = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {w: n for n, w in enumerate(_ONES, 1)} | {
    w: n for n, w in zip(range(30, 100, 10), _TENS, strict=True)
}
ORDINALS = {
    word: n
    for n, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        1,
    )
}
# "twenty-one"
COMPOUND = rf"(?:twenty|{'|'.join(_TENS)})[-\s](?:{'|'.join(_ONES[:9])})"
# 1,234,567; 1,26,000 as in India; 56 000 with a thin or plain space.
_DECIMAL = r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})*,\d{1,2}"
DIGITS = (
    # 30,8 percent and 3,5 million, as where a comma stands before tenths
    rf"{_DECIMAL}(?=\s?(?:%|‰)|[\s-](?i:per\s?cent|thousand|million|billion|trillion|bn|mn|bln|mln|hectares?|ha|km|sq|square|m2|m3|kilomet|met(?:re|er)s|tonn|tons|[MGTk]Wh?|lit(?:re|er)s|euros?)\b)|"
    # 15.000 MW and 1.250.000 people as on the continent: nobody tells thousandths that are none.
    r"\d{1,3}(?:\.\d{3}){2,}(?![\d.,])|[1-9]\d{0,2}\.000(?![\d,]|\.\d)"
    # 1'200'000 in Switzerland, 1'000,000 in Colombia
    r"|\d{1,3}(?:['’]\d{3})+(?:,\d{3})*(?:\.\d+)?(?!\d|,\d|['’]\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d|,\d)|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
)
_GROUPING = re.compile(r"[,'’\s\u00a0\u2009\u202f]")
_COMMA = re.compile(_DECIMAL)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}\.000")
ROUND_CUE = cued(
    r"\b(?:half|dozen|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|a\s+(?:hundred|thousand|million|billion|trillion))\b",
    re.I,
)
_POWER = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_PART = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_TOP = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "nine": 9, "seven": 7}
FRACTION = re.compile(
    r"(?:(?P<top>a|one|two|three|four|five|seven|nine)[\s-](?P<part>third|quarter|fifth|sixth|eighth|tenth)s?|(?P<half>half))\b",
    re.I,
)
ROUND = re.compile(
    r"(?<![\w-])(?:(?P<dozen>(?:a|two|three|four|five)\s+dozen|half\s+a\s+dozen)"
    r"|half\s+an?\s+(?P<half>million|billion|trillion)"
    r"|(?P<one>an?\s+(?:hundred|thousand|million|billion|trillion)(?!s))"
    r"|(?P<part>(?:(?:a|one|two|three|four|five|seven|nine)[\s-](?:third|quarter|fifth|sixth|eighth|tenth)s?|half)(?=\s+(?:of(?!\s+\d)|the|its|their|all)\b)))(?![\w-])",
    re.I,
)


def number(text: str) -> Decimal:
    """Return the value of digits with grouping, or of a number word.

    >>> number("1,198"), number("twelve"), number("Twenty-one"), number("15.000"), number("1'000,000"), number("3,5")
    (Decimal('1198'), Decimal('12'), Decimal('21'), Decimal('15000'), Decimal('1000000'), Decimal('3.5'))
    """
    plain = text.casefold()
    if _COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    if plain[:1].isdigit():
        return Decimal(_GROUPING.sub("", plain.replace(".", "") if _DOTTED.fullmatch(plain) else plain))
    return Decimal(sum(WORDS[w] for w in re.split(r"[-\s]+", plain)))


def round_value(match: re.Match[str]) -> Decimal:
    """Return the value of a match of ``ROUND``.

    >>> [str(round_value(m)) for m in ROUND.finditer("half a million, a dozen, two-thirds of the towns, a billion")]
    ['500000', '12', '0.6667', '1000000000']
    """
    if match["dozen"]:
        lead = match["dozen"].casefold().split()[0]
        return Decimal(6) if lead == "half" else Decimal(12 * {"a": 1, **WORDS}[lead])
    if match["half"]:
        return Decimal(_POWER[match["half"].casefold()] // 2)
    if match["one"]:
        return Decimal(_POWER[match["one"].casefold().split()[1]])
    fraction = FRACTION.match(match["part"])
    if fraction is None or fraction["half"]:
        return Decimal("0.5")
    top, part = _TOP[fraction["top"].casefold()], _PART[fraction["part"].casefold()]
    return (Decimal(top) / part).quantize(Decimal("0.0001")).normalize()
