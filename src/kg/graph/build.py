"""Put a graph together: documents, claims and entities become quads, a report and counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import merge
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, RdfFormat, Triple, parse

from kg.graph.acceptance import mentioned
from kg.graph.blocks import Block, Older
from kg.graph.entity_quads import entity_quads
from kg.graph.judging import judge_claims
from kg.graph.making import make_lines
from kg.graph.manifest import DocumentRow
from kg.graph.near_duplicates import Runs, Sketch, repeated, sketch
from kg.graph.reference import entries_in_use, packaged_datasets, reference_quads
from kg.graph.report import report
from kg.graph.schema import Schema, index_schema, packaged_vocabulary
from kg.graph.sheaves import claims_of, links_by_document, sheaf_of
from kg.graph.statements import Judged
from kg.graph.terms import VOCABULARY
from kg.judgements import Judgement, Outcome, row, settle
from kg.keeping import FORGETFUL, AtHand, Drawn, Head, Keeper, Shelf, Texts, drawn, head_of
from kg.lexicon import Lexicon
from kg.model import Document, Extraction, LeftOut, Resolution, Status
from kg.namespaces import expand

NOTHING: Final = Older()


@dataclass(frozen=True, slots=True)
class GraphBuild:
    """A graph before it is written.

    Attributes:
        shared: the N-Quads lines that are not those of one document, sorted.
        own: those of each document, sorted, but for documents that are kept.
        documents: the source documents, in order of their ids.
        shelf: where their texts are read.
        report: what was left out, held back, disputed or not read, ready for JSON.
        counts: how many documents, claims, facts … there are.
        version: the version of policy-kg that made it.
        outcomes: what became of each judgement of the ledger, in order of the judgements.
        ledger: the ledger that was used, as the text of its file; empty if it holds nothing.
        kept: ids of documents whose quads are those that the older graph holds.
        blocks: what the quads of each document are made of, for the next build.
        older: the blocks of the older graph.
    """

    shared: Iterable[bytes]
    own: Iterable[bytes]
    documents: tuple[Head, ...]
    shelf: Shelf = field(compare=False, repr=False)
    report: Mapping[str, object]
    counts: Mapping[str, int]
    version: str
    outcomes: tuple[Outcome, ...] = ()
    ledger: str = ""
    kept: frozenset[str] = frozenset()
    blocks: Mapping[str, Block] = field(default_factory=dict)
    older: Older = NOTHING

    @property
    def quads(self) -> tuple[Quad, ...]:
        """Return the quads of the lines, in their order."""
        return tuple(parse(input=b"".join(self.lines), format=RdfFormat.N_QUADS))

    @property
    def lines(self) -> Iterator[bytes]:
        """Yield all lines that were made, in order."""
        return merge(self.shared, self.own)

    @property
    def texts(self) -> dict[str, str]:
        """Return the canonical texts by their digests."""
        return {head.digest: self.shelf.document(head).text for head in self.documents}

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
    documents = tuple(documents)
    return build_drawn(
        map(head_of, documents),
        AtHand(documents),
        map(drawn, extractions),
        resolution,
        lexicon,
        left_out=left_out,
        vocabulary=vocabulary,
        release=release,
        judgements=judgements,
        ledger=ledger,
    )


def build_drawn(
    heads: Iterable[Head],
    shelf: Shelf,
    found: Iterable[Drawn],
    resolution: Resolution,
    lexicon: Lexicon,
    *,
    left_out: Iterable[LeftOut] = (),
    vocabulary: tuple[Triple, ...] | None = None,
    release: str | None = None,
    judgements: Iterable[Judgement] = (),
    ledger: str = "",
    older: Older = NOTHING,
    keeper: Keeper = FORGETFUL,
    folder: Path | None = None,
) -> GraphBuild:
    """Return the graph as :func:`build_graph` does, of what was drawn and what is kept of an older build.

    ``older`` are the blocks of the graph that this one replaces; the keeper knows the sheaves of documents.
    In ``folder`` lines are put that do not fit in memory.
    """
    documents = tuple(sorted(heads, key=lambda d: d.id))
    links = links_by_document(resolution)
    ordered = sorted(found, key=lambda d: d.document)
    sheaves = tuple(sheaf_of(one, links.get(one.document, {}), resolution, keeper) for one in ordered)
    vocabulary = packaged_vocabulary() if vocabulary is None else vocabulary
    release = release or kg_version()
    schema = index_schema(vocabulary)
    works = _works(documents, shelf, keeper)
    held, gone = settle(one for one in judgements if one.about_claim)
    files, texts = {d.id: d.name for d in documents}, Texts(documents, shelf)
    claims, applied = judge_claims(claims_of(sheaves), files, texts, resolution, lexicon, schema, works, held)
    outcomes = sorted((*resolution.outcomes, *gone, *applied), key=lambda o: row(o.judgement))
    shared = _shared(documents, claims, resolution, lexicon, schema, vocabulary)
    made = make_lines(documents, sheaves, claims, shared, works, release, older, folder)
    return GraphBuild(
        shared=made.shared,
        own=made.own,
        documents=documents,
        shelf=shelf,
        report=report(sheaves, resolution, claims, works, left_out, documents, outcomes),
        counts=_counts(documents, resolution, claims, made.total),
        version=release,
        outcomes=tuple(outcomes),
        ledger=ledger,
        kept=made.kept,
        blocks=made.blocks,
        older=older,
    )


def _works(documents: Iterable[Head], shelf: Shelf, keeper: Keeper) -> dict[str, str]:
    """Return the documents that repeat another one, with that other one."""

    def runs(head: Head) -> Runs:
        return keeper.recall(Sketch, head.digest, lambda: sketch(shelf.document(head).text)).runs

    return repeated({head.id: runs(head) for head in documents})


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
    documents: Iterable[Head],
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


def _languages(documents: Iterable[Head]) -> dict[str, str]:
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
    documents: tuple[Head, ...],
    resolution: Resolution,
    claims: tuple[Judged, ...],
    quads: int,
) -> dict[str, int]:
    by_status = Counter(claim.status for claim in claims)
    facts = {(c.subject, c.predicate, c.object) for c in claims if c.status is Status.ACCEPTED}
    return {
        "documents": len(documents),
        "entities": len(resolution.entities),
        "claims": len(claims),
        **{f"claims {status}": by_status[status] for status in Status},
        "facts": len(facts),
        "quads": quads,
    }
