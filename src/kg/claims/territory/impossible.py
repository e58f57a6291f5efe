"""Readings of where an area lies that the reference tables rule out: a country in one of its own districts."""

from collections.abc import Iterable

from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.territory.containment import is_below
from kg.lexicon import Lexicon
from kg.model import Claim, Key


def drop_impossible(registry: Registry, lexicon: Lexicon, collector: Collector) -> None:
    """Forget that an area lies in one that itself lies there: "China (Cangyuan)" says it the other way round."""
    for claim in _reversed(collector.claims.values(), registry, lexicon):
        if isinstance(claim.object, Key):
            collector.drop(claim.subject, claim.predicate, claim.object, claim.rule)


def _reversed(claims: Iterable[Claim], registry: Registry, lexicon: Lexicon) -> tuple[Claim, ...]:
    things = registry.things
    return tuple(
        claim
        for claim in claims
        if claim.predicate == "kg:within"
        and isinstance(claim.object, Key)
        and claim.subject in things
        and claim.object.key in things
        and is_below(lexicon, things[claim.object.key].candidates, things[claim.subject].candidates)
    )
