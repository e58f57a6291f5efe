"""What a budget does, told as what happens to money: sums that go to something, grants that rise, provision that is made."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, clean_end, pieces
from kg.claims.actions.nominal import opens_nominal
from kg.claims.actions.verbs import ADVERB, forms
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, plural, words

BUDGETED = "budgeted"
"""The form of such a step."""
_SUM = (
    r"(?:(?:US|HK|NT|[A-Z])?[$€£¥₹]|\b(?:Rs\.?|[A-Z]{3})\s?|\b[A-Z](?=\d+(?:[,.\s]\d{3}|\s(?:million|billion)|\s(?:to|a|per)\s|,\d\s|[\d.,]*\s?(?:million|billion))))\s?\d[\d.,]*(?:\s\d{3})*"
    r"(?:\s?(?:million|billion|trillion|crore|lakh|mn|bn|m)\b)?"
)
_MORE = r"(?:(?:[Aa]n?\s+)?(?:additional|further|extra|total|estimated|initial)\s+(?:of\s+)?|[Aa]nother\s+|[Ss]ome\s+|[Uu]p\s+to\s+)"
# "Provision has been made for the extension of the grant"
_PROVISION = cued(
    r"(?<!\b[Nn]o )\b[Pp]rovisions?\s+(?:(?:has|have)\s+(?:also\s+)?been|is|are|will\s+be)\s+(?:also\s+)?made\s+(?:\([^()]{1,40}\)\s+)?for\s+(?P<rest>(?:the\s+|an?\s+)?\S)"
)


@cache
def _goes_to() -> Cued:
    """Return the pattern of "An additional $2 million goes to the harbour grant"."""
    public = alternation(words().list("budget", "receivers"))
    return cued(
        rf"(?:^|[.;]\s+|,\s+(?:and\s+)?)(?P<what>{_MORE}?{_SUM}\s+(?:of\s+this\s+|more\s+)?(?:goes|will\s+go|is\s+going)\s+(?:to|towards?|into)\s+"
        rf"(?=(?:the\s+|our\s+|all\s+|local\s+)?(?:[\w’'-]+\s+){{0,5}}?{public}\b))"
    )


@cache
def _to_do() -> Cued:
    """Return the pattern of "The harbour grant receives a further $2 million to support", "these funds go to support"."""
    public = alternation(words().list("budget", "receivers"))
    return cued(
        rf"\b(?:{public}\s+(?:also\s+)?(?:receives?|gets?|is\s+given|will\s+receive|will\s+get)\s+(?:{_MORE})?{_SUM}(?:\s+(?:more|extra))?|(?:these|the|those)\s+(?:funds|moneys?|resources|sums)\s+(?:will\s+)?go)\s+to\s+"
        rf"(?P<rest>{ADVERB}(?P<verb>[a-z-]{{3,24}}))\s"
    )


@cache
def _told() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of words that make a sentence none of a budget, and of what is counted."""
    no_step, counted = (alternation(words().list("budget", key)) for key in ("no_step", "counted"))
    return (
        re.compile(rf"\b{no_step}\b|\b(?:every|each|a)\s+year\s*[,.]|\b(?:Group|company)['’]s\b", re.I),
        re.compile(rf"\b{counted}\b", re.I),
    )


@cache
def _rises() -> re.Pattern[str]:
    """Return the pattern of "The child grant rises by $10 to $250 a month"."""
    what = words().list("intent", "paid_out")
    names = alternation([*what, *map(plural, what)])
    return re.compile(
        rf"(?:^|[.;]\s+)(?P<what>(?:[Tt]he\s+)?(?:[a-z][\w-]*\s+(?:(?:and|of|for)\s+(?:the\s+)?)?){{0,7}}{names}\s+"
        rf"(?:will\s+|is\s+to\s+|are\s+to\s+)?(?:(?:be\s+|is\s+|are\s+)(?:raised|increased|cut|lowered|reduced|doubled|extended)|rises?|increases?|falls?|drops?|goes\s+up|go\s+up|grows?)\s+"
        rf"(?:by|from|to)\s+(?:(?:about|around|nearly|over|up\s+to)\s+)?(?:{_SUM}|\d[\d.,]*\s?(?:%|per\s?cent))[^.;]*)",
        re.MULTILINE,
    )


_MONEY = cued(r"[$€£¥₹%]|\b(?:per\s?cent|[A-Z]{3}\s?\d|Rs\b|R\d|[Pp]rovisions?|funds)")


def budgeted(text: str) -> Iterator[Action]:
    """Yield what a budget does by sums that go somewhere and grants that change.

    >>> t = "An additional $2 million goes to the harbour grant. The child grant rises by $10 to $250 a month."
    >>> [t[a.start : a.end] for a in budgeted(t)]
    ['The child grant rises by $10 to $250 a month', 'An additional $2 million goes to the harbour grant']
    >>> t = "Provision has been made for the repair of quays. Exports rise by $10 million."
    >>> [t[a.start : a.end] for a in budgeted(t)]
    ['the repair of quays']
    """
    if not _MONEY.search(text) or _told()[0].search(text):
        return
    for match in _rises().finditer(text):
        if not _told()[1].search(match["what"]):
            start, end = match.span("what")
            yield Action(start, clean_end(text, start, end), BUDGETED, "fund")
    for match in _goes_to().finditer(text):
        start, stop = match.start("what"), text.find(". ", match.end())
        yield Action(start, clean_end(text, start, stop if stop > 0 else len(text)), BUDGETED, "fund")
    known = forms()
    for match in _to_do().finditer(text):
        if match["verb"] in known.after and match["verb"] not in known.never:
            yield from pieces(text, match.start("rest"), "modal")
    for match in _PROVISION.finditer(text):
        at = match.start("rest")
        if opens_nominal(text, at):
            yield Action(at, clean_end(text, at, len(text)), BUDGETED, "provide")
