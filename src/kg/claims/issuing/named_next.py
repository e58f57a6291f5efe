"""Who issued a plan that a text tells by its kind and names only in the next sentence.

"The Cabinet adopted a new strategy in 2020. The Clean Quays Strategy names six ports."
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words
from kg.claims.sentences.masks import BODIES
from kg.claims.sentences.reading import Reading
from kg.claims.values.dates import dates_of_issue
from kg.model import Key, Tier

ISSUER, DATE = "named-next-issuer", "named-next-date"
_KIND = r"(?P<kind>plan|programme|program|strategy|scheme|policy|initiative|roadmap|blueprint|framework|law|package|guidelines|action plan|master plan)"


@cache
def _announced() -> Cued:
    """Return the pattern of a plan that is issued and not named: "The Cabinet adopted a new strategy in 2020"."""
    issued = alternation(words().list("verbs", "issue"))
    own = r"(?:an?|its|their|the)\s+(?:[a-z\d-]+\s+){0,4}?"
    aside = (
        r"(?:,? (?:on|in) ‹[DT]\d+›,?| on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| (?:today|yesterday))?"
    )
    end = r"(?![\w-]| (?:called|named|of|team|makers?|areas?|committee|review)\b| [“‘\"]?‹P)"
    return cued(
        rf"(?P<by>{BODIES}){aside} (?:(?:has|have|had|also|recently|formally|jointly|officially) ){{0,3}}{issued} {own}{_KIND}{end}"
        rf"|\b(?:An?|The|Its) (?:[a-z-]+ ){{0,4}}?{_KIND.replace('<kind>', '<told>')}{end},? (?:was|were|has been|had been|have been) (?:(?:jointly|formally|officially|recently|also) ){{0,2}}{issued}(?: (?:on|in) ‹[DT]\d+›)? by (?:the )?(?P<agent>{BODIES})"
    )


# "The strategy is called ‹P›", "Titled ‹P›, the strategy …", "‹P› names …"
_NAMED = re.compile(
    r"^\W*(?:(?:The|This|Its)\s+(?:new\s+)?(?P<kind>[a-z]+(?: [a-z]+)??),?\s+(?:(?:which|that)\s+)?(?:(?:is|was|has been)\s+)?(?:called|named|dubbed|titled|entitled|known as|branded)\s+(?:the\s+)?[“‘\"]?‹P(?P<called>\d+)›"
    r"|(?:Called|Named|Dubbed|Titled|Entitled|Known as|Branded)\s+(?:the\s+)?[“‘\"]?‹P(?P<first>\d+)›[”’\",]{0,2},?\s+(?:it\b|the\b|this\b|‹P\d+›)"
    r"|(?:The\s+)?(?:new\s+)?[“‘\"]?‹P(?P<subject>\d+)›)"
)
_DAY = re.compile(r"‹D(\d+)›")


def issue_named_next(readings: Sequence[Reading], registry: Registry, collector: Collector) -> None:
    """Draw issuer and date of a plan that is named in the sentence after the one that tells of its issue (candidates)."""
    for before, after in pairwise(readings):
        told = _announced().search(before.masked.text) if "‹" in before.masked.text else None
        plan = _plan(after, told["kind"] or told["told"], before, registry) if told else ""
        if not told or not plan:
            continue
        spans = (before.span, after.span)
        for number in re.findall(r"\d+", told["by"] or told["agent"]):
            body = before.mentions[int(number)].name
            collector.say(plan, "kg:issuedBy", Key(body), spans, ISSUER, tier=Tier.CANDIDATE)
        days = _DAY.findall(before.masked.text)
        if len(days) == 1:
            _date(before, int(days[0]), plan, after, collector)


def _plan(after: Reading, kind: str, before: Reading, registry: Registry) -> str:
    """Return the key of the plan that a sentence names and that was not named before, or ""."""
    match = _NAMED.match(after.masked.text)
    if match is None:
        return ""
    mention = after.mentions[int(match["called"] or match["first"] or match["subject"])]
    thing = registry.things.get(mention.name)
    if thing is None or min(m.start for m in thing.mentions) < before.span.start:
        return ""
    if match["called"]:
        return (
            mention.name
            if match["kind"].rsplit(maxsplit=1)[-1] in (kind.rsplit(maxsplit=1)[-1], *_LOOSE)
            else ""
        )
    # What is only the subject must be of the kind by its name.
    of_kind = re.search(rf"\b{re.escape(kind.rsplit(maxsplit=1)[-1])}\b", thing.label, re.I)
    return mention.name if match["first"] or of_kind else ""


_LOOSE = frozenset(["plan", "programme", "program", "scheme", "initiative", "document", "strategy", "policy"])


def _date(before: Reading, number: int, plan: str, after: Reading, collector: Collector) -> None:
    """Draw the only date of the sentence that tells of the issue."""
    found = before.mentions[number].name
    spans, likely = (before.span, after.span), Tier.CANDIDATE
    for predicate, value in dates_of_issue(found) if re.match(r"(?:19|20)\d\d", found) else ():
        collector.say(plan, predicate, value, spans, DATE, tier=likely)


__all__ = ["issue_named_next"]
