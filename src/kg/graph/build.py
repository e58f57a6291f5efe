"""Put a graph together: documents, claims and entities become quads, a report and counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from pyoxigraph import Quad, Triple

from kg.graph.acceptance import mentioned
from kg.graph.blocks import Block, Older, block_key
from kg.graph.claim_quads import claim_quads, corroborations, document_quads, fact_quads
from kg.graph.entity_quads import entity_quads
from kg.graph.judging import judge_by_ledger
from kg.graph.manifest import DocumentRow
from kg.graph.near_duplicates import near_duplicates
from kg.graph.reference import entries_in_use, packaged_datasets, reference_quads
from kg.graph.report import report
from kg.graph.schema import Schema, index_schema, packaged_vocabulary
from kg.graph.statements import Judged
from kg.graph.terms import FACTS, LABEL, TYPE, VOCABULARY, claims_graph, ours, resource, text
from kg.judgements import Judgement, Outcome, row, settle
from kg.lexicon import Lexicon
from kg.model import Document, Extraction, LeftOut, Resolution, Status
from kg.namespaces import expand

NOTHING: Final = Older()


@dataclass(frozen=True, slots=True)
class GraphBuild:
    """A graph before it is written.

    Attributes:
        quads: all quads, unique, in order of their N-Quads lines, but for those of documents that are kept.
        documents: the source documents, in order of their ids.
        report: what was left out, held back, disputed or not read, ready for JSON.
        counts: how many documents, claims, facts … there are.
        version: the version of policy-kg that made it.
        outcomes: what became of each judgement of the ledger, in order of the judgements.
        ledger: the ledger that was used, as the text of its file; empty if it holds nothing.
        kept: ids of documents whose quads are those that the older graph holds.
        blocks: what the quads of each document are made of, for the next build.
        older: the blocks of the older graph.
    """

    quads: tuple[Quad, ...]
    documents: tuple[Document, ...]
    report: Mapping[str, object]
    counts: Mapping[str, int]
    version: str
    outcomes: tuple[Outcome, ...] = ()
    ledger: str = ""
    kept: frozenset[str] = frozenset()
    blocks: Mapping[str, Block] = field(default_factory=dict)
    older: Older = NOTHING

    @property
    def texts(self) -> dict[str, str]:
        """Return the canonical texts by their digests."""
        return {document.digest: document.text for document in self.documents}

    @property
    def rows(self) -> tuple[DocumentRow, ...]:
        """Return the documents as the manifest lists them."""
        return tuple(
            DocumentRow(d.id, _clean(d.name), _clean(d.metadata.title or d.name), d.digest, d.source_digest)
            for d in self.documents
        )


def _clean(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


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
    older: Older = NOTHING,
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
        older: the blocks of the graph that this one replaces.
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
    shared = set(_shared(documents, claims, resolution, lexicon, schema, vocabulary))
    made = _make_quads(documents, claims, shared, works, release, older)
    return GraphBuild(
        quads=made.quads,
        documents=documents,
        report=report(extractions, resolution, claims, works, left_out, documents, outcomes),
        counts=_counts(documents, resolution, claims, made.total),
        version=release,
        outcomes=tuple(outcomes),
        ledger=ledger,
        kept=made.kept,
        blocks=made.blocks,
        older=older,
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


def _shared(
    documents: Iterable[Document],
    claims: tuple[Judged, ...],
    resolution: Resolution,
    lexicon: Lexicon,
    schema: Schema,
    vocabulary: Iterable[Triple],
) -> Iterator[Quad]:
    """Yield the quads of the vocabulary, the entities, and the reference entries that claims are about."""
    yield from (Quad(t.subject, t.predicate, t.object, VOCABULARY) for t in vocabulary)
    entries = entries_in_use(mentioned(claims), lexicon)
    described = schema.terms.keys() | {expand(entry.id) for entry in entries}
    yield from entity_quads(resolution, claims, described, _languages(documents))
    yield from reference_quads(entries, lexicon, packaged_datasets(), _answers(claims))


@dataclass(frozen=True, slots=True)
class _Made:
    """Quads, the documents whose quads are not among them, blocks, and how many quads there are with them."""

    quads: tuple[Quad, ...]
    kept: frozenset[str]
    blocks: Mapping[str, Block]
    total: int


def _make_quads(
    documents: Sequence[Document],
    claims: Iterable[Judged],
    shared: Iterable[Quad],
    works: Mapping[str, str],
    release: str,
    older: Older,
) -> _Made:
    """Return the shared quads and those of documents and claims, but for blocks that are as they were."""
    claims = tuple(claims)
    twins = corroborations(claims, works)
    extractor = resource(f"extractor-policy-kg-{release}")
    beside = _by_graph(shared)
    told = _by_document(claims)
    apart = {claims_graph(document.id) for document in documents}
    found = {quad for name, quads in beside.items() if name not in apart for quad in quads}
    found.update(fact for claim in claims for fact in fact_quads(claim))
    if claims:
        found.add(Quad(extractor, TYPE, ours("Extractor"), FACTS))
        found.add(Quad(extractor, LABEL, text(f"policy-kg {release}", "en"), FACTS))
    blocks: dict[str, Block] = {}
    kept: set[str] = set()
    for document in documents:
        head = {*document_quads(document, works.get(document.id)), *beside.get(claims_graph(document.id), ())}
        own = [(claim, twins.get(claim.id, ())) for claim in told.get(document.id, ())]
        key = block_key((release, sort_quads(head), own)) if older.code else ""
        known = older.blocks.get(document.id)
        if known and known.key == key:
            blocks[document.id] = known
            kept.add(document.id)
            continue
        head.update(quad for claim, others in own for quad in claim_quads(claim, extractor, others))
        blocks[document.id] = Block(key, len(head))
        found |= head
    total = len(found) + sum(blocks[name].quads for name in kept)
    return _Made(sort_quads(found), frozenset(kept), blocks, total)


def _by_graph(quads: Iterable[Quad]) -> dict[object, list[Quad]]:
    found: dict[object, list[Quad]] = {}
    for quad in quads:
        found.setdefault(quad.graph_name, []).append(quad)
    return found


def _by_document(claims: Iterable[Judged]) -> dict[str, list[Judged]]:
    found: dict[str, list[Judged]] = {}
    for claim in claims:
        found.setdefault(claim.document, []).append(claim)
    return found


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
    quads: int,
) -> dict[str, int]:
    by_status = {status: sum(claim.status is status for claim in claims) for status in Status}
    facts = {(c.subject, c.predicate, str(c.object)) for c in claims if c.status is Status.ACCEPTED}
    return {
        "documents": len(documents),
        "entities": len(resolution.entities),
        "claims": len(claims),
        **{f"claims {status}": by_status[status] for status in Status},
        "facts": len(facts),
        "quads": quads,
    }
