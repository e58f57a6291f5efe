"""The one country or province that a document is about, and the areas that it speaks of by themselves."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.names.gazetteer import Gazetteer, find_names
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words
from kg.lexicon import Entry, Lexicon
from kg.model import Mention, Span

# "Oslo Harbour Company", "the Ny-Oslo line": an area inside another name is not spoken of.
# "in U.S. dollars" tells of money.
_INSIDE_AFTER = re.compile(
    r"[^\S\n](?:(?!(?:Province|City|District|County|SAR|State|And)\b)[A-Z][a-z]|dollars?\b)|[-–/]\w"
)
_INSIDE_BEFORE = re.compile(r"(?:[a-z,]\s[A-Z][a-z]+[^\S\n]|\w[-–/])\Z")
# "adjacent to Norvia in the west": what lies beside is not what the text is about.
_NEIGHBOUR = re.compile(r"\b(?:adjacent to|borders?(?:ing)?(?: with| on)?|neighbou?ring)(?: the)?\s\Z", re.I)
# How far back one has to look for the words before a name.
_WINDOW = 24
# So many times as often as any other country is the one named that a document is about.
_OFTEN = 2
# A country of which so little is told is not what a text is about.
_FEWEST = 3
# Where a text does not speak of several areas of a country, it must speak of it so many times as often.
_SEVERAL, _FAR_MORE = 2, 4
_STATE = re.compile(r"[A-Z]{2}")
# Offices of one country in another, and those that deal with others.
_ABROAD = re.compile(
    r"\b(?:Foreign|Embassy|Consulate|Mission|Delegation|Ambassador|International|Overseas|External|World|United Nations|Joint|Bilateral)\b"
)


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas that a document speaks of by themselves, with the places where it does so.

    ``told`` is how often it speaks of the country that it is about, ``home``, or of a province if it names no
    country; ``alone`` says that it names no other country, and ``meant`` is how often it speaks of "the country"
    besides.
    """

    free: Mapping[str, tuple[Span, ...]]
    things: Mapping[str, Thing]
    named: Mapping[str, Thing]
    home: Thing | None
    told: int
    alone: bool = False
    meant: int = 0


def areas_of(text: str, registry: Registry, gazetteer: Gazetteer, lexicon: Lexicon) -> Areas:
    """Return the areas of a document, and the country that it is about.

    Where no country is named by itself, that may be the only one named in the names of bodies and policies: "the
    President of the Republic of Norvia"; it becomes a place of the document.
    """
    taken = bytearray(len(text))
    for group in ("policy", "zone", "body", "facility", "event"):
        for mention in (m for t in registry.of(group) for m in t.mentions):
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    free: dict[str, tuple[Span, ...]] = {}
    for thing in registry.of("place"):
        alone = [m for m in thing.mentions if taken.find(0, m.start, m.end) >= 0 and _free(text, m)]
        if alone:
            free[thing.key] = tuple(alone)
    things = {k: registry.things[k] for k in free}
    named = {t.candidates[0]: t for t in things.values() if len(t.candidates) == 1}
    countries = {c: t for c, t in named.items() if is_country(lexicon.entries[c])}
    names = {c: len(free[t.key]) for c, t in countries.items()}
    if not names and (inner := _in_names(text, registry, gazetteer, lexicon)):
        home, spans = inner
        meant = len(_THE_COUNTRY.findall(text))
        return Areas({**free, home.key: spans}, things, named, home, len(spans), meant=meant)
    if not names and (province := _province(text, named, free, lexicon)):
        return Areas(free, things, named, *province)
    only = len(names) == 1
    adjectives = _adjectives(text)
    main, times = _home(countries, names, adjectives, lexicon)
    if main is None and names:
        main, times = _by_areas(countries, names, adjectives, things, lexicon)
    meant = len(_THE_COUNTRY.findall(text)) if only and main else 0
    return Areas(free, things, named, main, times, only, meant)


def _province(
    text: str, named: Mapping[str, Thing], free: Mapping[str, tuple[Span, ...]], lexicon: Lexicon
) -> tuple[Thing, int] | None:
    """Return the only province that a document names, and how often it speaks of it: "the province" does so, too.

    A text that speaks of nations, or of a mainland, looks further than a province.
    """
    provinces = [t for c, t in named.items() if lexicon.entries[c].level == "level-province"]
    if len(provinces) != 1 or _adjectives(text) or "ainland" in text:
        return None
    return provinces[0], len(free[provinces[0].key]) + len(_THE_PROVINCE.findall(text))


_THE_PROVINCE = re.compile(
    r"\b(?:[Tt]h(?:e|is)\s+(?:province|state|emirate)\b(?!\s+of\s+[A-Z])|provincial\b)"
)


# Where one country is meant, "the country" is it, too.
_THE_COUNTRY = re.compile(r"\b(?:[Tt]h(?:e|is)|our)\s+(?:country|nation|kingdom)(?!\s+of\b)\b")


def is_country(entry: Entry) -> bool:
    """Return whether an area is a country, a nation of one (Scotland), or of no level but with a country's code."""
    own = not entry.level and has_own_code(entry)
    return entry.level == "level-country" or entry.type == "area-nation" or own


def has_own_code(entry: Entry) -> bool:
    """Return whether an area has a code as countries have: texts tell of it beside a country, not as a part of one."""
    return any(_STATE.fullmatch(code) for _, code in entry.codes)


def _in_names(
    text: str, registry: Registry, gazetteer: Gazetteer, lexicon: Lexicon
) -> tuple[Thing, tuple[Span, ...]] | None:
    """Return the only country that names of bodies and policies name, with the places where they do so."""
    found: dict[str, list[tuple[str, Span]]] = {}
    for thing in (*registry.of("body"), *registry.of("policy")):
        if _ABROAD.search(thing.label):
            continue
        for area in _countries(thing.label, gazetteer, lexicon):
            for m in thing.mentions:
                at = text.find(area.name, m.start, m.end)
                if at >= 0:
                    found.setdefault(area.candidates[0], []).append(
                        (area.name, Span(at, at + len(area.name)))
                    )
    if len(found) != 1:
        return None
    ((country, told),) = found.items()
    told.sort(key=lambda t: t[1].start)
    kind = lexicon.entries[country].kind
    key = registry.add(kind, told[0][0], told[0][1], (country,))
    return registry.things[key], tuple(span for _, span in told)


def _countries(label: str, gazetteer: Gazetteer, lexicon: Lexicon) -> list[Mention]:
    named = [m for m in find_names(gazetteer, label) if len(m.candidates) == 1 and m.name]
    return [
        m
        for m in named
        if m.candidates[0] in lexicon.entries and is_country(lexicon.entries[m.candidates[0]])
    ]


def _adjectives(text: str) -> Counter[str]:
    """Return how often a text speaks of countries by the adjective of the nation: "the Kenyan government"."""
    table = words().map("nationalities")
    return Counter(table[" ".join(m[0].split())] for m in _nations().finditer(text))


@cache
def _nations() -> Cued:
    return cued(rf"\b{alternation(words().map('nationalities'))}\b")


def _home(
    countries: Mapping[str, Thing], names: Mapping[str, int], adjectives: Counter[str], lexicon: Lexicon
) -> tuple[Thing | None, int]:
    """Return the country that a document is about and how often it speaks of it.

    That is the only country, or the one that it names far more often than any other, unless the adjective of
    another nation is more frequent still. A nation and the country above it are no others.
    """
    ordered = sorted(names, key=lambda c: (-names[c], c))
    if not ordered:
        return None, 0
    home = ordered[0]
    others = [
        names[c] for c in ordered[1:] if c not in lexicon.ancestors(home) and home not in lexicon.ancestors(c)
    ]
    told = names[home] + adjectives[home]
    if others and names[home] < _OFTEN * others[0]:
        return None, told
    return (None if any(n > told for n in adjectives.values()) else countries[home]), told


def _by_areas(
    countries: Mapping[str, Thing],
    names: Mapping[str, int],
    adjectives: Counter[str],
    areas: Mapping[str, Thing],
    lexicon: Lexicon,
) -> tuple[Thing | None, int]:
    """Return the country named of which a document speaks far more often than of others, its areas counted, too.

    How often it is told is how often the document names it and its nation, and once more for all its areas. One
    nation of a country is not it where the document names another one as well: England beside Wales.
    """
    below: Counter[str] = Counter()
    for thing in areas.values():
        above = {a for c in thing.candidates for a in lexicon.ancestors(c) if a in countries}
        below.update(above if len(above) == 1 else ())
    times = {c: names[c] + adjectives[c] + below[c] for c in names}
    home, *others = sorted(times, key=lambda c: (-times[c], c))
    others = [c for c in others if c not in lexicon.ancestors(home) and home not in lexicon.ancestors(c)]
    more = max([n for c, n in adjectives.items() if c != home] + [times[c] for c in others], default=0)
    often = _OFTEN if below[home] >= _SEVERAL else _FAR_MORE
    told = names[home] + adjectives[home] + (below[home] >= _SEVERAL)
    far = times[home] >= max(often * more, _FEWEST) and not _has_sister(home, others, lexicon)
    return (countries[home], told) if far else (None, 0)


def _has_sister(nation: str, others: Iterable[str], lexicon: Lexicon) -> bool:
    """Return whether another nation of the same country is among others."""
    above = lexicon.entries[nation].parent
    return bool(above) and any(lexicon.entries[c].parent == above for c in others)


def _free(text: str, mention: Span) -> bool:
    """Return whether an area is spoken of by itself, not inside a longer name nor as a neighbour."""
    before = text[max(0, mention.start - _WINDOW) : mention.start]
    inside = _INSIDE_AFTER.match(text, mention.end) or _INSIDE_BEFORE.search(before)
    return not (inside or _NEIGHBOUR.search(before))
