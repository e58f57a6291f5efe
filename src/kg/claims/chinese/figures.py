"""Figures in Chinese: a number with its scale, unit or counting word, what it measures and how exactly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from kg import lazy_re as re
from kg.claims.chinese.lists import HAN, any_of, table
from kg.claims.values.numbers import Figure

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


@cache
def _number() -> re.Pattern[str]:
    lists = _lists()
    units = any_of(lists["units"])
    counted = any_of(lists["counted"]["words"])
    return re.compile(
        rf"(?<![\d.,〔〕-])(?P<hedge>{any_of(lists['hedges'])})?\s?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d年月日时届号期—-])\s?(?P<scale>{any_of(lists['scales'])})?(?:余|多)?\s?"
        rf"(?:(?P<unit>{units})|(?P<counted>{counted})(?P<noun>[{HAN}]{{0,10}})|(?<=[万亿])(?=[，。；、）]|$))"
    )


# "第3条", "“十四五”", "5G", "2024年": numbers of parts, names and days
_PART = re.compile(r"第\s?$|[（(]\s?$")
# A number in the name of a policy.
_NAMED = re.compile(r"《[^》]*$")
_CLAUSE = re.compile(r"(?:[^，。；：、（）]|（[^（）]*）)*$")
_WHOLE = "占(?:全国|全省|全市|全区|全球|世界|地区|国内)*(?:的)?"
# A share of the economy, the land or the people of a place.
_PARTS = {
    "ind-gdp-share": re.compile(
        rf"{_WHOLE}(?:地区|国内)?(?:生产总值|GDP|经济总量)[^，。；]{{0,14}}$|(?:生产总值|GDP|经济总量)占[^，。；]{{0,24}}$"
    ),
    "ind-area-share": re.compile(rf"(?:{_WHOLE}(?:国土|陆地|土地)?(?:总)?面积|面积占)[^，。；]{{0,14}}$"),
    "ind-population-share": re.compile(rf"(?:{_WHOLE}(?:常住)?(?:总)?人口|人口占)[^，。；]{{0,14}}$"),
}
# "45%以上的土地面积": what it is a part of stands behind.
_PART_OF = re.compile(
    r"(?:以上|左右|以下)?的(?:(?P<gdp>地区生产总值|国内生产总值|生产总值|GDP|经济总量)|(?P<area>国土面积|土地面积|陆地面积|面积)|(?P<population>常住人口|人口))"
)
_MONEY = re.compile(r"(?:GDP|生产总值|投资|产值|收入|进出口|贸易额|税收|融资)[^，。；]{0,12}$")
_FALLS = re.compile(r"(?:下降|减少|降低|下跌|下滑|回落|缩减|急跌|减|跌)(?:了|约|近|超过|幅度?为)?\s*$")


def find_figures(text: str) -> Iterator[Measured]:
    """Yield the figures of a sentence in order.

    >>> t = "2030年，新港面积120平方公里，地区生产总值超过3.2万亿元，年均增长6%，新增企业1,500家。"
    >>> [(str(m.figure.value), m.figure.unit, m.indicator) for m in find_figures(t)][:2]
    [('120', 'unit:KiloM2', 'ind-land-area'), ('3200000000000.0', 'currency:CNY', 'ind-gdp')]
    >>> [(str(m.figure.value), m.indicator) for m in find_figures(t)][2:]
    [('6', 'ind-growth-rate'), ('1500', 'ind-enterprises')]
    """
    lists = _lists()
    for match in _number().finditer(text):
        if _PART.search(text, max(0, match.start() - 2), match.start()) or _NAMED.search(
            text, 0, match.start()
        ):
            continue
        value = Decimal(match["number"].replace(",", "")) * Decimal(
            lists["scales"].get(match["scale"] or "", 1)
        )
        unit, suggests = lists["units"].get(match["unit"] or "", ("unit:NUM", ""))
        if not (match["unit"] or match["counted"]) and _MONEY.search(text, 0, match.start()):
            unit, suggests = "currency:CNY", "money"  # "GDP超10万亿"
        before = _CLAUSE.search(text, max(0, match.start() - _NEAR), match.start())
        said = before[0] if before else ""
        indicator = _indicator(
            suggests, said, match["noun"] or "", text[max(0, match.start() - 40) : match.start()]
        )
        if suggests == "rate" and (whole := _PART_OF.match(text, match.end())):
            indicator = f"ind-{whole.lastgroup}-share"
        if match["counted"] == "个" and not (match["noun"] or said):
            continue
        if indicator == "ind-growth-rate" and _FALLS.search(said):
            value = -value
        noun = match["counted"] or ""
        figure = Figure(
            match.start("number"),
            match.end("unit") if match["unit"] else match.end("counted") if match["counted"] else match.end(),
            value,
            unit,
            "" if suggests in ("money", "rate") else suggests,
            _hedge(match, text),
            noun if unit == "unit:NUM" else "",
            suggests == "money",
            scaled=bool(match["scale"]),
        )
        yield Measured(figure, indicator, before.span() if before else (0, 0))


def _hedge(match: re.Match[str], text: str) -> str:
    """Return how exact a number is, by the words before it or behind it: "超过100家", "100家以上"."""
    if match["hedge"]:
        return str(_lists()["hedges"][match["hedge"]])
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
        if rate and (part := next((i for i, p in _PARTS.items() if p.search(far)), "")):
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
    return str(best)


def _cue_of(indicator: str, words: str, end: int) -> str:
    """Return the longest cue of an indicator that ends there, or nothing."""
    cues = _lists()["near"].get(indicator, ())
    return max((c for c in cues if words.endswith(c, 0, max(0, end))), key=len, default="")
