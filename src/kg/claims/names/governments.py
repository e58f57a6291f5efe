"""Governments and groups that a text describes rather than names, and capitals that stand for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg import lazy_re as re
from kg.claims.names.holders import find_acting_acronyms, find_holders
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.months import MONTH
from kg.claims.patterns.name_patterns import CAP
from kg.claims.patterns.words import alternation, words
from kg.model import Mention

_ACTS = (
    r"(?=\s+(?:(?:has|have|had|is|was)\s+(?:\w+ly\s+|also\s+|been\s+|long\s+)*(?:issu|releas|publish|announc|mak|push|seek|"
    r"try|plan|set\s+(?:up|out)|launch|approv|adopt|unveil|pledg|decid|work)\w*|(?:\w+ly\s+|also\s+|first\s+)*"
    r"(?:aims?|aimed|plans?|planned|wants?|wanted|hopes?|seeks?|sought|intends?|intended|will|would|issued|released|"
    r"published|announced|launched|approved|adopted|unveiled|pledged|decided|set\s+(?:up|out)|introduced|proposed|relies|expects|says|said)\b))"
)


@dataclass(frozen=True, slots=True)
class GovernmentPatterns:
    """Compiled patterns of governments, groups and capitals."""

    government: Cued
    government_of: Cued
    plain: re.Pattern[str]
    group: Cued
    capital: Cued
    bare: re.Pattern[str]


# "Five ministries issued …" opens a sentence.
_HOW_MANY = r"(?:Several|Various|Many|Some|Multiple|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen)"


@cache
def patterns() -> GovernmentPatterns:
    """Return the patterns made from the word lists."""
    table = words()
    nations = alternation(table.map("nationalities"))
    levels = alternation(table.list("body", "levels"))
    # "the UAE government", "the U.S. federal government"
    owner = rf"(?:{nations}|(?<![\w.])(?:[A-Z]{{2,5}}|(?:[A-Z]\.){{2,3}})|(?<![\w-])(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Yesterday|Today)['’])(?:[A-Z][\w-]{{1,40}}\s+){{0,2}}[A-Z][\w-]{{1,40}}['’]s?)"
    # "93 300 units" are no bodies.
    described = rf"(?:{alternation(table.list('body', 'group_words'))}|(?<![\d.,])(?<!\d\s)\d{{1,2}})"
    groups = alternation(table.list("body", "groups"))
    portfolios = alternation(table.list("body", "portfolios"))
    return GovernmentPatterns(
        cued(
            rf"(?<=[Tt]he\s)Centre{_ACTS}"
            rf"|\b(?:{owner}\s+(?:{levels}\s+)?|{levels}\s+)(?:government|Government|authorities)\b(?!\s+(?:{groups}|units|bodies))"
            rf"|\b{owner}\s+(?:[Pp]arliament|[Cc]abinet|[Ll]egislature|[Ss]enate|Congress|House\s+of\s+Representatives|National\s+Assembly)(?![\w-]|\s+[A-Z])"
            rf"|(?:(?<=[Tt]he\s)|(?<=['’]s\s)|(?<=\bby\s))(?:{levels}|town|village|borough|cantonal|island|communal|district)\s+(?:council|cabinet|parliament|assembly|legislature|senate)(?![\w-]|\s+(?:members?|meeting|meetings|elections?|seats?|houses?|tax|estates?))"
            # "the finance ministry", "the country's ministry of trade and industry"
            rf"|(?:(?<=[Tt]he\s)|(?<=['’]s\s)|(?<=\bby\s)|(?<=federal\s)|(?<=national\s))(?:(?:{portfolios}(?:\s+and\s+{portfolios})?)\s+ministry|ministry\s+(?:of|for)\s+{portfolios}(?:,\s+{portfolios})?(?:\s+and\s+{portfolios})?)(?![\w-])"
            r"|(?<=[Tt]he\s)(?:central|reserve)\s+bank(?![\w-]|\s+(?:of|governor|digital|independence|rates?|reserves|money|policy))"
            # "the Tamil Nadu government has", "the Alvor Government's"
            r"|(?:(?<=[Tt]he\s)|(?<=[Bb]y\s))(?!(?:Local|Central|Each|Every|New|Old|Next|First|Second|Last|Same|Any|Such|This|That|Open|Digital|Smart|Electronic|E|Whole|Interim)\s)(?:[A-Z][^\W\d_]+\s+){1,3}(?:government|Government|cabinet|(?:State\s+)?Cabinet)(?=['’]s\s|\s+(?:has|had|is|was|will|would|in|on|also|plans|gave|yesterday|today|[a-z]{3,}ed)\b|[.,;])"
            # "Alvor cabinet approves", at the head of a piece of news
            r"|^\W*(?!The\s|New\s|Next\s|Old\s|First\s|Federal\s|State\s|Union\s)(?:[A-Z][a-z]+\s+){1,2}[Cc]abinet(?=\s+(?:approve[sd]|clear(?:s|ed)|okay(?:s|ed)|adopt(?:s|ed)|pass(?:es|ed)|endorse[sd]|gives|gave|nods|has\s+(?:approved|cleared|adopted|passed|given)|on\s+\w+day)\b)"
            r"|\b[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?:['’]s)?\s+administration(?=\s+(?:has|had|is|was|will|would|in|on|said|also|plans|[a-z]+ed)\b|[.,;])"
            rf"|(?<![\w'’-])(?:{CAP}\s+){{1,3}}(?:municipal|provincial|state|city|county|district|regional|prefectural)\s+(?:government|authorities)\b"
        ),
        cued(
            rf"\b(?:(?:{levels}\s+)?governments?|cabinet|parliament|senate|legislature)\s+of\s+(?:the\s+)?(?!{MONTH}\b)[A-Z][\w-]+(?:\s+(?:of\s+)?[A-Z][\w-]+){{0,3}}(?:\s+(?:province|prefecture|state|county|municipality|oblast)(?![\w-]))?"
        ),
        re.compile(
            r"(?:\b[Tt]he\s+(?:(?:new|current|present|sitting|incumbent|ruling|interim|transitional|caretaker|incoming|outgoing|previous|former|military|coalition)\s+)?|(?<=\b[Oo]ur\s)|(?<=\b[Mm]y\s))(?:G|g)overnment(?!\s+(?:of|agencies|departments|units|bodies|Chief\s+[A-Z]))\b"
            # "Government has launched a plan", without an article
            r"|(?:^|(?<=[.;]\s)|(?<=,\s)|(?<=\bthat\s)|(?<=\d\s))[Gg]overnment(?=\s+(?:(?:has|have|had|also|recently|yesterday|today|this\s+week)\s+)?(?:launched|approved|adopted|issued|introduced|published|unveiled|announced|passed|launches|approves|adopts|issues|introduces|unveils|announces|released|gazetted)\b)"
        ),
        cued(
            rf"\b(?:(?:{_HOW_MANY}\s+)?(?:{described}\s+(?:and\s+)?){{1,5}}|{_HOW_MANY}\s+)(?:{nations}\s+)?{groups}\b"
        ),
        cued(rf"\b{alternation(table.map('metonyms'))}{_ACTS}"),
        re.compile(
            rf"\b(?:[Tt]he\s+{alternation(table.list('body', 'bare_heads'))}|(?:Parliament|Congress|[Tt]he\s+cabinet(?:\s+of\s+ministers)?|[Tt]he\s+council\s+of\s+ministers|Cabinet)|(?<=\sby\s)(?:parliament|congress|cabinet))"
            r"(?![\w-]|['’]s?\s+[A-Z]|\s+(?:(?!(?:Decision|Resolution|Approval)\s+(?:of|on|dated)\s)[A-Z]|of\b(?!\s\d)|for\b))"
        ),
    )


@lru_cache(maxsize=4096)
def find_governments(text: str) -> tuple[Mention, ...]:
    """Return governments: "the Norwegian government", "China's central government", "the government".

    The method is ``government``, or ``plain government`` for the bare word, which refers back to the one that the document is
    about. They are kept, for each sentence is read twice.
    """
    return tuple(_governments(text))


def _governments(text: str) -> Iterator[Mention]:
    yield from find_holders(text)
    yield from find_acting_acronyms(text)
    if not _RULES.search(text):
        return
    for match in patterns().government.finditer(text):
        yield Mention(match.start(), match.end(), "PublicBody", match[0], "government")
    for match in patterns().government_of.finditer(text):
        yield Mention(match.start(), match.end(), "PublicBody", match[0], "government")
    for match in patterns().plain.finditer(text):
        yield Mention(match.start(), match.end(), "PublicBody", match[0], "plain government")


_RULES = cued(
    r"overnment|authorities|[a-z] (?:council|assembly|bank)|\bCentre\s+[a-z]|[a-z] administration|\bministry\b|\s(?:[Pp]arliament|[Cc]abinet|[Ll]egislature|[Ss]enate|Congress|House of Rep|National Ass)"
)


def find_bare_bodies(text: str) -> Iterator[Mention]:
    """Yield organs under their bare name: "the Cabinet", "the Commission", "Parliament"."""
    for match in patterns().bare.finditer(text) if _organ().search(text) else ():
        yield Mention(match.start(), match.end(), "PublicBody", match[0], "bare body")


@cache
def _organ() -> Cued:
    return cued(
        alternation(
            [
                *words().list("body", "bare_heads"),
                "cabinet",
                "council of ministers",
                "by parliament",
                "by congress",
            ]
        )
    )


def find_capitals(text: str) -> Iterator[Mention]:
    """Yield capitals that act as a government does: "Oslo plans to …", not "in Oslo"."""
    for match in patterns().capital.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()].rstrip()
        if not re.search(r"\b(?:in|of|to|from|near|at|and|around|outside|between|for|by)$", before):
            yield Mention(match.start(), match.end(), "PublicBody", match[0], "capital")


def find_groups(text: str) -> Iterator[Mention]:
    """Yield groups of bodies that are only described: "several government agencies"."""
    for match in patterns().group.finditer(text):
        if not _ONLY_COUNTED.fullmatch(match[0]):
            yield Mention(match.start(), match.end(), "UnnamedGroup", match[0], "group")


# "all three units" may be mills as well as offices.
_ONLY_COUNTED = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|many|several|various|other|\d+)\s+units",
    re.I,
)
