"""Acts that stand as items below a line which says that they are put out: "The Cabinet adopted these laws:" and a list."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words
from kg.claims.sentences.masks import BODIES
from kg.claims.sentences.reading import Reading
from kg.claims.values.dates import dates_of_issue
from kg.model import BlockKind, Key, Tier

ISSUER, DATE = "listed-issuer", "listed-date"
_LONGEST = 20  # items of a list that are looked at
_MANY = r"(?:regulations|laws|acts|decrees|measures|plans|policies|documents|guidelines|instruments|notices|circulars|strategies|rules|opinions|programmes|programs|schemes|resolutions|decisions|bills|ordinances|orders|texts|standards|following)"
# An item that is an act and says nothing of it.
_ITEM = re.compile(
    r"\W*(?:\d{1,2}[.)]\s*)?(?:[Tt]he |[Aa]n? |[Ii]ts )?[“‘\"]?‹P(?P<act>\d+)›(?: \([^()]{1,80}\))?[^‹›.]{0,60}[.;,]?(?: and)?\W*"
)
_TELLS = re.compile(r"› (?:[a-z]+ )?(?:is|are|was|were|has|have|had|will|shall|may|must|can)\b")
_ITEMS = (BlockKind.BULLET, BlockKind.CLAUSE, BlockKind.PARAGRAPH)


@cache
def _led() -> Cued:
    """Return the pattern of a line that leads in a list of acts and tells who put them out."""
    issued = alternation(words().list("verbs", "issue"))
    day = r"(?: (?:on|in) ‹D(?P<DAY>\d+)›)?"
    return cued(
        rf"(?:^|\b(?:[Oo]n|[Ii]n) ‹D(?P<first>\d+)›,? )(?:[Tt]he )?(?P<by>{BODIES}),? (?:(?:has|have|also|recently|jointly|so far) ){{0,3}}{issued}\b[^‹›.;]{{0,90}}?\b{_MANY}\b[^‹›.;]{{0,60}}{day.replace('DAY', 'last')}:\W*$"
        rf"|\b(?i:{_MANY}),?(?: (?:were|are|have been|was|has been|which|that))* (?:recently |jointly )?{issued}{day.replace('DAY', 'mid')} by (?:the )?(?P<agent>{BODIES})[^‹›.;]{{0,60}}{day.replace('DAY', 'end')}:\W*$"
    )


def listed_below(readings: Sequence[Reading], at: int) -> Iterator[Reading]:
    """Yield the readings right below a line that are items and consist of one act."""
    for reading in readings[at + 1 : at + 1 + _LONGEST]:
        kind = reading.block.kind
        if kind not in _ITEMS or kind != readings[at + 1].block.kind or not act_of(reading):
            return
        yield reading


def act_of(reading: Reading) -> str:
    """Return the key of the act of which an item consists, or ""."""
    match = _ITEM.fullmatch(reading.masked.text)
    if match is None or _TELLS.search(reading.masked.text):
        return ""
    return reading.mentions[int(match["act"])].name


def issue_listed(readings: Sequence[Reading], collector: Collector) -> None:
    """Draw who put out the acts of a list, and when, if the line above it tells so (candidates)."""
    for at, reading in enumerate(readings):
        text = reading.masked.text
        led = _led().search(text) if text.rstrip().endswith(":") and "‹" in text else None
        if led is None or "‹P" in text:
            continue
        bodies = [reading.mentions[int(n)].name for n in re.findall(r"\d+", led["by"] or led["agent"])]
        day = next((led[g] for g in ("first", "last", "mid", "end") if led[g]), "")
        for item in listed_below(readings, at):
            spans, act = (reading.span, item.span), act_of(item)
            for body in bodies:
                collector.say(act, "kg:issuedBy", Key(body), spans, ISSUER, tier=Tier.CANDIDATE)
            if day:
                mention = reading.mentions[int(day)]
                found = reading.text[mention.start : mention.end]
                for predicate, value in dates_of_issue(mention.name):
                    collector.say(act, predicate, value, spans, DATE, tier=Tier.CANDIDATE, found=found)


__all__ = ["act_of", "issue_listed", "listed_below"]
