"""Draw the figures of a Chinese sentence: how much of what, of which zone or area, and when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.figures import Measured, find_figures, share_of
from kg.claims.chinese.lists import any_of, table
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
    return re.compile(rf"^(?:{before}|{dates})+"), re.compile(rf"{behind}+$")


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
    before, behind = _idle()
    return before.sub("", behind.sub("", said))


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
    before = _Name()
    for found in find_figures(text, page.yuan):
        named = _subject(text, found.figure.start, things)
        subject = named or page.main
        if not subject:
            continue
        measured, name = found, _name(text, at, found, subject, page)
        if before.plain and not name.plain and text[: found.figure.start].endswith("、"):
            name = before  # "规模分别达到3亿元、2亿元"
        elif before.plain and _OF_BEFORE.match(name.plain):
            name = _Name(before.plain + name.plain, before.shown + name.shown)
            measured = replace(found, indicator=share_of(name.plain, found.indicator))
        else:
            before = name
        _draw(text, at, measured, name, subject, page, named=bool(named))


def _name(text: str, at: Span, found: Measured, subject: str, page: Page) -> _Name:
    thing = as_listed(page.registry.things[subject].label)
    plain = name_of(text, found).removeprefix(thing).removeprefix("的")
    start = at.start + text.find(plain, found.what[0])
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


def _subject(text: str, at: int, things: Sequence[tuple[int, int, str]]) -> str:
    """Return the thing that a figure is of: the last of its own clause, else the last that opens one, else the first."""
    before = [(start, key) for start, end, key in things if end <= at]
    clause = max(text.rfind(stop, 0, at) for stop in "，；：。")
    opening = [key for start, key in before if start == 0 or text[start - 1] in "，；：。 　"]
    own = [key for start, key in before if start > clause]
    return (own or opening or [key for _, key in before[:1]] or [""])[-1]


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
