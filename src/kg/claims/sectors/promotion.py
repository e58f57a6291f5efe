"""What is promoted, built up, favoured or restricted, and the words by which industries are known."""

from dataclasses import dataclass
from functools import cache, lru_cache

from kg import lazy_re as re
from kg.claims.facilities.building_words import is_denied
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, gerund, lowered, plural, sector_words, words


@dataclass(frozen=True, slots=True)
class SectorPatterns:
    """Compiled cues and word sets."""

    listed: Cued
    soft: Cued
    head: Cued
    lettered: re.Pattern[str]
    these: re.Pattern[str]
    typed: Cued
    typed_never: frozenset[str]
    promoted: Cued
    never: frozenset[str]
    nothing: frozenset[str]
    housing: frozenset[str]
    zoning: frozenset[str]
    weak: frozenset[str]
    solid: frozenset[str]
    works: frozenset[str]
    abstract: frozenset[str]


# "include, but are not limited to, A and B"
_NOT_ALL = r",?\s+(?:but\s+(?:are|is)\s+not\s+(?:limited|restricted)\s+to|among\s+others|inter\s+alia),?"


@cache
def sector_patterns() -> SectorPatterns:
    """Return the patterns made from the word lists."""
    table = words()
    nouns, soft = (
        alternation(table.list("industry", "listed")),
        alternation(table.list("industry", "listed_soft")),
    )
    such = (
        rf"(?:\s+(?:(?!and\b|areas\b|fields\b|that\b|who\b)[\w’'-]+\s+){{0,7}}(?!and\b|that\b|who\b|which\b)[\w’'-]+)?(?:,\s+which|,)?\s+(?:such\s+as|including|include(?:{_NOT_ALL})?|like|namely|are(?:\s+expected)?\s+to\s+be|will\s+be|"
        r"(?:will\s+)?(?:comprise|include)|would\s+be|are|i\.e\.,?|e\.g\.,?|viz\.?,?|(?P<of>of)(?!\s+(?:the|th[ei]se?|that|its|their|our|an?|each|all|both)\b))\s+(?:the\s+)?"
    )
    verbs = table.list("industry", "promote")
    forms = [f for v in verbs for f in _forms(v)]
    typed = alternation(table.list("industry", "typed"))
    return SectorPatterns(
        cued(
            rf"(?:\bsuch\s+(?:[\w-]+\s+){{0,2}}?{nouns}\s+as\s+|\b{nouns}(?:{such}|(?:\s+(?!and\b|or\b)[a-z]+){{0,5}}\s*(?::|–|—|-\s)\s*)|\b(?:sector|industry)(?:\(s\))?\s*:\s*)(?P<list>(?:[^.;:()]|\([^().;:]{{1,40}}\)){{3,300}})",
            re.I,
        ),
        cued(
            rf"(?:\bsuch\s+(?:[\w-]+\s+){{0,2}}?{soft}\s+as\s+|\b{soft}(?:(?:\s+[a-z-]+){{0,3}}?\s+(?:are|being|include(?:{_NOT_ALL})?|comprise|range\s+from)\s+|,?\s+(?:such\s+as|including|like|namely)\s+|\s*(?::|–|—)\s+(?:including\s+)?)"
            r"|(?<!experts )(?<!specialists )(?<!graduates )(?<!degrees )(?<!experience )\bin\s+(?:the\s+)?(?:[a-z]+\s+){0,2}(?:fields|areas|domains)\s+of\s+)(?P<list>[^.;:()]{3,300})"
        ),
        cued(r"\b(?P<head>industry|industries|(?:sub-?)?sectors?|value\s+chains?|trades)\b"),
        re.compile(
            rf"\b(?:(?P<open>{nouns})|{soft})\b(?:[^.;:]{{0,60}}?\b(?:include|including|such\s+as|are|comprise|namely)\b|[^.;:]{{0,60}}?(?::|\s[-–—]\s))"
            r"\s*(?P<list>[^.]{3,600})",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?:^|[.;]\s+)(?:These|Those|They|The\s+(?:list|technologies|areas|fields|products|clusters))\s+(?:[a-z]+\s+){0,2}?(?:include|are|comprise|cover)"
            r"\s*:?\s*(?P<list>[^.]{3,600})"
        ),
        cued(rf"\b{typed}\b(?![-’'])"),
        frozenset(table.list("industry", "typed_never")),
        cued(
            rf"(?<![\w-])(?:{alternation(forms)}(?![\w-]|\s+of\b)|{alternation(table.list('industry', 'promote_nouns'))}(?![\w-]))"
        ),
        frozenset(table.list("industry", "never")),
        frozenset(table.list("industry", "nothing")),
        frozenset(table.list("industry", "housing")),
        frozenset(table.list("industry", "zoning")),
        frozenset((*table.list("industry", "weak"), *table.list("industry", "crops"), *sector_words("weak"))),
        frozenset(table.list("industry", "solid")),
        frozenset(table.list("industry", "works")),
        frozenset((*table.list("industry", "abstract"), *_heads())),
    )


def _heads() -> tuple[str, ...]:
    """Return the heads of facilities, one and many: what is built is no industry."""
    return tuple(f for h in words().map("facility", "heads") for f in (h, plural(h)))


def _forms(verb: str) -> tuple[str, ...]:
    first, _, rest = verb.partition(" ")
    past = f"{first}d" if first.endswith("e") else f"{first}ed"
    third = f"{first}es" if first.endswith("s") else plural(first)
    return tuple(f"{f} {rest}".strip() for f in (first, gerund(first), third, past))


_BREAK = re.compile(
    r"[.;:]\s|\s(?:that|which|who|whose|where|while|because|although|but|by|through|so|when|once|formerly|if|to|from|using|via|"
    r"is|are|was|were|will|would|can|could|has|have|had|shall|should|must|may)\s"
)


@lru_cache(maxsize=1024)
def _cues(text: str) -> tuple[tuple[int, int, int], ...]:
    found = []
    for cue in sector_patterns().promoted.finditer(lowered(text)):
        if is_denied(text, cue.start()) or _is_noun(text, cue) or _BYGONE.search(text, 0, cue.start()):
            continue
        stop = _BREAK.search(text, cue.end(), min(len(text), cue.end() + _FAR))
        end = stop.start() + 1 if stop else _word_end(text, cue.end() + _FAR)
        found.append((cue.start(), cue.end(), end))
    found += [(m.start(), m.start(), m.end()) for m in _IN_SECTOR.finditer(text)]
    return tuple(found)


_FAR = 200
# "the export wool trade", "its support": a noun, whatever it is elsewhere. A form in -ing or of two words is none.
_DETERMINED = re.compile(r"\b(?:an?|the|its|their|this|that|these|those|our|your|his|her)\s+$", re.I)
_NOUN = re.compile(
    r"(?:exports?|produce|backs?|supports?|targets?|helps?|funds?|finances?|focus|lifts?|draws?|scales?|reforms?|advances?|hosts?|champions?|rescue|boosts?)"
)
# "once the centre of", "formerly produced": what an area lived on.
_BYGONE = re.compile(r"\b(?:once|formerly|historically|previously)\s+(?:[a-z]+\s+){0,3}(?:the\s+)?$")


def _is_noun(text: str, cue: re.Match[str]) -> bool:
    """Return whether an article shows that a word which also promotes is a noun."""
    before = _DETERMINED.search(text, max(0, cue.start() - 8), cue.start())
    return before is not None and _NOUN.fullmatch(cue[0]) is not None


# "In the canning sector, a plant will be built": what a passage is about.
_IN_SECTOR = cued(
    r"(?:^|[.;]\s+)(?:In|For|Within|Across|As\s+for|Regarding)\s+(?:the\s+)?(?!(?:public|private|same|whole|entire)\b)(?:[\w&/-]+\s+){1,5}(?:sectors?|industry|industries)(?=,)"
)


def _word_end(text: str, at: int) -> int:
    """Return the end of the word that an offset lies in."""
    after = text.find(" ", at)
    return len(text) if after < 0 else after


@lru_cache(maxsize=1024)
def _subjects(text: str) -> tuple[tuple[int, int], ...]:
    """Return what stands before "will be promoted", "are supported", back to where its clause begins."""
    found = []
    for cue in _PASSIVE.finditer(text) if "ed" in text else ():
        low = max(0, cue.start() - 300)
        breaks = [m.end() - 1 for m in _CLAUSE.finditer(text, low, cue.start())]
        found.append((breaks[-1] if breaks else low - 1, cue.end()))
    return tuple(found)


_PASSIVE = cued(
    r"\s(?:(?:will|shall|should|must|to)\s+(?:also\s+)?be|(?:is|are)\s+(?:to\s+be|being))\s+(?:also\s+|further\s+|[a-z]+ly\s+){0,2}"
    r"(?:promoted|supported|prioriti[sz]ed|encouraged|favou?red|targeted|boosted|nurtured|cultivated|incentivi[sz]ed|subsidi[sz]ed|liberali[sz]ed|fostered|modernized|modernised|revived|revitali[sz]ed)\b"
    r"|\s(?:is|are)\s+(?:also\s+|further\s+|[a-z]+ly\s+){0,2}(?:promoted|supported|prioriti[sz]ed|encouraged|favou?red|targeted|incentivi[sz]ed)\b(?!\s+by\b)"
)
_CLAUSE = re.compile(r"(?:^|[.;:]\s|\s(?:that|which|while|where|because|although|but|if|when)\s)")


def reaches_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a text in which something is promoted, built up, favoured or restricted."""
    return (*((start, end) for start, _, end in _cues(text)), *_subjects(text))


def objects_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return what is promoted in these stretches: without the words that promote it."""
    return tuple((start + (text[start : start + 1] == " "), end) for _, start, end in _cues(text))
