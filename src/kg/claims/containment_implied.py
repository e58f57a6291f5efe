"""Which area lies in which by what a document implies: chains of statements, and areas that it names above."""

import re
from collections.abc import Iterable, Iterator, Mapping

from kg.claims.collector import Collector
from kg.claims.naming import sentence_of
from kg.claims.registry import Registry, Thing
from kg.lexicon import Lexicon
from kg.model import Claim, Document, Key, Span, Tier

CHAIN, NAMED, MEMBERS = "within-chain", "area-named-above", "zone-country"
# "Oslo Harbour Company", "the Ny-Oslo line": an area inside another name is not spoken of.
_INSIDE_AFTER = re.compile(r"\s(?!(?:Province|City|District|County|SAR|State|And)\b)[A-Z][a-z]|[-–/]\w")
_INSIDE_BEFORE = re.compile(r"(?:[a-z,]\s[A-Z][a-z]+\s|\w[-–/])$")
_PLACED = ("kg:within", "kg:spans", "kg:contains")


def imply(document: Document, registry: Registry, lexicon: Lexicon, collector: Collector) -> None:
    """Draw what follows from the claims and the names of a document.

    A zone in a city lies in the province of that city if the document says where the city lies; an area that the
    reference tables put under another one that the document names lies there (a candidate); so does a zone whose
    areas all lie in one country that is named.
    """
    sentences = [(s.start, s.end) for s in document.sentences]
    _chains(registry, collector)
    areas = [t for t in registry.of("place") if any(_free(document.text, m) for m in t.mentions)]
    named = {t.candidates[0]: t for t in areas if len(t.candidates) == 1}
    placed = {c.subject for c in collector.claims.values() if c.predicate == "kg:within"}
    for area in areas:
        higher = _named_above(area, named, lexicon)
        if area.key not in placed and higher:
            evidence = _both(sentences, area, higher)
            collector.say(area.key, "kg:within", Key(higher.key), evidence, NAMED, tier=Tier.CANDIDATE)
    _countries(registry, lexicon, collector, named)


def _free(text: str, mention: Span) -> bool:
    """Return whether an area is spoken of by itself, not inside a longer name."""
    before = text[max(0, mention.start - 24) : mention.start]
    return not (_INSIDE_AFTER.match(text, mention.end) or _INSIDE_BEFORE.search(before))


def _both(sentences: list[tuple[int, int]], one: Thing, two: Thing) -> tuple[Span, ...]:
    """Return the sentences of the first mentions of two things."""
    return (*sentence_of(sentences, one.mentions)[:1], *sentence_of(sentences, two.mentions)[:1])


def _named_above(area: Thing, named: Mapping[str, Thing], lexicon: Lexicon) -> Thing | None:
    """Return the nearest area above one that the document names, if all candidates agree on it."""
    found = {
        next((a for a in lexicon.ancestors(c) if a in named and named[a] is not area), "")
        for c in area.candidates
    }
    (only,) = found if len(found) == 1 else ("",)
    return named.get(only)


def _within(collector: Collector, *, sure: bool = False) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in collector.claims.values():
        if claim.predicate == "kg:within" and not (sure and claim.tier is not Tier.ASSERTED):
            found.setdefault(claim.subject, []).append(claim)
    return found


def _chains(registry: Registry, collector: Collector) -> None:
    """Carry a zone from the area that it lies in to the areas above that one."""
    above = _within(collector, sure=True)
    for zone in registry.of("zone"):
        reached, queue = {zone.key}, list(above.get(zone.key, ()))
        while queue:
            claim = queue.pop(0)
            if not isinstance(claim.object, Key) or claim.object.key in reached:
                continue
            reached.add(claim.object.key)
            for further in above.get(claim.object.key, ()):
                target = further.object
                if isinstance(target, Key) and target.key not in reached:
                    evidence = (*claim.evidence[:1], *further.evidence[:1])
                    together = set(claim.evidence) & set(further.evidence)
                    tier = Tier.ASSERTED if together else Tier.CANDIDATE
                    collector.say(zone.key, "kg:within", target, evidence, CHAIN, tier=tier)
                    queue.append(further)


def _countries(
    registry: Registry, lexicon: Lexicon, collector: Collector, named: Mapping[str, Thing]
) -> None:
    """Put a zone into the one country in which all its areas lie, if the document names that country."""
    places = {t.key: t for t in registry.of("place")}
    parts: dict[str, list[tuple[Thing, Claim]]] = {}
    for claim in list(collector.claims.values()):
        if claim.predicate in _PLACED and isinstance(claim.object, Key) and claim.object.key in places:
            parts.setdefault(claim.subject, []).append((places[claim.object.key], claim))
    for zone in registry.of("zone"):
        areas = parts.get(zone.key, [])
        lands = [set(_lands(area, lexicon)) for area, _ in areas]
        common = set.intersection(*lands) & set(named) if lands else set()
        inside = {c.object.key for a, c in areas if isinstance(c.object, Key)}
        for country in sorted(common):
            if named[country].key not in inside:
                evidence = [c.evidence[0] for _, c in areas]
                key = Key(named[country].key)
                collector.say(zone.key, "kg:within", key, evidence, MEMBERS, tier=Tier.CANDIDATE)


def _lands(area: Thing, lexicon: Lexicon) -> Iterator[str]:
    """Yield the countries that an area may lie in, if it is in the tables."""
    for candidate in area.candidates:
        yield from _of_level(lexicon, (candidate, *lexicon.ancestors(candidate)))


def _of_level(lexicon: Lexicon, entries: Iterable[str]) -> Iterator[str]:
    return (e for e in entries if lexicon.entries[e].level == "level-country")
