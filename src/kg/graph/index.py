"""The on-disk Oxigraph index of a graph folder: a cache that is rebuilt when it does not fit."""

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.exceptions import GraphError
from kg.graph import stores
from kg.graph.labels import LabelIndex, make_labels, read_labels
from kg.graph.labels_changing import change_labels
from kg.graph.labels_making import write_labels
from kg.graph.labels_reading import read_named
from kg.graph.lines import Lines, line, lines_of_graphs
from kg.graph.manifest import GRAPH, INDEX
from kg.graph.portions import portions
from kg.graph.terms import claims_graph
from kg.graph.walks import Walks, read_walks
from kg.graph.walks_changing import change_walks
from kg.graph.walks_making import write_walks
from kg.identifiers import file_digest, sha256
from kg.marks import Marks

_BROKEN = (OSError, RuntimeError, SyntaxError, ValueError)
"""What Oxigraph raises for an index that it cannot open or quads that it cannot load."""

NO_MARKS: Final = Marks()
_FEW: Final = 200
"""The lines of so many documents are looked for in an index."""
_PIECE: Final = 2**25
"""So many bytes of a large file are loaded at a time."""
_SHARE: Final = 0.25
"""If more of the lines differ, an index is made anew."""
STORE, LABELS, WALKS = "oxigraph", "labels.sqlite", "walks.sqlite"
DIGEST, FILES = "graph.sha256", "files.sha256"
_LINE: Final = re.compile(r"([0-9a-f]{64})  ([^\n]+)\n")
_ANEW: Final = "delete the folder index/, and it is made anew"


def build_index(
    folder: Path,
    digest: str,
    older: Path | None = None,
    lines: Lines | None = None,
    marks: Marks = NO_MARKS,
) -> None:
    """Load the quads of a graph folder into a new store in ``index/``; ``digest`` is that of the quads.

    If it is known in which lines they differ from those of an older graph with an index, a copy of that index
    is changed instead; its files are shared as far as they stay as they are. ``marks`` are those of the files
    of the older graph: files of its index that are as they were are not read to see if they are whole.
    """
    new = Path(tempfile.mkdtemp(prefix=f"{INDEX}.", dir=folder))
    try:
        new.chmod(0o755)
        if older is None or lines is None or not _change_copy(older, new, lines, digest, marks):
            shutil.rmtree(new / STORE, ignore_errors=True)
            store = Store(new / STORE)
            load_store(store, folder / GRAPH)
            store.flush()
            del store
            older = None
        if not (new / LABELS).exists():
            write_labels(new / LABELS, read_named(Store.read_only(str(new / STORE))), digest)
        if not (new / WALKS).exists():
            write_walks(new / WALKS, Store.read_only(str(new / STORE)))
        (new / DIGEST).write_text(digest, encoding="ascii")
        (new / FILES).write_bytes(_listing(new, older))
        shutil.rmtree(folder / INDEX, ignore_errors=True)
        new.rename(folder / INDEX)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def load_store(store: Store, path: Path) -> None:
    """Load a file of quads: a large one piece by piece, since the engine holds what it loads at once.

    Pieces lie in files of their own, in each of which every look-up would have to look; so they are joined.
    """
    if path.stat().st_size <= _PIECE:
        store.bulk_load(path=path, format=RdfFormat.N_QUADS)
        return
    for portion in portions(path, _PIECE):
        store.bulk_load(input=portion, format=RdfFormat.N_QUADS)  # type: ignore[arg-type]  # needs read() only
    store.optimize()


def _change_copy(older: Path, new: Path, lines: Lines, digest: str, marks: Marks) -> bool:
    """Make the index of an older graph, changed where the quads differ, in a new place; return if it fits.

    Where its names cannot be changed, there are none in the new place.
    """
    if not lines.older or len(lines.gone) + len(lines.new) > _SHARE * lines.total:
        return False
    try:
        if any(index_problems(older, lines.older, marks)):
            return False
        Store.read_only(str(older / INDEX / STORE)).backup(str(new / STORE))
        store = Store(new / STORE)
        gone, come = list(_parse(lines.gone)), list(_parse(lines.new))
        # To count all quads of a store takes long; if it holds what goes and lacks what comes, it fits.
        if not all(quad in store for quad in gone) or any(quad in store for quad in come):
            return False
        for quad in gone:
            store.remove(quad)
        store.extend(come)
        store.flush()
        if (older / INDEX / WALKS).is_file():
            change_walks(older / INDEX / WALKS, new / WALKS, store, gone, come)
        if (older / INDEX / LABELS).is_file():
            change_labels(older / INDEX / LABELS, new / LABELS, store, gone, come, digest)
    except _BROKEN:
        return False
    return True


def lines_of_documents(folder: Path, documents: Mapping[str, int]) -> Iterator[bytes]:
    """Yield the lines of the graphs of some documents of a graph folder, in order.

    They come from the index if there are few documents and it holds as many lines of them as it should (given
    by document), else from the file of quads, all of whose lines are looked at.
    """
    if len(documents) <= _FEW and (folder / INDEX / STORE).is_dir():
        try:
            store = Store.read_only(str(folder / INDEX / STORE))
            found = {
                name: [
                    line(quad).encode()
                    for quad in store.quads_for_pattern(None, None, None, claims_graph(name))
                ]
                for name in documents
            }
        except _BROKEN:
            found = {}
        if {name: len(lines) for name, lines in found.items()} == dict(documents):
            yield from sorted(one for lines in found.values() for one in lines)
            return
    yield from lines_of_graphs(folder / GRAPH, (claims_graph(name).value for name in documents))


def _parse(lines: Iterable[bytes]) -> Iterator[Quad]:
    return parse(input=b"".join(sorted(lines)), format=RdfFormat.N_QUADS)


def open_index(folder: Path, digest: str) -> Store:
    """Return a store with the quads of a graph folder.

    It is the index on disk if that fits the digest of the quads, or can be rebuilt; else a store in memory.

    Raises:
        GraphError: if the quads cannot be read.
    """
    try:
        if _fits(folder, digest):
            return Store.read_only(str(folder / INDEX / STORE))
    except _BROKEN:
        pass
    try:
        build_index(folder, digest)
        return Store.read_only(str(folder / INDEX / STORE))
    except _BROKEN:
        return load_quads(folder / GRAPH, RdfFormat.N_QUADS)


def fitting_index(folder: Path, digest: str) -> Path | None:
    """Return the store in the index of a graph folder, or None if it is not of these quads."""
    return folder / INDEX / STORE if digest and _fits(folder, digest) else None


def open_labels(folder: Path, digest: str, store: stores.Store) -> LabelIndex:
    """Return the names of a graph folder, made to be searched.

    They are those on disk if they fit the digest of the quads, or can be written there; else in memory.
    """
    return fitting_labels(folder, digest) or _add_labels(folder, digest, store) or make_labels(store)


def fitting_labels(folder: Path, digest: str) -> LabelIndex | None:
    """Return the label index on disk of a graph folder, or None if there is none of these quads."""
    return read_labels(folder / INDEX / LABELS, digest) if digest and _fits(folder, digest) else None


def fitting_walks(folder: Path, digest: str) -> Walks | None:
    """Return the steps that are kept beside the store of a graph folder, or None if there are none of its."""
    return read_walks(folder / INDEX / WALKS) if digest and _fits(folder, digest) else None


def _add_labels(folder: Path, digest: str, store: stores.Store) -> LabelIndex | None:
    """Add the names to an index that was made without them."""
    index = folder / INDEX
    if not digest or not _fits(folder, digest):
        return None
    try:
        new = Path(tempfile.mkdtemp(prefix=f"{INDEX}.", dir=folder))
        try:
            write_labels(new / LABELS, read_named(store), digest)
            (new / LABELS).replace(index / LABELS)
            (new / FILES).write_bytes(_listing(index))
            (new / FILES).replace(index / FILES)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError:
        return None
    return read_labels(index / LABELS, digest)


def _fits(folder: Path, digest: str) -> bool:
    try:
        return (folder / INDEX / DIGEST).read_text(encoding="ascii") == digest
    except (OSError, ValueError):
        return False


def load_quads(path: Path, syntax: RdfFormat) -> Store:
    """Return a store in memory with the quads of a file.

    Raises:
        GraphError: if the file is missing or malformed.
    """
    store = Store()
    try:
        store.bulk_load(path=path, format=syntax)
    except (OSError, ValueError, SyntaxError) as error:
        raise GraphError(f"the graph cannot be read ({error})", str(path), "Build the graph again") from error
    return store


def _listing(index: Path, older: Path | None = None) -> bytes:
    """Return the digests of the files of an index, one a line; the last is that of the lines above it.

    Files shared with the index of an older graph, which was found to be as it is listed, are not read.
    """
    known = _by_file(older / INDEX) if older else {}

    def digest(name: str) -> str:
        return known.get(_file(index / name)) or file_digest(index / name)

    lines = "".join(f"{digest(name)}  {name}\n" for name in _names(index))
    return f"{lines}{sha256(lines)}  {FILES}\n".encode()


def _by_file(index: Path) -> dict[tuple[int, int], str]:
    """Return the listed digests of the files of an index by what tells a file whatever its name is."""
    return {_file(index / name): digest for name, digest in (_listed(index) or {}).items()}


def _file(path: Path) -> tuple[int, int]:
    about = path.stat()
    return about.st_dev, about.st_ino


def _names(index: Path) -> list[str]:
    found = (path.relative_to(index).as_posix() for path in index.rglob("*") if not path.is_dir())
    return sorted(name for name in found if name != FILES)


def listed_files(folder: Path) -> tuple[tuple[str, str], ...]:
    """Return the files of the index of a graph folder with their digests, as they are listed there."""
    return tuple((_listed(folder / INDEX) or {}).items())


def index_problems(folder: Path, digest: str, marks: Marks = NO_MARKS) -> Iterator[tuple[str, str]]:
    """Yield what does not hold of the index of a graph folder: the file and what is wrong with it.

    An index that is not there at all is no problem, since it is a cache.

    Args:
        folder: the graph folder.
        digest: that of its quads.
        marks: marks of its files; those that are as they were are not read.
    """
    index = folder / INDEX
    if not index.is_dir():
        return
    known = _listed(index)
    if known is None:
        yield f"{INDEX}/{FILES}", f"the list of the files of the index is missing or was changed; {_ANEW}"
        return
    found = set(_names(index))
    for name in sorted(known.keys() | found):
        if name not in found:
            yield f"{INDEX}/{name}", f"the file is missing; {_ANEW}"
        elif name not in known:
            yield f"{INDEX}/{name}", f"the index has no such file; {_ANEW}"
        elif marks.digest(f"{INDEX}/{name}", index / name) != known[name]:
            yield f"{INDEX}/{name}", f"the file was changed since the index was made; {_ANEW}"
    if not _fits(folder, digest):
        yield f"{INDEX}/{DIGEST}", f"the index is that of other quads; {_ANEW}"


def _listed(index: Path) -> dict[str, str] | None:
    try:
        text = (index / FILES).read_bytes().decode("utf-8")
    except (OSError, ValueError):
        return None
    rows = _LINE.findall(text)
    if not rows or "".join(f"{digest}  {name}\n" for digest, name in rows) != text:
        return None
    lines = "".join(f"{digest}  {name}\n" for digest, name in rows[:-1])
    return {name: digest for digest, name in rows[:-1]} if rows[-1] == (sha256(lines), FILES) else None
