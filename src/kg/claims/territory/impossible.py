"""Readings of where an area lies that the reference tables rule out: a country in one of its own districts, or in an unknown one."""

from collections.abc import Iterable

from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.territory.containment import is_below
from kg.lexicon import Lexicon
from kg.model import Claim, Key

# "in Gujarat, Kerala": a comma between two states makes a list.
_LIST = "area-comma"


def drop_impossible(registry: Registry, lexicon: Lexicon, collector: Collector) -> None:
    """Forget that an area lies in one that itself lies there: "China (Cangyuan)" says it the other way round.

    Nor does a country lie in a place that no table knows: they know the regions of the world.
    """
    for claim in _impossible(collector.claims.values(), registry, lexicon):
        if isinstance(claim.object, Key):
            collector.drop(claim.subject, claim.predicate, claim.object, claim.rule)


def _impossible(claims: Iterable[Claim], registry: Registry, lexicon: Lexicon) -> tuple[Claim, ...]:
    things = registry.things
    return tuple(
        claim
        for claim in claims
        if claim.predicate == "kg:within"
        and isinstance(claim.object, Key)
        and claim.subject in things
        and claim.object.key in things
        and (
            _cannot_lie_in(lexicon, things[claim.subject].candidates, things[claim.object.key].candidates)
            or (claim.rule == _LIST and _are_peers(lexicon, things[claim.subject], things[claim.object.key]))
        )
    )


def _are_peers(lexicon: Lexicon, low: Thing, high: Thing) -> bool:
    """Return whether the tables know two areas as parts of the same one, on the same level."""
    one, other = ([lexicon.entries[c] for c in thing.candidates] for thing in (low, high))
    if len(one) != 1 or len(other) != 1:
        return False
    if not one[0].parent:  # two countries
        return one[0].level == other[0].level == "level-country"
    return (one[0].parent, one[0].level) == (other[0].parent, other[0].level)


def _cannot_lie_in(lexicon: Lexicon, low: tuple[str, ...], high: tuple[str, ...]) -> bool:
    """Return whether an area lies in no such other one, by the identifiers that each may have."""
    if not high:
        return bool(low) and all(lexicon.entries[one].level == "level-country" for one in low)
    return is_below(lexicon, high, low) is True
