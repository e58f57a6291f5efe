"""Statistics: one referent for every figure that says something about a thing, with its year and unit."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from kg import lazy_re as re
from kg.claims.figures.going_on import THAT_OF, goes_on_with, is_another, is_of_the_same, that_of
from kg.claims.figures.indicators import Meaning, counts_in_passing, meaning_of, plausible
from kg.claims.figures.keys import figure_key
from kg.claims.figures.measured import what_of
from kg.claims.figures.needed import NEEDS_IT, OF_SOMETHING, OF_THE_THING, OWN_THING, UNTOLD
from kg.claims.figures.observed import (
    fit,
    guess_subject,
    subjects_of,
)
from kg.claims.figures.of_noun import is_of_its_noun
from kg.claims.figures.paired import paired_owners
from kg.claims.figures.parts import is_bare_count, parts_of
from kg.claims.figures.times import due_of, is_to_come, year_of
from kg.claims.figures.topics import topic_of
from kg.claims.figures.units import (
    as_fall,
    end_of_range,
    in_currency,
    in_rupees,
    in_time,
    in_tonnes,
    in_yen,
    with_unit,
)
from kg.claims.figures.unnamed import is_given, without
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.sentences.reading import Reading
from kg.claims.structure.frame import ITEMS
from kg.claims.values.far_off import is_far_off
from kg.claims.values.multiples import MULTIPLE
from kg.claims.values.numbers import Figure
from kg.claims.values.rates import Rate
from kg.model import Concept, Key, Literal, Modality, Span, Tier

RULE = "figure"
ONLY = "figure-only-thing"
TOPIC = "figure-topic"
NEAR = "figure-near"
LOOSE = "figure-loose"
PLANNED = "figure-planned"
PRONOUN = "figure-pronoun"
UNSAID = "figure-unsaid"
# What any text counts in passing.
_IN_PASSING = frozenset(
    f"ind-{one}"
    for one in ("count", "share", "growth-rate", "growth-factor", "length", "distance", "mass", "duration")
)
# Of these the words near the figure tell too little.
_VAGUE = frozenset({"ind-money", "ind-duration"})
# What is told of a thing in a place seldom holds of the place: a train's speed, a park's output.
_OF_WHAT_IS_THERE = OF_THE_THING.union(
    f"ind-{one}" for one in ("speed", "mass", "output", "revenue", "income", "capacity")
)
# A policy has no ground of its own: "the plan opens 22 acres" of something.
_OF_GROUND = frozenset({"ind-land-area", "ind-floor-area", "ind-length"})
# "Total area: 3,000 hectares" needs no subject.
_HEADED = re.compile(
    r"\W{0,4}(?:(?:The|Its|Their|Total|Permanent|Resident|Land|Planned|Combined|Overall|total|permanent|resident|land|planned|combined|overall)\s+){0,3}(?:[Aa]rea|[Pp]opulation|[Ss]ize|GDP|[Ll]ength|[Ll]and area)\b"
)
_OFTEN = 3
# A number so large without a noun goes on about what the one before it counts.
_SEVERAL = 1000
# So many are counted on purpose.
_MANY = 20
# Letters of a word behind a figure.
_WORD = 9
# What somebody pays for tea.
_SMALL_CHANGE = 10_000
# A list of so few parts is counted in passing.
_A_DOZEN = 12
_OF_PARTS = re.compile(
    r"\b(?:ministries|departments|provinces|municipalities|districts|counties|cities|towns|villages|states|countries|regions|governorates|communes|cantons|wards|barangays|members|parts|chapters|sections|stages|phases|parties|sides|bodies|agencies|nations|islands|priorities|objectives|goals|areas|sectors|reasons|ways|steps|measures|principles)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Reported:
    """A statistic as drawn: the key of its referent, its figure and where it stands in the mask."""

    key: str
    figure: Figure
    indicator: str
    subject: str
    future: bool
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Told:
    """What a figure tells: of which things, by which indicator, how surely, and which figure it restates, what it is of.

    ``sited``: the things only tell where that is; ``guessed``: the clause does not name them; ``low``: where the other
    end of its range stands.
    """

    indicator: str
    subjects: tuple[str, ...]
    rule: str = RULE
    first: Figure | None = None
    what: str = ""
    sited: bool = False
    guessed: bool = False
    low: int | None = None


@dataclass(frozen=True, slots=True)
class _Before:
    """The figure before: where it ends in the mask, the figure, what it told, where the last sum of money ends.

    ``sum`` is the indicator of that sum.
    """

    end: int
    figure: Figure
    told: _Told
    rate: Rate | None
    money: int
    sum: str = ""


def report_figures(
    reading: Reading,
    registry: Registry,
    collector: Collector,
    zone_of: dict[str, str],
    topic: str | None = "",
    about: str = "",
) -> tuple[Reported, ...]:
    """Draw the statistics of a sentence and return them.

    ``topic`` is what the passage is about; None says that the document is not about policy, so that counts
    and shares are left alone. ``about`` is what the last figure of the paragraph was about, or empty.
    """
    if "‹N" not in reading.masked.text:
        return ()
    far_off = is_far_off(reading.text)
    drawn: list[Reported] = []
    previous: _Before | None = None
    paired = paired_owners(reading)
    for mark in re.finditer(r"‹N(\d+)›", reading.masked.text):
        mention = reading.mentions[int(mark[1])]
        figure = with_unit(reading, mark, reading.figures[mention.start, mention.end])
        figure = in_tonnes(reading, in_time(reading, in_rupees(reading, figure)))
        figure = in_currency(in_yen(registry, reading, figure), _currency(previous))
        meaning = _meaning(reading, mark, figure, previous)
        if far_off and meaning.indicator == "ind-length":
            meaning = replace(meaning, indicator="ind-distance")
        falls = meaning.falls
        if previous and figure.end <= previous.figure.start + previous.figure.reach:
            told = replace(previous.told, low=previous.figure.start)  # the upper end of a range
            falls = previous.rate.falls if previous.rate else falls
        else:
            told = _told(reading, mark, figure, meaning, zone_of, topic, previous, registry, about)
            if not (told.indicator and told.subjects and plausible(figure, told.indicator)):
                continue
            if mark.start() in paired:
                told = replace(told, subjects=paired[mark.start()], rule=RULE, guessed=False)
            beside = previous if mark.start() in paired else None
            other = registry.things[beside.told.subjects[0]].label if beside and beside.told.subjects else ""
            told = _named(reading, figure, told, None if figure.dimension == MULTIPLE else previous, other)
        figure = as_fall(figure) if falls else figure
        rate = Rate(meaning.indicator, falls) if figure.dimension == "ind-share" else None
        if figure.dimension != MULTIPLE:  # a verb goes on with nothing
            money = mark.end() if figure.money else previous.money if previous else 0
            sum_of = told.indicator if figure.money else previous.sum if previous else ""
            previous = _Before(mark.end(), figure, told, rate, money, sum_of)
        drawn += [_draw(reading, registry, collector, one, told, figure, mark) for one in told.subjects]
    return tuple(d for d in drawn if d.sure)


def _named(reading: Reading, figure: Figure, told: _Told, previous: _Before | None, other: str = "") -> _Told:
    """Return what a figure tells with the words that name what it is of; a rate of nothing known is only likely.

    ``other`` is the thing of the figure before, where this one has its own right beside it.
    """
    if told.first:
        return told
    since = previous.figure.end if previous else 0
    ends = max(figure.end, figure.start + figure.reach)
    start, end = what_of(reading.text, figure.start, ends, told.indicator, since)
    # "80,000 to work there": what people do behind their number is no name of what is counted.
    names = not is_bare_count(figure) or start < figure.start
    between = reading.text[since : figure.start]
    if previous and previous.told.what and (other or is_of_the_same(between)):
        names = False  # it is of the same as the figure before
    what = figure.noun or (" ".join(reading.text[start:end].split()) if names else "")
    goes_on = told.indicator not in OWN_THING or goes_on_with(between)
    if previous and (other_one := that_of(between, previous.told.what)):
        what = other_one
    elif not what and previous and previous.told.what != UNTOLD and goes_on:
        anew = is_another(between, previous.told.what, reading.text[ends : ends + _WORD])
        what = "" if anew else without(previous.told.what, other)
    bare = not what and told.indicator in NEEDS_IT and told.rule != LOOSE
    unsaid = bare and not (figure.money and is_given(reading.text, figure.start, figure.end))
    return replace(told, what=UNTOLD, rule=UNSAID) if unsaid else replace(told, what=what)


# "fell to 3 million euros in 2019 from 4 million", "3 and 4 million euros respectively"
_COMPARED = re.compile(
    r"(?:\s*\(|\)|,)?[^.;‹]{0,30}(?:‹[DNZAF]\d+›\)?[^.;‹]{0,20}){0,2}(?:\b(?:from|to|and|or|against|versus|(?<!more )(?<!less )(?<!fewer )than|compared\s+(?:with|to))|,)\s+(?:\w+\s+){0,3}"
)


def _meaning(reading: Reading, mark: re.Match[str], figure: Figure, previous: _Before | None) -> Meaning:
    text, until = reading.masked.text, end_of_range(reading, mark, figure)
    if previous is None:
        return meaning_of(text, mark, figure, until=until)
    between = text[previous.end : mark.start()]
    counts = previous.figure.unit == "unit:NUM" and is_bare_count(figure)
    if counts and (between == " to " or (figure.value >= _SEVERAL and _COMPARED.fullmatch(between))):
        return Meaning(previous.told.indicator)
    if previous.told.indicator == "ind-tax-rate" and figure.dimension == "ind-share" and between == " to ":
        return Meaning(previous.told.indicator)
    # "Trade grew 5 percent to 3 billion": what a sum is of may stand before a percentage.
    since = previous.money if figure.money else previous.end
    found = meaning_of(text, mark, figure, since, previous.rate, until)
    # "a fund of 3 million euros, of which 1 million is spent"
    of_it = _COMPARED.fullmatch(between) or between.endswith((", of which ", ", including "))
    if found.indicator == "ind-money" and previous.figure.money and of_it:
        return Meaning(previous.told.indicator)
    # "… and that of the second was 4 million": the same kind of sum.
    if found.indicator == "ind-money" and previous.sum and THAT_OF.search(between):
        return Meaning(previous.sum)
    return found


def _is_well_known(keys: tuple[str, ...], registry: Registry) -> bool:
    """Return whether a document speaks of things often enough to be about them."""
    return bool(keys) and all(
        len(registry.things[k].mentions) >= _OFTEN and registry.things[k].sure for k in keys
    )


def _currency(previous: _Before | None) -> str:
    """Return the currency of a sentence so far; a conversion in brackets does not change it."""
    if previous is None or not previous.figure.money:
        return ""
    return (previous.told.first or previous.figure).unit


def is_conversion(between: str, first: Figure, second: Figure) -> bool:
    """Return whether a figure restates the one before it in another currency or unit."""
    if first.money != second.money or first.unit == second.unit:
        return False
    if not first.money:
        # Square miles are turned into square kilometres, so both have nearly the same size.
        one, other = first.value * first.size, second.value * second.size
        near = first.dimension == second.dimension != "" and abs(one - other) <= abs(one) * Decimal("0.06")
        return near and bool(re.fullmatch(r"\s*(?:\w+ )?(?:\(|,\s+or\s+|or\s+)(?:\w+\s){0,3}", between))
    return bool(re.fullmatch(r"(?:\s+\w+){0,1}\s*(?:\(|,\s+or\s+|or\s+)(?:[\w.]+\s+){0,3}", between))


def _told(
    reading: Reading,
    mark: re.Match[str],
    figure: Figure,
    meaning: Meaning,
    zone_of: dict[str, str],
    topic: str | None,
    previous: _Before | None,
    registry: Registry,
    about: str,
) -> _Told:
    text = reading.masked.text
    if previous and is_conversion(text[previous.end : mark.start()], previous.figure, figure):
        return replace(previous.told, first=previous.figure)
    indicator = meaning.indicator
    if not indicator or _OF_A_STRANGER.search(text, max(0, mark.start() - _NEAR_BY), mark.start()):
        return _Told("", ())
    subjects = subjects_of(reading, mark, indicator, zone_of)
    if subjects and meaning.sure:
        return _Told(indicator, subjects, NEAR if is_of_its_noun(text, mark, indicator) else RULE)
    passage = about or topic_of(registry, topic or "", reading.span)
    guess = fit(guess_subject(reading, mark, passage, registry), indicator, registry)
    plain = meaning.sure and not figure.written and indicator not in _VAGUE
    sited = (guess.site and indicator in _OF_WHAT_IS_THERE) or (
        indicator in _OF_GROUND and any(k.startswith("policy-") for k in guess.keys)
    )
    rule = ONLY if guess.only and meaning.sure else NEAR if plain and guess.keys else LOOSE
    passing = indicator in _IN_PASSING or (figure.money and figure.value < _SMALL_CHANGE)
    idle = topic is None and passing and rule in (LOOSE, NEAR) and not about
    if idle or _opens_list(figure, indicator):
        return _Told("", ())
    known = bool(about) or _is_well_known(guess.keys, registry)
    told = not figure.written and figure.value >= _MANY and counts_in_passing(figure.noun)
    counted = guess.topic and indicator == "ind-count" and not told
    # "three ministries were at odds": of whom that is told is but a guess.
    if not known and (counted or (figure.written and rule == LOOSE and passing)):
        return _Told("", ())
    own = indicator in OF_THE_THING and not _HEADED.match(text[: mark.start()])
    if guess.topic and meaning.sure and known and not own and not figure.written:
        rule = TOPIC
    return _Told(indicator, subjects or guess.keys, rule, sited=sited, guessed=not subjects)


# "Ayala got 5 million and Boru 6 million": whoever Boru is, the second sum is not Ayala's; "and Boru-Esk (Cala) (6 ha)".
# "Ayala's profits": a firm's.
_OF_A_STRANGER = re.compile(
    r"(?:(?:[,;]|\band)\s(?:[A-Z][a-z’']{2,}(?:-[A-Z]?[a-z’']+)*-?\s){1,3}(?:(?:\([A-Z][^()]{1,30}\)\s)?\()?|‹A\d+›[’']s (?:net |gross )?(?:sales(?! of| tax)|profits?|earnings)\b(?:[^‹›;.]|‹[NDT]\d+›){0,80})$"
)
_NEAR_BY = 120


def _opens_list(figure: Figure, indicator: str) -> bool:
    """Return whether a number in words only counts the parts that a text goes on to name: "four municipalities"."""
    small = figure.written and figure.value < _A_DOZEN
    parts = indicator == "ind-count" or indicator.endswith("-included")
    return small and parts and _OF_PARTS.search(figure.noun) is not None


def _draw(
    reading: Reading,
    registry: Registry,
    collector: Collector,
    subject: str,
    told: _Told,
    figure: Figure,
    mark: re.Match[str],
) -> Reported:
    year = year_of(reading, mark)
    future = is_to_come(reading.masked.text, mark)
    start = reading.span.start
    at = Span(start + figure.start, start + figure.end)
    guess, of = told.guessed or registry.things[subject].is_mere_paper, _of(told, figure)
    when = f"by {due}" if future and not year and (due := due_of(reading, mark)) else year
    keyed = partial(
        figure_key, registry, subject, told.indicator, year=when, reading=reading, future=future, what=of
    )
    key = keyed(figure=figure, span=at, guessed=guess, low=told.low)
    said: list[tuple[str, Key | Concept | Literal]] = [
        ("kg:observedEntity", Key(subject)),
        *parts_of(figure, told.indicator),
    ]
    if year and not future:
        said.append(("kg:referenceYear", Literal(year, "xsd:integer")))
    if told.first:
        first = keyed(figure=told.first, guessed=guess)
        said.append(("kg:conversionOf", Key(first)))
    back = any(m.name == subject and m.method == "coreference" for m in reading.mentions)
    pronoun = any(
        m.name == subject and m.end - m.start <= 3 for m in reading.mentions if m.method == "coreference"
    )
    prose = reading.block.kind not in ITEMS and not _NORM.search(reading.text)
    rule = _rule(told.rule, pronoun, future, prose)
    of_whom = NEAR if told.sited and told.rule == ONLY else _rule(told.rule, pronoun, False, prose)
    sure = rule not in (LOOSE, UNSAID)
    for predicate, obj in said:
        collector.say(
            key,
            predicate,
            obj,
            (reading.span,),
            # How it is known of what a figure is has nothing to do with when it holds.
            of_whom if predicate == "kg:observedEntity" else rule,
            # Readers differ on whether what is aimed at is a statistic beside the target.
            tier=Tier.ASSERTED if sure and (not future or rule == PLANNED) else Tier.CANDIDATE,
            modality=Modality.PLANNED if future else Modality.STATED,
            features=("coreference",) if back else (),
        )
    return Reported(key, figure, told.indicator, subject, future, sure)


def _of(told: _Told, figure: Figure) -> str:
    """Return the words for what a figure is of, where neither its kind nor a noun behind it tells."""
    return told.what if is_bare_count(figure) or told.indicator in OF_SOMETHING else ""


# What is laid down; "should help to" and "should bring" tell what is expected.
_NORM = re.compile(
    r"\b(?:shall|should(?!\s+(?:help|bring|create|add|attract|raise|draw))|(?:was|were)\s+to)\s"
)


def _rule(rule: str, pronoun: bool, future: bool, prose: bool) -> str:
    """Return the rule that counting knows a figure by: what is to come is counted apart.

    In the items of a plan and in the words of a law, outside ``prose``, what is to come of its topic is a target or
    a norm rather than a figure.
    """
    if future and (rule in (RULE, ONLY, NEAR) or (rule == TOPIC and prose)):
        return PLANNED
    return PRONOUN if pronoun and rule not in (LOOSE, NEAR, UNSAID) else rule
