"""Claims over entities: what each document says, once, with all its evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.graph.terms import Term, node, resource, text, typed
from kg.identifiers import claim_id
from kg.judgements import Judgement, Verdict
from kg.model import Claim, Concept, Extraction, Key, Literal, Modality, Resolution, Span, Status, Tier

RANK: Mapping[Tier, int] = {Tier.ASSERTED: 2, Tier.CANDIDATE: 1, Tier.REJECTED: 0}
STATUS: Mapping[Tier, Status] = {
    Tier.ASSERTED: Status.ACCEPTED,
    Tier.CANDIDATE: Status.PROPOSED,
    Tier.REJECTED: Status.REJECTED,
}

MADE = "judgement"
"""The rule of a claim that a person made by correcting another."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement as made by one document, and what the graph makes of it.

    Attributes:
        id: local name of the claim.
        document: local name of the source document.
        subject, predicate: full IRIs.
        object: a node or a literal.
        evidence: every passage that bears it out, in order of the text.
        rules: every rule that drew it, sorted.
        status: accepted, proposed, disputed, rejected or superseded.
        conflicts: ids of the claims that cannot be true beside it, sorted.
        bound: what the confidence exceeds with a probability of 95 %, by the counts behind it.
        note: why it is not accepted, in words; empty if it is, or if its tier says so.
        reviews: the judgements of people that hold for it.
    """

    id: str
    document: str
    subject: str
    predicate: str
    object: Term
    evidence: tuple[Span, ...]
    rules: tuple[str, ...]
    confidence: float
    tier: Tier
    modality: Modality
    features: tuple[str, ...]
    status: Status
    conflicts: tuple[str, ...] = ()
    note: str = ""
    bound: float = 0.0
    reviews: tuple[Judgement, ...] = ()

    @property
    def corrected(self) -> bool:
        """Return whether only a person says so, who corrected what the document says."""
        return self.rules == (MADE,)

    @property
    def imposed(self) -> bool:
        """Return whether a person accepted it, or corrected another claim to it."""
        if not self.reviews:
            return False
        imposing = (Verdict.ACCEPT, Verdict.CORRECT)
        return self.status is not Status.SUPERSEDED and any(one.verdict in imposing for one in self.reviews)


def statements(extractions: Iterable[Extraction], resolution: Resolution) -> tuple[Judged, ...]:
    """Return the claims of all documents over entities, sorted by id; their status is that of their tier.

    Claims of one document that say the same become one: it keeps all evidence and all rules, and
    takes tier, confidence and modality of the best of them. Claims about a referent that was not
    resolved are left out (see :func:`unresolved`).
    """
    same: dict[str, list[tuple[Claim, str, str, Term]]] = {}
    for extraction in extractions:
        for claim in extraction.claims:
            said = _said(claim, resolution)
            if said:
                subject, predicate, value = said
                name = claim_id(subject, predicate, str(value), claim.document)
                same.setdefault(name, []).append((claim, *said))
    return tuple(_merge(name, same[name]) for name in sorted(same))


def unresolved(extractions: Iterable[Extraction], resolution: Resolution) -> tuple[Claim, ...]:
    """Return the claims that cannot be written: a referent without entity, or a malformed value."""
    return tuple(c for extraction in extractions for c in extraction.claims if not _said(c, resolution))


def _said(claim: Claim, resolution: Resolution) -> tuple[str, str, Term] | None:
    subject = _entity(claim.document, claim.subject, resolution)
    value = _object(claim, resolution)
    if subject is None or value is None:
        return None
    return subject.value, node(claim.predicate).value, value


def _entity(document: str, key: str, resolution: Resolution) -> NamedNode | None:
    if key == document:
        return resource(document)
    found = resolution.links.get((document, key))
    return node(found) if found else None


def _object(claim: Claim, resolution: Resolution) -> Term | None:
    value = claim.object
    if isinstance(value, Key):
        return _entity(claim.document, value.key, resolution)
    if isinstance(value, Concept):
        return node(value.curie)
    return _literal(value)


def _literal(value: Literal) -> Term | None:
    if value.language:
        return text(value.value, value.language)
    try:
        return typed(value.value, value.datatype)
    except ValueError:
        return None


def _merge(name: str, same: list[tuple[Claim, str, str, Term]]) -> Judged:
    _, subject, predicate, value = same[0]
    claims = sorted(
        (claim for claim, *_ in same),
        key=lambda c: (-RANK[c.tier], -c.confidence, c.rule, c.modality, [_place(s) for s in c.evidence]),
    )
    best = claims[0]
    return Judged(
        id=name,
        document=best.document,
        subject=subject,
        predicate=predicate,
        object=value,
        evidence=_union(s for c in claims for s in c.evidence),
        rules=tuple(sorted({c.rule for c in claims})),
        confidence=max(c.confidence for c in claims),
        tier=best.tier,
        modality=best.modality,
        features=tuple(sorted({f for c in claims for f in c.features})),
        status=STATUS[best.tier],
        bound=max(c.bound for c in claims),
    )


def _union(spans: Iterable[Span]) -> tuple[Span, ...]:
    once = {(span.start, span.end): span for span in sorted(spans, key=_place)}
    return tuple(once[place] for place in sorted(once))


def _place(span: Span) -> tuple[int, int, int]:
    return span.start, span.end, span.page or 0
