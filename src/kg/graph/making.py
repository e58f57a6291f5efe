"""Make the lines of a graph: those that documents share and those of each document, but for known ones."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.graph.blocks import Block, Older, block_key
from kg.graph.claim_quads import claim_lines, document_quads, fact_line
from kg.graph.families import number
from kg.graph.lines import line
from kg.graph.report import Told
from kg.graph.sheaves import Sheaf
from kg.graph.sorting import Sorter
from kg.graph.statements import Judged
from kg.graph.terms import CLAIMS, FACTS, LABEL, TYPE, claims_graph, ours, resource, text
from kg.graph.trial import Trial
from kg.keeping import Head
from kg.model import Status


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
    """

    shared: Iterable[bytes]
    own: Iterable[bytes]
    kept: frozenset[str]
    blocks: Mapping[str, Block]
    total: int
    counted: Mapping[Status, int]
    facts: int


def make_lines(
    documents: Sequence[Head],
    trial: Trial,
    twins: Mapping[str, Sequence[str]],
    shared: Iterable[Quad],
    works: Mapping[str, str],
    release: str,
    older: Older,
    told: Told,
    folder: Path | None = None,
) -> Made:
    """Return the lines of a graph, but for those of documents of which the older graph holds the same.

    Args:
        documents: the source documents.
        trial: their claims as they are judged.
        twins: claims of other works that say the same, by the ids of claims.
        shared: the quads that are not those of one document: vocabulary, entities, reference tables.
        works: documents that repeat another one.
        release: the version of policy-kg, which stands with every claim.
        older: the blocks of the older graph.
        told: takes in what the report tells of each document.
        folder: where lines are written that do not fit in memory; without one, all are held there.
    """
    extractor = resource(f"extractor-policy-kg-{release}")
    found = Sorter(folder and _made(folder / "shared"))
    beside = _apart(shared, {claims_graph(document.id).value for document in documents}, found)
    lines = Sorter(folder and _made(folder / "own"))
    blocks: dict[str, Block] = {}
    kept: set[str] = set()
    counted: Counter[Status] = Counter()
    facts: set[int] = set()
    for document in documents:
        sheaf = trial.load(document.id)
        claims = trial.claims(sheaf)
        told.add(sheaf, claims)
        counted.update(claim.status for claim in claims)
        accepted = {fact_line(claim) for claim in claims if claim.status is Status.ACCEPTED}
        found.add([one.encode() for one in accepted])
        facts.update(map(number, accepted))
        work, names = works.get(document.id), beside.get(document.id, ())
        key = _key(sheaf, claims, twins, names, work, release) if older.code and sheaf.key else ""
        if key and key == older.key(document.id):
            kept.add(document.id)
            blocks[document.id] = older.blocks[document.id]
            continue
        own = set(names)
        own.update(map(line, document_quads(document, work)))
        for claim in claims:
            own.update(claim_lines(claim, extractor, twins.get(claim.id, ())))
        blocks[document.id] = Block(key, len(own))
        lines.add([one.encode() for one in own])
    if counted:
        found.add([line(Quad(extractor, TYPE, ours("Extractor"), FACTS)).encode()])
        found.add([line(Quad(extractor, LABEL, text(f"policy-kg {release}", "en"), FACTS)).encode()])
    total = sum(1 for _ in found) + sum(block.quads for block in blocks.values())
    if folder is None:
        return Made(tuple(found), tuple(lines), frozenset(kept), blocks, total, counted, len(facts))
    return Made(found, lines, frozenset(kept), blocks, total, counted, len(facts))


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


def _key(
    sheaf: Sheaf,
    claims: Iterable[Judged],
    twins: Mapping[str, Sequence[str]],
    beside: Iterable[str],
    work: str | None,
    release: str,
) -> str:
    """Return the key of a block: its sheaf, and what became of the claims that are not as there."""
    first = {claim.id: claim for claim in sheaf.claims}
    other: list[object] = []
    for claim in claims:
        given = first.get(claim.id)
        if given is not claim and given != claim:
            other.append(claim)
        if claim.id in twins:
            other.append((claim.id, twins[claim.id]))
    return block_key((release, sheaf.key, work, sorted(beside), other))
