"""Make the lines of a graph: those that documents share and those of each document, but for known ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad

from kg.graph.blocks import Block, Older, block_key
from kg.graph.claim_quads import claim_lines, corroborations, document_quads, fact_line
from kg.graph.lines import line
from kg.graph.sheaves import Sheaf
from kg.graph.sorting import Sorter
from kg.graph.statements import Judged
from kg.graph.terms import CLAIMS, FACTS, LABEL, TYPE, claims_graph, ours, resource, text
from kg.keeping import Head
from kg.model import Status

_FEW: Final = 100
"""If more documents than these, and a larger share than the next, are not as they were, none is kept."""
_SHARE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Made:
    """The lines of a graph, but for those of documents that are kept.

    Attributes:
        shared: the lines that are not those of one document, in order.
        own: those of the documents that were made anew, in order.
        kept: the documents of which the older graph holds the same lines.
        blocks: what the lines of each document are made of.
        total: how many lines there are with those that are kept.
    """

    shared: Iterable[bytes]
    own: Iterable[bytes]
    kept: frozenset[str]
    blocks: Mapping[str, Block]
    total: int


def make_lines(
    documents: Sequence[Head],
    sheaves: Sequence[Sheaf],
    claims: Sequence[Judged],
    shared: Iterable[Quad],
    works: Mapping[str, str],
    release: str,
    older: Older,
    folder: Path | None = None,
) -> Made:
    """Return the lines of a graph, but for those of documents of which the older graph holds the same.

    Args:
        documents: the source documents.
        sheaves: what each of them gave, before it was judged.
        claims: the claims as they were judged.
        shared: the quads that are not those of one document: vocabulary, entities, reference tables.
        works: documents that repeat another one.
        release: the version of policy-kg, which stands with every claim.
        older: the blocks of the older graph.
        folder: where lines are written that do not fit in memory; without one, all are held there.
    """
    twins = corroborations(claims, works)
    extractor = resource(f"extractor-policy-kg-{release}")
    found = Sorter(folder and _made(folder / "shared"))
    beside = _apart(shared, {claims_graph(document.id).value for document in documents}, found)
    found.add(fact_line(claim).encode() for claim in claims if claim.status is Status.ACCEPTED)
    if claims:
        found.add([line(Quad(extractor, TYPE, ours("Extractor"), FACTS)).encode()])
        found.add([line(Quad(extractor, LABEL, text(f"policy-kg {release}", "en"), FACTS)).encode()])
    keys = _keys(sheaves, claims, twins, beside, works, release) if older.code else {}
    kept = frozenset(name for name, key in keys.items() if key == older.key(name))
    if len(documents) - len(kept) > max(_FEW, _SHARE * len(documents)):
        kept = frozenset()
    told = _by_document(claims, kept)
    blocks = {name: older.blocks[name] for name in kept}
    lines = Sorter(folder and _made(folder / "own"))
    for document in documents:
        if document.id not in kept:
            own = set(beside.get(document.id, ()))
            own.update(map(line, document_quads(document, works.get(document.id))))
            for claim in told.get(document.id, ()):
                own.update(claim_lines(claim, extractor, twins.get(claim.id, ())))
            blocks[document.id] = Block(keys.get(document.id, ""), len(own))
            lines.add(one.encode() for one in own)
    total = sum(1 for _ in found) + sum(block.quads for block in blocks.values())
    if folder is None:
        return Made(tuple(found), tuple(lines), kept, blocks, total)
    return Made(found, lines, kept, blocks, total)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _apart(quads: Iterable[Quad], graphs: set[str], shared: Sorter) -> dict[str, list[str]]:
    """Add the lines of the graphs that documents share to those, and return the others by their documents."""
    beside: dict[str, list[str]] = {}
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        if name in graphs:
            beside.setdefault(name.removeprefix(CLAIMS), []).append(line(quad))
        else:
            shared.add([line(quad).encode()])
    return beside


def _keys(
    sheaves: Iterable[Sheaf],
    claims: Iterable[Judged],
    twins: Mapping[str, Sequence[str]],
    beside: Mapping[str, Sequence[str]],
    works: Mapping[str, str],
    release: str,
) -> dict[str, str]:
    """Return the key of each block: its sheaf, and what became of the claims that are not as there."""
    sheaves = tuple(sheaves)
    first = {claim.id: claim for sheaf in sheaves for claim in sheaf.claims}
    other: dict[str, list[object]] = {}
    for claim in claims:
        if first.get(claim.id) is not claim:
            other.setdefault(claim.document, []).append(claim)
        if claim.id in twins:
            other.setdefault(claim.document, []).append((claim.id, twins[claim.id]))
    return {
        one.document: block_key(
            (
                release,
                one.key,
                works.get(one.document),
                sorted(beside.get(one.document, ())),
                other.get(one.document),
            )
        )
        for one in sheaves
        if one.key
    }


def _by_document(claims: Iterable[Judged], kept: frozenset[str]) -> dict[str, list[Judged]]:
    found: dict[str, list[Judged]] = {}
    for claim in claims:
        if claim.document not in kept:
            found.setdefault(claim.document, []).append(claim)
    return found
