"""Kinds of areas and periods that end the title of a plan, however they are put: "for the period 2021-2030, with a vision to 2050"."""

from kg import lazy_re as re
from kg.claims.patterns.area_kinds import ANY_MANY, ANY_ONE
from kg.claims.patterns.cued import cued
from kg.model import Mention

_YEAR = r"(?:the\s+year\s+)?20\d\d(?!\d|\s*[-–]\s*\d)"
_SPAN = r"20\d\d\s*(?:[-–]|to)\s*20\d\d"
_VISION = rf",?\s+(?:and\s+)?(?:with\s+)?(?:an?\s+|the\s+)?(?:vision|orientations?|outlook|prospects?|view)\s+(?:to|toward|towards|until|till|for|up\s+to)\s+{_YEAR}"
_PERIOD = (
    rf",?\s+(?:for|in|over|during)\s+(?:the\s+)?(?:period\s+(?:of\s+|from\s+)?)?{_SPAN}(?:\s+period)?"
    rf"|,?\s+(?:for|in|over)\s+(?:the\s+)?period\s+(?:to|until|up\s+to|through)\s+{_YEAR}"
    rf"|,?\s+(?:through|until|till|up\s+to|to|toward|towards)\s+{_YEAR}(?={_VISION})"
)
_TAIL = re.compile(
    rf"(?:{_PERIOD})(?:{_VISION})?|(?:(?<=20\d\d)|(?<=[-–/]\d\d))\s+period(?:{_VISION})?|{_VISION}"
)
# "the Quay Plan of Ayala province": the kind of the area that ends a title belongs to it.
_OF_AREA = re.compile(r"\s(?:of|for|in)\s+(?:the\s+)?[A-Z][^,;()]{1,40}$")
_KIND = re.compile(rf"\s+(?:{ANY_ONE}|{ANY_MANY})(?=\s+[a-z]|[,.;:)]|$)")
# "Quay Plan 2018/19-2023/24"
_YEARS = re.compile(r"(?<=\d/\d\d)\s*[-–]\s*20\d\d/(?:20)?\d\d(?!\d)")
_MAY = cued(r"\b(?:period|vision|orientations?|outlook|prospects?)\b")
# "the Fifth Five-Year Plan (2031-35) for clean quays": which of the plans of those years it is
_NTH = re.compile(
    r"^(?:\d{1,2}(?:st|nd|rd|th)|[A-Z][a-z]+(?:st|nd|rd|th))\s+Five[- ]Year\s+Plan\s*\((?:19|20)\d\d[^()]*\)$"
)
_FOR = re.compile(
    r"\s+(?:for|on)\s+(?:the\s+)?(?:[a-z-]+,?\s+(?:and\s+)?){1,8}?[a-z]+(?=[.,;:)]|\s+(?:is|was|has|had|in|by|to|which|that|and\s+the)\b|\s*$)"
)
# "a master plan on the coast till 2040"
_TILL = re.compile(r"\s+(?:till|until)\s+(?:the\s+year\s+)?20\d\d(?!\d)")
_ON_MATTER = re.compile(
    r"\b(?:[Pp]lan|[Ss]trategy|[Pp]rogram(?:me)?|[Dd]irections?|[Oo]rientations?)\s+(?:on|for|of)\s"
)


# "the Quay Roadmap to 2040"
_TO_YEAR = re.compile(
    r"\s+(?:to|towards?)\s+20\d\d(?=[”\"’)]?(?:[,.;:)]|\s+(?:was|is|has|had|were|will|sets|aims|by|in|on|and|which|that|of|for|from)\b|\s*$))"
)
_IS_KIND = re.compile(
    r"\b(?:Plan|Strategy|Roadmap|Road\s+Map|Vision|Concept|Agenda|Framework|Outlook|Programme|Program)$"
)


def with_period(text: str, mention: Mention) -> Mention:
    """Return a mention of a plan together with the kind of its area and the period that end its title.

    >>> t = "the Quay Plan for the period 2021-2030, with a vision to 2050, was"
    >>> with_period(t, Mention(4, 13, "PolicyDocument", "Quay Plan", "capitalised")).name
    'Quay Plan for the period 2021-2030, with a vision to 2050'
    """
    if mention.kind not in ("PolicyDocument", "Strategy") or mention.method in ("quoted", "numbered"):
        return mention
    if _NTH.search(mention.name) and (matter := _FOR.match(text, mention.end)):
        end = matter.end()
        return mention._replace(end=end, name=text[mention.start : end])
    kind = _KIND.match(text, mention.end) if _OF_AREA.search(mention.name) else None
    end = kind.end() if kind else mention.end
    tail = _YEARS.match(text, end) or (_TAIL.match(text, end) if _MAY.search(text) else None)
    if tail is None and _IS_KIND.search(mention.name):
        tail = _TO_YEAR.match(text, end)
    if tail is None and _ON_MATTER.search(mention.name):
        tail = _TILL.match(text, end)
    end = tail.end() if tail else end
    return mention._replace(end=end, name=text[mention.start : end]) if end > mention.end else mention
