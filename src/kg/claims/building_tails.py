"""What belongs to a facility behind its head: whom it is for, and what it is a part of."""

from kg import lazy_re as re
from kg.claims.facility_phrases import Phrase
from kg.claims.words import singular

_PURPOSE = re.compile(
    r"\s+for\s+(?P<what>the\s+(?:elderly|disabled|underprivileged|poor|homeless|blind|young|unemployed|public)\b|(?!the\b|an?\b|its?\b|their\b|all\b|more\b|use\b|example\b|instance\b|this\b|these\b|local\s+people\b|residents\b)"
    r"[\w’'&-]+(?:\s+(?!in\b|at\b|on\b|near\b|that\b|which\b|by\b|to\b|with\b|from\b|will\b|is\b|are\b|as\b|for\b|across\b|under\b|of\b)[\w’'&-]+){0,4})"
)
_FOR = frozenset(
    {"centre", "center", "platform", "network", "institute", "alliance", "academy", "school", "facility"}
    | {"hub", "cluster", "lab", "complex"}
)


def purpose_end(text: str, at: int) -> int:
    """Return where "for" and what it names end right behind a facility, or -1: "housing for seafarers"."""
    purpose = _PURPOSE.match(text, at)
    return purpose.end("what") if purpose else -1


_EXCELLENT = frozenset({"centre", "center", "hub", "college", "school", "cluster"})
_EXCELLENCE = re.compile(
    r"\s+of\s+[Ee]xcellences?\b(?:\s+for\s+[a-z]+(?:,\s+[a-z]+)*(?:,?\s+and\s+[a-z]+)?(?=\s*(?:[.,;)]|$)))?"
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
    if singular(phrase.head) in _EXCELLENT and (excellence := _EXCELLENCE.match(text, phrase.end)):
        return excellence.end()
    if singular(phrase.head).endswith(_SITES) and (twin := _TWIN.match(text, phrase.end)):
        return twin.end()
    if singular(phrase.head) in _FOR and len(text[phrase.start : phrase.end].split()) <= 2:
        purpose = _PURPOSE.match(text, phrase.end)
        if purpose and not (" " not in purpose["what"] and re.match(r"\s+to\b", text[purpose.end() :])):
            return purpose.end("what")
    return phrase.end
