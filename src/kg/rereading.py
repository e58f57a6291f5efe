"""Reads the source documents of a graph again and compares: the bytes, the text, the offsets."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.documents.find import NOWHERE, find_files
from kg.documents.load import load_sources
from kg.documents.proof import prove
from kg.exceptions import GraphError
from kg.graph.manifest import DocumentRow, read_manifest
from kg.graph.store import read_reading
from kg.graph.verification import Mismatch, Verification, verify
from kg.model import Document

ReadingOf = Callable[[str], Mapping[str, Any]]
"""Gives how a document was read, by the digest of its text; raises GraphError where that is not kept."""


def verify_folder(folder: Path, *sources: Path | str) -> Verification:
    """Check a graph folder without opening it: a broken one can be told too.

    Raises:
        GraphError: if the folder holds no graph.
    """
    outcome = verify(folder)
    if not sources or not outcome.resting:
        return outcome
    rows = read_manifest(folder).documents
    return verify_sources(outcome, rows, lambda digest: read_reading(folder, digest), sources)


def verify_sources(
    outcome: Verification, rows: Iterable[DocumentRow], reading: ReadingOf, sources: Sequence[Path | str]
) -> Verification:
    """Return an outcome with what was found by reading again those sources that the graph was built from.

    Files that the graph does not know are passed over; documents of the graph whose file is not among the
    sources are a mismatch, as is a file that gives another text than it gave then.
    """
    missing = {row.source_digest: row for row in rows}
    found = {Mismatch(item.name, item.reason) for item in find_files(sources)[1] if item.reason == NOWHERE}
    read = 0
    for document, data in load_sources(sources):
        row = missing.pop(document.source_digest, None)
        if row is None:
            continue
        read += 1
        if document.digest != row.digest:
            found.add(Mismatch(row.name, "read again, the file gives another text than it gave then", row.id))
        else:
            problems = (*prove(document, data), *_kept(reading, document))
            found.update(Mismatch(row.name, problem, row.id) for problem in problems)
    gone = "its file is not among the sources, or was changed"
    found.update(Mismatch(row.name, gone, row.id) for row in missing.values())
    return replace(outcome, mismatches=tuple(sorted({*outcome.mismatches, *found})), sources=read)


def _kept(reading: ReadingOf, document: Document) -> Iterator[str]:
    """Yield what differs between how a document is read now and how the graph says that it was read."""
    try:
        known = reading(document.digest)
    except GraphError:
        return  # the example of the package keeps its texts only
    offsets = known.get("offsets", {})
    now = document.offsets
    if [offsets.get(n) for n in ("canonical", "source", "extent")] != [
        list(now.canonical),
        list(now.source),
        list(now.extent),
    ]:
        yield "the map of offsets is not the one that the graph keeps"
