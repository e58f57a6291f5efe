"""Industries that a Chinese step grows and works that it builds, each by its last words."""

import re
from collections.abc import Iterator
from functools import cache

from kg.claims.chinese.known import KnownNames
from kg.claims.chinese.lists import HAN, any_of, listed

_SPLIT = re.compile(r"[^、，和与及以“”《》]+")


@cache
def _leads(*, works: bool) -> re.Pattern[str]:
    """Return a pattern of what stands before a name: adverbs with their verb, and words of degree."""
    verbs = (
        [*listed("facilities", "built"), *listed("facilities", "before")]
        if works
        else listed("steps", "verbs")
    )
    degrees = () if works else listed("industries", "degrees")
    lead = any_of(listed("steps", "leads"))
    return re.compile(rf"(?:{lead}*{any_of(verbs)}|{any_of([*listed('industries', 'before'), *degrees])})+")


def _past(text: str, start: int, end: int, areas: KnownNames | None, *, works: bool = False) -> int:
    """Return where a name begins behind verbs and places, and words of degree; works keep the place."""
    if of := text.rfind("的", start, end) + 1:
        start = of
    if (among := _AMONG.match(text, start, end)) and works:
        start = among.end()
    while True:
        lead = _leads(works=works).match(text, start, end)
        at = lead.end() if lead else start
        place = next((a for a in areas.find(text[at:end]) if a.start == 0), None) if areas else None
        at += place.end if place else 0
        if at == start or at >= end:
            return min(at, end)
        start = at


# "电子商务等四大产业集群"
_AMONG = re.compile(r"[^、，]*等(?:[一二三四五六七八九十两\d]+[大个])?")


@cache
def _industry() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    ends = any_of(listed("industries", "ends"))
    return (
        re.compile(
            rf"[{HAN}]{{1,14}}?(?:产业(?!链|园|集群|化|创新高地|合作|转移)|{ends})(?!务|绩|态|主|户|余)"
        ),
        re.compile(any_of(listed("industries", "grown"))),
        frozenset(listed("industries", "never")),
    )


def find_industries(text: str, areas: KnownNames | None = None) -> Iterator[tuple[int, int]]:
    """Yield where the industries stand that a step grows, without the places before them.

    >>> t = "聚焦发展旅游业、现代渔业和高新技术产业"
    >>> [t[a:b] for a, b in find_industries(t)]
    ['旅游业', '现代渔业', '高新技术产业']
    >>> t = "促进人体细胞和基因产业发展"
    >>> [t[a:b] for a, b in find_industries(t)], list(find_industries("支持企业发展"))
    (['人体细胞和基因产业'], [])
    """
    pattern, grown, never = _industry()
    if not grown.search(text):
        return
    before = (0, 0)
    for piece in _SPLIT.finditer(text):
        start, end = _past(text, *piece.span(), areas), piece.end()
        bare = _TAIL.sub("", text[start:end])
        if areas and bare not in never and len(bare) > 1 and areas.ids("Industry", bare):
            yield start, start + len(bare)
            before = (0, 0)
            continue
        found = pattern.match(text, start, end)
        if found and not any(
            found[0].endswith(n) and (len(n) > 2 or found[0] == n or n[-2:] != "产业") for n in never
        ):
            # "人体细胞和基因产业": both are of one industry.
            joined = before[1] and text[before[1] : start] in ("和", "与") and before[1] - before[0] <= _SHORT
            yield (before[0] if joined else found.start()), found.end()
        before = (0, 0) if found else (start, end)


_SHORT = 6
# "大数据等产业集群": what is made of an industry
_TAIL = re.compile(r"(?:等.*|产业集群|产业基地|基地|集群|产业链|产业带|产业)$")


@cache
def _works() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"[{HAN}“”（）A-Za-z\d—-]{{2,24}}{any_of(listed('facilities', 'ends'))}$"),
        re.compile(rf"[{HAN}]{{0,12}}?{any_of(listed('facilities', 'built'))}"),
        re.compile(rf"{any_of(listed('facilities', 'never'))}$"),
    )


# "两座码头" bears no name.
_MANY = re.compile(r"[一二三四五六七八九十百两几\d]+[座个条家所处项]|一批")


def find_works(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the works stand that a step builds.

    >>> t = "建设具有影响力的国际航运中心、物流枢纽和海关监管特殊区域"
    >>> [t[a:b] for a, b in find_works(t)]
    ['国际航运中心', '物流枢纽', '海关监管特殊区域']
    >>> list(find_works("完善以企业为中心的体系"))
    []
    """
    ends, built, never = _works()
    if not built.match(text):
        return
    for piece in _SPLIT.finditer(text):
        start, end = _past(text, *piece.span(), None, works=True), piece.end()
        counted = _MANY.match(text, start, end)
        if (
            start < end
            and ends.fullmatch(text, start, end)
            and not (counted or never.search(text, start, end))
        ):
            yield start, end
