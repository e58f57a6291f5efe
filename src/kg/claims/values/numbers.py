"""Figures in English text: number, unit or currency, and how exact they are.

A small grammar of our own: general number libraries misread money, scales and Indian units. Values are
exact decimals in the unit named; a figure without a unit is a count of the noun that follows.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from heapq import merge
from operator import attrgetter

from kg import lazy_re as re
from kg.claims.patterns.months import MONTH
from kg.claims.patterns.words import alternation
from kg.claims.values.counted_nouns import noun_behind
from kg.claims.values.letter_money import is_sum
from kg.claims.values.multiples import MULTIPLE, find_multiples
from kg.claims.values.numerals import FRACTION, ROUND, ROUND_CUE, WORDS, number, round_value
from kg.claims.values.people_in_m import counts_people
from kg.claims.values.powers import in_powers
from kg.claims.values.spelt_twice import HAS, written_out
from kg.claims.values.units import Units, units

# "No. 12", "Article 5" are names, not figures; "every 10,000 residents" is a measuring rod.
_NO_FIGURE = re.compile(
    r"(?<![a-z-])(?:nos?\.|arts?\.|regulations?|directives?|decrees?|laws?|acts?|articles?|chapters?|sections?|annex(?:es)?|phase|pillars?|pages?|pp\.|paras?\.?|paragraphs?|clauses?|stage|parts?|tables?|figs?\.|figures?|"
    r"box|appendix|rules?|version|grade|tier|route|highway|bus|line|gate|room|unit|block|lot|chart|step|item|goal|sdg|level|type|resolution|"
    # Written small these are verbs: "building 7 tunnels", "to form 12 clusters".
    r"(?-i:Building|Form|Model|Schedule)|"
    r"every|each|per|aged|ages?|age of|agenda|group of|union budget|class|category|scope|fortune|global|forbes|world|(?<!\bto )(?<!\bwill )(?<!\bshould )(?<!\bwould )(?<!\bcould )(?<!\bshall )top) $",
    re.I,
)
# Two ends of a range: the first has the unit, and mostly the power of ten, of the second.
_TO = re.compile(r"(?P<to>\s?(?:-|–|—|−|~|∼|～|to|and|or)\s?)(?=[\d$€£]|[A-Z]{1,3}\$)")
_BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|around\s+)?$", re.I)
_HYPHENS = frozenset({"-", "–", "—", "~", "∼", "～", "to"})
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as found.

    Attributes:
        start, end: where it stands, with its unit and without its hedge.
        value: the number in full, in ``unit``.
        unit: compact IRI of the unit or currency.
        dimension: local name of the indicator that the unit suggests, or empty.
        qualifier: local name of the qualifier concept (``q-over`` …).
        noun: what is counted, where there is no unit.
        money: whether the unit is a currency.
        written: whether it is written in words ("twelve"), not in digits.
        scaled: whether a power of ten follows ("12 million").
        size: how large the unit is beside others of its dimension.
        reach: how many letters its words take with the unit, if that stands behind the other end of a range only.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    dimension: str = ""
    qualifier: str = "q-exact"
    noun: str = ""
    money: bool = False
    written: bool = False
    scaled: bool = False
    size: Decimal = Decimal(1)
    reach: int = 0


# Letters that a pattern takes for i, s and k where case does not count, though no table knows them.
_TWINS = {0x130: "I", 0x131: "i", 0x17F: "s", 0x212A: "K"}


def find_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a text in order.

    >>> [(str(f.value), f.unit) for f in find_figures("over RMB 7.2 trillion, 1.5 lakh crore rupees, 12 km²")]
    [('7200000000000.0', 'currency:CNY'), ('1500000000000.0', 'currency:INR'), ('12', 'unit:KiloM2')]
    >>> [str(f.value) for f in find_figures("Article 5 wants 80 patents for every 10,000 residents of part three")]
    ['80']
    >>> [(str(f.value), f.unit) for f in find_figures("from 20-30% to between 2 and 3 million euros")]
    [('20', 'unit:PERCENT'), ('30', 'unit:PERCENT'), ('2000000', 'currency:EUR'), ('3000000', 'currency:EUR')]
    >>> [(str(f.value), f.unit) for f in find_figures("over 2 billion 360 million dollars")]
    [('2360000000', 'currency:USD')]
    >>> [str(f.value) for f in find_figures("10^6 tonnes, 3.5 x 10^9 kWh, $1.5e9, 4 tonnes")]
    ['4']
    >>> [str(f.value) for f in find_figures("Fees 50 million 40 million")]
    ['50000000', '40000000']
    >>> [(str(f.value), f.noun or f.unit, f.qualifier) for f in find_figures("40+ firms on 2,400+ hectares")]
    [('40', 'firms', 'q-over'), ('2400', 'unit:HA', 'q-over')]
    """
    twice = written_out(text)
    found = _added(text, _with_plus(text) if "+" in text else _plain_figures(text))
    for figure in merge(found, _multiples(text), key=attrgetter("start")):
        if not any(a <= figure.start < b for a, b in twice):
            yield figure


def _multiples(text: str) -> Iterator[Figure]:
    for start, end, times in find_multiples(text):
        hedge = _hedge(text, start, units())
        yield Figure(start, end, Decimal(times), "unit:NUM", MULTIPLE, hedge)


def _added(text: str, figures: Iterator[Figure]) -> Iterator[Figure]:
    """Yield figures; one that is told in two powers of ten is added up: "2 billion 360 million dollars"."""
    before: Figure | None = None
    for figure in figures:
        if before and _goes_on(text, before, figure):
            value = before.value + figure.value
            before = replace(figure, start=before.start, value=value, qualifier=before.qualifier)
            continue
        if before:
            yield before
        before = figure
    if before:
        yield before


def _goes_on(text: str, before: Figure, figure: Figure) -> bool:
    """Return whether a figure goes on with the one before it, in a lower power of ten: not "50 million 40 million"."""
    if not (before.scaled and figure.scaled) or before.noun or before.money:
        return False
    if text[before.end : figure.start] != " ":
        return False
    high, low = (_scale_word().findall(text, f.start, f.end) for f in (before, figure))
    scale = units().scale
    return bool(high and low) and scale[low[0].lower()] < scale[high[-1].lower()]


@cache
def _scale_word() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])({alternation(units().scale)})(?![A-Za-z])", re.I)


def _with_plus(text: str) -> Iterator[Figure]:
    for figure in _plain_figures(_PLUS.sub(" ", text)):
        plus = _PLUS.search(text, figure.start, figure.end + 1) is not None
        yield replace(figure, qualifier="q-over") if plus and figure.qualifier == "q-exact" else figure


# "40+ firms" are more than 40.
_PLUS = re.compile(r"(?<=[\d%BMKbmk])\+(?=[\s.,;)]|$)")


def _plain_figures(text: str) -> Iterator[Figure]:
    """Yield figures one by one; what is written in powers of ten is none, and stays unread."""
    powers = deque(in_powers(text))
    for figure in _each_figure(text):
        while powers and powers[0][1] <= figure.start:
            powers.popleft()
        if not (powers and powers[0][0] < figure.end):
            yield figure


def _each_figure(text: str) -> Iterator[Figure]:
    table, at = units(), 0
    text = text.translate(_TWINS)
    rounds = list(_rounds(text, table))
    while cue := table.cue.search(text, at):
        # All before the number but a currency is passed over: most of a text holds no number.
        match = table.figure.search(text, max(at, cue.start() - table.lead))
        if not match:
            break
        at = match.end()
        while rounds and rounds[0].end <= match.start():
            yield rounds.pop(0)
        if rounds and rounds[0].start < match.end():
            at = max(at, rounds[0].end)
            yield rounds.pop(0)
            continue
        figure = _read(match, text, table)
        if figure and (upper := _upper_end(figure, match, text, table)):
            yield from _ends(figure, upper, match, text)
            at = upper.end
        elif figure:
            yield figure
    yield from rounds


def _upper_end(lower: Figure, match: re.Match[str], text: str, table: Units) -> Figure | None:
    """Return the second figure of a range whose first one is given, or None."""
    to = _TO.match(text, lower.end)
    if not to or lower.dimension or lower.scaled or (lower.noun and text[lower.end : lower.end + 1] != "-"):
        return None
    word = to["to"].strip()
    listed = "respectively" in text[lower.end : lower.end + _LONGEST]
    if (
        word in ("and", "or")
        and not listed
        and not _BETWEEN.search(text, max(0, match.start() - 24), match.start())
    ):
        return None
    tail = text[to.end() : to.end() + _LONGEST]
    second = table.figure.match(tail)
    upper = _read(second, tail, table) if second else None
    if upper and lower.money and upper.unit == "unit:NUM" and word in _HYPHENS and not upper.noun:
        # "USD 400-600 million": the currency stands but once.
        upper = replace(upper, unit=lower.unit, money=True)
    if upper is None or (lower.money and upper.unit != lower.unit):
        return None
    if not (upper.dimension or upper.money or upper.noun) or (
        upper.value <= lower.value and not upper.scaled and not listed and not _fell(match, text, word)
    ):
        return None
    return replace(upper, start=upper.start + to.end(), end=upper.end + to.end(), qualifier=lower.qualifier)


def _ends(figure: Figure, upper: Figure, match: re.Match[str], text: str) -> tuple[Figure, Figure]:
    """Return both figures of a range; what lies between them is at least the one and at most the other."""
    lower = _as_lower(figure, upper)
    before, between = text[max(0, match.start() - 24) : match.start()], text[figure.end : upper.start].strip()
    apart = between == "or" or (between == "to" and _FROM.search(before) and not _RANGING.search(before))
    # "increase by $1 to $12": the one is the step, the other the level.
    apart = apart or (between == "to" and figure.money and _STEP_BY.search(before) is not None)
    listed = between == "and" and not _BETWEEN.search(before)
    if apart or listed or "respectively" in text[figure.end : figure.end + _LONGEST]:
        return lower, upper
    lower = replace(lower, reach=upper.end - figure.start)
    if figure.qualifier != "q-exact" or upper.value < lower.value:
        return lower, upper
    return replace(lower, qualifier="q-at-least"), replace(upper, qualifier="q-at-most")


def _fell(match: re.Match[str], text: str, word: str) -> bool:
    """Return whether the larger end stands first because something fell: "from 12 to 9 percent"."""
    return word == "to" and _FROM.search(text, max(0, match.start() - 24), match.start()) is not None


_STEP_BY = re.compile(
    r"\b(?:increas|ris|rais|rose|grow|fall|cut|lower|reduc|go\s+up)\w*\s+(?:[\w-]+\s+)?by\s+$"
)
_RANGING = re.compile(r"\b(?:rang\w+|anywhere)\s+from\s+(?:\w+\s+)?$", re.I)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|over\s+|some\s+|nearly\s+)?$", re.I)


def _as_lower(lower: Figure, upper: Figure) -> Figure:
    """Return the first figure of a range with the unit and power of ten of the second."""
    times = Decimal(1)
    if upper.scaled:
        power = Decimal(10) ** (upper.value.adjusted() // 3 * 3)
        times = power if lower.value < 1000 else times
    return replace(
        upper,
        start=lower.start,
        end=lower.end,
        value=lower.value * times,
        qualifier=lower.qualifier,
    )


_MILLIONS = frozenset({"MEUR", "M€"})
# "on a 60:40 basis", "at 12:30"; but "in 2019:300 jobs"
_RATIO = re.compile(r"(?<!\d)\d{1,2}:$")
_SHORT = 2  # digits of a part of a ratio
_BLANKS = re.compile(r"[\s-]+")


# "on 15 June, Norvia's yards"
_OF_MONTH = re.compile(rf"(?<=\d)(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\b")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")


def _read(match: re.Match[str], text: str, table: Units) -> Figure | None:
    before = text[max(0, match.start() - 14) : match.start()]
    if _NO_FIGURE.search(before) or (_DAY.fullmatch(match[0].strip()) and _OF_MONTH.match(text, match.end())):
        return None
    digits = match["n1"] or match["n2"] or match["n3"] or match["n6"] or match["n4"]
    scale = match["s1"] or match["s2"] or match["s3"] or match["s5"] or match["s6"] or match["s4"] or ""
    scale = _BLANKS.sub(" ", scale.lower())
    value = number(digits) * (table.scale[scale] if scale else 1)
    qualifier = _hedge(text, match.start(), table)
    half = text.startswith(" and a half", text.index(digits, match.start()) + len(digits))
    if half or (_RATIO.search(before) and len(digits) <= _SHORT):
        return None  # "two and a half million" is not two, nor is "60:40" forty
    bare = not (digits[0].isdigit() or scale)
    found = Figure(
        match.start(), match.end(), value, "unit:NUM", qualifier=qualifier, written=bare, scaled=bool(scale)
    )
    currency = re.sub(r"\s+", " ", match["c1"] or match["c2"] or "")
    if currency.casefold() == "euro" and not scale and digits in "1234567":
        return None  # a standard of exhaust
    if currency:
        if currency in _MILLIONS:
            found = replace(found, value=value * 10**6, scaled=True)
        iri = table.currency.get(currency) or table.currency.get(currency.casefold(), "")
        iri = iri or (table.letter.get(currency, "") if scale or is_sum(text, match, digits) else "")
        return replace(found, unit=iri, money=True) if iri else None
    if people := match["u3"] == "m" and counts_people(text, *match.span()):
        found = replace(found, value=value * 10**6, scaled=True)
    if match["u3"] and not people:
        return _measured(found, re.sub(r"\s+", " ", match["u3"]), table)
    return _counted(found, text, table)


def _measured(figure: Figure, written: str, table: Units) -> Figure:
    unit = table.units.get(written) or table.units[written.casefold()]
    return replace(figure, unit=unit.iri, dimension=unit.dimension, size=unit.size)


_MARKED = re.compile(r"[\[(^][\s\[(^]*$")
_CLOSED = re.compile(r"[\])]")


# "eight hundred (800) hectares": laws say a number twice.
_SPELT = re.compile(rf"\b(?:{'|'.join(WORDS)}|hundred|thousand|million|billion)\s*\(\s*$", re.I)


def _counted(figure: Figure, text: str, table: Units) -> Figure | None:
    """Return a bare number with what it counts; None for the mark of a note or of a list: "[3]", "(3)"."""
    marked = _MARKED.search(text, max(0, figure.start - 4), figure.start)
    closed = _CLOSED.match(text, figure.end) if marked else None
    if closed is None:
        return _spelt_behind(figure, marked is not None, text, table)
    if not _SPELT.search(text, max(0, figure.start - _WORD), figure.start):
        return None
    unit = table.round_unit.match(text, closed.end())
    if unit is None:
        return replace(figure, noun=noun_behind(text, closed.end()))
    return _with_round_unit(figure, unit, table)


# "812.40 (eight hundred twelve point forty) ha"
_WORDS_BEHIND = re.compile(r"\s*\([a-z][a-z\s-]{2,90}\)", re.I)


def _spelt_behind(figure: Figure, marked: bool, text: str, table: Units) -> Figure:
    """Return a bare number with the unit that stands behind its words in brackets, or with what it counts."""
    if marked and (has := HAS.match(text, figure.end)):
        return _measured(replace(figure, end=has.end()), "ha", table)
    behind = _WORDS_BEHIND.match(text, figure.end)
    if behind is None or not written_out(text[figure.start : behind.end()]):
        return replace(figure, noun=noun_behind(text, figure.end))
    unit = table.round_unit.match(text, behind.end())
    return (
        _with_round_unit(figure, unit, table)
        if unit
        else replace(figure, noun=noun_behind(text, behind.end()))
    )


# No number word is longer, with the bracket.
_WORD = 20


def _with_round_unit(figure: Figure, unit: re.Match[str], table: Units) -> Figure:
    """Return a number with the currency or unit that stands a little way after it."""
    figure = replace(figure, end=unit.end())
    if unit["c"]:
        iri = table.currency.get(unit["c"]) or table.currency.get(unit["c"].lower(), "")
        return replace(figure, unit=iri, money=True)
    return _measured(figure, re.sub(r"\s+", " ", unit["u"]), table)


def _hedge(text: str, at: int, table: Units) -> str:
    found = table.before.search(text, max(0, at - 40), at)
    hedge = re.sub(r"\s+", " ", found["hedge"].casefold()) if found else ""
    # What extends over a surface has just that surface.
    if not found or (found["verb"] and hedge == "over"):
        return "q-exact"
    # "below the 41 percent of Kenya": another has just that much.
    if text[:at].endswith(" the ") and hedge in ("below", "under", "above", "over", "beyond"):
        return "q-exact"
    return table.hedge[hedge]


def _rounds(text: str, table: Units) -> Iterator[Figure]:
    """Yield numbers written as words of another kind: "half a million", "a dozen", "two-thirds of"."""
    if not ROUND_CUE.search(text):
        return
    for match in ROUND.finditer(text):
        unit = table.round_unit.match(text, match.end())
        start, qualifier = match.start(), _hedge(text, match.start(), table)
        figure = Figure(
            start, match.end(), round_value(match), "unit:NUM", "", qualifier, "", False, True, True
        )
        if unit:
            yield _with_round_unit(figure, unit, table)
        elif FRACTION.match(match[0]):
            yield replace(figure, unit="unit:FRACTION", dimension="ind-share", scaled=False)
        else:
            yield replace(figure, noun=noun_behind(text, match.end()))
