"""Make the lines of a graph: those that documents share and those of each document, but for known ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from kg.graph.blocks import Block, Older, block_key
from kg.graph.claim_quads import claim_quads, corroborations, document_quads
from kg.graph.lines import line
from kg.graph.sheaves import Sheaf
from kg.graph.statements import Judged
from kg.graph.terms import CLAIMS, FACTS, LABEL, TYPE, claims_graph, ours, resource, text
from kg.keeping import Head
from kg.model import Status


@dataclass(frozen=True, slots=True)
class Made:
    """Lines, sorted; the documents whose lines are not among them; blocks; and how many lines all are."""

    lines: tuple[str, ...]
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
    """
    twins = corroborations(claims, works)
    extractor = resource(f"extractor-policy-kg-{release}")
    found, beside = _apart(shared, {claims_graph(document.id).value for document in documents})
    found.update(_facts(claims))
    if claims:
        found.add(line(Quad(extractor, TYPE, ours("Extractor"), FACTS)))
        found.add(line(Quad(extractor, LABEL, text(f"policy-kg {release}", "en"), FACTS)))
    keys = _keys(sheaves, claims, twins, beside, works, release) if older.code else {}
    kept = frozenset(name for name, key in keys.items() if key == older.key(name))
    told = _by_document(claims, kept)
    blocks = {name: older.blocks[name] for name in kept}
    for document in documents:
        if document.id not in kept:
            own = set(beside.get(document.id, ()))
            own.update(map(line, document_quads(document, works.get(document.id))))
            for claim in told.get(document.id, ()):
                own.update(map(line, claim_quads(claim, extractor, twins.get(claim.id, ()))))
            blocks[document.id] = Block(keys.get(document.id, ""), len(own))
            found |= own
    total = len(found) + sum(blocks[name].quads for name in kept)
    return Made(tuple(sorted(found)), kept, blocks, total)


def _apart(quads: Iterable[Quad], graphs: set[str]) -> tuple[set[str], dict[str, list[str]]]:
    """Return the lines of the graphs that documents share, and the others by their documents."""
    found: set[str] = set()
    beside: dict[str, list[str]] = {}
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        if name in graphs:
            beside.setdefault(name.removeprefix(CLAIMS), []).append(line(quad))
        else:
            found.add(line(quad))
    return found, beside


def _facts(claims: Iterable[Judged]) -> Iterator[str]:
    graph = str(FACTS)
    for claim in claims:
        if claim.status is Status.ACCEPTED:
            yield f"<{claim.subject}> <{claim.predicate}> {claim.object} {graph} .\n"


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
