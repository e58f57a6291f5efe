"""The words of building, compiled: what builds, cares for, has and serves, and what denies it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, gerund, plural, words


@dataclass(frozen=True, slots=True)
class BuildingPatterns:
    """Compiled cues of building, and the heads that need more than a cue."""

    cue: Cued
    # Whether a text that is not in small letters may hold a cue.
    asked: Cued
    passive: re.Pattern[str]
    serving: re.Pattern[str]
    # Which cues speak of having, caring and making, not of building.
    kinds: Mapping[str, frozenset[str]]
    image: frozenset[str]
    definite: frozenset[str]
    weak: frozenset[str]
    lone: frozenset[str]
    vague: frozenset[str]
    prepositions: frozenset[str]
    articles: frozenset[str]
    quantities: frozenset[str]


# "Key projects are", "Among the flagship projects are", "Facilities on the site:"
_ARE = (
    r"(?:\s+(?:[a-z-]+\s+){0,5}?(?:are|were|will\s+be|is|include|includes|included)|\s*:|,?\s+namely)(?=\s)"
)
# What is opened or built behind a form that may also be a participle: "opened a", "has built two".
_THING = r"\s+(?:an?|its|their|several|some|many|new|more|over|about|around|the\s+(?:first|second|third|country|nation|world|region|city|largest)|two|three|four|five|six|seven|eight|nine|ten|\d+(?!\d{2}\b)[\d,.]*)\b"

# "has also opened wards": here nothing else can be meant.
_HAS = r"(?:has|have)\s+(?:(?:also|already|now|recently|since|further|jointly)\s+){0,2}"


@cache
def building_patterns() -> BuildingPatterns:
    """Return the patterns made from the word lists."""
    table = words()
    verbs = table.list("facility", "verbs_of_building")
    loose = set(table.list("facility", "verbs_of_care"))
    having = table.list("facility", "having")
    nouns = alternation(table.list("facility", "nouns_of_building"))
    into = table.list("facility", "into")
    forms = {v: _forms(v) for v in verbs}
    weak, vague = (_both(table.list("facility", key)) for key in ("weak", "vague"))
    weak |= set(table.list("facility", "weak_singular"))
    listing = alternation(table.list("facility", "listing"))
    strict = [_participle(v) for v in verbs if v not in loose]
    bases = [v for v in verbs if v not in loose and v not in ("host", "form")]
    done = [f for v in verbs if v not in loose for f in (_participle(v), _present(v)) if f != v]
    cue = (
        rf"\b(?:{nouns}(?:,\s+[a-z]+){{0,2}}(?:,?\s+and\s+[a-z]+)?\s+of"
        rf"|(?P<listing>{listing}{_ARE})"
        # "invest 20 million euros in a data centre"
        rf"|(?P<paid>invest(?:ing)?\s+(?:[^.;,()\d]{{0,24}}\s)?[$€£¥]?\d[^;()]{{0,40}}?\s+in(?=\s+(?:an?|another|two|three|four|new)\s))"
        # "turn the old yard into a museum"
        rf"|(?P<turned>(?:turn|convert|transform|redevelop|remodel)(?:s|ing)?\s+(?:the|its|an?|their|this)\s+[^.;,]{{2,50}}?\s+into(?=\s+(?:an?|two|three|new)\s))"
        rf"|(?P<done>{alternation(done)}(?={_THING})|{_HAS}{alternation(strict)})"
        rf"|{alternation([*(f for fs in forms.values() for f in fs), *having, *into])})(?!\w)"
    )
    return BuildingPatterns(
        Cued(cue, asks=False),
        Cued(cue, re.IGNORECASE),
        _passive(strict, bases),
        re.compile(
            rf"\s+(?:(?:in|at|near|on|off|outside)\s+[A-Z][^,.;]{{1,40}}?\s+(?=will\s|[a-z]+s\s))?(?:will\s+(?:also\s+)?)?{alternation(table.list('facility', 'serving'))}\b(?!\s+(?:of|by)\b)"
        ),
        {
            "having": frozenset((*having, *into)),
            "care": frozenset(f for v in loose for f in forms.get(v, ())),
            "making": frozenset(f for v in table.list("facility", "verbs_of_making") for f in forms[v]),
        },
        _both(table.list("facility", "image")),
        _both(table.list("facility", "definite")),
        weak,
        frozenset(table.list("facility", "weak_singular")),
        vague,
        frozenset(table.list("phrase", "prepositions")),
        frozenset(table.list("phrase", "articles")) | frozenset(table.list("phrase", "drop")),
        frozenset(table.list("phrase", "quantities")),
    )


def _passive(strict: list[str], bases: list[str]) -> re.Pattern[str]:
    """Return the pattern of what stands behind a thing that is built, is to be built, or opens."""
    return re.compile(
        rf"\s*(?:,[^,.;]{{3,60}},\s*|\([^()]{{1,40}}\)\s*|\s[—–-]\s[^.;—–]{{3,70}}\s[—–-]\s*|(?:in|at|on|near|for|with|linking|connecting|between|from|running|leading)\s[^,.;]{{3,80}}?,?\s|,\s)?"
        rf"(?:(?:(?:will|shall|should|must|would|to)(?:\s+(?:also|all|both|soon|first|now))?\s+)?be|(?P<perfect>(?:has|have)\s+(?:also\s+|now\s+|already\s+|recently\s+)?been)|(?:is|are)(?:\s+also)?(?:\s+to\s+be|\s+being|\s+planned|\s+reserved|\s+proposed|\s+(?:expected|set|due|scheduled|slated|likely|about|estimated|anticipated)\s+to\s+be))"
        rf"\s+(?:[a-z]+ly\s+)?(?P<verb>{alternation(strict)}|finished|put\s+up|put\s+in\s+place|dug|sunk|planned|proposed|financed|funded|approved|for|to|included|located|sited|situated)\b"
        r"|\s*(?:(?:in|at|on|near|for|linking|connecting|between|from)\s[^,.;]{3,60}?\s|,\s)?(?:is|are)\s+(?:also\s+|now\s+|currently\s+)?(?P<planned>planned|proposed|envisaged|foreseen|(?:expected|scheduled|due|slated|set)\s+(?:for\s+(?:completion|opening|delivery|commissioning)|to\s+(?:finish|open|start\s+operati|begin\s+operati|enter\s+service|go\s+into\s+(?:operation|service)|come\s+on\s?(?:line|stream)))|under\s+construction|being\s+built|in\s+the\s+pipeline|on\s+the\s+cards|on\s+the\s+drawing\s+board|on\s+the\s+way|in\s+the\s+works|in\s+the\s+offing)\b"
        r"|\s+(?:is|are)\s+(?:also\s+|urgently\s+|badly\s+)?(?P<needed>needed|required(?!\s+to\b))\b"
        rf"|\s+(?P<now>(?:now\s+|currently\s+)?being\s+(?:{alternation(strict)}|put\s+up)|(?:is|are)\s+(?:now\s+)?(?:taking\s+shape|coming\s+up|going\s+up|rising|nearing\s+completion))\b"
        r"|\s+(?P<begun>(?:has|have)\s+(?:already\s+|now\s+|also\s+|since\s+)?opened|opened\s+(?:in|on|last|this|earlier)\b(?!\s+(?:[A-Z]\w+\s+)?(?:1\d|20[01])\d)"
        r"|(?:has\s+|have\s+)?(?:commenced?|commences|began|begins?|begun|started|starts|entered)\s+(?:commercial\s+|full\s+|trial\s+)?(?:operations?|operating|service|production)"
        # "opens in Ayala in 2031", "was inaugurated on Tuesday"
        r"|(?:in\s+[A-Z][\w’'-]+\s+)?opens?\s+(?:in\s+[A-Z][\w’'-]+\s+)?(?:in\s+(?:20[2-9]\d|the\s+(?:spring|summer|autumn|winter))|next|later|soon|by)"
        r"|(?:was|were)\s+(?:officially\s+|formally\s+)?(?:inaugurated|commissioned|opened|completed)\s+(?:on\s+(?:[A-Z][a-z]+day|\d)|last|this|yesterday|earlier|in\s+(?:[A-Z][a-z]+\s+)?20[12]\d))\b"
        rf"|\s*(?:in|at|on|near|for)?[^,.;]{{0,40}}?\s(?:will|shall|would|is\s+to|are\s+to)\s+(?P<rise>follow|rise|come\s+up|go\s+up|open|come\s+into\s+being|be\s+ready|be\s+operational|enter\s+service|come\s+on\s?(?:line|stream)|start\s+operat\w+|begin\s+operat\w+)\b"
        # ", which the ministry is to build"
        rf"|,?\s+(?:which|that)\s+(?:[\w’'-]+\s+){{1,6}}?(?:will|shall|(?:is|are|plans?|intends?|wants?|aims?|has|have|hopes?)\s+to)\s+(?P<relative>{alternation(bases)})\b"
    )


def _forms(verb: str) -> tuple[str, ...]:
    """Return the base form and the form in -ing of a verb that may carry a particle."""
    first, _, rest = verb.partition(" ")
    return (verb, f"{gerund(first)} {rest}".strip())


def _present(verb: str) -> str:
    """Return what somebody does: "builds", "sets up"."""
    first, _, rest = verb.partition(" ")
    return f"{plural(first)} {rest}".strip()


def _participle(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    irregular = {"build": "built", "rebuild": "rebuilt", "set": "set", "lay": "laid"}
    form = irregular.get(first) or (f"{first}d" if first.endswith("e") else f"{first}ed")
    return f"{form} {rest}".strip()


def _both(heads: tuple[str, ...]) -> frozenset[str]:
    return frozenset(heads) | {plural(h) for h in heads}


_DENIED = cued(
    r"\b(?:not|never|no\s+longer|without|instead\s+of|rather\s+than|cannot|against|stop|stopped|completed|finished|past|cancel\w*|refus\w+\s+to|nor|no\s+(?:plans?|intention|wish|need|money|funds|decision)\s+(?:to|for|of)|plans?\s+to\s+[a-z]+\s+(?:was|were)\s+dropped)\s+(?:[\w-]+\s+){0,5}$",
    re.I,
)


def is_denied(text: str, at: int) -> bool:
    """Return whether a negation stands right before the word at ``at``: "shall not support the building of"."""
    return _DENIED.search(text, max(0, at - 64), at) is not None
