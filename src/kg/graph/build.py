"""Put a graph together: documents, claims and entities become quads, a report and counts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from pyoxigraph import Quad, Triple

from kg.graph.acceptance import mentioned
from kg.graph.claim_quads import claim_quads, corroborations, document_quads
from kg.graph.entity_quads import entity_quads
from kg.graph.judging import judge_by_ledger
from kg.graph.near_duplicates import near_duplicates
from kg.graph.reference import entries_in_use, packaged_datasets, reference_quads
from kg.graph.report import report
from kg.graph.schema import index_schema, packaged_vocabulary
from kg.graph.statements import Judged
from kg.graph.terms import FACTS, LABEL, TYPE, VOCABULARY, ours, resource, text
from kg.judgements import Judgement, Outcome, row, settle
from kg.lexicon import Lexicon
from kg.model import Document, Extraction, LeftOut, Resolution, Status
from kg.namespaces import expand


@dataclass(frozen=True, slots=True)
class GraphBuild:
    """A graph before it is written.

    Attributes:
        quads: all quads, unique, in order of their N-Quads lines.
        documents: the source documents, in order of their ids.
        report: what was left out, held back, disputed or not read, ready for JSON.
        counts: how many documents, claims, facts … there are.
        version: the version of policy-kg that made it.
        outcomes: what became of each judgement of the ledger, in order of the judgements.
        ledger: the ledger that was used, as the text of its file; empty if it holds nothing.
    """

    quads: tuple[Quad, ...]
    documents: tuple[Document, ...]
    report: Mapping[str, object]
    counts: Mapping[str, int]
    version: str
    outcomes: tuple[Outcome, ...] = ()
    ledger: str = ""

    @property
    def texts(self) -> dict[str, str]:
        """Return the canonical texts by their digests."""
        return {document.digest: document.text for document in self.documents}


def kg_version() -> str:
    """Return the installed version of policy-kg, or ``0`` where it runs without being installed."""
    try:
        return version("policy-kg")
    except PackageNotFoundError:
        return "0"


def build_graph(
    documents: Iterable[Document],
    extractions: Iterable[Extraction],
    resolution: Resolution,
    lexicon: Lexicon,
    *,
    left_out: Iterable[LeftOut] = (),
    vocabulary: tuple[Triple, ...] | None = None,
    release: str | None = None,
    judgements: Iterable[Judgement] = (),
    ledger: str = "",
) -> GraphBuild:
    """Return the graph of the documents; the order of the arguments' items does not matter.

    Args:
        documents: the source documents.
        extractions: what was drawn from each of them.
        resolution: the entities that the referents stand for.
        lexicon: the reference tables.
        left_out: files that were not read, for the report.
        vocabulary: the triples of the ontology; by default those of the package.
        release: the version to write down; by default the installed one.
        judgements: the ledger; those about claims are applied here, last of all.
        ledger: the text of the ledger, to be kept with the graph.
    """
    documents = tuple(sorted(documents, key=lambda d: d.id))
    extractions = tuple(sorted(extractions, key=lambda e: e.document))
    vocabulary = packaged_vocabulary() if vocabulary is None else vocabulary
    release = release or kg_version()
    schema = index_schema(vocabulary)
    works = near_duplicates({document.id: document.text for document in documents})
    held, gone = settle(one for one in judgements if one.about_claim)
    claims, applied = judge_by_ledger(documents, extractions, resolution, lexicon, schema, works, held)
    outcomes = sorted((*resolution.outcomes, *gone, *applied), key=lambda o: row(o.judgement))
    found = {Quad(t.subject, t.predicate, t.object, VOCABULARY) for t in vocabulary}
    found.update(_documents_and_claims(documents, claims, works, release))
    entries = entries_in_use(mentioned(claims), lexicon)
    described = schema.terms.keys() | {expand(entry.id) for entry in entries}
    found.update(entity_quads(resolution, claims, described, _languages(documents)))
    found.update(reference_quads(entries, lexicon, packaged_datasets(), _answers(claims)))
    quads = sort_quads(found)
    return GraphBuild(
        quads=quads,
        documents=documents,
        report=report(extractions, resolution, claims, works, left_out, documents, outcomes),
        counts=_counts(documents, resolution, claims, quads),
        version=release,
        outcomes=tuple(outcomes),
        ledger=ledger,
    )


def build_quads(
    documents: Iterable[Document],
    extractions: Iterable[Extraction],
    resolution: Resolution,
    lexicon: Lexicon,
) -> tuple[Quad, ...]:
    """Return the quads of :func:`build_graph`, in order of their N-Quads lines."""
    return build_graph(documents, extractions, resolution, lexicon).quads


def sort_quads(quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """Return the quads, each once, in order of their N-Quads lines."""
    return tuple(sorted(set(quads), key=str))


def _documents_and_claims(
    documents: Iterable[Document], claims: tuple[Judged, ...], works: Mapping[str, str], release: str
) -> Iterator[Quad]:
    extractor = resource(f"extractor-policy-kg-{release}")
    twins = corroborations(claims, works)
    for document in documents:
        yield from document_quads(document, works.get(document.id))
    for claim in claims:
        yield from claim_quads(claim, extractor, twins.get(claim.id, ()))
    if claims:
        yield Quad(extractor, TYPE, ours("Extractor"), FACTS)
        yield Quad(extractor, LABEL, text(f"policy-kg {release}", "en"), FACTS)


def _languages(documents: Iterable[Document]) -> dict[str, str]:
    return {document.id: document.metadata.language for document in documents}


def _answers(claims: Iterable[Judged]) -> dict[str, tuple[str, ...]]:
    known = {claim.id for claim in claims}
    answers: dict[str, list[str]] = {}
    for claim in claims:
        for other in claim.conflicts:
            if other not in known:
                answers.setdefault(other, []).append(claim.id)
    return {other: tuple(sorted(ids)) for other, ids in answers.items()}


def _counts(
    documents: tuple[Document, ...],
    resolution: Resolution,
    claims: tuple[Judged, ...],
    quads: tuple[Quad, ...],
) -> dict[str, int]:
    by_status = {status: sum(claim.status is status for claim in claims) for status in Status}
    facts = {(c.subject, c.predicate, str(c.object)) for c in claims if c.status is Status.ACCEPTED}
    return {
        "documents": len(documents),
        "entities": len(resolution.entities),
        "claims": len(claims),
        **{f"claims {status}": by_status[status] for status in Status},
        "facts": len(facts),
        "quads": len(quads),
    }
