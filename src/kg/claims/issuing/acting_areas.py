"""Cities, states and countries that act as their governments do: "the City of Oslo adopted its Quay Plan"."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words
from kg.claims.sentences.clauses import is_untrue
from kg.claims.sentences.reading import Reading
from kg.model import Key, Mention, Modality, Span, Tier

RULE = "issue-by-area"
_KIND = r"(?:(?P<kind>(?:City|Municipality|Province|State|County|Town|Canton|Region|Commonwealth|Borough|District|Township|Kingdom|Republic)\s+of\s+)(?:the\s+)?)?"
_BEHIND = r"(?P<behind>\s+(?:County|Province|City|State|District|Region|Municipality))?"
_THEN = (
    r"(?:(?:has|have|had|also|now|recently|formally|officially|then|later|first|subsequently|yesterday|today|on\s+[A-Z][a-z]+day|"
    r"(?:last|this|in)\s+(?:week|month|year|‹[DT]\d+›|[A-Z][a-z]+)),?\s+){0,4}"
)
_ITS = r"(?:(?:a|an|the|its|their|new|first|latest|own|draft|revised|updated|ambitious|comprehensive|second|third|draft\s+of\s+(?:its|the|a))\s+){0,4}"


@cache
def _acts() -> tuple[Cued, Cued]:
    """Return the patterns of an area that puts out a policy, and of a policy that is put out by one."""
    past, now = words().list("verbs", "issue"), words().list("verbs", "issue_now")
    verbs, either = alternation(past), alternation([*past, *now])
    return (
        cued(
            rf"(?:^\W*|[;:.]\s+|,\s+and\s+|\b(?:when|while|after)\s+)(?:[Tt]he\s+)?(?:‹A(?P<first>\d+)›\s+and\s+(?:the\s+)?)?(?:‹A\d+›[’']s\s+)?{_KIND}‹A(?P<area>\d+)›{_BEHIND}\s+{_THEN}{either}\s+{_ITS}‹P(?P<policy>\d+)›"
        ),
        cued(
            rf"‹P(?P<policy>\d+)›(?:\s+\([^()]{{1,40}}\))?,?\s+(?:which\s+)?(?:was|were|is|has\s+been|been)?\s*(?:[a-z]+ly\s+)?{verbs}(?:\s+(?:on|in)\s+‹[DT]\d+›)?\s+by\s+(?:the\s+)?{_KIND}‹A(?P<area>\d+)›{_BEHIND}(?!['’-]|\s+[A-Z]|,?\s+and\s+(?:the\s+)?‹[BU])"
        ),
    )


def issue_by_areas(readings: Sequence[Reading], registry: Registry, collector: Collector) -> None:
    """Draw that an area put out a policy for which no other rule has drawn an issuer; it is a body under its own name."""
    told = {s for s, p, _, _ in collector.claims if p == "kg:issuedBy"}
    for reading in readings:
        text = reading.masked.text
        if "‹A" not in text or "‹P" not in text or reading.is_row() or reading.modality() is Modality.HOPED:
            continue
        for policy, area, found in _issued(reading):
            if policy in told or is_untrue(text[: found.start()]) or text.rstrip().endswith("?"):
                continue
            told_with_kind = area.name == reading.mentions[int(found["area"])].name
            start = area.start - (len(found["kind"] or "") if told_with_kind else 0)
            label = reading.text[start : area.end + (len(found["behind"] or "") if told_with_kind else 0)]
            span = Span(reading.span.start + start, reading.span.start + start + len(label))
            body = registry.add("PublicBody", label, span)
            tier = Tier.ASSERTED if _is_told(reading, found) else Tier.CANDIDATE
            collector.say(policy, "kg:issuedBy", Key(body), (reading.span,), RULE, tier=tier)


# "The State of Varo approves the Quay Repair Policy": nothing stands before the area
_OPENS = re.compile(r"\W*(?:[Tt]he\s+)?")


def _is_told(reading: Reading, found: re.Match[str]) -> bool:
    """Return whether an area opens its sentence and puts out a policy whose name is written in capitals."""
    if found.groupdict().get("first", "passive"):
        return False
    opened = found.start("kind") if found["kind"] else reading.masked.text.index("‹", found.start())
    policy = reading.mentions[int(found["policy"])]
    name = reading.text[policy.start : policy.end].split()
    return (
        _OPENS.fullmatch(reading.masked.text, 0, opened) is not None and sum(w[0].isupper() for w in name) > 2
    )


def _issued(reading: Reading) -> Iterator[tuple[str, Mention, re.Match[str]]]:
    """Yield policies with the areas that put them out; an area that no table knows must be told with its kind."""
    for pattern in _acts():
        for found in pattern.finditer(reading.masked.text):
            area = reading.mentions[int(found["area"])]
            if area.candidates or found["kind"] or found["behind"]:
                yield reading.mentions[int(found["policy"])].name, area, found
            # "Norland and Keldia adopted the Harbour Plan"
            if (
                pattern is _acts()[0]
                and found["first"]
                and (one := reading.mentions[int(found["first"])]).candidates
            ):
                yield reading.mentions[int(found["policy"])].name, one, found


__all__ = ["issue_by_areas"]
