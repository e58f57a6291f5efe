"""Integrity of claims by set arithmetic: the rules of ``ontology/checks/`` and the shape of claims."""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from kg.graph.findings import Finding, Severity
from kg.graph.snapshot import CLAIM, EVIDENCE, Snapshot, Statement
from kg.graph.terms import (
    ALT_LABEL,
    LABEL,
    OBJECT,
    PREDICATE,
    PREF_LABEL,
    SUBJECT,
    TYPE,
    Term,
    node,
    ours,
)
from kg.namespaces import KG, compact

STATUS, EVIDENCED, CONFIDENCE = ours("reviewStatus"), ours("hasEvidence"), ours("confidence")
SOURCE, START, END = node("oa:hasSource"), node("oa:start"), node("oa:end")
IDENTIFIER, SCHEME, EXACT = node("dcterms:identifier"), node("skos:inScheme"), node("oa:exact")
ACCEPTED = node("kgt:status-accepted")
NAMING = frozenset({TYPE, LABEL, PREF_LABEL, ALT_LABEL, SCHEME})
MACHINERY = frozenset({CLAIM.value, EVIDENCE.value, KG + "Extractor", KG + "ReferenceDataset"})
CODED = (("reviewStatus", "review-status", True), ("tier", "tiers", False), ("modality", "modalities", False))


def integrity(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield every breach of the rules that tie facts, claims, evidence and sources together."""
    said = _statements(snapshot)
    for rule in (_claims, _evidence, _conflicts, _corroborations, _terms):
        yield from rule(snapshot)
    yield from _facts_have_claims(snapshot, said)
    yield from _claims_and_facts(snapshot, said)


def _find(focus: str, sentence: str) -> Finding:
    return Finding(Severity.VIOLATION, compact(focus), sentence)


def _statements(snapshot: Snapshot) -> dict[Statement, dict[str, Term]]:
    """Return, for each statement, its claims with their status."""
    said: dict[Statement, dict[str, Term]] = {}
    for claim in snapshot.all_of(CLAIM):
        subjects, predicates = (
            [term for term in snapshot.of(claim, part) if isinstance(term, NamedNode)]
            for part in (SUBJECT, PREDICATE)
        )
        values = snapshot.of(claim, OBJECT)
        if len(subjects) == len(predicates) == len(values) == 1:
            status = min(snapshot.of(claim, STATUS), key=str, default=Literal(""))
            said.setdefault((subjects[0], predicates[0], next(iter(values))), {})[claim] = status
    return said


def _claims(snapshot: Snapshot) -> Iterator[Finding]:
    for claim in snapshot.all_of(CLAIM):
        for part, word in ((SUBJECT, "subject"), (PREDICATE, "predicate"), (OBJECT, "object")):
            if len(snapshot.of(claim, part)) != 1:
                yield _find(claim, f"A claim must have exactly one {word}.")
        evidence = snapshot.of(claim, EVIDENCED)
        if not evidence or any(EVIDENCE.value not in snapshot.kinds.get(e.value, ()) for e in evidence):
            yield _find(claim, "Nothing in the graph bears out the claim.")
        if len({source for e in evidence for source in snapshot.of(e.value, SOURCE)}) > 1:
            yield _find(claim, "The evidence of one claim lies in several source documents.")
        if not _is_share(snapshot.of(claim, CONFIDENCE)):
            yield _find(claim, "A claim must have one confidence from 0 to 1.")
        extractors = snapshot.of(claim, ours("extractedBy"))
        if not any(KG + "Extractor" in snapshot.kinds.get(e.value, ()) for e in extractors):
            yield _find(claim, "It is not said which program drew the claim.")
        for name, scheme, needed in CODED:
            codes = snapshot.of(claim, ours(name))
            good = all(node(f"kgt:{scheme}") in snapshot.of(code.value, SCHEME) for code in codes)
            if len(codes) > 1 or (needed and not codes) or not good:
                yield _find(claim, f"The {name} of a claim must be one term of the vocabulary.")


def _is_share(values: frozenset[Term]) -> bool:
    try:
        return len(values) == 1 and 0 <= float(next(iter(values)).value) <= 1
    except ValueError:
        return False


def _evidence(snapshot: Snapshot) -> Iterator[Finding]:
    for evidence in snapshot.all_of(EVIDENCE):
        sources = snapshot.of(evidence, SOURCE)
        kinds = {kind for source in sources for kind in snapshot.kinds.get(source.value, ())}
        if len(sources) != 1 or not kinds & {KG + "SourceDocument", KG + "ReferenceDataset"}:
            yield _find(evidence, "Evidence must lie in exactly one source document.")
        if snapshot.of(evidence, EXACT):
            yield _find(evidence, "Evidence holds a quote; quotes are cut from the text and never stored.")
        if not snapshot.of(evidence, IDENTIFIER) and not _is_span(snapshot, evidence):
            yield _find(
                evidence, "Evidence needs a passage that starts before it ends, or the key of a record."
            )


def _is_span(snapshot: Snapshot, evidence: str) -> bool:
    starts, ends = snapshot.of(evidence, START), snapshot.of(evidence, END)
    try:
        return len(starts) == len(ends) == 1 and int(min(starts).value) < int(min(ends).value)
    except ValueError:
        return False


def _conflicts(snapshot: Snapshot) -> Iterator[Finding]:
    for claim, others in _links(snapshot, ours("conflictsWith")):
        for other in sorted(others):
            if CLAIM.value not in snapshot.kinds.get(other, ()):
                yield _find(
                    claim, f"The claim conflicts with {compact(other)}, which is no claim of the graph."
                )
            elif ACCEPTED in snapshot.of(claim, STATUS) and ACCEPTED in snapshot.of(other, STATUS):
                yield _find(claim, f"It and {compact(other)} cannot both be true, yet both are accepted.")


def _corroborations(snapshot: Snapshot) -> Iterator[Finding]:
    for claim, others in _links(snapshot, ours("corroborates")):
        for other in sorted(others):
            if _sources(snapshot, claim) & _sources(snapshot, other):
                yield _find(claim, f"It is corroborated by {compact(other)} of the same source document.")
            if any(
                snapshot.of(claim, part) != snapshot.of(other, part) for part in (SUBJECT, PREDICATE, OBJECT)
            ):
                yield _find(claim, f"It is corroborated by {compact(other)}, which says something else.")


def _links(snapshot: Snapshot, predicate: NamedNode) -> Iterator[tuple[str, set[str]]]:
    for claim in snapshot.all_of(CLAIM):
        yield claim, {other.value for other in snapshot.of(claim, predicate)}


def _sources(snapshot: Snapshot, claim: str) -> set[Term]:
    return {source for e in snapshot.of(claim, EVIDENCED) for source in snapshot.of(e.value, SOURCE)}


def _terms(snapshot: Snapshot) -> Iterator[Finding]:
    defined = {subject.value for subject, _, _ in snapshot.vocabulary}
    statements = (*snapshot.facts, *snapshot.reference, *snapshot.claims)
    used = {predicate.value for _, predicate, _ in statements}
    used |= {value.value for _, predicate, value in statements if predicate == TYPE}
    for term in sorted(used - defined):
        if term.startswith(KG):
            yield _find(term, "The graph uses a term that the ontology does not define.")


def _facts_have_claims(snapshot: Snapshot, said: Mapping[Statement, Mapping[str, Term]]) -> Iterator[Finding]:
    facts = [fact for fact in snapshot.facts if _is_fact(snapshot, fact)]
    told = [fact for fact in snapshot.reference if _is_fact(snapshot, fact) and fact[1].value.startswith(KG)]
    for fact in (*facts, *told):
        if ACCEPTED not in said.get(fact, {}).values():
            yield _find(fact[0].value, f"No accepted claim bears out the fact: {_words(snapshot, fact)}.")


def _is_fact(snapshot: Snapshot, statement: Statement) -> bool:
    subject, predicate, _ = statement
    return predicate not in NAMING and MACHINERY.isdisjoint(snapshot.kinds.get(subject.value, ()))


def _claims_and_facts(snapshot: Snapshot, said: Mapping[Statement, Mapping[str, Term]]) -> Iterator[Finding]:
    asserted = {*snapshot.facts, *snapshot.reference}
    for statement, claims in said.items():
        accepted = ACCEPTED in claims.values()
        if not accepted and statement[1] in NAMING:
            continue  # types and names also come from the description of a thing, not from claims alone
        if accepted is not (statement in asserted):
            problem = "is accepted, yet not in the graph" if accepted else "is not accepted, yet in the graph"
            yield _find(min(claims), f"What the claim says {problem}: {_words(snapshot, statement)}.")


def _words(snapshot: Snapshot, statement: Statement) -> str:
    subject, predicate, value = statement
    last = value.value if isinstance(value, Literal) else snapshot.name(value.value)
    return f"{snapshot.name(subject.value)} – {snapshot.name(predicate.value)} – {last}"
