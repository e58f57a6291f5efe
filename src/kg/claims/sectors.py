"""Industries as things of the registry, and those that a sentence names outside its measures."""

import re

from kg.claims.collector import Collector
from kg.claims.gazetteer import Gazetteer
from kg.claims.industries import Sector, find_industries
from kg.claims.reading import Reading
from kg.claims.registry import Registry
from kg.model import Concept, Key, Span, Tier

RULE = "sector-promoted"
_HEAD = re.compile(r"\s+(?:industry|industries|sectors?)$", re.I)


def add_industry(registry: Registry, sector: Sector, offset: int) -> str:
    """Return the key of an industry of the registry; "repair sector" is also called "repair"."""
    span = Span(offset + sector.start, offset + sector.end)
    key = registry.add("Industry", sector.name, span, sector.ids)
    bare = _HEAD.sub("", sector.name)
    if bare != sector.name and (sector.ids or " " in bare or bare.isupper()):
        registry.alias(key, bare, span.start + len(bare))
    return key


def draw_sectors(
    reading: Reading,
    policy: str,
    drawn: tuple[Span, ...],
    registry: Registry,
    gazetteer: Gazetteer,
    collector: Collector,
) -> None:
    """Draw the industries that a sentence promotes outside its measures (``drawn``: where those stand)."""
    for sector in find_industries(reading.text, gazetteer, inside=False):
        at = Span(reading.span.start + sector.start, reading.span.start + sector.end)
        if any(s.start <= at.start and at.end <= s.end for s in drawn):
            continue
        if any(m.start < sector.end and sector.start < m.end for m in reading.mentions if m.kind in _NAMED):
            continue
        key = add_industry(registry, sector, reading.span.start)
        if policy:
            said = (policy, "kg:addressesIndustry", Key(key))
        else:
            said = (key, "rdf:type", Concept("kg:Industry"))
        collector.say(*said, (reading.span,), RULE, tier=Tier.CANDIDATE, modality=reading.modality())


_NAMED = frozenset(
    {
        "Zone",
        "PolicyDocument",
        "Strategy",
        "PublicBody",
        "Institution",
        "Event",
        "Facility",
        "AdministrativeArea",
    }
)


_PLANS = re.compile(
    r"\b(?:economic|free[- ]trade|trade|investment|enterprise|development|pilot|processing)\s+zones?\b|\bindustrial\s+(?:parks?|polic|strateg)"
    r"|\b(?:government|ministry|cabinet|council|authorities|fund|regulation|directive|law|decree|programme|program|scheme|plan|strategy)"
    r"\s+(?:also\s+)?(?:will|shall|plans?|aims?|approved|launched|unveiled|establishes|supports|sets)\b"
)


def plans(text: str) -> bool:
    """Return whether a text without a named policy or zone speaks of public plans at all."""
    return _PLANS.search(text) is not None
