"""Zones that bear the name of a known area which the text names nowhere by itself: "Henan Pilot Zone"."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing, fold
from kg.claims.gathering.where_named import sentence_of
from kg.claims.names.gazetteer import Gazetteer, find_names
from kg.claims.patterns.capitals import cased
from kg.lexicon import Lexicon
from kg.model import Document, Key, Mention, Span, Tier

RULE = "zone-bears-area"
_KINDS = frozenset({"AdministrativeArea", "Place"})
_HIGH = frozenset({"level-province", "level-prefecture"})
_LOW = frozenset({"level-county"})
# What lies around a city or between two takes them in: "the Dhobi Metropolitan Area".
_AROUND = re.compile(
    r"\b(?:Metropolitan|Metro) |\b(?:Circle|Belt|Cluster|Region|Agglomeration|Corridor|Bay Area|Delta|Triangle)s?$",
    re.I,
)
_JOINED = re.compile(r"[-–—/]\s?[A-Z]|,| (?:and|&) |['’]")


def draw_bearers(
    document: Document, registry: Registry, gazetteer: Gazetteer, lexicon: Lexicon, collector: Collector
) -> None:
    """Draw that a zone of which nothing says where it lies may lie in the known area whose name begins its own."""
    sentences = [(s.start, s.end) for s in document.sentences]
    placed = {c.subject for c in collector.claims.values() if c.predicate == "kg:within"}
    for zone in registry.of("zone"):
        if zone.key in placed or not zone.mentions or _AROUND.search(zone.label):
            continue
        named = [m for m in find_names(gazetteer, cased(zone.label)) if m.kind in _KINDS]
        area = _first(zone, named, registry, lexicon, placed)
        evidence = sentence_of(sentences, zone.mentions)[:1]
        if area is not None and evidence:
            collector.say(zone.key, "kg:within", Key(area), evidence, RULE, tier=Tier.CANDIDATE)


def _told(zone: Thing, registry: Registry, placed: set[str]) -> str | None:
    """Return the key of the unknown place that a zone's name begins with, if the text tells where that lies."""
    places = (p for p in registry.of("place") if p.key in placed and not p.candidates)
    found = [
        p.key
        for p in places
        if zone.label.startswith(f"{p.label} ") and not _JOINED.match(zone.label, len(p.label))
    ]
    return found[0] if len(found) == 1 else None


def _first(
    zone: Thing, named: Sequence[Mention], registry: Registry, lexicon: Lexicon, placed: set[str]
) -> str | None:
    """Return the key of the area that a zone's name begins with, if the tables and the text leave only one."""
    if not named or named[0].start or _JOINED.match(zone.label, named[0].end):
        return _told(zone, registry, placed)
    area = named[0]
    if fold(area.name) in {fold(n) for n in (zone.label, *zone.aliases)}:
        return None
    known = [t for t in registry.of("place") if set(t.candidates) & set(area.candidates)]
    candidates = known[0].candidates if len(known) == 1 else area.candidates
    fitting = list(_fitting(candidates, registry, lexicon))
    if len(known) > 1 or len(fitting) != 1:
        return None
    if known:
        return known[0].key
    start = zone.mentions[0].start
    name = zone.label[: area.end]
    return registry.add(area.kind, name, Span(start, start + len(name)), (fitting[0],))


def _fitting(candidates: Sequence[str], registry: Registry, lexicon: Lexicon) -> Iterator[str]:
    """Yield the areas that a name may mean: those of a high level, and districts in an area that the text names."""
    named = {c for t in registry.of("place") if len(t.candidates) == 1 for c in t.candidates}
    for one in candidates:
        level = lexicon.entries[one].level
        if level in _HIGH or (level in _LOW and named & set(lexicon.ancestors(one))):
            yield one
