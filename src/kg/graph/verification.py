"""Prove a graph folder against its texts: every digest, every passage, every claim's evidence."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.exceptions import GraphError
from kg.graph.manifest import GRAPH, NAME, TEXTS, Manifest, read_manifest
from kg.graph.store import GraphFolder, read_text
from kg.graph.terms import TYPE, node, ours
from kg.identifiers import sha256
from kg.namespaces import R

CLAIM, EVIDENCE = ours("Claim"), ours("Evidence")
HAS_EVIDENCE, DIGEST = ours("hasEvidence"), ours("textDigest")
SOURCE, START, END, ROW = (
    node(name) for name in ("oa:hasSource", "oa:start", "oa:end", "dcterms:identifier")
)


@dataclass(frozen=True, slots=True, order=True)
class Mismatch:
    """Something that does not hold: the thing or file in question, and what is wrong with it."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome: how much was looked at, and every mismatch, sorted.

    Attributes:
        files: digests of files that were computed again.
        spans: passages that were cut out of their texts again.
        claims: claims whose evidence was looked up.
        mismatches: what does not hold; empty if all is well.
        sources: files of source documents that were read again.
    """

    files: int
    spans: int
    claims: int
    mismatches: tuple[Mismatch, ...]
    sources: int = 0

    @property
    def ok(self) -> bool:
        """Return whether nothing was found."""
        return not self.mismatches


@dataclass(slots=True)
class _Found:
    """What the quads say about claims, evidence and source documents, by their IRIs."""

    claims: dict[str, set[str]] = field(default_factory=dict)
    evidence: dict[str, dict[str, str]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)


def verify(folder: Path | str) -> Verification:
    """Check a graph folder against itself and return what was found.

    The quads are read from ``graph.nq``, not from the index.

    Quads that cannot be read at all are a mismatch of ``graph.nq``, with nothing else looked at.

    Raises:
        GraphError: if the folder holds no graph.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    mismatches = set(_files(folder, manifest))
    found = _read(folder / GRAPH)
    if isinstance(found, Mismatch):
        return Verification(len(manifest.files), 0, 0, tuple(sorted({*mismatches, found})))
    mismatches |= set(_documents(manifest, found))
    mismatches |= set(_proofs(found, lambda digest: read_text(folder / _file(digest))))
    return Verification(
        len(manifest.files), len(found.evidence), len(found.claims), tuple(sorted(mismatches))
    )


def verify_open(graph: GraphFolder) -> Verification:
    """Check a graph that has no folder of its own, such as the example of the package.

    ``files`` of the outcome are the texts of its source documents.

    Raises:
        GraphError: if the graph was closed.
    """
    found = _collect(graph.store)
    mismatches = set(_proofs(found, graph.text))
    return Verification(len(found.digests), len(found.evidence), len(found.claims), tuple(sorted(mismatches)))


def _proofs(found: _Found, read: Callable[[str], str]) -> Iterator[Mismatch]:
    """Yield what does not hold of the passages and the claims; ``read`` returns a text by its digest."""
    yield from _spans(found, dict(_texts(found, read)))
    yield from _claims(found)


def _files(folder: Path, manifest: Manifest) -> Iterator[Mismatch]:
    for name, digest in manifest.files.items():
        try:
            if sha256((folder / name).read_bytes()) != digest:
                yield Mismatch(name, "the file is not the one that the manifest describes")
        except OSError:
            yield Mismatch(name, "the file is missing")
    if GRAPH not in manifest.files:
        yield Mismatch(NAME, "the manifest does not describe graph.nq")


def _read(path: Path) -> _Found | Mismatch:
    try:
        return _collect(parse(path=path, format=RdfFormat.N_QUADS))
    except (OSError, SyntaxError, ValueError) as error:
        return Mismatch(path.name, f"the quads cannot be read ({error}); build the graph again")


def _collect(quads: Iterable[Quad]) -> _Found:
    found = _Found()
    for quad in quads:
        _take(found, quad)
    return found


def _take(found: _Found, quad: Quad) -> None:
    if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode | Literal):
        return
    subject, predicate, value = quad.subject.value, quad.predicate, quad.object.value
    if predicate == TYPE and quad.object == CLAIM:
        found.claims.setdefault(subject, set())
    elif predicate == TYPE and quad.object == EVIDENCE:
        found.evidence.setdefault(subject, {})
    elif predicate == HAS_EVIDENCE:
        found.claims.setdefault(subject, set()).add(value)
    elif predicate in (SOURCE, START, END) or (predicate == ROW and subject.startswith(R + "evidence-")):
        found.evidence.setdefault(subject, {})[predicate.value] = value
    elif predicate == DIGEST:
        found.digests[subject] = value


def _documents(manifest: Manifest, found: _Found) -> Iterator[Mismatch]:
    listed = {R + row.id: row.digest for row in manifest.documents}
    for iri in sorted(listed.keys() | found.digests.keys()):
        if listed.get(iri) != found.digests.get(iri):
            yield Mismatch(_short(iri), "the manifest and the graph differ about this document's digest")
    for digest in listed.values():
        if manifest.files.get(_file(digest)) != digest.removeprefix("sha256:"):
            yield Mismatch(_file(digest), "the manifest does not describe the text under its digest")


def _file(digest: str) -> str:
    return f"{TEXTS}/{digest.removeprefix('sha256:')}.txt"


def _texts(found: _Found, read: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for iri, digest in sorted(found.digests.items()):
        try:
            text = read(digest)
        except GraphError:
            continue
        if f"sha256:{sha256(text)}" == digest:
            yield iri, text


def _spans(found: _Found, texts: dict[str, str]) -> Iterator[Mismatch]:
    for iri, known in sorted(found.evidence.items()):
        source = known.get(SOURCE.value, "")
        if not source:
            yield Mismatch(_short(iri), "the evidence names no source document")
        elif ROW.value not in known:
            problem = _cut(known, source, texts)
            if problem:
                yield Mismatch(_short(iri), problem)


def _cut(known: dict[str, str], source: str, texts: dict[str, str]) -> str:
    if source not in texts:
        return "the text of its source document is missing or is not the one of the digest"
    try:
        start, end = int(known[START.value]), int(known[END.value])
    except (KeyError, ValueError):
        return "the evidence has no start or no end"
    text = texts[source]
    if not 0 <= start < end <= len(text):
        return f"the passage {start} to {end} lies outside the text of {len(text)} characters"
    return "" if text[start:end].strip() else f"the passage {start} to {end} holds no words"


def _claims(found: _Found) -> Iterator[Mismatch]:
    for iri, evidence in sorted(found.claims.items()):
        if not evidence:
            yield Mismatch(_short(iri), "the claim has no evidence")
        for name in sorted(evidence - found.evidence.keys()):
            yield Mismatch(_short(iri), f"its evidence {_short(name)} is not in the graph")


def _short(iri: str) -> str:
    return iri.removeprefix(R)
