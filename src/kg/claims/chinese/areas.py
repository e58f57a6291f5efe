"""Places and zones in Chinese: known areas one inside the other, zones by their last words, how far a zone reaches."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg import lazy_re as re
from kg.claims.chinese.known import WHOLE_COUNTRY, Area
from kg.claims.chinese.lists import HAN, any_of, listed


@lru_cache(maxsize=1)
def _zone() -> re.Pattern[str]:
    ends = any_of(listed("zones", "ends"))
    # What stands between a place and the last words of a zone holds no verb and no particle.
    inner = rf"(?:(?!{any_of(listed('zones', 'never'))})[{HAN}“”·—－-]){{0,14}}?"
    return re.compile(rf"{inner}{ends}(?:{ends})?(?![{HAN}]{{0,8}}(?:委员会|管委会|人民政府)|联盟|联席)")


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone, where it stands, where the place that opens its name ends (0 if none does), and its short name."""

    start: int
    end: int
    place: int = 0
    short: str = ""


@lru_cache(maxsize=1)
def _bare() -> frozenset[str]:
    return frozenset(listed("zones", "ends"))


def is_bare(name: str) -> bool:
    """Return whether a name is but the last words of any zone: "经济技术开发区"."""
    return name in _bare()


_SHORT = re.compile(r"[（(]以下(?:简称|称)(?:为)?[“\"]?(?P<short>[^）)”\"]{2,16})[”\"]?[）)]")
_CHINA = re.compile(rf"中国（(?P<place>[{HAN}]{{2,8}})）")


# "上海调研期间考察了青石保税区": what somebody did in a place before the name
_TOLD = re.compile(r"了|期间|考察|调研|视察|访问")


def find_zones(text: str, areas: tuple[Area, ...]) -> Iterator[Zone]:
    """Yield the zones that begin with a known area, or with "中国（…）".

    >>> t = "推进中国（重庆）自由贸易试验区（以下简称自贸试验区）建设"
    >>> [(t[z.start : z.end], z.short) for z in find_zones(t, ())]
    [('中国（重庆）自由贸易试验区', '自贸试验区')]
    """
    taken: list[tuple[int, int]] = []
    for match in _CHINA.finditer(text):
        if rest := _zone().match(text, match.end()):
            yield Zone(match.start(), rest.end(), match.end("place"), _short(text, rest.end()))
            taken.append((match.start(), rest.end()))
    known = {a.end for a in areas}
    for area in areas:
        inside = any(a <= area.start < b for a, b in taken)
        rest = None if inside else _zone().match(text, area.end)
        # "浦东新区" is an area itself, and what is of the whole country lies nowhere in it.
        whole = text[area.start : area.end] in WHOLE_COUNTRY
        # "云南省工业园区" are all of its parks.
        many = text[area.end - 1] == "省" and rest and text[area.end : rest.end()] in _bare()
        told = rest and _TOLD.search(text, area.end, rest.end())
        if rest and not (many or whole or told) and rest.end() not in known:
            yield Zone(area.start, rest.end(), area.end, _short(text, rest.end()))
            taken.append((area.start, rest.end()))


@lru_cache(maxsize=1)
def _row() -> re.Pattern[str]:
    name = rf"(?:(?!{any_of(listed('zones', 'never'))})[{HAN}]){{2,6}}?{any_of(listed('zones', 'row'))}"
    common = any_of([*listed("zones", "never"), *listed("zones", "generic")])
    own = rf"(?:(?!{common})[{HAN}]){{2,6}}?{any_of(listed('zones', 'row'))}"
    named = rf"(?![东西南北中城老新旧一二三四五六七八九十两几数多个此][东西南北个])(?:(?!{common})[{HAN}]){{2,3}}{any_of(listed('zones', 'named'))}"
    return re.compile(
        rf"(?:(?<=[，、和与：“（了])|^){name}(?![{HAN}])(?:[“”][^，、]{{0,12}})?|(?<=[、和与了]){name}(?=[、和与“等及为，])"
        # "位于中原经济区的核心": within a clause, if its words are no common ones
        rf"|(?<=[是在于入的及对到以由向从接进动设造持]){own}"
        # "青石新区建设", "在青石新区": at the begin of a clause, in a row, or behind a word of place
        rf"|(?:(?<=[，、和与：；“（在于到对及])|^){named}(?![{HAN}]{{0,4}}(?:委员会|管委会|政府))"
    )


def rows_of_zones(text: str) -> Iterator[tuple[int, int]]:
    """Yield where zones stand that are told in a row.

    >>> t = "建设东湾湾区、西山都市圈和北江城市群，发展湾区经济"
    >>> [t[a:b] for a, b in rows_of_zones(t)]
    ['东湾湾区', '西山都市圈', '北江城市群']
    """
    for match in _row().finditer(text):
        yield match.start(), match.start() + len(re.split("[“”]", match[0])[0])


def _short(text: str, at: int) -> str:
    found = _SHORT.match(text, at)
    return found["short"] if found else ""


@lru_cache(maxsize=1)
def _titled() -> re.Pattern[str]:
    ends, said = any_of(listed("zones", "ends")), any_of(listed("zones", "untitled"))
    return re.compile(
        rf"(?:^|.*?(?:关于|支持|促进|推进|推动|加快|建设|落实|实施|中华人民共和国))(?P<zone>(?:(?!{said})[{HAN}（）·]){{2,22}}?{ends})(?=建设|发展|促进|总体|条例|法|管理|实施|规划|若干|产业|行动|改革|高质量|的|$)"
    )


def zone_of_title(name: str) -> str:
    """Return the zone that the name of a policy is about, or nothing.

    >>> zone_of_title("青石深度合作区发展促进条例"), zone_of_title("青石市道路管理条例")
    ('青石深度合作区', '')
    """
    match = _titled().match(name.removeprefix("中华人民共和国"))
    return match["zone"] if match else ""


@lru_cache(maxsize=1)
def _reach() -> re.Pattern[str]:
    """Return a pattern of "X的规划范围包括A和B" and "X都市圈聚焦A和B"."""
    ends, covers = any_of(listed("zones", "ends")), any_of(listed("zones", "covers"))
    # "，初期规划范围包括A、B" is told of what was named before.
    reach = any_of(listed("zones", "reach"))
    whose = rf"(?<=，)(?:初期|近期|远期|总体|一期|其|(?={reach}))|(?P<zone>[{HAN}（）“”]{{2,24}}?)的?"
    # "规划范围与期限：A、B": a field of a record, of the zone that was named above
    field = rf"^\s*{reach}(?:与期限|和期限)?[：:]"
    laid = rf"(?:{whose}){reach}(?:为|含|涉及|{covers})|{field}"
    # What stands before a list of areas is a zone whatever its last word says: "引领区包括云水市、青石市".
    # "云水城市群是重要的地区，包括青石市": what it is stands between
    is_what = "(?:是[^，。；]{2,40}，)?"
    itself = rf"“?(?P<itself>(?:中国（[{HAN}]{{2,8}}）)?(?:(?!(?<!自){covers})[{HAN}]){{2,20}}?(?:{ends}|[区圈带群廊]))”?(?:（[^（）]{{2,24}}）)?{is_what}(?:主要|共)?{covers}"
    return re.compile(rf"(?:{laid}|{itself})(?P<parts>(?:(?!，[^，]{{2,16}}{ends}{covers})[^。；]){{2,200}})")


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    return re.compile(any_of([*listed("zones", "reach"), *listed("zones", "covers")]))


_MADE_UP = re.compile(r"组成|构成|整合|合并")
_PART = re.compile(r"[^、，和及以与（）]+(?:（[^（）]*）)?")
_WHOLE = re.compile(r"(?:全岛|全境|全域|全市|全部区域|行政区域|全区|等|组成|构成)+$|（[^（）]*）$")
# "六州的33个县": the states are told; "江门三市": each is named
_OF_ITS = re.compile(r"的?(?:部分|全部)?[\d一二两三四五六七八九十]+个?(?:县|市|区|州|省|镇|乡|街道|村).*$")
_IS_AREA = re.compile(rf"[{HAN}]{{1,12}}(?:省|市|区|县|州|旗|镇|乡|岛|街道|村|港|湾|园|城|基地)$")
# What no name of a place holds.
_NO_AREA = re.compile(r"[占为有达等其之是]|首个|第[一二三]个|面积|人口|地区$|产业|建设|发展")


def find_reach(
    text: str, areas: tuple[Area, ...] = ()
) -> Iterator[tuple[tuple[int, int], tuple[tuple[int, int], ...]]]:
    """Yield where a zone stands of which a sentence tells how far it reaches, and where the parts stand.

    >>> t = "青石合作区的实施范围为青石岛全岛。"
    >>> [(t[slice(*z)], [t[slice(*p)] for p in parts]) for z, parts in find_reach(t)]
    [('青石合作区', ['青石岛'])]
    >>> t = "东江都市圈包括云水市全域，以及白沙市的青石区、东山县，面积为800平方公里。"
    >>> [(t[slice(*z)], [t[slice(*p)] for p in parts]) for z, parts in find_reach(t)]
    [('东江都市圈', ['云水市', '青石区', '东山县'])]
    """
    if not _told().search(text):
        return
    for match in _reach().finditer(text):
        # At least one of the list must be known, or they might be parts of anything.
        some = any(match.start("parts") <= a.start < match.end("parts") for a in areas)
        counted = _COUNTED.search(text, *match.span("parts")) if some else None
        parts = tuple(
            p
            for part in _PART.finditer(text, *match.span("parts"))
            if (p := _area(text, part, areas, bare=counted is not None and part.start() < counted.start()))
        )
        # "由A升级而来" is where a zone comes from, "由A和B组成" what it is made of.
        of_it = not match["parts"].startswith("由") and text[: match.start("parts")].endswith("由")
        if parts and not (of_it and not _MADE_UP.search(match["parts"])):
            here = (match["zone"] and "zone") or (match["itself"] and "itself")
            yield match.span(here) if here else (match.start(), match.start()), parts


# "青石、白沙等7个区县": members of a list that says what it counts may be named without their kind.
_COUNTED = re.compile(r"(?:等)?[\d一二两三四五六七八九十]+个?(?:区县|市县|县区|区市|县市|地市|州市)")
_BARE_NAME = re.compile(rf"[{HAN}]{{2,4}}")


# "青石区东山街道" of a district that no table knows
_HOLDER = re.compile(rf"[{HAN}]{{1,5}}[市区县](?=[{HAN}]{{2,8}}(?:街道|镇|乡|村)$)")


def _past_holders(text: str, start: int, end: int, areas: tuple[Area, ...]) -> int:
    """Return where the name of a part begins behind the areas that hold it: "托管青石市白沙区东山街道"."""
    lead = next((w for w in listed("zones", "part_leads") if text.startswith(w, start, end)), "")
    start += len(lead)
    if text.endswith(listed("zones", "parts"), start, end):
        return start
    for area in areas:
        if area.start == start and area.end < end and _IS_AREA.fullmatch(text, area.end, end):
            start = area.end
    holder = _HOLDER.match(text, start, end)
    return holder.end() if holder else start


def _area(
    text: str, part: re.Match[str], areas: tuple[Area, ...], *, bare: bool = False
) -> tuple[int, int] | None:
    """Return where the area of a part of a list stands: "青石区" of "白沙市的青石区", "江门" of "江门三市全域"."""
    said = part[0]
    while (shorter := _OF_ITS.sub("", _WHOLE.sub("", said))) != said:
        said = shorter
    start, end = part.start(), part.start() + len(said)
    of = text.find("的", start, end)
    if of >= 0:
        start, end = (of + 1, end) if _IS_AREA.fullmatch(text, of + 1, end) else (start, of)
    start = _past_holders(text, start, end, areas)
    if any((a.start, a.end) == (start, end) for a in areas):
        return start, end
    named = _IS_AREA.fullmatch(text, start, end) or (bare and _BARE_NAME.fullmatch(text, start, end))
    is_area = named and not _NO_AREA.search(text, start, end)
    return (start, end) if is_area else None
