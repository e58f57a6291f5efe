"""The year in which a plan ends, told by the period or the year in its name."""

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.sentences.reading import Reading
from kg.claims.values.dates import find_periods
from kg.model import Literal, Mention, Modality, Tier

PERIOD = "policy-period"
YEAR = "policy-name-year"
# Kinds of policy that run for a time and aim at its end; laws, notices and budgets do not.
_RUNS = re.compile(
    r"\b(?:plans?|master\s?plan|strateg(?:y|ies)|program(?:me)?s?|road\s?map|framework|agenda|vision|outline|blueprint|initiative|action|scheme|FYP|perspective|compact|partnership)\b",
    re.I,
)
# "Harbour Plan 2013" may be the plan made in that year, and "the 2030 Agenda" is named to say what one works for.
_AIMS_AT = re.compile(
    r"(?:\b(?:vision|agenda|horizon|goals?|roadmap|strategy|made\s+in\s+\w+|beyond|towards|to)\s+(?P<y>20\d\d)$|^(?P<z>20\d\d)\s+(?:vision|strategy|roadmap)\b)",
    re.I,
)
# also "Quay Plan (QP) (2031-2035)", "the Quay Plan covers the period 2031-2035"
_FOLLOWS = re.compile(
    r"[”’\"']?(?:\s*[(（][“\"‘]?[A-Z][A-Za-z&. -]{1,12}[”\"’]?[)）])?(?:\s+(?:which\s+)?(?:covers|spans|runs|covering|spanning|running|extends)(?:\s+over)?\s+(?:the\s+)?(?:period\s+|years\s+)?(?:of\s+|from\s+)?"
    r"|\s*[(（,]?\s*(?:for\s+)?(?:the\s+(?:period\s+|years\s+))?(?:of\s+|from\s+)?)(?=20\d\d)"
)
# How far a period may reach: "2031/32-2035/36".
_WIDE = 18


def tell_periods(reading: Reading, registry: Registry, collector: Collector) -> tuple[str, ...]:
    """Draw the last year of the plans that a sentence names with their period, and return the keys of the plans."""
    if "20" not in reading.text:
        return ()
    told = []
    for mention in reading.of("P"):
        words = reading.text[mention.start : mention.end]
        if mention.method != "name" or not _RUNS.search(registry.things[mention.name].label):
            continue
        if year := _period_end(reading.text, mention):
            _say(collector, reading, mention, year, PERIOD, Tier.ASSERTED)
        elif match := _AIMS_AT.search(words):
            year = int(match["y"] or match["z"])
            _say(collector, reading, mention, year, YEAR, Tier.CANDIDATE)
        else:
            continue
        told.append(mention.name)
    return tuple(told)


def _period_end(text: str, mention: Mention) -> int:
    """Return the last year of the period in a name or right after it; 0 if there is none.

    Two years are one session or budget: "the Budget 2007-2008" aims at nothing.
    """
    inside = [p.last for p in find_periods(text[mention.start : mention.end]) if p.last - p.first > 1]
    follows = _FOLLOWS.match(text, mention.end)
    if not inside and follows:
        inside = [p.last for p in find_periods(text[follows.end() : follows.end() + _WIDE]) if p.start == 0]
    return inside[-1] if inside else 0


def _say(collector: Collector, reading: Reading, mention: Mention, year: int, rule: str, tier: Tier) -> None:
    collector.say(
        mention.name,
        "kg:deadlineYear",
        Literal(str(year), "xsd:integer"),
        (reading.span,),
        rule,
        tier=tier,
        modality=Modality.PLANNED,
        found=str(year),
    )
