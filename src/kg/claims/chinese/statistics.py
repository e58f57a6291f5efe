"""Draw the figures of a Chinese sentence: how much of what, of which zone or area, and when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.figures import Measured, find_figures, share_of
from kg.claims.chinese.lists import HAN, any_of, table
from kg.claims.chinese.owners import owner_of, owners_of
from kg.claims.chinese.page import Page
from kg.claims.chinese.script import as_listed
from kg.claims.figures.parts import parts_of
from kg.claims.gathering.collector import Collector
from kg.identifiers import short_hash
from kg.model import Key, Literal, Modality, Span, Tier

RULE, UNSAID = "zh-figure", "zh-figure-unsaid"
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
# "截至2023年底，", "2020年": the last year before a figure dates it; "自2019年以来" does not.
_SINCE = re.compile(r"(?:自|从|于|经)\s*$")
# "比上年增长", "占全国": what grows is told by the clause before it.
_OF_BEFORE = re.compile(r"(?:比|同比|较|环比|年均|增长|增长率|增速|增幅|下降|占)")


@cache
def _idle() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of what stands before and behind the name of what is measured, and is no part of it."""
    before, behind = (any_of(table()["figures"]["idle"][key]) for key in ("before", "behind"))
    dates = r"[\d—-]+(?:年|月份?|日|季度)?|月份?"
    # "年均增长", "年度计划": the year is a part of the word.
    return re.compile(rf"^(?:(?!年[均度初末底]){before}|{dates})+"), re.compile(rf"{behind}+$")


@cache
def _ahead() -> re.Pattern[str]:
    """Return a pattern of what shows that a figure is of what is to come: "到2030年", "力争", "规划面积"."""
    words, laid = (any_of(table()["figures"]["idle"][key]) for key in ("ahead", "laid"))
    return re.compile(
        rf"(?:(?:^|[，；。：])\s*(?:到|至)\s*(?:20\d\d年|本世纪)|{words}|规划{laid})[^。；]{{0,60}}$"
    )


def name_of(text: str, measured: Measured) -> str:
    """Return the words that name what a figure measures, without what leads to its number.

    >>> t = "其中总投资达到350亿元"
    >>> name_of(t, next(find_figures(t)))
    '总投资'
    """
    said = text[slice(*measured.what)].strip()
    # "21家试验区实现进出口": the word by which things are counted belongs to the number before.
    if _COUNTER.match(said) and text[: measured.what[0]][-1:].isdigit():
        said = said[1:]
    before, behind = _idle()
    return before.sub("", behind.sub("", said))


_COUNTER = re.compile(r"[家个项条座只户所处]")


@cache
def _only_does() -> re.Pattern[str]:
    """Return a pattern of words that say what is done with what is counted: "打造18条产业链"."""
    leads, verbs = (any_of(table()["steps"][key]) for key in ("leads", "verbs"))
    counts = any_of(table()["figures"]["idle"]["counts"])
    return re.compile(rf"(?:{leads}|{verbs}|{counts}|可)*(?:了|等)?|[^，]{{1,8}}等")


_LED = 6  # signs of an area that opens the name of a smaller one


@cache
def _behind() -> re.Pattern[str]:
    """Return a pattern of the noun behind a number that counts it, as far as the next verb."""
    ends = any_of(table()["figures"]["idle"]["ends"])
    first = r"(?!的|以上|以下|左右|以内|之)"
    return re.compile(rf"(?:以上|左右|以内)?(?P<noun>{first}(?:(?!的|{ends})[{HAN}]){{2,12}})")


# "港口产值年均增长11%，2031年达到1.2万亿元": what grew has that size, too.
_GROWTH = re.compile(r"(?:年均|同比|比上年|较上年)?(?:增长|增速|下降|增幅).*$")


def _counted_noun(text: str, found: Measured, plain: str) -> tuple[int, str] | None:
    """Return where the noun stands behind a number that counts it, if nothing before the number names what is counted."""
    start = found.what[0]
    listed = text[start - 1 : start] == "、"
    if not (listed or _only_does().fullmatch(plain)):
        return None
    noun = _behind().match(text, found.figure.end)
    return (noun.start("noun"), noun["noun"]) if noun else None


@dataclass(frozen=True, slots=True)
class _Name:
    """What a figure measures: in the signs of the word lists, and as the text writes it."""

    plain: str = ""
    shown: str = ""


def draw_figures(text: str, at: Span, things: Sequence[tuple[int, int, str]], page: Page) -> None:
    """Draw the figures of a sentence that begins at ``at``.

    ``things`` are the zones and areas that it names, with where they stand; a figure that names nothing may be of what
    the text is about.
    """
    before, owners = _Name(), owners_of(text, things)
    for found in find_figures(text, page.yuan):
        named = owner_of(text, found.figure.start, owners)
        subject = named or ("" if owners.others else page.main)
        if not subject:
            continue
        measured, name = found, _name(text, at, found, subject, page)
        if before.plain and not name.plain and text[: found.figure.start].endswith("、"):
            name = before  # "规模分别达到3亿元、2亿元"
        elif (
            before.plain
            and not name.plain
            and found.figure.money
            and (grown := _GROWTH.sub("", before.plain)) != before.plain
        ):
            name = _Name(grown, before.shown[: len(grown)])
        elif before.plain and _OF_BEFORE.match(name.plain):
            name = _Name(before.plain + name.plain, before.shown + name.shown)
            measured = replace(found, indicator=share_of(name.plain, found.indicator))
        else:
            before = name
        _draw(text, at, measured, name, subject, page, named=bool(named))


def _name(text: str, at: Span, found: Measured, subject: str, page: Page) -> _Name:
    thing = as_listed(page.registry.things[subject].label)
    plain = name_of(text, found)
    # "天津滨海新区引进项目" of 滨海新区: the area before the name is no part of what is measured.
    led = plain.find(thing)
    plain = plain[led + len(thing) :] if 0 <= led <= _LED else plain
    plain = plain.removeprefix("的")
    first = found.what[0]
    if found.figure.noun and (behind := _counted_noun(text, found, plain)):
        first, plain = behind
    start = at.start + text.find(plain, first)
    return _Name(plain, page.document.text[start : start + len(plain)])


def _draw(
    text: str, at: Span, measured: Measured, name: _Name, subject: str, page: Page, *, named: bool
) -> None:
    figure, registry = measured.figure, page.registry
    years = [y[1] for y in _YEAR.finditer(text, 0, figure.start) if not _SINCE.search(text, 0, y.start())]
    planned = _ahead().search(text, 0, figure.start) is not None
    year = years[-1] if years else ""
    entry = f"figure {short_hash(f'{subject} {measured.indicator} {figure.value} {figure.unit} {year} {name.plain}')}"
    place = Span(at.start + figure.start, at.start + figure.end)
    key = registry.add("Statistic", entry, place)
    thing, amount = registry.things[subject].label, page.document.text[place.start : place.end]
    registry.things[key].label = _label(thing, name.shown, amount, year, named=named)
    rule = RULE if named else UNSAID
    _say(page.collector, key, subject, measured, year if not planned else "", at, rule, planned=planned)


def _label(thing: str, what: str, amount: str, year: str, *, named: bool) -> str:
    """Return the label of a figure; a thing that the sentence does not name stands behind it, with a question mark."""
    of = f"{what}, " if what and what != thing else ""
    if named:
        return f"{thing}: {of}{amount}" + (f" ({year})" if year else "")
    return f"{of}{amount} ({f'{year}, ' if year else ''}{thing}?)"


def _say(
    collector: Collector,
    key: str,
    subject: str,
    measured: Measured,
    year: str,
    at: Span,
    rule: str,
    *,
    planned: bool,
) -> None:
    modality = Modality.PLANNED if planned else Modality.STATED
    # Of what a figure is that names nothing, is a guess.
    tier = Tier.CANDIDATE if rule == UNSAID else Tier.ASSERTED
    say: Callable[..., object] = collector.say
    for predicate, value in (
        ("kg:observedEntity", Key(subject)),
        *parts_of(measured.figure, measured.indicator),
        *((("kg:referenceYear", Literal(year, "xsd:integer")),) if year else ()),
    ):
        say(key, predicate, value, (at,), rule, tier=tier, modality=modality)
