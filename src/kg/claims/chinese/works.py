"""Works that a Chinese step builds, by their last words."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.lists import HAN, any_of, listed


@cache
def _before() -> re.Pattern[str]:
    """Return a pattern of what stands before a name: adverbs with their verb, and words of all places."""
    lead = any_of(listed("steps", "leads"))
    verbs = any_of([*listed("facilities", "built"), *listed("facilities", "before")])
    return re.compile(rf"(?:{lead}{{0,4}}{verbs}|{any_of(listed('industries', 'before'))})+")


# "电子商务等四大产业集群"
_AMONG = re.compile(r"[^、，]*等(?:[一二三四五六七八九十两\d]+[大个])?")


def _past(text: str, start: int, end: int) -> int:
    """Return where a name begins behind verbs; the place that opens it is a part of it."""
    start = max(start, text.rfind("的", start, end) + 1)
    if among := _AMONG.match(text, start, end):
        start = among.end()
    verbs = _before().match(text, start, end)
    return verbs.end() if verbs else start


@cache
def _works() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"[{HAN}“”（）A-Za-z\d—-]{{2,24}}{any_of(listed('facilities', 'ends'))}$"),
        re.compile(rf"[{HAN}]{{0,12}}?{any_of(listed('facilities', 'built'))}"),
        re.compile(rf"{any_of(listed('facilities', 'never'))}$"),
    )


# "中国（云水）试验区" is one name.
_WHOLE_NAMES = re.compile(r"(?:[^、，和与及以“”《》（）]|（[^（）]*）)+")


@cache
def _going_on() -> re.Pattern[str]:
    leads, goes_on = any_of(listed("steps", "leads")), any_of(listed("facilities", "goes_on"))
    return re.compile(
        rf"{leads}{{0,4}}{goes_on}(?:{goes_on})?(?P<what>[^，]{{3,60}}?){any_of(listed('facilities', 'after'))}{{1,3}}"
    )


# "两座码头" bears no name.
_MANY = re.compile(r"[一二三四五六七八九十百两几\d]+[座个条家所处项]|一批")


def find_works(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the works stand that a step builds.

    >>> t = "建设具有影响力的国际航运中心、物流枢纽和海关监管特殊区域"
    >>> [t[a:b] for a, b in find_works(t)]
    ['国际航运中心', '物流枢纽', '海关监管特殊区域']
    >>> t = "推进青石机场、云水高铁等项目建设"
    >>> [t[a:b] for a, b in find_works(t)], list(find_works("完善以企业为中心的体系"))
    (['青石机场', '云水高铁'], [])
    """
    ends, built, never = _works()
    whole = len(text)
    if going := _going_on().fullmatch(text):
        whole = going.end("what")
    elif not built.match(text):
        return
    for piece in _WHOLE_NAMES.finditer(text, 0, whole):
        start, end = _past(text, *piece.span()), piece.end()
        counted = _MANY.match(text, start, end)
        if (
            start < end
            and ends.fullmatch(text, start, end)
            and not (counted or never.search(text, start, end))
        ):
            yield start, end
