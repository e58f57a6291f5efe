"""Claims that follow from names alone: types, short names, document and place types, what a title is about."""

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence

from kg.claims.about import place_type
from kg.claims.collector import Collector
from kg.claims.coverage import RULE
from kg.claims.gazetteer import Gazetteer
from kg.claims.names import document_type
from kg.claims.places import named_after
from kg.claims.registry import Registry, Thing, fold
from kg.lexicon import Lexicon
from kg.model import Claim, Concept, Document, Key, Literal, Span, Tier

_SETS_UP = re.compile(
    r"\b(?:Construction|Building|Establishment|Establishing|Constructing|Creation|Creating|Setting\s+Up)\s+(?:of\s+)?(?:the\s+|a\s+|an\s+)?$",
    re.I,
)
_LEVELS = ("level-country",)
# "Harbours Act, 2010", "Ordinance 1999": the year that ends the name of a law is the year in which it was made.
_LAW_OF = re.compile(r"\b(?:Act|Ordinance),?\s+(?:of\s+)?((?:17|18|19|20)\d\d)$")


def name_things(
    document: Document, registry: Registry, gazetteer: Gazetteer, lexicon: Lexicon, collector: Collector
) -> None:
    """Draw the claims that names bear out, each with the sentence of the first mention as its evidence."""
    sentences = [(s.start, s.end) for s in document.sentences]
    claims = list(collector.claims.values())
    used, asserted = _spoken_of(claims), _spoken_of([c for c in claims if c.tier is Tier.ASSERTED])
    for key, thing in sorted(registry.things.items()):
        group = key.split("-")[0]
        if not thing.mentions or not (
            key in used or (group in ("policy", "zone", "body") and not _bare(thing))
        ):
            continue
        spans = sentence_of(sentences, thing.mentions)
        if not spans:
            continue
        evidence = (spans[0],)
        # A thing of the reference tables is what it is, however little the document says of it.
        known = (
            len(thing.candidates) == 1 and group != "industry"
        )  # which an industry is, not that it is meant
        sure = key in asserted or group in ("policy", "zone", "body") or known
        tier = Tier.ASSERTED if sure and thing.sure else Tier.CANDIDATE
        if group != "measure":  # that it is one was said by the rule that read it
            kind = Concept(f"kg:{thing.kind}")
            tier = collector.say(key, "rdf:type", kind, evidence, "name", tier=tier)
        _aliases(document, thing, collector, sentences, tier)
        if group == "policy":
            _policy(document, thing, registry, collector, evidence)
        elif thing.kind in ("Zone", "Facility"):
            concept = Concept(f"kgt:{place_type(thing.kind, thing.label)}")
            collector.say(key, "kg:placeType", concept, evidence, "place-type", tier=tier)
            if thing.kind == "Zone":
                _zone(thing, registry, gazetteer, lexicon, collector, evidence)


def _spoken_of(claims: Sequence[Claim]) -> frozenset[str]:
    """Return the keys that stand in claims; a coding of a candidate measure does not count for the measure."""
    keys = {
        k
        for c in claims
        if not isinstance(c.object, Concept)
        for k in (c.subject, c.object.key if isinstance(c.object, Key) else "")
    }
    return frozenset(keys | {c.subject for c in claims if c.predicate == "rdf:type"})


def _bare(thing: Thing) -> bool:
    """Return whether a body is only "the government", which is not worth a node unless something is said of it."""
    return thing.scoped


def sentence_of(sentences: list[tuple[int, int]], mentions: list[Span]) -> list[Span]:
    """Return the sentences in which mentions stand, in order, each once; ``sentences`` are in order."""
    found = []
    for mention in sorted(mentions):
        at = bisect_right(sentences, (mention.start, sys.maxsize)) - 1
        if at >= 0 and mention.end <= sentences[at][1]:
            found.append(Span(*sentences[at]))
    return list(dict.fromkeys(found))


def _aliases(
    document: Document, thing: Thing, collector: Collector, sentences: list[tuple[int, int]], tier: Tier
) -> None:
    for alias in thing.aliases:
        at = [
            Span(m.start, m.end)
            for m in thing.mentions
            if " ".join(document.text[m.start : m.end].split()) == alias
        ]
        at += [Span(max(0, thing.defined[alias] - 1), thing.defined[alias])] if alias in thing.defined else []
        if spans := sentence_of(sentences, at):
            collector.say(
                thing.key, "skos:altLabel", Literal(alias), (spans[0],), "short-name", tier=tier, found=alias
            )


def _policy(
    document: Document, thing: Thing, registry: Registry, collector: Collector, evidence: tuple[Span, ...]
) -> None:
    collector.say(document.id, "kg:discusses", Key(thing.key), evidence, "discusses")
    if thing.kind == "PolicyDocument":
        concept = document_type(thing.label) or "doc-other"
        collector.say(thing.key, "kg:documentType", Concept(f"kgt:{concept}"), evidence, "document-type")
    if made := _LAW_OF.search(thing.label):
        year = Literal(made[1], "xsd:integer")
        collector.say(thing.key, "kg:year", year, evidence, "title-year", found=made[1])
    zones = [
        z
        for z in registry.of("zone")
        if z.label in thing.label and re.search(rf"(?<!\w){re.escape(z.label)}(?!\w)", thing.label)
    ]
    for zone in zones:
        before = thing.label[: thing.label.index(zone.label)]
        collector.say(thing.key, "kg:appliesTo", Key(zone.key), evidence, "title-zone")
        if _SETS_UP.search(before):
            collector.say(thing.key, "kg:establishes", Key(zone.key), evidence, "title-establishes")


def _zone(
    thing: Thing,
    registry: Registry,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    collector: Collector,
    evidence: tuple[Span, ...],
) -> None:
    areas = []
    for name, candidates in named_after(thing.label, gazetteer):
        places = [t for t in registry.of("place") if set(t.candidates) & set(candidates)]
        if len(places) == 1 and places[0].candidates and fold(name) != fold(thing.label):
            areas.append((name, places[0]))
    joined = rf"{'(?:-|–| and | & )'.join(re.escape(n) for n, _ in areas)}"
    if len(areas) >= 2 and re.search(joined, thing.label):
        listed = any(c.subject == thing.key and c.rule == RULE for c in collector.claims.values())
        for _, place in () if listed else areas:
            collector.say(
                thing.key, "kg:spans", Key(place.key), evidence, "zone-name-places", tier=Tier.CANDIDATE
            )
    elif areas and re.match(
        rf"(?:[\w-]+ \()?{re.escape(areas[-1][0])}\b|{re.escape(areas[0][0])}\b", thing.label
    ):
        place = areas[-1][1]
        if lexicon.entries[place.candidates[0]].level not in _LEVELS:
            collector.say(
                thing.key, "kg:within", Key(place.key), evidence, "zone-named-after", tier=Tier.CANDIDATE
            )
