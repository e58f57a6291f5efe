"""Draw the figures of a Chinese sentence: how much of what, of which zone or area, and when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kg import lazy_re as re
from kg.claims.chinese.figures import Measured, find_figures, share_of
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
_AHEAD = re.compile(
    r"(?:(?:^|[，；。：])\s*(?:到|至)\s*(?:20\d\d年|本世纪)|力争|计划|预计|将|目标|不低于|拟|规划(?:总?面积|建设|布局|投资))[^。；]{0,60}$"
)
_IDLE_END = re.compile(
    r"(?:达到|达|为|超过|突破|约|由|从|至|到|增至|提高到|提升到|增加到|共|有|了|在|不低于|以上|累计|均|近|各|是|的)+$"
)
# "比上年增长", "占全国": what grows is told by the clause before it.
_OF_BEFORE = re.compile(r"(?:比|同比|较|环比|年均|增长|增速|增幅|下降|占)")
_IDLE_START = re.compile(
    r"^(?:其中|预计|力争|年|到|截至|目前|已|将|全年|每年|并|且|的|我国|[\d—-]+(?:年|月份?|日|季度)?|月份?)+"
)


def name_of(text: str, measured: Measured) -> str:
    """Return the words that name what a figure measures, without what leads to its number.

    >>> t = "其中总投资达到350亿元"
    >>> name_of(t, next(find_figures(t)))
    '总投资'
    """
    said = text[slice(*measured.what)].strip()
    return _IDLE_START.sub("", _IDLE_END.sub("", said))


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
        if before.plain and _OF_BEFORE.match(name.plain):
            name = _Name(before.plain + name.plain, before.shown + name.shown)
            measured = replace(found, indicator=share_of(name.plain, found.indicator))
        else:
            before = name
        _draw(text, at, measured, name, subject, page, named=bool(named))


def _name(text: str, at: Span, found: Measured, subject: str, page: Page) -> _Name:
    plain = name_of(text, found).removeprefix(as_listed(page.registry.things[subject].label))
    start = at.start + text.find(plain, found.what[0])
    return _Name(plain, page.document.text[start : start + len(plain)])


def _draw(
    text: str, at: Span, measured: Measured, name: _Name, subject: str, page: Page, *, named: bool
) -> None:
    figure, registry = measured.figure, page.registry
    years = [y[1] for y in _YEAR.finditer(text, 0, figure.start) if not _SINCE.search(text, 0, y.start())]
    planned = _AHEAD.search(text, 0, figure.start) is not None
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
