"""Zones of the country that a text is about: a zone in a city of that country lies in the country."""

from kg.claims.collector import Collector
from kg.claims.home_country import Areas
from kg.claims.naming import sentence_of
from kg.claims.registry import Registry
from kg.lexicon import Lexicon
from kg.model import Claim, Document, Key, Tier

RULE = "zone-in-home-of-area"
# A country named once is often an example.
_NEEDS = 2
# Of a long list of zones each is told with its own province, and nobody says of each in which country it lies.
_FEW = 15


def carry_home(
    document: Document, areas: Areas, registry: Registry, lexicon: Lexicon, collector: Collector
) -> None:
    """Draw that a zone which lies in an area of the country that the text is about may lie in that country.

    The evidence is that of the statement that the zone lies in the area, and the first sentence about the country.
    """
    home = areas.home
    if home is None or areas.told + areas.meant < _NEEDS or len(home.candidates) != 1:
        return
    sentences = [(s.start, s.end) for s in document.sentences]
    spoken = sentence_of(sentences, list(areas.free[home.key]))[:1]
    lying: dict[str, list[Claim]] = {}
    for claim in collector.claims.values():
        if claim.predicate == "kg:within" and isinstance(claim.object, Key):
            lying.setdefault(claim.subject, []).append(claim)
    inside = {k for k, claims in lying.items() if Key(home.key) in [c.object for c in claims]}
    zones = registry.of("zone")
    for zone in zones if len(zones) <= _FEW else ():
        said = lying.get(zone.key, [])
        found = [
            c
            for c in said
            if (isinstance(c.object, Key) and c.object.key in inside)
            or _in_home(c, registry, home.candidates[0], lexicon)
        ]
        if found and Key(home.key) not in [c.object for c in said]:
            evidence = (*found[0].evidence, *spoken)
            collector.say(zone.key, "kg:within", Key(home.key), evidence, RULE, tier=Tier.CANDIDATE)


def _in_home(claim: Claim, registry: Registry, home: str, lexicon: Lexicon) -> bool:
    """Return whether the tables put the area that something is said to lie in into a country, by all it may be."""
    area = registry.things.get(claim.object.key) if isinstance(claim.object, Key) else None
    candidates = area.candidates if area else ()
    return bool(candidates) and all(home in lexicon.ancestors(c) for c in candidates)
