"""Papers without a name that a public body is said to have put out: "guidelines released by the Ministry of Ports"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.months import MONTH, WEEKDAY
from kg.claims.patterns.words import alternation, words
from kg.claims.plans.programmes import COMPLEMENT, NO_DAY
from kg.model import Mention

METHOD, DEFINITE = "issued paper", "definite paper"
# So far before its verb a body may end, and so far behind its verb one may begin.
_NEAR = 150
# "on Monday", "last week", "in May 2022", "earlier this year"
_WHEN = rf"(?:(?:on|in|late\s+on|early\s+on)\s+(?:{WEEKDAY}|{MONTH}|\d{{1,4}}|[Mm]id-|early\s|late\s)[^,;:.()]{{0,18}}|(?:earlier\s+|late\s+)?(?:this|last)\s+(?:week|month|year|{WEEKDAY}|{MONTH})|today|yesterday|recently|earlier)"
_ADVERB = r"(?:(?:jointly|recently|formally|officially|also|then|just|together|newly|again|later|finally|already|first)\s+){0,2}"


@dataclass(frozen=True, slots=True)
class PaperPatterns:
    """The compiled patterns of such papers, behind the verb and before it."""

    active: Cued
    passive: Cued


@cache
def _patterns() -> PaperPatterns:
    table = words()
    one, many = (alternation(table.list("policy", key)) for key in ("papers", "papers_plural"))
    issued = alternation(table.list("policy", "paper_verbs"))
    now = alternation(table.list("verbs", "issue_now"))
    told = r"(?:(?:[a-z]+|\d{1,2})-(?:year|point|step|month|pillar)\s+|[a-z]+ly-awaited\s+|joint\s+|draft\s+|interim\s+|revised\s+|national\s+|detailed\s+|ministerial\s+|presidential\s+|royal\s+|government\s+|cabinet\s+|comprehensive\s+|major\s+|new\s+|special\s+|separate\s+|sweeping\s+|landmark\s+|ambitious\s+)"
    lead = r"(?:(?:[Aa]n?|[Ii]ts|[Tt]heir|(?P<the{}>[Tt]he|[Tt]his|[Tt]hese))\s+)(?:(?:[a-z]+\s+)?(?:set|series|package|raft|batch|number)\s+of\s+)?"
    many_lead = rf"(?:{lead.replace('{}', '_many')}|(?<=\s)|^)"
    paper = rf"(?:{lead.replace('{}', '_one')}{told}{{0,3}}?(?P<one>{told}{{0,2}}{one})|{many_lead}{told}{{0,3}}?(?P<many>{told}{{0,2}}{many}))(?![\w-])"
    matter = rf"(?P<matter>\s+(?:to|for|on|regarding|concerning|governing)\s+{NO_DAY}{COMPLEMENT})?"
    ends = rf"(?=\s*(?:[.,;:)]|$)|\s*\b(?:{_WHEN}|that|which|to|for|[a-z]{{3,}}ing|aimed|designed|intended|meant|under|with|at|and|as|after|during|ahead)\b)"
    return PaperPatterns(
        cued(rf"\s(?:{_ADVERB}{issued}|{_ADVERB}{now})\s+(?:jointly\s+)?{paper}{matter}{ends}"),
        cued(
            rf"{paper}{matter},?\s+(?:(?:which|that)\s+)?(?:(?:was|were|has\s+been|have\s+been)\s+)?{_ADVERB}{issued}(?:,?\s+{_WHEN})?,?\s+(?:jointly\s+)?by\s+(?:the\s+)?"
        ),
    )


# Between a body and its verb: "the Ministry of Ports (MoP), together with four others, on Monday issued".
_BETWEEN = re.compile(
    rf"(?:\s+\([^()]{{1,40}}\))?(?:,\s[^,;:.]{{3,90}},)?(?:\s+and\s+[a-z][^,;:.]{{3,60}})?,?(?:\s+{_WHEN},?)?(?:\s+(?:has|have|had))?"
)
# "the department head had not issued": nothing was put out.
_DENIED = re.compile(r"\b(?:not|never|nor|yet\s+to|without|if|unless|once|until)\b")


def may_hold(text: str) -> bool:
    """Return whether a text may tell of such a paper."""
    return _patterns().active.may_match(text) or _patterns().passive.may_match(text)


def find_papers(text: str, bodies: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the papers of a sentence that one of its public bodies, given by their places, has put out.

    The method is ``issued paper``, or ``definite paper`` for "the guidelines", which may be named elsewhere.

    >>> text = "Steps follow a work plan issued jointly by the Quay Board and guidelines for piers unveiled by a firm."
    >>> [m.name for m in find_papers(text, [(text.index("Quay"), text.index(" and"))])]
    ['work plan']
    >>> text = "The Quay Board on Monday released a new set of draft rules."
    >>> [m.name for m in find_papers(text, [(4, 14)])]
    ['draft rules']
    >>> list(find_papers("The Quay Board has not released guidelines.", [(4, 14)]))
    []
    """
    if not bodies:
        return
    table = _patterns()
    ends, starts = {end for _, end in bodies}, {start for start, _ in bodies}
    for match in table.active.finditer(text):
        if any(end <= match.start() and _stands_before(text, end, match.start()) for end in ends):
            paper = _paper(match)
            if _TRADE.match(text, match.end("one") if match["one"] else match.end("many")):
                continue
            if not (_PLAN.search(paper.name) and _TOLD_ON.match(text, paper.end)):
                yield paper
    for match in table.passive.finditer(text):
        paper = _paper(match)
        # "shall be run under a plan approved by the ministry": any such plan
        some = paper.method == METHOD and _DUTY.search(text) is not None and _ANY_OF.search(paper.name)
        if match.end() in starts and not (some or _DENIED.search(match[0])):
            yield paper


def _stands_before(text: str, end: int, verb: int) -> bool:
    """Return whether only an aside and a day stand between a body and its verb."""
    between = text[end:verb]
    return verb - end < _NEAR and _BETWEEN.fullmatch(between) is not None and not _DENIED.search(between)


_EMPTY = re.compile(
    r"(?:new|major|comprehensive|detailed|special|separate|sweeping|landmark|ambitious|[a-z]+ly-awaited)\s+"
)


# "an order for 48 jets", "orders with a yard": what is bought
_TRADE = re.compile(
    r"(?<=order)s?\s+(?:for|with|from|of|against)\s|(?<=orders)\s+(?:for|with|from)\s+(?:\d|new\s)|(?<=bill)\s+that\s+matures"
)
_DUTY = re.compile(
    r"\b(?:shall|must|may|every|any|each|no|[Pp]ersons?|holders?|applicants?|licensees?|operators?)\b"
)
_ANY_OF = re.compile(
    r"\b(?:plans?|programmes?|programs?|orders?|notices?|directives?|directions?|resolutions?|proclamations?|notifications?)$"
)
# "a plan for what was then the zone": what tells it was not understood.
_PLAN = re.compile(r"\b(?:plan|programme|program|strategy|roadmap|road map|blueprint|outline|framework)$")
_TOLD_ON = re.compile(r"\s*\b(?:for|to|of|on|in)\s+(?!(?:[A-Z\d]|early|late|mid))")


def _paper(match: "re.Match[str]") -> Mention:
    """Return the paper: its kind with what tells it apart, and what it is about."""
    group = "one" if match["one"] else "many"
    start, end = match.start(group), match.end(group)
    if match["matter"]:
        end = match.start("matter") + len(match["matter"].rstrip(" ,"))
    while empty := _EMPTY.match(match.string, start):
        start = empty.end()
    method = DEFINITE if match["the_one"] or match["the_many"] else METHOD
    return Mention(start, end, "PolicyDocument", match.string[start:end], method)


__all__ = ["DEFINITE", "METHOD", "find_papers", "may_hold"]
