"""Industries that the names of policies tell: "Norland Tourism Policy", "Textiles and Apparel Policy"."""

from collections.abc import Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.sectors.lists import Sector
from kg.claims.sectors.named import add_industry
from kg.claims.sectors.names import known, sector_names
from kg.claims.sentences.reading import Reading
from kg.model import Key, Tier

RULE = "industry-in-title"
# What a policy does for an industry, and its kind, behind the name of the industry.
_KIND = re.compile(
    r"(?:\s+(?:Sector|Industry|Industries))?(?:\s+(?:Promotion|Development|Growth|Investment|Industrial|Action|Master|Expansion|Support|Incentives?))*"
    r"\s+Policy\b"
)


def address_by_title(
    readings: Sequence[Reading], registry: Registry, gazetteer: Gazetteer, collector: Collector
) -> None:
    """Draw that policies address the known industries which stand before the kind of policy in their names."""
    for thing in registry.of("policy"):
        told = _named(thing.label, gazetteer)
        mention = min(thing.mentions, default=None)
        if not told or mention is None:
            continue
        where = next(
            (r for r in readings if r.span.start <= mention.start and mention.end <= r.span.end), None
        )
        if where is None:
            continue
        for sector in told:
            key = Key(add_industry(registry, sector, mention.start))
            collector.say(thing.key, "kg:addressesIndustry", key, (where.span,), RULE, tier=Tier.CANDIDATE)


def _named(label: str, gazetteer: Gazetteer) -> tuple[Sector, ...]:
    """Return the industries of the name of a policy: those in a row that ends before its kind."""
    for kind in _KIND.finditer(label):
        row: list[Sector] = []
        end = kind.start()
        for name in reversed(sector_names(label[:end], gazetteer)):
            if name.name.endswith(("Economy", "economy")):
                return ()  # of a "Circular Economy Policy" no one industry is told
            if label[name.end : end].strip() not in ("", "and", "&", ","):
                break
            row.append(
                Sector(
                    name.start,
                    name.end,
                    name.name,
                    name.candidates or known(name.name, gazetteer),
                    False,
                    name.name,
                    RULE,
                )
            )
            end = name.start
        if row:
            return tuple(reversed(row))
    return ()


__all__ = ["RULE", "address_by_title"]
