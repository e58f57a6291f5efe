"""What belongs to a facility behind its head: whom it is for, and what it is a part of."""

from typing import Final

from kg import lazy_re as re
from kg.claims.actions.phrases import patterns
from kg.claims.facilities.phrases import Phrase
from kg.claims.patterns.words import singular

_PURPOSE = re.compile(
    r"\s+(?:for|dedicated\s+to|devoted\s+to)\s+(?P<what>the\s+(?:elderly|disabled|underprivileged|poor|homeless|blind|young|unemployed|public)\b|(?!the\b|an?\b|its?\b|their\b|all\b|more\b|use\b|example\b|instance\b|this\b|these\b|local\s+people\b|residents\b)"
    r"[\w’'&-]+(?:\s+(?!(?:and|or)\s+(?:an?|the|its|their|two|three|four|five|several|new)\b|in\b|at\b|on\b|near\b|that\b|which\b|by\b|to\b|with\b|from\b|will\b|is\b|are\b|as\b|for\b|across\b|under\b|of\b)[\w’'&-]+){0,4})"
)
# "for reed, salt and cork": more of what it is for, not the next thing that is built.
_ONE = r"(?!an?\b|the\b|its\b|their\b|new\b|two\b|three\b|four\b|five\b|several\b|more\b|to\b|in\b|which\b|with\b)[a-z][a-z-]+(?:\s+[a-z-]+)?"
_MORE = re.compile(rf"(?:,\s+{_ONE}){{0,3}},?\s+and\s+{_ONE}(?=\s*(?:[.;)]|$))")
_FOR = frozenset(
    {"centre", "center", "platform", "network", "institute", "alliance", "academy", "school", "facility"}
    | {"hub", "cluster", "lab", "complex"}
)


def purpose_end(text: str, at: int) -> int:
    """Return where "for" and what it names end right behind a facility, or -1: "housing for seafarers"."""
    purpose = _PURPOSE.match(text, at)
    return purpose.end("what") if purpose else -1


# "a plant for the production of bricks": what is made or done there.
_MAKING = re.compile(
    r"\s+for\s+(?:the\s+)?(?:production|manufacture|manufacturing|treatment|processing|storage|generation|recycling|repair|maintenance|assembly|distribution|disposal|testing|training)\s+of\s+(?:the\s+)?"
    r"(?!the\b|its\b|their\b)[a-z][\w’'-]*(?:\s+(?!(?:and|or|in|at|on|near|that|which|by|to|with|from|will|is|are|as|for|across|under|of|worth|costing)\b)[a-z][\w’'-]*){0,2}"
)
_MAKERS = frozenset(
    {
        "plant",
        "factory",
        "mill",
        "unit",
        "facility",
        "centre",
        "center",
        "workshop",
        "works",
        "complex",
        "laboratory",
    }
)


_EXCELLENT = frozenset({"centre", "center", "hub", "college", "school", "cluster"})
_EXCELLENCE = re.compile(
    r"\s+of\s+[Ee]xcellences?\b(?:\s+for\s+[a-z]+(?:,\s+[a-z]+)*(?:,?\s+and\s+[a-z]+)?(?=\s*(?:[.,;)]|$)))?"
)
# "Centre of Excellence in Artificial Light for schools"
FIELD: Final = re.compile(
    r"\s+(?:(?:for|on)\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w’'-]*|in\s+[A-Z][\w’'-]*\s+(?:and\s+)?[A-Z][\w’'-]*)(?:\s+(?:and\s+)?[A-Z][\w’'-]*){0,4}(?:\s+for\s+[a-z]+(?=\s*(?:[.,;()]|$)))?"
)
"""The field of a centre of excellence."""
# "roads of national importance"
_WEIGHT = re.compile(
    r"\s+of\s+(?:national|regional|international|local|provincial|republican|strategic|state|district|global)\s+(?:importance|significance|interest|standard|level)\b"
)
# "industrial zones and estates": two words for much the same.
_TWIN = re.compile(
    r"\s+(?:and|or)\s+(?:complexes|estates|zones|areas|clusters|parks|hubs|corridors)\b(?!\s+(?:of|for|in)\b|-)"
)
_SITES = ("zone", "park", "estate", "cluster", "area", "hub", "complex", "corridor")
_OF = re.compile(r"\s+(?:of|to)\s+(?:the\s+|its\s+)?")


def tail(text: str, phrase: Phrase, following: tuple[Phrase, ...]) -> int:
    """Return where a phrase ends together with what it is for, or is part of, if its own words hardly say it."""
    if phrase.head == "extension" and following and _OF.fullmatch(text, phrase.end, following[0].start):
        return following[0].end
    if behind := _behind(text, phrase):
        return behind.end()
    if singular(phrase.head) in _FOR and len(text[phrase.start : phrase.end].split()) <= 2:
        purpose = _PURPOSE.match(text, phrase.end)
        if purpose and not (" " not in purpose["what"] and re.match(r"\s+to\b", text[purpose.end() :])):
            more = _MORE.match(text, purpose.end("what")) if " and " not in purpose["what"] else None
            return more.end() if more and not _heads_in(more[0]) else purpose.end("what")
    return phrase.end


_FEW = 3


def _behind(text: str, phrase: Phrase) -> re.Match[str] | None:
    """Return what belongs to a phrase right behind it: its field, its twin, its weight, what is made there."""
    head, end = singular(phrase.head), phrase.end
    field = FIELD.match(text, end) if text.endswith("of Excellence", phrase.start, end) else None
    field = field or (_EXCELLENCE.match(text, end) if head in _EXCELLENT else None)
    twin = _TWIN.match(text, end) if head.endswith(_SITES) else None
    short = len(text[phrase.start : end].split()) <= _FEW
    making = _MAKING.match(text, end) if short and head in _MAKERS else None
    return field or twin or _WEIGHT.match(text, end) or making


def _heads_in(text: str) -> bool:
    """Return whether a row of words holds a thing that is built itself."""
    return patterns().head.search(text) is not None
