"""Make the lines of a graph: those that documents share and those of each document, but for known ones."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from pyoxigraph import NamedNode, Quad

from kg.graph.blocks import Block, Older
from kg.graph.claim_quads import claim_lines, document_quads
from kg.graph.common import Common, Late, changed
from kg.graph.families import Numbers
from kg.graph.lines import line
from kg.graph.report import Told
from kg.graph.sorting import Sorter
from kg.graph.sources import Source
from kg.graph.statements import Judged
from kg.graph.summaries import Shares
from kg.graph.terms import CLAIMS, FACTS, LABEL, TYPE, claims_graph, ours, resource, text
from kg.graph.trial import Trial
from kg.graph.twins import Borne
from kg.identifiers import sha256
from kg.keeping import Head, Keeper
from kg.numbers import distinct

_LOT: Final = 10_000
"""So many lines are sorted in at a time."""


@dataclass(frozen=True, slots=True)
class Made:
    """The lines of a graph, but for those of documents that are kept.

    Attributes:
        shared: the lines that are not those of one document, in order.
        common: where these come from, and in what they differ from those of the older graph.
        own: those of the documents that were made anew, in order.
        kept: the documents of which the older graph holds the same lines.
        blocks: what the lines of each document are made of.
        total: how many lines there are with those that are kept.
        counted: how many claims have which status.
        facts: how many facts there are.
        told: what the report tells of the documents.
    """

    shared: Iterable[bytes]
    common: Common
    own: Iterable[bytes]
    kept: frozenset[str]
    blocks: Mapping[str, Block]
    total: int
    counted: Mapping[str, int]
    facts: int
    told: Told


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands with the claims of a document in its lines.

    Attributes:
        documents: the source documents.
        works: documents that repeat another one.
        twins: by the number of a document the claims of other works that say the same, by the ids of claims.
        release: the version of policy-kg.
    """

    documents: Sequence[Head]
    works: Mapping[str, str]
    twins: Mapping[int, Borne]
    release: str

    @property
    def extractor(self) -> NamedNode:
        """Return what drew the claims."""
        return resource(f"extractor-policy-kg-{self.release}")


def make_lines(
    setting: Setting,
    trial: Trial,
    shared: Iterable[tuple[NamedNode, Sequence[str]]],
    sources: Iterable[Source],
    older: Older,
    keeper: Keeper,
    folder: Path | None = None,
) -> Made:
    """Return the lines of a graph, but for those of documents of which the older graph holds the same.

    Args:
        setting: documents, works and what else stands with claims.
        trial: the claims of the documents as they are judged.
        shared: lines with their graphs that are not those of one document's claims: vocabulary, entities,
            reference tables; but for those of sources.
        sources: lines of entities, bundle by bundle.
        older: the blocks of the older graph.
        keeper: knows the lines of sources of older builds.
        folder: where lines are written that do not fit in memory; without one, all are held there.
    """
    found: Iterable[bytes]
    rest, lines = Sorter(folder and _made(folder / "rest")), Sorter(folder and _made(folder / "own"))
    beside = _apart(shared, {claims_graph(document.id).value for document in setting.documents}, rest)
    blocks: dict[str, Block] = {}
    kept: set[str] = set()
    shares, found_in = zip(*trial.shares(), strict=True) if trial.documents else ((), ())
    every = [*sources, *found_in]
    for n, document in enumerate(setting.documents):
        block = _block(setting, trial, n, beside.get(document.id, ()), older, lines)
        blocks[document.id] = block
        if block is older.blocks.get(document.id):
            kept.add(document.id)
    told, counted, facts = _joined(shares)
    rest.add(_extractor(setting) if counted else ())
    if kept:
        found, common = Late(rest, every), changed(rest, every, older, keeper)
    else:
        found, common = _whole(rest, every, Sorter(folder and _made(folder / "shared")))
    return Made(
        shared=found if folder else tuple(found),
        common=common,
        own=lines if folder else tuple(lines),
        kept=frozenset(kept),
        blocks=blocks,
        total=common.total + sum(block.quads for block in blocks.values()),
        counted=counted,
        facts=facts,
        told=told,
    )


def _joined(shares: Iterable[Shares]) -> tuple[Told, Counter[str], int]:
    """Return what the report tells, how many claims have which status, and how many facts there are."""
    told, counted = Told(), Counter[str]()
    facts: list[Numbers] = [np.zeros(0, dtype=np.uint64)]
    for some in shares:
        told.join(some.told)
        counted.update(some.counted)
        facts.append(some.facts)
    return told, counted, len(distinct(np.concatenate(facts)))


def _whole(rest: Iterable[bytes], sources: Sequence[Source], every: Sorter) -> tuple[Sorter, Common]:
    """Return all lines that documents share, which are added to an empty sorter."""
    every.add(rest)
    for one in sources:
        every.add(line.encode() for line in one.load().lines)
    return every, Common(rest, tuple(sorted({one.key for one in sources})), every.count())


def _block(
    setting: Setting, trial: Trial, n: int, beside: Sequence[str], older: Older, lines: Sorter
) -> Block:
    """Return the block of a document: that of the older graph if it is the same, else its lines are added."""
    document, twins = setting.documents[n], setting.twins.get(n, {})
    key = _key(trial.key(n), setting, document, beside, twins) if older.code else ""
    if key and key == older.key(document.id):
        return older.blocks[document.id]
    own = _lines(document, trial.claims(n), setting, twins) | set(beside)
    lines.add([one.encode() for one in own])
    return Block(key, len(own), setting.works.get(document.id, ""))


def _lines(document: Head, claims: Iterable[Judged], setting: Setting, twins: Borne) -> set[str]:
    """Return the lines of a document and its claims."""
    own = set(map(line, document_quads(document, setting.works.get(document.id))))
    extractor = setting.extractor
    for claim in claims:
        own.update(claim_lines(claim, extractor, twins.get(claim.id, ())))
    return own


def _extractor(setting: Setting) -> list[bytes]:
    kind = Quad(setting.extractor, TYPE, ours("Extractor"), FACTS)
    label = Quad(setting.extractor, LABEL, text(f"policy-kg {setting.release}", "en"), FACTS)
    return [line(kind).encode(), line(label).encode()]


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _apart(
    lines: Iterable[tuple[NamedNode, Sequence[str]]], graphs: set[str], shared: Sorter
) -> dict[str, list[str]]:
    """Add the lines of the graphs that documents share to those, and return the others by their documents."""
    beside: dict[str, list[str]] = {}
    found: list[bytes] = []
    for graph, some in lines:
        if graph is not FACTS and (name := graph.value) in graphs:
            beside.setdefault(name.removeprefix(CLAIMS), []).extend(some)
        else:
            found += [one.encode() for one in some]
            if len(found) >= _LOT:
                shared.add(found)
                found = []
    shared.add(found)
    return beside


def _key(key: str, setting: Setting, document: Head, beside: Sequence[str], twins: Borne) -> str:
    """Return the key of a block: its claims as they were judged, and what else stands in its lines."""
    if not key:
        return ""
    # Nothing stands beside most documents, and there are many.
    more = (*sorted(beside), repr(sorted(twins.items()))) if beside or twins else ()
    return sha256("\n".join((setting.release, key, document.key, setting.works.get(document.id, ""), *more)))
