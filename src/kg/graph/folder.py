"""Write a graph folder, all of it or nothing: manifest, quads, texts, report and index."""

import json
import os
import shutil
import tempfile
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from kg.exceptions import GraphError
from kg.graph.build import GraphBuild
from kg.graph.index import build_index
from kg.graph.lock import locked
from kg.graph.manifest import GRAPH, LEDGER, MADE_BY, NAME, READINGS, REPORT, TEXTS, DocumentRow, Manifest
from kg.graph.readings import reading_json
from kg.identifiers import sha256


def write_graph(folder: Path, build: GraphBuild) -> None:
    """Write a graph into a folder, in place of the graph that may be there.

    The new graph is made beside the folder and then put in its place, so that a crash leaves the
    old graph or the new one. Everything but ``index/`` is the same, byte for byte, for the same build.

    Raises:
        GraphError: if the folder holds something else than a graph, if another build is writing it, or
            if the place cannot be written to.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow a link
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    with locked(folder):
        recover(folder)
        _refuse_foreign(folder)
        try:
            _replace(folder, build)
        except OSError as error:
            raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> GraphError:
    why = error.strerror or str(error)
    return GraphError(f"the graph cannot be written ({why})", str(folder), "Choose another folder with -o")


def _replace(folder: Path, build: GraphBuild) -> None:
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".kg-new", dir=folder.parent))
    try:
        new.chmod(0o755)
        fill(new, build)
        old = _old(folder)
        if folder.exists():
            folder.rename(old)
        try:
            new.rename(folder)
        except OSError:
            recover(folder)
            raise
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def fill(folder: Path, build: GraphBuild) -> None:
    """Write the files of a graph into an empty folder."""
    files: dict[str, str] = {}
    (folder / TEXTS).mkdir()
    for digest, text in sorted(build.texts.items()):
        _write(
            folder,
            f"{TEXTS}/{digest.removeprefix('sha256:')}.txt",
            text.encode("utf-8", "surrogatepass"),
            files,
        )
    (folder / READINGS).mkdir()
    for document in build.documents:
        name = f"{READINGS}/{document.digest.removeprefix('sha256:')}.json"
        _write(folder, name, reading_json(document).encode("utf-8", "replace"), files)
    lines = serialize(build.quads, format=RdfFormat.N_QUADS) or b""
    _write(folder, GRAPH, lines, files)
    report = json.dumps(build.report, indent=1, ensure_ascii=False) + "\n"
    _write(folder, REPORT, report.encode("utf-8", "replace"), files)
    if build.ledger:
        _write(folder, LEDGER, build.ledger.encode("utf-8", "replace"), files)
    build_index(folder, files[GRAPH])
    rows = tuple(
        DocumentRow(d.id, _clean(d.name), _clean(d.metadata.title or d.name), d.digest, d.source_digest)
        for d in build.documents
    )
    manifest = Manifest(build.version, rows, build.counts, files)
    (folder / NAME).write_text(manifest.to_json(), encoding="utf-8", newline="\n")


def _write(folder: Path, name: str, data: bytes, files: dict[str, str]) -> None:
    path = folder / name
    with path.open("wb") as target:
        target.write(data)
        target.flush()
        os.fsync(target.fileno())
    files[name] = sha256(data)


def _clean(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def _old(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.kg-old"


def recover(folder: Path) -> None:
    """Undo what a crash left half done: put the old graph back, or remove it if the new one is there."""
    old = _old(folder)
    if not old.is_dir():
        return
    if folder.exists():
        shutil.rmtree(old, ignore_errors=True)
    else:
        old.rename(folder)


def _refuse_foreign(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise GraphError("this is not a folder", str(folder), "Choose another place with -o")
    if folder.is_dir() and any(folder.iterdir()) and not _is_graph(folder):
        hint = "Choose a new folder with -o, or move away what is there"
        raise GraphError("the folder is not empty and holds no graph", str(folder), hint)


def _is_graph(folder: Path) -> bool:
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(content, dict) and MADE_BY in content
