"""Aims with a year in Chinese: "到2030年，…", and what the same paragraph says after it."""

from collections.abc import Iterator

from kg import lazy_re as re

# "到2030年，", "2030年底前"
_BY = re.compile(
    r"(?:^|[，；：。])\s*(?:（[一二三四五六七八九十]+）)?(?P<at>(?:展望|到|至|力争到|力争)\s*(?P<year>20[0-9]\d)年|(?P<before>20[0-9]\d)年(?:底前|年底前|前|末前))"
)


# "到2030年达600亿元，到2035年达900亿元": the aims of further years in the same sentence
_THEN = re.compile(
    r"[，；、](?:力争|争取|预计)?(?P<at>(?:(?![从由])[^，；。、]){0,24}?到\s*(?P<year>20[0-9]\d)年(?!底?前|为|仅|是|的|已)(?:(?!了)[^，；。]){3,})(?![^，；。])"
)


def further_aims(text: str, year: int) -> Iterator[tuple[int, int, int]]:
    """Yield other years by which a sentence says that something is to be so, and where each part of it stands.

    >>> t = "到2030年，产值达600亿元，到2035年形成千亿级集群。"
    >>> [(y, t[a:b]) for y, a, b in further_aims(t, 2030)]
    [(2035, '到2035年形成千亿级集群')]
    >>> list(further_aims("到2035年，产值达600亿元，从2015年到2020年增长了5%，这一数字到2021年为3亿元", 2030))
    []
    """
    for match in _THEN.finditer(text):
        if int(match["year"]) > year:
            yield int(match["year"]), *match.span("at")


def find_aim(text: str) -> tuple[int, int]:
    """Return the year by which something is to have come true, and where the words for it begin; (0, 0) if nothing is.

    >>> find_aim("到2035年，新港全面建成。"), find_aim("2030年，新港开工。"), find_aim("规划提出，到2035年，新港建成。")
    ((2035, 0), (0, 0), (2035, 5))
    """
    match = _BY.search(text)
    return (int(match["year"] or match["before"]), match.start("at")) if match else (0, 0)
