"""Put a graph together: documents, claims and entities become quads, a report and counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from kg.bundled import Bundled
from kg.graph.acceptance import court
from kg.graph.blocks import Block, Older
from kg.graph.common import Common
from kg.graph.entity_quads import entity_lines
from kg.graph.families import Numbers
from kg.graph.hearing import Hearing
from kg.graph.judging import judge_claims
from kg.graph.lines import line
from kg.graph.making import Made, Setting, make_lines
from kg.graph.manifest import DocumentRow
from kg.graph.near_duplicates import Runs, Sketch, Sketches, repeated_with, sketch, sketches
from kg.graph.part_lines import PartSource
from kg.graph.reference import entries_in_use, packaged_datasets, reference_quads
from kg.graph.report import report
from kg.graph.schema import Schema, index_schema, packaged_vocabulary
from kg.graph.sheaves import Sheaves
from kg.graph.sources import Source
from kg.graph.terms import FACTS, REFERENCE, VOCABULARY, claims_graph
from kg.graph.trial import Trial
from kg.graph.twins import Twins
from kg.identifiers import number
from kg.judgements import Judgement, Outcome, row, settle
from kg.keeping import (
    FORGETFUL,
    AtHand,
    Drawn,
    Head,
    Keeper,
    Shelf,
    Texts,
    bundles,
    drawn,
    gathered,
    head_of,
)
from kg.lexicon import Lexicon
from kg.model import Document, Entity, Extraction, LeftOut, Resolution, Status
from kg.namespaces import expand
from kg.numbers import among, distinct

NOTHING: Final = Older()
NO_LINES: Final = Common((), (), 0)
_FEW: Final = 100
"""If more documents than these, and a larger share than the next, are new, all lines are made anew."""
_SHARE: Final = 0.05


@dataclass(frozen=True, slots=True)
class GraphBuild:
    """A graph before it is written.

    Attributes:
        shared: the N-Quads lines that are not those of one document, sorted.
        common: where these come from, and in what they differ from those of the older graph.
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
    common: Common = field(default=NO_LINES, compare=False, repr=False)

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
    vocabulary = packaged_vocabulary() if vocabulary is None else vocabulary
    works = _works(documents, shelf, keeper, older)
    jury = court(resolution, lexicon, index_schema(vocabulary), works)
    held, gone = settle(one for one in judgements if one.about_claim)
    hearing = Hearing([d.id for d in documents], Sheaves(found, resolution, keeper), jury, keeper)
    files = {d.id: d.name for d in documents}
    trial, applied = judge_claims(hearing, files, Texts(documents, shelf), resolution, held)
    seen, twins = _look(trial)
    lines = _Shared(seen, {d.id: d.metadata.language for d in documents}, lexicon, jury.schema, vocabulary)
    setting = Setting(documents, works, twins.found(trial.documents, works), release or kg_version())
    kept = _of_use(older, documents)
    made = make_lines(setting, trial, *lines.of(resolution.entities, keeper), kept, keeper, folder)
    outcomes = sorted((*resolution.outcomes, *gone, *applied), key=lambda o: row(o.judgement))
    return GraphBuild(
        shared=made.shared,
        common=made.common,
        own=made.own,
        documents=documents,
        shelf=shelf,
        report=report(made.told, resolution, works, left_out, documents, outcomes),
        counts={"documents": len(documents), "entities": len(resolution.entities), **_counts(made)},
        version=setting.release,
        outcomes=tuple(outcomes),
        ledger=ledger,
        kept=made.kept,
        blocks=made.blocks,
        older=kept,
    )


def _of_use(older: Older, documents: Sequence[Head]) -> Older:
    """Return the blocks of an older graph, none if so many documents are new that all is better made anew."""
    new = sum(d.id not in older.blocks for d in documents)
    return Older(older.code) if new > max(_FEW, _SHARE * len(documents)) else older


@dataclass(slots=True)
class Seen:
    """What all documents say together, as numbers.

    Attributes:
        facts: the things of which something is accepted.
        beside: the other things, with the documents that name them.
        entries: the reference entries that are named.
        against: claims that contradict a claim, by the id of that.
    """

    facts: Numbers
    beside: dict[int, list[str]] = field(default_factory=dict)
    entries: set[str] = field(default_factory=set)
    against: dict[str, list[str]] = field(default_factory=dict)

    def graphs(self, iris: Sequence[str]) -> Iterator[Sequence[NamedNode]]:
        """Yield the graphs in which things are described: the facts, or those of what names them."""
        numbers = np.fromiter(map(number, iris), dtype=np.uint64, count=len(iris))
        for one, is_fact in zip(numbers.tolist(), among(numbers, self.facts).tolist(), strict=True):
            yield (FACTS,) if is_fact else tuple(map(claims_graph, self.beside.get(one, ())))


def _look(trial: Trial) -> tuple[Seen, Twins]:
    seen, twins = Seen(np.zeros(0, dtype=np.uint64)), Twins()
    accepted = []
    for n, name in enumerate(trial.documents):
        one = trial.glimpse(n)
        accepted.append(one.accepted)
        for thing in one.beside.tolist():
            seen.beside.setdefault(thing, []).append(name)
        seen.entries.update(one.entries)
        for other, claim in one.against:
            seen.against.setdefault(other, []).append(claim)
        twins.add(n, one)
    seen.facts = distinct(np.concatenate([seen.facts, *accepted]))
    return seen, twins


def _works(documents: Sequence[Head], shelf: Shelf, keeper: Keeper, older: Older) -> dict[str, str]:
    """Return the documents that repeat another one, with that other one; ids tell texts."""

    def one(head: Head) -> Sketch:
        return keeper.recall(Sketch, head.digest, lambda: sketch(shelf.document(head).text))

    runs: list[Runs] = []
    for bundle in bundles([head.id for head in documents]):
        heads = [documents[n] for n in bundle]
        keys = [head.digest for head in heads]
        found = gathered(keeper, Sketches, keys, Sketch, lambda heads=heads: sketches(map(one, heads)))  # type: ignore[misc]  # bound
        runs += found.each()
    return repeated_with(dict(zip([head.id for head in documents], runs, strict=True)), older.works)


@dataclass(frozen=True, slots=True)
class _Shared:
    """Makes the lines that are not those of one document's claims, with their graphs."""

    seen: Seen
    languages: Mapping[str, str]
    lexicon: Lexicon
    schema: Schema
    vocabulary: tuple[Triple, ...]

    def of(
        self, things: Sequence[Entity], keeper: Keeper
    ) -> tuple[Iterator[tuple[NamedNode, Sequence[str]]], list[Source]]:
        """Return all lines but those of the facts on things of one bundle, and the sources of these."""
        if not isinstance(things, Bundled):
            return self._rest(things), []
        seen = self.seen
        every = [PartSource(one, seen.facts, seen.beside, self.languages, keeper) for one in things.parts]
        beside = (lines for one in every for lines in one.beside())
        return chain(self._rest(things.rest), beside), [one.source for one in every]

    def _rest(self, things: Iterable[Entity]) -> Iterator[tuple[NamedNode, Sequence[str]]]:
        """Yield the lines of the vocabulary, of other things, and of reference entries that are named."""
        quads = (Quad(t.subject, t.predicate, t.object, VOCABULARY) for t in self.vocabulary)
        yield VOCABULARY, list(map(line, quads))
        entries = entries_in_use(self.seen.entries, self.lexicon)
        described = self.schema.terms.keys() | {expand(entry.id) for entry in entries}
        yield from entity_lines(things, self.seen.graphs, described, self.languages)
        against = {name: tuple(sorted(ids)) for name, ids in self.seen.against.items()}
        found = reference_quads(entries, self.lexicon, packaged_datasets(), against)
        yield REFERENCE, list(map(line, found))


def _counts(made: Made) -> dict[str, int]:
    return {
        "claims": sum(made.counted.values()),
        **{f"claims {status}": made.counted.get(str(status), 0) for status in Status},
        "facts": made.facts,
        "quads": made.total,
    }
