"""Where a title goes on behind its capitals: a number, a province, a quoted name, a matter in small letters."""

from kg import lazy_re as re
from kg.claims.patterns.name_patterns import CAP, patterns

_SERIAL = re.compile(r"\.?\s*\d{1,4}(?:[/–-][\wĐđ]{1,10}){0,3}")
# "Directive on corporate due diligence": a title may go on in lower case, up to a verb or a new phrase.
_LOWER_HEAD = re.compile(
    r"(?:Directive|Regulation|Regulations|Law|Decree|Act|White Paper|Green Paper|Guidelines|Opinions|Communication)$"
)
# "Action Strategy on the five fields of quay building"
_LOWER_ON = re.compile(
    r"(?:Action|Development|State|National)\s+(?:Strategy|Programme|Program|Plan|Concept)$"
)
LOWER_TAIL = re.compile(
    r"\s+(?:on|concerning|regarding|for)\s+(?:the\s+)?(?:(?!(?:on|by|in|with|from|to|at|under|as|which|that|who|will|shall|would|is|are|was|were|has|"
    r"have|had|can|could|may|must|should|and|or|but|before|after|it|this|he|they|came|sets?|aims?|requires?|applies|takes|took|makes|made|gives|gave|"
    r"lays|laid|says|said|[a-z]{2,}ed)\b|of\s+(?:the\s+|an?\s+)?[A-Z\d])[a-z][\w-]{1,20}(?:\s+(?:(?:and|or)|of(?:\s+the)?)(?=\s+(?!the\b|its\b|their\b|an?\b|other\b)[a-z]+(?:\s+(?!and\b)[a-z]+){0,4}?"
    r"(?:\s?[.,;(]|\s+(?:of\s+)?(?:19|20)\d\d\b|\s+of\s+(?:the\s+)?[A-Z\d]|\s+(?:was|is|has|will|entered|which|adopted|approved|passed|enacted|issued|promulgated|in|dated|and\s+the)\b)))?(?:\s+(?=[\w(])|(?=[,.;:)”]))){1,9}"
    # "… of the Republic of Norvia"
    r"(?:of\s+(?:the\s+|an?\s+)?(?:[A-Z][\w’'-]+(?:\s+of\s+(?:the\s+)?|\s+)?){1,6}(?<!\s)(?<!\sof))?"
)
# "Free Ports Act No. 12 of 2002", "Ports Law 5/2010"
_LAW_END = re.compile(r"(?:Act|Law|Ordinance|Decree|Code|Regulations|Proclamation|Order)$")
_PLAN_NUMBER = re.compile(r"\s+No\.?\s*[A-Z]{1,3}/[A-Z\d][A-Z\d./-]{0,14}\d(?!\w)")
_NUMBER_OF = re.compile(
    r",?\s+\((?:No\.?|Number|Nr\.?)\s*\d{1,5}(?:,?\s+of\s+(?:19|20)\d\d|/\d{2,4})?\)|,?\s+(?P<open>\()?(?:No\.?|Number|Nr\.?)\s*\d{1,5}(?(open)\)?)(?:,?\s+of\s+(?:19|20)\d\d|/\d{2,4})?(?![\w/])|\s+\d{1,4}\s+of\s+(?:19|20)\d\d(?!\d)|,?\s+B\.?\s?E\.?\s*25\d\d(?:\s*\((?:19|20)\d\d\))?"
)
# "Master Plan on Quays, Sana Province to 2030"
_OF_PROVINCE = re.compile(
    rf",\s+(?:{CAP}\s+){{1,3}}(?i:province|city|district|prefecture|municipality),?\s+(?:[Uu]p\s+)?(?:to|until|till)\s+(?:the\s+year\s+)?20\d\d(?!\d)"
)
# 'Regulations on the special economic zone "Blue Quay"'
_OF_NAMED = re.compile(
    r"\s+(?:on|of|for|concerning|regarding)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}(?:zone|park|area|territory|district|corridor|region|port|city|project|programme|program)\s+(?:“[^“”\n]{2,60}”|\"[^\"“”\n]{2,60}\"|«[^«»\n]{2,60}»)"
)
# 'Regulation on the "Blue Quay" special economic zone'
_KIND_BEHIND = re.compile(
    r"\s+(?:[a-z]+\s+){0,3}?(?:zone|park|area|territory|district|corridor|region|port|programme|program|project)(?![\w-])"
)
# "Guidelines for quay aid 2031-2035"
_PERIOD_BEHIND = re.compile(r"\s*(?:for\s+)?\(?(?:19|20)\d\d\s?[-–]\s?(?:20)?\d\d\)?(?![\d-])")
# "Law on quays 2031"
_YEAR_BEHIND = re.compile(
    r"\s*(?:19|20)\d\d(?![\d/–-])(?=\s*[,.;:)”]|\s+(?:was|is|has|and|which|or|that|lays|sets|provides|requires)\b)"
)
# "Programme for Boats, Quays, and Safe Harbours (PBQSH)": the last of a list.
_LISTS = re.compile(r"\b(?:of|for|on)\s[^,]{2,80},\s+[A-Z][^,()]{1,40}$")
_OXFORD = re.compile(
    r",\s+(?:and|&)\s+(?:[A-Z][\w-]+(?:\s+(?=[A-Z]))?){1,3}(?=\s*[(.;”\"]|\s+(?:that|which|to|of|in)\b|,\s+[a-z]|$)"
)


# "Act on the construction of | a Waste Centre": what it is on has an article.
_HANGS = re.compile(r"\s(?:of|for|on|to|in|and|with)$")
_THING = re.compile(rf"\s+(?:an?|the)\s+{CAP}(?:\s+(?:(?:of|for|and)\s+(?=[A-Z]))?{CAP}){{0,5}}")


# "Quay Strategy and Action Plan": how a strategy is carried out is a part of it.
_TWIN = re.compile(r"\b(?:Strategy|Policy|Framework|Roadmap|Vision|Programme|Program)$")
_ITS_PLAN = re.compile(
    r"\s+(?:and|&)\s+(?:(?:Five|Three|Ten|Four|Two)[- ]Year\s+)?(?:(?:Costed|Joint|National|Initial|First|Draft)\s+)?(?:Action|Implementation|Investment|Delivery|Operational|Business|Work|Monitoring|Financing)\s+(?:Plan|Framework|Roadmap|Programme)(?:\s+(?:20\d\d(?:\s?[-–]\s?(?:20)?\d\d)?|\((?:20)\d\d\s?[-–]\s?(?:20)?\d\d\)))?(?![\w-])(?!\s+(?:for|of|on|to)\s|\s+[A-Z])"
)


def grown(text: str, start: int, end: int) -> tuple[int, bool]:
    """Return where a title ends that was met up to ``end``, and whether it goes on in small letters.

    >>> t = "The Regulations on the free zone “Blue Quay” hold."
    >>> t[4 : grown(t, 4, 15)[0]]
    'Regulations on the free zone “Blue Quay”'
    >>> t = "The Quay Strategy and Implementation Plan holds."
    >>> t[4 : grown(t, 4, 17)[0]]
    'Quay Strategy and Implementation Plan'
    >>> t = "The Quay Act No. 12 of 2031 holds."
    >>> t[4 : grown(t, 4, 12)[0]]
    'Quay Act No. 12 of 2031'
    """
    if _HANGS.search(text, start, end) and (thing := _THING.match(text, end)):
        end = thing.end()
    if _TWIN.search(text, start, end) and (plan := _ITS_PLAN.match(text, end)):
        end = plan.end()
    end = _numbered(text, start, end)
    name = text[start:end]
    if _LISTS.search(name) and (last := _OXFORD.match(text, end)) and not patterns().heads.search(last[0]):
        end = last.end()
    if (where := _OF_PROVINCE.match(text, end)) and " " in text[start:end]:
        end = where.end()
    if text[end - 1 : end] in ("”", '"') and (kind := _KIND_BEHIND.match(text, end)):
        end = kind.end()
    if named := _OF_NAMED.match(text, end):
        return named.end(), True
    name = text[start:end]
    lower = LOWER_TAIL.match(text, end) if _LOWER_HEAD.search(name) else None
    if lower is None and _LOWER_ON.search(name) and re.match(r"\s+(?:on|concerning)\s", text[end : end + 14]):
        lower = LOWER_TAIL.match(text, end)
    if lower is None:
        return end, False
    period = _PERIOD_BEHIND.match(text, lower.end())
    if period is None and name.endswith(("Law", "Act")):
        period = _YEAR_BEHIND.match(text, lower.end())
    return period.end() if period else lower.end(), True


def _numbered(text: str, start: int, end: int) -> int:
    """Return where a title ends with the number behind it."""
    name = text[start:end]
    if name.endswith(" No"):
        number = _SERIAL.match(text, end)
        end = number.end() if number else end - 3
    if text.endswith("Plan", start, end) and (number := _PLAN_NUMBER.match(text, end)):
        end = number.end()
    if _LAW_END.search(text[start:end]) and (number := _NUMBER_OF.match(text, end)):
        end = number.end()
    return end


__all__ = ["LOWER_TAIL", "grown"]
