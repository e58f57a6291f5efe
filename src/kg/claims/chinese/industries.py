"""Industries that a Chinese sentence says to grow: by their last words, in lists of industries, or by known names."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.known import KnownNames
from kg.claims.chinese.lists import HAN, any_of, listed
from kg.claims.chinese.zone_lists import find_listed_zones

_PIECE = re.compile(r"[^、，和与及以“”《》（）]+")
_SHORT, _LONGEST = 6, 10  # signs
# "省工业和信息化厅"
_OF_BODY = re.compile(r"和(?:信息化|[^、，和]{2,8}[厅局委](?![员托]))")


def find_industries(text: str, areas: KnownNames | None = None) -> Iterator[tuple[int, int]]:
    """Yield where the industries stand that a clause grows, without the places before them.

    >>> t = "聚焦发展旅游业、现代渔业和高新技术产业"
    >>> [t[a:b] for a, b in find_industries(t)]
    ['旅游业', '现代渔业', '高新技术产业']
    >>> t = "促进人体细胞和基因产业发展"
    >>> [t[a:b] for a, b in find_industries(t)], list(find_industries("支持企业发展"))
    (['人体细胞和基因产业'], [])
    """
    grown, lists = _grown().search(text) is not None, _in_lists(text)
    if not (grown or lists):
        return
    before = (0, 0)
    for piece in _PIECE.finditer(text):
        if _OF_BODY.match(text, piece.end()):
            before = (0, 0)
            continue
        # "以物流、航运为主导的经济": a member ends with its list.
        end = min(piece.end(), *(b for a, b in lists if a <= piece.start() < b), len(text))
        start = _past(text, piece.start(), end, areas)
        sure = _in_list(text, start, end, lists)
        if not grown and not sure:
            continue
        sure = sure or _made(text, start, end) or _known(text, start, end, areas)
        if sure:
            yield sure
            before = (0, 0)
            continue
        found = _by_ending(text, start, end)
        if found:
            # "人体细胞和基因产业": both are of one industry.
            joined = before[1] and text[before[1] : start] in ("和", "与") and before[1] - before[0] <= _SHORT
            yield (before[0] if joined else found[0]), found[1]
        before = (0, 0) if found else (start, end)


@cache
def _grown() -> re.Pattern[str]:
    return re.compile(any_of(listed("industries", "grown")))


@cache
def _leads() -> re.Pattern[str]:
    """Return a pattern of what stands before a name: adverbs with their verb, and words of degree."""
    lead, verbs = any_of(listed("steps", "leads")), any_of(listed("steps", "verbs"))
    idle = any_of([*listed("industries", "before"), *listed("industries", "degrees")])
    # "生产性服务业" opens with no verb.
    return re.compile(rf"(?:{lead}{{0,4}}{verbs}(?![性力类型])|{idle})+")


def _past(text: str, start: int, end: int, areas: KnownNames | None) -> int:
    """Return where a name begins behind verbs, words of degree and places."""
    if of := text.rfind("的", start, end) + 1:
        start = of
    # "规模以上工业" is all of it, "形成了化工" has its verb before.
    if text.startswith("上", start) and text.endswith("以", 0, start):
        return end
    while True:
        lead = _leads().match(text, start, end)
        inner = _grows().match(text, start, end)
        at = max(lead.end() if lead else start, inner.end() if inner else start)
        at += text.startswith("了", at, end) and not text.startswith("了解", at)
        at += len(areas.at(text, at)) if areas else 0
        if at == start or at >= end:
            return min(at, end)
        start = at


# "新田园重点发展煤电", "有选择地承接先进制造": who grows it, and how, stand before the verb.
@cache
def _grows() -> re.Pattern[str]:
    verbs = any_of(listed("industries", "grows"))
    return re.compile(
        rf"(?:(?!业)[{HAN}\d]){{0,12}}?{verbs}(?:了)?(?!性|材)(?=[{HAN}A-Z]{{2,}})(?!壮大|提升|升级)"
    )


# "农产品加工基地": what is made there
_MADE = re.compile(r"(?<=加工|制造|化工|医药)基地$")
_TRADE = re.compile(r"产业(?!链|园|集群|化|创新高地|合作|转移|带|基地)")
# "大数据等产业集群": what is made of an industry
_TAIL = re.compile(r"(?:等.*|集聚|协同|融合|产业集群|产业基地|基地|集群|产业链|产业带|产业)$")


def _made(text: str, start: int, end: int) -> tuple[int, int] | None:
    base = _MADE.search(text, start, end)
    return (start, base.start()) if base and base.start() - start > 2 else None


def _known(text: str, start: int, end: int, areas: KnownNames | None) -> tuple[int, int] | None:
    """Return where a name stands that the reference tables know as an industry."""
    bare = _TAIL.sub("", text[start:end])
    known = areas is not None and _may_be_one(bare) and areas.ids("Industry", bare)
    return _whole(text, start, bare, end) if known else None


def _in_list(text: str, start: int, end: int, lists: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return where an industry of a list of industries stands, or None if it is something else."""
    shown = next((b for a, b in lists if a <= start < b), 0)
    name = _TAIL.sub("", text[start : min(end, shown)])
    return _whole(text, start, name, end) if _may_be_one(name) and len(name) <= _LONGEST else None


def _may_be_one(name: str) -> bool:
    return len(name) > 1 and name not in listed("industries", "never") and not _no_trade().search(name)


def _whole(text: str, start: int, name: str, end: int) -> tuple[int, int]:
    """Return where a name stands with "产业" behind it, if that is a part of it."""
    behind = start + len(name)
    return start, behind + 2 * (_TRADE.match(text, behind, end) is not None)


@cache
def _endings() -> re.Pattern[str]:
    ends, no_name = any_of(listed("industries", "ends")), any_of(listed("industries", "no_name"))
    no_trade = "务|绩|态|主|户|余|化|链|园|集群|集聚区|创新高地|合作|转移|和信息化|农村|厅|局|委"
    return re.compile(rf"(?:(?!{no_name})[{HAN}]){{1,14}}?{ends}(?!{no_trade})")


def _by_ending(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a name stands that ends like an industry."""
    some = text.find("等", start, end)
    found = _endings().match(text, start, end if some < 0 else some)
    if found is None:
        return None
    # "高新技术产业" ends like "产业", which alone is none.
    never = (n for n in listed("industries", "never") if found[0].endswith(n))
    if any(len(n) > 2 or found[0] == n or n[-2:] != "产业" for n in never):
        return None
    return found.span()


_MEMBER = rf"[{HAN}A-Za-z\d]{{2,12}}(?:（[^（）]*）)?"
# So many members at most: a list that never ends is looked at once.
_MEMBERS = rf"{_MEMBER}(?:、{_MEMBER}){{1,16}}(?:[和与及]{_MEMBER})?"
_TWO = rf"{_MEMBERS}|{_MEMBER}[和与]{_MEMBER}"


@cache
def _lists() -> tuple[re.Pattern[str], ...]:
    """Return patterns of lists whose members are industries: "发展A、B", "A、B等产业", "新产业（A、B）"."""
    verbs = any_of(listed("industries", "lists"))
    leads = any_of(listed("steps", "leads"))
    # "港口等相关产业": what has to do with a port
    trade = rf"(?<!相关)(?<!有关)(?:产业|行业|制造业)(?!{any_of(listed('industries', 'of_trade'))})"
    return (
        re.compile(rf"^{leads}{{0,4}}{verbs}(?!以)(?P<list>{_MEMBERS})(?:等[^，]{{0,12}})?$"),
        re.compile(rf"(?P<list>{_TWO})等(?:为[主先][导体]的)?[{HAN}\d]{{0,14}}?{trade}"),
        re.compile(
            rf"以(?P<list>{_TWO})等?为{any_of(listed('industries', 'leading'))}(?=[^，]{{0,12}}(?:产业|经济|工业|园|基地))"
        ),
        re.compile(
            rf"^{leads}{{0,4}}{any_of(listed('industries', 'grown'))}(?P<list>{_MEMBERS})(?:等?(?:集聚|集群|融合|协同|规模化)|(?<=业))发展$"
        ),
        re.compile(
            rf"(?P<list>{_MEMBER}(?:、{_MEMBER}){{0,16}}、{_MEMBER}?)[两三四五六七八九十\d]{{1,2}}[大个][{HAN}]{{0,6}}?{trade}"
        ),
        # "大力招引港口机械、海洋生物等领域项目"
        re.compile(rf"{any_of(listed('industries', 'drawn'))}(?P<list>{_TWO})等(?:重点|优势|关键|新兴)?领域"),
        # "以商贸物流为龙头": one alone, if its last word is that of a trade
        re.compile(
            rf"^以(?P<list>[{HAN}]{{1,8}}?{any_of(listed('industries', 'trades'))})为{any_of(listed('industries', 'leading'))}$"
        ),
        re.compile(rf"(?:产业|行业|服务业|制造业)（(?:包括|如|即|含)?(?P<list>{_TWO})(?:等)?）"),
    )


@cache
def _counted() -> re.Pattern[str]:
    """Return a pattern of an industry that a clause opens with or names alone: "医药产业产值220亿元"."""
    ends, made = any_of(listed("industries", "ends")), any_of(listed("industries", "made"))
    common = any_of([*listed("industries", "no_name"), *listed("industries", "uncounted")])
    return re.compile(rf"(?P<list>(?:(?!{common})[{HAN}]){{1,8}}?{ends})(?:{made}|$)")


def _in_lists(text: str) -> list[tuple[int, int]]:
    found = [m for p in _lists() for m in p.finditer(text)]
    zones = [(z.start, z.end) for z in find_listed_zones(text)]
    # "发展东湾、西山等城市群": a list of zones
    found = [m for m in found if not any(m.start("list") <= a < m.end("list") for a, _ in zones)]
    if counted := _counted().match(text):
        found.append(counted)
    no_trade = _no_trade()
    # "发展升级、提速": one member that is no industry shows that none is.
    return [
        m.span("list")
        for m in found
        if not any(no_trade.search(_TAIL.sub("", n)) for n in m["list"].split("、"))
    ]


@cache
def _no_trade() -> re.Pattern[str]:
    # "差异化" is none, "文化" and "石化" are.
    none = any_of([*listed("industries", "no_trade"), *listed("zones", "ends")])
    return re.compile(rf"(?:{none}|(?<![文石])化)$")
