"""Figures with the unit that the words around them give: of the next one, of the money before, of a lease."""

from dataclasses import replace
from decimal import Decimal

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry
from kg.claims.sentences.reading import Reading
from kg.claims.values.numbers import Figure

_RANGE = re.compile(r"\s?(?:-|–|—|−|to|and|or)\s?‹N(?P<n>\d+)›")


def end_of_range(reading: Reading, mark: re.Match[str], figure: Figure) -> int:
    """Return where the range ends that a figure opens, as the words after it tell of both ends; else its own end."""
    range_ = _RANGE.match(reading.masked.text, mark.end())
    if not range_:
        return mark.end()
    mention = reading.mentions[int(range_["n"])]
    return range_.end() if reading.figures[mention.start, mention.end].unit == figure.unit else mark.end()


def with_unit(reading: Reading, mark: re.Match[str], figure: Figure) -> Figure:
    """Return a bare number with the unit of the ones after it: "9 million and 6 million residents", "3 of 12 ports"."""
    if figure.unit != "unit:NUM" or figure.dimension or figure.noun:
        return figure
    at, other, of = mark.end(), figure, False
    while (after := _NEXT.match(reading.masked.text, at)) and not (
        other.money or other.dimension or other.noun
    ):
        mention = reading.mentions[int(after["n"])]
        other, of, at = reading.figures[mention.start, mention.end], after["of"] is not None, after.end()
    measured = bool(other.dimension) and other.dimension != "ind-share" and not figure.written
    if not (figure.scaled or measured or (of and other.noun and other.value > figure.value)):
        return figure
    return replace(
        figure,
        unit=other.unit,
        dimension=other.dimension,
        noun=other.noun,
        money=other.money,
        size=other.size,
    )


_NEXT = re.compile(r"(?:,| and|, and| or|(?P<of> (?:out )?of (?:the |its |all )?)(?=‹))\s?‹N(?P<n>\d+)›")


# How large sums are written in India: "50 crore", "upto 20 lakhs", "1 Cr".
_INDIAN = re.compile(r"(?:crores?|lakhs?|lacs?|Crs?\.?)$", re.I)


def in_rupees(reading: Reading, figure: Figure) -> Figure:
    """Return a bare number of crores as money where the words around it speak of money: "an outlay of 600 crore"."""
    bare = figure.scaled and figure.unit == "unit:NUM" and not (figure.dimension or figure.noun)
    if not bare or _INDIAN.search(reading.text, figure.start, figure.end) is None:
        return figure
    around = reading.text[max(0, figure.start - _NEAR_MONEY) : figure.end + _NEAR_MONEY]
    return replace(figure, unit="currency:INR", money=True) if _SPENT.search(around) else figure


def in_tonnes(reading: Reading, figure: Figure) -> Figure:
    """Return a large number of "MT" as metric tonnes, which capitals stand for: "a mill of 120,000 MT"."""
    capitals = figure.unit == "unit:MegaTONNE" and reading.text[: figure.end].endswith("MT")
    if not capitals or not (figure.scaled or figure.value >= _SOME):
        return figure
    return replace(figure, unit="unit:TONNE", size=_TONNE)


_SOME = 1000
_TONNE = Decimal(1000)
_YEN = re.compile(r"\b(?:yen|Japan\w*|Tokyo|Osaka)\b")
_YUAN = re.compile(r"\b(?:yuan|RMB|renminbi|Chin\w+|Beijing|Shanghai)\b")


def in_yen(registry: Registry, reading: Reading, figure: Figure) -> Figure:
    """Return a sum that bears the sign of two currencies in yen where a text names Japan and not China."""
    if not figure.money or reading.text[figure.start : figure.start + 1] != "¥":
        return figure
    named = " ".join((reading.text, *(thing.label for thing in registry.things.values())))
    return replace(figure, unit="currency:JPY") if _YEN.search(named) and not _YUAN.search(named) else figure


_TIMES = {"years": "unit:YR", "months": "unit:MO", "days": "unit:DAY"}
_TIME = re.compile(r"[\s-](years|months|days)\b", re.I)
_FOR = re.compile(
    r"\b(?:for|of|to|lasting|(?:and|but) \w+)\s+(?:up\s+to\s+|at\s+least\s+|a\s+(?:further\s+|maximum\s+of\s+|period\s+of\s+)|another\s+|the\s+first\s+|over\s+|a\s+total\s+of\s+)?$"
)
_TERM = re.compile(
    r"\b(?:leas(?:e[sd]?|ing|ehold)|tax(?:es)?|exempt\w*|holiday|concession\w*|loans?|licen[cs]\w*|decree\w*|emergency|period|contract\w*|moratorium|waive\w*|grace|guarantee\w*|permits?|visas?|dut(?:y|ies)|tenure|term)\b",
    re.I,
)


def in_time(reading: Reading, figure: Figure) -> Figure:
    """Return a number of years or days as a duration where something is let or granted for it: "a lease of 99 years"."""
    after = _TIME.match(reading.text, figure.end) if figure.unit == "unit:NUM" else None
    unit = _TIMES[after[1].lower()] if after else ""
    before = reading.text[max(0, figure.start - _NEAR_TERM) : figure.start] if unit else ""
    expected = "ife expectancy" in before
    if not unit or not (expected or (_FOR.search(before) and _TERM.search(before))):
        return figure
    reach = after.end() - figure.start if after else 0
    return replace(figure, unit=unit, dimension="ind-duration", noun="", reach=max(figure.reach, reach))


_NEAR_TERM = 90
_NEAR_MONEY = 60
_SPENT = re.compile(
    r"\b(?:allocat|allot|budget|outlay|fund|provision|spen[dt]|expend|loan|worth|cost|invest|grant|sanction|releas|revenue|tax|deficit|capital|rupee|package|subsid|infus|reimburs|assistance|incentive|fee|fees|rebate|stipend|scholarship|award|prize)\w*",
    re.I,
)


def in_currency(figure: Figure, money: str) -> Figure:
    """Return a bare large number as money where the figure before it was, in the unit ``money``: "from 2 trillion yuan to 3 trillion"."""
    noun = not figure.noun or figure.noun == "crowns"
    bare = figure.unit == "unit:NUM" and not figure.dimension and noun and figure.scaled
    if bare and money and figure.value >= 10**6:
        return replace(figure, unit=money, money=True, noun="")
    return figure


_TURNED = {"q-at-least": "q-at-most", "q-at-most": "q-at-least"}


def as_fall(figure: Figure) -> Figure:
    """Return a figure as the fall it tells: "fell by at least 10%" is at most -10 %.

    >>> from kg.claims.values.numbers import find_figures
    >>> fall = as_fall(next(find_figures("at least 10% less")))
    >>> str(fall.value), fall.qualifier
    ('-10', 'q-at-most')
    """
    return replace(figure, value=-figure.value, qualifier=_TURNED.get(figure.qualifier, figure.qualifier))
