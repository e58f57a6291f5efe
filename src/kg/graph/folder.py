"""Write a graph folder, all of it or nothing: manifest, quads, texts, report and index."""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.exceptions import GraphError
from kg.graph.blocks import Older, write_blocks
from kg.graph.build import GraphBuild
from kg.graph.copying import write_pieces
from kg.graph.indented import indented
from kg.graph.index import build_index, lines_of_documents, listed_files
from kg.graph.lines import Lines, all_lines, merge_lines
from kg.graph.lock import locked
from kg.graph.manifest import (
    CACHE,
    FORMAT,
    GRAPH,
    INDEX,
    LEDGER,
    MADE_BY,
    NAME,
    READINGS,
    REPORT,
    TEXTS,
    Manifest,
    is_sealed,
    read_manifest,
)
from kg.graph.readings import reading_json
from kg.graph.recovery import old_place, recover
from kg.graph.settling import Settling, settling
from kg.graph.spare import Names, leave_names, make_names, take_names
from kg.graph.strips import Strip, digest_of, strips_of
from kg.identifiers import sha256
from kg.marks import Known, Marks, marked, read_marks, write_marks
from kg.model import Document

FILES: Final = "files.json"
"""The marks of the files of a graph, in its cache."""
_NEW: Final = ".kg-new"
_BEGINNING: Final = f'{{\n "format": {FORMAT},\n "{MADE_BY}": '.encode("ascii")
_TRIES: Final = 5


def write_graph(folder: Path, build: GraphBuild) -> None:
    """Write a graph into a folder, in place of the graph that may be there.

    The new graph is made beside the folder and then put in its place, so that a crash leaves the
    old graph or the new one. Everything but ``index/`` is the same, byte for byte, for the same build.

    Raises:
        GraphError: if the folder holds something else than a graph, if another build is writing it, or
            if the place cannot be written to.
    """
    with held(folder) as place, new_folder(place) as new:
        replace_graph(place, new, build)


@contextmanager
def held(folder: Path) -> Iterator[Path]:
    """Hold a graph folder for one build alone and yield its absolute path; what a crash left is put right.

    Raises:
        GraphError: as :func:`write_graph` does.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow a link
    try:
        made = _make_parents(folder.parent)
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        with locked(folder):
            _clear(folder)
            _refuse_foreign(folder)
            yield folder
    finally:
        for parent in made:
            with suppress(OSError):
                parent.rmdir()  # where nothing was built in it


def _make_parents(folder: Path) -> tuple[Path, ...]:
    """Make a folder with those above it and return which were made, the innermost first."""
    missing = tuple(one for one in (folder, *folder.parents) if not one.exists())
    folder.mkdir(parents=True, exist_ok=True)
    return missing


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Yield an empty folder in which the graph is made that is to replace the one in a folder that is held.

    What is left in it when the block ends, or at the next build after a crash, is removed.

    Raises:
        GraphError: if the place cannot be written to, also while the block runs.
    """
    try:
        new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=_NEW, dir=folder.parent))
        new.chmod(0o755)
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield new
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def replace_graph(
    folder: Path, new: Path, build: GraphBuild, finish: Callable[[], None] | None = None
) -> None:
    """Put a graph in the place of the one in a folder that is held (:func:`held`).

    Texts and readings that did not change are linked from the old graph rather than written.

    Args:
        folder: the graph folder.
        new: the folder in which the graph is made (:func:`new_folder`); it may hold a cache already.
        build: the graph.
        finish: is called when all is written, before the folder is put in its place.

    Raises:
        OSError: if the place cannot be written to.
    """
    fill(new, build, folder if folder.is_dir() else None)
    if finish is not None:
        finish()
    if build.older.code and not folder.is_dir():
        make_names(new)
    _swap(folder, new)


def _unwritable(folder: Path, error: OSError) -> GraphError:
    why = error.strerror or str(error)
    return GraphError(f"the graph cannot be written ({why})", str(folder), "Choose another folder with -o")


def _swap(folder: Path, new: Path) -> None:
    """Put a new folder in the place of an old one."""
    old = old_place(folder)
    for left in reversed(range(_TRIES)):
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)
            folder.rename(old)
        try:
            new.rename(folder)
        except OSError:
            # Somebody who opened the graph between the two renames may have put the old one back.
            if not left or not folder.exists():
                recover(folder)
                raise
        else:
            if (folder / CACHE).is_dir():
                leave_names(old, folder)
            shutil.rmtree(old, ignore_errors=True)
            return


def _clear(folder: Path) -> None:
    """Put right what a crash left: the old graph is put back, and half-made ones are removed."""
    recover(folder)
    half_made = re.compile(rf"\.{re.escape(folder.name)}\.[a-z0-9_]+{re.escape(_NEW)}")
    for left in folder.parent.iterdir():
        if half_made.fullmatch(left.name):
            shutil.rmtree(left, ignore_errors=True)


def fill(folder: Path, build: GraphBuild, old: Path | None = None) -> None:
    """Write the files of a graph into an empty folder; those that an old one holds too are linked."""
    files: dict[str, str] = {}
    # What a build takes over it knows by its marks; one that takes over nothing reads all bytes.
    marks = read_marks(old / CACHE / FILES) if old and build.kept else Marks()
    seen = _write_texts(folder, build, old, marks, files)
    lines = _lines(build, old, marks)
    taken = write_pieces(folder / GRAPH, lines.pieces, lines.size)
    strips = strips_of(folder / GRAPH, taken, build.older.strips)
    files[GRAPH] = digest_of(strips)
    report = indented(build.report) + "\n"
    _write(folder, REPORT, report.encode("utf-8", "replace"), files)
    if build.ledger:
        _write(folder, LEDGER, build.ledger.encode("utf-8", "replace"), files)
    build_index(folder, files[GRAPH], old, lines, marks)
    if build.older.code:
        write_blocks(folder, _known(build, files[GRAPH], strips), build.common.rest)
    manifest = Manifest(build.version, build.rows, build.counts, files)
    (folder / NAME).write_text(manifest.to_json(), encoding="utf-8", newline="\n")
    if build.older.code:
        new = ((name, digest) for name, digest in files.items() if name not in seen)
        listed = ((f"{INDEX}/{name}", digest) for name, digest in listed_files(folder))
        write_marks(folder / CACHE / FILES, {**seen, **marked(folder, (*new, *listed))})


def _write_texts(
    folder: Path, build: GraphBuild, old: Path | None, marks: Marks, files: dict[str, str]
) -> dict[str, Known]:
    """Write texts and readings, note their digests, and return those that were taken over by their marks."""
    names = take_names(old if build.kept else None, folder)
    with settling() as written:
        seen = _write_each(folder, build, old, _Marked(old, marks, names), files, written)
    names.drop_rest()
    return seen


def _write_each(
    folder: Path,
    build: GraphBuild,
    old: Path | None,
    marked: "_Marked",
    files: dict[str, str],
    written: Settling,
) -> dict[str, Known]:
    seen: dict[str, Known] = {}
    known = _Digests(old)
    for head in build.documents:
        digest = head.digest.removeprefix("sha256:")
        document: Document | None = None
        for name, content in ((f"{TEXTS}/{digest}.txt", _text), (f"{READINGS}/{digest}.json", _reading)):
            # A kept document is in every way the one of the old graph.
            is_kept = head.id in build.kept
            if is_kept and (one := marked.taken(folder, name)):
                files[name], seen[name] = one.digest, one
            elif is_kept and old and (same := known.of(name)) and _link(old / name, folder / name, same):
                files[name] = same
            else:
                marked.names.drop(name)
                document = document or build.shelf.document(head)
                data = content(document)
                files[name] = sha256(data)
                if old is None or not _link(old / name, folder / name, files[name]):
                    (folder / name).write_bytes(data)
                    written.add(folder / name)
    return seen


@dataclass(frozen=True, slots=True)
class _Marked:
    """The files of an old graph that are as they were, and the second names that some have already."""

    old: Path | None
    marks: Marks
    names: Names

    def taken(self, folder: Path, name: str) -> Known | None:
        """Let a file stand in a new folder; return what is known of it, or None if it is not as it was."""
        if name in self.names:
            if known := self.marks.known(name, f"{folder}/{name}"):
                self.names.keep(name)
                return known
            self.names.drop(name)
        path = f"{self.old}/{name}"
        known = self.marks.known(name, path) if self.old else None
        try:
            if known:
                os.link(path, f"{folder}/{name}", follow_symlinks=False)
        except OSError:
            return None
        return known


def _text(document: Document) -> bytes:
    return document.text.encode("utf-8", "surrogatepass")


def _reading(document: Document) -> bytes:
    return reading_json(document).encode("utf-8", "replace")


class _Digests:
    """The digests of the files of an old graph, which are read when one is asked for."""

    def __init__(self, old: Path | None) -> None:
        self._old = old
        self._files: Mapping[str, str] | None = None

    def of(self, name: str) -> str:
        """Return the digest of a file, empty if it is not known."""
        if self._files is None:
            self._files = _digests(self._old) if self._old else {}
        return self._files.get(name, "")


def _digests(old: Path) -> Mapping[str, str]:
    """Return the digests of the files of an old graph, none if its manifest was changed."""
    try:
        return read_manifest(old).files if is_sealed((old / NAME).read_bytes()) else {}
    except (GraphError, OSError):
        return {}


def _lines(build: GraphBuild, old: Path | None, marks: Marks) -> Lines:
    """Return the lines of a graph; those of documents that are kept are taken from the old graph."""
    total = build.counts["quads"]
    common = build.common
    if old is None or common.gone is None or common.new is None:
        return all_lines(build.lines, total)
    other = {name: block.quads for name, block in build.older.blocks.items() if name not in build.kept}
    parts = ((common.gone, common.new), (lines_of_documents(old, other), build.own))
    known = marks.known(GRAPH, old / GRAPH)
    sure = known is not None and known.digest == build.older.graph
    return merge_lines(parts, total, old / GRAPH, build.older.graph, sure=sure)


def _known(build: GraphBuild, digest: str, strips: tuple[Strip, ...]) -> Older:
    """Return what the next build takes over from a graph, whose digest is given."""
    common = build.common
    return Older(build.older.code, digest, None, build.blocks, strips, common.sources, common.total)


def _write(folder: Path, name: str, data: bytes, files: dict[str, str]) -> None:
    write_pieces(folder / name, [data])
    files[name] = sha256(data)


def _link(old: Path, new: Path, digest: str) -> bool:
    """Give an old file a second name if its bytes have a digest; return whether that was done."""
    try:
        if old.is_symlink() or sha256(old.read_bytes()) != digest:
            return False
        os.link(old, new)
    except OSError:
        return False
    return True


def _refuse_foreign(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise GraphError("this is not a folder", str(folder), "Choose another place with -o")
    if folder.is_dir() and any(folder.iterdir()) and not _is_graph(folder):
        hint = "Choose a new folder with -o, or move away what is there"
        raise GraphError("the folder is not empty and holds no graph", str(folder), hint)


def _is_graph(folder: Path) -> bool:
    try:
        data = (folder / NAME).read_bytes()
        # So begins every manifest that was written here; of a large graph it takes long to read it all.
        if data.startswith(_BEGINNING):
            return True
        content = json.loads(data)
    except (OSError, ValueError):
        return False
    return isinstance(content, dict) and MADE_BY in content
