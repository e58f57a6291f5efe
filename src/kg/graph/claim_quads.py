"""Claims and source documents as RDF: one named graph a document."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final

from pyoxigraph import NamedNode, Quad

from kg.graph.statements import Judged
from kg.graph.terms import (
    ALT_LABEL,
    CLAIMS,
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
from kg.namespaces import KG, KGT, PREFIXES, R

PAIRS = 30
"""Up to so many claims that say the same are linked each with each; more are linked in a row."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_KNOWN: Final = 4096
"""So many numbers and names of rules are remembered as they are written."""
_TYPE, _CLAIM, _EVIDENCE = str(TYPE), str(ours("Claim")), str(ours("Evidence"))
_CONFIDENCE, _BOUND, _EXTRACTED, _REASON, _RULE, _CONFLICTS, _CORROBORATES, _HAS, _PAGE = (
    f"<{KG}{name}>"
    for name in (
        "confidence",
        "confidenceBound",
        "extractedBy",
        "statusReason",
        "rule",
        "conflictsWith",
        "corroborates",
        "hasEvidence",
        "page",
    )
)
_STATUS, _TIER, _MODALITY = (
    f"<{KG}{name}> <{KGT}{kind}-"
    for name, kind in (("reviewStatus", "status"), ("tier", "tier"), ("modality", "modality"))
)
_SOURCE, _START, _END = (f"<{PREFIXES['oa']}{name}>" for name in ("hasSource", "start", "end"))
_INTEGER = f"^^<{PREFIXES['xsd']}integer>"


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
    if title != document.name:
        values.append((ALT_LABEL, text(document.name)))
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


def claim_lines(claim: Judged, extractor: NamedNode, twins: Iterable[str] = ()) -> Iterator[str]:
    """Yield the N-Quads lines of a claim with its evidence.

    Most lines of a graph are these, so they are put together from text and not from quads. ``twins`` are the
    ids of claims of other works that say the same.
    """
    subject, end = f"<{R}{claim.id}>", f" <{CLAIMS}{claim.document}> .\n"
    bound = min(claim.bound, claim.confidence)
    yield f"{subject} {_TYPE} {_CLAIM}{end}"
    yield f"{subject} {SUBJECT} <{claim.subject}>{end}"
    yield f"{subject} {PREDICATE} <{claim.predicate}>{end}"
    yield f"{subject} {OBJECT} {claim.object}{end}"
    yield f"{subject} {_CONFIDENCE} {_decimal(claim.confidence)}{end}"
    yield f"{subject} {_BOUND} {_decimal(bound)}{end}"
    yield f"{subject} {_STATUS}{claim.status}>{end}"
    yield f"{subject} {_TIER}{claim.tier}>{end}"
    yield f"{subject} {_MODALITY}{claim.modality}>{end}"
    yield f"{subject} {_EXTRACTED} {extractor}{end}"
    if claim.note:
        yield f"{subject} {_REASON} {text(claim.note)}{end}"
    for rule in claim.rules:
        yield f"{subject} {_RULE} {_word(rule)}{end}"
    for other in claim.conflicts:
        yield f"{subject} {_CONFLICTS} <{R}{other}>{end}"
    for other in twins:
        yield f"{subject} {_CORROBORATES} <{R}{other}>{end}"
    for judgement in claim.reviews:
        for predicate, value in _review(judgement):
            yield f"{subject} {predicate} {value}{end}"
    for span in claim.evidence:
        evidence = f"<{R}{evidence_id(claim.document, span.start, span.end)}>"
        yield f"{subject} {_HAS} {evidence}{end}"
        yield from _evidence_lines(evidence, claim.document, span, end)


@lru_cache(_KNOWN)
def _decimal(value: float) -> str:
    return str(decimal(value, 2))


@lru_cache(_KNOWN)
def _word(value: str) -> str:
    return str(text(value))


def fact_line(claim: Judged) -> str:
    """Return the line of the fact of an accepted claim."""
    return f"<{claim.subject}> <{claim.predicate}> {claim.object} {FACTS} .\n"


def _review(judgement: Judgement) -> Iterator[tuple[NamedNode, Term]]:
    """Yield who judged a claim, when, and the reason or note."""
    if judgement.who:
        yield ours("reviewedBy"), text(judgement.who)
    if judgement.when:
        yield ours("reviewedOn"), _date(judgement.when)
    words = (judgement.why, judgement.value if judgement.verdict is Verdict.NOTE else "")
    yield from ((ours("reviewNote"), text(one)) for one in words if one)


def _evidence_lines(evidence: str, document: str, span: Span, end: str) -> Iterator[str]:
    yield f"{evidence} {_TYPE} {_EVIDENCE}{end}"
    yield f"{evidence} {_SOURCE} <{R}{document}>{end}"
    yield f'{evidence} {_START} "{span.start}"{_INTEGER}{end}'
    yield f'{evidence} {_END} "{span.end}"{_INTEGER}{end}'
    if span.page is not None:
        yield f'{evidence} {_PAGE} "{span.page}"{_INTEGER}{end}'


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
