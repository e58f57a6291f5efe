"""What measures, incentives or a programme are said to include: a list whose parts are steps or gifts."""

import itertools
from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.actions.cutting import Action, clean_end, nouns_follow
from kg.claims.actions.nominal import opens_nominal
from kg.claims.actions.verbs import ADVERB, forms
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words

# The heads whose parts are steps in whatever words, and those whose parts may as well be things.
_STEPS = r"(?:[Mm]easures?|[Ii]ncentives?|[Ii]nterventions?|[Rr]eforms?|[Aa]ctions|[Ss]teps|[Cc]oncessions)"
_WORKS = (
    r"(?:[Pp]rojects?|[Pp]rogram(?:me)?s?|[Ss]chemes?|[Pp]lans?|[Pp]ackages?|[Ww]orks|[Pp]illars?|[Cc]omponents?|[Ii]nitiatives?|[Ss]trateg(?:y|ies)|[Ii]nvestments?|"
    r"[Pp]riorities|[Ee]xpenditures?|[Ss]pending|[Bb]udget|[Aa]ctivities|[Pp]olicies|[Tt]asks|[Ff]unctions)"
)
_INCLUDE = (
    r"(?:\s+(?!(?:and|or|which|that|who|is|are|was|were|has|have|had)\b)[\w’'()-]+){0,6}?\s+"
    r"(?:(?:will|shall|would|(?:is|are)\s+(?:(?:also\s+)?(?P<hope>expected|set|due)\s+)?to)\s+)?(?:also\s+)?(?:includes?(?:,?\s+but\s+(?:are|is)\s+not\s+limited\s+to,?)?|comprises?|involves?|consists?\s+of)\s+(?P<rest>(?=\S))"
)
_LISTS = cued(rf"\b(?:(?P<sure>{_STEPS})|{_WORKS}){_INCLUDE}")


# "The major goals of growth in Sana include teaching divers"
@cache
def _goals() -> Cued:
    of = alternation(words().list("goals", "of"))
    whose = r"(?:[Ii]ts|[Tt]heir|[Oo]ur|[Tt]he)\s+(?:[a-z]+\s+){0,2}(?:goals|objectives|aims)"
    named = rf"(?:(?:[Ii]ts|[Oo]ur)\s+(?:[a-z]+\s+){{0,2}}(?:goals|objectives|aims)|{whose}\s+of\s+(?:the\s+|this\s+|our\s+)?(?:[\w-]+\s+){{0,3}}?{of}\b(?:\s+(?:in|of|for)\s+(?:the\s+)?[A-Z][\w-]+)?)"
    return cued(rf"\b{named}\s+(?:also\s+)?include\s+(?P<rest>(?=[a-z]+ing\b))")


# "These include …" goes on with what the sentence before told of.
_THESE = re.compile(r"(?:These|They|Th(?:e\s+l)?atter)\s+(?:also\s+)?include\s+(?P<rest>(?=\S))")
# Who plans for a place: neither those who oppose it nor firms.
_PLANNERS = r"(?=(?:the|this|its|their|20\d\d|[Gg]overnment|(?:[A-Z]\w+\s+){0,3}?(?:Government|Ministry|Department|Council|Commission|Authority|Cabinet|Parliament|Annex))\b)(?![^,;.]{0,80}\b(?:[Oo]pposition|dropped|abandoned|shelved|rejected|leaked|compan(?:y|ies)|firms?|developers?|investors?|[Gg]roup|Ltd|Inc|Corp)\b)"
# "Among the main proposals are …", "Also in the plan are …"
_AMONG = re.compile(
    rf"(?:Among|Also\s+(?:among|in)|Included\s+(?:among|in))\s+(?:the|its|their|these|other)\s+(?:[\w-]+\s+){{0,4}}?(?:{_STEPS}|[Pp]roposals?|[Pp]lans?|[Pp]ledges|[Cc]ommitments)(?:\s+(?:planned|proposed|foreseen|envisaged|announced|scheduled)(?:\s+(?:(?:for|under)\s[^,;.]{{2,80}}?|(?:in|by)\s+{_PLANNERS}[^,;.]{{2,80}}?))?)?\s+(?:is|are|was|were)\s+(?P<rest>(?=(?:an?|the|new|more|[a-z]+(?:ing|er|ed))\s))"
)
_TOLD_STEPS = re.compile(rf"\b{_STEPS}\b")
# What is denied, past or only an example is not planned.
_NOT = re.compile(
    r"\b(?:not|no|past|previous|earlier|examples?|if|reviewed|investigated|criticised|criticized|scrapped|abolished|questioned|opposed|under\s+review)\b",
    re.I,
)
_MONEY = r"(?:US|A|C|HK|NT|S|N|R)?(?:[$€£¥₹]|EUR|USD|GBP|[Rr]s\.?)\s?\d[\d.,]*(?:\s?(?:million|billion|trillion|crore|lakh|bn|mn|m))?"
_GIVES = re.compile(
    rf"(?:an?\s+|the\s+)?(?:(?:additional|further|new|[a-z]+al)\s+)?(?:{_MONEY}\s+(?:in|for|to|of)\s|"
    rf"(?:investments?|grants?|payments?|loans?|contributions?|subsid(?:y|ies)|allocations?)\s+(?:of|for|in|to|towards)\s|"
    r"(?:[a-z-]+\s+){0,2}(?:grants?|subsid(?:y|ies)|incentives|exemptions?|rebates?|holidays?|relief)\b(?!\s+(?:is|are)\b))"
)
# What is made other than it was: "lower fees", "stricter rules for boats".
_CHANGED = re.compile(
    r"(?:(?:an?|the)\s+)?(?:lower|higher|strict(?:er)?|tighter|tougher|reduced|increased|improved|better|faster|cheaper|simpler|simplified|new|expanded|extended|stronger|strengthened|enhanced|wider|mandatory|compulsory|free|more|fewer)\s+[a-z]"
)
_GERUND = re.compile(rf"{ADVERB}(?P<verb>[a-z-]{{3,24}}ing)\b(?P<after>\s+\S+)")
_NEVER_AFTER = re.compile(r"\s+(?:of|is|are|was|were|and|or|by)\b")
# "an education and training zone" is one thing
_OF_ONE_THING = re.compile(r"\ban?\s+[a-z-]+\s+and\s+$")
_ITS_HEAD = re.compile(
    r"\s+(?:zone|area|park|cent(?:re|er)|hub|college|school|institute|facility|complex|campus)\b"
)
_JOIN = re.compile(r"\s*;\s+(?:and\s+)?|\s*,\s+(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+|\s+as\s+well\s+as\s+")
_COMMENTS = re.compile(r"\s*,\s+[a-z]+ing\s")
_STOP = re.compile(r"[.?!][”’\"']?(?:\s|$)")
_MOST = 45  # words of one part


def included_actions(text: str, before: str = "") -> Iterator[Action]:
    """Yield the steps that measures or a programme include; ``before`` is the sentence before this one.

    >>> t = "The measures include stricter rules for boats, the widening of a quay, and teaching divers."
    >>> [t[a.start:a.end] for a in included_actions(t)]
    ['stricter rules for boats', 'the widening of a quay', 'teaching divers']
    >>> list(included_actions("The programme includes songs, dances and a play."))
    []
    >>> t = "The reforms are expected to include subsidy cuts, sales of piers, a harbour drive and efforts to train divers."
    >>> [t[a.start:a.end] for a in included_actions(t)]
    ['subsidy cuts', 'sales of piers', 'a harbour drive', 'efforts to train divers']
    >>> t = "The measures include subsidies for net makers, boat builders and fish traders."
    >>> [t[a.start:a.end] for a in included_actions(t)]
    []
    """
    match = _THESE.match(text)
    sure = match is not None and _TOLD_STEPS.search(before) is not None
    if match is None and (match := _AMONG.match(text)):
        sure = True
    if not sure:
        match = _LISTS.search(text)
        sure = match is not None and match["sure"] is not None
        match = match or _goals().search(text)
    if match is None or _NOT.search(text, max(0, match.start() - 30), match.end()):
        return
    parts = tuple(_parts(text, match.start("rest"), sure))
    if sure and len(parts) == 1 and len(row := tuple(_row(text, *parts[0]))) >= _ROW:
        parts = row
    # What is only expected to be among them is said by halves.
    whose = f"{acting.POLICY}?" if match.groupdict().get("hope") else ""
    known = [_opens(text, start, sure) for start, _ in parts]
    if not any(known) or (len(parts) == 1 and opens_nominal(text, parts[0][0])):
        return  # "the plan includes the closure of a mine": one step, told by its noun
    for n, ((start, end), step) in enumerate(zip(parts, known, strict=True)):
        if n and not (sure or known[0]) and _COMMENTS.match(text, parts[n - 1][1]):
            continue  # "includes 40 roads, widening the network"
        stop = clean_end(text, start, end)
        if (step or sure) and 2 <= len(text[start:stop].split()) <= _MOST:
            yield Action(start, stop, "included", "include", whose)


def _parts(text: str, at: int, sure: bool) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the parts of a list: a new one begins where a step does, and behind a semicolon."""
    full = _STOP.search(text, at)
    while full and re.search(r"\b(?:Rs|No|approx|e\.g|i\.e)$", text[at : full.start()]):
        full = _STOP.search(text, full.end())
    end, start = full.start() if full else len(text), at
    for join in _JOIN.finditer(text, at, end):
        if ";" in join[0] or (
            " " in _ARTICLE.sub("", text[start : join.start()]) and _opens(text, join.end(), sure)
        ):
            yield start, join.start()
            start = join.end()
    yield start, end


_ROW = 3  # parts of a plain row
_SHORT = 9  # words of one of its parts
_COMMA, _AND = re.compile(r",\s+(?:and\s+)?"), re.compile(r"\s+and\s+")


def _row(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a plain row of short names: "dues, tax rises, sales of boats and a school"; nothing of another."""
    commas = tuple(_COMMA.finditer(text, start, end))
    begins = [start, *(m.end() for m in commas)]
    ends = [*(m.start() for m in commas), end]
    last = _AND.search(text, begins[-1], end)
    if commas and last and not commas[-1][0].endswith("and "):
        begins, ends = [*begins, last.end()], [*ends[:-1], last.start(), end]
    found = tuple(zip(begins, ends, strict=True))
    short = all(2 <= len(text[a:b].split()) <= _SHORT and _NAMES.match(text, a) for a, b in found)
    # "grants for net makers, boat builders and divers": the row goes on with what the grants are for.
    apart = all(
        not _FOR.search(text, a, b) or _NEW.match(text, c) for (a, b), (c, _) in itertools.pairwise(found)
    )
    if short and apart:
        yield from found


_FOR = re.compile(r"\s(?:for|to|of|in|with|on|from|at)\s")
_NEW = re.compile(r"(?:an?|the|new|more|higher|lower)\s")
# What a part of such a row begins with; a name, a verb in -ing, or what belongs to the part before, makes none.
_NAMES = re.compile(
    r"(?!(?:[a-z]+ing|which|that|who|where|as|with|by|for|to|in|on|of|the\s+latter|both|such)\b)[a-z]"
)
# "the repair and extension of A" is one step.
_ARTICLE = re.compile(r"^(?:the|an?|its|their)\s+", re.I)


def _opens(text: str, at: int, sure: bool) -> bool:
    """Return whether a step begins at an offset: a noun of action, a form in -ing, a gift, or a change."""
    if opens_nominal(text, at) or _GIVES.match(text, at) or (sure and _CHANGED.match(text, at)):
        return True
    match = _GERUND.match(text, at)
    if (
        match is None
        or match["verb"] == "including"
        or match["verb"] not in forms().ing
        or _NEVER_AFTER.match(match["after"])
        or (_OF_ONE_THING.search(text, max(0, at - 40), at) and _ITS_HEAD.match(match["after"]))
    ):
        return False
    return not (match["verb"] in forms().nouns and nouns_follow(match["after"]))
