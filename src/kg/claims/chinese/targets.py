"""Aims with a year in Chinese: "到2030年，…", and what the same paragraph says after it."""

from collections.abc import Iterator

from kg import lazy_re as re

# "到2030年，", "2030年底前"
_FIVE = "一二三四五六七八九"
_PERIOD = re.compile(rf"“?十(?P<no>[{_FIVE}])五”?(?P<time>时期|期间|末|以来)?")


def is_of_past(text: str, title: str) -> bool:
    """Return whether a sentence tells of five years before those of the plan that a title names.

    >>> is_of_past("“十二五”时期，新港大力推进码头建设", "新港“十三五”规划"), is_of_past("“十三五”时期，建设码头", "新港“十三五”规划")
    (True, False)
    """
    of_plan = [_FIVE.index(m["no"]) for m in _PERIOD.finditer(title)]
    told = [_FIVE.index(m["no"]) for m in _PERIOD.finditer(text) if m["time"]]
    return bool(of_plan and told) and max(told) < max(of_plan)


_BY = re.compile(
    r"(?:^|[，；：。])\s*(?:（[一二三四五六七八九十]+）)?(?P<at>(?:展望|到|至|力争到|力争)\s*(?P<year>20[0-9]\d)年|(?P<before>20[0-9]\d)年(?:底前|年底前|前|末前))"
)


# "到2030年达600亿元，到2035年达900亿元": the aims of further years in the same sentence
_THEN = re.compile(
    r"[，；、](?:力争|争取|预计)?(?P<at>[^，；。、]{0,24}?到\s*(?P<year>20[0-9]\d)年(?!底?前)[^，；。]{3,})"
)


def further_aims(text: str, year: int) -> Iterator[tuple[int, int, int]]:
    """Yield other years by which a sentence says that something is to be so, and where each part of it stands.

    >>> t = "到2030年，产值达600亿元，到2035年形成千亿级集群。"
    >>> [(y, t[a:b]) for y, a, b in further_aims(t, 2030)]
    [(2035, '到2035年形成千亿级集群')]
    """
    for match in _THEN.finditer(text):
        if int(match["year"]) != year:
            yield int(match["year"]), *match.span("at")


def find_aim(text: str) -> tuple[int, int]:
    """Return the year by which something is to have come true, and where the words for it begin; (0, 0) if nothing is.

    >>> find_aim("到2035年，新港全面建成。"), find_aim("2030年，新港开工。"), find_aim("规划提出，到2035年，新港建成。")
    ((2035, 0), (0, 0), (2035, 5))
    """
    match = _BY.search(text)
    return (int(match["year"] or match["before"]), match.start("at")) if match else (0, 0)
