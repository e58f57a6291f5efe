"""The names of industries in a text: those of the tables, further ones from the word lists, joined and widened."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from kg import lazy_re as re
from kg.claims.actions.phrases import front, walk_back
from kg.claims.names.gazetteer import Gazetteer, NameIndex, build_index, find_indexed, find_names, tokens
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import sector_words, words
from kg.claims.sectors.promotion import sector_patterns
from kg.model import Mention


def sector_names(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the names of industries in a text, in order; those inside the name of a body or a plan are left out."""
    nothing = sector_patterns().nothing
    none = gazetteer.of_industries.isdisjoint(tokens(text)[2])
    tabled = [] if none else [m for m in find_names(gazetteer, text) if m.kind == "Industry"]
    listed = _listed(text)
    if not listed and not tabled:
        return ()
    more = [
        m
        for m in listed
        if not any(t.start < m.end and m.start < t.end and t.end - t.start >= m.end - m.start for t in tabled)
    ]
    tabled = [m for m in tabled if not any(n.start <= m.start and m.end <= n.end for n in more)]
    found = sorted((*tabled, *more), key=lambda m: m.start)
    return tuple(m for m in _joined(text, found) if m.name.lower() not in nothing and not _in_a_name(text, m))


@lru_cache(maxsize=2048)
def _listed(text: str) -> tuple[Mention, ...]:
    return tuple(
        Mention(start, end, "Industry", text[start:end], "word list")
        for start, end, _ in find_indexed(_more(), text)
    )


@cache
def _more() -> NameIndex:
    table = words()
    listed = (
        *table.list("industry", "more"),
        *table.list("industry", "crops"),
        *sector_words("names"),
        *sector_words("weak"),
    )
    return build_index((), [(name, ()) for name in listed])


def _joined(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Yield the names, two that stand side by side as one: "solar" and "photovoltaics"."""
    last: Mention | None = None
    for m in found:
        if last and text[last.end : m.start] == " " and last.end - last.start < _LONG:
            last = Mention(last.start, m.end, m.kind, text[last.start : m.end], m.method, m.candidates)
            continue
        if last:
            yield last
        last = m
    if last:
        yield last


_LONG = 40
_TITLED = re.compile(
    r"\s+(?:[A-Z][a-z]+\s+){0,2}(?:Bank|Fund|Authority|Agency|Council|Force|Office|Cent(?:re|er)|Act|Law|Board|Ministry|Compan(?:y|ies)|Corporation|"
    r"Association|Institute|Universit(?:y|ies)|Alliance|Forum|Summit|Expo|Conference|Bureau|Commission|Committee|Department|Group|Partnership|"
    r"Federation|Chamber|Union|Ministers?|Secretary|Editor|Correspondent|Laborator(?:y|ies)|Line|Station|Road|Hospital|School|College|Magazine|Times|Report)\b"
)
_OF_BODY = re.compile(
    r"\b(?:[Mm]inist(?:ry|er|ers)|[Dd]epartments?|[Bb]ureau|[Ii]nstitute|[Uu]niversity|[Cc]hamber|[Ss]ecretary|[Oo]ffice|[Cc]ommission(?:er)?|"
    r"[Mm]inister\s+of\s+[Ss]tate|[Aa]ssociation|[Ff]aculty|[Bb]ank|[Bb]oard|[Cc]ouncil|[Aa]uthority|[Aa]cademy|[Ss]chool|Cent(?:re|er)|Network|Programme|Program|Strategy|Facility|Platform|Conference|Forum)\s+(?:of|for|on)\s+(?:the\s+)?(?:[A-Z][\w-]*(?:\s+(?:and|&))?,?\s+){0,3}$"
)
_PROPER = re.compile(r"(?<![.:] )\b[A-Z][a-z]+\s+$")
_HEADED = re.compile(r"\s+(?:[Ii]ndustr|[Ss]ector)")


def _in_a_name(text: str, m: Mention) -> bool:
    """Return whether a name of an industry is part of the name of a body: "Hydrogen Bank", "Minister of Trade"."""
    if not text[m.start].isupper() or _HEADED.match(text, m.end):
        return False
    if m.method == "word list" and " " not in m.name and _PROPER.search(text, max(0, m.start - 20), m.start):
        return True  # "San Tin": a place, no metal
    return bool(_TITLED.match(text, m.end) or _OF_BODY.search(text, max(0, m.start - 60), m.start))


def is_known(name: str, gazetteer: Gazetteer) -> bool:
    """Return whether the tables or the word lists hold an industry of this name."""
    return any(m.start == 0 and m.end == len(name) for m in sector_names(name, gazetteer))


def known(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the reference ids of an industry that bears this name in the tables."""
    for m in find_names(gazetteer, name):
        if m.kind == "Industry" and m.start == 0 and m.end == len(name):
            return m.candidates
    return ()


_DEGREE = cued(
    r"\b(?:(?:high-end|high-tech|advanced|modern|specialty|smart|intelligent|green|traditional|offshore|marine|strategic|emerging|precision|"
    r"sustainable|creative|ecological|organic|digital|domestic|heavy|light|clean|renewable)\s+)+$",
    re.I,
)
_HEAD_AFTER = re.compile(
    r"\s+(?:supply\s+chains?|value\s+chains?|industry|industries|sectors?|services|chips|technolog(?:y|ies)|equipment|vehicles|devices|materials|manufacturing|"
    r"processing|engineering|assembly|production|components|machinery|exploration|design|fabrication|packaging|refining|trading|leasing|repair|maintenance|"
    r"generation|cultivation|breeding|farming|products|applications|recycling|finance|tourism|subsectors?|sub-sectors?)\b(?!\s+of\b)"
)


# "net mending (NM) industry": its letters stand between a name and its head.
_LETTERED_HEAD = re.compile(r"\s+\([A-Z][A-Za-z&/]{1,9}\)\s+(?:industry|industries|sectors?)\b(?!\s+of\b)")
# What says how far an industry reaches belongs to its name.
_OF_REACH = frozenset(
    {
        "international",
        "regional",
        "domestic",
        "cross-border",
        "cross-boundary",
        "rural",
        "foreign",
        "global",
        "urban",
        "marine",
        "clean",
        "sustainable",
        "border",
        "farm",
        "river",
        "coastal",
        "inland",
        "mountain",
        "local",
    }
)


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of an industry with what describes it and with the word "industry" or "sector".

    >>> t = "It will promote textiles and rural yacht tourism."
    >>> t[slice(*widened(t, t.find("tourism"), len(t) - 1))]
    'rural yacht tourism'
    """
    head = _HEAD_AFTER.match(text, end) or _LETTERED_HEAD.match(text, end)
    degree = _DEGREE.search(text, max(0, start - 60), start)
    begin = degree.start() if degree else start
    if text[start].islower() and not degree:
        wide = front(text, walk_back(text, start, 0, 2), start)
        table = sector_patterns()
        plain = text[wide:start].lower().split()
        if plain and all(
            w.replace("-", "").isalpha()
            and text[wide].islower()
            and w not in ("and", "or")
            and not w.endswith(("ed", "est"))
            and (w in _OF_REACH or not (w in table.never or w in table.typed_never))
            and not table.promoted.fullmatch(w)
            for w in plain
        ):
            begin = wide
    return begin, (head.end() if head else end)


# ", shoe and leather goods,": one member of a list, named by two things that share its last word.
_TWIN = re.compile(r"(?:,\s+(?:and\s+)?|:\s+)(?P<twin>[a-z][a-z-]{2,15}\s+and\s+)$")
_MEMBER_ENDS = re.compile(r"\s*(?:,|;|and\b)")


def with_twin(text: str, start: int, end: int, names: Sequence[Mention]) -> int:
    """Return where a member of a list begins whose last word another word before it shares: "shoe and leather goods"."""
    twin = _TWIN.search(text, max(0, start - 40), start) if " " in text[start:end] else None
    shares = (
        twin and _MEMBER_ENDS.match(text, end) and not twin["twin"].split()[0].endswith(("s", "ing", "ed"))
    )
    if not twin or not shares or any(n.start < start and twin.start("twin") < n.end for n in names):
        return start  # "tourism and leather goods" are two
    return twin.start("twin")
