"""Prove a graph folder against its texts: every byte of every file, every passage, every claim's evidence."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.exceptions import GraphError
from kg.graph.index import index_problems
from kg.graph.manifest import CACHE, GRAPH, INDEX, NAME, READINGS, TEXTS, Manifest, is_sealed, read_manifest
from kg.graph.resting import END, ROW, SOURCE, START, Found, Resting, collect, resting
from kg.graph.store import GraphFolder, read_text
from kg.graph.strips import has_digest
from kg.identifiers import sha256
from kg.namespaces import R


@dataclass(frozen=True, slots=True, order=True)
class Mismatch:
    """Something that does not hold.

    Attributes:
        where: the thing or file in question.
        what: what is wrong with it.
        document: the id of the source document that it concerns; empty if it concerns none, or all.
    """

    where: str
    what: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome: how much was looked at, and every mismatch, sorted.

    Attributes:
        files: digests of files that were computed again.
        spans: passages that were cut out of their texts again.
        claims: claims whose evidence was looked up.
        mismatches: what does not hold; empty if all is well.
        sources: files of source documents that were read again.
        resting: what rests on each source document.
    """

    files: int
    spans: int
    claims: int
    mismatches: tuple[Mismatch, ...]
    sources: int = 0
    resting: tuple[Resting, ...] = ()

    @property
    def ok(self) -> bool:
        """Return whether nothing was found."""
        return not self.mismatches

    @property
    def affected(self) -> tuple[Resting, ...]:
        """Return what rests on those documents of which something does not hold.

        If the quads themselves were changed, these are all documents.
        """
        if any(one.where == GRAPH for one in self.mismatches):
            return self.resting
        concerned = {one.document for one in self.mismatches}
        return tuple(one for one in self.resting if one.document in concerned)


def verify(folder: Path | str) -> Verification:
    """Check a graph folder against itself and return what was found.

    The quads are read from ``graph.nq``, not from the index. Every file of the folder is looked at, byte for
    byte; one that the manifest does not know is a mismatch, as is one that cannot be read at all.

    Raises:
        GraphError: if the folder holds no graph.
    """
    folder = Path(folder)
    try:
        manifest = read_manifest(folder)
        sealed = is_sealed((folder / NAME).read_bytes())
    except GraphError as error:
        if not (folder / NAME).is_file():
            raise
        return Verification(0, 0, 0, (Mismatch(NAME, error.what),))
    mismatches = set(_files(folder, manifest))
    if not sealed:
        mismatches.add(Mismatch(NAME, "the manifest is not the one that was written: its seal does not fit"))
    names = {row.id: row.name for row in manifest.documents}
    found = _read(folder / GRAPH)
    if isinstance(found, Mismatch):
        return Verification(len(manifest.files) + 1, 0, 0, tuple(sorted({*mismatches, found})))
    mismatches |= set(_documents(manifest, found))
    mismatches |= set(_proofs(found, lambda digest: read_text(folder / _file(digest))))
    looked_at = (len(manifest.files) + 1, len(found.evidence), len(found.claims))
    return Verification(*looked_at, tuple(sorted(mismatches)), resting=resting(found, names))


def verify_open(graph: GraphFolder) -> Verification:
    """Check a graph that has no folder of its own, such as the example of the package.

    ``files`` of the outcome are the texts of its source documents.

    Raises:
        GraphError: if the graph was closed, or no text of its documents can be read where it lies.
    """
    found = collect(graph.store)
    if found.digests and not any(_is_there(graph, digest) for digest in found.digests.values()):
        what = "no text of its documents is kept there, so no passage can be checked"
        raise GraphError(what, graph.place, "Verify the folder that it was sent from")
    names = {row.id: row.name for row in graph.manifest.documents}
    mismatches = tuple(sorted(set(_proofs(found, graph.text))))
    looked_at = (len(found.digests), len(found.evidence), len(found.claims))
    return Verification(*looked_at, mismatches, resting=resting(found, names))


def _is_there(graph: GraphFolder, digest: str) -> bool:
    try:
        return bool(graph.text(digest))
    except GraphError:
        return False


def _proofs(found: Found, read: Callable[[str], str]) -> Iterator[Mismatch]:
    """Yield what does not hold of the passages and the claims; ``read`` returns a text by its digest."""
    yield from _spans(found, dict(_texts(found, read)))
    yield from _claims(found)


def _files(folder: Path, manifest: Manifest) -> Iterator[Mismatch]:
    owners = _owners(manifest)
    for name, digest in manifest.files.items():
        try:
            if not has_digest(folder / name, digest):
                what = "the file is not the one that the manifest describes"
                yield Mismatch(name, what, owners.get(name, ""))
        except OSError:
            yield Mismatch(name, "the file is missing", owners.get(name, ""))
    if GRAPH not in manifest.files:
        yield Mismatch(NAME, "the manifest does not describe graph.nq")
    for name in _further(folder, manifest):
        yield Mismatch(name, "the manifest does not know this file; it is no part of the graph")
    yield from (Mismatch(*problem) for problem in index_problems(folder, manifest.files.get(GRAPH, "")))


def _owners(manifest: Manifest) -> Mapping[str, str]:
    """Return, for the text and the reading of each document, the document."""
    owners = {_file(row.digest): row.id for row in manifest.documents}
    return owners | {
        f"{READINGS}/{row.digest.removeprefix('sha256:')}.json": row.id for row in manifest.documents
    }


def _further(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Yield the files of a folder that its manifest does not know, but for those of index and cache."""
    for place, folders, names in os.walk(folder):
        at = Path(place)
        if at == folder:
            folders[:] = [name for name in folders if name not in (INDEX, CACHE)]
        folders.sort()
        for name in sorted(names):
            path = (at / name).relative_to(folder).as_posix()
            if path not in manifest.files and path != NAME:
                yield path


def _read(path: Path) -> Found | Mismatch:
    try:
        return collect(parse(path=path, format=RdfFormat.N_QUADS))
    except (OSError, SyntaxError, ValueError) as error:
        return Mismatch(path.name, f"the quads cannot be read ({error}); build the graph again")


def _documents(manifest: Manifest, found: Found) -> Iterator[Mismatch]:
    listed = {R + row.id: row.digest for row in manifest.documents}
    for iri in sorted(listed.keys() | found.digests.keys()):
        if listed.get(iri) != found.digests.get(iri):
            what = "the manifest and the graph differ about this document's digest"
            yield Mismatch(_short(iri), what, _short(iri))
    for digest in listed.values():
        if manifest.files.get(_file(digest)) != digest.removeprefix("sha256:"):
            yield Mismatch(_file(digest), "the manifest does not describe the text under its digest")


def _file(digest: str) -> str:
    return f"{TEXTS}/{digest.removeprefix('sha256:')}.txt"


def _texts(found: Found, read: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for iri, digest in sorted(found.digests.items()):
        try:
            text = read(digest)
        except GraphError:
            continue
        if f"sha256:{sha256(text)}" == digest:
            yield iri, text


def _spans(found: Found, texts: dict[str, str]) -> Iterator[Mismatch]:
    for iri, known in sorted(found.evidence.items()):
        source = known.get(SOURCE.value, "")
        if not source:
            yield Mismatch(_short(iri), "the evidence names no source document")
        elif ROW.value not in known:
            problem = _cut(known, source, texts)
            if problem:
                yield Mismatch(_short(iri), problem, _short(source))


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


def _claims(found: Found) -> Iterator[Mismatch]:
    for iri, evidence in sorted(found.claims.items()):
        if not evidence:
            yield Mismatch(_short(iri), "the claim has no evidence")
        for name in sorted(evidence - found.evidence.keys()):
            yield Mismatch(_short(iri), f"its evidence {_short(name)} is not in the graph")


def _short(iri: str) -> str:
    return iri.removeprefix(R)
