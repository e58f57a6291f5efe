"""Industries that a Chinese step grows and works that it builds, each by its last words."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.known import KnownNames
from kg.claims.chinese.lists import HAN, any_of, listed

_SPLIT = re.compile(r"[^、，和与及以“”《》（）]+")


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
    return re.compile(
        rf"(?:{lead}{{0,4}}{any_of(verbs)}(?![性力类型])|{any_of([*listed('industries', 'before'), *degrees])})+"
    )


def _past(text: str, start: int, end: int, areas: KnownNames | None, *, works: bool = False) -> int:
    """Return where a name begins behind verbs and places, and words of degree; works keep the place."""
    if of := text.rfind("的", start, end) + 1:
        start = of
    if (among := _AMONG.match(text, start, end)) and works:
        start = among.end()
    while True:
        lead = _leads(works=works).match(text, start, end)
        at = lead.end() if lead else start
        at += len(areas.at(text, at)) if areas else 0
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
            rf"(?:(?!{any_of(listed('industries', 'no_name'))})[{HAN}]){{1,14}}?{ends}(?!务|绩|态|主|户|余|化|链|园|集群|集聚区|创新高地|合作|转移)"
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
    listed_ones = _in_lists(text)
    for piece in _SPLIT.finditer(text):
        start, end = _past(text, *piece.span(), areas), piece.end()
        shown = next((b for a, b in listed_ones if a <= start < b), 0)
        if shown and (trade := _trade(text, start, min(end, shown))):
            yield trade
            before = (0, 0)
            continue
        bare = _TAIL.sub("", text[start:end])
        if _MADE.search(text, start, end) and len(bare) > 2:
            yield start, start + len(bare)
            before = (0, 0)
            continue
        if (
            areas
            and bare not in never
            and len(bare) > 1
            and not _no_trade().search(bare)
            and areas.ids("Industry", bare)
        ):
            behind = start + len(bare)
            yield start, behind + 2 * (_TRADE.match(text, behind, end) is not None)
            before = (0, 0)
            continue
        some = text.find("等", start, end)
        found = pattern.match(text, start, end if some < 0 else some)
        if found and not any(
            found[0].endswith(n) and (len(n) > 2 or found[0] == n or n[-2:] != "产业") for n in never
        ):
            # "人体细胞和基因产业": both are of one industry.
            joined = before[1] and text[before[1] : start] in ("和", "与") and before[1] - before[0] <= _SHORT
            yield (before[0] if joined else found.start()), found.end()
        before = (0, 0) if found else (start, end)


_MEMBER = rf"[{HAN}A-Za-z\d]{{2,12}}"
_MEMBERS = rf"{_MEMBER}(?:、{_MEMBER})+(?:[和与及]{_MEMBER})?"
_TWO = rf"{_MEMBERS}|{_MEMBER}[和与]{_MEMBER}"


@cache
def _lists() -> tuple[re.Pattern[str], ...]:
    """Return patterns of lists whose members are industries: "发展A、B", "A、B等产业", "新产业（A、B）"."""
    verbs = any_of(listed("industries", "lists"))
    leads = any_of(listed("steps", "leads"))
    return (
        re.compile(rf"^{leads}{{0,4}}{verbs}(?:以)?(?P<list>{_MEMBERS})(?:等[^，]{{0,12}})?$"),
        re.compile(rf"(?P<list>{_TWO})等(?:为[主先][导体]的)?[{HAN}]{{0,8}}?(?:产业|行业|制造业)"),
        re.compile(
            rf"(?P<list>{_MEMBER}(?:、{_MEMBER})*、{_MEMBER}?)[两三四五六七八九十\d]{{1,2}}大[{HAN}]{{0,6}}?产业"
        ),
        re.compile(rf"(?:产业|行业|服务业|制造业)（(?:包括|如|即|含)?(?P<list>{_TWO})(?:等)?）"),
    )


def _in_lists(text: str) -> list[tuple[int, int]]:
    found = [m for p in _lists() for m in p.finditer(text)]
    no_trade = _no_trade()
    # "发展升级、提速": one member that is no industry shows that none is.
    return [m.span("list") for m in found if not any(no_trade.search(n) for n in m["list"].split("、"))]


@cache
def _no_trade() -> re.Pattern[str]:
    return re.compile(rf"{any_of(listed('industries', 'no_trade'))}$")


def _trade(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where an industry of a list of industries stands, or None if it is something else."""
    name = _TAIL.sub("", text[start:end])
    behind = start + len(name)
    behind += 2 * (_TRADE.match(text, behind, end) is not None)
    is_one = 1 < len(name) <= _LONGEST and name not in _industry()[2] and not _no_trade().search(name)
    return (start, behind) if is_one else None


_LONGEST = 10
_SHORT = 6
# "农产品加工基地": what is made there
_MADE = re.compile(r"(?:加工|制造|化工|医药)基地$")
_TRADE = re.compile(r"产业(?!链|园|集群|化|创新高地|合作|转移|带|基地)")
# "大数据等产业集群": what is made of an industry
_TAIL = re.compile(
    r"(?:等.*|(?<=加工)基地|(?<=制造)基地|(?<=化工)基地|(?<=医药)基地|产业集群|产业基地|基地|集群|产业链|产业带|产业)$"
)


@cache
def _works() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"[{HAN}“”（）A-Za-z\d—-]{{2,24}}{any_of(listed('facilities', 'ends'))}$"),
        re.compile(rf"[{HAN}]{{0,12}}?{any_of(listed('facilities', 'built'))}"),
        re.compile(rf"{any_of(listed('facilities', 'never'))}$"),
    )


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
    for piece in _SPLIT.finditer(text, 0, whole):
        start, end = _past(text, *piece.span(), None, works=True), piece.end()
        counted = _MANY.match(text, start, end)
        if (
            start < end
            and ends.fullmatch(text, start, end)
            and not (counted or never.search(text, start, end))
        ):
            yield start, end
