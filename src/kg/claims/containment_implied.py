"""Which area lies in which by what a document implies: chains of statements, and areas that it names above."""

import re
from collections.abc import Mapping

from kg.claims.collector import Collector
from kg.claims.counting import DOUBTFUL
from kg.claims.naming import sentence_of
from kg.claims.registry import Registry, Thing
from kg.claims.words import words
from kg.lexicon import Lexicon
from kg.model import Claim, Document, Key, Span, Tier

CHAIN, NAMED = "within-chain", "area-named-above"
# "Oslo Harbour Company", "the Ny-Oslo line": an area inside another name is not spoken of.
_INSIDE_AFTER = re.compile(r"\s(?!(?:Province|City|District|County|SAR|State|And)\b)[A-Z][a-z]|[-–/]\w")
_INSIDE_BEFORE = re.compile(r"(?:[a-z,]\s[A-Z][a-z]+\s|\w[-–/])$")
_LEVELS = ("level-province", "level-prefecture", "level-county")


def imply(document: Document, registry: Registry, lexicon: Lexicon, collector: Collector) -> None:
    """Draw what follows from the claims and the names of a document.

    A zone in a city lies in the province of that city if the same sentence says where the city lies; an area that
    the reference tables put under another one that the document names lies there (a candidate).
    """
    sentences = [(s.start, s.end) for s in document.sentences]
    _chains(registry, collector)
    areas = [t for t in registry.of("place") if any(_free(document.text, m) for m in t.mentions)]
    named = {t.candidates[0]: t for t in areas if len(t.candidates) == 1}
    placed = {c.subject for c in collector.claims.values() if c.predicate == "kg:within"}
    for area in areas:
        if any(n in words().map("metonyms") for n in (area.label, *area.aliases)):
            continue  # "Beijing" is as often the government as the city
        if any(lexicon.entries[c].level not in _LEVELS for c in area.candidates):
            continue
        higher = _named_above(area, named, lexicon)
        if area.key not in placed and higher:
            evidence = _both(sentences, area, higher)
            collector.say(area.key, "kg:within", Key(higher.key), evidence, NAMED, tier=Tier.CANDIDATE)


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


def _within(collector: Collector) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in collector.claims.values():
        if claim.predicate == "kg:within" and DOUBTFUL not in claim.features:
            found.setdefault(claim.subject, []).append(claim)
    return found


def _chains(registry: Registry, collector: Collector) -> None:
    """Carry a zone from the area that it lies in to the areas above that one."""
    above = _within(collector)
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
                    together = sorted(set(claim.evidence) & set(further.evidence))
                    if together:
                        collector.say(zone.key, "kg:within", target, together[:1], CHAIN)
                        queue.append(further)
