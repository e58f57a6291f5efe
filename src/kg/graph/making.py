"""Make the lines of a graph: those that documents share and those of each document, but for known ones."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from pyoxigraph import NamedNode, Quad

from kg.graph.blocks import Block, Older, block_key
from kg.graph.claim_quads import claim_lines, document_quads
from kg.graph.families import Numbers
from kg.graph.lines import line
from kg.graph.report import Told
from kg.graph.sorting import Sorter
from kg.graph.statements import Judged
from kg.graph.terms import CLAIMS, FACTS, LABEL, TYPE, claims_graph, ours, resource, text
from kg.graph.trial import Trial
from kg.graph.twins import Borne
from kg.keeping import Head

_LOT: Final = 10_000
"""So many lines are sorted in at a time."""


@dataclass(frozen=True, slots=True)
class Made:
    """The lines of a graph, but for those of documents that are kept.

    Attributes:
        shared: the lines that are not those of one document, in order.
        own: those of the documents that were made anew, in order.
        kept: the documents of which the older graph holds the same lines.
        blocks: what the lines of each document are made of.
        total: how many lines there are with those that are kept.
        counted: how many claims have which status.
        facts: how many facts there are.
        told: what the report tells of the documents.
    """

    shared: Iterable[bytes]
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
    older: Older,
    folder: Path | None = None,
) -> Made:
    """Return the lines of a graph, but for those of documents of which the older graph holds the same.

    Args:
        setting: documents, works and what else stands with claims.
        trial: the claims of the documents as they are judged.
        shared: lines with their graphs that are not those of one document's claims: vocabulary, entities,
            reference tables.
        older: the blocks of the older graph.
        folder: where lines are written that do not fit in memory; without one, all are held there.
    """
    found, lines = Sorter(folder and _made(folder / "shared")), Sorter(folder and _made(folder / "own"))
    names = {claims_graph(document.id).value for document in setting.documents}
    beside = _apart(shared, names, found)
    told, counted = Told(), Counter[str]()
    blocks: dict[str, Block] = {}
    kept: set[str] = set()
    facts: list[Numbers] = []
    for some in trial.shares():
        told.join(some.told)
        counted.update(some.counted)
        facts.append(some.facts)
        found.add([one.encode() for one in some.lines])
    for n, document in enumerate(setting.documents):
        block = _block(setting, trial, n, beside.get(document.id, ()), older, lines)
        blocks[document.id] = block
        if block is older.blocks.get(document.id):
            kept.add(document.id)
    found.add(_extractor(setting) if counted else ())
    total = found.count() + sum(block.quads for block in blocks.values())
    held = folder is None
    return Made(
        shared=tuple(found) if held else found,
        own=tuple(lines) if held else lines,
        kept=frozenset(kept),
        blocks=blocks,
        total=total,
        counted=counted,
        facts=len(np.unique(np.concatenate(facts))) if facts else 0,
        told=told,
    )


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


def _key(key: str, setting: Setting, document: Head, beside: Iterable[str], twins: Borne) -> str:
    """Return the key of a block: its claims as they were judged, and what else stands in its lines."""
    work = setting.works.get(document.id)
    parts = (setting.release, key, document.key, work, sorted(beside), sorted(twins.items()))
    return block_key(parts) if key else ""
