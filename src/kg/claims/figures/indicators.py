"""What a figure measures: by its unit, by the words around it, or by what is counted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from kg import lazy_re as re
from kg.claims.patterns.coverage_verbs import PART, WHOLE
from kg.claims.patterns.words import DATA
from kg.claims.values.multiples import MULTIPLE
from kg.claims.values.numbers import Figure
from kg.claims.values.rates import FACTOR, Rate, is_factor, rate_of
from kg.worked_out import texts

_RANGE = {
    "unit:KiloM2": (Decimal("0.0001"), Decimal(20_000_000)),
    "unit:NUM": (Decimal(0), Decimal(10_000_000_000_000)),
    "unit:PERCENT": (Decimal(-1), Decimal(100_000)),
}
# A conversion in brackets does not part a figure from what it is of: "2 trillion yuan ($280 billion) in GDP".
_BRACKET = re.compile(r"^\s*\([^()]{0,40}\)")
_PER = re.compile(r"\s*(?:per|an?|/|for\s+(?:each|every))\s*(?P<what>[a-z]+)", re.I)
_DENSITY = re.compile(
    r"\s*(?:per|/)\s*(?:square|sq|km|hectare|acre|mile|house|vehicle|bus|room|classroom|day|hour|year)", re.I
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure measures: the indicator (empty: nothing), whether it counts downwards, how plain that is."""

    indicator: str
    falls: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Indicators:
    """The word lists of ``data/indicators.toml``, compiled."""

    money: tuple[tuple[str, re.Pattern[str]], ...]
    counted: Mapping[str, str]
    parts: frozenset[str]
    skip: frozenset[str]
    concrete: frozenset[str]
    made_of: frozenset[str]
    called: Mapping[str, str]
    passing: frozenset[str]


@cache
def indicators() -> Indicators:
    """Return the word lists that tell what a figure measures."""
    raw: Mapping[str, Any] = texts().table(DATA / "indicators.toml")
    return Indicators(
        tuple((m["indicator"], re.compile(rf"\b(?:{m['near']})(?!\w)", re.I)) for m in raw["money"]),
        {noun: indicator for indicator, nouns in raw["counted"].items() for noun in nouns},
        frozenset(raw["parts"]["indicators"]),
        frozenset(raw["skip"]["nouns"]),
        frozenset(raw["concrete"]["nouns"]),
        frozenset(raw["made_of"]["nouns"]),
        MappingProxyType(dict(raw["called"])),
        frozenset(raw["passing"]["nouns"]),
    )


def plausible(figure: Figure, indicator: str) -> bool:
    """Return whether a value is possible for its unit and indicator."""
    low, high = _RANGE.get(figure.unit, (Decimal(0), Decimal(10) ** 17))
    if indicator == "ind-population" and figure.value < 100:
        return False
    if indicator == "ind-share" and figure.unit == "unit:PERCENT" and figure.value > 1000:
        return False
    return low < figure.value <= high


def meaning_of(
    text: str,
    mark: re.Match[str],
    figure: Figure,
    since: int = 0,
    previous: Rate | None = None,
    until: int = 0,
) -> Meaning:
    """Return what a figure of a masked sentence measures.

    ``since`` is where the figure before it ends, ``previous`` what it told if it is a percentage, ``until``
    where the range ends that it opens.
    """
    end = max(until, mark.end())
    before = text[max(since, mark.start() - 110) : mark.start()].rpartition(";")[2]
    after = re.split(r"‹N|[;:]", _BRACKET.sub("", text[end : end + 80], count=1)[:50])[0]
    if before.rstrip().endswith("=") or after.lstrip().startswith("="):
        return Meaning("")  # a rate of exchange
    if figure.money:
        return _money(_OF_SHARE.sub("", before), after, figure)
    if figure.dimension == "ind-share" and figure.unit != "unit:FRACTION":
        rate = rate_of(before, after, previous)
        return Meaning(rate.indicator, rate.falls, rate.sure)
    if figure.dimension in _BY_WORDS:
        return _BY_WORDS[figure.dimension](before, after)
    if figure.dimension or figure.unit != "unit:NUM":
        return _of_unit(figure, before, after)
    return _count(text[: mark.start()], figure, before, after)


# "2 percent of GDP), to $16 billion": what the share before is of says nothing of the sum
_OF_SHARE = re.compile(
    r"(?:\A|‹N\d+›)\s*of\s+(?:the\s+|its\s+)?(?:[\w’'-]+\s+){0,2}?(?:GDP|GNP|gross domestic product)\)?(?!\)?,?\s+(?:of|at|stood|stands|was|is)\b)(?=[,;)(\s])"
)


def _of_unit(figure: Figure, before: str, after: str) -> Meaning:
    if figure.dimension == "ind-length" and _AWAY.match(after):
        # "Varo, 70 km north of Alvor, has a pier": how far off a place lies is told in passing.
        return Meaning("ind-distance", False, not figure.written and not before.endswith(", "))
    return Meaning(figure.dimension, False, figure.dimension != "ind-duration" and not figure.written)


# "300 km from the bay to the hills" is how long a line is.
_AWAY = re.compile(
    r"\s+(?:to\s+the\s+)?(?:due\s+)?(?:(?:(?:north|south)?-?(?:east|west)|north|south)(?:ern|wards?)?\s+(?:of|from)\b|(?:away|inland|offshore|upstream|downstream)\b|off\s+|from\b(?!.{0,40}\sto\b))"
)


def _money(before: str, after: str, figure: Figure) -> Meaning:
    per = _PER.match(after)
    if per and not figure.scaled and per["what"].lower() not in ("lot", "result", "sum", "total"):
        wages = re.search(r"\b(?:wages?|salar\w+|incomes?|pay|earn\w*)\b", before, re.I)
        return Meaning("ind-income" if wages else "ind-cost")
    consumed = _CONSUMED.match(after)
    found = "ind-public-spending" if consumed else _of_money(before, after)
    if found in ("ind-public-spending", "ind-money") and not consumed and _WILL_SPEND.search(before):
        return Meaning("ind-money" if _RUNNING.match(after) else "ind-budget")
    # What a work costs is put into it; what a ticket costs is not.
    large = figure.value >= _LARGE and found == "ind-cost" and not _EACH_DAY.match(after)
    return Meaning("ind-investment" if large else found)


# What somebody is to spend is set aside, unless it keeps things running.
_WILL_SPEND = re.compile(
    r"\b(?:will|would|shall|plans?\s+to|pledged\s+to|promised\s+to|(?:is|are)\s+to|committed\s+to|intends?\s+to)\s+(?:also\s+|now\s+)?spend\s+(?:(?:about|around|some|over|up\s+to|nearly|more\s+than|at\s+least|an?\s+(?:extra|additional|further))\s+)?$"
)
_RUNNING = re.compile(
    r"[^.;,]{0,40}?\b(?:debt|recurrent|salar\w+|wages|pensions?|interest|welfare|rent|food|holidays?|gifts?)\b",
    re.I,
)
# "jams cost 57 million a day": what is lost again and again is no investment
_EACH_DAY = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:per|a|an|each|every)\s+(?:day|hour|week|month)\b|\s*(?:annually|yearly|in\s+lost)\b"
)
_LARGE = 10**6
# What is set aside for running costs is spent, not invested.
_CONSUMED = re.compile(
    r"\s*(?:(?:has|have|had|will|would|is|are|was|were|be|been)\s+){0,3}(?:allocated|allotted|set\s+aside|earmarked|provided|budgeted|approved)\s+(?:for|to|towards?)\s+"
    r"(?:\w+\s+){0,3}?(?:debt|recurrent|salar\w+|wages|pensions?|interest|welfare|allowances)\b",
    re.I,
)


def _of_money(before: str, after: str) -> str:
    table = indicators().money
    after = re.sub(r"^[\s-]+worth\s+of\b", "", after)
    head = re.match(r"(?:\s+(?:worth|in|of|for|as|into|on|to)\b|-)?(?:\s+[\w&'’-]+){0,3}", after)
    near = head[0] if head else ""
    if re.search(r"\bAt\s+$", before):
        near = after  # "At 3 billion euros, exports were higher than ever"
    ahead = [(m.start(), n, i) for n, (i, cue) in enumerate(table) if (m := cue.search(near))]
    if ahead and not re.search(r"\b(?:of|was|is|to|reached|totall?ed|at)\s+(?:\w+\s+){0,2}$", before):
        return min(ahead)[2]
    # "exports worth ‹N›": what is worth so much says what the sum is, unless a firm order is meant.
    worth = _WORTH.search(before)
    told = before[: worth.start()] if worth else before
    behind = [(m.end(), -n, i) for n, (i, cue) in enumerate(table) for m in cue.finditer(told)]
    if worth and (not behind or max(behind)[0] < len(told) or max(behind)[2] not in _YIELDS):
        behind = [(m.end(), -n, i) for n, (i, cue) in enumerate(table) for m in cue.finditer(before)]
    if behind:
        return max(behind)[2]
    return min(ahead)[2] if ahead else "ind-money"


_WORTH = re.compile(r"\s+worth\s+(?:\w+\s+){0,3}$")
_YIELDS = frozenset({"ind-output", "ind-exports", "ind-imports", "ind-trade", "ind-revenue", "ind-gdp"})
_EMPLOYS = re.compile(r"\b(?:employ\w*|hir\w+|recruit\w*|workforce|jobs?\s+(?:for|to))\b[^;,]{0,40}$", re.I)
# "‹N› are working there"
_AT_WORK = re.compile(
    r"\s+(?:(?:who|that|are|were|now|currently|already|directly)\s+){0,3}(?:work(?:ing|ed)?|employed)(?:\s*[,.;]|\s+(?:in|at|for|on|there|here|across|within)\b)"
)
_EVENTS = re.compile(
    r"\s*(?:\w+\s+){0,2}(?:died|killed|dead|injured|arrested|attend\w*|visit\w*|took part|participat\w*|register\w*|enrol\w*|infected|per)\b",
    re.I,
)


# "90 million people without power", "who lack water": some of those who live there
_SOME = re.compile(
    r"\s*(?:(?:still|are|were|who|that|currently|live|living|remain)\s+){0,3}(?:without|lack(?:s|ed|ing)?|unemployed|displaced|homeless|malnourished|in\s+(?:poverty|need)|below\s+the\s+poverty)\b",
    re.I,
)


def _people(before: str, after: str) -> Meaning:
    if _DENSITY.match(after):
        return Meaning("")
    if _EMPLOYS.search(before) or _AT_WORK.match(after):
        return Meaning("ind-jobs")
    some = _EVENTS.match(after) or _SOME.match(after)
    return Meaning("ind-count" if some else "ind-population")


def _factor(before: str, after: str) -> Meaning:
    return Meaning(FACTOR if is_factor(before, after) else "")


# What units tell only together with the words around them.
_BY_WORDS: Mapping[str, Callable[[str, str], Meaning]] = MappingProxyType(
    {FACTOR: _factor, MULTIPLE: lambda _before, _after: Meaning(FACTOR), "ind-population": _people}
)
_MADE_UP = re.compile(rf"\b(?:{WHOLE}|{PART}|across|has|have|covers?|includ\w+|consist\w*)\b")
_DEFINITE = re.compile(
    r"(?:\b(?:the|these|those|both|its|their|our|his|her|other|all|(?<!construction )(?<!building )(?<!establishment )(?<!creation )(?<!development )(?<!installation )(?<!purchase )(?<!total )(?<!network )(?<!consortium )(?<!alliance )(?<!cluster )(?<!combination )of|last|next|top|same)|['’]s?)\s+(?:\w+ly\s+)?$",
    re.I,
)
_NUMBER_OF = re.compile(
    r"\b(?:[Nn]umbers?|total) of (?P<noun>(?:[\w-]+\s+){0,4}?[\w-]+s|people)\b(?:[^‹›;]|‹[AZ]\d+›){0,50}$"
)
# "employment stood at 62,000", "the zone employs 62,000"
_WORKERS = re.compile(
    r"\b(?:employment|workforce|headcount|payroll|labou?r\s+force|employs)\b(?:[^‹›;.]|‹[AZD]\d+›){0,50}$",
    re.I,
)
# "Enterprises: 1,120."
_LABELLED = re.compile(r"(?:^|[.;|]\s*)(?:[A-Z][a-z]+\s+){0,2}(?P<noun>[A-Za-z]+s)\s*:\s*$")
_TOTALS = re.compile(
    r"\b(?P<noun>[\w-]+s)\s+(?:\w+\s+){0,2}(?:totall?ed|numbered|number|reached|stood at|rose to|fell to|grew to|increased to|with)\s+(?:\w+\s+){0,2}$"
)
# "a country of 120 million"
_OF_SOULS = re.compile(
    r"\b(?:country|nation|city|town|province|state|metropolis|municipality|market|region|community|island|people|village)\s+of\s+(?:\w+\s+){0,2}$"
)
_PEOPLE = re.compile(r"\b(?:population|residents|inhabitants)\b[^;]{0,70}$", re.I)


def _count(told: str, figure: Figure, before: str, after: str) -> Meaning:
    """Return what a bare number counts: the noun after it, else one before it; ``told`` is all before it."""
    table = indicators()
    # "In phase 1, 40 schools will be built" counts schools.
    counts = figure.noun and before.rstrip().endswith(",")
    ranks = (
        (not counts and _NUMBERED.search(before))
        or _RANKED.search(before)
        or (figure.noun in _RANKS and _CLIMBS.search(before))
    )
    if ranks or re.match(r"\s*(?:times|-?fold)\b|[:/]\d", after) or figure.value <= 1:
        return Meaning("")
    if not figure.noun:
        return _named_before(before, figure)
    words = figure.noun.lower().split()
    last, pair = words[-1], " ".join(words[-2:])
    definite = bool(_DEFINITE.search(before))
    few = figure.written or figure.value < _TELLING
    if (definite and few) or {last, pair} & (table.skip | (table.made_of if few else frozenset())):
        return Meaning("")
    indicator = table.counted.get(pair) or table.counted.get(last, "ind-count")
    if last == "districts" and _AND_COUNTIES.match(after):
        indicator = table.counted["districts and counties"]
    if indicator == "ind-population":
        return _people(before, after)
    if indicator in table.parts and _OF_OTHERS.search(before):
        indicator = "ind-count"
    made_up = indicator in table.parts and bool(_MADE_UP.search(told))
    if figure.written:
        concrete = (last in table.concrete or pair in table.concrete) and (made_up or figure.value > 2)
        return Meaning(indicator if concrete else "", False, made_up)
    return Meaning(indicator, False, not definite and (made_up or indicator not in table.parts))


# "300 applications spanning 49 states": the states are not those of the zone that is spoken of.
_OF_OTHERS = re.compile(
    r"\b(?:applications?|applicants?|bids?|bidders|proposals?|entries|responses|visitors|students|delegates|participants|exhibitors|experts|investors|firms|companies|tourists)\s+(?:spanning|covering|from|across|in|of)\s+(?:(?:all|about|over|some|nearly|more\s+than)\s+)?$"
)
_AND_COUNTIES = re.compile(r"[^.;,]{0,12}?(?:,|\s+and|\s*/)\s+(?:autonomous\s+)?count(?:y|ies)\b")
_MANY = 10_000
# "scope 1 and 2 emissions", "phases 1 to 3": such numbers name and do not count.
_NUMBERED = re.compile(
    r"\b(?i:scopes?|phases?|tiers?|levels?|categor(?:y|ies)|stages?|class(?:es)?|sections?|articles?|types?|grades?|chapters?|part|annex(?:es)?|schedules?|options?|tables?|figures?|goals?|clauses?|paragraphs?|group|lots?|pillars?|components?|line)\s+(?:(?:\d+|‹N\d+›),?\s+(?:(?:and|to|or)\s+)?)*$"
)
# "ranked 8 of 190 economies", "rose 12 places": a rank counts nothing.
_RANKED = re.compile(
    r"\brank(?:s|ed|ing)?\s+(?:(?:\w+|‹N\d+›)\s+){0,3}$|\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|last)\s+(?:out\s+)?of\s+(?:the\s+)?$",
    re.I,
)
_RANKS = frozenset({"places", "spots", "positions", "ranks", "notches"})
_CLIMBS = re.compile(
    r"\b(?:rose|rises?|climb\w*|mov(?:e[sd]?|ing)|up|down|fell|jump\w*|gain\w*|slipp\w+|drop\w*|advanc\w+|improv\w+|by)\s+$",
    re.I,
)


def counts_in_passing(noun: str) -> bool:
    """Return whether policies count such things without saying of whom they are: "30 transfer stations were built".

    >>> counts_in_passing("garbage transfer stations"), counts_in_passing("swans")
    (True, False)
    """
    table, words = indicators(), noun.lower().split()
    return bool({words[-1], " ".join(words[-2:])} & (table.passing | table.concrete)) if words else False


# "The 12 members" tells how many there are; "the 3 members" goes on about them.
_TELLING = 10


def _named_before(before: str, figure: Figure) -> Meaning:
    if (
        _PEOPLE.search(before)
        and figure.value >= 1000
        and not (re.search(r"rate|density", before) or (figure.value < _MANY and "growth" in before))
    ):
        return Meaning("ind-population")
    if figure.scaled and figure.value >= _MANY and _OF_SOULS.search(before):
        return Meaning("ind-population")
    if _WORKERS.search(before) and figure.value >= 100:
        return Meaning("ind-jobs")
    if (labelled := _LABELLED.search(before)) and labelled["noun"].lower() in indicators().counted:
        return Meaning(indicators().counted[labelled["noun"].lower()])
    named = _NUMBER_OF.search(before) or (_TOTALS.search(before) if figure.value >= 100 else None)
    if not named or named["noun"].split()[-1].lower() in indicators().skip:
        return Meaning("")
    noun = named["noun"].split()[-1].lower()
    indicator = indicators().counted.get(noun, "ind-count")
    return Meaning("ind-count" if indicator in indicators().parts else indicator)
