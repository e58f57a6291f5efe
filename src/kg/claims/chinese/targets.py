"""Aims with a year in Chinese: "到2030年，…", and what the same paragraph says after it."""

import re

# "到2030年，", "2030年底前"
_BY = re.compile(
    r"\s*(?:（[一二三四五六七八九十]+）)?(?:(?:展望|到|至|力争到|力争)\s*(?P<year>20[2-9]\d)年|(?P<before>20[2-9]\d)年(?:底前|年底前|前|末前))"
)


def aim_year(text: str) -> int:
    """Return the year by which a sentence is to have come true that opens with it; 0 if none does.

    >>> aim_year("到2035年，新港全面建成。"), aim_year("2030年，新港开工。"), aim_year("2030年底前建成新港。")
    (2035, 0, 2030)
    """
    match = _BY.match(text)
    return int(match["year"] or match["before"]) if match else 0
