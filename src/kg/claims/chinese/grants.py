"""What a Chinese paper grants to whom: "对新建码头的企业，按投资的5%给予奖励" is one step, with its conditions."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.lists import any_of, listed


@cache
def _grant() -> re.Pattern[str]:
    """Return the pattern of a grant from "对" to what is granted."""
    gives, kinds = any_of(listed("grants", "gives")), any_of(listed("grants", "kinds"))
    money = r"\d[\d.,]*\s*[万亿]*元"
    given = rf"(?:{gives}[^，。；]{{0,60}}?{kinds}|(?:一次性)?{kinds}(?:不超过|最高)?\s*{money}|{kinds}\s*$)"
    return re.compile(
        rf"(?:(?<=[。；，：、）\s])|^)(?P<for>对(?:于)?(?!外|接|标|口|照|策|应|象)(?:(?![，；]对)[^。；]){{3,160}}?)"
        rf"(?P<grant>(?<=[，的业目体个人员构位])[^，。；]{{0,60}}?{given}(?:{money})?[^，。；]{{0,12}})(?=[，。；：]|\s*$)",
        re.MULTILINE,
    )


# "对120家企业给予了奖励", "去年对企业给予奖励": what was done
_DONE = re.compile(r"了(?!解|结|断)|已经?(?=给予|兑现|发放)|累计|共计")
_BEFORE = re.compile(r"(?:去年|上年|此前|近年来|截至|截止)[^。；]{0,20}$")


def find_grants(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence grants something, from whom it is for to what is granted.

    >>> t = "对新建码头且投资1000万元以上的企业，按投资的5%给予奖励，最高500万元。"
    >>> [t[a:b] for a, b in find_grants(t)]
    ['对新建码头且投资1000万元以上的企业，按投资的5%给予奖励']
    >>> t = "对首次认定的船厂，一次性奖励20万元。"
    >>> [t[a:b] for a, b in find_grants(t)]
    ['对首次认定的船厂，一次性奖励20万元']
    >>> list(find_grants("去年对120家船厂给予奖励。")), list(find_grants("对港口加强管理，奖励先进。"))
    ([], [])
    """
    if not any(word in text for word in listed("grants", "kinds")):
        return
    for match in _grant().finditer(text):
        done = _DONE.search(match[0]) or _BEFORE.search(text, 0, match.start("for"))
        if not done:
            yield match.start("for"), match.end("grant")
