"""Which area lies in which by what a document implies: chains of statements, and the one country that it is about."""

from collections.abc import Iterator, Mapping, Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.counting import DOUBTFUL
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.gathering.where_named import sentence_of
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.patterns.words import words
from kg.claims.places.compass import split_by_compass
from kg.claims.places.home_country import Areas, areas_of, has_own_code, is_country
from kg.claims.places.known import named_after
from kg.lexicon import Lexicon
from kg.model import BlockKind, Claim, Document, Key, Span, Tier

CHAIN, PLACE_CHAIN, NAMED = "within-chain", "place-chain", "area-named-above"
HOME, UNKNOWN = "area-in-home-country", "place-in-home-country"
TOLD, ZONE = "area-in-country-told", "zone-in-country-told"
_LEVELS = ("level-province", "level-prefecture", "level-county", "")
# So many times as often as any other zone is the one named that a document is about.
_OFTEN = 2
# A long list of zones is as often one of several countries.
_FEW = 6
# "Ayala SAR": the name says that it is a part of something.
_RANK = re.compile(r"\b(?:SAR|Region|Province|Territory)\b")
# A country named once is often an example, unless the same sentence names the place.
_NEEDS = 2
# A country named so often is no passing remark.
_CLEARLY = 3
_MOST_IMPLIED = 6
_WIDER = re.compile(
    r"(?:Afric|Europe|Asia|ASEAN|Arab|Latin|Pacific|Caribbean|Atlantic|Greater Mekong|North American|Trans)"
)
# What one sentence says, if not surely; names alone and whole documents start no chain.
_READ = frozenset({"named-zone-in", "label-located", "zone-in-title"})


def imply(
    document: Document, registry: Registry, gazetteer: Gazetteer, lexicon: Lexicon, collector: Collector
) -> None:
    """Draw what follows from the claims and the names of a document.

    A zone in a city lies in the province of that city if the same sentence says where the city lies. Where a document
    speaks of one country, or of no country and one province, the areas that the reference tables put there lie there.
    Any other area lies in one above it that the same sentence names (a candidate).
    """
    sentences = [(s.start, s.end) for s in document.sentences]
    split_by_compass(document, registry, lexicon, collector)
    _chains(registry, lexicon, collector)
    areas = areas_of(document.text, registry, gazetteer, lexicon)
    placed = _placed(registry, collector)
    only = areas.alone and len(registry.of("zone")) == 1
    granted = _takes_home_for_granted(document, areas)
    clearly = areas.told >= (_NEEDS if only else _CLEARLY) and not granted
    if areas.home and clearly and _is_country(areas.home, lexicon):
        for zone in _main_zones(registry, placed, gazetteer):
            evidence = _both(sentences, zone, areas.home)
            collector.say(zone.key, "kg:within", Key(areas.home.key), evidence, ZONE, tier=Tier.CANDIDATE)
    _imply_areas(document, sentences, areas, placed, lexicon, collector)


def _takes_home_for_granted(document: Document, areas: Areas) -> bool:
    """Return whether a text speaks of its own country to its own people, whom it need not tell what lies there."""
    chinese = document.metadata.language.startswith("zh")
    china = words().map("nationalities")["Chinese"]
    return chinese and areas.home is not None and areas.home.candidates == (china,)


def _imply_areas(
    document: Document,
    sentences: list[tuple[int, int]],
    areas: Areas,
    placed: set[str],
    lexicon: Lexicon,
    collector: Collector,
) -> None:
    """Draw where the areas lie of which nobody says it: in the home of the document or in an area named above them."""
    province = _only_province(areas, lexicon)
    granted = _takes_home_for_granted(document, areas)
    implied: list[tuple[str, str, tuple[Span, ...], str]] = []
    for area in areas.things.values():
        if area.key in placed:
            continue
        home = areas.home
        if home is not None and province is not None and set(home.candidates) & _above(province, lexicon):
            home = province
        if not area.candidates and not area.label.isupper() and home is not None:
            far = areas.told + areas.meant < _NEEDS and not _heads(document, areas.free[home.key])
            if far or _beside_another(document, area, home, areas, lexicon):
                continue
            implied.append((area.key, home.key, _both(sentences, area, home), UNKNOWN))
        higher = _named_above(area, areas, lexicon) if _is_low(document.text, area, lexicon) else None
        if higher is areas.home and granted:
            continue
        # Regions of several provinces are told of as themselves.
        if higher is None or any(lexicon.entries[c].type == "zone-informal-region" for c in area.candidates):
            continue
        # Named once, it is an example, unless the same sentence names the place.
        if higher is areas.home and areas.told + areas.meant >= _NEEDS:
            evidence = _both(sentences, area, higher)
            # What lies in a nation of a country is mostly told of as lying in the country.
            told = areas.told >= _CLEARLY and _is_state(higher, lexicon)
            if told:
                collector.say(area.key, "kg:within", Key(higher.key), evidence, TOLD, tier=Tier.ASSERTED)
            else:
                implied.append((area.key, higher.key, evidence, HOME))
            continue
        # A district is told of as a part of its city; a city beside its province is as often its equal.
        county = higher is province or all(
            lexicon.entries[c].level == "level-county" for c in area.candidates
        )
        if (
            evidence := _both(sentences, area, higher)
            if county
            else _together(sentences, areas, area, higher)
        ):
            collector.say(area.key, "kg:within", Key(higher.key), evidence, NAMED, tier=Tier.CANDIDATE)
    _say_implied(implied, collector)


_LOCATED = re.compile(r"\b(?:[Ii]n|of|across|within|throughout)\s(?:the\s)?$")


def _beside_another(document: Document, area: Thing, home: Thing, areas: Areas, lexicon: Lexicon) -> bool:
    """Return whether the first paragraph that names an area names another country than the home, and not the home."""
    first = area.mentions[0].start
    block = next((b for b in document.blocks if b.start <= first < b.end), None)
    if block is None:
        return False
    there = [t for t in areas.things.values() if any(block.start <= m.start < block.end for m in t.mentions)]
    others = [t for t in there if _is_country(t, lexicon)]
    # A country that pays, or from which a firm comes, is no place where anything lies.
    inside = (m for t in others for m in t.mentions if block.start <= m.start < block.end)
    return home not in there and any(
        _LOCATED.search(document.text, max(0, m.start - 16), m.start) for m in inside
    )


def _say_implied(implied: Sequence[tuple[str, str, tuple[Span, ...], str]], collector: Collector) -> None:
    """Say what lies in what, with evidence and rule, unless a text goes through many areas that the tables know.

    Where these lie it takes for granted; of other places it tells.
    """
    known = sum(rule == HOME for *_, rule in implied)
    for low, high, evidence, rule in implied:
        if rule == UNKNOWN or known <= _MOST_IMPLIED:
            collector.say(low, "kg:within", Key(high), evidence, rule, tier=Tier.CANDIDATE)


def _only_province(areas: Areas, lexicon: Lexicon) -> Thing | None:
    """Return the only province that a document names by itself, if it speaks of it more than once."""
    found = [t for c, t in areas.named.items() if lexicon.entries[c].level == "level-province"]
    return found[0] if len(found) == 1 and len(areas.free[found[0].key]) >= _NEEDS else None


def _above(area: Thing, lexicon: Lexicon) -> set[str]:
    return {a for c in area.candidates for a in lexicon.ancestors(c)}


def _is_state(area: Thing, lexicon: Lexicon) -> bool:
    return any(lexicon.entries[c].level == "level-country" for c in area.candidates)


def _is_country(area: Thing, lexicon: Lexicon) -> bool:
    return any(is_country(lexicon.entries[c]) for c in area.candidates)


def _main_zones(registry: Registry, placed: set[str], gazetteer: Gazetteer) -> list[Thing]:
    """Return the zones of which nobody says where they lie, if there are few or one is named far more often.

    Of a few, those that bear the name of an area of the tables are left out: they lie there or beside it.
    """
    zones = sorted(registry.of("zone"), key=lambda z: (-len(z.mentions), z.key))
    often = [*(len(z.mentions) for z in zones), 0]
    main = [z for z in zones[:1] if often[0] > 1 and often[0] >= _OFTEN * often[1]]
    few = zones if len(zones) <= _FEW else []
    unnamed = [z for z in few if not any(True for _ in named_after(z.label, gazetteer))]
    # "African Continental Free Trade Area": what several countries agree upon lies in none.
    return [
        z
        for z in zones
        if z.key not in placed and z.mentions and (z in main or z in unnamed) and not _WIDER.match(z.label)
    ]


def _placed(registry: Registry, collector: Collector) -> set[str]:
    """Return the keys of what is said to lie in something smaller than a part of the world."""
    return {
        c.subject
        for c in collector.claims.values()
        if c.predicate == "kg:within"
        and isinstance(c.object, Key)
        and not _WIDER.match(registry.things[c.object.key].label)
    }


def _is_low(text: str, area: Thing, lexicon: Lexicon) -> bool:
    """Return whether the tables know an area as one below a country; "Beijing" is as often the government."""
    if any(n in words().map("metonyms") for n in (area.label, *area.aliases)) and not _told_as_place(
        text, area
    ):
        return False
    ranked = any(_RANK.search(n) for n in (area.label, *area.aliases))
    entries = [lexicon.entries[c] for c in area.candidates]
    return bool(entries) and all(e.level in _LEVELS and (ranked or not has_own_code(e)) for e in entries)


_THERE = re.compile(
    r"\b(?:in|near|around|outside|throughout|within|across|at|(?:capital|city|municipality|districts?|parts?|suburbs|outskirts|east|west|north|south|centre|center) of)\s(?:the\s)?(?:[a-z]+ern\s|central\s|downtown\s)?$"
)


def _told_as_place(text: str, area: Thing) -> bool:
    """Return whether an area is spoken of as a place: what happens "in Beijing" is no act of a government."""
    return any(_THERE.search(text, max(0, m.start - 30), m.start) for m in area.mentions)


def _both(sentences: list[tuple[int, int]], one: Thing, two: Thing) -> tuple[Span, ...]:
    """Return the sentences of the first mentions of two things."""
    return (*sentence_of(sentences, one.mentions)[:1], *sentence_of(sentences, two.mentions)[:1])


def _together(sentences: list[tuple[int, int]], areas: Areas, one: Thing, two: Thing) -> tuple[Span, ...]:
    """Return the first sentence that names both areas, if there is one."""
    first = sentence_of(sentences, list(areas.free[one.key]))
    second = set(sentence_of(sentences, list(areas.free[two.key])))
    return tuple([s for s in first if s in second][:1])


def _heads(document: Document, mentions: tuple[Span, ...]) -> bool:
    """Return whether a mention stands in a heading or in the first of several blocks: the text is about it."""
    first = document.blocks[:1] if len(document.blocks) > 1 else ()
    heads = [b for b in document.blocks if b.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    return any(b.start <= m.start < b.end for m in mentions for b in (*first, *heads))


def _named_above(area: Thing, areas: Areas, lexicon: Lexicon) -> Thing | None:
    """Return the nearest area above one that the document names, if all candidates agree on it."""
    named = areas.named
    found = {
        next((a for a in lexicon.ancestors(c) if a in named and named[a] is not area), "")
        for c in area.candidates
    }
    (only,) = found if len(found) == 1 else ("",)
    return named.get(only)


def _within(collector: Collector) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in collector.claims.values():
        if claim.predicate == "kg:within" and (DOUBTFUL not in claim.features or claim.rule in _READ):
            found.setdefault(claim.subject, []).append(claim)
    return found


def _further(claim: Claim, above: Mapping[str, list[Claim]]) -> Iterator[tuple[Key, Claim, list[Span]]]:
    """Yield the areas above the object of a claim that a sentence of the claim tells too."""
    for further in above.get(claim.object.key, ()) if isinstance(claim.object, Key) else ():
        together = sorted(set(claim.evidence) & set(further.evidence))
        if isinstance(further.object, Key) and together:
            yield further.object, further, together


def _chains(registry: Registry, lexicon: Lexicon, collector: Collector) -> None:
    """Carry a zone from the area that it lies in to the areas above that one, and a district to its province."""
    above = _within(collector)
    for zone in registry.of("zone"):
        for target, together, doubt in _reached(zone, above):
            tier = Tier.CANDIDATE if doubt else Tier.ASSERTED
            collector.say(zone.key, "kg:within", target, together, CHAIN, tier=tier)
    for place in (p for p in registry.of("place") if _is_below_province(p, lexicon)):
        for target, together, _ in _reached(place, above):
            levels = {lexicon.entries[c].level for c in registry.things[target.key].candidates}
            if levels == {"level-province"}:
                collector.say(place.key, "kg:within", target, together, PLACE_CHAIN, tier=Tier.CANDIDATE)


def _is_below_province(place: Thing, lexicon: Lexicon) -> bool:
    levels = {lexicon.entries[c].level for c in place.candidates}
    return bool(levels) and levels <= {"level-prefecture", "level-county"}


def _reached(
    thing: Thing, above: Mapping[str, list[Claim]]
) -> Iterator[tuple[Key, tuple[Span, ...], frozenset[str]]]:
    """Yield the areas above that in which a thing is said to lie, with the sentence, and what speaks against it."""
    reached, queue = {thing.key}, list(above.get(thing.key, ()))
    while queue:
        claim = queue.pop(0)
        if not isinstance(claim.object, Key) or claim.object.key in reached:
            continue
        reached.add(claim.object.key)
        for target, further, together in _further(claim, above):
            if target.key not in reached:
                yield (
                    target,
                    tuple(together[:1]),
                    frozenset({DOUBTFUL} & {*claim.features, *further.features}),
                )
                queue.append(further)
