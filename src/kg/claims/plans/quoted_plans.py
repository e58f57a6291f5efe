"""Plans whose name stands in quotation marks, in small letters, before its kind: "the government’s “open quays” policy"."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.patterns.cued import cued

_KIND = r"(?:policy|policies|strategy|initiative|programme|program|campaign|scheme|plan|roadmap|blueprint|agenda|action\s+plan|master\s+plan)"
# A possessor or an article that says that it is known; "a “wait and see” policy" is any.
_KNOWN = r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur)|(?P<owner>[\w-]+)['’]s)\s+(?:(?:new|so-called|national|own|flagship|ambitious|controversial|long-standing|current|existing)\s+){0,2}"
_NAME = r"(?:“[a-z\d][^“”\n]{3,60}”|\"[a-z\d][^\"\n]{3,60}\"|‘[a-z\d][^‘’\n]{3,60}’)"
_QUOTED = cued(
    rf"{_KNOWN}(?P<name>{_NAME}\s+(?:(?:industrial|economic|national|development|trade|growth|reform|investment|energy|urban|rural|regional|land|foreign)\s+){{0,2}}{_KIND})(?![\w-]|\s+(?:maker|paper|area|option|document|brief|advis[eo]r|of)s?\b)"
)
# ‘ninth 5-year plan for clean quays’, “action plan on safe boats”: the kind stands within
_WITHIN = cued(
    rf"[“‘\"](?P<name>(?:(?:\d{{1,2}}(?:st|nd|rd|th)|[a-z]+th|first|second|third|new|national|\d{{1,2}}-year|[a-z]+-year|five-year|action|master|general|overall|draft|strategic|development|comprehensive|economic|industrial)\s+){{1,5}}{_KIND}\s+(?:for|on|of)\s+[a-z][^“”‘’\"\n.!?]{{3,90}})[,.]?[”’\"]"
)
# "issued a “comprehensive clean quays program”"
_ISSUED = cued(
    rf"\b(?:issued|released|published|unveiled|adopted|approved|launched|promulgated|announced)\s+(?:an?|the|its|their)\s+(?:new\s+)?[“\"](?P<name>[a-z][^“”\"\n]{{8,160}}?\s{_KIND})[,.]?[”\"]"
)
_FIRM = re.compile(
    r"(?:firm|company|bank|group|union|club|school|university|hotel|airline|shop|store|chain|family|he|she|it|today|let|that|what)",
    re.I,
)
# A sentence in quotation marks, and what is only scoffed at.
_SAID = re.compile(
    r"[.!?]|\b(?:is|are|was|were|will|would|I|we|you)\b|^.(?:wait|anything|business|do\s|do-|no-|zero[- ]tolerance|open[- ]door\b$)"
)


def find_quoted_plans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such a plan begins and ends, its quotation marks and its kind included if the kind stands behind them.

    >>> t = "Under the council’s “open quays” policy boats land; a “wait and see” policy would not do."
    >>> [t[a:b] for a, b in find_quoted_plans(t)]
    ['“open quays” policy']
    >>> t = "promises the ‘ninth 5-year plan for open quays’, issued in May"
    >>> [t[a:b] for a, b in find_quoted_plans(t)]
    ['ninth 5-year plan for open quays']
    """
    for match in (*_WITHIN.finditer(text), *_ISSUED.finditer(text)):
        if not _SAID.search(match["name"]):
            yield match.span("name")
    for match in _QUOTED.finditer(text):
        firm = match["owner"] and _FIRM.fullmatch(match["owner"])
        if not firm and not _SAID.search(match["name"]):
            yield match.span("name")


__all__ = ["find_quoted_plans"]
