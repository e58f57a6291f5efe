"""Find plans that only their surroundings tell to be ones: quoted in small letters, told by a year, or led in by a class word."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.name_patterns import CAP
from kg.claims.patterns.words import alternation, words

_KINDS = r"(?:strategy|plan|programme|program|policy|roadmap|road\s+map|initiative|scheme|agenda|framework|concept|law|act|decree|guidelines?|charter|compact|blueprint|white\s+paper)"
# “hydrogen strategy until 2030”
_QUOTED = cued(
    rf"[“‘\"'](?P<name>[A-Za-z][\w-]{{2,18}}\s+(?:[a-z][\w-]{{2,18}}\s+){{0,4}}{_KINDS}(?:\s+(?:for|on|of|until|till|to|towards|by|with)\s[^“”\"\n]{{3,110}}?)?)[,.]?[”’\"'](?!\w)"
)
# "the industrial policy of 1991"
_OF_YEAR = cued(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir)\s+(?:new\s+|so-called\s+)?(?P<name>(?!new\b)(?:[a-z][a-z-]{2,18}\s+){1,3}(?:policy|strategy|plan|programme|program|law|act|code|constitution|white\s+paper|reform\s+package)\s+of\s+(?:19|20)\d\d)(?!\d|[-–]\d)"
)
# "A 2015 law allowed": an act that nothing but its year tells.
_BY_YEAR = cued(
    r"(?:^|[.;,]\s+|\b(?:under|in|by|of|to)\s+)[Aa]\s+(?P<name>(?:19|20)\d\d\s+(?:(?:federal|national|state|government|presidential|royal|ministerial)\s+)?(?:law|act|decree|regulation|ordinance|executive\s+order|directive|white\s+paper))(?![\w-]|\s+(?:firm|school|student|professor|degree|suit|enforcement|review)s?\b)"
)
# "a review of the 2008 policy"
_THE_YEAR = cued(
    r"\b(?:under|of|replac(?:es?|ed|ing)|amend(?:s|ed|ing)|revis(?:es?|ed|ing)|updat(?:es?|ed|ing)|repeal(?:s|ed|ing)|supersed(?:es?|ed|ing)|since|unlike|from)\s+the\s+"
    r"(?P<name>(?:19|20)\d\d\s+(?:(?:industrial|national|trade|energy|transport|investment|climate|housing|tourism|land|forest|water|mining)\s+)?(?:law|act|decree|policy|strategy|master\s?plan|programme|constitution|white\s+paper))"
    r"(?=\s+(?:and|is|was|had|has|on|which|that|with|by)\b|[.,;:)]|$)"
)
# "the two governments signed a memorandum of understanding": without a public hand it is one of firms.
_MEMORANDUM = cued(
    r"\b(?:sign(?:s|ed|ing)?|conclud(?:es|ed|ing)|enter(?:s|ed|ing)?\s+into|exchanged?|initialled|called)\s+(?:an?|the|their|this)\s+(?:[a-z-]+\s+){0,2}(?P<name>[Mm]emorandum\s+of\s+[Uu]nderstanding)(?![\w-]|\s+(?:on|for|of)\s+the\s+[A-Z])"
    r"|\b[Aa]\s+(?P<passive>memorandum\s+of\s+understanding)(?:\s+\([^()]{2,12}\))?(?:\s+[a-z ]{0,40})?\s+(?:was|has\s+been)\s+(?:signed|concluded)\b"
)
_PUBLIC = cued(
    r"\b(?:governments?|Governments?|[Mm]inist(?:ry|ries|ers?)|[Aa]uthorit(?:y|ies)|[Cc]ouncils?|[Cc]ommission|[Ss]tates?|[Pp]resident|[Gg]overnor|[Dd]epartments?|municipalit(?:y|ies)|framework\s+for)\b"
)
# "its quay strategy entitled Norvia’s age of boats (Norvia, 2031)"
_ENTITLED = cued(
    rf"\b{_KINDS}\s+(?:en)?titled\s+(?P<name>(?=[^“”\"(),.;:]{{0,80}}\s[a-z])[A-Z][\w’'-]*(?:\s[\w’'&-]+){{2,11}}?)(?=\s*\((?:[A-Z][\w .&-]+,\s)?(?:19|20)\d\d|[.;]|\s+(?:in|on)\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d|,\s+(?:which|was|is)\b|\s+(?:was|is|aims|sets)\b|$)"
)
# "the constitution of the Republic of Norvia"
_CONSTITUTION = cued(
    rf"\b[Tt]he\s+(?P<name>constitution\s+of\s+(?:the\s+)?(?!(?:[A-Z]\w+\s+){{0,3}}(?:Committee|Board|Commission|Council|Authority|Tribunal|Court|Panel|Fund|Company|Parliament|Assembly|Senate|House|Society|Club|Association|Union|Party)\b)(?:{CAP}\s+(?:of\s+(?:the\s+)?)?){{0,4}}{CAP})(?![\w-])"
)
# "the emerging Growth Plan – Ayala 2050 – which …"
_DASHED = cued(
    rf"\b(?:Plan|Strategy|Programme|Program|Policy|Initiative|Framework|Agenda|plan|strategy|programme|program|policy|initiative|framework|agenda|vision)\s[–—-]\s(?P<name>(?:{CAP}\s){{1,3}}20[2-9]\d)(?=\s[–—-]\s|[,.;)]|$)"
)
_VAGUE = re.compile(
    r"\b(?:first|second|third|last|next|same|other|final|draft|national|economic|[a-z]{3,}ed|[a-z]{3,}ing)\b"
)


# "a briefing titled “Quay strategy for beginners”"
_PRESS = re.compile(
    r"\b(?:briefing|article|post|blog|column|op-ed|story|podcast|webinar|commentary|editorial|interview|lecture|talk)s?\b[^.;“”\"]{0,40}$"
)


@cache
def _patterns() -> tuple[Cued, re.Pattern[str]]:
    """Return the pattern of a name that a class word leads in, and that of a deed before a quotation."""
    nouns = alternation(
        [*words().list("policy", "class_nouns"), "project", "reform", "law", "charter", "compact"]
    )
    name = rf"(?:{CAP}\s+(?:(?:of|for|on|the|and|to|in)\s+(?=[A-Z]))?){{1,6}}"
    led = cued(
        rf"(?:^|[.;]\s)(?:An?|The|Its|One\s+of\s+the)\s+(?:[\w’'-]{{2,18}}\s+){{0,4}}{nouns}s?\s+(?:of|by|from|run\s+by|launched\s+by|led\s+by|under)\s[^.;]{{3,120}}?,\s+(?:the\s+)?"
        rf"(?P<name>{name})(?=(?:was|is|has|had|aims|will|seeks|provides|offers|covers|supports|helps|gives|links|brings|runs|began|started|came)\b)"
    )
    return led, re.compile(
        rf"\b(?:{alternation(words().list('verbs', 'issue'))}|adoption|approval|launch|implementation|revision|called|titled|entitled)\b[^.;“”\"]{{0,60}}$"
    )


# "issued “Sana (East) quay overall plan”, “Sana (West) quay overall plan”"
_ANY_QUOTED = cued(
    r"[“\"](?P<name>[A-Z][^“”\"\n]{8,110}?\s(?:plan|strategy|programme|program|policy|measures|opinions|scheme))[,.]?[”\"](?!\w)"
)
_BETWEEN = re.compile(r"[\s,]*(?:and\s+)?(?:the\s+)?")


def _in_list(text: str, deed: re.Pattern[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield what a body is said to issue in quotation marks, one by one, though it ends in a small letter."""
    last = 0
    for match in _ANY_QUOTED.finditer(text):
        if _PRESS.search(text, max(0, match.start() - 60), match.start()):
            continue
        listed = last and _BETWEEN.fullmatch(text, last, match.start())
        if listed or deed.search(text, max(0, match.start() - 90), match.start()):
            last = match.end()
            yield *match.span("name"), True


@only_where(
    _QUOTED,
    _ANY_QUOTED,
    _OF_YEAR,
    _BY_YEAR,
    _THE_YEAR,
    _MEMORANDUM,
    _CONSTITUTION,
    _DASHED,
    _ENTITLED,
    lambda: _patterns()[:1],
)
def find_told(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where such a plan begins and ends, and whether it is sure.

    >>> t = "The council adopted the “harbour strategy until 2030”."
    >>> [t[a:b] for a, b, _ in find_told(t)]
    ['harbour strategy until 2030']
    >>> t = "The harbour policy of 1991 opened the quays; A joint scheme of two ports, Quay Trails was launched."
    >>> [t[a:b] for a, b, _ in find_told(t)]
    ['harbour policy of 1991', 'Quay Trails']
    >>> list(find_told("He called it a “love letter to motorists” and the “second plan”."))
    []
    """
    led, deed = _patterns()
    for match in _QUOTED.finditer(text):
        if _PRESS.search(text, max(0, match.start() - 60), match.start()):
            continue
        if re.search(r"\b20\d\d\b", match["name"]) or deed.search(
            text, max(0, match.start() - 90), match.start()
        ):
            yield *match.span("name"), True
    yield from _in_list(text, deed)
    for match in _OF_YEAR.finditer(text):
        if not _VAGUE.search(match["name"]):
            yield *match.span("name"), False
    for match in (*_BY_YEAR.finditer(text), *_THE_YEAR.finditer(text)):
        yield *match.span("name"), False
    for match in _MEMORANDUM.finditer(text) if _PUBLIC.search(text) else ():
        yield *match.span("name" if match["name"] else "passive"), False
    for match in _CONSTITUTION.finditer(text):
        yield *match.span("name"), False
    for match in _ENTITLED.finditer(text):
        yield *match.span("name"), True
    for match in _DASHED.finditer(text):
        yield *match.span("name"), True
    for match in led.finditer(text):
        yield match.start("name"), match.start("name") + len(match["name"].rstrip()), True
