"""Claims from texts whose lines had to be put in order: believed once another text says the same."""

from collections.abc import Iterable
from dataclasses import replace

from kg.graph.statements import Judged
from kg.model import Status

FEATURE = "reconstructed"
WEAKENED = 0.75
"""What the feature leaves of the confidence of a reading (see :mod:`kg.claims.gathering.collector`)."""


def settle_reconstructed(claims: Iterable[Judged]) -> tuple[Judged, ...]:
    """Return the claims in their order; those from reconstructed texts are confirmed or only proposed.

    What confirms one is the same statement, accepted, from any document that was read in its own order, a
    copy of the same work too: in doubt is the order of the words, not their author. A confirmed claim
    gets back the confidence that the doubt took.
    """
    claims = tuple(claims)
    if not any(FEATURE in claim.features for claim in claims):
        return claims
    known = {_said(c) for c in claims if FEATURE not in c.features and c.status is Status.ACCEPTED}
    return tuple(_settle(c, _said(c) in known) if FEATURE in c.features else c for c in claims)


def _said(claim: Judged) -> tuple[str, str, str]:
    return claim.subject, claim.predicate, str(claim.object)


def _settle(claim: Judged, confirmed: bool) -> Judged:
    if confirmed:
        return replace(claim, confidence=min(1.0, round(claim.confidence / WEAKENED, 3)))
    if claim.status is not Status.ACCEPTED or claim.imposed:
        return claim
    return replace(claim, status=Status.PROPOSED, note="the order of the lines was worked out")
