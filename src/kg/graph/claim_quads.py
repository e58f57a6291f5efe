"""Claims and source documents as RDF: one named graph a document."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from pyoxigraph import NamedNode, Quad

from kg.graph.statements import Judged
from kg.graph.terms import (
    FACTS,
    LABEL,
    OBJECT,
    PREDICATE,
    SUBJECT,
    TYPE,
    Term,
    claims_graph,
    decimal,
    node,
    ours,
    resource,
    text,
    typed,
)
from kg.identifiers import evidence_id
from kg.judgements import Judgement, Verdict
from kg.keeping import Head
from kg.model import Span, Status

PAIRS = 30
"""Up to so many claims that say the same are linked each with each; more are linked in a row."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def document_quads(document: Head, work: str | None = None) -> Iterator[Quad]:
    """Yield what is known of a source document; ``work`` is the document that it repeats."""
    subject, graph, known = resource(document.id), claims_graph(document.id), document.metadata
    title = known.title or document.name
    values: list[tuple[NamedNode, Term]] = [
        (TYPE, ours("SourceDocument")),
        (LABEL, text(title)),
        (node("dcterms:title"), text(title)),
        (node("dcterms:language"), text(known.language or "und")),
        (ours("textDigest"), text(document.digest)),
        (ours("sourceDigest"), text(document.source_digest)),
    ]
    if known.publisher:
        values.append((node("dcterms:publisher"), text(known.publisher)))
    if known.date:
        values.append((node("dcterms:date"), _date(known.date)))
    if work:
        values.append((node("prov:alternateOf"), resource(work)))
    for predicate, value in values:
        yield Quad(subject, predicate, value, graph)


def _date(value: str) -> Term:
    try:
        return typed(value, "xsd:date") if _DAY.fullmatch(value) else text(value)
    except ValueError:
        return text(value)


def claim_quads(claim: Judged, extractor: NamedNode, twins: Iterable[str] = ()) -> Iterator[Quad]:
    """Yield a claim with its evidence.

    ``twins`` are the ids of claims of other works that say the same.
    """
    subject, graph = resource(claim.id), claims_graph(claim.document)
    values: list[tuple[NamedNode, Term]] = [
        (TYPE, ours("Claim")),
        (SUBJECT, NamedNode(claim.subject)),
        (PREDICATE, NamedNode(claim.predicate)),
        (OBJECT, claim.object),
        (ours("confidence"), decimal(claim.confidence, 2)),
        (ours("confidenceBound"), decimal(min(claim.bound, claim.confidence), 2)),
        (ours("reviewStatus"), node(f"kgt:status-{claim.status}")),
        (ours("tier"), node(f"kgt:tier-{claim.tier}")),
        (ours("modality"), node(f"kgt:modality-{claim.modality}")),
        (ours("extractedBy"), extractor),
        *(((ours("statusReason"), text(claim.note, "")),) if claim.note else ()),
        *((ours("rule"), text(rule)) for rule in claim.rules),
        *((ours("conflictsWith"), resource(other)) for other in claim.conflicts),
        *((ours("corroborates"), resource(other)) for other in twins),
        *(value for judgement in claim.reviews for value in _review(judgement)),
    ]
    for predicate, value in values:
        yield Quad(subject, predicate, value, graph)
    for span in claim.evidence:
        evidence = resource(evidence_id(claim.document, span.start, span.end))
        yield Quad(subject, ours("hasEvidence"), evidence, graph)
        yield from _evidence_quads(evidence, claim.document, span)


def fact_quads(claim: Judged) -> Iterator[Quad]:
    """Yield the fact of a claim, if the claim is accepted."""
    if claim.status is Status.ACCEPTED:
        yield Quad(NamedNode(claim.subject), NamedNode(claim.predicate), claim.object, FACTS)


def _review(judgement: Judgement) -> Iterator[tuple[NamedNode, Term]]:
    """Yield who judged a claim, when, and the reason or note."""
    if judgement.who:
        yield ours("reviewedBy"), text(judgement.who)
    if judgement.when:
        yield ours("reviewedOn"), _date(judgement.when)
    words = (judgement.why, judgement.value if judgement.verdict is Verdict.NOTE else "")
    yield from ((ours("reviewNote"), text(one)) for one in words if one)


def _evidence_quads(evidence: NamedNode, document: str, span: Span) -> Iterator[Quad]:
    graph = claims_graph(document)
    yield Quad(evidence, TYPE, ours("Evidence"), graph)
    yield Quad(evidence, node("oa:hasSource"), resource(document), graph)
    yield Quad(evidence, node("oa:start"), typed(str(span.start), "xsd:integer"), graph)
    yield Quad(evidence, node("oa:end"), typed(str(span.end), "xsd:integer"), graph)
    if span.page is not None:
        yield Quad(evidence, ours("page"), typed(str(span.page), "xsd:integer"), graph)


def corroborations(claims: Iterable[Judged], works: Mapping[str, str]) -> dict[str, list[str]]:
    """Return, for claims by id, the claims of other works that say the same and have a larger id.

    Only accepted claims count, and no corrected ones: a person says those, not the document. ``works`` maps
    a document that repeats another one to that other.
    """
    same: dict[tuple[str, str, str], list[Judged]] = {}
    for claim in claims:
        if claim.status is Status.ACCEPTED and not claim.corrected:
            same.setdefault((claim.subject, claim.predicate, str(claim.object)), []).append(claim)
    twins: dict[str, list[str]] = {}
    for group in same.values():
        group.sort(key=lambda claim: claim.id)
        for one, other in combinations(group, 2) if len(group) <= PAIRS else pairwise(group):
            if works.get(one.document, one.document) != works.get(other.document, other.document):
                twins.setdefault(one.id, []).append(other.id)
    return twins
