"""A figure is a fact only with the thing that it is a figure of."""

from collections.abc import Iterable
from dataclasses import replace

from kg.graph.statements import Judged
from kg.model import Status
from kg.namespaces import KG

_OBSERVED, _VALUE = KG + "observedEntity", KG + "value"
TELLS = frozenset(KG + name for name in ("value", "indicator", "unit", "qualifier", "referenceYear"))
LINKS = frozenset({KG + "conversionOf", KG + "quantifiedBy"})
_OPEN = (Status.ACCEPTED, Status.PROPOSED)


def settle_figures(claims: Iterable[Judged]) -> tuple[Judged, ...]:
    """Return the claims in their order; what is said of a figure is proposed while its thing is not sure.

    That a text gives a value may be certain where it is not certain what the value is of: then all that is
    said of the figure waits together, so that no fact hangs in the air. What a document says of a figure
    goes with the value that it gave, if that is rejected, but for what a person accepted.
    """
    claims = _withdraw(tuple(claims))
    figures = {c.subject for c in claims if c.predicate in TELLS}
    figures |= {c.object.value for c in claims if c.predicate in LINKS}
    sure = {c.subject for c in claims if c.predicate == _OBSERVED and c.status is Status.ACCEPTED}
    waiting = figures - sure
    if not waiting:
        return claims
    return tuple(_wait(c) if _concerns(c, waiting) and c.status is Status.ACCEPTED else c for c in claims)


def _withdraw(claims: tuple[Judged, ...]) -> tuple[Judged, ...]:
    values = [c for c in claims if c.predicate == _VALUE]
    standing = {(c.subject, c.document) for c in values if c.status is not Status.REJECTED}
    gone = {(c.subject, c.document) for c in values} - standing
    if not gone:
        return claims
    return tuple(_reject(c) if c.status in _OPEN and not c.imposed and _hangs(c, gone) else c for c in claims)


def _hangs(claim: Judged, gone: set[tuple[str, str]]) -> bool:
    linked = claim.predicate in LINKS and (claim.object.value, claim.document) in gone
    return linked or (claim.subject, claim.document) in gone


def _reject(claim: Judged) -> Judged:
    return replace(claim, status=Status.REJECTED, note="the value of the figure is rejected")


def _concerns(claim: Judged, waiting: set[str]) -> bool:
    return claim.subject in waiting or (claim.predicate in LINKS and claim.object.value in waiting)


def _wait(claim: Judged) -> Judged:
    return replace(claim, status=Status.PROPOSED, note="it is not sure what the figure is of")
