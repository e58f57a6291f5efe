"""What a budget does, told as what happens to money: sums that go to something, grants that rise, provision that is made."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, clean_end, pieces
from kg.claims.actions.nominal import opens_nominal
from kg.claims.actions.verbs import ADVERB, forms
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import alternation, plural, words

BUDGETED = "budgeted"
"""The form of such a step."""
_SUM = (
    r"(?:(?:US|HK|NT|[A-Z])?[$€£¥₹]|\b(?:Rs\.?|[A-Z]{3})\s?|\b[A-Z](?=\d))\s?\d[\d.,]*(?:\s\d{3})*"
    r"(?:\s?(?:million|billion|trillion|crore|lakh|mn|bn|m)\b)?"
)
_MORE = r"(?:(?:[Aa]n?\s+)?(?:additional|further|extra|total|estimated|initial)\s+(?:of\s+)?|[Aa]nother\s+|[Ss]ome\s+|[Uu]p\s+to\s+)"
_PUBLIC = (
    r"(?:share|funds?|programmes?|programs?|departments?|ministry|ministries|municipalit(?:y|ies)|councils?|provinces?|states?|counties|districts|authority|authorities|agency|agencies|services?"
    r"|sector|schemes?|grants?|initiatives?|commission|police|universit(?:y|ies)|schools?|hospitals?|facility|facilities|budget|bank|project)"
)
# "An additional $2 million goes to the harbour grant"
_GOES_TO = cued(
    rf"(?:^|[.;]\s+|,\s+(?:and\s+)?)(?P<what>{_MORE}?{_SUM}\s+(?:of\s+this\s+|more\s+)?(?:goes|will\s+go|is\s+going)\s+(?:to|towards?|into)\s+(?=(?:the\s+|our\s+|all\s+|local\s+)?(?:[\w’'-]+\s+){{0,5}}?{_PUBLIC}\b))"
)
# "The harbour grant receives a further $2 million to support crews", "these funds go to support crews"
_TO_DO = cued(
    rf"\b(?:{_PUBLIC}\s+(?:also\s+)?(?:receives?|gets?|is\s+given|will\s+receive|will\s+get)\s+(?:{_MORE})?{_SUM}(?:\s+(?:more|extra))?|(?:these|the|those)\s+(?:funds|moneys?|resources|sums)\s+(?:will\s+)?go)\s+to\s+"
    rf"(?P<rest>{ADVERB}(?P<verb>[a-z-]{{3,24}}))\s"
)
# "Provision has been made for the extension of the grant"
_PROVISION = cued(
    r"(?<!\b[Nn]o )\b[Pp]rovisions?\s+(?:(?:has|have)\s+(?:also\s+)?been|is|are|will\s+be)\s+(?:also\s+)?made\s+(?:\([^()]{1,40}\)\s+)?for\s+(?P<rest>(?:the\s+|an?\s+)?\S)"
)
# What others say, what was, what comes back every year, what firms put aside
_NO_STEP = re.compile(
    r"\b(?:claims?|critics|alleg\w+|accus\w+|opposition|(?:every|each|a)\s+year\s*[,.]|yearly|annually|as\s+dividends|never|Group['’]s|company['’]s|firms?['’]s?|lease|mines)\b",
    re.I,
)
# "the number of people on the grant rises by 5%"
_OF_NUMBER = re.compile(
    r"\b(?:number|share|demand|costs?|value|average|people|households|spending|expenditure|revenue|volume|claims|applications)\b",
    re.I,
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
    ['An additional $2 million goes to the harbour grant', 'The child grant rises by $10 to $250 a month']
    >>> t = "Provision has been made for the repair of quays. Exports rise by $10 million."
    >>> [t[a.start : a.end] for a in budgeted(t)]
    ['the repair of quays']
    """
    if not _MONEY.search(text) or _NO_STEP.search(text):
        return
    for match in _rises().finditer(text):
        if not _OF_NUMBER.search(match["what"]):
            start, end = match.span("what")
            yield Action(start, clean_end(text, start, end), BUDGETED, "fund")
    for match in _GOES_TO.finditer(text):
        start, stop = match.start("what"), text.find(". ", match.end())
        yield Action(start, clean_end(text, start, stop if stop > 0 else len(text)), BUDGETED, "fund")
    known = forms()
    for match in _TO_DO.finditer(text):
        if match["verb"] in known.after and match["verb"] not in known.never:
            yield from pieces(text, match.start("rest"), "modal")
    for match in _PROVISION.finditer(text):
        at = match.start("rest")
        if opens_nominal(text, at):
            yield Action(at, clean_end(text, at, len(text)), BUDGETED, "provide")
