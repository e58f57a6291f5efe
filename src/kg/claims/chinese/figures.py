"""Figures in Chinese: a number with its scale, unit or counting word, what it measures and how exactly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from kg import lazy_re as re
from kg.claims.chinese.lists import HAN, any_of, table
from kg.claims.chinese.numerals import WRITTEN, value_of
from kg.claims.values.numbers import Figure

_FAR = 40  # signs before it that may tell it, too
_NEXT_TO = 6  # signs before a number in which the currency stands
_NEAR = 30  # signs before a number that tell what it measures


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure, what it measures, and where the words stand that name it."""

    figure: Figure
    indicator: str
    what: tuple[int, int]


@cache
def _lists() -> Mapping[str, Any]:
    found: Mapping[str, Any] = table()["figures"]
    return found


# "占比超三分之一": behind what tells that it is a share; a third of the members, a quarter of a century are none.
_PART_OF = r"(?<![一二两三四五六七八九十百千万亿零数几第])(?P<part>[二三四五六七八九十]分之[一二三四五六七八九])(?![一二三四五六七八九十]|多数|决赛|世纪|时间)"
_IS_SHARE = re.compile(r"(?:占|比重|比例|份额|率)[^，。；]{0,12}$")


@cache
def _number() -> re.Pattern[str]:
    lists = _lists()
    units = any_of(lists["units"])
    counted = any_of(lists["counted"]["words"])
    # "15-20项", "500万-2亿元": both ends of a range; "增长-3%"
    low = rf"(?:(?<![A-Za-z])(?P<low>\d+(?:\.\d+)?)\s?(?P<low_scale>{any_of(lists['scales'])})?(?:{units})?\s?[-—~～至]\s?)?"
    minus = rf"(?P<minus>(?<={any_of(lists['words']['moves'])})[-－−])?"
    plain = rf"{minus}{low}(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d年月日时届号期—-])\s?[余多]?(?P<scale>{any_of(lists['scales'])})?"
    written = rf"(?<![一二两三四五六七八九十百千万亿零数几第])(?P<percent>百分之)?(?P<written>{WRITTEN})(?![年月日时届号期分])|{_PART_OF}"
    # No Latin unit ends within a word: "kW" in "kWh".
    noun = rf"(?P<unit>{units})(?:(?<![A-Za-z])|(?![A-Za-z]))|(?P<counted>{counted})(?!月|小时|百分点|时辰)(?P<noun>[{HAN}]{{0,10}})|(?<=[万亿])(?=[，。；、）]|的?{any_of(lists['words']['money_behind'])}(?!者|客户|用户|[^，。；]{{0,4}}人)|$)"
    return re.compile(
        rf"(?<![\d.,〔〕])(?<![\d号第%％元万亿][-—~～])(?P<hedge>{any_of(lists['hedges'])})?\s?(?:{plain}|{written})(?:余|多)?\s?(?(percent)|(?(part)|(?:{noun})))"
    )


# "第3条", "“十四五”", "5G", "2024年": numbers of parts, names and days
_PART = re.compile(r"第\s?$|[（(]\s?$")
# A number in the name of a policy.
_NAMED = re.compile(r"《[^》]*$")
_CLAUSE = re.compile(r"(?:[^，。；：、（）]|（[^（）]*）)*$")


@cache
def _shares() -> Mapping[str, re.Pattern[str]]:
    """Return by indicator a pattern of the words before a share: "占全国面积的", "面积占全国的"."""
    whole = rf"占{any_of(_lists()['words']['wholes'])}{{0,3}}的?"
    return {
        indicator: re.compile(
            rf"{whole}{any_of(words)}[^，。；]{{0,14}}$|{any_of(words)}占[^，。；]{{0,24}}$"
        )
        for indicator, words in _lists()["shares"].items()
    }


@cache
def _part_of() -> Mapping[str, re.Pattern[str]]:
    """Return by indicator a pattern of the words behind a share: "45%以上的土地面积"."""
    after = any_of(_lists()["hedges_after"])
    return {i: re.compile(rf"{after}?的{any_of(words)}") for i, words in _lists()["shares"].items()}


@cache
def _falls() -> re.Pattern[str]:
    return re.compile(rf"{any_of(_lists()['words']['falls'])}(?:了|约|近|超过|幅度?为)?\s*$")


@cache
def _money() -> re.Pattern[str]:
    return re.compile(rf"{any_of(_lists()['words']['money'])}[^，。；]{{0,12}}$")


@cache
def _money_behind() -> re.Pattern[str]:
    return re.compile(rf"的?{any_of(_lists()['words']['money_behind'])}(?!者|客户|用户|[^，。；]{{0,4}}人)")


# "新增部分的1%": a share of it, whatever grew
@cache
def _part_of_it() -> re.Pattern[str]:
    return re.compile(rf"{any_of(_lists()['words']['part_of'])}的$")


def find_figures(text: str, yuan: str = "currency:CNY") -> Iterator[Measured]:
    """Yield the figures of a sentence in order; ``yuan`` is the currency of which it speaks as "元".

    >>> t = "2030年，新港面积120平方公里，地区生产总值超过3.2万亿元，年均增长6%，新增企业1,500家。"
    >>> [(str(m.figure.value), m.figure.unit, m.indicator) for m in find_figures(t)][:2]
    [('120', 'unit:KiloM2', 'ind-land-area'), ('3200000000000.0', 'currency:CNY', 'ind-gdp')]
    >>> [(str(m.figure.value), m.indicator) for m in find_figures(t)][2:]
    [('6', 'ind-growth-rate'), ('1500', 'ind-enterprises')]
    >>> t = "引进总投资超10亿元的港口项目50个，外资占比超三分之一。"
    >>> [(str(m.figure.value), m.indicator) for m in find_figures(t)]
    [('50', 'ind-projects'), ('33.33', 'ind-share')]
    """
    for match in _number().finditer(text):
        before = _CLAUSE.search(text, max(0, match.start() - _NEAR), match.start())
        said = before[0] if before else ""
        unsaid = (match["counted"] == "个" and not (match["noun"] or said)) or said.endswith("方圆")
        if not (
            unsaid
            or (not match["scale"] and _in_nickname(text, match.start()))
            or _is_idle(match)
            or _is_name(text, match.start())
        ):
            found = _measured(text, match, said, before.span() if before else (0, 0), yuan)
            # "8公里/百平方公里" is no length, "十个年头" counts nothing.
            if _PER_LAND.match(text, found.figure.end) or text.startswith("年头", found.figure.end):
                continue
            if found.figure.money and _is_criterion(text, found.figure, match):
                continue
            if match["part"] and not _IS_SHARE.search(text, 0, match.start()):
                continue
            if match["low"]:
                # Both ends are told by the words of the whole range.
                found = replace(found, figure=replace(found.figure, start=match.start("low")))
                yield replace(found, figure=_low_end(match, found.figure))
            yield found


# "投资超10亿元的项目500个": how large each of those is that are counted
@cache
def _criterion() -> re.Pattern[str]:
    things = any_of(_lists()["words"]["of_size"])
    return re.compile(
        rf"(?P<so>(?:以上|以下)?的|以上|以下)?(?:(?![额占达为])[{HAN}]){{0,8}}?{things}(?:共|总数|数量)?(?:约|近|超|达|有)?(?:过|到)?\d"
    )


def _is_criterion(text: str, figure: Figure, match: re.Match[str]) -> bool:
    """Return whether a sum only tells how large each thing is that is counted behind it."""
    found = _criterion().match(text, figure.end)
    return found is not None and bool(found["so"] or (match["hedge"] or "").startswith(("超", "过")))


_PER_LAND = re.compile(r"[/／](?:[百千万]|每)?(?:平方公里|公顷|亩|人|平方千米)")
_A_FEW = 10


# "三十六", "三分之一"; not "第三十条", "十四五", "二十大", "三十年".
_WRITTEN_OUT = re.compile(
    r"(?<![一二两三四五六七八九十百千万亿零〇第几数])(?<!百分之)(?:[一二两三四五六七八九十百]+分之[一二两三四五六七八九十百]+"
    r"|(?!十[一二三四五]五)[一二两三四五六七八九十](?=[一二两三四五六七八九零〇]*[十百千万亿])"
    r"[一二两三四五六七八九十百千万亿零〇]+(?![一二两三四五六七八九十百千万亿零〇年月日时届号期大章条节款项]))"
)


def find_written(text: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers stand that are written in Chinese signs, also those that no figure comes of.

    >>> t = "新港有一千二百个座位，投资三十万亿亿亿亿元，占全省的三分之一，这是一个机会，十分重要。"
    >>> [t[a:b] for a, b in find_written(t)], list(find_written("第三十条“十四五”规划"))
    (['一千二百', '三十万亿亿亿亿', '三分之一'], [])
    """
    yield from (m.span() for m in _WRITTEN_OUT.finditer(text))


# "“码头12条”", "“最后一公里”": a short name in marks of quotation
_QUOTED = re.compile(r"“[^“”，。；]{1,14}”")


def _in_nickname(text: str, at: int) -> bool:
    return any(m.start() < at < m.end() for m in _QUOTED.finditer(text, max(0, at - 16), at + 16))


def _is_idle(match: re.Match[str]) -> bool:
    """Return whether a number in words is none, or counts but a few: "一个", "三条"."""
    if not match["written"]:
        return False
    value = value_of(match["written"])
    return value is None or (match["counted"] is not None and value < _A_FEW)


def _begin(match: re.Match[str]) -> int:
    """Return where the words of a number begin, behind its hedge."""
    return next(
        match.start(name) for name in ("minus", "number", "percent", "written", "part") if match[name]
    )


def _end(match: re.Match[str]) -> int:
    return match.start() + len(match[0].rstrip())


def _low_end(match: re.Match[str], figure: Figure) -> Figure:
    """Return the lower end of a range, in the unit of the other."""
    scale = _lists()["scales"].get(match["low_scale"] or match["scale"] or "", 1)
    value = Decimal(match["low"]) * Decimal(scale)
    return replace(figure, value=value.copy_sign(figure.value))


def _value(match: re.Match[str]) -> Decimal:
    if match["part"]:
        whole, part = (value_of(said) or Decimal(1) for said in match["part"].split("分之"))
        return round(100 * part / whole, 2)
    if match["written"]:
        return value_of(match["written"]) or Decimal(0)
    scale = _lists()["scales"].get(match["scale"] or "", 1)
    value = Decimal(match["number"].replace(",", "")) * Decimal(scale)
    return -value if match["minus"] else value


def _is_name(text: str, at: int) -> bool:
    """Return whether a number belongs to a name or counts parts of a text: "第3条", "《2030年规划》"."""
    return (_PART.search(text, max(0, at - 2), at) or _NAMED.search(text, 0, at)) is not None


def _measured(text: str, match: re.Match[str], said: str, what: tuple[int, int], yuan: str) -> Measured:
    lists = _lists()
    unit, suggests = lists["units"].get(
        "%" if match["percent"] or match["part"] else match["unit"] or "", ("unit:NUM", "")
    )
    bare = not (match["unit"] or match["counted"] or match["percent"] or match["part"])
    behind = _money_behind().match(text, match.end()) if bare else None
    if bare and (behind or _money().search(text, 0, match.start())):
        unit, suggests = yuan, "money"  # "GDP超10万亿", "22亿的投资"
    renminbi = "人民币" in text[max(0, match.start() - _NEXT_TO) : match.start()]
    unit = yuan if match["unit"] == "元" and not renminbi else unit
    indicator = _indicator(
        suggests, said, match["noun"] or "", text[max(0, match.start() - _FAR) : match.start()]
    )
    if behind and indicator == "ind-money":
        indicator = _nearest(behind[0], rate=False) or indicator
    if suggests == "rate":
        indicator = next((i for i, p in _part_of().items() if p.match(text, match.end())), indicator)
    value = _value(match)
    if indicator == "ind-growth-rate" and value > 0 and _falls().search(said):
        value = -value
    figure = Figure(
        _begin(match),
        match.end("unit") if match["unit"] else match.end("counted") if match["counted"] else _end(match),
        value,
        unit,
        "" if suggests in ("money", "rate") else suggests,
        _hedge(match, text),
        (match["counted"] or "") if unit == "unit:NUM" else "",
        suggests == "money",
        scaled=bool(match["scale"]),
    )
    return Measured(figure, indicator, what)


def _hedge(match: re.Match[str], text: str) -> str:
    """Return how exact a number is, by the words before it or behind it: "超过100家", "100家以上"."""
    if match["hedge"]:
        return str(_lists()["hedges"][match["hedge"]])
    number = match[0].removesuffix(match["noun"] or "")
    if "余" in number or "多" in number:
        return "q-over"
    said = _hedged_after().match(text, match.end("counted") if match["counted"] else match.end())
    return str(_lists()["hedges_after"][said[1]]) if said else "q-exact"


@cache
def _hedged_after() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}]{{0,6}}?({any_of(_lists()['hedges_after'])})")


def _indicator(suggests: str, said: str, noun: str, far: str) -> str:
    """Return what a figure measures: by its unit, the words before it, or what it counts."""
    if suggests and suggests not in ("money", "rate"):
        return suggests
    if suggests:
        rate = suggests == "rate"
        part = "ind-share" if _part_of_it().search(said) else ""
        if rate and (part := part or next((i for i, p in _shares().items() if p.search(far)), "")):
            return part
        for words in (said, far):
            if near := _nearest(words, rate=rate):
                return near
        return "ind-share" if rate else "ind-money"
    for indicator, words in _lists()["counts"].items():
        if any(noun.startswith(w) or said.endswith(w) or w in said[-6:] for w in words):
            return str(indicator)
    return "ind-count"


def _nearest(words: str, *, rate: bool) -> str:
    best, where = "", -1
    for indicator, cues in _lists()["near"].items():
        if (indicator in ("ind-growth-rate", "ind-share")) is not rate:
            continue
        for cue in cues:
            at = words.rfind(cue)
            end = at + len(cue)
            if at >= 0 and (end, len(cue)) > (where, len(_cue_of(best, words, where))):
                best, where = indicator, end
    if best == "ind-gdp" and _OF_TRADE.search(words[:where]):
        return "ind-output"
    return str(best)


# "海洋生产总值" is not that of a place.
_OF_TRADE = re.compile(r"(?:海洋|农业|林业|渔业|牧业|旅游|工业|服务业)(?:经济)?(?:生产总值)$")


def _cue_of(indicator: str, words: str, end: int) -> str:
    """Return the longest cue of an indicator that ends there, or nothing."""
    cues = _lists()["near"].get(indicator, ())
    return max((c for c in cues if words.endswith(c, 0, max(0, end))), key=len, default="")


def share_of(what: str, indicator: str) -> str:
    """Return the indicator of a share by what the clause before it told: "经济总量占全国" in "…经济总量，占全国6%".

    >>> share_of("新港经济总量占全国", "ind-share"), share_of("新港货物占全国", "ind-share")
    ('ind-gdp-share', 'ind-share')
    """
    if indicator != "ind-share" or "占" not in what:
        return indicator
    words = tuple(_lists()["shares"].items())
    return next((i for i, cues in words if what.partition("占")[0].endswith(tuple(cues))), indicator)
