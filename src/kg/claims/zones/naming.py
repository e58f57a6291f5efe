"""What the name of a zone says about its place: "Special Economic Zone in Dhobi", "the Harbour area of the Bay Zone"."""

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.names.gazetteer import Gazetteer, find_names
from kg.claims.zones.parts import part_patterns
from kg.model import Key, Span, Tier

IN_NAME, PART, LED, BRACKET = "zone-name-in", "zone-name-part", "zone-name-led", "zone-name-bracket"
_IN = re.compile(r" (?:in|at) (?:the )?(?P<place>[A-Z][^,()]{2,50})$")
_OF = re.compile(r" of (?:the )?(?P<place>[A-Z][^,()]{2,50})$")
# "the Quay Area of Dhobi"
_AREA_OF = re.compile(r" Area of (?P<place>[A-Z][^,()]{2,50})$")
# "Norland (Dhobi) Pilot Zone"
_BRACKET = re.compile(r"(?P<whole>[A-Z][^,()]{2,40}) \((?P<place>[A-Z][^,()]{2,40})\) [A-Z]")
_PART = re.compile(r"(?P<own>.{3,60}?) [A-Za-z-]+ of (?:the )?(?P<whole>.{5,})$")


def zone_name_claims(
    zone: Thing, registry: Registry, gazetteer: Gazetteer, collector: Collector, evidence: tuple[Span, ...]
) -> None:
    """Draw where a zone lies if its name says so."""
    for name in (zone.label, *zone.aliases):
        if inside := _IN.search(name) or _of(name):
            key = registry.find("Zone", inside["place"]) or registry.find("Place", inside["place"])
            key = key or _known_place(inside["place"], zone, registry, gazetteer)
            if key != zone.key:
                collector.say(zone.key, "kg:within", Key(key), evidence, IN_NAME)
    _bracketed(zone, registry, gazetteer, collector, evidence)
    for other in leading(zone, registry):
        collector.say(zone.key, "kg:within", Key(other), evidence, LED, tier=Tier.CANDIDATE)
    part = _PART.match(zone.label)
    whole = registry.find("Zone", part["whole"]) if part else None
    if part and whole and whole != zone.key:
        collector.say(zone.key, "kg:within", Key(whole), evidence, PART)
        collector.say(whole, "kg:contains", Key(zone.key), evidence, PART, tier=Tier.CANDIDATE)
        if (place := registry.find("Place", part["own"])) is not None:
            collector.say(zone.key, "kg:within", Key(place), evidence, PART, tier=Tier.CANDIDATE)


def _bracketed(
    zone: Thing, registry: Registry, gazetteer: Gazetteer, collector: Collector, evidence: tuple[Span, ...]
) -> None:
    """Draw that "Norland (Dhobi) Pilot Zone" lies in Dhobi, and that in Norland, if the tables know both."""
    named = _BRACKET.match(zone.label)
    if named is None:
        return
    known = {
        m.name: m for m in find_names(gazetteer, zone.label) if m.kind in ("AdministrativeArea", "Place")
    }
    place, whole = known.get(named["place"]), known.get(named["whole"])
    if place is None or whole is None:
        return
    span = zone.mentions[0]
    inner, outer = (
        _known_place(m.name, zone, registry, gazetteer, Span(span.start + m.start, span.start + m.end))
        for m in (place, whole)
    )
    collector.say(zone.key, "kg:within", Key(inner), evidence, BRACKET, tier=Tier.CANDIDATE)
    collector.say(inner, "kg:within", Key(outer), evidence, BRACKET, tier=Tier.CANDIDATE)


def _of(name: str) -> re.Match[str] | None:
    """Return the place of a name that begins with the head: "Free Trade Zone of Dhobi"."""
    if name[:1].islower() or part_patterns().first.fullmatch(name):
        return _OF.search(name)
    return _AREA_OF.search(name)


def leading(zone: Thing, registry: Registry) -> list[str]:
    """Return the keys of the zones whose names begin the name of a zone: "Harbour Bay Science City"."""
    found = []
    for other in registry.of("zone"):
        names = (other.label, *other.aliases) if other is not zone else ()
        if any(zone.label.startswith((f"{n} ", f"{n}’s ", f"{n}'s ")) for n in names):
            found.append(other.key)
    return found


def _known_place(
    name: str, zone: Thing, registry: Registry, gazetteer: Gazetteer, where: Span | None = None
) -> str:
    """Return the key of a place in a zone's name, by default the one that the name ends in."""
    span = zone.mentions[0]
    where = where or Span(max(span.start, span.end - len(name)), span.end)
    found = [
        m for m in find_names(gazetteer, name) if m.name == name and m.kind in ("AdministrativeArea", "Place")
    ]
    if found:
        same = [t for t in registry.of("place") if set(t.candidates) & set(found[0].candidates)]
        return same[0].key if same else registry.add(found[0].kind, name, where, found[0].candidates)
    return registry.add("Place", name, where)
