"""Find schemes whose name ends in a word that names other things as often: a fund, an allowance, a pilot, a partnership.

Capitals and the word alone prove little: a deed beside the name must show that a public body put it out or pays through it.
"""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.name_patterns import CAP, OWNER, patterns
from kg.claims.patterns.words import alternation, words
from kg.claims.plans.programmes import LIKELY
from kg.model import Mention

_JOINED = r"(?:(?:and|for|of|on|&|in|to)\s+(?:the\s+)?(?=[A-Z]))?"
_SHORT = r"(?:\s*\([A-Z][\w&/ -]{1,30}\))?"


@cache
def _named() -> re.Pattern[str]:
    table = words()
    heads = alternation([*table.list("scheme", "heads"), *table.list("scheme", "things")])
    return re.compile(
        rf"(?<![\w'’-])((?:{CAP}\s+{_JOINED}){{1,7}}(?P<head>{heads})(?:\s+(?:for|on)\s+{CAP}(?:,?\s+(?:and\s+|of\s+|&\s+)?{CAP}){{0,6}})?)(?![\w-]|\s+[A-Z])(?P<short>{_SHORT})"
    )


@cache
def _joined() -> re.Pattern[str]:
    heads = alternation(words().list("scheme", "heads"))
    return re.compile(
        rf"(?P<name>(?:{CAP}\s+(?:(?:of|for)\s+(?=[A-Z]))?){{1,5}}{heads})(?:,?\s+and\s+the\s+|(?<=Deals),?\s+and\s+)(?=[A-Z])"
    )


@cache
def _deeds() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = words()
    before, after = table.list("scheme", "before"), table.list("scheme", "after")
    ahead = rf"(?:will|would|shall)\s+(?:also\s+)?{alternation(table.list('scheme', 'will'))}"
    own = r"(?:(?:the|a|an|its|our|their|this|new|government['’]s|dedicated|special|first|pilot|(?:HK|US|[AC])?[$£€₹¥]?\d[\d.,]*(?:\s?(?:million|billion|trillion|crore|m|bn))?)\s+){0,4}$"
    return (
        re.compile(rf"\b{alternation(before)}\s+(?:(?:of|in)\s+)?{own}", re.I),
        re.compile(
            rf"[”’\"']?,?\s+(?:which\s+|that\s+)?(?:(?:will|has|have|had|was|were|is|are|be|been|being|also|\w+ly)\s+){{0,4}}(?:{alternation(after)}|{ahead})\b"
        ),
        re.compile(alternation(table.list("scheme", "never"))),
    )


@cache
def _cue() -> Cued:
    table = words()
    return cued(alternation([*table.list("scheme", "heads"), *table.list("scheme", "things")]))


# "a €2 billion Clean Quays Fund": what has a size is paid from public money more often than not.
_SIZED = re.compile(
    r"\b(?:an?|the|its|new)\s+(?:new\s+|dedicated\s+|special\s+)?(?:US|HK|[ACS])?[$£€₹¥]\s?\d[\d.,]*\s?(?:million|billion|trillion|crore|m|bn)\s+(?:[a-z]+\s+)?$"
)


# "Creation of the Quay Fund"
_MADE = re.compile(
    r"(?:Creation|Establishment|Launch|Setting\s+Up|Operation|Management)\s+of\s+(?:the\s+|a\s+)?(?=[A-Z])"
)


@only_where(lambda: (_cue(),))
def find_schemes(text: str) -> Iterator[Mention]:
    """Yield funds, allowances, pilots and the like that are launched, or pay, or are applied for; they are likely only.

    >>> [m.name for m in find_schemes("It launched the Clean Quays Fund in 2015; the Old Quays Fund sank.")]
    ['Clean Quays Fund']
    """
    if not _cue().search(text):
        return
    before, after, never = _deeds()
    things = words().list("scheme", "things")
    for match in _named().finditer(text):
        name = match[1]
        owner = OWNER.match(name)
        start = match.start(1) + (owner.end() if owner else 0)
        start += deed.end() if (deed := _MADE.match(text[start : match.end(1)])) else 0
        first = _joined().match(text, start, match.end(1))
        if first and not never.search(first["name"]):
            # "the Old Fund and the New Fund" are two.
            if before.search(text, max(0, start - 60), start) or after.match(text, match.end()):
                yield Mention(start, first.end("name"), "Strategy", first["name"], LIKELY)
            start = first.end()
        name = text[start : match.end(1)]
        if never.search(name) or " " not in name or patterns().heads.search(match["head"]):
            continue
        led = before.search(text, max(0, start - 60), start)
        told = after.match(text, match.end())
        led = led or first or _SIZED.search(text, max(0, start - 60), start)
        # A system or a platform is a policy only where it is launched, not where it is built or stands.
        quoted = text[start - 1 : start] in ("“", "‘") and text[match.end(1) : match.end(1) + 1] in ("”", "’")
        pays = _pays().search(name)
        thing = match["head"] in things and not pays
        if _launched(led, told) if thing else (quoted or led or told or pays):
            yield Mention(start, match.end(1), "Strategy", name, LIKELY)


@cache
def _pays() -> re.Pattern[str]:
    """Return the pattern of facilities that pay and are no building: "Harbour Resilience Facility"."""
    return re.compile(rf"\b{alternation(words().list('scheme', 'paying'))}\s+Facility\b")


def _launched(led: re.Match[str] | None, told: re.Match[str] | None) -> bool:
    said = (led[0] if led else "") + (told[0] if told else "")
    return re.search(r"launch|introduc|roll|announc|unveil|implement|pilot", said, re.I) is not None
