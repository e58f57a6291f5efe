"""One version of a graph, from a folder, a file or a commit: its quads as sorted lines, its ledger."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat, parse

from kg.exceptions import GraphError, InputError
from kg.graph import git
from kg.graph.manifest import GRAPH, LEDGER, NAME, DocumentRow, read_manifest
from kg.judgements import COLUMNS, Judgement, Verdict

_SYNTAX: Final = {
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
}
_HINT: Final = "Name a graph folder, a .trig or .nq file, or COMMIT:path as git knows it"


@dataclass(frozen=True, slots=True)
class Version:
    """A graph at one time.

    Attributes:
        name: what a person called it.
        path: the file of its quads, in canonical lines and sorted; None if they are in ``held``.
        held: its quads as sorted N-Quads lines.
        files: the file name of every source document by its id; empty where only the quads are known.
        judgements: those of the ledger that it was built with.
    """

    name: str
    path: Path | None = None
    held: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()

    def lines(self) -> Iterator[str]:
        """Yield the N-Quads lines, each once and in order, without their line ends."""
        if self.path is None:
            yield from self.held
            return
        with self.path.open(encoding="utf-8", newline="\n") as source:
            yield from map(str.removesuffix, source, repeat("\n"))


def read_version(name: str) -> Version:
    """Return the version that a folder, a file or ``COMMIT:path`` holds.

    Raises:
        InputError: if there is none, or git cannot be asked.
        GraphError: if it is no graph.
    """
    path = Path(name)
    if path.is_dir():
        return _of_folder(name, path)
    if path.is_file():
        ledger = path.parent / LEDGER
        text = ledger.read_text(encoding="utf-8", errors="replace") if ledger.is_file() else ""
        return Version(name, held=_parsed(path.read_bytes(), name), judgements=_judgements(text))
    commit, colon, inside = name.partition(":")
    if not colon:
        raise InputError("there is no such graph", name, _HINT)
    return _of_commit(name, commit, inside.rstrip("/"))


def _of_folder(name: str, folder: Path) -> Version:
    rows, quads, ledger = read_manifest(folder).documents, folder / GRAPH, folder / LEDGER
    text = ledger.read_text(encoding="utf-8", errors="replace") if ledger.is_file() else ""
    files, judgements = _files(rows), _judgements(text)
    try:
        if _is_sorted(quads):
            return Version(name, quads, (), files, judgements)
        return Version(name, None, _parsed(quads.read_bytes(), GRAPH), files, judgements)
    except (OSError, ValueError) as error:
        raise GraphError(
            f"the quads cannot be read ({error})", str(quads), "Build the graph again"
        ) from error


def _is_sorted(path: Path) -> bool:
    with path.open(encoding="utf-8", newline="\n") as source:
        return all(one < other for one, other in pairwise(source))


def _of_commit(name: str, commit: str, path: str) -> Version:
    if not git.is_tree(commit, path):
        folder = path.rpartition("/")[0]
        quads = _parsed(git.read_blob(commit, path), path)
        return Version(name, held=quads, judgements=_judgements(_blob(commit, folder, LEDGER)))
    content = json.loads(_blob(commit, path, NAME) or "{}")
    if not isinstance(content, dict) or "documents" not in content:
        raise GraphError("this folder held no graph", name, _HINT)
    files = {str(row.get("id", "")): str(row.get("name", "")) for row in content["documents"]}
    quads = _parsed(git.read_blob(commit, f"{path}/{GRAPH}"), GRAPH)
    return Version(name, held=quads, files=files, judgements=_judgements(_blob(commit, path, LEDGER)))


def _blob(commit: str, folder: str, name: str) -> str:
    try:
        return git.read_blob(commit, f"{folder}/{name}".lstrip("/")).decode("utf-8", "replace")
    except InputError:
        return ""


def _files(rows: tuple[DocumentRow, ...]) -> dict[str, str]:
    return {row.id: row.name for row in rows}


def _parsed(data: bytes, name: str) -> tuple[str, ...]:
    syntax = _SYNTAX.get(Path(name).suffix.lower())
    if syntax is None:
        raise InputError("this is no graph that can be compared", name, _HINT)
    try:
        return tuple(sorted({f"{quad} ." for quad in parse(data, format=syntax)}))
    except (SyntaxError, ValueError) as error:
        raise GraphError(f"the quads cannot be read ({error})", name, _HINT) from error


def _judgements(text: str) -> tuple[Judgement, ...]:
    """Return the rows of a ledger; those that are no judgements are passed over, the build told them."""
    rows = csv.reader(text.split("\n"))
    found = []
    try:
        for row in rows:
            if len(row) == len(COLUMNS) and row[0] in list(Verdict):
                found.append(Judgement(Verdict(row[0]), *row[1:]))
    except csv.Error:
        return tuple(found)
    return tuple(found)
