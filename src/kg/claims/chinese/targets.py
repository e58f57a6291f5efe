"""Aims with a year in Chinese: "到2030年，…", and what the same paragraph says after it."""

from kg import lazy_re as re

# "到2030年，", "2030年底前"
_BY = re.compile(
    r"(?:^|[，；：。])\s*(?:（[一二三四五六七八九十]+）)?(?P<at>(?:展望|到|至|力争到|力争)\s*(?P<year>20[0-9]\d)年|(?P<before>20[0-9]\d)年(?:底前|年底前|前|末前))"
)


def find_aim(text: str) -> tuple[int, int]:
    """Return the year by which something is to have come true, and where the words for it begin; (0, 0) if nothing is.

    >>> find_aim("到2035年，新港全面建成。"), find_aim("2030年，新港开工。"), find_aim("规划提出，到2035年，新港建成。")
    ((2035, 0), (0, 0), (2035, 5))
    """
    match = _BY.search(text)
    return (int(match["year"] or match["before"]), match.start("at")) if match else (0, 0)
